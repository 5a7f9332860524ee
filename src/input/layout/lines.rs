//! Lines → chunks: the paragraphs as they were typed, in hard-wrapped copy and in copy of one line a paragraph.
//!
//! Hard-wrapped copy shows by its lines: none is long, and most of them end in the middle of a sentence. There a paragraph ends at a
//! blank line, at an indented line, or where a line stops although the next word had room. Narrow columns, whose lines are no longer than
//! those of lists and headlines, show by the lines that go on in small letters. Anywhere else each line is a paragraph.

use super::words::{self, Ending};
use crate::span::Span;

/// A line that holds something.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Its bytes, without the white space around them.
    span: Span,
    /// Columns of white space before them.
    indent: usize,
    /// Columns, the indent not counted.
    width: usize,
    /// Does a blank line (or the start of the text) stand before it?
    blank_before: bool,
}

/// A paragraph as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its bytes, inner line ends included.
    pub(super) span: Span,
    /// Does a blank line (or the start of the text) stand before it?
    pub(super) blank_before: bool,
}

/// The chunks of a text from byte `from` on. `stands_alone` says of a line's words that no paragraph goes through them (a byline, a date).
pub(super) fn chunks(text: &str, from: usize, stands_alone: impl Fn(&str) -> bool) -> Vec<Chunk> {
    let lines = split(text, from);
    let copy = Copy::of(text, &lines);
    let mut chunks: Vec<Chunk> = Vec::new();
    for (k, line) in lines.iter().enumerate() {
        let goes_on = k > 0 && copy.goes_on(text, &lines[k - 1], line);
        match chunks.last_mut() {
            Some(last) if goes_on && !stands_alone(line.span.of(text)) && !stands_alone(lines[k - 1].span.of(text)) => {
                last.span = last.span.cover(line.span);
            }
            _ => chunks.push(Chunk { span: line.span, blank_before: line.blank_before }),
        }
    }
    chunks
}

/// The lines that hold something. Line ends: LF, CR LF, CR, and Unicode's line and paragraph separators.
fn split(text: &str, from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut blank) = (from, true);
    let bytes = text.as_bytes();
    while start < text.len() {
        // Byte 0xA8 or 0xA9 after E2 80: U+2028, U+2029.
        let found = memchr::memchr3(b'\n', b'\r', 0xE2, &bytes[start..]);
        let mut end = found.map_or(text.len(), |k| start + k);
        let mut next = end + 1;
        while end < text.len() && bytes[end] == 0xE2 {
            if matches!(bytes.get(end + 1..end + 3), Some([0x80, 0xA8 | 0xA9])) {
                next = end + 3;
                break;
            }
            end = memchr::memchr3(b'\n', b'\r', 0xE2, &bytes[end + 1..]).map_or(text.len(), |k| end + 1 + k);
            next = end + 1;
        }
        if bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n') {
            next = end + 2;
        }
        let span = Span::new(start, end).trim(text);
        if span.is_empty() {
            blank = true;
        } else {
            let before = &text[start..span.start as usize];
            let indent = before.chars().map(|c| if c == '\t' { 8 } else { 1 }).sum();
            let width = span.of(text).chars().count();
            lines.push(Line { span, indent, width, blank_before: blank });
            blank = false;
        }
        start = next.min(text.len());
    }
    lines
}

/// Wider lines are not wrapped ones.
const WIDEST: usize = 110;
/// Narrower lines end for other reasons, but in narrow columns.
const NARROWEST: usize = 38;
/// Columns of the widest line of narrow columns.
const NARROW: usize = 48;
/// Columns that a wrapped line may leave free although the next word had room (copy that was edited after wrapping).
const SLACK: usize = 10;
/// The same in the narrowest columns.
const NARROW_SLACK: usize = 6;
/// Of the lines of narrow columns, so many at least go on in small letters.
const TORN: usize = 3;

/// How a text was typed.
#[derive(Clone, Copy, Debug)]
struct Copy {
    /// Its lines are wrapped.
    wrapped: bool,
    /// Columns that a wrapped line may leave free although the next word had room.
    slack: usize,
    /// Columns of a full line.
    width: usize,
    /// Indent of most lines.
    indent: usize,
}

impl Copy {
    fn of(text: &str, lines: &[Line]) -> Self {
        let mut widths: Vec<usize> = lines.iter().map(|line| line.width + line.indent).filter(|&w| w <= WIDEST).collect();
        widths.sort_unstable();
        let width = widths.get(widths.len().saturating_sub(1) - widths.len() / 20).copied().unwrap_or(0);
        // Of the lines with another one right below: those that end in the middle of a sentence, those of them that are full, the others.
        let (mut open, mut full, mut closed) = (0, 0, 0);
        for pair in lines.windows(2).filter(|pair| !pair[1].blank_before && (NARROWEST..=WIDEST).contains(&pair[0].width)) {
            match words::ending(pair[0].span.of(text)) {
                Ending::Open | Ending::More | Ending::Abbreviation => {
                    open += 1;
                    full += usize::from(room(width, text, &pair[0], &pair[1]) <= SLACK);
                }
                Ending::Stop | Ending::Question => closed += 1,
            }
        }
        let wide = lines.iter().filter(|line| line.width > WIDEST).count();
        let wrapped = wide * 20 <= lines.len() && full > 0 && full * 2 > open && open * 2 >= closed;
        let narrow_slack = (width / 4).clamp(NARROW_SLACK, SLACK);
        let narrow = !wrapped && width <= NARROW && is_torn(text, lines, width, narrow_slack);
        let slack = if narrow { narrow_slack } else { SLACK };
        let mut indents: Vec<usize> = lines.iter().map(|line| line.indent).collect();
        indents.sort_unstable();
        let indent = indents.get(indents.len() / 2).copied().unwrap_or(0);
        Self { wrapped: wrapped || narrow, slack, width, indent }
    }

    /// Does the paragraph of `line` go on in `next`?
    fn goes_on(self, text: &str, line: &Line, next: &Line) -> bool {
        if next.blank_before {
            return false;
        }
        let (here, there) = (line.span.of(text), next.span.of(text));
        // A sign that steers a machine begins a part of a wire story.
        if there.starts_with(super::wire::is_sign) {
            return false;
        }
        let ending = words::ending(here);
        // A dash at the start of a wrapped line is no list's mark where the line above it ends in the middle of a sentence.
        let dash = self.wrapped && ending == Ending::Open && there.starts_with(['-', '–', '—']);
        if super::items::is_item(there) && !dash {
            return false;
        }
        let small = there.starts_with(char::is_lowercase);
        if !self.wrapped {
            // One line a paragraph, but for a line that was torn in the middle of a sentence.
            return small && ending == Ending::Open && line.width >= NARROWEST;
        }
        let room = room(self.width, text, line, next);
        let indented = next.indent >= self.indent + 2 && next.indent > line.indent;
        if indented && !(small && ending == Ending::Open) {
            return false;
        }
        let closed = matches!(ending, Ending::Stop | Ending::Question);
        small && !closed || room < self.slack || !closed && room < 2 * self.slack
    }
}

/// Are the lines those of a narrow column: full, and torn in the middle of sentences, so that many begin with a small letter? The lines of
/// lists and verses are neither.
fn is_torn(text: &str, lines: &[Line], width: usize, slack: usize) -> bool {
    let (mut all, mut torn, mut full) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[1].blank_before) {
        let (here, there) = (pair[0].span.of(text), pair[1].span.of(text));
        let closed = matches!(words::ending(here), Ending::Stop | Ending::Question);
        all += 1;
        torn += usize::from(!closed && there.starts_with(char::is_lowercase));
        full += usize::from(room(width, text, &pair[0], &pair[1]) <= slack);
    }
    torn >= TORN && torn * 5 >= all * 2 && full * 3 >= all * 2
}

/// Columns left free behind a line if the first word of the next one stood in it, in copy of this width.
fn room(width: usize, text: &str, line: &Line, next: &Line) -> usize {
    let first = next.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    width.saturating_sub(line.indent + line.width + 1 + first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        chunks(text, 0, |line| line.starts_with("By ")).iter().map(|c| c.span.of(text)).collect()
    }

    #[test]
    fn one_line_is_one_paragraph() {
        for end in ["\n", "\r\n", "\r", "\n\n", "\n \u{A0}\t\n", "\u{2028}", "\u{2029}"] {
            let text = ["Storm kills 12", "A storm killed 12 people in Manila on Friday, the mayor of the city said.", "Roofs flew off."]
                .join(end);
            assert_eq!(
                cut(&text),
                ["Storm kills 12", "A storm killed 12 people in Manila on Friday, the mayor of the city said.", "Roofs flew off."]
            );
        }
        assert_eq!(cut(" \n\n"), [""; 0]);
        assert_eq!(cut("\tcafé – “so” \u{A0}"), ["café – “so”"]);
    }

    const WRAPPED: &str = "   A storm that came in from the sea on Friday killed 12 people in\nManila and the villages around it, the mayor of the city said. Roofs\nflew off, and a school was lost.\n   The army sent 300 soldiers and two ships to the coast, where the\nroads are cut in many places.\n";

    #[test]
    fn wrapped_lines_make_one_paragraph() {
        let blank = WRAPPED.replace("\n   The", "\n\nThe");
        let crlf = blank.replace('\n', "\r\n");
        let upper = WRAPPED.to_uppercase();
        // Neither blank line nor indent: a line that ends although the next word had room.
        let flush = WRAPPED.replace("   ", "");
        for text in [WRAPPED, &*blank, &*crlf, &*upper, &*flush] {
            let found = cut(text);
            assert_eq!(found.len(), 2, "{found:#?}");
            assert!(found[0].ends_with("lost.") || found[0].ends_with("LOST."), "{found:#?}");
        }
    }

    #[test]
    fn narrow_columns_make_paragraphs() {
        let text = "A boat that came from\nIbiza with nine men on\nboard sank off the bay\non Tuesday. Its owner,\nLuis Ortega, swam to the\nshore and called for\nhelp.\n\nTwo ships were sent from\nthe port, but they found\nnobody else in the cold\nwater.\n";
        assert_eq!(cut(text).len(), 2, "{:?}", cut(text));
        assert_eq!(cut(&format!("Boat sinks\n\n{text}")).len(), 3);
        // Columns that leave white space at their ends.
        assert_eq!(cut(&text.replace('\n', " \n").replace(" \n \n", "\n\n")).len(), 2);
    }

    #[test]
    fn short_lines_are_no_narrow_columns() {
        for text in [
            "The dead:\nAnna Keller, 34\nLuis Ortega, 12\nSam Low, 50\nRuth Adeyemi, 9\n",
            "What to bring:\nrope\na torch and two batteries\nwater for one day\nbread\ngloves\n",
            "Storm kills 12\nRoofs fly off in Manila\nMayor calls for help\nTwo ships on their way\n",
            "Won 3\nlost 2\ndrawn 1\n",
        ] {
            assert_eq!(cut(text).len(), text.lines().count(), "{:?}", cut(text));
        }
    }

    #[test]
    fn a_heading_above_wrapped_copy_stays_apart() {
        let text = format!("Storm kills 12 in Manila\nBy Ruth Adeyemi\n{WRAPPED}");
        assert_eq!(cut(&text)[..2], ["Storm kills 12 in Manila", "By Ruth Adeyemi"]);
        assert_eq!(cut(&text).len(), 4);
    }

    #[test]
    fn lists_of_short_lines_are_not_wrapped_copy() {
        let text = "The dead:\nAnna Keller, 34, of Geneva\nLuis Ortega, 12, of Quito\nSam Low, 50, of Hong Kong\n";
        assert_eq!(cut(text).len(), 4);
    }
}
