//! The article's own date, and what hangs on it.

use super::{list, read};
use crate::Config;
use crate::extract::findings::{ArticleDate, Basis};
use crate::input;
use crate::text::Document;

#[test]
fn the_articles_date_in_running_text() {
    for (text, date) in [
        ("The court today (July 28, 2022) freed the man.", "2022-07-28 Day Stated"),
        ("A man was held yesterday, 27 July 2022, at home.", "2022-07-28 Day Stated"),
        ("The mayors today Friday 22nd July 2022 opened a bridge.", "2022-07-22 Day Stated"),
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

/// Value, basis and evidence of the article's own date.
pub(super) fn own(text: &str) -> String {
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
    assert_eq!(found.article_date.map(|d| d.basis), Some(Basis::Field));
    assert_eq!(found.warnings.len(), 1);
    assert!(read(text, Some("2016-02-21")).warnings.is_empty());
    let mut doc = Document::default();
    let article = input::article_from_text("A storm hit the coast on Friday.");
    doc.read(&article);
    let config = Config { date: chrono::NaiveDate::from_ymd_opt(2016, 2, 20), ..Config::default() };
    let found = crate::extract::extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &config);
    assert_eq!((found.article_date.unwrap().basis, &*found.dates[0].value), (Basis::Option, "2016-02-19"));
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
    let found = crate::extract::extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default()).article_date;
    assert_eq!(found.map(|date| (date.day.to_string(), date.basis)), Some(("2015-05-14".to_owned(), Basis::DatelineWeekday)));
}
