//! Phrases of several words, found by their last word: "police department", "aid group".

use rustc_hash::FxHashMap;

/// A table of phrases; each word is a token of [`crate::text`], so a hyphen is a word of its own.
#[derive(Debug)]
pub(super) struct Endings<T>(FxHashMap<&'static str, Vec<Ending<T>>>);

/// The words before the last one, and what the phrase stands for.
type Ending<T> = (Vec<&'static str>, T);

impl<T: Copy> Endings<T> {
    /// Of lower-case phrases and what each stands for.
    pub(super) fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut table = FxHashMap::<_, Vec<Ending<T>>>::default();
        for (phrase, value) in phrases {
            let mut before: Vec<&str> = phrase.split(' ').collect();
            let Some(last) = before.pop() else { continue };
            table.entry(last).or_default().push((before, value));
        }
        for endings in table.values_mut() {
            endings.sort_by_key(|(before, _)| std::cmp::Reverse(before.len()));
        }
        Self(table)
    }

    /// The longest phrase that ends with this lower-case word: its length in words and its value. `back(1)` is the word before it,
    /// `back(2)` the one before that.
    pub(super) fn longest<'a>(&self, last: &str, back: impl Fn(usize) -> &'a str) -> Option<(usize, T)> {
        let fits = |before: &[&str]| before.iter().rev().enumerate().all(|(k, word)| back(k + 1) == *word);
        self.0.get(last)?.iter().find(|(before, _)| fits(before)).map(|(before, value)| (before.len() + 1, *value))
    }

    /// The last words.
    pub(super) fn last_words(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }
}
