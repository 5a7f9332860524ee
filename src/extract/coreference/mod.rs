//! Coreference: who speaks, and whom "he", "she" and "the minister" mean, against the people and organisations found before.
//!
//! One walk over the text in order keeps how present each person is in the reader's mind ([`salience`]): a speaker and the subject of a
//! sentence ([`clause`]) more than others, the nearer the more. Names link to their entry; "he" and "she" to the most present person of that
//! gender, to nobody where two come near or where somebody without a name ("a scholar") does; "the minister" to the person with that
//! role; "it" and "the ministry" to an organisation ([`bodies`]); a quote without a speaker to the speaker of the quote before. Unnamed
//! sources keep no entity. Words inside quotation marks are the speaker's and are not resolved.

mod bodies;
mod clause;
mod salience;

#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};

use super::findings::{Entity, Form, Gender, Mention, Quote, QuoteKind, QuoteRule, Resolved, Speaker};
use super::{Findings, Reading};
use crate::article::BlockKind;
use crate::lexicon::Class;
use crate::lexicon::given_names::given_gender;
use crate::lexicon::titles::{Title, title};
use crate::span::Span;
use crate::text::{Case, Document, TokenRange};
use bodies::Bodies;
use clause::{Described, Sentence, gender};
use salience::{Local, Place, Salience};

/// Tokens after a description in which the one whom it describes may be named.
const NAMED_AFTER: usize = 8;
/// Words that say what a named body is at most: "news agency", "state television channel".
const KIND_WORDS: usize = 3;
/// Sentences after which "it" no longer means an organisation.
const RECENT: usize = 3;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let mut names = names(findings);
    names.sort_unstable_by_key(|n| (n.0.start, n.0.end));
    let roles = Roles::of(reading.doc, findings, &names);
    let genders = findings.people.iter().map(|p| p.gender).collect();
    let likely = findings.people.iter().map(|p| p.name.split_whitespace().next().and_then(given_gender));
    let counts = findings.people.iter().map(|p| p.mentions.len());
    let mut told: Vec<Span> = findings.people.iter().flat_map(|p| p.roles.iter().map(|r| r.span)).collect();
    told.sort_unstable();
    let mut walk = Walk {
        reading,
        doc: reading.doc,
        names: &names,
        roles,
        salience: Salience::new(genders, likely.collect(), counts),
        bodies: Bodies::of(reading.doc, findings),
        organization: None,
        here: Vec::new(),
        told,
        speaker: None,
        scenes: Vec::new(),
        more: Vec::new(),
    };
    walk.run(&mut findings.quotes);
    let Walk { more, salience, scenes, .. } = walk;
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
    floating(reading, &scenes, &mut findings.quotes);
}

/// Name mentions of people and organisations.
fn names(findings: &Findings) -> Vec<(Span, Entity)> {
    let people = findings.people.iter().enumerate().flat_map(|(k, p)| p.mentions.iter().map(move |m| (m, Entity::Person(k))));
    let organizations =
        findings.organizations.iter().enumerate().flat_map(|(k, o)| o.mentions.iter().map(move |m| (m, Entity::Organization(k))));
    people.chain(organizations).filter(|(m, _)| m.form == Form::Name).map(|(m, e)| (m.span, e)).collect()
}

/// What the people's roles and titles call them.
#[derive(Default)]
struct Roles<'a> {
    /// The noun at the head ("minister", "spokesman"), with the people who have it.
    heads: FxHashMap<&'a str, Vec<usize>>,
    /// The words of each person's roles.
    words: FxHashSet<(usize, &'a str)>,
}

impl<'a> Roles<'a> {
    fn of(doc: &'a Document, findings: &Findings, names: &[(Span, Entity)]) -> Self {
        let mut roles = Self::default();
        for (k, person) in findings.people.iter().enumerate() {
            for role in &person.roles {
                roles.add(doc, doc.tokens_in(role.span), k);
            }
        }
        for name in &findings.names {
            let Some(title) = name.title else { continue };
            let at = names.partition_point(|n| n.0.start < name.span.start);
            if let Some(&(span, Entity::Person(person))) = names.get(at)
                && span == name.span
            {
                roles.add(doc, title, person);
            }
        }
        roles
    }

    fn add(&mut self, doc: &'a Document, tokens: TokenRange, person: usize) {
        // The noun at the head: the last one before a preposition.
        let end = tokens.range().find(|&k| k > tokens.first as usize && doc.word(k).is(Class::PREPOSITION)).unwrap_or(tokens.end as usize);
        // A plural ("senators") and "heads the … office" call nobody.
        let Some(head) = end.checked_sub(1).filter(|&k| title(doc.lower(k)).is_some_and(Title::is_head)) else { return };
        let people = self.heads.entry(doc.lower(head)).or_default();
        if !people.contains(&person) && people.len() < 8 {
            people.push(person);
        }
        self.words.extend((tokens.first as usize..head).map(|k| (person, doc.lower(k))));
    }

    /// The people whom the noun at `head` calls, with the words from `first` on before it.
    fn get(&self, doc: &Document, first: usize, head: usize) -> Vec<usize> {
        let people = self.heads.get(doc.lower(head)).into_iter().flatten().copied();
        people.filter(|&person| (first..head).all(|k| self.words.contains(&(person, doc.lower(k))))).collect()
    }
}

struct Walk<'a> {
    reading: &'a Reading<'a>,
    doc: &'a Document,
    /// Sorted by place.
    names: &'a [(Span, Entity)],
    roles: Roles<'a>,
    salience: Salience<'a>,
    bodies: Bodies<'a>,
    /// The organisation last named, and in which sentence.
    organization: Option<(usize, usize)>,
    /// The people of the sentence so far, with the tokens that mean them.
    here: Vec<(usize, usize)>,
    /// The words that tell the people's roles, in order.
    told: Vec<Span>,
    /// Who said the quote before.
    speaker: Option<Entity>,
    /// Who acts in the reporter's sentences, in order.
    scenes: Vec<Scene>,
    /// Mentions found here, by person.
    more: Vec<(usize, Mention)>,
}

impl<'a> Walk<'a> {
    fn run(&mut self, quotes: &mut [Quote]) {
        let mut speakers: Vec<(u32, usize)> =
            quotes.iter().enumerate().filter_map(|(q, quote)| Some((quote.speaker?.span.start, q))).collect();
        speakers.sort_unstable();
        let (mut spoken, mut reported) =
            (Told::of(quotes, |kind| kind != QuoteKind::Indirect), Told::of(quotes, |kind| kind == QuoteKind::Indirect));
        let (mut name, mut speaker) = (0, 0);
        for s in 0..self.doc.sentences.len() {
            let sentence = Sentence::of(self.reading, s);
            self.here.clear();
            for k in self.doc.sentences[s].tokens.range() {
                let start = self.doc.tokens[k].span.start;
                let said = match (spoken.holds(start), reported.holds(start)) {
                    (true, _) => Said::Quoted,
                    (false, true) => Said::Reported,
                    _ => Said::Told,
                };
                while let Some(&(span, entity)) = self.names.get(name).filter(|n| n.0.start <= start) {
                    name += 1;
                    self.named_here(span, entity, (s, sentence), said);
                }
                while let Some(&(_, q)) = speakers.get(speaker).filter(|q| q.0 <= start) {
                    speaker += 1;
                    self.speaker(&mut quotes[q], s);
                }
                let word = self.doc.word(k);
                if said != Said::Quoted && (word.is(Class::PRONOUN) || word.is(Class::DETERMINER)) {
                    self.pronoun(k, (s, sentence), said);
                }
                if said != Said::Quoted && word.is(Class::PERSON_NOUN | Class::TITLE) {
                    self.described(k, (s, sentence), said);
                }
            }
        }
    }

    /// A name of the text.
    fn named_here(&mut self, span: Span, entity: Entity, (s, sentence): (usize, Sentence<'a>), said: Said) {
        match entity {
            Entity::Person(person) => {
                let last = self.doc.tokens_in(span).end as usize - 1;
                let place = said.place(sentence.place(last));
                // The first person of a sentence is more present than others, in any place of it.
                let first = self.here.is_empty() && place == Place::Other && said == Said::Told;
                self.salience.name(person, s, if first { Place::Subject } else { place });
                if said != Said::Quoted {
                    self.here.push((last, person));
                }
                if said == Said::Told && place == Place::Main && !sentence.is_harm(last) {
                    self.acts(s, span, person);
                }
            }
            Entity::Organization(organization) => {
                self.bodies.name(organization, s);
                let blocks = &self.reading.article.blocks;
                let block = blocks.get(blocks.partition_point(|b| b.span.end <= span.start));
                if said != Said::Quoted && block.is_none_or(|block| block.kind != BlockKind::Caption) {
                    self.organization = Some((organization, s));
                }
            }
        }
    }

    /// Links the speaker of a quote.
    fn speaker(&mut self, quote: &mut Quote, sentence: usize) {
        let Some(mut speaker) = quote.speaker else { return };
        if speaker.entity.is_none() {
            let told = self.told_of(quote);
            if let Some((entity, resolved)) = self.entity(speaker.span, sentence, &told) {
                let own = quote.rule != QuoteRule::Floating || quote.cue.is_some();
                (speaker.entity, speaker.resolved) = (Some(entity), if own { resolved } else { Resolved::Context });
            }
        }
        if let Some(Entity::Person(p)) = speaker.entity {
            self.salience.speaker(p, sentence);
        }
        self.speaker = speaker.entity;
        quote.speaker = Some(speaker);
    }

    /// The people whom a quote names in its own words.
    fn told_of(&self, quote: &Quote) -> Vec<usize> {
        let mut told = Vec::new();
        for span in &quote.spans {
            let first = self.names.partition_point(|n| n.0.start < span.start);
            let inside = self.names[first..].iter().take_while(|n| n.0.end <= span.end);
            told.extend(inside.filter_map(|(_, entity)| if let Entity::Person(person) = entity { Some(*person) } else { None }));
        }
        told
    }

    /// Who is meant by the words of a source, who says something of the people in `told`.
    fn entity(&mut self, span: Span, sentence: usize, told: &[usize]) -> Option<(Entity, Resolved)> {
        let tokens = self.doc.tokens_in(span);
        let last = (tokens.end as usize).checked_sub(1)?;
        let first = tokens.first as usize;
        if let Some(entity) = self.named(tokens) {
            return Some((entity, Resolved::Name));
        }
        if first == last {
            if let Some(gender) = gender(self.doc.lower(first)) {
                let person = self.salience.pick(gender, sentence, Local { told, speaks: true, ..Local::default() })?;
                if !self.salience.is_named(person.who) {
                    self.salience.speaker(person.who, sentence);
                    return None;
                }
                if person.sure {
                    self.mention(person.who, self.doc.tokens[first].span, Form::Pronoun);
                }
                return Some((Entity::Person(person.who), Resolved::Pronoun));
            }
            if matches!(self.doc.lower(first), "it" | "they") {
                let organization = match self.speaker {
                    Some(Entity::Organization(o)) => Some(o),
                    _ if self.doc.lower(first) == "they" => None,
                    _ => self.organization.filter(|o| o.1 + RECENT >= sentence).map(|o| o.0),
                };
                return organization.map(|o| (Entity::Organization(o), Resolved::Pronoun));
            }
            return None;
        }
        let Some(person) = self.by_role(first, last, sentence) else {
            let grammar = Sentence::of(self.reading, sentence);
            let noun = tokens.range().rev().find_map(|k| Some((k, grammar.described(k)?)));
            // Who speaks without a name ("The teacher insisted") goes on speaking, and nobody else does.
            let noun = noun.filter(|_| !self.is_named_after(tokens, sentence));
            let unnamed = noun.and_then(|(k, found)| self.unnamed(k, &Described { new: true, ..found }));
            if let Some(unnamed) = unnamed {
                self.salience.speaker(unnamed, sentence);
                return None;
            }
            let body = self.doc.lower(first) == "the" && first + 1 == last;
            let picked = if body { self.bodies.pick(self.doc.lower(last), sentence) } else { None };
            return picked.map(|o| (Entity::Organization(o), Resolved::Title));
        };
        self.mention(person, span, Form::Title);
        Some((Entity::Person(person), Resolved::Title))
    }

    /// The person without a name who is described at token `k`.
    fn unnamed(&mut self, k: usize, found: &Described) -> Option<usize> {
        let doc: &'a Document = self.doc;
        let noun = doc.lower(k);
        // "the suspect" may be someone with a name, unless one without was told of.
        if found.new || self.salience.knows(noun) { self.salience.unnamed(noun, found.gender) } else { None }
    }

    /// Somebody is the subject of a sentence of the reporter's.
    fn acts(&mut self, sentence: usize, span: Span, who: usize) {
        let entity = self.salience.is_named(who).then_some(Entity::Person(who));
        let speaker = Speaker { span, entity, resolved: Resolved::Context };
        match self.scenes.last_mut().filter(|scene| scene.sentence == sentence) {
            // "Ruiz came and Vega left."
            Some(scene) => scene.speaker = None,
            None => self.scenes.push(Scene { sentence, speaker: Some(speaker) }),
        }
    }

    /// Somebody is called by a noun at token `k`.
    fn described(&mut self, k: usize, (s, sentence): (usize, Sentence<'a>), said: Said) {
        let Some(found) = sentence.described(k) else { return };
        if !found.new && self.roles.heads.contains_key(self.doc.lower(k)) {
            return;
        }
        if let Some(who) = self.unnamed(k, &found) {
            self.salience.name(who, s, said.place(found.place));
            self.here.push((k, who));
            if said == Said::Told && found.place == Place::Main && !sentence.is_harm(k) {
                let noun = sentence.phrase(k).unwrap_or(TokenRange::new(k, k + 1));
                self.acts(s, self.doc.span(noun), who);
            }
        }
    }

    /// Is a person named soon after these words in their sentence, whom they may describe: "the leader of the bloc, Ana Ruiz,"?
    fn is_named_after(&self, tokens: TokenRange, sentence: usize) -> bool {
        let last = (tokens.end as usize + NAMED_AFTER).min(self.doc.sentences[sentence].tokens.end as usize);
        let (from, to) = (self.doc.span(tokens).end, self.doc.tokens[last - 1].span.end);
        let first = self.names.partition_point(|name| name.0.start < from);
        self.names[first..].iter().take_while(|name| name.0.end <= to).any(|name| matches!(name.1, Entity::Person(_)))
    }

    /// The name at the head of a source, or before the noun that says what it is: "the Petra news agency".
    fn named(&self, tokens: TokenRange) -> Option<Entity> {
        let kind = Class::ORGANIZATION_NOUN | Class::ORGANIZATION_WORD;
        let tail = tokens.range().rev().take(KIND_WORDS).take_while(|&k| self.doc.case(k) == Case::Lower).last();
        let last = tokens.end as usize - 1;
        let body = tail.filter(|&tail| tail > tokens.first as usize && self.doc.word(last).is(kind));
        let before = body.and_then(|tail| self.named_at_end(TokenRange::new(tokens.first as usize, tail)));
        let before = before.filter(|entity| matches!(entity, Entity::Organization(_)));
        self.named_at_end(tokens).or(before)
    }

    fn named_at_end(&self, tokens: TokenRange) -> Option<Entity> {
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
        self.salience.among(&self.roles.get(self.doc, first + 1, last), sentence)
    }

    /// A pronoun of the reporter's, or the start of "the minister".
    fn pronoun(&mut self, k: usize, (s, sentence): (usize, Sentence<'a>), said: Said) {
        let lower = self.doc.lower(k);
        if lower == "the" {
            if let Some((head, person)) = self.titled(k, s, sentence) {
                let span = self.doc.span(TokenRange::new(k, head + 1));
                self.salience.name(person, s, said.place(Place::Main));
                self.here.push((head, person));
                if said == Said::Told && sentence.place(head) == Place::Main && !sentence.is_harm(head) {
                    self.acts(s, span, person);
                }
                self.mention(person, span, Form::Title);
            }
            return;
        }
        let Some(gender) = gender(lower).filter(|_| !clause::is_address(self.doc, k) && !clause::is_anybody(self.doc, k)) else { return };
        if let Some(person) = self.ahead(k, sentence, gender) {
            self.mention(person, self.doc.tokens[k].span, Form::Pronoun);
            return;
        }
        let subject = sentence.subject_at(k).and_then(|head| Some(self.here.iter().rev().find(|here| here.0 == head)?.1));
        let bound = sentence.is_owner(k) || lower.ends_with("self");
        let local = Local { not: subject.filter(|_| !bound), rather: subject.filter(|_| bound), ..Local::default() };
        let Some(picked) = self.salience.pick(gender, s, local).filter(|p| p.sure) else { return };
        if matches!(lower, "he" | "she") {
            self.salience.name(picked.who, s, said.place(Place::Main));
            self.here.push((k, picked.who));
            if said == Said::Told && sentence.place(k) == Place::Main && !sentence.is_harm(k) {
                self.acts(s, self.doc.tokens[k].span, picked.who);
            }
        }
        if self.salience.is_named(picked.who) {
            self.salience.learn(picked.who, gender);
            self.mention(picked.who, self.doc.tokens[k].span, Form::Pronoun);
        }
    }

    /// "On his part, Luis Vega …": the person named after the comma.
    fn ahead(&self, k: usize, sentence: Sentence<'a>, gender: Gender) -> Option<usize> {
        let head = sentence.ahead(k)?;
        let start = self.doc.tokens.get(head)?.span.start;
        let &(span, Entity::Person(person)) = self.names.get(self.names.partition_point(|n| n.0.end <= start))? else { return None };
        (span.holds(start) && self.salience.fits(person, gender)).then_some(person)
    }

    /// "the minister", "the prime minister" at token `k`: its head, and the person with that role who stands out.
    fn titled(&self, k: usize, s: usize, sentence: Sentence<'a>) -> Option<(usize, usize)> {
        let head = sentence.known(k).filter(|&head| head > k && head - k <= 3 && self.doc.word(head).is(Class::TITLE))?;
        // What tells a role is no mention: "Ana Ruiz, the minister,".
        let start = self.doc.tokens[head].span.start;
        let told = self.told.get(self.told.partition_point(|t| t.end <= start)).is_some_and(|t| t.holds(start));
        if told || self.doc.is_capitalized(head + 1) || sentence.is_renamed(head) {
            return None;
        }
        let people = self.roles.get(self.doc, k + 1, head);
        Some((head, self.salience.among(&people, s)?))
    }

    fn mention(&mut self, person: usize, span: Span, form: Form) {
        if self.more.last().is_none_or(|(_, m)| m.span != span) {
            self.more.push((person, Mention::new(span, form)));
        }
    }
}

/// In whose words a token stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// In the reporter's.
    Told,
    /// In the reporter's, who says what somebody said.
    Reported,
    /// Within quotation marks.
    Quoted,
}

impl Said {
    /// How present a person there is, who would be so in the reporter's words.
    fn place(self, place: Place) -> Place {
        match (self, place) {
            (Self::Quoted, _) => Place::Other,
            (Self::Reported, Place::Main | Place::Subject) => Place::Reported,
            _ => place,
        }
    }
}

/// The words of quotes, gone through in order.
struct Told {
    spans: Vec<Span>,
    at: usize,
}

impl Told {
    /// The words of the quotes of some kinds.
    fn of(quotes: &[Quote], kinds: impl Fn(QuoteKind) -> bool) -> Self {
        let mut spans: Vec<Span> = quotes.iter().filter(|q| kinds(q.kind)).flat_map(|q| q.spans.iter().copied()).collect();
        spans.sort_unstable();
        Self { spans, at: 0 }
    }

    /// Is a place of the text in them? Places are asked for in order.
    fn holds(&mut self, place: u32) -> bool {
        while self.spans.get(self.at).is_some_and(|span| span.end <= place) {
            self.at += 1;
        }
        self.spans.get(self.at).is_some_and(|span| span.holds(place))
    }
}

/// Who acts in a sentence of the reporter's; None where two do.
struct Scene {
    sentence: usize,
    speaker: Option<Speaker>,
}

/// Gives the quotes that name no source to who acts in the sentence before ("Ana Ruiz swept glass from her doorway. “I have nothing left.”"), else to the speaker of the
/// quote before, where that is near.
fn floating(reading: &Reading<'_>, scenes: &[Scene], quotes: &mut [Quote]) {
    let blocks = &reading.article.blocks;
    let block = |at: u32| blocks.partition_point(|b| b.span.end <= at);
    let acting = |at: u32| {
        let sentence = reading.doc.sentence_at(at).checked_sub(1)?;
        let near = block(reading.doc.span(reading.doc.sentences[sentence].tokens).start) == block(at);
        let scene = scenes.binary_search_by_key(&sentence, |scene| scene.sentence).ok().filter(|_| near)?;
        scenes[scene].speaker
    };
    let mut last: Option<(Speaker, usize)> = None;
    for quote in quotes.iter_mut() {
        let (Some(first), Some(end)) = (quote.spans.first(), quote.spans.last()) else { continue };
        match quote.speaker {
            None if quote.rule == QuoteRule::Floating => {
                let said_before = last.filter(|(_, b)| block(first.start) <= b + NEAR);
                let goes_on = said_before.is_some_and(|(_, b)| b == block(first.start));
                quote.speaker = acting(first.start)
                    .filter(|_| !goes_on)
                    .or(said_before.map(|(speaker, _)| Speaker { resolved: Resolved::Context, ..speaker }));
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
