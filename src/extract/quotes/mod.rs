//! Quotations: marks, cues, content, the words that name the source.
//!
//! Reads the blocks in order. In each, marks are paired ([`marks`]), cues are tied to their source and content ([`attribution`]), and
//! marked words that no cue took are judged: whole sentences and long stretches are quotes without a cue of their own (the speaker is that of
//! the quote before), short ones are scare quotes, titles or nicknames and are left out. Gives [`Findings::quotes`], speakers as words;
//! who they are is told by `coreference`.

mod attribution;
mod events;
mod marks;
mod phrases;
mod subjects;
mod transcript;

#[cfg(test)]
mod tests;

use super::findings::{NameKind, Quote, QuoteKind, QuoteRule, Speaker};
use super::{Findings, Reading};
use crate::article::BlockKind;
use crate::grammar::Pos;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::{TokenKind, TokenRange};
use attribution::Attribution;
use marks::Region;
use phrases::{Source, View};

/// Marked words that are a quote even where nothing attributes them.
const LONG: u32 = 10;

/// Cues of one sentence, or pieces of one quote, that are looked at beside one of them.
const MOST: usize = 24;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let labels = transcript::Labels::of(reading);
    let mut pass = Pass { quotes: Vec::new(), carry: Carry::default() };
    let mut regions = Vec::new();
    for (b, block) in reading.article.blocks.iter().enumerate() {
        let Some(&tokens) = reading.doc.blocks.get(b) else { break };
        if !block.kind.is_story() || tokens.is_empty() {
            continue;
        }
        if let Some(turn) = labels.turn(b) {
            pass.turn(turn);
            continue;
        }
        let cue = Class::CUE | Class::RARER_CUE;
        let leads = reading.doc.lower(tokens.end as usize - 1) == ":";
        let triggers = leads || tokens.range().any(|k| reading.doc.tokens[k].kind == TokenKind::Quote || reading.doc.word(k).is(cue));
        if !triggers {
            pass.carry = Carry::default();
            continue;
        }
        marks::pair(reading.doc, reading.text, tokens, pass.carry.open.is_some(), &mut regions);
        let view = View {
            doc: reading.doc,
            grammar: reading.grammar,
            text: reading.text,
            names: &findings.names,
            regions: &regions,
            lead: reading.article.parts.dateline_lead,
            heading: block.kind.is_heading() || is_title_case(reading, tokens),
        };
        if block.kind.is_heading() {
            regions_of_heading(&mut pass, &view, tokens);
        } else {
            pass.block(&view, tokens, block.kind);
        }
    }
    let mut quotes = pass.quotes;
    headline(reading, &mut quotes);
    quotes.sort_by_key(|q| q.spans.first().map_or(0, |s| s.start));
    findings.quotes = quotes;
}

/// What one block leaves to the next.
#[derive(Clone, Copy, Debug, Default)]
struct Carry {
    /// The quote whose last piece was not closed.
    open: Option<usize>,
    /// Cue and source of a block that ends in a colon.
    colon: Option<(Option<Span>, Option<Span>)>,
}

struct Pass {
    quotes: Vec<Quote>,
    carry: Carry,
}

impl Pass {
    /// One labelled turn of a transcript.
    fn turn(&mut self, turn: transcript::Turn) {
        self.carry = Carry::default();
        let speaker = turn.label.map(Speaker::of);
        self.quotes.push(Quote { kind: QuoteKind::Direct, spans: vec![turn.content], speaker, cue: None, rule: QuoteRule::Transcript });
    }

    fn block(&mut self, view: &View<'_>, block: TokenRange, kind: BlockKind) {
        let carry = std::mem::take(&mut self.carry);
        let mut owners: Vec<Option<usize>> = vec![None; view.regions.len()];
        let begun = self.quotes.len();
        // One quote goes on over paragraphs: the one before was left open and this one opens again.
        if let (Some(open), Some(r)) = (carry.open, view.region_starting(block.first as usize)) {
            self.quotes[open].spans.push(view.doc.span(view.regions[r].tokens));
            owners[r] = Some(open);
        }
        let mut found: Vec<Attribution> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let mut stretch = view.story_start(block);
        let mut s = view.doc.sentence_of(stretch);
        while stretch < block.end as usize {
            ends.clear();
            let mut end = stretch;
            while let Some(sentence) = view.doc.sentences.get(s) {
                end = sentence.tokens.end as usize;
                ends.push(end);
                s += 1;
                let held = view.region_at(end).is_some_and(|r| (view.regions[r].tokens.first as usize) < end);
                if end >= block.end as usize || !held {
                    break;
                }
            }
            if end <= stretch {
                break;
            }
            found.clear();
            attribution::find(view, stretch, end, &ends, &mut found);
            for attribution in found.drain(..) {
                self.record(view, attribution, &mut owners, block);
            }
            self.leftovers(view, TokenRange::new(stretch, end), &mut owners, begun, &carry, (block, kind));
            stretch = end;
        }
        for (r, region) in view.regions.iter().enumerate().filter(|(r, region)| owners[*r].is_some() && !region.single) {
            self.inside(view, region.tokens, owners[r]);
        }
        if self.carry.colon.is_none() {
            self.carry.colon = self.introduction(view, block, begun);
        }
        if let Some(r) = view.regions.iter().rposition(|r| r.open && r.tokens.end == block.end) {
            self.carry.open = owners[r];
        }
    }

    /// Cue and source of a block that ends in a colon or comma and so leads to the next: "Ruiz wrote on her page:", "Ruiz stated,". Its last
    /// sentence has a cue of its own, its subject speaks, or it names somebody: "And this from Ana Ruiz, the mayor:".
    fn introduction(&self, view: &View<'_>, block: TokenRange, begun: usize) -> Option<(Option<Span>, Option<Span>)> {
        let last = (block.end as usize).checked_sub(1).filter(|&k| k > block.first as usize)?;
        let colon = view.mark(last) == ":";
        if !colon && !view.is_comma(last) {
            return None;
        }
        let start = view.sentence_start(last).max(block.first as usize);
        let from = view.doc.tokens[start].span.start;
        let cued = |q: &&Quote| q.cue.is_some_and(|cue| cue.start >= from) && q.speaker.is_some();
        if let Some(quote) = self.quotes[begun..].iter().rev().find(cued) {
            return Some((quote.cue, quote.speaker.map(|s| s.span)));
        }
        let cue = (start..last).rev().find(|&k| view.is(k, Class::CUE) && view.region_at(k).is_none() && view.is_past(k));
        let source = view.subject_of(start, last).filter(|source| view.grammar.pos(source.mention.first as usize) != Pos::Adverb);
        let cue = cue.map(|k| view.doc.tokens[k].span);
        if let Some(source) = source.filter(|s| view.speaks(*s) && view.is_speaker(*s)) {
            let leads = colon || cue.is_some_and(|cue| cue.end == view.doc.tokens[last].span.start);
            return leads.then(|| (cue, Some(view.doc.span(source.mention))));
        }
        // "A sign at the gate was blunt:": the notice, and nobody who spoke before.
        let source = view.introduced(start, last).or(source.map(|source| source.mention)).filter(|_| colon)?;
        Some((cue, Some(view.doc.span(source))))
    }

    /// Finds what a speaker quotes: “He told me, ‘Run,’ and we ran,” with the source and the cue that stand inside the marks too.
    fn inside(&mut self, view: &View<'_>, tokens: TokenRange, owner: Option<usize>) {
        let mut regions = Vec::new();
        marks::pair_inside(view.doc, view.text, tokens, &mut regions);
        if regions.is_empty() {
            return;
        }
        let inner = View { regions: &regions, ..*view };
        let (first, end) = (tokens.first as usize + 1, tokens.end as usize - 1);
        let sentences = &view.doc.sentences[view.doc.sentence_of(first)..];
        let ends: Vec<usize> = sentences.iter().map(|s| (s.tokens.end as usize).min(end)).take_while(|&e| e < end).chain([end]).collect();
        let mut found = Vec::new();
        attribution::find(&inner, first, end, &ends, &mut found);
        for attribution in found {
            // "I would say, ‘…’": nobody has.
            if view.is(attribution.cue.first as usize - 1, Class::MODAL) {
                continue;
            }
            let marked = |piece: &TokenRange| inner.region_starting(piece.first as usize).map(|r| regions[r].tokens);
            let spans: Vec<Span> = attribution.pieces.iter().filter_map(marked).map(|tokens| view.doc.span(tokens)).collect();
            // Said by whoever is quoted around it: no quote of another.
            let same = |s: TokenRange| owner.and_then(|q| self.quotes[q].speaker).is_some_and(|speaker| speaker.span == view.doc.span(s));
            if let Some(source) = attribution.source.filter(|s| !spans.is_empty() && !same(*s)) {
                let speaker = Some(Speaker::of(view.doc.span(source)));
                let cue = Some(view.doc.span(attribution.cue));
                self.quotes.push(Quote { kind: QuoteKind::Direct, spans, speaker, cue, rule: QuoteRule::QuoteInQuote });
            }
        }
    }

    /// Makes a quote of an attribution.
    fn record(&mut self, view: &View<'_>, mut attribution: Attribution, owners: &mut [Option<usize>], block: TokenRange) {
        let source = attribution.source.map(|s| view.doc.span(s));
        let cue = view.doc.span(attribution.cue);
        if attribution.pieces.is_empty() {
            if attribution.cue.end < block.end {
                // "The full statement from Ana Ruiz reads:" gives her words.
                let start = view.sentence_start(attribution.cue.first as usize);
                let text = attribution.source.is_some_and(|source| !view.is_speaker(Source { mention: source, whole: source }));
                let named = view.introduced(start, attribution.cue.first as usize).filter(|_| text).map(|named| view.doc.span(named));
                self.carry.colon = Some((Some(cue), named.or(source)));
            }
            return;
        }
        // Marked words that another attribution took already belong to that one.
        attribution.pieces.retain(|piece| {
            !view.region_starting(piece.first as usize).is_some_and(|r| view.regions[r].tokens == *piece && owners[r].is_some())
        });
        if attribution.pieces.is_empty() {
            return;
        }
        let id = self.quotes.len();
        let mut kinds = [false; 2];
        for &piece in &attribution.pieces {
            let (marked, unmarked) = self.content(view, piece);
            kinds[0] |= marked;
            kinds[1] |= unmarked;
            let first = view.regions.partition_point(|r| r.tokens.end <= piece.first);
            let end = view.regions.partition_point(|r| r.tokens.first < piece.end);
            owners[first..end.max(first)].fill(Some(id));
        }
        let kind = match kinds {
            [true, false] => QuoteKind::Direct,
            [true, true] => QuoteKind::Mixed,
            _ => QuoteKind::Indirect,
        };
        let spans = attribution.pieces.iter().map(|&p| view.doc.span(p)).collect();
        let speaker = source.map(Speaker::of);
        self.quotes.push(Quote { kind, spans, speaker, cue: Some(cue), rule: attribution.rule });
    }

    /// Do marked words, unmarked words stand in a piece?
    fn content(&self, view: &View<'_>, piece: TokenRange) -> (bool, bool) {
        let mut kinds = (false, false);
        for k in piece.range().filter(|&k| matches!(view.kind(k), TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation)) {
            if view.region_at(k).is_some_and(|r| view.heading || !view.regions[r].single) { kinds.0 = true } else { kinds.1 = true }
        }
        if !kinds.0 && view.region_starting(piece.first as usize).is_some_and(|r| view.regions[r].single && view.regions[r].tokens == piece)
        {
            return (true, false);
        }
        kinds
    }

    /// Judges the marked words of a stretch that no cue took.
    fn leftovers(
        &mut self,
        view: &View<'_>,
        stretch: TokenRange,
        owners: &mut [Option<usize>],
        begun: usize,
        carry: &Carry,
        (block, kind): (TokenRange, BlockKind),
    ) {
        let from = view.regions.partition_point(|r| r.tokens.first < stretch.first);
        let to = view.regions.partition_point(|r| r.tokens.first < stretch.end);
        for (region, owner) in view.regions.iter().zip(owners).take(to).skip(from) {
            let region = *region;
            if owner.is_some() || self.contained(view, region, begun) {
                continue;
            }
            let Some(leftover) = judge(view, stretch, region, (block, kind)) else { continue };
            let span = view.doc.span(region.tokens);
            let last = self.quotes.len().checked_sub(1).filter(|&q| q >= begun);
            match leftover {
                Leftover::Whole => {
                    // Goes on with what the same speaker said before in the paragraph.
                    if let Some(q) = last.filter(|&q| self.quotes[q].kind == QuoteKind::Direct) {
                        self.quotes[q].spans.push(span);
                        *owner = Some(q);
                        continue;
                    }
                    let (cue, source) = match (last, carry.colon) {
                        (None, Some(colon)) => colon,
                        (Some(q), _) => (None, self.quotes[q].speaker.map(|s| s.span)),
                        (None, None) => (None, None),
                    };
                    let speaker = source.map(Speaker::of);
                    self.quotes.push(Quote { kind: QuoteKind::Direct, spans: vec![span], speaker, cue, rule: QuoteRule::Floating });
                }
                Leftover::Part(source) => {
                    let speaker = source.map(|s| Speaker::of(view.doc.span(s)));
                    self.quotes.push(Quote { kind: QuoteKind::Direct, spans: vec![span], speaker, cue: None, rule: QuoteRule::Long });
                }
            }
            *owner = Some(self.quotes.len() - 1);
        }
    }

    /// Does a quote of this block hold the region already?
    fn contained(&self, view: &View<'_>, region: Region, begun: usize) -> bool {
        let span = view.doc.span(region.tokens);
        self.quotes[begun..].iter().rev().take(8).any(|q| q.spans.iter().rev().take(MOST).any(|s| s.contains(span)))
    }
}

/// Marked words without a cue that are a quote nevertheless.
enum Leftover {
    /// They are sentences of their own.
    Whole,
    /// They stand in the reporter's sentence, whose subject this is.
    Part(Option<TokenRange>),
}

/// Tells quotes from scare quotes, titles and nicknames.
fn judge(view: &View<'_>, stretch: TokenRange, region: Region, (block, kind): (TokenRange, BlockKind)) -> Option<Leftover> {
    let (first, end) = (region.tokens.first as usize, region.tokens.end as usize);
    let opens = stretch.first as usize == first;
    let behind = (end..stretch.end as usize).find(|&k| view.kind(k) != TokenKind::Stop && view.kind(k) != TokenKind::Quote);
    if region.single && region.words < LONG {
        return None;
    }
    // “…” – Commissioner Ruiz, to the end of the block.
    let rest = block.end as usize;
    let dash = behind.or_else(|| Some(stretch.end as usize).filter(|&k| k < rest));
    if let Some(dash) = dash.filter(|&k| opens && view.kind(k) == TokenKind::Dash) {
        let name = (dash + 1 < rest && rest - dash <= 12 && view.word(dash + 1).is_capitalized())
            .then(|| view.phrase_after(dash + 1, rest, true))
            .flatten();
        if let Some(source) = name {
            return Some(Leftover::Part(Some(source.mention)));
        }
    }
    if opens && behind.is_none() {
        let inner = if region.open { end } else { end - 1 };
        let stops = inner > first && (view.kind(inner - 1) == TokenKind::Stop || view.is_comma(inner - 1)) || region.open;
        let plain = matches!(kind, BlockKind::Paragraph | BlockKind::Item);
        return (plain && stops && region.words >= 2 || region.words >= LONG).then_some(Leftover::Whole);
    }
    // The subject of the reporter's sentence.
    let start = view.sentence_start(first).max(stretch.first as usize);
    let subject = || view.subject_of(start, first).filter(|&s| view.speaks(s)).map(|s| s.mention);
    // Ruiz: “…”, "Ruiz defended the plan: “…”"
    if first > stretch.first as usize + 1 && view.mark(first - 1) == ":" {
        let source = labelled(view, first - 1, stretch.first as usize).map(|s| s.mention).or_else(subject);
        if region.words >= 6 || source.is_some() && region.words >= 2 && !view.is_title(region) {
            return Some(Leftover::Part(source));
        }
    }
    (region.words >= LONG).then(|| Leftover::Part(subject()))
}

/// Who stands alone before a colon: "Ruiz: “…”", "Interior minister: “…”"; "Bridge reopens: “…”" names nobody.
fn labelled(view: &View<'_>, colon: usize, start: usize) -> Option<Source> {
    // "Ana Ruiz, who runs the clinic: “…”".
    let person = view.name_at(start).filter(|n| n.kind == NameKind::Person && n.tokens.first as usize == start);
    if let Some(name) = person.filter(|n| view.is_comma(n.tokens.end as usize)) {
        return Some(Source { whole: TokenRange::new(start, colon), mention: name.tokens });
    }
    let source = view.phrase_before(colon, start).filter(|s| s.whole.first as usize == start)?;
    let named = source.whole.range().any(|k| {
        view.name_at(k).is_some_and(|n| matches!(n.kind, NameKind::Person | NameKind::Organization))
            || view.is(k, Class::TITLE | Class::PERSON_NOUN | Class::PRONOUN)
    });
    // Without a sign that it is somebody, only a short label that holds no verb.
    let plain = || source.whole.len() <= 2 && source.whole.range().all(|k| !view.word(k).is_common());
    (named || plain()).then_some(source)
}

/// Is the block written as a headline: short, nearly all words with capitals, no full stop?
fn is_title_case(reading: &Reading<'_>, block: TokenRange) -> bool {
    if block.len() > 30 || block.is_empty() {
        return false;
    }
    let words = || block.range().filter(|&k| reading.doc.tokens[k].kind == TokenKind::Word && reading.doc.lower(k).len() > 3);
    let capital = words().filter(|&k| reading.doc.is_capitalized(k)).count();
    capital >= 4 && capital * 10 >= words().count() * 8
}

/// A heading's attributions count; its other marked words are looked at when the article is known.
fn regions_of_heading(pass: &mut Pass, view: &View<'_>, block: TokenRange) {
    let end = block.end as usize;
    let mut found = Vec::new();
    attribution::find(view, block.first as usize, end, &[end], &mut found);
    let mut owners = vec![None; view.regions.len()];
    for attribution in found {
        // Of a heading only what its marks hold is said to be in someone's words.
        let marked = attribution.pieces.iter().any(|p| p.range().any(|k| view.region_at(k).is_some()));
        if marked || attribution.rule == QuoteRule::SourceCueContent && attribution.pieces.iter().all(|p| p.len() >= 3) {
            pass.record(view, attribution, &mut owners, block);
        }
    }
    for (r, region) in view.regions.iter().enumerate() {
        let first = region.tokens.first as usize;
        if owners[r].is_none() && first > block.first as usize + 1 && view.mark(first - 1) == ":" {
            let source = labelled(view, first - 1, block.first as usize);
            if let Some(source) = source {
                let speaker = Some(Speaker::of(view.doc.span(source.mention)));
                let spans = vec![view.doc.span(region.tokens)];
                pass.quotes.push(Quote { kind: QuoteKind::Direct, spans, speaker, cue: None, rule: QuoteRule::Heading });
            }
        }
    }
    pass.carry = Carry::default();
}

/// Marked words of headings that are looked for in the article: each is looked for in all of it.
const HEADLINES: usize = 40;

/// Spans, to be asked which bytes they cover.
struct Covered {
    /// In order of their starts, each with the furthest end so far.
    spans: Vec<Span>,
}

impl Covered {
    fn by(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_unstable();
        let mut furthest = 0;
        for span in &mut spans {
            furthest = span.end.max(furthest);
            span.end = furthest;
        }
        Self { spans }
    }

    /// Does one of them share a byte with `span`?
    fn overlaps(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|s| s.start < span.end);
        before.checked_sub(1).is_some_and(|k| self.spans[k].end > span.start)
    }
}

/// Marked words of a heading that the article gives to someone: the same words stand in one of its quotes.
fn headline(reading: &Reading<'_>, quotes: &mut Vec<Quote>) {
    let mut regions = Vec::new();
    let mut more = Vec::new();
    let quoted = Covered::by(quotes.iter().flat_map(|q| q.spans.iter().copied()));
    let mut sought = 0;
    for (b, _) in reading.article.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_heading()) {
        let Some(&tokens) = reading.doc.blocks.get(b) else { break };
        marks::pair(reading.doc, reading.text, tokens, false, &mut regions);
        for region in regions.iter().filter(|r| r.words >= 2 && !r.open) {
            let span = reading.doc.span(region.tokens);
            if quoted.overlaps(span) || sought >= HEADLINES {
                continue;
            }
            sought += 1;
            let words = span.of(reading.text);
            let words = words.trim_matches(|c: char| !c.is_alphanumeric());
            let same = quotes.iter().find(|q| q.kind != QuoteKind::Indirect && q.spans.iter().any(|s| s.of(reading.text).contains(words)));
            if let Some(quote) = same {
                more.push(Quote {
                    kind: QuoteKind::Direct,
                    spans: vec![span],
                    speaker: quote.speaker,
                    cue: None,
                    rule: QuoteRule::Headline,
                });
            }
        }
    }
    quotes.append(&mut more);
}
