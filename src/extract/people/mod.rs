//! Name mentions of persons clustered into entries, with roles.
//!
//! Takes [`Findings::names`] of kind person, gives [`Findings::people`], one entry a person. [`cluster`] decides which names are one
//! person's, [`parts`] tells given from family names, [`roles`] reads what the person is said to be.

use rustc_hash::FxHashMap;

use super::findings::{Form, Gender, Mention, Name, NameKind, Person};
use super::{Findings, Reading};
use crate::lexicon::Class;
use crate::text::{Document, TokenKind};

mod cluster;
mod family;
mod parts;
mod roles;
mod spelling;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let names: Vec<Name> = findings.names.iter().filter(|name| name.kind == NameKind::Person).copied().collect();
    let clusters = cluster::clusters(reading, &names);
    let links = Links::of(findings);
    let people = clusters.into_iter().map(|members| person(reading, findings, &links, &names, &members)).collect();
    findings.people = people;
}

/// Which entry a mention that starts at a byte belongs to.
struct Links {
    organizations: FxHashMap<u32, usize>,
    places: FxHashMap<u32, usize>,
}

impl Links {
    fn of(findings: &Findings) -> Self {
        let organizations = findings.organizations.iter().map(|x| &x.mentions[..]);
        let places = findings.places.iter().map(|x| &x.mentions[..]);
        Self { organizations: starts(organizations), places: starts(places) }
    }
}

/// For the first byte of each mention the index of its entry.
fn starts<'a>(entries: impl Iterator<Item = &'a [Mention]> + Clone) -> FxHashMap<u32, usize> {
    let mut starts = FxHashMap::default();
    starts.reserve(entries.clone().map(<[Mention]>::len).sum());
    for (k, mentions) in entries.enumerate() {
        starts.extend(mentions.iter().map(|mention| (mention.span.start, k)));
    }
    starts
}

/// The entry of the names with these indices, which are in order.
fn person(reading: &Reading<'_>, findings: &Findings, links: &Links, names: &[Name], members: &[usize]) -> Person {
    let doc = reading.doc;
    let forms: Vec<&Name> = members.iter().map(|&k| &names[k]).collect();
    let fullest = fullest(reading, &forms);
    let (given, family) = parts(reading, names, members, (fullest, &forms));
    let roles = roles::of(reading, findings, links, &forms);
    let title_gender = forms.iter().filter_map(|name| name.title).find_map(|t| t.range().rev().find_map(|k| word_gender(doc, k)));
    // Not behind a preposition, nor from an owner: "adviser to the king", "the queen's secretary".
    let role_gender = || {
        roles.iter().find_map(|role| {
            let head = doc.tokens_in(role.span).range().take(6).take_while(|&k| !doc.word(k).is(Class::PREPOSITION));
            let owns = |k: usize| doc.tokens.get(k + 1).is_some_and(|t| t.kind == TokenKind::Clitic);
            // The last: "Mr Low's sister".
            head.filter(|&k| !owns(k)).filter_map(|k| word_gender(doc, k)).last()
        })
    };
    let gender = title_gender.or_else(role_gender);
    Person {
        name: parts::shown(reading, fullest.tokens),
        given,
        family,
        roles,
        mentions: forms.iter().map(|name| Mention::new(name.span, Form::Name)).collect(),
        gender,
        rule: forms.first().map_or("", |name| name.rule.name()),
    }
}

/// The given and the family name.
fn parts(reading: &Reading<'_>, names: &[Name], members: &[usize], forms: (&Name, &[&Name])) -> (Option<String>, Option<String>) {
    let doc = reading.doc;
    let (fullest, forms) = forms;
    if fullest.tokens.len() > 1 {
        return parts::split(reading, fullest, forms);
    }
    let first = |name: &Name| doc.folded(name.tokens.first as usize);
    let shown = |name: &Name| Some(parts::shown(reading, name.tokens));
    // "Her father, Yusuf, …": Mr Rahimi.
    let family = forms.iter().find(|name| name.title.is_some() && name.tokens.len() == 1 && first(name) != first(fullest));
    if let Some(family) = family {
        return (shown(fullest), shown(family));
    }
    // "Kim and Walter Sorel".
    let untitled = forms.iter().all(|name| name.title.is_none());
    let other = members.iter().filter(|_| untitled).find_map(|&k| family::shared(doc, names, k));
    match other.map(|other| parts::split(reading, other, &[other]).1) {
        Some(family @ Some(_)) => (shown(fullest), family),
        _ => (None, None),
    }
}

/// The form with the most words, the earliest of several; one in capitals alone only where there is no other.
fn fullest<'n>(reading: &Reading<'_>, forms: &[&'n Name]) -> &'n Name {
    let doc = reading.doc;
    let rank = |name: &Name| {
        let words = name.tokens.range().filter(|&k| doc.tokens[k].spaced || k == name.tokens.first as usize).count();
        let shouted = name.tokens.range().all(|k| doc.case(k) != crate::text::Case::Capital);
        (!shouted, words, name.span.len())
    };
    let mut best = forms[0];
    for name in forms.iter().skip(1) {
        let (a, b) = (rank(name), rank(best));
        // Of two words alone the first: "Her father, Yusuf, …" is Mr Rahimi.
        if (a.0, a.1) > (b.0, b.1) || (a.0, a.1) == (b.0, b.1) && a.1 > 1 && a.2 > b.2 {
            best = name;
        }
    }
    best
}

/// The gender that a word of a title or role tells.
fn word_gender(doc: &Document, k: usize) -> Option<Gender> {
    doc.word(k).title.and_then(|title| title.gender)
}

#[cfg(test)]
mod tests;
