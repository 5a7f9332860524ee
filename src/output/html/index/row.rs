//! An article's row of the index.

use super::{Html, Record, bounds_cell, days_cell, map};
use crate::output::html::page::headline;
use crate::record::{Analysis, ErrorRecord, PlaceRecord, TollFigureRecord};
use crate::summary::Bounds;

/// A row, written out, and the article's point on the map.
#[derive(Clone, Debug)]
pub struct Row {
    pub(super) cells: Html,
    pub(super) place: Option<Place>,
    pub(super) failed: bool,
}

/// Where an article plays.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) name: String,
    /// The article's page.
    pub(super) address: String,
}

impl Row {
    /// Of the record whose page has this address.
    pub fn of(record: &Record, address: &str) -> Self {
        let mut cells = Html::default();
        match record {
            Record::Analysis(found) => {
                let place = place(found);
                analysis(found, place, address, &mut cells);
                let point = place.and_then(|place| Some((place, place.lat.zip(place.lon).filter(|&(lat, lon)| map::is_place(lat, lon))?)));
                let point = point.map(|(place, (lat, lon))| Place { lat, lon, name: place.name.clone(), address: address.to_owned() });
                Self { cells, place: point, failed: false }
            }
            Record::Error(failed) => {
                error(failed, address, &mut cells);
                Self { cells, place: None, failed: true }
            }
        }
    }

    /// Bytes that it holds.
    pub fn weight(&self) -> usize {
        self.cells.len() + 200
    }
}

/// The place of the event, else the one that the article is most about.
fn place(found: &Analysis) -> Option<&PlaceRecord> {
    let event = found.event.iter().flatten().find_map(|event| event.place.as_ref());
    let focus = found.article.focus.as_ref().and_then(|focus| focus.place.as_ref());
    let id = event.or(focus)?;
    found.places.iter().flatten().find(|place| place.id == *id)
}

fn analysis(found: &Analysis, place: Option<&PlaceRecord>, address: &str, html: &mut Html) {
    html.raw("<tr><td class=\"day\">")
        .text(found.article.date.as_ref().map_or("", |date| &date.value))
        .raw("</td><td class=\"title\"><a href=\"")
        .text(address);
    html.raw("\"><bdi>").text(cut(headline(found))).raw("</bdi></a></td>");
    let days = found.event.iter().flatten().find_map(|event| event.date.as_ref());
    days_cell(days.map(|date| (date.from.as_str(), date.to.as_str())), html);
    html.raw("<td>");
    if let Some(place) = place {
        html.text(&place.name);
        if let Some(country) = place.country.as_ref().filter(|country| **country != place.name) {
            html.raw(", ").text(country);
        }
    }
    html.raw("</td>");
    let bounds = |figure: Option<&TollFigureRecord>| figure.map(|figure| Bounds { min: figure.min, max: figure.max });
    bounds_cell(bounds(found.toll.as_ref().and_then(|toll| toll.killed.as_ref())), html);
    bounds_cell(bounds(found.toll.as_ref().and_then(|toll| toll.injured.as_ref())), html);
    html.raw("<td>");
    for (k, warning) in found.warnings.iter().enumerate() {
        html.raw(if k > 0 { "; " } else { "" }).text(cut(warning));
    }
    html.raw("</td></tr>\n");
}

fn error(failed: &ErrorRecord, address: &str, html: &mut Html) {
    html.raw("<tr class=\"failed\"><td></td><td class=\"title\"><a href=\"").text(address).raw("\"><bdi>").text(cut(&failed.source.id));
    html.raw("</bdi></a></td><td></td><td></td><td></td><td></td><td>")
        .raw(failed.error.kind.name())
        .raw(": ")
        .text(cut(&failed.error.message));
    html.raw("</td></tr>\n");
}

/// At most 300 signs.
fn cut(words: &str) -> &str {
    words.char_indices().nth(300).map_or(words, |(at, _)| &words[..at])
}
