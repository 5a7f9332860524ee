//! Links of a figure: cause, date, place, source, named victims.

use super::clause::Clause;
use super::frames::Hit;
use super::inside;
use super::view::View;
use crate::extract::Reading;
use crate::extract::findings::{Basis, Casualty, Cause, DateKind, Entity, Findings, Form, PlaceKind, QuoteKind, Scope, Speaker};
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::{Number, person_noun};
use crate::lexicon::{Class, causes};
use crate::span::Span;
use crate::text::{TokenKind, TokenRange};

/// What figures are linked to, and the place of the event so far.
pub(super) struct Links<'a> {
    doc: &'a crate::text::Document,
    findings: &'a Findings,
    /// Name mentions of places in order: span, index.
    places: Vec<(Span, usize)>,
    /// Pieces of quotations in order: span, quote, in marks.
    pieces: Vec<(Span, usize, bool)>,
    /// Mentions of people in order.
    people: Vec<(Span, usize)>,
    /// Name mentions of organisations in order.
    organizations: Vec<(Span, usize)>,
    /// Place of the last figure of the event.
    event: Option<usize>,
    /// The entry of the country that the article is about.
    focus_country: Option<usize>,
    /// Where the article says its own date.
    article_date: &'a [Span],
}

/// Tokens between a trigger and a cause at most.
const CAUSE_REACH: usize = 22;

impl<'a> Links<'a> {
    pub(super) fn new(reading: &Reading<'a>, findings: &'a Findings) -> Self {
        let mut places: Vec<_> = findings
            .places
            .iter()
            .enumerate()
            .flat_map(|(k, p)| p.mentions.iter().filter(|m| m.form == Form::Name && !m.metonym).map(move |m| (m.span, k)))
            .collect();
        let mut pieces: Vec<_> = findings
            .quotes
            .iter()
            .enumerate()
            .flat_map(|(k, q)| q.spans.iter().map(move |&s| (s, k, q.kind != QuoteKind::Indirect)))
            .collect();
        for piece in &mut pieces {
            piece.2 = piece.2 && piece.0.of(reading.text).starts_with(['"', '“', '„', '«', '\'', '‘', '`']);
        }
        let mut people: Vec<_> =
            findings.people.iter().enumerate().flat_map(|(k, p)| p.mentions.iter().map(move |m| (m.span, k))).collect();
        let mut organizations: Vec<_> =
            findings.organizations.iter().enumerate().flat_map(|(k, o)| o.mentions.iter().map(move |m| (m.span, k))).collect();
        places.sort_unstable();
        pieces.sort_unstable();
        people.sort_unstable();
        organizations.sort_unstable();
        let article_date = findings
            .article_date
            .as_ref()
            .filter(|d| matches!(d.basis, Basis::Dateline | Basis::DatelineWeekday))
            .map_or(&[][..], |d| &d.evidence);
        Self {
            doc: reading.doc,
            findings,
            places,
            pieces,
            people,
            organizations,
            event: None,
            focus_country: focus_country(findings),
            article_date,
        }
    }

    /// Fills the links of a figure; its scope is known.
    pub(super) fn fill(&mut self, view: &View<'_>, hit: &Hit, paragraph: Span, casualty: &mut Casualty) {
        let sentence = view.doc.span(TokenRange::new(view.first, view.end));
        let trigger = view.doc.span(TokenRange::new(view.triggers[hit.trigger].first, view.triggers[hit.trigger].end.min(view.end)));
        let marks = self.marks_at(casualty.span);
        let clause = view.clause(view.triggers[hit.trigger].first);
        casualty.cause = cause(view, hit, &clause);
        let told_after = || self.told_after(view.end).filter(|_| casualty.scope == Scope::Event && marks.is_none());
        casualty.date = self.date(sentence, trigger, &clause, marks, casualty.scope).or_else(told_after);
        casualty.place = self.place(sentence, paragraph, trigger, &clause, marks, casualty.scope);
        casualty.source = self.source(view, casualty.span, trigger);
        if let Some(victims) = &mut casualty.victims {
            let single = casualty.count.max == Some(1);
            victims.people = if single { self.person(victims.span).into_iter().collect() } else { Vec::new() };
        }
    }

    /// The piece in quotation marks that holds a span.
    fn marks_at(&self, span: Span) -> Option<Span> {
        let k = self.pieces.partition_point(|p| p.0.start <= span.start);
        self.pieces[..k].iter().rev().take(4).find(|p| p.2 && inside(p.0, span)).map(|p| p.0)
    }

    fn person(&self, span: Span) -> Option<usize> {
        let k = self.people.partition_point(|p| p.0.end <= span.start);
        self.people.get(k).filter(|p| p.0.overlaps(span)).map(|p| p.1)
    }

    /// The nearest date of the clause, else of the sentence, on the same side of quotation marks; "since July" only for a running toll, and never the dateline's.
    fn date(&self, sentence: Span, trigger: Span, clause: &Clause, marks: Option<Span>, scope: Scope) -> Option<usize> {
        let dates = &self.findings.dates;
        let from = dates.partition_point(|d| d.span.start < sentence.start);
        let here = dates[from..].iter().enumerate().take_while(|(_, d)| d.span.start < sentence.end);
        here.filter(|(_, d)| {
            let dateline = self.article_date.iter().any(|evidence| evidence.overlaps(d.span));
            let since = || {
                let at = self.doc.tokens.partition_point(|t| t.span.start < d.span.start);
                at > 0 && matches!(self.doc.lower(at - 1), "since" | "until" | "till")
            };
            let unfit = dateline || clause.leaves(d.span) || self.is_of_saying(d.span) || scope == Scope::Event && since();
            matches!(d.kind, DateKind::Date | DateKind::Time) && !d.value.contains("_REF") && self.marks_at(d.span) == marks && !unfit
        })
        .min_by_key(|(_, d)| (!clause.holds(d.span), distance(d.span, trigger)))
        .map(|(k, _)| from + k)
    }

    /// The date of the sentence after the figure's, which begins at this token, where that tells when it was: "It happened around 2 a.m. Monday",
    /// "The shooting occurred on Friday".
    fn told_after(&self, token: usize) -> Option<usize> {
        let doc = self.doc;
        let sentence = doc.sentences.get(doc.sentences.partition_point(|s| (s.tokens.first as usize) < token))?.tokens;
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let subject = match doc.lower(first) {
            "it" | "this" => 1..2,
            "the" => 2..4,
            _ => return None,
        };
        let happens = |k: usize| {
            let next = if k + 1 < end { doc.lower(k + 1) } else { "" };
            matches!(doc.lower(k), "happened" | "occurred") && next != "again" || doc.lower(k) == "took" && next == "place"
        };
        subject.map(|k| first + k).find(|&k| k < end && happens(k))?;
        let span = doc.span(sentence);
        let from = self.findings.dates.partition_point(|d| d.span.start < span.start);
        let mut here = self.findings.dates[from..].iter().take_while(|d| d.span.start < span.end);
        let fits =
            here.position(|d| matches!(d.kind, DateKind::Date | DateKind::Time) && !d.value.contains("_REF") && !self.is_of_saying(d.span));
        fits.map(|k| from + k)
    }

    /// The most particular place of the clause, else of the sentence, on the same side of quotation marks, else the paragraph's last before it, else the event's
    /// place, else the focus.
    fn place(
        &mut self,
        sentence: Span,
        paragraph: Span,
        trigger: Span,
        clause: &Clause,
        marks: Option<Span>,
        scope: Scope,
    ) -> Option<usize> {
        let from = self.places.partition_point(|p| p.0.start < sentence.start);
        let here = self.places[from..].iter().take_while(|p| p.0.start < sentence.end);
        let own = here
            .filter(|p| self.marks_at(p.0) == marks && !clause.leaves(p.0) && !self.attributes(p.0) && !self.is_origin(p.0))
            .min_by_key(|p| (!clause.holds(p.0), coarseness(self.findings.places[p.1].kind), distance(p.0, trigger)))
            .map(|p| p.1);
        match scope {
            Scope::Event => {
                let before = || {
                    let here = self.places[..from].iter().rev().take_while(|p| p.0.start >= paragraph.start);
                    here.take(8).find(|p| self.marks_at(p.0) == marks && !self.attributes(p.0) && !self.is_origin(p.0)).map(|p| p.1)
                };
                let place = own.or_else(before);
                self.event = self.event.or(place);
                place.or(self.event).or_else(|| self.findings.focus.as_ref().and_then(|f| f.place))
            }
            Scope::Cumulative => own.or(self.focus_country),
            Scope::Background => own,
        }
    }

    /// Does the place belong to who speaks and not to what happened ("… in Geneva said")?
    fn attributes(&self, place: Span) -> bool {
        let at = self.doc.tokens.partition_point(|t| t.span.start < place.end);
        self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word) && self.doc.word(at).is(Class::CUE)
    }

    /// "said on Thursday": when it was said, not when it happened.
    fn is_of_saying(&self, date: Span) -> bool {
        let mut at = self.doc.tokens.partition_point(|t| t.span.start < date.start);
        let passes = |lower: &str| matches!(lower, "on" | "late" | "early" | "in" | "a") || plays(lower, Role::AUDIENCE);
        while at > 0 && passes(self.doc.lower(at - 1)) {
            at -= 1;
        }
        let verb = at.checked_sub(1).map_or("", |k| self.doc.lower(k));
        plays(verb, Role::SAYS)
    }

    /// Where who is spoken of comes from or was brought to ("Luis Vega, 34, of Reno", "flown to a hospital in Reno"): not where it happened.
    fn is_origin(&self, place: Span) -> bool {
        let doc = self.doc;
        let at = doc.tokens.partition_point(|t| t.span.start < place.start);
        let Some(before) = at.checked_sub(1) else { return false };
        let home = match doc.lower(before) {
            "of" | "from" if before > 1 => {
                let set_off = doc.lower(before - 1) == ",";
                let aged = set_off && (doc.lower(before) == "of" || doc.tokens[before - 2].kind == TokenKind::Number);
                aged || doc.lower(before) == "from" && person_noun(doc.lower(before - 1)).is_some_and(|noun| noun.number == Number::One)
            }
            _ => false,
        };
        let carried = |k: usize| plays(doc.lower(k), Role::HOSPITAL | Role::CARRIED);
        home || matches!(doc.lower(before), "in" | "to") && (before.saturating_sub(4)..before).any(carried)
    }

    /// Whom the figure is attributed to: the speaker of the quotation that holds it, else the sentence's own attribution.
    fn source(&self, view: &View<'_>, span: Span, trigger: Span) -> Option<Speaker> {
        let k = self.pieces.partition_point(|p| p.0.start <= trigger.start);
        // "hospital officials put the toll at 15"
        if let Some(by) = putting(view, view.doc.tokens_in(trigger).first as usize) {
            return Some(self.speaker(view.doc.span(by)));
        }
        // "claimed 12 lives" is no claim.
        let claims = |quote: usize| self.findings.quotes[quote].cue.is_some_and(|cue| cue.overlaps(span));
        let quoted = self.pieces[..k].iter().rev().take(6).filter(|p| (inside(p.0, span) || inside(p.0, trigger)) && !claims(p.1));
        if let Some(speaker) = quoted.filter_map(|p| self.findings.quotes[p.1].speaker).next() {
            return Some(speaker);
        }
        let words = view.doc.span(attribution(view, self.doc.tokens_in(trigger).first as usize)?);
        Some(self.speaker(words))
    }

    fn speaker(&self, words: Span) -> Speaker {
        let in_words = |list: &[(Span, usize)]| {
            let k = list.partition_point(|m| m.0.start < words.start);
            list.get(k).filter(|m| words.contains(m.0)).copied()
        };
        if let Some((span, k)) = in_words(&self.people) {
            return Speaker { entity: Some(Entity::Person(k)), ..Speaker::of(span) };
        }
        Speaker { entity: in_words(&self.organizations).map(|(_, k)| Entity::Organization(k)), ..Speaker::of(words) }
    }
}

/// The entry of the country that the article is about.
fn focus_country(findings: &Findings) -> Option<usize> {
    let focus = findings.focus.as_ref()?;
    let code = focus.country.as_ref()?;
    let country = |p: &crate::extract::findings::Place| p.kind == PlaceKind::Country && p.country_code.as_ref() == Some(code);
    findings.places.iter().position(country).or(focus.place)
}

fn distance(a: Span, b: Span) -> u32 {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// Smaller is more particular.
fn coarseness(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::City | PlaceKind::Facility => 0,
        PlaceKind::Region | PlaceKind::Island | PlaceKind::Mountain | PlaceKind::Water | PlaceKind::Other => 1,
        PlaceKind::Country => 2,
        PlaceKind::Continent => 3,
    }
}

/// The nearest phrase of the clause, else of the sentence, that names a cause.
fn cause(view: &View<'_>, hit: &Hit, clause: &Clause) -> Option<Cause> {
    let trigger = view.triggers[hit.trigger];
    let phrase = &view.nps[hit.np];
    let (low, high) = (trigger.first.min(phrase.first), trigger.end.max(phrase.end));
    let (first, end) = (low.saturating_sub(CAUSE_REACH).max(view.first), (high + CAUSE_REACH).min(view.end));
    let mut best: Option<((bool, usize), Cause)> = None;
    let mut k = first;
    while k < end {
        if !view.word(k).is(Class::CAUSE) || view.np_at(k) == Some(hit.np) && phrase.person {
            k += 1;
            continue;
        }
        let Some((length, cause)) = causes::longest(|j| view.lower(k + j)) else {
            k += 1;
            continue;
        };
        let distance = if k < trigger.first { trigger.first - k } else { k.saturating_sub(trigger.end) };
        let away = (!clause.holds(view.doc.span(TokenRange::new(k, k + 1))), distance);
        if best.is_none_or(|(d, _)| away < d) {
            best = Some((away, cause));
        }
        k += length;
    }
    best.map(|(_, cause)| cause)
}

/// Who "put the toll at 15", "gave the figure as 12": the trigger stands behind the verb or begins with it.
fn putting(view: &View<'_>, trigger: usize) -> Option<TokenRange> {
    let puts = |k: &usize| view.plays(*k, Role::PUTS);
    let verb = (trigger.saturating_sub(3).max(view.first)..=trigger).rev().find(puts)?;
    let np = view.np_before(verb).filter(|&np| view.nps[np].end == verb && !counted(view, np))?;
    Some(TokenRange::new(whole(view, np), view.nps[np].end))
}

/// The words that name the source in "…, NAME said", "NAME said that …", "according to NAME"; where a sentence has several, the one of the
/// clause in which the trigger stands, else the nearest.
fn attribution(view: &View<'_>, trigger: usize) -> Option<TokenRange> {
    let parts = |k: &usize| view.lower(*k) == ";" || matches!(view.lower(*k), "while" | "whereas" | "but") && view.np_at(*k).is_none();
    let first = (view.first..trigger).rev().find(parts).unwrap_or(view.first);
    let end = (trigger..view.end).find(parts).unwrap_or(view.end);
    let mut best: Option<(bool, usize, TokenRange)> = None;
    for k in view.first..view.end {
        let Some(words) = attribution_at(view, k) else { continue };
        let away = (!(first..end).contains(&k), k.abs_diff(trigger));
        if best.is_none_or(|(outside, distance, _)| away < (outside, distance)) {
            best = Some((away.0, away.1, words));
        }
    }
    best.map(|(_, _, words)| words)
}

/// Does the phrase say how many, with a number ("eight officials", not "officials")?
fn counted(view: &View<'_>, np: usize) -> bool {
    let phrase = &view.nps[np];
    phrase.count.is_some_and(|c| c.max != Some(1)) && (phrase.first..phrase.end).any(|k| view.doc.numeral_at(k).is_some())
}

/// The words that name a source where a cue stands at `k`.
fn attribution_at(view: &View<'_>, k: usize) -> Option<TokenRange> {
    // "The spokesman, Luis Vega, spoke of eight dead"
    if matches!(view.lower(k), "spoke" | "speaks") && view.lower(k + 1) == "of" {
        let comma = k > view.first && view.lower(k - 1) == ",";
        let np = view.np_before(if comma { k - 1 } else { k }).filter(|&np| !view.nps[np].pronoun)?;
        return Some(TokenRange::new(view.nps[np].first, view.nps[np].end));
    }
    if view.lower(k) == "according" && view.lower(k + 1) == "to" {
        let np = view.np_at(k + 2).filter(|&np| view.nps[np].first == k + 2)?;
        return Some(TokenRange::new(k + 2, view.nps[np].end));
    }
    if !view.plays(k, Role::SAYS) || view.np_at(k).is_some() {
        return None;
    }
    let np = view.np_before(k)?;
    let phrase = &view.nps[np];
    let relative = matches!(view.lower(phrase.first.wrapping_sub(1)), "which" | "whom");
    if relative || counted(view, np) || phrase.pronoun && view.lower(phrase.first) == "they" {
        return None;
    }
    Some(TokenRange::new(whole(view, np), phrase.end))
}

/// The first token of the source that ends with a phrase: "a doctor and an official of the agency".
fn whole(view: &View<'_>, np: usize) -> usize {
    let mut first = view.nps[np].first;
    for _ in 0..3 {
        if first < view.first + 2 {
            break;
        }
        let link = view.lower(first - 1);
        let Some(before) = view.np_at(first - 2) else { break };
        let joins = matches!(link, "of" | "for" | "from" | "at") || link == "and" && view.nps[before].person;
        // "killed 12 people and the agency said"
        let counted = view.nps[before].count.is_some_and(|c| c.max != Some(1)) && link != "of";
        if !joins || counted || view.nps[before].pronoun || view.nps[before].end != first - 1 {
            break;
        }
        first = view.nps[before].first;
    }
    first
}
