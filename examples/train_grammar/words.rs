//! The list of words: which parts of speech frequent words take, and those that others can have by their shape and last letters.

use std::collections::HashMap;

use analyze::grammar::facts::{Facts, UNLISTED_SETS, unlisted_key};
use analyze::grammar::pos::POS;
use analyze::grammar::weights::hash;

use crate::silver::{Sentence, Writings};

/// A word seen so often is listed.
const LISTED: u32 = 20;
/// A word takes one part of speech alone if it has it in this share of its uses.
const PURE: f64 = 0.99;
/// A part of speech that a word has less often is left out …
const RARE: f64 = 0.003;
/// … and does not make its class if it has it less often than this.
const USUAL: f64 = 0.05;
/// Classes of words with several parts of speech begin here.
const SEVERAL: u16 = 64;
/// How many of them there are.
const CLASSES: usize = 192;
/// The parts of speech of unlisted words of one kind are those that cover this share.
const COVERED: f64 = 0.995;
/// Words of one kind that must have been seen.
const SEEN: u32 = 40;
/// Slots of the list.
const SLOTS: usize = 1 << 14;

/// Parts of the model file.
pub(crate) struct Lists {
    pub(crate) words: Vec<u8>,
    pub(crate) sets: Vec<u8>,
    pub(crate) unlisted: Vec<u8>,
}

/// Sets of small numbers, each once.
#[derive(Default)]
pub(crate) struct Sets {
    numbers: HashMap<Vec<u8>, u16>,
    pub(crate) bytes: Vec<u8>,
}

impl Sets {
    pub(crate) fn number(&mut self, set: &[u8]) -> u16 {
        if let Some(&number) = self.numbers.get(set) {
            return number;
        }
        let number = self.numbers.len() as u16;
        self.numbers.insert(set.to_vec(), number);
        self.bytes.push(set.len() as u8);
        self.bytes.extend(set);
        number
    }
}

/// The numbers of a count, the most frequent first, of those that are counted at all.
pub(crate) fn by_frequency(counts: &[u32]) -> Vec<u8> {
    let mut order: Vec<u8> = (0..counts.len() as u8).filter(|&k| counts[usize::from(k)] > 0).collect();
    order.sort_by_key(|&k| std::cmp::Reverse(counts[usize::from(k)]));
    order
}

pub(crate) fn build(sentences: &[Sentence], writings: &Writings) -> Lists {
    let mut counts = vec![[0u32; POS]; writings.list.len()];
    for sentence in sentences.iter().filter(|sentence| !sentence.held_back) {
        for (&word, &pos) in sentence.words.iter().zip(&sentence.pos) {
            counts[word as usize][pos as usize] += 1;
        }
    }
    let total = |k: usize| counts[k].iter().sum::<u32>();
    let mut listed: Vec<usize> = (0..counts.len()).filter(|&k| total(k) >= LISTED).collect();
    listed.sort_by_key(|&k| (std::cmp::Reverse(total(k)), k));
    listed.truncate(SLOTS * 3 / 4);
    let mut sets = Sets::default();
    let mut classes: HashMap<Vec<u8>, u16> = HashMap::new();
    let mut slots = vec![[0u8; 8]; SLOTS];
    for k in listed {
        let (all, order) = (f64::from(total(k)), by_frequency(&counts[k]));
        let share = |pos: &u8| f64::from(counts[k][usize::from(*pos)]) / all;
        let several = share(&order[0]) < PURE;
        let set: Vec<u8> = order.iter().copied().filter(|pos| *pos == order[0] || several && share(pos) >= RARE).collect();
        let class = if set.len() == 1 {
            u16::from(set[0])
        } else {
            let usual: Vec<u8> = set.iter().copied().filter(|pos| share(pos) >= USUAL).collect();
            let next = classes.len();
            SEVERAL + (*classes.entry(usual).or_insert(next as u16) as usize % CLASSES) as u16
        };
        let hash = hash(writings.list[k].0.as_bytes());
        let mut at = hash as usize & (SLOTS - 1);
        while slots[at] != [0; 8] {
            at = (at + 1) & (SLOTS - 1);
        }
        let [a, b, c, d] = analyze::grammar::model::word_key(hash).to_le_bytes();
        let ([e, f], [g, h]) = (sets.number(&set).to_le_bytes(), class.to_le_bytes());
        slots[at] = [a, b, c, d, e, f, g, h];
    }
    let unlisted = unlisted(&counts, writings, &mut sets);
    Lists { words: slots.concat(), sets: sets.bytes, unlisted }
}

/// The sets of words that are not on the list, by their kind.
fn unlisted(counts: &[[u32; POS]], writings: &Writings, sets: &mut Sets) -> Vec<u8> {
    let mut kinds: HashMap<usize, [u32; POS]> = HashMap::new();
    let mut all = [0u32; POS];
    for (counts, (text, lower)) in counts.iter().zip(&writings.list) {
        if counts.iter().sum::<u32>() >= LISTED {
            continue;
        }
        let facts = Facts::by_letters(text, lower);
        let kind = kinds.entry(unlisted_key(facts.shape, facts.ends[1])).or_insert([0; POS]);
        for (k, &count) in counts.iter().enumerate() {
            kind[k] += count;
            all[k] += count;
        }
    }
    let any = sets.number(&covering(&all, 0.9985));
    let mut numbers = vec![any; UNLISTED_SETS];
    for (&kind, counts) in &kinds {
        if counts.iter().sum::<u32>() >= SEEN {
            numbers[kind] = u16::MAX;
        }
    }
    // In order, so that the sets are numbered alike each time.
    for kind in 0..UNLISTED_SETS {
        if numbers[kind] == u16::MAX {
            numbers[kind] = sets.number(&covering(&kinds[&kind], COVERED));
        }
    }
    numbers.into_iter().flat_map(u16::to_le_bytes).collect()
}

/// The most frequent ones that cover a share of all.
fn covering(counts: &[u32], share: f64) -> Vec<u8> {
    let most = share * f64::from(counts.iter().sum::<u32>());
    let mut covered = 0.0;
    let taken = by_frequency(counts).into_iter().take_while(|&k| {
        let needed = covered < most;
        covered += f64::from(counts[usize::from(k)]);
        needed
    });
    taken.collect()
}
