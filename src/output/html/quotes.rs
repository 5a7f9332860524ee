//! Quotations, by those who said them.

use rustc_hash::FxHashMap;

use super::anchors::{Anchor, Kind};
use super::markup::Html;
use super::names;
use super::reading::Reading;
use super::words::{self, Tone};
use crate::record::{QuoteKind, QuoteRecord, SpeakerRecord};

/// Whose words they are: an entry of the page, the words that name an unnamed source, or nobody.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Speaker<'a> {
    Entry(Anchor),
    Words(&'a str),
    Nobody,
}

/// The part of the page.
pub(super) fn write(reading: &Reading<'_>, html: &mut Html) {
    let Some(quotes) = reading.found.quotes.as_ref().filter(|quotes| !quotes.is_empty()) else { return };
    let mut order: Vec<(Speaker<'_>, Vec<usize>)> = Vec::new();
    let mut known: FxHashMap<Speaker<'_>, usize> = FxHashMap::default();
    for (index, quote) in quotes.iter().enumerate() {
        let speaker = speaker(reading, quote);
        let k = *known.entry(speaker).or_insert(order.len());
        match order.get_mut(k) {
            Some((_, own)) => own.push(index),
            None => order.push((speaker, vec![index])),
        }
    }
    // Those whose speaker is not known stand last.
    order.sort_by_key(|(speaker, _)| *speaker == Speaker::Nobody);
    html.raw("<section id=\"quotations\"><h2>Quotations</h2>");
    for (speaker, own) in order {
        html.raw("<div class=\"speaker\"><h3>");
        heading(reading, speaker, quotes[own[0]].speaker.as_ref(), html);
        html.raw("</h3>");
        own.into_iter().for_each(|index| quotation(reading, index, &quotes[index], html));
        html.raw("</div>");
    }
    html.raw("</section>\n");
}

fn speaker<'a>(reading: &Reading<'_>, quote: &'a QuoteRecord) -> Speaker<'a> {
    let Some(speaker) = &quote.speaker else { return Speaker::Nobody };
    let words = speaker.name.as_deref().unwrap_or(&speaker.piece.text);
    reading.anchors.any(speaker.id.as_deref()).map_or(Speaker::Words(words), Speaker::Entry)
}

fn heading(reading: &Reading<'_>, speaker: Speaker<'_>, record: Option<&SpeakerRecord>, html: &mut Html) {
    match speaker {
        Speaker::Nobody => drop(html.raw("No speaker found")),
        Speaker::Words(words) => {
            html.raw("<bdi>").text(words).raw("</bdi>");
            if record.is_some_and(|record| record.name.is_none()) {
                words::chip(Tone::Doubt, "unnamed", html);
            }
        }
        Speaker::Entry(anchor) => {
            html.raw("<a class=\"e\" data-e=\"").plain(anchor).raw("\" href=\"#").plain(anchor).raw("\"><bdi>");
            html.text(record.and_then(|record| record.name.as_deref()).unwrap_or_default()).raw("</bdi></a>");
            if let Some((_, person)) = reading.person(record.and_then(|record| record.id.as_deref())) {
                names::roles(person, html);
            }
        }
    }
}

fn quotation(reading: &Reading<'_>, index: usize, quote: &QuoteRecord, html: &mut Html) {
    let anchor = Anchor { kind: Kind::Quote, index };
    html.raw("<div class=\"card q\" id=\"")
        .plain(anchor)
        .raw("\" data-e=\"")
        .plain(anchor)
        .raw("\"><blockquote dir=\"auto\" class=\"name\">");
    for (k, piece) in quote.spans.iter().enumerate() {
        if k > 0 {
            html.raw(" … ");
        }
        html.text(&piece.text);
    }
    html.raw("</blockquote><p class=\"says\">");
    match quote.kind {
        QuoteKind::Direct => {}
        QuoteKind::Mixed => words::chip(Tone::Plain, "partly in the paper’s words", html),
        QuoteKind::Indirect => words::chip(Tone::Plain, "in the paper’s words", html),
    }
    if let Some(speaker) = &quote.speaker {
        words::tied(speaker, html);
    }
    words::first_spot(reading, Kind::Quote, index, html);
    html.raw("</p></div>");
}
