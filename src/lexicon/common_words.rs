//! Words that do not tell one event from another (`data/common_words.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;
use crate::closed_set::closed_set;

const FILE: &str = include_str!("data/common_words.tsv");

closed_set! {
    /// Why a word says nothing of an event.
    enum Role {
        /// It is in every report.
        Common = "common",
        /// It is of a building or road that many events pass through.
        Public = "public",
    }
}

fn words(role: Role) -> impl Iterator<Item = &'static str> {
    tsv::table(FILE).filter(move |[_, name]| Role::from_name(name) == Some(role)).map(|[word, _]| word)
}

static COMMON: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(Role::Common).collect());
static PUBLIC: LazyLock<Vec<&str>> = LazyLock::new(|| words(Role::Public).collect());

/// Is a word in every report?
pub fn is_common(lower: &str) -> bool {
    COMMON.contains(lower)
}

/// Is it the name, in small letters, of a building or road that many events pass through?
pub fn is_public(name: &str) -> bool {
    PUBLIC.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_its_roles_are_known() {
        tsv::check("common_words.tsv", FILE, 2);
        for [word, role] in tsv::table(FILE) {
            assert!(Role::from_name(role).is_some(), "{word}: {role}");
        }
        assert!(is_common("the") && !is_common("mill") && is_public("lima general hospital") && !is_public("mill lane"));
    }
}
