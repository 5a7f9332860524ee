//! What the first reading found for certain, as evidence for the second.

use rustc_hash::{FxHashMap, FxHashSet};

use super::evidence::{Casing, Evidence, is_capital_word};
use super::{Candidate, titles};
use crate::extract::Reading;
use crate::extract::findings::NameKind;
use crate::lexicon::Class;
use crate::text::{Case, Document, TokenKind};

/// Which word of a person's name a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Any other than the last.
    Other,
    /// The last.
    Last,
}

/// Names found for certain.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    /// Words of full names of persons, in lower case.
    persons: FxHashMap<&'a str, Part>,
    /// Acronyms that the article defines.
    acronyms: FxHashSet<&'a str>,
    /// The names that it defines them for, as first token and one past the last.
    defined: Vec<(usize, usize)>,
    /// Head words of organisations.
    heads: FxHashSet<&'a str>,
}

impl<'a> Known<'a> {
    /// Takes what one run of the first reading gave.
    pub(super) fn learn(&mut self, reading: &Reading<'a>, _evidence: &Evidence<'a>, chosen: &[Candidate]) {
        let doc: &'a Document = reading.doc;
        for candidate in chosen {
            let range = candidate.tokens.range();
            match candidate.kind {
                Some(NameKind::Person) => {
                    let words: Vec<usize> = range.filter(|&k| is_name_word(doc, k)).collect();
                    let sentence = doc.sentences[doc.sentence_of(candidate.tokens.first as usize)].tokens.first as usize;
                    let titled = titles::strength(doc, candidate.tokens.first as usize, sentence).0 >= 30;
                    if candidate.score < 12 || words.len() < 2 && !titled {
                        continue;
                    }
                    for (n, &k) in words.iter().enumerate() {
                        let part = if n + 1 == words.len() { Part::Last } else { Part::Other };
                        let known = self.persons.entry(doc.lower(k)).or_insert(part);
                        *known = part.max(*known);
                    }
                }
                Some(NameKind::Organization) => {
                    for k in range.filter(|&k| doc.word(k).is(Class::ORGANIZATION_WORD)) {
                        self.heads.insert(doc.lower(k));
                    }
                }
                _ => {}
            }
        }
    }

    /// Finds "World Food Programme (WFP)".
    pub(super) fn learn_acronyms(&mut self, reading: &Reading<'a>, evidence: &Evidence<'a>) {
        let doc: &'a Document = reading.doc;
        for (sentence, casing) in doc.sentences.iter().zip(&evidence.casing) {
            if *casing != Casing::Cased {
                continue;
            }
            let start = sentence.tokens.first as usize;
            for k in sentence.tokens.range() {
                let opens =
                    doc.tokens[k].kind == TokenKind::Mark && k > start && k + 2 < sentence.tokens.end as usize && doc.lower(k) == "(";
                if opens
                    && doc.word(k + 1).case == Case::Upper
                    && doc.tokens[k + 1].kind == TokenKind::Word
                    && doc.lower(k + 2) == ")"
                    && let Some(first) = spelled(doc, start, k, doc.word(k + 1).text())
                    && names(doc, first, k)
                {
                    self.acronyms.insert(doc.lower(k + 1));
                    self.defined.push((first, k));
                }
            }
        }
    }

    /// Is it the last or another word of a full name found?
    pub(super) fn part(&self, lower: &str) -> Option<Part> {
        self.persons.get(lower).copied()
    }

    /// Is it a word of a person's full name?
    pub(super) fn is_person_word(&self, lower: &str) -> bool {
        self.persons.contains_key(lower)
    }

    /// Does the article define the acronym?
    pub(super) fn is_acronym(&self, lower: &str) -> bool {
        self.acronyms.contains(lower)
    }

    /// Was an organisation found that the word heads?
    pub(super) fn has_head(&self, lower: &str) -> bool {
        self.heads.contains(lower)
    }

    /// The names that the article gives acronyms for.
    pub(super) fn defined(&self) -> &[(usize, usize)] {
        &self.defined
    }
}

/// A word of a person's name that can stand for the person.
fn is_name_word(doc: &Document, k: usize) -> bool {
    is_capital_word(doc, k)
        && doc.tokens[k].kind == TokenKind::Word
        && !doc.word(k).is(Class::NAME_SUFFIX | Class::NAME_PARTICLE)
        && !titles::addresses(doc, k)
}

/// Are these the words of an organisation and not of a thing ("Buy Now Pay Later")? One of them heads organisations, or the last is a name.
fn names(doc: &Document, first: usize, end: usize) -> bool {
    let last = doc.word(end - 1);
    (first..end).any(|k| doc.word(k).is(Class::ORGANIZATION_WORD | Class::ORGANIZATION_NAME)) || last.is_capitalized() && !last.is_common()
}

/// The first token of the words before token `end` whose initials spell the acronym; small words may be left out of it.
fn spelled(doc: &Document, start: usize, end: usize, acronym: &str) -> Option<usize> {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let mut left = letters.len();
    if !(2..=8).contains(&left) {
        return None;
    }
    let mut k = end;
    let mut first = end;
    while left > 0 && k > start && end - k < 16 {
        k -= 1;
        if !matches!(doc.tokens[k].kind, TokenKind::Word) {
            if matches!(doc.tokens[k].kind, TokenKind::Hyphen | TokenKind::Clitic) || doc.lower(k) == "&" {
                continue;
            }
            return None;
        }
        let initial = doc.lower(k).chars().next()?;
        let capital = doc.word(k).is_capitalized();
        if initial == letters[left - 1] && (capital || doc.lower(k) != "the") {
            left -= 1;
            first = k;
        } else if capital || !doc.word(k).is(Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER) {
            return None;
        }
    }
    (left == 0 && doc.word(first).is_capitalized() && first + 1 < end).then_some(first)
}
