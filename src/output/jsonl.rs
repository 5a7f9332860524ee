//! JSON Lines: a record a line. Line ends inside strings are escaped, by JSON itself or, those of Unicode, by [`escaped`]: nothing splits a record.

use serde::Serialize;

use super::escape::escaped;

/// The record on one line.
pub(super) fn print(record: &impl Serialize) -> Vec<u8> {
    let mut line = Vec::with_capacity(4096);
    // Writing to memory does not fail, and a record has no map whose keys are not strings.
    let _ = serde_json::to_writer(&mut line, record);
    line.push(b'\n');
    escaped(line)
}
