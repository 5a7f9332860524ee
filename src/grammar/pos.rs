//! Parts of speech, as the Penn Treebank names them.

use crate::closed_set::closed_set;

closed_set! {
    /// A part of speech in context. What the treebank tells apart and no rule asks for is one: opening and closing quotation marks; signs, lists and foreign words.
    pub enum Pos {
        /// Before the first and after the last token of a sentence.
        Edge = "-",
        /// "market"
        Noun = "NN",
        /// "markets"
        Nouns = "NNS",
        /// "Reno"
        Name = "NNP",
        /// "Alps"
        Names = "NNPS",
        /// "she"
        Pronoun = "PRP",
        /// "her" before a noun
        Possessive = "PRP$",
        /// "who"
        Who = "WP",
        /// "whose"
        Whose = "WP$",
        /// "which", and "that" of a relative clause
        Which = "WDT",
        /// "where", "when"
        Where = "WRB",
        /// "the", "this"
        Determiner = "DT",
        /// "all" before a determiner
        Predeterminer = "PDT",
        /// "there" of "there is"
        There = "EX",
        /// "twelve", "12"
        Number = "CD",
        /// "large"
        Adjective = "JJ",
        /// "larger"
        Comparative = "JJR",
        /// "largest"
        Superlative = "JJS",
        /// "badly", "not"
        Adverb = "RB",
        /// "worse", "more" as adverbs
        AdverbMore = "RBR",
        /// "worst", "most" as adverbs
        AdverbMost = "RBS",
        /// "up" of "blew up"
        Particle = "RP",
        /// "in", and "that" or "because" before a clause
        Preposition = "IN",
        /// "to"
        To = "TO",
        /// "and"
        Coordinator = "CC",
        /// "could"
        Modal = "MD",
        /// "kill" as an infinitive or imperative
        Base = "VB",
        /// "killed" as a past tense
        Past = "VBD",
        /// "killed" as a participle
        Participle = "VBN",
        /// "killing"
        Gerund = "VBG",
        /// "kills"
        Third = "VBZ",
        /// "kill" as a present tense
        Present = "VBP",
        /// "'s" after an owner
        Owner = "POS",
        /// "-" inside a compound
        Hyphen = "HYPH",
        /// ","
        Comma = ",",
        /// "." "?" "!"
        Stop = ".",
        /// ":" ";" and dashes
        Colon = ":",
        /// Quotation marks
        Quote = "''",
        /// "(" "["
        Open = "-LRB-",
        /// ")" "]"
        Close = "-RRB-",
        /// "$"
        Currency = "$",
        /// "yes", "oh"
        Interjection = "UH",
        /// What is none of these: signs, addresses, foreign words, items of a list.
        Other = "XX",
    }
}

/// How many parts of speech there are.
pub const POS: usize = Pos::ALL.len();

impl Pos {
    /// By its place in [`Pos::ALL`]; [`Pos::Other`] past its end.
    pub fn at(index: u8) -> Self {
        Self::ALL.get(usize::from(index)).copied().unwrap_or(Self::Other)
    }

    /// A noun or name?
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Nouns | Self::Name | Self::Names)
    }

    /// A name?
    pub fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Names)
    }

    /// A verb that has a tense, or a modal?
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Third | Self::Present | Self::Modal)
    }

    /// A verb in any form, modals not?
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Base | Self::Past | Self::Participle | Self::Gerund | Self::Third | Self::Present)
    }

    /// An adverb?
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Adverb | Self::AdverbMore | Self::AdverbMost)
    }

    /// An adjective?
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Adjective | Self::Comparative | Self::Superlative)
    }

    /// Opens a sentence part for itself, and is no word: a comma, bracket, dash or quotation mark?
    pub fn is_mark(self) -> bool {
        matches!(self, Self::Comma | Self::Stop | Self::Colon | Self::Quote | Self::Open | Self::Close)
    }
}
