//! Bylines ("By Ruth Adeyemi and Sam Low, Staff Writers"), and lines of a job or a newspaper's name below them.

use super::cues::cues;
use super::date_line::without_date;
use super::date_words::date_words;
use super::dateline::{is_agency, place_strength};
use super::words::{begins_word, has_article, is_capitalised, is_function, is_upper, known_abbreviation, span_of};
use crate::lexicon::abbreviations::Abbreviation;
use crate::lexicon::layout::{Role, plays};
use crate::lexicon::particles::{Particle, particle};
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

/// The byline that a chunk is. `whole` is the article's text; `opener`: without "By" it is none.
pub(super) fn find(whole: &str, chunk: Span, opener: bool) -> Option<Byline> {
    let text = chunk.of(whole);
    if text.len() > LONGEST || super::caption::is_picture_credit(text) {
        return None;
    }
    let head = text.trim_start_matches(['-', '–', '—', '_', '@', '(', ' ']);
    let named = cues(Role::BYLINE).opens(head);
    let (names, from) = match named {
        Some(by) => (head[by.len()..].trim_start_matches([':', ' ', '\u{A0}', '\t', '\n']), false),
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
        } else if let Some(name) = name(words)
            .filter(|name| !is_place(name) && (named.is_some() || !is_organization(name)))
            .filter(|_| k == 0 || piece.joined || piece.before_and || listed)
        {
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

/// "Amnesty International, 20 February 2016": who publishes it.
fn is_organization(words: &str) -> bool {
    crate::lexicon::organizations::known(&words.to_lowercase()).is_some()
}

/// Does a name that stands where an author's does name a place: "New Delhi", "London"?
fn is_place(words: &str) -> bool {
    let strength = place_strength(words);
    let given = words.split_whitespace().next().and_then(|word| entry(&word.to_lowercase())).is_some_and(|e| e.given >= 4);
    strength >= KNOWN_PLACE || strength >= HEARD_OF && words.contains(' ') && !given
}

/// How well a place is known whose name is no person's, and one of several words of which the first is no given name.
const KNOWN_PLACE: u8 = 7;
const HEARD_OF: u8 = 3;

/// The authors of a list that an input states, without the places that stand among them: "San Francisco", "Ruth Adeyemi in Port Harcourt".
pub(in super::super) fn keep_persons(authors: &mut Vec<String>) {
    for author in authors.iter_mut() {
        let tail = [" in ", ",", "|"].iter().find_map(|mark| author.split_once(mark));
        // "Reed, Austin" names its person from the end.
        let fits = |place: &str| is_place(place) && (place.contains(' ') || entry(&place.to_lowercase()).is_none_or(|e| e.given < 4));
        if let Some((name, place)) = tail
            && name.trim().contains(' ')
            && (fits(place.trim()) || is_place(name.trim()))
        {
            *author = name.trim().to_owned();
        }
    }
    authors.retain(|author| !is_place(author.trim()));
}

/// "Anna Keller, Port Vale", "Anna Keller in Port Vale": a given name, a family name that is no common word, one place after it.
fn is_name_and_place(names: &str) -> bool {
    let comma = names.split_once(',');
    let Some((person, place)) = comma.or_else(|| names.split_once(" in ").filter(|(_, place)| is_place(place))) else { return false };
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
        if plays(&lower, Role::JOB) || word.contains('@') || word.starts_with("[email") {
            break;
        }
        let initial = word.len() == 2 && word.ends_with('.');
        let joins = count > 0 && particle(word).is_some_and(|p| !matches!(p, Particle::Suffix | Particle::Letters)) && !is_function(word);
        // "Jr.", "St."
        let known = particle(&word.to_lowercase()).is_some();
        let doctor = count == 0 && !known && known_abbreviation(word) == Some(Abbreviation::Title);
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
        if !letters || !(is_capitalised(word) || joins || has_article(word)) {
            return None;
        }
        if !initial && !joins && is_function(word) && !is_upper(words)
            || classes(&lower).intersects(Class::MONTH | Class::WEEKDAY)
            || date_words(word).is_some()
        {
            return None;
        }
        if count == 0 && (is_function(word) && !initial || matches!(&*lower, "the" | "an" | "a")) {
            return None;
        }
        if word.ends_with('.') && !initial && !doctor && !known && word.matches('.').count() < 2 {
            return None;
        }
        count += usize::from(!doctor);
        end = span_of(words, word).end as usize;
    }
    (2..=4).contains(&count).then(|| &words[..end])
}

/// Words of a job or medium: "Staff Writer", "The Example Times".
fn is_job(words: &str) -> bool {
    let job = |word: &str| plays(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase(), Role::JOB);
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

/// The name of a newspaper alone: "The Example Sentinel".
pub(super) fn is_masthead(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    text.len() <= 60
        && plays(&last, Role::MASTHEAD)
        && (2..=6).contains(&text.split_whitespace().count())
        && text.split_whitespace().all(|w| is_capitalised(w) || matches!(w, "of" | "and" | "&" | "the" | "-"))
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
            ("By Lt. Gen. Sam Low", &["Lt. Gen. Sam Low"], "", ""),
            ("By Ruth d’Arcy", &["Ruth d’Arcy"], "", ""),
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
            ("Ruth Adeyemi in Port Harcourt", &["Ruth Adeyemi"], "", ""),
        ] {
            assert_eq!(read(text, false), Some((authors.to_vec(), agency, date)), "{text}");
        }
    }

    #[test]
    fn places_are_no_authors() {
        for (given, wanted) in [
            (&["New Delhi"][..], &[][..]),
            (&["San Francisco", "Ana Ruiz"], &["Ana Ruiz"]),
            (&["Our Correspondent", "Kuala Lumpur"], &["Our Correspondent"]),
            (&["Ruth Adeyemi in Port Harcourt", "London"], &["Ruth Adeyemi"]),
            (&["Ruth Adeyemi, New Delhi", "Sam Low | Nairobi", "New York, NY"], &["Ruth Adeyemi", "Sam Low"]),
            (&["Reed, Austin", "Low, Sam", "Ana Ruiz, Anna Keller"], &["Reed, Austin", "Low, Sam", "Ana Ruiz, Anna Keller"]),
            (&["Florence Lima", "Jackson Hull", "Paris Keller"], &["Florence Lima", "Jackson Hull", "Paris Keller"]),
            (&["Ruth Adeyemi", "Reuters"], &["Ruth Adeyemi", "Reuters"]),
        ] {
            let mut authors: Vec<String> = given.iter().map(|&name| name.to_owned()).collect();
            keep_persons(&mut authors);
            assert_eq!(authors, wanted, "{given:?}");
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
            "By Dr. Low",
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
            "Ruth Adeyemi in Trouble",
            "Ana Ruiz / AFP via Getty Images",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }
}
