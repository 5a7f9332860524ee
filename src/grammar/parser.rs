//! Which unit governs which: a parser that shifts and reduces, from left to right, with a perceptron for its next step.
//!
//! The system is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011); weights are learned with a dynamic oracle (Goldberg and Nivre 2013) by
//! `examples/train_grammar`. A parse takes two steps a unit, whatever the sentence.

use super::units::{CODES, Unit};
use super::weights::feature;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next unit goes onto the stack.
    Shift = 0,
    /// The top of the stack is governed by the next unit.
    Left = 1,
    /// The top of the stack is governed by the unit under it.
    Right = 2,
}

impl Step {
    /// All of them, by number.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// A sentence as the parser sees it. Units are counted from 1; after the last one stands the root, and nothing (0) is before the first and after the root.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// How many units.
    pub len: usize,
    /// [`Unit::code`] of each.
    pub codes: Vec<u8>,
    /// The number of each unit's head on the list of words, in lower case.
    pub words: Vec<u16>,
    /// The marks before each unit.
    pub gaps: Vec<u8>,
}

/// The code of the root.
const ROOT: u8 = CODES + 1;
// Features and keys have six bits for a code.
const _: () = assert!(ROOT < 1 << 6);
/// Places after the root that features ask for.
const PAD: usize = 3;

impl View {
    /// Of a sentence's units; `word`: the number of a token's lower-case writing on the list.
    pub fn fill(&mut self, units: &[Unit], word: impl Fn(u32) -> u16) {
        self.len = units.len();
        self.codes.clear();
        self.words.clear();
        self.gaps.clear();
        self.codes.push(0);
        self.codes.extend(units.iter().map(Unit::code));
        self.codes.push(ROOT);
        self.words.push(0);
        self.words.extend(units.iter().map(|unit| word(unit.head)));
        self.gaps.push(0);
        self.gaps.extend(units.iter().map(|unit| unit.gap as u8));
        let size = self.len + 2 + PAD;
        self.codes.resize(size, 0);
        self.words.resize(size, 0);
        self.gaps.resize(size, 0);
    }
}

/// How far a parse is.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Units whose governor is not known, the top last, on three that do not exist.
    pub stack: Vec<u32>,
    /// The next unit.
    pub next: usize,
    /// How many units there are.
    pub len: usize,
    /// The governor of each; 0: not known yet.
    pub heads: Vec<u32>,
    /// The outermost unit on the left that each governs, 0: none.
    pub leftmost: Vec<u32>,
    /// The outermost on the right.
    pub rightmost: Vec<u32>,
    /// How many each governs on its left and right.
    pub lefts: Vec<u8>,
    /// See `lefts`.
    pub rights: Vec<u8>,
}

impl State {
    /// Begins a sentence of so many units.
    pub fn begin(&mut self, len: usize) {
        (self.len, self.next) = (len, 1);
        self.stack.clear();
        self.stack.resize(3, 0);
        for list in [&mut self.heads, &mut self.leftmost, &mut self.rightmost] {
            list.clear();
            list.resize(len + 2 + PAD, 0);
        }
        for list in [&mut self.lefts, &mut self.rights] {
            list.clear();
            list.resize(len + 2 + PAD, 0);
        }
    }

    /// Has every unit a governor?
    #[inline]
    pub fn is_done(&self) -> bool {
        self.next == self.len + 1 && self.depth() == 0
    }

    /// Units on the stack.
    #[inline]
    pub fn depth(&self) -> usize {
        self.stack.len() - 3
    }

    /// The unit on the stack so far below its top; 0 where there is none.
    #[inline]
    pub fn under(&self, below: usize) -> usize {
        self.stack[self.stack.len() - 1 - below] as usize
    }

    /// Can the step be taken?
    #[inline]
    pub fn allows(&self, step: Step) -> bool {
        match step {
            Step::Shift => self.next <= self.len,
            Step::Left => self.depth() >= 1 && (self.next <= self.len || self.depth() == 1),
            Step::Right => self.depth() >= 2,
        }
    }

    /// Takes a step that is allowed.
    #[inline]
    pub fn take(&mut self, step: Step) {
        if step == Step::Shift {
            self.stack.push(self.next as u32);
            self.next += 1;
            return;
        }
        let Some(top) = self.stack.pop() else { return };
        let governor = if step == Step::Left { self.next } else { self.under(0) };
        self.heads[top as usize] = governor as u32;
        let (outermost, count) = match step {
            Step::Left => (&mut self.leftmost[governor], &mut self.lefts[governor]),
            _ => (&mut self.rightmost[governor], &mut self.rights[governor]),
        };
        (*outermost, *count) = (top, count.saturating_add(1));
    }
}

/// Features of a state.
pub const FEATURES: usize = 16;

/// The features of a state.
#[inline]
pub fn features(state: &State, view: &View) -> [u32; FEATURES] {
    let (s0, s1, s2, b0) = (state.under(0), state.under(1), state.under(2), state.next);
    let code = |k: usize| u32::from(view.codes[k]);
    let word = |k: usize| u32::from(view.words[k]);
    let left = |k: usize| code(state.leftmost[k] as usize);
    let right = |k: usize| code(state.rightmost[k] as usize);
    let few = |count: u8| u32::from(count.min(3));
    let (c0, c1, c2, n0, n1, n2) = (code(s0), code(s1), code(s2), code(b0), code(b0 + 1), code(b0 + 2));
    let (w0, w1, v0) = (word(s0), word(s1), word(b0));
    let (far, farther, mark) = (distance(s0, b0), distance(s1, s0), u32::from(view.gaps[b0]));
    let governed = |k: usize| few(state.lefts[k]) | few(state.rights[k]) << 2;
    let three = |a: u32, b: u32, c: u32| a | b << 6 | c << 12;
    let four = |a: u32, b: u32, c: u32, d: u32| a | b << 6 | c << 12 | d << 18;
    [
        feature(101, w0 | v0 << 16, 0),
        feature(102, w0, n0 | c1 << 6),
        feature(103, v0, c0 | c1 << 6),
        feature(104, w1, c0 | n0 << 6),
        feature(105, four(c0, n0, n1, n2), 0),
        feature(106, four(c1, c0, n0, n1), 0),
        feature(107, four(c2, c1, c0, n0), 0),
        feature(108, four(c0, n0, right(s0), left(s0)), governed(s0)),
        feature(109, four(c0, n0, left(b0), c1), few(state.lefts[b0])),
        feature(110, four(c1, c0, n0, right(s1)), governed(s1)),
        feature(111, four(c1, c0, right(s0), n0), 0),
        feature(112, three(c0, n0, c1), far | mark << 4),
        feature(113, three(c1, c0, n0), farther | far << 4),
        feature(114, w1 | w0 << 16, 0),
        feature(115, w1 | v0 << 16, c0),
        feature(116, w0, governed(s0) | n0 << 8),
    ]
}

/// How far two units are from each other, in steps.
#[inline]
pub fn distance(a: usize, b: usize) -> u32 {
    match b.wrapping_sub(a) {
        near @ 0..=5 => near as u32,
        6..=9 => 6,
        10..=19 => 7,
        _ => 8,
    }
}

/// What a state is recognised by where one step is nearly always right: below 2²⁷.
#[inline]
pub fn short_cut(state: &State, view: &View) -> u32 {
    let (s0, s1, b0) = (state.under(0), state.under(1), state.next);
    let code = |k: usize| u32::from(view.codes[k]);
    let some = |list: &[u8], k: usize| u32::from(list[k] > 0);
    code(s0)
        | code(s1) << 6
        | code(b0) << 12
        | code(b0 + 1) << 18
        | some(&state.rights, s0) << 24
        | some(&state.lefts, b0) << 25
        | some(&state.lefts, s0) << 26
}

/// Parses a sentence: afterwards `state.heads[1..=len]` are the governors, `len + 1` that of the sentence.
/// `short`: the step of a short cut; `score`: what speaks for each step.
pub fn parse(view: &View, state: &mut State, short: impl Fn(u32) -> Option<Step>, score: impl Fn(&[u32; FEATURES]) -> [i32; 3]) {
    state.begin(view.len);
    while !state.is_done() {
        let step = short(short_cut(state, view)).filter(|&step| state.allows(step));
        let step = step.or_else(|| only(state)).unwrap_or_else(|| best(state, score(&features(state, view))));
        state.take(step);
    }
}

/// The only step that can be taken, if there is but one.
#[inline]
fn only(state: &State) -> Option<Step> {
    let mut allowed = Step::ALL.into_iter().filter(|&step| state.allows(step));
    allowed.next().filter(|_| allowed.next().is_none())
}

/// The best step that can be taken; the first of equals.
#[inline]
pub fn best(state: &State, scores: [i32; 3]) -> Step {
    let allowed = Step::ALL.into_iter().rev().filter(|&step| state.allows(step));
    allowed.max_by_key(|&step| scores[step as usize]).unwrap_or(Step::Shift)
}
