//! When it happened: the day that most speaks for, a figure's before the lead's before any other; else what is coarser; else the article's own.

use std::cmp::Reverse;

use chrono::{Datelike, Days, Months, NaiveDate};
use rustc_hash::FxHashMap;

use super::reasons::{Reason, weigh};
use super::scene::{Scene, Stand, Topic};
use crate::extract::findings::{Date, DateKind, EventDays, Granularity, Told};
use crate::lexicon::Class;
use crate::lexicon::casualty_words;
use crate::span::Span;
use crate::text::TokenKind;

/// An expression that names one day.
pub(super) struct Mention {
    day: NaiveDate,
    /// Index into the dates.
    date: usize,
    span: Span,
    stand: Stand,
    line: Topic,
    around: Topic,
    /// It is the date of a figure of the event.
    linked: bool,
    /// The article's own day, if known.
    own: Option<NaiveDate>,
}

const REASONS: &[Reason<Mention>] = &[
    Reason { name: "figure", points: 2, holds: |_, m| m.linked },
    Reason { name: "title", points: 1, holds: |_, m| m.stand == Stand::Title },
    Reason { name: "first_sentences", points: 2, holds: |_, m| matches!(m.stand, Stand::Body(0..=1)) },
    Reason { name: "lead", points: 1, holds: |_, m| matches!(m.stand, Stand::Body(2..=4)) },
    Reason { name: "harm_in_sentence", points: 1, holds: |_, m| m.line.contains(Topic::HARM) },
    Reason { name: "harm_beside", points: 1, holds: |_, m| m.around.contains(Topic::HARM) },
    Reason { name: "happened", points: 2, holds: |_, m| m.line.contains(Topic::HAPPENS) },
    Reason { name: "aftermath_in_sentence", points: -1, holds: |_, m| m.line.contains(Topic::AFTERMATH) },
    Reason { name: "aftermath_beside", points: -3, holds: |_, m| m.around.contains(Topic::AFTERMATH) },
    Reason { name: "said", points: -3, holds: |scene, m| is_of_saying(scene, m.span) },
    Reason {
        name: "page",
        points: -3,
        holds: |_, m| m.around.contains(Topic::PAGE) || m.stand == Stand::Aside && !m.line.contains(Topic::HARM),
    },
    Reason { name: "clock", points: -4, holds: |scene, m| is_clock(scene, m.span) },
    Reason { name: "article_day_in_full", points: -1, holds: |scene, m| m.own == Some(m.day) && names_year(scene, m.span) },
    Reason { name: "long_ago", points: -2, holds: |_, m| m.own.is_some_and(|own| own - m.day > chrono::Duration::days(365)) },
];

/// The day; else the coarser expression of a figure; else a day of which little speaks; else the article's own day.
pub(super) fn find(scene: &Scene<'_>) -> Option<Told<EventDays>> {
    let last = last_day(scene);
    let day = one_day(scene, last);
    let sure = day.filter(|(points, _)| *points >= 0).map(|(_, told)| told);
    sure.or_else(|| coarse(scene, last)).or(day.map(|(_, told)| told)).or_else(|| {
        let own = scene.findings.article_date.as_ref().filter(|own| own.granularity == Granularity::Day)?;
        Some(Told { value: EventDays { from: own.day, to: own.day, date: None }, span: None, rule: "article_date" })
    })
}

/// Points of a day that count in full; those of its other mentions count for a tenth.
const FULL: i32 = 10;

/// The day with the most points, and these; of several the one that is named first.
fn one_day(scene: &Scene<'_>, last: Option<NaiveDate>) -> Option<(i32, Told<EventDays>)> {
    struct Best {
        points: i32,
        others: i32,
        told: Told<EventDays>,
    }
    let mut days: FxHashMap<NaiveDate, Best> = FxHashMap::default();
    for mention in mentions(scene, last) {
        let (points, rule) = weigh(REASONS, scene, &mention);
        let value = EventDays { from: mention.day, to: mention.day, date: Some(mention.date) };
        let told = Told { value, span: Some(mention.span), rule };
        match days.entry(mention.day) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(Best { points, others: 0, told });
            }
            std::collections::hash_map::Entry::Occupied(mut entry) => {
                let best = entry.get_mut();
                best.others += points.min(best.points).max(0);
                if points > best.points {
                    (best.points, best.told) = (points, told);
                }
            }
        }
    }
    let (_, best) = days.into_iter().max_by_key(|(_, best)| (best.points * FULL + best.others.min(2 * FULL), Reverse(best.told.span)))?;
    Some((best.points, best.told))
}

/// All expressions of the story that name a day which the article can tell of.
fn mentions<'s>(scene: &'s Scene<'_>, last: Option<NaiveDate>) -> impl Iterator<Item = Mention> + 's {
    let mut linked = vec![false; scene.findings.dates.len()];
    for date in scene.figures.iter().filter_map(|&k| scene.findings.casualties[k].date) {
        linked[date] = true;
    }
    let own = scene.findings.article_date.as_ref().filter(|own| own.granularity == Granularity::Day).map(|own| own.day);
    scene.findings.dates.iter().enumerate().filter_map(move |(k, date)| {
        let (from, to) = usable(scene, date)?;
        let line = scene.line(date.span).filter(|_| from == to && last.is_none_or(|last| to <= last))?;
        Some(Mention {
            day: from,
            date: k,
            span: date.span,
            stand: line.stand,
            line: line.topic,
            around: scene.around(date.span),
            linked: linked[k],
            own,
        })
    })
}

/// The days of an expression that is one of the story: no age, no "now", not the words that say the article's own date.
pub(super) fn usable(scene: &Scene<'_>, date: &Date) -> Option<(NaiveDate, NaiveDate)> {
    let kind = matches!(date.kind, DateKind::Date | DateKind::Time);
    let own = scene.findings.article_date.as_ref().is_some_and(|own| own.evidence.iter().any(|words| words.overlaps(date.span)));
    date.days.filter(|_| kind && date.age.is_none() && !own && !date.value.contains("_REF"))
}

/// A coarser expression that a figure of the event names: "last weekend", "in March".
fn coarse(scene: &Scene<'_>, last: Option<NaiveDate>) -> Option<Told<EventDays>> {
    scene.figures.iter().find_map(|&k| {
        let figure = &scene.findings.casualties[k];
        let date = figure.date?;
        let (from, to) = usable(scene, &scene.findings.dates[date])?;
        let past = last.is_none_or(|last| from <= last);
        past.then_some(Told {
            value: EventDays { from, to, date: Some(date) },
            span: Some(scene.findings.dates[date].span),
            rule: "figure",
        })
    })
}

/// The last day that the article can tell of: its own, or the end of its month or year.
pub(super) fn last_day(scene: &Scene<'_>) -> Option<NaiveDate> {
    let own = scene.findings.article_date.as_ref()?;
    match own.granularity {
        Granularity::Day => Some(own.day),
        Granularity::Month => own.day.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1)),
        Granularity::Year => NaiveDate::from_ymd_opt(own.day.year(), 12, 31),
    }
}

/// Tokens between a verb of saying and its day: "told reporters late on Monday", "spoke to Luis Vega in Reno on 12 August", "on Monday a spokesman
/// for the police said".
const SAID_REACH: usize = 8;

/// "said Monday", "announced on Friday", "Police on Monday said": when it was said.
fn is_of_saying(scene: &Scene<'_>, date: Span) -> bool {
    use casualty_words::{Role, plays};
    let doc = scene.doc;
    let tokens = doc.tokens_in(date);
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let goes_on = |k: &usize| {
        let ends = matches!(doc.tokens[*k].kind, TokenKind::Stop | TokenKind::Quote) || doc.word(*k).is(Class::CASUALTY | Class::CAUSE);
        !ends && !matches!(doc.lower(*k), "," | "that")
    };
    let before = (first.saturating_sub(SAID_REACH)..first).rev().take_while(goes_on);
    let after = (end..(end + SAID_REACH).min(doc.tokens.len())).take_while(goes_on);
    let told = before.into_iter().any(|k| doc.word(k).is(Class::CUE) || plays(doc.lower(k), Role::SAYS | Role::AUDIENCE));
    told || after.into_iter().any(|k| plays(doc.lower(k), Role::SAYS))
}

/// A clock time or "an hour later", which says no day by itself: the reader of dates takes the article's.
fn is_clock(scene: &Scene<'_>, date: Span) -> bool {
    use crate::lexicon::calendar::{Role, calendar_word};
    let doc = scene.doc;
    let days = Role::WEEKDAY
        | Role::MONTH
        | Role::TODAY
        | Role::TONIGHT
        | Role::PART
        | Role::PARTS
        | Role::OVERNIGHT
        | Role::LAST
        | Role::PREVIOUS;
    let names_day = |k: usize| {
        let lower = doc.lower(k);
        let unit = matches!(lower, "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years");
        unit || calendar_word(lower).is_some_and(|word| word.roles.intersects(days))
    };
    let dated = |k: usize| doc.tokens[k].kind == TokenKind::Number && doc.tokens[k].span.len() >= 6;
    !doc.tokens_in(date).range().any(|k| names_day(k) || dated(k))
}

fn names_year(scene: &Scene<'_>, date: Span) -> bool {
    let doc = scene.doc;
    doc.tokens_in(date).range().any(|k| doc.tokens[k].kind == TokenKind::Number && doc.tokens[k].span.len() == 4)
}
