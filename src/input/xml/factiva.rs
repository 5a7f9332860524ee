//! One article of Factiva's XML.

use roxmltree::Node;

use super::tree::{children, day, first, first_line, line, text};
use crate::article::{DateOrigin, Given};
use crate::input::decode::Unreadable;
use crate::input::json::names_in_list;
use crate::input::story::Story;
use crate::record::ErrorKind;

/// The accession number.
pub(super) fn id(item: Node) -> Option<String> {
    first_line(item, &["accessionNo"])
}

/// The story of an article.
pub(super) fn story(item: Node) -> Result<Story, Unreadable> {
    let parts = ["leadParagraph", "tailParagraphs", "tailParagraph", "artBody"];
    let parts =
        parts.iter().flat_map(|name| item.descendants().filter(|node| node.tag_name().name() == *name).map(paragraphs).collect::<Vec<_>>());
    let text = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() {
        return Err((ErrorKind::Empty, "this article has no text".to_owned()));
    }
    let date = first(item, "publicationDate").and_then(line).and_then(|written| day(&written));
    let given = Given {
        date: date.map(|day| day.to_string()),
        date_origin: DateOrigin::Header,
        url: None,
        authors: first_line(item, &["byline"]).map(|names| names_in_list(&names)).unwrap_or_default(),
        publisher: first_line(item, &["sourceName", "publisherName"]),
    };
    Ok(Story { title: first_line(item, &["headline"]), text, given, ..Story::default() })
}

/// The paragraphs of a part; where none are marked, its lines as they are.
fn paragraphs(part: Node) -> String {
    let marked: Vec<String> = children(part, "paragraph").filter_map(line).collect();
    if marked.is_empty() { text(part).trim().to_owned() } else { marked.join("\n\n") }
}
