//! Harm that nobody suffers: in stories, exercises and sport.

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule};
use crate::grammar::{Label, Pos, Unit, Verb};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::Role;

/// "In the play 30 guards die", "The opera ends when a page is stabbed": stories are told in the present; news of their makers is not.
pub(super) fn in_a_story(view: &View<'_>, hit: &Hit) -> bool {
    let low = hit.group.first.min(view.nps[hit.np].first);
    is_present(view, hit) && (opens_in_story(view, low) || story_goes_on(view, low) || is_done_by_story(view, hit))
}

/// "The film takes the life of a painter as its subject."
fn is_done_by_story(view: &View<'_>, hit: &Hit) -> bool {
    let unit = view.clauses.at(view.triggers[hit.trigger].first);
    hit.rule == FigureRule::Active && unit.and_then(|unit| view.clauses.subject(unit)).is_some_and(|subject| is_story(view, subject))
}

/// Is the verb of harm a present tense?
fn is_present(view: &View<'_>, hit: &Hit) -> bool {
    let trigger = view.triggers[hit.trigger];
    let auxiliary = (hit.group.first..trigger.first).any(|k| matches!(view.lower(k), "is" | "are" | "gets" | "get"));
    auxiliary || view.clauses.at(trigger.first).is_some_and(|unit| matches!(view.clauses.units()[unit].pos, Pos::Third | Pos::Present))
}

/// Is the noun of this unit a work that tells a story, and no "series of raids"?
fn is_story(view: &View<'_>, unit: usize) -> bool {
    let unit = view.clauses.units()[unit];
    let head = unit.head as usize;
    unit.is_phrase()
        && matches!(unit.pos, Pos::Noun | Pos::Nouns | Pos::Adjective)
        && view.plays(head, Role::FICTION | Role::TALE)
        && view.lower(head + 1) != "of"
}

/// "In the film", "In the last level of the game": what the sentence opens with, up to its first verb or mark.
fn opens_in_story(view: &View<'_>, low: usize) -> bool {
    if !matches!(view.lower(view.first), "in" | "throughout") {
        return false;
    }
    let units = view.clauses.units();
    let goes_on = |&k: &usize| k == 1 || matches!(view.lower(units[k - 1].head as usize), "of" | "in");
    let inside = |&k: &usize| units[k].is_phrase() && units[k].tokens.end as usize <= low;
    (1..units.len()).step_by(2).take_while(goes_on).take_while(inside).any(|k| is_story(view, k))
}

/// Units from the verb of a story to the harm in it at most.
const STORY_REACH: usize = 16;

/// "The series opens with a crash in which": a story is the subject of a verb before.
fn story_goes_on(view: &View<'_>, low: usize) -> bool {
    let units = view.clauses.units();
    let end = units.partition_point(|unit| unit.tokens.end as usize <= low);
    let present = |k: &usize| matches!(units[*k].pos, Pos::Third | Pos::Present);
    (end.saturating_sub(STORY_REACH)..end).filter(present).any(|k| view.clauses.subject(k).is_some_and(|subject| is_story(view, subject)))
}

/// "Her serve slaughtered three rivals"
pub(super) fn is_won(view: &View<'_>, hit: &Hit) -> bool {
    if hit.kind != CasualtyKind::Killed || hit.rule != FigureRule::Active {
        return false;
    }
    let players = view.nps[hit.np].words.is_some_and(|words| words.range().any(|k| view.plays(k, Role::PLAYER)));
    let unit = view.clauses.at(view.triggers[hit.trigger].first);
    let doer = unit.and_then(|unit| view.clauses.subject(unit)).map(|subject| view.clauses.units()[subject].head as usize);
    let verb = view.triggers[hit.trigger].first;
    let stroke = || verb > view.first + 1 && view.plays(verb - 1, Role::STROKE) && view.word(verb - 2).is(Class::DETERMINER);
    players && (doer.is_some_and(|head| view.plays(head, Role::STROKE | Role::SPORT)) || stroke())
}

/// "The comedian killed at the festival": a verb without an object, and no victim; but "Comedian killed at festival".
pub(super) fn is_applauded(view: &View<'_>, hit: &Hit) -> bool {
    let first = view.nps[hit.np].first;
    let told = hit.rule == FigureRule::Participle && hit.group.first == view.triggers[hit.trigger].first && view.nps[hit.np].single;
    let unit = || view.clauses.at(hit.group.first).map(|unit| view.clauses.units()[unit]);
    let main = |unit: &Unit| unit.is_verb(Verb::FINITE) && unit.label == Label::Root;
    // "The comedian killed at the festival, and …": nothing else is said of the performer.
    let behind = || (hit.group.first + 1..view.end).take_while(|&k| !matches!(view.lower(k), "," | ";" | "but"));
    let performs = || view.plays(view.nps[hit.np].head, Role::PERFORMER) && !behind().any(|k| view.is_finite(k));
    told && view.word(first).is(Class::DETERMINER)
        && view.lower(hit.group.first) == "killed"
        && (unit().is_some_and(|unit| main(&unit)) || performs())
}

/// "In a drill 40 casualties were carried out of the hall", but "an accident in a drill caused two deaths".
pub(super) fn is_drilled(view: &View<'_>, hit: &Hit) -> bool {
    let all = || view.first..view.end;
    hit.rule == FigureRule::Noun && all().any(|k| view.plays(k, Role::DRILL)) && !all().any(|k| view.word(k).is(Class::CAUSE))
}
