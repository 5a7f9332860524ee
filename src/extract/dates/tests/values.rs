//! Expressions and their values; what is none.

use super::article_date::own;
use super::{check, list, read, values};
use crate::extract::findings::DateKind;

#[test]
fn zones() {
    check(&[
        ("It fell at 14:30 GMT+2 there.", &["14:30 GMT+2=2016-02-20T14:30+02:00"]),
        ("It fell at 9 a.m. UTC-5:30 there.", &["9 a.m. UTC-5:30=2016-02-20T09:00-05:30"]),
        ("It fell at 14:30 +0200 there.", &["14:30 +0200=2016-02-20T14:30+02:00"]),
        ("It fell at 14:30 (UTC+3) there.", &["14:30=2016-02-20T14:30+03:00"]),
        ("It fell at 14:30 (GMT) there.", &["14:30=2016-02-20T14:30Z"]),
        ("Sent 2016-02-18T14:30:05.25+01:00 by wire.", &["2016-02-18T14:30:05.25+01:00=2016-02-18T14:30+01:00"]),
        // No zone: which one "EST" is depends on the country; numbers of another kind.
        ("It fell at 2:30 p.m. EST there.", &["2:30 p.m. EST=2016-02-20T14:30"]),
        ("It fell at 14:30 +2 degrees.", &["14:30=2016-02-20T14:30"]),
        ("It fell at 14:30 GMT+2 billion.", &["14:30 GMT=2016-02-20T14:30Z"]),
        ("It fell at 14:30 GMT+99 there.", &["14:30 GMT=2016-02-20T14:30Z"]),
        ("Sent 2016-02-18T25:30 by wire.", &["2016-02-18=2016-02-18"]),
    ]);
}

#[test]
fn fiscal_years_in_one_word() {
    check(&[("It lost money in FY2015 and FY16.", &["FY2015=2015", "FY16=2016"]), ("It moved to FY201 and FYI1.", &[])]);
}

#[test]
fn named_days() {
    check(&[
        ("They met last Thanksgiving.", &["last Thanksgiving=2015-11-26"]),
        ("They will meet next Easter.", &["next Easter=2016-03-27"]),
        ("It rained on Black Friday.", &["Black Friday=2015-11-27"]),
        ("It rained on All Saints' Day 2014.", &["All Saints' Day 2014=2014-11-01"]),
        ("It fell on May Day.", &["May Day=2016-05-01"]),
        ("Eid al-Fitr 2016 ended it.", &["Eid al-Fitr 2016=2016-07-06"]),
        ("Prices rose in Ramadan 2015.", &["Ramadan 2015=2015-06-18/2015-07-16"]),
        ("They bought a Christmas tree; merry Christmas to them.", &[]),
        ("All saints wept on that black day.", &[]),
    ]);
    let month = read("Prices rose in Ramadan 2015.", None).dates[0].days.map(|(from, to)| format!("{from} {to}"));
    assert_eq!(month.as_deref(), Some("2015-06-18 2015-07-16"));
}

#[test]
fn years_of_business() {
    check(&[
        ("It lost in fiscal 2015 and FY 2016.", &["fiscal 2015=2015", "FY 2016=2016"]),
        ("It lost in the financial year 2014-15.", &["2014=2014", "15=2015"]),
        ("Sales fell in the year ended January 31.", &["the year=P1Y", "January 31=2016-01-31"]),
        ("Sales fell over the next three quarters.", &["the next three quarters=P9M"]),
        ("Three quarters of them fell.", &[]),
        ("It closes by year end, or at year's end.", &["year end=2016 END", "year's end=2016 END"]),
        ("Sales fell in the latter half of 2014.", &["the latter half of 2014=2014-H2"]),
        ("Sales fell in Q3 2014 and H1 2015.", &["Q3 2014=2014-Q3", "H1 2015=2015-H1"]),
        ("The current price is low.", &["current=PRESENT_REF"]),
    ]);
}

#[test]
fn explicit_dates() {
    check(&[
        ("It was 4 FEB 90.", &["4 FEB 90=1990-02-04"]),
        ("It was on Friday, 19 February 2016.", &["Friday, 19 February 2016=2016-02-19"]),
        ("In early 1998 and the late 1970s.", &["early 1998=1998 START", "the late 1970s=197 END"]),
        ("By the end of 2014 it fell.", &["the end of 2014=2014 END"]),
        ("In mid-March 2015 it fell.", &["mid-March 2015=2015-03 MID"]),
        ("In the 19th century and in 217 BC.", &["the 19th century=18", "217 BC=BC0217"]),
        ("The first half of 2015 was wet.", &["The first half of 2015=2015-H1"]),
        ("In the third quarter of 2014 it fell.", &["the third quarter of 2014=2014-Q3"]),
        ("On the night of 9 February 1904 it fell.", &["the night of 9 February 1904=1904-02-09TNI"]),
        ("It fell at 14:30 GMT on Friday.", &["14:30 GMT on Friday=2016-02-19T14:30Z"]),
        ("It fell in the early hours of 9 February 2015.", &["the early hours of 9 February 2015=2015-02-09TMO START"]),
        ("It took hours of Friday.", &["hours=PTXH", "Friday=2016-02-19"]),
        ("She wrote at\u{A0}2:14 a.m.: “We are well.”", &["2:14 a.m.=2016-02-20T02:14"]),
        ("Filed 21/02/16, not 03/02/16 nor 02/03/16.", &["21/02/16=2016-02-21", "03/02/16=2016-03-02", "02/03/16=2016-02-03"]),
        ("It fell Friday at 5 p.m. there.", &["Friday at 5 p.m.=2016-02-19T17:00"]),
        ("It fell at four in the morning.", &["four in the morning=2016-02-20T04:00"]),
        ("It fell at five o'clock in the afternoon.", &["five o'clock in the afternoon=2016-02-20T17:00"]),
        ("It fell at mid-afternoon yesterday.", &["mid-afternoon yesterday=2016-02-19TAF"]),
        ("It fell in the early morning hours of 9 May 2015.", &["the early morning hours of 9 May 2015=2015-05-09TMO START"]),
        ("It fell in the week of March 6.", &["the week of March 6=2016-W09"]),
        ("He was shot last Oct. 23 there.", &["last Oct. 23=2015-10-23"]),
        ("It fell in the '60's and the 20s and 30s.", &["the '60's=196", "the 20s=192", "30s=193"]),
        ("It rose from the 15th to the 19th century.", &["the 15th=14", "the 19th century=18"]),
        ("She drew it (1480), and again from 1874 – 75.", &["1480=1480", "1874=1874", "75=1875"]),
        ("They date back to 1979; the 1992 protests failed.", &["1979=1979", "1992=1992"]),
        ("It was the winter of nineteen seventy-one.", &["the winter of nineteen seventy-one=1971-WI"]),
        ("They met in the spring and summer of 1871.", &["the spring=1871-SP", "summer of 1871=1871-SU"]),
    ]);
}

#[test]
fn pairs_and_ranges() {
    check(&[
        ("The deal of February 11 and 12 failed.", &["February 11=2016-02-11", "12=2016-02-12"]),
        ("It ran between 3 and 5 May 2015.", &["3=2015-05-03", "5 May 2015=2015-05-05"]),
        ("It ran from 2009-10.", &["2009=2009", "10=2010"]),
        ("It ran from May to July 2014.", &["May=2014-05", "July 2014=2014-07"]),
        ("It ran from Monday to Friday.", &["Monday=2016-02-15", "Friday=2016-02-19"]),
        ("It ran from Friday to Monday.", &["Friday=2016-02-19", "Monday=2016-02-22"]),
        ("It ran from December to February.", &["December=2015-12", "February=2016-02"]),
    ]);
    let text = "It ran from 3 March to 5 May 2014, and on 7 and 8 June 2014.";
    let ranges: Vec<Option<u32>> = read(text, Some("2016-02-20")).dates.iter().map(|d| d.range).collect();
    assert_eq!(ranges, [Some(1), Some(1), None, None]);
}

#[test]
fn lengths_and_sets() {
    check(&[
        ("The nearly five-year conflict goes on.", &["nearly five-year=P5Y LESS_THAN"]),
        ("A 24-hour truce of several months.", &["24-hour=PT24H", "several months=PXM"]),
        ("More than 20 years and about two hours.", &["More than 20 years=P20Y MORE_THAN", "two hours=PT2H APPROX"]),
        ("They fought for decades.", &["decades=PXDE"]),
        ("It rained every Monday.", &["every Monday=XXXX-WXX-1"]),
        ("It rains daily.", &["daily=P1D"]),
        ("The past two years were wet.", &["The past two years=P2Y"]),
        ("It costs $3 million a year.", &["a year=P1Y"]),
        ("It rains every other day.", &["every other day=P2D"]),
        ("It took two-and-a-half years.", &["two-and-a-half years=P2Y6M"]),
        ("It took a quarter of a century, or a quarter of an hour.", &["a quarter of a century=P25Y", "a quarter of an hour=PT15M"]),
        ("It rained for weeks or months.", &["weeks or months=PXW"]),
    ]);
    let often = |text| read(text, None).dates[0].freq.clone();
    assert_eq!(often("He comes twice a week."), Some("2X".to_owned()));
    assert_eq!(often("He comes 12 times a year."), Some("12X".to_owned()));
    assert_eq!(often("He earns $3 million a year."), None);
    let kinds = |text| read(text, None).dates.iter().map(|d| d.kind).collect::<Vec<_>>();
    assert_eq!(
        kinds("It took three days, daily, until 2015 at noon."),
        [DateKind::Duration, DateKind::Set, DateKind::Date, DateKind::Time]
    );
}

#[test]
fn times_in_names() {
    check(&[
        ("The lawyer Jun Kimura left, says June Carter, who came in June.", &["June=2015-06"]),
        ("The Sunday Times reported it on Sunday.", &["Sunday=2016-02-14"]),
        ("He sailed to Easter Island at Easter.", &["Easter=2016-03-27"]),
    ]);
}

#[test]
fn times_before_our_era() {
    let text = "The mill burnt in 231 BC. The following year it was rebuilt. In 217 BC the king came. In August he passed; over the winter he left, and in the 470s BC nobody came.";
    let found = list(text, &read(text, None));
    assert_eq!(
        found,
        ["231 BC=BC0231", "The following year=BC0230", "217 BC=BC0217", "August=BC0217-08", "the winter=BC0217-WI", "the 470s BC=BC047"]
    );
    let text = "He was born c. 314. In 348 he left, and died on 30 September 370.";
    assert_eq!(values(text), ["314=0314", "348=0348", "30 September 370=0370-09-30"]);
    assert_eq!(values("In 348 he left, in 500 cases they came."), Vec::<String>::new());
}

/// What the calendar does not have is no date, and nothing is made of its parts.
#[test]
fn what_the_calendar_does_not_have() {
    for text in [
        "It fell on 31 February 2016, on 30/02/2016, on 2016-02-30 and on 2016-13-01.",
        "It fell in month 13 of year 0, in 0000, in 9999 and on 31 December 9999.",
        "It fell at 25:00 and 24:61.",
    ] {
        assert_eq!(values(text), Vec::<String>::new(), "{text}");
    }
    check(&[
        ("It fell at 24:00 there.", &["24:00=2016-02-20T24:00"]),
        ("Ten thousand years later it fell.", &["Ten thousand years later=XXXX"]),
        ("It fell in 31 December 2015 to 3 March to 7 June.", &["31 December 2015=2015-12-31", "3 March=2016-03-03", "7 June=2016-06-07"]),
    ]);
}

/// A page of digits, and of ranges within ranges, is read in a time that grows with its length alone.
#[test]
fn pages_of_digits() {
    for text in [
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 ",
        "2010-11-12-13/14/15:16:17 – ",
        "3 to 5 to 7 May to 9 and 11 to 13 June 2010 to ",
    ] {
        let page = text.repeat(2000);
        for date in read(&page, Some("2016-02-20")).dates {
            assert!(date.span.of(&page).len() < 60, "{}", date.span.of(&page));
        }
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "They may leave and march on.",
        "A 17-year-old boy, aged 17, is 17 years old.",
        "It sold 2000 cars to 1600 people.",
        "They won 3-1 and 21:15.",
        "Call 555-0100 or 020 7946 0991.",
        "She lives at 1600 Vale Avenue.",
        "The second man and the third one sat down in the sun.",
        "April Jones met August Lind.",
        "He read the Daily Bugle.",
        "The fall of the wall was near.",
        "It cost $2000 and weighed 1500 kg.",
        "His 1987 Honda and a 2003 Ford sedan stood on Highway 1960.",
        "Flight 2010, room 1812, bill 1776, rule 2016 and resolution 1701.",
        "He climbed 1100 ft and drove 2010 km.",
        "She is in her 80s; highs will be in the 90s.",
        "He read High Noon and watched 60 Minutes.",
        "The party daily Granma wrote of an electric current and the current account.",
    ] {
        assert_eq!(values(text), Vec::<String>::new(), "{text}");
    }
}

/// The contract's example: every expression with its value, type, anchor and days.
#[test]
fn the_example_of_the_contract() {
    let text = "Shell kills 12 at Aleppo market\n\nBy Ruth Adeyemi\n\nGENEVA, 20 Feb 2016 – At least 12 people, including three children, were killed when a shell hit a market in the Syrian city of Aleppo on Friday, a monitoring group said.\n\n“We found two bodies this morning,” said Anna Keller, who heads the Red Cross office in Geneva, “and hundreds have fled.” She said the fighting had killed 260,000 people since 2011.";
    let found = read(text, None);
    let dates: Vec<String> = found
        .dates
        .iter()
        .map(|d| {
            let (from, to) = d.days.unwrap();
            format!("{} {:?} {} {from} {to} {:?} {:?}", d.span.of(text), d.kind, d.value, d.modifier, d.anchor)
        })
        .collect();
    assert_eq!(
        dates,
        [
            "20 Feb 2016 Date 2016-02-20 2016-02-20 2016-02-20 None Explicit",
            "Friday Date 2016-02-19 2016-02-19 2016-02-19 None Article",
            "this morning Time 2016-02-20TMO 2016-02-20 2016-02-20 None Article",
            "2011 Date 2011 2011-01-01 2011-12-31 None Explicit",
        ]
    );
    assert_eq!(own(text), "2016-02-20 dateline 20 Feb 2016");
}

/// Some of a unit, by what stands around it; a little more or less than a length.
#[test]
fn vague_lengths() {
    check(&[
        ("It rained in the days before the vote and over the years.", &["the days=PXD", "the years=PXY"]),
        ("It rained in the first weeks of the war.", &["the first weeks=PXW"]),
        ("It fell within a week of his return, after a week of rain.", &["a week=P1W"]),
        (
            "He left a week or so ago and came a year or two later.",
            &["a week or so ago=2016-W06 APPROX", "a year or two later=2017 APPROX"],
        ),
        ("It took a month or more, or a year or two men.", &["a month or more=P1M EQUAL_OR_MORE", "a year=P1Y"]),
        // Longer than a value can say.
        ("It took four billion years.", &[]),
    ]);
}

#[test]
fn days_of_other_years() {
    check(&[
        ("He left two years ago today.", &["two years ago today=2014-02-20"]),
        ("She spoke here three years ago tomorrow night.", &["three years ago tomorrow night=2013-02-21TNI"]),
        ("It fell a year ago this month, and a year ago this week.", &["a year ago this month=2015-02", "a year ago this week=2015-W08"]),
        ("He left two years ago. Today it rained.", &["two years ago=2014", "Today=2016-02-20"]),
    ]);
}

#[test]
fn edges_of_months_and_years() {
    check(&[
        (
            "It began on the first day of March and ended on the last day of May 2015.",
            &["the first day of March=2016-03-01", "the last day of May 2015=2015-05-31"],
        ),
        (
            "It fell on the last day of 2015, the last day of February 2016.",
            &["the last day of 2015=2015-12-31", "the last day of February 2016=2016-02-29"],
        ),
        ("They wrote of the fire of the 9th of October last.", &["the 9th of October last=2015-10-09"]),
        ("They met in Christmas week and over the Easter weekend.", &["Christmas week=2015-W52", "Easter weekend=2016-W12-WE"]),
    ]);
}
