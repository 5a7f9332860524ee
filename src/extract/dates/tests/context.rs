//! What an expression counts from: the article, the text around it, nothing.

use super::{check, list, read, values};
use crate::Config;
use crate::extract::extract;
use crate::extract::findings::{Anchor, Date};
use crate::input::article_from_text;
use crate::text::Document;

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
        let shown = |d: &Date| {
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
        ("About 80 years later, in 1902, it rained again.", &["80 years later=1902 APPROX", "1902=1902"]),
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
        ("The bill is read in May.", &["May=2016-05"]),
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
    let text = "War came in 1861. In April 1862 the fort fell. On 9 April 1863 it turned. By November it was cold. In 1864 it thawed; on 3 May they met. In 1865 and 1866 they won.";
    let found = list(text, &read(text, Some("2016-02-20")));
    assert!(found.contains(&"November=1863-11".to_owned()) && found.contains(&"3 May=1864-05-03".to_owned()), "{found:?}");
    // The same years in a story that reports what people say.
    let text = format!("{text}\n\nBy December it was over, the minister said. \u{201c}We won,\u{201d} he said.");
    let found = list(&text, &read(&text, Some("2016-02-20")));
    assert!(found.contains(&"December=2015-12".to_owned()), "{found:?}");
}

/// Not every year that is named moves the story on.
#[test]
fn asides_do_not_move_a_history() {
    let start = "War came in 1861. In April 1862 the fort fell. In 1863 and 1864 it turned, in 1865 it won. ";
    for (rest, month) in [
        ("In May 1866 they met. The bridge, built in 1853, fell. In July it rained.", "July=1866-07"),
        ("In May 1866 they met, as planned since 1858. In July it rained.", "July=1866-07"),
        ("In May 1866 they met. The town would be free by 1868. In July it rained.", "July=1866-07"),
        ("In May 1866 they met. In 1867 they met again. In July it rained.", "July=1867-07"),
        ("In December 1866 they met. In January it rained.", "January=1867-01"),
        ("In May 1866 they met. The army began 1869 in the hills. In July it rained.", "July=1869-07"),
        ("In May 1866 they met. The club opened the 1869 season badly. In July it rained.", "July=1869-07"),
        ("In May 1866 they met. The town closed the 1853 mine. In July it rained.", "July=1866-07"),
        ("In May 1866 they met. The club, which began 1853 badly, fell. In July it rained.", "July=1866-07"),
        ("In May 1866 they met. They opened 1853 letters. In July it rained.", "July=1866-07"),
    ] {
        let text = format!("{start}{rest}");
        let found = list(&text, &read(&text, Some("2016-02-20")));
        assert!(found.contains(&month.to_owned()), "{rest} {found:?}");
    }
}

/// In news a year holds for the months behind it where it opens a sentence or somebody goes through it.
#[test]
fn a_year_that_is_gone_through() {
    check(&[
        ("She began 2012 in Leeds. She left on August 1.", &["2012=2012", "August 1=2012-08-01"]),
        ("She began the 2012 season in Leeds. She left on August 1.", &["2012=2012", "August 1=2012-08-01"]),
        ("She began the 2012 inquiry in Leeds. She left on August 1.", &["2012=2012", "August 1=2015-08-01"]),
    ]);
}

#[test]
fn nothing_is_known_without_the_articles_date() {
    let text = "He left Saturday, on February 20, last year, as he does today.";
    assert_eq!(list(text, &read(text, None)), ["Saturday=XXXX-WXX-6", "February 20=XXXX-02-20", "last year=XXXX", "today=XXXX-XX-XX"]);
}

/// What an infinitive tells lies where its verb does; a month before a noun says nothing of its own.
#[test]
fn infinitives_and_attributes() {
    check(&[
        ("He was forced to leave in May.", &["May=2015-05"]),
        ("She made it hard to sell them well into the summer.", &["the summer=2015-SU"]),
        ("He agreed to leave in May.", &["May=2016-05"]),
        ("He signed a deal to leave in May.", &["May=2016-05"]),
        ("They are not allowed to leave in May.", &["May=2016-05"]),
        ("She is trying to sell it under a June agreement.", &["June=2015-06"]),
        ("The June treaty will help.", &["June=2016-06"]),
        ("Sales rose in the year ended June 30 and will rise.", &["the year=P1Y", "June 30=2015-06-30"]),
        ("It is wrapped for Easter.", &["Easter=2016-03-27"]),
    ]);
}

#[test]
fn hours_of_every_day_are_of_no_day() {
    check(&[
        ("It is open daily from 8:00 to 20:00.", &["daily=P1D", "8:00=XXXX-XX-XXT08:00", "20:00=XXXX-XX-XXT20:00"]),
        ("Open Mon\u{2013}Fri at 9 a.m.", &["9 a.m.=XXXX-XX-XXT09:00"]),
        ("He fell at 9 a.m. as he does every day.", &["9 a.m.=2016-02-20T09:00", "every day=P1D"]),
    ]);
}

/// Each expression with its value, the days it covers, what it was counted from, and its range.
fn shown(text: &str, date: &str) -> Vec<String> {
    let article = article_from_text(text);
    let mut doc = Document::default();
    doc.read(&article);
    // An input's own date is one of the last centuries; that of the command line may be any.
    let findings = extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config { date: date.parse().ok(), ..Config::default() });
    let days = |d: &Date| d.days.map_or_else(String::new, |(from, to)| format!(" {from}..{to}"));
    let range = |d: &Date| d.range.map_or_else(String::new, |range| format!(" r{range}"));
    findings.dates.iter().map(|d| format!("{}={}{} {:?}{}", d.span.of(text), d.value, days(d), d.anchor, range(d))).collect()
}

#[test]
fn nothing_is_counted_in_a_circle() {
    // Sept. 30 is of the year of the quarter, and the quarter ends with it.
    for text in [
        "Profit for the first quarter of 1989 was low. For the quarter ended Sept. 30, it rose.",
        "Sales in the second quarter of 1991 fell. In the quarter ended June 30, they rose. In the quarter ended Sept. 30, they fell.",
        "Costs for the third quarter of 1989 rose. The quarter ending the day before Sept. 30 was better.",
    ] {
        let findings = read(text, None);
        for start in 0..findings.dates.len() {
            let mut at = start;
            let mut steps = 0;
            while let Anchor::Context(next) = findings.dates[at].anchor {
                at = next;
                steps += 1;
                assert!(steps <= findings.dates.len(), "{text}: {:?}", shown(text, ""));
            }
        }
    }
    let circle = "Profit for the first quarter of 1989 was low. For the quarter ended Sept. 30, it rose.";
    let findings = read(circle, None);
    assert_eq!(findings.dates[1].anchor, Anchor::Context(2), "the trap is no longer one: {:?}", shown(circle, ""));
}

#[test]
fn a_range_has_two_ends() {
    assert_eq!(
        shown("The office was shut from 1 May to 2 May to 3 May 2016.", "2016-06-20").iter().filter(|d| d.ends_with(" r1")).count(),
        2
    );
    for (text, ends) in [
        ("It was shut from May to June.", 2),
        ("It was shut from 2010 to 2012.", 2),
        ("It was shut in May, June and July.", 0),
        ("It was shut from May to June and from July to August.", 4),
    ] {
        let found = shown(text, "2016-12-20");
        assert_eq!(found.iter().filter(|d| d.rsplit(' ').next().is_some_and(|last| last.starts_with('r'))).count(), ends, "{found:?}");
    }
}

#[test]
fn the_calendar_has_the_years_1_to_9999() {
    for (date, text, expected) in [
        ("0001-01-20", "It snowed last winter.", "last winter=XXXX-QX None"),
        ("0001-02-20", "It rained in July and snowed in August.", "July=XXXX-XX None"),
        ("0002-01-20", "It snowed last winter.", "last winter=0001-WI 0001-12-01..0002-02-28 Article"),
        ("9999-12-30", "It will snow next year.", "next year=XXXX None"),
        ("9999-12-31", "It will snow this week.", "this week=XXXX-WXX None"),
    ] {
        assert_eq!(shown(text, date)[0], expected, "{date}: {text}");
    }
}
