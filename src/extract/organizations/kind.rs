//! What kind of organisation a name says: by its head word, and by what else stands in it.

use std::ops::Range;

use crate::extract::findings::{Name, OrganizationKind};
use crate::lexicon::Class;
use crate::lexicon::organization_hints::overrule;
use crate::lexicon::organization_nouns;
use crate::lexicon::organization_words::{HeadPlace, head_ending};
use crate::text::{Case, Document, TokenKind};

/// The head of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'a> {
    /// Its last word, in lower case.
    pub(super) word: &'a str,
    /// The kind that it says by itself.
    pub(super) kind: OrganizationKind,
    /// Where such words stand.
    pub(super) place: HeadPlace,
}

/// The last head word of a name, or the one before its "of" or "for".
pub(super) fn head<'a>(doc: &'a Document, name: &Name) -> Option<Head<'a>> {
    let range = name.tokens.range();
    // "INC" is an acronym, and no company.
    let acronym = range.len() == 1 && doc.case(range.start) == Case::Upper;
    let at = |k: usize| {
        let back = |n: usize| k.checked_sub(n).filter(|&b| b >= range.start).map_or("", |b| doc.lower(b));
        let head = head_ending(doc.lower(k), back).filter(|head| !(acronym && head.place == HeadPlace::Tail));
        head.filter(|_| doc.word(k).is(Class::ORGANIZATION_WORD)).map(|h| Head { word: doc.lower(k), kind: h.kind, place: h.place })
    };
    let of = range.clone().find(|&k| matches!(doc.lower(k), "of" | "for") && k > range.start);
    of.and_then(|k| at(k - 1)).or_else(|| at(range.end - 1)).or_else(|| range.clone().rev().find_map(at))
}

/// The kind that the whole name says: "National Water Council" is a government's though "council" does not tell.
pub(super) fn of_name(doc: &Document, name: &Name, head: Head<'_>) -> OrganizationKind {
    let range = name.tokens.range();
    // "the 25th Division".
    let numbered = |k: Option<usize>| k.and_then(|k| doc.tokens.get(k)).is_some_and(|t| t.kind == TokenKind::Ordinal);
    if head.word == "division" && (numbered(Some(range.start)) || numbered(range.start.checked_sub(1))) {
        return OrganizationKind::Military;
    }
    // "School of Medicine": one of a university's.
    if head.word == "school" && range.clone().any(|k| doc.lower(k) == "school" && doc.lower(k + 1) == "of" && range.contains(&(k + 2))) {
        return OrganizationKind::University;
    }
    let words = range.map(|k| doc.lower(k)).filter(|&word| word != head.word);
    words.filter_map(|word| overrule(word, head.word, head.kind)).min_by_key(|hint| hint.rank).map_or(head.kind, |hint| hint.kind)
}

/// The kind that a noun right before or close behind the name says ("the aid group Xavora", "Xavora, the state oil company,"). `close`: only
/// right before it.
pub(super) fn beside(doc: &Document, range: Range<usize>, close: bool) -> Option<OrganizationKind> {
    let kind = |k: usize| {
        let word = doc.tokens.get(k).map(|_| doc.word(k))?;
        let small = word.case == Case::Lower && word.is(Class::ORGANIZATION_NOUN | Class::ORGANIZATION_WORD);
        let back = |n: usize| k.checked_sub(n).map_or("", |at| doc.lower(at));
        let noun = || organization_nouns::ending(word.lower(), back).map(|(_, kind)| kind);
        if small { noun().or_else(|| head_ending(word.lower(), |_| "").map(|h| h.kind)) } else { None }
    };
    let before = (1..=if close { 1 } else { 2 }).filter_map(|n| range.start.checked_sub(n)).find_map(kind);
    // The last of the nouns: "a news service company".
    let behind = || (range.end + 2..range.end + 7).map(kind).skip_while(Option::is_none).map_while(|kind| kind).last();
    before.or_else(|| if close { None } else { behind() })
}

/// Does the name end with a legal form: "Xavora Pumps Co., Ltd."?
pub(super) fn is_firm(doc: &Document, range: Range<usize>) -> bool {
    range.start + 1 < range.end && (range.start + 1..range.end).any(|k| doc.legal_form(k).is_some_and(|n| k + n == range.end))
}
