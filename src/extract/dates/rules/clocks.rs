//! Times of day on the clock. The day they belong to is joined on afterwards.

use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Base, Clock, Meaning, Raw, Year};
use crate::lexicon::calendar::Role;
use crate::text::Case;

pub(super) const RULES: &[Rule] = &[
    rule!("clock", "HOUR ~COLON ~NN AMPM? ZONE?", clock_guard, clock, fires "It fell at [14:30 GMT].", quiet "They won 21:15 there."),
    rule!("stamp", "YEAR ~HYPHEN ~MM ~HYPHEN ~DAY ~HOUR ~COLON ~NN", always, stamp, fires "Filed [2016-02-18T14:30:05+01:00] by wire, [2016-02-18T14:30Z] by mail.", quiet "Filed 2016-02-18 14:30."),
    rule!("clock_seconds", "HOUR ~COLON ~NN ~COLON ~NN AMPM? ZONE?", always, clock, fires "It fell at [14:30:05].", quiet "A psalm 119:176 is long."),
    rule!("clock_local", "HOUR ~COLON ~NN AMPM? LOCAL TIME", always, clock, fires "It fell at [14:30 local time].", quiet "The local time of 14:30."),
    rule!("hour", "HOUR AMPM LOCAL|ZONE? TIME?", always, clock, fires "It fell at [5 p.m.] there.", quiet "It fell at 5, am I right?"),
    rule!("hour_dotted", "DECIMAL AMPM ZONE?", always, clock, fires "It fell at [7.30 p.m.] there.", quiet "It fell by 7.30 points."),
    rule!("hour_zone", "YEAR|YY|NUM ZONE", |m| m.doc.tokens[m.items[m.first].first as usize].span.len() == 4, clock, fires "It fell at [1430 GMT] there.", quiet "It fell by the 300 GMT mark."),
    rule!("oclock", "NUM OCLOCK", always, clock, fires "It fell at [five o'clock].", quiet "It fell five times."),
    rule!("hour_in_part", "NUM|HOUR OCLOCK? IN THE PART", hour_in_part, hour_of_part, fires "It fell at [four in the morning].", quiet "He was four in the evening of his life; 20 in the morning group."),
    rule!("clock_in_part", "HOUR ~COLON ~NN IN THE PART", always, hour_of_part, fires "It fell at [4:30 in the afternoon].", quiet "It fell 4:30 in the match."),
    rule!("mid_part", "MID HYPHEN? PART", |m| m.after(1).intersects(Role::TODAY) || !super::relative::noun_next(m), |m, out| {
        m.emit(out, Meaning::FocusDay(Base::Article))?;
        out.last_mut()?.clock = super::relative::part(m);
        Some(())
    }, fires "It fell by [mid-afternoon] there.", quiet "The mid-morning train fell."),
    rule!("noon", "NOON", |m| !super::relative::noun_next(m) && !m.after(1).intersects(Role::HYPHEN) && m.word_before(1) != "high", clock, fires "It fell at [noon].", quiet "The midnight train fell."),
];

/// "14:30" alone may be a score: a preposition before it, or a zone, or a.m. is asked for.
fn clock_guard(m: &Match<'_>) -> bool {
    let hour = m.items[m.first].value;
    let marked = m.has(Role::AMPM | Role::ZONE);
    let leads = m.before(1).intersects(
        Role::AT
            | Role::BY
            | Role::LEADS
            | Role::FROM
            | Role::TO
            | Role::BETWEEN
            | Role::THROUGH
            | Role::ABOUT
            | Role::COMMA
            | Role::WEEKDAY
            | Role::TODAY,
    );
    let stretch = m.after(1).intersects(Role::DASH) && m.after(3).intersects(Role::COLON)
        || m.before(1).intersects(Role::DASH) && m.before(3).intersects(Role::COLON);
    // "18:04" above an entry of a running page.
    let dated = m.after(1).intersects(Role::TODAY | Role::WEEKDAY);
    let line = m.first == 0 && m.end == m.items.len();
    let goes_on = m.glued_after() && m.after(1).intersects(Role::COLON | Role::HYPHEN);
    hour <= 24
        && (marked || leads || stretch || line || dated)
        && !(goes_on && (!marked || m.after(2).intersects(Role::NUM)))
        && !(m.glued_before() && m.before(1).intersects(Role::COLON))
}

/// "at four in the morning"
fn hour_in_part(m: &Match<'_>) -> bool {
    m.items[m.first].value <= 12 && (m.has(Role::OCLOCK) || m.before(1).intersects(Role::AT | Role::BY | Role::THROUGH | Role::ABOUT))
}

fn hour_of_part(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let hour = m.items[m.first].value;
    let morning = m.value(Role::PART)? == 1;
    let minute = m.get(Role::NN).filter(|_| m.has(Role::COLON)).map_or(0, |nn| nn.value as u32);
    if !(1..=12).contains(&hour) {
        return None;
    }
    let hour = if morning { hour % 12 } else { hour % 12 + 12 };
    m.emit(out, Meaning::FocusDay(Base::Article))?;
    out.last_mut()?.clock = Some(Clock::At(hour as u32, Some(minute), None));
    Some(())
}

fn clock(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let first = m.items[m.first];
    let (mut hour, minute) = if let Some(noon) = m.get(Role::NOON) {
        (noon.value, Some(0))
    } else if let Some(dotted) = m.get(Role::DECIMAL) {
        let (h, min) = m.doc.lower(dotted.first as usize).split_once('.')?;
        (h.parse().ok()?, Some(min.parse::<u32>().ok().filter(|min| *min < 60)?))
    } else if m.has(Role::COLON) {
        (first.value, Some(m.get(Role::NN)?.value as u32))
    } else if first.value >= 100 || m.has(Role::ZONE) && !m.has(Role::AMPM) {
        (first.value / 100, Some((first.value % 100) as u32))
    } else {
        (first.value, None)
    };
    match m.value(Role::AMPM) {
        Some(2) if (1..12).contains(&hour) => hour += 12,
        Some(1) if hour == 12 => hour = 0,
        Some(_) if hour > 23 => return None,
        _ => {}
    }
    if !(0..=24).contains(&hour) || minute.is_some_and(|min| min > 59) {
        return None;
    }
    let (zone, end) = zone(m);
    m.emit_part(out, m.first, end, Meaning::FocusDay(Base::Article))?;
    out.last_mut()?.clock = Some(Clock::At(hour as u32, minute, zone));
    Some(())
}

/// The zone of a clock time in minutes, where its distance from the zero meridian is said, and where the expression ends: "14:30 GMT",
/// "14:30 GMT+2", "14:30 +0200", "14:30 (UTC-5)", whose brackets are no part of it. Which time "EST" is depends on the country.
fn zone(m: &Match<'_>) -> (Option<i32>, usize) {
    let zero = |k: usize| m.items.get(k).is_some_and(|item| item.roles.contains(Role::ZONE) && item.value == 1);
    let paren = |k: usize| m.items.get(k).is_some_and(|item| item.roles.contains(Role::PAREN));
    if m.value(Role::ZONE) == Some(1) {
        return from_zero(m, m.end, true).map_or((Some(0), m.end), |(east, end)| (Some(east), end));
    }
    if m.has(Role::ZONE) {
        return (None, m.end);
    }
    // "1 a.m. CT", "9 p.m. MT": no zones elsewhere, where they are more often a state and a mount.
    let local = |at: usize| matches!(m.doc.lower(at), "ct" | "mt") && m.doc.case(at) == Case::Upper && m.doc.lower(at + 1) != ".";
    if m.has(Role::AMPM) && m.token_after(1).is_some_and(local) {
        return (None, m.end + 1);
    }
    if paren(m.end) && zero(m.end + 1) {
        let (east, end) = from_zero(m, m.end + 2, true).unwrap_or((0, m.end + 2));
        return (Some(east).filter(|_| paren(end)), m.end);
    }
    from_zero(m, m.end, false).map_or((None, m.end), |(east, end)| (Some(east), end))
}

/// "+2", "-5:30", "+0200": minutes east of the zero meridian, and the item behind. Without "GMT" or "UTC" before it (`named`) hours alone
/// may be anything.
fn from_zero(m: &Match<'_>, at: usize, named: bool) -> Option<(i32, usize)> {
    let word = |k: usize| m.items.get(k).map_or("", |item| m.doc.lower(item.first as usize));
    let sign = match word(at) {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    let number = |k: usize| m.items.get(k).filter(|item| item.glued && item.roles.contains(Role::NUM));
    let first = number(at + 1)?;
    let digits = m.doc.tokens[first.first as usize].span.len();
    // "10:00-1130" is a stretch.
    let apart = !m.items[at].glued || sign > 0;
    let (hours, minutes, end) = if word(at + 2) == ":" && digits <= 2 {
        (first.value, number(at + 3).filter(|nn| nn.roles.contains(Role::NN))?.value, at + 4)
    } else if digits == 4 && (named || apart) {
        (first.value / 100, first.value % 100, at + 2)
    } else if digits <= 2 && named {
        (first.value, 0, at + 2)
    } else {
        return None;
    };
    (hours <= 14 && minutes < 60).then(|| (sign * (hours * 60 + minutes), end))
}

/// "2016-02-18T14:30:05+01:00"
fn stamp(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let part = |roles, n| m.nth(roles, n).map(|item| item.value);
    let (month, day) = (u32::try_from(m.get(Role::MM)?.value).ok()?, u32::try_from(m.get(Role::DAY)?.value).ok()?);
    let hour = m.items[m.first + 5];
    let minute = part(Role::NN, 0).filter(|_| hour.value < 24)?;
    let word = |k: usize| m.items.get(k).map_or("", |item| m.doc.lower(item.first as usize));
    let glued = |k: usize| m.items.get(k).is_some_and(|item| item.glued);
    // Seconds, and parts of them.
    let seconds = word(m.end) == ":" && glued(m.end + 1) && m.items[m.end + 1].roles.intersects(Role::NN | Role::DECIMAL);
    let end = if seconds { m.end + 2 } else { m.end };
    let (zone, end) = if glued(end) && word(end) == "z" {
        (Some(0), end + 1)
    } else {
        from_zero(m, end, true).filter(|_| glued(end)).map_or((None, end), |(east, end)| (Some(east), end))
    };
    m.emit_part(out, m.first, end, Meaning::Day(Year::Is(m.get(Role::YEAR)?.value), month, day))?;
    out.last_mut()?.clock = Some(Clock::At(u32::try_from(hour.value).ok()?, u32::try_from(minute).ok(), zone));
    Some(())
}
