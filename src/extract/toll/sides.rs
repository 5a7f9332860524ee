//! On whose side the victims of a figure were: "20 soldiers", "the rebels lost 12", "Rebel losses: 22 dead", "put its own dead at 49".

use crate::extract::Reading;
use crate::extract::findings::{Casualty, FigureRule, VictimKind};
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::person_noun;
use crate::text::Document;

/// A side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// By what they were.
    Kind(VictimKind),
    /// By whose they were, in the words of the text.
    Owner(String),
    /// That of who gives the number: "16 of its soldiers".
    Own(String),
}

impl Side {
    /// Is it the side of who gives the number?
    pub(super) fn is_own(&self) -> bool {
        matches!(self, Self::Own(_))
    }
}

/// Kinds of victims that exclude each other.
const SIDES: [VictimKind; 5] =
    [VictimKind::Civilian, VictimKind::Military, VictimKind::Militant, VictimKind::Police, VictimKind::Protester];

/// Tokens on either side of a figure in which its side is said.
const REACH: usize = 8;

/// The side of a figure's victims, where it is said.
pub(super) fn side(reading: &Reading<'_>, figure: &Casualty) -> Option<Side> {
    let doc = reading.doc;
    let tokens = doc.tokens_in(figure.span);
    let sentence = doc.sentences.get(doc.sentence_at(figure.span.start))?.tokens;
    let (first, end) = ((sentence.first as usize), (sentence.end as usize));
    let (from, to) = (tokens.first as usize, tokens.end as usize);
    let near = from.saturating_sub(REACH).max(first);
    if let Some(source) = figure.source.filter(|_| (near..to.min(end)).any(|k| is_its_own(doc, k))) {
        return Some(Side::Own(source.span.of(reading.text).to_lowercase()));
    }
    if let Some(kind) = figure.victims.as_ref().and_then(|v| v.kind).filter(|kind| SIDES.contains(kind)) {
        return Some(Side::Kind(kind));
    }
    // "40 dead among the militants"
    let among = (to..end.min(to + 3)).find(|&k| matches!(doc.lower(k), "among" | "on"));
    if let Some(side) = among.and_then(|k| (k + 1..end.min(k + 4)).find_map(|j| by_noun(doc.lower(j)))) {
        return Some(side);
    }
    // "On the rebel side six were killed", "Rebel losses: 22 dead"
    let owned = (near..from).rev().find(|&k| k > first && matches!(doc.lower(k), "side" | "losses" | "ranks" | "casualties"));
    if let Some(k) = owned {
        let owner = (first..k).rev().find(|&j| !matches!(doc.lower(j), "'s" | "’s" | "'" | "’" | "own"))?;
        let word = doc.lower(owner);
        return by_noun(word).or_else(|| Some(Side::Owner(word.to_owned())));
    }
    // "the rebels lost 12"
    let loser = || (near..from).rev().find_map(|k| by_noun(doc.lower(k)));
    if figure.rule == FigureRule::Loss { loser() } else { None }
}

/// "16 of its soldiers", "its own dead"
fn is_its_own(doc: &Document, at: usize) -> bool {
    let possessive = matches!(doc.lower(at), "its" | "their" | "his");
    possessive
        && at + 1 < doc.tokens.len()
        && (doc.lower(at + 1) == "own"
            || matches!(
                person_noun(doc.lower(at + 1)).and_then(|noun| noun.kind),
                Some(VictimKind::Military | VictimKind::Militant | VictimKind::Police)
            ))
}

/// The side that a noun tells: "rebels", "army".
fn by_noun(lower: &str) -> Option<Side> {
    if plays(lower, Role::ARMED) {
        return Some(Side::Kind(VictimKind::Military));
    }
    let plural = || person_noun(&format!("{lower}s"));
    let kind = person_noun(lower).or_else(plural).and_then(|noun| noun.kind)?;
    SIDES.contains(&kind).then_some(Side::Kind(kind))
}
