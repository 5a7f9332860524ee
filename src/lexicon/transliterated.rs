//! Countries whose names of towns news spells in many ways, because they are written in another script (`data/transliterated.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tsv;

const FILE: &str = include_str!("data/transliterated.tsv");

static TABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| tsv::table(FILE).map(|[code, _script]| code).collect());

/// Is this the ISO code of such a country?
pub fn is(code: &str) -> bool {
    TABLE.contains(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::gazetteer;

    #[test]
    fn the_file_is_in_order_and_names_countries() {
        tsv::check("transliterated.tsv", FILE, 2);
        assert!(is("SY") && !is("FR") && !is(""));
        let known: Vec<&str> = gazetteer::countries().map(|(_, code, _)| code).collect();
        assert!(TABLE.iter().all(|code| known.contains(code)));
    }
}
