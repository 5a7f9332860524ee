//! Parts of speech: one a token, from left to right, by a perceptron.
//!
//! Most words take one part of speech alone. Of the others those that the word takes are scored by features of the word, its neighbours and the two parts of
//! speech before it, and the best is taken at once (greedy, averaged perceptron: Collins 2002). The weights are learned by `examples/train_grammar`.

use super::facts::{Does, Facts};
use super::pos::Pos;
use super::weights::{Weights, best, feature};

/// Features of a token at most.
pub const FEATURES: usize = 13;

/// The features of a token, given the two parts of speech before it; how many there are.
/// `words`: the words of its sentence.
#[inline]
pub fn features(words: &[Facts], at: usize, before: Pos, second: Pos, out: &mut [u32; FEATURES]) -> usize {
    let none = Facts::default();
    let near = |distance: isize| at.checked_add_signed(distance).and_then(|k| words.get(k)).unwrap_or(&none);
    let (word, last, last_but_one, next, next_but_one) = (&words[at], near(-1), near(-2), near(1), near(2));
    let (t1, both) = (before as u32, (before as u32) << 6 | second as u32);
    let (class, next_class) = (u32::from(word.class), u32::from(next.class));
    if word.listed {
        *out = [
            feature(1, word.writing, 0),
            feature(2, word.writing, t1),
            feature(3, word.writing, both),
            feature(4, word.writing, next.writing),
            feature(5, word.writing, last.writing),
            feature(6, word.writing, next_class),
            feature(7, class, both),
            feature(8, class, t1 | next_class << 8),
            feature(9, class, next_class | u32::from(next_but_one.class) << 16),
            feature(10, class, last.writing),
            feature(11, class, next.writing),
            feature(12, class, last_but_one.writing | t1 << 20),
            0,
        ];
        return FEATURES - 1;
    }
    let (shape, [one, two, three]) = (u32::from(word.shape), word.ends);
    *out = [
        feature(30, word.letters, 0),
        feature(31, three, shape),
        feature(32, two, t1),
        feature(33, one, t1),
        feature(34, word.begins, 0),
        feature(35, shape, t1),
        feature(36, shape, both),
        feature(37, shape, next_class),
        feature(38, two, next_class),
        feature(39, shape, last.writing),
        feature(40, shape, next.writing),
        feature(41, class, t1),
        feature(42, three, t1),
    ];
    FEATURES
}

/// The part of speech of each word of a sentence, added to `out`.
pub fn tag(words: &[Facts], weights: &impl Weights, out: &mut Vec<Pos>) {
    let (mut before, mut second) = (Pos::Edge, Pos::Edge);
    let mut found = [0; FEATURES];
    for at in 0..words.len() {
        // "will close", "didn't stop", "did not stop": what can follow a modal does.
        let does = |back: usize| at.checked_sub(back).map_or(Does::No, |k| words[k].does);
        let helped = before == Pos::Modal || does(1) == Does::Not;
        let after_modal = helped || before.is_adverb() && (second == Pos::Modal || does(2) != Does::No);
        let pos = match words[at].set() {
            [] => Pos::Other,
            [only] => Pos::at(*only),
            set if after_modal && set.contains(&(Pos::Base as u8)) => Pos::Base,
            set => {
                let count = features(words, at, before, second, &mut found);
                Pos::at(best(weights, &found[..count], set))
            }
        };
        out.push(pos);
        (before, second) = (pos, before);
    }
}
