//! The model file: magic, version, name, transitions, one hash table of features with its filter, and one of words.
//!
//! Layout (little endian): `ANTAGGER`, u16 version, u16 length of the name, the name; u16 steps of a weight in one unit of learning;
//! `LABELS`² transitions (i16); u32 number of slots S (a power of two); S slots of 16 bytes: the feature's hash (u32, 0 = empty), its
//! `LABELS` weights (i8), and what fills it up; the filter of the features (`Filter`); the clusters of words as in [`Clusters`]. A feature is looked for from slot `hash & (S - 1)` on, up to the first empty slot.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Labels of the model: outside, and begin and inside of four types.
pub const LABELS: usize = 9;

/// One number for each label. A sum of some hundred weights of a byte fits.
pub type Row = [i16; LABELS];

/// A sum of rows as they lie in slots, so that the bytes of a slot are added all at once: what is not one of its labels is nonsense.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub struct Sum([i16; SLOT]);

impl Sum {
    /// The sums of the labels.
    pub fn row(&self) -> Row {
        std::array::from_fn(|label| self.0[WEIGHTS + label])
    }

    /// Adds a number for each label.
    pub fn add_row(&mut self, row: &Row) {
        for (total, more) in self.0[WEIGHTS..].iter_mut().zip(row) {
            *total = total.wrapping_add(*more);
        }
    }

    fn add_slot(&mut self, slot: &[u8; SLOT]) {
        for (total, weight) in self.0.iter_mut().zip(slot) {
            *total = total.wrapping_add(i16::from(*weight as i8));
        }
    }
}

const MAGIC: &[u8; 8] = b"ANTAGGER";
const VERSION: u16 = 4;
const SLOT: usize = 16;
/// Where the weights begin in a slot.
const WEIGHTS: usize = 4;
/// Features that are looked for together.
const TOGETHER: usize = 64;

static EMBEDDED: LazyLock<Option<Model>> = LazyLock::new(|| Model::open(include_bytes!("../../lexicon/data/tagger.bin")));

/// The model in the program.
pub fn embedded() -> Option<&'static Model> {
    EMBEDDED.as_ref()
}

/// A model, used where its bytes lie.
#[derive(Debug)]
pub struct Model {
    name: &'static str,
    unit: u16,
    transitions: Box<[[i32; LABELS]; LABELS]>,
    slots: &'static [[u8; SLOT]],
    filter: Filter,
    clusters: Clusters,
}

impl Model {
    /// Reads the head of a model file; None where the bytes are no such file, or one of another version or length.
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (version, rest) = rest.split_first_chunk::<2>()?;
        if u16::from_le_bytes(*version) != VERSION {
            return None;
        }
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (name, rest) = rest.split_at_checked(u16::from_le_bytes(*length) as usize)?;
        let (unit, rest) = rest.split_first_chunk::<2>()?;
        let (transitions, rest) = rest.split_at_checked(2 * LABELS * LABELS)?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (slots, rest) = rest.split_at_checked(count.checked_mul(SLOT)?)?;
        let (slots, _) = slots.as_chunks::<SLOT>();
        let (filter, rest) = rest.split_at_checked(8 * Filter::size(count))?;
        let filter = Filter(filter.as_chunks::<8>().0);
        let clusters = Clusters::open(rest)?;
        let unit = u16::from_le_bytes(*unit);
        if unit == 0 || !count.is_power_of_two() {
            return None;
        }
        let mut numbers = transitions.as_chunks::<2>().0.iter().map(|b| i32::from(i16::from_le_bytes(*b)));
        let transitions = Box::new(std::array::from_fn(|_| std::array::from_fn(|_| numbers.next().unwrap_or(0))));
        Some(Self { name: std::str::from_utf8(name).ok()?, unit, transitions, slots, filter, clusters })
    }

    /// What the model is called.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Steps of a weight in one unit of learning: what sums are divided by to be compared between models. Never 0.
    pub fn unit(&self) -> i32 {
        i32::from(self.unit)
    }

    /// What going from one label to the next is worth.
    pub fn transitions(&self) -> &[[i32; LABELS]; LABELS] {
        &self.transitions
    }

    /// The clusters of words.
    pub fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// Adds the weights of a feature to `sum`, if the model has any.
    pub fn add(&self, feature: u32, sum: &mut Sum) {
        if self.filter.may_hold(feature) {
            self.add_from(self.home(feature), feature, sum);
        }
    }

    /// The same for many features, each with the index of its sum. What looking costs is waiting for memory: those that the model may have
    /// are told first, then the first slots of all of them are asked for at once.
    pub fn add_all(&self, features: &[(u32, u32)], sums: &mut [Sum]) {
        let mut likely = [(0, 0); TOGETHER];
        let mut homes = [(0, 0); TOGETHER];
        for features in features.chunks(TOGETHER) {
            let mut count = 0;
            for &(feature, sum) in features {
                // No branch, which would be guessed wrong half of the time.
                likely[count % TOGETHER] = (feature, sum);
                count += usize::from(self.filter.may_hold(feature));
            }
            let likely = &likely[..count];
            for (home, &(feature, _)) in homes.iter_mut().zip(likely) {
                *home = self.home(feature);
            }
            for (&home, &(feature, sum)) in homes.iter().zip(likely) {
                self.add_from(home, feature, &mut sums[sum as usize]);
            }
        }
    }

    /// The slot in which a feature is looked for first, and the hash there.
    fn home(&self, feature: u32) -> (usize, u32) {
        let at = feature as usize & (self.slots.len() - 1);
        (at, hash(&self.slots[at]))
    }

    /// Adds the weights of a feature that is looked for from slot `at` on, where the hash `found` stands.
    fn add_from(&self, (mut at, mut found): (usize, u32), feature: u32, sum: &mut Sum) {
        let mask = self.slots.len() - 1;
        // A table that is full would have no end.
        for _ in 0..=mask {
            if found == feature {
                sum.add_slot(&self.slots[at]);
                return;
            }
            if found == 0 {
                return;
            }
            at = (at + 1) & mask;
            found = hash(&self.slots[at]);
        }
    }

    /// The bytes of a model file. `weights` are features (never 0) with their rows; `unit` is not 0.
    pub fn pack(
        name: &str,
        unit: u16,
        transitions: &[[i16; LABELS]; LABELS],
        weights: &[(u32, [i8; LABELS])],
        clusters: &Clusters,
    ) -> Vec<u8> {
        // Three quarters full at most, so that looking for what is not there ends soon.
        let slots = (weights.len() * 4 / 3 + 1).next_power_of_two();
        let mut table = vec![[0u8; SLOT]; slots];
        for (feature, row) in weights {
            let mut at = *feature as usize & (slots - 1);
            while table[at][..4] != [0; 4] {
                at = (at + 1) & (slots - 1);
            }
            table[at][..4].copy_from_slice(&feature.to_le_bytes());
            for (byte, weight) in table[at][4..].iter_mut().zip(row) {
                *byte = *weight as u8;
            }
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(unit.to_le_bytes());
        bytes.extend(transitions.iter().flatten().flat_map(|t| t.to_le_bytes()));
        bytes.extend((slots as u32).to_le_bytes());
        bytes.extend(table.as_flattened());
        bytes.extend(Filter::pack(slots, weights.iter().map(|(feature, _)| *feature)));
        bytes.extend(clusters.words.as_flattened());
        bytes
    }
}

/// The hash of a slot's feature.
fn hash(slot: &[u8; SLOT]) -> u32 {
    u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]])
}

/// Tells most of the features that a model lacks, from a part of its bytes: numbers of 64 bits (little endian), of which each feature of
/// the model has set two bits in one.
#[derive(Debug)]
struct Filter(&'static [[u8; 8]]);

impl Filter {
    /// How many numbers there are for so many slots: a power of two.
    fn size(slots: usize) -> usize {
        (slots / 16).max(1)
    }

    /// The bytes of a filter.
    fn pack(slots: usize, features: impl Iterator<Item = u32>) -> Vec<u8> {
        let mut numbers = vec![0u64; Self::size(slots)];
        for feature in features {
            let (at, bits) = Self::place(feature, numbers.len());
            numbers[at] |= bits;
        }
        numbers.into_iter().flat_map(u64::to_le_bytes).collect()
    }

    /// May the model have the feature? False only where it has not.
    fn may_hold(&self, feature: u32) -> bool {
        let (at, bits) = Self::place(feature, self.0.len());
        u64::from_le_bytes(self.0[at]) & bits == bits
    }

    /// Which of so many numbers, and which bits of it.
    fn place(feature: u32, numbers: usize) -> (usize, u64) {
        ((feature >> 12) as usize & (numbers - 1), 1 << (feature & 63) | 1 << (feature >> 6 & 63))
    }
}

/// The cluster of each word that has one: words of five bytes (the upper half of the hash, little endian, and the cluster), in order.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    words: Cow<'static, [[u8; WORD]]>,
}

const WORD: usize = 5;

impl Clusters {
    /// Of words by the hashes of their lower-case forms.
    pub fn new(words: Vec<(u64, u8)>) -> Self {
        let mut words: Vec<(u32, u8)> = words.into_iter().map(|(hash, cluster)| ((hash >> 32) as u32, cluster)).collect();
        words.sort_unstable();
        words.dedup_by_key(|word| word.0);
        let entry = |(hash, cluster): (u32, u8)| {
            let [a, b, c, d] = hash.to_le_bytes();
            [a, b, c, d, cluster]
        };
        Self { words: words.into_iter().map(entry).collect() }
    }

    fn open(bytes: &'static [u8]) -> Option<Self> {
        let (words, left) = bytes.as_chunks::<WORD>();
        left.is_empty().then_some(Self { words: Cow::Borrowed(words) })
    }

    /// The cluster of a word, by the hash of its lower-case form; 0 for none.
    pub fn of(&self, hash: u64) -> u8 {
        let key = (hash >> 32) as u32;
        let at = self.words.partition_point(|[a, b, c, d, _]| u32::from_le_bytes([*a, *b, *c, *d]) < key);
        let [a, b, c, d, cluster] = self.words.get(at).copied().unwrap_or_default();
        if u32::from_le_bytes([a, b, c, d]) == key { cluster } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read() {
        let mut transitions = [[0i16; LABELS]; LABELS];
        transitions[1][2] = -300;
        let weights = [(7, [1, -2, 3, 4, 5, 6, 7, 8, 127]), (7 + 8, [0; LABELS]), (3, [-128; LABELS])];
        let bytes: &'static [u8] =
            Model::pack("test 1", 4, &transitions, &weights, &Clusters::new(vec![(5 << 32, 9), (3 << 32, 8)])).leak();
        let model = Model::open(bytes).unwrap();
        assert_eq!((model.name(), model.unit()), ("test 1", 4));
        assert_eq!([3, 4, 5, 6].map(|hash: u64| model.clusters().of(hash << 32)), [8, 0, 9, 0]);
        assert_eq!(model.transitions()[1][2], -300);
        for (feature, row) in weights {
            let mut sum = Sum::default();
            model.add(feature, &mut sum);
            assert_eq!(sum.row(), row.map(i16::from));
        }
        let mut sum = Sum::default();
        model.add(23, &mut sum);
        assert_eq!(sum.row(), [0; LABELS]);
        // Many at once: as many as one after the other.
        let mut sums = [sum, sum];
        model.add_all(&[(7, 1), (23, 0), (3, 1)].repeat(30), &mut sums);
        let once: Row = std::array::from_fn(|k| i16::from(weights[0].1[k]) + i16::from(weights[2].1[k]));
        assert_eq!(sums.map(|sum| sum.row()), [[0; LABELS], once.map(|w| w * 30)]);
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let whole = Model::pack("x", 1, &[[0; LABELS]; LABELS], &[(1, [1; LABELS])], &Clusters::default());
        let cut = &*whole[..whole.len() - 1].to_vec().leak();
        for bytes in [&b""[..], b"ANTAGGER", b"ANTAGGER\x02\x00\xff\xff", b"other", cut] {
            assert!(Model::open(bytes).is_none());
        }
    }

    #[test]
    fn the_embedded_model_opens() {
        assert!(embedded().is_some_and(|model| !model.name().is_empty()));
    }
}
