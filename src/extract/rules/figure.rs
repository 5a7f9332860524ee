//! The rules that find casualty figures.

/// How a figure is said: what stands where around the word of harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureRule {
    /// The object of a verb: "A bomb killed 12 people".
    Active,
    /// The subject of "among": "Her son was among the dead".
    Among,
    /// The word of harm stands inside the phrase: "12 wounded soldiers were flown out".
    Attributive,
    /// Who lives in a shelter: "500 people are living in tents".
    Camp,
    /// A source's number of those told of before: "… 30 dead, but police admit to only four".
    Conceded,
    /// Without a verb of its own: "Two people died at the scene and a third in hospital".
    Ellipsis,
    /// After an event and "of": "the death of two nurses".
    EventOf,
    /// Homes, counted for those who live there: "80 homes were evacuated".
    Homes,
    /// Who was brought to a hospital: "Six people were taken to a clinic".
    Hospital,
    /// The sentence opens with the participle: "Killed were Ana Ruiz and Luis Vega".
    Inverted,
    /// Who was brought to a jail: "Two men were booked into jail".
    Jail,
    /// Lives that something takes: "The flood claimed 12 lives".
    Lives,
    /// Soldiers or kin that someone lost: "He lost his brother in the war".
    Loss,
    /// Whom someone makes do it: "The fighting forced 200 families to flee".
    MadeTo,
    /// A noun that counts its victims: "a double homicide".
    Manifold,
    /// Some of those harmed, after "include" or "were": "The dead include two children".
    Members,
    /// Victims who are named: "The victims were identified as Ana Ruiz and Luis Vega".
    Named,
    /// The same, of those whom the sentence before told of: "They have been identified as Ana Ruiz and Luis Vega".
    NamedThey,
    /// A counted noun: "12 deaths", "three bodies were found".
    Noun,
    /// After a noun and "of": "the deaths of 12 people".
    NounOf,
    /// The verb and what comes of it stand apart: "beat two men to death".
    Outcome,
    /// A part of another figure of the sentence: "12 people, three children among them, were killed".
    Part,
    /// A participle after its phrase: "12 people killed in blast".
    Participle,
    /// A number of those harmed: "two of the injured".
    Partitive,
    /// The subject of a passive: "12 people were killed".
    Passive,
    /// The owner of a death: "the woman's murder".
    Possessive,
    /// Who is in a camp: "12,000 people were still in nine relief camps".
    Refuge,
    /// What state they are in: "Four people are missing".
    State,
    /// Hit by a bullet or a car: "A bullet struck a boy".
    Struck,
    /// The subject of a verb of dying or fleeing: "12 people died".
    Subject,
    /// A toll and its number: "The death toll rose to 31".
    Toll,
    /// A total of what the figure before counts: "bringing the total to 31".
    Total,
    /// Who came to no harm: "The driver was unhurt".
    Unhurt,
    /// Who has a wound: "Two passengers suffered burns".
    Wound,
}

impl FigureRule {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Among => "among",
            Self::Attributive => "attributive",
            Self::Camp => "camp",
            Self::Conceded => "conceded",
            Self::Ellipsis => "ellipsis",
            Self::EventOf => "event_of",
            Self::Homes => "homes",
            Self::Hospital => "hospital",
            Self::Inverted => "inverted",
            Self::Jail => "jail",
            Self::Lives => "lives",
            Self::Loss => "loss",
            Self::MadeTo => "made_to",
            Self::Manifold => "manifold",
            Self::Members => "members",
            Self::Named | Self::NamedThey => "named",
            Self::Noun => "noun",
            Self::NounOf => "noun_of",
            Self::Outcome => "outcome",
            Self::Part => "part",
            Self::Participle => "participle",
            Self::Partitive => "partitive",
            Self::Passive => "passive",
            Self::Possessive => "possessive",
            Self::Refuge => "refuge",
            Self::State => "state",
            Self::Struck => "struck",
            Self::Subject => "subject",
            Self::Toll => "toll",
            Self::Total => "total",
            Self::Unhurt => "unhurt",
            Self::Wound => "wound",
        }
    }

    /// Does it give the number of all up to now? "The death toll rose to 31", "bringing the total to 31"
    pub fn gives_total(self) -> bool {
        matches!(self, Self::Toll | Self::Total)
    }

    /// Does it name victims of whom the article has told? "The victims were identified as Ana Ruiz and Luis Vega"
    pub fn names_victims(self) -> bool {
        matches!(self, Self::Named | Self::NamedThey)
    }

    /// Does it tell of some of those whom a figure before it counts? "The dead include two children", "two of the injured"
    pub fn tells_of_members(self) -> bool {
        matches!(self, Self::Members | Self::Among | Self::Partitive | Self::Inverted) || self.names_victims()
    }
}
