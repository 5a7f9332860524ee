//! A fuzzer that needs nothing but stable Rust: makes inputs that look like news, like formats, or like nothing, and checks every record against
//! the invariants that the tests hold (`tests/common/invariants.rs`).
//!
//!     cargo run --release --example fuzz -- --seconds 60 --seed 1
//!     cargo run --release --example fuzz -- --seed 1 --case 4711        one case again
//!
//! A case depends on the seed and its number alone, whatever the time or the threads. One that fails is cut down to the shortest input that
//! still fails in the same way, written to a file below `--out` and told of at the end; then the exit code is 1.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Parser;
use fastrand::Rng;

mod files;
#[path = "../../tests/common/fragments.rs"]
mod fragments;
mod generate;
mod grammar;
#[allow(dead_code)] // The tests use more of it.
#[path = "../../tests/common/invariants.rs"]
mod invariants;
mod shrink;

use generate::{Case, Generator};

/// Looks for inputs whose records break an invariant
#[derive(Parser)]
struct Opts {
    /// How long to look
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Stop after so many cases
    #[arg(long)]
    cases: Option<u64>,
    /// Which cases are made
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Only the case with this number
    #[arg(long)]
    case: Option<u64>,
    /// The folder for inputs that fail
    #[arg(long, default_value = "target/fuzz")]
    out: PathBuf,
}

/// After so many kinds of failures there is enough to mend.
const ENOUGH: usize = 20;

/// What was found on the way.
#[derive(Default)]
struct Found {
    /// One of each kind, with how many there were.
    failures: BTreeMap<String, (String, u64)>,
    /// The slowest case, in nanoseconds a byte, of those long enough to tell.
    slowest: (u128, u64),
}

fn main() -> anyhow::Result<ExitCode> {
    let opts = Opts::parse();
    // A panic is caught and told with its case.
    std::panic::set_hook(Box::new(|_| {}));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let generator = Generator::new(&fixtures).with_context(|| fixtures.display().to_string())?;
    let start = Instant::now();
    let (next, found) = (AtomicU64::new(0), Mutex::new(Found::default()));
    let last = opts.case.map_or(opts.cases.unwrap_or(u64::MAX), |_| 1);
    let threads = if opts.case.is_some() { 1 } else { std::thread::available_parallelism()?.get() };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let k = next.fetch_add(1, Ordering::Relaxed);
                    let enough = lock(&found).failures.len() >= ENOUGH;
                    if k >= last || enough || start.elapsed() > Duration::from_secs(opts.seconds) {
                        break;
                    }
                    try_case(&generator, &opts, opts.case.unwrap_or(k), &found);
                }
            });
        }
    });
    let done = next.load(Ordering::Relaxed).saturating_sub(threads as u64).max(opts.case.map_or(0, |_| 1)).min(last);
    let found = found.into_inner().unwrap_or_default();
    let mut out = io::stdout().lock();
    for (failure, count) in found.failures.values() {
        writeln!(out, "{count} × {failure}\n")?;
    }
    let failed: u64 = found.failures.values().map(|(_, count)| count).sum();
    let (slowest, k) = found.slowest;
    writeln!(out, "{done} cases of seed {} in {} s, {} failed", opts.seed, start.elapsed().as_secs(), failed)?;
    writeln!(out, "slowest: case {k}, {slowest} ns a byte")?;
    Ok(if found.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lock(found: &Mutex<Found>) -> std::sync::MutexGuard<'_, Found> {
    found.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Makes a case, checks it, and takes down what is wrong with it.
fn try_case(generator: &Generator, opts: &Opts, k: u64, found: &Mutex<Found>) {
    let case = generator.case(&mut Rng::with_seed(opts.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(k)));
    let start = Instant::now();
    let wrong = check(&case);
    let time = start.elapsed().as_nanos() / case.bytes.len().max(1) as u128;
    if case.bytes.len() > 1000 {
        let mut found = lock(found);
        found.slowest = found.slowest.max((time, k));
    }
    let Some(wrong) = wrong else { return };
    if let Some((_, count)) = lock(found).failures.get_mut(&kind(&wrong)) {
        *count += 1;
        return;
    }
    let small = shrink::smallest(&case, |smaller| check(smaller).is_some_and(|other| kind(&other) == kind(&wrong)));
    let told = check(&small).unwrap_or_else(|| wrong.clone());
    let path = opts.out.join(format!("{}-{k}.{}", opts.seed, small.extension()));
    let written = fs::create_dir_all(&opts.out).and_then(|()| fs::write(&path, &small.bytes));
    let place = written.map_or_else(|e| format!("({}: {e})", path.display()), |()| path.display().to_string());
    let told = format!("case {k}, {} {place}: {told}", small.options());
    lock(found).failures.entry(kind(&wrong)).or_insert((told, 0)).1 += 1;
}

/// What is wrong with the record of a case, if anything is.
fn check(case: &Case) -> Option<String> {
    let checked = catch_unwind(AssertUnwindSafe(|| invariants::check_bytes_with(&case.bytes, case.format, &case.config)));
    match checked {
        Ok(result) => result.err(),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            Some(format!("panic: {}", words.unwrap_or("without a word")))
        }
    }
}

/// The words of a failure that stay the same while its input is cut down: those that quote nothing.
fn kind(failure: &str) -> String {
    failure.chars().take_while(|c| !matches!(c, '"' | '\n')).filter(|c| !c.is_ascii_digit()).collect()
}
