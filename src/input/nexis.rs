//! Downloads of Nexis → one article each. The old one (text, HTML) puts "3 of 10 DOCUMENTS" before an article, the new one (Word) "End of
//! Document" after it; both have fields ("BYLINE: …", "Load-Date: …") around the text.

use std::io::Read;

use super::files::{Numbered, io_message, too_large};
use super::several::{Counted, Window};
use super::story::{self, Story};
use super::{Raw, decode, fail, html};
use crate::article::{Article, Format};
use crate::record::{ErrorKind, ErrorRecord};

mod fields;

/// What ends the line before an article.
const MARK: &[u8] = b" DOCUMENTS";
/// Bytes of that line before the mark: "  1234 of 5678".
const COUNT: usize = 24;
/// What a part of a page begins with that is one article.
const OF_PAGE: &str = "<p>";

/// Does a text begin as a download, with its cover before the first article?
pub(super) fn begins(head: &[u8]) -> bool {
    marks(head).next().is_some_and(|mark| !mark.of_page)
}

/// Is a page such a download, by its beginning?
pub(super) fn is_page(head: &[u8]) -> bool {
    marks(head).next().is_some_and(|mark| mark.of_page)
}

/// The line "3 of 10 DOCUMENTS".
struct Mark {
    /// Where its number begins.
    start: usize,
    /// Does it stand in an element of a page, and not on a line of its own?
    of_page: bool,
}

/// All such lines.
fn marks(text: &[u8]) -> impl Iterator<Item = Mark> {
    memchr::memmem::find_iter(text, MARK).filter_map(|at| mark(text, at))
}

/// The line whose last word is found here.
fn mark(text: &[u8], at: usize) -> Option<Mark> {
    let before = &text[at.saturating_sub(COUNT)..at];
    let last = before.len() - before.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let rest = before[..last].strip_suffix(b" of ").filter(|_| last < before.len())?;
    let digits = rest.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let start = at - before.len() + rest.len() - digits;
    let opens = text[..start].iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
    let closes = text[at + MARK.len()..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    let of_page = opens == Some(&b'>') && closes == Some(&b'<');
    let alone = matches!(opens, None | Some(b'\n' | b'\r')) && matches!(closes, None | Some(b'\n'));
    (digits > 0 && (of_page || alone)).then_some(Mark { start, of_page })
}

/// The articles of a download that is a text, cut while it streams in.
pub(super) struct Documents<R> {
    window: Window<R>,
    counted: Counted,
    max_bytes: u64,
    /// Has the cover been passed?
    begun: bool,
    done: bool,
}

impl<R: Read> Documents<R> {
    /// The articles of a stream.
    pub(super) fn new(reader: R, path: &str, max_bytes: u64) -> Self {
        Self { window: Window::new(reader), counted: Counted::new(path, Format::Nexis), max_bytes, begun: false, done: false }
    }

    /// Where the next article begins, after `from` and within `most` bytes.
    fn next_start(&mut self, from: usize, most: usize) -> Option<usize> {
        let mut from = from;
        while let Some(at) = self.window.find(MARK, from, most) {
            let held = self.window.ahead(at + 2 * COUNT);
            if let Some(mark) = mark(held, at).filter(|mark| !mark.of_page) {
                return Some(mark.start);
            }
            from = at + 1;
        }
        None
    }

    /// Passes everything up to the next article; false where there is none.
    fn skip(&mut self, from: usize) -> bool {
        let mut from = from;
        loop {
            if let Some(start) = self.next_start(from, PIECE) {
                self.window.pass(start);
                return true;
            }
            if self.window.held().len() <= PIECE {
                self.window.skip(u64::MAX);
                return false;
            }
            self.window.pass(PIECE - 2 * COUNT);
            from = 0;
        }
    }

    fn document(&mut self) -> Option<Numbered> {
        if !self.begun && !self.skip(0) {
            return self.end();
        }
        self.begun = true;
        if self.window.ahead(1).is_empty() {
            return self.end();
        }
        let most = usize::try_from(self.max_bytes).unwrap_or(usize::MAX).saturating_add(2 * COUNT);
        // The mark of this article itself is passed over.
        let end = self.next_start(2 * COUNT, most).unwrap_or_else(|| self.window.held().len());
        if end as u64 > self.max_bytes {
            self.skip(2 * COUNT);
            return Some(self.counted.failed(None, ErrorKind::TooLarge, too_large(self.max_bytes)));
        }
        let bytes = self.window.held()[..end].to_vec();
        self.window.pass(end);
        Some(self.counted.article(bytes))
    }

    fn end(&mut self) -> Option<Numbered> {
        self.done = true;
        if let Some(error) = self.window.error() {
            return Some(self.counted.file_failed(ErrorKind::Io, io_message(&error)));
        }
        let none = "there is no article of Nexis in this file (\"1 of 10 DOCUMENTS\" stands before each)";
        self.counted.is_empty().then(|| self.counted.file_failed(ErrorKind::Empty, none))
    }
}

/// Bytes that are looked through at once for the next article.
const PIECE: usize = 1 << 20;

impl<R: Read> Iterator for Documents<R> {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        if self.done { None } else { self.document() }
    }
}

/// The articles of a download that is a page.
pub(super) fn of_page(page: &str, path: &str) -> Vec<Numbered> {
    let mut counted = Counted::new(path, Format::Nexis);
    let starts: Vec<usize> = marks(page.as_bytes()).filter(|mark| mark.of_page).map(|mark| mark.start).collect();
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    starts.iter().zip(ends).map(|(&start, end)| counted.article([OF_PAGE, &page[start..end]].concat().into_bytes())).collect()
}

/// The line after an article of a download that is a Word document.
const END: &str = "End of Document";

/// The articles of a download that is a Word document, by its paragraphs; None where it is another one.
pub(super) fn of_paragraphs(paragraphs: &[String], path: &str) -> Option<Vec<Numbered>> {
    let is_end = |paragraph: &String| paragraph.trim() == END;
    let ends = paragraphs.iter().filter(|paragraph| is_end(paragraph)).count();
    let mut counted = Counted::new(path, Format::Nexis);
    let parts = paragraphs.split(is_end).take(ends);
    (ends > 0).then(|| parts.map(|part| counted.article(part.join("\n\n").into_bytes())).collect())
}

/// Reads one article.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    let failed = |(kind, message): (ErrorKind, String)| fail(raw, None, kind, message);
    let decoded = decode::decode(&raw.bytes).map_err(failed)?;
    let paragraphs: Vec<String> = if decoded.text.starts_with(OF_PAGE) {
        let blocks = html::text_of(&decoded.text);
        blocks.pieces.iter().map(|piece| piece.span.of(&blocks.text).to_owned()).collect()
    } else {
        let text = decoded.text.replace("\r\n", "\n");
        text.split("\n\n")
            .map(|paragraph| paragraph.trim_matches('\n').to_owned())
            .filter(|paragraph| !paragraph.trim().is_empty())
            .collect()
    };
    let mut story = fields::story(&paragraphs).ok_or_else(|| failed((ErrorKind::Empty, "this article has no text".to_owned())))?;
    decoded.encoding.clone_into(&mut story.encoding);
    story.warnings = decoded.warnings;
    if story.warnings.is_empty() {
        // Lost before, where the paragraphs were those of a Word document.
        story.warnings.extend(story::lost(&story.text));
    }
    story::article(raw, Story { ..story })
}

#[cfg(test)]
mod tests;
