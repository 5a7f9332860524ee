//! What the rules of the layout ask of a few words: how they end, whether they are a date, a name, capitals.

use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::lexicon::{Class, classes};
use crate::span::Span;

/// How a run of text ends, behind its closing quotation marks and brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a full stop or an ellipsis.
    Stop,
    /// With a question or exclamation mark.
    Question,
    /// With a comma, colon, semicolon or dash: more follows.
    More,
    /// With an abbreviation, whose full stop may be that of the sentence too.
    Abbreviation,
    /// With a word.
    Open,
}

/// How a text ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', '(', ')', '[', ']', '*', '_', '\u{200B}']).trim_end();
    match text.chars().next_back() {
        Some('.') if !text.ends_with("..") && ends_with_abbreviation(text) => Ending::Abbreviation,
        Some('.' | '…') => Ending::Stop,
        Some('?' | '!') => Ending::Question,
        Some(',' | ':' | ';' | '-' | '–' | '—') => Ending::More,
        _ => Ending::Open,
    }
}

/// "… in the U.S.", "… Smith Jr.": the full stop belongs to the last word.
fn ends_with_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let inner = last.trim_end_matches('.').contains('.');
    inner && last.chars().filter(|c| c.is_alphabetic()).count() <= 4 || known_abbreviation(last).is_some()
}

/// An abbreviation of the lexicon, with its full stop.
pub(super) fn known_abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > 12 || !word.ends_with('.') {
        return None;
    }
    abbreviation(&word.to_lowercase())
}

/// Does the text begin with these (lower-case ASCII) words, in any case?
pub(super) fn begins(text: &str, words: &str) -> bool {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    // Most differ in their first letter.
    match (text.first(), words.first()) {
        (Some(a), Some(b)) if a.to_ascii_lowercase() == *b => begins_at(text, 0, words),
        _ => false,
    }
}

/// Does it begin with these words, and does no letter or digit follow?
pub(super) fn begins_word(text: &str, words: &str) -> bool {
    begins(text, words) && !text[words.len()..].starts_with(char::is_alphanumeric)
}

/// Where one of the cues (lower case, of two bytes and more) stands first in the text, in any case, at the start of a word; the longest of
/// those that stand there.
pub(super) fn find_cue<'c>(text: &str, cues: &[&'c str]) -> Option<(usize, &'c str)> {
    let bytes = text.as_bytes();
    // For each first letter one bit a second letter: hardly a place that no cue stands at is looked at any closer.
    let mut pairs = [0u32; 32];
    for cue in cues {
        if let [first, second, ..] = cue.as_bytes() {
            pairs[usize::from(first & 31)] |= 1 << (second & 31);
        }
    }
    for (at, pair) in bytes.windows(2).enumerate() {
        if pairs[usize::from(pair[0] & 31)] >> (pair[1] & 31) & 1 == 0 || at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
            continue;
        }
        let first = pair[0].to_ascii_lowercase();
        let here = cues.iter().filter(|cue| cue.as_bytes().first() == Some(&first) && begins_at(bytes, at, cue.as_bytes()));
        if let Some(cue) = here.max_by_key(|cue| cue.len()) {
            return Some((at, cue));
        }
    }
    None
}

fn begins_at(bytes: &[u8], at: usize, words: &[u8]) -> bool {
    bytes.get(at..at + words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
}

/// Its first letter is a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Has letters, and none of them small.
pub(super) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// A word that cannot begin a name: determiner, pronoun, preposition, verb form …
pub(super) fn is_function(word: &str) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    classes(&lower).intersects(Class::CLOSED | Class::NUMBER)
}

/// The part of `text` (a slice of `whole`) as a span of `whole`.
pub(super) fn span_of(whole: &str, part: &str) -> Span {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    Span::new(start, start + part.len())
}

const MONTHS: &[&str] =
    &["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words that stand in a date line beside the date.
const FILLERS: &[&str] = &[
    "-", "–", "—", "/", "a.m", "am", "at", "bst", "cat", "cdt", "cest", "cet", "cst", "ct", "date", "eat", "edt", "eest", "eet", "est",
    "et", "gmt", "hkt", "hours", "hrs", "ist", "jst", "local", "mdt", "midnight", "mst", "mt", "noon", "of", "on", "p.m", "pdt", "pkt",
    "pm", "pst", "pt", "sast", "the", "time", "utc", "wat", "wib", "z",
];

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
    let known = known_abbreviation(&format!("{lower}."));
    if MONTHS.contains(&&*lower) || known == Some(Abbreviation::Month) || lower == "sept" {
        found.month = true;
        return true;
    }
    if WEEKDAYS.contains(&&*lower) || known == Some(Abbreviation::Weekday) {
        found.day = true;
        return true;
    }
    if FILLERS.contains(&&*lower) {
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
    fn endings_are_told() {
        for (text, wanted) in [
            ("They left.", Ending::Stop),
            ("“They left.”", Ending::Stop),
            ("They left …", Ending::Stop),
            ("(They left.)", Ending::Stop),
            ("Did they leave?”", Ending::Question),
            ("They left for the U.S.", Ending::Abbreviation),
            ("Gen. Low Jr.", Ending::Abbreviation),
            ("They left", Ending::Open),
            ("They left ‘early’", Ending::Open),
            ("They left:", Ending::More),
            ("", Ending::Open),
        ] {
            assert_eq!(ending(text), wanted, "{text}");
        }
    }

    #[test]
    fn cues_are_found_at_the_start_of_words() {
        let cues = &["photo", "photo by", "©", "(ap"][..];
        for (text, found) in [
            ("A Photo by Sam Low", Some((2, "photo by"))),
            ("A telephoto lens, (AP", Some((18, "(ap"))),
            ("PHOTO", Some((0, "photo"))),
            ("2016 © Sam Low", Some((5, "©"))),
            ("A phot", None),
            ("p", None),
            ("", None),
        ] {
            assert_eq!(find_cue(text, cues), found, "{text}");
        }
    }

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
