//! Bylines ("By Ruth Adeyemi and Sam Low, Staff Writers") and lines that only date the article ("Published: 20 February 2016").

use super::dateline::is_agency;
use super::words::{begins, begins_word, date_words, find_cue, is_capitalised, is_function, is_upper, span_of};
use crate::lexicon::words::entry;
use crate::lexicon::{Class, classes};
use crate::span::Span;

/// A byline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// The line without the date behind it.
    pub(super) span: Span,
    /// The authors' names.
    pub(super) authors: Vec<Span>,
    /// The agency.
    pub(super) agency: Option<Span>,
    /// A date behind it ("| Published 20 February 2016").
    pub(super) date: Option<Span>,
}

/// Bytes of the longest byline.
const LONGEST: usize = 240;

const OPENERS: &[&str] = &[
    "by",
    "by:",
    "written by",
    "story by",
    "reported by",
    "posted by",
    "published by",
    "author:",
    "authors:",
    "words by",
    "report by",
    "text by",
    "par",
    "por",
];

/// Words of a job or of a newspaper's name: no part of a name.
const JOBS: &[&str] = &[
    "agencies",
    "agency",
    "analyst",
    "associate",
    "associated",
    "bureau",
    "chief",
    "columnist",
    "contributing",
    "contributor",
    "correspondent",
    "correspondents",
    "daily",
    "desk",
    "deputy",
    "editor",
    "editorial",
    "editors",
    "freelance",
    "herald",
    "intern",
    "journal",
    "journalist",
    "local",
    "magazine",
    "managing",
    "media",
    "national",
    "network",
    "news",
    "newspaper",
    "newsroom",
    "online",
    "our",
    "photographer",
    "political",
    "politics",
    "post",
    "press",
    "producer",
    "published",
    "publisher",
    "radio",
    "reporter",
    "reporters",
    "science",
    "senior",
    "service",
    "special",
    "sports",
    "staff",
    "star",
    "team",
    "television",
    "times",
    "tribune",
    "tv",
    "update",
    "updated",
    "web",
    "wire",
    "writer",
    "writers",
];

/// The byline that a chunk is. `whole` is the article's text; `opener`: without "By" it is none.
pub(super) fn find(whole: &str, chunk: Span, opener: bool) -> Option<Byline> {
    let text = chunk.of(whole);
    if text.len() > LONGEST {
        return None;
    }
    let head = text.trim_start_matches(['-', '–', '—', '_', '@', '(', ' ']);
    let named = OPENERS.iter().filter(|o| begins_word(head, o)).map(|o| o.len()).max();
    let (names, from) = match named {
        Some(length) => (head[length..].trim_start_matches([':', ' ', '\u{A0}', '\t', '\n']), false),
        // "From Ruth Adeyemi in Nairobi".
        None if begins_word(head, "from") => (head[4..].trim_start(), true),
        None if opener => return None,
        None => (head, false),
    };
    let (names, date) = without_date(names);
    let names = names.trim_end_matches([')', ' ']);
    let mut byline = Byline { span: span_to(chunk, text, names), date: date.map(|d| offset(chunk, text, d)), ..Byline::default() };
    let mut proof = date.is_some() || named.is_some() || !from && is_name_and_place(names);
    let pieces = pieces(names);
    let mut listed = false;
    for (k, piece) in pieces.iter().enumerate() {
        let words = piece.words;
        if words.is_empty() {
            continue;
        }
        if is_agency(words) {
            byline.agency.get_or_insert(offset(chunk, text, words));
            proof = true;
        } else if let Some(name) = name(words).filter(|_| k == 0 || piece.joined || piece.before_and || listed) {
            byline.authors.push(offset(chunk, text, name));
            // "Ruth Adeyemi ruth@example.org", "Ruth Adeyemi Staff Writer".
            proof |= name.len() < words.len();
        } else if words.contains(['@', '[']) || is_job(words) {
            proof = true;
        } else if k == 0 {
            return None;
        } else if piece.place {
            proof |= from;
        } else if !words.split_whitespace().all(|w| is_capitalised(w) || w.len() <= 3) {
            return None;
        }
        // "By Ruth Adeyemi, Associated Press; Sam Low, Reuters".
        listed = piece.semicolon;
    }
    let named_agency = byline.authors.is_empty();
    if !proof || named_agency && named.is_none() && byline.agency.is_none() || ends_as_sentence(names) {
        return None;
    }
    (!from || !byline.authors.is_empty() && proof).then_some(byline)
}

/// "Anna Keller, Port Vale": a given name, a family name that is no common word, one place behind the comma.
fn is_name_and_place(names: &str) -> bool {
    let Some((person, place)) = names.split_once(',') else { return false };
    let mut words = person.split_whitespace();
    let (Some(given), Some(family), None) = (words.next(), words.next_back(), words.next()) else { return false };
    let known = |word: &str| entry(&word.to_lowercase());
    let place = place.trim();
    known(given).is_some_and(|e| e.given >= 4 && e.given > e.lower)
        && known(family).is_none_or(|e| e.lower <= 1)
        && !classes(&family.to_lowercase()).intersects(Class::PLACE_WORD | Class::ORGANIZATION_WORD)
        && place.split_whitespace().count() <= 3
        && super::dateline::is_places(place)
        && name(person).is_some()
}

/// A sentence ends in a stop; a byline in one of an abbreviation at most.
fn ends_as_sentence(names: &str) -> bool {
    !matches!(super::words::ending(names), super::words::Ending::Open | super::words::Ending::Abbreviation)
        && !names.trim_end().ends_with(',')
}

/// What stands between two separators.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    words: &'a str,
    /// "and" or "&" stands before it.
    joined: bool,
    /// "and" or "&" stands before a later piece, so that commas list names.
    before_and: bool,
    /// "in", "at", "for" or "of" stands before it.
    place: bool,
    /// A semicolon or bar stands behind it.
    semicolon: bool,
}

fn pieces(names: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for part in names.split_inclusive([',', '|', '/', ';', '•', '·', '\n', '\r', '(', ')', '–', '—']) {
        let semicolon = part.ends_with([';', '|']);
        let part = part.trim_end_matches([',', '|', '/', ';', '•', '·', '\n', '\r', '(', ')', '–', '—']);
        let (mut joined, mut place, mut start) = (false, false, 0);
        let mut push = |from: usize, to: usize, joined: bool, place: bool, semicolon: bool| {
            pieces.push(Piece { words: part[from..to].trim(), joined, before_and: false, place, semicolon });
        };
        for (at, word) in part.split_whitespace().map(|w| (span_of(part, w).start as usize, w)) {
            let and = matches!(word, "and" | "And" | "AND" | "&" | "with");
            let preposition = matches!(word, "in" | "IN" | "at" | "for" | "of" | "-");
            if and || preposition {
                push(start, at, joined, place, false);
                (joined, place, start) = (and, preposition, at + word.len());
            }
        }
        push(start, part.len(), joined, place, semicolon);
    }
    let last_and = pieces.iter().rposition(|p| p.joined).unwrap_or(0);
    for piece in pieces.iter_mut().take(last_and) {
        piece.before_and = true;
    }
    pieces
}

/// The name that some words begin with: two to four capitalised words, no job, no weekday or month; what follows may be a job or address.
fn name(words: &str) -> Option<&str> {
    let mut end = 0;
    let mut count = 0;
    for word in words.split_whitespace() {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if JOBS.contains(&&*lower) || word.contains('@') || word.starts_with("[email") {
            break;
        }
        let initial = word.len() == 2 && word.ends_with('.');
        let particle = count > 0
            && matches!(
                word,
                "al" | "bin" | "da" | "de" | "del" | "der" | "di" | "du" | "el" | "ibn" | "la" | "le" | "van" | "von" | "y" | "ul"
            );
        let doctor = count == 0 && matches!(word, "Dr." | "Mr." | "Mrs." | "Ms." | "Prof.");
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
        if !letters || !(is_capitalised(word) || particle || word.starts_with("al-") || word.starts_with("el-")) {
            return None;
        }
        if !initial && !particle && is_function(word) && !is_upper(words)
            || classes(&lower).intersects(Class::MONTH | Class::WEEKDAY)
            || date_words(word).is_some()
        {
            return None;
        }
        if count == 0 && (is_function(word) && !initial || matches!(&*lower, "the" | "an" | "a" | "staff")) {
            return None;
        }
        if word.ends_with('.') && !initial && !doctor && !matches!(&*lower, "jr" | "sr" | "st") && word.matches('.').count() < 2 {
            return None;
        }
        count += usize::from(!doctor);
        end = span_of(words, word).end as usize;
    }
    (2..=4).contains(&count).then(|| &words[..end])
}

/// Where the labelled dates begin that close a line: "Storm kills 12 Posted: 20 February 2016 Updated: 21 February 2016".
pub(super) fn dated_end(text: &str) -> Option<usize> {
    let from = text.find(char::is_whitespace).filter(|_| text.len() <= 320)?;
    let (at, label) = find_cue(&text[from..], &["posted:", "published:", "updated:", "last updated:", "posted on", "published on"])?;
    let upper = text[from + at..].starts_with(char::is_uppercase) || label.ends_with(':');
    (upper && is_date_line(&text[from + at..], true)).then_some(from + at)
}

/// Words of a job or medium: "Staff Writer", "The Example Times".
fn is_job(words: &str) -> bool {
    let job = |word: &str| JOBS.contains(&&*word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.len() <= 80 && words.split_whitespace().any(job) && words.split_whitespace().count() <= 8
}

/// A line of a job or agency alone, as it follows below a byline: "Associated Press Writer", "Staff Reporter of The Example Journal".
pub(super) fn is_job_line(text: &str) -> bool {
    let capitals =
        text.split_whitespace().all(|w| is_capitalised(w) || matches!(w, "of" | "and" | "for" | "the" | "in" | "&" | "/" | "-" | "|"));
    text.len() <= 80
        && (is_agency(text) || is_job(text) && capitals || is_masthead(text))
        && super::words::ending(text) == super::words::Ending::Open
}

/// Last words of newspapers' names that no person's job has.
const MASTHEADS: &[&str] = &[
    "argus",
    "bulletin",
    "chronicle",
    "courier",
    "dispatch",
    "enquirer",
    "examiner",
    "gazette",
    "globe",
    "herald",
    "inquirer",
    "journal",
    "ledger",
    "mail",
    "mirror",
    "monitor",
    "observer",
    "post",
    "record",
    "register",
    "sentinel",
    "standard",
    "star",
    "telegraph",
    "times",
    "tribune",
    "weekly",
];

/// The name of a newspaper alone: "The Example Sentinel".
pub(super) fn is_masthead(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    text.len() <= 60
        && MASTHEADS.contains(&&*last)
        && (2..=6).contains(&text.split_whitespace().count())
        && text.split_whitespace().all(|w| is_capitalised(w) || matches!(w, "of" | "and" | "&" | "the" | "-"))
}

/// "Port Vale, Ruritania — Saturday 20 February 2016": a place and a full date with a dash between them.
fn is_placed_date(text: &str) -> bool {
    let full = |date: &str| date_words(date).is_some_and(|d| d.month && d.day && d.year);
    text.match_indices(['—', '–', '|', '-'])
        .take(3)
        .any(|(at, mark)| full(&text[at + mark.len()..]) && super::dateline::is_places(text[..at].trim()))
}

/// Labels of a date.
const LABELS: &[&str] = &[
    "published",
    "first published",
    "originally published",
    "date published",
    "publish date",
    "publication date",
    "posted",
    "updated",
    "last updated",
    "update",
    "modified",
    "last modified",
    "created",
    "issued",
    "release date",
    "released",
    "date",
    "dated",
    "submitted",
    "added",
    "filed",
];

/// Is this a line that only dates the article? `labelled`: a label must stand before the date.
pub(super) fn is_date_line(text: &str, labelled: bool) -> bool {
    if text.len() > 120 {
        return false;
    }
    let text = text.trim_start_matches(['(', '[', '*', '|', '•', '·', ' ']);
    match after_label(text) {
        // "Published 20 February 2016 | Updated 21 February 2016".
        Some(rest) => {
            let cut = rest.find(char::is_whitespace).and_then(|from| Some(from + find_cue(&rest[from..], LABELS)?.0));
            let (first, second) = rest.split_at(cut.unwrap_or(rest.len()));
            date_words(first).is_some_and(|d| d.is_date()) && (second.is_empty() || is_date_line(second, true))
        }
        None => !labelled && (date_words(text).is_some_and(|d| d.is_date()) || is_placed_date(text)),
    }
}

/// What follows a label of a date.
fn after_label(text: &str) -> Option<&str> {
    let label = LABELS.iter().filter(|label| begins_word(text, label)).map(|label| label.len()).max()?;
    let rest = text[label..].trim_start_matches([':', ' ', '\t', '\u{A0}', '-', '–', '|']);
    Some(["on ", "at "].iter().find(|w| begins(rest, w)).map_or(rest, |w| &rest[w.len()..]))
}

/// Cuts a date off the end of a byline: "Ruth Adeyemi | Published 20 February 2016", "Ruth Adeyemi, 20 February 2016".
fn without_date(text: &str) -> (&str, Option<&str>) {
    let label = text.find(char::is_whitespace).and_then(|from| Some(from + find_cue(&text[from..], LABELS)?.0));
    let label = label.filter(|&at| is_date_line(&text[at..], true));
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

/// A part of a chunk's text as a span of the article.
fn offset(chunk: Span, text: &str, part: &str) -> Span {
    let span = span_of(text, part);
    Span { start: chunk.start + span.start, end: chunk.start + span.end }
}

/// From the chunk's start to the end of a part of it.
fn span_to(chunk: Span, text: &str, part: &str) -> Span {
    Span { start: chunk.start, end: offset(chunk, text, part).end }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Authors, agency and date of a byline, each with its words.
    fn read(text: &str, opener: bool) -> Option<(Vec<&str>, &str, &str)> {
        let found = find(text, Span::new(0, text.len()), opener)?;
        let of = |span: Option<Span>| span.map_or("", |s| s.of(text));
        Some((found.authors.iter().map(|a| a.of(text)).collect(), of(found.agency), of(found.date)))
    }

    #[test]
    fn bylines_name_their_authors() {
        for (text, authors, agency, date) in [
            ("By Ruth Adeyemi", &["Ruth Adeyemi"][..], "", ""),
            ("By Ruth Adeyemi and Sam Low, Staff Writers", &["Ruth Adeyemi", "Sam Low"], "", ""),
            ("BY RUTH ADEYEMI AND SAM LOW", &["RUTH ADEYEMI", "SAM LOW"], "", ""),
            ("By Ruth Adeyemi, Sam Low and Anna Keller", &["Ruth Adeyemi", "Sam Low", "Anna Keller"], "", ""),
            ("By Ruth Adeyemi, Associated Press", &["Ruth Adeyemi"], "Associated Press", ""),
            ("By Ruth Adeyemi in Nairobi and Sam Low in Geneva", &["Ruth Adeyemi", "Sam Low"], "", ""),
            ("by Luis van der Berg for The Example Times", &["Luis van der Berg"], "", ""),
            ("By: J. R. Low Jr.", &["J. R. Low Jr."], "", ""),
            ("By Ruth Adeyemi | Published 20 February 2016", &["Ruth Adeyemi"], "", "Published 20 February 2016"),
            ("By RUTH ADEYEMI, Feb. 20, 2016", &["RUTH ADEYEMI"], "", "Feb. 20, 2016"),
            ("By Ruth Adeyemi Staff Writer", &["Ruth Adeyemi"], "", ""),
            ("By Ruth Adeyemi, New York", &["Ruth Adeyemi"], "", ""),
            ("By Reuters Staff", &[], "", ""),
            ("By AFP", &[], "AFP", ""),
            ("Written by Ruth Adeyemi", &["Ruth Adeyemi"], "", ""),
            ("Author: Ruth Adeyemi", &["Ruth Adeyemi"], "", ""),
            ("Par Ruth Adeyemi, with Agnès Keller in Köln", &["Ruth Adeyemi", "Agnès Keller"], "", ""),
        ] {
            assert_eq!(read(text, true), Some((authors.to_vec(), agency, date)), "{text}");
        }
        for (text, authors, agency, date) in [
            ("Ruth Adeyemi | Reuters", &["Ruth Adeyemi"][..], "Reuters", ""),
            ("Ruth Adeyemi, Staff Writer", &["Ruth Adeyemi"], "", ""),
            ("Ruth Adeyemi radeyemi@example.org", &["Ruth Adeyemi"], "", ""),
            ("Ruth Adeyemi [email protected]", &["Ruth Adeyemi"], "", ""),
            ("Ruth Adeyemi, 20 February 2016", &["Ruth Adeyemi"], "", "20 February 2016"),
            ("From Ruth Adeyemi in Nairobi", &["Ruth Adeyemi"], "", ""),
            ("Ruth Adeyemi, Port Vale", &["Ruth Adeyemi"], "", ""),
        ] {
            assert_eq!(read(text, false), Some((authors.to_vec(), agency, date)), "{text}");
        }
    }

    #[test]
    fn other_lines_are_no_bylines() {
        for text in [
            "By Friday, 12 people had died.",
            "By the time help came, 12 people had died",
            "By March 2016 the war was over",
            "By Ruth Adeyemi's account, 12 people died.",
            "By some accounts, 12 died",
            "By law",
            "By sea and by air, help comes to Manila",
            "By and large",
            "Bystanders saw Ruth Adeyemi",
        ] {
            assert_eq!(read(text, true), None, "{text}");
        }
        for text in [
            "Ruth Adeyemi",
            "Storm kills 12",
            "Group F | Manila",
            "From Manila to Geneva",
            "From bad to worse in Nairobi",
            "Storm Hits Manila, Kills 12",
            "Keller, Low",
            "Virginia Beach, Virginia",
            "Ruth Adeyemi, aged 12",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }

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
