//! The ages of named victims, in full years.

use rustc_hash::FxHashMap;

use super::nameless;
use crate::extract::event::scene::Scene;
use crate::extract::findings::{CasualtyKind, EventVictim, Toll};

/// Gives each victim the age that the article gives the person first: beside the name, or, where the person is the only one of the kind, in a
/// figure that tells of the person, or of one without a name: "A 17-year-old was shot … Tom Hale died at the scene".
pub(super) fn give(scene: &Scene<'_>, victims: &mut [EventVictim]) {
    let mut beside: FxHashMap<usize, u32> = FxHashMap::default();
    for date in &scene.findings.ages {
        if let (Some(person), Some(years)) = (date.age.as_ref().and_then(|age| age.person), years(&date.value)) {
            beside.entry(person).or_insert(years);
        }
    }
    for victim in victims.iter_mut() {
        victim.age = victim.person.and_then(|person| beside.get(&person).copied());
    }
    for status in [CasualtyKind::Killed, CasualtyKind::Injured, CasualtyKind::Missing] {
        if is_of_one(&scene.findings.toll, status) {
            give_the_only_one(scene, victims, status);
        }
    }
}

fn give_the_only_one(scene: &Scene<'_>, victims: &mut [EventVictim], status: CasualtyKind) {
    let singles = &scene.findings.single_victims;
    let mut nameless: Vec<u64> = nameless::of(scene, victims, status).filter_map(|single| single.age).collect();
    nameless.dedup();
    let mut named = victims.iter_mut().filter(|victim| victim.status == status);
    let (Some(victim), None) = (named.next(), named.next()) else { return };
    if victim.age.is_none() {
        let own = singles.iter().filter(|single| single.person.is_some() && single.person == victim.person).find_map(|single| single.age);
        let other = if let [age] = nameless.as_slice() { Some(*age) } else { None };
        victim.age = own.or(other).and_then(|age| u32::try_from(age).ok());
    }
}

/// Is there one victim of this kind alone?
fn is_of_one(toll: &Toll, status: CasualtyKind) -> bool {
    let figure = match status {
        CasualtyKind::Killed => &toll.killed,
        CasualtyKind::Injured => &toll.injured,
        CasualtyKind::Missing => &toll.missing,
        _ => return false,
    };
    figure.as_ref().is_some_and(|figure| figure.max == Some(1))
}

/// Full years of a TIMEX3 length: "P17Y", "P8M".
fn years(value: &str) -> Option<u32> {
    let length = value.strip_prefix('P')?;
    if let Some(years) = length.strip_suffix('Y') {
        return years.parse().ok();
    }
    match length.strip_suffix('M') {
        Some(months) => months.parse::<u32>().ok().map(|months| months / 12),
        None => (length.ends_with(['W', 'D'])).then_some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn lengths_are_full_years() {
        for (value, expected) in
            [("P17Y", Some(17)), ("P8M", Some(0)), ("P30M", Some(2)), ("P3W", Some(0)), ("PXY", None), ("17", None), ("", None)]
        {
            assert_eq!(years(value), expected, "{value}");
        }
    }
}
