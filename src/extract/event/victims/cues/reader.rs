//! A name and the words around it, as the cues see them.

use crate::extract::event::scene::Scene;
use crate::extract::event::victims::named::{Named, described_from};
use crate::extract::findings::{Casualty, Scope};
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// Tokens from an owner's name to who is theirs: "Vega's 20-year-old daughter".
const KIN_REACH: usize = 8;

/// Bytes from a name to the figures that go with it at most.
const FAR: u32 = 1200;

pub(super) struct Reader<'a> {
    pub scene: &'a Scene<'a>,
    pub doc: &'a Document,
    pub name: Named,
    /// The sentence's first token.
    pub first: usize,
    /// The first token of what describes the person before the name.
    pub head: usize,
    /// The sentence's end, or the name after.
    pub to: usize,
    /// The sentence's first token, or the end of the name before.
    from: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, named: &[Named], k: usize) -> Self {
        let (doc, name) = (scene.doc, named[k]);
        let sentence = doc.sentences[name.sentence].tokens;
        let after = |k: usize| k.checked_sub(1).map_or(sentence.first, |k| named[k].tokens.end.max(sentence.first)) as usize;
        let mut from = after(k);
        let to = named.get(k + 1).map_or(sentence.end, |next| next.tokens.first.min(sentence.end)) as usize;
        let mut head = described_from(doc, name.tokens, from);
        // "Luis Vega's daughter Ana Vega": what stands before Luis.
        if head == from + 1 && from > sentence.first as usize && doc.tokens[from].kind == TokenKind::Clitic {
            from = after(k - 1);
            head = described_from(doc, named[k - 1].tokens, from);
        }
        Self { scene, doc, name, first: sentence.first as usize, head, to, from }
    }

    /// The lower-case word so many tokens before the phrase that names the person; "" before the name before it.
    pub(super) fn back(&self, n: usize) -> &'a str {
        self.head.checked_sub(n).filter(|&k| k >= self.from).map_or("", |k| self.doc.lower(k))
    }

    /// The lower-case word so many tokens after the name, 0 the first; "" from the name after it on.
    pub(super) fn ahead(&self, n: usize) -> &'a str {
        let k = self.name.tokens.end as usize + n;
        if k < self.to { self.doc.lower(k) } else { "" }
    }

    /// The bytes of the sentence.
    pub(super) fn sentence(&self) -> Span {
        self.doc.span(self.doc.sentences[self.name.sentence].tokens)
    }

    /// The figures of the event in the sentence that are not far from the name, each with its index.
    pub(super) fn figures(&self) -> impl Iterator<Item = (usize, &'a Casualty)> {
        self.near().filter(|&(.., of_event)| of_event).map(|(k, figure, _)| (k, figure))
    }

    /// The figures of the sentence that begin not far from the name.
    fn near(&self) -> impl Iterator<Item = (usize, &'a Casualty, bool)> {
        let (sentence, name) = (self.sentence(), self.name.span);
        let start = name.start.saturating_sub(FAR).max(sentence.start);
        self.scene.figures_in(Span { start, end: (name.end + FAR).min(sentence.end).max(start) })
    }

    /// "Luis Vega's daughter": what is said is not of Luis.
    pub(super) fn is_owner_of_kin(&self) -> bool {
        let end = self.name.tokens.end as usize;
        let clitic = self.doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic);
        let whose = (1..KIN_REACH).map(|n| end + n).take_while(|&k| k < self.to && !matches!(self.doc.lower(k), "," | "and"));
        clitic && whose.into_iter().any(|k| self.doc.word(k).is(Class::PERSON_NOUN))
    }

    /// Does the sentence tell of another event: its figures are all of others?
    pub(super) fn is_background(&self) -> bool {
        let mut here = self.near().peekable();
        here.peek().is_some() && here.all(|(_, figure, _)| figure.scope != Scope::Event)
    }
}
