//! Where printed records go: standard output, one file, or a folder with one file an article.
//!
//! Nothing is overwritten unless that is wanted, no input ever is, and no half-written file bears the name of a whole one: a file is
//! written under a name of its own and renamed at the end.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{Format, Stream};
use crate::article;
use crate::input::files::{Entry, format_of};

/// The name under which a file is written.
fn part_name(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
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
        let part = if special { path.to_owned() } else { part_name(path) };
        let file = if special { File::options().write(true).open(path)? } else { File::create_new(&part)? };
        Ok(Self { path: path.to_owned(), part, existing, stream: Stream::new(format, BufWriter::with_capacity(64 << 10, file)) })
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

    /// Ends the file early and leaves it under the name that it has; gives that name.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn interrupt(self) -> io::Result<PathBuf> {
        self.stream.finish()?;
        Ok(self.part)
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
    format: Format,
    existing: Existing,
    /// The files that are read.
    inputs: FxHashSet<PathBuf>,
    /// Hashes of the names given so far, in lower case: some file systems do not tell the cases apart.
    names: FxHashSet<u64>,
}

/// Which article a file is for.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The input's name: [`Entry::name`].
    pub name: &'a Path,
    /// The line or item, where the input holds several articles.
    pub number: Option<u64>,
    /// The article's id.
    pub id: &'a str,
    /// The input's path as given; an id that is no more than that and the number says nothing.
    pub label: &'a str,
}

impl Folder {
    /// Looks whether every input can have its file in this folder; writes nothing.
    ///
    /// # Errors
    /// What stands in the way, the path first: two inputs with one name, a file that exists (unless `existing` says otherwise), a file that is an input.
    pub fn plan(path: &Path, format: Format, existing: Existing, entries: &[Entry]) -> Result<Self, String> {
        let inputs: FxHashSet<PathBuf> = entries.iter().filter_map(|entry| fs::canonicalize(entry.path.as_ref()?).ok()).collect();
        let mut taken: HashMap<PathBuf, &str, FxBuildHasher> = FxHashMap::default();
        for entry in entries.iter().filter(|entry| entry.format() != Some(article::Format::Jsonl)) {
            let target = path.join(output_name(&entry.name, None, format));
            if fs::canonicalize(&target).is_ok_and(|target| inputs.contains(&target)) {
                return Err(format!("{}: {}", target.display(), is_input()));
            }
            if let Err(e) = check_free(&target, existing) {
                return Err(format!("{}: {e}", target.display()));
            }
            if let Some(other) = taken.insert(target.clone(), &entry.label) {
                return Err(format!("{}: both {other} and {} would be written to it", target.display(), entry.label));
            }
        }
        Ok(Self { path: path.to_owned(), format, existing, inputs, names: FxHashSet::default() })
    }

    /// Is the article of this input, which holds one, written already and to be left out?
    pub fn is_done(&self, entry: &Entry) -> bool {
        let several = entry.format() == Some(article::Format::Jsonl);
        self.existing == Existing::Skip && !several && self.path.join(output_name(&entry.name, None, self.format)).is_file()
    }

    /// Writes the file of one article, unless it is there already and to be left; gives its path.
    ///
    /// # Errors
    /// It exists (unless `existing` says otherwise), is an input's path, or cannot be written.
    pub fn put(&mut self, subject: &Subject<'_>, record: &[u8]) -> Result<PathBuf, (PathBuf, io::Error)> {
        let own = |id: &&str| subject.number.is_some_and(|n| *id != format!("{}:{n}", subject.label));
        let by_id = Some(subject.id).filter(own).map(sanitize).filter(|id| !id.is_empty());
        let by_number = || subject.number.map(|n| format!("{}.{n}", subject.name.file_stem().unwrap_or_default().to_string_lossy()));
        let mut name = output_name(subject.name, by_id.or_else(by_number).as_deref(), self.format);
        if !self.names.insert(hash(&name)) {
            name = output_name(subject.name, by_number().as_deref(), self.format);
            self.names.insert(hash(&name));
        }
        let path = self.path.join(name);
        self.write(&path, record).map_err(|e| (path.clone(), e))?;
        Ok(path)
    }

    fn write(&self, path: &Path, record: &[u8]) -> io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        if self.existing == Existing::Skip && path.is_file() {
            return Ok(());
        }
        check_free(path, self.existing)?;
        if fs::canonicalize(path).is_ok_and(|path| self.inputs.contains(&path)) {
            return Err(is_input());
        }
        let part = part_name(path);
        let written = File::create(&part).and_then(|mut file| file.write_all(record)).and_then(|()| fs::rename(&part, path));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written
    }
}

fn hash(name: &Path) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(name.to_string_lossy().to_lowercase().as_bytes());
    hasher.finish()
}

/// The name of an output file below its folder: the input's name, or another one in the same sub-folder, with the format's extension.
fn output_name(input: &Path, own: Option<&str>, format: Format) -> PathBuf {
    let mut name: PathBuf = input.parent().unwrap_or(Path::new("")).components().filter(|c| matches!(c, Component::Normal(_))).collect();
    let mut file = own.map_or_else(|| input.file_stem().unwrap_or_default().to_owned(), OsString::from);
    file.push(".");
    file.push(format.extension());
    name.push(file);
    name
}

/// An id as the name of a file: letters, digits and some marks, at most 120 characters; the rest is `_`.
fn sanitize(id: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '@' | '+' | '=' | ',') { c } else { '_' };
    let name: String = id.trim().chars().take(120).map(keep).collect();
    // No hidden files, and nothing that is only dots.
    let name = name.trim_start_matches('.').trim_end_matches(['.', ' ']);
    // At most 240 bytes, with room for an extension.
    let end = (0..=name.len().min(240)).rev().find(|&k| name.is_char_boundary(k)).unwrap_or(0);
    name[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names() {
        let long = "x".repeat(500);
        let table = [
            ("a-1", "a-1"),
            ("2016/02/20", "2016_02_20"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..", ""),
            (".hidden", "hidden"),
            ("a\0b\nc", "a_b_c"),
            ("C:\\x", "C__x"),
            ("Łódź 3", "Łódź 3"),
            ("", ""),
            (&long, &long[..120]),
        ];
        for (id, name) in table {
            assert_eq!(sanitize(id), name, "{id}");
        }
        assert!(sanitize(&"😀é".repeat(200)).len() <= 240);
    }

    #[test]
    fn files_are_named_after_their_inputs() {
        let table = [
            ("a.txt", None, "a.json"),
            ("sub/b/a.md", None, "sub/b/a.json"),
            ("a.b.txt", None, "a.b.json"),
            ("../x/a.txt", None, "x/a.json"),
            ("sub/all.jsonl", Some("id 1"), "sub/id 1.json"),
            ("stdin", None, "stdin.json"),
        ];
        for (input, own, expected) in table {
            assert_eq!(output_name(Path::new(input), own, Format::Json), Path::new(expected), "{input}");
        }
    }
}
