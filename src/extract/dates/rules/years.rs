//! Years, decades, centuries and eras.

use super::explicit::{alone, counts_next, glued_at, two_digits};
use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Meaning, Raw, Year};
use crate::lexicon::Class;
use crate::lexicon::calendar::Role;
use crate::lexicon::numbered::{Numbers, numbers};
use crate::text::{Case, TokenKind};

pub(super) const RULES: &[Rule] = &[
    rule!("the_years", "THE? FISCAL? UNIT YEAR HYPHEN|DASH|SLASH ~YEAR|YY", |m| m.value(Role::UNIT) == Some(7) && alone(m), years, fires "It lost in the year [2014]-[15] again.", quiet "It lost in the year 2014-15-16; in the month 2014-15."),
    rule!("fiscal_years", "FISCAL YEAR HYPHEN|SLASH ~YEAR|YY", alone, years, fires "It lost in fiscal [2014]-[15] again.", quiet "It lost in fiscal 2014-15-16."),
    rule!("year", "YEAR", year_alone, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It began in [2011], the post-[2008] politics.", quiet "He built a total of 1100 boats. It sold 2000 cars at 1600 Penn Avenue, a 1987 Honda, 1100 ft up, by rule 2016."),
    rule!("early_year" EarlyYear, "THREE", early_year_alone, |m, out| m.emit(out, Meaning::Year(Year::Is(m.items[m.first].value))), fires "He was born c. 314. In [348] he left.", quiet "In 348 cases he left. In 348 he left."),
    rule!("the_year", "THE? UNIT YEAR|NUM", year_word, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::NUM | Role::YEAR)?.value))), fires "It was [the year 1600] there.", quiet "It was the day 1600."),
    rule!("year_quoted", "QUOTE ~YY", quoted_year, |m, out| m.emit(out, Meaning::Year(Year::Is(two_digits(m.get(Role::YY)?.value)))), fires "Back in ['72] it rained.", quiet "He cried '12 dead' there."),
    rule!("year_in_words", "WORDS WORDS", words_year, |m, out| m.emit(out, Meaning::Year(Year::Is(m.nth(Role::WORDS, 0)?.value * 100 + m.nth(Role::WORDS, 1)?.value))), fires "It was in [nineteen ninety-six].", quiet "It was in twelve ten times."),
    rule!("years_apart", "YEAR DASH YEAR", alone, years, fires "Ada Lind ([1835] – [1899]) wrote it.", quiet "It sold 1835 – 1899-12 of them."),
    rule!("years", "YEAR HYPHEN|DASH|SLASH ~YEAR|YY", alone, years, fires "He led it in [1994]-[95].", quiet "Call 1994-95-1."),
    rule!("years_short", "YEAR DASH YY", short_span, years, fires "From [1874] – [75] she drew maps.", quiet "They won the 1874 – 12 of them."),
    rule!("circa", "CIRCA NUM", |m| m.value(Role::NUM).is_some_and(|year| (100..2100).contains(&year)), circa, fires "It was built c. [1480] there.", quiet "It was built c. 3 times."),
    rule!("circa_years", "CIRCA NUM HYPHEN|DASH NUM", always, circa, fires "A mill stood there c. [512] – [561].", quiet "He lived c. 512 days – 3 of them."),
    rule!("years_to", "FROM|BETWEEN|IN YEAR TO|AND|THROUGH YEAR", always, years, fires "He led it from [1994] to [1998].", quiet "It rose from 1994 to 12."),
    rule!("era", "NUM HYPHEN|DASH? ERA", always, era, fires "It fell in [217 BC].", quiet "It fell, 217 of them."),
    rule!("era_first", "ERA NUM", ad, era, fires "It fell in [AD 70].", quiet "It was BC 70 years ago."),
    rule!("era_years", "NUM HYPHEN|DASH|TO NUM ERA", always, era_years, fires "It lasted from [264] to [241 BC].", quiet "It lasted 264 to 241 days."),
    rule!("month_era", "MONTH NUM ERA", always, era, fires "It fell in [June 217 BC].", quiet "It fell in June 217 times."),
    rule!("season_era", "THE? SEASON OF? NUM ERA", always, era, fires "It fell in [the summer of 217 BC].", quiet "It fell in the summer of 217 wars."),
    rule!("decade", "THE? QUOTE? DECADE", decade_guard, decade, fires "It fell in [the 1990s].", quiet "He is in his 80s; highs are in the 90s. It fell in the 1990 season."),
    rule!("decade_era", "THE? DECADE|THREE ~PLURAL? ERA", |m| m.value(Role::ERA) == Some(1) && m.has(Role::DECADE | Role::PLURAL), |m, out| m.emit(out, Meaning::DecadeBeforeChrist(m.get(Role::DECADE | Role::THREE)?.value)), fires "It fell in [the 470s BC].", quiet "It fell in the 470s AD."),
    rule!("decade_quoted", "THE? QUOTE ~YY ~CLITIC", |m| m.value(Role::YY).is_some_and(|yy| yy % 10 == 0), decade, fires "It fell in [the '60's].", quiet "It fell in '64's spring."),
    rule!("decade_owner", "THE? YEAR ~CLITIC", decade_owner, decade, fires "It fell in [the early 1970's].", quiet "It fell in 1970's winter, in the 1975's best film."),
    rule!("decade_word", "THE DECADEWORD", |m| !m.after(1).intersects(Role::NUM), decade, fires "It fell in [the nineties].", quiet "It fell to the nineties 2."),
    rule!("century", "THE? ORD HYPHEN? UNIT", century_word, century, fires "It fell in [the 19th century].", quiet "It fell in the 19th year."),
    rule!("centuries", "THE? ORD AND|OR|TO|THROUGH|HYPHEN|DASH THE? ORD HYPHEN? UNIT|UNITS", |m| m.value(Role::UNIT | Role::UNITS) == Some(9), centuries, fires "It fell in [the 15th] to [the 19th century].", quiet "It fell in the 15th to the 19th year."),
    rule!("century_era", "THE? ORD HYPHEN? UNIT ERA", century_word, century, fires "It fell in [the fifth century BC].", quiet "It fell in the fifth year BC."),
    rule!("this_year_number", "THIS UNIT YEAR", |m| m.value(Role::UNIT) == Some(7), |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It ends [this year 2022].", quiet "It ends this week 2022 years late."),
    rule!("fiscal", "FISCAL YEAR", always, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It lost in [fiscal 2015].", quiet "Its fiscal policy of 2015 failed."),
    rule!("fiscal_year_number", "FISCAL UNIT YEAR", always, |m, out| m.emit(out, Meaning::Year(Year::Is(m.get(Role::YEAR)?.value))), fires "It lost in [fiscal year 2015].", quiet "Its fiscal policy of 2015 failed."),
];

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

/// "the early 1970's": written with an apostrophe, behind "the" or a part of it, and nothing that it owns.
fn decade_owner(m: &Match<'_>) -> bool {
    let part = m.before(1).intersects(Role::EARLY | Role::LATE | Role::MID) || m.before(1).intersects(Role::HYPHEN);
    m.value(Role::YEAR).is_some_and(|year| year % 10 == 0)
        && m.doc.lower(m.items[m.end - 1].first as usize) == "'s"
        && (m.has(Role::THE) || part)
        && !super::relative::noun_next(m)
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
    let degrees = |word: &str| numbers(word, Numbers::HEAT);
    !(1..=8).any(|n| degrees(m.word_before(n))) && !(1..=2).any(|n| degrees(m.word_after(n)))
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
        || m.word_before(1) == "#"
        || numbers(m.word_before(1), Numbers::LABEL)
        || numbers(m.word_after(1), Numbers::MEASURE)
        // "a 1987 Honda"
        || after.intersects(Role::MODEL) && !before.intersects(Role::IN | Role::THE)
        || after.intersects(Role::UNITS | Role::UNIT | Role::ZONE) && !after.intersects(Role::QUARTER | Role::ORD)
    {
        return false;
    }
    // "post-2008 politics"
    if m.glued_before() && before.intersects(Role::HYPHEN) && matches!(m.word_before(2), "post" | "pre") {
        return (1500..2060).contains(&value);
    }
    // "a total of 1100 boats"
    let plural =
        m.token_after(1).is_some_and(|t| m.doc.case(t) == Case::Lower && m.doc.lower(t).len() > 3 && m.doc.lower(t).ends_with('s'));
    if value < 1500 && plural && !before.intersects(Role::IN | Role::BY | Role::FROM) {
        return false;
    }
    // "Sept. 2000 people", "the town of 2000 people".
    let counted = m.token_after(1).is_some_and(|t| {
        let word = m.doc.word(t);
        m.doc.tokens[t].spaced && word.case == Case::Lower && word.entry.main == crate::lexicon::words::Tag::Nouns
    });
    // "1600 Penn Avenue"
    let street =
        (1..=3).take_while(|&n| !m.after(n).intersects(Role::COMMA | Role::PAREN)).any(|n| numbers(m.word_after(n), Numbers::STREET));
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
        && !m.token_after(1).is_some_and(|t| m.doc.word(t).is(Class::PERSON_NOUN));
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

fn decade(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    if let Some(word) = m.get(Role::DECADEWORD) {
        return m.emit(out, Meaning::Decade(1900 + word.value));
    }
    let said = m.get(Role::DECADE | Role::YEAR).or_else(|| m.get(Role::YY))?.value;
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
