//! XML of feeds, news agencies and archives → one article an item.
//!
//! [`Items`] cuts a file while it streams in, by the names of elements alone; an item keeps the elements around it, so that its namespaces and
//! the title of its feed are known. [`read`] reads one item: a tree is built by `roxmltree`, after what would stop it is put right (`tree`). No
//! document type is read, so that no entity can grow, and nothing outside of the file is asked for.

use roxmltree::Node;

use super::decode::{self, Unreadable};
use super::story::{self, Story};
use super::{Raw, fail};
use crate::article::{Article, Format};
use crate::record::{ErrorKind, ErrorRecord};

mod factiva;
mod feed;
mod items;
mod newsml;
mod scan;
mod tree;

pub(super) use items::Items;
pub(super) use tree::{Guard, check, malformed, sound};

/// Elements that are one article each, of a file whose root has one of these names; without prefixes.
struct Kind {
    format: Format,
    roots: &'static [&'static str],
    items: &'static [&'static str],
}

const KINDS: &[Kind] = &[
    Kind { format: Format::Feed, roots: &["rss", "feed", "RDF", "channel", "item", "entry"], items: &["item", "entry"] },
    Kind {
        format: Format::Newsml,
        roots: &["nitf", "NewsML", "newsMessage", "newsItem", "NewsItem", "contentSet", "packageItem"],
        items: &["newsItem", "NewsItem", "nitf", "contentSet"],
    },
    Kind {
        format: Format::Factiva,
        roots: &["PPSResponse", "ppsArticleResponse", "ppsarticleResultSet", "ppsarticle", "ppsArticle"],
        items: &["ppsarticle", "ppsArticle"],
    },
];

/// The kind of the XML that a file begins with, by its first element: None for what is no XML. XML of another kind is told as a feed, which
/// says what it is when it is read.
pub(super) fn kind(head: &str) -> Option<Format> {
    let root = scan::first_element(head)?;
    let known = KINDS.iter().find(|kind| kind.roots.contains(&root)).map(|kind| kind.format);
    known.or_else(|| head.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']).starts_with("<?xml").then_some(Format::Feed))
}

/// The first element of XML that is of none of these kinds.
pub(super) fn foreign_root(head: &str) -> Option<&str> {
    scan::first_element(head).filter(|root| !KINDS.iter().any(|kind| kind.roots.contains(root)))
}

/// What is said of such a file.
pub(super) fn neither(root: &str) -> String {
    format!("this XML holds neither a feed nor news (it begins with the element {root})")
}

/// The names of the elements that are articles in a file of this kind.
fn item_names(format: Format) -> &'static [&'static str] {
    KINDS.iter().find(|kind| kind.format == format).map_or(&[], |kind| kind.items)
}

/// Reads one item.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    let mut id = None;
    let story = with_item(raw, |item, encoding| {
        id = id_of(raw.format, item);
        let mut story = match raw.format {
            Format::Newsml => newsml::story(item),
            Format::Factiva => factiva::story(item),
            _ => feed::story(item),
        }?;
        story.encoding = encoding.to_owned();
        Ok(story)
    });
    let story = story.map_err(|(kind, message)| fail(raw, id.as_deref(), kind, message))?;
    story::article(raw, Story { id, ..story })
}

/// The id that an item has of its own.
pub(super) fn own_id(raw: &Raw) -> Option<String> {
    with_item(raw, |item, _| Ok(id_of(raw.format, item))).ok()?
}

fn id_of(format: Format, item: Node) -> Option<String> {
    match format {
        Format::Newsml => newsml::id(item),
        Format::Factiva => factiva::id(item),
        _ => feed::id(item),
    }
}

/// Builds the tree of a raw input and hands over the element that is its item, and the encoding.
fn with_item<T>(raw: &Raw, read: impl FnOnce(Node, &'static str) -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    let decoded = decode::decode_xml(&raw.bytes)?;
    let text = sound(&decoded.text);
    check(&text, Guard::default())?;
    let document = roxmltree::Document::parse(&text).map_err(|error| (ErrorKind::Parse, malformed(&error)))?;
    let names = item_names(raw.format);
    let item = document.descendants().find(|node| node.is_element() && names.contains(&node.tag_name().name()));
    let Some(item) = item else {
        let root = document.root_element().tag_name().name();
        return Err((ErrorKind::Unsupported, neither(root)));
    };
    read(item, decoded.encoding)
}

#[cfg(test)]
mod tests;
