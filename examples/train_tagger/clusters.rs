//! Clusters of words that stand in like surroundings, learned from plain text.
//!
//! The exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998): every word has one class, and words are moved one after the
//! other to the class that makes the text likeliest as a sequence of classes, until little changes. Deterministic.

use std::collections::HashMap;

/// Number of classes; class 0 is that of all words that are too rare to be placed.
const CLASSES: usize = 200;
/// A word seen less often is not placed.
const LEAST: u32 = 12;
/// Times every word is looked at.
const ROUNDS: usize = 6;

/// Counts the words of texts as they come, and what follows what.
#[derive(Default)]
pub(crate) struct Text {
    ids: HashMap<u64, u32>,
    tokens: Vec<u32>,
}

/// Stands between sentences.
const BORDER: u32 = u32::MAX;

impl Text {
    /// Adds a word of a sentence, by a hash of its lower-case form.
    pub(crate) fn word(&mut self, hash: u64) {
        let next = self.ids.len() as u32;
        self.tokens.push(*self.ids.entry(hash).or_insert(next));
    }

    /// Ends a sentence.
    pub(crate) fn end(&mut self) {
        self.tokens.push(BORDER);
    }

    /// The class of each frequent word, by its hash, in order of the hashes.
    pub(crate) fn clusters(&self) -> Vec<(u64, u8)> {
        let mut counts = vec![0u32; self.ids.len()];
        for &token in self.tokens.iter().filter(|&&t| t != BORDER) {
            counts[token as usize] += 1;
        }
        // Frequent words first; of equally frequent ones the first seen.
        let mut order: Vec<u32> = (0..counts.len() as u32).filter(|&w| counts[w as usize] >= LEAST).collect();
        order.sort_by_key(|&w| (std::cmp::Reverse(counts[w as usize]), w));
        let mut class = vec![0usize; counts.len()];
        for (n, &word) in order.iter().enumerate() {
            class[word as usize] = 1 + n % (CLASSES - 1);
        }
        let mut exchange = Exchange::new(&self.tokens, class);
        for round in 1..=ROUNDS {
            let moved = order.iter().filter(|&&word| exchange.place(word as usize)).count();
            eprintln!("clusters, round {round}: {moved} of {} words moved", order.len());
        }
        let mut clusters: Vec<(u64, u8)> = self
            .ids
            .iter()
            .filter(|&(_, &id)| exchange.class[id as usize] > 0)
            .map(|(&hash, &id)| (hash, exchange.class[id as usize] as u8))
            .collect();
        clusters.sort_unstable();
        clusters
    }
}

/// Pairs of neighbours by class, and what each word adds to them.
struct Exchange {
    class: Vec<usize>,
    /// For each word the words behind it with their counts, and the words before it.
    behind: Vec<Vec<(u32, u32)>>,
    before: Vec<Vec<(u32, u32)>>,
    /// Times that one class stands before another.
    pairs: Vec<[i64; CLASSES]>,
    /// Times that a class stands first, and second, in a pair.
    first: [i64; CLASSES],
    second: [i64; CLASSES],
}

impl Exchange {
    fn new(tokens: &[u32], class: Vec<usize>) -> Self {
        let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
        for pair in tokens.windows(2).filter(|p| p[0] != BORDER && p[1] != BORDER) {
            *counts.entry((pair[0], pair[1])).or_default() += 1;
        }
        let mut sorted: Vec<_> = counts.into_iter().collect();
        sorted.sort_unstable();
        let (mut behind, mut before) = (vec![Vec::new(); class.len()], vec![Vec::new(); class.len()]);
        let mut exchange = Self {
            class,
            behind: Vec::new(),
            before: Vec::new(),
            pairs: vec![[0; CLASSES]; CLASSES],
            first: [0; CLASSES],
            second: [0; CLASSES],
        };
        for ((a, b), n) in sorted {
            let (x, y) = (exchange.class[a as usize], exchange.class[b as usize]);
            exchange.pairs[x][y] += i64::from(n);
            exchange.first[x] += i64::from(n);
            exchange.second[y] += i64::from(n);
            // A word before itself says nothing about its class.
            if a != b {
                behind[a as usize].push((b, n));
                before[b as usize].push((a, n));
            }
        }
        (exchange.behind, exchange.before) = (behind, before);
        exchange
    }

    /// Moves a word to its best class; true if that is another than before.
    fn place(&mut self, word: usize) -> bool {
        let sum = |words: &[(u32, u32)]| {
            let mut by_class = [0i64; CLASSES];
            words.iter().for_each(|&(w, n)| by_class[self.class[w as usize]] += i64::from(n));
            let used: Vec<(usize, i64)> = by_class.into_iter().enumerate().filter(|&(_, n)| n > 0).collect();
            used
        };
        let (behind, before) = (sum(&self.behind[word]), sum(&self.before[word]));
        let old = self.class[word];
        self.count(old, &behind, &before, -1);
        let (n, m): (i64, i64) = (behind.iter().map(|b| b.1).sum(), before.iter().map(|b| b.1).sum());
        let gain = |class: usize| {
            let grown = |count: i64, by: i64| f(count + by) - f(count);
            let pairs: f64 = behind.iter().map(|&(c, by)| grown(self.pairs[class][c], by)).sum::<f64>()
                + before.iter().map(|&(c, by)| grown(self.pairs[c][class], by)).sum::<f64>();
            pairs - grown(self.first[class], n) - grown(self.second[class], m)
        };
        let mut best = (old, gain(old));
        for class in 1..CLASSES {
            let gain = gain(class);
            if gain > best.1 + 1e-9 {
                best = (class, gain);
            }
        }
        self.class[word] = best.0;
        self.count(best.0, &behind, &before, 1);
        best.0 != old
    }

    fn count(&mut self, class: usize, behind: &[(usize, i64)], before: &[(usize, i64)], by: i64) {
        for &(c, n) in behind {
            self.pairs[class][c] += by * n;
            self.first[class] += by * n;
            self.second[c] += by * n;
        }
        for &(c, n) in before {
            self.pairs[c][class] += by * n;
            self.second[class] += by * n;
            self.first[c] += by * n;
        }
    }
}

/// x log x
fn f(x: i64) -> f64 {
    if x <= 0 { 0.0 } else { x as f64 * (x as f64).ln() }
}
