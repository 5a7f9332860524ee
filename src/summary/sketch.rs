//! Sketches of texts, by which copies of one story are told: agencies' copy that many papers print, an update with a sentence more.
//!
//! A text is the set of its runs of four words (shingles). A sketch keeps, for each of 64 classes of their hashes, the least hash; the
//! share of equal numbers in two sketches estimates the share of common shingles (one-permutation MinHash: Broder 1997, Li, Owen and
//! Zhang 2012). Copies are found by equal bands of numbers, so that not every pair need be looked at.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

/// Numbers of a sketch.
const NUMBERS: usize = 64;
/// Words of a shingle.
const SHINGLE: usize = 4;
/// Numbers of a band: two sketches that agree in one are compared.
const BAND: usize = 4;
/// The least share of common shingles of two copies.
const ALIKE: f64 = 0.6;
/// Texts with fewer shingles are too short to be told apart by them.
const LEAST: usize = 20;
/// The most sketches of one band that a new one is compared with.
const COMPARED: usize = 16;

/// What is kept of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sketch([u32; NUMBERS]);

impl Sketch {
    /// Of a text; None where it is too short.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut numbers = [u32::MAX; NUMBERS];
        let mut last = [0u64; SHINGLE];
        let mut count = 0;
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            last.rotate_left(1);
            last[SHINGLE - 1] = hash(word);
            count += 1;
            if count >= SHINGLE {
                let shingle = last.iter().fold(0u64, |h, word| (h.rotate_left(7) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15));
                let own = &mut numbers[(shingle >> 58) as usize];
                *own = (*own).min((shingle >> 20) as u32);
            }
        }
        (count >= LEAST + SHINGLE - 1).then_some(Self(numbers))
    }

    /// The estimated share of common shingles, 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let pairs = self.0.iter().zip(&other.0).filter(|(a, b)| **a != u32::MAX || **b != u32::MAX);
        let (mut equal, mut all) = (0u32, 0u32);
        for (a, b) in pairs {
            all += 1;
            equal += u32::from(a == b);
        }
        f64::from(equal) / f64::from(all.max(1))
    }

    fn bands(&self) -> impl Iterator<Item = u64> {
        self.0.chunks(BAND).enumerate().filter(|(_, band)| band.iter().any(|&n| n != u32::MAX)).map(|(k, band)| {
            let mut hasher = FxHasher::default();
            hasher.write_usize(k);
            band.iter().for_each(|&n| hasher.write_u32(n));
            hasher.finish()
        })
    }
}

/// A hash of a word that does not see its case.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(c.into()));
    hasher.finish()
}

/// The sketches seen so far.
#[derive(Debug, Default)]
pub(super) struct Seen {
    sketches: Vec<Sketch>,
    /// What each stands for, as the caller numbers it.
    owners: Vec<usize>,
    bands: FxHashMap<u64, Vec<u32>>,
}

impl Seen {
    /// The first text that this one is a copy of; else it is kept as one that others may copy. `owner`: the caller's number of the text.
    pub(super) fn copy_of(&mut self, sketch: Sketch, owner: usize) -> Option<usize> {
        let near = sketch.bands().filter_map(|band| self.bands.get(&band)).flat_map(|list| list.iter().take(COMPARED)).copied();
        let alike = near.filter(|&k| self.sketches[k as usize].likeness(&sketch) >= ALIKE);
        if let Some(first) = alike.min() {
            return Some(self.owners[first as usize]);
        }
        let own = self.sketches.len() as u32;
        for band in sketch.bands() {
            self.bands.entry(band).or_default().push(own);
        }
        self.sketches.push(sketch);
        self.owners.push(owner);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(first: u32, sentences: u32) -> String {
        (first..first + sentences).map(|n| format!("Sentence {n} says that {} boats of {} left port {}. ", n * 7, n * 3, n * n)).collect()
    }

    #[test]
    fn copies_and_other_stories() {
        let mut seen = Seen::default();
        let mut first = |text: &str, owner| seen.copy_of(Sketch::of(text).unwrap(), owner);
        assert_eq!(first(&story(1, 30), 0), None);
        assert_eq!(first(&story(1, 30).to_uppercase(), 1), Some(0), "the same in capitals");
        assert_eq!(first(&format!("By Ana Ruiz. {} One line more at the end.", story(1, 30)), 2), Some(0));
        assert_eq!(first(&story(1, 26), 3), Some(0), "cut at its end");
        assert_eq!(first(&story(100, 30), 4), None);
        assert_eq!(first(&format!("{}{}", story(1, 12), story(200, 30)), 5), None, "a quarter in common");
        assert_eq!(first(&story(100, 30), 6), Some(4));
    }

    #[test]
    fn short_texts_have_no_sketch() {
        assert_eq!(Sketch::of("A storm hit Manila on Friday."), None);
        assert_eq!(Sketch::of(""), None);
    }
}
