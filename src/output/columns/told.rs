//! The tables of what an article tells: dates, quotations, casualty figures and the victims of its event.

use super::story::{role, sentence, speaker};
use super::{Column, Line, flag, list, number, text, whole};
use crate::record::{CasualtyRecord, DateRecord, EventVictimRecord, PlaceRecord, QuoteRecord};

pub(in super::super) const DATES: &[Column<DateRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("text", |l| (&l.it.piece.text).into()),
    whole("start", |l| l.it.piece.start.into()),
    whole("end", |l| l.it.piece.end.into()),
    text("in", |l| l.it.piece.within.map(|within| within.name()).into()),
    text("type", |l| l.it.kind.name().into()),
    text("value", |l| (&l.it.value).into()),
    text("from", |l| l.it.from.as_deref().into()),
    text("to", |l| l.it.to.as_deref().into()),
    text("mod", |l| l.it.modifier.map(|modifier| modifier.name()).into()),
    text("anchor", |l| l.it.anchor.name().into()),
    text("anchor_id", |l| l.it.anchor_id.as_deref().into()),
    text("quant", |l| l.it.quant.map(|quant| quant.name()).into()),
    text("freq", |l| l.it.freq.as_deref().into()),
    text("range", |l| l.it.range.as_deref().into()),
    flag("age", |l| l.it.age.into()),
    text("person_id", |l| l.it.person.as_deref().into()),
    text("person", |l| l.story.person(l.it.person.as_deref()).map(|person| &person.name).into()),
    text("sentence", |l| sentence(&l.it.explanation).into()),
];

pub(in super::super) const QUOTES: &[Column<QuoteRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("kind", |l| l.it.kind.name().into()),
    text("quote", |l| words(l.it).into()),
    whole("start", |l| l.it.piece.start.into()),
    whole("end", |l| l.it.piece.end.into()),
    text("in", |l| l.it.piece.within.map(|within| within.name()).into()),
    text("speaker_id", |l| l.it.speaker.as_ref().and_then(|speaker| speaker.id.as_deref()).into()),
    text("speaker", |l| l.it.speaker.as_ref().map(speaker).into()),
    text("speaker_role", |l| l.story.person(l.it.speaker.as_ref().and_then(|speaker| speaker.id.as_deref())).and_then(role).into()),
    text("speaker_text", |l| l.it.speaker.as_ref().map(|speaker| &speaker.piece.text).into()),
    text("cue", |l| l.it.cue.as_ref().map(|cue| &cue.text).into()),
    text("sentence", |l| sentence(&l.it.explanation).into()),
];

/// The pieces of a quotation without what stands between them ("said Ana Ruiz").
fn words(quote: &QuoteRecord) -> String {
    quote.spans.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" … ")
}

pub(in super::super) const CASUALTIES: &[Column<CasualtyRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| (&l.it.id).into()),
    text("text", |l| (&l.it.piece.text).into()),
    whole("start", |l| l.it.piece.start.into()),
    whole("end", |l| l.it.piece.end.into()),
    text("in", |l| l.it.piece.within.map(|within| within.name()).into()),
    text("kind", |l| l.it.kind.name().into()),
    text("count", |l| (&l.it.count.text).into()),
    whole("min", |l| l.it.count.min.into()),
    whole("max", |l| l.it.count.max.into()),
    flag("approximate", |l| l.it.count.approximate.into()),
    number("share", |l| l.it.count.share.into()),
    text("victims", |l| l.it.victims.as_ref().map(|victims| &victims.text).into()),
    text("victim_kind", |l| l.it.victims.as_ref().and_then(|victims| victims.kind).map(|kind| kind.name()).into()),
    text("people_ids", |l| list(people(l.it)).into()),
    text("people", |l| list(people(l.it).filter_map(|id| l.story.person(Some(id))).map(|person| person.name.as_str())).into()),
    text("scope", |l| l.it.scope.name().into()),
    text("status", |l| l.it.status.name().into()),
    text("part_of", |l| l.it.part_of.as_deref().into()),
    text("cause", |l| l.it.cause.map(|cause| cause.name()).into()),
    text("place_id", |l| l.it.place.as_deref().into()),
    text("place", |l| place(l).map(|place| &place.name).into()),
    text("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    number("lat", |l| place(l).and_then(|place| place.lat).into()),
    number("lon", |l| place(l).and_then(|place| place.lon).into()),
    text("date_id", |l| l.it.date.as_deref().into()),
    text("date", |l| l.story.date(l.it.date.as_deref()).and_then(|date| date.from.as_deref()).into()),
    text("date_to", |l| l.story.date(l.it.date.as_deref()).and_then(|date| date.to.as_deref()).into()),
    text("source_id", |l| l.it.source.as_ref().and_then(|source| source.id.as_deref()).into()),
    text("source", |l| l.it.source.as_ref().map(speaker).into()),
    text("sentence", |l| sentence(&l.it.explanation).into()),
];

/// Ids of the victims who are named.
fn people(figure: &CasualtyRecord) -> impl Iterator<Item = &str> {
    figure.victims.iter().flat_map(|victims| &victims.people).map(String::as_str)
}

fn place<'x>(line: &Line<'x, CasualtyRecord>) -> Option<&'x PlaceRecord> {
    line.story.place(line.it.place.as_deref())
}

pub(in super::super) const VICTIMS: &[Column<EventVictimRecord>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| format!("v{}", l.number).into()),
    text("person_id", |l| l.it.person.as_deref().into()),
    text("name", |l| l.it.name.as_deref().into()),
    whole("age", |l| l.it.age.into()),
    text("status", |l| l.it.status.name().into()),
    text("role", |l| l.story.person(l.it.person.as_deref()).and_then(role).into()),
    text("figure_id", |l| l.it.figure.as_deref().into()),
    text("figure", |l| l.story.figure(l.it.figure.as_deref()).map(|figure| &figure.piece.text).into()),
    text("sentence", |l| sentence(&l.it.explanation).into()),
];
