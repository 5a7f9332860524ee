//! One item of an agency: NITF, NewsML 1.2, NewsML-G2. The three name the same things alike enough for one table of names.

use roxmltree::Node;

use super::tree::{day, first, first_line, line, text};
use crate::article::{DateOrigin, Given};
use crate::input::decode::Unreadable;
use crate::input::html;
use crate::input::json::names_in_list;
use crate::input::story::Story;
use crate::record::ErrorKind;

/// The id of an item.
pub(super) fn id(item: Node) -> Option<String> {
    let guid = item.attribute("guid").map(str::to_owned);
    let inner = || first_line(item, &["PublicIdentifier", "NewsItemId"]);
    let document = || first(item, "doc-id").and_then(|node| node.attribute("id-string")).map(str::to_owned);
    guid.or_else(inner).or_else(document).filter(|id| !id.trim().is_empty())
}

/// The story of an item.
pub(super) fn story(item: Node) -> Result<Story, Unreadable> {
    let mut blocks = body(item).filter(|blocks| !blocks.text.trim().is_empty());
    let dateline = first_line(item, &["dateline", "DateLine", "located.dateline"]);
    if let (Some(blocks), Some(dateline)) = (&mut blocks, dateline) {
        *blocks = with_dateline(&dateline, std::mem::take(blocks));
    }
    let blocks = blocks.ok_or_else(|| (ErrorKind::Empty, "this item has no text".to_owned()))?;
    let date = date(item);
    let given = Given {
        date: date.map(|day| day.to_string()),
        date_origin: DateOrigin::Header,
        url: None,
        authors: authors(item),
        publisher: publisher(item),
    };
    let title = first_line(item, &["hl1", "HeadLine", "headline", "title"]);
    Ok(Story { title, text: blocks.text, blocks: Some(blocks.pieces), given, ..Story::default() })
}

/// The text of an item: NITF's, or what stands for it.
fn body(item: Node) -> Option<html::Blocks> {
    for name in ["body.content", "body", "DataContent", "inlineXML", "inlineData", "contentSet"] {
        let found = item.descendants().filter(|node| node.is_element() && node.tag_name().name() == name);
        for node in found {
            let markup = markup(node);
            let blocks = if node.children().any(|child| child.is_element()) { html::text_of(&markup) } else { plain(&text(node)) };
            if !blocks.text.trim().is_empty() {
                return Some(blocks);
            }
        }
    }
    None
}

/// A text without elements: it is HTML that was escaped, or its paragraphs are separated by blank lines.
fn plain(text: &str) -> html::Blocks {
    if text.contains("</") {
        return html::text_of(text);
    }
    let paragraphs = text.split("\n\n").map(|block| format!("<p>{}</p>", escaped(block)));
    html::text_of(&paragraphs.collect::<String>())
}

/// A text that is no markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A step of the walk over a tree.
enum Step<'a, 'i> {
    Enter(Node<'a, 'i>),
    Leave(&'static str),
}

/// The tree as HTML: elements of a news format that are blocks become such, the marks of names and days in the text go.
fn markup(root: Node) -> String {
    let mut markup = String::new();
    let mut steps: Vec<Step> = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(name) => markup.push_str(&format!("</{name}>")),
            Step::Enter(node) if node.is_text() => markup.push_str(&escaped(node.text().unwrap_or_default())),
            Step::Enter(node) => {
                let name = node.tag_name().name().to_ascii_lowercase();
                let Some(shown) = shown_as(&name) else { continue };
                if !shown.is_empty() {
                    markup.push_str(&format!("<{shown}>"));
                    steps.push(Step::Leave(shown));
                }
                steps.extend(node.children().rev().map(Step::Enter));
            }
        }
    }
    markup
}

/// The element of HTML that stands for one of a news format; "" for one that is a mark in a text, None for one that is no story.
fn shown_as(name: &str) -> Option<&'static str> {
    Some(match name {
        "media" | "media-metadata" | "media-reference" | "note" | "body.end" | "body.head" | "head" | "script" | "style" | "figure" => {
            return None;
        }
        "p" | "pre" | "paragraph" | "lead" => "p",
        "hl1" | "hl2" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "h2",
        "li" => "li",
        "tr" | "nitf-table" | "caption" => "div",
        "td" | "th" => "td",
        "br" => "br",
        "block" | "div" | "body" | "body.content" | "section" | "blockquote" | "bq" | "ul" | "ol" | "dl" | "table" | "tbody" | "hr"
        | "article" => "div",
        _ => "",
    })
}

/// The text with its dateline in front, where it does not begin so: "STOCKHOLM, Aug 29, 2014 (AFP) -".
fn with_dateline(dateline: &str, blocks: html::Blocks) -> html::Blocks {
    let town: String = dateline.chars().take_while(|c| c.is_alphabetic() || *c == ' ').collect();
    let begins = blocks.text.get(..town.len()).is_some_and(|start| start.eq_ignore_ascii_case(&town));
    let dashed = dateline.ends_with(['-', '–', '—']);
    if begins || town.trim().is_empty() {
        return blocks;
    }
    let first = blocks.pieces.first().map(|piece| piece.span.of(&blocks.text).to_owned()).unwrap_or_default();
    let dash = if dashed { "" } else { " –" };
    let mut whole = html::text_of(&format!("<p>{}{dash} {}</p>", escaped(dateline), escaped(&first)));
    whole.extend(blocks.without_first());
    whole
}

/// The day that an item was issued.
fn date(item: Node) -> Option<chrono::NaiveDate> {
    let issued = first(item, "date.issue").and_then(|node| node.attribute("norm")).and_then(day);
    let stated = |names: &[&str]| names.iter().find_map(|name| first(item, name).and_then(line).and_then(|line| day(&line)));
    issued
        .or_else(|| {
            stated(&["DateLineDate", "contentCreated", "FirstCreated", "firstCreated", "DateId", "versionCreated", "ThisRevisionCreated"])
        })
        .or_else(|| first(item, "story.date").and_then(|node| node.attribute("norm")).and_then(day))
}

/// The names in the byline, without titles ("AP Business Writer"), or the creators.
fn authors(item: Node) -> Vec<String> {
    let byline = ["byline", "ByLine", "by"].iter().find_map(|name| first(item, name));
    if let Some(byline) = byline {
        let person = first(byline, "person").and_then(line);
        let words = || {
            let own = byline.descendants().filter(|node| node.is_text() && !node.ancestors().any(|a| a.tag_name().name() == "byttl"));
            own.filter_map(|node| node.text()).collect::<String>()
        };
        let words = person.unwrap_or_else(words);
        return names_in_list(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let creators = item.descendants().filter(|node| node.tag_name().name() == "creator");
    creators.filter_map(|creator| first(creator, "name").and_then(line)).collect()
}

/// The agency.
fn publisher(item: Node) -> Option<String> {
    let holder = || first(item, "doc.copyright").and_then(|node| node.attribute("holder")).map(str::to_owned);
    let provider =
        || first(item, "Provider").and_then(|node| first(node, "Party")).and_then(|node| node.attribute("FormalName")).map(str::to_owned);
    let named = |name: &str| first(item, name).and_then(|node| first_line(node, &["name"]));
    first_line(item, &["distributor"]).or_else(holder).or_else(provider).or_else(|| named("provider")).or_else(|| named("copyrightHolder"))
}
