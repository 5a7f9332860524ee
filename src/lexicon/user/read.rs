//! The user's file: bytes → [`UserLexicon`], or what is wrong with it, by line.
//!
//! Lines that begin with `#` and empty lines say nothing. The first other line names the columns, in any order: `name` and `type`, and where
//! they are needed `kind`, `aliases`, `country`, `latitude`, `longitude`. Fields are separated by one tab; a field in quotation marks, as
//! spreadsheets write some, is what stands between them. UTF-8 with or without a byte-order mark, or UTF-16 with one; lines end with LF or
//! CR LF.

use std::borrow::Cow;
use std::fmt;

use rustc_hash::FxHashMap;

use super::{MOST_BYTES, MOST_WORDS, Point, Row, Type, UserLexicon};
use crate::lexicon::gazetteer;
use crate::lexicon::kinds::{OrganizationKind, PlaceKind};

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, 1-based.
    pub line: usize,
    /// What is wrong, in words.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.message)
    }
}

/// The columns, in the order of [`COLUMNS`].
#[derive(Clone, Copy)]
enum Column {
    Name,
    Type,
    Kind,
    Aliases,
    Country,
    Latitude,
    Longitude,
}

/// Their names in the header.
const COLUMNS: [&str; 7] = ["name", "type", "kind", "aliases", "country", "latitude", "longitude"];

/// Countries by ISO code and by English name, both in lower case.
type Countries = FxHashMap<String, (u8, &'static str, &'static str)>;

impl UserLexicon {
    /// Reads a file. Gives all faults where there are some, in order.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let text = decode(bytes).map_err(|fault| vec![fault])?;
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let Some((at, line)) = lines.next() else {
            return Err(vec![Fault { line: 1, message: "no header line: name and type, separated by a tab".to_owned() }]);
        };
        let header = header(line).map_err(|message| vec![Fault { line: at, message }])?;
        let mut reader = Reader { lexicon: Self::sized(text.len()), countries: None };
        let mut faults = Vec::new();
        for (at, line) in lines {
            if let Err(message) = reader.take(at, line, &header) {
                faults.push(Fault { line: at, message });
            }
        }
        if faults.is_empty() { Ok(reader.lexicon) } else { Err(faults) }
    }
}

/// The text of the file, without a byte-order mark.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    if let Some((encoding, bom)) = encoding_rs::Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != encoding_rs::UTF_8) {
        // What spreadsheets call "Unicode text".
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[bom..]);
        return text.ok_or_else(|| Fault { line: 1, message: format!("not {}, though it begins so", encoding.name()) });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|e| {
        let line = 1 + bytes[..e.valid_up_to()].iter().filter(|&&b| b == b'\n').count();
        Fault { line, message: "not UTF-8; save the file as UTF-8".to_owned() }
    })
}

/// For each field of a row its column.
fn header(line: &str) -> Result<Vec<Column>, String> {
    const ALL: [Column; 7] =
        [Column::Name, Column::Type, Column::Kind, Column::Aliases, Column::Country, Column::Latitude, Column::Longitude];
    let mut columns: Vec<Column> = Vec::new();
    for field in line.trim_end().split('\t') {
        let name = unquoted(field)?.trim().to_lowercase();
        let Some(k) = COLUMNS.iter().position(|column| *column == name) else {
            let hint = if columns.is_empty() { "; the first line names the columns, separated by tabs: name, type" } else { "" };
            return Err(format!("no column is called {name:?}, only {}{hint}", COLUMNS.join(", ")));
        };
        if columns.iter().any(|&column| column as usize == k) {
            return Err(format!("two columns are called {name:?}"));
        }
        columns.push(ALL[k]);
    }
    for needed in [Column::Name, Column::Type] {
        if !columns.iter().any(|&column| column as usize == needed as usize) {
            return Err(format!("no column is called {:?}", COLUMNS[needed as usize]));
        }
    }
    Ok(columns)
}

struct Reader {
    lexicon: UserLexicon,
    countries: Option<Countries>,
}

impl Reader {
    /// Takes a row; the error says what is wrong with it.
    fn take(&mut self, line: usize, row: &str, header: &[Column]) -> Result<(), String> {
        let mut fields: [Cow<'_, str>; 7] = Default::default();
        for (k, field) in row.split('\t').enumerate() {
            let field = unquoted(field)?;
            match header.get(k) {
                Some(&column) => fields[column as usize] = single(field),
                None if field.trim().is_empty() => {}
                None => return Err(format!("{} columns, but the header has {}", row.split('\t').count(), header.len())),
            }
        }
        let field = |column: Column| &*fields[column as usize];
        let name = checked(field(Column::Name), "name")?;
        let detail = field(Column::Kind);
        let names = match field(Column::Type).to_lowercase().as_str() {
            "organization" | "organisation" => Type::Organization(one_of(detail, OrganizationKind::ALL)?),
            "place" => Type::Place(one_of(detail, PlaceKind::ALL)?),
            "person" | "none" if !detail.is_empty() => return Err("only organizations and places have a kind".to_owned()),
            "person" => Type::Person,
            "none" => Type::None,
            "" => return Err("no type: person, organization, place or none".to_owned()),
            _ => return Err(format!("no type is called {:?}: person, organization, place or none", field(Column::Type))),
        };
        let place_alone = [Column::Country, Column::Latitude, Column::Longitude];
        if let Some(column) = place_alone.iter().find(|&&column| !matches!(names, Type::Place(_)) && !field(column).is_empty()) {
            return Err(format!("only a place has a {}", COLUMNS[*column as usize]));
        }
        let point = point(field(Column::Latitude), field(Column::Longitude))?;
        let country = self.country(field(Column::Country))?;
        let entry = Row { name: name.into(), names, country, point, line };
        let index = self.lexicon.rows.len();
        if let Some(old) = self.add(name, index) {
            return self.again(old, &entry, name);
        }
        self.lexicon.rows.push(entry);
        for alias in field(Column::Aliases).split('|').map(str::trim).filter(|alias| !alias.is_empty()) {
            let alias = checked(alias, "alias")?;
            if let Some(old) = self.add(alias, index).filter(|&old| old != index) {
                let old = self.lexicon.row(old);
                return Err(format!("{alias:?} is listed already, in line {} for {:?}", old.line, old.name));
            }
        }
        Ok(())
    }

    fn add(&mut self, form: &str, entry: usize) -> Option<usize> {
        self.lexicon.add(form, entry)
    }

    /// A name that is listed already may be said again, but not otherwise.
    fn again(&self, old: usize, entry: &Row, name: &str) -> Result<(), String> {
        let old = self.lexicon.row(old);
        let same = *old == Row { line: old.line, ..entry.clone() };
        if same { Ok(()) } else { Err(format!("{name:?} is listed already, in line {} for {:?}", old.line, old.name)) }
    }

    fn country(&mut self, field: &str) -> Result<Option<(u8, &'static str, &'static str)>, String> {
        if field.is_empty() {
            return Ok(None);
        }
        let countries = self.countries.get_or_insert_with(|| {
            let all = gazetteer::countries();
            all.flat_map(|c| [(c.1.to_lowercase(), c), (c.2.to_lowercase(), c)]).collect()
        });
        let country = countries.get(&field.to_lowercase());
        country.map(|&c| Some(c)).ok_or_else(|| format!("no country is called {field:?}: two letters as in SY, or its English name"))
    }
}

/// What stands between the quotation marks that a spreadsheet put around a field.
fn unquoted(field: &str) -> Result<Cow<'_, str>, String> {
    let Some(rest) = field.trim().strip_prefix('"') else { return Ok(Cow::Borrowed(field)) };
    match rest.strip_suffix('"') {
        Some(inner) => Ok(Cow::Owned(inner.replace("\"\"", "\""))),
        None => Err(format!("a quotation mark opens and does not close: {field}")),
    }
}

/// With single blanks, none around it.
fn single(field: Cow<'_, str>) -> Cow<'_, str> {
    let clean = !field.contains("  ") && !field.contains(|c: char| c.is_whitespace() && c != ' ') && field.trim().len() == field.len();
    if clean { field } else { Cow::Owned(field.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// Can the words be found in a text?
fn checked<'a>(words: &'a str, what: &str) -> Result<&'a str, String> {
    if words.is_empty() {
        return Err(format!("no {what}"));
    }
    if !words.contains(char::is_alphanumeric) {
        return Err(format!("the {what} {words:?} has no letter"));
    }
    if words.len() > MOST_BYTES || words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count() > MOST_WORDS {
        return Err(format!("the {what} is longer than {MOST_WORDS} words or {MOST_BYTES} bytes"));
    }
    Ok(words)
}

/// The one of a closed set that a field names, in small letters or capitals; None where the field is empty.
fn one_of<T: Copy + fmt::Display>(field: &str, all: &[T]) -> Result<Option<T>, String> {
    if field.is_empty() {
        return Ok(None);
    }
    let found = all.iter().find(|one| one.to_string().eq_ignore_ascii_case(field));
    let names = || all.iter().map(T::to_string).collect::<Vec<_>>().join(", ");
    found.map(|one| Some(*one)).ok_or_else(|| format!("no kind is called {field:?}, only {}", names()))
}

fn point(latitude: &str, longitude: &str) -> Result<Option<Point>, String> {
    if latitude.is_empty() && longitude.is_empty() {
        return Ok(None);
    }
    let degrees = |field: &str, what: &str, most: f64| {
        let value = field.parse::<f64>().ok().filter(|value| (-most..=most).contains(value));
        value.ok_or_else(|| format!("a {what} is a number from -{most} to {most}, like 36.2, not {field:?}"))
    };
    Ok(Point::new(degrees(latitude, "latitude", 90.0)?, degrees(longitude, "longitude", 180.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_entries() {
        let file = "# A comment\n\nName\tType\tKind\tAliases\tCountry\tLatitude\tLongitude\n\
            Ana  Xavi\tperson\n\
            \"Xavora \"\"Sea\"\" Watch\"\tOrganisation\tngo\tXSW | X.S.W.|\n\
            # Another\n\
            Deir Xav\tplace\tcity\t\tsy\t36.25\t-0.5\t\t\n\
            Old Xav\tplace\t\t\tSyria\n\
            Xav Day\tnone\n\
            Ana Xavi\tperson\n";
        for bytes in [
            file.as_bytes().to_vec(),
            file.replace('\n', "\r\n").into_bytes(),
            ["\u{FEFF}", file].concat().into_bytes(),
            std::iter::once(0xFEFF).chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        ] {
            let read = UserLexicon::parse(&bytes).unwrap();
            let rows: Vec<_> = read.rows.iter().map(|e| (&*e.name, e.names, e.country.map(|c| c.1), e.point, e.line)).collect();
            assert_eq!(
                rows,
                [
                    ("Ana Xavi", Type::Person, None, None, 4),
                    ("Xavora \"Sea\" Watch", Type::Organization(Some(OrganizationKind::Ngo)), None, None, 5),
                    ("Deir Xav", Type::Place(Some(PlaceKind::City)), Some("SY"), Point::new(36.25, -0.5), 7),
                    ("Old Xav", Type::Place(None), Some("SY"), None, 8),
                    ("Xav Day", Type::None, None, None, 9),
                ]
            );
            assert_eq!(read.named("X.S.W.").map(|(k, _)| k), Some(1));
        }
    }

    #[test]
    fn an_empty_table_is_no_fault() {
        assert!(UserLexicon::parse(b"name\ttype\n").unwrap().is_empty());
    }

    #[test]
    fn faults_say_their_line() {
        for (file, faults) in [
            ("", &["1: no header line"][..]),
            ("# only this\n", &["1: no header line"]),
            ("Ana Xavi\tperson\n", &["1: no column is called \"ana xavi\""]),
            ("name\ttype\tcolour\n", &["1: no column is called \"colour\""]),
            ("name\tname\n", &["1: two columns are called \"name\""]),
            ("name\tkind\n", &["1: no column is called \"type\""]),
            ("name\ttype\n\tperson\n", &["2: no name"]),
            ("name\ttype\nXav\n", &["2: no type"]),
            ("name\ttype\nXav\tship\n", &["2: no type is called \"ship\""]),
            ("name\ttype\nXav\tperson\tngo\n", &["2: 3 columns, but the header has 2"]),
            ("name\ttype\tkind\nXav\tperson\tngo\n", &["2: only organizations and places have a kind"]),
            ("name\ttype\tkind\nXav\torganization\tcity\n", &["2: no kind is called \"city\""]),
            ("name\ttype\tkind\nXav\tplace\tngo\n", &["2: no kind is called \"ngo\""]),
            ("name\ttype\tcountry\nXav\tplace\tXX\n", &["2: no country is called \"XX\""]),
            ("name\ttype\tcountry\nXav\tperson\tSY\n", &["2: only a place has a country"]),
            ("name\ttype\tlatitude\tlongitude\nXav\tplace\t91\t0\n", &["2: a latitude is a number from -90 to 90"]),
            ("name\ttype\tlatitude\tlongitude\nXav\tplace\t36,2\t0\n", &["2: a latitude is"]),
            ("name\ttype\tlatitude\tlongitude\nXav\tplace\tNaN\t0\n", &["2: a latitude is"]),
            ("name\ttype\tlatitude\tlongitude\nXav\tplace\t1\t\n", &["2: a longitude is a number from -180 to 180"]),
            ("name\ttype\n--\tperson\n", &["2: the name \"--\" has no letter"]),
            ("name\ttype\n\"Xav\tperson\n", &["2: a quotation mark opens and does not close"]),
            ("name\ttype\nXav\tperson\nXav\tplace\n", &["3: \"Xav\" is listed already, in line 2"]),
            ("name\ttype\taliases\nXav\tplace\tXa\nYav\tplace\tXa\n", &["3: \"Xa\" is listed already, in line 2 for \"Xav\""]),
            ("name\ttype\nXav\tship\nYav\tperson\n\tperson\n", &["2: no type", "4: no name"]),
        ] {
            let found = UserLexicon::parse(file.as_bytes()).unwrap_err();
            assert_eq!(found.len(), faults.len(), "{file:?}: {found:?}");
            for (fault, wanted) in found.iter().zip(faults) {
                assert!(fault.to_string().starts_with(wanted), "{file:?}: {fault}");
            }
        }
        let latin = UserLexicon::parse(b"name\ttype\nCaf\xe9\tplace\n").unwrap_err();
        assert_eq!(latin, [Fault { line: 2, message: "not UTF-8; save the file as UTF-8".to_owned() }]);
        let long = format!("name\ttype\n{}\tplace\n", "Xav ".repeat(30));
        assert!(UserLexicon::parse(long.as_bytes()).unwrap_err()[0].message.contains("longer than"));
    }
}
