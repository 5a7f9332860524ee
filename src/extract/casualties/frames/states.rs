//! States: "12 dead", "were missing", "Among the dead were …".

use super::{Found, Hit, adjacent, with_list};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::parts::opened_by;
use crate::extract::casualties::running::{brought_to, put_at};
use crate::extract::casualties::view::{Trigger, View};
use crate::extract::findings::{CasualtyKind, FigureRule};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::text::TokenKind;

pub(super) fn state(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    if let Some(np) = brought_to(view, t).or_else(|| put_at(view, t)) {
        return Some(Found { list: vec![np], group: view.group(trigger.first), rule: FigureRule::Toll });
    }
    if alone(view, trigger) {
        return None;
    }
    // "led to her missing the final exams"
    if view.lower(trigger.first) == "missing" && matches!(view.lower(trigger.end), "the" | "his" | "her" | "their" | "its" | "my" | "our") {
        return None;
    }
    let group = view.group(trigger.first);
    let inside = view.word(trigger.first).is(Class::PREPOSITION);
    // "who is not in serious condition": hurt all the same.
    if group.negated && inside && trigger.kind == Some(CasualtyKind::Injured) {
        return None;
    }
    // "listed 17 people as missing"
    if view.lower(trigger.first.wrapping_sub(1)) == "as"
        && let Some(np) = view.np_before(trigger.first - 1)
    {
        let verb = view.lower(view.nps[np].first.wrapping_sub(1));
        let lists = plays(verb, Role::LISTS);
        return if lists && view.nps[np].is_victims() { with_list(view, group, np, FigureRule::State) } else { None };
    }
    // "do not have that person in custody"
    let has = view.np_before(trigger.first).and_then(|np| view.nps[np].first.checked_sub(1)).filter(|&k| k > view.first + 1);
    let has = has.map(|k| k - usize::from(view.lower(k) == "that"));
    if inside && has.is_some_and(|k| view.word(k).is(Class::AUXILIARY) && view.word(k - 1).is(Class::NEGATION)) {
        return None;
    }
    if let Some(np) = adjacent(view, group)
        && (group.be || !view.nps[np].pronoun || view.nps[np].first > view.first)
    {
        return with_list(view, group, np, FigureRule::State);
    }
    // "a person of interest in custody"
    let owner = view.np_before(trigger.first).map(|np| view.nps[np].first).filter(|&first| view.lower(first.wrapping_sub(1)) == "of");
    if let Some(np) = owner.and_then(|first| view.np_before(first - 1)).filter(|&np| !group.be && inside && view.nps[np].single) {
        return with_list(view, group, np, FigureRule::State);
    }
    // "was found, dead"; "remain missing"
    if trigger.first > view.first && view.plays(trigger.first - 1, Role::LINKING) {
        // "should remain in custody"
        let np = view.subject(view.group(trigger.first - 1).first, 2)?;
        return with_list(view, group, np, FigureRule::State);
    }
    // "died in custody"
    if trigger.kind == Some(CasualtyKind::Detained) && !group.be {
        return None;
    }
    if group.be || matches!(view.lower(trigger.first), "in" | "on" | "clinging" | "fighting") || view.plays(trigger.first, Role::SUPPOSED) {
        // "are at two hospitals in serious condition"
        let hangs = || Some(trigger.first).filter(|_| inside && !group.be).and_then(|at| view.governor(at));
        let np = view.subject(group.first, 3).or_else(hangs)?;
        return with_list(view, group, np, FigureRule::State);
    }
    None
}

/// "Of the dead, 13 were students"
pub(super) fn out_of_the_dead(view: &View<'_>, t: usize) -> Option<Found> {
    let np = opened_by(view, t)?;
    Some(Found { list: vec![np], group: Group { first: view.triggers[t].first, ..Group::default() }, rule: FigureRule::Partitive })
}

/// What the words of a sentence that names victims say of them: "The dead man was named as Luis Vega".
pub(in crate::extract::casualties) fn stated_kind(view: &View<'_>, hit: &Hit) -> Option<CasualtyKind> {
    let first = view.nps[hit.np].first;
    let dead = |k: usize| matches!(view.lower(k), "dead" | "deceased" | "killed" | "slain" | "died" | "murdered");
    let hurt = |k: usize| matches!(view.lower(k), "injured" | "wounded" | "hurt");
    let before = || view.first..first;
    if before().any(dead) {
        return Some(CasualtyKind::Killed);
    }
    before().any(hurt).then_some(CasualtyKind::Injured)
}

/// "the dead", without a noun.
fn alone(view: &View<'_>, trigger: Trigger) -> bool {
    view.np_before(trigger.first).is_none() && trigger.first > view.first && view.lower(trigger.first - 1) == "the"
}

/// "The dead include two children", "The injured were named as …".
pub(super) fn members(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let includes = view.plays(trigger.end, Role::INCLUDES) || matches!(view.lower(trigger.end), "were" | "was" | "are");
    if !(includes && alone(view, trigger)) {
        return None;
    }
    let mut at = trigger.end + 1;
    if view.plays(at, Role::NAMES) {
        at += 1 + usize::from(view.lower(at + 1) == "as");
    }
    let np = view.np_at(at).filter(|&np| view.nps[np].first == at && view.nps[np].is_victims())?;
    Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: FigureRule::Members })
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
        return with_list(view, group, np, FigureRule::Among);
    }
    if matches!(view.lower(trigger.end), "is" | "are" | "was" | "were") {
        let np = view.np_at(trigger.end + 1).filter(|&np| view.nps[np].first == trigger.end + 1 && view.nps[np].is_victims())?;
        return Some(Found {
            list: view.list_right(np),
            group: Group { first: trigger.first, ..Group::default() },
            rule: FigureRule::Members,
        });
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
    (verb && !none && !group.negated && view.nps[np].person).then(|| Found { list: vec![np], group, rule: FigureRule::Unhurt })
}

/// "Among the victims were a woman and her sons", "Four children were among the victims", "Two of the victims were nurses".
fn some_of_the_victims(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let from = trigger.first.checked_sub(2).filter(|&k| k >= view.first)?;
    let group = Group { first: trigger.first, ..Group::default() };
    let be = |k: usize| matches!(view.lower(k), "were" | "was" | "are" | "is");
    let victims = |at: usize| view.np_at(at).filter(|&np| view.nps[np].first == at && view.nps[np].is_victims());
    if view.lower(from) == "of" {
        let np = view.np_before(from).filter(|&np| view.nps[np].end == from && view.nps[np].count.is_some());
        let np = np.or_else(|| view.np_at(from).filter(|&np| view.nps[np].count.is_some()))?;
        // "Five of the victims were taken to a clinic" says nothing of who they were.
        let said = if be(trigger.end - 1) { trigger.end } else { trigger.end + 1 };
        victims(said).filter(|&np| be(said - 1) && view.nps[np].person)?;
        return Some(Found { list: vec![np], group, rule: FigureRule::Partitive });
    }
    let before = view.group(from);
    if before.be {
        let np = view.subject(before.first, 2).filter(|&np| view.nps[np].is_victims())?;
        return with_list(view, before, np, FigureRule::Among);
    }
    let be_inside = be(trigger.end - 1);
    let np = victims(trigger.end + usize::from(!be_inside)).filter(|_| be_inside || be(trigger.end))?;
    Some(Found { list: view.list_right(np), group, rule: FigureRule::Named })
}

/// Tokens from "identified" to "as" at most.
const AS_REACH: usize = 10;

/// "The victims were identified by police as Ana Ruiz and Luis Vega", "named the dead man as", "The victims include two boys": of the kind that was
/// told before.
pub(super) fn named(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    let mut at = trigger.end;
    if view.lower(trigger.first) == "victims"
        && (trigger.end == trigger.first + 1 || matches!(view.lower(trigger.first.wrapping_sub(2)), "among" | "of"))
    {
        return some_of_the_victims(view, t);
    }
    if view.plays(trigger.first, Role::NAMES) {
        // "identified Luis Vega, 47, as"
        let age = |k: usize| [k.wrapping_sub(1), k + 1].iter().any(|&k| view.token_in(k) == Some(TokenKind::Number));
        let inside = |&k: &usize| view.token(k) != TokenKind::Mark || view.lower(k) == "," && age(k);
        let behind = (trigger.end..view.end.min(trigger.end + AS_REACH)).take_while(inside);
        let link = behind.clone().find(|&k| view.lower(k) == "as")?;
        // "Ana Ruiz and Luis Vega have been identified as the victims", "identified Ana Ruiz as the victim"
        let noun = link + 1 + usize::from(view.word_in(link + 1).is_some_and(|w| w.is(Class::DETERMINER)));
        if matches!(view.lower(noun), "victim" | "victims") && !group.negated {
            let named = |&np: &usize| view.nps[np].name.is_some();
            let list = if group.be {
                view.list_left(view.subject(group.first, 2).filter(named)?)
            } else {
                view.list_right(view.object(trigger.end, false).filter(named)?)
            };
            return Some(Found { list, group: Group { first: trigger.first, ..Group::default() }, rule: FigureRule::Named });
        }
        // Who is named: the subject of the passive, or the object, and said to be a victim.
        let (first, end) = if group.be {
            let subject = view.subject(group.first, 2)?;
            // "Four people were hurt. They have been identified as …": whom the sentence before told of.
            let names = view.np_at(link + 1).filter(|&np| view.nps[np].first == link + 1 && view.nps[np].name.is_some());
            if let Some(np) = names.filter(|_| view.lower(view.nps[subject].first) == "they" && !group.negated) {
                return Some(Found {
                    list: view.list_right(np),
                    group: Group { first: trigger.first, ..Group::default() },
                    rule: FigureRule::NamedThey,
                });
            }
            (view.nps[subject].first, group.first)
        } else {
            (trigger.end, link)
        };
        let victim = |k: usize| view.plays(k, Role::VICTIM) || view.trigger_at(k).is_some_and(|t| view.triggers[t].frame == Frame::Noun);
        if group.negated || !(first..end).any(victim) {
            return None;
        }
        at = link + 1;
    }
    let np = view.np_at(at).filter(|&np| view.nps[np].first == at && view.nps[np].person && !view.nps[np].pronoun)?;
    Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: FigureRule::Named })
}
