//! What the parts of the pass read: the figures of the event, and of each sentence where it stands and what it tells of.

use bitflags::bitflags;
use rustc_hash::FxHashSet;

use crate::article::BlockKind;
use crate::extract::Reading;
use crate::extract::findings::{Casualty, CasualtyKind, Findings, Scope, Status};
use crate::lexicon::Class;
use crate::lexicon::event_words::{Role, plays};
use crate::span::Span;
use crate::text::Document;

bitflags! {
    /// What a sentence, or the words around a mention, tell of.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Topic: u8 {
        /// Harm, or what did it: "shot", "earthquake".
        const HARM = 1 << 0;
        /// That something happened: "occurred".
        const HAPPENS = 1 << 1;
        /// What followed on another day: "arrested", "vigil".
        const AFTERMATH = 1 << 2;
        /// The page: "Updated".
        const PAGE = 1 << 3;
        /// Where the hurt were brought: "airlifted".
        const HOSPITAL = 1 << 4;
        /// Who did it, or is charged with it: "gunman", "indicted".
        const SUSPECT = 1 << 5;
        /// Who looks at the dead: "coroner", "autopsy".
        const CORONER = 1 << 6;
        /// A figure of the event begins in the sentence.
        const FIGURE = 1 << 7;
    }
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// In the headline.
    Title,
    /// The nth sentence of the body, from 0.
    Body(usize),
    /// In a caption, a heading further down, a dateline or a line of a few words.
    Aside,
}

/// A sentence as the pass sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub stand: Stand,
    pub topic: Topic,
}

/// What is known before any value is chosen.
pub(super) struct Scene<'a> {
    pub reading: &'a Reading<'a>,
    pub doc: &'a Document,
    pub findings: &'a Findings,
    /// The figures that tell of victims of the event, indices in order.
    pub figures: Vec<usize>,
    /// All figures, indices in order of their first bytes.
    in_order: Vec<usize>,
    /// For each figure: is it one of `figures`?
    of_event: Vec<bool>,
    /// Nouns for those hurt whom no figure names: "woman" of "a woman was shot".
    pub told_of: FxHashSet<&'a str>,
    /// Does the article report an event at all: a figure of it, be it "no one was hurt"?
    pub reported: bool,
    /// For each sentence of the document.
    pub lines: Vec<Line>,
}

/// Tokens before and after a mention that are said about it.
const BEFORE: usize = 12;
const AFTER: usize = 8;

/// A sentence of fewer tokens is no sentence of the story.
const SHORT: usize = 5;

impl<'a> Scene<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, findings: &'a Findings) -> Self {
        let all = &findings.casualties;
        let of_event: Vec<bool> = all.iter().map(|figure| is_of_event(figure) && tells_of_victims(figure)).collect();
        let figures: Vec<usize> = (0..all.len()).filter(|&k| of_event[k]).collect();
        let mut in_order: Vec<usize> = (0..all.len()).collect();
        in_order.sort_by_key(|&k| all[k].span.start);
        let reported = all.iter().any(is_of_event);
        let doc = reading.doc;
        let mut body = 0;
        let dateline = reading.article.parts.dateline;
        let lines = doc.sentences.iter().map(|sentence| {
            let kind = reading.article.blocks[sentence.block as usize].kind;
            let stand = match kind {
                BlockKind::Title | BlockKind::Subtitle => Stand::Title,
                _ if dateline.is_some_and(|d| d.overlaps(doc.span(sentence.tokens))) => Stand::Aside,
                _ if !kind.is_story() || kind.is_heading() || kind == BlockKind::Caption || sentence.tokens.len() < SHORT => Stand::Aside,
                _ => {
                    body += 1;
                    Stand::Body(body - 1)
                }
            };
            Line { stand, topic: topic(doc, sentence.tokens.range()) }
        });
        let mut lines: Vec<Line> = lines.collect();
        for &k in &figures {
            if let Some(line) = lines.get_mut(doc.sentence_at(all[k].span.start)) {
                line.topic |= Topic::FIGURE;
            }
        }
        let nameless = figures.iter().filter_map(|&k| all[k].victims.as_ref()).filter(|victims| victims.people.is_empty());
        let told_of = nameless.flat_map(|victims| doc.tokens_in(victims.span).range()).map(|k| doc.lower(k)).collect();
        Self { reading, doc, findings, figures, in_order, of_event, told_of, reported, lines }
    }

    /// The sentence of a mention.
    pub(super) fn line(&self, span: Span) -> Option<Line> {
        self.lines.get(self.doc.sentence_at(span.start)).copied()
    }

    /// The figures that begin inside a span, each with its index, and whether it is one of the event.
    pub(super) fn figures_in(&self, span: Span) -> impl Iterator<Item = (usize, &'a Casualty, bool)> {
        let all = &self.findings.casualties;
        let first = self.in_order.partition_point(|&k| all[k].span.start < span.start);
        let here = self.in_order[first..].iter().take_while(move |&&k| all[k].span.start < span.end);
        here.map(move |&k| (k, &all[k], self.of_event[k]))
    }

    /// What the words around a mention tell of, in its sentence.
    pub(super) fn around(&self, span: Span) -> Topic {
        let tokens = self.doc.tokens_in(span);
        let Some(sentence) = self.doc.sentences.get(self.doc.sentence_at(span.start)) else { return Topic::empty() };
        let first = (tokens.first as usize).saturating_sub(BEFORE).max(sentence.tokens.first as usize);
        let end = (tokens.end as usize + AFTER).min(sentence.tokens.end as usize);
        topic(self.doc, first..end.max(first))
    }
}

/// What some tokens tell of.
fn topic(doc: &Document, tokens: std::ops::Range<usize>) -> Topic {
    let mut topic = Topic::empty();
    for k in tokens {
        let word = doc.word(k);
        topic.set(Topic::HARM, topic.contains(Topic::HARM) || word.is(Class::CASUALTY | Class::CAUSE));
        if !word.is(Class::EVENT_PART) {
            continue;
        }
        let lower = doc.lower(k);
        // "the driver" is hit as often as he hits.
        topic.set(Topic::SUSPECT, topic.contains(Topic::SUSPECT) || lower != "driver" && plays(lower, Role::SUSPECT | Role::ACCUSES));
        for (role, part) in [
            (Role::HAPPENS, Topic::HAPPENS),
            (Role::AFTERMATH, Topic::AFTERMATH),
            (Role::PAGE, Topic::PAGE),
            (Role::HOSPITAL, Topic::HOSPITAL),
            (Role::ATTACK.union(Role::ABDUCTION), Topic::HARM),
            (Role::CORONER, Topic::CORONER),
        ] {
            if plays(lower, role) {
                topic |= part;
            }
        }
    }
    topic
}

/// A figure of what the article reports.
fn is_of_event(figure: &Casualty) -> bool {
    figure.kind != CasualtyKind::Detained && figure.scope == Scope::Event && figure.status == Status::Reported
}

/// Not "no one was hurt", and not "a thousand were affected".
fn tells_of_victims(figure: &Casualty) -> bool {
    figure.kind != CasualtyKind::Affected && figure.count.max != Some(0)
}
