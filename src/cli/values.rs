//! Values of options, read strictly: what is not plainly meant is refused with words that show how it is written.

use analyze::lexicon::fields::{FieldNames, FieldRole};
use chrono::NaiveDate;

/// Offsets in the text are 32 bits wide.
const MAX_BYTES: u64 = 2 << 30;

/// A day, written with all its digits.
pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    let shaped = text.len() == 10 && text.is_ascii();
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| shaped);
    let day = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let written = shaped && text.split('-').count() == 3 && text.split('-').all(day);
    let message = if written { "there is no such day" } else { "a day is written YYYY-MM-DD, like 2016-02-20" };
    date.ok_or_else(|| message.to_owned())
}

/// Two letters, whichever their case. Whether there is such a country is asked of the gazetteer.
pub(super) fn country(text: &str) -> Result<[u8; 2], String> {
    match text.to_ascii_uppercase().as_bytes() {
        &[a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok([a, b]),
        _ => Err("a country is written with the two letters of ISO 3166, like GB".to_owned()),
    }
}

/// Names of fields: `ROLE=NAME`, separated by commas; a name with a comma stands in quotation marks.
pub(super) fn fields(text: &str) -> Result<FieldNames, String> {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => parts.push(String::new()),
            _ => parts.last_mut().into_iter().for_each(|part| part.push(c)),
        }
    }
    let name = |part: &String| {
        let (role, name) = part.split_once('=').ok_or_else(|| format!("{part:?} is not like text=Body"))?;
        let role = GIVEN.iter().find(|known| known.name() == role.trim()).copied();
        let role =
            role.ok_or_else(|| format!("{:?} is none of {}", part.split('=').next().unwrap_or(""), GIVEN.map(FieldRole::name).join(", ")))?;
        let name = name.trim().to_owned();
        if name.is_empty() { Err(format!("no name for {role}")) } else { Ok((name, role)) }
    };
    parts.iter().map(name).collect::<Result<_, _>>().map(FieldNames::new)
}

/// What the user can give a name to.
const GIVEN: [FieldRole; 8] = [
    FieldRole::Text,
    FieldRole::Html,
    FieldRole::Title,
    FieldRole::Date,
    FieldRole::Url,
    FieldRole::Publisher,
    FieldRole::Authors,
    FieldRole::Id,
];

/// A number of bytes, perhaps with a unit.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let unit = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err("a size is a number of bytes, like 1000000, 500K or 64M".to_owned()),
    };
    let number: u64 = number.parse().map_err(|_| "a size begins with a number".to_owned())?;
    match number.checked_mul(unit) {
        Some(size @ 1..=MAX_BYTES) => Ok(size),
        Some(0) => Err("a size is at least 1".to_owned()),
        _ => Err("a size is at most 2G".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fields_are_read() {
        let names = fields("text=Body,date=\"Pub, date\"").unwrap();
        assert_eq!(names.field("body").map(|f| f.role), Some(FieldRole::Text));
        assert_eq!(names.field("Pub, date").map(|f| f.role), Some(FieldRole::Date));
        for (text, said) in
            [("Body", "is not like text=Body"), ("body=Text", "is none of text, html"), ("text=", "no name for text"), ("", "is not like")]
        {
            assert!(fields(text).is_err_and(|e| e.contains(said)), "{text}");
        }
    }

    #[test]
    fn sizes_have_units() {
        let table = [
            ("1", Some(1)),
            ("64M", Some(64 << 20)),
            ("64MiB", Some(64 << 20)),
            ("64MB", Some(64_000_000)),
            ("5k", Some(5 << 10)),
            ("2G", Some(2 << 30)),
            ("7 kb", Some(7000)),
            ("0", None),
            ("3G", None),
            ("-1", None),
            ("M", None),
            ("", None),
            ("1.5M", None),
            ("12X", None),
            ("99999999999999999999", None),
            ("99999999999999999G", None),
        ];
        for (text, bytes) in table {
            assert_eq!(size(text).ok(), bytes, "{text}");
        }
    }

    #[test]
    fn days_are_whole_dates() {
        let table = [
            ("2016-02-20", true),
            ("2016-02-29", true),
            ("2015-02-29", false),
            ("2016-2-20", false),
            ("20160220", false),
            ("16-02-20", false),
            ("2016-02-20T00", false),
            ("today", false),
            ("", false),
        ];
        for (text, good) in table {
            assert_eq!(date(text).is_ok(), good, "{text}");
        }
    }
}
