//! What did it: the cause that the headline, the lead and the figures name most, the particular before the general ("shooting" before "attack").

use super::scene::{Scene, Stand};
use crate::extract::findings::{Cause, Told};
use crate::lexicon::event_words::{Role, plays};
use crate::lexicon::persons::{self, VictimKind};
use crate::lexicon::{Class, casualty_words, causes};
use crate::span::Span;
use crate::text::{Document, TokenRange};

/// Tokens of the story that are looked at.
const MOST: usize = 2400;

/// Weights of a cause: in the headline, in the first sentence, in the two after it, further down, of a figure.
const TITLE: u32 = 40;
const FIRST: u32 = 20;
const LEAD: u32 = 10;
const BELOW: u32 = 2;
const FIGURE: u32 = 7;

/// The cause; None where nothing names one. Without a figure of the event only a deed that the headline or the lead names counts.
pub(super) fn find(scene: &Scene<'_>) -> Option<Told<Cause>> {
    let mut sums = named_by_story(scene);
    for figure in scene.figures.iter().map(|&k| &scene.findings.casualties[k]) {
        if let Some(cause) = figure.cause
            && (sums.iter().any(|sum| sum.cause == cause) || !is_named_by_condition(scene, cause, figure.span))
        {
            add(&mut sums, cause, FIGURE, figure.span);
        }
    }
    // The first of those with the most weight.
    let most = sums.into_iter().rev().max_by_key(|sum| sum.weight)?;
    Some(Told { value: most.cause, span: Some(most.span), rule: "named_most" })
}

/// The causes that the story names, each with the weights of its namings.
fn named_by_story(scene: &Scene<'_>) -> Vec<Sum> {
    let (doc, mut sums) = (scene.doc, Vec::new());
    for (line, sentence) in scene.lines.iter().zip(&doc.sentences) {
        let weight = match line.stand {
            Stand::Title => TITLE,
            Stand::Body(0) => FIRST,
            Stand::Body(1..=2) => LEAD,
            Stand::Body(_) => BELOW,
            Stand::Aside => continue,
        };
        if sentence.tokens.first as usize > MOST || weight == BELOW && !scene.reported {
            break;
        }
        // "a novel about a murder"
        if sentence.tokens.range().any(|k| is_fiction(doc.lower(k))) {
            continue;
        }
        for (cause, span) in named(scene, sentence.tokens) {
            let first = doc.tokens_in(span).first as usize;
            // "Gunmen kidnapped the mayor": who did it says less than the deed.
            let doer = doc.word(first).is(Class::PERSON_NOUN);
            let counts = scene.reported || !doer && is_deed(doc, cause, doc.tokens_in(span));
            if counts && !(weight == BELOW && is_condition(doc, doc.tokens_in(span))) {
                add(&mut sums, cause, if doer { weight / 2 } else { weight }, span);
            }
        }
    }
    sums
}

/// "signs of hypothermia", "smoke inhalation": what the hurt suffer from, and a cause only where the article begins with it.
fn is_condition(doc: &Document, words: TokenRange) -> bool {
    plays(doc.lower(words.end as usize - 1), Role::CONDITION)
}

/// Does the figure's sentence name its cause by nothing but a condition of the hurt?
fn is_named_by_condition(scene: &Scene<'_>, cause: Cause, figure: Span) -> bool {
    let doc = scene.doc;
    let Some(sentence) = doc.sentences.get(doc.sentence_at(figure.start)) else { return false };
    let mut here = named(scene, sentence.tokens).filter(|naming| naming.0 == cause).peekable();
    here.peek().is_some() && here.all(|(_, words)| is_condition(doc, doc.tokens_in(words)))
}

/// What the namings of a cause come to.
struct Sum {
    cause: Cause,
    weight: u32,
    /// The words that weigh most.
    span: Span,
    heaviest: u32,
}

fn add(sums: &mut Vec<Sum>, cause: Cause, weight: u32, span: Span) {
    let weight = weight * share(cause);
    match sums.iter_mut().find(|sum| sum.cause == cause) {
        Some(sum) => {
            sum.weight += weight;
            if weight > sum.heaviest {
                (sum.heaviest, sum.span) = (weight, span);
            }
        }
        None => sums.push(Sum { cause, weight, span, heaviest: weight }),
    }
}

/// The causes that a sentence names.
fn named<'s>(scene: &'s Scene<'_>, tokens: TokenRange) -> impl Iterator<Item = (Cause, Span)> + 's {
    let (doc, end) = (scene.doc, tokens.end as usize);
    let mut k = tokens.first as usize;
    std::iter::from_fn(move || {
        while k < end {
            let at = k;
            k += 1;
            let word = doc.word(at);
            if word.is(Class::CAUSE)
                && let Some((length, cause)) = causes::longest(|j| if at + j < end { doc.lower(at + j) } else { "" })
            {
                k = at + length;
                // "the fire department"
                let service = cause == Cause::Fire && k < end && plays(doc.lower(k), Role::SERVICE);
                if !service {
                    return Some((cause, doc.span(TokenRange::new(at, k))));
                }
            } else if word.is(Class::EVENT_PART) {
                let deed = match doc.lower(at) {
                    lower if plays(lower, Role::ABDUCTION) => Some(Cause::Abduction),
                    lower if plays(lower, Role::ATTACK) => Some(Cause::Attack),
                    _ => None,
                };
                if let Some(cause) = deed {
                    return Some((cause, doc.span(TokenRange::new(at, k))));
                }
            }
        }
        None
    })
}

/// How much a naming of the cause counts, in tenths: little for what says least how it came ("attack"), or what comes along with other causes
/// ("a suicide" of who shot others, "the fire" of a crash).
fn share(cause: Cause) -> u32 {
    match cause {
        Cause::Attack | Cause::Suicide => 3,
        Cause::Drowning | Cause::Disease | Cause::Protest => 5,
        Cause::Fighting | Cause::Collapse | Cause::Poisoning => 6,
        Cause::Explosion | Cause::Execution => 7,
        Cause::Crash | Cause::Fire => 8,
        _ => 10,
    }
}

/// Tokens after "bomb" in which it goes off.
const GOES_OFF: usize = 4;

/// A deed that makes an event without victims too: a kidnapping, a murder, a bombing. What is no news of harm as often as it is, an "attack" on a plan,
/// a "bomb" threat, a "missile" test, makes none.
fn is_deed(doc: &Document, cause: Cause, words: TokenRange) -> bool {
    let first = doc.lower(words.first as usize);
    let goes_off = |k: usize| matches!(doc.lower(k), "attack" | "attacks" | "exploded" | "explodes" | "went" | "detonated" | "blew");
    match cause {
        Cause::Abduction => true,
        Cause::Attack => plays(first, Role::ATTACK),
        Cause::Bombing => {
            let goes_off = || (1..=GOES_OFF).any(|n| goes_off(words.end as usize - 1 + n));
            match first {
                // "Rebels dynamited a pipeline", and not a firm a hill
                "dynamited" => is_by_militants(doc, words),
                // One may be found, too.
                "explosive" => goes_off(),
                // "bombings", "a car bomb", "a bomb attack", "an incendiary bomb exploded"
                _ => words.len() > 1 || first.starts_with("bombing") || first == "bombed" || goes_off(),
            }
        }
        _ => false,
    }
}

/// Tokens from who did it to the deed: "Rebels of the Army of National Liberation on Tuesday dynamited".
const DOERS: usize = 20;

/// Are rebels, gunmen or their like named before the deed in its sentence?
fn is_by_militants(doc: &Document, deed: TokenRange) -> bool {
    let first = deed.first as usize;
    let sentence = doc.sentences.get(doc.sentence_at(doc.span(deed).start)).map_or(first, |sentence| sentence.tokens.first as usize);
    (first.saturating_sub(DOERS).max(sentence)..first)
        .filter_map(|k| persons::person_noun(doc.lower(k))?.kind)
        .any(|kind| matches!(kind, VictimKind::Militant | VictimKind::Attacker))
}

fn is_fiction(lower: &str) -> bool {
    casualty_words::plays(lower, casualty_words::Role::FICTION)
}
