//! Where the article plays: the country that is named most, and the place in it that is named most.

use rustc_hash::FxHashMap;

use crate::extract::findings::{Focus, Place, PlaceKind};

/// The focus; None for an article that names no country and no place in one. `places` are in order of first mention, and so are ties decided.
pub(super) fn find(places: &[Place]) -> Option<Focus> {
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
            if best.is_none_or(|(_, count)| place.mentions.len() > count) {
                best = Some((k, place.mentions.len()));
            }
        }
        best.map(|(k, _)| k)
    };
    Some(Focus { country: Some(country.to_owned()), place: most_named(true).or_else(|| most_named(false)) })
}
