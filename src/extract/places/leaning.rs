//! Towards which countries an article leans before its places are read: the user's choice, and words that tell a country ("naira").

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::lexicon::gazetteer::pack::NO_COUNTRY;
use crate::lexicon::gazetteer::{self, Kind, Record};
use crate::lexicon::{Class, country_cues};
use crate::text::WordId;

/// What the first use of a cue counts, as if so many places of its countries were named.
const CUE: f32 = 0.7;
/// All cues together count no more.
const CUES: f32 = 3.0;
/// What a meaning in the country of the user's choice is worth beside others: as a city of a thousand times as many people.
const CHOSEN: f32 = 3.0;

/// Countries with what speaks for them.
#[derive(Debug, Default)]
pub(super) struct Leaning {
    chosen: Option<u8>,
    votes: Vec<(u8, f32)>,
}

impl Leaning {
    /// Reads the article and the user's wishes.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let doc = reading.doc;
        let mut seen: Vec<WordId> = Vec::new();
        let mut votes: FxHashMap<&str, f32> = FxHashMap::default();
        for k in 0..doc.tokens.len() {
            let word = doc.word(k);
            if word.is(Class::COUNTRY_CUE) && !seen.contains(&word.folded) {
                seen.push(word.folded);
                let share = CUE / country_cues::countries(word.lower()).count().max(1) as f32;
                for code in country_cues::countries(word.lower()) {
                    *votes.entry(code).or_default() += share;
                }
            }
        }
        let wanted = reading.config.country.as_ref().and_then(|code| std::str::from_utf8(code).ok());
        if votes.is_empty() && wanted.is_none() {
            return Self::default();
        }
        let mut leaning = Self::default();
        let all: f32 = votes.values().sum();
        let scale = if all > CUES { CUES / all } else { 1.0 };
        for (country, code, _) in gazetteer::countries() {
            if wanted == Some(code) {
                leaning.chosen = Some(country);
                leaning.votes.push((country, 1.0));
            }
            if let Some(votes) = votes.get(code) {
                leaning.votes.push((country, votes * scale));
            }
        }
        leaning
    }

    /// What speaks for a meaning before the article is read.
    pub(super) fn prior(&self, record: &Record) -> f32 {
        let here = record.country != NO_COUNTRY && Some(record.country) == self.chosen;
        if here && record.kind != Kind::Country { CHOSEN } else { 0.0 }
    }

    /// Countries and what speaks for them, as if so many places of them were named.
    pub(super) fn votes(&self) -> &[(u8, f32)] {
        &self.votes
    }
}
