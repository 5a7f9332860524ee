//! A sentence as units: base noun phrases, verb groups and the words between. Marks of punctuation are no units; a gap between two units says which stood there.

use super::label::Label;
use super::phrases::{Tokens, Verb, noun_phrase, verb_group};
use super::pos::{POS, Pos};
use crate::text::TokenRange;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A base noun phrase.
    Phrase,
    /// A verb group.
    Verb(Verb),
    /// Any other word: a preposition, a conjunction, an adverb.
    Word,
}

/// A noun phrase, a verb group or another word, and what governs it.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Its tokens, indices into those of the document.
    pub tokens: TokenRange,
    /// The token that says what it is: the noun, or the verb that says what is done.
    pub head: u32,
    /// The part of speech of that token.
    pub pos: Pos,
    /// What it is.
    pub kind: Kind,
    /// The unit that governs it, by its place in the sentence; None: it governs the sentence.
    pub governor: Option<u32>,
    /// What it is to that one.
    pub label: Label,
    /// What stands between it and the unit before it.
    pub gap: Gap,
}

impl Unit {
    /// A noun phrase?
    pub fn is_phrase(&self) -> bool {
        self.kind == Kind::Phrase
    }

    /// Is it a verb group that is any of this?
    pub fn is_verb(&self, verb: Verb) -> bool {
        matches!(self.kind, Kind::Verb(own) if own.intersects(verb))
    }

    /// What the parser sees of it: its part of speech, or what kind of verb group it is.
    pub fn code(&self) -> u8 {
        let base = POS as u8;
        match self.kind {
            Kind::Verb(verb) if verb.contains(Verb::FINITE) => match verb.contains(Verb::PASSIVE) {
                true => base,
                false if self.tokens.len() > 1 => base + 1,
                false => self.pos as u8,
            },
            Kind::Verb(verb) if verb.contains(Verb::INFINITIVE) => base + if verb.contains(Verb::PASSIVE) { 2 } else { 3 },
            Kind::Verb(verb) if verb.contains(Verb::PASSIVE) => base + 4,
            _ => self.pos as u8,
        }
    }
}

/// Codes of units: those of [`Unit::code`] are below.
pub const CODES: u8 = POS as u8 + 5;

/// The marks between two units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// None.
    #[default]
    None,
    /// A comma.
    Comma,
    /// A colon, semicolon or dash.
    Colon,
    /// A quotation mark.
    Quote,
    /// A comma and a quotation mark.
    CommaQuote,
    /// A full stop within the sentence.
    Stop,
    /// A bracket.
    Bracket,
}

impl Gap {
    /// With one more mark.
    fn and(self, mark: Pos) -> Self {
        match (self, mark) {
            (Self::Comma, Pos::Quote) | (Self::Quote, Pos::Comma) => Self::CommaQuote,
            (Self::None, Pos::Quote) => Self::Quote,
            (_, Pos::Quote) => self,
            (_, Pos::Comma) => Self::Comma,
            (_, Pos::Colon) => Self::Colon,
            (_, Pos::Stop) => Self::Stop,
            _ => Self::Bracket,
        }
    }
}

/// Cuts the sentence of tokens `first..end` into units, added to `out` without governors.
pub fn cut(tokens: &impl Tokens, first: usize, end: usize, out: &mut Vec<Unit>) {
    let (mut at, mut gap) = (first, Gap::None);
    while at < end {
        let pos = tokens.pos(at);
        if pos.is_mark() {
            gap = gap.and(pos);
            at += 1;
            continue;
        }
        let (found, kind) = if let Some(phrase) = noun_phrase(tokens, at) {
            (phrase, Kind::Phrase)
        } else if let Some((group, verb)) = verb_group(tokens, at, |k| k < end && noun_phrase(tokens, k).is_none()) {
            (group, Kind::Verb(verb))
        } else {
            (super::phrases::Found { tokens: at..at + 1, head: at }, Kind::Word)
        };
        let first = take_back(&found.tokens, at, out);
        out.push(Unit {
            tokens: TokenRange::new(first, found.tokens.end),
            head: found.head as u32,
            pos: tokens.pos(found.head),
            kind,
            governor: None,
            label: Label::Other,
            gap: std::mem::take(&mut gap),
        });
        at = found.tokens.end.max(at + 1);
    }
}

/// A phrase that begins before the place where it was found ("about 12 people") takes the word there back.
fn take_back(found: &std::ops::Range<usize>, at: usize, out: &mut Vec<Unit>) -> usize {
    match out.last() {
        Some(last) if found.start < at && last.kind == Kind::Word && last.tokens.end as usize == at => {
            out.pop();
            found.start
        }
        _ => at,
    }
}
