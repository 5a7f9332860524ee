//! What stands above the story: headlines, and between them bylines, dates, captions and codes.

use super::items::is_item;
use super::words::{self, Ending};
use super::{Labeller, byline, date_line, date_words, dateline, furniture, trailer};
use crate::article::BlockKind;
use crate::lexicon::layout::{Role, plays};

/// Bytes of the longest headline.
const HEADLINE: usize = 260;

impl Labeller<'_> {
    /// Labels what stands above the story; gives the first piece of the story.
    pub(super) fn head(&mut self) -> usize {
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
        if let Some(found) = self.alone(k, plain > 0) {
            self.alone.get_or_insert(found);
            self.push(span, BlockKind::DateLine);
        } else if date_line::is_date_line(words, false) {
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
        } else if let Some(found) = trailer::find(self.text, span).filter(|_| plain > 0 || !furniture::can_be_headline(words)) {
            self.push_trailer(span, found);
        } else {
            return false;
        }
        true
    }

    /// The next piece that is neither byline nor caption nor any other special.
    fn next_plain(&self, k: usize) -> Option<usize> {
        (k + 1..self.pieces.len()).take(8).find(|&n| {
            let span = self.pieces[n].span;
            !(self.is_dated(n) || self.byline(n, false).is_some() || self.is_caption(n, true) || trailer::find(self.text, span).is_some())
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
        let weekday = |word: &str| date_words::date_words(word).is_some_and(|d| d.day);
        let plain = |word: &str| !(plays(&word.to_ascii_lowercase(), Role::SENTENCE) || weekday(word) && word.len() > 3);
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
            date_line::is_date_line(self.words(below), false) || self.byline(below, true).is_some()
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
