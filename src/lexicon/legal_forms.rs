//! Legal forms of companies (`data/legal_forms.tsv`): "Ltd", "S.p.A.", "A/S".

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/legal_forms.tsv");

static TABLE: LazyLock<Phrases<&'static str>> = LazyLock::new(|| Phrases::new(tsv::table(FILE).map(|[form, writings]| (form, writings))));

/// How many tokens the legal form has that begins with `lower(0)`, as it is `written`; None where there is none, or where it is written
/// as another word is.
pub fn length<'a>(lower: impl Fn(usize) -> &'a str, written: impl Fn(usize) -> &'a str) -> Option<usize> {
    let (length, writings) = TABLE.longest(lower)?;
    let one = || (0..length).map(&written).collect::<Vec<_>>().join(" ");
    let fits = if writings.is_empty() {
        written(0).starts_with(char::is_uppercase)
    } else {
        let one = one();
        tsv::list(writings).any(|writing| writing == one)
    };
    fits.then_some(length)
}

/// Is this lower-case word, with or without stops, a legal form?
pub fn is(lower: &str) -> bool {
    TABLE.longest(|k| if k == 0 { lower } else { "" }).is_some_and(|(length, _)| length == 1)
}

/// Reports the classes of the file's words: the first of each form.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.first_words() {
        add(word, Class::LEGAL_FORM);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("legal_forms.tsv", FILE, 2);
    }

    #[test]
    fn forms_are_told_from_words_by_their_writing() {
        let form = |tokens: &[&'static str]| {
            let lower: Vec<String> = tokens.iter().map(|token| token.to_lowercase()).collect();
            let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
            length(|k| lower.get(k).copied().unwrap_or(""), |k| tokens.get(k).copied().unwrap_or(""))
        };
        for (tokens, found) in [
            (&["Ltd"][..], Some(1)),
            (&["LIMITED"], Some(1)),
            (&["limited"], None),
            (&["plc"], Some(1)),
            (&["A", "/", "S", "said"], Some(3)),
            (&["AS"], Some(1)),
            (&["as"], None),
            (&["As"], None),
        ] {
            assert_eq!(form(tokens), found, "{tokens:?}");
        }
        assert!(is("gmbh") && is("s.p.a.") && !is("group"));
    }
}
