//! Where a person stands in a sentence, and to whom a pronoun there is bound, by its grammar.

use super::salience::Place;
use crate::extract::Reading;
use crate::extract::findings::Gender;
use crate::grammar::{Clauses, Kind, Label, Pos, Verb};
use crate::lexicon::Class;
use crate::lexicon::cues::cue;
use crate::lexicon::nouns_of_saying::is_noun_of_saying;
use crate::lexicon::persons::{Number, Sex, VictimKind, person_noun};
use crate::lexicon::titles::{Title, title};
use crate::text::{Case, Document, TokenRange};

/// Governors that are gone up from a word to its clause, and from a clause to the sentence.
const HIGHEST: usize = 12;

/// The gender that a personal pronoun tells.
pub(super) fn gender(lower: &str) -> Option<Gender> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        _ => return None,
    })
}

/// A sentence as its clauses.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    doc: &'a Document,
    pos: &'a [Pos],
    clauses: Clauses<'a>,
}

impl<'a> Sentence<'a> {
    pub(super) fn of(reading: &Reading<'a>, sentence: usize) -> Self {
        Self { doc: reading.doc, pos: reading.grammar.all_pos(), clauses: reading.grammar.clauses(sentence) }
    }

    /// Where the noun phrase stands whose head is token `k`.
    pub(super) fn place(self, k: usize) -> Place {
        let Some(phrase) = self.headed(k).map(|phrase| self.stood_for(phrase)) else { return Place::Other };
        if self.is_asking(phrase) {
            return Place::Speaks;
        }
        let Some(verb) = self.verb_of(phrase) else { return Place::Other };
        // "Lara was criticized by Ruiz": what follows is told by Ruiz.
        let criticized = self.clauses.units()[verb].is_verb(Verb::PASSIVE) && self.is_cue(verb) && self.has_agent(verb);
        match self.level(verb) {
            Level::Reported => Place::Reported,
            Level::Main if !criticized => Place::Main,
            Level::Main | Level::Beside => Place::Subject,
        }
    }

    /// The unit that is a phrase with the head `k`: in "Ana Ruiz's house" she stands for nothing.
    fn headed(self, k: usize) -> Option<usize> {
        self.clauses.at(k).filter(|&unit| self.clauses.units()[unit].is_phrase() && self.clauses.units()[unit].head as usize == k)
    }

    /// The tokens of the noun phrase with the head `k`.
    pub(super) fn phrase(self, k: usize) -> Option<TokenRange> {
        self.headed(k).map(|phrase| self.clauses.units()[phrase].tokens)
    }

    /// What a phrase is apposed to or listed with: "the mayor, Ana **Ruiz**,", "Omar Haddad and Ana **Ruiz**".
    fn stood_for(self, phrase: usize) -> usize {
        let mut at = phrase;
        for _ in 0..HIGHEST {
            let unit = &self.clauses.units()[at];
            let governor = unit.governor.map(|governor| governor as usize).filter(|&governor| governor < at);
            let Some(governor) = governor.filter(|_| matches!(unit.label, Label::Apposition | Label::Conjunct)) else { break };
            if !self.clauses.units()[governor].is_phrase() {
                break;
            }
            at = governor;
        }
        at
    }

    /// The first verb whose subject a phrase is.
    fn verb_of(self, phrase: usize) -> Option<usize> {
        let units = self.clauses.units();
        let governor = units[phrase].governor.map(|governor| governor as usize).filter(|_| units[phrase].label.is_subject());
        let is_verb = |k: &usize| units[*k].is_verb(Verb::FINITE);
        governor.filter(|&verb| self.clauses.subject(verb) == Some(phrase)).or_else(|| {
            let later = (phrase + 1..units.len()).take(NEAR).filter(is_verb);
            later.take(3).find(|&verb| self.clauses.subject(verb) == Some(phrase))
        })
    }

    /// "criticized **by Ruiz**", "calls to quit **from Ruiz**": who does what a verb or a noun of saying tells.
    fn is_asking(self, phrase: usize) -> bool {
        let units = self.clauses.units();
        let by = self.clauses.governor(phrase).filter(|_| units[phrase].label == Label::OfPreposition);
        let Some((by, governor)) = by.and_then(|by| Some((by, self.clauses.governor(by)?))) else { return false };
        match units[by].label {
            Label::Agent => self.is_cue(governor),
            _ => self.doc.lower(units[by].head as usize) == "from" && self.is_call(governor),
        }
    }

    /// "criticism", "calls to quit"; also where the parser ties the name to the verb: "drew criticism from Ruiz".
    fn is_call(self, unit: usize) -> bool {
        let units = self.clauses.units();
        let noun = match units[unit].kind {
            Kind::Verb(verb) if verb.contains(Verb::INFINITIVE) => unit.checked_sub(1),
            Kind::Verb(_) => self.clauses.governed(unit, |label| label == Label::Object).find(|&object| object > unit),
            _ => Some(unit),
        };
        noun.is_some_and(|noun| is_noun_of_saying(self.doc.lower(units[noun].head as usize)))
    }

    /// Is what the clause with the subject `k` tells a death, or another harm: "Karim Nasser died on the way"?
    pub(super) fn is_harm(self, k: usize) -> bool {
        let verb = self.headed(k).and_then(|phrase| self.verb_of(self.stood_for(phrase)));
        // "held up a book", "swept glass from the door": what is done to something else.
        let suffers = |verb: usize| {
            let object = self.clauses.governed(verb, |label| label == Label::Object).any(|object| object > verb);
            self.clauses.units()[verb].is_verb(Verb::PASSIVE) || !object
        };
        verb.is_some_and(|verb| self.doc.word(self.clauses.units()[verb].head as usize).is(Class::CASUALTY) && suffers(verb))
    }

    fn is_cue(self, unit: usize) -> bool {
        let head = self.clauses.units()[unit].head as usize;
        self.doc.word(head).is(Class::CUE) && cue(self.doc.lower(head), |at| self.doc.lower(head + at)).is_some()
    }

    fn has_agent(self, verb: usize) -> bool {
        self.clauses.governed(verb, |label| label == Label::Agent).next().is_some()
    }

    /// How a clause hangs in its sentence.
    fn level(self, verb: usize) -> Level {
        let (units, mut at, mut beside) = (self.clauses.units(), verb, false);
        for _ in 0..HIGHEST {
            let Some(governor) = self.clauses.governor(at) else { break };
            match units[at].label {
                Label::Content if governor < at => return Level::Reported,
                // "Çelik treated people on the pavement: “…,” she said": where what goes before is said, the quotation tells.
                Label::Content => {}
                Label::Conjunct | Label::Open => {}
                _ => beside = true,
            }
            at = governor;
        }
        if beside { Level::Beside } else { Level::Main }
    }

    /// The head of the subject of the clause in which token `k` stands. None where `k` itself is in that subject.
    pub(super) fn subject_at(self, k: usize) -> Option<usize> {
        let subject = &self.clauses.units()[self.subject_unit(k)?];
        (!subject.tokens.holds(k)).then_some(subject.head as usize)
    }

    fn subject_unit(self, k: usize) -> Option<usize> {
        let mut at = self.clauses.at(k)?;
        for _ in 0..HIGHEST {
            if matches!(self.clauses.units()[at].kind, Kind::Verb(_)) {
                return self.clauses.subject(at);
            }
            at = self.clauses.governor(at)?;
        }
        None
    }

    /// "On his part, Luis **Vega** …": the subject that follows a phrase which opens the sentence, for the owner at `k` in it.
    pub(super) fn ahead(self, k: usize) -> Option<usize> {
        let own = self.clauses.at(k).filter(|&own| own == 1 && self.is_owner(k))?;
        let subject = self.subject_unit(k).filter(|&subject| subject > own)?;
        Some(self.clauses.units()[subject].head as usize)
    }

    /// Is it "his", or "her" that owns something?
    pub(super) fn is_owner(self, k: usize) -> bool {
        self.pos.get(k) == Some(&Pos::Possessive)
    }

    /// The words of a noun phrase that begins with "the" at token `k` and ends with its head, which this gives.
    pub(super) fn known(self, k: usize) -> Option<usize> {
        let unit = &self.clauses.units()[self.clauses.at(k)?];
        let whole = unit.is_phrase() && unit.tokens.first as usize == k && unit.head + 1 == unit.tokens.end;
        whole.then_some(unit.head as usize)
    }

    /// Is a name apposed to the phrase with the head `k`: "the mayor, Ana Ruiz,"?
    pub(super) fn is_renamed(self, k: usize) -> bool {
        let Some(phrase) = self.headed(k) else { return false };
        let units = self.clauses.units();
        self.clauses.governed(phrase, |label| label == Label::Apposition).any(|apposed| units[apposed].pos.is_name())
    }

    /// Reads the noun `k` as somebody whom the text describes. None for titles before a name, for what is said of somebody ("is a doctor", "as a doctor", ", a doctor,"), for plurals.
    pub(super) fn described(self, k: usize) -> Option<Described> {
        let gender = describes(self.doc, k)?;
        let phrase = self.headed(k)?;
        let unit = &self.clauses.units()[phrase];
        let new = match self.doc.lower(unit.tokens.first as usize) {
            "a" | "an" | "one" | "another" => true,
            "the" => false,
            _ => return None,
        };
        if matches!(unit.label, Label::Apposition | Label::Attribute)
            || self.is_role(phrase)
            || self.is_renamed(k)
            || self.is_called(phrase)
        {
            return None;
        }
        Some(Described { gender, new, place: self.place(k) })
    }

    /// "worked as a doctor", "the work of a doctor", "became a doctor"
    fn is_role(self, phrase: usize) -> bool {
        let units = self.clauses.units();
        let governor = self.clauses.governor(phrase).map(|governor| self.doc.lower(units[governor].head as usize));
        governor.is_some_and(|word| matches!(word, "as" | "of" | "became" | "become" | "becomes" | "like" | "than"))
    }

    /// "a man named Ana Ruiz"
    fn is_called(self, phrase: usize) -> bool {
        let next = self.clauses.units().get(phrase + 1).map(|unit| self.doc.lower(unit.head as usize));
        matches!(next, Some("named" | "called" | "identified" | "known"))
    }
}

/// Units after a subject within which its verb is looked for.
const NEAR: usize = 30;

/// How a clause hangs in its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// It is the sentence.
    Main,
    /// Somebody says or thinks it: "Ruiz said **he left**".
    Reported,
    /// It tells more of the sentence or of a noun: "Ruiz, **who left**", "when **he left**".
    Beside,
}

/// Does "His Highness" stand at `k`?
pub(super) fn is_address(doc: &Document, k: usize) -> bool {
    matches!(doc.lower(k + 1), "highness" | "excellency" | "majesty" | "holiness" | "honour" | "honor" | "eminence" | "lordship")
        && doc.is_capitalized(k + 1)
}

/// "he or she", "his/her": nobody in particular.
pub(super) fn is_anybody(doc: &Document, k: usize) -> bool {
    let joins = |j: usize| matches!(doc.lower(j), "or" | "/");
    joins(k + 1) && gender(doc.lower(k + 2)).is_some() || k >= 2 && joins(k - 1) && gender(doc.lower(k - 2)).is_some()
}

/// A person whom the text calls by a noun: "a scholar", "one witness".
pub(super) struct Described {
    /// The gender that the noun tells.
    pub(super) gender: Option<Gender>,
    /// Told as new ("a", "one"), and not as known ("the").
    pub(super) new: bool,
    /// Where it stands.
    pub(super) place: Place,
}

/// Does the noun at `k` mean one person? The gender that it tells then.
fn describes(doc: &Document, k: usize) -> Option<Option<Gender>> {
    let word = doc.word(k);
    if word.case != Case::Lower || !word.is(Class::PERSON_NOUN | Class::TITLE) {
        return None;
    }
    let (noun, office) = (person_noun(word.lower()), title(word.lower()).filter(|t| t.is_head()));
    let several = noun.is_some_and(|n| n.kind == Some(VictimKind::Household)) || word.lower() == "couple";
    if several || !(noun.is_some_and(|n| n.number == Number::One) || noun.is_none() && office.is_some()) {
        return None;
    }
    let gender = noun.and_then(|n| n.sex).map(|sex| if sex == Sex::Male { Gender::Male } else { Gender::Female });
    Some(gender.or_else(|| office.and_then(|t: Title| t.gender)))
}
