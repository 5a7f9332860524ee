//! What the parser gets wrong in a way that shows: a sentence needs a verb.

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
