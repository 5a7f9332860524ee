//! Running tolls beside figures: "killed six, **bringing the toll since January to 94**", "a guard, **the fifth killed this year**".

use super::frames::Hit;
use super::view::View;
use crate::extract::findings::FigureRule;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::text::{Numeral, Quantity, TokenKind};

/// Words from "bringing" to the toll at most: "bringing to 88 the sum of".
const TOLL_REACH: usize = 9;

/// Where the words about a figure end, of those that stand behind it before `end`: a running toll that goes on with it has its own.
pub(super) fn own_end(view: &View<'_>, hit: &Hit, from: usize, end: usize) -> usize {
    if hit.rule.gives_total() {
        return end;
    }
    (from..end).find(|&k| brings_toll(view, k) || is_counted_off(view, k)).unwrap_or(end)
}

/// Words from "the ninth" to "killed" at most.
const NTH_REACH: usize = 6;

/// "a teacher, the [ninth] killed this year", "the city's [40th] murder of the year": one more of those that are counted.
fn is_counted_off(view: &View<'_>, at: usize) -> bool {
    is_nth(view, at) && (at + 1..view.end.min(at + NTH_REACH)).any(|k| view.trigger_at(k).is_some())
}

/// "the [ninth]", "its [ninth]"
fn is_nth(view: &View<'_>, at: usize) -> bool {
    let ordinal =
        view.token_in(at) == Some(TokenKind::Ordinal) || view.plays(at, Role::ORDINAL) || view.doc.numeral_at(at).is_some_and(is_ordinal);
    ordinal && matches!(view.lower(at.wrapping_sub(1)), "the" | "its" | "their" | "his" | "her" | "our" | "'s" | "’s")
}

fn is_ordinal(numeral: &Numeral) -> bool {
    matches!(numeral.quantity, Quantity::Ordinal(_))
}

/// "the fifth soldier [killed] this month", "the third person to [die]": one of those that are counted, and told of before. "The fifth soldier was
/// killed" tells of another.
pub(super) fn is_nth_victim(view: &View<'_>, hit: &Hit) -> bool {
    let phrase = &view.nps[hit.np];
    let Some(nth) = (phrase.first.saturating_sub(1)..=phrase.head).find(|&k| is_nth(view, k)) else { return false };
    let before = nth.saturating_sub(2);
    let reduced = match hit.rule {
        FigureRule::Participle => !hit.group.be,
        FigureRule::Subject | FigureRule::Passive => matches!(view.lower(phrase.end), "to" | "who"),
        // "He was the 109th homicide victim", but "The fourth victim is a girl"
        FigureRule::Noun => {
            view.word_in(before).is_some_and(|w| w.is(Class::AUXILIARY)) || matches!(view.lower(before), "became" | "becoming" | "as")
        }
        _ => false,
    };
    reduced && phrase.single
}

/// Does a verb that leads a toll to its number stand here?
fn brings_toll(view: &View<'_>, at: usize) -> bool {
    let toll =
        |k: usize| view.trigger_at(k).is_some_and(|t| matches!(view.triggers[t].frame, Frame::Toll | Frame::Total) || is_the_dead(view, t));
    view.plays(at, Role::BRINGS) && (at..view.end.min(at + TOLL_REACH)).any(toll)
}

/// "the dead", "its dead", without a noun.
fn is_the_dead(view: &View<'_>, t: usize) -> bool {
    let trigger = view.triggers[t];
    let owner = trigger.first.wrapping_sub(1 + usize::from(view.lower(trigger.first.wrapping_sub(1)) == "own"));
    trigger.frame == Frame::State && matches!(view.lower(owner), "the" | "its" | "their" | "his" | "her")
}

/// "put [the dead] at 12", "gave its own [wounded] as nine": the number.
pub(super) fn put_at(view: &View<'_>, t: usize) -> Option<usize> {
    let trigger = view.triggers[t];
    let reach = trigger.first.saturating_sub(4).max(view.first)..trigger.first;
    let puts = is_the_dead(view, t) && reach.rev().any(|k| view.plays(k, Role::PUTS | Role::RISES));
    if !(puts && matches!(view.lower(trigger.end), "at" | "as" | "to")) {
        return None;
    }
    view.object(trigger.end + 1, false).filter(|&np| view.nps[np].count.is_some_and(|c| c.share.is_none()) && view.nps[np].bare)
}

/// "taking to 12 [the dead] this year": the number.
pub(super) fn brought_to(view: &View<'_>, t: usize) -> Option<usize> {
    let the = view.triggers[t].first.checked_sub(1).filter(|_| is_the_dead(view, t))?;
    let number = view.np_before(the).filter(|&np| view.is_plain_number(np) && view.nps[np].end == the)?;
    let to = view.nps[number].first.checked_sub(1).filter(|&k| k > view.first && view.lower(k) == "to")?;
    view.plays(to - 1, Role::BRINGS).then_some(number)
}

/// Does this word, between a toll and its number, say that it is counted over a time ("this month")?
pub(super) fn counts_time(view: &View<'_>, hit: &Hit, at: usize) -> bool {
    let time = matches!(view.lower(at + 1), "month" | "week" | "winter" | "spring" | "summer" | "autumn" | "fall" | "decade" | "term");
    hit.rule.gives_total() && time && at >= view.triggers[hit.trigger].first
}
