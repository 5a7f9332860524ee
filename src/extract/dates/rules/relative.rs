//! What counts from the article or from what was said before: today, last week, two days earlier, the same month, Friday, the quarter.

use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Amount, Base, Clock, Meaning, Raw, Unit, Which, Year};
use crate::extract::findings::Modifier;
use crate::lexicon::Class;
use crate::lexicon::calendar::Role;
use crate::text::{Case, TokenKind};

pub(super) const RULES: &[Rule] = &[
    rule!("today", "TODAY", always, |m, out| day_offset(m, out, None), fires "He left [yesterday].", quiet "He left on the day."),
    rule!("one_day", "NUM UNIT", one_day, |m, out| m.emit(out, Meaning::Reference("FUTURE_REF")), fires "He will [one day] be king.", quiet "It was one day before."),
    rule!("today_part", "TODAY PART|NOON", always, |m, out| day_offset(m, out, part(m)), fires "He left [yesterday evening].", quiet "He left yesterday at last."),
    rule!("day_after_tomorrow", "THE UNIT EARLIER|LATER TODAY", |m| m.value(Role::UNIT) == Some(4), after_tomorrow, fires "He left [the day before yesterday].", quiet "He left the week after tomorrow."),
    rule!("tonight", "TONIGHT", always, |m, out| m.emit(out, Meaning::Offset(Base::Article, Unit::Day, 0)).map(|()| set_clock(out, "NI")), fires "He leaves [tonight].", quiet "He leaves at night."),
    rule!("this_part" ThisPart, "THIS PART|NOON", always, |m, out| focus(m, out, Base::Article), fires "He left [this morning].", quiet "He left in the morning."),
    rule!("last_night", "LAST PART", |m| m.value(Role::PART) > Some(2), last_night, fires "He left [last night].", quiet "He left last morning."),
    rule!("that_part", "THAT|SAME PART", always, |m, out| focus(m, out, Base::Context), fires "On 3 May it snowed. He left [that night].", quiet "He left at night."),
    rule!("next_part", "THE NEXT|FOLLOWING|PREVIOUS PART", always, next_part, fires "On 3 May it snowed. He left [the next morning].", quiet "He left in the morning."),
    rule!("the_part", "THE PART", the_part, |m, out| focus(m, out, Base::Context), fires "On 3 May it snowed. He left in [the evening].", quiet "He left in the evening paper's van."),
    rule!("overnight" Overnight, "OVERNIGHT", |m| !m.after(1).intersects(Role::UNIT) && !noun_next(m), |m, out| focus(m, out, Base::Article), fires "It snowed [overnight].", quiet "It was an overnight train."),
    rule!("rel_unit", "THE? LAST|THIS|NEXT|COMING|CURRENT|PAST FISCAL? UNIT", rel_unit_guard, rel_unit, fires "He left [last week].", quiet "He left on the last day; next second; this year-old car."),
    rule!("this_past_unit", "THIS PAST|COMING|LAST UNIT", always, rel_unit, fires "He left [this past week].", quiet "He left this week."),
    rule!("context_unit", "THE|THAT|THIS PREVIOUS|FOLLOWING|SAME|NEXT UNIT", context_guard, context_unit, fires "On 3 May it snowed. He left [the following day].", quiet "On 3 May it snowed. He left the following hour."),
    rule!("very_next_unit", "THE SAME FOLLOWING|NEXT UNIT", context_guard, context_unit, fires "On 3 May it snowed. He left [the very next day].", quiet "On 3 May it snowed. He left the very next hour."),
    rule!("that_unit", "THAT SAME? UNIT", context_guard, context_unit, fires "On 3 May it snowed. He left [that month].", quiet "He said that month after month it snowed."),
    rule!("unit_before", "THE|A UNIT EARLIER|LATER", clause_ends, unit_before, fires "On 3 May it snowed. He had left [the day before].", quiet "He left the day before she came."),
    rule!("the_unit" TheUnit, "THE WHOLE? UNIT", the_unit_guard, the_unit, fires "Sales fell in [the quarter].", quiet "It was the year of the goat. At the end of the day it is all the same."),
    rule!("ago" Ago, "NUM|VAGUE|A FILLER? UNIT|UNITS AGO", always, offset, fires "He left [two years ago].", quiet "He left two years later on."),
    rule!("ago_today", "NUM|A UNIT|UNITS AGO TODAY|TONIGHT PART?", |m| m.value(Role::UNIT | Role::UNITS) > Some(4), ago_today, fires "He left [two years ago today], [a week ago tomorrow night].", quiet "He left two hours ago today."),
    rule!("ago_this_unit", "NUM|A UNIT|UNITS AGO THIS UNIT", smaller_unit, ago_this_unit, fires "He left [a year ago this month].", quiet "He left a week ago this month."),
    rule!("ago_or_so", "NUM|A UNIT|UNITS OR FILLER|NUM|MORE AGO|EARLIER|LATER", or_so, or_so_offset, fires "He left [a week or so ago], [a year or two later].", quiet "He left a week or extra later; a year or more before she came."),
    rule!("ago_vague", "UNITS AGO", always, |m, out| m.emit(out, Meaning::Reference("PAST_REF")), fires "He left [years ago].", quiet "He left for years."),
    rule!("ago_half", "A|NUM UNIT|UNITS AND HALF AGO", always, offset, fires "He left [a year and a half ago].", quiet "He left a year and a half later."),
    rule!("half_ago", "NUM AND HALF UNITS AGO|EARLIER|LATER", always, offset, fires "He left [two and a half years ago].", quiet "He left two and a half years in."),
    rule!("earlier_later", "NUM|VAGUE|A UNIT|UNITS EARLIER|LATER", earlier_guard, offset, fires "On 3 May it snowed. He left [two days later].", quiet "He left two days after the snow."),
    rule!("hour_and_half_later", "A|NUM UNIT|UNITS AND HALF EARLIER|LATER", |m| m.value(Role::UNIT | Role::UNITS) == Some(3) && clause_ends(m), offset, fires "On 3 May it snowed. He left [an hour and a half later].", quiet "He left an hour and a half before she came."),
    rule!("half_hour_later", "HALF A? HYPHEN? UNIT EARLIER|LATER", |m| m.value(Role::UNIT) == Some(3) && clause_ends(m), half_hour, fires "On 3 May it snowed. He left [half an hour later].", quiet "He left half an hour before she came."),
    rule!("half_unit_ago", "HALF A? HYPHEN? UNIT AGO", |m| m.value(Role::UNIT) == Some(3), |m, out| m.emit(out, Meaning::Offset(Base::Article, Unit::Minute, -30)), fires "He left [half an hour ago].", quiet "He left half a year ago."),
    rule!("from_now", "NUM|VAGUE|A UNIT|UNITS FROM NOW", always, offset, fires "He leaves [two days from now].", quiet "He leaves two days from nowhere."),
    rule!("units_time", "NUM|A UNIT|UNITS CLITIC|QUOTE TIME", |m| m.before(1).intersects(Role::IN | Role::LEADS) && m.word_before(1) != "for", offset, fires "He leaves in [two days' time].", quiet "He leaves in two days' timber, for a year's time."),
    rule!("back", "NUM|VAGUE UNIT|UNITS AHEAD", |m| !matches!(m.word_after(1), "from" | "of") && !matches!(m.word_before(1), "after" | "for" | "of" | "with") && m.value(Role::UNIT | Role::UNITS) > Some(3), offset, fires "It is [two days away].", quiet "It is two days long. He came back after two years away, two years away from home. The shop is 25 minutes away."),
    rule!("weekday", "WEEKDAY", weekday_alone, |m, out| m.emit(out, Meaning::Weekday(Which::Near, m.value(Role::WEEKDAY)?)), fires "He left [Friday].", quiet "He read the Sun. Our Wed ways."),
    rule!("rel_weekday", "THE? THIS? LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING|THAT WEEKDAY", |m| m.has(Role::THE) || !m.has(Role::FOLLOWING), |m, out| m.emit(out, Meaning::Weekday(which(m), m.value(Role::WEEKDAY)?)), fires "He left [last Friday].", quiet "He left the last Black Friday sale, following Friday's talks."),
    rule!("weekday_next_week", "WEEKDAY OF? LAST|NEXT|THIS UNIT", |m| m.value(Role::UNIT) == Some(5), weekday_week, fires "He left [Friday last week].", quiet "He left Friday last year."),
    rule!("weekday_last", "WEEKDAY LAST|NEXT", weekday_last, |m, out| m.emit(out, Meaning::Weekday(which(m), m.value(Role::WEEKDAY)?)), fires "He left on [Friday last]; he returns on [Tuesday next].", quiet "He left Friday last week; on Friday last rites were read; he stood on Friday next to her."),
    rule!("weekday_ago", "NUM UNITS AGO WEEKDAY", always, offset, fires "He left [two weeks ago Friday].", quiet "He left two weeks ago."),
    rule!("weekday_part", "WEEKDAY PART|NOON", always, weekday_part, fires "He left [Friday night].", quiet "He left Friday at night."),
    rule!("rel_weekday_part", "LAST|THIS|NEXT|THAT WEEKDAY PART|NOON", always, weekday_part, fires "He left [last Friday night].", quiet "He left Friday at night."),
    rule!("weekend", "THE? LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING|SAME? WEEKEND", always, |m, out| m.emit(out, Meaning::Weekend(which(m))), fires "He left over [the weekend].", quiet "He left on weekends."),
    rule!("this_weekend", "THE|THIS|THAT PAST|COMING|LAST|FOLLOWING|NEXT|SAME WEEKEND", always, |m, out| m.emit(out, Meaning::Weekend(which(m))), fires "He left [this past weekend].", quiet "He left on weekends."),
    rule!("season_year_in_words", "THE? SEASON OF? WORDS WORDS", always, |m, out| season(m, out, Year::Is(m.nth(Role::WORDS, 0)?.value * 100 + m.nth(Role::WORDS, 1)?.value)), fires "It was [the winter of nineteen seventy-one].", quiet "It was the winter of two ten-year wars."),
    rule!("season_year", "THE? SEASON OF? YEAR", always, |m, out| season(m, out, Year::Is(m.get(Role::YEAR)?.value)), fires "It was [the summer of 1996].", quiet "It was the fall of Troy."),
    rule!("rel_season", "THE? LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING SEASON", always, |m, out| season(m, out, Year::Unsaid), fires "He left [last fall].", quiet "It was the last, the fall."),
    rule!("this_past_season", "THIS PAST|COMING|LAST SEASON", always, |m, out| season(m, out, Year::Unsaid), fires "He left [this past spring].", quiet "It was the last, the fall."),
    rule!("season", "THE? SEASON", season_alone, |m, out| season(m, out, Year::Unsaid), fires "He comes in [the spring].", quiet "The spring broke; the fall of Troy."),
    rule!("quarter", "THE? FISCAL? HYPHEN? ORD FISCAL? QUARTER", always, |m, out| quarter(m, out, Year::Unsaid), fires "Sales fell in [the third quarter].", quiet "Sales fell by a quarter."),
    rule!("quarter_hyphen", "FISCAL? HYPHEN? ORD HYPHEN QUARTER", always, |m, out| quarter(m, out, Year::Unsaid), fires "The [third-quarter] loss grew.", quiet "Sales fell by a quarter."),
    rule!("quarter_of_year", "THE? FISCAL? ORD HYPHEN? QUARTER OF|COMMA? FISCAL? YEAR", always, |m, out| quarter(m, out, Year::Is(m.get(Role::YEAR)?.value)), fires "Sales fell in [the third quarter of 2014].", quiet "Sales fell by a quarter."),
    rule!("quarter_year_first", "THE? YEAR ORD HYPHEN? QUARTER", always, |m, out| quarter(m, out, Year::Is(m.get(Role::YEAR)?.value)), fires "Sales fell in [the 2014 third quarter].", quiet "Sales fell by a quarter."),
    rule!("quarter_of_rel_year", "THE? ORD HYPHEN? QUARTER OF? LAST|THIS|NEXT UNIT", |m| m.value(Role::UNIT) == Some(7), |m, out| quarter(m, out, Year::From(shift(m))), fires "Sales fell in [the third quarter of last year].", quiet "Sales fell in the third quarter of last week."),
    rule!("rel_years_quarter", "LAST|THIS|NEXT UNIT CLITIC ORD? HYPHEN? QUARTER", |m| m.value(Role::UNIT) == Some(7), |m, out| quarter(m, out, Year::From(shift(m))), fires "Sales fell in [last year's third quarter].", quiet "Sales fell in last week's third quarter."),
    rule!("year_quarter", "THE YEAR QUARTER|PERIOD", always, |m, out| m.emit(out, Meaning::Quarter(Year::Is(m.get(Role::YEAR)?.value), None)), fires "It lost money in [the 2014 quarter].", quiet "It lost money in the 2014 season."),
    rule!("latest_quarter" LatestQuarter, "THE LATEST|LAST|CURRENT|PREVIOUS? QUARTER|PERIOD", latest_guard, |m, out| m.emit(out, Meaning::Quarter(Year::Unsaid, None)), fires "Sales fell in [the latest quarter].", quiet "Sales fell in the current period."),
    rule!("year_ago_quarter", "THE? UNIT HYPHEN? AGO|EARLIER ORD? QUARTER|PERIOD", |m| m.value(Role::UNIT) == Some(7), |m, out| m.emit(out, Meaning::YearAgoQuarter), fires "Sales fell from [the year-ago quarter].", quiet "Sales fell from the month-ago quarter."),
    rule!("year_ago", "UNIT ~HYPHEN AGO|EARLIER", |m| m.value(Role::UNIT) == Some(7), |m, out| m.emit(out, Meaning::YearAgoQuarter), fires "Sales fell from [year-earlier] figures.", quiet "Sales fell from month-earlier figures."),
    rule!("quarter_code", "CODE OF? YEAR", always, code, fires "Sales fell in [Q3 2014].", quiet "The Q5 of 2014 is a car; they went to K2 2014 times."),
    rule!("year_code", "YEAR ~HYPHEN? CODE", always, code, fires "Sales fell in [2014 H1].", quiet "They made 2014 Q5 cars."),
    rule!("half", "THE? ORD HALF OF YEAR", always, |m, out| half(m, out, Year::Is(m.get(Role::YEAR)?.value)), fires "It fell in [the first half of 2015].", quiet "It fell in the first half of the match."),
    rule!("last_half", "THE? LAST|LATE HALF OF YEAR", always, |m, out| half(m, out, Year::Is(m.get(Role::YEAR)?.value)), fires "It fell in [the latter half of 2015].", quiet "It fell in the latter half of the match."),
    rule!("half_rel", "THE? ORD HALF OF THIS|LAST|NEXT UNIT", |m| m.value(Role::UNIT) == Some(7), |m, out| half(m, out, Year::From(shift(m))), fires "It fell in [the first half of this year].", quiet "It fell in the first half of this week."),
    rule!("fiscal_year", "THE FISCAL UNIT", |m| m.value(Role::UNIT) == Some(7) && !m.get(Role::UNIT).is_some_and(|unit| unit.roles.contains(Role::ORD)), |m, out| m.emit(out, Meaning::Offset(Base::Article, Unit::Year, 0)), fires "It fell in [the fiscal year].", quiet "It fell in the fiscal week."),
    rule!("year_end", "THE? UNIT CLITIC|HYPHEN? END", year_end, |m, out| m.emit(out, Meaning::Offset(Base::Article, Unit::Year, 0)).map(|()| set_mod(out, Modifier::End)), fires "It will fall by [year-end].", quiet "It will fall at the week end."),
    rule!("current", "CURRENT", current_guard, |m, out| m.emit(out, Meaning::Reference("PRESENT_REF")), fires "Its [current] price is low.", quiet "The current account of an electric current; current events."),
    rule!("now", "RIGHT? NOW", now_guard, |m, out| m.emit(out, Meaning::Reference("PRESENT_REF")), fires "He is [now] at home.", quiet "He has just now come; he knows."),
    rule!("these_days", "THESE UNITS", |m| m.value(Role::UNITS) == Some(4), |m, out| m.emit(out, Meaning::Reference("PRESENT_REF")), fires "It rains [these days].", quiet "It rains these weeks."),
    rule!("the_moment", "THE MOMENT", |m| m.before(1).intersects(Role::AT), |m, out| m.emit(out, Meaning::Reference("PRESENT_REF")), fires "It rains at [the moment].", quiet "It rained the moment he came."),
    rule!("recently", "MORE? RECENTLY", always, |m, out| m.emit(out, Meaning::Reference("PAST_REF")), fires "He left [recently].", quiet "His recent trip."),
    rule!("recent_units", "RECENT UNITS", always, recent_units, fires "It rained in [recent years].", quiet "The recent two years."),
    rule!("soon_as_possible", "AS SOON AS POSSIBLE", always, |m, out| m.emit(out, Meaning::Reference("FUTURE_REF")), fires "Come [as soon as possible].", quiet "Come as soon as you can."),
    rule!("the_future", "THE NEAR? FUTURE", |m| !noun_next(m), |m, out| m.emit(out, Meaning::Reference("FUTURE_REF")), fires "It may rain in [the near future].", quiet "He met the future queen."),
    rule!("the_past", "THE RECENT? PAST", |m| !noun_next(m) && !m.after(1).intersects(Role::NUM | Role::UNIT | Role::UNITS | Role::FEW), |m, out| m.emit(out, Meaning::Reference("PAST_REF")), fires "It rained in [the past].", quiet "He met the past queen."),
    rule!("coming_units", "THE? COMING UNITS", always, |m, out| m.emit(out, Meaning::Reference("FUTURE_REF")), fires "It may rain in [coming days].", quiet "The coming storm."),
];

/// -1, 0 or +1 of last, this, next.
pub(super) fn shift(m: &Match<'_>) -> i32 {
    if m.has(Role::LAST | Role::PAST | Role::PREVIOUS) {
        -1
    } else if m.has(Role::NEXT | Role::COMING | Role::FOLLOWING) {
        1
    } else {
        0
    }
}

/// Which one the words say.
pub(super) fn which(m: &Match<'_>) -> Which {
    if m.has(Role::PREVIOUS) {
        Which::Context(-1)
    } else if m.has(Role::FOLLOWING) {
        Which::Context(1)
    } else if m.has(Role::SAME) || m.has(Role::THAT) {
        Which::Context(0)
    } else if m.has(Role::LAST | Role::PAST) {
        Which::Last
    } else if m.has(Role::NEXT | Role::COMING) {
        Which::Next
    } else if m.has(Role::THIS) {
        Which::This
    } else {
        Which::Near
    }
}

fn set_clock(out: &mut [Raw], part: &'static str) {
    if let Some(last) = out.last_mut() {
        last.clock = Some(Clock::Part(part));
    }
}

fn set_mod(out: &mut [Raw], modifier: Modifier) {
    if let Some(last) = out.last_mut() {
        last.modifier = Some(modifier);
    }
}

/// The time of day of a part of day.
pub(super) fn part(m: &Match<'_>) -> Option<Clock> {
    if let Some(noon) = m.get(Role::NOON) {
        return Some(Clock::At(noon.value as u32, Some(0), None));
    }
    Some(Clock::Part(match m.value(Role::PART | Role::OVERNIGHT)? {
        1 => "MO",
        2 => "AF",
        3 => "EV",
        _ => "NI",
    }))
}

fn day_offset(m: &Match<'_>, out: &mut Vec<Raw>, clock: Option<Clock>) -> Option<()> {
    m.emit(out, Meaning::Offset(Base::Article, Unit::Day, m.get(Role::TODAY)?.value - 2))?;
    out.last_mut()?.clock = clock;
    Some(())
}

/// "will one day be"
fn one_day(m: &Match<'_>) -> bool {
    m.items[m.first].value == 1
        && m.value(Role::UNIT) == Some(4)
        && matches!(m.word_before(1), "will" | "would" | "could" | "may" | "might" | "'ll")
}

fn after_tomorrow(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let step = if m.has(Role::EARLIER) { -1 } else { 1 };
    m.emit(out, Meaning::Offset(Base::Article, Unit::Day, m.get(Role::TODAY)?.value - 2 + step))
}

fn focus(m: &Match<'_>, out: &mut Vec<Raw>, base: Base) -> Option<()> {
    m.emit(out, Meaning::FocusDay(base))?;
    out.last_mut()?.clock = part(m);
    Some(())
}

fn last_night(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Offset(Base::Article, Unit::Day, -1))?;
    out.last_mut()?.clock = part(m);
    Some(())
}

fn next_part(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Offset(Base::Context, Unit::Day, shift(m)))?;
    out.last_mut()?.clock = part(m);
    Some(())
}

fn the_part(m: &Match<'_>) -> bool {
    m.before(1).intersects(Role::IN | Role::LEADS) && !m.after(1).intersects(Role::OF | Role::ON) && !noun_next(m)
}

/// Does a noun follow in the same phrase, so that the words before it only describe it?
pub(super) fn noun_next(m: &Match<'_>) -> bool {
    use crate::lexicon::words::Tag;
    m.token_after(1).is_some_and(|t| {
        let word = m.doc.word(t);
        m.doc.tokens[t].kind == TokenKind::Word
            && !word.is(Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT)
            && (word.is_mostly(Tag::Noun)
                || word.is_mostly(Tag::Nouns)
                || word.is_mostly(Tag::Proper)
                || word.case == Case::Capital && !word.is_common())
    })
}

fn rel_unit_guard(m: &Match<'_>) -> bool {
    let Some(unit) = m.value(Role::UNIT) else { return false };
    // "the last day", "the next second": some day, not yesterday. "this second" is rare, "this day" is today.
    let small = unit < 4;
    let the_day = unit == 4 && !m.has(Role::THIS);
    // "this century", but "the last century" is a length as often.
    // "This Week": a programme, quoted.
    let quoted = m.first > 0
        && m.token_before(1).is_some_and(|t| m.doc.tokens[t].kind == TokenKind::Quote)
        && m.doc.is_capitalized(m.items[m.end - 1].first as usize);
    !small && !the_day && !quoted && !m.after(1).intersects(Role::HYPHEN)
}

fn rel_unit(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNIT)?.value)?;
    if unit == Unit::Quarter && m.has(Role::THE) {
        return m.emit(out, Meaning::Quarter(Year::Unsaid, None));
    }
    // "the past decade" is ten years, not the eighties.
    if unit >= Unit::Decade && !m.has(Role::THIS | Role::CURRENT) {
        return m.emit(out, Meaning::Duration(Amount::Exact(1.0), unit, shift(m)));
    }
    // "the next year" in a story counts from what it tells; "the past year" is the one behind.
    let base = if m.has(Role::THE) && m.has(Role::NEXT) { Base::Context } else { Base::Article };
    m.emit(out, Meaning::Offset(base, unit, shift(m)))
}

fn context_guard(m: &Match<'_>) -> bool {
    let and_again = m.word_after(1) == "after";
    m.value(Role::UNIT).is_some_and(|unit| unit >= 4) && !and_again && (!m.has(Role::THIS) || m.has(Role::SAME))
}

fn context_unit(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNIT)?.value)?;
    m.emit(out, Meaning::Offset(Base::Context, unit, shift(m)))
}

/// Does the clause end here, or go on with a mark, a conjunction or a preposition that no "before" governs?
fn clause_ends(m: &Match<'_>) -> bool {
    let last = m.doc.lower(m.items[m.end - 1].end as usize - 1);
    if matches!(last, "earlier" | "later" | "previously" | "afterwards" | "afterward" | "prior" | "thereafter") {
        return m.word_after(1) != "than" && !(last == "prior" && m.word_after(1) == "to");
    }
    match m.token_after(1) {
        None => true,
        Some(t) => {
            matches!(m.doc.tokens[t].kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Quote | TokenKind::Dash)
                || matches!(m.doc.lower(t), "and" | "but" | "when" | "in" | "at")
        }
    }
}

fn unit_before(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNIT)?.value)?;
    if m.has(Role::A) && unit < Unit::Day {
        return None;
    }
    m.emit(out, Meaning::Offset(Base::Context, unit, if m.has(Role::EARLIER) { -1 } else { 1 }))
}

/// "the year", "the quarter", "the week" in running prose; "the month" and longer or shorter ones only as "the end of the month".
fn the_unit_guard(m: &Match<'_>) -> bool {
    let unit = m.value(Role::UNIT);
    let part = matches!(m.word_before(2), "rest" | "remainder" | "part" | "course" | "half")
        || m.before(2).intersects(Role::END | Role::START | Role::MIDDLE | Role::LATER | Role::EARLIER | Role::LATE | Role::EARLY);
    let inside = part && m.before(1).intersects(Role::OF | Role::IN);
    let known = matches!(unit, Some(5 | 7 | 10)) || matches!(unit, Some(4 | 6)) && inside && !m.has(Role::WHOLE);
    let owner = m.after(1).intersects(Role::CLITIC) && matches!(unit, Some(5 | 7));
    // "At the end of the day, it is all the same."
    let idiom = unit == Some(4) && m.word_before(1) == "of" && m.word_before(2) == "end" && m.word_before(4) == "at";
    if idiom {
        return false;
    }
    known
        && !m.after(1).intersects(Role::OF | Role::NUM | Role::YEAR | Role::HYPHEN | Role::EARLIER | Role::LATER | Role::AGO)
        && !(m.after(1).intersects(Role::ENDED) && unit != Some(10))
        && (owner
            || !noun_next(m)
                && !m.after(1).intersects(Role::CLITIC)
                && (m.before(1).intersects(Role::IN | Role::LEADS | Role::OF) || m.word_after(1) == "to" || unit == Some(10)))
}

fn the_unit(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNIT)?.value)?;
    if unit == Unit::Quarter {
        return m.emit(out, Meaning::Quarter(Year::Unsaid, None));
    }
    // "later in the day" is the one told of.
    let base = if unit == Unit::Day { Base::Context } else { Base::Article };
    m.emit(out, Meaning::Offset(base, unit, 0))
}

fn earlier_guard(m: &Match<'_>) -> bool {
    clause_ends(m)
}

/// "two weeks ago", "a day earlier", "several months later".
fn offset(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNIT | Role::UNITS)?.value)?;
    let ago = m.has(Role::AGO);
    // "from now", "two weeks away"
    let now = m.has(Role::NOW | Role::TIME | Role::AHEAD);
    let past = ago || m.has(Role::EARLIER);
    if m.has(Role::VAGUE) && !m.has(Role::NUM) {
        // "several hours later": not of another day.
        if unit < Unit::Day && !ago && !now {
            return m.emit(out, Meaning::Duration(Amount::Vague, unit, 0));
        }
        return m.emit(out, Meaning::Reference(if past { "PAST_REF" } else { "FUTURE_REF" }));
    }
    // "a year or two ago" is about one.
    let count = m.get(Role::NUM).filter(|_| !m.items[m.first].roles.contains(Role::A)).map_or(1, |n| n.value);
    if count > 20_000 {
        return m.emit(out, Meaning::Reference(if past { "PAST_REF" } else { "FUTURE_REF" }));
    }
    // A half more: in the next smaller unit.
    let (unit, count) = match (m.has(Role::HALF), unit) {
        (true, Unit::Year) => (Unit::Month, count * 12 + 6),
        (true, Unit::Decade) => (Unit::Year, count * 10 + 5),
        (true, Unit::Day) => (Unit::Hour, count * 24 + 12),
        (true, Unit::Hour) => (Unit::Minute, count * 60 + 30),
        _ => (unit, count),
    };
    m.emit(out, Meaning::Offset(if ago || now { Base::Article } else { Base::Context }, unit, if past { -count } else { count }))
}

/// "half an hour later"
fn half_hour(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Offset(Base::Context, Unit::Minute, if m.has(Role::EARLIER) { -30 } else { 30 }))
}

/// "a week or so", "a year or two", "two days or more": not "a week or extra".
pub(super) fn or_so(m: &Match<'_>) -> bool {
    let Some(or) = m.index(Role::OR, 0) else { return false };
    let next = m.items[or + 1];
    let word = m.doc.lower(next.first as usize);
    let number = next.roles.contains(Role::NUM) && m.items[or - 2].value < next.value;
    let counted = m.has(Role::AGO) || !m.has(Role::EARLIER | Role::LATER) || clause_ends(m);
    (number || matches!(word, "so" | "more" | "less")) && counted
}

/// How many units back.
fn units_back(m: &Match<'_>) -> Option<(Unit, i32)> {
    let unit = Unit::from_value(m.get(Role::UNIT | Role::UNITS)?.value)?;
    let count = m.get(Role::NUM).map_or(1, |n| n.value);
    (count < 10_000).then_some((unit, -count))
}

/// "two years ago today"
fn ago_today(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (unit, count) = units_back(m)?;
    let step = m.get(Role::TODAY).map_or(0, |today| today.value - 2);
    m.emit(out, Meaning::OffsetOf(unit, count, Unit::Day, step))?;
    out.last_mut()?.clock = if m.has(Role::TONIGHT) { Some(Clock::Part("NI")) } else { part(m) };
    Some(())
}

/// "a year ago this month"
fn ago_this_unit(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (unit, count) = units_back(m)?;
    m.emit(out, Meaning::OffsetOf(unit, count, Unit::from_value(m.items[m.end - 1].value)?, 0))
}

fn smaller_unit(m: &Match<'_>) -> bool {
    let this = m.items[m.end - 1].value;
    this > 3 && m.get(Role::UNIT | Role::UNITS).is_some_and(|unit| unit.value > this) && !m.after(1).intersects(Role::CLITIC)
}

fn or_so_offset(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    offset(m, out)?;
    set_mod(out, Modifier::Approx);
    Some(())
}

/// "on Friday last", and nothing behind it that "last" belongs to.
fn weekday_last(m: &Match<'_>) -> bool {
    use crate::lexicon::words::Tag;
    if m.has(Role::NEXT) {
        return super::explicit::ends_clause(m);
    }
    m.token_after(1).is_none_or(|t| {
        let word = m.doc.word(t);
        m.doc.tokens[t].kind != TokenKind::Word || word.is_mostly(Tag::Preposition) || word.is_mostly(Tag::Pronoun)
    })
}

/// "Sun", "Wed", "Sat." are checked for their capital by the lexicon; here for their neighbours.
fn weekday_alone(m: &Match<'_>) -> bool {
    let token = m.items[m.first].first as usize;
    let word = m.doc.word(token);
    let short = word.lower().trim_end_matches('.').len() <= 5 && !word.lower().ends_with("day");
    if !short {
        // "Black Friday", "Bloody Sunday" are names of days, still days.
        return !(m.glued_after() && m.after(1).intersects(Role::CLITIC) && m.word_after(1) == "'");
    }
    // "He read it in the Sun."
    m.doc.tokens[token].kind == TokenKind::Abbreviation && !m.before(1).intersects(Role::THE)
        || m.after(1).intersects(Role::COMMA | Role::MONTH | Role::PAREN)
        || m.before(1).intersects(Role::ON | Role::PAREN)
}

fn weekday_week(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::WeekdayOfWeek(shift(m), m.value(Role::WEEKDAY)?))
}

fn weekday_part(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    m.emit(out, Meaning::Weekday(which(m), m.value(Role::WEEKDAY)?))?;
    out.last_mut()?.clock = part(m);
    Some(())
}

/// What a season leads into: "spring offensive".
const SEASONAL: &[&str] = &["campaign", "campaigns", "counteroffensive", "fighting", "offensive", "offensives", "semester"];

/// Bare seasons need a preposition before them or nothing behind: "the fall of", "a spring" are something else.
fn season_alone(m: &Match<'_>) -> bool {
    let before = m.before(1);
    let linked = before.intersects(Role::AND | Role::OR | Role::TO | Role::COMMA | Role::HYPHEN)
        && (2..=3).any(|n| m.before(n).intersects(Role::SEASON));
    let leads = before.intersects(Role::IN | Role::LEADS | Role::EARLY | Role::LATE | Role::MID | Role::BY | Role::OF)
        || before.intersects(Role::HYPHEN) && m.before(2).intersects(Role::MID)
        || linked;
    // "Winter" and "summer" are nothing else than times.
    let plain = matches!(m.value(Role::SEASON), Some(2 | 4));
    let is = (plain || m.value(Role::SEASON) == Some(1)) && matches!(m.word_before(1), "is" | "was" | "'s" | "like");
    let the = plain && m.has(Role::THE) && !m.doc.is_capitalized(m.items[m.end - 1].first as usize);
    let leads_in = SEASONAL.contains(&m.word_after(1)) && m.doc.case(m.items[m.end - 1].first as usize) == Case::Lower;
    if leads_in {
        return true;
    }
    if !(leads || is || the) || m.after(1).intersects(Role::OF | Role::HYPHEN) || noun_next(m) {
        return false;
    }
    // "since fall" may be the verb or the noun.
    m.value(Role::SEASON) != Some(3) || m.has(Role::THE) || linked || before.intersects(Role::IN | Role::EARLY | Role::LATE | Role::MID)
}

fn season(m: &Match<'_>, out: &mut Vec<Raw>, year: Year) -> Option<()> {
    m.emit(out, Meaning::Season(year, which(m), m.value(Role::SEASON)?))
}

fn quarter(m: &Match<'_>, out: &mut Vec<Raw>, year: Year) -> Option<()> {
    let number = m.get(Role::ORD).map(|item| item.ordinal() as u32);
    if number.is_some_and(|q| !(1..=4).contains(&q)) {
        return None;
    }
    // "a third quarter-century", "the second quarter of the match".
    if m.after(1).intersects(Role::HYPHEN | Role::UNIT) && m.glued_after() || matches!(m.word_after(2), "game" | "match") {
        return None;
    }
    m.emit(out, Meaning::Quarter(year, number))
}

fn latest_guard(m: &Match<'_>) -> bool {
    m.has(Role::QUARTER | Role::LATEST)
        && !m.after(1).intersects(Role::HYPHEN)
        && (m.has(Role::LATEST | Role::LAST | Role::CURRENT | Role::PREVIOUS))
}

/// "Q3 2014", "H1 2014"
fn code(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (year, code) = (Year::Is(m.get(Role::YEAR)?.value), m.value(Role::CODE)?);
    m.emit(out, if code > 10 { Meaning::Half(year, code - 10) } else { Meaning::Quarter(year, Some(code)) })
}

fn half(m: &Match<'_>, out: &mut Vec<Raw>, year: Year) -> Option<()> {
    let number = m.get(Role::ORD).map_or(2, |item| item.ordinal() as u32);
    (1..=2).contains(&number).then(|| m.emit(out, Meaning::Half(year, number)))?
}

fn recent_units(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let unit = Unit::from_value(m.get(Role::UNITS)?.value)?;
    let long = unit >= Unit::Year || unit <= Unit::Day;
    m.emit(out, if long { Meaning::Reference("PAST_REF") } else { Meaning::Duration(Amount::Vague, unit, -1) })
}

/// Before a noun, and not a word of its own there.
fn current_guard(m: &Match<'_>) -> bool {
    let token = m.items[m.first].first as usize;
    let fixed = matches!(m.word_after(1), "account" | "accounts" | "affairs" | "events" | "and" | "or" | "of");
    let noun = m.token_after(1).is_some_and(|t| m.doc.tokens[t].kind == TokenKind::Word);
    m.doc.case(token) == Case::Lower && noun && !fixed && !m.after(1).intersects(Role::UNIT | Role::SEASONWORD)
}

/// "year-end", "year's end", "by year end".
fn year_end(m: &Match<'_>) -> bool {
    let joined = m.has(Role::CLITIC | Role::HYPHEN);
    let leads = m.before(1).intersects(Role::BY | Role::AT | Role::LEADS);
    m.value(Role::UNIT) == Some(7) && !m.has(Role::THE) && (joined || leads)
        || m.has(Role::THE) && m.has(Role::CLITIC) && m.value(Role::UNIT) == Some(7)
}

fn now_guard(m: &Match<'_>) -> bool {
    m.word_before(1) != "just"
}
