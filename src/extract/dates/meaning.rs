//! What an expression says before it is known when it is said: the result of a pattern, the input of anchoring.

use crate::extract::findings::{Modifier, Quant};
use crate::lexicon::calendar::Holiday;

/// Units of time; the numbers are those of `calendar.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit with this number in `calendar.tsv`.
    pub(super) fn from_value(value: i32) -> Option<Self> {
        Some(match value {
            1 => Self::Second,
            2 => Self::Minute,
            3 => Self::Hour,
            4 => Self::Day,
            5 => Self::Week,
            6 => Self::Month,
            7 => Self::Year,
            8 => Self::Decade,
            9 => Self::Century,
            10 => Self::Quarter,
            11 => Self::Millennium,
            12 => Self::Fortnight,
            _ => return None,
        })
    }
}

/// How a year is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not at all.
    Unsaid,
    /// As a number.
    Is(i32),
    /// From the article's: last year -1, this year 0.
    From(i32),
    /// The one that the text speaks of: "in May of that year".
    Context,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// When the article was written.
    Article,
    /// The time that the text speaks of.
    Context,
}

/// Which one of a kind that comes again and again (Fridays, Marches, springs).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said: the nearest one, tense decides.
    Near,
    /// last
    Last,
    /// this
    This,
    /// next, coming
    Next,
    /// the previous, the following, that: counted from the context.
    Context(i32),
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// A number, perhaps with a fraction.
    Exact(f64),
    /// Some.
    Vague,
}

/// What an expression says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Meaning {
    /// A day of the calendar.
    Day(Year, u32, u32),
    /// A day of a month counted from the article's: last March 3.
    DayNear(Which, u32, u32),
    /// A month.
    Month(Year, u32),
    /// A month counted from the article's: last March.
    MonthNear(Which, u32),
    /// A year.
    Year(Year),
    /// A year before our era, and what follows it in the value ("-08", "-SU").
    BeforeChrist(i32, String),
    /// Ten years before our era, by one of them.
    DecadeBeforeChrist(i32),
    /// Ten years by their first one: 1990.
    Decade(i32),
    /// A century by its number, negative before our era.
    Century(i32),
    /// A quarter of a year.
    Quarter(Year, Option<u32>),
    /// A half of a year.
    Half(Year, u32),
    /// A season, 1 spring to 4 winter.
    Season(Year, Which, u32),
    /// A weekday, 1 Monday to 7 Sunday.
    Weekday(Which, u32),
    /// A weekday of the article's week or one so many weeks from it.
    WeekdayOfWeek(i32, u32),
    /// A weekend.
    Weekend(Which),
    /// A named day.
    Holiday(Year, Which, Holiday),
    /// A day of the month in focus: "the 28th".
    DayOfMonth(u32),
    /// So many units before or after; the value has the unit's granularity.
    Offset(Base, Unit, i32),
    /// So many units before or after a day, week, month or year counted from the article's: "two years ago tomorrow", "a year ago this month".
    OffsetOf(Unit, i32, Unit, i32),
    /// So many units before or after the expression that follows: "the day before Christmas".
    Beside(Unit, i32),
    /// A quarter so many quarters or years from the one in focus ("the year-ago quarter").
    YearAgoQuarter,
    /// A length of time; the direction in which it runs from the article's date, where said.
    Duration(Amount, Unit, i32),
    /// Something that repeats: value, quant, freq.
    Set(String, Option<Quant>, Option<String>),
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Reference(&'static str),
    /// The day in focus; only with a time of day.
    FocusDay(Base),
    /// No time at all: an age, a score. It keeps other patterns from its words.
    #[default]
    Nothing,
}

impl Meaning {
    /// Does it name a time before the year 1000?
    pub(super) fn is_early(&self) -> bool {
        match *self {
            Self::Day(Year::Is(y), ..) | Self::Month(Year::Is(y), _) | Self::Year(Year::Is(y)) => y < 1000,
            Self::Century(number) => number <= 10,
            Self::BeforeChrist(..) | Self::DecadeBeforeChrist(_) => true,
            _ => false,
        }
    }
}

/// What a day stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Widened {
    /// Its week.
    Week,
    /// The weekend of its week.
    Weekend,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// MO, AF, EV, NI.
    Part(&'static str),
    /// Hour, minute where said, minutes of its zone east of the zero meridian where those are said.
    At(u32, Option<u32>, Option<i32>),
}

/// Words that are anchored or joined otherwise than their meaning alone would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wording {
    /// None of those below.
    #[default]
    Plain,
    /// "two years ago"
    Ago,
    /// A bare year of three digits: "In 348 he left."
    EarlyYear,
    /// "the latest quarter"
    LatestQuarter,
    /// "02/18/2016", "02-18-2016": month and day may have changed places.
    Numeric,
    /// "overnight"
    Overnight,
    /// "the quarter", "by the end of the year"
    TheUnit,
    /// "this morning"
    ThisPart,
}

/// An expression that is recognised but not yet anchored.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    /// First item.
    pub first: usize,
    /// One past the last item.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// At what time of the day.
    pub clock: Option<Clock>,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// The pattern that fired.
    pub rule: &'static str,
    /// What its words say beside the meaning.
    pub wording: Wording,
    /// Shares its interval with the expression before it.
    pub joined: bool,
    /// The day stands for more: "the week of March 6".
    pub widened: Option<Widened>,
    /// The weekday said beside a day of the calendar: "Friday, 19 February".
    pub weekday: Option<u32>,
    /// A length that ends (-1) or begins (1) with the expression that follows: "two days before Christmas".
    pub beside: i32,
    /// The expression that follows is its last day: "the quarter ended Sept. 30".
    pub ended: bool,
    /// The expression that follows is its first day: "the year from April 2021".
    pub begun: bool,
}
