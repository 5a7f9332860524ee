//! Short names of universities (`data/universities.tsv`): "studied law at Cornell".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/universities.tsv");

static TABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[name]| name).collect());

/// Is a lower-case word the short name of a university?
pub fn is_short(lower: &str) -> bool {
    TABLE.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("universities.tsv", FILE, 1);
        assert!(is_short("cornell") && !is_short("paris"));
    }
}
