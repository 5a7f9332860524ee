//! A line of a summary in little memory: its fields in one text. A summary of a million articles holds a million of them.

use super::{Bounds, Days, Line, Schema};

/// The fields in their order in the text: date, the event's days, country, place, toll, title, path, id.
const FIELDS: usize = 8;
const DATE: usize = 0;
const EVENT: usize = 1;
const COUNTRY: usize = 2;
const PLACE: usize = 3;
const TOLL: usize = 4;
const TITLE: usize = 5;
const PATH: usize = 6;
const ID: usize = 7;

/// A line but for what it is a copy of. An empty field is one that is not there.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    text: Box<str>,
    /// Where each field but the last ends.
    ends: [u32; FIELDS - 1],
}

impl Packed {
    pub(super) fn new(line: &Line) -> Self {
        let toll = toll(&[line.killed, line.injured, line.missing, line.displaced]);
        let or_none = |field: &Option<String>| field.clone().unwrap_or_default();
        // An id that is the path is not kept twice.
        let id = if line.id == line.path { "" } else { &line.id };
        let event = line.event_date.as_ref().map(|days| format!("{}/{}", days.from, days.to)).unwrap_or_default();
        let fields: [&str; FIELDS] =
            [&or_none(&line.date), &event, &or_none(&line.country), &or_none(&line.place), &toll, &or_none(&line.title), &line.path, id];
        let mut ends = [0; FIELDS - 1];
        let mut end = 0;
        for (field, at) in fields.iter().zip(&mut ends) {
            // They are pieces of one article's text, which has less than 4 GiB, and its names.
            end += field.len() as u32;
            *at = end;
        }
        Self { text: fields.concat().into_boxed_str(), ends }
    }

    fn field(&self, k: usize) -> &str {
        let start = if k == 0 { 0 } else { self.ends[k - 1] as usize };
        let end = self.ends.get(k).map_or(self.text.len(), |&end| end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    fn given(&self, k: usize) -> Option<String> {
        Some(self.field(k)).filter(|field| !field.is_empty()).map(str::to_owned)
    }

    pub(super) fn date(&self) -> Option<&str> {
        Some(self.field(DATE)).filter(|date| !date.is_empty())
    }

    pub(super) fn id(&self) -> &str {
        match self.field(ID) {
            "" => self.field(PATH),
            id => id,
        }
    }

    pub(super) fn line(&self) -> Line {
        let [killed, injured, missing, displaced] = bounds(self.field(TOLL));
        Line {
            schema: Schema::One,
            date: self.given(DATE),
            event_date: self.field(EVENT).split_once('/').map(|(from, to)| Days { from: from.to_owned(), to: to.to_owned() }),
            country: self.given(COUNTRY),
            place: self.given(PLACE),
            killed,
            injured,
            missing,
            displaced,
            title: self.given(TITLE),
            id: self.id().to_owned(),
            path: self.field(PATH).to_owned(),
            copy_of: None,
        }
    }
}

/// A toll as a text: "12-12,3-,," is 12 killed and at least three injured. Empty where there is none.
fn toll(figures: &[Option<Bounds>; 4]) -> String {
    if figures.iter().all(Option::is_none) {
        return String::new();
    }
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    figures.map(|figure| figure.map(|Bounds { min, max }| format!("{}-{}", number(min), number(max))).unwrap_or_default()).join(",")
}

/// The toll that a text of [`toll`] says.
fn bounds(toll: &str) -> [Option<Bounds>; 4] {
    let mut figures = toll.split(',').map(|figure| {
        let (min, max) = figure.split_once('-')?;
        Some(Bounds { min: min.parse().ok(), max: max.parse().ok() })
    });
    std::array::from_fn(|_| figures.next().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn field() -> impl Strategy<Value = Option<String>> {
        prop::option::of("[-,0-9a-c\u{e9}\0\n]{1,9}")
    }

    fn figure() -> impl Strategy<Value = Option<Bounds>> {
        prop::option::of((any::<Option<u64>>(), any::<Option<u64>>()).prop_map(|(min, max)| Bounds { min, max }))
    }

    proptest! {
        #[test]
        fn a_line_comes_back_as_it_was(names in (field(), field(), field(), field()), figures in (figure(), figure(), figure(), figure()), id in "[a-c]{0,2}", path in "[a-c]{0,2}") {
            let (date, country, place, title) = names;
            let (killed, injured, missing, displaced) = figures;
            // Only an article without a path has no id.
            let id = if id.is_empty() { path.clone() } else { id };
            let event_date = date.as_ref().map(|date| Days { from: date.clone(), to: date.clone() });
            let line = Line { schema: Schema::One, date, event_date, country, place, killed, injured, missing, displaced, title, id, path, copy_of: None };
            let packed = Packed::new(&line);
            prop_assert_eq!(packed.date(), line.date.as_deref());
            prop_assert_eq!(packed.id(), &line.id);
            prop_assert_eq!(packed.line(), line);
        }
    }
}
