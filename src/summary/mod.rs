//! Many articles in a line each: when, where and how many, with the copies of one story marked.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::closed_set::closed_set;
use crate::record::{self, Analysis, TollFigureRecord};

mod packed;
pub(crate) mod sketch;

use packed::Packed;
use sketch::{Seen, Sketch};

/// The JSON Schema of a line.
pub const JSON_SCHEMA: &str = include_str!("schema.json");

closed_set! {
    /// The version of the contract of a line, its first field.
    pub enum Schema {
        /// The first one.
        One = "analyze-summary/1",
    }
}

/// An article in a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    /// The version of the contract.
    pub schema: Schema,
    /// The article's own date: "2016-02-20", "2016-02" or "2016"; None where nothing says it.
    pub date: Option<String>,
    /// The days of the event that it reports; None where it reports none, or nothing says when.
    pub event_date: Option<Days>,
    /// ISO code of the country of its event, else of the one that it is most about.
    pub country: Option<String>,
    /// Where its event was, else the place that it is most about.
    pub place: Option<String>,
    /// Its toll, for each kind at least and at most so many; None where it reports none.
    pub killed: Option<Bounds>,
    #[allow(missing_docs)]
    pub injured: Option<Bounds>,
    #[allow(missing_docs)]
    pub missing: Option<Bounds>,
    #[allow(missing_docs)]
    pub displaced: Option<Bounds>,
    /// Its headline.
    pub title: Option<String>,
    /// The input's own id, else its path.
    pub id: String,
    /// Where it was read.
    pub path: String,
    /// The id of the article in the summary that this is a near-identical copy of.
    pub copy_of: Option<String>,
}

/// First and last day, both inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct Days {
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub from: String,
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub to: String,
}

/// At least and at most so many; None: not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct Bounds {
    pub min: Option<u64>,
    pub max: Option<u64>,
}

/// An article's line before it is compared with others. All articles of a summary are held as these, so they are small.
#[derive(Clone, Debug)]
pub struct Entry {
    line: Packed,
    sketch: Option<Sketch>,
}

impl Entry {
    /// Of an article and its analysis, which holds places, dates and casualties.
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        Self { sketch: Sketch::of(&article.text), line: line_of(analysis) }
    }

    /// Of the record of an article, from an earlier run.
    pub fn of_record(analysis: &Analysis) -> Self {
        let said = || Cow::Owned(record::said(analysis));
        let text = analysis.text.as_deref().map_or_else(said, Cow::Borrowed);
        Self { sketch: Sketch::of(&text), line: line_of(analysis) }
    }
}

/// The line of a record, but for what it is a copy of.
fn line_of(analysis: &Analysis) -> Packed {
    let toll = analysis.toll.as_ref();
    let bounds = |figure: Option<&TollFigureRecord>| figure.map(|f| Bounds { min: f.min, max: f.max });
    let focus = analysis.article.focus.as_ref();
    let event = analysis.event.iter().flatten().next();
    let known = |id: &String| analysis.places.iter().flatten().find(|place| place.id == *id);
    let scene = event.and_then(|event| event.place.as_ref()).and_then(known);
    let place = scene.or_else(|| focus.and_then(|focus| focus.place.as_ref()).and_then(known));
    let line = Line {
        schema: Schema::One,
        date: analysis.article.date.as_ref().map(|date| date.value.clone()),
        event_date: event.and_then(|event| event.date.as_ref()).map(|date| Days { from: date.from.clone(), to: date.to.clone() }),
        country: scene.and_then(|place| place.country_code.clone()).or_else(|| focus.and_then(|focus| focus.country.clone())),
        place: place.map(|place| place.name.clone()),
        killed: bounds(toll.and_then(|toll| toll.killed.as_ref())),
        injured: bounds(toll.and_then(|toll| toll.injured.as_ref())),
        missing: bounds(toll.and_then(|toll| toll.missing.as_ref())),
        displaced: bounds(toll.and_then(|toll| toll.displaced.as_ref())),
        title: analysis.article.title.as_ref().map(|title| title.text.split_whitespace().collect::<Vec<_>>().join(" ")),
        id: analysis.source.id.clone(),
        path: analysis.source.path.clone(),
        copy_of: None,
    };
    Packed::new(&line)
}

/// The lines of a summary in order of their dates, those without a date last, else in the order of the inputs. Copies name the first of
/// their story in that order. Each line is made when it is asked for, so that they are never held all at once.
#[derive(Debug)]
pub struct Lines {
    entries: Vec<Entry>,
    /// The numbers of the entries in the order of the lines, each with the number of the entry that it is a copy of.
    order: Vec<(u32, Option<u32>)>,
}

impl Lines {
    /// The lines of these articles.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut order: Vec<u32> = (0..).take(entries.len()).collect();
        order.sort_unstable_by_key(|&k| {
            let date = entries[k as usize].line.date();
            (date.is_none(), date, k)
        });
        let sketch = |k: u32| entries[k as usize].sketch.as_ref();
        let mut seen = Seen::with_room_for(entries.len(), sketch);
        let order = order.into_iter().map(|k| (k, seen.copy_of(k))).collect();
        Self { entries, order }
    }

    /// The lines one by one; to be asked as often as wanted.
    pub fn iter(&self) -> impl Iterator<Item = Line> {
        let packed = |k: u32| &self.entries[k as usize].line;
        self.order.iter().map(move |&(k, first)| Line { copy_of: first.map(|first| packed(first).id().to_owned()), ..packed(k).line() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::article_from_text;
    use crate::{Analyzer, Config};

    fn entry(id: &str, text: &str) -> Entry {
        let mut article = article_from_text(text);
        article.source.id = id.to_owned();
        let analysis = Analyzer::new(Config::default()).analyze(&article);
        Entry::new(&article, &analysis)
    }

    #[test]
    fn the_schema_file_is_the_schema_of_a_line() {
        record::tests::is_schema_of::<Line>("src/summary/schema.json", JSON_SCHEMA);
    }

    #[test]
    fn lines_are_in_order_and_copies_are_marked() {
        let story = "LIMA, 3 March 2016 – A bus fell into a ravine near Lima on Wednesday and killed 12 people, police said. The road was wet \
            and had been closed twice this year, an officer said, and the driver had worked since the day before.";
        let lines = Lines::new(vec![
            entry("undated", "A fire hit three houses in Quito."),
            entry("late", "QUITO, 5 March 2016 – A fire killed two people in Quito."),
            entry("copy", &format!("{story} He lived.")),
            entry("first", story),
        ]);
        let found: Vec<Line> = lines.iter().collect();
        let shown: Vec<_> = found.iter().map(|l| (l.id.as_str(), l.date.as_deref(), l.copy_of.as_deref())).collect();
        assert_eq!(
            shown,
            [
                ("copy", Some("2016-03-03"), None),
                ("first", Some("2016-03-03"), Some("copy")),
                ("late", Some("2016-03-05"), None),
                ("undated", None, None),
            ]
        );
        let event = Days { from: "2016-03-02".to_owned(), to: "2016-03-02".to_owned() };
        assert_eq!(found[0].event_date, Some(event));
        assert_eq!((found[0].killed, found[0].country.as_deref()), (Some(Bounds { min: Some(12), max: Some(12) }), Some("PE")));
        assert_eq!((found[2].place.as_deref(), found[3].killed), (Some("Quito"), None));
    }

    #[test]
    fn an_article_takes_little_memory() {
        // With its text (title, place, id), its place in the order and 96 bytes while copies are looked for: less than 400 bytes.
        assert!(size_of::<Entry>() <= 184, "{}", size_of::<Entry>());
    }
}
