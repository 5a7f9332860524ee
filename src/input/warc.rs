//! An archive of the web (WARC 0.17 to 1.1) → one article a page: the responses that are pages, pages that were saved without their response
//! (`resource`), and the texts of pages (`conversion`, as in Common Crawl's WET files). Requests, revisits, pictures and scripts are passed.
//!
//! [`Records`] cuts the archive while it streams in. A record whose length is wrong, or that the end of the file cuts off, is an error record.

use std::io::Read;

use super::files::{Numbered, io_message, too_large};
use super::several::{Counted, Window};
use crate::article::Format;
use crate::record::ErrorKind;

mod http;
mod page;

pub(super) use page::{own_id, read};

/// What a record begins with.
const VERSION: &[u8] = b"WARC/";
/// The end of a record and the beginning of the next.
const BETWEEN: &[u8] = b"\r\n\r\nWARC/";
/// Bytes that the head of a record, or of a response in it, may have.
const HEAD: usize = 64 << 10;

/// Does a file begin as an archive?
pub(super) fn begins(head: &[u8]) -> bool {
    head.strip_prefix(VERSION).is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_digit))
}

/// The pages of an archive.
pub(super) struct Records<R> {
    window: Window<R>,
    counted: Counted,
    max_bytes: u64,
    done: bool,
}

/// The head of a record.
#[derive(Debug)]
struct Head {
    /// Its bytes, the blank line after it included.
    bytes: usize,
    /// Bytes of the block that it announces.
    block: u64,
    /// Its address.
    target: Option<String>,
}

/// What a record is to be, by its head and the beginning of its block.
enum Content {
    Page,
    Other,
}

impl<R: Read> Records<R> {
    /// The pages of a stream.
    pub(super) fn new(reader: R, path: &str, max_bytes: u64) -> Self {
        Self { window: Window::new(reader), counted: Counted::new(path, Format::Warc), max_bytes, done: false }
    }

    /// The next record that is a page, or what is wrong with the archive; None at its end.
    fn record(&mut self) -> Option<Numbered> {
        loop {
            self.skip_line_ends();
            let at = self.window.at();
            if self.window.ahead(VERSION.len()).is_empty() {
                return self.end();
            }
            let head = match self.head() {
                Ok(head) => head,
                Err(why) => {
                    self.pass_to_next_line();
                    return Some(self.counted.failed(None, ErrorKind::Parse, format!("{why} at byte {at}")));
                }
            };
            let content = self.content(&head);
            if head.block > self.max_bytes {
                self.window.pass(head.bytes);
                self.skip_block(head.block);
                match content {
                    Content::Page => {
                        return Some(self.counted.failed(head.target.as_deref(), ErrorKind::TooLarge, too_large(self.max_bytes)));
                    }
                    Content::Other => continue,
                }
            }
            let size = head.bytes + usize::try_from(head.block).unwrap_or(usize::MAX);
            if let Err(why) = self.check_end(size) {
                self.pass_to_next(head.bytes, size);
                return Some(self.counted.failed(head.target.as_deref(), ErrorKind::Parse, format!("{why} that begins at byte {at}")));
            }
            match content {
                Content::Other => self.window.pass(size),
                Content::Page => {
                    let bytes = self.window.held()[..size].to_vec();
                    self.window.pass(size);
                    return Some(self.counted.article(bytes));
                }
            }
        }
    }

    /// Blank lines end a record; zeros fill up tapes.
    fn skip_line_ends(&mut self) {
        loop {
            let held = self.window.ahead(1);
            let blank = held.iter().take_while(|b| matches!(b, b'\r' | b'\n' | 0)).count();
            if blank == 0 {
                return;
            }
            self.window.pass(blank);
        }
    }

    /// Reads the head of the record at which the window begins.
    fn head(&mut self) -> Result<Head, &'static str> {
        if !begins(self.window.ahead(VERSION.len() + 1)) {
            return Err("no record begins where one should,");
        }
        let bytes = self.window.look(HEAD, http::head_end).ok_or("the head of a record has no end,")?;
        let head = &self.window.held()[..bytes];
        let length = http::field(head, "content-length").ok_or("a record does not say how long it is,")?;
        let block = length.parse().map_err(|_| "the length of a record is no number,")?;
        let target = http::field(head, "warc-target-uri").map(page::bare);
        Ok(Head { bytes, block, target })
    }

    /// Is the record a page? Its head is held.
    fn content(&mut self, head: &Head) -> Content {
        let seen = usize::try_from(head.block).unwrap_or(usize::MAX).min(HEAD);
        let held = self.window.ahead(head.bytes + seen);
        let (head, block) = held.split_at(head.bytes.min(held.len()));
        if page::is_page(head, &block[..block.len().min(seen)]) { Content::Page } else { Content::Other }
    }

    /// Does the record that should have this many bytes end there?
    fn check_end(&mut self, size: usize) -> Result<(), &'static str> {
        let held = self.window.ahead(size + BETWEEN.len());
        let Some(after) = held.get(size..) else { return Err("the file ends inside of the record") };
        let next = after.trim_ascii_start();
        let ended = [&b"\r\n\r\n"[..], b"\n\n"].iter().any(|blank| after.starts_with(blank))
            || next.is_empty()
            || next.starts_with(&VERSION[..next.len().min(VERSION.len())]);
        if ended { Ok(()) } else { Err("the length is wrong in the record") }
    }

    /// Passes a record of which the length is wrong: up to the next one, which may lie in what was taken for its block.
    fn pass_to_next(&mut self, head: usize, size: usize) {
        match self.window.find(BETWEEN, head.saturating_sub(4), size) {
            Some(at) => self.window.pass(at),
            None => {
                self.window.pass(size);
                self.pass_to_next_line();
            }
        }
    }

    /// Passes everything up to the next line with which a record begins.
    fn pass_to_next_line(&mut self) {
        while self.window.ahead(1 + VERSION.len()).len() > VERSION.len() {
            let held = self.window.held();
            let next = memchr::memmem::find(&held[1..], b"\nWARC/");
            let passed = next.map_or(held.len() - VERSION.len(), |at| at + 2);
            self.window.pass(passed);
            if next.is_some() {
                return;
            }
        }
        self.window.skip(u64::MAX);
    }

    /// Passes a block that is not kept, up to the record that lies in it where its length is wrong.
    fn skip_block(&mut self, length: u64) {
        let end = self.window.at().saturating_add(length);
        loop {
            let left = usize::try_from(end - self.window.at()).unwrap_or(usize::MAX);
            let held = self.window.ahead(BETWEEN.len());
            let seen = held.len().min(left);
            let next = memchr::memmem::find(&held[..seen], BETWEEN);
            let last = seen == left || seen < BETWEEN.len();
            self.window.pass(next.unwrap_or(if last { seen } else { seen - (BETWEEN.len() - 1) }));
            if next.is_some() || last {
                return;
            }
        }
    }

    fn end(&mut self) -> Option<Numbered> {
        self.done = true;
        if let Some(error) = self.window.error() {
            return Some(self.counted.file_failed(ErrorKind::Io, io_message(&error)));
        }
        self.counted.is_empty().then(|| self.counted.file_failed(ErrorKind::Empty, "there is no page in this archive"))
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        if self.done { None } else { self.record() }
    }
}

#[cfg(test)]
mod tests;
