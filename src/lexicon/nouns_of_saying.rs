//! Nouns for what somebody says of or to another: "drew criticism from Ruiz" (`data/nouns_of_saying.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/nouns_of_saying.tsv");

static NOUNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[noun]| noun).collect());

/// Is the lower-case word one?
pub fn is_noun_of_saying(lower: &str) -> bool {
    NOUNS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("nouns_of_saying.tsv", FILE, 1);
        assert!(is_noun_of_saying("criticism") && !is_noun_of_saying("bread"));
    }
}
