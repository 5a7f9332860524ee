//! The paths of the command line → [`Raw`] inputs: files, folders, standard input; one after the other, in order, read only when asked.
//!
//! [`Entries`] finds the files (and walks the folders), [`Inputs`] opens them and cuts those that hold several articles: JSON Lines while
//! they stream in, JSON by its brackets. What cannot be read is an error record in its place, and the next one follows.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::{Raw, compressed, detect};
use crate::article::Format;
use crate::lexicon::fields::FieldNames;
use crate::record::{ErrorKind, ErrorRecord};

mod open;
mod own_id;
mod passed_over;

pub(super) use open::NotOpened;
pub use open::{Articles, Numbered, articles};
pub use passed_over::PassedOver;

/// How inputs are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The format of all inputs; told by extension and content where it is `None`.
    pub format: Option<Format>,
    /// Larger files and lines are error records.
    pub max_bytes: u64,
    /// What the user calls the fields of objects and the columns of tables.
    pub fields: FieldNames,
}

impl Default for Options {
    fn default() -> Self {
        Self { format: None, max_bytes: 64 << 20, fields: FieldNames::default() }
    }
}

/// A file to be read, or standard input. A large folder has many, all held at once where one file an article is written: it is kept small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it lies; `None` is standard input.
    pub path: Option<PathBuf>,
    /// Of the path's parts, how many stand below the folder that was given; 1 for a file that was given itself.
    depth: usize,
    /// Was it found in a folder?
    walked: bool,
}

impl Entry {
    fn stdin() -> Self {
        Self { path: None, depth: 1, walked: false }
    }

    fn given(path: PathBuf) -> Self {
        Self { path: Some(path), depth: 1, walked: false }
    }

    fn walked(path: PathBuf, depth: usize) -> Self {
        Self { path: Some(path), depth, walked: true }
    }

    /// The path as given, `-` for standard input. What is no UTF-8 in it is U+FFFD.
    pub fn label(&self) -> Cow<'_, str> {
        self.path.as_ref().map_or(Cow::Borrowed("-"), |path| path.to_string_lossy())
    }

    /// The path below the folder that was given, or the file's own name, without the ending of compressed files; what is written for it is
    /// named after this.
    pub fn name(&self) -> PathBuf {
        let Some(path) = &self.path else { return PathBuf::from("stdin") };
        let above = path.components().count().saturating_sub(self.depth);
        let name: PathBuf = path.components().skip(above).collect();
        if is_compressed(&name) { name.with_extension("") } else { name }
    }

    /// The format that its extension names.
    pub fn format(&self) -> Option<Format> {
        format_of(self.path.as_deref()?)
    }

    /// The bytes of articles in it, where that can be told without reading it: not of standard input, a pipe or a compressed file.
    pub fn bytes(&self) -> Option<u64> {
        let path = self.path.as_deref().filter(|path| !is_compressed(path))?;
        // What is not there has no articles.
        std::fs::metadata(path).map_or(Some(0), |about| about.is_file().then_some(about.len()))
    }
}

/// One input: an article's bytes, or why there are none.
#[derive(Clone, Debug)]
pub struct Input {
    /// The file that it comes from; for naming what is written.
    pub name: PathBuf,
    /// The line or item, where its file holds several.
    pub number: Option<u64>,
    /// The bytes.
    pub raw: Result<Raw, Box<ErrorRecord>>,
    /// How it is read.
    pub options: Arc<Options>,
}

/// The format that a file's extension names, before that of a compressed file (`a.jsonl.gz`).
pub fn format_of(path: &Path) -> Option<Format> {
    // A name that is no UTF-8 has an extension all the same.
    detect::format_of(compressed::uncompressed_name(&path.file_name()?.to_string_lossy()))
}

/// Does the file's extension say that it is compressed?
fn is_compressed(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        compressed::uncompressed_name(&name).len() < name.len()
    })
}

/// The files behind a list of paths, folders walked in order of their names' bytes.
pub struct Entries {
    paths: Box<dyn Iterator<Item = io::Result<Given>> + Send>,
    /// What the paths come from, for messages.
    list: String,
    /// Is standard input read, as an article or as the list?
    stdin_is_taken: bool,
    refused: Arc<OnceLock<String>>,
    passed_over: PassedOver,
    walk: Option<Walk>,
    /// A folder that is not walked into.
    unread: Option<PathBuf>,
}

/// A path that was given.
struct Given {
    path: OsString,
    /// The line of the list that it stands in, where that is where it comes from.
    line: Option<u64>,
}

struct Walk {
    steps: walkdir::IntoIter,
    root: PathBuf,
    /// Has it given anything?
    found: bool,
}

impl Entries {
    /// The files behind these paths; `-` is standard input.
    pub fn new(paths: Vec<OsString>) -> Self {
        Self::of(paths, "", std::iter::empty())
    }

    /// The files behind these paths, and then behind those that `list` holds, each ended by the byte `end`; read only when asked. `name` is
    /// what the list is called in messages. Empty paths are passed over; a carriage return before a line feed is none of the path.
    pub fn listed(paths: Vec<OsString>, name: &str, list: impl BufRead + Send + 'static, end: u8) -> Self {
        let more = (1..).zip(list.split(end)).map(move |(line, path)| {
            path.map(|mut bytes| {
                if end == b'\n' {
                    bytes.pop_if(|last| *last == b'\r');
                }
                Given { path: os_string(bytes), line: Some(line) }
            })
        });
        Self::of(paths, name, more.filter(|given| !given.as_ref().is_ok_and(|given| given.path.is_empty())))
    }

    fn of(paths: Vec<OsString>, list: &str, more: impl Iterator<Item = io::Result<Given>> + Send + 'static) -> Self {
        let paths = paths.into_iter().map(|path| Ok(Given { path, line: None })).chain(more);
        let refused = Arc::default();
        Self {
            paths: Box::new(paths),
            list: list.to_owned(),
            stdin_is_taken: list == "-",
            refused,
            passed_over: PassedOver::default(),
            walk: None,
            unread: None,
        }
    }

    /// What is wrong with the list, once it has come to that: nothing comes after it.
    pub fn refusal(&self) -> Arc<OnceLock<String>> {
        Arc::clone(&self.refused)
    }

    /// The files of the folders that are of no kind that is read, as far as they have come up.
    pub fn passed_over(&self) -> PassedOver {
        self.passed_over.clone()
    }

    /// Standard input, where it is to be had: once, and not where it is the list.
    fn stdin(&mut self, line: Option<u64>) -> Option<Entry> {
        if let Some(line) = line.filter(|_| self.stdin_is_taken) {
            let list = &self.list;
            let why = if list == "-" { "which is this list" } else { "which is read already" };
            let _ = self.refused.set(format!("{list}:{line}: \"-\" is standard input, {why}; a file of that name is \"./-\""));
            self.paths = Box::new(std::iter::empty());
            return None;
        }
        self.stdin_is_taken = true;
        Some(Entry::stdin())
    }

    /// Leaves a folder out where it lies in one that is walked: what is written there is not to be read again. It is read where it, or a file
    /// in it, is named itself.
    pub fn leave_out(mut self, folder: &Path) -> Self {
        self.unread = std::fs::canonicalize(folder).ok();
        self
    }
}

impl Iterator for Entries {
    type Item = Result<Entry, Box<ErrorRecord>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(walk) = &mut self.walk {
                match walk.next(self.unread.as_deref(), &self.passed_over) {
                    Some(entry) => return Some(entry),
                    None => self.walk = None,
                }
            }
            let Given { path, line } = match self.paths.next()? {
                Ok(given) => given,
                Err(e) => {
                    // Whatever comes behind cannot be told.
                    self.paths = Box::new(std::iter::empty());
                    return Some(Err(Box::new(ErrorRecord::new(&*self.list, &*self.list, ErrorKind::Io, io_message(&e)))));
                }
            };
            if path == "-" {
                return self.stdin(line).map(Ok);
            }
            let path = PathBuf::from(path);
            if !path.is_dir() {
                // What is missing or cannot be read shows when it is opened.
                return Some(Ok(Entry::given(path)));
            }
            // Links to folders are not followed, so there are no loops; links to files are files.
            let steps = walkdir::WalkDir::new(&path).sort_by_file_name().into_iter();
            self.walk = Some(Walk { steps, root: path, found: false });
        }
    }
}

/// A path as the system has it; elsewhere than on Unix what is no UTF-8 is replaced.
fn os_string(bytes: Vec<u8>) -> OsString {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(bytes);
    #[cfg(not(unix))]
    return String::from_utf8_lossy(&bytes).into_owned().into();
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

impl Walk {
    fn next(&mut self, unread: Option<&Path>, passed_over: &PassedOver) -> Option<Result<Entry, Box<ErrorRecord>>> {
        loop {
            let step = match self.steps.next() {
                Some(Ok(step)) => step,
                Some(Err(e)) => {
                    self.found = true;
                    let path = e.path().unwrap_or(&self.root).to_string_lossy().into_owned();
                    let message = e.io_error().map_or_else(|| e.to_string(), io_message);
                    return Some(Err(Box::new(ErrorRecord::new(&*path, &*path, ErrorKind::Io, message))));
                }
                None if self.found => return None,
                None => {
                    self.found = true;
                    let root = self.root.to_string_lossy();
                    let message = "no articles in this folder (.txt .text .md .json .jsonl .ndjson .html .htm .xhtml .mht .mhtml .csv .tsv .warc .eml .mbox .xml .rss .atom .docx, also .gz .zst)";
                    return Some(Err(Box::new(ErrorRecord::new(&*root, &*root, ErrorKind::Empty, message))));
                }
            };
            let is_unread = || {
                step.file_type().is_dir()
                    && unread.is_some_and(|unread| std::fs::canonicalize(step.path()).is_ok_and(|path| path == unread))
            };
            if step.depth() > 0 && (is_hidden(step.file_name()) || is_unread()) {
                if step.file_type().is_dir() {
                    self.steps.skip_current_dir();
                }
                continue;
            }
            if step.file_type().is_dir() {
                continue;
            }
            if format_of(step.path()).is_none() {
                passed_over.add(step.path());
                continue;
            }
            // A link that leads nowhere shows when it is opened.
            let behind = if step.path_is_symlink() {
                std::fs::metadata(step.path()).map(|about| about.file_type()).ok()
            } else {
                Some(step.file_type())
            };
            match behind {
                Some(kind) if kind.is_dir() => continue,
                Some(kind) if !kind.is_file() => {
                    self.found = true;
                    let path = step.path().to_string_lossy();
                    // Whoever opens a named pipe waits for its writer, perhaps for ever.
                    let message = "is no plain file; it is read when it is named itself";
                    return Some(Err(Box::new(ErrorRecord::new(&*path, &*path, ErrorKind::Io, message))));
                }
                _ => {
                    self.found = true;
                    let depth = step.depth();
                    return Some(Ok(Entry::walked(step.into_path(), depth)));
                }
            }
        }
    }
}

/// An input or output error in words, without the number of the operating system.
pub fn io_message(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => {
            let words = error.to_string();
            words.split(" (os error").next().unwrap_or(&words).to_owned()
        }
    }
}

/// Says that something is larger than may be.
pub(super) fn too_large(max_bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let whole = units.into_iter().find(|(bits, _)| max_bytes.trailing_zeros() >= *bits && max_bytes > 0);
    let (size, unit) = whole.map_or((max_bytes, "bytes"), |(bits, unit)| (max_bytes >> bits, unit));
    format!("larger than {size} {unit} (--max-bytes)")
}

/// Says that something is larger than there is memory for.
pub(super) fn no_memory() -> String {
    "needs more memory than there is".to_owned()
}

/// The articles of files, in order.
pub struct Inputs<E> {
    entries: E,
    options: Arc<Options>,
    open: Option<(PathBuf, Articles)>,
    passed_over: PassedOver,
}

impl<E: Iterator<Item = Result<Entry, Box<ErrorRecord>>>> Inputs<E> {
    /// The articles of these files.
    pub fn new(entries: E, options: Options) -> Self {
        Self { entries, options: Arc::new(options), open: None, passed_over: PassedOver::default() }
    }

    /// Counts files of folders that turn out to hold no articles here.
    pub fn counting(mut self, passed_over: PassedOver) -> Self {
        self.passed_over = passed_over;
        self
    }
}

impl<E: Iterator<Item = Result<Entry, Box<ErrorRecord>>>> Iterator for Inputs<E> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some((name, articles)) = &mut self.open {
                if let Some((number, raw)) = articles.next() {
                    let options = Arc::clone(&self.options);
                    return Some(Input { name: name.clone(), number, raw, options });
                }
                self.open = None;
            }
            match self.entries.next()? {
                Err(error) => {
                    let options = Arc::clone(&self.options);
                    return Some(Input { name: PathBuf::from(&error.source.path), number: None, raw: Err(error), options });
                }
                Ok(entry) => match open::open(&entry, &self.options) {
                    Ok(articles) => self.open = Some((entry.name(), articles)),
                    Err(NotOpened::NoTexts(_)) if entry.walked => self.passed_over.add(entry.path.as_deref().unwrap_or(Path::new(""))),
                    Err(NotOpened::Failed(error) | NotOpened::NoTexts(error)) => {
                        let options = Arc::clone(&self.options);
                        return Some(Input { name: entry.name(), number: None, raw: Err(error), options });
                    }
                },
            }
        }
    }
}
