//! The tagger: what speaks for each token beginning or continuing the name of a person, an organisation, a place or something else.
//!
//! A first-order linear sequence model over nine BIO labels, trained as an averaged structured perceptron (Collins 2002) by
//! `examples/train_tagger.rs`, with document-wide evidence in the manner of Ratinov and Roth (2009). It gives scores, not names: the
//! names pass weighs them against its rules. Three things make it fast:
//!
//! - Only **hot** tokens are scored: capitalised ones and what joins them. All others are outside any name.
//! - What a word contributes at each distance (its letters, shape, lexicon classes …) is summed once per word and kept, and so is what it
//!   means that a word does in the article what it does: a token costs fifteen additions of nine numbers plus the features of its
//!   surroundings.
//! - Weights are bytes in one table, used where they lie in the program.

use super::{Case, Document, TokenKind, TokenRange};

pub mod evidence;
pub mod features;
pub mod model;
mod sums;

use evidence::Evidence;
use model::{LABELS, Model, Row, Sum};
use sums::Sums;

/// What a name names, to the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityType {
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Place,
    /// A nationality, event, product, work …
    Other,
}

/// Index of a label: 0 is outside; then begin and inside of each [`EntityType`] in its order.
pub type Label = u8;

/// Outside any name.
pub const OUTSIDE: Label = 0;

impl EntityType {
    /// All types, in the order of their labels.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Other];

    /// The label of a name's first token.
    pub fn begin(self) -> Label {
        1 + 2 * self as u8
    }

    /// The label of a name's further tokens.
    pub fn inside(self) -> Label {
        2 + 2 * self as u8
    }

    /// The type of a label; None for [`OUTSIDE`].
    pub fn of(label: Label) -> Option<Self> {
        label.checked_sub(1).and_then(|k| Self::ALL.get(k as usize / 2).copied())
    }
}

/// May `next` follow `label`? An inside label continues the same type.
pub fn may_follow(label: Label, next: Label) -> bool {
    next == OUTSIDE || next % 2 == 1 || label == next || label + 1 == next
}

/// The most tokens whose features are held at once: a sentence may be as long as its article.
const TOGETHER: usize = 256;

/// The most tokens between two capitalised ones that are hot.
const BETWEEN: usize = 3;

/// Which tokens of a sentence are worth scoring: those with capitals, and up to three before them that may join. Into `hot`, one a token.
pub fn hot(doc: &Document, sentence: TokenRange, hot: &mut Vec<bool>) {
    hot.clear();
    hot.resize(sentence.len(), false);
    let mut left = 0;
    for at in sentence.range().rev() {
        let case = doc.case(at);
        left = match case {
            Case::Capital | Case::Upper | Case::Mixed if doc.tokens[at].kind != TokenKind::Address => BETWEEN + 1,
            _ if left > 0 && features::joins(doc, at) => left - 1,
            _ => 0,
        };
        hot[at - sentence.first as usize] = left > 0;
    }
}

/// Scores documents one after the other, keeping what it has summed up about words.
#[derive(Debug, Default)]
pub struct Tagger {
    kept: Sums,
    evidence: Evidence,
    hot: Vec<bool>,
    /// Hot tokens that are summed up together.
    together: Vec<usize>,
    /// Their sums.
    sums: Vec<Sum>,
    /// The features of their surroundings, each with the index of its sum.
    features: Vec<(u32, u32)>,
    back: Vec<[Label; LABELS]>,
    labels: Vec<Label>,
}

/// What the tagger makes of a document.
#[derive(Debug, Default)]
pub struct Tags {
    rows: Vec<Row>,
    names: Vec<(TokenRange, EntityType)>,
}

impl Tags {
    /// The names of the best labelling, in order.
    pub fn names(&self) -> &[(TokenRange, EntityType)] {
        &self.names
    }

    /// The names of the best labelling that begin in these tokens.
    pub fn names_in(&self, tokens: TokenRange) -> &[(TokenRange, EntityType)] {
        let before = |limit: u32| self.names.partition_point(|(name, _)| name.first < limit);
        &self.names[before(tokens.first)..before(tokens.end)]
    }

    /// By how much the tokens are better one name of this type than no name, in hundredths of a unit of learning. Zero without a model.
    pub fn worth(&self, tokens: TokenRange, kind: EntityType) -> i32 {
        let Some(model) = model::embedded().filter(|_| !self.is_empty()) else { return 0 };
        let t = model.transitions();
        let out = OUTSIDE as usize;
        let mut last = out;
        let mut sum = 0;
        for (n, row) in self.rows.get(tokens.range()).unwrap_or_default().iter().enumerate() {
            let label = if n == 0 { kind.begin() } else { kind.inside() } as usize;
            sum += i32::from(row[label]) - i32::from(row[out]) + t[last][label] - t[out][out];
            last = label;
        }
        100 * (sum + t[last][out] - t[out][out]) / model.unit()
    }

    /// What it is worth that a name of one type and of so many tokens stands right before one of another type, beside what both are worth
    /// alone, in hundredths of a unit of learning.
    pub fn joint(&self, kind: EntityType, tokens: usize, next: EntityType) -> i32 {
        let Some(model) = model::embedded().filter(|_| !self.is_empty()) else { return 0 };
        let t = model.transitions();
        let out = OUTSIDE as usize;
        let last = if tokens > 1 { kind.inside() } else { kind.begin() } as usize;
        let first = next.begin() as usize;
        100 * (t[last][first] + t[out][out] - t[last][out] - t[out][first]) / model.unit()
    }

    /// Is nothing known of the document: no model, or forgotten?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.names.clear();
    }
}

impl Tagger {
    /// Forgets its words: their ids mean others from now on.
    pub fn forget(&mut self) {
        self.kept.forget();
    }

    /// Scores a document; what `tags` held is gone. Nothing is found where no model is embedded.
    pub fn tag(&mut self, doc: &Document, tags: &mut Tags) {
        tags.clear();
        let Some(model) = model::embedded() else { return };
        tags.rows.resize(doc.tokens.len(), [0; LABELS]);
        self.kept.begin(model, doc);
        self.evidence.gather(doc);
        for (index, sentence) in doc.sentences.iter().enumerate() {
            let tokens = sentence.tokens;
            hot(doc, tokens, &mut self.hot);
            self.score(model, doc, tokens, self.evidence.is_titled(index), &mut tags.rows);
            let (start, end) = (tokens.first as usize, tokens.end as usize);
            let mut at = start;
            while at < end {
                let first = at;
                while at < end && self.hot[at - start] {
                    at += 1;
                }
                if at > first {
                    let rows = &tags.rows[first..at];
                    label(model.transitions(), rows, &mut self.back, &mut self.labels);
                    tags.names.extend(names(&self.labels).map(|(a, b, kind)| (TokenRange::new(first + a, first + b), kind)));
                }
                at += 1;
            }
        }
    }

    /// Sums up the hot tokens of a sentence, each into its row.
    fn score(&mut self, model: &Model, doc: &Document, sentence: TokenRange, titled: bool, rows: &mut [Row]) {
        let Self { kept, evidence, hot, together, sums, features, .. } = self;
        let mut hot = sentence.range().filter(|at| hot[at - sentence.first as usize]);
        loop {
            together.clear();
            together.extend(hot.by_ref().take(TOGETHER));
            if together.is_empty() {
                return;
            }
            sums.clear();
            features.clear();
            // One thing after the other for all of them: what is waited for is then waited for together.
            for &at in &*together {
                let mut sum = Sum::default();
                kept.add_words(model, doc, sentence, at, &mut sum);
                sums.push(sum);
            }
            for (index, &at) in together.iter().enumerate() {
                if doc.is_capitalized(at) {
                    kept.add_habits(doc.folded(at), evidence, &mut sums[index]);
                }
                features::around(doc, sentence, titled, at, &mut |feature| features.push((feature, index as u32)));
            }
            model.add_all(features, sums);
            for (&at, sum) in together.iter().zip(&*sums) {
                rows[at] = sum.row();
            }
        }
    }
}

/// The same labels as of [`decode`] where nothing narrows them, sooner.
fn label(t: &[[i32; LABELS]; LABELS], rows: &[Row], back: &mut Vec<[Label; LABELS]>, labels: &mut Vec<Label>) {
    labels.clear();
    back.clear();
    let Some((first, rest)) = rows.split_first() else { return };
    let outside = OUTSIDE as usize;
    // No sequence begins with an inside label, and nothing comes near so bad a one.
    let begins = |l: usize| l == outside || l % 2 == 1;
    let mut best: [i32; LABELS] = std::array::from_fn(|l| if begins(l) { i32::from(first[l]) + t[outside][l] } else { i32::MIN / 2 });
    for row in rest {
        let mut from = [OUTSIDE; LABELS];
        best = std::array::from_fn(|l| {
            let before = if begins(l) { 0..LABELS } else { l - 1..l + 1 };
            let (mut top, mut last) = (best[before.start] + t[before.start][l], before.start);
            for p in before.skip(1) {
                let value = best[p] + t[p][l];
                if value > top {
                    (top, last) = (value, p);
                }
            }
            from[l] = last as Label;
            top + i32::from(row[l])
        });
        back.push(from);
    }
    let mut last = OUTSIDE;
    for l in 1..LABELS {
        if best[l] + t[l][outside] > best[last as usize] + t[last as usize][outside] {
            last = l as Label;
        }
    }
    labels.push(last);
    for from in back.iter().rev() {
        last = from[last as usize];
        labels.push(last);
    }
    labels.reverse();
}

/// The names of a labelling: first and one past the last label, and the type.
pub fn names(labels: &[Label]) -> impl Iterator<Item = (usize, usize, EntityType)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < labels.len() {
            let first = at;
            at += 1;
            let Some(kind) = EntityType::of(labels[first]) else { continue };
            while at < labels.len() && labels[at] == kind.inside() {
                at += 1;
            }
            return Some((first, at, kind));
        }
        None
    })
}

/// The best sequence of `length` labels (Viterbi), whose scores are `score(at)`. A sequence begins and ends outside; `allowed` narrows
/// the labels of a token (used in training).
pub fn decode<S: Copy + PartialOrd + std::ops::Add<Output = S>>(
    transitions: &[[S; LABELS]; LABELS],
    length: usize,
    score: impl Fn(usize) -> [S; LABELS],
    allowed: impl Fn(usize, Label) -> bool,
    back: &mut Vec<[Label; LABELS]>,
    labels: &mut Vec<Label>,
) {
    labels.clear();
    back.clear();
    if length == 0 {
        return;
    }
    let first = score(0);
    let mut best: [Option<S>; LABELS] = std::array::from_fn(|l| {
        let label = l as Label;
        (may_follow(OUTSIDE, label) && allowed(0, label)).then(|| first[l] + transitions[OUTSIDE as usize][l])
    });
    for at in 1..length {
        let here = score(at);
        let mut next = [None; LABELS];
        let mut from = [OUTSIDE; LABELS];
        for l in 0..LABELS {
            if !allowed(at, l as Label) {
                continue;
            }
            for (p, value) in best.iter().enumerate() {
                let Some(value) = *value else { continue };
                if !may_follow(p as Label, l as Label) {
                    continue;
                }
                let total = value + transitions[p][l] + here[l];
                if next[l].is_none_or(|b| total > b) {
                    next[l] = Some(total);
                    from[l] = p as Label;
                }
            }
        }
        back.push(from);
        best = next;
    }
    let mut last = OUTSIDE;
    let mut top: Option<S> = None;
    for (l, value) in best.iter().enumerate() {
        let Some(value) = value.map(|v| v + transitions[l][OUTSIDE as usize]) else { continue };
        if top.is_none_or(|t| value > t) {
            top = Some(value);
            last = l as Label;
        }
    }
    labels.push(last);
    for from in back.iter().rev() {
        last = from[last as usize];
        labels.push(last);
    }
    labels.reverse();
}

#[cfg(test)]
mod tests;
