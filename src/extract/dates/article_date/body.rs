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
use crate::text::{Document, TokenKind};

/// Sentences of the story's beginning in which a date with its weekday is news.
const LEAD: usize = 4;

/// Days of a month behind which the article may be of the next one.
const LATE: u32 = 24;

/// The quotation marks of the sentence at hand, counted up to a token. Its expressions come in order, and none begins anew.
#[derive(Default)]
struct Marks {
    sentence: usize,
    upto: usize,
    count: usize,
}

impl Marks {
    /// Does an expression stand between quotation marks of its sentence: somebody else's today?
    fn hold(&mut self, doc: &Document, found: &Found) -> bool {
        let start = doc.sentences[found.sentence].tokens.first as usize;
        if self.sentence != found.sentence || self.upto < start {
            *self = Self { sentence: found.sentence, upto: start, count: 0 };
        }
        let first = found.tokens.first as usize;
        self.count += (self.upto..first).filter(|&at| doc.tokens[at].kind == TokenKind::Quote).count();
        self.upto = first;
        self.count % 2 == 1
    }
}

impl Ladder<'_> {
    /// "today (July 28, 2022)", "yesterday, 27 July 2022", "today Friday 22nd July 2022".
    pub(super) fn today_in_words(&self) -> Option<ArticleDate> {
        let mut marks = Marks::default();
        self.found.windows(2).find_map(|pair| {
            let [deictic, full] = pair else { return None };
            let Meaning::Offset(Base::Article, Unit::Day, days @ -1..=1) = deictic.raw.meaning else { return None };
            let (day, granularity) = head::explicit(&full.raw.meaning)?;
            let beside = deictic.sentence == full.sentence && self.only_marks_between(deictic, full);
            if granularity != Granularity::Day || !beside || !self.in_story(full) || marks.hold(self.reading.doc, deictic) {
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
        // Asked once for a sentence, which may hold any number of dates.
        let mut of_news: Option<(usize, bool)> = None;
        let mut says = |f: &Found| {
            let known = of_news.filter(|(sentence, _)| *sentence == f.sentence);
            let (_, says) = known.unwrap_or_else(|| (f.sentence, self.reports(f.sentence)));
            of_news = Some((f.sentence, says));
            says
        };
        let (day, found) = self.found.iter().filter(lead).find_map(|f| {
            let Meaning::Day(Year::Is(_), ..) = f.raw.meaning else { return None };
            let (day, _) = head::explicit(&f.raw.meaning)?;
            let agrees = f.raw.weekday.is_some_and(|said| said == value::weekday_number(day));
            (agrees && self.is_news(f, &mut says)).then_some((day, f))
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
    fn is_news(&self, found: &Found, says: &mut impl FnMut(&Found) -> bool) -> bool {
        let this = self.reading.doc.lower(found.tokens.first as usize) == "this";
        (this || says(found)) && self.toward(found) != Direction::Future
    }

    /// Does a sentence hold a verb of saying?
    fn reports(&self, sentence: usize) -> bool {
        let doc = self.reading.doc;
        doc.sentences[sentence].tokens.range().any(|at| doc.word(at).is(Class::CUE))
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
