//! Ends of journeys: "flights from Chicago to Toronto". A way leads far as often as not, so that a place at one end of it does not say in which state
//! the other end lies.

use crate::lexicon::no_places::{Beside, is};
use crate::text::{Document, TokenKind, TokenRange};

/// How far before a name "from" may stand, and after one "to".
const REACH: usize = 8;

/// Is the name one end of a journey?
pub(super) fn is_end(doc: &Document, tokens: TokenRange) -> bool {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let Some(sentence) = doc.sentences.get(doc.sentence_of(first)).map(|s| s.tokens.range()) else { return false };
    let travels = || sentence.clone().any(|k| is(doc.lower(k), Beside::Way) || is(doc.lower(k), Beside::Travel));
    let dash = |k: usize| doc.tokens.get(k).is_some_and(|t| matches!(t.kind, TokenKind::Hyphen | TokenKind::Dash));
    if first <= sentence.start {
        return dash(end) && travels();
    }
    let capital = |k: usize| doc.tokens.get(k).is_some_and(|t| t.case.is_capital());
    let pair = |k: usize, word: &str| doc.lower(k) == word && capital(k + 1);
    match doc.lower(first - 1) {
        "from" => travels() || (end..(end + REACH).min(sentence.end)).any(|k| pair(k, "to")),
        "to" => travels() || (first.saturating_sub(REACH).max(sentence.start)..first - 1).any(|k| pair(k, "from")),
        "for" | "via" | "between" | "reached" | "reaches" | "left" | "leaves" => travels(),
        "and" => {
            first >= sentence.start + 3
                && (first.saturating_sub(REACH).max(sentence.start)..first).any(|k| doc.lower(k) == "between")
                && travels()
        }
        _ => (dash(first - 1) || dash(end)) && travels(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::article_from_text;

    #[test]
    fn ends_of_ways() {
        for (text, name, want) in [
            ("Flights from Chicago to Toronto were late.", "Chicago", true),
            ("Flights from Chicago to Toronto were late.", "Toronto", true),
            ("The train reached Boston.", "Boston", true),
            ("He went from Lima to Quito.", "Quito", true),
            ("Ferries between Dover and Calais stopped.", "Calais", true),
            ("The Dover-Calais ferry stopped.", "Dover", true),
            ("The Dover-Calais ferry stopped.", "Calais", true),
            ("He gave money to Toronto.", "Toronto", false),
            ("A man from Boston spoke.", "Boston", false),
            ("A train burnt in Boston.", "Boston", false),
            ("Boston was calm.", "Boston", false),
        ] {
            let article = article_from_text(text);
            let mut doc = Document::default();
            doc.read(&article);
            let at = (0..doc.tokens.len()).find(|&k| doc.lower(k) == name.to_lowercase()).unwrap();
            assert_eq!(is_end(&doc, TokenRange::new(at, at + 1)), want, "{text} {name}");
        }
    }
}
