//! The tables of what an article tells: dates, quotations, casualty figures and the victims of its event.

use super::story::{role, sentence, speaker};
use super::{Column, Line, list};
use crate::record::{CasualtyRecord, DateRecord, EventVictimRecord, PlaceRecord, QuoteRecord};

pub(in super::super) const DATES: &[Column<DateRecord>] = &[
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("text", |l| (&l.it.piece.text).into()),
    Column("start", |l| l.it.piece.start.into()),
    Column("end", |l| l.it.piece.end.into()),
    Column("in", |l| l.it.piece.within.map(|within| within.name()).into()),
    Column("type", |l| l.it.kind.name().into()),
    Column("value", |l| (&l.it.value).into()),
    Column("from", |l| l.it.from.as_deref().into()),
    Column("to", |l| l.it.to.as_deref().into()),
    Column("mod", |l| l.it.modifier.map(|modifier| modifier.name()).into()),
    Column("anchor", |l| l.it.anchor.name().into()),
    Column("anchor_id", |l| l.it.anchor_id.as_deref().into()),
    Column("quant", |l| l.it.quant.map(|quant| quant.name()).into()),
    Column("freq", |l| l.it.freq.as_deref().into()),
    Column("range", |l| l.it.range.as_deref().into()),
    Column("age", |l| l.it.age.into()),
    Column("person_id", |l| l.it.person.as_deref().into()),
    Column("person", |l| l.story.person(l.it.person.as_deref()).map(|person| &person.name).into()),
    Column("sentence", |l| sentence(&l.it.explanation).into()),
];

pub(in super::super) const QUOTES: &[Column<QuoteRecord>] = &[
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("kind", |l| l.it.kind.name().into()),
    Column("quote", |l| words(l.it).into()),
    Column("start", |l| l.it.piece.start.into()),
    Column("end", |l| l.it.piece.end.into()),
    Column("in", |l| l.it.piece.within.map(|within| within.name()).into()),
    Column("speaker_id", |l| l.it.speaker.as_ref().and_then(|speaker| speaker.id.as_deref()).into()),
    Column("speaker", |l| l.it.speaker.as_ref().map(speaker).into()),
    Column("speaker_role", |l| l.story.person(l.it.speaker.as_ref().and_then(|speaker| speaker.id.as_deref())).and_then(role).into()),
    Column("speaker_text", |l| l.it.speaker.as_ref().map(|speaker| &speaker.piece.text).into()),
    Column("cue", |l| l.it.cue.as_ref().map(|cue| &cue.text).into()),
    Column("sentence", |l| sentence(&l.it.explanation).into()),
];

/// The pieces of a quotation without what stands between them ("said Ana Ruiz").
fn words(quote: &QuoteRecord) -> String {
    quote.spans.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" … ")
}

pub(in super::super) const CASUALTIES: &[Column<CasualtyRecord>] = &[
    Column("article", |l| l.story.id.into()),
    Column("id", |l| (&l.it.id).into()),
    Column("text", |l| (&l.it.piece.text).into()),
    Column("start", |l| l.it.piece.start.into()),
    Column("end", |l| l.it.piece.end.into()),
    Column("in", |l| l.it.piece.within.map(|within| within.name()).into()),
    Column("kind", |l| l.it.kind.name().into()),
    Column("count", |l| (&l.it.count.text).into()),
    Column("min", |l| l.it.count.min.into()),
    Column("max", |l| l.it.count.max.into()),
    Column("approximate", |l| l.it.count.approximate.into()),
    Column("share", |l| l.it.count.share.into()),
    Column("victims", |l| l.it.victims.as_ref().map(|victims| &victims.text).into()),
    Column("victim_kind", |l| l.it.victims.as_ref().and_then(|victims| victims.kind).map(|kind| kind.name()).into()),
    Column("people_ids", |l| list(people(l.it)).into()),
    Column("people", |l| list(people(l.it).filter_map(|id| l.story.person(Some(id))).map(|person| person.name.as_str())).into()),
    Column("scope", |l| l.it.scope.name().into()),
    Column("status", |l| l.it.status.name().into()),
    Column("part_of", |l| l.it.part_of.as_deref().into()),
    Column("cause", |l| l.it.cause.map(|cause| cause.name()).into()),
    Column("place_id", |l| l.it.place.as_deref().into()),
    Column("place", |l| place(l).map(|place| &place.name).into()),
    Column("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    Column("lat", |l| place(l).and_then(|place| place.lat).into()),
    Column("lon", |l| place(l).and_then(|place| place.lon).into()),
    Column("date_id", |l| l.it.date.as_deref().into()),
    Column("date", |l| l.story.date(l.it.date.as_deref()).and_then(|date| date.from.as_deref()).into()),
    Column("date_to", |l| l.story.date(l.it.date.as_deref()).and_then(|date| date.to.as_deref()).into()),
    Column("source_id", |l| l.it.source.as_ref().and_then(|source| source.id.as_deref()).into()),
    Column("source", |l| l.it.source.as_ref().map(speaker).into()),
    Column("sentence", |l| sentence(&l.it.explanation).into()),
];

/// Ids of the victims who are named.
fn people(figure: &CasualtyRecord) -> impl Iterator<Item = &str> {
    figure.victims.iter().flat_map(|victims| &victims.people).map(String::as_str)
}

fn place<'x>(line: &Line<'x, CasualtyRecord>) -> Option<&'x PlaceRecord> {
    line.story.place(line.it.place.as_deref())
}

pub(in super::super) const VICTIMS: &[Column<EventVictimRecord>] = &[
    Column("article", |l| l.story.id.into()),
    Column("id", |l| format!("v{}", l.number).into()),
    Column("person_id", |l| l.it.person.as_deref().into()),
    Column("name", |l| l.it.name.as_deref().into()),
    Column("age", |l| l.it.age.into()),
    Column("status", |l| l.it.status.name().into()),
    Column("role", |l| l.story.person(l.it.person.as_deref()).and_then(role).into()),
    Column("figure_id", |l| l.it.figure.as_deref().into()),
    Column("figure", |l| l.story.figure(l.it.figure.as_deref()).map(|figure| &figure.piece.text).into()),
    Column("sentence", |l| sentence(&l.it.explanation).into()),
];
