//! Nouns for persons (`data/persons.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/persons.tsv");

/// What a noun for persons says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonNoun {
    /// Does it name one person, or several?
    pub number: Number,
    /// What kind of persons, in the record's words ("civilian", "child" …); None where it does not say.
    pub kind: Option<&'static str>,
    /// Male or female, where it says.
    pub sex: Option<Sex>,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// "soldier"
    One,
    /// "soldiers"
    Many,
    /// "police"
    Both,
}

/// What a noun says of the person's sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sex {
    Female,
    Male,
}

static TABLE: LazyLock<FxHashMap<&'static str, PersonNoun>> = LazyLock::new(|| {
    tsv::table(FILE)
        .map(|[word, number, kind, sex]| {
            let number = match number {
                "one" => Number::One,
                "many" => Number::Many,
                _ => Number::Both,
            };
            let sex = match sex {
                "f" => Some(Sex::Female),
                "m" => Some(Sex::Male),
                _ => None,
            };
            (word, PersonNoun { number, kind: (!kind.is_empty()).then_some(kind), sex })
        })
        .collect()
});

/// Looks up a lower-case word.
pub fn person_noun(lower: &str) -> Option<PersonNoun> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.keys() {
        add(word, Class::PERSON_NOUN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("persons.tsv", FILE, 4);
        for [word, number, _, sex] in tsv::table(FILE) {
            assert!(matches!(number, "one" | "many" | "both") && matches!(sex, "" | "f" | "m"), "{word}");
        }
    }

    #[test]
    fn nouns_are_read() {
        let girl = person_noun("girl").unwrap();
        assert_eq!((girl.number, girl.kind, girl.sex), (Number::One, Some("child"), Some(Sex::Female)));
        assert_eq!(person_noun("people").map(|p| (p.number, p.kind)), Some((Number::Many, None)));
        assert_eq!(person_noun("market"), None);
    }
}
