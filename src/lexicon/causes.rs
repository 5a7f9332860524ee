//! What makes victims (`data/causes.tsv`).

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/causes.tsv");

static TABLE: LazyLock<Phrases<&'static str>> = LazyLock::new(|| Phrases::new(tsv::table(FILE).map(|[phrase, cause]| (phrase, cause))));

/// The longest phrase at a place (`word(0)` its first word, lower case): its length in tokens and the cause's name.
pub fn longest<'a>(word: impl Fn(usize) -> &'a str) -> Option<(usize, &'static str)> {
    TABLE.longest(word)
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.first_words() {
        add(word, Class::CAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("causes.tsv", FILE, 2);
        assert_eq!(longest(|k| ["car", "bomb", "in"].get(k).copied().unwrap_or("")), Some((2, "bombing")));
        assert_eq!(longest(|_| "tea"), None);
    }
}
