//! The clause of a figure: where its place, date and cause stand, if they are said there at all.

use super::view::View;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::{TokenKind, TokenRange};

/// A clause of a sentence: a run of tokens, without the relative clause that it holds.
pub(super) struct Clause {
    own: Span,
    aside: Option<Span>,
    /// What "while" or ";" parts from it on the right, where that tells of casualties of its own.
    others: Option<Span>,
}

impl Clause {
    /// Does the clause hold these words?
    pub(super) fn holds(&self, words: Span) -> bool {
        self.own.contains(words) && !self.aside.is_some_and(|aside| aside.contains(words))
    }

    /// Are these words said of other casualties ("Two were killed, while three died on Monday")?
    pub(super) fn leaves(&self, words: Span) -> bool {
        self.others.is_some_and(|others| others.contains(words))
    }
}

impl View<'_> {
    /// The clause in which a token stands.
    pub(super) fn clause(&self, at: usize) -> Clause {
        let (mut first, mut end) = (self.first, self.end);
        let verb = |k: usize| self.np_at(k).is_none() && (self.is_verb(k) || self.trigger_at(k).is_some());
        let mut from = self.first;
        for k in self.first..self.end {
            let word = self.word(k);
            if !word.is(Class::CONJUNCTION | Class::SUBORDINATOR) && self.token(k) != TokenKind::Mark {
                continue;
            }
            if self.parts_clauses(k) && (from..k).any(verb) {
                if k <= at {
                    first = k;
                } else {
                    end = k;
                    break;
                }
                from = k;
            }
            // "when herders and villagers fought": no verb yet for "and" to part from.
            if word.is(Class::SUBORDINATOR) && self.np_at(k).is_none() {
                from = k + 1;
            }
        }
        let mut aside = None;
        if let Some((open, close)) = self.relative(first, end) {
            if (open..close).contains(&at) {
                (first, end) = (open, close);
            } else {
                aside = Some(self.doc.span(TokenRange::new(open, close)));
            }
        }
        let told = |k: usize| self.trigger_at(k).is_some_and(|t| self.triggers[t].kind.is_some());
        let parted = matches!(self.lower(end), "while" | "whereas" | ";") && (end..self.end).any(told);
        let others = parted.then(|| self.doc.span(TokenRange::new(end, self.end)));
        Clause { others, own: self.doc.span(TokenRange::new(first, end)), aside }
    }

    /// Does another clause with its own subject begin at this token?
    fn parts_clauses(&self, k: usize) -> bool {
        match self.lower(k) {
            ";" => true,
            "while" | "whereas" | "but" => self.np_at(k).is_none(),
            "and" => self.np_at(k + 1).is_some_and(|np| self.nps[np].first == k + 1 && self.starts_clause(self.nps[np].end)),
            _ => false,
        }
    }

    /// The first relative clause between commas: its pronoun, and the comma that closes it.
    fn relative(&self, first: usize, end: usize) -> Option<(usize, usize)> {
        let opens = |k: &usize| matches!(self.lower(*k), "which" | "who" | "whose") && self.lower(*k - 1) == ",";
        let open = (first + 1..end).filter(|&k| self.word(k).is(Class::PRONOUN | Class::DETERMINER)).find(opens)?;
        let close = (open + 1..end).find(|&k| self.lower(k) == ",").unwrap_or(end);
        Some((open, close))
    }
}
