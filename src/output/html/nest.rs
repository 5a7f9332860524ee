//! Marks over a text, put so that they nest: one that crosses another, or goes on in the next paragraph, is divided.

use std::cmp::Reverse;
use std::ops::Range;

/// A run of bytes that is marked. The rank decides between two over the same words: the lower one is outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span<T> {
    pub(super) bytes: Range<usize>,
    pub(super) rank: T,
}

/// What is written next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Words between paragraphs: white space.
    Gap(Range<usize>),
    /// A paragraph begins, or ends.
    Begin(usize),
    End,
    /// Words.
    Words(Range<usize>),
    /// The mark with this number begins, for the first time or again.
    Open {
        mark: usize,
        again: bool,
    },
    /// The mark that was opened last ends.
    Close,
}

/// More marks than this over the same words are not shown: findings have at most six.
const DEEPEST: usize = 12;

/// The order in which marks stand: by their first byte, the longer one first, then by rank.
pub(super) fn sort<T: Ord + Copy>(marks: &mut [Span<T>]) {
    marks.sort_by_key(|mark| (mark.bytes.start, Reverse(mark.bytes.end), mark.rank));
}

/// Writes a text of so many bytes with its paragraphs, in order and without overlaps, and its sorted marks.
pub(super) fn walk<T>(length: usize, paragraphs: &[Range<usize>], marks: &[Span<T>], mut put: impl FnMut(Step)) {
    let mut walk = Walk { marks, next: 0, open: Vec::new(), put: &mut put };
    let mut end = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        walk.gap(end..paragraph.start);
        (walk.put)(Step::Begin(number));
        walk.paragraph(paragraph.clone());
        (walk.put)(Step::End);
        end = paragraph.end;
    }
    walk.gap(end..length);
}

struct Walk<'a, T, F> {
    marks: &'a [Span<T>],
    /// The first mark that was not opened yet.
    next: usize,
    /// Marks that go on, the outermost first.
    open: Vec<usize>,
    put: &'a mut F,
}

impl<T, F: FnMut(Step)> Walk<'_, T, F> {
    fn gap(&mut self, bytes: Range<usize>) {
        if !bytes.is_empty() {
            (self.put)(Step::Gap(bytes));
        }
    }

    fn paragraph(&mut self, bytes: Range<usize>) {
        let mut at = bytes.start;
        self.open.retain(|&mark| self.marks[mark].bytes.end > at);
        self.reopen(0);
        self.begin(at, bytes.end);
        while at < bytes.end {
            let starts = self.marks.get(self.next).map(|mark| mark.bytes.start);
            let ends = self.open.iter().map(|&mark| self.marks[mark].bytes.end);
            let to = ends.chain(starts).chain([bytes.end]).filter(|&to| to > at).min().unwrap_or(bytes.end);
            (self.put)(Step::Words(at..to));
            at = to;
            if at < bytes.end {
                self.end(at);
                self.begin(at, bytes.end);
            }
        }
        (0..self.open.len()).for_each(|_| (self.put)(Step::Close));
    }

    /// Opens the marks that begin here, or in the white space before.
    fn begin(&mut self, at: usize, end: usize) {
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.bytes.start <= at && at < end) {
            if mark.bytes.end > at && self.open.len() < DEEPEST {
                self.open.push(self.next);
                (self.put)(Step::Open { mark: self.next, again: false });
            }
            self.next += 1;
        }
    }

    /// Closes the marks that end here, and opens those again that were inside of them.
    fn end(&mut self, at: usize) {
        let Some(first) = self.open.iter().position(|&mark| self.marks[mark].bytes.end <= at) else { return };
        (first..self.open.len()).for_each(|_| (self.put)(Step::Close));
        self.open.retain(|&mark| self.marks[mark].bytes.end > at);
        self.reopen(first);
    }

    fn reopen(&mut self, from: usize) {
        self.open[from..].iter().for_each(|&mark| (self.put)(Step::Open { mark, again: true }));
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // One mark, one paragraph.
mod tests {
    use super::*;

    /// The text with its marks as brackets: `<0 words>`, `<0+ words>` for one that goes on.
    fn shown(text: &str, paragraphs: &[Range<usize>], ranges: &[Range<usize>]) -> String {
        let mut marks: Vec<Span<usize>> = ranges.iter().cloned().enumerate().map(|(rank, bytes)| Span { bytes, rank }).collect();
        sort(&mut marks);
        let mut out = String::new();
        walk(text.len(), paragraphs, &marks, |step| match step {
            Step::Gap(bytes) | Step::Words(bytes) => out.push_str(&text[bytes]),
            Step::Begin(_) => out.push('['),
            Step::End => out.push(']'),
            Step::Open { mark, again } => out.push_str(&format!("<{}{} ", marks[mark].rank, if again { "+" } else { "" })),
            Step::Close => out.push('>'),
        });
        out
    }

    #[test]
    fn marks_nest_and_are_divided_where_they_cross() {
        let text = "abcdefghij";
        for (ranges, expected) in [
            (&[][..], "[abcdefghij]"),
            (&[0..10, 2..4], "[<0 ab<1 cd>efghij>]"),
            (&[2..4, 0..10], "[<1 ab<0 cd>efghij>]"),
            (&[0..4, 0..4], "[<0 <1 abcd>>efghij]"),
            (&[0..4, 2..6], "[<0 ab<1 cd>><1+ ef>ghij]"),
            (&[0..4, 4..6], "[<0 abcd><1 ef>ghij]"),
            (&[0..6, 2..8, 4..10], "[<0 ab<1 cd<2 ef>>><1+ <2+ gh>><2+ ij>]"),
            (&[8..10], "[abcdefgh<0 ij>]"),
        ] {
            assert_eq!(shown(text, &[0..10], ranges), expected, "{ranges:?}");
        }
    }

    #[test]
    fn marks_go_on_in_the_next_paragraph() {
        let text = "ab\n\ncd\n\nef";
        for (ranges, expected) in [
            (&[1..9][..], "[a<0 b>]\n\n[<0+ cd>]\n\n[<0+ e>f]"),
            (&[0..3, 1..6], "[<0 a<1 b>>]\n\n[<1+ cd>]\n\n[ef]"),
            (&[2..5], "[ab]\n\n[<0 c>d]\n\n[ef]"),
            (&[2..4], "[ab]\n\n[cd]\n\n[ef]"),
        ] {
            assert_eq!(shown(text, &[0..2, 4..6, 8..10], ranges), expected, "{ranges:?}");
        }
        assert_eq!(shown("", &[], &[]), "");
        assert_eq!(shown(" \n", &[], &[]), " \n");
    }

    /// Whatever the marks are, the words are those of the text and every mark that is opened is closed.
    #[test]
    fn no_marks_change_the_text() {
        let text = "one two three\n\nfour five six\nseven eight\n\nnine";
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..500 {
            let ranges: Vec<Range<usize>> = (0..random.usize(0..30))
                .map(|_| {
                    let start = random.usize(0..text.len());
                    start..random.usize(start + 1..=text.len())
                })
                .collect();
            let mut depth = 0_i32;
            let mut words = String::new();
            let mut marks: Vec<Span<usize>> = ranges.iter().cloned().enumerate().map(|(rank, bytes)| Span { bytes, rank }).collect();
            sort(&mut marks);
            walk(text.len(), &[0..13, 15..28, 29..40, 42..46], &marks, |step| match step {
                Step::Gap(bytes) => {
                    assert_eq!(depth, 0);
                    words.push_str(&text[bytes]);
                }
                Step::Words(bytes) => words.push_str(&text[bytes]),
                Step::Begin(_) | Step::End => assert_eq!(depth, 0),
                Step::Open { .. } => depth += 1,
                Step::Close => depth -= 1,
            });
            assert_eq!((words.as_str(), depth), (text, 0), "{ranges:?}");
        }
    }
}
