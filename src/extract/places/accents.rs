//! Accents as evidence: a text that writes "Münster" does not mean Munster in Indiana.
//!
//! Names are looked up without their accents, because news drops them as often as not. So a name without accents says nothing, but one with
//! them is hardly that of a place that the gazetteer lists without, in a country where no place of the name has any.

use crate::extract::findings::Name;
use crate::lexicon::gazetteer::{self, Candidate, Kind, Role};

use super::surfaces::Surface;

/// What a place that is listed without accents loses where the text writes them. Votes for its country alone do not make up for it, those for
/// its division besides do: "San José, California".
const PLAIN: f32 = 6.0;

/// Weighs the meanings of names that the text writes with accents, where a place among them is listed with accents.
pub(super) fn weigh(text: &str, names: &[Name], surfaces: &mut [Surface<'_>]) {
    for surface in surfaces.iter_mut().filter(|surface| surface.meanings.len() > 1) {
        let mentions = &surface.mentions;
        // One mention is enough: "MUNSTER" in a dateline, "Münster" below.
        if !is_accented(surface.text) && !mentions.iter().any(|&k| is_accented(names[k].span.of(text))) {
            continue;
        }
        let listed = |c: &Candidate| c.role == Role::Main && is_accented(gazetteer::name(&c.record));
        // In one country a place is listed several times, with its accents and without ("Québec", Quebec): there they tell nothing.
        let home: Vec<u8> = surface.meanings.iter().filter(|(c, _)| listed(c)).map(|(c, _)| c.record.country).collect();
        if home.is_empty() {
            continue;
        }
        for (c, prior) in &mut surface.meanings {
            let whole = matches!(c.record.kind, Kind::Country | Kind::Continent | Kind::Bloc);
            if c.role == Role::Main && !whole && !home.contains(&c.record.country) {
                *prior -= PLAIN;
            }
        }
        surface.meanings.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.index.cmp(&b.0.index)));
    }
}

/// Has it a letter beyond those of English ("ü", "ł"), or an accent that is written as a sign of its own?
fn is_accented(name: &str) -> bool {
    !name.is_ascii() && name.chars().any(|c| !c.is_ascii() && (c.is_lowercase() || c.is_uppercase()) || matches!(c, '\u{300}'..='\u{36F}'))
}

#[cfg(test)]
mod tests {
    use super::is_accented;

    #[test]
    fn accents_are_told_from_other_signs() {
        for name in ["Münster", "São José", "Łódź", "ÉVIAN", "Mu\u{308}nster"] {
            assert!(is_accented(name), "{name}");
        }
        for name in ["Munster", "Hawai’i", "Guinea–Bissau", "N’Djamena", ""] {
            assert!(!is_accented(name), "{name}");
        }
    }
}
