//! One article taken through the rooms with a clock: what the benches share.

use std::io;
use std::time::{Duration, Instant};

use analyze::extract::{Findings, PASSES, Reading};
use analyze::grammar::Grammar;
use analyze::input::{self, Raw};
use analyze::output::{Format, Printer, Shown};
use analyze::record::{self, Record};
use analyze::text::Document;
use analyze::{Article, Config};

/// The stages before and after the passes.
const FIRST: &[&str] = &["input", "text", "tagger", "grammar"];
const LAST: &[&str] = &["record", "json"];
/// Other ways to print the same findings: as a table, and with `--explain` as JSON and as a table.
const OTHER: &[&str] = &["-f table", "--explain", "--explain -f table"];

/// The names of the stages that every article goes through, in order.
pub(crate) fn names() -> Vec<&'static str> {
    FIRST.iter().copied().chain(PASSES.iter().map(|pass| pass.name)).chain(LAST.iter().copied()).collect()
}

/// The same, and the other ways to print.
#[allow(dead_code, reason = "not every bench prints them")]
pub(crate) fn all_names() -> Vec<&'static str> {
    names().into_iter().chain(OTHER.iter().copied()).collect()
}

/// Adds to one stage after the other the time since the last.
struct Clock<'a> {
    stages: std::slice::IterMut<'a, Duration>,
    last: Instant,
}

impl Clock<'_> {
    fn lap(&mut self) {
        let now = Instant::now();
        if let Some(time) = self.stages.next() {
            *time += now - self.last;
        }
        self.last = now;
    }
}

/// Takes one article through the rooms and adds to `times` how long each took; through those of [`all_names`] where there are as many times.
pub(crate) fn run(raw: &Raw, config: &Config, doc: &mut Document, grammar: &mut Grammar, times: &mut [Duration]) -> io::Result<()> {
    let all = times.len() == all_names().len();
    let mut clock = Clock { stages: times.iter_mut(), last: Instant::now() };
    let article: Result<Article, _> = input::read(raw);
    clock.lap();
    // What cannot be read takes its time, too.
    let Ok(article) = article else { return Ok(()) };
    doc.read_untagged(&article);
    clock.lap();
    doc.tag();
    clock.lap();
    grammar.read(doc);
    clock.lap();
    let reading = Reading { article: &article, text: &article.text, doc, grammar, config };
    let mut findings = Findings::default();
    for pass in PASSES {
        (pass.run)(&reading, &mut findings);
        clock.lap();
    }
    let record = record::build(&article, doc, &findings, config);
    clock.lap();
    std::hint::black_box(serde_json::to_vec(&record)?);
    clock.lap();
    if all {
        let table = Printer { format: Format::Table, width: 80, color: false, shown: Shown::default() };
        let print = |printer: Printer, record: &Record| drop(std::hint::black_box(printer.print(record)));
        print(table, &Record::Analysis(Box::new(record)));
        clock.lap();
        let explained = record::build(&article, doc, &findings, &Config { explain: true, ..config.clone() });
        let explained = Record::Analysis(Box::new(explained));
        print(Printer { format: Format::Jsonl, ..table }, &explained);
        clock.lap();
        print(table, &explained);
        clock.lap();
    }
    Ok(())
}
