//! What the passes found: plain data in byte spans and indices, grown pass by pass.
//!
//! Lists may be in any order and indices point into them as they are; `record` sorts by first mention and gives out the ids.

use chrono::NaiveDate;

pub use super::rules::{FigureRule, NameRule, QuoteRule};
use crate::closed_set::closed_set;
pub use crate::lexicon::causes::Cause;
pub use crate::lexicon::kinds::{CasualtyKind, OrganizationKind, PlaceKind};
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
    /// Expressions of time, in order; after them the ages, where those are asked for.
    pub dates: Vec<Date>,
    /// Ages of people, in order: lengths with [`Date::age`] set.
    pub ages: Vec<Date>,
    /// The article's own date.
    pub article_date: Option<ArticleDate>,
    /// Quotations, in order of their first piece.
    pub quotes: Vec<Quote>,
    /// Casualty figures, in order.
    pub casualties: Vec<Casualty>,
    /// The article's own event summed up.
    pub toll: Toll,
    /// Victims whom figures of the event tell of one by one, in order; made by `toll`.
    pub single_victims: Vec<SingleVictim>,
    /// The event that the article reports.
    pub event: Option<Event>,
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

closed_set! {
    /// How a mention refers.
    pub enum Form {
        /// By name.
        Name = "name",
        /// A place by its adjective or people.
        Demonym = "demonym",
        /// By role: "the secretary".
        Title = "title",
        /// By pronoun.
        Pronoun = "pronoun",
    }
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
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// What the value was counted from.
    pub anchor: Anchor,
    /// TIMEX3 quant of a set.
    pub quant: Option<Quant>,
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

closed_set! {
    /// TIMEX3 types.
    pub enum DateKind {
        /// A day or something longer.
        Date = "DATE",
        /// Less than a day, on the calendar.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Something that repeats.
        Set = "SET",
    }
}

closed_set! {
    /// TIMEX3 mods.
    pub enum Modifier {
        /// "early 2016"
        Start = "START",
        /// "mid-2016"
        Mid = "MID",
        /// "late 2016"
        End = "END",
        /// "about two years"
        Approx = "APPROX",
        /// "more than two years"
        MoreThan = "MORE_THAN",
        /// "less than two years"
        LessThan = "LESS_THAN",
        /// "at least two years"
        EqualOrMore = "EQUAL_OR_MORE",
        /// "at most two years"
        EqualOrLess = "EQUAL_OR_LESS",
    }
}

closed_set! {
    /// TIMEX3 quants of a set.
    pub enum Quant {
        /// "every Monday", "Mondays"
        Every = "EVERY",
        /// "each Monday"
        Each = "EACH",
    }
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
    /// What it rests on.
    pub basis: Basis,
    /// How sure.
    pub confidence: Confidence,
    /// The words that say it.
    pub evidence: Vec<Span>,
}

closed_set! {
    /// How exactly a date is known.
    #[allow(missing_docs)]
    pub enum Granularity {
        Day = "day",
        Month = "month",
        Year = "year",
    }
}

closed_set! {
    /// What an article's own date rests on.
    pub enum Basis {
        /// A field of the input.
        Field = "field",
        /// The command line.
        Option = "option",
        /// A labelled line: "Published: 20 February 2016".
        Label = "label",
        /// A line that holds a date and nothing else.
        DateLine = "date_line",
        /// The dateline.
        Dateline = "dateline",
        /// A dateline without its year, to which other evidence gives one and with which a weekday of the story agrees.
        DatelineWeekday = "dateline+weekday",
        /// A wire service's id of the story.
        StoryId = "story_id",
        /// The article's address.
        Url = "url",
        /// What a page states of itself.
        Meta = "meta",
        /// The header of a mail, or of a story in XML.
        Header = "header",
        /// The name of the file.
        Path = "path",
        /// A dated caption and a weekday of the story.
        CaptionWeekday = "caption+weekday",
        /// The story says which day today is.
        Body = "body",
        /// A full date of the story with its weekday.
        BodyWeekday = "body+weekday",
    }
}

closed_set! {
    /// How an article's date is known.
    pub enum Confidence {
        /// By an option or an input field.
        Given = "given",
        /// The article says it.
        Stated = "stated",
        /// Put together from other evidence.
        Inferred = "inferred",
    }
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
    /// How the words were tied to that entry.
    pub resolved: Resolved,
}

impl Speaker {
    /// Words, before it is told whom they name.
    pub fn of(span: Span) -> Self {
        Self { span, entity: None, resolved: Resolved::Name }
    }
}

closed_set! {
    /// How words that name a source were tied to an entry.
    pub enum Resolved {
        /// They are its name.
        Name = "name",
        /// They are a title or description of it: "the minister".
        Title = "title",
        /// They are a pronoun: "she".
        Pronoun = "pronoun",
        /// None stand with the quotation: who speaks around it speaks there too.
        Context = "context",
    }
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

closed_set! {
    /// How much of a quotation stands in marks.
    pub enum QuoteKind {
        /// All.
        Direct = "direct",
        /// Some.
        Mixed = "mixed",
        /// Nothing.
        Indirect = "indirect",
    }
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
    /// Do the words around the figure name that place, or only the rest of the article?
    pub names_place: bool,
    /// When: index into [`Findings::dates`].
    pub date: Option<usize>,
    /// Who says so.
    pub source: Option<Speaker>,
    /// The rule that fired.
    pub rule: FigureRule,
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

closed_set! {
    /// Which event a figure belongs to.
    pub enum Scope {
        /// The one that the article reports.
        Event = "event",
        /// Another one.
        Background = "background",
        /// A running toll over several.
        Cumulative = "cumulative",
    }
}

closed_set! {
    /// Whether a figure is said to have happened.
    pub enum Status {
        /// Yes.
        Reported = "reported",
        /// It is denied.
        Denied = "denied",
        /// Could, may, feared.
        Possible = "possible",
    }
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

/// A victim whom figures of one person each tell of.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleVictim {
    /// Index into [`Findings::people`], where named.
    pub person: Option<usize>,
    /// In full years.
    pub age: Option<u64>,
    /// What kind of person.
    pub kind: Option<VictimKind>,
    /// The figures, indices into [`Findings::casualties`], in order.
    pub figures: Vec<usize>,
}

/// The event that the article reports, in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What did it.
    pub cause: Option<Told<Cause>>,
    /// When it happened.
    pub days: Option<Told<EventDays>>,
    /// Where: index into [`Findings::places`].
    pub place: Option<Told<usize>>,
    /// Those who are told of one by one, named or with an age.
    pub victims: Vec<EventVictim>,
}

/// A value of an event, and what it was read from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told<T> {
    /// The value.
    pub value: T,
    /// The words that say it; None: none in the text does.
    pub span: Option<Span>,
    /// The rule that chose it.
    pub rule: &'static str,
}

/// First and last day of an event, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDays {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The expression that says it, an index into [`Findings::dates`].
    pub date: Option<usize>,
}

/// A victim who is told of alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EventVictim {
    /// Index into [`Findings::people`]; None: not named.
    pub person: Option<usize>,
    /// In full years.
    pub age: Option<u32>,
    /// What happened to the person.
    pub status: CasualtyKind,
    /// The figure that counts the person, an index into [`Findings::casualties`].
    pub figure: Option<usize>,
    /// The words that tell of the person.
    pub span: Span,
    /// The rule that found the person to be a victim.
    pub rule: &'static str,
}
