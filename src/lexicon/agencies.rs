//! News agencies and broadcasters (`data/agencies.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/agencies.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| tsv::table(FILE).map(|[name, full]| (name, full)).collect());

/// Is this, in lower case, the name of a news agency or broadcaster ("ap", "reuters")? In full, or "-" where the words name no one agency.
pub fn agency(lower: &str) -> Option<&'static str> {
    TABLE.get(lower).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("agencies.tsv", FILE, 2);
    }

    #[test]
    fn agencies_are_known_by_short_and_full_name() {
        assert_eq!(agency("ap"), Some("Associated Press"));
        assert_eq!(agency("the associated press"), Some("Associated Press"));
        assert_eq!(agency("market"), None);
    }
}
