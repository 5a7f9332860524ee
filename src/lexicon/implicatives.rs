//! Verbs and adjectives after which an infinitive tells what was done: "went on to say" (`data/implicatives.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/implicatives.tsv");

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "went on"
    Verb,
    /// "quick", after a form of "be".
    Adjective,
}

/// The words before the last one, from the end, and the form.
type Row = (Vec<&'static str>, Form);

/// By the last word.
static TABLE: LazyLock<FxHashMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Vec<_>> = FxHashMap::default();
    for [words, form] in tsv::table(FILE) {
        let form = if form == "verb" { Form::Verb } else { Form::Adjective };
        let mut words = words.rsplit(' ');
        let last = words.next().unwrap_or("");
        table.entry(last).or_default().push((words.collect(), form));
    }
    table
});

/// The one that ends before "to", where `back` gives the lower-case words before it: 0 the last, 1 the one before … How many words it has, and its form.
pub fn implicative<'a>(back: impl Fn(usize) -> &'a str) -> Option<(usize, Form)> {
    let found = TABLE.get(back(0))?.iter().find(|(words, _)| (1..).zip(words).all(|(at, word)| back(at) == *word))?;
    Some((1 + found.0.len(), found.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_its_words_are_found_from_their_end() {
        tsv::check("implicatives.tsv", FILE, 2);
        assert!(tsv::table(FILE).all(|[_, form]| matches!(form, "verb" | "adjective")));
        let found = |words: &'static str| implicative(|back| words.rsplit(' ').nth(back).unwrap_or(""));
        assert_eq!(found("he went on"), Some((2, Form::Verb)));
        assert_eq!(found("was quick"), Some((1, Form::Adjective)));
        assert_eq!(found("he wanted"), None);
        assert_eq!(found("he was on"), None);
    }
}
