//! The packed model: what words can be, and the weights of the tagger, the parser and the labels. Used where its bytes lie.
//!
//! Layout (little endian): `ANGRAMMR`, u16 version; then parts, each a u32 length in bytes and so many bytes, in the order of [`Part`].

use std::sync::LazyLock;

use super::facts::UNLISTED_SETS;
use super::labels::KEYS;
use super::parser::Step;
use super::weights::{Rows, Table};

const MAGIC: &[u8; 8] = b"ANGRAMMR";
const VERSION: u16 = 1;

/// The parts of the file, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Name,
    /// The list of words: slots of eight bytes, a power of two; the upper half of the writing's hash with its lowest bit set (u32; 0: empty), its set (u16), its class (u16).
    Words,
    /// The sets of parts of speech: for each a byte with their number and their places in `Pos::ALL`, the most frequent first.
    Sets,
    /// The set of each kind of unlisted word (u16).
    Unlisted,
    /// The weights of the tagger: slots of two bytes.
    Tagger,
    /// The weights of the parser: rows of four bytes.
    Parser,
    /// States in which one step is nearly always right: slots of a u32, a power of two; the state times four, and the step and one (0: empty).
    ShortCuts,
    /// The sets of labels, as the sets of parts of speech.
    LabelSets,
    /// The set of each kind of arc (u16).
    Arcs,
    /// The weights of the labels: slots of two bytes.
    Labels,
}

/// How many parts there are.
pub const PARTS: usize = Part::Labels as usize + 1;

/// Slots of the list of words at most: their numbers are u16 and not 0.
const MOST_WORDS: usize = 1 << 15;

static EMBEDDED: LazyLock<Option<Model>> = LazyLock::new(|| Model::open(include_bytes!("../lexicon/data/grammar.bin")));

/// The model in the program.
pub fn embedded() -> Option<&'static Model> {
    EMBEDDED.as_ref()
}

/// A word of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u16,
    /// The parts of speech that it takes.
    pub set: u16,
    /// What kind of word it is, to its neighbours.
    pub class: u16,
}

/// Lists of small numbers.
#[derive(Debug)]
struct Sets {
    bytes: &'static [u8],
    /// Where each begins, its length first.
    begins: Box<[u32]>,
}

impl Sets {
    fn open(bytes: &'static [u8]) -> Option<Self> {
        let (mut at, mut begins) = (0, Vec::new());
        while let Some(&length) = bytes.get(at) {
            begins.push(at as u32);
            at += 1 + usize::from(length);
        }
        (at == bytes.len()).then_some(Self { bytes, begins: begins.into() })
    }

    /// The set of a number; empty where there is none.
    #[inline]
    fn get(&self, number: u16) -> &'static [u8] {
        let Some(&at) = self.begins.get(usize::from(number)) else { return &[] };
        let at = at as usize;
        self.bytes.get(at + 1..at + 1 + usize::from(self.bytes[at])).unwrap_or(&[])
    }
}

/// A model.
#[derive(Debug)]
pub struct Model {
    name: &'static str,
    words: &'static [[u8; 8]],
    sets: Sets,
    unlisted: &'static [[u8; 2]],
    /// The weights of the tagger.
    pub tagger: Table,
    /// The weights of the parser.
    pub parser: Rows,
    short_cuts: &'static [[u8; 4]],
    label_sets: Sets,
    arcs: &'static [[u8; 2]],
    /// The weights of the labels.
    pub labels: Table,
}

impl Model {
    /// None where the bytes are no such file, or one of another version.
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (version, mut rest) = rest.split_first_chunk::<2>()?;
        if u16::from_le_bytes(*version) != VERSION {
            return None;
        }
        let mut parts = [&[][..]; PARTS];
        for part in &mut parts {
            let (length, after) = rest.split_first_chunk::<4>()?;
            (*part, rest) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        }
        let part = |part: Part| parts[part as usize];
        let words = part(Part::Words).as_chunks::<8>().0;
        let short_cuts = part(Part::ShortCuts).as_chunks::<4>().0;
        let (unlisted, arcs) = (part(Part::Unlisted).as_chunks::<2>().0, part(Part::Arcs).as_chunks::<2>().0);
        let is_sound = words.len().is_power_of_two()
            && words.len() <= MOST_WORDS
            && words.contains(&[0; 8])
            && short_cuts.len().is_power_of_two()
            && short_cuts.contains(&[0; 4])
            && (unlisted.len(), arcs.len()) == (UNLISTED_SETS, KEYS);
        if !is_sound {
            return None;
        }
        Some(Self {
            name: std::str::from_utf8(part(Part::Name)).ok()?,
            words,
            sets: Sets::open(part(Part::Sets))?,
            unlisted,
            tagger: Table::new(part(Part::Tagger).as_chunks::<2>().0)?,
            parser: Rows::new(part(Part::Parser).as_chunks::<4>().0)?,
            short_cuts,
            label_sets: Sets::open(part(Part::LabelSets))?,
            arcs,
            labels: Table::new(part(Part::Labels).as_chunks::<2>().0)?,
        })
    }

    /// Puts a file together.
    pub fn pack(parts: &[Vec<u8>; PARTS]) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        for part in parts {
            file.extend((part.len() as u32).to_le_bytes());
            file.extend(part);
        }
        file
    }

    /// What the model is called.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The word of a hash, if it is on the list.
    pub fn entry(&self, hash: u64) -> Option<Entry> {
        let key = word_key(hash);
        let mut at = hash as usize & (self.words.len() - 1);
        loop {
            let [a, b, c, d, set @ .., e, f] = self.words[at];
            match u32::from_le_bytes([a, b, c, d]) {
                0 => return None,
                found if found == key => {
                    return Some(Entry { number: at as u16 + 1, set: u16::from_le_bytes(set), class: u16::from_le_bytes([e, f]) });
                }
                _ => at = (at + 1) & (self.words.len() - 1),
            }
        }
    }

    /// The parts of speech of a set, by their places in `Pos::ALL`; the most frequent first.
    #[inline]
    pub fn set(&self, number: u16) -> &'static [u8] {
        self.sets.get(number)
    }

    /// The set of unlisted words of a kind (`facts::unlisted_key`).
    pub fn set_of_unlisted(&self, key: usize) -> u16 {
        u16::from_le_bytes(self.unlisted[key])
    }

    /// The step that is nearly always right in such a state (`parser::short_cut`).
    #[inline]
    pub fn short_cut(&self, state: u32) -> Option<Step> {
        let mut at = short_cut_slot(state, self.short_cuts.len());
        loop {
            let slot = u32::from_le_bytes(self.short_cuts[at]);
            match slot {
                0 => return None,
                _ if slot >> 2 == state => return Step::ALL.get((slot & 3) as usize - 1).copied(),
                _ => at = (at + 1) & (self.short_cuts.len() - 1),
            }
        }
    }

    /// The labels that an arc of a kind (`labels::key`) can have, by their places in `Label::ALL`; the most frequent first.
    #[inline]
    pub fn labels_of(&self, key: usize) -> &'static [u8] {
        self.label_sets.get(u16::from_le_bytes(self.arcs[key]))
    }
}

/// What a word is recognised by in its slot.
pub fn word_key(hash: u64) -> u32 {
    (hash >> 32) as u32 | 1
}

/// Where a state is looked for first, in so many slots.
#[inline]
pub fn short_cut_slot(state: u32, slots: usize) -> usize {
    (u64::from(state).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (slots - 1)
}
