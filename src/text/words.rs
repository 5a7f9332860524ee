//! Words, interned: each surface form once, with its lower-case form, casing, lexicon classes and parts of speech.
//!
//! A word's facts are looked up when it is first seen and then cost an index. The table is kept from article to article; it is
//! emptied between articles when it has grown large, which changes no result because ids never leave an article.

use std::hash::Hasher;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHasher;

use bitflags::bitflags;

use crate::lexicon::not_names::{NotName, not_name};
use crate::lexicon::titles::{self, Title, title};
use crate::lexicon::words::{Entry, Tag, TagSet};
use crate::lexicon::{self, Class};

use super::tagger::features;
use super::toponyms::Start;

/// Index of a word in [`Words`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// Its index: below [`Words::len`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is asked of words so often that their tokens say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its id.
    pub(super) word: WordId,
    /// How it is written.
    pub(super) case: Case,
    /// Can it join the capitalised words of a name?
    pub(super) joins: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// No letters.
    #[default]
    None,
    /// "market"
    Lower,
    /// "Market", "McCain", "O'Brien": a capital first and at least one small letter.
    Capital,
    /// "NATO", "A", "U.S.": capitals alone.
    Upper,
    /// "iPhone", "eBay".
    Mixed,
}

bitflags! {
    /// Small words that are asked for by themselves: so asked, their letters need not be looked at.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Small: u16 {
        /// "the"
        const THE = 1 << 0;
        /// "a", "an", "the"
        const ARTICLE = 1 << 1;
        /// "who"
        const WHO = 1 << 2;
        /// ","
        const COMMA = 1 << 3;
        /// "("
        const BRACKET = 1 << 4;
        /// "'s", "'"
        const POSSESSIVE = 1 << 5;
        /// Words right behind which a place is likely, to the rules: "in", "near", "northern" …
        const LOCATES = 1 << 6;
        /// The same, to the tagger: "in", "from", "to" …
        const TOWARDS = 1 << 7;
        /// What a person's name stands before who has power: "regime", "cabinet" …
        const RULE = 1 << 8;
    }
}

impl Small {
    fn of(lower: &str) -> Self {
        match lower {
            "the" => Self::THE | Self::ARTICLE,
            "a" | "an" => Self::ARTICLE,
            "who" => Self::WHO,
            "," => Self::COMMA,
            "(" => Self::BRACKET,
            "'s" | "'" => Self::POSSESSIVE,
            "in" | "near" | "at" | "across" | "outside" | "around" => Self::LOCATES | Self::TOWARDS,
            "from" | "to" => Self::TOWARDS,
            "throughout" | "toward" | "towards" | "inside" | "northern" | "southern" | "eastern" | "western" | "central" => Self::LOCATES,
            "regime" | "administration" | "cabinet" | "government" | "dynasty" | "presidency" | "family" => Self::RULE,
            _ => Self::empty(),
        }
    }
}

/// A surface form and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Word {
    text: Box<str>,
    /// None where the surface form is its own lower-case form.
    lower: Option<Box<str>>,
    /// Its lower-case form as a word, which all its writings share: the key of tables about a document's words.
    pub folded: WordId,
    /// How it is written.
    pub case: Case,
    /// Its classes in the lexicon's TSV files.
    pub class: Class,
    /// Name strengths, frequency and parts of speech; all zero for a word the list lacks.
    pub entry: Entry,
    /// Which of the small words asked for by themselves it is.
    pub small: Small,
    /// What it is in titles.
    pub title: Option<Title>,
    /// What it is where it is capitalised and no name.
    pub not_name: Option<NotName>,
    /// A hash of the lower-case form: the same in every run of the program.
    pub(super) hash: u64,
    /// Can it join the capitalised words of a name ("of", "bin")?
    joins: bool,
    /// The names of the gazetteer that begin with it where it is capitalised.
    pub(super) start: Option<Box<Start>>,
}

impl Word {
    /// A word that is its own lower-case form.
    fn plain(text: &str, id: WordId) -> Self {
        let (case, class) = (Case::of(text), lexicon::classes(text));
        let entry = lexicon::words::entry(text).unwrap_or_default();
        let (hash, joins) = (features::letters(text), features::may_join(text, case, class));
        Self {
            text: text.into(),
            lower: None,
            folded: id,
            case,
            class,
            entry,
            small: Small::of(text),
            title: if class.intersects(Class::TITLE) { title(text) } else { None },
            not_name: if class.intersects(Class::NOT_A_NAME | Class::BEFORE_A_NAME) { not_name(text) } else { None },
            hash,
            joins,
            start: None,
        }
    }

    /// Another writing of a word.
    fn written(text: &str, folded: WordId, lower: &Self) -> Self {
        let case = Case::of(text);
        let start = if matches!(case, Case::Capital | Case::Upper) { Start::of(lower.text()).map(Box::new) } else { None };
        Self {
            text: text.into(),
            lower: Some(lower.text.clone()),
            folded,
            case,
            class: lower.class,
            entry: lower.entry,
            small: lower.small,
            title: lower.title.or_else(|| if case == Case::Upper && text.len() < 7 { titles::in_capitals(lower.text()) } else { None }),
            not_name: lower.not_name,
            hash: lower.hash,
            joins: false,
            start,
        }
    }

    /// As written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Lower case, apostrophes straight.
    pub fn lower(&self) -> &str {
        self.lower.as_deref().unwrap_or(&self.text)
    }

    /// A hash of the lower-case form: the same in every run of the program and on every machine.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// Has it any of these classes?
    pub fn is(&self, class: Class) -> bool {
        self.class.intersects(class)
    }

    /// Begins with a capital (Capital or Upper)?
    pub fn is_capitalized(&self) -> bool {
        self.case.is_capital()
    }

    /// Can it be any of these parts of speech? False for a word the list lacks.
    pub fn can_be(&self, tags: TagSet) -> bool {
        self.entry.tags.intersects(tags)
    }

    /// Is this its usual part of speech?
    pub fn is_mostly(&self, tag: Tag) -> bool {
        self.entry.main == tag && !self.entry.tags.is_empty()
    }

    /// Is it a common word that is mostly written in lower case? Such a word is capitalised at a sentence's start without being a name.
    pub fn is_common(&self) -> bool {
        self.entry.lower >= 3 && self.entry.lower >= self.entry.capital
    }
}

impl Case {
    /// Capital or Upper?
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }

    fn of(text: &str) -> Self {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::None };
        let (mut upper, mut lower) = (0, 0);
        for c in letters {
            if c.is_uppercase() { upper += 1 } else { lower += 1 }
        }
        match (first.is_uppercase(), upper, lower) {
            (true, _, 0) => Self::Upper,
            (true, _, _) => Self::Capital,
            (false, 0, _) => Self::Lower,
            (false, _, _) => Self::Mixed,
        }
    }
}

/// The lower-case form with straight apostrophes, None where the text is that already.
fn fold(text: &str) -> Option<Box<str>> {
    let curly = |c: char| matches!(c, '’' | '‘' | 'ʼ' | '`');
    if !text.chars().any(|c| c.is_uppercase() || curly(c)) {
        return None;
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if curly(c) { folded.push('\'') } else { folded.extend(c.to_lowercase()) }
    }
    Some(folded.into())
}

/// A number that no other has in this run of the program.
#[derive(Debug)]
struct Generation(u64);

impl Default for Generation {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The table of words.
#[derive(Debug, Default)]
pub struct Words {
    /// Where each word is: open addressing, a power of two of slots, at most half of them taken. Small, for its misses in the cache are what
    /// interning costs.
    slots: Vec<Slot>,
    words: Vec<Word>,
    generation: Generation,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    /// The word; None: free.
    seen: Option<Seen>,
}

/// Set in the keys of texts too long to be their own key.
const LONG: u64 = 0xFF << 56;

/// What a surface form is found by: its bytes and their number where there are seven at most, else a hash with [`LONG`] set.
fn key(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let length = bytes.len();
    let packed = match length {
        0 => 0,
        1 => u64::from(bytes[0]),
        // The first and the last few bytes, which may overlap.
        2 | 3 => match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => u64::from(u16::from_le_bytes(*first)) | u64::from(u16::from_le_bytes(*last)) << (8 * (length - 2)),
            _ => 0,
        },
        4..=7 => match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4)),
            _ => 0,
        },
        _ => {
            let mut hasher = FxHasher::default();
            hasher.write(bytes);
            return hasher.finish() | LONG;
        }
    };
    packed | (length as u64) << 56
}

/// The slot where a key is looked for first.
fn home(key: u64, slots: usize) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (slots - 1)
}

/// Words after which the table is emptied between two articles: some 15 MB. More of them gain no time on real texts.
const MOST: usize = 60_000;

impl Words {
    /// The word of a surface form.
    pub(super) fn intern(&mut self, text: &str) -> Seen {
        if self.slots.len() < 2 * (self.words.len() + 2) {
            self.grow();
        }
        let key = key(text);
        let mut at = home(key, self.slots.len());
        while let Slot { key: found, seen: Some(seen) } = self.slots[at] {
            if found == key && (key < LONG || *self.get(seen.word).text == *text) {
                return seen;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        // Some capitals have no small letter.
        let folded = fold(text).filter(|folded| **folded != *text).map(|folded| self.intern(&folded).word);
        let id = WordId(self.words.len() as u32);
        let word = match folded {
            Some(folded) => Word::written(text, folded, self.get(folded)),
            None => Word::plain(text, id),
        };
        let seen = Seen { word: id, case: word.case, joins: word.joins };
        self.words.push(word);
        self.place(key, seen);
        seen
    }

    /// Puts a word into the first free slot from that of its key.
    fn place(&mut self, key: u64, seen: Seen) {
        let mut at = home(key, self.slots.len());
        while self.slots[at].seen.is_some() {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = Slot { key, seen: Some(seen) };
    }

    /// Doubles the slots.
    fn grow(&mut self) {
        let size = (2 * self.slots.len()).max(1024);
        self.slots.clear();
        self.slots.resize(size, Slot::default());
        for k in 0..self.words.len() {
            let word = &self.words[k];
            self.place(key(&word.text), Seen { word: WordId(k as u32), case: word.case, joins: word.joins });
        }
    }

    /// The word with this id.
    pub fn get(&self, id: WordId) -> &Word {
        &self.words[id.0 as usize]
    }

    /// The word with this index, below [`Words::len`].
    pub fn at(&self, index: usize) -> &Word {
        &self.words[index]
    }

    /// As long as it is the same, ids mean the same words: no other table, and none that was emptied, has it.
    pub fn generation(&self) -> u64 {
        self.generation.0
    }

    /// How many words there are: one more than the largest index.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Empties the table if it has grown large; true: ids mean other words from now on.
    pub(super) fn begin_article(&mut self) -> bool {
        let full = self.words.len() > MOST;
        if full {
            self.slots.clear();
            self.words.clear();
            self.generation = Generation::default();
        }
        full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_interned_once_with_its_facts() {
        let mut words = Words::default();
        let Seen { word: id, case, .. } = words.intern("The");
        assert_eq!((words.intern("The").word, case), (id, Case::Capital));
        assert_ne!(words.intern("the").word, id);
        let the = words.get(id);
        assert_eq!((the.text(), the.lower(), the.case), ("The", "the", Case::Capital));
        assert!(the.is(Class::DETERMINER));
        let folded = the.folded;
        let [small, large] = ["the", "THE"].map(|text| words.intern(text).word);
        assert_eq!([small, words.get(small).folded, words.get(large).folded], [folded; 3]);
        let capital = words.intern("\u{1D400}").word;
        assert_eq!(words.get(capital).folded, capital, "a capital without a small letter");
    }

    #[test]
    fn short_words_are_their_own_keys() {
        let mut keys: Vec<u64> =
            ["", "a", "b", "ab", "aa", "aaa", "aaaa", "aaaab", "aabaa", "abaaaa", "aaaaaaa", "aaabaaa", "a\0", "aaaaaaaa"]
                .into_iter()
                .map(key)
                .collect();
        assert!(keys.iter().rev().skip(1).all(|&key| key < LONG) && keys.last().is_some_and(|&key| key >= LONG));
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn casing() {
        for (text, case) in [
            ("market", Case::Lower),
            ("McCain", Case::Capital),
            ("NATO", Case::Upper),
            ("iPhone", Case::Mixed),
            ("12", Case::None),
            ("É", Case::Upper),
        ] {
            assert_eq!(Case::of(text), case, "{text}");
        }
    }

    #[test]
    fn curly_apostrophes_fold_to_straight_ones() {
        let mut words = Words::default();
        let id = words.intern("Don’t").word;
        assert_eq!(words.get(id).lower(), "don't");
        assert!(words.get(id).is(Class::NEGATION));
    }
}
