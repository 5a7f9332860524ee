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
use encoding_rs::Encoding;

use super::decode::{self, Unreadable};
use super::repair::{self, Repairs};
use super::story::{self, Story};
use super::{Raw, fail};
use crate::article::Article;
use crate::record::{ErrorKind, ErrorRecord};

use metadata::Stated;

pub(super) use blocks::Blocks;
pub(super) use nesting::parsable;
pub(super) use tagged::{begins_page, warning};

/// A page as it was found.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) bytes: &'a [u8],
    /// The encoding that was named by what it came in.
    pub(super) encoding: Option<&'static Encoding>,
    /// The address that it was found at.
    pub(super) address: Option<&'a str>,
}

/// Reads a page.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    let page = Page { bytes: &raw.bytes, encoding: None, address: None };
    let story = story(&page).map_err(|(kind, message)| fail(raw, None, kind, message))?;
    story::article(raw, story)
}

/// The story of a page, and what the page states of it.
pub(super) fn story(page: &Page) -> Result<Story, Unreadable> {
    let decoded = decode::decode_page(page.bytes, page.encoding)?;
    if decoded.text.trim().is_empty() {
        return Err((ErrorKind::Empty, "the page is empty".to_owned()));
    }
    let (mut stated, mut blocks) = parse(&decoded.text, page.address)?;
    // Scripts and what else is no story may be damaged without harm.
    let mut repairs = Repairs::default();
    for text in stated.title.iter().chain([&blocks.text]) {
        repairs.repair(text, repair::Kind::Html);
    }
    if repairs != Repairs::default() {
        (stated, blocks) = parse(&Repairs::default().repair(&decoded.text, repair::Kind::Html), page.address)?;
    }
    let Blocks { text, pieces } = blocks;
    let mut warnings = decoded.warnings;
    warnings.extend(repairs.warnings());
    Ok(Story {
        id: None,
        title: stated.title,
        text,
        blocks: Some(pieces),
        given: stated.given,
        encoding: decoded.encoding.to_owned(),
        warnings,
    })
}

/// What a page states, and its story.
fn parse(source: &str, address: Option<&str>) -> Result<(Stated, Blocks), Unreadable> {
    let Some(text) = parsable(source) else {
        return Err((ErrorKind::Parse, "the elements of this page are nested deeper than those of any site".to_owned()));
    };
    let page = Document::from(&*text);
    let stated = metadata::read(&page, address);
    match main_text::find(page, &text, stated.title.as_deref()) {
        Some(blocks) => Ok((stated, blocks)),
        None => Err((ErrorKind::Empty, "no story was found in this page".to_owned())),
    }
}

/// The text of a piece of HTML without the head of a page ("body_html"). One that nests deeper than that of any site has none.
pub(super) fn text_of(html: &str) -> Blocks {
    parsable(html).map(|html| Blocks::of(Document::fragment(&*html).root())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
