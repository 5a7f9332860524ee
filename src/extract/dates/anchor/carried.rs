//! The year of a text that has no date and tells of one event: its days and months without a year are of the year in the title ("2011 Eastville
//! floods"), else of the first day that has one. Where several years compete, and in news, nothing is taken.

use chrono::{Datelike, NaiveDate};

use super::super::Found;
use super::super::meaning::{Base, Meaning, Which, Year};
use super::super::narrative::Told;
use super::super::value;
use crate::article::BlockKind;
use crate::extract::Reading;
use crate::extract::findings::{Anchor, Date};
use crate::text::Document;

/// Days between the first and the last day with a year that are still of one event.
const EVENT: i64 = 200;

/// Days between a day and the one after it in the text that says its year.
const BESIDE: i64 = 62;

/// Months from the month in a title, or a month with its year, to what is still of its event.
const NEAR: u32 = 2;

/// With fewer sentences to each that tells what somebody said, a text is news, whose days may hang on when it was written.
const SENTENCES_TO_A_REPORT: usize = 6;

/// An expression that says a year, by its place in the list of all.
type Source = usize;

/// What an expression says of the year: its first day, with the month where that is said.
type Full = (NaiveDate, Source);

/// The years that a text's other expressions can take.
#[derive(Default)]
pub(super) struct Carried {
    /// The only year of the title; its month, where it says one.
    title: Option<(i32, Option<u32>, Source)>,
    /// Days with their years, of one event, as they stand in the text; months where no day has a year.
    full: Vec<Full>,
    /// These are months.
    months: bool,
    /// For each expression, the day with a year that follows in its sentence or the next one.
    ahead: Vec<Option<Full>>,
}

impl Carried {
    /// Reads all expressions of a text without a date.
    pub(super) fn of(reading: &Reading<'_>, found: &[&Found]) -> Self {
        let mut carried = Self { ahead: days_ahead(reading.doc, found), ..Self::default() };
        if is_news(reading.doc, found) {
            return carried;
        }
        let in_title = |f: &Found| {
            let block = reading.doc.sentences[f.sentence].block as usize;
            reading.article.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Title)
        };
        let said = || found.iter().enumerate().filter_map(|(k, f)| Some((f, year_and_month(&f.raw.meaning)?, k)));
        let mut titled = said().filter(|(f, ..)| in_title(f)).map(|(_, (y, month), k)| (y, month, k));
        carried.title = titled.next().filter(|first| titled.all(|(y, ..)| y == first.0));
        let mut full: Vec<Full> = found.iter().enumerate().filter_map(|(k, f)| Some((day(&f.raw.meaning)?, k))).collect();
        if full.is_empty() {
            full = said().filter_map(|(_, (y, month), k)| Some((value::day(y, month?, 1)?, k))).collect();
            carried.months = true;
        }
        let ends = full.iter().map(|(day, _)| *day).min().zip(full.iter().map(|(day, _)| *day).max());
        if ends.is_some_and(|(first, last)| (last - first).num_days() <= EVENT) {
            carried.full = full;
        }
        carried
    }

    /// Does the title say the year?
    pub(super) fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// The year of a month, or of a day of it, of the expression at `at`. `last` is the day or month told last; `present`: its sentence may speak of
    /// every year.
    pub(super) fn year(&self, at: usize, (month, d): (u32, Option<u32>), last: Option<NaiveDate>, present: bool) -> Option<Told> {
        if let Some((full, source)) = self.ahead.get(at).copied().flatten() {
            return nearest_year(month, full, source);
        }
        if let Some((y, of, source)) = self.title.filter(|_| d.is_some() || !present) {
            let near = of.is_none_or(|of| of.abs_diff(month) <= NEAR);
            return near.then(|| (y + last.map_or(0, |last| goes_on(last, y, month)), later(source)));
        }
        let (full, source) = self.full[..self.full.partition_point(|(_, source)| *source < at)].last().filter(|_| !present)?;
        let near = !self.months || full.month().abs_diff(month) <= NEAR;
        near.then(|| nearest_year(month, *full, *source)).flatten()
    }
}

/// An anchor on an expression by its place in the list of all, until that of its finding is known.
fn later(source: Source) -> usize {
    usize::MAX - source
}

/// Gives anchors on expressions that were not yet found their places in the findings.
pub(super) fn settle(found: &[&Found], dates: &mut [Date]) {
    for k in 0..dates.len() {
        let Anchor::Context(index) = dates[k].anchor else { continue };
        let Some(source) = (usize::MAX - index < found.len()).then(|| found[usize::MAX - index].span) else { continue };
        let place = dates.binary_search_by_key(&source.start, |date| date.span.start);
        dates[k].anchor = place.map_or(Anchor::Explicit, Anchor::Context);
    }
}

/// The year after the title's, where the story goes on into it: "On December 30 … On January 2".
fn goes_on(last: NaiveDate, y: i32, month: u32) -> i32 {
    let over = last.year() == y && last.month() == 12 && last.day() > 15 && month == 1;
    let after = last.year() == y + 1 && last.month() <= month && month <= 4;
    i32::from(over || after)
}

/// The year that brings a month near a day: the day's own, but for December beside January.
fn nearest_year(month: u32, full: NaiveDate, source: Source) -> Option<Told> {
    let ahead = month as i32 - full.month() as i32;
    Some((full.year() + i32::from(ahead < -9) - i32::from(ahead > 9), later(source)))
}

fn year_and_month(meaning: &Meaning) -> Option<(i32, Option<u32>)> {
    match *meaning {
        Meaning::Day(Year::Is(y), month, _) | Meaning::Month(Year::Is(y), month) => Some((y, Some(month))),
        Meaning::Season(Year::Is(y), ..) | Meaning::Year(Year::Is(y)) => Some((y, None)),
        _ => None,
    }
}

fn day(meaning: &Meaning) -> Option<NaiveDate> {
    let Meaning::Day(Year::Is(y), month, d) = *meaning else { return None };
    value::day(y, month, d)
}

/// For each day without its year, the next one with a year, where that is near: "opened on 3 May and closed on 9 May 2014".
fn days_ahead(doc: &Document, found: &[&Found]) -> Vec<Option<Full>> {
    let mut ahead = vec![None; found.len()];
    let mut next: Option<Full> = None;
    let beside = |a: usize, b: usize| b <= a + 1 && doc.sentences[a].block == doc.sentences[b].block;
    for (k, f) in found.iter().enumerate().rev() {
        next = next.filter(|(_, source)| beside(f.sentence, found[*source].sentence));
        if let Some(day) = day(&f.raw.meaning) {
            next = Some((day, k));
        } else if year_and_month(&f.raw.meaning).is_some() {
            // Another year stands between.
            next = None;
        } else if let Meaning::Day(Year::Unsaid, month, d) = f.raw.meaning {
            let own = |(full, source): Full| value::day(nearest_year(month, full, source)?.0, month, d);
            ahead[k] = next.filter(|next| own(*next).is_some_and(|own| (next.0 - own).num_days().abs() <= BESIDE));
        }
    }
    ahead
}

/// Does much of a text hang on the day it was written, or tell what people said?
fn is_news(doc: &Document, found: &[&Found]) -> bool {
    let deictic = |meaning: &Meaning| {
        matches!(
            meaning,
            Meaning::Weekday(Which::Near | Which::Last, _) | Meaning::Offset(Base::Article, ..) | Meaning::FocusDay(Base::Article)
        )
    };
    let hanging = found.iter().filter(|f| f.raw.clock.is_none() && deictic(&f.raw.meaning)).count();
    let days = found.iter().filter(|f| matches!(f.raw.meaning, Meaning::Day(..))).count();
    let says = |at: &usize| matches!(doc.lower(*at), "said" | "says" | "told" | "added" | "saying");
    let reports = (0..doc.tokens.len()).filter(says).count();
    hanging > days / 4 || reports * SENTENCES_TO_A_REPORT > doc.sentences.len()
}
