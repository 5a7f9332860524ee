//! Participles that belong to a role (`data/person_adjectives.tsv`): "suspected bomber".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/person_adjectives.tsv");

static TABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[word]| word).collect());

/// Is a lower-case word one?
pub fn is(lower: &str) -> bool {
    TABLE.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("person_adjectives.tsv", FILE, 1);
        assert!(is("suspected") && !is("mentioned"));
    }
}
