//! Words that are towns too but seldom mean them (`data/toponym_traps.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::tsv;

const FILE: &str = include_str!("../data/toponym_traps.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, u8>> =
    LazyLock::new(|| tsv::table(FILE).map(|[word, most]| (word, most.parse().unwrap_or(0))).collect());

/// The greatest strength that a match of this single lower-case word may have.
pub fn most(lower: &str) -> Option<u8> {
    TABLE.get(lower).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("toponym_traps.tsv", FILE, 2);
        assert!(tsv::table(FILE).all(|[_, most]: [&str; 2]| matches!(most, "0" | "2")));
    }

    #[test]
    fn traps_and_places() {
        assert_eq!((most("reading"), most("est"), most("aleppo")), (Some(2), Some(0), None));
    }
}
