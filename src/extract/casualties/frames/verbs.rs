//! Verbs: "killed 12", "12 were killed", "12 died", "drove 500 from their homes".

use super::nouns::possessive;
use super::{Found, adjacent, with_list};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::view::View;
use crate::extract::findings::CasualtyKind;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::TokenKind;

pub(super) fn verb(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    let group = view.group(trigger.first);
    // "was captured on camera"
    let pictured = view.lower(trigger.first) == "captured" && (view.first..view.end).any(|k| view.plays(k, Role::PICTURES));
    if pictured {
        return None;
    }
    if let Some(np) = evacuated_homes(view, t, group) {
        return Some(Found { list: vec![np], group, rule: "homes" });
    }
    // "Killed were Ana Ruiz and Luis Vega."
    let opens = trigger.first == view.first || trigger.first == view.first + 1 && view.lower(view.first) == "also";
    if opens && matches!(view.lower(trigger.end), "was" | "were" | "is" | "are") {
        let np = view.np_at(trigger.end + 1).filter(|&np| view.nps[np].first == trigger.end + 1 && view.nps[np].is_victims())?;
        return Some(Found { list: view.list_right(np), group, rule: "inverted" });
    }
    if group.be {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "passive");
    }
    if let Some(np) = view.object(trigger.end, false) {
        // "shot 68 in the final round", "shot 12 of 20 from the field"
        let score =
            trigger.frame == Frame::Shot && view.nps[np].bare && (trigger.end..trigger.end + 8).any(|k| view.plays(k, Role::SCORES));
        return (!score).then(|| Found { list: view.list_right(np), group, rule: "active" });
    }
    // "slaughtered the goats": something else is the object.
    let thing = view.np_at(trigger.end).filter(|&np| view.nps[np].first == trigger.end && !view.is_time(np));
    // "The visit of the minister affected prices."
    if trigger.kind == Some(CasualtyKind::Affected) && thing.is_some() {
        return None;
    }
    let determined = matches!(view.lower(trigger.end), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my");
    // "captured 45 percent of the vote", "captured a mere 1.3 percent"
    let percent = || (trigger.end + 1..trigger.end + 4).any(|k| matches!(view.lower(k), "percent" | "%"));
    if thing.is_none() && (determined || view.doc.numeral_at(trigger.end).is_some()) && percent() {
        return None;
    }
    if thing.is_some() && determined && !group.be {
        // "evacuated their homes"
        return if trigger.kind == Some(CasualtyKind::Displaced) { subject(view, t, "subject") } else { None };
    }
    if group.have {
        // "30,000 people had evacuated"
        return if trigger.kind == Some(CasualtyKind::Displaced) { subject(view, t, "subject") } else { None };
    }
    // "Her uncle slaughtered lame horses."
    let animals = |&np: &usize| {
        let head = view.word(view.nps[np].head);
        !view.nps[np].person && !view.nps[np].bare && !head.is_capitalized() && head.is_mostly(Tag::Nouns)
    };
    if thing.filter(animals).is_some() && view.word(trigger.first).can_be(TagSet::PAST) {
        return None;
    }
    // "12 people killed in …", "Man shot in leg"
    if let Some(np) = adjacent(view, group) {
        let next = view.lower(trigger.end);
        let onward = matches!(
            next,
            "into" | "through" | "toward" | "towards" | "from" | "back" | "up" | "at" | "the" | "a" | "an" | "his" | "her" | "their"
        ) && trigger.frame == Frame::Shot;
        // "found him injured in a cave"
        let person_subject = view.nps[np].pronoun && !view.plays(view.nps[np].first.wrapping_sub(1), Role::FINDS);
        // "one shot hit her"
        let noun = trigger.frame == Frame::Shot && view.nps[np].bare && view.is_verb(trigger.end);
        return if onward || person_subject || noun { None } else { with_list(view, group, np, "participle") };
    }
    // "was shot and killed", "were kidnapped and later killed"
    let before = group.first.checked_sub(1)?;
    // "was hit by a car and killed"
    if view.lower(before) == "and"
        && trigger.kind == Some(CasualtyKind::Killed)
        && let Some(np) = struck_before(view, before)
    {
        return with_list(view, group, np, "passive");
    }
    if matches!(view.lower(before), "and" | "or" | ",") {
        let other = view.trigger_at(before.checked_sub(1)?)?;
        let passive = view.group(view.triggers[other].first);
        if matches!(view.triggers[other].frame, Frame::Verb | Frame::Shot | Frame::State | Frame::Struck) {
            if passive.be {
                let np = view.subject(passive.first, 3)?;
                return with_list(view, passive, np, "passive");
            }
            if let Some(np) = adjacent(view, passive).filter(|&np| !view.nps[np].pronoun) {
                return with_list(view, passive, np, "participle");
            }
        }
        return None;
    }
    if trigger.kind == Some(CasualtyKind::Affected) {
        return None;
    }
    // "people in the village killed by …": past prepositional phrases, where no finite verb claims the subject.
    if view.word(trigger.first).can_be(TagSet::PARTICIPLE)
        && matches!(view.lower(trigger.end), "in" | "by" | "when" | "during" | "on" | "at" | "after" | "as" | "." | "," | "")
    {
        let np = view.subject(group.first, 0).filter(|&np| view.nps[np].count.is_some() && !view.nps[np].pronoun)?;
        return with_list(view, group, np, "participle");
    }
    None
}

/// Tokens from "hit" to "and killed" at most.
const STRUCK_REACH: usize = 8;

/// The subject of "was hit by a car", where "and" follows it.
fn struck_before(view: &View<'_>, and: usize) -> Option<usize> {
    let passive = |k: usize| {
        let t = view.trigger_at(k).filter(|&t| view.triggers[t].frame == Frame::Struck && view.triggers[t].first == k)?;
        Some(view.group(view.triggers[t].first)).filter(|group| group.be && view.lower(view.triggers[t].end) == "by")
    };
    let group = (and.saturating_sub(STRUCK_REACH).max(view.first)..and).rev().find_map(passive)?;
    view.subject(group.first, 3)
}

pub(super) fn act(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if let Some(np) = evacuated_homes(view, t, Group { first: trigger.first, ..Group::default() }) {
        return Some(Found { list: vec![np], group: view.group(trigger.first), rule: "homes" });
    }
    let Some(np) = view.object(trigger.end, true) else {
        return if view.plays(trigger.first, Role::SUFFERED_BY) { possessive(view, t) } else { None };
    };
    let phrase = &view.nps[np];
    // "shooting victims", "murder suspect": a compound.
    let noun = trigger.end == trigger.first + 1
        && matches!(view.lower(trigger.first), "shooting" | "stabbing" | "murder" | "kidnapping" | "kidnaping" | "arrests");
    // "County police arrests woman"
    let headline = phrase.single && view.lower(trigger.first) == "arrests" && view.np_before(trigger.first).is_some();
    let opened = phrase.name.is_some()
        || headline
        || phrase.pronoun
        || phrase.first != trigger.end
        || view.word(phrase.first).is(Class::DETERMINER | Class::NUMBER | Class::HEDGE)
        || view.token(phrase.first) == TokenKind::Number;
    if noun && !opened {
        return None;
    }
    // "hosts a million users"
    let hosts = matches!(view.lower(trigger.first), "hosts" | "hosting" | "hosted" | "host" | "accommodating" | "accommodated");
    if hosts
        && !matches!(phrase.kind, Some("household" | "migrant" | "refugee" | "displaced" | "child" | "woman" | "civilian"))
        && !phrase.bare
        && !phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::HOSTED)))
    {
        return None;
    }
    let group = view.group(trigger.first);
    Some(Found { list: view.list_right(np), group, rule: "active" })
}

pub(super) fn subject(view: &View<'_>, t: usize, rule: &'static str) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    // "about 5,000 people were already there, having fled …"
    let having = view.lower(group.first) == "having" && view.lower(group.first.wrapping_sub(1)) == ",";
    let counted = |&np: &usize| view.nps[np].person && view.nps[np].count.is_some() && !view.under_preposition(np);
    let before = || (0..view.nps.len()).rev().filter(|&np| view.nps[np].end < group.first).find(counted).filter(|_| having);
    let np = adjacent(view, group).filter(|&np| !view.under_preposition(np)).or_else(|| view.subject(group.first, 3)).or_else(before)?;
    if trigger.kind == Some(CasualtyKind::Displaced) && escapes(view, t, np) {
        return None;
    }
    with_list(view, group, np, rule)
}

/// "The driver fled", "two gunmen fled": who gets away from what they did is not displaced.
fn escapes(view: &View<'_>, t: usize, np: usize) -> bool {
    let trigger = view.triggers[t];
    if trigger.end != trigger.first + 1 || !matches!(view.lower(trigger.first), "fled" | "flee" | "flees" | "fleeing") {
        return false;
    }
    let phrase = &view.nps[np];
    let doer = phrase.single
        || phrase.pronoun
        || matches!(phrase.kind, Some("attacker" | "criminal" | "militant" | "military" | "official" | "police" | "prisoner"));
    let crew = phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::ESCAPES)));
    let homes = (trigger.end..view.end.min(trigger.end + 4)).any(|k| view.plays(k, Role::FLED_FROM));
    (doer || crew) && !homes
}

/// "drove 90,000 from their homes", "has driven 500 families into camps".
pub(super) fn drive(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    if group.be {
        // "were driven by hunger across the hills into a camp"
        let away = (trigger.end..view.end.min(trigger.end + 10)).find(|&k| matches!(view.lower(k), "from" | "out" | "into" | "off"))?;
        let refuge = (away + 1..view.end.min(away + 5)).any(|k| view.plays(k, Role::HOME));
        let np = view.subject(group.first, 2).filter(|&np| refuge && !view.nps[np].pronoun)?;
        return with_list(view, group, np, "passive");
    }
    let np = view.object(trigger.end, false).filter(|&np| !view.nps[np].pronoun)?;
    let away = view.nps[np].end;
    if !matches!(view.lower(away), "from" | "out" | "into" | "off") {
        return None;
    }
    let refuge = (away + 1..view.end.min(away + 5)).any(|k| view.plays(k, Role::HOME));
    refuge.then(|| Found { list: view.list_right(np), group, rule: "active" })
}

/// "80 homes were evacuated", "the evacuation of 50 houses": counted for those who live there.
pub(super) fn evacuated_homes(view: &View<'_>, t: usize, group: Group) -> Option<usize> {
    let trigger = view.triggers[t];
    if !view.lower(trigger.first).starts_with("evacuat") {
        return None;
    }
    let homes = |np: &usize| view.nps[*np].count.is_some() && view.plays(view.nps[*np].head, Role::HOME_UNIT);
    let behind = trigger.end + usize::from(view.lower(trigger.end) == "of");
    let object = view.np_at(behind).filter(|&np| view.nps[np].first == behind);
    let before = || view.np_before(group.first).filter(|&np| group.be && view.nps[np].end == group.first);
    object.filter(homes).or_else(|| before().filter(homes))
}

/// "beat two men to death", "holds 12 soldiers hostage", "fell to his death".
pub(super) fn outcome(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let role = if view.lower(trigger.first) == "to" { Role::TO_DEATH } else { Role::HOLDS };
    if let Some(np) = view.np_before(trigger.first) {
        let phrase = &view.nps[np];
        let verb = phrase.first.wrapping_sub(1);
        if !plays(view.lower(verb), role) || !phrase.is_victims() || phrase.end != trigger.first {
            return None;
        }
        return Some(Found { list: view.list_left(np), group: view.group(verb), rule: "outcome" });
    }
    let verb = trigger.first.checked_sub(1).filter(|&k| k > view.first && plays(view.lower(k), role))?;
    let group = view.group(verb);
    if group.be || trigger.end > trigger.first + 2 {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "outcome");
    }
    let np = adjacent(view, group).filter(|&np| !view.nps[np].pronoun)?;
    with_list(view, group, np, "outcome")
}

/// "lost 12 tanks and 40 soldiers", "lost her husband": soldiers, police and kin are lost by death.
pub(super) fn loss(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    // "her long-lost aunt"
    if trigger.first > view.first && view.token(trigger.first - 1) == TokenKind::Hyphen {
        return None;
    }
    let first = view.np_at(trigger.end).filter(|&np| view.nps[np].first == trigger.end)?;
    let second = || {
        let k = view.nps[first].end;
        let next = view.np_at(k + 1).filter(|&np| view.nps[np].first == k + 1);
        next.filter(|_| view.lower(k) == "and" && view.nps[first].count.is_some())
    };
    let dies = |np: &usize| {
        let phrase = &view.nps[*np];
        let soldiers = matches!(phrase.kind, Some("military" | "militant" | "police")) || matches!(view.lower(phrase.head), "men" | "man");
        let kin = phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::KIN)));
        phrase.person && phrase.count.is_some() && (soldiers || kin)
    };
    let np = Some(first).filter(dies).or_else(|| second().filter(dies))?;
    let group = view.group(trigger.first);
    // "The force could lose 12 officers": of those whom it would no longer pay.
    let kin = view.nps[np].words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::KIN)));
    (kin || !group.possible).then(|| Found { list: vec![np], group, rule: "loss" })
}
