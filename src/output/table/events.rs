//! Events as a table: one line an event, however long; on a terminal that is too narrow for that, its headline stands below.

use std::io;

use super::bounds;
use super::cell;
use super::lines::{self, Head};
use crate::events::{EventRow, Rows};
use crate::summary::Bounds;

const HEADS: [Head; 7] = [
    Head::words("date"),
    Head::words("place"),
    Head::words("cause"),
    Head::figure("killed"),
    Head::figure("injured"),
    Head::figure("articles"),
    Head::below("title"),
];

/// The rows of events under their headings, on a page so wide.
pub(crate) fn print(rows: &Rows, width: usize, color: bool, put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    lines::print(&HEADS, || rows.iter().map(|event| (row(&event), false)), width, color, put)
}

fn row(event: &EventRow) -> Vec<String> {
    let figure = |figure: Option<Bounds>| figure.and_then(|Bounds { min, max }| bounds(min, max, false)).unwrap_or_default();
    let date = event.date.as_ref().map(lines::days);
    let place = event.place.as_ref().map(|place| {
        let around = place.admin1.as_ref().filter(|admin1| **admin1 != place.name);
        [Some(&place.name), around, place.country_code.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    });
    vec![
        date.unwrap_or_default(),
        cell(place.unwrap_or_default()),
        event.cause.map(|cause| cause.name().replace('_', " ")).unwrap_or_default(),
        figure(event.killed),
        figure(event.injured),
        event.articles.len().to_string(),
        cell(lines::headline(event.articles.first().and_then(|article| article.title.as_deref()))),
    ]
}
