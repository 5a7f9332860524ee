//! Universities by their short names, which are those of towns and people too: "studied law at Cornell", "a degree from Durham".

use super::evidence::is_capital_word;
use super::runs::Run;
use super::{Candidate, Context};
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::no_places::{Beside, is};
use crate::lexicon::{organizations, universities};
use crate::text::{Document, Small, TokenRange};

/// How many words before a university a word of learning may stand.
const FAR: usize = 10;
/// The same before "from": "a degree in law from Durham".
const NEAR: usize = 5;

/// Adds the universities of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    if !run.cased || run.dateline {
        return;
    }
    // A longer name is none, but "Cornell and Princeton" is of two.
    let alone = |k: usize| !run.tokens.holds(k) || !is_capital_word(doc, k);
    for k in run.tokens.range().filter(|&k| is_capital_word(doc, k)) {
        if alone(k + 1) && (k == run.tokens.first as usize || alone(k - 1)) && is_said(doc, k, run.sentence) {
            let tokens = TokenRange::new(k, k + 1);
            out.push(Candidate { tokens, kind: Some(NameKind::Organization), score: 70, rule: NameRule::University });
        }
    }
}

/// "taught at Columbia and Cornell", "a study by Princeton", "graduated from Durham": does the capitalised word at `at` name a university?
pub(super) fn is_said(doc: &Document, at: usize, sentence: usize) -> bool {
    let lower = doc.lower(at);
    if !universities::is_short(lower) && organizations::known(&format!("{lower} university")).is_none() {
        return false;
    }
    // "at Princeton, New Jersey".
    if doc.small(at + 1).contains(Small::COMMA) && doc.toponym(at + 2).is_some_and(|place| !place.demonym) {
        return false;
    }
    let mut first = at;
    // "Columbia and Cornell": both.
    while first >= sentence + 2 && matches!(doc.lower(first - 1), "and" | "or" | ",") && is_capital_word(doc, first - 2) {
        first -= 2;
    }
    if first <= sentence {
        return false;
    }
    let far = match doc.lower(first - 1) {
        "at" | "by" => FAR,
        "from" => NEAR,
        _ => return false,
    };
    // "the University of California at Berkeley": a part of the name.
    if first >= sentence + 3
        && is_capital_word(doc, first - 2)
        && (first.saturating_sub(6).max(sentence)..first).any(|k| doc.lower(k) == "university")
    {
        return false;
    }
    let study = |k: usize| {
        let word = doc.lower(k);
        is(word, Beside::Study) && (far == FAR || is_degree(word))
    };
    (first.saturating_sub(far).max(sentence)..first - 1).any(study)
}

/// What one has from a university.
fn is_degree(lower: &str) -> bool {
    const DEGREES: [&str; 10] =
        ["degree", "degrees", "diploma", "doctorate", "graduate", "graduated", "graduates", "mba", "phd", "scholarship"];
    DEGREES.contains(&lower)
}
