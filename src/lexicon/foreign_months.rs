//! The names of months in other languages (`data/foreign_months.tsv`): archives show their dates in the language of the reader.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/foreign_months.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, u32>> =
    LazyLock::new(|| tsv::table(FILE).filter_map(|[month, number]| Some((month, number.parse().ok()?))).collect());

/// The number of a month, 1 to 12, by its name in small letters.
pub fn foreign_month(name: &str) -> Option<u32> {
    TABLE.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("foreign_months.tsv", FILE, 2);
        for [month, number] in tsv::table(FILE) {
            assert!(matches!(number.parse(), Ok(1..=12)), "{month}: {number}");
        }
    }
}
