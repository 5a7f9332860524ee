//! What the first reading found for certain, as evidence for the second.

use rustc_hash::FxHashMap;

use super::evidence::{Casing, Evidence, is_capital_word};
use super::runs::Run;
use super::{Candidate, titles};
use crate::extract::Reading;
use crate::extract::findings::NameKind;
use crate::lexicon::Class;
use crate::text::{Case, Document, TokenKind, TokenRange, WordId};

/// How strong a title must be to make a person of one word for certain.
const TITLED: i32 = 30;

/// Which word of a person's name a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Any other than the last.
    Other,
    /// The last.
    Last,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    /// A word of a person's full name.
    part: Option<Part>,
    /// An acronym that the article defines.
    acronym: bool,
    /// The head word of an organisation.
    head: bool,
    /// The name of a storm.
    storm: bool,
}

/// Names found for certain.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By lower-case form.
    words: FxHashMap<WordId, Facts>,
    /// The names that the article defines acronyms for, as first token and one past the last, in order.
    defined: Vec<(usize, usize)>,
}

impl Known {
    /// Takes what one run of the first reading gave.
    pub(super) fn learn(&mut self, reading: &Reading<'_>, chosen: &[Candidate]) {
        let doc = reading.doc;
        for candidate in chosen {
            let range = candidate.tokens.range();
            match candidate.kind {
                Some(NameKind::Person) => {
                    let words: Vec<usize> = range.filter(|&k| is_name_word(doc, k)).collect();
                    let sentence = doc.sentences[doc.sentence_of(candidate.tokens.first as usize)].tokens.first as usize;
                    let titled = titles::strength(doc, candidate.tokens.first as usize, sentence).0 >= TITLED;
                    if candidate.score < 12 || words.len() < 2 && !titled {
                        continue;
                    }
                    for (n, &k) in words.iter().enumerate() {
                        let part = if n + 1 == words.len() { Part::Last } else { Part::Other };
                        let known = &mut self.words.entry(doc.folded(k)).or_default().part;
                        *known = Some(part).max(*known);
                    }
                }
                Some(NameKind::Organization) => {
                    for k in range.filter(|&k| doc.word(k).is(Class::ORGANIZATION_WORD)) {
                        self.words.entry(doc.folded(k)).or_default().head = true;
                    }
                }
                None if candidate.rule == "storm" => {
                    self.words.entry(doc.folded(candidate.tokens.end as usize - 1)).or_default().storm = true;
                }
                _ => {}
            }
        }
    }

    /// Finds "World Food Programme (WFP)".
    pub(super) fn learn_acronyms(&mut self, reading: &Reading<'_>, evidence: &Evidence) {
        let doc = reading.doc;
        for (sentence, casing) in doc.sentences.iter().zip(&evidence.casing) {
            if *casing != Casing::Cased {
                continue;
            }
            let start = sentence.tokens.first as usize;
            for k in sentence.tokens.range() {
                let opens =
                    doc.tokens[k].kind == TokenKind::Mark && k > start && k + 2 < sentence.tokens.end as usize && doc.lower(k) == "(";
                if opens
                    && doc.case(k + 1) == Case::Upper
                    && doc.tokens[k + 1].kind == TokenKind::Word
                    && doc.lower(k + 2) == ")"
                    && let Some(first) = spelled(doc, start, k, doc.word(k + 1).text())
                    && names(doc, first, k)
                {
                    self.words.entry(doc.folded(k + 1)).or_default().acronym = true;
                    self.defined.push((first, k));
                }
            }
        }
    }

    fn facts(&self, folded: WordId) -> Facts {
        self.words.get(&folded).copied().unwrap_or_default()
    }

    /// Is it (by its lower-case form) the last or another word of a full name found?
    pub(super) fn part(&self, folded: WordId) -> Option<Part> {
        self.facts(folded).part
    }

    /// Is it a word of a person's full name?
    pub(super) fn is_person_word(&self, folded: WordId) -> bool {
        self.part(folded).is_some()
    }

    /// Does the article define the acronym?
    pub(super) fn is_acronym(&self, folded: WordId) -> bool {
        self.facts(folded).acronym
    }

    /// Was an organisation found that the word heads?
    pub(super) fn has_head(&self, folded: WordId) -> bool {
        self.facts(folded).head
    }

    /// Was a storm found of that name?
    pub(super) fn is_storm(&self, folded: WordId) -> bool {
        self.facts(folded).storm
    }

    /// The names that begin in these tokens for which the article gives acronyms.
    pub(super) fn defined(&self, tokens: TokenRange) -> &[(usize, usize)] {
        let before = |limit: u32| self.defined.partition_point(|&(first, _)| first < limit as usize);
        &self.defined[before(tokens.first)..before(tokens.end)]
    }

    /// Is anything known that the reading of these tokens depends on?
    pub(super) fn concerns(&self, doc: &Document, tokens: TokenRange) -> bool {
        tokens.range().any(|k| self.words.contains_key(&doc.folded(k))) || !self.defined(tokens).is_empty()
    }
}

/// Can the first reading of a run teach the second anything? Not a word by itself that is neither titled nor known of organisations.
pub(super) fn can_teach(doc: &Document, run: &Run) -> bool {
    let first = run.tokens.first as usize;
    run.tokens.len() > 1
        || doc.word(first).is(Class::ORGANIZATION_WORD | Class::ORGANIZATION_NAME)
        || titles::strength(doc, first, run.sentence).0 >= TITLED
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
        let capital = doc.is_capitalized(k);
        if initial == letters[left - 1] && (capital || doc.lower(k) != "the") {
            left -= 1;
            first = k;
        } else if capital || !doc.word(k).is(Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER) {
            return None;
        }
    }
    (left == 0 && doc.is_capitalized(first) && first + 1 < end).then_some(first)
}
