//! A database that grows from run to run: the tables of `columns`, with keys, links and a full-text search, in one file of SQLite.
//!
//! Some hundreds of articles are one transaction, so that a run that is killed leaves whole articles, and all up to the last transaction.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rustc_hash::FxHashSet;

use super::columns::{Sheet, Story, Value, event_row};
use super::files::Existing;
use super::names::hash;
use crate::events::{ArticleRow, EventRow};
use crate::record::{ErrorKind, ErrorRecord, Record};
use crate::summary::Bounds;

mod file;
mod schema;
mod table;

use file::failure;
use table::{Table, bind};

/// How many articles are one transaction: few enough to lose little, and so many that the disk is not waited for at each.
const GROUP: usize = 512;

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What becomes of articles that are there.
    pub existing: Existing,
    /// The tables.
    pub sheets: Vec<Sheet>,
    /// Those of events too?
    pub events: bool,
}

/// A database that is being written.
#[derive(Debug)]
pub struct Database {
    path: PathBuf,
    connection: Connection,
    existing: Existing,
    tables: Vec<Table>,
    /// Is a transaction open? And the articles in it.
    begun: bool,
    pending: usize,
}

impl Database {
    /// Opens the database; makes it where there is none. `inputs` are the paths that will be read.
    ///
    /// # Errors
    /// It is an input, or a file of another kind; it holds events that are to stay; or it cannot be written.
    pub fn open(path: &Path, wanted: &Wanted, inputs: &[OsString]) -> io::Result<Self> {
        let connection = file::open(path, inputs)?;
        if wanted.events
            && wanted.existing == Existing::Refuse
            && connection.prepare("SELECT 1 FROM events").and_then(|mut events| events.exists([])).map_err(failure)?
        {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "holds events (--force replaces them)"));
        }
        // Failed articles are rows whatever is asked for.
        let mut sheets = wanted.sheets.clone();
        if !sheets.contains(&Sheet::Articles) {
            sheets.insert(0, Sheet::Articles);
        }
        let tables = Sheet::of_records().map(|sheet| Table::new(sheet, &sheets)).collect();
        let path = path.to_owned();
        Ok(Self { path, connection, existing: wanted.existing, tables, begun: false, pending: 0 })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hashes of the ids of all articles that are there.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn ids(&self) -> io::Result<FxHashSet<u64>> {
        let read = || {
            let mut ids = self.connection.prepare("SELECT id FROM articles")?;
            let hashes = ids.query_map([], |row| Ok(hash(row.get_ref(0)?.as_bytes()?)))?;
            hashes.collect::<rusqlite::Result<_>>()
        };
        read().map_err(failure)
    }

    /// Writes the rows of an article. The inner error is the article's alone, the outer one ends the run.
    ///
    /// # Errors
    /// The database cannot be written; the same for the other functions.
    pub fn put(&mut self, record: &Record) -> io::Result<io::Result<()>> {
        let put = self.put_article(record).map_err(failure)?;
        self.pending += 1;
        if self.pending >= GROUP {
            self.commit()?;
        }
        Ok(put)
    }

    fn put_article(&mut self, record: &Record) -> rusqlite::Result<io::Result<()>> {
        self.begin()?;
        let id = record.id();
        if self.connection.prepare_cached("SELECT 1 FROM articles WHERE id = ?1")?.exists([id])? {
            match self.existing {
                Existing::Overwrite => {}
                Existing::Skip => return Ok(Ok(())),
                Existing::Refuse => {
                    let message = format!("holds the article {id} (--force replaces it, --skip-existing leaves it)");
                    return Ok(Err(io::Error::new(io::ErrorKind::AlreadyExists, message)));
                }
            }
            self.tables.iter().try_for_each(|table| table.remove(&self.connection, id))?;
        }
        let sound = sound(record);
        match &sound {
            Ok(()) => self.insert(record)?,
            Err(message) => self.insert(&Record::Error(ErrorRecord::new(id, record.path(), ErrorKind::Parse, message.clone())))?,
        }
        Ok(sound.map_err(io::Error::other))
    }

    fn insert(&self, record: &Record) -> rusqlite::Result<()> {
        let story = Story::of(record);
        self.tables.iter().try_for_each(|table| table.put(&self.connection, record, &story))
    }

    /// Writes events, and which articles report them, in the place of those that are there.
    #[allow(clippy::missing_errors_doc)]
    pub fn put_events(&mut self, mut events: impl Iterator<Item = EventRow>) -> io::Result<()> {
        let mut put = || {
            self.begin()?;
            self.connection.execute_batch("DELETE FROM event_articles; DELETE FROM events")?;
            events.try_for_each(|event| self.put_event(&event))
        };
        put().map_err(failure)
    }

    fn put_event(&self, event: &EventRow) -> rusqlite::Result<()> {
        let columns = schema::columns(Sheet::Events).len();
        let mut into = self.connection.prepare_cached(&schema::insert(Sheet::Events.name(), columns))?;
        event_row(event, &mut |values| {
            values.enumerate().try_for_each(|(k, value)| bind(&mut into, k + 1, &value))?;
            into.raw_execute().map(drop)
        })?;
        let mut into = self.connection.prepare_cached(&schema::insert("event_articles", 9))?;
        event.articles.iter().try_for_each(|article| {
            let values = reports(event, article);
            values.iter().enumerate().try_for_each(|(k, value)| bind(&mut into, k + 1, value))?;
            into.raw_execute().map(drop)
        })
    }

    fn simple(&self, sql: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.raw_execute().map(drop)
    }

    fn begin(&mut self) -> rusqlite::Result<()> {
        if !self.begun {
            self.simple("BEGIN IMMEDIATE")?;
            self.begun = true;
        }
        Ok(())
    }

    /// Ends the database: what was written is brought to the disk, and indexed where that was not done yet.
    #[allow(clippy::missing_errors_doc)]
    pub fn finish(mut self) -> io::Result<()> {
        self.begin().and_then(|()| self.connection.execute_batch(&schema::indexes())).map_err(failure)?;
        self.commit()
    }

    /// Brings what was written to the disk.
    #[allow(clippy::missing_errors_doc)]
    pub fn commit(&mut self) -> io::Result<()> {
        if self.begun {
            self.simple("COMMIT").map_err(failure)?;
            self.begun = false;
        }
        self.pending = 0;
        Ok(())
    }
}

/// Has each finding an id of its own? In a record that was changed by hand it may not.
fn sound(record: &Record) -> Result<(), String> {
    let Record::Analysis(found) = record else { return Ok(()) };
    let unique = |kind: &str, mut ids: &mut dyn Iterator<Item = &String>| {
        let mut known = FxHashSet::default();
        match Iterator::find(&mut ids, |id| !known.insert(id.as_str())) {
            Some(id) => Err(format!("no sound record: two {kind} are called {id}")),
            None => Ok(()),
        }
    };
    unique("people", &mut found.people.iter().flatten().map(|person| &person.id))?;
    unique("organizations", &mut found.organizations.iter().flatten().map(|body| &body.id))?;
    unique("places", &mut found.places.iter().flatten().map(|place| &place.id))?;
    unique("dates", &mut found.dates.iter().flatten().map(|date| &date.id))?;
    unique("quotes", &mut found.quotes.iter().flatten().map(|quote| &quote.id))?;
    unique("casualties", &mut found.casualties.iter().flatten().map(|figure| &figure.id))
}

/// The row of an article of an event.
fn reports<'a>(event: &'a EventRow, article: &'a ArticleRow) -> [Value<'a>; 9] {
    let min = |figure: Option<Bounds>| figure.and_then(|figure| figure.min).into();
    let max = |figure: Option<Bounds>| figure.and_then(|figure| figure.max).into();
    [
        (&event.id).into(),
        (&article.id).into(),
        article.date.as_deref().into(),
        article.title.as_deref().into(),
        min(article.killed),
        max(article.killed),
        min(article.injured),
        max(article.injured),
        article.copy_of.as_deref().into(),
    ]
}

#[cfg(test)]
mod tests;
