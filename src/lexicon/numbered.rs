//! Words that tell what a number beside them numbers (`data/numbered.tsv`): "flight", "km", "Avenue".

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/numbered.tsv");

bitflags! {
    /// What a word makes of the number beside it; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Numbers: u8 {
        /// flight, room: before the number of a thing
        const LABEL = 1 << 0;
        /// km, percent: behind a number that measures
        const MEASURE = 1 << 1;
        /// avenue: behind the number of a house
        const STREET = 1 << 2;
        /// highs: near a temperature
        const HEAT = 1 << 3;
    }
}

static TABLE: LazyLock<FxHashMap<&'static str, Numbers>> = LazyLock::new(|| {
    let roles = |field| tsv::list(field).filter_map(|name: &str| Numbers::from_name(&name.to_uppercase())).collect();
    tsv::table(FILE).map(|[word, field]| (word, roles(field))).collect()
});

/// Does a lower-case word make one of these of the number beside it?
pub fn numbers(lower: &str, what: Numbers) -> bool {
    TABLE.get(lower).is_some_and(|own| own.intersects(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("numbered.tsv", FILE, 2);
        for [word, field] in tsv::table(FILE) {
            assert!(tsv::list(field).all(|name| Numbers::from_name(&name.to_uppercase()).is_some()), "{word}: {field}");
        }
        assert!(numbers("flight", Numbers::LABEL) && numbers("km", Numbers::MEASURE) && !numbers("tea", Numbers::all()));
    }
}
