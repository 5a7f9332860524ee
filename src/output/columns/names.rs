//! The tables of what has a name: people, organisations and places.

use super::story::role;
use super::{Column, Line, list};
use crate::record::{OrganizationRecord, PersonRecord, PlaceRecord};

pub(in super::super) const PEOPLE: &[Column<PersonRecord>] = &[
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("name", |l| (&l.it.name).into()),
    Column("given", |l| l.it.given.as_deref().into()),
    Column("family", |l| l.it.family.as_deref().into()),
    Column("role", |l| role(l.it).into()),
    Column("roles", |l| list(l.it.roles.iter().map(|role| role.piece.text.as_str())).into()),
    Column("organization_id", |l| organization_id(l).into()),
    Column("organization", |l| l.story.organization(organization_id(l)).map(|body| &body.name).into()),
    Column("place_id", |l| place_id(l).into()),
    Column("place", |l| l.story.place(place_id(l)).map(|place| &place.name).into()),
    Column("country", |l| l.story.place(place_id(l)).and_then(|place| place.country.as_deref()).into()),
    Column("lat", |l| l.story.place(place_id(l)).and_then(|place| place.lat).into()),
    Column("lon", |l| l.story.place(place_id(l)).and_then(|place| place.lon).into()),
    Column("mentions", |l| l.it.count.into()),
    Column("quotes", |l| l.it.quotes.into()),
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
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("name", |l| (&l.it.name).into()),
    Column("kind", |l| l.it.kind.name().into()),
    Column("mentions", |l| l.it.count.into()),
];

pub(in super::super) const PLACES: &[Column<PlaceRecord>] = &[
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("name", |l| (&l.it.name).into()),
    Column("kind", |l| l.it.kind.name().into()),
    Column("country", |l| l.it.country.as_deref().into()),
    Column("country_code", |l| l.it.country_code.as_deref().into()),
    Column("admin1", |l| l.it.admin1.as_deref().into()),
    Column("geonames_id", |l| l.it.geonames_id.into()),
    Column("lat", |l| l.it.lat.into()),
    Column("lon", |l| l.it.lon.into()),
    Column("score", |l| l.it.score.into()),
    Column("mentions", |l| l.it.count.into()),
];
