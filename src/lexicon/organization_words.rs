//! Words that head the name of an organisation (`data/organization_words.tsv`).

use std::sync::LazyLock;

use super::endings::Endings;
use super::kinds::OrganizationKind;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/organization_words.tsv");

/// Where in a name a head word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPlace {
    /// Ends a name, or begins one before "of" or "for".
    Head,
    /// Like `Head`, but every state has one: a nationality before it is a mention of its own.
    Generic,
    /// Only ends a name of two words and more.
    Tail,
}

/// A head word, or the last words of a longer one ("police department").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The kind of organisation.
    pub kind: OrganizationKind,
    /// Where it stands.
    pub place: HeadPlace,
    /// How many words it has.
    pub words: u8,
}

static TABLE: LazyLock<Endings<Head>> = LazyLock::new(|| {
    let row = |[phrase, kind, place]: [&'static str; 3]| {
        let kind = OrganizationKind::from_name(kind)?;
        let place = match place {
            "generic" => HeadPlace::Generic,
            "head" => HeadPlace::Head,
            _ => HeadPlace::Tail,
        };
        Some((phrase, Head { kind, place, words: phrase.split(' ').count() as u8 }))
    };
    Endings::new(tsv::table(FILE).filter_map(row))
});

/// The longest head that ends with this lower-case word; `back(1)` is the word before it, `back(2)` the one before that.
pub fn head_ending<'a>(last: &str, back: impl Fn(usize) -> &'a str) -> Option<Head> {
    TABLE.longest(last, back).map(|(_, head)| head)
}

/// Reports the classes of the file's words: the last word of each head.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.last_words() {
        add(word, Class::ORGANIZATION_WORD);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("organization_words.tsv", FILE, 3);
        for [word, kind, place] in tsv::table(FILE) {
            assert!(OrganizationKind::from_name(kind).is_some(), "{word}: {kind}");
            assert!(["head", "generic", "tail"].contains(&place), "{word}");
        }
    }

    #[test]
    fn the_longest_head_is_found() {
        let kind = |words: &[&'static str]| {
            let back = |k: usize| words.len().checked_sub(1 + k).map_or("", |at| words[at]);
            head_ending(words[words.len() - 1], back).map(|h| (h.kind, h.words))
        };
        assert_eq!(kind(&["metro", "police", "department"]), Some((OrganizationKind::Police, 2)));
        assert_eq!(kind(&["health", "department"]), Some((OrganizationKind::Government, 1)));
        assert_eq!(kind(&["table"]), None);
    }
}
