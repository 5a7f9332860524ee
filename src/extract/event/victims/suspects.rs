//! Who did it, or is said to have done it: never a victim by a cue alone.

use super::named::{Named, described_from};
use crate::extract::event::scene::Scene;
use crate::extract::findings::VictimKind;
use crate::lexicon::Class;
use crate::lexicon::event_words::{Role, plays};
use crate::lexicon::persons::person_noun;
use crate::text::{Document, TokenKind};

/// What is said of a person beside being a victim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Suspicion {
    /// "the gunman, Bo Lee"
    pub suspect: bool,
    /// "Bo Lee was charged", "police arrested Bo Lee": who is, lives.
    pub accused: bool,
}

impl Suspicion {
    /// Any of them.
    pub(super) fn any(self) -> bool {
        self.suspect || self.accused
    }
}

/// Tokens after a name in which its verb stands: "Bo Lee, 23, of Reno, was charged".
const VERB_REACH: usize = 14;

/// Tokens before a name in which it is said to be a suspect's: "the gunman was identified as Bo Lee".
const NOUN_REACH: usize = 7;

/// For each person.
pub(super) fn find(scene: &Scene<'_>, named: &[Named]) -> Vec<Suspicion> {
    let doc = scene.doc;
    let mut suspicions = vec![Suspicion::default(); scene.findings.people.len()];
    for (k, name) in named.iter().enumerate() {
        let sentence = doc.sentences[name.sentence].tokens;
        let next = named.get(k + 1).map_or(sentence.end, |next| next.tokens.first.min(sentence.end));
        let before = k.checked_sub(1).map_or(sentence.first, |k| named[k].tokens.end.max(sentence.first));
        let suspicion = &mut suspicions[name.person];
        suspicion.accused |=
            is_accused_after(doc, name.tokens.end as usize, next as usize) || is_accused_before(doc, name, before as usize);
        suspicion.suspect |=
            is_suspect_before(doc, name, before as usize) || is_suspect_after(doc, name.tokens.end as usize, next as usize);
    }
    suspicions
}

/// "Bo Lee, 23, was charged", "Bo Lee pleaded guilty", "Bo Lee is accused of".
fn is_accused_after(doc: &Document, from: usize, end: usize) -> bool {
    let end = end.min(from + VERB_REACH);
    let verb = (from..end).find(|&k| plays(doc.lower(k), Role::ACCUSES));
    verb.is_some_and(|verb| {
        let between = || from..verb;
        // "Ana Ruiz's killer was arrested", "Ana Ruiz and the man who was arrested"
        let other =
            between().any(|k| matches!(doc.lower(k), "'s" | "’s" | "that" | "after" | "by" | "as" | "said" | "says") || is_person(doc, k));
        let active = matches!(doc.lower(verb + 1), "the" | "a" | "an" | "him" | "her" | "two")
            && !between().any(|k| doc.word(k).is(Class::AUXILIARY));
        !other && !active
    })
}

/// "arrested Bo Lee", "charged 19-year-old Bo Lee with", "the arrest of Bo Lee".
fn is_accused_before(doc: &Document, name: &Named, from: usize) -> bool {
    let first = described_from(doc, name.tokens, from);
    let at = |back: usize| first.checked_sub(back).filter(|&k| k >= from).map_or("", |k| doc.lower(k));
    plays(at(1), Role::ACCUSES) && at(1) != "suspected"
        || matches!(at(1), "of" | "against") && matches!(at(2), "arrest" | "arrests" | "charges" | "case")
}

/// "suspect Bo Lee", "the gunman was identified as 23-year-old Bo Lee".
fn is_suspect_before(doc: &Document, name: &Named, from: usize) -> bool {
    let first = name.tokens.first as usize;
    let window = first.saturating_sub(NOUN_REACH).max(from)..first;
    let noun =
        window.rev().take_while(|&k| !matches!(doc.tokens[k].kind, TokenKind::Stop | TokenKind::Quote)).find(|&k| is_suspect_noun(doc, k));
    noun.is_some_and(|noun| {
        let between = || noun + 1..first;
        let leads = between().all(|k| {
            let word = doc.word(k);
            let identified = plays(doc.lower(k), Role::IDENTIFIES) || matches!(doc.lower(k), "as" | "," | "is" | "was" | "been" | "has");
            identified || !word.is(Class::CASUALTY | Class::PREPOSITION) && !is_person(doc, k)
        });
        leads && !between().any(|k| plays(doc.lower(k), Role::OBJECT))
    })
}

/// "Bo Lee, the gunman,", "identified Bo Lee as the gunman", "Bo Lee was the suspect"
fn is_suspect_after(doc: &Document, from: usize, end: usize) -> bool {
    let apposed = doc.lower(from) == "," && matches!(doc.lower(from + 1), "the" | "a" | "an");
    let called = matches!(doc.lower(from), "as" | "was" | "is");
    let noun = (from + 1..(from + 5).min(end)).take_while(|&k| doc.lower(k) != ",").any(|k| is_suspect_noun(doc, k));
    (apposed && (from + 2..(from + 5).min(end)).take_while(|&k| doc.lower(k) != ",").any(|k| is_suspect_noun(doc, k))) || called && noun
}

fn is_suspect_noun(doc: &Document, k: usize) -> bool {
    let lower = doc.lower(k);
    // "the driver" is hit as often as he hits.
    lower != "driver" && (plays(lower, Role::SUSPECT) || person_noun(lower).is_some_and(|noun| noun.kind == Some(VictimKind::Attacker)))
}

fn is_person(doc: &Document, k: usize) -> bool {
    doc.word(k).is(Class::PERSON_NOUN) && !matches!(doc.lower(k), "man" | "woman" | "teen" | "teenager" | "youth" | "boy" | "girl")
}
