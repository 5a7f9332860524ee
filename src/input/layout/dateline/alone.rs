//! Datelines that no dash closes: on a line of their own ("NAIROBI, 4 March 2021"), or in brackets ("(21 February 2015, Mogadishu) Peace talks …").

use super::Dateline;
use super::prefix::{KNOWN, Prefix, is_agency, place_strength};
use crate::input::layout::cues::cues;
use crate::input::layout::words::is_upper;
use crate::lexicon::layout::Role;
use crate::lexicon::words::entry;
use crate::span::Span;

/// Bytes of the longest line that is one.
const LONGEST: usize = 100;

/// How well a place must be known, at least, for a line that is dated too.
const HEARD_OF: u8 = 3;

/// The dateline that a line is, all of it: "Friday, 11 February 2022, Port Moresby", "NEW DELHI, Feb. 11, 2022 (AP)", "Gaza City - 11 February 2022".
pub(in super::super) fn alone(whole: &str, line: Span, capitals: bool) -> Option<Dateline> {
    let text = line.of(whole);
    if text.len() > LONGEST || text.contains(['\n', '\r', '"', '“', '?', '!']) {
        return None;
    }
    let words = text.trim_matches(['*', '_', ' ']);
    // "(Mombasa, 7 May 2019)"
    let inner = |open, close| words.strip_prefix(open)?.strip_suffix(close).filter(|inner: &&str| !inner.contains(['(', '[']));
    let words = inner('(', ')').or_else(|| inner('[', ']')).unwrap_or(words).trim_end_matches(['-', '–', '—', ':', '|', ' ']);
    let at = super::super::words::span_of(text, words).start + line.start;
    let prefix = Prefix::read(words)?;
    let first = prefix.first?.of(words);
    let known = prefix.agency.is_some_and(|a| is_agency(a.of(words)));
    let rest = || words.split([',', '–', '—', '|', '(']).skip(1).any(|part| place_strength(part.trim()) >= KNOWN);
    let upper = prefix.capitals && !capitals;
    let heard = || first.split('/').any(|place| place_strength(place.trim()) >= HEARD_OF);
    // A word that no other one is, where a whole date stands beside it: "Torvik, 7 May 2019".
    let strange = || !first.contains(' ') && prefix.full_date && entry(&first.to_lowercase()).is_none_or(|e| e.lower == 0 && e.given < 4);
    let placed = || heard() || upper && !first.contains(' ') || rest() || strange() || cues(Role::SEAT).are(first);
    let dated = prefix.date || prefix.full_date;
    // "MOMBASA, Tuesday"
    let weekday = || prefix.places == 1 && place_strength(first) >= KNOWN && prefix.place_date != prefix.first;
    let accepted = prefix.places <= 3
        && !is_person(first)
        && if dated { placed() || known } else { upper && (known || weekday() || prefix.places == 2 && rest()) && placed() };
    accepted.then(|| Dateline {
        place_date: prefix.place_date.map(|span| moved(span, at)),
        lead: line,
        agency: prefix.agency.filter(|_| known || prefix.medium).map(|span| moved(span, at)),
        sure: dated || known,
    })
}

/// The dateline in brackets that a paragraph begins with. `start`: where the paragraph does.
pub(super) fn bracketed(text: &str, start: u32) -> Option<Dateline> {
    let inner = text.strip_prefix(['(', '['])?;
    let end = inner.find([')', ']']).filter(|&end| end <= LONGEST)?;
    let rest = &inner[end + 1..];
    let story = rest.trim_start();
    let begins = story.len() < rest.len() && story.trim_start_matches(['"', '“', '‘', '\'']).starts_with(char::is_uppercase);
    let prefix = Prefix::read(&inner[..end]).filter(|prefix| begins && prefix.places > 0)?;
    let known = prefix.agency.is_some_and(|a| is_agency(a.of(inner)));
    let first = prefix.first?.of(inner);
    let placed = place_strength(first) >= HEARD_OF || prefix.capitals;
    ((prefix.date || known) && placed && !is_person(first)).then(|| Dateline {
        place_date: prefix.place_date.map(|span| moved(span, start + 1)),
        lead: Span { start, end: start + (text.len() - story.len()) as u32 },
        agency: prefix.agency.filter(|_| known).map(|span| moved(span, start + 1)),
        sure: true,
    })
}

/// "RUTH ADEYEMI, 11 February 2022" is a byline: a given name and more, and no place that one hears of.
fn is_person(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let given = parts.next().is_some_and(|word| entry(&word.to_lowercase()).is_some_and(|e| e.given >= 4));
    given && (parts.next().is_some() || !is_upper(words)) && place_strength(words) < KNOWN
}

fn moved(span: Span, by: u32) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, &str)> {
        let found = alone(text, Span::new(0, text.len()), false)?;
        let of = |span: Option<Span>| span.map_or("", |s| s.of(text));
        Some((of(found.place_date), of(found.agency)))
    }

    #[test]
    fn datelines_on_a_line_of_their_own_are_read() {
        for (text, place_date, agency) in [
            ("NAIROBI, 4 March 2021", "NAIROBI, 4 March 2021", ""),
            ("Lusaka, March 4, 2021", "Lusaka, March 4, 2021", ""),
            ("NEW DELHI, Feb. 11, 2022 (AP)", "NEW DELHI, Feb. 11, 2022", "AP"),
            ("Friday, 11 February 2022, Port Moresby", "Friday, 11 February 2022, Port Moresby", ""),
            ("3 March 2019, Lima, Peru", "3 March 2019, Lima, Peru", ""),
            ("Gaza City - 11 February 2022", "Gaza City - 11 February 2022", ""),
            ("Accra | 2022-02-11", "Accra | 2022-02-11", ""),
            ("XAVORA, Zambia, 3 June 2018", "XAVORA, Zambia, 3 June 2018", ""),
            ("XAVORA, 3 June", "XAVORA, 3 June", ""),
            ("Torvik Farm, Zambia — 3 June 2018", "Torvik Farm, Zambia — 3 June 2018", ""),
            ("**Dhaka, 9 May 2020** —", "Dhaka, 9 May 2020", ""),
            ("KYIV, Ukraine —", "KYIV, Ukraine", ""),
            ("NAIROBI (Reuters)", "NAIROBI", "Reuters"),
            ("Santo Domingo 11 Feb 2022", "Santo Domingo 11 Feb 2022", ""),
            ("Dar es Salaam, 7 May 2019", "Dar es Salaam, 7 May 2019", ""),
            ("St. Petersburg, 7 May 2019", "St. Petersburg, 7 May 2019", ""),
            ("Mombasa/Nairobi, 7 May 2019", "Mombasa/Nairobi, 7 May 2019", ""),
            ("Xavora, 7 May 2019", "Xavora, 7 May 2019", ""),
            ("(Mombasa, 7 May 2019)", "Mombasa, 7 May 2019", ""),
            ("Mombasa: 7 May 2019", "Mombasa: 7 May 2019", ""),
            ("MOMBASA, Tuesday", "MOMBASA, Tuesday", ""),
            ("UNITED NATIONS, 7 May 2019", "UNITED NATIONS, 7 May 2019", ""),
            ("MOMBASA, May 7, 2019 /PRNewswire/", "MOMBASA, May 7, 2019", "PRNewswire"),
        ] {
            assert_eq!(read(text), Some((place_date, agency)), "{text}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "RUTH ADEYEMI, 11 February 2022",
            "Ruth Adeyemi, Nairobi, 11 February 2022",
            "Sam Low – 3 March 2021",
            "Storm in Manila, 20 February 2016",
            "Storm kills 12, 20 February 2016",
            "Torvik Marathon, 3 October 2021",
            "20 February 2016",
            "Nairobi",
            "Nairobi, Kenya",
            "STORM KILLS 12",
            "LIVE UPDATES, 3 March 2021",
            "Police: 20 February 2016",
            "Anna Keller, mayor of Lima",
            "Spring, 7 May 2019",
            "Anna, 7 May 2019",
            "Amnesty International, 7 May 2019",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn datelines_in_brackets_are_read() {
        for (text, place_date, story) in [
            ("(21 February 2015, Mogadishu) Peace talks were put off.", "21 February 2015, Mogadishu", "Peace talks were put off."),
            ("(Juba, South Sudan, 3 May 2018) “We lost all,” she said.", "Juba, South Sudan, 3 May 2018", "“We lost all,” she said."),
            ("(LIMA, Reuters) Three ships sank.", "LIMA", "Three ships sank."),
        ] {
            let found = bracketed(text, 0);
            let found = found.map(|f| (f.place_date.map_or("", |s| s.of(text)), &text[f.lead.end as usize..]));
            assert_eq!(found, Some((place_date, story)), "{text}");
        }
        for text in [
            "(Mogadishu) was the last town that they saw.",
            "(Ruth Adeyemi, 3 May 2018) The ships sank.",
            "(3 May 2018) The ships sank.",
            "(Lima, 3 May 2018)",
            "(see Lima) The ships sank.",
        ] {
            assert!(bracketed(text, 0).is_none(), "{text}");
        }
    }
}
