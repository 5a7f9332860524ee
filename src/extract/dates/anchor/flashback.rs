//! Looks back in a story: "The bridge fell on 14 July. Divers had found rust on 2 March. The next day the minister resigned." What is in the past
//! perfect, or only measures ("the worst since 9 June 1957"), comes before the story; when the simple past returns, the story goes on from its own last day.

use chrono::NaiveDate;

use super::super::Found;
use super::moments::Moment;
use super::{Focus, Resolver};
use crate::extract::Reading;
use crate::grammar::{Kind, Label, Unit as Part, Verb};
use crate::lexicon::Class;

/// Where a story was left.
#[derive(Clone, Copy)]
pub(super) struct Left {
    focus: Option<Focus>,
    day: Option<Focus>,
    told: Option<Focus>,
    moment: Option<Moment>,
    /// The last sentence that looks back.
    sentence: usize,
}

impl Resolver<'_> {
    /// Goes back to the story where the expression's clause no longer looks back.
    pub(super) fn return_to_story(&mut self, found: &Found) {
        let Some(left) = self.left.filter(|left| left.sentence != found.sentence) else { return };
        if looks_back(self.reading, found) {
            self.left = Some(Left { sentence: found.sentence, ..left });
        } else {
            (self.focus, self.day, self.told, self.moment) = (left.focus, left.day, left.told, left.moment);
            self.left = None;
        }
    }

    /// Notes where the story is left, where a day before the one told of is named in a clause that looks back.
    pub(super) fn leave_story(&mut self, found: &Found, from: NaiveDate) {
        // The article's own day is mostly that of a report, and what came before it is the news.
        let story = self.told.map(|told| told.days.0).filter(|day| self.article_day() != Some(*day));
        if self.left.is_some() || story.is_none_or(|day| day <= from) {
            return;
        }
        let measures = matches!(self.word_before(found), "since" | "of");
        if measures || looks_back(self.reading, found) {
            let (focus, day, told, moment) = (self.focus, self.day, self.told, self.moment);
            self.left = Some(Left { focus, day, told, moment, sentence: found.sentence });
        }
    }
}

/// Is the verb that an expression belongs to in the past perfect, or that of a clause that only describes: "the bridge, which opened on 1 May 1950"? Not
/// what somebody said ("said that it had sunk"), which is put so for the verb of saying.
fn looks_back(reading: &Reading<'_>, found: &Found) -> bool {
    let clauses = reading.grammar.clauses(found.sentence);
    let (first, end) = (found.tokens.first, found.tokens.end);
    let is_verb = |part: &&Part| {
        matches!(part.kind, Kind::Verb(_)) && part.is_verb(Verb::FINITE) && (part.tokens.end <= first || part.tokens.first >= end)
    };
    let before = clauses.units().iter().rev().filter(|part| part.tokens.end <= first).find(is_verb);
    // "On 9 May 1987 a siege had begun"
    let Some(verb) = before.or_else(|| clauses.units().iter().filter(|part| part.tokens.first >= end).find(is_verb)) else { return false };
    let said = verb.label == Label::Content
        || verb.governor.is_some_and(|k| reading.doc.word(clauses.units()[k as usize].head as usize).is(Class::CUE));
    let had = verb.tokens.range().any(|k| matches!(reading.doc.lower(k), "had" | "'d" | "hadn't"));
    !said && (verb.is_verb(Verb::PERFECT) && had || verb.label == Label::Relative)
}
