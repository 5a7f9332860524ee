//! States: "12 dead", "were missing", "Among the dead were …".

use super::{Found, adjacent, with_list};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::view::{Trigger, View};
use crate::extract::findings::CasualtyKind;
use crate::lexicon::casualty_words::{Role, plays};

pub(super) fn state(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    if alone(view, trigger) {
        return None;
    }
    // "led to her missing the final exams"
    if view.lower(trigger.first) == "missing" && matches!(view.lower(trigger.end), "the" | "his" | "her" | "their" | "its" | "my" | "our") {
        return None;
    }
    let group = view.group(trigger.first);
    // "listed 17 people as missing"
    if view.lower(trigger.first.wrapping_sub(1)) == "as"
        && let Some(np) = view.np_before(trigger.first - 1)
    {
        let verb = view.lower(view.nps[np].first.wrapping_sub(1));
        let lists = plays(verb, Role::LISTS);
        return if lists && view.nps[np].is_victims() { with_list(view, group, np, "state") } else { None };
    }
    if let Some(np) = adjacent(view, group)
        && (group.be || !view.nps[np].pronoun || view.nps[np].first > view.first)
    {
        return with_list(view, group, np, "state");
    }
    // "was found, dead"; "remain missing"
    if trigger.first > view.first && view.plays(trigger.first - 1, Role::LINKING) {
        // "should remain in custody"
        let np = view.subject(view.group(trigger.first - 1).first, 2)?;
        return with_list(view, group, np, "state");
    }
    // "died in custody"
    if trigger.kind == Some(CasualtyKind::Detained) && !group.be {
        return None;
    }
    if group.be || matches!(view.lower(trigger.first), "in" | "on" | "clinging" | "fighting") || view.plays(trigger.first, Role::SUPPOSED) {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "state");
    }
    None
}

/// "the dead", without a noun.
fn alone(view: &View<'_>, trigger: Trigger) -> bool {
    view.np_before(trigger.first).is_none() && trigger.first > view.first && view.lower(trigger.first - 1) == "the"
}

/// "The dead include two children", "The injured were named as …".
pub(super) fn members(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let includes = matches!(view.lower(trigger.end), "include" | "included" | "includes" | "were" | "was" | "are");
    if !(includes && alone(view, trigger)) {
        return None;
    }
    let mut at = trigger.end + 1;
    if matches!(view.lower(at), "named" | "identified") {
        at += 1 + usize::from(view.lower(at + 1) == "as");
    }
    let np = view.np_at(at).filter(|&np| view.nps[np].first == at && view.nps[np].is_victims())?;
    Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: "members" })
}

/// "was among the dead", "Among the dead were two nurses".
pub(super) fn among(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let from = trigger.first.checked_sub(2).filter(|&k| k >= view.first)?;
    if view.lower(from) != "among" || !matches!(view.lower(from + 1), "the" | "those") {
        return None;
    }
    let group = view.group(from);
    if group.be {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "among");
    }
    if matches!(view.lower(trigger.end), "is" | "are" | "was" | "were") {
        let np = view.np_at(trigger.end + 1).filter(|&np| view.nps[np].first == trigger.end + 1 && view.nps[np].is_victims())?;
        return Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: "members" });
    }
    None
}

/// "The driver was unhurt", "All 12 escaped unharmed": who might have been hurt and was not.
pub(super) fn unhurt(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let mut group = view.group(trigger.first);
    // "walked away unhurt", "was left unharmed"
    for _ in 0..3 {
        let before = group.first.checked_sub(1).filter(|&k| k >= view.first && view.np_at(k).is_none());
        let Some(k) = before.filter(|&k| view.is_verb(k) || view.lower(k) == "away") else { break };
        group = view.group(k);
    }
    let np = if group.first == trigger.first { adjacent(view, group) } else { view.subject(group.first, 2) }?;
    let none = view.nps[np].count.is_some_and(|c| c.max == Some(0));
    let verb = group.be || group.first < trigger.first;
    (verb && !none && !group.negated && view.nps[np].person).then(|| Found { list: vec![np], group, rule: "unhurt" })
}

/// "The victims were identified as Ana Ruiz and Luis Vega": of the kind that was told before.
pub(super) fn named(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let np = view.np_at(trigger.end).filter(|&np| view.nps[np].first == trigger.end && view.nps[np].person && !view.nps[np].pronoun)?;
    Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: "named" })
}
