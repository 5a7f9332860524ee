//! Which event a figure belongs to, and whether it is said to have happened.

use chrono::Datelike;

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::{Casualty, CasualtyKind, Scope, Status};
use crate::extract::{Findings, Reading};
use crate::text::{Document, TokenKind};

/// The year the article speaks of.
pub(super) struct Reference {
    year: Option<i32>,
}

impl Reference {
    /// The year of the article's date, else the first year that its first sentences name.
    pub(super) fn of(reading: &Reading<'_>, findings: &Findings) -> Self {
        let dated = findings.article_date.as_ref().map(|d| d.day.year());
        let year = dated.or_else(|| (0..reading.doc.tokens.len().min(120)).find_map(|k| year_at(reading.doc, k)));
        Self { year }
    }
}

/// The year that a token is: four digits that no noun follows as a count.
fn year_at(doc: &Document, at: usize) -> Option<i32> {
    let token = doc.tokens.get(at)?;
    if token.kind != TokenKind::Number || token.span.len() != 4 {
        return None;
    }
    let year: i32 = doc.lower(at).parse().ok()?;
    (1500..=2100).contains(&year).then_some(year)
}

/// Tokens before and behind a trigger that are looked at.
const REACH: usize = 24;

/// The scope that the words around a figure give.
pub(super) fn scope(view: &View<'_>, hit: &Hit, reference: &Reference) -> Scope {
    let trigger = view.triggers[hit.trigger];
    let phrase = &view.nps[hit.np];
    let (low, high) = (trigger.first.min(phrase.first), trigger.end.max(phrase.end));
    let (first, end) = (low.saturating_sub(REACH).max(view.first), (high + REACH).min(view.end));
    for k in first..end {
        let lower = view.lower(k);
        let (next, third) = (view.lower(k + 1), view.lower(k + 2));
        match lower {
            ";" if k < low => {}
            "since" => {
                let record = (k.saturating_sub(8).max(first)..k)
                    .any(|j| matches!(view.lower(j), "deadliest" | "worst" | "first" | "most" | "largest" | "highest" | "biggest"));
                if far_back(view, k, end) && !record {
                    if k >= low {
                        return Scope::Cumulative;
                    }
                } else if record && k < low && (k + 2..k + 5).any(|j| view.lower(j) == "when") {
                    return Scope::Background;
                }
            }
            "this" if matches!(next, "year" | "season") && view.lower(k.wrapping_sub(1)) != "earlier" => return Scope::Cumulative,
            "in" | "over" | "during" | "within"
                if matches!(next, "the" | "recent") && matches!(third, "past" | "last" | "years" | "decades")
                    || matches!(next, "recent") && matches!(third, "years" | "months" | "decades") =>
            {
                let unit = (k + 2..k + 7).find(|&j| matches!(view.lower(j), "years" | "months" | "decades" | "year" | "decade"));
                if unit.is_some() {
                    return Scope::Cumulative;
                }
            }
            "last" if matches!(next, "year" | "decade" | "century") => return Scope::Background,
            "ago" if matches!(view.lower(k.wrapping_sub(1)), "years" | "decades" | "year" | "decade" | "months") => {
                return Scope::Background;
            }
            "anniversary" => return Scope::Background,
            _ => {
                let near = k >= low.saturating_sub(12) && k < high + 14;
                if let Some(year) = year_at(view.doc, k).filter(|_| near)
                    && let Some(own) = reference.year
                    && year < own
                    && !matches!(view.lower(k.wrapping_sub(1)), "since" | "until")
                    && view.np_at(k).is_none_or(|np| np != hit.np)
                {
                    return Scope::Background;
                }
            }
        }
    }
    Scope::Event
}

/// Does a year or the start of something long follow "since"?
fn far_back(view: &View<'_>, since: usize, end: usize) -> bool {
    (since + 1..(since + 5).min(end)).any(|j| {
        year_at(view.doc, j).is_some()
            || matches!(
                view.lower(j),
                "war"
                    | "conflict"
                    | "start"
                    | "beginning"
                    | "uprising"
                    | "outbreak"
                    | "insurgency"
                    | "began"
                    | "january"
                    | "crisis"
                    | "fighting"
            )
    })
}

/// Whether the figure is said to have happened.
pub(super) fn status(view: &View<'_>, hit: &Hit) -> Status {
    let none = view.nps[hit.np].count.is_some_and(|c| c.max == Some(0));
    if hit.group.negated && !none {
        return Status::Denied;
    }
    let first = hit.group.first.min(view.nps[hit.np].first);
    for k in first.saturating_sub(18).max(view.first)..first {
        match view.lower(k) {
            "denied" | "denies" | "denying" | "refuted" => return Status::Denied,
            "if" | "unless" if (k..first).all(|j| view.lower(j) != ",") => return Status::Possible,
            "fear" | "fears" | "fearing" | "feared" if first - k < 4 => return Status::Possible,
            _ => {}
        }
    }
    if hit.group.possible { Status::Possible } else { Status::Reported }
}

/// Where no figure is about the article's own event, the one that comes first is, and those of the same year.
pub(super) fn promote(found: &mut [Casualty], reading: &Reading<'_>, _reference: &Reference) {
    let harm =
        |c: &Casualty| matches!(c.kind, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Displaced | CasualtyKind::Missing);
    if found.iter().any(|c| c.scope == Scope::Event && harm(c)) {
        return;
    }
    let Some(first) = found.iter().find(|c| c.scope == Scope::Background && harm(c)) else { return };
    let sentence = reading.doc.sentence_at(first.span.start);
    for casualty in found.iter_mut().filter(|c| c.scope == Scope::Background) {
        if reading.doc.sentence_at(casualty.span.start) <= sentence + 3 {
            casualty.scope = Scope::Event;
        }
    }
}
