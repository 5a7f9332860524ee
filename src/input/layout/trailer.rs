//! What is on the page and not of the story: sources and copyright, "Related", contact lines, calls to share, subscribe or switch on scripts.

use super::dateline::is_agency;
use super::words::{begins, begins_word, find_cue, is_capitalised, span_of};
use crate::span::Span;

/// A chunk that is no story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Trailer {
    /// The publisher that it names.
    pub(super) publisher: Option<Span>,
    /// The agency that it names.
    pub(super) agency: Option<Span>,
    /// Nothing of the story follows: short lines behind it are trailers too.
    pub(super) closes: bool,
}

/// Bytes of the longest trailer.
const LONGEST: usize = 500;

/// Chunks that are one of these, but for marks around them.
const ALONE: &[&str] = &[
    "advertisement",
    "advertisements",
    "ad",
    "sponsored",
    "sponsored content",
    "related",
    "related articles",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "related links",
    "related coverage",
    "read more",
    "read also",
    "also read",
    "see also",
    "more",
    "more news",
    "more stories",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "recommended",
    "you may also like",
    "share",
    "share this",
    "share this article",
    "share this story",
    "print",
    "email",
    "comments",
    "leave a comment",
    "tags",
    "topics",
    "follow us",
    "subscribe",
    "sign up",
    "loading",
    "end",
    "ends",
    "30",
    "more to come",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "continue reading",
    "click here",
    "watch live here",
    "watch live",
    "top stories",
    "latest news",
    "in pictures",
];

/// Beginnings after which nothing of the story can come: the rest of the line is a title, a list, an address.
const OPENERS: &[&str] = &[
    "related:",
    "related articles:",
    "related headlines",
    "related stories:",
    "related story",
    "related coverage:",
    "read more:",
    "read more about",
    "read also:",
    "also read:",
    "also read |",
    "see also:",
    "more:",
    "more on ",
    "more from ",
    "read:",
    "watch:",
    "listen:",
    "read or share this story",
    "share this",
    "tags:",
    "tagged:",
    "topics:",
    "filed under",
    "categories:",
    "category:",
    "posted in",
    "keywords:",
    "follow us",
    "like us on",
    "find us on",
    "join us on",
    "sign up",
    "subscribe to",
    "subscribe now",
    "click here",
    "please enable javascript",
    "you need to enable javascript",
    "this video is not available",
    "your browser does not",
    "this story was originally published",
    "this article was originally published",
    "this article originally appeared",
    "this story originally appeared",
    "this article first appeared",
    "this story first appeared",
    "originally published",
    "this is a developing story",
    "this article is republished",
    "republished with",
    "reprinted with",
    "distributed by",
    "download the ",
    "download our ",
    "stay with ",
    "stay up to date",
    "for more information, visit",
    "for more information visit",
    "for media inquiries",
    "media contact",
    "press contact",
    "for further information, please contact",
    "for more news",
    "get the latest",
    "advertisement -",
    "story continues below",
    "the views expressed",
    "the opinions expressed",
    "opinions expressed",
    "views expressed",
    "disclaimer:",
    "with files from",
    "with reporting by",
    "with inputs from",
    "with agencies",
    "(with inputs from",
    "(with agencies",
    "-- with files",
    "posted by:",
    "e-mail:",
    "email:",
    "tel:",
    "phone:",
    "twitter:",
    "facebook:",
    "@tagline",
    "not for reprint",
    "for permission to reprint",
    "do not distribute",
    "this material may not be published",
    "watch live",
    "sources:",
    "source:",
];

/// "Reporting by Ruth Adeyemi; Editing by Sam Low".
const CREDITS: &[&str] = &[
    "reporting by",
    "additional reporting by",
    "writing by",
    "written by",
    "editing by",
    "edited by",
    "compiled by",
    "reporting and writing by",
    "reporting for",
    "story by",
    "translated by",
];

/// "As reported by The Example Times": what follows is the publisher.
const REPORTED: &[&str] = &[
    "as reported by",
    "as published by",
    "as published in",
    "courtesy of",
    "first published by",
    "first published in",
    "originally published by",
    "originally published in",
];

/// The trailer that a chunk is.
pub(super) fn find(whole: &str, chunk: Span) -> Option<Trailer> {
    let text = chunk.of(whole);
    if text.len() > LONGEST {
        return None;
    }
    let shift = |part: &str| {
        let span = span_of(text, part);
        Span { start: chunk.start + span.start, end: chunk.start + span.end }
    };
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    // One look over the text for all that is asked of its inside.
    let hinted = find_cue(text, HINTS).is_some() || memchr::memchr(b'@', text.as_bytes()).is_some();
    if let Some(owner) = copyright(text, hinted) {
        let agency = owner.filter(|o| is_agency(o)).map(shift);
        return Some(Trailer { publisher: owner.map(shift), agency, closes: true });
    }
    if let Some(opener) = REPORTED.iter().find(|o| begins_word(text, o)) {
        let name = name_from(&text[opener.len()..]);
        let short = text.split_whitespace().count() <= 14;
        return (short && name.is_some()).then(|| Trailer { publisher: name.map(shift), agency: None, closes: false });
    }
    if is_agency(bare) && bare.len() + 2 >= text.len().min(bare.len() + 2) && !bare.contains(' ') && text.starts_with(['(', '-', '–', '—'])
    {
        return Some(Trailer { agency: Some(shift(bare)), ..Trailer::default() });
    }
    if is_credit(text) || ALONE.iter().any(|a| bare.eq_ignore_ascii_case(a)) || hinted && (is_contact(text) || is_contribution(text)) {
        return Some(Trailer::default());
    }
    let opener = OPENERS.iter().find(|o| begins(text, o) && (!o.ends_with(char::is_alphanumeric) || begins_word(text, o)))?;
    let wordy = text.split_whitespace().count() > 60;
    // "Source: …" and "Read: …" are labels of a short line.
    let label = opener.ends_with(':') && text.split_whitespace().count() > 25;
    (!wordy && !label).then(Trailer::default)
}

/// Where a trailer begins inside a chunk: a copyright or the agency's credits behind its last sentence.
pub(super) fn inside(text: &str) -> Option<usize> {
    let mut from = text.len().saturating_sub(300);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    const CUES: &[&str] = &["copyright", "©", "(reporting by", "(additional reporting by", "(writing by", "(editing by", "reporting by "];
    while let Some((at, cue)) = find_cue(&text[from..], CUES) {
        let (before, rest) = text.split_at(from + at);
        let is = rest.len() <= LONGEST && (copyright(rest, true).is_some() || is_credit(rest));
        if is && before.trim_end().ends_with(['.', '"', '”', '!', '?', '…', ')']) {
            return Some(from + at);
        }
        from += at + cue.len();
    }
    None
}

/// What a copyright line, an address or a contribution holds inside.
const HINTS: &[&str] =
    &["all rights reserved", "contributed", "edited by", "editing by", "http", "www.", "twitter.com", "facebook.com", "pic.twitter"];

/// A copyright line, with the owner's name where it gives one. `hinted`: one of the hints stands in it.
fn copyright(text: &str, hinted: bool) -> Option<Option<&str>> {
    let opened = ["copyright", "©", "(c)", "&copy;", "c. "].iter().find(|o| begins(text, o)).map(|o| &text[o.len()..]);
    let reserved = hinted && find_cue(text, &["all rights reserved"]).is_some() && text.split_whitespace().count() <= 60;
    let bracketed = || ["(©", "(copyright"].iter().find(|o| begins(text, o)).map(|o| &text[o.len()..]);
    let Some(rest) = opened.or_else(bracketed) else {
        return reserved.then_some(None);
    };
    let words = rest.trim_start_matches([' ', '\u{A0}', ':', '©', ',']).trim_start();
    let words = words.strip_prefix("(c)").or_else(|| words.strip_prefix("(C)")).unwrap_or(words).trim_start();
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–')).len();
    let (years, after) = words.split_at(digits);
    let dated = years.len() >= 4;
    let sign = text.trim_start_matches('(').starts_with('©') || rest.contains('©');
    if !(dated || reserved || sign || begins_word(words, "by")) {
        // "Copyright The Example Times 2016".
        let name = name_from(words)?;
        let year = words[name.len()..].trim().trim_end_matches('.');
        return (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then_some(Some(name));
    }
    let after = after.trim_start_matches([' ', ',', '\u{A0}', '©']);
    let after = if begins_word(after, "by") { after[2..].trim_start() } else { after };
    Some(name_from(after))
}

/// The name that some words begin with: up to a stop, bracket, dash, date or small word that names do not hold.
fn name_from(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let mut end = 0;
    for (k, word) in text.split_whitespace().enumerate() {
        let core = word.trim_end_matches([',', ';', ':', '|', '.', ')']);
        let particle = k > 0 && matches!(core, "of" | "and" | "the" | "de" | "&" | "for" | "in" | "del" | "la");
        let all_rights = core.eq_ignore_ascii_case("all") && find_cue(&text[end..], &["all rights"]).is_some_and(|(at, _)| at < 4);
        if all_rights
            || k > 8
            || word.starts_with('(')
            || !(is_capitalised(core) || particle)
            || core.is_empty()
            || k > 0 && core.len() == 4 && core.bytes().all(|b| b.is_ascii_digit())
        {
            break;
        }
        let at = span_of(text, word).start as usize;
        if particle {
            continue;
        }
        let inner = core.contains('.') || word.ends_with('.') && super::words::known_abbreviation(word).is_some();
        end = at + if inner { word.trim_end_matches([',', ';', ':', '|']).len() } else { core.len() };
        if core.len() < word.len() && !inner {
            break;
        }
    }
    (end > 0).then(|| &text[..end])
}

/// "Reporting by Ruth Adeyemi; Editing by Sam Low": a name must follow.
fn is_credit(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '-', '–', '—', '*', ' ']);
    CREDITS.iter().any(|c| begins_word(text, c) && text[c.len()..].trim_start_matches([':', ' ']).starts_with(char::is_uppercase))
        && text.split_whitespace().count() <= 40
}

/// "Staff writer Sam Low contributed to this report."
fn is_contribution(text: &str) -> bool {
    const CONTRIBUTED: &[&str] = &["contributed to this", "contributed reporting", "contributed from", "contributed."];
    // "Ruth Adeyemi reports from Nairobi. Edited by Sam Low."
    find_cue(text, CONTRIBUTED).is_some() && is_short(text)
        || is_edited(text)
            && find_cue(text, &["reports from", "reported from", "reporting from", "photos:", "photographs:"]).is_some()
            && is_short(text)
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 40 && !text.contains(['“', '"'])
}

/// Does it name who edited the story?
pub(super) fn is_edited(text: &str) -> bool {
    find_cue(text, &["edited by", "editing by"]).is_some()
}

/// A line of addresses: "Contact Sam Low at sam@example.org", "@samlow", "On Twitter: @samlow".
fn is_contact(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let address = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
        word.contains('@')
            || begins(word, "http")
            || begins(word, "www.")
            || begins(word, "twitter.com")
            || begins(word, "facebook.com")
            || begins(word, "pic.twitter")
    };
    let addresses = text.split_whitespace().filter(|w| address(w)).count();
    let leads = text.split_whitespace().next().is_some_and(address);
    addresses > 0
        && (words <= addresses * 2 + 1
            || leads && words <= 12 && super::words::ending(text) == super::words::Ending::Open
            || words <= 40
                && ["contact ", "follow ", "reach ", "email ", "e-mail ", "write to ", "on twitter", "call "]
                    .iter()
                    .any(|o| begins(text, o)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&str> {
        find(text, Span::new(0, text.len())).map(|t| t.publisher.map_or("", |p| p.of(text)))
    }

    #[test]
    fn trailers_are_told_and_name_their_publisher() {
        for (text, publisher) in [
            ("As reported by The Example Times", "The Example Times"),
            ("Copyright 2016 by Example News. All rights reserved.", "Example News"),
            ("Copyright 2016 WXYZ-TV (Example Corporation). All rights reserved.", "WXYZ-TV"),
            ("© 2016 Example Press", "Example Press"),
            ("(© 2016 WXYZ)", "WXYZ"),
            ("sam@example.org, 555-0100 or Twitter & Instagram @samlow", ""),
            ("(c) 2016, The Example Post Co.", "The Example Post Co."),
            ("Copyright The Example Times 2016", "The Example Times"),
            ("Copyright © 2016 The Associated Press. All rights reserved.", "The Associated Press"),
            ("All rights reserved.", ""),
            ("Related", ""),
            ("RELATED: Storm kills 12", ""),
            ("- Advertisement -", ""),
            ("Follow us on Twitter", ""),
            ("(Reporting by Ruth Adeyemi; Editing by Sam Low)", ""),
            ("This story was originally published by Example News.", ""),
            ("Tags: storm, Manila", ""),
            ("Contact Sam Low at sam@example.org or 555-0100.", ""),
            ("sam@example.org", ""),
            ("@samlow", ""),
            ("Staff writer Sam Low contributed to this report.", ""),
            ("Please enable Javascript to watch this video", ""),
            ("(AFP)", ""),
            ("Source: Example News", ""),
            ("Ruth Adeyemi reports from Nairobi. Edited by S. Low. Photos: Anna Keller.", ""),
        ] {
            assert_eq!(read(text), Some(publisher), "{text}");
        }
    }

    #[test]
    fn the_story_is_no_trailer() {
        for text in [
            "Copyright law was changed in 2016, the minister said.",
            "Contact with the crew was lost on Friday.",
            "Related deaths rose to 12.",
            "More people died on Friday.",
            "Follow the money, he said.",
            "Reporting by the army was late.",
            "Police contributed to the report in many ways, the judge said, and “nobody contributed to this more than the mayor”.",
            "Anyone who knows more is asked to call police at 555-0100.",
            "Sources said 12 people were killed.",
            "The book, edited by Sam Low, came out on Friday.",
            "@samlow was the first to say that 12 people were killed.",
            "Read the full text, the mayor said.",
            "As reported by witnesses, the storm hit at noon.",
            "The army wrote to keller@example.org to say that all of its soldiers had come back from the coast.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_trailer_inside_the_last_paragraph_is_found() {
        let text = "Roofs flew off. Copyright 2016 Example News. All rights reserved.";
        assert_eq!(inside(text), Some(16));
        let text = "Roofs flew off. (Reporting by Ruth Adeyemi; Editing by Sam Low)";
        assert_eq!(inside(text), Some(16));
        assert_eq!(inside("Roofs flew off. Copyright law says little."), None);
        assert_eq!(inside("Roofs flew off, copyright 2016 or not."), None);
    }
}
