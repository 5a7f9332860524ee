//! The gender that a given name lets expect (`data/given_names.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::titles::Gender;
use super::tsv;

const FILE: &str = include_str!("data/given_names.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| {
    let gender = |gender: &str| if gender == "f" { Gender::Female } else { Gender::Male };
    tsv::table(FILE).map(|[name, g]| (name, gender(g))).collect()
});

/// Looks up a given name, in any case.
pub fn given_gender(name: &str) -> Option<Gender> {
    TABLE.get(name.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("given_names.tsv", FILE, 2);
        for [name, gender] in tsv::table(FILE) {
            assert!(matches!(gender, "f" | "m"), "{name}");
        }
    }

    #[test]
    fn given_names_tell_a_gender_or_nothing() {
        assert_eq!(given_gender("Fatima"), Some(Gender::Female));
        assert_eq!(given_gender("JOHN"), Some(Gender::Male));
        assert_eq!(given_gender("Andrea"), None);
    }
}
