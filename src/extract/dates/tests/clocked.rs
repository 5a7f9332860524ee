//! A time of day and its day are one expression. The article is of Saturday, 20 February 2016.

use super::check;

#[test]
fn a_clock_and_its_day() {
    check(&[
        ("The alarm went off at around 10:40 Wednesday morning.", &["10:40 Wednesday morning=2016-02-17T10:40"]),
        ("She was seen at 3:15 Monday afternoon.", &["3:15 Monday afternoon=2016-02-15T15:15"]),
        ("They came at 7.50pm on Thursday evening.", &["7.50pm on Thursday evening=2016-02-18T19:50"]),
        ("It began shortly before 9 o'clock Friday night.", &["9 o'clock Friday night=2016-02-19T21:00"]),
        ("The wall fell around 2 a.m. CT Tuesday.", &["2 a.m. CT Tuesday=2016-02-16T02:00"]),
        ("It was 12:30 a.m. early Sunday.", &["12:30 a.m. early Sunday=2016-02-14T00:30"]),
        ("It was about 12:20 Friday morning.", &["12:20 Friday morning=2016-02-19T00:20"]),
        (
            "He left at 8:05 this morning and rang at 9:30 p.m. last night.",
            &["8:05 this morning=2016-02-20T08:05", "9:30 p.m. last night=2016-02-19T21:30"],
        ),
        ("It fell at 3 a.m. on the morning of 4 January.", &["3 a.m. on the morning of 4 January=2016-01-04T03:00"]),
        ("It fell Tuesday night at 10:15.", &["Tuesday night at 10:15=2016-02-16T22:15"]),
        ("It fell at 4:10 p.m., on Friday, February 19, 2016.", &["4:10 p.m., on Friday, February 19, 2016=2016-02-19T16:10"]),
        ("They met between 8 p.m. and 10 p.m. Thursday.", &["8 p.m.=2016-02-18T20:00", "10 p.m. Thursday=2016-02-18T22:00"]),
    ]);
}

#[test]
fn a_clock_of_another_day() {
    check(&[
        (
            "It left at 8:15 on Tuesday. At 10:40 this morning it came.",
            &["8:15 on Tuesday=2016-02-16T08:15", "10:40 this morning=2016-02-20T10:40"],
        ),
        ("It fell at 2 a.m. last night.", &["2 a.m.=2016-02-20T02:00", "last night=2016-02-19TNI"]),
        ("They met from 11 p.m. to 4 a.m. Friday.", &["11 p.m.=2016-02-20T23:00", "4 a.m. Friday=2016-02-19T04:00"]),
        ("He read 2015 CT scans at 1 p.m. Mt. Hope was shut.", &["2015=2015", "1 p.m.=2016-02-20T13:00"]),
    ]);
}

#[test]
fn a_day_of_a_year_counted_from_the_articles() {
    check(&[
        ("On the morning of May 4 last year, a tram caught fire.", &["the morning of May 4 last year=2015-05-04TMO"]),
        ("She was hurt at dawn on 7 March two years ago.", &["dawn on 7 March two years ago=2014-03-07TMO"]),
        ("The trial opens at 9 a.m. on June 2 next year.", &["9 a.m. on June 2 next year=2017-06-02T09:00"]),
        ("He left on 3 January this year.", &["3 January this year=2016-01-03"]),
        // The year is of something else.
        ("On 3 January, last year's figures came out.", &["3 January=2016-01-03", "last year=2015"]),
    ]);
}
