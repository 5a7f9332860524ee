//! Words that tell what a number beside them numbers (`data/numbered.tsv`): "flight", "km", "Avenue".

use std::sync::LazyLock;

use bitflags::bitflags;

use super::roles::Roles;

const FILE: &str = include_str!("data/numbered.tsv");

bitflags! {
    /// What a word makes of the number beside it; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Numbers: u8 {
        /// flight, room: before the number of a thing
        const LABEL = 1 << 0;
        /// km, percent: behind a number that measures
        const MEASURE = 1 << 1;
        /// avenue: behind the number of a house
        const STREET = 1 << 2;
        /// highs: near a temperature
        const HEAT = 1 << 3;
    }
}

static TABLE: LazyLock<Roles<Numbers>> = LazyLock::new(|| Roles::of(FILE));

/// Does a lower-case word make one of these of the number beside it?
pub fn numbers(lower: &str, what: Numbers) -> bool {
    TABLE.plays(lower, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        Roles::<Numbers>::check("numbered.tsv", FILE);
        assert!(numbers("flight", Numbers::LABEL) && numbers("km", Numbers::MEASURE) && !numbers("tea", Numbers::all()));
    }
}
