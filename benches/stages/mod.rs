//! One article taken through the rooms with a clock: what the benches share.

use std::io;
use std::time::{Duration, Instant};

use analyze::extract::{Findings, PASSES, Reading};
use analyze::input::{self, Raw};
use analyze::text::Document;
use analyze::{Article, Config, record};

/// The stages before and behind the passes.
const FIRST: &[&str] = &["input", "text", "tagger"];
const LAST: &[&str] = &["record", "json"];

/// The names of the stages, in order.
pub(crate) fn names() -> Vec<&'static str> {
    FIRST.iter().copied().chain(PASSES.iter().map(|pass| pass.name)).chain(LAST.iter().copied()).collect()
}

/// Takes one article through the rooms and adds to `times` how long each took.
pub(crate) fn run(raw: &Raw, config: &Config, doc: &mut Document, times: &mut [Duration]) -> io::Result<()> {
    let mut stage = times.iter_mut();
    let mut last = Instant::now();
    let mut lap = || {
        let now = Instant::now();
        if let Some(time) = stage.next() {
            *time += now - last;
        }
        last = now;
    };
    let Ok(article): Result<Article, _> = input::read(raw) else { return Ok(()) };
    lap();
    doc.read_untagged(&article);
    lap();
    doc.tag();
    lap();
    let reading = Reading { article: &article, text: &article.text, doc, config };
    let mut findings = Findings::default();
    for pass in PASSES {
        (pass.run)(&reading, &mut findings);
        lap();
    }
    let record = record::build(&article, doc, &findings, config);
    lap();
    std::hint::black_box(serde_json::to_vec(&record)?);
    lap();
    Ok(())
}
