//! Where the time goes: nanoseconds a token for each room and pass, beside what was planned for it, and megabytes a second on one core.
//!
//!     cargo bench                                    the fixtures
//!     cargo bench --profile fast -- PATH...          other files and folders, with the profile that builds quickly
//!
//! The articles are gone through again and again for some seconds; the fastest round of each stage counts, because a busy machine only
//! ever makes one slower. Not a test: nothing here fails.

use std::ffi::OsString;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use analyze::grammar::Grammar;
use analyze::input::files::{Entries, Inputs, Options};
use analyze::input::{self, Raw};
use analyze::output::{Format, Printer, Shown};
use analyze::text::Document;
use analyze::{Analyzer, Config, Record};

mod stages;

/// How long the articles are gone through.
const TIME: Duration = Duration::from_secs(5);

/// The plan: nanoseconds a token for stages together.
const BUDGET: &[(&[&str], u32)] = &[
    (&["input", "text"], 150),
    (&["tagger"], 250),
    (&["grammar"], 110),
    (&["names", "organizations", "people"], 80),
    (&["places"], 130),
    (&["dates"], 130),
    (&["quotes", "coreference"], 180),
    (&["casualties", "toll"], 90),
    (&["record", "json"], 90),
];

fn main() -> io::Result<()> {
    let mut paths: Vec<OsString> = std::env::args_os().skip(1).filter(|argument| argument != "--bench").collect();
    if paths.is_empty() {
        paths.push(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures").into());
    }
    let options = Options { format: None, max_bytes: 1 << 30, fields: analyze::lexicon::fields::FieldNames::default() };
    let raws: Vec<Raw> =
        Inputs::new(Entries::new(paths), options).filter_map(|input| input.raw.ok()).filter(|raw| input::read(raw).is_ok()).collect();
    let config = Config::default();
    let (mut doc, mut grammar) = (Document::default(), Grammar::default());
    let mut analyzer = Analyzer::new(config.clone());
    let (mut bytes, mut tokens, mut written) = (0, 0, 0);
    for article in raws.iter().filter_map(|raw| input::read(raw).ok()) {
        doc.read(&article);
        bytes += article.text.len();
        tokens += doc.tokens.len();
        written += serde_json::to_vec(&analyzer.analyze(&article))?.len();
    }

    // The stages, and all of them together as a user has them.
    let mut names = stages::names();
    names.push("all");
    let mut best = vec![Duration::MAX; names.len()];
    let (began, mut rounds) = (Instant::now(), 0);
    while began.elapsed() < TIME || rounds < 3 {
        let mut round = vec![Duration::ZERO; names.len()];
        for raw in &raws {
            stages::run(raw, &config, &mut doc, &mut grammar, &mut round)?;
        }
        let start = Instant::now();
        for article in raws.iter().filter_map(|raw| input::read(raw).ok()) {
            std::hint::black_box(serde_json::to_vec(&analyzer.analyze(&article))?);
        }
        if let Some(all) = round.last_mut() {
            *all = start.elapsed();
        }
        for (best, time) in best.iter_mut().zip(round) {
            *best = (*best).min(time);
        }
        rounds += 1;
    }
    report(&names, &best, &Amounts { articles: raws.len(), bytes, tokens, written, rounds })?;
    pages(&raws, bytes)
}

/// The same articles as pages (`-f html`).
fn pages(raws: &[Raw], bytes: usize) -> io::Result<()> {
    let printer = Printer { format: Format::Html, width: 80, color: false, shown: Shown::default() };
    let mut analyzer = Analyzer::new(Config { with_text: true, explain: true, ..Config::default() });
    let (mut best, mut written) = (Duration::MAX, 0);
    for _ in 0..5 {
        let start = Instant::now();
        let articles = raws.iter().filter_map(|raw| input::read(raw).ok());
        written = articles.map(|article| printer.print(&Record::Analysis(Box::new(analyzer.analyze(&article)))).len()).sum();
        best = best.min(start.elapsed());
    }
    let (speed, size) = (bytes as f64 / 1e6 / best.as_secs_f64(), written as f64 / 1e3 / raws.len().max(1) as f64);
    writeln!(io::stdout().lock(), "from bytes to pages on one core: {speed:.2} MB/s, {size:.0} kB a page")
}

struct Amounts {
    articles: usize,
    bytes: usize,
    tokens: usize,
    written: usize,
    rounds: usize,
}

fn report(names: &[&str], times: &[Duration], amounts: &Amounts) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (megabytes, tokens) = (amounts.bytes as f64 / 1e6, amounts.tokens.max(1) as f64);
    writeln!(
        out,
        "{} articles, {megabytes:.3} MB of text, {} tokens ({:.2} bytes each), {:.2} bytes of JSON a byte of text; best of {} rounds\n",
        amounts.articles,
        amounts.tokens,
        amounts.bytes as f64 / tokens,
        amounts.written as f64 / amounts.bytes.max(1) as f64,
        amounts.rounds,
    )?;
    writeln!(out, "{:<14} {:>9} {:>9} {:>7}", "stage", "ns/token", "planned", "share")?;
    let nanoseconds = |time: Duration| time.as_nanos() as f64 / tokens;
    let sum: Duration = times.iter().take(times.len() - 1).sum();
    for (name, &time) in names.iter().zip(times).take(times.len() - 1) {
        let group = BUDGET.iter().find(|(group, _)| group.contains(name));
        // A plan for several stages stands beside the first of them.
        let planned = match group {
            Some((group, planned)) if group[0] == *name => planned.to_string(),
            Some(_) => "\"".to_owned(),
            None => String::new(),
        };
        let share = 100.0 * time.as_secs_f64() / sum.as_secs_f64();
        writeln!(out, "{name:<14} {:>9.1} {planned:>9} {share:>6.1}%", nanoseconds(time))?;
    }
    let planned: u32 = BUDGET.iter().map(|(_, planned)| planned).sum();
    writeln!(out, "{:<14} {:>9.1} {planned:>9}", "together", nanoseconds(sum))?;
    if let Some(&all) = times.last() {
        writeln!(out, "\nfrom bytes to JSON on one core: {:.1} ns/token, {:.2} MB/s", nanoseconds(all), megabytes / all.as_secs_f64())?;
    }
    Ok(())
}
