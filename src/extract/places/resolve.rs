//! What each surface means: prior, containment, votes of the other surfaces for countries and divisions, nearness; in rounds.
//!
//! Every surface votes for all of its meanings, each with its share of likelihood, so that several names that are each doubtful ("Kent",
//! "Sharon", "Cornwall") can find together where they all lie. The weights were found by trial on collections of news with coordinates;
//! they are few and round.

use rustc_hash::FxHashMap;

use crate::lexicon::gazetteer::pack::{NO_ADMIN1, NO_COUNTRY};
use crate::lexicon::gazetteer::{self, Candidate, Kind, Record, Role};

use super::containment::{Pair, lies_in};
use super::leaning::Leaning;
use super::quarters;
use super::surfaces::Surface;

/// Rounds of voting; most articles are settled after three.
const ROUNDS: usize = 5;
/// What the share of the votes for its country adds to a meaning, and that there are any.
const COUNTRY: (f32, f32) = (5.0, 2.0);
/// The same for its first-level division.
const DIVISION: (f32, f32) = (4.0, 1.0);
/// What the seat of a country gains where the country is named itself.
const NAMED: f32 = 4.0;
/// What places right beside it add; at [`REACH`] kilometres the e-th part of it is left.
const NEAR: f32 = 2.0;
const REACH: f32 = 100.0;
/// What a small place loses with nothing local beside it.
const ALONE: f32 = 1.5;
/// Degrees of latitude (in hundredths) behind which nothing is near: 5 REACH.
const FAR: i16 = 450;
/// The most places looked at for nearness.
const NEIGHBOURS: usize = 100;
/// A mention inside the name of an organisation counts so much.
const SILENT: f32 = 0.5;
/// A mention of a quarter of a town, whose name may be anything.
const QUARTER: f32 = 0.2;
/// A mention of a building or a part of a place, which are named after what lies elsewhere as often as not.
const SITE: f32 = 0.4;
/// So many votes for nothing are counted beside the others, so that a single doubtful name does not speak for all of the article.
const SPARSE: f32 = 0.5;

/// What a town at the end of a journey loses beside a namesake that the whole world knows, and the places of its own division at which it loses nothing any more.
const OVERSHADOWED: f32 = 8.0;
const OWN: f32 = 4.0;

/// That the police of a town act counts as if it were named so often besides.
const SERVES: f32 = 1.0;

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
pub(super) fn resolve(surfaces: &[Surface<'_>], pairs: &[Pair], leaning: &Leaning) -> Vec<Option<Meaning>> {
    let contained = support(surfaces, pairs);
    let mut field = Field::new(surfaces, &contained, leaning);
    for _ in 0..ROUNDS {
        let votes = Votes::count(&field, leaning);
        if !field.revise(&votes) {
            break;
        }
    }
    let votes = Votes::count(&field, leaning);
    let doubtful: Vec<bool> = (0..surfaces.len())
        .map(|k| {
            let readings = field.of(k);
            // "Walker County": a county is no village that the gazetteer may lack.
            let plain = surfaces[k].noun == Some(Kind::Admin2);
            let best = best(readings).filter(|&best| !plain && contained[k][best] <= 0.0);
            // "the North West": the province where the article names others of its country.
            let loose = |best: usize| surfaces[k].side && !votes.is_backed(k, &readings[best]);
            // "Beiji": in a country that the article names something else in.
            let alone = |best: usize| surfaces[k].respelled && !votes.is_company(k, readings, best);
            best.is_some_and(|best| {
                loose(best) || alone(best) || votes.is_foreign(k, &readings[best], leaning) || votes.is_strange(k, readings, best)
            })
        })
        .collect();
    let mut meanings: Vec<Option<Meaning>> = (0..surfaces.len())
        .map(|k| {
            let best = best(field.of(k)).filter(|_| !doubtful[k])?;
            Some(meaning(&surfaces[k], field.of(k), &contained[k], best, leaning))
        })
        .collect();
    // "the Wangata quarter of Mbandaka": what lies where it is said to lie is found already.
    let found = |k: usize| best(field.of(k)).is_some_and(|best| contained[k][best] > 0.0);
    let lost: Vec<bool> = (0..surfaces.len()).map(|k| doubtful[k] || surfaces[k].quarter && !found(k)).collect();
    // Where the article plays is asked of the others alone.
    for (weight, _) in field.weights.iter_mut().zip(&lost).filter(|(_, lost)| **lost) {
        *weight = 0.0;
    }
    quarters::settle(surfaces, &lost, &Votes::count(&field, leaning), &mut meanings);
    place_strangers(surfaces, pairs, &contained, &field, &mut meanings);
    meanings
}

/// The rule of a place of which only the surroundings are known.
const LIES_IN: &str = "said to lie there";

/// Gives places that are said to lie where the gazetteer knows no such place the point of what they lie in.
fn place_strangers(surfaces: &[Surface<'_>], pairs: &[Pair], contained: &[Vec<f32>], field: &Field, meanings: &mut [Option<Meaning>]) {
    let mut placed = vec![false; surfaces.len()];
    for pair in pairs.iter().filter(|pair| pair.plain) {
        let k = pair.inner;
        // Said to lie where the gazetteer knows no such place: it is another one, or not known at all.
        let readings = field.of(k);
        let small = best(readings).is_none_or(|b| can_be_missing(&readings[b].record));
        let stranger = small && contained[k].iter().all(|&c| c <= 0.0);
        if !stranger || placed[k] {
            continue;
        }
        let outer = match pair.outer {
            Some(outer) => meanings[outer].as_ref().filter(|m| !m.around).map(|m| (m.index, m.record)),
            None => pair.holders.first().map(|c| (c.index, c.record)),
        };
        // "Tampa, Orlando": a city holds no other, but it holds sites.
        let holds = |r: &Record| r.kind.is_area() || r.kind == Kind::City && surfaces[k].meanings.is_empty();
        if let Some((index, record)) = outer.filter(|(_, r)| holds(r)) {
            meanings[k] = Some(Meaning { index, record, around: true, score: 0.4, runner_up: None, rule: LIES_IN });
            placed[k] = true;
        }
    }
}

/// Can another place of this name well be missing from the gazetteer? Not where the name is that of a country, division, sea or large city.
fn can_be_missing(r: &Record) -> bool {
    matches!(r.kind, Kind::City | Kind::Admin2 | Kind::Facility) && r.log_population() < 5.7 && r.seat() != 1
}

/// The people (as a power of ten) below which a town may be meant that another division has by this name; the votes, and the share of all, that make a division the one that the article plays in; the share that makes a country so.
const VILLAGE: f32 = 5.0;
const STRANGE: f32 = 1.5;
const CLEAR: f32 = 0.6;
const HOME: f32 = 0.6;

/// The votes of other names from which on they speak for a country.
const ELSE: f32 = 0.4;

/// What the user's choice or the outlet's address counts against places elsewhere.
const TOLD: f32 = 2.0;
/// Against these a town of so many people (as a power of ten) may not be meant.
const MIDDLING: f32 = 5.3;

/// A place of so many people (as a power of ten) is meant even where nothing else lies in its country.
const SURE: f32 = 4.8;

/// Is it a small place, or one by another name? In a country that nothing else lies in, the name may well mean another.
fn is_unsure(reading: &Reading) -> bool {
    let r = &reading.record;
    let another = reading.role == Role::Alternate;
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

/// One thing that a surface can mean.
#[derive(Clone, Copy, Debug)]
struct Reading {
    index: u32,
    record: Record,
    role: Role,
    /// What speaks for it by itself.
    prior: f32,
    /// The same with what the article says of its place.
    base: f32,
    /// The same with the votes.
    score: f32,
    /// How likely it is among the meanings of its surface.
    share: f32,
}

/// The readings of all surfaces, one surface after the other.
struct Field {
    readings: Vec<Reading>,
    /// Where the readings of each surface end.
    ends: Vec<usize>,
    /// What the vote of each surface counts.
    weights: Vec<f32>,
    /// See [`Surface::serves`].
    serves: Vec<bool>,
    /// See [`Surface::journey`].
    journeys: Vec<bool>,
}

impl Field {
    fn new(surfaces: &[Surface<'_>], contained: &[Vec<f32>], leaning: &Leaning) -> Self {
        let of = |flag: fn(&Surface<'_>) -> bool| surfaces.iter().map(flag).collect();
        let (serves, journeys) = (of(|s| s.serves), of(|s| s.journey));
        let mut field = Self { readings: Vec::new(), ends: Vec::new(), weights: Vec::new(), serves, journeys };
        for (surface, contained) in surfaces.iter().zip(contained) {
            for ((candidate, prior), contained) in surface.meanings.iter().zip(contained) {
                let &Candidate { index, role, record } = candidate;
                let prior = prior + leaning.prior(&record);
                let base = prior + contained;
                field.readings.push(Reading { index, record, role, prior, base, score: base, share: 0.0 });
            }
            field.ends.push(field.readings.len());
            let each = match () {
                () if surface.quarter => QUARTER,
                () if surface.site => SITE,
                () => 1.0,
            };
            let serves = if surface.serves { SERVES } else { 0.0 };
            field.weights.push(each * surface.mentions.len() as f32 + SILENT * f32::from(surface.silent) + serves);
            let k = field.ends.len() - 1;
            let range = field.range(k);
            share(&mut field.readings[range]);
        }
        field
    }

    fn range(&self, k: usize) -> std::ops::Range<usize> {
        k.checked_sub(1).map_or(0, |k| self.ends[k])..self.ends[k]
    }

    /// The readings of a surface.
    fn of(&self, k: usize) -> &[Reading] {
        &self.readings[self.range(k)]
    }

    /// Weighs all readings anew by the votes. False: nothing changed to speak of.
    fn revise(&mut self, votes: &Votes) -> bool {
        let mut changed = false;
        for k in 0..self.ends.len() {
            let range = self.range(k);
            // What can mean one thing only needs no vote.
            if range.len() < 2 {
                continue;
            }
            let before = best(&self.readings[range.clone()]);
            for n in range.clone() {
                self.readings[n].score = self.readings[n].base + votes.of(k, &self.readings[range.clone()], n - range.start);
            }
            let readings = &mut self.readings[range];
            let old: f32 = readings.iter().map(|r| r.share * r.share).sum();
            share(readings);
            let new: f32 = readings.iter().map(|r| r.share * r.share).sum();
            changed |= best(readings) != before || (old - new).abs() > 0.02;
        }
        changed
    }
}

/// Gives each reading of a surface its share of likelihood.
fn share(readings: &mut [Reading]) {
    let top = readings.iter().map(|r| r.score).fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for reading in readings.iter_mut() {
        let below = top - reading.score;
        reading.share = if below < 8.0 { (-below).exp() } else { 0.0 };
        sum += reading.share;
    }
    for reading in readings {
        reading.share /= sum;
    }
}

/// The first of the likeliest.
fn best(readings: &[Reading]) -> Option<usize> {
    let mut best = 0;
    for (k, reading) in readings.iter().enumerate() {
        if reading.score > readings[best].score {
            best = k;
        }
    }
    (!readings.is_empty()).then_some(best)
}

/// A first-level division.
#[derive(Clone, Copy, Debug)]
struct Leading {
    index: u32,
    country: u8,
}

/// What the surfaces mean for now, summed up.
pub(super) struct Votes {
    countries: FxHashMap<u8, f32>,
    divisions: FxHashMap<u16, f32>,
    all_countries: f32,
    all_divisions: f32,
    /// What speaks for each country that is no doubtful place.
    sure: FxHashMap<u8, f32>,
    all_sure: f32,
    /// Countries that are named themselves, and the surface that names them.
    named: Vec<(u8, usize)>,
    /// The country of the town whose police acts; the first of several.
    serving: Option<u8>,
    /// See [`Votes::lead`], and its votes.
    leading: Option<(Leading, f32)>,
    /// Places with a point: their surface, share and record.
    points: Vec<(usize, f32, Record)>,
    weights: Vec<f32>,
    /// See [`Surface::journey`].
    journeys: Vec<bool>,
}

impl Votes {
    fn count(field: &Field, leaning: &Leaning) -> Self {
        let mut votes = Self {
            countries: FxHashMap::default(),
            divisions: FxHashMap::default(),
            all_countries: 0.0,
            all_divisions: 0.0,
            sure: FxHashMap::default(),
            all_sure: 0.0,
            named: Vec::new(),
            serving: None,
            leading: None,
            points: Vec::new(),
            weights: field.weights.clone(),
            journeys: field.journeys.clone(),
        };
        for &(country, weight) in leaning.votes() {
            *votes.countries.entry(country).or_default() += weight;
            votes.all_countries += weight;
        }
        for &(division, weight) in leaning.divisions() {
            let country = gazetteer::record(u32::from(division)).country;
            *votes.divisions.entry(division).or_default() += weight;
            *votes.countries.entry(country).or_default() += weight;
            votes.all_divisions += weight;
            votes.all_countries += weight;
        }
        for (k, &weight) in field.weights.iter().enumerate() {
            let readings = field.of(k);
            for reading in readings.iter().filter(|r| r.share > 0.01) {
                let record = &reading.record;
                let vote = weight * reading.share;
                if record.country != NO_COUNTRY {
                    *votes.countries.entry(record.country).or_default() += vote;
                    votes.all_countries += vote;
                }
                if record.admin1 != NO_ADMIN1 {
                    *votes.divisions.entry(record.admin1).or_default() += vote;
                    votes.all_divisions += vote;
                }
                if is_local(record) && reading.share > 0.05 && votes.points.len() < NEIGHBOURS {
                    votes.points.push((k, reading.share, *record));
                }
            }
            if let Some(settled) = best(readings).map(|b| &readings[b]).filter(|r| r.record.country != NO_COUNTRY) {
                if !is_unsure(settled) {
                    *votes.sure.entry(settled.record.country).or_default() += weight;
                    votes.all_sure += weight;
                }
                if field.serves[k] && settled.record.kind == Kind::City && !is_unsure(settled) {
                    votes.serving = votes.serving.or(Some(settled.record.country));
                }
                if settled.record.kind == Kind::Country {
                    votes.named.push((settled.record.country, k));
                }
            }
        }
        votes.lead();
        votes
    }

    /// Is it a small place, or one by another name, in a country that nothing else in the article lies in, while other countries are
    /// named? Then the name more likely means a place that the gazetteer lacks.
    fn is_foreign(&self, k: usize, reading: &Reading, leaning: &Leaning) -> bool {
        let r = &reading.record;
        let told = leaning.is_elsewhere(r.country) || self.serving.is_some_and(|country| country != r.country);
        let unsure = is_unsure(reading);
        let middling = r.kind == Kind::City && r.seat() != 1 && r.log_population() < MIDDLING;
        if !(unsure || told && middling) || r.country == NO_COUNTRY {
            return false;
        }
        let weight = self.weights[k];
        let sure = self.sure.get(&r.country).copied().unwrap_or(0.0) - if unsure { 0.0 } else { weight };
        if sure > 0.0 {
            return false;
        }
        let here = self.countries.get(&r.country).copied().unwrap_or(0.0) - weight * reading.share;
        let cues: f32 = leaning.votes().iter().filter(|(country, _)| *country != r.country).map(|(_, weight)| weight).sum();
        let elsewhere = self.all_sure - if unsure { 0.0 } else { weight } + cues + if told { TOLD } else { 0.0 };
        let large = if r.log_population() > 5.7 { 6.0 } else { 1.5 };
        elsewhere >= large && (here * 3.0 <= elsewhere || leaning.is_chosen_elsewhere(r.country))
    }

    /// Does anything else speak for the country of this reading?
    fn is_company(&self, k: usize, readings: &[Reading], best: usize) -> bool {
        let country = readings[best].record.country;
        let own: f32 = readings.iter().filter(|r| r.record.country == country).map(|r| r.share).sum();
        self.countries.get(&country).copied().unwrap_or(0.0) - own * self.weights[k] >= ELSE
    }

    /// Does another name lie in the country of this reading?
    fn is_backed(&self, k: usize, reading: &Reading) -> bool {
        let here = self.countries.get(&reading.record.country).copied().unwrap_or(0.0);
        reading.record.kind == Kind::Admin1 && here - self.weights[k] * reading.share >= 0.8
    }

    /// Is it a small town in a division that nothing else in the article lies in, nor near, while the article names places of another division of the
    /// country? Then it more likely is a village there that the gazetteer lacks.
    fn is_strange(&self, k: usize, readings: &[Reading], best: usize) -> bool {
        let reading = &readings[best];
        let r = &reading.record;
        // A name that only one place of the country has is no common one, and means that place.
        let elsewhere = |o: &Reading| o.record.kind == Kind::City && o.record.country == r.country && o.record.admin1 != r.admin1;
        if !readings.iter().any(elsewhere) {
            return false;
        }
        let small = r.kind == Kind::City && r.admin1 != NO_ADMIN1 && r.log_population() < VILLAGE && r.seat() != 1;
        let Some((leading, most)) = self.leading.filter(|(leading, _)| small && leading.country == r.country) else { return false };
        let own = self.weights[k];
        let here = self.divisions.get(&r.admin1).copied().unwrap_or(0.0) - own * reading.share;
        let clear = most >= STRANGE && here <= 0.2 * most && most >= CLEAR * (self.all_divisions - own);
        clear && u32::from(r.admin1) != leading.index && self.nearness(k, r) < 0.4
    }

    /// The division that most of the article's places lie in.
    fn lead(&mut self) {
        let most = self.divisions.iter().map(|(&division, &votes)| (votes, std::cmp::Reverse(division)));
        let Some((votes, std::cmp::Reverse(division))) = most.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))) else { return };
        let index = u32::from(division);
        self.leading = Some((Leading { index, country: gazetteer::record(index).country }, votes));
    }

    /// The same, where it is that of most places by far.
    pub(super) fn division(&self) -> Option<(u32, Record)> {
        let (leading, most) = self.leading?;
        (most >= 0.8 && most >= CLEAR * self.all_divisions).then(|| (leading.index, gazetteer::record(leading.index)))
    }

    /// Do most places of the article lie in the country of this one?
    pub(super) fn is_home(&self, r: &Record) -> bool {
        self.countries.get(&r.country).is_some_and(|here| *here >= HOME * self.all_countries)
    }

    /// What the other surfaces say for reading `n` of surface `k`, whose readings these are.
    fn of(&self, k: usize, readings: &[Reading], n: usize) -> f32 {
        let r = &readings[n].record;
        let weight = self.weights[k];
        let mut sum = 0.0;
        if r.country != NO_COUNTRY {
            let (mut mine, mut own) = (0.0, 0.0);
            for other in readings.iter().filter(|o| o.record.country != NO_COUNTRY && o.share > 0.01) {
                own += weight * other.share;
                mine += if other.record.country == r.country { weight * other.share } else { 0.0 };
            }
            let votes = self.countries.get(&r.country).copied().unwrap_or(0.0) - mine;
            sum += worth(COUNTRY, votes, self.all_countries - own);
            // "Paris" where France is named, though the rest lies in Kentucky. "Panama" does not name the country for itself.
            if r.seat() == 1 && self.named.iter().any(|&(country, by)| country == r.country && by != k) {
                sum += NAMED;
            }
        }
        let (mut local, mut beside) = (0.0, 0.0);
        if r.admin1 != NO_ADMIN1 {
            let (mut mine, mut own) = (0.0, 0.0);
            for other in readings.iter().filter(|o| o.record.admin1 != NO_ADMIN1 && o.share > 0.01) {
                own += weight * other.share;
                mine += if other.record.admin1 == r.admin1 { weight * other.share } else { 0.0 };
            }
            let votes = self.divisions.get(&r.admin1).copied().unwrap_or(0.0) - mine;
            local = worth(DIVISION, votes, self.all_divisions - own);
            sum += local;
            beside = votes;
        }
        if is_local(r) {
            let near = self.nearness(k, r);
            // A small place needs something local beside it.
            if r.log_population() < 5.0 {
                sum -= ALONE * (1.0 - (local + 2.0 * near).min(1.0));
            }
            sum += NEAR * near;
        }
        // "from New York to Geneva and Rome": one place of its state does not make it the town there.
        if self.journeys[k] && r.kind == Kind::City && readings.iter().any(|o| overshadows(&o.record, r)) {
            sum -= OVERSHADOWED * (1.0 - (beside / OWN).clamp(0.0, 1.0));
        }
        sum
    }

    /// How near the nearest place of another surface is: 1 at the same point, 0 far away; less for places that are doubtful themselves.
    fn nearness(&self, k: usize, r: &Record) -> f32 {
        let mut most = 0.0f32;
        for (j, share, p) in &self.points {
            if *j == k || p.name == r.name || *share <= most || (p.lat - r.lat).abs() > FAR {
                continue;
            }
            most = most.max(share * (-distance(r, p) / REACH).exp());
        }
        most
    }
}

/// What `votes` out of `all` are worth: their share, and that there are any.
fn worth((share, any): (f32, f32), votes: f32, all: f32) -> f32 {
    if votes <= 0.0 || all <= 0.0 { 0.0 } else { share * (votes / (all + SPARSE)).min(1.0) + any * votes.min(1.0) }
}

/// Is the first a city that the whole world knows, and the second one a town of its name that it hardly knows?
fn overshadows(famous: &Record, r: &Record) -> bool {
    famous.kind == Kind::City && famous.fame() >= 2 && r.fame() <= 1 && famous.log_population() > r.log_population() + 1.0
}

/// Does it lie at one point, so that something can be near it?
fn is_local(r: &Record) -> bool {
    matches!(r.kind, Kind::City | Kind::Admin2 | Kind::Facility)
}

/// The decision and how sure it is.
fn meaning(surface: &Surface<'_>, readings: &[Reading], contained: &[f32], best: usize, leaning: &Leaning) -> Meaning {
    let Reading { index, record, prior, score, .. } = readings[best];
    // The same place as a city and as a division is no other place.
    let mut second: Option<usize> = None;
    for (k, other) in readings.iter().enumerate() {
        let apart = distance(&record, &other.record) > 100.0;
        if k != best && apart && second.is_none_or(|s| other.score > readings[s].score) {
            second = Some(k);
        }
    }
    let margin = second.map_or(8.0, |s| score - readings[s].score);
    let mut sure = 1.0 - 0.5 * f64::from(-margin / 1.6).exp();
    // A name that is rare or small may well mean a place that the gazetteer lacks.
    if matches!(record.kind, Kind::City | Kind::Admin2) {
        sure *= match record.log_population() {
            p if p >= 5.0 => 0.99,
            p if p >= 4.5 => 0.96,
            _ => 0.93,
        };
    }
    if surface.site {
        sure *= 0.5;
    }
    if surface.respelled {
        sure *= 0.8;
    }
    let first = readings.first().map_or(prior, |r| r.prior);
    // Without the outlet a meaning in another country would be about as likely from the start.
    let of_outlet = leaning.of_outlet(&record);
    let rival = |r: &Reading| leaning.of_outlet(&r.record) <= 0.0 && r.prior > prior - of_outlet - 0.5;
    let by_outlet = of_outlet > 0.0 && readings.iter().any(rival);
    let rule = match () {
        () if surface.site => "gazetteer, the place in its name",
        () if surface.respelled => "gazetteer, another spelling",
        () if readings.len() == 1 => "gazetteer, one meaning",
        () if contained[best] > 0.0 => "gazetteer, containment",
        () if by_outlet => "gazetteer, votes of the article and its outlet",
        () if prior < first => "gazetteer, votes of the article",
        () => "gazetteer, the best known",
    };
    Meaning {
        index,
        record,
        around: surface.site,
        score: (sure * 100.0).round() / 100.0,
        runner_up: second.map(|s| readings[s].record),
        rule,
    }
}

/// Great-circle distance in kilometres.
pub(super) fn distance(a: &Record, b: &Record) -> f32 {
    let radians = |hundredths: i16| f32::from(hundredths) * (std::f32::consts::PI / 18_000.0);
    let (lat_a, lat_b) = (radians(a.lat), radians(b.lat));
    let half = |x: f32| (x / 2.0).sin().powi(2);
    let x = half(lat_b - lat_a) + lat_a.cos() * lat_b.cos() * half(radians(b.lon) - radians(a.lon));
    12_742.0 * x.sqrt().min(1.0).asin()
}
