//! Builds `src/lexicon/data/gazetteer.bin`, the packed gazetteer (layout: `src/lexicon/gazetteer/pack.rs`).
//!
//! ```sh
//! cargo run --profile fast --example build_gazetteer -- FOLDER 2026-07 src/lexicon/data/gazetteer.bin
//! ```
//!
//! `FOLDER` holds what is too large for this repository, in either form: `cities.tsv` and `admin2.tsv` with a header line, or the files of
//! <https://download.geonames.org/export/dump/> as they come out of their archives: `cities1000.txt`, `admin2Codes.txt` and, for
//! divisions that are new, `admin1CodesASCII.txt`. Beside it goes what stands here in `data/` (countries, first-level divisions and natural
//! features) and `src/lexicon/data/places.tsv` (everything else); sources and licences are in their heads and in NOTICE. The month says how new the data are. The
//! same files give the same bytes. What goes in:
//!
//! - all countries, first-level divisions and places of `places.tsv`, with all their names and demonyms;
//! - all cities of the folder, other names only for those of [`ALTERNATES`] inhabitants and more;
//! - second-level divisions that have a point;
//! - natural features, the smaller ones with the country around them; the bare name of a river or lake ("Osage" for "Osage River") only where it is prominent.
//!
//! Records are in order of how well known their places are, so that what a name means can be cut at the least known.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use analyze::lexicon::gazetteer::pack::{NO_ADMIN1, NO_COUNTRY};
use analyze::lexicon::gazetteer::{Kind, Record, Role, key};
use analyze::lexicon::words;

mod builder;
mod tables;

use builder::Builder;
use tables::Row;

/// The fewest inhabitants of a city that is known by other names too.
const ALTERNATES: f64 = 15_000.0;
/// Rivers and lakes of this rank and less prominent ones are known by their full names alone.
const BARE: u8 = 4;

#[allow(clippy::print_stderr)]
fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, month, out] = &args[..] else { anyhow::bail!("usage: build_gazetteer FOLDER MONTH OUT.bin") };
    let folder = Path::new(folder);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join("examples/build_gazetteer/data");
    let cities = tables::cities(folder)?;

    let mut b = Builder::default();
    let mut seats: HashMap<String, String> = HashMap::new();
    for row in tables::with_header(&own.join("countries.tsv"))? {
        country(&mut b, &row)?;
        seats.insert(row.get("iso2").to_owned(), row.get("capital").to_owned());
    }
    first_level(&mut b, &tables::with_header(&own.join("admin1.tsv"))?, &tables::divisions(folder, 1)?, &cities)?;
    let mut places = listed(&b, &tables::with_header(&here.join("src/lexicon/data/places.tsv"))?);
    let around = Around::new(&b, &cities);
    places.extend(natural(&tables::with_header(&own.join("physical.tsv"))?, &places, &around)?);
    places.extend(cities.iter().map(|row| city(&b, row, &seats)));
    places.extend(second_level(&b, &tables::divisions(folder, 2)?, &cities));
    places.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    for place in &places {
        place.add(&mut b)?;
    }

    let bytes = b.pack(month)?;
    eprintln!("{} records, {} keys, {} bytes", b.records.len(), b.keys.len(), bytes.len());
    std::fs::write(out, bytes)?;
    Ok(())
}

/// A place that is neither a country nor a first-level division, with its names.
struct Place {
    name: String,
    record: Record,
    /// How well it is known: the decimal logarithm of its inhabitants, or as much as a city of so many is known.
    weight: f64,
    names: Vec<(String, Role)>,
}

impl Place {
    fn add(&self, b: &mut Builder) -> anyhow::Result<()> {
        let index = b.add(&self.name, self.record)?;
        for (name, role) in &self.names {
            match role {
                Role::Demonym => b.demonym(name, index),
                _ => b.key(name, index, *role),
            }
        }
        Ok(())
    }
}

/// Adds a country.
fn country(b: &mut Builder, row: &Row) -> anyhow::Result<()> {
    let at = if row.number("centre_lat").is_some() { ("centre_lat", "centre_lon") } else { ("lat", "lon") };
    let name = row.get("name").strip_prefix("The ").unwrap_or(row.get("name"));
    let id = b.add_country(row.get("iso2"), name, record(row, at, "population"))?;
    name_area(b, row, name, id);
    Ok(())
}

/// Gives a country or first-level division its names.
fn name_area(b: &mut Builder, row: &Row, name: &str, id: u32) {
    b.key(name, id, Role::Main);
    for other in row.list("alternates") {
        b.key(other, id, role(other));
    }
    for demonym in row.list("demonyms") {
        b.demonym(demonym, id);
    }
}

/// Adds the first-level divisions: those of `rows`, and what `newer` has beyond them, with the middle of their cities for a point.
fn first_level(b: &mut Builder, rows: &[Row], newer: &[Row], cities: &[Row]) -> anyhow::Result<()> {
    let known: HashSet<&str> = rows.iter().map(|row| row.get("code")).collect();
    for row in rows {
        let id = b.add_division(row.get("code"), row.get("name"), record(row, ("lat", "lon"), "city_population"))?;
        // Without a point it can name where a city lies, but is no answer itself.
        if row.number("lat").is_some() {
            name_area(b, row, row.get("name"), id);
        }
    }
    let newer: Vec<&Row> = newer.iter().filter(|row| !known.contains(row.get("code"))).collect();
    let middles = if newer.is_empty() { HashMap::new() } else { middles(cities, 1) };
    for row in newer {
        let middle = middles.get(row.get("code"));
        let point = middle.map_or_else(Record::default, Middle::record);
        let id = b.add_division(row.get("code"), row.get("name"), Record { geonames_id: number(row), ..point })?;
        if middle.is_some() {
            name_area(b, row, row.get("name"), id);
        }
    }
    Ok(())
}

/// The places of `places.tsv`.
fn listed(b: &Builder, rows: &[Row]) -> Vec<Place> {
    let place = |row: &Row| {
        let kind = match row.get("kind") {
            "continent" => Kind::Continent,
            "historical" => Kind::Historical,
            "bloc" => Kind::Bloc,
            "facility" => Kind::Facility,
            "city" => Kind::City,
            "water" => Kind::Water,
            "island" => Kind::Island,
            "mountain" => Kind::Mountain,
            _ => Kind::Region,
        };
        let id = row.get("geonames_id").parse().unwrap_or(0);
        let record = Record {
            country: b.country(row.get("country")),
            admin1: NO_ADMIN1,
            kind,
            geonames_id: id,
            population: if kind == Kind::City { people(100_000.0) } else { 0 },
            ..record(row, ("latitude", "longitude"), "")
        };
        let mut names = vec![(row.get("name").to_owned(), Role::Main)];
        names.extend(row.list("aliases").map(|other| (other.to_owned(), role(other))));
        names.extend(row.list("demonyms").map(|demonym| (demonym.to_owned(), Role::Demonym)));
        Place { name: row.get("name").to_owned(), record, weight: 9.0, names }
    };
    rows.iter().map(place).collect()
}

/// Natural features, but those that `listed` has already.
fn natural(rows: &[Row], listed: &[Place], around: &Around) -> anyhow::Result<Vec<Place>> {
    let known: HashSet<String> = listed.iter().map(|place| key::of(&place.name)).collect();
    let mut places = Vec::new();
    for row in rows {
        let name = &written_out(row.get("name"));
        if name.replace("St. ", "").contains('.') || name.len() > 60 || known.contains(&key::of(name)) {
            continue;
        }
        let kind = match row.get("kind") {
            "water" => Kind::Water,
            "mountain" => Kind::Mountain,
            "island" => Kind::Island,
            "region" => Kind::Region,
            _ => Kind::Land,
        };
        let rank: u8 = row.get("scalerank").parse()?;
        let point = record(row, ("lat", "lon"), "");
        let country = if rank >= least(kind) { around.country(&point) } else { NO_COUNTRY };
        let record = Record { country, admin1: NO_ADMIN1, kind, rank, ..point };
        let whole = |name: &str| name.contains(' ') || rank < BARE;
        let mut names = Vec::new();
        if whole(name) {
            names.push((name.to_owned(), Role::Main));
        }
        for other in row.list("alternates").filter(|other| whole(other)) {
            names.push((other.to_owned(), if other.contains(name.as_str()) { Role::Main } else { Role::Alternate }));
        }
        let english = english(name);
        names.extend(english.clone().map(|other| (other, Role::Alternate)));
        places.push(Place { name: english.unwrap_or_else(|| name.to_owned()), record, weight: 6.5 - 0.4 * f64::from(rank), names });
    }
    Ok(places)
}

/// The name of a feature without the abbreviations of maps: "Mt. Everest", "Lavrentiya I.".
fn written_out(name: &str) -> String {
    let word = |(k, word): (usize, &str)| match word {
        "I." | "Is." if k == 0 => "Isla".to_owned(),
        "Mt." => "Mount".to_owned(),
        "Mts." => "Mountains".to_owned(),
        "Mtn." => "Mountain".to_owned(),
        "I." => "Island".to_owned(),
        "Is." => "Islands".to_owned(),
        "Pk." => "Peak".to_owned(),
        "Pen." => "Peninsula".to_owned(),
        "Ra." => "Range".to_owned(),
        "Plat." => "Plateau".to_owned(),
        "Arch." => "Archipelago".to_owned(),
        "Str." => "Strait".to_owned(),
        "Sd." => "Sound".to_owned(),
        "Pt." => "Point".to_owned(),
        "Cord." => "Cordillera".to_owned(),
        "R." => "River".to_owned(),
        "S." if k == 0 => "South".to_owned(),
        "N." if k == 0 => "North".to_owned(),
        "W." if k == 0 => "West".to_owned(),
        _ => word.to_owned(),
    };
    name.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// The English form of a name with a head of another language: "Lago de Maracaibo" is Lake Maracaibo.
fn english(name: &str) -> Option<String> {
    const HEADS: &[(&str, &str)] = &[
        ("Lago de ", "Lake "),
        ("Lago ", "Lake "),
        ("Lac ", "Lake "),
        ("Ozero ", "Lake "),
        ("Golfo de ", "Gulf of "),
        ("Cabo ", "Cape "),
        ("Cap ", "Cape "),
        ("Monte ", "Mount "),
        ("Mont ", "Mount "),
        ("Gora ", "Mount "),
        ("Gunung ", "Mount "),
        ("Jabal ", "Mount "),
        ("Jebel ", "Mount "),
    ];
    HEADS.iter().find_map(|(head, english)| name.strip_prefix(head).map(|rest| format!("{english}{rest}")))
}

/// Features of this rank and less prominent ones are so small that they lie in the country that their middle lies in.
fn least(kind: Kind) -> u8 {
    if kind == Kind::Water { 4 } else { 3 }
}

/// The cities by degrees, to see in which country a point lies.
struct Around {
    cells: HashMap<(i16, i16), Vec<Record>>,
}

impl Around {
    fn new(b: &Builder, cities: &[Row]) -> Self {
        let mut cells: HashMap<(i16, i16), Vec<Record>> = HashMap::new();
        for row in cities {
            let city = Record { country: b.country(row.get("country")), ..record(row, ("lat", "lon"), "population") };
            cells.entry((city.lat.div_euclid(100), city.lon.div_euclid(100))).or_default().push(city);
        }
        Self { cells }
    }

    /// The country of the five cities nearest to a point, where they agree and lie within some 200 kilometres.
    fn country(&self, point: &Record) -> u8 {
        let (lat, lon) = (point.lat.div_euclid(100), point.lon.div_euclid(100));
        let east = (f64::from(point.lat) / 100.0).to_radians().cos();
        let far = |c: &Record| {
            let (north, east) = (f64::from(c.lat) - f64::from(point.lat), (f64::from(c.lon) - f64::from(point.lon)) * east);
            (north.hypot(east), c.country)
        };
        let near = (-2..=2).flat_map(|y| (-4..=4).map(move |x| (lat + y, lon + x))).filter_map(|cell| self.cells.get(&cell));
        let mut cities: Vec<(f64, u8)> = near.flatten().map(far).filter(|(far, _)| *far < 200.0).collect();
        cities.sort_by(|a, b| a.0.total_cmp(&b.0));
        let first = cities.first().map_or(NO_COUNTRY, |(_, country)| *country);
        if cities.iter().take(5).all(|(_, country)| *country == first) { first } else { NO_COUNTRY }
    }
}

/// A city. `seats`: the capital of each country by name.
fn city(b: &Builder, row: &Row, seats: &HashMap<String, String>) -> Place {
    let (country, name) = (row.get("country"), row.get("name"));
    let people = row.number("population").unwrap_or(0.0);
    let seat = match row.get("feature_code") {
        "PPLC" => 1,
        _ if people > 300_000.0 && seats.get(country).is_some_and(|seat| seat == name) => 1,
        "PPLA" => 2,
        "PPLA2" => 3,
        _ => 0,
    };
    let others = || row.list("alternates").filter(|name| is_latin(name));
    let record = Record {
        country: b.country(country),
        admin1: b.division(&format!("{country}.{}", row.get("admin1"))),
        kind: Kind::City,
        rank: seat | fame(others().count()) << 2,
        ..record(row, ("lat", "lon"), "population")
    };
    let mut names = vec![(name.to_owned(), Role::Main)];
    names.extend(Some(row.get("ascii")).filter(|ascii| !ascii.is_empty()).map(|ascii| (ascii.to_owned(), Role::Main)));
    if people >= ALTERNATES {
        let fit = others().filter(|other| is_usable(other) && !names_its_area(b, other, &record));
        names.extend(fit.map(|other| (other.to_owned(), role(other))));
    }
    Place { name: name.to_owned(), record, weight: people.max(1.0).log10(), names }
}

/// Second-level divisions that have a point, or cities that give them one.
fn second_level(b: &Builder, rows: &[Row], cities: &[Row]) -> Vec<Place> {
    let middles = if rows.iter().any(|row| row.number("lat").is_some()) { HashMap::new() } else { middles(cities, 2) };
    let place = |row: &Row| {
        let code = row.get("code");
        let point = match row.number("lat") {
            Some(_) => Some(record(row, ("lat", "lon"), "city_population")),
            None => middles.get(code).map(Middle::record),
        }?;
        let (division, _) = code.rsplit_once('.')?;
        let (country, _) = code.split_once('.')?;
        let record =
            Record { country: b.country(country), admin1: b.division(division), kind: Kind::Admin2, geonames_id: number(row), ..point };
        let name = row.get("name");
        let mut names = vec![(name.to_owned(), Role::Main)];
        names.extend(row.list("alternates").map(|other| (other.to_owned(), Role::Alternate)));
        Some(Place { name: name.to_owned(), record, weight: f64::from(record.log_population()) - 1.0, names })
    };
    rows.iter().filter_map(place).collect()
}

/// The middle of the cities of a division, and how many live there.
#[derive(Default)]
struct Middle {
    lat: f64,
    lon: f64,
    cities: f64,
    people: f64,
}

impl Middle {
    fn record(&self) -> Record {
        let hundredths = |sum: f64| (sum / self.cities * 100.0).round() as i16;
        Record { lat: hundredths(self.lat), lon: hundredths(self.lon), population: people(self.people), ..Record::default() }
    }
}

/// The middles of all divisions of a level, by their codes.
fn middles(cities: &[Row], level: u8) -> HashMap<String, Middle> {
    let mut all: HashMap<String, Middle> = HashMap::new();
    for row in cities {
        let (Some(lat), Some(lon)) = (row.number("lat"), row.number("lon")) else { continue };
        let mut code = format!("{}.{}", row.get("country"), row.get("admin1"));
        if level == 2 {
            code = format!("{code}.{}", row.get("admin2"));
        }
        let middle = all.entry(code).or_default();
        middle.lat += lat;
        middle.lon += lon;
        middle.cities += 1.0;
        middle.people += row.number("population").unwrap_or(0.0);
    }
    all
}

/// A record with what all tables say alike; columns that a table lacks are zero.
fn record(row: &Row, (lat, lon): (&str, &str), population: &str) -> Record {
    let hundredths = |column: &str| (row.number(column).unwrap_or(0.0) * 100.0).round() as i16;
    Record {
        lat: hundredths(lat),
        lon: hundredths(lon),
        population: people(row.number(population).unwrap_or(0.0)),
        geonames_id: number(row),
        ..Record::default()
    }
}

/// The GeoNames id of a row, 0 for none.
fn number(row: &Row) -> u32 {
    row.get("geonameid").parse().unwrap_or(0)
}

/// So many people as [`Record::population`] keeps them.
fn people(number: f64) -> u8 {
    if number < 1.0 { 0 } else { (number.log10() * 25.0).round() as u8 }
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

/// Is a name written in Latin letters?
fn is_latin(name: &str) -> bool {
    name.chars().all(|c| !c.is_alphabetic() || u32::from(c) < 0x250 || (0x1E00..0x1F00).contains(&u32::from(c)))
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

/// Is another name of a city that of its country, or of a division of which it makes up less than a quarter ("Mexico", "Oklahoma")?
fn names_its_area(b: &Builder, name: &str, city: &Record) -> bool {
    let Some(readings) = b.keys.get(&key::of(name)) else { return false };
    readings.iter().any(|reading| {
        let index = reading >> 3;
        let Some(area) = b.records.get(index as usize) else { return false };
        match area.kind {
            Kind::Country => index == u64::from(city.country),
            Kind::Admin1 => index == u64::from(city.admin1) && city.population + 15 < area.population,
            _ => false,
        }
    })
}
