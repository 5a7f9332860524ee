//! Phrases of several words, found by their first word.

use rustc_hash::FxHashMap;

use super::tsv;

/// A table of phrases; each word is a token of [`crate::text`], so a hyphen is a word of its own. Phrases are cut into words when they are
/// compared: making a table, which every run of the program does, costs a look at the first word of each.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The last row of each first word.
    by_first: FxHashMap<&'static str, u32>,
    rows: Vec<Row<T>>,
}

#[derive(Debug)]
struct Row<T> {
    phrase: &'static str,
    value: T,
    /// The row before it with the same first word, [`NONE`] at the end.
    next: u32,
}

/// No row.
const NONE: u32 = u32::MAX;

impl Phrases<()> {
    /// Of a file of phrases alone.
    pub fn listed(file: &'static str) -> Self {
        Self::new(tsv::table(file).map(|[phrase]| (phrase, ())))
    }

    /// Does one of them stand at a place (`word(0)` its first word, lower case)?
    pub fn stand<'a>(&self, word: impl Fn(usize) -> &'a str) -> bool {
        self.longest(word).is_some()
    }
}

impl<T: Copy> Phrases<T> {
    /// Of lower-case phrases with straight apostrophes and what each stands for.
    pub fn new(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        let (mut by_first, mut rows) = (FxHashMap::default(), Vec::new());
        for (phrase, value) in phrases {
            let end = phrase.bytes().position(|b| matches!(b, b' ' | b'-')).unwrap_or(phrase.len());
            let before = by_first.insert(&phrase[..end], rows.len() as u32);
            rows.push(Row { phrase, value, next: before.unwrap_or(NONE) });
        }
        Self { by_first, rows }
    }

    /// The longest phrase that begins with the word `word(0)` and goes on with `word(1)` …: its length in words and its value.
    pub fn longest<'a>(&self, word: impl Fn(usize) -> &'a str) -> Option<(usize, T)> {
        let mut at = *self.by_first.get(word(0))?;
        let mut best: Option<(usize, T)> = None;
        let (first, second) = (word(0).len(), word(1).bytes().next());
        // Most rows of "in" go on with another letter than the text: they are not cut into words.
        let goes_on = |phrase: &[u8]| match (phrase.get(first), phrase.get(first + 1)) {
            (None, _) => true,
            (Some(b'-'), _) => second == Some(b'-'),
            (Some(_), next) => next.copied() == second,
        };
        while let Some(row) = self.rows.get(at as usize) {
            if goes_on(row.phrase.as_bytes())
                && let Some(length) = length(row.phrase, first, &word)
                && best.is_none_or(|(longest, _)| length > longest)
            {
                best = Some((length, row.value));
            }
            at = row.next;
        }
        best
    }

    /// The words that phrases begin with.
    pub fn first_words(&self) -> impl Iterator<Item = &'static str> {
        self.by_first.keys().copied()
    }
}

/// The number of words of a phrase if they go on as `word(1)`, `word(2)` … do; its first word, which is known to stand there, has `first`
/// bytes. "murder-suicide now" is "murder", "-", "suicide", "now".
fn length<'a>(phrase: &str, first: usize, word: impl Fn(usize) -> &'a str) -> Option<usize> {
    let (mut rest, mut k) = (&phrase[first..], 1);
    while let Some(&part) = rest.as_bytes().first() {
        rest = &rest[1..];
        if part == b'-' {
            if word(k) != "-" {
                return None;
            }
            k += 1;
        }
        let next = word(k);
        rest = rest.strip_prefix(next).filter(|_| !next.is_empty())?;
        if !rest.is_empty() && !rest.starts_with([' ', '-']) {
            return None;
        }
        k += 1;
    }
    Some(k)
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
        assert_eq!(longest("shot deadly aim"), Some((1, 1)));
        assert_eq!(longest("co - work"), None);
    }
}
