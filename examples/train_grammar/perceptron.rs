//! Averaged perceptrons over hashed features, in the two passes that fill a table: the first counts which features are corrected how often, the second learns weights for those that
//! own a slot.

use std::collections::HashMap;

use analyze::grammar::weights::{Weights, feature, fingerprint, print_of_row, row, slot};

/// Where weights lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// In so many slots, one a feature and class.
    Slots(usize),
    /// In so many rows, one a feature.
    Rows(usize),
}

/// Slots of the first pass.
const FREE: usize = 1 << 24;
/// A row's weights are padded to so many.
const ROW: usize = 4;
/// A feature corrected less often owns nothing.
const LEAST: u32 = 2;

/// Weights that are being learned.
pub(crate) struct Perceptron {
    layout: Layout,
    weights: Vec<i32>,
    /// Sum of all corrections, each times the step in which it was made.
    sums: Vec<i64>,
    step: i64,
    /// The owner of each slot or row; None in the first pass.
    owners: Option<Vec<u64>>,
    /// How often each was corrected, in the first pass.
    counts: HashMap<u64, u32>,
}

/// No owner.
const NOBODY: u64 = u64::MAX;

impl Perceptron {
    /// For the first pass.
    pub(crate) fn counting(layout: Layout) -> Self {
        Self { layout, weights: vec![0; FREE], sums: Vec::new(), step: 1, owners: None, counts: HashMap::new() }
    }

    /// For the second pass: slots go to the features that the first pass corrected most.
    pub(crate) fn owning(self) -> Self {
        let (layout, size) = match self.layout {
            Layout::Slots(size) => (self.layout, size),
            Layout::Rows(size) => (self.layout, size),
        };
        let mut owners = vec![(0, NOBODY); size];
        for (&key, &count) in self.counts.iter().filter(|(_, count)| **count >= LEAST) {
            let (feature, class) = (key as u32, (key >> 32) as u8);
            let at = if let Layout::Rows(_) = layout { row(feature, size) } else { slot(feature, class, size) };
            // Of equals the larger key, so that the order of the map does not matter.
            if owners[at].1 == NOBODY || (count, key) > owners[at] {
                owners[at] = (count, key);
            }
        }
        let cells = if let Layout::Rows(_) = layout { size * ROW } else { size };
        let owners = owners.into_iter().map(|(_, key)| key).collect();
        Self { layout, weights: vec![0; cells], sums: vec![0; cells], step: 1, owners: Some(owners), counts: HashMap::new() }
    }

    fn key(&self, feature: u32, class: u8) -> u64 {
        match self.layout {
            Layout::Slots(_) => u64::from(feature) | u64::from(class) << 32,
            Layout::Rows(_) => u64::from(feature),
        }
    }

    /// The cell of a feature and class; None where it owns none.
    fn cell(&self, feature_: u32, class: u8) -> Option<usize> {
        let Some(owners) = &self.owners else {
            return Some((u64::from(feature(u32::from(class) + 1000, feature_, 0)) as usize) & (FREE - 1));
        };
        let (owner, cell) = match self.layout {
            Layout::Slots(size) => {
                let at = slot(feature_, class, size);
                (at, at)
            }
            Layout::Rows(size) => {
                let at = row(feature_, size);
                (at, at * ROW + usize::from(class))
            }
        };
        (owners[owner] == self.key(feature_, class)).then_some(cell)
    }

    /// The sums of the weights of some features, for each step of the parser.
    pub(crate) fn sums(&self, features: &[u32]) -> [i32; 3] {
        [0, 1, 2].map(|class| features.iter().map(|&feature| self.weight(feature, class)).sum())
    }

    fn weight(&self, feature: u32, class: u8) -> i32 {
        self.cell(feature, class).map_or(0, |cell| self.weights[cell])
    }

    /// Moves the features from a wrong class to the right one.
    pub(crate) fn correct(&mut self, features: &[u32], right: u8, wrong: u8) {
        for &feature in features {
            for (class, by) in [(right, 1), (wrong, -1)] {
                if let Some(cell) = self.cell(feature, class) {
                    self.weights[cell] += by;
                    if let Some(sum) = self.sums.get_mut(cell) {
                        *sum += self.step * i64::from(by);
                    }
                }
                if self.owners.is_none() {
                    *self.counts.entry(self.key(feature, class)).or_default() += 1;
                }
            }
        }
    }

    pub(crate) fn step(&mut self) {
        self.step += 1;
    }

    /// The averaged weights as the file has them.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let average = |cell: usize| self.weights[cell] as f32 - (self.sums[cell] as f64 / self.step as f64) as f32;
        let averages: Vec<f32> = (0..self.weights.len()).map(average).collect();
        let bytes = to_bytes(&averages);
        let owners = self.owners.as_deref().unwrap_or(&[]);
        let mut packed = Vec::new();
        for (at, &owner) in owners.iter().enumerate() {
            let (feature, class) = (owner as u32, (owner >> 32) as u8);
            match self.layout {
                Layout::Slots(_) if owner == NOBODY => packed.extend([0; 2]),
                Layout::Slots(_) => packed.extend([bytes[at] as u8, fingerprint(feature, class)]),
                Layout::Rows(_) if owner == NOBODY => packed.extend([0; 4]),
                Layout::Rows(_) => {
                    packed.extend(bytes[at * ROW..at * ROW + 3].iter().map(|&byte| byte as u8));
                    packed.push(print_of_row(feature));
                }
            }
        }
        packed
    }
}

impl Weights for Perceptron {
    fn add(&self, feature: u32, classes: &[u8], sums: &mut [i32]) {
        for (&class, sum) in classes.iter().zip(sums) {
            *sum += self.weight(feature, class);
        }
    }
}

/// Weights of a byte: the largest but a few fills it.
fn to_bytes(weights: &[f32]) -> Vec<i8> {
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 0.01).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let most = sizes.get(sizes.len() * 998 / 1000).copied().unwrap_or(1.0);
    weights.iter().map(|w| (w * 127.0 / most).round().clamp(-127.0, 127.0) as i8).collect()
}

/// Numbers in an order that is the same each time.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for k in (1..list.len()).rev() {
            list.swap(k, (self.next() % (k as u64 + 1)) as usize);
        }
    }
}
