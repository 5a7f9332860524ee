//! Does the clause around an expression speak of what has been or of what will be?

use super::harm::{self, Harm};
use crate::lexicon::Class;
use crate::lexicon::tense::{Look, looks};
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

/// Is it such a word, and not the month of May?
fn points_ahead(doc: &Document, at: usize) -> bool {
    let lower = doc.lower(at);
    looks(lower, Look::AHEAD) && !(lower == "may" && doc.is_capitalized(at))
}

/// Is the word a verb that says in the present what is to happen, with its subject before it ("the trial begins on Monday"): not "a return on
/// Friday", "did not begin on Friday"?
fn is_scheduled(doc: &Document, start: usize, at: usize) -> bool {
    if !looks(doc.lower(at), Look::SCHEDULED) || at == start {
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
    if harm::is_of_noun(doc, sentence.first as usize, (first, end)) {
        return Direction::Past;
    }
    // "Friday's ruling" has mostly been.
    if doc.lower(end) == "'s" {
        return Direction::Unclear;
    }
    // "the fiscal year ended Jan. 31"
    if first > sentence.first as usize && doc.lower(first - 1) == "ended" {
        return Direction::Past;
    }
    if end == first + 1 && is_attribute(doc, sentence, first) {
        return Direction::Unclear;
    }
    let found = match behind(doc, sentence, end) {
        Direction::Unclear => before(doc, sentence, first),
        found => found,
    };
    if found == Direction::Unclear && opens_clause(doc, sentence, first) { further(doc, sentence, end) } else { found }
}

/// "a June agreement": a month between the article and a noun, of which its clause says nothing. "The June treaty" is the one it speaks of.
fn is_attribute(doc: &Document, sentence: TokenRange, at: usize) -> bool {
    let noun =
        |at: usize| doc.tokens[at].kind == TokenKind::Word && (doc.word(at).is_mostly(Tag::Noun) || doc.word(at).is_mostly(Tag::Nouns));
    doc.word(at).is(Class::MONTH)
        && at > sentence.first as usize
        && at + 1 < sentence.end as usize
        && matches!(doc.lower(at - 1), "a" | "an")
        && noun(at + 1)
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
    let (mut comma, mut harm) = (false, Harm::default());
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
            || lower == "to" && at + 1 < first && doc.word(at + 1).is_mostly(Tag::Base) && !is_of_past(doc, start, at)
            // "to review before Tuesday", where the verb is a noun as often
            || lower == "to" && at + 3 <= first && doc.word(at + 1).can_be(TagSet::BASE) && matches!(doc.lower(first - 1), "before" | "by")
        {
            // "had been due to leave Friday": it has passed.
            let before = if at > start { doc.lower(at - 1) } else { "" };
            let passed = matches!(before, "previously" | "originally" | "initially")
                || (start.max(at.saturating_sub(4))..at).any(|k| doc.lower(k) == "had" && doc.lower(k + 1) == "been")
                || is_until(lower) && lasted(doc, start, at);
            return if passed || harm.is_reported() { Direction::Past } else { Direction::Future };
        }
        let past_or_future = |has_been: bool| if has_been { Direction::Past } else { Direction::Future };
        if is_scheduled(doc, start, at) {
            return past_or_future(harm.is_reported());
        }
        let past = word.is_mostly(Tag::Past) || word.is_mostly(Tag::Participle);
        // "I work on Friday": what somebody does on a day to come.
        if word.can_be(TagSet::VERB) && !past && !word.is(Class::CUE) && at > start && PERSONS.contains(&doc.lower(at - 1)) {
            return past_or_future(harm.is_reported());
        }
        if let Some(told) = in_present(doc, start, (at, first), &harm) {
            return told;
        }
        let passive_ahead = || (start.max(at.saturating_sub(3))..at).any(|k| matches!(doc.lower(k), "be" | "will" | "'ll"));
        if past && !passive_ahead() || matches!(lower, "was" | "were" | "had" | "did") {
            return Direction::Past;
        }
        harm.read(doc, start, at);
    }
    Direction::Unclear
}

/// A participle that makes a present tense with the word before it: "is leaving in May", "when the bill is read in May" look ahead; what looks back
/// ("are investigating what fell on Friday") does not, nor does harm.
fn in_present(doc: &Document, start: usize, (at, first): (usize, usize), harm: &Harm) -> Option<Direction> {
    let (lower, word) = (doc.lower(at), doc.word(at));
    let verb = (start..at).rev().take(4).find(|&k| !doc.word(k).is_mostly(Tag::Adverb))?;
    let being = matches!(doc.lower(verb), "am" | "is" | "are" | "'m" | "'re");
    // "is recovering Monday" is of its own day.
    if looks(lower, Look::BACK) && (being || doc.lower(verb) == "been") && !harm.is_coming() && at + 1 < first {
        return Some(Direction::Past);
    }
    let has_been = harm.is_reported() || !looks(lower, Look::COMING) && harm.has_been(doc);
    let beside = verb + 1 == at;
    // "She is leaving in May"
    if word.is_mostly(Tag::Gerund) && being && beside {
        return Some(if has_been { Direction::Past } else { Direction::Future });
    }
    if !word.can_be(TagSet::PARTICIPLE) || !beside || !matches!(doc.lower(verb), "is" | "are" | "being") {
        return None;
    }
    let before = if verb > start { doc.lower(verb - 1) } else { "" };
    let harmed = harm::is_harmed(doc, at) && !harm.is_coming();
    if doc.lower(verb) == "being" && !matches!(before, "is" | "are") {
        // "after being chosen on Friday"; "a man being shot", "shots being fired on Friday", of which the rest of the clause tells the time.
        if matches!(before, "after" | "following" | "since") {
            return Some(Direction::Past);
        }
        if harmed || harm::is_harm_noun(doc, verb.saturating_sub(1)) {
            return None;
        }
    }
    Some(if has_been || harmed { Direction::Past } else { Direction::Future })
}

/// Tokens before an infinitive in which the verb that it hangs on is looked for.
const GOVERNOR: usize = 8;

/// Does the infinitive at `to` tell what has been: "was forced to leave on Friday", not "agreed to leave on Friday" or "was to leave"?
fn is_of_past(doc: &Document, start: usize, to: usize) -> bool {
    for at in (start.max(to.saturating_sub(GOVERNOR))..to).rev() {
        let (lower, word) = (doc.lower(at), doc.word(at));
        if !matches!(doc.tokens[at].kind, TokenKind::Word | TokenKind::Clitic)
            || parts_clauses(lower)
            || looks(lower, Look::AIMS | Look::AHEAD)
        {
            return false;
        }
        let past = word.is_mostly(Tag::Past) || word.is_mostly(Tag::Participle);
        if past || lower == "had" && at + 1 == to {
            // "are not allowed to leave"
            let verb = (start..at).rev().find(|&k| !doc.word(k).is(Class::NEGATION) && !doc.word(k).is_mostly(Tag::Adverb));
            return !verb.is_some_and(|k| matches!(doc.lower(k), "am" | "is" | "are" | "be" | "'m" | "'re"));
        }
        // "is to leave", "tries to leave"; "to try to leave".
        if word.is(Class::AUXILIARY | Class::MODAL) || word.is_mostly(Tag::Third) || word.is_mostly(Tag::Base) {
            return false;
        }
    }
    false
}

fn is_until(lower: &str) -> bool {
    matches!(lower, "until" | "till")
}

/// "The road stayed closed until Friday", "It did not open until Friday": what "until" ends is over.
fn lasted(doc: &Document, start: usize, until: usize) -> bool {
    let window = start.max(until.saturating_sub(WINDOW));
    (window..until).rev().find_map(|at| match doc.lower(at) {
        ";" | "will" | "would" | "'ll" => Some(false),
        "didn't" | "wasn't" | "weren't" => Some(true),
        "not" => Some(at > window && matches!(doc.lower(at - 1), "did" | "was" | "were")),
        lower if looks(lower, Look::LASTS) => Some(true),
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
