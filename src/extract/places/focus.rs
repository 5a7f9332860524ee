//! Where the article plays: the country that is named most, and the place in it that is named most. For the place, a mention in the title
//! or in the first sentence of the story counts several times, for there the event is; for the country that makes nothing better, since
//! leads name the countries of those who speak. The town is taken rather than its province where both are named about as often.

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::extract::findings::{Focus, Form, Mention, Place, PlaceKind};
use crate::extract::standing::{Stand, stand};
use crate::lexicon::persons::person_noun;
use crate::span::Span;
use crate::text::Document;

/// What a mention counts for the focus: in the title or the first sentence, elsewhere, in a dateline, which says where the reporter sits.
const LEAD: usize = 6;
const MENTION: usize = 2;
const DATELINE: usize = 1;

/// The focus; None for an article that names no country and no place in one, where the user chose none. `places` are in order of first mention, and so are ties decided.
pub(super) fn find(reading: &Reading<'_>, places: &[Place]) -> Option<Focus> {
    let leads = [reading.article.parts.title, first_sentence(reading)];
    let dateline = reading.article.parts.dateline;
    let of = |span: Span| match () {
        () if dateline.is_some_and(|d| d.contains(span)) => DATELINE,
        () if leads.iter().any(|lead| lead.is_some_and(|lead| lead.contains(span))) => LEAD,
        () => MENTION,
    };
    let weight =
        |place: &Place| -> usize { place.mentions.iter().map(|m| if m.form == Form::Demonym { MENTION } else { of(m.span) }).sum() };
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for place in places {
        if let Some(code) = &place.country_code {
            *counts.entry(code).or_default() += place.mentions.iter().map(|m| vote(reading.doc, m)).sum::<usize>();
        }
    }
    let Some(most) = counts.values().copied().max() else {
        // Where the text says nothing, the user's choice stands.
        let chosen = reading.config.country.as_ref().and_then(|code| std::str::from_utf8(code).ok());
        return chosen.map(|code| Focus { country: Some(code.to_owned()), place: None });
    };
    let country = places.iter().filter_map(|p| p.country_code.as_deref()).find(|code| counts[code] == most)?;
    let most_named = |fits: &dyn Fn(&Place) -> bool| {
        let mut best: Option<(usize, usize)> = None;
        for (k, place) in places.iter().enumerate().filter(|(_, p)| p.country_code.as_deref() == Some(country) && fits(p)) {
            let own = weight(place);
            if best.is_none_or(|(_, most)| own > most) {
                best = Some((k, own));
            }
        }
        best
    };
    let inside = most_named(&|p| !matches!(p.kind, PlaceKind::Country | PlaceKind::Facility | PlaceKind::Other));
    // "fires in Aleppo province reached Jisr": the town, unless it is only passed.
    let town = inside.filter(|(k, _)| places[*k].kind == PlaceKind::Region).and_then(|(region, own)| {
        let admin1 = Some(&places[region].name);
        most_named(&|p| p.kind == PlaceKind::City && p.admin1.as_ref() == admin1).filter(|(_, weight)| 2 * weight >= own)
    });
    // Named once in passing, it is not where the article plays.
    let told = town.or(inside).filter(|(_, weight)| *weight > MENTION);
    let whole = || most_named(&|p| p.kind == PlaceKind::Country);
    let place = told.or_else(whole).or(inside).map(|(k, _)| k);
    Some(Focus { country: Some(country.to_owned()), place })
}

/// What a mention counts for the country: of people, by where they come from, a little less ("two German tourists", "ten Poles", "pupils from Bristol").
fn vote(doc: &Document, mention: &Mention) -> usize {
    let next = doc.tokens_in(mention.span).end as usize;
    let people = |k: usize| doc.tokens.get(k).is_some_and(|t| t.spaced) && person_noun(doc.lower(k)).is_some();
    let of_people = match mention.form {
        Form::Demonym => people(next) || mention.span.len() > 2 && is_plural(doc, next - 1),
        _ => stand(doc, mention.span) == Stand::Home,
    };
    if of_people { 19 } else { 20 }
}

/// "ten [Poles]": a people, and no adjective.
fn is_plural(doc: &Document, token: usize) -> bool {
    let lower = doc.lower(token);
    lower.ends_with('s') && !lower.ends_with("ss")
}

/// The first sentence of the story below its title and headings.
fn first_sentence(reading: &Reading<'_>) -> Option<Span> {
    let blocks = &reading.article.blocks;
    let body = |block: u32| blocks.get(block as usize).is_some_and(|b| b.kind.is_story() && !b.kind.is_heading());
    reading.doc.sentences.iter().find(|s| body(s.block)).map(|s| reading.doc.span(s.tokens))
}
