//! Function words: the closed classes of English (`data/function.tsv`).

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/function.tsv");

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for [word, names] in tsv::table(FILE) {
        for name in tsv::list(names) {
            if let Some(class) = Class::from_name(name) {
                add(word, class);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_known_classes() {
        tsv::check("function.tsv", FILE, 2);
        for [word, names] in tsv::table(FILE) {
            assert!(tsv::list(names).all(|name| Class::from_name(name).is_some()), "{word}: {names}");
        }
    }
}
