//! How far modifiers and noun of a phrase reach, and whether the noun stands for persons.

use super::view::View;
use crate::extract::findings::{NameKind, VictimKind};
use crate::grammar::Pos;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::{Number, PersonNoun, person_noun};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{TokenKind, TokenRange};

/// What a token can be in a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Noun,
    Modifier,
    Verbal,
    Adverb,
    No,
}

impl View<'_> {
    /// Modifiers and noun from a token on.
    pub(super) fn scan(&self, from: usize) -> Scan {
        let mut scan = Scan { from, end: from, head: None, person: false, number: None, kind: None, other: false, name: None, inner: None };
        let mut k = from;
        while k < self.end && k < from + 14 {
            if let Some(end) = self.age_end(k) {
                // "three months old" is an age and nobody.
                if (k..end).any(|j| matches!(self.lower(j), "years" | "months")) {
                    k = end;
                    continue;
                }
                scan.take_age(end, self.lower(end - 1) == "olds");
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
                // "an escaped murder suspect", "two homicide detectives"
                let compound = trigger.kind.is_none() && trigger.first == k && !scan.person && trigger.end > k + 1;
                if let Some(noun) = compound.then(|| person_noun(self.lower(trigger.end - 1))).flatten() {
                    scan.take(k, trigger.end);
                    (scan.person, scan.number, scan.kind) = (true, Some(noun.number), noun.kind);
                    k = trigger.end;
                    continue;
                }
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
                    let police = noun.kind == Some(VictimKind::Military) && k > self.first && self.lower(k - 1) == "police";
                    scan.kind = if police { Some(VictimKind::Police) } else { noun.kind.or(scan.kind) };
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
                // "Both suffered serious injuries"
                Part::Verbal if k == from && self.plays(k, Role::HAS_WOUND) && !lower.starts_with("report") => break,
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
    pub(super) fn part(&self, at: usize) -> Part {
        if at >= self.end || !matches!(self.token(at), TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial) {
            return Part::No;
        }
        let word = self.word(at);
        if word.is(Class::PERSON_NOUN) {
            return Part::Noun;
        }
        if word.is(Class::CLOSED) {
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

    /// A noun that no list knows but that looks like a person: "beekeeper", "enumerator". It has the ending of one who does something, is the noun of its
    /// phrase, and is no known thing or animal.
    pub(super) fn looks_like_one(&self, at: usize) -> bool {
        let (word, lower) = (self.word(at), self.lower(at));
        let ending = ["er", "or", "ist", "ian", "eer", "man", "woman"].iter().any(|s| lower.ends_with(s));
        let ending = ending || self.plays(at, Role::JOB);
        let plain = !word.is(Class::TIME_UNIT | Class::CLOSED | Class::CAUSE | Class::CASUALTY) && lower.len() > 3;
        let known = self.plays(at, Role::THING | Role::BODY_PART | Role::STRIKES | Role::FICTION | Role::HOME | Role::HOSPITAL);
        let unit = self.clauses.at(at).map(|unit| self.clauses.units()[unit]);
        let noun = unit.is_some_and(|unit| unit.pos == Pos::Noun && unit.head as usize == at);
        ending && plain && !known && noun && !word.is_mostly(Tag::Adjective) && self.name_from(at).is_none() && self.lower(at + 1) != "of"
    }

    /// A plural noun that no list knows but that looks like persons: "12 Tutsis", "12 beekeepers".
    pub(super) fn looks_like_persons(&self, at: usize) -> bool {
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
pub(super) struct Scan {
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) head: Option<usize>,
    pub(super) person: bool,
    pub(super) number: Option<Number>,
    pub(super) kind: Option<VictimKind>,
    pub(super) other: bool,
    pub(super) name: Option<TokenRange>,
    pub(super) inner: Option<usize>,
}

impl Scan {
    /// Takes the phrase for a person, where its noun looks like one that no list holds.
    pub(super) fn takes_by_shape(&mut self, view: &View<'_>) -> bool {
        let unknown = !self.person && self.inner.is_none() && self.number == Some(Number::One);
        let looks = unknown && self.head.is_some_and(|head| head + 1 == self.end && view.looks_like_one(head));
        self.person |= looks;
        looks
    }

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

    fn take_age(&mut self, end: usize, plural: bool) {
        self.head = Some(end - 1);
        self.end = end;
        self.person = true;
        self.number = Some(if plural { Number::Many } else { Number::One });
    }
}
