//! Which place is said to lie in which: "Paris, Texas", "Homs (Syria)", "a village in Idlib", "the Syrian city of Aleppo".

use crate::extract::Reading;
use crate::extract::findings::{Name, NameKind};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::{Candidate, Kind};
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::text::Document;

use super::resolve::distance;
use super::surfaces::Surface;

/// One surface is said to lie in another, or in one of some places.
#[derive(Debug)]
pub(super) struct Pair {
    /// The part.
    pub(super) inner: usize,
    /// The whole, where it is a surface too.
    pub(super) outer: Option<usize>,
    /// What the whole can mean.
    pub(super) holders: Vec<Candidate>,
    /// How plainly it is said.
    pub(super) weight: f32,
    /// So plainly that it holds even against the gazetteer.
    pub(super) plain: bool,
    /// So plainly that it holds even against a well-known place of that name: "in X, Texas."
    pub(super) firm: bool,
}

/// The pairs of an article, in order; each way of saying counts once for two surfaces.
pub(super) fn find(reading: &Reading<'_>, names: &[Name], surfaces: &[Surface<'_>]) -> Vec<Pair> {
    let doc = reading.doc;
    let mut mentions: Vec<(usize, usize)> = Vec::new();
    for (s, surface) in surfaces.iter().enumerate() {
        mentions.extend(surface.mentions.iter().map(|&k| (k, s)));
    }
    mentions.sort_unstable();
    let mut pairs: Vec<Pair> = Vec::new();
    for (m, &(k, s)) in mentions.iter().enumerate() {
        let name = &names[k];
        let next = mentions.get(m + 1).map(|&(k, s)| (&names[k], s));
        let end = name.tokens.end as usize;
        if name.kind == NameKind::Place && matches!(doc.lower(end), "," | "(") {
            match next.filter(|(n, _)| n.tokens.first as usize == end + 1 && n.kind == NameKind::Place) {
                // "Dallas County, Plymouth County": a list.
                Some((_, outer)) if surfaces[s].noun.is_some() && surfaces[s].noun == surfaces[outer].noun => {}
                Some((n, outer)) if outer != s => {
                    add(&mut pairs, surfaces, s, Some(outer), None, 4.0);
                    // "in Georgia, Alabama and Florida" is a list.
                    let is_division =
                        |s: usize| surfaces[s].meanings.first().is_some_and(|(c, _)| matches!(c.record.kind, Kind::Admin1 | Kind::Country));
                    let division = is_division(outer) && !is_division(s);
                    let led = matches!(doc.lower((name.tokens.first as usize).wrapping_sub(1)), "in" | "of" | "from" | "near" | "at");
                    let closed = matches!(doc.lower(n.tokens.end as usize), "," | "." | ";" | ")");
                    if division && led && closed && doc.lower(end) == "," && surfaces[s].mentions.len() == 1 {
                        for pair in pairs.iter_mut().filter(|p| p.inner == s && p.outer == Some(outer)) {
                            pair.firm = true;
                        }
                    }
                }
                Some(_) => {}
                // The state's code may be no mention of its own.
                None => {
                    let limit = (end + 6).min(doc.tokens.len());
                    let holder = doc
                        .toponym_before(end + 1, limit)
                        .filter(|h| !h.demonym && matches!(h.kind, Kind::Country | Kind::Admin1) && h.strength >= 6);
                    if let Some(holder) = holder {
                        add(&mut pairs, surfaces, s, None, Some(holder.candidates().collect()), 4.0);
                    }
                }
            }
        } else if let Some((n, outer)) =
            next.filter(|&(n, outer)| outer != s && n.tokens.first as usize - end <= 5 && same_sentence(doc, name, n))
        {
            let gap = end..n.tokens.first as usize;
            match (name.kind, n.kind) {
                (NameKind::Place, NameKind::Place) => {
                    let last = doc.lower(n.tokens.first as usize - 1);
                    let before_the = if last == "the" && gap.len() > 1 { doc.lower(n.tokens.first as usize - 2) } else { last };
                    let locative = matches!(before_the, "in" | "of" | "near" | "outside");
                    // "Torvik, in the Velmora district".
                    let behind_comma = usize::from(doc.lower(end) == "," && before_the == "in");
                    let plain = gap.clone().skip(behind_comma).all(|g| !matches!(doc.lower(g), "," | ";" | "and" | "to" | "from"));
                    if locative && plain {
                        add(&mut pairs, surfaces, s, Some(outer), None, 2.0);
                        // "Torvik and Sund in Upper Velmora": both.
                        let before = m.checked_sub(1).map(|m| mentions[m]).filter(|&(_, b)| b != outer && b != s);
                        if let Some((_, b)) = before.filter(|&(j, _)| and_joins(doc, &names[j], name)) {
                            add(&mut pairs, surfaces, b, Some(outer), None, 2.0);
                        }
                    } else if doc.lower(end) == "'s" && gap.len() <= 3 && gap.clone().skip(1).all(|g| is_direction_or_noun(doc, g)) {
                        add(&mut pairs, surfaces, outer, Some(s), None, 2.0);
                    }
                }
                // "the Syrian city of Aleppo", "the Jordanian capital, Amman".
                (NameKind::Demonym, NameKind::Place) => {
                    let noun = gap.clone().any(|g| is_direction_or_noun(doc, g) || doc.lower(g) == "capital");
                    let rest = gap.clone().all(|g| {
                        is_direction_or_noun(doc, g) || matches!(doc.lower(g), "capital" | "of" | "," | "coastal" | "port" | "border")
                    });
                    if noun && rest {
                        add(&mut pairs, surfaces, outer, Some(s), None, 3.0);
                    }
                }
                _ => {}
            }
        }
    }
    pairs
}

/// "X and Y": two places joined by nothing but "and".
fn and_joins(doc: &Document, a: &Name, b: &Name) -> bool {
    let end = a.tokens.end as usize;
    a.kind == NameKind::Place && b.tokens.first as usize == end + 1 && doc.lower(end) == "and"
}

fn same_sentence(doc: &Document, a: &Name, b: &Name) -> bool {
    doc.sentence_of(a.tokens.first as usize) == doc.sentence_of(b.tokens.first as usize)
}

fn is_direction_or_noun(doc: &Document, token: usize) -> bool {
    match place_word(doc.lower(token)) {
        Some(PlaceWord::Direction) => true,
        Some(PlaceWord::Noun { .. }) => !doc.word(token).is(Class::PREPOSITION),
        Some(PlaceWord::Plural(_)) | None => false,
    }
}

fn add(pairs: &mut Vec<Pair>, surfaces: &[Surface<'_>], inner: usize, outer: Option<usize>, holders: Option<Vec<Candidate>>, weight: f32) {
    let holders = holders.unwrap_or_else(|| outer.map_or_else(Vec::new, |o| surfaces[o].meanings.iter().map(|(c, _)| *c).collect()));
    // Said twice it is not truer.
    if let Some(old) = pairs.iter_mut().find(|p| p.inner == inner && p.outer == outer && (outer.is_some() || p.holders == holders)) {
        old.weight = old.weight.max(weight);
    } else if pairs.len() < 400 {
        // A site ("Camp X in Y") is in no gazetteer, so that a weaker word is enough.
        let plain = weight >= 4.0 || surfaces[inner].meanings.is_empty() && weight >= 2.0;
        pairs.push(Pair { inner, outer, holders, weight, plain, firm: false });
    }
}

/// Does one meaning lie in another? Gives how much more it counts than being near.
pub(super) fn lies_in(inner: &Candidate, outer: &Candidate) -> Option<f32> {
    if inner.index == outer.index {
        return None;
    }
    let (i, o) = (&inner.record, &outer.record);
    match o.kind {
        Kind::Country => (i.country == o.country && i.kind != Kind::Country).then_some(1.5),
        Kind::Admin1 => (u32::from(i.admin1) == outer.index && i.kind != Kind::Admin1).then_some(1.5),
        Kind::Admin2 => (i.kind == Kind::City && i.admin1 == o.admin1 && distance(i, o) < 60.0).then_some(1.5),
        Kind::City => (matches!(i.kind, Kind::City | Kind::Facility) && i.country == o.country && distance(i, o) < 40.0).then_some(1.0),
        Kind::Region | Kind::Continent | Kind::Historical => (distance(i, o) < 400.0 && i.kind == Kind::City).then_some(0.7),
        _ => None,
    }
}
