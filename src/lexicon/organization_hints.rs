//! Words that say the kind of an organisation where its head word does not (`data/organization_hints.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::kinds::OrganizationKind;
use super::tsv;

const FILE: &str = include_str!("data/organization_hints.tsv");

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The kind.
    pub kind: OrganizationKind,
    /// Of several hints in a name the one with the lowest rank counts.
    pub rank: u8,
    /// The head words and kinds of heads that it overrules.
    over: &'static str,
}

static TABLE: LazyLock<FxHashMap<&'static str, Hint>> = LazyLock::new(|| {
    let row = |[word, kind, over]: [&'static str; 3]| {
        let kind = OrganizationKind::from_name(kind)?;
        Some((word, Hint { kind, rank: rank(kind), over }))
    };
    tsv::table(FILE).filter_map(row).collect()
});

/// The more special a kind, the lower.
fn rank(kind: OrganizationKind) -> u8 {
    match kind {
        OrganizationKind::Intergovernmental => 0,
        OrganizationKind::Sports | OrganizationKind::Police | OrganizationKind::Military => 1,
        OrganizationKind::Religious | OrganizationKind::Media => 2,
        OrganizationKind::Government => 3,
        _ => 4,
    }
}

/// What a lower-case word of a name says against its head word, whose own kind is `kind`.
pub fn overrule(word: &str, head: &str, kind: OrganizationKind) -> Option<Hint> {
    let hint = TABLE.get(word).copied()?;
    tsv::list(hint.over).any(|over| over == head || over == kind.name()).then_some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("organization_hints.tsv", FILE, 3);
        for [word, kind, _] in tsv::table(FILE) {
            assert!(OrganizationKind::from_name(kind).is_some(), "{word}: {kind}");
        }
    }

    #[test]
    fn hints_overrule_some_heads_only() {
        use OrganizationKind::{Government, Intergovernmental, Ngo, Other, Party, Sports};
        let kind = |word, head, of| overrule(word, head, of).map(|hint| hint.kind);
        assert_eq!(kind("national", "council", Other), Some(Government));
        assert_eq!(kind("national", "party", Party), None);
        assert_eq!(kind("un", "assembly", Government), Some(Intergovernmental));
        assert_eq!(kind("football", "association", Ngo), Some(Sports));
        assert_eq!(kind("garden", "council", Other), None);
    }
}
