//! Names of the gazetteer that mean no place where they stand: degrees after a person's name, money, wares, universities, firms, works, groups of people.

use super::evidence::is_capital_word;
use super::{firms, universities, works};
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::no_places::{Beside, is};
use crate::text::{Case, Document, TokenKind, Toponym};

/// Does what stands around it say that this is no place? `bounds` is where its sentence begins, and where it ends.
pub(super) fn is_said(doc: &Document, at: usize, found: &Toponym, bounds: (usize, usize)) -> bool {
    let sentence = bounds.0;
    let end = found.tokens.end as usize;
    let single = found.tokens.len() == 1;
    single && (is_money(doc, at, sentence) || is_degree(doc, at, sentence) || universities::is_said(doc, at, sentence))
        || single && !found.demonym && is(doc.lower(end), Beside::Thing) && doc.case(end) == Case::Lower
        || found.demonym && found.kind == Kind::Continent && is(doc.lower(end), Beside::People)
        || matches!(doc.lower(end), "tribe" | "tribes" | "tribesmen") && single
        || firms::is_shop(doc, found, sentence)
        || firms::is_trading(doc, found, bounds)
        || works::is_said(doc, found, bounds)
}

/// "40,000 Birr", "5 million Afghanis".
fn is_money(doc: &Document, at: usize, sentence: usize) -> bool {
    let number = |k: usize| {
        matches!(doc.tokens[k].kind, TokenKind::Number) || matches!(doc.lower(k), "million" | "billion" | "thousand" | "hundred")
    };
    at > sentence && is(doc.lower(at), Beside::Money) && number(at - 1)
}

/// Degrees and licences that are codes of states too, without their stops.
const DEGREES: [&str; 6] = ["dc", "ma", "md", "ms", "nd", "pa"];

/// "Carl Brandt, PA,", "Joan Rickard, MS, RN,": letters after the whole name of a person.
fn is_degree(doc: &Document, at: usize, sentence: usize) -> bool {
    let letters = |k: usize| doc.lower(k).replace('.', "");
    if doc.case(at) == Case::Capital || !DEGREES.contains(&letters(at).as_str()) {
        return false;
    }
    let mut last = at;
    // The degrees before it.
    for _ in 0..4 {
        if last < sentence + 3 || doc.lower(last - 1) != "," {
            return false;
        }
        last -= 2;
        if letters(last).len() > 4 || doc.case(last) == Case::Capital {
            break;
        }
    }
    let whole = doc.toponym(last - 1).is_some_and(|t| t.tokens.end as usize == last + 1);
    let given = |k: usize| {
        doc.word(k).entry.given >= 4 || doc.tokens[k].kind == TokenKind::Initial && k > sentence && doc.word(k - 1).entry.given >= 4
    };
    last > sentence && !whole && is_capital_word(doc, last) && is_capital_word(doc, last - 1) && doc.tokens[last].spaced && given(last - 1)
}

/// "the Dover-Calais route": is the place before, or after, the dash one end of a way between two?
pub(super) fn is_end_of_way(doc: &Document, found: &Toponym) -> bool {
    let (first, end) = (found.tokens.first as usize, found.tokens.end as usize);
    let dash = |k: usize| doc.tokens.get(k).is_some_and(|t| matches!(t.kind, TokenKind::Hyphen | TokenKind::Dash));
    let way = |k: usize| is(doc.lower(k), Beside::Way);
    let after = || dash(end) && doc.toponym(end + 1).is_some_and(|other| !other.demonym && way(other.tokens.end as usize));
    let before = || first >= 2 && dash(first - 1) && doc.is_capitalized(first - 2) && way(end);
    !found.demonym && (after() || before())
}
