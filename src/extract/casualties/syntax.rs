//! Small questions about the words of one sentence: verbs, prepositions, ages, objects, where a clause begins.

use super::view::{Trigger, View};
use crate::grammar::{Pos, Unit, Verb};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::persons::{Sex, person_noun};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Case, TokenKind};

impl View<'_> {
    /// The noun phrase that ends right before a token.
    pub(super) fn np_before(&self, at: usize) -> Option<usize> {
        if at <= self.first { None } else { self.np_at(at - 1) }
    }

    /// Is the phrase behind a preposition?
    pub(super) fn under_preposition(&self, np: usize) -> bool {
        let first = self.nps[np].first;
        first > self.first
            && self.word(first - 1).is(Class::PREPOSITION)
            && self.np_at(first - 1).is_none()
            && !matches!(self.lower(first - 1), "with" | "after" | "as" | "before" | "since" | "until")
    }

    /// Is the token a verb that is no part of a noun phrase?
    pub(super) fn is_verb(&self, at: usize) -> bool {
        if at < self.first || at >= self.end || self.np_at(at).is_some() || self.token(at) != TokenKind::Word {
            return false;
        }
        let word = self.word(at);
        if word.is(Class::AUXILIARY | Class::MODAL) {
            return true;
        }
        if word.is(Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER | Class::PRONOUN | Class::SUBORDINATOR) {
            return false;
        }
        !word.entry.tags.is_empty() && word.entry.main.set().intersects(TagSet::VERB)
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        if !self.is_verb(at) {
            return false;
        }
        let word = self.word(at);
        word.is(Class::AUXILIARY | Class::MODAL)
            || word.can_be(TagSet::PAST | TagSet::THIRD) && !word.is_mostly(Tag::Participle) && !word.is_mostly(Tag::Gerund)
    }

    /// A number between commas behind a name or a person: an age.
    pub(super) fn is_aside_number(&self, np: usize) -> bool {
        let phrase = &self.nps[np];
        let number = phrase.bare && !phrase.other && !phrase.of_them && phrase.end == phrase.first + 1;
        let age = phrase.count.is_some_and(|c| c.min == c.max && c.min.is_some_and(|n| n < 120));
        let set_off = phrase.first > self.first + 1 && self.lower(phrase.first - 1) == ",";
        if !(number && age && set_off) {
            return false;
        }
        let before = phrase.first - 2;
        // "Ana Ruiz (Labour), 54, who …": what stands between a name and an age.
        let closes = match self.token(before) {
            TokenKind::Mark => matches!(self.lower(before), ")" | "]"),
            kind => matches!(kind, TokenKind::Quote | TokenKind::Dash | TokenKind::Address | TokenKind::Sign),
        };
        if closes && self.lower(phrase.end) == "," {
            return true;
        }
        self.np_at(before).is_some_and(|before| self.nps[before].single)
            || self.word(before).is_capitalized() && self.word(before).case != Case::Upper
    }

    pub(super) fn is_time(&self, np: usize) -> bool {
        let phrase = &self.nps[np];
        self.word(phrase.head).is(Class::TIME_UNIT | Class::WEEKDAY | Class::MONTH | Class::TIME)
            || matches!(
                self.lower(phrase.head),
                "night" | "morning" | "afternoon" | "evening" | "week" | "day" | "month" | "year" | "time" | "times"
            )
    }

    /// A number and nothing else: not "another", not "three of them", not "dozens".
    pub(super) fn is_plain_number(&self, np: usize) -> bool {
        let phrase = &self.nps[np];
        let exact = phrase.count.is_some_and(|c| c.min == c.max && c.max.is_some_and(|n| n > 0));
        phrase.bare && exact && !phrase.other && !phrase.of_them && self.lower(phrase.end) != "of"
    }

    /// Is the token a noun where it stands?
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.clauses.at(at).is_some_and(|unit| self.clauses.units()[unit].is_phrase())
    }

    /// The person who does what a verb says: "**Vega** dialled 911, hung up and [shot himself]".
    pub(super) fn doer(&self, verb: usize) -> Option<usize> {
        let subject = self.clauses.subject(self.clauses.at(verb)?)?;
        self.np_at(self.clauses.units()[subject].head as usize).filter(|&np| self.nps[np].person)
    }

    /// Who "shot himself": not a "father" who "shot herself".
    pub(super) fn doer_to_self(&self, trigger: Trigger) -> Option<usize> {
        let own = match self.lower(trigger.end - 1) {
            "himself" => Some(Sex::Male),
            "herself" => Some(Sex::Female),
            "themselves" => None,
            _ => return None,
        };
        let np = self.doer(trigger.first)?;
        let sex = person_noun(self.lower(self.nps[np].head)).and_then(|noun| noun.sex);
        (sex.is_none() || own.is_none() || sex == own).then_some(np)
    }

    /// Does the verb hang on what someone only wanted to do ("hoped to get away with [killing] her")?
    pub(super) fn is_wished(&self, verb: usize) -> bool {
        if self.is_under_a_motive(verb) {
            return true;
        }
        let units = self.clauses.units();
        let above = |unit: usize, fits: fn(&Unit) -> bool| self.clauses.governor(unit).filter(|&above| fits(&units[above]));
        // "killing" under "for" under "reason" under "to find" under "wanted"
        let gerund = self.clauses.at(verb).filter(|&unit| units[unit].is_verb(Verb::GERUND));
        let noun = gerund.and_then(|unit| above(unit, |unit| unit.pos == Pos::Preposition)).and_then(|unit| above(unit, Unit::is_phrase));
        let done = noun.and_then(|unit| above(unit, |unit| unit.is_verb(Verb::INFINITIVE)));
        done.and_then(|unit| self.clauses.governor(unit)).is_some_and(|wish| self.plays(units[wish].head as usize, Role::WISHES))
    }

    /// "find **a reason** for [killing] her", "had **no plan** of [hurting] anyone": a thought of it, and no deed.
    fn is_under_a_motive(&self, verb: usize) -> bool {
        let noun = verb.checked_sub(2).filter(|&k| k > self.first && matches!(self.lower(verb - 1), "for" | "of" | "about" | "to"));
        let open = |k: usize| matches!(self.lower(k), "a" | "an" | "any" | "no" | "some" | "another");
        noun.is_some_and(|k| self.plays(k, Role::MOTIVE) && (open(k - 1) || k > self.first + 1 && open(k - 2)))
    }

    /// The phrase that begins behind a verb, past adverbs and particles; `of` allows "of" between.
    pub(super) fn object(&self, at: usize, of: bool) -> Option<usize> {
        let mut k = at;
        for _ in 0..4 {
            if k >= self.end {
                return None;
            }
            if let Some(np) = self.np_at(k) {
                let phrase = &self.nps[np];
                // "the shooting she filmed": the subject of another verb.
                if phrase.pronoun && matches!(self.lower(k), "he" | "she" | "they" | "we" | "i") {
                    return None;
                }
                // "shot the girl's mother", "grazed the boy's hand"
                if phrase.first == k && self.token_in(phrase.end) == Some(TokenKind::Clitic) {
                    let owned = self.np_at(phrase.end + 1).filter(|&np| self.nps[np].first == phrase.end + 1);
                    let body = self.plays(owned.map_or(phrase.end + 1, |np| self.nps[np].head), Role::BODY_PART);
                    // "the killing of Vega's friend", but "the arrest of the man's rival" with what follows unread
                    if of && owned.is_none_or(|np| !self.nps[np].person) {
                        return Some(np).filter(|_| phrase.is_victims());
                    }
                    return if body { Some(np).filter(|_| phrase.is_victims()) } else { owned.filter(|&np| self.nps[np].person) };
                }
                return (phrase.first == k && phrase.is_victims()).then_some(np);
            }
            let lower = self.lower(k);
            if of && lower == "," && k > self.first && self.lower(k - 1) == "of" {
                // "the evacuation of, by the latest count, 17,600 people"
                let close = (k + 1..self.end.min(k + 12)).find(|&j| self.lower(j) == ",");
                match close.and_then(|c| self.np_at(c + 1)) {
                    Some(np) if self.nps[np].is_victims() && self.nps[np].count.is_some() => return Some(np),
                    _ => return None,
                }
            }
            if of && lower == "of"
                || lower == "up"
                || self.word(k).is_mostly(Tag::Adverb) && !matches!(lower, "when" | "where" | "how" | "there" | "here")
            {
                k += 1;
            } else if matches!(lower, "and" | "or") && self.trigger_at(k + 1).is_some_and(|t| self.triggers[t].first == k + 1) {
                k = self.trigger_at(k + 1).map_or(self.end, |t| self.triggers[t].end);
            } else {
                return None;
            }
        }
        None
    }

    /// Past prepositional phrases and adverbs.
    pub(super) fn skip_modifiers(&self, mut k: usize) -> usize {
        for _ in 0..4 {
            if k >= self.end {
                break;
            }
            let word = self.word(k);
            if self.np_at(k).is_none()
                && word.is(Class::PREPOSITION)
                && self.token(k) == TokenKind::Word
                && !matches!(self.lower(k), "including" | "as")
            {
                let next = self.np_at(k + 1).filter(|&np| self.nps[np].first == k + 1);
                k = match next {
                    Some(np) => self.nps[np].end,
                    None if k + 1 < self.end && self.word(k + 1).is(Class::WEEKDAY | Class::MONTH | Class::TIME) => k + 2,
                    None => return k,
                };
            } else if self.np_at(k).is_none() && (word.is(Class::WEEKDAY | Class::TIME) || word.is_mostly(Tag::Adverb)) {
                k += 1;
            } else {
                break;
            }
        }
        k
    }

    /// Does a clause with its own verb go on here, so that the phrase before is its subject?
    pub(super) fn starts_clause(&self, at: usize) -> bool {
        let mut k = self.skip_modifiers(at);
        // "Eva Brandt (R-OK) said"
        if self.lower(k) == "(" {
            let close = (k + 1..self.end.min(k + 8)).find(|&j| self.lower(j) == ")");
            k = close.map_or(k, |close| close + 1);
        }
        if k >= self.end {
            return false;
        }
        self.is_finite(k) || self.trigger_at(k).is_some_and(|t| self.triggers[t].kind.is_some() && self.np_at(k).is_none())
    }
}
