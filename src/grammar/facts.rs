//! What is known of a word by itself: which parts of speech it takes, and the letters that say so where it is on no list.

use super::model::Model;
use super::pos::Pos;
use super::weights::hash;

/// What a word is by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Its number on the list; of a word that is not there a hash of its shape and last letters, above all numbers.
    pub writing: u32,
    /// The number of its lower-case writing on the list; 0: none.
    pub lower: u16,
    /// What kind of word it is: the parts of speech that it takes, for a word of no list its shape.
    pub class: u16,
    /// The parts of speech that it can be: a set of [`Model::set`].
    pub set: u16,
    /// The only one that it can be, if there is but one.
    pub only: Option<Pos>,
    /// Is it on the list?
    pub listed: bool,
    /// A hash of its lower-case letters.
    pub letters: u32,
    /// Hashes of its last one, two and three letters.
    pub ends: [u32; 3],
    /// A hash of its first three letters.
    pub begins: u32,
    /// How it is written: see [`shape`].
    pub shape: u8,
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
                (facts.set, facts.class) = (entry.set, entry.class);
            }
            None => {
                let under = unlisted_key(facts.shape, facts.ends[1]);
                facts.set = model.set_of_unlisted(under);
                if let Some(entry) = entry_of_lower {
                    facts.class = BY_LOWER + entry.class;
                }
            }
        }
        if let [only] = model.set(facts.set) {
            facts.only = Some(Pos::at(*only));
        }
        facts
    }

    /// What the letters alone say.
    pub fn by_letters(text: &str, lower: &str) -> Self {
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
            ..Self::default()
        }
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
