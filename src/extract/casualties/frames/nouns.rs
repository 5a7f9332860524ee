//! Nouns: "12 deaths", "the death of 12", "the toll rose to 12", "claimed 12 lives".

use super::Found;
use super::verbs::{act, evacuated_homes};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::scan::Part;
use crate::extract::casualties::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule, VictimKind};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::words::Tag;
use crate::text::TokenKind;

/// Tokens from "found" to the body at most.
const FIND_REACH: usize = 8;

pub(super) fn noun(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = Group { first: trigger.first, ..Group::default() };
    let own = view.np_at(trigger.first).filter(|&np| view.nps[np].inner == Some(t));
    // "a double homicide", but "an attempted double homicide"
    if view.manifold(trigger).is_some() {
        let attempted = view.plays(trigger.first.wrapping_sub(1), Role::FAILED);
        return own.filter(|_| !attempted).map(|np| Found { list: vec![np], group, rule: FigureRule::Manifold });
    }
    let head = view.lower(trigger.end - 1);
    let body = plays(head, Role::BODY);
    // "a bloodied body of a child"
    let of_victims = || view.lower(trigger.end) == "of" && view.object(trigger.end, true).is_some_and(|np| view.nps[np].person);
    if let Some(np) = own
        && view.nps[np].count.is_some_and(|c| !(body && c.max == Some(1) && of_victims()))
    {
        let phrase = &view.nps[np];
        let modifier = view.lower(trigger.first.wrapping_sub(1));
        let plain = phrase.words.is_some_and(|w| w.len() == trigger.end - trigger.first)
            || modifier.ends_with("ed") && modifier != "armed"
            || matches!(modifier, "lifeless" | "dead" | "headless" | "more");
        let one = phrase.count.is_some_and(|c| c.max == Some(1));
        let found = !one || (view.first..view.end).any(|k| view.plays(k, Role::FINDS));
        let zero = phrase.count.is_some_and(|c| c.max == Some(0));
        let victims = view.plays(trigger.end - 1, Role::VICTIM) && !body;
        let injuries = !victims && trigger.kind == Some(CasualtyKind::Injured) && (one || !zero && !plain);
        if body && !(plain && found) || injuries {
            return None;
        }
        // "32 of the bodies"
        return Some(Found { list: vec![np], group, rule: if phrase.of_them { FigureRule::Partitive } else { FigureRule::Noun } });
    }
    // "led to three officers' deaths"
    let owner = view.np_before(trigger.first.saturating_sub(1)).filter(|&np| {
        let mark = trigger.first - 1;
        let clitic = view.np_at(mark).is_none() && (view.token(mark) == TokenKind::Clitic || matches!(view.lower(mark), "'" | "’"));
        clitic && view.nps[np].end == mark && view.nps[np].person && view.nps[np].count.is_some_and(|c| c.max != Some(1))
    });
    if let Some(np) = owner.filter(|_| !body && trigger.kind == Some(CasualtyKind::Killed)) {
        return Some(Found { list: vec![np], group, rule: FigureRule::Possessive });
    }
    // "The boy's body was found", but "The boy's body temperature"
    let noun_ends = own.is_none_or(|np| view.nps[np].end == trigger.end) && !view.continues(trigger.end);
    let found = || (trigger.first.saturating_sub(FIND_REACH).max(view.first)..view.end).any(|k| view.plays(k, Role::FINDS));
    if body && noun_ends && view.lower(trigger.end) != "of" && found() {
        return possessive(view, t);
    }
    // "Police arrests 12 protesters"
    if plays(view.lower(trigger.first), Role::ACTS) && view.lower(trigger.end) != "of" {
        return act(view, t);
    }
    if let Some(np) = evacuated_homes(view, t, group) {
        return Some(Found { list: vec![np], group, rule: FigureRule::Homes });
    }
    if view.lower(trigger.end) == "of" {
        let np = view.object(trigger.end, true)?;
        let kind = trigger.kind != Some(CasualtyKind::Injured);
        return kind.then(|| Found { list: view.list_right(np), group, rule: FigureRule::NounOf });
    }
    None
}

pub(super) fn event(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = Group { first: trigger.first, ..Group::default() };
    // "Police arrest 12 men"
    if plays(view.lower(trigger.first), Role::ACTS) && view.lower(trigger.end) != "of" {
        let verb = view.np_at(trigger.first).is_none_or(|np| view.nps[np].first == trigger.first && view.nps[np].end == trigger.end);
        if let Some(found) = act(view, t).filter(|_| verb) {
            return Some(found);
        }
    }
    let of = past_day(view, trigger.end);
    if view.lower(of) == "of"
        && let Some(np) = view.object(of, true)
    {
        return (view.nps[np].bare.then_some(()).is_none() || view.nps[np].count.is_some()).then(|| Found {
            list: view.list_right(np),
            group,
            rule: FigureRule::EventOf,
        });
    }
    // "There was one death"
    if let Some(np) = view.np_at(trigger.first).filter(|&np| view.nps[np].inner == Some(t))
        && let Some(count) = view.nps[np].count
        && !matches!(view.lower(view.nps[np].first), "a" | "an" | "another")
    {
        return (count.max == Some(0) || matches!(view.lower(trigger.end - 1), "death" | "murder" | "drowning")).then(|| Found {
            list: vec![np],
            group,
            rule: FigureRule::Noun,
        });
    }
    possessive(view, t)
}

/// "The death on Saturday [of a judge]": the token behind the day.
fn past_day(view: &View<'_>, at: usize) -> usize {
    let from = at + usize::from(view.lower(at) == "on");
    let day = |k: usize| view.word_in(k).is_some_and(|w| w.is(Class::WEEKDAY | Class::TIME));
    if day(from) { from + 1 } else { at }
}

/// "Vega's death", "the woman's murder"
pub(super) fn possessive(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = Group { first: trigger.first, ..Group::default() };
    let mut start = view.np_at(trigger.first).map_or(trigger.first, |np| view.nps[np].first);
    // "Vega's brutal murder"
    while start > view.first && view.np_at(start - 1).is_none() && view.word(start - 1).is_mostly(Tag::Adjective) {
        start -= 1;
    }
    let clitic = start.checked_sub(1).filter(|&k| k > view.first && view.token(k) == TokenKind::Clitic)?;
    let np = view.np_before(clitic).filter(|&np| view.nps[np].single && view.nps[np].is_victims())?;
    // "the family's murder": of how many is not said.
    if view.nps[np].kind == Some(VictimKind::Household) {
        return None;
    }
    Some(Found { list: vec![np], group, rule: FigureRule::Possessive })
}

pub(super) fn toll(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    let mut k = trigger.end;
    let limit = view.end.min(trigger.end + 26);
    while k < limit {
        let Some(np) = view.np_at(k) else {
            if view.lower(k) == ";" || view.trigger_at(k).is_some_and(|other| other != t && view.triggers[other].frame != Frame::Noun) {
                break;
            }
            k += 1;
            continue;
        };
        let phrase = &view.nps[np];
        let first = phrase.first;
        let numbered = (first..phrase.end).any(|k| view.doc.numeral_at(k).is_some());
        if numbered
            && phrase.count.is_some_and(|c| c.share.is_none())
            && (phrase.bare || phrase.person && !phrase.single)
            && !phrase.pronoun
        {
            let before = view.lower(first.saturating_sub(1));
            let in_excess = view.lower(first) == "in" && view.lower(first + 1) == "excess";
            if in_excess || plays(before, Role::LEADS_TO_NUMBER) || first > view.first && (view.word(first - 1).is_mostly(Tag::Adverb)) {
                // "could pass 60", but "by 4 May was 60"
                let possible = (trigger.end..first).any(|k| view.is_modal(k) || view.lower(k) == "expected");
                let group = Group { first: trigger.first, possible: group.possible || possible, ..group };
                return Some(Found { list: vec![np], group, rule: FigureRule::Toll });
            }
        }
        k = phrase.end.max(k + 1);
    }
    // "brings to 40,000 the number of people displaced"
    let before = (trigger.first.saturating_sub(4).max(view.first)..trigger.first)
        .rev()
        .find_map(|k| view.np_at(k).filter(|&np| view.nps[np].end == k + 1 && view.nps[np].count.is_some() && view.nps[np].bare))?;
    let first = view.nps[before].first;
    // "stood at 9 while how many are missing is not known": of another clause.
    let between = (view.nps[before].end..trigger.first)
        .all(|k| view.word(k).is(Class::DETERMINER) || matches!(view.part(k), Part::Modifier | Part::Noun));
    (between && first > view.first && matches!(view.lower(first - 1), "to" | "at")).then(|| Found {
        list: vec![before],
        group,
        rule: FigureRule::Toll,
    })
}

pub(super) fn lives(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let taking = |word: &str| plays(word, Role::TAKES_LIVES);
    let own = view.np_at(trigger.first);
    let first = own.map_or(trigger.first, |np| view.nps[np].first);
    // "the loss of 12 lives", "responsible for 12 lives"
    let loss = matches!((view.lower(first.wrapping_sub(2)), view.lower(first.wrapping_sub(1))), ("loss", "of") | ("responsible", "for"));
    let before = loss || taking(view.lower(first.wrapping_sub(1)));
    let behind = taking(view.lower(trigger.end))
        || view.word_in(trigger.end).is_some_and(|w| w.is(Class::AUXILIARY))
            && (trigger.end..trigger.end + 4).any(|k| taking(view.lower(k)));
    if !(before || behind) {
        return None;
    }
    let group = Group { first: if before { first - 1 } else { first }, ..Group::default() };
    if let Some(np) = own.filter(|&np| view.nps[np].count.is_some()) {
        return Some(Found { list: vec![np], group, rule: FigureRule::Lives });
    }
    if view.lower(trigger.end) == "of" {
        let np = view.object(trigger.end, true)?;
        return Some(Found { list: view.list_right(np), group, rule: FigureRule::Lives });
    }
    None
}

/// Words from "the total" to its number at most.
const TOTAL_REACH: usize = 12;

/// "bringing the total to 31", "put the figure at 40": of what the figure before counts.
pub(super) fn total(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    // "bringing the total this month to 31"
    let link = |k: &usize| matches!(view.lower(*k), "to" | "past" | "above" | "beyond");
    let open = !matches!(view.lower(trigger.end - 1), "to" | "at");
    let behind = if open { (trigger.end..view.end.min(trigger.end + TOTAL_REACH)).find(link)? + 1 } else { trigger.end };
    let np = view.object(behind, false).filter(|&np| view.nps[np].count.is_some_and(|c| c.share.is_none()))?;
    let phrase = &view.nps[np];
    let group = view.group(trigger.first);
    (phrase.bare || phrase.person && !phrase.single).then(|| Found { list: vec![np], group, rule: FigureRule::Total })
}
