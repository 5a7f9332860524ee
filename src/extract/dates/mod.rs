//! Expressions of time with their TIMEX3 values, and the article's own date. Takes the document and its layout; gives
//! [`Findings::dates`] and [`Findings::article_date`].
//!
//! Four steps, each a file: sentences that hold a word or number of time become items (`items`); patterns over them say what is meant
//! (`rules`, `meaning`, `named_days`); neighbours are joined and modifiers taken in (`compose`, `clocked`); and once the article's date is known
//! (`article_date`), everything is anchored and gets its value and the days it covers (`anchor`, `narrative`, `recurring`, `value`, `tense`, `harm`).

use chrono::NaiveDate;

use super::{Findings, Reading};
use crate::article::BlockKind;
use crate::extract::findings::{Granularity, Name};
use crate::span::Span;
use crate::text::TokenRange;
use meaning::{Meaning, Raw, Which, Wording, Year};

mod anchor;
mod article_date;
mod clocked;
mod compose;
mod harm;
mod head;
mod items;
mod meaning;
mod named_days;
mod narrative;
mod recurring;
mod rules;
mod tense;
mod value;

/// The day that a date in a field, an attribute or a header says, in any form: "2016-02-20T10:00:00Z", "Sat, 20 Feb 2016", "February 20, 2016".
pub(crate) fn written_day(written: &str) -> Option<NaiveDate> {
    head::field(written).filter(|(_, granularity)| *granularity == Granularity::Day).map(|(day, _)| day)
}

/// The day in an address: "https://example.org/2016/02/20/storm".
pub(crate) fn day_of_address(address: &str) -> Option<NaiveDate> {
    head::address(address)
}

/// An expression in its place.
struct Found {
    /// What it says.
    raw: Raw,
    /// Its tokens.
    tokens: TokenRange,
    /// Its bytes.
    span: Span,
    /// Index of its sentence.
    sentence: usize,
}

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let mut found = expressions(reading);
    found.retain(|f| !is_part_of_name(f, &findings.names) && !named_days::is_named(reading, f, &findings.names));
    findings.article_date = article_date::find(reading, &found, &mut findings.warnings);
    // What closes the page (copyright lines, related stories) tells the article's date, but is not the story.
    let story = |f: &&Found| {
        let block = reading.article.blocks.get(reading.doc.sentences[f.sentence].block as usize);
        block.is_none_or(|block| block.kind != BlockKind::Trailer)
    };
    let story: Vec<&Found> = found.iter().filter(story).collect();
    anchor::resolve(reading, &story, findings);
}

/// "Jun Kimura", "the Sunday Times", "Easter Island": a bare month, weekday, season or holiday inside a longer name.
fn is_part_of_name(found: &Found, names: &[Name]) -> bool {
    let bare = matches!(
        found.raw.meaning,
        Meaning::Month(Year::Unsaid, _) | Meaning::Weekday(Which::Near, _) | Meaning::Season(Year::Unsaid, ..) | Meaning::Holiday(..)
    );
    let k = names.partition_point(|name| name.tokens.end <= found.tokens.first);
    bare && names.get(k).is_some_and(|name| {
        let inside = name.tokens.first <= found.tokens.first && found.tokens.end <= name.tokens.end;
        inside && name.tokens.range().len() > found.tokens.range().len()
    })
}

/// All expressions of the article, in order, not yet anchored.
fn expressions(reading: &Reading<'_>) -> Vec<Found> {
    let doc = reading.doc;
    let (mut list, mut raws, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for (index, sentence) in doc.sentences.iter().enumerate() {
        if !items::has_trigger(doc, sentence) {
            continue;
        }
        items::read(reading.text, doc, sentence, &mut list);
        raws.clear();
        rules::scan(doc, &list, &mut raws);
        compose::compose(&list, &mut raws);
        for raw in raws.drain(..).filter(|raw| raw.meaning != Meaning::Nothing) {
            let tokens = TokenRange { first: list[raw.first].first, end: list[raw.end - 1].end };
            found.push(Found { tokens, span: doc.span(tokens), sentence: index, raw });
        }
    }
    // A number of three digits is a year only where another expression says that the article tells of such times.
    let early = |f: &Found| f.raw.wording != Wording::EarlyYear && f.raw.meaning.is_early();
    if !found.iter().any(early) {
        found.retain(|f| f.raw.wording != Wording::EarlyYear);
    }
    found
}

#[cfg(test)]
mod tests;
