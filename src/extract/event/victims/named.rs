//! The people whom the story names, where it names them: what the cues for victims and for suspects are read from.

use crate::extract::event::scene::Scene;
use crate::extract::findings::Form;
use crate::lexicon::Class;
use crate::lexicon::words::Tag;
use crate::span::Span;
use crate::text::{Document, TokenKind, TokenRange};

/// A person's mention by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub person: usize,
    pub span: Span,
    pub tokens: TokenRange,
    /// Its sentence.
    pub sentence: usize,
}

/// All of them, in order.
pub(super) fn mentions(scene: &Scene<'_>) -> Vec<Named> {
    let doc = scene.doc;
    let mut named = Vec::new();
    for (person, each) in scene.findings.people.iter().enumerate() {
        for mention in each.mentions.iter().filter(|mention| mention.form == Form::Name) {
            let (tokens, sentence) = (doc.tokens_in(mention.span), doc.sentence_at(mention.span.start));
            if sentence < scene.lines.len() && !tokens.is_empty() {
                named.push(Named { person, span: mention.span, tokens, sentence });
            }
        }
    }
    named.sort_by_key(|named| named.tokens);
    named
}

/// Tokens of age, office and kin before a name at most: "his 15-year-old younger brother Tom Hale".
const DESCRIBED: usize = 8;

/// The first token of what describes a person before the name: of "19-year-old nurse Ana Ruiz", "Dr. Ana Ruiz", "her brother Tom".
pub(super) fn described_from(doc: &Document, name: TokenRange, from: usize) -> usize {
    let first = name.first as usize;
    let mut k = first;
    while k > from && first - k < DESCRIBED && describes(doc, k - 1) {
        k -= 1;
    }
    k
}

fn describes(doc: &Document, k: usize) -> bool {
    let (word, kind) = (doc.word(k), doc.tokens[k].kind);
    match kind {
        TokenKind::Number | TokenKind::Hyphen | TokenKind::Abbreviation | TokenKind::Initial => true,
        TokenKind::Word => {
            let noun = word.is(Class::PERSON_NOUN | Class::TITLE) || [Tag::Noun, Tag::Adjective].into_iter().any(|tag| word.is_mostly(tag));
            noun && !word.is(Class::CASUALTY | Class::EVENT_PART)
                || word.is(Class::DETERMINER)
                || matches!(doc.lower(k), "year" | "old" | "month")
        }
        _ => false,
    }
}

/// Whom a figure that names a person means: "Among the wounded was Luis Vega's daughter Ana Vega" means Ana, "Luis Vega's son was shot" nobody with a name.
pub(super) fn meant(doc: &Document, named: &[Named], person: usize, figure: Span) -> Option<usize> {
    let from = named.partition_point(|name| name.span.end <= figure.start);
    let here = named[from..].iter().take_while(|name| name.span.start < figure.end);
    let Some((at, name)) = here.enumerate().find(|(_, name)| name.person == person) else { return Some(person) };
    let end = name.tokens.end as usize;
    let owner = doc.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Clitic);
    let relative = (end + 1..(end + KIN_REACH).min(doc.tokens.len()))
        .take_while(|&k| matches!(doc.tokens[k].kind, TokenKind::Word | TokenKind::Number | TokenKind::Hyphen) && !doc.is_capitalized(k))
        .find(|&k| doc.word(k).is(Class::PERSON_NOUN));
    let Some(relative) = relative.filter(|_| owner) else { return Some(person) };
    let next = named.get(from + at + 1)?;
    let first = next.tokens.first as usize;
    (first == relative + 1 || first == relative + 2 && doc.lower(relative + 1) == ",").then_some(next.person)
}

/// Tokens from an owner's name to who is theirs: "Vega's 20-year-old daughter".
const KIN_REACH: usize = 9;

/// Tokens between two names of one list at most: "Ana Ruiz, 17, of the 400 block of Oak Street; Tom Hale, 20".
const BETWEEN: usize = 18;

/// Do two names stand in one list: with commas, ages, homes and kin between them, and no verb?
pub(super) fn are_listed(doc: &Document, one: TokenRange, next: TokenRange) -> bool {
    let between = one.end as usize..next.first as usize;
    let mut joined = false;
    // "Luis Vega, son of Ana Vega,", "Luis Vega, an adviser to President Ana Ruiz"
    let related = |k: usize| matches!(doc.lower(k), "of" | "to") && k > 0 && doc.word(k - 1).is(Class::PERSON_NOUN | Class::TITLE);
    let fits = between.len() <= BETWEEN && is_of_list(doc, between.clone()) && !between.clone().any(related);
    joined |= between.into_iter().any(|k| matches!(doc.lower(k), "," | ";" | "and" | "&"));
    fits && joined
}

/// Are the words those of a list of people: no verb, no clause? What stands in brackets, "(left)", is passed.
pub(super) fn is_of_list(doc: &Document, tokens: std::ops::Range<usize>) -> bool {
    let mut brackets = false;
    tokens.into_iter().all(|k| {
        let lower = doc.lower(k);
        brackets = lower == "(" || brackets && lower != ")";
        brackets || doc.tokens[k].kind == TokenKind::Clitic || can_stand_in_list(doc, k)
    })
}

fn can_stand_in_list(doc: &Document, k: usize) -> bool {
    let (word, lower) = (doc.word(k), doc.lower(k));
    let verb = [Tag::Past, Tag::Third, Tag::Base, Tag::Modal].into_iter().any(|tag| word.is_mostly(tag)) && !doc.is_capitalized(k);
    let clause =
        lower == "according" || word.is(Class::AUXILIARY | Class::PRONOUN | Class::MODAL) && !matches!(lower, "his" | "her" | "their");
    let mark = matches!(doc.tokens[k].kind, TokenKind::Quote | TokenKind::Dash);
    !verb && !clause && !mark && !word.is(Class::SUBORDINATOR | Class::CASUALTY)
}
