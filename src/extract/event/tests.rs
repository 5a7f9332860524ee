//! Events of made-up articles, written as "cause, days, place: victims"; a victim as "name age status", "-" for what is not known.

use crate::config::Config;
use crate::extract::extract;
use crate::input::article_from_text;
use crate::text::Document;

fn event(date: &str, text: &str) -> String {
    let mut article = article_from_text(text);
    article.given.date = Some(date.to_owned()).filter(|date| !date.is_empty());
    let mut doc = Document::default();
    doc.read(&article);
    let found = extract(&article, &doc, &Config::default());
    let Some(event) = &found.event else { return "none".to_owned() };
    let cause = event.cause.map_or("-", |told| told.value.name());
    let days = event.days.map_or("-".to_owned(), |told| match told.value {
        days if days.from == days.to => days.from.to_string(),
        days => format!("{}..{}", days.from, days.to),
    });
    let place = event.place.map_or("-", |told| found.places[told.value].name.as_str());
    let victims = event.victims.iter().map(|victim| {
        let name = victim.person.map_or("-", |k| found.people[k].name.as_str());
        let age = victim.age.map_or("-".to_owned(), |age| age.to_string());
        format!("{name} {age} {}", victim.status.name())
    });
    format!("{cause}, {days}, {place}: {}", victims.collect::<Vec<_>>().join("; "))
}

fn check(cases: &[(&str, &str, &str)]) {
    let found = cases.iter().map(|&(date, text, want)| (text, want, event(date, text)));
    let wrong: Vec<_> = found.filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

#[test]
fn victims_by_cues() {
    check(&[
        (
            "2016-05-10",
            "Two men were shot in Reno on Sunday night. The victims were identified as Vega's mother, Ana Vega, 57; his sister, Eva Cole, 34; and Tom Hale, 20.",
            "",
        ),
        (
            "2016-05-10",
            "Police said Bo Lee, 23, an army veteran, shot and killed Ana Ruiz, 34, and 2-year-old Jordan Lee at a home in Reno on Sunday.",
            "",
        ),
        (
            "2016-05-10",
            "Among the four wounded was Pastor Vernon Hale's 20-year-old daughter Eva Hale. The shooting happened in Reno on Sunday.",
            "",
        ),
        (
            "2016-05-10",
            "A shooting in Reno on Sunday left four men hurt. The four men who were shot have been identified as Luis Vega, 34, Ohio; Tom Hale, 33, Reno; and Max Cole, 23, Reno.",
            "",
        ),
    ]);
}
