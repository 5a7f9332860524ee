//! Who the victims of an event are, in one article and in all of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::VictimRow;
use super::index::Index;
use super::keys::{self, Key};
use super::report::{Report, Victim, years};
use super::tally::Tally;
use crate::record::{CasualtyKind, EventVictimRecord};
use crate::summary::Bounds;

/// The victims that an article tells of one by one: those of its event, or, of a record without one, those that its figures name.
pub(super) fn of(index: &Index<'_>) -> Vec<Victim> {
    match index.event {
        Some(event) => event.victims.iter().filter_map(of_event).collect(),
        None => of_figures(index),
    }
}

fn of_event(victim: &EventVictimRecord) -> Option<Victim> {
    let age = victim.age.and_then(|age| u8::try_from(age).ok());
    match &victim.name {
        Some(name) => named(name, age, victim.status),
        None => age.map(|age| Victim { name: None, family: None, initial: 0, age: Some(age), status: victim.status }),
    }
}

fn of_figures(index: &Index<'_>) -> Vec<Victim> {
    let mut victims = Vec::new();
    let mut seen = FxHashSet::default();
    for figure in index.harmed() {
        for id in figure.victims.iter().flat_map(|victims| &victims.people).filter(|id| seen.insert(id.as_str())) {
            let Some(person) = index.people.get(id.as_str()) else { continue };
            let age = index.ages.get(id.as_str()).and_then(|age| years(age));
            victims.extend(named(&person.name, age, figure.kind));
        }
    }
    victims
}

fn named(name: &str, age: Option<u8>, status: CasualtyKind) -> Option<Victim> {
    let (given, family) = keys::person(name)?;
    let family = (family.len() > 1).then(|| keys::hash(&[&family]));
    Some(Victim { name: Some(name.into()), family, initial: given.bytes().next().unwrap_or(0), age, status })
}

/// The victims of all reports of an event, in order of the reports: those of one family name and initial are one, whose name is the fullest and
/// whose age and status are what most say. `killed` is the event's toll.
pub(super) fn together<'a>(reports: impl Iterator<Item = &'a Report>, killed: Option<Bounds>) -> Vec<VictimRow> {
    let mut groups: Vec<Vec<&Victim>> = Vec::new();
    let mut of_family: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut unnamed: Vec<&Victim> = Vec::new();
    for victim in reports.flat_map(|report| &report.victims) {
        let Some(family) = victim.family else {
            unnamed.extend(Some(victim).filter(|victim| victim.name.is_none()));
            continue;
        };
        let same = |other: &&Victim| other.initial == victim.initial || other.initial == 0 || victim.initial == 0;
        let own = of_family.entry(family).or_default();
        match own.iter().find(|&&k| groups[k].first().is_some_and(same)) {
            Some(&k) => groups[k].push(victim),
            None => {
                own.push(groups.len());
                groups.push(vec![victim]);
            }
        }
    }
    // A family name alone may be anybody's.
    groups.retain(|group| group.iter().any(|victim| victim.initial != 0));
    let mut voted: Vec<(VictimRow, usize)> = groups.iter().map(|group| (row(group), group.len())).collect();
    leave_out_beyond_toll(&mut voted, killed);
    let mut rows: Vec<VictimRow> = voted.into_iter().map(|(row, _)| row).collect();
    // Who is named in one report is "a man of 41" in another.
    let mut told: FxHashSet<(Option<u32>, &str)> = rows.iter().map(|row| (row.age, row.status.name())).collect();
    for victim in unnamed {
        let age = victim.age.map(u32::from);
        if told.insert((age, victim.status.name())) {
            rows.push(VictimRow { name: None, age, status: victim.status });
        }
    }
    rows
}

/// Where more are named than were killed, those whom the fewest name are somebody else: who found the dead, who mourns them. An age is mostly the
/// victim's own.
fn leave_out_beyond_toll(voted: &mut Vec<(VictimRow, usize)>, killed: Option<Bounds>) {
    let Some(killed) = killed.and_then(|killed| usize::try_from(killed.max?).ok()).filter(|&killed| killed > 0) else { return };
    let is_killed = |row: &VictimRow| row.status == CasualtyKind::Killed;
    let mut votes: Vec<usize> = voted.iter().filter(|(row, _)| is_killed(row)).map(|&(_, votes)| votes).collect();
    votes.sort_unstable_by(|a, b| b.cmp(a));
    let Some(&least) = votes.get(killed - 1).filter(|_| votes.len() > killed) else { return };
    voted.retain(|(row, votes)| !is_killed(row) || row.age.is_some() || *votes >= least);
}

fn row(group: &[&Victim]) -> VictimRow {
    let fullest = group.iter().rev().max_by_key(|victim| victim.name.as_ref().map_or(0, |name| name.len()));
    let statuses: Tally<&str> = group.iter().map(|victim| victim.status.name()).collect();
    VictimRow {
        name: fullest.and_then(|victim| victim.name.as_deref()).map(str::to_owned),
        age: group.iter().filter_map(|victim| victim.age).collect::<Tally<u8>>().winner().map(u32::from),
        status: statuses.winner().and_then(CasualtyKind::from_name).unwrap_or(CasualtyKind::Killed),
    }
}
