//! A second source's number of those told of before, without a word of harm: "Opposition groups speak of 30 dead, but police **admit to only four**", "…, while the clinic **put it at six**".

use super::Hit;
use crate::extract::casualties::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::Role;

/// Tokens from the verb to the number at most.
const NUMBER_REACH: usize = 5;

/// The figures that go on with one of those found in the sentence.
pub(super) fn conceded(view: &View<'_>, hits: &[Hit]) -> Vec<Hit> {
    let numbers = (0..view.nps.len()).filter(|&np| view.is_plain_number(np) && !hits.iter().any(|hit| hit.np == np));
    numbers.filter_map(|np| of_number(view, hits, np)).collect()
}

fn of_number(view: &View<'_>, hits: &[Hit], np: usize) -> Option<Hit> {
    let phrase = &view.nps[np];
    if !closes(view, phrase.end) || view.trigger_at(phrase.end).is_some() {
        return None;
    }
    let reach = (phrase.first.saturating_sub(NUMBER_REACH).max(view.first)..phrase.first).rev();
    let verb = reach
        .take_while(|&k| view.plays(k, Role::CONCEDES) || leads(view, k))
        .find(|&k| view.plays(k, Role::CONCEDES) && view.np_at(k).is_none())?;
    let who = view.np_before(verb).filter(|&np| !view.nps[np].bare && view.nps[np].end == verb)?;
    let before = |hit: &&Hit| {
        let own = &view.nps[hit.np];
        let count = own.count.is_some_and(|c| c.max != Some(0));
        own.end.max(view.triggers[hit.trigger].end) <= view.nps[who].first && count && !own.single && hit.part_of.is_none()
    };
    let last = hits.iter().rev().find(before)?;
    let harm = matches!(
        last.kind,
        CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Missing | CasualtyKind::Displaced | CasualtyKind::Detained
    );
    let group = crate::extract::casualties::group::Group { first: verb, ..Default::default() };
    harm.then_some(Hit { np, group, rule: FigureRule::Conceded, part_of: None, whole: false, weak: false, ..*last })
}

/// What may stand between the verb and the number: "admit to [only] four", "put [the figure at] six", "say [it was] nine".
fn leads(view: &View<'_>, at: usize) -> bool {
    let lower = view.lower(at);
    let noun = matches!(lower, "toll" | "number" | "figure" | "total" | "it" | "there" | "them" | "deaths" | "dead");
    let word = view.word(at);
    noun || matches!(lower, "to" | "of" | "at" | "only" | "just" | "as" | "the" | "that" | "merely" | "were" | "was" | "been")
        || word.is(Class::HEDGE)
}

/// Does the clause end here?
fn closes(view: &View<'_>, at: usize) -> bool {
    at >= view.end || matches!(view.lower(at), "." | "," | ";" | ")" | "and" | "but" | "while" | "!" | "?" | "”" | "\"")
}
