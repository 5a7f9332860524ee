//! The event that the article reports, in one row: cause, days, place and the victims who are told of one by one.
//!
//! It is put together from all reported figures of scope `event`, the title and the lead, each value from the best evidence for it.

mod cause;
mod course;
mod days;
mod place;
mod reasons;
mod scene;
mod victims;

#[cfg(test)]
mod tests;

use super::findings::Event;
use super::{Findings, Reading};
use scene::Scene;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    findings.event = event(reading, findings);
}

fn event(reading: &Reading<'_>, findings: &Findings) -> Option<Event> {
    let scene = Scene::new(reading, findings);
    let cause = cause::find(&scene);
    if !scene.reported && cause.is_none() {
        return None;
    }
    let lasts = cause.is_some_and(|told| course::lasts(told.value));
    let history = lasts && findings.article_date.is_none();
    let days = history.then(|| course::find(&scene)).flatten().or_else(|| days::find(&scene));
    let place = place::find(&scene, lasts);
    let victims = victims::find(&scene, days.map(|told| told.value));
    Some(Event { cause, days, place, victims })
}
