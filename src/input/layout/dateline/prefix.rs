//! What stands before the dash of a dateline: places, a date, an agency.

use super::super::cues::cues;
use super::super::date_words::date_words;
use super::super::words::{begins_word, has_article, is_capitalised, is_function, is_upper, known_abbreviation, span_of};
use crate::lexicon::abbreviations::Abbreviation;
use crate::lexicon::agencies::agency;
use crate::lexicon::gazetteer::{self, Cursor};
use crate::lexicon::layout::{Role, plays};
use crate::lexicon::organizations;
use crate::lexicon::particles::{Particle, particle};
use crate::span::Span;

/// What stands before the dash.
#[derive(Debug, Default)]
pub(super) struct Prefix {
    pub(super) place_date: Option<Span>,
    pub(super) agency: Option<Span>,
    /// The agency is a medium by its words or an acronym.
    pub(super) medium: bool,
    /// The agency stands in brackets.
    pub(super) bracket: bool,
    pub(super) date: bool,
    pub(super) full_date: bool,
    /// The first place is in capitals.
    pub(super) capitals: bool,
    /// The first place begins with an article ("The Hague").
    pub(super) article: bool,
    pub(super) places: usize,
    /// A place behind the first one is well known.
    pub(super) known: bool,
    /// The first place.
    pub(super) first: Option<Span>,
    /// Words of all places.
    pub(super) words: usize,
}

impl Prefix {
    /// Reads the words before the dash; None where a piece is neither place nor date nor agency.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut prefix = Self::default();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            if let Some(inner) = rest.strip_prefix('(') {
                let end = inner.find(')')?;
                let inner = Span::new(at + 1, at + 1 + end).trim(text);
                at += end + 2;
                prefix.bracketed(inner, text, text[at..].trim().is_empty())?;
                continue;
            }
            let mut end = at + cut(rest);
            // "Friday, 11 February 2022, …": a weekday before the date belongs to it.
            let sign = text[end..].chars().next().filter(|&c| c != '(');
            if let Some(sign) = sign.filter(|_| at == 0 && is_weekday(rest[..end].trim())) {
                end += sign.len_utf8();
                end += cut(&text[end..]);
            }
            let piece = Span::new(at, end).trim(text);
            // Marks of bold or italic type around it.
            let words = piece.of(text).trim_matches(['*', '/']);
            let piece = span_of(text, words);
            if !piece.is_empty() {
                prefix.piece(piece, text)?;
            }
            at = end + text[end..].chars().next().filter(|&c| c != '(').map_or(0, char::len_utf8);
        }
        (prefix.places > 0 || prefix.date || prefix.agency.is_some()).then_some(prefix)
    }

    fn cover(&mut self, piece: Span) {
        self.place_date = Some(self.place_date.map_or(piece, |all| all.cover(piece)));
    }

    fn bracketed(&mut self, inner: Span, text: &str, last: bool) -> Option<()> {
        let words = inner.of(text);
        if words.is_empty() || words.len() > 48 || self.agency.is_some() && !is_agency(words) {
            return None;
        }
        if let Some(date) = date_words(words).filter(|d| d.month || d.year) {
            self.date |= date.is_date();
            self.cover(Span::new(inner.start as usize - 1, inner.end as usize + 1));
            return Some(());
        }
        if self.places == 0 && is_town(words, self.date) {
            self.first = Some(inner);
            self.places = words.split(',').count();
            self.words = words.split_whitespace().count();
            self.capitals = is_upper(words);
            self.cover(Span::new(inner.start as usize - 1, inner.end as usize + 1));
            return Some(());
        }
        let acronym = words.len() <= 10 && words.split_whitespace().count() <= 2 && is_upper(words) && words.len() >= 2;
        let medium = words
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| plays(&w.to_lowercase(), Role::MEDIUM) || agency(&w.to_lowercase()).is_some());
        // The last bracket behind a date names the source, whatever its words.
        let source = last && is_capitalised(words) && (acronym || self.date && words.split_whitespace().count() <= 5);
        if is_agency(words) || medium || source {
            self.agency = Some(inner);
            self.medium |= medium || source;
            self.bracket = true;
            Some(())
        } else if self.places > 0 && (is_place(words) || acronym) {
            // "MAPUTO (MOZAMBIQUE)", "Paris (Texas)".
            self.cover(Span::new(inner.start as usize - 1, inner.end as usize + 1));
            Some(())
        } else {
            None
        }
    }

    pub(super) fn piece(&mut self, piece: Span, text: &str) -> Option<()> {
        let words = piece.of(text);
        if let Some(date) = date_words(words) {
            self.date |= date.is_date() || date.day && date.month;
            self.full_date |= date.is_date() && date.day;
            // A weekday or a lone year only beside something else; a lone number never.
            let number = words.bytes().all(|b| b.is_ascii_digit()) && !date.year;
            if number || self.places == 0 && !self.date && !date.is_date() {
                return None;
            }
            self.cover(piece);
            return Some(());
        }
        if words.eq_ignore_ascii_case("no date") && self.places > 0 {
            self.date = true;
            self.cover(piece);
            return Some(());
        }
        if is_agency(words) && self.agency.is_none() {
            self.agency = Some(piece);
            return Some(());
        }
        // "Manila 20 February": place and date without a comma.
        if let Some((place, date)) = place_then_date(words) {
            self.first.get_or_insert(Span { end: piece.start + place.len() as u32, ..piece });
            self.place(place)?;
            self.full_date |= date;
            self.date |= date;
            self.cover(piece);
            return Some(());
        }
        // "2015-02-21 Kampala"
        if let Some(place) = date_then_place(words).filter(|_| self.places == 0) {
            (self.date, self.full_date) = (true, true);
            self.place(place)?;
            self.first.get_or_insert(Span { start: piece.end - place.len() as u32, ..piece });
            self.cover(piece);
            return Some(());
        }
        self.place(words)?;
        self.first.get_or_insert(piece);
        self.cover(piece);
        Some(())
    }

    /// Takes in the place of another one: that which stands after the dash behind a date.
    pub(super) fn join(&mut self, other: &Self, moved: impl Fn(Span) -> Span) {
        self.places += other.places;
        self.words += other.words;
        self.capitals = other.capitals;
        self.known |= other.known;
        self.medium |= other.medium;
        self.first = other.first.map(&moved);
        self.agency = self.agency.or(other.agency.map(&moved));
        if let Some(place) = other.place_date {
            self.cover(moved(place));
        }
    }

    fn place(&mut self, words: &str) -> Option<()> {
        // "Amnesty International – ": who says it, not where.
        let strength = place_strength(words);
        // "UNITED NATIONS" is one and the other; "Dar es Salaam" has a word that no place has.
        let organization = words.contains(' ') && strength < KNOWN && organizations::known(&words.to_lowercase()).is_some();
        if !is_place(words) && strength < KNOWN || self.places >= 4 || organization && !cues(Role::SEAT).are(words) {
            return None;
        }
        self.known |= self.places > 0 && strength >= KNOWN;
        let first = words.split_whitespace().next()?;
        if plays(&first.to_lowercase(), Role::LABEL) {
            return None;
        }
        if self.places == 0 {
            let nowhere = words.eq_ignore_ascii_case("no city");
            self.article = begins_word(words, "the") || nowhere;
            self.capitals = is_upper(if self.article { words } else { first }) && first.chars().filter(|c| c.is_alphabetic()).count() >= 2
                || words.split_whitespace().count() == 2 && is_upper(words);
            let near = is_upper(words) && matches!(first, "NEAR" | "OUTSIDE" | "OFF" | "ABOARD");
            if is_function(first) && !self.article && !near {
                return None;
            }
        }
        self.places += 1;
        self.words += words.split_whitespace().count();
        Some(())
    }
}

/// Where the first piece of these words ends: at a comma, bracket, semicolon, colon or bar, at a dash with white space beside it.
fn cut(words: &str) -> usize {
    let mut last = ' ';
    for (at, c) in words.char_indices() {
        let beside = || last.is_whitespace() || words[at + c.len_utf8()..].starts_with(char::is_whitespace);
        match c {
            ',' | '(' | ';' | '|' | '—' => return at,
            ':' if words[at + 1..].starts_with(' ') => return at,
            // "MOMBASA, May 7, 2019 /PRNewswire/"
            '/' if at > 0 && last.is_whitespace() && words[at + 1..].starts_with(char::is_alphabetic) => return at,
            '-' | '–' if at > 0 && beside() => return at,
            _ => last = c,
        }
    }
    words.len()
}

/// A weekday and nothing else.
fn is_weekday(words: &str) -> bool {
    !words.starts_with(|c: char| c.is_ascii_digit()) && date_words(words).is_some_and(|date| date.day && !date.month && !date.year)
}

/// Is it a town that stands in brackets, "21 February 2015 (KHARTOUM) – ", "(Khartoum) 21 February: "? Where it is known as one, or where a date stands before
/// it and it is longer than an agency's letters.
fn is_town(words: &str, dated: bool) -> bool {
    let media = |word: &str| plays(&word.to_lowercase(), Role::MEDIUM) || agency(&word.to_lowercase()).is_some();
    let town = words.split(',').next().unwrap_or("").trim();
    is_places(words)
        && !is_agency(words)
        && !words.split(|c: char| !c.is_alphanumeric()).any(media)
        && organizations::known(&words.to_lowercase()).is_none()
        && (is_known_place(town) || dated && town.len() > 6)
}

/// "Manila 20 February 2016": the place, and whether what follows is a full date.
fn place_then_date(words: &str) -> Option<(&str, bool)> {
    let digit = words.find(|c: char| c.is_ascii_digit());
    let cuts = words.match_indices(char::is_whitespace).map(|(at, _)| at).filter(|&at| digit.is_some_and(|d| at < d));
    cuts.into_iter().find_map(|at| {
        let date = date_words(&words[at..]).filter(|d| d.month)?;
        Some((&words[..at], date.is_date()))
    })
}

/// "2015-02-21 Kampala", "21 February 2015 Kampala": the place behind a full date.
fn date_then_place(words: &str) -> Option<&str> {
    let digit = words.rfind(|c: char| c.is_ascii_digit())?;
    let (date, place) = words.split_at(digit + 1);
    let place = place.strip_prefix(' ')?.trim();
    (date_words(date).is_some_and(|d| d.month && d.day && d.year) && is_known_place(place)).then_some(place)
}

/// Could these words be a place? Capitalised words with particles between them, no digits.
fn is_place(words: &str) -> bool {
    let mut count = 0;
    for word in words.split_whitespace() {
        let particle = is_particle(word);
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '‘' | '-' | '.' | '/' | '&' | '`'));
        let stop = word.ends_with('.')
            && known_abbreviation(word).is_none_or(|a| a != Abbreviation::State)
            && word.trim_end_matches('.').len() > 6;
        if !letters || stop || !(is_capitalised(word) || has_article(word) || particle && count > 0) {
            return false;
        }
        count += 1;
    }
    (1..=5).contains(&count)
}

/// A small word inside the name of a place: "Rio de Janeiro", "Newcastle upon Tyne".
fn is_particle(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "upon" | "on" | "sur" | "near" | "am" | "in" | "al" | "el" | "do")
        || particle(word) == Some(Particle::European) && !is_function(word)
}

/// One to three places with commas between them, as a dateline has them.
pub(in super::super) fn is_places(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    let named = !is_function(first) && !plays(&first.to_lowercase(), Role::LABEL);
    words.len() <= 60 && named && words.split(',').count() <= 3 && words.split(',').all(|place| is_place(place.trim()))
}

/// A known agency, or several with strokes between them, one of them known.
pub(in super::super) fn is_agency(words: &str) -> bool {
    let known = |part: &str| agency(&part.trim().to_lowercase()).is_some();
    words.len() <= 64 && (known(words) || words.contains('/') && words.split('/').any(known))
}

/// Words that name, where they stand alone, a place that many know: "Doha", "New Delhi", but not "Police".
pub(super) fn is_known_place(words: &str) -> bool {
    place_strength(words) >= KNOWN
}

/// How well the place is known that words name where they stand alone, 0 where they name none.
pub(in super::super) fn place_strength(words: &str) -> u8 {
    let lower = words.to_lowercase();
    let walk = |start: Option<Cursor>| {
        let mut cursor = start?;
        for (k, word) in lower.split_whitespace().enumerate() {
            cursor = if k > 0 { cursor.space()? } else { cursor }.word(word)?;
        }
        cursor.value()
    };
    let known = |value| {
        let named = gazetteer::candidates(value).filter(|c| matches!(c.role, gazetteer::Role::Main | gazetteer::Role::Alternate));
        named.map(|c| c.strength(lower.split_whitespace().count())).max().unwrap_or(0)
    };
    let strength = |value: u64| known(value).min(gazetteer::trap(&lower).unwrap_or(9));
    match walk(Cursor::start()) {
        Some(value) => strength(value),
        None => lower.strip_prefix("st. ").map_or(0, |name| place_strength(&format!("saint {name}"))),
    }
}

/// How well a place must be known, on the scale of [`gazetteer::Candidate::strength`].
pub(super) const KNOWN: u8 = 5;
