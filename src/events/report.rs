//! What is kept of an article to find the others that report its event, and to fill the event's row: about a kilobyte.

use std::borrow::Cow;

use super::index::Index;
use super::keys::{self, Key};
use super::tally::Tally;
use super::words::{Collector, Kind, Words};
use crate::lexicon::common_words;
use crate::record::{Analysis, CasualtyKind, Cause, Form, Granularity, PlaceKind, PlaceRecord, said};
use crate::summary::{Bounds, sketch::Sketch};
use chrono::{Datelike, NaiveDate};

/// A day as a number, so that days can be counted.
pub(super) type Day = i32;

/// Votes for the place of a record's event, and for its focus; a figure's place has one.
const EVENT: f32 = 3.0;
const FOCUS: f32 = 2.0;
/// Of the event's days and places that an article names, those that count.
const NAMED: usize = 2;

/// An article as it is compared with others.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its id; its path, empty where that is the id; its headline; its date as the record gives it.
    pub(super) id: Box<str>,
    pub(super) path: Box<str>,
    pub(super) title: Box<str>,
    pub(super) date: Box<str>,
    /// The day that it is of.
    pub(super) day: Option<Day>,
    /// Days of its event, first and last, the most named first.
    pub(super) days: Vec<(Day, Day)>,
    /// Towns and counties of its event.
    pub(super) towns: Vec<Key>,
    pub(super) points: Vec<(f32, f32)>,
    /// Country and division of its event.
    pub(super) area: Option<(Key, Key)>,
    /// Where its event was.
    pub(super) place: Option<Box<Place>>,
    /// Streets, parks and buildings.
    pub(super) sites: Vec<Key>,
    /// Persons with given and family name, in order of their keys.
    pub(super) people: Vec<Person>,
    pub(super) victims: Vec<Victim>,
    pub(super) ages: Vec<u8>,
    /// Killed, injured, missing, displaced.
    pub(super) toll: [Option<Bounds>; 4],
    pub(super) cause: Option<Cause>,
    /// Does it report an event of its own?
    pub(super) has_event: bool,
    /// A sentence that gives the toll or the event; empty where the record has none.
    pub(super) sentence: Box<str>,
    pub(super) words: Words,
    pub(super) sketch: Option<Box<Sketch>>,
}

/// A place as a row names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) admin1: Option<String>,
    pub(super) country_code: Option<String>,
    pub(super) geonames_id: Option<u32>,
    pub(super) point: Option<(f64, f64)>,
    pub(super) country: Option<String>,
    pub(super) kind: PlaceKind,
    /// How much its article's vote counts: towns more than what they lie in.
    pub(super) weight: f32,
}

/// What a person is in an article. Later ones are kept where an article has two of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PersonKind {
    /// Has an office or a quotation.
    Official,
    /// Neither that nor a victim.
    Other,
    Victim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    /// Given and family name together.
    pub(super) key: Key,
    pub(super) family: Key,
    pub(super) kind: PersonKind,
}

/// Somebody who was killed, injured, missing …
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Victim {
    /// None where no name is told.
    pub(super) name: Option<Box<str>>,
    /// None where only a given name or only an age is told.
    pub(super) family: Option<Key>,
    /// The first letter of the given name, 0 where there is none.
    pub(super) initial: u8,
    pub(super) age: Option<u8>,
    pub(super) status: CasualtyKind,
}

impl Report {
    /// Of a record with people, places, dates and casualties; `text` is the article's without its title, where that is known.
    pub fn new(analysis: &Analysis, text: Option<&str>) -> Self {
        let day = analysis.article.date.as_ref().filter(|date| date.granularity == Granularity::Day).and_then(|date| day_of(&date.value));
        let index = Index::of(analysis);
        let title = analysis.article.title.as_ref().map_or("", |title| title.text.as_str());
        let toll = analysis.toll.as_ref();
        let kinds = toll.map(|toll| [&toll.killed, &toll.injured, &toll.missing, &toll.displaced]);
        let (words, sketch) = words_and_sketch(analysis, &index, title, text);
        let mut report = Self {
            id: analysis.source.id.as_str().into(),
            path: if analysis.source.path == analysis.source.id { "" } else { analysis.source.path.as_str() }.into(),
            title: title.split_whitespace().collect::<Vec<_>>().join(" ").into(),
            date: analysis.article.date.as_ref().map_or("", |date| date.value.as_str()).into(),
            day,
            days: days(&index, day),
            towns: Vec::new(),
            points: Vec::new(),
            area: None,
            place: None,
            sites: sites(analysis),
            people: Vec::new(),
            victims: super::victims::of(&index),
            ages: ages(analysis, &index),
            toll: kinds.map_or([None; 4], |kinds| kinds.map(|kind| kind.as_ref().map(|f| Bounds { min: f.min, max: f.max }))),
            cause: index.event.map_or_else(|| cause(&index), |event| event.cause),
            has_event: !index.figures.is_empty() || index.event.is_some() || toll.is_some_and(|toll| *toll != Default::default()),
            sentence: sentence(analysis, &index).unwrap_or_default().into(),
            words,
            sketch,
        };
        report.add_places(analysis, &index);
        report.people = people(analysis, &index);
        report
    }

    /// The path, which is the id where it has no other.
    pub(super) fn path(&self) -> &str {
        if self.path.is_empty() { &self.id } else { &self.path }
    }

    /// The number of a kind of its toll, the least where it gives two.
    pub(super) fn number(&self, kind: usize) -> Option<u64> {
        self.toll[kind].map(super::toll::number)
    }

    /// Where its event was, and where that lies: by the focus and the places of its most frequent figures.
    fn add_places(&mut self, analysis: &Analysis, index: &Index<'_>) {
        let mut best: Option<(f32, &PlaceRecord)> = None;
        for (id, count) in place_votes(analysis, index) {
            let Some(place) = index.places.get(id) else { continue };
            let weight = count * weight_of(place);
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, place));
            }
            let inside = place.admin1.as_deref().or(place.country_code.as_deref().filter(|_| place.kind == PlaceKind::City));
            if let Some(inside) = inside.filter(|_| matches!(place.kind, PlaceKind::City | PlaceKind::Region)) {
                self.towns.push(keys::hash(&[&keys::place(&place.name), inside]));
            }
            let is_wide = matches!(place.kind, PlaceKind::Country | PlaceKind::Continent)
                || place.kind == PlaceKind::Region && place.admin1.is_none();
            if let (Some(lat), Some(lon), false) = (place.lat, place.lon, is_wide) {
                self.points.push((lat as f32, lon as f32));
            }
        }
        let Some((weight, place)) = best else { return };
        let division = place.admin1.as_deref().or(Some(&*place.name).filter(|_| place.kind == PlaceKind::Region));
        self.area = division.map(|division| (keys::hash(&[place.country_code.as_deref().unwrap_or("")]), keys::hash(&[division])));
        self.place = Some(Box::new(Place {
            name: place.name.clone(),
            admin1: place.admin1.clone(),
            country_code: place.country_code.clone(),
            geonames_id: place.geonames_id,
            point: place.lat.zip(place.lon),
            country: place.country.clone(),
            kind: place.kind,
            weight,
        }));
    }
}

/// "2016-02-20" as a number.
pub(super) fn day_of(date: &str) -> Option<Day> {
    date.parse::<NaiveDate>().ok().map(|date| date.num_days_from_ce())
}

/// A number as "2016-02-20".
pub(super) fn date_of(day: Day) -> Option<String> {
    NaiveDate::from_num_days_from_ce_opt(day).map(|date| date.to_string())
}

/// The words of the title, twice, and of the beginning of the text; of a record without its text those of its findings.
fn words_and_sketch(analysis: &Analysis, index: &Index<'_>, title: &str, text: Option<&str>) -> (Words, Option<Box<Sketch>>) {
    let mut collector = Collector::default();
    collector.add(title, 2);
    for mention in analysis.people.iter().flatten().flat_map(|person| &person.mentions).filter(|mention| mention.form == Form::Name) {
        collector.add_name(&mention.piece.text, Kind::Person);
    }
    let towns: Vec<&str> = place_votes(analysis, index).into_iter().map(|(id, _)| id).collect();
    for place in analysis.places.iter().flatten() {
        let wide = matches!(place.kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Continent);
        let is_area = wide || place.kind == PlaceKind::City && towns.contains(&place.id.as_str());
        let kind = if is_area { Kind::Area } else { Kind::Place };
        place.mentions.iter().for_each(|mention| collector.add_name(&mention.piece.text, kind));
        for name in [&place.admin1, &place.country].into_iter().flatten() {
            collector.add_name(name, Kind::Area);
        }
    }
    let text = text.or(analysis.text.as_deref());
    let text = text.map_or_else(|| Cow::Owned(said(analysis)), Cow::Borrowed);
    collector.add(&text, 1);
    (collector.words(), Sketch::of(&text).map(Box::new))
}

/// The days that the article gives its event: those that its record has found in words, then those of its figures, the most frequent first; none
/// after the article's own.
fn days(index: &Index<'_>, article: Option<Day>) -> Vec<(Day, Day)> {
    let named = index.harmed().filter_map(|figure| {
        let date = index.dates.get(figure.date.as_deref()?)?;
        let day = day_of(date.from.as_deref()?)?;
        (date.from == date.to && article.is_none_or(|article| day <= article)).then_some((day, day))
    });
    let mut days = named.collect::<Tally<_>>().ranked();
    days.sort_by(|(a, m), (b, n)| n.total_cmp(m).then(a.cmp(b)));
    let event = index.event.and_then(|event| event.date.as_ref());
    let own = event.filter(|date| date.id.is_some() || date.from != date.to).and_then(|date| day_of(&date.from).zip(day_of(&date.to)));
    let others = days.into_iter().map(|(day, _)| day).filter(|day| Some(*day) != own);
    own.into_iter().chain(others).take(NAMED).collect()
}

/// Ids of the places that may be the event's, with their votes.
fn place_votes<'a>(analysis: &'a Analysis, index: &Index<'a>) -> Vec<(&'a str, f32)> {
    let named = index.harmed().filter_map(|figure| figure.place.as_deref()).collect::<Tally<_>>().ranked();
    let mut votes: Vec<(&str, f32)> = named.into_iter().take(NAMED).map(|(id, _)| (id, 1.0)).collect();
    let event = index.event.and_then(|event| event.place.as_deref()).map(|place| (place, EVENT));
    let focus = analysis.article.focus.as_ref().and_then(|focus| focus.place.as_deref()).map(|place| (place, FOCUS));
    for (place, more) in event.into_iter().chain(focus) {
        match votes.iter_mut().find(|(id, _)| *id == place) {
            Some((_, votes)) => *votes += more,
            None => votes.push((place, more)),
        }
    }
    votes
}

/// How much a place says of where an event was.
fn weight_of(place: &PlaceRecord) -> f32 {
    match place.kind {
        PlaceKind::City => 3.0,
        PlaceKind::Region if place.admin1.is_some() => 1.0,
        PlaceKind::Region => 0.5,
        PlaceKind::Facility => 0.1,
        _ => 0.3,
    }
}

/// Streets, parks and buildings, but those that many events pass through.
fn sites(analysis: &Analysis) -> Vec<Key> {
    let named = analysis.places.iter().flatten().filter(|place| place.kind == PlaceKind::Facility && place.name.contains(' '));
    let mut sites: Vec<Key> = named
        .map(|place| keys::plain(&place.name))
        .filter(|name| !common_words::is_public(name))
        .map(|name| keys::hash(&[&name]))
        .collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

fn people(analysis: &Analysis, index: &Index<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for person in analysis.people.iter().flatten() {
        let Some((given, family)) = keys::person(&person.name).filter(|(given, family)| given.len() > 1 && family.len() > 1) else {
            continue;
        };
        let kind = match () {
            () if index.victims.contains(person.id.as_str()) => PersonKind::Victim,
            () if !person.roles.is_empty() || person.quotes > 0 => PersonKind::Official,
            () => PersonKind::Other,
        };
        people.push(Person { key: keys::hash(&[&keys::sound(&given), &family]), family: keys::hash(&[&family]), kind });
    }
    people.sort_unstable();
    people.reverse();
    people.dedup_by_key(|person| person.key);
    people.reverse();
    people
}

fn ages(analysis: &Analysis, index: &Index<'_>) -> Vec<u8> {
    let listed = analysis.dates.iter().flatten().filter(|date| date.age).filter_map(|date| years(&date.value));
    let victims = index.event.iter().flat_map(|event| &event.victims).filter_map(|victim| u8::try_from(victim.age?).ok());
    let mut ages: Vec<u8> = listed.chain(victims).collect();
    ages.sort_unstable();
    ages.dedup();
    ages
}

/// "P34Y"
pub(super) fn years(value: &str) -> Option<u8> {
    value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()
}

/// The sentence of the figure that the toll names first, else of the first figure of the event, else that of the event itself: one that says more than
/// the headline ("Fire kills one"), where there is one.
fn sentence<'a>(analysis: &'a Analysis, index: &Index<'a>) -> Option<&'a str> {
    let toll = analysis.toll.iter().flat_map(|toll| [&toll.killed, &toll.injured, &toll.missing, &toll.displaced]);
    let named = toll.flatten().flat_map(|figure| &figure.from);
    let named = named.filter_map(|id| analysis.casualties.iter().flatten().find(|figure| figure.id == *id));
    let told = index.event.and_then(|event| event.evidence.as_ref());
    let told = told.into_iter().flat_map(|told| [&told.cause, &told.date, &told.place]).flatten();
    let all = named.chain(index.figures.iter().copied()).map(|figure| &figure.explanation).chain(told);
    let mut sentences = all.filter_map(|explanation| explanation.evidence.as_ref()).map(|evidence| evidence.text.as_str());
    let first = sentences.next()?;
    let title = analysis.article.title.as_ref().map(|title| title.text.as_str());
    std::iter::once(first).chain(sentences).find(|sentence| Some(*sentence) != title).or(Some(first))
}

/// The most frequent cause; the first of several.
fn cause(index: &Index<'_>) -> Option<Cause> {
    let causes: Tally<&str> = index.figures.iter().filter_map(|figure| figure.cause).map(Cause::name).collect();
    causes.winner().and_then(Cause::from_name)
}
