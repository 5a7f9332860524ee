//! JSON for reading: two spaces a level.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::escaped;

/// The record over many lines.
pub(super) fn print(record: &impl Serialize) -> Vec<u8> {
    let mut text = Vec::with_capacity(16384);
    // Writing to memory does not fail, and a record has no map whose keys are not strings.
    let _ = serde_json::to_writer_pretty(&mut text, record);
    text.push(b'\n');
    escaped(text)
}

/// Writes a printed record one level deeper, without its last line end. Strings hold no line ends, so this is but white space.
pub(super) fn indented(record: &[u8], out: &mut impl Write) -> io::Result<()> {
    for (k, line) in record.trim_ascii_end().split(|&b| b == b'\n').enumerate() {
        out.write_all(if k > 0 { b"\n  " } else { b"  " })?;
        out.write_all(line)?;
    }
    Ok(())
}
