//! The event, other events, running tolls.

use super::read;
use crate::config::Config;
use crate::extract::extract;
use crate::extract::findings::Scope;
use crate::input::article_from_text;
use crate::text::Document;

/// The scopes of the figures of an article of 11 May 2016.
fn dated(text: &str) -> Vec<Scope> {
    let mut article = article_from_text(text);
    article.given.date = Some("2016-05-11".to_owned());
    let mut doc = Document::default();
    doc.read(&article);
    extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default()).casualties.iter().map(|c| c.scope).collect()
}

#[test]
fn running_tolls_by_what_they_are_counted_of() {
    for (text, scope) in [
        ("The war, now in its sixth year, has killed 270,000 people.", Scope::Cumulative),
        ("The insurgency has killed 12,000 people.", Scope::Cumulative),
        ("Since 27 February, some 1,200 civilians have died.", Scope::Cumulative),
        ("Since 5 May, some 200 civilians have died.", Scope::Event),
        ("The fighting has killed 12 people.", Scope::Event),
        ("The conflict has killed 12 people since Friday.", Scope::Event),
    ] {
        assert_eq!(dated(text), [scope], "{text}");
    }
}

#[test]
fn scope() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    assert_eq!(scopes("A fire killed 5 people on 3 May 2020.\nIn 1999, 15 students died there."), [Scope::Event, Scope::Background]);
    assert_eq!(scopes("A fire killed 5 people.\nThe war has killed 9,000 people since 2011."), [Scope::Event, Scope::Cumulative]);
    assert_eq!(
        scopes("A fire killed 5 people.\nMore than 4,000 have died in the nearly three-year war."),
        [Scope::Event, Scope::Cumulative]
    );
    assert_eq!(scopes("A shell killed 12 people in the worst attack of the three-year war."), [Scope::Event]);
    assert_eq!(scopes("Two people died.\nThis year 40 people have died there."), [Scope::Event, Scope::Cumulative]);
}

#[test]
fn other_events() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    let other = |second: &str, want: Scope| {
        let text = format!("NAIROBI, 20 May 2016 – A bus crash killed 5 people on Thursday.\n\n{second}\n");
        assert_eq!(scopes(&text), [Scope::Event, want], "{second}");
    };
    other("Hundreds die every year on these roads.", Scope::Cumulative);
    other("Such crashes kill 3,000 people a year.", Scope::Cumulative);
    other("Last winter 54 people died on the same road.", Scope::Background);
    other("On 28 April a crash in Kitale killed four workers.", Scope::Background);
    other("It was a rival of the firm whose drivers killed two cyclists.", Scope::Background);
    other("Floods there have killed 90 people since March.", Scope::Cumulative);
    other("On Friday two more people died.", Scope::Event);
    other("Two more people died a day later.", Scope::Event);
    // The article's own event may lie back, where the lead says so.
    assert_eq!(scopes("PARIS, 20 May 2016 – A man complained about a fire that killed 5 people last month.\n"), [Scope::Event]);
}

#[test]
fn running_tolls_go_on() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    let outbreak = "The outbreak has infected 1,945 people since August.";
    let both = |second: &str| scopes(&format!("{outbreak} {second}"))[1];
    assert_eq!(both("Attacks on clinics there have cost the lives of 19 nurses."), Scope::Cumulative);
    assert_eq!(both("A crash on Monday killed 3 nurses."), Scope::Event);
    assert_eq!(both("Rebels have killed 3 nurses on Monday."), Scope::Event);
}

/// What happened in a separate incident, or many years ago, is another event.
#[test]
fn separate_events_and_history() {
    use Scope::{Background, Event};
    for (text, wanted) in [
        (
            "Gunmen shot dead two men in Dover.\n\nIn a separate attack, rebels killed a guard. He died at noon.",
            &[Event, Background, Background][..],
        ),
        ("Gunmen shot dead two men in Dover.\n\nIn a house nearby they killed a guard.", &[Event, Event]),
        // A storm kills elsewhere too.
        ("A storm killed two men in Dover.\n\nElsewhere, it killed a guard.", &[Event, Event]),
        ("A ship sank off Dover on Friday.\n\nA steamer sank there in 1912, killing 150 people.", &[Background]),
        ("A ship sank off Dover on Friday.\n\nA steamer sank there in April, killing 150 people.", &[Event]),
    ] {
        assert_eq!(dated(text), wanted, "{text}");
    }
}
