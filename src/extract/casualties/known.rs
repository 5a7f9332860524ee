//! Figures inside a phrase that names what is known already: "charged two men over **the deaths of nine workers**". A day before it is that of what is told anew.

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::FigureRule;
use crate::grammar::Kind;
use crate::lexicon::Class;
use crate::lexicon::casualty_words::Role;
use crate::lexicon::words::Tag;
use crate::span::Span;

/// Tokens from "the" to the noun of harm at most.
const NOUN_REACH: usize = 5;

/// The first token of the definite phrase that holds a figure, where the phrase is no subject of what is told: "the blast that killed four", "the murder of
/// two women", "the 12 people killed".
fn known_from(view: &View<'_>, hit: &Hit) -> Option<usize> {
    let trigger = view.triggers[hit.trigger];
    let first = match hit.rule {
        FigureRule::NounOf | FigureRule::EventOf if !view.plays(trigger.end - 1, Role::BODY) => determiner(view, trigger.first)?,
        FigureRule::Participle if view.nps[hit.np].definite && !hit.group.be && !view.nps[hit.np].pronoun => view.nps[hit.np].first,
        FigureRule::Active => {
            let relative = hit.group.first.checked_sub(1).filter(|&k| k > view.first && matches!(view.lower(k), "that" | "which"))?;
            let noun = relative - usize::from(view.lower(relative - 1) == ",");
            determiner(view, noun.checked_sub(1)?)?
        }
        _ => return None,
    };
    let before = first.checked_sub(1).filter(|&k| k >= view.first)?;
    // "charged two men over the deaths of nine", but "found out about the death": "investigated the deaths of two people" is the news itself.
    let of = matches!(hit.rule, FigureRule::NounOf | FigureRule::EventOf);
    let hangs = view.np_at(before).is_none() && (view.word(before).is(Class::PREPOSITION) || !of && view.is_verb(before));
    // "were killed in the blast that …" has its own day; "since the war that …" is no news of another day.
    hangs.then_some(first)
}

/// The token "the" of the phrase that ends at a noun; none where another noun phrase or a verb stands between.
fn determiner(view: &View<'_>, noun: usize) -> Option<usize> {
    let first = noun.saturating_sub(NOUN_REACH).max(view.first);
    let inside = |&k: &usize| !view.is_finite(k) && !view.word(k).is(Class::PREPOSITION | Class::CONJUNCTION);
    let the = (first..=noun).rev().take_while(inside).find(|&k| view.word(k).is(Class::DETERMINER))?;
    matches!(view.lower(the), "the" | "this" | "that" | "those" | "these" | "his" | "her" | "their" | "its").then_some(the)
}

/// Is the date that of something told of what is known already: "A hearing began **on Monday** on the fire that killed two nuns"?
pub(super) fn is_of_news(view: &View<'_>, hit: &Hit, date: Span) -> bool {
    let at = view.doc.tokens_in(date).end as usize;
    known_from(view, hit).is_some_and(|first| at <= first)
}

/// "Bloody Sunday": a weekday in a name.
pub(super) fn is_in_a_name(view: &View<'_>, date: Span) -> bool {
    let day = view.doc.tokens_in(date).first as usize;
    let Some(before) = day.checked_sub(1).filter(|&k| k > view.first) else { return false };
    let word = view.word(before);
    view.word(day).is(Class::WEEKDAY)
        && word.is_capitalized()
        && word.is_mostly(Tag::Adjective)
        && view.name_from(before).is_none_or(|name| !name.tokens.holds(before))
}

/// "Friends of a driver killed in Idaho **gathered** on Saturday in a church": what stands after the verb of the sentence is not said of a figure inside its subject.
pub(super) fn is_of_the_main_verb(view: &View<'_>, hit: &Hit, words: Span) -> bool {
    let trigger = view.triggers[hit.trigger];
    let inside = hit.rule == FigureRule::Participle && !hit.group.be && view.nps[hit.np].end <= trigger.first;
    let first = view.doc.tokens_in(words).first as usize;
    inside
        && (trigger.end..first.max(trigger.end)).any(|k| view.is_finite(k) && view.trigger_at(k).is_none() && !view.word(k).is(Class::CUE))
}

/// "Vega shot his daughter, the sheriff said at a briefing near **Bell**": a place or time that belongs to a verb of saying, and the harm to another verb.
pub(super) fn is_of_saying(view: &View<'_>, hit: &Hit, words: Span) -> bool {
    let verb = |token: usize| {
        let mut at = view.clauses.at(token)?;
        for _ in 0..HIGHEST {
            if matches!(view.clauses.units()[at].kind, Kind::Verb(_)) {
                return Some(at);
            }
            at = view.clauses.governor(at)?;
        }
        None
    };
    let said = verb(view.doc.tokens_in(words).first as usize);
    let saying = said.is_some_and(|verb| view.word(view.clauses.units()[verb].head as usize).is(Class::CUE));
    saying && verb(view.triggers[hit.trigger].first).is_some_and(|harm| Some(harm) != said)
}

/// Governors that are gone up from a place to its verb.
const HIGHEST: usize = 8;
