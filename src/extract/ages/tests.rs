//! Text in, ages with their people out.

use crate::config::Kinds;
use crate::text::Document;
use crate::{Config, input};

/// "words=value person" of each age.
fn ages(text: &str, asked: bool) -> Vec<String> {
    let mut article = input::article_from_text(text);
    article.given.date = Some("2016-02-20".to_owned());
    let mut doc = Document::default();
    doc.read(&article);
    let found = crate::extract::extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config { ages: asked, ..Config::default() });
    let ages = found.dates.iter().filter_map(|date| Some((date, date.age.as_ref()?)));
    let name = |age: &crate::extract::findings::Age| age.person.map_or("-", |k| found.people[k].name.as_str()).to_owned();
    ages.map(|(date, age)| format!("{}={} {}", date.span.of(text), date.value, name(age))).collect()
}

#[test]
fn ages_with_their_people() {
    for (text, wanted) in [
        ("Police found 17-year-old student Ana Ruiz in the park.", &["17-year-old=P17Y Ana Ruiz"] as &[_]),
        ("Ana Ruiz, 34, of Springfield, was hurt.", &["34=P34Y Ana Ruiz"]),
        ("Ana Ruiz, 34, and Tom Hale, 41.", &["34=P34Y Ana Ruiz", "41=P41Y Tom Hale"]),
        ("Ana Ruiz, aged 34, was hurt.", &["aged 34=P34Y Ana Ruiz"]),
        ("Ana Ruiz, a 17-year-old from Leeds, was hurt.", &["17-year-old=P17Y Ana Ruiz"]),
        ("The 17-year-old told Ana Ruiz so.", &["17-year-old=P17Y -"]),
        ("Two 16-year-olds and a boy of three months.", &["16-year-olds=P16Y -"]),
        ("A baby aged 3 months and men aged 20 to 35 were hurt.", &["aged 3 months=P3M -", "aged 20=P20Y -", "35=P35Y -"]),
        ("He died at the age of 81.", &["age of 81=P81Y -"]),
        ("He was 17 years of age.", &["17 years of age=P17Y -"]),
        ("They found Ana and Tom Ruiz, aged 31 and 27.", &["aged 31=P31Y -", "27=P27Y -"]),
        // In a list each has the age beside it.
        (
            "Among them are 34-year-old Ivo Brand, 20-year-old Ada Frost, 39-year-old Cole Archer and 31-year-old Otto Lind.",
            &["34-year-old=P34Y Ivo Brand", "20-year-old=P20Y Ada Frost", "39-year-old=P39Y Cole Archer", "31-year-old=P31Y Otto Lind"],
        ),
        ("They met Ivo Brand, 34, Ada Frost, 20, and Cole Archer, 39.", &["34=P34Y Ivo Brand", "20=P20Y Ada Frost", "39=P39Y Cole Archer"]),
        ("Held were Lee Marsh (41) and Owen Tate (38), both of Luton.", &["41=P41Y Lee Marsh", "38=P38Y Owen Tate"]),
        (
            "The dead were Kyle West, 18, a 20-year-old woman, Jon East, 19, and her 2-year-old son.",
            &["18=P18Y Kyle West", "20-year-old=P20Y -", "19=P19Y Jon East", "2-year-old=P2Y -"],
        ),
        (
            "Eva Sousa, a 44-year-old baker, and Paul Reed, a nurse aged 29, were hurt.",
            &["44-year-old=P44Y Eva Sousa", "aged 29=P29Y Paul Reed"],
        ),
        ("Ana Ruiz, who was 34, fell. Tom Hale was 41.", &["34=P34Y Ana Ruiz", "41=P41Y Tom Hale"]),
        ("Police arrested a 34-year-old man, Ivo Brand, on Friday.", &["34-year-old=P34Y Ivo Brand"]),
        ("The victim, 17-year-old Ana Ruiz of Reno, fell.", &["17-year-old=P17Y Ana Ruiz"]),
        ("Ana Ruiz, of Reno, Nevada, 17, and Tom Hale of Leeds, 19, fell.", &["17=P17Y Ana Ruiz", "19=P19Y Tom Hale"]),
        ("They charged 19-year-old suspect Bo Lee.", &["19-year-old=P19Y Bo Lee"]),
        ("Her boyfriend, 22, was hurt.", &["22=P22Y -"]),
        ("She sat with her 4-year-old daughter, Ben, and Tom Hale.", &["4-year-old=P4Y -"]),
        // What is no age.
        ("Goals by Kane (34) and Vega (67); two men, 3 dogs and a cat; the victim, 3 others; a man, 5'11\".", &[]),
        ("Ana Ruiz was 34 of 50 at the line. It was 17.", &[]),
        ("Ana Ruiz, 34 others and a dog were hurt.", &[]),
        ("The pages, 34, were torn; rooms 12, 14 and 15.", &[]),
        ("The 20-year-old company closed its 80-year-old factory.", &[]),
        ("The war is 300 years old; it took 17 years.", &[]),
    ] {
        assert_eq!(ages(text, true), wanted, "{text}");
        assert!(ages(text, false).is_empty(), "{text}");
    }
}

#[test]
fn ages_are_kept_for_who_asks_of_casualties_alone() {
    let text = "Ana Ruiz, 34, of Springfield, was killed on Friday.";
    let kept = |kinds: Kinds, ages: bool| {
        let article = input::article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let found =
            crate::extract::extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config { kinds, ages, ..Config::default() });
        (found.ages.len(), found.dates.iter().filter(|date| date.age.is_some()).count())
    };
    assert_eq!(kept(Kinds::CASUALTIES, false), (1, 0));
    assert_eq!(kept(Kinds::DATES, false), (0, 0));
    assert_eq!(kept(Kinds::DATES, true), (1, 1));
}

#[test]
fn who_is_identified_later() {
    for (text, wanted) in [
        ("The 17-year-old was later identified as Ana Ruiz.", &["17-year-old=P17Y Ana Ruiz"] as &[_]),
        ("Police identified the 34-year-old as Ivo Brand.", &["34-year-old=P34Y Ivo Brand"]),
        ("A 15-year-old boy was shot outside a school. He was identified on Monday as Marcus Lyle.", &["15-year-old=P15Y Marcus Lyle"]),
        ("A girl, 9, was hit by a car. It did not stop. The girl, identified by her family as Ana Ruiz, died.", &["9=P9Y Ana Ruiz"]),
        (
            "A 40-year-old woman died and a 30-year-old man was hurt. He was named as Tom Hale.",
            &["40-year-old=P40Y -", "30-year-old=P30Y Tom Hale"],
        ),
        // Whose it is is not said.
        ("A 40-year-old died and a 30-year-old was hurt. The victim was named as Tom Hale.", &["40-year-old=P40Y -", "30-year-old=P30Y -"]),
        ("His 30-year-old brother was hurt. He was named as Tom Hale.", &["30-year-old=P30Y -"]),
        ("A 30-year-old man fell. The man was identified as Tom Hale, 31.", &["30-year-old=P30Y -", "31=P31Y Tom Hale"]),
        ("A 30-year-old man fell. A witness named the firm as Hale and Sons.", &["30-year-old=P30Y -"]),
    ] {
        assert_eq!(ages(text, true), wanted, "{text}");
    }
}
