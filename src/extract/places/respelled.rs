//! Names that the gazetteer holds in another spelling: "Bint-Jbeil", "Zaporizhia", "Al-Raqqa". Where a town is written in another script, each
//! newspaper has its own way of spelling it. So only towns of such countries are looked for, and only where the article names something else there.

use crate::lexicon::gazetteer::key;
use crate::lexicon::gazetteer::{self, Candidate, Cursor, Kind, Role};
use crate::lexicon::transliterated;

/// What a meaning loses whose name differs by a letter.
const LETTER: f32 = 3.0;
/// The same where only the spaces or the article differ.
const SPACING: f32 = 1.0;
/// The people (as a power of ten) of a town that is looked for by one letter less or another vowel: news spells the well-known ones in many ways.
const KNOWN: f32 = 4.6;
/// The fewest and the most letters of a name that is looked for.
const LETTERS: std::ops::RangeInclusive<usize> = 5..=24;
/// Ways of writing the Arabic article.
const ARTICLES: [&str; 10] = ["ad", "al", "an", "ar", "as", "ash", "at", "az", "el", "ul"];
const VOWELS: &str = "aeiou";

/// What a name that the gazetteer lacks can mean in another spelling, and what that meaning loses.
pub(super) fn candidates(text: &str) -> Vec<(Candidate, f32)> {
    let key = key::of(text);
    if !LETTERS.contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') {
        return Vec::new();
    }
    let mut found = Vec::new();
    for other in spaced(&key) {
        add(&mut found, &other, SPACING, 0.0);
    }
    if found.is_empty() {
        for other in lettered(&key) {
            add(&mut found, &other, LETTER, KNOWN);
        }
    }
    found
}

/// The same letters: "Kahraman Maras" as one word, "Al-Raqqa" without its article, "Raqqa" with it.
fn spaced(key: &str) -> impl Iterator<Item = String> {
    let bare = key.split_once(' ').filter(|(article, rest)| ARTICLES.contains(article) && rest.len() >= 4).map(|(_, rest)| rest.to_owned());
    let joined = key.contains(' ').then(|| key.replace(' ', ""));
    let with = (!key.contains(' ')).then(|| format!("al {key}"));
    bare.into_iter().chain(joined).chain(with)
}

/// A vowel, an "h" or a "y" less ("Nabatiyeh"), another vowel ("Beiji"), a consonant that is doubled or an "h" ("Zaporizia").
fn lettered(key: &str) -> impl Iterator<Item = String> {
    let at = |k: usize, with: &str, rest: usize| format!("{}{with}{}", &key[..k], &key[rest..]);
    let letters = move || key.char_indices().filter(|(_, c)| *c != ' ');
    // Of the consonants only one of two alike, for "Marinka" is no Marina.
    let silent = move |k: usize, c: char| VOWELS.contains(c) || matches!(c, 'h' | 'y') || key[..k].ends_with(c);
    let less = letters().filter(move |(k, c)| *k > 0 && silent(*k, *c)).map(move |(k, _)| at(k, "", k + 1));
    let vowels = letters()
        .filter(|(_, c)| VOWELS.contains(*c))
        .flat_map(move |(k, c)| VOWELS.char_indices().filter(move |(_, v)| *v != c).map(move |(v, _)| at(k, &VOWELS[v..=v], k + 1)));
    let more = letters()
        .filter(|(k, c)| *k > 0 && !VOWELS.contains(*c))
        .flat_map(move |(k, _)| [at(k + 1, &key[k..=k], k + 1), at(k + 1, "h", k + 1)]);
    less.chain(vowels).chain(more)
}

/// Adds the towns and divisions of this key in countries of another script.
fn add(found: &mut Vec<(Candidate, f32)>, key: &str, loss: f32, people: f32) {
    let Some(value) = value(key) else { return };
    for c in gazetteer::candidates(value) {
        let r = &c.record;
        let large = matches!(r.kind, Kind::City | Kind::Admin1) && r.log_population() >= people;
        let script = || gazetteer::country(r).is_some_and(|(code, _)| transliterated::is(code));
        if large && c.role <= Role::Alternate && found.iter().all(|(f, _)| f.index != c.index) && script() {
            found.push((Candidate { role: Role::Alternate, ..c }, loss));
        }
    }
}

/// The value of a key, for [`gazetteer::candidates`].
fn value(key: &str) -> Option<u64> {
    let mut cursor = Cursor::start()?;
    for (k, word) in key.split(' ').enumerate() {
        cursor = if k > 0 { cursor.space()? } else { cursor }.word(word)?;
    }
    cursor.value()
}

#[cfg(test)]
mod tests {
    use super::candidates;
    use crate::lexicon::gazetteer;

    fn countries(text: &str) -> Vec<&'static str> {
        let mut all: Vec<_> = candidates(text).iter().filter_map(|(c, _)| gazetteer::country(&c.record)).map(|(code, _)| code).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn towns_of_other_scripts_have_many_spellings() {
        for (text, country) in
            [("Al-Raqqa", "SY"), ("Nabatiyeh", "LB"), ("Zaporizhia", "UA"), ("Kandahaar", "AF"), ("Peshawer", "PK"), ("Jalal Abad", "AF")]
        {
            assert!(countries(text).contains(&country), "{text}: {:?}", countries(text));
        }
        // Towns that are written in Latin letters have one, and short names say nothing.
        for text in ["Birminham", "Liverpol", "Hom", "", "Ünterthal 5"] {
            assert!(candidates(text).is_empty(), "{text}: {:?}", countries(text));
        }
    }
}
