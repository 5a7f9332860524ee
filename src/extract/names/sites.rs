//! Sites and vehicles that are called after a person: "Sayed Bashir district", "the Ana Ruiz clinic", "Teatro Carlos Gomez".

use super::evidence::{is_capital_word, is_particle};
use super::runs::Run;
use super::{Candidate, Context, REFUSED, titles};
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::not_names::NotName;
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::lexicon::titles::TitleKind;
use crate::text::{Case, Document, Small, TokenKind, TokenRange};

/// Adds the sites of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    if !run.cased || run.dateline {
        return;
    }
    for k in run.tokens.range() {
        let word = doc.word(k);
        let begins = word.is(Class::BEFORE_A_NAME) && word.not_name == Some(NotName::Building) && word.case == Case::Capital;
        if begins && (k == run.tokens.first as usize || !is_capital_word(doc, k - 1)) {
            let end = whole(doc, k, run);
            if end > k + 1 {
                out.push(place(k, end, 70, NameRule::Building));
            }
        }
    }
    if let Some((first, true)) = after(doc, run) {
        out.push(place(first, run.tokens.end as usize, 64, NameRule::CalledAfter));
    }
}

/// Refuses the persons of a run that a site or a vehicle is called after: "the Ana Ruiz clinic".
pub(super) fn refuse(context: &Context<'_>, run: &Run, candidates: &mut [Candidate]) {
    let person = |c: &Candidate| c.kind == Some(NameKind::Person) && c.tokens.end == run.tokens.end;
    if !run.cased || run.dateline || !candidates.iter().any(person) {
        return;
    }
    let Some((first, _)) = after(context.reading.doc, run) else { return };
    // Nor is a word of it a place.
    let part = |c: &Candidate| {
        c.kind == Some(NameKind::Place) && c.tokens.first as usize >= first && c.tokens.len() < run.tokens.end as usize - first
    };
    for candidate in candidates.iter_mut().filter(|c| person(c) || part(c)) {
        candidate.score = REFUSED;
    }
}

fn place(first: usize, end: usize, score: i32, rule: NameRule) -> Candidate {
    Candidate { tokens: TokenRange::new(first, end), kind: Some(NameKind::Place), score, rule }
}

/// One past the last word of a name that begins with the building at `k`.
fn whole(doc: &Document, k: usize, run: &Run) -> usize {
    let mut end = k + 1;
    let joins = |t: usize| is_particle(doc, t) || matches!(doc.lower(t), "de" | "la" | "del" | "do" | "da" | "du" | "des" | "di");
    // "Laguna Mayor Ana Ruiz".
    let office = |t: usize| titles::head(doc, t).is_some_and(|title| title.kind == TitleKind::Office);
    while run.tokens.holds(end) && !office(end) && (is_capital_word(doc, end) || joins(end) || doc.tokens[end].kind == TokenKind::Hyphen) {
        end += 1;
    }
    end
}

/// Does a noun for a site or vehicle in small letters stand behind the full name of a person, which is none then? Where the name
/// begins, and whether it is a district, which is a place of that name.
fn after(doc: &Document, run: &Run) -> Option<(usize, bool)> {
    let end = run.tokens.end as usize;
    let plain = |k: usize| is_capital_word(doc, k) || is_particle(doc, k) || doc.tokens[k].kind == TokenKind::Hyphen;
    // "Passengers on the Xavora Ruiz express": what stands before the article is no part of it.
    let first = run.tokens.range().rev().take_while(|&k| plain(k)).last()?;
    let noun = doc.tokens.get(end).filter(|t| t.kind == TokenKind::Word && t.case == Case::Lower && t.spaced && end < run.sentence_end)?;
    let word = doc.words.get(noun.word);
    let (site, area) = match place_word(word.lower()).filter(|_| word.is(Class::PLACE_WORD)) {
        Some(PlaceWord::Noun { after: true, kind, .. }) => (true, matches!(kind, Kind::Admin1 | Kind::Admin2)),
        _ => (is_vehicle(word.lower()), false),
    };
    let named = first > run.sentence && {
        let before = doc.small(first - 1);
        before.intersects(Small::ARTICLE) || before.intersects(Small::LOCATES | Small::TOWARDS) || doc.lower(first - 1) == "of"
    };
    let person = (2..=5).contains(&(end - first))
        && titles::head(doc, first).is_none_or(|_| doc.word(first).entry.given >= 2)
        && !doc.word(end - 1).is(Class::DEMONYM | Class::ORGANIZATION_WORD | Class::PLACE_WORD | Class::TITLE)
        && doc.toponym(first).is_none_or(|found| found.tokens.end as usize != end);
    (site && named && person).then_some((first, area))
}

/// Nouns for vehicles and houses that are no words of places.
fn is_vehicle(lower: &str) -> bool {
    const NOUNS: [&str; 38] = [
        "arena",
        "auditorium",
        "barge",
        "boat",
        "building",
        "cafe",
        "centre",
        "center",
        "cinema",
        "college",
        "complex",
        "conservatory",
        "dock",
        "estate",
        "express",
        "ferry",
        "flyover",
        "freighter",
        "gallery",
        "garden",
        "gardens",
        "halt",
        "hospice",
        "hostel",
        "liner",
        "locomotive",
        "mausoleum",
        "metro",
        "orphanage",
        "pavilion",
        "pier",
        "sanctuary",
        "ship",
        "sanatorium",
        "tanker",
        "train",
        "trawler",
        "vessel",
    ];
    NOUNS.contains(&lower)
        || matches!(
            lower,
            "yacht"
                | "liceum"
                | "lounge"
                | "ward"
                | "wharf"
                | "academy"
                | "memorial"
                | "depot"
                | "quarry"
                | "mine"
                | "mill"
                | "ranch"
                | "farm"
                | "pipeline"
                | "nightclub"
                | "restaurant"
                | "pub"
                | "barracks"
                | "towers"
                | "schoolhouse"
                | "bazaar"
                | "steamer"
                | "schooner"
                | "tram"
        )
}
