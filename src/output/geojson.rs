//! GeoJSON (RFC 7946): a collection of points, one a line, which any program for maps opens. The places of articles and the figures that have a place,
//! or events. What has no coordinates is no point.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::columns::events::EVENTS;
use super::columns::points::{FIGURES, PLACES};
use super::columns::{Column, Line, Story};
use super::escape::escaped;
use crate::config::Kinds;
use crate::events::EventRow;
use crate::record::{PlaceRecord, Record};

/// What stands before the first point, and after the last one.
pub(super) const BEGIN: &[u8] = b"{\"type\":\"FeatureCollection\",\"features\":[";
pub(super) const END: &[u8] = b"\n]}\n";

/// The points of a record: its places and figures, as far as these kinds are asked for. Empty where it has none.
pub(super) fn print(record: &Record, kinds: Kinds) -> Vec<u8> {
    let Record::Analysis(found) = record else { return Vec::new() };
    let story = Story::of(record);
    let mut points = Points::default();
    for (number, it) in (1..).zip(found.places.iter().flatten()).filter(|_| kinds.contains(Kinds::PLACES)) {
        points.add(at(Some(it)), PLACES, &Line { story: &story, number, it });
    }
    for (number, it) in (1..).zip(found.casualties.iter().flatten()).filter(|_| kinds.contains(Kinds::CASUALTIES)) {
        points.add(at(story.place(it.place.as_deref())), FIGURES, &Line { story: &story, number, it });
    }
    escaped(points.out)
}

/// The point of an event. Empty where it has none.
pub(super) fn event(row: &EventRow) -> Vec<u8> {
    let mut points = Points::default();
    let place = row.place.as_ref();
    points.add(place.and_then(|place| place.lat.zip(place.lon)), EVENTS, &Line { story: &Story::default(), number: 1, it: row });
    escaped(points.out)
}

/// Latitude and longitude.
fn at(place: Option<&PlaceRecord>) -> Option<(f64, f64)> {
    place.and_then(|place| place.lat.zip(place.lon))
}

/// Printed points, separated by commas.
#[derive(Default)]
struct Points {
    out: Vec<u8>,
}

impl Points {
    fn add<T>(&mut self, at: Option<(f64, f64)>, columns: &[Column<T>], line: &Line<'_, T>) {
        // A record of an earlier run may have been changed by hand.
        let Some((lat, lon)) = at.filter(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0) else { return };
        if !self.out.is_empty() {
            self.out.extend_from_slice(b",\n");
        }
        let geometry = Geometry { kind: "Point", coordinates: [round(lon), round(lat)] };
        // Writing to memory does not fail, and the names of columns are strings.
        let _ = serde_json::to_writer(&mut self.out, &Feature { kind: "Feature", geometry, properties: Properties(columns, line) });
    }
}

/// To six decimals, which is a tenth of a metre.
fn round(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

#[derive(Serialize)]
struct Feature<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Geometry,
    properties: P,
}

#[derive(Serialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude first.
    coordinates: [f64; 2],
}

struct Properties<'a, 'l, T>(&'a [Column<T>], &'a Line<'l, T>);

impl<T> Serialize for Properties<'_, '_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(columns, line) = self;
        let mut map = to.serialize_map(Some(columns.len()))?;
        for Column(name, _, value) in *columns {
            map.serialize_entry(name, &value(line))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests;
