//! Quarters of a town that share their name with a place far away: "the Park Hill neighborhood" beside Louisville is no town in Oklahoma, and
//! "Whitehaven" beside Memphis hardly the one in England.
//!
//! A quarter that the gazetteer knows near the town keeps its own record. Any other lies in the town: it gets the town's country, division
//! and point, and a low score.

use crate::lexicon::gazetteer::{Kind, Record};
use crate::text::{Case, Document, TokenRange};

use super::resolve::{Meaning, Votes, distance};
use super::surfaces::Surface;

/// How sure it is that a name that is said to be a quarter lies in the town, and one that fits nowhere else.
const SAID: f64 = 0.5;
const GUESSED: f64 = 0.3;
/// The least people of a town that has quarters of its own, as a power of ten: 12,000, and 60,000 where nobody says that it is one.
const TOWN: f32 = 4.1;
const LARGE: f32 = 4.8;
/// Kilometres between a town's point and its quarters and suburbs at most.
const ACROSS: f32 = 40.0;

/// Is the name said to be a quarter of a town: "the Park Hill neighborhood", "the neighbourhood of Clifton"?
pub(super) fn is_said(doc: &Document, tokens: TokenRange) -> bool {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let noun = |k: usize| {
        matches!(doc.lower(k), "neighborhood" | "neighbourhood" | "neighborhoods" | "neighbourhoods" | "subdivision" | "quarter")
            && doc.case(k) == Case::Lower
    };
    let listed = || doc.lower(end) == "and" && noun(end + 2);
    // "the Wangata quarter of Mbandaka": the town comes after.
    let heads = |k: usize| noun(k) && (k == 0 || !doc.is_capitalized(k - 1));
    noun(end) || listed() || first >= 2 && doc.lower(first - 1) == "of" && heads(first - 2)
}

/// Puts quarters into their town. `votes`: those of the others; `lost`: those of which nothing else says where they are, and names that fit nowhere near the article's other places.
pub(super) fn settle(surfaces: &[Surface<'_>], lost: &[bool], votes: &Votes, meanings: &mut [Option<Meaning>]) {
    let fits = |k: usize| {
        let s = &surfaces[k];
        !s.mentions.is_empty() && s.row.is_none() && !s.side && lost[k]
    };
    let all: Vec<usize> = (0..surfaces.len()).filter(|&k| fits(k)).collect();
    if all.is_empty() {
        return;
    }
    let (town, division) = (town(surfaces, meanings), votes.division());
    for k in all {
        let said = surfaces[k].quarter;
        if meanings[k].as_ref().is_some_and(|m| !can_be_quarter(&m.record)) {
            continue;
        }
        // Nobody says that it is a quarter: only of a large town in the division and country that the article plays in.
        let large = |t: &(u32, Record)| t.1.log_population() >= LARGE && division.is_some_and(|(d, _)| u32::from(t.1.admin1) == d);
        let home = |t: &(u32, Record)| said || votes.is_home(&t.1);
        if let Some(town) = town.filter(|t| said || home(t) && large(t)) {
            meanings[k] = Some(near(&surfaces[k], &town).unwrap_or_else(|| inside(&town, said)));
        } else if let Some(division) = division.filter(home) {
            let settled = near(&surfaces[k], &division).filter(|_| said);
            meanings[k] = Some(settled.unwrap_or_else(|| around(&division)));
        }
    }
}

/// The town that the article names most, those that it names only in other names included; the first of several.
fn town(surfaces: &[Surface<'_>], meanings: &[Option<Meaning>]) -> Option<(u32, Record)> {
    let mut best: Option<(usize, &Meaning)> = None;
    for (surface, meaning) in surfaces.iter().zip(meanings) {
        let Some(meaning) = meaning.as_ref().filter(|m| !m.around && m.record.kind == Kind::City) else { continue };
        let named = 2 * (surface.mentions.len() + usize::from(surface.serves)) + usize::from(surface.silent);
        let fits = !surface.quarter && meaning.record.log_population() >= TOWN;
        if fits && best.is_none_or(|(most, _)| named > most) {
            best = Some((named, meaning));
        }
    }
    best.map(|(_, meaning)| (meaning.index, meaning.record))
}

/// Somewhere in a division.
fn around((index, record): &(u32, Record)) -> Meaning {
    let rule = "in the division of the article's other places";
    Meaning { index: *index, record: *record, around: true, score: 0.2, runner_up: None, rule }
}

fn can_be_quarter(record: &Record) -> bool {
    matches!(record.kind, Kind::City | Kind::Admin2 | Kind::Facility | Kind::Mountain | Kind::Land | Kind::Water)
}

/// The likeliest meaning that lies in the town or beside it, or in the division.
fn near(surface: &Surface<'_>, (whole, record): &(u32, Record)) -> Option<Meaning> {
    let fits = |r: &Record| match record.kind {
        Kind::Admin1 => u32::from(r.admin1) == *whole,
        _ => r.country == record.country && distance(r, record) < ACROSS,
    };
    let (found, _) = surface.meanings.iter().find(|(c, _)| c.index != *whole && c.record.kind == Kind::City && fits(&c.record))?;
    Some(Meaning {
        index: found.index,
        record: found.record,
        around: false,
        score: 0.8,
        runner_up: None,
        rule: "gazetteer, a quarter of the town",
    })
}

/// Somewhere in the town.
fn inside((index, record): &(u32, Record), said: bool) -> Meaning {
    let (score, rule) = if said { (SAID, "said to be a quarter of a town") } else { (GUESSED, "in the town that the article names most") };
    Meaning { index: *index, record: *record, around: true, score, runner_up: None, rule }
}
