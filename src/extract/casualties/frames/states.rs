//! States: "12 dead", "were missing", "Among the dead were …".

use super::{Found, adjacent, with_list};
use crate::extract::casualties::syntax::Group;
use crate::extract::casualties::view::View;
use crate::extract::findings::CasualtyKind;
use crate::lexicon::casualty_words::{Role, plays};

pub(super) fn state(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    // "The dead include two children"
    if view.np_before(trigger.first).is_none() && trigger.first > view.first && view.lower(trigger.first - 1) == "the" {
        if matches!(view.lower(trigger.end), "include" | "included" | "includes" | "were" | "was" | "are") {
            let mut at = trigger.end + 1;
            // "The dead were named as …"
            if matches!(view.lower(at), "named" | "identified") {
                at += 1 + usize::from(view.lower(at + 1) == "as");
            }
            let np = view.np_at(at).filter(|&np| view.nps[np].first == at && view.nps[np].is_victims())?;
            return Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: "members" });
        }
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
    if trigger.first > view.first
        && matches!(view.lower(trigger.first - 1), "remain" | "remains" | "remained" | "still" | "left" | "became" | "go" | "went" | "stay")
    {
        let np = view.subject(trigger.first - 1, 2)?;
        return with_list(view, group, np, "state");
    }
    // "died in custody"
    if trigger.kind == Some(CasualtyKind::Detained) && !group.be {
        return None;
    }
    if group.be
        || matches!(view.lower(trigger.first), "in" | "on" | "clinging" | "fighting")
        || matches!(view.lower(trigger.first), "feared" | "presumed" | "believed")
    {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "state");
    }
    None
}

/// "was among the dead", "Among the dead were two nurses".
pub(super) fn among(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let from = trigger.first.checked_sub(2).filter(|&k| k >= view.first)?;
    if view.lower(from) != "among" || view.lower(from + 1) != "the" {
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
