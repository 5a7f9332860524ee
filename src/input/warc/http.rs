//! The answer of a web server as it was sent: head and body, the body cut into chunks and compressed.

use std::io::{self, Cursor, Read};

use crate::input::compressed;

/// Where the head of a record or of an answer ends, the blank line after it included. Some programs write line feeds alone.
pub(super) fn head_end(bytes: &[u8]) -> Option<usize> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| at + 4);
    let lf = memchr::memmem::find(&bytes[..crlf.unwrap_or(bytes.len())], b"\n\n").map(|at| at + 2);
    crlf.into_iter().chain(lf).min()
}

/// The value of a field of a head ("Content-Type: text/html"), without the white space around it; of several the first.
pub(super) fn field<'h>(head: &'h [u8], name: &str) -> Option<&'h str> {
    head.split(|&b| b == b'\n').find_map(|line| {
        let (before, after) = line.split_at_checked(name.len())?;
        let value = after.strip_prefix(b":").filter(|_| before.eq_ignore_ascii_case(name.as_bytes()))?;
        std::str::from_utf8(value).ok().map(str::trim)
    })
}

/// An answer of a server.
pub(super) struct Answer<'b> {
    /// The status line and the fields.
    pub(super) head: &'b [u8],
    /// What comes after the blank line.
    pub(super) body: &'b [u8],
}

/// Cuts an answer; None where it is none ("HTTP/1.1 200 OK").
pub(super) fn answer(block: &[u8]) -> Option<Answer<'_>> {
    let (head, body) = block.starts_with(b"HTTP/").then(|| block.split_at(head_end(block).unwrap_or(block.len())))?;
    Some(Answer { head, body })
}

impl Answer<'_> {
    /// The status: 200.
    pub(super) fn status(&self) -> Option<u16> {
        let line = self.head.split(|&b| b == b'\n').next()?;
        std::str::from_utf8(line).ok()?.split_ascii_whitespace().nth(1)?.parse().ok()
    }

    /// The body as the page was written, `most` bytes long at most, and whether it is whole.
    ///
    /// # Errors
    /// What cannot be unpacked; `FileTooLarge` where it is longer.
    pub(super) fn content(&self, most: u64) -> io::Result<(Vec<u8>, bool)> {
        let chunked = field(self.head, "transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
        // Many programs unpack the body and leave the head as it was.
        let joined = if chunked { joined(self.body) } else { None };
        let (mut body, whole) = joined.unwrap_or_else(|| (self.body.to_vec(), true));
        let codings = field(self.head, "content-encoding").unwrap_or_default();
        for coding in codings.rsplit(',').map(str::trim) {
            if let Some(reader) = unpacking(coding, &body) {
                let mut unpacked = Vec::new();
                reader.take(most.saturating_add(1)).read_to_end(&mut unpacked)?;
                body = unpacked;
            }
        }
        if body.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok((body, whole)) }
    }
}

/// The reader of a packed body; None for one that is not packed, whatever its head says.
fn unpacking(coding: &str, body: &[u8]) -> Option<Box<dyn Read>> {
    let is = |names: &[&str]| names.iter().any(|name| coding.eq_ignore_ascii_case(name));
    let zlib = matches!(body, [first, second, ..] if first & 0x0F == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0);
    let bytes = || Cursor::new(body.to_vec());
    match () {
        () if is(&["gzip", "x-gzip", "zstd"]) => Some(compressed::uncompress(&body[..body.len().min(compressed::HEAD)], Box::new(bytes()))),
        () if is(&["deflate"]) && zlib => Some(Box::new(flate2::bufread::ZlibDecoder::new(bytes()))),
        () if is(&["br"]) && !looks_unpacked(body) => Some(Box::new(brotli_decompressor::Decompressor::new(bytes(), BROTLI))),
        () => None,
    }
}

/// Bytes that the reader of Brotli holds.
const BROTLI: usize = 4096;

/// Brotli has no mark to be known by; a page has.
fn looks_unpacked(body: &[u8]) -> bool {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start().first() == Some(&b'<')
}

/// A body without the lines that cut it into chunks, and whether it is whole; None where it is not cut. What comes after a broken chunk is lost.
fn joined(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((size, after)) = chunk_size(rest) {
        if size == 0 {
            return Some((whole, true));
        }
        whole.extend_from_slice(&after[..size.min(after.len())]);
        rest = after.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    (!whole.is_empty()).then_some((whole, false))
}

/// The size that a chunk begins with ("1f4;name=value"), and what comes after that line.
fn chunk_size(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', &rest[..rest.len().min(256)])?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let size = usize::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
    Some((size, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn content(head: &str, body: &[u8]) -> io::Result<(Vec<u8>, bool)> {
        let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n").as_bytes(), body].concat();
        answer(&block).expect("an answer").content(1000)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("room");
        encoder.finish().expect("room")
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("room");
        encoder.finish().expect("room")
    }

    #[test]
    fn fields_are_found() {
        let head = b"HTTP/1.1 200 OK\r\nServer: a:b\r\ncontent-TYPE:text/html; charset=x \r\nContent-Type: other\r\n\r\n";
        assert_eq!(field(head, "content-type"), Some("text/html; charset=x"));
        assert_eq!(field(head, "content"), None);
        assert_eq!(answer(head).and_then(|a| a.status()), Some(200));
        assert_eq!(answer(b"HTTP/1.1 404\n\nx").map(|a| (a.status(), a.body)), Some((Some(404), &b"x"[..])));
        assert!(answer(b"<html>").is_none());
    }

    #[test]
    fn bodies_are_unpacked_where_they_are_packed() {
        let chunks = &b"5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n"[..];
        let packed = gzip(b"hello world");
        let cut = [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
        // "hello world" as Brotli has it.
        let brotli = b"\x0b\x05\x80hello world\x03";
        for (head, body) in [
            ("", &b"hello world"[..]),
            ("Transfer-Encoding: chunked\r\n", chunks),
            ("Transfer-Encoding: Chunked\r\n", b"hello world"),
            ("Transfer-Encoding: chunked\r\n", b"b\nhello world\n"),
            ("Content-Encoding: gzip\r\n", &packed),
            ("Content-Encoding: gzip\r\n", b"hello world"),
            ("Content-Encoding: deflate\r\n", &zlib(b"hello world")),
            ("Content-Encoding: identity\r\n", b"hello world"),
            ("Content-Encoding: deflate, gzip\r\n", &gzip(&zlib(b"hello world"))),
            ("Content-Encoding: br\r\n", brotli),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", &cut),
        ] {
            assert_eq!(content(head, body).ok().map(|(body, _)| body).as_deref(), Some(&b"hello world"[..]), "{head}");
        }
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let bomb = gzip(&vec![0; 1_000_000]);
        let error = content("Content-Encoding: gzip\r\n", &bomb).expect_err("too much");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert!(content("Content-Encoding: gzip\r\n", &bomb[..20]).is_err());
    }

    #[test]
    fn a_broken_chunk_ends_the_body() {
        for (body, read, whole) in [
            (&b"5\r\nhello\r\nfff\r\n wor"[..], &b"hello wor"[..], false),
            (b"5\r\nhello\r\nzz", b"hello", false),
            (b"5\r\nhello\r\n0\r\n\r\n", b"hello", true),
            (b"ffffffffffffffffffff\r\nhello", b"ffffffffffffffffffff\r\nhello", true),
        ] {
            assert_eq!(content("Transfer-Encoding: chunked\r\n", body).ok(), Some((read.to_vec(), whole)));
        }
    }
}
