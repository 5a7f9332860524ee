//! The event that the article reports, in one row: cause, days, place and the victims who are told of one by one.
//!
//! It is put together from all reported figures of scope `event`, the title and the lead, each value from the best evidence for it.

use super::findings::{Casualty, CasualtyKind, Event, EventDays, EventVictim, Scope, Status, Told};
use super::{Findings, Reading};

/// Runs the pass.
pub(super) fn find(_reading: &Reading<'_>, findings: &mut Findings) {
    let figures: Vec<usize> = (0..findings.casualties.len()).filter(|&k| is_of_event(&findings.casualties[k])).collect();
    if figures.is_empty() {
        return;
    }
    let all = &findings.casualties;
    let cause = figures.iter().find_map(|&k| Some(Told { value: all[k].cause?, span: Some(all[k].span), rule: "figure" }));
    let place = figures.iter().find_map(|&k| Some(Told { value: all[k].place?, span: Some(all[k].span), rule: "figure" }));
    let days = figures.iter().find_map(|&k| {
        let (from, to) = findings.dates[all[k].date?].days?;
        Some(Told { value: EventDays { from, to, date: all[k].date }, span: Some(all[k].span), rule: "figure" })
    });
    let mut victims: Vec<EventVictim> = Vec::new();
    for &k in &figures {
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
    findings.event = Some(Event { cause, days, place, victims });
}

/// A figure that tells of victims of the event.
fn is_of_event(figure: &Casualty) -> bool {
    let harmed = !matches!(figure.kind, CasualtyKind::Detained | CasualtyKind::Affected);
    harmed && figure.scope == Scope::Event && figure.status == Status::Reported && figure.count.max != Some(0)
}
