//! The table of articles: what is known of each, its event and its toll; and what kept those that failed from being analysed.

use super::{Column, Line, Value, list, number, text, whole};
use crate::record::{Analysis, ErrorRecord, EventRecord, PlaceRecord, Record, TollFigureRecord, TollRecord};

pub(in super::super) const ARTICLES: &[Column<Record>] = &[
    text("article", |l| l.story.id.into()),
    text("id", |l| l.story.id.into()),
    text("path", path),
    text("format", |l| found(l).map(|a| a.source.format.name()).into()),
    text("language", |l| found(l).and_then(|a| a.source.language.as_deref()).into()),
    whole("chars", |l| found(l).map(|a| a.source.chars).into()),
    text("title", |l| l.story.title.into()),
    text("date", |l| l.story.date.into()),
    text("date_basis", |l| found(l).and_then(|a| a.article.date.as_ref()).map(|date| date.basis.to_string()).into()),
    text("date_confidence", |l| found(l).and_then(|a| a.article.date.as_ref()).map(|date| date.confidence.name()).into()),
    text("authors", |l| found(l).and_then(|a| list(a.article.authors.iter().map(String::as_str))).into()),
    text("agency", |l| found(l).and_then(|a| a.article.agency.as_deref()).into()),
    text("publisher", |l| found(l).and_then(|a| a.article.publisher.as_deref()).into()),
    text("url", |l| found(l).and_then(|a| a.article.url.as_deref()).into()),
    text("focus_country", |l| found(l).and_then(|a| a.article.focus.as_ref()?.country.as_deref()).into()),
    text("focus_place_id", |l| focus(l).map(|place| &place.id).into()),
    text("focus_place", |l| focus(l).map(|place| &place.name).into()),
    text("event_cause", |l| event(l).and_then(|event| event.cause).map(|cause| cause.name()).into()),
    text("event_date", |l| event(l).and_then(|event| event.date.as_ref()).map(|date| &date.from).into()),
    text("event_date_to", |l| event(l).and_then(|event| event.date.as_ref()).map(|date| &date.to).into()),
    text("place_id", |l| place(l).map(|place| &place.id).into()),
    text("place", |l| place(l).map(|place| &place.name).into()),
    text("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    number("lat", |l| place(l).and_then(|place| place.lat).into()),
    number("lon", |l| place(l).and_then(|place| place.lon).into()),
    whole("killed_min", |l| toll(l, |toll| &toll.killed).and_then(|figure| figure.min).into()),
    whole("killed_max", |l| toll(l, |toll| &toll.killed).and_then(|figure| figure.max).into()),
    whole("injured_min", |l| toll(l, |toll| &toll.injured).and_then(|figure| figure.min).into()),
    whole("injured_max", |l| toll(l, |toll| &toll.injured).and_then(|figure| figure.max).into()),
    whole("missing_min", |l| toll(l, |toll| &toll.missing).and_then(|figure| figure.min).into()),
    whole("missing_max", |l| toll(l, |toll| &toll.missing).and_then(|figure| figure.max).into()),
    whole("displaced_min", |l| toll(l, |toll| &toll.displaced).and_then(|figure| figure.min).into()),
    whole("displaced_max", |l| toll(l, |toll| &toll.displaced).and_then(|figure| figure.max).into()),
    text("warnings", |l| found(l).and_then(|a| list(a.warnings.iter().map(String::as_str))).into()),
    text("error", |l| failed(l).map(|failed| failed.error.kind.name()).into()),
    text("error_message", |l| failed(l).map(|failed| &failed.error.message).into()),
];

fn found<'x>(line: &Line<'x, Record>) -> Option<&'x Analysis> {
    match line.it {
        Record::Analysis(analysis) => Some(analysis),
        Record::Error(_) => None,
    }
}

fn failed<'x>(line: &Line<'x, Record>) -> Option<&'x ErrorRecord> {
    match line.it {
        Record::Analysis(_) => None,
        Record::Error(error) => Some(error),
    }
}

fn path<'x>(line: &Line<'x, Record>) -> Value<'x> {
    line.it.path().into()
}

/// The place that the article is most about.
fn focus<'x>(line: &Line<'x, Record>) -> Option<&'x PlaceRecord> {
    line.story.place(found(line)?.article.focus.as_ref()?.place.as_deref())
}

fn event<'x>(line: &Line<'x, Record>) -> Option<&'x EventRecord> {
    found(line)?.event.as_ref()?.as_ref()
}

/// Where the event was.
fn place<'x>(line: &Line<'x, Record>) -> Option<&'x PlaceRecord> {
    line.story.place(event(line)?.place.as_deref())
}

fn toll<'x>(line: &Line<'x, Record>, kind: fn(&TollRecord) -> &Option<TollFigureRecord>) -> Option<&'x TollFigureRecord> {
    kind(found(line)?.toll.as_ref()?).as_ref()
}
