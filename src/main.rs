//! The command `analyze`: reads the command line and finds out what it asks for; [`run`] does it. See [`cli`] for the options.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use analyze::input::files::{Entries, Entry};
use analyze::lexicon::user::UserLexicon;
use analyze::output::files::{Existing, Folder, OneFile};
use analyze::output::ids::Ids;
use analyze::output::names::Names;
use analyze::output::pages::Pages;
use analyze::output::sheets::Sheets;
use analyze::output::sqlite::{Database, Wanted};
use analyze::output::{Format, Stream, visible};
use analyze::{ErrorRecord, input, lexicon, text};
use clap::Parser;

mod batch;
mod cli;
mod counts;
mod debug;
mod gather;
mod progress;
mod run;
mod signals;
mod sink;
mod task;
mod worker;

use batch::hush_panics;
use cli::{Opts, Settings, Surroundings, Target};
use counts::Counts;
use run::Run;
use sink::Sink;
use task::Called;

/// Some input failed, the others were done.
const SOME_FAILED: u8 = 1;
/// The command line asks for what cannot be.
const WRONG_USAGE: u8 = 2;

/// A file to be read, or what was wrong with its path.
type Listed = Result<Entry, Box<ErrorRecord>>;

fn main() -> ExitCode {
    hush_panics();
    match command() {
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

/// Writes a line to standard error. What is in it of names and texts, whatever their signs, is [`visible`] there.
fn say(message: impl Display) {
    // Where there is no standard error there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{}", visible(&message.to_string()));
}

fn command() -> anyhow::Result<u8> {
    let opts = Opts::parse();
    if let Some(path) = &opts.gazetteer
        && let Err(message) = use_gazetteer(path)
    {
        say(message);
        return Ok(WRONG_USAGE);
    }
    let mut stdout = io::stdout().lock();
    if let Some(of) = opts.schema {
        stdout.write_all(of.json().as_bytes())?;
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
    let mut settings = match opts.resolve(around) {
        Ok(Some(settings)) => settings,
        Ok(None) => {
            let _ = io::stderr().lock().write_all(Opts::help().as_bytes());
            return Ok(WRONG_USAGE);
        }
        Err(message) => {
            say(message);
            return Ok(WRONG_USAGE);
        }
    };
    if let Some(code) = settings.config.country.as_ref().map(|code| String::from_utf8_lossy(code))
        && lexicon::gazetteer::countries().all(|(_, known, _)| known != code)
    {
        let meant = if code == "UK" { " (the United Kingdom is GB)" } else { "" };
        say(format_args!("--country {code}: the gazetteer has no such country{meant}"));
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
    if let Some(aspect) = settings.debug {
        return Ok(debug::print(entries, settings.input.clone(), aspect)?);
    }
    let counts = Arc::new(Counts::default());
    let (total, refused, passed_over) = (Arc::new(OnceLock::new()), entries.refusal(), entries.passed_over());
    let run = |sink, called| Run {
        settings: &settings,
        sink,
        called,
        counts: Arc::clone(&counts),
        total: Arc::clone(&total),
        passed_over: passed_over.clone(),
        refused: Arc::clone(&refused),
    };
    match settings.target.clone() {
        Target::Folder(path) if !settings.sheets.is_empty() => {
            let mut entries = entries.leave_out(&path);
            match into_sheets(&settings, &path, &mut entries, &refused) {
                Some((sheets, listed)) => run(Sink::Sheets(sheets), Called::Nothing).analyze(listed.into_iter().chain(entries)),
                None => Ok(WRONG_USAGE),
            }
        }
        Target::Folder(path) if settings.pages() => {
            let entries: Vec<_> = entries.leave_out(&path).collect();
            if let Some(message) = refused.get() {
                say(message);
                return Ok(WRONG_USAGE);
            }
            match into_pages(&settings, &path, &entries) {
                Some((pages, names)) => {
                    weigh_entries(&settings, &entries, &total);
                    run(Sink::Pages(Box::new(pages)), Called::Files(names)).analyze(entries.into_iter())
                }
                None => Ok(WRONG_USAGE),
            }
        }
        Target::Folder(path) => {
            if let Some(gather) = settings.gather {
                say(format_args!("{}: {} is one table: name a file", path.display(), gather.option()));
                return Ok(WRONG_USAGE);
            }
            // All names are checked before anything is written, so all files must be known.
            let mut entries: Vec<_> = entries.leave_out(&path).collect();
            if let Some(message) = refused.get() {
                say(message);
                return Ok(WRONG_USAGE);
            }
            match Folder::plan(&path, settings.printer.format, settings.existing, entries.iter().flatten()) {
                Ok((folder, names)) => {
                    let all = entries.len();
                    entries.retain(|entry| !entry.as_ref().is_ok_and(|entry| names.is_done(entry)));
                    counts.left_out.add((all - entries.len()) as u64);
                    weigh_entries(&settings, &entries, &total);
                    run(Sink::Folder(folder), Called::Files(names)).analyze(entries.into_iter())
                }
                Err(message) => {
                    say(message);
                    Ok(WRONG_USAGE)
                }
            }
        }
        Target::File(path) if settings.printer.format == Format::Sqlite => match into_database(&settings, &path) {
            Ok((database, ids)) => {
                weigh(&settings, &total);
                run(Sink::Database(Box::new(database)), Called::Ids(ids)).analyze(entries)
            }
            Err(e) => {
                say(format_args!("{}: {}", path.display(), input::files::io_message(&e)));
                Ok(WRONG_USAGE)
            }
        },
        Target::File(path) if settings.existing == Existing::Skip => {
            say(format_args!("{}: --skip-existing is for a folder: end its name with /", path.display()));
            Ok(WRONG_USAGE)
        }
        Target::File(path) => {
            let Some((inputs, listed)) = inputs_of(&settings, &mut entries, path.exists(), &refused) else { return Ok(WRONG_USAGE) };
            match OneFile::create(&path, settings.stream(), settings.existing, &inputs) {
                Ok(file) => {
                    weigh(&settings, &total);
                    run(Sink::File(file), Called::Nothing).analyze(listed.into_iter().chain(entries))
                }
                Err(e) => {
                    say(format_args!("{}: {}", path.display(), input::files::io_message(&e)));
                    Ok(WRONG_USAGE)
                }
            }
        }
        Target::Stdout => {
            let out = io::BufWriter::with_capacity(64 << 10, io::stdout());
            weigh(&settings, &total);
            run(Sink::Stdout(Stream::new(settings.stream(), out)), Called::Nothing).analyze(entries)
        }
    }
}

/// The inputs of the command line and of its list of files; or what is wrong with the list.
fn entries(settings: &Settings) -> Result<Entries, String> {
    let paths = settings.paths.clone();
    if paths.iter().filter(|path| *path == "-").count() > 1 {
        return Err("-: standard input is read once, and was named more often".to_owned());
    }
    let Some((list, end)) = &settings.files_from else { return Ok(Entries::new(paths)) };
    if list.as_os_str() == "-" {
        if paths.iter().any(|path| path == "-") {
            return Err("--files-from -: standard input cannot be an article too".to_owned());
        }
        return Ok(Entries::listed(paths, "-", io::BufReader::new(io::stdin()), *end));
    }
    let name = list.display().to_string();
    // On Unix a folder can be opened, and then not read.
    let file = std::fs::File::open(list).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(file),
    });
    match file {
        Ok(file) => Ok(Entries::listed(paths, &name, io::BufReader::new(file), *end)),
        Err(e) => Err(format!("{name}: {}", input::files::io_message(&e))),
    }
}

/// The paths that will be read, as far as an output file could be one of them, and the entries that were read for that. What a list names is only known
/// when it is read; only what exists can be an input. None, when that is said, where the list is wrong.
fn inputs_of(settings: &Settings, entries: &mut Entries, exists: bool, refused: &OnceLock<String>) -> Option<(Vec<OsString>, Vec<Listed>)> {
    let may_be_listed = settings.files_from.is_some() && settings.existing == Existing::Overwrite && exists;
    let listed: Vec<_> = if may_be_listed { entries.by_ref().collect() } else { Vec::new() };
    if let Some(message) = refused.get() {
        say(message);
        return None;
    }
    let mut inputs = settings.paths.clone();
    inputs.extend(listed.iter().flatten().filter_map(|entry| Some(entry.path.clone()?.into_os_string())));
    Some((inputs, listed))
}

/// The files of the tables in a folder, and the entries that were read before they were begun. None, when that is said, where they cannot be.
fn into_sheets(settings: &Settings, path: &Path, entries: &mut Entries, refused: &OnceLock<String>) -> Option<(Sheets, Vec<Listed>)> {
    if settings.existing == Existing::Skip {
        say(format_args!("{}: --skip-existing is for a file an article: each table of -f csv holds all", path.display()));
        return None;
    }
    let (inputs, listed) = inputs_of(settings, entries, path.exists(), refused)?;
    match Sheets::create(path, &settings.sheets, settings.existing, &inputs) {
        Ok(sheets) => Some((sheets, listed)),
        Err((path, e)) => {
            say(format_args!("{}: {}", path.display(), input::files::io_message(&e)));
            None
        }
    }
}

/// The pages of a folder and their names. None, when that is said, where they cannot be.
fn into_pages(settings: &Settings, path: &Path, entries: &[Listed]) -> Option<(Pages, Names)> {
    let pages = if settings.existing == Existing::Skip {
        Err(format!("{}: --skip-existing: not with -f html, whose index lists all articles of the run", path.display()))
    } else {
        Pages::plan(path, settings.existing, entries.iter().flatten())
    };
    pages.map_err(say).ok()
}

/// Adds up the bytes of inputs that are known, where the run shows how far it is.
fn weigh_entries(settings: &Settings, entries: &[Listed], total: &OnceLock<u64>) {
    if let Some(bytes) = entries.iter().flatten().map(Entry::bytes).sum::<Option<u64>>().filter(|_| settings.progress) {
        let _ = total.set(bytes);
    }
}

/// The database, and what its articles will be called there.
fn into_database(settings: &Settings, path: &Path) -> io::Result<(Database, Ids)> {
    let wanted = Wanted { existing: settings.existing, sheets: settings.sheets.clone(), events: settings.gather.is_some() };
    let database = Database::open(path, &wanted, &settings.paths)?;
    let ids = if settings.existing == Existing::Skip { Ids::new(database.ids()?) } else { Ids::default() };
    Ok((database, ids))
}

/// Adds up the bytes of all inputs beside the run, where it shows how far it is and they can be told: folders may be large.
fn weigh(settings: &Settings, total: &Arc<OnceLock<u64>>) {
    // A pipe can be read once: its paths would be lost to the run.
    let list_is_pipe = settings.files_from.as_ref().is_some_and(|(list, _)| !list.is_file());
    if !settings.progress || list_is_pipe || settings.paths.iter().any(|path| path == "-") {
        return;
    }
    let (settings, total) = (settings.clone(), Arc::clone(total));
    // Without a thread it is not known.
    let _ = std::thread::Builder::new().name("weigh".to_owned()).spawn(move || {
        let bytes = entries(&settings).ok()?.flatten().map(|entry| entry.bytes()).sum::<Option<u64>>()?;
        total.set(bytes).ok()
    });
}

/// Puts the user's gazetteer in the place of the one in the program; or what is wrong with the file.
fn use_gazetteer(path: &Path) -> Result<(), String> {
    let message = |e: &dyn Display| format!("{}: {e}", path.display());
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
        let mut messages: Vec<String> = faults.iter().take(FAULTS).map(|fault| format!("{name}:{fault}")).collect();
        if faults.len() > FAULTS {
            messages.push(format!("{name}: {} more lines are wrong", faults.len() - FAULTS));
        }
        messages
    })
}
