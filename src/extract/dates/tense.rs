//! Does the clause around an expression speak of what has been or of what will be?

use crate::lexicon::Class;
use crate::lexicon::words::{Tag, TagSet};
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
const WINDOW: usize = 16;

/// Tokens behind an expression at the start of its clause that are looked at.
const AHEAD_WINDOW: usize = 14;

/// Words that point ahead, whatever the tense of their own clause.
const AHEAD: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "won't",
    "would",
    "may",
    "might",
    "must",
    "should",
    "scheduled",
    "planned",
    "plans",
    "planning",
    "expected",
    "expects",
    "due",
    "slated",
    "upcoming",
    "ahead",
    "deadline",
    "gonna",
];

/// Is it such a word, and not the month of May?
fn points_ahead(doc: &Document, at: usize) -> bool {
    let lower = doc.lower(at);
    AHEAD.contains(&lower) && !(lower == "may" && doc.is_capitalized(at))
}

/// Verbs that say in the present what is to happen: "the trial begins on Monday". Not those that headlines tell the past with ("hits").
const SCHEDULED: &[&str] = &[
    "airs",
    "arrive",
    "arrives",
    "begin",
    "begins",
    "close",
    "closes",
    "conclude",
    "concludes",
    "convene",
    "convenes",
    "depart",
    "departs",
    "end",
    "ends",
    "expire",
    "expires",
    "go",
    "goes",
    "kick",
    "kicks",
    "meet",
    "meets",
    "open",
    "opens",
    "play",
    "plays",
    "premieres",
    "reconvene",
    "reconvenes",
    "reopen",
    "reopens",
    "resume",
    "resumes",
    "return",
    "returns",
    "start",
    "starts",
    "take",
    "takes",
    "vote",
    "votes",
];

/// Is the word such a verb, with its subject before it: not "a return on Friday", "did not begin on Friday"?
fn is_scheduled(doc: &Document, start: usize, at: usize) -> bool {
    if !SCHEDULED.contains(&doc.lower(at)) || at == start {
        return false;
    }
    // "again", "also", "not yet" between subject and verb.
    let subject = (start..at).rev().find(|&k| !doc.word(k).is_mostly(Tag::Adverb)).unwrap_or(start);
    let (word, lower) = (doc.word(subject), doc.lower(subject));
    // "takes effect", "takes office", but not "takes Aleppo".
    if matches!(doc.lower(at), "take" | "takes") && !matches!(doc.lower(at + 1), "effect" | "office" | "place") {
        return false;
    }
    let third = doc.lower(at).ends_with('s');
    let several = || (start..subject).rev().take(6).any(|k| doc.lower(k) == "and");
    let plural =
        word.is_mostly(Tag::Nouns) || PERSONS.contains(&lower) || doc.is_capitalized(subject) && (lower.ends_with('s') || several());
    let one = matches!(lower, "he" | "she" | "it" | "which" | "that")
        || doc.is_capitalized(subject)
        || word.can_be(TagSet::NOUN) && !word.is(Class::DETERMINER | Class::PREPOSITION);
    doc.tokens[subject].kind == TokenKind::Word && if third { one } else { plural }
}

/// Pronouns before a present tense.
const PERSONS: &[&str] = &["i", "we", "you", "they"];

/// Reads the words before the expression, and the three behind it.
pub(super) fn direction(doc: &Document, sentence: TokenRange, expression: TokenRange) -> Direction {
    let (first, end) = (expression.first as usize, expression.end as usize);
    // "Friday's ruling" has mostly been.
    if doc.lower(end) == "'s" {
        return Direction::Unclear;
    }
    let found = match behind(doc, sentence, end) {
        Direction::Unclear => before(doc, sentence, first),
        found => found,
    };
    if found == Direction::Unclear && opens_clause(doc, sentence, first) { further(doc, sentence, end) } else { found }
}

/// Does nothing but a preposition and a conjunction stand before it in its clause?
fn opens_clause(doc: &Document, sentence: TokenRange, first: usize) -> bool {
    let start = sentence.first as usize;
    let mut at = first;
    let leads = |lower: &str| matches!(lower, "on" | "in" | "by" | "at" | "late" | "early" | "also" | "again" | "and" | "then");
    while at > start && first - at < 3 && leads(doc.lower(at - 1)) {
        at -= 1;
    }
    at == start || parts_clauses(doc.lower(at - 1)) || matches!(doc.tokens[at - 1].kind, TokenKind::Quote | TokenKind::Dash)
}

/// Conjunctions behind which another tense may hold.
fn parts_clauses(lower: &str) -> bool {
    matches!(lower, "but" | "while" | "although" | "though" | "whereas" | ";")
}

/// The first verb behind an expression that opens its clause.
fn further(doc: &Document, sentence: TokenRange, end: usize) -> Direction {
    for at in end..(end + AHEAD_WINDOW).min(sentence.end as usize) {
        if matches!(doc.tokens[at].kind, TokenKind::Stop | TokenKind::Quote) {
            break;
        }
        let (lower, word) = (doc.lower(at), doc.word(at));
        if points_ahead(doc, at) {
            return Direction::Future;
        }
        if matches!(lower, "is" | "are" | "has" | "have" | "that" | "which" | "who" | "when" | "as" | "after" | "before") {
            break;
        }
        if word.is_mostly(Tag::Past) || matches!(lower, "was" | "were" | "had" | "did") {
            return Direction::Past;
        }
    }
    Direction::Unclear
}

/// The nearest verb or cue before the expression decides.
fn before(doc: &Document, sentence: TokenRange, first: usize) -> Direction {
    let start = sentence.first as usize;
    let mut comma = false;
    for at in (start.max(first.saturating_sub(WINDOW))..first).rev() {
        match doc.tokens[at].kind {
            TokenKind::Stop => break,
            TokenKind::Mark if doc.lower(at) == ";" => break,
            TokenKind::Mark if doc.lower(at) == "," => {
                comma = true;
                continue;
            }
            TokenKind::Word if parts_clauses(doc.lower(at)) => break,
            TokenKind::Word | TokenKind::Clitic => {}
            _ => continue,
        }
        let (lower, word) = (doc.lower(at), doc.word(at));
        // "Ahead of the trip, he said on Friday"
        let leads = lower == "ahead" && doc.lower(at + 1) == "of" && comma;
        if points_ahead(doc, at) && !leads
            || is_until(lower) && at > start
            || lower == "set" && matches!(doc.lower(at + 1), "to" | "for")
            || lower == "soon" && doc.lower(at + 1) == "as"
            || lower == "early" && doc.lower(at + 1) == "as"
            // "to leave Friday"
            || lower == "to" && at + 1 < first && doc.word(at + 1).is_mostly(Tag::Base)
            // "to review before Tuesday", where the verb is a noun as often
            || lower == "to" && at + 3 <= first && doc.word(at + 1).can_be(TagSet::BASE) && matches!(doc.lower(first - 1), "before" | "by")
        {
            // "had been due to leave Friday": it has passed.
            let before = if at > start { doc.lower(at - 1) } else { "" };
            let passed = matches!(before, "previously" | "originally" | "initially")
                || (start.max(at.saturating_sub(4))..at).any(|k| doc.lower(k) == "had" && doc.lower(k + 1) == "been")
                || is_until(lower) && lasted(doc, start, at);
            return if passed { Direction::Past } else { Direction::Future };
        }
        if is_scheduled(doc, start, at) {
            return Direction::Future;
        }
        let past = word.is_mostly(Tag::Past) || word.is_mostly(Tag::Participle);
        // "I work on Friday": what somebody does on a day to come.
        if word.can_be(TagSet::VERB) && !past && !word.is(Class::CUE) && at > start && PERSONS.contains(&doc.lower(at - 1)) {
            return Direction::Future;
        }
        // "She is leaving in May"
        if word.is_mostly(Tag::Gerund) && at > start && matches!(doc.lower(at - 1), "am" | "is" | "are" | "'m" | "'re") {
            return Direction::Future;
        }
        // "when the case is heard in May"
        if past && at > start && matches!(doc.lower(at - 1), "is" | "are" | "being") {
            return Direction::Future;
        }
        let passive_ahead = || (start.max(at.saturating_sub(3))..at).any(|k| matches!(doc.lower(k), "be" | "will" | "'ll"));
        if past && !passive_ahead() || matches!(lower, "was" | "were" | "had" | "did") {
            return Direction::Past;
        }
    }
    Direction::Unclear
}

fn is_until(lower: &str) -> bool {
    matches!(lower, "until" | "till")
}

/// Past forms of verbs that go on to the time behind "until"; others ("delayed", "adjourned") put something off.
const LASTING: &[&str] = &[
    "blazed",
    "burned",
    "burnt",
    "continued",
    "fought",
    "kept",
    "lasted",
    "lived",
    "raged",
    "remained",
    "ruled",
    "sat",
    "served",
    "slept",
    "stayed",
    "stood",
    "waited",
    "worked",
];

/// "The road stayed closed until Friday", "It did not open until Friday": what "until" ends is over.
fn lasted(doc: &Document, start: usize, until: usize) -> bool {
    let window = start.max(until.saturating_sub(WINDOW));
    (window..until).rev().find_map(|at| match doc.lower(at) {
        ";" | "will" | "would" | "'ll" => Some(false),
        "didn't" | "wasn't" | "weren't" => Some(true),
        "not" => Some(at > window && matches!(doc.lower(at - 1), "did" | "was" | "were")),
        lower if LASTING.contains(&lower) => Some(true),
        _ if doc.word(at).is_mostly(Tag::Past) => Some(false),
        _ => None,
    }) == Some(true)
}

/// "Friday will …", "Friday was …"
fn behind(doc: &Document, sentence: TokenRange, end: usize) -> Direction {
    for at in end..(end + 2).min(sentence.end as usize) {
        match doc.lower(at) {
            "will" | "'ll" | "shall" => return Direction::Future,
            "was" | "were" => return Direction::Past,
            "." | "," | "and" => break,
            _ => {}
        }
    }
    Direction::Unclear
}
