//! A tree of HTML → its text, a block a paragraph, item or heading.

use dom_query::NodeRef;

use crate::article::BlockKind;
use crate::input::layout::Piece;
use crate::span::Span;

/// A text and its blocks, counted in bytes from its start; blank lines stand between them.
#[derive(Debug, Default)]
pub(in crate::input) struct Blocks {
    pub(in crate::input) text: String,
    pub(in crate::input) pieces: Vec<Piece>,
}

/// Bytes of a block that is not said twice by chance.
const REPEATED: usize = 40;
/// Blocks in which it is looked for again.
const NEAR: usize = 8;

/// Elements after and before which a block ends.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Elements whose text is none of the page's.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "template" | "noscript" | "head" | "title" | "textarea" | "select" | "svg" | "math" | "object" | "iframe"
    )
}

/// The role that an element gives to its block.
fn kind_of(name: &str) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Head),
        "li" | "dt" | "dd" => Some(BlockKind::Item),
        "figcaption" => Some(BlockKind::Caption),
        _ => None,
    }
}

/// A step of the walk over a tree, which is no recursion: pages nest as deep as they like.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave { block: bool, kind: Option<BlockKind> },
}

impl Blocks {
    /// The text below a node.
    pub(in crate::input) fn of(root: NodeRef<'_>) -> Self {
        let mut blocks = Self::default();
        let mut open = String::new();
        // The role of the innermost element that gives one.
        let mut kind = None;
        let mut steps = vec![Step::Enter(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave { block, kind: before } => {
                    if block {
                        blocks.close(&mut open, kind);
                        kind = before;
                    } else {
                        // The cells of a row are apart.
                        open.push(' ');
                    }
                }
                Step::Enter(node) if node.is_text() => open.push_str(&node.text()),
                Step::Enter(node) => {
                    let name = node.node_name();
                    let name = name.as_deref().unwrap_or("");
                    if is_hidden(name) || node.is_comment() {
                        continue;
                    }
                    if is_block(name) {
                        blocks.close(&mut open, kind);
                        steps.push(Step::Leave { block: true, kind });
                        kind = kind_of(name).or(kind);
                    } else if matches!(name, "td" | "th") {
                        steps.push(Step::Leave { block: false, kind: None });
                    }
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
        }
        blocks.close(&mut open, kind);
        blocks
    }

    /// Ends a block: its white space becomes single, and signs that nobody sees go.
    fn close(&mut self, open: &mut String, kind: Option<BlockKind>) {
        let start = self.text.len() + if self.text.is_empty() { 0 } else { 2 };
        let mut block = String::with_capacity(open.len());
        for word in open.split(char::is_whitespace) {
            let word: String = word.chars().filter(|&c| !is_unseen(c)).collect();
            if !word.is_empty() {
                if !block.is_empty() {
                    block.push(' ');
                }
                block.push_str(&word);
            }
        }
        open.clear();
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&block);
        self.pieces.push(Piece { span: Span::new(start, self.text.len()), blank_before: true, kind });
    }
}

/// Soft hyphens, zero-width spaces and joiners between words, byte-order marks, and controls.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

impl Blocks {
    /// Adds the blocks of another text.
    pub(in crate::input) fn extend(&mut self, other: Self) {
        for piece in other.pieces {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            let start = self.text.len();
            self.text.push_str(piece.span.of(&other.text));
            self.pieces.push(Piece { span: Span::new(start, self.text.len()), ..piece });
        }
    }

    /// Without blocks that stand a little before, too: a slide show gives each caption twice.
    pub(super) fn without_repeats(self) -> Self {
        let words = |k: usize| self.pieces[k].span.of(&self.text);
        let repeats = |k: usize| words(k).len() >= REPEATED && (k.saturating_sub(NEAR)..k).any(|before| words(before) == words(k));
        let kept = (0..self.pieces.len()).filter(|&k| !repeats(k)).map(|k| self.pieces[k]).collect();
        let mut rest = Self::default();
        rest.extend(Self { pieces: kept, text: self.text.clone() });
        rest
    }

    /// Without the first block.
    pub(in crate::input) fn without_first(self) -> Self {
        let mut rest = Self::default();
        rest.extend(Self { pieces: self.pieces.into_iter().skip(1).collect(), text: self.text });
        rest
    }
}
