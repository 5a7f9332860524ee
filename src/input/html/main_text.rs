//! The story of a page, without navigation, teasers, captions, forms and comments.
//!
//! What holds it is found by `dom_smoothie`, in the manner of the readers of browsers (Mozilla's Readability); from that tree lists of links and
//! boxes are taken. Where that leaves nothing, the tree as it was found is the story, and where none was found, the page's paragraphs are.

use dom_query::{Document, NodeRef, Selection};
use dom_smoothie::{Config, Readability};

use super::blocks::Blocks;
use crate::lexicon::page_boxes::{PageBox, page_box};

/// Letters that a story has at least.
const SHORTEST: usize = 80;

/// The share of a list's text that is links, from which on it is a list of links; and of another block.
const LIST_OF_LINKS: f64 = 0.6;
const BLOCK_OF_LINKS: f64 = 0.8;
/// Letters of a block that may be a block of links.
const SHORT_BLOCK: usize = 300;

/// Elements that hold no running text.
const BOXES: &str = "nav, footer, figure, figcaption, picture, aside, form, button, h1, iframe, video, audio";

/// The story's text; None where the page has none. `html`: what `page` was parsed from. `title`: what the page calls its story; it stands apart
/// and is left out here.
pub(super) fn find(page: Document, html: &str, title: Option<&str>) -> Option<Blocks> {
    if is_deeper(&page, DEEPEST) {
        return Some(paragraphs(&page)).filter(|found| !found.pieces.is_empty()).map(|story| without_title(story, title));
    }
    // The search makes a paragraph of a box that holds only one, and forgets its class.
    without_boxes(&page, SHORT_BLOCK);
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let found = Readability::with_document(page, None, Some(config)).ok().and_then(|mut reader| reader.parse().ok());
    let story = found.and_then(|found| {
        let tree = Document::fragment(found.content);
        let whole = Blocks::of(tree.root());
        filter(&tree);
        let filtered = Blocks::of(tree.root());
        let best = if is_story(&filtered) { filtered } else { whole };
        is_story(&best).then_some(best)
    });
    // The search has taken the page apart.
    let rest = || {
        let page = Document::from(html);
        filter(&page);
        Some(paragraphs(&page)).filter(|found| !found.pieces.is_empty())
    };
    let story = story.or_else(rest)?;
    Some(without_title(story, title).without_repeats())
}

/// Elements one inside the other of a page in which a story is looked for; deeper ones, which no site makes, are only read for their paragraphs, because
/// the search takes time by the square of the depth, and goes down by recursion.
const DEEPEST: usize = 250;

/// Do elements nest deeper than that?
fn is_deeper(page: &Document, most: usize) -> bool {
    let mut open = vec![(page.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > most {
            return true;
        }
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    false
}

fn is_story(blocks: &Blocks) -> bool {
    blocks.text.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST
}

/// The page's paragraphs outside of what stands around a story.
fn paragraphs(page: &Document) -> Blocks {
    let mut blocks = Blocks::default();
    // A paragraph in a paragraph is read with it.
    let is_none = |name: &str| matches!(name, "nav" | "header" | "footer" | "aside" | "form" | "figure" | "noscript" | "p");
    let around = |node: &NodeRef<'_>| node.ancestors_it(Some(64)).any(|above| above.node_name().is_some_and(|name| is_none(&name)));
    for paragraph in page.select("p").nodes().iter().filter(|node| !around(node)) {
        blocks.extend(Blocks::of(*paragraph));
    }
    blocks
}

/// Takes the elements out of a tree that are called like boxes, up to so many letters.
fn without_boxes(tree: &Document, most: usize) {
    // What holds half of the text is the story, whatever it is called.
    let most = most.min(tree.text().len() / 2);
    for element in tree.select("[class], [id]").nodes() {
        let attribute = |name: &str| element.attr(name).unwrap_or_default();
        let longest = match page_box(&attribute("class")).or_else(|| page_box(&attribute("id"))) {
            Some(PageBox::Box) => most,
            Some(PageBox::Mark) => SHORT_BLOCK.min(most),
            None => continue,
        };
        if element.text().len() <= longest {
            element.remove_from_parent();
        }
    }
}

/// Takes boxes and lists of links out of a tree.
fn filter(tree: &Document) {
    tree.select(BOXES).remove();
    without_boxes(tree, usize::MAX);
    let of_links = |node: &NodeRef<'_>, share: f64| {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let all = letters(&node.text());
        let links: usize = Selection::from(*node).select("a").nodes().iter().map(|link| letters(&link.text())).sum();
        (all, all > 0 && links as f64 > share * all as f64)
    };
    for list in tree.select("ul, ol").nodes() {
        if of_links(list, LIST_OF_LINKS).1 {
            list.remove_from_parent();
        }
    }
    for block in tree.select("p, div, section, h2, h3, h4, h5, h6, blockquote").nodes() {
        let (letters, links) = of_links(block, BLOCK_OF_LINKS);
        if links && letters < SHORT_BLOCK {
            block.remove_from_parent();
        }
    }
}

/// A story whose first block is its title has no title twice.
fn without_title(story: Blocks, title: Option<&str>) -> Blocks {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let Some(title) = title.map(plain) else { return story };
    let repeats = story.pieces.first().is_some_and(|first| plain(first.span.of(&story.text)) == title);
    if repeats && story.pieces.len() > 1 { story.without_first() } else { story }
}
