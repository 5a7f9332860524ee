//! Nouns that stand beside the name of an organisation and say its kind (`data/organization_nouns.tsv`): "the aid group Xavora".

use std::sync::LazyLock;

use super::endings::Endings;
use super::kinds::OrganizationKind;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/organization_nouns.tsv");

static TABLE: LazyLock<Endings<OrganizationKind>> =
    LazyLock::new(|| Endings::new(tsv::table(FILE).filter_map(|[noun, kind]| Some((noun, OrganizationKind::from_name(kind)?)))));

/// The longest noun that ends with this lower-case word, as its length in words, and the kind that it says; `back(1)` is the word before it.
pub fn ending<'a>(last: &str, back: impl Fn(usize) -> &'a str) -> Option<(usize, OrganizationKind)> {
    TABLE.longest(last, back)
}

/// Reports the classes of the file's words: the last word of each noun.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.last_words() {
        add(word, Class::ORGANIZATION_NOUN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_its_kinds_are_known() {
        tsv::check("organization_nouns.tsv", FILE, 2);
        for [noun, kind] in tsv::table(FILE) {
            assert!(OrganizationKind::from_name(kind).is_some(), "{noun}: {kind}");
        }
    }

    #[test]
    fn the_longest_noun_counts() {
        let kind = |words: &[&'static str]| {
            let back = |k: usize| words.len().checked_sub(1 + k).map_or("", |at| words[at]);
            ending(words[words.len() - 1], back)
        };
        assert_eq!(kind(&["an", "aid", "agency"]), Some((2, OrganizationKind::Ngo)));
        assert_eq!(kind(&["the", "agency"]), Some((1, OrganizationKind::Other)));
        assert_eq!(kind(&["the", "table"]), None);
    }
}
