//! Words that tell whether a clause looks back or ahead (`data/tense.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/tense.tsv");

bitflags! {
    /// How a word looks ahead; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Look: u8 {
        /// will, expected: whatever the tense of its own clause
        const AHEAD = 1 << 0;
        /// begins: says in the present what is to happen
        const SCHEDULED = 1 << 1;
        /// remained: goes on to the time behind "until"
        const LASTS = 1 << 2;
        /// agreed: what its infinitive tells lies ahead
        const AIMS = 1 << 3;
        /// began: what follows may be the time that is told of ("began 1998 in Leeds")
        const SPENDS = 1 << 4;
    }
}

static TABLE: LazyLock<FxHashMap<&'static str, Look>> = LazyLock::new(|| {
    let looks = |field| tsv::list(field).filter_map(|name: &str| Look::from_name(&name.to_uppercase())).collect();
    tsv::table(FILE).map(|[word, field]| (word, looks(field))).collect()
});

/// Does a lower-case word look so?
pub fn looks(lower: &str, look: Look) -> bool {
    TABLE.get(lower).is_some_and(|own| own.intersects(look))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("tense.tsv", FILE, 2);
        for [word, field] in tsv::table(FILE) {
            assert!(tsv::list(field).all(|name| Look::from_name(&name.to_uppercase()).is_some()), "{word}: {field}");
        }
        assert!(
            looks("will", Look::AHEAD) && looks("begins", Look::SCHEDULED) && !looks("begins", Look::AHEAD) && !looks("tea", Look::all())
        );
    }
}
