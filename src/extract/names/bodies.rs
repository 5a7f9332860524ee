//! Public bodies that are called by what they are in charge of and their country: "Environment Canada", "Sport England".

use super::evidence::is_capital_word;
use super::runs::Run;
use super::{Candidate, Context, titles};
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::words::Tag;
use crate::text::{TokenKind, TokenRange};

/// Adds the public bodies of a run: that which it begins with, and that behind "and".
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    if !run.cased || run.dateline {
        return;
    }
    for first in run.tokens.range() {
        let begins = first == run.tokens.first as usize || first == run.sentence + 1;
        if begins || matches!(doc.lower(first - 1), "and" | "&") {
            out.extend(body(context, run, first));
        }
    }
}

/// The public body whose name begins at `first`.
fn body(context: &Context<'_>, run: &Run, first: usize) -> Option<Candidate> {
    let doc = context.reading.doc;
    let charge = |k: usize| {
        run.tokens.holds(k)
            && doc.word(k).is(Class::PORTFOLIO)
            && is_capital_word(doc, k)
            && doc.word(k).entry.main != Tag::Adjective
            && titles::head(doc, k).is_none()
    };
    if !charge(first) {
        return None;
    }
    let mut at = first + 1;
    // "Fisheries and Oceans Canada".
    while charge(at) || doc.lower(at) == "and" && charge(at + 1) {
        at += 1;
    }
    let country = doc.toponym(at).filter(|_| run.tokens.holds(at))?;
    let state = !country.demonym && matches!(country.kind, Kind::Country | Kind::Admin1) && country.strength >= 7;
    let end = country.tokens.end as usize;
    let closed =
        !run.tokens.holds(end) || !is_capital_word(doc, end) && doc.lower(end) != "of" && doc.tokens[end].kind != TokenKind::Hyphen;
    let tokens = TokenRange::new(first, end);
    (state && closed).then_some(Candidate { tokens, kind: Some(NameKind::Organization), score: 90, rule: NameRule::PublicBody })
}
