//! Victims one by one: figures of one person each, gathered into persons.

use rustc_hash::FxHashSet;

use crate::extract::Reading;
use crate::extract::findings::{Casualty, CasualtyKind, FigureRule, Findings, Gender, SingleVictim, VictimKind};
use crate::lexicon::Class;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::{Number, Sex, person_noun};
use crate::text::{Document, TokenKind};

/// The victims of an article who are spoken of one by one.
pub(super) struct Register {
    persons: Vec<Person>,
}

/// A victim.
#[derive(Debug)]
pub(super) struct Person {
    entry: Option<usize>,
    /// Last word of the name.
    name: Option<String>,
    age: Option<u64>,
    sex: Option<Sex>,
    kind: Option<VictimKind>,
    /// Figures, in order.
    figures: Vec<(usize, CasualtyKind)>,
    /// Their kinds, each once.
    kinds: Vec<CasualtyKind>,
    sentence: usize,
    /// Nothing is said of the person ("one death").
    blank: bool,
    /// "mother", "son": what the person is to another.
    kin: Option<String>,
    /// First told of as "another" in the headline or the lead.
    another: bool,
}

impl Person {
    /// The first figure of a kind.
    pub(super) fn first(&self, kind: CasualtyKind) -> usize {
        self.figures.iter().find(|f| f.1 == kind).map_or(0, |f| f.0)
    }

    fn has(&self, kind: CasualtyKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Can the two be one?
    fn agrees(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        if self.entry.is_some() && self.entry == other.entry {
            return true;
        }
        // "A mother and her baby were killed and the father was hurt."
        if self.sentence == other.sentence && !same(&self.kin, &other.kin) {
            return false;
        }
        let kinds = same(&self.kind, &other.kind)
            || matches!(
                (self.kind, other.kind),
                (
                    Some(VictimKind::Child | VictimKind::Woman | VictimKind::Student | VictimKind::Civilian),
                    Some(VictimKind::Child | VictimKind::Woman | VictimKind::Student | VictimKind::Civilian)
                )
            );
        same(&self.entry, &other.entry)
            && same(&self.name, &other.name)
            && same(&self.age, &other.age)
            && same(&self.sex, &other.sex)
            && kinds
    }

    fn absorb(&mut self, other: Self) {
        self.entry = self.entry.or(other.entry);
        self.name = self.name.take().or(other.name);
        self.age = self.age.or(other.age);
        self.sex = self.sex.or(other.sex);
        self.kind = self.kind.or(other.kind);
        self.figures.extend(other.figures);
        for kind in other.kinds {
            if !self.has(kind) {
                self.kinds.push(kind);
            }
        }
        self.sentence = other.sentence;
        self.kin = self.kin.take().or(other.kin);
        self.blank &= other.blank;
    }
}

/// Persons that are compared with a new one at most.
const MOST: usize = 24;

/// Persons of the headline and the lead that "a second man" can be at most.
const FIRST: usize = 200;

impl Register {
    /// Gathers the figures of one person among those that count.
    /// `start`: the byte behind the headline and the body's beginning.
    pub(super) fn of(reading: &Reading<'_>, findings: &Findings, counted: &[usize], start: u32) -> Self {
        let all = &findings.casualties;
        let mut persons: Vec<Person> = Vec::new();
        // The entries of all of them.
        let mut entries: FxHashSet<usize> = FxHashSet::default();
        // "A shooting victim was found": said of one whom the article tells of elsewhere too, if it tells of anyone.
        let late = |k: &usize| all[*k].rule == FigureRule::Noun && all[*k].kind == CasualtyKind::Injured;
        for &k in counted.iter().filter(|k| !late(k)).chain(counted.iter().filter(|k| late(k))) {
            let figure = &all[k];
            if late(&k) && !persons.is_empty() {
                break;
            }
            let single = figure.count.min == Some(1)
                && figure.count.max == Some(1)
                && matches!(figure.kind, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Missing);
            if !single || figure.part_of.is_some() {
                continue;
            }
            let mut person = describe(reading, findings, figure, k);
            let doc = reading.doc;
            // "Garcia and three other people had been shot": Garcia is no other.
            let own = figure.victims.as_ref().map_or(figure.count.span, |v| v.span.cover(figure.count.span));
            let new = doc.tokens_in(own).range().any(|t| matches!(doc.lower(t), "another" | "other" | "second" | "third"));
            person.another = new && figure.span.start < start;
            // "Teen killed, another hurt", and then "a second boy": one.
            let third = doc.tokens_in(own).range().any(|t| doc.lower(t) == "third");
            let again = (new && !third).then(|| {
                persons
                    .iter()
                    .take(FIRST)
                    .position(|p| p.another && p.has(figure.kind) && p.sentence != person.sentence && p.agrees(&person))
            });
            if let Some(Some(i)) = again {
                entries.extend(person.entry);
                persons[i].absorb(person);
                continue;
            }
            // "Her mother was also shot, but survived": she is not the girl who died.
            let apart = figure.kind == CasualtyKind::Injured && lives(doc, figure);
            let words = figure.count.span.of(reading.text).to_lowercase();
            let pronoun = matches!(words.as_str(), "he" | "she" | "him" | "her");
            let known = words.starts_with("the ") || pronoun;
            // Whom "he" means is less sure than that he was told of.
            if pronoun && person.entry.is_some_and(|entry| !entries.contains(&entry)) {
                person.entry = None;
            }
            entries.extend(person.entry);
            let recent = persons.len().saturating_sub(MOST);
            let fits = |p: &Person| {
                let same = |a: bool, b: bool| a && b;
                let sure = same(p.age.is_some(), p.age == person.age)
                    || same(p.name.is_some(), p.name == person.name)
                    || same(p.entry.is_some(), p.entry == person.entry);
                // "One fatality was confirmed after a woman was killed."
                let blank = p.blank || person.blank;
                let beside = p.sentence == person.sentence && !known && !sure && !blank;
                let kind = p.has(figure.kind);
                // A new "man killed" is not the man who was hurt, unless more than that is said.
                let across = kind || known || sure || person.name.is_some() || figure.kind == CasualtyKind::Injured;
                let dead = apart && p.has(CasualtyKind::Killed) && !p.has(CasualtyKind::Injured);
                (!beside && !new && !dead && across && p.agrees(&person)).then_some((sure, kind))
            };
            let mut fitting: Vec<_> = (recent..persons.len()).filter_map(|i| Some((fits(&persons[i])?, i))).collect();
            fitting.sort_unstable();
            let Some(((sure, kind), i)) = fitting.pop() else {
                persons.push(person);
                continue;
            };
            persons[i].absorb(person);
            // "14-year-old shot", "teen killed", "The 14-year-old died": one, where the last joins the first two.
            let also = fitting.iter().rev().find(|&&((_, kind), j)| kind && persons[j].agrees(&persons[i])).map(|&(_, j)| j);
            if let Some(j) = also.filter(|_| sure && !kind && figure.kind == CasualtyKind::Killed) {
                let same = persons.remove(j);
                let i = i - usize::from(j < i);
                persons[i].absorb(same);
            }
        }
        Self { persons }
    }

    /// The persons, as other passes see them.
    pub(super) fn single_victims(&self) -> Vec<SingleVictim> {
        let single =
            |p: &Person| SingleVictim { person: p.entry, age: p.age, kind: p.kind, figures: p.figures.iter().map(|&(k, _)| k).collect() };
        self.persons.iter().map(single).collect()
    }

    /// The figures of those who died that say that they were hurt; `lone`: the article tells of one victim at most. Of several only those with a name,
    /// for others are too easily taken for one another.
    pub(super) fn hurt_of_the_dead(&self, lone: bool) -> impl Iterator<Item = (usize, Option<usize>)> {
        let lone = lone && self.persons.len() == 1;
        let dead = self.persons.iter().filter(move |p| p.has(CasualtyKind::Killed) && (lone || p.entry.is_some()));
        let entry = move |p: &Person| if lone { None } else { p.entry };
        dead.flat_map(move |p| p.figures.iter().filter(|f| f.1 == CasualtyKind::Injured).map(move |f| (f.0, entry(p))))
    }

    /// The persons of a kind; one who died is not injured.
    pub(super) fn of_kind(&self, kind: CasualtyKind) -> impl Iterator<Item = &Person> {
        self.persons.iter().filter(move |p| p.has(kind) && (kind != CasualtyKind::Injured || !p.has(CasualtyKind::Killed)))
    }
}

/// Tokens behind a figure in which it is said that the person lives.
const LIVES_REACH: usize = 8;

/// "was also shot", "was shot, but survived": besides one who died.
fn lives(doc: &Document, figure: &Casualty) -> bool {
    let tokens = doc.tokens_in(figure.span);
    let limit = doc.sentences.get(doc.sentence_at(figure.span.start)).map_or(0, |s| s.tokens.end as usize);
    let also = tokens.range().any(|k| doc.lower(k) == "also");
    let behind = tokens.end as usize..(tokens.end as usize + LIVES_REACH).min(limit);
    also || behind.into_iter().any(|k| matches!(doc.lower(k), "survived" | "survive" | "lived"))
}

/// What a figure says of its person.
fn describe(reading: &Reading<'_>, findings: &Findings, figure: &Casualty, k: usize) -> Person {
    let doc = reading.doc;
    let sentence = doc.sentence_at(figure.span.start);
    let mut person = Person {
        entry: None,
        name: None,
        age: None,
        sex: None,
        kind: None,
        figures: vec![(k, figure.kind)],
        kinds: vec![figure.kind],
        sentence,
        blank: false,
        kin: None,
        another: false,
    };
    let Some(victims) = &figure.victims else { return Person { blank: figure.rule == FigureRule::Noun, ..person } };
    person.entry = victims.people.first().copied();
    person.kind = victims.kind;
    person.sex = person.entry.and_then(|k| findings.people[k].gender).map(|gender| match gender {
        Gender::Female => Sex::Female,
        Gender::Male => Sex::Male,
    });
    let tokens = doc.tokens_in(victims.span);
    for t in tokens.range() {
        let lower = doc.lower(t);
        if let Some(noun) = person_noun(lower) {
            person.sex = noun.sex.or(person.sex);
        }
        if plays(lower, Role::KIN) && person_noun(lower).is_some_and(|n| n.number == Number::One) && lower != "child" {
            person.kin = Some(lower.to_owned());
        }
        match lower {
            "he" | "him" => person.sex = Some(Sex::Male),
            "she" | "her" => person.sex = Some(Sex::Female),
            "male" => person.sex = Some(Sex::Male),
            "female" => person.sex = Some(Sex::Female),
            _ => {}
        }
        if person.age.is_none() && matches!(doc.lower(t + 1), "-" | "year") {
            person.age = age(doc, t);
        }
    }
    // "17-year-old Luis Vega"
    let first = tokens.first as usize;
    if person.age.is_none() && doc.lower(first.wrapping_sub(1)) == "old" {
        person.age = (first.saturating_sub(6)..first).rev().find_map(|t| age(doc, t));
    }
    let last = tokens.end as usize;
    if doc.lower(last) == "," {
        person.age = person.age.or_else(|| age(doc, last + 1));
    }
    let named = last > 0
        && doc.is_capitalized(last - 1)
        && !doc.word(last - 1).is(Class::PERSON_NOUN | Class::PRONOUN)
        // "17-Year-Old Shot and Killed"
        && !matches!(doc.lower(last - 1), "old" | "olds")
        && figure.count.span == victims.span;
    if named {
        person.name = Some(doc.lower(last - 1).to_owned());
    }
    person
}

fn age(doc: &Document, at: usize) -> Option<u64> {
    let token = doc.tokens.get(at)?;
    matches!(token.kind, TokenKind::Number | TokenKind::Word).then(|| doc.numeral_at(at)?.quantity.exact()).flatten().filter(|&n| n < 120)
}
