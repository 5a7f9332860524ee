//! What verbs say of what makes victims (`data/cause_acts.tsv`): "ran into a tree", "shots were fired".

use std::sync::LazyLock;

use super::causes::{Cause, table};
use super::phrases::Phrases;
use super::{Add, Class};

const FILE: &str = include_str!("data/cause_acts.tsv");

static TABLE: LazyLock<Phrases<Cause>> = LazyLock::new(|| table(FILE));

/// The longest phrase at a place (`word(0)` its first word, lower case): its length in tokens and the cause.
pub fn longest<'a>(word: impl Fn(usize) -> &'a str) -> Option<(usize, Cause)> {
    TABLE.longest(word)
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.first_words() {
        add(word, Class::CAUSE_ACT);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tsv;
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("cause_acts.tsv", FILE, 2);
        assert!(tsv::table(FILE).all(|[_, name]| Cause::from_name(name).is_some()));
        assert_eq!(longest(|k| ["shots", "were", "fired", "."].get(k).copied().unwrap_or("")), Some((3, Cause::Shooting)));
    }
}
