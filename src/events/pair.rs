//! Two reports, one event? What speaks for it and against it, added up in log-odds (`data/event_weights.tsv`).

use rustc_hash::FxHashMap;

use super::keys::Key;
use super::report::{Day, Person, PersonKind, Report};
use super::toll;
use super::vectors::Vectors;
use crate::lexicon::event_weights::{Evidence, PIECES, weights};

/// Kilometres beyond which two places are not one event's.
const AWAY: f64 = 150.0;
/// Days after which articles on an event are late.
const WEEK: Day = 7;
/// The place of the killed in [`Report::toll`].
const KILLED: usize = 0;

/// Evidence of names.
const NAMES: [Evidence; 5] =
    [Evidence::VictimInBoth, Evidence::VictimInOne, Evidence::PersonShared, Evidence::OfficialShared, Evidence::VictimsFamily];
/// The words that an article without an event must have in common with a report of one, and the most that it scores otherwise.
const ALIKE: f32 = 0.2;
const UNTOLD: f32 = -2.0;

/// What is there, by the places of [`Evidence::ALL`].
pub(super) type Found = [f32; PIECES];

/// Scores pairs of reports, which are numbered in one order for all who ask.
pub(super) struct Scorer<'a> {
    reports: &'a [&'a Report],
    vectors: &'a Vectors,
    names: FxHashMap<Key, u32>,
    sites: FxHashMap<Key, u32>,
    ages: FxHashMap<u8, u32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(reports: &'a [&'a Report], vectors: &'a Vectors) -> Self {
        let (mut names, mut sites, mut ages) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        for report in reports {
            report.people.iter().for_each(|person| *names.entry(person.key).or_default() += 1);
            report.sites.iter().for_each(|&site| *sites.entry(site).or_default() += 1);
            report.ages.iter().for_each(|&age| *ages.entry(age).or_default() += 1);
        }
        Self { reports, vectors, names, sites, ages }
    }

    /// How many reports have a name.
    pub(super) fn with_name(&self, name: Key) -> u32 {
        self.names.get(&name).copied().unwrap_or(0)
    }

    /// How many reports have a street, park or building.
    pub(super) fn with_site(&self, site: Key) -> u32 {
        self.sites.get(&site).copied().unwrap_or(0)
    }

    /// The score of two reports: the higher, the more likely they are of one event. An article that reports none is of another's only where a name or
    /// much of its words says so: a feature is like all reports of its kind.
    pub(super) fn score(&self, a: u32, b: u32) -> f32 {
        let found = self.evidence(a, b);
        let score: f32 = found.iter().zip(weights()).map(|(found, weight)| found * weight).sum();
        let has = |evidence: &Evidence| found[*evidence as usize] > 0.0;
        let mixed = self.reports[a as usize].has_event != self.reports[b as usize].has_event;
        let told = NAMES.iter().any(has) || found[Evidence::WordsAlike as usize] >= ALIKE;
        if mixed && !told { score.min(UNTOLD) } else { score }
    }

    pub(super) fn evidence(&self, a: u32, b: u32) -> Found {
        let (x, y) = (self.reports[a as usize], self.reports[b as usize]);
        let mut found = [0.0; PIECES];
        let mut set = |evidence: Evidence, value: f32| found[evidence as usize] = value;
        set(Evidence::Base, 1.0);
        let alike = self.vectors.cosine(a, b);
        set(Evidence::WordsAlike, alike.words);
        set(Evidence::PersonsAlike, alike.persons);
        set(Evidence::PlacesAlike, alike.places);
        set(Evidence::AreasAlike, alike.areas);
        set(Evidence::CauseDiffers, truth(x.cause.zip(y.cause).is_some_and(|(a, b)| a != b)));
        let between = x.day.zip(y.day).map(|(a, b)| (a - b).abs());
        let late = between.map_or(0.0, |days| f64::from(days).ln_1p() as f32);
        set(Evidence::DaysBetween, late);
        set(Evidence::Undated, truth(between.is_none()));
        set(Evidence::DateNear, truth(between.is_some_and(|days| days <= 3)));
        self.names(x, y, late, &mut set);
        self.places(x, y, &mut set);
        event_days(x, y, between, &mut set);
        self.ages(x, y, &mut set);
        tolls(x, y, is_one_disaster(x, y, between), &mut set);
        found
    }

    /// How rare what so many articles have is: 1 for what one has, 0 for what all have.
    fn rarity(&self, count: Option<&u32>) -> f32 {
        let count = f64::from(count.copied().unwrap_or(1).max(1));
        (1.0 - count.ln() / self.vectors.articles.max(10.0).ln()).max(0.0) as f32
    }

    fn names(&self, x: &Report, y: &Report, late: f32, set: &mut impl FnMut(Evidence, f32)) {
        let (mut both, mut one, mut other, mut official) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for (a, b) in shared(&x.people, &y.people) {
            let rare = self.rarity(self.names.get(&a.key));
            let best = match (a.kind.min(b.kind), a.kind.max(b.kind)) {
                (PersonKind::Victim, PersonKind::Victim) => &mut both,
                (_, PersonKind::Victim) => &mut one,
                (_, PersonKind::Other) => &mut other,
                (_, PersonKind::Official) => &mut official,
            };
            *best = best.max(rare);
        }
        set(Evidence::VictimInBoth, both);
        set(Evidence::VictimInOne, one);
        set(Evidence::PersonShared, other);
        set(Evidence::OfficialShared, official);
        set(Evidence::NameLate, both.max(one).max(other) * late);
        let related = is_victims_family(x, y) || is_victims_family(y, x);
        set(Evidence::VictimsFamily, truth(both == 0.0 && one == 0.0 && related));
        let names_victims = |report: &Report| report.victims.iter().any(|victim| victim.family.is_some() && victim.initial != 0);
        set(Evidence::VictimsDiffer, truth(names_victims(x) && names_victims(y) && !related));
    }

    fn places(&self, x: &Report, y: &Report, set: &mut impl FnMut(Evidence, f32)) {
        let town = is_one_town(x, y);
        set(Evidence::TownShared, truth(town));
        set(Evidence::Away, truth(!town && is_away(x, y)));
        set(Evidence::AreaDiffers, truth(x.area.zip(y.area).is_some_and(|(a, b)| a != b)));
        let site = x.sites.iter().filter(|site| y.sites.contains(site)).map(|site| self.rarity(self.sites.get(site))).fold(None, most);
        set(Evidence::SiteShared, site.unwrap_or(0.0));
        set(Evidence::SitesDiffer, truth(!x.sites.is_empty() && !y.sites.is_empty() && site.is_none()));
    }

    fn ages(&self, x: &Report, y: &Report, set: &mut impl FnMut(Evidence, f32)) {
        let shared: Vec<&u8> = x.ages.iter().filter(|age| y.ages.contains(age)).collect();
        let rare = |age: &&u8| (self.vectors.articles / f64::from(self.ages.get(age).copied().unwrap_or(1))).ln() / 4.0;
        set(Evidence::AgeShared, shared.iter().map(rare).sum::<f64>().clamp(0.0, 2.0) as f32);
        set(Evidence::AgesDiffer, truth(!x.ages.is_empty() && !y.ages.is_empty() && shared.is_empty()));
        let victims = |report: &Report| report.victims.iter().filter_map(|victim| victim.age).collect::<Vec<u8>>();
        let (of_x, of_y) = (victims(x), victims(y));
        set(Evidence::VictimsAgesDiffer, truth(!of_x.is_empty() && !of_y.is_empty() && !of_x.iter().any(|age| of_y.contains(age))));
    }
}

fn truth(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

fn most(best: Option<f32>, next: f32) -> Option<f32> {
    Some(best.map_or(next, |best| best.max(next)))
}

/// The persons of one full name.
fn shared<'a>(mut a: &'a [Person], mut b: &'a [Person]) -> impl Iterator<Item = (&'a Person, &'a Person)> {
    std::iter::from_fn(move || {
        loop {
            let (x, y) = (a.first()?, b.first()?);
            match x.key.cmp(&y.key) {
                std::cmp::Ordering::Less => a = &a[1..],
                std::cmp::Ordering::Greater => b = &b[1..],
                std::cmp::Ordering::Equal => {
                    (a, b) = (&a[1..], &b[1..]);
                    return Some((x, y));
                }
            }
        }
    })
}

/// Is a victim's family name one of somebody in the other report?
fn is_victims_family(of: &Report, other: &Report) -> bool {
    of.victims.iter().filter_map(|victim| victim.family).any(|family| {
        other.people.iter().any(|person| person.family == family) || other.victims.iter().any(|victim| victim.family == Some(family))
    })
}

/// Are the nearest of their places far from each other?
fn is_away(x: &Report, y: &Report) -> bool {
    let mut pairs = x.points.iter().flat_map(|&p| y.points.iter().map(move |&q| (p, q))).peekable();
    pairs.peek().is_some() && pairs.all(|(p, q)| kilometres(p, q) > AWAY)
}

fn kilometres(p: (f32, f32), q: (f32, f32)) -> f64 {
    let (a, b, c, d) = (f64::from(p.0).to_radians(), f64::from(p.1).to_radians(), f64::from(q.0).to_radians(), f64::from(q.1).to_radians());
    let h = ((c - a) / 2.0).sin().powi(2) + a.cos() * c.cos() * ((d - b) / 2.0).sin().powi(2);
    12_742.0 * h.sqrt().min(1.0).asin()
}

/// Days between the nearest days that two reports give their event.
fn days_apart(x: &Report, y: &Report) -> Option<Day> {
    let apart = |&(from, to): &(Day, Day), &(since, until): &(Day, Day)| (since - to).max(from - until).max(0);
    x.days.iter().flat_map(|a| y.days.iter().map(move |b| apart(a, b))).min()
}

fn event_days(x: &Report, y: &Report, between: Option<Day>, set: &mut impl FnMut(Evidence, f32)) {
    let Some(apart) = days_apart(x, y) else { return };
    let late = between.is_some_and(|days| days > WEEK);
    set(Evidence::DaySame, truth(apart == 0));
    set(Evidence::DayNext, truth(apart == 1));
    set(Evidence::DayFar, truth(apart > 1 && !late));
    set(Evidence::DayFarLate, truth(apart > 1 && late));
}

fn is_one_town(x: &Report, y: &Report) -> bool {
    x.towns.iter().any(|town| y.towns.contains(town))
}

/// Do they tell of one disaster, whose toll grows from day to day? Of one place and cause, in a week, with no smaller number on the later day; and
/// such that there is hardly another one of its kind there.
fn is_one_disaster(x: &Report, y: &Report, between: Option<Day>) -> bool {
    let (Some((a, b)), Some(cause)) = (x.number(KILLED).zip(y.number(KILLED)), x.cause.filter(|_| x.cause == y.cause)) else {
        return false;
    };
    let of_area = (x.towns.is_empty() || y.towns.is_empty()) && x.area.is_some() && x.area == y.area;
    let grows = match x.day.cmp(&y.day) {
        std::cmp::Ordering::Less => a <= b,
        std::cmp::Ordering::Equal => true,
        std::cmp::Ordering::Greater => a >= b,
    };
    let near = between.is_some_and(|days| days <= WEEK);
    near && grows && (of_area || is_one_town(x, y)) && toll::is_alone(cause, a.min(b), days_apart(x, y))
}

fn tolls(x: &Report, y: &Report, grows: bool, set: &mut impl FnMut(Evidence, f32)) {
    set(Evidence::TollGrows, truth(grows));
    for (k, same) in [(KILLED, Evidence::KilledSame), (1, Evidence::InjuredSame)] {
        let Some((a, b)) = x.number(k).zip(y.number(k)) else { continue };
        match a == b {
            true => set(same, if a < 2 { 1.0 } else { 2.0 }),
            // Both numbers may hold.
            false if grows => {}
            false => set(if k == KILLED { Evidence::KilledDiffer } else { Evidence::InjuredDiffer }, 1.0),
        }
    }
}
