//! A page of HTML → [`Article`]: the story without what stands around it, and what the page states of itself.
//!
//! The page is parsed once. What it states (`metadata`) is read first, because looking for the story (`main_text`) takes the page apart; the
//! story's tree then becomes text and blocks (`blocks`).

mod blocks;
mod main_text;
mod metadata;
mod nesting;
mod tagged;

use dom_query::Document;

use super::repair::{self, Repairs};
use super::story::{self, Story};
use super::{Raw, fail};
use crate::article::Article;
use crate::record::{ErrorKind, ErrorRecord};

use metadata::Stated;

pub(super) use blocks::Blocks;
pub(super) use tagged::{begins_page, warning};

/// Reads a page.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    let decoded = super::decode::decode_page(&raw.bytes).map_err(|(kind, message)| fail(raw, None, kind, message))?;
    if decoded.text.trim().is_empty() {
        return Err(fail(raw, None, ErrorKind::Empty, "the page is empty"));
    }
    let (mut stated, mut blocks) = parse(raw, &decoded.text)?;
    // Scripts and what else is no story may be damaged without harm.
    let mut repairs = Repairs::default();
    for text in stated.title.iter().chain([&blocks.text]) {
        repairs.repair(text, repair::Kind::Html);
    }
    if repairs != Repairs::default() {
        (stated, blocks) = parse(raw, &Repairs::default().repair(&decoded.text, repair::Kind::Html))?;
    }
    let Blocks { text, pieces } = blocks;
    let mut warnings = decoded.warnings;
    warnings.extend(repairs.warnings());
    let story = Story {
        id: None,
        title: stated.title,
        text,
        blocks: Some(pieces),
        given: stated.given,
        encoding: decoded.encoding.to_owned(),
        warnings,
    };
    story::article(raw, story)
}

/// What a page states, and its story.
fn parse(raw: &Raw, source: &str) -> Result<(Stated, Blocks), Box<ErrorRecord>> {
    let Some(text) = nesting::parsable(source) else {
        return Err(fail(raw, None, ErrorKind::Parse, "the elements of this page are nested deeper than those of any site"));
    };
    let page = Document::from(&*text);
    let stated = metadata::read(&page);
    match main_text::find(page, &text, stated.title.as_deref()) {
        Some(blocks) => Ok((stated, blocks)),
        None => Err(fail(raw, None, ErrorKind::Empty, "no story was found in this page")),
    }
}

/// The text of a piece of HTML without the head of a page ("body_html"). One that nests deeper than that of any site has none.
pub(super) fn text_of(html: &str) -> Blocks {
    nesting::parsable(html).map(|html| Blocks::of(Document::fragment(&*html).root())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
