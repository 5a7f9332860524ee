//! What a map says of its points: places, and figures that have a place. `layer` tells one from the other.

use super::story::{sentence, speaker};
use super::{Column, Line, flag, number, text, whole};
use crate::record::{CasualtyRecord, PlaceRecord};

pub(in super::super) const PLACES: &[Column<PlaceRecord>] = &[
    text("layer", |_| "place".into()),
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("title", |l| l.story.title.into()),
    text("date", |l| l.story.date.into()),
    text("name", |l| (&l.it.name).into()),
    text("kind", |l| l.it.kind.name().into()),
    text("country", |l| l.it.country.as_deref().into()),
    whole("mentions", |l| l.it.count.into()),
    number("score", |l| l.it.score.into()),
];

/// Scope and status too: a map of figures that somebody denies, or that belong to another event, would mislead.
pub(in super::super) const FIGURES: &[Column<CasualtyRecord>] = &[
    text("layer", |_| "figure".into()),
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("title", |l| l.story.title.into()),
    text("place", |l| place(l).map(|place| &place.name).into()),
    text("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    text("kind", |l| l.it.kind.name().into()),
    whole("min", |l| l.it.count.min.into()),
    whole("max", |l| l.it.count.max.into()),
    flag("approximate", |l| l.it.count.approximate.into()),
    text("scope", |l| l.it.scope.name().into()),
    text("status", |l| l.it.status.name().into()),
    text("date", |l| l.story.date(l.it.date.as_deref()).and_then(|date| date.from.as_deref()).into()),
    text("cause", |l| l.it.cause.map(|cause| cause.name()).into()),
    text("source", |l| l.it.source.as_ref().map(speaker).into()),
    text("sentence", |l| sentence(&l.it.explanation).into()),
];

fn place<'x>(line: &Line<'x, CasualtyRecord>) -> Option<&'x PlaceRecord> {
    line.story.place(line.it.place.as_deref())
}
