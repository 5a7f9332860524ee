//! How articles are called in a database: by the ids of their records, and never two of a run alike.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::hash;

/// Gives the articles of a run their ids, one after the other in their order, so that a second run over the same inputs gives the same.
#[derive(Debug, Default)]
pub struct Ids {
    /// Hashes of the ids that are done and left out.
    done: FxHashSet<u64>,
    /// Hashes of those that were given, with the last number that was put behind each.
    given: FxHashMap<u64, u64>,
}

impl Ids {
    /// `done`: hashes of the ids of articles that are there already and left out.
    pub fn new(done: FxHashSet<u64>) -> Self {
        Self { done, given: FxHashMap::default() }
    }

    /// The id of an article whose record has this one: the same, or where that is another article's, one with a number behind it.
    pub fn give<'i>(&mut self, id: &'i str) -> Cow<'i, str> {
        let own = hash(id.as_bytes());
        let Some(&last) = self.given.get(&own) else {
            self.given.insert(own, 1);
            return Cow::Borrowed(id);
        };
        let mut again = last;
        loop {
            again += 1;
            let numbered = format!("{id}#{again}");
            if let Entry::Vacant(free) = self.given.entry(hash(numbered.as_bytes())) {
                free.insert(1);
                self.given.insert(own, again);
                return Cow::Owned(numbered);
            }
        }
    }

    /// Is this article done and to be left out?
    pub fn is_done(&self, id: &str) -> bool {
        self.done.contains(&hash(id.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_articles_are_called_the_same() {
        let mut ids = Ids::new([hash(b"b"), hash(b"a#2")].into_iter().collect());
        let given: Vec<(String, bool)> = ["a", "a", "b", "a#2", "a", "A"]
            .into_iter()
            .map(|id| {
                let id = ids.give(id).into_owned();
                let done = ids.is_done(&id);
                (id, done)
            })
            .collect();
        let expected = [("a", false), ("a#2", true), ("b", true), ("a#2#2", false), ("a#3", false), ("A", false)];
        assert_eq!(given, expected.map(|(id, done)| (id.to_owned(), done)));
    }
}
