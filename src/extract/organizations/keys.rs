//! What makes two names of organisations one: words in one spelling, initials, names of firms without their legal form.

use std::borrow::Cow;

use crate::extract::findings::Name;
use crate::lexicon::legal_forms;
use crate::text::{Document, TokenKind};

/// With single spaces. Most are so written.
pub(super) fn collapsed(words: &str) -> Cow<'_, str> {
    let single = !words.contains(|c: char| c != ' ' && c.is_whitespace()) && !words.contains("  ") && words.trim() == words;
    if single { words.into() } else { words.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

/// In lower case with straight apostrophes.
pub(super) fn folded(words: &str) -> String {
    let lower = words.to_lowercase();
    if lower.contains(['’', '‘']) { lower.replace(['’', '‘'], "'") } else { lower }
}

pub(super) fn without_article(name: &str) -> &str {
    name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name)
}

/// The initials of a name of several words, without and with its small words: "SBI" and "SBOI" of "Sea Birds of Iceland".
pub(super) fn initials(doc: &Document, name: &Name) -> [String; 2] {
    let words = || name.tokens.range().filter(|&k| matches!(doc.tokens[k].kind, TokenKind::Word | TokenKind::Abbreviation));
    let of = |k: usize| doc.word(k).text().chars().next();
    let large = words().filter(|&k| doc.is_capitalized(k)).filter_map(of).collect();
    let all = words().filter_map(of).flat_map(char::to_uppercase).collect();
    [large, all].map(several)
}

/// The same of a name that does not stand in the text.
pub(super) fn initials_of(name: &str) -> [String; 2] {
    let words = || name.split([' ', '-']).filter_map(|word| word.chars().next());
    [words().filter(|c| c.is_uppercase()).collect(), words().flat_map(char::to_uppercase).collect()].map(several)
}

fn several(initials: String) -> String {
    if initials.chars().count() > 1 { initials } else { String::new() }
}

/// Words that later mentions leave out as they do legal forms.
const FORMS: &[&str] = &["company", "group", "holdings"];

/// The name of a firm, in lower case, without its legal form; None where it has none or is nothing else.
pub(super) fn firm(key: &str) -> Option<&str> {
    let mut rest = key;
    while let Some((before, last)) = rest.rsplit_once([' ', ',', '(', ')']) {
        if !FORMS.contains(&last) && !last.is_empty() && !legal_forms::is(last) {
            break;
        }
        rest = before;
    }
    (rest.len() < key.len() && !rest.is_empty()).then_some(rest)
}

/// One key for "Health Ministry" and "Ministry of Health", for "Foreign Ministry" and "Ministry of Foreign Affairs".
pub(super) fn portfolio(key: &str) -> Option<String> {
    let head = key.split(' ').find(|word| matches!(*word, "ministry" | "department"))?;
    let small = |word: &&str| !matches!(*word, "of" | "for" | "the" | "and" | "&" | "affairs") && *word != head;
    let words: Vec<&str> = key.split(' ').filter(small).map(|word| if word == "defense" { "defence" } else { word }).collect();
    (!words.is_empty()).then(|| format!("{head}: {}", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firms_lose_their_legal_form() {
        for (key, found) in [
            ("xavora holdings ltd.", Some("xavora")),
            ("xavora co., ltd", Some("xavora")),
            ("xavora steel corp", Some("xavora steel")),
            ("xavora (pty) ltd", Some("xavora")),
            ("xavora s.p.a.", Some("xavora")),
            ("xavora", None),
            ("group", None),
            ("green group party", None),
        ] {
            assert_eq!(firm(key), found, "{key}");
        }
    }

    #[test]
    fn ministries_have_one_key() {
        let same = |a: &str, b: &str| portfolio(a).is_some_and(|a| Some(a) == portfolio(b));
        assert!(same("ministry of health", "health ministry"));
        assert!(same("ministry of foreign affairs", "foreign ministry"));
        assert!(same("department of defense", "defence department"));
        assert!(!same("ministry of health", "ministry of justice"));
        assert!(!same("ministry of health", "health department"));
        assert_eq!(portfolio("ministry"), None);
        assert_eq!(portfolio("health council"), None);
    }
}
