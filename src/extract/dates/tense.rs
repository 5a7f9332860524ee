//! Does the clause around an expression speak of what has been or of what will be?

use crate::lexicon::words::Tag;
use crate::text::{Document, TokenKind, TokenRange};

/// The direction a clause looks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// A past form governs it.
    Past,
    /// A cue of the future stands before it.
    Future,
    /// Neither.
    Unclear,
}

/// Tokens before the expression that are looked at.
const WINDOW: usize = 12;

/// Words that point ahead, whatever the tense of their own clause.
const AHEAD: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "won't",
    "scheduled",
    "planned",
    "plans",
    "planning",
    "expected",
    "expects",
    "due",
    "slated",
    "until",
    "till",
    "upcoming",
    "ahead",
    "deadline",
    "tomorrow",
    "would",
    "awaiting",
    "begins",
    "starts",
    "opens",
    "set",
    "hopes",
    "intends",
    "may",
    "should",
    "can",
    "could",
    "must",
];

/// Reads the words before the expression, and the three behind it.
pub(super) fn direction(doc: &Document, sentence: TokenRange, expression: TokenRange) -> Direction {
    let first = expression.first as usize;
    let from = (sentence.first as usize).max(first.saturating_sub(WINDOW));
    let mut past = false;
    for at in (from..first).rev() {
        let token = doc.tokens[at];
        match token.kind {
            TokenKind::Stop => break,
            TokenKind::Mark if doc.lower(at) == ";" => break,
            TokenKind::Word | TokenKind::Clitic => {}
            _ => continue,
        }
        let (lower, word) = (doc.lower(at), doc.word(at));
        if AHEAD.contains(&lower) && !(lower == "set" && doc.lower(at + 1) != "to" && doc.lower(at + 1) != "for") {
            return Direction::Future;
        }
        // "to leave", unless what governs it has already happened ("had to leave", "began to").
        if lower == "to" && at + 1 < first && doc.word(at + 1).is_mostly(Tag::Base) && !past {
            return Direction::Future;
        }
        if word.is_mostly(Tag::Past) || matches!(lower, "was" | "were" | "had" | "did" | "been") {
            past = true;
            // The nearest verb decides; what stands before a past form belongs to another clause.
            if word.is_mostly(Tag::Past) && lower != "said" {
                break;
            }
        }
    }
    if past {
        return Direction::Past;
    }
    let end = expression.end as usize;
    for at in end..(end + 3).min(sentence.end as usize) {
        match doc.lower(at) {
            "will" | "'ll" | "shall" => return Direction::Future,
            "." | "," => break,
            _ => {}
        }
    }
    Direction::Unclear
}
