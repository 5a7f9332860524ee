//! From what an expression says to when that is: against the article's date, or against the time the text speaks of.
//!
//! Two anchors. *Article*: today, Friday, last week, a bare month. *Context*: the last expression that named a day, month or year — for "two
//! days later", "the following year", and for bare days and months in a text that tells history (many years, none of them the article's).

mod carried;
mod flashback;
mod moments;
mod near;

use chrono::{Datelike, Days, NaiveDate};

use self::carried::Carried;
use self::flashback::Left;
use self::moments::Moment;
use self::near::on_to;
use super::Found;
use super::meaning::{Amount, Base, Clock, Meaning, Raw, Unit, Which, Widened, Wording, Year};
use super::narrative::{self, FirstClause, Narrative, Told, Weight};
use super::recurring::{Habit, Habits};
use super::tense::{Direction, direction};
use super::value::{self, Stretch, Valued};
use crate::article::BlockKind;
use crate::extract::Reading;
use crate::extract::findings::{Anchor, Date, DateKind, Findings, Granularity, Quant};
use crate::lexicon::Class;
use crate::text::{Document, TokenKind};

/// Anchors all expressions and adds them to the findings.
pub(super) fn resolve(reading: &Reading<'_>, found: &[&Found], findings: &mut Findings) {
    let article = findings.article_date.as_ref().map(|date| (date.day, date.granularity));
    let mut resolver = Resolver {
        reading,
        article,
        story: is_history(reading, found, article.map(|(day, _)| day)),
        focus: None,
        day: None,
        told: None,
        moment: None,
        left: None,
        narrative: Narrative::default(),
        carried: if article.is_none() { Carried::of(reading, found) } else { Carried::default() },
        at: 0,
        present: false,
        ahead: None,
        sentence: 0,
        quarter: None,
        block: u32::MAX,
        recurring: None,
        habits: Habits::default(),
        first_clause: FirstClause::default(),
        begins_before: false,
    };
    let (mut ranges, mut last) = (0, None);
    // The first of those right before, each of which is counted from the next.
    let mut chain = 0;
    // The sentence of the last expression, where that was given a value.
    let mut sentence = None;
    for (at, &each) in found.iter().enumerate() {
        resolver.at = at;
        let index = findings.dates.len();
        let Some(date) = resolver.date(each, index) else {
            sentence = None;
            continue;
        };
        findings.dates.push(date);
        let before = findings.dates.len().checked_sub(2);
        if let (Some(before), Some(raw)) = (before, last.replace(&each.raw)) {
            // Where the story numbers its quarters, they may be those of a business year.
            let unnumbered = findings.dates[before].anchor == Anchor::Article;
            let own = findings.dates[before].anchor;
            if count_from(raw, &mut findings.dates, before) {
                // "the first quarter of 1989 … the quarter ended Sept. 30": what the pivot was counted from is not counted from the pivot.
                let pivot = &mut findings.dates[before + 1];
                if matches!(pivot.anchor, Anchor::Context(from) if (chain..=before).contains(&from)) {
                    pivot.anchor = own;
                }
            } else {
                chain = before + 1;
            }
            // What is compared with it is a year before it.
            if let (true, Meaning::Quarter(..), Some(days)) = (raw.ended && unnumbered, &raw.meaning, findings.dates[before].days) {
                let middle = middle(days);
                resolver.quarter = Some((middle.year(), middle.month0() / 3 + 1, before));
            }
            if std::mem::take(&mut resolver.begins_before) {
                a_year_before(&mut findings.dates[before], raw);
            }
        }
        // Its other end is the expression right before it. "May to June to July" is a range and a month, for a range has two ends.
        let beside = sentence.replace(each.sentence) == Some(each.sentence);
        if let (true, true, Some(before)) = (each.raw.joined, beside, index.checked_sub(1))
            && findings.dates[before].range.is_none()
        {
            ranges += 1;
            findings.dates[before].range = Some(ranges);
            findings.dates[index].range = Some(ranges);
        }
    }
    carried::settle(found, &mut findings.dates);
}

/// Settles what is counted from the expression after it; says whether it is.
fn count_from(raw: &Raw, dates: &mut [Date], index: usize) -> bool {
    let Some((from, to)) = dates.get(index + 1).and_then(|pivot| pivot.days) else { return false };
    if raw.ended {
        return count_to(raw, to, &mut dates[index], index + 1);
    }
    if raw.begun {
        return count_on(raw, from, &mut dates[index], index + 1);
    }
    let (unit, count) = match raw.meaning {
        Meaning::Beside(unit, count) => (unit, count),
        Meaning::Duration(Amount::Exact(n), unit, _) if raw.beside != 0 && unit >= Unit::Day && n.fract() == 0.0 && n < 10_000.0 => {
            (unit, raw.beside * n as i32)
        }
        _ => return false,
    };
    let pivot = if count < 0 { from } else { to };
    let Some(other) = value::shift(pivot, unit, count) else { return false };
    let date = &mut dates[index];
    if let Meaning::Beside(..) = raw.meaning {
        let valued = value::unit_value(other, unit);
        if !value::is_in_calendar(&valued, unit) {
            return false;
        }
        (date.value, date.days) = valued;
    } else {
        date.days = Some((other.min(pivot), other.max(pivot)));
    }
    date.anchor = Anchor::Context(index + 1);
    true
}

/// How many of which unit a length has.
fn whole_units(raw: &Raw) -> Option<(Unit, i32)> {
    match raw.meaning {
        Meaning::Duration(Amount::Exact(n), unit, _) if unit >= Unit::Day && n.fract() == 0.0 && n < 10_000.0 => Some((unit, n as i32)),
        // "the half year to June"
        Meaning::Duration(Amount::Exact(0.5), Unit::Year, _) => Some((Unit::Month, 6)),
        Meaning::Quarter(..) => Some((Unit::Month, 3)),
        _ => None,
    }
}

/// "the year from April 2021": the days from the first one on.
fn count_on(raw: &Raw, first: NaiveDate, date: &mut Date, pivot: usize) -> bool {
    let last = whole_units(raw).and_then(|(unit, count)| value::shift(first, unit, count)?.checked_sub_days(Days::new(1)));
    let Some(last) = last else { return false };
    (date.days, date.anchor) = (Some((first, last)), Anchor::Context(pivot));
    true
}

/// "the quarter ended Sept. 30", "the three months ended June 30": the days up to the last one. The quarter is the one that most of them lie in.
fn count_to(raw: &Raw, last: NaiveDate, date: &mut Date, pivot: usize) -> bool {
    let Some((unit, count)) = whole_units(raw) else { return false };
    let Some(first) = last.checked_add_days(Days::new(1)).and_then(|next| value::shift(next, unit, -count)) else { return false };
    if let Meaning::Quarter(..) = raw.meaning {
        let middle = middle((first, last));
        date.value = value::quarter_value(middle.year(), middle.month0() / 3 + 1).0;
    }
    (date.days, date.anchor) = (Some((first, last)), Anchor::Context(pivot));
    true
}

/// The day in the middle of a stretch.
fn middle((first, last): Stretch) -> NaiveDate {
    first + (last - first) / 2
}

/// Does the text tell history: many years that are not the article's, few words that hang on its date, hardly anybody who says something?
/// News that look back have the years too, but their bare months are those near the article.
fn is_history(reading: &Reading<'_>, found: &[&Found], article: Option<NaiveDate>) -> bool {
    let (mut far, mut near) = (0, 0);
    for each in found {
        match each.raw.meaning {
            Meaning::Day(Year::Is(y), ..) | Meaning::Month(Year::Is(y), _) | Meaning::Year(Year::Is(y)) => {
                *(if article.is_none_or(|day| (day.year() - y).abs() > 1) { &mut far } else { &mut near }) += 1;
            }
            Meaning::BeforeChrist(..) => far += 1,
            Meaning::Weekday(Which::Near | Which::Last, _) | Meaning::Offset(Base::Article, ..) | Meaning::FocusDay(Base::Article) => {
                near += 1;
            }
            _ => {}
        }
    }
    far >= 5 && (article.is_none() || 2 * far > 3 * near) && !is_report(reading.doc)
}

/// With fewer sentences to each report of what somebody said, a text is news. Measured: eleven histories of wars have 12 and more, three
/// quarters of 304 news stories fewer.
const SENTENCES_TO_A_REPORT: usize = 12;

/// Does it report what people said?
fn is_report(doc: &Document) -> bool {
    let says = |at: &usize| matches!(doc.lower(*at), "said" | "says" | "told" | "added" | "saying" | "according");
    let reports = (0..doc.tokens.len()).filter(says).count();
    reports * SENTENCES_TO_A_REPORT > doc.sentences.len()
}

/// The last expression that named a time.
#[derive(Clone, Copy)]
struct Focus {
    index: usize,
    days: Stretch,
    unit: Unit,
}

struct Resolver<'a> {
    reading: &'a Reading<'a>,
    article: Option<(NaiveDate, Granularity)>,
    /// The text tells history.
    story: bool,
    focus: Option<Focus>,
    /// The last one that named a day.
    day: Option<Focus>,
    /// The last day on which something happened, under the same heading: the one that times of day belong to.
    told: Option<Focus>,
    /// The hour of that day that was told last.
    moment: Option<Moment>,
    /// Where the story was left for what came before it.
    left: Option<Left>,
    /// The years told of.
    narrative: Narrative,
    /// The year of a text without a date.
    carried: Carried,
    /// The place of the expression at hand in the list of all.
    at: usize,
    /// Its sentence is in the present.
    present: bool,
    /// The sentence of the last expression, where that lay ahead of the article.
    ahead: Option<usize>,
    /// The sentence of the expression at hand.
    sentence: usize,
    /// The last quarter of a year that was named.
    quarter: Option<(i32, u32, usize)>,
    /// The block of the last expression.
    block: u32,
    /// The last sentence, and its block, that told what is so every year.
    recurring: Option<(usize, u32)>,
    /// What the sentence at hand says of other years and days.
    habits: Habits,
    first_clause: FirstClause,
    /// The stretch that the expression at hand ends began a year before what its beginning was taken for.
    begins_before: bool,
}

/// A value with what it was counted from.
struct Answer {
    valued: Valued,
    anchor: Anchor,
    /// Granularity.
    unit: Unit,
}

fn answer(valued: Valued, anchor: Anchor, unit: Unit) -> Answer {
    Answer { valued, anchor, unit }
}

impl Resolver<'_> {
    fn date(&mut self, found: &Found, index: usize) -> Option<Date> {
        let raw = &found.raw;
        let sentence = self.reading.doc.sentences[found.sentence];
        if self.heading_between(sentence.block) {
            (self.told, self.moment, self.left) = (None, None, None);
        }
        self.block = sentence.block;
        self.sentence = found.sentence;
        let plain = |kind, valued: Valued, anchor, quant: Option<Quant>| Date {
            span: found.span,
            kind,
            value: valued.0,
            days: valued.1,
            modifier: raw.modifier,
            anchor,
            quant,
            freq: None,
            range: None,
            age: None,
            rule: raw.rule,
        };
        match &raw.meaning {
            Meaning::Nothing => return None,
            Meaning::Duration(amount, unit, toward) => {
                let day = self.article_day().filter(|_| *toward != 0);
                let days = match (day, amount) {
                    (Some(day), Amount::Exact(n)) if n.fract() == 0.0 && *n < 10_000.0 => {
                        value::shift(day, *unit, *n as i32 * toward).map(|other| (day.min(other), day.max(other)))
                    }
                    _ => None,
                };
                let anchor = if days.is_some() { Anchor::Article } else { Anchor::Explicit };
                return Some(plain(DateKind::Duration, (value::duration_value(*amount, *unit), days), anchor, None));
            }
            // Counted from the next expression, which is not read yet.
            Meaning::Beside(unit, _) => return Some(plain(DateKind::Date, value::unknown_value(*unit), Anchor::None, None)),
            Meaning::Set(set, quant, freq) => {
                let set = plain(DateKind::Set, (set.clone(), None), Anchor::Explicit, *quant);
                return Some(Date { freq: freq.clone(), ..set });
            }
            Meaning::Reference(reference) => {
                let anchor = if self.article.is_some() { Anchor::Article } else { Anchor::None };
                return Some(plain(DateKind::Date, ((*reference).to_owned(), None), anchor, None));
            }
            _ => {}
        }
        self.return_to_story(found);
        if let Meaning::Offset(Base::Context, unit, count) = raw.meaning
            && unit < Unit::Day
        {
            let (kind, valued, anchor) = self.moment_later(unit, count, index);
            return Some(plain(kind, valued, anchor, None));
        }
        let toward = match direction(self.reading.doc, sentence.tokens, found.tokens) {
            // "to Rome next month, to Oslo in May"
            Direction::Unclear if self.ahead == Some(found.sentence) => Direction::Future,
            // "It is wrapped for Christmas."
            Direction::Unclear if matches!(raw.meaning, Meaning::Holiday(..)) && self.word_before(found) == "for" => Direction::Future,
            toward => toward,
        };
        let mut said = self.every_year(found).map_or_else(|| self.answer(found, toward), Some)?;
        if raw.joined {
            self.in_order(found, index, toward, &mut said);
        }
        if let (Some(widened), Some((day, _))) = (raw.widened, said.valued.1) {
            (said.valued, said.unit) = match widened {
                Widened::Week => (value::week_value(day), Unit::Week),
                // The weekend of a Monday is the one before it.
                Widened::Weekend if value::weekday_number(day) == 1 => (value::weekend_value(day - Days::new(1)), Unit::Day),
                Widened::Weekend => (value::weekend_value(day), Unit::Day),
            };
        }
        if !value::is_in_calendar(&said.valued, said.unit) {
            said = answer(value::unknown_value(said.unit), Anchor::None, said.unit);
        }
        if let Some(year) = said.valued.0.strip_prefix("BC").and_then(|rest| rest.get(..4)?.parse().ok()) {
            self.narrative.before_christ = Some((year, index));
        }
        // What is counted from here on is counted from a time that is not known.
        if said.valued.1.is_none() && said.anchor == Anchor::None && said.unit <= Unit::Month {
            (self.focus, self.day, self.told, self.moment, self.left) = (None, None, None, None, None);
        }
        if let Some(days) = said.valued.1 {
            let ahead = said.anchor == Anchor::Article && self.article_day().is_some_and(|day| days.0 > day);
            self.ahead = ahead.then_some(found.sentence);
            let day = said.unit == Unit::Day && days.0 == days.1;
            if day {
                self.leave_story(found, days.0);
            }
            if day && (self.told.is_none() || !self.is_of_report(found, days.0)) {
                self.moment = Moment::of(days.0, raw.clock, index);
                self.told = Some(Focus { index, days, unit: Unit::Day });
            }
            self.focus = Some(Focus { index, days, unit: said.unit });
            if day {
                self.day = self.focus;
            }
            // In a history, what hangs on the day it was read says nothing of the years it tells.
            // Nor does the end of a stretch of years: its events begin with the first.
            let stretch_end = raw.joined && said.unit == Unit::Year;
            if said.anchor == Anchor::Article {
                self.narrative.close();
            }
            if !(self.story && said.anchor == Anchor::Article || stretch_end) {
                let weight = match said.anchor {
                    Anchor::Explicit => narrative::weight(self.reading, found, toward, &mut self.first_clause),
                    _ => Weight::Clause,
                };
                self.narrative.note(found, index, days, said.unit, self.block, weight);
            }
            // The quarter reported on, not the one it is compared with.
            let reported = self.article.is_none_or(|(day, _)| self.story || (day - days.1).num_days() < 330);
            if matches!(raw.meaning, Meaning::Quarter(..)) && reported {
                self.quarter = Some((days.0.year(), days.0.month0() / 3 + 1, index));
            }
        }
        let (mut valued, anchor) = (said.valued, said.anchor);
        let kind = if let Some(clock) = raw.clock {
            valued = at_clock(valued, clock);
            DateKind::Time
        } else {
            DateKind::Date
        };
        Some(plain(kind, valued, anchor, None))
    }

    /// The lower-case word before an expression.
    fn word_before(&self, found: &Found) -> &str {
        let first = found.tokens.first as usize;
        if first > self.reading.doc.sentences[found.sentence].tokens.first as usize { self.reading.doc.lower(first - 1) } else { "" }
    }

    /// Does a heading stand between the block of the last expression and this block, or is this one a heading?
    fn heading_between(&self, block: u32) -> bool {
        let from = if self.block == u32::MAX { 0 } else { self.block as usize + 1 };
        let blocks = self.reading.article.blocks.get(from..=block as usize).unwrap_or(&[]);
        blocks.iter().any(|b| b.kind == BlockKind::Head)
    }

    /// "…, police said on Friday" in Friday's story: the day of the saying, not of what is told.
    fn is_of_report(&self, found: &Found, day: NaiveDate) -> bool {
        let doc = self.reading.doc;
        let first = found.tokens.first as usize;
        let start = (doc.sentences[found.sentence].tokens.first as usize).max(first.saturating_sub(4));
        let cue = (start..first).rev().take_while(|&at| doc.tokens[at].kind == TokenKind::Word).any(|at| doc.word(at).is(Class::CUE));
        cue && self.article_day() == Some(day)
    }

    /// A month, season or day without its year, where the sentence tells what is so every year.
    fn every_year(&mut self, found: &Found) -> Option<Answer> {
        let (value, unit) = match found.raw.meaning {
            Meaning::Month(Year::Unsaid, month) => (format!("XXXX-{month:02}"), Unit::Month),
            Meaning::Season(Year::Unsaid, Which::Near, season) => (format!("XXXX-{}", value::season_code(season)), Unit::Quarter),
            Meaning::Day(Year::Unsaid, month, d) if found.raw.weekday.is_none() => {
                value::day(2000, month, d)?;
                (format!("XXXX-{month:02}-{d:02}"), Unit::Day)
            }
            _ => return None,
        };
        let sentence = self.reading.doc.sentences[found.sentence];
        // "From May to July it is wet. From August on winds blow."
        let goes_on = self.recurring.is_some_and(|(last, block)| block == sentence.block && found.sentence <= last + 1);
        let habit = self.habits.habit(self.reading.doc, found.sentence);
        self.present = habit != Habit::None;
        match habit {
            Habit::Said => {}
            Habit::Present if goes_on => {}
            _ => return None,
        }
        self.recurring = Some((found.sentence, sentence.block));
        Some(answer((value, None), Anchor::None, unit))
    }

    /// The article's day, where it is known to the day.
    fn article_day(&self) -> Option<NaiveDate> {
        self.article.filter(|(_, granularity)| *granularity == Granularity::Day).map(|(day, _)| day)
    }

    /// The article's date if it is known exactly enough for a unit.
    fn article_for(&self, unit: Unit) -> Option<NaiveDate> {
        let (day, granularity) = self.article?;
        let enough = match granularity {
            Granularity::Day => true,
            Granularity::Month => unit >= Unit::Month,
            Granularity::Year => unit >= Unit::Year,
        };
        enough.then_some(day)
    }

    fn article_year(&self) -> Option<i32> {
        self.article.map(|(day, _)| day.year())
    }

    fn answer(&mut self, found: &Found, toward: Direction) -> Option<Answer> {
        Some(match found.raw.meaning.clone() {
            Meaning::Day(Year::Unsaid, month, d) => self.day_without_year(month, d, found.raw.weekday, toward)?,
            Meaning::DayOfMonth(d) => self.day_of_month(d, toward)?,
            Meaning::Day(Year::Is(y), d, month) if self.is_day_first(found.raw.wording, y, month, d) => {
                answer(value::day_value(value::day(y, month, d)?), Anchor::Explicit, Unit::Day)
            }
            Meaning::Day(year, month, d) => {
                let (y, anchor) = self.year(year)?;
                answer(value::day_value(value::day(y, month, d)?), anchor, Unit::Day)
            }
            Meaning::DayNear(which, month, d) => {
                let of = self.month_near(which, month, toward);
                match of.valued.1.and_then(|(from, _)| value::day(from.year(), month, d)) {
                    Some(day) => answer(value::day_value(day), of.anchor, Unit::Day),
                    None => answer((format!("XXXX-{month:02}-{d:02}"), None), Anchor::None, Unit::Day),
                }
            }
            Meaning::Month(Year::Unsaid, month) => self.month_without_year(month, toward),
            Meaning::Month(year, month) => match self.year(year) {
                Some((y, anchor)) => answer(value::month_value(y, month), anchor, Unit::Month),
                None => answer((format!("XXXX-{month:02}"), None), Anchor::None, Unit::Month),
            },
            Meaning::MonthNear(which, month) => self.month_near(which, month, toward),
            Meaning::Year(year) => {
                let (y, anchor) = self.year(year)?;
                answer(value::year_value(y), anchor, Unit::Year)
            }
            Meaning::BeforeChrist(y, rest) => answer((format!("BC{y:04}{rest}"), None), Anchor::Explicit, Unit::Year),
            Meaning::DecadeBeforeChrist(y) => answer((value::decade_before_christ(y), None), Anchor::Explicit, Unit::Decade),
            Meaning::Decade(first) => answer(value::decade_value(first), Anchor::Explicit, Unit::Decade),
            Meaning::Century(number) => answer(value::century_value(number), Anchor::Explicit, Unit::Century),
            Meaning::Quarter(year, number) => self.quarter(year, number, found),
            Meaning::YearAgoQuarter => self.year_ago(),
            Meaning::Half(year, half) => match self.year(year) {
                Some((y, anchor)) => answer(value::half_value(y, half), anchor, Unit::Quarter),
                None => answer((format!("XXXX-H{half}"), None), Anchor::None, Unit::Quarter),
            },
            Meaning::Season(year, which, season) => self.season(year, which, season, toward),
            Meaning::Weekday(which, weekday) => self.weekday(which, weekday, toward),
            Meaning::WeekdayOfWeek(weeks, weekday) => self.weekday_of_week(weeks, weekday),
            Meaning::Weekend(which) => self.weekend(which, toward),
            Meaning::Holiday(year, which, rule) => self.holiday(year, which, rule, toward)?,
            Meaning::Offset(base, unit, count) => self.offset(base, unit, count, found),
            Meaning::OffsetOf(unit, count, of, step) => {
                let day = self.article_day().and_then(|day| value::shift(value::shift(day, of, step)?, unit, count));
                match day {
                    Some(day) => answer(value::unit_value(day, of), Anchor::Article, of),
                    None => answer(value::unknown_value(of), Anchor::None, of),
                }
            }
            Meaning::FocusDay(base) => self.focus_day(base, found, toward),
            Meaning::Beside(..) | Meaning::Duration(..) | Meaning::Set(..) | Meaning::Reference(_) | Meaning::Nothing => return None,
        })
    }

    /// "12/05/94" in a story of 12 May 1994: day and month change places where that falls into the article's week, and only so.
    fn is_day_first(&self, wording: Wording, year: i32, month: u32, d: u32) -> bool {
        let Some(article) = self.article_day().filter(|_| wording == Wording::Numeric) else { return false };
        let far = |day: Option<NaiveDate>| day.map(|day| (day - article).num_days().abs());
        far(value::day(year, month, d)).is_some_and(|far| far <= 7) && far(value::day(year, d, month)).is_none_or(|far| far > 7)
    }

    fn year(&self, year: Year) -> Option<(i32, Anchor)> {
        match year {
            Year::Is(y) => Some((y, Anchor::Explicit)),
            Year::From(n) => Some((self.article_year()? + n, Anchor::Article)),
            Year::Context => self.focus.map(|focus| (focus.days.0.year(), Anchor::Context(focus.index))),
            Year::Unsaid => None,
        }
    }

    /// The year that the text is in: in a history, or, without an article date, where this paragraph has named a day or month of it, or
    /// this sentence the year. A bare year of an undated article may be that of any other matter.
    fn context_year(&self) -> Option<Told> {
        if self.story {
            return self.narrative.year(None);
        }
        self.narrative.year(Some(self.block)).filter(|_| self.article.is_none() && self.narrative.is_near(self.sentence))
    }

    /// The year of a month, or of a day of it, that the text tells of.
    fn narrated_year(&self, month: u32, d: Option<u32>) -> Option<Told> {
        let carried = || self.carried.year(self.at, (month, d), self.narrative.last(), self.present);
        // A bare year of another sentence ("the first since 1950") is weaker than the title's.
        if self.carried.has_title() && !self.narrative.is_near(self.sentence) {
            return carried().or_else(|| self.told_year(month));
        }
        self.told_year(month).or_else(carried)
    }

    fn told_year(&self, month: u32) -> Option<Told> {
        if self.story {
            return self.narrative.year_of_month(month, self.sentence, None);
        }
        let near =
            || self.narrative.year_of_month(month, self.sentence, Some(self.block)).filter(|_| self.narrative.is_near(self.sentence));
        self.narrative.opened(self.block).or_else(|| near().filter(|_| self.article.is_none()))
    }

    /// In a history: the year before our era that the text is in.
    fn before_christ(&self) -> Option<Told> {
        self.narrative.before_christ.filter(|_| self.story || self.article.is_none())
    }

    /// The end of a stretch is not before its beginning: "from Friday to Monday", "from December to February".
    fn in_order(&mut self, found: &Found, index: usize, toward: Direction, said: &mut Answer) {
        let Some(before) = self.focus.filter(|focus| focus.index + 1 == index) else { return };
        let (from, to) = before.days;
        if said.valued.1.is_none_or(|days| days.0 >= from) {
            return;
        }
        let later = match found.raw.meaning {
            Meaning::Weekday(Which::Near, weekday) => on_to(to, weekday, true).map(value::day_value),
            Meaning::Day(Year::Unsaid, month, d) => {
                let mut days = (0..=1).filter_map(|years| value::day(from.year() + years, month, d));
                days.find(|day| *day >= from).map(value::day_value)
            }
            Meaning::Month(Year::Unsaid, month) => Some(value::month_value(from.year() + i32::from(month < from.month()), month)),
            _ => None,
        };
        let Some(later) = later else { return };
        // "It rained from January to December", said in February: the year before, both of them.
        let ahead = later.1.zip(self.article_day()).is_some_and(|((day, _), article)| day > article);
        let by_year = !matches!(found.raw.meaning, Meaning::Weekday(..));
        if toward == Direction::Past && ahead && by_year {
            self.begins_before = true;
        } else {
            said.valued = later;
        }
    }
}

/// The same month or day, a year before.
fn a_year_before(date: &mut Date, raw: &Raw) {
    let Some((from, _)) = date.days.filter(|_| date.anchor == Anchor::Article) else { return };
    let y = from.year() - 1;
    let moved = match raw.meaning {
        Meaning::Month(Year::Unsaid, month) => Some(value::month_value(y, month)),
        Meaning::Day(Year::Unsaid, month, d) => value::day(y, month, d).map(value::day_value),
        _ => None,
    };
    if let Some((value, days)) = moved.filter(|_| y > 0) {
        (date.value, date.days) = (value, days);
    }
}

/// The value with its time of day. Midnight at the end of a day stays in it.
fn at_clock((day, days): Valued, clock: Clock) -> Valued {
    (value::with_clock(&day, clock), days)
}
