//! The story: paragraphs, headings, items of lists, captions between them, and the trailers below.

use super::items::is_item;
use super::words::{self, Ending};
use super::{Labeller, Piece, date_line, furniture, glued, trailer};
use crate::article::BlockKind;
use crate::span::Span;

/// A run of short lines.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// Lines in it, 0 for a line that is not short.
    length: usize,
    /// The piece behind it.
    next: usize,
}

impl Labeller<'_> {
    /// Labels the story and what follows it.
    pub(super) fn body(&mut self, from: usize) {
        let last = self.pieces.len();
        let runs = self.short_runs(from);
        let mut closed = false;
        for k in from..last {
            let Piece { span, kind, .. } = self.pieces[k];
            let words = self.words(k);
            let near_head = k < from + 3;
            let near_end = k + 4 >= last;
            if self.boxed[k] {
                self.push(span, BlockKind::Trailer);
            } else if let Some(kind) = kind.filter(|&kind| kind != BlockKind::Caption) {
                closed &= kind != BlockKind::Paragraph;
                self.push(span, kind);
            } else if kind == Some(BlockKind::Caption) || self.is_caption(k, false) {
                self.push_caption(k);
            } else if let Some(found) = trailer::find(self.text, span).or_else(|| self.is_wire_end(k).then(Default::default)) {
                closed |= found.closes;
                self.push_trailer(span, found);
            } else if closed && words.len() < 150 && words::ending(words) == Ending::Open || near_end && self.names_authors(k) {
                self.push(span, BlockKind::Trailer);
            } else if (near_head || near_end) && date_line::is_date_line(words, !near_head || k == from) {
                self.push(span, BlockKind::DateLine);
            } else if (near_head || near_end)
                && self.parts.byline.is_none()
                && let Some(found) = self.byline(k, true)
            {
                self.push_byline(found);
            } else {
                closed = false;
                match self.story_kind(k, runs[k - from]) {
                    BlockKind::Paragraph => self.push_paragraph(span, near_end),
                    kind => self.push(span, kind),
                }
            }
        }
    }

    /// A paragraph without what stands in it and is no story: credits of pictures between its sentences, a trailer or link after the last.
    fn push_paragraph(&mut self, mut span: Span, near_end: bool) {
        while let Some((from, to)) = glued::find(span.of(self.text)) {
            let (from, to) = (span.start + from as u32, span.start + to as u32);
            if from > span.start {
                self.push(Span { end: from, ..span }.trim(self.text), BlockKind::Paragraph);
            }
            self.push(Span { start: from, end: to }, BlockKind::Trailer);
            span = Span { start: to, ..span }.trim(self.text);
        }
        let words = span.of(self.text);
        let Some(at) = trailer::inside(words).filter(|_| near_end).or_else(|| furniture::link_inside(words)) else {
            return self.push(span, BlockKind::Paragraph);
        };
        let cut = span.start + at as u32;
        self.push(Span { end: cut, ..span }.trim(self.text), BlockKind::Paragraph);
        let rest = Span { start: cut, ..span }.trim(self.text);
        let found = trailer::find(self.text, rest).unwrap_or_default();
        self.push_trailer(rest, found);
    }

    /// Does a paragraph say who the authors are, and where they wrote from?
    fn names_authors(&self, k: usize) -> bool {
        let (words, above) = (self.words(k), &self.text[..self.pieces[k].span.start as usize]);
        furniture::is_biography(words, above) || furniture::is_reported_from(words)
    }

    /// For each piece of the story, the run of short lines without a stop that it stands in.
    fn short_runs(&self, from: usize) -> Vec<Run> {
        let mut runs = vec![Run::default(); self.pieces.len() - from];
        let mut start = 0;
        for at in 0..=runs.len() {
            if at < runs.len() && self.is_short(from + at) {
                continue;
            }
            runs[start..at].fill(Run { length: at - start, next: from + at });
            start = at + 1;
        }
        runs
    }

    /// A short line that no sentence ends with.
    fn is_short(&self, k: usize) -> bool {
        let words = self.words(k);
        let few = words.len() <= 100 && words.split_whitespace().count() <= 12;
        few && self.pieces[k].kind.is_none()
            && match words::ending(words) {
                Ending::Open => true,
                Ending::Question => words.len() <= 60,
                Ending::More => words.ends_with(':') && words.split_whitespace().count() <= 4,
                Ending::Abbreviation => words.split_whitespace().count() <= 5,
                Ending::Stop => false,
            }
    }

    /// Heading, item or paragraph. `run`: the short lines that stand together here.
    fn story_kind(&self, k: usize, run: Run) -> BlockKind {
        let words = self.words(k);
        if is_item(words) {
            return BlockKind::Item;
        }
        let followed = self.pieces.get(run.next).is_some_and(|piece| piece.kind.is_none());
        match run.length {
            0 => BlockKind::Paragraph,
            _ if self.dateline(k, false).is_some() => BlockKind::Paragraph,
            // "Ruiz wrote:" leads to its quotation.
            1 | 2 if words.ends_with(':') && self.quotes_below(k) => BlockKind::Paragraph,
            1 | 2 if followed && !words.starts_with(char::is_lowercase) && !words.starts_with(['"', '“']) => BlockKind::Head,
            1 | 2 => BlockKind::Paragraph,
            _ => BlockKind::Item,
        }
    }

    /// Does the next piece begin with a quotation mark?
    fn quotes_below(&self, k: usize) -> bool {
        k + 1 < self.pieces.len() && self.words(k + 1).starts_with(['"', '“', '‘', '\'', '«', '„', '`'])
    }
}
