//! What the rules of the layout ask of a few words: how they begin and end, whether they are a name's, capitals.

use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::{Class, classes};
use crate::span::Span;

/// How a run of text ends, behind its closing quotation marks and brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a full stop or an ellipsis.
    Stop,
    /// With a question or exclamation mark.
    Question,
    /// With a comma, colon, semicolon or dash: more follows.
    More,
    /// With an abbreviation, whose full stop may be that of the sentence too.
    Abbreviation,
    /// With a word.
    Open,
}

/// How a text ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', '(', ')', '[', ']', '*', '_', '\u{200B}']).trim_end();
    match text.chars().next_back() {
        Some('.') if !text.ends_with("..") && ends_with_abbreviation(text) => Ending::Abbreviation,
        Some('.' | '…') => Ending::Stop,
        Some('?' | '!') => Ending::Question,
        Some(',' | ':' | ';' | '-' | '–' | '—') => Ending::More,
        _ => Ending::Open,
    }
}

/// "… in the U.S.", "… Smith Jr.": the full stop belongs to the last word.
fn ends_with_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let inner = last.trim_end_matches('.').contains('.');
    inner && last.chars().filter(|c| c.is_alphabetic()).count() <= 4 || known_abbreviation(last).is_some()
}

/// An abbreviation of the lexicon, with its full stop.
pub(super) fn known_abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > 12 || !word.ends_with('.') {
        return None;
    }
    abbreviation(&word.to_lowercase())
}

/// Does the text begin with these (lower-case ASCII) words, in any case?
pub(super) fn begins(text: &str, words: &str) -> bool {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    // Most differ in their first letter.
    match (text.first(), words.first()) {
        (Some(a), Some(b)) if a.to_ascii_lowercase() == *b => begins_at(text, 0, words),
        _ => false,
    }
}

/// Does it begin with these words, and does no letter or digit follow?
pub(super) fn begins_word(text: &str, words: &str) -> bool {
    begins(text, words) && !text[words.len()..].starts_with(char::is_alphanumeric)
}

fn begins_at(bytes: &[u8], at: usize, words: &[u8]) -> bool {
    bytes.get(at..at + words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
}

/// Its first letter is a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Has letters, and none of them small.
pub(super) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// A word that cannot begin a name: determiner, pronoun, preposition, verb form …
pub(super) fn is_function(word: &str) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    classes(&lower).intersects(Class::CLOSED | Class::NUMBER)
}

/// "al-Assad", "l’Aquila": begins with an article in small letters that is part of a name.
pub(super) fn has_article(word: &str) -> bool {
    let arabic = word.split_once('-').filter(|(article, _)| particle(article) == Some(Particle::Arabic)).map(|(_, name)| name);
    let elided = || ["l'", "l’", "d'", "d’"].iter().find_map(|article| word.strip_prefix(article));
    arabic.or_else(elided).is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The part of `text` (a slice of `whole`) as a span of `whole`.
pub(super) fn span_of(whole: &str, part: &str) -> Span {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    Span::new(start, start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told() {
        for (text, wanted) in [
            ("They left.", Ending::Stop),
            ("“They left.”", Ending::Stop),
            ("They left …", Ending::Stop),
            ("(They left.)", Ending::Stop),
            ("Did they leave?”", Ending::Question),
            ("They left for the U.S.", Ending::Abbreviation),
            ("Gen. Low Jr.", Ending::Abbreviation),
            ("They left", Ending::Open),
            ("They left ‘early’", Ending::Open),
            ("They left:", Ending::More),
            ("", Ending::Open),
        ] {
            assert_eq!(ending(text), wanted, "{text}");
        }
    }

    #[test]
    fn articles_of_names_are_told() {
        for word in ["al-Assad", "ash-Shati", "l’Aquila", "d'Arc"] {
            assert!(has_article(word), "{word}");
        }
        for word in ["at-large", "well-Known", "Al-Assad", "al", "d'", "l", "-", "an-", ""] {
            assert!(!has_article(word), "{word}");
        }
    }
}
