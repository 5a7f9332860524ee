//! Words that make a weekday the name of one day (`data/day_epithets.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/day_epithets.tsv");

static TABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[word]| word).collect());

/// Does a lower-case word make a name of the weekday after it: "Bloody Sunday"?
pub fn is_day_epithet(lower: &str) -> bool {
    TABLE.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("day_epithets.tsv", FILE, 1);
        assert!(is_day_epithet("bloody") && !is_day_epithet("last"));
    }
}
