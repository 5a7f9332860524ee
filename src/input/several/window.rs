//! A stretch of a stream that is held in memory, as far as it has been asked for: what is cut from a file is looked at first and taken then.

use std::io::{self, Read};

/// Bytes that are read at once, at most.
const READ: usize = 128 << 10;

fn read_some(reader: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(into) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// A stream and the part of it that has been read and not yet been passed. Where reading fails the stream ends, and the error is kept: what was
/// read before it is whole.
pub(in crate::input) struct Window<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where in the buffer the part begins.
    start: usize,
    /// Bytes of the stream before the part.
    passed: u64,
    ended: bool,
    error: Option<io::Error>,
}

impl<R: Read> Window<R> {
    /// A window at the start of a stream.
    pub(in crate::input) fn new(reader: R) -> Self {
        Self { reader, buffer: Vec::new(), start: 0, passed: 0, ended: false, error: None }
    }

    /// What is held.
    pub(in crate::input) fn held(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// The byte of the stream at which the window begins.
    pub(in crate::input) fn at(&self) -> u64 {
        self.passed
    }

    /// What ended the stream before its time; it is said once.
    pub(in crate::input) fn error(&mut self) -> Option<io::Error> {
        self.error.take()
    }

    /// The next `least` bytes and what else is held; fewer where the stream ends.
    pub(in crate::input) fn ahead(&mut self, least: usize) -> &[u8] {
        while self.held().len() < least && self.more() {}
        self.held()
    }

    /// Reads on; false at the end of the stream.
    pub(in crate::input) fn more(&mut self) -> bool {
        if self.ended {
            return false;
        }
        // What is held moves to the front when more than that lies before it, so that every byte that is passed pays for one that moves.
        if self.start >= self.buffer.len() - self.start {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let before = self.buffer.len();
        // A pipe gives what it has: who waits for more before it looks may wait for ever.
        let read = self.buffer.try_reserve(READ).map_err(|_| io::ErrorKind::OutOfMemory.into()).and_then(|()| {
            self.buffer.resize(before + READ, 0);
            read_some(&mut self.reader, &mut self.buffer[before..])
        });
        let new = *read.as_ref().unwrap_or(&0);
        self.buffer.truncate(before + new);
        self.ended = new == 0;
        self.error = read.err();
        new > 0
    }

    /// Passes what is held up to here.
    pub(in crate::input) fn pass(&mut self, bytes: usize) {
        let bytes = bytes.min(self.held().len());
        self.start += bytes;
        self.passed += bytes as u64;
        if self.start == self.buffer.len() {
            self.buffer.clear();
            self.start = 0;
            // After a large record the memory is given back.
            self.buffer.shrink_to(2 * READ);
        }
    }

    /// Passes this many bytes without holding them; false where there are fewer.
    pub(in crate::input) fn skip(&mut self, bytes: u64) -> bool {
        let end = self.passed.saturating_add(bytes);
        loop {
            self.pass(usize::try_from(end - self.passed).unwrap_or(usize::MAX));
            if self.passed == end || !self.more() {
                return self.passed == end;
            }
        }
    }

    /// What `look` finds in the next bytes, `most` of them at most: it reads on until something is found.
    pub(in crate::input) fn look<T>(&mut self, most: usize, look: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
        loop {
            let held = self.held();
            let seen = &held[..held.len().min(most)];
            if let Some(found) = look(seen) {
                return Some(found);
            }
            if seen.len() == most || !self.more() {
                return None;
            }
        }
    }

    /// Where `bytes` stand first, from `from` on, within `most` bytes: it reads on until then. None where they do not stand there.
    pub(in crate::input) fn find(&mut self, bytes: &[u8], from: usize, most: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let held = self.held();
            let end = held.len().min(most);
            if let Some(at) = held.get(from..end).and_then(|part| memchr::memmem::find(part, bytes)) {
                return Some(from + at);
            }
            from = from.max(end.saturating_sub(bytes.len().saturating_sub(1)));
            if end == most || !self.more() {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let n = into.len().min(3).min(self.0.len());
            into[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("broken"))
        }
    }

    #[test]
    fn it_is_looked_through_and_passed() {
        let text: Vec<u8> = (0..=255).cycle().take(2_000_000).collect();
        let mut window = Window::new(&text[..]);
        assert_eq!(window.ahead(10)[..3], [0, 1, 2]);
        assert_eq!(window.find(&[255, 0, 1], 0, 1000), Some(255));
        assert_eq!(window.find(&[255, 0, 1], 256, 400), None);
        window.pass(256);
        assert_eq!((window.at(), window.held()[0]), (256, 0));
        assert!(window.skip(1_000_000));
        assert_eq!(window.ahead(600_000)[..2], [64, 65]);
        assert!(!window.skip(u64::MAX));
        assert!(window.ahead(1).is_empty());
    }

    #[test]
    fn what_is_looked_for_may_come_in_pieces() {
        let mut window = Window::new(Drops(b"a b c d e f g END h"));
        assert_eq!(window.find(b"END", 0, usize::MAX), Some(14));
        assert_eq!(window.find(b"none", 0, usize::MAX), None);
    }

    #[test]
    fn what_came_before_an_error_is_kept() {
        let broken = Read::chain(&b"whole"[..], Broken);
        let mut window = Window::new(broken);
        assert_eq!(window.ahead(100), b"whole");
        assert_eq!(window.error().map(|e| e.to_string()).as_deref(), Some("broken"));
        assert!(!window.more() && window.error().is_none());
    }
}
