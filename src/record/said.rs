//! What a record says of an article's words without its text.

use super::Analysis;

/// The words of a record's findings: figures with their sentences where it has those, quotations, names as often as they stand.
pub fn said(analysis: &Analysis) -> String {
    let quotes = analysis.quotes.iter().flatten().map(|quote| quote.piece.text.as_str());
    let figures = analysis.casualties.iter().flatten().map(|figure| {
        let evidence = figure.explanation.evidence.as_ref();
        evidence.map_or(figure.piece.text.as_str(), |sentence| sentence.text.as_str())
    });
    let mut said: Vec<&str> = figures.chain(quotes).collect();
    said.dedup();
    let people = analysis.people.iter().flatten().flat_map(|person| person.mentions.iter().chain(None).map(|m| m.piece.text.as_str()));
    let organizations = analysis.organizations.iter().flatten().flat_map(|body| body.mentions.iter().map(|m| m.piece.text.as_str()));
    let places = analysis.places.iter().flatten().flat_map(|place| place.mentions.iter().map(|m| m.piece.text.as_str()));
    let roles = analysis.people.iter().flatten().flat_map(|person| &person.roles).map(|role| role.piece.text.as_str());
    said.extend(people.chain(organizations).chain(places).chain(roles));
    said.join(". ")
}
