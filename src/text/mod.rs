//! `Article` → [`Document`]: the article read as language.
//!
//! A document holds spans and ids, never a copy of the text and never a borrow of it: the text is passed beside it, so that its buffers
//! are reused from article to article. Built in five steps, each a file: tokens, sentences, numerals, toponyms, tags.

use std::sync::LazyLock;

use crate::article::Article;
use crate::lexicon::{Class, legal_forms};
use crate::span::Span;

mod lost_space;
pub mod numeral;
mod sentences;
pub mod tagger;
mod tokens;
pub mod toponyms;
pub mod words;

pub use numeral::{Numeral, Quantity};
pub use toponyms::Toponym;
pub use words::{Case, Small, Word, WordId, Words};

/// A word, number or mark of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Its word in the document's [`Words`].
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// How its word is written: asked for so often that it stands here too.
    pub case: Case,
    /// Can its word join the capitalised words of a name: "of", "the", "bin"? So can every particle of a name in small letters.
    pub joins: bool,
    /// Does white space (or the start of a block) stand before it? False: it is glued to the token before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits and inner apostrophes: "market", "O'Brien", "G20". Compounds are cut at their hyphens.
    Word,
    /// A word with the full stop that belongs to it: "Mr.", "U.S.", "p.m.".
    Abbreviation,
    /// One capital letter and its full stop: "J.".
    Initial,
    /// Digits with their commas and decimals: "12", "260,000", "1.2".
    Number,
    /// "20th", "3rd".
    Ordinal,
    /// "1990s", "'60s" without the mark.
    Decade,
    /// What an apostrophe cuts off: "'s", "’re", "'ll"; also the bare apostrophe of a plural possessive where it is sure.
    Clitic,
    /// A quotation mark, also doubled (`''`, two backticks).
    Quote,
    /// A hyphen inside a compound (glued on both sides).
    Hyphen,
    /// A dash: "–", "—", "--", or a hyphen that stands free.
    Dash,
    /// Ends a sentence: ".", "?", "!", "…", "...".
    Stop,
    /// Any other mark of punctuation: "," ";" ":" "(" ")" "[" "]" "/".
    Mark,
    /// "$", "€", "%", "&", "#", "+", "°" and other signs.
    Sign,
    /// An address of the net: URL, e-mail address, "@handle", "#tag".
    Address,
}

/// Consecutive tokens: `first` inclusive, `end` exclusive, as indices into [`Document::tokens`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenRange {
    /// The first token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
}

impl TokenRange {
    /// The tokens `first..end`.
    pub fn new(first: usize, end: usize) -> Self {
        debug_assert!(first <= end);
        Self { first: first as u32, end: end as u32 }
    }

    /// As indices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }

    /// How many tokens.
    pub fn len(self) -> usize {
        (self.end - self.first) as usize
    }

    /// No token at all?
    pub fn is_empty(self) -> bool {
        self.first == self.end
    }

    /// Is the token inside?
    pub fn holds(self, token: usize) -> bool {
        self.range().contains(&token)
    }
}

/// A sentence: never crosses a block. A dateline is a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Index of its block in [`Article::blocks`].
    pub block: u32,
}

/// An article read as language.
#[derive(Debug, Default)]
pub struct Document {
    /// All tokens of all blocks, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order; every token lies in one.
    pub sentences: Vec<Sentence>,
    /// Numbers as values, in order, disjoint.
    pub numerals: Vec<Numeral>,
    /// So many sentences end where the space after them was lost.
    pub lost_spaces: usize,
    /// For each block of the article, its tokens.
    pub blocks: Vec<TokenRange>,
    /// The words of the document; kept from article to article.
    pub words: Words,
    toponyms: toponyms::Toponyms,
    tagger: tagger::Tagger,
    tags: tagger::Tags,
}

impl Document {
    /// Reads an article, reusing this document's buffers. What was in them is gone.
    pub fn read(&mut self, article: &Article) {
        self.read_untagged(article);
        self.tag();
    }

    /// The same without the tagger: names are then found by the rules alone.
    pub fn read_untagged(&mut self, article: &Article) {
        self.tokens.clear();
        self.sentences.clear();
        self.numerals.clear();
        self.blocks.clear();
        self.toponyms.clear();
        if self.words.begin_article() {
            self.tagger.forget();
        }
        tokens::tokenize(article, self);
        sentences::split(article, self);
        numeral::find(&article.text, self);
        toponyms::find(self);
        self.tags.clear();
    }

    /// Runs the tagger over the document as it was read.
    pub fn tag(&mut self) {
        let (mut tagger, mut tags) = (std::mem::take(&mut self.tagger), std::mem::take(&mut self.tags));
        tagger.tag(self, &mut tags);
        (self.tagger, self.tags) = (tagger, tags);
    }

    /// What the tagger makes of the document.
    pub fn tags(&self) -> &tagger::Tags {
        &self.tags
    }

    /// The word of a token; one without any property past either end, so that neighbours can be asked for freely.
    pub fn word(&self, token: usize) -> &Word {
        static NOTHING: LazyLock<Word> = LazyLock::new(Word::default);
        self.tokens.get(token).map_or(&NOTHING, |t| self.words.get(t.word))
    }

    /// How a token is written; past either end as what has no case.
    pub fn case(&self, token: usize) -> Case {
        self.tokens.get(token).map_or(Case::None, |t| t.case)
    }

    /// Begins a token with a capital (Capital or Upper)?
    pub fn is_capitalized(&self, token: usize) -> bool {
        self.case(token).is_capital()
    }

    /// The lower-case form of a token, apostrophes straight; "" past either end, so that neighbours can be asked for freely.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.words.get(t.word).lower())
    }

    /// Which of the small words a token is; none past either end.
    pub fn small(&self, token: usize) -> Small {
        self.tokens.get(token).map_or(Small::empty(), |t| self.words.get(t.word).small)
    }

    /// How many tokens the legal form of a company has that begins at a token: "Ltd", "A/S".
    pub fn legal_form(&self, token: usize) -> Option<usize> {
        let first = self.tokens.get(token).map(|_| self.word(token)).filter(|word| word.is(Class::LEGAL_FORM))?;
        let written = |k: usize| self.tokens.get(token + k).map_or("", |t| self.words.get(t.word).text());
        legal_forms::length(|k| if k == 0 { first.lower() } else { self.lower(token + k) }, written)
    }

    /// The lower-case form of a token as a word.
    pub fn folded(&self, token: usize) -> WordId {
        self.word(token).folded
    }

    /// The bytes from the first to the last token of a range; empty for an empty range.
    pub fn span(&self, tokens: TokenRange) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        self.tokens[tokens.first as usize].span.cover(self.tokens[tokens.end as usize - 1].span)
    }

    /// The tokens that begin inside a span.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        TokenRange::new(first, end.max(first))
    }

    /// Index of the sentence of a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end as usize <= token)
    }

    /// Index of the sentence that holds the byte `at`, or of the next one.
    pub fn sentence_at(&self, at: u32) -> usize {
        let end_of = |s: &Sentence| self.tokens[s.tokens.end as usize - 1].span.end;
        self.sentences.partition_point(|s| end_of(s) <= at)
    }

    /// The numeral that holds a token.
    pub fn numeral_at(&self, token: usize) -> Option<&Numeral> {
        let k = self.numerals.partition_point(|n| n.tokens.end as usize <= token);
        self.numerals.get(k).filter(|n| n.tokens.holds(token))
    }
}
