//! Dates in strings that are no prose: input fields, addresses, file names, the ids that wire services put above a story.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::meaning::{Meaning, Year};
use super::value;
use crate::article::Article;
use crate::extract::findings::Granularity;
use crate::text::Document;

/// A date with its granularity.
pub(super) type Partial = (NaiveDate, Granularity);

/// Years in which an article may have been written.
fn plausible(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1700..=2199).contains(&day.year())
}

fn day(year: u32, month: u32, d: u32) -> Option<NaiveDate> {
    value::day(i32::try_from(year).ok()?, month, d).filter(|day| plausible(*day))
}

/// The date of an input field, in any form: ISO 8601, RFC 2822, "February 20, 2016", "2016-02", "2016".
pub(super) fn field(written: &str) -> Option<Partial> {
    let written = written.trim();
    if let Some(day) = iso(written) {
        return Some((day, Granularity::Day));
    }
    // "20160220T143000Z"
    if let Some((run, _)) = written.split_once('T').filter(|(run, _)| run.len() == 8 && run.bytes().all(|b| b.is_ascii_digit())) {
        let run: u32 = run.parse().ok()?;
        return Some((day(run / 10_000, run / 100 % 100, run % 100)?, Granularity::Day));
    }
    let numbers: Vec<Option<u32>> = written.split(['-', '/']).map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [Some(year @ 1700..=2199), Some(month)] => return Some((day(year, month, 1)?, Granularity::Month)),
        [Some(year @ 1700..=2199)] => return Some((day(year, 1, 1)?, Granularity::Year)),
        [Some(run @ 17_000_101..=21_991_231)] => return Some((day(run / 10_000, run / 100 % 100, run % 100)?, Granularity::Day)),
        _ => {}
    }
    let article = Article::paragraph(written);
    let mut doc = Document::default();
    doc.read(&article);
    let config = crate::Config::default();
    let reading = crate::extract::Reading {
        article: &article,
        text: &article.text,
        doc: &doc,
        grammar: &crate::grammar::Grammar::default(),
        config: &config,
    };
    super::expressions(&reading).iter().find_map(|found| explicit(&found.raw.meaning))
}

/// What to know of an input field: it cannot be read, or day and month could change places.
pub(super) fn remark(written: &str) -> Option<String> {
    let written = written.trim();
    let Some((day, _)) = field(written) else {
        return (!written.is_empty()).then(|| format!("the input's date {written:?} cannot be read"));
    };
    let parts: Vec<&str> = written.split(['/', '.', '-']).collect();
    let [first, second, year] = parts[..] else { return None };
    let month = |part: &str| part.parse::<u32>().ok().filter(|n| (1..=12).contains(n));
    let either = month(first)? != month(second)? && year.len() == 4;
    either.then(|| format!("the input's date {written:?} is read as {day}; day and month could change places"))
}

/// The date that a meaning says without help.
pub(super) fn explicit(meaning: &Meaning) -> Option<Partial> {
    let (day, granularity) = match *meaning {
        Meaning::Day(Year::Is(y), month, d) => (value::day(y, month, d)?, Granularity::Day),
        Meaning::Month(Year::Is(y), month) => (value::day(y, month, 1)?, Granularity::Month),
        _ => return None,
    };
    plausible(day).then_some((day, granularity))
}

/// "2016-02-20…" at the start.
fn iso(written: &str) -> Option<NaiveDate> {
    let bytes = written.as_bytes();
    let shaped =
        bytes.len() >= 10 && bytes[4] == bytes[7] && matches!(bytes[4], b'-' | b'/') && !bytes.get(10).is_some_and(u8::is_ascii_digit);
    if !shaped {
        return None;
    }
    day(written.get(..4)?.parse().ok()?, written.get(5..7)?.parse().ok()?, written.get(8..10)?.parse().ok()?)
}

/// The date in an address or a file name: "/2016/02/20/", "2016-02-20", "20160220", "/2016/feb/20/".
pub(super) fn address(written: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = written.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str, digits: &[usize]| -> Option<u32> {
        (digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let month = |part: &str| number(part, &[1, 2]).or_else(|| month_name(part));
    let split = parts.windows(3).find_map(|p| day(number(p[0], &[4])?, month(p[1])?, number(p[2], &[1, 2])?));
    split.or_else(|| parts.iter().find_map(|part| number(part, &[8]).and_then(|run| day(run / 10_000, run / 100 % 100, run % 100))))
}

/// The year in an address that does not tell the day: "/2016/talks", "/2016/02/".
pub(super) fn address_year(written: &str) -> Option<i32> {
    let years =
        written.split('/').filter(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())).filter_map(|part| part.parse().ok());
    years.into_iter().find(|year| (1970..=2199).contains(year))
}

fn month_name(part: &str) -> Option<u32> {
    use crate::lexicon::calendar::{Role, calendar_word};
    let word = calendar_word(&part.to_lowercase())?;
    word.roles.contains(Role::MONTH).then_some(u32::from(word.value))
}

/// How wire services write a day into the id of a story; `y`, `m`, `d` are its parts. Compiled when a token in the head looks like an id.
static STORY_IDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let patterns = [
        // "XYZ20160220.0476"
        "^[A-Z_]{2,}(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?:[.-][0-9.]{3,})?$",
        // "XY900815-0044", "xy980120.1830.0071", "891102-0082"
        "^[A-Za-z_]*(?<y>[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})[.-][0-9.]{3,}$",
        // "XY-NR-03-07-91"
        "^[A-Z]{2,}-(?:.+-)?(?<m>[0-9]{2})-(?<d>[0-9]{2})-(?<y>[0-9]{2})$",
    ];
    patterns.into_iter().filter_map(|pattern| Regex::new(pattern).ok()).collect()
});

/// The date in a story's id.
pub(super) fn story_id(token: &str) -> Option<NaiveDate> {
    let token = token.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if token.len() > 40 || token.bytes().filter(u8::is_ascii_digit).count() < 6 {
        return None;
    }
    STORY_IDS.iter().find_map(|pattern| {
        let found = pattern.captures(token)?;
        let number = |group: &str| found[group].parse::<u32>().ok();
        let year = match number("y")? {
            // Two digits were in use from the 1970s on.
            year @ 0..70 => 2000 + year,
            year @ 70..100 => 1900 + year,
            year => year,
        };
        day(year, number("m")?, number("d")?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(day: Option<NaiveDate>) -> String {
        day.map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn fields() {
        for (text, expected) in [
            ("2016-02-20", "2016-02-20 Day"),
            ("2016-02-20T14:30:00Z", "2016-02-20 Day"),
            ("2016/02/20 14:30", "2016-02-20 Day"),
            ("20160220", "2016-02-20 Day"),
            ("20160220T143000Z", "2016-02-20 Day"),
            ("20160220T143000+1100", "2016-02-20 Day"),
            ("Sat Feb 20 2016 03:05:46 GMT+0000", "2016-02-20 Day"),
            ("20 Feb 2016 07:09 GMT", "2016-02-20 Day"),
            ("01:38:07 PM IST Feb 20, 2016", "2016-02-20 Day"),
            ("Sat, 20 Feb 2016 14:30:00 +0000", "2016-02-20 Day"),
            ("February 20, 2016", "2016-02-20 Day"),
            ("2/20/2016", "2016-02-20 Day"),
            ("2016-02", "2016-02-01 Month"),
            ("2016", "2016-01-01 Year"),
            ("2016-02-31", ""),
            ("yesterday", ""),
            ("", ""),
        ] {
            let found = field(text).map_or_else(String::new, |(day, granularity)| format!("{day} {granularity:?}"));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn remarks_on_fields() {
        for (text, remarked) in [
            ("2016-02-20", false),
            ("13/03/2020", false),
            ("03/03/2020", false),
            ("Sat, 20 Feb 2016 14:30:00 +0000", false),
            ("", false),
            ("02/03/2020", true),
            ("2020-02-30", true),
            ("yesterday", true),
        ] {
            assert_eq!(remark(text).is_some(), remarked, "{text}");
        }
    }

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("https://example.org/world/2016/02/20/talks.html", "2016-02-20"),
            ("https://example.org/2016/feb/20/talks", "2016-02-20"),
            ("archive/20160220_talks.txt", "2016-02-20"),
            ("2016-2-20.txt", "2016-02-20"),
            ("https://example.org/a/12345678", ""),
            ("https://example.org/2016/13/45/x", ""),
            ("talks.txt", ""),
        ] {
            assert_eq!(written(address(text)), expected, "{text}");
        }
    }

    #[test]
    fn years_of_addresses() {
        for (text, year) in
            [("https://example.org/2016/talks", Some(2016)), ("https://example.org/a/1234", None), ("https://example.org/talks-2016", None)]
        {
            assert_eq!(address_year(text), year, "{text}");
        }
    }

    #[test]
    fn story_ids() {
        for (text, expected) in [
            ("XYZ20160220.0476", "2016-02-20"),
            ("ZZ910307-0027", "1991-03-07"),
            ("zz970612.1830.0027", "1997-06-12"),
            ("XY-NR-03-07-91", "1991-03-07"),
            ("900417-0035", "1990-04-17"),
            ("555-0100", ""),
            ("XY-12-34-56", ""),
            ("1992", ""),
        ] {
            assert_eq!(written(story_id(text)), expected, "{text}");
        }
    }
}
