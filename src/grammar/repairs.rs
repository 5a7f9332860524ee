//! What the parser gets wrong in a way that shows: a sentence needs a verb, a preposition an object.

use super::label::Label;
use super::phrases::Verb;
use super::pos::Pos;
use super::units::{Gap, Kind, Unit};

/// Governors that are gone up from a verb to the relative clause that it is in.
const DEPTH: usize = 4;

/// "A guard who saw the flames **said** the alarm never rang": where a noun phrase with a relative clause governs the sentence, the last verb of that clause whose subject
/// could as well be an object of the verb before it ("saw the flames") is the verb of the sentence, and the noun phrase its subject. Linear in the units.
pub fn give_a_verb(units: &mut [Unit]) {
    let Some(root) = units.iter().position(|unit| unit.governor.is_none()).filter(|&root| units[root].is_phrase()) else { return };
    let governs = |unit: &Unit, label: Label| unit.governor == Some(root as u32) && unit.label == label;
    let Some(relative) = (root + 1..units.len()).find(|&k| governs(&units[k], Label::Relative)) else { return };
    let Some((verb, subject, before)) = (relative + 1..units.len()).rev().find_map(|verb| spare(units, relative, verb)) else { return };
    let passive = units[verb].is_verb(Verb::PASSIVE);
    (units[subject].governor, units[subject].label) = (Some(before as u32), Label::Object);
    (units[root].governor, units[root].label) = (Some(verb as u32), if passive { Label::PassiveSubject } else { Label::Subject });
    (units[verb].governor, units[verb].label) = (None, Label::Root);
}

/// "A bridge promised for 2015 **was** never **built**": where the subject of a verb stands right after a preposition without an object, and the verb before that could be a participle, the
/// preposition has its object, the participle tells more of its noun, and the noun is the subject.
pub fn give_an_object(units: &mut [Unit]) {
    for verb in 2..units.len() {
        let Some((subject, participle)) = misled(units, verb) else { continue };
        let noun = (participle.saturating_sub(NEAR)..participle)
            .rev()
            .find(|&k| units[k].label.is_subject() && units[k].governor == Some(participle as u32));
        let Some(noun) = noun.filter(|&noun| units[noun].is_phrase() && units[noun].pos != Pos::Pronoun) else { continue };
        let (governor, label) = (units[participle].governor, units[participle].label);
        let passive = units[verb].is_verb(Verb::PASSIVE);
        (units[subject].governor, units[subject].label) = (Some(subject as u32 - 1), Label::OfPreposition);
        (units[participle].governor, units[participle].label) = (Some(noun as u32), Label::Participial);
        (units[noun].governor, units[noun].label) = (Some(verb as u32), if passive { Label::PassiveSubject } else { Label::Subject });
        (units[verb].governor, units[verb].label) = (governor, label);
    }
}

/// Units before a verb in which its subject is looked for.
const NEAR: usize = 12;

/// The subject of a finite verb, where it stands right after a preposition that has no other object, and the past tense that governs or precedes it.
fn misled(units: &[Unit], verb: usize) -> Option<(usize, usize)> {
    let subject = verb.checked_sub(1).filter(|&k| units[k].label.is_subject() && units[k].governor == Some(verb as u32))?;
    let preposition = subject.checked_sub(1).filter(|&k| units[k].pos == Pos::Preposition && units[k].label == Label::Preposition)?;
    let plain = units[verb].is_verb(Verb::FINITE) && units[verb].gap == Gap::None && units[subject].gap == Gap::None;
    let participle = units[preposition].governor.map(|governor| governor as usize).filter(|&k| plain && k + 1 == preposition)?;
    let past = units[participle].pos == Pos::Past && units[participle].tokens.len() == 1;
    let tied = units[verb].governor == Some(participle as u32) || units[participle].governor == Some(verb as u32);
    (past && tied).then_some((subject, participle))
}

/// Is a verb content of a relative clause, with a subject right after another verb, without "that" between? The verb, its subject, and the verb before that.
fn spare(units: &[Unit], relative: usize, verb: usize) -> Option<(usize, usize, usize)> {
    let content = units[verb].is_verb(Verb::FINITE) && units[verb].label == Label::Content && units[verb].gap == Gap::None;
    let subject = verb.checked_sub(1).filter(|&k| content && units[k].label.is_subject() && units[k].governor == Some(verb as u32))?;
    let before = subject.checked_sub(1).filter(|&k| units[subject].gap == Gap::None && matches!(units[k].kind, Kind::Verb(_)))?;
    let named = units[subject].is_phrase() && !matches!(units[subject].pos, Pos::Pronoun | Pos::Who | Pos::Which);
    let mut at = verb;
    let inside = (0..DEPTH).any(|_| {
        at = units[at].governor.map_or(at, |governor| governor as usize);
        at == relative
    });
    (named && inside && before >= relative).then_some((verb, subject, before))
}
