//! A sentence as noun phrases and triggers: what the rules of the pass look at.
//!
//! Made only for sentences in which a casualty word stands. Parts of speech come from the packed word list, one word at a time, and from
//! the neighbours; a noun phrase carries what it says of its persons and how many they are.

use crate::extract::Reading;
use crate::extract::findings::{CasualtyKind, Count, Name, NameKind, VictimKind};
use crate::grammar::Clauses;
use crate::lexicon::Class;
use crate::lexicon::casualties::{self, Frame};
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::words::TagSet;
use crate::span::Span;
use crate::text::{Case, Document, TokenKind, TokenRange, Word};

/// A phrase that says what happened to victims.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// None for a trap.
    pub kind: Option<CasualtyKind>,
    /// Where its victims stand.
    pub frame: Frame,
}

/// A noun phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Np {
    /// First token, hedges and determiner included.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Head noun, or the last word of a bare number.
    pub head: usize,
    /// How many, where it says so.
    pub count: Option<Count>,
    /// Does it name persons?
    pub person: bool,
    /// A number (or "another", "none") without a noun.
    pub bare: bool,
    /// What kind of persons.
    pub kind: Option<VictimKind>,
    /// One person: "a man", "the girl", a name, "he".
    pub single: bool,
    /// "the", "his" …: known already.
    pub definite: bool,
    /// Taken for a person by its shape alone ("a beekeeper").
    pub guessed: bool,
    /// A personal pronoun.
    pub pronoun: bool,
    /// "others", "more": not those of the figure before.
    pub other: bool,
    /// "of them", "of whom": out of a figure before.
    pub of_them: bool,
    /// The words for the victims, without count and determiner.
    pub words: Option<TokenRange>,
    /// The person's name.
    pub name: Option<Span>,
    /// A trigger inside: "12 wounded soldiers", "12 deaths".
    pub inner: Option<usize>,
    /// "three of the 12 people": 12.
    pub whole: Option<Count>,
}

impl Np {
    /// Can it stand for victims?
    pub(super) fn is_victims(&self) -> bool {
        self.person || self.bare
    }
}

/// A sentence, taken apart.
pub(super) struct View<'a> {
    pub doc: &'a Document,
    pub names: &'a [Name],
    /// How the sentence is built.
    pub clauses: Clauses<'a>,
    /// First token of the sentence.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Its noun phrases, in order, disjoint.
    pub nps: Vec<Np>,
    /// Its triggers, in order, disjoint.
    pub triggers: Vec<Trigger>,
    /// For each token: 1 + the noun phrase that holds it.
    pub chunks: Vec<u16>,
    /// For each token: 1 + the trigger that holds it.
    pub triggered: Vec<u16>,
}

/// Sentences longer than this are cut.
const LONGEST: usize = 400;

impl<'a> View<'a> {
    /// Takes the tokens of one sentence apart; None where no trigger stands.
    pub(super) fn new(reading: &Reading<'a>, names: &'a [Name], sentence: TokenRange) -> Option<Self> {
        let (first, end) = (sentence.first as usize, (sentence.end as usize).min(sentence.first as usize + LONGEST));
        let clauses = reading.grammar.clauses(reading.doc.sentence_of(first));
        let mut view = Self {
            doc: reading.doc,
            names,
            clauses,
            first,
            end,
            nps: Vec::new(),
            triggers: Vec::new(),
            chunks: Vec::new(),
            triggered: Vec::new(),
        };
        view.find_triggers();
        if view.triggers.iter().all(|t| t.kind.is_none()) || view.is_idle() {
            return None;
        }
        view.find_phrases();
        view.find_numbers_of();
        Some(view)
    }

    fn find_triggers(&mut self) {
        let mut at = self.first;
        let mut victims = None;
        while at < self.end {
            let word = self.doc.word(at);
            let begins = word.is(Class::CASUALTY) && !(word.is_capitalized() && self.names_something(at));
            let found = begins.then(|| casualties::longest(|k| self.lower(at + k))).flatten();
            let Some((length, kind, frame)) = found else {
                at += 1;
                continue;
            };
            // "identified as" names victims only where the sentence speaks of any.
            if frame == Frame::Named && !*victims.get_or_insert_with(|| self.speaks_of_victims()) {
                at += length;
                continue;
            }
            if frame == Frame::Named && self.lower(at) == "victims" && !self.names_victims(at, at + length) {
                at += 1;
                continue;
            }
            if self.triggered.is_empty() {
                self.triggered = vec![0; self.end - self.first];
            }
            self.triggers.push(Trigger { first: at, end: at + length, kind, frame });
            let mark = self.triggers.len() as u16;
            for k in at..(at + length).min(self.end) {
                self.triggered[k - self.first] = mark;
            }
            at += length;
        }
    }

    /// "Among the [victims] were two boys", "two of the [victims] were nurses", "The [victims were] Ana Ruiz and Luis Vega"; but "The victims were taken to hospital".
    fn names_victims(&self, at: usize, end: usize) -> bool {
        let before = at.checked_sub(2).filter(|&k| k >= self.first && matches!(self.lower(k + 1), "the" | "its" | "their" | "his" | "her"));
        let before = before.map_or("", |k| self.lower(k));
        let be = |k: usize| matches!(self.lower(k), "were" | "was" | "are" | "is");
        // "Two of the victims died" is said of two people.
        let who = end - usize::from(end > at + 1) + 1;
        let person = || self.word_in(who).is_some_and(|w| w.is(Class::PERSON_NOUN | Class::DETERMINER) && !w.is(Class::CASUALTY));
        match before {
            "of" => be(who - 1) && person(),
            "among" => true,
            _ => end > at + 1 && (!be(end - 1) || self.names_begin(end)),
        }
    }

    /// Can a phrase for persons begin here: "[three] women", "[a] clerk", "[Ana] Ruiz"?
    fn names_begin(&self, at: usize) -> bool {
        let Some(word) = self.word_in(at) else { return false };
        let hedge = word.is(Class::HEDGE) && self.lower(at) != "in";
        hedge || word.is(Class::DETERMINER | Class::NUMBER) || self.token(at) == TokenKind::Number || self.person_name(at).is_some()
    }

    /// Is every trigger of a kind that says nothing without another word, and none of those words there? "He took a walk" has no hospital and no jail:
    /// the sentence need not be taken apart.
    fn is_idle(&self) -> bool {
        let needs = |trigger: &Trigger| match (trigger.kind, trigger.frame) {
            (None, _) => Some(Role::empty()),
            (_, Frame::Carry) => Some(Role::HOSPITAL | Role::JAIL | Role::HARM | Role::UNFREE),
            (_, Frame::Drive) => Some(Role::HOSPITAL | Role::JAIL | Role::HOME),
            (_, Frame::Struck) => Some(Role::BODY_PART | Role::STRIKES),
            (_, Frame::Outcome) => Some(Role::TO_DEATH | Role::HOLDS),
            (_, Frame::Camp) => Some(Role::SHELTER),
            (_, Frame::Lives) => Some(Role::TAKES_LIVES),
            // Whom one loses is a person.
            (_, Frame::Loss) => Some(Role::empty()).filter(|_| !(self.first..self.end).any(|k| self.word(k).is(Class::PERSON_NOUN))),
            _ => None,
        };
        let mut needed = Role::empty();
        for trigger in &self.triggers {
            match needs(trigger) {
                Some(roles) => needed |= roles,
                None => return false,
            }
        }
        // Words that are looked at beside those of the list.
        let beside = |lower: &str| {
            let carried = matches!(lower, "health" | "emergency" | "scene" | "times" | "twice" | "once");
            carried || matches!(lower, "open" | "host" | "loss" | "responsible" | "relatives" | "friends" | "neighbours" | "neighbors")
        };
        let said = |k: usize| self.plays(k, needed) || beside(self.lower(k));
        !(self.first..self.end).any(said)
    }

    /// Does the sentence say "victims", "the dead", or begin with "They"?
    fn speaks_of_victims(&self) -> bool {
        self.lower(self.first) == "they" || (self.first..self.end).any(|k| self.plays(k, Role::VICTIM))
    }

    /// Is the capitalised word inside a sentence part of a name or title ("Five Dead Men", "the Wounded Knee museum")?
    fn names_something(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        let inside = at > self.first && self.token(at - 1) == TokenKind::Word;
        let beside = |k: usize| k > self.first && k < self.end && self.token(k) == TokenKind::Word && self.doc.word(k).is_capitalized();
        // "Dead Man Walking drew a crowd."
        let opens = at == self.first && beside(at + 1) && beside(at + 2);
        if !(inside || opens) || word.case == Case::Upper {
            return false;
        }
        // "opened Wounded Heron Coffee House": no headline has a verb in lower case.
        let before = if inside { self.doc.word(at - 1) } else { word };
        if inside && !before.is_capitalized() && before.can_be(TagSet::VERB) && !before.is(Class::AUXILIARY) && beside(at + 1) {
            return true;
        }
        // In a headline every word is a capital.
        let long = (self.first..self.end).filter(|&k| self.token(k) == TokenKind::Word && self.lower(k).len() > 4 && k != at);
        let (small, all) = long.fold((0, 0), |(small, all), k| (small + usize::from(!self.doc.word(k).is_capitalized()), all + 1));
        small * 2 > all && (at > self.first + 1 && beside(at - 1) || beside(at + 1))
    }

    fn find_phrases(&mut self) {
        self.chunks = vec![0; self.end - self.first];
        let mut at = self.first;
        while at < self.end {
            let Some(np) = self.phrase(at) else {
                at += 1;
                continue;
            };
            let end = np.end.max(at + 1);
            self.nps.push(np);
            let mark = self.nps.len() as u16;
            for k in at..end.min(self.end) {
                self.chunks[k - self.first] = mark;
            }
            at = end;
        }
    }

    /// "double homicide": how many died.
    pub(super) fn manifold(&self, trigger: Trigger) -> Option<u64> {
        let n = match self.lower(trigger.first) {
            "double" => 2,
            "triple" => 3,
            "quadruple" => 4,
            _ => return None,
        };
        (trigger.frame == Frame::Noun).then_some(n)
    }

    /// The lower-case form of a token; "" outside the sentence.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        if at >= self.first && at < self.end { self.doc.lower(at) } else { "" }
    }

    /// Does the token play this part around a casualty word?
    pub(super) fn plays(&self, at: usize, role: Role) -> bool {
        at >= self.first && at < self.end && self.doc.word(at).is(Class::CASUALTY_PART) && plays(self.doc.lower(at), role)
    }

    /// The word of a token of the sentence.
    pub(super) fn word(&self, at: usize) -> &'a Word {
        self.doc.word(at)
    }

    /// The word of a token, None outside the sentence.
    pub(super) fn word_in(&self, at: usize) -> Option<&'a Word> {
        (at >= self.first && at < self.end).then(|| self.doc.word(at))
    }

    /// The kind of a token.
    pub(super) fn token(&self, at: usize) -> TokenKind {
        self.doc.tokens[at].kind
    }

    /// The kind of a token, None outside the sentence.
    pub(super) fn token_in(&self, at: usize) -> Option<TokenKind> {
        (at >= self.first && at < self.end).then(|| self.doc.tokens[at].kind)
    }

    /// The noun phrase that holds a token.
    pub(super) fn np_at(&self, at: usize) -> Option<usize> {
        if at < self.first || at >= self.end {
            return None;
        }
        (self.chunks.get(at - self.first).copied().unwrap_or(0) as usize).checked_sub(1)
    }

    /// The trigger that holds a token.
    pub(super) fn trigger_at(&self, at: usize) -> Option<usize> {
        if at < self.first || at >= self.end {
            return None;
        }
        (self.triggered[at - self.first] as usize).checked_sub(1)
    }

    /// Does "17-year-old" begin at this token?
    pub(super) fn is_age(&self, at: usize) -> bool {
        self.age_end(at).is_some()
    }

    pub(super) fn age_end(&self, at: usize) -> Option<usize> {
        if at >= self.end || !matches!(self.token(at), TokenKind::Number | TokenKind::Word) {
            return None;
        }
        let number = self.token(at) == TokenKind::Number || self.word(at).is(Class::NUMBER);
        let mut k = at + 1;
        let hyphen = |k: usize| k < self.end && self.token(k) == TokenKind::Hyphen;
        if !number {
            return None;
        }
        k += usize::from(hyphen(k));
        // "80yo", "80 y.o.", "80 y/o"
        match (self.lower(k), self.lower(k + 1), self.lower(k + 2)) {
            ("yo" | "y.o." | "y.o", _, _) => return Some(k + 1),
            ("y", "/", "o") => return Some(k + 3),
            _ => {}
        }
        if !matches!(self.lower(k), "year" | "years" | "month" | "months" | "week" | "day" | "yr" | "yrs") {
            return None;
        }
        k += 1;
        k += usize::from(hyphen(k));
        matches!(self.lower(k), "old" | "olds").then_some(k + 1)
    }

    pub(super) fn name_from(&self, at: usize) -> Option<&'a Name> {
        let k = self.names.partition_point(|n| n.tokens.end as usize <= at);
        self.names.get(k).filter(|n| n.tokens.holds(at))
    }

    /// A person's name that begins at this token (its title included): the name and the token behind it.
    pub(super) fn person_name(&self, at: usize) -> Option<(TokenRange, usize)> {
        if !self.word(at).is_capitalized() {
            return None;
        }
        let k = self.names.partition_point(|n| n.tokens.end as usize <= at);
        let name = self.names.get(k)?;
        let from = name.title.map_or(name.tokens.first, |t| t.first) as usize;
        (name.kind == NameKind::Person && (from == at || name.tokens.first as usize == at))
            .then_some((name.tokens, name.tokens.end as usize))
    }
}
