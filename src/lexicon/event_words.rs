//! Words that tell what an event was, when and where it was and whom it hit (`data/event_words.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;

use super::roles::Roles;
use super::{Add, Class};

const FILE: &str = include_str!("data/event_words.tsv");

bitflags! {
    /// What part a word plays; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Role: u32 {
        /// kidnapped, hostage: the deed, where no figure names one
        const ABDUCTION = 1 << 0;
        /// charged, indicted: the person before it is a suspect
        const ACCUSES = 1 << 1;
        /// arrested, hearing, vigil: what follows an event on another day
        const AFTERMATH = 1 << 2;
        /// murder, assassinated: the deed, where no figure names one
        const ATTACK = 1 << 3;
        /// hypothermia, inhalation: what the hurt suffer from, and seldom what happened
        const CONDITION = 1 << 17;
        /// coroner, autopsy: who looks at the dead
        const CORONER = 1 << 16;
        /// dissipated, contained: an event of nature is over
        const ENDS = 1 << 4;
        /// occurred: "the crash occurred on Monday"
        const HAPPENS = 1 << 5;
        /// airlifted, clinic: where the hurt are brought
        const HOSPITAL = 1 << 6;
        /// identified, named
        const IDENTIFIES = 1 << 7;
        /// funeral, body: "the funeral of Ana Ruiz"
        const MOURNS = 1 << 8;
        /// shot, wounding: before a victim's name
        const OBJECT = 1 << 9;
        /// police, coroner: the place before it is its office's
        const OFFICER = 1 << 10;
        /// updated, copyright: of the page and not of the story
        const PAGE = 1 << 11;
        /// department, chief: "fire department" is no fire
        const SERVICE = 1 << 12;
        /// death, murder: "the death of Ana Ruiz", "Ruiz's murder"
        const SUFFERED = 1 << 13;
        /// gunman, shooter: who did it
        const SUSPECT = 1 << 14;
        /// victim, deceased: who suffered it
        const VICTIM = 1 << 15;
    }
}

static TABLE: LazyLock<Roles<Role>> = LazyLock::new(|| Roles::of(FILE));

/// Does a lower-case word play one of these parts?
pub fn plays(lower: &str, roles: Role) -> bool {
    TABLE.plays(lower, roles)
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.words() {
        add(word, Class::EVENT_PART);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        Roles::<Role>::check("event_words.tsv", FILE);
        assert!(plays("gunman", Role::SUSPECT) && !plays("gunman", Role::VICTIM) && !plays("tea", Role::all()));
    }
}
