//! The parser and the labels are learned.

use std::collections::HashMap;

use analyze::grammar::label::LABELS;
use analyze::grammar::labels;
use analyze::grammar::model::short_cut_slot;
use analyze::grammar::parser::{self, State, Step, View, best, features, short_cut};
use analyze::grammar::phrases::Tokens;
use analyze::grammar::units::{self, Unit};
use analyze::grammar::weights;
use analyze::grammar::{Label, Pos};

use crate::perceptron::{Layout, Perceptron, Random};
use crate::silver::{Sentence, Writings};
use crate::words::{Sets, by_frequency};

const ROWS: usize = 1 << 18;
const LABEL_SLOTS: usize = 1 << 16;
const COUNTING: usize = 5;
const LEARNING: usize = 12;
const LABEL_EPOCHS: usize = 5;
/// A state makes a short cut if it was met so often …
const MET: u32 = 30;
/// … and one step was right in this share.
const SURE: f64 = 0.98;
/// Slots of the short cuts at least.
const SHORT_CUTS: usize = 1 << 10;
/// An arc has one label alone if it has it in this share.
const PURE: f64 = 0.985;
/// A label that it has less often is left out.
const RARE: f64 = 0.002;

/// A sentence as units, with the teacher's reading.
pub(crate) struct Parse {
    pub(crate) units: Vec<Unit>,
    pub(crate) view: View,
    /// The governors of units, from 1; one past their number: none. The first element is not used.
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<Label>,
}

struct Words<'a> {
    sentence: &'a Sentence,
    writings: &'a Writings,
    pos: &'a [Pos],
}

impl Tokens for Words<'_> {
    fn pos(&self, at: usize) -> Pos {
        self.pos.get(at).copied().unwrap_or(Pos::Edge)
    }

    fn lower(&self, at: usize) -> &str {
        self.sentence.words.get(at).map_or("", |&word| &self.writings.list[word as usize].1)
    }
}

/// The units of a sentence, by parts of speech that were found. `number`: of each writing's lower-case form on the list.
pub(crate) fn units(sentence: &Sentence, pos: &[Pos], writings: &Writings, number: &[u16]) -> Parse {
    let mut cut = Vec::new();
    units::cut(&Words { sentence, writings, pos }, 0, sentence.words.len(), &mut cut);
    let mut view = View::default();
    view.fill(&cut, |token| number[sentence.words[token as usize] as usize]);
    let mut unit_of = vec![0u32; sentence.words.len()];
    for (k, unit) in cut.iter().enumerate() {
        unit.tokens.range().for_each(|token| unit_of[token] = k as u32 + 1);
    }
    let (mut heads, mut labels) = (vec![0], vec![Label::Other]);
    for (k, unit) in cut.iter().enumerate() {
        let (head, label) = governor(sentence, &unit_of, unit.head as usize, k as u32 + 1);
        heads.push(head.unwrap_or(cut.len() as u32 + 1));
        labels.push(label);
    }
    Parse { units: cut, view, heads, labels }
}

/// Steps up a tree at most.
const HEIGHT: usize = 60;

fn governor(sentence: &Sentence, unit_of: &[u32], mut token: usize, own: u32) -> (Option<u32>, Label) {
    let mut label = sentence.labels[token];
    for _ in 0..HEIGHT {
        let Some(head) = (sentence.heads[token] as usize).checked_sub(1) else { return (None, Label::Root) };
        match unit_of[head] {
            0 => {}
            unit if unit == own => label = sentence.labels[head],
            unit => return (Some(unit), label),
        }
        token = head;
    }
    (None, Label::Root)
}

/// What each step costs: governors that can no longer be right (Goldberg and Nivre 2013).
fn costs(state: &State, heads: &[u32], children: &[Vec<u32>]) -> [u32; 3] {
    let (next, top, under) = (state.next, state.under(0), state.under(1));
    let mut costs = [0; 3];
    if state.depth() >= 1 {
        let head = heads[top] as usize;
        let later = children[top].iter().filter(|&&child| child as usize >= next).count() as u32;
        costs[Step::Left as usize] = later + u32::from(head > next || state.depth() >= 2 && head == under);
        costs[Step::Right as usize] = later + u32::from(head >= next);
    }
    if next <= state.len {
        let head = heads[next] as usize;
        let open = |unit: usize| state.heads[unit] == 0;
        let lost = children[next].iter().filter(|&&child| (child as usize) < next && open(child as usize)).count() as u32;
        costs[Step::Shift as usize] = lost + u32::from(head < next && head != top && open(head));
    }
    costs
}

/// How often each step was right in states that look alike.
type Met = HashMap<u32, [u32; 3]>;

/// Learns the parser; gives its weights and the short cuts, both as the file has them, and the parses of the sentences by what was learned.
pub(crate) fn learn(parses: &[&Parse]) -> (Perceptron, HashMap<u32, Step>) {
    let mut met = Met::new();
    let mut perceptron = Perceptron::counting(Layout::Rows(ROWS));
    epochs(&mut perceptron, COUNTING, parses, &HashMap::new(), Some(&mut met));
    let sure = |counts: &[u32; 3]| {
        let all: u32 = counts.iter().sum();
        let step = Step::ALL.into_iter().max_by_key(|&step| counts[step as usize]).unwrap_or(Step::Shift);
        (all >= MET && f64::from(counts[step as usize]) >= SURE * f64::from(all)).then_some(step)
    };
    let short_cuts: HashMap<u32, Step> = met.iter().filter_map(|(&state, counts)| Some((state, sure(counts)?))).collect();
    let mut perceptron = perceptron.owning();
    epochs(&mut perceptron, LEARNING, parses, &short_cuts, None);
    (perceptron, short_cuts)
}

/// Explores what its own wrong steps lead to: they are taken after the first epoch, but for every tenth.
fn epochs(perceptron: &mut Perceptron, count: usize, parses: &[&Parse], short_cuts: &HashMap<u32, Step>, mut met: Option<&mut Met>) {
    let mut order: Vec<usize> = (0..parses.len()).collect();
    let mut random = Random(0x0139_A1C6_6B2A_7C45);
    let (mut state, mut children) = (State::default(), Vec::new());
    for epoch in 0..count {
        random.shuffle(&mut order);
        for &k in &order {
            let parse = parses[k];
            children.clear();
            children.resize(parse.heads.len() + 1, Vec::new());
            for (unit, &head) in parse.heads.iter().enumerate().skip(1) {
                children[head as usize].push(unit as u32);
            }
            state.begin(parse.view.len);
            while !state.is_done() {
                let key = short_cut(&state, &parse.view);
                if let Some(&step) = short_cuts.get(&key).filter(|&&step| state.allows(step)) {
                    state.take(step);
                    continue;
                }
                let found = features(&state, &parse.view);
                let scores = perceptron.sums(&found);
                let costs = costs(&state, &parse.heads, &children);
                let guess = best(&state, scores);
                let allowed = || Step::ALL.into_iter().filter(|&step| state.allows(step));
                let least = allowed().map(|step| costs[step as usize]).min().unwrap_or(0);
                // Of the right steps the likeliest.
                let right = allowed().filter(|&step| costs[step as usize] == least).rev().max_by_key(|&step| scores[step as usize]);
                let right = right.unwrap_or(guess);
                if guess != right {
                    perceptron.correct(&found, right as u8, guess as u8);
                }
                perceptron.step();
                if let Some(met) = met.as_deref_mut().filter(|_| epoch + 1 == count) {
                    met.entry(key).or_default()[right as usize] += 1;
                }
                let follow = guess != right && (epoch == 0 || random.next().is_multiple_of(10));
                state.take(if follow { right } else { guess });
            }
        }
    }
}

/// Parses by weights that are being learned.
pub(crate) fn parse(view: &View, state: &mut State, perceptron: &Perceptron, short_cuts: &HashMap<u32, Step>) {
    parser::parse(view, state, |key| short_cuts.get(&key).copied(), |found| perceptron.sums(found));
}

/// The short cuts as the file has them.
pub(crate) fn pack_short_cuts(short_cuts: &HashMap<u32, Step>) -> Vec<u8> {
    let size = (2 * short_cuts.len() + 1).next_power_of_two().max(SHORT_CUTS);
    let mut slots = vec![0u32; size];
    let mut all: Vec<(u32, Step)> = short_cuts.iter().map(|(&state, &step)| (state, step)).collect();
    all.sort_unstable_by_key(|(state, _)| *state);
    for (state, step) in all {
        let mut at = short_cut_slot(state, size);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = state << 2 | (step as u32 + 1);
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The labels: their sets, the set of each kind of arc, and their weights.
pub(crate) struct Labels {
    pub(crate) sets: Vec<u8>,
    pub(crate) arcs: Vec<u8>,
    pub(crate) weights: Perceptron,
}

/// Learns the labels on parses by the parser that was learned (`states`), where these have the right governor.
pub(crate) fn learn_labels(parses: &[&Parse], states: &[State]) -> Labels {
    let right = |parse: &Parse, state: &State, unit: usize| state.heads[unit] == parse.heads[unit];
    let mut counts: HashMap<usize, [u32; LABELS]> = HashMap::new();
    let mut all = [0u32; LABELS];
    for (parse, state) in parses.iter().zip(states) {
        for unit in (1..=parse.view.len).filter(|&unit| right(parse, state, unit)) {
            let label = parse.labels[unit] as usize;
            counts.entry(labels::key(&parse.view, state.heads[unit] as usize, unit)).or_insert([0; LABELS])[label] += 1;
            all[label] += 1;
        }
    }
    let (mut sets, mut numbers) = (Sets::default(), Vec::new());
    let mut lists: Vec<Vec<u8>> = Vec::new();
    for key in 0..labels::KEYS {
        let of_key = counts.get(&key).unwrap_or(&all);
        let order = by_frequency(of_key);
        let total = f64::from(of_key.iter().sum::<u32>());
        let share = |label: &u8| f64::from(of_key[usize::from(*label)]) / total;
        let pure = !counts.contains_key(&key) || share(&order[0]) >= PURE;
        let set: Vec<u8> = order.iter().copied().filter(|label| *label == order[0] || !pure && share(label) >= RARE).collect();
        numbers.push(sets.number(&set));
        lists.push(set);
    }
    let mut perceptron = Perceptron::counting(Layout::Slots(LABEL_SLOTS));
    label_epochs(&mut perceptron, parses, states, &lists);
    let mut weights = perceptron.owning();
    label_epochs(&mut weights, parses, states, &lists);
    Labels { sets: sets.bytes, arcs: numbers.into_iter().flat_map(u16::to_le_bytes).collect(), weights }
}

fn label_epochs(perceptron: &mut Perceptron, parses: &[&Parse], states: &[State], lists: &[Vec<u8>]) {
    let mut order: Vec<usize> = (0..parses.len()).collect();
    let mut random = Random(0x0139_A1C6_6B2A_7C45);
    for _ in 0..LABEL_EPOCHS {
        random.shuffle(&mut order);
        for &k in &order {
            let (parse, state) = (parses[k], &states[k]);
            for unit in (1..=parse.view.len).filter(|&unit| state.heads[unit] == parse.heads[unit]) {
                let list = &lists[labels::key(&parse.view, state.heads[unit] as usize, unit)];
                let right = parse.labels[unit] as u8;
                if list.len() < 2 || !list.contains(&right) {
                    continue;
                }
                let found = labels::features(&parse.view, state, unit);
                let guess = weights::best(perceptron, &found, list);
                if guess != right {
                    perceptron.correct(&found, right, guess);
                }
                perceptron.step();
            }
        }
    }
}
