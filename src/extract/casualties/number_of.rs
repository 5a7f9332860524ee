//! "The number of miners killed": a toll whose number stands elsewhere, and no figure of the miners.

use super::view::{Np, Trigger, View};
use crate::extract::findings::CasualtyKind;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::text::Case;

/// Words between a determiner and "number" at most ("the latest official number").
const ADJECTIVES: usize = 3;

impl View<'_> {
    /// Makes tolls of the triggers that only say of whom the number is told.
    pub(super) fn find_numbers_of(&mut self) {
        for t in 0..self.triggers.len() {
            let trigger = self.triggers[t];
            let Some(kind) = trigger.kind.filter(|_| says_of_whom(trigger.frame)) else { continue };
            // "the number of people killed or injured": of both kinds together.
            let before = t.checked_sub(1).map(|k| self.triggers[k]).filter(|other| other.frame == Frame::Toll);
            if before.is_some_and(|other| other.end + 1 == trigger.first && matches!(self.lower(other.end), "or" | "and")) {
                (self.triggers[t].frame, self.triggers[t].kind) = (Frame::Trap, None);
                self.triggers[t - 1].end = trigger.end;
                if before.and_then(|other| other.kind) != Some(kind) {
                    self.triggers[t - 1].kind = Some(CasualtyKind::Affected);
                }
                continue;
            }
            let Some(number) = self.number_of(t) else { continue };
            self.triggers[t] = Trigger { first: number, frame: Frame::Toll, ..trigger };
            for k in number..trigger.end {
                self.triggered[k - self.first] = t as u16 + 1;
            }
        }
    }

    /// The token "number" of "the number of nurses [killed]", "the number of people who have [died]", "the number of [wounded] soldiers".
    fn number_of(&self, t: usize) -> Option<usize> {
        let trigger = self.triggers[t];
        let inner = self.np_at(trigger.first).filter(|&np| self.nps[np].inner == Some(t));
        let group = self.group(trigger.first);
        let relative = matches!(self.lower(group.first.wrapping_sub(1)), "who" | "that");
        let ends = group.first - usize::from(relative);
        let reduced = || self.np_before(ends).filter(|&np| self.nps[np].end == ends && (relative || !group.be));
        let phrase: &Np = &self.nps[inner.or_else(reduced)?];
        let uncounted = phrase.words.is_none_or(|words| (phrase.first..words.end as usize).all(|k| self.doc.numeral_at(k).is_none()));
        let number = phrase.first.checked_sub(2).filter(|&k| k >= self.first && self.lower(k + 1) == "of")?;
        let named = matches!(self.lower(number), "number" | "numbers") && phrase.person && uncounted && !phrase.single;
        (named && self.is_one_number(number)).then_some(number)
    }

    /// "the total number", "Karachi's number", "Number of …" as a headline, but "a large number": some people.
    fn is_one_number(&self, number: usize) -> bool {
        let low = number.saturating_sub(ADJECTIVES).max(self.first);
        let opens = (low..number).rev().find(|&k| self.word(k).is(Class::DETERMINER) || self.lower(k) == "'s");
        let headline = number == self.first || self.word(number - 1).case == Case::Upper;
        opens.map_or(headline, |k| matches!(self.lower(k), "the" | "its" | "their" | "that" | "this" | "'s" | "our"))
    }
}

/// Does a trigger of this frame tell what happened to the phrase beside it?
fn says_of_whom(frame: Frame) -> bool {
    matches!(frame, Frame::Verb | Frame::State | Frame::Subject | Frame::Shot)
}
