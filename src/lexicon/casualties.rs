//! Words that say what happened to victims (`data/casualties.tsv`).

use std::sync::LazyLock;

use super::kinds::CasualtyKind;
use super::phrases::Phrases;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/casualties.tsv");

/// Where the victims of a phrase stand; see the head of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Frame {
    Verb,
    Act,
    Shot,
    Struck,
    Carry,
    Drive,
    Camp,
    Refuge,
    Subject,
    State,
    Noun,
    Event,
    Wound,
    Lives,
    Toll,
    Total,
    Outcome,
    Loss,
    Unhurt,
    Named,
    Trap,
}

impl Frame {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "verb" => Self::Verb,
            "act" => Self::Act,
            "shot" => Self::Shot,
            "struck" => Self::Struck,
            "carry" => Self::Carry,
            "camp" => Self::Camp,
            "refuge" => Self::Refuge,
            "drive" => Self::Drive,
            "subject" => Self::Subject,
            "state" => Self::State,
            "noun" => Self::Noun,
            "event" => Self::Event,
            "wound" => Self::Wound,
            "lives" => Self::Lives,
            "toll" => Self::Toll,
            "total" => Self::Total,
            "outcome" => Self::Outcome,
            "loss" => Self::Loss,
            "unhurt" => Self::Unhurt,
            "named" => Self::Named,
            "trap" => Self::Trap,
            _ => return None,
        })
    }
}

static TABLE: LazyLock<Phrases<(Option<CasualtyKind>, Frame)>> = LazyLock::new(|| {
    Phrases::new(
        tsv::table(FILE).filter_map(|[phrase, kind, frame]| Some((phrase, (CasualtyKind::from_name(kind), Frame::from_name(frame)?)))),
    )
});

/// The longest phrase at a place (`word(0)` its first word, lower case): its length in tokens, its kind (none for a trap), its frame.
pub fn longest<'a>(word: impl Fn(usize) -> &'a str) -> Option<(usize, Option<CasualtyKind>, Frame)> {
    TABLE.longest(word).map(|(length, (kind, frame))| (length, kind, frame))
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.first_words() {
        add(word, Class::CASUALTY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("casualties.tsv", FILE, 3);
        for [phrase, kind, frame] in tsv::table(FILE) {
            let known = Frame::from_name(frame).unwrap_or_else(|| panic!("{phrase}: no frame {frame}"));
            assert_eq!(known == Frame::Trap, kind.is_empty(), "{phrase}");
            assert!(kind.is_empty() || CasualtyKind::from_name(kind).is_some(), "{phrase}: {kind}");
        }
    }

    #[test]
    fn traps_are_longer_than_what_they_hide() {
        let longest = |text: &'static str| longest(|k| text.split(' ').nth(k).unwrap_or(""));
        assert_eq!(longest("death penalty"), Some((2, None, Frame::Trap)));
        assert_eq!(longest("death toll"), Some((2, Some(CasualtyKind::Killed), Frame::Toll)));
        assert_eq!(longest("death of"), Some((1, Some(CasualtyKind::Killed), Frame::Event)));
    }
}
