//! What passes ask of a sentence: whose verb is it, what is it done to, who belongs to a list, what is apposed to a name.

use super::{Gap, Kind, Label, Pos, Unit, Verb};
use crate::text::TokenRange;

/// Units on either side of one in which those that it governs are looked for.
const REACH: usize = 60;
/// Verbs that share a subject ("He came, saw and won"), at most.
const SHARED: usize = 6;

/// A sentence as its units.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'a> {
    units: &'a [Unit],
}

impl<'a> Clauses<'a> {
    /// Of the units of one sentence.
    pub fn new(units: &'a [Unit]) -> Self {
        Self { units }
    }

    /// All units, in order.
    pub fn units(self) -> &'a [Unit] {
        self.units
    }

    /// The unit that holds a token; None for a mark.
    pub fn at(self, token: usize) -> Option<usize> {
        let k = self.units.partition_point(|unit| unit.tokens.end as usize <= token);
        self.units.get(k).filter(|unit| unit.tokens.holds(token)).map(|_| k)
    }

    /// The units that one governs as this, in order.
    pub fn governed(self, by: usize, as_: impl Fn(Label) -> bool) -> impl Iterator<Item = usize> {
        let near = by.saturating_sub(REACH)..(by + REACH).min(self.units.len());
        near.filter(move |&k| self.units[k].governor == Some(by as u32) && as_(self.units[k].label))
    }

    /// The unit that governs one.
    pub fn governor(self, unit: usize) -> Option<usize> {
        self.units.get(unit)?.governor.map(|governor| governor as usize)
    }

    /// Who does what a verb group says, or suffers it where it is passive: also who does it in "came and **saw**", in "the man who **saw**" and in "went
    /// on to **say**". None where nobody is named, or the unit is no verb group.
    pub fn subject(self, verb: usize) -> Option<usize> {
        let mut verb = verb;
        for _ in 0..SHARED {
            if !matches!(self.units.get(verb)?.kind, Kind::Verb(_)) {
                return None;
            }
            if let Some(subject) = self.stated_subject(verb) {
                return if self.is_relative_pronoun(subject) { self.antecedent(verb) } else { Some(self.whole_list(subject)) };
            }
            let unit = &self.units[verb];
            let infinitive = matches!(unit.label, Label::Open | Label::Adverbial) && unit.is_verb(Verb::INFINITIVE);
            let shares = infinitive || unit.label == Label::Conjunct && self.is_joined(verb);
            if !shares {
                verb = self.verb_before(verb)?;
                continue;
            }
            verb = self.governor(verb)?;
            // "was quick **to point out**": who is quick points it out.
            if self.units[verb].pos.is_adjective() {
                verb = self.governor(verb)?;
            }
        }
        None
    }

    /// The words that stand as the subject of a verb group itself: "who" of a relative clause, too.
    pub fn stated_subject(self, verb: usize) -> Option<usize> {
        self.beside(verb).or_else(|| self.own_subject(verb))
    }

    /// "He locked the door, **wrote** a letter": the finite verb before one that follows a mark or "and" and has no subject of its own.
    fn verb_before(self, verb: usize) -> Option<usize> {
        let is_finite = |k: &usize| self.units[*k].is_verb(Verb::FINITE);
        let first = (1..=verb).rev().find(|&k| self.units[k].gap != Gap::None || !self.units[k - 1].pos.is_adverb())?;
        let follows = self.units[first].gap != Gap::None || self.units[first - 1].pos == Pos::Coordinator;
        (verb.saturating_sub(REACH)..verb).rev().find(is_finite).filter(|_| follows && is_finite(&verb))
    }

    /// Does "and" or a mark stand between a verb and the one before that it goes on?
    fn is_joined(self, verb: usize) -> bool {
        let governor = self.governor(verb).filter(|&governor| governor < verb);
        governor.is_some_and(|governor| {
            self.units[governor..=verb].iter().skip(1).any(|unit| unit.pos == Pos::Coordinator || unit.gap != Gap::None)
        })
    }

    /// The subject that the parser found: the nearest before the verb, else the nearest after it; where an aside stands before the verb, what the aside is about.
    fn own_subject(self, verb: usize) -> Option<usize> {
        let before = self.governed(verb, Label::is_subject).filter(|&k| k < verb).last();
        // "speaking after **Moreno** at the rally, blamed", "which makes **tyres**, will": hardly a subject.
        let inside = |k: usize| {
            let last = k.checked_sub(1).map(|last| &self.units[last]).filter(|_| self.units[k].gap == Gap::None);
            last.is_some_and(|last| matches!(last.pos, Pos::Preposition | Pos::Where) || matches!(last.kind, Kind::Verb(_)))
        };
        // "**Jo Hill**, a driver, volunteer at the port, said": the parser takes what is apposed to her.
        if let Some(opening) = self.opening(verb).filter(|&opening| before.is_some_and(|k| self.governor(opening) == Some(k))) {
            return Some(opening);
        }
        let sure = before.filter(|&k| self.units[verb].gap == Gap::None || !inside(k));
        let after = || self.governed(verb, Label::is_subject).find(|&k| k > verb);
        sure.or_else(|| self.opening(verb)).or(before).or_else(after)
    }

    /// "**Torres**, speaking after Moreno, blamed", "**The company**, which makes tyres, will": the noun phrase that opens the sentence, or what follows a quotation, where a
    /// mark follows it before any verb, and another stands before this one.
    fn opening(self, verb: usize) -> Option<usize> {
        let quoted = |k: &usize| matches!(self.units[*k].gap, Gap::Quote | Gap::CommaQuote);
        let after = (verb.saturating_sub(REACH)..verb).rev().find(quoted).and_then(|at| self.opens(at, verb));
        after.or_else(|| self.opens(0, verb))
    }

    fn opens(self, at: usize, verb: usize) -> Option<usize> {
        let first = self.units.get(at).filter(|unit| unit.is_phrase() && unit.label != Label::Measure)?;
        let begins = at > 0 || first.gap == Gap::None;
        let closed = self.units[verb].gap != Gap::None && self.units[verb].is_verb(Verb::FINITE) && begins;
        let mut between = (at + 1..=verb).take(REACH);
        let aside = between.find(|&k| self.units[k].gap != Gap::None || matches!(self.units[k].kind, Kind::Verb(_)))?;
        (closed && aside < verb && self.units[aside].gap != Gap::None).then_some(at)
    }

    /// A noun phrase right before a finite verb, which nothing else governs: "Change, **she** often says, is slow". What is apposed is
    /// closed by a mark.
    fn beside(self, verb: usize) -> Option<usize> {
        let unit = &self.units[verb];
        let mut k = verb;
        while k > 0 && self.units[k].gap == Gap::None && self.units[k - 1].pos.is_adverb() {
            k -= 1;
        }
        let beside = k.checked_sub(1).filter(|_| self.units[k].gap == Gap::None && unit.is_verb(Verb::FINITE))?;
        let phrase = &self.units[beside];
        let subject = phrase.label.is_subject() && phrase.governor == Some(verb as u32);
        let free = matches!(phrase.label, Label::Apposition | Label::Root);
        // A finite verb without a subject of its own is no relative clause.
        let governs = unit.governor == Some(beside as u32) && !self.governed(verb, Label::is_subject).any(|k| k < verb);
        (phrase.is_phrase() && (subject || free || governs)).then_some(beside)
    }

    /// "RT **and its defenders** say": the first member, where a subject is the last of a list and no verb stands between.
    fn whole_list(self, subject: usize) -> usize {
        let joined = subject.checked_sub(1).filter(|&and| self.units[and].pos == Pos::Coordinator);
        let Some(and) = joined.filter(|_| self.units[subject].gap == Gap::None) else { return subject };
        let clause =
            (0..and).rev().take(REACH).take_while(|&k| !matches!(self.units[k].kind, Kind::Verb(_)) && self.units[k].gap != Gap::Quote);
        let first = clause.last().filter(|&first| first == 0 && self.units[first].is_phrase());
        first.unwrap_or(subject)
    }

    /// "who", "which", and "that" of a relative clause.
    fn is_relative_pronoun(self, unit: usize) -> bool {
        matches!(self.units[unit].pos, Pos::Who | Pos::Which) && self.units[unit].tokens.len() == 1
    }

    /// What a relative clause is about, by its verb.
    fn antecedent(self, verb: usize) -> Option<usize> {
        let relative = self.units[verb].label == Label::Relative;
        let noun = self.governor(verb).filter(|&noun| relative && noun < verb && self.units[noun].is_phrase())?;
        // "95 generals -- most of whom had announced it -- who cited her years": too far to be sure.
        let broken = self.units[noun + 1..=verb].iter().any(|unit| matches!(unit.gap, Gap::Colon | Gap::Quote | Gap::CommaQuote));
        (!broken).then_some(noun)
    }

    /// The tokens of a noun phrase with what follows it without a mark between: "officials **at the ministry of health**", "the mayor **and her son**". Relative
    /// clauses and participles are left out. `limit`: the unit before which it ends.
    pub fn extent(self, phrase: usize, limit: usize) -> TokenRange {
        let mut end = phrase;
        for k in phrase + 1..limit.min(phrase + REACH) {
            let unit = &self.units[k];
            let attached = unit.governor.is_some_and(|governor| (phrase..k).contains(&(governor as usize)));
            // "and" may be governed by what follows it.
            let joins = unit.pos == Pos::Coordinator;
            let joined = self.units[k - 1].pos == Pos::Coordinator && unit.is_phrase();
            let fits = matches!(unit.label, Label::Preposition | Label::OfPreposition | Label::Conjunct | Label::Other);
            if unit.gap != Gap::None || !(attached && fits || joins || joined) || matches!(unit.kind, Kind::Verb(_)) {
                break;
            }
            if !joins && unit.pos != Pos::Preposition && unit.pos != Pos::To {
                end = k;
            }
        }
        TokenRange { first: self.units[phrase].tokens.first, end: self.units[end].tokens.end }
    }
}
