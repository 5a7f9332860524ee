//! Organisations known by name (`data/organizations.tsv`).

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use super::kinds::OrganizationKind;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/organizations.tsv");

/// A known organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// Its kind.
    pub kind: OrganizationKind,
}

/// One of its names, as tokens behind the first.
#[derive(Debug)]
struct Form {
    rest: Box<[Box<str>]>,
    /// Written in capitals alone.
    upper: bool,
    known: Known,
}

/// The names that begin with one token.
#[derive(Debug, Default)]
struct Start {
    /// As in the file.
    names: Vec<(&'static str, Known)>,
    /// Cut into tokens when the token is first met, longest first: most of the file is never needed.
    forms: OnceLock<Vec<Form>>,
}

impl Start {
    fn forms(&self) -> &[Form] {
        self.forms.get_or_init(|| {
            let form = |&(name, known): &(&str, Known)| {
                let rest = tokens(name).into_iter().skip(1).collect();
                Form { rest, upper: !name.chars().any(char::is_lowercase), known }
            };
            let mut forms: Vec<Form> = self.names.iter().map(form).collect();
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
            forms
        })
    }
}

/// By the first token, in lower case.
static TABLE: LazyLock<FxHashMap<Box<str>, Start>> = LazyLock::new(|| {
    let mut table: FxHashMap<Box<str>, Start> = FxHashMap::with_capacity_and_hasher(3000, rustc_hash::FxBuildHasher);
    for [name, kind, aliases] in tsv::table(FILE) {
        let Some(kind) = OrganizationKind::from_name(kind) else { continue };
        for form in std::iter::once(name).chain(tsv::list(aliases)) {
            let word = form.split(' ').next().unwrap_or(form);
            let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
            let first = if plain { Some(word.to_ascii_lowercase().into()) } else { tokens(word).into_iter().next() };
            if let Some(first) = first {
                table.entry(first).or_default().names.push((form, Known { name, kind }));
            }
        }
    }
    table
});

/// A name cut as the tokenizer cuts it, in lower case: at spaces, around hyphens and other marks, before the possessive.
fn tokens(name: &str) -> Vec<Box<str>> {
    let mut tokens = Vec::new();
    for word in name.split(' ') {
        let lower = word.to_lowercase();
        let mut rest = lower.as_str();
        while let Some(at) = rest.find(['-', '/', '&', ',']) {
            if at > 0 {
                tokens.push(rest[..at].into());
            }
            tokens.push(rest[at..=at].into());
            rest = &rest[at + 1..];
        }
        let cut = if rest.ends_with("'s") { rest.len() - 2 } else { rest.len() - usize::from(rest.ends_with('\'')) };
        for piece in [&rest[..cut], &rest[cut..]] {
            if !piece.is_empty() {
                tokens.push(piece.into());
            }
        }
    }
    tokens
}

/// The longest known name that begins with this lower-case token: the organisation and the number of tokens. `next(1)` is the lower-case
/// token behind it ("" where there is none); `upper` tells whether the tokens `0..n` are written in capitals alone.
pub fn longest<'a>(first: &str, next: impl Fn(usize) -> &'a str, upper: impl Fn(usize) -> bool) -> Option<(Known, usize)> {
    let forms = TABLE.get(first)?.forms();
    // Most names differ in their second word already.
    let second = next(1);
    let fits = |form: &&Form| match &*form.rest {
        [] => true,
        [word, rest @ ..] => **word == *second && rest.iter().enumerate().all(|(k, token)| next(k + 2) == &**token),
    };
    forms.iter().filter(fits).map(|form| (form, form.rest.len() + 1)).find(|&(form, n)| !form.upper || upper(n)).map(|(f, n)| (f.known, n))
}

/// A known organisation by its full name or alias, in lower case and single spaces.
pub fn known(lower: &str) -> Option<Known> {
    let tokens = tokens(lower);
    let at = |k: usize| tokens.get(k).map_or("", |t| &**t);
    longest(at(0), at, |_| true).filter(|&(_, n)| n == tokens.len()).map(|(known, _)| known)
}

/// Reports the classes of the file's words: the first token of each name.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.keys() {
        add(word, Class::ORGANIZATION_NAME);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("organizations.tsv", FILE, 3);
        for [name, kind, _] in tsv::table(FILE) {
            assert!(OrganizationKind::from_name(kind).is_some(), "{name}: {kind}");
        }
    }

    #[test]
    fn names_and_aliases_are_found() {
        let name = |lower: &str| known(lower).map(|k| (k.name, k.kind));
        assert_eq!(name("nato"), Some(("North Atlantic Treaty Organization", OrganizationKind::Intergovernmental)));
        assert_eq!(name("kurdistan workers' party").map(|n| n.1), Some(OrganizationKind::ArmedGroup));
        assert_eq!(name("lloyd's of london").map(|n| n.1), Some(OrganizationKind::Company));
        assert_eq!(name("al-qaida").map(|n| n.1), Some(OrganizationKind::ArmedGroup));
        assert_eq!(name("garden club"), None);
    }

    #[test]
    fn acronyms_are_met_in_capitals_only() {
        assert!(longest("who", |_| "", |_| true).is_some());
        assert!(longest("who", |_| "", |_| false).is_none());
    }
}
