//! The rules that find names, and those that find what is capitalised and no name.

use crate::lexicon::user;

/// What spoke for a name, or for what is capitalised and no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRule {
    /// An acronym by itself: "the WXF said".
    Acronym,
    /// A name for which the article gives an acronym: "World Food Programme (WFP)".
    AcronymDefined,
    /// A building by a word of another language before its name: "Teatro Carlos Gomez".
    Building,
    /// No name but a day or a month: "Monday".
    Calendar,
    /// A person's name that a site or vehicle has: "the Ana Ruiz clinic".
    CalledAfter,
    /// A place that the gazetteer does not know, at the start of a dateline: "XAVORA, Zambia – ".
    Dateline,
    /// No name but an event: "Winter Games".
    Event,
    /// Two names that are joined as a firm's are elsewhere in the article: "Ruiz & Vega".
    Firm,
    /// A person by several words: "Ana Ruiz".
    FullName,
    /// A place that the gazetteer knows: "Aleppo".
    Gazetteer,
    /// No name but a people or a faith: "Bedouin", "Anglican".
    Group,
    /// A word that heads organisations: "Xavora Foundation".
    HeadWord,
    /// A head word that stands for one by itself: "the Parliament".
    Institution,
    /// The kind of organisation stands beside it: "the charity Xavora".
    KindBeside,
    /// An organisation that a list knows: "Red Cross".
    KnownOrganization,
    /// A legal form ends it: "Xavora Pumps Co., Ltd."
    LegalForm,
    /// A name of the user's lexicon.
    Listed,
    /// A word that is no person, after a preposition of place: "in Xavora".
    Located,
    /// A person by one word, by what stands around it: "Ruiz said".
    NameInContext,
    /// No name but a product or another word with a capital: "Android".
    NoName,
    /// A word that heads places: "Blue Nile River".
    PlaceWord,
    /// The same before the name: "Lake Xavora".
    PlaceWordBefore,
    /// What it is in charge of and its country: "Environment Canada".
    PublicBody,
    /// No name but that of a ship: "MV Xavora".
    Ship,
    /// A head word for an organisation that was named before: "the Foundation".
    ShortForm,
    /// A word before the name of a site: "Cerro Xavora".
    Site,
    /// No name but that of a storm: "Typhoon Xavora".
    Storm,
    /// A street: "Jericho Street".
    Street,
    /// What only the tagger sees.
    Tagger,
    /// No name but a title: "Foreign Minister".
    Title,
    /// A team by the name of its town: "Leeds" in "Leeds beat Hull 2-0".
    Team,
    /// A person after a title: "President Ruiz".
    Titled,
    /// A university by its short name: "studied at Cornell".
    University,
    /// A word of a full name that the article gives elsewhere: "Ruiz" after "Ana Ruiz".
    WordOfFullName,
}

impl NameRule {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acronym => "acronym",
            Self::AcronymDefined => "acronym defined",
            Self::Building => "building",
            Self::Calendar => "calendar",
            Self::CalledAfter => "called after a person",
            Self::Dateline => "dateline",
            Self::Event => "event",
            Self::Firm => "firm named elsewhere",
            Self::FullName => "full name",
            Self::Gazetteer => "gazetteer",
            Self::Group => "group",
            Self::HeadWord => "head word",
            Self::Institution => "institution",
            Self::KindBeside => "kind beside it",
            Self::KnownOrganization => "known organisation",
            Self::LegalForm => "legal form",
            Self::Listed => user::RULE,
            Self::Located => "located",
            Self::NameInContext => "name in context",
            Self::NoName => "no name",
            Self::PlaceWord => "place word",
            Self::PlaceWordBefore => "place word before",
            Self::PublicBody => "public body",
            Self::Ship => "ship",
            Self::ShortForm => "short form",
            Self::Site => "site",
            Self::Storm => "storm",
            Self::Street => "street",
            Self::Tagger => "tagger",
            Self::Team => "team",
            Self::Title | Self::Titled => "title",
            Self::University => "university",
            Self::WordOfFullName => "word of a full name",
        }
    }
}
