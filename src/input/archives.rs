//! Downloads of the archives of newspapers, Nexis and Factiva: what their articles state of themselves.

use chrono::{Datelike, NaiveDate};

use crate::extract::dates::written_day;
use crate::lexicon::foreign_months::foreign_month;

/// The day in a line that dates an article: "January 11, 2010 Monday", "July 2, 2019 Tuesday 9:33 AM GMT", "29 décembre 2011",
/// "29. Dezember 2011". A line of other words is none.
pub(super) fn day(line: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(WORDS).collect();
    for (at, word) in words.iter().enumerate() {
        let Some(month) = foreign_month(&word.to_lowercase()).or_else(|| english_month(word)) else { continue };
        // "de" in "29 de diciembre de 2011"
        let before = words[..at].iter().rev().find(|word| !word.eq_ignore_ascii_case("de"));
        let mut after = words[at + 1..].iter().filter(|word| !word.eq_ignore_ascii_case("de"));
        let number =
            |word: Option<&&str>| word.and_then(|word| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok());
        let first = number(after.next());
        let (day, year) = match (first, number(before)) {
            (Some(year), Some(day)) if year > 31 => (day, year),
            (Some(day), _) if day <= 31 => (day, number(after.next())?),
            _ => continue,
        };
        let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        if let Some(date) = date.filter(|date| (1600..2200).contains(&date.year())) {
            return Some(date);
        }
    }
    None
}

/// Words of a line among which its day stands.
const WORDS: usize = 12;

fn english_month(word: &str) -> Option<u32> {
    let day = written_day(&format!("{word} 1, 2000")).filter(|_| word.len() >= 3 && word.chars().all(char::is_alphabetic))?;
    Some(day.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_dated() {
        for line in [
            "February 20, 2016 Saturday",
            "Saturday, February 20, 2016",
            "February 20, 2016, Saturday, Late Edition",
            "20 February 2016",
            "20 février 2016",
            "20. Februar 2016",
            "20 de febrero de 2016",
            "Feb 20, 2016 9:33 AM GMT",
            "Samstag, 20. Februar 2016",
        ] {
            assert_eq!(day(line), NaiveDate::from_ymd_opt(2016, 2, 20), "{line}");
        }
        for line in
            ["The Harbour Post", "LENGTH: 355 words", "Copyright 2016 May Press", "February 2016", "May 4", "355 mots", "February 30, 2016"]
        {
            assert_eq!(day(line), None, "{line}");
        }
    }
}
