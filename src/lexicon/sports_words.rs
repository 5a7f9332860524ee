//! Words of sport (`data/sports_words.tsv`): in "Leeds beat Hull 2-0" the towns are teams.

use std::sync::LazyLock;

use bitflags::bitflags;

use super::roles::Roles;

const FILE: &str = include_str!("data/sports_words.tsv");

bitflags! {
    /// What a word says of sport.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Sport: u8 {
        /// Stands between two teams: "beat"
        const BEATS = 1 << 0;
        /// The same, of others too: "hosted"
        const MEETS = 1 << 1;
        /// The same with "to" or "with" behind it: "lost", "drew"
        const LOSES = 1 << 2;
        /// What teams do with players: "traded"
        const TRADES = 1 << 3;
        /// Is said of one team: "relegated", "won"
        const FARES = 1 << 4;
        /// A word of reports of sport: "innings", "penalties"
        const TALKS = 1 << 5;
    }
}

static TABLE: LazyLock<Roles<Sport>> = LazyLock::new(|| Roles::of(FILE));

/// Does a lower-case word play one of these parts?
pub fn is(lower: &str, parts: Sport) -> bool {
    TABLE.plays(lower, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        Roles::<Sport>::check("sports_words.tsv", FILE);
        assert!(is("innings", Sport::TALKS) && is("beat", Sport::BEATS) && !is("table-cloth", Sport::TALKS));
    }
}
