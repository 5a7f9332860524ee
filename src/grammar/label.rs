//! What a unit of a sentence is to the one that governs it.

use crate::closed_set::closed_set;

closed_set! {
    /// The relation of a unit to its governor. The names are those that dependency grammars of English use.
    pub enum Label {
        /// Governs the sentence.
        Root = "root",
        /// "**The mayor** resigned"
        Subject = "subj",
        /// "**The mayor** was shot"
        PassiveSubject = "subj_pass",
        /// "shot **the mayor**"
        Object = "obj",
        /// "is **a doctor**"
        Attribute = "attr",
        /// "said (that) he **resigned**"
        Content = "ccomp",
        /// "wants **to resign**", "was **ill**"
        Open = "xcomp",
        /// "the mayor, who **resigned**"
        Relative = "relcl",
        /// "the mayor **elected** in May"
        Participial = "acl",
        /// "resigned after he **lost**"
        Adverbial = "advcl",
        /// "the mayor, **Ana Ruiz**"
        Apposition = "appos",
        /// "the mayor and **her son**"
        Conjunct = "conj",
        /// "shot **in** Reno"
        Preposition = "prep",
        /// "shot **by** a guard"
        Agent = "agent",
        /// "in **Reno**"
        OfPreposition = "pobj",
        /// "resigned **on** … **Monday**" without a preposition
        Measure = "npadvmod",
        /// Any other: adverbs, conjunctions, particles.
        Other = "other",
    }
}

/// How many labels there are.
pub const LABELS: usize = Label::ALL.len();

impl Label {
    /// By its place in [`Label::ALL`]; [`Label::Other`] past its end.
    pub fn at(index: u8) -> Self {
        Self::ALL.get(usize::from(index)).copied().unwrap_or(Self::Other)
    }

    /// The subject, active or passive?
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Subject | Self::PassiveSubject)
    }
}
