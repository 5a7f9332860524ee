//! Reports → rows.

use super::blocks;
use super::merge::Groups;
use super::pair::Scorer;
use super::report::{Day, Place, Report, date_of};
use super::tally::Tally;
use super::vectors::Vectors;
use super::{ArticleRow, EventRow, PlaceRow, Schema, toll, victims};
use crate::lexicon::causes::Cause;
use crate::summary::sketch::Seen;
use crate::summary::{Bounds, Days};

/// The place of the injured in [`Report::toll`].
const INJURED: usize = 1;

/// The events of many articles. Each row is made when it is asked for, so that they are never held all at once.
#[derive(Debug)]
pub struct Rows {
    /// In order of their dates, those without one last, then of their ids.
    reports: Vec<Report>,
    /// For each report the one that it is a copy of.
    copies: Vec<Option<u32>>,
    /// The events in their order: the reports of each, copies included, in their order.
    events: Vec<Vec<u32>>,
    left_out: usize,
}

impl Rows {
    /// The events that these articles report. Their order does not matter.
    pub fn new(mut reports: Vec<Report>) -> Self {
        reports.sort_by(|a, b| order(a).cmp(&order(b)));
        let copies = copies(&reports);
        let groups = groups(&mut reports, &copies);
        let mut rows = Self { reports, copies, events: Vec::new(), left_out: 0 };
        let (mut events, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| rows.is_event(group));
        rows.left_out = rest.iter().map(Vec::len).sum();
        events.sort_by_cached_key(|group| {
            let date = rows.date(group);
            (date.is_none(), date, group.first().copied())
        });
        rows.events = events;
        rows
    }

    /// Articles that report no event.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The rows one by one; to be asked as often as wanted.
    pub fn iter(&self) -> impl Iterator<Item = EventRow> {
        (1..).zip(&self.events).map(|(number, group)| self.row(number, group))
    }

    /// Do these articles make a row? One of them must report victims, or two that are no copies the same happening.
    fn is_event(&self, group: &[u32]) -> bool {
        group.iter().any(|&k| self.report(k).has_event) || group.iter().filter(|&&k| self.copies[k as usize].is_none()).count() > 1
    }

    fn report(&self, k: u32) -> &Report {
        &self.reports[k as usize]
    }

    fn row(&self, number: usize, group: &[u32]) -> EventRow {
        let voices: Vec<&Report> = group.iter().filter(|&&k| self.copies[k as usize].is_none()).map(|&k| self.report(k)).collect();
        let causes: Tally<&str> = voices.iter().filter_map(|report| report.cause).map(Cause::name).collect();
        let cause = causes.winner().and_then(Cause::from_name);
        let [killed, injured, missing, displaced] = std::array::from_fn(|kind| {
            let said: Vec<toll::Voice> = voices.iter().map(|report| (report.day, report.toll[kind])).collect();
            toll::figure(&said, kind == INJURED, toll::Course::of(cause))
        });
        let days = self.date(group).and_then(|(from, to)| date_of(from).zip(date_of(to)));
        EventRow {
            schema: Schema::One,
            id: format!("e{number}"),
            date: days.map(|(from, to)| Days { from, to }),
            place: place(&voices),
            cause,
            killed,
            injured,
            missing,
            displaced,
            victims: victims::together(group.iter().map(|&k| self.report(k)), killed),
            articles: group.iter().map(|&k| self.article(k)).collect(),
            sentence: sentence(&voices, [killed, injured, missing, displaced]),
        }
    }

    /// The days that most articles give; else that of the first article that has one.
    fn date(&self, group: &[u32]) -> Option<(Day, Day)> {
        let first = group.iter().find_map(|&k| self.report(k).day);
        let voices = group.iter().filter(|&&k| self.copies[k as usize].is_none());
        let named: Tally<(Day, Day)> = voices.filter_map(|&k| self.report(k).days.first().copied()).collect();
        let ranked = named.ranked();
        let most = ranked.first().map_or(0.0, |&(_, votes)| votes);
        let best: Vec<(Day, Day)> = ranked.into_iter().take_while(|&(_, votes)| votes >= most).map(|(days, _)| days).collect();
        // Of several the last before the first article.
        let before = best.iter().filter(|(_, to)| first.is_none_or(|first| *to <= first)).max();
        before.or(best.iter().max()).copied().or(first.map(|day| (day, day)))
    }

    fn article(&self, k: u32) -> ArticleRow {
        let report = self.report(k);
        let given = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
        ArticleRow {
            id: report.id.to_string(),
            path: report.path().to_owned(),
            date: given(&report.date),
            title: given(&report.title),
            killed: report.toll[0],
            injured: report.toll[1],
            copy_of: self.copies[k as usize].map(|first| self.report(first).id.to_string()),
        }
    }
}

/// By date, then id; what is the same in both in the order of everything else that a row shows.
fn order(report: &Report) -> impl Ord {
    let date = (report.day.is_none(), report.day, report.date.is_empty(), &report.date);
    (date, &report.id, &report.path, &report.title, &report.words)
}

/// For each report the one before it that it is a copy of.
fn copies(reports: &[Report]) -> Vec<Option<u32>> {
    let mut seen = Seen::with_room_for(reports.len(), |k| reports[k as usize].sketch.as_deref());
    (0u32..).take(reports.len()).map(|k| seen.copy_of(k)).collect()
}

/// The reports of each event, copies with what they copy.
fn groups(reports: &mut [Report], copies: &[Option<u32>]) -> Vec<Vec<u32>> {
    let originals: Vec<u32> = (0u32..).zip(copies).filter(|(_, copy)| copy.is_none()).map(|(k, _)| k).collect();
    reports.iter_mut().for_each(|report| report.sketch = None);
    let vectors = Vectors::of(originals.iter().map(|&k| std::mem::take(&mut reports[k as usize].words)).collect());
    let voices: Vec<&Report> = originals.iter().map(|&k| &reports[k as usize]).collect();
    let scorer = Scorer::new(&voices, &vectors);
    let mut groups = Groups::new(voices.len(), |a, b| scorer.score(a, b));
    blocks::pairs(&voices, &vectors, &scorer, |k, others| groups.link(k, others));
    let mut found: Vec<Vec<u32>> = groups.join();
    let mut group_of = vec![0; reports.len()];
    for (number, group) in found.iter_mut().enumerate() {
        for k in group {
            *k = originals[*k as usize];
            group_of[*k as usize] = number;
        }
    }
    for (k, copy) in (0u32..).zip(copies) {
        if let Some(first) = copy {
            found[group_of[*first as usize]].push(k);
        }
    }
    found.iter_mut().for_each(|group| group.sort_unstable());
    found
}

/// The sentence of the first article whose own toll is the row's in the first kind that the row has; else the first one.
fn sentence(voices: &[&Report], figures: [Option<Bounds>; 4]) -> Option<String> {
    let kind = figures.iter().position(Option::is_some);
    let agrees = |report: &&&Report| kind.is_some_and(|kind| report.toll[kind] == figures[kind]);
    let with_one = || voices.iter().filter(|report| !report.sentence.is_empty());
    with_one().find(agrees).or(with_one().next()).map(|report| report.sentence.to_string())
}

/// The place with most votes.
fn place(voices: &[&Report]) -> Option<PlaceRow> {
    let mut votes = Tally::default();
    for place in voices.iter().filter_map(|report| report.place.as_deref()) {
        votes.add(key(place), f64::from(place.weight));
    }
    let winner = votes.winner()?;
    let place = voices.iter().filter_map(|report| report.place.as_deref()).find(|place| key(place) == winner)?;
    Some(PlaceRow {
        name: place.name.clone(),
        admin1: place.admin1.clone(),
        country_code: place.country_code.clone(),
        geonames_id: place.geonames_id,
        lat: place.point.map(|(lat, _)| lat),
        lon: place.point.map(|(_, lon)| lon),
        country: place.country.clone(),
        kind: Some(place.kind),
    })
}

/// By what a place is known from one article to the other.
fn key(place: &Place) -> (Option<u32>, String, Option<String>) {
    (place.geonames_id, place.name.clone(), place.admin1.clone())
}
