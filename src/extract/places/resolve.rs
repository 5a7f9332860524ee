//! What each surface means: prior, containment, votes of the other surfaces for countries and divisions, nearness; in rounds.
//!
//! The weights were found by trial on collections of news with coordinates; they are few and round.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::gazetteer::pack::{NO_ADMIN1, NO_COUNTRY};
use crate::lexicon::gazetteer::{Candidate, Kind, Record, Role};

use super::containment::{Pair, lies_in};
use super::surfaces::Surface;

/// Rounds of voting; most articles are settled after two.
const ROUNDS: usize = 4;
/// Other places looked at for nearness.
const NEIGHBOURS: usize = 60;

/// The meaning of a surface.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// Index of the record.
    pub(super) index: u32,
    /// The record.
    pub(super) record: Record,
    /// Is it only where the place lies, and not the place itself?
    pub(super) around: bool,
    /// How sure, 0 to 1.
    pub(super) score: f64,
    /// The next likeliest meaning that is another place.
    pub(super) runner_up: Option<Record>,
    /// What decided.
    pub(super) rule: &'static str,
}

/// Decides the meaning of each surface; None where the gazetteer has none.
pub(super) fn resolve(surfaces: &mut [Surface<'_>], pairs: &[Pair]) -> Vec<Option<Meaning>> {
    let contained = support(surfaces, pairs);
    let mut scores: Vec<Vec<f32>> =
        surfaces.iter().zip(&contained).map(|(s, c)| s.meanings.iter().zip(c).map(|((_, prior), c)| prior + c).collect()).collect();
    let mut best: Vec<usize> = scores.iter().map(|s| argmax(s)).collect();
    for _ in 0..ROUNDS {
        let votes = Votes::count(surfaces, &best);
        for (k, surface) in surfaces.iter().enumerate() {
            // What can mean one thing only needs no vote.
            if surface.meanings.len() < 2 {
                continue;
            }
            for (j, (candidate, prior)) in surface.meanings.iter().enumerate() {
                scores[k][j] = prior + contained[k][j] + votes.of(k, candidate);
            }
        }
        let settled: Vec<usize> = scores.iter().map(|s| argmax(s)).collect();
        if settled == best {
            break;
        }
        best = settled;
    }
    let votes = Votes::count(surfaces, &best);
    let mut meanings: Vec<Option<Meaning>> = (0..surfaces.len())
        .map(|k| {
            let (candidate, _) = surfaces[k].meanings.get(best[k])?;
            let doubtful = contained[k][best[k]] <= 0.0 && votes.is_foreign(k, candidate);
            if doubtful { None } else { meaning(&surfaces[k], &scores[k], &contained[k], best[k]) }
        })
        .collect();
    for pair in pairs.iter().filter(|pair| pair.plain) {
        let k = pair.inner;
        // Said to lie where the gazetteer knows no such place: it is another one, or not known at all.
        let small = pair.firm || surfaces[k].meanings.get(best[k]).is_none_or(|(c, _)| is_small(&c.record));
        let stranger = small && contained[k].iter().all(|&c| c <= 0.0);
        let settled = meanings[k].as_ref().is_some_and(|m| m.rule == LIES_IN);
        if !stranger || settled {
            continue;
        }
        let outer = match pair.outer {
            Some(outer) => meanings[outer].as_ref().filter(|m| !m.around).map(|m| (m.index, m.record)),
            None => pair.holders.first().map(|c| (c.index, c.record)),
        };
        if let Some((index, record)) = outer.filter(|(_, r)| r.kind.is_area() || r.kind == Kind::City) {
            meanings[k] = Some(Meaning { index, record, around: true, score: 0.4, runner_up: None, rule: LIES_IN });
        }
    }
    meanings
}

/// The rule of a place of which only the surroundings are known.
const LIES_IN: &str = "said to lie there";

/// Can a place of this name well be missing from the gazetteer? Not where the name is that of a country, division or large city.
fn is_small(r: &Record) -> bool {
    !matches!(r.kind, Kind::Country | Kind::Admin1 | Kind::Continent | Kind::Region | Kind::Historical | Kind::Bloc)
        && r.log_population() < 5.7
        && r.seat() != 1
}

/// A place of so many people (as a power of ten) is meant even where nothing else lies in its country.
const SURE: f32 = 4.8;

/// Is it a small place, or one by another name? In a country that nothing else lies in, the name may well mean another.
fn is_unsure(candidate: &Candidate) -> bool {
    let r = &candidate.record;
    let another = candidate.role == Role::Alternate;
    match r.kind {
        Kind::City => r.seat() != 1 && r.log_population() < if another { 6.1 } else { SURE },
        Kind::Admin2 => true,
        Kind::Admin1 => another || r.log_population() < SURE,
        _ => false,
    }
}

/// What containment adds to each meaning of each surface.
fn support(surfaces: &[Surface<'_>], pairs: &[Pair]) -> Vec<Vec<f32>> {
    let mut contained: Vec<Vec<f32>> = surfaces.iter().map(|s| vec![0.0; s.meanings.len()]).collect();
    for pair in pairs {
        for (i, (inner, _)) in surfaces[pair.inner].meanings.iter().enumerate() {
            for (o, outer) in pair.holders.iter().enumerate() {
                if let Some(factor) = lies_in(inner, outer) {
                    let weight = pair.weight * factor;
                    let own = &mut contained[pair.inner][i];
                    *own = own.max(weight);
                    if let Some(other) = pair.outer.and_then(|outer| contained[outer].get_mut(o)) {
                        *other = other.max(weight * 0.75);
                    }
                }
            }
        }
    }
    contained
}

/// The first of the highest.
fn argmax(scores: &[f32]) -> usize {
    let mut best = 0;
    for (k, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = k;
        }
    }
    best
}

/// What the surfaces mean for now, summed up.
struct Votes {
    /// For each surface its weight and its meaning for now.
    cast: Vec<Option<(f32, Record)>>,
    countries: FxHashMap<u8, f32>,
    divisions: FxHashMap<u16, f32>,
    all_countries: f32,
    all_divisions: f32,
    /// Countries that something lies in that is no doubtful place.
    sure: FxHashSet<u8>,
    all_sure: f32,
    /// Countries that are named themselves.
    named: FxHashSet<u8>,
    /// Places with a point: their surface, latitude and longitude.
    points: Vec<(usize, Record)>,
}

impl Votes {
    fn count(surfaces: &[Surface<'_>], best: &[usize]) -> Self {
        let mut votes = Self {
            cast: Vec::with_capacity(surfaces.len()),
            countries: FxHashMap::default(),
            divisions: FxHashMap::default(),
            all_countries: 0.0,
            all_divisions: 0.0,
            sure: FxHashSet::default(),
            all_sure: 0.0,
            named: FxHashSet::default(),
            points: Vec::new(),
        };
        for (k, surface) in surfaces.iter().enumerate() {
            let Some((candidate, _)) = surface.meanings.get(best[k]) else {
                votes.cast.push(None);
                continue;
            };
            let record = candidate.record;
            let weight = surface.mentions.len() as f32;
            votes.cast.push(Some((weight, record)));
            if record.country != NO_COUNTRY {
                *votes.countries.entry(record.country).or_default() += weight;
                votes.all_countries += weight;
                if !is_unsure(candidate) {
                    votes.sure.insert(record.country);
                    votes.all_sure += weight;
                }
                if record.kind == Kind::Country {
                    votes.named.insert(record.country);
                }
            }
            if record.admin1 != NO_ADMIN1 {
                *votes.divisions.entry(record.admin1).or_default() += weight;
                votes.all_divisions += weight;
            }
            if matches!(record.kind, Kind::City | Kind::Admin2 | Kind::Facility) && votes.points.len() < NEIGHBOURS {
                votes.points.push((k, record));
            }
        }
        votes
    }

    /// Is it a small place, or one by another name, in a country that nothing else in the article lies in, while other countries are
    /// named? Then the name more likely means a place that the gazetteer lacks.
    fn is_foreign(&self, k: usize, candidate: &Candidate) -> bool {
        let r = &candidate.record;
        if !is_unsure(candidate) || r.country == NO_COUNTRY {
            return false;
        }
        let own = self.cast[k].map_or(0.0, |(w, _)| w);
        let here = self.countries.get(&r.country).copied().unwrap_or(0.0) - own;
        let large = if r.log_population() > 5.7 { 6.0 } else { 2.0 };
        !self.sure.contains(&r.country) && self.all_sure >= large && here * 3.0 <= self.all_sure
    }

    /// What the other surfaces say for a meaning of surface `k`.
    fn of(&self, k: usize, candidate: &Candidate) -> f32 {
        let r = &candidate.record;
        let own = self.cast[k];
        let mut sum = 0.0;
        if r.country != NO_COUNTRY {
            let mine = own.map_or(0.0, |(w, o)| if o.country == r.country { w } else { 0.0 });
            let all = self.all_countries - own.map_or(0.0, |(w, o)| if o.country == NO_COUNTRY { 0.0 } else { w });
            let others = self.countries.get(&r.country).copied().unwrap_or(0.0) - mine;
            if others > 0.0 && all > 0.0 {
                sum += 2.5 * others / all + 0.6;
            }
            // The seat of a country that is named itself, beside other countries.
            if r.seat() == 1 && r.kind == Kind::City && self.named.len() > 1 && self.named.contains(&r.country) {
                sum += 1.0;
            }
        }
        let mut local = false;
        if r.admin1 != NO_ADMIN1 {
            let mine = own.map_or(0.0, |(w, o)| if o.admin1 == r.admin1 { w } else { 0.0 });
            let all = self.all_divisions - own.map_or(0.0, |(w, o)| if o.admin1 == NO_ADMIN1 { 0.0 } else { w });
            let others = self.divisions.get(&r.admin1).copied().unwrap_or(0.0) - mine;
            if others > 0.0 && all > 0.0 {
                local = true;
                sum += 3.0 * others / all + 1.0;
            }
        }
        if matches!(r.kind, Kind::City | Kind::Admin2 | Kind::Facility) {
            let nearest =
                self.points.iter().filter(|(j, p)| *j != k && p.name != r.name).map(|(_, p)| distance(r, p)).fold(f32::INFINITY, f32::min);
            // A small place needs something local beside it.
            if !local && nearest > 150.0 && r.log_population() < 5.0 {
                sum -= 1.5;
            }
            sum += 2.0 * (-nearest / 100.0).exp();
        }
        sum
    }
}

/// The decision and how sure it is.
fn meaning(surface: &Surface<'_>, scores: &[f32], contained: &[f32], best: usize) -> Option<Meaning> {
    let (candidate, prior) = surface.meanings.get(best)?;
    // The same place as a city and as a division is no other place.
    let mut second: Option<usize> = None;
    for (k, (other, _)) in surface.meanings.iter().enumerate() {
        let apart = distance(&candidate.record, &other.record) > 100.0;
        if k != best && apart && second.is_none_or(|s| scores[k] > scores[s]) {
            second = Some(k);
        }
    }
    let margin = second.map_or(8.0, |s| scores[best] - scores[s]);
    let mut score = 1.0 - 0.5 * f64::from(-margin / 1.6).exp();
    // A name that is rare or small may well mean a place that the gazetteer lacks.
    if matches!(candidate.record.kind, Kind::City | Kind::Admin2) {
        score *= match candidate.record.log_population() {
            p if p >= 5.0 => 0.99,
            p if p >= 4.5 => 0.96,
            _ => 0.93,
        };
    }
    if surface.site {
        score *= 0.5;
    }
    let first = surface.meanings.first().map_or(*prior, |m| m.1);
    let rule = match () {
        () if surface.site => "gazetteer, the place in its name",
        () if surface.meanings.len() == 1 => "gazetteer, one meaning",
        () if contained[best] > 0.0 => "gazetteer, containment",
        () if *prior < first => "gazetteer, votes of the article",
        () => "gazetteer, the best known",
    };
    Some(Meaning {
        index: candidate.index,
        record: candidate.record,
        around: surface.site,
        score: (score * 100.0).round() / 100.0,
        runner_up: second.map(|s| surface.meanings[s].0.record),
        rule,
    })
}

/// Great-circle distance in kilometres.
pub(super) fn distance(a: &Record, b: &Record) -> f32 {
    let radians = |hundredths: i16| f32::from(hundredths) * (std::f32::consts::PI / 18_000.0);
    let (lat_a, lat_b) = (radians(a.lat), radians(b.lat));
    let half = |x: f32| (x / 2.0).sin().powi(2);
    let x = half(lat_b - lat_a) + lat_a.cos() * lat_b.cos() * half(radians(b.lon) - radians(a.lon));
    12_742.0 * x.sqrt().min(1.0).asin()
}
