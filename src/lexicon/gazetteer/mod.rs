//! The gazetteer: names of places and their people, packed in `data/gazetteer.bin` and used in place.
//!
//! `examples/build_gazetteer` makes the file and names its sources; [`pack`] describes its layout, [`key`] how a name is looked up.
//! A [`Cursor`] follows the words of a name; [`candidates`] gives everything that the name can mean.
//! The names of a document are found by [`crate::text::toponyms`].

use std::sync::OnceLock;

use super::{Add, Class};

pub mod key;
pub mod pack;
mod traps;

pub use pack::{Fault, Kind, Record, Role};
pub use traps::most as trap;

use pack::{NO_ADMIN1, NO_COUNTRY, Pack};

static EMBEDDED: &[u8] = include_bytes!("../data/gazetteer.bin");

/// What is in use. Chosen once: every word that is interned carries what the gazetteer says of it.
static PACK: OnceLock<Option<Pack>> = OnceLock::new();

fn pack() -> Option<&'static Pack> {
    PACK.get_or_init(|| Pack::open(EMBEDDED).ok()).as_ref()
}

/// Uses this gazetteer, the bytes of a file that `examples/build_gazetteer` made, instead of the one in the program, up to the program's
/// end. Checks all of it. Must be called before anything is analysed, at most once.
///
/// # Errors
///
/// Bytes that are no gazetteer, of another version or damaged; and where one is in use already.
pub fn install(bytes: Vec<u8>) -> Result<(), Fault> {
    let pack = Pack::open(bytes.leak())?;
    pack.check()?;
    PACK.set(Some(pack)).map_err(|_| Fault::InUse)
}

/// One thing that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the record.
    pub index: u32,
    /// How the name names it.
    pub role: Role,
    /// The record.
    pub record: Record,
}

/// Everything that the name with this value ([`Cursor::value`]) can mean, in the gazetteer's order: countries, divisions, the rest.
pub fn candidates(value: u64) -> impl Iterator<Item = Candidate> {
    pack().into_iter().flat_map(move |pack| pack.readings(value).map(|(index, role)| Candidate { index, role, record: pack.record(index) }))
}

/// A place in the map of keys: behind some words of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    node: fst::raw::CompiledAddr,
    output: fst::raw::Output,
}

impl Cursor {
    /// Before the first word; None where there is no gazetteer.
    pub fn start() -> Option<Self> {
        pack().map(|pack| Self { node: pack.keys.as_fst().root().addr(), output: fst::raw::Output::zero() })
    }

    /// Behind a lower-case word more, or a part of a word; None where no name goes on so.
    pub fn word(mut self, lower: &str) -> Option<Self> {
        let keys = pack()?.keys.as_fst();
        key::fold(lower, |byte| self.step(keys, byte)).then_some(self)
    }

    /// Behind the space between two words; None where no name goes on so.
    pub fn space(mut self) -> Option<Self> {
        self.step(pack()?.keys.as_fst(), b' ').then_some(self)
    }

    /// The value of the name that ends here, for [`candidates`].
    pub fn value(self) -> Option<u64> {
        let node = pack()?.keys.as_fst().node(self.node);
        node.is_final().then(|| self.output.cat(node.final_output()).value())
    }

    /// Does no longer name go on from here?
    pub fn is_end(self) -> bool {
        pack().is_none_or(|pack| pack.keys.as_fst().node(self.node).is_empty())
    }

    fn step(&mut self, keys: &fst::raw::Fst<&'static [u8]>, byte: u8) -> bool {
        let node = keys.node(self.node);
        let Some(i) = node.find_input(byte) else { return false };
        let transition = node.transition(i);
        self.output = self.output.cat(transition.out);
        self.node = transition.addr;
        true
    }
}

impl Candidate {
    /// How surely a name of so many words is a place, as far as this reading goes: 9 and 8 for countries, large divisions and well-known regions, 2
    /// for a village by its other name.
    pub fn strength(&self, words: usize) -> u8 {
        let (c, r) = (self, &self.record);
        let several = if words > 1 { 1 } else { 0 };
        let base: u8 = match r.kind {
            Kind::Country => 9,
            Kind::Continent | Kind::Region | Kind::Historical | Kind::Bloc => 8 + several,
            Kind::Facility => 7 + several,
            Kind::Admin1 if c.role == Role::Demonym => 8,
            Kind::Admin1 if matches!(c.role, Role::Code | Role::Short) => 7,
            Kind::Admin1 => (if r.log_population() >= 6.0 { 8 } else { 5 }) + several,
            Kind::Admin2 => 4 + 3 * several,
            Kind::Water | Kind::Mountain | Kind::Island | Kind::Land => match r.rank {
                0..=2 => 7 + several,
                3..=5 => 5 + 2 * several,
                _ => 4 + 2 * several,
            },
            Kind::City => {
                let digits = match r.log_population() {
                    p if p >= 6.5 => 8,
                    p if p >= 6.0 => 7,
                    p if p >= 5.5 => 6,
                    p if p >= 5.0 => 5,
                    p if p >= 4.3 => 4,
                    _ => 3,
                };
                let seat = match r.seat() {
                    1 => 2,
                    2 => 1,
                    _ => 0,
                };
                (digits + seat + several).min(8)
            }
        };
        match (c.role, r.kind) {
            (Role::Alternate, Kind::City | Kind::Admin2) => base.saturating_sub(2),
            (Role::Alternate, Kind::Admin1 | Kind::Water | Kind::Mountain | Kind::Island | Kind::Land) => base.saturating_sub(1),
            _ => base,
        }
    }
}

/// The record with this index.
pub fn record(index: u32) -> Record {
    pack().map_or_else(Record::default, |pack| pack.record(index))
}

/// How many records there are.
pub fn len() -> usize {
    pack().map_or(0, Pack::len)
}

/// The name by which a record is listed.
pub fn name(record: &Record) -> &'static str {
    pack().map_or("", |pack| pack.name(record))
}

/// ISO code and English name of a record's country.
pub fn country(record: &Record) -> Option<(&'static str, &'static str)> {
    let pack = pack()?;
    if record.country == NO_COUNTRY {
        return None;
    }
    Some((pack.code(record.country)?, pack.name(&pack.record(u32::from(record.country)))))
}

/// All countries: the index that their records carry, ISO code and English name.
pub fn countries() -> impl Iterator<Item = (u8, &'static str, &'static str)> {
    let all = pack().into_iter().flat_map(|pack| (0..NO_COUNTRY).map(move |k| (k, pack)));
    all.filter_map(|(k, pack)| {
        let record = pack.record(u32::from(k));
        let code = pack.code(k).filter(|_| record.kind == Kind::Country)?;
        Some((k, code, pack.name(&record)))
    })
}

/// Name of a record's first-level division.
pub fn admin1(record: &Record) -> Option<&'static str> {
    let pack = pack()?;
    (record.admin1 != NO_ADMIN1).then(|| pack.name(&pack.record(u32::from(record.admin1))))
}

/// Month of the data, as "2026-07".
pub fn date() -> &'static str {
    pack().map_or("", Pack::date)
}

/// Reports the one-word demonyms.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in pack().into_iter().flat_map(Pack::demonyms) {
        add(word, Class::DEMONYM);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_file_opens() {
        assert!(len() > 20_000);
        assert!(date().starts_with("20"));
    }

    #[test]
    fn a_cursor_follows_whole_names() {
        let follow = |words: &[&str]| {
            let mut at = Cursor::start()?.word(words[0])?;
            for word in &words[1..] {
                at = at.space()?.word(word)?;
            }
            at.value()
        };
        assert!(follow(&["new", "york"]).is_some());
        assert_eq!(follow(&["st"]), None);
        assert_eq!(follow(&["new", "yorx"]), None);
        let aleppo = follow(&["aleppo"]).and_then(|value| candidates(value).find(|c| c.record.kind == Kind::City)).unwrap().record;
        assert_eq!(aleppo.geonames_id, 170_063);
        assert_eq!((name(&aleppo), country(&aleppo), admin1(&aleppo)), ("Aleppo", Some(("SY", "Syria")), Some("Aleppo")));
        assert_eq!((aleppo.latitude(), aleppo.longitude()), (36.2, 37.16));
    }

    /// What whole names with this key can mean.
    fn known(name: &str) -> Vec<Candidate> {
        let key = key::of(name);
        pack().and_then(|pack| pack.keys.get(&key)).into_iter().flat_map(candidates).collect()
    }

    #[test]
    fn the_packed_file_holds_the_listed_places() {
        const FILE: &str = include_str!("../data/places.tsv");
        crate::lexicon::tsv::check("places.tsv", FILE, 8);
        let hundredths = |text: &str| (text.parse::<f64>().unwrap() * 100.0).round() as i16;
        for [name, kind, country, lat, lon, id, aliases, demonyms] in crate::lexicon::tsv::table(FILE) {
            let kind = format!("{}{}", kind[..1].to_uppercase(), &kind[1..]);
            let wanted = |c: &Candidate| {
                let r = &c.record;
                (Some(r.kind), r.lat, r.lon) == (Kind::from_name(&kind), hundredths(lat), hundredths(lon))
                    && r.geonames_id == id.parse().unwrap_or(0)
                    && super::country(r).map_or("", |(code, _)| code) == country
                    && super::name(r) == name
            };
            for known_by in [name].into_iter().chain(crate::lexicon::tsv::list(aliases)).chain(crate::lexicon::tsv::list(demonyms)) {
                assert!(known(known_by).iter().any(wanted), "{known_by:?} of {name:?}: build the gazetteer anew");
            }
        }
    }

    #[test]
    fn names_of_many_places_are_cut_at_the_least_known() {
        let most = ["San José", "Santa Ana", "Springfield", "San Antonio"].map(|name| known(name).len());
        assert!(most.iter().all(|&n| n > 5 && n <= pack::MOST), "{most:?}");
        let people: Vec<u8> = known("San José").iter().filter(|c| c.record.kind == Kind::City).map(|c| c.record.population).collect();
        assert!(people.is_sorted_by(|a, b| a >= b), "{people:?}");
    }

    #[test]
    fn codes_and_abbreviations_of_one_place_are_both_kept() {
        let roles: Vec<Role> = known("Ky.").iter().filter(|c| name(&c.record) == "Kentucky").map(|c| c.role).collect();
        assert_eq!(roles, [Role::Code, Role::Short]);
    }

    #[test]
    fn demonyms_are_a_class() {
        assert!(super::super::classes("syrian").contains(Class::DEMONYM));
        assert!(!super::super::classes("syria").contains(Class::DEMONYM));
    }
}
