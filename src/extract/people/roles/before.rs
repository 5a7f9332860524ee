//! Roles before a name: "Foreign Minister Ana Ruiz", "senators Ana Ruiz and Luis Vega", "the mayor, Ana Ruiz,".

use super::{LONGEST, View, phrase};
use crate::extract::findings::{Name, NameKind};
use crate::lexicon::Class;
use crate::lexicon::titles::TitleKind;
use crate::text::{Case, Small, TokenKind, TokenRange};

/// The most names of a list that share a title.
const CROWD: usize = 6;

/// The title before the name, where it is more than a form of address: without "His Highness" before it and "Dr." behind it.
pub(super) fn title(view: View<'_>, name: &Name) -> Option<TokenRange> {
    let tokens = name.title?;
    let (mut first, mut end) = (tokens.first as usize, tokens.end as usize);
    while first < end && addresses(view, first) {
        first += 1;
    }
    first = behind_then(view, first);
    while end > first && addresses(view, end - 1) {
        let glued = matches!(view.doc.lower(end - 1), "sri" | "seri") && matches!(view.doc.lower(end.saturating_sub(2)), "tan" | "dato");
        end -= if glued && end - first >= 2 { 2 } else { 1 };
    }
    // "Professor Dr.", but "Mr President": an office is among what is left.
    (first..end).any(|k| view.title(k).is_some_and(|t| t.kind != TitleKind::Honorific && t.is_head())).then(|| TokenRange::new(first, end))
}

/// "Then President Ruiz left": at the start of a sentence "then" tells the time.
fn behind_then(view: View<'_>, first: usize) -> usize {
    if view.doc.lower(first) == "then" && first == sentence(view, first) { first + 1 } else { first }
}

/// Is the word of a title a form of address?
fn addresses(view: View<'_>, k: usize) -> bool {
    view.title(k).is_some_and(|t| t.kind == TitleKind::Honorific) || matches!(view.doc.word(k).text(), "Md" | "Mohd" | "Sk")
}

/// "senators Ana Ruiz and Luis Vega": the title in the plural before the first name of a list.
pub(super) fn crowd(view: View<'_>, name: &Name) -> Option<TokenRange> {
    let doc = view.doc;
    let mut first = name.tokens.first as usize;
    if name.title.is_some() {
        return None;
    }
    let mut listed = false;
    for _ in 0..CROWD {
        let before = first.checked_sub(1)?;
        if view.is_crowd(before) && doc.tokens[first].spaced {
            let mut start = before;
            while start > 0 && before - start < CROWD && start > sentence(view, first) && modifies(view, start - 1) {
                start -= 1;
            }
            return Some(TokenRange::new(behind_then(view, start), before + 1));
        }
        let joined = matches!(doc.lower(before), "and" | "&" | ",");
        // "brothers Hugh, 7, and Omar, 9, Luis Vega, 40, and …": the list ended with Omar.
        if listed && doc.lower(before) != "," {
            return None;
        }
        listed = true;
        // "Ana Ruiz, and Luis Vega", "Ana Ruiz, 7, and Luis Vega".
        let mut end = before;
        if joined && end > 0 && doc.lower(end - 1) == "," {
            end -= 1;
        }
        if joined && end > 1 && doc.tokens[end - 1].kind == TokenKind::Number && doc.lower(end - 2) == "," {
            end -= 2;
        }
        // The name in another script: "Ana Ruiz (…) and Luis Vega".
        let open = || (end.saturating_sub(7)..end).rev().find(|&k| doc.lower(k) == "(");
        let end = if joined && end > 0 && doc.lower(end - 1) == ")" { open().unwrap_or(end) } else { end };
        let other = if joined { view.name_to(end) } else { None };
        first = other.filter(|other| other.kind == NameKind::Person && other.title.is_none())?.tokens.first as usize;
    }
    None
}

fn sentence(view: View<'_>, k: usize) -> usize {
    view.doc.sentences[view.doc.sentence_of(k)].tokens.first as usize
}

fn modifies(view: View<'_>, k: usize) -> bool {
    let word = view.doc.word(k);
    let kind = view.doc.tokens[k].kind;
    kind == TokenKind::Hyphen
        || matches!(kind, TokenKind::Word | TokenKind::Abbreviation)
            && phrase::nominal(view.doc, k)
            && (word.is_capitalized() || word.is(Class::TITLE))
}

/// "the mayor, Ana Ruiz,", "his own deputy, Ana Ruiz, warned", "Blue River Chairman, Ana Ruiz, said": the role in the noun phrase that
/// ends at the comma before the name.
pub(super) fn ahead(view: View<'_>, name: &Name) -> Option<TokenRange> {
    let doc = view.doc;
    // "the director, Prof. Ana Ruiz,".
    let first = match name.title {
        Some(title) if title.range().all(|k| addresses(view, k)) => title.first as usize,
        _ => name.tokens.first as usize,
    };
    let comma = first.checked_sub(1).filter(|&k| doc.small(k).contains(Small::COMMA))?;
    let start = sentence(view, first);
    if comma <= start {
        return None;
    }
    let end = name.tokens.end as usize;
    let closed =
        doc.tokens.get(end).is_none_or(|t| matches!(t.kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Quote | TokenKind::Clitic))
            || doc.word(end).is(Class::CUE);
    if !closed {
        return None;
    }
    let whole = |from: usize| phrase::read(view, from, comma, false).filter(|found| found.end as usize == comma);
    for at in comma.saturating_sub(LONGEST).max(start)..comma {
        let owned = at > start && doc.tokens[at - 1].kind == TokenKind::Clitic;
        if phrase::determines(doc.lower(at)) || owned {
            let from = if doc.lower(at) == "own" { at + 1 } else { at };
            if let Some(found) = whole(from) {
                return Some(found);
            }
        }
    }
    // In capitals, without an article, from the start of the sentence or of the clause.
    let mut from = comma;
    while from > start && comma - from < LONGEST {
        let word = doc.word(from - 1);
        let joins = matches!(word.lower(), "of" | "and" | "for" | "the" | "&") || doc.tokens[from - 1].kind == TokenKind::Hyphen;
        if !joins && (word.case == Case::Lower || !matches!(doc.tokens[from - 1].kind, TokenKind::Word | TokenKind::Abbreviation)) {
            break;
        }
        from -= 1;
    }
    let opens =
        from == start || matches!(doc.tokens[from - 1].kind, TokenKind::Mark | TokenKind::Quote) || doc.word(from - 1).is(Class::CUE);
    (opens && from < comma && doc.is_capitalized(from)).then(|| whole(from)).flatten()
}
