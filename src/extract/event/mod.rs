//! The event that the article reports, in one row: cause, days, place and the victims who are told of one by one.
//!
//! It is put together from all reported figures of scope `event`, the title and the lead, each value from the best evidence for it.

mod cause;
mod course;
mod days;
mod place;
mod reasons;
mod scene;

use super::findings::{CasualtyKind, Event, EventVictim};
use super::{Findings, Reading};
use scene::Scene;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    findings.event = event(reading, findings);
}

fn event(reading: &Reading<'_>, findings: &Findings) -> Option<Event> {
    let scene = Scene::new(reading, findings);
    let cause = cause::find(&scene);
    if scene.figures.is_empty() && cause.is_none() {
        return None;
    }
    let lasts = cause.is_some_and(|told| course::lasts(told.value));
    let history = lasts && findings.article_date.is_none();
    let days = history.then(|| course::find(&scene)).flatten().or_else(|| days::find(&scene));
    let place = place::find(&scene, lasts);
    let all = &findings.casualties;
    let mut victims: Vec<EventVictim> = Vec::new();
    for &k in &scene.figures {
        let status = all[k].kind;
        if matches!(status, CasualtyKind::Displaced) {
            continue;
        }
        for &person in all[k].victims.iter().flat_map(|v| &v.people) {
            if victims.iter().all(|v| v.person != Some(person)) {
                victims.push(EventVictim { person: Some(person), age: None, status, figure: Some(k), span: all[k].span, rule: "figure" });
            }
        }
    }
    Some(Event { cause, days, place, victims })
}
