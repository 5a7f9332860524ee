//! Sums of weights that are kept: of words at each distance, of the borders of a sentence, of what words do in an article.

use super::evidence::Evidence;
use super::features::{self, DISTANCES, HABITS};
use super::model::{Model, Row, Sum};
use crate::text::{Document, TokenRange, WordId};

/// Sums that were once made.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// For each word by its id: one more than where its sums stand, or 0, and below it a bit for each distance at which they are known.
    words: Vec<u32>,
    /// Of words at each distance.
    at: Vec<[Row; DISTANCES]>,
    /// Where the sentence has no token.
    borders: [Row; DISTANCES],
    /// For each template of [`HABITS`] its values. Empty before the first document.
    habits: Vec<Vec<Row>>,
}

impl Sums {
    /// Forgets the words: their ids mean others from now on.
    pub(super) fn forget(&mut self) {
        self.words.clear();
        self.at.clear();
    }

    /// Makes room for the words of a document.
    pub(super) fn begin(&mut self, model: &Model, doc: &Document) {
        self.words.resize(doc.words.len(), 0);
        if self.habits.is_empty() {
            let of = |feature: u32| {
                let mut sum = Sum::default();
                model.add(feature, &mut sum);
                sum.row()
            };
            self.borders = std::array::from_fn(|distance| of(features::border(distance)));
            let values = |(template, &values): (usize, &u8)| (0..values).map(|value| of(features::habit(template, value))).collect();
            self.habits = HABITS.iter().enumerate().map(values).collect();
        }
    }

    /// Adds what the words around a token are worth, and its own.
    pub(super) fn add_words(&mut self, model: &Model, doc: &Document, sentence: TokenRange, at: usize, sum: &mut Sum) {
        for distance in 0..DISTANCES {
            match features::neighbour(at, distance, sentence) {
                Some(k) => sum.add_row(self.word(model, doc, doc.tokens[k].word, distance)),
                None => sum.add_row(&self.borders[distance]),
            }
        }
    }

    /// Adds what it is worth that a capitalised word, by its lower-case form, does in the article what it does.
    pub(super) fn add_habits(&self, folded: WordId, evidence: &Evidence, sum: &mut Sum) {
        match features::habits(folded, evidence) {
            Some(values) => self.habits.iter().zip(values).for_each(|(rows, value)| sum.add_row(&rows[usize::from(value)])),
            None => sum.add_row(&self.habits[0][0]),
        }
    }

    /// The sum of a word at a distance, made when it is first asked for.
    fn word(&mut self, model: &Model, doc: &Document, id: WordId, distance: usize) -> &Row {
        let slot = &mut self.words[id.index()];
        if *slot >> DISTANCES == 0 {
            self.at.push(Default::default());
            *slot = (self.at.len() as u32) << DISTANCES;
        }
        let row = &mut self.at[(*slot >> DISTANCES) as usize - 1][distance];
        if *slot >> distance & 1 == 0 {
            *slot |= 1 << distance;
            let word = doc.words.get(id);
            let mut sum = Sum::default();
            features::word(word, model.clusters().of(word.hash()), distance, &mut |feature| model.add(feature, &mut sum));
            *row = sum.row();
        }
        row
    }
}
