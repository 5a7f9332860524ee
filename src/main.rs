//! The command `analyze`: reads the command line, runs the batch, says what went wrong. See [`cli`] for the options.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use analyze::input::files::{Entries, Entry, Input, Inputs, Options};
use analyze::lexicon::user::UserLexicon;
use analyze::output::files::{Existing, Folder, OneFile, Subject};
use analyze::output::{Stream, visible};
use analyze::record::{ErrorKind, JSON_SCHEMA};
use analyze::{Analyzer, ErrorRecord, Record, input, lexicon, summary, text};
use anyhow::Context;
use clap::Parser;

mod batch;
mod cli;

use batch::{Batch, Limits, Weight, guarded, hush_panics};
use cli::{Fail, Opts, Settings, Surroundings, Target};

/// Some input failed, the others were done.
const SOME_FAILED: u8 = 1;
/// The command line asks for what cannot be.
const WRONG_USAGE: u8 = 2;
/// Ended by Ctrl-C.
const INTERRUPTED: u8 = 130;

/// What failed where a record could not be written.
const OUTPUT: &str = "cannot write the output";

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
    let entries = match entries(&settings) {
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
            let entries: Vec<_> = entries.collect();
            let found: Vec<Entry> = entries.iter().filter_map(|entry| entry.as_ref().ok()).cloned().collect();
            match Folder::plan(&path, settings.printer.format, settings.existing, &found) {
                Ok(folder) => {
                    let left: Vec<_> = entries.into_iter().filter(|e| !e.as_ref().is_ok_and(|e| folder.is_done(e))).collect();
                    let skipped = found.len() - left.iter().filter(|e| e.is_ok()).count();
                    if skipped > 0 && !settings.quiet {
                        say(format_args!("{skipped} left out: done before"));
                    }
                    analyze_all(&settings, left.into_iter(), Sink::Folder(folder))
                }
                Err(message) => {
                    say(message);
                    Ok(WRONG_USAGE)
                }
            }
        }
        Target::File(path) if settings.existing == Existing::Skip => {
            say(format_args!("{}: --skip-existing is for a folder: end its name with /", path.display()));
            Ok(WRONG_USAGE)
        }
        Target::File(path) => match OneFile::create(&path, settings.printer.format, settings.existing, &settings.paths) {
            Ok(file) => analyze_all(&settings, entries, Sink::File(file)),
            Err(e) => {
                say(format_args!("{}: {}", path.display(), input::files::io_message(&e)));
                Ok(WRONG_USAGE)
            }
        },
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

impl Weight for Input {
    fn weight(&self) -> usize {
        // A record of its own for what surrounds the bytes.
        self.raw.as_ref().map_or(0, |raw| raw.bytes.len()) + 256
    }
}

/// An input that is done: its record, printed, and what there is to say about it.
struct Done {
    name: PathBuf,
    number: Option<u64>,
    label: String,
    id: String,
    printed: Vec<u8>,
    bytes: usize,
    error: Option<String>,
    /// With `--verbose`: what was found.
    note: Option<String>,
    /// With `--summary`: its line, for an article that could be read.
    entry: Option<Box<summary::Entry>>,
}

impl Weight for Done {
    fn weight(&self) -> usize {
        self.printed.len() + 256
    }
}

/// What a worker does with an input. Never panics: a fault of the analysis is an error record.
fn worker(settings: &Settings) -> impl FnMut(Input) -> Done + use<> {
    let (config, printer, verbose, summed) = (settings.config.clone(), settings.printer, settings.verbose, settings.summary);
    let mut analyzer = Analyzer::new(config.clone());
    move |input: Input| {
        let Input { name, number, raw } = input;
        let bytes = raw.as_ref().map_or(0, |raw| raw.bytes.len());
        let label = raw.as_ref().map_or_else(|e| e.source.path.clone(), |raw| raw.path.clone());
        let mut id = label.clone();
        let mut entry = None;
        let record = guarded(|| {
            let article = input::read(&raw?)?;
            id.clone_from(&article.source.id);
            let analysis = analyzer.analyze(&article);
            entry = summed.then(|| Box::new(summary::Entry::new(&article, &analysis)));
            Ok::<_, Box<ErrorRecord>>(analysis)
        });
        let record = match record {
            Ok(Ok(analysis)) => Record::Analysis(Box::new(analysis)),
            Ok(Err(error)) => Record::Error(*error),
            Err(panic) => {
                // Whatever state its buffers are in.
                analyzer = Analyzer::new(config.clone());
                Record::Error(ErrorRecord::new(&*id, &*label, ErrorKind::Internal, panic))
            }
        };
        let print = || if summed { Vec::new() } else { printer.print(&record) };
        let printed = guarded(print)
            .unwrap_or_else(|panic| printer.print(&Record::Error(ErrorRecord::new(&*id, &*label, ErrorKind::Internal, panic))));
        let note = verbose.then(|| note(&record)).flatten();
        let error = match record {
            Record::Analysis(_) => None,
            Record::Error(e) => {
                id = e.source.id;
                Some(e.error.message)
            }
        };
        Done { name, number, label, id, printed, bytes, error, note, entry }
    }
}

/// What was found, in one line, and the record's warnings.
fn note(record: &Record) -> Option<String> {
    let Record::Analysis(found) = record else { return None };
    let source = &found.source;
    let mut parts = vec![source.format.to_owned(), source.encoding.clone(), format!("{} characters", source.chars)];
    parts.retain(|part| !part.is_empty());
    let mut count = |kind: &str, n: Option<usize>| parts.extend(n.map(|n| format!("{n} {kind}")));
    count("people", found.people.as_ref().map(Vec::len));
    count("organizations", found.organizations.as_ref().map(Vec::len));
    count("places", found.places.as_ref().map(Vec::len));
    count("dates", found.dates.as_ref().map(Vec::len));
    count("quotes", found.quotes.as_ref().map(Vec::len));
    count("casualties", found.casualties.as_ref().map(Vec::len));
    let warnings = found.warnings.iter().map(|warning| format!("; {warning}"));
    Some(parts.join(", ") + &warnings.collect::<String>())
}

enum Sink {
    Stdout(Stream<io::BufWriter<io::Stdout>>),
    File(OneFile),
    Folder(Folder),
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
    let mut entries = Vec::new();
    let mut bar = Progress::new(settings.progress);
    loop {
        if batch.must_wait() {
            sink.flush().context(OUTPUT)?;
        }
        let Some(done) = batch.next() else { break };
        counts.inputs += 1;
        bar.step(&counts, done.bytes);
        let place = done.number.map_or_else(|| done.label.clone(), |n| format!("{}:{n}", done.label));
        let mut error = done.error.clone();
        if settings.summary {
            entries.extend(done.entry.map(|entry| *entry));
        } else if let Err((path, e)) = sink.put(&done).context(OUTPUT)? {
            error.get_or_insert_with(|| format!("{}: {}", path.display(), input::files::io_message(&e)));
        }
        match (error, done.note) {
            (Some(error), _) => {
                counts.failed += 1;
                if !settings.quiet && !settings.seen {
                    bar.aside(|| say(format_args!("{}: {error}", visible(&place))));
                }
            }
            (None, Some(note)) => say(format_args!("{}: {note}", visible(&place))),
            (None, None) => {}
        }
    }
    bar.end();
    if settings.summary {
        for piece in settings.printer.summary(&summary::lines(entries)) {
            sink.put_piece(&piece).context(OUTPUT)?;
        }
    }
    if interrupted.load(Ordering::SeqCst) {
        let left = sink.interrupt().context(OUTPUT)?;
        say(format_args!("interrupted after {counts}"));
        if let Some(path) = left {
            say(format_args!("{}: what was done until then", path.display()));
        }
        return Ok(INTERRUPTED);
    }
    sink.finish().context(OUTPUT)?;
    if counts.inputs > 1 && !settings.quiet {
        say(&counts);
    }
    Ok(counts.code(settings.fail))
}

impl Sink {
    /// Writes a record. The inner error is one article's, the outer one ends the run.
    fn put(&mut self, done: &Done) -> io::Result<Result<(), (PathBuf, io::Error)>> {
        match self {
            Self::Stdout(stream) => stream.put(&done.printed).map(Ok),
            Self::File(file) => file.stream().put(&done.printed).map(Ok),
            Self::Folder(folder) => {
                let subject = Subject { name: &done.name, number: done.number, id: &done.id, label: &done.label };
                Ok(folder.put(&subject, &done.printed).map(drop))
            }
        }
    }

    /// Writes a piece that is no single article's.
    fn put_piece(&mut self, printed: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.put(printed),
            Self::File(file) => file.stream().put(printed),
            Self::Folder(_) => Ok(()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.flush(),
            Self::File(_) | Self::Folder(_) => Ok(()),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(stream) => stream.finish().map(drop),
            Self::File(file) => file.finish(),
            Self::Folder(_) => Ok(()),
        }
    }

    /// Ends early; gives the file that holds what was done, where it is not the one that was asked for.
    fn interrupt(self) -> io::Result<Option<PathBuf>> {
        match self {
            Self::Stdout(stream) => stream.finish().map(|_| None),
            Self::File(file) => file.interrupt().map(Some),
            Self::Folder(_) => Ok(None),
        }
    }
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
