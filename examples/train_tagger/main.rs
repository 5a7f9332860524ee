//! Trains the tagger and writes `src/lexicon/data/tagger.bin`.
//!
//! ```sh
//! cargo run --release --example train_tagger -- $KIT/data src/lexicon/data/tagger.bin
//! ```
//!
//! The first argument is the folder that holds `train/` (learned from) and `dev/ner/ww_dev.jsonl` (measured on after each epoch, never
//! learned from). Deterministic: fixed seeds shuffle the runs. `MODEL.md` has the sources, their licences and what the model is worth.
//!
//! Most of the training text is labelled by machines, which err. So a run of such text has several **voices**: the teacher's labels, the
//! names that this program's rules find there (without the tagger), and for one corpus the labels that it came with. Where they agree
//! the label is theirs; where two of three agree it is that of the two; elsewhere any of them may be right, and the model takes the one
//! that it finds likeliest itself (a perceptron with constrained, partly hidden labels).

#![allow(clippy::print_stderr)]

mod clusters;

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use analyze::config::{Config, Kinds};
use analyze::extract::extract;
use analyze::extract::findings::NameKind;
use analyze::input::article_from_text;
use analyze::text::tagger::evidence::Evidence;
use analyze::text::tagger::model::{Clusters, LABELS, Model, Sum};
use analyze::text::tagger::{EntityType, Label, OUTSIDE, decode, features, hot, may_follow, names};
use analyze::text::{Document, TokenKind};
use serde_json::Value;

const NAME: &str = "news-2";
const EPOCHS: usize = 5;
/// Trainings, each in an order of its own, whose mean is the model: one alone is as much luck as learning in its last tenths of a point.
const TRAININGS: usize = 6;
/// A feature seen less often is left out.
const LEAST: u32 = 3;
/// A feature none of whose weights reaches this many corrections is left out of the packed model: it changes nothing measurable.
const SMALL: f32 = 2.5;

type Weights = [f32; LABELS];

/// A corpus: its file of texts and labels, and what its labels are worth.
struct Corpus {
    /// Texts with their entities, below `train/`.
    texts: &'static str,
    /// Machine labels, below `train/silver/`.
    silver: Option<&'static str>,
    /// Are the entities beside the texts a further voice?
    own: bool,
    /// Does it label what is neither person, organisation nor place? If not, an unlabelled word may be such a name.
    other: bool,
    /// Times its documents are read in an epoch.
    copies: usize,
}

const CORPORA: &[Corpus] = &[
    Corpus { texts: "ner/gmb_train.jsonl", silver: Some("gmb_train"), own: true, other: true, copies: 1 },
    Corpus { texts: "quotes/polnear_train.jsonl", silver: Some("polnear_train"), own: false, other: true, copies: 1 },
    Corpus { texts: "casualties/gva_train.jsonl", silver: Some("gva_train"), own: false, other: true, copies: 1 },
    Corpus { texts: "ner/gum_perm.jsonl", silver: None, own: true, other: false, copies: 1 },
    Corpus { texts: "ner/wikigold.jsonl", silver: None, own: true, other: true, copies: 2 },
    Corpus { texts: "ner/ewt_dev.jsonl", silver: None, own: true, other: false, copies: 1 },
    Corpus { texts: "ner/ewt_test.jsonl", silver: None, own: true, other: false, copies: 1 },
    Corpus { texts: "ner/re3d_perm.jsonl", silver: None, own: true, other: false, copies: 1 },
];

/// An entity in code points.
struct Entity {
    start: usize,
    end: usize,
    kind: EntityType,
}

/// A run of hot tokens: for each its features, and the labels that each voice gives it.
#[derive(Clone)]
struct Run {
    features: Vec<Vec<u32>>,
    voices: Vec<Vec<Label>>,
    /// Unlabelled words may be of the type Other.
    free: bool,
}

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(data), Some(out)) = (args.next(), args.next()) else { anyhow::bail!("usage: train_tagger DATA OUT") };
    let data = Path::new(&data);
    let mut reader = Reader::default();
    let mut text = clusters::Text::default();
    for corpus in CORPORA {
        for document in jsonl(&data.join("train").join(corpus.texts))? {
            reader.words(document["text"].as_str().unwrap_or_default(), &mut text);
        }
    }
    reader.clusters = Clusters::new(text.clusters());
    let mut dictionary = Dictionary::default();
    let mut runs = Vec::new();
    for corpus in CORPORA {
        let before = runs.len();
        let silver = corpus.silver.map(|s| silver(&data.join(format!("train/silver/{s}.conllu.gz")))).transpose()?;
        for document in jsonl(&data.join("train").join(corpus.texts))? {
            let Some(text) = document["text"].as_str() else { continue };
            let mut voices: Vec<&[Entity]> = Vec::new();
            if let Some(silver) = &silver {
                let Some(entities) = document["id"].as_str().and_then(|id| silver.get(id)) else { continue };
                voices.push(entities);
            }
            let own = entities(&document);
            if corpus.own {
                voices.push(&own);
            }
            let first = runs.len();
            reader.runs(text, &voices, silver.is_some(), !corpus.other, &mut |f| Some(dictionary.id(f)), &mut runs);
            for _ in 1..corpus.copies {
                runs.extend_from_within(first..);
            }
        }
        eprintln!("{}: {} runs", corpus.texts, runs.len() - before);
    }
    let kept = dictionary.prune(&mut runs);
    let tokens: usize = runs.iter().map(|run| run.features.len()).sum();
    eprintln!("{} runs, {tokens} tokens, {} features of {}", runs.len(), kept.len(), dictionary.counts.len());

    let mut dev = Vec::new();
    let ids: HashMap<u32, u32> = kept.iter().enumerate().map(|(k, &f)| (f, k as u32)).collect();
    for document in jsonl(&data.join("dev/ner/ww_dev.jsonl"))? {
        let Some(text) = document["text"].as_str() else { continue };
        reader.runs(text, &[&entities(&document)], true, false, &mut |f| ids.get(&f).copied(), &mut dev);
    }
    eprintln!("the rules alone: dev {}", f1(&dev, |run| run.voices[1].clone()));

    let trained = train_all(&runs, &dev, kept.len());
    for (k, (_, _, log)) in trained.iter().enumerate() {
        eprint!("training {}\n{log}", k + 1);
    }
    let (weights, transitions) = mean(&trained);
    eprintln!("their mean: dev {}", score(&dev, &weights, &transitions));

    let bytes = pack(&kept, &weights, &transitions, &reader.clusters);
    std::fs::write(&out, &bytes)?;
    let size = bytes.len();
    let model = Model::open(bytes.leak()).ok_or_else(|| anyhow::anyhow!("the packed model does not open"))?;
    eprintln!("{}: {size} bytes; packed dev {}", model.name(), score_packed(&dev, &kept, &model));
    Ok(())
}

/// The weights of a training, and what there is to say about it.
type Trained = (Vec<Weights>, [Weights; LABELS], String);

/// All trainings, on two threads.
fn train_all(runs: &[Run], dev: &[Run], features: usize) -> Vec<Trained> {
    let half = |parity: usize| -> Vec<Trained> {
        (0..TRAININGS).filter(|k| k % 2 == parity).map(|seed| train(runs, dev, features, seed as u64)).collect()
    };
    let (even, odd) = std::thread::scope(|scope| {
        let odd = scope.spawn(|| half(1));
        (half(0), odd.join().unwrap_or_default())
    });
    let (mut even, mut odd) = (even.into_iter(), odd.into_iter());
    (0..TRAININGS).filter_map(|k| if k % 2 == 0 { even.next() } else { odd.next() }).collect()
}

/// One training: the runs in another order each epoch and for each seed.
fn train(runs: &[Run], dev: &[Run], features: usize, seed: u64) -> Trained {
    let mut trainer = Trainer::new(features);
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1Du64.wrapping_mul(2 * seed + 1);
    let mut log = String::new();
    for epoch in 1..=EPOCHS {
        for k in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(k, (random % (k as u64 + 1)) as usize);
        }
        // Before it has learned anything the model cannot choose between voices.
        let choose = epoch > 1;
        let mistakes: usize = order.iter().map(|&k| trainer.learn(&runs[k], choose)).sum();
        let (weights, transitions) = trainer.averaged();
        log += &format!("epoch {epoch}: {mistakes} mistakes; dev {}\n", score(dev, &weights, &transitions));
    }
    let (weights, transitions) = trainer.averaged();
    (weights, transitions, log)
}

/// The mean of the weights of all trainings.
fn mean(trained: &[Trained]) -> (Vec<Weights>, [Weights; LABELS]) {
    let part = 1.0 / trained.len() as f32;
    let sum = |rows: &mut dyn Iterator<Item = &Weights>| {
        let mut sum = [0.0; LABELS];
        rows.for_each(|row| sum.iter_mut().zip(row).for_each(|(s, w)| *s += w * part));
        sum
    };
    let weights = (0..trained[0].0.len()).map(|k| sum(&mut trained.iter().map(|(weights, ..)| &weights[k]))).collect();
    (weights, std::array::from_fn(|l| sum(&mut trained.iter().map(|(_, transitions, _)| &transitions[l]))))
}

/// Numbers of features.
#[derive(Default)]
struct Dictionary {
    ids: HashMap<u32, u32>,
    counts: Vec<u32>,
}

impl Dictionary {
    fn id(&mut self, feature: u32) -> u32 {
        let next = self.counts.len() as u32;
        let id = *self.ids.entry(feature).or_insert(next);
        if id == next {
            self.counts.push(0);
        }
        self.counts[id as usize] += 1;
        id
    }

    /// Drops rare features from the runs and numbers the rest anew; gives their hashes by number.
    fn prune(&self, runs: &mut [Run]) -> Vec<u32> {
        let mut by_id: Vec<(u32, u32)> = self.ids.iter().map(|(&f, &id)| (id, f)).collect();
        by_id.sort_unstable();
        let mut kept = Vec::new();
        let mut renumbered = vec![u32::MAX; self.counts.len()];
        for (id, feature) in by_id {
            if self.counts[id as usize] >= LEAST {
                renumbered[id as usize] = kept.len() as u32;
                kept.push(feature);
            }
        }
        for features in runs.iter_mut().flat_map(|r| &mut r.features) {
            features.retain_mut(|f| {
                *f = renumbered[*f as usize];
                *f != u32::MAX
            });
            features.shrink_to_fit();
        }
        kept
    }
}

/// Reads texts as the program does.
#[derive(Default)]
struct Reader {
    doc: Document,
    evidence: Evidence,
    hot: Vec<bool>,
    clusters: Clusters,
}

impl Reader {
    /// The words of a text, for the clusters.
    fn words(&mut self, text: &str, words: &mut clusters::Text) {
        self.doc.read_untagged(&article_from_text(text));
        for sentence in &self.doc.sentences {
            sentence.tokens.range().for_each(|k| words.word(self.doc.word(k).hash()));
            words.end();
        }
    }

    /// The hot runs of a text with their features and labels. `rules`: the program's rules are one more voice.
    fn runs(
        &mut self,
        text: &str,
        voices: &[&[Entity]],
        rules: bool,
        free: bool,
        id: &mut impl FnMut(u32) -> Option<u32>,
        runs: &mut Vec<Run>,
    ) {
        let article = article_from_text(text);
        // A model that is already in the program must not teach the next one.
        self.doc.read_untagged(&article);
        self.evidence.gather(&self.doc);
        let doc = &self.doc;
        let mut voices: Vec<Vec<Label>> = voices.iter().map(|entities| labels(text, doc, entities)).collect();
        if rules {
            let config = Config { kinds: Kinds::PLACES, ..Config::default() };
            let mut found = vec![OUTSIDE; doc.tokens.len()];
            for name in &extract(&article, doc, &analyze::grammar::Grammar::of(doc), &config).names {
                let kind = match name.kind {
                    NameKind::Person => EntityType::Person,
                    NameKind::Organization => EntityType::Organization,
                    NameKind::Place => EntityType::Place,
                    NameKind::Demonym => EntityType::Other,
                };
                fill(&mut found, name.tokens.range(), kind);
            }
            voices.push(found);
        }
        for (index, sentence) in doc.sentences.iter().enumerate() {
            let titled = self.evidence.is_titled(index);
            let (start, end) = (sentence.tokens.first as usize, sentence.tokens.end as usize);
            hot(doc, sentence.tokens, &mut self.hot);
            let mut at = start;
            while at < end {
                let first = at;
                let mut features = Vec::new();
                while at < end && self.hot[at - start] {
                    let mut found = Vec::new();
                    for distance in 0..features::DISTANCES {
                        match features::neighbour(at, distance, sentence.tokens) {
                            None => found.extend(id(features::border(distance))),
                            Some(n) => {
                                let word = doc.word(n);
                                features::word(word, self.clusters.of(word.hash()), distance, &mut |f| found.extend(id(f)));
                            }
                        }
                    }
                    features::around(doc, sentence.tokens, titled, at, &mut |f| found.extend(id(f)));
                    if doc.is_capitalized(at) {
                        let values = features::habits(doc.folded(at), &self.evidence);
                        let known = values.iter().flatten().enumerate().map(|(template, &value)| features::habit(template, value));
                        found.extend(known.chain(values.is_none().then(|| features::habit(0, 0))).filter_map(&mut *id));
                    }
                    features.push(found);
                    at += 1;
                }
                if at > first {
                    let mut voices: Vec<Vec<Label>> = voices.iter().map(|labels| labels[first..at].to_vec()).collect();
                    // A name that began before the run goes on in it as one that begins.
                    for first in voices.iter_mut().map(|labels| &mut labels[0]).filter(|l| !may_follow(OUTSIDE, **l)) {
                        *first -= 1;
                    }
                    runs.push(Run { features, voices, free });
                }
                at += 1;
            }
        }
    }
}

/// The labels of a document's tokens.
fn labels(text: &str, doc: &Document, entities: &[Entity]) -> Vec<Label> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let mut labels = vec![OUTSIDE; doc.tokens.len()];
    for entity in entities {
        if entity.end >= bytes.len() {
            continue;
        }
        let (start, end) = (bytes[entity.start] as u32, bytes[entity.end] as u32);
        let mut first = doc.tokens.partition_point(|t| t.span.end <= start);
        let mut last = doc.tokens.partition_point(|t| t.span.start < end);
        // The program's conventions: no article in front, no possessive behind, no marks around.
        while first < last
            && (matches!(doc.lower(first), "the" | "a" | "an") || matches!(doc.tokens[first].kind, TokenKind::Quote | TokenKind::Mark))
        {
            first += 1;
        }
        while first < last && matches!(doc.tokens[last - 1].kind, TokenKind::Clitic | TokenKind::Quote | TokenKind::Mark | TokenKind::Stop)
        {
            last -= 1;
        }
        fill(&mut labels, first..last, entity.kind);
    }
    labels
}

fn fill(labels: &mut [Label], tokens: std::ops::Range<usize>, kind: EntityType) {
    for (n, label) in labels[tokens].iter_mut().enumerate() {
        *label = if n == 0 { kind.begin() } else { kind.inside() };
    }
}

fn jsonl(path: &Path) -> anyhow::Result<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    text.lines().map(|l| Ok(serde_json::from_str(l)?)).collect()
}

fn entities(document: &Value) -> Vec<Entity> {
    let number = |v: &Value| v.as_u64().map(|n| n as usize);
    document["entities"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|e| Some(Entity { start: number(&e["start"])?, end: number(&e["end"])?, kind: kind(e["type"].as_str()?)? }))
        .collect()
}

/// The type of a label of the corpora (four types) or of the teacher (OntoNotes).
fn kind(name: &str) -> Option<EntityType> {
    Some(match name {
        "PER" | "PERSON" => EntityType::Person,
        "ORG" => EntityType::Organization,
        "LOC" | "GPE" | "FAC" => EntityType::Place,
        "MISC" | "NORP" | "EVENT" | "PRODUCT" | "WORK_OF_ART" | "LANGUAGE" | "LAW" => EntityType::Other,
        _ => return None,
    })
}

/// The entities of a machine-labelled file, by document.
fn silver(path: &Path) -> anyhow::Result<HashMap<String, Vec<Entity>>> {
    let mut documents: HashMap<String, Vec<Entity>> = HashMap::new();
    let mut current = String::new();
    for line in BufReader::new(flate2::read::MultiGzDecoder::new(std::fs::File::open(path)?)).lines() {
        let line = line?;
        if let Some(id) = line.strip_prefix("# id = ") {
            current = id.to_owned();
            documents.entry(current.clone()).or_default();
            continue;
        }
        let Some((label, span)) = line.split('\t').nth(9).and_then(|misc| misc.split_once('|')) else { continue };
        let Some((start, end)) = span.split_once(':') else { continue };
        let (start, end) = (start.parse()?, end.parse()?);
        let Some(list) = documents.get_mut(&current) else { continue };
        match label.split_once('-') {
            Some(("B", name)) => list.extend(kind(name).map(|kind| Entity { start, end, kind })),
            Some(("I", name)) => {
                if let (Some(last), true) = (list.last_mut(), kind(name).is_some()) {
                    last.end = end;
                }
            }
            _ => {}
        }
    }
    Ok(documents)
}

/// An averaged structured perceptron.
struct Trainer {
    weights: Vec<Weights>,
    /// Sum of all updates, each times the step it was made in.
    sums: Vec<Weights>,
    transitions: [Weights; LABELS],
    transition_sums: [Weights; LABELS],
    step: f32,
    scores: Vec<Weights>,
    back: Vec<[Label; LABELS]>,
    guess: Vec<Label>,
    truth: Vec<Label>,
}

fn scores(run: &Run, weights: &[Weights], scores: &mut Vec<Weights>) {
    scores.clear();
    for features in &run.features {
        let mut score = [0.0; LABELS];
        for &f in features {
            for (total, w) in score.iter_mut().zip(&weights[f as usize]) {
                *total += w;
            }
        }
        scores.push(score);
    }
}

/// May a token have the label, by the voices?
fn allowed(run: &Run, at: usize, label: Label) -> bool {
    if let [labels] = &run.voices[..] {
        let other = EntityType::of(label) == Some(EntityType::Other);
        return label == labels[at] || run.free && labels[at] == OUTSIDE && other;
    }
    let votes = |label: Label| run.voices.iter().filter(|labels| labels[at] == label).count();
    let most = run.voices.iter().map(|labels| votes(labels[at])).max().unwrap_or(0);
    votes(label) == most
}

impl Trainer {
    fn new(features: usize) -> Self {
        Self {
            weights: vec![[0.0; LABELS]; features],
            sums: vec![[0.0; LABELS]; features],
            transitions: [[0.0; LABELS]; LABELS],
            transition_sums: [[0.0; LABELS]; LABELS],
            step: 1.0,
            scores: Vec::new(),
            back: Vec::new(),
            guess: Vec::new(),
            truth: Vec::new(),
        }
    }

    /// Tags a run and corrects the weights where it is wrong; gives the number of wrong labels.
    fn learn(&mut self, run: &Run, choose: bool) -> usize {
        self.step += 1.0;
        scores(run, &self.weights, &mut self.scores);
        let rows = &self.scores;
        decode(&self.transitions, rows.len(), |k| rows[k], |_, _| true, &mut self.back, &mut self.guess);
        self.truth.clone_from(&run.voices[0]);
        if run.voices.len() == 1 && run.free || choose && run.voices.iter().any(|labels| labels != &run.voices[0]) {
            // The likeliest reading that the voices allow; the first voice where they allow none as a whole.
            decode(&self.transitions, rows.len(), |k| rows[k], |at, label| allowed(run, at, label), &mut self.back, &mut self.truth);
            let sound = (0..self.truth.len())
                .all(|k| allowed(run, k, self.truth[k]) && may_follow(if k == 0 { OUTSIDE } else { self.truth[k - 1] }, self.truth[k]));
            if !sound {
                self.truth.clone_from(&run.voices[0]);
            }
        }
        let wrong = self.guess.iter().zip(&self.truth).filter(|(g, t)| g != t).count();
        if wrong > 0 {
            self.correct(run);
        }
        wrong
    }

    /// Moves the weights from the guess to the truth.
    fn correct(&mut self, run: &Run) {
        let (mut last_guess, mut last_truth) = (OUTSIDE, OUTSIDE);
        for at in 0..=self.guess.len() {
            let guess = self.guess.get(at).copied().unwrap_or(OUTSIDE);
            let truth = self.truth.get(at).copied().unwrap_or(OUTSIDE);
            if (last_guess, guess) != (last_truth, truth) {
                for (from, to, by) in [(last_guess, guess, -1.0), (last_truth, truth, 1.0)] {
                    self.transitions[from as usize][to as usize] += by;
                    self.transition_sums[from as usize][to as usize] += by * self.step;
                }
            }
            (last_guess, last_truth) = (guess, truth);
            if guess != truth {
                for &f in &run.features[at] {
                    let (w, s) = (&mut self.weights[f as usize], &mut self.sums[f as usize]);
                    w[guess as usize] -= 1.0;
                    s[guess as usize] -= self.step;
                    w[truth as usize] += 1.0;
                    s[truth as usize] += self.step;
                }
            }
        }
    }

    fn averaged(&self) -> (Vec<Weights>, [Weights; LABELS]) {
        let average = |w: &Weights, s: &Weights| std::array::from_fn(|l| w[l] - s[l] / self.step);
        let weights = self.weights.iter().zip(&self.sums).map(|(w, s)| average(w, s)).collect();
        (weights, std::array::from_fn(|l| average(&self.transitions[l], &self.transition_sums[l])))
    }
}

/// Exact F1 of the three types on a set: names that do not lie in runs of hot tokens are left out.
fn f1(dev: &[Run], mut tag: impl FnMut(&Run) -> Vec<Label>) -> String {
    let mut counts = [[0f64; 3]; 4];
    for run in dev {
        let guess = tag(run);
        let gold: Vec<_> = names(&run.voices[0]).collect();
        for (_, _, kind) in &gold {
            counts[*kind as usize][0] += 1.0;
        }
        for name in names(&guess) {
            counts[name.2 as usize][1] += 1.0;
            counts[name.2 as usize][2] += f64::from(gold.contains(&name));
        }
    }
    let f = |k: EntityType| {
        let [gold, guess, right] = counts[k as usize];
        200.0 * right / (gold + guess).max(1.0)
    };
    format!("PER {:.1} LOC {:.1} ORG {:.1}", f(EntityType::Person), f(EntityType::Place), f(EntityType::Organization))
}

fn score(dev: &[Run], weights: &[Weights], transitions: &[Weights; LABELS]) -> String {
    let (mut rows, mut back) = (Vec::new(), Vec::new());
    f1(dev, |run| {
        let mut labels = Vec::new();
        scores(run, weights, &mut rows);
        decode(transitions, rows.len(), |k| rows[k], |_, _| true, &mut back, &mut labels);
        labels
    })
}

fn score_packed(dev: &[Run], kept: &[u32], model: &Model) -> String {
    f1(dev, |run| {
        let sum = |k: usize| {
            let mut score = Sum::default();
            for &f in &run.features[k] {
                model.add(kept[f as usize], &mut score);
            }
            score.row().map(i32::from)
        };
        let mut labels = Vec::new();
        decode(model.transitions(), run.features.len(), sum, |_, _| true, &mut Vec::new(), &mut labels);
        labels
    })
}

/// Rounds the weights to bytes and leaves the small ones out.
fn pack(kept: &[u32], weights: &[Weights], transitions: &[Weights; LABELS], clusters: &Clusters) -> Vec<u8> {
    let most = weights.iter().flatten().map(|w| w.abs()).fold(1e-6, f32::max);
    let unit = (127.0 / most).floor().max(1.0);
    let byte = |w: f32| (w * unit).round().clamp(-128.0, 127.0) as i8;
    let large = weights.iter().zip(kept).filter(|(row, _)| row.iter().any(|w| w.abs() >= SMALL));
    let mut rows: Vec<(u32, [i8; LABELS])> = large.map(|(row, &feature)| (feature, row.map(byte))).collect();
    rows.sort_unstable();
    let transitions = transitions.map(|row| row.map(|t| (t * unit).round() as i16));
    eprintln!("{} features packed, {unit} steps of a weight a unit", rows.len());
    Model::pack(NAME, unit as u16, &transitions, &rows, clusters)
}
