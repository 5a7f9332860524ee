//! Where the paragraphs of a text are, for the eye alone: nothing of the text is lost between them but white space.

use std::ops::Range;

/// A line that is longer than this was not broken to fit a page: its end is that of a paragraph.
const WIDEST: usize = 120;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its bytes, without the white space around it.
    pub(super) bytes: Range<usize>,
    /// Do its lines end only because the copy was narrow? Then they are set anew.
    pub(super) wrapped: bool,
}

/// The paragraphs of a text: what stands between blank lines, and long lines.
pub(super) fn of(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let start = at + line.len() - line.trim_start().len();
        let is_rest = line == "\n" && text[..at].ends_with('\r');
        at += line.len();
        // A line feed after a return ends no line of its own.
        if is_rest {
            continue;
        }
        let words = line.trim();
        if !words.is_empty() {
            lines.push(start..start + words.len());
        }
        if words.is_empty() || words.chars().nth(WIDEST).is_some() {
            close(text, &mut lines, &mut found);
        }
    }
    close(text, &mut lines, &mut found);
    found
}

fn close(text: &str, lines: &mut Vec<Range<usize>>, found: &mut Vec<Paragraph>) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let bytes = first.start..last.end;
    let signs = |line: &Range<usize>| text[line.clone()].chars().count();
    let full =
        lines.split_last().is_some_and(|(_, before)| before.len() > 1 && before.iter().all(|line| (50..=WIDEST).contains(&signs(line))));
    found.push(Paragraph { bytes, wrapped: full });
    lines.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_found_and_nothing_else_is_lost() {
        let long = "word ".repeat(40);
        let full = "a line of copy that was broken at the width of its column\n";
        let wrapped = format!("{full}{full}and ends.");
        for (text, words) in [
            ("", &[][..]),
            (" \n\n", &[]),
            ("one", &["one"]),
            ("one\n\ntwo\nthree\n\n\n\nfour\n", &["one", "two\nthree", "four"]),
            ("one\r\n\r\ntwo\r\nthree", &["one", "two\r\nthree"]),
            ("one\r\rtwo", &["one", "two"]),
            ("one\n \t\ntwo", &["one", "two"]),
            (&format!("{long}\ntwo\n{long}"), &[long.trim(), &format!("two\n{}", long.trim())]),
            (&wrapped, &[&wrapped]),
        ] {
            let found = of(text);
            assert_eq!(found.iter().map(|p| &text[p.bytes.clone()]).collect::<Vec<_>>(), words, "{text:?}");
            let mut end = 0;
            for paragraph in &found {
                assert!(text[end..paragraph.bytes.start].trim().is_empty());
                end = paragraph.bytes.end;
            }
            assert!(text[end..].trim().is_empty(), "{text:?}");
        }
        assert!(of(&wrapped)[0].wrapped && !of("one\ntwo\nthree")[0].wrapped);
    }
}
