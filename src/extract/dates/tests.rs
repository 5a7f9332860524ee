//! End to end: text in, expressions with values out.

use crate::extract::findings::{Anchor, ArticleDate, DateKind, Findings};
use crate::text::Document;
use crate::{Config, input};

fn read(text: &str, date: Option<&str>) -> Findings {
    let mut article = input::article_from_text(text);
    article.given.date = date.map(str::to_owned);
    let mut doc = Document::default();
    doc.read(&article);
    crate::extract::extract(&article, &doc, &Config::default())
}

/// "words=value" of each expression; the article is of Saturday, 20 February 2016.
fn values(text: &str) -> Vec<String> {
    list(text, &read(text, Some("2016-02-20")))
}

fn list(text: &str, findings: &Findings) -> Vec<String> {
    let modifier = |m: Option<&str>| m.map_or_else(String::new, |m| format!(" {m}"));
    findings.dates.iter().map(|d| format!("{}={}{}", d.span.of(text), d.value, modifier(d.modifier))).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, wanted)| {
            let found = values(text);
            (found != *wanted).then(|| format!("{text}\n   found {found:?}\n  wanted {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_articles_date_in_running_text() {
    for (text, date) in [
        ("The court today (July 28, 2022) freed the man.", "2022-07-28 Day Stated"),
        ("A man was held yesterday, 27 July 2022, at home.", "2022-07-28 Day Stated"),
        ("They have today Friday 22nd July 2022 opened the road.", "2022-07-22 Day Stated"),
        ("The minister said on Monday, July 11, 2022 that it rained.", "2022-07-01 Month Inferred"),
        ("The road was opened this Wednesday, July 13, 2022.", "2022-07-01 Month Inferred"),
        // The month was nearly over.
        ("The minister said on Saturday, July 30, 2022 that it rained.", "2022-01-01 Year Inferred"),
        // Another weekday, ahead, contradicted, no news, no full date.
        ("The minister said on Monday, July 12, 2022 that it rained.", ""),
        ("The minister said it would open on Monday, July 11, 2022.", ""),
        ("The minister said on Monday, July 11, 2022 that it rained. He died on August 3, 2022.", ""),
        ("The road was opened on Monday, July 11, 2022.", ""),
        ("The court today freed the man. On July 28, 2022 it had held him.", ""),
        ("The court today (July 28) freed the man.", ""),
        ("\u{201c}We meet today, 4 July 1976, as friends,\u{201d} he had said.", ""),
    ] {
        let found = read(text, None).article_date;
        let shown = found.map_or_else(String::new, |d| format!("{} {:?} {:?}", d.day, d.granularity, d.confidence));
        assert_eq!(shown, date, "{text}");
    }
}

#[test]
fn times_of_year_that_come_again() {
    check(&[
        ("In July the temperature is extreme.", &["July=XXXX-07"]),
        ("The rainy season runs from May to July. From August on there are winds.", &["May=XXXX-05", "July=XXXX-07", "August=XXXX-08"]),
        ("Summers are mild and the winter can be humid.", &["the winter=XXXX-WI"]),
        ("Its national day is 30 September.", &["30 September=XXXX-09-30"]),
        // Of one year, though in the present or beside such words.
        ("The show runs from May to July.", &["May=2015-05", "July=2015-07"]),
        ("The rainy season ended in July.", &["July=2015-07"]),
        ("The rainy season is expected to end in July.", &["July=2016-07"]),
        ("In July the temperature was extreme.", &["July=2015-07"]),
        ("The rainy season runs to July. The show is in May.\n\nThe trial is in May.", &["July=XXXX-07", "May=XXXX-05", "May=2015-05"]),
    ]);
}

#[test]
fn what_is_counted_from_the_expression_behind_it() {
    let days = |text: &str| -> Vec<String> {
        let findings = read(text, Some("2016-02-20"));
        let shown = |d: &crate::extract::findings::Date| {
            let days = d.days.map_or_else(String::new, |(from, to)| format!(" {from}..{to}"));
            format!("{}={}{days} {:?}", d.span.of(text), d.value, d.anchor)
        };
        findings.dates.iter().map(shown).collect()
    };
    assert_eq!(
        days("She left the day before Christmas."),
        ["the day=2015-12-24 2015-12-24..2015-12-24 Context(1)", "Christmas=2015-12-25 2015-12-25..2015-12-25 Article"]
    );
    assert_eq!(
        days("Two days after 3 May 2015 she left."),
        ["Two days=P2D 2015-05-03..2015-05-05 Context(1)", "3 May 2015=2015-05-03 2015-05-03..2015-05-03 Explicit"]
    );
    // The last day is one of them.
    assert_eq!(days("Sales rose in the quarter ended Sept. 30, 2015.")[0], "the quarter=2015-Q3 2015-07-01..2015-09-30 Context(1)");
    assert_eq!(days("Sales rose in the three months ended July 31, 2015.")[0], "the three months=P3M 2015-05-01..2015-07-31 Context(1)");
    // What stands behind is no time, or is another's.
    assert_eq!(days("She left two days before the vote."), ["two days=P2D Explicit"]);
    assert_eq!(
        days("It lasted two days, after Christmas she left."),
        ["two days=P2D Explicit", "Christmas=2015-12-25 2015-12-25..2015-12-25 Article"]
    );
    assert_eq!(days("She left the day before she fell.").len(), 0);
}

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
fn the_articles_own_time() {
    check(&[
        ("He left on Friday.", &["Friday=2016-02-19"]),
        ("He left Saturday.", &["Saturday=2016-02-20"]),
        ("He will leave on Monday.", &["Monday=2016-02-22"]),
        ("Talks are scheduled to begin Wednesday.", &["Wednesday=2016-02-24"]),
        ("The trial begins on Monday; talks resume Wednesday.", &["Monday=2016-02-22", "Wednesday=2016-02-24"]),
        ("Iraqis go to the polls on Friday.", &["Friday=2016-02-26"]),
        ("Ruiz and Vega meet again Monday, and the law takes effect Friday.", &["Monday=2016-02-22", "Friday=2016-02-26"]),
        ("They must leave before Tuesday.", &["Tuesday=2016-02-23"]),
        ("There is a case to review before Tuesday.", &["Tuesday=2016-02-23"]),
        ("Friday, Feb. 20, is a day of rest.", &["Friday, Feb. 20=2016-02-20"]),
        ("It was not until about 170 years later, in 1896, that it rained.", &["170 years later=1896 APPROX", "1896=1896"]),
        ("And then on Sunday, he will leave.", &["Sunday=2016-02-21"]),
        // What headlines tell in the present, and nouns, is past.
        ("Storm hits coast Monday.", &["Monday=2016-02-15"]),
        ("The army takes the town on Monday.", &["Monday=2016-02-15"]),
        ("He was ill after a return on Monday and a start on Tuesday.", &["Monday=2016-02-15", "Tuesday=2016-02-16"]),
        ("He may have left on Monday.", &["Monday=2016-02-15"]),
        ("The truce had been due to expire on Friday.", &["Friday=2016-02-19"]),
        ("They arrived on Saturday night from home.", &["Saturday night=2016-02-20TNI"]),
        ("We found it this morning.", &["this morning=2016-02-20TMO"]),
        ("It fell last night.", &["last night=2016-02-19TNI"]),
        ("They met this week and last month.", &["this week=2016-W07", "last month=2016-01"]),
        ("Two weeks ago it rained.", &["Two weeks ago=2016-W05"]),
        ("It rained two days ago and a month ago.", &["two days ago=2016-02-18", "a month ago=2016-01"]),
        ("It rained nearly two years ago.", &["nearly two years ago=2014 LESS_THAN"]),
        ("He left last March.", &["last March=2015-03"]),
        ("He left on March 3.", &["March 3=2016-03-03"]),
        ("He left on 28 December.", &["28 December=2015-12-28"]),
        ("It will open in May.", &["May=2016-05"]),
        ("It opened in November.", &["November=2015-11"]),
        ("It rained over the weekend.", &["the weekend=2016-W07-WE"]),
        ("They met early this month.", &["early this month=2016-02 START"]),
        ("It fell late Friday.", &["late Friday=2016-02-19 END"]),
        ("It rained last fall and will next summer.", &["last fall=2015-FA", "next summer=2016-SU"]),
        ("They built it this summer, and will open it this spring.", &["this summer=2015-SU", "this spring=2016-SP"]),
        ("They dined on Christmas Eve.", &["Christmas Eve=2015-12-24"]),
        ("The road stayed closed until Wednesday.", &["Wednesday=2016-02-17"]),
        ("The bridge did not open until Wednesday.", &["Wednesday=2016-02-17"]),
        ("He left half an hour ago.", &["half an hour ago=2016-02-20"]),
        ("He leaves three days from now, or in two weeks' time.", &["three days from now=2016-02-23", "two weeks' time=2016-W09"]),
        ("The vote is two weeks away.", &["two weeks away=2016-W09"]),
        ("It may rain on Sunday.", &["Sunday=2016-02-21"]),
        ("They met the day before yesterday, this evening too.", &["the day before yesterday=2016-02-18", "this evening=2016-02-20TEV"]),
        ("It rained over the weekend of 5 March.", &["the weekend of 5 March=2016-W09-WE"]),
        ("The court put off the hearing until Wednesday.", &["Wednesday=2016-02-24"]),
        ("Three of them died overnight.", &["overnight=2016-02-19TNI"]),
        ("Snow will fall overnight.", &["overnight=2016-02-20TNI"]),
    ]);
}

/// Cues around an expression decide between the last one and the next.
#[test]
fn what_lies_ahead() {
    check(&[
        ("She will fly to Rome next month, to Oslo in May.", &["next month=2016-03", "May=2016-05"]),
        ("The case is heard in May.", &["May=2016-05"]),
        ("I work on Wednesday.", &["Wednesday=2016-02-24"]),
        ("On Tuesday, the council plans to meet.", &["Tuesday=2016-02-23"]),
        ("On Tuesday, the council met.", &["Tuesday=2016-02-16"]),
        ("He sued to stop it, but in December he lost.", &["December=2015-12"]),
        ("Ahead of the trip, the office said on Sunday that it will rain.", &["Sunday=2016-02-14"]),
        ("They opened the bridge as previously planned on Friday.", &["Friday=2016-02-19"]),
        ("It is due on Thursday of next week.", &["Thursday of next week=2016-02-25"]),
        ("He will one day be king.", &["one day=FUTURE_REF"]),
    ]);
}

/// Beside its weekday, a day without a year is the near one that falls on it.
#[test]
fn a_weekday_tells_the_year() {
    check(&[
        ("It was on Monday, June 29.", &["Monday, June 29=2015-06-29"]),
        ("It was on Wednesday, June 29.", &["Wednesday, June 29=2016-06-29"]),
    ]);
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
        ("They bought a Christmas tree and said merry Christmas.", &[]),
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
        ("Sales fell in the year ended March 31.", &["the year=P1Y", "March 31=2016-03-31"]),
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
        ("In the 19th century and in 490 BC.", &["the 19th century=18", "490 BC=BC0490"]),
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
        ("He wrote it (1480) in 1890 – 91.", &["1480=1480", "1890=1890", "91=1891"]),
        ("They date back to 1979; the 1992 protests failed.", &["1979=1979", "1992=1992"]),
        ("It was the winter of nineteen ninety-four.", &["the winter of nineteen ninety-four=1994-WI"]),
        ("They met in the spring and summer of 1943.", &["the spring=1943-SP", "summer of 1943=1943-SU"]),
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
fn what_the_text_speaks_of() {
    check(&[
        ("On 3 May 2010 it snowed. Two days later it thawed.", &["3 May 2010=2010-05-03", "Two days later=2010-05-05"]),
        ("On 3 May 2010 it snowed. The following day it thawed.", &["3 May 2010=2010-05-03", "The following day=2010-05-04"]),
        ("He came in 2010. The following year he left.", &["2010=2010", "The following year=2011"]),
        ("He came in March 2010. He left the same month.", &["March 2010=2010-03", "the same month=2010-03"]),
        (
            "On 3 May 2010 it snowed. That week it thawed. Two days earlier he had left.",
            &["3 May 2010=2010-05-03", "That week=2010-W18", "Two days earlier=2010-05-01"],
        ),
        ("On 3 May it snowed. It thawed on the 28th.", &["3 May=2016-05-03", "the 28th=2016-05-28"]),
        ("He lives on the 28th floor since the 3rd of them left.", &[]),
        ("In 1982 it closed. The very next year it opened.", &["1982=1982", "The very next year=1983"]),
        ("In 2011 he came to the port. In May he left.", &["2011=2011", "May=2011-05"]),
        ("He came early; later in the day he left.", &["the day=2016-02-20"]),
    ]);
    let text = "On 3 May 2010 it snowed. Two days later it thawed.";
    assert_eq!(read(text, Some("2016-02-20")).dates[1].anchor, Anchor::Context(0));
}

#[test]
fn times_of_day_belong_to_the_day_told_of() {
    check(&[
        (
            "It hit the coast on Tuesday, police said on Saturday. Roofs flew at 6 p.m. there.",
            &["Tuesday=2016-02-16", "Saturday=2016-02-20", "6 p.m.=2016-02-16T18:00"],
        ),
        (
            "It hit on Tuesday. He came in 2010. It fell at 6:50 a.m. there.",
            &["Tuesday=2016-02-16", "2010=2010", "6:50 a.m.=2016-02-16T06:50"],
        ),
        ("It fell at 6 p.m. there.", &["6 p.m.=2016-02-20T18:00"]),
    ]);
    let text = "Storm live\n\nA storm hit the coast on Tuesday, and the mayor of the city asked all to stay at home.\n\n15:45\nTwo roofs are gone\nThe mayor of the city says that the storm will reach the school at 6 p.m. and then turn.";
    assert_eq!(values(text), ["Tuesday=2016-02-16", "15:45=2016-02-20T15:45", "6 p.m.=2016-02-20T18:00"]);
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
fn a_year_said_of_another_matter_is_no_context() {
    let text = "The party has ruled since 2009, and it lost its majority.\n\nThe vote may come in September, the minister said.";
    assert_eq!(list(text, &read(text, None)), ["2009=2009", "September=XXXX-09"]);
    let text = "The party came in 2009, and left in September.";
    assert_eq!(list(text, &read(text, None)), ["2009=2009", "September=2009-09"]);
    // Not what follows a bare year in an undated article, but what follows a day of it.
    let text = "He had been minister since 2012. The survey of April found few who knew him. Two days later he left.";
    assert_eq!(list(text, &read(text, None)), ["2012=2012", "April=XXXX-04", "Two days later=XXXX-XX-XX"]);
    let text = "He came on 3 May 2012. On 5 June he left. Two days later he was back.";
    assert_eq!(list(text, &read(text, None)), ["3 May 2012=2012-05-03", "5 June=2012-06-05", "Two days later=2012-06-07"]);
    // Nothing is counted from a day that is not known.
    let text = "He came on 3 May 2012.\n\nOn Friday he left. Two days later he was back.";
    assert_eq!(list(text, &read(text, None)), ["3 May 2012=2012-05-03", "Friday=XXXX-WXX-5", "Two days later=XXXX-XX-XX"]);
    // "last" is counted from the article.
    let text = "He came in 2018, and last May he left.";
    assert_eq!(list(text, &read(text, None)), ["2018=2018", "last May=XXXX-05"]);
    let text = "It rained from January to December.";
    assert_eq!(list(text, &read(text, Some("2016-02-20"))), ["January=2015-01", "December=2015-12"]);
}

#[test]
fn a_history_is_read_on_its_own_years() {
    let text = "War came in 1939. In June 1940 the army fell back. On 22 June 1941 it turned. By November it was cold. In 1942 it thawed; on 3 May they met. In 1943 and 1944 they won.";
    let found = list(text, &read(text, Some("2016-02-20")));
    assert!(found.contains(&"November=1941-11".to_owned()) && found.contains(&"3 May=1942-05-03".to_owned()), "{found:?}");
    // The same years in a story that reports what people say.
    let text = format!("{text}\n\nBy December it was over, the minister said. \u{201c}We won,\u{201d} he said.");
    let found = list(&text, &read(&text, Some("2016-02-20")));
    assert!(found.contains(&"December=2015-12".to_owned()), "{found:?}");
}

/// Not every year that is named moves the story on.
#[test]
fn asides_do_not_move_a_history() {
    let start = "War came in 1939. In June 1940 the army fell back. In 1941 and 1942 it turned, in 1943 it won. ";
    for (rest, month) in [
        ("In May 1944 they met. The bridge, built in 1931, fell. In July it rained.", "July=1944-07"),
        ("In May 1944 they met, as planned since 1936. In July it rained.", "July=1944-07"),
        ("In May 1944 they met. The town would be free by 1946. In July it rained.", "July=1944-07"),
        ("In May 1944 they met. In 1945 they met again. In July it rained.", "July=1945-07"),
        ("In December 1944 they met. In January it rained.", "January=1945-01"),
    ] {
        let text = format!("{start}{rest}");
        let found = list(&text, &read(&text, Some("2016-02-20")));
        assert!(found.contains(&month.to_owned()), "{rest} {found:?}");
    }
}

#[test]
fn times_before_our_era() {
    let text = "The city fell in 494 BC. The following year it was rebuilt. In 480 BC the king came. In August he passed; over the winter he left, and in the 470s BC nobody came.";
    let found = list(text, &read(text, None));
    assert_eq!(
        found,
        ["494 BC=BC0494", "The following year=BC0493", "480 BC=BC0480", "August=BC0480-08", "the winter=BC0480-WI", "the 470s BC=BC047"]
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
fn nothing_is_known_without_the_articles_date() {
    let text = "He left Saturday, on February 20, last year, as he does today.";
    assert_eq!(list(text, &read(text, None)), ["Saturday=XXXX-WXX-6", "February 20=XXXX-02-20", "last year=XXXX", "today=XXXX-XX-XX"]);
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

/// Value, basis and evidence of the article's own date.
fn own(text: &str) -> String {
    read(text, None).article_date.map_or_else(String::new, |ArticleDate { day, basis, evidence, .. }| {
        let words: Vec<&str> = evidence.iter().map(|span| span.of(text)).collect();
        format!("{day} {basis} {}", words.join("|"))
    })
}

#[test]
fn the_articles_own_date() {
    for (text, wanted) in [
        ("Storm hits\n\nPublished: 20 February 2016\n\nA storm hit the coast.", "2016-02-20 label 20 February 2016"),
        ("Storm hits\n\nUpdated 22 Feb 2016\nPosted 20 Feb 2016\n\nA storm hit the coast.", "2016-02-20 label 20 Feb 2016"),
        ("Storm hits\n\nSaturday, February 20, 2016\n\nA storm hit the coast.", "2016-02-20 date_line Saturday, February 20, 2016"),
        (
            "Storm hits\n\nPort Vale, Ruritania — Saturday 20\u{A0}February 2016\n\nA storm hit the coast.",
            "2016-02-20 date_line Saturday 20\u{A0}February 2016",
        ),
        ("GENEVA, 20 Feb 2016 – A storm hit the coast.", "2016-02-20 dateline 20 Feb 2016"),
        ("ROME, Feb. 20, 2016 (XYZ) -- A storm hit the coast.", "2016-02-20 dateline Feb. 20, 2016"),
        ("XYZ20160220.0476\n\nA storm hit the coast.", "2016-02-20 story_id XYZ20160220.0476"),
        ("A storm hit the coast on 20 February 2016.", ""),
        ("ROME, Feb. 20 (XYZ) -- A storm hit the coast.", ""),
        ("A storm hit the coast on Friday.", ""),
    ] {
        assert_eq!(own(text), wanted, "{text}");
    }
}

#[test]
fn a_dated_caption_and_a_weekday() {
    let caption = "The mayor speaks to reporters in Port Vale, May 12, 2015. (Ana Ruiz/XYZ)\n\n";
    let story = |day: &str| {
        format!(
            "Mayor calls for calm\n\n{caption}PORT VALE, Ruritania – The mayor of the town called {day} for calm after the storm of the week."
        )
    };
    assert_eq!(own(&story("Thursday")), "2015-05-14 caption+weekday May 12, 2015|Thursday");
    assert_eq!(own(&story("Tuesday")), "2015-05-12 caption+weekday May 12, 2015|Tuesday");
    assert_eq!(own(&story("again")), "");
    assert_eq!(own(&story("Thursday").replace("(Ana", "(File photo by Ana")), "");
}

/// The story's other weekdays and days then hang on the date put together.
#[test]
fn what_hangs_on_an_inferred_date() {
    let text = "Mayor calls for calm after a storm that took the town by surprise and cut its roads\n\nThe mayor speaks in Port Vale, May 12, 2015. (Ana Ruiz/XYZ)\nThe mayor speaks in Port Vale, May 12, 2015. (Ana Ruiz/XYZ)\n\n\nPORT VALE, Ruritania – The mayor of the town called Thursday for calm after the storm.\n\nShe arrived on Thursday night from the capital ahead of meeting the governor Friday.\n\nThe deal of May 5 and 6 named Wednesday as its end.";
    let found = read(text, None);
    assert_eq!(
        list(text, &found)[2..],
        [
            "Thursday=2015-05-14",
            "Thursday night=2015-05-14TNI",
            "Friday=2015-05-15",
            "May 5=2015-05-05",
            "6=2015-05-06",
            "Wednesday=2015-05-13"
        ]
    );
    assert_eq!(own(text), "2015-05-14 caption+weekday May 12, 2015|Thursday");
}

#[test]
fn field_option_and_contradiction() {
    let text = "GENEVA, 20 Feb 2016 – A storm hit the coast.";
    let found = read(text, Some("2016-03-20"));
    assert_eq!(found.article_date.map(|d| d.basis), Some("field".to_owned()));
    assert_eq!(found.warnings.len(), 1);
    assert!(read(text, Some("2016-02-21")).warnings.is_empty());
    let mut doc = Document::default();
    let article = input::article_from_text("A storm hit the coast on Friday.");
    doc.read(&article);
    let config = Config { date: chrono::NaiveDate::from_ymd_opt(2016, 2, 20), ..Config::default() };
    let found = crate::extract::extract(&article, &doc, &config);
    assert_eq!((found.article_date.unwrap().basis, &*found.dates[0].value), ("option".to_owned(), "2016-02-19"));
}

/// Evidence that disagrees is reported, and the date no longer taken as certain.
#[test]
fn contradictions() {
    let date = |text: &str| {
        let found = read(text, None);
        let own = found.article_date.map_or_else(String::new, |date| format!("{} {:?}", date.day, date.confidence));
        (own, found.warnings.len())
    };
    for (text, own, warnings) in [
        ("Storm hits\n\nFriday, February 20, 2016\n\nA storm hit the coast.", "2016-02-20 Inferred", 1),
        ("Storm hits\n\nSaturday, February 20, 2016\n\nA storm hit the coast.", "2016-02-20 Stated", 0),
        ("Storm hits\n\nPublished: 20 February 2016\n\nGENEVA, 10 Feb 2016 – A storm hit the coast.", "2016-02-20 Inferred", 1),
        ("Storm hits\n\nPublished: 20 February 2016\n\nGENEVA, 19 Feb 2016 – A storm hit the coast.", "2016-02-20 Stated", 0),
        ("Storm hits\n\nUpdated 2 March 2016\nPublished 20 Feb 2016\n\nA storm hit the coast.", "2016-02-20 Stated", 0),
    ] {
        assert_eq!(date(text), (own.to_owned(), warnings), "{text}");
    }
}

/// A dateline without its year takes that of a copyright line or of the address, where a weekday of the story agrees.
#[test]
fn a_dateline_and_a_year_from_elsewhere() {
    let story = |day: &str| {
        format!(
            "Mayor calls for calm\n\nPORT VALE, Ruritania, May 14 (XYZ) -- The mayor of the town called on {day} for calm after the storm of the week.\n\nThe storm had cut the roads to the town and its port.\n\n© 2015 XYZ"
        )
    };
    assert_eq!(own(&story("Thursday")), "2015-05-14 dateline+weekday 2015|May 14|Thursday");
    assert_eq!(own(&story("Wednesday")), "2015-05-14 dateline+weekday 2015|May 14|Wednesday");
    assert_eq!(own(&story("Monday")), "");
    let mut article = input::article_from_text(story("Thursday").split('©').next().unwrap_or(""));
    article.given.url = Some("https://example.org/2015/mayor-calls".to_owned());
    let mut doc = Document::default();
    doc.read(&article);
    let found = crate::extract::extract(&article, &doc, &Config::default()).article_date;
    assert_eq!(found.map(|date| (date.day.to_string(), date.basis)), Some(("2015-05-14".to_owned(), "dateline+weekday".to_owned())));
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
