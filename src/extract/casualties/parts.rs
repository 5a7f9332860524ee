//! Parts of a figure that are told of apart from it: "four were hurt, **two of whom** are in a coma", "Two bombings killed 26. **The first** killed 15."

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::{Casualty, CasualtyKind, Scope, Status};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::text::Document;

/// Figures before a part among which its whole is looked for.
const WHOLE_REACH: usize = 4;

/// Sentences from a whole to its part at most.
const NEAR: usize = 3;

/// Does the figure tell of some of those told of just before: "two of whom", "The first attack killed 15", "most of them in Leyte, where nine died"?
pub(super) fn is_of_them(view: &View<'_>, hit: &Hit) -> bool {
    let phrase = &view.nps[hit.np];
    let of_whom = phrase.of_them && phrase.inner.is_none() && matches!(view.lower(phrase.end - 1), "whom" | "them");
    of_whom && hit.kind != CasualtyKind::Killed || is_by_one_of_several(view, hit) || is_where_most_were(view, hit)
}

/// "[The first attack] killed 15", "[The second] killed 11", "[One] killed nine, [the other] four"
fn is_by_one_of_several(view: &View<'_>, hit: &Hit) -> bool {
    let verb = view.triggers[hit.trigger].first;
    if view.nps[hit.np].end <= verb {
        return false;
    }
    let Some(subject) = view.clauses.at(verb).and_then(|unit| view.clauses.subject(unit)) else { return false };
    let tokens = view.clauses.units()[subject].tokens;
    let (first, head) = (tokens.first as usize, view.clauses.units()[subject].head as usize);
    let nth = |k: usize| view.plays(k, Role::ORDINAL) || matches!(view.lower(k), "first" | "last" | "other" | "latter" | "former");
    let one = view.lower(first) == "one" && (first == head || view.word(head).is(Class::CAUSE));
    let the = view.lower(first) == "the" && nth(first + 1) && (head <= first + 1 || view.word(head).is(Class::CAUSE));
    one || the
}

/// Tokens from "most of them" to "where" at most.
const WHERE_REACH: usize = 12;

/// "killed 12, most of them in Leyte, where nine died"
fn is_where_most_were(view: &View<'_>, hit: &Hit) -> bool {
    let first = view.nps[hit.np].first.min(view.triggers[hit.trigger].first);
    let Some(at) = first.checked_sub(1).filter(|&k| k > view.first && view.lower(k) == "where") else { return false };
    let some = |k: usize| {
        matches!(view.lower(k), "most" | "many" | "some" | "half" | "including" | "mostly" | "mainly" | "majority" | "among" | "them")
    };
    (at.saturating_sub(WHERE_REACH).max(view.first)..at).any(some)
}

/// Makes these figures parts of the nearest larger one of their kind before them.
pub(super) fn join(doc: &Document, found: &mut [Casualty], pieces: &[usize]) {
    let counts = |c: &Casualty| c.scope == Scope::Event && c.status == Status::Reported;
    for &k in pieces {
        let own = &found[k];
        if own.part_of.is_some() || !counts(own) {
            continue;
        }
        let sentence = |c: &Casualty| doc.sentence_at(c.span.start);
        let whole = |&j: &usize| {
            let c = &found[j];
            let larger = c.count.min.or(c.count.max) > own.count.max.or(own.count.min);
            c.kind == own.kind && c.part_of.is_none() && counts(c) && larger && sentence(own) <= sentence(c) + NEAR
        };
        let nearest = (k.saturating_sub(WHOLE_REACH)..k).rev().find(whole);
        found[k].part_of = nearest;
    }
}

/// "Of the dead, [13] were students", "Of those injured, two are children": the number behind a trigger that opens the sentence.
pub(super) fn opened_by(view: &View<'_>, t: usize) -> Option<usize> {
    let trigger = view.triggers[t];
    let the = trigger.first.checked_sub(1).filter(|&k| k > view.first)?;
    let opens = matches!(view.lower(the), "the" | "those")
        && view.lower(the - 1) == "of"
        && (the - 1 == view.first || matches!(view.lower(the - 2), "," | "and" | "but"));
    let comma = trigger.end + usize::from(view.lower(trigger.end) == ",");
    let np = view.np_at(comma).filter(|&np| opens && view.nps[np].first == comma && view.nps[np].bare && view.nps[np].count.is_some())?;
    let behind = view.nps[np].end;
    let says = matches!(view.lower(behind), "were" | "was" | "are" | "is") || plays(view.lower(behind), Role::LINKING);
    // "Of those killed, 11 were killed in Kisumu": a figure of its own.
    (says && view.trigger_at(behind + 1).is_none()).then_some(np)
}
