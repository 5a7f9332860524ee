//! What is on the page and not of the story: sources and copyright, "Related", contact lines, calls to share, subscribe or switch on scripts.

use std::sync::LazyLock;

use super::cues::{Cues, cues};
use super::dateline::is_agency;
use super::furniture::{is_commissioned, is_furniture};
use super::words::{begins_word, is_capitalised, span_of};
use crate::lexicon::layout::{Role, phrases};
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
    let hinted = HINTS.find(text).is_some() || memchr::memchr(b'@', text.as_bytes()).is_some();
    if let Some(owner) = copyright(text, hinted) {
        let agency = owner.filter(|o| is_agency(o)).map(shift);
        return Some(Trailer { publisher: owner.map(shift), agency, closes: true });
    }
    if let Some(opener) = cues(Role::PUBLISHER).opens(text) {
        let name = name_from(&text[opener.len()..]);
        let short = text.split_whitespace().count() <= 14;
        return (short && name.is_some()).then(|| Trailer { publisher: name.map(shift), agency: None, closes: false });
    }
    if is_agency(bare) && bare.len() + 2 >= text.len().min(bare.len() + 2) && !bare.contains(' ') && text.starts_with(['(', '-', '–', '—'])
    {
        return Some(Trailer { agency: Some(shift(bare)), ..Trailer::default() });
    }
    if is_credit(text)
        || cues(Role::ALONE).are(bare)
        || is_furniture(text)
        || is_commissioned(text)
        || hinted && (is_contact(text) || is_contribution(text))
    {
        return Some(Trailer::default());
    }
    let opener = cues(Role::TRAILER).opens(text)?;
    let wordy = text.split_whitespace().count() > 60;
    // "Source: …" is the label of a short line.
    let label = opener.ends_with(':') && text.split_whitespace().count() > 25;
    (!wordy && !label && !is_told(text, opener)).then(Trailer::default)
}

/// "More on this story was told by the mayor.", "Share this article, he asked them.": what begins as a call to the reader does, and is told.
fn is_told(text: &str, opener: &str) -> bool {
    let call = ["more ", "share ", "sign ", "click ", "follow ", "read "].iter().any(|word| opener.starts_with(word));
    let told = || [" was ", " were ", " had ", " said", " told ", " asked "].iter().any(|word| text.contains(word));
    call && super::words::ending(text) == super::words::Ending::Stop && told()
}

/// Where a trailer begins inside a chunk: a copyright or the agency's credits behind its last sentence.
pub(super) fn inside(text: &str) -> Option<usize> {
    let mut from = text.len().saturating_sub(300);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while let Some((at, cue)) = cues(Role::INSIDE).find(&text[from..]) {
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
static HINTS: LazyLock<Cues> = LazyLock::new(|| Cues::new(phrases(Role::RESERVED | Role::CONTRIBUTED | Role::EDITED | Role::ADDRESS)));

/// A copyright line, with the owner's name where it gives one. `hinted`: one of the hints stands in it.
fn copyright(text: &str, hinted: bool) -> Option<Option<&str>> {
    let opened = cues(Role::COPYRIGHT).starts(text).map(|o| &text[o.len()..]);
    let reserved = hinted && cues(Role::RESERVED).find(text).is_some() && text.split_whitespace().count() <= 60;
    let Some(rest) = opened else {
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
        let all_rights = core.eq_ignore_ascii_case("all") && cues(Role::RIGHTS).find(&text[end..]).is_some_and(|(at, _)| at < 4);
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
    cues(Role::EDITING).opens(text).is_some_and(|c| text[c.len()..].trim_start_matches([':', ' ']).starts_with(char::is_uppercase))
        && text.split_whitespace().count() <= 40
}

/// "Staff writer Sam Low contributed to this report."
fn is_contribution(text: &str) -> bool {
    // "Ruth Adeyemi reports from Nairobi. Edited by Sam Low."
    cues(Role::CONTRIBUTED).find(text).is_some() && is_short(text)
        || is_edited(text) && cues(Role::REPORTS).find(text).is_some() && is_short(text)
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 40 && !text.contains(['“', '"'])
}

/// Does it name who edited the story?
pub(super) fn is_edited(text: &str) -> bool {
    cues(Role::EDITED).find(text).is_some()
}

/// A line of addresses: "Contact Sam Low at sam@example.org", "@samlow", "On Twitter: @samlow".
fn is_contact(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let address = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
        word.contains('@') || cues(Role::ADDRESS).starts(word).is_some()
    };
    let addresses = text.split_whitespace().filter(|w| address(w)).count();
    let leads = text.split_whitespace().next().is_some_and(address);
    addresses > 0
        && (words <= addresses * 2 + 1
            || leads && words <= 12 && super::words::ending(text) == super::words::Ending::Open
            || words <= 40 && cues(Role::CONTACT).starts(text).is_some())
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
            ("sam@example.org, 555-0100 or Mastodon and Bluesky @samlow", ""),
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
            "More on this story was told by the mayor.",
            "Share this article with Manila, the mayor asked them.",
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
