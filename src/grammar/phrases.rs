//! Base noun phrases and verb groups, by rules over parts of speech.
//!
//! A base noun phrase reaches from its determiner to its head ("the two wounded men", "the mayor's son"), without what follows the head. A verb group is a
//! verb with its auxiliaries and the adverbs between ("had not been told").

use std::ops::Range;

use bitflags::bitflags;

use super::pos::Pos;

/// What the rules ask of tokens.
pub trait Tokens {
    /// The part of speech; [`Pos::Edge`] outside the sentence.
    fn pos(&self, at: usize) -> Pos;
    /// The lower-case form; "" outside the sentence.
    fn lower(&self, at: usize) -> &str;
}

bitflags! {
    /// What a verb group is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Verb: u8 {
        /// It has a tense or a modal: "resigned", "could resign".
        const FINITE = 1 << 0;
        /// "was shot"
        const PASSIVE = 1 << 1;
        /// "to resign"
        const INFINITIVE = 1 << 2;
        /// It begins with a participle: "(the man) shot in Reno".
        const PARTICIPLE = 1 << 3;
        /// It begins with a form in -ing: "(after) leaving".
        const GERUND = 1 << 4;
        /// It begins with a modal: "could resign".
        const MODAL = 1 << 5;
        /// "did not resign", "never resigned"
        const NEGATED = 1 << 6;
        /// "had resigned"
        const PERFECT = 1 << 7;
    }
}

/// Where a phrase lies and which token is its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The noun, or the verb that says what is done.
    pub head: usize,
}

/// Tokens of a noun phrase at most.
const LONGEST: usize = 40;

/// The base noun phrase that begins at a token, which no earlier phrase holds.
pub fn noun_phrase(tokens: &impl Tokens, at: usize) -> Option<Found> {
    let pos = |k: usize| tokens.pos(k);
    match pos(at) {
        Pos::Pronoun | Pos::Who | Pos::Which => return Some(Found { tokens: at..at + 1, head: at }),
        _ if !begins(tokens, at) => return None,
        _ => {}
    }
    let mut phrase = Growing { first: at, at, head: None, determined: false };
    while phrase.at < at + LONGEST && phrase.goes_on(tokens) {}
    if let Some(head) = phrase.head {
        return Some(Found { tokens: from(tokens, at)..head + 1, head });
    }
    // "This was the third", "Those of us": alone
    let alone = pos(at) == Pos::Determiner && phrase.at == at + 1;
    let followed = |next: Pos| next.is_finite() || next.is_mark() || matches!(next, Pos::Preposition | Pos::Edge | Pos::To | Pos::Which);
    // "Twelve were hurt", "two of them"
    let number = (at..phrase.at).rev().find(|&k| pos(k) == Pos::Number);
    // "the dead", "the injured"
    let people = (phrase.at - 1..phrase.at).find(|&k| phrase.determined && (pos(k).is_adjective() || pos(k) == Pos::Participle));
    match people.or(number) {
        Some(head) => Some(Found { tokens: from(tokens, at)..head + 1, head }),
        None if alone && followed(pos(at + 1)) => Some(Found { tokens: at..at + 1, head: at }),
        None => None,
    }
}

/// Can a phrase begin here?
fn begins(tokens: &impl Tokens, at: usize) -> bool {
    let (pos, next, last) = (tokens.pos(at), tokens.pos(at + 1), at.checked_sub(1).map_or(Pos::Edge, |k| tokens.pos(k)));
    match pos {
        Pos::Determiner | Pos::Predeterminer | Pos::Possessive | Pos::Whose | Pos::Number | Pos::Currency => true,
        _ if pos.is_noun() || pos.is_adjective() => true,
        // "nearly 300 people", "heavily armed men"
        _ if pos.is_adverb() => next == Pos::Number || next.is_adjective() && tokens.pos(at + 2).is_noun(),
        // "of wounded men", ", retired general Ana Ruiz said"
        Pos::Participle => next.is_noun() && (last.is_mark() || matches!(last, Pos::Edge | Pos::Preposition | Pos::Coordinator)),
        _ => false,
    }
}

/// Where it really begins: with "about", "at least" or an adverb before a number.
fn from(tokens: &impl Tokens, at: usize) -> usize {
    let Some(before) = at.checked_sub(1) else { return at };
    let (pos, lower) = (tokens.pos(at), tokens.lower(before));
    let hedges = pos == Pos::Number && matches!(lower, "about" | "around" | "over" | "under" | "some" | "nearly" | "almost");
    let least = matches!(lower, "at" | "up") && matches!(tokens.lower(at), "least" | "most" | "to") && tokens.pos(at + 1) == Pos::Number;
    if hedges || least { before } else { at }
}

/// A phrase that is being read.
struct Growing {
    first: usize,
    at: usize,
    /// The last noun, where nothing but it can be the head so far.
    head: Option<usize>,
    /// A determiner or an owner was read.
    determined: bool,
}

impl Growing {
    /// Reads a token; false where the phrase ends before it.
    fn goes_on(&mut self, tokens: &impl Tokens) -> bool {
        let pos = |k: usize| tokens.pos(k);
        let (here, next) = (pos(self.at), pos(self.at + 1));
        let started = self.at > self.first;
        let last = if started { pos(self.at - 1) } else { Pos::Edge };
        let after_noun = self.head.is_some_and(|head| head + 1 == self.at);
        let takes = match here {
            _ if here.is_noun() => {
                self.head = Some(self.at);
                true
            }
            Pos::Determiner | Pos::Possessive | Pos::Whose => {
                let begins = !started || last == Pos::Predeterminer;
                self.determined |= begins;
                begins
            }
            Pos::Predeterminer => !started,
            // "the mayor's son"
            Pos::Owner => {
                after_noun && {
                    (self.head, self.determined) = (None, true);
                    true
                }
            }
            // "Flight 12", but not "Monday 12"
            Pos::Number if after_noun => next.is_noun(),
            Pos::Number | Pos::Currency => !after_noun,
            _ if here.is_adjective() => !after_noun || next.is_noun() || next == Pos::Hyphen,
            _ if here.is_adverb() => {
                let modifies = next.is_adjective() || matches!(next, Pos::Number | Pos::Participle | Pos::Gerund);
                (!started || self.determined && self.head.is_none()) && modifies
            }
            Pos::Hyphen => started,
            _ if last == Pos::Hyphen && here.is_verb() => true,
            // "wounded men", "the injured"
            Pos::Participle if last == Pos::Determiner => true,
            Pos::Participle | Pos::Gerund => self.head.is_none() && (next.is_noun() || next.is_adjective()),
            // "old and sick men", "a small, quiet town"
            Pos::Coordinator => {
                self.head.is_none() && last.is_adjective() && (next.is_adjective() || next.is_noun() && pos(self.at + 2).is_noun())
            }
            Pos::Comma => self.head.is_none() && last.is_adjective() && next.is_adjective() && pos(self.at + 2).is_noun(),
            Pos::Quote => started && self.head.is_none() && (next.is_noun() || next.is_adjective()),
            // "more than 12"
            Pos::Preposition => last.is_adjective() && next == Pos::Number && tokens.lower(self.at) == "than",
            _ => false,
        };
        self.at += usize::from(takes);
        takes
    }
}

/// The verb group that begins at a token. `is_free`: does no noun phrase hold a token?
pub fn verb_group(tokens: &impl Tokens, at: usize, is_free: impl Fn(usize) -> bool) -> Option<(Found, Verb)> {
    let first = tokens.pos(at);
    let infinitive = first == Pos::To && begins_infinitive(tokens, at + 1);
    if !(first.is_verb() || first == Pos::Modal || infinitive) {
        return None;
    }
    let mut verb = match first {
        Pos::Modal => Verb::FINITE | Verb::MODAL,
        Pos::Participle => Verb::PARTICIPLE,
        Pos::Gerund => Verb::GERUND,
        Pos::To => Verb::INFINITIVE,
        _ if first.is_finite() => Verb::FINITE,
        _ => Verb::empty(),
    };
    let (mut head, mut end) = (at, at + 1);
    let mut helps = first == Pos::Modal || infinitive || is_auxiliary(tokens.lower(at));
    note(&mut verb, tokens.lower(at));
    while helps {
        let main = (end..).find(|&k| !tokens.pos(k).is_adverb()).unwrap_or(end);
        // "had slept" may look like two past tenses.
        let past = tokens.pos(main) == Pos::Past && is_having(tokens.lower(head));
        if !((past || matches!(tokens.pos(main), Pos::Base | Pos::Participle | Pos::Gerund)) && is_free(main)) {
            break;
        }
        (end..=main).for_each(|k| note(&mut verb, tokens.lower(k)));
        if tokens.pos(main) == Pos::Participle && is_being(tokens.lower(head)) {
            verb |= Verb::PASSIVE;
        }
        helps = is_auxiliary(tokens.lower(main));
        (head, end) = (main, main + 1);
    }
    if head == at {
        // "has a son"
        verb.remove(Verb::PERFECT);
    }
    Some((Found { tokens: at..end, head }, verb))
}

/// Does a verb follow "to", perhaps after adverbs?
fn begins_infinitive(tokens: &impl Tokens, at: usize) -> bool {
    (at..at + 3).find(|&k| !tokens.pos(k).is_adverb()).is_some_and(|k| tokens.pos(k) == Pos::Base)
}

fn note(verb: &mut Verb, lower: &str) {
    match lower {
        "not" | "never" | "n't" | "cannot" => *verb |= Verb::NEGATED,
        "have" | "has" | "had" | "having" | "'ve" => *verb |= Verb::PERFECT,
        _ if lower.ends_with("n't") => *verb |= Verb::NEGATED,
        _ => {}
    }
}

/// Forms of "to be", and "get" in its passive.
pub fn is_being(lower: &str) -> bool {
    let lower = lower.strip_suffix("n't").unwrap_or(lower);
    matches!(
        lower,
        "be" | "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'s" | "'re" | "'m" | "get" | "gets" | "got" | "getting"
    )
}

fn is_auxiliary(lower: &str) -> bool {
    let bare = lower.strip_suffix("n't").unwrap_or(lower);
    is_being(bare) || is_having(bare) || matches!(bare, "'d" | "do" | "does" | "did")
}

fn is_having(lower: &str) -> bool {
    let bare = lower.strip_suffix("n't").unwrap_or(lower);
    matches!(bare, "have" | "has" | "had" | "having" | "'ve")
}
