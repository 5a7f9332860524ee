//! Wild text is repaired before its layout is found: entities, UTF-8 read as Windows-1252, words divided at the ends of lines.
//!
//! In this order, because an entity may stand for a part of the next fault, and because only whole words can be looked up. Each repair goes
//! through the text once, copies it only where it finds something, and counts what it did for a warning. A text without faults is given back
//! as it is. Offsets count in the text as repaired.

use std::borrow::Cow;

mod entities;
mod hyphens;
mod mojibake;
mod signs;

/// What a text is, as far as its repair goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text of many lines.
    Text,
    /// Markdown: no entity may become a mark.
    Markdown,
    /// A title, a name: one line.
    Line,
    /// HTML: its parser reads the entities, and its lines mean nothing.
    Html,
}

/// What was repaired in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repairs {
    entities: usize,
    mojibake: usize,
    hyphens: usize,
    /// Places that were wrongly decoded and are left so.
    left: usize,
}

/// Bytes of a plain text for each place that was wrongly decoded, above which the places are few and are left.
const SPARSE: usize = 3000;

impl Repairs {
    /// The text as it was meant.
    pub(super) fn repair<'t>(&mut self, text: &'t str, kind: Kind) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        if kind != Kind::Html {
            let found = entities::repair(&text, kind == Kind::Markdown);
            self.entities += take(&mut text, found);
        }
        let found = mojibake::repair(&text);
        match found {
            // A long text with a pasted name in it: what has its offsets elsewhere keeps them.
            Some((_, places)) if matches!(kind, Kind::Text | Kind::Markdown) && places * SPARSE < text.len() => self.left += places,
            found => self.mojibake += take(&mut text, found),
        }
        if matches!(kind, Kind::Text | Kind::Markdown) {
            let found = hyphens::repair(&text);
            self.hyphens += take(&mut text, found);
        }
        text
    }

    /// The same in place, for a text that is owned.
    pub(super) fn repair_in(&mut self, text: &mut String, kind: Kind) {
        if let Cow::Owned(repaired) = self.repair(text, kind) {
            *text = repaired;
        }
    }

    /// What a reader should know of it.
    pub(super) fn warnings(self) -> impl Iterator<Item = String> {
        [
            (self.entities, "HTML entity was replaced by its character", "HTML entities were replaced by their characters"),
            (
                self.mojibake,
                "wrongly decoded place was restored (UTF-8 and Windows-1252 mixed up)",
                "wrongly decoded places were restored (UTF-8 and Windows-1252 mixed up)",
            ),
            (
                self.left,
                "place looks wrongly decoded (UTF-8 and Windows-1252 mixed up) and was left as it is",
                "places look wrongly decoded (UTF-8 and Windows-1252 mixed up) and were left as they are",
            ),
            (self.hyphens, "word divided at the end of a line was put together", "words divided at the ends of lines were put together"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }))
    }
}

/// Takes a repaired text; gives the count of its repairs.
fn take(text: &mut Cow<'_, str>, found: Option<(String, usize)>) -> usize {
    let Some((repaired, count)) = found else { return 0 };
    *text = Cow::Owned(repaired);
    count
}

#[cfg(test)]
mod tests;
