//! Words of titles, offices, ranks and jobs (`data/titles.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/titles.tsv");

/// Grammatical gender of a person as far as a title, a pronoun ("widow") or the given name tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

/// How a word of a title behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// "Mr.", "Dr.", "Nana": only says how a person is addressed.
    Honorific,
    /// "King", "Princess".
    Royal,
    /// "Pope", "Sheikh".
    Religious,
    /// "General", "Sgt.".
    Rank,
    /// "minister", "spokesman".
    Office,
    /// "lawyer", "farmer", "suspect", "widow".
    Job,
    /// "prime", "deputy", "former": stands before one of the others.
    Modifier,
}

/// A word of titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// How it behaves.
    pub kind: TitleKind,
    /// The gender that the word alone tells.
    pub gender: Option<Gender>,
}

impl Title {
    /// Can a name follow directly?
    pub fn is_head(self) -> bool {
        self.kind != TitleKind::Modifier
    }
}

static TABLE: LazyLock<FxHashMap<&'static str, Title>> = LazyLock::new(|| {
    let kind = |kind: &str| match kind {
        "honorific" => TitleKind::Honorific,
        "royal" => TitleKind::Royal,
        "religious" => TitleKind::Religious,
        "rank" => TitleKind::Rank,
        "office" => TitleKind::Office,
        "job" => TitleKind::Job,
        _ => TitleKind::Modifier,
    };
    let gender = |gender: &str| match gender {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    };
    tsv::table(FILE).map(|[word, k, g]| (word, Title { kind: kind(k), gender: gender(g) })).collect()
});

/// Looks up a lower-case word.
pub fn title(lower: &str) -> Option<Title> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.keys() {
        add(word, Class::TITLE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_kinds() {
        tsv::check("titles.tsv", FILE, 3);
        for [word, kind, gender] in tsv::table(FILE) {
            assert!(["honorific", "royal", "religious", "rank", "office", "job", "modifier"].contains(&kind), "{word}");
            assert!(["", "f", "m"].contains(&gender), "{word}");
            assert!(!word.contains([' ', '-']), "{word}: one token");
        }
    }

    #[test]
    fn heads_and_modifiers() {
        assert!(title("minister").is_some_and(Title::is_head));
        assert!(title("prime").is_some_and(|t| !t.is_head()));
        assert_eq!(title("queen").and_then(|t| t.gender), Some(Gender::Female));
        assert_eq!(title("table"), None);
    }
}
