//! Months, seasons and days that come again every year: "in July it often rains" speaks of no July in particular, and the year of the
//! article would be an invention.

use crate::lexicon::recurring;
use crate::lexicon::words::Tag;
use crate::text::{Document, TokenKind, TokenRange};

/// Words by which a sentence speaks of one time, whatever else it says.
fn of_one_time(lower: &str) -> bool {
    matches!(
        lower,
        "was"
            | "were"
            | "had"
            | "did"
            | "has"
            | "have"
            | "'ve"
            | "will"
            | "'ll"
            | "won't"
            | "shall"
            | "would"
            | "scheduled"
            | "planned"
            | "plans"
            | "expected"
            | "expects"
            | "due"
            | "slated"
            | "upcoming"
            | "this"
            | "last"
            | "next"
    )
}

/// Verbs of what is so, or can be so, at any time.
fn of_any_time(lower: &str) -> bool {
    matches!(lower, "is" | "are" | "can" | "may" | "do" | "does")
}

/// What a sentence says of the times of year that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// They are those of one year.
    None,
    /// It is in the present, which may be either.
    Present,
    /// It tells what is so every year.
    Said,
}

/// Reads a whole sentence.
pub(super) fn habit(doc: &Document, sentence: TokenRange) -> Habit {
    let (mut present, mut said) = (false, false);
    let start = sentence.first as usize;
    for at in sentence.range() {
        if !matches!(doc.tokens[at].kind, TokenKind::Word | TokenKind::Clitic) {
            continue;
        }
        let (lower, word) = (doc.lower(at), doc.word(at));
        let being =
            |window: usize| (start.max(at.saturating_sub(window))..at).any(|k| matches!(doc.lower(k), "is" | "are" | "be" | "being"));
        let past = word.is_mostly(Tag::Past) && !being(3);
        let under_way = word.is_mostly(Tag::Gerund) && being(1);
        if of_one_time(lower) || past || under_way {
            return Habit::None;
        }
        present |= of_any_time(lower) || word.is_mostly(Tag::Third);
        said |= recurring::stands(|k| doc.lower(at + k));
    }
    match (present, said) {
        (false, _) => Habit::None,
        (true, false) => Habit::Present,
        (true, true) => Habit::Said,
    }
}
