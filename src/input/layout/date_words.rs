//! Words of which all belong to a date: "Saturday, February 20, 2016 at 10:32 a.m. EST", "2016-02-20".

use crate::lexicon::calendar::{self, calendar_word};
use crate::lexicon::layout::{Role, plays};

/// What the words of a date say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DateWords {
    /// A month by name, or a date in figures.
    pub(super) month: bool,
    /// A day of the month or a weekday.
    pub(super) day: bool,
    /// A year.
    pub(super) year: bool,
}

impl DateWords {
    /// Enough for a line that dates the article: a month with a day or year, or a date in figures.
    pub(super) fn is_date(self) -> bool {
        self.month && (self.day || self.year)
    }
}

/// What the words say where all of them belong to a date, else None.
pub(super) fn date_words(text: &str) -> Option<DateWords> {
    let mut found = DateWords::default();
    let mut any = false;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | ';' | '_' | '[' | ']')) {
        let word = word.trim_end_matches(['.', ':']);
        if word.is_empty() {
            continue;
        }
        if word.len() > 32 || !date_word(word, &mut found) {
            return None;
        }
        any = true;
    }
    any.then_some(found)
}

fn date_word(word: &str, found: &mut DateWords) -> bool {
    let lower = word.to_lowercase();
    let roles = calendar_roles(&lower);
    if roles.contains(calendar::Role::MONTH) {
        found.month = true;
        return true;
    }
    if roles.contains(calendar::Role::WEEKDAY) {
        found.day = true;
        return true;
    }
    if roles.intersects(BESIDE) || matches!(word, "-" | "–" | "—" | "/") || plays(&lower, Role::DATE_FILLER) {
        return true;
    }
    let digits = lower.len() - lower.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = lower.split_at(digits);
    let Ok(value) = number.parse::<u64>() else { return false };
    match rest {
        "" if digits == 4 && (1800..2100).contains(&value) => found.year = true,
        "" if digits <= 2 && (1..=31).contains(&value) && !found.day => found.day = true,
        "" if digits == 2 && found.month => found.year = true,
        "" if digits == 4 && value < 2400 => {}
        "" => return digits <= 2 && value < 32,
        "st" | "nd" | "rd" | "th" if value <= 31 => found.day = true,
        "am" | "pm" | "a.m" | "p.m" | "hrs" | "h" if value <= 2400 => {}
        _ => return figures(&lower, found),
    }
    true
}

/// What stands in a date line beside the date: "10:32 a.m. local time on", "noon GMT of the".
const BESIDE: calendar::Role = calendar::Role::AMPM
    .union(calendar::Role::ZONE)
    .union(calendar::Role::NOON)
    .union(calendar::Role::LOCAL)
    .union(calendar::Role::TIME)
    .union(calendar::Role::AT)
    .union(calendar::Role::OF)
    .union(calendar::Role::ON)
    .union(calendar::Role::THE);

/// The parts that a word plays in dates, with or without the full stop of an abbreviation that was cut off ("Sat").
fn calendar_roles(lower: &str) -> calendar::Role {
    let roles = |word: &str| calendar_word(word).map_or(calendar::Role::empty(), |known| known.roles);
    let bare = roles(lower);
    if bare.is_empty() && (2..=5).contains(&lower.len()) && lower.bytes().all(|b| b.is_ascii_lowercase()) {
        roles(&format!("{lower}."))
    } else {
        bare
    }
}

/// "2016-02-20", "20/02/2016", "20.2.16", "2016-02-20T10:00:00Z", "10:32", "10.32pm", "10:32:05".
fn figures(word: &str, found: &mut DateWords) -> bool {
    let (date, time) = word.split_once('t').unwrap_or((word, ""));
    let part = |separator: char| {
        let parts: Vec<&str> = date.split(separator).collect();
        let digits = parts.iter().all(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
        (digits, parts.len())
    };
    for separator in ['-', '/', '.'] {
        if part(separator) == (true, 3) {
            *found = DateWords { month: true, day: true, year: true };
            return time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'z'));
        }
    }
    let clock = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let parts = clock.split([':', '.']).all(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
    parts && clock.contains([':', '.']) && matches!(&word[clock.len()..], "" | "am" | "pm" | "a.m" | "p.m" | "h" | "z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_other_words() {
        for text in [
            "20 February 2016",
            "Saturday, February 20, 2016",
            "Feb. 20, 2016 at 10:32 a.m. EST",
            "2016-02-20",
            "2016-02-20T10:00:00Z",
            "20/02/2016 10.32am",
            "4 FEB 90",
            "February 2016",
            "Sat 20 Feb 2016 10.32 GMT",
            "20th of February, 2016 | 10:32 hrs",
        ] {
            assert!(date_words(text).is_some_and(DateWords::is_date), "{text}");
        }
        for text in [
            "",
            "2016",
            "Friday",
            "12",
            "May",
            "12 dead",
            "February floods 2016",
            "20 February 2016: what we know",
            "10:32",
            "3-2",
            "March on 5 cities",
        ] {
            assert!(!date_words(text).is_some_and(DateWords::is_date), "{text}");
        }
    }
}
