//! One input that holds several articles → one [`Raw`] each: [`Lines`] cuts JSON Lines while they stream in, [`Elements`] cuts JSON by
//! its brackets. Neither reads what it cuts: a malformed article spoils only itself.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use super::Raw;
use super::files::{Numbered, io_message, no_memory, too_large};
use crate::article::Format;
use crate::record::{ErrorKind, ErrorRecord};

/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// The lines of JSON Lines. Every line is an article or an error record, the empty ones too; a last line needs no line end.
pub(super) struct Lines<R> {
    reader: BufReader<Utf8<R>>,
    path: String,
    max_bytes: u64,
    number: u64,
    done: bool,
}

impl<R: Read> Lines<R> {
    /// The lines of a reader. A byte-order mark is skipped; UTF-16 with one is read as UTF-8.
    ///
    /// # Errors
    /// What the first read says.
    pub(super) fn new(reader: R, path: String, max_bytes: u64) -> io::Result<Self> {
        Ok(Self { reader: BufReader::with_capacity(BUFFER, Utf8::new(reader)?), path, max_bytes, number: 0, done: false })
    }

    /// Reads up to the next line end. A line that is too long is skipped; the inner error says so.
    fn line(&mut self) -> io::Result<Result<Vec<u8>, String>> {
        let mut line: Result<Vec<u8>, String> = Ok(Vec::new());
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if buffer.is_empty() {
                self.done = true;
                break;
            }
            let end = memchr::memchr(b'\n', buffer);
            let part = &buffer[..end.unwrap_or(buffer.len())];
            line = line.and_then(|mut line| {
                if (line.len() + part.len()) as u64 > self.max_bytes {
                    return Err(too_large(self.max_bytes));
                }
                line.try_reserve(part.len()).map_err(|_| no_memory())?;
                line.extend_from_slice(part);
                Ok(line)
            });
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        Ok(line)
    }

    fn failed(&self, kind: ErrorKind, message: impl Into<String>) -> Numbered {
        let error = ErrorRecord::new(format!("{}:{}", self.path, self.number), &*self.path, kind, message);
        (Some(self.number), Err(Box::new(error)))
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        if self.done {
            return None;
        }
        self.number += 1;
        let mut line = match self.line() {
            Ok(Ok(line)) if self.done && line.is_empty() => return None,
            Ok(Ok(line)) => line,
            Ok(Err(why)) => return Some(self.failed(ErrorKind::TooLarge, why)),
            Err(e) => {
                self.done = true;
                return Some(self.failed(ErrorKind::Io, io_message(&e)));
            }
        };
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if line.trim_ascii().is_empty() {
            return Some(self.failed(ErrorKind::Empty, "the line is empty"));
        }
        Some((Some(self.number), Ok(Raw { path: self.path.clone(), number: Some(self.number), format: Format::Jsonl, bytes: line })))
    }
}

/// A reader without its byte-order mark, UTF-16 read as UTF-8.
pub(super) struct Utf8<R> {
    reader: io::Chain<Cursor<Vec<u8>>, R>,
    decoder: Option<encoding_rs::Decoder>,
    /// UTF-16 that was read and not yet decoded.
    raw: Vec<u8>,
    /// UTF-8 that was decoded and not yet given.
    text: Cursor<Vec<u8>>,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    pub(super) fn new(mut reader: R) -> io::Result<Self> {
        let mut head = Vec::new();
        reader.by_ref().take(3).read_to_end(&mut head)?;
        let encoding = encoding_rs::Encoding::for_bom(&head);
        if let Some((_, mark)) = encoding {
            head.drain(..mark);
        }
        let decoder =
            encoding.map(|(encoding, _)| encoding).filter(|&e| e != encoding_rs::UTF_8).map(|e| e.new_decoder_without_bom_handling());
        Ok(Self { reader: Cursor::new(head).chain(reader), decoder, raw: Vec::new(), text: Cursor::default(), ended: false })
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.reader.read(into) };
        loop {
            let given = self.text.read(into)?;
            if given > 0 || self.ended || into.is_empty() {
                return Ok(given);
            }
            self.raw.resize(BUFFER, 0);
            let read = self.reader.read(&mut self.raw)?;
            self.ended = read == 0;
            let mut text = String::with_capacity(decoder.max_utf8_buffer_length(read).unwrap_or(BUFFER * 4));
            let _ = decoder.decode_to_string(&self.raw[..read], &mut text, self.ended);
            self.text = Cursor::new(text.into_bytes());
        }
    }
}

/// The articles of a JSON file: the items of an array, or the values of which it is a row (mostly just one).
pub(super) struct Elements {
    bytes: Vec<u8>,
    path: String,
    at: usize,
    number: u64,
    inside_array: bool,
    /// Does the file hold one value alone, which is no array?
    single: bool,
    given: bool,
}

impl Elements {
    /// The articles in these bytes. UTF-16 with a byte-order mark is read as UTF-8.
    pub(super) fn new(mut bytes: Vec<u8>, path: String) -> Self {
        let bytes = match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, mark)) if encoding == encoding_rs::UTF_8 => {
                bytes.drain(..mark);
                bytes
            }
            Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned().into_bytes(),
            None => bytes,
        };
        let mut elements = Self { bytes, path, at: 0, number: 0, inside_array: false, single: false, given: false };
        elements.skip_space();
        if elements.peek() != Some(b'[') {
            let (end, _) = value_end(&elements.bytes, elements.at);
            elements.single = elements.bytes[end..].trim_ascii().is_empty();
        }
        elements
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn failed(&self, kind: ErrorKind, message: &str) -> Numbered {
        (None, Err(Box::new(ErrorRecord::new(&*self.path, &*self.path, kind, message))))
    }

    fn give(&mut self, end: usize) -> Numbered {
        let item = self.bytes[self.at..end].trim_ascii_end();
        self.at = end;
        self.number += 1;
        self.given = true;
        let number = (!self.single).then_some(self.number);
        let mut bytes = Vec::new();
        if bytes.try_reserve_exact(item.len()).is_err() {
            return (number, self.failed(ErrorKind::TooLarge, &no_memory()).1);
        }
        bytes.extend_from_slice(item);
        (number, Ok(Raw { path: self.path.clone(), number, format: Format::Json, bytes }))
    }
}

impl Iterator for Elements {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        loop {
            self.skip_space();
            match self.peek() {
                None if self.inside_array => {
                    self.inside_array = false;
                    self.given = true;
                    return Some(self.failed(ErrorKind::Parse, "the list has no end: \"]\" is missing"));
                }
                None if !self.given => {
                    self.given = true;
                    return Some(self.failed(ErrorKind::Empty, "no article in it"));
                }
                None => return None,
                Some(b'[') if !self.inside_array => {
                    self.inside_array = true;
                    self.at += 1;
                }
                Some(b']') if self.inside_array => {
                    self.inside_array = false;
                    self.at += 1;
                }
                Some(_) if self.inside_array => {
                    let (end, whole) = item_end(&self.bytes, self.at);
                    let given = self.give(end);
                    match self.peek() {
                        Some(b',') => self.at += 1,
                        // Cut off in the middle: the item itself will say so.
                        None if !whole => self.inside_array = false,
                        _ => {}
                    }
                    return Some(given);
                }
                Some(_) => {
                    let (end, _) = value_end(&self.bytes, self.at);
                    return Some(self.give(end));
                }
            }
        }
    }
}

/// Walks over brackets and strings from `at`, until `stop` says so of a byte outside strings and the depth of brackets behind it. Gives
/// the place and whether the walk ended outside of all brackets and strings.
fn walk(bytes: &[u8], at: usize, stop: impl Fn(u8, usize) -> bool) -> (usize, bool) {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (k, &b) in bytes.iter().enumerate().skip(at) {
        if in_string {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        if stop(b, depth) {
            return (k, true);
        }
        match b {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (bytes.len(), depth == 0 && !in_string)
}

/// The end of an array's item: the comma or bracket behind it.
fn item_end(bytes: &[u8], at: usize) -> (usize, bool) {
    walk(bytes, at, |b, depth| depth == 0 && matches!(b, b',' | b']'))
}

/// The end of a value that stands by itself: behind its last bracket, or before white space or the next bracket.
fn value_end(bytes: &[u8], at: usize) -> (usize, bool) {
    let opens = matches!(bytes.get(at), Some(b'{' | b'['));
    let (end, whole) = walk(bytes, at, |b, depth| match opens {
        true => depth == 1 && matches!(b, b'}' | b']'),
        false => depth == 0 && b.is_ascii_whitespace(),
    });
    (if opens && end < bytes.len() { end + 1 } else { end.max(at + 1).min(bytes.len()) }, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out: the number, and the bytes or the kind of the error.
    fn show(items: impl Iterator<Item = Numbered>) -> Vec<String> {
        items
            .map(|(number, raw)| {
                let number = number.map_or_else(|| "-".to_owned(), |n| n.to_string());
                match raw {
                    Ok(raw) => format!("{number} {}", String::from_utf8_lossy(&raw.bytes)),
                    Err(e) => format!("{number} {:?}", e.error.kind),
                }
            })
            .collect()
    }

    fn lines(bytes: &[u8]) -> Vec<String> {
        show(Lines::new(bytes, "x.jsonl".to_owned(), 10).unwrap())
    }

    fn elements(bytes: &[u8]) -> Vec<String> {
        show(Elements::new(bytes.to_vec(), "x.json".to_owned()))
    }

    #[test]
    fn every_line_is_one_item() {
        let table: &[(&[u8], &[&str])] = &[
            (b"", &[]),
            (b"a", &["1 a"]),
            (b"a\n", &["1 a"]),
            (b"a\r\nb\r\n", &["1 a", "2 b"]),
            (b"a\n\n \nb", &["1 a", "2 Empty", "3 Empty", "4 b"]),
            (b"\n", &["1 Empty"]),
            (b"\n\n", &["1 Empty", "2 Empty"]),
            (b"0123456789\nb", &["1 0123456789", "2 b"]),
            (b"0123456789x\nb", &["1 TooLarge", "2 b"]),
            (b"b\n0123456789x", &["1 b", "2 TooLarge"]),
            (b"\xEF\xBB\xBFa\nb", &["1 a", "2 b"]),
            (b"\xFF\xFEa\0\n\0b\0", &["1 a", "2 b"]),
            (b"\xFE\xFF\0a\0\n\0b", &["1 a", "2 b"]),
            ("a\u{2028}b\n".as_bytes(), &["1 a\u{2028}b"]),
            (b"a\0b\n", &["1 a\0b"]),
        ];
        for (bytes, expected) in table {
            assert_eq!(lines(bytes), *expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_line_longer_than_the_buffer_is_skipped_or_kept_whole() {
        let long = [vec![b'x'; 3 * BUFFER], b"\nb\n".to_vec()].concat();
        assert_eq!(lines(&long), ["1 TooLarge", "2 b"]);
        let mut kept = Lines::new(&long[..], String::new(), 4 * BUFFER as u64).unwrap();
        assert_eq!(kept.next().unwrap().1.unwrap().bytes.len(), 3 * BUFFER);
        assert_eq!(kept.next().unwrap().1.unwrap().bytes, b"b");
    }

    #[test]
    fn json_is_cut_by_its_brackets() {
        let table: &[(&str, &[&str])] = &[
            (r#"{"a": 1}"#, &[r#"- {"a": 1}"#]),
            (r#" {"a": [1, {"b": "]}"}]} "#, &[r#"- {"a": [1, {"b": "]}"}]}"#]),
            (r#"[{"a": 1}, {"b": 2}]"#, &[r#"1 {"a": 1}"#, r#"2 {"b": 2}"#]),
            (r#"[{"a": "\"],["}]"#, &[r#"1 {"a": "\"],["}"#]),
            ("{\"a\": 1}\n{\"b\": 2}\n", &[r#"1 {"a": 1}"#, r#"2 {"b": 2}"#]),
            ("[{}]\n[{}]", &["1 {}", "2 {}"]),
            ("", &["- Empty"]),
            ("  \n", &["- Empty"]),
            ("[]", &["- Empty"]),
            ("null", &["- null"]),
            ("[1, \"x\", null]", &["1 1", "2 \"x\"", "3 null"]),
            // What is malformed is left to the reader of the item.
            (r#"[{"a": }, {"b": 2}]"#, &[r#"1 {"a": }"#, r#"2 {"b": 2}"#]),
            (r#"{"a": "cut of"#, &[r#"- {"a": "cut of"#]),
            (r#"[{"a": 1}, {"a": "cut of"#, &[r#"1 {"a": 1}"#, r#"2 {"a": "cut of"#]),
            (r#"[{"a": 1}"#, &[r#"1 {"a": 1}"#, "- Parse"]),
            (r#"[{"a": 1},"#, &[r#"1 {"a": 1}"#, "- Parse"]),
            ("}", &["- }"]),
            ("{}}", &["1 {}", "2 }"]),
        ];
        for (text, expected) in table {
            assert_eq!(elements(text.as_bytes()), *expected, "{text}");
        }
        assert_eq!(elements(b"\xFF\xFE{\0}\0"), ["- {}"]);
    }
}
