//! Names of the user's lexicon: found before all others and kept through the arbitration.
//!
//! Such a name gets a score that no other reading reaches. A longer name that holds it may still stand where it is of the same kind, or
//! where its own words show what it is: "Ana Xavora" where "Xavora" is listed as a person, "Xavora Foundation", "Xavora Street".

use super::evidence::{Casing, Evidence};
use super::runs::Run;
use super::{Candidate, Context};
use crate::extract::Reading;
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::user::{Type, UserLexicon};
use crate::text::{Document, TokenKind, TokenRange};

/// More than all other readings of a run together.
const SCORE: i32 = 10_000;

/// The listed names of the story, in order, disjoint: the leftmost, and of those that begin together the longest.
pub(super) fn find(reading: &Reading<'_>, evidence: &Evidence) -> Vec<Candidate> {
    let Some(lexicon) = &reading.config.lexicon else { return Vec::new() };
    let doc = reading.doc;
    let mut found = Vec::new();
    for (sentence, casing) in doc.sentences.iter().zip(&evidence.casing) {
        if *casing == Casing::Skipped {
            continue;
        }
        let range = sentence.tokens.range();
        let mut at = range.start;
        while at < range.end {
            let candidate = listed(reading, lexicon, at, range.end, *casing == Casing::Uncased);
            at = candidate.map_or(at + 1, |c| c.tokens.end as usize);
            found.extend(candidate);
        }
    }
    found
}

/// The listed name that begins at token `at` and ends before token `end`.
fn listed(reading: &Reading<'_>, lexicon: &UserLexicon, at: usize, end: usize, heading: bool) -> Option<Candidate> {
    let doc = reading.doc;
    let first = doc.tokens[at];
    let sentence = doc.span(TokenRange::new(at, end));
    // The token that ends behind so many bytes, or only with its full stop.
    let last = |len: usize| {
        let byte = first.span.start + len as u32;
        let k = at + doc.tokens[at..end].partition_point(|t| t.span.end < byte);
        let token = doc.tokens.get(k).filter(|_| k < end)?;
        let stop = token.span.end == byte + 1 && token.kind == TokenKind::Abbreviation;
        (token.span.end == byte || stop).then_some(k)
    };
    let found = lexicon.longest(sentence.of(reading.text), heading, |len| last(len).is_some())?;
    let tokens = TokenRange::new(at, last(found.len)? + 1);
    let span = doc.span(tokens);
    let parts = &reading.article.parts;
    let credit = parts.is_credit(span) || parts.dateline_lead.is_some_and(|lead| lead.contains(span));
    let kind = match lexicon.row(found.row).names {
        Type::Person => Some(NameKind::Person),
        Type::Organization(_) => Some(NameKind::Organization),
        Type::Place(_) => Some(NameKind::Place),
        Type::None => None,
    };
    // "Xavora-Ruiz" is another person.
    let capital = |k: usize| doc.tokens.get(k).is_some_and(|t| !t.spaced) && doc.is_capitalized(k);
    let hyphen = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Hyphen);
    let behind = tokens.end as usize;
    let part = hyphen(behind) && capital(behind + 1) || at > 1 && !first.spaced && hyphen(at - 1) && doc.is_capitalized(at - 2);
    let dropped = credit || part && kind == Some(NameKind::Person);
    (!dropped).then_some(Candidate { tokens, kind, score: SCORE + tokens.len() as i32, rule: NameRule::Listed })
}

/// The most tokens of a run that listed names make longer.
const LONGEST: usize = 112;

/// Makes runs of the listed names that reach out of the runs found.
pub(super) fn cover(context: (&Reading<'_>, &Evidence), listed: &[Candidate], runs: &mut Vec<Run>) {
    let (reading, evidence) = context;
    if listed.is_empty() {
        return;
    }
    // One merge of two lists that are in order; what is done is in `covered`, and only its last run may reach into what comes.
    let mut covered: Vec<Run> = Vec::with_capacity(runs.len() + listed.len());
    let mut left = runs.iter().copied().peekable();
    for candidate in listed {
        let name = candidate.tokens;
        covered.extend(std::iter::from_fn(|| left.next_if(|run| run.tokens.end <= name.first)));
        let last = covered.last().filter(|run| run.tokens.end > name.first);
        let inside = |run: &Run| run.tokens.first <= name.first && name.end <= run.tokens.end;
        if last.or_else(|| left.peek()).is_some_and(inside) {
            continue;
        }
        let k = reading.doc.sentence_of(name.first as usize);
        let Some((sentence, casing)) = reading.doc.sentences.get(k).zip(evidence.casing.get(k)) else { continue };
        let sentence = sentence.tokens.range();
        let mut whole = Run {
            tokens: name,
            sentence: sentence.start,
            sentence_end: sentence.end,
            cased: *casing == Casing::Cased,
            dateline: false,
            facts: 0,
            tagged: (0, 0),
        };
        // A list in which each name reaches from one run into the next is cut: a run is read with all its names at once.
        if let Some(long) = covered.last_mut().filter(|run| run.tokens.end > name.first && run.tokens.len() >= LONGEST) {
            whole.tokens.end = whole.tokens.end.max(long.tokens.end);
            long.tokens.end = name.first;
        }
        let last = covered.pop_if(|run| run.tokens.end > name.first);
        for run in last.into_iter().chain(std::iter::from_fn(|| left.next_if(|run| run.tokens.first < name.end))) {
            whole.tokens.first = whole.tokens.first.min(run.tokens.first);
            whole.tokens.end = whole.tokens.end.max(run.tokens.end);
            whole.dateline |= run.dateline;
        }
        covered.push(whole);
    }
    covered.extend(left);
    *runs = covered;
}

/// Adds the listed names of a run to its candidates, and lifts the longer names that may hold them.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    if context.listed.is_empty() {
        return;
    }
    let from = context.listed.partition_point(|l| l.tokens.end <= run.tokens.first);
    let here = || context.listed[from..].iter().take_while(|l| l.tokens.first < run.tokens.end);
    let doc = context.reading.doc;
    for candidate in out.iter_mut().filter(|c| c.score > 0) {
        let tokens = candidate.tokens;
        let holds = |l: &&Candidate| tokens.first <= l.tokens.first && l.tokens.end <= tokens.end && tokens != l.tokens;
        let more: i32 = here().filter(holds).filter(|l| stays(doc, candidate, l)).map(|l| l.score).sum();
        candidate.score += more;
    }
    out.extend(here());
}

/// May a longer name that holds a listed one stand?
fn stays(doc: &Document, longer: &Candidate, listed: &Candidate) -> bool {
    // "Later Xavora": no longer name of a person.
    let name = |k: usize| listed.tokens.holds(k) || !doc.word(k).is_common() || doc.word(k).entry.given >= 4;
    match longer.kind {
        None => false,
        Some(NameKind::Person) if !longer.tokens.range().all(name) => false,
        _ if listed.kind.is_none() || longer.kind == listed.kind => true,
        Some(NameKind::Organization) => matches!(longer.rule, NameRule::HeadWord | NameRule::KnownOrganization | NameRule::AcronymDefined),
        Some(NameKind::Place) => {
            matches!(longer.rule, NameRule::Gazetteer | NameRule::PlaceWord | NameRule::PlaceWordBefore | NameRule::Street)
        }
        Some(NameKind::Person | NameKind::Demonym) => false,
    }
}
