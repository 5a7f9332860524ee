//! Firms and shops that are called as towns are: "Reno will sell two mills, the company said", "outside Macy’s in Chicago".

use super::evidence::is_capital_word;
use super::runs::Run;
use super::{Candidate, Context};
use crate::extract::findings::{NameKind, NameRule, OrganizationKind};
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::no_places::{Beside, is};
use crate::lexicon::{Class, organization_nouns};
use crate::text::{Document, Small, TokenKind, Toponym};

/// How many words before the verb may be auxiliaries and adverbs: "will soon close".
const AUXILIARIES: usize = 3;

/// Adds the firm that a sentence begins with.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let first = run.tokens.first as usize;
    if !run.cased || run.dateline || run.tokens.len() != 1 || first != run.sentence {
        return;
    }
    let doc = context.reading.doc;
    if doc.toponym(first).is_some_and(|found| is_trading(doc, found, (run.sentence, run.sentence_end))) {
        out.push(Candidate { tokens: run.tokens, kind: Some(NameKind::Organization), score: 70, rule: NameRule::KindBeside });
    }
}

/// Does the name stand for a firm: "Santander will close 95 branches, the bank said"? It begins its sentence as the subject of a verb of trade, and the
/// sentence goes on with what is its own and with "the bank", "the company".
pub(super) fn is_trading(doc: &Document, found: &Toponym, (sentence, end): (usize, usize)) -> bool {
    let at = found.tokens.first as usize;
    if at != sentence || found.demonym || found.tokens.len() > 1 || matches!(found.kind, Kind::Country | Kind::Continent | Kind::Bloc) {
        return false;
    }
    let helps = |k: &usize| doc.word(*k).is(Class::AUXILIARY | Class::MODAL) || doc.lower(*k).ends_with("ly") || doc.lower(*k) == "also";
    let verb = at + 1 + (at + 1..(at + 1 + AUXILIARIES).min(end)).take_while(helps).count();
    is(doc.lower(verb), Beside::Trade) && (verb + 1..end).any(|k| is_firm(doc, k, sentence)) && !names_another(doc, verb, end)
}

/// "the bank", "the company": nothing between the article and a noun for a company.
fn is_firm(doc: &Document, k: usize, sentence: usize) -> bool {
    let back = |n: usize| k.checked_sub(n).filter(|&at| at >= sentence).map_or("", |at| doc.lower(at));
    let (length, kind) = organization_nouns::ending(doc.lower(k), back).unwrap_or((0, OrganizationKind::Other));
    let before = k.checked_sub(length).filter(|&before| length > 0 && before > sentence);
    let last = doc
        .tokens
        .get(k + 1)
        .is_none_or(|next| !matches!(next.kind, TokenKind::Clitic | TokenKind::Hyphen) && !is_capital_word(doc, k + 1));
    kind == OrganizationKind::Company && last && before.is_some_and(|before| doc.small(before).contains(Small::THE))
}

/// Is an organisation named beside it, which "the company" may mean?
fn names_another(doc: &Document, from: usize, end: usize) -> bool {
    (from..end).any(|k| is_capital_word(doc, k) && doc.word(k).is(Class::ORGANIZATION_WORD | Class::ORGANIZATION_NAME))
}

/// "outside Macy’s in Chicago", "at Denny’s.": a shop, for nothing stands there that is the town's. Not "bigger than Boston’s", nor "at Boston’s airport".
pub(super) fn is_shop(doc: &Document, found: &Toponym, sentence: usize) -> bool {
    let (first, end) = (found.tokens.first as usize, found.tokens.end as usize);
    if found.demonym || first <= sentence || !doc.small(end).contains(Small::POSSESSIVE) || doc.lower(end) == "'" {
        return false;
    }
    let stands = matches!(doc.lower(first - 1), "at" | "inside" | "outside" | "from");
    let next = end + 1;
    let closed = doc.tokens.get(next).is_none_or(|t| t.kind == TokenKind::Stop)
        || doc.small(next).contains(Small::COMMA)
        || matches!(doc.lower(next), "in" | "on" | "at" | "before" | "after" | "when" | "where" | "while" | "until" | "since");
    stands && closed
}
