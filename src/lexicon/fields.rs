//! Names of fields and columns that say something of an article (`data/fields.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;
use crate::closed_set::closed_set;

const FILE: &str = include_str!("data/fields.tsv");

closed_set! {
    /// What a field says of an article.
    pub enum FieldRole {
        /// Its text.
        Text = "text",
        /// Its text, whose tags are markup.
        Html = "html",
        /// Its headline.
        Title = "title",
        /// When it was published.
        Date = "date",
        /// The same, where it is written as 2016-02-20…
        IsoDate = "iso_date",
        /// Its address.
        Url = "url",
        /// Its publisher, or its address.
        Source = "source",
        /// Its publisher.
        Publisher = "publisher",
        /// Who wrote it.
        Authors = "authors",
        /// Its id.
        Id = "id",
        /// When something else happened to it: no date of its own.
        Fetched = "fetched",
    }
}

/// A name of the file, or one that the user gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it says.
    pub role: FieldRole,
    /// Of several fields with one role the one with the lowest rank is read.
    pub rank: u8,
}

static TABLE: LazyLock<FxHashMap<String, Field>> = LazyLock::new(|| {
    let row = |[name, role, rank]: [&str; 3]| Some((plain(name), Field { role: FieldRole::from_name(role)?, rank: rank.parse().ok()? }));
    tsv::table(FILE).filter_map(row).collect()
});

/// A name as names are compared: small letters and digits, and the dot before a field of a field.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || *c == '.').flat_map(char::to_lowercase).collect()
}

/// Names of fields that the user gives (`--fields`): they go before those of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames(Vec<(String, FieldRole)>);

impl FieldNames {
    /// The names with what each says.
    pub fn new(names: Vec<(String, FieldRole)>) -> Self {
        Self(names)
    }

    /// What a field with this name says.
    pub fn field(&self, name: &str) -> Option<Field> {
        let own = self.0.iter().find(|(own, _)| own.eq_ignore_ascii_case(name.trim()));
        own.map(|&(_, role)| Field { role, rank: 0 }).or_else(|| TABLE.get(&plain(name)).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("fields.tsv", FILE, 3);
        let mut ranks: Vec<(FieldRole, u8, &str)> = Vec::new();
        for [name, role, rank] in tsv::table(FILE) {
            let role = FieldRole::from_name(role).unwrap_or_else(|| panic!("{name}: {role}"));
            ranks.push((role, rank.parse().unwrap_or_else(|_| panic!("{name}: {rank}")), name));
        }
        for (role, rank, name) in &ranks {
            let other = ranks.iter().find(|(r, k, n)| (r, k) == (role, rank) && n != name && *role != FieldRole::Fetched);
            assert!(other.is_none(), "{name} and {other:?} have one rank");
        }
    }

    #[test]
    fn names_are_compared_by_their_letters() {
        let names = FieldNames::default();
        let role = |name: &str| names.field(name).map(|field| field.role);
        for name in ["publish_date", "publishDate", "Publish Date", "PUBLISH-DATE"] {
            assert_eq!(role(name), Some(FieldRole::Date), "{name}");
        }
        assert_eq!((role("headline.main"), role("headlinemain")), (Some(FieldRole::Title), None));
        assert_eq!((role("Texture"), role(""), role("speech")), (None, None, None));
        let own = FieldNames::new(vec![("Speech".to_owned(), FieldRole::Text), ("text".to_owned(), FieldRole::Title)]);
        assert_eq!(own.field("speech"), Some(Field { role: FieldRole::Text, rank: 0 }));
        assert_eq!(own.field("Text"), Some(Field { role: FieldRole::Title, rank: 0 }));
        assert_eq!(own.field("title").map(|field| field.rank), Some(1));
    }
}
