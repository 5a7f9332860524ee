//! Small phrases read off function words, coarse parts of speech and the names found before: who stands before or behind a verb, is
//! this a clause, where does an adverbial end. Every look is bounded by a few dozen tokens.

use super::marks::Region;
use crate::extract::findings::{Name, NameKind};
use crate::grammar::{Grammar, Label, Pos};
use crate::lexicon::Class;
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::words::{Tag, TagSet};
use crate::span::Span;
use crate::text::{Case, Document, TokenKind, TokenRange, Word};

/// Tokens that a noun phrase may have.
const PHRASE: usize = 16;
/// Tokens over which an apposition or relative clause is passed.
const ASIDE: usize = 45;
/// Tokens in which a clause shows its verb.
pub(super) const CLAUSE: usize = 40;

/// A block with its marks and names, as the rules look at it.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) doc: &'a Document,
    pub(super) grammar: &'a Grammar,
    pub(super) text: &'a str,
    pub(super) names: &'a [Name],
    pub(super) regions: &'a [Region],
    /// Place, date and agency before the first word of the story.
    pub(super) lead: Option<Span>,
    /// Single marks count as marks in headings.
    pub(super) heading: bool,
}

/// Who speaks, as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The words that name the source.
    pub(super) mention: TokenRange,
    /// All of the phrase: with title, apposition, relative clause.
    pub(super) whole: TokenRange,
}

impl<'a> View<'a> {
    /// The first token of the sentence of token `k`.
    pub(super) fn sentence_start(&self, k: usize) -> usize {
        self.doc.sentences.get(self.doc.sentence_of(k)).map_or(0, |s| s.tokens.first as usize)
    }

    /// The subject of the first verb of the sentence that begins at `start`, before token `end`.
    pub(super) fn subject_of(&self, start: usize, end: usize) -> Option<Source> {
        let verb = (start..end).take(80).find(|&k| self.region_at(k).is_none() && self.is_finite(k))?;
        self.source_before(verb, start)
    }

    /// Can it be somebody who speaks: a name, a pronoun, a capitalised word?
    pub(super) fn speaks(&self, source: Source) -> bool {
        let k = source.mention.first as usize;
        self.name_at(k).is_some() || self.is(k, Class::PRONOUN) || self.word(k).is_capitalized()
    }

    /// The first token of a block behind a dateline.
    pub(super) fn story_start(&self, block: TokenRange) -> usize {
        let first = block.first as usize;
        let Some(lead) = self.lead.filter(|l| self.doc.tokens.get(first).is_some_and(|t| l.holds(t.span.start))) else { return first };
        block.range().find(|&k| self.doc.tokens[k].span.start >= lead.end).unwrap_or(first)
    }

    pub(super) fn lower(&self, k: usize) -> &'a str {
        self.doc.lower(k)
    }

    pub(super) fn mark(&self, k: usize) -> &'a str {
        self.doc.tokens.get(k).map_or("", |t| t.span.of(self.text))
    }

    /// The word of a token; a word without any property past the end.
    pub(super) fn word(&self, k: usize) -> &'a Word {
        self.doc.word(k)
    }

    /// The kind of a token; past the end a stop.
    pub(super) fn kind(&self, k: usize) -> TokenKind {
        self.doc.tokens.get(k).map_or(TokenKind::Stop, |t| t.kind)
    }

    pub(super) fn is(&self, k: usize, class: Class) -> bool {
        self.word(k).is(class)
    }

    fn is_word(&self, k: usize) -> bool {
        matches!(self.kind(k), TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial)
    }

    /// The region that holds a token.
    pub(super) fn region_at(&self, k: usize) -> Option<usize> {
        let r = self.regions.partition_point(|r| r.tokens.end as usize <= k);
        self.regions.get(r).filter(|r| r.tokens.holds(k)).map(|_| r)
    }

    pub(super) fn region_starting(&self, k: usize) -> Option<usize> {
        self.region_at(k).filter(|&r| self.regions[r].tokens.first as usize == k)
    }

    /// The region whose last token stands right before `end`.
    pub(super) fn region_ending(&self, end: usize) -> Option<usize> {
        end.checked_sub(1).and_then(|k| self.region_at(k)).filter(|&r| self.regions[r].tokens.end as usize == end)
    }

    /// The name that holds a token.
    pub(super) fn name_at(&self, k: usize) -> Option<&'a Name> {
        let n = self.names.partition_point(|n| n.tokens.end as usize <= k);
        self.names.get(n).filter(|n| n.tokens.holds(k))
    }

    pub(super) fn is_comma(&self, k: usize) -> bool {
        self.mark(k) == ","
    }

    pub(super) fn is_break(&self, k: usize) -> bool {
        self.is_comma(k) || self.kind(k) == TokenKind::Dash
    }

    /// Is it a verb with a tense, or a participle that the tagger may have taken a past tense for?
    pub(super) fn is_finite(&self, k: usize) -> bool {
        if self.heading {
            return self.is_finite_by_itself(k);
        }
        self.grammar.pos(k).is_finite() || self.is_past(k)
    }

    /// A past tense, or such a participle: "The youngest fifth **paid** 9 percent".
    pub(super) fn is_past(&self, k: usize) -> bool {
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        // "Vega **left** the firm" has an object, which what was left has not.
        let active = |unit: usize| {
            let is_object = |label| label == Label::Object;
            let (single, label) = (clauses.units()[unit].tokens.len() == 1, clauses.units()[unit].label);
            single && (label != Label::Participial || clauses.governed(unit, is_object).any(|object| object > unit))
        };
        match self.grammar.pos(k) {
            Pos::Past => true,
            Pos::Participle => self.word(k).can_be(TagSet::PAST) && clauses.at(k).is_some_and(active),
            _ => false,
        }
    }

    /// Where capitals say nothing, and the grammar little: is the word mostly a verb with a tense?
    fn is_finite_by_itself(&self, k: usize) -> bool {
        let word = self.word(k);
        if self.kind(k) != TokenKind::Word || word.is_capitalized() && word.entry.capital <= word.entry.lower {
            return false;
        }
        word.is(Class::AUXILIARY | Class::MODAL) || matches!(word.entry.main, Tag::Past | Tag::Third | Tag::Base) || word.is(Class::CUE)
    }

    /// The first finite verb outside marks in a range.
    pub(super) fn finite_in(&self, first: usize, end: usize) -> Option<usize> {
        let end = end.min(first + CLAUSE);
        (first..end).find(|&k| self.is_finite(k))
    }

    /// Can the token stand inside a noun phrase, apart from determiners and prepositions?
    fn is_nominal(&self, k: usize) -> bool {
        match self.kind(k) {
            TokenKind::Number
            | TokenKind::Ordinal
            | TokenKind::Decade
            | TokenKind::Initial
            | TokenKind::Abbreviation
            | TokenKind::Hyphen => true,
            TokenKind::Sign => matches!(self.mark(k), "&" | "%" | "$"),
            TokenKind::Address => self.mark(k).starts_with('@'),
            TokenKind::Clitic => self.lower(k) == "'s",
            TokenKind::Word => {
                let word = self.word(k);
                let closed = Class::PREPOSITION
                    | Class::CONJUNCTION
                    | Class::SUBORDINATOR
                    | Class::AUXILIARY
                    | Class::MODAL
                    | Class::NEGATION
                    | Class::PRONOUN
                    | Class::DETERMINER;
                if word.is(Class::WEEKDAY | Class::MONTH) {
                    // "July's poll"
                    return self.lower(k + 1) == "'s";
                }
                if word.is(closed) {
                    return word.is_capitalized() && word.text().len() > 1 && word.case == Case::Upper;
                }
                if word.is_capitalized() {
                    return true;
                }
                let entry = &word.entry;
                if entry.tags.is_empty() {
                    return true;
                }
                match entry.main {
                    Tag::Noun | Tag::Nouns | Tag::Proper | Tag::Adjective | Tag::Number | Tag::Gerund => true,
                    Tag::Participle => true,
                    Tag::Past | Tag::Third | Tag::Base => entry.tags.intersects(TagSet::NOUN | TagSet::NOUNS) && !word.is(Class::CUE),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    fn is_determiner(&self, k: usize) -> bool {
        self.kind(k) == TokenKind::Word && (self.is(k, Class::DETERMINER) || self.lower(k) == "one")
    }

    /// Joins a noun phrase to the noun before it: "of", "for", "at" …
    fn is_joint(&self, k: usize) -> bool {
        ["of", "for", "at", "in", "from", "with", "on", "to", "against", "close", "under", "inside", "near"].contains(&self.lower(k))
            && self.kind(k) == TokenKind::Word
    }

    /// A pronoun that can be a subject by itself.
    pub(super) fn is_subject_pronoun(&self, k: usize) -> bool {
        [
            "he", "she", "they", "it", "we", "i", "you", "who", "which", "others", "many", "some", "several", "both", "most", "one",
            "another", "few", "neither", "everyone", "someone", "nobody", "none", "people", "two", "those", "all",
        ]
        .contains(&self.lower(k))
            && self.word(k).case != Case::Upper
            || self.mark(k) == "I"
    }

    /// The noun phrase that ends before token `end` and does not begin before `floor`.
    pub(super) fn phrase_before(&self, end: usize, floor: usize) -> Option<Source> {
        let last = end.checked_sub(1).filter(|&k| k >= floor)?;
        let nominal = self.is_nominal(last) && self.kind(last) != TokenKind::Hyphen;
        if !nominal {
            return self.is_subject_pronoun(last).then(|| {
                let whole = TokenRange::new(last, end);
                Source { mention: self.antecedent(last, floor).unwrap_or(whole), whole }
            });
        }
        if self.kind(last) == TokenKind::Number && last == floor {
            return None;
        }
        let floor = floor.max(end.saturating_sub(PHRASE));
        let mut first = last;
        loop {
            if let Some(name) = self.name_at(first).filter(|n| n.tokens.first as usize >= floor) {
                first = name.tokens.first as usize;
            }
            let Some(before) = first.checked_sub(1).filter(|&k| k >= floor) else { break };
            let person = self.name_at(first).is_some_and(|n| n.kind == NameKind::Person);
            let joined = |k: usize| k > floor && (self.is_nominal(k - 1) || self.is_subject_pronoun(k - 1) && self.lower(k - 1) != "it");
            if self.is_determiner(before) {
                first = before;
                if first > floor && self.is_joint(first - 1) && joined(first - 1) {
                    first -= 2;
                } else if first > floor && self.is_determiner(first - 1) && !matches!(self.lower(first - 1), "that" | "which") {
                    first -= 1;
                    break;
                } else {
                    break;
                }
            } else if self.is_nominal(before) && !(person && (self.word(before).is_capitalized() && self.name_at(before).is_some())) {
                first = before;
            } else if self.is_joint(before) && joined(before) || self.coordinates(before, floor) {
                first = before - 1;
            } else {
                break;
            }
        }
        let whole = TokenRange::new(first, end);
        Some(Source { mention: self.mention(whole), whole })
    }

    /// "Ruiz, who said …", "the families who say …": who is called right before a relative pronoun.
    fn antecedent(&self, k: usize, floor: usize) -> Option<TokenRange> {
        if self.lower(k) != "who" {
            return None;
        }
        let end = if k > floor && self.is_comma(k - 1) { k - 1 } else { k };
        let last = end.checked_sub(1).filter(|&n| n >= floor)?;
        if let Some(name) = self.name_at(last) {
            let fits = matches!(name.kind, NameKind::Person | NameKind::Organization) && name.tokens.end as usize == end;
            return fits.then_some(name.tokens);
        }
        if !self.is(last, Class::PERSON_NOUN | Class::TITLE) {
            return None;
        }
        Some(self.phrase_before(end, floor)?.mention)
    }

    /// "the mayor, Ana Ruiz,": a noun phrase without a person's name, a comma, and a name that ends before a comma, a stop, a mark or
    /// `limit`: the name is the source's.
    pub(super) fn apposed(&self, source: Source, limit: usize) -> Option<Source> {
        let comma = source.whole.end as usize;
        if comma >= limit || !self.is_comma(comma) {
            return None;
        }
        let (name, end) = self.name_in_apposition(source, comma + 1, limit)?;
        let closed = end >= limit || self.is_break(end) || self.kind(end) == TokenKind::Stop || self.region_starting(end).is_some();
        closed.then(|| Source { mention: name, whole: TokenRange::new(source.whole.first as usize, end) })
    }

    /// The name that stands, with or without a title, at token `k` behind the noun phrase of a source; and one past it.
    fn name_in_apposition(&self, source: Source, k: usize, limit: usize) -> Option<(TokenRange, usize)> {
        let first = source.mention.first as usize;
        let head = self.head(source.mention);
        let named = self.name_at(head).is_some_and(|n| matches!(n.kind, NameKind::Person | NameKind::Organization));
        if named || source.mention.len() < 2 || self.is(first, Class::PRONOUN) && !self.is(first, Class::DETERMINER) {
            return None;
        }
        let name = (k..limit.min(k + 5)).find_map(|n| self.name_at(n))?;
        let start = name.title.map_or(name.tokens.first, |t| t.first) as usize;
        let person = name.kind == NameKind::Person || name.kind == NameKind::Organization && !self.word(head).is_capitalized();
        (person && start == k).then_some((name.tokens, name.tokens.end as usize))
    }

    /// "Ruiz and Vega": a conjunction with a noun before it.
    fn coordinates(&self, k: usize, floor: usize) -> bool {
        matches!(self.lower(k), "and" | "or" | "&") && k > floor && self.is_nominal(k - 1) && !self.is_finite(k - 1)
    }

    /// The words of a noun phrase that name the source: the name at its head, else all of it.
    pub(super) fn mention(&self, whole: TokenRange) -> TokenRange {
        let (first, mut end) = (whole.first as usize, whole.end as usize);
        // "Ana Ruiz KC": the letters are no part of the name.
        while end > first + 1 && particle(self.lower(end - 1)) == Some(Particle::Letters) && self.word(end - 1).case == Case::Upper {
            let named = self.name_at(end - 2).is_some_and(|n| n.kind == NameKind::Person && n.tokens.end as usize == end - 1);
            let letters = particle(self.lower(end - 2)) == Some(Particle::Letters);
            if !named && !letters {
                break;
            }
            end -= 1;
        }
        // "US Secretary of State Ana Ruiz": the title holds a preposition, the name is the head all the same.
        if let Some(name) = self.name_at(end - 1).filter(|n| n.kind == NameKind::Person && n.tokens.end as usize == end)
            && let Some(title) = name.title
            && !(first..title.first as usize).any(|k| self.is_joint(k))
        {
            return name.tokens;
        }
        let mut head = end;
        let mut k = first;
        while k < end {
            if let Some(name) = self.name_at(k) {
                k = name.tokens.end as usize;
                continue;
            }
            if k > first && (self.is_joint(k) || matches!(self.lower(k), "and" | "or")) {
                head = k;
                break;
            }
            k += 1;
        }
        if let Some(name) = head.checked_sub(1).and_then(|k| self.name_at(k)).filter(|n| n.tokens.first as usize >= first) {
            let start = name.tokens.first as usize;
            let alone = (first..start).all(|k| self.is_determiner(k));
            if (name.kind == NameKind::Person || alone) && !matches!(self.lower(head), "and" | "or") {
                return TokenRange::new(start, head);
            }
            return TokenRange::new(first, end);
        }
        if self.names.is_empty() && head == end {
            // No names are known: the capitals at the end.
            let start = (first..head).rev().take_while(|&k| self.word(k).is_capitalized() && !self.is_determiner(k)).last();
            if let Some(start) = start {
                return TokenRange::new(start, head);
            }
        }
        TokenRange::new(first, end)
    }

    /// The noun that heads a phrase: the last token before "of", "for", "in" …
    pub(super) fn head(&self, phrase: TokenRange) -> usize {
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        let mut k = first;
        while k < end {
            match self.name_at(k) {
                Some(name) => k = name.tokens.end as usize,
                None if k > first && self.is_joint(k) => return k - 1,
                None => k += 1,
            }
        }
        end - 1
    }

    /// The noun phrase at token `start`, before `limit`. With `titles`, a small noun may be followed by a name ("spokesman Luis Vega").
    pub(super) fn phrase_after(&self, start: usize, limit: usize, titles: bool) -> Option<Source> {
        let stop = limit.min(start + PHRASE);
        let mut k = start;
        if k < stop && self.is_word(k) && self.is(k, Class::PRONOUN) && !self.is_determiner(k) {
            let whole = TokenRange::new(k, k + 1);
            return Some(Source { mention: whole, whole });
        }
        let mut noun = false;
        while k < stop {
            if self.region_starting(k).is_some() {
                break;
            }
            if let Some(name) = self.name_at(k) {
                if noun && !titles {
                    break;
                }
                k = (name.tokens.end as usize).min(stop);
                noun = true;
            } else if self.is_determiner(k) {
                if noun {
                    break;
                }
                k += 1;
            } else if self.is_nominal(k) {
                let word = self.word(k);
                let turns = noun && !titles && word.is_capitalized() && !self.word(k - 1).is_capitalized();
                if turns || noun && self.is_finite(k) && word.entry.main != Tag::Participle {
                    break;
                }
                noun |= word.is_capitalized()
                    || !matches!(word.entry.main, Tag::Adjective | Tag::Number | Tag::Gerund)
                    || word.entry.tags.is_empty();
                k += 1;
            } else if noun
                && self.is_joint(k)
                && k + 1 < stop
                && (self.is_nominal(k + 1) || self.is_determiner(k + 1))
                && self.region_starting(k + 1).is_none()
            {
                k += 1;
                noun = false;
            } else if noun
                && titles
                && self.lower(k) == "and"
                && k + 1 < stop
                && self.word(k + 1).is_capitalized()
                && self.is_nominal(k + 1)
            {
                k += 1;
            } else {
                break;
            }
        }
        while k > start && matches!(self.kind(k - 1), TokenKind::Hyphen) {
            k -= 1;
        }
        if k == start || (start..k).all(|k| self.is_determiner(k)) && !titles {
            return None;
        }
        let whole = TokenRange::new(start, k);
        Some(Source { mention: self.mention(whole), whole })
    }

    /// Who stands before the verb group at `verb`: directly, or with brackets, an apposition or a relative clause between.
    pub(super) fn source_before(&self, verb: usize, floor: usize) -> Option<Source> {
        let last = verb.checked_sub(1).filter(|&k| k >= floor)?;
        if self.mark(last) == ")" {
            let source = self.phrase_ending(verb, floor)?;
            return Some(Source { whole: TokenRange::new(source.whole.first as usize, verb), ..source });
        }
        if !self.is_break(last) {
            let source = self.phrase_before(verb, floor).and_then(|source| self.reduced(source, verb, floor).or(Some(source)))?;
            return Some(self.coordinated(source, floor).unwrap_or(source));
        }
        let mut best: Option<Source> = None;
        let from = floor.max(last.saturating_sub(ASIDE));
        for comma in (from..last).rev().filter(|&k| self.is_break(k) && self.region_at(k).is_none()) {
            if !self.is_aside(comma + 1, last) {
                continue;
            }
            let Some(source) = self.phrase_ending(comma, floor) else { continue };
            // "Ana Ruiz, 29, of Leeds, says": the age is nobody.
            if source.whole.len() == 1 && self.kind(comma - 1) == TokenKind::Number {
                continue;
            }
            let first = source.whole.first as usize;
            let named = self.name_at(comma - 1).is_some_and(|n| n.kind == NameKind::Person)
                || self.word(source.mention.first as usize).is_capitalized();
            let opens = first == floor || self.is_break(first - 1) || self.is(first - 1, Class::CONJUNCTION | Class::SUBORDINATOR);
            if named || opens {
                let mut found = Source { whole: TokenRange::new(first, verb), ..source };
                if let Some((name, end)) = self.name_in_apposition(source, comma + 1, last)
                    && (end == last || self.is_comma(end) || self.lower(end) == "who")
                {
                    found.mention = name;
                }
                if self.name_at(comma - 1).is_some_and(|n| n.kind == NameKind::Person) || opens {
                    return Some(found);
                }
                best = best.or(Some(found));
            }
        }
        // "Ana Ruiz (D-Ohio), said"
        let bracketed = || {
            let source = self.phrase_ending(last, floor).filter(|_| self.is_comma(last) && self.mark(last - 1) == ")")?;
            (source.whole.first as usize == floor).then(|| Source { whole: TokenRange::new(floor, verb), ..source })
        };
        best.or_else(bracketed).or_else(|| self.before_stray_comma(verb, floor))
    }

    /// "Voters trying to win the seat say": the noun phrase that opens the clause at `floor`, where a participle binds `source` to it.
    fn reduced(&self, source: Source, verb: usize, floor: usize) -> Option<Source> {
        let first = source.whole.first as usize;
        if first <= floor + 1 {
            return None;
        }
        let opening = self.phrase_after(floor, first, true)?.whole;
        let participle = opening.range().skip(1).find(|&k| self.word(k).entry.main == Tag::Gerund).unwrap_or(opening.end as usize);
        let binds = participle < first
            && verb - participle <= 2 * ASIDE
            && self.word(participle).entry.main == Tag::Gerund
            && !self.is_break(participle)
            && (participle..verb)
                .all(|k| !self.is_finite(k) && !self.is_break(k) && self.region_at(k).is_none() && self.kind(k) != TokenKind::Stop);
        binds.then(|| Source { mention: self.mention(TokenRange::new(floor, participle)), whole: TokenRange::new(floor, verb) })
    }

    /// "Ana Ruiz for the Fishers' Union, says": a phrase that opens the sentence, cut from its verb by a comma.
    fn before_stray_comma(&self, verb: usize, floor: usize) -> Option<Source> {
        let comma = verb - 1;
        let whole = TokenRange::new(floor, verb);
        let plain = comma > floor
            && comma - floor <= 12
            && (floor..comma).all(|k| !self.is_break(k) && self.region_at(k).is_none() && !self.is_finite(k) && !self.is_past(k));
        if !plain {
            return None;
        }
        let person = self.name_at(floor).filter(|n| n.kind == NameKind::Person && n.tokens.end as usize <= comma);
        match person {
            Some(name) if self.is(name.tokens.end as usize, Class::PREPOSITION) => Some(Source { whole, mention: name.tokens }),
            Some(_) => None,
            None => self.phrase_before(comma, floor).filter(|s| s.whole.first as usize == floor && self.speaks(*s)),
        }
    }

    /// "The mayor and the police said": a phrase with another before it that opens the sentence at `floor`.
    pub(super) fn coordinated(&self, source: Source, floor: usize) -> Option<Source> {
        let and = (source.whole.first as usize).checked_sub(1).filter(|&k| k > floor && self.lower(k) == "and")?;
        let first = self.phrase_before(and, floor).filter(|s| s.whole.first as usize == floor)?;
        let both = |a: TokenRange, b: TokenRange| TokenRange::new(a.first as usize, b.end as usize);
        Some(Source { whole: both(first.whole, source.whole), mention: both(first.mention, source.mention) })
    }

    /// The phrase that ends before token `end`, or before a parenthesis that does: "the head of the union (of fishers)".
    fn phrase_ending(&self, end: usize, floor: usize) -> Option<Source> {
        let last = end.checked_sub(1).filter(|&k| k >= floor)?;
        let open = if self.mark(last) == ")" { (floor..last).rev().take(ASIDE).find(|&k| self.mark(k) == "(")? } else { end };
        self.phrase_before(open, floor)
    }

    /// Do the tokens begin as an apposition, a relative clause or another aside?
    fn is_aside(&self, first: usize, end: usize) -> bool {
        if first >= end {
            return false;
        }
        if ["who", "which", "whose", "whom", "where", "himself", "herself", "also", "then", "now", "like", "former", "along"]
            .contains(&self.lower(first))
        {
            return true;
        }
        let word = self.word(first);
        if word.is(Class::PRONOUN) && !word.is(Class::DETERMINER) || self.lower(first) == "that" {
            return false;
        }
        // "Ruiz — and some others — say"
        let joined = first > 0 && self.kind(first - 1) == TokenKind::Dash && matches!(word.lower(), "and" | "or" | "including");
        let begins = joined
            || word.is(Class::DETERMINER | Class::PREPOSITION)
            || self.kind(first) == TokenKind::Number
            || word.is_capitalized()
            || word.can_be(TagSet::NOUN | TagSet::ADJECTIVE | TagSet::GERUND | TagSet::PARTICIPLE | TagSet::ADVERB);
        // "… a nurse who treated them, said": a verb stands in an aside only behind a relative pronoun or as a participle.
        let relative = (first..end).any(|k| matches!(self.lower(k), "who" | "which" | "that" | "whose" | "where" | "when"));
        begins
            && (relative
                || self
                    .finite_in(first, end)
                    .is_none_or(|v| !self.is(v, Class::AUXILIARY | Class::MODAL) && self.word(v).entry.main == Tag::Participle))
    }

    /// Do the tokens from `first` begin a clause: a subject and then its finite verb before `end`? Relative clauses and asides between
    /// commas are passed; "a new start, and rebels left" is none.
    pub(super) fn is_clause(&self, first: usize, end: usize) -> bool {
        if first >= end {
            return false;
        }
        let word = self.word(first);
        let starts = matches!(self.kind(first), TokenKind::Number | TokenKind::Sign)
            || self.region_starting(first).is_some()
            || word.is(Class::DETERMINER | Class::PRONOUN | Class::NEGATION | Class::NUMBER | Class::PREPOSITION)
            || self.is_nominal(first)
            || OPENERS.contains(&word.lower());
        if !starts || NO_OPENERS.contains(&word.lower()) {
            return false;
        }
        // "they plan": behind such a subject a word that can be a verb is one.
        let subject = matches!(word.lower(), "they" | "we" | "he" | "she" | "it" | "i" | "you");
        if subject && first + 1 < end && self.kind(first + 1) == TokenKind::Word && self.word(first + 1).can_be(TagSet::FINITE) {
            return true;
        }
        let prefixed = word.is(Class::PREPOSITION) || OPENERS.contains(&word.lower());
        let limit = end.min(first + CLAUSE);
        let mut relatives = 0;
        let mut k = first + 1;
        while k < limit {
            if let Some(r) = self.region_at(k).filter(|_| self.region_starting(first).is_none()) {
                if self.finite_in(k, (self.regions[r].tokens.end as usize).min(limit)).is_some() {
                    return true;
                }
                k = self.regions[r].tokens.end as usize;
                continue;
            }
            if self.is_comma(k) && !prefixed {
                // An aside ends with another comma.
                let Some(close) = (k + 1..limit.min(k + 16)).find(|&c| self.is_comma(c)) else { return false };
                if self.is_aside(k + 1, close) {
                    k = close;
                } else if self.is(k + 1, Class::PRONOUN) {
                    return false;
                }
            } else if self.kind(k) == TokenKind::Stop || matches!(self.mark(k), ";" | ":") || self.lower(k) == "but" {
                return false;
            } else if matches!(
                self.lower(k),
                "who" | "which" | "that" | "where" | "whose" | "when" | "while" | "as" | "because" | "after" | "if"
            ) && k > first + 1
            {
                relatives += 1;
            } else if self.is_finite(k) {
                let group = (k > first + 1) && self.is_finite(k - 1);
                if relatives == 0 {
                    return true;
                }
                relatives -= i32::from(!group);
            }
            k += 1;
        }
        false
    }
}

/// Words that may open a clause of content beside those of a noun phrase.
const OPENERS: &[&str] = &[
    "just", "too", "there", "if", "unless", "once", "although", "though", "even", "since", "only", "not", "nearly", "almost", "here",
    "whether", "most", "more", "fewer", "less",
];

/// Prepositions and the like that open an adverbial of the verb of saying instead.
pub(super) const NO_OPENERS: [&str; 12] =
    ["as", "after", "before", "when", "while", "until", "because", "where", "which", "who", "to", "of"];
