//! What the tagger says of the candidates: added to what the rules say, and candidates of its own.

use super::runs::Run;
use super::{Candidate, Context, REFUSED, titles};
use crate::extract::findings::{NameKind, NameRule};
use crate::text::tagger::{EntityType, Tags};
use crate::text::{Case, TokenKind, TokenRange};

/// Points of a candidate for a unit of the tagger's scores, times a hundred.
const POINTS: i32 = 60;
/// What the rules' persons are worth less beside the tagger, which knows them too: two names of unknown words are as often no person.
const PERSON: i32 = -30;
/// The least that the tagger is heard against what the words around a name say.
const LEAST: i32 = -2000;
/// What the tagger's own candidates, for which no rule speaks, are worth less.
const ALONE: i32 = -15;

/// Adds the tagger's scores to the candidates of a run, and the names that it alone finds there.
pub(super) fn weigh(context: &Context<'_>, run: &Run, candidates: &mut Vec<Candidate>) {
    let tags = context.reading.doc.tags();
    if tags.is_empty() {
        return;
    }
    // What the rules refuse stays refused: "his wife, Georgia," is no place. The place of a dateline is told by where it stands.
    for candidate in candidates.iter_mut().filter(|c| c.score > REFUSED && c.rule != NameRule::Dateline) {
        let tokens = candidate.tokens;
        let own = match candidate.kind {
            Some(NameKind::Demonym) => tags.worth(tokens, EntityType::Other).max(tags.worth(tokens, EntityType::Place)),
            // It may be a name of another sort, or none at all.
            None => tags.worth(tokens, EntityType::Other).max(0),
            Some(kind) => tags.worth(tokens, entity(kind)),
        };
        let worth = parts(tags, candidate).map_or(own, |parts| own.max(parts));
        let worth = if is_said(candidate) { worth.max(LEAST) } else { worth };
        candidate.score += points(worth) + if candidate.kind == Some(NameKind::Person) { PERSON } else { 0 };
    }
    for &(tokens, entity) in &tags.names()[run.tagged.0..run.tagged.1] {
        let Some(tokens) = trimmed(context, run, tokens, entity) else { continue };
        let tokens = if entity == EntityType::Organization { firm(context, tokens, candidates) } else { tokens };
        let kind = match entity {
            EntityType::Person => Some(NameKind::Person),
            EntityType::Organization => Some(NameKind::Organization),
            EntityType::Place => Some(NameKind::Place),
            EntityType::Other => None,
        };
        let known = candidates.iter().any(|c| c.tokens == tokens && c.kind == kind);
        if !known && tokens.end <= run.tokens.end {
            let score = points(tags.worth(tokens, entity)) + ALONE + if kind == Some(NameKind::Person) { PERSON } else { 0 };
            candidates.push(Candidate { tokens, kind, score, rule: NameRule::Tagger });
        }
    }
}

/// Do the words around the name say what it is, whatever it looks like: "the charity Open Hands", "Leeds beat Hull"?
fn is_said(candidate: &Candidate) -> bool {
    match candidate.rule {
        NameRule::LegalForm | NameRule::PublicBody | NameRule::Team | NameRule::University => true,
        NameRule::KindBeside => candidate.score >= 64,
        _ => false,
    }
}

/// A name that only the tagger sees, without what is surely no part of it; None where that is all.
fn trimmed(context: &Context<'_>, run: &Run, tokens: TokenRange, entity: EntityType) -> Option<TokenRange> {
    let doc = context.reading.doc;
    let (first, last) = (tokens.first as usize, tokens.end as usize - 1);
    let word = doc.word(first);
    // "Shell hits market": any word begins a sentence with a capital.
    let initial = context.fact(run, first).is_never_inside();
    // "Secretary of State": a common word is an organisation or a place only where a list or the rules say so.
    if first == last && word.is_common() && (initial || entity != EntityType::Person) {
        return None;
    }
    // "Co. Down".
    if first == last && entity == EntityType::Organization && doc.legal_form(first).is_some() {
        return None;
    }
    if entity != EntityType::Person || first == last {
        return Some(tokens);
    }
    // "Climbers Ana Ruiz", "minister for Youth and Sport Ana Ruiz": what only stands before the name.
    let before = |k: &usize| titles::is_crowd(doc, *k) || titles::ends_complement(doc, *k, run.sentence);
    let first = tokens.range().rfind(before).map_or(first, |k| k + 1);
    let tokens = TokenRange::new(first, last + 1);
    if first == last {
        return Some(tokens);
    }
    // "À Saint-Xavora".
    if word.text().chars().count() == 1 && doc.tokens[first].kind != TokenKind::Initial && doc.tokens[first + 1].kind == TokenKind::Word {
        return None;
    }
    // "Ana Ruiz KC".
    let letters = doc.word(last);
    let title = letters.case == Case::Upper && (2..=4).contains(&letters.text().len()) && doc.case(last - 1) != Case::Upper;
    Some(if title { TokenRange::new(first, last) } else { tokens })
}

/// "Hart & Low" of "Hart & Low of Leeds": two names that are joined so are a firm, and the town after them is where it sits.
fn firm(context: &Context<'_>, tokens: TokenRange, candidates: &[Candidate]) -> TokenRange {
    let doc = context.reading.doc;
    let Some(of) = tokens.range().rev().find(|&k| doc.lower(k) == "of") else { return tokens };
    let town = TokenRange::new(of + 1, tokens.end as usize);
    let is_town = candidates.iter().any(|c| c.tokens == town && c.kind == Some(NameKind::Place) && c.rule == NameRule::Gazetteer);
    let joined = (tokens.first as usize..of).any(|k| doc.lower(k) == "&");
    if is_town && joined { TokenRange::new(tokens.first as usize, of) } else { tokens }
}

/// What the tagger's names inside a candidate are worth together, where the rules know for certain that it goes with them or against them:
/// "Trinidad and Tobago" is not taken apart, nor is "Xavora County Hospital", and who lends the MV Xavora her name is not on board.
fn parts(tags: &Tags, candidate: &Candidate) -> Option<i32> {
    let certain = match candidate.rule {
        _ if candidate.kind == Some(NameKind::Person) => false,
        NameRule::Ship | NameRule::Storm | NameRule::HeadWord | NameRule::LegalForm | NameRule::PublicBody => true,
        NameRule::KindBeside => candidate.score >= 64,
        NameRule::Team | NameRule::University | NameRule::Building | NameRule::CalledAfter => true,
        NameRule::Gazetteer | NameRule::KnownOrganization => candidate.tokens.len() >= 3,
        _ => false,
    };
    let names = if certain { tags.names_in(candidate.tokens) } else { &[] };
    let inside = names.iter().filter(|(tokens, _)| tokens.end <= candidate.tokens.end);
    inside.map(|&(tokens, kind)| tags.worth(tokens, kind)).reduce(|a, b| a + b)
}

/// What it is worth that one candidate touches the next.
pub(super) fn joint(tags: &Tags, candidate: &Candidate, next: &Candidate) -> i32 {
    match (candidate.kind, next.kind) {
        (Some(kind), Some(next)) => points(tags.joint(entity(kind), candidate.tokens.len(), entity(next))),
        _ => 0,
    }
}

fn points(worth: i32) -> i32 {
    worth * POINTS / 10_000
}

fn entity(kind: NameKind) -> EntityType {
    match kind {
        NameKind::Person => EntityType::Person,
        NameKind::Organization => EntityType::Organization,
        NameKind::Place => EntityType::Place,
        NameKind::Demonym => EntityType::Other,
    }
}
