//! Roles behind a name: ", the mayor of X,", ", 34, a farmer,", ", who heads the X office", "is a lawyer at X".

use super::{View, phrase};
use crate::extract::findings::{Name, NameKind};
use crate::lexicon::Class;
use crate::lexicon::titles::TitleKind;
use crate::text::{TokenKind, TokenRange};

/// The role behind a name.
pub(super) fn role(view: View<'_>, name: &Name) -> Option<TokenRange> {
    let doc = view.doc;
    let end = doc.sentences[doc.sentence_of(name.tokens.first as usize)].tokens.end as usize;
    let mut at = bracket(view, name.tokens.end as usize, end);
    // "Ana Ruiz and Luis Vega, senators": what is said of both stands behind the other.
    let other = if doc.lower(at) == "and" { view.name_at(at + 1).filter(|other| other.kind == NameKind::Person) } else { None };
    if let Some(other) = other {
        let behind = bracket(view, other.tokens.end as usize, end);
        let found = if doc.lower(behind) == "," { phrase::read(view, behind + 1, end, true)? } else { return None };
        return found.range().any(|k| view.is_crowd(k)).then_some(found);
    }
    let comma = |k: usize| k < end && matches!(doc.lower(k), "," | "–" | "—" | "(");
    if !comma(at) {
        return if doc.lower(at) == "who" && at < end { clause(view, at + 1, end) } else { statement(view, name, at, end) };
    }
    at += 1;
    // The age.
    if at + 2 < end && doc.lower(at) == "aged" && doc.tokens[at + 1].kind == TokenKind::Number && comma(at + 2) {
        at += 3;
    } else if at + 1 < end && doc.tokens[at].kind == TokenKind::Number && comma(at + 1) {
        at += 2;
    }
    if at < end && doc.lower(at) == "who" {
        return clause(view, at + 1, end);
    }
    if at + 1 < end && matches!(doc.lower(at), "also" | "then" | "now" | "currently" | "himself" | "herself" | "formerly") {
        at += 1;
    }
    let joined = shares(view, name);
    let found = phrase::read(view, at, end, joined)?;
    // "the mayor, Ana Ruiz, a priest, Luis Vega, and …": what is said of one whose role stands before the name is said of the next.
    let next = found.end as usize;
    let follows = doc.lower(next) == "," && view.name_at(next + 1).is_some_and(|other| other.kind == NameKind::Person);
    let taken = follows && phrase::determines(doc.lower(at)) && super::before::ahead(view, name).is_some();
    (!taken).then_some(found)
}

/// Is it the last of some names that are joined ("Ana Ruiz and Luis Vega, senators")?
fn shares(view: View<'_>, name: &Name) -> bool {
    let first = name.tokens.first as usize;
    first >= 2 && view.doc.lower(first - 1) == "and" && view.name_to(first - 1).is_some_and(|other| other.kind == NameKind::Person)
}

/// One past a bracket at `k` that holds an age or the name in another script; else `k`.
fn bracket(view: View<'_>, k: usize, end: usize) -> usize {
    let doc = view.doc;
    if doc.lower(k) != "(" {
        return k;
    }
    let Some(close) = (k + 1..end.min(k + 8)).find(|&j| doc.lower(j) == ")") else { return k };
    let aside = (k + 1..close).all(|j| doc.tokens[j].kind == TokenKind::Number || !doc.lower(j).bytes().any(|b| b.is_ascii_alphabetic()));
    if aside { close + 1 } else { k }
}

/// "heads the Red Cross office", "is the mayor of …", "served as a nurse" behind "who".
fn clause(view: View<'_>, at: usize, end: usize) -> Option<TokenRange> {
    let doc = view.doc;
    let verb = doc.lower(at);
    if at + 1 >= end {
        return None;
    }
    if matches!(verb, "is" | "was" | "became" | "remains") {
        let next = if adverb(doc.lower(at + 1)) { at + 2 } else { at + 1 };
        if doc.lower(next) == "in" && doc.lower(next + 1) == "charge" && doc.lower(next + 2) == "of" {
            let last = phrase::object(doc, next + 3, end);
            return (last > next + 3).then(|| TokenRange::new(next, last));
        }
        let article = matches!(doc.lower(next), "a" | "an" | "the" | "his" | "her");
        return if article { phrase::read(view, next, end, false) } else { None };
    }
    if matches!(verb, "works" | "worked" | "serves" | "served" | "acts" | "acted") && doc.lower(at + 1) == "as" {
        return phrase::read(view, at + 2, end, false);
    }
    if !leads(verb) {
        return None;
    }
    let last = phrase::object(doc, at + 1, end);
    (last > at + 1).then(|| TokenRange::new(at, last))
}

fn adverb(lower: &str) -> bool {
    matches!(lower, "also" | "now" | "currently" | "still" | "then")
}

fn leads(verb: &str) -> bool {
    const VERBS: [&str; 24] = [
        "chaired",
        "chairs",
        "coaches",
        "commanded",
        "commands",
        "directed",
        "directs",
        "edited",
        "edits",
        "founded",
        "headed",
        "heads",
        "leads",
        "led",
        "managed",
        "manages",
        "oversaw",
        "oversees",
        "owned",
        "owns",
        "ran",
        "represented",
        "represents",
        "runs",
    ];
    VERBS.binary_search(&verb).is_ok() || verb == "teaches"
}

/// "Ana Ruiz is a lawyer at X", "Ana Ruiz heads the X office": the name is the subject and the words say what the person is.
fn statement(view: View<'_>, name: &Name, at: usize, end: usize) -> Option<TokenRange> {
    let doc = view.doc;
    if at + 2 >= end || !subject(view, name) {
        return None;
    }
    let verb = doc.lower(at);
    if matches!(verb, "is" | "was" | "became" | "remains") {
        let next = if adverb(doc.lower(at + 1)) { at + 2 } else { at + 1 };
        if !matches!(doc.lower(next), "a" | "an" | "the") {
            return None;
        }
        let found = phrase::read(view, next, end, false)?;
        let head = found.range().take_while(|&k| !doc.word(k).is(Class::PREPOSITION)).filter(|&k| view.is_head(k)).last()?;
        let lasting = view.title(head).is_some_and(|t| t.kind != TitleKind::Honorific) && !passing(doc.lower(head));
        return lasting.then_some(found);
    }
    // "led the march" is no office.
    let found = if leads(verb) { clause(view, at, end)? } else { return None };
    let body = |k: usize| {
        doc.word(k).is(Class::ORGANIZATION_WORD) && doc.is_capitalized(k)
            || view.name_at(k).is_some_and(|name| name.kind == NameKind::Organization)
    };
    found.range().any(body).then_some(found)
}

/// What somebody is in one story, and not by office.
fn passing(head: &str) -> bool {
    matches!(
        head,
        "boy" | "friend" | "girl" | "guest" | "man" | "passenger" | "person" | "suspect" | "victim" | "winner" | "witness" | "woman"
    )
}

/// Is the name the subject of what follows: no preposition, owner or other name stands before it?
fn subject(view: View<'_>, name: &Name) -> bool {
    let doc = view.doc;
    let first = name.title.map_or(name.tokens.first, |title| title.first) as usize;
    let start = doc.sentences[doc.sentence_of(first)].tokens.first as usize;
    if first == start {
        return true;
    }
    let before = first - 1;
    doc.tokens[before].kind != TokenKind::Clitic
        && !doc.word(before).is(Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER)
        && view.name_to(before).is_none()
}
