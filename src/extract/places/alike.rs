//! Likes are joined with likes: in "Michigan and Ontario" both are states, and Ontario is no town in California.

use crate::extract::findings::{Name, NameKind};
use crate::lexicon::gazetteer::Kind;
use crate::text::Document;

use super::surfaces::Surface;

/// What a division gains beside one.
const ALIKE: f32 = 4.0;

/// Weighs the meanings of names that "and" joins, where both are best known as first-level divisions.
pub(super) fn weigh(doc: &Document, names: &[Name], surfaces: &mut [Surface<'_>]) {
    let mut of = vec![None; names.len()];
    for (s, surface) in surfaces.iter().enumerate() {
        for &k in &surface.mentions {
            of[k] = Some(s);
        }
    }
    let division = |s: usize| surfaces[s].meanings.first().is_some_and(|(c, _)| c.record.kind == Kind::Admin1);
    let mut gains = vec![false; surfaces.len()];
    for (k, pair) in names.windows(2).enumerate() {
        let (Some(a), Some(b)) = (of[k], of[k + 1]) else { continue };
        if a != b && joins(doc, &pair[0], &pair[1]) && division(a) && division(b) {
            gains[a] = true;
            gains[b] = true;
        }
    }
    for (surface, _) in surfaces.iter_mut().zip(gains).filter(|(_, gains)| *gains) {
        for (_, prior) in surface.meanings.iter_mut().filter(|(c, _)| c.record.kind == Kind::Admin1) {
            *prior += ALIKE;
        }
    }
}

/// Nothing but "and" or "or" stands between two names of places.
fn joins(doc: &Document, a: &Name, b: &Name) -> bool {
    let end = a.tokens.end as usize;
    let places = a.kind == NameKind::Place && b.kind == NameKind::Place;
    places && b.tokens.first as usize == end + 1 && matches!(doc.lower(end), "and" | "or" | "&")
}
