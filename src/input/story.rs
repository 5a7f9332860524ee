//! What a format states of an article → [`Article`]: the title before the text, and the layout that is found in it.

use std::borrow::Cow;

use super::layout::{self, Piece};
use super::repair::{Kind, Repairs};
use super::{Raw, check_size, fail, finish};
use crate::article::{Article, Format, Given, Source};
use crate::record::{ErrorKind, ErrorRecord};
use crate::span::Span;

/// What a format states of an article.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Its own id.
    pub id: Option<String>,
    /// Its headline, apart from the text.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// The blocks of the text, where the format marks them; else they are found by its lines.
    pub blocks: Option<Vec<Piece>>,
    /// What else is stated.
    pub given: Given,
    /// The encoding that it was read in.
    pub encoding: String,
    /// What to know about the reading.
    pub warnings: Vec<String>,
}

/// The article of a story.
///
/// # Errors
/// `too_large`: spans count bytes in 32 bits. `empty`: nothing was left of the text.
pub(super) fn article(raw: &Raw, mut story: Story) -> Result<Article, Box<ErrorRecord>> {
    repair(&mut story, raw.format);
    let Story { id, title, text, blocks, given, encoding, warnings } = story;
    if text.trim().is_empty() {
        return Err(fail(raw, id.as_deref(), ErrorKind::Empty, "the text is empty"));
    }
    let source = Source { id: raw.id(id.as_deref()), path: raw.path.clone(), format: raw.format, encoding, language: None };
    let mut article = Article { source, given, warnings, ..Article::default() };
    let title = title.filter(|title| !title.trim().is_empty());
    let known = match title {
        Some(title) if !begins_with(&text, title.trim()) => {
            article.body = title.len() + 2;
            article.text = format!("{title}\n\n{text}");
            Some(Span::new(0, title.len()).trim(&article.text))
        }
        Some(title) => {
            let start = text.len() - text.trim_start().len();
            article.text = text;
            Some(Span::new(start, start + title.trim().len()))
        }
        None => {
            article.text = text;
            None
        }
    };
    check_size(raw, id.as_deref(), article.text.len())?;
    match blocks {
        None => layout::find(&mut article, known),
        Some(blocks) => layout::find_in(&mut article, known, &blocks),
    }
    finish(&mut article);
    Ok(article)
}

/// What is said of a text in which characters were lost when it was decoded.
pub(super) fn lost(text: &str) -> Option<String> {
    match text.matches('\u{FFFD}').count() {
        0 => None,
        1 => Some("1 character could not be decoded and is U+FFFD".to_owned()),
        lost => Some(format!("{lost} characters could not be decoded and are U+FFFD")),
    }
}

/// Repairs what the format states.
fn repair(story: &mut Story, format: Format) {
    use Format::{Docx, Factiva, Feed, Html, Newsml, Warc};
    // There a parser has read the entities.
    let line = if matches!(format, Html | Warc | Feed | Newsml | Factiva | Docx) { Kind::Html } else { Kind::Line };
    let Story { title, text, blocks, given, warnings, .. } = story;
    let mut repairs = Repairs::default();
    match blocks {
        None => repairs.repair_in(text, Kind::Text),
        Some(pieces) => repair_blocks(text, pieces, &mut repairs),
    }
    for words in title.iter_mut().chain(&mut given.authors).chain(&mut given.publisher) {
        repairs.repair_in(words, line);
    }
    warnings.extend(repairs.warnings());
}

/// Repairs the blocks of a text, which lie there in order.
fn repair_blocks(text: &mut String, pieces: &mut [Piece], repairs: &mut Repairs) {
    let mut repaired = String::new();
    let (mut changed, mut end) = (false, 0);
    for piece in pieces {
        let block = repairs.repair(piece.span.of(text), Kind::Html);
        changed |= matches!(block, Cow::Owned(_));
        repaired.push_str(&text[end..piece.span.start as usize]);
        end = piece.span.end as usize;
        let start = repaired.len();
        repaired.push_str(&block);
        piece.span = Span::new(start, repaired.len());
    }
    if changed {
        repaired.push_str(&text[end..]);
        *text = repaired;
    }
}

/// Does the text begin with its title, as a line of its own?
fn begins_with(text: &str, title: &str) -> bool {
    text.trim_start().strip_prefix(title).is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\u{A0}']).starts_with(['\n', '\r']))
}
