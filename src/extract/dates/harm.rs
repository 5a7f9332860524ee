//! News of harm tells what has been, in the present too: "officers seek a driver after a crash on Saturday night". Reads, going back
//! from an expression to the verb that governs it, whether the expression is the day of a crash, a killing, an arrest.

use crate::lexicon::Class;
use crate::lexicon::casualties::{self, Frame};
use crate::lexicon::kinds::CasualtyKind;
use crate::lexicon::tense::{Look, looks};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Document, TokenKind};

/// What the words between an expression and its verb tell.
#[derive(Default)]
pub(super) struct Harm {
    /// A noun of harm, or "being shot".
    noun: Option<usize>,
    /// Its article says that it is news: "a shooting"; that it is known: "the shooting".
    news: Option<bool>,
    /// What governs it.
    governor: Option<Governor>,
    /// A funeral, a hearing: what the day may belong to instead.
    coming: bool,
    /// A verb or a clause stands between: its nouns have days of their own.
    closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Governor {
    /// "after a shooting"
    After,
    /// "to prepare for an attack"
    Aim,
    /// "the driver in a crash"
    Other,
}

impl Harm {
    /// Takes in the word at `at`, the one before those read so far; `start` is where the sentence begins.
    pub(super) fn read(&mut self, doc: &Document, start: usize, at: usize) {
        let (lower, word) = (doc.lower(at), doc.word(at));
        if self.noun.is_some() {
            self.coming |= looks(lower, Look::COMING);
            if self.governor.is_none() {
                self.read_before_noun(doc, at);
            }
        } else if self.closed || self.coming {
        } else if is_harm(doc, start, at) {
            self.noun = Some(at);
        } else {
            self.coming = looks(lower, Look::COMING);
            let clause = word.is(Class::AUXILIARY | Class::MODAL | Class::PRONOUN | Class::SUBORDINATOR) && lower != "being";
            self.closed = clause || lower == "to";
        }
    }

    /// Its article and its preposition.
    fn read_before_noun(&mut self, doc: &Document, at: usize) {
        let (lower, word) = (doc.lower(at), doc.word(at));
        if word.is(Class::PREPOSITION) || lower == "following" {
            self.governor = Some(governor(lower));
        } else if self.news.is_none() && (word.is(Class::DETERMINER) || lower == "'s") {
            self.news = Some(matches!(lower, "a" | "an" | "another"));
        }
    }

    /// Has it been, though its clause tells what is to come: "will close after the shooting on Friday", "to find the driver in a crash on Friday"?
    pub(super) fn is_reported(&self) -> bool {
        match self.governor {
            Some(Governor::After) => true,
            Some(Governor::Other) => !self.coming && self.news == Some(true),
            _ => false,
        }
    }

    /// Has it been, where its clause is in the present: "are investigating a crash on Friday"?
    pub(super) fn has_been(&self, doc: &Document) -> bool {
        let forecast = |at: usize| looks(doc.lower(at), Look::HAZARD);
        self.governor == Some(Governor::After) || !self.coming && self.noun.is_some_and(|at| !forecast(at))
    }

    /// Is it the day of a funeral or a hearing?
    pub(super) fn is_coming(&self) -> bool {
        self.coming && self.governor != Some(Governor::After)
    }
}

/// "Friday's deadly shooting", "two Friday night shootings": the day of the noun after it.
pub(super) fn is_of_noun(doc: &Document, start: usize, (first, end): (usize, usize)) -> bool {
    let possessive = doc.lower(end) == "'s";
    let before = if first > start { doc.lower(first - 1) } else { "on" };
    let class = Class::DETERMINER | Class::PREPOSITION | Class::NUMBER;
    let attribute = before != "on" && doc.word(first - 1).is(class);
    if !possessive && !attribute {
        return false;
    }
    let from = end + usize::from(possessive);
    let noun = (from..from + 3).find(|&at| at >= doc.tokens.len() || !doc.word(at).is_mostly(Tag::Adjective));
    noun.is_some_and(|at| at < doc.tokens.len() && is_harm_noun(doc, at))
}

fn governor(lower: &str) -> Governor {
    match lower {
        "after" | "following" | "since" => Governor::After,
        "for" | "against" | "to" | "before" | "until" | "without" | "despite" => Governor::Aim,
        _ => Governor::Other,
    }
}

/// Is the word at `at` a noun of harm, or a participle after "being": "a shooting", "a man being shot"?
fn is_harm(doc: &Document, start: usize, at: usize) -> bool {
    if at == start {
        return false;
    }
    if is_harmed(doc, at) {
        return doc.lower(at - 1) == "being";
    }
    // "a shooting range", "a crash test"
    let compound = at + 1 < doc.tokens.len() && doc.tokens[at + 1].kind == TokenKind::Word && {
        let next = doc.word(at + 1);
        (next.is_mostly(Tag::Noun) || next.is_mostly(Tag::Nouns)) && !next.is(Class::CALENDAR) && !looks(next.lower(), Look::HARM)
    };
    let verb = matches!(doc.lower(at - 1), "is" | "are" | "was" | "were" | "be" | "to" | "been" | "'re");
    !compound && !verb && is_harm_noun(doc, at)
}

/// "shooting", "murder", "crash"
pub(super) fn is_harm_noun(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    if looks(doc.lower(at), Look::HARM | Look::HAZARD) {
        return true;
    }
    word.is(Class::CASUALTY)
        && word.can_be(TagSet::NOUN | TagSet::NOUNS)
        && matches!(harm_at(doc, at), Some(Frame::Act | Frame::Event | Frame::Noun))
}

/// "shot", "killed", "arrested"
pub(super) fn is_harmed(doc: &Document, at: usize) -> bool {
    doc.word(at).is(Class::CASUALTY) && matches!(harm_at(doc, at), Some(Frame::Verb | Frame::Shot | Frame::Struck))
}

/// How the casualty word at `at` frames those who were hurt, killed or held.
fn harm_at(doc: &Document, at: usize) -> Option<Frame> {
    let word = |k: usize| if at + k < doc.tokens.len() { doc.lower(at + k) } else { "" };
    let (_, kind, frame) = casualties::longest(word)?;
    let hurt = matches!(kind?, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Detained | CasualtyKind::Kidnapped);
    hurt.then_some(frame)
}
