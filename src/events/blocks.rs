//! Which pairs of reports are looked at: those that share a name, a street, a town at one time, or rare words. A key that very many have is looked
//! at near by only, so that the pairs grow with the reports and no faster.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::pair::Scorer;
use super::report::{Day, Report};
use super::vectors::{Term, Vectors};

/// Days around an article in which what it shares is counted.
const WINDOW: Day = 30;
/// The most articles of a window that a name may have, a street or building, a word.
const NAMES: u32 = 30;
const SITES: u32 = 15;
const WORDS: u32 = 40;
/// Of an article's words the heaviest are keys, and two must be shared.
const HEAVIEST: usize = 20;
const SHARED: u32 = 2;
/// Days between articles on one event of a town.
const TOWN_DAYS: Day = 10;
/// The nearest articles before this one that are looked at for a town.
const TOWN: usize = 25;
/// Articles before this one that are looked at for a name or word that too many have.
const NEAREST: usize = 5;
/// The most articles that one is compared with: of very many on one event those that share most with it.
const COMPARED: usize = 60;

/// What two reports may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Name(u32),
    Site(u32),
    Town(u32),
    /// A town on a day of the event.
    TownDay(u32, Day),
    Word(u32),
}

/// How far back a key is followed.
#[derive(Clone, Copy, Debug)]
struct Reach {
    articles: usize,
    days: Option<Day>,
}

/// Hands over each report with those before it that are worth a look. The reports are in order of their days, those without one last.
pub(super) fn pairs(reports: &[&Report], vectors: &Vectors, scorer: &Scorer<'_>, mut take: impl FnMut(u32, &[u32])) {
    let mut window = Window::default();
    let mut lists = Lists::default();
    // How much each shares: a word counts 1, a name, site or town is enough.
    let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut others: Vec<u32> = Vec::new();
    for (k, report) in (0u32..).zip(reports) {
        window.move_to(k, reports, vectors);
        for (key, reach) in window.keys_of(report, scorer) {
            lists.follow(key, reach, report.day, reports, |other| *shared.entry(other).or_default() += SHARED);
            lists.add(key, k);
        }
        for (word, reach) in window.words_of(vectors.terms(k)) {
            lists.follow(word, reach, report.day, reports, |other| *shared.entry(other).or_default() += 1);
            lists.add(word, k);
        }
        found.extend(shared.drain().filter(|&(_, much)| much >= SHARED));
        if found.len() > COMPARED {
            // The nearest of those that share as much.
            found.select_nth_unstable_by(COMPARED, |(a, x), (b, y)| y.cmp(x).then(b.cmp(a)));
            found.truncate(COMPARED);
        }
        others.extend(found.drain(..).map(|(other, _)| other));
        others.sort_unstable();
        take(k, &others);
        others.clear();
    }
}

/// How many reports have a name, a site or a word: of all, and of those within [`WINDOW`] days of the report that is looked at. Reports without
/// a day are near each other and nobody else.
#[derive(Default)]
struct Window {
    names: FxHashMap<Key, u32>,
    /// Words by their hashes: there are ten times as many.
    words: FxHashMap<u32, u32>,
    start: usize,
    end: usize,
}

impl Window {
    fn move_to(&mut self, k: u32, reports: &[&Report], vectors: &Vectors) {
        let day = reports[k as usize].day;
        let is_before = |other: Option<Day>| matches!((other, day), (Some(_), None)) || other.zip(day).is_some_and(|(a, b)| a < b - WINDOW);
        let is_near = |other: Option<Day>| match (other, day) {
            (Some(a), Some(b)) => a <= b + WINDOW,
            (_, None) => true,
            (None, Some(_)) => false,
        };
        while reports.get(self.end).is_some_and(|report| is_near(report.day)) {
            names_of(reports[self.end]).for_each(|key| *self.names.entry(key).or_default() += 1);
            vectors.terms(self.end as u32).iter().for_each(|term| *self.words.entry(term.hash()).or_default() += 1);
            self.end += 1;
        }
        while self.start < self.end && is_before(reports[self.start].day) {
            names_of(reports[self.start]).for_each(|key| take_one(&mut self.names, key));
            vectors.terms(self.start as u32).iter().for_each(|term| take_one(&mut self.words, term.hash()));
            self.start += 1;
        }
    }

    /// Names, sites and towns of a report.
    fn keys_of(&self, report: &Report, scorer: &Scorer<'_>) -> Vec<(Key, Reach)> {
        let reach = |key: Key, all: u32, most: u32| match () {
            // A name is followed through the years where few have it: a trial comes late.
            () if all <= most => Reach { articles: most as usize, days: None },
            () if self.names.get(&key).is_none_or(|&count| count <= most) => Reach { articles: most as usize, days: Some(WINDOW) },
            () => Reach { articles: NEAREST, days: Some(WINDOW) },
        };
        let names = report.people.iter().map(|person| (Key::Name(person.key), scorer.with_name(person.key), NAMES));
        let sites = report.sites.iter().map(|&site| (Key::Site(site), scorer.with_site(site), SITES));
        let shared = names.chain(sites).filter(|&(_, all, _)| all > 1);
        let mut keys: Vec<(Key, Reach)> = shared.map(|(key, all, most)| (key, reach(key, all, most))).collect();
        for &town in &report.towns {
            keys.push((Key::Town(town), Reach { articles: TOWN, days: Some(TOWN_DAYS) }));
            // Those of the next day share a key, too.
            let days = report.days.iter().flat_map(|&(from, _)| [from, from + 1]);
            keys.extend(days.map(|day| (Key::TownDay(town, day), Reach { articles: TOWN, days: None })));
        }
        keys
    }

    /// The heaviest words of a report: of those that few have, else of all.
    fn words_of(&self, terms: &[Term]) -> Vec<(Key, Reach)> {
        let mut words: Vec<(bool, Term)> =
            terms.iter().map(|&term| (self.words.get(&term.hash()).is_some_and(|&count| count > WORDS), term)).collect();
        words.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then(y.weight.total_cmp(&x.weight)).then(x.hash().cmp(&y.hash())));
        let reach = |many: bool| Reach { articles: if many { NEAREST } else { WORDS as usize }, days: Some(WINDOW) };
        words.into_iter().take(HEAVIEST).map(|(many, term)| (Key::Word(term.hash()), reach(many))).collect()
    }
}

/// Names and sites of a report.
fn names_of(report: &Report) -> impl Iterator<Item = Key> {
    report.people.iter().map(|person| Key::Name(person.key)).chain(report.sites.iter().map(|&site| Key::Site(site)))
}

fn take_one<K: Hash + Eq>(counts: &mut FxHashMap<K, u32>, key: K) {
    if let Entry::Occupied(mut entry) = counts.entry(key) {
        *entry.get_mut() -= 1;
        if *entry.get() == 0 {
            entry.remove();
        }
    }
}

/// For each key the reports that have it, the last one first.
#[derive(Default)]
struct Lists {
    /// The last entry of each list, counted from 1.
    heads: FxHashMap<Key, u32>,
    /// Reports, each with the entry before it in its list; 0 is the end.
    entries: Vec<(u32, u32)>,
}

impl Lists {
    fn add(&mut self, key: Key, report: u32) {
        let next = (self.entries.len() + 1) as u32;
        let before = self.heads.insert(key, next).unwrap_or(0);
        self.entries.push((report, before));
    }

    /// The reports of a list from its end on, as far as `reach` says.
    fn follow(&self, key: Key, reach: Reach, day: Option<Day>, reports: &[&Report], mut take: impl FnMut(u32)) {
        let mut at = self.heads.get(&key).copied().unwrap_or(0);
        let mut count = 0;
        while at > 0 && count < reach.articles {
            let (other, before) = self.entries[at as usize - 1];
            let gap = day.zip(reports[other as usize].day).map(|(a, b)| a - b);
            if reach.days.zip(gap).is_some_and(|(most, gap)| gap > most) {
                break;
            }
            count += 1;
            at = before;
            take(other);
        }
    }
}
