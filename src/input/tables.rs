//! A table of articles, CSV or TSV, → one [`Raw`] a row: an object whose fields are the columns, so that the names of columns are those of JSON.
//!
//! Rows are cut while they stream in (`csv-core`, which needs no more memory than a row); a row is as long as `--max-bytes` at most.

use std::io::{self, BufRead, BufReader, Read};

use csv_core::{ReadRecordResult, ReaderBuilder};
use serde_json::{Map, Value};

use super::Raw;
use super::files::{NotOpened, Numbered, io_message, too_large};
use super::split::Utf8;
use crate::article::Format;
use crate::lexicon::fields::{FieldNames, FieldRole};
use crate::record::{ErrorKind, ErrorRecord};

/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// Signs that separate columns.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The rows of a table.
pub(super) struct Rows<R> {
    reader: BufReader<Utf8<R>>,
    core: csv_core::Reader,
    path: String,
    format: Format,
    max_bytes: u64,
    columns: Vec<String>,
    number: u64,
    done: bool,
}

/// A row as it was cut.
enum Row {
    /// Its cells.
    Cells(Vec<Vec<u8>>),
    /// It is longer than may be, and was passed over.
    TooLong,
    /// The table ends inside of quotation marks.
    Open,
    /// There are no more.
    End,
}

impl<R: Read> Rows<R> {
    /// The rows of a reader whose first row names the columns. UTF-16 with a byte-order mark is read as UTF-8.
    ///
    /// # Errors
    /// What the first read says; no column that holds a text.
    pub(super) fn new(reader: R, path: &str, format: Format, max_bytes: u64, names: &FieldNames) -> Result<Self, NotOpened> {
        let failed = |kind, message: String| Box::new(ErrorRecord::new(path, path, kind, message));
        let io_failed = |e: io::Error| failed(ErrorKind::Io, io_message(&e));
        let mut reader = BufReader::with_capacity(BUFFER, Utf8::new(reader).map_err(io_failed)?);
        let head = reader.fill_buf().map_err(io_failed)?;
        let separator = if format == Format::Tsv { b'\t' } else { separator(head) };
        let core = ReaderBuilder::new().delimiter(separator).build();
        let mut rows = Self { reader, core, path: path.to_owned(), format, max_bytes, columns: Vec::new(), number: 0, done: false };
        match rows.row().map_err(io_failed)? {
            Row::Cells(cells) => rows.columns = cells.iter().map(|cell| cell_text(cell).trim().to_owned()).collect(),
            Row::End => return Err(failed(ErrorKind::Empty, "the table is empty".to_owned()).into()),
            Row::TooLong | Row::Open => {
                return Err(failed(ErrorKind::Parse, "the first row, which names the columns, has no end".to_owned()).into());
            }
        }
        let text = |name: &String| names.field(name).is_some_and(|field| matches!(field.role, FieldRole::Text | FieldRole::Html));
        if !rows.columns.iter().any(text) {
            let shown: Vec<&str> = rows.columns.iter().map(String::as_str).take(SHOWN).collect();
            let message =
                format!("no column is called as texts are (text, content, body …), only {}; --fields text=NAME names it", shown.join(", "));
            return Err(NotOpened::NoTexts(failed(ErrorKind::Parse, message)));
        }
        Ok(rows)
    }

    /// Cuts the next row.
    fn row(&mut self) -> io::Result<Row> {
        let (mut bytes, mut ends) = (vec![0; 4096], vec![0; 32]);
        let (mut written, mut ended, mut quotes, mut long) = (0, 0, false, false);
        loop {
            let input = match self.reader.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            let at_end = input.is_empty();
            let (result, read, wrote, closed) = self.core.read_record(input, &mut bytes[written..], &mut ends[ended..]);
            quotes ^= memchr::memchr_iter(b'"', &input[..read]).count() % 2 == 1;
            self.reader.consume(read);
            written += wrote;
            ended += closed;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if bytes.len() as u64 > self.max_bytes => {
                    // It goes on being cut, and is not kept.
                    long = true;
                    (written, ended) = (0, 0);
                }
                ReadRecordResult::OutputFull => bytes.resize(bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if long => ended = 0,
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::Record if long => return Ok(Row::TooLong),
                ReadRecordResult::Record => {
                    let mut start = 0;
                    let cell = |&end: &usize| bytes[std::mem::replace(&mut start, end)..end].to_vec();
                    let cells: Vec<Vec<u8>> = ends[..ended].iter().map(cell).collect();
                    let open = at_end && quotes && cells.last().is_some_and(|last| last.contains(&b'\n'));
                    return Ok(if open { Row::Open } else { Row::Cells(cells) });
                }
                ReadRecordResult::End if long => return Ok(Row::TooLong),
                ReadRecordResult::End => return Ok(Row::End),
            }
        }
    }

    fn failed(&self, kind: ErrorKind, message: impl Into<String>) -> Numbered {
        let error = ErrorRecord::new(format!("{}:{}", self.path, self.number), &*self.path, kind, message);
        (Some(self.number), Err(Box::new(error)))
    }

    /// A row as an object. Of columns with one name the first counts.
    fn object(&self, cells: &[Vec<u8>]) -> Vec<u8> {
        let mut object = Map::new();
        for (column, cell) in self.columns.iter().zip(cells) {
            if !column.is_empty() && !object.contains_key(column) {
                object.insert(column.clone(), Value::String(cell_text(cell)));
            }
        }
        Value::Object(object).to_string().into_bytes()
    }
}

/// Names of columns that a message shows.
const SHOWN: usize = 12;

impl<R: Read> Iterator for Rows<R> {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        if self.done {
            return None;
        }
        self.number += 1;
        match self.row() {
            Ok(Row::Cells(cells)) => {
                let raw = Raw { path: self.path.clone(), number: Some(self.number), format: self.format, bytes: self.object(&cells) };
                Some((Some(self.number), Ok(raw)))
            }
            Ok(Row::TooLong) => Some(self.failed(ErrorKind::TooLarge, too_large(self.max_bytes))),
            Ok(Row::Open) => {
                self.done = true;
                Some(
                    self.failed(
                        ErrorKind::Parse,
                        "a quotation mark opens in this row and does not close: the rows after it cannot be told",
                    ),
                )
            }
            Ok(Row::End) => {
                self.done = true;
                None
            }
            Err(e) => {
                self.done = true;
                Some(self.failed(ErrorKind::Io, io_message(&e)))
            }
        }
    }
}

/// The sign that separates the columns of a table whose beginning is `head`: the one that its first line has most of, outside of quotation marks.
pub(super) fn separator(head: &[u8]) -> u8 {
    let mut counts = [0; SEPARATORS.len()];
    let mut quoted = false;
    for &b in head {
        match b {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => SEPARATORS.iter().zip(&mut counts).filter(|(sign, _)| **sign == b).for_each(|(_, count)| *count += 1),
        }
    }
    let most = (0..counts.len()).rev().max_by_key(|&k| counts[k]).unwrap_or(0);
    SEPARATORS[most]
}

/// A cell's text. What is no UTF-8 was written on Windows.
fn cell_text(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned(),
    }
}

/// Is it the beginning of a table of articles: does its first line name columns, one of them that of a text?
pub(super) fn begins_table(head: &[u8]) -> Option<Format> {
    let line = &head[..memchr::memchr(b'\n', head)?];
    let separator = separator(line);
    let cells: Vec<&[u8]> = line.split(|&b| b == separator).map(|cell| cell.trim_ascii().trim_ascii()).collect();
    let names = FieldNames::default();
    let role = |cell: &&[u8]| names.field(std::str::from_utf8(cell).ok()?.trim_matches('"')).map(|field| field.role);
    let roles: Vec<FieldRole> = cells.iter().filter_map(role).collect();
    let text = roles.iter().any(|role| matches!(role, FieldRole::Text | FieldRole::Html));
    let table = cells.len() >= 2 && text && roles.len() >= 2 && cells.iter().all(|cell| cell.len() <= LONGEST_NAME);
    table.then_some(if separator == b'\t' { Format::Tsv } else { Format::Csv })
}

/// Bytes of the name of a column.
const LONGEST_NAME: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str, format: Format, max_bytes: u64) -> Vec<String> {
        let rows = match Rows::new(table.as_bytes(), "t.csv", format, max_bytes, &FieldNames::default()) {
            Ok(rows) => rows,
            Err(NotOpened::Failed(error) | NotOpened::NoTexts(error)) => {
                return vec![format!("{:?} {}", error.error.kind, error.error.message)];
            }
        };
        let shown = |(number, raw): Numbered| match raw {
            Ok(raw) => format!("{} {}", number.unwrap_or(0), String::from_utf8_lossy(&raw.bytes)),
            Err(error) => format!("{} {:?} {}", error.source.id, error.error.kind, error.error.message),
        };
        rows.map(shown).collect()
    }

    #[test]
    fn a_row_is_an_object() {
        for (table, expected) in [
            ("id,text\n1,A flood.\n2,A fire.\n", &[r#"1 {"id":"1","text":"A flood."}"#, r#"2 {"id":"2","text":"A fire."}"#][..]),
            ("id;text\r\n1;\"A flood; and\r\nmore.\"\r\n", &[r#"1 {"id":"1","text":"A flood; and\r\nmore."}"#]),
            ("\"text\",\"title\"\n\"He said \"\"no\"\".\",T", &[r#"1 {"text":"He said \"no\".","title":"T"}"#]),
            ("\u{feff}Text,Text,\nA flood.,B,C\n", &[r#"1 {"Text":"A flood."}"#]),
            ("text,id\nA flood.\nA fire.,2,3\n", &[r#"1 {"text":"A flood."}"#, r#"2 {"id":"2","text":"A fire."}"#]),
            ("text,size\nA 5\" pipe.,3\n", &[r#"1 {"size":"3","text":"A 5\" pipe."}"#]),
            ("text\n", &[]),
            ("", &["Empty the table is empty"]),
            ("a,b\n1,2\n", &["Parse no column is called as texts are (text, content, body …), only a, b; --fields text=NAME names it"]),
            (
                "id,text\n1,\"A flood.\n2,A fire.\n",
                &["t.csv:1 Parse a quotation mark opens in this row and does not close: the rows after it cannot be told"],
            ),
        ] {
            assert_eq!(rows(table, Format::Csv, 1 << 20), expected, "{table:?}");
        }
        assert_eq!(rows("id\ttext\n1\tA, b; c\n", Format::Tsv, 1 << 20), [r#"1 {"id":"1","text":"A, b; c"}"#]);
    }

    #[test]
    fn a_row_that_is_too_long_is_passed_over() {
        let table = format!("id,text\n1,{}\n2,A fire.\n", "long ".repeat(10_000));
        let found = rows(&table, Format::Csv, 10_000);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("t.csv:1 TooLarge larger than 10000 bytes"), "{found:?}");
        assert_eq!(found[1], r#"2 {"id":"2","text":"A fire."}"#);
    }

    #[test]
    fn what_is_no_utf8_was_written_on_windows() {
        let table = b"id,text\n1,Caf\xe9 \x93so\x94.\n";
        let mut rows = Rows::new(&table[..], "t.csv", Format::Csv, 1 << 20, &FieldNames::default()).ok().unwrap();
        let raw = rows.next().unwrap().1.unwrap();
        assert_eq!(String::from_utf8(raw.bytes).unwrap(), r#"{"id":"1","text":"Café “so”."}"#);
    }

    #[test]
    fn tables_show_by_their_first_line() {
        for (head, format) in [
            ("id,title,text\n1,A,B\n", Some(Format::Csv)),
            ("\"date\";\"content\"\n", Some(Format::Csv)),
            ("title\tarticle\nA\tB\n", Some(Format::Tsv)),
            ("text\nA flood.\n", None),
            ("A flood hit the town, text by Ana Ruiz, title unknown.\nIt was late.\n", None),
            ("Title, text\n", Some(Format::Csv)),
            ("id,title,text", None),
            ("id,name,size\n", None),
        ] {
            assert_eq!(begins_table(head.as_bytes()), format, "{head:?}");
        }
    }
}
