//! Looking for the words and phrases of `layout.tsv` in a line: at its start, inside, or as all of it.

use std::sync::LazyLock;

use crate::lexicon::layout::{Role, phrases};

/// The words and phrases of a role, ready to be looked for. Letters of ASCII are compared in any case.
pub(super) struct Cues {
    /// In order of their bytes, so that those with the same beginning stand together.
    list: Vec<&'static str>,
    /// For each first letter one bit a second letter: hardly a place that no cue stands at is looked at any closer.
    pairs: [u32; 32],
}

/// The cues of one role.
pub(super) fn cues(role: Role) -> &'static Cues {
    static NONE: Cues = Cues { list: Vec::new(), pairs: [0; 32] };
    static ALL: LazyLock<Vec<Cues>> = LazyLock::new(|| Role::all().iter().map(|role| Cues::new(phrases(role))).collect());
    ALL.get(role.bits().trailing_zeros() as usize).unwrap_or(&NONE)
}

impl Cues {
    /// Of lower-case cues of two bytes and more.
    pub(super) fn new(mut list: Vec<&'static str>) -> Self {
        list.sort_unstable();
        let mut pairs = [0u32; 32];
        for cue in &list {
            if let [first, second, ..] = cue.as_bytes() {
                pairs[usize::from(first & 31)] |= 1 << (second & 31);
            }
        }
        Self { list, pairs }
    }

    /// Where a cue stands first in the text, at the start of a word, whatever follows it; the longest of those that stand there.
    pub(super) fn find(&self, text: &str) -> Option<(usize, &'static str)> {
        let bytes = text.as_bytes();
        for (at, pair) in bytes.windows(2).enumerate() {
            if !self.may_begin(pair) || at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
                continue;
            }
            if let Some(cue) = self.longest(bytes, at) {
                return Some((at, cue));
            }
        }
        None
    }

    /// The longest cue that the text begins with, whatever follows it.
    pub(super) fn starts(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if self.may_begin(bytes) { self.longest(bytes, 0) } else { None }
    }

    /// The longest cue that the text begins with and whose last word does not go on in it.
    pub(super) fn opens(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if !self.may_begin(bytes) {
            return None;
        }
        let ends = |cue: &&&str| !cue.ends_with(char::is_alphanumeric) || !text[cue.len()..].starts_with(char::is_alphanumeric);
        self.standing(bytes, 0).filter(ends).max_by_key(|cue| cue.len()).copied()
    }

    /// Is the text one of the cues?
    pub(super) fn are(&self, text: &str) -> bool {
        self.may_begin(text.as_bytes()) && self.list.iter().any(|cue| cue.eq_ignore_ascii_case(text))
    }

    /// Can a cue begin with these two bytes?
    fn may_begin(&self, bytes: &[u8]) -> bool {
        matches!(bytes, [first, second, ..] if self.pairs[usize::from(first & 31)] >> (second & 31) & 1 == 1)
    }

    fn longest(&self, bytes: &[u8], at: usize) -> Option<&'static str> {
        self.standing(bytes, at).max_by_key(|cue| cue.len()).copied()
    }

    /// The cues that stand at a place.
    fn standing<'a>(&'a self, bytes: &'a [u8], at: usize) -> impl Iterator<Item = &'a &'static str> {
        let pair = [bytes[at].to_ascii_lowercase(), bytes.get(at + 1).map_or(0, u8::to_ascii_lowercase)];
        let begins = move |cue: &&'static str| cue.as_bytes().get(..2).is_some_and(|start| *start == pair);
        let from = self.list.partition_point(|cue| cue.as_bytes().get(..2).unwrap_or_default() < &pair[..]);
        let alike = self.list[from..].iter().take_while(move |cue| begins(cue));
        alike.filter(move |cue| bytes.get(at..at + cue.len()).is_some_and(|here| here.eq_ignore_ascii_case(cue.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_at_the_start_of_words() {
        let cues = Cues::new(vec!["photo", "photo by", "©", "(ap"]);
        for (text, found) in [
            ("A Photo by Sam Low", Some((2, "photo by"))),
            ("A telephoto lens, (AP", Some((18, "(ap"))),
            ("PHOTO", Some((0, "photo"))),
            ("2016 © Sam Low", Some((5, "©"))),
            ("A phot", None),
            ("p", None),
            ("", None),
        ] {
            assert_eq!(cues.find(text), found, "{text}");
        }
    }

    #[test]
    fn the_longest_cue_opens_a_line() {
        let cues = Cues::new(vec!["read", "read more", "read more:", "call ", "©"]);
        for (text, starts, opens) in [
            ("Read more: Storm", Some("read more:"), Some("read more:")),
            ("READ MOREOVER", Some("read more"), Some("read")),
            ("Reads", Some("read"), None),
            ("Reading", Some("read"), None),
            ("Call Sam Low", Some("call "), Some("call ")),
            ("Calls", None, None),
            ("©2016", Some("©"), Some("©")),
            ("The read", None, None),
            ("é", None, None),
            ("r", None, None),
            ("", None, None),
        ] {
            assert_eq!((cues.starts(text), cues.opens(text)), (starts, opens), "{text}");
        }
        assert!(cues.are("Read More") && !cues.are("read mor") && !cues.are(""));
    }

    #[test]
    fn every_role_has_its_own() {
        assert_eq!(cues(Role::CONTACT).starts("Write to Sam Low"), Some("write to "));
        assert_eq!(cues(Role::NOTE).opens("EXCERPTS FROM"), Some("excerpts"));
        assert_eq!(cues(Role::SECTION).opens("excerpts"), None);
        assert!(Role::all().iter().all(|role| !cues(role).list.is_empty()));
    }
}
