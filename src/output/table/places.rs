//! The table of places, and how places are called in the others.

use std::borrow::Cow;

use super::grid::{Column, Grid};
use super::{Page, cell, why};
use crate::lexicon::gazetteer::key::fold;
use crate::record::{Analysis, Form, PlaceKind, PlaceRecord};

pub(super) fn write(found: &Analysis, page: &mut Page) {
    let columns = [
        Column::Words("Places"),
        Column::Left("kind"),
        Column::Words("in"),
        Column::Right("north"),
        Column::Right("east"),
        Column::Right("mentions"),
    ];
    let mut grid = Grid::new(&columns);
    for place in found.places.iter().flatten() {
        let mut within: Vec<&str> = [&place.admin1, &place.country].into_iter().flatten().map(String::as_str).collect();
        within.retain(|name| *name != place.name);
        within.dedup();
        let degrees = |value: Option<f64>| value.map(|value| format!("{value:.2}")).unwrap_or_default();
        let cells = vec![
            cell(spelled(place)),
            place.kind.to_string(),
            cell(within.join(", ")),
            degrees(place.lat),
            degrees(place.lon),
            place.count.to_string(),
        ];
        grid.row(cells, why(&place.explanation));
    }
    grid.write(page);
}

/// The place by the name that the article has for it, with the one that it is known by where that is another: "Kiev (Kyiv)".
fn spelled(place: &PlaceRecord) -> Cow<'_, str> {
    let called = called(place);
    if plain(&place.name).ends_with(&plain(called)) { Cow::Borrowed(called) } else { Cow::Owned(format!("{called} ({})", place.name)) }
}

/// The article's own name for the place. Where that is only a part of its name, or all capitals, the name that it is known by.
fn called(place: &PlaceRecord) -> &str {
    let name = plain(&place.name);
    let mut first = None;
    for mention in place.mentions.iter().filter(|mention| mention.form == Form::Name) {
        let written = mention.piece.text.as_str();
        let key = plain(written);
        let shouts = !written.contains(char::is_lowercase) && written.chars().count() > 3;
        match () {
            // "Samar" for the "Province of Samar"
            () if place.name.ends_with(&format!(" of {written}")) => return written,
            () if key == name => return if shouts { &place.name } else { written },
            () if key.contains(&name) || name.contains(&key) => return &place.name,
            () => first = first.or(Some(written)),
        }
    }
    first.unwrap_or(&place.name)
}

/// Small letters without their marks.
fn plain(name: &str) -> String {
    let mut key = Vec::with_capacity(name.len());
    fold(name, |b| {
        key.push(b);
        true
    });
    String::from_utf8_lossy(&key).into_owned()
}

/// A town as the article calls it, with its state or province beside it: "Fairfield, Ohio". That of "Lagos State" and "Metro Manila" says nothing more.
pub(super) fn with_state(place: &PlaceRecord) -> String {
    let called = if place.kind == PlaceKind::Country { &place.name } else { called(place) };
    match &place.admin1 {
        Some(state) if is_local(place.kind) && !says_it(state, &place.name) && !says_it(&place.name, state) => format!("{called}, {state}"),
        _ => called.to_owned(),
    }
}

/// Does one name hold the other?
fn says_it(name: &str, other: &str) -> bool {
    plain(name).contains(&plain(other))
}

fn is_local(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::City | PlaceKind::Facility | PlaceKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::sample::place;

    #[test]
    fn a_town_has_its_state_beside_it() {
        for (name, kind, state, called) in [
            ("Fairfield", PlaceKind::City, Some("Ohio"), "Fairfield, Ohio"),
            ("Riverside Mall", PlaceKind::Facility, Some("Kent"), "Riverside Mall, Kent"),
            ("Aleppo", PlaceKind::City, Some("Aleppo"), "Aleppo"),
            ("Lagos", PlaceKind::City, Some("Lagos State"), "Lagos"),
            ("Ohio", PlaceKind::Region, Some("Ohio"), "Ohio"),
            ("Black Hills", PlaceKind::Mountain, Some("South Dakota"), "Black Hills"),
            ("Oslo", PlaceKind::City, None, "Oslo"),
        ] {
            assert_eq!(with_state(&place("l1", name, kind, ["XX", "X"], state, None)), called);
        }
        let mut kyiv = place("l1", "Kyiv", PlaceKind::City, ["UA", "Ukraine"], Some("Kyiv City"), None);
        "Kiev".clone_into(&mut kyiv.mentions[0].piece.text);
        assert_eq!(with_state(&kyiv), "Kiev");
        let mut britain = place("l1", "United Kingdom", PlaceKind::Country, ["GB", "United Kingdom"], None, None);
        "Britain".clone_into(&mut britain.mentions[0].piece.text);
        assert_eq!(with_state(&britain), "United Kingdom");
    }

    #[test]
    fn a_place_is_called_as_the_article_calls_it() {
        for (name, mentions, called) in [
            ("Kyiv", &["Kiev", "Kiev"][..], "Kiev (Kyiv)"),
            ("Göteborg", &["Gothenburg"], "Gothenburg (Göteborg)"),
            ("Chāndpur", &["Chandpur"], "Chandpur"),
            ("Jos", &["JOS"], "JOS"),
            ("Province of Samar", &["Samar"], "Samar"),
            ("District of Columbia", &["Washington", "Columbia"], "Columbia"),
            ("United States", &["U.S."], "U.S. (United States)"),
            ("Kyiv", &["Kyiv", "Kiev"], "Kyiv"),
            ("Kyiv", &["KYIV"], "Kyiv"),
            ("Al-Shaar district", &["Al-Shaar"], "Al-Shaar district"),
            ("Jos", &["Jos city"], "Jos"),
            ("Oslo", &[], "Oslo"),
        ] {
            let mut place = place("l1", name, PlaceKind::City, ["XX", "X"], None, None);
            let mention = place.mentions[0].clone();
            place.mentions = mentions
                .iter()
                .map(|text| {
                    let mut mention = mention.clone();
                    (*text).clone_into(&mut mention.piece.text);
                    mention
                })
                .collect();
            assert_eq!(spelled(&place), called, "{mentions:?}");
        }
        // An adjective is no name.
        let mut syria = place("l1", "Syria", PlaceKind::Country, ["SY", "Syria"], None, None);
        syria.mentions[0].form = Form::Demonym;
        "Damascene".clone_into(&mut syria.mentions[0].piece.text);
        assert_eq!(spelled(&syria), "Syria");
    }
}
