//! Sentences run together by a lost space: "The road was open.Seven drivers left."
//!
//! A stop inside a word ends no sentence: "U.S.Army" and "St.Albans" (the stop belongs to the word before it), "example.com", "Node.js",
//! "report.Final.docx", "3.5", "J.R.R.Tolkien". So a whole word must stand before the stop, and after it one that can begin a sentence.

use super::{Case, Document, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::name_endings::is_name_ending;
use crate::lexicon::words::TagSet;

/// Does a sentence begin at the token `next`, which is glued to the stop before it? `end`: that of the block.
pub(super) fn begins(doc: &Document, stop: usize, next: usize, end: usize) -> bool {
    // "on .NET systems", "some .75 miles"
    if stop == 0 || doc.tokens[stop].spaced && doc.tokens[stop].kind == TokenKind::Stop {
        return false;
    }
    match doc.tokens[next].kind {
        TokenKind::Word => begins_with_word(doc, stop, next, end),
        // "in the fire.Twelve" in digits; but "page.12", "fig.3".
        TokenKind::Number => {
            let counted = next + 1 < end
                && doc.tokens[next + 1].spaced
                && doc.case(next + 1) == Case::Lower
                && doc.word(next + 1).can_be(TagSet::NOUNS);
            counted && whole_word(doc, stop - 1)
        }
        _ => false,
    }
}

/// The same, where a straight quotation mark stands between them: it opens where none is open.
pub(super) fn opens(doc: &Document, text: &str, stop: usize, mark: usize, end: usize, open: bool) -> bool {
    let opening = match doc.tokens[mark].span.of(text) {
        "“" | "„" => true,
        "\"" => !open,
        _ => false,
    };
    opening && stop > 0 && ends_sentence(doc, stop - 1) && mark + 1 < end && !doc.tokens[mark + 1].spaced && doc.is_capitalized(mark + 1)
}

fn begins_with_word(doc: &Document, stop: usize, next: usize, end: usize) -> bool {
    let before = stop - 1;
    if !doc.is_capitalized(next) || is_name_ending(doc.lower(next)) || goes_on(doc, next, end) {
        return false;
    }
    let word = doc.word(next);
    let closed_class = word.is(Class::CLOSED | Class::NUMBER);
    if doc.tokens[stop].kind == TokenKind::Abbreviation {
        // "at 5 p.m.The", "of Acme Inc.They", but "U.S.Army" and "Univ.Of".
        return word.is(Class::DETERMINER | Class::PRONOUN);
    }
    if !ends_sentence(doc, before) {
        return false;
    }
    // "Police", but not where the mark before it may be a name's: "Jeopardy!Champion".
    let opener = closed_class || word.entry.lower >= 3 && doc.lower(stop) == ".";
    match (doc.tokens[before].kind, doc.case(before)) {
        (TokenKind::Word, Case::Lower) => opener || whole_word(doc, before),
        // "left London.Karim Haddad said", but "ASP.Net" and "Will.Smith".
        (TokenKind::Word, Case::Capital) => {
            opener || doc.word(before).is(Class::MONTH | Class::WEEKDAY) || begins_with_name(doc, before, next, end)
        }
        (TokenKind::Word, _) => opener && doc.case(next) == Case::Capital,
        (TokenKind::Mark | TokenKind::Quote | TokenKind::Clitic, _) => true,
        _ => opener,
    }
}

/// Can a sentence end with this token?
fn ends_sentence(doc: &Document, at: usize) -> bool {
    match doc.tokens[at].kind {
        // A part of a longer name: "www.example", "john.smith".
        TokenKind::Word => {
            let glued = !doc.tokens[at].spaced
                && at > 0
                && matches!(doc.tokens[at - 1].kind, TokenKind::Stop | TokenKind::Sign | TokenKind::Address);
            !glued && !doc.word(at).is(Class::DETERMINER)
        }
        // Not the number of an item: "1.The law".
        TokenKind::Number => doc.blocks.binary_search_by_key(&(at as u32), |block| block.first).is_err(),
        TokenKind::Ordinal | TokenKind::Decade | TokenKind::Clitic | TokenKind::Quote => true,
        TokenKind::Mark => matches!(doc.lower(at), ")" | "]"),
        TokenKind::Sign => doc.lower(at) == "%",
        _ => false,
    }
}

/// A word in small letters that is no abbreviation, no name of a user or a program, and no part of an address.
fn whole_word(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    let length = word.lower().chars().count();
    let known = length > 2 && word.entry.lower >= 3 || length > 1 && word.is(Class::CLOSED) && word.lower() != "no";
    let unknown = length > 3 && word.entry.given == 0 && word.entry.capital <= word.entry.lower;
    doc.tokens[at].kind == TokenKind::Word && word.case == Case::Lower && (known || unknown) && ends_sentence(doc, at)
}

/// Is the word glued to what follows it, as a part of an address or of a file's name is?
fn goes_on(doc: &Document, at: usize, end: usize) -> bool {
    let Some(next) = doc.tokens[..end].get(at + 1).filter(|next| !next.spaced) else { return false };
    match next.kind {
        TokenKind::Stop => doc.tokens[..end].get(at + 2).is_some_and(|after| !after.spaced && after.kind != TokenKind::Quote),
        TokenKind::Sign | TokenKind::Address => true,
        TokenKind::Mark => doc.lower(at + 1) == "/",
        _ => false,
    }
}

/// "London.Karim Haddad said", "London.NATO forces": a given name with another one after it, or capitals, after a name of more than a syllable.
fn begins_with_name(doc: &Document, before: usize, next: usize, end: usize) -> bool {
    let followed = next + 1 < end && doc.tokens[next + 1].spaced;
    let given = doc.word(next).entry.given > 3 && doc.case(next) == Case::Capital && followed && doc.is_capitalized(next + 1);
    let capitals = doc.case(next) == Case::Upper && followed && doc.tokens[next].span.len() > 1;
    doc.lower(before).len() > 3 && (given || capitals)
}

#[cfg(test)]
mod tests;
