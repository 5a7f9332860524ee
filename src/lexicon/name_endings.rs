//! What stands after the stop in names of files and sites: "js", "com" (`data/name_endings.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/name_endings.tsv");

static ENDINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[ending]| ending).collect());

/// Is this lower-case word one?
pub fn is_name_ending(lower: &str) -> bool {
    ENDINGS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("name_endings.tsv", FILE, 1);
        assert!(is_name_ending("js") && !is_name_ending("he") && !is_name_ending("in"));
    }
}
