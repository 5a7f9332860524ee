//! Public bodies that are called by what they are in charge of and their country: "Environment Canada", "Sport England".

use super::evidence::is_capital_word;
use super::runs::Run;
use super::{Candidate, Context, titles};
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::words::Tag;
use crate::text::TokenRange;

/// Adds the public body that a run begins with.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    let first = run.tokens.first as usize;
    let charge = |k: usize| {
        run.tokens.holds(k)
            && doc.word(k).is(Class::PORTFOLIO)
            && is_capital_word(doc, k)
            && doc.word(k).entry.main != Tag::Adjective
            && titles::head(doc, k).is_none()
    };
    if !run.cased || run.dateline || !charge(first) {
        return;
    }
    let mut at = first + 1;
    // "Fisheries and Oceans Canada".
    while charge(at) || doc.lower(at) == "and" && charge(at + 1) {
        at += 1;
    }
    let Some(country) = doc.tokens.get(at).and_then(|_| doc.toponym(at)).filter(|_| run.tokens.holds(at)) else { return };
    let state = !country.demonym && matches!(country.kind, Kind::Country | Kind::Admin1) && country.strength >= 7;
    let end = country.tokens.end as usize;
    if state && end == run.tokens.end as usize {
        let tokens = TokenRange::new(first, end);
        out.push(Candidate { tokens, kind: Some(NameKind::Organization), score: 90, rule: NameRule::PublicBody });
    }
}
