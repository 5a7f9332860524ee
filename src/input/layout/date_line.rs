//! Lines that only date the article ("Published: 20 February 2016"), and dates at the end of other lines.

use super::cues::cues;
use super::date_words::date_words;
use super::words::begins;
use crate::lexicon::layout::Role;

/// Is this a line that only dates the article? `labelled`: a label must stand before the date.
pub(super) fn is_date_line(text: &str, labelled: bool) -> bool {
    if text.len() > 120 {
        return false;
    }
    let text = text.trim_start_matches(['(', '[', '*', '|', '•', '·', ' ']);
    match after_label(text) {
        // "Published 20 February 2016 | Updated 21 February 2016".
        Some(rest) => {
            let cut = labelled_from(rest);
            let (first, second) = rest.split_at(cut.unwrap_or(rest.len()));
            date_words(first).is_some_and(|d| d.is_date()) && (second.is_empty() || is_date_line(second, true))
        }
        None => !labelled && (date_words(text).is_some_and(|d| d.is_date()) || is_placed_date(text)),
    }
}

/// Where behind its first word a text has the label of a date.
fn labelled_from(text: &str) -> Option<usize> {
    let from = text.find(char::is_whitespace)?;
    Some(from + cues(Role::DATE_LABEL).find(&text[from..])?.0)
}

/// What follows a label of a date.
fn after_label(text: &str) -> Option<&str> {
    let label = cues(Role::DATE_LABEL).opens(text)?;
    let rest = text[label.len()..].trim_start_matches([':', ' ', '\t', '\u{A0}', '-', '–', '|']);
    Some(["on ", "at "].iter().find(|w| begins(rest, w)).map_or(rest, |w| &rest[w.len()..]))
}

/// "Port Vale, Ruritania — Saturday 20 February 2016": a place and a full date with a dash between them.
fn is_placed_date(text: &str) -> bool {
    let full = |date: &str| date_words(date).is_some_and(|d| d.month && d.day && d.year);
    text.match_indices(['—', '–', '|', '-'])
        .take(3)
        .any(|(at, mark)| full(&text[at + mark.len()..]) && super::dateline::is_places(text[..at].trim()))
}

/// Cuts a date off the end of a byline: "Ruth Adeyemi | Published 20 February 2016", "Ruth Adeyemi, 20 February 2016".
pub(super) fn without_date(text: &str) -> (&str, Option<&str>) {
    let label = labelled_from(text).filter(|&at| is_date_line(&text[at..], true));
    let bare = text.match_indices([',', '|', '•', '·', '\n', '-', '–', '—']).map(|(at, mark)| at + mark.len());
    let bare = bare.filter(|&at| text.len() - at <= 64 && date_words(&text[at..]).is_some_and(|d| d.is_date()));
    match label.or_else(|| bare.min()) {
        Some(at) => {
            let date = text[at..].trim_start();
            (text[..at].trim_end_matches([',', '|', '•', '·', '-', '–', '—', '(', ' ', '\t', '\u{A0}', '\n', '\r']), Some(date))
        }
        None => (text, None),
    }
}

/// Where the labelled dates begin that close a line: "Storm kills 12 Posted: 20 February 2016 Updated: 21 February 2016".
pub(super) fn dated_end(text: &str) -> Option<usize> {
    let from = text.find(char::is_whitespace).filter(|_| text.len() <= 320)?;
    let (at, label) = cues(Role::DATED_END).find(&text[from..])?;
    let upper = text[from + at..].starts_with(char::is_uppercase) || label.ends_with(':');
    (upper && is_date_line(&text[from + at..], true)).then_some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_are_told() {
        for text in [
            "20 February 2016",
            "Saturday, February 20, 2016",
            "Published: 20 February 2016",
            "Published 20 Feb 2016 at 10:32 GMT",
            "Posted on February 20, 2016",
            "UPDATED: 10:32 AM EST, Feb 20, 2016",
            "Published 20 February 2016 | Updated 21 February 2016",
            "Last updated on 2016-02-20 10:32:00",
            "(Updated 20 February 2016)",
            "Port Vale, Ruritania — Saturday 20\u{A0}February 2016",
            "GENEVA - 20 February 2016",
        ] {
            assert!(is_date_line(text, false), "{text}");
        }
        for text in [
            "Friday",
            "1917",
            "20 February 2016: the storm",
            "Published in Manila",
            "Updated figures are awaited",
            "Date palms burnt in 2016",
            "February floods",
            "The storm — 20 February 2016",
            "Port Vale — February",
        ] {
            assert!(!is_date_line(text, false), "{text}");
        }
        assert!(!is_date_line("20 February 2016", true));
    }
}
