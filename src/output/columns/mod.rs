//! What tables and maps say of records: lists of columns, each with its name and its value in a row. A table ([`super::csv`]) writes the values as
//! cells, a map ([`super::geojson`]) as the properties of its points.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::closed_set::closed_set;

pub(super) mod articles;
pub(super) mod events;
pub(super) mod names;
pub(super) mod points;
pub(super) mod rows;
mod story;
pub(super) mod told;

pub(super) use rows::{event_row, heads, rows};
pub(super) use story::Story;

closed_set! {
    /// A flat table: one row for each finding of its kind.
    pub enum Sheet {
        /// The articles, those that could not be analysed too.
        Articles = "articles",
        /// Persons.
        People = "people",
        /// Organisations.
        Organizations = "organizations",
        /// Places.
        Places = "places",
        /// Expressions of time.
        Dates = "dates",
        /// Quotations.
        Quotes = "quotes",
        /// Casualty figures.
        Casualties = "casualties",
        /// Victims of the articles' events.
        Victims = "victims",
        /// Events of many articles (`--events`).
        Events = "events",
    }
}

impl Sheet {
    /// The tables of records, all but that of events.
    pub fn of_records() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|sheet| *sheet != Self::Events)
    }
}

/// What stands in a column of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// Nothing says it.
    Empty,
    /// Words.
    Text(Cow<'a, str>),
    /// A count.
    Whole(u64),
    /// A coordinate, a score or a share.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => to.serialize_unit(),
            Self::Text(text) => to.serialize_str(text),
            Self::Whole(n) => to.serialize_u64(*n),
            Self::Number(n) => to.serialize_f64(*n),
            Self::Flag(flag) => to.serialize_bool(*flag),
        }
    }
}

/// Conversions into [`Value`], a row a type.
macro_rules! values {
    ($($Type:ty => |$value:ident| $made:expr),+ $(,)?) => {
        $(impl<'a> From<$Type> for Value<'a> {
            fn from($value: $Type) -> Self {
                $made
            }
        })+
    };
}

values! {
    &'a str => |text| Self::Text(Cow::Borrowed(text)),
    &'a String => |text| Self::Text(Cow::Borrowed(text)),
    String => |text| Self::Text(Cow::Owned(text)),
    u64 => |n| Self::Whole(n),
    u32 => |n| Self::Whole(n.into()),
    usize => |n| Self::Whole(n as u64),
    f64 => |n| Self::Number(n),
    bool => |flag| Self::Flag(flag),
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, T::into)
    }
}

/// A finding and what its row says beside it.
pub(super) struct Line<'a, T> {
    /// The article that it is of.
    pub(super) story: &'a Story<'a>,
    /// Its place in its list, from 1.
    pub(super) number: usize,
    pub(super) it: &'a T,
}

/// A column: its name, what it holds, and its value in a row.
pub(super) struct Column<T>(pub(super) &'static str, pub(super) Holds, pub(super) Cell<T>);

/// The value in a row.
type Cell<T> = for<'x> fn(&Line<'x, T>) -> Value<'x>;

/// What all values of a column are, but for those that are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Whole,
    Number,
    Flag,
}

/// A column of words.
const fn text<T>(name: &'static str, cell: Cell<T>) -> Column<T> {
    Column(name, Holds::Text, cell)
}

/// A column of counts.
const fn whole<T>(name: &'static str, cell: Cell<T>) -> Column<T> {
    Column(name, Holds::Whole, cell)
}

/// A column of coordinates, scores or shares.
const fn number<T>(name: &'static str, cell: Cell<T>) -> Column<T> {
    Column(name, Holds::Number, cell)
}

/// A column of yes and no.
const fn flag<T>(name: &'static str, cell: Cell<T>) -> Column<T> {
    Column(name, Holds::Flag, cell)
}

/// Several words in one cell.
fn list<'t>(words: impl Iterator<Item = &'t str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join("; "))
}
