//! The words of an article, by which reports of one event are alike: each a number of 32 bits, its hash with how often it stands.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::lexicon::common_words;

/// Characters of a text whose words are taken: what happened is told at the beginning.
const CHARACTERS: usize = 4000;
/// Bits that say how often a word stands; the others are its hash.
const COUNT_BITS: u32 = 5;
/// The most that they say.
const MOST: u32 = (1 << COUNT_BITS) - 1;

/// Words of an article, in order of their hashes.
pub(super) type Words = Box<[u32]>;

/// The hash of a word of [`Words`], and how often it stands.
pub(super) fn parts(word: u32) -> (u32, u32) {
    (word >> COUNT_BITS, word & MOST)
}

/// The hash of a word in small letters.
pub(super) fn hash(lower: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(lower.as_bytes());
    (hasher.finish() >> (32 + COUNT_BITS)) as u32
}

/// Collects the words of texts.
#[derive(Default)]
pub(super) struct Collector {
    counts: FxHashMap<u32, u32>,
    /// The word that is being read.
    word: String,
}

impl Collector {
    /// Adds the words of a text, each counted so many times.
    pub(super) fn add(&mut self, text: &str, times: u32) {
        for c in text.chars().take(CHARACTERS).chain([' ']) {
            match c {
                // "Men's" is one word.
                '\'' | '’' if !self.word.is_empty() && !self.word.ends_with('\'') => self.word.push('\''),
                _ if c.is_alphanumeric() => self.word.extend(c.to_lowercase()),
                _ => self.end_word(times),
            }
        }
    }

    fn end_word(&mut self, times: u32) {
        let word = self.word.trim_end_matches('\'');
        let short = word.chars().take(3).count() < 3 && !word.bytes().all(|b| b.is_ascii_digit());
        if !word.is_empty() && !short && !common_words::is_common(word) {
            *self.counts.entry(hash(word)).or_default() += times;
        }
        self.word.clear();
    }

    /// The words collected.
    pub(super) fn words(self) -> Words {
        let mut words: Vec<u32> = self.counts.into_iter().map(|(hash, count)| hash << COUNT_BITS | count.min(MOST)).collect();
        words.sort_unstable();
        words.into_boxed_slice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(u32, u32)> {
        let mut collector = Collector::default();
        collector.add(text, 1);
        collector.words().iter().map(|&word| parts(word)).collect()
    }

    #[test]
    fn words_are_counted_whatever_their_case() {
        let of = |list: &[(&str, u32)]| {
            let mut all: Vec<(u32, u32)> = list.iter().map(|&(word, count)| (hash(word), count)).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(
            words("The bus fell. BUSES and a bus, in 9 towns’ way"),
            of(&[("bus", 2), ("fell", 1), ("buses", 1), ("9", 1), ("towns", 1), ("way", 1)])
        );
        assert_eq!(words("men's men’s"), of(&[("men's", 2)]));
        assert_eq!(words(&"bus ".repeat(900)), of(&[("bus", MOST)]));
        assert_eq!(words("— … the of"), []);
    }

    #[test]
    fn only_the_beginning_is_read() {
        assert_eq!(words(&format!("{} mill", "the ".repeat(1000))), []);
    }
}
