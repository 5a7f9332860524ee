//! The entries of people, organisations and places, with all the places where the text means them.

use super::anchors::{Anchor, Kind};
use super::markup::Html;
use super::reading::Reading;
use super::words::{self, Tone};
use crate::record::{OrganizationRecord, PersonRecord, PlaceRecord};

/// The part of the page.
pub(super) fn write(reading: &Reading<'_>, html: &mut Html) {
    let found = reading.found;
    list(reading, "<section id=\"people\"><h2>People</h2><ul class=\"entries\">", found.people.as_deref(), person, html);
    list(
        reading,
        "<section id=\"organizations\"><h2>Organizations</h2><ul class=\"entries\">",
        found.organizations.as_deref(),
        organization,
        html,
    );
    list(reading, "<section id=\"places\"><h2>Places</h2><ul class=\"entries\">", found.places.as_deref(), place, html);
}

type Write<T> = fn(&Reading<'_>, usize, &T, &mut Html);

fn list<T>(reading: &Reading<'_>, head: &'static str, entries: Option<&[T]>, write: Write<T>, html: &mut Html) {
    let Some(entries) = entries.filter(|entries| !entries.is_empty()) else { return };
    html.raw(head);
    entries.iter().enumerate().for_each(|(index, entry)| write(reading, index, entry, html));
    html.raw("</ul></section>\n");
}

/// Begins an entry with its name.
fn open(kind: Kind, index: usize, name: &str, html: &mut Html) {
    let anchor = Anchor { kind, index };
    html.raw("<li class=\"entry ").raw(kind.letter()).raw("\" id=\"").plain(anchor).raw("\" data-e=\"").plain(anchor);
    html.raw("\"><b class=\"name\"><bdi>").text(name).raw("</bdi></b>");
}

fn person(reading: &Reading<'_>, index: usize, person: &PersonRecord, html: &mut Html) {
    open(Kind::Person, index, &person.name, html);
    roles(person, html);
    if person.quotes > 0 {
        html.raw(" <span class=\"n\">").plain(person.quotes).raw(if person.quotes == 1 {
            " quotation</span>"
        } else {
            " quotations</span>"
        });
    }
    words::spots(reading, Kind::Person, index, html);
    html.raw("</li>");
}

/// What a person is said to be.
pub(super) fn roles(person: &PersonRecord, html: &mut Html) {
    for role in &person.roles {
        html.raw(" <span class=\"role\" dir=\"auto\">").text(&role.piece.text).raw("</span>");
    }
}

fn organization(reading: &Reading<'_>, index: usize, body: &OrganizationRecord, html: &mut Html) {
    open(Kind::Organization, index, &body.name, html);
    html.raw(" <span class=\"role\">").text(&body.kind.name().replace('_', " ")).raw("</span>");
    words::spots(reading, Kind::Organization, index, html);
    html.raw("</li>");
}

fn place(reading: &Reading<'_>, index: usize, place: &PlaceRecord, html: &mut Html) {
    open(Kind::Place, index, &place.name, html);
    html.raw(" <span class=\"role\">").raw(place.kind.name());
    around(place, html);
    html.raw("</span>");
    match (place.lat, place.lon) {
        (Some(lat), Some(lon)) => drop(html.raw(" <span class=\"n\">").plain(lat).raw(", ").plain(lon).raw("</span>")),
        _ => words::chip(Tone::Doubt, "not found on the map", html),
    }
    if words::is_unsure(place) {
        words::chip(Tone::Doubt, "unsure which one", html);
    }
    words::spots(reading, Kind::Place, index, html);
    html.raw("</li>");
}

/// The division and the country that a place lies in.
fn around(place: &PlaceRecord, html: &mut Html) {
    let parts = [place.admin1.as_ref(), place.country.as_ref()];
    for part in parts.into_iter().flatten().filter(|part| **part != place.name) {
        html.raw(", ").text(part);
    }
}

pub(super) fn person_link(index: usize, person: &PersonRecord, html: &mut Html) {
    link(Anchor { kind: Kind::Person, index }, &person.name, html);
}

/// A place with what it lies in, and whether that is sure.
pub(super) fn place_link(index: usize, place: &PlaceRecord, html: &mut Html) {
    link(Anchor { kind: Kind::Place, index }, &place.name, html);
    around(place, html);
    if words::is_unsure(place) {
        words::chip(Tone::Doubt, "unsure which one", html);
    }
}

fn link(anchor: Anchor, name: &str, html: &mut Html) {
    html.raw("<a class=\"e\" data-e=\"").plain(anchor).raw("\" href=\"#").plain(anchor).raw("\"><bdi>").text(name).raw("</bdi></a>");
}
