//! Agreement with the teacher on texts that were held back.

use std::fmt::Write;

use analyze::grammar::facts::Facts;
use analyze::grammar::label::Label;
use analyze::grammar::labels;
use analyze::grammar::model::Model;
use analyze::grammar::parser::{self, State};
use analyze::grammar::tagger;

use crate::parsing;
use crate::silver::{Sentence, Writings};

/// Verbs of saying, in the forms in which news has them.
const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "tell",
    "added",
    "adds",
    "reported",
    "reports",
    "announced",
    "claimed",
    "claims",
    "stated",
    "warned",
    "warns",
    "noted",
    "notes",
    "argued",
    "argues",
    "denied",
    "insisted",
    "suggested",
    "declared",
    "explained",
    "wrote",
    "writes",
    "acknowledged",
    "admitted",
    "alleged",
    "estimated",
    "testified",
    "believes",
    "believe",
    "thinks",
    "think",
    "confirmed",
];

/// Hits among what the teacher and the program have.
#[derive(Clone, Copy, Default)]
struct Count {
    teacher: u32,
    own: u32,
    both: u32,
}

impl Count {
    fn add(&mut self, teacher: bool, own: bool, governor: bool) {
        self.teacher += u32::from(teacher);
        self.own += u32::from(own);
        self.both += u32::from(teacher && own && governor);
    }

    fn f1(self) -> f64 {
        200.0 * f64::from(self.both) / f64::from((self.teacher + self.own).max(1))
    }

    fn line(self, name: &str) -> String {
        let share = |of: u32| 100.0 * f64::from(self.both) / f64::from(of.max(1));
        format!("{name:24} P {:.1}  R {:.1}  F1 {:.1}  ({})\n", share(self.own), share(self.teacher), self.f1(), self.teacher)
    }
}

/// A table of the agreement.
pub(crate) fn held_back(sentences: &[Sentence], writings: &Writings, model: &Model) -> String {
    let facts: Vec<Facts> = writings.list.iter().map(|(text, lower)| Facts::of(model, text, lower)).collect();
    let numbers: Vec<u16> = facts.iter().map(|facts| facts.lower).collect();
    let (mut right, mut tokens) = ([0u32; 5], [0u32; 5]);
    let mut governors = Count::default();
    let mut by_label = vec![Count::default(); Label::ALL.len()];
    let (mut subjects, mut of_saying, mut content_of_saying) = (Count::default(), Count::default(), Count::default());
    for sentence in sentences.iter().filter(|sentence| sentence.held_back) {
        let words: Vec<Facts> = sentence.words.iter().map(|&word| facts[word as usize]).collect();
        let mut pos = Vec::new();
        tagger::tag(&words, &model.tagger, &mut pos);
        let agreed = pos.iter().zip(&sentence.pos).filter(|(own, teacher)| own == teacher).count() as u32;
        for corpus in [sentence.corpus, 4] {
            right[corpus] += agreed;
            tokens[corpus] += pos.len() as u32;
        }
        let parse = parsing::units(sentence, &pos, writings, &numbers);
        let mut state = State::default();
        parser::parse(&parse.view, &mut state, |key| model.short_cut(key), |features| model.parser.sums(features));
        let mut own = vec![Label::Other];
        labels::label(&parse.view, &state, model, &model.labels, |label| own.push(label));
        // The teacher's subjects, objects and clauses inside units are ones that the program cannot have.
        let mut is_head = vec![false; sentence.words.len()];
        parse.units.iter().for_each(|unit| is_head[unit.head as usize] = true);
        for token in (0..is_head.len()).filter(|&token| !is_head[token]) {
            let label = sentence.labels[token];
            if matches!(label, Label::Subject | Label::PassiveSubject | Label::Object | Label::Content) {
                by_label[label as usize].add(true, false, false);
                subjects.add(label.is_subject(), false, false);
            }
        }
        let saying = |unit: u32| {
            let head = parse.units.get((unit as usize).wrapping_sub(1)).map(|unit| unit.head as usize);
            head.is_some_and(|head| SAYING.contains(&writings.list[sentence.words[head] as usize].1.as_str()))
        };
        for (unit, &found) in own.iter().enumerate().skip(1) {
            let teacher = parse.labels[unit];
            let (head, own_head) = (parse.heads[unit], state.heads[unit]);
            let governor = head == own_head;
            governors.add(true, true, governor);
            for label in Label::ALL {
                by_label[*label as usize].add(teacher == *label, found == *label, governor);
            }
            subjects.add(teacher.is_subject(), found.is_subject(), governor);
            of_saying.add(teacher.is_subject() && saying(head), found.is_subject() && saying(own_head), governor);
            content_of_saying.add(teacher == Label::Content && saying(head), found == Label::Content && saying(own_head), governor);
        }
    }
    let mut table = String::new();
    for (corpus, name) in ["gmb", "polnear", "gva", "gum", "all"].iter().enumerate() {
        let _ = writeln!(
            table,
            "parts of speech, {name}: {:.2} % of {}",
            100.0 * f64::from(right[corpus]) / f64::from(tokens[corpus].max(1)),
            tokens[corpus]
        );
    }
    table += &governors.line("governors");
    table += &subjects.line("subjects, both kinds");
    table += &of_saying.line("subjects of saying");
    table += &content_of_saying.line("content of saying");
    for label in Label::ALL {
        table += &by_label[*label as usize].line(label.name());
    }
    table
}
