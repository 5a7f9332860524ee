//! From a verb to the left: its subject.

use super::view::View;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::words::{Tag, TagSet};
use crate::text::TokenKind;

/// Steps a walk takes at most.
const STEPS: usize = 14;

impl View<'_> {
    /// The subject of the verb group that begins at `at`; "The head of the group, Omar Vega, [was killed]": the name, where nothing else is found.
    pub(super) fn subject(&self, at: usize, depth: usize) -> Option<usize> {
        let named = || {
            let comma = at.checked_sub(1).filter(|&p| p > self.first && self.lower(p) == ",")?;
            self.np_before(comma).filter(|&np| self.nps[np].end == comma && self.nps[np].name.is_some())
        };
        // "A lodger, Luis Vega, [was hurt]": the name is surer than a noun that only looks like a person.
        let plain = self.plain_subject(at, depth).filter(|&np| !self.nps[np].guessed || named().is_none());
        let found = plain.or_else(named);
        if found.is_none_or(|np| self.has_own_verb(np, at)) { self.before_relatives(at).or(found) } else { found }
    }

    /// "Two cooks from the inn that **the duke** owned were hurt": the subject of another verb, which stands between.
    fn has_own_verb(&self, np: usize, at: usize) -> bool {
        let phrase = &self.nps[np];
        let relative = phrase.first > self.first && matches!(self.lower(phrase.first - 1), "that" | "which" | "whom" | "where" | "when");
        relative && phrase.end + 1 < at && self.word(phrase.end).can_be(TagSet::PAST | TagSet::THIRD)
    }

    /// "**Six men** who had come for bread that the army was giving out [were killed]": the phrase that opens the sentence, where nothing but relative
    /// clauses stands between it and the verb.
    fn before_relatives(&self, at: usize) -> Option<usize> {
        let np = (0..self.nps.len()).find(|&np| self.nps[np].is_victims() && !self.under_preposition(np))?;
        let phrase = &self.nps[np];
        let opens = phrase.first <= self.first + 1 && phrase.person && phrase.count.is_some() && !phrase.pronoun && phrase.end < at;
        let between = phrase.end..at.max(phrase.end);
        let relatives = between.clone().filter(|&k| is_relative(self.lower(k))).count();
        // Each finite verb between has its own "who" or "that" before it.
        let month = |k: usize| self.word(k).is(Class::MODAL) && !self.is_modal(k);
        let told = |k: usize| (self.is_finite(k) || self.is_verb(k) && self.word(k).can_be(TagSet::PAST)) && !month(k);
        let verbs = between.clone().filter(|&k| told(k) && !told(k - 1)).count();
        let plain = !between.into_iter().any(|k| matches!(self.lower(k), ";" | ":" | "but"));
        (opens && plain && relatives > 0 && verbs > 0 && verbs <= relatives).then_some(np)
    }

    /// The phrase on the left, past prepositional phrases, asides and relative clauses.
    fn plain_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let mut i = at;
        let mut relative = false;
        for _ in 0..STEPS {
            if i <= self.first {
                return None;
            }
            let p = i - 1;
            // "babies between one week and three months old [were killed]"
            let old = matches!(self.lower(p), "old" | "olds");
            if old
                && let Some(age) =
                    (i.saturating_sub(5).max(self.first)..i).find(|&k| self.age_end(k) == Some(i)).filter(|_| self.np_at(p).is_none())
            {
                let between = (age.saturating_sub(5).max(self.first)..age).find(|&k| self.lower(k) == "between");
                i = between.unwrap_or(age);
                continue;
            }
            // "A boy who is not in serious condition [was shot]"
            if let Some(t) = self.trigger_at(p)
                && self.is_state_phrase(t)
            {
                i = self.triggers[t].first;
                continue;
            }
            if let Some(np) = self.np_at(p) {
                let phrase = &self.nps[np];
                let usable = phrase.is_victims() && (!phrase.bare || !self.is_aside_number(np));
                if self.under_preposition(np) && !(relative && usable && phrase.person) {
                    i = phrase.first - 1;
                    continue;
                }
                // "A man working with a road crew [was hurt]"
                let with = phrase.first.checked_sub(2).filter(|&k| k > self.first && self.lower(k + 1) == "with");
                if with.is_some_and(|k| self.is_verb(k) && self.word(k).is_mostly(Tag::Gerund)) {
                    i = phrase.first - 1;
                    continue;
                }
                if usable {
                    return Some(np);
                }
                let before = phrase.first.wrapping_sub(1);
                // "in the country's north", "Luis Vega, 20 of 440 Orchard St"
                let house = self.token_in(before) == Some(TokenKind::Number) && self.np_at(before).is_none();
                if self.token_in(before) == Some(TokenKind::Clitic) || house {
                    // "The family's dog [died]", but "the girl's arm [was hurt]"
                    if !house
                        && !self.plays(phrase.head, Role::BODY_PART)
                        && self.np_before(before).is_some_and(|owner| self.nps[owner].person)
                    {
                        return None;
                    }
                    i = before;
                    continue;
                }
                // "a clerk watching the door [was wounded]"
                if self.is_verb(before) && self.word(before).can_be(TagSet::GERUND) && !self.word(before).is(Class::AUXILIARY) {
                    i = before;
                    continue;
                }
                // "Luis Vega, 34, of Reno, [was killed]"
                if self.is_aside_number(np) && self.lower(before) == "," {
                    i = before;
                    continue;
                }
                // Time, place or apposition without a preposition.
                if self.is_aside_number(np) || relative || self.is_time(np) {
                    i = phrase.first;
                    continue;
                }
                return None;
            }
            let lower = self.lower(p);
            match self.token(p) {
                TokenKind::Mark if lower == "," && self.total_of_aside(p).is_some() => return self.total_of_aside(p),
                TokenKind::Mark if lower == "," => match self.before_aside(p) {
                    Some(q) => i = q,
                    None => {
                        // "Omar Vega (28), was arrested"
                        let behind_age = self.lower(p.wrapping_sub(1)) == ")";
                        if relative || behind_age {
                            i = p;
                        } else {
                            return None;
                        }
                    }
                },
                TokenKind::Mark if matches!(lower, ")" | "]") => {
                    i = (self.first..p).rev().take(30).find(|&k| matches!(self.lower(k), "(" | "["))?;
                }
                TokenKind::Dash => {
                    i = (self.first..p).rev().take(30).find(|&k| self.token(k) == TokenKind::Dash)?;
                }
                TokenKind::Quote | TokenKind::Hyphen => i = p,
                // "in the country's north"
                TokenKind::Clitic if self.lower(p) == "'s" => i = p,
                TokenKind::Number | TokenKind::Ordinal => i = p,
                TokenKind::Word | TokenKind::Abbreviation => {
                    let word = self.word(p);
                    // "A boy being carried by his mother [was shot]"
                    if lower == "being" {
                        i = p;
                    } else if matches!(lower, "who" | "whom" | "that" | "which") {
                        relative = true;
                        i = p;
                    } else if matches!(lower, "and" | "but" | "or" | "then" | "&") {
                        let from = if matches!(lower, "then") && p > self.first { self.skip_and(p) } else { p };
                        return self.shared_subject(from, depth);
                    } else if word.is(Class::SUBORDINATOR) && !word.is(Class::PREPOSITION) {
                        return None;
                    } else if word.is(Class::WEEKDAY | Class::MONTH | Class::TIME)
                        || word.is_mostly(Tag::Adverb)
                        || word.is(Class::NEGATION)
                        || matches!(lower, "today" | "yesterday")
                    {
                        i = p;
                    } else if self.is_verb(p)
                        && !word.is(Class::AUXILIARY | Class::MODAL)
                        && word.can_be(TagSet::PARTICIPLE | TagSet::GERUND)
                    {
                        // "people trapped in the mine were killed"
                        i = p;
                    } else if word.is(Class::PREPOSITION) {
                        i = p;
                    } else if self.is_finite(p) {
                        // "a woman who was shot in the chest [died]"
                        let who = (self.first..p)
                            .rev()
                            .take(8)
                            .take_while(|&k| self.lower(k) != ",")
                            .find(|&k| matches!(self.lower(k), "who" | "that" | "which"));
                        relative = true;
                        i = who?;
                    } else {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// "in critical condition", "on life support"
    fn is_state_phrase(&self, t: usize) -> bool {
        self.triggers[t].frame == Frame::State && self.word(self.triggers[t].first).is(Class::PREPOSITION)
    }

    fn skip_and(&self, p: usize) -> usize {
        if matches!(self.lower(p - 1), "and" | ",") { p - 1 } else { p }
    }

    /// "A man was shot and [died]": the subject of the verb before the conjunction.
    pub(super) fn shared_subject(&self, conjunction: usize, depth: usize) -> Option<usize> {
        if depth == 0 {
            return None;
        }
        let mut k = conjunction;
        for _ in 0..25 {
            if k <= self.first {
                return None;
            }
            k -= 1;
            if matches!(self.lower(k), ";" | "where" | "when" | "while" | "because" | "after" | "before") {
                return None;
            }
            // "was taken to a hospital in critical condition and [died]": a state on which no verb stands.
            if let Some(t) = self.trigger_at(k)
                && self.np_at(k).is_none()
                && !self.is_state_phrase(t)
            {
                let first = self.triggers[t].first;
                return self.subject(self.group(first).first, depth - 1);
            }
            if self.is_verb(k) && !self.word(k).is_mostly(Tag::Gerund) {
                return self.subject(self.group(k).first, depth - 1);
            }
        }
        None
    }

    /// Who is meant by a phrase with a preposition at `at` ("with a wound", "in critical condition"): the subject of the verb, or the object, on which
    /// it hangs, past other such phrases and a comma.
    pub(super) fn governor(&self, at: usize) -> Option<usize> {
        let mut k = at;
        for step in 0..STEPS {
            let p = k.checked_sub(1).filter(|&p| p >= self.first)?;
            if let Some(np) = self.np_at(p) {
                let phrase = &self.nps[np];
                let before = phrase.first.checked_sub(1).filter(|&b| b >= self.first && self.np_at(b).is_none());
                if before.is_some_and(|b| self.word(b).is(Class::PREPOSITION) && !matches!(self.lower(b), "after" | "before")) {
                    k = before?;
                } else if self.is_time(np) || before.is_some_and(|b| self.token(b) == TokenKind::Clitic) {
                    k = if self.is_time(np) { phrase.first } else { before? };
                } else {
                    return (phrase.person && !phrase.bare).then_some(np);
                }
                continue;
            }
            let word = self.word(p);
            match self.token(p) {
                TokenKind::Mark if step == 0 && self.lower(p) == "," => k = p,
                TokenKind::Clitic if self.lower(p) == "'s" => k = p,
                TokenKind::Word if word.is(Class::AUXILIARY) => return self.subject(self.group(k).first, 2),
                TokenKind::Word if self.plays(p, Role::COMES_WITH) => return self.subject(self.group(p).first, 2),
                TokenKind::Word
                    if word.is(Class::PREPOSITION | Class::WEEKDAY | Class::TIME | Class::DETERMINER)
                        || word.is_mostly(Tag::Adverb)
                        || word.is_mostly(Tag::Adjective)
                        || self.is_verb(p) && word.can_be(TagSet::PARTICIPLE | TagSet::GERUND) =>
                {
                    k = p;
                }
                TokenKind::Word if self.trigger_at(p).is_some() && word.can_be(TagSet::PARTICIPLE) => k = p,
                _ => return None,
            }
        }
        None
    }

    /// "Three men, Ana Ruiz, Luis Vega and Karl Brandt, [were killed]": the total whose members the comma at `p` closes.
    fn total_of_aside(&self, p: usize) -> Option<usize> {
        let last = self.np_before(p).filter(|&np| self.nps[np].end == p && self.nps[np].single && self.nps[np].person)?;
        let list = self.list_left(last);
        let (&whole, members) = list.split_first().filter(|(_, members)| members.len() > 1)?;
        let number = |np: usize| self.nps[np].count.and_then(|c| c.min);
        let sum: u64 = members.iter().filter_map(|&np| number(np)).fold(0, u64::saturating_add);
        let kind = self.nps[whole].kind;
        let alike = kind.is_none() || members.iter().all(|&np| self.nps[np].kind.is_none_or(|own| Some(own) == kind));
        (alike && !self.nps[whole].single && number(whole) == Some(sum)).then_some(whole)
    }

    /// The comma at `p` closes an aside: the comma that opens it. None where a clause stands between.
    fn before_aside(&self, p: usize) -> Option<usize> {
        let q = (self.first..p).rev().take(40).find(|&k| self.lower(k) == "," && self.token(k) == TokenKind::Mark)?;
        let starts = self.lower(q + 1);
        let relative =
            matches!(starts, "who" | "which" | "whose" | "whom" | "including" | "among" | "all" | "both" | "some" | "many" | "most" | "or");
        if relative || self.word(q + 1).is(Class::PREPOSITION) {
            return Some(q);
        }
        // "The man, believed to be in his 50s, [died]"
        let participle = self.word(q + 1).can_be(TagSet::PARTICIPLE) && self.np_at(q + 1).is_none() && self.trigger_at(q + 1).is_none();
        let clause = (q + 1 + usize::from(participle)..p).any(|k| self.is_finite(k) && !(participle && self.lower(k) == "be"));
        let appended = matches!(starts, "and" | "but" | "or");
        (!clause && !appended).then_some(q)
    }
}

fn is_relative(lower: &str) -> bool {
    matches!(lower, "who" | "whom" | "whose" | "that" | "which" | "where")
}
