//! What the user wants of an analysis, resolved once from the command line or set by a program that uses the library.

use std::sync::Arc;

use bitflags::bitflags;
use chrono::NaiveDate;

use crate::lexicon::user::UserLexicon;

bitflags! {
    /// Kinds of findings that a record can hold.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Kinds: u8 {
        /// `people`
        const PEOPLE = 1 << 0;
        /// `organizations`
        const ORGANIZATIONS = 1 << 1;
        /// `places`
        const PLACES = 1 << 2;
        /// `dates`
        const DATES = 1 << 3;
        /// `quotes`
        const QUOTES = 1 << 4;
        /// `casualties` and `toll`
        const CASUALTIES = 1 << 5;
    }
}

/// Options of an analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The kinds that the record holds; the others are absent from it.
    pub kinds: Kinds,
    /// The article's date where the input does not carry one.
    pub date: Option<NaiveDate>,
    /// The country preferred where a place's name can mean several: its two letters in capitals.
    pub country: Option<[u8; 2]>,
    /// The user's own names, which win over what the rules find.
    pub lexicon: Option<Arc<UserLexicon>>,
    /// Take the ages of people into the dates, marked as such.
    pub ages: bool,
    /// Put the decoded text into the record.
    pub with_text: bool,
    /// Give each finding its evidence and the rule that found it.
    pub explain: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self { kinds: Kinds::all(), date: None, country: None, lexicon: None, ages: false, with_text: false, explain: false }
    }
}
