//! Minutes and hours later. The article is of Saturday, 20 February 2016.

use super::{check, read};
use crate::extract::findings::DateKind;

#[test]
fn an_hour_on_the_clock_moves() {
    check(&[
        (
            "The gate was shut on Tuesday at 8:15 p.m. Forty minutes later it stood open.",
            &["Tuesday at 8:15 p.m.=2016-02-16T20:15", "Forty minutes later=2016-02-16T20:55"],
        ),
        // Over midnight, and on from there.
        (
            "A siren went off at 11 p.m. on Monday. Two hours later the hall was empty. Half an hour later it burned.",
            &["11 p.m. on Monday=2016-02-15T23:00", "Two hours later=2016-02-16T01:00", "Half an hour later=2016-02-16T01:30"],
        ),
        (
            "At noon on 3 May 2014 the train left. Three hours earlier a guard had fallen ill.",
            &["noon on 3 May 2014=2014-05-03T12:00", "Three hours earlier=2014-05-03T09:00"],
        ),
        (
            "He rang at 6 a.m. on Thursday. An hour and a half later help came.",
            &["6 a.m. on Thursday=2016-02-18T06:00", "An hour and a half later=2016-02-18T07:30"],
        ),
    ]);
}

#[test]
fn without_a_clock_it_is_a_length_within_the_day() {
    for (text, words, value, day) in [
        ("On 9 May 2015 the roof fell in. Four hours later a girl was found.", "Four hours later", "PT4H", "2015-05-09"),
        ("The wall cracked on Wednesday. About 30 minutes earlier a bell had rung.", "30 minutes earlier", "PT30M", "2016-02-17"),
        ("The shop shut on Monday evening. An hour later he was dead.", "An hour later", "PT1H", "2016-02-15"),
        ("The roof fell in on 9 May 2015. Thirty-six hours later a girl was found.", "Thirty-six hours later", "PT36H", "2015-05-10"),
    ] {
        let findings = read(text, Some("2016-02-20"));
        let date = findings.dates.iter().find(|d| d.span.of(text) == words).unwrap();
        assert_eq!((date.kind, date.value.as_str()), (DateKind::Duration, value), "{text}");
        assert_eq!(date.days.map(|(from, to)| (from.to_string(), to.to_string())), Some((day.to_owned(), day.to_owned())), "{text}");
    }
}

#[test]
fn days_later_and_no_day_told() {
    check(&[
        ("On 9 May 2015 the roof fell in. Four days later a girl was found.", &["9 May 2015=2015-05-09", "Four days later=2015-05-13"]),
        ("Two hours later the house was empty.", &["Two hours later=PT2H"]),
        ("The shop shut on Monday. Several hours later he was dead.", &["Monday=2016-02-15", "Several hours later=PTXH"]),
        ("It fell two hours ago.", &["two hours ago=2016-02-20"]),
        // Another day has no such hour.
        (
            "He rang at 6 a.m. on Thursday. On Friday he fell. Two hours later help came.",
            &["6 a.m. on Thursday=2016-02-18T06:00", "Friday=2016-02-19", "Two hours later=PT2H"],
        ),
    ]);
}
