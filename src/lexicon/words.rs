//! The packed word list: names, how common a word is, and its parts of speech.
//!
//! `data/words.fst` maps a lower-case word to one packed [`Entry`]; `examples/build_words.rs` makes it and names its sources. It is
//! used in place (an `fst` map over the embedded bytes), so it costs nothing at start.

use std::sync::LazyLock;

use bitflags::bitflags;
use fst::Streamer;

/// What the list knows of a word. The four strengths are logarithmic: 0 = never, else 1 + log2 of the count, 15 at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Known persons who carry the word as their first name.
    pub given: u8,
    /// Known persons who carry the word as their last name.
    pub surname: u8,
    /// Times seen in lower case in the training texts.
    pub lower: u8,
    /// Times seen capitalised inside a sentence in the training texts.
    pub capital: u8,
    /// The most frequent part of speech; meaningful only where `tags` is not empty.
    pub main: Tag,
    /// All parts of speech that make up at least a twentieth of its uses.
    pub tags: TagSet,
}

impl Entry {
    /// Bits, from the lowest: given 4, surname 4, lower 4, capital 4, main tag 4, tags 16.
    ///
    /// ```
    /// use analyze::lexicon::words::{Entry, Tag, TagSet};
    /// let e = Entry { given: 1, surname: 2, lower: 3, capital: 4, main: Tag::Past, tags: TagSet::PAST };
    /// assert_eq!(e.pack() & 0xFFFF, 0x4321);
    /// assert_eq!(Entry::unpack(e.pack()), e);
    /// ```
    pub fn pack(self) -> u64 {
        u64::from(self.given)
            | u64::from(self.surname) << 4
            | u64::from(self.lower) << 8
            | u64::from(self.capital) << 12
            | (self.main as u64) << 16
            | u64::from(self.tags.bits()) << 20
    }

    /// The inverse of [`Entry::pack`].
    pub fn unpack(bits: u64) -> Self {
        let nibble = |k: u32| (bits >> k & 15) as u8;
        Self {
            given: nibble(0),
            surname: nibble(4),
            lower: nibble(8),
            capital: nibble(12),
            main: Tag::from_index(nibble(16)),
            tags: TagSet::from_bits_truncate((bits >> 20) as u16),
        }
    }
}

/// A coarse part of speech: the Penn tags that the extractors tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Tag {
    /// Singular or mass noun (NN).
    #[default]
    Noun,
    /// Plural noun (NNS).
    Nouns,
    /// Proper noun (NNP, NNPS).
    Proper,
    /// Base form or present (VB, VBP).
    Base,
    /// Past tense (VBD).
    Past,
    /// Past participle (VBN).
    Participle,
    /// -ing form (VBG).
    Gerund,
    /// Third person singular (VBZ).
    Third,
    /// Adjective (JJ, JJR, JJS).
    Adjective,
    /// Adverb (RB, RBR, RBS).
    Adverb,
    /// Preposition or subordinating conjunction (IN).
    Preposition,
    /// Determiner (DT, PDT, PRP$, WDT).
    Determiner,
    /// Pronoun (PRP, WP).
    Pronoun,
    /// Number word (CD).
    Number,
    /// Modal (MD).
    Modal,
    /// Everything else: conjunctions, "to", particles, interjections.
    Other,
}

const TAGS: [Tag; 16] = [
    Tag::Noun,
    Tag::Nouns,
    Tag::Proper,
    Tag::Base,
    Tag::Past,
    Tag::Participle,
    Tag::Gerund,
    Tag::Third,
    Tag::Adjective,
    Tag::Adverb,
    Tag::Preposition,
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Number,
    Tag::Modal,
    Tag::Other,
];

impl Tag {
    /// The tag with this index (0 to 15); larger ones are [`Tag::Other`].
    pub fn from_index(k: u8) -> Self {
        TAGS.get(k as usize).copied().unwrap_or(Self::Other)
    }

    /// The set of this tag alone.
    pub fn set(self) -> TagSet {
        TagSet::from_bits_truncate(1 << self as u16)
    }

    /// From a Penn Treebank tag and a Universal one; None for what is no word.
    pub fn from_penn(penn: &str, universal: &str) -> Option<Self> {
        Some(match penn {
            "NN" => Self::Noun,
            "NNS" => Self::Nouns,
            "NNP" | "NNPS" => Self::Proper,
            "VB" | "VBP" => Self::Base,
            "VBD" => Self::Past,
            "VBN" => Self::Participle,
            "VBG" => Self::Gerund,
            "VBZ" => Self::Third,
            "JJ" | "JJR" | "JJS" => Self::Adjective,
            "RB" | "RBR" | "RBS" | "WRB" => Self::Adverb,
            "IN" => Self::Preposition,
            "DT" | "PDT" | "PRP$" | "WDT" | "WP$" => Self::Determiner,
            "PRP" | "WP" | "EX" => Self::Pronoun,
            "CD" => Self::Number,
            "MD" => Self::Modal,
            _ if matches!(universal, "PUNCT" | "SYM" | "SPACE" | "X") => return None,
            _ => Self::Other,
        })
    }
}

bitflags! {
    /// A set of [`Tag`]s; the bit of a tag is its index.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct TagSet: u16 {
        /// [`Tag::Noun`]
        const NOUN = 1 << 0;
        /// [`Tag::Nouns`]
        const NOUNS = 1 << 1;
        /// [`Tag::Proper`]
        const PROPER = 1 << 2;
        /// [`Tag::Base`]
        const BASE = 1 << 3;
        /// [`Tag::Past`]
        const PAST = 1 << 4;
        /// [`Tag::Participle`]
        const PARTICIPLE = 1 << 5;
        /// [`Tag::Gerund`]
        const GERUND = 1 << 6;
        /// [`Tag::Third`]
        const THIRD = 1 << 7;
        /// [`Tag::Adjective`]
        const ADJECTIVE = 1 << 8;
        /// [`Tag::Adverb`]
        const ADVERB = 1 << 9;
        /// [`Tag::Preposition`]
        const PREPOSITION = 1 << 10;
        /// [`Tag::Determiner`]
        const DETERMINER = 1 << 11;
        /// [`Tag::Pronoun`]
        const PRONOUN = 1 << 12;
        /// [`Tag::Number`]
        const NUMBER = 1 << 13;
        /// [`Tag::Modal`]
        const MODAL = 1 << 14;
        /// [`Tag::Other`]
        const OTHER = 1 << 15;
        /// Any finite or non-finite verb form.
        const VERB = Self::BASE.bits() | Self::PAST.bits() | Self::PARTICIPLE.bits() | Self::GERUND.bits() | Self::THIRD.bits();
        /// A form that can head a clause.
        const FINITE = Self::BASE.bits() | Self::PAST.bits() | Self::THIRD.bits() | Self::MODAL.bits();
    }
}

static BYTES: &[u8] = include_bytes!("data/words.fst");

static WORDS: LazyLock<Option<fst::Map<&'static [u8]>>> = LazyLock::new(|| fst::Map::new(BYTES).ok());

/// What the list knows of a lower-case word.
pub fn entry(lower: &str) -> Option<Entry> {
    WORDS.as_ref()?.get(lower).map(Entry::unpack)
}

/// Hands over every word of the list, in order, with what the list knows of it.
pub fn each(mut take: impl FnMut(&str, Entry)) {
    let Some(words) = WORDS.as_ref() else { return };
    let mut stream = words.stream();
    while let Some((word, bits)) = stream.next() {
        if let Ok(word) = std::str::from_utf8(word) {
            take(word, Entry::unpack(bits));
        }
    }
}

/// How many words the list holds.
pub fn count() -> usize {
    WORDS.as_ref().map_or(0, fst::Map::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_list_opens_and_knows_plain_words() {
        assert!(WORDS.is_some());
        let said = entry("said").unwrap();
        assert_eq!(said.main, Tag::Past);
        assert!(said.lower > 10 && said.given < said.lower);
        let anna = entry("anna").unwrap();
        assert!(anna.given >= 5 && anna.lower <= 1);
        assert_eq!(entry("the").unwrap().main, Tag::Determiner);
        assert_eq!(entry("xyzzyq"), None);
    }

    #[test]
    fn tag_sets_and_tags_share_their_bits() {
        for k in 0..16 {
            assert_eq!(Tag::from_index(k).set().bits(), 1 << k);
        }
        assert!(TagSet::VERB.contains(Tag::Gerund.set()));
        assert!(!TagSet::FINITE.contains(Tag::Gerund.set()));
    }
}
