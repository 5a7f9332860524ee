//! Days, months and years of the calendar, with and without their year; decades, centuries, named days.

use super::{Match, Rule, always, rule};
use crate::extract::dates::meaning::{Meaning, Raw, Year};
use crate::lexicon::calendar::{Holiday, Role, named_day};
use crate::lexicon::words::TagSet;
use crate::text::{Case, TokenKind};

pub(super) const RULES: &[Rule] = &[
    // First of all, for "May" begins "May Day" and "black" "Black Friday".
    rule!("holiday", "HOLIDAY", holiday_alone, holiday, fires "They met on [New Year's Eve] here.", quiet "It was a good new independence of Easterners, in a Christmas tree."),
    rule!("rel_holiday", "LAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING HOLIDAY", holiday_alone, holiday, fires "They met [last Thanksgiving] here.", quiet "It was the last good harvest."),
    rule!("iso", "YEAR ~HYPHEN ~MM ~HYPHEN ~DAY", always, ymd, fires "Filed [2016-02-18] by mail.", quiet "Call 2016-02-181 now."),
    rule!("slashes", "DAY ~SLASH ~DAY ~SLASH ~YEAR|YY", alone, slashes, fires "Filed [02/18/2016] by mail.", quiet "It won 3/4/5/6 of them."),
    rule!("dashes", "MM ~HYPHEN ~DAY ~HYPHEN ~YEAR|YY", alone, slashes, fires "Filed [02-18-2016] by mail.", quiet "Call 02-18-2016-5 now."),
    rule!("dots", "DOTTED", always, dots, fires "Filed [18.02.2016] by mail.", quiet "Version 118.02.2016 is out."),
    rule!("day_month_year", "THE? DAY|ORD OF? MONTH COMMA? YEAR", always, dmy, fires "It was [20 February 2016].", quiet "It was 20 February."),
    rule!("day_month_short_year", "DAY MONTH YY", short_year, dmy, fires "It was [4 FEB 90].", quiet "On 4 February 20 people died."),
    rule!("day_month_three", "DAY|ORD OF? MONTH COMMA? THREE", early_year, dmy, fires "He died on [30 September 420], in his sleep.", quiet "On 30 September 420 people died."),
    rule!("day_hyphen_month", "DAY ~HYPHEN ~MONTH ~HYPHEN ~YEAR|YY", always, dmy, fires "It was [20-Feb-2016].", quiet "It was 20-Feb."),
    rule!("month_day_year", "MONTH THE? DAY|ORD COMMA? YEAR", always, dmy, fires "It was [Feb. 20, 2016].", quiet "It was Feb. 20, 2,016 of them."),
    rule!("month_day_short_year", "MONTH DAY COMMA? QUOTE ~YY", always, dmy, fires "It was [Feb. 20, '16].", quiet "It was Feb. 20, 16 of them."),
    rule!("day_month", "THE? DAY|ORD OF? MONTH", day_month_alone, dm, fires "It began on [3 March].", quiet "The 5 may leave."),
    rule!("month_day", "MONTH THE? DAY|ORD", month_day_alone, dm, fires "It began on [March 3].", quiet "On May 3:1 was the score."),
    rule!("month_days", "MONTH THE? DAY|ORD COMMA|HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD", days_alone, month_days, fires "The talks of [February 11] and [12] failed.", quiet "From February 11 to 12 million."),
    rule!("month_days_year", "MONTH THE? DAY|ORD COMMA|HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD COMMA? YEAR", always, month_days, fires "The talks of [May 11]-[12, 2015] failed.", quiet "The talks of May 11-12 failed."),
    rule!("month_three_days", "MONTH DAY COMMA DAY COMMA? AND DAY", days_alone, month_days, fires "It rained on [May 3], [4] and [5].", quiet "On May 3, 4 and five men fell."),
    rule!("days_month", "THE? DAY|ORD HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD OF? MONTH", always, days_month, fires "It met on [3]-[5 March].", quiet "It met 3 to 5 times in March."),
    rule!("days_month_year", "THE? DAY|ORD HYPHEN|DASH|AND|OR|TO|THROUGH THE? DAY|ORD OF? MONTH COMMA? YEAR", always, days_month, fires "It met from [3] to [5 May 2015].", quiet "It met from 3 to 5 May."),
    rule!("month_year", "MONTH COMMA|OF? YEAR", always, my, fires "It began in [March 2011].", quiet "They may 2011 times."),
    rule!("month_three", "MONTH OF THREE", early_year, my, fires "He died in [December of 384].", quiet "He died in December of 384 wounds."),
    rule!("month_short_year", "MONTH QUOTE ~YY", always, my, fires "It began in [March '11].", quiet "It began in March '11'."),
    rule!("month_of_rel_year", "MONTH OF|COMMA? LAST|THIS|NEXT UNIT", always, month_rel_year, fires "It began in [June last year].", quiet "It began in June last week."),
    rule!("month", "MONTH", month_alone, |m, out| m.emit(out, Meaning::Month(Year::Unsaid, m.value(Role::MONTH)?)), fires "It began in [March].", quiet "May we march, said April Jones?"),
    rule!("rel_month_day", "LAST|THIS|NEXT|PREVIOUS|FOLLOWING MONTH DAY|ORD", month_day_alone, |m, out| m.emit(out, Meaning::DayNear(super::relative::which(m), m.value(Role::MONTH)?, day_of(m, 0)?)), fires "It began [last March 3] there.", quiet "It was the last march of 3."),
    rule!("day_of_month", "THE ORD", ordinal_day, |m, out| m.emit(out, Meaning::DayOfMonth(day_of(m, 0)?)), fires "On 3 May it snowed. It thawed on [the 28th].", quiet "He lives on the 28th floor, she on the 3rd of them."),
    rule!("rel_month", "THE? LAST|PAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING MONTH", always, rel_month, fires "It began [last March].", quiet "It was the last march."),
    rule!("the_years", "THE? FISCAL? UNIT YEAR HYPHEN|DASH|SLASH ~YEAR|YY", |m| m.value(Role::UNIT) == Some(7) && alone(m), years, fires "It lost in the year [2014]-[15] again.", quiet "It lost in the year 2014-1."),
    rule!("fiscal_years", "FISCAL YEAR HYPHEN|SLASH ~YEAR|YY", alone, years, fires "It lost in fiscal [2014]-[15] again.", quiet "It lost in fiscal 2014-1."),
    rule!("year", "YEAR", year_alone, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It began in [2011].", quiet "It sold 2000 cars at 1600 Penn Avenue, a 1987 Honda, 1100 ft up, by rule 2016."),
    rule!("early_year", "THREE", early_year_alone, |m, out| m.emit(out, Meaning::Year(Year::Is(m.items[m.first].value))), fires "He was born c. 314. In [348] he left.", quiet "In 348 cases he left. In 348 he left."),
    rule!("the_year", "THE? UNIT YEAR|NUM", year_word, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::NUM | Role::YEAR)?.value))), fires "It was [the year 1600] there.", quiet "It was the day 1600."),
    rule!("year_quoted", "QUOTE ~YY", quoted_year, |m, out| m.emit(out, Meaning::Year(Year::Is(two_digits(m.get(Role::YY)?.value)))), fires "Back in ['72] it rained.", quiet "He cried '12 dead' there."),
    rule!("year_in_words", "WORDS WORDS", words_year, |m, out| m.emit(out, Meaning::Year(Year::Is(m.nth(Role::WORDS, 0)?.value * 100 + m.nth(Role::WORDS, 1)?.value))), fires "It was in [nineteen ninety-six].", quiet "It was in twelve ten times."),
    rule!("month_year_in_words", "MONTH OF? WORDS WORDS", always, month_words, fires "It was [January nineteen ninety-seven].", quiet "It was January twelve ten."),
    rule!("years_apart", "YEAR DASH YEAR", alone, years, fires "Ada Lind ([1835] – [1899]) wrote it.", quiet "Ada Lind (1835 – 99 years) wrote it."),
    rule!("years", "YEAR HYPHEN|DASH|SLASH ~YEAR|YY", alone, years, fires "He led it in [1994]-[95].", quiet "Call 1994-95-1."),
    rule!("years_short", "YEAR DASH YY", short_span, years, fires "In [1890] – [91] he wrote it.", quiet "They won the 1890 – 12 of them."),
    rule!("circa", "CIRCA NUM", |m| m.value(Role::NUM).is_some_and(|year| (100..2100).contains(&year)), circa, fires "It was built c. [1480] there.", quiet "It was built c. 3 times."),
    rule!("circa_years", "CIRCA NUM HYPHEN|DASH NUM", always, circa, fires "He lived c. [314] – [368] there.", quiet "He lived c. 314 days – 3 of them."),
    rule!("years_to", "FROM|BETWEEN|IN YEAR TO|AND|THROUGH YEAR", always, years, fires "He led it from [1994] to [1998].", quiet "It rose from 1994 to 12."),
    rule!("era", "NUM HYPHEN|DASH? ERA", always, era, fires "It fell in [490 BC].", quiet "It fell, 490 of them."),
    rule!("era_first", "ERA NUM", ad, era, fires "It fell in [AD 70].", quiet "The ad 70 years old."),
    rule!("era_years", "NUM HYPHEN|DASH|TO NUM ERA", always, era_years, fires "It lasted from [499] to [493 BC].", quiet "It lasted 499 to 493 days."),
    rule!("month_era", "MONTH NUM ERA", always, era, fires "It fell in [August 480 BC].", quiet "It fell in August 480 times."),
    rule!("season_era", "THE? SEASON OF? NUM ERA", always, era, fires "It fell in [the summer of 480 BC].", quiet "It fell in the summer of 480 wars."),
    rule!("month_of_that_year", "MONTH OF|COMMA? THAT|THE SAME? UNIT", that_year, month_of_that_year, fires "He came in 2010. In [May of that year] he left.", quiet "He came in May of the many years."),
    rule!("day_of_that_year", "MONTH DAY|ORD OF|COMMA? THAT|THE SAME? UNIT", that_year, month_of_that_year, fires "He came in 2010. On [May 3 of that year] he left.", quiet "He came on May 3 of the many years."),
    rule!("nine_eleven", "MM ~SLASH ~DAY", |m| m.items[m.first].value == 9 && m.items[m.end - 1].value == 11 && alone(m), |m, out| m.emit(out, Meaning::Day(Year::Is(2001), 9, 11)), fires "Since [9/11] much has changed.", quiet "Since 9/12 and 8/11 much has changed."),
    rule!("decade", "THE? QUOTE? DECADE", decade_guard, decade, fires "It fell in [the 1990s].", quiet "He is in his 80s; highs are in the 90s. It fell in the 1990 season."),
    rule!("decade_era", "THE? DECADE|THREE ~PLURAL? ERA", |m| m.value(Role::ERA) == Some(1) && m.has(Role::DECADE | Role::PLURAL), |m, out| m.emit(out, Meaning::DecadeBeforeChrist(m.get(Role::DECADE | Role::THREE)?.value)), fires "It fell in [the 470s BC].", quiet "It fell in the 470s."),
    rule!("decade_quoted", "THE? QUOTE ~YY ~CLITIC", |m| m.value(Role::YY).is_some_and(|yy| yy % 10 == 0), decade, fires "It fell in [the '60's].", quiet "It fell in '64's spring."),
    rule!("decade_word", "THE DECADEWORD", |m| !m.after(1).intersects(Role::NUM), decade, fires "It fell in [the nineties].", quiet "It fell, nineties style."),
    rule!("century", "THE? ORD HYPHEN? UNIT", century_word, century, fires "It fell in [the 19th century].", quiet "It fell in the 19th year."),
    rule!("centuries", "THE? ORD AND|OR|TO|THROUGH|HYPHEN|DASH THE? ORD HYPHEN? UNIT|UNITS", |m| m.value(Role::UNIT | Role::UNITS) == Some(9), centuries, fires "It fell in [the 15th] to [the 19th century].", quiet "It fell in the 15th to the 19th year."),
    rule!("century_era", "THE? ORD HYPHEN? UNIT ERA", century_word, century, fires "It fell in [the fifth century BC].", quiet "It fell in the fifth year BC."),
    rule!("fiscal", "FISCAL YEAR", always, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It lost in [fiscal 2015].", quiet "Its fiscal policy of 2015 failed."),
    rule!("fiscal_year_number", "FISCAL UNIT YEAR", always, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It lost in [fiscal year 2015].", quiet "Its fiscal policy of 2015 failed."),
];

/// "Christmas tree", "Easter Bunny": the name only describes, unless a word of happening follows.
fn holiday_alone(m: &Match<'_>) -> bool {
    let things = ["tree", "trees", "bunny", "egg", "eggs", "card", "cards", "present", "presents", "carol", "carols", "gift", "gifts"];
    let first = m.get(Role::HOLIDAY).map_or(0, |item| item.first as usize);
    let (_, words) = named_day(|k| m.doc.lower(first + k)).unwrap_or((Holiday::Fixed(1, 1), 1));
    let next = m.doc.lower(first + words);
    let island = m.doc.lower(first + words) == "island";
    !things.contains(&next) && !island && !matches!(m.word_before(1), "merry" | "happy" | "father")
}

/// A year of three digits: nothing follows that it could count.
fn early_year(m: &Match<'_>) -> bool {
    m.token_after(1).is_none_or(|t| {
        matches!(m.doc.tokens[t].kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Quote | TokenKind::Dash) && m.doc.lower(t) != ":"
    })
}

/// "In 348 he left": behind a preposition of years, and nothing that it counts. Only in an article that has other early years, which is seen
/// when all of it is read.
fn early_year_alone(m: &Match<'_>) -> bool {
    use crate::lexicon::words::Tag;
    let leads =
        m.before(1).intersects(Role::IN | Role::BY) || matches!(m.word_before(1), "after" | "since" | "about" | "until" | "before" | "and");
    let free = m.token_after(1).is_none_or(|t| {
        let word = m.doc.word(t);
        m.doc.tokens[t].spaced
            && !m.doc.lower(t).starts_with(['%', '$'])
            && (m.doc.tokens[t].kind != TokenKind::Word
                || word.case == Case::Capital
                || [Tag::Past, Tag::Pronoun, Tag::Preposition, Tag::Determiner].into_iter().any(|tag| word.is_mostly(tag)))
            || matches!(m.doc.tokens[t].kind, TokenKind::Stop | TokenKind::Mark) && !matches!(m.doc.lower(t), ":" | "/" | "%" | "°")
    });
    leads && free && !m.after(1).intersects(Role::UNIT | Role::UNITS | Role::ERA | Role::MONTH)
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

/// "1890 – 91" as years: in brackets, or behind a preposition of years, and nothing counted behind.
fn short_span(m: &Match<'_>) -> bool {
    let before = m.before(1);
    let leads = before.intersects(Role::PAREN | Role::IN | Role::FROM | Role::LEADS | Role::CIRCA | Role::BY | Role::EARLY | Role::LATE);
    leads && alone(m) && !m.after(1).intersects(Role::UNIT | Role::UNITS | Role::MONTH | Role::COLON) && !counts_next(m)
}

/// The years behind "circa", which stays outside.
fn circa(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let first = m.index(Role::NUM, 0)?;
    let era = m.after(1).intersects(Role::ERA);
    let from = m.items[first].value;
    let Some(last) = m.index(Role::NUM, 1) else {
        return (!era).then(|| m.emit_part(out, first, first + 1, Meaning::Year(Year::Is(from))))?;
    };
    let to = m.items[last].value;
    if era || !(100..2100).contains(&from) || !(from + 1..from + 150).contains(&to) {
        return None;
    }
    m.emit_part(out, first, first + 1, Meaning::Year(Year::Is(from)))?;
    m.emit_part(out, last, last + 1, Meaning::Year(Year::Is(to)))?;
    out.last_mut()?.joined = true;
    Some(())
}

/// "in his 80s" is an age, "highs in the 90s" a temperature.
fn decade_guard(m: &Match<'_>) -> bool {
    if m.get(Role::DECADE).is_none_or(|decade| decade.value > 99) {
        return true;
    }
    let degrees =
        |word: &str| matches!(word, "temperature" | "temperatures" | "highs" | "lows" | "degrees" | "thermometer" | "humidity" | "°");
    !(1..=8).any(|n| degrees(m.word_before(n))) && !(1..=2).any(|n| degrees(m.word_after(n)))
}

/// No further digits or joints around.
fn alone(m: &Match<'_>) -> bool {
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
fn counts_next(m: &Match<'_>) -> bool {
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

/// Words before which a four-digit number is a year.
fn year_alone(m: &Match<'_>) -> bool {
    let (before, after) = (m.before(1), m.after(1));
    let value = m.items[m.first].value;
    // A part of something longer: "2016-1", "1,600", "$2000", "2000.5".
    if m.glued_before() && !before.intersects(Role::PAREN | Role::QUOTE | Role::HYPHEN | Role::DASH | Role::SLASH)
        || m.glued_after() && after.intersects(Role::COLON | Role::SLASH) && m.after(2).intersects(Role::NUM) && glued_at(m, 2)
        || m.glued_after() && after.intersects(Role::HYPHEN) && m.after(2).intersects(Role::NUM)
        || m.glued_before() && before.intersects(Role::HYPHEN | Role::DASH | Role::SLASH) && m.before(2).intersects(Role::NUM)
        || matches!(
            m.word_before(1),
            "$" | "£"
                | "€"
                | "#"
                | "no."
                | "number"
                | "flight"
                | "room"
                | "route"
                | "resolution"
                | "bill"
                | "section"
                | "article"
                | "rule"
                | "case"
                | "highway"
                | "interstate"
                | "page"
                | "suite"
                | "apartment"
                | "channel"
                | "form"
                | "directive"
        )
        || matches!(m.word_after(1), "%" | "percent" | "per" | "°" | "ft" | "ft." | "m" | "km" | "kg" | "mph" | "kph" | "hp" | "cc" | "rpm" | "lbs")
        // "a 1987 Honda"
        || after.intersects(Role::MODEL) && !before.intersects(Role::IN | Role::THE)
        || after.intersects(Role::UNITS | Role::UNIT | Role::ZONE) && !after.intersects(Role::QUARTER | Role::ORD)
    {
        return false;
    }
    // "Sept. 2000 people", "the town of 2000 people".
    let counted = m.token_after(1).is_some_and(|t| {
        let word = m.doc.word(t);
        m.doc.tokens[t].spaced && word.case == Case::Lower && word.entry.main == crate::lexicon::words::Tag::Nouns
    });
    // "1600 Penn Avenue"
    let street = (1..=3).take_while(|&n| !m.after(n).intersects(Role::COMMA | Role::PAREN)).any(|n| {
        matches!(
            m.word_after(n),
            "street"
                | "st"
                | "st."
                | "avenue"
                | "ave"
                | "ave."
                | "road"
                | "rd"
                | "rd."
                | "drive"
                | "boulevard"
                | "blvd"
                | "blvd."
                | "lane"
                | "court"
                | "place"
                | "square"
        )
    });
    let leads = before.intersects(
        Role::IN
            | Role::LEADS
            | Role::BY
            | Role::OF
            | Role::FROM
            | Role::THROUGH
            | Role::BETWEEN
            | Role::EARLY
            | Role::LATE
            | Role::MID
            | Role::SEASON,
    ) && !matches!(m.word_before(1), "over" | "some" | "around" | "about")
        || m.word_before(1) == "around" && value < 2030 && !counted;
    let plausible = (1500..2060).contains(&value);
    // "(1480)": a work or a reign.
    if m.glued_before() && m.glued_after() && before.intersects(Role::PAREN) && after.intersects(Role::PAREN) && value < 2060 {
        return true;
    }
    // "The old square. 1602. It is wide."
    let open = m.token_before(1).is_none_or(|t| m.doc.tokens[t].kind == TokenKind::Dash);
    let closed = m.token_after(1).is_none_or(|t| matches!(m.doc.tokens[t].kind, TokenKind::Stop | TokenKind::Mark));
    if open && closed && plausible {
        return true;
    }
    // "dating back to 1979"
    let dates_back = before.intersects(Role::TO)
        && (matches!(m.word_before(2), "back" | "up") || matches!(m.word_before(2), "date" | "dates" | "dated" | "dating" | "prior"));
    // "the 1992 protests": a year that is no round number, and no people.
    let described = before.intersects(Role::THE | Role::CLITIC)
        && (1900..2030).contains(&value)
        && value % 50 != 0
        && !matches!(
            m.word_after(1),
            "people" | "men" | "women" | "children" | "employees" | "workers" | "members" | "residents" | "soldiers" | "troops"
        );
    if dates_back || described {
        return true;
    }
    if leads {
        return !counted || matches!(m.word_before(1), "in" | "since") && (1900..2030).contains(&value);
    }
    let joined = before.intersects(Role::AND | Role::OR | Role::TO | Role::COMMA | Role::HYPHEN | Role::DASH) && near_year(m);
    if joined && !counted {
        return true;
    }
    let quantity =
        matches!(m.word_before(1), "than" | "least" | "about" | "some" | "nearly" | "almost" | "approximately" | "to" | "only" | "another");
    // "the 2016 election", "its 1988 results", "(2011)", "summer 2016".
    plausible && (1700..2060).contains(&value) && !counted && !street && !quantity
}

/// Is the n-th item behind the match glued to the one before it?
fn glued_at(m: &Match<'_>, n: usize) -> bool {
    m.items.get(m.end + n - 1).is_some_and(|item| item.glued)
}

/// Is another year within four items to the left?
fn near_year(m: &Match<'_>) -> bool {
    (2..=4).any(|n| m.before(n).intersects(Role::YEAR))
}

fn year_word(m: &Match<'_>) -> bool {
    m.get(Role::UNIT).is_some_and(|unit| unit.value == 7)
        && m.get(Role::NUM | Role::YEAR).is_some_and(|year| (if m.has(Role::THE) { 32 } else { 100 }..2200).contains(&year.value))
        && !counts_next(m)
        && !m.after(1).intersects(Role::ERA)
}

fn quoted_year(m: &Match<'_>) -> bool {
    // A closing mark further on makes it a quotation.
    !m.items[m.end..].iter().take(12).any(|item| item.roles.contains(Role::QUOTE)) && !m.after(1).intersects(Role::UNITS)
}

fn words_year(m: &Match<'_>) -> bool {
    let (a, b) = (m.nth(Role::WORDS, 0).map_or(0, |i| i.value), m.nth(Role::WORDS, 1).map_or(0, |i| i.value));
    (13..=20).contains(&a) && (10..100).contains(&b) && !m.after(1).intersects(Role::UNITS | Role::UNIT)
}

fn years(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let a = m.index(Role::YEAR, 0)?;
    let last = m.items[m.end - 1];
    let from = m.items[a].value;
    let to = if last.roles.contains(Role::YEAR) { last.value } else { from - from % 100 + last.value };
    if !(1000..2100).contains(&from) || to <= from || to - from > 500 {
        return None;
    }
    m.emit_part(out, a, a + 1, Meaning::Year(Year::Is(from)))?;
    m.emit_part(out, m.end - 1, m.end, Meaning::Year(Year::Is(to)))?;
    out.last_mut()?.joined = true;
    Some(())
}

fn ad(m: &Match<'_>) -> bool {
    m.get(Role::ERA).is_some_and(|era| era.value == 2)
}

fn era(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let number = m.get(Role::NUM)?.value;
    let before = m.get(Role::ERA)?.value == 1;
    (number > 0 && number < 100_000)
        .then(|| m.emit(out, if before { Meaning::BeforeChrist(number, era_rest(m)) } else { Meaning::Year(Year::Is(number)) }))?
}

/// "-08", "-SU": the month or season of a year before our era.
fn era_rest(m: &Match<'_>) -> String {
    match (m.value(Role::MONTH), m.value(Role::SEASON)) {
        (Some(month), _) => format!("-{month:02}"),
        (_, Some(season)) => format!("-{}", crate::extract::dates::value::season_code(season)),
        _ => String::new(),
    }
}

fn era_years(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (a, b) = (m.nth(Role::NUM, 0)?.value, m.nth(Role::NUM, 1)?.value);
    let second = m.index(Role::NUM, 1)?;
    let before = m.get(Role::ERA)?.value == 1;
    if !(1..3000).contains(&a) || !(1..3000).contains(&b) || (a > b) != before {
        return None;
    }
    let year = |n| if before { Meaning::BeforeChrist(n, String::new()) } else { Meaning::Year(Year::Is(n)) };
    m.emit_part(out, m.first, m.first + 1, year(a))?;
    m.emit_part(out, second, m.end, year(b))?;
    out.last_mut()?.joined = true;
    Some(())
}

fn that_year(m: &Match<'_>) -> bool {
    m.value(Role::UNIT) == Some(7) && (m.has(Role::SAME) || m.has(Role::THAT))
}

fn month_of_that_year(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let month = m.value(Role::MONTH)?;
    m.emit(out, day_of(m, 0).map_or(Meaning::Month(Year::Context, month), |d| Meaning::Day(Year::Context, month, d)))
}

fn decade(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    if let Some(word) = m.get(Role::DECADEWORD) {
        return m.emit(out, Meaning::Decade(1900 + word.value));
    }
    let said = m.get(Role::DECADE).or_else(|| m.get(Role::YY))?.value;
    // "the 20s and 30s"
    let linked =
        m.before(1).intersects(Role::AND | Role::OR | Role::TO | Role::COMMA) && m.before(2).intersects(Role::DECADE | Role::CLITIC);
    let marked = m.get(Role::QUOTE).is_some() || m.get(Role::THE).is_some() || m.before(2).intersects(Role::THE) || linked;
    match said {
        1000..2200 => m.emit(out, Meaning::Decade(said - said % 10)),
        10..100 if marked && said % 10 == 0 => m.emit(out, Meaning::Decade(if said < 20 { 2000 + said } else { 1900 + said })),
        _ => None,
    }
}

fn century_word(m: &Match<'_>) -> bool {
    m.get(Role::UNIT).is_some_and(|unit| unit.value == 9)
}

fn century(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let number = m.get(Role::ORD)?.ordinal();
    let before = m.get(Role::ERA).is_some_and(|era| era.value == 1);
    m.emit(out, Meaning::Century(if before { -number } else { number }))
}

fn centuries(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let (a, b) = (m.nth(Role::ORD, 0)?.ordinal(), m.nth(Role::ORD, 1)?.ordinal());
    let (first, mut second) = (m.index(Role::ORD, 0)?, m.index(Role::ORD, 1)?);
    if m.items[second - 1].roles.intersects(Role::THE) {
        second -= 1;
    }
    m.emit_part(out, m.first, first + 1, Meaning::Century(a))?;
    m.emit_part(out, second, m.end, Meaning::Century(b))?;
    out.last_mut()?.joined = m.has(Role::TO | Role::THROUGH | Role::HYPHEN | Role::DASH) && a < b;
    Some(())
}

fn holiday(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let at = m.index(Role::HOLIDAY, 0)?;
    let first = m.items[at].first as usize;
    // A name is written with capitals; "christmas" alone may be forgiven.
    if !m.doc.is_capitalized(first) {
        return None;
    }
    let (rule, words) = named_day(|k| m.doc.lower(first + k))?;
    let end = m.items[at..].iter().position(|item| item.first as usize >= first + words).map_or(m.items.len(), |n| at + n);
    let (end, year) = match m.items.get(end) {
        Some(item) if item.roles.contains(Role::YEAR) => (end + 1, Year::Is(item.value)),
        _ => (end, Year::Unsaid),
    };
    m.emit_part(out, m.first, end, Meaning::Holiday(year, super::relative::which(m), rule))
}
