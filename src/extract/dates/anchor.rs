//! From what an expression says to when that is: against the article's date, or against the time the text speaks of.
//!
//! Two anchors. *Article*: today, Friday, last week, a bare month. *Context*: the last expression that named a day, month or year — for "two
//! days later", "the following year", and for bare days and months in a text that tells history (many years, none of them the article's).

use chrono::{Datelike, Days, NaiveDate};

use super::Found;
use super::meaning::{Base, Clock, Meaning, Unit, Which, Widened, Year};
use super::narrative::{self, Narrative, Told, Weight};
use super::tense::{Direction, direction};
use super::value::{self, Stretch, Valued};
use crate::article::BlockKind;
use crate::extract::Reading;
use crate::extract::findings::{Anchor, Date, DateKind, Findings, Granularity};
use crate::lexicon::Class;
use crate::lexicon::calendar::Holiday;
use crate::text::TokenKind;

/// Anchors all expressions and adds them to the findings.
pub(super) fn resolve(reading: &Reading<'_>, found: &[&Found], findings: &mut Findings) {
    let article = findings.article_date.as_ref().map(|date| (date.day, date.granularity));
    let mut resolver = Resolver {
        reading,
        article,
        story: is_history(found, article.map(|(day, _)| day)),
        focus: None,
        day: None,
        told: None,
        narrative: Narrative::default(),
        ahead: None,
        sentence: 0,
        quarter: None,
        block: u32::MAX,
    };
    let mut ranges = 0;
    for &each in found {
        let index = findings.dates.len();
        let Some(date) = resolver.date(each, index) else { continue };
        findings.dates.push(date);
        if each.raw.joined && index > 0 {
            let before = findings.dates[index - 1].range;
            let number = before.unwrap_or_else(|| {
                ranges += 1;
                ranges
            });
            findings.dates[index - 1].range = Some(number);
            findings.dates[index].range = Some(number);
        }
    }
}

/// Does the text tell history: many years that are not the article's, few words that hang on its date?
fn is_history(found: &[&Found], article: Option<NaiveDate>) -> bool {
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
    far >= 5 && (article.is_none() || 2 * far > 3 * near)
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
    /// The years told of.
    narrative: Narrative,
    /// The sentence of the last expression, where that lay ahead of the article.
    ahead: Option<usize>,
    /// The sentence of the expression at hand.
    sentence: usize,
    /// The last quarter of a year that was named.
    quarter: Option<(i32, u32, usize)>,
    /// The block of the last expression.
    block: u32,
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
            self.told = None;
        }
        self.block = sentence.block;
        self.sentence = found.sentence;
        let plain = |kind, valued: Valued, anchor, quant: Option<&str>| Date {
            span: found.span,
            kind,
            value: valued.0,
            days: valued.1,
            modifier: raw.modifier,
            anchor,
            quant: quant.map(str::to_owned),
            freq: None,
            range: None,
            rule: raw.rule,
        };
        match &raw.meaning {
            Meaning::Nothing => return None,
            Meaning::Duration(amount, unit, toward) => {
                let day = self.article_day().filter(|_| *toward != 0);
                let days = match (day, amount) {
                    (Some(day), super::meaning::Amount::Exact(n)) if n.fract() == 0.0 && *n < 10_000.0 => {
                        value::shift(day, *unit, *n as i32 * toward).map(|other| (day.min(other), day.max(other)))
                    }
                    _ => None,
                };
                let anchor = if days.is_some() { Anchor::Article } else { Anchor::Explicit };
                return Some(plain(DateKind::Duration, (value::duration_value(*amount, *unit), days), anchor, None));
            }
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
        let toward = match direction(self.reading.doc, sentence.tokens, found.tokens) {
            // "to Rome next month, to Oslo in May"
            Direction::Unclear if self.ahead == Some(found.sentence) => Direction::Future,
            toward => toward,
        };
        let mut said = self.answer(found, toward)?;
        if raw.joined {
            self.in_order(found, index, &mut said);
        }
        if let (Some(widened), Some((day, _))) = (raw.widened, said.valued.1) {
            (said.valued, said.unit) = match widened {
                Widened::Week => (value::week_value(day), Unit::Week),
                Widened::Weekend => (value::weekend_value(day), Unit::Day),
            };
        }
        if let Some(year) = said.valued.0.strip_prefix("BC").and_then(|rest| rest.get(..4)?.parse().ok()) {
            self.narrative.before_christ = Some((year, index));
        }
        if let Some(days) = said.valued.1 {
            let ahead = said.anchor == Anchor::Article && self.article_day().is_some_and(|day| days.0 > day);
            self.ahead = ahead.then_some(found.sentence);
            let day = said.unit == Unit::Day && days.0 == days.1;
            if day && (self.told.is_none() || !self.is_of_report(found, days.0)) {
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
                    Anchor::Explicit => narrative::weight(self.reading, found, toward),
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

    fn answer(&self, found: &Found, toward: Direction) -> Option<Answer> {
        Some(match found.raw.meaning.clone() {
            Meaning::Day(Year::Unsaid, month, d) => self.day_without_year(month, d, found.raw.weekday, toward)?,
            Meaning::DayOfMonth(d) => self.day_of_month(d, toward)?,
            Meaning::Day(Year::Is(y), d, month) if self.is_day_first(found.raw.rule, y, month, d) => {
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
            Meaning::FocusDay(base) => self.focus_day(base, found, toward),
            Meaning::Duration(..) | Meaning::Set(..) | Meaning::Reference(_) | Meaning::Nothing => return None,
        })
    }

    /// "12/05/94" in a story of 12 May 1994: day and month change places where that falls into the article's week, and only so.
    fn is_day_first(&self, rule: &str, year: i32, month: u32, d: u32) -> bool {
        let Some(article) = self.article_day().filter(|_| matches!(rule, "slashes" | "dashes")) else { return false };
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

    /// In a history, or without an article date: the year that the text is in.
    fn context_year(&self) -> Option<Told> {
        if self.story { self.narrative.year(None) } else { self.narrative.year(self.near_block()?) }
    }

    /// A year said in another paragraph may be that of another matter: outside of histories, the block that must have named it. None where
    /// no such year counts, for the article's date is known.
    fn near_block(&self) -> Option<Option<u32>> {
        self.article.is_none().then_some(Some(self.block))
    }

    fn narrated_year(&self, month: u32) -> Option<Told> {
        let block = match self.near_block() {
            _ if self.story => None,
            Some(block) => block,
            None => return self.narrative.opened(self.block),
        };
        self.narrative.year_of_month(month, self.sentence, block)
    }

    /// In a history: the year before our era that the text is in.
    fn before_christ(&self) -> Option<Told> {
        self.narrative.before_christ.filter(|_| self.story || self.article.is_none())
    }

    /// The end of a stretch is not before its beginning: "from Friday to Monday", "from December to February".
    fn in_order(&self, found: &Found, index: usize, said: &mut Answer) {
        let Some(before) = self.focus.filter(|focus| focus.index + 1 == index) else { return };
        let (from, to) = before.days;
        if said.valued.1.is_none_or(|days| days.0 >= from) {
            return;
        }
        let later = match found.raw.meaning {
            Meaning::Weekday(Which::Near, weekday) => on_to(to, weekday, true).map(value::day_value),
            Meaning::Day(Year::Unsaid, month, d) => value::day(from.year() + 1, month, d).map(value::day_value),
            Meaning::Month(Year::Unsaid, month) => Some(value::month_value(from.year() + 1, month)),
            _ => None,
        };
        if let Some(later) = later {
            said.valued = later;
        }
    }

    fn day_without_year(&self, month: u32, d: u32, weekday: Option<u32>, toward: Direction) -> Option<Answer> {
        // Some year must have such a day.
        value::day(2000, month, d)?;
        if let Some((y, index)) = self.before_christ() {
            return Some(answer((format!("BC{y:04}-{month:02}-{d:02}"), None), Anchor::Context(index), Unit::Day));
        }
        if let Some((y, index)) = self.narrated_year(month)
            && let Some(day) = value::day(y, month, d)
        {
            return Some(answer(value::day_value(day), Anchor::Context(index), Unit::Day));
        }
        let unknown = || answer((format!("XXXX-{month:02}-{d:02}"), None), Anchor::None, Unit::Day);
        let Some((day, granularity)) = self.article else { return Some(unknown()) };
        let near = match granularity {
            Granularity::Day => {
                // "Friday, 19 February": a year in which it is a Friday.
                let agrees = |day: &NaiveDate| weekday.is_none_or(|weekday| value::weekday_number(*day) == weekday);
                let on = |y| value::day(y, month, d);
                nearest(day, toward, |y| on(y).filter(agrees)).or_else(|| nearest(day, toward, on))
            }
            _ => value::day(day.year(), month, d),
        };
        Some(near.map_or_else(unknown, |near| answer(value::day_value(near), Anchor::Article, Unit::Day)))
    }

    /// "the 28th": of the month told of, else of the article's or the one before (behind) it.
    fn day_of_month(&self, d: u32, toward: Direction) -> Option<Answer> {
        if let Some(focus) = self.focus.filter(|focus| focus.unit <= Unit::Month && (self.story || self.told.is_some())) {
            let day = value::day(focus.days.0.year(), focus.days.0.month(), d)?;
            return Some(answer(value::day_value(day), Anchor::Context(focus.index), Unit::Day));
        }
        let unknown = || answer((format!("XXXX-XX-{d:02}"), None), Anchor::None, Unit::Day);
        let Some(article) = self.article_day() else { return Some(unknown()) };
        let step = match toward {
            Direction::Future => i32::from(d < article.day()),
            _ => -i32::from(d > article.day()),
        };
        let month = value::shift(value::day(article.year(), article.month(), 1)?, Unit::Month, step)?;
        let day = value::day(month.year(), month.month(), d);
        Some(day.map_or_else(unknown, |day| answer(value::day_value(day), Anchor::Article, Unit::Day)))
    }

    fn month_without_year(&self, month: u32, toward: Direction) -> Answer {
        if let Some((y, index)) = self.before_christ() {
            return answer((format!("BC{y:04}-{month:02}"), None), Anchor::Context(index), Unit::Month);
        }
        if let Some((y, index)) = self.narrated_year(month) {
            return answer(value::month_value(y, month), Anchor::Context(index), Unit::Month);
        }
        let Some((day, granularity)) = self.article else { return answer((format!("XXXX-{month:02}"), None), Anchor::None, Unit::Month) };
        let ahead = match granularity {
            Granularity::Year => 0,
            // The article's own month and those ahead, where the clause looks ahead; else the latest one.
            _ if toward == Direction::Future => i32::from(month < day.month()),
            _ => -i32::from(month > day.month()),
        };
        answer(value::month_value(day.year() + ahead, month), Anchor::Article, Unit::Month)
    }

    fn month_near(&self, which: Which, month: u32, toward: Direction) -> Answer {
        if let (Which::Context(n), Some(focus)) = (which, self.focus) {
            let at = focus.days.0;
            let year = match n {
                -1 if month >= at.month() => at.year() - 1,
                1 if month <= at.month() => at.year() + 1,
                _ => at.year(),
            };
            return answer(value::month_value(year, month), Anchor::Context(focus.index), Unit::Month);
        }
        let Some(day) = self.article_for(Unit::Month) else { return self.month_without_year(month, toward) };
        let year = match which {
            Which::Last if month >= day.month() => day.year() - 1,
            Which::Next if month <= day.month() => day.year() + 1,
            _ => day.year(),
        };
        answer(value::month_value(year, month), Anchor::Article, Unit::Month)
    }

    fn season(&self, year: Year, which: Which, season: u32, toward: Direction) -> Answer {
        if let Some((y, anchor)) = self.year(year) {
            return answer(value::season_value(y, season), anchor, Unit::Quarter);
        }
        if let (Some((y, index)), Which::Near | Which::Context(_)) = (self.before_christ(), which) {
            let y = if let Which::Context(n) = which { y - n } else { y };
            return answer((format!("BC{y:04}-{}", value::season_code(season)), None), Anchor::Context(index), Unit::Quarter);
        }
        if let Which::Context(n) = which
            && let Some(focus) = self.focus
        {
            return answer(value::season_value(focus.days.0.year() + n, season), Anchor::Context(focus.index), Unit::Quarter);
        }
        if which == Which::Near
            && let Some((y, index)) = self.context_year()
        {
            return answer(value::season_value(y, season), Anchor::Context(index), Unit::Quarter);
        }
        let Some(day) = self.article_for(Unit::Month) else {
            return answer((format!("XXXX-{}", value::season_code(season)), None), Anchor::None, Unit::Quarter);
        };
        let first = season * 3;
        // In January and February the winter of the year before is on.
        let begun = |year: i32| value::day(year, first, 1).is_some_and(|from| from <= day);
        let ended = |year: i32| value::season_value(year, season).1.is_some_and(|(_, to)| to < day);
        let year = match which {
            Which::Last => (0..3).map(|n| day.year() - n).find(|&y| ended(y)).unwrap_or(day.year() - 1),
            Which::Next => {
                if begun(day.year()) {
                    day.year() + 1
                } else {
                    day.year()
                }
            }
            Which::This => {
                if season == 4 && day.month() < 3 {
                    day.year() - 1
                } else {
                    day.year()
                }
            }
            _ if toward == Direction::Future => {
                if ended(day.year()) {
                    day.year() + 1
                } else {
                    day.year()
                }
            }
            _ => {
                if begun(day.year()) {
                    day.year()
                } else {
                    day.year() - 1
                }
            }
        };
        answer(value::season_value(year, season), Anchor::Article, Unit::Quarter)
    }

    fn quarter(&self, year: Year, number: Option<u32>, found: &Found) -> Answer {
        if let (Some((y, anchor)), Some(q)) = (self.year(year), number) {
            return answer(value::quarter_value(y, q), anchor, Unit::Quarter);
        }
        // "the 1988 quarter": the one in focus, in that year.
        if let (Some((y, _)), None) = (self.year(year), number) {
            return match self.quarter {
                Some((_, q, index)) => answer(value::quarter_value(y, q), Anchor::Context(index), Unit::Quarter),
                None => answer(value::year_value(y), Anchor::Explicit, Unit::Year),
            };
        }
        if let (Year::From(n), None, Some((y, q, index))) = (year, number, self.quarter) {
            return answer(value::quarter_value(y + n, q), Anchor::Context(index), Unit::Quarter);
        }
        if number.is_none()
            && found.raw.rule != "latest_quarter"
            && let Some((y, q, index)) = self.quarter
        {
            return answer(value::quarter_value(y, q), Anchor::Context(index), Unit::Quarter);
        }
        if let (Some((y, index)), Some(q)) = (self.context_year(), number) {
            return answer(value::quarter_value(y, q), Anchor::Context(index), Unit::Quarter);
        }
        let Some(day) = self.article_for(Unit::Month) else {
            return answer((number.map_or("XXXX-QX".to_owned(), |q| format!("XXXX-Q{q}")), None), Anchor::None, Unit::Quarter);
        };
        let now = day.month0() / 3 + 1;
        let (y, q) = match number {
            // The latest that has begun: what is reported on, even by those who expect to report it.
            Some(q) => (if q > now { day.year() - 1 } else { day.year() }, q),
            // "the quarter": the one that ended last, which is reported on.
            None if now == 1 => (day.year() - 1, 4),
            None => (day.year(), now - 1),
        };
        answer(value::quarter_value(y, q), Anchor::Article, Unit::Quarter)
    }

    /// "the year-ago quarter", and "a year earlier" where quarters are reported.
    fn year_ago(&self) -> Answer {
        match self.quarter {
            Some((y, q, index)) => answer(value::quarter_value(y - 1, q), Anchor::Context(index), Unit::Year),
            None => match self.article_for(Unit::Year) {
                Some(day) => answer(value::year_value(day.year() - 1), Anchor::Article, Unit::Year),
                None => answer(value::unknown_value(Unit::Year), Anchor::None, Unit::Year),
            },
        }
    }

    fn weekday(&self, which: Which, weekday: u32, toward: Direction) -> Answer {
        let unknown = answer((format!("XXXX-WXX-{weekday}"), None), Anchor::None, Unit::Day);
        if let (Which::Context(n), Some(focus)) = (which, self.focus) {
            let (from, to) = focus.days;
            let day = match n {
                -1 => back_to(from, weekday, true),
                1 => on_to(to, weekday, true),
                _ => on_to(from, weekday, false),
            };
            return day.map_or(unknown, |day| answer(value::day_value(day), Anchor::Context(focus.index), Unit::Day));
        }
        let Some(article) = self.article_day() else { return unknown };
        let day = match which {
            Which::Last => back_to(article, weekday, true),
            Which::Next => on_to(article, weekday, true),
            Which::This => on_to(article, weekday, false),
            _ if toward == Direction::Future => on_to(article, weekday, false),
            _ => back_to(article, weekday, false),
        };
        day.map_or(unknown, |day| answer(value::day_value(day), Anchor::Article, Unit::Day))
    }

    /// "Friday of next week"
    fn weekday_of_week(&self, weeks: i32, weekday: u32) -> Answer {
        let day = self.article_day().and_then(|day| {
            let monday = back_to(day, 1, false)?;
            value::shift(value::shift(monday, Unit::Week, weeks)?, Unit::Day, weekday as i32 - 1)
        });
        let unknown = || answer((format!("XXXX-WXX-{weekday}"), None), Anchor::None, Unit::Day);
        day.map_or_else(unknown, |day| answer(value::day_value(day), Anchor::Article, Unit::Day))
    }

    fn weekend(&self, which: Which, toward: Direction) -> Answer {
        let unknown = || answer(("XXXX-WXX-WE".to_owned(), None), Anchor::None, Unit::Day);
        if let (Which::Context(n), Some(focus)) = (which, self.focus) {
            let day = value::shift(focus.days.0, Unit::Week, n);
            return day.map_or_else(unknown, |day| answer(value::weekend_value(day), Anchor::Context(focus.index), Unit::Day));
        }
        let Some(article) = self.article_day() else { return unknown() };
        let resting = value::weekday_number(article) >= 6;
        let weeks = match which {
            Which::Last => -1,
            Which::Next if resting => 1,
            Which::Near if toward != Direction::Future && !resting => -1,
            _ => 0,
        };
        value::shift(article, Unit::Week, weeks).map_or_else(unknown, |day| answer(value::weekend_value(day), Anchor::Article, Unit::Day))
    }

    fn holiday(&self, year: Year, which: Which, rule: Holiday, toward: Direction) -> Option<Answer> {
        let on = |y| value::holiday(rule, y);
        let known = |days: Stretch, anchor| answer(value::holiday_value(days), anchor, Unit::Day);
        if let Some((y, anchor)) = self.year(year) {
            return Some(known(on(y)?, anchor));
        }
        if let Which::Context(n) = which
            && let Some(focus) = self.focus
        {
            return Some(known(on(focus.days.0.year() + n)?, Anchor::Context(focus.index)));
        }
        if let Some((y, index)) = self.context_year().filter(|_| which == Which::Near) {
            return Some(known(on(y)?, Anchor::Context(index)));
        }
        if let Some(article) = self.article_day() {
            let mut around = (-1..=1).filter_map(|n| on(article.year() + n));
            let days = match which {
                Which::Last => around.rfind(|days| days.1 < article),
                Which::Next => around.find(|days| days.0 > article),
                Which::This => on(article.year()),
                _ => {
                    let first = nearest(article, toward, |y| on(y).map(|days| days.0))?;
                    around.find(|days| days.0 == first)
                }
            };
            return Some(known(days?, Anchor::Article));
        }
        let value = match rule {
            Holiday::Fixed(month, d) => format!("XXXX-{month:02}-{d:02}"),
            Holiday::Nth(month, ..) => format!("XXXX-{month:02}"),
            Holiday::Easter(_) | Holiday::Islamic(..) => "XXXX-XX-XX".to_owned(),
        };
        Some(answer((value, None), Anchor::None, Unit::Day))
    }

    fn offset(&self, base: Base, unit: Unit, count: i32, found: &Found) -> Answer {
        // "by the end of the year" in a history is the year it tells of.
        let base = if self.story && found.raw.rule == "the_unit" { Base::Context } else { base };
        let year_back = unit == Unit::Year && count == -1 && (base == Base::Context || found.raw.rule == "ago");
        if year_back && self.quarter.is_some() {
            return self.year_ago();
        }
        let sub_day = unit < Unit::Day;
        if base == Base::Context
            && let Some((y, index)) = self.narrative.before_christ.filter(|_| found.raw.rule != "the_unit").or_else(|| self.before_christ())
            && let Some(y) = y.checked_sub(count).filter(|y| *y > 0)
        {
            let value = match unit {
                Unit::Year => Some(format!("BC{y:04}")),
                Unit::Decade => y.checked_add(count).map(|y| value::decade_before_christ(y - 10 * count)),
                _ => None,
            };
            let anchor = if value.is_some() { Anchor::Context(index) } else { Anchor::None };
            return answer((value.unwrap_or_else(|| value::unknown_value(unit).0), None), anchor, unit);
        }
        // "Two days earlier" than the day told last, though a month or year was named since.
        let fits = |focus: &Focus| focus.unit <= unit || unit >= Unit::Year;
        if base == Base::Context
            && let Some(focus) = self.focus.filter(fits).or(self.day.filter(fits))
        {
            // From the end of a stretch onward, from its beginning backward.
            let from = if count > 0 && focus.unit <= unit { focus.days.1 } else { focus.days.0 };
            let from = if unit >= Unit::Month { focus.days.0 } else { from };
            if let Some(day) = value::shift(from, unit, count) {
                return answer(value::unit_value(day, unit), Anchor::Context(focus.index), unit);
            }
        }
        if base == Base::Context && self.story {
            return answer(value::unknown_value(unit), Anchor::None, unit);
        }
        let known = self.article_for(if sub_day { Unit::Day } else { unit }).and_then(|day| value::shift(day, unit, count));
        match known {
            Some(day) => answer(value::unit_value(day, unit), Anchor::Article, unit.max(Unit::Day)),
            None => answer(value::unknown_value(unit), Anchor::None, unit),
        }
    }

    /// The day that a time of day belongs to: the one last told of, else the article's; "overnight" is the night before it.
    fn focus_day(&self, base: Base, found: &Found, toward: Direction) -> Answer {
        let overnight = found.raw.rule == "overnight";
        let named = if base == Base::Context { self.focus.filter(|focus| focus.unit == Unit::Day) } else { self.told };
        if let Some(focus) = named.filter(|_| !overnight && found.raw.rule != "this_part") {
            return answer(value::day_value(focus.days.0), Anchor::Context(focus.index), Unit::Day);
        }
        let back = u64::from(overnight && toward != Direction::Future);
        match self.article_day().and_then(|day| day.checked_sub_days(Days::new(back))) {
            Some(day) => answer(value::day_value(day), Anchor::Article, Unit::Day),
            None => answer(value::unknown_value(Unit::Day), Anchor::None, Unit::Day),
        }
    }
}

/// The value with its time of day. Midnight at the end of a day stays in it.
fn at_clock((day, days): Valued, clock: Clock) -> Valued {
    (value::with_clock(&day, clock), days)
}

/// Of the year before, this one and the next, the one nearest to the article; the clause's tense decides between near ones.
fn nearest(article: NaiveDate, toward: Direction, on: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let candidates = (-1..=1).filter_map(|n| on(article.year() + n));
    candidates.min_by_key(|day| {
        let distance = (*day - article).num_days();
        // A wrong direction costs half a year.
        let against = match toward {
            Direction::Future => distance < 0,
            Direction::Past => distance > 0,
            Direction::Unclear => false,
        };
        distance.abs() + if against { 120 } else { 0 }
    })
}

/// The latest such weekday up to a day; `strictly`: before it.
fn back_to(day: NaiveDate, weekday: u32, strictly: bool) -> Option<NaiveDate> {
    let back = (value::weekday_number(day) + 7 - weekday) % 7;
    day.checked_sub_days(Days::new(u64::from(if back == 0 && strictly { 7 } else { back })))
}

/// The next such weekday from a day on; `strictly`: after it.
fn on_to(day: NaiveDate, weekday: u32, strictly: bool) -> Option<NaiveDate> {
    let on = (weekday + 7 - value::weekday_number(day)) % 7;
    day.checked_add_days(Days::new(u64::from(if on == 0 && strictly { 7 } else { on })))
}
