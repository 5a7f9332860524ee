//! Names as they are compared: their plain form, hashed. A folder has a hundred thousand articles and some fifteen names in each.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::lexicon::gazetteer::key::{fold, opening};

/// A hash of names that are the same name.
pub(super) type Key = u32;

/// One key for several names, in their order.
pub(super) fn hash(names: &[&str]) -> Key {
    let mut hasher = FxHasher::default();
    for name in names {
        hasher.write(name.as_bytes());
        hasher.write_u8(0xFF);
    }
    // The high bits are the well mixed ones.
    (hasher.finish() >> 32) as Key
}

/// Small letters without accents, words with one blank between them, "St." and "Ft." written out.
pub(super) fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || "-–,/()\"“”".contains(c)).filter(|word| !word.is_empty()) {
        let mut key = Vec::with_capacity(word.len());
        fold(word, |b| {
            key.push(b);
            true
        });
        let Ok(key) = String::from_utf8(key) else { continue };
        if key.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(if key.len() > 1 { opening(&key).unwrap_or(&key) } else { &key });
    }
    out
}

/// The name of a town or county without the word for what it is.
pub(super) fn place(name: &str) -> String {
    let mut name = plain(name);
    for kind in [" county", " parish", " city", " township", " borough"] {
        if let Some(short) = name.strip_suffix(kind) {
            name.truncate(short.len());
            break;
        }
    }
    name
}

/// Given and family name of a person, as plain words; the given one is empty where there is none.
pub(super) fn person(name: &str) -> Option<(String, String)> {
    let name = plain(name);
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|last| matches!(*last, "jr" | "sr" | "ii" | "iii" | "iv")) {
        words.pop();
    }
    let family = words.pop()?;
    Some((words.first().map_or_else(String::new, |given| (*given).to_owned()), family.to_owned()))
}

/// A given name as papers may spell it otherwise: without its vowels after the first letter and without doubled letters ("Kristen", "Kristin"), where
/// three letters are left.
pub(super) fn sound(given: &str) -> String {
    let mut out = String::with_capacity(given.len());
    for (at, c) in given.char_indices() {
        if at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') && !out.ends_with(c) {
            out.push(c);
        }
    }
    if out.chars().count() < 3 { given.to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_plain_form() {
        for (name, form) in
            [("St. Louis", "saint louis"), ("Müller–Höhe", "muller hohe"), ("O’Brien", "obrien"), ("  Ft.  Worth ", "fort worth")]
        {
            assert_eq!(plain(name), form);
        }
        for (name, form) in
            [("Polk County", "polk"), ("Mexico City", "mexico"), ("County", "county"), ("Kansas City Township", "kansas city")]
        {
            assert_eq!(place(name), form);
        }
        let parts = |name| person(name).map(|(given, family)| format!("{given}|{family}"));
        for (name, form) in [("Ana María Ruiz", "ana|ruiz"), ("Sam Low Jr.", "sam|low"), ("Ruiz", "|ruiz"), ("Jr", "|jr")] {
            assert_eq!(parts(name).as_deref(), Some(form));
        }
        for (name, form) in [
            ("kristin", "krstn"),
            ("kristen", "krstn"),
            ("chauncy", "chncy"),
            ("chauncey", "chncy"),
            ("maria", "maria"),
            ("mario", "mario"),
            ("anna", "anna"),
        ] {
            assert_eq!(sound(name), form);
        }
        assert_eq!(parts(" – "), None);
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
