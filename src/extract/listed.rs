//! Persons of the user's lexicon: the forms of one row are one person, under the row's name.
//!
//! Takes and gives [`Findings::people`]. A form of a row that the clusters put to another person ("Xavi", listed for Ana Xavi, behind a "Maria
//! Xavi") goes to the row's own.

use rustc_hash::FxHashMap;

use super::findings::{Form, Mention, Person};
use super::{Findings, Reading};
use crate::lexicon::user::{RULE, Row, Type, UserLexicon};

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let Some(lexicon) = reading.config.lexicon.as_deref() else { return };
    let mut entries: FxHashMap<usize, usize> = FxHashMap::default();
    let mut people: Vec<Person> = Vec::with_capacity(findings.people.len());
    let mut joined: Vec<usize> = Vec::new();
    for mut person in std::mem::take(&mut findings.people) {
        // "Ana Maria Xavi" is the row's Ana Xavi where a form of the row is a mention.
        let mentioned = || {
            let mut rows = person.mentions.iter().filter_map(|m| row(lexicon, m.span.of(reading.text)));
            rows.find(|(_, row)| row.name.contains(' ') && holds(&person.name, &row.name))
        };
        let own = row(lexicon, &person.name).or_else(mentioned);
        let mut moved: Vec<(usize, Person)> = Vec::new();
        person.mentions.retain(|mention| {
            let listed = if mention.form == Form::Name { row(lexicon, mention.span.of(reading.text)) } else { None };
            let Some((k, row)) = listed.filter(|(k, row)| own.is_none_or(|(own, _)| own != *k) && !holds(&person.name, &row.name)) else {
                return true;
            };
            match moved.iter_mut().find(|(other, _)| *other == k) {
                Some((_, person)) => person.mentions.push(*mention),
                None => moved.push((k, named(row, *mention))),
            }
            false
        });
        if let (true, [(_, heir), ..]) = (person.mentions.is_empty(), moved.as_mut_slice()) {
            (heir.roles, heir.gender) = (std::mem::take(&mut person.roles), person.gender);
        }
        if !person.mentions.is_empty() {
            match own {
                Some((k, row)) => moved.insert(0, (k, renamed(person, row))),
                None => people.push(person),
            }
        }
        for (k, person) in moved {
            match entries.get(&k) {
                Some(&at) => {
                    join(&mut people[at], person);
                    joined.push(at);
                }
                None => {
                    entries.insert(k, people.len());
                    people.push(person);
                }
            }
        }
    }
    // Each is put in order once, however many were joined to it.
    joined.sort_unstable();
    joined.dedup();
    for at in joined {
        people[at].mentions.sort_by_key(|mention| mention.span.start);
        people[at].roles.sort_by_key(|role| role.span.start);
    }
    findings.people = people;
}

/// The row of a person with these words as a form.
fn row<'l>(lexicon: &'l UserLexicon, words: &str) -> Option<(usize, &'l Row)> {
    lexicon.named(words).filter(|(_, row)| row.names == Type::Person)
}

/// Has the longer name all words of the shorter?
fn holds(longer: &str, shorter: &str) -> bool {
    shorter.split_whitespace().all(|word| longer.split_whitespace().any(|other| other == word))
}

/// The row's person, so far with one mention.
fn named(row: &Row, mention: Mention) -> Person {
    let (name, mentions) = (row.name.to_string(), vec![mention]);
    Person { name, given: None, family: None, roles: Vec::new(), mentions, gender: None, rule: RULE }
}

/// The same person under the row's name.
fn renamed(person: Person, row: &Row) -> Person {
    if person.name == *row.name {
        return person;
    }
    // Which of the row's words is the family name it does not say.
    Person { name: row.name.to_string(), given: None, family: None, ..person }
}

/// Adds what is known of the same person elsewhere, its mentions and roles behind the others.
fn join(person: &mut Person, other: Person) {
    if person.given.is_none() && person.family.is_none() {
        (person.given, person.family) = (other.given, other.family);
    }
    person.mentions.extend(other.mentions);
    person.roles.extend(other.roles);
    person.gender = person.gender.or(other.gender);
}

#[cfg(test)]
mod tests {
    use crate::input::article_from_text;
    use crate::{Analyzer, Config};

    #[test]
    fn forms_of_a_row_are_one_person() {
        let rows = "name\ttype\taliases\nAna Xavi\tperson\tXavi|Umm Xav\nVega\tperson\t\nRed Line\tnone\t\nAna Belo\tnone\t\n";
        let lexicon = crate::lexicon::user::UserLexicon::parse(rows.as_bytes()).unwrap();
        let mut analyzer = Analyzer::new(Config { lexicon: Some(lexicon.into()), ..Config::default() });
        for (text, found) in [
            ("Umm Xav spoke. Later Ana Xavi left, and Xavi's car burnt.", &["Ana Xavi 3"][..]),
            ("The judge heard Umm Xav on Monday.", &["Ana Xavi 1"]),
            ("Maria Xavi came. Later Xavi left.", &["Maria Xavi 1", "Ana Xavi 1"]),
            ("Ana Maria Xavi came. Later Umm Xav left.", &["Ana Maria Xavi 1", "Ana Xavi 1"]),
            ("Ana Maria Xavi came. Later Xavi left.", &["Ana Xavi 2"]),
            ("Luis Vega came. Later Vega left.", &["Luis Vega 2"]),
            ("Later Vega and the Vega Foundation met on Vega Street.", &["Vega 1"]),
            ("VEGA WINS THE RACE AGAIN\n\nIt was late.", &["Vega 1"]),
            ("Ana Vega-Ruiz came.", &["Ana Vega-Ruiz 1"]),
            ("On Monday Ana Belo came, and the Red Line was shut.", &[]),
            ("The vega was green, the xavi was not.", &[]),
        ] {
            let people = analyzer.analyze(&article_from_text(text)).people.unwrap_or_default();
            assert_eq!(people.iter().map(|p| format!("{} {}", p.name, p.count)).collect::<Vec<_>>(), found, "{text}");
        }
    }
}
