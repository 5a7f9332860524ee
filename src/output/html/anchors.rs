//! Names by which one part of a page points to another. They are made by this program: ids of a record of an earlier run may have been changed by hand,
//! stand twice, or be anything.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::record::Analysis;

/// What is marked in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The order is that of marks over the same words, from the outermost inwards.
    Quote,
    Figure,
    Date,
    Person,
    Organization,
    Place,
}

impl Kind {
    pub(super) const ALL: [Self; 6] = [Self::Person, Self::Organization, Self::Place, Self::Date, Self::Quote, Self::Figure];

    /// Its letter in anchors and classes.
    pub(super) fn letter(self) -> &'static str {
        match self {
            Self::Quote => "q",
            Self::Figure => "c",
            Self::Date => "d",
            Self::Person => "p",
            Self::Organization => "o",
            Self::Place => "l",
        }
    }

    /// What a reader calls it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Quote => "quotation",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }
}

/// An entry: "p1", the first person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Anchor {
    pub(super) kind: Kind,
    /// Its place in its list, from 0.
    pub(super) index: usize,
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind.letter(), self.index + 1)
    }
}

/// A mark: "m12", the twelfth one in the text; "t1", the first in a title that stands apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) in_title: bool,
    pub(super) number: usize,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.in_title { 't' } else { 'm' }, self.number)
    }
}

/// The entries of a record by their ids in it; of several with one id the first.
#[derive(Debug, Default)]
pub(super) struct Anchors<'a>(FxHashMap<&'a str, Anchor>);

impl<'a> Anchors<'a> {
    pub(super) fn of(found: &'a Analysis) -> Self {
        let mut anchors = Self::default();
        anchors.add(Kind::Person, found.people.iter().flatten().map(|x| x.id.as_str()));
        anchors.add(Kind::Organization, found.organizations.iter().flatten().map(|x| x.id.as_str()));
        anchors.add(Kind::Place, found.places.iter().flatten().map(|x| x.id.as_str()));
        anchors.add(Kind::Date, found.dates.iter().flatten().map(|x| x.id.as_str()));
        anchors.add(Kind::Quote, found.quotes.iter().flatten().map(|x| x.id.as_str()));
        anchors.add(Kind::Figure, found.casualties.iter().flatten().map(|x| x.id.as_str()));
        anchors
    }

    fn add(&mut self, kind: Kind, ids: impl Iterator<Item = &'a str>) {
        for (index, id) in ids.enumerate() {
            self.0.entry(id).or_insert(Anchor { kind, index });
        }
    }

    /// The entry with this id, if it is of this kind.
    pub(super) fn get(&self, kind: Kind, id: Option<&str>) -> Option<usize> {
        self.0.get(id?).filter(|anchor| anchor.kind == kind).map(|anchor| anchor.index)
    }

    /// The entry with this id.
    pub(super) fn any(&self, id: Option<&str>) -> Option<Anchor> {
        self.0.get(id?).copied()
    }
}
