//! Wounds, hospitals and shelters: words that say "injured" or "displaced" only with what stands beside them.

use super::{Found, adjacent, subject, with_list};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::view::View;
use crate::extract::findings::CasualtyKind;
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::words::TagSet;
use crate::text::TokenKind;

/// Tokens from "taken" to the hospital or the jail at most.
const CARRY_REACH: usize = 16;

/// Tokens from "to" or "into" to the jail at most.
const INTO_REACH: usize = 8;

/// What became of who was "taken to a hospital", "booked into jail", "held on bond".
pub(super) fn destination(view: &View<'_>, t: usize) -> Option<CasualtyKind> {
    let trigger = view.triggers[t];
    let reach = || {
        let clause = |&k: &usize| !matches!(view.lower(k), ";" | "who" | "where" | "when" | "while");
        (trigger.end..view.end.min(trigger.end + CARRY_REACH)).take_while(clause)
    };
    if trigger.kind == Some(CasualtyKind::Detained) {
        return reach().any(|k| view.plays(k, Role::JAIL)).then_some(CasualtyKind::Detained);
    }
    let treated = view.lower(trigger.first) == "treated";
    // "The crash sent six people to a clinic", but "The hospital sent …"
    let sent = view.plays(trigger.first, Role::SENDS);
    let hospital = |k: usize| {
        let center = view.lower(k) == "health" && matches!(view.lower(k + 1), "center" | "centre");
        view.plays(k, Role::HOSPITAL) || center || treated && (view.lower(k) == "scene" || view.plays(k, Role::HARM))
    };
    let into = reach().find(|&k| matches!(view.lower(k), "to" | "into"));
    if reach().filter(|&k| !sent || into.is_some_and(|into| (into..into + 4).contains(&k))).any(hospital) {
        return Some(CasualtyKind::Injured);
    }
    // "taken to the county jail"
    let into = into?;
    let jail = reach().skip_while(|&k| k < into).take(INTO_REACH).any(|k| view.plays(k, Role::JAIL));
    (jail && !treated).then_some(CasualtyKind::Detained)
}

pub(super) fn carry(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let jailed = destination(view, t)? == CasualtyKind::Detained;
    let rule = if jailed { "jail" } else { "hospital" };
    let group = view.group(trigger.first);
    if group.be {
        let np = view.subject(group.first, 3)?;
        // "Deputies were sent to the hospital": to work there.
        let duty = view.plays(trigger.first, Role::SENDS)
            && matches!(view.nps[np].kind, Some("medic" | "aid_worker" | "police" | "official" | "military"));
        return if duty { None } else { with_list(view, group, np, rule) };
    }
    if let Some(np) = view.object(trigger.end, false).filter(|&np| view.nps[np].person) {
        // "sent 12 nurses to the hospital"
        let staff = view.plays(trigger.first, Role::SENDS) && matches!(view.nps[np].kind, Some("medic" | "aid_worker"));
        return (!staff).then(|| Found { list: view.list_right(np), group, rule });
    }
    // "held a meeting in the prison"
    if jailed && !(view.word_in(trigger.end)?.is(Class::PREPOSITION) && view.np_at(trigger.end).is_none()) {
        return None;
    }
    if matches!(view.lower(group.first.wrapping_sub(1)), "and" | "," | "then") {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, rule);
    }
    let np = adjacent(view, group).filter(|&np| !view.nps[np].pronoun)?;
    with_list(view, group, np, rule)
}

/// "are living in tents", "remained in 20 evacuation centres".
pub(super) fn camp(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let housed = (trigger.end..view.end.min(trigger.end + 9)).any(|k| {
        view.plays(k, Role::SHELTER)
            || view.lower(k) == "open" && view.lower(k - 1) == "the"
            || view.lower(k) == "host" && matches!(view.lower(k + 1), "families" | "communities")
    });
    let inside = matches!(view.lower(trigger.end), "in" | "at" | "with" | "under");
    if !(housed && inside) {
        return None;
    }
    // "reports of 1,000 people staying with host families"
    let group = view.group(trigger.first);
    let participle = view.lower(trigger.first).ends_with("ing") && !group.be;
    if let Some(np) = view.np_before(group.first).filter(|&np| participle && view.nps[np].person && view.nps[np].count.is_some()) {
        return with_list(view, group, np, "camp");
    }
    subject(view, t, "camp")
}

/// "12,000 people were still in nine evacuation centres", "joined 4,000 others in relief camps".
pub(super) fn refuge(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let number = view.np_before(trigger.first).filter(|&np| view.nps[np].end == trigger.first && view.nps[np].bare);
    let own = view.np_at(trigger.first).or(number);
    let first = own.map_or(trigger.first, |np| view.nps[np].first);
    let inside = first.checked_sub(1).filter(|&k| k > view.first && matches!(view.lower(k), "in" | "at"))?;
    let group = view.group(inside);
    let np = if group.be || view.plays(inside - 1, Role::LINKING) {
        view.subject(group.first, 2)?
    } else {
        // "taught 40 children in refugee camps": they were there before.
        let before = |&np: &usize| view.nps[np].first.checked_sub(1).filter(|&k| k >= view.first);
        view.np_before(inside).filter(|np| before(np).is_none_or(|k| !view.is_verb(k) || view.lower(k).starts_with("join")))?
    };
    let phrase = &view.nps[np];
    (phrase.person && phrase.count.is_some() && !phrase.single).then(|| Found { list: vec![np], group, rule: "refuge" })
}

pub(super) fn struck(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let near = |from: usize, n: usize, test: &dyn Fn(&str) -> bool| (from..view.end.min(from + n)).any(|k| test(view.lower(k)));
    let fits = match view.lower(trigger.end) {
        "in" | "on" => near(trigger.end + 1, 6, &|w| plays(w, Role::BODY_PART)),
        "by" => near(trigger.end + 1, 6, &|w| plays(w, Role::STRIKES)),
        _ => near(trigger.end, 3, &|w| w == "times" || w == "twice"),
    };
    if !fits {
        return None;
    }
    let group = view.group(trigger.first);
    let np = if group.be { view.subject(group.first, 3)? } else { adjacent(view, group).filter(|&np| !view.nps[np].pronoun)? };
    with_list(view, group, np, "struck")
}

/// "suffered two wounds", "with a gunshot wound", "suffering from burns".
pub(super) fn wound(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if trigger.kind != Some(CasualtyKind::Injured) {
        return None;
    }
    let own = view.np_at(trigger.first);
    if own.is_some_and(|np| view.nps[np].count.is_some_and(|c| c.max == Some(0))) {
        return None;
    }
    let mut k = own.map_or(trigger.first, |np| view.nps[np].first);
    // "a bullet wound to the leg and shrapnel wounds": back over list and modifiers to the word that governs.
    for _ in 0..10 {
        if k <= view.first {
            return None;
        }
        let lower = view.lower(k - 1);
        match lower {
            _ if plays(lower, Role::HAS_WOUND) => {
                let group = view.group(k - 1);
                let np = view.subject(group.first, 3)?;
                return with_list(view, group, np, "wound");
            }
            "suffering" | "sustaining" | "receiving" | "with" | "from" | "of" | "for" => {
                if matches!(lower, "from" | "of" | "for") && matches!(view.lower(k.wrapping_sub(2)), "suffering" | "treated" | "recovering")
                {
                    k -= 1;
                    if view.lower(k - 1) != "suffering" {
                        return None;
                    }
                }
                if matches!(lower, "from" | "of" | "for") && view.lower(k - 1) != "suffering" {
                    return None;
                }
                let before = k - 1;
                if let Some(np) =
                    view.np_before(before).filter(|&np| view.nps[np].is_victims() && view.nps[np].end == before && !view.nps[np].bare)
                {
                    let group = Group { first: before, ..Group::default() };
                    return with_list(view, group, np, "wound");
                }
                if before > view.first
                    && (view.plays(before - 1, Role::FINDS) || matches!(view.lower(before - 1), "hospitalized" | "treated"))
                {
                    let group = view.group(before - 1);
                    if !group.be {
                        return None;
                    }
                    let np = view.subject(group.first, 3)?;
                    return with_list(view, group, np, "wound");
                }
                return None;
            }
            _ => {}
        }
        if view.np_at(k - 1).is_some()
            || view.word(k - 1).is(Class::CONJUNCTION | Class::PREPOSITION)
            || lower == ","
            || view.word(k - 1).can_be(TagSet::ADJECTIVE | TagSet::ADVERB)
            || matches!(view.token(k - 1), TokenKind::Hyphen | TokenKind::Quote)
        {
            k = view.np_at(k - 1).map_or(k - 1, |np| view.nps[np].first);
        } else {
            return None;
        }
    }
    None
}
