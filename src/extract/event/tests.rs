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
    let found = extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default());
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

/// The victims of what happens "in Reno on Sunday", told on a Tuesday.
fn victims(text: &str) -> String {
    event("2016-05-10", text).split_once(": ").map_or_else(String::new, |(_, victims)| victims.to_owned())
}

fn check(cases: &[(&str, &str, &str)]) {
    let found = cases.iter().map(|&(date, text, want)| (text, want, event(date, text)));
    let wrong: Vec<_> = found.filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

fn check_victims(cases: &[(&str, &str)]) {
    let found = cases.iter().map(|&(text, want)| (text, want, victims(text)));
    let wrong: Vec<_> = found.filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

const SHOT: &str = "A shooting in Reno on Sunday left a man dead. ";

/// For each row of the cues: an article that it changes, and one that it leaves.
#[test]
fn rows_of_cues() {
    let with = |text: &str| victims(&format!("{SHOT}{text}"));
    for (row, changed, victim, left) in [
        ("identified", "He was identified as Tom Hale of Reno.", "Tom Hale - killed", "The gunman was identified as Tom Hale of Reno."),
        ("identified", "The coroner identified the man as Tom Hale.", "Tom Hale - killed", "Deputies identified the suspect as Tom Hale."),
        (
            "identified",
            "The victim was named on Monday as Tom Hale.",
            "Tom Hale - killed",
            "The driver who was arrested was named as Tom Hale.",
        ),
        ("is_the", "His sister says the man is Tom Hale.", "Tom Hale - killed", "His sister says the mayor is Tom Hale."),
        (
            "suffered",
            "Detectives are working on the murder of Tom Hale.",
            "Tom Hale - killed",
            "Detectives are working on the arrest of Tom Hale.",
        ),
        (
            "suffered",
            "They condemned the assassination on 8 May of Tom Hale.",
            "Tom Hale - killed",
            "They condemned the speech on 8 May of Tom Hale.",
        ),
        ("suffered", "Funeral services for Tom Hale are on Friday.", "Tom Hale - killed", "Food services for Tom Hale are on Friday."),
        ("owner", "Nobody was charged in Tom Hale's murder.", "Tom Hale - killed", "Nobody was charged in Tom Hale's garage."),
        ("object", "The guards murdered student Tom Hale.", "Tom Hale - killed", "The guards praised student Tom Hale."),
        ("object", "He fired the shot into 34-year-old Tom Hale.", "Tom Hale 34 killed", "He put trust into 34-year-old Tom Hale."),
        ("who_was", "Tom Hale, the man who was shot, had two sons.", "Tom Hale - killed", "Tom Hale, the man who was late, had two sons."),
        ("attributive", "The slain man, Tom Hale, had two sons.", "Tom Hale - killed", "The late man, Tom Hale, had two sons."),
        ("victim_noun", "The victim, Tom Hale, had two sons.", "Tom Hale - killed", "The owner, Tom Hale, had two sons."),
    ] {
        assert_eq!(with(changed), victim, "{row}: {changed}");
        assert!(!with(left).contains("Hale"), "{row}: {left}: {}", with(left));
    }
}

#[test]
fn lists_of_victims() {
    check_victims(&[
        (
            "Three people were killed in Reno on Sunday. The victims were identified as Vega's mother, Ana Vega, 57; his sister, Eva Cole, 34; and Tom Hale, 20.",
            "Ana Vega 57 killed; Eva Cole 34 killed; Tom Hale 20 killed",
        ),
        (
            "Police said Bo Lee, 23, an army veteran, shot and killed Ana Ruiz, 34, and 2-year-old Jordan Hale at a home in Reno on Sunday.",
            "Ana Ruiz 34 killed; Jordan Hale 2 killed",
        ),
        (
            "A shooting in Reno on Sunday left four men hurt. The four men who were shot have been identified as Luis Vega, 34, Ohio; Tom Hale, 33, Reno; and Max Cole, 23, Reno.",
            "Luis Vega 34 injured; Tom Hale 33 injured; Max Cole 23 injured",
        ),
        (
            "Four people were hurt in Reno on Sunday, including 34-year-old Ivo Brand, 20-year-old Ada Frost and 39-year-old Cole Archer.",
            "Ivo Brand 34 injured; Ada Frost 20 injured; Cole Archer 39 injured",
        ),
        ("Among the four wounded in Reno on Sunday was Pastor Vernon Hale's 20-year-old daughter Eva Cole.", "Eva Cole 20 injured"),
        (
            "A shooting in Reno on Sunday left two dead. Families named two of the people who died as 17-year-old Jon Barry (left) and 19-year-old Ray Mann (right).",
            "Jon Barry 17 killed; Ray Mann 19 killed",
        ),
        (
            "Two people were killed in Reno on Sunday. Also wounded were Aaron Vega, 22, Joe Vega, 41, and Max Hogan, 33.",
            "Aaron Vega 22 injured; Joe Vega 41 injured; Max Hogan 33 injured",
        ),
    ]);
}

#[test]
fn who_is_no_victim() {
    check_victims(&[
        // Suspects, however they are told of.
        ("A man was shot dead in Reno on Sunday. Bo Lee, 23, was charged with his murder.", ""),
        ("A man was shot dead in Reno on Sunday. Police arrested 23-year-old Bo Lee over the killing.", ""),
        // Who speaks of it.
        ("A man was killed in Reno on Sunday, police chief Ana Ruiz said.", ""),
        // A nameless one with an age is told of.
        ("A 17-year-old boy was shot dead in Reno on Sunday.", "- 17 killed"),
        // Another event, of another day.
        ("Tom Hale, 31, was shot dead in Reno on Sunday. Max Cole, 20, was killed on the same street on March 19.", "Tom Hale 31 killed"),
        // The owner of kin.
        ("Luis Vega's son was shot dead in Reno on Sunday.", ""),
    ]);
}

#[test]
fn days_of_events() {
    check(&[
        ("2016-05-10", "Police said on Tuesday that a man was shot dead in Reno on Saturday night.", "shooting, 2016-05-07, Reno: "),
        // The day beats the coarser word, and what followed it.
        (
            "2016-05-10",
            "A weekend shooting in Reno left one dead. It happened on Saturday. A hearing is set for Friday.",
            "shooting, 2016-05-07, Reno: ",
        ),
        ("2016-05-10", "Three people died in a crash near Reno last weekend.", "crash, 2016-05-07..2016-05-08, Reno: "),
        (
            "2016-05-10",
            "A man was shot dead in Reno on Saturday. Police on Monday said the search goes on.",
            "shooting, 2016-05-07, Reno: ",
        ),
        // Nothing says the day: the article's own.
        ("2016-05-10", "Three people died in a crash near Reno.", "crash, 2016-05-10, Reno: "),
        ("", "Three people died in a crash near Reno.", "crash, -, Reno: "),
        // A storm tells its days itself.
        (
            "",
            "Hurricane Ada (2009)\n\nHurricane Ada killed 12 people in Cuba. It formed on August 23, hit Cuba on August 27 and dissipated on August 31.",
            "storm, 2009-08-23..2009-08-31, Cuba: ",
        ),
    ]);
}

#[test]
fn places_of_events() {
    check(&[
        // Not the victim's home, not the hospital's town, not the speaker's.
        (
            "2016-05-10",
            "Tom Hale, 31, of Sparks was shot dead in Reno on Sunday. A second man was flown to a hospital in Sacramento.",
            "shooting, 2016-05-08, Reno: Tom Hale 31 killed",
        ),
        // The town rather than its county.
        (
            "2016-05-10",
            "Two people were killed in Washoe County on Sunday. The shooting happened at a home in Reno, Nevada.",
            "shooting, 2016-05-08, Reno: ",
        ),
    ]);
}

#[test]
fn events_without_victims_and_articles_without_events() {
    check(&[
        ("2016-05-10", "Gunmen kidnapped the mayor of Reno on Sunday, police said.", "abduction, 2016-05-08, Reno: "),
        ("2016-05-10", "A car bomb went off in Mosul on Sunday. No one was hurt.", "bombing, 2016-05-08, Mosul: "),
        ("2016-05-10", "Rebels staged three bomb attacks in Mosul on Sunday, an officer said.", "bombing, 2016-05-08, Mosul: "),
        ("2016-05-10", "Rebels of the National Army on Sunday dynamited a bridge near Mosul.", "bombing, 2016-05-08, Mosul: "),
        ("2016-05-10", "Workers on Sunday dynamited a hill near Mosul to make way for a road.", "none"),
        ("2016-05-10", "An explosive device went off at a bank in Mosul on Sunday.", "bombing, 2016-05-08, Mosul: "),
        ("2016-05-10", "Police found an explosive device at a bank in Mosul on Sunday and carried it away.", "none"),
        ("2016-05-10", "A bomb threat closed the airport of Mosul on Sunday.", "none"),
        ("2016-05-10", "The army tested a missile near Mosul on Sunday.", "none"),
        ("2016-05-10", "The opposition attacked the budget of Mosul on Sunday.", "none"),
        ("2016-05-10", "The council of Reno met on Sunday and raised the price of water.", "none"),
        ("2016-05-10", "Reno's book club read a novel about a murder. The author was there.", "none"),
    ]);
}

/// What the hurt suffer from is what happened only where the article begins with it.
#[test]
fn conditions_of_the_hurt() {
    check(&[
        (
            "2016-05-10",
            "A roof fell in at a mine near Reno on Monday and killed four men. The collapse cut the power. Rescuers brought up six men. Two of them were treated for hypothermia.",
            "collapse, 2016-05-09, Reno: ",
        ),
        (
            "2016-05-10",
            "An earthquake killed 30 people in Lima on Monday. Houses fell. Crews searched all night. Eight people were treated for carbon monoxide from stoves.",
            "earthquake, 2016-05-09, Lima: ",
        ),
        ("2016-01-12", "Hypothermia killed three hikers near Reno on Monday.", "cold, 2016-01-11, Reno: "),
    ]);
}
