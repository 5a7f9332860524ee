//! Cue verbs: the verbs of saying and writing that attribute content to a source (`data/cues.tsv`, `data/rarer_cues.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/cues.tsv");
const RARER: &str = include_str!("data/rarer_cues.tsv");

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// say, add, announce, according to …
    Say,
    /// write, tweet …
    Write,
    /// ask, wonder
    Ask,
    /// promise, vow, threaten …
    Promise,
    /// urge, advise, call on …
    Urge,
    /// call, describe, criticize …: an opinion of its object.
    Judge,
}

impl CueKind {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::Say,
            "write" => Self::Write,
            "ask" => Self::Ask,
            "promise" => Self::Promise,
            "urge" => Self::Urge,
            "judge" => Self::Judge,
            _ => return None,
        })
    }
}

bitflags! {
    /// What a cue may govern.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Frames: u16 {
        /// Words in quotation marks, before it or behind it: "…," she added.
        const QUOTE = 1 << 0;
        /// A clause with "that".
        const THAT = 1 << 1;
        /// A clause without "that".
        const BARE = 1 << 2;
        /// A clause that begins with whether, if, what …
        const WH = 1 << 3;
        /// An infinitive: "vowed to stay".
        const TO = 1 << 4;
        /// An addressee stands before the content: "told reporters".
        const WHOM = 1 << 5;
        /// Its object may hold marked words: "called it “a trap”".
        const OBJECT = 1 << 6;
        /// A noun phrase that is itself the content: "called for a truce".
        const NOUN = 1 << 7;
        /// Only somebody says something so, or a text: "the union made it clear", not "the fog made it clear".
        const SOMEBODY = 1 << 8;
    }
}

/// The form of a cue's first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueForm {
    /// "say", where it differs from the past.
    Base,
    /// "says"
    Third,
    /// "said"; also the participle where the two are one.
    Past,
    /// "written", where it differs from the past.
    Participle,
    /// "saying"; also "according".
    Gerund,
}

/// A cue, as one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb's base form, the words after it included.
    pub lemma: &'static str,
    /// The words that must follow the form: "out" in "point out", "it clear" in "make it clear"; empty for most.
    pub tail: &'static str,
    /// The form.
    pub form: CueForm,
    /// What it does.
    pub kind: CueKind,
    /// What it may govern.
    pub frames: Frames,
}

static TABLE: LazyLock<FxHashMap<&'static str, Vec<Cue>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Vec<Cue>> = FxHashMap::default();
    let mut put = |word, cue: Cue| {
        let cues = table.entry(word).or_default();
        // A cue of several words is tried before the bare verb.
        let at = if cue.tail.is_empty() { cues.len() } else { 0 };
        cues.insert(at, cue);
    };
    each(FILE, &mut put);
    each(RARER, &mut put);
    table
});

/// Calls `with` for every form in a file.
fn each(file: &'static str, with: &mut dyn FnMut(&'static str, Cue)) {
    for [lemma, third, past, participle, gerund, kind, frames] in tsv::table(file) {
        let Some(kind) = CueKind::from_name(kind) else { continue };
        let frames = tsv::list(frames).filter_map(frame).fold(Frames::empty(), Frames::union);
        let (first, tail) = lemma.split_once(' ').unwrap_or((lemma, ""));
        // "read", "forecast": base and past are one word, and the past stands for both.
        let base = if third.is_empty() { CueForm::Gerund } else { CueForm::Base };
        let forms = [
            (first, base),
            (third, CueForm::Third),
            (past, CueForm::Past),
            (if participle == past { "" } else { participle }, CueForm::Participle),
            (gerund, CueForm::Gerund),
        ];
        for (word, form) in forms {
            if !(word.is_empty() || form == CueForm::Base && word == past) {
                with(word, Cue { lemma, tail, form, kind, frames });
            }
        }
    }
}

fn frame(name: &str) -> Option<Frames> {
    Some(match name {
        "quote" => Frames::QUOTE,
        "that" => Frames::THAT,
        "bare" => Frames::BARE,
        "wh" => Frames::WH,
        "to" => Frames::TO,
        "whom" => Frames::WHOM,
        "object" => Frames::OBJECT,
        "noun" => Frames::NOUN,
        "somebody" => Frames::SOMEBODY,
        _ => return None,
    })
}

/// Reports the first words of the cues.
pub(super) fn classes(add: &mut Add<'_>) {
    each(FILE, &mut |word, _| add(word, Class::CUE));
    each(RARER, &mut |word, _| add(word, Class::RARER_CUE));
}

/// The cue that begins with the lower-case word `first`, where `next` gives the lower-case words after it: 1 the next, 2 the one after that …
pub fn cue<'a>(first: &str, next: impl Fn(usize) -> &'a str) -> Option<&'static Cue> {
    TABLE.get(first)?.iter().find(|cue| (1..).zip(cue.tail()).all(|(at, word)| next(at) == word))
}

impl Cue {
    /// The words that must follow the form.
    pub fn tail(&self) -> impl Iterator<Item = &'static str> {
        self.tail.split(' ').filter(|word| !word.is_empty())
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        1 + self.tail().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_kinds_and_frames() {
        tsv::check("cues.tsv", FILE, 7);
        tsv::check("rarer_cues.tsv", RARER, 7);
        for [lemma, _, _, _, _, kind, frames] in tsv::table(FILE).chain(tsv::table(RARER)) {
            assert!(CueKind::from_name(kind).is_some(), "{lemma}: {kind}");
            assert!(tsv::list(frames).all(|name| frame(name).is_some()), "{lemma}: {frames}");
        }
    }

    #[test]
    fn cues_are_found_by_form_and_second_word() {
        let found = |first, next: &str| cue(first, |at| next.split(' ').nth(at - 1).unwrap_or("")).map(|c| (c.lemma, c.form));
        assert_eq!(found("said", "the"), Some(("say", CueForm::Past)));
        assert_eq!(found("according", "to"), Some(("according to", CueForm::Gerund)));
        assert_eq!(found("according", "as"), None);
        assert_eq!(found("called", "on"), Some(("call on", CueForm::Past)));
        assert_eq!(found("called", "it"), Some(("call", CueForm::Past)));
        assert_eq!(found("pointed", "at"), None);
        assert_eq!(found("made", "it clear"), Some(("make it clear", CueForm::Past)));
        assert_eq!(found("made", "it rain"), None);
        assert_eq!(found("market", ""), None);
    }
}
