//! The page of one article, part by part.

use std::sync::LazyLock;

use super::frame::{self, Asset};
use super::markup::Html;
use super::reading::Reading;
use super::words::{self, Tone};
use super::{anchors::Kind, event, figures, map, names, pins, quotes, text, timeline};
use crate::record::{Analysis, Confidence, ErrorRecord};

static SCRIPT: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("page.js")));

/// The page of an analysed article, whose record has its text.
pub(super) fn analysis(found: &Analysis) -> Html {
    let reading = Reading::of(found);
    let pins = pins::of(&reading);
    let mut html = Html::with_room(48 << 10);
    frame::begin(headline(found), &SCRIPT, &mut html);
    html.raw("<a class=\"skip\" href=\"#article\">To the text</a>\n");
    header(&reading, &mut html);
    navigation(&reading, !pins.is_empty(), &mut html);
    html.raw("<main>\n");
    event::write(&reading, &mut html);
    html.raw("<div class=\"columns\">\n");
    text::write(&reading, &mut html);
    html.raw("<div class=\"side\">\n");
    if !pins.is_empty() {
        html.raw("<section id=\"map\"><h2>Map</h2>");
        map::article(&pins, &mut html);
        html.raw("</section>\n");
    }
    figures::write(&reading, &mut html);
    quotes::write(&reading, &mut html);
    timeline::write(&reading, &mut html);
    names::write(&reading, &mut html);
    html.raw("</div>\n</div>\n</main>\n");
    footer(found, &mut html);
    html.raw("<div id=\"bar\" role=\"status\" hidden></div>\n");
    frame::end(&SCRIPT, &mut html);
    html
}

/// The page of an input that could not be analysed.
pub(super) fn error(failed: &ErrorRecord) -> Html {
    let mut html = Html::default();
    frame::begin(&failed.source.id, &SCRIPT, &mut html);
    html.raw("<header><h1>This could not be analysed</h1></header>\n<main><section><p class=\"path\"><bdi>").text(&failed.source.path);
    html.raw("</bdi></p><p><b>").raw(failed.error.kind.name()).raw("</b>: ").text(&failed.error.message).raw("</p></section></main>\n");
    frame::end(&SCRIPT, &mut html);
    html
}

/// The title, else the input's id.
pub(super) fn headline(found: &Analysis) -> &str {
    found.article.title.as_ref().map_or(found.source.id.as_str(), |title| title.text.as_str())
}

/// A headline of more letters is set smaller.
const LONG: usize = 140;

fn header(reading: &Reading<'_>, html: &mut Html) {
    let found = reading.found;
    let article = &found.article;
    html.raw("<header>\n<p class=\"kicker\">");
    if let Some(dateline) = &article.dateline {
        html.raw("<span><bdi>").text(&dateline.text).raw("</bdi></span>");
    }
    if let Some(date) = &article.date {
        html.raw("<span>");
        if date.value.len() == 10 {
            words::days(&date.value, &date.value, html);
        } else {
            html.text(&date.value);
        }
        if date.confidence == Confidence::Inferred {
            words::chip(Tone::Doubt, "date inferred", html);
        }
        html.raw("</span>");
    }
    for part in [&article.publisher, &article.agency].into_iter().flatten() {
        html.raw("<span><bdi>").text(part).raw("</bdi></span>");
    }
    let title = headline(found);
    html.raw(if title.len() > LONG { "</p>\n<h1 class=\"long\" dir=\"auto\">" } else { "</p>\n<h1 dir=\"auto\">" })
        .text(title)
        .raw("</h1>\n");
    if !article.authors.is_empty() {
        html.raw("<p class=\"by\">By ");
        for (k, author) in article.authors.iter().enumerate() {
            html.raw(if k > 0 { ", <bdi>" } else { "<bdi>" }).text(author).raw("</bdi>");
        }
        html.raw("</p>\n");
    }
    if let Some(url) = &article.url {
        html.raw("<p class=\"url\">");
        address(url, html);
        html.raw("</p>\n");
    }
    html.raw("</header>\n");
}

/// An address of the web as a link; whatever else it may be, a program's for example, as words.
fn address(url: &str, html: &mut Html) {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if matches!(scheme.as_deref(), Some("http" | "https")) {
        html.raw("<a rel=\"noreferrer noopener\" href=\"").text(url).raw("\">").text(url).raw("</a>");
    } else {
        html.text(url);
    }
}

fn navigation(reading: &Reading<'_>, has_map: bool, html: &mut Html) {
    html.raw("<nav aria-label=\"Parts of this page\">");
    if reading.found.event.is_some() {
        html.raw("<a href=\"#event\">Event</a>");
    }
    html.raw("<a href=\"#text\">Text</a>");
    if has_map {
        html.raw("<a href=\"#map\">Map</a>");
    }
    for (kind, link) in [
        (Kind::Figure, "<a href=\"#figures\">Figures "),
        (Kind::Quote, "<a href=\"#quotations\">Quotations "),
        (Kind::Date, "<a href=\"#timeline\">Timeline "),
        (Kind::Person, "<a href=\"#people\">People "),
        (Kind::Organization, "<a href=\"#organizations\">Organizations "),
        (Kind::Place, "<a href=\"#places\">Places "),
    ] {
        let count = reading.count(kind);
        if count > 0 {
            html.raw(link).raw("<span class=\"n\">").plain(count).raw("</span></a>");
        }
    }
    html.raw("</nav>\n");
}

fn footer(found: &Analysis, html: &mut Html) {
    let source = &found.source;
    html.raw("<footer>");
    if !found.warnings.is_empty() {
        html.raw("<h2>To know about this text</h2><ul>");
        for warning in &found.warnings {
            html.raw("<li>").text(warning).raw("</li>");
        }
        html.raw("</ul>");
    }
    html.raw("<p>Found by the program analyze: look at the text before you use a number, a name or a place. Source: <bdi>");
    html.text(&source.path).raw("</bdi>, ").raw(source.format.name()).raw(", ").text(&source.encoding).raw(", ");
    words::number(source.chars.into(), html);
    html.raw(" characters. Map: Natural Earth; names of places: GeoNames.</p></footer>\n");
}
