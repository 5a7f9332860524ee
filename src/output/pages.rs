//! A folder of pages, one an article, and the index that lists them.

use std::io;
use std::path::{Path, PathBuf};

use super::Format;
use super::files::{Existing, Failed, Folder};
use super::html::index::{Index, NAME, Row};
use super::names::Names;
use crate::events::Rows;
use crate::input::files::Entry;

/// The folder.
#[derive(Debug)]
pub struct Pages {
    folder: Folder,
    index: Index,
}

impl Pages {
    /// As [`Folder::plan`]; the index must have room too.
    ///
    /// # Errors
    /// What stands in the way, the path first.
    pub fn plan<'a>(path: &Path, existing: Existing, entries: impl Iterator<Item = &'a Entry> + Clone) -> Result<(Self, Names), String> {
        let (folder, names) = Folder::plan(path, Format::Html, existing, entries)?;
        let index = path.join(NAME);
        folder.check(&index).map_err(|error| format!("{}: {error}", index.display()))?;
        Ok((Self { folder, index: Index::default() }, names))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes the page of an article, and keeps its row for the index.
    ///
    /// # Errors
    /// As [`Folder::put`].
    pub fn put(&mut self, article: &str, path: &Path, page: &[u8], row: Row) -> io::Result<()> {
        self.index.add(row);
        self.folder.put(article, path, page)
    }

    /// As [`Folder::settle`].
    pub fn settle(&mut self, now: bool) -> Vec<Failed> {
        self.folder.settle(now)
    }

    /// Writes the index, with the events that the articles report.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(&mut self, events: &Rows) -> io::Result<()> {
        let path: PathBuf = self.folder.path().join(NAME);
        let page = std::mem::take(&mut self.index).page(events);
        self.folder.put(NAME, &path, &page)?;
        self.folder.settle(true).into_iter().next().map_or(Ok(()), |failed| Err(failed.error))
    }
}
