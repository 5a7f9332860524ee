//! The verb group: what stands before a verb or state and belongs to it.

use super::view::View;
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Case, TokenKind};

/// What stands before a verb or state that belongs to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// Its first token.
    pub first: usize,
    /// A form of "to be" or "to get".
    pub be: bool,
    /// A form of "to have".
    pub have: bool,
    /// "not", "never".
    pub negated: bool,
    /// "could", "may"; "feared"; an infinitive.
    pub possible: bool,
}

/// Verbs under which the figure stays a fact ("was reported killed"), or becomes a fear.
fn reports(word: &str) -> Option<bool> {
    match word {
        "reported" | "confirmed" | "found" | "said" | "known" | "understood" | "listed" | "left" | "declared" | "identified"
        | "estimated" => Some(false),
        _ => plays(word, Role::SUPPOSED).then_some(true),
    }
}

impl View<'_> {
    /// The auxiliaries, negations and adverbs before a token.
    pub(super) fn group(&self, first: usize) -> Group {
        let mut group = Group { first, ..Group::default() };
        let mut past = false;
        while group.first > self.first {
            let p = group.first - 1;
            let lower = self.lower(p);
            let word = self.word(p);
            if self.token(p) == TokenKind::Clitic {
                if matches!(lower, "'s" | "'re" | "'ve" | "'m")
                    && p > self.first
                    && self.np_at(p - 1).is_some_and(|np| self.nps[np].pronoun)
                {
                    group.be = true;
                    group.first = p;
                    continue;
                }
                break;
            }
            // "were half-willingly evacuated"
            if self.token(p) == TokenKind::Hyphen && p > self.first && group.first < first {
                group.first = p - 1;
                continue;
            }
            // "was “stabbed many times”"
            if self.token(p) == TokenKind::Quote && p > self.first && self.word(p - 1).is(Class::AUXILIARY) {
                group.first = p;
                continue;
            }
            if self.token(p) != TokenKind::Word {
                break;
            }
            // "would one day hurt"
            if let Some(time) = self.np_at(p).filter(|&np| self.is_time(np)) {
                let before = self.nps[time].first.checked_sub(1).filter(|&k| k >= self.first && self.is_modal(k));
                let Some(modal) = before else { break };
                group.first = modal + 1;
                continue;
            }
            // "The two were both hurt", but "Both were hurt"
            let behind = lower != "both"
                || p > self.first && (self.np_at(p - 1).is_some() || self.word(p - 1).is(Class::AUXILIARY) || self.lower(p - 1) == ",");
            let skip = behind && matches!(lower, "both" | "all" | "each" | "also" | "either");
            if !skip && self.np_at(p).is_some() {
                break;
            }
            if word.is(Class::AUXILIARY) {
                group.negated |= word.is(Class::NEGATION);
                if matches!(lower, "have" | "has" | "had" | "'ve" | "having" | "hasn't" | "haven't" | "hadn't") {
                    group.have |= !group.be;
                    past = true;
                } else if !matches!(lower, "do" | "does" | "did" | "didn't" | "doesn't" | "don't" | "doing") {
                    group.be |= !group.have;
                }
            } else if matches!(lower, "get" | "got" | "gets" | "getting") {
                group.be = true;
            } else if self.is_modal(p) {
                group.possible = true;
                group.negated |= word.is(Class::NEGATION);
            } else if word.is(Class::NEGATION) {
                group.negated = true;
            } else if lower == "to" {
                // "were said to have died" is a fact, "threatened to kill" is none, "a gun used to kill" is one.
                let done = self.lower(first).ends_with("ing") || p > self.first && self.plays(p - 1, Role::SUCCEEDS);
                group.possible |= !past && !done;
            // "who wasn't identified is hospitalized": another clause
            } else if group.first < first && matches!(self.lower(group.first), "is" | "are" | "was" | "were") && reports(lower).is_some() {
                break;
            } else if let Some(possible) = reports(lower) {
                group.possible |= possible;
            } else if !(skip
                || word.is_mostly(Tag::Adverb)
                || lower.ends_with("ly") && (word.entry.tags.is_empty() || word.can_be(TagSet::ADVERB)))
            {
                break;
            }
            group.first = p;
        }
        group
    }

    /// A modal verb, but not the month of May.
    pub(super) fn is_modal(&self, at: usize) -> bool {
        let word = self.word(at);
        word.is(Class::MODAL) && !(self.lower(at) == "may" && at > self.first && word.is_capitalized() && word.case != Case::Upper)
    }

    /// "forced 200 families [to flee]": the phrase between a verb of making and the infinitive of this group.
    pub(super) fn made_to(&self, group: Group) -> Option<usize> {
        if self.lower(group.first) != "to" {
            return None;
        }
        let np = self.np_before(group.first)?;
        let first = self.nps[np].first;
        let makes = first > self.first && self.plays(first - 1, Role::MAKES);
        (makes && self.nps[np].is_victims()).then_some(np)
    }
}
