//! Deaths that are no event: of age and illness, and those of which a life is told.

use super::frames::Hit;
use super::scope::harm;
use super::view::View;
use crate::extract::Reading;
use crate::extract::findings::{Casualty, CasualtyKind, Cause, Scope, Status};
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::{Class, cause_acts, causes};

/// Tokens behind "died" in which the illness stands at most.
const ILLNESS_REACH: usize = 9;

/// The age from which who "died at" it died of it.
const OLD: u64 = 70;

/// Causes that, told of in the sentence before, make a death no private one.
const STRIKES: [Cause; 12] = [
    Cause::AirStrike,
    Cause::Bombing,
    Cause::Collapse,
    Cause::Crash,
    Cause::Earthquake,
    Cause::Explosion,
    Cause::Fire,
    Cause::Flood,
    Cause::Landslide,
    Cause::Shelling,
    Cause::Shooting,
    Cause::Stabbing,
];

/// "died of cancer", "died peacefully", "died at the age of 93": one person's death that is no event.
pub(super) fn death(view: &View<'_>, hit: &Hit) -> bool {
    let trigger = view.triggers[hit.trigger];
    if hit.kind != CasualtyKind::Killed || !matches!(trigger.frame, Frame::Subject | Frame::Event) {
        return false;
    }
    let from = trigger.end.max(view.nps[hit.np].end.min(trigger.end + ILLNESS_REACH));
    let end = (from..view.end.min(from + ILLNESS_REACH))
        .find(|&k| matches!(view.lower(k), ";" | "and" | "after" | "who"))
        .unwrap_or(from + ILLNESS_REACH);
    let end = if view.lower(end) == "after" { end + 6 } else { end }.min(view.end);
    let aged = |k: usize| {
        let at = match (view.lower(k), view.lower(k + 1), view.lower(k + 2)) {
            ("at", "the", "age") => k + 4,
            ("aged" | "at", _, _) => k + 1,
            _ => return false,
        };
        let years = (at < view.end).then(|| view.doc.numeral_at(at)?.quantity.exact()).flatten();
        // "died at 93 Oak Street"
        let house = view.word_in(at + 1).is_some_and(|w| w.is_capitalized());
        years.is_some_and(|n| (OLD..120).contains(&n)) && !view.is_age(at) && !house
    };
    let heart = |k: usize| view.lower(k) == "attack" && view.lower(k.wrapping_sub(1)) == "heart";
    let cause = (view.first..view.end).any(|k| view.word(k).is(Class::CAUSE) && !view.plays(k, Role::NATURAL) && !heart(k));
    let of_age = |k: usize| view.lower(k) == "old" && view.lower(k + 1) == "age";
    !cause && (from..end).any(|k| view.plays(k, Role::NATURAL) || aged(k) || of_age(k))
}

/// "His mother died in May": an article that tells of deaths one by one, gives none a cause and no one else is harmed in it, tells of lives and not of
/// an event.
pub(super) fn private(found: &mut [Casualty], reading: &Reading<'_>) {
    let doc = reading.doc;
    let mut own = found.iter().filter(|c| c.scope == Scope::Event && c.status == Status::Reported && harm(c)).peekable();
    let alone = |c: &Casualty| {
        let words = doc.tokens_in(c.span);
        // "A boy died" is news, "she died" is told of someone.
        let number = doc.tokens_in(c.count.span);
        let news = matches!(doc.lower(number.first as usize), "a" | "an" | "one" | "another");
        let sentence = doc.sentences.get(doc.sentence_at(c.span.start)).map(|s| s.tokens.range()).unwrap_or_default();
        let dies = words.range().any(|k| matches!(doc.lower(k), "died" | "dies" | "die" | "death" | "passed"));
        let disease = |k: usize| {
            causes::longest(|j| doc.tokens.get(k + j).map_or("", |_| doc.lower(k + j))).is_some_and(|(_, cause)| cause == Cause::Disease)
        };
        let forced = sentence.clone().any(|k| doc.word(k).is(Class::CAUSE) && !disease(k) || plays(doc.lower(k), Role::UNFREE));
        // "died when a wall fell", "died while climbing", but "died when she was six".
        let years = |k: usize| (k + 2..k + 4).any(|j| matches!(doc.lower(j), "was" | "were") && doc.numeral_at(j + 1).is_some());
        // "A shell hit a kiosk. The owner died."
        let at = doc.sentence_at(c.span.start);
        let violent = |k: usize| {
            let named = causes::longest(|j| doc.tokens.get(k + j).map_or("", |_| doc.lower(k + j)));
            let act = cause_acts::longest(|j| doc.tokens.get(k + j).map_or("", |_| doc.lower(k + j)));
            doc.word(k).is(Class::CAUSE | Class::CAUSE_ACT) && named.or(act).is_some_and(|(_, cause)| STRIKES.contains(&cause))
        };
        let told_before = at > 0 && doc.sentences.get(at - 1).is_some_and(|s| s.tokens.range().any(violent));
        let circumstance =
            sentence.into_iter().any(|k| words.end as usize <= k && matches!(doc.lower(k), "when" | "while" | "after") && !years(k));
        let told = c.victims.is_some() && dies && !news && !circumstance;
        c.kind == CasualtyKind::Killed
            && c.count.max == Some(1)
            && told
            && !forced
            && !told_before
            && c.cause.is_none_or(|cause| cause == Cause::Disease)
    };
    if own.peek().is_some() && own.all(alone) {
        for casualty in found.iter_mut().filter(|c| c.scope == Scope::Event && c.kind == CasualtyKind::Killed) {
            casualty.scope = Scope::Background;
        }
    }
}
