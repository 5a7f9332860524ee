//! One file → its articles: what it is called and what it begins with say how it is cut.

use std::io::{self, Cursor, Read};

use super::super::detect::{self, sniff};
use super::super::split::{Elements, Lines, Utf8};
use super::super::tables::Rows;
use super::super::{Raw, compressed, decode, docx, factiva, mail, nexis, warc, xml};
use super::{Entry, Options, io_message, no_memory, too_large};
use crate::article::Format;
use crate::record::{ErrorKind, ErrorRecord};

/// The articles of an open file.
pub type Articles = Box<dyn Iterator<Item = Numbered> + Send>;

/// The number of an article in its file, and the article.
pub type Numbered = (Option<u64>, Result<Raw, Box<ErrorRecord>>);

/// Bytes at the head of a file from which its format is told.
const HEAD: usize = 64 << 10;

/// An input that is being opened.
struct Opening<'o> {
    /// Its path, for messages.
    label: String,
    options: &'o Options,
    /// Bytes of the file, where that is known.
    size: u64,
}

type Stream = Box<dyn Read + Send>;
type Failed = Box<ErrorRecord>;

/// Why there are no articles.
pub(in crate::input) enum NotOpened {
    /// It cannot be read.
    Failed(Failed),
    /// It is of a kind that holds articles, and holds other things: a table without a column for texts, XML of another kind.
    NoTexts(Failed),
}

impl From<Failed> for NotOpened {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}

/// Opens a file and tells what it is.
pub(super) fn open(entry: &Entry, options: &Options) -> Result<Articles, NotOpened> {
    let mut opening = Opening { label: entry.label().into_owned(), options, size: 0 };
    let reader = opening.stream(entry)?;
    opening.told(reader, entry.format())
}

/// The articles of a stream that is no file: what is uncompressed, told apart and cut as a file is. `label`: what it is called in records.
///
/// # Errors
/// An error record about the whole of it.
pub fn articles(label: &str, reader: impl Read + Send + 'static, options: &Options) -> Result<Articles, Box<ErrorRecord>> {
    let told = Opening { label: label.to_owned(), options, size: 0 }.told(Box::new(reader), None);
    told.map_err(|(NotOpened::Failed(error) | NotOpened::NoTexts(error))| error)
}

impl Opening<'_> {
    /// Tells what a stream is, and cuts it. `named`: the format that its name says.
    fn told(&self, mut reader: Stream, named: Option<Format>) -> Result<Articles, NotOpened> {
        let head = peek(&mut reader, compressed::HEAD);
        let magic = head.bytes.clone();
        let mut reader = compressed::uncompress(&magic, head.before(reader));
        let head = peek(&mut reader, HEAD);
        let begins = head.bytes.clone();
        // What the user says, else what the content shows, else what the name says.
        let told = || detect::shown(&begins).or(named).unwrap_or_else(|| sniff(&begins));
        self.articles(head.before(reader), self.options.format.unwrap_or_else(told), &begins)
    }

    fn failed(&self, kind: ErrorKind, message: impl Into<String>) -> Failed {
        Box::new(ErrorRecord::new(&*self.label, &*self.label, kind, message))
    }

    fn io_failed(&self, error: &io::Error) -> Failed {
        match error.kind() {
            io::ErrorKind::OutOfMemory => self.failed(ErrorKind::TooLarge, no_memory()),
            _ => self.failed(ErrorKind::Io, io_message(error)),
        }
    }

    fn stream(&mut self, entry: &Entry) -> Result<Stream, Failed> {
        let Some(path) = &entry.path else { return Ok(Box::new(io::stdin())) };
        let file = std::fs::File::open(path).map_err(|e| self.io_failed(&e))?;
        let about = file.metadata().map_err(|e| self.io_failed(&e))?;
        if about.is_dir() {
            return Err(self.failed(ErrorKind::Io, "is a folder"));
        }
        self.size = about.len();
        Ok(Box::new(file))
    }

    /// The articles of a stream that begins with `head`: those that may be many are cut while it streams in.
    fn articles(&self, reader: Stream, format: Format, head: &[u8]) -> Result<Articles, NotOpened> {
        let (label, max_bytes) = (&*self.label, self.options.max_bytes);
        let utf8 = |reader| Utf8::new(reader).map_err(|e| self.io_failed(&e));
        if let Some(root) = xml::foreign_root(&detect::start(head)).filter(|_| format == Format::Feed) {
            return Err(NotOpened::NoTexts(self.failed(ErrorKind::Unsupported, xml::neither(root))));
        }
        Ok(match format {
            Format::Jsonl => Box::new(Lines::new(reader, label.to_owned(), max_bytes).map_err(|e| self.io_failed(&e))?),
            Format::Csv | Format::Tsv => Box::new(Rows::new(reader, label, format, max_bytes, &self.options.fields)?),
            Format::Warc => Box::new(warc::Records::new(reader, label, max_bytes)),
            Format::Email if mail::begins_mailbox(head) => Box::new(mail::Messages::new(reader, label, max_bytes)),
            Format::Feed | Format::Newsml => Box::new(xml::Items::new(utf8(reader)?, label, format, max_bytes)),
            Format::Factiva if !detect::is_page(head) => Box::new(xml::Items::new(utf8(reader)?, label, format, max_bytes)),
            Format::Nexis if !detect::is_page(head) && !docx::begins(head) => {
                Box::new(nexis::Documents::new(utf8(reader)?, label, max_bytes))
            }
            _ => self.held(self.whole(reader)?, format)?,
        })
    }

    /// Reads all of a file.
    fn whole(&self, reader: Stream) -> Result<Vec<u8>, Failed> {
        let max_bytes = self.options.max_bytes;
        let too_large = || self.failed(ErrorKind::TooLarge, too_large(max_bytes));
        if self.size > max_bytes {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let room = usize::try_from(self.size).unwrap_or(usize::MAX).saturating_add(1);
        bytes.try_reserve_exact(room).map_err(|_| self.failed(ErrorKind::TooLarge, no_memory()))?;
        reader.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| self.io_failed(&e))?;
        if bytes.len() as u64 > max_bytes { Err(too_large()) } else { Ok(bytes) }
    }

    /// The articles of a file that was read.
    fn held(&self, bytes: Vec<u8>, format: Format) -> Result<Articles, Failed> {
        let label = &*self.label;
        let page = |bytes: &[u8]| decode::decode_page(bytes, None).map_err(|(kind, message)| self.failed(kind, message));
        Ok(match format {
            Format::Json => Box::new(Elements::new(bytes, label.to_owned())),
            Format::Factiva => Box::new(factiva::of_page(&page(&bytes)?.text, label).into_iter()),
            Format::Nexis if detect::is_page(&bytes) => Box::new(nexis::of_page(&page(&bytes)?.text, label).into_iter()),
            Format::Nexis | Format::Docx => {
                let paragraphs = docx::paragraphs(&bytes, self.options.max_bytes).map_err(|(kind, message)| self.failed(kind, message))?;
                let paragraphs: Vec<String> = paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
                match nexis::of_paragraphs(&paragraphs, label) {
                    Some(articles) => Box::new(articles.into_iter()),
                    None => Box::new(std::iter::once(self.one(Format::Docx, bytes))),
                }
            }
            Format::Text if self.options.format.is_none() && detect::is_marked(&String::from_utf8_lossy(&bytes)) => {
                Box::new(std::iter::once(self.one(Format::Markdown, bytes)))
            }
            _ => Box::new(std::iter::once(self.one(format, bytes))),
        })
    }

    fn one(&self, format: Format, bytes: Vec<u8>) -> Numbered {
        (None, Ok(Raw { path: self.label.clone(), number: None, format, bytes }))
    }
}

/// The beginning of a stream, and what ended it where it could not be read: what came before that may be whole articles.
struct Head {
    bytes: Vec<u8>,
    error: Option<io::Error>,
}

impl Head {
    /// The stream from its beginning on.
    fn before(self, rest: Stream) -> Stream {
        match self.error {
            Some(error) => Box::new(Cursor::new(self.bytes).chain(Broken(Some(error)))),
            None => Box::new(Cursor::new(self.bytes).chain(rest)),
        }
    }
}

/// Says once what could not be read.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Reads up to `size` bytes, fewer where the input ends or where its first line is there and opens an object: that much decides.
fn peek(reader: &mut impl Read, size: usize) -> Head {
    let mut bytes = vec![0; size];
    let mut filled = 0;
    let mut error = None;
    while filled < size {
        match reader.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => {
                error = Some(e);
                break;
            }
        }
        let seen = bytes[..filled].trim_ascii_start();
        if seen.starts_with(b"{") && memchr::memchr(b'\n', seen).is_some() {
            break;
        }
    }
    bytes.truncate(filled);
    Head { bytes, error }
}
