//! How present each person is to the reader at a place of the text.

use crate::extract::findings::Gender;

/// People that are kept in mind at once.
const KEPT: usize = 12;
/// Sentences after which a person is out of mind.
const FAR: usize = 14;

/// Presence of the people, kept up while the text is walked.
#[derive(Debug)]
pub(super) struct Salience {
    genders: Vec<Option<Gender>>,
    /// What the given names let expect.
    likely: Vec<Option<Gender>>,
    /// The latest first: person, and the sentences where they last spoke or were a subject, and where they were last named.
    recent: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    who: usize,
    /// As a speaker.
    spoke: Option<usize>,
    /// As the first person of a sentence, or by a pronoun.
    led: Option<usize>,
    /// By name in any place.
    named: Option<usize>,
}

/// The person picked for a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picked {
    /// Index of the person.
    pub(super) who: usize,
    /// No other came near.
    pub(super) sure: bool,
}

impl Salience {
    pub(super) fn new(genders: Vec<Option<Gender>>, likely: Vec<Option<Gender>>) -> Self {
        Self { genders, likely, recent: Vec::new() }
    }

    /// What was known or learnt of the people's gender.
    pub(super) fn genders(self) -> impl Iterator<Item = Option<Gender>> {
        self.genders.into_iter()
    }

    /// The person is named; `leads`: as the first of the sentence.
    pub(super) fn name(&mut self, who: usize, sentence: usize, leads: bool) {
        let entry = self.entry(who);
        entry.named = Some(sentence);
        if leads {
            entry.led = Some(sentence);
        }
    }

    /// The person speaks.
    pub(super) fn speaker(&mut self, who: usize, sentence: usize) {
        self.entry(who).spoke = Some(sentence);
    }

    /// The person is meant again, by a pronoun or a role.
    pub(super) fn again(&mut self, who: usize, sentence: usize) {
        self.entry(who).led = Some(sentence);
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
            None => Entry { who, spoke: None, led: None, named: None },
        };
        self.recent.insert(0, entry);
        self.recent.truncate(KEPT);
        &mut self.recent[0]
    }

    /// The most present person of a gender. Those of unknown gender come after those who are known to be of it.
    pub(super) fn pick(&self, gender: Gender, sentence: usize) -> Option<Picked> {
        let mut best: Option<(i32, usize)> = None;
        let mut second = i32::MIN;
        for entry in &self.recent {
            let known = self.genders.get(entry.who).copied().flatten();
            if known.is_some_and(|g| g != gender) {
                continue;
            }
            let weight = match (known, self.likely.get(entry.who).copied().flatten()) {
                (Some(_), _) => 6,
                (None, Some(likely)) if likely == gender => 5,
                (None, Some(_)) => -12,
                (None, None) => 0,
            };
            let Some(score) = entry.score(sentence).map(|s| s + weight) else { continue };
            match best {
                Some((top, _)) if top >= score => second = second.max(score),
                _ => {
                    second = second.max(best.map_or(i32::MIN, |b| b.0));
                    best = Some((score, entry.who));
                }
            }
        }
        best.map(|(score, who)| Picked { who, sure: second == i32::MIN || score - second >= 4 })
    }

    /// The one most present of some people, where one is present.
    pub(super) fn among(&self, people: &[usize], sentence: usize) -> Option<usize> {
        let scores = self.recent.iter().filter(|e| people.contains(&e.who));
        scores.filter_map(|e| Some((e.score(sentence)?, e.who))).max_by_key(|s| s.0).map(|s| s.1)
    }
}

impl Entry {
    /// How present, in quarters of a sentence's distance.
    fn score(&self, sentence: usize) -> Option<i32> {
        let weigh = |at: Option<usize>, weight: i32| {
            at.filter(|&at| at + FAR >= sentence).map(|at| weight - 4 * (sentence - at.min(sentence)) as i32)
        };
        [weigh(self.spoke, 12), weigh(self.led, 12), weigh(self.named, 5)].into_iter().flatten().max()
    }
}
