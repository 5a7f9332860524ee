//! What made the victims of a figure: the nearest words of its clause, else of its sentence, that name a cause.

use super::clause::Clause;
use super::frames::Hit;
use super::view::View;
use crate::extract::findings::Cause;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::{Class, cause_acts, causes};
use crate::text::TokenRange;

/// Tokens between a trigger and a cause at most.
const CAUSE_REACH: usize = 22;

/// Tokens from a vehicle to "ran into a tree" at most.
const VEHICLE_REACH: usize = 14;

/// Tokens from "fired" to the shots at most.
const SHOTS_REACH: usize = 4;

/// Tokens from one cause to the next that it sets off at most: "rain triggered a landslide".
const SETS_OFF_REACH: usize = 7;

/// Tokens from a bomb to "went off" at most.
const DEVICE_REACH: usize = 5;

/// Tokens from a cause to the noun for those who see to it at most: "fire and rescue service".
const BODY_WORDS: usize = 4;

/// A cause where it is named.
#[derive(Clone, Copy)]
struct Named {
    first: usize,
    end: usize,
    cause: Cause,
}

/// The cause of a figure.
pub(super) fn cause(view: &View<'_>, hit: &Hit, clause: &Clause) -> Option<Cause> {
    let trigger = view.triggers[hit.trigger];
    let phrase = &view.nps[hit.np];
    let (low, high) = (trigger.first.min(phrase.first), trigger.end.max(phrase.end));
    let (first, end) = (low.saturating_sub(CAUSE_REACH).max(view.first), (high + CAUSE_REACH).min(view.end));
    let mut best: Option<((bool, usize), Named)> = None;
    let mut all: Vec<Named> = Vec::new();
    let mut k = first;
    while k < end {
        let own = view.np_at(k) == Some(hit.np) && phrase.person;
        let Some(named) = Some(k).filter(|_| !own).and_then(|k| cause_at(view, k)) else {
            k += 1;
            continue;
        };
        k = named.end;
        all.push(named);
        let distance = if named.first < trigger.first { trigger.first - named.first } else { named.first.saturating_sub(trigger.end) };
        let away = (!clause.holds(view.doc.span(TokenRange::new(named.first, named.first + 1))), distance);
        if best.is_none_or(|(d, _)| away < d) {
            best = Some((away, named));
        }
    }
    let (_, nearest) = best?;
    // "when a bomb went off", "when the gun went off"
    let device = |other: &&Named| {
        let bomb = matches!(other.cause, Cause::Bombing | Cause::Landmine) && nearest.first.saturating_sub(other.end) <= DEVICE_REACH;
        other.end <= nearest.first && (bomb || other.cause == Cause::Shooting)
    };
    if let Some(bomb) = all.iter().find(device).filter(|_| nearest.cause == Cause::Explosion) {
        return Some(bomb.cause);
    }
    let outcome = all.iter().find(|other| sets_off(view, nearest, **other) && view.np_at(other.first) != Some(hit.np));
    Some(outcome.unwrap_or(&nearest).cause)
}

/// The cause that is named at a token.
fn cause_at(view: &View<'_>, at: usize) -> Option<Named> {
    let word = view.word(at);
    if word.is(Class::CAUSE_ACT)
        && let Some((length, cause)) = cause_acts::longest(|j| view.lower(at + j))
    {
        let vehicle = || (at.saturating_sub(VEHICLE_REACH).max(view.first)..at).any(|k| view.plays(k, Role::VEHICLE));
        let fits = match cause {
            Cause::Crash => vehicle(),
            // "She fired 15 shots", but "fired two clerks"
            Cause::Shooting if length == 1 => {
                (at + 1..at + 1 + SHOTS_REACH).any(|k| matches!(view.lower(k), "shots" | "rounds" | "bullets" | "shot"))
            }
            // "the strikes on the camp", but "went on strike on Monday"
            Cause::AirStrike => !view.word_in(at + length).is_some_and(|w| w.is(Class::WEEKDAY | Class::MONTH | Class::TIME)),
            _ => true,
        };
        if fits {
            return Some(Named { first: at, end: at + length, cause });
        }
    }
    if !word.is(Class::CAUSE) {
        return None;
    }
    let (length, cause) = causes::longest(|j| view.lower(at + j))?;
    // "the set of a war film": what the film is about.
    let told_of = view.plays(at + length, Role::FICTION | Role::TALE) && view.np_at(at + length).is_some();
    (!told_of && !is_of_a_body(view, at + length)).then_some(Named { first: at, end: at + length, cause })
}

/// "the fire [department]", "riot [police]", "the flood [authority]": those who see to it, and not the harm; but "the fire [victims]".
fn is_of_a_body(view: &View<'_>, end: usize) -> bool {
    let body = Class::ORGANIZATION_WORD | Class::ORGANIZATION_NOUN | Class::TITLE;
    let Some(unit) = view.clauses.at(end).map(|unit| &view.clauses.units()[unit]) else { return false };
    let head = unit.head as usize;
    unit.is_phrase() && (unit.tokens.first as usize) < end && head >= end && head < end + BODY_WORDS && view.word(head).is(body)
}

/// "heavy rain set off a landslide", "the quake triggered a tsunami": what one cause set off is nearer to the harm.
fn sets_off(view: &View<'_>, one: Named, other: Named) -> bool {
    let between = one.end..other.first;
    let set_off = |k: usize| {
        let next = view.lower(k + 1);
        view.plays(k, Role::SETS_OFF) && next != "by"
            || view.lower(k) == "set" && next == "off"
            || view.lower(k) == "led" && next == "to"
            || view.lower(k) == "brought" && next == "down"
    };
    other.first > one.end
        && between.len() <= SETS_OFF_REACH
        && between.clone().any(set_off)
        && !between.into_iter().any(|k| view.lower(k) == ",")
}
