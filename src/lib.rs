//! Reads news articles and finds their people, organisations, places, dates, quotes and casualty figures.
//!
//! An article walks through five rooms, in this order: [`input`] makes an [`Article`] of bytes, [`text`] reads it as a
//! [`text::Document`], [`extract`] finds [`extract::Findings`], [`record`] turns them into an [`Analysis`], and [`output`] prints it.
//!
//! ```
//! use analyze::{Analyzer, Config, input};
//!
//! let article = input::article_from_text("A storm killed 12 people in Manila on Friday.");
//! let analysis = Analyzer::new(Config::default()).analyze(&article);
//! assert_eq!(analysis.source.chars, 45);
//! ```
//!
//! Nothing here reads a clock, the locale, the environment or the network: the same bytes give the same record.

pub mod article;
mod closed_set;
pub mod config;
pub mod events;
pub mod extract;
pub mod grammar;
pub mod input;
pub mod lexicon;
pub mod output;
pub mod record;
pub mod span;
pub mod summary;
pub mod text;

pub use article::Article;
pub use config::{Config, Kinds};
pub use record::{Analysis, ErrorRecord, Record};

use grammar::Grammar;
use text::Document;

/// Bytes of an article beyond which its buffers are given back: they take many times as much, and few articles need them.
const LONG: usize = 1 << 20;

/// Analyses articles one after the other, reusing its buffers. One a thread.
#[derive(Debug, Default)]
pub struct Analyzer {
    config: Config,
    doc: Document,
    grammar: Grammar,
}

impl Analyzer {
    /// An analyzer with these options.
    pub fn new(config: Config) -> Self {
        Self { config, ..Self::default() }
    }

    /// The record of an article. What was analysed before has no influence on it.
    pub fn analyze(&mut self, article: &Article) -> Analysis {
        self.doc.read(article);
        self.grammar.read(&self.doc);
        let findings = extract::extract(article, &self.doc, &self.grammar, &self.config);
        let analysis = record::build(article, &self.doc, &findings, &self.config);
        if article.text.len() > LONG {
            (self.doc, self.grammar) = (Document::default(), Grammar::default());
        }
        analysis
    }
}
