//! What the passes found: plain data in byte spans and indices, grown pass by pass.
//!
//! Lists may be in any order and indices point into them as they are; `record` sorts by first mention and gives out the ids.

use chrono::NaiveDate;

pub use super::rules::{FigureRule, NameRule, QuoteRule};
pub use crate::lexicon::causes::Cause;
pub use crate::lexicon::persons::VictimKind;
pub use crate::lexicon::titles::Gender;
use crate::span::Span;
use crate::text::TokenRange;

/// All findings of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Name mentions, in order, disjoint: one span, one kind. Made by `names`, clustered by the passes after it.
    pub names: Vec<Name>,
    /// Persons, one entry each.
    pub people: Vec<Person>,
    /// Organisations, one entry each.
    pub organizations: Vec<Organization>,
    /// Places, one entry each.
    pub places: Vec<Place>,
    /// Where the article plays.
    pub focus: Option<Focus>,
    /// Expressions of time, in order.
    pub dates: Vec<Date>,
    /// The article's own date.
    pub article_date: Option<ArticleDate>,
    /// Quotations, in order of their first piece.
    pub quotes: Vec<Quote>,
    /// Casualty figures, in order.
    pub casualties: Vec<Casualty>,
    /// The article's own event summed up.
    pub toll: Toll,
    /// What the reader of the record should know ("dates contradict each other").
    pub warnings: Vec<String>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person, without title and possessive.
    Person,
    /// An organisation.
    Organization,
    /// A place by its name.
    Place,
    /// A place by an adjective or by its people: "Russian", "Syrians".
    Demonym,
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its bytes: those of its tokens.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The title, office or honorific right before a person's name ("US Secretary of State"), outside `tokens`.
    pub title: Option<TokenRange>,
    /// What decided.
    pub rule: NameRule,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By name.
    Name,
    /// A place by its adjective or people.
    Demonym,
    /// By role: "the secretary".
    Title,
    /// By pronoun.
    Pronoun,
}

/// One place in the text where an entry is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// How it refers.
    pub form: Form,
    /// A place that stands for its government ("Damascus said").
    pub metonym: bool,
}

impl Mention {
    /// A mention that is no metonym.
    pub fn new(span: Span, form: Form) -> Self {
        Self { span, form, metonym: false }
    }
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The fullest form of the name, white space single.
    pub name: String,
    /// Given names, where they can be told.
    pub given: Option<String>,
    /// Family name, where it can be told.
    pub family: Option<String>,
    /// What the person is said to be, in order.
    pub roles: Vec<Role>,
    /// Where the person is meant, in order.
    pub mentions: Vec<Mention>,
    /// As far as titles, kinship or the given name tell it; used for pronouns, never printed.
    pub gender: Option<Gender>,
    /// The rule that found the first mention.
    pub rule: &'static str,
}

/// A role of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Role {
    /// Its words.
    pub span: Span,
    /// The organisation it belongs to.
    pub organization: Option<usize>,
    /// The place it belongs to.
    pub place: Option<usize>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Organization {
    /// The fullest form of the name, white space single, without a leading article.
    pub name: String,
    /// What kind of organisation.
    pub kind: OrganizationKind,
    /// Where it is meant, in order.
    pub mentions: Vec<Mention>,
    /// The rule that found the first mention.
    pub rule: &'static str,
}

/// Kinds of organisations; the names are the contract's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum OrganizationKind {
    Government,
    Military,
    ArmedGroup,
    Police,
    Company,
    Party,
    Media,
    Intergovernmental,
    Ngo,
    University,
    Sports,
    Religious,
    #[default]
    Other,
}

impl OrganizationKind {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Government,
        Self::Military,
        Self::ArmedGroup,
        Self::Police,
        Self::Company,
        Self::Party,
        Self::Media,
        Self::Intergovernmental,
        Self::Ngo,
        Self::University,
        Self::Sports,
        Self::Religious,
        Self::Other,
    ];

    /// The name in records and lexicon files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Military => "military",
            Self::ArmedGroup => "armed_group",
            Self::Police => "police",
            Self::Company => "company",
            Self::Party => "party",
            Self::Media => "media",
            Self::Intergovernmental => "intergovernmental",
            Self::Ngo => "ngo",
            Self::University => "university",
            Self::Sports => "sports",
            Self::Religious => "religious",
            Self::Other => "other",
        }
    }

    /// The inverse of [`OrganizationKind::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name: the gazetteer's where resolved, else the fullest surface form.
    pub name: String,
    /// What kind of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2.
    pub country_code: Option<String>,
    /// The country's English name.
    pub country: Option<String>,
    /// The first-level division's name.
    pub admin1: Option<String>,
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// How sure the resolution is, 0 to 1.
    pub score: f64,
    /// Where it is meant, in order.
    pub mentions: Vec<Mention>,
    /// What decided, and over what.
    pub rule: &'static str,
    /// The candidate that came second: "Aleppo, US".
    pub runner_up: Option<String>,
}

/// Kinds of places; the names are the contract's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PlaceKind {
    Country,
    Region,
    City,
    Facility,
    Water,
    Mountain,
    Island,
    Continent,
    #[default]
    Other,
}

impl PlaceKind {
    /// All of them.
    pub const ALL: [Self; 9] =
        [Self::Country, Self::Region, Self::City, Self::Facility, Self::Water, Self::Mountain, Self::Island, Self::Continent, Self::Other];

    /// The name in records and lexicon files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Region => "region",
            Self::City => "city",
            Self::Facility => "facility",
            Self::Water => "water",
            Self::Mountain => "mountain",
            Self::Island => "island",
            Self::Continent => "continent",
            Self::Other => "other",
        }
    }

    /// The inverse of [`PlaceKind::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where the article plays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    /// ISO code of the country that the article is most about.
    pub country: Option<String>,
    /// The place in it that the article is most about.
    pub place: Option<usize>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Its bytes.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value.
    pub value: String,
    /// First and last day covered, both inclusive, where known.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// TIMEX3 mod: `START`, `APPROX` …
    pub modifier: Option<&'static str>,
    /// What the value was counted from.
    pub anchor: Anchor,
    /// TIMEX3 quant of a set.
    pub quant: Option<String>,
    /// TIMEX3 freq of a set.
    pub freq: Option<String>,
    /// The two ends of an interval share a number.
    pub range: Option<u32>,
    /// It is a person's age and no date.
    pub age: Option<Age>,
    /// The rule that fired.
    pub rule: &'static str,
}

/// Whose age a length is.
#[derive(Clone, Debug, PartialEq)]
pub struct Age {
    /// The person, by the index in [`Findings::people`], where named beside it.
    pub person: Option<usize>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A day or something longer.
    Date,
    /// Less than a day, on the calendar.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats.
    Set,
}

/// What a value was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: it says all itself.
    Explicit,
    /// The article's date.
    Article,
    /// Another expression, by its index in [`Findings::dates`].
    Context(usize),
    /// Nothing could be found.
    None,
}

/// The article's own date.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleDate {
    /// Its first day: the day itself, or the first of the month or year.
    pub day: NaiveDate,
    /// How exactly it is known.
    pub granularity: Granularity,
    /// What it rests on: `dateline`, `caption+weekday` … (see the contract).
    pub basis: String,
    /// How sure.
    pub confidence: Confidence,
    /// The words that say it.
    pub evidence: Vec<Span>,
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Granularity {
    Day,
    Month,
    Year,
}

/// How an article's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// By an option or an input field.
    Given,
    /// The article says it.
    Stated,
    /// Put together from other evidence.
    Inferred,
}

/// A person or an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entity {
    /// Index into [`Findings::people`].
    Person(usize),
    /// Index into [`Findings::organizations`].
    Organization(usize),
}

/// Whom words or figures are attributed to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speaker {
    /// The words that name the source, as they stand.
    pub span: Span,
    /// Who that is; None for an unnamed source.
    pub entity: Option<Entity>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How much of it stands in marks.
    pub kind: QuoteKind,
    /// Its pieces, in order, marks included.
    pub spans: Vec<Span>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The word of saying.
    pub cue: Option<Span>,
    /// The rule that found it.
    pub rule: QuoteRule,
}

/// How much of a quotation stands in marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// All.
    Direct,
    /// Some.
    Mixed,
    /// Nothing.
    Indirect,
}

/// A casualty figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Casualty {
    /// The words that say it, count and verb included.
    pub span: Span,
    /// What happened to the victims.
    pub kind: CasualtyKind,
    /// How many.
    pub count: Count,
    /// Who they are.
    pub victims: Option<Victims>,
    /// Which event it belongs to.
    pub scope: Scope,
    /// Whether it is said to have happened.
    pub status: Status,
    /// The larger figure it is a part of, an index into [`Findings::casualties`].
    pub part_of: Option<usize>,
    /// What did it.
    pub cause: Option<Cause>,
    /// Where: index into [`Findings::places`].
    pub place: Option<usize>,
    /// When: index into [`Findings::dates`].
    pub date: Option<usize>,
    /// Who says so.
    pub source: Option<Speaker>,
    /// The rule that fired.
    pub rule: FigureRule,
}

/// What happened to the victims of a figure; the names are the contract's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CasualtyKind {
    Killed,
    Injured,
    Missing,
    Displaced,
    Detained,
    Kidnapped,
    Affected,
}

impl CasualtyKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Killed, Self::Injured, Self::Missing, Self::Displaced, Self::Detained, Self::Kidnapped, Self::Affected];

    /// The name in records and lexicon files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Displaced => "displaced",
            Self::Detained => "detained",
            Self::Kidnapped => "kidnapped",
            Self::Affected => "affected",
        }
    }

    /// The inverse of [`CasualtyKind::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How many, with the bounds that the words give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// The words: "At least 12", "a", "Luis Vega".
    pub span: Span,
    /// At least so many; None: no lower bound.
    pub min: Option<u64>,
    /// At most so many; None: no upper bound.
    pub max: Option<u64>,
    /// "about", "some", "dozens" …
    pub approximate: bool,
    /// A part of a population, 0 to 1; then both bounds are None.
    pub share: Option<f64>,
}

/// Who the victims are.
#[derive(Clone, Debug, PartialEq)]
pub struct Victims {
    /// Their words.
    pub span: Span,
    /// What kind of persons.
    pub kind: Option<VictimKind>,
    /// Named ones, indices into [`Findings::people`].
    pub people: Vec<usize>,
}

/// Which event a figure belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The one that the article reports.
    Event,
    /// Another one.
    Background,
    /// A running toll over several.
    Cumulative,
}

/// Whether a figure is said to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Yes.
    Reported,
    /// It is denied.
    Denied,
    /// Could, may, feared.
    Possible,
}

/// The article's own event summed up.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Toll {
    pub killed: Option<TollFigure>,
    pub injured: Option<TollFigure>,
    pub missing: Option<TollFigure>,
    pub displaced: Option<TollFigure>,
}

/// One kind of a toll.
#[derive(Clone, Debug, PartialEq)]
pub struct TollFigure {
    /// At least so many.
    pub min: Option<u64>,
    /// At most so many.
    pub max: Option<u64>,
    /// The figures it comes from, indices into [`Findings::casualties`].
    pub from: Vec<usize>,
}
