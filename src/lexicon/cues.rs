//! Cue verbs: the verbs of saying and writing that attribute content to a source (`data/cues.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/cues.tsv");

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
    pub struct Frames: u8 {
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
    }
}

/// The form of a cue's first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueForm {
    /// "say"
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
    /// The verb's base form, its second word included.
    pub lemma: &'static str,
    /// The word that must follow the form: "out" in "point out"; empty for most.
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
    each(&mut |word, cue| {
        let cues = table.entry(word).or_default();
        // A cue with a second word is tried before the bare verb.
        let at = if cue.tail.is_empty() { cues.len() } else { 0 };
        cues.insert(at, cue);
    });
    table
});

/// Calls `with` for every form in the file.
fn each(with: &mut dyn FnMut(&'static str, Cue)) {
    for [lemma, third, past, participle, gerund, kind, frames] in tsv::table(FILE) {
        let Some(kind) = CueKind::from_name(kind) else { continue };
        let frames = tsv::list(frames).filter_map(frame).fold(Frames::empty(), Frames::union);
        let (first, tail) = lemma.split_once(' ').unwrap_or((lemma, ""));
        let base = if third.is_empty() { CueForm::Gerund } else { CueForm::Base };
        let forms = [
            (first, base),
            (third, CueForm::Third),
            (past, CueForm::Past),
            (if participle == past { "" } else { participle }, CueForm::Participle),
            (gerund, CueForm::Gerund),
        ];
        for (word, form) in forms {
            // "read", "forecast": base and past are one word; the base stands for both.
            if !(word.is_empty() || form == CueForm::Past && word == first) {
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
        _ => return None,
    })
}

/// Reports the first words of the cues.
pub(super) fn classes(add: &mut Add<'_>) {
    each(&mut |word, _| add(word, Class::CUE));
}

/// The cue that begins with the lower-case word `first`, where `next` is the lower-case word behind it.
pub fn cue(first: &str, next: &str) -> Option<&'static Cue> {
    TABLE.get(first)?.iter().find(|cue| cue.tail.is_empty() || cue.tail == next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_kinds_and_frames() {
        tsv::check("cues.tsv", FILE, 7);
        for [lemma, _, _, _, _, kind, frames] in tsv::table(FILE) {
            assert!(CueKind::from_name(kind).is_some(), "{lemma}: {kind}");
            assert!(tsv::list(frames).all(|name| frame(name).is_some()), "{lemma}: {frames}");
        }
    }

    #[test]
    fn cues_are_found_by_form_and_second_word() {
        let found = |first, next| cue(first, next).map(|c| (c.lemma, c.form));
        assert_eq!(found("said", "the"), Some(("say", CueForm::Past)));
        assert_eq!(found("according", "to"), Some(("according to", CueForm::Gerund)));
        assert_eq!(found("according", "as"), None);
        assert_eq!(found("called", "on"), Some(("call on", CueForm::Past)));
        assert_eq!(found("called", "it"), Some(("call", CueForm::Past)));
        assert_eq!(found("pointed", "at"), None);
        assert_eq!(found("market", ""), None);
    }
}
