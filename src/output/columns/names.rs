//! The tables of what has a name: people, organisations and places.

use super::story::role;
use super::{Column, Line, list, number, text, whole};
use crate::record::{OrganizationRecord, PersonRecord, PlaceRecord};

pub(in super::super) const PEOPLE: &[Column<PersonRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("name", |l| (&l.it.name).into()),
    text("given", |l| l.it.given.as_deref().into()),
    text("family", |l| l.it.family.as_deref().into()),
    text("role", |l| role(l.it).into()),
    text("roles", |l| list(l.it.roles.iter().map(|role| role.piece.text.as_str())).into()),
    text("organization_id", |l| organization_id(l).into()),
    text("organization", |l| l.story.organization(organization_id(l)).map(|body| &body.name).into()),
    text("place_id", |l| place_id(l).into()),
    text("place", |l| l.story.place(place_id(l)).map(|place| &place.name).into()),
    text("country", |l| l.story.place(place_id(l)).and_then(|place| place.country.as_deref()).into()),
    number("lat", |l| l.story.place(place_id(l)).and_then(|place| place.lat).into()),
    number("lon", |l| l.story.place(place_id(l)).and_then(|place| place.lon).into()),
    whole("mentions", |l| l.it.count.into()),
    whole("quotes", |l| l.it.quotes.into()),
];

/// The organisation of the first role that has one.
fn organization_id<'x>(line: &Line<'x, PersonRecord>) -> Option<&'x str> {
    line.it.roles.iter().find_map(|role| role.organization.as_deref())
}

/// The place of the first role that has one.
fn place_id<'x>(line: &Line<'x, PersonRecord>) -> Option<&'x str> {
    line.it.roles.iter().find_map(|role| role.place.as_deref())
}

pub(in super::super) const ORGANIZATIONS: &[Column<OrganizationRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("name", |l| (&l.it.name).into()),
    text("kind", |l| l.it.kind.name().into()),
    whole("mentions", |l| l.it.count.into()),
];

pub(in super::super) const PLACES: &[Column<PlaceRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("name", |l| (&l.it.name).into()),
    text("kind", |l| l.it.kind.name().into()),
    text("country", |l| l.it.country.as_deref().into()),
    text("country_code", |l| l.it.country_code.as_deref().into()),
    text("admin1", |l| l.it.admin1.as_deref().into()),
    whole("geonames_id", |l| l.it.geonames_id.into()),
    number("lat", |l| l.it.lat.into()),
    number("lon", |l| l.it.lon.into()),
    number("score", |l| l.it.score.into()),
    whole("mentions", |l| l.it.count.into()),
];
