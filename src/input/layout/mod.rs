//! The layout of an article: blocks with their roles, and the parts that it names.
//!
//! Lines become chunks ([`lines`]); each chunk is asked whether it is a byline, a date line, a caption or a trailer; what is left is the
//! title, a second headline, the story. Evidence is general: how a line ends, how long it is, what stands around it. A line is a title only
//! where a story follows it, so that an article of one paragraph has none. Linear in the text.

mod boxes;
mod byline;
mod caption;
mod cues;
mod date_line;
mod date_words;
mod dateline;
mod furniture;
mod glued;
mod head;
mod items;
mod lines;
mod story;
mod trailer;
mod wire;
mod words;

pub(super) use self::byline::keep_persons;
use self::dateline::{Dateline, Place};
use crate::article::{Article, Block, BlockKind, Parts};
use crate::span::Span;

/// A chunk of the text on its way to a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its bytes.
    pub(super) span: Span,
    /// Does a blank line (or the start of the text) stand before it?
    pub(super) blank_before: bool,
    /// Its role, where the format says it.
    pub(super) kind: Option<BlockKind>,
}

/// Fills blocks and parts of an article of plain text. `title`: its title, where the input named it; it stands at the start of the text.
pub(super) fn find(article: &mut Article, title: Option<Span>) {
    let text = &article.text;
    let chunks = lines::chunks(text, article.body, stands_alone);
    let mut pieces: Vec<Piece> = Vec::with_capacity(chunks.len() + 1);
    if let Some(title) = title {
        pieces.push(Piece { span: title, blank_before: true, kind: Some(BlockKind::Title) });
    }
    let after = title.map_or(0, |t| t.end);
    for chunk in chunks {
        // The title that the text begins with is no chunk again.
        let start = chunk.span.start.max(after);
        let span = wire::without_signs(Span { start: start.min(chunk.span.end), end: chunk.span.end }.trim(text), text);
        if span.is_empty() {
            continue;
        }
        let piece = Piece { span, blank_before: chunk.blank_before, kind: None };
        // Near the top, a line may close with its dates.
        let dated = if pieces.len() < 6 { date_line::dated_end(span.of(text)) } else { None };
        match dated.filter(|_| !stands_alone(span.of(text))) {
            Some(at) => {
                let cut = span.start + at as u32;
                pieces.push(Piece { span: Span { end: cut, ..span }.trim(text), ..piece });
                pieces.push(Piece { span: Span { start: cut, ..span }, ..piece });
            }
            None => pieces.push(piece),
        }
    }
    label(article, &pieces);
}

/// The same for an article whose format marks its blocks: `blocks` are those of the text, counted from its start, and hold more than white space.
pub(super) fn find_in(article: &mut Article, title: Option<Span>, blocks: &[Piece]) {
    let title_piece = title.map(|span| Piece { span, blank_before: true, kind: Some(BlockKind::Title) });
    let moved = |piece: &Piece| {
        let span = Span { start: piece.span.start + article.body as u32, end: piece.span.end + article.body as u32 };
        // An indented paragraph of Markdown begins with its words.
        Piece { span: span.trim(&article.text), ..*piece }
    };
    // The title that the text begins with is no block again.
    let after = title.map_or(0, |t| t.end);
    let pieces: Vec<Piece> = title_piece.into_iter().chain(blocks.iter().map(moved).filter(|p| p.span.start >= after)).collect();
    label(article, &pieces);
}

/// Blocks of a text cut at its lines, where a line is a paragraph there.
pub(super) fn by_lines(text: &str, blocks: &[Piece]) -> Vec<Piece> {
    let mut chunks = lines::chunks(text, 0, stands_alone).into_iter().peekable();
    let mut pieces = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut first = true;
        while let Some(chunk) = chunks.peek().filter(|chunk| chunk.span.start < block.span.end) {
            let span = Span { start: chunk.span.start.max(block.span.start), end: chunk.span.end.min(block.span.end) };
            let goes_on = chunk.span.end > block.span.end;
            // What stands below an item is none.
            let kind = block.kind.filter(|&kind| first || kind != BlockKind::Item);
            if span.start < span.end {
                pieces.push(Piece { span, kind, blank_before: first && block.blank_before });
                first = false;
            }
            if goes_on {
                break;
            }
            chunks.next();
        }
    }
    pieces
}

/// A line that no paragraph goes through.
fn stands_alone(line: &str) -> bool {
    let whole = Span::new(0, line.len());
    // "DAR ES SALAAM, Tanzania (AP) _": the story may begin in the next line.
    let dateline = || dateline::alone(line, whole, false).is_some();
    date_line::is_date_line(line, false) || !dateline() && byline::find(line, whole, true).is_some_and(|b| !b.authors.is_empty())
}

/// Gives every piece its role and fills the article's blocks and parts.
pub(super) fn label(article: &mut Article, pieces: &[Piece]) {
    let text = std::mem::take(&mut article.text);
    let pieces: Vec<Piece> = pieces.iter().copied().filter(|p| p.span.of(&text).contains(char::is_alphanumeric)).collect();
    let mut labeller = Labeller {
        boxed: boxes::find(&text, &pieces),
        text: &text,
        pieces: &pieces,
        blocks: Vec::with_capacity(pieces.len() + 2),
        parts: Parts::default(),
        capitals: capitals(&text),
        wire: false,
        trailer_agency: None,
        alone: None,
    };
    let body = labeller.head();
    labeller.body(body);
    labeller.datelines();
    let Labeller { blocks, mut parts, trailer_agency, .. } = labeller;
    parts.agency = parts.agency.or(trailer_agency);
    parts.trim(&text);
    article.blocks = blocks;
    article.parts = parts;
    article.text = text;
}

/// Is the copy in capitals throughout?
fn capitals(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars().take(4096) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 10 * lower
}

struct Labeller<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    /// Which of them are parts of a box.
    boxed: Vec<bool>,
    blocks: Vec<Block>,
    parts: Parts,
    capitals: bool,
    /// A wire service's story id stands at the top: codes and slugs follow.
    wire: bool,
    trailer_agency: Option<Span>,
    /// A dateline that has a line of its own.
    alone: Option<Dateline>,
}

impl<'a> Labeller<'a> {
    fn words(&self, k: usize) -> &'a str {
        self.pieces[k].span.of(self.text)
    }

    fn push(&mut self, span: Span, kind: BlockKind) {
        if kind == BlockKind::Title && self.parts.title.is_none() {
            self.parts.title = Some(span);
        }
        self.blocks.push(Block { span, kind });
    }

    /// The byline that a piece is. One without "By" must stand below the headline, and not be the last thing before nothing.
    fn byline(&self, k: usize, opener: bool) -> Option<byline::Byline> {
        byline::find(self.text, self.pieces[k].span, opener || k + 1 == self.pieces.len())
    }

    fn push_byline(&mut self, found: byline::Byline) {
        self.push(found.span, BlockKind::Byline);
        if let Some(date) = found.date {
            self.push(date.trim(self.text), BlockKind::DateLine);
        }
        if self.parts.byline.is_none() {
            self.parts.byline = Some(found.span);
            self.parts.authors = found.authors;
            self.parts.agency = self.parts.agency.or(found.agency);
        }
    }

    /// Is it a caption, or said a second time what a caption beside it says?
    fn is_caption(&self, k: usize, head: bool) -> bool {
        if caption::find(self.text, self.pieces[k].span, head).is_some() {
            return true;
        }
        let words = self.words(k);
        words.len() >= 20
            && [k.checked_sub(1), Some(k + 1)].into_iter().flatten().filter(|&n| n < self.pieces.len()).any(|n| {
                let other = self.words(n);
                other.len() < words.len() + 120 && other.starts_with(words) && caption::find(self.text, self.pieces[n].span, head).is_some()
            })
    }

    fn push_caption(&mut self, k: usize) {
        let span = self.pieces[k].span;
        let found = caption::find(self.text, span, true).unwrap_or(crate::article::Caption { span, credit: None });
        self.parts.captions.push(found);
        self.push(span, BlockKind::Caption);
    }

    fn push_trailer(&mut self, span: Span, found: trailer::Trailer) {
        self.parts.publisher = self.parts.publisher.or(found.publisher);
        self.trailer_agency = self.trailer_agency.or(found.agency);
        self.push(span, BlockKind::Trailer);
    }

    fn dateline(&self, k: usize, first: bool) -> Option<Dateline> {
        dateline::find(self.text, self.pieces[k].span, Place { capitals: self.capitals, first })
    }

    /// The dateline that a piece above the story is, all of it. Without a date it must stand below the headline.
    fn alone(&self, k: usize, headed: bool) -> Option<Dateline> {
        let span = self.pieces[k].span;
        dateline::alone(self.text, span, self.capitals).filter(|found| headed || found.sure)
    }

    /// Does a piece only say where and when the story was written?
    fn is_dated(&self, k: usize) -> bool {
        date_line::is_date_line(self.words(k), false) || self.alone(k, true).is_some()
    }

    /// Finds the dateline: the first one of the first paragraphs, else one on a line of its own.
    fn datelines(&mut self) {
        let paragraphs = self.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(5).map(|b| b.span);
        for (n, span) in paragraphs.enumerate() {
            let Some(found) = dateline::find(self.text, span, Place { capitals: self.capitals, first: n == 0 }) else { continue };
            if n > 0 && !found.sure {
                continue;
            }
            self.parts.dateline = found.place_date;
            self.parts.dateline_lead = Some(found.lead);
            self.parts.agency = found.agency.or(self.parts.agency);
            return;
        }
        if let Some(found) = self.alone {
            self.parts.dateline = found.place_date;
            self.parts.dateline_lead = Some(found.lead);
            self.parts.agency = found.agency.or(self.parts.agency);
        }
    }
}

#[cfg(test)]
mod tests;
