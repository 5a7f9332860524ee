//! Towards which countries and divisions an article leans before its places are read: the user's choice, the country of the outlet's address, words
//! that tell a country ("naira"), and area codes of telephone numbers ("call 865-555-0142").

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::lexicon::gazetteer::pack::NO_COUNTRY;
use crate::lexicon::gazetteer::{self, Kind, Record};
use crate::lexicon::{Class, area_codes, country_cues};
use crate::text::WordId;

use super::outlet;

/// What the first use of a cue counts, as if so many places of its countries were named.
const CUE: f32 = 0.7;
/// All cues together count no more.
const CUES: f32 = 3.0;
/// What a meaning in the country of the user's choice is worth beside others: as a city of a thousand times as many people.
const CHOSEN: f32 = 3.0;
/// The same in the country of the outlet, which may well report on another one.
const OUTLET: f32 = 1.5;
/// The first number with an area code counts as if a place of its state were named so often; the numbers of a list of contacts count no more.
const AREA_CODE: f32 = 1.0;
const AREA_CODES: f32 = 2.0;

/// Countries and divisions with what speaks for them.
#[derive(Debug, Default)]
pub(super) struct Leaning {
    chosen: Option<u8>,
    outlet: Option<u8>,
    votes: Vec<(u8, f32)>,
    divisions: Vec<(u16, f32)>,
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
        let outlet = outlet::country(&reading.article.given);
        let mut leaning = Self { divisions: divisions(reading.text), ..Self::default() };
        if votes.is_empty() && wanted.is_none() && outlet.is_none() {
            return leaning;
        }
        let all: f32 = votes.values().sum();
        let scale = if all > CUES { CUES / all } else { 1.0 };
        for (country, code, _) in gazetteer::countries() {
            if wanted == Some(code) {
                leaning.chosen = Some(country);
                leaning.votes.push((country, 1.0));
            }
            if outlet.as_deref() == Some(code) {
                leaning.outlet = Some(country);
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
        let chosen = if self.is_in(self.chosen, record) { CHOSEN } else { 0.0 };
        chosen + self.of_outlet(record)
    }

    /// What of it is because the outlet is there.
    pub(super) fn of_outlet(&self, record: &Record) -> f32 {
        if self.is_in(self.outlet, record) { OUTLET } else { 0.0 }
    }

    fn is_in(&self, country: Option<u8>, record: &Record) -> bool {
        record.country != NO_COUNTRY && Some(record.country) == country && record.kind != Kind::Country
    }

    /// Is the country told in which the article plays, and is it another one than this? By the user, or by the outlet's address.
    pub(super) fn is_elsewhere(&self, country: u8) -> bool {
        self.chosen.or(self.outlet).is_some_and(|told| told != country)
    }

    /// Is it another country than that of the user's choice?
    pub(super) fn is_chosen_elsewhere(&self, country: u8) -> bool {
        self.chosen.is_some_and(|chosen| chosen != country)
    }

    /// Countries and what speaks for them, as if so many places of them were named.
    pub(super) fn votes(&self) -> &[(u8, f32)] {
        &self.votes
    }

    /// The same of first-level divisions.
    pub(super) fn divisions(&self) -> &[(u16, f32)] {
        &self.divisions
    }
}

/// The divisions whose area codes stand in a text; each code counts once.
fn divisions(text: &str) -> Vec<(u16, f32)> {
    let mut codes: Vec<&str> = Vec::new();
    let mut votes: Vec<(u16, f32)> = Vec::new();
    for code in area_codes::in_text(text) {
        if codes.len() >= MOST_CODES || codes.contains(&code) {
            continue;
        }
        codes.push(code);
        let Some(division) = area_codes::division(code).and_then(|k| u16::try_from(k).ok()) else { continue };
        match votes.iter_mut().find(|(known, _)| *known == division) {
            Some((_, vote)) => *vote = (*vote + AREA_CODE).min(AREA_CODES),
            None => votes.push((division, AREA_CODE)),
        }
    }
    let all: f32 = votes.iter().map(|(_, vote)| vote).sum();
    let scale = if all > AREA_CODES { AREA_CODES / all } else { 1.0 };
    votes.into_iter().map(|(division, vote)| (division, vote * scale)).collect()
}

/// The most area codes looked at: an article with more is a directory.
const MOST_CODES: usize = 12;
