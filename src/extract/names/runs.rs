//! Runs: stretches of capitalised words of one sentence, with what may join them inside a name.

use crate::extract::Reading;
use crate::lexicon::Class;
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::words::TagSet;
use crate::span::Span;
use crate::text::{Case, Document, Small, TokenKind, TokenRange};

use super::evidence::{Casing, Evidence, is_capital_word, is_elided, is_initial, is_particle};

/// The most tokens in a run; a longer stretch is cut, so that reading stays linear.
const LONGEST: usize = 28;

/// A stretch of capitalised words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Its tokens: the first is capitalised or a particle, the last is capitalised or joined to one by a hyphen.
    pub(super) tokens: TokenRange,
    /// First token of its sentence.
    pub(super) sentence: usize,
    /// One past the last token of its sentence.
    pub(super) sentence_end: usize,
    /// Do capitals say something in its sentence?
    pub(super) cased: bool,
    /// Is it the place of a dateline?
    pub(super) dateline: bool,
    /// Where the facts of its tokens begin among those of all runs.
    pub(super) facts: usize,
    /// The tagger's names that begin in its tokens, as indices.
    pub(super) tagged: (usize, usize),
}

/// All runs of the story, in order.
pub(super) fn find(reading: &Reading<'_>, evidence: &Evidence) -> Vec<Run> {
    let doc = reading.doc;
    let parts = &reading.article.parts;
    let mut runs = Vec::with_capacity(evidence.noted.len() / 2);
    let mut noted = evidence.noted.iter().peekable();
    for (sentence, casing) in doc.sentences.iter().zip(&evidence.casing) {
        if *casing == Casing::Skipped {
            continue;
        }
        let finder = Finder {
            doc,
            evidence,
            cased: *casing == Casing::Cased,
            start: sentence.tokens.first as usize,
            end: sentence.tokens.end as usize,
        };
        let mut behind = finder.start;
        while let Some(next) = noted.next_if(|noted| noted.token < sentence.tokens.end) {
            let at = next.token as usize;
            let begins = || if next.marks.is_empty() { finder.begins_small(at) } else { finder.takes(at) };
            if at < behind || !begins() {
                continue;
            }
            let end = finder.reach(at);
            behind = end;
            let tokens = TokenRange::new(at, end);
            let span = doc.span(tokens);
            let inside = |part: Option<Span>| part.is_some_and(|part| part.contains(span));
            let credit = parts.is_credit(span);
            let dateline = inside(parts.dateline);
            let lead = !dateline && inside(parts.dateline_lead);
            if !credit && !lead {
                runs.push(Run {
                    tokens,
                    sentence: finder.start,
                    sentence_end: finder.end,
                    cased: finder.cased,
                    dateline,
                    facts: 0,
                    tagged: (0, 0),
                });
            }
        }
    }
    runs
}

struct Finder<'a> {
    doc: &'a Document,
    evidence: &'a Evidence,
    cased: bool,
    start: usize,
    end: usize,
}

impl Finder<'_> {
    /// Is token `k` a capitalised word that can stand in a name?
    fn takes(&self, k: usize) -> bool {
        if !is_capital_word(self.doc, k) {
            return false;
        }
        let word = self.doc.word(k);
        if matches!(word.text(), "I" | "A") {
            return false;
        }
        if !self.cased {
            return !word.is(Class::CLOSED) && self.names_uncased(k);
        }
        if !word.is(Class::CLOSED) {
            return true;
        }
        // "WHO", "US"; "Will Smith", "Ban Ki-moon".
        let acronym = word.case == Case::Upper && word.text().len() > 1;
        if acronym || word.entry.given >= 4 && !is_initial(self.doc, k, self.start) {
            return true;
        }
        // "Per Lund" inside a sentence; "“…,” May said" after "Martha May".
        let capital = k + 1 < self.end && is_capital_word(self.doc, k + 1) && word.case == Case::Capital && self.doc.tokens[k + 1].spaced;
        let says =
            || k + 1 < self.end && self.doc.word(k + 1).is(Class::CUE) && self.evidence.usage(self.evidence.key(word.folded)).inside > 0;
        let initial = is_initial(self.doc, k, self.start);
        // "May Okafor runs a shop", but "May Ana come?" asks.
        let third = |k: usize| k < self.end && self.doc.case(k) == Case::Lower && self.doc.word(k).can_be(TagSet::THIRD | TagSet::PAST);
        let month = initial && word.is(Class::MONTH) && capital && third(k + 2);
        !initial && capital && word.entry.given >= 2 || initial && word.entry.given >= 4 && says() || month
    }

    /// Where capitals say nothing: a word that is a name elsewhere in the document, or that is hardly ever written small.
    fn names_uncased(&self, k: usize) -> bool {
        let word = self.doc.word(k);
        if word.is(Class::TITLE | Class::ORGANIZATION_WORD | Class::ORGANIZATION_NAME)
            || self.evidence.usage(self.evidence.key(word.folded)).inside > 0
        {
            return true;
        }
        let e = word.entry;
        e.lower < 2 || e.capital > e.lower + 1
    }

    /// "al-Assad", "bin Laden", "de Blasio": does a run begin with token `k`, which has no capital?
    fn begins_small(&self, k: usize) -> bool {
        if !is_particle(self.doc, k) {
            return false;
        }
        let word = self.doc.word(k);
        let next = k + 1;
        if next >= self.end {
            return false;
        }
        if self.doc.tokens[next].kind == TokenKind::Hyphen {
            return particle(word.lower()) == Some(Particle::Arabic) && next + 1 < self.end && self.doc.is_capitalized(next + 1);
        }
        let sure = matches!(
            word.lower(),
            "al" | "el" | "bin" | "ibn" | "de" | "da" | "dos" | "del" | "della" | "van" | "von" | "abu" | "umm" | "ould"
        );
        sure && self.doc.tokens[next].spaced && self.takes(next) && !self.doc.word(next).is(Class::TITLE)
    }

    /// One past the last token of the run that begins at `first`.
    fn reach(&self, first: usize) -> usize {
        let mut end = first + 1;
        let limit = self.end.min(first + LONGEST);
        while end < limit {
            let Some(next) = self.join(end) else { break };
            end = next.min(limit);
        }
        end
    }

    /// What stands at `k`, behind a token of the run, belongs to it up to where?
    fn join(&self, k: usize) -> Option<usize> {
        let token = self.doc.tokens[k];
        if let Some(end) = self.legal_form(k) {
            return Some(end);
        }
        match token.kind {
            TokenKind::Hyphen => {
                let next = k + 1;
                (next < self.end
                    && matches!(
                        self.doc.tokens[next].kind,
                        TokenKind::Word | TokenKind::Initial | TokenKind::Abbreviation | TokenKind::Number
                    ))
                .then_some(next + 1)
            }
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial if self.takes(k) => {
                token.spaced.then_some(k + 1).or_else(|| self.glued(k))
            }
            // "St Xavora’s High School".
            TokenKind::Clitic if k > 1 && matches!(self.doc.lower(k - 2), "st" | "st." | "saint") && k + 1 < self.end => {
                let school = self.takes(k + 1) && self.doc.is_capitalized(k - 1) && self.doc.tokens[k + 1].spaced;
                school.then_some(k + 2)
            }
            TokenKind::Word if self.cased && token.spaced && is_elided(self.doc, k) => Some(k + 1),
            TokenKind::Word | TokenKind::Sign if connects(self.doc.lower(k)) || is_particle(self.doc, k) => {
                // "of the", "de la", "bin al-": at most two joining words, then a capital.
                let particle = |k: usize| k < self.end && is_particle(self.doc, k);
                let hyphen = |k: usize| k < self.end && self.doc.tokens[k].kind == TokenKind::Hyphen;
                let mut next = k + 1;
                if !hyphen(next) && next < self.end && (self.doc.lower(next) == "the" || particle(next)) {
                    next += 1;
                }
                if hyphen(next) && particle(next - 1) {
                    next += 1;
                }
                (next < self.end && self.takes(next)).then_some(next + 1)
            }
            TokenKind::Quote if self.cased && token.spaced && self.takes(k - 1) => {
                let family = nickname(self.doc, k, self.end)?;
                self.takes(family).then_some(family + 1)
            }
            _ => None,
        }
    }

    /// One past the legal form of a firm at `k`: "plc", ", Inc.", "(Pty)" before another.
    fn legal_form(&self, k: usize) -> Option<usize> {
        let doc = self.doc;
        if self.cased && doc.tokens[k].kind == TokenKind::Mark {
            let end = k + 1 + doc.legal_form(k + 1)?;
            let capital = end < self.end && doc.is_capitalized(end) && doc.legal_form(end).is_none();
            // "Newry, Co. Down" is a county.
            let county = matches!(doc.lower(k + 1), "co" | "co.");
            let comma = doc.small(k).contains(Small::COMMA) && end <= self.end && !capital && !county;
            let bracket = || doc.small(k).contains(Small::BRACKET) && doc.lower(end) == ")" && doc.legal_form(end + 1).is_some();
            return if comma { Some(end) } else { bracket().then_some(end + 1) };
        }
        let end = k + doc.legal_form(k)?;
        (self.cased && end <= self.end && doc.tokens[k].spaced && !doc.word(k - 1).is(Class::CLOSED)).then_some(end)
    }

    /// "J.K. Rowling": an initial glued to another.
    fn glued(&self, k: usize) -> Option<usize> {
        (self.doc.tokens[k - 1].kind == TokenKind::Initial).then_some(k + 1)
    }
}

/// Words that a nickname has at most.
const NICKNAME: usize = 3;

/// 'Leonard “Skip” Hargrove': one past the closing mark of the nickname that a mark at `k` opens, where a word follows. "Ruiz “Never” Vega" is one too: only capitals tell.
pub(super) fn nickname(doc: &Document, k: usize, end: usize) -> Option<usize> {
    let close = (k + 2..end.min(k + 2 + NICKNAME)).find(|&close| doc.tokens[close].kind == TokenKind::Quote)?;
    let free = doc.tokens.get(close + 1).is_some_and(|next| next.spaced) && close + 1 < end;
    let words =
        (k + 1..close).all(|j| doc.tokens[j].kind == TokenKind::Word && (doc.is_capitalized(j) || doc.lower(j) == "the" && j == k + 1));
    (free && words && !doc.tokens[close].spaced && !doc.tokens[k + 1].spaced).then_some(close + 1)
}

/// Words that may join the words of a name.
fn connects(lower: &str) -> bool {
    matches!(lower, "of" | "for" | "and" | "&" | "on" | "in" | "against" | "to" | "without" | "the") || is_foreign(lower)
}

/// Words that join the words of names in other languages: "Banco do Norte", "Vogel und Sohn". No particles of persons' names.
pub(super) fn is_foreign(lower: &str) -> bool {
    matches!(lower, "do" | "das" | "du" | "des" | "et" | "und" | "y")
}
