//! The packed gazetteer: its layout, and reading it in place.
//!
//! All numbers are little-endian. The file begins with [`MAGIC`] and the version of the layout ([`VERSION`]), eight bytes that say how
//! new the data are ("2026-07", padded with zeros), the [`checksum`] of everything behind it (`u64`), and [`SECTIONS`] section offsets
//! (`u32`, from the start of the file), the last of which is the file's length:
//!
//! | section | what stands in it |
//! | --- | --- |
//! | codes | two bytes a country: ISO 3166-1 alpha-2. Country `k` is record `k` |
//! | columns | [`WIDTH`] bytes a record, see [`Record`]: countries first, then first-level divisions, then everything else, the better known first |
//! | names | length (`u8`) and bytes of each name |
//! | postings | for every key of several readings: their count, then each as the difference to the one before it, as varints; at most [`MOST`] |
//! | demonyms | one-word demonyms in lower case, a line feed after each |
//! | keys | an `fst` map from key to value |
//!
//! A reading is `record << 3 | role` ([`Role`]). A value of the map is `reading << 1` for a single reading, or
//! `offset into postings << 1 | 1`.

use std::fmt;

/// First bytes of the file.
pub const MAGIC: &[u8; 6] = b"places";
/// Version of the layout: two digits behind [`MAGIC`].
pub const VERSION: &[u8; 2] = b"02";
/// Bytes before the section offsets: magic, version, date, checksum.
pub const HEAD: usize = 24;
/// The most readings of a key. Those behind are of the least known places; whoever asks for a name pays for no more than these.
pub const MOST: usize = 250;
/// Number of section offsets.
pub const SECTIONS: usize = 7;
/// Bytes a record takes in the columns.
pub const WIDTH: usize = 15;
/// The country of a record that lies in none.
pub const NO_COUNTRY: u8 = 255;
/// The division of a record that lies in none.
pub const NO_ADMIN1: u16 = u16::MAX;

/// How a name names its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Role {
    /// The name by which the gazetteer lists the place, also without its accents.
    Main,
    /// Another name: "Burma", "Kiev".
    Alternate,
    /// A code that is written in capitals: "US", "NSW", "D.C.".
    Code,
    /// A newspaper's abbreviation that is written with its full stop: "Calif.".
    Short,
    /// An adjective or a word for the people: "Russian", "Texans".
    Demonym,
}

impl Role {
    fn from_bits(bits: u64) -> Self {
        match bits & 7 {
            0 => Self::Main,
            1 => Self::Alternate,
            2 => Self::Code,
            3 => Self::Short,
            _ => Self::Demonym,
        }
    }
}

/// What a record is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A country or territory with an ISO code.
    Country,
    /// A first-level division: state, province, governorate.
    Admin1,
    /// A second-level division: county, district.
    Admin2,
    /// A populated place.
    City,
    /// A continent.
    Continent,
    /// A region without borders of its own: "Midwest", "Sahel", "Kurdistan".
    Region,
    /// A state of the past.
    Historical,
    /// A union of states.
    Bloc,
    /// An airport or another site.
    Facility,
    /// A sea, lake, river, strait.
    Water,
    /// A mountain or range.
    Mountain,
    /// An island or group of islands.
    Island,
    /// A desert, plain, cape, coast.
    #[default]
    Land,
}

impl Kind {
    const ALL: [Self; 13] = [
        Self::Country,
        Self::Admin1,
        Self::Admin2,
        Self::City,
        Self::Continent,
        Self::Region,
        Self::Historical,
        Self::Bloc,
        Self::Facility,
        Self::Water,
        Self::Mountain,
        Self::Island,
        Self::Land,
    ];

    /// From its name in lexicon files: "Country", "Admin1" …
    pub fn from_name(name: &str) -> Option<Self> {
        const NAMES: [&str; 13] = [
            "Country",
            "Admin1",
            "Admin2",
            "City",
            "Continent",
            "Region",
            "Historical",
            "Bloc",
            "Facility",
            "Water",
            "Mountain",
            "Island",
            "Land",
        ];
        NAMES.iter().position(|&n| n == name).map(|k| Self::ALL[k])
    }

    /// Is it an area that holds other places and has borders?
    pub fn is_area(self) -> bool {
        matches!(self, Self::Country | Self::Admin1 | Self::Admin2)
    }
}

/// One place. In the columns, in this order: latitude and longitude (`i16`, hundredths of a degree), country (`u8`), division (`u16`), kind
/// (low four bits) and rank (high four bits), population (`u8`), GeoNames id (`u24`), offset of the name (`u24`).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Record {
    /// Hundredths of a degree north.
    pub lat: i16,
    /// Hundredths of a degree east.
    pub lon: i16,
    /// Index of the country's record, [`NO_COUNTRY`] for none.
    pub country: u8,
    /// Index of the first-level division's record, [`NO_ADMIN1`] for none.
    pub admin1: u16,
    /// What it is.
    pub kind: Kind,
    /// Cities: see [`Record::seat`] and [`Record::fame`]. Natural features: 0 the most prominent, 15 the least.
    pub rank: u8,
    /// 25 times the decimal logarithm of the population, rounded; 0 where it is not known.
    pub population: u8,
    /// GeoNames id, 0 for none.
    pub geonames_id: u32,
    /// Offset into the names.
    pub name: u32,
}

impl Record {
    /// As it stands in the columns.
    pub fn pack(&self) -> [u8; WIDTH] {
        let mut bytes = [0; WIDTH];
        bytes[0..2].copy_from_slice(&self.lat.to_le_bytes());
        bytes[2..4].copy_from_slice(&self.lon.to_le_bytes());
        bytes[4] = self.country;
        bytes[5..7].copy_from_slice(&self.admin1.to_le_bytes());
        bytes[7] = self.kind as u8 | self.rank.min(15) << 4;
        bytes[8] = self.population;
        bytes[9..12].copy_from_slice(&self.geonames_id.to_le_bytes()[..3]);
        bytes[12..15].copy_from_slice(&self.name.to_le_bytes()[..3]);
        bytes
    }

    /// The inverse of [`Record::pack`].
    pub fn unpack(b: &[u8; WIDTH]) -> Self {
        Self {
            lat: i16::from_le_bytes([b[0], b[1]]),
            lon: i16::from_le_bytes([b[2], b[3]]),
            country: b[4],
            admin1: u16::from_le_bytes([b[5], b[6]]),
            kind: Kind::ALL.get((b[7] & 15) as usize).copied().unwrap_or_default(),
            rank: b[7] >> 4,
            population: b[8],
            geonames_id: u32::from_le_bytes([b[9], b[10], b[11], 0]),
            name: u32::from_le_bytes([b[12], b[13], b[14], 0]),
        }
    }

    /// Of what a city is the capital: 1 a country, 2 a first-level, 3 a second-level division, 0 nothing; 0 for what is no city.
    pub fn seat(&self) -> u8 {
        if self.kind == Kind::City { self.rank & 3 } else { 0 }
    }

    /// How widely a city is known, 0 to 3; 0 for what is no city.
    pub fn fame(&self) -> u8 {
        if self.kind == Kind::City { self.rank >> 2 } else { 0 }
    }

    /// Decimal logarithm of the population, 0 where it is not known.
    pub fn log_population(&self) -> f32 {
        f32::from(self.population) / 25.0
    }

    /// Degrees north.
    pub fn latitude(&self) -> f64 {
        f64::from(self.lat) / 100.0
    }

    /// Degrees east.
    pub fn longitude(&self) -> f64 {
        f64::from(self.lon) / 100.0
    }
}

/// Why bytes cannot be used as a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They are something else.
    Foreign,
    /// The layout is of this version, not of [`VERSION`].
    Version(String),
    /// They were cut or changed, or made wrongly.
    Damaged,
    /// Another gazetteer has been used already.
    InUse,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("this is no gazetteer; one is made by examples/build_gazetteer"),
            Self::Version(version) => {
                let wanted = String::from_utf8_lossy(VERSION);
                write!(f, "a gazetteer of layout {version:?}, but this program reads layout {wanted:?}; build it again")
            }
            Self::Damaged => f.write_str("the gazetteer is damaged; build or copy it again"),
            Self::InUse => f.write_str("another gazetteer is in use already"),
        }
    }
}

impl std::error::Error for Fault {}

/// A checksum of bytes (FNV-1a over little-endian words of eight, the last filled up with zeros): finds damage, not malice.
pub fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let all = words.iter().chain(std::iter::once(&last));
    all.fold(0xCBF2_9CE4_8422_2325, |sum, word| (sum ^ u64::from_le_bytes(*word)).wrapping_mul(0x0100_0000_01B3).rotate_left(5))
}

/// A packed gazetteer, opened.
#[derive(Debug)]
pub(super) struct Pack {
    bytes: &'static [u8],
    at: [usize; SECTIONS],
    pub(super) keys: fst::Map<&'static [u8]>,
}

impl Pack {
    /// Checks the head and opens the keys. Costs no more for a large file than for a small one: see [`Pack::check`] for the rest.
    pub(super) fn open(bytes: &'static [u8]) -> Result<Self, Fault> {
        if bytes.get(..6).is_none_or(|magic| magic != MAGIC) {
            return Err(Fault::Foreign);
        }
        if bytes.get(6..8).is_none_or(|version| version != VERSION) {
            let version = bytes.get(6..8).unwrap_or_default();
            return Err(Fault::Version(String::from_utf8_lossy(version).into_owned()));
        }
        let mut at = [0; SECTIONS];
        for (k, offset) in at.iter_mut().enumerate() {
            let from = HEAD + 4 * k;
            let four = bytes.get(from..from + 4).and_then(|b| b.first_chunk()).ok_or(Fault::Damaged)?;
            *offset = u32::from_le_bytes(*four) as usize;
        }
        if !at.is_sorted() || at[0] < HEAD + 4 * SECTIONS || at[SECTIONS - 1] != bytes.len() {
            return Err(Fault::Damaged);
        }
        let keys = fst::Map::new(&bytes[at[5]..at[6]]).map_err(|_| Fault::Damaged)?;
        Ok(Self { bytes, at, keys })
    }

    /// Checks all of the file: that nothing was changed since it was made, and that its records are possible.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let kept = self.bytes[16..HEAD].first_chunk().map_or(0, |sum| u64::from_le_bytes(*sum));
        if kept != checksum(&self.bytes[HEAD..]) {
            return Err(Fault::Damaged);
        }
        let (codes, records) = (self.section(0), self.len());
        let whole = codes.len().is_multiple_of(2) && self.section(1).len().is_multiple_of(WIDTH) && std::str::from_utf8(codes).is_ok();
        let countries = codes.len() / 2;
        let possible = |r: &Record| {
            r.lat.unsigned_abs() <= 90 * 100
                && r.lon.unsigned_abs() <= 180 * 100
                && (r.country == NO_COUNTRY || usize::from(r.country) < countries)
                && (r.admin1 == NO_ADMIN1 || usize::from(r.admin1) < records)
                && !self.name(r).is_empty()
        };
        let sound = whole && countries < usize::from(NO_COUNTRY) && (0..records as u32).all(|k| possible(&self.record(k)));
        if sound { Ok(()) } else { Err(Fault::Damaged) }
    }

    fn section(&self, k: usize) -> &'static [u8] {
        &self.bytes[self.at[k]..self.at[k + 1]]
    }

    pub(super) fn date(&self) -> &'static str {
        std::str::from_utf8(&self.bytes[8..16]).map_or("", |date| date.trim_end_matches('\0'))
    }

    pub(super) fn len(&self) -> usize {
        self.section(1).len() / WIDTH
    }

    /// The record with this index; an empty one past the end.
    pub(super) fn record(&self, index: u32) -> Record {
        let from = index as usize * WIDTH;
        self.section(1).get(from..from + WIDTH).and_then(|b| b.try_into().ok()).map(Record::unpack).unwrap_or_default()
    }

    pub(super) fn name(&self, record: &Record) -> &'static str {
        let names = self.section(2);
        let at = record.name as usize;
        let length = names.get(at).map_or(0, |&n| n as usize);
        names.get(at + 1..at + 1 + length).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }

    pub(super) fn code(&self, country: u8) -> Option<&'static str> {
        let from = usize::from(country) * 2;
        self.section(0).get(from..from + 2).and_then(|b| std::str::from_utf8(b).ok())
    }

    pub(super) fn demonyms(&self) -> impl Iterator<Item = &'static str> {
        std::str::from_utf8(self.section(4)).unwrap_or("").lines()
    }

    pub(super) fn readings(&self, value: u64) -> Readings {
        if value & 1 == 0 {
            return Readings { single: Some(value >> 1), rest: &[], left: 0, last: 0 };
        }
        let mut rest = self.section(3).get((value >> 1) as usize..).unwrap_or(&[]);
        let left = varint(&mut rest).min(MOST as u64);
        Readings { single: None, rest, left, last: 0 }
    }
}

/// The readings of a key, in order of their records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Readings {
    single: Option<u64>,
    rest: &'static [u8],
    left: u64,
    last: u64,
}

impl Iterator for Readings {
    type Item = (u32, Role);

    fn next(&mut self) -> Option<(u32, Role)> {
        let reading = match self.single.take() {
            Some(reading) => reading,
            None if self.left == 0 => return None,
            None => {
                self.left -= 1;
                self.last += varint(&mut self.rest);
                self.last
            }
        };
        Some(((reading >> 3) as u32, Role::from_bits(reading)))
    }
}

/// Reads a number of seven bits a byte, the lowest first; the high bit says that more follow.
fn varint(bytes: &mut &[u8]) -> u64 {
    let mut value = 0;
    let mut shift = 0;
    while let Some((&b, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u64::from(b & 0x7F) << shift;
        shift += 7;
        if b & 0x80 == 0 || shift > 56 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_survive_packing() {
        let record = Record {
            lat: -3345,
            lon: 17999,
            country: 250,
            admin1: 4000,
            kind: Kind::Mountain,
            rank: 9,
            population: 170,
            geonames_id: 12_047_239,
            name: 4_000_000,
        };
        assert_eq!(Record::unpack(&record.pack()), record);
        for kind in Kind::ALL {
            let record = Record { kind, rank: 15, ..Record::default() };
            assert_eq!(Record::unpack(&record.pack()), record);
        }
    }

    #[test]
    fn other_bytes_are_no_gazetteer() {
        for (bytes, fault) in [
            (&b""[..], Fault::Foreign),
            (b"words", Fault::Foreign),
            (b"places01........0000000000000000000000000000", Fault::Version("01".into())),
            (b"places02", Fault::Damaged),
            (b"places02........00000000000000000000000000000000000000000000000000", Fault::Damaged),
        ] {
            assert_eq!(Pack::open(bytes).map(|_| ()), Err(fault), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn damage_is_found() {
        let whole = crate::lexicon::gazetteer::EMBEDDED;
        let check = |bytes: Vec<u8>| Pack::open(bytes.leak()).and_then(|pack| pack.check());
        assert_eq!(check(whole.to_vec()), Ok(()));
        assert_eq!(check(whole[..whole.len() - 1].to_vec()), Err(Fault::Damaged));
        for at in [20, HEAD + 4 * SECTIONS + 1, whole.len() / 2, whole.len() - 9] {
            let mut changed = whole.to_vec();
            changed[at] ^= 4;
            assert_eq!(check(changed), Err(Fault::Damaged), "byte {at}");
        }
    }
}
