//! `Document` → [`Grammar`]: English read once, under all passes.
//!
//! Each token gets its part of speech in context (`tagger`), each sentence is cut into base noun phrases, verb groups and other words (`phrases`, `units`), and each of these
//! gets the unit that governs it and what it is to that one (`parser`, `labels`). Passes ask for the subject of a verb, the members of a list, what
//! is apposed to a name. All is linear in the text; buffers are reused from article to article.

pub mod clauses;
pub mod facts;
pub mod label;
pub mod labels;
pub mod model;
pub mod parser;
pub mod phrases;
pub mod pos;
pub mod repairs;
pub mod tagger;
pub mod units;
pub mod weights;

#[cfg(test)]
mod tests;
pub mod view;

pub use clauses::Clauses;
pub use label::Label;
pub use phrases::Verb;
pub use pos::Pos;
pub use units::{Gap, Kind, Unit};

use facts::Facts;
use model::Model;
use phrases::Tokens;

use crate::text::{Document, TokenRange};

/// How a document's sentences are built.
#[derive(Debug, Default)]
pub struct Grammar {
    /// The part of speech of each token.
    pos: Vec<Pos>,
    /// The units of all sentences, in order.
    units: Vec<Unit>,
    /// For each sentence, one past its last unit.
    ends: Vec<u32>,
    /// What is known of each word of the document's table.
    facts: Vec<Facts>,
    /// That of the table whose words these are.
    generation: u64,
    words: Vec<Facts>,
    view: parser::View,
    state: parser::State,
}

impl Grammar {
    /// The grammar of a document.
    pub fn of(doc: &Document) -> Self {
        let mut grammar = Self::default();
        grammar.read(doc);
        grammar
    }

    /// Reads all sentences of a document, reusing the buffers. What was in them is gone.
    pub fn read(&mut self, doc: &Document) {
        self.pos.clear();
        self.units.clear();
        self.ends.clear();
        let Some(model) = model::embedded() else { return };
        self.learn_words(model, doc);
        for sentence in &doc.sentences {
            self.words.clear();
            let facts = |k: usize| self.facts[doc.tokens[k].word.index()];
            self.words.extend(sentence.tokens.range().map(facts));
            tagger::tag(&self.words, &model.tagger, &mut self.pos);
            self.sentence(model, doc, sentence.tokens);
        }
    }

    /// Looks up the words that are new in the document's table.
    fn learn_words(&mut self, model: &Model, doc: &Document) {
        if doc.words.generation() != self.generation {
            self.facts.clear();
            self.generation = doc.words.generation();
        }
        for id in self.facts.len()..doc.words.len() {
            let word = doc.words.at(id);
            self.facts.push(Facts::of(model, word.text(), word.lower()));
        }
    }

    /// Cuts and parses a sentence whose parts of speech are known.
    fn sentence(&mut self, model: &Model, doc: &Document, tokens: TokenRange) {
        let first = self.units.len();
        units::cut(&Words { doc, pos: &self.pos, tokens }, tokens.first as usize, tokens.end as usize, &mut self.units);
        let units = &mut self.units[first..];
        self.view.fill(units, |token| self.facts[doc.tokens[token as usize].word.index()].lower);
        parser::parse(&self.view, &mut self.state, |state| model.short_cut(state), |features| model.parser.sums(features));
        let mut unit = units.iter_mut();
        let put = |label| unit.next().into_iter().for_each(|unit| unit.label = label);
        labels::label(&self.view, &self.state, model, &model.labels, put);
        let count = units.len();
        for (unit, &governor) in units.iter_mut().zip(&self.state.heads[1..]) {
            unit.governor = (governor as usize <= count).then(|| governor - 1);
            if unit.governor.is_none() {
                unit.label = Label::Root;
            }
        }
        repairs::repair(units);
        self.ends.push(self.units.len() as u32);
    }

    /// The part of speech of a token; [`Pos::Edge`] outside the document.
    pub fn pos(&self, token: usize) -> Pos {
        self.pos.get(token).copied().unwrap_or(Pos::Edge)
    }

    /// The parts of speech of all tokens.
    pub fn all_pos(&self) -> &[Pos] {
        &self.pos
    }

    /// A sentence, to be asked.
    pub fn clauses(&self, sentence: usize) -> Clauses<'_> {
        Clauses::new(self.units(sentence))
    }

    /// The units of a sentence; none outside the document.
    pub fn units(&self, sentence: usize) -> &[Unit] {
        let end = self.ends.get(sentence).map_or(0, |&end| end as usize);
        let first = sentence.checked_sub(1).map_or(0, |before| self.ends.get(before).map_or(end, |&end| end as usize));
        &self.units[first..end]
    }
}

/// The tokens of a sentence with their parts of speech.
struct Words<'a> {
    doc: &'a Document,
    pos: &'a [Pos],
    tokens: TokenRange,
}

impl Tokens for Words<'_> {
    fn pos(&self, at: usize) -> Pos {
        if self.tokens.holds(at) { self.pos[at] } else { Pos::Edge }
    }

    fn lower(&self, at: usize) -> &str {
        if self.tokens.holds(at) { self.doc.lower(at) } else { "" }
    }
}
