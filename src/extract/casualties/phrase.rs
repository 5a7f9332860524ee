//! Noun phrases: hedges, determiner, number, modifiers and noun, and what they say of persons and how many they are.

use super::count::{all_but, count_at};
use super::view::{Np, View};
use crate::extract::findings::{Count, NameKind};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::{Number, PersonNoun, person_noun};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{TokenKind, TokenRange};

/// What a token can be in a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Noun,
    Modifier,
    Verbal,
    Adverb,
    No,
}

impl View<'_> {
    /// The noun phrase that begins at this token.
    pub(super) fn phrase(&self, at: usize) -> Option<Np> {
        let kind = self.token(at);
        if !matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation | TokenKind::Initial | TokenKind::Sign) {
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
        np.other = scan.other || self.lower(count_from) == "another" || self.lower(at) == "another";
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
        let ordinal = determiner == Some(false) && self.plays(from, Role::ORDINAL) && self.lower(from + 1) != "of";
        if ordinal && !matches!(self.part(from + 1), Part::Noun | Part::Modifier) {
            let end = from + 1;
            return Some(Np { end, head: from, single: true, other: true, bare: true, count: Some(self.one(at, end)), ..np });
        }
        let scan = self.scan(from);
        let definite = determiner == Some(true);
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

    /// Modifiers and noun from a token on.
    fn scan(&self, from: usize) -> Scan {
        let mut scan = Scan { from, end: from, head: None, person: false, number: None, kind: None, other: false, name: None, inner: None };
        let mut k = from;
        while k < self.end && k < from + 14 {
            if let Some(end) = self.age_end(k) {
                scan.take_age(k, end, self.lower(end - 1) == "olds");
                k = end;
                continue;
            }
            if self.token(k) == TokenKind::Hyphen {
                k += 1;
                continue;
            }
            if !matches!(self.token(k), TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial) {
                break;
            }
            // "police officer Luis Vega"
            if let Some((name, end)) = self.person_name(k) {
                if scan.person && scan.number == Some(Number::One) {
                    scan.name = Some(name);
                    scan.head = Some(end - 1);
                    scan.end = end;
                }
                break;
            }
            let lower = self.lower(k);
            // "a prisoner", but "took two soldiers prisoner"
            let noun = |t: usize| {
                self.triggers[t].frame == Frame::Outcome
                    && self.word(k).is(Class::PERSON_NOUN)
                    && !scan.person
                    && (k > from || self.after_determiner(k))
            };
            if let Some(t) = self.trigger_at(k).filter(|&t| !noun(t)) {
                let trigger = self.triggers[t];
                if matches!(trigger.frame, Frame::Noun | Frame::Event | Frame::Lives | Frame::Wound | Frame::Toll) {
                    // "Police arrest 12 men"
                    let acts = scan.number == Some(Number::Both) && self.plays(k, Role::ACTS);
                    if scan.person && self.token(k - 1) != TokenKind::Hyphen && (scan.number == Some(Number::Many) || acts) {
                        break;
                    }
                    scan.take(k, trigger.end);
                    scan.head = Some(trigger.end - 1);
                    // "90 refugees": what happened to them, and persons of whom more is said.
                    let noun = person_noun(self.lower(trigger.end - 1)).filter(|_| trigger.frame == Frame::Noun);
                    scan.person = noun.is_some();
                    if let Some(noun) = noun {
                        (scan.number, scan.kind) = (Some(noun.number), noun.kind);
                    }
                    scan.inner = Some(t);
                    break;
                }
                let attributive = matches!(trigger.frame, Frame::Verb | Frame::State | Frame::Shot)
                    && scan.head.is_none()
                    && !(k == from && self.opens_as_verb(k))
                    && trigger.end < self.end
                    && self.trigger_at(trigger.end).is_none_or(|t| self.triggers[t].frame == Frame::Noun)
                    && matches!(self.part(trigger.end), Part::Noun | Part::Modifier)
                    && !self.word(trigger.end).is(Class::TIME | Class::WEEKDAY)
                    && self.person_name(trigger.end).is_none();
                if attributive && scan.inner.is_none() {
                    scan.inner = Some(t);
                    k = trigger.end;
                    continue;
                }
                break;
            }
            match lower {
                "other" | "additional" | "further" | "fellow" => {
                    scan.other |= lower != "fellow";
                    scan.take_other(k);
                    k += 1;
                    continue;
                }
                "more" if scan.head.is_none() => {
                    scan.other = true;
                    scan.take_other(k);
                    k += 1;
                    continue;
                }
                // "2018 to date more than 30 nurses": not "more dates".
                "more" if self.lower(k + 1) == "than" => break,
                "more" => {
                    scan.other = true;
                    scan.end = k + 1;
                    break;
                }
                _ => {}
            }
            if self.is_person_noun(k) && !self.is_verb_here(k) {
                if scan.person && scan.number == Some(Number::Many) {
                    break;
                }
                if let Some(noun) = person_noun(lower).or_else(|| compound_of_man(lower)) {
                    scan.take(k, k + 1);
                    scan.person = true;
                    scan.other |= lower == "others";
                    scan.number = Some(noun.number);
                    // A police sergeant is no soldier.
                    let police = noun.kind == Some("military") && k > self.first && self.lower(k - 1) == "police";
                    scan.kind = if police { Some("police") } else { noun.kind.or(scan.kind) };
                    k += 1;
                    // "women and children"
                    if noun.number == Number::Many && matches!(self.lower(k), "and" | "or") && self.pairs_with(k + 1) {
                        scan.kind = None;
                        scan.end = k + 2;
                        k += 2;
                    }
                    continue;
                }
            }
            // "killed a dozen yesterday"
            let day = matches!(lower, "yesterday" | "today" | "tonight" | "tomorrow") && self.token_in(k + 1) != Some(TokenKind::Clitic);
            if day || self.word(k).is(Class::WEEKDAY | Class::MONTH) && self.word(k).is_capitalized() {
                break;
            }
            if scan.person && scan.number == Some(Number::Many) {
                break;
            }
            match self.part(k) {
                Part::No => break,
                Part::Noun if scan.person && scan.number == Some(Number::One) && self.word(k).is_capitalized() => break,
                // "driver kofi mensah": a name in lower case.
                Part::Noun if scan.person && scan.number == Some(Number::One) && self.is_nameless(k) => {
                    scan.end = k + 1;
                }
                Part::Noun => {
                    if scan.person && self.word(k).can_be(TagSet::FINITE) && !self.word(k).is_mostly(Tag::Noun) {
                        break;
                    }
                    let plural = self.word(k).is_mostly(Tag::Nouns);
                    scan.take(k, k + 1);
                    scan.person = false;
                    scan.number = Some(if plural { Number::Many } else { Number::One });
                    scan.kind = None;
                    if self.word(k).is(Class::DEMONYM) || self.name_from(k).is_some_and(|n| n.kind == NameKind::Demonym) {
                        scan.person = lower.ends_with('s') && !lower.ends_with("ss") || self.counts_people(from, k);
                        if scan.person {
                            scan.number = Some(Number::Many);
                        }
                        // "two Czechs and an Iranian"
                        let article = from > self.first && matches!(self.lower(from - 1), "a" | "an" | "another");
                        if !scan.person && article && matches!(self.part(k + 1), Part::No | Part::Adverb) && self.age_end(k + 1).is_none() {
                            scan.person = true;
                            scan.number = Some(Number::One);
                        }
                    }
                }
                Part::Modifier if scan.person => break,
                // "five Chinese were killed"
                Part::Modifier if self.counts_people(from, k) => {
                    scan.take(k, k + 1);
                    scan.person = true;
                    scan.number = Some(Number::Many);
                }
                Part::Modifier => {}
                // "suffered injuries", "The man fleeing police": a verb, where no determiner opens the phrase.
                Part::Verbal if k == from && self.opens_as_verb(k) => break,
                Part::Verbal => {
                    // "leaving dozens missing"
                    let number = || self.word(k + 1).is(Class::NUMBER) && scan.head.is_none();
                    let goes_on = k + 1 < self.end
                        && !scan.person
                        && !number()
                        && (matches!(self.part(k + 1), Part::Noun | Part::Modifier) || self.token(k + 1) == TokenKind::Hyphen);
                    if !goes_on || scan.head.is_some() && self.token(k - 1) != TokenKind::Hyphen {
                        break;
                    }
                }
                // "Vega reportedly suffered burns"
                Part::Adverb if k == from && self.part(k + 1) == Part::Verbal && self.opens_as_verb(k) => break,
                Part::Adverb => {
                    let goes_on = !scan.person
                        && scan.head.is_none()
                        && k + 1 < self.end
                        && (matches!(self.part(k + 1), Part::Modifier | Part::Verbal)
                            // "two well-known climbers"
                            || self.token(k + 1) == TokenKind::Hyphen
                            || matches!(lower, "mostly" | "mainly" | "largely") && self.part(k + 1) == Part::Noun);
                    if !goes_on {
                        break;
                    }
                }
            }
            k += 1;
        }
        scan
    }

    /// Is the adjective of a people behind a number its noun ("five Chinese were killed", "40,000 South Sudanese")?
    fn counts_people(&self, from: usize, at: usize) -> bool {
        let number = |k: usize| self.word(k).is(Class::NUMBER) || self.token(k) == TokenKind::Number;
        let demonym = self.word(at).is(Class::DEMONYM) || self.name_from(at).is_some_and(|n| n.kind == NameKind::Demonym);
        // "12,000 Palestinian refugees"
        let counted = |t: usize| self.triggers[t].frame == Frame::Noun && self.word(at + 1).is(Class::PERSON_NOUN);
        let goes_on = matches!(self.part(at + 1), Part::Noun | Part::Modifier) && self.trigger_at(at + 1).is_none_or(counted);
        let hyphen = self.token_in(at + 1) == Some(TokenKind::Hyphen);
        demonym && from > self.first && number(from - 1) && !goes_on && !hyphen && !self.is_age(at + 1)
    }

    /// Is the word none of the language, as a name in lower case is?
    fn is_nameless(&self, at: usize) -> bool {
        let entry = self.word(at).entry;
        entry.tags.is_empty() || entry.main == Tag::Proper
    }

    /// Is a participle without a determiner before it the clause's verb?
    fn opens_as_verb(&self, at: usize) -> bool {
        if at == self.first {
            return false;
        }
        if matches!(self.lower(at - 1), "that" | "which" | "who") {
            return true;
        }
        let determined = self.word(at - 1).is(Class::DETERMINER | Class::NUMBER) || self.token(at - 1) == TokenKind::Number;
        let behind_phrase = self.chunks.get(at - 1 - self.first).is_some_and(|&mark| mark > 0);
        let auxiliary = self.word(at - 1).is(Class::AUXILIARY) || self.word(at - 1).is_mostly(Tag::Adverb);
        !determined && (behind_phrase || auxiliary || self.word(at).is_mostly(Tag::Past))
    }

    /// Is the token a plural person noun that "women and" can go on with?
    fn pairs_with(&self, at: usize) -> bool {
        at < self.end
            && self.word(at).is(Class::PERSON_NOUN)
            && person_noun(self.lower(at)).is_some_and(|n| n.number == Number::Many)
            && self.lower(at) != "others"
    }

    fn is_person_noun(&self, at: usize) -> bool {
        self.word(at).is(Class::PERSON_NOUN) || compound_of_man(self.lower(at)).is_some()
    }

    /// A word that is a person noun elsewhere, used as a verb here ("police officer" no, "to guard the" yes).
    fn is_verb_here(&self, at: usize) -> bool {
        let word = self.word(at);
        word.can_be(TagSet::FINITE) && at > self.first && (self.lower(at - 1) == "to" || self.word(at - 1).is(Class::MODAL))
    }

    /// What the token can be in a noun phrase.
    fn part(&self, at: usize) -> Part {
        if at >= self.end || !matches!(self.token(at), TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial) {
            return Part::No;
        }
        let word = self.word(at);
        if word.is(Class::PERSON_NOUN) {
            return Part::Noun;
        }
        let function = Class::DETERMINER
            | Class::PRONOUN
            | Class::PREPOSITION
            | Class::CONJUNCTION
            | Class::SUBORDINATOR
            | Class::AUXILIARY
            | Class::MODAL
            | Class::NEGATION;
        if word.is(function) {
            return Part::No;
        }
        let tags = word.entry.tags;
        if tags.is_empty() {
            return if self.lower(at).ends_with("ly") && !word.is_capitalized() { Part::Adverb } else { Part::Noun };
        }
        match word.entry.main {
            Tag::Noun | Tag::Nouns | Tag::Proper => Part::Noun,
            Tag::Adjective => Part::Modifier,
            Tag::Participle | Tag::Gerund => Part::Verbal,
            Tag::Past if tags.intersects(TagSet::PARTICIPLE | TagSet::ADJECTIVE) => Part::Verbal,
            Tag::Base | Tag::Third if tags.intersects(TagSet::NOUN | TagSet::NOUNS | TagSet::ADJECTIVE) && self.after_determiner(at) => {
                Part::Noun
            }
            Tag::Adverb if tags.intersects(TagSet::ADJECTIVE | TagSet::NOUN) => Part::Modifier,
            Tag::Adverb => Part::Adverb,
            _ => Part::No,
        }
    }

    fn after_determiner(&self, at: usize) -> bool {
        at > self.first && (self.word(at - 1).is(Class::DETERMINER | Class::NUMBER) || self.token(at - 1) == TokenKind::Number)
    }

    /// A plural noun that no list knows but that looks like persons: "12 Tutsis", "12 beekeepers".
    fn looks_like_persons(&self, at: usize) -> bool {
        let (word, lower) = (self.word(at), self.lower(at));
        if self.name_from(at).is_some_and(|n| matches!(n.kind, NameKind::Place | NameKind::Organization)) {
            return false;
        }
        if word.is(Class::DEMONYM) || self.name_from(at).is_some_and(|n| n.kind == NameKind::Demonym) {
            return true;
        }
        if word.is(Class::TIME_UNIT) || !lower.ends_with('s') || lower.len() < 5 {
            return false;
        }
        let suffix = ["ers", "ors", "ists", "ians", "ees", "ites"].iter().any(|s| lower.ends_with(s));
        let people = word.is_capitalized() && !word.is_common() && word.case != crate::text::Case::Upper && at > self.first;
        (suffix || people) && !plays(lower, Role::THING)
    }
}

/// "tribesmen", "clergyman": a noun for persons that the list need not hold.
fn compound_of_man(lower: &str) -> Option<PersonNoun> {
    let (stem, number) = match (lower.strip_suffix("men"), lower.strip_suffix("man")) {
        (Some(stem), _) => (stem, Number::Many),
        (_, Some(stem)) => (stem, Number::One),
        _ => return None,
    };
    let compound = stem.len() > 3
        && (stem.ends_with('s')
            || matches!(
                stem,
                "clergy" | "police" | "horse" | "hench" | "crafts" | "midship" | "assembly" | "camera" | "ferry" | "hang" | "work"
            ));
    compound.then_some(PersonNoun { number, kind: None, sex: None })
}

/// What [`View::scan`] read.
struct Scan {
    from: usize,
    end: usize,
    head: Option<usize>,
    person: bool,
    number: Option<Number>,
    kind: Option<&'static str>,
    other: bool,
    name: Option<TokenRange>,
    inner: Option<usize>,
}

impl Scan {
    fn take(&mut self, head: usize, end: usize) {
        self.head = Some(head);
        self.end = end;
    }

    fn take_other(&mut self, at: usize) {
        if self.from == at {
            self.from = at + 1;
        }
        self.end = self.end.max(at + 1);
    }

    fn take_age(&mut self, _first: usize, end: usize, plural: bool) {
        self.head = Some(end - 1);
        self.end = end;
        self.person = true;
        self.number = Some(if plural { Number::Many } else { Number::One });
    }
}
