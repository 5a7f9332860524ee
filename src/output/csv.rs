//! CSV: flat tables, as RFC 4180 says, with line feeds at the ends of rows. Spreadsheets, R and pandas read them without being told anything.

use std::convert::Infallible;
use std::io::Write;

use super::columns::{Sheet, Story, Value, event_row, heads, rows};
use super::visible::acts;
use crate::events::EventRow;
use crate::record::Record;

/// The first row of a table.
pub(super) fn header(sheet: Sheet) -> Vec<u8> {
    let names: Vec<&str> = heads(sheet).into_iter().map(|(name, _)| name).collect();
    let mut row = names.join(",").into_bytes();
    row.push(b'\n');
    row
}

/// The rows of a record in each of these tables. What a record does not hold has none.
pub(super) fn print(record: &Record, sheets: &[Sheet]) -> Vec<Vec<u8>> {
    let story = Story::of(record);
    let print = |&sheet| {
        let mut out = Vec::new();
        let Ok(()) = rows(record, &story, sheet, &mut |values| line(values, &mut out));
        out
    };
    sheets.iter().map(print).collect()
}

/// The row of an event.
pub(super) fn event(row: &EventRow) -> Vec<u8> {
    let mut out = Vec::new();
    let Ok(()) = event_row(row, &mut |values| line(values, &mut out));
    out
}

fn line(values: &mut dyn Iterator<Item = Value>, out: &mut Vec<u8>) -> Result<(), Infallible> {
    for (k, value) in values.enumerate() {
        if k > 0 {
            out.push(b',');
        }
        cell(&value, out);
    }
    out.push(b'\n');
    Ok(())
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
