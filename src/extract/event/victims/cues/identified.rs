//! "The boy was identified as Tom Hale", "the woman is Ana Ruiz": who is identified says the noun for the person, and whether that one was hurt says
//! what stands around it.

use super::Found;
use super::reader::Reader;
use crate::extract::event::scene::Topic;
use crate::extract::event::victims::named::is_of_list;
use crate::extract::findings::{Casualty, CasualtyKind};
use crate::lexicon::casualty_words;
use crate::lexicon::event_words::{Role, plays};
use crate::lexicon::persons::{Number, VictimKind, person_noun};

/// Tokens between "identified" and the name at most.
const IDENTIFIED_REACH: usize = 24;

/// Tokens between who is identified and the verb at most.
const WHOM_REACH: usize = 40;

/// Tokens between "as" and the name at most.
const AS_REACH: usize = 14;

/// "was identified as Tom Hale", "identified him as Tom Hale", "identified as Vega's mother, Ana Vega, 57; his sister, Eva Vega, 34"
pub(super) fn identified(reader: &Reader<'_>) -> Option<Found> {
    let doc = reader.doc;
    let before = || (reader.first..reader.head).rev();
    let named_as = before().take(AS_REACH).find(|&k| matches!(doc.lower(k), "as" | ":"))?;
    let verb = before().take(IDENTIFIED_REACH).find(|&k| plays(doc.lower(k), Role::IDENTIFIES))?;
    let whom = whom(reader, verb, named_as)?;
    let harmed = is_of_list(doc, named_as + 1..reader.head) && (is_victim(reader, whom) || is_harmed(reader, whom));
    harmed.then_some((status(doc.lower(whom)), None))
}

/// What the noun says became of who is identified: "the dead", "the injured".
fn status(lower: &str) -> Option<CasualtyKind> {
    match lower {
        "dead" | "deceased" | "slain" | "body" | "bodies" | "killed" => Some(CasualtyKind::Killed),
        "injured" | "wounded" => Some(CasualtyKind::Injured),
        _ => None,
    }
}

/// "She says the woman is Ana Ruiz", where the article tells of a woman hurt.
pub(super) fn is_the(reader: &Reader<'_>) -> Option<Found> {
    if !matches!(reader.back(1), "is" | "was" | "are" | "were") {
        return None;
    }
    let whom = whom(reader, reader.head - 1, reader.head)?;
    let harmed = is_victim(reader, whom) || is_told_of(reader, whom) && is_harmed(reader, whom);
    harmed.then_some((None, None))
}

/// The noun or pronoun for who is identified: between the verb and "as" (`end`), else before the verb. None where it is a suspect.
fn whom(reader: &Reader<'_>, verb: usize, end: usize) -> Option<usize> {
    let doc = reader.doc;
    let suspect = |&k: &usize| plays(doc.lower(k), Role::SUSPECT);
    if (verb + 1..end).any(|k| suspect(&k)) {
        return None;
    }
    let means = |&k: &usize| {
        let lower = doc.lower(k);
        let noun = person_noun(lower).is_some_and(|noun| noun.kind != Some(VictimKind::Attacker));
        let victim = plays(lower, Role::VICTIM) || casualty_words::plays(lower, casualty_words::Role::BODY);
        noun || victim || matches!(lower, "he" | "she" | "him" | "her" | "they" | "them" | "both")
    };
    let active = (verb + 1..end).find(means);
    active.or_else(|| (reader.first..verb).rev().take(WHOM_REACH).find(|k| means(k) || suspect(k)).filter(|k| !suspect(k)))
}

/// "victim", "the deceased", "the body"
fn is_victim(reader: &Reader<'_>, whom: usize) -> bool {
    use casualty_words::Role as Part;
    let lower = reader.doc.lower(whom);
    plays(lower, Role::VICTIM) || casualty_words::plays(lower, Part::VICTIM | Part::BODY)
}

/// Does the article tell of such a one hurt: "a woman was shot", and then "the woman is Ana Ruiz"?
fn is_told_of(reader: &Reader<'_>, whom: usize) -> bool {
    let definite = whom > 0 && matches!(reader.doc.lower(whom - 1), "the" | "this");
    definite && reader.scene.told_of.contains(reader.doc.lower(whom))
}

/// Is harm told of in this sentence or the one before, and nothing that would make the person a suspect?
fn is_harmed(reader: &Reader<'_>, whom: usize) -> bool {
    let (doc, scene, at) = (reader.doc, reader.scene, reader.name.sentence);
    let tells = |sentence: usize, topic: Topic| scene.lines[sentence].topic.contains(topic);
    // "The four men who were shot have been identified as"
    let whom_span = doc.tokens[whom].span;
    let counts = |figure: &Casualty| figure.victims.as_ref().is_some_and(|victims| victims.span.cover(figure.span).contains(whom_span));
    if reader.figures().any(|(_, figure)| counts(figure)) && !tells(at, Topic::SUSPECT) || tells(at, Topic::CORONER) {
        return true;
    }
    let figure_in = |sentence: usize| tells(sentence, Topic::FIGURE);
    let here = || [Some(at), at.checked_sub(1)].into_iter().flatten();
    let several = person_noun(doc.lower(whom)).is_some_and(|noun| noun.number == Number::Many);
    !here().any(|sentence| tells(sentence, Topic::SUSPECT)) && (here().any(figure_in) || several && !scene.figures.is_empty())
}
