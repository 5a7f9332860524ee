//! Bytes → [`Article`]: open the inputs, decode, parse the format, find the layout.
//!
//! Two halves with [`Raw`] between them, so that the first can run on one thread and the second on many: the files, folders and lines of
//! the command line become raw inputs, in order, without being read as text; [`read`] turns one raw input into an article.

use crate::article::{Article, Block, BlockKind, Format, Source};
use crate::record::{ErrorKind, ErrorRecord};
use crate::span::Span;

pub mod files;
mod split;

/// The bytes of one article, not yet decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The path as given, `-` for standard input.
    pub path: String,
    /// The 1-based line (JSON Lines) or item (a JSON array) that it is, where one input holds several.
    pub number: Option<u64>,
    /// How to read the bytes. `Jsonl` and `Json`: one article object.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Reads one raw input as an article.
///
/// # Errors
/// An error record (`decode`, `parse`, `empty`) that says what is wrong with it.
pub fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    if matches!(raw.format, Format::Json | Format::Jsonl) {
        let fail = |message: String| Box::new(ErrorRecord::new(&*raw.path, &*raw.path, ErrorKind::Parse, message));
        let value: serde_json::Value = serde_json::from_slice(&raw.bytes).map_err(|e| fail(e.to_string()))?;
        let mut article = article_from_text(value["text"].as_str().ok_or_else(|| fail("no text".to_owned()))?);
        let id = value["id"].as_str().unwrap_or(&raw.path).to_owned();
        article.source = Source { id, path: raw.path.clone(), format: raw.format, ..Source::default() };
        article.given.date = value["date"].as_str().map(str::to_owned);
        return Ok(article);
    }
    let text = std::str::from_utf8(&raw.bytes)
        .map_err(|e| Box::new(ErrorRecord::new(&*raw.path, &*raw.path, ErrorKind::Decode, e.to_string())))?;
    let mut article = article_from_text(text);
    article.source = Source { id: raw.path.clone(), path: raw.path.clone(), format: raw.format, ..Source::default() };
    Ok(article)
}

/// An article of plain text that is already decoded.
pub fn article_from_text(text: &str) -> Article {
    let mut article = Article { text: text.to_owned(), ..Article::default() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        if !span.is_empty() {
            article.blocks.push(Block { span, kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    article
}
