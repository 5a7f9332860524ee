//! Victims without a name who are told of one by one: "a 17-year-old boy".

use rustc_hash::FxHashSet;

use super::rank;
use crate::extract::event::scene::Scene;
use crate::extract::findings::{CasualtyKind, EventVictim, SingleVictim};

/// Those with an age or a kind, as far as the toll has more victims than are named.
pub(super) fn find(scene: &Scene<'_>, victims: &[EventVictim]) -> Vec<EventVictim> {
    let toll = &scene.findings.toll;
    let kinds = [(CasualtyKind::Killed, &toll.killed), (CasualtyKind::Injured, &toll.injured), (CasualtyKind::Missing, &toll.missing)];
    let mut found = Vec::new();
    for (status, figure) in kinds {
        let named = victims.iter().filter(|victim| victim.status == status);
        let ages: FxHashSet<Option<u32>> = named.clone().map(|victim| victim.age).collect();
        let most = figure.as_ref().and_then(|figure| figure.max.or(figure.min)).unwrap_or(0) as usize;
        let room = most.saturating_sub(named.count());
        let told = of(scene, victims, status).filter(|single| single.age.is_some() || single.kind.is_some());
        let new = told.filter(|single| single.age.is_none_or(|age| !ages.contains(&u32::try_from(age).ok())));
        found.extend(new.take(room).filter_map(|single| {
            let &k = single.figures.first()?;
            let age = single.age.and_then(|age| u32::try_from(age).ok());
            Some(EventVictim { person: None, age, status, figure: Some(k), span: scene.findings.casualties[k].span, rule: "told_alone" })
        }));
    }
    found
}

/// Those of a kind who are told of one by one and are none of the named.
pub(super) fn of<'s>(
    scene: &'s Scene<'_>,
    victims: &[EventVictim],
    status: CasualtyKind,
) -> impl Iterator<Item = &'s SingleVictim> + use<'s> {
    let all = &scene.findings.casualties;
    let counted: FxHashSet<usize> = victims.iter().filter_map(|victim| victim.figure).collect();
    scene.findings.single_victims.iter().filter(move |single| {
        let of_kind = single.figures.iter().map(|&k| all[k].kind).max_by_key(|&kind| rank(kind)) == Some(status);
        of_kind && single.person.is_none() && !single.figures.iter().any(|k| counted.contains(k))
    })
}
