//! Lengths that the expression after them ends or begins. The article is of Saturday, 20 February 2016.

use super::{read, values};

fn days(text: &str) -> Vec<String> {
    let findings = read(text, Some("2016-02-20"));
    let days = |d: &crate::extract::findings::Date| d.days.map_or_else(String::new, |(from, to)| format!(" {from}..{to}"));
    findings.dates.iter().map(|d| format!("{}={}{}", d.span.of(text), d.value, days(d))).collect()
}

#[test]
fn the_last_day_follows() {
    for (text, wanted) in [
        ("Thefts fell in the year to May 2014.", "the year=P1Y 2013-06-01..2014-05-31"),
        ("Prices rose 3 percent over the year to last October.", "the year=P1Y 2014-11-01..2015-10-31"),
        ("The year to January saw 30 fires.", "The year=P1Y 2015-02-01..2016-01-31"),
        ("In the financial year to 31 March 2015, it lost money.", "the financial year=P1Y 2014-04-01..2015-03-31"),
        ("Ten men were shot in the year up to June 2012.", "the year=P1Y 2011-07-01..2012-06-30"),
        ("Figures for the 12 months to September 2015 came out.", "the 12 months=P12M 2014-10-01..2015-09-30"),
        ("Sales fell in six months to June 2015.", "six months=P6M 2015-01-01..2015-06-30"),
        ("It lost money in the year ended March 2015.", "the year=P1Y 2014-04-01..2015-03-31"),
        ("Profits for the half year to June 2015 rose.", "half year=P6M 2015-01-01..2015-06-30"),
        ("In the tax year to April 2014, 30 shops shut.", "the tax year=P1Y 2013-05-01..2014-04-30"),
        ("It shrank over the decade to May 2010.", "the decade=P10Y 2000-06-01..2010-05-31"),
    ] {
        assert_eq!(days(text).first().map(String::as_str), Some(wanted), "{text}");
    }
}

#[test]
fn the_first_day_follows() {
    for (text, wanted) in [
        ("In the year from July 2012, 60 nurses left.", "the year=P1Y 2012-07-01..2013-06-30"),
        ("The year from last May was dry.", "The year=P1Y 2015-05-01..2016-04-30"),
        ("For the six months from 1 April 2014 he was away.", "the six months=P6M 2014-04-01..2014-09-30"),
    ] {
        assert_eq!(days(text).first().map(String::as_str), Some(wanted), "{text}");
    }
}

#[test]
fn a_year_of_the_calendar_stays_one() {
    for (text, wanted) in [
        ("In the year to come he will rest.", "the year=2016"),
        ("In the year to date prices rose.", "the year=2016"),
        ("They moved the end of the year to June.", "the end of the year=2016 END"),
    ] {
        assert_eq!(values(text).first().map(String::as_str), Some(wanted), "{text}");
    }
    // A stretch that is left, and one that has no place.
    assert_eq!(days("It is three months to June.")[0], "three months=P3M");
    assert_eq!(days("He was jailed for two years from Monday.")[0], "two years=P2Y");
}
