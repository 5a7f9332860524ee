//! The article's own date: a ladder of evidence, the higher rung wins, nothing is guessed.
//!
//! Rungs: an input field, the option; a labelled line; a date alone on a line near the top; the dateline; a story id near the top; the
//! address; the file name; "today (July 28, 2022)" in the story; a dateline without its year, where a caption, the address or a copyright
//! line gives the year and a weekday of the story's first sentences agrees; a dated caption under a dateline, where that weekday settles the
//! day; a full date with its weekday in the lead, which tells the month. Rungs that differ by more than two days, and a date whose weekday is
//! another one, are reported; what the article says is then no longer taken as certain.
//!
//! The years that the story itself names are no evidence: the latest of them with an agreeing weekday is the story's year in half the stories
//! (`ACCURACY.md`).

mod body;

use chrono::{Datelike, NaiveDate, Weekday};

use super::Found;
use super::head;
use super::meaning::{Meaning, Unit, Which, Year};
use super::tense::{Direction, direction};
use super::value;
use crate::article::{Article, Block, BlockKind, DateOrigin};
use crate::extract::Reading;
use crate::extract::findings::{ArticleDate, Basis, Confidence, Granularity};
use crate::span::Span;

/// Blocks from the top that may hold the head of the article.
const HEAD: usize = 12;

/// Days between two rungs that need no remark: a file is often dated a day after the story.
const SLACK: i64 = 2;

/// Finds the date; remarks on contradictions go to `warnings`.
pub(super) fn find(reading: &Reading<'_>, found: &[Found], warnings: &mut Vec<String>) -> Option<ArticleDate> {
    let ladder = Ladder { reading, article: reading.article, found, datelines: datelines(reading.article) };
    if let Some(remark) = reading.article.given.date.as_deref().and_then(head::remark) {
        warnings.push(remark);
    }
    let rungs: Vec<ArticleDate> = ladder.stated().into_iter().flatten().collect();
    let mut best = rungs.first().cloned();
    if let Some(best) = &mut best {
        let day = |rung: &&ArticleDate| rung.granularity == Granularity::Day;
        let other = rungs.iter().filter(day).find(|other| (other.day - best.day).num_days().abs() > SLACK);
        let other = other.filter(|_| best.granularity == Granularity::Day);
        let weekday = ladder.weekday_beside(best);
        if let Some(other) = other {
            warnings.push(format!("the article's date is {} by its {}, but {} by its {}", best.day, best.basis, other.day, other.basis));
        }
        if let Some(said) = weekday {
            let is = best.day.format("%A");
            warnings.push(format!("the article's date is {} by its {}, which is a {is}, not a {said}", best.day, best.basis));
        }
        if (other.is_some() || weekday.is_some()) && best.confidence == Confidence::Stated {
            best.confidence = Confidence::Inferred;
        }
    }
    let inferred = || ladder.dateline_without_year().or_else(|| ladder.caption_and_weekday()).or_else(|| ladder.weekday_and_date());
    best.or_else(inferred)
}

struct Ladder<'a> {
    reading: &'a Reading<'a>,
    article: &'a Article,
    found: &'a [Found],
    /// The layout's dateline, else what looks like one at the start of a paragraph near the top.
    datelines: Vec<Span>,
}

fn datelines(article: &Article) -> Vec<Span> {
    match article.parts.dateline {
        Some(span) => vec![span],
        None => article.blocks.iter().take(HEAD).filter_map(|block| dateline_like(&article.text, block.span)).collect(),
    }
}

fn rung(day: NaiveDate, granularity: Granularity, basis: Basis, confidence: Confidence, evidence: Vec<Span>) -> ArticleDate {
    ArticleDate { day, granularity, basis, confidence, evidence }
}

impl<'a> Ladder<'a> {
    /// The rungs that say a date outright, from the highest down.
    fn stated(&self) -> [Option<ArticleDate>; 8] {
        let given = self.article.given.date.as_deref().and_then(head::field);
        let (basis, confidence) = match self.article.given.date_origin {
            DateOrigin::Field => (Basis::Field, Confidence::Given),
            DateOrigin::Url => (Basis::Url, Confidence::Stated),
            DateOrigin::Meta => (Basis::Meta, Confidence::Stated),
            DateOrigin::Header => (Basis::Header, Confidence::Stated),
        };
        let field = given.map(|(day, granularity)| rung(day, granularity, basis, confidence, Vec::new()));
        let option = self.reading.config.date.filter(|_| field.is_none());
        let option = option.map(|day| rung(day, Granularity::Day, Basis::Option, Confidence::Given, Vec::new()));
        let address = |written: &str, basis: Basis| {
            head::address(written).map(|day| rung(day, Granularity::Day, basis, Confidence::Stated, Vec::new()))
        };
        let url = self.article.given.url.as_deref().and_then(|url| address(url, Basis::Url));
        let path = address(&self.article.source.path, Basis::Path);
        [field.or(option), self.label(), self.date_line(), self.dateline(), self.story_id(), url, path, self.today_in_words()]
    }

    /// The weekday that the words of a date name, where it is not that day's.
    fn weekday_beside(&self, date: &ArticleDate) -> Option<Weekday> {
        let words = date.evidence.first().filter(|_| date.granularity == Granularity::Day)?;
        let said = self.inside(*words).iter().find_map(|f| f.raw.weekday)?;
        let said = Weekday::try_from(u8::try_from(said).ok()?.checked_sub(1)?).ok()?;
        (said != date.day.weekday()).then_some(said)
    }

    /// Expressions inside a span.
    fn inside(&self, span: Span) -> &'a [Found] {
        let first = self.found.partition_point(|f| f.span.start < span.start);
        let end = self.found.partition_point(|f| f.span.start < span.end);
        &self.found[first..end.max(first)]
    }

    /// The first full date of a span.
    fn full_date(&self, span: Span) -> Option<(NaiveDate, Granularity, Span)> {
        let dated = self.inside(span).iter().filter_map(|f| head::explicit(&f.raw.meaning).map(|(day, g)| (day, g, f.span)));
        dated.filter(|(_, g, _)| *g == Granularity::Day).min_by_key(|(.., span)| span.start)
    }

    fn head_blocks(&self) -> impl Iterator<Item = &'a Block> {
        self.article.blocks.iter().take(HEAD)
    }

    /// "Published: 20 February 2016": the first such line; one that says "updated" only where there is no other.
    fn label(&self) -> Option<ArticleDate> {
        let blocks = self.article.blocks.iter();
        let labelled =
            blocks.filter(|b| matches!(b.kind, BlockKind::DateLine | BlockKind::Trailer | BlockKind::Byline) || b.span.len() < 120);
        let mut updated = None;
        for (n, block) in labelled.enumerate() {
            let late = n >= HEAD && !matches!(block.kind, BlockKind::DateLine | BlockKind::Trailer);
            let line = block.span.of(&self.article.text);
            let Some(label) = label(line).filter(|_| !late) else { continue };
            let Some((day, granularity, span)) = self.full_date(block.span) else { continue };
            let found = rung(day, granularity, Basis::Label, Confidence::Stated, vec![span]);
            if label == Label::Published {
                return Some(found);
            }
            updated.get_or_insert(found);
        }
        updated
    }

    /// A line near the top that holds a date and nothing else.
    fn date_line(&self) -> Option<ArticleDate> {
        let dated = self.article.blocks.iter().filter(|b| b.kind == BlockKind::DateLine);
        let bare = self.head_blocks().take(8).filter(|b| b.span.len() < 60);
        // "Updated 2 March" is of another rung.
        let dateline = |block: &Block| self.article.parts.dateline.is_some_and(|dateline| block.span.contains(dateline));
        let plain = dated.chain(bare).filter(|block| label(block.span.of(&self.article.text)).is_none() && !dateline(block));
        plain.into_iter().find_map(|block| {
            let (day, granularity, span) = self.full_date(block.span)?;
            let only = block.kind == BlockKind::DateLine || self.nothing_else(block.span);
            only.then(|| rung(day, granularity, Basis::DateLine, Confidence::Stated, vec![span]))
        })
    }

    /// Is everything in the span a part of some expression, or a mark?
    fn nothing_else(&self, span: Span) -> bool {
        let doc = self.reading.doc;
        let inside = self.inside(span);
        doc.tokens_in(span).range().all(|t| {
            let token = doc.tokens[t];
            let letters = token.span.of(&self.article.text).chars().any(char::is_alphanumeric);
            !letters
                || inside.iter().any(|f| f.span.contains(token.span))
                || is_clock_word(doc.lower(t))
                || token.span.len() <= 2 && !doc.is_capitalized(t)
        })
    }

    fn dateline(&self) -> Option<ArticleDate> {
        self.datelines.iter().find_map(|&span| {
            let (day, granularity, evidence) = self.full_date(span)?;
            Some(rung(day, granularity, Basis::Dateline, Confidence::Stated, vec![evidence]))
        })
    }

    fn story_id(&self) -> Option<ArticleDate> {
        self.head_blocks().take(6).filter(|b| b.span.len() < 100).find_map(|block| {
            let line = block.span.of(&self.article.text);
            let mut at = block.span.start as usize;
            line.split_inclusive(char::is_whitespace).find_map(|part| {
                let span = Span::new(at, at + part.trim_end().len());
                at += part.len();
                let day = head::story_id(part.trim_end())?;
                Some(rung(day, Granularity::Day, Basis::StoryId, Confidence::Stated, vec![span]))
            })
        })
    }

    /// Month and day of the dateline with the year of other evidence, accepted where a weekday of the first sentences agrees.
    fn dateline_without_year(&self) -> Option<ArticleDate> {
        let (month, d, said) = self.datelines.iter().find_map(|&span| {
            self.inside(span)
                .iter()
                .find_map(|f| if let Meaning::Day(Year::Unsaid, month, d) = f.raw.meaning { Some((month, d, f.span)) } else { None })
        })?;
        let (weekday, weekday_span) = self.first_weekday()?;
        let agrees = |day: &NaiveDate| [0, 1].iter().any(|back| (value::weekday_number(*day) + 6 - back) % 7 + 1 == weekday);
        let caption = self.captions().into_iter().find_map(|span| self.full_date(span).map(|(day, _, span)| (day, span)));
        // The picture was taken before, and not long before.
        let pictured = caption.and_then(|(taken, span)| {
            let day = value::day(taken.year(), month, d).filter(|day| (0..60).contains(&(*day - taken).num_days()))?;
            Some((day, vec![span]))
        });
        let addressed = || {
            let year = self.article.given.url.as_deref().and_then(head::address_year)?;
            Some((value::day(year, month, d)?, Vec::new()))
        };
        let copyright = || {
            let (year, span) = self.copyright_year()?;
            Some((value::day(year, month, d)?, vec![span]))
        };
        let (day, mut evidence) =
            pictured.or_else(addressed).filter(|(day, _)| agrees(day)).or_else(|| copyright().filter(|(day, _)| agrees(day)))?;
        evidence.extend([said, weekday_span]);
        Some(rung(day, Granularity::Day, Basis::DatelineWeekday, Confidence::Inferred, evidence))
    }

    /// The year of a copyright line at the end of the page, the later one of a span of years.
    fn copyright_year(&self) -> Option<(i32, Span)> {
        let mark = |block: &&Block| {
            let line = block.span.of(&self.article.text);
            block.span.len() < 200 && (line.contains('©') || line.to_lowercase().contains("copyright"))
        };
        let block = self.article.blocks.iter().rev().take(6).find(mark)?;
        let years = self.inside(block.span).iter().filter_map(|f| match f.raw.meaning {
            Meaning::Year(Year::Is(year)) => Some((year, f.span)),
            _ => None,
        });
        years.max_by_key(|(year, _)| *year)
    }

    /// A picture's date is a lower bound; the first weekday of the story, on it or behind it, is the day. Only in stories with a dateline,
    /// whose first weekday mostly is their own.
    fn caption_and_weekday(&self) -> Option<ArticleDate> {
        if self.datelines.is_empty() {
            return None;
        }
        let captions = self.captions();
        let dated = captions.iter().filter(|span| !is_archive(span.of(&self.article.text))).filter_map(|&span| self.full_date(span));
        let (taken, _, evidence) = dated.max_by_key(|(day, _, span)| (*day, std::cmp::Reverse(span.start)))?;
        // An explicit later date that is past in the body moves the bound.
        let (weekday, weekday_span) = self.first_weekday()?;
        let ahead = (weekday + 7 - value::weekday_number(taken)) % 7;
        let day = value::shift(taken, Unit::Day, ahead as i32)?;
        let later = self.found.iter().filter_map(|f| head::explicit(&f.raw.meaning).map(|(day, g)| (day, g, f)));
        let contradicted = later.into_iter().any(|(other, g, f)| g == Granularity::Day && other > day && self.toward(f) == Direction::Past);
        (!contradicted).then(|| rung(day, Granularity::Day, Basis::CaptionWeekday, Confidence::Inferred, vec![evidence, weekday_span]))
    }

    fn toward(&self, found: &Found) -> Direction {
        direction(self.reading.doc, self.reading.doc.sentences[found.sentence].tokens, found.tokens)
    }

    /// The captions: the layout's, else lines near the top that end with a credit.
    fn captions(&self) -> Vec<Span> {
        let parts = &self.article.parts.captions;
        if !parts.is_empty() {
            return parts.iter().map(|caption| caption.span).collect();
        }
        let marked: Vec<Span> = self.article.blocks.iter().filter(|b| b.kind == BlockKind::Caption).map(|b| b.span).collect();
        if !marked.is_empty() {
            return marked;
        }
        self.head_blocks().filter(|b| b.kind == BlockKind::Paragraph && has_credit(b.span.of(&self.article.text))).map(|b| b.span).collect()
    }

    /// The first bare weekday of the story's first sentences that is not said to lie ahead.
    fn first_weekday(&self) -> Option<(u32, Span)> {
        let captions = self.captions();
        // Running text ends its paragraphs; a headline that was not told apart does not.
        let closed = |block: &Block| block.span.of(&self.article.text).ends_with(['.', '”', '"', '\'', '’', '?', '!']);
        let body = |block: &Block| {
            block.kind == BlockKind::Paragraph && block.span.len() > 60 && closed(block) && !captions.iter().any(|c| c.overlaps(block.span))
        };
        let in_body = |k: &usize| self.article.blocks.get(self.reading.doc.sentences[*k].block as usize).is_some_and(body);
        let early: Vec<usize> = (0..self.reading.doc.sentences.len()).filter(in_body).take(4).collect();
        let weekday = |f: &Found| match f.raw.meaning {
            Meaning::Weekday(Which::Near, weekday) if self.toward(f) != Direction::Future => Some((weekday, f.span)),
            _ => None,
        };
        self.found.iter().filter(|f| early.contains(&f.sentence)).find_map(weekday)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
}

/// The label at the start of a line.
fn label(line: &str) -> Option<Label> {
    let lower: String = line.chars().take(32).flat_map(char::to_lowercase).collect();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    if ["first published", "originally published"].iter().any(|start| lower.starts_with(start)) {
        return Some(Label::Updated);
    }
    let starts =
        |words: &[&str]| words.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    if starts(&[
        "published",
        "posted",
        "publication date",
        "date",
        "dated",
        "publish date",
        "issued",
        "filed",
        "released",
        "release date",
        "for immediate release",
    ]) {
        Some(Label::Published)
    } else if starts(&["updated", "last updated", "modified", "last modified", "last update"]) {
        Some(Label::Updated)
    } else {
        None
    }
}

/// Words that stand beside the date on a line of its own.
fn is_clock_word(lower: &str) -> bool {
    matches!(lower, "am" | "pm" | "a.m." | "p.m." | "gmt" | "utc" | "est" | "edt" | "bst" | "cet" | "at" | "on" | "the")
        || lower.bytes().all(|b| b.is_ascii_digit())
}

/// What looks like a dateline at the start of a block: a place in capitals, perhaps an agency in parentheses, a dash.
fn dateline_like(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text);
    let reach = line.char_indices().map(|(at, _)| at).take(90).last().unwrap_or(0);
    let lead = &line[..reach];
    let (dash, _) = lead.char_indices().find(|&(at, c)| match c {
        '—' | '–' => true,
        '-' => lead[at..].starts_with("--"),
        ' ' => [" – ", " — ", " - ", " _"].iter().any(|dash| lead[at..].starts_with(dash)),
        _ => false,
    })?;
    let head = &lead[..dash];
    let place: String = head.chars().take_while(|c| !matches!(c, ',' | '(' | ';')).collect();
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    (letters >= 3 && capitals * 10 >= letters * 7).then(|| Span::new(block.start as usize, block.start as usize + dash))
}

/// Does a line end with a credit in parentheses: "(Ana Ruiz/Agency)", "(Photo: Agency)"?
fn has_credit(line: &str) -> bool {
    line.ends_with(')')
        && line.rfind('(').is_some_and(|open| {
            let credit = &line[open + 1..line.len() - 1];
            open > 20 && credit.len() < 80 && credit.starts_with(char::is_uppercase) && !credit.contains(". ")
        })
}

/// An old picture: "file photo", "archive".
fn is_archive(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    ["file photo", "file picture", "(file", "file –", "file -", "file)", "archive", "library picture", "handout from"]
        .iter()
        .any(|word| lower.contains(word))
}
