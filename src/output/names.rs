//! How the files in a folder are called: after their inputs, or, where an input holds several articles, after the articles' ids.
//!
//! A name depends on nothing but the inputs up to its own, so that a second run over the same inputs gives the same names, and knows before an
//! article is analysed whether its file is there.

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Component, Path, PathBuf};

use rustc_hash::FxHashSet;

use super::Format;
use super::files::is_written;
use crate::article;
use crate::input::files::{Entry, Input};

/// Gives the articles of a run the names of their files, one after the other in their order.
#[derive(Debug)]
pub struct Names {
    folder: PathBuf,
    format: Format,
    skip: bool,
    /// Hashes of the names given so far, and of those that inputs of one article will have; in lower case, because some file systems do
    /// not tell the cases apart.
    given: FxHashSet<u64>,
}

impl Names {
    /// Of files in this folder. `skip`: is what exists to be left out? `given` holds the hashes of names that are taken.
    pub(super) fn new(folder: &Path, format: Format, skip: bool, given: FxHashSet<u64>) -> Self {
        Self { folder: folder.to_owned(), format, skip, given }
    }

    /// Is the article of this input, which holds one, written already and to be left out?
    pub fn is_done(&self, entry: &Entry) -> bool {
        !holds_lines(entry) && self.is_written(&self.folder.join(of_input(&entry.name(), self.format)))
    }

    /// Is this file, which was given to an article, written already and to be left?
    pub fn is_written(&self, path: &Path) -> bool {
        self.skip && is_written(path)
    }

    /// The path of an article's file. To be asked once for each article, in their order.
    ///
    /// It is called after its input; where that holds several, after its id, or after its number where it has none or the name is another's.
    pub fn give(&mut self, input: &Input) -> PathBuf {
        let Some(number) = input.number else { return self.folder.join(of_input(&input.name, self.format)) };
        let id = input.own_id().map(|id| sanitize(&id)).filter(|id| !id.is_empty());
        let stem = input.name.file_stem().unwrap_or_default().to_string_lossy();
        let by_number = |again: u32| if again < 2 { format!("{stem}.{number}") } else { format!("{stem}.{number}-{again}") };
        let mut again = u32::from(id.is_none());
        let mut own = id.unwrap_or_else(|| by_number(1));
        loop {
            let name = beside(&input.name, &own, self.format);
            if self.given.insert(hash_name(&name)) {
                return self.folder.join(name);
            }
            again += 1;
            own = by_number(again);
        }
    }
}

/// May the input hold any number of articles, which only show when it is read?
pub(super) fn holds_lines(entry: &Entry) -> bool {
    use article::Format::{Csv, Email, Factiva, Feed, Jsonl, Newsml, Nexis, Tsv, Warc};
    entry.format().is_some_and(|format| matches!(format, Jsonl | Csv | Tsv | Warc | Email | Feed | Newsml | Nexis | Factiva))
}

/// A hash that is good enough to stand for the bytes.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

pub(super) fn hash_name(name: &Path) -> u64 {
    hash(name.to_string_lossy().to_lowercase().as_bytes())
}

/// The name of an output file below its folder: the input's own, with the format's extension.
pub(super) fn of_input(input: &Path, format: Format) -> PathBuf {
    named(input, input.file_stem().unwrap_or_default().to_owned(), format)
}

/// Another name in the same sub-folder.
fn beside(input: &Path, own: &str, format: Format) -> PathBuf {
    named(input, OsString::from(own), format)
}

fn named(input: &Path, mut file: OsString, format: Format) -> PathBuf {
    let mut name: PathBuf = input.parent().unwrap_or(Path::new("")).components().filter(|c| matches!(c, Component::Normal(_))).collect();
    // The list of all pages has that name.
    if format == Format::Html && name.as_os_str().is_empty() && file.eq_ignore_ascii_case("index") {
        file.push("_");
    }
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
            ("a.txt", "a.json"),
            ("sub/b/a.md", "sub/b/a.json"),
            ("a.b.txt", "a.b.json"),
            ("../x/a.txt", "x/a.json"),
            ("stdin", "stdin.json"),
        ];
        for (input, expected) in table {
            assert_eq!(of_input(Path::new(input), Format::Json), Path::new(expected), "{input}");
        }
        for (input, expected) in
            [("index.txt", "index_.html"), ("INDEX.md", "INDEX_.html"), ("sub/index.txt", "sub/index.html"), ("a.txt", "a.html")]
        {
            assert_eq!(of_input(Path::new(input), Format::Html), Path::new(expected), "{input}");
        }
        assert_eq!(beside(Path::new("sub/all.jsonl"), "id 1", Format::Json), Path::new("sub/id 1.json"));
    }
}
