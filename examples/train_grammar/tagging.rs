//! The tagger is learned.

use analyze::grammar::Pos;
use analyze::grammar::facts::Facts;
use analyze::grammar::tagger::{FEATURES, features, tag};
use analyze::grammar::weights::best;

use crate::perceptron::{Layout, Perceptron, Random};
use crate::silver::Sentence;

/// Slots of the weights.
const SLOTS: usize = 1 << 18;
const COUNTING: usize = 4;
const LEARNING: usize = 6;

/// Learns from sentences; `facts`: of each writing.
pub(crate) fn learn(sentences: &[&Sentence], facts: &[Facts]) -> Perceptron {
    let mut perceptron = Perceptron::counting(Layout::Slots(SLOTS));
    epochs(&mut perceptron, COUNTING, sentences, facts);
    let mut perceptron = perceptron.owning();
    epochs(&mut perceptron, LEARNING, sentences, facts);
    perceptron
}

fn epochs(perceptron: &mut Perceptron, count: usize, sentences: &[&Sentence], facts: &[Facts]) {
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random(0x0139_A1C6_6B2A_7C45);
    let (mut words, mut found) = (Vec::new(), [0; FEATURES]);
    for _ in 0..count {
        random.shuffle(&mut order);
        for &k in &order {
            words.clear();
            words.extend(sentences[k].words.iter().map(|&word| facts[word as usize]));
            let (mut before, mut second) = (Pos::Edge, Pos::Edge);
            for at in 0..words.len() {
                let right = sentences[k].pos[at];
                let guess = match words[at].set() {
                    [] => Pos::Other,
                    [only] => Pos::at(*only),
                    set => {
                        let count = features(&words, at, before, second, &mut found);
                        let best = Pos::at(best(perceptron, &found[..count], set));
                        if best != right && set.contains(&(right as u8)) {
                            perceptron.correct(&found[..count], right as u8, best as u8);
                        }
                        perceptron.step();
                        best
                    }
                };
                (before, second) = (guess, before);
            }
        }
    }
}

/// The parts of speech of a sentence by weights that are being learned.
pub(crate) fn tags(sentence: &Sentence, facts: &[Facts], perceptron: &Perceptron) -> Vec<Pos> {
    let words: Vec<Facts> = sentence.words.iter().map(|&word| facts[word as usize]).collect();
    let mut pos = Vec::new();
    tag(&words, perceptron, &mut pos);
    pos
}
