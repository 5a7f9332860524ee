//! A table that is written, and the search in it.

use rusqlite::types::Null;
use rusqlite::{CachedStatement, Connection, Statement};

use super::super::columns::{Sheet, Story, Value, rows};
use super::schema;
use crate::record::Record;

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    sheet: Sheet,
    /// Are rows put into it? Those of an article that is replaced are taken out of all.
    written: bool,
    insert: String,
    /// What takes the rows of an article out.
    remove: Vec<String>,
    /// For each column the table that it links to, and whether that is written.
    links: Vec<Option<(Sheet, bool)>>,
    /// The columns that can be searched, and the statement for that; none and no words where there are none.
    searched: Vec<usize>,
    find: String,
}

/// The statements that write a row.
struct Row<'c> {
    into: CachedStatement<'c>,
    find: Option<CachedStatement<'c>>,
}

impl Table {
    /// The table of a sheet; `written` are all that are written.
    pub(super) fn new(sheet: Sheet, written: &[Sheet]) -> Self {
        let columns = schema::columns(sheet);
        let link = |name| schema::link(sheet, name).map(|to| (to, written.contains(&to)));
        let article = if sheet == Sheet::Articles { "id" } else { "article" };
        let searched = schema::searched(sheet);
        let find = if searched.is_empty() { String::new() } else { schema::find(sheet.name(), searched) };
        let mut remove = Vec::new();
        if !searched.is_empty() {
            remove.push(schema::lose(sheet.name(), article, searched));
        }
        remove.push(format!("DELETE FROM \"{sheet}\" WHERE \"{article}\" = ?1"));
        Self {
            sheet,
            written: written.contains(&sheet),
            insert: schema::insert(sheet.name(), columns.len()),
            remove,
            links: columns.iter().map(|(name, _)| link(name)).collect(),
            searched: searched.iter().filter_map(|column| columns.iter().position(|(name, _)| name == column)).collect(),
            find,
        }
    }

    /// Takes the rows of an article out.
    pub(super) fn remove(&self, connection: &Connection, id: &str) -> rusqlite::Result<()> {
        self.remove.iter().try_for_each(|sql| connection.prepare_cached(sql)?.execute([id]).map(drop))
    }

    /// Inserts the rows of a record.
    pub(super) fn put(&self, connection: &Connection, record: &Record, story: &Story) -> rusqlite::Result<()> {
        if !self.written {
            return Ok(());
        }
        let find = if self.find.is_empty() { None } else { Some(connection.prepare_cached(&self.find)?) };
        let mut row = Row { into: connection.prepare_cached(&self.insert)?, find };
        rows(record, story, self.sheet, &mut |values| {
            if self.sheet == Sheet::Articles {
                // An article is called by its id alone, and its last column is its text.
                self.fill(&mut row, &mut values.skip(1), story)?;
                self.set(&mut row, self.links.len() - 1, &decoded(record).into(), story)?;
            } else {
                self.fill(&mut row, values, story)?;
            }
            row.into.raw_execute()?;
            let Some(find) = &mut row.find else { return Ok(()) };
            find.raw_bind_parameter(1, connection.last_insert_rowid())?;
            find.raw_execute().map(drop)
        })
    }

    fn fill(&self, row: &mut Row, values: &mut dyn Iterator<Item = Value>, story: &Story) -> rusqlite::Result<()> {
        values.enumerate().try_for_each(|(k, value)| self.set(row, k, &value, story))
    }

    /// Sets the value of a column.
    fn set(&self, row: &mut Row, column: usize, value: &Value, story: &Story) -> rusqlite::Result<()> {
        if let Some((find, at)) = row.find.as_mut().zip(self.searched.iter().position(|searched| *searched == column)) {
            bind(find, at + 2, value)?;
        }
        match (value, self.links.get(column)) {
            // A record that was changed by hand may link to what it does not hold.
            (Value::Text(id), Some(Some((to, written)))) if !written || !story.holds(*to, id) => {
                row.into.raw_bind_parameter(column + 1, Null)
            }
            _ => bind(&mut row.into, column + 1, value),
        }
    }
}

/// The decoded text, where the record carries it.
fn decoded(record: &Record) -> Option<&str> {
    match record {
        Record::Analysis(analysis) => analysis.text.as_deref(),
        Record::Error(_) => None,
    }
}

/// Binds a value. NUL, at which SQL's own functions would take a text to end, is U+FFFD, so that offsets still count.
pub(super) fn bind(into: &mut Statement, at: usize, value: &Value) -> rusqlite::Result<()> {
    match value {
        Value::Empty => into.raw_bind_parameter(at, Null),
        Value::Text(words) if words.contains('\0') => into.raw_bind_parameter(at, words.replace('\0', "\u{FFFD}")),
        Value::Text(words) => into.raw_bind_parameter(at, &**words),
        Value::Whole(n) => into.raw_bind_parameter(at, i64::try_from(*n).unwrap_or(i64::MAX)),
        Value::Number(n) => into.raw_bind_parameter(at, *n),
        Value::Flag(flag) => into.raw_bind_parameter(at, *flag),
    }
}
