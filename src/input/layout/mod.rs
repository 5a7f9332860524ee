//! The layout of an article: blocks with their roles, and the parts that it names.
//!
//! Lines become chunks ([`lines`]); each chunk is asked whether it is a byline, a date line, a caption or a trailer; what is left is the
//! title, a second headline, the story. Evidence is general: how a line ends, how long it is, what stands around it. A line is a title only
//! where a story follows it, so that an article of one paragraph has none. Linear in the text.

mod byline;
mod caption;
mod dateline;
mod lines;
mod trailer;
mod words;

use self::dateline::{Dateline, Place};
use self::words::Ending;
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
        let span = Span { start: start.min(chunk.span.end), end: chunk.span.end }.trim(text);
        if span.is_empty() {
            continue;
        }
        let piece = Piece { span, blank_before: chunk.blank_before, kind: None };
        // Near the top, a line may close with its dates.
        let dated = if pieces.len() < 6 { byline::dated_end(span.of(text)) } else { None };
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

/// A line that no paragraph goes through.
fn stands_alone(line: &str) -> bool {
    let whole = Span::new(0, line.len());
    byline::is_date_line(line, false) || byline::find(line, whole, true).is_some_and(|b| !b.authors.is_empty())
}

/// Does a list's mark stand before these words?
fn is_item(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return false };
    let rest = text[first.len()..].trim_start();
    if rest.is_empty() {
        return false;
    }
    let bullet = matches!(first, "-" | "*" | "•" | "·" | "▪" | "■" | "●" | "◦" | "‣" | "+" | "–" | "--" | "►" | "➤" | "\u{F0B7}");
    let glued = first.starts_with(['•', '▪', '■', '●', '►', '➤']) && first.len() > 3;
    let number = first.strip_suffix(['.', ')']).map(|n| n.trim_start_matches('('));
    let number = number.is_some_and(|n| {
        (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())
            || first.ends_with(')') && n.len() == 1 && n.bytes().all(|b| b.is_ascii_lowercase())
    });
    bullet || glued || number
}

/// Names of sections that stand above the headline.
const SECTIONS: &[&str] = &[
    "africa",
    "americas",
    "analysis",
    "asia",
    "breaking",
    "breaking news",
    "business",
    "commentary",
    "editorial",
    "europe",
    "exclusive",
    "feature",
    "features",
    "for immediate release",
    "headlines",
    "international",
    "international news",
    "interview",
    "latest news",
    "local",
    "local news",
    "metro",
    "middle east",
    "national",
    "news",
    "news release",
    "news story",
    "opinion",
    "politics",
    "press release",
    "sports",
    "top stories",
    "uk news",
    "undated",
    "us news",
    "world",
    "world news",
];

/// Bytes of the longest headline.
const HEADLINE: usize = 260;

/// Gives every piece its role and fills the article's blocks and parts.
pub(super) fn label(article: &mut Article, pieces: &[Piece]) {
    let text = std::mem::take(&mut article.text);
    let pieces: Vec<Piece> = pieces.iter().copied().filter(|p| p.span.of(&text).contains(char::is_alphanumeric)).collect();
    let mut labeller = Labeller {
        text: &text,
        pieces: &pieces,
        blocks: Vec::with_capacity(pieces.len() + 2),
        parts: Parts::default(),
        capitals: capitals(&text),
        wire: false,
        trailer_agency: None,
    };
    let body = labeller.head();
    labeller.body(body);
    labeller.datelines();
    let Labeller { blocks, mut parts, trailer_agency, .. } = labeller;
    parts.agency = parts.agency.or(trailer_agency);
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

/// A run of short lines.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// Lines in it, 0 for a line that is not short.
    length: usize,
    /// The piece behind it.
    next: usize,
}

struct Labeller<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    blocks: Vec<Block>,
    parts: Parts,
    capitals: bool,
    /// A wire service's story id stands at the top: codes and slugs follow.
    wire: bool,
    trailer_agency: Option<Span>,
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

    /// Labels what stands above the story; gives the first piece of the story.
    fn head(&mut self) -> usize {
        let mut plain = 0;
        for k in 0..self.pieces.len() {
            match self.pieces[k].kind {
                Some(BlockKind::Title) => {
                    self.push(self.pieces[k].span, BlockKind::Title);
                    plain += 1;
                    continue;
                }
                Some(BlockKind::Caption) => {
                    self.push_caption(k);
                    continue;
                }
                Some(_) => return k,
                None => {}
            }
            if self.special(k, plain) {
                continue;
            }
            let kind = if self.parts.title.is_none() {
                if plain > 0 || !self.is_title(k) {
                    return k;
                }
                BlockKind::Title
            } else if plain < 4 && self.is_subtitle(k) {
                BlockKind::Subtitle
            } else {
                return k;
            };
            self.push(self.pieces[k].span, kind);
            plain += 1;
        }
        self.pieces.len()
    }

    /// Labels a piece above the story that is neither headline nor story. `plain`: headlines above it.
    fn special(&mut self, k: usize, plain: usize) -> bool {
        let (span, words) = (self.pieces[k].span, self.words(k));
        if byline::is_date_line(words, false) {
            self.push(span, BlockKind::DateLine);
        } else if (plain == 0 || self.wire) && self.is_slug(k) {
            self.push(span, BlockKind::Slug);
        } else if let Some(found) = self.byline(k, plain == 0) {
            self.push_byline(found);
        } else if self.blocks.last().is_some_and(|b| b.kind == BlockKind::Byline) && byline::is_job_line(words) {
            if dateline::is_agency(words) {
                self.parts.agency.get_or_insert(span);
            } else if byline::is_masthead(words) {
                self.parts.publisher.get_or_insert(span);
            }
            self.push(span, BlockKind::Byline);
        } else if self.is_caption(k, true) {
            self.push_caption(k);
        } else if let Some(found) = trailer::find(self.text, span) {
            self.push_trailer(span, found);
        } else {
            return false;
        }
        true
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

    /// Codes and slugs of a wire service, the name of a section.
    fn is_slug(&mut self, k: usize) -> bool {
        let words = self.words(k);
        if words.len() > 120 {
            return false;
        }
        if is_story_id(words) || words.split_whitespace().any(is_wire_slug) {
            self.wire = true;
            return true;
        }
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
        if SECTIONS.iter().any(|s| bare.eq_ignore_ascii_case(s)) && k + 1 < self.pieces.len() {
            return true;
        }
        if !self.wire || words::ending(words) == Ending::Stop || self.dateline(k, true).is_some() {
            return false;
        }
        // "0225", "BC-Manila-Storm,0225", "8thLd-Writethru", "CX13"; not "12-year-old".
        let coded = words.split_whitespace().any(|w| {
            let digits = w.bytes().filter(u8::is_ascii_digit).count();
            let glued = w.split(',').skip(1).any(|part| part.len() >= 3 && part.bytes().all(|b| b.is_ascii_digit()))
                && w.contains(char::is_alphabetic);
            digits >= 2
                && (glued
                    || w.starts_with('0')
                    || w.bytes().all(|b| !b.is_ascii_lowercase()) && w.contains(['-', '/'])
                    || w.bytes().any(|b| b.is_ascii_uppercase()))
        });
        words::ending(words) == Ending::More && words.split_whitespace().count() <= 8
            || coded
            || words::is_upper(words) && words.split_whitespace().count() <= 3
            || words.starts_with(['@', '='])
            || words::begins(words, "eds:")
            || words.ends_with(')')
    }

    fn dateline(&self, k: usize, first: bool) -> Option<Dateline> {
        dateline::find(self.text, self.pieces[k].span, Place { capitals: self.capitals, first })
    }

    /// The next piece that is neither byline nor caption nor any other special.
    fn next_plain(&self, k: usize) -> Option<usize> {
        (k + 1..self.pieces.len()).take(8).find(|&n| {
            let (span, words) = (self.pieces[n].span, self.words(n));
            !(byline::is_date_line(words, false)
                || self.byline(n, false).is_some()
                || self.is_caption(n, true)
                || trailer::find(self.text, span).is_some())
        })
    }

    /// Is the first plain piece the headline? `None` of the evidence is enough alone: it is short, ends without a stop, a story follows.
    fn is_title(&self, k: usize) -> bool {
        let words = self.words(k);
        let Some(next) = self.next_plain(k) else { return false };
        if words.len() > HEADLINE || is_item(words) || self.dateline(k, true).is_some() {
            return false;
        }
        let longer = (next..self.pieces.len()).take(2).any(|n| self.words(n).len() > words.len());
        let apart = self.pieces[k + 1].blank_before || self.pieces[k + 1].span.start < self.pieces[next].span.start;
        let one = !has_inner_stop(words);
        match words::ending(words) {
            Ending::Open => one || words.len() <= 120,
            Ending::Question => one && words.split_whitespace().count() <= 20 && (apart || longer),
            Ending::More => words.ends_with(';') && one && !self.pieces[k + 1].blank_before,
            Ending::Stop | Ending::Abbreviation => one && words.len() <= 130 && apart && longer && self.is_headlinese(words),
        }
    }

    /// A headline that the copy closed with a stop: In Title Case, or without the small words of a sentence.
    fn is_headlinese(&self, words: &str) -> bool {
        let long = words.split_whitespace().filter(|w| w.len() >= 4);
        let (mut all, mut capitalised) = (0, 0);
        for word in long {
            all += 1;
            capitalised += usize::from(words::is_capitalised(word));
        }
        if !self.capitals && all >= 3 && capitalised * 20 >= all * 17 {
            return true;
        }
        let small = [
            "a", "an", "the", "said", "says", "was", "were", "had", "has", "have", "is", "are", "he", "she", "it", "they", "i", "we",
            "there", "my",
        ];
        let weekday = |word: &str| words::date_words(word).is_some_and(|d| d.day);
        let plain = |word: &str| !(small.iter().any(|s| word.eq_ignore_ascii_case(s)) || weekday(word) && word.len() > 3);
        words.split_whitespace().count() <= 14 && all >= 3 && words.split(|c: char| !c.is_alphanumeric()).all(plain)
    }

    /// Is a piece below the headline a second one?
    fn is_subtitle(&self, k: usize) -> bool {
        let words = self.words(k);
        let Some(next) = self.next_plain(k) else { return false };
        if words.len() > HEADLINE + 60 || is_item(words) || self.dateline(k, true).is_some() {
            return false;
        }
        if self.parts.title.is_some_and(|t| t.of(self.text) == words) {
            return true;
        }
        // A summary in a full sentence is told from the story by the byline or date below it.
        let signed = self.parts.byline.is_none() && {
            let below = k + 1;
            byline::is_date_line(self.words(below), false) || self.byline(below, true).is_some()
        };
        match words::ending(words) {
            Ending::Open => signed || words.split_whitespace().count() >= 5 && self.words(next).len() > words.len() / 2,
            Ending::Stop | Ending::Question | Ending::Abbreviation => signed || self.follows_semicolon(k),
            Ending::More => false,
        }
    }

    /// "Headline; " and, right below, a second one: how an archive writes them.
    fn follows_semicolon(&self, k: usize) -> bool {
        self.parts.title.is_some_and(|t| t.of(self.text).ends_with(';')) && !self.pieces[k].blank_before
    }

    /// Labels the story and what follows it.
    fn body(&mut self, from: usize) {
        let last = self.pieces.len();
        let runs = self.short_runs(from);
        let mut closed = false;
        for k in from..last {
            let Piece { span, kind, .. } = self.pieces[k];
            let words = self.words(k);
            let near_head = k < from + 3;
            let near_end = k + 4 >= last;
            if let Some(kind) = kind.filter(|&kind| kind != BlockKind::Caption) {
                closed &= kind != BlockKind::Paragraph;
                self.push(span, kind);
            } else if kind == Some(BlockKind::Caption) || self.is_caption(k, false) {
                self.push_caption(k);
            } else if let Some(found) = trailer::find(self.text, span).or_else(|| self.is_wire_end(k).then(Default::default)) {
                closed |= found.closes;
                self.push_trailer(span, found);
            } else if closed && (words.len() < 150 && words::ending(words) == Ending::Open) {
                self.push(span, BlockKind::Trailer);
            } else if (near_head || near_end) && byline::is_date_line(words, !near_head || k == from) {
                self.push(span, BlockKind::DateLine);
            } else if (near_head || near_end)
                && self.parts.byline.is_none()
                && let Some(found) = self.byline(k, true)
            {
                self.push_byline(found);
            } else {
                closed = false;
                let kind = self.story_kind(k, runs[k - from]);
                match trailer::inside(words).filter(|_| near_end && kind == BlockKind::Paragraph) {
                    Some(at) => {
                        let cut = span.start + at as u32;
                        self.push(Span { end: cut, ..span }.trim(self.text), kind);
                        let rest = Span { start: cut, ..span };
                        let found = trailer::find(self.text, rest).unwrap_or_default();
                        self.push_trailer(rest, found);
                    }
                    None => self.push(span, kind),
                }
            }
        }
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

    /// What a wire service writes below a story: "AP-NY-02-20-16 1435EST".
    fn is_wire_end(&self, k: usize) -> bool {
        let words = self.words(k);
        k + 3 >= self.pieces.len() && k > 0 && words.len() < 60 && is_story_id(words)
    }

    /// Finds the dateline: the first one of the first paragraphs.
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
            break;
        }
    }
}

/// Does a sentence end inside? A stop, white space, a capital, and no abbreviation or initial before the stop.
fn has_inner_stop(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let stop = word.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '?', '!']);
        if stop
            && letters > 2
            && words::known_abbreviation(word).is_none()
            && !word.trim_end_matches('.').contains('.')
            && words::is_capitalised(next)
        {
            return true;
        }
    }
    false
}

/// "BC-Manila-Storm", "bc-storm": how a wire service's copy is named.
fn is_wire_slug(word: &str) -> bool {
    words::begins(word, "bc-") && word.len() >= 7 && word.bytes().filter(u8::is_ascii_alphabetic).count() >= 6
}

/// "XYZ19980213.1320", "XY-NR-08-15-90 1337EDT", "= 891031", "891031-0138.": letters, then six digits and more, with stops and hyphens.
fn is_story_id(text: &str) -> bool {
    if text.split_whitespace().count() > 3 {
        return false;
    }
    let first = text.trim_start_matches(['=', ' ']).split_whitespace().next().unwrap_or("");
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let code = first.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    let letters = first.bytes().filter(u8::is_ascii_alphabetic).count();
    digits >= 6
        && code
        && letters <= 8
        && (letters > 0 || first.contains('-') || text.starts_with('='))
        && words::date_words(first).is_none()
}

#[cfg(test)]
mod tests;
