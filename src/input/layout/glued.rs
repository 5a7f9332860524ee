//! A picture's credit that stands between two sentences, where a page put a caption and the story into one paragraph: "… said. REUTERS/Ana Ruiz
//! The army …". Who took the picture is no person of the story.

use super::dateline::is_agency;
use super::furniture::is_name;
use super::words::{is_capitalised, is_function};
use crate::lexicon::layout::{Role, plays};
use crate::lexicon::words::entry;

/// Bytes of the longest half of a credit.
const LONGEST: usize = 40;

/// The first such credit, as bytes from and to, its brackets included.
pub(super) fn find(text: &str) -> Option<(usize, usize)> {
    memchr::memchr_iter(b'/', text.as_bytes()).find_map(|stroke| {
        let (start, left) = sentence(&text[..stroke])?;
        let right = &text[stroke + 1..];
        if left.ends_with(' ') || right.starts_with(' ') {
            return None;
        }
        let length = if is_source(left) {
            person(right)?
        } else {
            let known = left.contains(' ') && is_name(left) && is_person(left);
            known.then(|| source(right)).flatten()?
        };
        let end = closed(text, stroke + 1 + length);
        let next = text[end..].trim_start();
        // A sentence comes next, and not "REUTERS/Ana Ruiz said".
        let apart = end == text.len() || next.len() < text[end..].len();
        (apart && next.starts_with(|c: char| !c.is_lowercase() && (c.is_alphanumeric() || matches!(c, '“' | '"' | '‘' | '('))))
            .then_some((start, end))
    })
}

/// What stands after the last sentence, and where it begins with its bracket.
fn sentence(before: &str) -> Option<(usize, &str)> {
    let at = before.rfind(['.', '!', '?', '”', '"', ')', '(']);
    let words = before[at.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..].trim_start();
    let start = before.len() - words.len();
    let start = if before[..start].ends_with('(') { start - 1 } else { start };
    (!words.is_empty() && words.len() <= LONGEST).then_some((start, words))
}

/// "REUTERS", "AP Photo", "Getty Images", "EPA-EFE".
fn is_source(words: &str) -> bool {
    let known = |word: &str| is_agency(word) || plays(&word.to_lowercase(), Role::CREDIT_MARK);
    let capitals = words.split_whitespace().all(is_capitalised);
    capitals && words.len() <= LONGEST && (is_agency(words) || words.split([' ', '-']).all(|word| !word.is_empty() && known(word)))
}

/// Is one of these words known as the name of persons?
fn is_person(words: &str) -> bool {
    words.split_whitespace().filter_map(|word| entry(&word.to_lowercase())).any(|entry| entry.given.max(entry.surname) >= 1)
}

/// The bytes of the person that a text begins with: a given and a family name, or "Stringer".
fn person(text: &str) -> Option<usize> {
    let mut names = 0;
    for word in text.split_whitespace().take(4) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let core = word.split(['/', ')', '.', ',']).next()?;
        let particle = names > 0 && matches!(core, "de" | "van" | "der" | "von" | "bin" | "al" | "da" | "del" | "la" | "el");
        if !particle && (!is_name(core) || is_function(core)) {
            return None;
        }
        let end = at + core.len();
        names += usize::from(!particle);
        let job = plays(&core.to_lowercase(), Role::TRADE | Role::CREDIT_MARK);
        if names == 2 || names == 1 && job || core.len() < word.len() {
            // "Reuters/Ipsos Public Affairs": a word of every day is no family name.
            let common = entry(&core.to_lowercase()).is_some_and(|entry| entry.lower > 2 && entry.surname == 0);
            return (job || names == 2 && !common && is_person(&text[..end])).then_some(end);
        }
    }
    None
}

/// The bytes of the agency that a text begins with.
fn source(text: &str) -> Option<usize> {
    let ends = text.split_whitespace().take(3).map(|word| word.as_ptr() as usize - text.as_ptr() as usize + word.len());
    let ends = ends.map(|end| text[..end].trim_end_matches(['.', ')', ',']).len());
    ends.filter(|&end| is_source(&text[..end])).last()
}

/// Where the credit ends that goes on at `end`: "/File Photo", a bracket, a stop.
fn closed(text: &str, mut end: usize) -> usize {
    while let Some(rest) = text[end..].strip_prefix('/') {
        let words = rest
            .split(' ')
            .take(2)
            .take_while(|word| plays(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase(), Role::CREDIT_MARK));
        let length: usize = words.map(|word| word.len() + 1).sum();
        if length == 0 {
            break;
        }
        end += 1 + rest[..length - 1].trim_end_matches([')', '.']).len();
    }
    let rest = &text[end..];
    let closing = rest.len() - rest.trim_start_matches([')', '.']).len();
    end + closing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_between_sentences_are_found() {
        for (credit, is) in [
            ("REUTERS/Ana Ruiz", true),
            ("REUTERS/Ana Ruiz/File Photo", true),
            ("(REUTERS/Ana Ruiz)", true),
            ("AP Photo/Tom Reed", true),
            ("Getty Images/Tom Reed.", true),
            ("EPA-EFE/ANA RUIZ", true),
            ("AFP/Stringer", true),
            ("Ana Ruiz/AFP", true),
            ("Tom Reed/Getty Images.", true),
            ("REUTERS/Luis de Vega", true),
            ("Ana Ruiz/Tom Reed", false),
            ("Reuters/Ipsos Public", false),
            ("He/She", false),
            ("Monday/Tuesday", false),
            ("Ruiz/AFP", false),
        ] {
            for (before, after) in
                [("Roofs flew off. ", " The army came."), ("", " “We lost all,” he said."), ("“It rose.” ", " Police came.")]
            {
                let text = format!("{before}{credit}{after}");
                let found = find(&text).map(|(from, to)| &text[from..to]);
                assert_eq!(found, is.then_some(credit), "{text}");
            }
        }
    }

    #[test]
    fn what_a_sentence_says_is_no_credit() {
        for text in [
            "Roofs flew off. A Reuters/Ipsos poll said so.",
            "Roofs flew off. Reuters/Ana Ruiz said so.",
            "Roofs flew off, REUTERS/Ana Ruiz reported. He left.",
            "Copyright Ana Ruiz / NBC New York",
            "It was 24/7. The army came.",
            "The Ana Ruiz/Tom Reed show. The army came.",
            "/",
            "REUTERS/",
            "REUTERS/Ana",
            "é/é",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
