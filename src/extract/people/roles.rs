//! What a person is said to be: titles before the name, appositions and relative clauses behind it.

use rustc_hash::FxHashSet;

use super::Links;
use crate::extract::findings::{Name, NameKind, Role};
use crate::extract::{Findings, Reading};
use crate::lexicon::Class;
use crate::lexicon::titles::{Title, TitleKind, title};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Case, Document, TokenKind, TokenRange};

/// The most tokens in a role.
const LONGEST: usize = 18;

/// The roles of a person's names, in order, each wording once.
pub(super) fn of(reading: &Reading<'_>, findings: &Findings, links: &Links, forms: &[&Name]) -> Vec<Role> {
    let doc = reading.doc;
    let mut said: FxHashSet<String> = FxHashSet::default();
    let mut roles = Vec::new();
    for name in forms {
        let before =
            name.title.filter(|&t| t.range().any(|k| title_at(doc, k).is_some_and(|t| t.kind != TitleKind::Honorific && t.is_head())));
        for tokens in [before, ahead(doc, name), behind(doc, name)].into_iter().flatten() {
            let span = doc.span(tokens);
            let words = span.of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if said.insert(words) {
                roles.push(link(reading, findings, links, name, tokens));
            }
        }
    }
    // "Secretary" beside "Secretary of State" says nothing more.
    let longest: Vec<String> = said.into_iter().collect();
    roles.retain(|role: &Role| {
        let own = role.span.of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        !longest.iter().any(|other| other.len() > own.len() && format!(" {other} ").contains(&format!(" {own} ")))
    });
    roles
}

/// "the mayor, Ana Ruiz,", "his own deputy, Ana Ruiz, warned": the role in the noun phrase that ends at the comma before the name.
fn ahead(doc: &Document, name: &Name) -> Option<TokenRange> {
    let first = name.tokens.first as usize;
    let start = doc.sentences[doc.sentence_of(first)].tokens.first as usize;
    let comma = first.checked_sub(1).filter(|&k| k > start && doc.lower(k) == ",")?;
    let end = name.tokens.end as usize;
    let closed =
        doc.tokens.get(end).is_none_or(|t| matches!(t.kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Quote | TokenKind::Clitic))
            || doc.word(end).is(Class::CUE);
    if !closed {
        return None;
    }
    for at in comma.saturating_sub(LONGEST).max(start)..comma {
        let begins = matches!(doc.lower(at), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "my" | "our");
        let owned = at > start && doc.tokens[at - 1].kind == TokenKind::Clitic;
        if begins || owned {
            let from = if doc.lower(at) == "own" { at + 1 } else { at };
            if let Some(found) = phrase(doc, from, comma).filter(|found| found.end as usize == comma) {
                return Some(found);
            }
        }
    }
    None
}

/// The role with the organisation and the place that its words name, or that stand right before it ("Syria's foreign minister").
fn link(reading: &Reading<'_>, findings: &Findings, links: &Links, person: &Name, tokens: TokenRange) -> Role {
    let doc = reading.doc;
    let span = doc.span(tokens);
    let mut role = Role { span, organization: None, place: None };
    let first = findings.names.partition_point(|name| name.tokens.end <= tokens.first);
    let inside = findings.names[first..].iter().take_while(|name| name.tokens.first < tokens.end);
    let possessor = findings.names[..first].last().filter(|name| {
        let end = name.tokens.end as usize;
        end + 1 == tokens.first as usize && doc.tokens[end].kind == TokenKind::Clitic
    });
    // "Inspector Ana Ruiz of the Blue River Police".
    let of = person.tokens.end as usize;
    let from = if doc.lower(of + 1) == "the" { of + 2 } else { of + 1 };
    let body = findings.names[first..].iter().take(3).find(|name| doc.lower(of) == "of" && name.tokens.first as usize == from);
    for name in inside.chain(possessor).chain(body) {
        match name.kind {
            NameKind::Organization => role.organization = role.organization.or_else(|| links.organizations.get(&name.span.start).copied()),
            NameKind::Place | NameKind::Demonym => role.place = role.place.or_else(|| links.places.get(&name.span.start).copied()),
            NameKind::Person => {}
        }
    }
    role
}

fn title_at(doc: &Document, k: usize) -> Option<Title> {
    if k < doc.tokens.len() && doc.word(k).is(Class::TITLE) { title(doc.lower(k)) } else { None }
}

/// The role behind a name: ", the mayor of X,", ", 34, a farmer,", ", who heads the X office".
fn behind(doc: &Document, name: &Name) -> Option<TokenRange> {
    let end = doc.sentences[doc.sentence_of(name.tokens.first as usize)].tokens.end as usize;
    let mut at = name.tokens.end as usize;
    let comma = |k: usize| k < end && matches!(doc.lower(k), "," | "–" | "—" | "(");
    if !comma(at) {
        return if doc.lower(at) == "who" && at < end { clause(doc, at + 1, end) } else { None };
    }
    at += 1;
    // The age.
    if at + 1 < end && doc.tokens[at].kind == TokenKind::Number && comma(at + 1) {
        at += 2;
    }
    if at < end && doc.lower(at) == "who" {
        return clause(doc, at + 1, end);
    }
    phrase(doc, at, end)
}

/// A noun phrase that a word for an office or a job heads, at `at`; without its article.
fn phrase(doc: &Document, mut at: usize, end: usize) -> Option<TokenRange> {
    if at < end && matches!(doc.lower(at), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "my" | "our") {
        at += 1;
    }
    if at < end && doc.lower(at) == "own" {
        at += 1;
    }
    let mut head = None;
    let mut k = at;
    while k < end && k - at < LONGEST {
        let token = doc.tokens[k];
        let word = doc.word(k);
        match token.kind {
            TokenKind::Hyphen | TokenKind::Clitic | TokenKind::Number | TokenKind::Ordinal => {}
            TokenKind::Sign if word.lower() == "&" => {}
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial if nominal(doc, k) => {
                if title_at(doc, k).is_some_and(Title::is_head) {
                    head = Some(k);
                }
            }
            // "mayor and doctor", "founder and head".
            TokenKind::Word if word.lower() == "and" && head == Some(k.wrapping_sub(1)) => {}
            _ => break,
        }
        k += 1;
    }
    let head = head?;
    // What stands behind the last head is another phrase, but for "-elect" and "general".
    let mut last = head + 1;
    if last + 1 < end && doc.tokens[last].kind == TokenKind::Hyphen && matches!(doc.lower(last + 1), "elect" | "designate") {
        last += 2;
    }
    // The list of a crowd ("Ana Ruiz, President Low and …") is no apposition: a name follows the head.
    let follower = last < end && doc.word(last).is_capitalized() && doc.tokens[last].spaced;
    if follower || last < k && doc.tokens[last].kind == TokenKind::Word {
        return None;
    }
    let last = complement(doc, last, end, at);
    Some(TokenRange::new(at, last))
}

/// One past "of the Blue River Party" behind the head of a role.
fn complement(doc: &Document, from: usize, end: usize, first: usize) -> usize {
    let mut last = from;
    let mut k = from;
    if k >= end || !matches!(doc.lower(k), "of" | "for" | "at" | "to" | "with") {
        return from;
    }
    while k < end && k - first < LONGEST {
        let token = doc.tokens[k];
        match token.kind {
            TokenKind::Hyphen | TokenKind::Clitic | TokenKind::Number | TokenKind::Ordinal => {}
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial => {
                let small = matches!(doc.lower(k), "of" | "for" | "at" | "to" | "and" | "the" | "a" | "an" | "its" | "on" | "&");
                if !small && !nominal(doc, k) {
                    break;
                }
                if !small || doc.word(k).is_capitalized() {
                    last = k + 1;
                }
            }
            TokenKind::Sign if doc.lower(k) == "&" => {}
            _ => break,
        }
        k += 1;
    }
    last
}

/// "heads the Red Cross office", "is the mayor of …", "served as a nurse" behind "who".
fn clause(doc: &Document, at: usize, end: usize) -> Option<TokenRange> {
    let verb = doc.lower(at);
    if at + 1 >= end {
        return None;
    }
    if matches!(verb, "is" | "was" | "became" | "remains") {
        let next = if matches!(doc.lower(at + 1), "also" | "now" | "currently" | "still" | "then") { at + 2 } else { at + 1 };
        let article = matches!(doc.lower(next), "a" | "an" | "the" | "his" | "her");
        return if article { phrase(doc, next, end) } else { None };
    }
    if matches!(verb, "works" | "worked" | "serves" | "served" | "acts" | "acted") && doc.lower(at + 1) == "as" {
        return phrase(doc, at + 2, end);
    }
    let leads = matches!(
        verb,
        "heads"
            | "headed"
            | "leads"
            | "led"
            | "runs"
            | "ran"
            | "chairs"
            | "chaired"
            | "directs"
            | "directed"
            | "commands"
            | "commanded"
            | "owns"
            | "owned"
            | "manages"
            | "managed"
            | "founded"
            | "edits"
            | "edited"
            | "oversees"
            | "oversaw"
            | "represents"
            | "represented"
            | "teaches"
            | "coaches"
    );
    if !leads {
        return None;
    }
    let mut k = at + 1;
    let mut last = at;
    while k < end && k - at < LONGEST {
        let token = doc.tokens[k];
        match token.kind {
            TokenKind::Hyphen | TokenKind::Clitic => {}
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial => {
                let small = matches!(doc.lower(k), "the" | "a" | "an" | "of" | "for" | "and" | "its" | "his" | "her");
                if !small && !nominal(doc, k) {
                    break;
                }
                if !small {
                    last = k + 1;
                }
            }
            _ => break,
        }
        k += 1;
    }
    (last > at + 1).then(|| TokenRange::new(at, last))
}

/// Can the word stand inside a noun phrase, before its head?
fn nominal(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    let closed = Class::DETERMINER
        | Class::PRONOUN
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::AUXILIARY
        | Class::MODAL
        | Class::NEGATION;
    if word.is(closed) && !(word.case == Case::Upper && word.text().len() > 1) {
        return false;
    }
    if word.is_capitalized() {
        return !word.is(Class::WEEKDAY | Class::MONTH);
    }
    let verb = word.can_be(TagSet::FINITE) && matches!(word.entry.main, Tag::Base | Tag::Past | Tag::Third | Tag::Modal | Tag::Adverb);
    !verb
        && (word.is(Class::TITLE)
            || word.entry.tags.is_empty()
            || word.can_be(TagSet::NOUN | TagSet::NOUNS | TagSet::ADJECTIVE | TagSet::PARTICIPLE | TagSet::PROPER))
}
