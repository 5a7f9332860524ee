//! Transcripts: paragraphs that begin with their speaker's label ("Q:", "A:", "RUIZ:") hold words without marks.
//!
//! One labelled paragraph proves nothing; an article is read as a transcript where at least three begin so and some label returns.

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::span::Span;
use crate::text::{Case, Document, TokenKind, TokenRange};

/// Tokens that a label may have.
const LABEL: usize = 6;

/// What a speaker says in one paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// The words of the label; None for "Q" and "A", which name nobody.
    pub(super) label: Option<Span>,
    /// The paragraph behind the label.
    pub(super) content: Span,
}

/// The turns of an article, by block.
#[derive(Debug, Default)]
pub(super) struct Labels {
    turns: Vec<Option<Turn>>,
}

impl Labels {
    /// Looks at the first tokens of every block.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let doc = reading.doc;
        let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
        let mut labelled = 0;
        let ends: Vec<Option<usize>> = doc.blocks.iter().map(|&block| label(doc, reading.text, block)).collect();
        for (block, colon) in doc.blocks.iter().zip(&ends) {
            if let Some(colon) = *colon {
                labelled += 1;
                *counts.entry(doc.span(TokenRange::new(block.first as usize, colon)).of(reading.text)).or_default() += 1;
            }
        }
        if labelled < 3 || counts.values().all(|&n| n < 2) {
            return Self::default();
        }
        let turns = doc.blocks.iter().zip(&ends).map(|(block, colon)| {
            let colon = (*colon)?;
            let name = doc.span(TokenRange::new(block.first as usize, colon));
            let content = doc.span(TokenRange::new(colon + 1, block.end as usize));
            let label = (name.len() > 1).then_some(name);
            Some(Turn { label, content })
        });
        Self { turns: turns.collect() }
    }

    /// The turn of a block, where it is one.
    pub(super) fn turn(&self, block: usize) -> Option<Turn> {
        self.turns.get(block).copied().flatten()
    }
}

/// The colon behind the label of a block: capitals alone, "Q", "A".
fn label(doc: &Document, text: &str, block: TokenRange) -> Option<usize> {
    let first = block.first as usize;
    let colon = (first + 1..(block.end as usize).min(first + LABEL)).find(|&k| doc.tokens[k].span.of(text) == ":")?;
    let upper = (first..colon)
        .all(|k| doc.case(k) == Case::Upper || matches!(doc.tokens[k].kind, TokenKind::Hyphen | TokenKind::Clitic | TokenKind::Initial));
    let words = colon + 1 < block.end as usize && doc.tokens[colon + 1].spaced && doc.tokens[colon + 1].kind != TokenKind::Quote;
    (upper && words && block.end as usize - colon > 2).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::input::article_from_text;

    fn turns(text: &str) -> Vec<String> {
        let article = article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let config = Config::default();
        let reading =
            Reading { article: &article, text: &article.text, doc: &doc, grammar: &crate::grammar::Grammar::of(&doc), config: &config };
        let labels = Labels::of(&reading);
        let label = |t: Turn| t.label.map_or("-", |l| l.of(text)).to_owned();
        (0..doc.blocks.len()).filter_map(|b| labels.turn(b)).map(|t| format!("{}|{}", label(t), t.content.of(text))).collect()
    }

    #[test]
    fn labels_make_turns_where_they_return() {
        assert_eq!(
            turns("Intro here.\nRUIZ: We left early.\nQ: Why?\nRUIZ: It rained."),
            ["RUIZ|We left early.", "-|Why?", "RUIZ|It rained."]
        );
        assert_eq!(turns("WARNING: Roads are shut.\nNOTE: Bring water.\nText goes on."), Vec::<String>::new());
        assert_eq!(turns("Ruiz: we left.\nVega: we stayed.\nRuiz: why?"), Vec::<String>::new());
    }
}
