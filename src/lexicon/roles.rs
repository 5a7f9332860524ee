//! Words with the parts they play: the common form of a file whose rows are a word and a list of flags.

use bitflags::Flags;
use rustc_hash::FxHashMap;

use super::tsv;

/// The words of a file of two columns, each with its roles, written as the names of `F`'s flags in lower case.
#[derive(Debug)]
pub(super) struct Roles<F>(FxHashMap<&'static str, F>);

impl<F: Flags + Copy> Roles<F> {
    /// Reads the file.
    pub(super) fn of(file: &'static str) -> Self {
        let flags = |field| tsv::list(field).filter_map(|name: &str| F::from_name(&name.to_uppercase())).fold(F::empty(), F::union);
        Self(tsv::table(file).map(|[word, field]| (word, flags(field))).collect())
    }

    /// Does a lower-case word play one of these parts?
    pub(super) fn plays(&self, lower: &str, parts: F) -> bool {
        self.0.get(lower).is_some_and(|own| own.intersects(parts))
    }

    /// The words of the file, in no order.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }

    /// Panics where the file breaks the rules of [`tsv`] or names a role that there is not.
    #[cfg(test)]
    pub(super) fn check(name: &str, file: &'static str) {
        tsv::check(name, file, 2);
        for [word, field] in tsv::table(file) {
            assert!(tsv::list(field).all(|role| F::from_name(&role.to_uppercase()).is_some()), "{name}: {word}: {field}");
        }
    }
}
