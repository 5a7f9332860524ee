//! Where printed records go when that is not standard output: one file, or a folder with one file an article ([`names`] says which).
//!
//! Nothing is overwritten unless that is wanted, no input ever is, and no half-written file bears the name of a whole one: a file is
//! written under a name of its own, brought to the disk and then renamed, so that not even a machine that loses its power leaves an empty
//! file of that name.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{self, Names, hash, hash_name, holds_lines};
use super::{Format, Stream};
use crate::input::files::{Entry, format_of};

/// The name under which a file is written. `again` counts tries, where the earlier names are taken.
fn part_name(path: &Path, again: usize) -> PathBuf {
    // Room for what is put around the name: a file's name has at most 255 bytes.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let end = (0..=name.len().min(200)).rev().find(|&k| name.is_char_boundary(k)).unwrap_or(0);
    let again = if again > 0 { format!("-{again}") } else { String::new() };
    path.with_file_name(format!(".{}.{}{again}.part", &name[..end], std::process::id()))
}

/// Begins a file under a name that nothing bears. A run that was killed leaves such files, and the number of a process comes again: in a
/// container it is the same every time.
fn create_part(path: &Path) -> io::Result<(File, PathBuf)> {
    let mut again = 0;
    loop {
        let part = part_name(path, again);
        match File::create_new(&part) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && again < 1000 => again += 1,
            created => return created.map(|file| (file, part)),
        }
    }
}

/// Brings a file to the disk.
fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        // Some file systems of other machines do not know how.
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// One file that holds all records.
#[derive(Debug)]
pub struct OneFile {
    path: PathBuf,
    part: PathBuf,
    existing: Existing,
    stream: Stream<BufWriter<File>>,
}

impl OneFile {
    /// Begins the file. `inputs` are the paths that will be read.
    ///
    /// # Errors
    /// It exists (unless `existing` says otherwise), is an input, or cannot be written.
    pub fn create(path: &Path, format: Format, existing: Existing, inputs: &[OsString]) -> io::Result<Self> {
        check_free(path, existing)?;
        if inputs.iter().any(|input| reads(Path::new(input), path)) {
            return Err(is_input());
        }
        // What is no plain file (/dev/stderr, a named pipe) cannot be renamed to.
        let special = fs::metadata(path).is_ok_and(|about| !about.is_file());
        let (file, part) = if special { (File::options().write(true).open(path)?, path.to_owned()) } else { create_part(path)? };
        Ok(Self { path: path.to_owned(), part, existing, stream: Stream::new(format, BufWriter::with_capacity(64 << 10, file)) })
    }

    /// The name that the file was asked to have.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name under which it is being written, where that is another one.
    pub fn part(&self) -> Option<&Path> {
        Some(&*self.part).filter(|part| *part != self.path)
    }

    /// The records.
    pub fn stream(&mut self) -> &mut Stream<BufWriter<File>> {
        &mut self.stream
    }

    /// Ends the file and gives it its name.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let file = self.stream.finish()?;
        if self.part == self.path {
            return Ok(());
        }
        sync(file.get_ref())?;
        check_free(&self.path, self.existing)?;
        fs::rename(&self.part, &self.path)
    }

    /// Ends the file early and leaves it under the name that it has, if there is anything in it.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn interrupt(self) -> io::Result<()> {
        let file = self.stream.finish()?;
        if self.part != self.path && file.get_ref().metadata()?.len() == 0 {
            fs::remove_file(&self.part)?;
        }
        Ok(())
    }
}

/// Would reading `input`, a file or a folder, read the file `path`?
pub(super) fn reads(input: &Path, path: &Path) -> bool {
    let (Ok(input), Ok(path)) = (fs::canonicalize(input), fs::canonicalize(path)) else { return false };
    path == input || (path.starts_with(&input) && format_of(&path).is_some())
}

pub(super) fn is_input() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "is an input itself; choose another name")
}

/// What becomes of an output file that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is an error.
    Refuse,
    /// It is overwritten.
    Overwrite,
    /// It stays, and its article is left out.
    Skip,
}

fn check_free(path: &Path, existing: Existing) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() && existing == Existing::Refuse => {
            Err(io::Error::new(io::ErrorKind::AlreadyExists, "exists (--force overwrites it)"))
        }
        Ok(about) if about.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder")),
        _ => Ok(()),
    }
}

/// Is there a file that a run has written? One without any bytes is none: every record has some.
pub(super) fn is_written(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > 0)
}

/// A file that could not be written.
#[derive(Debug)]
pub struct Failed {
    /// Its article, as it was called when it was put.
    pub article: String,
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// A folder that gets one file an article.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    existing: Existing,
    /// Hashes of the paths of the files that are read.
    inputs: FxHashSet<u64>,
    /// Files that have all their bytes and not yet their names.
    waiting: Vec<Waiting>,
}

/// A file that waits for its name.
#[derive(Debug)]
struct Waiting {
    article: String,
    file: File,
    part: PathBuf,
    path: PathBuf,
}

/// How many files wait for their names at most: to bring each to the disk alone takes twenty times as long as to analyse its article.
const GROUP: usize = 128;
/// Threads that bring files to the disk. What several ask for at once, most file systems do at once.
const SYNCING: usize = 8;

impl Folder {
    /// Looks whether every input can have its file in this folder; writes nothing. Gives the folder and the names of what will be in it.
    ///
    /// # Errors
    /// What stands in the way, the path first: two inputs with one name, a file that exists (unless `existing` says otherwise), a file that is an input.
    pub fn plan<'a>(
        path: &Path,
        format: Format,
        existing: Existing,
        entries: impl Iterator<Item = &'a Entry> + Clone,
    ) -> Result<(Self, Names), String> {
        let mut folder = Self { path: path.to_owned(), existing, inputs: FxHashSet::default(), waiting: Vec::new() };
        let real = entries.clone().filter_map(|entry| fs::canonicalize(entry.path.as_ref()?).ok());
        folder.inputs.extend(real.map(|path| hash(path.as_os_str().as_encoded_bytes())));
        // Hashes and no names: there may be very many inputs.
        let mut taken: FxHashMap<u64, &Entry> = FxHashMap::default();
        let mut given = FxHashSet::default();
        for entry in entries.filter(|entry| !holds_lines(entry)) {
            let name = names::of_input(&entry.name(), format);
            let target = path.join(&name);
            if folder.is_input(&target) {
                return Err(format!("{}: {}", target.display(), is_input()));
            }
            if let Err(e) = check_free(&target, existing) {
                return Err(format!("{}: {e}", target.display()));
            }
            given.insert(hash_name(&name));
            if let Some(other) = taken.insert(hash(name.as_os_str().as_encoded_bytes()), entry) {
                return Err(format!("{}: both {} and {} would be written to it", target.display(), other.label(), entry.label()));
            }
        }
        let names = Names::new(path, format, existing == Existing::Skip, given);
        Ok((folder, names))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Can this file be written?
    ///
    /// # Errors
    /// It exists (unless `existing` says otherwise) or is an input.
    pub(super) fn check(&self, path: &Path) -> io::Result<()> {
        check_free(path, self.existing)?;
        if self.is_input(path) { Err(is_input()) } else { Ok(()) }
    }

    fn is_input(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| self.inputs.contains(&hash(path.as_os_str().as_encoded_bytes())))
    }

    /// Writes the file of one article, whose path [`Names`] gave, unless it is there already and to be left. It gets its name from
    /// [`Folder::settle`]. `article` is what the article is called.
    ///
    /// # Errors
    /// It exists (unless `existing` says otherwise), is an input's path, or cannot be written.
    pub fn put(&mut self, article: &str, path: &Path, record: &[u8]) -> io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        if self.existing == Existing::Skip && is_written(path) {
            return Ok(());
        }
        self.check(path)?;
        let (mut file, part) = create_part(path)?;
        if let Err(e) = file.write_all(record) {
            let _ = fs::remove_file(&part);
            return Err(e);
        }
        self.waiting.push(Waiting { article: article.to_owned(), file, part, path: path.to_owned() });
        Ok(())
    }

    /// Gives the files that wait their names, once they are on the disk; `now`, or when there are enough of them. Gives those that failed.
    pub fn settle(&mut self, now: bool) -> Vec<Failed> {
        if self.waiting.is_empty() || self.waiting.len() < GROUP && !now {
            return Vec::new();
        }
        let waiting = std::mem::take(&mut self.waiting);
        let synced = sync_all(&waiting);
        let named = waiting.into_iter().zip(synced).map(|(Waiting { article, file, part, path }, synced)| {
            drop(file);
            let named = synced.and_then(|()| fs::rename(&part, &path));
            named.map_err(|error| {
                let _ = fs::remove_file(&part);
                Failed { article, path, error }
            })
        });
        named.filter_map(Result::err).collect()
    }
}

/// Brings files to the disk, some at once; gives what became of each.
fn sync_all(waiting: &[Waiting]) -> Vec<io::Result<()>> {
    let results: Vec<Mutex<io::Result<()>>> = waiting.iter().map(|_| Mutex::new(Ok(()))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((waiting, result)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|k| waiting.get(k).zip(results.get(k))) {
            *result.lock().unwrap_or_else(PoisonError::into_inner) = sync(&waiting.file);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..waiting.len().min(SYNCING) {
            // Without more threads this one does it all.
            let _ = std::thread::Builder::new().name("sync".to_owned()).spawn_scoped(scope, work);
        }
        work();
    });
    results.into_iter().map(|result| result.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}
