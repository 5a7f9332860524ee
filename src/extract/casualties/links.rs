//! Links of a figure: cause, date, place, source, named victims.

use super::cause::cause;
use super::clause::Clause;
use super::frames::Hit;
use super::inside;
use super::known;
use super::scope;
use super::view::View;
use crate::extract::Reading;
use crate::extract::findings::{Basis, Casualty, Cause, DateKind, Entity, FigureRule, Findings, PlaceKind, QuoteKind, Scope, Speaker};
use crate::extract::standing::{Stand, Standing, coarseness, standings};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::{Number, person_noun};
use crate::span::Span;
use crate::text::{TokenKind, TokenRange};

/// What figures are linked to, and the place of the event so far.
pub(super) struct Links<'a> {
    doc: &'a crate::text::Document,
    findings: &'a Findings,
    /// Where places are named, in order.
    places: Vec<Standing>,
    /// Pieces of quotations in order: span, quote, in marks.
    pieces: Vec<(Span, usize, bool)>,
    /// Mentions of people in order.
    people: Vec<(Span, usize)>,
    /// Name mentions of organisations in order.
    organizations: Vec<(Span, usize)>,
    /// Place of the first figure of the event, and its cause.
    event: Option<usize>,
    cause: Option<Cause>,
    /// The entry of the country that the article is about.
    focus_country: Option<usize>,
    /// Where the article says its own date.
    article_date: &'a [Span],
}

/// Places before a figure in its paragraph that are looked at.
const PLACES_BEFORE: usize = 12;

impl<'a> Links<'a> {
    pub(super) fn new(reading: &Reading<'a>, findings: &'a Findings) -> Self {
        let mut places = standings(reading.doc, &findings.places);
        for place in places.iter_mut().filter(|p| reading.article.parts.dateline.is_some_and(|d| d.contains(p.span))) {
            place.stand = place.stand.max(Stand::Dateline);
        }
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
            cause: None,
            focus_country: focus_country(findings),
            article_date,
        }
    }

    /// Fills the links of a figure; its scope is known.
    pub(super) fn fill(&mut self, view: &View<'_>, hit: &Hit, paragraph: Span, casualty: &mut Casualty) {
        let trigger = view.doc.span(TokenRange::new(view.triggers[hit.trigger].first, view.triggers[hit.trigger].end.min(view.end)));
        let marks = self.marks_at(casualty.span);
        let clause = view.clause(view.triggers[hit.trigger].first);
        casualty.cause = cause(view, hit, &clause);
        let told_after = || self.told_after(view.end).filter(|_| casualty.scope == Scope::Event && marks.is_none());
        casualty.date = self.date(view, hit, &clause, marks, casualty.scope).or_else(told_after);
        (casualty.place, casualty.names_place) = self.place(view, hit, paragraph, &clause, casualty.scope, casualty.cause);
        if casualty.scope == Scope::Event {
            self.cause = self.cause.or(casualty.cause);
        }
        casualty.source = match hit.rule {
            // "but police admit to only four"
            FigureRule::Conceded => {
                view.np_before(hit.group.first).map(|np| self.speaker(view.doc.span(TokenRange::new(whole(view, np), view.nps[np].end))))
            }
            _ => self.source(view, casualty.span, trigger),
        };
        if let Some(victims) = &mut casualty.victims {
            let single = casualty.count.max == Some(1);
            let person = || self.person(victims.span).or_else(|| self.person(view.doc.span(apposed_name(view, hit.np)?)));
            victims.people = if single { person().into_iter().collect() } else { Vec::new() };
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
    fn date(&self, view: &View<'_>, hit: &Hit, clause: &Clause, marks: Option<Span>, scope: Scope) -> Option<usize> {
        let sentence = view.doc.span(TokenRange::new(view.first, view.end));
        let at = view.triggers[hit.trigger];
        let trigger = view.doc.span(TokenRange::new(at.first, at.end.min(view.end)));
        let dates = &self.findings.dates;
        let from = dates.partition_point(|d| d.span.start < sentence.start);
        let here = dates[from..].iter().enumerate().take_while(|(_, d)| d.span.start < sentence.end);
        here.filter(|(_, d)| {
            let dateline = self.article_date.iter().any(|evidence| evidence.overlaps(d.span));
            let since = || {
                let at = self.doc.tokens.partition_point(|t| t.span.start < d.span.start);
                at > 0 && matches!(self.doc.lower(at - 1), "since" | "until" | "till")
            };
            let news =
                known::is_of_news(view, hit, d.span) || known::is_of_the_main_verb(view, hit, d.span) || known::is_in_a_name(view, d.span);
            let block = self.doc.tokens.get(self.doc.tokens_in(d.span).end as usize).is_some()
                && self.doc.lower(self.doc.tokens_in(d.span).end as usize) == "block";
            let unfit = news || block || dateline || clause.leaves(d.span) || self.is_of_saying(d.span) || scope == Scope::Event && since();
            matches!(d.kind, DateKind::Date | DateKind::Time) && !d.value.contains("_REF") && self.marks_at(d.span) == marks && !unfit
        })
        .min_by_key(|(_, d)| (!clause.holds(d.span), distance(d.span, trigger)))
        .map(|(k, _)| from + k)
    }

    /// The date of what is told of the figure as known: "An inquiry opened **in March** into the deaths of nine workers".
    pub(super) fn news(&self, view: &View<'_>, hit: &Hit) -> Option<usize> {
        let sentence = view.doc.span(TokenRange::new(view.first, view.end));
        let from = self.findings.dates.partition_point(|d| d.span.start < sentence.start);
        let here = self.findings.dates[from..].iter().enumerate().take_while(|(_, d)| d.span.start < sentence.end);
        here.filter(|(_, d)| matches!(d.kind, DateKind::Date | DateKind::Time))
            .find(|(_, d)| known::is_of_news(view, hit, d.span))
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

    /// The place of a figure: of its clause, else of its sentence, else the last one told of in the paragraph, else the event's; places that only say
    /// where another one lies, where someone lives or who speaks where are the last to be taken.
    /// With whether it was any of the first, and not only what the article is about.
    fn place(
        &mut self,
        view: &View<'_>,
        hit: &Hit,
        paragraph: Span,
        clause: &Clause,
        scope: Scope,
        cause: Option<Cause>,
    ) -> (Option<usize>, bool) {
        let sentence = view.doc.span(TokenRange::new(view.first, view.end));
        let trigger = view.triggers[hit.trigger];
        let at = view.doc.span(TokenRange::new(trigger.first, trigger.end.min(view.end)));
        let marks = self.marks_at(at);
        let from = self.places.partition_point(|p| p.span.start < sentence.start);
        let here = self.places[from..].iter().take_while(|p| p.span.start < sentence.end);
        let fits = |p: &&Standing| {
            self.marks_at(p.span) == marks
                && p.stand < Stand::Office
                && !clause.leaves(p.span)
                && !self.is_origin(p.span)
                && !is_of_another(view, hit, p.span)
                && !known::is_of_saying(view, hit, p.span)
        };
        let best = here.filter(fits).min_by_key(|p| {
            let beyond = known::is_of_the_main_verb(view, hit, p.span) || !clause.holds(p.span);
            (!p.stand.is_scene(), beyond, self.coarse(p), p.stand, distance(p.span, at))
        });
        let own = best.filter(|p| p.stand.is_scene()).map(|p| p.place);
        let weak = || best.map(|p| p.place);
        match scope {
            Scope::Event => {
                // "Two were shot in Bloomfield", "a bar in New Jersey": one place.
                let named = own.filter(|&own| !self.event.is_some_and(|event| self.holds_event(own, event, cause)));
                let place = named.or_else(|| self.event.filter(|_| own.is_some())).or_else(|| self.place_before(from, paragraph, marks));
                self.event = self.event.or(place);
                let focus = || self.findings.focus.as_ref().and_then(|f| f.place);
                let told = place.or(self.event);
                (told.or_else(weak).or_else(focus), told.is_some())
            }
            Scope::Cumulative => (own.or(self.focus_country), own.is_some()),
            Scope::Background => (own.or_else(weak), own.is_some()),
        }
    }

    /// Smaller is more particular; a dateline tells more than a country.
    fn coarse(&self, place: &Standing) -> u8 {
        if place.stand == Stand::Dateline { 3 } else { 2 * coarseness(self.findings.places[place.place].kind) }
    }

    /// Is the place the country or division of the event's town, and the cause one that strikes in one place?
    fn holds_event(&self, place: usize, event: usize, cause: Option<Cause>) -> bool {
        let (outer, inner) = (&self.findings.places[place], &self.findings.places[event]);
        let wide = outer.kind == PlaceKind::Country || outer.kind == PlaceKind::Region && inner.admin1.as_ref() == Some(&outer.name);
        let town = inner.kind == PlaceKind::City && inner.country_code.is_some() && inner.country_code == outer.country_code;
        wide && town && cause.or(self.cause).is_some_and(scope::is_in_one_place)
    }

    /// The place that a paragraph told of last, before the place with this index: the most particular of the nearest sentence that has any; of a building or a street
    /// in a town the town, because what follows is of the whole.
    fn place_before(&self, index: usize, paragraph: Span, marks: Option<Span>) -> Option<usize> {
        let here = self.places[..index].iter().rev().take_while(|p| p.span.start >= paragraph.start).take(PLACES_BEFORE);
        let fits =
            |p: &&Standing| p.stand.is_scene() && self.marks_at(p.span) == marks && !self.is_origin(p.span) && !self.is_counted(p.span);
        let is_part = |p: &Standing| self.findings.places[p.place].kind == PlaceKind::Facility;
        let mut best: Option<(usize, &Standing)> = None;
        let mut part = None;
        for place in here.filter(fits) {
            if is_part(place) {
                part = part.or(Some(place.place));
                continue;
            }
            let sentence = self.doc.sentence_at(place.span.start);
            let rank = |p: &Standing| (self.coarse(p), p.stand);
            match best {
                Some((at, _)) if at != sentence => break,
                // Going back: of equals the first one.
                Some((_, old)) if rank(place) > rank(old) => {}
                _ => best = Some((sentence, place)),
            }
        }
        best.map(|(_, p)| p.place).or_else(|| self.event.filter(|_| part.is_some())).or(part)
    }

    /// "with at least [two in the] Hotel Aurora": the place of some.
    fn is_counted(&self, place: Span) -> bool {
        let first = self.doc.tokens_in(place).first as usize;
        let preposition = (first.saturating_sub(4)..first).rev().find(|&k| self.doc.word(k).is(Class::PREPOSITION));
        let number =
            |k: usize| self.doc.numeral_at(k).is_some() || self.doc.tokens[k].kind == TokenKind::Number || self.doc.lower(k) == "them";
        preposition.is_some_and(|k| k > 0 && number(k - 1))
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

/// "Nine died, with at least [two in the] Hotel Aurora": a place right after the number of other victims.
fn is_of_another(view: &View<'_>, hit: &Hit, place: Span) -> bool {
    let first = view.doc.tokens_in(place).first as usize;
    let prep = (first.saturating_sub(4).max(view.first)..first).rev().find(|&k| view.word(k).is(Class::PREPOSITION));
    let Some(np) = prep.filter(|&k| k > view.first).and_then(|k| view.np_at(k - 1).filter(|&np| view.nps[np].end == k)) else {
        return false;
    };
    let (phrase, own) = (&view.nps[np], &view.nps[hit.np]);
    let counted = phrase.count.is_some() && phrase.is_victims() && !phrase.single || phrase.of_them;
    let behind = phrase.first >= own.end.max(view.triggers[hit.trigger].end);
    counted && np != hit.np && behind
}

/// "A union man, [Omar Haddad], was killed": the name set off after who is told of.
fn apposed_name(view: &View<'_>, np: usize) -> Option<TokenRange> {
    let phrase = &view.nps[np];
    if !phrase.single || phrase.pronoun || phrase.name.is_some() || view.lower(phrase.end) != "," {
        return None;
    }
    let (name, end) = view.person_name(phrase.end + 1)?;
    // "A clerk, Ana Ruiz and two guards": a list.
    let closes = matches!(view.lower(end), "," | "(") || end >= view.end || view.lower(end) == ".";
    closes.then_some(name)
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
    if matches!(view.lower(k), "spoke" | "speaks" | "speak" | "talk" | "talked" | "talks") && view.lower(k + 1) == "of" {
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
