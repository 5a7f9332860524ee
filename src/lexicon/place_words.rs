//! Words that make or cut places (`data/place_words.tsv`): "Province", "Lake", "northern".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::gazetteer::Kind;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/place_words.tsv");

/// What a word does to the name of a place beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    /// A part of it or the way there: "northern Syria".
    Direction,
    /// A noun behind several names: "Karak and Tafila provinces".
    Plural(Kind),
    /// A noun of the name.
    Noun {
        /// May it open the name ("Lake Chad")?
        before: bool,
        /// May it close the name ("Helmand Province")?
        after: bool,
        /// What it makes of it.
        kind: Kind,
    },
}

static TABLE: LazyLock<FxHashMap<&'static str, PlaceWord>> = LazyLock::new(|| {
    tsv::table(FILE)
        .map(|[word, position, kind]| {
            let noun = |before, after| PlaceWord::Noun { before, after, kind: Kind::from_name(kind).unwrap_or_default() };
            let place_word = match position {
                "before" => noun(true, false),
                "after" => noun(false, true),
                "both" => noun(true, true),
                "list" => PlaceWord::Plural(Kind::from_name(kind).unwrap_or_default()),
                _ => PlaceWord::Direction,
            };
            (word, place_word)
        })
        .collect()
});

/// Looks up a lower-case word.
pub fn place_word(lower: &str) -> Option<PlaceWord> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for (word, place_word) in TABLE.iter() {
        match place_word {
            PlaceWord::Direction => add(word, Class::DIRECTION),
            PlaceWord::Noun { .. } => add(word, Class::PLACE_WORD),
            PlaceWord::Plural(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_kinds() {
        tsv::check("place_words.tsv", FILE, 3);
        for [word, position, kind] in tsv::table(FILE) {
            assert!(matches!(position, "before" | "after" | "both" | "list" | "direction"), "{word}: {position}");
            assert_eq!(Kind::from_name(kind).is_none(), position == "direction", "{word}: {kind}");
        }
    }

    #[test]
    fn positions() {
        assert_eq!(place_word("northern"), Some(PlaceWord::Direction));
        assert_eq!(place_word("governorate"), Some(PlaceWord::Noun { before: true, after: true, kind: Kind::Admin1 }));
        assert_eq!(place_word("mount"), Some(PlaceWord::Noun { before: true, after: true, kind: Kind::Mountain }));
        assert_eq!(place_word("dog"), None);
    }
}
