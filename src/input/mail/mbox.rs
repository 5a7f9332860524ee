//! A mailbox → its messages: each begins with a line "From …", which comes after a blank line and before the head of the message. Lines of the
//! text that begin so have a ">" before them.

use std::borrow::Cow;
use std::io::Read;

use crate::article::Format;
use crate::input::files::{Numbered, io_message, too_large};
use crate::input::several::{Counted, Window};
use crate::record::ErrorKind;

/// What the first line of a message begins with.
const FROM: &[u8] = b"From ";
/// Bytes in which that line and the next one stand.
const LINES: usize = 2048;

/// Fields that mails have, and letters that were typed by hand have not.
const OF_MAIL: [&[u8]; 8] =
    [b"received", b"mime-version", b"message-id", b"return-path", b"delivered-to", b"content-type", b"dkim-signature", b"x-mailer"];

/// Does a file begin as a mail or a mailbox?
pub(in crate::input) fn begins(head: &[u8]) -> bool {
    begins_mailbox(head) || begins_message(head)
}

/// Does it begin with the line that separates the messages of a mailbox?
pub(in crate::input) fn begins_mailbox(head: &[u8]) -> bool {
    head.starts_with(FROM) && is_start(&head[..head.len().min(LINES)])
}

/// Does it begin with the head of a message: fields and nothing else, one of them of a kind that only programs write?
fn begins_message(head: &[u8]) -> bool {
    let mut of_mail = false;
    let mut who = false;
    for (k, line) in head.split(|&b| b == b'\n').enumerate() {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return k > 1 && of_mail && who;
        }
        let goes_on = k > 0 && line[0].is_ascii_whitespace();
        match field_name(line) {
            _ if goes_on => {}
            Some(name) => {
                of_mail |= OF_MAIL.iter().any(|known| name.eq_ignore_ascii_case(known));
                who |= name.eq_ignore_ascii_case(b"from") || name.eq_ignore_ascii_case(b"subject");
            }
            None => return false,
        }
    }
    // The head of the file may end within the head of the message.
    of_mail && who
}

/// The name of a field: "Subject" of "Subject: Alert".
fn field_name(line: &[u8]) -> Option<&[u8]> {
    let end = memchr::memchr(b':', line)?;
    let name = &line[..end];
    (!name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))).then_some(name)
}

/// Is this the line that begins a message, and the next one the first of its head? "From here: …" in a text is not: a day's time, or the
/// dash of Thunderbird, stands in that line.
fn is_start(lines: &[u8]) -> bool {
    let mut lines = lines.split(|&b| b == b'\n').map(<[u8]>::trim_ascii_end);
    let (Some(from), Some(next)) = (lines.next(), lines.next()) else { return false };
    let time = from.windows(5).any(|at| matches!(at, [a, b, b':', c, d] if [a, b, c, d].iter().all(|b| b.is_ascii_digit() || **b == b' ')));
    let marked = time || from == b"From -" || from.starts_with(b"From ???@???");
    marked && (field_name(next).is_some() || next.starts_with(b">From "))
}

/// The messages of a mailbox.
pub(in crate::input) struct Messages<R> {
    window: Window<R>,
    counted: Counted,
    max_bytes: u64,
    done: bool,
}

impl<R: Read> Messages<R> {
    /// The messages of a stream that begins with one.
    pub(in crate::input) fn new(reader: R, path: &str, max_bytes: u64) -> Self {
        Self { window: Window::new(reader), counted: Counted::new(path, Format::Email), max_bytes, done: false }
    }

    /// Where the next message begins, within `most` bytes; None where there is none.
    fn next_start(&mut self, most: usize) -> Option<usize> {
        let mut from = 0;
        while let Some(at) = self.window.find(b"\nFrom ", from, most) {
            let held = self.window.ahead(at + 1 + LINES);
            let blank = held[..at].ends_with(b"\n") || held[..at].ends_with(b"\n\r") || at == 0;
            if blank && is_start(&held[at + 1..]) {
                return Some(at + 1);
            }
            from = at + 1;
        }
        None
    }

    fn message(&mut self) -> Numbered {
        let most = usize::try_from(self.max_bytes).unwrap_or(usize::MAX).saturating_add(LINES);
        let end = self.next_start(most).unwrap_or_else(|| self.window.held().len());
        if end as u64 > self.max_bytes {
            self.skip_message();
            return self.counted.failed(None, ErrorKind::TooLarge, too_large(self.max_bytes));
        }
        let bytes = self.window.held()[..end].to_vec();
        self.window.pass(end);
        self.counted.article(bytes)
    }

    /// Passes a message that is too large to be held, piece by piece.
    fn skip_message(&mut self) {
        loop {
            if let Some(next) = self.next_start(PIECE) {
                return self.window.pass(next);
            }
            if self.window.held().len() <= PIECE {
                self.window.skip(u64::MAX);
                return;
            }
            // The line before the next message may begin in this piece.
            self.window.pass(PIECE - LINES);
        }
    }
}

/// Bytes of a message that is too large, looked through at once.
const PIECE: usize = 1 << 20;

impl<R: Read> Iterator for Messages<R> {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        if self.done {
            return None;
        }
        if !self.window.ahead(1).is_empty() {
            return Some(self.message());
        }
        self.done = true;
        self.window.error().map(|error| self.counted.file_failed(ErrorKind::Io, io_message(&error)))
    }
}

/// A message without the line that separates it from the one before.
pub(super) fn without_from_line(bytes: &[u8]) -> &[u8] {
    match memchr::memchr(b'\n', bytes) {
        Some(end) if bytes.starts_with(FROM) => &bytes[end + 1..],
        _ => bytes,
    }
}

/// A message whose lines ">From " are "From " again.
pub(super) fn unescaped(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(bytes, b"\n>From ").is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"\n>From ") {
        plain.extend_from_slice(&rest[..=at]);
        rest = &rest[at + 2..];
    }
    plain.extend_from_slice(rest);
    Cow::Owned(plain)
}
