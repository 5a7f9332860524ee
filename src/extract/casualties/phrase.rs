//! Noun phrases: hedges, determiner, number, modifiers and noun, and what they say of persons and how many they are.

use super::count::{all_but, count_at};
use super::scan::Part;
use super::view::{Np, View};
use crate::extract::findings::Count;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::persons::Number;
use crate::text::{TokenKind, TokenRange};

impl View<'_> {
    /// The noun phrase that begins at this token.
    pub(super) fn phrase(&self, at: usize) -> Option<Np> {
        let kind = self.token(at);
        if !matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation | TokenKind::Initial | TokenKind::Sign) {
            return None;
        }
        // "shot and wounded son": no "wounded son".
        let inside = |t: usize| self.triggers[t].first < at && matches!(self.triggers[t].frame, Frame::Verb | Frame::Shot);
        if self.trigger_at(at).is_some_and(inside) {
            return None;
        }
        let lower = self.lower(at);
        let blank = Np {
            first: at,
            end: at + 1,
            head: at,
            count: None,
            person: false,
            bare: false,
            kind: None,
            single: false,
            definite: false,
            guessed: false,
            pronoun: false,
            other: false,
            of_them: false,
            words: None,
            name: None,
            inner: None,
            whole: None,
        };
        if let Some(np) = self.pronoun(at, lower, &blank) {
            return Some(np);
        }
        if let Some((name, end)) = self.person_name(at) {
            return Some(self.named(&blank, name, end));
        }
        self.counted(at, &blank).or_else(|| self.determined(at, lower, blank))
    }

    fn one(&self, first: usize, end: usize) -> Count {
        Count { span: self.doc.span(TokenRange::new(first, end)), min: Some(1), max: Some(1), approximate: false, share: None }
    }

    fn named(&self, blank: &Np, name: TokenRange, end: usize) -> Np {
        let (first, end) = (name.first as usize, end);
        Np {
            end,
            head: end - 1,
            count: Some(self.one(first, name.end as usize)),
            person: true,
            single: true,
            definite: true,
            words: Some(name),
            name: Some(self.doc.span(name)),
            ..*blank
        }
    }

    fn pronoun(&self, at: usize, lower: &str, blank: &Np) -> Option<Np> {
        let single = matches!(lower, "he" | "she" | "him") || lower == "her" && !self.continues(at + 1);
        let known = Np { end: at + 1, person: true, definite: true, pronoun: true, words: Some(TokenRange::new(at, at + 1)), ..*blank };
        if single {
            return Some(Np { count: Some(self.one(at, at + 1)), single: true, ..known });
        }
        let none = |end: usize| Np {
            end,
            bare: true,
            count: Some(Count {
                span: self.doc.span(TokenRange::new(at, end)),
                min: Some(0),
                max: Some(0),
                approximate: false,
                share: None,
            }),
            ..*blank
        };
        match lower {
            "they" | "them" | "we" | "us" | "i" | "me" | "you" => Some(known),
            "nobody" | "none" => Some(none(at + 1)),
            // "Neither was hurt", "Neither of the drivers"
            "neither" if self.lower(at + 1) == "of" || self.word_in(at + 1)?.is(Class::AUXILIARY) => Some(none(at + 1)),
            // "no-one"
            "no" if self.token_in(at + 1) == Some(TokenKind::Hyphen) && self.lower(at + 2) == "one" => Some(none(at + 3)),
            "no" if matches!(self.lower(at + 1), "one" | "body") => Some(none(at + 2 + usize::from(self.lower(at + 2) == "else"))),
            _ => None,
        }
    }

    /// A phrase that begins with a number, perhaps behind "the".
    fn counted(&self, at: usize, blank: &Np) -> Option<Np> {
        if self.is_age(at) {
            return None;
        }
        let mut from = at;
        while from < at + 2
            && matches!(self.lower(from), "the" | "these" | "those" | "all" | "his" | "her" | "their" | "its" | "our" | "my")
        {
            from += 1;
        }
        // "the other four", "the remaining 12"
        let rest = from > at
            && matches!(self.lower(from), "other" | "remaining")
            && from + 1 < self.end
            && self.doc.numeral_at(from + 1).is_some();
        from += usize::from(rest);
        let collective = self.collective(from.max(at));
        let count_from = collective.unwrap_or(from);
        if self.is_age(count_from) {
            return None;
        }
        let all_but = all_but(self, at);
        if let Some((None, end)) = all_but {
            return Some(Np { end, head: end - 1, bare: true, ..*blank });
        }
        let (count, mut next) = match all_but {
            Some((count, end)) => (count?, end),
            None => count_at(self, count_from)?,
        };
        if collective.is_some() && count.share.is_some() {
            return None;
        }
        let mut np = Np { definite: from > at, ..*blank };
        if count.share.is_some() {
            return self.share(np, count, next);
        }
        // "12 of the 15 people", "three of them", "dozens of people".
        let mut of = false;
        if self.lower(next) == "of" {
            let mut k = next + 1;
            while matches!(self.lower(k), "the" | "these" | "those" | "his" | "her" | "their" | "its" | "all" | "our") {
                k += 1;
            }
            if matches!(self.lower(k), "them" | "whom" | "us" | "you") {
                np.of_them = true;
                return Some(Np { end: k + 1, head: k, count: Some(count), bare: true, ..np });
            }
            let whole = count_at(self, k);
            let inner = whole.map_or(k, |(_, behind)| behind);
            if let Some(part) = self.of_the_dead(np, count, inner, k > next + 1) {
                return Some(part);
            }
            let scan = self.scan(inner);
            // "hundreds of fatalities"
            let harm =
                scan.inner.is_some_and(|t| matches!(self.triggers[t].frame, Frame::Noun | Frame::Event) && self.triggers[t].first == inner);
            if scan.person || harm {
                np.whole = whole.map(|(count, _)| count).filter(|count| count.share.is_none());
                // "32 of the bodies"
                np.of_them = harm && k > next + 1;
                next = inner;
                of = true;
            } else if scan.head.is_some_and(|head| !self.word(head).is_capitalized() && !self.looks_like_persons(head))
                && scan.inner.is_none()
            {
                // "thousands of livestock"
                return Some(Np {
                    end: scan.end,
                    head: scan.end - 1,
                    count: Some(count),
                    words: Some(TokenRange::new(inner, scan.end)),
                    ..np
                });
            }
        }
        let scan = self.scan(next);
        np.other = scan.other || rest || self.lower(count_from) == "another" || self.lower(at) == "another";
        match scan.head {
            Some(head) => {
                let words = TokenRange::new(scan.from, scan.end);
                let person = scan.person || !of && scan.inner.is_none() && self.looks_like_persons(head);
                np.single = count.min == Some(1) && count.max == Some(1);
                Some(Np { end: scan.end, head, count: Some(count), person, kind: scan.kind, words: Some(words), inner: scan.inner, ..np })
            }
            None => Some(Np { end: scan.end.max(next), head: next - 1, count: Some(count), bare: true, ..np }),
        }
    }

    /// "14 of the dead", "two of the injured", "half of those killed": out of the victims of a trigger.
    fn of_the_dead(&self, np: Np, count: Count, at: usize, definite: bool) -> Option<Np> {
        let t = self.trigger_at(at).filter(|&t| self.triggers[t].first == at)?;
        let trigger = self.triggers[t];
        let victims = matches!(trigger.frame, Frame::State | Frame::Verb) && trigger.kind.is_some();
        let alone = !matches!(self.part(trigger.end), Part::Noun | Part::Modifier);
        (victims && alone && definite).then(|| Np {
            end: trigger.end,
            head: trigger.end - 1,
            count: Some(count),
            bare: true,
            of_them: true,
            inner: Some(t),
            ..np
        })
    }

    /// "a group of", "a total of", "the bodies of": the token behind, where a number stands.
    fn collective(&self, at: usize) -> Option<usize> {
        let mut from = if matches!(self.lower(at), "a" | "an" | "the") { at + 1 } else { at };
        while from > at && from < at + 3 && self.lower(from + 1) != "of" && self.part(from) == Part::Modifier {
            from += 1;
        }
        let noun = self.plays(from, Role::COLLECTIVE);
        (noun && self.lower(from + 1) == "of" && self.doc.numeral_at(from + 2).is_some_and(|_| from + 2 < self.end)).then_some(from + 2)
    }

    /// "half the country's population", "60 percent of residents".
    fn share(&self, np: Np, count: Count, next: usize) -> Option<Np> {
        let mut k = next;
        let of = self.lower(k) == "of";
        k += usize::from(of);
        // "the third man" is no third.
        if !of && matches!(self.lower(next - 1), "third" | "quarter") {
            return None;
        }
        while matches!(self.lower(k), "the" | "its" | "their" | "all" | "his" | "our" | "a" | "those") {
            k += 1;
        }
        if of && let Some(part) = self.of_the_dead(np, count, k, k > next + 1) {
            return Some(part);
        }
        let mut scan = self.scan(k);
        if scan.end < self.end && self.token(scan.end) == TokenKind::Clitic {
            scan = self.scan(scan.end + 1);
        }
        let head = scan.head.filter(|_| scan.person)?;
        Some(Np { end: scan.end, head, count: Some(count), person: true, kind: scan.kind, words: Some(TokenRange::new(k, scan.end)), ..np })
    }

    /// A phrase without a number: determiner or nothing, modifiers, noun.
    fn determined(&self, at: usize, lower: &str, np: Np) -> Option<Np> {
        let determiner = match lower {
            "a" | "an" | "one" => Some(false),
            "the" | "his" | "her" | "their" | "its" | "my" | "our" | "your" | "this" | "these" | "those" | "both" | "all" => Some(true),
            "another" | "no" | "neither" | "any" | "every" | "each" | "some" => Some(false),
            _ => None,
        };
        let from = at + usize::from(determiner.is_some());
        let from =
            if determiner.is_some() && lower != "no" && matches!(self.lower(from), "only" | "very" | "same") { from + 1 } else { from };
        // "a third died", "a second was hurt"
        let told = determiner == Some(false) || lower == "the" && self.word_in(from + 1).is_some_and(|w| w.is(Class::AUXILIARY));
        let ordinal = told && self.plays(from, Role::ORDINAL) && self.lower(from + 1) != "of";
        if ordinal && !matches!(self.part(from + 1), Part::Noun | Part::Modifier) {
            let end = from + 1;
            return Some(Np { end, head: from, single: true, other: true, bare: true, count: Some(self.one(at, end)), ..np });
        }
        let mut scan = self.scan(from);
        let definite = determiner == Some(true);
        // "a lift engineer", "a beekeeper"
        let guessed = matches!(lower, "a" | "an" | "another") && scan.takes_by_shape(self);
        let Some(head) = scan.head else {
            // "another was wounded", "the other was wounded"
            let alone = lower == "another" || matches!(lower, "the") && scan.other && scan.end == from + 1;
            let other = Np {
                end: scan.end.max(at + 1),
                head: at,
                single: true,
                other: true,
                bare: true,
                count: Some(self.one(at, scan.end.max(at + 1))),
                ..np
            };
            return alone.then_some(other);
        };
        let words = TokenRange::new(scan.from.min(scan.end), scan.end);
        let mut np = Np {
            end: scan.end,
            head,
            person: scan.person,
            kind: scan.kind,
            definite,
            guessed,
            other: scan.other || lower == "another",
            words: Some(words),
            inner: scan.inner,
            ..np
        };
        if let Some(name) = scan.name {
            np.name = Some(self.doc.span(name));
        }
        let singular = scan.number == Some(Number::One);
        let span = |first: usize, end: usize| self.doc.span(TokenRange::new(first, end.max(first + 1)));
        let couple = self.lower(head) == "couple" && self.lower(head + 1) != "of";
        if couple && scan.person && determiner.is_some() && !matches!(lower, "no" | "any" | "every" | "each" | "all") {
            np.count = Some(Count { min: Some(2), max: Some(2), ..self.one(at, scan.end) });
        } else if matches!(lower, "no" | "neither") {
            np.count = Some(Count { span: span(at, at + 1), min: Some(0), max: Some(0), approximate: false, share: None });
        } else if scan.person && singular && !matches!(lower, "any" | "every" | "each" | "all" | "these" | "those" | "both") {
            np.single = true;
            let article = determiner == Some(false);
            np.count = Some(if let Some(name) = scan.name {
                self.one(name.first as usize, name.end as usize)
            } else if article {
                self.one(at, from)
            } else {
                self.one(at, scan.end)
            });
        } else if scan.person && scan.number == Some(Number::Many) && (determiner.is_none() || lower == "some") && !self.behind_number(at) {
            np.count = Some(Count { span: span(at, scan.end), min: Some(2), max: None, approximate: true, share: None });
        } else if matches!(lower, "a" | "an" | "another") && scan.inner.is_some() {
            np.count = Some(self.one(at, from));
        }
        Some(np)
    }

    /// Does a number belong to the phrase at `at` that was not read with it ("three, and possibly five, people", a number too long)?
    fn behind_number(&self, at: usize) -> bool {
        let number = at > self.first
            && (self.token(at - 1) == TokenKind::Number || self.word(at - 1).is(Class::NUMBER) && self.np_at(at - 1).is_none());
        let last = self.nps.last().filter(|np| np.bare && np.count.is_some());
        number || last.is_some_and(|np| np.end + 1 == at && self.lower(at - 1) == ",")
    }

    /// Can a noun phrase go on with this token?
    pub(super) fn continues(&self, at: usize) -> bool {
        let noun = || self.trigger_at(at).is_none() && !matches!(self.part(at), Part::No | Part::Adverb);
        at < self.end && (noun() || self.is_age(at) || self.doc.numeral_at(at).is_some())
    }
}
