//! What the program knows: small commented TSV files that a person can edit (`data/*.tsv`), and packed lists used in place.
//!
//! Every TSV has one module here that reads it into a typed table. While it reads, it also reports the **class** of each word, so that
//! a word carries all its classes from the moment it is interned ([`crate::text::Words`]) and a pass can ask "does a casualty word
//! stand here?" without a look-up. Keys are lower case with straight apostrophes; the text itself is never normalised.

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

pub mod abbreviations;
pub mod agencies;
pub mod area_codes;
pub mod calendar;
pub mod casualties;
pub mod casualty_words;
pub mod cause_acts;
pub mod causes;
pub mod common_words;
pub mod country_cues;
pub mod cues;
pub mod day_epithets;
pub mod diplomacy;
mod endings;
pub mod entities;
pub mod event_weights;
pub mod event_words;
pub mod fields;
pub mod foreign_months;
pub mod function;
pub mod gazetteer;
pub mod given_names;
pub mod hedges;
pub mod implicatives;
pub mod kinds;
pub mod layout;
pub mod legal_forms;
pub mod name_endings;
pub mod name_syllables;
pub mod no_places;
pub mod not_names;
pub mod nouns_of_saying;
pub mod numbered;
pub mod numbers;
pub mod organization_hints;
pub mod organization_nouns;
pub mod organization_words;
pub mod organizations;
pub mod other_events;
pub mod page_boxes;
pub mod particles;
pub mod person_adjectives;
pub mod persons;
pub mod phrases;
pub mod place_words;
pub mod portfolios;
pub mod recurring;
mod roles;
pub mod run_together;
pub mod sports_words;
pub mod standing;
pub mod tense;
pub mod texts;
pub mod titles;
pub mod transliterated;
pub mod tsv;
pub mod universities;
pub mod user;
pub mod words;

bitflags! {
    /// What kinds of word a word can be, by the TSV files. A word may have several. The tagger was trained with these bits: a new class
    /// takes the next free one.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Class: u64 {
        /// a, an, the, this, his … (`function.tsv`)
        const DETERMINER = 1 << 0;
        /// he, she, they, it, who … (`function.tsv`)
        const PRONOUN = 1 << 1;
        /// in, of, after … (`function.tsv`)
        const PREPOSITION = 1 << 2;
        /// and, or, but … (`function.tsv`)
        const CONJUNCTION = 1 << 3;
        /// that, because, when, although … (`function.tsv`)
        const SUBORDINATOR = 1 << 4;
        /// be, have, do in all forms (`function.tsv`)
        const AUXILIARY = 1 << 5;
        /// may, could, would … (`function.tsv`)
        const MODAL = 1 << 6;
        /// no, not, never, none … (`function.tsv`)
        const NEGATION = 1 << 7;
        /// Begins a number in words: one, dozen, half, several … (`numbers.tsv`)
        const NUMBER = 1 << 8;
        /// An abbreviation written with its full stop (`abbreviations.tsv`)
        const ABBREVIATION = 1 << 9;
        /// A month's name or abbreviation (`calendar.tsv`)
        const MONTH = 1 << 10;
        /// A weekday's name or abbreviation (`calendar.tsv`)
        const WEEKDAY = 1 << 11;
        /// day, week, year … (`calendar.tsv`)
        const TIME_UNIT = 1 << 12;
        /// Any other word that can begin or head an expression of time (`calendar.tsv`)
        const TIME = 1 << 13;
        /// A verb or noun of saying (`cues.tsv`)
        const CUE = 1 << 14;
        /// Begins a title or role that stands before a person's name (`titles.tsv`)
        const TITLE = 1 << 15;
        /// A noun for a person or persons: man, soldiers, victim … (`persons.tsv`)
        const PERSON_NOUN = 1 << 16;
        /// Begins a phrase about the killed, injured, missing, displaced … (`casualties.tsv`)
        const CASUALTY = 1 << 17;
        /// Heads or begins an organisation's name: ministry, party, university … (`organization_words.tsv`)
        const ORGANIZATION_WORD = 1 << 18;
        /// Heads a place's name: province, river, airport … (`place_words.tsv`)
        const PLACE_WORD = 1 << 19;
        /// north, southern, central … (`place_words.tsv`)
        const DIRECTION = 1 << 20;
        /// An adjective or noun for the people of a place (`gazetteer`)
        const DEMONYM = 1 << 21;
        /// A particle inside names: al, bin, de, van … (`particles.tsv`)
        const NAME_PARTICLE = 1 << 22;
        /// A suffix of names: Jr., III … (`particles.tsv`)
        const NAME_SUFFIX = 1 << 23;
        /// Capitalised but never a name by itself: Monday, God, Internet … (`not_names.tsv`)
        const NOT_A_NAME = 1 << 24;
        /// A cause of casualties: shelling, earthquake, crash … (`causes.tsv`)
        const CAUSE = 1 << 25;
        /// Begins the name of a known organisation (`organizations.tsv`)
        const ORGANIZATION_NAME = 1 << 26;
        /// Stands before a name or opens one: MV, Villa … (`not_names.tsv`)
        const BEFORE_A_NAME = 1 << 27;
        /// Tells in which country an article plays: sheriff, naira … (`country_cues.tsv`)
        const COUNTRY_CUE = 1 << 28;
        /// Plays a part around a casualty word: hospital, beat, denied … (`casualty_words.tsv`)
        const CASUALTY_PART = 1 << 29;
        /// Begins a phrase that bounds a number: at least, about … (`hedges.tsv`)
        const HEDGE = 1 << 40;
        /// Any word that plays a part in expressions of time, "the" and "of" too (`calendar.tsv`)
        const CALENDAR = 1 << 41;
        /// Tells what an event was, when, where or to whom: occurred, gunman, vigil … (`event_words.tsv`)
        const EVENT_PART = 1 << 42;
        /// A verb that now and then gives somebody's words, or begins a cue of several words: thank, rule, "made it clear" (`rarer_cues.tsv`)
        const RARER_CUE = 1 << 43;
        /// Begins what a verb says of a cause: ran into, set fire to … (`cause_acts.tsv`)
        const CAUSE_ACT = 1 << 44;
        /// Begins the legal form of a company: Ltd, GmbH … (`legal_forms.tsv`)
        const LEGAL_FORM = 1 << 45;
        /// Ends a noun for an organisation that stands beside its name: group, insurer … (`organization_nouns.tsv`)
        const ORGANIZATION_NOUN = 1 << 46;
        /// What a minister or a public body is in charge of: fisheries, justice … (`portfolios.tsv`)
        const PORTFOLIO = 1 << 47;
        /// The closed classes together, the numbers not among them: no such word is a name or a noun.
        const CLOSED = Self::DETERMINER.bits()
            | Self::PRONOUN.bits()
            | Self::PREPOSITION.bits()
            | Self::CONJUNCTION.bits()
            | Self::SUBORDINATOR.bits()
            | Self::AUXILIARY.bits()
            | Self::MODAL.bits()
            | Self::NEGATION.bits();
    }
}

/// About how many words the TSV files have together.
const WORDS: usize = 7500;

/// The classes of all words of the TSV files, gathered once.
static CLASSES: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut classes = FxHashMap::with_capacity_and_hasher(WORDS, rustc_hash::FxBuildHasher);
    let mut add = |word: &'static str, class: Class| *classes.entry(word).or_insert(Class::empty()) |= class;
    for gather in GATHERERS {
        gather(&mut add);
    }
    classes
});

/// What a lexicon module is handed to report the class of a (single, lower-case) word.
pub type Add<'a> = dyn FnMut(&'static str, Class) + 'a;

/// Every module whose words have classes: a new TSV is one row here.
const GATHERERS: &[fn(&mut Add<'_>)] = &[
    function::classes,
    numbers::classes,
    abbreviations::classes,
    cues::classes,
    gazetteer::classes,
    place_words::classes,
    casualties::classes,
    casualty_words::classes,
    event_words::classes,
    cause_acts::classes,
    causes::classes,
    hedges::classes,
    persons::classes,
    calendar::classes,
    titles::classes,
    particles::classes,
    not_names::classes,
    organization_words::classes,
    organizations::classes,
    country_cues::classes,
    legal_forms::classes,
    organization_nouns::classes,
    portfolios::classes,
];

/// The classes of a lower-case word.
pub fn classes(lower: &str) -> Class {
    CLASSES.get(lower).copied().unwrap_or_default()
}
