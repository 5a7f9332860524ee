//! The words of all reports, weighted by how rare they are (TF-IDF): how alike two reports are is the cosine of theirs.
//!
//! How rare a word is, a folder says itself where it is large. A small one is taken for a part of a larger one, whose other articles have the words
//! that news has: the packed word list knows how frequent each is.

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{self, Kind, Words};
use crate::lexicon;

/// Reports that say themselves how rare their words are.
const ENOUGH: usize = 200;
/// Articles of the larger folder for each that is missing.
const VIRTUAL: f64 = 25.0;
/// Words of the training texts for which the word list holds counts, for one word of an article.
const TRAINING: f64 = 2_500_000.0 / 400.0;
/// The count of a word that the list does not have.
const UNSEEN: f64 = 0.5;
/// A word in more of the articles says nothing, in a folder of more than a hundred.
const FREQUENT: f64 = 0.2;
const FEW: f64 = 20.0;

/// A word of a report, and its share of the report's vector, whose length is 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Its hash and, in the two low bits, its kind: there are a hundred of these an article.
    word: u32,
    pub(super) weight: f32,
}

impl Term {
    pub(super) fn hash(self) -> u32 {
        self.word >> 2
    }

    fn kind(self) -> Kind {
        Kind::from_bits(self.word)
    }
}

/// How alike two reports are, 0 to 1: the part of it that each kind of words brings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Alike {
    pub(super) words: f32,
    pub(super) persons: f32,
    pub(super) places: f32,
    pub(super) areas: f32,
}

/// The vectors of reports.
#[derive(Debug)]
pub(super) struct Vectors {
    terms: Vec<Term>,
    /// Where the terms of each report end.
    ends: Vec<usize>,
    /// The number of articles, those of the larger folder included.
    pub(super) articles: f64,
}

impl Vectors {
    /// Of the words of reports that are no copies of each other; they are given back as their vectors are made.
    pub(super) fn of(reports: Vec<Words>) -> Self {
        let count = reports.len();
        let beside = ENOUGH.saturating_sub(count) as f64 * VIRTUAL;
        let articles = count as f64 + beside;
        let mut known: FxHashMap<u32, f64> = FxHashMap::default();
        for &word in reports.iter().flatten() {
            *known.entry(words::parts(word).0).or_default() += 1.0;
        }
        if beside > 0.0 {
            let listed = listed_shares();
            let of_areas = reports.iter().flatten().filter(|&&word| words::kind(word) == Kind::Area);
            let areas: FxHashSet<u32> = of_areas.map(|&word| words::parts(word).0).collect();
            for (hash, own) in &mut known {
                // The larger folder is about the same part of the world.
                let shared = if areas.contains(hash) { *own / count as f64 } else { listed.get(hash).copied().unwrap_or(share(UNSEEN)) };
                *own += beside * shared;
            }
        }
        let frequent = FEW.max(FREQUENT * articles);
        let is_kept = |word: &&u32| known.get(&words::parts(**word).0).is_some_and(|&count| count > 1.0 && count <= frequent);
        let room = reports.iter().flatten().filter(is_kept).count();
        let mut vectors = Self { terms: Vec::with_capacity(room), ends: Vec::with_capacity(count), articles };
        for report in reports {
            vectors.push(&report, &known, frequent);
        }
        vectors
    }

    fn push(&mut self, report: &Words, known: &FxHashMap<u32, f64>, frequent: f64) {
        let start = self.terms.len();
        let mut square = 0.0;
        for &word in report {
            let (hash, times) = words::parts(word);
            let count = known.get(&hash).copied().unwrap_or(1.0);
            let weight = (1.0 + f64::from(times).ln()) * (self.articles / count).ln();
            square += weight * weight;
            // What only one has, two cannot share.
            if count > 1.0 && count <= frequent && weight > 0.0 {
                self.terms.push(Term { word: hash << 2 | words::kind(word) as u32, weight: weight as f32 });
            }
        }
        let length = if square > 0.0 { square.sqrt() } else { 1.0 };
        self.terms[start..].iter_mut().for_each(|term| term.weight = (f64::from(term.weight) / length) as f32);
        self.ends.push(self.terms.len());
    }

    /// The terms of a report, in order of their hashes.
    pub(super) fn terms(&self, k: u32) -> &[Term] {
        let k = k as usize;
        let start = if k == 0 { 0 } else { self.ends[k - 1] };
        &self.terms[start..self.ends[k]]
    }

    /// How alike two reports are.
    pub(super) fn cosine(&self, a: u32, b: u32) -> Alike {
        let (mut a, mut b) = (self.terms(a), self.terms(b));
        let mut alike = Alike::default();
        while let (Some(x), Some(y)) = (a.first(), b.first()) {
            match x.hash().cmp(&y.hash()) {
                std::cmp::Ordering::Less => a = &a[1..],
                std::cmp::Ordering::Greater => b = &b[1..],
                std::cmp::Ordering::Equal => {
                    *match x.kind().max(y.kind()) {
                        Kind::Plain => &mut alike.words,
                        Kind::Person => &mut alike.persons,
                        Kind::Place => &mut alike.places,
                        Kind::Area => &mut alike.areas,
                    } += x.weight * y.weight;
                    (a, b) = (&a[1..], &b[1..]);
                }
            }
        }
        alike
    }
}

/// The share of articles that have a word which the training texts have so often.
fn share(count: f64) -> f64 {
    1.0 - (-count / TRAINING).exp()
}

/// The words of the packed list, by their hashes: the share of articles that have each.
fn listed_shares() -> FxHashMap<u32, f64> {
    let mut shares = FxHashMap::default();
    lexicon::words::each(|word, entry| {
        let count = |strength: u8| if strength == 0 { 0.0 } else { f64::from(1u32 << (strength - 1)) * 1.5 };
        let count = count(entry.lower) + count(entry.capital);
        shares.insert(words::hash(word), share(count.max(UNSEEN)));
    });
    shares
}
