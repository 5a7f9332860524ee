//! Area codes of telephone numbers (`data/area_codes.tsv`): "(865)" is Tennessee.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::gazetteer::{self, Cursor, Kind, key};
use super::tsv;

const FILE: &str = include_str!("data/area_codes.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| tsv::table(FILE).map(|[code, division]| (code, division)).collect());

/// The index of the first-level division that three digits are the area code of.
pub fn division(code: &str) -> Option<u32> {
    let (country, name) = TABLE.get(code)?.split_once('-')?;
    let mut cursor = Cursor::start()?;
    for (k, word) in key::of(name).split(' ').enumerate() {
        cursor = if k > 0 { cursor.space()? } else { cursor }.word(word)?;
    }
    let fits =
        |c: &gazetteer::Candidate| c.record.kind == Kind::Admin1 && gazetteer::country(&c.record).is_some_and(|(code, _)| code == country);
    gazetteer::candidates(cursor.value()?).find(fits).map(|c| c.index)
}

/// The area codes of the telephone numbers in a text, in order: "(865) 215-0142", "865-215-0142", "1-865-215-0142". Looks at each byte a few times.
pub fn in_text(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let hyphens = bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'-' | b'.')).map(|(k, _)| k);
    hyphens.filter_map(|k| code_before(bytes, k)).filter_map(|from| text.get(from..from + 3))
}

/// Where the area code begins of a number whose last four digits stand after the sign at `k`.
fn code_before(bytes: &[u8], k: usize) -> Option<usize> {
    let digits = |from: usize, n: usize| bytes.get(from..from + n).is_some_and(|b| b.iter().all(u8::is_ascii_digit));
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let exchange = k.checked_sub(3)?;
    if !digits(exchange, 3) || !digits(k + 1, 4) || digit(Some(k + 5)) || digit(exchange.checked_sub(1)) {
        return None;
    }
    let before = &bytes[exchange.saturating_sub(2)..exchange];
    let closes = if before.ends_with(b") ") { 2 } else { usize::from(matches!(before.last(), Some(b')' | b'-' | b'.' | b' '))) };
    let code = exchange.checked_sub(closes + 3).filter(|_| closes > 0)?;
    (digits(code, 3) && !digit(code.checked_sub(1))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_divisions() {
        tsv::check("area_codes.tsv", FILE, 2);
        for [code, division_code] in tsv::table(FILE) {
            assert!(code.len() == 3 && division(code).is_some(), "{code}: {division_code}");
        }
    }

    #[test]
    fn numbers_and_what_only_looks_like_one() {
        for (text, want) in [
            ("Call (865) 555-0142 or 615-555-0143.", vec!["865", "615"]),
            ("Call 1-907-555-0142, 907.555.0143 or 907 555-0144", vec!["907", "907", "907"]),
            ("In 2016-2017, 100-200 of 555-0142 and 4865-555-0142 and 865-555-01421", vec![]),
            ("é865-555-0142é", vec!["865"]),
            ("", vec![]),
        ] {
            assert_eq!(in_text(text).collect::<Vec<_>>(), want, "{text}");
        }
        let name = |code: &str| division(code).map(|k| gazetteer::name(&gazetteer::record(k)));
        assert_eq!((name("865"), name("204"), name("800"), name("abc")), (Some("Tennessee"), Some("Manitoba"), None, None));
    }
}
