//! Builds `src/lexicon/data/gazetteer.bin`, the packed gazetteer (layout: `src/lexicon/gazetteer/pack.rs`).
//!
//! ```sh
//! cargo run --profile fast --example build_gazetteer -- ../shared/data/gazetteer src/lexicon/data/gazetteer.bin
//! ```
//!
//! Sources: the TSV files of that folder, made of GeoNames (CC BY 4.0), Natural Earth (public domain), Unicode CLDR names, demonym lists
//! and hand lists (see NOTICE). The same files give the same bytes. What goes in:
//!
//! - all countries, first-level divisions and regions, with all their names and demonyms;
//! - cities of [`CITY`] inhabitants and more ([`TOWN`] in the countries of [`ENGLISH`]) and all seats of countries and first-level divisions, other names only for those of
//!   [`ALTERNATES`] and more;
//! - counties and districts of the countries of [`COUNTIES`];
//! - natural features; the bare name of a river or lake ("Osage" for "Osage River") only where it is prominent.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use analyze::lexicon::gazetteer::pack::{MAGIC, NO_ADMIN1, NO_COUNTRY, SECTIONS};
use analyze::lexicon::gazetteer::{Kind, Record, Role, key};
use analyze::lexicon::words;

/// Month of the GeoNames release.
const DATE: &str = "2026-07";
/// The fewest inhabitants of a city.
const CITY: u64 = 10_000;
/// The fewest inhabitants of a town in a country whose own news is in English.
const TOWN: u64 = 2_000;
/// Those countries.
const ENGLISH: &[&str] = &["US", "GB", "IE", "CA", "AU", "NZ"];
/// The fewest inhabitants of a city that is known by other names too.
const ALTERNATES: u64 = 100_000;
/// Countries whose news names counties and districts.
const COUNTIES: &[&str] = &["US", "GB", "IE"];
/// Rivers and lakes of this rank and less prominent ones are known by their full names alone.
const BARE: u8 = 4;

#[derive(Default)]
struct Builder {
    records: Vec<Record>,
    names: Vec<u8>,
    offsets: HashMap<String, u32>,
    keys: BTreeMap<String, BTreeSet<u64>>,
    demonyms: BTreeSet<String>,
    codes: Vec<u8>,
    countries: HashMap<String, u8>,
    divisions: HashMap<String, u16>,
}

impl Builder {
    fn add(&mut self, name: &str, mut record: Record) -> anyhow::Result<u32> {
        let index = self.records.len() as u32;
        record.name = match self.offsets.get(name) {
            Some(&at) => at,
            None => {
                let at = u32::try_from(self.names.len())?;
                self.names.push(u8::try_from(name.len())?);
                self.names.extend(name.as_bytes());
                self.offsets.insert(name.to_owned(), at);
                at
            }
        };
        anyhow::ensure!(record.name < 1 << 24 && record.geonames_id < 1 << 24, "too large for three bytes: {name}");
        self.records.push(record);
        Ok(index)
    }

    fn key(&mut self, name: &str, index: u32, role: Role) {
        let key = key::of(name);
        if key.len() < 2 || key.split(' ').count() > 6 {
            return;
        }
        // The best role of a record wins: roles are in order of their weight.
        let readings = self.keys.entry(key).or_default();
        let known = readings.iter().find(|&&r| r >> 3 == u64::from(index) && (r & 7 != 4) == (role != Role::Demonym)).copied();
        let reading = u64::from(index) << 3 | role as u64;
        match known {
            Some(old) if old <= reading => return,
            Some(old) => {
                readings.remove(&old);
            }
            None => {}
        }
        readings.insert(reading);
    }

    /// Is another name of a city that of its country, or of a division of which it makes up less than a quarter ("Mexico", "Oklahoma")?
    fn names_its_area(&self, name: &str, city: &Record) -> bool {
        let Some(readings) = self.keys.get(&key::of(name)) else { return false };
        readings.iter().any(|reading| {
            let index = reading >> 3;
            let Some(area) = self.records.get(index as usize) else { return false };
            match area.kind {
                Kind::Country => index == u64::from(city.country),
                Kind::Admin1 => index == u64::from(city.admin1) && city.population + 15 < area.population,
                _ => false,
            }
        })
    }

    fn demonym(&mut self, word: &str, index: u32) {
        self.key(word, index, Role::Demonym);
        let lower = word.to_lowercase();
        if !lower.contains(|c: char| c.is_whitespace() || c == '-') {
            self.demonyms.insert(lower);
        }
    }
}

/// Codes ("US", "D.C.") need their capitals, abbreviations ("Calif.") their stop.
fn role(name: &str) -> Role {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let code = letters <= 4 && !name.chars().any(char::is_lowercase) && !name.contains(' ')
        || name.len() <= 5 && name.contains(". ") && !name.chars().any(char::is_lowercase);
    if code || name == "BiH" {
        Role::Code
    } else if name.ends_with('.') {
        Role::Short
    } else {
        Role::Alternate
    }
}

#[allow(clippy::print_stderr)]
fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(data), Some(out)) = (args.next(), args.next()) else { anyhow::bail!("usage: build_gazetteer DATA OUT.bin") };
    let data = Path::new(&data);
    let mut b = Builder::default();
    let mut seats: HashMap<String, String> = HashMap::new();

    for row in rows(&data.join("countries.tsv"))? {
        let code = row.get("iso2");
        anyhow::ensure!(code.len() == 2 && b.records.len() < usize::from(NO_COUNTRY), "country {code}");
        let index = b.records.len() as u8;
        b.countries.insert(code.to_owned(), index);
        b.codes.extend(code.as_bytes());
        let at = if row.get("centre_lat").is_empty() { ("lat", "lon") } else { ("centre_lat", "centre_lon") };
        let record = Record { country: index, admin1: NO_ADMIN1, kind: Kind::Country, ..row.record(at, "population", "geonameid") };
        let name = row.get("name").strip_prefix("The ").unwrap_or(row.get("name"));
        let id = b.add(name, record)?;
        b.key(name, id, Role::Main);
        for other in row.list("alternates") {
            b.key(other, id, role(other));
        }
        for demonym in row.list("demonyms") {
            b.demonym(demonym, id);
        }
        seats.insert(code.to_owned(), row.get("capital").to_owned());
    }
    for row in rows(&data.join("admin1.tsv"))? {
        let code = row.get("code");
        let country = b.countries.get(&code[..2]).copied().unwrap_or(NO_COUNTRY);
        let index = b.records.len();
        anyhow::ensure!(index < usize::from(NO_ADMIN1), "too many divisions");
        b.divisions.insert(code.to_owned(), index as u16);
        let record =
            Record { country, admin1: index as u16, kind: Kind::Admin1, ..row.record(("lat", "lon"), "city_population", "geonameid") };
        let id = b.add(row.get("name"), record)?;
        // Without a point it can name where a city lies, but is no answer itself.
        if row.get("lat").is_empty() {
            continue;
        }
        b.key(row.get("name"), id, Role::Main);
        for other in row.list("alternates") {
            b.key(other, id, role(other));
        }
        for demonym in row.list("demonyms") {
            b.demonym(demonym, id);
        }
    }
    for row in rows(&data.join("regions.tsv"))? {
        let kind = match row.get("kind") {
            "continent" => Kind::Continent,
            "water" => Kind::Water,
            "airport" | "facility" => Kind::Facility,
            "historical" => Kind::Historical,
            "bloc" => Kind::Bloc,
            _ => Kind::Region,
        };
        // "Xinjiang Region" and the like keep the hand list's areas apart from divisions of the same name.
        let name = row.get("name").strip_suffix(" Region").filter(|_| kind == Kind::Region).unwrap_or(row.get("name"));
        let record = Record { country: NO_COUNTRY, admin1: NO_ADMIN1, kind, ..row.record(("lat", "lon"), "", "geonameid") };
        let id = b.add(name, record)?;
        b.key(name, id, Role::Main);
        for other in row.list("alternates") {
            b.key(other, id, role(other));
        }
        for demonym in row.list("demonyms") {
            b.demonym(demonym, id);
        }
    }
    for row in rows(&data.join("physical.tsv"))? {
        let kind = match row.get("kind") {
            "water" => Kind::Water,
            "mountain" => Kind::Mountain,
            "island" => Kind::Island,
            "region" => Kind::Region,
            _ => Kind::Land,
        };
        let name = row.get("name");
        if name.contains('.') || name.len() > 60 {
            continue;
        }
        let rank: u8 = row.get("scalerank").parse()?;
        let record = Record { country: NO_COUNTRY, admin1: NO_ADMIN1, kind, rank, ..row.record(("lat", "lon"), "", "") };
        let id = b.add(name, record)?;
        if name.contains(' ') || rank < BARE {
            b.key(name, id, Role::Main);
        }
        for other in row.list("alternates").filter(|other| other.contains(' ') || rank < BARE) {
            let whole = other.contains(name);
            b.key(other, id, if whole { Role::Main } else { Role::Alternate });
        }
    }
    for row in rows(&data.join("cities.tsv"))? {
        let population: u64 = row.get("population").parse().unwrap_or(0);
        let rank = match row.get("feature_code") {
            "PPLC" => 1,
            "PPLA" => 2,
            "PPLA2" => 3,
            _ => 0,
        };
        let country = row.get("country");
        let name = row.get("name");
        let rank = if seats.get(country).is_some_and(|seat| seat == name) && population > 300_000 { 1 } else { rank };
        let least = if ENGLISH.contains(&country) { TOWN } else { CITY };
        if population < least && !matches!(rank, 1 | 2) {
            continue;
        }
        let record = Record {
            country: b.countries.get(country).copied().unwrap_or(NO_COUNTRY),
            admin1: b.divisions.get(&format!("{country}.{}", row.get("admin1"))).copied().unwrap_or(NO_ADMIN1),
            kind: Kind::City,
            rank: rank | fame(row.list("alternates").count()) << 2,
            ..row.record(("lat", "lon"), "population", "geonameid")
        };
        let id = b.add(name, record)?;
        b.key(name, id, Role::Main);
        if !row.get("ascii").is_empty() {
            b.key(row.get("ascii"), id, Role::Main);
        }
        if population < ALTERNATES {
            continue;
        }
        for other in row.list("alternates").filter(|other| is_usable(other)) {
            if !b.names_its_area(other, &record) {
                b.key(other, id, role(other));
            }
        }
    }
    for row in rows(&data.join("admin2.tsv"))? {
        let code = row.get("code");
        if !COUNTIES.contains(&&code[..2]) || row.get("lat").is_empty() {
            continue;
        }
        let admin1 = code.rsplit_once('.').and_then(|(division, _)| b.divisions.get(division)).copied().unwrap_or(NO_ADMIN1);
        let record = Record {
            country: b.countries.get(&code[..2]).copied().unwrap_or(NO_COUNTRY),
            admin1,
            kind: Kind::Admin2,
            ..row.record(("lat", "lon"), "city_population", "geonameid")
        };
        let id = b.add(row.get("name"), record)?;
        b.key(row.get("name"), id, Role::Main);
    }

    let bytes = b.pack()?;
    eprintln!("{} records, {} keys, {} bytes", b.records.len(), b.keys.len(), bytes.len());
    std::fs::write(out, bytes)?;
    Ok(())
}

/// How widely a city is known, 0 to 3: by how many other names the source has for it.
fn fame(alternates: usize) -> u8 {
    match alternates {
        0..=9 => 0,
        10..=24 => 1,
        25..=49 => 2,
        _ => 3,
    }
}

/// Is another name of a city fit for English news? Airport codes and common words are not.
fn is_usable(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 4 || !name.chars().next().is_some_and(char::is_uppercase) {
        return matches!(name, "NYC" | "LA" | "L.A." | "D.C.");
    }
    let common = words::entry(&name.to_lowercase()).is_some_and(|e| e.lower >= 3 && e.lower >= e.capital);
    !common && !name.chars().all(char::is_uppercase)
}

impl Builder {
    fn pack(&self) -> anyhow::Result<Vec<u8>> {
        let mut postings = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (key, readings) in &self.keys {
            let value = match readings.first() {
                Some(&only) if readings.len() == 1 => only << 1,
                _ => {
                    let at = postings.len() as u64;
                    varint(readings.len() as u64, &mut postings);
                    let mut last = 0;
                    for &reading in readings {
                        varint(reading - last, &mut postings);
                        last = reading;
                    }
                    at << 1 | 1
                }
            };
            map.insert(key, value)?;
        }
        let columns: Vec<u8> = self.records.iter().flat_map(Record::pack).collect();
        let demonyms: String = self.demonyms.iter().map(|word| format!("{word}\n")).collect();
        let parts = [&self.codes[..], &columns, &self.names, &postings, demonyms.as_bytes(), &map.into_inner()?];
        let mut bytes = MAGIC.to_vec();
        bytes.extend(DATE.as_bytes());
        bytes.resize(16, 0);
        let mut at = 16 + 4 * SECTIONS;
        for part in &parts {
            bytes.extend(u32::try_from(at)?.to_le_bytes());
            at += part.len();
        }
        bytes.extend(u32::try_from(at)?.to_le_bytes());
        for part in parts {
            bytes.extend(part);
        }
        Ok(bytes)
    }
}

fn varint(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A row of a TSV file with its header.
struct Row {
    header: std::rc::Rc<HashMap<String, usize>>,
    fields: Vec<String>,
}

impl Row {
    fn get(&self, column: &str) -> &str {
        self.header.get(column).and_then(|&k| self.fields.get(k)).map_or("", String::as_str)
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split('|').filter(|member| !member.is_empty())
    }

    /// A record with what all files say alike; columns that a file lacks are zero.
    fn record(&self, (lat, lon): (&str, &str), population: &str, id: &str) -> Record {
        let hundredths = |column: &str| (self.get(column).parse::<f64>().unwrap_or(0.0) * 100.0).round() as i16;
        let people: f64 = self.get(population).parse().unwrap_or(0.0);
        Record {
            lat: hundredths(lat),
            lon: hundredths(lon),
            population: if people < 1.0 { 0 } else { (people.log10() * 25.0).round() as u8 },
            geonames_id: self.get(id).parse().unwrap_or(0),
            ..Record::default()
        }
    }
}

/// Rows of a TSV file without its comment lines.
fn rows(path: &Path) -> anyhow::Result<Vec<Row>> {
    let text = std::fs::read_to_string(path)?;
    let mut lines = text.lines().filter(|l| !l.starts_with("# ") && !l.is_empty());
    let header: HashMap<String, usize> =
        lines.next().unwrap_or_default().split('\t').enumerate().map(|(k, name)| (name.to_owned(), k)).collect();
    let header = std::rc::Rc::new(header);
    Ok(lines.map(|l| Row { header: header.clone(), fields: l.split('\t').map(str::to_owned).collect() }).collect())
}
