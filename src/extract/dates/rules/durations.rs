//! Lengths of time, what repeats, and ages, which are neither.

use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Amount, Meaning, Raw, Unit};
use crate::extract::findings::{Modifier, Quant};
use crate::lexicon::calendar::Role;
use crate::text::{Case, TokenKind};

pub(super) const RULES: &[Rule] = &[
    rule!("length", "THE? NUM|DECIMAL FILLER? UNIT|UNITS", length_guard, length, fires "It took [three days].", quiet "It took 3 quarters of them, a 20 year old."),
    rule!("length_hyphen", "NUM|DECIMAL HYPHEN FILLER? UNIT|UNITS", length_guard, length, fires "The [three-day] truce held.", quiet "A 17-year-old boy ran."),
    rule!("length_with_half", "THE? NUM AND HALF UNITS|UNIT", always, length, fires "It took [two and a half years].", quiet "It took two and a half men."),
    rule!("length_with_half_hyphens", "NUM HYPHEN AND HYPHEN A? HYPHEN? HALF HYPHEN? UNIT|UNITS", always, length, fires "It took [two-and-a-half years].", quiet "It took two-and-a-half men."),
    rule!("quarter_of_unit", "A? QUARTER OF|HYPHEN A? UNIT", |m| matches!(m.value(Role::UNIT), Some(3 | 9)) || m.nth(Role::UNIT, 1).is_some_and(|unit| matches!(unit.value, 3 | 9)), quarter_of, fires "It took [a quarter of a century].", quiet "It took a quarter of a day."),
    rule!("length_and_half", "NUM|A UNIT|UNITS AND HALF", |m| !m.after(1).intersects(Role::OF), length, fires "It took [a year and a half].", quiet "It took a year and half of them."),
    rule!("length_fraction", "NUM NUM ~SLASH ~NUM UNITS", always, length, fires "It took [2 1/2 years].", quiet "It took 2 1/2 spoons."),
    rule!("half_unit", "HALF A? HYPHEN? UNIT", |m| m.value(Role::UNIT) > Some(1), length, fires "It took [half an hour].", quiet "It took half a second."),
    rule!("run_of_units", "THE LAST|PAST|NEXT|COMING|FIRST|PREVIOUS|FOLLOWING NUM|VAGUE|FEW FILLER? UNITS|UNIT", always, length, fires "It rained over [the past two years].", quiet "It rained the past two times."),
    rule!("bare_run_of_units", "LAST|PAST|NEXT|COMING|FIRST NUM|VAGUE|FEW FILLER? UNITS|UNIT", |m| !m.before(1).intersects(Role::THE), length, fires "It rained [next two days].", quiet "It rained over the next two days."),
    rule!("some_units", "THE? VAGUE OF? FILLER? UNITS|UNIT", length_guard, vague, fires "It took [several months].", quiet "They were several years old."),
    rule!("some_hyphen_unit", "VAGUE ~HYPHEN ~UNIT", length_guard, vague, fires "It was a [several-year] plan.", quiet "It was a several-year-old plan."),
    rule!("couple_of_units", "THE? NEXT|PAST|LAST? NUM OF UNITS", |m| m.doc.lower(m.items[m.index(Role::NUM, 0).unwrap_or(m.first)].end as usize - 1) == "couple", length, fires "It took [a couple of years].", quiet "It took two of years' men."),
    rule!("share_of_unit", "NUM UNITS|UNIT A|EVERY UNIT", |m| m.nth(Role::UNIT | Role::UNITS, 0).zip(m.nth(Role::UNIT | Role::UNITS, 1)).is_some_and(|(part, whole)| part.value < whole.value && part.value > 2), share_of_unit, fires "It runs [eight hours a day] and [seven days every week].", quiet "It ran eight hours, a day too long; two years a week apart."),
    rule!("rate", "A UNIT", rate_guard, rate, fires "It costs $5 million [a year].", quiet "It lasted a year."),
    rule!("a_unit", "A FILLER? UNIT", a_unit_guard, a_unit, fires "It lasted [a week].", quiet "A second man paid 5 cents."),
    rule!("another_unit", "ANOTHER FILLER? UNIT", |m| m.value(Role::UNIT) > Some(1), a_unit, fires "It lasted [another week].", quiet "It lasted another second man."),
    rule!("units", "UNITS", units_guard, vague, fires "It rained for [weeks].", quiet "The two days' rain; last days."),
    rule!("unit_long", "UNIT|UNITS ~HYPHEN ~NEAR", unit_long_guard, unit_long, fires "It was a [decades-long] war, a [day-long] fight.", quiet "The year-end party was long; a second-long look; a two-year-long war."),
    rule!("length_or_so", "NUM|A FILLER? UNIT|UNITS OR FILLER|NUM|MORE", length_or_so_guard, length_or_so, fires "It took [a week or so], [a year or two].", quiet "It took a week or extra; a year or two men; a week or so ago."),
    rule!("the_units", "THE UNITS", the_units_guard, vague, fires "It rained in [the days] before the vote and [the weeks] that followed.", quiet "In the days of old the years were long."),
    rule!("context_units", "THE FOLLOWING|PREVIOUS UNITS", |m| m.value(Role::UNITS) > Some(3) && !super::relative::noun_next(m), vague, fires "It rained in [the following days].", quiet "It rained in the following two; the previous seconds."),
    rule!("edge_units", "THE FIRST|LAST|EARLY UNITS", |m| (m.value(Role::UNITS) > Some(3) || !m.has(Role::EARLY)) && (m.after(1).intersects(Role::OF) || matches!(m.word_after(1), "after" | "since")), vague, fires "It fell in [the first hours] of the war.", quiet "The first days were dry; the early hours."),
    rule!("units_or_units", "UNITS OR UNITS", units_guard, vague, fires "It rained for [weeks or months].", quiet "The two days or weeks."),
    rule!("every", "EVERY UNIT|WEEKDAY|MONTH|PART|SEASON|WEEKEND", every_guard, every, fires "It rains [every day].", quiet "Every May of them sang."),
    rule!("every_other", "EVERY OTHER UNIT", always, |m, out| m.emit(out, Meaning::Set(one(unit(m)?).replace('1', "2"), Some(Quant::Every), None)), fires "It rains [every other day].", quiet "Every other dayflower, every other man."),
    rule!("every_few", "EVERY NUM UNITS", always, every, fires "It rains [every two weeks].", quiet "Every two men."),
    rule!("setword", "SETWORD", setword_guard, setword, fires "It rains [daily] here.", quiet "The Daily Bugle and Bi-Weekly."),
    rule!("weekdays", "WEEKDAYS", always, weekdays, fires "It opens on [Mondays].", quiet "It opens on Monday."),
    rule!("weekends", "WEEKENDS", always, |m, out| m.emit(out, Meaning::Set("XXXX-WXX-WE".to_owned(), Some(Quant::Every), None)), fires "It opens on [weekends].", quiet "It opens on the weekend."),
    rule!("weekday_parts", "WEEKDAY PARTS", always, weekdays, fires "It opens on [Tuesday nights].", quiet "It opens on Tuesday."),
    rule!("age", "NUM|VAGUE|DECIMAL HYPHEN? UNIT|UNITS HYPHEN? OLD", always, nothing, fires "", quiet "A 17-year-old boy."),
    rule!("age_of", "NUM UNITS OF AGE", always, nothing, fires "", quiet "He is 17 years of age."),
    rule!("aged", "AGED|AGE NUM AND|TO|HYPHEN|DASH? NUM? UNITS?", always, nothing, fires "", quiet "Men aged 17 to 20 years."),
];

fn nothing(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Nothing)
}

fn unit(m: &Match<'_>) -> Option<Unit> {
    Unit::from_value(m.get(Role::UNIT | Role::UNITS)?.value)
}

/// No age, no "12 second-hand cars", no "first 3 months" of a longer pattern.
fn length_guard(m: &Match<'_>) -> bool {
    let Some(at) = m.index(Role::UNIT | Role::UNITS, 0) else { return false };
    let item = m.items[at];
    let singular = item.roles.contains(Role::UNIT) && !item.roles.contains(Role::UNITS);
    let one = m.get(Role::NUM).is_some_and(|n| n.value == 1);
    // "two second", "1990 week": a singular unit needs a hyphen or a one; spoken news drops both for years and days.
    let ordinal = item.roles.contains(Role::ORD) || item.roles.contains(Role::QUARTER);
    if singular && ordinal && !one && !m.has(Role::HYPHEN) {
        return false;
    }
    if singular && m.has(Role::YEAR) {
        return false;
    }
    // "three quarters of them"
    if item.value == 10 && !singular && m.get(Role::NUM).is_some_and(|n| n.value == 3) {
        return false;
    }
    // "60 Minutes", "48 Hours": programmes.
    let named = m.doc.case(item.first as usize) == Case::Capital && at > 0;
    if named && item.value < 4 && !singular && m.items[at - 1].roles.contains(Role::YY) {
        return false;
    }
    let old = m.after(1).intersects(Role::OLD) || m.after(1).intersects(Role::HYPHEN) && m.after(2).intersects(Role::OLD);
    let person = m.glued_after() && m.after(1).intersects(Role::HYPHEN) && m.word_after(2) == "old";
    !old && !person
}

fn length(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = unit(m)?;
    let direction = if m.has(Role::LAST | Role::PAST) {
        -1
    } else if m.has(Role::NEXT | Role::COMING) {
        1
    } else {
        0
    };
    if m.has(Role::VAGUE | Role::FEW) && !m.has(Role::NUM) {
        return m.emit(out, Meaning::Duration(Amount::Vague, unit, direction));
    }
    let whole = if m.has(Role::DECIMAL) {
        m.doc.lower(m.get(Role::DECIMAL)?.first as usize).parse::<f64>().ok()?
    } else {
        m.get(Role::NUM)
            .map_or(if m.has(Role::A) && m.index(Role::HALF, 0) > m.index(Role::A, 0) { 1.0 } else { 0.0 }, |n| f64::from(n.value))
    };
    let fraction = if m.has(Role::SLASH) {
        let (over, under) = (m.nth(Role::NUM, 1)?.value, m.nth(Role::NUM, 2)?.value);
        if under == 0 { 0.0 } else { f64::from(over) / f64::from(under) }
    } else if m.has(Role::HALF) {
        0.5
    } else {
        0.0
    };
    let amount = whole + fraction;
    (amount > 0.0).then(|| m.emit(out, Meaning::Duration(Amount::Exact(amount), unit, direction)))?
}

/// A quarter of a century, a quarter of an hour.
fn quarter_of(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (amount, unit) = if m.items[m.end - 1].value == 9 { (25.0, Unit::Year) } else { (15.0, Unit::Minute) };
    m.emit(out, Meaning::Duration(Amount::Exact(amount), unit, 0))
}

fn vague(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Duration(Amount::Vague, unit(m)?, 0))
}

fn length_or_so_guard(m: &Match<'_>) -> bool {
    let behind = Role::AGO | Role::EARLIER | Role::LATER | Role::AHEAD | Role::FROM | Role::HYPHEN;
    let counted = m.items[m.end - 1].roles.contains(Role::NUM) && super::relative::noun_next(m);
    super::relative::or_so(m) && !m.after(1).intersects(behind) && !counted && m.value(Role::UNIT | Role::UNITS) > Some(1)
}

fn length_or_so(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let first = m.items[m.first];
    let least = if first.roles.contains(Role::NUM) { f64::from(first.value) } else { 1.0 };
    m.emit(out, Meaning::Duration(Amount::Exact(least), unit(m)?, 0))?;
    let more = m.doc.lower(m.items[m.end - 1].first as usize) == "more";
    out.last_mut()?.modifier = Some(if more { Modifier::EqualOrMore } else { Modifier::Approx });
    Some(())
}

/// "the days before the vote", "the weeks that followed", "over the years": some of them, by what follows.
fn the_units_guard(m: &Match<'_>) -> bool {
    let unit = m.value(Role::UNITS);
    let next = (m.word_after(1), m.word_after(2));
    let bounded = matches!(next.0, "before" | "after" | "since" | "ahead" | "following" | "preceding")
        || matches!(next, ("that" | "which", "followed" | "follow" | "preceded" | "passed") | ("leading", "up") | ("to", "come"))
        || matches!(next, ("immediately" | "just" | "right", "before" | "after" | "following"));
    let over =
        m.word_before(1) == "over" && unit > Some(5) && !m.after(1).intersects(Role::OF | Role::CLITIC) && !super::relative::noun_next(m);
    unit > Some(3) && unit != Some(10) && (bounded || over)
}

/// "a decades-long war", "a day-long fight"; with a number before it the length is another rule's.
fn unit_long_guard(m: &Match<'_>) -> bool {
    let unit = m.value(Role::UNIT | Role::UNITS);
    m.doc.lower(m.items[m.end - 1].first as usize) == "long"
        && unit > Some(1)
        && !m.before(1).intersects(Role::HYPHEN | Role::NUM | Role::VAGUE)
}

fn unit_long(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let amount = if m.items[m.first].roles.contains(Role::UNIT) { Amount::Exact(1.0) } else { Amount::Vague };
    m.emit(out, Meaning::Duration(amount, unit(m)?, 0))
}

/// "a year": a length, unless it says how often (see `rate`), counts ("a second man") or describes ("a day laborer").
fn a_unit_guard(m: &Match<'_>) -> bool {
    let Some(unit) = m.value(Role::UNIT) else { return false };
    unit != 1
        // "a week of rain", but "within a week of his fall"
        && (!m.after(1).intersects(Role::OF) || m.word_before(1) == "within")
        && !m.after(1).intersects(Role::OLD | Role::CLITIC | Role::HYPHEN)
        && !super::relative::noun_next(m)
        && (unit != 10 || m.before(1).intersects(Role::LEADS))
        && !m.get(Role::FILLER).is_some_and(|filler| matches!(m.doc.lower(filler.first as usize), "calendar" | "school"))
}

fn a_unit(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Duration(Amount::Exact(1.0), unit(m)?, 0))
}

/// Behind a number, a sum, "times", "once": how often.
fn rate_guard(m: &Match<'_>) -> bool {
    if m.value(Role::UNIT).is_none_or(|unit| unit < 2) {
        return false;
    }
    let before = m.word_before(1);
    let number = m.before(1).intersects(Role::NUM)
        || matches!(before, "times" | "time" | "twice" | "once" | "percent" | "%" | "cents" | "dollars" | "pounds" | "euros");
    // "150,000 tons a year": a plural noun behind a number.
    let counted = m.token_before(1).is_some_and(|t| m.doc.word(t).is_mostly(crate::lexicon::words::Tag::Nouns))
        && (2..=3).any(|n| m.before(n).intersects(Role::NUM | Role::VAGUE));
    (number || counted) && !m.after(1).intersects(Role::AGO | Role::EARLIER | Role::LATER)
}

/// TIMEX3 value of one unit.
fn one(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "PT1S",
        Unit::Minute => "PT1M",
        Unit::Hour => "PT1H",
        Unit::Day => "P1D",
        Unit::Week => "P1W",
        Unit::Fortnight => "P2W",
        Unit::Month => "P1M",
        Unit::Quarter => "P3M",
        Unit::Year => "P1Y",
        Unit::Decade => "P10Y",
        Unit::Century => "P100Y",
        Unit::Millennium => "P1000Y",
    }
}

fn rate(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let times = match m.word_before(1) {
        "once" => Some(1),
        "twice" => Some(2),
        "times" => m.first.checked_sub(2).map(|k| m.items[k]).filter(|item| item.roles.contains(Role::NUM)).map(|item| item.value),
        _ => None,
    };
    let quant = if times.is_some() { None } else { Some(Quant::Every) };
    m.emit(out, Meaning::Set(one(unit(m)?).to_owned(), quant, times.map(|n| format!("{n}X"))))
}

/// "eight hours a day": a set, with how much of each.
fn share_of_unit(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (part, whole) = (m.nth(Role::UNIT | Role::UNITS, 0)?, m.nth(Role::UNIT | Role::UNITS, 1)?);
    let mark = one(Unit::from_value(part.value)?).trim_start_matches(|c: char| !c.is_ascii_digit()).get(1..)?;
    let freq = format!("{}{mark}", m.get(Role::NUM)?.value);
    m.emit(out, Meaning::Set(one(Unit::from_value(whole.value)?).to_owned(), Some(Quant::Every), Some(freq)))
}

/// "UNITS" alone: some of them, behind a preposition that a length follows.
fn units_guard(m: &Match<'_>) -> bool {
    let before = m.before(1);
    let leads = before.intersects(Role::LEADS | Role::IN) || m.after(1).intersects(Role::OF | Role::EARLIER | Role::LATER);
    let counted =
        before.intersects(Role::NUM | Role::ORD | Role::THESE | Role::THOSE | Role::THE | Role::HYPHEN | Role::FILLER | Role::CLITIC);
    let minutes = m.value(Role::UNITS).is_some_and(|unit| unit == 10);
    leads && !counted && !minutes && !m.after(1).intersects(Role::CLITIC | Role::AGO) && !super::relative::noun_next(m)
}

fn every_guard(m: &Match<'_>) -> bool {
    !m.after(1).intersects(Role::OF) || m.value(Role::UNIT).is_some()
}

fn every(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let quant = if m.doc.lower(m.items[m.first].first as usize) == "each" { Quant::Each } else { Quant::Every };
    let value = if let Some(day) = m.value(Role::WEEKDAY) {
        format!("XXXX-WXX-{day}")
    } else if let Some(month) = m.value(Role::MONTH) {
        format!("XXXX-{month:02}")
    } else if let Some(part) = m.value(Role::PART) {
        format!("XXXX-XX-XXT{}", ["MO", "AF", "EV", "NI"][(part.clamp(1, 4) - 1) as usize])
    } else if let Some(season) = m.value(Role::SEASON) {
        format!("XXXX-{}", ["SP", "SU", "FA", "WI"][(season.clamp(1, 4) - 1) as usize])
    } else if m.has(Role::WEEKEND) {
        "XXXX-WXX-WE".to_owned()
    } else if let Some(n) = m.get(Role::NUM) {
        one(unit(m)?).replace('1', &n.value.to_string())
    } else {
        one(unit(m)?).to_owned()
    };
    m.emit(out, Meaning::Set(value, Some(quant), None))
}

/// Not a newspaper's name, not "the annual report": written small, "daily" and its like count as they stand.
fn setword_guard(m: &Match<'_>) -> bool {
    let token = m.items[m.first].first as usize;
    let word = m.doc.word(token);
    let annual = matches!(word.lower(), "annual" | "yearly" | "quarterly" | "weekly" | "monthly");
    (word.case == Case::Lower || m.first == 0 && !super::relative::noun_next(m))
        && !(m.glued_before() && m.before(1).intersects(Role::HYPHEN))
        // "the party daily Granma"
        && !m.token_after(1).is_some_and(|t| m.doc.case(t) == Case::Capital && !m.doc.word(t).is(crate::lexicon::Class::CALENDAR) && m.first > 0 && m.token_before(1).is_some_and(|b| m.doc.tokens[b].kind == TokenKind::Word))
        && !(annual && m.doc.tokens[token].kind != TokenKind::Word)
}

fn setword(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let value = match m.value(Role::SETWORD)? {
        3 => "PT1H",
        4 => "P1D",
        5 => "P1W",
        6 => "P1M",
        7 => "P1Y",
        10 => "P3M",
        12 => "P2W",
        _ => "XXXX-XX-XXTNI",
    };
    m.emit(out, Meaning::Set(value.to_owned(), Some(Quant::Every), None))
}

fn weekdays(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let day = m.value(Role::WEEKDAYS | Role::WEEKDAY)?;
    let part = m.value(Role::PARTS).map_or("", |part| ["TMO", "TAF", "TEV", "TNI"][(part.clamp(1, 4) - 1) as usize]);
    m.emit(out, Meaning::Set(format!("XXXX-WXX-{day}{part}"), Some(Quant::Every), None))
}
