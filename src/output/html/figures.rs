//! All casualty figures with their sentences.

use super::anchors::{Anchor, Kind};
use super::markup::Html;
use super::reading::Reading;
use super::{event, names, words};
use crate::record::{CasualtyRecord, Scope, Status};

/// The part of the page.
pub(super) fn write(reading: &Reading<'_>, html: &mut Html) {
    let Some(figures) = reading.found.casualties.as_ref().filter(|figures| !figures.is_empty()) else { return };
    html.raw("<section id=\"figures\"><h2>Figures</h2><ul class=\"cards\">");
    for (index, figure) in figures.iter().enumerate() {
        card(reading, index, figure, html);
    }
    html.raw("</ul></section>\n");
}

fn card(reading: &Reading<'_>, index: usize, figure: &CasualtyRecord, html: &mut Html) {
    let anchor = Anchor { kind: Kind::Figure, index };
    html.raw("<li class=\"card c").raw(match (figure.status, figure.scope) {
        (Status::Denied, _) => " denied",
        (Status::Possible, _) => " possible",
        (_, Scope::Background | Scope::Cumulative) => " other",
        _ => "",
    });
    html.raw("\" id=\"").plain(anchor).raw("\" data-e=\"").plain(anchor).raw("\"><h3><span class=\"name\">");
    words::count(&figure.count, html);
    html.raw(" ").raw(figure.kind.name()).raw("</span></h3><p class=\"facts\">");
    details(reading, figure, html);
    html.raw("</p>");
    event::told(reading, index, figure, html);
    html.raw("</li>");
}

/// Who, where, when and of what; and the figure that it is a part of.
fn details(reading: &Reading<'_>, figure: &CasualtyRecord, html: &mut Html) {
    let mut parts = Parts { html, first: true };
    if let Some(victims) = &figure.victims {
        parts.next().raw("<bdi>").text(&victims.text).raw("</bdi>");
        for (index, person) in victims.people.iter().filter_map(|id| reading.person(Some(id))) {
            names::person_link(index, person, parts.next());
        }
    }
    if let Some(cause) = figure.cause {
        parts.next().text(&cause.name().replace('_', " "));
    }
    if let Some((index, place)) = reading.place(figure.place.as_deref()) {
        names::place_link(index, place, parts.next());
    }
    if let Some((_, date)) = reading.date(figure.date.as_deref()) {
        let html = parts.next();
        match (&date.from, &date.to) {
            (Some(from), Some(to)) => words::days(from, to, html),
            _ => drop(html.text(&date.piece.text)),
        }
    }
    if let Some((index, whole)) = reading.figure(figure.part_of.as_deref()) {
        let anchor = Anchor { kind: Kind::Figure, index };
        let html = parts.next();
        html.raw("part of <a class=\"e\" data-e=\"").plain(anchor).raw("\" href=\"#").plain(anchor).raw("\">");
        words::count(&whole.count, html);
        html.raw(" ").raw(whole.kind.name()).raw("</a>");
    }
}

/// Parts of a line, separated by dots.
struct Parts<'h> {
    html: &'h mut Html,
    first: bool,
}

impl Parts<'_> {
    fn next(&mut self) -> &mut Html {
        if !std::mem::take(&mut self.first) {
            self.html.raw(" · ");
        }
        self.html
    }
}
