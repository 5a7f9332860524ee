//! Who was hurt: the people whom figures name, those whom the story names as victims elsewhere, and those it tells of one by one without a name.

mod ages;
mod cues;
mod named;
mod nameless;
mod suspects;

use rustc_hash::FxHashSet;

use super::scene::Scene;
use crate::extract::findings::{Casualty, CasualtyKind, Entity, EventDays, EventVictim, Form, TollFigure};
use crate::text::TokenKind;
use cues::Cue;
use named::Named;
use suspects::Suspicion;

/// The victims, in order of the words that tell of them.
/// `days`: those of the event, where known.
pub(super) fn find(scene: &Scene<'_>, days: Option<EventDays>) -> Vec<EventVictim> {
    let named = named::mentions(scene);
    let suspicions = suspects::find(scene, &named);
    let mut victims = of_figures(scene, &named, &suspicions, days);
    for (k, cue) in cues::find(scene, &named, &suspicions, &victims) {
        add(scene, &mut victims, &named[k], cue);
    }
    let mut victims = victims.list;
    ages::give(scene, &mut victims);
    let nameless = nameless::find(scene, &victims);
    victims.extend(nameless);
    victims.sort_by_key(|victim| (victim.span.start, victim.span.end));
    victims
}

/// The named victims so far.
struct Victims {
    list: Vec<EventVictim>,
    /// For each person: its place in the list.
    place: Vec<Option<usize>>,
}

impl Victims {
    fn of(&self, person: usize) -> Option<&EventVictim> {
        self.place[person].map(|k| &self.list[k])
    }

    fn push(&mut self, person: usize, victim: EventVictim) {
        self.place[person] = Some(self.list.len());
        self.list.push(victim);
    }
}

/// For each person: does a quotation name them as who said it? "Vega's mother said" does not name Vega.
fn speakers(scene: &Scene<'_>) -> Vec<bool> {
    let people = &scene.findings.people;
    let names = people
        .iter()
        .enumerate()
        .flat_map(|(k, person)| person.mentions.iter().filter(|m| m.form == Form::Name).map(move |m| (k, m.span.end)));
    let names: FxHashSet<(usize, u32)> = names.collect();
    let mut speakers = vec![false; people.len()];
    let doc = scene.doc;
    for speaker in scene.findings.quotes.iter().filter_map(|quote| quote.speaker) {
        let Some(Entity::Person(k)) = speaker.entity else { continue };
        let end = doc.tokens_in(speaker.span).end as usize;
        let owner = doc.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Clitic);
        speakers[k] |= names.contains(&(k, speaker.span.end)) && !owner;
    }
    speakers
}

/// May a figure's person be a victim of its kind? Who was charged lives, the gunman is hurt only if he dies, who speaks is not dead, and who speaks
/// by an office is no victim.
fn may_be(scene: &Scene<'_>, person: usize, status: CasualtyKind, suspicion: Suspicion, speaks: bool) -> bool {
    let killed = status == CasualtyKind::Killed;
    let office = !scene.findings.people[person].roles.is_empty();
    !suspicion.accused && (killed || !suspicion.suspect) && !(speaks && (killed || office))
}

/// The people whom the figures of the event name, each with what is worst.
fn of_figures(scene: &Scene<'_>, named: &[Named], suspicions: &[Suspicion], days: Option<EventDays>) -> Victims {
    let speakers = speakers(scene);
    let mut victims = Victims { list: Vec::new(), place: vec![None; scene.findings.people.len()] };
    for &k in scene.figures.iter() {
        let figure = &scene.findings.casualties[k];
        let status = figure.kind;
        if rank(status).is_none() || is_of_earlier_day(scene, figure, days) {
            continue;
        }
        for &person in figure.victims.iter().flat_map(|victims| &victims.people) {
            let Some(person) = named::meant(scene.doc, named, person, figure.span) else { continue };
            if !may_be(scene, person, status, suspicions[person], speakers[person]) {
                continue;
            }
            match victims.place[person].map(|k| &mut victims.list[k]) {
                Some(victim) if rank(victim.status) >= rank(status) => {}
                Some(victim) => (victim.status, victim.figure) = (status, Some(k)),
                None => {
                    let victim =
                        EventVictim { person: Some(person), age: None, status, figure: Some(k), span: figure.span, rule: "figure" };
                    victims.push(person, victim);
                }
            }
        }
    }
    victims
}

/// Does the figure tell of a day before the event: "Tom Hale was killed there on March 19", where the event is of June?
fn is_of_earlier_day(scene: &Scene<'_>, figure: &Casualty, days: Option<EventDays>) -> bool {
    let told = figure.date.and_then(|k| scene.findings.dates[k].days);
    let (Some(event), Some((from, to))) = (days.filter(|days| days.date.is_some()), told) else { return false };
    from == to && (event.from - to).num_days() > 1
}

/// How much a status says; None: of nobody who is told of alone.
fn rank(status: CasualtyKind) -> Option<u8> {
    match status {
        CasualtyKind::Killed => Some(4),
        CasualtyKind::Kidnapped => Some(3),
        CasualtyKind::Missing => Some(2),
        CasualtyKind::Injured => Some(1),
        _ => None,
    }
}

/// Adds the victim of a cue, who may be one already.
fn add(scene: &Scene<'_>, victims: &mut Victims, name: &Named, cue: Cue) {
    if victims.of(name.person).is_some() {
        return;
    }
    let status = cue.status.unwrap_or_else(|| status(scene, &victims.list));
    if rank(status).is_some() {
        let victim = EventVictim { person: Some(name.person), age: None, status, figure: cue.figure, span: name.span, rule: cue.rule };
        victims.push(name.person, victim);
    }
}

/// Victims that are counted to see whether the toll has room for one more.
const COUNTED: usize = 1000;

/// What became of a victim of whom the words do not say it: dead while the article's toll has more dead than are named, else hurt.
fn status(scene: &Scene<'_>, victims: &[EventVictim]) -> CasualtyKind {
    let toll = &scene.findings.toll;
    let named = |kind: CasualtyKind| victims.iter().take(COUNTED).filter(|victim| victim.status == kind).count() as u64;
    let room = |figure: &Option<TollFigure>, kind| figure.as_ref().is_some_and(|f| f.max.is_none_or(|max| named(kind) < max));
    match () {
        () if room(&toll.killed, CasualtyKind::Killed) => CasualtyKind::Killed,
        () if room(&toll.injured, CasualtyKind::Injured) => CasualtyKind::Injured,
        () if toll.killed.is_some() => CasualtyKind::Killed,
        () => CasualtyKind::Injured,
    }
}
