//! Where printed records go: standard output, one file, or a folder with one file an article.
//!
//! Nothing is overwritten unless that is wanted, no input ever is, and no half-written file bears the name of a whole one: a file is
//! written under a name of its own and renamed at the end.

use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Format, Stream};
use crate::article;
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
    format: Format,
    existing: Existing,
    /// Hashes of the paths of the files that are read.
    inputs: FxHashSet<u64>,
    /// Hashes of the names given so far, and of those that inputs of one article will have; in lower case, because some file systems do
    /// not tell the cases apart.
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
    pub fn plan<'a>(
        path: &Path,
        format: Format,
        existing: Existing,
        entries: impl Iterator<Item = &'a Entry> + Clone,
    ) -> Result<Self, String> {
        let mut folder = Self { path: path.to_owned(), format, existing, inputs: FxHashSet::default(), names: FxHashSet::default() };
        let real = entries.clone().filter_map(|entry| fs::canonicalize(entry.path.as_ref()?).ok());
        folder.inputs.extend(real.map(|path| hash(path.as_os_str().as_encoded_bytes())));
        // Hashes and no names: there may be very many inputs.
        let mut taken: FxHashMap<u64, &Entry> = FxHashMap::default();
        for entry in entries.filter(|entry| !holds_lines(entry)) {
            let name = output_name(&entry.name(), None, format);
            let target = path.join(&name);
            if folder.is_input(&target) {
                return Err(format!("{}: {}", target.display(), is_input()));
            }
            if let Err(e) = check_free(&target, existing) {
                return Err(format!("{}: {e}", target.display()));
            }
            folder.names.insert(hash_name(&name));
            if let Some(other) = taken.insert(hash(name.as_os_str().as_encoded_bytes()), entry) {
                return Err(format!("{}: both {} and {} would be written to it", target.display(), other.label(), entry.label()));
            }
        }
        Ok(folder)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn is_input(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| self.inputs.contains(&hash(path.as_os_str().as_encoded_bytes())))
    }

    /// Is the article of this input, which holds one, written already and to be left out?
    pub fn is_done(&self, entry: &Entry) -> bool {
        let target = || self.path.join(output_name(&entry.name(), None, self.format));
        self.existing == Existing::Skip && !holds_lines(entry) && target().is_file()
    }

    /// Writes the file of one article, unless it is there already and to be left; gives its path.
    ///
    /// # Errors
    /// It exists (unless `existing` says otherwise), is an input's path, or cannot be written.
    pub fn put(&mut self, subject: &Subject<'_>, record: &[u8]) -> Result<PathBuf, (PathBuf, io::Error)> {
        let name = self.name(subject);
        let path = self.path.join(name);
        self.write(&path, record).map_err(|e| (path.clone(), e))?;
        Ok(path)
    }

    /// The article's name: its input's; where that holds several, its id, or its number where the id says nothing or its name is another's.
    fn name(&mut self, subject: &Subject<'_>) -> PathBuf {
        let Some(number) = subject.number else { return output_name(subject.name, None, self.format) };
        let id = Some(subject.id).filter(|id| *id != format!("{}:{number}", subject.label)).map(sanitize).filter(|id| !id.is_empty());
        let stem = subject.name.file_stem().unwrap_or_default().to_string_lossy();
        let by_number = |again: u32| if again < 2 { format!("{stem}.{number}") } else { format!("{stem}.{number}-{again}") };
        let mut again = u32::from(id.is_none());
        let mut own = id.unwrap_or_else(|| by_number(1));
        loop {
            let name = output_name(subject.name, Some(&own), self.format);
            if self.names.insert(hash_name(&name)) {
                return name;
            }
            again += 1;
            own = by_number(again);
        }
    }

    fn write(&self, path: &Path, record: &[u8]) -> io::Result<()> {
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

/// May the input hold any number of articles, which only show when it is read?
fn holds_lines(entry: &Entry) -> bool {
    entry.format() == Some(article::Format::Jsonl)
}

/// A hash that is good enough to stand for the bytes.
fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn hash_name(name: &Path) -> u64 {
    hash(name.to_string_lossy().to_lowercase().as_bytes())
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
