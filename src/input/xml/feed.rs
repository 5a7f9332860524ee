//! One item of a feed: RSS 0.9 to 2.0, Atom, the export of WordPress.

use roxmltree::Node;

use super::tree::{children, day, first, line, text};
use crate::article::{DateOrigin, Given};
use crate::input::decode::Unreadable;
use crate::input::html;
use crate::input::story::Story;
use crate::record::ErrorKind;

/// Elements that date an item, the best first.
const DATES: [&str; 7] = ["published", "pubDate", "issued", "date", "created", "updated", "post_date"];

/// The id of an item, else its address.
pub(super) fn id(item: Node) -> Option<String> {
    child_line(item, "guid").or_else(|| child_line(item, "id")).or_else(|| address(item))
}

/// The story of an item.
pub(super) fn story(item: Node) -> Result<Story, Unreadable> {
    let full = children(item, "encoded").filter(|node| !is_excerpt(*node)).chain(children(item, "content")).map(body);
    let full = full.max_by_key(|blocks| blocks.text.len()).filter(|blocks| !blocks.text.trim().is_empty());
    let mut warnings = Vec::new();
    let blocks = full.or_else(|| {
        warnings.push("the feed gives only a summary of this article".to_owned());
        let summaries = children(item, "description").chain(children(item, "summary")).map(body);
        summaries.max_by_key(|blocks| blocks.text.len()).filter(|blocks| !blocks.text.trim().is_empty())
    });
    let blocks = blocks.ok_or_else(|| (ErrorKind::Empty, "this item has no text".to_owned()))?;
    let date = DATES.iter().find_map(|name| children(item, name).find_map(|node| day(&text(node))));
    let given = Given {
        date: date.map(|day| day.to_string()),
        date_origin: DateOrigin::Header,
        url: address(item),
        authors: authors(item),
        publisher: publisher(item),
    };
    let title = children(item, "title").find_map(|node| html_line(&text(node)));
    Ok(Story { title, text: blocks.text, blocks: Some(blocks.pieces), given, warnings, ..Story::default() })
}

/// "excerpt:encoded" of WordPress, which stands beside "content:encoded".
fn is_excerpt(node: Node) -> bool {
    node.tag_name().namespace().is_some_and(|namespace| namespace.contains("excerpt"))
}

/// The text of an element that holds HTML, escaped, as a section or as elements.
fn body(node: Node) -> html::Blocks {
    if let Some(child) = node.children().find(Node::is_element) {
        let source = node.document().input_text();
        let own = &source[node.range()];
        return match prefix(&source[child.range()]) {
            Some(prefix) => html::text_of(&own.replace(&format!("<{prefix}:"), "<").replace(&format!("</{prefix}:"), "</")),
            None => html::text_of(own),
        };
    }
    let text = text(node);
    // Plain text has paragraphs of its own.
    if node.attribute("type") == Some("text") || !text.contains('<') && text.contains("\n\n") {
        return html::text_of(&super::newsml::escaped(&text).split("\n\n").map(|block| format!("<p>{block}</p>")).collect::<String>());
    }
    html::text_of(&text)
}

/// The prefix of the name that a tag begins with: "h" of "<h:div>".
fn prefix(tag: &str) -> Option<&str> {
    let name = tag.get(1..)?.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    name.split_once(':').map(|(prefix, _)| prefix)
}

/// A line in which there may be HTML: "Storm &amp;amp; flood", "A &lt;b&gt;storm&lt;/b&gt;".
fn html_line(text: &str) -> Option<String> {
    let plain = if text.contains(['<', '&']) { html::text_of(text).text } else { text.to_owned() };
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line).filter(|line| !line.is_empty())
}

fn child_line(item: Node, name: &str) -> Option<String> {
    children(item, name).find_map(line)
}

/// The address of the page: of Atom's links the one that is no other kind, completed by what the feed says of its own.
fn address(item: Node) -> Option<String> {
    let found = link(item).or_else(|| {
        let permanent = children(item, "guid").find(|guid| guid.attribute("isPermaLink") != Some("false"));
        permanent.and_then(line)
    })?;
    if is_address(&found) {
        return Some(found);
    }
    let base = item.ancestors().find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "base")));
    // The page of the feed tells the host, but not the folder.
    let page = || item.ancestors().skip(1).find_map(|node| link(node).or_else(|| first_child(node, "channel").and_then(link)));
    match base.filter(|base| is_address(base)) {
        Some(base) => completed(&found, base),
        None => page().filter(|page| is_address(page) && found.starts_with('/')).and_then(|page| completed(&found, &page)),
    }
}

/// Of the links of an item or feed the one to its page.
fn link(node: Node) -> Option<String> {
    let alternate = |link: &Node| matches!(link.attribute("rel"), None | Some("alternate"));
    children(node, "link").filter(alternate).find_map(|link| link.attribute("href").map(str::to_owned).or_else(|| line(link)))
}

fn is_address(link: &str) -> bool {
    link.starts_with("http://") || link.starts_with("https://")
}

/// "/1" and "a/1.html", completed by the address that they are relative to; no other scheme, no part of a page, no way up.
fn completed(link: &str, base: &str) -> Option<String> {
    let host = base.find("://")? + 3;
    let path = base[host..].find('/').map_or(base.len(), |at| host + at);
    match link.chars().next()? {
        '/' if link.starts_with("//") => Some(format!("{}{link}", &base[..host - 2])),
        '/' => Some(format!("{}{link}", &base[..path])),
        '#' | '?' | '.' => None,
        _ if link.contains([':', ' ']) => None,
        _ if path == base.len() => Some(format!("{base}/{link}")),
        _ => base.rfind('/').map(|end| format!("{}{link}", &base[..=end])),
    }
}

/// The names of the authors; of an address of mail the name in brackets ("a@example.org (Ruth Adeyemi)").
fn authors(item: Node) -> Vec<String> {
    let atom = children(item, "author").chain(children(item, "creator"));
    let names = atom.filter_map(|author| first(author, "name").map_or_else(|| line(author), line));
    let names = names.filter_map(|name| match name.split_once('@') {
        Some((_, rest)) => rest.split_once('(').map(|(_, name)| name.trim_end_matches(')').trim().to_owned()),
        None => Some(name),
    });
    let mut given: Vec<String> = names.flat_map(|names| crate::input::json::names_in_list(&names)).collect();
    given.dedup();
    given
}

/// The outlet: the item's own where a feed gathers those of many, else the title of the feed.
fn publisher(item: Node) -> Option<String> {
    let own = children(item, "source").find_map(|source| child_line(source, "title").or_else(|| line(source)));
    let around = |name: &str| item.ancestors().skip(1).find_map(|node| first_child(node, name));
    own.or_else(|| around("channel").or_else(|| item.parent()).and_then(|channel| child_line(channel, "title")))
}

fn first_child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}
