//! Which day, month, quarter or week is meant where the year or the week is not said: the one the text tells of, else the one near the
//! article's date on the side that the clause's tense speaks of; nothing where neither is known.

use chrono::{Datelike, Days, NaiveDate};

use super::super::Found;
use super::super::meaning::{Base, Clock, Unit, Which, Wording, Year};
use super::super::tense::Direction;
use super::super::value::{self, Stretch};
use super::{Answer, Focus, Resolver, answer};
use crate::extract::findings::{Anchor, Granularity};
use crate::lexicon::calendar::Holiday;

/// Days from the article's within which a day without its year is one of the article's time.
const OWN: i64 = 1;

/// Days from one day of a story to the next one that is still told of the same year.
const SOON: i64 = 62;

impl Resolver<'_> {
    pub(super) fn day_without_year(&self, month: u32, d: u32, weekday: Option<u32>, toward: Direction) -> Option<Answer> {
        // Some year must have such a day.
        value::day(2000, month, d)?;
        if let Some((y, index)) = self.before_christ() {
            return Some(answer((format!("BC{y:04}-{month:02}-{d:02}"), None), Anchor::Context(index), Unit::Day));
        }
        // "Friday, 19 February": a year in which it is a Friday.
        let agrees = |day: &NaiveDate| weekday.is_none_or(|weekday| value::weekday_number(*day) == weekday);
        if let Some((y, index)) = self.narrated_year(month, Some(d))
            && let Some(day) = value::day(y, month, d)
            && (self.article.is_some() || agrees(&day))
        {
            return Some(answer(value::day_value(day), Anchor::Context(index), Unit::Day));
        }
        let unknown = || answer((format!("XXXX-{month:02}-{d:02}"), None), Anchor::None, Unit::Day);
        let Some((day, granularity)) = self.article else { return Some(unknown()) };
        if let Some((soon, index)) = self.soon_after(month, d).filter(|(soon, _)| toward != Direction::Future && agrees(soon)) {
            return Some(answer(value::day_value(soon), Anchor::Context(index), Unit::Day));
        }
        let near = match granularity {
            Granularity::Day => {
                let on = |y| value::day(y, month, d);
                // The article's own day keeps its year, whatever weekday its writer took it for.
                let own = on(day.year()).filter(|said| (*said - day).num_days().abs() <= OWN);
                own.or_else(|| nearest(day, toward, |y| on(y).filter(agrees))).or_else(|| nearest(day, toward, on))
            }
            _ => value::day(day.year(), month, d),
        };
        Some(near.map_or_else(unknown, |near| answer(value::day_value(near), Anchor::Article, Unit::Day)))
    }

    /// "The blast was on 3 May 2004. The mayor came on 5 May": a day soon after one of another year, in the same paragraph.
    fn soon_after(&self, month: u32, d: u32) -> Option<(NaiveDate, usize)> {
        let (y, index) = self.narrative.year(Some(self.block)).filter(|(y, _)| self.article_year() != Some(*y))?;
        let last = self.narrative.last().filter(|last| last.year() == y)?;
        let day = value::day(y, month, d)?;
        (0..=SOON).contains(&(day - last).num_days()).then_some((day, index))
    }

    /// "the 28th": of the month told of, else of the article's or the one before (behind) it.
    pub(super) fn day_of_month(&self, d: u32, toward: Direction) -> Option<Answer> {
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

    pub(super) fn month_without_year(&self, month: u32, toward: Direction) -> Answer {
        if let Some((y, index)) = self.before_christ() {
            return answer((format!("BC{y:04}-{month:02}"), None), Anchor::Context(index), Unit::Month);
        }
        if let Some((y, index)) = self.narrated_year(month, None) {
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

    pub(super) fn month_near(&self, which: Which, month: u32, toward: Direction) -> Answer {
        // In a history "last March" is that of who is quoted.
        let which = match which {
            Which::Last if self.story && self.focus.is_some() => Which::Context(-1),
            Which::Next if self.story && self.focus.is_some() => Which::Context(1),
            which => which,
        };
        if let (Which::Context(n), Some(focus)) = (which, self.focus) {
            let at = focus.days.0;
            let year = match n {
                -1 if month >= at.month() => at.year() - 1,
                1 if month <= at.month() => at.year() + 1,
                _ => at.year(),
            };
            return answer(value::month_value(year, month), Anchor::Context(focus.index), Unit::Month);
        }
        let Some(day) = self.article_for(Unit::Month) else {
            let deictic = matches!(which, Which::Last | Which::This | Which::Next);
            let unknown = answer((format!("XXXX-{month:02}"), None), Anchor::None, Unit::Month);
            return if deictic { unknown } else { self.month_without_year(month, toward) };
        };
        let year = match which {
            Which::Last if month >= day.month() => day.year() - 1,
            Which::Next if month <= day.month() => day.year() + 1,
            _ => day.year(),
        };
        answer(value::month_value(year, month), Anchor::Article, Unit::Month)
    }

    pub(super) fn season(&self, year: Year, which: Which, season: u32, toward: Direction) -> Answer {
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
            // "what we did this summer", said in January
            Which::This if toward == Direction::Past && !begun(day.year()) => day.year() - 1,
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

    pub(super) fn quarter(&self, year: Year, number: Option<u32>, found: &Found) -> Answer {
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
            && found.raw.wording != Wording::LatestQuarter
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
    pub(super) fn year_ago(&self) -> Answer {
        match self.quarter {
            Some((y, q, index)) => answer(value::quarter_value(y - 1, q), Anchor::Context(index), Unit::Year),
            None => match self.article_for(Unit::Year) {
                Some(day) => answer(value::year_value(day.year() - 1), Anchor::Article, Unit::Year),
                None => answer(value::unknown_value(Unit::Year), Anchor::None, Unit::Year),
            },
        }
    }

    pub(super) fn weekday(&self, which: Which, weekday: u32, toward: Direction) -> Answer {
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
    pub(super) fn weekday_of_week(&self, weeks: i32, weekday: u32) -> Answer {
        let day = self.article_day().and_then(|day| {
            let monday = back_to(day, 1, false)?;
            value::shift(value::shift(monday, Unit::Week, weeks)?, Unit::Day, weekday as i32 - 1)
        });
        let unknown = || answer((format!("XXXX-WXX-{weekday}"), None), Anchor::None, Unit::Day);
        day.map_or_else(unknown, |day| answer(value::day_value(day), Anchor::Article, Unit::Day))
    }

    pub(super) fn weekend(&self, which: Which, toward: Direction) -> Answer {
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

    pub(super) fn holiday(&self, year: Year, which: Which, rule: Holiday, toward: Direction) -> Option<Answer> {
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
                // A feast comes once a year: the one on the side that the clause looks to.
                _ if toward == Direction::Future => around.find(|days| days.1 >= article),
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

    pub(super) fn offset(&self, base: Base, unit: Unit, count: i32, found: &Found) -> Answer {
        // "by the end of the year" in a history is the year it tells of.
        let base = if self.story && found.raw.wording == Wording::TheUnit { Base::Context } else { base };
        let year_back = unit == Unit::Year && count == -1 && (base == Base::Context || found.raw.wording == Wording::Ago);
        if year_back && self.quarter.is_some() {
            return self.year_ago();
        }
        let sub_day = unit < Unit::Day;
        if base == Base::Context
            && let Some((y, index)) =
                self.narrative.before_christ.filter(|_| found.raw.wording != Wording::TheUnit).or_else(|| self.before_christ())
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
    pub(super) fn focus_day(&mut self, base: Base, found: &Found, toward: Direction) -> Answer {
        // "Daily 08:00 – 20:00" is of no day in particular.
        let at_clock = matches!(found.raw.clock, Some(Clock::At(..)));
        if at_clock && self.habits.has_hours(self.reading.doc, found.sentence) {
            return answer(value::unknown_value(Unit::Day), Anchor::None, Unit::Day);
        }
        let overnight = found.raw.wording == Wording::Overnight;
        let named = if base == Base::Context { self.focus.filter(|focus| focus.unit == Unit::Day) } else { self.told };
        if let Some(focus) = named.filter(|_| !overnight && found.raw.wording != Wording::ThisPart) {
            return answer(value::day_value(focus.days.0), Anchor::Context(focus.index), Unit::Day);
        }
        let back = u64::from(overnight && toward != Direction::Future);
        match self.article_day().and_then(|day| day.checked_sub_days(Days::new(back))) {
            Some(day) => answer(value::day_value(day), Anchor::Article, Unit::Day),
            None => answer(value::unknown_value(Unit::Day), Anchor::None, Unit::Day),
        }
    }
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
        distance.abs() + if against { 183 } else { 0 }
    })
}

/// The latest such weekday up to a day; `strictly`: before it.
fn back_to(day: NaiveDate, weekday: u32, strictly: bool) -> Option<NaiveDate> {
    let back = (value::weekday_number(day) + 7 - weekday) % 7;
    day.checked_sub_days(Days::new(u64::from(if back == 0 && strictly { 7 } else { back })))
}

/// The next such weekday from a day on; `strictly`: after it.
pub(super) fn on_to(day: NaiveDate, weekday: u32, strictly: bool) -> Option<NaiveDate> {
    let on = (weekday + 7 - value::weekday_number(day)) % 7;
    day.checked_add_days(Days::new(u64::from(if on == 0 && strictly { 7 } else { on })))
}
