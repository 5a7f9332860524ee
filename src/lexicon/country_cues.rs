//! Words that tell in which country an article plays (`data/country_cues.tsv`): "sheriff", "naira", "taoiseach".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/country_cues.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| tsv::table(FILE).map(|[word, countries]| (word, countries)).collect());

/// The ISO codes of the countries that a lower-case word speaks for; none for any other word.
pub fn countries(lower: &str) -> impl Iterator<Item = &'static str> {
    tsv::list(TABLE.get(lower).copied().unwrap_or(""))
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.keys() {
        add(word, Class::COUNTRY_CUE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_countries() {
        tsv::check("country_cues.tsv", FILE, 2);
        let known: Vec<&str> = crate::lexicon::gazetteer::countries().map(|(_, code, _)| code).collect();
        for [word, list] in tsv::table(FILE) {
            assert!(tsv::list(list).count() > 0 && tsv::list(list).all(|code| known.contains(&code)), "{word}: {list}");
        }
    }

    #[test]
    fn cues_and_other_words() {
        assert_eq!(countries("sheriff").collect::<Vec<_>>(), ["US"]);
        assert_eq!(countries("lakh").count(), 3);
        assert_eq!(countries("market").count(), 0);
    }
}
