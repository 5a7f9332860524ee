//! What the running text says of the article's own date: "today (July 28, 2022)" says it outright; "said on Monday, July 25, 2022" says
//! only about when it was written.

use chrono::Datelike;

use super::{Ladder, rung};
use crate::article::BlockKind;
use crate::extract::dates::Found;
use crate::extract::dates::meaning::{Base, Meaning, Unit, Year};
use crate::extract::dates::tense::Direction;
use crate::extract::dates::{head, value};
use crate::extract::findings::{ArticleDate, Basis, Confidence, Granularity};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Sentences of the story's beginning in which a date with its weekday is news.
const LEAD: usize = 4;

/// Days of a month behind which the article may be of the next one.
const LATE: u32 = 24;

impl Ladder<'_> {
    /// "today (July 28, 2022)", "yesterday, 27 July 2022", "today Friday 22nd July 2022".
    pub(super) fn today_in_words(&self) -> Option<ArticleDate> {
        self.found.windows(2).find_map(|pair| {
            let [deictic, full] = pair else { return None };
            let Meaning::Offset(Base::Article, Unit::Day, days @ -1..=1) = deictic.raw.meaning else { return None };
            let (day, granularity) = head::explicit(&full.raw.meaning)?;
            let beside = deictic.sentence == full.sentence && self.only_marks_between(deictic, full);
            if granularity != Granularity::Day || !beside || !self.in_story(full) || self.is_quoted(deictic) {
                return None;
            }
            let day = value::shift(day, Unit::Day, -days)?;
            Some(rung(day, Granularity::Day, Basis::Body, Confidence::Stated, vec![deictic.span, full.span]))
        })
    }

    /// "The minister said on Monday, July 25, 2022 …" at the story's beginning: written in that month, or only in that year where the month
    /// was nearly over. Not where the weekday is another one, or where the story tells of later days.
    pub(super) fn weekday_and_date(&self) -> Option<ArticleDate> {
        let first = self.found.iter().find(|f| self.in_story(f))?.sentence.min(self.first_of_story()?);
        let lead = |f: &&Found| f.sentence < first + LEAD && self.in_story(f);
        let (day, found) = self.found.iter().filter(lead).find_map(|f| {
            let Meaning::Day(Year::Is(_), ..) = f.raw.meaning else { return None };
            let (day, _) = head::explicit(&f.raw.meaning)?;
            let agrees = f.raw.weekday.is_some_and(|said| said == value::weekday_number(day));
            (agrees && self.is_news(f)).then_some((day, f))
        })?;
        let later = self.found.iter().filter(|f| self.in_story(f)).filter_map(|f| Some((head::explicit(&f.raw.meaning)?, f)));
        let contradicted =
            later.into_iter().any(|((other, g), f)| g == Granularity::Day && other > day && self.toward(f) == Direction::Past);
        if contradicted || day.month() == 12 && day.day() > LATE {
            return None;
        }
        let (granularity, first) = if day.day() > LATE { (Granularity::Year, (1, 1)) } else { (Granularity::Month, (day.month(), 1)) };
        let from = value::day(day.year(), first.0, first.1)?;
        Some(rung(from, granularity, Basis::BodyWeekday, Confidence::Inferred, vec![found.span]))
    }

    /// Something was said or done on that day: it is "this Friday", or a verb of saying stands in the sentence, and the clause does not look
    /// ahead.
    fn is_news(&self, found: &Found) -> bool {
        let doc = self.reading.doc;
        let sentence = doc.sentences[found.sentence].tokens;
        let this = doc.lower(found.tokens.first as usize) == "this";
        let says = this || sentence.range().any(|at| doc.word(at).is(Class::CUE));
        says && self.toward(found) != Direction::Future
    }

    /// Between quotation marks of its sentence: somebody else's today.
    fn is_quoted(&self, found: &Found) -> bool {
        let doc = self.reading.doc;
        let before = doc.sentences[found.sentence].tokens.first as usize..found.tokens.first as usize;
        before.into_iter().filter(|&at| doc.tokens[at].kind == TokenKind::Quote).count() % 2 == 1
    }

    fn only_marks_between(&self, a: &Found, b: &Found) -> bool {
        let between = a.tokens.end as usize..b.tokens.first as usize;
        between.len() <= 2 && between.into_iter().all(|at| self.reading.doc.tokens[at].kind != TokenKind::Word)
    }

    /// In a paragraph or heading, not below the story or beside it.
    fn in_story(&self, found: &Found) -> bool {
        let block = self.reading.doc.sentences[found.sentence].block as usize;
        self.article.blocks.get(block).is_none_or(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Head))
    }

    /// The story's first sentence.
    fn first_of_story(&self) -> Option<usize> {
        let paragraph = |block: u32| self.article.blocks.get(block as usize).is_none_or(|b| b.kind == BlockKind::Paragraph);
        self.reading.doc.sentences.iter().position(|s| paragraph(s.block))
    }
}
