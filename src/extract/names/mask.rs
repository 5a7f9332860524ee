//! What is capitalised and no name: titles, days and months, faiths, events, products.

use super::evidence::{Marks, is_calendar, is_capital_word, is_particle};
use super::known::Part;
use super::runs::Run;
use super::{Candidate, Context, person, place, titles};
use crate::extract::findings::NameRule;
use crate::lexicon::Class;
use crate::lexicon::not_names::NotName;
use crate::text::{Case, Document, TokenRange};

/// Adds the masks of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    let mut mask = |first: usize, end: usize, score: i32, rule| {
        out.push(Candidate { tokens: TokenRange::new(first, end), kind: None, score, rule });
    };
    for (k, fact) in run.tokens.range().zip(context.facts(run)) {
        if !fact.is_capital() {
            continue;
        }
        let word = doc.word(k);
        if k > run.sentence
            && (k == run.tokens.first as usize || doc.case(k - 1) == Case::Upper)
            && doc.word(k - 1).is(Class::BEFORE_A_NAME)
            && doc.word(k - 1).not_name == Some(NotName::Ship)
            && doc.case(k - 1) != Case::Capital
            && !word.is(Class::TITLE)
        {
            mask(k, whole(doc, k, run), 60, NameRule::Ship);
        }
        // The storm by its name alone.
        if context.known.is_storm(fact.key) && !context.known.is_person_word(fact.key) {
            mask(k, k + 1, 70, NameRule::Storm);
        }
        if word.is(Class::TITLE)
            && let Some((first, end)) = titles::phrase(doc, k, run)
        {
            // "Stephen King": a word that is a name of persons too needs a name behind it.
            let person = word.entry.given.max(word.entry.surname) >= 4 || context.known.part(fact.key) == Some(Part::Last);
            let named = end < run.tokens.end as usize && is_capital_word(doc, end);
            let behind_name = first > run.tokens.first as usize && doc.word(first - 1).entry.given >= 4;
            let score = if person && (!named || behind_name) { 4 } else { 18 + 3 * (end - first) as i32 };
            mask(first, end, score, NameRule::Title);
        }
        // "Minister for Food, Water and Forests Ana Ruiz": what the minister is in charge of.
        if titles::ends_complement(doc, k, run.sentence) {
            let first = titles::head_before(doc, k + 1, run.sentence).map_or(k, |head| (head + 1).max(run.tokens.first as usize));
            let first = (first..k).find(|&t| is_capital_word(doc, t)).unwrap_or(k);
            mask(first, k + 1, 50, NameRule::Title);
        }
        if word.is(Class::NOT_A_NAME) {
            match word.not_name {
                // "May said so" after "Martha May"; "Sunday Okoro scored".
                Some(NotName::Calendar) if person::is_name_in_calendar(context, run, k) => {}
                Some(NotName::Calendar) => {
                    let name = word.entry.given >= 5 && !fact.marks.contains(Marks::INITIAL);
                    mask(k, k + 1, if name { 10 } else { 36 }, NameRule::Calendar);
                }
                // "Democratic Republic of Congo": the beginning of a longer name.
                Some(NotName::Group) if begins_country(doc, k) || place::ends_name(doc, k, run) => {}
                Some(NotName::Group) => mask(k, k + 1, 22, NameRule::Group),
                Some(NotName::Product | NotName::Other) => mask(k, k + 1, 30, NameRule::NoName),
                // "Typhoon Xavora".
                Some(NotName::Storm) if k + 1 < run.tokens.end as usize && is_capital_word(doc, k + 1) && run.cased => {
                    mask(k, k + 2, 70, NameRule::Storm);
                }
                Some(NotName::Event | NotName::Storm) => {
                    let first = back(doc, k, run);
                    if first < k {
                        mask(first, k + 1, 24 + 5 * (k - first) as i32, NameRule::Event);
                    }
                }
                Some(NotName::Street | NotName::Ship | NotName::Site | NotName::Building) | None => {}
            }
        }
    }
}

/// Does a name of several words that is hardly anything but a place begin here?
fn begins_country(doc: &Document, k: usize) -> bool {
    doc.toponym(k).is_some_and(|m| m.tokens.len() > 1 && m.strength >= 8)
}

/// One past the last of the words of a name that begins at `k`, at most four.
fn whole(doc: &Document, k: usize, run: &Run) -> usize {
    let mut end = k + 1;
    while end < run.tokens.end as usize && end - k < 5 && (is_capital_word(doc, end) || is_particle(doc, end)) {
        end += 1;
    }
    end
}

/// The first of the capitalised words right before `k`, at most five.
fn back(doc: &Document, k: usize, run: &Run) -> usize {
    let mut first = k;
    while first > run.tokens.first as usize && k - first < 5 && is_capital_word(doc, first - 1) && !is_calendar(doc, first - 1) {
        first -= 1;
    }
    first
}
