//! Where the article plays: the country that is named most, and the place in it that is named most. For the place, a mention in the title
//! or in the first sentence of the story counts several times, for there the event is; for the country that makes nothing better, since
//! leads name the countries of those who speak.

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::extract::findings::{Focus, Form, Place, PlaceKind};
use crate::span::Span;

/// What a mention in the title or the first sentence counts.
const LEAD: usize = 3;

/// The focus; None for an article that names no country and no place in one. `places` are in order of first mention, and so are ties decided.
pub(super) fn find(reading: &Reading<'_>, places: &[Place]) -> Option<Focus> {
    let leads = [reading.article.parts.title, first_sentence(reading)];
    let dateline = reading.article.parts.dateline;
    let weight = |place: &Place| -> usize {
        let of = |span: Span| {
            let lead = leads.iter().any(|lead| lead.is_some_and(|lead| lead.contains(span)));
            if lead && dateline.is_none_or(|d| !d.contains(span)) { LEAD } else { 1 }
        };
        place.mentions.iter().map(|m| if m.form == Form::Demonym { 1 } else { of(m.span) }).sum()
    };
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for place in places {
        if let Some(code) = &place.country_code {
            *counts.entry(code).or_default() += place.mentions.len();
        }
    }
    let most = counts.values().copied().max()?;
    let country = places.iter().filter_map(|p| p.country_code.as_deref()).find(|code| counts[code] == most)?;
    let inside = |place: &&Place| place.country_code.as_deref() == Some(country);
    let most_named = |specific: bool| {
        let mut best: Option<(usize, usize)> = None;
        for (k, place) in places.iter().enumerate().filter(|(_, p)| inside(p) && (p.kind != PlaceKind::Country) == specific) {
            let own = weight(place);
            if best.is_none_or(|(_, most)| own > most) {
                best = Some((k, own));
            }
        }
        best.map(|(k, _)| k)
    };
    Some(Focus { country: Some(country.to_owned()), place: most_named(true).or_else(|| most_named(false)) })
}

/// The first sentence of the story below its title and headings.
fn first_sentence(reading: &Reading<'_>) -> Option<Span> {
    let blocks = &reading.article.blocks;
    let body = |block: u32| blocks.get(block as usize).is_some_and(|b| b.kind.is_story() && !b.kind.is_heading());
    reading.doc.sentences.iter().find(|s| body(s.block)).map(|s| reading.doc.span(s.tokens))
}
