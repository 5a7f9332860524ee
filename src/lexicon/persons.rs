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
    /// What kind of victims they make; None where it does not say.
    pub kind: Option<VictimKind>,
    /// Male or female, where it says.
    pub sex: Option<Sex>,
}

/// Kinds of victims; the names are the contract's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VictimKind {
    /// "humanitarians"
    AidWorker,
    /// "gunman", "suspect"
    Attacker,
    /// "girl", "teenager", "toddler"
    Child,
    /// "civilians", "noncombatant"
    Civilian,
    /// "smuggler", "thief"
    Criminal,
    /// "firefighters", "first responder"
    Firefighter,
    /// "families", "households"; homes are counted as these too
    Household,
    /// "reporter", "photographer"
    Journalist,
    /// "nurse", "surgeon"
    Medic,
    /// "refugee", "asylum seekers"
    Migrant,
    /// "rebels", "insurgent"
    Militant,
    /// "soldiers", "marine"
    Military,
    /// "mayor", "diplomat"
    Official,
    /// "patients"
    Patient,
    /// "officer", "sheriff"
    Police,
    /// "inmate", "detainees"
    Prisoner,
    /// "demonstrators", "striker"
    Protester,
    /// "priest", "monk"
    Religious,
    /// "pupil", "students"
    Student,
    /// "mother", "waitress"
    Woman,
}

impl VictimKind {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::AidWorker,
        Self::Attacker,
        Self::Child,
        Self::Civilian,
        Self::Criminal,
        Self::Firefighter,
        Self::Household,
        Self::Journalist,
        Self::Medic,
        Self::Migrant,
        Self::Militant,
        Self::Military,
        Self::Official,
        Self::Patient,
        Self::Police,
        Self::Prisoner,
        Self::Protester,
        Self::Religious,
        Self::Student,
        Self::Woman,
    ];

    /// The name in records and in `persons.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::AidWorker => "aid_worker",
            Self::Attacker => "attacker",
            Self::Child => "child",
            Self::Civilian => "civilian",
            Self::Criminal => "criminal",
            Self::Firefighter => "firefighter",
            Self::Household => "household",
            Self::Journalist => "journalist",
            Self::Medic => "medic",
            Self::Migrant => "migrant",
            Self::Militant => "militant",
            Self::Military => "military",
            Self::Official => "official",
            Self::Patient => "patient",
            Self::Police => "police",
            Self::Prisoner => "prisoner",
            Self::Protester => "protester",
            Self::Religious => "religious",
            Self::Student => "student",
            Self::Woman => "woman",
        }
    }

    /// The inverse of [`VictimKind::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
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
            assert!(found.contains(&kind), "no word for {kind:?}");
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
