//! Many articles in a row for each event that they report: which articles are of one event, and what they say of it together.
//!
//! An article is kept as a [`Report`], of about a kilobyte. Pairs of reports that share something rare are scored, groups are joined by the mean
//! score of their pairs, and each group is a row, filled by the votes of its articles.

use serde::{Deserialize, Serialize};

use crate::closed_set::closed_set;
use crate::record::{CasualtyKind, Cause, PlaceKind};
use crate::summary::{Bounds, Days};

mod blocks;
mod index;
mod keys;
mod merge;
mod pair;
mod report;
mod rows;
mod tally;
mod toll;
mod vectors;
mod victims;
mod words;

pub use report::Report;
pub use rows::Rows;

/// The JSON Schema of a row.
pub const JSON_SCHEMA: &str = include_str!("schema.json");

closed_set! {
    /// The version of the contract of a row, its first field.
    pub enum Schema {
        /// The first one.
        One = "analyze-events/1",
    }
}

/// An event, of all articles that report it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EventRow {
    /// The version of the contract.
    pub schema: Schema,
    /// "e1" …, in the order of the rows.
    pub id: String,
    /// The days on which it happened; null where no article says it or has a date.
    pub date: Option<Days>,
    /// Where it happened.
    pub place: Option<PlaceRow>,
    /// What did it.
    pub cause: Option<Cause>,
    /// How many, for each kind at least and at most; null where no article says it.
    pub killed: Option<Bounds>,
    #[allow(missing_docs)]
    pub injured: Option<Bounds>,
    #[allow(missing_docs)]
    pub missing: Option<Bounds>,
    #[allow(missing_docs)]
    pub displaced: Option<Bounds>,
    /// The victims who are told of one by one.
    pub victims: Vec<VictimRow>,
    /// The articles, in order of their dates, those without one last.
    pub articles: Vec<ArticleRow>,
    /// A sentence that tells of it, where the articles' records have one: for tables and maps, no part of a row in JSON.
    #[serde(skip)]
    pub sentence: Option<String>,
}

/// A place, as records have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceRow {
    /// Its name.
    pub name: String,
    /// Name of its first-level division.
    pub admin1: Option<String>,
    /// ISO 3166-1 alpha-2 code of its country.
    #[cfg_attr(test, schemars(extend("pattern" = "^[A-Z]{2}$")))]
    pub country_code: Option<String>,
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// Degrees north.
    #[cfg_attr(test, schemars(range(min = -90, max = 90)))]
    pub lat: Option<f64>,
    /// Degrees east.
    #[cfg_attr(test, schemars(range(min = -180, max = 180)))]
    pub lon: Option<f64>,
    /// The country's name and what kind of place it is: for tables and maps, no part of a row in JSON.
    #[serde(skip)]
    pub country: Option<String>,
    #[serde(skip)]
    #[allow(missing_docs)]
    pub kind: Option<PlaceKind>,
}

/// A victim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VictimRow {
    /// The fullest form of the name; null where only an age is told.
    pub name: Option<String>,
    /// Age in full years.
    pub age: Option<u32>,
    /// What happened to the person.
    pub status: CasualtyKind,
}

/// An article that reports the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArticleRow {
    /// The input's own id, else its path.
    pub id: String,
    /// Where it was read.
    pub path: String,
    /// Its own date: "2016-02-20", "2016-02" or "2016"; null where nothing says it.
    pub date: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its own toll.
    pub killed: Option<Bounds>,
    #[allow(missing_docs)]
    pub injured: Option<Bounds>,
    /// The id of the article of this event that it is a near-identical copy of.
    pub copy_of: Option<String>,
}

#[cfg(test)]
mod tests;
