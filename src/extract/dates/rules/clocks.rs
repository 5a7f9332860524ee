//! Times of day on the clock. The day they belong to is joined on afterwards.

use super::{Match, Rule, always, rule};
use crate::extract::dates::meaning::{Base, Clock, Meaning, Raw};
use crate::lexicon::calendar::Role;

pub(super) const RULES: &[Rule] = &[
    rule!("clock", "HOUR ~COLON ~NN AMPM? ZONE?", clock_guard, clock, fires "It fell at [14:30 GMT].", quiet "They won 21:15 there."),
    rule!("clock_seconds", "HOUR ~COLON ~NN ~COLON ~NN AMPM? ZONE?", always, clock, fires "It fell at [14:30:05].", quiet "A psalm 119:176 is long."),
    rule!("clock_local", "HOUR ~COLON ~NN AMPM? LOCAL TIME", always, clock, fires "It fell at [14:30 local time].", quiet "The local time of 14:30."),
    rule!("hour", "HOUR AMPM LOCAL|ZONE? TIME?", always, clock, fires "It fell at [5 p.m.] there.", quiet "It fell at 5, am I right?"),
    rule!("hour_dotted", "DECIMAL AMPM ZONE?", always, clock, fires "It fell at [7.30 p.m.] there.", quiet "It fell by 7.30 points."),
    rule!("hour_zone", "YEAR|YY|NUM ZONE", |m| m.doc.tokens[m.items[m.first].first as usize].span.len() == 4, clock, fires "It fell at [1430 GMT] there.", quiet "It fell by 1430 points."),
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
    out.last_mut()?.clock = Some(Clock::At(hour as u32, Some(minute), false));
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
    let universal = m.value(Role::ZONE) == Some(1);
    m.emit(out, Meaning::FocusDay(Base::Article))?;
    out.last_mut()?.clock = Some(Clock::At(hour as u32, minute, universal));
    Some(())
}
