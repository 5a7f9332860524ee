//! Quotation marks of one block → [`Region`]s: what stands between an opening mark and its closing one.
//!
//! Marks are paired by class (double, single) and by where they stand, not by code point: straight, curly, doubled apostrophes, guillemets
//! and low marks pair with one another, a mark that points the wrong way is read by the space around it. The pairer starts anew at
//! every block, so one lost mark spoils one block at most; only a quote that was left open may end behind
//! the first paragraph that closes it.

use crate::lexicon::Class;
use crate::text::{Document, TokenKind, TokenRange};

/// A marked stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// Its tokens, marks included.
    pub(super) tokens: TokenRange,
    /// No closing mark stands in the block.
    pub(super) open: bool,
    /// In single marks.
    pub(super) single: bool,
    /// How many words it holds.
    pub(super) words: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Glyph {
    Open,
    Close,
    Either,
}

/// Tokens over which the closing mark of a single one is sought.
const REACH: usize = 300;

/// Pairs the marks of the block `tokens`; the regions are in order and disjoint. Marks inside an outer pair are part of its words. `left_open`:
/// a quote of the block before was not closed; where the first mark here is a closing one, it goes on up to that.
pub(super) fn pair(doc: &Document, text: &str, block: TokenRange, left_open: bool, regions: &mut Vec<Region>) {
    regions.clear();
    let Some(first) = block.range().find(|&k| doc.tokens[k].kind == TokenKind::Quote) else { return };
    let page = Page { doc, text, end: block.end as usize, start: block.first as usize };
    page.doubles(first, left_open, regions);
    page.singles(first, regions);
    for region in regions.iter_mut() {
        let words =
            region.tokens.range().filter(|&k| matches!(doc.tokens[k].kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number));
        region.words = words.count() as u32;
    }
    regions.retain(|region| region.words > 0 && !page.is_nickname(region.tokens));
}

/// Pairs the single marks inside the region `tokens`, its own marks not counted: a quote in a quote.
pub(super) fn pair_inside(doc: &Document, text: &str, tokens: TokenRange, regions: &mut Vec<Region>) {
    regions.clear();
    let page = Page { doc, text, start: tokens.first as usize + 1, end: (tokens.end as usize).saturating_sub(1) };
    let Some(first) = (page.start..page.end).find(|&k| page.glyph(k).is_some_and(|g| g.1) && page.stands_open(k)) else { return };
    page.singles(first, regions);
    for region in regions.iter_mut() {
        region.words = region.tokens.range().filter(|&k| doc.tokens[k].kind == TokenKind::Word).count() as u32;
    }
    regions.retain(|region| region.words > 1);
}

struct Page<'a> {
    doc: &'a Document,
    text: &'a str,
    start: usize,
    end: usize,
}

/// Words that a nickname has at most.
const NICKNAME: usize = 4;

impl Page<'_> {
    /// 'Leonard “Skip” Hargrove', 'known as “Papa Zulu”', 'alias “El Zorro”': what somebody is called is nothing that anybody said.
    fn is_nickname(&self, region: TokenRange) -> bool {
        let (first, end) = (region.first as usize, region.end as usize);
        let name = |k: usize| k >= self.start && k < self.end && self.doc.is_capitalized(k) && self.doc.tokens[k].kind == TokenKind::Word;
        if first == self.start || region.len() > NICKNAME + 2 || self.doc.tokens[end - 2].kind == TokenKind::Stop {
            return false;
        }
        let back = |at: usize| if first >= self.start + at { self.doc.lower(first - at) } else { "" };
        let called = match back(1) {
            "alias" | "aka" | "nicknamed" | "a.k.a" => true,
            "as" => matches!(back(2), "known" | "dubbed"),
            _ => false,
        };
        let capital = (first + 1..end - 1).find(|&k| self.doc.tokens[k].kind == TokenKind::Word && self.doc.lower(k) != "the");
        called || capital.is_some_and(name) && name(first - 1) && name(end) && !self.doc.word(first - 1).is(Class::CLOSED | Class::CUE)
    }

    fn glyph(&self, k: usize) -> Option<(Glyph, bool)> {
        if self.doc.tokens[k].kind != TokenKind::Quote {
            return None;
        }
        Some(match self.doc.tokens[k].span.of(self.text) {
            "\"" | "''" => (Glyph::Either, false),
            "“" | "„" | "‟" | "«" | "``" => (Glyph::Open, false),
            "”" | "»" => (Glyph::Close, false),
            "‘" | "`" | "‚" | "‛" | "‹" => (Glyph::Open, true),
            "’" | "›" => (Glyph::Close, true),
            _ => (Glyph::Either, true),
        })
    }

    /// Does it stand as an opening mark does: space (or a bracket, a dash) before it, a word glued behind it?
    fn stands_open(&self, k: usize) -> bool {
        let free = k == self.start || self.doc.tokens[k].spaced || {
            let before = self.doc.tokens[k - 1];
            matches!(before.kind, TokenKind::Dash | TokenKind::Hyphen) || matches!(before.span.of(self.text), "(" | "[" | "‘" | "'")
        };
        free && k + 1 < self.end && !self.doc.tokens[k + 1].spaced
    }

    /// Does it stand as a closing mark does: glued to what is before it, no word glued behind it?
    fn stands_closed(&self, k: usize) -> bool {
        let glued = k > self.start && !self.doc.tokens[k].spaced;
        let next_free = k + 1 >= self.end
            || self.doc.tokens[k + 1].spaced
            || !matches!(self.doc.tokens[k + 1].kind, TokenKind::Word | TokenKind::Number);
        glued && next_free
    }

    fn double(&self, k: usize) -> Option<Glyph> {
        self.glyph(k).filter(|g| !g.1).map(|g| g.0)
    }

    fn next_double(&self, from: usize) -> Option<usize> {
        (from..self.end).find(|&k| self.double(k).is_some())
    }

    /// Would this double mark close the region that `opened` opened?
    fn closes(&self, k: usize, opened: usize) -> bool {
        match self.double(k) {
            Some(Glyph::Close) => true,
            Some(Glyph::Either) => !self.stands_open(k) || self.stands_closed(k),
            Some(Glyph::Open) => {
                let low = matches!(self.doc.tokens[opened].span.of(self.text), "„" | "»") && !self.stands_open(k);
                low || self.stands_closed(k) && !self.stands_open(k)
            }
            None => false,
        }
    }

    fn opens(&self, k: usize) -> bool {
        // 6'2", 12": inches.
        let measure = k > self.start && !self.doc.tokens[k].spaced && self.doc.tokens[k - 1].kind == TokenKind::Number;
        match self.double(k) {
            Some(Glyph::Open) => self.stands_open(k) || !self.stands_closed(k),
            Some(Glyph::Either) => (self.stands_open(k) || !self.stands_closed(k)) && !measure,
            Some(Glyph::Close) => self.stands_open(k) && !self.stands_closed(k),
            None => false,
        }
    }

    fn doubles(&self, first: usize, left_open: bool, regions: &mut Vec<Region>) {
        let mut opened = None;
        let mut inner = false;
        let mut at = self.next_double(first);
        if let Some(k) = at.filter(|&k| left_open && k > self.start && self.stands_closed(k) && !self.stands_open(k)) {
            regions.push(self.region(self.start, k + 1, false, false));
            at = self.next_double(k + 1);
        }
        // Looking ahead past a second opening mark is bounded: each mark is looked at by the two before it at most.
        while let Some(k) = at {
            let next = self.next_double(k + 1);
            match opened {
                None if self.opens(k) => opened = Some(k),
                None => {}
                Some(o) if self.closes(k, o) => {
                    if !inner {
                        // ''… the word 'old''': the single mark that is left over.
                        let end = k + 1;
                        let odd = end < self.end && !self.doc.tokens[end].spaced && self.glyph(end).is_some_and(|g| g.1);
                        regions.push(self.region(o, end + usize::from(odd), false, false));
                        opened = None;
                    }
                    inner = false;
                }
                Some(o) => {
                    let nested = next.is_some_and(|n| self.closes(n, o) && self.next_double(n + 1).is_some_and(|m| self.closes(m, o)));
                    if nested {
                        inner = true;
                    } else {
                        regions.push(self.region(o, self.cut(o, k), true, false));
                        opened = Some(k);
                        inner = false;
                    }
                }
            }
            at = next;
        }
        if let Some(o) = opened {
            regions.push(self.region(o, self.end, true, false));
        }
    }

    /// Where a region whose closing mark was lost ends, given the next opening mark: behind the last comma or stop between.
    fn cut(&self, opened: usize, next: usize) -> usize {
        (opened + 1..next).rev().find(|&k| self.ends_clause(k)).map_or(next, |k| k + 1)
    }

    fn ends_clause(&self, k: usize) -> bool {
        self.doc.tokens[k].kind == TokenKind::Stop || self.doc.tokens[k].span.of(self.text) == ","
    }

    fn region(&self, first: usize, end: usize, open: bool, single: bool) -> Region {
        Region { tokens: TokenRange::new(first, end), open, single, words: 0 }
    }

    /// Pairs single marks outside double ones.
    fn singles(&self, first: usize, regions: &mut Vec<Region>) {
        let doubles = regions.len();
        let mut known = 0;
        let mut k = first;
        let mut last = 0;
        while k < self.end {
            while known < doubles && regions[known].tokens.end as usize <= k {
                known += 1;
            }
            if known < doubles && regions[known].tokens.holds(k) {
                k = regions[known].tokens.end as usize;
                continue;
            }
            if let Some(close) = self.single_pair(k, &regions[known..doubles]) {
                regions.push(self.region(k, close + 1, false, true));
                last = close;
                k = close;
            }
            k += 1;
        }
        if last > 0 {
            // A double pair inside a single one is nested.
            let (outer, singles) = regions.split_at(doubles);
            let around = |d: &Region| {
                let k = singles.partition_point(|s| s.tokens.end < d.tokens.end);
                singles.get(k).is_some_and(|s| s.tokens.first < d.tokens.first)
            };
            let kept: Vec<Region> = outer.iter().copied().filter(|d| !around(d)).collect();
            let singles = singles.to_vec();
            regions.clear();
            regions.extend(kept);
            regions.extend(singles);
            regions.sort_unstable_by_key(|r| r.tokens);
        }
    }

    /// The closing mark of the single mark at `k`, where that opens something.
    fn single_pair(&self, k: usize, doubles: &[Region]) -> Option<usize> {
        let (glyph, single) = self.glyph(k)?;
        let opens = single && self.stands_open(k) && glyph != Glyph::Close;
        if !opens || matches!(self.doc.tokens[k + 1].kind, TokenKind::Decade | TokenKind::Number) {
            return None;
        }
        let mut weak = None;
        for j in k + 2..self.end.min(k + REACH) {
            let closes = matches!(self.glyph(j), Some((Glyph::Close | Glyph::Either, true))) && self.stands_closed(j);
            if !closes || doubles.iter().take_while(|d| d.tokens.first as usize <= j).any(|d| d.tokens.holds(j)) {
                if matches!(self.glyph(j), Some((Glyph::Open, true))) && self.stands_open(j) {
                    break;
                }
                continue;
            }
            let before = &self.doc.tokens[j - 1];
            let plural = before.span.of(self.text).ends_with('s') && !self.ends_clause(j - 1);
            if !plural {
                return Some(j);
            }
            weak = weak.or(Some(j));
        }
        weak
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::article_from_text;

    fn regions(text: &str) -> Vec<String> {
        let article = article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let mut found = Vec::new();
        let mut all = Vec::new();
        for &block in &doc.blocks {
            pair(&doc, &article.text, block, false, &mut found);
            all.extend(found.iter().map(|r| format!("{}{}", doc.span(r.tokens).of(text), if r.open { "…" } else { "" })));
        }
        all
    }

    #[test]
    fn marks_pair_by_class_not_by_code_point() {
        for (text, expected) in [
            ("“We left,” he said, \"at noon.”", vec!["“We left,”", "\"at noon.”"]),
            ("''We left,'' he said.", vec!["''We left,''"]),
            ("``We left,'' he said.", vec!["``We left,''"]),
            ("«We left», he said. „Gone“, she said.", vec!["«We left»", "„Gone“"]),
            ("”We left,“ he said.", vec!["”We left,“"]),
            ("“He told me “go now” and I went,” she said.", vec!["“He told me “go now” and I went,”"]),
            ("“He told me ‘go now’ and I went,” she said.", vec!["“He told me ‘go now’ and I went,”"]),
            ("A 12\" pipe and \"a tap\".", vec!["\"a tap\""]),
            ("‘We left,’ he said, and the drivers’ bus left.", vec!["‘We left,’"]),
            ("The drivers’ bus and the nurses’ van, in the ’90s.", vec![]),
            ("No marks.", vec![]),
        ] {
            assert_eq!(regions(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lost_mark_spoils_one_block_only() {
        for (text, expected) in [
            ("“We left, he said. “At noon.”", vec!["“We left, he said.…", "“At noon.”"]),
            ("“We left.\n“At noon,” he said.", vec!["“We left.…", "“At noon,”"]),
            ("We left,” he said.\n“At noon,” he said.", vec!["“At noon,”"]),
        ] {
            assert_eq!(regions(text), expected, "{text}");
        }
    }
}
