//! TIMEX3 values and the days they cover.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::meaning::{Amount, Clock, Unit};
use crate::lexicon::calendar::{Holiday, islamic_months};

/// First and last day, both inclusive.
pub(super) type Stretch = (NaiveDate, NaiveDate);

/// A value and the days it covers, where they are known.
pub(super) type Valued = (String, Option<Stretch>);

/// A day, where the calendar has it and its year has four digits.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1..=9999).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// Monday 1 to Sunday 7.
pub(super) fn weekday_number(day: NaiveDate) -> u32 {
    day.weekday().number_from_monday()
}

pub(super) fn day_value(day: NaiveDate) -> Valued {
    (day.format("%Y-%m-%d").to_string(), Some((day, day)))
}

pub(super) fn month_value(year: i32, month: u32) -> Valued {
    let stretch = day(year, month, 1).and_then(|from| Some((from, from.checked_add_months(Months::new(1))?.pred_opt()?)));
    (format!("{year:04}-{month:02}"), stretch)
}

pub(super) fn year_value(year: i32) -> Valued {
    (format!("{year:04}"), years(year, year))
}

/// From the first day of one year to the last of another.
pub(super) fn years(from: i32, to: i32) -> Option<Stretch> {
    Some((day(from, 1, 1)?, day(to, 12, 31)?))
}

pub(super) fn week_value(any: NaiveDate) -> Valued {
    let week = any.iso_week();
    let monday = any.checked_sub_days(Days::new(u64::from(any.weekday().num_days_from_monday())));
    (format!("{:04}-W{:02}", week.year(), week.week()), monday.and_then(|m| Some((m, m.checked_add_days(Days::new(6))?))))
}

/// The weekend of the ISO week of a day.
pub(super) fn weekend_value(any: NaiveDate) -> Valued {
    let (week, days) = week_value(any);
    (format!("{week}-WE"), days.and_then(|(monday, sunday)| Some((monday.checked_add_days(Days::new(5))?, sunday))))
}

pub(super) fn quarter_value(year: i32, quarter: u32) -> Valued {
    (format!("{year:04}-Q{quarter}"), months(year, quarter * 3 - 2, 3))
}

pub(super) fn half_value(year: i32, half: u32) -> Valued {
    (format!("{year:04}-H{half}"), months(year, half * 6 - 5, 6))
}

/// Months of a year from one on.
fn months(year: i32, first: u32, count: u32) -> Option<Stretch> {
    let from = day(year, first, 1)?;
    Some((from, from.checked_add_months(Months::new(count))?.pred_opt()?))
}

/// Seasons of the north as months: spring March to May; winter begins in December of its year.
pub(super) fn season_value(year: i32, season: u32) -> Valued {
    (format!("{year:04}-{}", season_code(season)), months(year, season * 3, 3))
}

pub(super) fn season_code(season: u32) -> &'static str {
    match season {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}

/// Ten years by their first: "199".
pub(super) fn decade_value(first: i32) -> Valued {
    let first = first - first.rem_euclid(10);
    (format!("{:03}", first / 10), years(first, first + 9))
}

/// "BC048": the 480s before our era.
pub(super) fn decade_before_christ(year: i32) -> String {
    format!("BC{:03}", year / 10)
}

/// A century by its number: the 20th is "19".
pub(super) fn century_value(number: i32) -> Valued {
    if number < 0 {
        return (format!("BC{:02}", -number - 1), None);
    }
    (format!("{:02}", number - 1), years(((number - 1) * 100).max(1), number * 100 - 1))
}

/// A named day in a year, as its first and last day; the first one where the year has two.
pub(super) fn holiday(rule: Holiday, year: i32) -> Option<Stretch> {
    let day = match rule {
        Holiday::Fixed(month, d) => day(year, month, d),
        Holiday::Nth(month, weekday, which, after) => {
            let weekday = Weekday::try_from(u8::try_from(weekday.checked_sub(1)?).ok()?).ok()?;
            let nth = |n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
            let found = if which == 9 { nth(5).or_else(|| nth(4)) } else { nth(u8::try_from(which).ok()?) };
            found?.checked_add_days(Days::new(u64::from(after)))
        }
        Holiday::Easter(offset) => easter(year)?.checked_add_signed(TimeDelta::try_days(offset)?),
        Holiday::Islamic(month, d) => {
            let firsts = islamic_months(month);
            let first = firsts.iter().position(|first| first.year() == year)?;
            if d > 0 {
                // A feast at the end of the year before may fall into this one.
                let feast = |first: &NaiveDate| first.checked_add_days(Days::new(u64::from(d) - 1));
                firsts[first.saturating_sub(1)..].iter().filter_map(feast).find(|day| day.year() == year)
            } else {
                // The month ends where the next one begins.
                let next = islamic_months(month + 1).iter().find(|next| **next > firsts[first])?;
                return Some((firsts[first], next.pred_opt()?));
            }
        }
    };
    day.map(|day| (day, day))
}

/// The value of a named day; of a longer feast an interval of ISO 8601.
pub(super) fn holiday_value((from, to): Stretch) -> Valued {
    if from == to { day_value(from) } else { (format!("{from}/{to}"), Some((from, to))) }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, in Meeus, Astronomical Algorithms, chapter 8).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// A day moved by whole units.
pub(super) fn shift(from: NaiveDate, unit: Unit, count: i32) -> Option<NaiveDate> {
    let by_days = |days: i64| from.checked_add_signed(TimeDelta::try_days(days)?);
    let by_months = |months: i64| {
        let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
        if months < 0 { from.checked_sub_months(size) } else { from.checked_add_months(size) }
    };
    let n = i64::from(count);
    match unit {
        Unit::Second | Unit::Minute => Some(from),
        Unit::Hour => by_days(if n.abs() < 24 { 0 } else { n / 24 }),
        Unit::Day => by_days(n),
        Unit::Week => by_days(n * 7),
        Unit::Fortnight => by_days(n * 14),
        Unit::Month => by_months(n),
        Unit::Quarter => by_months(n * 3),
        Unit::Year => by_months(n * 12),
        Unit::Decade => by_months(n * 120),
        Unit::Century => by_months(n * 1200),
        Unit::Millennium => by_months(n * 12_000),
    }
    .filter(|day| (1..=9999).contains(&day.year()))
}

/// The calendar unit that holds a day.
pub(super) fn unit_value(any: NaiveDate, unit: Unit) -> Valued {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => day_value(any),
        Unit::Week | Unit::Fortnight => week_value(any),
        Unit::Month => month_value(any.year(), any.month()),
        Unit::Quarter => quarter_value(any.year(), any.month0() / 3 + 1),
        Unit::Year => year_value(any.year()),
        Unit::Decade => decade_value(any.year()),
        Unit::Century | Unit::Millennium => century_value(any.year() / 100 + 1),
    }
}

/// The same without knowing the day.
pub(super) fn unknown_value(unit: Unit) -> Valued {
    let value = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    };
    (value.to_owned(), None)
}

/// Is a value of the calendar one of the years 1 to 9999, or of 9999 years before our era? "Last winter" in an article of January of the year 1
/// is not.
pub(super) fn is_in_calendar((value, days): &Valued, unit: Unit) -> bool {
    let year = value.strip_prefix("BC").unwrap_or(value);
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let width = match unit {
        Unit::Century | Unit::Millennium => 2,
        Unit::Decade => 3,
        _ => 4,
    };
    let known = year.starts_with('X') || digits == width && !year.starts_with("0000");
    known && days.is_none_or(|(from, to)| from.year() >= 1 && to.year() <= 9999)
}

/// A day's value with a time of day.
pub(super) fn with_clock(day: &str, clock: Clock) -> String {
    match clock {
        Clock::Part(part) => format!("{day}T{part}"),
        Clock::At(hour, minute, zone) => {
            let zone = match zone {
                None => String::new(),
                Some(0) => "Z".to_owned(),
                Some(east) => format!("{}{:02}:{:02}", if east < 0 { '-' } else { '+' }, east.abs() / 60, east.abs() % 60),
            };
            format!("{day}T{hour:02}:{:02}{zone}", minute.unwrap_or(0))
        }
    }
}

/// A length of time: the unit said is kept, but decades and centuries are years and quarters months.
pub(super) fn duration_value(amount: Amount, unit: Unit) -> String {
    let Amount::Exact(n) = amount else {
        return match unit {
            Unit::Second => "PTXS",
            Unit::Minute => "PTXM",
            Unit::Hour => "PTXH",
            Unit::Day => "PXD",
            Unit::Week | Unit::Fortnight => "PXW",
            Unit::Month => "PXM",
            Unit::Quarter => "PXQ",
            Unit::Year => "PXY",
            Unit::Decade => "PXDE",
            Unit::Century => "PXC",
            Unit::Millennium => "PXL",
        }
        .to_owned();
    };
    let (n, mark) = match unit {
        Unit::Second => (n, "TS"),
        Unit::Minute => (n, "TM"),
        Unit::Hour => (n, "TH"),
        Unit::Day => (n, "D"),
        Unit::Week => (n, "W"),
        Unit::Fortnight => (n * 2.0, "W"),
        Unit::Month => (n, "M"),
        Unit::Quarter => (n * 3.0, "M"),
        Unit::Year => (n, "Y"),
        Unit::Decade => (n * 10.0, "Y"),
        Unit::Century => (n * 100.0, "Y"),
        Unit::Millennium => (n * 1000.0, "Y"),
    };
    let (time, letter) = mark.strip_prefix('T').map_or(("", mark), |letter| ("T", letter));
    let half = (n.fract() - 0.5).abs() < 1e-9;
    match letter {
        "Y" if half && time.is_empty() => format!("P{}Y6M", n.trunc()).replace("P0Y", "P"),
        "M" if half && time == "T" => format!("PT{}M30S", n.trunc()).replace("PT0M", "PT"),
        "H" if half => format!("PT{}H30M", n.trunc()).replace("PT0H", "PT"),
        _ => format!("P{time}{}{letter}", (n * 100.0).round() / 100.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_four_digits() {
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
        for (valued, unit, inside) in [
            (year_value(1), Unit::Year, true),
            (year_value(9999), Unit::Year, true),
            (year_value(0), Unit::Year, false),
            (year_value(-1), Unit::Year, false),
            (year_value(10_000), Unit::Year, false),
            (season_value(0, 4), Unit::Quarter, false),
            (month_value(0, 7), Unit::Month, false),
            (week_value(first), Unit::Week, true),
            // Its Sunday is of the year 10000.
            (week_value(last), Unit::Week, false),
            (decade_value(1), Unit::Decade, true),
            (decade_value(9999), Unit::Decade, true),
            (decade_value(10_000), Unit::Decade, false),
            (century_value(100), Unit::Century, true),
            (century_value(101), Unit::Century, false),
            (("BC0044-03-15".to_owned(), None), Unit::Day, true),
            (("BC10500".to_owned(), None), Unit::Year, false),
            (unknown_value(Unit::Month), Unit::Month, true),
        ] {
            assert_eq!(is_in_calendar(&valued, unit), inside, "{valued:?}");
        }
    }

    #[test]
    fn easter_sundays() {
        for (year, month, d) in [(1818, 3, 22), (1998, 4, 12), (2000, 4, 23), (2016, 3, 27), (2038, 4, 25)] {
            assert_eq!(easter(year), day(year, month, d), "{year}");
        }
    }

    #[test]
    fn named_days() {
        let on = |rule, year| holiday(rule, year).map(|days| holiday_value(days).0);
        for (rule, year, value) in [
            (Holiday::Nth(11, 4, 4, 0), 1999, "1999-11-25"),
            (Holiday::Nth(11, 4, 4, 1), 1999, "1999-11-26"),
            (Holiday::Nth(5, 1, 9, 0), 2016, "2016-05-30"),
            (Holiday::Easter(-2), 2016, "2016-03-25"),
            (Holiday::Islamic(9, 0), 2016, "2016-06-06/2016-07-05"),
            (Holiday::Islamic(10, 1), 2016, "2016-07-06"),
            (Holiday::Islamic(12, 10), 2007, "2007-12-20"),
            (Holiday::Islamic(12, 10), 1974, "1974-01-03"),
        ] {
            assert_eq!(on(rule, year).as_deref(), Some(value));
        }
        assert_eq!(on(Holiday::Islamic(9, 0), 1066), None);
    }

    #[test]
    fn weeks_at_the_edges_of_years() {
        for ((y, m, d), week) in
            [((2016, 1, 3), "2015-W53"), ((2014, 12, 29), "2015-W01"), ((2016, 2, 20), "2016-W07"), ((2020, 12, 31), "2020-W53")]
        {
            assert_eq!(week_value(day(y, m, d).unwrap()).0, week);
        }
    }

    #[test]
    fn lengths() {
        let exact = |n| Amount::Exact(n);
        for (amount, unit, value) in [
            (exact(24.0), Unit::Hour, "PT24H"),
            (exact(5.0), Unit::Year, "P5Y"),
            (exact(1.5), Unit::Year, "P1Y6M"),
            (exact(0.5), Unit::Hour, "PT30M"),
            (exact(2.0), Unit::Decade, "P20Y"),
            (exact(3.0), Unit::Quarter, "P9M"),
            (exact(2.5), Unit::Month, "P2.5M"),
            (Amount::Vague, Unit::Month, "PXM"),
        ] {
            assert_eq!(duration_value(amount, unit), value);
        }
    }

    #[test]
    fn stretches() {
        assert_eq!(month_value(2016, 2).1, Some((day(2016, 2, 1).unwrap(), day(2016, 2, 29).unwrap())));
        assert_eq!(season_value(2015, 4).1, Some((day(2015, 12, 1).unwrap(), day(2016, 2, 29).unwrap())));
        assert_eq!(century_value(20), ("19".to_owned(), years(1900, 1999)));
        assert_eq!(decade_value(1990), ("199".to_owned(), years(1990, 1999)));
        assert_eq!(weekend_value(day(2016, 2, 16).unwrap()).0, "2016-W07-WE");
    }
}
