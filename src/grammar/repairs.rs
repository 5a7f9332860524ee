//! What the parser gets wrong in a way that shows: a finite verb needs a subject, a sentence a verb, a preposition an object.
//!
//! Such sentences lead a reader astray too, until their last verb: "A nurse who heard the blast **said** the lights went out".

use super::label::Label;
use super::phrases::Verb;
use super::pos::Pos;
use super::units::{Gap, Kind, Unit};

/// Units before a verb in which its subject or its governor is looked for.
const NEAR: usize = 12;
/// Governors that are gone up from a verb to the relative clause that it is in.
const DEPTH: usize = 4;

/// Repairs a sentence. Linear in its units.
pub fn repair(units: &mut [Unit]) {
    join(units);
    close_relative(units);
    if let Some((noun, verb)) = after_relative(units).or_else(|| after_participle(units)) {
        give_main_verb(units, noun, verb);
    }
    give_objects(units);
}

/// "Vega left and Haddad **came**": what follows "and" right after a verb is not what that verb tells.
fn join(units: &mut [Unit]) {
    for verb in 2..units.len() {
        let governor = units[verb].governor.map(|governor| governor as usize).filter(|&governor| governor + 1 < verb);
        let joined = governor.is_some_and(|governor| units[governor + 1].pos == Pos::Coordinator);
        if joined && units[verb].label == Label::Content && units[verb].is_verb(Verb::FINITE) {
            units[verb].label = Label::Conjunct;
        }
    }
}

/// "A porter who saw **the flames** said", "It was the boy, who claimed **the road** was shut": what a verb of a relative clause is done to, and what is said in it.
fn close_relative(units: &mut [Unit]) {
    let Some(relative) = units.iter().position(|unit| unit.label == Label::Relative && matches!(unit.kind, Kind::Verb(_))) else { return };
    let Some(noun) = units[relative].governor.map(|noun| noun as usize).filter(|&noun| noun < relative) else { return };
    let own = (relative + 1..units.len()).find(|&verb| governs(units, verb, noun) && units[verb].is_verb(Verb::FINITE));
    let Some(own) = own.filter(|&own| own > relative + 1 && units[own].gap == Gap::None && units[own - 1].is_phrase()) else { return };
    let opens = (noun + 1..=relative).any(|k| units[k].gap == Gap::Comma);
    let after_verb = matches!(units[own - 2].kind, Kind::Verb(_)) && units[own - 1].gap == Gap::None && units[own - 1].pos != Pos::Pronoun;
    if opens && units[own - 1].label == Label::Object && own == relative + 2 {
        // A relative clause that a comma opens is closed by one.
        (units[own - 1].governor, units[own - 1].label) = (Some(own as u32), units[noun].label);
        let governor = units[own].governor.filter(|&governor| governor as usize != noun);
        (units[noun].governor, units[noun].label) = (governor, if governor.is_some() { Label::Attribute } else { Label::Root });
        (units[own].governor, units[own].label) = (Some(relative as u32), Label::Content);
    } else if after_verb && governs(units, own, own - 1) && own - 1 != noun {
        (units[own - 1].governor, units[own - 1].label) = (Some(own as u32 - 2), Label::Object);
    }
}

/// "The clerk who claimed she was ill **was fired**", "A guard who saw the flames **said**": the noun of a relative clause whose own verb was taken into that clause, and this verb.
fn after_relative(units: &[Unit]) -> Option<(usize, usize)> {
    let relative = units.iter().position(|unit| unit.label == Label::Relative && matches!(unit.kind, Kind::Verb(_)))?;
    let noun = units[relative].governor.map(|noun| noun as usize).filter(|&noun| noun < relative)?;
    let own = (relative + 1..units.len()).find(|&verb| governs(units, verb, noun) && units[verb].is_verb(Verb::FINITE));
    let bare = || (relative + 1..units.len()).rev().find(|&verb| is_bare(units, verb));
    match own {
        // Its verb has another subject right before it: "who claimed **she was** ill".
        Some(own) if own > 0 && governs(units, own, own - 1) && own - 1 != noun => {
            bare().filter(|&verb| verb > own).map(|verb| (noun, verb))
        }
        // "heard the blast **said** the lights went out"
        Some(own) => bare().filter(|&verb| verb < own && units[verb].label == Label::Content).map(|verb| (noun, verb)),
        None if units[noun].governor.is_none() => bare().or_else(|| spare(units, relative)).map(|verb| (noun, verb)),
        None => None,
    }
}

/// "A road promised by the state **was** never paved", "Luis Vega, helped by Omar Haddad, **left**": the noun that a participle was taken for the verb of, and its verb.
fn after_participle(units: &[Unit]) -> Option<(usize, usize)> {
    let agent = units.iter().position(|unit| unit.label == Label::Agent);
    let by = agent.and_then(|agent| units[agent].governor).map(|verb| verb as usize);
    let root = || units.iter().position(|unit| unit.governor.is_none() && unit.is_verb(Verb::PARTICIPLE));
    let participle = by.or_else(root).filter(|&verb| units[verb].tokens.len() == 1 && matches!(units[verb].kind, Kind::Verb(_)))?;
    let noun = (participle.saturating_sub(NEAR)..participle).find(|&noun| governs(units, participle, noun))?;
    let bare = |verb: &usize| {
        is_bare(units, *verb) || units[*verb].gap == Gap::Comma && units[*verb].is_verb(Verb::FINITE) && !has_subject(units, *verb)
    };
    let verb = (participle + 1..units.len()).take(NEAR).find(bare)?;
    Some((noun, verb))
}

/// Is a unit the subject of a verb?
fn governs(units: &[Unit], verb: usize, subject: usize) -> bool {
    units[subject].governor == Some(verb as u32) && units[subject].label.is_subject()
}

/// A finite verb without a subject, that no "and", "who" or mark goes before.
fn is_bare(units: &[Unit], verb: usize) -> bool {
    let finite = units[verb].is_verb(Verb::FINITE) && units[verb].gap == Gap::None;
    let before = verb.checked_sub(1).map(|before| &units[before]);
    let joined = before.is_none_or(|unit| {
        matches!(unit.pos, Pos::Coordinator | Pos::There | Pos::Who | Pos::Which | Pos::Where | Pos::Preposition) || unit.label.is_subject()
    });
    finite && !joined && !has_subject(units, verb)
}

fn has_subject(units: &[Unit], verb: usize) -> bool {
    (verb.saturating_sub(NEAR)..units.len().min(verb + NEAR)).any(|subject| governs(units, verb, subject))
}

/// "saw **the flames** said": the last verb of a relative clause whose subject could as well be an object of the verb before it.
fn spare(units: &[Unit], relative: usize) -> Option<usize> {
    (relative + 1..units.len()).rev().find(|&verb| {
        let content = units[verb].is_verb(Verb::FINITE) && units[verb].label == Label::Content && units[verb].gap == Gap::None;
        let subject = verb - 1;
        let follows = subject > 0 && units[subject].gap == Gap::None && matches!(units[subject - 1].kind, Kind::Verb(_));
        let named = units[subject].is_phrase() && !matches!(units[subject].pos, Pos::Pronoun | Pos::Who | Pos::Which);
        content && follows && named && governs(units, verb, subject) && is_inside(units, verb, relative)
    })
}

/// Is a verb governed by the verb of a relative clause, or by one that this governs?
fn is_inside(units: &[Unit], verb: usize, relative: usize) -> bool {
    let mut at = verb;
    (0..DEPTH).any(|_| {
        at = units[at].governor.map_or(at, |governor| governor as usize);
        at == relative
    })
}

/// Makes a verb that of the sentence, and a noun its subject.
fn give_main_verb(units: &mut [Unit], noun: usize, verb: usize) {
    let root = units.iter().position(|unit| unit.governor.is_none()).filter(|&root| root != noun && root != verb);
    // "saw the flames said": its subject so far is the object of the verb before.
    if governs(units, verb, verb - 1) && verb - 1 != noun {
        (units[verb - 1].governor, units[verb - 1].label) = (verb.checked_sub(2).map(|before| before as u32), Label::Object);
    }
    if let Some(root) = root {
        let before = (0..root).rev().take(NEAR).find(|&k| matches!(units[k].kind, Kind::Verb(_)));
        let participle = governs(units, root, noun) && (!units[root].is_verb(Verb::FINITE) || before.is_none());
        (units[root].governor, units[root].label) = match (root < verb, before) {
            (true, _) if participle => (Some(noun as u32), Label::Participial),
            (true, Some(before)) => (Some(before as u32), Label::Content),
            _ => (Some(verb as u32), Label::Content),
        };
        // "said **the lights** went out"
        if root > verb + 1 && governs(units, root, noun) && units[root - 1].is_phrase() {
            (units[root - 1].governor, units[root - 1].label) = (Some(root as u32), Label::Subject);
        }
    }
    // "helped by Omar Haddad": tells more of the noun.
    let of = units[noun].governor.map(|of| of as usize).filter(|&of| of > noun && of < verb && governs(units, of, noun));
    if let Some(of) = of.filter(|&of| units[of].label != Label::Relative && Some(of) != root) {
        (units[of].governor, units[of].label) = (Some(noun as u32), Label::Participial);
    }
    let passive = units[verb].is_verb(Verb::PASSIVE);
    (units[noun].governor, units[noun].label) = (Some(verb as u32), if passive { Label::PassiveSubject } else { Label::Subject });
    (units[verb].governor, units[verb].label) = (None, Label::Root);
}

/// "A tunnel planned for May **was** never **dug**": where the subject of a verb stands right after a preposition without an object, and the verb before that could be a participle, the
/// preposition has its object, the participle tells more of its noun, and the noun is the subject.
fn give_objects(units: &mut [Unit]) {
    for verb in 2..units.len() {
        let Some((subject, participle)) = misled(units, verb) else { continue };
        let noun = (participle.saturating_sub(NEAR)..participle).rev().find(|&noun| governs(units, participle, noun));
        let Some(noun) = noun.filter(|&noun| units[noun].is_phrase() && units[noun].pos != Pos::Pronoun) else { continue };
        let (governor, label) = (units[participle].governor, units[participle].label);
        let passive = units[verb].is_verb(Verb::PASSIVE);
        (units[subject].governor, units[subject].label) = (Some(subject as u32 - 1), Label::OfPreposition);
        (units[participle].governor, units[participle].label) = (Some(noun as u32), Label::Participial);
        (units[noun].governor, units[noun].label) = (Some(verb as u32), if passive { Label::PassiveSubject } else { Label::Subject });
        (units[verb].governor, units[verb].label) = (governor.filter(|&governor| governor != verb as u32), label);
    }
}

/// The subject of a finite verb, where it stands right after a preposition that has no other object, and the past tense that governs or precedes it.
fn misled(units: &[Unit], verb: usize) -> Option<(usize, usize)> {
    let subject = verb.checked_sub(1).filter(|&subject| governs(units, verb, subject))?;
    let preposition = subject.checked_sub(1).filter(|&k| units[k].pos == Pos::Preposition && units[k].label == Label::Preposition)?;
    let plain = units[verb].is_verb(Verb::FINITE) && units[verb].gap == Gap::None && units[subject].gap == Gap::None;
    let participle = units[preposition].governor.map(|governor| governor as usize).filter(|&k| plain && k + 1 == preposition)?;
    let past = units[participle].pos == Pos::Past && units[participle].tokens.len() == 1;
    let tied = units[verb].governor == Some(participle as u32) || units[participle].governor == Some(verb as u32);
    (past && tied).then_some((subject, participle))
}
