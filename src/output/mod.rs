//! [`Record`] → bytes: one file a format, and [`files`] for where the bytes go.
//!
//! A format prints one record at a time ([`Printer::print`]); how records stand one behind the other is [`Stream`]'s matter.

use std::io::{self, Write};

use crate::config::Kinds;
use crate::events::Rows;
use crate::record::Record;
use crate::summary::Lines;

mod columns;
mod csv;
mod escape;
pub mod files;
mod geojson;
pub mod html;
pub mod ids;
mod json;
mod jsonl;
pub mod names;
pub mod pages;
pub mod sheets;
#[cfg(feature = "sqlite")]
pub mod sqlite;
#[cfg(not(feature = "sqlite"))]
#[path = "sqlite/absent.rs"]
pub mod sqlite;
mod table;
mod visible;

pub use columns::Sheet;
pub use visible::visible;

/// A format of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For reading.
    Table,
    /// JSON over many lines; several records are one array.
    Json,
    /// A record a line.
    Jsonl,
    /// The rows of one flat table.
    Csv(Sheet),
    /// Points on a map: the places and figures of records, as far as they are of these kinds; or events.
    Geojson(Kinds),
    /// A page to read in a browser, of records that have their text.
    Html,
    /// A database, which is not printed: see [`sqlite`].
    Sqlite,
}

impl Format {
    /// The extension of a file in this format.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv(_) => "csv",
            Self::Geojson(_) => "geojson",
            Self::Html => "html",
            Self::Sqlite => "db",
        }
    }
}

/// Prints records in one format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printer {
    /// The format.
    pub format: Format,
    /// Columns of a terminal that a table may take. A summary's may take all that there are: `usize::MAX` where it goes elsewhere.
    pub width: usize,
    /// Tables in colour?
    pub color: bool,
    /// What the table of a record shows.
    pub shown: Shown,
}

/// What the table of a record shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Only as much as fits a screen?
    pub brief: bool,
    /// Lengths of time and what repeats among the dates?
    pub all_dates: bool,
}

impl Printer {
    /// Prints one record, ended by a line end; of CSV its rows and of GeoJSON its points, which may be none.
    pub fn print(&self, record: &Record) -> Vec<u8> {
        match self.format {
            Format::Table => table::print(record, self.width, self.color, self.shown).into_bytes(),
            Format::Json => json::print(record),
            Format::Jsonl => jsonl::print(record),
            Format::Csv(sheet) => csv::print(record, &[sheet]).into_iter().flatten().collect(),
            Format::Geojson(kinds) => geojson::print(record, kinds),
            Format::Html => html::print(record),
            Format::Sqlite => Vec::new(),
        }
    }

    /// Prints one record as a file that holds nothing else.
    pub fn file(&self, record: &Record) -> Vec<u8> {
        let mut stream = Stream::new(self.format, Vec::new());
        // Writing to memory does not fail.
        let _ = stream.put(&self.print(record));
        stream.finish().unwrap_or_default()
    }

    /// The rows of one record in each of these tables.
    pub fn sheets(record: &Record, sheets: &[Sheet]) -> Vec<Vec<u8>> {
        csv::print(record, sheets)
    }
}

impl Printer {
    /// Prints a summary piece by piece: a line of a table or of JSON Lines, or an object.
    ///
    /// # Errors
    /// What `put` says.
    pub fn summary(&self, lines: &Lines, mut put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        match self.format {
            Format::Table => table::summary::print(lines, self.width, self.color, put),
            Format::Json => lines.iter().try_for_each(|line| put(&json::print(&line))),
            Format::Jsonl => lines.iter().try_for_each(|line| put(&jsonl::print(&line))),
            // The command line has no such summary.
            Format::Csv(_) | Format::Geojson(_) | Format::Html | Format::Sqlite => Ok(()),
        }
    }

    /// Prints the rows of events in the same way.
    ///
    /// # Errors
    /// What `put` says.
    pub fn events(&self, rows: &Rows, mut put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        match self.format {
            Format::Table => table::events::print(rows, self.width, self.color, put),
            Format::Json => rows.iter().try_for_each(|row| put(&json::print(&row))),
            Format::Jsonl => rows.iter().try_for_each(|row| put(&jsonl::print(&row))),
            Format::Csv(_) => rows.iter().try_for_each(|row| put(&csv::event(&row))),
            Format::Geojson(_) => rows.iter().try_for_each(|row| put(&geojson::event(&row))),
            // The index of pages has the events, and a database its own table of them.
            Format::Html | Format::Sqlite => Ok(()),
        }
    }

    /// How the pieces of a summary or of events stand in a [`Stream`]: the lines of a table one after the other, as those of JSON Lines do.
    pub fn gathered_stream(&self) -> Format {
        if self.format == Format::Table { Format::Jsonl } else { self.format }
    }
}

/// Puts printed records one after the other: several of JSON are an array, tables are separated by an empty line, rows of CSV stand below a header, and
/// points of GeoJSON are a collection. A page is the only one: it is held until the end, so that nothing is written where a second one comes.
#[derive(Debug)]
pub struct Stream<W> {
    format: Format,
    out: W,
    /// The first record of JSON, until there is a second one or the end; a page, until the end.
    held: Option<Vec<u8>>,
    count: u64,
}

impl<W: Write> Stream<W> {
    /// A stream of records in this format.
    pub fn new(format: Format, out: W) -> Self {
        Self { format, out, held: None, count: 0 }
    }

    /// Writes the next record, as [`Printer::print`] made it.
    ///
    /// # Errors
    /// What the writer says; the same for the other functions.
    pub fn put(&mut self, record: &[u8]) -> io::Result<()> {
        if record.is_empty() && matches!(self.format, Format::Geojson(_)) {
            return Ok(());
        }
        self.count += 1;
        match self.format {
            Format::Csv(_) => {
                if self.count == 1 {
                    self.begin()?;
                }
                self.out.write_all(record)
            }
            Format::Geojson(_) => {
                if self.count == 1 {
                    self.begin()?;
                } else {
                    self.out.write_all(b",")?;
                }
                self.out.write_all(b"\n")?;
                self.out.write_all(record)
            }
            Format::Jsonl | Format::Sqlite => self.out.write_all(record),
            Format::Table => {
                if self.count > 1 {
                    self.out.write_all(b"\n")?;
                }
                self.out.write_all(record)
            }
            Format::Html if self.count > 1 => Err(io::Error::new(io::ErrorKind::InvalidInput, "a page holds one article")),
            Format::Json | Format::Html if self.count == 1 => {
                self.held = Some(record.to_owned());
                Ok(())
            }
            Format::Json | Format::Html => {
                if let Some(first) = self.held.take() {
                    self.out.write_all(b"[\n")?;
                    json::indented(&first, &mut self.out)?;
                }
                self.out.write_all(b",\n")?;
                json::indented(record, &mut self.out)
            }
        }
    }

    /// What stands before the first record.
    fn begin(&mut self) -> io::Result<()> {
        match self.format {
            Format::Csv(sheet) => self.out.write_all(&csv::header(sheet)),
            Format::Geojson(_) => self.out.write_all(geojson::BEGIN),
            Format::Table | Format::Json | Format::Jsonl | Format::Html | Format::Sqlite => Ok(()),
        }
    }

    /// Lets go of what is held and not yet written.
    pub fn forget(&mut self) {
        self.held = None;
    }

    /// Lets everything be seen that was put.
    #[allow(missing_docs, clippy::missing_errors_doc)]
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the stream and gives its writer back.
    #[allow(clippy::missing_errors_doc)]
    pub fn finish(mut self) -> io::Result<W> {
        if self.format == Format::Json {
            match (self.held.take(), self.count) {
                (_, 0) => self.out.write_all(b"[]\n")?,
                (Some(only), _) => self.out.write_all(&only)?,
                (None, _) => self.out.write_all(b"\n]\n")?,
            }
        }
        if let Some(page) = self.held.take() {
            self.out.write_all(&page)?;
        }
        if self.count == 0 {
            self.begin()?;
        }
        if matches!(self.format, Format::Geojson(_)) {
            self.out.write_all(geojson::END)?;
        }
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_records_are_framed_by_their_format() {
        let table: &[(Format, &[&str], &str)] = &[
            (Format::Jsonl, &[], ""),
            (Format::Jsonl, &["{}\n", "{}\n"], "{}\n{}\n"),
            (Format::Table, &["a\n", "b\n"], "a\n\nb\n"),
            (Format::Csv(Sheet::Organizations), &[], "article,id,name,kind,mentions\n"),
            (Format::Csv(Sheet::Organizations), &["", "a,b\n", "", "c,d\n"], "article,id,name,kind,mentions\na,b\nc,d\n"),
            (Format::Geojson(Kinds::all()), &[], "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n"),
            (Format::Geojson(Kinds::all()), &["", "{}", "", "{1}"], "{\"type\":\"FeatureCollection\",\"features\":[\n{},\n{1}\n]}\n"),
            (Format::Html, &[], ""),
            (Format::Html, &["<p>\n"], "<p>\n"),
            (Format::Json, &[], "[]\n"),
            (Format::Json, &["{\n  1\n}\n"], "{\n  1\n}\n"),
            (Format::Json, &["{\n  1\n}\n", "{}\n", "{}\n"], "[\n  {\n    1\n  },\n  {},\n  {}\n]\n"),
        ];
        for (format, records, expected) in table {
            let mut stream = Stream::new(*format, Vec::new());
            for record in *records {
                stream.put(record.as_bytes()).unwrap();
            }
            assert_eq!(String::from_utf8(stream.finish().unwrap()).unwrap(), *expected, "{format:?}");
        }
    }
}
