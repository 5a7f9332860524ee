//! The article that a row is of, and its findings by their ids, so that a row can spell out what it links to.

use rustc_hash::FxHashMap;

use super::Sheet;
use crate::record::{
    Analysis, CasualtyRecord, DateRecord, Explanation, OrganizationRecord, PersonRecord, PlaceRecord, Record, SpeakerRecord,
};

/// An article as its rows see it. What a record does not hold is linked to by nothing.
#[derive(Default)]
pub(in super::super) struct Story<'a> {
    /// The input's own id, else its path.
    pub(super) id: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) date: Option<&'a str>,
    people: FxHashMap<&'a str, &'a PersonRecord>,
    organizations: FxHashMap<&'a str, &'a OrganizationRecord>,
    places: FxHashMap<&'a str, &'a PlaceRecord>,
    dates: FxHashMap<&'a str, &'a DateRecord>,
    figures: FxHashMap<&'a str, &'a CasualtyRecord>,
}

impl<'a> Story<'a> {
    pub(in super::super) fn of(record: &'a Record) -> Self {
        match record {
            Record::Analysis(analysis) => Self::of_analysis(analysis),
            Record::Error(error) => Self { id: &error.source.id, ..Self::default() },
        }
    }

    fn of_analysis(analysis: &'a Analysis) -> Self {
        Self {
            id: &analysis.source.id,
            title: analysis.article.title.as_ref().map(|title| title.text.as_str()),
            date: analysis.article.date.as_ref().map(|date| date.value.as_str()),
            people: analysis.people.iter().flatten().map(|person| (person.id.as_str(), person)).collect(),
            organizations: analysis.organizations.iter().flatten().map(|body| (body.id.as_str(), body)).collect(),
            places: analysis.places.iter().flatten().map(|place| (place.id.as_str(), place)).collect(),
            dates: analysis.dates.iter().flatten().map(|date| (date.id.as_str(), date)).collect(),
            figures: analysis.casualties.iter().flatten().map(|figure| (figure.id.as_str(), figure)).collect(),
        }
    }

    /// Does the record hold this finding?
    #[cfg_attr(not(feature = "sqlite"), allow(dead_code))]
    pub(in super::super) fn holds(&self, sheet: Sheet, id: &str) -> bool {
        match sheet {
            Sheet::People => self.people.contains_key(id),
            Sheet::Organizations => self.organizations.contains_key(id),
            Sheet::Places => self.places.contains_key(id),
            Sheet::Dates => self.dates.contains_key(id),
            Sheet::Casualties => self.figures.contains_key(id),
            // Nothing links to these.
            Sheet::Articles | Sheet::Quotes | Sheet::Victims | Sheet::Events => false,
        }
    }

    pub(super) fn person(&self, id: Option<&str>) -> Option<&'a PersonRecord> {
        self.people.get(id?).copied()
    }

    pub(super) fn organization(&self, id: Option<&str>) -> Option<&'a OrganizationRecord> {
        self.organizations.get(id?).copied()
    }

    pub(in super::super) fn place(&self, id: Option<&str>) -> Option<&'a PlaceRecord> {
        self.places.get(id?).copied()
    }

    pub(super) fn date(&self, id: Option<&str>) -> Option<&'a DateRecord> {
        self.dates.get(id?).copied()
    }

    pub(super) fn figure(&self, id: Option<&str>) -> Option<&'a CasualtyRecord> {
        self.figures.get(id?).copied()
    }
}

/// The name of whom something is attributed to; of one without a name the words ("a monitoring group").
pub(super) fn speaker(speaker: &SpeakerRecord) -> &str {
    speaker.name.as_deref().unwrap_or(&speaker.piece.text)
}

/// What a person is first said to be.
pub(super) fn role(person: &PersonRecord) -> Option<&str> {
    person.roles.first().map(|role| role.piece.text.as_str())
}

/// The sentence that says it.
pub(super) fn sentence(explanation: &Explanation) -> Option<&str> {
    explanation.evidence.as_ref().map(|evidence| evidence.text.as_str())
}
