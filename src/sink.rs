//! Where the records of a run go, and what is left of them when it does not come to its end.

use std::io;
use std::path::{Path, PathBuf};

use analyze::events::Rows;
use analyze::output::Stream;
use analyze::output::files::{Failed, Folder, OneFile};
use analyze::output::pages::Pages;
use analyze::output::sheets::Sheets;
use analyze::output::sqlite::Database;

use crate::worker::Done;

/// Standard output, one file, a folder, a folder of tables, a folder of pages with their index, or a database.
pub(crate) enum Sink {
    Stdout(Stream<io::BufWriter<io::Stdout>>),
    File(OneFile),
    Folder(Folder),
    Sheets(Sheets),
    Pages(Box<Pages>),
    Database(Box<Database>),
}

impl Sink {
    /// Writes a record. The inner error is one article's, the outer one ends the run.
    pub(crate) fn put(&mut self, done: &mut Done) -> io::Result<Result<(), (PathBuf, io::Error)>> {
        match self {
            Self::Stdout(stream) => stream.put(&done.printed).map(Ok),
            Self::File(file) => file.stream().put(&done.printed).map(Ok),
            Self::Sheets(sheets) => sheets.put(&done.sheets).map(Ok),
            Self::Pages(pages) => {
                let path = done.file.as_deref().unwrap_or(Path::new(""));
                let Some(row) = done.row.take() else { return Ok(Ok(())) };
                Ok(pages.put(&done.place, path, &done.printed, row).map_err(|e| (path.to_owned(), e)))
            }
            Self::Database(database) => match &done.record {
                Some(record) => Ok(database.put(record)?.map_err(|e| (database.path().to_owned(), e))),
                None => Ok(Ok(())),
            },
            Self::Folder(folder) => {
                let path = done.file.as_deref().unwrap_or(Path::new(""));
                Ok(folder.put(&done.place, path, &done.printed).map_err(|e| (path.to_owned(), e)))
            }
        }
    }

    /// Writes a piece that is no single article's.
    pub(crate) fn put_piece(&mut self, printed: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.put(printed),
            Self::File(file) => file.stream().put(printed),
            Self::Folder(_) | Self::Sheets(_) | Self::Pages(_) | Self::Database(_) => Ok(()),
        }
    }

    /// Writes the index of pages, with the events that they report together.
    pub(crate) fn put_index(&mut self, events: &Rows) -> io::Result<()> {
        if let Self::Pages(pages) = self { pages.finish(events) } else { Ok(()) }
    }

    /// Lets go of what is held and not yet written.
    pub(crate) fn forget(&mut self) {
        match self {
            Self::Stdout(stream) => stream.forget(),
            Self::File(file) => file.stream().forget(),
            Self::Folder(_) | Self::Sheets(_) | Self::Pages(_) | Self::Database(_) => {}
        }
    }

    /// Writes events where they go beside the records. Gives whether they do.
    pub(crate) fn put_events(&mut self, rows: &Rows) -> io::Result<bool> {
        match self {
            Self::Database(database) => database.put_events(rows.iter()).map(|()| true),
            _ => Ok(false),
        }
    }

    /// Gives the files of articles that were put their names, and ends what belongs together in a database: `now`, or when there is enough of them.
    /// Gives the files that could not be written.
    pub(crate) fn settle(&mut self, now: bool) -> io::Result<Vec<Failed>> {
        match self {
            Self::Folder(folder) => Ok(folder.settle(now)),
            Self::Pages(pages) => Ok(pages.settle(now)),
            Self::Database(database) if now => database.commit().map(|()| Vec::new()),
            Self::Stdout(_) | Self::File(_) | Self::Sheets(_) | Self::Database(_) => Ok(Vec::new()),
        }
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.flush(),
            Self::File(_) | Self::Folder(_) | Self::Sheets(_) | Self::Pages(_) | Self::Database(_) => Ok(()),
        }
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.finish().map(drop),
            Self::File(file) => file.finish(),
            Self::Sheets(sheets) => sheets.finish(),
            Self::Database(database) => database.finish(),
            Self::Folder(_) | Self::Pages(_) => Ok(()),
        }
    }

    /// Ends early.
    pub(crate) fn interrupt(self) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.finish().map(drop),
            Self::File(file) => file.interrupt(),
            Self::Sheets(sheets) => sheets.interrupt(),
            Self::Database(mut database) => database.commit(),
            Self::Folder(_) | Self::Pages(_) => Ok(()),
        }
    }

    /// What messages call it.
    pub(crate) fn path(&self) -> PathBuf {
        match self {
            Self::Stdout(_) => PathBuf::from("standard output"),
            Self::File(file) => file.path().to_owned(),
            Self::Folder(folder) => folder.path().to_owned(),
            Self::Pages(pages) => pages.path().to_owned(),
            Self::Sheets(sheets) => sheets.path().to_owned(),
            Self::Database(database) => database.path().to_owned(),
        }
    }

    /// The files that hold what was done when a run does not come to its end, where those are not the ones that were asked for.
    pub(crate) fn parts(&self) -> Vec<PathBuf> {
        match self {
            Self::File(file) => file.part().map(Path::to_owned).into_iter().collect(),
            Self::Sheets(sheets) => sheets.parts(),
            Self::Stdout(_) | Self::Folder(_) | Self::Pages(_) | Self::Database(_) => Vec::new(),
        }
    }
}
