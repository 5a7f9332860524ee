//! Words before a number that bound it: "at least", "up to", "about" (`data/hedges.tsv`).

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/hedges.tsv");

/// What a hedge does to the number behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "at least": there is no upper bound.
    Least,
    /// "up to": there is no lower bound.
    Most,
    /// "about": the number is approximate.
    About,
    /// "another": nothing.
    Exact,
}

static TABLE: LazyLock<Phrases<Bound>> = LazyLock::new(|| {
    let bound = |bound: &str| match bound {
        "least" => Bound::Least,
        "most" => Bound::Most,
        "about" => Bound::About,
        _ => Bound::Exact,
    };
    Phrases::new(tsv::table(FILE).map(|[phrase, b]| (phrase, bound(b))))
});

/// The longest hedge at a place (`word(0)` its first word, lower case): its length in tokens and what it does.
pub fn longest<'a>(word: impl Fn(usize) -> &'a str) -> Option<(usize, Bound)> {
    TABLE.longest(word)
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.first_words() {
        add(word, Class::HEDGE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("hedges.tsv", FILE, 2);
        for [phrase, bound] in tsv::table(FILE) {
            assert!(matches!(bound, "least" | "most" | "about" | "exact"), "{phrase}");
        }
        assert_eq!(longest(|k| ["as", "many", "as"].get(k).copied().unwrap_or("")), Some((3, Bound::Most)));
        assert_eq!(longest(|_| "as"), None);
    }
}
