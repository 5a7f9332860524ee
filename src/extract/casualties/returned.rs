//! Who was missing and is found alive: "The three hikers thought missing turned up safe".

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::CasualtyKind;
use crate::grammar::Verb;
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::text::{Document, TokenRange};

/// Tokens from a verb to what it says of who was missing at most.
const SAFE_REACH: usize = 6;

/// Does the sentence say of those who were missing that they are found alive, or back?
pub(super) fn is_found(view: &View<'_>, hit: &Hit) -> bool {
    if hit.kind != CasualtyKind::Missing {
        return false;
    }
    let head = view.nps[hit.np].head;
    let Some(own) = view.clauses.at(head) else { return false };
    let units = view.clauses.units();
    let from = view.triggers[hit.trigger].end.max(view.nps[hit.np].end);
    let ends = (from..view.end).find(|&k| view.lower(k) == ";").unwrap_or(view.end);
    // "missing off Brest have returned": a place or a day is no subject of it.
    let of_others = |subject: usize| {
        let head = units[subject].head as usize;
        subject != own && head >= from && view.np_at(head).is_some_and(|np| view.nps[np].person)
    };
    let of_them = |k: usize| !view.clauses.subject(k).is_some_and(of_others);
    let verbs = own..units.len();
    verbs.filter(|&k| units[k].is_verb(Verb::FINITE) && units[k].tokens.first as usize >= from).filter(|&k| of_them(k)).any(|k| {
        let tokens = units[k].tokens.range();
        let end = (tokens.end + SAFE_REACH).min(ends);
        !tokens.clone().any(|k| view.word(k).is(Class::NEGATION | Class::MODAL)) && tells_of_safety(view.doc, tokens.start, end)
    })
}

/// "were found alive", "have returned home", "walked ashore unhurt"
fn tells_of_safety(doc: &Document, first: usize, end: usize) -> bool {
    let range = || first..end.min(doc.tokens.len());
    let dead = range().any(|k| matches!(doc.lower(k), "dead" | "drowned" | "killed" | "no" | "not" | "body" | "bodies"));
    let found = range().any(|k| matches!(doc.lower(k), "found" | "is" | "are" | "was" | "were" | "turned" | "alive"));
    let safe = range().any(|k| plays(doc.lower(k), Role::SAFE));
    let back = range().any(|k| plays(doc.lower(k), Role::COMES_BACK))
        || range().any(|k| doc.lower(k) == "turned" && k + 1 < doc.tokens.len() && doc.lower(k + 1) == "up");
    !dead && (found && safe || back)
}

/// "They were found alive on Monday.": said of those of whom the sentence before told.
pub(super) fn opens_with_safety(doc: &Document, sentence: TokenRange) -> bool {
    let (first, end) = (sentence.first as usize, sentence.end as usize);
    let opens = matches!(doc.lower(first), "they" | "all" | "both" | "he" | "she");
    opens && tells_of_safety(doc, first, end.min(first + 2 * SAFE_REACH))
}
