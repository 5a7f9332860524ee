//! Cases of the pass alone: people and organisations are given, the rest is found.

use super::*;
use crate::config::Config;
use crate::extract::findings::{Organization, OrganizationKind, Person, Role};
use crate::input::article_from_text;

/// Who says the quotes of a text, by name; "-" where nobody is named. The people come as "Name" or "Name/role words".
fn speakers(text: &str, people: &[&str], organizations: &[&str]) -> Vec<String> {
    read(text, people, organizations).0
}

fn read(text: &str, people: &[&str], organizations: &[&str]) -> (Vec<String>, Findings) {
    let article = article_from_text(text);
    let mut doc = Document::default();
    doc.read(&article);
    let config = Config::default();
    let reading = Reading { article: &article, text: &article.text, doc: &doc, config: &config };
    let all = |word: &str| text.match_indices(word).map(|(at, w)| Span::new(at, at + w.len())).collect::<Vec<_>>();
    let named = |spans: Vec<Span>| spans.into_iter().map(|s| Mention::new(s, Form::Name)).collect::<Vec<_>>();
    let mut findings = Findings::default();
    for &person in people {
        let (name, role) = person.split_once('/').unwrap_or((person, ""));
        let family = name.rsplit(' ').next().unwrap_or(name);
        let mut spans = all(name);
        spans.extend(all(family).into_iter().filter(|s| !spans.iter().any(|f| f.overlaps(*s))).collect::<Vec<_>>());
        spans.sort();
        let roles =
            all(role).into_iter().filter(|s| !s.is_empty()).take(1).map(|span| Role { span, organization: None, place: None }).collect();
        findings.people.push(Person {
            name: name.into(),
            given: None,
            family: None,
            roles,
            mentions: named(spans),
            gender: None,
            rule: "test",
        });
    }
    for &name in organizations {
        let mentions = named(all(name));
        findings.organizations.push(Organization { name: name.into(), kind: OrganizationKind::Other, mentions, rule: "test" });
    }
    crate::extract::quotes::find(&reading, &mut findings);
    find(&reading, &mut findings);
    let who = |q: &Quote| match q.speaker.and_then(|s| s.entity) {
        Some(Entity::Person(p)) => findings.people[p].name.clone(),
        Some(Entity::Organization(o)) => findings.organizations[o].name.clone(),
        None => "-".to_owned(),
    };
    (findings.quotes.iter().map(who).collect(), findings)
}

#[test]
fn speakers_by_name_pronoun_role_and_order() {
    for (text, people, organizations, expected) in [
        ("“We ran,” Ana Ruiz said.", &["Ana Ruiz"][..], &[][..], &["Ana Ruiz"][..]),
        ("Ana Ruiz came. “We ran,” Ruiz said.", &["Ana Ruiz"], &[], &["Ana Ruiz"]),
        ("Ana Ruiz came. “We ran,” she said.", &["Ana Ruiz"], &[], &["Ana Ruiz"]),
        ("“We ran,” Ana Ruiz said. She said Vega had left.", &["Ana Ruiz", "Vega"], &[], &["Ana Ruiz", "Ana Ruiz"]),
        ("“We ran,” Ana Ruiz said.\n“It was dark and very cold.”", &["Ana Ruiz"], &[], &["Ana Ruiz", "Ana Ruiz"]),
        ("Foreign minister Ana Ruiz came. “We ran,” the minister said.", &["Ana Ruiz/Foreign minister"], &[], &["Ana Ruiz"]),
        ("The Red Cross sent help. “We came,” it said in a statement.", &[], &["Red Cross"], &["Red Cross"]),
        ("“We ran,” a spokesman for the Red Cross said.", &[], &["Red Cross"], &["-"]),
        ("Fatima Ruiz met John Vega. “We ran,” she said.", &["Fatima Ruiz", "John Vega"], &[], &["Fatima Ruiz"]),
        ("Fatima Ruiz met John Vega. “We ran,” he said.", &["Fatima Ruiz", "John Vega"], &[], &["John Vega"]),
        ("The Red Cross left. A. B. It rained. It was dark. Rain fell. “We ran,” it said.", &[], &["Red Cross"], &["-"]),
        ("“We ran,” a witness said. Ruiz left.", &["Ruiz"], &[], &["-"]),
        ("Ruiz came. “We ran,” they said.", &["Ruiz"], &[], &["-"]),
    ] {
        assert_eq!(speakers(text, people, organizations), expected, "{text}");
    }
}

#[test]
fn pronouns_become_mentions_where_one_person_is_meant() {
    let words = |text: &str, people: &[&str]| {
        let found = read(text, people, &[]).1;
        found.people.iter().map(|p| p.mentions.iter().map(|m| m.span.of(text)).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(words("Ana Ruiz left her house. She ran.", &["Ana Ruiz"]), ["Ana Ruiz her She"]);
    assert_eq!(words("Ana Ruiz said: “She ran to her house.”", &["Ana Ruiz"]), ["Ana Ruiz"]);
    // Told apart by the gender learnt before.
    assert_eq!(
        words("Ana Ruiz lost her bag. Luis Vega found it and he gave it to her.", &["Ana Ruiz", "Luis Vega"]),
        ["Ana Ruiz her her", "Luis Vega he"]
    );
}
