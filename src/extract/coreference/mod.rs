//! Coreference: who speaks, and whom "he", "she" and "the minister" mean, against the people and organisations found before.
//!
//! One walk over the text in order keeps how present each person is in the reader's mind ([`salience`]): a speaker and the first person
//! named in a sentence more than others, the nearer the more. Names link to their entry; "he" and "she" to the most present person of that
//! gender; "the minister" to the person with that role; "it" to an organisation; a quote without a speaker to the speaker of the quote
//! before. Unnamed sources keep no entity. Words inside quotation marks are the speaker's and are not resolved.

mod salience;

#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use super::findings::{Entity, Form, Gender, Mention, Quote, QuoteKind, Speaker};
use super::{Findings, Reading};
use crate::article::{Block, BlockKind};
use crate::lexicon::Class;
use crate::lexicon::given_names::given_gender;
use crate::lexicon::words::TagSet;
use crate::span::Span;
use crate::text::{Document, TokenKind, TokenRange};
use salience::Salience;

/// Sentences after which "it" no longer means an organisation.
const RECENT: usize = 3;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let mut names = names(findings);
    names.sort_unstable_by_key(|n| (n.0.start, n.0.end));
    let roles = roles(reading, findings, &names);
    let genders = findings.people.iter().map(|p| p.gender).collect();
    let likely = findings.people.iter().map(|p| p.name.split_whitespace().next().filter(|_| p.name.contains(' ')).and_then(given_gender));
    let mut walk = Walk {
        doc: reading.doc,
        names: &names,
        roles,
        salience: Salience::new(genders, likely.collect()),
        organization: None,
        blocks: &reading.article.blocks,
        speaker: None,
        more: Vec::new(),
    };
    walk.run(&mut findings.quotes);
    let Walk { more, salience, .. } = walk;
    let mut taken: Vec<Span> = findings.people.iter().flat_map(|p| p.mentions.iter().map(|m| m.span)).collect();
    taken.sort_unstable();
    for (person, mention) in more {
        let at = taken.partition_point(|t| t.end <= mention.span.start);
        if !taken.get(at).is_some_and(|t| t.overlaps(mention.span)) {
            findings.people[person].mentions.push(mention);
        }
    }
    for (person, gender) in findings.people.iter_mut().zip(salience.genders()) {
        person.mentions.sort_by_key(|m| m.span);
        person.gender = person.gender.or(gender);
    }
    floating(reading, &mut findings.quotes);
}

/// Name mentions of people and organisations.
fn names(findings: &Findings) -> Vec<(Span, Entity)> {
    let people = findings.people.iter().enumerate().flat_map(|(k, p)| p.mentions.iter().map(move |m| (m, Entity::Person(k))));
    let organizations =
        findings.organizations.iter().enumerate().flat_map(|(k, o)| o.mentions.iter().map(move |m| (m, Entity::Organization(k))));
    people.chain(organizations).filter(|(m, _)| m.form == Form::Name).map(|(m, e)| (m.span, e)).collect()
}

/// Nouns of the people's roles and titles ("minister", "spokesman"), each with the people who have it.
fn roles<'a>(reading: &Reading<'a>, findings: &Findings, names: &[(Span, Entity)]) -> FxHashMap<&'a str, Vec<usize>> {
    let doc: &'a Document = reading.doc;
    let mut roles: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut add = |tokens: TokenRange, person: usize| {
        // The noun at the head: the last one before a preposition.
        let end = tokens.range().find(|&k| k > tokens.first as usize && doc.word(k).is(Class::PREPOSITION)).unwrap_or(tokens.end as usize);
        for k in (tokens.first as usize..end).rev().take(1) {
            let people = roles.entry(doc.lower(k)).or_default();
            if !people.contains(&person) && people.len() < 8 {
                people.push(person);
            }
        }
    };
    for (k, person) in findings.people.iter().enumerate() {
        for role in &person.roles {
            add(doc.tokens_in(role.span), k);
        }
    }
    for name in &findings.names {
        let Some(title) = name.title else { continue };
        let at = names.partition_point(|n| n.0.start < name.span.start);
        if let Some(&(span, Entity::Person(person))) = names.get(at)
            && span == name.span
        {
            add(title, person);
        }
    }
    roles
}

struct Walk<'a> {
    doc: &'a Document,
    /// Sorted by place.
    names: &'a [(Span, Entity)],
    roles: FxHashMap<&'a str, Vec<usize>>,
    salience: Salience,
    /// The organisation last named, and in which sentence.
    organization: Option<(usize, usize)>,
    blocks: &'a [Block],
    /// Who said the quote before.
    speaker: Option<Entity>,
    /// Mentions found here, by person.
    more: Vec<(usize, Mention)>,
}

impl Walk<'_> {
    fn run(&mut self, quotes: &mut [Quote]) {
        let mut speakers: Vec<(u32, usize)> =
            quotes.iter().enumerate().filter_map(|(q, quote)| Some((quote.speaker?.span.start, q))).collect();
        speakers.sort_unstable();
        let mut spoken: Vec<Span> = quotes.iter().filter(|q| q.kind != QuoteKind::Indirect).flat_map(|q| q.spans.iter().copied()).collect();
        spoken.sort_unstable();
        let (mut name, mut speaker, mut inside) = (0, 0, 0);
        let blocks = self.blocks;
        let caption = |at: u32| blocks.get(blocks.partition_point(|b| b.span.end <= at)).is_some_and(|b| b.kind == BlockKind::Caption);
        for (s, sentence) in self.doc.sentences.iter().enumerate() {
            let mut first = true;
            for k in sentence.tokens.range() {
                let start = self.doc.tokens[k].span.start;
                while spoken.get(inside).is_some_and(|q| q.end <= start) {
                    inside += 1;
                }
                let quoted = spoken.get(inside).is_some_and(|q| q.holds(start));
                while let Some(&(span, entity)) = self.names.get(name).filter(|n| n.0.start <= start) {
                    name += 1;
                    match entity {
                        Entity::Person(p) => {
                            self.salience.name(p, s, first && !quoted);
                            first = false;
                        }
                        Entity::Organization(o) if !quoted && !caption(start) => self.organization = Some((o, s)),
                        Entity::Organization(_) => {}
                    }
                    debug_assert!(!span.is_empty());
                }
                while let Some(&(_, q)) = speakers.get(speaker).filter(|q| q.0 <= start) {
                    speaker += 1;
                    self.speaker(&mut quotes[q], s);
                }
                let word = self.doc.word(k);
                if !quoted && (word.is(Class::PRONOUN) || word.is(Class::DETERMINER)) {
                    self.pronoun(k, s);
                }
            }
        }
    }

    /// Links the speaker of a quote.
    fn speaker(&mut self, quote: &mut Quote, sentence: usize) {
        let Some(mut speaker) = quote.speaker else { return };
        if speaker.entity.is_none() {
            speaker.entity = self.entity(speaker.span, sentence);
        }
        if let Some(Entity::Person(p)) = speaker.entity {
            self.salience.speaker(p, sentence);
        }
        self.speaker = speaker.entity;
        quote.speaker = Some(speaker);
    }

    /// Who is meant by the words of a source.
    fn entity(&mut self, span: Span, sentence: usize) -> Option<Entity> {
        let tokens = self.doc.tokens_in(span);
        let last = (tokens.end as usize).checked_sub(1)?;
        let first = tokens.first as usize;
        if let Some(entity) = self.named(tokens) {
            return Some(entity);
        }
        if first == last {
            if let Some(gender) = gender(self.doc.lower(first)) {
                let person = self.salience.pick(gender, sentence)?;
                self.mention(person.who, self.doc.tokens[first].span, Form::Pronoun);
                return Some(Entity::Person(person.who));
            }
            if self.doc.lower(first) == "it" {
                return match self.speaker {
                    Some(Entity::Organization(o)) => Some(Entity::Organization(o)),
                    _ => self.organization.filter(|o| o.1 + RECENT >= sentence).map(|o| Entity::Organization(o.0)),
                };
            }
            return None;
        }
        let person = self.by_role(first, last, sentence)?;
        self.mention(person, span, Form::Title);
        Some(Entity::Person(person))
    }

    /// The name at the head of a source.
    fn named(&self, tokens: TokenRange) -> Option<Entity> {
        let span = self.doc.span(tokens);
        let k = self.names.partition_point(|n| n.0.end < span.end);
        let &(name, entity) = self.names.get(k).filter(|n| n.0.overlaps(span))?;
        let before = tokens.range().filter(|&k| self.doc.tokens[k].span.end <= name.start);
        let mut joined = before.filter(|&k| self.doc.word(k).is(Class::PREPOSITION | Class::CONJUNCTION));
        joined.next().is_none().then_some(entity)
    }

    /// "the minister": the person with that role, where one stands out.
    fn by_role(&self, first: usize, last: usize, sentence: usize) -> Option<usize> {
        if self.doc.lower(first) != "the" || last - first > 2 {
            return None;
        }
        let people = self.roles.get(self.doc.lower(last))?;
        self.salience.among(people, sentence)
    }

    /// A pronoun of the reporter's, or the start of "the minister".
    fn pronoun(&mut self, k: usize, sentence: usize) {
        let lower = self.doc.lower(k);
        if lower == "the" {
            if let Some(people) = self.roles.get(self.doc.lower(k + 1))
                && self.stands_alone(k + 2)
                && let Some(person) = self.salience.among(people, sentence)
            {
                let span = self.doc.span(TokenRange::new(k, k + 2));
                self.salience.again(person, sentence);
                self.mention(person, span, Form::Title);
            }
            return;
        }
        let Some(gender) = gender(lower) else { return };
        if let Some(picked) = self.salience.pick(gender, sentence).filter(|p| p.sure) {
            self.salience.learn(picked.who, gender);
            if matches!(lower, "he" | "she") {
                self.salience.again(picked.who, sentence);
            }
            self.mention(picked.who, self.doc.tokens[k].span, Form::Pronoun);
        }
    }

    /// Does the noun before token `k` end its phrase there?
    fn stands_alone(&self, k: usize) -> bool {
        let Some(token) = self.doc.tokens.get(k) else { return true };
        let word = self.doc.word(k);
        !matches!(token.kind, TokenKind::Clitic | TokenKind::Hyphen)
            && !word.is_capitalized()
            && (token.kind != TokenKind::Word
                || word.is(Class::AUXILIARY | Class::MODAL | Class::CUE | Class::CONJUNCTION)
                || word.can_be(TagSet::PAST | TagSet::THIRD))
    }

    fn mention(&mut self, person: usize, span: Span, form: Form) {
        if self.more.last().is_none_or(|(_, m)| m.span != span) {
            self.more.push((person, Mention::new(span, form)));
        }
    }
}

/// The gender that a personal pronoun tells.
fn gender(lower: &str) -> Option<Gender> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        _ => return None,
    })
}

/// Gives the quotes that name no source to the speaker of the quote before, where that is near.
fn floating(reading: &Reading<'_>, quotes: &mut [Quote]) {
    let blocks = &reading.article.blocks;
    let block = |at: u32| blocks.partition_point(|b| b.span.end <= at);
    let mut last: Option<(Speaker, usize)> = None;
    for quote in quotes.iter_mut() {
        let (Some(first), Some(end)) = (quote.spans.first(), quote.spans.last()) else { continue };
        match quote.speaker {
            None if quote.rule == "floating" => {
                quote.speaker = last.filter(|(_, b)| block(first.start) <= b + NEAR).map(|(speaker, _)| speaker);
            }
            _ => {}
        }
        if let Some(speaker) = quote.speaker {
            last = Some((speaker, block(end.start)));
        }
    }
}

/// Paragraphs over which a quote without a source looks back.
const NEAR: usize = 3;
