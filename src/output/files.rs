//! Where printed records go when that is not standard output: one file, or a folder with one file an article ([`names`] says which).
//!
//! Nothing is overwritten unless that is wanted, no input ever is, and no half-written file bears the name of a whole one: a file is
//! written under a name of its own and renamed at the end.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

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
        self.stream.finish()?;
        if self.part == self.path {
            return Ok(());
        }
        check_free(&self.path, self.existing)?;
        fs::rename(&self.part, &self.path)
    }

    /// Ends the file early and leaves it under the name that it has.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn interrupt(self) -> io::Result<()> {
        self.stream.finish().map(drop)
    }
}

/// Would reading `input`, a file or a folder, read the file `path`?
fn reads(input: &Path, path: &Path) -> bool {
    let (Ok(input), Ok(path)) = (fs::canonicalize(input), fs::canonicalize(path)) else { return false };
    path == input || (path.starts_with(&input) && format_of(&path).is_some())
}

fn is_input() -> io::Error {
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

/// A folder that gets one file an article.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    existing: Existing,
    /// Hashes of the paths of the files that are read.
    inputs: FxHashSet<u64>,
}

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
        let mut folder = Self { path: path.to_owned(), existing, inputs: FxHashSet::default() };
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

    fn is_input(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| self.inputs.contains(&hash(path.as_os_str().as_encoded_bytes())))
    }

    /// Writes the file of one article, whose path [`Names`] gave, unless it is there already and to be left.
    ///
    /// # Errors
    /// It exists (unless `existing` says otherwise), is an input's path, or cannot be written.
    pub fn put(&self, path: &Path, record: &[u8]) -> io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        if self.existing == Existing::Skip && path.is_file() {
            return Ok(());
        }
        check_free(path, self.existing)?;
        if self.is_input(path) {
            return Err(is_input());
        }
        let (mut file, part) = create_part(path)?;
        let written = file.write_all(record).and_then(|()| fs::rename(&part, path));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written
    }
}
