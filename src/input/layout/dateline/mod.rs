//! The dateline: place, date and agency before the first sentence ("GENEVA, 20 Feb 2016 – ", "LUSAKA, Zambia (AP) — ", "(CNN) --").
//!
//! Whatever stands before the first dash (or colon) is cut at its commas and brackets, and every piece must be a place, a date or an
//! agency (`prefix`). How much proof is wanted besides depends on the copy: capitals prove a place, an agency or a date proves a dateline, and
//! "Manila, Philippines – " is one only where a sentence begins behind it.

use super::cues::cues;
use super::date_words::date_words;
use super::words::{Ending, is_upper};
use crate::lexicon::layout::Role;
use crate::span::Span;
use prefix::{Prefix, is_known_place};

mod alone;
mod prefix;

pub(super) use alone::alone;
pub(super) use prefix::{is_agency, is_places, place_strength};

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

/// The dateline that a paragraph begins with. `whole` is the article's text.
pub(super) fn find(whole: &str, paragraph: Span, place: Place) -> Option<Dateline> {
    let text = paragraph.of(whole);
    if let Some(found) = alone::bracketed(text, paragraph.start) {
        return Some(found);
    }
    let (separator, rest) = separator(text)?;
    // "LEÓN, Guanajuato.- ": a stop before the dash belongs to it.
    let before = &text[..separator.start as usize];
    let before = if separator.of(text).starts_with('-') { before.strip_suffix('.').unwrap_or(before) } else { before };
    // Marks of bold or italic type around it.
    let before = before.trim_end().trim_end_matches(['*', '_']);
    let colon = separator.of(text).starts_with(':');
    let bare = separator.is_empty();
    let mut prefix = Prefix::read(before)?;
    let rest = match () {
        () if bare || colon => rest,
        () if !prefix.date => date_behind(text, rest, &mut prefix).unwrap_or(rest),
        () if prefix.places == 0 => place_behind(text, rest, &mut prefix).unwrap_or(rest),
        () => rest,
    };
    let after = rest_of(text, rest);
    let ends_block = after == text.len();
    let known = prefix.agency.is_some_and(|a| is_agency(a.of(text)));
    let sure = known || prefix.date || prefix.medium;
    let place_caps = prefix.capitals && !place.capitals;
    // A headline ends without a stop: "PD: Storm kills 12", "Storm Ends, Manila Counts – Full Story".
    let running =
        text.len() > 90 && matches!(super::words::ending(text), Ending::Stop | Ending::Question | Ending::Abbreviation | Ending::More);
    // "Group F | Manila": a bar closes a dateline where a date stands before it.
    if separator.of(text) == "|" && !prefix.date {
        return None;
    }
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
        let known = || prefix.words <= 3 && prefix.places == 1 && prefix.place_date.is_some_and(|place| is_known_place(place.of(text)));
        let told = place_caps && prefix.places >= 2 && prefix.known && super::words::ending(text) == Ending::Stop;
        (sure || told || running && (place_caps && prefix.words <= 3 && before.len() >= 5 || known())) && begins_sentence && place.first
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

/// "CAIRO - 7 July 2022: ": takes in the date behind the dash; where the text goes on.
fn date_behind(text: &str, from: usize, prefix: &mut Prefix) -> Option<usize> {
    let (separator, end) = separator(&text[from..])?;
    let date = Span::new(from, from + separator.start as usize).trim(text);
    date_words(date.of(text)).filter(|date| date.month && (date.day || date.year))?;
    prefix.piece(date, text)?;
    Some(from + end)
}

/// "21 February 2015 – KAMPALA (AFP) – ": takes in the place behind the dash after a date; where the text goes on.
fn place_behind(text: &str, from: usize, prefix: &mut Prefix) -> Option<usize> {
    let (separator, end) = separator(&text[from..]).filter(|(separator, _)| !separator.is_empty())?;
    let words = &text[from..from + separator.start as usize];
    let place = Prefix::read(words).filter(|place| (1..=3).contains(&place.places) && place.words <= 6 && !place.date)?;
    let named = is_known_place(place.first?.of(words)) || place.capitals;
    named.then(|| {
        prefix.join(&place, |span| Span::new(from + span.start as usize, from + span.end as usize));
        from + end
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
            // "Torvik- Three boats …"
            '-' if free && is_known_place(&text[..at]) => return Some((Span::new(at, end), end)),
            ':' if free => return Some((Span::new(at, end), end)),
            '|' if free && last.is_whitespace() => return Some((Span::new(at, end), end)),
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
        if cues(Role::NOTE).opens(note).is_some() && is_upper(note) {
            start = at;
        }
    }
    start
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
            ("QUITO, 9 MAR 91 (ACAN-EFE) -- [TEXT] ", "QUITO, 9 MAR 91", "ACAN-EFE"),
            ("QUITO, NO DATE (RADIO EXAMPLE NETWORK) -- [COMMENTARY] [TEXT] [CONTINUED] ", "QUITO, NO DATE", "RADIO EXAMPLE NETWORK"),
            ("Manila, Philippines – ", "Manila, Philippines", ""),
            ("Nairobi, Aug 3 2021 (IPS) - ", "Nairobi, Aug 3 2021", "IPS"),
            ("Dakar 3 August 2021 – ", "Dakar 3 August 2021", ""),
            ("TOLEDO, Ohio - ", "TOLEDO, Ohio", ""),
            ("SPRINGFIELD TWP., Pa. - ", "SPRINGFIELD TWP., Pa.", ""),
            ("ST. LOUIS (AP) — ", "ST. LOUIS", "AP"),
            ("PORT-AU-PRINCE, Haiti, Jan. 12 (Xinhua) -- ", "PORT-AU-PRINCE, Haiti, Jan. 12", "Xinhua"),
            ("THE HAGUE, Netherlands (DPA) — ", "THE HAGUE, Netherlands", "DPA"),
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
            ("CAIRO - 7 July 2022: ", "CAIRO - 7 July 2022", ""),
            ("Cairo – July 7, 2022 – ", "Cairo – July 7, 2022", ""),
            ("Doha: ", "Doha", ""),
            ("INTERNATIONAL FALLS, Minn. (AP) — ", "INTERNATIONAL FALLS, Minn.", "AP"),
            ("New Delhi: ", "New Delhi", ""),
            ("Srinagar- ", "Srinagar", ""),
            ("Villa dos Santos, Ruritania – ", "Villa dos Santos, Ruritania", ""),
            ("l’Aquila, Italy – ", "l’Aquila, Italy", ""),
            ("February 21, 2015 (ADDIS ABABA) - ", "February 21, 2015 (ADDIS ABABA)", ""),
            ("21 February 2015 (Torvikstad) – ", "21 February 2015 (Torvikstad)", ""),
            ("February 21, 2015 (REUTERS) - ", "February 21, 2015", "REUTERS"),
            ("Feb. 21, 2015 | Maiduguri, Nigeria -- ", "Feb. 21, 2015 | Maiduguri, Nigeria", ""),
            ("(21 February 2015, Mogadishu) ", "21 February 2015, Mogadishu", ""),
            ("(Khartoum) March 3: ", "(Khartoum) March 3", ""),
            ("Friday, 11 February 2022, Port Moresby – ", "Friday, 11 February 2022, Port Moresby", ""),
            ("Lagos, March 3 (NAN) - ", "Lagos, March 3", "NAN"),
            ("March 3, 2019 - Juba - ", "March 3, 2019 - Juba", ""),
            ("March 3, 2019 – JUBA (AFP) – ", "March 3, 2019 – JUBA", "AFP"),
            ("3 March 2019 | Juba | ", "3 March 2019 | Juba", ""),
            ("2019-03-03 Juba: ", "2019-03-03 Juba", ""),
            ("[Juba, 3 March 2019] ", "Juba, 3 March 2019", ""),
            ("XAVORA, India: ", "XAVORA, India", ""),
            ("Dar es Salaam, 7 May 2019 – ", "Dar es Salaam, 7 May 2019", ""),
            ("MOMBASA, May 7, 2019 /PRNewswire/ -- ", "MOMBASA, May 7, 2019", "PRNewswire"),
            ("UNITED NATIONS, May 7 – ", "UNITED NATIONS, May 7", ""),
            ("NEAR XAVORA, Iraq (AP) — ", "NEAR XAVORA, Iraq", "AP"),
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
            "Amnesty International – Twelve people were killed when a storm hit the coast on Friday, the mayor of the city said.",
            "Storm: Twelve people were killed in Manila when it hit the coast on Friday, the mayor of the city said to us.",
            "Post- and pre-war maps of Manila hang in the hall of the mayor, who died in the storm on Friday with others.",
            "On Friday – Twelve people were killed in Manila and the villages around it, the mayor said, and many were hurt.",
            "Friday, February 20 was a day like others in Manila.",
            "12 people were killed – The mayor said so.",
            "PEACE TALKS -- THE GOVERNMENT AND THE REBELS MET IN QUITO.",
            "Geneva",
            "MCPD: Storm kills 12 in Manila, mayor says",
            "STORMY: Twelve killed in Manila",
            "Manila | Twelve people were killed when a storm hit the coast on Friday, the mayor of the city said to us.",
            "Boy, 14, Dies In Storm - Example News | News and Weather",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
