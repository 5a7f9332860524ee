//! The page of a folder: its events and articles in tables that can be sorted, and a map of all. It holds a row an article, which is made where the article
//! is analysed and kept as it will be written.

use std::path::{Component, Path};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::frame::{self, Asset};
use super::map::{self, Link, Pin};
use super::markup::Html;
use super::words;
use crate::events::{EventRow, Rows};
use crate::record::Record;
use crate::summary::Bounds;

mod row;

pub use row::Row;

static SCRIPT: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("index.js")));

/// The name of the page.
pub const NAME: &str = "index.html";

/// Points of articles on the map at most; those of events are all there.
const MOST: usize = 5000;

/// The rows of all articles.
#[derive(Debug, Default)]
pub struct Index {
    rows: Html,
    articles: u64,
    failed: u64,
    /// By tenths of a degree: how many articles, and the first of them.
    places: FxHashMap<(i32, i32), (usize, row::Place)>,
}

impl Index {
    /// Adds the next article.
    pub fn add(&mut self, row: Row) {
        self.articles += 1;
        self.failed += u64::from(row.failed);
        self.rows.part(&row.cells);
        if let Some(place) = row.place {
            let cell = ((place.lat * 10.0).round() as i32, (place.lon * 10.0).round() as i32);
            self.places.entry(cell).or_insert((0, place)).0 += 1;
        }
    }

    /// The page, with the events that the articles report together. The ids of the articles in them are the addresses of their pages.
    pub fn page(self, events: &Rows) -> Vec<u8> {
        let mut html = Html::default();
        frame::begin("Articles and events", &SCRIPT, &mut html);
        html.raw("<header><h1>Articles and events</h1><p class=\"by\">");
        words::number(self.articles, &mut html);
        html.raw(if self.articles == 1 { " article" } else { " articles" });
        if self.failed > 0 {
            html.raw(", of which ");
            words::number(self.failed, &mut html);
            html.raw(" could not be analysed");
        }
        html.raw("</p></header>\n<nav aria-label=\"Parts of this page\"><a href=\"#map\">Map</a><a href=\"#events\">Events</a><a href=\"#articles\">Articles</a></nav>\n<main>\n");
        self.map(events, &mut html);
        event_table(events, &mut html);
        html.raw("<section id=\"articles\"><h2>Articles</h2><div class=\"wide\"><table><thead><tr><th>Date</th><th>Article</th><th>Event</th><th>Place</th>");
        html.raw("<th>Killed</th><th>Injured</th><th>Notes</th></tr></thead><tbody>\n").part(&self.rows);
        html.raw("</tbody></table></div></section>\n</main>\n<footer><p>Found by the program analyze: look at the text before you use a number, a name or a place. ");
        html.raw("Map: Natural Earth; names of places: GeoNames.</p></footer>\n");
        frame::end(&SCRIPT, &mut html);
        html.into_bytes()
    }

    fn map(&self, events: &Rows, html: &mut Html) {
        let mut points: Vec<Point> = (1_usize..).zip(events.iter()).filter_map(|(number, row)| point(number, &row)).collect();
        // The small ones are drawn over the large ones.
        points.sort_by_key(|point| std::cmp::Reverse(point.radius));
        let mut places: Vec<&(usize, row::Place)> = self.places.values().collect();
        places.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)).then_with(|| x.address.cmp(&y.address)));
        let mut pins: Vec<Pin<'_>> = places.into_iter().take(MOST).map(|(count, place)| place_pin(*count, place)).collect();
        pins.extend(points.iter().map(event_pin));
        html.raw("<section id=\"map\"><h2>Map</h2>");
        map::world(&pins, html);
        html.raw("<p class=\"says\">Large, in the colour of figures: events, by how many were killed. Small: places that articles are about.</p></section>\n");
    }
}

/// An event on the map.
struct Point {
    /// Its row in the table.
    address: String,
    lat: f64,
    lon: f64,
    radius: u32,
    title: String,
}

fn point(number: usize, row: &EventRow) -> Option<Point> {
    let place = row.place.as_ref()?;
    let (lat, lon) = place.lat.zip(place.lon).filter(|&(lat, lon)| map::is_place(lat, lon))?;
    let killed = row.killed.and_then(|figure| figure.min.or(figure.max)).unwrap_or(0);
    let radius = 14 + ((killed as f64 + 1.0).log10() * 14.0).round() as u32;
    let when = row.date.as_ref().map_or("", |days| days.from.as_str());
    Some(Point { address: format!("#e{number}"), lat, lon, radius, title: format!("{} {when}", place.name) })
}

fn event_pin(point: &Point) -> Pin<'_> {
    let Point { address, lat, lon, radius, title } = point;
    Pin { lat: *lat, lon: *lon, name: "", title: title.clone(), link: Link::Page(address), class: "event", radius: *radius, least: 0.0 }
}

fn place_pin(count: usize, place: &row::Place) -> Pin<'_> {
    let title = if count == 1 { place.name.clone() } else { format!("{}: {count} articles", place.name) };
    Pin {
        lat: place.lat,
        lon: place.lon,
        name: &place.name,
        title,
        link: Link::Page(&place.address),
        class: "place",
        radius: 9,
        least: 0.0,
    }
}

fn event_table(events: &Rows, html: &mut Html) {
    html.raw("<section id=\"events\"><h2>Events</h2><div class=\"wide\"><table><thead><tr><th>Date</th><th>Place</th><th>Cause</th><th>Killed</th><th>Injured</th><th>Articles</th></tr></thead><tbody>\n");
    for (number, event) in (1_usize..).zip(events.iter()) {
        html.raw("<tr id=\"e").plain(number).raw("\">");
        days_cell(event.date.as_ref().map(|days| (days.from.as_str(), days.to.as_str())), html);
        let place = event.place.as_ref();
        html.raw("<td>").text(place.map_or("", |place| &place.name));
        if let Some(country) =
            place.and_then(|place| place.country.as_ref()).filter(|country| place.is_some_and(|place| place.name != **country))
        {
            html.raw(", ").text(country);
        }
        html.raw("</td><td>").text(&event.cause.map_or(String::new(), |cause| cause.name().replace('_', " "))).raw("</td>");
        bounds_cell(event.killed, html);
        bounds_cell(event.injured, html);
        html.raw("<td class=\"title\" data-v=\"").plain(event.articles.len()).raw("\">");
        for article in &event.articles {
            html.raw("<span class=\"more\">")
                .text(article.date.as_deref().unwrap_or(""))
                .raw(" <a href=\"")
                .text(&article.id)
                .raw("\"><bdi>");
            html.text(article.title.as_deref().unwrap_or(&article.path)).raw("</bdi></a>");
            html.raw(if article.copy_of.is_some() { " (copy)</span>" } else { "</span>" });
        }
        html.raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div></section>\n");
}

fn days_cell(days: Option<(&str, &str)>, html: &mut Html) {
    let Some((from, to)) = days else {
        html.raw("<td></td>");
        return;
    };
    html.raw("<td class=\"day\" data-v=\"").text(from).raw("\">").text(from);
    if from != to {
        html.raw(" – ").text(to);
    }
    html.raw("</td>");
}

fn bounds_cell(bounds: Option<Bounds>, html: &mut Html) {
    html.raw("<td class=\"num\" data-v=\"");
    if let Some(n) = bounds.and_then(|bounds| bounds.min.or(bounds.max)) {
        html.plain(n);
    }
    html.raw("\">");
    if let Some(bounds) = bounds {
        words::bounds(bounds.min, bounds.max, html);
    }
    html.raw("</td>");
}

/// The address of a page in the folder, as the index links to it.
pub fn address(folder: &Path, page: &Path) -> String {
    let below = page.strip_prefix(folder).unwrap_or(page);
    let mut address = String::from(".");
    for part in below.components().filter(|part| matches!(part, Component::Normal(_))) {
        address.push('/');
        for &byte in part.as_os_str().as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_files() {
        for (page, expected) in [
            ("out/a.html", "./a.html"),
            ("out/sub/a b.html", "./sub/a%20b.html"),
            ("out/100% \"x\"#1?.html", "./100%25%20%22x%22%231%3F.html"),
            ("out/é:1.html", "./%C3%A9%3A1.html"),
        ] {
            assert_eq!(address(Path::new("out"), Path::new(page)), expected);
        }
    }
}
