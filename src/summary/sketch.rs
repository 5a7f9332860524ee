//! Sketches of texts, by which copies of one story are told: agencies' copy that many papers print, an update with a sentence more.
//!
//! A text is the set of its runs of four words (shingles). A sketch keeps, for each of 64 classes of their hashes, the least hash; the
//! share of equal numbers in two sketches estimates the share of common shingles (one-permutation MinHash: Broder 1997, Li, Owen and
//! Zhang 2012). Copies are found by equal bands of numbers, so that not every pair need be looked at.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Numbers of a sketch.
const NUMBERS: usize = 64;
/// Words of a shingle.
const SHINGLE: usize = 4;
/// Numbers of a band: two sketches that agree in one are compared.
const BAND: usize = 4;
/// Bands of a sketch.
const BANDS: usize = NUMBERS / BAND;
/// The least share of common shingles of two copies.
const ALIKE: f64 = 0.6;
/// Texts with fewer shingles are too short to be told apart by them.
const LEAST: usize = 20;
/// The most sketches of one band that a new one is compared with.
const COMPARED: usize = 16;

/// The number of a class that has no shingle.
const NONE: u16 = u16::MAX;

/// What is kept of a text: of each class's least hash half the bits. Two different ones are taken for the same once in 65,000 times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sketch([u16; NUMBERS]);

impl Sketch {
    /// Of a text; None where it is too short.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut least = [u32::MAX; NUMBERS];
        let mut last = [0u64; SHINGLE];
        let mut count = 0;
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            last.rotate_left(1);
            last[SHINGLE - 1] = hash(word);
            count += 1;
            if count >= SHINGLE {
                let shingle = last.iter().fold(0u64, |h, word| (h.rotate_left(7) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15));
                let own = &mut least[(shingle >> 58) as usize];
                *own = (*own).min((shingle >> 20) as u32);
            }
        }
        // The low bits: the least of many numbers have their high bits in common.
        let number = |least: u32| if least == u32::MAX { NONE } else { (least as u16).min(NONE - 1) };
        (count >= LEAST + SHINGLE - 1).then_some(Self(least.map(number)))
    }

    /// The estimated share of common shingles, 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let pairs = self.0.iter().zip(&other.0).filter(|(a, b)| **a != NONE || **b != NONE);
        let (mut equal, mut all) = (0u32, 0u32);
        for (a, b) in pairs {
            all += 1;
            equal += u32::from(a == b);
        }
        f64::from(equal) / f64::from(all.max(1))
    }

    /// The numbers of a band.
    fn band(&self, k: usize) -> &[u16] {
        self.0.chunks_exact(BAND).nth(k).unwrap_or_default()
    }

    /// The bands that hold a number, each with its place.
    fn bands(&self) -> impl Iterator<Item = (usize, &[u16])> {
        self.0.chunks_exact(BAND).enumerate().filter(|(_, band)| band.iter().any(|&n| n != NONE))
    }
}

/// A hash of a word that does not see its case.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(c.into()));
    hasher.finish()
}

/// The sketches seen so far, to be found by their bands: lists in which each band of each sketch has its place, one list for all bands of one hash.
/// Numbers in place of the bands themselves and of lists of their own: there may be a million sketches.
pub(crate) struct Seen<F> {
    /// The sketch of a text.
    sketch: F,
    /// The first band of each list, numbered through all texts from 1 on; 0 is the end.
    heads: Vec<u32>,
    /// For each band of each text, the next one in its list.
    next: Vec<u32>,
}

impl<'a, F: Fn(u32) -> Option<&'a Sketch>> Seen<F> {
    /// For so many texts, numbered in the order in which they will be asked for, whose sketches `sketch` knows. Texts beyond the first 268
    /// million are no copies.
    pub(crate) fn with_room_for(texts: usize, sketch: F) -> Self {
        let room = texts.min(u32::MAX as usize / BANDS);
        Self { sketch, heads: vec![0; room * BANDS / 2 + 1], next: vec![0; room * BANDS] }
    }

    /// The first text that this one is a copy of; else it is kept as one that others may copy.
    pub(crate) fn copy_of(&mut self, text: u32) -> Option<u32> {
        let own = text as usize * BANDS;
        let sketch = (self.sketch)(text).filter(|_| own < self.next.len())?;
        let mut first: Option<u32> = None;
        let mut full = [false; BANDS];
        for (k, band) in sketch.bands() {
            let mut equal = 0;
            let mut at = self.heads[self.list(k, band)] as usize;
            while at > 0 {
                let (other, its) = (((at - 1) / BANDS) as u32, (at - 1) % BANDS);
                if let Some(other_sketch) = (self.sketch)(other).filter(|other| its == k && other.band(k) == band) {
                    equal += 1;
                    if first.is_none_or(|first| other < first) && other_sketch.likeness(sketch) >= ALIKE {
                        first = Some(other);
                    }
                }
                at = self.next[at - 1] as usize;
            }
            full[k] = equal >= COMPARED;
        }
        if first.is_none() {
            for (k, band) in sketch.bands().filter(|&(k, _)| !full[k]) {
                let list = self.list(k, band);
                self.next[own + k] = self.heads[list];
                self.heads[list] = (own + k + 1) as u32;
            }
        }
        first
    }

    /// The list of a band.
    fn list(&self, k: usize, band: &[u16]) -> usize {
        let mut hasher = FxHasher::default();
        hasher.write_usize(k);
        band.iter().for_each(|&n| hasher.write_u16(n));
        (hasher.finish() % self.heads.len() as u64) as usize
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
        let rows = [
            (story(1, 30), None, "the first"),
            (story(1, 30).to_uppercase(), Some(0), "the same in capitals"),
            (format!("By Ana Ruiz. {} One line more at the end.", story(1, 30)), Some(0), "a little more"),
            (story(1, 26), Some(0), "cut at its end"),
            (story(100, 30), None, "another"),
            (format!("{}{}", story(1, 12), story(200, 30)), None, "a quarter in common"),
            (story(100, 30), Some(4), "the other one again"),
        ];
        let sketches: Vec<Sketch> = rows.iter().map(|(text, ..)| Sketch::of(text).unwrap()).collect();
        let mut seen = Seen::with_room_for(rows.len(), |k| sketches.get(k as usize));
        for (k, (_, first, what)) in (0..).zip(&rows) {
            assert_eq!(seen.copy_of(k), *first, "{what}");
        }
    }

    #[test]
    fn a_band_that_very_many_share_is_looked_at_no_further() {
        // One band in common, and nothing else.
        let sketch = |n: u16| Sketch(std::array::from_fn(|k| if k < BAND { 7 } else { n * 100 + k as u16 }));
        let sketches: Vec<Sketch> = (0..200).map(sketch).collect();
        let mut seen = Seen::with_room_for(sketches.len(), |k| sketches.get(k as usize));
        assert!((0..200).all(|k| seen.copy_of(k).is_none()));
        let head = seen.heads[seen.list(0, sketches[0].band(0))];
        let list = std::iter::successors(Some(head), |&at| Some(seen.next[at as usize - 1]).filter(|&next| next > 0));
        assert_eq!(list.filter(|at| (at - 1) % BANDS as u32 == 0).count(), COMPARED);
    }

    #[test]
    fn short_texts_have_no_sketch() {
        assert_eq!(Sketch::of("A storm hit Manila on Friday."), None);
        assert_eq!(Sketch::of(""), None);
    }
}
