//! Where a building, street or camp is that no gazetteer holds: in the place that the article speaks of there.
//!
//! Such a site gets the point of the place around it and a low score; its own point stays unknown.

use crate::extract::Reading;
use crate::extract::findings::Name;
use crate::lexicon::gazetteer::{Kind, Record};

use super::resolve::Meaning;
use super::surfaces::Surface;

/// How sure it is that a site lies in the place named before it in the paragraph, and in the place that the article names most.
const BEFORE: f64 = 0.3;
const MOST: f64 = 0.2;

/// Gives the sites of which nothing is known a meaning around them.
pub(super) fn enclose(reading: &Reading<'_>, names: &[Name], surfaces: &[Surface<'_>], meanings: &mut [Option<Meaning>]) {
    let lost = |k: usize| {
        let s = &surfaces[k];
        s.noun == Some(Kind::Facility) && s.row.is_none() && !s.mentions.is_empty() && !is_outdoors(s.text)
    };
    if !(0..surfaces.len()).any(|k| lost(k) && meanings[k].is_none()) {
        return;
    }
    // Mentions of places that can hold a site, in order.
    let mut holders: Vec<(usize, u32, Record)> = Vec::new();
    let mut most: Option<(usize, u32, Record)> = None;
    for (surface, meaning) in surfaces.iter().zip(meanings.iter()) {
        let Some(meaning) = meaning.as_ref().filter(|m| !m.around && matches!(m.record.kind, Kind::City | Kind::Admin2)) else { continue };
        holders.extend(surface.mentions.iter().map(|&k| (k, meaning.index, meaning.record)));
        if most.is_none_or(|(count, ..)| surface.mentions.len() > count) {
            most = Some((surface.mentions.len(), meaning.index, meaning.record));
        }
    }
    holders.sort_unstable_by_key(|(k, ..)| *k);
    for k in 0..surfaces.len() {
        if meanings[k].is_some() || !lost(k) {
            continue;
        }
        let Some(&first) = surfaces[k].mentions.first() else { continue };
        let before = holders.partition_point(|(holder, ..)| *holder < first).checked_sub(1).map(|h| holders[h]);
        let near = before.filter(|(holder, ..)| block(reading, &names[*holder]) == block(reading, &names[first]));
        let found = near.map(|(_, index, record)| (index, record, BEFORE, "in the place named before it"));
        let found = found.or(most.map(|(_, index, record)| (index, record, MOST, "in the place that the article names most")));
        if let Some((index, record, score, rule)) = found {
            meanings[k] = Some(Meaning { index, record, around: true, score, runner_up: None, rule });
        }
    }
}

/// What covers a stretch of land and lies in no town.
fn is_outdoors(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["national park", "state park", "provincial park", "game reserve", "nature reserve", "wildlife reserve", "marine reserve"]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// The block that a name stands in.
fn block(reading: &Reading<'_>, name: &Name) -> u32 {
    let doc = reading.doc;
    doc.sentences.get(doc.sentence_of(name.tokens.first as usize)).map_or(0, |sentence| sentence.block)
}
