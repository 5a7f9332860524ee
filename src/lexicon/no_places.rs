//! Words beside which a name of the gazetteer is none of a place (`data/no_places.tsv`): "40,000 Birr", "Lima beans".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/no_places.tsv");

/// What such a word makes of the name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A currency where a number stands before it.
    Money,
    /// A food or ware called after a place.
    Thing,
    /// People, whom the adjective of a continent before it describes.
    People,
    /// Learning: what follows "at" is a university.
    Study,
    /// A verb for what firms do.
    Trade,
    /// What people travel by, and that they do.
    Travel,
    /// A way between two places.
    Way,
    /// A work that has a title, or where it is played.
    Work,
}

static TABLE: LazyLock<FxHashMap<&'static str, Beside>> = LazyLock::new(|| {
    let kind = |kind: &str| {
        Some(match kind {
            "money" => Beside::Money,
            "thing" => Beside::Thing,
            "people" => Beside::People,
            "study" => Beside::Study,
            "trade" => Beside::Trade,
            "travel" => Beside::Travel,
            "way" => Beside::Way,
            "work" => Beside::Work,
            _ => return None,
        })
    };
    tsv::table(FILE).filter_map(|[word, name]| Some((word, kind(name)?))).collect()
});

/// Is this lower-case word one of that kind?
pub fn is(lower: &str, kind: Beside) -> bool {
    TABLE.get(lower) == Some(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_its_kinds_are_known() {
        tsv::check("no_places.tsv", FILE, 2);
        assert_eq!(TABLE.len(), tsv::rows(FILE).count());
        assert!(is("birr", Beside::Money) && !is("birr", Beside::Thing) && !is("", Beside::Way));
    }
}
