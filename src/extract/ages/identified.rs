//! Persons of whom the age is told first and the name later: "The 17-year-old was identified as Ana Ruiz", "A boy, 5, was hit. … The boy was
//! identified by his family as Ben Ruiz."

use rustc_hash::FxHashMap;

use super::{Aged, Named, Said};
use crate::lexicon::Class;
use crate::lexicon::persons::{Number, Sex, person_noun};
use crate::text::{Document, TokenKind, TokenRange};

/// Tokens from the verb to "as" ("identified by members of the family on Monday as"), and to the subject before it.
const REACH: usize = 10;

/// Sentences from an age to the one that names its person.
const LATER: usize = 6;

/// Ages that are looked at for one name.
const AGES: usize = 12;

/// Links the ages without a person to those who are identified.
pub(super) fn identify(doc: &Document, named: &[Named], ages: &mut [Aged]) {
    let mut known: FxHashMap<usize, (u64, char)> = ages.iter().filter_map(|aged| Some((aged.person?, aged.value))).collect();
    for verb in 0..doc.tokens.len() {
        if !matches!(doc.lower(verb), "identified" | "named" | "identify") {
            continue;
        }
        let sentence = doc.sentence_of(verb);
        let tokens = doc.sentences[sentence].tokens;
        let Some(name) = identified_as(doc, verb, tokens, named) else { continue };
        // One person has one age.
        if let Some(k) =
            whose(doc, (verb, sentence), name, ages).filter(|k| known.get(&name.person).is_none_or(|own| *own == ages[*k].value))
        {
            ages[k].person = Some(name.person);
            known.insert(name.person, ages[k].value);
        }
    }
}

/// The one name after "as".
fn identified_as<'a>(doc: &Document, verb: usize, sentence: TokenRange, named: &'a [Named]) -> Option<&'a Named> {
    let end = (verb + 1 + REACH).min(sentence.end as usize);
    let r#as = (verb + 1..end).take_while(|&at| doc.tokens[at].kind != TokenKind::Stop).find(|&at| doc.lower(at) == "as")?;
    let k = named.partition_point(|name| (name.tokens.first as usize) < verb);
    let name = named[k..].iter().take(2).find(|name| name.tokens.first as usize > r#as && name.tokens.end <= sentence.end)?;
    let mut between = r#as + 1..name.tokens.first as usize;
    let direct = between.len() <= 2 && between.all(|at| !matches!(doc.lower(at), "," | "and" | "the" | "of"));
    // "identified as Ana Ruiz and Tom Hale": two persons.
    let and = name.tokens.end as usize;
    let alone = doc.lower(and) != "and"
        && !(doc.lower(and) == "," && named[k..].iter().take(3).any(|other| other.tokens.first as usize == and + 1));
    (direct && alone).then_some(name)
}

/// The age, by its index, of whom a verb identifies.
fn whose(doc: &Document, (verb, sentence): (usize, usize), name: &Named, ages: &[Aged]) -> Option<usize> {
    let start = doc.sentences[sentence].tokens.first as usize;
    let last = ages.partition_point(|aged| aged.tokens.first < name.tokens.first);
    // "The 17-year-old was identified as", "identified the 17-year-old as"
    if let Some(k) = last.checked_sub(1).filter(|k| ages[*k].person.is_none() && ages[*k].said != Said::Range) {
        let at = ages[k].tokens;
        let subject = at.first as usize >= start && at.end as usize <= verb && verb - (at.end as usize) <= REACH;
        let object = at.first as usize > verb;
        if (subject || object) && !(at.end as usize..verb.max(at.end as usize)).any(|at| doc.lower(at) == "and") {
            return Some(k);
        }
    }
    let sex = subject(doc, start, verb)?;
    let from = doc.sentences[sentence.saturating_sub(LATER)].tokens.first;
    let open = (0..last)
        .rev()
        .take(AGES)
        .take_while(|k| ages[*k].tokens.first >= from)
        .filter(|k| ages[*k].person.is_none() && is_of_victim(doc, &ages[*k]));
    let mut open = open.filter(|k| sex.is_none() || sex_of(doc, &ages[*k]).is_none_or(|own| Some(own) == sex));
    let first = open.next()?;
    // Two of different ages: it is not said whose name it is.
    open.all(|k| ages[k].value == ages[first].value).then_some(first)
}

/// Is somebody spoken of who was named before: "He was identified as", "The boy, identified by his mother as", "identified the victim as"? Gives
/// the sex, where it is said.
fn subject(doc: &Document, start: usize, verb: usize) -> Option<Option<Sex>> {
    let near = (start.max(verb.saturating_sub(REACH))..(verb + 4).min(doc.tokens.len())).filter(|&at| at != verb);
    near.rev().find_map(|at| match doc.lower(at) {
        "he" => Some(Some(Sex::Male)),
        "she" => Some(Some(Sex::Female)),
        lower => {
            let noun = person_noun(lower).filter(|noun| noun.number == Number::One && doc.lower(at.wrapping_sub(1)) == "the")?;
            Some(noun.sex)
        }
    })
}

/// Not the age of somebody's brother, or of several: "his 17-year-old brother", "two 16-year-olds".
fn is_of_victim(doc: &Document, aged: &Aged) -> bool {
    let first = aged.tokens.first as usize;
    let before = if first > 0 { doc.lower(first - 1) } else { "" };
    let possessed = matches!(before, "his" | "her" | "their" | "my" | "'s") || doc.word(first).is(Class::PRONOUN);
    !possessed && matches!(aged.said, Said::YearsOld | Said::Noun | Said::YearsOfAge) && doc.lower(aged.tokens.end as usize - 1) != "olds"
}

/// The sex of whom an age describes: "a 17-year-old girl", "a woman, 34,".
fn sex_of(doc: &Document, aged: &Aged) -> Option<Sex> {
    let (first, end) = (aged.tokens.first as usize, aged.tokens.end as usize);
    let noun = |at: usize| person_noun(doc.lower(at)).and_then(|noun| noun.sex);
    noun(end).or_else(|| noun(end + 1)).or_else(|| first.checked_sub(2).filter(|_| aged.said == Said::Noun).and_then(noun))
}
