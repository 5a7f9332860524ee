//! Weights of hashed features, in tables of a fixed size.
//!
//! A table has room for fewer features than training saw. Each slot belongs to the one that was corrected most often among those that fall there; a fingerprint of
//! eight bits beside the weight tells it from the others. So a table of half a megabyte is as good as one of four without fingerprints.

/// A feature: the number of its template with two values, as a hash.
#[inline]
pub fn feature(template: u32, a: u32, b: u32) -> u32 {
    let values = (u64::from(a) | u64::from(b) << 32) ^ u64::from(template).wrapping_mul(0xA24B_AED4_963E_E407);
    let product = u128::from(values).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    ((product as u64 ^ (product >> 64) as u64) >> 16) as u32
}

/// A hash of bytes: the same on every machine.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = (bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut mix = |part: u64| {
        hash = (hash ^ part).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 32;
    };
    let (eights, rest) = bytes.as_chunks::<8>();
    eights.iter().for_each(|eight| mix(u64::from_le_bytes(*eight)));
    if !rest.is_empty() {
        mix(rest.iter().rev().fold(0, |part, &byte| part << 8 | u64::from(byte)));
    }
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ hash >> 29
}

/// Slots that the weights of one feature lie in, by class: what a cache line holds.
const GROUP: usize = 32;

/// Weights by feature and class. A slot is a weight (i8) and a fingerprint.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    slots: &'static [[u8; 2]],
}

impl Table {
    /// None where the number of slots is no power of two, or too small.
    pub fn new(slots: &'static [[u8; 2]]) -> Option<Self> {
        (slots.len().is_power_of_two() && slots.len() >= GROUP).then_some(Self { slots })
    }
}

/// What gives weights to features.
pub trait Weights {
    /// Adds the weight of a feature for each of some classes to the sum of that class.
    fn add(&self, feature: u32, classes: &[u8], sums: &mut [i32]);
}

impl Weights for Table {
    #[inline]
    fn add(&self, feature: u32, classes: &[u8], sums: &mut [i32]) {
        // One cache line holds them all.
        let first = slot(feature, 0, self.slots.len()) & !(GROUP - 1);
        let Some(group) = self.slots[first..].first_chunk::<GROUP>() else { return };
        for (&class, sum) in classes.iter().zip(sums) {
            let [weight, print] = group[(feature >> 27).wrapping_add(u32::from(class)) as usize & (GROUP - 1)];
            *sum += if print == fingerprint(feature, class) { i32::from(weight as i8) } else { 0 };
        }
    }
}

/// The class for which most speaks, the first of equals; `classes` is not empty.
#[inline]
pub fn best(weights: &impl Weights, features: &[u32], classes: &[u8]) -> u8 {
    let mut sums = [0; MOST_CLASSES];
    let classes = &classes[..classes.len().min(MOST_CLASSES)];
    for &feature in features {
        weights.add(feature, classes, &mut sums);
    }
    let mut best = 0;
    for k in 1..classes.len() {
        if sums[k] > sums[best] {
            best = k;
        }
    }
    classes[best]
}

/// Classes that are compared at most.
const MOST_CLASSES: usize = 64;

/// The slot of a feature and class in a table of so many (a power of two).
#[inline]
pub fn slot(feature: u32, class: u8, slots: usize) -> usize {
    let group = feature as usize & (slots / GROUP - 1);
    (group * GROUP) | ((feature >> 27) as usize + usize::from(class)) & (GROUP - 1)
}

/// What tells a feature and class from others of its slot.
#[inline]
pub fn fingerprint(feature: u32, class: u8) -> u8 {
    (feature >> 16) as u8 ^ class.wrapping_mul(0x5D)
}

/// The weights of a few classes that are always asked for together. A row is one weight (i8) for each, and a fingerprint.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    rows: &'static [[u8; 4]],
}

impl Rows {
    /// None where the number of rows is no power of two.
    pub fn new(rows: &'static [[u8; 4]]) -> Option<Self> {
        rows.len().is_power_of_two().then_some(Self { rows })
    }

    /// The sums of the weights of some features, for each class.
    #[inline]
    pub fn sums(&self, features: &[u32]) -> [i32; 3] {
        // Three lanes of sixteen bits, each weight lifted above 0.
        let mut lanes = 0u64;
        for &feature in features {
            let row = u32::from_le_bytes(self.rows[row(feature, self.rows.len())]);
            let known = row >> 24 == u32::from(print_of_row(feature));
            let row = u64::from(if known { row ^ LIFT } else { LIFT });
            lanes += (row & 0xFF) | (row & 0xFF00) << 8 | (row & 0xFF_0000) << 16;
        }
        let lifted = 128 * features.len() as i32;
        [0, 16, 32].map(|lane| (lanes >> lane & 0xFFFF) as i32 - lifted)
    }
}

/// Turns weights (i8) into numbers of 0 to 255.
const LIFT: u32 = 0x0080_8080;

/// The row of a feature in a table of so many (a power of two).
#[inline]
pub fn row(feature: u32, rows: usize) -> usize {
    feature as usize & (rows - 1)
}

/// What tells a feature from others of its row.
#[inline]
pub fn print_of_row(feature: u32) -> u8 {
    (feature >> 24) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_found_by_its_feature_and_class_alone() {
        let mut slots = vec![[0u8; 2]; 64];
        let one = feature(1, 7, 9);
        slots[slot(one, 3, 64)] = [-5i8 as u8, fingerprint(one, 3)];
        let table = Table::new(slots.leak()).unwrap();
        let weight = |feature, class| {
            let mut sum = [0];
            table.add(feature, &[class], &mut sum);
            sum[0]
        };
        assert_eq!((weight(one, 3), weight(one, 4)), (-5, 0));
        assert_eq!((best(&table, &[one], &[3, 4]), best(&table, &[one], &[4, 3, 5])), (4, 4));
        let others = (0..1000).map(|k| feature(2, k, 0)).filter(|&f| weight(f, 3) != 0).count();
        assert!(others < 20, "{others} of 1000 other features have its weight");
        assert!(Table::new(vec![[0u8; 2]; 48].leak()).is_none());
    }

    #[test]
    fn rows_are_summed_by_class() {
        let (one, two) = (feature(1, 7, 9), feature(1, 8, 9));
        let mut rows = vec![[0u8; 4]; 1 << 10];
        rows[row(one, 1 << 10)] = [-128i8 as u8, 127, 5, print_of_row(one)];
        rows[row(two, 1 << 10)] = [-1i8 as u8, 1, 0, print_of_row(two)];
        let table = Rows::new(rows.leak()).unwrap();
        assert_eq!((table.sums(&[one, two, one]), table.sums(&[])), ([-257, 255, 10], [0; 3]));
        assert_eq!(table.sums(&[feature(3, 3, 3)]), [0; 3]);
    }

    #[test]
    fn hashes_of_bytes_differ_in_length_and_order() {
        let all = ["", "a", "b", "ab", "ba", "market", "markets", "a\0", "12345678", "123456789"].map(|text| hash(text.as_bytes()));
        assert!((0..all.len()).all(|k| !all[..k].contains(&all[k])));
    }
}
