//! The places of an article as points of its map, the place of its event first.

use super::anchors::{Anchor, Kind};
use super::map::{Link, Pin, is_place};
use super::reading::Reading;
use super::words;
use crate::record::{PlaceKind, PlaceRecord};

/// The points. Countries and continents are none, unless nothing else is.
pub(super) fn of<'a>(reading: &Reading<'a>) -> Vec<Pin<'a>> {
    let found = reading.found;
    let event = found.event.iter().flatten().find_map(|event| reading.place(event.place.as_deref())).map(|(index, _)| index);
    let focus = found.article.focus.as_ref().and_then(|focus| reading.place(focus.place.as_deref())).map(|(index, _)| index);
    let mut places: Vec<(usize, &PlaceRecord)> =
        found.places.iter().flatten().enumerate().filter(|(_, place)| at(place).is_some()).collect();
    if places.iter().any(|(_, place)| !is_large(place)) {
        places.retain(|(index, place)| !is_large(place) || Some(*index) == event);
    }
    places.sort_by_key(|&(index, place)| (Some(index) != event, Some(index) != focus, std::cmp::Reverse(place.count), index));
    places.into_iter().filter_map(|(index, place)| pin(index, place, Some(index) == event)).collect()
}

fn at(place: &PlaceRecord) -> Option<(f64, f64)> {
    place.lat.zip(place.lon).filter(|&(lat, lon)| is_place(lat, lon))
}

fn is_large(place: &PlaceRecord) -> bool {
    matches!(place.kind, PlaceKind::Country | PlaceKind::Continent)
}

fn pin(index: usize, place: &PlaceRecord, is_event: bool) -> Option<Pin<'_>> {
    let (lat, lon) = at(place)?;
    let country = place.country.as_deref().filter(|country| *country != place.name);
    let role = if is_event { " – the event" } else { "" };
    Some(Pin {
        lat,
        lon,
        name: &place.name,
        title: country.map_or_else(|| format!("{}{role}", place.name), |country| format!("{}, {country}{role}", place.name)),
        link: Link::Entry(Anchor { kind: Kind::Place, index }),
        class: match () {
            () if is_event => "event",
            () if words::is_unsure(place) => "unsure",
            () => "place",
        },
        radius: if is_event { 75 } else { 48 },
        least: match place.kind {
            PlaceKind::Continent => 60.0,
            PlaceKind::Country => 20.0,
            PlaceKind::Region => 9.0,
            _ => 6.0,
        },
    })
}
