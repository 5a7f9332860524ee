//! Second syllables of given names as they stand behind a hyphen: "Jae-in", "Ki-moon" (`data/name_syllables.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/name_syllables.tsv");

static SYLLABLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[syllable]| syllable).collect());

/// Is this lower-case word one?
pub fn is_syllable(lower: &str) -> bool {
    SYLLABLES.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("name_syllables.tsv", FILE, 1);
        assert!(is_syllable("moon") && is_syllable("in"));
        // "Assad-era", "Obama-led", "Kremlin-run", "Syria-born".
        assert!(!["era", "led", "run", "like", "born", "based", "backed"].into_iter().any(is_syllable));
    }
}
