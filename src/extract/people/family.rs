//! Family names that are not written beside the given name: a relative's ("Her father, Yusuf, keeps bees. Mr Rahimi …") and a couple's
//! ("Kim and Walter Sorel").

use crate::extract::findings::{Gender, Name};
use crate::lexicon::Class;
use crate::lexicon::given_names::given_gender;
use crate::text::{Case, Document, TokenKind};

use super::word_gender;

/// The most words between the owner and the noun: "his late elder".
const MODIFIERS: usize = 5;
/// How far before "one of them" the sons or daughters are named.
const BACK: usize = 30;

/// A person who is called by the given name and what relative of whom.
pub(super) struct Relative {
    /// Which name is the owner's.
    pub(super) of: usize,
    /// What the pronoun tells of the owner.
    pub(super) owner: Option<Gender>,
    /// What the noun tells of the relative.
    pub(super) gender: Option<Gender>,
}

/// Words for relatives that a given name follows.
pub(super) fn is_kin(lower: &str) -> bool {
    const KIN: [&str; 20] = [
        "brother",
        "daughter",
        "father",
        "granddaughter",
        "grandfather",
        "grandmother",
        "grandson",
        "husband",
        "mother",
        "sibling",
        "sister",
        "son",
        "stepdaughter",
        "stepfather",
        "stepmother",
        "stepson",
        "twin",
        "widow",
        "widower",
        "wife",
    ];
    KIN.binary_search(&lower).is_ok()
}

/// Whose relative the lone name `k` is said to be: "her father, Yusuf,", "Ana Ruiz’s son Luis", "two sons. One of them, Luis,".
pub(super) fn relative(doc: &Document, names: &[Name], k: usize) -> Option<Relative> {
    let name = &names[k];
    let first = name.title.map_or(name.tokens.first, |title| title.first) as usize;
    let titled = name.title.map(|title| title.end as usize - 1);
    let apposed = || first.checked_sub(2).filter(|&noun| doc.lower(noun + 1) == ",");
    let noun = titled.or_else(apposed)?;
    if doc.lower(noun) == "them" && noun >= 2 && doc.lower(noun - 2) == "one" {
        let crowd = |t: &usize| doc.lower(*t).strip_suffix('s').is_some_and(is_kin);
        let sons = (noun.saturating_sub(BACK)..noun).rev().find(crowd)?;
        let gender = match doc.lower(sons) {
            "sons" | "brothers" | "grandsons" => Some(Gender::Male),
            "daughters" | "sisters" | "granddaughters" => Some(Gender::Female),
            _ => None,
        };
        let of = names[..k].iter().rposition(|other| (other.tokens.end as usize) <= sons)?;
        return Some(Relative { of, owner: None, gender });
    }
    if !is_kin(doc.lower(noun)) || doc.case(noun) != Case::Lower {
        return None;
    }
    let gender = word_gender(doc, noun);
    let plain =
        |t: usize| doc.case(t) != Case::Capital && matches!(doc.tokens[t].kind, TokenKind::Word | TokenKind::Hyphen | TokenKind::Number);
    for at in (noun.saturating_sub(MODIFIERS)..noun).rev() {
        let owner = match doc.lower(at) {
            "his" => Some(Gender::Male),
            "her" => Some(Gender::Female),
            "'s" | "'" => {
                let of = names[..k].iter().rposition(|other| other.tokens.end as usize == at)?;
                return Some(Relative { of, owner: None, gender });
            }
            _ if plain(at) && !doc.word(at).is(Class::CLOSED) => continue,
            _ => None,
        };
        let owner = owner?;
        let other = |g: Gender| g != owner;
        let of = names[..k].iter().rposition(|name| !likely(doc, name).is_some_and(other))?;
        return Some(Relative { of, owner: Some(owner), gender });
    }
    None
}

/// The gender that a name's title or its first word lets expect.
pub(super) fn likely(doc: &Document, name: &Name) -> Option<Gender> {
    let title = name.title.and_then(|title| title.range().rev().find_map(|k| word_gender(doc, k)));
    title.or_else(|| given_gender(doc.lower(name.tokens.first as usize)))
}

/// The full name behind "and" that lends the lone given name `k` its family name: "Kim and Walter Sorel".
pub(super) fn shared<'n>(doc: &Document, names: &'n [Name], k: usize) -> Option<&'n Name> {
    let (name, next) = (&names[k], names.get(k + 1)?);
    let and = name.tokens.end as usize;
    let joined = matches!(doc.lower(and), "and" | "&") && and + 1 == next.tokens.first as usize;
    let given = |token: u32| {
        let word = doc.word(token as usize);
        let sure = given_gender(word.lower()).is_some();
        word.entry.given > word.entry.surname || sure && word.entry.given >= 4 || word.entry.given.max(word.entry.surname) == 0
    };
    let full = next.tokens.len() > 1 && next.title.is_none();
    let alone = name.tokens.len() == 1 && name.title.is_none();
    (joined && alone && full && given(name.tokens.first) && given(next.tokens.first)).then_some(next)
}
