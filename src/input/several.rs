//! What cuts files of several articles has in common: a number for each article, and a window on the file as it streams in.

use super::Raw;
use super::files::Numbered;
use crate::article::Format;
use crate::record::{ErrorKind, ErrorRecord};

mod window;

pub(super) use window::Window;

/// The articles of a file, counted as they are cut.
#[derive(Debug)]
pub(super) struct Counted {
    path: String,
    format: Format,
    /// How many articles or error records have been given.
    number: u64,
}

impl Counted {
    /// The articles of the file at `path`, none of which has been given.
    pub(super) fn new(path: &str, format: Format) -> Self {
        Self { path: path.to_owned(), format, number: 0 }
    }

    /// Has none been given?
    pub(super) fn is_empty(&self) -> bool {
        self.number == 0
    }

    /// The next article.
    pub(super) fn article(&mut self, bytes: Vec<u8>) -> Numbered {
        self.number += 1;
        (Some(self.number), Ok(Raw { path: self.path.clone(), number: Some(self.number), format: self.format, bytes }))
    }

    /// An error record in the place of the next article; `id` is the article's own.
    pub(super) fn failed(&mut self, id: Option<&str>, kind: ErrorKind, message: impl Into<String>) -> Numbered {
        self.number += 1;
        let id = id.map_or_else(|| format!("{}:{}", self.path, self.number), str::to_owned);
        (Some(self.number), Err(Box::new(ErrorRecord::new(id, &*self.path, kind, message))))
    }

    /// An error record about the file and not about one of its articles.
    pub(super) fn file_failed(&mut self, kind: ErrorKind, message: impl Into<String>) -> Numbered {
        self.number += 1;
        (None, Err(Box::new(ErrorRecord::new(&*self.path, &*self.path, kind, message))))
    }
}
