//! Sentences: where they end.
//!
//! A sentence ends at a stop and the marks that close after it, at the end of a dateline, and at the end of a block. A stop does not end
//! it where the text goes on in lower case, behind an initial or an abbreviation that something must follow, or before the words that
//! attribute a quotation ("“So what?” said Ruiz").

use super::{Document, Sentence, TokenKind, TokenRange, lost_space};
use crate::article::Article;
use crate::lexicon::Class;
use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::lexicon::words::TagSet;

/// Fills the sentences of a document that has its tokens.
pub(super) fn split(article: &Article, doc: &mut Document) {
    let lead_end = article.parts.dateline_lead.map(|lead| lead.end);
    let mut sentences = std::mem::take(&mut doc.sentences);
    let mut lost = 0;
    for (block, range) in doc.blocks.iter().enumerate() {
        let (mut first, end) = (range.first as usize, range.end as usize);
        let mut at = first;
        let mut marks = Marks { seen: first, open: false };
        while at < end {
            let cut = cut_after(&article.text, doc, at, end, lead_end, &mut marks);
            if let Some(next) = cut {
                lost += usize::from(is_lost(&article.text, doc, at, next, end));
                sentences.push(Sentence { tokens: TokenRange::new(first, next), block: block as u32 });
                first = next;
                at = next;
            } else {
                at += 1;
            }
        }
        if first < end {
            sentences.push(Sentence { tokens: TokenRange::new(first, end), block: block as u32 });
        }
    }
    doc.sentences = sentences;
    doc.lost_spaces = lost;
}

/// Straight double quotation marks of a block.
struct Marks {
    /// Up to this token they are counted.
    seen: usize,
    /// Is one open there?
    open: bool,
}

impl Marks {
    /// Is one open before the token `at`? Asked for in order.
    fn open_before(&mut self, text: &str, doc: &Document, at: usize) -> bool {
        let new = doc.tokens.get(self.seen..at).unwrap_or_default().iter();
        self.open ^= new.filter(|token| token.kind == TokenKind::Quote && token.span.of(text) == "\"").count() % 2 == 1;
        self.seen = self.seen.max(at);
        self.open
    }
}

/// Is a sentence that ends with the stop `at` glued to the next one? Three dots often are.
fn is_lost(text: &str, doc: &Document, at: usize, next: usize, end: usize) -> bool {
    let stop = doc.tokens[at].span.of(text);
    next < end && !doc.tokens[next].spaced && stop.ends_with(['.', '?', '!']) && !stop.ends_with("..")
}

/// The most tokens that close with a stop: "?!”)". A longer run of marks is cut.
const CLOSING: usize = 64;

/// If a sentence ends with the token at `at`: the token at which the next one begins.
fn cut_after(text: &str, doc: &Document, at: usize, end: usize, lead_end: Option<u32>, marks: &mut Marks) -> Option<usize> {
    let token = doc.tokens[at];
    if let Some(lead) = lead_end
        && token.span.end <= lead
        && doc.tokens.get(at + 1).is_some_and(|next| at + 1 < end && next.span.start >= lead)
    {
        return Some(at + 1);
    }
    let ends = match token.kind {
        TokenKind::Stop => true,
        TokenKind::Abbreviation => may_end(doc, at),
        // "Vitamin A. The …": an initial ends a sentence only before a plain small-word start, never between two names.
        TokenKind::Initial => false,
        _ => false,
    };
    if !ends {
        return None;
    }
    // Everything that closes with the stop belongs to the sentence.
    let mut next = at + 1;
    let mut closed = false;
    while next < end && next - at < CLOSING && !doc.tokens[next].spaced {
        match doc.tokens[next].kind {
            TokenKind::Stop => {}
            TokenKind::Quote if lost_space::opens(doc, text, next - 1, next, end, marks.open_before(text, doc, next)) => break,
            TokenKind::Quote => closed = true,
            TokenKind::Mark if matches!(doc.tokens[next].span.of(text), ")" | "]" | "}") => {}
            // "example.org", "3.x", "Go.Then": glued text goes on, but for a capital behind a small letter.
            TokenKind::Word if closed || starts_glued(doc, at, next) => break,
            TokenKind::Word | TokenKind::Number if lost_space::begins(doc, next - 1, next, end) => break,
            _ => return None,
        }
        next += 1;
    }
    // A closing mark that stands free: `so .” "`. Left to the next sentence.
    if next >= end {
        return Some(next);
    }
    let follower = first_word(doc, next, end);
    let word = doc.word(follower);
    let stop = token.span.of(text);
    if word.case == super::Case::Lower && doc.tokens[follower].kind == TokenKind::Word {
        return None;
    }
    if doc.tokens[next].kind == TokenKind::Mark && matches!(doc.tokens[next].span.of(text), "," | ";" | ":") {
        return None;
    }
    if token.kind == TokenKind::Abbreviation && !starts_sentence(doc, follower) {
        return None;
    }
    // “So what?” Ruiz said. / “Stop!” Officer Lee shouted.
    if closed && stop != "." && attributes(doc, follower, end) {
        return None;
    }
    // "Waiting ... Then": an ellipsis inside a sentence is followed by anything.
    Some(next)
}

/// May an abbreviation be the last word of its sentence?
fn may_end(doc: &Document, at: usize) -> bool {
    match abbreviation(doc.lower(at)) {
        Some(Abbreviation::Title | Abbreviation::Inner | Abbreviation::Month | Abbreviation::Weekday) => false,
        Some(Abbreviation::State | Abbreviation::Final) | None => true,
    }
}

/// Is this capitalised word one that begins sentences rather than one that goes on a name ("the U.S. The …", not "the U.S. Army")?
fn starts_sentence(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    let closed_class =
        Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::AUXILIARY;
    word.is(closed_class) || word.is_common() && word.can_be(TagSet::ADVERB | TagSet::NOUNS) && !word.can_be(TagSet::PROPER)
}

/// "word.Next": a lost space after a full stop. Only a long word before and a capitalised one behind tell it from "U.S.Army" and "example.Org".
fn starts_glued(doc: &Document, stop: usize, next: usize) -> bool {
    stop > 0
        && doc.tokens[stop].kind == TokenKind::Stop
        && doc.case(stop - 1) == super::Case::Lower
        && doc.case(next) == super::Case::Capital
        && starts_sentence(doc, next)
}

/// The first word at or after `at`, past opening marks.
fn first_word(doc: &Document, at: usize, end: usize) -> usize {
    (at..end).find(|&k| !matches!(doc.tokens[k].kind, TokenKind::Quote | TokenKind::Mark | TokenKind::Dash)).unwrap_or(at)
}

/// Do the words at `at` name a speaker and then a verb of saying, with at most four words between?
fn attributes(doc: &Document, at: usize, end: usize) -> bool {
    let named = doc.is_capitalized(at);
    named && (at..end.min(at + 5)).take_while(|&k| doc.tokens[k].kind != TokenKind::Stop).any(|k| doc.word(k).is(Class::CUE) && k > at)
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Block, BlockKind, Parts};
    use crate::span::Span;
    use crate::text::Document;

    fn sentences(text: &str) -> Vec<String> {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let lead = text.find("– ").map(|at| Span::new(0, at + "– ".len()));
        let article = Article {
            text: text.to_owned(),
            blocks: vec![block],
            parts: Parts { dateline_lead: lead, ..Parts::default() },
            ..Article::default()
        };
        let mut doc = Document::default();
        doc.read(&article);
        doc.sentences.iter().map(|s| doc.span(s.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn stops_end_sentences_with_their_closing_marks() {
        assert_eq!(sentences("It fell. “We ran.” He (too.) left! Why? So."), ["It fell.", "“We ran.”", "He (too.) left!", "Why?", "So."]);
        assert_eq!(sentences("No stop at the end"), ["No stop at the end"]);
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        assert_eq!(sentences("Gen. John F. Low met Mr. Gray. He left."), ["Gen. John F. Low met Mr. Gray.", "He left."]);
        assert_eq!(sentences("The U.S. Army left the U.S. The rest stayed."), ["The U.S. Army left the U.S.", "The rest stayed."]);
        assert_eq!(
            sentences("It rose to 3.5 at 5 p.m. on Feb. 3. Then it fell."),
            ["It rose to 3.5 at 5 p.m. on Feb. 3.", "Then it fell."]
        );
    }

    #[test]
    fn an_ellipsis_in_small_letters_goes_on() {
        assert_eq!(sentences("He waited ... and left. Gone."), ["He waited ... and left.", "Gone."]);
    }

    #[test]
    fn a_dateline_is_a_sentence_of_its_own() {
        assert_eq!(sentences("GENEVA, 20 Feb. – Talks began. They ended."), ["GENEVA, 20 Feb. –", "Talks began.", "They ended."]);
    }

    #[test]
    fn a_lost_space_is_seen() {
        assert_eq!(
            sentences("They ran away.The police came. See example.org now."),
            ["They ran away.", "The police came.", "See example.org now."]
        );
    }
}
