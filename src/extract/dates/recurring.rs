//! Months, seasons and days that come again every year: "in July it often rains" speaks of no July in particular, and the year of the
//! article would be an invention.

use crate::lexicon::Class;
use crate::lexicon::calendar::{Role, calendar_word};
use crate::lexicon::recurring;
use crate::lexicon::words::Tag;
use crate::text::{Document, TokenKind, TokenRange};

/// Words by which a sentence speaks of one time, whatever else it says.
fn of_one_time(lower: &str) -> bool {
    matches!(
        lower,
        "was"
            | "were"
            | "had"
            | "did"
            | "has"
            | "have"
            | "'ve"
            | "will"
            | "'ll"
            | "won't"
            | "shall"
            | "would"
            | "scheduled"
            | "planned"
            | "plans"
            | "expected"
            | "expects"
            | "due"
            | "slated"
            | "upcoming"
            | "this"
            | "last"
            | "next"
    )
}

/// Verbs of what is so, or can be so, at any time.
fn of_any_time(lower: &str) -> bool {
    matches!(lower, "is" | "are" | "can" | "may" | "do" | "does")
}

/// What a sentence says of the times of year that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// They are those of one year.
    None,
    /// It is in the present, which may be either.
    Present,
    /// It tells what is so every year.
    Said,
}

/// What the sentence at hand says, read once for all its expressions.
#[derive(Default)]
pub(super) struct Habits {
    habit: Option<(usize, Habit)>,
    hours: Option<(usize, bool)>,
}

impl Habits {
    /// Are the times of year of a sentence, which is given by its index, those of every year?
    pub(super) fn habit(&mut self, doc: &Document, sentence: usize) -> Habit {
        let known = self.habit.filter(|(of, _)| *of == sentence);
        let (_, habit) = known.unwrap_or_else(|| (sentence, habit(doc, doc.sentences[sentence].tokens)));
        self.habit = Some((sentence, habit));
        habit
    }

    /// Do the times of day of a sentence belong to every day of a kind?
    pub(super) fn has_hours(&mut self, doc: &Document, sentence: usize) -> bool {
        let known = self.hours.filter(|(of, _)| *of == sentence);
        let (_, hours) = known.unwrap_or_else(|| (sentence, has_hours(doc, doc.sentences[sentence].tokens)));
        self.hours = Some((sentence, hours));
        hours
    }
}

/// Do the times of day of a sentence belong to every day of a kind: "Daily 08:00 – 20:00", "It opens at 9 a.m. on Mondays"? Not where it tells
/// what was once, or will be.
fn has_hours(doc: &Document, sentence: TokenRange) -> bool {
    let says_often = |at: usize| calendar_word(doc.lower(at)).is_some_and(|word| word.roles.intersects(OFTEN));
    // "Mon–Fri"
    let weekdays = |at: usize| {
        doc.word(at).is(Class::WEEKDAY)
            && at + 2 < sentence.end as usize
            && matches!(doc.tokens[at + 1].kind, TokenKind::Hyphen | TokenKind::Dash)
            && doc.word(at + 2).is(Class::WEEKDAY)
    };
    sentence.range().any(|at| doc.word(at).is(Class::CALENDAR) && (says_often(at) || weekdays(at)))
        && !sentence.range().any(|at| tells_of_one_time(doc, sentence.first as usize, at))
}

/// Words of what comes again.
const OFTEN: Role = Role::EVERY.union(Role::SETWORD).union(Role::WEEKDAYS).union(Role::WEEKENDS).union(Role::PARTS);

/// Does the word at `at` speak of one time: a past form, a word of what is to come?
fn tells_of_one_time(doc: &Document, start: usize, at: usize) -> bool {
    if !matches!(doc.tokens[at].kind, TokenKind::Word | TokenKind::Clitic) {
        return false;
    }
    let (lower, word) = (doc.lower(at), doc.word(at));
    let being = |window: usize| (start.max(at.saturating_sub(window))..at).any(|k| matches!(doc.lower(k), "is" | "are" | "be" | "being"));
    let past = word.is_mostly(Tag::Past) && !being(3);
    let under_way = word.is_mostly(Tag::Gerund) && being(1);
    of_one_time(lower) || past || under_way
}

/// Reads a whole sentence.
fn habit(doc: &Document, sentence: TokenRange) -> Habit {
    let (mut present, mut said) = (false, false);
    let start = sentence.first as usize;
    for at in sentence.range() {
        if !matches!(doc.tokens[at].kind, TokenKind::Word | TokenKind::Clitic) {
            continue;
        }
        let (lower, word) = (doc.lower(at), doc.word(at));
        if tells_of_one_time(doc, start, at) {
            return Habit::None;
        }
        present |= of_any_time(lower) || word.is_mostly(Tag::Third);
        said |= recurring::stands(|k| doc.lower(at + k));
    }
    match (present, said) {
        (false, _) => Habit::None,
        (true, false) => Habit::Present,
        (true, true) => Habit::Said,
    }
}
