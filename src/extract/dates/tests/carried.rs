//! Texts without a date take the year of their days from the title, or from the first day that has one.

use super::{check, list, read};

fn undated(text: &str) -> Vec<String> {
    list(text, &read(text, None))
}

#[test]
fn the_year_of_the_title() {
    for (text, wanted) in [
        (
            "2013 Eastville floods\n\nIt rained for weeks. On June 4 the dam broke. By June 9 the town was empty.",
            &["2013-06-04", "2013-06-09"] as &[_],
        ),
        (
            "Cyclone Marta (1994)\n\nThe cyclone formed on 2 March and turned west on the morning of 4 March.",
            &["1994-03-02", "1994-03-04TMO"],
        ),
        ("March 1972 mine fire\n\nA fire broke out on March 19. The next day the shaft was closed.", &["1972-03-19", "1972-03-20"]),
        ("1998 Northland storm\n\nThe storm hit on 30 December. It was over on 2 January.", &["1998-12-30", "1999-01-02"]),
        (
            "1961 hurricane season\n\nIt was the longest since 1950. Then no one died until 2005.\n\nThe first storm formed on June 3.",
            &["1961-06-03"],
        ),
    ] {
        let found = undated(text);
        assert!(wanted.iter().all(|value| found.iter().any(|date| date.ends_with(&format!("={value}")))), "{text}\n{found:?}");
    }
}

#[test]
fn the_year_of_a_day_beside_it() {
    for (text, wanted) in [
        ("The storm formed on 11 April and came ashore on 14 April 2007, killing six.", &["2007-04-11", "2007-04-14"] as &[_]),
        ("It rained from 3 May on. The river burst on 21 June 1999.", &["1999-05-03", "1999-06-21"]),
        ("The siege began on 29 December and was over on 4 January 1987.", &["1986-12-29", "1987-01-04"]),
        ("The quake came on 3 May 1951.\n\nHelp came on 5 May. In June the town was left.", &["1951-05-03", "1951-05-05", "1951-06"]),
    ] {
        let found = undated(text);
        assert!(wanted.iter().all(|value| found.iter().any(|date| date.ends_with(&format!("={value}")))), "{text}\n{found:?}");
    }
}

#[test]
fn no_year_where_several_compete_or_in_news() {
    for text in [
        // Two events.
        "The first bridge fell on 3 May 1951.\n\nThe second fell on 9 August 1988.\n\nOn 5 October it was closed.",
        // Two years in the title.
        "Floods of 1951 and 1988\n\nOn 5 October the bridge was closed.",
        // A bare year is that of any other matter.
        "The bridge was built in 1951.\n\nOn 5 October it was closed.",
        // News.
        "Man held over 2011 murder\n\nA man was held on 5 October, police said. He said he was ill. They said he was not.",
        "Storm of 2011 not forgotten\n\nOn Monday people met. On 5 October they meet again. They left yesterday.",
        // It is not of that time.
        "She left on 5 October and was born on 3 June 1950.",
        // It was no Friday then.
        "2013 Eastville floods\n\nOn Friday, 5 October, the dam broke.",
    ] {
        let found = undated(text);
        assert!(found.iter().any(|date| date.contains("XXXX-10-05")), "{text}\n{found:?}");
    }
}

#[test]
fn days_after_a_day_of_another_year() {
    check(&[
        (
            "The blast was on 3 May 2004. The mayor came on 5 May and resigned on 2 June.",
            &["3 May 2004=2004-05-03", "5 May=2004-05-05", "2 June=2004-06-02"],
        ),
        // Before it, long after it, of today's time, or to come.
        ("The blast was on 3 May 2004. On 5 January a book came out.", &["3 May 2004=2004-05-03", "5 January=2016-01-05"]),
        ("The blast was on 3 May 2004. Friends meet on 5 May.", &["3 May 2004=2004-05-03", "5 May=2016-05-05"]),
        (
            "The blast was on 3 February 2004. On Friday a judge came. He was told so on 5 February.",
            &["3 February 2004=2004-02-03", "Friday=2016-02-19", "5 February=2016-02-05"],
        ),
        ("The blast was on 3 February 2004.\n\nThe judge came on 5 February.", &["3 February 2004=2004-02-03", "5 February=2016-02-05"]),
    ]);
}
