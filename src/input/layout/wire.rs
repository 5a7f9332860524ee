//! Codes and slugs that a wire service writes around a story.

use super::cues::cues;
use super::words::{self, Ending};
use super::{Labeller, date_words};
use crate::lexicon::layout::Role;
use crate::span::Span;

impl Labeller<'_> {
    /// Codes and slugs of a wire service, the name of a section.
    pub(super) fn is_slug(&mut self, k: usize) -> bool {
        let words = self.words(k);
        if words.len() > 120 {
            return false;
        }
        if self.sign_before(k) == Some(HEADER) {
            self.wire = true;
            return true;
        }
        if is_story_id(words) || words.split_whitespace().any(is_wire_slug) {
            self.wire = true;
            return true;
        }
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
        if cues(Role::SECTION).are(bare) && k + 1 < self.pieces.len() {
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
            // "Ruritania-politics/"
            || !words.contains(char::is_whitespace) && words.contains('/')
            || words.ends_with(')')
    }

    /// What a wire service writes below a story: "XY-NY-02-20-16 1435EST".
    pub(super) fn is_wire_end(&self, k: usize) -> bool {
        let words = self.words(k);
        let id = || is_story_id(words) || self.sign_before(k) == Some(END);
        k + 3 >= self.pieces.len() && k > 0 && words.len() < 60 && id()
    }

    /// The sign that steers a machine right before a piece.
    fn sign_before(&self, k: usize) -> Option<u8> {
        let at = self.pieces[k].span.start as usize;
        at.checked_sub(1).map(|before| self.text.as_bytes()[before]).filter(|&b| b < b' ')
    }
}

/// The signs before the header of a wire story and after its text (IPTC 7901).
const HEADER: u8 = 1;
const END: u8 = 3;

/// Does a character steer a machine: start of header, start and end of text, end of transmission, delete?
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\u{1}'..='\u{4}' | '\u{7F}')
}

/// A piece without the signs that steer a machine around it, and without the mark that ends a wire story's headline: "Storm kills 12 =".
pub(super) fn without_signs(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let bare = words.trim_matches(|c: char| is_sign(c) || c.is_whitespace());
    let bare = if words.len() < 200 { bare.strip_suffix(" =").unwrap_or(bare) } else { bare };
    let start = span.start + words::span_of(words, bare).start;
    Span { start, end: start + bare.len() as u32 }.trim(text)
}

/// "BC-Manila-Storm", "bc-storm": how a wire service's copy is named.
fn is_wire_slug(word: &str) -> bool {
    words::begins(word, "bc-") && word.len() >= 7 && word.bytes().filter(u8::is_ascii_alphabetic).count() >= 6
}

/// "XYZ20160220.0711", "XY-NY-02-20-16 1435EST", "= 160220", "160220-0711.": letters, then six digits and more, with stops and hyphens.
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
        && date_words::date_words(first).is_none()
}
