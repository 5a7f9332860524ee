//! Victims whom the story names away from its figures: "the boy was identified as Tom Hale", "the murder of Ana Ruiz", "the victims were …".

mod beside;
mod identified;
mod reader;

use super::Victims;
use super::named::{Named, are_listed};
use super::suspects::Suspicion;
use crate::extract::event::scene::Scene;
use crate::extract::findings::CasualtyKind;
use reader::Reader;

/// A victim by a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// What the cue says became of the person; None: it does not say.
    pub status: Option<CasualtyKind>,
    /// The figure that counts the person, where the cue goes with one.
    pub figure: Option<usize>,
    /// Its row's name.
    pub rule: &'static str,
}

/// What a row finds: what became of the person, and the figure that counts them.
type Found = (Option<CasualtyKind>, Option<usize>);

/// A way to tell of a victim by name.
struct Row {
    name: &'static str,
    read: fn(&Reader<'_>) -> Option<Found>,
}

/// The first that fires is taken.
const ROWS: &[Row] = &[
    Row { name: "identified", read: identified::identified },
    Row { name: "is_the", read: identified::is_the },
    Row { name: "suffered", read: beside::suffered },
    Row { name: "owner", read: beside::owner },
    Row { name: "object", read: beside::object },
    Row { name: "apposed", read: beside::apposed },
    Row { name: "opened", read: beside::opened },
    Row { name: "victim_noun", read: beside::victim_noun },
    Row { name: "inverted", read: beside::inverted },
    Row { name: "who_was", read: beside::who_was },
    Row { name: "attributive", read: beside::attributive },
];

/// The rule of who is named in one list with a victim.
const LISTED: &str = "listed";

/// The rule of who is named by a figure.
const FIGURE: &str = "figure";

/// The cues, each with the number of the mention it stands with. `of_figures`: the victims whom figures name already; lists go on after them too.
pub(super) fn find(scene: &Scene<'_>, named: &[Named], suspicions: &[Suspicion], of_figures: &Victims) -> Vec<(usize, Cue)> {
    let mut cues: Vec<(usize, Cue)> = Vec::new();
    for (k, name) in named.iter().enumerate() {
        if suspicions[name.person].any() {
            continue;
        }
        let counted = of_figures.of(name.person).filter(|victim| victim.span.contains(name.span));
        let counted = counted.map(|victim| Cue { status: Some(victim.status), figure: victim.figure, rule: FIGURE });
        if let Some(cue) = counted.or_else(|| read(&Reader::new(scene, named, k))).or_else(|| listed(scene, named, k, cues.last())) {
            cues.push((k, cue));
        }
    }
    cues.extend(listed_before(scene, named, suspicions, &cues));
    cues
}

fn read(reader: &Reader<'_>) -> Option<Cue> {
    if reader.is_owner_of_kin() || reader.is_background() {
        return None;
    }
    ROWS.iter().find_map(|row| (row.read)(reader).map(|(status, figure)| Cue { status, figure, rule: row.name }))
}

/// "The victims were Ana Ruiz, 20, and Tom Hale, 31": who comes after a victim in one list.
fn listed(scene: &Scene<'_>, named: &[Named], k: usize, last: Option<&(usize, Cue)>) -> Option<Cue> {
    let &(before, cue) = last?;
    let joined = before + 1 == k && are_joined(scene, named, before);
    // "Ruiz's murder, and Tom Hale": no list follows an owner.
    (joined && cue.rule != "owner").then_some(Cue { rule: LISTED, ..cue })
}

/// "Ana Ruiz, Tom Hale and Eva Cole were killed": those who stand in a list before the one whom a figure names.
fn listed_before(scene: &Scene<'_>, named: &[Named], suspicions: &[Suspicion], cues: &[(usize, Cue)]) -> Vec<(usize, Cue)> {
    let mut before = Vec::new();
    for &(at, cue) in cues.iter().filter(|(_, cue)| cue.rule == FIGURE || cue.rule == "apposed") {
        let in_list = (0..at).rev().take_while(|&k| are_joined(scene, named, k) && !suspicions[named[k].person].any());
        before.extend(in_list.map(|k| (k, Cue { rule: LISTED, ..cue })));
    }
    before
}

/// Do the mention and the next one stand in one list of one sentence?
fn are_joined(scene: &Scene<'_>, named: &[Named], k: usize) -> bool {
    named[k].sentence == named[k + 1].sentence && are_listed(scene.doc, named[k].tokens, named[k + 1].tokens)
}
