//! Lengths of time that the expression after them ends or begins: "the year to March 2024", "the year from April 2021". They are as long as they say, and
//! none of the calendar. The expression after them is read by its own rule, and `compose` ties the two together.

use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Amount, Meaning, Raw, Unit, Year};
use crate::lexicon::calendar::Role;
use crate::lexicon::words::Tag;
use crate::text::{Case, TokenKind};

pub(super) const RULES: &[Rule] = &[
    rule!("unit_ended", "THE FISCAL? UNIT ENDED", year_ended, |m, out| length(m, out, 1), fires "Sales fell in [the year] ended March 31.", quiet "The year ended badly; the week ended Friday."),
    rule!("unit_to", "THE FISCAL|FILLER? UNIT TO|THROUGH|FROM", bounded, |m, out| length(m, out, 1), fires "Rents rose in [the year] to March 2014.", quiet "He extended the year to June. In the year to come, in the year to date, by the end of the year to May 2014, from the year to March."),
    rule!("named_unit_to", "UNIT TO|THROUGH|FROM", named, named_length, fires "Rents rose in [the tax year] to April 2014.", quiet "It rose from year to April, and in the long year to come."),
    rule!("unit_up_to", "THE FISCAL|FILLER? UNIT UP TO", bounded, |m, out| length(m, out, 2), fires "Rents rose in [the year] up to March 2014.", quiet "In the year up to his death rents rose."),
];

/// "the year ended January 31": twelve months that their last day names, not one of the calendar.
fn year_ended(m: &Match<'_>) -> bool {
    m.value(Role::UNIT) == Some(7)
        && (m.after(1).intersects(Role::MONTH | Role::DAY | Role::TODAY | Role::WEEKDAY)
            || m.after(1).intersects(Role::ON) && m.after(2).intersects(Role::MONTH | Role::DAY))
}

/// The words of the pattern but the last ones, which link it to the expression after it.
fn length(m: &Match<'_>, out: &mut Vec<Raw>, links: usize) -> Option<()> {
    let meaning = match Unit::from_value(m.get(Role::UNIT)?.value)? {
        Unit::Quarter => Meaning::Quarter(Year::Unsaid, None),
        unit => Meaning::Duration(Amount::Exact(1.0), unit, 0),
    };
    m.emit_part(out, m.first, m.end - links, meaning)
}

/// "the tax year to April 2014"
fn named(m: &Match<'_>) -> bool {
    let plain = |t: usize| m.doc.tokens[t].kind == TokenKind::Word && m.doc.case(t) == Case::Lower;
    m.before(2).contains(Role::THE) && m.before(1).is_empty() && m.token_before(1).is_some_and(plain) && bounded(m)
}

/// With the noun and the article before it.
fn named_length(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNIT)?.value).filter(|unit| *unit != Unit::Quarter)?;
    m.emit_part(out, m.first.checked_sub(2)?, m.end - 1, Meaning::Duration(Amount::Exact(1.0), unit, 0))
}

/// Does a day or month follow that can bound the length?
fn bounded(m: &Match<'_>) -> bool {
    let long = Unit::from_value(m.get(Role::UNIT).map_or(0, |unit| unit.value)).is_some_and(|unit| unit >= Unit::Week);
    // "moved the start of the year to March"
    let part = m.before(1).intersects(Role::OF) && m.before(2).intersects(Role::END | Role::START | Role::MIDDLE);
    // "extended the year to June"
    let object = m.token_before(1).is_some_and(|t| {
        let word = m.doc.word(t);
        [Tag::Past, Tag::Base, Tag::Third, Tag::Gerund, Tag::Participle].into_iter().any(|tag| word.is_mostly(tag))
    });
    // "from the year to March"
    let from = m.before(1).intersects(Role::FROM);
    long && !part && !object && !from && edge_follows(m)
}

/// "March", "31 March", "last September", "the end of June"
fn edge_follows(m: &Match<'_>) -> bool {
    let leads = Role::THE | Role::END | Role::START | Role::MIDDLE | Role::EARLY | Role::LATE | Role::MID | Role::OF | Role::HYPHEN;
    let which = Role::LAST | Role::THIS | Role::NEXT | Role::PAST | Role::DAY | Role::ORD;
    let edge = Role::MONTH | Role::TODAY | Role::WEEKDAY;
    let mut after = (1..=6).map(|n| m.after(n));
    after.find(|roles| !roles.intersects(leads | which) || roles.intersects(edge)).is_some_and(|roles| roles.intersects(edge))
}
