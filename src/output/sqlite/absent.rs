//! What stands in the place of databases in a program without SQLite (`--no-default-features`): there are none, and none can be opened.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use rustc_hash::FxHashSet;

use super::Sheet;
use super::files::Existing;
use crate::events::EventRow;
use crate::record::Record;

/// What would be written.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Wanted {
    pub existing: Existing,
    pub sheets: Vec<Sheet>,
    pub events: bool,
}

/// A database, of which there are none.
#[derive(Debug)]
pub enum Database {}

#[allow(missing_docs, clippy::missing_errors_doc)]
impl Database {
    pub fn open(_: &Path, _: &Wanted, _: &[OsString]) -> io::Result<Self> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "this analyze was built without databases"))
    }

    pub fn path(&self) -> &Path {
        match *self {}
    }

    pub fn ids(&self) -> io::Result<FxHashSet<u64>> {
        match *self {}
    }

    pub fn put(&mut self, _: &Record) -> io::Result<io::Result<()>> {
        match *self {}
    }

    pub fn put_events(&mut self, _: impl Iterator<Item = EventRow>) -> io::Result<()> {
        match *self {}
    }

    pub fn finish(self) -> io::Result<()> {
        match self {}
    }

    pub fn commit(&mut self) -> io::Result<()> {
        match *self {}
    }
}
