//! Figures without a verb of their own: "Two people died at the scene and a third in hospital".

use super::Hit;
use crate::extract::casualties::view::View;
use crate::extract::findings::FigureRule;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::text::TokenKind;

/// Members that share one verb at most.
const MOST_MEMBERS: usize = 6;

/// Tokens from the preposition to the part of the body at most.
const BODY_REACH: usize = 5;

/// The phrases that go on with the verb of a figure, each with only a place, a time or a part of the body behind it; true: a part of the figure
/// ("Two men were shot, one in the leg and one in the arm").
pub(super) fn elliptical(view: &View<'_>, hit: &Hit) -> Vec<(usize, bool)> {
    let trigger = view.triggers[hit.trigger];
    let verbal = matches!(trigger.frame, Frame::Subject | Frame::Verb | Frame::Shot | Frame::Struck | Frame::Act);
    let before = view.nps[hit.np].end <= trigger.first;
    let sides = if before { trigger.frame != Frame::Act } else { hit.rule == FigureRule::Active };
    if !verbal || !sides || hit.part_of.is_some() || view.nps[hit.np].inner.is_some() {
        return Vec::new();
    }
    let several = view.nps[hit.np].count.is_some_and(|c| c.min.or(c.max).is_some_and(|n| n > 1));
    let mut found = Vec::new();
    let mut k = past_times(view, trigger.end.max(view.nps[hit.np].end));
    for _ in 0..MOST_MEMBERS {
        let mut j = k + usize::from(view.lower(k) == ",");
        j += usize::from(view.lower(j) == "and");
        let next = view.np_at(j).filter(|&np| j > k && view.nps[np].first == j && np != hit.np);
        let Some(np) = next else { break };
        let phrase = &view.nps[np];
        // "and a third in hospital"
        let state = view.trigger_at(phrase.end).map(|t| view.triggers[t]).filter(|t| t.frame == Frame::State);
        let end = state.map_or_else(|| past_times(view, phrase.end), |t| t.end);
        let body = (phrase.end..view.end.min(phrase.end + BODY_REACH)).any(|k| view.plays(k, Role::BODY_PART));
        if phrase.count.is_none() || phrase.of_them || !circumstance(view, phrase.end) || end == phrase.end || view.starts_clause(end) {
            break;
        }
        let number = phrase.bare && !view.is_aside_number(np);
        match (number, body) {
            // "shot three times, one in the leg": of his wounds.
            (true, true) if !several => break,
            (true, true) => found.push((np, true)),
            (true, false) => found.push((np, false)),
            // "A man was shot in the leg and a woman in the arm."
            (false, true) if before && phrase.person && phrase.single && !phrase.definite => found.push((np, false)),
            _ => break,
        }
        k = end;
    }
    // "Two people died, one on Friday": nothing is joined.
    let joined = found.iter().any(|&(np, _)| view.lower(view.nps[np].first.wrapping_sub(1)) == "and");
    if joined { found } else { Vec::new() }
}

/// "left nine guards dead on one side [and six raiders on the other]": the phrase of the other side.
pub(super) fn other_side(view: &View<'_>, hit: &Hit) -> Option<usize> {
    let trigger = view.triggers[hit.trigger];
    let from = trigger.end.max(view.nps[hit.np].end);
    let and = (from..view.end.min(from + 8)).find(|&k| matches!(view.lower(k), "and" | "against"))?;
    let np =
        view.np_at(and + 1).filter(|&np| view.nps[np].first == and + 1 && view.nps[np].count.is_some() && view.nps[np].is_victims())?;
    let end = view.nps[np].end;
    let other = matches!(view.lower(end), "on" | "from" | "among")
        && (end..view.end.min(end + 5)).any(|k| matches!(view.lower(k), "other" | "opposing" | "rebel" | "enemy"));
    other.then_some(np)
}

/// Past prepositional phrases and times ("in Paris last November").
fn past_times(view: &View<'_>, at: usize) -> usize {
    let k = view.skip_modifiers(at);
    let time = view.np_at(k).filter(|&np| view.nps[np].first == k && view.is_time(np) && view.nps[np].count.is_none());
    let month = || matches!(view.lower(k), "last" | "this") && view.word_in(k + 1).is_some_and(|w| w.is(Class::MONTH | Class::WEEKDAY));
    match time {
        Some(np) => view.skip_modifiers(view.nps[np].end),
        None if month() => view.skip_modifiers(k + 2),
        None => k,
    }
}

/// Does a preposition of place or time stand here, and no number behind it ("one in 10")?
fn circumstance(view: &View<'_>, at: usize) -> bool {
    let preposition = matches!(view.lower(at), "in" | "on" | "at" | "near" | "during");
    let time = view.word_in(at).is_some_and(|w| w.is(Class::WEEKDAY | Class::TIME)) && view.token_in(at) == Some(TokenKind::Word);
    let number = view.np_at(at + 1).is_some_and(|np| view.nps[np].count.is_some_and(|c| c.min != Some(1)) && !view.is_time(np));
    (preposition && view.np_at(at).is_none() || time) && !number
}
