use super::*;
use crate::record::{Analysis, Piece};
use crate::{Analyzer, Config, input};
use dom_query::Document;

const STORY: &str = "Fire kills 12 in Manila\n\nMANILA, 7 March 2021 – At least 12 people, including three children, were killed when a fire swept through a market in Manila \
    on Friday, fire chief Ana Ruiz said.\n\n“We came as soon as we could,” Ruiz said. She said two men may still be missing. The mayor denied that 40 had died.\n\n\
    A fire in Cebu killed about 30 people in 2015, the Red Cross said.";

fn analysis(text: &str) -> Analysis {
    let config = Config { with_text: true, explain: true, ..Config::default() };
    Analyzer::new(config).analyze(&input::article_from_text(text))
}

fn page(found: &Analysis) -> String {
    String::from_utf8(print(&Record::Analysis(Box::new(found.clone())))).expect("UTF-8")
}

/// The page read as a browser reads it; all that is true of every page is checked.
fn read(found: &Analysis) -> Document {
    let page = page(found);
    let read = Document::from(page.as_str());
    assert_eq!(&*read.select("article").text(), found.text.as_deref().expect("a text").replace('\0', "\u{fffd}"));
    let ids: Vec<String> = read.select("[id]").iter().filter_map(|part| part.attr("id")).map(|id| id.to_string()).collect();
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "ids that stand twice in {ids:?}");
    for link in read.select("a[href^='#']").iter().filter_map(|link| link.attr("href")) {
        assert!(once.binary_search(&link[1..].to_owned()).is_ok(), "{link} leads nowhere");
    }
    assert_eq!((read.select("script").length(), read.select("style").length()), (1, 1));
    assert!(read.select("a a").is_empty() && read.select("[style], [onclick], [src], link, iframe, img").is_empty());
    read
}

#[test]
fn the_event_is_on_top_with_where_its_numbers_come_from() {
    let page = read(&analysis(STORY));
    let toll = page.select(".toll.killed");
    assert_eq!(&*toll.select("p > b").text(), "at least 12");
    assert!(toll.select("details blockquote").text().contains("were killed when a fire swept through a market"));
    assert!(toll.select("details .says").text().contains("According to Ana Ruiz"), "{}", toll.text());
    let facts = page.select(".event .facts").text();
    assert!(facts.contains("fire") && facts.contains("Manila") && facts.contains("Friday 5 March 2021"), "{facts}");
}

#[test]
fn doubtful_values_look_doubtful() {
    let page = read(&analysis(STORY));
    for (words, class, chip) in [
        ("two men may still be missing", "card c possible", "possible, not confirmed"),
        ("40 had died", "card c denied", "denied"),
        ("killed about 30 people", "card c other", "another event"),
    ] {
        let card = page.select(".card").iter().find(|card| card.select("blockquote b").text().contains(words));
        let card = card.unwrap_or_else(|| panic!("no card of {words}"));
        assert_eq!(card.attr("class").as_deref(), Some(class), "{words}");
        assert!(card.text().contains(chip), "{words}: {}", card.text());
    }
    let about = page.select(".card.other").text();
    assert!(about.contains("about 30 killed") && about.contains("approximate"), "{about}");
}

#[test]
fn speakers_who_are_only_meant_are_said_to_be() {
    let page = read(&analysis(STORY));
    let speaker = page.select(".speaker").iter().find(|speaker| speaker.select("h3").text().contains("Ana Ruiz")).expect("Ana Ruiz");
    assert!(speaker.text().contains("through the pronoun “She”"), "{}", speaker.text());
    let named = speaker.select(".card").iter().find(|card| card.text().contains("as soon as we could")).expect("a quotation");
    assert!(!named.text().contains("pronoun"), "{}", named.text());
}

#[test]
fn every_entry_is_marked_in_the_text_and_linked_with_its_places() {
    let found = analysis(STORY);
    let page = read(&found);
    for (letter, count) in [
        ("p", found.people.iter().flatten().map(|x| x.mentions.len()).sum::<usize>()),
        ("o", found.organizations.iter().flatten().map(|x| x.mentions.len()).sum()),
        ("l", found.places.iter().flatten().map(|x| x.mentions.len()).sum()),
        ("d", found.dates.iter().flatten().count()),
        ("q", found.quotes.iter().flatten().map(|x| x.spans.len()).sum()),
        ("c", found.casualties.iter().flatten().count()),
    ] {
        assert!(count > 0, "{letter}: the story has some");
        assert_eq!(page.select(&format!(".copy .m.{letter}[id]")).length(), count, "{letter}");
    }
    assert!(page.select("svg.map .pin.event").text().contains("Manila"));
    assert_eq!(page.select(".timeline > li.event time").attr("datetime").as_deref(), Some("2021-03-05"));
}

/// What articles and records that were changed by hand can hold.
#[test]
fn no_input_breaks_a_page() {
    for text in [
        "",
        "x",
        "<script>alert(1)</script> </article></section> <!-- & &amp; \"'",
        "One\r\n\r\nTwo\rthree\n\n\n\nfour \0 \u{202e}five\u{202c} \u{1b}[2J\u{7f}",
        "שלום “people” died in Haifa.",
        &format!("{}\n\nTwo died.", "Title ".repeat(1700)),
        "“The army killed 12 men in Kano.\n\n“On 3 March 2020 it killed 30 more in Lagos,” said Ana Ruiz of the Red Cross in Abuja.",
    ] {
        read(&analysis(text));
    }
    let mut found = analysis(STORY);
    for (k, person) in found.people.iter_mut().flatten().enumerate() {
        person.id = "\"><script>".to_owned();
        person.name = format!("</bdi><script>{k}");
        person.mentions[0].piece = Piece { text: "x".to_owned(), start: 50, end: 7, within: None };
    }
    for figure in found.casualties.iter_mut().flatten() {
        figure.id = "c1".to_owned();
        figure.piece.end = 1_000_000;
    }
    for place in found.places.iter_mut().flatten() {
        (place.lat, place.lon) = (Some(1e300), Some(f64::NAN));
    }
    found.article.url = Some("javascript:alert(1)".to_owned());
    let page = read(&found);
    assert!(page.select("svg").is_empty() && page.select("header a").is_empty());
    assert!(page.select("header .url").text().contains("javascript:alert(1)"));
}

#[test]
fn a_page_is_not_much_larger_than_its_text_needs() {
    let text = STORY.repeat(3000 / STORY.len() + 1);
    let page = page(&analysis(&text));
    assert!(page.len() < 120_000, "{} bytes for {}", page.len(), text.len());
}

#[test]
fn a_failed_input_has_a_page_too() {
    let failed = crate::ErrorRecord::new("<a>", "in/<a>.txt", crate::record::ErrorKind::Empty, "the <text> is empty");
    let page = String::from_utf8(print(&Record::Error(failed))).expect("UTF-8");
    let read = Document::from(page.as_str());
    assert!(read.select("main").text().contains("in/<a>.txt") && read.select("main").text().contains("empty: the <text> is empty"));
}
