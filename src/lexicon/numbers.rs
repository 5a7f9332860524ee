//! Number words (`data/numbers.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/numbers.tsv");

/// How a word builds a number; see the head of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// zero … nineteen, both.
    Unit(u64),
    /// twenty … ninety.
    Ten(u64),
    /// hundred.
    Hundred,
    /// thousand, million …: multiplies what stands before it.
    Scale(u64),
    /// dozen: counts like a unit, may be multiplied.
    Dozen(u64),
    /// hundreds, dozens …: at least so many.
    Plural(u64),
    /// several, few …: at least so many.
    Vague(u64),
    /// (a) couple, (a) pair.
    Couple(u64),
    /// half, third, quarter, in hundredths.
    Share(u64),
    /// thirds, quarters …: the denominator.
    Shares(u64),
    /// percent: makes the number before it a share.
    Percent,
    /// first, second …
    Ordinal(u64),
}

static TABLE: LazyLock<FxHashMap<&'static str, NumberWord>> = LazyLock::new(|| {
    tsv::table(FILE)
        .map(|[word, kind, value]| {
            let value = value.parse().unwrap_or(0);
            let number = match kind {
                "unit" => NumberWord::Unit(value),
                "ten" => NumberWord::Ten(value),
                "hundred" => NumberWord::Hundred,
                "scale" => NumberWord::Scale(value),
                "dozen" => NumberWord::Dozen(value),
                "plural" => NumberWord::Plural(value),
                "couple" => NumberWord::Couple(value),
                "share" => NumberWord::Share(value),
                "shares" => NumberWord::Shares(value),
                "percent" => NumberWord::Percent,
                "ordinal" => NumberWord::Ordinal(value),
                _ => NumberWord::Vague(value),
            };
            (word, number)
        })
        .collect()
});

/// Looks up a lower-case word.
pub fn number_word(lower: &str) -> Option<NumberWord> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.keys() {
        add(word, Class::NUMBER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("numbers.tsv", FILE, 3);
        for [word, _, value] in tsv::table(FILE) {
            assert!(value.parse::<u64>().is_ok(), "{word}");
        }
    }
}
