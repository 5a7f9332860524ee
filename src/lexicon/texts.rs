//! Nouns for texts that say something (`data/texts.tsv`): "report", "letter".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/texts.tsv");

static TABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[noun]| noun).collect());

/// Is the lower-case word such a noun?
pub fn is_text(lower: &str) -> bool {
    TABLE.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("texts.tsv", FILE, 1);
        assert!(is_text("report") && !is_text("battleground"));
    }
}
