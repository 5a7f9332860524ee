//! Deaths that come on top of a total: "Two more died later", "A fifth person died in hospital", "One of the hurt has since died".

use crate::extract::Reading;
use crate::extract::findings::{Casualty, CasualtyKind};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::text::{Document, Quantity};

/// Is the figure besides the total of this size? `next`: it is the first of its kind after it.
pub(super) fn comes_on_top(reading: &Reading<'_>, figure: &Casualty, size: u64, next: bool) -> bool {
    let doc = reading.doc;
    let own = doc.tokens_in(figure.span);
    let sentence = doc.sentences.get(doc.sentence_at(figure.span.start)).map(|s| s.tokens.range()).unwrap_or_default();
    if figure.kind == CasualtyKind::Killed && own.range().any(|k| is_of_the_injured(doc, k)) {
        return true;
    }
    let victims = figure.victims.as_ref().map_or(own, |v| doc.tokens_in(v.span.cover(figure.count.span)));
    if let Some(nth) = victims.range().find_map(|k| ordinal(doc, k)) {
        return figure.kind == CasualtyKind::Killed && nth == size.saturating_add(1);
    }
    let more = |k: usize| matches!(doc.lower(k), "another" | "more" | "additional" | "further" | "others" | "other");
    // "The other died": one of those told of.
    let known = |k: usize| matches!(doc.lower(k), "other" | "others") && (k.saturating_sub(2)..k).any(|j| doc.lower(j) == "the");
    if !own.range().any(more)
        || own.range().any(|k| known(k) || doc.lower(k) == "more" && k + 1 < doc.tokens.len() && doc.lower(k + 1) == "than")
    {
        return false;
    }
    let later = |k: usize| matches!(doc.lower(k), "later" | "since" | "overnight" | "subsequently" | "then");
    if sentence.clone().any(later) {
        return figure.count.max != Some(1) && !own.range().any(|k| matches!(doc.lower(k), "others" | "other"))
            || next && figure.kind == CasualtyKind::Killed;
    }
    let died = own.range().any(|k| matches!(doc.lower(k), "died" | "dies" | "succumbed"));
    let hospital = sentence.clone().any(|k| plays(doc.lower(k), Role::HOSPITAL) || matches!(doc.lower(k), "wounds" | "injuries"));
    // "A second raid killed six more"
    let mut sentence = sentence;
    let second = sentence.any(|k| doc.lower(k) == "second" && k + 1 < doc.tokens.len() && doc.word(k + 1).is(Class::CAUSE));
    next && figure.kind == CasualtyKind::Killed && (died && hospital || second)
}

/// "Two of the [injured] died"
fn is_of_the_injured(doc: &Document, at: usize) -> bool {
    matches!(doc.lower(at), "injured" | "wounded" | "hurt")
        && at > 1
        && matches!(doc.lower(at - 1), "the" | "those" | "were")
        && (at.saturating_sub(3)..at).any(|k| doc.lower(k) == "of")
}

/// "A [fifth] person": 5.
fn ordinal(doc: &Document, at: usize) -> Option<u64> {
    match doc.numeral_at(at)?.quantity {
        Quantity::Ordinal(n) => Some(n),
        _ => None,
    }
}
