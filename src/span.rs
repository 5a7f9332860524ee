//! Places in a text: byte spans inside the program, code points at its door.
//!
//! Everything between `input` and `record` counts **bytes** of the article's text ([`Span`]). Only `record` turns them into
//! **Unicode code points**, through [`CodePoints`], because that is what the output contract promises.

use std::ops::Range;

/// A half-open range of bytes of the article's text: `start` is inclusive, `end` exclusive, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of bytes `start..end`. Texts are shorter than 4 GiB (`input` refuses longer ones).
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize);
        Self { start: start as u32, end: end as u32 }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Does it cover nothing?
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words of the text that it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Does `other` lie wholly inside?
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Is the byte at `at` inside?
    pub fn holds(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Do the two share a byte?
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Without the white space at both ends.
    pub fn trim(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Bytes between two checkpoints of [`CodePoints`].
const STRIDE: usize = 128;

/// Turns byte offsets of one text into code-point offsets, each in constant time.
///
/// ```
/// use analyze::span::CodePoints;
/// let text = "“Oui” – 12";
/// assert_eq!(CodePoints::of(text).at(text, text.len()), 10);
/// ```
#[derive(Clone, Debug, Default)]
pub struct CodePoints {
    /// Code points that start before byte `k * STRIDE`; empty for a text of ASCII alone.
    checkpoints: Vec<u32>,
}

impl CodePoints {
    /// Counts the text once.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self::default();
        }
        let mut count = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = count;
                count += starts(chunk);
                before
            })
            .collect();
        Self { checkpoints }
    }

    /// Code points before byte `at` of the text given to [`CodePoints::of`]; `at` may be the text's length.
    pub fn at(&self, text: &str, at: usize) -> u32 {
        if self.checkpoints.is_empty() {
            return at as u32;
        }
        let k = (at / STRIDE).min(self.checkpoints.len() - 1);
        self.checkpoints[k] + starts(&text.as_bytes()[k * STRIDE..at])
    }
}

/// How many code points begin in these bytes of a UTF-8 text.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_characters() {
        for text in ["", "plain", "naïve – “so”", &"é–x😀".repeat(200)] {
            let index = CodePoints::of(text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(index.at(text, at), count as u32, "byte {at} of {text:?}");
            }
            assert_eq!(index.at(text, text.len()), text.chars().count() as u32);
        }
    }

    #[test]
    fn trim_leaves_the_words() {
        let text = "  a b\n";
        assert_eq!(Span::new(0, 6).trim(text).of(text), "a b");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }
}
