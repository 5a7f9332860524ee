//! The rows of a table one by one, whatever it is of: for those who write all tables alike.

use super::articles::ARTICLES;
use super::events::EVENTS;
use super::names::{ORGANIZATIONS, PEOPLE, PLACES};
use super::told::{CASUALTIES, DATES, QUOTES, VICTIMS};
use super::{Column, Holds, Line, Sheet, Story, Value};
use crate::events::EventRow;
use crate::record::Record;

/// A column's name and what it holds.
pub(in super::super) type Head = (&'static str, Holds);

/// What takes the values of a row.
type Take<'f, E> = &'f mut dyn for<'v> FnMut(&mut dyn Iterator<Item = Value<'v>>) -> Result<(), E>;

/// The columns of a table.
pub(in super::super) fn heads(sheet: Sheet) -> Vec<Head> {
    match sheet {
        Sheet::Articles => of(ARTICLES),
        Sheet::People => of(PEOPLE),
        Sheet::Organizations => of(ORGANIZATIONS),
        Sheet::Places => of(PLACES),
        Sheet::Dates => of(DATES),
        Sheet::Quotes => of(QUOTES),
        Sheet::Casualties => of(CASUALTIES),
        Sheet::Victims => of(VICTIMS),
        Sheet::Events => of(EVENTS),
    }
}

fn of<T>(columns: &[Column<T>]) -> Vec<Head> {
    columns.iter().map(|column| (column.0, column.1)).collect()
}

/// Hands over the rows of a record in a table. What a record does not hold has none.
///
/// # Errors
/// What `take` says; the same for the other function.
pub(in super::super) fn rows<E>(record: &Record, story: &Story, sheet: Sheet, take: Take<E>) -> Result<(), E> {
    if sheet == Sheet::Articles {
        return each(ARTICLES, story, [record], take);
    }
    let Record::Analysis(found) = record else { return Ok(()) };
    match sheet {
        Sheet::People => each(PEOPLE, story, found.people.iter().flatten(), take),
        Sheet::Organizations => each(ORGANIZATIONS, story, found.organizations.iter().flatten(), take),
        Sheet::Places => each(PLACES, story, found.places.iter().flatten(), take),
        Sheet::Dates => each(DATES, story, found.dates.iter().flatten(), take),
        Sheet::Quotes => each(QUOTES, story, found.quotes.iter().flatten(), take),
        Sheet::Casualties => each(CASUALTIES, story, found.casualties.iter().flatten(), take),
        Sheet::Victims => each(VICTIMS, story, found.event.iter().flatten().flat_map(|event| &event.victims), take),
        Sheet::Articles | Sheet::Events => Ok(()),
    }
}

/// Hands over the row of an event.
pub(in super::super) fn event_row<E>(row: &EventRow, take: Take<E>) -> Result<(), E> {
    each(EVENTS, &Story::default(), [row], take)
}

fn each<'a, T: 'a, E>(columns: &[Column<T>], story: &'a Story<'a>, list: impl IntoIterator<Item = &'a T>, take: Take<E>) -> Result<(), E> {
    (1..).zip(list).try_for_each(|(number, it)| {
        let line = Line { story, number, it };
        take(&mut columns.iter().map(|Column(.., cell)| cell(&line)))
    })
}
