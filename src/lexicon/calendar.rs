//! Words of expressions of time (`data/calendar.tsv`), days with a name of their own (`data/holidays.tsv`) and the first days of months of
//! the Islamic calendar (`data/islamic_calendar.tsv`).

use std::sync::LazyLock;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const WORDS: &str = include_str!("data/calendar.tsv");
const HOLIDAYS: &str = include_str!("data/holidays.tsv");
const ISLAMIC: &str = include_str!("data/islamic_calendar.tsv");

pub use role::Role;

#[allow(missing_docs)]
mod role {
    //! The names say what the words are.

    use bitflags::bitflags;

    bitflags! {
        /// What part a word or number can play in an expression of time; a word may play several.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub struct Role: u128 {
            const A = 1; const ABOUT = 1 << 1; const AGE = 1 << 2; const AGED = 1 << 3; const AGO = 1 << 4; const AHEAD = 1 << 5;
            const AMPM = 1 << 6; const AND = 1 << 7; const ANOTHER = 1 << 8; const AS = 1 << 9; const AT = 1 << 10; const BETWEEN = 1 << 11;
            const BY = 1 << 12;
            /// Plays its part only where it begins with a capital ("March", "Sun.").
            const CAPITAL = 1 << 13;
            const COMING = 1 << 14; const CURRENT = 1 << 15; const DECADEWORD = 1 << 16; const EARLIER = 1 << 17; const EARLY = 1 << 18;
            const END = 1 << 19; const ERA = 1 << 20; const EVERY = 1 << 21; const FEW = 1 << 22; const FILLER = 1 << 23;
            const FIRST = 1 << 24; const FISCAL = 1 << 25; const FOLLOWING = 1 << 26; const FROM = 1 << 27; const FUTURE = 1 << 28;
            const HALF = 1 << 29; const HOLIDAY = 1 << 30; const IN = 1 << 31; const LAST = 1 << 32; const LATE = 1 << 33;
            const LATER = 1 << 34; const LATEST = 1 << 35; const LEADS = 1 << 36; const LEAST = 1 << 37; const LESS = 1 << 38;
            const LOCAL = 1 << 39; const MID = 1 << 40; const MIDDLE = 1 << 41; const MOMENT = 1 << 42; const MONTH = 1 << 43;
            const MORE = 1 << 44; const MOST = 1 << 45; const NEAR = 1 << 46; const NEARLY = 1 << 47; const NEXT = 1 << 48;
            const NO = 1 << 49; const NOON = 1 << 50; const NOW = 1 << 51; const OCLOCK = 1 << 52; const OF = 1 << 53; const OLD = 1 << 54;
            const ON = 1 << 55; const ONCE = 1 << 56; const OR = 1 << 57; const ORD = 1 << 58; const OVER = 1 << 59;
            const OVERNIGHT = 1 << 60; const PART = 1 << 61; const PARTS = 1 << 62; const PAST = 1 << 63; const PERIOD = 1 << 64;
            const POSSIBLE = 1 << 65; const PRESENT = 1 << 66; const PREVIOUS = 1 << 67; const QUARTER = 1 << 68; const RECENT = 1 << 69;
            const RECENTLY = 1 << 70; const RIGHT = 1 << 71; const SAME = 1 << 72; const SEASON = 1 << 73; const SEASONWORD = 1 << 74;
            const SETWORD = 1 << 75; const SOMETIME = 1 << 76; const SOON = 1 << 77; const START = 1 << 78; const TERM = 1 << 79;
            const THAN = 1 << 80; const THAT = 1 << 81; const THE = 1 << 82; const THEN = 1 << 83; const THESE = 1 << 84;
            const THIS = 1 << 85; const THOSE = 1 << 86; const THROUGH = 1 << 87; const TIME = 1 << 88; const TO = 1 << 89;
            const TODAY = 1 << 90; const TONIGHT = 1 << 91; const UNIT = 1 << 92; const UNITS = 1 << 93; const UP = 1 << 94;
            const WEEKDAY = 1 << 95; const WEEKDAYS = 1 << 96; const WEEKEND = 1 << 97; const WEEKENDS = 1 << 98; const WHOLE = 1 << 99;
            /// "Q3", "H1": a quarter 1 to 4, a half 11 or 12.
            const CODE = 1 << 100;
            const ZONE = 1 << 101;
            // Numbers and marks: given to tokens by their form, never by the file.
            /// A whole number, in digits or words.
            const NUM = 1 << 102;
            /// 1 to 31 in digits.
            const DAY = 1 << 103;
            /// Four digits, 1000 to 2199.
            const YEAR = 1 << 104;
            /// Two digits.
            const YY = 1 << 105;
            /// Two digits, 00 to 59.
            const NN = 1 << 106;
            /// 0 to 24 in digits.
            const HOUR = 1 << 107;
            /// 1 to 12 in digits.
            const MM = 1 << 108;
            /// "1990s"
            const DECADE = 1 << 109;
            /// "2.5"
            const DECIMAL = 1 << 110;
            /// "20.02.2016"
            const DOTTED = 1 << 111;
            const COMMA = 1 << 112;
            const HYPHEN = 1 << 113;
            const DASH = 1 << 114;
            const SLASH = 1 << 115;
            const COLON = 1 << 116;
            const QUOTE = 1 << 117;
            /// "'s" or "'"
            const CLITIC = 1 << 118;
            /// "several", "a few", "dozens of": some number.
            const VAGUE = 1 << 119;
            /// A teen or ten in words: "nineteen", "ninety-six".
            const WORDS = 1 << 120;
            /// An opening or closing parenthesis.
            const PAREN = 1 << 121;
            /// "ended", "ending": a stretch of time that its last day names.
            const ENDED = 1 << 122;
            /// "c.", "circa" before a year.
            const CIRCA = 1 << 123;
            /// A whole number of three digits.
            const THREE = 1 << 124;
            /// The "s" glued to a number: "the 470s".
            const PLURAL = 1 << 125;
            /// "other", in "every other day".
            const OTHER = 1 << 126;
            /// What has a model year: "a 1987 Honda".
            const MODEL = 1 << 127;
        }
    }
}

/// Roles and value of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarWord {
    /// The parts it can play.
    pub roles: Role,
    /// What it stands for in them; see the head of the file.
    pub value: u8,
}

static TABLE: LazyLock<FxHashMap<&'static str, CalendarWord>> = LazyLock::new(|| {
    tsv::table(WORDS)
        .map(|[word, roles, value]| {
            let roles = tsv::list(roles).filter_map(Role::from_name).fold(Role::empty(), Role::union);
            (word, CalendarWord { roles, value: value.parse().unwrap_or(0) })
        })
        .collect()
});

/// Looks up a lower-case word.
pub fn calendar_word(lower: &str) -> Option<CalendarWord> {
    TABLE.get(lower).copied()
}

/// When a named day falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, weekday (1 Monday to 7), which one (9: the last), and how many days after it.
    Nth(u32, u32, u32, u32),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Month of the Islamic calendar (one that [`islamic_months`] knows), and its day; 0 is the whole month.
    Islamic(u32, u32),
}

/// The first days of a month of the Islamic calendar (1, 3, 9, 10 or 12) in all years that are known, in order; none for other months.
pub fn islamic_months(month: u32) -> &'static [NaiveDate] {
    const MONTHS: [u32; 5] = [1, 3, 9, 10, 12];
    static FIRSTS: LazyLock<[Vec<NaiveDate>; 5]> = LazyLock::new(|| {
        let mut firsts: [Vec<NaiveDate>; 5] = Default::default();
        for [_, rest @ ..] in tsv::table::<6>(ISLAMIC) {
            for (list, day) in firsts.iter_mut().zip(rest) {
                list.extend(day.parse::<NaiveDate>());
            }
        }
        firsts
    });
    MONTHS.iter().position(|&known| known == month).map_or(&[], |k| &FIRSTS[k])
}

/// One named day: its words, hyphens among them, and its rule.
static NAMED_DAYS: LazyLock<Vec<(Vec<&'static str>, Holiday)>> = LazyLock::new(|| {
    let words = |name: &'static str| {
        let parts =
            name.split(' ').map(|word| word.split_once('-').map_or([Some(word), None, None], |(a, b)| [Some(a), Some("-"), Some(b)]));
        parts.flatten().flatten().collect::<Vec<_>>()
    };
    let mut days: Vec<_> = tsv::table(HOLIDAYS).filter_map(|[name, rule]| Some((words(name), holiday_rule(rule)?))).collect();
    days.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    days
});

fn holiday_rule(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(Holiday::Easter(days.parse().ok()?));
    }
    let numbers = |written: &str| -> Vec<u32> { written.split(['-', '+']).filter_map(|n| n.parse().ok()).collect() };
    if let Some(days) = rule.strip_prefix("islamic") {
        return match numbers(days)[..] {
            [month] => Some(Holiday::Islamic(month, 0)),
            [month, day] => Some(Holiday::Islamic(month, day)),
            _ => None,
        };
    }
    match numbers(rule)[..] {
        [month, day] => Some(Holiday::Fixed(month, day)),
        [month, weekday, which] => Some(Holiday::Nth(month, weekday, which, 0)),
        [month, weekday, which, after] => Some(Holiday::Nth(month, weekday, which, after)),
        _ => None,
    }
}

/// The named day whose words stand at the beginning of `words`, and how many words that are; the longest one.
pub fn named_day<'a>(mut word: impl FnMut(usize) -> &'a str) -> Option<(Holiday, usize)> {
    // A possessive ending is a token of its own, in the file it is part of the word.
    NAMED_DAYS.iter().find_map(|(name, rule)| {
        let mut at = 0;
        for part in name {
            let owner = ["'s", "'"].iter().find_map(|ending| Some((part.strip_suffix(ending)?, *ending)));
            match owner {
                Some((stem, ending)) if word(at) == stem && word(at + 1) == ending => at += 2,
                _ if word(at) == *part => at += 1,
                _ => return None,
            }
        }
        Some((*rule, at))
    })
}

/// Reports the classes of the words: every one is `CALENDAR`; those that alone make a sentence worth a look have a class more.
pub(super) fn classes(add: &mut Add<'_>) {
    let heads = Role::PART
        | Role::PARTS
        | Role::OVERNIGHT
        | Role::NOON
        | Role::SEASON
        | Role::TODAY
        | Role::TONIGHT
        | Role::AMPM
        | Role::OCLOCK
        | Role::DECADEWORD
        | Role::ERA
        | Role::NOW
        | Role::CURRENT
        | Role::RECENT
        | Role::RECENTLY
        | Role::SOON
        | Role::FUTURE
        | Role::SETWORD
        | Role::WORDS
        | Role::MOMENT
        | Role::PAST
        | Role::POSSIBLE
        | Role::PERIOD
        | Role::CIRCA;
    // The name of a day that no other word of it would give away ("day", "Friday" would).
    let marks = Role::UNIT | Role::WEEKDAY | Role::PART | Role::MONTH;
    let marked = |word: &&str| TABLE.get(word.trim_end_matches("'s")).is_some_and(|entry| entry.roles.intersects(marks));
    for [name, _] in tsv::table::<2>(HOLIDAYS) {
        if !name.split(' ').any(|word| marked(&word)) {
            add(name.split(' ').next().unwrap_or(name), Class::TIME);
        }
    }
    for (word, entry) in TABLE.iter() {
        add(word, Class::CALENDAR);
        for (roles, class) in [
            (Role::MONTH, Class::MONTH),
            (Role::WEEKDAY | Role::WEEKDAYS, Class::WEEKDAY),
            (Role::UNIT | Role::UNITS | Role::WEEKEND | Role::WEEKENDS, Class::TIME_UNIT),
            (heads, Class::TIME),
        ] {
            if entry.roles.intersects(roles) {
                add(word, class);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_in_order() {
        tsv::check("calendar.tsv", WORDS, 3);
        tsv::check("holidays.tsv", HOLIDAYS, 2);
        for [word, roles, value] in tsv::table(WORDS) {
            assert!(tsv::list(roles).all(|role| Role::from_name(role).is_some()), "{word}: {roles}");
            assert!(value.parse::<u8>().is_ok(), "{word}: {value}");
        }
        tsv::check("islamic_calendar.tsv", ISLAMIC, 6);
        for [name, rule] in tsv::table(HOLIDAYS) {
            let known = |rule| !matches!(rule, Holiday::Islamic(month, _) if islamic_months(month).len() != 156);
            assert!(holiday_rule(rule).is_some_and(known), "{name}");
            let first = name.split(' ').next().unwrap().trim_end_matches("'s");
            assert!(calendar_word(first).is_some_and(|w| w.roles.contains(Role::HOLIDAY)), "{first} begins a name of holidays.tsv");
        }
    }

    #[test]
    fn named_days_take_their_longest_name() {
        let find = |words: &[&'static str]| named_day(|k| words.get(k).copied().unwrap_or(""));
        assert_eq!(find(&["christmas", "eve", "was"]), Some((Holiday::Fixed(12, 24), 2)));
        assert_eq!(find(&["christmas", "trees"]), Some((Holiday::Fixed(12, 25), 1)));
        assert_eq!(find(&["new", "year", "'s", "eve"]), Some((Holiday::Fixed(12, 31), 4)));
        assert_eq!(find(&["all", "saints", "'", "day"]), Some((Holiday::Fixed(11, 1), 4)));
        assert_eq!(find(&["eid", "al", "-", "fitr", "ended"]), Some((Holiday::Islamic(10, 1), 4)));
        assert_eq!(find(&["ramadan", "began"]), Some((Holiday::Islamic(9, 0), 1)));
        assert_eq!(find(&["black", "friday"]), Some((Holiday::Nth(11, 4, 4, 1), 2)));
        assert_eq!(find(&["good", "news"]), None);
    }
}
