//! Words that say the kind of an organisation where its head word does not (`data/organization_hints.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/organization_hints.tsv");

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The kind: a name of the record.
    pub kind: &'static str,
    /// Of several hints in a name the one with the lowest rank counts.
    pub rank: u8,
    /// The head words and kinds of heads that it overrules.
    over: &'static str,
}

static TABLE: LazyLock<FxHashMap<&'static str, Hint>> = LazyLock::new(|| {
    let row = |[word, kind, over]: [&'static str; 3]| (word, Hint { kind, rank: rank(kind), over });
    tsv::table(FILE).map(row).collect()
});

/// The more special a kind, the lower.
fn rank(kind: &str) -> u8 {
    match kind {
        "intergovernmental" => 0,
        "sports" | "police" | "military" => 1,
        "religious" | "media" => 2,
        "government" => 3,
        _ => 4,
    }
}

/// What a lower-case word of a name says against its head word, whose own kind is `kind`.
pub fn overrule(word: &str, head: &str, kind: &str) -> Option<Hint> {
    let hint = TABLE.get(word).copied()?;
    tsv::list(hint.over).any(|over| over == head || over == kind).then_some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("organization_hints.tsv", FILE, 3);
    }

    #[test]
    fn hints_overrule_some_heads_only() {
        let kind = |word, head, of| overrule(word, head, of).map(|hint| hint.kind);
        assert_eq!(kind("national", "council", "other"), Some("government"));
        assert_eq!(kind("national", "party", "party"), None);
        assert_eq!(kind("un", "assembly", "government"), Some("intergovernmental"));
        assert_eq!(kind("football", "association", "ngo"), Some("sports"));
        assert_eq!(kind("garden", "council", "other"), None);
    }
}
