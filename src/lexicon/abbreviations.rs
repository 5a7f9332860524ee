//! Abbreviations that carry their own full stop (`data/abbreviations.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/abbreviations.tsv");

/// What an abbreviation says about the text behind its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name follows: "Mr.", "Gen.". Never ends a sentence.
    Title,
    /// A month: "Feb.".
    Month,
    /// A weekday: "Fri.".
    Weekday,
    /// A state or province: "Calif.". May end a sentence.
    State,
    /// More follows: "No.", "vs.". Never ends a sentence.
    Inner,
    /// May end a sentence: "Inc.", "U.S.", "p.m.".
    Final,
}

static TABLE: LazyLock<FxHashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    let kind = |kind: &str| match kind {
        "title" => Abbreviation::Title,
        "month" => Abbreviation::Month,
        "weekday" => Abbreviation::Weekday,
        "state" => Abbreviation::State,
        "inner" => Abbreviation::Inner,
        _ => Abbreviation::Final,
    };
    tsv::table(FILE).map(|[word, k]| (word, kind(k))).collect()
});

/// Looks up a lower-case word together with its full stop ("gen.").
pub fn abbreviation(lower: &str) -> Option<Abbreviation> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.keys() {
        add(word, Class::ABBREVIATION);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("abbreviations.tsv", FILE, 2);
    }

    #[test]
    fn kinds_are_read() {
        assert_eq!(abbreviation("gen."), Some(Abbreviation::Title));
        assert_eq!(abbreviation("u.s."), Some(Abbreviation::Final));
        assert_eq!(abbreviation("dog."), None);
    }
}
