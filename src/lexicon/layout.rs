//! Words and phrases by which the lines of an article's page are told (`data/layout.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/layout.tsv");

bitflags! {
    /// What a word or phrase tells of the line that it stands in; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Role: u64 {
        /// "World News", alone above the headline
        const SECTION = 1 << 0;
        /// was, they: in sentences, not in headlines
        const SENTENCE = 1 << 1;
        /// "written by": begins a byline
        const BYLINE = 1 << 2;
        /// reporter, press: no part of a person's name
        const JOB = 1 << 3;
        /// gazette: ends the name of a newspaper
        const MASTHEAD = 1 << 4;
        /// "last updated": before a date
        const DATE_LABEL = 1 << 5;
        /// "posted on": before the dates that close a line
        const DATED_END = 1 << 6;
        /// hrs: in a date, beside what it says
        const DATE_FILLER = 1 << 7;
        /// "image caption": begins a caption
        const CAPTION = 1 << 8;
        /// "photo taken": in a caption that begins with "In this"
        const IN_THIS = 1 << 9;
        /// "photo provided": in a caption that begins with "This"
        const THIS = 1 << 10;
        /// "photo:": begins the credit of a caption
        const CREDIT = 1 << 11;
        /// courtesy: makes a credit of the words in brackets
        const CREDIT_MARK = 1 << 12;
        /// "photo by": before the name in a credit
        const CREDIT_LABEL = 1 << 13;
        /// "read more", alone: no part of the story
        const ALONE = 1 << 14;
        /// "related:": begins what is no part of the story
        const TRAILER = 1 << 15;
        /// "editing by": before the name of one who worked on the story
        const EDITING = 1 << 16;
        /// "as published in": before the publisher's name
        const PUBLISHER = 1 << 17;
        /// "(editing by": where a trailer begins in the last paragraph
        const INSIDE = 1 << 18;
        /// ©: begins a copyright line
        const COPYRIGHT = 1 << 19;
        /// "all rights reserved": inside a copyright line
        const RESERVED = 1 << 20;
        /// "all rights": no part of the owner's name
        const RIGHTS = 1 << 21;
        /// "contributed to this": who worked on the story
        const CONTRIBUTED = 1 << 22;
        /// "edited by": who worked on the story, anywhere in the line
        const EDITED = 1 << 23;
        /// "reports from": beside who edited it
        const REPORTS = 1 << 24;
        /// "www.": begins an address
        const ADDRESS = 1 << 25;
        /// "write to": begins a line of addresses
        const CONTACT = 1 << 26;
        /// analysis: stands before a dash as the place of a dateline does
        const LABEL = 1 << 27;
        /// radio: in the name of a medium
        const MEDIUM = 1 << 28;
        /// excerpt: a monitoring service's note, in square brackets
        const NOTE = 1 << 29;
        /// "read more": before a mark and the headline of another story
        const LINK = 1 << 30;
        /// "more on this story", alone: headlines of other stories follow
        const BOX = 1 << 31;
        /// "your inbox": in the form of a newsletter
        const FORM = 1 << 32;
        /// "get the": begins a line above such a form
        const INVITE = 1 << 33;
        /// "editor's note": before a colon or dash and the note
        const NOTICE = 1 << 34;
        /// "wire reports": in a sign-off, beside names
        const SIGNED = 1 << 35;
        /// "not for publication": no story follows
        const CLOSE = 1 << 36;
        /// correspondent: what an author is
        const TRADE = 1 << 37;
        /// "united nations": an organisation whose seat a dateline names so
        const SEAT = 1 << 38;
        /// "in your browser": in a mail that only says where it can be read
        const BROWSER = 1 << 39;
        /// follow: begins a call to follow a medium elsewhere
        const CALL = 1 << 40;
        /// "on whatsapp": ends such a call
        const CHANNEL = 1 << 41;
    }
}

/// The rows of the file. Every run of the program reads it, so names of roles are compared without making any new.
static ROWS: LazyLock<Vec<(&'static str, Role)>> = LazyLock::new(|| {
    let names: Vec<_> = Role::all().iter_names().collect();
    let role = |name: &str| names.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, role)| *role);
    tsv::table(FILE).map(|[words, field]| (words, tsv::list(field).filter_map(role).collect())).collect()
});

static TABLE: LazyLock<FxHashMap<&'static str, Role>> = LazyLock::new(|| ROWS.iter().copied().collect());

/// Does a lower-case word or phrase, as it stands in the file, play one of these parts?
pub fn plays(lower: &str, roles: Role) -> bool {
    TABLE.get(lower).is_some_and(|own| own.intersects(roles))
}

/// The words and phrases that play one of these parts; a space at the end belongs to them.
pub fn phrases(roles: Role) -> Vec<&'static str> {
    ROWS.iter().filter(|(_, own)| own.intersects(roles)).map(|(words, _)| words.trim_end_matches('…')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("layout.tsv", FILE, 2);
        for [words, field] in tsv::table(FILE) {
            assert!(tsv::list(field).all(|name| Role::from_name(&name.to_uppercase()).is_some()), "{words}: {field}");
            assert_eq!(words, words.to_ascii_lowercase());
        }
        assert!(plays("gazette", Role::MASTHEAD) && !plays("gazette", Role::SECTION) && !plays("tea", Role::all()));
        assert_eq!(phrases(Role::RESERVED), ["all rights reserved"]);
        assert!(phrases(Role::CREDIT).contains(&"photo by "));
    }
}
