//! Words by which a place stands for its government (`data/diplomacy.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/diplomacy.tsv");

/// How a word speaks for a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diplomacy {
    /// A verb that governments do and places do not: "vetoed".
    Act,
    /// A noun before "with" or "between" and a capital: "talks".
    Relation,
}

static TABLE: LazyLock<FxHashMap<&'static str, Diplomacy>> = LazyLock::new(|| {
    let kind = |kind: &str| if kind == "act" { Diplomacy::Act } else { Diplomacy::Relation };
    tsv::table(FILE).map(|[word, k]| (word, kind(k))).collect()
});

/// Looks up a lower-case word.
pub fn diplomacy(lower: &str) -> Option<Diplomacy> {
    TABLE.get(lower).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("diplomacy.tsv", FILE, 2);
        assert_eq!(diplomacy("vetoed"), Some(Diplomacy::Act));
        assert_eq!(diplomacy("talks"), Some(Diplomacy::Relation));
        assert_eq!(diplomacy("walked"), None);
    }
}
