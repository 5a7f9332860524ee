//! Places that stand for their governments: "Damascus said", "talks between Seoul and Pyongyang".

use crate::extract::Reading;
use crate::lexicon::Class;
use crate::lexicon::diplomacy::{Diplomacy, diplomacy};
use crate::lexicon::gazetteer::{Kind, Record};
use crate::text::{Case, TokenRange};

/// Does a mention of this place stand for its government?
pub(super) fn is_metonym(reading: &Reading<'_>, tokens: TokenRange, record: &Record) -> bool {
    let capital = record.seat() == 1;
    if !capital && record.kind != Kind::Country {
        return false;
    }
    let doc = reading.doc;
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let sentence = doc.sentence_of(first);
    let Some(range) = doc.sentences.get(sentence).map(|s| s.tokens.range()) else { return false };
    let before = if first > range.start { doc.lower(first - 1) } else { "" };
    let article = before == "the" && first > range.start + 1;
    let before = if article { doc.lower(first - 2) } else { before };
    // The subject: no preposition before it, a verb of saying or doing behind it.
    let verb =
        (end..range.end.min(end + 2)).find(|&k| !matches!(doc.lower(k), "also" | "has" | "had" | "have" | "later" | "then" | "meanwhile"));
    let acts = verb.is_some_and(|k| {
        let word = doc.word(k);
        word.case == Case::Lower
            && (diplomacy(word.lower()) == Some(Diplomacy::Act)
                || word.is(Class::CUE) && word.can_be(crate::lexicon::words::TagSet::FINITE))
    });
    let governed = crate::lexicon::classes(before).intersects(Class::PREPOSITION) || matches!(before, "," | "and");
    if acts && !governed {
        return true;
    }
    // "rules imposed by Ottawa".
    let passive = |k: usize| k > range.start && doc.lower(k) == "by" && diplomacy(doc.lower(k - 1)) == Some(Diplomacy::Act);
    if capital && first > range.start && passive(first - 1) {
        return true;
    }
    // "ties with Beijing": only of capitals, for countries are meant themselves.
    let between = |k: usize| {
        k > range.start && matches!(doc.lower(k), "with" | "between") && diplomacy(doc.lower(k - 1)) == Some(Diplomacy::Relation)
    };
    capital && (first > range.start && between(first - 1) || first >= range.start + 4 && before == "and" && between(first - 3))
}
