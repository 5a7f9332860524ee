//! The dateline: place, date and agency before the first sentence ("GENEVA, 20 Feb 2016 – ", "LUSAKA, Zambia (AP) — ", "(CNN) --").
//!
//! Whatever stands before the first dash (or colon) is cut at its commas and brackets, and every piece must be a place, a date or an
//! agency. How much proof is wanted besides depends on the copy: capitals prove a place, an agency or a date proves a dateline, and
//! "Manila, Philippines – " is one only where a sentence begins behind it.

use super::words::{Ending, begins_word, date_words, is_capitalised, is_function, is_upper, known_abbreviation};
use crate::lexicon::abbreviations::Abbreviation;
use crate::lexicon::agencies::agency;
use crate::span::Span;

/// A dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Place and date.
    pub(super) place_date: Option<Span>,
    /// From its start to the first word of the story (or the end of the block).
    pub(super) lead: Span,
    /// The agency.
    pub(super) agency: Option<Span>,
    /// Has it a date or an agency?
    pub(super) sure: bool,
}

/// Where in the article a paragraph stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Is the whole article in capitals?
    pub(super) capitals: bool,
    /// Is it the first paragraph?
    pub(super) first: bool,
}

/// Bytes in which the dash must stand.
const WINDOW: usize = 160;

/// Words that stand before a dash like a place: labels, not datelines.
const LABELS: &[&str] = &[
    "advisory",
    "alert",
    "analysis",
    "blog",
    "breaking",
    "brief",
    "comment",
    "commentary",
    "correction",
    "editorial",
    "editor",
    "exclusive",
    "explainer",
    "fact",
    "factbox",
    "feature",
    "file",
    "focus",
    "gallery",
    "graphic",
    "headline",
    "interview",
    "live",
    "list",
    "news",
    "note",
    "opinion",
    "photo",
    "photos",
    "picture",
    "pictures",
    "podcast",
    "poll",
    "police",
    "profile",
    "q&a",
    "question",
    "quote",
    "read",
    "related",
    "report",
    "review",
    "source",
    "special",
    "story",
    "summary",
    "timeline",
    "transcript",
    "update",
    "updated",
    "urgent",
    "video",
    "warning",
    "watch",
    "wrapup",
    "yes",
];

/// Words of a medium's name in the brackets of a dateline.
const MEDIA: &[&str] = &[
    "agency",
    "broadcast",
    "cable",
    "channel",
    "chronicle",
    "daily",
    "domestic",
    "foundation",
    "gazette",
    "herald",
    "journal",
    "media",
    "network",
    "news",
    "newspaper",
    "post",
    "press",
    "radio",
    "radyo",
    "service",
    "television",
    "times",
    "tribune",
    "tv",
    "voz",
];

/// The dateline that a paragraph begins with. `whole` is the article's text.
pub(super) fn find(whole: &str, paragraph: Span, place: Place) -> Option<Dateline> {
    let text = paragraph.of(whole);
    let (separator, rest) = separator(text)?;
    // "LEÓN, Guanajuato.- ": a stop before the dash belongs to it.
    let before = &text[..separator.start as usize];
    let before = if separator.of(text).starts_with('-') { before.strip_suffix('.').unwrap_or(before) } else { before };
    // Marks of bold or italic type around it.
    let before = before.trim_end().trim_end_matches(['*', '_']);
    let colon = separator.of(text).starts_with(':');
    let bare = separator.is_empty();
    let prefix = Prefix::read(before)?;
    let after = rest_of(text, rest);
    let ends_block = after == text.len();
    let known = prefix.agency.is_some_and(|a| is_agency(a.of(text)));
    let sure = known || prefix.date || prefix.medium;
    let place_caps = prefix.capitals && !place.capitals;
    // A headline ends without a stop: "PD: Storm kills 12", "Storm Ends, Manila Counts – Full Story".
    let running =
        text.len() > 90 && matches!(super::words::ending(text), Ending::Stop | Ending::Question | Ending::Abbreviation | Ending::More);
    let begins_sentence = text[after..]
        .chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '`' | '(' | '['))
        .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let accepted = if bare {
        // "WASHINGTON (AP) President …": only a known agency stands for the dash.
        known && begins_sentence && prefix.words <= 4
    } else if prefix.places == 0 {
        // "(CNN) -- ", "Reuters – ", "20 February 2016 – ".
        known && begins_sentence
            || prefix.date && prefix.agency.is_some()
            || prefix.medium && prefix.bracket && !colon
            || prefix.full_date && begins_sentence
    } else if colon {
        (sure || place_caps && prefix.words <= 3 && before.len() >= 5 && running) && begins_sentence && place.first
    } else if prefix.article {
        sure || place_caps
    } else {
        let title_case = place.first && begins_sentence && running && !place.capitals && (prefix.places >= 2 || prefix.words <= 2);
        sure || place_caps || prefix.capitals && prefix.places >= 2 || title_case
    };
    if !accepted || ends_block && !(sure || prefix.capitals) || !ends_block && !begins_sentence && !sure && !place_caps {
        return None;
    }
    let at = paragraph.start as usize;
    let shift = |span: Span| Span::new(at + span.start as usize, at + span.end as usize);
    Some(Dateline {
        place_date: prefix.place_date.map(shift),
        lead: Span::new(at, at + after),
        agency: prefix.agency.filter(|_| known || prefix.medium).map(shift),
        sure,
    })
}

/// The dash or colon behind a dateline, and where the text goes on; an empty span where only a bracket stands for it.
fn separator(text: &str) -> Option<(Span, usize)> {
    let mut depth = 0;
    let mut last = ' ';
    let mut words = 0;
    let mut bracket = None;
    for (at, c) in text.char_indices().take_while(|&(at, _)| at < WINDOW) {
        let end = at + c.len_utf8();
        let next = text[end..].chars().next();
        let spaced = last.is_whitespace() || matches!(last, ')' | '.');
        let free = next.is_none_or(char::is_whitespace);
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                bracket.get_or_insert(end);
            }
            '[' | '!' | '?' | '"' | '“' | '”' => break,
            _ if depth > 0 => {}
            '—' | '―' | '\u{97}' => return Some((Span::new(at, end), end)),
            '–' | '‒' | '−' | '\u{96}' if spaced || free => return Some((Span::new(at, end), end)),
            '-' if next == Some('-') => {
                let run = text[at..].len() - text[at..].trim_start_matches('-').len();
                return Some((Span::new(at, at + run), at + run));
            }
            '-' | '_' if free && (spaced || last.is_uppercase()) => return Some((Span::new(at, end), end)),
            ':' if free => return Some((Span::new(at, end), end)),
            _ if c.is_whitespace() && !last.is_whitespace() => words += 1,
            _ => {}
        }
        if words > 12 {
            break;
        }
        last = c;
    }
    bracket.map(|at| (Span::new(at, at), at))
}

/// Where the story begins: behind white space, "[TEXT]" and the like.
fn rest_of(text: &str, from: usize) -> usize {
    let skip = |at: usize| at + (text[at..].len() - text[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '*').len());
    let mut start = skip(from);
    let mut at = start;
    // Editor's notes in brackets; those of a speaker behind the last one belong to the story.
    while text[at..].starts_with('[') {
        let Some(end) = text[at..].bytes().take(WINDOW).position(|b| b == b']') else { break };
        let note = &text[at + 1..at + end];
        at = skip(at + end + 1);
        if ["text", "excerpt", "excerpts", "continued", "report", "summary", "article"].iter().any(|n| begins_word(note, n))
            && is_upper(note)
        {
            start = at;
        }
    }
    start
}

/// What stands before the dash.
#[derive(Debug, Default)]
struct Prefix {
    place_date: Option<Span>,
    agency: Option<Span>,
    /// The agency is a medium by its words or an acronym.
    medium: bool,
    /// The agency stands in brackets.
    bracket: bool,
    date: bool,
    full_date: bool,
    /// The first place is in capitals.
    capitals: bool,
    /// The first place begins with an article ("The Hague").
    article: bool,
    places: usize,
    /// Words of all places.
    words: usize,
}

impl Prefix {
    /// Reads the words before the dash; None where a piece is neither place nor date nor agency.
    fn read(text: &str) -> Option<Self> {
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
            let end = at + rest.find([',', '(', ';']).unwrap_or(rest.len());
            let piece = Span::new(at, end).trim(text);
            // Marks of bold or italic type around it.
            let words = piece.of(text).trim_matches('*');
            let piece = super::words::span_of(text, words);
            if !piece.is_empty() {
                prefix.piece(piece, text)?;
            }
            at = if text[end..].starts_with('(') { end } else { end + 1 };
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
        let acronym = words.len() <= 10 && words.split_whitespace().count() <= 2 && is_upper(words) && words.len() >= 2;
        let medium =
            words.split(|c: char| !c.is_alphanumeric()).any(|w| MEDIA.contains(&&*w.to_lowercase()) || agency(&w.to_lowercase()).is_some());
        // The last bracket behind a date names the source, whatever its words.
        let source = last && (acronym || self.date && words.split_whitespace().count() <= 5);
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

    fn piece(&mut self, piece: Span, text: &str) -> Option<()> {
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
            self.place(place)?;
            self.date |= date;
            self.cover(piece);
            return Some(());
        }
        self.place(words)?;
        self.cover(piece);
        Some(())
    }

    fn place(&mut self, words: &str) -> Option<()> {
        if !is_place(words) || self.places >= 4 {
            return None;
        }
        if self.places == 0 {
            let first = words.split_whitespace().next()?;
            let nowhere = words.eq_ignore_ascii_case("no city");
            self.article = begins_word(words, "the") || nowhere;
            self.capitals = is_upper(if self.article { words } else { first }) && first.chars().filter(|c| c.is_alphabetic()).count() >= 2
                || words.split_whitespace().count() == 2 && is_upper(words);
            if LABELS.contains(&&*first.to_lowercase()) || is_function(first) && !self.article {
                return None;
            }
        }
        self.places += 1;
        self.words += words.split_whitespace().count();
        Some(())
    }
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

/// Could these words be a place? Capitalised words with particles between them, no digits.
fn is_place(words: &str) -> bool {
    let mut count = 0;
    for word in words.split_whitespace() {
        let particle = matches!(
            word,
            "de" | "del"
                | "du"
                | "da"
                | "do"
                | "dos"
                | "des"
                | "di"
                | "la"
                | "le"
                | "el"
                | "al"
                | "of"
                | "the"
                | "and"
                | "upon"
                | "on"
                | "sur"
                | "near"
                | "am"
                | "in"
        );
        let arabic =
            ["al-", "el-", "ar-", "as-", "ad-", "an-", "ash-", "at-", "az-", "l'", "l’", "d'", "d’"].iter().any(|p| word.starts_with(p));
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '‘' | '-' | '.' | '/' | '&' | '`'));
        let stop = word.ends_with('.')
            && known_abbreviation(word).is_none_or(|a| a != Abbreviation::State)
            && word.trim_end_matches('.').len() > 6;
        if !letters || stop || !(is_capitalised(word) || arabic || particle && count > 0) {
            return false;
        }
        count += 1;
    }
    (1..=5).contains(&count)
}

/// One to three places with commas between them, as a dateline has them.
pub(super) fn is_places(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    let named = !is_function(first) && !LABELS.contains(&&*first.to_lowercase());
    words.len() <= 60 && named && words.split(',').count() <= 3 && words.split(',').all(|place| is_place(place.trim()))
}

/// A known agency, or several with strokes between them.
pub(super) fn is_agency(words: &str) -> bool {
    let known = |part: &str| agency(&part.trim().to_lowercase()).is_some();
    words.len() <= 64 && (known(words) || words.contains('/') && words.split('/').all(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dateline, agency and the first words of the story, where a dateline is found.
    fn read(text: &str) -> Option<(&str, &str, &str)> {
        let capitals = is_upper(text);
        let found = find(text, Span::new(0, text.len()).trim(text), Place { capitals, first: true })?;
        let of = |span: Option<Span>| span.map_or("", |s| s.of(text));
        Some((of(found.place_date), of(found.agency), &text[found.lead.end as usize..]))
    }

    #[test]
    fn datelines_are_read() {
        for (text, place_date, agency) in [
            ("GENEVA, 20 Feb 2016 – ", "GENEVA, 20 Feb 2016", ""),
            ("LUSAKA, Zambia (AP) — ", "LUSAKA, Zambia", "AP"),
            ("NAIROBI (Reuters) - ", "NAIROBI", "Reuters"),
            ("WASHINGTON — ", "WASHINGTON", ""),
            ("WASHINGTON—", "WASHINGTON", ""),
            ("WASHINGTON _ ", "WASHINGTON", ""),
            ("April 5, 2016, LONDON — ", "April 5, 2016, LONDON", ""),
            ("Prensa Latina, 3 March - ", "3 March", "Prensa Latina"),
            ("(CNN) -- ", "", "CNN"),
            ("(Reuters) ", "", "Reuters"),
            ("Reuters - ", "", "Reuters"),
            ("QUITO, 4 FEB 90 (ACAN-EFE) -- [TEXT] ", "QUITO, 4 FEB 90", "ACAN-EFE"),
            ("QUITO, NO DATE (RADIO EXAMPLE NETWORK) -- [COMMENTARY] [TEXT] [CONTINUED] ", "QUITO, NO DATE", "RADIO EXAMPLE NETWORK"),
            ("Manila, Philippines – ", "Manila, Philippines", ""),
            ("Nairobi, Jun 16 2022 (IPS) - ", "Nairobi, Jun 16 2022", "IPS"),
            ("Dakar 16 June 2022 – ", "Dakar 16 June 2022", ""),
            ("TOLEDO, Ohio - ", "TOLEDO, Ohio", ""),
            ("SPRINGFIELD TWP., Pa. - ", "SPRINGFIELD TWP., Pa.", ""),
            ("ST. LOUIS (AP) — ", "ST. LOUIS", "AP"),
            ("PORT-AU-PRINCE, Haiti, Jan. 12 (Xinhua) -- ", "PORT-AU-PRINCE, Haiti, Jan. 12", "Xinhua"),
            ("THE HAGUE, Netherlands (AP) — ", "THE HAGUE, Netherlands", "AP"),
            ("The Hague, 20 February (ANP/AFP) – ", "The Hague, 20 February", "ANP/AFP"),
            ("LEXINGTON, Ky. (WXYZ) – ", "LEXINGTON, Ky.", "WXYZ"),
            ("MAPUTO (MOZAMBIQUE), 3 MAY 89 (DOMESTIC SERVICE) -- ", "MAPUTO (MOZAMBIQUE), 3 MAY 89", "DOMESTIC SERVICE"),
            ("KABUL: ", "KABUL", ""),
            ("Kabul, May 5: ", "Kabul, May 5", ""),
            ("Washington (CNN)", "Washington", "CNN"),
            ("BEIRUT (AP) ", "BEIRUT", "AP"),
            ("TRIPOLI, Libya \u{97} ", "TRIPOLI, Libya", ""),
            ("al-Hasakah, Syria – ", "al-Hasakah, Syria", ""),
            ("Geneva – ", "Geneva", ""),
            ("LEÓN, Guanajuato.- ", "LEÓN, Guanajuato", ""),
            ("BONN (FRG), 3 MAY 89 (DAS BEISPIEL) -- ", "BONN (FRG), 3 MAY 89", "DAS BEISPIEL"),
            ("NO CITY (PERU), 3 MAY 89 -- [TEXT] ", "NO CITY (PERU), 3 MAY 89", ""),
            ("New Delhi – ", "New Delhi", ""),
            ("**GENEVA, Switzerland** — ", "GENEVA, Switzerland", ""),
            ("**GENEVA** (AP) — ", "GENEVA", "AP"),
        ] {
            let story = "At least 12 people were killed when a storm hit the coast on Friday, the mayor of the city said.";
            let whole = format!("{text}{story}");
            assert_eq!(read(&whole), Some((place_date, agency, story)), "{text}");
        }
        assert_eq!(read("HAVANA (AP) --"), Some(("HAVANA", "AP", "")));
        assert_eq!(
            read("SAN JUAN, 4 FEB 90 (EFE) -- [TEXT] [RUIZ] WE LOST ALL."),
            Some(("SAN JUAN, 4 FEB 90", "EFE", "[RUIZ] WE LOST ALL."))
        );
    }

    #[test]
    fn other_beginnings_are_none() {
        for text in [
            "A storm killed 12 people in Manila – the worst in years.",
            "The mayor – a former general – said 12 people were killed.",
            "UPDATE – Twelve people were killed in Manila, the mayor of the city said on Friday, and many were hurt.",
            "VIDEO: Twelve people were killed in Manila, the mayor said.",
            "Police: Twelve people were killed in Manila, the mayor said.",
            "Anna Keller – who heads the office – said 12 people were killed in the storm that hit the coast on Friday.",
            "Keller, Ortega – and nobody else – were there when the storm hit the coast on Friday and killed 12 people.",
            "Keller (34) said 12 people were killed.",
            "The army (FAB) said it had no planes left.",
            "In Manila, 12 people were killed - and more are missing.",
            "Twelve – the number of the dead – may rise.",
            "BREAKING: Twelve people were killed in Manila.",
            "On Friday – Twelve people were killed in Manila and the villages around it, the mayor said, and many were hurt.",
            "Friday, February 20 was a day like others in Manila.",
            "12 people were killed – The mayor said so.",
            "PEACE TALKS -- THE GOVERNMENT AND THE REBELS MET IN QUITO.",
            "Geneva",
            "MCPD: Storm kills 12 in Manila, mayor says",
            "STORMY: Twelve killed in Manila",
            "Boy, 14, Dies In Storm - Example News | News and Weather",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
