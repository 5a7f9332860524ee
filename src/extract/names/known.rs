//! What the first reading found for certain, as evidence for the second.

use super::evidence::{Casing, Evidence, Key, is_capital_word};
use super::facts::Fact;
use super::runs::Run;
use super::{Candidate, Context, alone, titles};
use crate::extract::Reading;
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::Class;
use crate::text::{Case, Document, Small, TokenKind, TokenRange};

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
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Facts {
    /// A word of a person's full name.
    part: Option<Part>,
    /// A person who is called by it alone: "Her sister, Florence, …".
    alone: bool,
    /// The first word of an organisation that the words beside it or a legal form say to be one.
    named: bool,
    /// An acronym that the article defines.
    acronym: bool,
    /// The head word of an organisation.
    head: bool,
    /// The name of a storm.
    storm: bool,
    /// One of the two names of a firm: "Hart & Low".
    partner: bool,
}

/// Names found for certain.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By key; empty while nothing is known.
    words: Vec<Facts>,
    /// The names that the article defines acronyms for, as first token and one past the last, in order.
    defined: Vec<(usize, usize)>,
    /// The first tokens of the firms of two names that were found, in order.
    firms: Vec<usize>,
    /// The tokens of the organisations that what stands beside them says to be some, each name once.
    named: Vec<TokenRange>,
}

impl Known {
    /// Takes what one run of the first reading gave.
    pub(super) fn learn(&mut self, context: &Context<'_>, run: &Run, chosen: &[Candidate]) {
        let (doc, evidence) = (context.reading.doc, context.evidence);
        for candidate in chosen {
            let range = candidate.tokens.range();
            match candidate.kind {
                Some(NameKind::Person) => {
                    // "Elly Sapper": no sapper.
                    let family =
                        |k: usize| k > range.start && k + 1 == range.end && is_capital_word(doc, k) && !doc.word(k).is(Class::NAME_SUFFIX);
                    let words = || range.clone().filter(|&k| is_name_word(doc, k) || family(k));
                    let titled = || titles::strength(doc, range.start, run.sentence).0 >= TITLED;
                    let said = range.len() == 1
                        && (alone::is_person(doc, range.start, run.sentence)
                            || doc.toponym(range.start).is_none() && alone::is_apposed(doc, range.end));
                    let Some(last) = words().next_back().filter(|_| candidate.score >= 12 || said) else { continue };
                    if words().nth(1).is_none() && !titled() {
                        if said {
                            self.of(evidence, context.fact(run, range.start).key).alone = true;
                        }
                        continue;
                    }
                    for k in words() {
                        let part = if k == last { Part::Last } else { Part::Other };
                        let known = &mut self.of(evidence, context.fact(run, k).key).part;
                        *known = Some(part).max(*known);
                    }
                }
                Some(NameKind::Organization) => {
                    if matches!(candidate.rule, NameRule::KindBeside | NameRule::LegalForm) && candidate.score >= NAMED {
                        let form = |k: &usize| *k > range.start && (doc.legal_form(*k).is_some() || !is_capital_word(doc, *k));
                        let end = range.clone().find(form).unwrap_or(range.end);
                        self.name(
                            evidence,
                            doc,
                            TokenRange::new(range.start, if candidate.rule == NameRule::LegalForm { end } else { range.end }),
                        );
                    }
                    if is_firm(doc, range.start) && range.len() == FIRM {
                        for k in [range.start, range.end - 1] {
                            self.of(evidence, evidence.key(doc.folded(k))).partner = true;
                        }
                        self.firms.push(range.start);
                    }
                    for k in range.filter(|&k| doc.word(k).is(Class::ORGANIZATION_WORD)) {
                        self.of(evidence, evidence.key(doc.folded(k))).head = true;
                    }
                }
                None if candidate.rule == NameRule::Storm => {
                    self.of(evidence, evidence.key(doc.folded(range.end - 1))).storm = true;
                }
                _ => {}
            }
        }
    }

    /// Remembers an organisation by its name.
    fn name(&mut self, evidence: &Evidence, doc: &Document, tokens: TokenRange) {
        let common = tokens.len() == 1 && doc.word(tokens.first as usize).is_common();
        if self.named.len() < MOST_NAMED && !common && !self.named.iter().any(|other| same(doc, *other, tokens.first as usize)) {
            self.of(evidence, evidence.key(doc.folded(tokens.first as usize))).named = true;
            self.named.push(tokens);
        }
    }

    /// One past the organisation that begins at token `k` and was said to be one elsewhere.
    pub(super) fn named(&self, doc: &Document, k: usize) -> Option<usize> {
        let fits = self.named.iter().filter(|name| same(doc, **name, k));
        fits.map(|name| k + name.len()).max()
    }

    /// Is it the first word of an organisation that was said to be one?
    pub(super) fn is_named(&self, key: Key) -> bool {
        self.facts(key).named
    }

    /// Finds "World Food Programme (WFP)".
    pub(super) fn learn_acronyms(&mut self, reading: &Reading<'_>, evidence: &Evidence) {
        let doc = reading.doc;
        for noted in &evidence.noted {
            let (acronym, token) = (noted.token as usize, doc.tokens[noted.token as usize]);
            let bracket = acronym.checked_sub(1).filter(|&k| doc.tokens[k].kind == TokenKind::Mark);
            let Some(k) = bracket.filter(|_| token.case == Case::Upper && token.kind == TokenKind::Word) else { continue };
            if !doc.small(k).contains(Small::BRACKET) || doc.lower(k + 2) != ")" {
                continue;
            }
            let index = doc.sentence_of(k);
            let sentence = doc.sentences[index].tokens.range();
            if evidence.casing[index] == Casing::Cased
                && k > sentence.start
                && k + 2 < sentence.end
                && let Some(first) = spelled(doc, sentence.start, k, doc.word(acronym).text())
                && names(doc, first, k)
            {
                self.of(evidence, noted.key).acronym = true;
                self.defined.push((first, k));
            }
        }
    }

    /// What is known of a word, to add to it.
    fn of(&mut self, evidence: &Evidence, key: Key) -> &mut Facts {
        if self.words.is_empty() {
            // One more for the words that are never capitalised, which nobody asks for.
            self.words.resize(evidence.len() + 1, Facts::default());
        }
        let index = key.index().min(evidence.len());
        &mut self.words[index]
    }

    fn facts(&self, key: Key) -> Facts {
        self.words.get(key.index()).copied().unwrap_or_default()
    }

    /// Is the word the last or another word of a full name found?
    pub(super) fn part(&self, key: Key) -> Option<Part> {
        self.facts(key).part
    }

    /// Is a person called by the word alone?
    pub(super) fn is_alone(&self, key: Key) -> bool {
        self.facts(key).alone
    }

    /// Is it a word of a person's full name?
    pub(super) fn is_person_word(&self, key: Key) -> bool {
        self.part(key).is_some()
    }

    /// Does the article define the acronym?
    pub(super) fn is_acronym(&self, key: Key) -> bool {
        self.facts(key).acronym
    }

    /// Was an organisation found that the word heads?
    pub(super) fn has_head(&self, key: Key) -> bool {
        self.facts(key).head
    }

    /// Was a firm found that the word is one of the two names of?
    pub(super) fn is_partner(&self, key: Key) -> bool {
        self.facts(key).partner
    }

    /// Was a firm found that begins with this very token?
    pub(super) fn is_firm_at(&self, k: usize) -> bool {
        self.firms.binary_search(&k).is_ok()
    }

    /// Was a storm found of that name?
    pub(super) fn is_storm(&self, key: Key) -> bool {
        self.facts(key).storm
    }

    /// The names that begin in these tokens for which the article gives acronyms.
    pub(super) fn defined(&self, tokens: TokenRange) -> &[(usize, usize)] {
        let before = |limit: u32| self.defined.partition_point(|&(first, _)| first < limit as usize);
        &self.defined[before(tokens.first)..before(tokens.end)]
    }

    /// Is anything known that the reading of a run depends on?
    pub(super) fn concerns(&self, run: &Run, facts: &[Fact]) -> bool {
        facts.iter().any(|fact| self.facts(fact.key) != Facts::default()) || !self.defined(run.tokens).is_empty()
    }
}

/// Can the first reading of a run teach the second anything? Not a word by itself that is neither titled nor known of organisations.
pub(super) fn can_teach(doc: &Document, run: &Run, facts: &[Fact]) -> bool {
    facts.len() > 1
        || doc.word(run.tokens.first as usize).is(Class::ORGANIZATION_WORD | Class::ORGANIZATION_NAME)
        || facts[0].title >= TITLED
        || alone::is_person(doc, run.tokens.first as usize, run.sentence)
        || alone::is_apposed(doc, run.tokens.end as usize)
}

/// The least score of an organisation that is remembered by its name.
const NAMED: i32 = 40;
/// The most of them that are remembered.
const MOST_NAMED: usize = 40;

/// Do the same words stand at token `k`?
fn same(doc: &Document, name: TokenRange, k: usize) -> bool {
    k + name.len() <= doc.tokens.len() && name.range().enumerate().all(|(n, t)| doc.folded(t) == doc.folded(k + n))
}

/// Tokens of the name of a firm of two names.
pub(super) const FIRM: usize = 3;

/// Do two names that are joined begin here: "Hart & Low"?
pub(super) fn is_firm(doc: &Document, k: usize) -> bool {
    k + FIRM <= doc.tokens.len() && doc.lower(k + 1) == "&" && is_capital_word(doc, k) && is_capital_word(doc, k + 2)
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
