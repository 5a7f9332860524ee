//! Days and months of the calendar, with and without their year.

use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Meaning, Raw, Year};
use crate::lexicon::calendar::Role;
use crate::lexicon::words::TagSet;
use crate::text::{Case, TokenKind};

pub(super) const RULES: &[Rule] = &[
    rule!("iso", "YEAR ~HYPHEN ~MM ~HYPHEN ~DAY", always, ymd, fires "Filed [2016-02-18] by mail.", quiet "Call 2016-02-181 now."),
    rule!("slashes" Numeric, "DAY ~SLASH ~DAY ~SLASH ~YEAR|YY", alone, slashes, fires "Filed [02/18/2016] by mail.", quiet "It won 3/4/15/6 of them."),
    rule!("dashes" Numeric, "MM ~HYPHEN ~DAY ~HYPHEN ~YEAR|YY", alone, slashes, fires "Filed [02-18-2016] by mail.", quiet "Call 02-18-2016-5 now."),
    rule!("dots", "DOTTED", always, dots, fires "Filed [18.02.2016] by mail.", quiet "Version 118.02.2016 is out."),
    rule!("day_month_year", "THE? DAY|ORD OF? MONTH COMMA? YEAR", always, dmy, fires "It was [20 February 2016].", quiet "It was 20 February."),
    rule!("day_month_short_year", "DAY MONTH YY", short_year, dmy, fires "It was [4 FEB 90].", quiet "On 4 February 20 people died."),
    rule!("day_month_three", "DAY|ORD OF? MONTH COMMA? THREE", early_year, dmy, fires "He died on [30 September 420], in his sleep.", quiet "On 30 September 420 people died."),
    rule!("day_hyphen_month", "DAY ~HYPHEN ~MONTH ~HYPHEN ~YEAR|YY", always, dmy, fires "It was [20-Feb-2016].", quiet "It was 20-Feb."),
    rule!("month_day_year", "MONTH THE? DAY|ORD COMMA? YEAR", always, dmy, fires "It was [Feb. 20, 2016].", quiet "It was Feb. 20, 2,016 of them."),
    rule!("month_day_short_year", "MONTH DAY COMMA? QUOTE ~YY", always, dmy, fires "It was [Feb. 20, '16].", quiet "It was Feb. 20, 16 of them."),
    rule!("day_month", "THE? DAY|ORD OF? MONTH", day_month_alone, dm, fires "It began on [3 March].", quiet "Since 12:5 May has sung."),
    rule!("month_day", "MONTH THE? DAY|ORD", month_day_alone, dm, fires "It began on [March 3].", quiet "On May 3:1 was the score."),
    rule!("month_days", "MONTH THE? DAY|ORD COMMA|HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD", days_alone, month_days, fires "The talks of [February 11] and [12] failed.", quiet "From February 11 to 12 people fell."),
    rule!("month_days_year", "MONTH THE? DAY|ORD COMMA|HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD COMMA? YEAR", always, month_days, fires "The talks of [May 11]-[12, 2015] failed.", quiet "The talks of May 11-12 failed."),
    rule!("month_three_days", "MONTH DAY COMMA DAY COMMA? AND DAY", days_alone, month_days, fires "It rained on [May 3], [4] and [5].", quiet "On May 3, 4 and 5 people fell."),
    rule!("days_month", "THE? DAY|ORD HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD OF? MONTH", always, days_month, fires "It met on [3]-[5 March].", quiet "It met 3 to 5 times in March."),
    rule!("days_month_year", "THE? DAY|ORD HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD OF? MONTH COMMA? YEAR", always, days_month, fires "It met from [3] to [5 May 2015].", quiet "It met from 3 to 5 May."),
    rule!("nth_day_of_month", "THE? ORD|FIRST|LAST UNIT OF MONTH COMMA? YEAR?", |m| m.value(Role::UNIT) == Some(4), nth_day, fires "It began on [the first day of March] and ended on [the last day of May 2015].", quiet "It was the first day of the march, the last week of May, the last day of February."),
    rule!("nth_day_near", "THE? ORD|FIRST UNIT OF MONTH LAST|NEXT", |m| m.value(Role::UNIT) == Some(4) && ends_clause(m), nth_day, fires "It begins on [the 12th day of March next].", quiet "It begins on the first day of March next year; it was the first week of March last."),
    rule!("edge_of_year", "THE? FIRST|LAST UNIT OF YEAR", |m| m.value(Role::UNIT) == Some(4), edge_of_year, fires "It began on [the last day of 2015].", quiet "It began on the last day of 2015's summer school, in the last week of 2015."),
    rule!("month_last", "THE? DAY|ORD? OF? MONTH DAY|ORD? LAST|NEXT", month_last, month_near, fires "It began [the 9th of October last], on [March 3 next].", quiet "It began in October last year; next March."),
    rule!("month_year", "MONTH COMMA|OF|IN? YEAR", always, my, fires "It began in [March 2011] and ended in [June in 2012].", quiet "They may 2011 times."),
    rule!("month_three", "MONTH OF THREE", early_year, my, fires "He died in [October of 297].", quiet "He died in October of 297 wounds."),
    rule!("month_short_year", "MONTH QUOTE ~YY", always, my, fires "It began in [March '11].", quiet "It began in March '11'."),
    rule!("month_of_rel_year", "MONTH OF|COMMA? LAST|THIS|NEXT UNIT", always, month_rel_year, fires "It began in [June last year].", quiet "It began in June last week."),
    rule!("month", "MONTH", month_alone, |m, out| m.emit(out, Meaning::Month(Year::Unsaid, m.value(Role::MONTH)?)), fires "It began in [March].", quiet "May we march, said April Jones?"),
    rule!("rel_month_day", "LAST|THIS|NEXT|PREVIOUS|FOLLOWING MONTH DAY|ORD", month_day_alone, |m, out| m.emit(out, Meaning::DayNear(super::relative::which(m), m.value(Role::MONTH)?, day_of(m, 0)?)), fires "It began [last March 3] there.", quiet "In last May 20 people fell."),
    rule!("day_of_month", "THE ORD", ordinal_day, |m, out| m.emit(out, Meaning::DayOfMonth(day_of(m, 0)?)), fires "On 3 May it snowed. It thawed on [the 28th].", quiet "He lives on the 28th floor, she on the 3rd of them."),
    rule!("rel_month", "THE? LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING MONTH", always, rel_month, fires "It began [last March].", quiet "It was the last march."),
    rule!("month_year_in_words", "MONTH OF? WORDS WORDS", always, month_words, fires "It was [January nineteen ninety-seven].", quiet "It was January twelve ten."),
    rule!("month_of_that_year", "MONTH OF|COMMA? THAT|THE SAME? UNIT", that_year, month_of_that_year, fires "He came in 2010. In [May of that year] he left.", quiet "He came in May of the year 2010; in May of that week."),
    rule!("day_of_that_year", "MONTH DAY|ORD OF|COMMA? THAT|THE SAME? UNIT", that_year, month_of_that_year, fires "He came in 2010. On [May 3 of that year] he left.", quiet "He came on May 3 of the year; on May 3 of that week."),
    rule!("nine_eleven", "MM ~SLASH ~DAY", |m| m.items[m.first].value == 9 && m.items[m.end - 1].value == 11 && alone(m), |m, out| m.emit(out, Meaning::Day(Year::Is(2001), 9, 11)), fires "Since [9/11] much has changed.", quiet "Since 9/12 and 8/11 much has changed."),
];
/// A year of three digits: nothing follows that it could count.
fn early_year(m: &Match<'_>) -> bool {
    m.token_after(1).is_none_or(|t| {
        matches!(m.doc.tokens[t].kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Quote | TokenKind::Dash) && m.doc.lower(t) != ":"
    })
}

/// "the 28th" as a day: written in digits behind a preposition of days, and no noun behind it.
fn ordinal_day(m: &Match<'_>) -> bool {
    let Some(day) = m.get(Role::ORD) else { return false };
    let written = m.doc.tokens[day.first as usize].kind == TokenKind::Ordinal && (1..=31).contains(&day.value);
    let leads = m.before(1).intersects(Role::ON | Role::BY | Role::THROUGH) || matches!(m.word_before(1), "since" | "before" | "after");
    let ends = m.token_after(1).is_none_or(|t| {
        use crate::lexicon::words::Tag;
        let word = m.doc.word(t);
        m.doc.tokens[t].kind != TokenKind::Word && m.doc.tokens[t].kind != TokenKind::Hyphen
            || word.case == Case::Lower
                && [Tag::Preposition, Tag::Pronoun, Tag::Past, Tag::Modal, Tag::Other].into_iter().any(|tag| word.is_mostly(tag))
                && word.lower() != "of"
    });
    written && leads && ends
}

/// No further digits or joints around.
pub(super) fn alone(m: &Match<'_>) -> bool {
    let joint = Role::HYPHEN | Role::SLASH | Role::DASH;
    let joined = m.glued_after() && m.after(1).intersects(joint) || m.glued_before() && m.before(1).intersects(joint);
    !joined
}

/// "4 FEB 90": a year follows only where the month is in capitals or short, or nothing but a mark comes after.
fn short_year(m: &Match<'_>) -> bool {
    let Some(month) = m.get(Role::MONTH) else { return false };
    let token = month.first as usize;
    let written = m.doc.case(token) == Case::Upper || m.doc.tokens[token].kind == TokenKind::Abbreviation || m.doc.lower(token).len() == 3;
    let goes_on = m.token_after(1).is_some_and(|t| m.doc.tokens[t].kind == TokenKind::Word && m.doc.case(t) == Case::Lower);
    written && !goes_on
}

pub(super) fn two_digits(yy: i32) -> i32 {
    if yy < 30 { 2000 + yy } else { 1900 + yy }
}

/// A year of two digits in full, others as they are.
fn full_year(value: i32) -> i32 {
    if value < 100 { two_digits(value) } else { value }
}

fn day_of(m: &Match<'_>, n: usize) -> Option<u32> {
    let item = m.nth(Role::DAY | Role::ORD, n)?;
    let day = if item.roles.contains(Role::ORD) { item.ordinal() } else { item.value };
    u32::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// "the first day of March", "the last day of May 2015". The last one of February needs its year.
fn nth_day(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (month, year) = (m.value(Role::MONTH)?, m.get(Role::YEAR).map(|year| year.value));
    let day = if m.index(Role::LAST, 0).is_some_and(|last| m.index(Role::MONTH, 0) > Some(last)) {
        last_day(month, year)?
    } else {
        u32::try_from(m.get(Role::ORD | Role::FIRST)?.ordinal()).ok().filter(|day| (1..=31).contains(day))?
    };
    // "the first day of May next"
    if m.index(Role::LAST | Role::NEXT, 0) > m.index(Role::MONTH, 0) {
        return m.emit(out, Meaning::DayNear(super::relative::which(m), month, day));
    }
    m.emit(out, Meaning::Day(year.map_or(Year::Unsaid, Year::Is), month, day))
}

/// The number of days of a month; None for February where the year is not said.
fn last_day(month: u32, year: Option<i32>) -> Option<u32> {
    match (month, year) {
        (2, None) => None,
        (month, year) => (28..=31).rev().find(|&day| chrono::NaiveDate::from_ymd_opt(year.unwrap_or(2001), month, day).is_some()),
    }
}

/// "the last day of 2015"
fn edge_of_year(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let year = Year::Is(m.get(Role::YEAR)?.value);
    if m.after(1).intersects(Role::CLITIC) {
        return None;
    }
    m.emit(out, if m.has(Role::LAST) { Meaning::Day(year, 12, 31) } else { Meaning::Day(year, 1, 1) })
}

/// "the 9th of October last": no unit or noun behind it that "last" belongs to; "of" only behind a day.
fn month_last(m: &Match<'_>) -> bool {
    let day_first = m.index(Role::DAY | Role::ORD, 0).is_some_and(|day| m.index(Role::MONTH, 0) > Some(day));
    ends_clause(m) && (day_first || !m.has(Role::OF | Role::THE)) && m.nth(Role::DAY | Role::ORD, 1).is_none()
}

/// Does the clause end with the expression? "May last" goes on as a verb otherwise, "May next" as a preposition.
pub(super) fn ends_clause(m: &Match<'_>) -> bool {
    m.token_after(1).is_none_or(|t| matches!(m.doc.tokens[t].kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Quote))
}

fn month_near(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (which, month) = (super::relative::which(m), m.value(Role::MONTH)?);
    m.emit(out, day_of(m, 0).map_or(Meaning::MonthNear(which, month), |day| Meaning::DayNear(which, month, day)))
}

fn ymd(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Day(Year::Is(m.get(Role::YEAR)?.value), m.value(Role::MM)?, m.nth(Role::DAY, 0)?.value as u32))
}

/// Month first, as in the United States, unless that cannot be.
fn month_first(a: u32, b: u32, year: i32) -> Option<Meaning> {
    let (month, day) = if a <= 12 { (a, b) } else { (b, a) };
    (month <= 12).then_some(Meaning::Day(Year::Is(year), month, day))
}

fn slashes(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (a, b) = (m.items[m.first].value as u32, m.items[m.first + 2].value as u32);
    m.emit(out, month_first(a, b, full_year(m.items[m.end - 1].value))?)
}

/// Day first: "18.02.2016".
fn dots(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let written = m.doc.lower(m.items[m.first].first as usize);
    let mut parts = written.split('.').map(|part| (part.len(), part.parse::<u32>().unwrap_or(0)));
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let sound = day.0 <= 2 && month.0 <= 2 && matches!(year.0, 2 | 4) && (1..=31).contains(&day.1) && (1..=12).contains(&month.1);
    sound.then(|| m.emit(out, Meaning::Day(Year::Is(full_year(year.1 as i32)), month.1, day.1)))?
}

fn dmy(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let year = m.items[m.end - 1].value;
    m.emit(out, Meaning::Day(Year::Is(full_year(year)), m.value(Role::MONTH)?, day_of(m, 0)?))
}

fn dm(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Day(Year::Unsaid, m.value(Role::MONTH)?, day_of(m, 0)?))
}

/// "31 December 9999": a year that no article speaks of, or no year at all.
fn odd_year_next(m: &Match<'_>) -> bool {
    m.token_after(1).is_some_and(|t| m.doc.tokens[t].kind == TokenKind::Number && m.doc.tokens[t].span.len() >= 4)
        && !m.after(1).intersects(Role::YEAR)
}

/// "the 5 may": a number and a modal.
fn day_month_alone(m: &Match<'_>) -> bool {
    let last = m.items[m.end - 1];
    if odd_year_next(m) {
        return false;
    }
    month_written(m, last.first as usize)
        && !(m.glued_before() && m.before(1).intersects(Role::COLON | Role::SLASH | Role::HYPHEN | Role::DASH))
}

/// Ambiguous month names are months only where they begin with a capital (the lexicon's CAPITAL), not "May" before a verb or a name.
fn month_written(m: &Match<'_>, token: usize) -> bool {
    m.doc.lower(token) != "may" || m.doc.is_capitalized(token)
}

/// "May 3:1", "March 5 percent", "May 20 people": not a day. A day is followed by nothing that counts.
fn month_day_alone(m: &Match<'_>) -> bool {
    if m.glued_after()
        && m.after(1).intersects(Role::COLON | Role::SLASH | Role::HYPHEN)
        && m.after(2).intersects(Role::NUM)
        && glued_at(m, 2)
    {
        return false;
    }
    // "Sept. 11-style" is fine; "in May 20 people died" is not.
    !counts_next(m) || m.word_before(1) != "in"
}

/// Does a plural noun in lower case follow right behind, so that the number counts it?
pub(super) fn counts_next(m: &Match<'_>) -> bool {
    m.token_after(1).is_some_and(|t| {
        let word = m.doc.word(t);
        m.doc.tokens[t].spaced
            && word.case == Case::Lower
            && word.entry.main == crate::lexicon::words::Tag::Nouns
            && word.can_be(TagSet::NOUNS)
    })
}

/// The last day of a list is a day: no unit, no million, no plural noun behind it.
fn days_alone(m: &Match<'_>) -> bool {
    !m.after(1).intersects(Role::UNIT | Role::UNITS | Role::COLON | Role::MONTH | Role::YEAR) && !counts_next(m)
}

fn month_days(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let month = m.value(Role::MONTH)?;
    let year = m.get(Role::YEAR).map_or(Year::Unsaid, |y| Year::Is(y.value));
    let days: Vec<(usize, u32)> = (0..3).map_while(|n| Some((m.index(Role::DAY | Role::ORD, n)?, day_of(m, n)?))).collect();
    // A day, a comma, a smaller number: no list of days.
    if days.windows(2).any(|pair| pair[0].1 >= pair[1].1) || days.len() < 2 {
        return None;
    }
    let interval =
        m.get(Role::HYPHEN | Role::DASH | Role::TO | Role::THROUGH).is_some() || m.before(1).intersects(Role::BETWEEN | Role::FROM);
    for (n, &(at, day)) in days.iter().enumerate() {
        let first = if n == 0 { m.first } else { at };
        let end = if n + 1 == days.len() { m.end } else { at + 1 };
        m.emit_part(out, first, end, Meaning::Day(year, month, day))?;
        if n > 0
            && interval
            && let Some(last) = out.last_mut()
        {
            last.joined = true;
        }
    }
    Some(())
}

fn days_month(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let month = m.value(Role::MONTH)?;
    if !month_written(m, m.get(Role::MONTH)?.first as usize) {
        return None;
    }
    let year = m.get(Role::YEAR).map_or(Year::Unsaid, |y| Year::Is(y.value));
    let (a, b) = (day_of(m, 0)?, day_of(m, 1)?);
    let second = m.index(Role::DAY | Role::ORD, 1)?;
    let first = m.index(Role::DAY | Role::ORD, 0)?;
    if a >= b {
        return None;
    }
    m.emit_part(out, m.first, first + 1, Meaning::Day(year, month, a))?;
    m.emit_part(out, second, m.end, Meaning::Day(year, month, b))?;
    if m.get(Role::HYPHEN | Role::DASH | Role::TO | Role::THROUGH).is_some() || m.before(1).intersects(Role::BETWEEN | Role::FROM) {
        out.last_mut()?.joined = true;
    }
    Some(())
}

fn my(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    if m.get(Role::QUOTE).is_some() && m.after(1).intersects(Role::QUOTE) {
        return None;
    }
    let month = m.get(Role::MONTH)?;
    if !month_written(m, month.first as usize) {
        return None;
    }
    m.emit(out, Meaning::Month(Year::Is(full_year(m.items[m.end - 1].value)), month.value as u32))
}

fn month_rel_year(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = m.get(Role::UNIT)?;
    (unit.value == 7).then_some(())?;
    m.emit(out, Meaning::Month(Year::From(super::relative::shift(m)), m.value(Role::MONTH)?))
}

fn rel_month(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::MonthNear(super::relative::which(m), m.value(Role::MONTH)?))
}

fn month_words(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (a, b) = (m.nth(Role::WORDS, 0)?.value, m.nth(Role::WORDS, 1)?.value);
    (13..=20).contains(&a).then(|| m.emit(out, Meaning::Month(Year::Is(a * 100 + b), m.value(Role::MONTH)?)))?
}

/// A month's name by itself: of a person ("April Jones", "said May"), a verb ("March on!") or the month?
fn month_alone(m: &Match<'_>) -> bool {
    let token = m.items[m.first].first as usize;
    let word = m.doc.word(token);
    if odd_year_next(m) {
        return false;
    }
    if !word.is_capitalized() {
        return true;
    }
    let before = m.before(1);
    if before.intersects(
        Role::IN
            | Role::LEADS
            | Role::BY
            | Role::EARLY
            | Role::LATE
            | Role::MID
            | Role::OF
            | Role::FROM
            | Role::THROUGH
            | Role::TO
            | Role::ON,
    ) || before.intersects(Role::HYPHEN) && m.before(2).intersects(Role::MID)
    {
        // "by May Lee", "in April Smith's": a name goes on.
        return !name_next(m) || !ambiguous(m.doc.lower(token));
    }
    if ambiguous(m.doc.lower(token)) {
        // Only beside another expression, or with what only months have.
        let sentence_start = m.first == 0;
        let verb_next = m.token_after(1).is_some_and(|t| m.doc.word(t).can_be(TagSet::VERB) && m.doc.case(t) == Case::Lower);
        let linked = before.intersects(Role::AND | Role::OR | Role::COMMA) && m.before(2).intersects(Role::MONTH);
        let next_linked =
            m.after(1).intersects(Role::AND | Role::TO | Role::OR | Role::THROUGH | Role::HYPHEN) && m.after(2).intersects(Role::MONTH);
        let noun_next =
            m.token_after(1).is_some_and(|t| m.doc.word(t).is_mostly(crate::lexicon::words::Tag::Noun) && m.doc.case(t) == Case::Lower);
        let the = before.intersects(Role::THE | Role::CLITIC);
        return linked || next_linked || (the && noun_next) || (!sentence_start && !verb_next && noun_next && m.doc.lower(token) != "may");
    }
    !name_next(m) || m.first > 0
}

/// Months that are first names or verbs too.
fn ambiguous(month: &str) -> bool {
    matches!(month, "may" | "march" | "april" | "august" | "june" | "mar" | "jan" | "mar." | "jan.")
}

fn name_next(m: &Match<'_>) -> bool {
    m.token_after(1).is_some_and(|t| {
        let word = m.doc.word(t);
        word.case == Case::Capital
            && m.doc.tokens[t].kind == TokenKind::Word
            && !word.is(crate::lexicon::Class::CALENDAR)
            && word.entry.surname > 2
    })
}

/// Is the n-th item behind the match glued to the one before it?
pub(super) fn glued_at(m: &Match<'_>, n: usize) -> bool {
    m.items.get(m.end + n - 1).is_some_and(|item| item.glued)
}

fn that_year(m: &Match<'_>) -> bool {
    m.value(Role::UNIT) == Some(7) && (m.has(Role::SAME) || m.has(Role::THAT))
}

fn month_of_that_year(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let month = m.value(Role::MONTH)?;
    m.emit(out, day_of(m, 0).map_or(Meaning::Month(Year::Context, month), |d| Meaning::Day(Year::Context, month, d)))
}
