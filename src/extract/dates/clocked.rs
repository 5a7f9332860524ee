//! A time of day and the day beside it are one expression: "5 p.m. on Saturday", "around 11:20 Tuesday morning", "Friday at noon".

use super::compose::{gap, is_day};
use super::items::Item;
use super::meaning::{Base, Clock, Meaning, Raw, Wording};
use crate::lexicon::calendar::Role;

/// Is it a time of day that has no day yet?
fn is_clock(raw: &Raw) -> bool {
    raw.clock.is_some() && raw.meaning == Meaning::FocusDay(Base::Article)
}

/// Does an hour stand on the clock, and not a part of the day?
fn has_hour(raw: &Raw) -> bool {
    matches!(raw.clock, Some(Clock::At(..)))
}

/// What two neighbours are together, where one is a time of day and the other its day.
pub(super) fn join(items: &[Item], a: &Raw, b: &Raw) -> Option<Raw> {
    let between = gap(items, a, b);
    let only = |roles: Role, most: usize| between.len() <= most && between.iter().all(|item| item.roles.intersects(roles));
    let links = Role::ON | Role::COMMA | Role::OF;
    if is_clock(a) && is_day(b) {
        if only(links, 1) || has_hour(a) && only(links | Role::EARLY | Role::LATE, 2) {
            return Some(Raw { first: a.first, clock: a.clock, ..b.clone() });
        }
        // "at 3 a.m. on the morning of 4 May"
        let the_part = has_hour(a) && only(links | Role::THE | Role::PART, 4);
        let part = between.iter().find(|item| item.roles.contains(Role::PART)).map(|item| item.value).filter(|_| the_part)?;
        return Some(Raw { first: a.first, clock: in_part(items, a, part_name(part)?), ..b.clone() });
    }
    if is_day(a) && is_clock(b) && b.wording != Wording::ThisPart && only(Role::COMMA | Role::AT, 2) {
        return Some(Raw { end: b.end, clock: b.clock, ..a.clone() });
    }
    // "around 11:20 Tuesday morning", "at 9 p.m. last night"
    if is_clock(a) && has_hour(a) && only(links | Role::EARLY | Role::LATE, 2) {
        let Some(Clock::Part(part)) = b.clock.filter(|_| is_part_of_day(b)) else { return None };
        let clock = in_part(items, a, part);
        // "2 a.m. last night" is of the day after.
        let after = matches!((clock, &b.meaning), (Some(Clock::At(0..5, ..)), Meaning::Offset(..))) && part == "NI";
        return (!after).then(|| Raw { first: a.first, clock, ..b.clone() });
    }
    // "Tuesday night at 9:30"
    if is_part_of_day(a) && is_clock(b) && has_hour(b) && !between.is_empty() && only(Role::COMMA | Role::AT, 2) {
        let Some(Clock::Part(part)) = a.clock else { return None };
        return Some(Raw { end: b.end, clock: in_part(items, b, part), ..a.clone() });
    }
    None
}

/// "between 9 p.m. and 11 p.m. Saturday": the first time is of the second's day, but not in "from 11 p.m. to 5 a.m. Sunday".
pub(super) fn share_day(a: &mut Raw, b: &Raw) {
    let (Some(Clock::At(from, ..)), Some(Clock::At(to, ..))) = (a.clock, b.clock) else { return };
    if is_clock(a) && from <= to && is_day(&Raw { clock: None, ..b.clone() }) {
        a.meaning = b.meaning.clone();
    }
}

/// "Tuesday morning", "last night", "this morning"
fn is_part_of_day(raw: &Raw) -> bool {
    let today = raw.meaning == Meaning::FocusDay(Base::Article) && raw.wording == Wording::ThisPart;
    matches!(raw.clock, Some(Clock::Part(_))) && (today || is_day(&Raw { clock: None, ..raw.clone() }))
}

fn part_name(number: i32) -> Option<&'static str> {
    ["MO", "AF", "EV", "NI"].get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// The hour of a clock in a part of the day: "10 o'clock Saturday night" is 22:00, "2:30 Thursday afternoon" 14:30.
fn in_part(items: &[Item], raw: &Raw, part: &str) -> Option<Clock> {
    let Some(Clock::At(hour, minute, zone)) = raw.clock else { return raw.clock };
    let said = items[raw.first..raw.end].iter().any(|item| item.roles.intersects(Role::AMPM | Role::NOON));
    let hour = match (part, hour) {
        ("MO", 24) => 0,
        _ if said => hour,
        ("MO", 12) => 0,
        ("AF" | "EV", 1..=11) | ("NI", 5..=11) => hour + 12,
        _ => hour,
    };
    Some(Clock::At(hour, minute, zone))
}
