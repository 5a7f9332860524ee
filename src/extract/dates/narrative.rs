//! The year that a text is telling of, by which its bare months and days are read.
//!
//! Not every year that is named is the one told of: "in 1942 it thawed" moves the story on, "since 1939" and "the 1936 treaty" look aside,
//! and "the bridge, built in 1931, fell" looks back. A year that a sentence begins with, or a heading, moves the story anywhere; one inside
//! the clause moves it on but not back; one that only describes or delimits does not move it, unless nothing better is known.

use chrono::{Datelike, NaiveDate};

use super::Found;
use super::meaning::Unit;
use super::tense::Direction;
use super::value::Stretch;
use crate::article::BlockKind;
use crate::extract::Reading;
use crate::lexicon::tense::{Look, looks};
use crate::lexicon::words::Tag;
use crate::text::{Document, TokenKind};

/// How far a named year moves the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It describes or delimits.
    Aside,
    /// It dates its clause.
    Clause,
    /// It opens its sentence, or is a heading.
    Opening,
}

/// A year and the expression that said it, by its index in the findings.
pub(super) type Told = (i32, usize);

/// The years told so far.
#[derive(Default)]
pub(super) struct Narrative {
    year: Option<Told>,
    /// The block and sentence of that year.
    block: u32,
    sentence: usize,
    /// The last day or month of the story.
    last: Option<NaiveDate>,
    /// A year that is not the story's, and its sentence: it holds for the rest of that.
    aside: Option<(Told, usize)>,
    /// A year that opened a sentence of a block, while nothing else but its months and days followed.
    opened: Option<(Told, u32)>,
    /// The last year before our era, where that is what the text tells of.
    pub(super) before_christ: Option<Told>,
}

impl Narrative {
    /// Takes in an expression that was given its days.
    pub(super) fn note(&mut self, found: &Found, index: usize, days: Stretch, unit: Unit, block: u32, weight: Weight) {
        let told = (days.0.year(), index);
        self.before_christ = None;
        self.opened = match (weight, unit) {
            (Weight::Opening, Unit::Year) => Some((told, block)),
            _ => self.opened.filter(|((y, _), _)| *y == told.0),
        };
        let fits = match weight {
            Weight::Opening => true,
            // Where days and months are told, a bare year far ahead is of another matter.
            Weight::Clause => {
                let far = |y| unit == Unit::Year && self.last.is_some() && told.0 > y + 1;
                self.year.is_none_or(|(y, _)| told.0 >= y && !far(y))
            }
            Weight::Aside => self.year.is_none(),
        };
        if !fits {
            self.aside = Some((told, found.sentence));
            return;
        }
        let same = self.year.is_some_and(|(y, _)| y == told.0);
        self.aside = None;
        self.year = Some(told);
        (self.block, self.sentence) = (block, found.sentence);
        if unit <= Unit::Month || !same {
            self.last = Some(days.0).filter(|_| unit <= Unit::Month);
        }
    }

    /// The year told of; `block`: only where that block named it.
    pub(super) fn year(&self, block: Option<u32>) -> Option<Told> {
        self.year.filter(|_| block.is_none_or(|block| block == self.block))
    }

    /// The last day or month of the story.
    pub(super) fn last(&self) -> Option<NaiveDate> {
        self.last
    }

    /// Was the year told of said with a day or month, or in this sentence?
    pub(super) fn is_near(&self, sentence: usize) -> bool {
        self.year.is_some_and(|(y, _)| self.sentence == sentence || self.last.is_some_and(|last| last.year() == y))
    }

    /// The year that a paragraph of news tells of: "In 2014 he came. In May he left."
    pub(super) fn opened(&self, block: u32) -> Option<Told> {
        self.opened.filter(|(_, of)| *of == block).map(|(told, _)| told)
    }

    /// Something else than a year, or its months and days, was spoken of.
    pub(super) fn close(&mut self) {
        self.opened = None;
    }

    /// The year of a bare month in a sentence: the one nearest to the month told last, for a story goes on from December to January.
    pub(super) fn year_of_month(&self, month: u32, sentence: usize, block: Option<u32>) -> Option<Told> {
        if let Some((told, _)) = self.aside.filter(|(_, of)| *of == sentence && block.is_none()) {
            return Some(told);
        }
        let (y, index) = self.year(block)?;
        let step = self.last.map_or(0, |last| {
            let ahead = month as i32 - last.month() as i32;
            i32::from(ahead < -7) - i32::from(ahead > 9)
        });
        Some((y + step, index))
    }
}

/// Words before a year that dates its clause.
fn dates_clause(word: &str) -> bool {
    matches!(word, "in" | "on" | "by" | "during" | "throughout" | "at" | "over" | ",")
}

/// How far the sentence at hand was looked through for the end of its first clause. Its expressions come in order, and none begins anew.
#[derive(Default)]
pub(super) struct FirstClause {
    sentence: usize,
    upto: usize,
}

impl FirstClause {
    /// Does the first clause of a sentence that starts at `start` end before the token `at`?
    fn ends_before(&mut self, doc: &Document, (sentence, start): (usize, usize), at: usize) -> bool {
        if self.sentence != sentence {
            *self = Self { sentence, upto: start };
        }
        self.upto = self.upto.max(start);
        while self.upto < at && !matches!(doc.lower(self.upto), "," | "who" | "which" | "that") {
            self.upto += 1;
        }
        self.upto < at
    }
}

/// "She opened 1998 with a win", "He began the 1998 season": is it the time that a sentence's main clause goes through?
fn is_spent(doc: &Document, start: usize, found: &Found, clause: &mut FirstClause) -> bool {
    let (first, end) = (found.tokens.first as usize, found.tokens.end as usize);
    if clause.ends_before(doc, (found.sentence, start), first) {
        return false;
    }
    let spends = |k: usize| looks(doc.lower(k), Look::SPENDS);
    if first > start + 2 && doc.lower(first - 1) == "the" {
        return spends(first - 2) && matches!(doc.lower(end), "season" | "campaign");
    }
    let free = doc.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || doc.word(end).is_mostly(Tag::Preposition));
    first > start + 1 && spends(first - 1) && free
}

/// What an expression does to the story, by where it stands.
pub(super) fn weight(reading: &Reading<'_>, found: &Found, toward: Direction, first_clause: &mut FirstClause) -> Weight {
    let doc = reading.doc;
    let sentence = doc.sentences[found.sentence];
    let heading = reading.article.blocks.get(sentence.block as usize).is_some_and(|block| block.kind == BlockKind::Head);
    let (start, first) = (sentence.tokens.first as usize, found.tokens.first as usize);
    let before = if first > start { doc.lower(first - 1) } else { "" };
    let clause = first == start || dates_clause(before);
    // Nothing but a preposition before it: "In 1942", "By 3 May".
    let opens = first <= start + 1 || first == start + 2 && matches!(doc.tokens[start].kind, TokenKind::Quote | TokenKind::Mark);
    if heading || clause && opens || is_spent(doc, start, found, first_clause) {
        Weight::Opening
    } else if clause && toward != Direction::Future {
        Weight::Clause
    } else {
        Weight::Aside
    }
}
