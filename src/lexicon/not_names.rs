//! Capitalised words that are no name of a person, place or organisation (`data/not_names.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/not_names.tsv");

/// Why a capitalised word is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotName {
    /// Months, weekdays, holidays.
    Calendar,
    /// Faiths, peoples without a country, political colours.
    Group,
    /// Products and models.
    Product,
    /// Anything else that is never a name by itself.
    Other,
    /// Ends the name of an event, law, prize: "War", "Cup", "Act".
    Event,
    /// Ends the name of a street.
    Street,
    /// Stands before the name of a ship: "MV", "ferry".
    Ship,
    /// Stands before the name of a storm: "Typhoon".
    Storm,
    /// Begins the name of a place in other languages: "Villa", "Cerro".
    Site,
    /// Begins the name of a building in other languages: "Teatro", "Stade".
    Building,
}

static TABLE: LazyLock<FxHashMap<&'static str, NotName>> = LazyLock::new(|| {
    let kind = |kind: &str| match kind {
        "calendar" => NotName::Calendar,
        "group" => NotName::Group,
        "product" => NotName::Product,
        "event" => NotName::Event,
        "street" => NotName::Street,
        "ship" => NotName::Ship,
        "storm" => NotName::Storm,
        "site" => NotName::Site,
        "building" => NotName::Building,
        _ => NotName::Other,
    };
    tsv::table(FILE).map(|[word, k]| (word, kind(k))).collect()
});

/// Looks up a lower-case word.
pub fn not_name(lower: &str) -> Option<NotName> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for (word, kind) in TABLE.iter() {
        // What begins a name is part of it.
        add(word, if matches!(kind, NotName::Ship | NotName::Site | NotName::Building) { Class::BEFORE_A_NAME } else { Class::NOT_A_NAME });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("not_names.tsv", FILE, 2);
        assert_eq!(not_name("monday"), Some(NotName::Calendar));
        assert_eq!(not_name("prize"), Some(NotName::Event));
        assert_eq!(not_name("anna"), None);
    }
}
