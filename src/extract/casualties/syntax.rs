//! Walks inside one sentence: the verb group of a trigger, its subject, its object, lists of noun phrases.

use super::view::View;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
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

/// Steps a walk takes at most.
const STEPS: usize = 14;

/// Members of a list at most.
const MOST_MEMBERS: usize = 150;

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
            // "were pre-emptively evacuated"
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
            let skip = matches!(lower, "both" | "all" | "each" | "also" | "either");
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
                // "were said to have died" is a fact, "threatened to kill" is none.
                group.possible |= !past;
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

    fn is_finite(&self, at: usize) -> bool {
        if !self.is_verb(at) {
            return false;
        }
        let word = self.word(at);
        word.is(Class::AUXILIARY | Class::MODAL)
            || word.can_be(TagSet::PAST | TagSet::THIRD) && !word.is_mostly(Tag::Participle) && !word.is_mostly(Tag::Gerund)
    }

    /// The subject of the verb group that begins at `at`; "The head of the group, Omar Vega, [was killed]": the name, where nothing else is found.
    pub(super) fn subject(&self, at: usize, depth: usize) -> Option<usize> {
        let named = || {
            let comma = at.checked_sub(1).filter(|&p| p > self.first && self.lower(p) == ",")?;
            self.np_before(comma).filter(|&np| self.nps[np].end == comma && self.nps[np].name.is_some())
        };
        self.plain_subject(at, depth).or_else(named)
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
            if let Some(np) = self.np_at(p) {
                let phrase = &self.nps[np];
                let usable = phrase.is_victims() && (!phrase.bare || !self.is_aside_number(np));
                if self.under_preposition(np) && !(relative && usable && phrase.person) {
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
                // "a soldier guarding the gate [was wounded]"
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
                    if matches!(lower, "who" | "whom" | "that" | "which") {
                        relative = true;
                        i = p;
                    } else if matches!(lower, "and" | "but" | "or" | "then" | "&") {
                        let from = if matches!(lower, "then") && p > self.first { self.skip_and(p) } else { p };
                        return self.shared_subject(from, depth);
                    } else if word.is(Class::SUBORDINATOR) && !word.is(Class::PREPOSITION) {
                        return None;
                    } else if word.is(Class::WEEKDAY | Class::MONTH | Class::TIME)
                        || word.is_mostly(Tag::Adverb)
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

    fn skip_and(&self, p: usize) -> usize {
        if matches!(self.lower(p - 1), "and" | ",") { p - 1 } else { p }
    }

    /// "A man was shot and [died]": the subject of the verb before the conjunction.
    fn shared_subject(&self, conjunction: usize, depth: usize) -> Option<usize> {
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
            if let Some(t) = self.trigger_at(k)
                && self.np_at(k).is_none()
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

    /// The phrase that begins behind a verb, past adverbs and particles; `of` allows "of" between.
    pub(super) fn object(&self, at: usize, of: bool) -> Option<usize> {
        let mut k = at;
        for _ in 0..4 {
            if k >= self.end {
                return None;
            }
            if let Some(np) = self.np_at(k) {
                let phrase = &self.nps[np];
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
        let k = self.skip_modifiers(at);
        if k >= self.end {
            return false;
        }
        self.is_finite(k) || self.trigger_at(k).is_some_and(|t| self.triggers[t].kind.is_some() && self.np_at(k).is_none())
    }

    /// The members of a list that goes on to the right of a phrase, the phrase first.
    pub(super) fn list_right(&self, np: usize) -> Vec<usize> {
        let mut list = vec![np];
        let mut k = self.nps[np].end;
        for _ in 0..MOST_MEMBERS {
            k = self.skip_modifiers(k);
            let mut j = k;
            if self.lower(j) == "," {
                j += 1;
                // ", 34," behind a name
                if let Some(age) = self.np_at(j).filter(|&age| self.nps[age].bare && self.is_aside_number(age)) {
                    k = self.nps[age].end;
                    continue;
                }
            }
            if matches!(self.lower(j), "and" | "or" | "&" | "plus") {
                j += 1;
            } else if self.lower(j) == "as" && self.lower(j + 1) == "well" && self.lower(j + 2) == "as" {
                j += 3;
            }
            if j == k {
                break;
            }
            let Some(next) = self.np_at(j).filter(|&m| self.nps[m].first == j) else { break };
            let phrase = &self.nps[next];
            // "the death of a clerk, county sheriff's deputies said"
            let owner = self.token_in(phrase.end) == Some(TokenKind::Clitic);
            if !phrase.is_victims()
                || owner
                || phrase.count.is_none()
                || phrase.bare && !phrase.other
                || phrase.pronoun
                || self.is_same_person(np, next)
                || self.starts_clause(phrase.end)
            {
                break;
            }
            list.push(next);
            k = phrase.end;
        }
        list
    }

    /// "a teacher and mother of three", "the pilot and sole occupant": one person, of whom two things are said.
    fn is_same_person(&self, np: usize, next: usize) -> bool {
        let (one, other) = (&self.nps[np], &self.nps[next]);
        let determined = |at: usize| self.word(at).is(Class::DETERMINER);
        let joined = self.lower(other.first.wrapping_sub(1)) == "and" && one.end + 1 == other.first;
        let plain = !determined(other.first) && !self.word(other.first).is(Class::NUMBER) && !self.word(other.first).is_capitalized();
        joined && one.single && other.single && determined(one.first) && plain && !self.is_age(other.first)
    }

    /// The members of a list that ends with a phrase, in order, the phrase last.
    pub(super) fn list_left(&self, np: usize) -> Vec<usize> {
        let mut list = vec![np];
        let mut k = self.nps[np].first;
        let mut joined = false;
        for _ in 0..MOST_MEMBERS {
            let mut j = k;
            if j > self.first && matches!(self.lower(j - 1), "and" | "or" | "&") {
                j -= 1;
                joined = true;
            }
            if j > self.first && self.lower(j - 1) == "," {
                j -= 1;
            }
            if j == k || !joined || j == self.first {
                break;
            }
            let mut before = self.np_at(j - 1);
            while let Some(m) = before
                && self.nps[m].first > self.first
                && (self.under_preposition(m) || self.is_aside_number(m))
            {
                let q = self.nps[m].first - 1;
                before = if q > self.first { self.np_at(q - 1) } else { None };
            }
            let Some(m) = before else { break };
            let phrase = &self.nps[m];
            let object = phrase.first > self.first && (self.is_verb(phrase.first - 1) || self.trigger_at(phrase.first - 1).is_some());
            if !phrase.is_victims()
                || phrase.count.is_none()
                || phrase.bare && !phrase.other && self.nps[np].bare
                || phrase.pronoun
                || object
            {
                break;
            }
            list.push(m);
            k = phrase.first;
        }
        list.reverse();
        list
    }

    /// "including three children", "among them two women", "three of them children": the phrases, looked for from `at` to `until`.
    pub(super) fn parts(&self, at: usize, until: usize) -> Vec<usize> {
        let limit = until.min(self.end).min(at + 28);
        let mut k = at;
        while k < limit {
            let lower = self.lower(k);
            let begins = match lower {
                "including" => Some(k + 1),
                "among" if matches!(self.lower(k + 1), "them" | "whom") => Some(k + 2 + usize::from(self.is_verb(k + 2))),
                _ => None,
            };
            if let Some(from) = begins {
                let Some(np) = self.np_at(from).filter(|&np| self.nps[np].first == from) else { return Vec::new() };
                return if self.nps[np].count.is_some() && self.nps[np].is_victims() { self.list_right(np) } else { Vec::new() };
            }
            if let Some(np) = self.np_at(k) {
                let phrase = &self.nps[np];
                let set_off =
                    k > self.first && (self.lower(k - 1) == "," || self.lower(k - 1) == "(" || self.token(k - 1) == TokenKind::Dash);
                if phrase.of_them && phrase.first == k && set_off && !self.is_finite(phrase.end) {
                    return vec![np];
                }
                // "Of the 40 killed, 12 were children."
                let whole = at.checked_sub(1).and_then(|k| self.trigger_at(k)).map_or(at, |t| self.triggers[t].first);
                let out_of = whole > self.first
                    && self
                        .np_at(whole - 1)
                        .is_some_and(|np| self.nps[np].first > self.first && self.lower(self.nps[np].first - 1) == "of")
                    && matches!(self.lower(phrase.end), "were" | "are" | "was" | "is")
                    && self.np_at(phrase.end + 1).is_some_and(|np| self.nps[np].person);
                if phrase.bare && phrase.count.is_some() && phrase.first == k && set_off && out_of {
                    return vec![np];
                }
                // "Thirty were hurt, ten seriously", but "two dead, three seriously wounded"
                let severely =
                    self.plays(phrase.end, Role::SEVERELY) && self.trigger_at(phrase.end).or(self.trigger_at(phrase.end + 1)).is_none();
                if phrase.bare && phrase.count.is_some() && phrase.first == k && set_off && severely {
                    return vec![np];
                }
                // Others, of another figure: "and eight more, including …".
                if k > at && phrase.count.is_some() && phrase.is_victims() && !self.under_preposition(np) {
                    break;
                }
                k = phrase.end.max(k + 1);
                continue;
            }
            if lower == ";"
                // "were hurt and taken to hospital, including": of the same victims.
                || self.trigger_at(k).is_some_and(|t| self.triggers[t].frame != Frame::Carry) && k > at
                || matches!(lower, "who" | "when" | "while" | "where" | "and" | "but") && self.starts_clause(k + 1)
            {
                break;
            }
            k += 1;
        }
        Vec::new()
    }
}
