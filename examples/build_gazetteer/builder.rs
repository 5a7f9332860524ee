//! Records and keys as they are gathered, and the bytes made of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use analyze::lexicon::gazetteer::pack::{HEAD, MAGIC, MOST, NO_ADMIN1, NO_COUNTRY, SECTIONS, VERSION, checksum};
use analyze::lexicon::gazetteer::{Kind, Record, Role, key};

/// What the packed file is made of.
#[derive(Default)]
pub(crate) struct Builder {
    /// All records; countries and first-level divisions first.
    pub(crate) records: Vec<Record>,
    /// The name of each record.
    names: Vec<String>,
    /// What each key can mean, as packed readings.
    pub(crate) keys: BTreeMap<String, BTreeSet<u64>>,
    demonyms: BTreeSet<String>,
    codes: Vec<u8>,
    countries: HashMap<String, u8>,
    divisions: HashMap<String, u16>,
}

impl Builder {
    /// Adds a place; its index.
    pub(crate) fn add(&mut self, name: &str, record: Record) -> anyhow::Result<u32> {
        anyhow::ensure!(record.geonames_id < 1 << 24 && u8::try_from(name.len()).is_ok(), "too large for its column: {name}");
        self.records.push(record);
        self.names.push(name.to_owned());
        Ok(self.records.len() as u32 - 1)
    }

    /// Adds a country. All of them come first.
    pub(crate) fn add_country(&mut self, code: &str, name: &str, record: Record) -> anyhow::Result<u32> {
        let index = u8::try_from(self.records.len()).ok().filter(|&k| k < NO_COUNTRY);
        let Some(index) = index.filter(|_| code.len() == 2) else { anyhow::bail!("country {code}: too many, or no code") };
        self.countries.insert(code.to_owned(), index);
        self.codes.extend(code.as_bytes());
        self.add(name, Record { country: index, admin1: NO_ADMIN1, kind: Kind::Country, ..record })
    }

    /// Adds a first-level division ("SY.09"). All of them come right behind the countries.
    pub(crate) fn add_division(&mut self, code: &str, name: &str, record: Record) -> anyhow::Result<u32> {
        let index = u16::try_from(self.records.len()).ok().filter(|&k| k < NO_ADMIN1);
        let Some(index) = index else { anyhow::bail!("too many divisions") };
        let country = code.split_once('.').map_or(NO_COUNTRY, |(country, _)| self.country(country));
        self.divisions.insert(code.to_owned(), index);
        self.add(name, Record { country, admin1: index, kind: Kind::Admin1, ..record })
    }

    /// Index of a country by its code.
    pub(crate) fn country(&self, code: &str) -> u8 {
        self.countries.get(code).copied().unwrap_or(NO_COUNTRY)
    }

    /// Index of a first-level division by its code ("SY.09").
    pub(crate) fn division(&self, code: &str) -> u16 {
        self.divisions.get(code).copied().unwrap_or(NO_ADMIN1)
    }

    /// A name by which a record is found.
    pub(crate) fn key(&mut self, name: &str, index: u32, role: Role) {
        let key = key::of(name);
        if key.len() < 2 || key.split(' ').count() > 6 {
            return;
        }
        // The best role of a record wins: roles are in order of their weight.
        let readings = self.keys.entry(key).or_default();
        // But a code ("KY"), an abbreviation ("Ky.") and a demonym are written otherwise.
        let class = |role: u64| if role < Role::Code as u64 { 0 } else { role };
        let known = readings.iter().find(|&&r| r >> 3 == u64::from(index) && class(r & 7) == class(role as u64)).copied();
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

    /// A word for the people of a place, or its adjective.
    pub(crate) fn demonym(&mut self, word: &str, index: u32) {
        self.key(word, index, Role::Demonym);
        let lower = word.to_lowercase();
        if !lower.contains(|c: char| c.is_whitespace() || c == '-') {
            self.demonyms.insert(lower);
        }
    }

    /// The packed file. `date` is the month of the data ("2026-07").
    pub(crate) fn pack(&self, date: &str) -> anyhow::Result<Vec<u8>> {
        anyhow::ensure!(date.len() <= 8, "a month is written 2026-07");
        let mut names = Vec::new();
        let mut offsets: HashMap<&str, u32> = HashMap::new();
        let mut columns = Vec::new();
        for (record, name) in self.records.iter().zip(&self.names) {
            let at = *offsets.entry(name).or_insert_with(|| {
                let at = names.len() as u32;
                names.push(name.len() as u8);
                names.extend(name.as_bytes());
                at
            });
            anyhow::ensure!(at < 1 << 24, "too many names");
            columns.extend(Record { name: at, ..*record }.pack());
        }
        let mut postings = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (key, readings) in &self.keys {
            let value = match readings.first() {
                Some(&only) if readings.len() == 1 => only << 1,
                _ => {
                    let at = postings.len() as u64;
                    varint(readings.len().min(MOST) as u64, &mut postings);
                    let mut last = 0;
                    for &reading in readings.iter().take(MOST) {
                        varint(reading - last, &mut postings);
                        last = reading;
                    }
                    at << 1 | 1
                }
            };
            map.insert(key, value)?;
        }
        let demonyms: String = self.demonyms.iter().map(|word| format!("{word}\n")).collect();
        let parts = [&self.codes[..], &columns, &names, &postings, demonyms.as_bytes(), &map.into_inner()?];
        let mut rest = Vec::new();
        let mut at = HEAD + 4 * SECTIONS;
        for part in &parts {
            rest.extend(u32::try_from(at)?.to_le_bytes());
            at += part.len();
        }
        rest.extend(u32::try_from(at)?.to_le_bytes());
        for part in parts {
            rest.extend(part);
        }
        let mut bytes = [&MAGIC[..], VERSION, date.as_bytes()].concat();
        bytes.resize(16, 0);
        bytes.extend(checksum(&rest).to_le_bytes());
        bytes.extend(rest);
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
