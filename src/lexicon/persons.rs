//! Nouns for persons (`data/persons.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};
use crate::closed_set::closed_set;

const FILE: &str = include_str!("data/persons.tsv");

/// What a noun for persons says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonNoun {
    /// Does it name one person, or several?
    pub number: Number,
    /// What kind of victims they make; None where it does not say.
    pub kind: Option<VictimKind>,
    /// Male or female, where it says.
    pub sex: Option<Sex>,
}

closed_set! {
    /// Kinds of victims.
    pub enum VictimKind {
        /// "humanitarians"
        AidWorker = "aid_worker",
        /// "gunman", "suspect"
        Attacker = "attacker",
        /// "girl", "teenager", "toddler"
        Child = "child",
        /// "civilians", "noncombatant"
        Civilian = "civilian",
        /// "smuggler", "thief"
        Criminal = "criminal",
        /// "firefighters", "first responder"
        Firefighter = "firefighter",
        /// "families", "households"; homes are counted as these too
        Household = "household",
        /// "reporter", "photographer"
        Journalist = "journalist",
        /// "nurse", "surgeon"
        Medic = "medic",
        /// "refugee", "asylum seekers"
        Migrant = "migrant",
        /// "rebels", "insurgent"
        Militant = "militant",
        /// "soldiers", "marine"
        Military = "military",
        /// "mayor", "diplomat"
        Official = "official",
        /// "patients"
        Patient = "patient",
        /// "officer", "sheriff"
        Police = "police",
        /// "inmate", "detainees"
        Prisoner = "prisoner",
        /// "demonstrators", "striker"
        Protester = "protester",
        /// "priest", "monk"
        Religious = "religious",
        /// "pupil", "students"
        Student = "student",
        /// "mother", "waitress"
        Woman = "woman",
    }
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
            (word, PersonNoun { number, kind: VictimKind::from_name(kind), sex })
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
    fn the_file_is_in_order_and_names_every_kind() {
        tsv::check("persons.tsv", FILE, 4);
        let mut found = Vec::new();
        for [word, number, kind, sex] in tsv::table(FILE) {
            assert!(matches!(number, "one" | "many" | "both") && matches!(sex, "" | "f" | "m"), "{word}");
            found.extend(VictimKind::from_name(kind));
            assert!(kind.is_empty() || VictimKind::from_name(kind).is_some(), "{word}: no kind {kind}");
        }
        for kind in VictimKind::ALL {
            assert!(found.contains(kind), "no word for {kind:?}");
        }
    }

    #[test]
    fn nouns_are_read() {
        let girl = person_noun("girl").unwrap();
        assert_eq!((girl.number, girl.kind, girl.sex), (Number::One, Some(VictimKind::Child), Some(Sex::Female)));
        assert_eq!(person_noun("people").map(|p| (p.number, p.kind)), Some((Number::Many, None)));
        assert_eq!(person_noun("market"), None);
    }
}
