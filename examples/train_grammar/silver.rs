//! The training texts, read as the program reads them, with what a teacher says of their tokens.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use analyze::grammar::{Label, Pos};
use analyze::input::article_from_text;
use analyze::text::{Document, TokenKind};
use serde_json::Value;

/// Files of texts and of the teacher's labels, below `train/`.
pub(crate) const CORPORA: [(&str, &str); 4] = [
    ("ner/gmb_train.jsonl", "silver/gmb_train.conllu.gz"),
    ("quotes/polnear_train.jsonl", "silver/polnear_train.conllu.gz"),
    ("casualties/gva_train.jsonl", "silver/gva_train.conllu.gz"),
    ("ner/gum_perm.jsonl", "silver/gum_perm.conllu.gz"),
];

/// Every so many documents one is held back.
const HELD_BACK: u64 = 20;
/// Parts of the rest: what trains the parser was tagged by a tagger that did not learn from it.
pub(crate) const FOLDS: u64 = 4;

/// Writings, numbered.
#[derive(Default)]
pub(crate) struct Writings {
    ids: HashMap<String, u32>,
    /// Each with its lower-case form.
    pub(crate) list: Vec<(String, String)>,
}

impl Writings {
    fn id(&mut self, text: &str, lower: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = self.list.len() as u32;
        self.ids.insert(text.to_owned(), id);
        self.list.push((text.to_owned(), lower.to_owned()));
        id
    }
}

/// A sentence of the program, with the teacher's reading of it.
pub(crate) struct Sentence {
    pub(crate) words: Vec<u32>,
    pub(crate) pos: Vec<Pos>,
    /// For each token the one that governs it, from 1; 0: none in the sentence.
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<Label>,
    pub(crate) corpus: usize,
    pub(crate) held_back: bool,
    pub(crate) fold: u64,
}

/// A token of the teacher, in code points of the text.
struct Token {
    start: usize,
    end: usize,
    pos: Pos,
    label: Label,
    /// Index among the document's tokens; None: governs its sentence.
    head: Option<usize>,
}

/// Reads all corpora.
pub(crate) fn read(data: &Path, writings: &mut Writings) -> anyhow::Result<Vec<Sentence>> {
    let mut doc = Document::default();
    let mut sentences = Vec::new();
    for (corpus, (texts, silver)) in CORPORA.iter().enumerate() {
        let silver = documents(&data.join("train").join(silver))?;
        for line in BufReader::new(std::fs::File::open(data.join("train").join(texts))?).lines() {
            let document: Value = serde_json::from_str(&line?)?;
            let (Some(id), Some(text)) = (document["id"].as_str(), document["text"].as_str()) else { continue };
            let Some(tokens) = silver.get(id) else { continue };
            let article = article_from_text(text);
            doc.read_untagged(&article);
            let share = analyze::grammar::weights::hash(neighbours(id).as_bytes());
            let (held_back, fold) = (share.is_multiple_of(HELD_BACK), share / HELD_BACK % FOLDS);
            align(text, &doc, tokens, writings, &mut |words, pos, heads, labels| {
                sentences.push(Sentence { words, pos, heads, labels, corpus, held_back, fold });
            });
        }
    }
    Ok(sentences)
}

/// What documents are held back by: pseudo-documents with neighbouring numbers may be of one article.
fn neighbours(id: &str) -> String {
    match id.strip_prefix("gmb-").and_then(|number| number.parse::<u32>().ok()) {
        Some(number) => format!("gmb-{}", number / 50),
        None => id.to_owned(),
    }
}

fn documents(path: &Path) -> anyhow::Result<HashMap<String, Vec<Token>>> {
    let mut documents: HashMap<String, Vec<Token>> = HashMap::new();
    let (mut current, mut sentence) = (String::new(), 0);
    for line in BufReader::new(flate2::read::MultiGzDecoder::new(std::fs::File::open(path)?)).lines() {
        let line = line?;
        if let Some(id) = line.strip_prefix("# id = ") {
            current = id.to_owned();
            sentence = 0;
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [number, _, _, _, pos, _, head, label, _, place] = columns[..] else { continue };
        let tokens = documents.entry(current.clone()).or_default();
        if number == "1" {
            sentence = tokens.len();
        }
        let Some((start, end)) = place.split_once('|').and_then(|(_, span)| span.split_once(':')) else { continue };
        let head = head.parse::<usize>()?.checked_sub(1).map(|head| sentence + head);
        tokens.push(Token { start: start.parse()?, end: end.parse()?, pos: self::pos(pos), label: self::label(label), head });
    }
    Ok(documents)
}

/// The program's name of a part of speech of the treebank.
fn pos(penn: &str) -> Pos {
    match penn {
        "``" => Pos::Quote,
        "NFP" | "SYM" | "LS" | "ADD" | "AFX" | "FW" | "_SP" => Pos::Other,
        _ => Pos::from_name(penn).unwrap_or(Pos::Other),
    }
}

fn label(teachers: &str) -> Label {
    match teachers {
        "nsubj" | "csubj" | "expl" => Label::Subject,
        "nsubjpass" | "csubjpass" => Label::PassiveSubject,
        "dobj" | "dative" => Label::Object,
        "attr" => Label::Attribute,
        "ccomp" | "parataxis" => Label::Content,
        "xcomp" | "acomp" | "oprd" => Label::Open,
        "relcl" => Label::Relative,
        "acl" => Label::Participial,
        "advcl" => Label::Adverbial,
        "appos" => Label::Apposition,
        "conj" => Label::Conjunct,
        "prep" => Label::Preposition,
        "agent" => Label::Agent,
        "pobj" | "pcomp" => Label::OfPreposition,
        "npadvmod" => Label::Measure,
        "ROOT" => Label::Root,
        _ => Label::Other,
    }
}

/// The teacher's reading of the program's tokens. Where the two cut words otherwise, the last of several pieces stands for the teacher's token, and the first of the
/// teacher's tokens for the program's.
fn align(
    text: &str,
    doc: &Document,
    tokens: &[Token],
    writings: &mut Writings,
    put: &mut impl FnMut(Vec<u32>, Vec<Pos>, Vec<u32>, Vec<Label>),
) {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(text.len()) as u32;
    // For each of the program's tokens the teacher's; for each of the teacher's the program's.
    let mut teachers: Vec<Option<usize>> = Vec::with_capacity(doc.tokens.len());
    let mut own: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut first = 0;
    for (k, token) in doc.tokens.iter().enumerate() {
        while first < tokens.len() && byte(tokens[first].end) <= token.span.start {
            first += 1;
        }
        let mut at = first;
        let mut found = None;
        while at < tokens.len() && byte(tokens[at].start) < token.span.end {
            found = found.or(Some(at));
            own[at] = Some(k);
            at += 1;
        }
        teachers.push(found);
    }
    for sentence in &doc.sentences {
        let range = sentence.tokens.range();
        let (mut words, mut pos, mut heads, mut labels) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for k in range.clone() {
            let word = doc.word(k);
            words.push(writings.id(word.text(), word.lower()));
            let Some(teacher) = teachers[k] else {
                pos.push(Pos::Other);
                heads.push(0);
                labels.push(Label::Other);
                continue;
            };
            let main = own[teacher].unwrap_or(k);
            let piece = main != k && teachers[main] == Some(teacher);
            let hyphen = doc.tokens[k].kind == TokenKind::Hyphen;
            pos.push(if piece && hyphen { Pos::Hyphen } else { tokens[teacher].pos });
            let head = if piece { Some((main, Label::Other)) } else { governor(tokens, &own, teacher, k) };
            let head = head.filter(|(head, _)| range.contains(head));
            heads.push(head.map_or(0, |(head, _)| (head - range.start + 1) as u32));
            labels.push(head.map_or(Label::Root, |(_, label)| label));
        }
        put(words, pos, heads, labels);
    }
}

/// Tokens that are merged into one at most.
const MERGED: usize = 10;

/// The program's token that governs one, and what the latter is to it.
fn governor(tokens: &[Token], own: &[Option<usize>], mut teacher: usize, token: usize) -> Option<(usize, Label)> {
    for _ in 0..MERGED {
        let head = tokens[teacher].head?;
        match own[head] {
            Some(governor) if governor != token => return Some((governor, tokens[teacher].label)),
            _ => teacher = head,
        }
    }
    None
}
