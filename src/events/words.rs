//! The words of an article, by which reports of one event are alike: each a number of 32 bits, its hash with how often it stands.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::lexicon::common_words;

/// Characters of a text whose words are taken: what happened is told at the beginning.
const CHARACTERS: usize = 4000;
/// Bits that say how often a word stands; the two above them say whether it is part of a name, the others are its hash.
const COUNT_BITS: u32 = 4;
/// The most that they say.
const MOST: u32 = (1 << COUNT_BITS) - 1;
/// Bits that are no hash.
const BITS: u32 = COUNT_BITS + 2;

/// Words of an article, in order of their hashes.
pub(super) type Words = Box<[u32]>;

/// The hash of a word of [`Words`], and how often it stands.
pub(super) fn parts(word: u32) -> (u32, u32) {
    (word >> BITS, word & MOST)
}

/// Of which kind of names of its article a word of [`Words`] is.
pub(super) fn kind(word: u32) -> Kind {
    Kind::from_bits(word >> COUNT_BITS)
}

impl Kind {
    /// The kind whose number stands in the two low bits.
    pub(super) fn from_bits(bits: u32) -> Self {
        match bits & 3 {
            0 => Self::Plain,
            1 => Self::Person,
            2 => Self::Place,
            _ => Self::Area,
        }
    }
}

/// Kinds of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// No part of a name.
    Plain,
    /// Part of a person's name.
    Person,
    /// Part of a place's name; of a word that is both, this counts.
    Place,
    /// Part of the name of the event's town, or of a country or division.
    Area,
}

/// The hash of a word in small letters.
pub(super) fn hash(lower: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(lower.as_bytes());
    (hasher.finish() >> (32 + BITS)) as u32
}

/// Collects the words of texts.
#[derive(Default)]
pub(super) struct Collector {
    counts: FxHashMap<u32, u32>,
    kinds: FxHashMap<u32, Kind>,
}

impl Collector {
    /// Adds the words of a text, each counted so many times.
    pub(super) fn add(&mut self, text: &str, times: u32) {
        each_word(text, |word| *self.counts.entry(word).or_default() += times);
    }

    /// Says of which kind the words of a name are.
    pub(super) fn add_name(&mut self, name: &str, kind: Kind) {
        each_word(name, |word| {
            let known = self.kinds.entry(word).or_insert(kind);
            *known = kind.max(*known);
        });
    }

    /// The words collected.
    pub(super) fn words(self) -> Words {
        let kind = |word: &u32| (self.kinds.get(word).copied().unwrap_or(Kind::Plain) as u32) << COUNT_BITS;
        let mut words: Vec<u32> = self.counts.iter().map(|(hash, count)| hash << BITS | kind(hash) | (*count).min(MOST)).collect();
        words.sort_unstable();
        words.into_boxed_slice()
    }
}

/// Hands over the hashes of the words at the beginning of a text, but for those that are in every report and those of one or two letters.
fn each_word(text: &str, mut take: impl FnMut(u32)) {
    let mut word = String::new();
    for c in text.chars().take(CHARACTERS).chain([' ']) {
        match c {
            // "Men's" is one word.
            '\'' | '’' if !word.is_empty() && !word.ends_with('\'') => word.push('\''),
            _ if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => {
                let whole = word.trim_end_matches('\'');
                let short = whole.chars().take(3).count() < 3 && !whole.bytes().all(|b| b.is_ascii_digit());
                if !whole.is_empty() && !short && !common_words::is_common(whole) {
                    take(hash(whole));
                }
                word.clear();
            }
        }
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
