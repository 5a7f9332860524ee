//! Maps drawn from what is in the program: the world's outline, and names of countries from the gazetteer. Nothing is asked of any other machine.

use std::sync::LazyLock;

use super::anchors::Anchor;
use super::markup::Html;
use crate::lexicon::gazetteer;
use clip::{Frame, Point};
use labels::Labels;
use view::{Path, View, turned};

mod clip;
mod labels;
mod outline;
mod view;

/// A point of a map, in the order of their importance.
#[derive(Clone, Debug)]
pub(super) struct Pin<'a> {
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) name: &'a str,
    /// What is said where one points at it.
    pub(super) title: String,
    pub(super) link: Link<'a>,
    /// "event", "place" or "unsure": its look.
    pub(super) class: &'static str,
    /// In tenths of the width of a pixel.
    pub(super) radius: u32,
    /// Degrees of latitude that a map of it shows at least: more for a country than for a town.
    pub(super) least: f64,
}

/// What a point leads to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link<'a> {
    /// An entry of the page.
    Entry(Anchor),
    /// An address that this program made.
    Page(&'a str),
}

/// Is it a place on the globe? A record of an earlier run may have been changed by hand.
pub(super) fn is_place(lat: f64, lon: f64) -> bool {
    lat.abs() <= 90.0 && lon.abs() <= 180.0
}

const FRAME: Frame = Frame { width: 4800.0, height: 3000.0 };
/// The height of names in units of the map.
const LETTERS: f64 = 125.0;
/// How far from the first point others may be to be shown on the map around it, in degrees.
const NEAR: f64 = 15.0;
/// Points and names on a map at most: more could not be told apart, and each is compared with all before.
const MOST: usize = 200;
/// Points of the outline that are nearer to each other are left out: a pixel and a half.
const FINE: f64 = 15.0;

/// The map around the first point, and the world with all of them.
pub(super) fn article(pins: &[Pin<'_>], html: &mut Html) {
    let Some(first) = pins.first() else { return };
    let apart = |pin: &Pin<'_>| ((pin.lat - first.lat).abs(), turned(pin.lon - first.lon).abs() * first.lat.to_radians().cos());
    let is_near = |pin: &&Pin<'_>| matches!(apart(pin), (down, across) if down <= NEAR && across <= NEAR);
    let near: Vec<&Pin<'_>> = pins.iter().filter(is_near).take(MOST).collect();
    let points: Vec<(f64, f64)> = near.iter().map(|pin| (pin.lat, pin.lon)).collect();
    let view = View::around(&points, first.least, FRAME);
    html.raw("<div class=\"maps\"><svg class=\"map\" viewBox=\"0 0 4800 3000\" role=\"group\" aria-label=\"Map of the places around ")
        .text(first.name);
    html.raw("\"><rect class=\"sea\" width=\"4800\" height=\"3000\"/><path class=\"land\" d=\"").plain(&view.land(FINE));
    html.raw("\"/><path class=\"border\" d=\"").plain(&view.borders(FINE)).raw("\"/>");
    let mut labels = Labels::new(FRAME, LETTERS);
    let places: Vec<(Point, &&Pin<'_>)> = near.iter().map(|pin| (view.at(pin.lat, pin.lon), pin)).collect();
    scale(view, &mut labels, html);
    places.iter().for_each(|(at, pin)| labels.point(*at, f64::from(pin.radius)));
    let named: Vec<_> = places.iter().map(|(at, pin)| labels.beside(*at, f64::from(pin.radius), pin.name)).collect();
    countries(view, &mut labels, html);
    for ((at, pin), name) in places.iter().zip(named).rev() {
        open(pin, html);
        circle(*at, pin.radius, html);
        if let Some(place) = name {
            html.raw(if place.ends { "<text class=\"left\" x=\"" } else { "<text x=\"" }).plain(place.x).raw("\" y=\"").plain(place.y);
            html.raw("\">").text(pin.name).raw("</text>");
        }
        html.raw("</a>");
    }
    html.raw("</svg>");
    overview(pins, view, html);
    html.raw("</div>");
}

/// The world in a corner, with all points and the part of it that the map shows.
fn overview(pins: &[Pin<'_>], view: View, html: &mut Html) {
    static LAND: LazyLock<Path> = LazyLock::new(|| View::WORLD.land(14.0));
    html.raw("<svg class=\"world\" viewBox=\"0 0 3600 1410\" role=\"group\" aria-label=\"All places on the map of the world\">");
    html.raw("<rect class=\"sea\" width=\"3600\" height=\"1410\"/><path class=\"land\" d=\"").plain(&*LAND).raw("\"/>");
    let [(north, west), (south, east)] = view.corners();
    let ([x, y], [_, bottom]) = (View::WORLD.at(north, west), View::WORLD.at(south, west));
    html.raw("<rect class=\"part\" x=\"").plain(x.round()).raw("\" y=\"").plain(y.round());
    html.raw("\" width=\"").plain(((east - west) * 10.0).round()).raw("\" height=\"").plain((bottom - y).round()).raw("\"/>");
    for pin in pins.iter().take(MOST).rev() {
        open(pin, html);
        circle(View::WORLD.at(pin.lat, pin.lon), 32, html);
        html.raw("</a>");
    }
    html.raw("</svg>");
}

/// Maps with points of different sizes, drawn in their order, for many articles: the part of the world in which most of them lie, where it is a small one,
/// and the world.
pub(super) fn world(pins: &[Pin<'_>], html: &mut Html) {
    if let Some(view) = most(pins) {
        all(pins, view, (&view.land(8.0), &view.borders(8.0)), html);
    }
    static LAND: LazyLock<Path> = LazyLock::new(|| View::WORLD.land(8.0));
    static BORDERS: LazyLock<Path> = LazyLock::new(|| View::WORLD.borders(10.0));
    all(pins, View::WORLD, (&LAND, &BORDERS), html);
}

/// The part of the world that holds nine of ten points, where it is less than a third of it across.
fn most(pins: &[Pin<'_>]) -> Option<View> {
    let middle = |of: fn(&Pin<'_>) -> f64| {
        let mut all: Vec<f64> = pins.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        let cut = all.len() / 20;
        Some((*all.get(cut)?, *all.get(all.len() - 1 - cut)?))
    };
    let ((south, north), (west, east)) = (middle(|pin| pin.lat)?, middle(|pin| pin.lon)?);
    let frame = Frame { width: View::WORLD.frame.width, height: 2000.0 };
    (east - west < 120.0 && north - south < 60.0).then(|| View::around(&[(south, west), (north, east)], 6.0, frame))
}

fn all(pins: &[Pin<'_>], view: View, (land, borders): (&Path, &Path), html: &mut Html) {
    let (width, height) = (view.frame.width, view.frame.height);
    html.raw("<svg class=\"map all\" viewBox=\"0 0 ").plain(width).raw(" ").plain(height);
    html.raw("\" role=\"group\" aria-label=\"Map of events and places\"><rect class=\"sea\" width=\"")
        .plain(width)
        .raw("\" height=\"")
        .plain(height);
    html.raw("\"/><path class=\"land\" d=\"").plain(land).raw("\"/><path class=\"border\" d=\"").plain(borders).raw("\"/>");
    for (pin, at) in pins.iter().map(|pin| (pin, view.at(pin.lat, pin.lon))).filter(|(_, at)| view.frame.holds(*at)) {
        open(pin, html);
        circle(at, pin.radius, html);
        html.raw("</a>");
    }
    html.raw("</svg>");
}

fn open(pin: &Pin<'_>, html: &mut Html) {
    html.raw("<a class=\"pin ").raw(pin.class);
    match pin.link {
        Link::Entry(anchor) => html.raw("\" data-e=\"").plain(anchor).raw("\" href=\"#").plain(anchor),
        Link::Page(address) => html.raw("\" href=\"").text(address),
    };
    html.raw("\"><title>").text(&pin.title).raw("</title>");
}

fn circle([x, y]: Point, radius: u32, html: &mut Html) {
    html.raw("<circle cx=\"").plain(x.round()).raw("\" cy=\"").plain(y.round()).raw("\" r=\"").plain(radius).raw("\"/>");
}

/// The names of the countries that the map shows, where there is room for them.
fn countries(view: View, labels: &mut Labels, html: &mut Html) {
    html.raw("<g class=\"countries\">");
    for (index, _, name) in gazetteer::countries() {
        let record = gazetteer::record(u32::from(index));
        let at = view.at(record.latitude(), record.longitude());
        if !view.frame.holds(at) {
            continue;
        }
        if let Some(place) = labels.over(at, name) {
            html.raw("<text x=\"").plain(place.x).raw("\" y=\"").plain(place.y).raw("\">").text(name).raw("</text>");
        }
    }
    html.raw("</g>");
}

/// A bar of a round number of kilometres, at most a quarter of the map.
fn scale(view: View, labels: &mut Labels, html: &mut Html) {
    let fits = |km: &u64| *km as f64 * view.kilometre() <= view.frame.width / 4.0;
    let Some(km) = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10].into_iter().find(fits) else { return };
    let length = (km as f64 * view.kilometre()).round();
    labels.point([120.0 + length / 2.0, 2850.0], length / 2.0);
    html.raw("<g class=\"scale\"><path d=\"M120 2840v50h")
        .plain(length)
        .raw("v-50\"/><text x=\"120\" y=\"2800\">")
        .plain(km)
        .raw(" km</text></g>");
}

#[cfg(test)]
mod tests {
    use super::super::anchors::Kind;
    use super::*;

    fn pin(lat: f64, lon: f64, name: &str) -> Pin<'_> {
        let link = Link::Entry(Anchor { kind: Kind::Place, index: 0 });
        Pin { lat, lon, name, title: name.to_owned(), link, class: "place", radius: 45, least: 5.0 }
    }

    #[test]
    fn a_map_shows_its_points_and_stays_small() {
        for (name, lat, lon) in [
            ("Aleppo", 36.2, 37.16),
            ("Suva", -18.1, 178.4),
            ("Tromsø", 69.6, 18.9),
            ("Vancouver", 49.2, -123.1),
            ("South Pole", -90.0, 0.0),
            ("Nowhere", 0.0, 0.0),
        ] {
            let mut html = Html::default();
            article(&[pin(lat, lon, name), pin(lat / 2.0, -lon, "<far> & away")], &mut html);
            let markup = html.as_str();
            assert!(markup.contains(&format!(">{name}</text>")) && markup.contains("&lt;far&gt; &amp; away"), "{name}");
            assert!(markup.len() < 40_000 && !markup.contains("NaN") && !markup.contains("inf"), "{name}: {}", markup.len());
        }
        let mut html = Html::default();
        article(&[], &mut html);
        assert!(html.as_str().is_empty());
    }

    /// Points of one country have a map of their own before that of the world; those of all the world have that one.
    #[test]
    fn a_map_of_all_shows_the_part_where_most_are() {
        let made = |pins: &[Pin<'_>]| {
            let mut html = Html::default();
            world(pins, &mut html);
            html.as_str().matches("<svg").count()
        };
        let mut pins: Vec<Pin<'_>> = (0..40).map(|k| pin(35.0 + f64::from(k % 8), -110.0 + f64::from(k), "a")).collect();
        assert_eq!(made(&pins), 2);
        pins.push(pin(51.5, 0.0, "far away"));
        assert_eq!(made(&pins), 2);
        pins.extend((0..10).map(|k| pin(-30.0, 100.0 + f64::from(k), "as many")));
        assert_eq!((made(&pins), made(&[])), (1, 1));
    }

    #[test]
    fn many_points_are_cut_off() {
        let names: Vec<String> = (0..3000).map(|k| format!("Town {k}")).collect();
        let pins: Vec<Pin<'_>> =
            names.iter().zip(0..).map(|(name, k)| pin(f64::from(k % 50) / 10.0, f64::from(k / 50) / 10.0, name)).collect();
        let mut html = Html::default();
        article(&pins, &mut html);
        assert!(html.len() < 120_000, "{}", html.len());
    }
}
