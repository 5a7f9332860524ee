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

/// What a row says of a word, and whether only capitals are meant ("SP", not "sp").
type Row = (Title, bool);

static TABLE: LazyLock<FxHashMap<&'static str, Row>> = LazyLock::new(|| {
    let kind = |kind: &str| match kind {
        "honorific" => TitleKind::Honorific,
        "royal" => TitleKind::Royal,
        "religious" => TitleKind::Religious,
        "rank" | "letters" => TitleKind::Rank,
        "office" => TitleKind::Office,
        "job" => TitleKind::Job,
        _ => TitleKind::Modifier,
    };
    let gender = |gender: &str| match gender {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    };
    tsv::table(FILE).map(|[word, k, g]| (word, (Title { kind: kind(k), gender: gender(g) }, k == "letters"))).collect()
});

/// Looks up a lower-case word.
pub fn title(lower: &str) -> Option<Title> {
    TABLE.get(lower).filter(|(_, letters)| !letters).map(|(title, _)| *title)
}

/// Looks up the lower-case form of a word that is written in capitals alone: "SP", "DCI".
pub fn in_capitals(lower: &str) -> Option<Title> {
    TABLE.get(lower).filter(|(_, letters)| *letters).map(|(title, _)| *title)
}

/// Is a lower-case word the plural of one that a name can follow ("senators", "secretaries", "chairmen")?
pub fn is_crowd(lower: &str) -> bool {
    let head = |one: &str| title(one).is_some_and(Title::is_head);
    if let Some(stem) = lower.strip_suffix("ies") {
        return head(&format!("{stem}y"));
    }
    if let Some(stem) = lower.strip_suffix("men") {
        return head(&format!("{stem}man"));
    }
    lower.strip_suffix('s').is_some_and(|one| one.len() > 2 && !one.ends_with('s') && head(one))
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    // Those in capitals alone are other words in small letters.
    for (word, _) in TABLE.iter().filter(|(_, (_, letters))| !letters) {
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
            assert!(["honorific", "royal", "religious", "rank", "office", "job", "letters", "modifier"].contains(&kind), "{word}");
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
        assert!(title("dci").is_none() && in_capitals("dci").is_some() && in_capitals("minister").is_none());
        assert!(is_crowd("secretaries") && is_crowd("chairmen") && is_crowd("goalkeepers") && !is_crowd("tables") && !is_crowd("minister"));
    }
}
