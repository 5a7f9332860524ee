//! The number of a noun phrase: hedges, numeral, range → [`Count`].

use super::scan::Part;
use super::view::View;
use crate::extract::findings::Count;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::hedges::{self, Bound};
use crate::lexicon::words::Tag;
use crate::span::Span;
use crate::text::{Case, Quantity, TokenKind, TokenRange};

/// Most hedges before one number ("at least some 12").
const MOST_HEDGES: usize = 3;

/// Tokens from "rose" to "from 9 to 12" at most.
const RISE_REACH: usize = 6;

/// The count that begins at token `at` ("at least 12", "10 to 15", "dozens"), and the token behind it.
pub(super) fn count_at(view: &View<'_>, at: usize) -> Option<(Count, usize)> {
    let doc = view.doc;
    let (mut j, mut bound, mut approximate) = (at, None, false);
    for _ in 0..MOST_HEDGES {
        if j >= view.end || !doc.word(j).is(Class::HEDGE) {
            break;
        }
        let Some((length, b)) = hedges::longest(|k| view.lower(j + k)) else { break };
        match b {
            Bound::About => approximate = true,
            Bound::Exact => {}
            _ => bound = Some(b),
        }
        j += length;
    }
    let between = view.lower(j) == "between" || view.lower(j) == "from" && !rises(view, j);
    let start = if between { j + 1 } else { j };
    if view.is_age(start) {
        return None;
    }
    let (quantity, mut next) = numeral(view, start)?;
    let mut count = Count { span: Span::default(), min: None, max: None, approximate, share: None };
    match quantity {
        Quantity::Exact(low) => {
            if is_no_count(view, start, next, low) {
                return None;
            }
            let moved = !between && view.lower(start.wrapping_sub(1)) == "from";
            let range = || upper_end(view, next, between, low).or_else(|| perhaps(view, next, low));
            let high = if moved { None } else { range() };
            if let Some((high, behind)) = high {
                (count.min, count.max, next) = (Some(low), Some(high), behind);
            } else if between {
                return None;
            } else {
                let (more, behind) = after(view, next);
                next = behind;
                match more.or(bound) {
                    Some(Bound::Least) => count.min = Some(low),
                    Some(Bound::Most) => count.max = Some(low),
                    Some(Bound::About) => (count.min, count.max, count.approximate) = (Some(low), Some(low), true),
                    _ => (count.min, count.max) = (Some(low), Some(low)),
                }
            }
        }
        Quantity::AtLeast(low) => {
            count.min = Some(low);
            count.approximate = true;
        }
        // "150 per cent of the villagers": more than all of them are no victims.
        Quantity::Share(share) if !(0.0..=1.0).contains(&share) => return None,
        Quantity::Share(share) => count.share = Some(share),
        Quantity::Decimal(_) | Quantity::Ordinal(_) => return None,
    }
    // The comma behind "three, and possibly five," is no part of the number.
    let shown = next - usize::from(view.lower(next - 1) == ",");
    count.span = doc.span(TokenRange::new(at, shown));
    Some((count, next))
}

/// "rose from 9 to 12": the first number is past.
fn rises(view: &View<'_>, from: usize) -> bool {
    (from.saturating_sub(RISE_REACH).max(view.first)..from).any(|k| view.plays(k, Role::RISES))
}

/// "all but two of the 98": how many that leaves, and the token behind it.
pub(super) fn all_but(view: &View<'_>, at: usize) -> Option<(Option<Count>, usize)> {
    if view.lower(at) != "all" || view.lower(at + 1) != "but" {
        return None;
    }
    let (left_out, next) = count_at(view, at + 2)?;
    let whole = (view.lower(next) == "of")
        .then(|| count_at(view, next + 1 + usize::from(matches!(view.lower(next + 1), "the" | "its" | "their"))))
        .flatten();
    let Some((whole, behind)) = whole else { return Some((None, next)) };
    let exact = |count: Count| count.min.filter(|_| count.min == count.max);
    let rest = exact(whole).zip(exact(left_out)).and_then(|(all, but)| all.checked_sub(but));
    let count = rest.map(|n| Count { span: view.doc.span(TokenRange::new(at, behind)), min: Some(n), max: Some(n), ..whole });
    Some((count, behind))
}

/// The numeral that begins at a token, and the token behind it.
fn numeral(view: &View<'_>, at: usize) -> Option<(Quantity, usize)> {
    if at >= view.end {
        return None;
    }
    let numeral = view.doc.numeral_at(at).filter(|n| n.tokens.first as usize == at)?;
    let end = numeral.tokens.end as usize;
    if let (Quantity::Exact(n), true) = (numeral.quantity, end == at + 1) {
        return Some(thousands(view, at, n).unwrap_or((numeral.quantity, end)));
    }
    if let (Quantity::Decimal(_), true) = (numeral.quantity, end == at + 1) {
        return Some((Quantity::Exact(stopped_thousands(view.lower(at))?), end));
    }
    Some((numeral.quantity, end))
}

/// "1.000 people": thousands parted by full stops, for persons come in no fractions.
fn stopped_thousands(digits: &str) -> Option<u64> {
    let (first, rest) = digits.split_once('.')?;
    let threes = rest.split('.').all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    if !threes || first.len() > 3 || first.starts_with('0') {
        return None;
    }
    rest.split('.').try_fold(first.parse().ok()?, |n: u64, group| n.checked_mul(1000)?.checked_add(group.parse().ok()?))
}

/// "246 000 people": thousands parted by a space.
fn thousands(view: &View<'_>, at: usize, first: u64) -> Option<(Quantity, usize)> {
    let digits = |k: usize| view.token_in(k) == Some(TokenKind::Number) && view.lower(k).bytes().all(|b| b.is_ascii_digit());
    let dated = at > view.first && view.word(at - 1).is(Class::MONTH);
    if !digits(at) || !(1..1000).contains(&first) || dated {
        return None;
    }
    let (mut n, mut k) = (first, at + 1);
    while k < at + 4 && digits(k) && view.lower(k).len() == 3 && view.doc.tokens[k].spaced {
        n = n.checked_mul(1000)?.checked_add(view.lower(k).parse().ok()?)?;
        k += 1;
    }
    (k > at + 1).then_some((Quantity::Exact(n), k))
}

/// "to 15", "and 15" (behind "between"), "-15", "or 15": the upper end of a range.
fn upper_end(view: &View<'_>, at: usize, between: bool, low: u64) -> Option<(u64, usize)> {
    let link = view.lower(at);
    let dash = view.doc.tokens.get(at).is_some_and(|t| matches!(t.kind, TokenKind::Hyphen | TokenKind::Dash) && !t.spaced);
    let joins = if between { link == "and" || link == "to" } else { matches!(link, "to" | "or") || dash };
    if !joins || at >= view.end {
        return None;
    }
    match numeral(view, at + 1)? {
        (Quantity::Exact(high), behind) if high > low && !view.is_age(at + 1) => Some((high, behind)),
        _ => None,
    }
}

/// ", and possibly five", ", perhaps 15", "or maybe 15": the upper end that is less sure, and the token behind it and the comma that closes it.
fn perhaps(view: &View<'_>, at: usize, low: u64) -> Option<(u64, usize)> {
    let aside = view.lower(at) == ",";
    let mut k = at + usize::from(aside);
    k += usize::from(matches!(view.lower(k), "and" | "or" | "but"));
    if !view.plays(k, Role::PERHAPS) {
        return None;
    }
    k += 1;
    if k < view.end && view.word(k).is(Class::HEDGE) {
        k += hedges::longest(|j| view.lower(k + j)).map_or(0, |(length, _)| length);
    }
    match numeral(view, k)? {
        (Quantity::Exact(high), behind) if high > low && !view.is_age(k) => {
            let closed = aside && view.lower(behind) == "," && (view.continues(behind + 1) || view.lower(behind + 1) == "of");
            Some((high, behind + usize::from(closed)))
        }
        _ => None,
    }
}

/// "or more", "or so", "plus" behind a number.
fn after(view: &View<'_>, at: usize) -> (Option<Bound>, usize) {
    match (view.lower(at), view.lower(at + 1)) {
        ("or", "more") => (Some(Bound::Least), at + 2),
        ("or", "so") => (Some(Bound::About), at + 2),
        ("or", "fewer" | "less") => (Some(Bound::Most), at + 2),
        ("+", _) => (Some(Bound::Least), at + 1),
        _ => (None, at),
    }
}

/// Is this number a year, a clock time, a sum of money, a number of a house or road, an age?
fn is_no_count(view: &View<'_>, at: usize, next: usize, n: u64) -> bool {
    let doc = view.doc;
    // "1.2.3 million" is no number.
    if (at..next).any(|k| doc.tokens[k].kind == TokenKind::Number && is_version(doc.lower(k))) {
        return true;
    }
    let before = if at > view.first { view.lower(at - 1) } else { "" };
    // What is left of a number that cannot be read.
    if at > view.first && doc.tokens[at - 1].kind == TokenKind::Number && doc.tokens[at].kind == TokenKind::Word {
        return true;
    }
    // "got12,345": the end of a longer number.
    let longer =
        before == "," && at > view.first + 1 && !doc.tokens[at - 1].spaced && doc.lower(at - 2).ends_with(|c: char| c.is_ascii_digit());
    let glued_before = at > view.first
        && !doc.tokens[at].spaced
        && !matches!(doc.tokens[at - 1].kind, TokenKind::Quote | TokenKind::Dash)
        // "between120": a lost space
        && !doc.word(at - 1).is(Class::HEDGE | Class::PREPOSITION | Class::CONJUNCTION)
        && (longer || !matches!(before, "(" | "[" | "/" | ","));
    if glued_before
        || matches!(
            before,
            "$" | "€" | "£" | "#" | "no." | "nos." | "number" | "age" | "aged" | "ages" | "route" | "highway" | "interstate"
        )
    {
        return true;
    }
    if at > view.first && (doc.word(at - 1).is(Class::MONTH) && doc.tokens[at - 1].kind != TokenKind::Number && before != "may") {
        return true;
    }
    // "Region 1 will be affected": the number of a thing with a name.
    let label = at > view.first + 1 && {
        let (word, behind) = (view.word(at - 1), view.word_in(next));
        let noun = word.is_capitalized() && !word.is(Class::PERSON_NOUN) && word.is_mostly(Tag::Noun) && word.case != Case::Upper;
        noun && view.token(at - 1) == TokenKind::Word && behind.is_some_and(|w| w.is(Class::AUXILIARY | Class::MODAL))
    };
    if label && next == at + 1 {
        return true;
    }
    if is_dialled(view, at, next) || is_year_of_act(view, at, next, n) {
        return true;
    }
    // "a shooting at 880 Orchard Hill Rd"
    let capital = |k: &usize| view.word_in(*k).is_some_and(|w| w.is_capitalized());
    if next == at + 1 && (next..next + 4).take_while(capital).skip(1).any(|k| view.plays(k, Role::STREET)) {
        return true;
    }
    if next < view.end {
        let after = view.lower(next);
        let colon =
            after == ":" && !doc.tokens[next].spaced && doc.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
        let glued_sign = matches!(doc.tokens[next].kind, TokenKind::Sign) && after != "+";
        if colon
            || glued_sign
            || matches!(after, "a.m." | "p.m." | "am" | "pm" | "gmt" | "o'clock" | "percent" | "miles" | "km")
            || doc.word(next).is(Class::MONTH) && after != "may"
        {
            return true;
        }
    }
    let digits = next == at + 1 && doc.tokens[at].kind == TokenKind::Number && doc.tokens[at].span.len() == 4;
    let year = digits && (1800..=2100).contains(&n);
    year && (matches!(
        before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "of"
            | "during"
            | "from"
            | "early"
            | "late"
            | "mid"
            | "the"
            | ","
            | "-"
            | "("
            | "before"
            | "after"
            | "between"
            | "and"
            | "around"
    ) || next >= view.end
        || !doc.word(next).is(Class::PERSON_NOUN | Class::CASUALTY))
}

/// "called 911 and shot himself", but "called 12 witnesses".
fn is_dialled(view: &View<'_>, at: usize, next: usize) -> bool {
    let digits = next == at + 1 && view.token(at) == TokenKind::Number;
    digits && view.plays(at.wrapping_sub(1), Role::DIALS) && !matches!(view.part(next), Part::Noun | Part::Modifier)
}

/// Words between a year and the noun of harm at most.
const ACT_REACH: usize = 5;

/// "2013 house party murders": the year of an act, where four digits stand before other nouns and a noun of harm; but "2013 deaths", "over 2013 flood
/// deaths".
fn is_year_of_act(view: &View<'_>, at: usize, next: usize, n: u64) -> bool {
    let digits = next == at + 1 && view.token(at) == TokenKind::Number && view.lower(at).len() == 4 && (1800..=2100).contains(&n);
    if !digits || view.word_in(at.wrapping_sub(1)).is_some_and(|w| w.is(Class::HEDGE)) {
        return false;
    }
    let act = |k: usize| {
        let frame = view.trigger_at(k).map(|t| view.triggers[t].frame);
        matches!(frame, Some(Frame::Noun | Frame::Event | Frame::Act | Frame::Trap))
    };
    let nouns = (next..next + ACT_REACH).take_while(|&k| !act(k) && view.part(k) == Part::Noun && view.trigger_at(k).is_none()).count();
    nouns > 0 && act(next + nouns)
}

/// Digits with two full stops that do not part thousands.
fn is_version(digits: &str) -> bool {
    let mut groups = digits.split('.').skip(1);
    digits.bytes().filter(|&b| b == b'.').count() > 1 && groups.any(|group| group.len() != 3)
}
