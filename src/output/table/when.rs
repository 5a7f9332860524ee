//! What a date means, in plain words instead of TIMEX codes: "February 2016", "week of 2016-02-08", "2016-02-19 morning", "more than 2 years", "every Friday".

use crate::record::{DateKind, DateRecord, Modifier};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The codes of parts of the day.
const TIMES: &[(&str, &str)] =
    &[("MO", "morning"), ("MI", "midday"), ("AF", "afternoon"), ("EV", "evening"), ("NI", "night"), ("DT", "daytime")];
/// The codes of parts of the year.
const SEASONS: &[(&str, &str)] = &[("SP", "spring"), ("SU", "summer"), ("FA", "autumn"), ("AU", "autumn"), ("WI", "winter")];
/// The codes of units of days and more, and of those of less.
const LONG: &[(&str, &str)] = &[
    ("DE", "decade"),
    ("CE", "century"),
    ("C", "century"),
    ("Y", "year"),
    ("Q", "quarter"),
    ("M", "month"),
    ("WE", "weekend"),
    ("W", "week"),
    ("D", "day"),
];
const SHORT: &[(&str, &str)] = &[("H", "hour"), ("M", "minute"), ("S", "second")];

/// What the date means. Empty where that cannot be told without the article's own date.
pub(super) fn when(date: &DateRecord) -> String {
    let value = date.value.as_str();
    match date.kind {
        DateKind::Duration => {
            let length = modified(date.modifier, length(value).unwrap_or_else(|| value.to_owned()));
            [Some(length), span(date)].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        DateKind::Set => every(date).unwrap_or_else(|| value.to_owned()),
        DateKind::Date | DateKind::Time => match point(date) {
            Some(words) => words,
            None => span(date).unwrap_or_else(|| value.to_owned()),
        },
    }
}

/// The day or month of a figure, without the time; what the words are where they do not say more.
pub(super) fn day(date: &DateRecord) -> String {
    let value = date.value.split('T').next().unwrap_or_default();
    match day_words(value, date.from.as_deref()) {
        Some(words) if !words.is_empty() => words,
        _ => date.piece.text.clone(),
    }
}

/// The days that it covers.
fn span(date: &DateRecord) -> Option<String> {
    match (&date.from, &date.to) {
        (Some(from), Some(to)) if from == to => Some(from.clone()),
        (Some(from), Some(to)) => Some(format!("{from}\u{a0}– {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("until {to}")),
        (None, None) => None,
    }
}

/// A point on the calendar. None: it is written in a way that is not known here.
fn point(date: &DateRecord) -> Option<String> {
    let value = date.value.as_str();
    match value {
        "PRESENT_REF" => return Some("now".to_owned()),
        "PAST_REF" => return Some("in the past".to_owned()),
        "FUTURE_REF" => return Some("in the future".to_owned()),
        _ => {}
    }
    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
    let day = day_words(day, date.from.as_deref())?;
    let time = time.map_or(Some(String::new()), time_words)?;
    // "2016-02-19 early morning", but "early 2016"
    Some(match (day.as_str(), time.as_str()) {
        ("", "") => String::new(),
        (_, "") => moved(date.modifier, day),
        ("", _) => moved(date.modifier, time),
        _ => format!("{day} {}", moved(date.modifier, time)),
    })
}

/// A day or what is longer; `from` is its first day.
fn day_words(day: &str, from: Option<&str>) -> Option<String> {
    if let Some(year) = day.strip_prefix("BC") {
        return Some(format!("{} BC", year.trim_start_matches('0')));
    }
    let parts: Vec<&str> = day.split('-').collect();
    let is_known = parts[0].bytes().all(|b| b.is_ascii_digit());
    let of_year = |words: &str| if is_known { format!("{words} {}", parts[0]) } else { words.to_owned() };
    let words = match parts[..] {
        [year] if is_known => match year.len() {
            4 => year.to_owned(),
            3 => format!("{year}0s"),
            2 => format!("{} century", ordinal(year.parse::<u32>().ok()? + 1)),
            _ => return None,
        },
        [_, month, day] if is_known && is_number(month) && is_number(day) => [parts[0], month, day].join("-"),
        [_, month, day] if is_number(month) && is_number(day) => format!("{} {}", day.trim_start_matches('0'), month_name(month)?),
        [_, month] if is_number(month) => of_year(month_name(month)?),
        [_, week] if is_known && week.starts_with('W') && is_number(&week[1..]) => format!("week of {}", from?),
        [_, week, "WE"] if is_known && week.starts_with('W') => format!("weekend of {}", from?),
        [_, part] if named(SEASONS, part).is_some() => of_year(named(SEASONS, part)?),
        [_, part] if part.len() == 2 && part.starts_with(['Q', 'H']) => match part[1..].parse::<usize>() {
            Ok(number) => {
                let unit = if part.starts_with('Q') { "quarter" } else { "half" };
                let words = format!("{} {unit}", ORDINALS.get(number.checked_sub(1)?)?);
                if is_known { format!("{words} of {}", parts[0]) } else { words }
            }
            Err(_) => String::new(),
        },
        // A day of which only the words are known: they stand beside it.
        _ if !is_known && parts[0].bytes().all(|b| b == b'X' || b.is_ascii_digit()) => String::new(),
        _ => return None,
    };
    Some(words)
}

fn time_words(time: &str) -> Option<String> {
    let (clock, zone) = time.strip_suffix('Z').map_or((time, ""), |clock| (clock, " UTC"));
    match named(TIMES, time) {
        Some(part) => Some(part.to_owned()),
        None if clock.bytes().all(|b| b.is_ascii_digit() || b == b':') => Some(format!("{clock}{zone}")),
        None if clock.contains('X') => Some(String::new()),
        None => None,
    }
}

/// "P1Y6M" → "1 year 6 months", "PTXH" → "some hours".
fn length(value: &str) -> Option<String> {
    let (days, times) = value.strip_prefix('P')?.split_once('T').unwrap_or((value.strip_prefix('P')?, ""));
    let mut words = Vec::new();
    for (mut rest, units) in [(days, LONG), (times, SHORT)] {
        while !rest.is_empty() {
            let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X'))?;
            let (number, after) = rest.split_at(end);
            let (code, unit) = units.iter().find(|(code, _)| after.starts_with(code))?;
            rest = &after[code.len()..];
            words.push(match number {
                "" => return None,
                "1" => format!("1 {unit}"),
                "X" => format!("some {}", plural(unit)),
                number => format!("{number} {}", plural(unit)),
            });
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// "every Friday", "every 2 weeks", "2 times every year".
fn every(date: &DateRecord) -> Option<String> {
    let value = date.value.as_str();
    let (day, time) = match value.split_once('T') {
        Some((day, time)) if !value.starts_with('P') => (day, time_words(time)?),
        _ => (value, String::new()),
    };
    let unit = match day.split('-').collect::<Vec<_>>()[..] {
        ["XXXX", "WXX", "WE"] => "weekend".to_owned(),
        ["XXXX", "WXX", day] => (*DAYS.get(day.parse::<usize>().ok()?.checked_sub(1)?)?).to_owned(),
        ["XXXX", "XX", "XX"] => "day".to_owned(),
        ["XXXX", month] if is_number(month) => month_name(month)?.to_owned(),
        ["XXXX", part] if named(SEASONS, part).is_some() => named(SEASONS, part)?.to_owned(),
        ["XXXX", "XX"] => "month".to_owned(),
        ["XXXX", "WXX"] => "week".to_owned(),
        ["XXXX"] => "year".to_owned(),
        _ => {
            let length = length(value)?;
            length.strip_prefix("1 ").map(str::to_owned).unwrap_or(length)
        }
    };
    let unit = match time.as_str() {
        "" => unit,
        // "every night"
        part if unit == "day" && !part.contains(':') => time,
        _ => format!("{unit} {time}"),
    };
    let times = date.freq.as_deref().and_then(|freq| freq.strip_suffix('X')).filter(|n| is_number(n) && *n != "1");
    Some(times.map_or_else(|| format!("every {unit}"), |times| format!("{times} times every {unit}")))
}

/// A length with what its words say of it.
fn modified(modifier: Option<Modifier>, words: String) -> String {
    let before = match modifier {
        None => return words,
        Some(Modifier::Approx) => "about",
        Some(Modifier::MoreThan) => "more than",
        Some(Modifier::LessThan) => "less than",
        Some(Modifier::EqualOrMore) => "at least",
        Some(Modifier::EqualOrLess) => "at most",
        Some(Modifier::Start) => "the start of",
        Some(Modifier::Mid) => "the middle of",
        Some(Modifier::End) => "the end of",
    };
    format!("{before} {words}")
}

/// A point on the calendar with what its words say of it. "More than two years ago" is about there.
fn moved(modifier: Option<Modifier>, words: String) -> String {
    let before = match modifier {
        None => return words,
        Some(Modifier::Start) => "early",
        Some(Modifier::Mid) => "mid",
        Some(Modifier::End) => "late",
        Some(_) => "about",
    };
    format!("{before} {words}")
}

fn named<'n>(codes: &[(&str, &'n str)], code: &str) -> Option<&'n str> {
    codes.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn month_name(number: &str) -> Option<&'static str> {
    MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

fn plural(unit: &str) -> String {
    if unit == "century" { "centuries".to_owned() } else { format!("{unit}s") }
}

fn ordinal(n: u32) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::sample;

    fn date(kind: DateKind, value: &str, days: [&str; 2]) -> DateRecord {
        let some = |day: &str| Some(day.to_owned()).filter(|day| !day.is_empty());
        DateRecord { kind, value: value.to_owned(), from: some(days[0]), to: some(days[1]), ..sample::dated("d1", "then", "2016") }
    }

    #[test]
    fn points_have_words() {
        for (value, words) in [
            ("2016-02-19", "2016-02-19"),
            ("2016-02-19TMO", "2016-02-19 morning"),
            ("2016-02-19T11:20", "2016-02-19 11:20"),
            ("2016-02-19T11:20Z", "2016-02-19 11:20 UTC"),
            ("2016-02", "February 2016"),
            ("2016-W06", "week of 2016-02-08"),
            ("2016-W06-WE", "weekend of 2016-02-08"),
            ("2016", "2016"),
            ("201", "2010s"),
            ("20", "21st century"),
            ("18", "19th century"),
            ("10", "11th century"),
            ("2016-SU", "summer 2016"),
            ("2016-Q1", "first quarter of 2016"),
            ("2016-H2", "second half of 2016"),
            ("BC0044", "44 BC"),
            ("XXXX-09-01", "1 September"),
            ("XXXX-09", "September"),
            ("XXXX-SU", "summer"),
            ("XXXX-Q3", "third quarter"),
            ("XXXX-QX", ""),
            ("XXXX-WXX-5", ""),
            ("XXXX-WXX-5TNI", "night"),
            ("XXXX-XX-XX", ""),
            ("XXXX", ""),
            ("XXXX-XX-XXT11:20", "11:20"),
            ("PRESENT_REF", "now"),
            ("PAST_REF", "in the past"),
            ("FUTURE_REF", "in the future"),
            // What is not known is not shown as a code where there are days.
            ("2016-W99-X", "2016-02-08\u{a0}– 2016-02-14"),
        ] {
            assert_eq!(when(&date(DateKind::Date, value, ["2016-02-08", "2016-02-14"])), words, "{value}");
        }
        assert_eq!(when(&date(DateKind::Date, "2016-W06", ["", ""])), "2016-W06");
    }

    #[test]
    fn figures_have_days() {
        for (value, words) in [
            ("2016-02-19TMO", "2016-02-19"),
            ("2016-02", "February 2016"),
            ("2016", "2016"),
            ("XXXX-WXX-5TMO", "then"),
            ("PRESENT_REF", "then"),
            ("P2D", "then"),
        ] {
            assert_eq!(day(&date(DateKind::Date, value, ["2016-01-01", "2016-12-31"])), words, "{value}");
        }
    }

    #[test]
    fn lengths_have_words() {
        for (value, words) in [
            ("P1D", "1 day"),
            ("P2D", "2 days"),
            ("PT36H", "36 hours"),
            ("PTXM", "some minutes"),
            ("PXM", "some months"),
            ("P1Y6M", "1 year 6 months"),
            ("P1DT2H", "1 day 2 hours"),
            ("PXDE", "some decades"),
            ("P2C", "2 centuries"),
            ("P1.5Y", "1.5 years"),
            ("P2WE", "2 weekends"),
            ("P", "P"),
            ("PD", "PD"),
            ("P2", "P2"),
        ] {
            assert_eq!(when(&date(DateKind::Duration, value, ["", ""])), words, "{value}");
        }
        let days = when(&date(DateKind::Duration, "P3D", ["2016-02-08", "2016-02-10"]));
        assert_eq!(days, "3 days, 2016-02-08\u{a0}– 2016-02-10");
    }

    #[test]
    fn what_repeats_has_words() {
        for (value, freq, words) in [
            ("P1D", None, "every day"),
            ("P2W", None, "every 2 weeks"),
            ("XXXX-WXX-1", None, "every Monday"),
            ("XXXX-WXX-5TNI", None, "every Friday night"),
            ("XXXX-WXX-WE", None, "every weekend"),
            ("XXXX-XX-XXTNI", None, "every night"),
            ("XXXX-XX-XXT18:00", None, "every day 18:00"),
            ("XXXX-12", None, "every December"),
            ("P1Y", Some("2X"), "2 times every year"),
            ("P1Y", Some("1X"), "every year"),
            ("XXXX-WXX-9", None, "XXXX-WXX-9"),
        ] {
            let set = DateRecord { freq: freq.map(str::to_owned), ..date(DateKind::Set, value, ["", ""]) };
            assert_eq!(when(&set), words, "{value}");
        }
    }

    #[test]
    fn what_the_words_say_of_it_is_said() {
        for (kind, value, modifier, words) in [
            (DateKind::Date, "2016", Modifier::Start, "early 2016"),
            (DateKind::Date, "2016-02", Modifier::Mid, "mid February 2016"),
            (DateKind::Date, "2016", Modifier::End, "late 2016"),
            (DateKind::Date, "2016-02-19", Modifier::LessThan, "about 2016-02-19"),
            (DateKind::Date, "XXXX", Modifier::Start, ""),
            (DateKind::Time, "2016-02-19TMO", Modifier::Start, "2016-02-19 early morning"),
            (DateKind::Time, "2016-02-19T11:20", Modifier::Approx, "2016-02-19 about 11:20"),
            (DateKind::Time, "XXXX-WXX-5TNI", Modifier::End, "late night"),
            (DateKind::Duration, "P2Y", Modifier::MoreThan, "more than 2 years"),
            (DateKind::Duration, "P2Y", Modifier::LessThan, "less than 2 years"),
            (DateKind::Duration, "P2Y", Modifier::Approx, "about 2 years"),
            (DateKind::Duration, "P2Y", Modifier::EqualOrMore, "at least 2 years"),
            (DateKind::Duration, "P2Y", Modifier::EqualOrLess, "at most 2 years"),
        ] {
            let date = DateRecord { modifier: Some(modifier), ..date(kind, value, ["", ""]) };
            assert_eq!(when(&date), words, "{value} {modifier}");
        }
    }
}
