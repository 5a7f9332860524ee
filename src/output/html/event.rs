//! The event and its toll, on top of the page: each number with where it comes from, one click away and without a script.

use super::anchors::Kind;
use super::markup::Html;
use super::reading::Reading;
use super::words::{self, Tone};
use crate::record::{CasualtyRecord, EventRecord, EventVictimRecord, Explanation, TollFigureRecord};

/// The part of the page. Nothing where figures were not looked for.
pub(super) fn write(reading: &Reading<'_>, html: &mut Html) {
    let Some(event) = &reading.found.event else { return };
    let tolls = tolls(reading);
    html.raw("<section id=\"event\" class=\"event\"><h2>Event</h2>");
    if event.is_none() && tolls.is_empty() {
        html.raw("<p class=\"none\">The text reports no event with victims.</p></section>\n");
        return;
    }
    if let Some(event) = event {
        facts(reading, event, html);
    }
    if !tolls.is_empty() {
        html.raw("<div class=\"tolls\">");
        for (kind, figure) in tolls {
            toll(reading, kind, figure, html);
        }
        html.raw("</div>");
    }
    if let Some(victims) = event.as_ref().map(|event| &event.victims).filter(|victims| !victims.is_empty()) {
        html.raw("<h3>Victims told of one by one</h3><ul class=\"victims\">");
        victims.iter().for_each(|one| victim(reading, one, html));
        html.raw("</ul>");
    }
    html.raw("</section>\n");
}

fn tolls<'a>(reading: &Reading<'a>) -> Vec<(&'static str, &'a TollFigureRecord)> {
    let Some(toll) = &reading.found.toll else { return Vec::new() };
    let all = [("killed", &toll.killed), ("injured", &toll.injured), ("missing", &toll.missing), ("displaced", &toll.displaced)];
    all.into_iter().filter_map(|(kind, figure)| Some((kind, figure.as_ref()?))).collect()
}

/// What, where and when.
fn facts(reading: &Reading<'_>, event: &EventRecord, html: &mut Html) {
    let evidence = event.evidence.as_ref();
    html.raw("<dl class=\"facts\">");
    if let Some(cause) = event.cause {
        html.raw("<div><dt>What</dt><dd>").text(&cause.name().replace('_', " "));
        why(evidence.and_then(|evidence| evidence.cause.as_ref()), html);
        html.raw("</dd></div>");
    }
    if let Some((index, place)) = reading.place(event.place.as_deref()) {
        html.raw("<div><dt>Where</dt><dd>");
        super::names::place_link(index, place, html);
        why(evidence.and_then(|evidence| evidence.place.as_ref()), html);
        html.raw("</dd></div>");
    }
    if let Some(date) = &event.date {
        html.raw("<div><dt>When</dt><dd><time datetime=\"").text(&date.from).raw("\">");
        words::days(&date.from, &date.to, html);
        html.raw("</time>");
        why(evidence.and_then(|evidence| evidence.date.as_ref()), html);
        html.raw("</dd></div>");
    }
    html.raw("</dl>");
}

/// The sentence that a value rests on.
fn why(explanation: Option<&Explanation>, html: &mut Html) {
    if let Some(evidence) = explanation.and_then(|explanation| explanation.evidence.as_ref()) {
        html.raw("<details class=\"why\"><summary>from</summary><blockquote dir=\"auto\">")
            .text(&evidence.text)
            .raw("</blockquote></details>");
    }
}

fn toll(reading: &Reading<'_>, kind: &'static str, figure: &TollFigureRecord, html: &mut Html) {
    let from: Vec<(usize, &CasualtyRecord)> = figure.from.iter().filter_map(|id| reading.figure(Some(id))).collect();
    html.raw("<div class=\"toll ").raw(kind).raw("\"><p><b>");
    let rough = from.iter().any(|(_, figure)| figure.count.approximate);
    if rough && figure.max.is_some() {
        html.raw("about ");
    }
    words::bounds(figure.min, figure.max, html);
    html.raw("</b> <span>").raw(kind).raw("</span>");
    if rough {
        words::chip(Tone::Doubt, "approximate", html);
    }
    html.raw("</p>");
    if !from.is_empty() {
        html.raw("<details><summary>Where does this number come from?</summary><ul class=\"from\">");
        for (index, figure) in from {
            html.raw("<li>");
            told(reading, index, figure, html);
            html.raw("</li>");
        }
        html.raw("</ul></details>");
    }
    html.raw("</div>");
}

/// A figure's sentence with who says so, and what speaks against it.
pub(super) fn told(reading: &Reading<'_>, index: usize, figure: &CasualtyRecord, html: &mut Html) {
    html.raw("<blockquote>");
    words::sentence(figure.explanation.evidence.as_ref().unwrap_or(&figure.piece), &figure.piece, html);
    html.raw("</blockquote><p class=\"says\">");
    match &figure.source {
        Some(source) => {
            html.raw("According to ");
            words::speaker(reading, source, html);
        }
        None => drop(html.raw("No source is named")),
    }
    if figure.count.approximate {
        words::chip(Tone::Doubt, "approximate", html);
    }
    words::doubts(figure.status, figure.scope, html);
    words::first_spot(reading, Kind::Figure, index, html);
    html.raw("</p>");
}

fn victim(reading: &Reading<'_>, victim: &EventVictimRecord, html: &mut Html) {
    html.raw("<li>");
    match (reading.person(victim.person.as_deref()), &victim.name) {
        (Some((index, person)), _) => super::names::person_link(index, person, html),
        (None, Some(name)) => drop(html.raw("<bdi>").text(name).raw("</bdi>")),
        (None, None) => drop(html.raw("not named")),
    }
    if let Some(age) = victim.age {
        html.raw(", ").plain(age);
    }
    html.raw(" – ").raw(victim.status.name());
    why(Some(&victim.explanation), html);
    html.raw("</li>");
}
