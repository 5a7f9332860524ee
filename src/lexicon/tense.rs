//! Words that tell whether a clause looks back or ahead (`data/tense.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;

use super::roles::Roles;

const FILE: &str = include_str!("data/tense.tsv");

bitflags! {
    /// How a word looks ahead; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Look: u16 {
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
        /// investigating: in the present, of what has been
        const BACK = 1 << 5;
        /// crash: comes without a warning, so that its day is known once it has been
        const HARM = 1 << 6;
        /// storm: the same, but forecast or called for too
        const HAZARD = 1 << 7;
        /// funeral, holding: of a day that is set
        const COMING = 1 << 8;
    }
}

static TABLE: LazyLock<Roles<Look>> = LazyLock::new(|| Roles::of(FILE));

/// Does a lower-case word look so?
pub fn looks(lower: &str, look: Look) -> bool {
    TABLE.plays(lower, look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        Roles::<Look>::check("tense.tsv", FILE);
        assert!(
            looks("will", Look::AHEAD) && looks("begins", Look::SCHEDULED) && !looks("begins", Look::AHEAD) && !looks("tea", Look::all())
        );
    }
}
