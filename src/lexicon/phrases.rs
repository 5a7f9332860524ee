//! Phrases of several words, found by their first word.

use rustc_hash::FxHashMap;

/// A table of phrases; each word is a token of [`crate::text`], so a hyphen is a word of its own.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<&'static str, Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    /// The words behind the first.
    rest: Box<[&'static str]>,
    value: T,
}

impl<T: Copy> Phrases<T> {
    /// Of lower-case phrases with straight apostrophes and what each stands for.
    pub fn new(rows: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: FxHashMap<_, Vec<Phrase<T>>> = FxHashMap::default();
        for (phrase, value) in rows {
            let mut words = words(phrase);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push(Phrase { rest: words.collect(), value });
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins with the word `word(0)` and goes on with `word(1)` …: its length in words and its value.
    pub fn longest<'a>(&self, word: impl Fn(usize) -> &'a str) -> Option<(usize, T)> {
        let phrases = self.by_first.get(word(0))?;
        let found = phrases.iter().find(|p| p.rest.iter().enumerate().all(|(k, &w)| word(k + 1) == w))?;
        Some((found.rest.len() + 1, found.value))
    }

    /// The words that phrases begin with.
    pub fn first_words(&self) -> impl Iterator<Item = &'static str> {
        self.by_first.keys().copied()
    }
}

/// "murder-suicide now" is "murder", "-", "suicide", "now".
fn words(phrase: &'static str) -> impl Iterator<Item = &'static str> {
    phrase.split(' ').flat_map(|word| {
        let mut parts = word.split('-');
        let first = parts.next().into_iter();
        first.chain(parts.flat_map(|part| ["-", part]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        let table = Phrases::new([("shot", 1), ("shot dead", 2), ("co-worker", 3)].into_iter());
        let longest = |text: &'static str| {
            let tokens: Vec<_> = text.split(' ').collect();
            table.longest(|k| tokens.get(k).copied().unwrap_or(""))
        };
        assert_eq!(longest("shot dead in"), Some((2, 2)));
        assert_eq!(longest("shot at"), Some((1, 1)));
        assert_eq!(longest("co - worker"), Some((3, 3)));
        assert_eq!(longest("dead"), None);
    }
}
