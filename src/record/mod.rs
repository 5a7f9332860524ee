//! `Findings` → [`Analysis`]: the output contract, as plain `serde` structs, and the only place where bytes become code points.
//!
//! Offsets are `start` (inclusive) and `end` (exclusive), in Unicode code points of the article's text as decoded; a finding in a title
//! that came apart from the text carries `"in": "title"` and counts from the title's start. Ids are unique in a record, lists are in
//! order of first mention. Field names and meanings are fixed: users script against them. `schema.json` says the same as JSON Schema
//! and is held equal to these structs by a test.

use serde::{Deserialize, Serialize};

pub use crate::article::Format;
use crate::closed_set::closed_set;
pub use crate::extract::findings::{
    Basis, CasualtyKind, Cause, Confidence, DateKind, Form, Granularity, Modifier, OrganizationKind, PlaceKind, Quant, QuoteKind, Resolved,
    Scope, Status, VictimKind,
};

mod build;
mod evidence;
mod said;

pub use build::build;
pub use said::said;

closed_set! {
    /// The version of the contract, the first field of every record.
    pub enum Schema {
        /// The first one.
        One = "analyze/1",
    }
}

/// The JSON Schema of a record.
pub const JSON_SCHEMA: &str = include_str!("schema.json");

/// One line of output: an analysed article, or what kept one from being analysed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Record {
    /// An analysed article.
    Analysis(Box<Analysis>),
    /// An input that could not be analysed.
    Error(ErrorRecord),
}

impl Record {
    /// The input's own id, else its path.
    pub fn id(&self) -> &str {
        match self {
            Self::Analysis(analysis) => &analysis.source.id,
            Self::Error(error) => &error.source.id,
        }
    }

    /// The path as given.
    pub fn path(&self) -> &str {
        match self {
            Self::Analysis(analysis) => &analysis.source.path,
            Self::Error(error) => &error.source.path,
        }
    }
}

/// The record of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Analysis {
    /// The version of the contract.
    pub schema: Schema,
    /// True.
    #[cfg_attr(test, schemars(extend("const" = true)))]
    pub ok: bool,
    /// Where the article came from.
    pub source: SourceRecord,
    /// What is known of the article itself.
    pub article: ArticleRecord,
    /// Persons, in order of first mention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonRecord>>,
    /// Organisations, in order of first mention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizations: Option<Vec<OrganizationRecord>>,
    /// Places, in order of first mention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<PlaceRecord>>,
    /// Expressions of time, in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<Vec<DateRecord>>,
    /// Quotations, in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<QuoteRecord>>,
    /// Casualty figures, in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casualties: Option<Vec<CasualtyRecord>>,
    /// The article's own event summed up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toll: Option<TollRecord>,
    /// The event that the article reports, in one row; null where it reports none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub event: Option<Option<EventRecord>>,
    /// What to know about this record: replaced characters, another language, dates that contradict each other.
    pub warnings: Vec<String>,
    /// The decoded text (`--with-text`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An input that could not be analysed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorRecord {
    /// The version of the contract.
    pub schema: Schema,
    /// False.
    #[cfg_attr(test, schemars(extend("const" = false)))]
    pub ok: bool,
    /// Where the input came from.
    pub source: ErrorSource,
    /// What was wrong.
    pub error: ErrorBody,
}

/// Where a failed input came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorSource {
    /// The input's own id, else its path.
    pub id: String,
    /// The path as given, "-" for standard input.
    pub path: String,
}

/// What was wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorBody {
    /// Its class.
    pub kind: ErrorKind,
    /// In words.
    pub message: String,
}

closed_set! {
    /// Classes of errors.
    pub enum ErrorKind {
        /// The bytes are no text.
        Decode = "decode",
        /// The text is not of its format.
        Parse = "parse",
        /// It is of a kind that is recognised and not read.
        Unsupported = "unsupported",
        /// There is no text.
        Empty = "empty",
        /// Larger than `--max-bytes`.
        TooLarge = "too_large",
        /// It could not be read.
        Io = "io",
        /// A fault of this program.
        Internal = "internal",
    }
}

impl ErrorRecord {
    /// The record of a failed input.
    pub fn new(id: impl Into<String>, path: impl Into<String>, kind: ErrorKind, message: impl Into<String>) -> Self {
        let source = ErrorSource { id: id.into(), path: path.into() };
        Self { schema: Schema::One, ok: false, source, error: ErrorBody { kind, message: message.into() } }
    }
}

/// Where the article came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceRecord {
    /// The input's own id, else its path as given, "-" for standard input.
    pub id: String,
    /// The path as given, "-" for standard input.
    pub path: String,
    /// How it was read.
    pub format: Format,
    /// The encoding it was read in.
    pub encoding: String,
    /// ISO 639-1 code of the language, null where it cannot be told.
    pub language: Option<String>,
    /// Code points of the text.
    pub chars: u32,
}

/// Words of the article and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Piece {
    /// The words.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Where the piece stands in a title that came apart from the text; its offsets then count from the title's start.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
}

closed_set! {
    /// Where a piece stands that is not in the article's text.
    pub enum Within {
        /// In a title that came apart from the text.
        Title = "title",
    }
}

/// What is known of the article itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArticleRecord {
    /// The headline.
    pub title: Option<Piece>,
    /// The line that names the authors.
    pub byline: Option<Piece>,
    /// The authors' names.
    pub authors: Vec<String>,
    /// The news agency.
    pub agency: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The article's address, where the input gave it.
    pub url: Option<String>,
    /// Place and date before the first sentence.
    pub dateline: Option<Piece>,
    /// Captions of pictures.
    pub captions: Vec<CaptionRecord>,
    /// The article's own date; null when nothing says it.
    pub date: Option<ArticleDateRecord>,
    /// Where the article plays.
    pub focus: Option<FocusRecord>,
}

/// A picture's caption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CaptionRecord {
    /// All of it, credit included.
    #[serde(flatten)]
    pub piece: Piece,
    /// The credit.
    pub credit: Option<String>,
}

/// The article's own date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArticleDateRecord {
    /// "2016-02-20", "2016-02" or "2016".
    pub value: String,
    /// How exactly it is known.
    pub granularity: Granularity,
    /// What it rests on; with "+weekday" where weekdays settled it.
    pub basis: Basis,
    /// How sure it is.
    pub confidence: Confidence,
    /// The words that say it.
    pub evidence: Vec<Piece>,
}

/// Where the article plays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusRecord {
    /// ISO code of the country that the article is most about.
    pub country: Option<String>,
    /// Id of the place in it that the article is most about.
    pub place: Option<String>,
}

/// Why a finding was made (`--explain`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The sentence that says it, or at most 1,000 characters of it around the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Piece>,
    /// The rule that fired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The reading that came second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<String>,
}

/// One place in the text where an entry is meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MentionRecord {
    /// Its words.
    #[serde(flatten)]
    pub piece: Piece,
    /// How it refers.
    pub form: Form,
    /// True where a place stands for its government.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub metonym: bool,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonRecord {
    /// "p1" …
    pub id: String,
    /// The fullest form of the name.
    pub name: String,
    /// Given names, where they can be told.
    pub given: Option<String>,
    /// Family name, where it can be told.
    pub family: Option<String>,
    /// What the person is said to be.
    pub roles: Vec<RoleRecord>,
    /// How many mentions.
    pub count: usize,
    /// How many quotations are the person's.
    pub quotes: usize,
    /// Where the person is meant.
    pub mentions: Vec<MentionRecord>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

/// A role of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoleRecord {
    /// Its words.
    #[serde(flatten)]
    pub piece: Piece,
    /// Id of the organisation that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Id of the place that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OrganizationRecord {
    /// "o1" …
    pub id: String,
    /// The fullest form of the name.
    pub name: String,
    /// What kind of organisation.
    pub kind: OrganizationKind,
    /// How many mentions.
    pub count: usize,
    /// Where it is meant.
    pub mentions: Vec<MentionRecord>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceRecord {
    /// "l1" …
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of its country.
    #[cfg_attr(test, schemars(extend("pattern" = "^[A-Z]{2}$")))]
    pub country_code: Option<String>,
    /// The country's name.
    pub country: Option<String>,
    /// Name of its first-level division.
    pub admin1: Option<String>,
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// Degrees north.
    #[cfg_attr(test, schemars(range(min = -90, max = 90)))]
    pub lat: Option<f64>,
    /// Degrees east.
    #[cfg_attr(test, schemars(range(min = -180, max = 180)))]
    pub lon: Option<f64>,
    /// How sure the resolution is, 0 to 1.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub score: f64,
    /// How many mentions.
    pub count: usize,
    /// Where it is meant.
    pub mentions: Vec<MentionRecord>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DateRecord {
    /// "d1" …
    pub id: String,
    /// Its words.
    #[serde(flatten)]
    pub piece: Piece,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: DateKind,
    /// TIMEX3 value.
    pub value: String,
    /// First day covered.
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub from: Option<String>,
    /// Last day covered.
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub to: Option<String>,
    /// TIMEX3 mod.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// What the value was counted from.
    pub anchor: AnchorKind,
    /// The expression that it was counted from, where `anchor` is "context".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor_id: Option<String>,
    /// TIMEX3 quant of a set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quant: Option<Quant>,
    /// TIMEX3 freq of a set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<String>,
    /// The two ends of an interval share this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    /// It is a person's age and no date; only where ages are asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub age: bool,
    /// Whose age it is, where a person is named beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

closed_set! {
    /// What a date's value was counted from.
    pub enum AnchorKind {
        /// Nothing: it says all itself.
        Explicit = "explicit",
        /// The article's date.
        Article = "article",
        /// Another expression.
        Context = "context",
        /// Nothing could be found.
        None = "none",
    }
}

/// Whom words or a figure are attributed to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpeakerRecord {
    /// Id of the person or organisation; null for an unnamed source.
    pub id: Option<String>,
    /// Its name in the record; null for an unnamed source.
    pub name: Option<String>,
    /// How the words were tied to it; absent for an unnamed source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Resolved>,
    /// The words that name the source.
    #[serde(flatten)]
    pub piece: Piece,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuoteRecord {
    /// "q1" …
    pub id: String,
    /// From the first to the last piece.
    #[serde(flatten)]
    pub piece: Piece,
    /// How much of it stands in marks.
    pub kind: QuoteKind,
    /// The pieces, marks included.
    pub spans: Vec<Piece>,
    /// Who said it; null when nobody is found.
    pub speaker: Option<SpeakerRecord>,
    /// The word of saying.
    pub cue: Option<Piece>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

/// A casualty figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CasualtyRecord {
    /// "c1" …
    pub id: String,
    /// The words that say it.
    #[serde(flatten)]
    pub piece: Piece,
    /// What happened to the victims.
    pub kind: CasualtyKind,
    /// How many.
    pub count: CountRecord,
    /// Who the victims are.
    pub victims: Option<VictimsRecord>,
    /// Which event it belongs to.
    pub scope: Scope,
    /// Whether it is said to have happened.
    pub status: Status,
    /// Id of the larger figure that this is a part of.
    pub part_of: Option<String>,
    /// What did it.
    pub cause: Option<Cause>,
    /// Id of the place.
    pub place: Option<String>,
    /// Id of the expression of time.
    pub date: Option<String>,
    /// Who says so.
    pub source: Option<SpeakerRecord>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

/// How many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CountRecord {
    /// The words of the count.
    pub text: String,
    /// At least so many; null: no lower bound.
    pub min: Option<u64>,
    /// At most so many; null: no upper bound.
    pub max: Option<u64>,
    /// Is it a rough number?
    pub approximate: bool,
    /// A part of a population, 0 to 1; then both bounds are null.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub share: Option<f64>,
}

/// Who the victims of a figure are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VictimsRecord {
    /// Their words.
    pub text: String,
    /// What kind of persons; null where nothing says it.
    pub kind: Option<VictimKind>,
    /// Ids of named ones.
    pub people: Vec<String>,
}

/// The article's own event summed up; null where it reports none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct TollRecord {
    pub killed: Option<TollFigureRecord>,
    pub injured: Option<TollFigureRecord>,
    pub missing: Option<TollFigureRecord>,
    pub displaced: Option<TollFigureRecord>,
}

/// One kind of a toll.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TollFigureRecord {
    /// At least so many.
    pub min: Option<u64>,
    /// At most so many.
    pub max: Option<u64>,
    /// Ids of the figures it comes from.
    pub from: Vec<String>,
}

/// The event that the article reports, as a researcher would type it in one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EventRecord {
    /// What did it.
    pub cause: Option<Cause>,
    /// The days on which it happened.
    pub date: Option<EventDateRecord>,
    /// Id of the place where it happened.
    pub place: Option<String>,
    /// The victims who are told of one by one: named, or with an age.
    pub victims: Vec<EventVictimRecord>,
    /// What cause, date and place rest on (`--explain`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EventEvidence>,
}

/// The days of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EventDateRecord {
    /// First day.
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub from: String,
    /// Last day.
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub to: String,
    /// Id of the expression that says it; null for the article's own date, or where several say first and last day.
    pub id: Option<String>,
}

/// A victim of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EventVictimRecord {
    /// Id of the person; null where no name is told.
    pub person: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// Age in full years.
    pub age: Option<u32>,
    /// What happened to the person.
    pub status: CasualtyKind,
    /// Id of the figure that counts the person.
    pub figure: Option<String>,
    #[serde(flatten)]
    #[allow(missing_docs)]
    pub explanation: Explanation,
}

/// What the values of an event rest on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct EventEvidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Explanation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Explanation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Explanation>,
}

/// A field that may be null, told from one that is not there.
fn present<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(value: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(value).map(Some)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Holds a file of `src/` equal to the schema of what a type writes; `UPDATE=1 cargo test` rewrites the file.
    pub(crate) fn is_schema_of<T: schemars::JsonSchema>(path: &str, file: &str) {
        // What is left out where it says nothing is not required.
        let schema = schemars::generate::SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<T>();
        let text = serde_json::to_string_pretty(&schema).unwrap()
            + "
";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path), &text).unwrap();
        }
        assert!(text == file || std::env::var_os("UPDATE").is_some(), "{path} is not up to date: UPDATE=1 cargo test");
    }

    #[test]
    fn the_schema_file_is_the_schema_of_the_structs() {
        is_schema_of::<Record>("src/record/schema.json", JSON_SCHEMA);
    }
}
