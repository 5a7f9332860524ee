//! What is known of a word by itself: which parts of speech it takes, and the letters that say so where it is on no list.

use super::model::Model;
use super::pos::Pos;
use super::weights::hash;
use crate::lexicon::words::{self, TagSet};

/// Parts of speech of a word at most: those that are left out are the rarest.
const CANDIDATES: usize = 12;

/// What a word is by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Its number on the list; of a word that is not there a hash of its shape and last letters, above all numbers.
    pub writing: u32,
    /// The number of its lower-case writing on the list; 0: none.
    pub lower: u16,
    /// What kind of word it is: the parts of speech that it takes, for a word of no list its shape.
    pub class: u16,
    /// The parts of speech that it can be, by their places in `Pos::ALL`, the most frequent first; see [`Facts::set`].
    candidates: [u8; CANDIDATES],
    /// How many of them there are.
    count: u8,
    /// Is it on the list?
    pub listed: bool,
    /// A hash of its lower-case letters.
    pub letters: u32,
    /// Hashes of its last one, two and three letters.
    pub ends: [u32; 3],
    /// A hash of its first three letters.
    pub begins: u32,
    /// How it is written: capitals, digits, length; below [`SHAPES`].
    pub shape: u8,
    /// A form of "do"?
    pub does: Does,
}

/// Is a word a form of "do"?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Does {
    /// Any other word.
    #[default]
    No,
    /// "did"
    Yes,
    /// "didn't"
    Not,
}

impl Does {
    fn of(lower: &str) -> Self {
        match lower {
            "do" | "does" | "did" => Self::Yes,
            "don't" | "doesn't" | "didn't" => Self::Not,
            _ => Self::No,
        }
    }
}

/// Above the numbers of the list.
const UNLISTED: u32 = 1 << 16;
/// The classes of words of no list begin here, by shape …
pub const BY_SHAPE: u16 = 256;
/// … and those whose lower-case writing is on the list, by its class, here.
pub const BY_LOWER: u16 = 400;

/// Letters of a word that are looked at.
const LETTERS: usize = 64;

impl Facts {
    /// Of a word as it is written, and in lower case.
    pub fn of(model: &Model, text: &str, lower: &str) -> Self {
        let mut facts = Self::by_letters(text, lower);
        let entry_of_lower = model.entry(hash(lower.as_bytes()));
        facts.lower = entry_of_lower.map_or(0, |entry| entry.number);
        match model.entry(hash(text.as_bytes())) {
            Some(entry) => {
                (facts.listed, facts.writing) = (true, u32::from(entry.number));
                facts.class = entry.class;
                facts.take(model.set(entry.set).iter().copied());
            }
            None => {
                let under = unlisted_key(facts.shape, facts.ends[1]);
                let set = model.set(model.set_of_unlisted(under));
                if let Some(entry) = entry_of_lower {
                    facts.class = BY_LOWER + entry.class;
                }
                // The larger list of words, without counts for these parts of speech, still says which of them a word takes.
                let known = if text == lower { words::entry(lower).map_or(TagSet::empty(), |entry| entry.tags) } else { TagSet::empty() };
                facts.take(set.iter().copied().filter(|&pos| tags(Pos::at(pos)).intersects(known)));
                if facts.count == 0 {
                    facts.take(set.iter().copied());
                }
            }
        }
        facts
    }

    fn take(&mut self, set: impl Iterator<Item = u8>) {
        self.count = 0;
        for (place, pos) in self.candidates.iter_mut().zip(set) {
            *place = pos;
            self.count += 1;
        }
    }

    /// The parts of speech that it can be, by their places in `Pos::ALL`; the most frequent first. Empty for what is no word.
    #[inline]
    pub fn set(&self) -> &[u8] {
        &self.candidates[..usize::from(self.count)]
    }

    /// What the letters alone say.
    pub fn by_letters(text: &str, lower: &str) -> Self {
        let whole = lower;
        let lower = &lower.as_bytes()[..lower.len().min(LETTERS)];
        let part = |letters: &[u8]| letters.iter().fold(letters.len() as u32, |h, &c| h.wrapping_mul(257).wrapping_add(u32::from(c) + 1));
        let end = |n: usize| part(&lower[lower.len() - n.min(lower.len())..]);
        let (ends, shape) = ([end(1), end(2), end(3)], shape(text.as_bytes()));
        let writing = UNLISTED + (ends[2].wrapping_mul(0x9E37_79B1) >> 18 ^ u32::from(shape) << 8);
        Self {
            writing,
            class: BY_SHAPE + u16::from(shape),
            letters: (hash(lower) >> 20) as u32,
            ends,
            begins: part(&lower[..lower.len().min(3)]),
            shape,
            does: Does::of(whole),
            ..Self::default()
        }
    }
}

/// What the word list calls a part of speech.
fn tags(pos: Pos) -> TagSet {
    match pos {
        Pos::Noun => TagSet::NOUN,
        Pos::Nouns => TagSet::NOUNS,
        Pos::Name | Pos::Names => TagSet::PROPER,
        Pos::Base | Pos::Present => TagSet::BASE,
        Pos::Past => TagSet::PAST,
        Pos::Participle => TagSet::PARTICIPLE,
        Pos::Gerund => TagSet::GERUND,
        Pos::Third => TagSet::THIRD,
        Pos::Adjective | Pos::Comparative | Pos::Superlative => TagSet::ADJECTIVE,
        Pos::Adverb | Pos::AdverbMore | Pos::AdverbMost => TagSet::ADVERB,
        Pos::Preposition => TagSet::PREPOSITION,
        Pos::Determiner | Pos::Predeterminer | Pos::Possessive | Pos::Which => TagSet::DETERMINER,
        Pos::Pronoun | Pos::Who => TagSet::PRONOUN,
        Pos::Number => TagSet::NUMBER,
        Pos::Modal => TagSet::MODAL,
        _ => TagSet::OTHER,
    }
}

/// How many shapes there are.
pub const SHAPES: usize = 36;

/// How a word is written: which of capitals, small letters, digits and other signs it has, whether it has an inner mark, and whether it is short.
fn shape(text: &[u8]) -> u8 {
    let (mut upper, mut lower, mut digits, mut others) = (0, 0, 0, 0);
    for c in text {
        match c {
            b'A'..=b'Z' => upper += 1,
            b'a'..=b'z' | 128.. => lower += 1,
            b'0'..=b'9' => digits += 1,
            _ => others += 1,
        }
    }
    let capital = text.first().is_some_and(u8::is_ascii_uppercase);
    let kind = match (digits > 0, upper, lower) {
        (true, 0, 0) => 0,
        (true, ..) => 1,
        (false, 0, 0) => 2,
        (false, 0, _) => 3,
        (false, 1, _) if capital => 4,
        (false, _, 0) => 5,
        (false, ..) if capital => 6,
        _ => 7,
    };
    kind * 4 + u8::from(others > 0) * 2 + u8::from(text.len() <= 3)
}

/// Hashes of two last letters that are told apart.
const ENDS: usize = 512;
/// How many sets of unlisted words there are.
pub const UNLISTED_SETS: usize = SHAPES * ENDS;

/// Where the set of a word of no list stands, by its shape and its last two letters: below [`UNLISTED_SETS`].
pub fn unlisted_key(shape: u8, end: u32) -> usize {
    usize::from(shape) * ENDS + (end.wrapping_mul(0x9E37_79B1) >> 23) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_how_a_word_is_written() {
        let all = ["12", "2nd", "--", "market", "Reno", "NATO", "McCain", "iPhone", "o'clock"].map(|text| shape(text.as_bytes()));
        assert!((0..all.len()).all(|k| !all[..k].contains(&all[k])), "{all:?}");
        assert!(all.iter().all(|&shape| usize::from(shape) < SHAPES));
        assert_eq!(shape("Wien".as_bytes()), shape("Reno".as_bytes()));
        assert_eq!(shape("zürich".as_bytes()), shape("market".as_bytes()));
    }
}
