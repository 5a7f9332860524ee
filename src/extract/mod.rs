//! `Document` → [`Findings`]: the passes, in their order.
//!
//! Each pass is a function with its own file (a folder when it grows). It reads the article, the document and what the passes before it
//! found, and adds its own findings. No pass imports another: what one needs of another stands in [`Findings`].

use crate::article::Article;
use crate::config::{Config, Kinds};
use crate::grammar::Grammar;
use crate::text::Document;

mod ages;
mod casualties;
mod coreference;
pub(crate) mod dates;
mod event;
pub mod findings;
mod listed;
mod names;
mod organizations;
mod people;
mod places;
mod quotes;
mod rules;
mod standing;
mod toll;

pub use findings::Findings;

/// What a pass may read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The article with its layout.
    pub article: &'a Article,
    /// Its text, `&article.text`.
    pub text: &'a str,
    /// The text as language.
    pub doc: &'a Document,
    /// How its sentences are built.
    pub grammar: &'a Grammar,
    /// What the user wants.
    pub config: &'a Config,
}

/// A row of [`PASSES`].
pub struct Pass {
    /// Its name, for benches.
    pub name: &'static str,
    /// The pass itself.
    pub run: fn(&Reading<'_>, &mut Findings),
    /// It runs when one of these kinds is wanted.
    pub serves: Kinds,
}

/// The passes, in order. The first six always run: the article's date and focus come from them.
pub const PASSES: &[Pass] = &[
    Pass { name: "names", run: names::find, serves: Kinds::all() },
    Pass { name: "organizations", run: organizations::find, serves: Kinds::all() },
    Pass { name: "places", run: places::find, serves: Kinds::all() },
    Pass { name: "people", run: people::find, serves: Kinds::all() },
    Pass { name: "listed", run: listed::find, serves: Kinds::all() },
    Pass { name: "dates", run: dates::find, serves: Kinds::all() },
    Pass { name: "quotes", run: quotes::find, serves: Kinds::PEOPLE.union(Kinds::QUOTES).union(Kinds::CASUALTIES) },
    Pass { name: "coreference", run: coreference::find, serves: Kinds::PEOPLE.union(Kinds::QUOTES).union(Kinds::CASUALTIES) },
    Pass { name: "ages", run: ages::find, serves: Kinds::DATES.union(Kinds::CASUALTIES) },
    Pass { name: "casualties", run: casualties::find, serves: Kinds::CASUALTIES },
    Pass { name: "toll", run: toll::find, serves: Kinds::CASUALTIES },
    Pass { name: "event", run: event::find, serves: Kinds::CASUALTIES },
    // Last, because nothing else may take an age for a date.
    Pass { name: "ages_as_dates", run: ages::list, serves: Kinds::DATES },
];

/// Runs the passes that the wanted kinds need.
pub fn extract(article: &Article, doc: &Document, grammar: &Grammar, config: &Config) -> Findings {
    let reading = Reading { article, text: &article.text, doc, grammar, config };
    let mut findings = Findings::default();
    for pass in PASSES.iter().filter(|pass| pass.serves.intersects(config.kinds)) {
        (pass.run)(&reading, &mut findings);
    }
    findings
}
