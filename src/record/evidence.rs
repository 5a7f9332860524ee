//! The words that a finding rests on (`--explain`): its sentence, or what stands around it where the sentence is a long one. An article of one
//! sentence may hold a finding in every second word: with all of the sentence for each, the record would grow with its square.

use crate::span::{CodePoints, Span};
use crate::text::{Document, TokenRange};

/// The most code points of a finding's evidence.
const LONGEST: u32 = 1000;

/// The evidence of the finding at `found`: None where no sentence is left from there on.
pub(super) fn of(doc: &Document, text: &str, points: &CodePoints, found: Span) -> Option<Span> {
    let sentence = doc.span(doc.sentences.get(doc.sentence_at(found.start))?.tokens);
    let length = |span: Span| points.at(text, span.end as usize) - points.at(text, span.start as usize);
    if length(sentence) <= LONGEST {
        return Some(sentence);
    }
    // A quotation may go on in the next sentence.
    let start = found.start.clamp(sentence.start, sentence.end);
    let found = Span { start, end: found.end.clamp(start, sentence.end) };
    let room = LONGEST.saturating_sub(length(found)) / 2;
    let from = text[sentence.start as usize..start as usize].char_indices().rev().take(room as usize).last();
    let from = from.map_or(start as usize, |(at, _)| sentence.start as usize + at);
    let rest = &text[from..sentence.end as usize];
    let to = from + rest.char_indices().nth(LONGEST as usize).map_or(rest.len(), |(at, _)| at);
    let first = doc.tokens.partition_point(|token| (token.span.start as usize) < from);
    let end = doc.tokens.partition_point(|token| token.span.end as usize <= to);
    Some(match first < end {
        true if length(found) <= LONGEST => doc.span(TokenRange::new(first, end)).cover(found),
        true => doc.span(TokenRange::new(first, end)),
        // Within one word.
        false => Span::new(from, to),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The evidence of a piece of a text.
    fn evidence<'t>(text: &'t str, piece: &str) -> &'t str {
        let article = crate::input::article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let at = article.text.find(piece).unwrap();
        let found = of(&doc, &article.text, &CodePoints::of(&article.text), Span::new(at, at + piece.len())).unwrap();
        found.of(text)
    }

    #[test]
    fn a_sentence_is_its_own_evidence() {
        assert_eq!(evidence("It rained. Ana Ruiz left on Monday. She came back.", "Monday"), "Ana Ruiz left on Monday.");
        let longest = format!("We left {}in June.", "a café, ".repeat(123));
        assert_eq!((longest.chars().count(), evidence(&longest, "June")), (1000, &longest[..]));
    }

    #[test]
    fn of_a_long_sentence_it_is_what_stands_around_the_finding() {
        let text = format!("{}Ana Ruiz {}.", "é an owl ".repeat(400), "saw a café and ".repeat(400));
        let middle = evidence(&text, "Ana Ruiz");
        let points = middle.chars().count();
        assert!((980..=1000).contains(&points), "{points}");
        assert!(middle.contains("owl Ana Ruiz saw") && middle.trim() == middle);
        // At its ends stand whole words.
        assert!(text.contains(&format!(" {middle} ")), "{middle}");

        let first = evidence(&text, "é an owl é");
        assert!(text.starts_with(first) && (980..=1000).contains(&first.chars().count()));
        let last = evidence(&text, "café and .");
        assert!(text.ends_with(last) && last.chars().count() <= 1000 && last.contains("café and ."));
    }

    #[test]
    fn a_long_finding_is_cut_at_a_word() {
        let long = "saw a café and ".repeat(100);
        let text = format!("We {long}left.");
        let found = evidence(&text, &long);
        assert!(found.starts_with("saw a café") && (980..=1000).contains(&found.chars().count()));
        assert!(text.contains(&format!(" {found} ")), "{found}");
        // No word ends in time.
        let text = format!("{} left.", "é".repeat(3000));
        assert_eq!(evidence(&text, &text), "é".repeat(1000));
    }
}
