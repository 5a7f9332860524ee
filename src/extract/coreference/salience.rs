//! How present each person is to the reader at a place of the text.
//!
//! Persons are the entries, by their index, and behind them those whom the text only describes ("a scholar"): they are never linked to,
//! but a pronoun may mean them, and then it means none of the others.

use crate::extract::findings::Gender;

/// People that are kept in mind at once.
const KEPT: usize = 12;
/// Sentences after which a person is out of mind.
const FAR: usize = 8;
/// Sentences after which a person of unknown gender is.
const FAINT: usize = 4;
/// How much more present one must be than any other for a pronoun to mean nobody else.
const MARGIN: i32 = 4;
/// How much more present one is as a speaker who spoke in this sentence or the one before.
const GOES_ON: i32 = 3;
/// The most of those whom the text only describes.
const UNNAMED: usize = 256;

/// Presence of the people, kept up while the text is walked.
#[derive(Debug)]
pub(super) struct Salience<'a> {
    /// How many entries there are: larger indices are the unnamed.
    people: usize,
    genders: Vec<Option<Gender>>,
    /// What the given names let expect.
    likely: Vec<Option<Gender>>,
    /// More for those who are named often.
    weights: Vec<i32>,
    /// The nouns of the unnamed.
    unnamed: Vec<&'a str>,
    /// The latest first.
    recent: Vec<Entry>,
}

/// A person, and the sentences where the text last had them in which place.
#[derive(Clone, Copy, Debug)]
struct Entry {
    who: usize,
    /// As a speaker.
    spoke: Option<usize>,
    /// As its subject, or by a pronoun.
    led: Option<usize>,
    /// As the subject of another clause.
    acted: Option<usize>,
    /// As the subject of words that somebody is reported to say.
    reported: Option<usize>,
    /// By name in any place.
    named: Option<usize>,
}

/// How a person stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Says or asks what it tells of: "was criticized by **Ruiz**".
    Speaks,
    /// Its subject; or meant by "he" or "she".
    Main,
    /// The subject of a clause beside it, or the first person in another place.
    Subject,
    /// The subject of what somebody is reported to say.
    Reported,
    /// In any other place.
    Other,
}

/// What the grammar around a pronoun tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Local<'a> {
    /// Who cannot be meant: the subject of "told him".
    pub(super) not: Option<usize>,
    /// Who is meant rather: the subject of "lost his bag".
    pub(super) rather: Option<usize>,
    /// Whom the words that "he" says name: nobody says that of himself.
    pub(super) told: &'a [usize],
    /// The pronoun is a speaker: who spoke before goes on.
    pub(super) speaks: bool,
}

/// The person picked for a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picked {
    /// Index of the person.
    pub(super) who: usize,
    /// No other came near.
    pub(super) sure: bool,
}

impl<'a> Salience<'a> {
    /// For people with these genders, as far as known, with what their given names let expect, and the numbers of their names.
    pub(super) fn new(genders: Vec<Option<Gender>>, likely: Vec<Option<Gender>>, counts: impl Iterator<Item = usize>) -> Self {
        let weights = counts.map(|n| (n.max(1).ilog2() as i32).min(3)).collect();
        Self { people: genders.len(), genders, likely, weights, unnamed: Vec::new(), recent: Vec::new() }
    }

    /// Is it an entry, and none of the unnamed?
    pub(super) fn is_named(&self, who: usize) -> bool {
        who < self.people
    }

    /// Somebody whom the text calls by a noun alone; None where it has too many of them.
    pub(super) fn unnamed(&mut self, noun: &'a str, gender: Option<Gender>) -> Option<usize> {
        if let Some(at) = self.unnamed.iter().position(|n| *n == noun) {
            return Some(self.people + at);
        }
        if self.unnamed.len() >= UNNAMED {
            return None;
        }
        self.unnamed.push(noun);
        self.genders.push(gender);
        self.likely.push(None);
        self.weights.push(0);
        Some(self.people + self.unnamed.len() - 1)
    }

    /// Has the text spoken of such a person already?
    pub(super) fn knows(&self, noun: &str) -> bool {
        self.unnamed.contains(&noun)
    }

    /// What was known or learnt of the people's gender.
    pub(super) fn genders(self) -> impl Iterator<Item = Option<Gender>> {
        self.genders.into_iter()
    }

    /// The person is meant in this place of a sentence.
    pub(super) fn name(&mut self, who: usize, sentence: usize, place: Place) {
        let entry = self.entry(who);
        match place {
            Place::Speaks => entry.spoke = Some(sentence),
            Place::Main => entry.led = Some(sentence),
            Place::Subject => entry.acted = Some(sentence),
            Place::Reported => entry.reported = Some(sentence),
            Place::Other => entry.named = Some(sentence),
        }
    }

    /// The person speaks.
    pub(super) fn speaker(&mut self, who: usize, sentence: usize) {
        self.entry(who).spoke = Some(sentence);
    }

    /// A pronoun told the gender.
    pub(super) fn learn(&mut self, who: usize, gender: Gender) {
        if let Some(known) = self.genders.get_mut(who) {
            *known = known.or(Some(gender));
        }
    }

    fn entry(&mut self, who: usize) -> &mut Entry {
        let at = self.recent.iter().position(|e| e.who == who);
        let entry = match at {
            Some(at) => self.recent.remove(at),
            None => Entry { who, spoke: None, led: None, acted: None, reported: None, named: None },
        };
        self.recent.insert(0, entry);
        self.recent.truncate(KEPT);
        &mut self.recent[0]
    }

    /// Could the pronoun of a gender mean this person?
    pub(super) fn fits(&self, who: usize, gender: Gender) -> bool {
        let known = self.genders.get(who).copied().flatten().or_else(|| self.likely.get(who).copied().flatten());
        known.is_none_or(|g| g == gender)
    }

    /// The most present person of a gender. Those of unknown gender come after those who are known to be of it.
    pub(super) fn pick(&self, gender: Gender, sentence: usize, local: Local<'_>) -> Option<Picked> {
        let mut best: Option<(i32, usize)> = None;
        let mut second = i32::MIN;
        for entry in &self.recent {
            let known = self.genders.get(entry.who).copied().flatten();
            if known.is_some_and(|g| g != gender) || local.not == Some(entry.who) || local.told.contains(&entry.who) {
                continue;
            }
            let (weight, far) = match (known, self.likely.get(entry.who).copied().flatten()) {
                (Some(_), _) => (4, FAR),
                (None, Some(likely)) if likely == gender => (4, FAR),
                (None, Some(_)) => continue,
                (None, None) if !self.is_named(entry.who) => (4, FAINT),
                (None, None) => (1, FAINT),
            };
            let near = if local.rather == Some(entry.who) { 7 } else { 0 };
            let often = self.weights.get(entry.who).copied().unwrap_or(0);
            let goes_on = if local.speaks && entry.spoke.is_some_and(|at| at + 2 > sentence) { GOES_ON } else { 0 };
            let Some(score) = entry.score(sentence, far).map(|s| s + weight + near + often + goes_on) else { continue };
            match best {
                Some((top, _)) if top >= score => second = second.max(score),
                _ => {
                    second = second.max(best.map_or(i32::MIN, |b| b.0));
                    best = Some((score, entry.who));
                }
            }
        }
        best.map(|(score, who)| Picked { who, sure: second == i32::MIN || score - second >= MARGIN })
    }

    /// The one most present of some people, where one is present.
    pub(super) fn among(&self, people: &[usize], sentence: usize) -> Option<usize> {
        let scores = self.recent.iter().filter(|e| people.contains(&e.who));
        scores.filter_map(|e| Some((e.score(sentence, FAR)?, e.who))).max_by_key(|s| s.0).map(|s| s.1)
    }
}

impl Entry {
    /// How present, in quarters of a sentence's distance.
    fn score(&self, sentence: usize, far: usize) -> Option<i32> {
        let weigh = |at: Option<usize>, weight: i32| {
            at.filter(|&at| at + far >= sentence).map(|at| weight - 4 * (sentence - at.min(sentence)) as i32)
        };
        [weigh(self.spoke, 12), weigh(self.led, 12), weigh(self.acted, 9), weigh(self.reported, 8), weigh(self.named, 5)]
            .into_iter()
            .flatten()
            .max()
    }
}
