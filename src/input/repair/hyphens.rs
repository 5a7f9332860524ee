//! Words divided by a hyphen at the end of a line → whole words ("evacu-⏎ated"), and compounds on one line ("twenty-⏎five").
//!
//! What is a word is asked of the word list, of the gazetteer and of the text itself, which may hold the word elsewhere. The line ends after the
//! word instead of inside, so that the lines of hard-wrapped copy stay what they were.

use rustc_hash::FxHashSet;

use crate::lexicon::gazetteer::Cursor;
use crate::lexicon::name_syllables::is_syllable;
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::{Class, classes, words};

/// What is done with a hyphen at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// "evacu-⏎ated": hyphen and line end go.
    Join,
    /// "twenty-⏎five": the line end goes.
    Keep,
    /// "the mayor-⏎a teacher": it is a dash.
    Leave,
}

/// Two parts of a word, or two words.
struct Parts<'a> {
    first: &'a str,
    second: &'a str,
    /// "Stoke-on-⏎Trent"
    after_hyphen: bool,
    /// "Stoke-⏎on-Trent"
    before_hyphen: bool,
    /// So many words stand on the line that it is no heading with a dash ("The dead-⏎Ana Ruiz").
    in_line: bool,
}

/// The text with its words put together, and how many they were; None where none is divided.
pub(super) fn repair(text: &str) -> Option<(String, usize)> {
    let (mut out, mut last, mut count) = (String::new(), 0, 0);
    let mut known: Option<FxHashSet<&str>> = None;
    for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        let Some(gap) = Gap::at(text, at).filter(|gap| gap.hyphen >= last) else { continue };
        out.push_str(&text[last..gap.hyphen]);
        last = gap.hyphen;
        let token = &text[gap.end..];
        let Some(parts) = Parts::of(&out, token) else { continue };
        let known = known.get_or_insert_with(|| words_of(text));
        let act = if gap.soft { Act::Join } else { parts.act(known) };
        if act == Act::Leave {
            continue;
        }
        if act == Act::Keep {
            out.push('-');
        }
        // The line ends after the word, but where it ends there anyway or would end with a hyphen.
        let token = &token[..token.find(char::is_whitespace).unwrap_or(token.len())];
        let word = token.trim_end_matches(is_hyphen);
        out.push_str(word);
        last = gap.end + word.len();
        count += 1;
        let rest = text[last..].trim_start_matches(is_blank);
        if !rest.is_empty() && !rest.starts_with(['\n', '\r']) && word == token {
            out.push_str(&text[gap.start..gap.end]);
            last = text.len() - rest.len();
        }
    }
    if count == 0 {
        return None;
    }
    out.push_str(&text[last..]);
    Some((out, count))
}

/// The end of a line with a hyphen before it.
struct Gap {
    /// Where the hyphen stands.
    hyphen: usize,
    /// One that is there for the line's end alone.
    soft: bool,
    /// Where the white space begins, and where the next line's words do.
    start: usize,
    end: usize,
}

impl Gap {
    /// The one whose line end is at `at`; the next line is not blank.
    fn at(text: &str, at: usize) -> Option<Self> {
        let start = text[..at].trim_end_matches(is_blank).len();
        let hyphen = text[..start].chars().next_back().filter(|&c| is_hyphen(c))?;
        let rest = text[at..].strip_prefix("\r\n").or_else(|| text[at..].strip_prefix(['\n', '\r']))?;
        let rest = rest.trim_start_matches(is_blank);
        let end = text.len() - rest.len();
        Some(Self { hyphen: start - hyphen.len_utf8(), soft: matches!(hyphen, '\u{AD}' | '¬'), start, end })
    }
}

/// A hyphen, also the soft one and what it was made of.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '\u{AD}' | '¬')
}

/// White space inside a line.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}')
}

impl<'a> Parts<'a> {
    /// The parts before and after the line end; None where no letters or digits stand there, and for the parts of an address.
    fn of(before: &'a str, after: &'a str) -> Option<Self> {
        let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
        let token = line.rsplit(char::is_whitespace).next().unwrap_or(line);
        let first = &token[token.trim_end_matches(is_part).len()..];
        let length = after.find(|c| !is_part(c)).unwrap_or(after.len());
        let (second, rest) = after.split_at(length);
        let address = token.contains(['/', '@', '_', '\\']) || token.starts_with("www.");
        if first.is_empty() || second.is_empty() || address {
            return None;
        }
        Some(Self {
            first,
            second,
            after_hyphen: token[..token.len() - first.len()].ends_with('-'),
            before_hyphen: rest.starts_with('-') && rest[1..].starts_with(is_part),
            in_line: line.split_whitespace().nth(if first.starts_with(char::is_uppercase) { 1 } else { 2 }).is_some(),
        })
    }

    fn act(&self, known: &FxHashSet<&str>) -> Act {
        let Self { first, second, .. } = *self;
        let small = second.starts_with(char::is_lowercase);
        let upper = second.chars().all(char::is_uppercase) && first.chars().all(char::is_uppercase);
        if first.chars().any(|c| c.is_ascii_digit()) || is_acronym(first) && small {
            // "12-year-old", "UN-backed"
            return if small { Act::Keep } else { Act::Leave };
        }
        if !small && !upper {
            // "Stoke-on-Trent", "a Franco-German plan", "Covid-19"; but a line of its own may end with a dash.
            let arabic = particle(&first.to_lowercase()) == Some(Particle::Arabic);
            return if self.after_hyphen || self.in_line || arabic { Act::Keep } else { Act::Leave };
        }
        if second.chars().nth(1).is_none() {
            return Act::Leave;
        }
        if first.chars().nth(1).is_none() {
            return if self.after_hyphen || is_function(second) { Act::Leave } else { Act::Keep };
        }
        self.act_by_words(known)
    }

    /// The same for two parts of letters, the second one small (or all in capitals).
    fn act_by_words(&self, known: &FxHashSet<&str>) -> Act {
        let Self { first, second, .. } = *self;
        let (one, two) = (first.to_lowercase(), second.to_lowercase());
        let whole = format!("{one}{two}");
        let words = is_word(&one) && is_word(&two);
        let name = first.starts_with(char::is_uppercase);
        if is_listed(&whole, if words { COMMON } else { 1 }) || name && is_place(&whole) {
            return Act::Join;
        }
        if is_function(&two) && is_word(&one) && !self.before_hyphen && !self.after_hyphen {
            return Act::Leave;
        }
        if known.contains(&*format!("{first}-{second}")) {
            return Act::Keep;
        }
        if known.contains(&*format!("{first}{second}")) {
            return Act::Join;
        }
        let syllable = name && is_syllable(&two) && !is_word(&one);
        if words || syllable || self.before_hyphen && is_word(&two) { Act::Keep } else { Act::Join }
    }
}

/// A letter or digit.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}

/// The strength in the word list from which a word is common: one of two words that are written together by mistake is not.
const COMMON: u8 = 3;

/// Is it a word, or a name, that the list has seen so often?
fn is_listed(lower: &str, strength: u8) -> bool {
    words::entry(lower).is_some_and(|entry| entry.lower.max(entry.capital).max(entry.given).max(entry.surname) >= strength)
}

/// Is it a plain word, or what words are made with ("anti", "non")?
fn is_word(lower: &str) -> bool {
    classes(lower).intersects(Class::CLOSED | Class::NUMBER)
        || words::entry(lower).is_some_and(|entry| entry.lower > COMMON && !entry.tags.is_empty())
}

/// "and", "the", "was": it ends no compound. What it would be after a dash: the next word.
fn is_function(lower: &str) -> bool {
    let words = Class::DETERMINER | Class::PRONOUN | Class::CONJUNCTION | Class::SUBORDINATOR | Class::AUXILIARY | Class::MODAL;
    classes(lower).intersects(words)
}

/// Is it a place of one word?
fn is_place(lower: &str) -> bool {
    Cursor::start().and_then(|cursor| cursor.word(lower)).and_then(Cursor::value).is_some()
}

/// "UN", "CIA"
fn is_acronym(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

/// The words of a text as they are written, compounds whole.
fn words_of(text: &str) -> FxHashSet<&str> {
    text.split(|c| !(is_part(c) || c == '-')).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> String {
        repair(text).map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    #[test]
    fn divided_words_are_joined() {
        for (text, wanted) in [
            ("About 900 were evacu-\nated by noon", "About 900 were evacuated\nby noon"),
            ("The fire ser-\r\n  vice came", "The fire service\r\n  came"),
            ("a flood in Johannes-\nburg, and", "a flood in Johannesburg,\nand"),
            ("said Piet Mer-\nwe.\nHe left", "said Piet Merwe.\nHe left"),
            ("twen-\nty men and peo- \n ple", "twenty\nmen and people"),
            ("THE EVACU-\nATION OF", "THE EVACUATION\nOF"),
            ("of Luma Qestar. Qes-\ntar said", "of Luma Qestar. Qestar\nsaid"),
            ("He was ar\u{AD}\nrested and re¬\nleased", "He was arrested\nand released"),
            ("the spokes-\nwo-\nman left", "the spokeswoman\nleft"),
        ] {
            assert_eq!(repaired(text), wanted);
            assert_eq!(repair(wanted), None, "{wanted}");
        }
    }

    #[test]
    fn hyphens_that_belong_to_the_word_stay() {
        for (text, wanted) in [
            ("a well-\nknown singer", "a well-known\nsinger"),
            ("some twenty-\nfive men", "some twenty-five\nmen"),
            ("an anti-\ngovernment march", "an anti-government\nmarch"),
            ("a 12-\nyear-old boy", "a 12-year-old\nboy"),
            ("a boy from Stoke-on-\nTrent died", "a boy from Stoke-on-Trent\ndied"),
            ("a boy from Stoke-\non-Trent died", "a boy from Stoke-on-Trent\ndied"),
            ("al-\nAssad said", "al-Assad\nsaid"),
            ("a state-of-\nthe-\nart plan", "a state-of-the-art\nplan"),
            ("his mother-in-\nlaw, too", "his mother-in-law,\ntoo"),
            ("of the Franco-\nGerman plan", "of the Franco-German\nplan"),
            ("in Guinea-\nBissau and", "in Guinea-Bissau\nand"),
            ("two UN-\nbacked camps", "two UN-backed\ncamps"),
            ("said Ban Ki-\nmoon, who", "said Ban Ki-moon,\nwho"),
            ("a Qestar-lim shop. The Qestar-\nlim shop", "a Qestar-lim shop. The Qestar-lim\nshop"),
            ("it sent an e-\nmail to", "it sent an e-mail\nto"),
            ("cases of Covid-\n19 rose", "cases of Covid-19\nrose"),
        ] {
            assert_eq!(repaired(text), wanted);
            assert_eq!(repair(wanted), None, "{wanted}");
        }
    }

    #[test]
    fn dashes_and_lists_are_left() {
        for text in [
            "the mayor-\na former teacher-\nwas hurt",
            "both short-\nand long-term plans",
            "The dead-\nAna Ruiz\nTom Reed",
            "He left -\nand came back --\nlater",
            "a note-\n\nthen the end",
            "- one\n- two\n-\n---\nthree",
            "Score 12-\n14 and 1990-\n2000",
            "see https://example.org/all-\nthe/news and a_b-\nc",
            "w21 Cx1f wqrs-\nr f Cx13",
            "at the end-",
            "-\nno",
            "",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
