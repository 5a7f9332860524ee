//! What was read, for people to look at: parts of speech, phrases, governors. So that who reports a fault can show what was read, and goldens can be reviewed.

use std::fmt::Write;

use super::{Gap, Grammar, Kind, Unit, Verb};
use crate::closed_set::closed_set;
use crate::span::Span;
use crate::text::{Document, TokenRange};

closed_set! {
    /// What is shown.
    pub enum Aspect {
        /// Each token with its part of speech.
        Tokens = "tokens",
        /// Noun phrases in brackets, verb groups in braces.
        Phrases = "phrases",
        /// Each unit with the one that governs it.
        Clauses = "clauses",
    }
}

/// What was read of all sentences of a document, one after the other.
pub fn show(grammar: &Grammar, doc: &Document, text: &str, aspect: Aspect) -> String {
    let mut out = String::new();
    for (k, sentence) in doc.sentences.iter().enumerate() {
        match aspect {
            Aspect::Tokens => tokens(grammar, doc, text, sentence.tokens, &mut out),
            Aspect::Phrases => phrases(grammar.units(k), doc, text, sentence.tokens, &mut out),
            Aspect::Clauses => clauses(grammar.units(k), doc, text, &mut out),
        }
    }
    out
}

/// "The/DT mayor/NN resigned/VBD ./."
fn tokens(grammar: &Grammar, doc: &Document, text: &str, tokens: TokenRange, out: &mut String) {
    let token = |k: usize| format!("{}/{}", one_line(doc.tokens[k].span, text), grammar.pos(k).name());
    let line: Vec<String> = tokens.range().map(token).collect();
    let _ = writeln!(out, "{}", line.join(" "));
}

/// "[The mayor] {has resigned} ."
fn phrases(units: &[Unit], doc: &Document, text: &str, tokens: TokenRange, out: &mut String) {
    let mut parts = Vec::new();
    let mut at = tokens.first as usize;
    let rest = |from: usize, to: usize, parts: &mut Vec<String>| {
        parts.extend((from..to).map(|k| one_line(doc.tokens[k].span, text)));
    };
    for unit in units {
        rest(at, unit.tokens.first as usize, &mut parts);
        let words = one_line(doc.span(unit.tokens), text);
        parts.push(match unit.kind {
            Kind::Phrase => format!("[{words}]"),
            Kind::Verb(_) => format!("{{{words}}}"),
            Kind::Word => words,
        });
        at = unit.tokens.end as usize;
    }
    rest(at, tokens.end as usize, &mut parts);
    let _ = writeln!(out, "{}", parts.join(" "));
}

/// A line a unit: its number, words, what it is to its governor, the governor; a blank line after the sentence.
fn clauses(units: &[Unit], doc: &Document, text: &str, out: &mut String) {
    let head = |unit: &Unit| one_line(doc.tokens[unit.head as usize].span, text);
    for (k, unit) in units.iter().enumerate() {
        let kind = match unit.kind {
            Kind::Phrase => "noun phrase".to_owned(),
            Kind::Verb(verb) => verb_kind(verb),
            Kind::Word => unit.pos.name().to_owned(),
        };
        let mark = if unit.gap == Gap::None { " " } else { "," };
        let governor = unit.governor.and_then(|governor| units.get(governor as usize));
        let to = governor.map_or(String::new(), |governor| format!(" <- {}", head(governor)));
        let _ = writeln!(out, "{:3} {mark} {:40} {kind:24} {}{to}", k + 1, one_line(doc.span(unit.tokens), text), unit.label);
    }
    out.push('\n');
}

fn verb_kind(verb: Verb) -> String {
    let names = verb.iter_names().map(|(name, _)| name.to_lowercase());
    std::iter::once("verb".to_owned()).chain(names).collect::<Vec<_>>().join(" ")
}

/// The words of a span; white space as one space.
fn one_line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
