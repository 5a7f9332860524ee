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
    let reading =
        Reading { article: &article, text: &article.text, doc: &doc, grammar: &crate::grammar::Grammar::of(&doc), config: &config };
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
        // Nobody tells of himself by name.
        (
            "“We ran,” Luis Vega said.\n\nTom Hale should not talk so, he said.",
            &["Luis Vega", "Tom Hale"],
            &[],
            &["Luis Vega", "Luis Vega"],
        ),
        ("Tom Hale came. “We ran,” he said.", &["Luis Vega", "Tom Hale"], &[], &["Tom Hale"]),
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

/// The persons' mentions other than names, each as "pronoun>first word of the name", in order.
fn meant(text: &str, people: &[&str]) -> String {
    let found = read(text, people, &[]).1;
    let mut all: Vec<(Span, String)> = Vec::new();
    for person in &found.people {
        let first = person.name.split(' ').next().unwrap_or("").to_owned();
        all.extend(person.mentions.iter().filter(|m| m.form != Form::Name).map(|m| (m.span, format!("{}>{first}", m.span.of(text)))));
    }
    all.sort();
    all.into_iter().map(|m| m.1).collect::<Vec<_>>().join(" ")
}

#[test]
fn somebody_without_a_name_takes_the_pronoun() {
    let people = &["Luis Vega"];
    for (text, expected) in [
        ("Luis Vega left. A scholar stayed. He slept.", ""),
        ("Luis Vega left. Rain fell. He slept.", "He>Luis"),
        ("Luis Vega left. One health expert warned of rain. He said it was late.", ""),
        ("Luis Vega is a scholar. He slept.", "He>Luis"),
        ("Luis Vega, a scholar, left. He slept.", "He>Luis"),
        ("Luis Vega worked as a teacher. He slept.", "He>Luis"),
        ("A woman met Luis Vega. He slept.", "He>Luis"),
        ("Luis Vega left. Two scholars stayed. He slept.", "He>Luis"),
        ("Luis Vega left. The scholar stayed. He slept.", "He>Luis"),
        ("Luis Vega left. Police officer Low stayed.", ""),
    ] {
        assert_eq!(meant(text, people), expected, "{text}");
    }
}

#[test]
fn the_clause_tells_who_is_meant() {
    let people = &["Luis Vega", "Omar Haddad"];
    for (text, expected) in [
        // Not the subject of the verb.
        ("Omar Haddad came late. Luis Vega told him so.", "him>Omar"),
        ("Luis Vega said the police had caught him.", "him>Luis"),
        ("Luis Vega slept, the police caught him.", "him>Luis"),
        // A subject before one in another place.
        ("Luis Vega wrote to Omar Haddad. He slept.", "He>Luis"),
        ("Luis Vega, then helped by Omar Haddad, left. He slept.", "He>Luis"),
        // Two who come near.
        ("Luis Vega left and Omar Haddad came. He slept.", ""),
        // What is owned goes with the subject of its clause.
        ("Luis Vega left because Omar Haddad lost his bag.", "his>Omar"),
        ("On his part, Luis Vega said no.", "his>Luis"),
        ("Omar Haddad slept. For his part, Foreign Minister Luis Vega said no.", "his>Luis"),
        ("Omar Haddad slept. In his room, the rain came in.", "his>Omar"),
        ("Luis Vega left. Who stays knows what he or she does.", ""),
        ("Luis Vega left. She slept.", ""),
        ("It was said to His Highness Omar Haddad.", ""),
    ] {
        assert_eq!(meant(text, people), expected, "{text}");
    }
}

#[test]
fn roles_as_mentions() {
    let people = &["Luis Vega/Prime Minister", "Omar Haddad/heads the office"];
    for (text, expected) in [
        ("Prime Minister Luis Vega came. Then the prime minister left.", "the prime minister>Luis"),
        ("Prime Minister Luis Vega came. Then the former minister left.", ""),
        ("Omar Haddad heads the office. Then the office burnt.", ""),
    ] {
        assert_eq!(meant(text, people), expected, "{text}");
    }
    assert_eq!(meant("Mayor Luis Vega left. Rain fell, said the mayor, Luis Vega.", &["Luis Vega/Mayor"]), "");
    // What tells the role is no mention.
    assert_eq!(meant("Luis Vega, the mayor, left.", &["Luis Vega/mayor"]), "");
    assert_eq!(meant("Luis Vega, the mayor, left. Rain fell. The mayor slept.", &["Luis Vega/mayor"]), "The mayor>Luis");
}

#[test]
fn organisations_by_a_noun() {
    for (text, organizations, expected) in [
        ("The Health Ministry acted. “It is over,” the ministry said.", &["Health Ministry"][..], &["Health Ministry"][..]),
        ("The Health Ministry acted. “It is over,” the bank said.", &["Health Ministry"], &["-"]),
        ("The Health Ministry met the Trade Ministry. “It is over,” the ministry said.", &["Health Ministry", "Trade Ministry"], &["-"]),
        ("“It is over,” the ministry said. The Health Ministry acted.", &["Health Ministry"], &["-"]),
        ("“It is over,” the Red Cross said. “We go,” they said.", &["Red Cross"], &["Red Cross", "Red Cross"]),
        ("The Velora news agency said it rained.", &["Velora"], &["Velora"]),
        ("Norland's Meridian newspaper said it rained.", &["Meridian"], &["Meridian"]),
        ("The head of the Velora agency said it rained.", &["Velora"], &["-"]),
    ] {
        assert_eq!(speakers(text, &[], organizations), expected, "{text}");
    }
}

#[test]
fn whoever_spoke_or_asked_goes_on() {
    for (text, people, expected) in [
        // The subject of what is reported is not who reports it.
        (
            "Tom Boyle arrested Sam Pike. Boyle said Pike had fled. “It is over,” he told the council.",
            &["Tom Boyle", "Sam Pike"][..],
            &["Tom Boyle", "Tom Boyle"][..],
        ),
        ("Luis Vega was accused by Ivan Prado of lying. “He hid it,” he told lawmakers.", &["Luis Vega", "Ivan Prado"], &["Ivan Prado"]),
        ("Luis Vega drew criticism from Ivan Prado. “He forgot us,” he told a rally.", &["Luis Vega", "Ivan Prado"], &["Ivan Prado"]),
        ("Luis Vega drew pictures of Ivan Prado. “They sell well,” he told a rally.", &["Luis Vega", "Ivan Prado"], &["Luis Vega"]),
        // Somebody without a name speaks, and nobody else.
        ("Paula Reyes left. The teacher insisted that it rained. “I ran,” she said.", &["Paula Reyes"], &["-", "-"]),
    ] {
        assert_eq!(speakers(text, people, &[]), expected, "{text}");
    }
}

#[test]
fn a_scene_tells_who_speaks_after_it() {
    for (text, people, expected) in [
        (
            "“It is shut,” said Ed Moss.\n\nMaria Lopez looked at the shelves. “There is no bread.”",
            &["Ed Moss", "Maria Lopez"][..],
            "Maria Lopez",
        ),
        ("“It is shut,” said Ed Moss.\n\nA shopkeeper pulled down his shutters. “We lost it all.”", &["Ed Moss"], "-"),
        ("“It is shut,” said Ed Moss.\n\nThe street was empty. “Nobody comes here.”", &["Ed Moss"], "Ed Moss"),
        // The dead do not speak.
        ("“It is shut,” said Ed Moss.\n\nOmar Haddad was killed in the yard. “He loved football.”", &["Ed Moss", "Omar Haddad"], "Ed Moss"),
        ("“It is shut,” said Ed Moss.\n\nA sign at the pier was blunt:\n\n“No boats today.”", &["Ed Moss"], "-"),
    ] {
        assert_eq!(speakers(text, people, &[]).last().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn a_text_may_end_anywhere() {
    let text = "Luis Vega, the mayor, said the minister told him so. “It is shut,” the minister said. Alias “El Lobo”, he or she left the military";
    for (end, _) in text.char_indices() {
        speakers(&text[..end], &["Luis Vega/mayor"], &[]);
    }
}
