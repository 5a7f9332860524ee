//! CSV: flat tables, as RFC 4180 says, with line feeds at the ends of rows. Spreadsheets, R and pandas read them without being told anything.

use std::io::Write;

use super::columns::articles::ARTICLES;
use super::columns::events::EVENTS;
use super::columns::names::{ORGANIZATIONS, PEOPLE, PLACES};
use super::columns::told::{CASUALTIES, DATES, QUOTES, VICTIMS};
use super::columns::{Column, Line, Sheet, Story, Value};
use super::visible::acts;
use crate::events::EventRow;
use crate::record::Record;

/// The first row of a table.
pub(super) fn header(sheet: Sheet) -> Vec<u8> {
    match sheet {
        Sheet::Articles => names(ARTICLES),
        Sheet::People => names(PEOPLE),
        Sheet::Organizations => names(ORGANIZATIONS),
        Sheet::Places => names(PLACES),
        Sheet::Dates => names(DATES),
        Sheet::Quotes => names(QUOTES),
        Sheet::Casualties => names(CASUALTIES),
        Sheet::Victims => names(VICTIMS),
        Sheet::Events => names(EVENTS),
    }
}

fn names<T>(columns: &[Column<T>]) -> Vec<u8> {
    let names: Vec<&str> = columns.iter().map(|column| column.0).collect();
    let mut row = names.join(",").into_bytes();
    row.push(b'\n');
    row
}

/// The rows of a record in each of these tables. What a record does not hold has none.
pub(super) fn print(record: &Record, sheets: &[Sheet]) -> Vec<Vec<u8>> {
    let story = Story::of(record);
    sheets.iter().map(|&sheet| rows(record, &story, sheet)).collect()
}

fn rows<'a>(record: &'a Record, story: &'a Story<'a>, sheet: Sheet) -> Vec<u8> {
    if sheet == Sheet::Articles {
        return lines(ARTICLES, story, [record]);
    }
    let Record::Analysis(found) = record else { return Vec::new() };
    match sheet {
        Sheet::People => lines(PEOPLE, story, found.people.iter().flatten()),
        Sheet::Organizations => lines(ORGANIZATIONS, story, found.organizations.iter().flatten()),
        Sheet::Places => lines(PLACES, story, found.places.iter().flatten()),
        Sheet::Dates => lines(DATES, story, found.dates.iter().flatten()),
        Sheet::Quotes => lines(QUOTES, story, found.quotes.iter().flatten()),
        Sheet::Casualties => lines(CASUALTIES, story, found.casualties.iter().flatten()),
        Sheet::Victims => lines(VICTIMS, story, found.event.iter().flatten().flat_map(|event| &event.victims)),
        Sheet::Articles | Sheet::Events => Vec::new(),
    }
}

/// The row of an event.
pub(super) fn event(row: &EventRow) -> Vec<u8> {
    lines(EVENTS, &Story::default(), [row])
}

fn lines<'a, T: 'a>(columns: &[Column<T>], story: &'a Story<'a>, list: impl IntoIterator<Item = &'a T>) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, it) in (1..).zip(list) {
        let line = Line { story, number, it };
        for (k, Column(_, value)) in columns.iter().enumerate() {
            if k > 0 {
                out.push(b',');
            }
            cell(&value(&line), &mut out);
        }
        out.push(b'\n');
    }
    out
}

fn cell(value: &Value<'_>, out: &mut Vec<u8>) {
    // Writing to memory does not fail.
    let _ = match value {
        Value::Empty => Ok(()),
        Value::Text(words) => {
            text(words, out);
            Ok(())
        }
        Value::Whole(n) => write!(out, "{n}"),
        Value::Number(n) => write!(out, "{n}"),
        Value::Flag(flag) => write!(out, "{flag}"),
    };
}

/// Words as a cell. Those that a spreadsheet would take for a formula stand after an apostrophe: an article can say anything. Signs that act on a
/// terminal are shown as their escapes (`\u{1b}`), but for the ends of lines and tabs, which a cell may hold.
fn text(words: &str, out: &mut Vec<u8>) {
    let quoted = words.contains([',', '"', '\n', '\r']);
    if quoted {
        out.push(b'"');
    }
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        out.push(b'\'');
    }
    if !words.contains(|c| acts(c) || c == '"') {
        out.extend_from_slice(words.as_bytes());
    } else {
        for c in words.chars() {
            match c {
                '"' => out.extend_from_slice(b"\"\""),
                '\n' | '\r' | '\t' => out.push(c as u8),
                c if acts(c) => out.extend(c.escape_unicode().map(|c| c as u8)),
                c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }
    if quoted {
        out.push(b'"');
    }
}

#[cfg(test)]
mod tests;
