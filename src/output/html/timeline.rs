//! The expressions of time in the order of the days that they mean; those that mean none are listed after them.

use std::collections::BTreeMap;

use super::anchors::{Anchor, Kind};
use super::markup::Html;
use super::reading::Reading;
use super::words::{self, Tone};
use crate::record::{AnchorKind, Confidence, DateRecord, Modifier};

/// The days of an entry, the first and the last.
type Days<'a> = (&'a str, &'a str);

/// The part of the page.
pub(super) fn write(reading: &Reading<'_>, html: &mut Html) {
    let Some(dates) = reading.found.dates.as_ref() else { return };
    let mut days: BTreeMap<Days<'_>, Vec<usize>> = BTreeMap::new();
    let mut others: Vec<usize> = Vec::new();
    for (index, date) in dates.iter().enumerate() {
        match (&date.from, &date.to) {
            (Some(from), Some(to)) if !date.age => days.entry((from, to)).or_default().push(index),
            _ => others.push(index),
        }
    }
    let published = reading.found.article.date.as_ref().filter(|date| date.value.len() == 10);
    if let Some(date) = published {
        days.entry((&date.value, &date.value)).or_default();
    }
    let event =
        reading.found.event.iter().flatten().find_map(|event| event.date.as_ref()).map(|date| (date.from.as_str(), date.to.as_str()));
    if let Some(event) = event {
        days.entry(event).or_default();
    }
    if days.is_empty() && others.is_empty() {
        return;
    }
    html.raw("<section id=\"timeline\"><h2>Timeline</h2><ol class=\"timeline\">");
    for (day, own) in days {
        html.raw(if Some(day) == event { "<li class=\"event\"><h3><time datetime=\"" } else { "<li><h3><time datetime=\"" })
            .text(day.0)
            .raw("\">");
        words::days(day.0, day.1, html);
        html.raw("</time>");
        if Some(day) == event {
            words::chip(Tone::Plain, "the event", html);
        }
        if published.is_some_and(|date| (date.value.as_str(), date.value.as_str()) == day) {
            words::chip(Tone::Plain, "published", html);
            if published.is_some_and(|date| date.confidence == Confidence::Inferred) {
                words::chip(Tone::Doubt, "inferred", html);
            }
        }
        html.raw("</h3>");
        expressions(reading, dates, &own, html);
        html.raw("</li>");
    }
    html.raw("</ol>");
    if !others.is_empty() {
        html.raw(
            "<details class=\"others\"><summary>Without a day of their own: durations, repetitions and what cannot be placed</summary>",
        );
        expressions(reading, dates, &others, html);
        html.raw("</details>");
    }
    html.raw("</section>\n");
}

fn expressions(reading: &Reading<'_>, dates: &[DateRecord], own: &[usize], html: &mut Html) {
    if own.is_empty() {
        return;
    }
    html.raw("<ul>");
    for &index in own {
        expression(reading, index, &dates[index], html);
    }
    html.raw("</ul>");
}

fn expression(reading: &Reading<'_>, index: usize, date: &DateRecord, html: &mut Html) {
    let anchor = Anchor { kind: Kind::Date, index };
    html.raw("<li class=\"entry d\" id=\"").plain(anchor).raw("\" data-e=\"").plain(anchor).raw("\">");
    match &date.explanation.evidence {
        Some(sentence) => {
            html.raw("<span class=\"name\" hidden>").text(&date.piece.text).raw("</span>");
            words::sentence(sentence, &date.piece, html);
        }
        None => drop(html.raw("<b class=\"name\">").text(&date.piece.text).raw("</b>")),
    }
    if matches!(date.modifier, Some(Modifier::Approx)) {
        words::chip(Tone::Doubt, "approximate", html);
    }
    if date.age {
        words::chip(Tone::Plain, "an age", html);
    } else if date.from.is_none() {
        html.raw(" <span class=\"n\">").text(&date.value).raw("</span>");
    }
    if date.anchor == AnchorKind::Context {
        words::chip(Tone::Plain, "counted from another date of the text", html);
    }
    words::first_spot(reading, Kind::Date, index, html);
    html.raw("</li>");
}
