//! Sources, dates, places; the example of the contract.

use super::{figures, read};
use crate::extract::findings::{Cause, Scope};

#[test]
fn sources() {
    let sources = |text: &str| {
        let (article, findings) = read(text);
        findings.casualties.iter().map(|c| c.source.map(|s| s.span.of(&article.text).to_owned())).collect::<Vec<_>>()
    };
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(sources("Police said 12 people died; hospital officials put the toll at 15."), [some("Police"), some("hospital officials")]);
    assert_eq!(
        sources("The ministry said 40 people were killed, while the army said only 25 died."),
        [some("The ministry"), some("the army")]
    );
    assert_eq!(sources("Twelve people died in a storm, which officials said was the worst."), [None]);
}

#[test]
fn dates_and_places_of_the_event() {
    let links = |text: &str| {
        let (article, findings) = read(text);
        let c = &findings.casualties[0];
        let date = c.date.map(|d| findings.dates[d].span.of(&article.text).to_owned());
        (date, c.place.map(|p| findings.places[p].name.clone()))
    };
    // When it was said is not when it happened.
    assert_eq!(links("A bus crash in Nairobi killed 12 people, police said on Friday."), (None, Some("Nairobi".to_owned())));
    assert_eq!(
        links("A bus crash in Nairobi killed 12 people on Thursday, police said."),
        (Some("Thursday".to_owned()), Some("Nairobi".to_owned()))
    );
    // The clause of the figure before its neighbours.
    let clause = links("A bus crash killed 12 people in Kenya on Monday, and a fire in Kampala burned down a school on Tuesday.");
    assert_eq!(clause, (Some("Monday".to_owned()), Some("Kenya".to_owned())));
    let aside = links("The bus, which was going from Kampala to Mombasa, hit a truck and killed 12 people near Naivasha on Monday.");
    assert_eq!(aside, (Some("Monday".to_owned()), Some("Naivasha".to_owned())));
    let subordinate = links("Twelve people were killed when farmers of the hills and herders fought over a well in Lodwar.");
    assert_eq!(subordinate.1, Some("Lodwar".to_owned()));
    // What stands behind "while" is said of others, where others are told of; "while" of the same time parts nothing.
    assert_eq!(
        links("Two clerks were killed in Nairobi, while three cooks died in Kampala on Monday."),
        (None, Some("Nairobi".to_owned()))
    );
    assert_eq!(links("Two clerks were killed, while three cooks died on Monday.").0, None);
    assert_eq!(links("Two clerks were killed while they were fishing on Monday.").0, Some("Monday".to_owned()));
    // What is said of both stands behind the second.
    let both = links("Twelve people were killed and 30 injured in Nairobi on Monday.");
    assert_eq!(both, (Some("Monday".to_owned()), Some("Nairobi".to_owned())));
    // Where a victim is from or was brought to is not where it happened.
    assert_eq!(links("Luis Vega, 34, of Houston, was killed in a crash in Dallas.").1, Some("Dallas".to_owned()));
    assert_eq!(links("Six people hurt in a crash in Dallas were flown to a hospital in Houston.").1, Some("Dallas".to_owned()));
}

#[test]
fn the_sentence_after_a_figure_may_date_it() {
    let date = |text: &str| {
        let (article, findings) = read(text);
        findings.casualties[0].date.map(|d| findings.dates[d].span.of(&article.text).to_owned())
    };
    for text in [
        "Two men were shot in Leeds. It happened around noon on Monday, police said.",
        "A bus crash killed 12 people. The crash occurred on Monday near Naivasha.",
        "A bus crash killed 12 people. This took place on Monday.",
    ] {
        assert!(date(text).is_some_and(|day| day.contains("Monday")), "{text}: {:?}", date(text));
    }
    for text in [
        // Another one, a later sentence, what was said, and what did not happen.
        "A bus crash killed 12 people. Roads are wet. It happened on Monday.",
        "A bus crash killed 12 people. The inquiry opens on Monday.",
        "A bus crash killed 12 people. It was the worst, police said on Monday.",
        "A bus crash killed 12 people. It happened again on Monday.",
        "A bus crash killed 12 people. He spoke on Monday of what happened.",
    ] {
        assert_eq!(date(text), None, "{text}");
    }
    assert_eq!(date("A bus crash killed 12 people on Friday. It happened again on Monday.").as_deref(), Some("Friday"));
}

const EXAMPLE: &str = "Shell kills 12 at Aleppo market

By Ruth Adeyemi

GENEVA, 20 Feb 2016 – At least 12 people, including three children, were killed when a shell hit a market in the Syrian city of Aleppo on Friday, a monitoring group said.

“We found two bodies this morning,” said Anna Keller, who heads the Red Cross office in Geneva, “and hundreds have fled.” She said the fighting had killed 260,000 people since 2011.
";

#[test]
fn the_example_of_the_contract() {
    let (article, findings) = read(EXAMPLE);
    assert_eq!(figures(EXAMPLE), "killed 12, killed 12.., <killed 3, killed 2, displaced ~200.., killed 260000");
    let text = |k: usize| findings.casualties[k].span.of(&article.text);
    assert_eq!(text(0), "Shell kills 12");
    assert_eq!(text(1), "At least 12 people, including three children, were killed");
    assert_eq!(text(2), "three children, were killed");
    assert_eq!(text(3), "two bodies");
    assert_eq!(text(4), "hundreds have fled");
    assert_eq!(text(5), "killed 260,000 people");
    let causes: Vec<_> = findings.casualties.iter().map(|c| c.cause).collect();
    let shelling = Some(Cause::Shelling);
    assert_eq!(causes, [shelling, shelling, shelling, None, None, Some(Cause::Fighting)]);
    assert_eq!(findings.casualties[5].scope, Scope::Cumulative);
    let places: Vec<_> = findings.casualties.iter().map(|c| c.place.map(|p| findings.places[p].name.as_str())).collect();
    let aleppo = Some("Aleppo");
    assert_eq!(places, [aleppo, aleppo, aleppo, aleppo, aleppo, Some("Syria")]);
    let dates: Vec<_> = findings.casualties.iter().map(|c| c.date.map(|d| findings.dates[d].span.of(&article.text))).collect();
    assert_eq!(dates, [None, Some("Friday"), Some("Friday"), Some("this morning"), None, Some("2011")]);
    let sources: Vec<_> = findings.casualties.iter().map(|c| c.source.map(|s| s.span.of(&article.text))).collect();
    let (group, keller) = (Some("a monitoring group"), Some("Anna Keller"));
    assert_eq!(sources, [None, group, group, keller, keller, Some("She")]);
    let source = findings.casualties[1].source.map(|s| s.span.of(&article.text));
    assert_eq!(source, Some("a monitoring group"));
    let killed = findings.toll.killed.as_ref().map(|t| (t.min, t.max, t.from.clone()));
    assert_eq!(killed, Some((Some(12), None, vec![1])));
    let displaced = findings.toll.displaced.as_ref().map(|t| (t.min, t.max, t.from.clone()));
    assert_eq!(displaced, Some((Some(200), None, vec![4])));
    assert_eq!((&findings.toll.injured, &findings.toll.missing), (&None, &None));
}
