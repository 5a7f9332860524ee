//! What a map says of its points: places, and figures that have a place. `layer` tells one from the other.

use super::story::{sentence, speaker};
use super::{Column, Line};
use crate::record::{CasualtyRecord, PlaceRecord};

pub(in super::super) const PLACES: &[Column<PlaceRecord>] = &[
    Column("layer", |_| "place".into()),
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("title", |l| l.story.title.into()),
    Column("date", |l| l.story.date.into()),
    Column("name", |l| (&l.it.name).into()),
    Column("kind", |l| l.it.kind.name().into()),
    Column("country", |l| l.it.country.as_deref().into()),
    Column("mentions", |l| l.it.count.into()),
    Column("score", |l| l.it.score.into()),
];

/// Scope and status too: a map of figures that somebody denies, or that belong to another event, would mislead.
pub(in super::super) const FIGURES: &[Column<CasualtyRecord>] = &[
    Column("layer", |_| "figure".into()),
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("title", |l| l.story.title.into()),
    Column("place", |l| place(l).map(|place| &place.name).into()),
    Column("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    Column("kind", |l| l.it.kind.name().into()),
    Column("min", |l| l.it.count.min.into()),
    Column("max", |l| l.it.count.max.into()),
    Column("approximate", |l| l.it.count.approximate.into()),
    Column("scope", |l| l.it.scope.name().into()),
    Column("status", |l| l.it.status.name().into()),
    Column("date", |l| l.story.date(l.it.date.as_deref()).and_then(|date| date.from.as_deref()).into()),
    Column("cause", |l| l.it.cause.map(|cause| cause.name()).into()),
    Column("source", |l| l.it.source.as_ref().map(speaker).into()),
    Column("sentence", |l| sentence(&l.it.explanation).into()),
];

fn place<'x>(line: &Line<'x, CasualtyRecord>) -> Option<&'x PlaceRecord> {
    line.story.place(line.it.place.as_deref())
}
