//! The command `analyze`: reads the command line, runs the batch, says what went wrong. See [`cli`] for the options.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use analyze::input::files::{Entries, Entry, Input, Inputs, Options};
use analyze::lexicon::user::UserLexicon;
use analyze::output::files::{Existing, Folder, OneFile};
use analyze::output::{Stream, visible};
use analyze::record::JSON_SCHEMA;
use analyze::{ErrorRecord, input, lexicon, summary, text};
use anyhow::Context;
use clap::Parser;

mod batch;
mod cli;
mod sink;
mod worker;

use batch::{Batch, Limits, hush_panics};
use cli::{Fail, Opts, Settings, Surroundings, Target};
use sink::Sink;
use worker::{Done, worker};

/// Some input failed, the others were done.
const SOME_FAILED: u8 = 1;
/// The command line asks for what cannot be.
const WRONG_USAGE: u8 = 2;
/// Ended by Ctrl-C.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    hush_panics();
    match run() {
        Ok(code) => code.into(),
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            say(format_args!("analyze: {e:#}"));
            SOME_FAILED.into()
        }
    }
}

/// Has the reader of the output gone away? That is how `analyze … | head` ends, and no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes a line to standard error.
fn say(message: impl Display) {
    // Where there is no standard error there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{message}");
}

fn run() -> anyhow::Result<u8> {
    let opts = Opts::parse();
    if let Some(path) = &opts.gazetteer
        && let Err(message) = use_gazetteer(path)
    {
        say(message);
        return Ok(WRONG_USAGE);
    }
    let mut stdout = io::stdout().lock();
    if opts.schema {
        stdout.write_all(JSON_SCHEMA.as_bytes())?;
        stdout.flush()?;
        return Ok(0);
    }
    if let Some(shell) = opts.completions {
        stdout.write_all(&Opts::completion(shell))?;
        stdout.flush()?;
        return Ok(0);
    }
    if opts.man {
        stdout.write_all(&Opts::manual()?)?;
        stdout.flush()?;
        return Ok(0);
    }
    if opts.version {
        let (words, places, date) = (lexicon::words::count(), lexicon::gazetteer::len(), lexicon::gazetteer::date());
        let model = text::tagger::model::embedded().map_or("none", |model| model.name());
        let version = env!("CARGO_PKG_VERSION");
        writeln!(stdout, "analyze {version}\nbuilt in: {words} English words; {places} places, of {date}; tagger {model}")?;
        stdout.flush()?;
        return Ok(0);
    }
    drop(stdout);
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let around = Surroundings {
        stdin: io::stdin().is_terminal(),
        stdout: io::stdout().is_terminal(),
        stderr: io::stderr().is_terminal(),
        width: terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0)),
        no_color: set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb"),
    };
    let Some(mut settings) = opts.resolve(around) else {
        let _ = io::stderr().lock().write_all(Opts::help().as_bytes());
        return Ok(WRONG_USAGE);
    };
    if let Some(code) = settings.config.country.as_ref().map(|code| String::from_utf8_lossy(code))
        && lexicon::gazetteer::countries().all(|(_, known, _)| known != code)
    {
        say(format_args!("--country {code}: the gazetteer has no such country"));
        return Ok(WRONG_USAGE);
    }
    if let Some(path) = &settings.lexicon {
        match read_lexicon(path) {
            Ok(lexicon) => settings.config.lexicon = Some(Arc::new(lexicon)),
            Err(messages) => {
                messages.iter().for_each(say);
                return Ok(WRONG_USAGE);
            }
        }
    }
    let mut entries = match entries(&settings) {
        Ok(entries) => entries,
        Err(message) => {
            say(message);
            return Ok(WRONG_USAGE);
        }
    };
    match settings.target.clone() {
        Target::Folder(path) if settings.summary => {
            say(format_args!("{}: --summary is one table: name a file", path.display()));
            Ok(WRONG_USAGE)
        }
        Target::Folder(path) => {
            // All names are checked before anything is written, so all files must be known.
            let mut entries: Vec<_> = entries.collect();
            match Folder::plan(&path, settings.printer.format, settings.existing, entries.iter().flatten()) {
                Ok(folder) => {
                    let all = entries.len();
                    entries.retain(|entry| !entry.as_ref().is_ok_and(|entry| folder.is_done(entry)));
                    let skipped = all - entries.len();
                    if skipped > 0 && !settings.quiet {
                        say(format_args!("{skipped} left out: done before"));
                    }
                    analyze_all(&settings, entries.into_iter(), Sink::Folder(folder))
                }
                Err(message) => {
                    say(visible(&message));
                    Ok(WRONG_USAGE)
                }
            }
        }
        Target::File(path) if settings.existing == Existing::Skip => {
            say(format_args!("{}: --skip-existing is for a folder: end its name with /", path.display()));
            Ok(WRONG_USAGE)
        }
        Target::File(path) => {
            // What a list names is only known when it is read; only what exists can be an input.
            let may_be_listed = settings.files_from.is_some() && settings.existing == Existing::Overwrite && path.exists();
            let listed: Vec<_> = if may_be_listed { entries.by_ref().collect() } else { Vec::new() };
            let mut inputs = settings.paths.clone();
            inputs.extend(listed.iter().flatten().filter_map(|entry| Some(entry.path.clone()?.into_os_string())));
            match OneFile::create(&path, settings.printer.format, settings.existing, &inputs) {
                Ok(file) => analyze_all(&settings, listed.into_iter().chain(entries), Sink::File(file)),
                Err(e) => {
                    say(visible(&format!("{}: {}", path.display(), input::files::io_message(&e))));
                    Ok(WRONG_USAGE)
                }
            }
        }
        Target::Stdout => {
            let out = io::BufWriter::with_capacity(64 << 10, io::stdout());
            analyze_all(&settings, entries, Sink::Stdout(Stream::new(settings.printer.format, out)))
        }
    }
}

/// The inputs of the command line and of its list of files; or what is wrong with the list.
fn entries(settings: &Settings) -> Result<Entries, String> {
    let paths = settings.paths.clone();
    let Some((list, end)) = &settings.files_from else { return Ok(Entries::new(paths)) };
    if list.as_os_str() == "-" {
        if paths.iter().any(|path| path == "-") {
            return Err("--files-from -: standard input cannot be an article too".to_owned());
        }
        return Ok(Entries::listed(paths, "-", io::BufReader::new(io::stdin()), *end));
    }
    let name = list.display().to_string();
    match std::fs::File::open(list) {
        Ok(file) => Ok(Entries::listed(paths, &name, io::BufReader::new(file), *end)),
        Err(e) => Err(visible(&format!("{name}: {}", input::files::io_message(&e))).into_owned()),
    }
}

/// Puts the user's gazetteer in the place of the one in the program; or what is wrong with the file.
fn use_gazetteer(path: &Path) -> Result<(), String> {
    let message = |e: &dyn Display| visible(&format!("{}: {e}", path.display())).into_owned();
    let bytes = std::fs::read(path).map_err(|e| message(&input::files::io_message(&e)))?;
    lexicon::gazetteer::install(bytes).map_err(|fault| message(&fault))
}

/// How many faults of a lexicon are shown.
const FAULTS: usize = 20;

/// The user's names; or what is wrong with the file, a line each.
fn read_lexicon(path: &Path) -> Result<UserLexicon, Vec<String>> {
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|e| vec![format!("{name}: {}", input::files::io_message(&e))])?;
    UserLexicon::parse(&bytes).map_err(|faults| {
        let mut messages: Vec<String> = faults.iter().take(FAULTS).map(|fault| visible(&format!("{name}:{fault}")).into_owned()).collect();
        if faults.len() > FAULTS {
            messages.push(format!("{name}: {} more lines are wrong", faults.len() - FAULTS));
        }
        messages
    })
}

/// The counts of a run.
#[derive(Default)]
struct Counts {
    inputs: u64,
    failed: u64,
}

impl Counts {
    /// The exit code of a run that came to its end.
    fn code(&self, fail: Fail) -> u8 {
        let fails = match fail {
            Fail::Any => self.failed > 0,
            Fail::All => self.failed > 0 && self.failed == self.inputs,
            Fail::Never => false,
        };
        if fails { SOME_FAILED } else { 0 }
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = if self.inputs == 1 { "" } else { "s" };
        write!(f, "{} article{plural}", self.inputs)?;
        if self.failed > 0 { write!(f, ", {} failed", self.failed) } else { Ok(()) }
    }
}

fn analyze_all<E>(settings: &Settings, entries: E, mut sink: Sink) -> anyhow::Result<u8>
where
    E: Iterator<Item = Result<Entry, Box<ErrorRecord>>> + Send + 'static,
{
    let options: Options = settings.input;
    let for_workers = settings.clone();
    let batch = Batch::start(Inputs::new(entries, options), Limits::for_jobs(settings.jobs), move || worker(&for_workers))
        .context("cannot start a thread")?;

    let interrupted = Arc::new(AtomicBool::new(false));
    let (flag, stop) = (Arc::clone(&interrupted), batch.stopper());
    // Where no handler can be had, Ctrl-C ends the command as it always did.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::SeqCst) {
            // Asked twice: the output may hang.
            std::process::exit(INTERRUPTED.into());
        }
        stop();
    });

    let mut counts = Counts::default();
    let (asked, part) = (sink.path(), sink.part());
    let written = write_all(settings, &batch, &mut sink, &mut counts);
    let was_interrupted = interrupted.load(Ordering::SeqCst);
    let ended = written.and_then(|()| if was_interrupted { sink.interrupt() } else { sink.finish() });
    if was_interrupted {
        say(format_args!("interrupted after {counts}"));
    }
    let whole = match ended {
        Ok(()) => true,
        // The reader of the output has gone away. That is how `analyze … | head` ends, and no failure.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(if was_interrupted { INTERRUPTED } else { 0 }),
        Err(e) => {
            say(visible(&format!("{}: {}", asked.display(), input::files::io_message(&e))));
            false
        }
    };
    match part.filter(|part| part.exists()) {
        Some(part) if whole => say(visible(&format!("{}: what was done until then", part.display()))),
        Some(part) => say(visible(&format!("{}: what was done until then; its last record may be cut off", part.display()))),
        None => {}
    }
    if was_interrupted {
        return Ok(INTERRUPTED);
    }
    if !whole {
        return Ok(SOME_FAILED);
    }
    if counts.inputs > 1 && !settings.quiet {
        say(&counts);
    }
    Ok(counts.code(settings.fail))
}

/// Writes the results of a batch as they come, and says which inputs failed. An error is the output's, and ends the run.
fn write_all(settings: &Settings, batch: &Batch<Input, Done>, sink: &mut Sink, counts: &mut Counts) -> io::Result<()> {
    let mut entries = Vec::new();
    let mut bar = Progress::new(settings.progress);
    loop {
        if batch.must_wait() {
            sink.flush()?;
        }
        let Some(done) = batch.next() else { break };
        counts.inputs += 1;
        bar.step(counts, done.bytes);
        let place = done.number.map_or_else(|| done.label.clone(), |n| format!("{}:{n}", done.label));
        let mut error = done.error.clone();
        if settings.summary {
            entries.extend(done.entry.map(|entry| *entry));
        } else if let Err((path, e)) = sink.put(&done)? {
            error.get_or_insert_with(|| format!("{}: {}", path.display(), input::files::io_message(&e)));
        }
        match (error, done.note) {
            (Some(error), _) => {
                counts.failed += 1;
                if !settings.quiet && !settings.seen {
                    bar.aside(|| say(visible(&format!("{place}: {error}"))));
                }
            }
            (None, Some(note)) => say(visible(&format!("{place}: {note}"))),
            (None, None) => {}
        }
    }
    bar.end();
    if settings.summary {
        for piece in settings.printer.summary(&summary::lines(entries)) {
            sink.put_piece(&piece)?;
        }
    }
    Ok(())
}

/// How far a run is, on a terminal.
struct Progress {
    bar: Option<indicatif::ProgressBar>,
    bytes: u64,
}

impl Progress {
    fn new(shown: bool) -> Self {
        let style = indicatif::ProgressStyle::with_template("{spinner} {elapsed} {msg}");
        let bar = style.ok().filter(|_| shown).map(|style| indicatif::ProgressBar::new_spinner().with_style(style));
        Self { bar, bytes: 0 }
    }

    fn step(&mut self, counts: &Counts, bytes: usize) {
        self.bytes += bytes as u64;
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{counts}, {}", indicatif::DecimalBytes(self.bytes)));
            bar.inc(1);
        }
    }

    /// Writes something beside the bar.
    fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
