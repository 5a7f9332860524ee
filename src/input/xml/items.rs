//! A file of XML → the elements that are an article each, cut while it streams in.

use std::io::Read;

use super::scan::{self, Piece};
use crate::article::Format;
use crate::input::files::{Numbered, io_message, too_large};
use crate::input::several::{Counted, Window};
use crate::record::ErrorKind;

/// Bytes before the first item that every item keeps: the head of a feed, which has its title.
const HEAD: usize = 16 << 10;
/// Elements around an item, one in the other.
const DEEPEST: usize = 64;

/// The items of a file.
pub(in crate::input) struct Items<R> {
    window: Window<R>,
    counted: Counted,
    max_bytes: u64,
    names: &'static [&'static str],
    /// The start tags and the names of the elements that are open.
    open: Vec<(Vec<u8>, String)>,
    /// What stands before the first item, without the document type; None where that is too much, or was left since.
    head: Option<Vec<u8>>,
    /// How many elements were open where the head ended.
    head_depth: Option<usize>,
    done: bool,
}

/// What one article was cut as.
enum Cut {
    Whole(Vec<u8>),
    TooLarge,
    /// The file ends within it.
    Open,
}

impl<R: Read> Items<R> {
    /// The items of a stream of this kind.
    pub(in crate::input) fn new(reader: R, path: &str, format: Format, max_bytes: u64) -> Self {
        let names = super::item_names(format);
        let counted = Counted::new(path, format);
        let window = Window::new(reader);
        Self { window, counted, max_bytes, names, open: Vec::new(), head: Some(Vec::new()), head_depth: None, done: false }
    }

    fn most(&self) -> usize {
        usize::try_from(self.max_bytes).unwrap_or(usize::MAX)
    }

    /// Passes what stands before the next item: its name, or None at the end.
    fn next_item(&mut self) -> Result<Option<String>, &'static str> {
        let most = self.most();
        while let Some((piece, bytes)) = scan::next(&mut self.window, most)? {
            match piece {
                Piece::Open { name, .. } if self.names.contains(&scan::local(&name)) => return Ok(Some(name)),
                Piece::Open { name, empty } => {
                    if !empty {
                        let tag = self.window.held()[..bytes].to_vec();
                        self.open.push((tag, name));
                    }
                    if self.open.len() > DEEPEST {
                        return Err("elements are nested deeper than those of any feed");
                    }
                }
                Piece::Close { name } => {
                    if let Some(at) = self.open.iter().rposition(|(_, open)| *open == name) {
                        self.open.truncate(at);
                    }
                }
                Piece::Doctype | Piece::Other => {}
            }
            self.keep_head(&piece_of_head(&self.window, bytes));
            self.window.pass(bytes);
        }
        Ok(None)
    }

    /// Keeps a piece that stands before the first item.
    fn keep_head(&mut self, piece: &[u8]) {
        if self.head_depth.is_some_and(|depth| self.open.len() < depth) {
            self.head = None;
        }
        if self.head_depth.is_none() {
            match &mut self.head {
                // Blank lines before the declaration, which a parser does not take.
                Some(head) if head.is_empty() => head.extend_from_slice(piece.trim_ascii_start()),
                Some(head) if head.len() + piece.len() <= HEAD => head.extend_from_slice(piece),
                head => *head = None,
            }
        }
    }

    /// The elements around an item, up to it.
    fn around(&mut self) -> Vec<u8> {
        let depth = *self.head_depth.get_or_insert(self.open.len());
        match &self.head {
            Some(head) if depth == self.open.len() => head.clone(),
            _ => self.open.iter().flat_map(|(tag, _)| tag.iter().copied()).collect(),
        }
    }

    /// Cuts the item at which the window begins.
    fn cut(&mut self, name: &str) -> Result<Cut, &'static str> {
        let mut item = self.around();
        let (least, mut depth, mut long, most) = (item.len(), 0_u32, false, self.most());
        while let Some((piece, bytes)) = scan::next(&mut self.window, most)? {
            long |= (item.len() - least + bytes) as u64 > self.max_bytes;
            if long {
                item.truncate(least);
            } else {
                item.extend_from_slice(&self.window.held()[..bytes]);
            }
            self.window.pass(bytes);
            match piece {
                Piece::Open { name: inner, empty: false } if inner == name => depth += 1,
                Piece::Close { name: inner } if inner == name => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                for (_, name) in self.open.iter().rev() {
                    item.extend_from_slice(format!("</{name}>").as_bytes());
                }
                return Ok(if long { Cut::TooLarge } else { Cut::Whole(item) });
            }
        }
        Ok(if long { Cut::TooLarge } else { Cut::Open })
    }

    fn item(&mut self) -> Option<Numbered> {
        loop {
            let at = self.window.at();
            let name = match self.next_item() {
                Ok(Some(name)) => name,
                Ok(None) => return self.end(),
                Err(why) => return Some(self.stop(why)),
            };
            return Some(match self.cut(&name) {
                Ok(Cut::Whole(item)) if is_no_article(&item) => continue,
                Ok(Cut::Whole(item)) => self.counted.article(item),
                Ok(Cut::TooLarge) => self.counted.failed(None, ErrorKind::TooLarge, too_large(self.max_bytes)),
                Ok(Cut::Open) => {
                    self.counted.failed(None, ErrorKind::Parse, format!("the file ends inside of the element {name} after byte {at}"))
                }
                Err(why) => self.stop(why),
            });
        }
    }

    /// Nothing more can be told apart.
    fn stop(&mut self, why: &str) -> Numbered {
        self.done = true;
        let at = self.window.at();
        self.counted.failed(None, ErrorKind::Parse, format!("{why}, at byte {at}; what comes after it was not read"))
    }

    fn end(&mut self) -> Option<Numbered> {
        self.done = true;
        if let Some(error) = self.window.error() {
            return Some(self.counted.file_failed(ErrorKind::Io, io_message(&error)));
        }
        let head = self.head.take().unwrap_or_default();
        let root = String::from_utf8_lossy(&head).into_owned();
        let root = scan::first_element(&root).map(str::to_owned);
        self.counted.is_empty().then(|| match root {
            None => self.counted.file_failed(ErrorKind::Unsupported, "this is no XML"),
            Some(root) if super::KINDS.iter().any(|kind| kind.roots.contains(&&*root)) => {
                self.counted.file_failed(ErrorKind::Empty, "there is no article in this XML")
            }
            Some(root) => self
                .counted
                .file_failed(ErrorKind::Unsupported, format!("this XML holds neither a feed nor news (it begins with the element {root})")),
        })
    }
}

/// A piece as the head of a file keeps it: a document type is left out.
fn piece_of_head<R: Read>(window: &Window<R>, bytes: usize) -> Vec<u8> {
    let piece = &window.held()[..bytes];
    let doctype = piece.starts_with(b"<!") && !piece.starts_with(b"<!--") && !piece.starts_with(b"<![");
    if doctype { Vec::new() } else { piece.to_vec() }
}

/// In an export of WordPress: a picture, an entry of a menu, a style, and not a post or a page.
fn is_no_article(item: &[u8]) -> bool {
    const TYPE: &[u8] = b"<wp:post_type>";
    let Some(at) = memchr::memmem::find(item, TYPE) else { return false };
    let rest = &item[at + TYPE.len()..];
    let rest = rest.strip_prefix(b"<![CDATA[").unwrap_or(rest);
    let word = &rest[..rest.iter().position(|b| matches!(b, b']' | b'<')).unwrap_or(rest.len())];
    !matches!(word, b"post" | b"page")
}

impl<R: Read> Iterator for Items<R> {
    type Item = Numbered;

    fn next(&mut self) -> Option<Numbered> {
        if self.done { None } else { self.item() }
    }
}
