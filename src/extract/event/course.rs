//! An event of nature that took its days, told without an article's date: "formed on August 23 … dissipated on August 31". Its days are those of
//! the first telling, which the histories of such events begin with; where the story starts again from before, the telling ends.

use chrono::NaiveDate;

use super::days::usable;
use super::scene::{Scene, Stand};
use crate::extract::findings::{Cause, EventDays, Told};
use crate::lexicon::event_words::{Role, plays};
use crate::span::Span;

/// Expressions of the first telling that are looked at.
const FIRST: usize = 6;

/// Expressions in which its end may be told.
const MOST: usize = 12;

/// Days that it lasts at most.
const LONGEST: i64 = 30;

/// Does such an event last?
pub(super) fn lasts(cause: Cause) -> bool {
    matches!(
        cause,
        Cause::Storm
            | Cause::Flood
            | Cause::Fire
            | Cause::Heat
            | Cause::Cold
            | Cause::Famine
            | Cause::Disease
            | Cause::Volcano
            | Cause::Landslide
            | Cause::Fighting
            | Cause::Protest
    )
}

/// The first and the last day.
pub(super) fn find(scene: &Scene<'_>) -> Option<Told<EventDays>> {
    let told: Vec<(NaiveDate, Span, usize)> = days(scene).take(MOST).collect();
    let (first, span, _) = *told.first()?;
    let mut telling = vec![told[0]];
    for &day in told.iter().take(FIRST).skip(1) {
        let earliest = telling.iter().map(|t| t.0).min().unwrap_or(first);
        let last = telling[telling.len() - 1].0;
        let again = telling.len() >= 2 && day.0 < earliest || telling.len() >= 3 && day.0 <= first && day.0 < last;
        if again {
            break;
        }
        telling.push(day);
    }
    let from = telling.iter().min_by_key(|t| t.0)?;
    let within = |t: &&(NaiveDate, Span, usize)| t.0 >= from.0 && (t.0 - from.0).num_days() <= LONGEST;
    let over = told.iter().filter(within).filter(|t| ends(scene, t.1)).max_by_key(|t| t.0);
    let to = over.or_else(|| telling.iter().filter(within).max_by_key(|t| t.0))?;
    let date = (from.0 == to.0).then_some(from.2);
    Some(Told { value: EventDays { from: from.0, to: to.0, date }, span: Some(span), rule: "first_to_last_day" })
}

/// The days that the body names, in the year that it names first or that the headline has.
fn days<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (NaiveDate, Span, usize)> + 's {
    use chrono::Datelike;
    let mut year = title_year(scene);
    scene.findings.dates.iter().enumerate().filter_map(move |(k, date)| {
        let (from, to) = usable(scene, date)?;
        let line = scene.line(date.span)?;
        if from != to || !matches!(line.stand, Stand::Body(_)) || *year.get_or_insert(from.year()) != from.year() {
            return None;
        }
        Some((from, date.span, k))
    })
}

/// The year in the headline: "Hurricane Ida (2021)", "2011 Eastville floods".
fn title_year(scene: &Scene<'_>) -> Option<i32> {
    use chrono::Datelike;
    let title = scene.reading.article.parts.title?;
    let inside = scene.findings.dates.iter().filter(|date| title.contains(date.span));
    inside.filter_map(|date| date.days).map(|(from, _)| from.year()).next()
}

/// Tokens beside a day in which it is said that it was the end.
const BESIDE: usize = 12;

fn ends(scene: &Scene<'_>, date: Span) -> bool {
    let doc = scene.doc;
    let tokens = doc.tokens_in(date);
    let Some(sentence) = doc.sentences.get(doc.sentence_at(date.start)) else { return false };
    let first = (tokens.first as usize).saturating_sub(BESIDE).max(sentence.tokens.first as usize);
    let end = (tokens.end as usize + BESIDE).min(sentence.tokens.end as usize);
    (first..end).any(|k| plays(doc.lower(k), Role::ENDS))
}
