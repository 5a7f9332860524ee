//! The findings of a record by their ids, and which of them are of its own event.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::record::{Analysis, CasualtyKind, CasualtyRecord, DateRecord, EventRecord, PersonRecord, PlaceRecord, Scope, Status};

pub(super) struct Index<'a> {
    pub(super) people: FxHashMap<&'a str, &'a PersonRecord>,
    pub(super) places: FxHashMap<&'a str, &'a PlaceRecord>,
    pub(super) dates: FxHashMap<&'a str, &'a DateRecord>,
    /// Ages by the persons beside whom they stand, as TIMEX3 values.
    pub(super) ages: FxHashMap<&'a str, &'a str>,
    /// The figures of the event that are said to have happened.
    pub(super) figures: Vec<&'a CasualtyRecord>,
    pub(super) event: Option<&'a EventRecord>,
    /// Ids of the persons who are victims.
    pub(super) victims: FxHashSet<&'a str>,
}

impl<'a> Index<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let is_own = |figure: &&CasualtyRecord| figure.scope == Scope::Event && figure.status == Status::Reported;
        let dates = || analysis.dates.iter().flatten();
        let mut index = Self {
            people: analysis.people.iter().flatten().map(|person| (person.id.as_str(), person)).collect(),
            places: analysis.places.iter().flatten().map(|place| (place.id.as_str(), place)).collect(),
            dates: dates().map(|date| (date.id.as_str(), date)).collect(),
            // Of several the first.
            ages: dates().rev().filter(|date| date.age).filter_map(|date| Some((date.person.as_deref()?, date.value.as_str()))).collect(),
            figures: analysis.casualties.iter().flatten().filter(is_own).collect(),
            event: analysis.event.as_ref().and_then(Option::as_ref),
            victims: FxHashSet::default(),
        };
        let of_event = index.event.iter().flat_map(|event| &event.victims).filter_map(|victim| victim.person.as_deref());
        let of_figures =
            index.harmed().filter_map(|figure| figure.victims.as_ref()).flat_map(|victims| &victims.people).map(String::as_str);
        index.victims = of_event.chain(of_figures).collect();
        index
    }

    /// The figures of killed and injured.
    pub(super) fn harmed(&self) -> impl Iterator<Item = &'a CasualtyRecord> {
        self.figures.iter().copied().filter(|figure| matches!(figure.kind, CasualtyKind::Killed | CasualtyKind::Injured))
    }
}
