//! What each unit is to its governor: the best label of those that units of such a kind have to governors of such a kind.

use super::label::Label;
use super::model::Model;
use super::parser::{State, View, distance};
use super::pos::Pos;
use super::weights::{Weights, best, feature};

/// Features of an arc.
pub const FEATURES: usize = 14;

/// What labels an arc can have is looked up by this: the codes of both units and their order. Below [`KEYS`].
#[inline]
pub fn key(view: &View, governor: usize, unit: usize) -> usize {
    usize::from(view.codes[governor]) | usize::from(view.codes[unit]) << 6 | usize::from(governor < unit) << 12
}

/// How many keys there are.
pub const KEYS: usize = 1 << 13;

/// The features of the arc to a unit from its governor.
#[inline]
pub fn features(view: &View, state: &State, unit: usize) -> [u32; FEATURES] {
    let governor = state.heads[unit] as usize;
    let code = |k: usize| u32::from(view.codes[k]);
    let word = |k: usize| u32::from(view.words[k]);
    let gap = |k: usize| u32::from(view.gaps[k]);
    let few = |count: u8| u32::from(count.min(3));
    let after = u32::from(governor < unit);
    let (low, high) = (governor.min(unit), governor.max(unit));
    let (left, right) = (state.leftmost[unit] as usize, state.rightmost[unit] as usize);
    let (left_of, right_of) = (state.leftmost[governor] as usize, state.rightmost[governor] as usize);
    let arc = code(governor) | code(unit) << 6 | after << 12;
    let outermost = u32::from(right_of == unit) | u32::from(left_of == unit) << 1;
    let (above, below) = (word(governor), word(unit));
    [
        feature(201, arc, 0),
        feature(202, arc, above),
        feature(203, arc, below),
        feature(204, above | below << 16, after),
        feature(205, arc | distance(low, high) << 13, gap(unit) | gap(low + 1) << 4 | gap(high) << 8),
        feature(206, arc, code(left) | code(right) << 6 | 1 << 20),
        feature(207, arc | few(state.lefts[unit]) << 13, word(left)),
        feature(208, arc, code(unit + 1) << 6 | 1 << 21),
        feature(209, arc, code(unit - 1) | code(unit + 1) << 6),
        feature(210, arc, code(left_of) | code(right_of) << 6 | few(state.lefts[governor]) << 12),
        feature(211, below, code(right) | code(governor) << 6 | after << 12),
        feature(212, arc, outermost | few(state.rights[governor]) << 6),
        feature(213, arc | gap(unit) << 13, word(unit - 1)),
        feature(214, above, code(unit) | code(left) << 6 | after << 12),
    ]
}

/// The label of each unit of a parsed sentence, the first unit's first.
pub fn label(view: &View, state: &State, model: &Model, weights: &impl Weights, mut put: impl FnMut(Label)) {
    for unit in 1..=view.len {
        // Nobody asks what an adverb or a conjunction is to its governor.
        let pos = Pos::at(view.codes[unit]);
        if pos.is_adverb() || matches!(pos, Pos::Coordinator | Pos::Particle | Pos::Where | Pos::Interjection) {
            put(Label::Other);
            continue;
        }
        put(match model.labels_of(key(view, state.heads[unit] as usize, unit)) {
            [] => Label::Other,
            [only] => Label::at(*only),
            candidates => Label::at(best(weights, &features(view, state, unit), candidates)),
        });
    }
}
