//! Figures of another event than the article's own, by how the sentence leads to them: "The raid came a month after nine guards were shot".

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule, VictimKind};
use crate::grammar::{Pos, Verb};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::event_words;
use crate::lexicon::persons::person_noun;

/// The ways in which a sentence leads to another event.
const WAYS: [fn(&View<'_>, &Hit) -> bool; 3] = [is_told_as_before, is_of_an_earlier_one, is_an_older_record];

/// Does the sentence say that the figure is of another event?
pub(super) fn is_of_another_event(view: &View<'_>, hit: &Hit) -> bool {
    WAYS.iter().any(|holds| holds(view, hit))
}

fn low(view: &View<'_>, hit: &Hit) -> usize {
    hit.group.first.min(view.nps[hit.np].first).min(view.triggers[hit.trigger].first)
}

/// Tokens from "after" to the figure at most.
const AFTER_REACH: usize = 8;

/// "The raid came a month after nine guards were shot in Metz", "a week after a bomb killed 12": but "Two more died a day after they were hurt".
fn is_told_as_before(view: &View<'_>, hit: &Hit) -> bool {
    let low = low(view, hit);
    let reach = low.saturating_sub(AFTER_REACH).max(view.first)..low;
    let Some(after) = reach.rev().find(|&k| view.lower(k) == "after" && view.np_at(k).is_none()) else { return false };
    // "came in just after 3 p.m. that a man was hurt"
    let clock = (after + 1..low).any(|k| matches!(view.lower(k), "p.m." | "a.m." | "pm" | "am" | "noon" | "midnight"));
    let known =
        clock || view.nps[hit.np].definite || view.nps[hit.np].pronoun || matches!(view.lower(after + 1), "that" | "this" | "being");
    if known || (after + 1..low).any(|k| view.is_finite(k) || view.lower(k) == ",") {
        return false;
    }
    let measured = after > view.first && view.word(after - 1).is(Class::TIME_UNIT);
    let comes = (after.saturating_sub(4).max(view.first)..after).any(|k| view.plays(k, Role::COMES_AFTER));
    let before = || view.first..after;
    let aftermath = before().any(|k| event_words::plays(view.lower(k), event_words::Role::AFTERMATH | event_words::Role::ACCUSES));
    let event = || before().any(|k| view.word(k).is(Class::CAUSE) || view.trigger_at(k).is_some_and(|t| is_harm(view.triggers[t].kind)));
    comes || measured && !aftermath && event()
}

fn is_harm(kind: Option<CasualtyKind>) -> bool {
    matches!(kind, Some(CasualtyKind::Killed | CasualtyKind::Injured))
}

/// Tokens from "earlier" to the noun that it describes at most.
const NOUN_REACH: usize = 3;

/// Tokens from a figure to the phrase with "earlier" at most.
const PHRASE_REACH: usize = 7;

/// "A like raid on Narvik had cost six lives", "the group's earlier devices killed four", "four died in a previous attack"; but "an earlier report".
fn is_of_an_earlier_one(view: &View<'_>, hit: &Hit) -> bool {
    let trigger = view.triggers[hit.trigger];
    let verb = if hit.rule == FigureRule::Lives { hit.group.first } else { trigger.first };
    let active = matches!(hit.rule, FigureRule::Active | FigureRule::Lives);
    let subject = view
        .clauses
        .at(verb)
        .filter(|_| active)
        .and_then(|unit| view.clauses.subject(unit))
        .map(|unit| view.clauses.units()[unit].head as usize);
    let high = trigger.end.max(view.nps[hit.np].end);
    (view.first..view.end).filter(|&k| view.plays(k, Role::OTHER_ONE)).any(|k| {
        let noun = (k + 1..view.end.min(k + 1 + NOUN_REACH)).rev().find(|&j| (k + 1..=j).all(|i| is_noun(view, i)));
        let Some(noun) = noun.filter(|&noun| view.np_at(noun) != Some(hit.np)) else { return false };
        let report = (k + 1..=noun)
            .any(|j| view.plays(j, Role::CLAIM | Role::LEADS_TO_NUMBER) || view.word(j).is(Class::CUE) || is_count(view.lower(j)));
        let caused =
            (k + 1..=noun).any(|j| view.word(j).is(Class::CAUSE)) || view.trigger_at(noun).is_some_and(|t| is_harm(view.triggers[t].kind));
        let preposition =
            (k.saturating_sub(3).max(view.first)..k).rev().find(|&j| matches!(view.lower(j), "in" | "by" | "during" | "from" | "of"));
        let hangs = preposition.is_some_and(|j| j == view.first || (high..high + PHRASE_REACH).contains(&j));
        // "A like raid on Narvik had cost six lives"
        let opens = active && k == view.first + 1 && noun < verb && view.word(view.first).is(Class::DETERMINER);
        !report && (subject == Some(noun) || opens || caused && hangs)
    })
}

fn is_noun(view: &View<'_>, at: usize) -> bool {
    let unit = view.clauses.at(at).map(|unit| view.clauses.units()[unit]);
    unit.is_some_and(|unit| unit.is_phrase()) && !view.word(at).is(Class::DETERMINER | Class::PREPOSITION | Class::NUMBER)
}

fn is_count(lower: &str) -> bool {
    matches!(
        lower,
        "toll"
            | "tolls"
            | "figure"
            | "figures"
            | "count"
            | "counts"
            | "estimate"
            | "estimates"
            | "number"
            | "total"
            | "day"
            | "week"
            | "month"
    )
}

/// "the deadliest since a bomb that killed 30 in 2005": behind a record, of what it is compared with.
fn is_an_older_record(view: &View<'_>, hit: &Hit) -> bool {
    let low = low(view, hit);
    let Some(since) = (view.first..low).rev().find(|&k| view.lower(k) == "since") else { return false };
    let record = (since.saturating_sub(8).max(view.first)..since).any(|k| view.plays(k, Role::RECORD));
    let clause = (since + 1..low).any(|k| matches!(view.lower(k), "when" | "that" | "which" | "where"));
    // "since a storm killed 12"
    let direct = (since + 1..low).all(|k| view.lower(k) != "," && !view.is_finite(k));
    record
        && (clause
            || direct
                && view.clauses.at(view.triggers[hit.trigger].first).is_some_and(|unit| view.clauses.units()[unit].is_verb(Verb::FINITE)))
}

/// "The same gang shot six guards in Metz"
pub(super) fn is_by_the_same(view: &View<'_>, hit: &Hit) -> bool {
    let low = view.triggers[hit.trigger].first;
    hit.rule == FigureRule::Active
        && (view.first..low).any(|k| view.lower(k) == "same" && matches!(view.lower(k.wrapping_sub(1)), "the" | "that"))
}

/// "The cell's mines have killed some 30 farmers", "The group has killed 12 guards": what has been done again and again, where the article's own event is one.
pub(super) fn is_a_habit(view: &View<'_>, hit: &Hit) -> bool {
    let trigger = view.triggers[hit.trigger];
    let unit = match hit.rule {
        FigureRule::Active | FigureRule::Lives => view.clauses.at(trigger.first),
        // "has caused the deaths of 12"
        FigureRule::NounOf | FigureRule::EventOf => (trigger.first.saturating_sub(3).max(view.first)..trigger.first)
            .rev()
            .find(|&k| view.plays(k, Role::MAKES))
            .and_then(|k| view.clauses.at(k)),
        _ => None,
    };
    let Some(unit) = unit else { return false };
    let verb = view.clauses.units()[unit];
    let perfect = verb.tokens.range().any(|k| matches!(view.lower(k), "has" | "have" | "'ve"));
    let Some(subject) = view.clauses.subject(unit).filter(|_| perfect) else { return false };
    let doer = view.clauses.units()[subject];
    let head = doer.head as usize;
    let group = view.plays(head, Role::COLLECTIVE | Role::CONFLICT) && !view.plays(head, Role::HOSTED);
    let fighters = person_noun(view.lower(head)).is_some_and(|noun| matches!(noun.kind, Some(VictimKind::Militant | VictimKind::Criminal)));
    doer.pos == Pos::Nouns && view.word(head).is(Class::CAUSE) || group || fighters
}
