//! A record for reading on a terminal.

use crate::record::Record;

/// The record as text.
pub(super) fn print(record: &Record, _width: usize, _color: bool) -> String {
    format!("{record:#?}\n")
}
