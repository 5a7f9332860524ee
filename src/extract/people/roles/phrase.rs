//! Noun phrases that a word for an office or a job heads.

use super::{LONGEST, View};
use crate::extract::findings::NameKind;
use crate::lexicon::Class;
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Case, Document, TokenKind, TokenRange};

/// Is it an article or a possessive?
pub(super) fn determines(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the" | "his" | "her" | "their" | "its" | "my" | "our")
}

/// The phrase at `at`, without its article. `many`: its head may stand in the plural ("co-founders of Blue River").
pub(super) fn read(view: View<'_>, mut at: usize, end: usize, many: bool) -> Option<TokenRange> {
    let doc = view.doc;
    if at < end && determines(doc.lower(at)) {
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
                if view.is_head(k) || many && view.is_crowd(k) {
                    head = Some(k);
                }
            }
            // "mayor and doctor", "founder and head", "lawyer and policy expert".
            TokenKind::Word if word.lower() == "and" && head == Some(k.wrapping_sub(1)) && view.name_at(k + 1).is_none() => {}
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
    // "politician based in …", "doctor working for …": the participle begins another phrase.
    let participle = last < k && {
        let word = doc.word(last);
        word.case == Case::Lower
            && matches!(word.entry.main, Tag::Participle | Tag::Gerund | Tag::Past)
            && doc.tokens.get(last + 1).is_some_and(|t| t.kind == TokenKind::Word && doc.word(last + 1).is(Class::PREPOSITION))
    };
    if participle {
        return Some(TokenRange::new(at, last));
    }
    // The list of a crowd ("Ana Ruiz, President Low and …") is no apposition: a name follows the head.
    let follower = last < end && doc.is_capitalized(last) && doc.tokens[last].spaced;
    if follower || last < k && doc.tokens[last].kind == TokenKind::Word {
        return None;
    }
    let last = complement(view, last, end, at);
    Some(TokenRange::new(at, last))
}

/// One past "of the Blue River Party" behind the head of a role.
fn complement(view: View<'_>, from: usize, end: usize, first: usize) -> usize {
    let doc = view.doc;
    let mut last = from;
    let mut k = from;
    if k >= end || !matches!(doc.lower(k), "of" | "for" | "at" | "to" | "with") {
        return from;
    }
    let is_person = |k: usize| view.name_at(k).is_some_and(|name| name.kind == NameKind::Person);
    while k < end && k - first < LONGEST {
        let token = doc.tokens[k];
        match token.kind {
            TokenKind::Hyphen | TokenKind::Clitic | TokenKind::Number | TokenKind::Ordinal => {}
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial => {
                let small = matches!(doc.lower(k), "of" | "for" | "at" | "to" | "and" | "the" | "a" | "an" | "its" | "on" | "&" | "with");
                // "mayor of Blue River and Luis Vega": someone else follows.
                // "adviser to Ana and Luis Vega": to both.
                let other = doc.lower(k) == "and" && is_person(k + 1) && !view.name_to(k).is_some_and(|n| n.kind == NameKind::Person);
                // "Ruler of Blue River directed the police": the verb.
                let verb = !small && doc.case(k) == Case::Lower && doc.word(k).can_be(TagSet::FINITE) && opens(doc, k + 1);
                if other || verb || !small && !nominal(doc, k) {
                    break;
                }
                if !small || doc.is_capitalized(k) {
                    last = k + 1;
                }
            }
            TokenKind::Sign if doc.lower(k) == "&" => {}
            TokenKind::Mark if lists(doc, k) => {}
            _ => break,
        }
        k += 1;
    }
    last
}

/// "minister for roads, rail and ports": does the comma at `k` stand in a list of what an office is in charge of, which "and" closes?
fn lists(doc: &Document, k: usize) -> bool {
    let charge = |k: usize| doc.tokens.get(k).is_some_and(|_| doc.word(k).is(Class::PORTFOLIO));
    let closes = |j: usize| doc.lower(j) == "and" && charge(j - 1) && charge(j + 1);
    doc.lower(k) == "," && charge(k - 1) && charge(k + 1) && (k + 2..k + 10).any(closes)
}

/// Does an object or a clause begin at token `k`?
fn opens(doc: &Document, k: usize) -> bool {
    doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word) && {
        let word = doc.word(k);
        word.case == Case::Lower && word.is(Class::DETERMINER | Class::PRONOUN) || word.lower() == "that"
    }
}

/// One past the object of a verb at `at`: "the Red Cross office".
pub(super) fn object(doc: &Document, at: usize, end: usize) -> usize {
    let (mut k, mut last) = (at, at);
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
    last
}

/// Can the word stand inside a noun phrase, before its head?
pub(super) fn nominal(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    if word.is(Class::CLOSED) && !(word.case == Case::Upper && word.text().len() > 1) {
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
