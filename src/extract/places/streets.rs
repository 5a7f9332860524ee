//! Streets that are called as places are: "Second Street", "14th and Lincoln streets", "at Fifth and Madison". They lie in the town spoken of, and say nothing
//! about where the place lies that they are called after.

use crate::lexicon::Class;
use crate::lexicon::not_names::NotName;
use crate::text::{Document, TokenKind, TokenRange};

/// Is the name that of a street?
pub(super) fn is_one(doc: &Document, tokens: TokenRange) -> bool {
    tokens.len() > 1 && is_noun(doc, tokens.end as usize - 1) || is_crossing(doc, tokens)
}

/// "Street", "Avenue", "Parkway" as the last word of a name.
fn is_noun(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    word.is(Class::NOT_A_NAME) && word.not_name == Some(NotName::Street)
}

/// One of several streets: before "streets" or "avenues", or beside a street that has a number.
fn is_crossing(doc: &Document, tokens: TokenRange) -> bool {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    // "Pecos and Gowan roads", and no roads of a state or streets of a town: "on Idaho roads".
    let second = is_plural(doc, end) && first >= 2 && joins(doc, first - 1);
    if second || joins(doc, end) && (end + 2..end + 5).any(|k| is_plural(doc, k) && names(doc, end + 1, k)) {
        return true;
    }
    // "14th and Lincoln", "Fifth and Madison".
    let after_number = first >= 2 && joins(doc, first - 1) && is_ordinal(doc, first - 2);
    let located = |k: usize| k > 0 && matches!(doc.lower(k - 1), "at" | "near" | "of" | "on" | "around" | "between" | "to" | "from");
    if after_number && (located(first - 2) || doc.tokens[first - 2].kind == TokenKind::Ordinal) {
        return true;
    }
    // "at Gregory & Prospect"; "in the 4200 block of Studio Street, near Craig and Lamb".
    let pair = |k: usize, other: usize| {
        joins(doc, k) && doc.is_capitalized(other) && (doc.lower(k) != "and" || after_block(doc, first.min(other)))
    };
    let led = |k: usize| k > 0 && matches!(doc.lower(k - 1), "at" | "near");
    if tokens.len() == 1 && (led(first) && pair(end, end + 1) || first >= 2 && led(first - 2) && pair(first - 1, first - 2)) {
        return true;
    }
    // "near Newton and 16th avenues".
    joins(doc, end) && doc.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Ordinal)
}

/// Does "block of" stand before it in its sentence?
fn after_block(doc: &Document, at: usize) -> bool {
    let start = doc.sentences.get(doc.sentence_of(at)).map_or(0, |s| s.tokens.first as usize);
    (start.max(at.saturating_sub(12))..at).any(|k| doc.lower(k) == "block" && doc.lower(k + 1) == "of")
}

/// Do capitalised words, directions and ordinals alone stand there?
fn names(doc: &Document, from: usize, end: usize) -> bool {
    (from..end).all(|k| doc.is_capitalized(k) || doc.tokens[k].kind == TokenKind::Ordinal)
}

fn joins(doc: &Document, at: usize) -> bool {
    matches!(doc.lower(at), "and" | "&" | "/")
}

fn is_plural(doc: &Document, at: usize) -> bool {
    matches!(doc.lower(at), "streets" | "avenues" | "roads" | "boulevards" | "lanes" | "drives" | "sts." | "aves.")
        && !doc.is_capitalized(at)
        || matches!(doc.lower(at), "streets" | "avenues" | "roads" | "boulevards") && doc.is_capitalized(at)
}

fn is_ordinal(doc: &Document, at: usize) -> bool {
    const WORDS: [&str; 12] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
    doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Ordinal) || doc.is_capitalized(at) && WORDS.contains(&doc.lower(at))
}
