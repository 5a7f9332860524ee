//! What ministers and public bodies are in charge of (`data/portfolios.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/portfolios.tsv");

static TABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[word]| word).collect());

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.iter() {
        add(word, Class::PORTFOLIO);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("portfolios.tsv", FILE, 1);
        assert!(TABLE.contains("fisheries") && !TABLE.contains("garden"));
    }
}
