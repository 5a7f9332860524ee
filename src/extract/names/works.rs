//! Titles of works and characters that are called as towns are: "the novel “Troy”", "she plays Cordelia in the film", "a young Romeo".

use crate::lexicon::no_places::{Beside, is};
use crate::text::{Document, TokenKind, Toponym};

/// Names as strong as this are better known as places.
const STRONG: u8 = 7;
/// How many words before a title the noun may stand that says what it is: "a novel about war, “Troy”,".
const BACK: usize = 5;

/// Is the name a title, or a character? `sentence` is where its sentence begins, and where it ends.
pub(super) fn is_said(doc: &Document, found: &Toponym, sentence: (usize, usize)) -> bool {
    !found.demonym
        && (is_title(doc, found, sentence.0) || found.strength < STRONG && (is_role(doc, found, sentence) || is_a(doc, found, sentence.0)))
}

/// “Troy” in quotation marks, and a word for a work right before it.
fn is_title(doc: &Document, found: &Toponym, sentence: usize) -> bool {
    let (first, end) = (found.tokens.first as usize, found.tokens.end as usize);
    let quote = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Quote);
    let closed = quote(end) || matches!(doc.lower(end), "," | ".") && quote(end + 1);
    if first <= sentence + 1 || !quote(first - 1) || !closed || matches!(doc.lower(first - 2), "in" | "near" | "from" | "to") {
        return false;
    }
    // A comma or "called" may stand between them.
    let between = |k: &usize| !matches!(doc.tokens[*k].kind, TokenKind::Stop | TokenKind::Quote);
    let from = sentence.max((first - 1).saturating_sub(BACK));
    (from..first - 1).rev().take_while(between).any(|k| is(doc.lower(k), Beside::Work))
}

/// "she plays Cordelia in the film", where the sentence tells of a work. A team plays a town, and so does a band.
fn is_role(doc: &Document, found: &Toponym, (sentence, end): (usize, usize)) -> bool {
    let (first, after) = (found.tokens.first as usize, found.tokens.end as usize);
    let verb = |k: usize| matches!(doc.lower(k), "plays" | "played" | "playing" | "portrays" | "portrayed" | "portraying");
    let next = matches!(doc.lower(after), "in" | "and" | "," | "." | "opposite" | "alongside" | "with" | "as");
    first > sentence + 1 && verb(first - 1) && next && (sentence..end).any(|k| k != first - 1 && is(doc.lower(k), Beside::Work))
}

/// "a young Romeo", "a Verona of painted wood": one of that kind, and not the town.
fn is_a(doc: &Document, found: &Toponym, sentence: usize) -> bool {
    let (first, end) = (found.tokens.first as usize, found.tokens.end as usize);
    let article = |k: usize| matches!(doc.lower(k), "a" | "an" | "another");
    let aged = |k: usize| {
        matches!(doc.lower(k), "young" | "younger" | "old" | "older" | "elderly" | "aging" | "ageing" | "teenage" | "modern-day")
    };
    let free = matches!(doc.lower(end), "in" | "with" | "who" | "whose" | "," | "." | "and" | "of");
    if found.tokens.len() > 1 || first == sentence || !free {
        return false;
    }
    article(first - 1) && doc.lower(end) == "of" || first > sentence + 1 && aged(first - 1) && article(first - 2)
}
