//! Whose age it is, where the name stands beside it.

use super::{Named, Said, name_before};
use crate::lexicon::Class;
use crate::lexicon::words::Tag;
use crate::text::{Document, TokenKind, TokenRange};

/// Tokens between an age and the name after it: "17-year-old high school student Ana Ruiz".
const BETWEEN: usize = 4;

/// Tokens of the place between a name and an age: "Ana Ruiz, of Salt Lake City, Utah, 34,".
const PLACE: usize = 8;

/// The person whose age it is.
pub(super) fn person(doc: &Document, age: TokenRange, said: Said, named: &[Named]) -> Option<usize> {
    let sentence = doc.sentences[doc.sentence_of(age.first as usize)].tokens;
    let next = named.partition_point(|named| named.tokens.first < age.end);
    let last = next.checked_sub(1).filter(|k| named[*k].tokens.first >= sentence.first);
    let after = || after(doc, age, sentence, &named[next..]);
    let before = || last.filter(|k| is_before(doc, named[*k].tokens.end as usize, age.first as usize)).map(|k| named[k].person);
    match said {
        Said::Noun => after(),
        Said::Apposed | Said::Is => {
            let place = || with_place(doc, age.first as usize - 1, named).map(|k| named[k].person);
            before()
                .or_else(|| last.map(|k| named[k].person).filter(|_| said == Said::Is || doc.lower(age.first as usize - 1) == "("))
                .or_else(place)
        }
        // "Ana Ruiz, a 17-year-old from Leeds"; in "Ivo Brand, 20-year-old Ada Frost" the age is of the name after it.
        _ if attributive(doc, age) => directly_after(doc, age, sentence, &named[next..]).or_else(before).or_else(after),
        _ => before().or_else(after),
    }
}

/// "Ana Ruiz, 34", "Ana Ruiz, a 17-year-old", "Ana Ruiz is 17 years old", "Paul Reed, a nurse aged 29"
fn is_before(doc: &Document, name: usize, age: usize) -> bool {
    let gap: Vec<&str> = (name..age).take(7).map(|at| doc.lower(at)).collect();
    let gap: Vec<&str> = gap.into_iter().filter(|word| !matches!(*word, "a" | "an" | "," | "just" | "only")).collect();
    let noun = |word: &str| crate::lexicon::persons::person_noun(word).is_some();
    match gap.as_slice() {
        [] | ["is" | "was"] | ["who", "is" | "was"] => true,
        [word] => doc.lower(age) == "aged" && noun(word) && age >= 2 && matches!(doc.lower(age - 2), "a" | "an"),
        _ => false,
    }
}

/// Does an age stand before its noun, with hyphens and without an article that would begin a new description: "20-year-old Alice Winter"?
fn attributive(doc: &Document, age: TokenRange) -> bool {
    age.range().any(|at| doc.tokens[at].kind == TokenKind::Hyphen)
}

/// "17-year-old student Ana Ruiz": nothing but nouns and adjectives between.
fn directly_after(doc: &Document, age: TokenRange, sentence: TokenRange, next: &[Named]) -> Option<usize> {
    let name = next.first().filter(|name| name.tokens.first < sentence.end)?;
    let mut between = age.end as usize..name.tokens.first as usize;
    (between.len() <= BETWEEN && between.all(|at| describes(doc, at))).then_some(name.person)
}

/// The name after an age: "17-year-old student Ana Ruiz", "His 8-year-old son, Ben Ruiz, …", "the victim, 34, Ana Ruiz".
fn after(doc: &Document, age: TokenRange, sentence: TokenRange, next: &[Named]) -> Option<usize> {
    let name = next.first().filter(|name| name.tokens.first < sentence.end)?;
    if let Some(person) = directly_after(doc, age, sentence, next) {
        return Some(person);
    }
    let (mut comma, first) = (age.end as usize, name.tokens.first as usize);
    while comma < first && comma < age.end as usize + BETWEEN && describes(doc, comma) {
        comma += 1;
    }
    // In a list the next name is of another person: "a 20-year-old woman, Jon East, 19, and …".
    let end = name.tokens.end as usize;
    let closed = end >= sentence.end as usize
        || matches!(doc.tokens[end].kind, TokenKind::Stop | TokenKind::Quote)
        || doc.lower(end) == ","
            && doc.lower(end + 1) != "and"
            && doc.tokens.get(end + 1).is_some_and(|token| token.kind != TokenKind::Number);
    let lists = next.get(1).is_some_and(|other| other.tokens.first < sentence.end && is_listed(doc, end, other.tokens.first as usize));
    let noun = comma > age.end as usize && doc.word(comma - 1).is(Class::PERSON_NOUN);
    (noun && doc.lower(comma) == "," && comma + 1 == first && closed && !lists).then_some(name.person)
}

/// Are two names items of one list: nothing but commas and "and" between?
fn is_listed(doc: &Document, end: usize, first: usize) -> bool {
    first - end <= 2 && (end..first).all(|at| matches!(doc.lower(at), "," | "and"))
}

/// A noun or adjective that describes the person named after it.
fn describes(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    doc.tokens[at].kind == TokenKind::Word
        && !word.is(Class::CLOSED)
        && [Tag::Noun, Tag::Nouns, Tag::Proper, Tag::Adjective].into_iter().any(|tag| word.is_mostly(tag))
}

/// The name whose place ends right before the comma at `comma`: "Ana Ruiz, of Reno, 17,", "Ana Ruiz of Reno, Nevada, 17,".
pub(super) fn with_place(doc: &Document, comma: usize, named: &[Named]) -> Option<usize> {
    let mut at = comma;
    while at > comma.saturating_sub(PLACE) && at > 0 && (doc.lower(at - 1) == "," || doc.is_capitalized(at - 1)) {
        at -= 1;
    }
    if at == comma || at < 2 || !matches!(doc.lower(at - 1), "of" | "from") {
        return None;
    }
    let end = at - 1 - usize::from(doc.lower(at - 2) == ",");
    name_before(named, end)
}
