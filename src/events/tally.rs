//! Counting votes.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Votes for values, in the order in which the values were first voted for.
#[derive(Clone, Debug)]
pub(super) struct Tally<T> {
    votes: Vec<(T, f64)>,
    places: FxHashMap<T, usize>,
}

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self { votes: Vec::new(), places: FxHashMap::default() }
    }
}

impl<T: Hash + Eq + Clone> Tally<T> {
    pub(super) fn add(&mut self, value: T, votes: f64) {
        let next = self.votes.len();
        let at = *self.places.entry(value.clone()).or_insert(next);
        match self.votes.get_mut(at) {
            Some((_, sum)) => *sum += votes,
            None => self.votes.push((value, votes)),
        }
    }

    /// The values, those with most votes first; of equal ones that which was voted for first.
    pub(super) fn ranked(mut self) -> Vec<(T, f64)> {
        self.votes.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        self.votes
    }

    /// The value with most votes; of several the first.
    pub(super) fn winner(self) -> Option<T> {
        self.ranked().into_iter().next().map(|(value, _)| value)
    }
}

impl<T: Hash + Eq + Clone> FromIterator<T> for Tally<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut tally = Self::default();
        values.into_iter().for_each(|value| tally.add(value, 1.0));
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_votes_win_and_of_equal_ones_the_first() {
        let ranked = |list: &[&'static str]| list.iter().copied().collect::<Tally<&str>>().ranked();
        assert_eq!(ranked(&["b", "a", "c", "a"]), [("a", 2.0), ("b", 1.0), ("c", 1.0)]);
        assert_eq!(ranked(&["b", "a", "a", "b"])[0].0, "b");
        assert_eq!(Tally::<u32>::default().winner(), None);
    }
}
