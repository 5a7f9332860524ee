//! Words by which one sees how a place stands where it is named (`data/standing.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;

use super::roles::Roles;

const FILE: &str = include_str!("data/standing.tsv");

bitflags! {
    /// What part a word plays; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Role: u16 {
        /// reporters, statement: whom or in what one tells
        const AUDIENCE = 1 << 0;
        /// south, upstream: "of" a place
        const BEARING = 1 << 1;
        /// km, miles: "from" a place
        const LENGTH = 1 << 2;
        /// left, departed: a place
        const LEAVES = 1 << 3;
        /// residents, natives: "of" a place
        const LIVE = 1 << 4;
        /// close, outside: beside a place
        const NEAR = 1 << 5;
        /// embassy, consul: of the place before it
        const OFFICE = 1 << 6;
        /// officials, spokesman: "in" a place, and saying something
        const SPEAKER = 1 << 7;
        /// road, bound, flight: "to" a place
        const WAY = 1 << 8;
    }
}

static TABLE: LazyLock<Roles<Role>> = LazyLock::new(|| Roles::of(FILE));

/// Does a lower-case word play one of these parts?
pub fn plays(lower: &str, roles: Role) -> bool {
    TABLE.plays(lower, roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        Roles::<Role>::check("standing.tsv", FILE);
        assert!(plays("embassy", Role::OFFICE) && !plays("embassy", Role::WAY) && !plays("tea", Role::all()));
    }
}
