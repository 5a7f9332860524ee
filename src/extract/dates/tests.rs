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
fn the_articles_own_time() {
    check(&[
        ("He left on Friday.", &["Friday=2016-02-19"]),
        ("He left Saturday.", &["Saturday=2016-02-20"]),
        ("He will leave on Monday.", &["Monday=2016-02-22"]),
        ("Talks are scheduled to begin Wednesday.", &["Wednesday=2016-02-24"]),
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
        ("They dined on Christmas Eve.", &["Christmas Eve=2015-12-24"]),
        ("The road stayed closed until Wednesday.", &["Wednesday=2016-02-17"]),
        ("The bridge did not open until Wednesday.", &["Wednesday=2016-02-17"]),
        ("The court put off the hearing until Wednesday.", &["Wednesday=2016-02-24"]),
        ("Three of them died overnight.", &["overnight=2016-02-19TNI"]),
        ("Snow will fall overnight.", &["overnight=2016-02-20TNI"]),
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
    ]);
}

#[test]
fn pairs_and_ranges() {
    check(&[
        ("The deal of February 11 and 12 failed.", &["February 11=2016-02-11", "12=2016-02-12"]),
        ("It ran between 3 and 5 May 2015.", &["3=2015-05-03", "5 May 2015=2015-05-05"]),
        ("It ran from 2009-10.", &["2009=2009", "10=2010"]),
        ("It ran from May to July 2014.", &["May=2014-05", "July 2014=2014-07"]),
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
    ]);
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
fn a_year_said_of_another_matter_is_no_context() {
    let text = "The party has ruled since 2009, and it lost its majority.\n\nThe vote may come in September, the minister said.";
    assert_eq!(list(text, &read(text, None)), ["2009=2009", "September=XXXX-09"]);
    let text = "The party came in 2009, and left in September.";
    assert_eq!(list(text, &read(text, None)), ["2009=2009", "September=2009-09"]);
}

#[test]
fn a_history_is_read_on_its_own_years() {
    let text = "War came in 1939. In June 1940 the army fell back. On 22 June 1941 it turned. By November it was cold. In 1942 it thawed; on 3 May they met. In 1943 and 1944 they won.";
    let found = list(text, &read(text, Some("2016-02-20")));
    assert!(found.contains(&"November=1941-11".to_owned()) && found.contains(&"3 May=1942-05-03".to_owned()), "{found:?}");
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
