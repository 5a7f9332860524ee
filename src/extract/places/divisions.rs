//! Which names are said to be divisions by a noun beside them: "Aleppo province", "the state of Georgia", "Barrow and Jackson counties".

use crate::extract::findings::{Name, NameKind};
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::text::{Document, TokenRange};

/// For each name the kind of division that a noun beside it makes of it.
pub(super) fn beside(doc: &Document, names: &[Name]) -> Vec<Option<Kind>> {
    let mut kinds = vec![None; names.len()];
    // What the noun behind the next name says of all names of its list.
    let mut list = None;
    for (k, name) in names.iter().enumerate().rev() {
        if name.kind != NameKind::Place {
            list = None;
            continue;
        }
        let end = name.tokens.end as usize;
        list = match place_word(doc.lower(end)) {
            Some(PlaceWord::Plural(kind)) => Some(kind),
            _ => list.filter(|_| names.get(k + 1).is_some_and(|next| joined(doc, end, next.tokens.first as usize))),
        };
        let one = one(doc, name.tokens);
        kinds[k] = one.or(list).filter(|kind| matches!(kind, Kind::Admin1 | Kind::Admin2));
    }
    kinds
}

/// Do commas and conjunctions alone stand between two names of a list?
fn joined(doc: &Document, from: usize, to: usize) -> bool {
    to > from && to - from <= 2 && (from..to).all(|k| matches!(doc.lower(k), "," | "and" | "or" | "&"))
}

/// By a noun of its own: "X province", "province of X", "the X governor".
fn one(doc: &Document, tokens: TokenRange) -> Option<Kind> {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let division = |k: usize| match place_word(doc.lower(k)) {
        Some(PlaceWord::Noun { kind: kind @ (Kind::Admin1 | Kind::Admin2), .. }) if doc.lower(k) != "emirate" => Some(kind),
        _ => None,
    };
    // "the New York governor".
    let of_a_state = matches!(doc.lower(end), "gov." | "governor" | "legislature" | "legislators" | "lawmakers" | "statehouse");
    let before = || if first >= 2 && doc.lower(first - 1) == "of" { division(first - 2) } else { None };
    division(end).or_else(before).or(of_a_state.then_some(Kind::Admin1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::extract::{Findings, Reading, names};
    use crate::input::article_from_text;

    #[test]
    fn nouns_beside_names() {
        for (text, want) in [
            ("Fires burnt in Aleppo province.", vec![("Aleppo", Some(Kind::Admin1))]),
            ("Fires burnt in the province of Aleppo and in Homs.", vec![("Aleppo", Some(Kind::Admin1)), ("Homs", None)]),
            (
                "Fires burnt in Polk, Jackson and Madison counties.",
                vec![("Polk", Some(Kind::Admin2)), ("Jackson", Some(Kind::Admin2)), ("Madison", Some(Kind::Admin2))],
            ),
            (
                "They drove from Paris to Homs and Aleppo provinces.",
                vec![("Paris", None), ("Homs", Some(Kind::Admin1)), ("Aleppo", Some(Kind::Admin1))],
            ),
            ("Fires burnt in Paris and Lyon, cities in France.", vec![("Paris", None), ("Lyon", None), ("France", None)]),
        ] {
            let article = article_from_text(text);
            let mut doc = Document::default();
            doc.read(&article);
            let config = Config::default();
            let mut findings = Findings::default();
            names::find(
                &Reading {
                    article: &article,
                    text: &article.text,
                    doc: &doc,
                    grammar: &crate::grammar::Grammar::of(&doc),
                    config: &config,
                },
                &mut findings,
            );
            let kinds = beside(&doc, &findings.names);
            let found: Vec<_> = findings.names.iter().map(|n| n.span.of(text)).zip(kinds).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
