//! Boxes of several lines between the paragraphs: a heading such as "More on this story" with the headlines of other stories below it, the form of a
//! newsletter with the lines around it, and all that stands after "not for publication".
//!
//! A box ends where running text goes on. When in doubt a line is the story's.

use super::cues::cues;
use super::furniture::{invites, is_form};
use super::words::{self, Ending, is_function};
use super::{Piece, date_line};
use crate::article::BlockKind;
use crate::lexicon::layout::Role;

/// Headlines in a box at most.
const HEADLINES: usize = 12;
/// Lines of a form at most.
const LINES: usize = 6;

/// For each piece, whether it is part of a box.
pub(super) fn find(text: &str, pieces: &[Piece]) -> Vec<bool> {
    let boxes = Boxes { text, pieces };
    let mut boxed = vec![false; pieces.len()];
    // No box stands above the story.
    let Some(first) = (0..pieces.len()).find(|&k| boxes.is_running(k)) else { return boxed };
    let mut k = first + 1;
    while k < pieces.len() {
        if boxes.closes(k) {
            boxed[k..].fill(true);
            break;
        }
        let end = if boxes.heads_list(k) { boxes.list(k) } else { k };
        boxed[k..end].fill(true);
        if is_form(boxes.words(k)) && boxes.is_free(k) {
            let (from, to) = boxes.form(k);
            boxed[from.max(first + 1)..to].fill(true);
        }
        k = end.max(k + 1);
    }
    boxed
}

struct Boxes<'a> {
    text: &'a str,
    pieces: &'a [Piece],
}

impl<'a> Boxes<'a> {
    fn words(&self, k: usize) -> &'a str {
        self.pieces[k].span.of(self.text)
    }

    /// Running text: a paragraph that ends as a sentence does.
    fn is_running(&self, k: usize) -> bool {
        let words = self.words(k);
        self.pieces[k].kind.is_none() && words.len() >= 40 && matches!(words::ending(words), Ending::Stop | Ending::Question)
    }

    /// Has it no role yet, or one that a list of links may have too?
    fn is_free(&self, k: usize) -> bool {
        matches!(self.pieces[k].kind, None | Some(BlockKind::Item | BlockKind::Head | BlockKind::Paragraph))
    }

    /// "The following information is not for publication": what follows is no story.
    fn closes(&self, k: usize) -> bool {
        cues(Role::CLOSE).are(self.words(k).trim_matches(|c: char| !c.is_alphanumeric()))
    }

    /// "More on this story", "Related stories:", alone.
    fn heads_list(&self, k: usize) -> bool {
        let bare = self.words(k).trim_matches(|c: char| !c.is_alphanumeric());
        cues(Role::BOX).are(bare) && self.is_free(k)
    }

    /// One past the headlines below the heading of a box.
    fn list(&self, head: usize) -> usize {
        let next = |k: usize| self.pieces.get(k);
        // Where no blank line stands above the first headline, the first one ends the box.
        let tight = next(head + 1).is_some_and(|piece| !piece.blank_before);
        let mut k = head + 1;
        while k < self.pieces.len() && k - head <= HEADLINES {
            let apart = self.pieces[k].blank_before;
            let subhead = !tight && self.words(k).split_whitespace().count() <= 3 && next(k + 1).is_none_or(|_| self.is_running(k + 1));
            if apart && tight || !self.is_headline(k) || subhead {
                break;
            }
            k += 1;
        }
        k
    }

    /// A line that no sentence ends with and that is no list of names or figures of the story.
    fn is_headline(&self, k: usize) -> bool {
        let words = self.words(k);
        let open = matches!(words::ending(words), Ending::Open | Ending::Question | Ending::Abbreviation);
        let large = words.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| !c.is_lowercase());
        self.is_free(k) && open && large && words.len() <= 160 && !date_line::is_date_line(words, true)
    }

    /// The lines of the form that the line `k` is of: those around it without a blank line between, where they are few; else the short ones above.
    fn form(&self, k: usize) -> (usize, usize) {
        let apart = |k: usize| self.pieces.get(k).is_none_or(|piece| piece.blank_before);
        let from = (k.saturating_sub(LINES)..=k).rev().find(|&n| apart(n)).unwrap_or(k);
        let to = (k + 1..=k + LINES).find(|&n| apart(n)).unwrap_or(k + 1);
        let group =
            to - from <= LINES && apart(from) && (from..to).all(|n| self.is_free(n) && self.words(n).split_whitespace().count() <= 30);
        if group && to - from > 1 {
            return (from, to);
        }
        let above = |n: usize| self.is_free(n) && (invites(self.words(n)) || !apart(n + 1) && self.is_label(n));
        let from = if k > 0 && above(k - 1) { k - 1 } else { k };
        (from, k + 1)
    }

    /// Some words without a sentence's end.
    fn is_label(&self, k: usize) -> bool {
        let words = self.words(k);
        words.split_whitespace().count() <= 6
            && words::ending(words) == Ending::Open
            && !words.split_whitespace().next().is_some_and(|word| is_function(word) && word.len() > 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    const LEAD: &str = "Nine people drowned in Torvik on Monday, the police of the town said.";
    const MORE: &str = "The stream rose a metre in an hour, and the bridge of the town was lost.";

    /// The lines of a text that are boxed, joined with "|"; blank lines are those of the text.
    fn boxed(text: &str) -> String {
        let mut pieces = Vec::new();
        let (mut at, mut blank) = (0, true);
        for line in text.split('\n') {
            if !line.is_empty() {
                pieces.push(Piece { span: Span::new(at, at + line.len()), blank_before: blank, kind: None });
            }
            blank = line.is_empty();
            at += line.len() + 1;
        }
        let found = find(text, &pieces);
        let words: Vec<&str> = pieces.iter().zip(found).filter(|(_, boxed)| *boxed).map(|(piece, _)| piece.span.of(text)).collect();
        words.join("|")
    }

    #[test]
    fn boxes_are_found() {
        for (inner, wanted) in [
            (
                "More on this story\nFerry burns off Lima\nTen dead in bus crash\n",
                "More on this story|Ferry burns off Lima|Ten dead in bus crash",
            ),
            ("Related stories:\n\nFerry burns off Lima\n\nWhy did ten die?\n", "Related stories:|Ferry burns off Lima|Why did ten die?"),
            ("READ NEXT\nFerry burns off Lima\n\nThe bridge\n", "READ NEXT|Ferry burns off Lima"),
            ("You may also like\n\nFerry burns off Lima\n\nThe bridge\n", "You may also like|Ferry burns off Lima"),
            (
                "Get the Torvik Brief\nNora Vik on what counts, in your inbox before 7am.\nEnter your email address\n",
                "Get the Torvik Brief|Nora Vik on what counts, in your inbox before 7am.|Enter your email address",
            ),
            ("Get the Torvik Brief\n\nAll that matters, in your inbox.\n", "Get the Torvik Brief|All that matters, in your inbox."),
            ("Sign up to our newsletter\n", "Sign up to our newsletter"),
        ] {
            assert_eq!(boxed(&format!("Flood hits town\n\n{LEAD}\n\n{inner}\n{MORE}\n")), wanted);
        }
        let closed = format!("{LEAD}\n\nThis information is not for publication\n\n- Reporting by: Rory Blake\n\n{MORE}\n");
        assert!(boxed(&closed).ends_with(MORE));
    }

    #[test]
    fn the_story_is_in_no_box() {
        for text in [
            format!("Most read\nFlood hits town\n\n{LEAD}\n"),
            format!("{LEAD}\n\nMore on this story was known on Monday\n\n{MORE}\n"),
            format!("{LEAD}\n\nThe bridge\n\n{MORE}\n"),
            format!("{LEAD}\n\nAbout the author of the list\n\n{MORE}\n"),
            format!("{LEAD}\n\nThe dead\nLena Holt, 34\nTom Reed, 41\n\n{MORE}\n"),
            format!("{LEAD}\n\n“Look in your inbox,” he told her.\n\n{MORE}\n"),
            format!("{LEAD}\n\nThe list was not for publication, but the mayor of the town gave it to the paper on Friday.\n\n{MORE}\n"),
        ] {
            assert_eq!(boxed(&text), "", "{text}");
        }
    }
}
