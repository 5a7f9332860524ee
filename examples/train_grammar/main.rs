//! Trains the grammar and writes `src/lexicon/data/grammar.bin`.
//!
//! ```sh
//! cargo run --release --example train_grammar -- $KIT/data src/lexicon/data/grammar.bin
//! ```
//!
//! The first argument is the folder that holds `train/`: news texts with the parts of speech and dependencies that a teacher (spaCy's `en_core_web_md`) gives
//! them. A twentieth of the documents is held back; what is printed at the end is agreement with the teacher on those, with the program's own tokens and sentences.
//! Agreement with a machine is not correctness: `MODEL.md` says what people found. Fixed seeds: the same file each time.

#![allow(clippy::print_stderr)]

mod parsing;
mod perceptron;
mod score;
mod silver;
mod tagging;
mod words;

use std::path::Path;

use analyze::grammar::facts::Facts;
use analyze::grammar::model::{Model, PARTS, Part};
use analyze::grammar::parser::State;

use silver::{FOLDS, Sentence, Writings};

const NAME: &str = "grammar-1";

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(data), Some(out)) = (args.next(), args.next()) else { anyhow::bail!("usage: train_grammar DATA OUT") };
    let mut writings = Writings::default();
    let sentences = silver::read(Path::new(&data), &mut writings)?;
    let tokens: usize = sentences.iter().map(|sentence| sentence.words.len()).sum();
    eprintln!("{} sentences, {tokens} tokens, {} writings", sentences.len(), writings.list.len());

    let lists = words::build(&sentences, &writings);
    let mut parts: [Vec<u8>; PARTS] = Default::default();
    parts[Part::Name as usize] = NAME.as_bytes().to_vec();
    parts[Part::Words as usize] = lists.words;
    parts[Part::Sets as usize] = lists.sets;
    parts[Part::Unlisted as usize] = lists.unlisted;
    let model = open(&parts)?;
    let facts: Vec<Facts> = writings.list.iter().map(|(text, lower)| Facts::of(&model, text, lower)).collect();

    let learned: Vec<&Sentence> = sentences.iter().filter(|sentence| !sentence.held_back).collect();
    let tagger = tagging::learn(&learned, &facts);
    parts[Part::Tagger as usize] = tagger.pack();
    // The parser learns on what a tagger makes of texts that are new to it.
    let folds: Vec<_> = (0..FOLDS)
        .map(|fold| {
            let others: Vec<&Sentence> = learned.iter().copied().filter(|sentence| sentence.fold != fold).collect();
            tagging::learn(&others, &facts)
        })
        .collect();
    let numbers: Vec<u16> = facts.iter().map(|facts| facts.lower).collect();
    let parses: Vec<parsing::Parse> = learned
        .iter()
        .map(|sentence| {
            let pos = tagging::tags(sentence, &facts, &folds[sentence.fold as usize]);
            parsing::units(sentence, &pos, &writings, &numbers)
        })
        .collect();
    let parses: Vec<&parsing::Parse> = parses.iter().collect();
    eprintln!("tagged");

    let (parser, short_cuts) = parsing::learn(&parses);
    parts[Part::Parser as usize] = parser.pack();
    parts[Part::ShortCuts as usize] = parsing::pack_short_cuts(&short_cuts);
    let states: Vec<State> = parses
        .iter()
        .map(|parse| {
            let mut state = State::default();
            parsing::parse(&parse.view, &mut state, &parser, &short_cuts);
            state
        })
        .collect();
    let labels = parsing::learn_labels(&parses, &states);
    parts[Part::LabelSets as usize] = labels.sets;
    parts[Part::Arcs as usize] = labels.arcs;
    parts[Part::Labels as usize] = labels.weights.pack();

    let file = Model::pack(&parts);
    std::fs::write(&out, &file)?;
    eprintln!("{} short cuts; {} bytes", short_cuts.len(), file.len());
    let model = Model::open(file.leak()).ok_or_else(|| anyhow::anyhow!("the packed model does not open"))?;
    eprint!("{}", score::held_back(&sentences, &writings, &model));
    Ok(())
}

/// A model whose last parts are still missing.
fn open(parts: &[Vec<u8>; PARTS]) -> anyhow::Result<Model> {
    let mut parts = parts.clone();
    parts[Part::Tagger as usize] = vec![0; 64];
    parts[Part::Parser as usize] = vec![0; 4];
    parts[Part::ShortCuts as usize] = vec![0; 4];
    parts[Part::Arcs as usize] = vec![0; 2 * analyze::grammar::labels::KEYS];
    parts[Part::Labels as usize] = vec![0; 64];
    Model::open(Model::pack(&parts).leak()).ok_or_else(|| anyhow::anyhow!("the lists do not open"))
}
