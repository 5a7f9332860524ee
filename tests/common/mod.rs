//! What the tests over whole articles share: the files of `fixtures/` and how they become articles.
#![allow(dead_code)] // Each test binary uses its own part of it.

pub(crate) mod fragments;
pub(crate) mod invariants;
pub(crate) mod marked;

use std::path::{Path, PathBuf};

use analyze::Article;
use analyze::article::Format;
use analyze::input::{self, Raw};

/// The folder of the fixtures.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The file names of the articles in `fixtures/`, sorted.
pub(crate) fn articles() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("fixtures/ can be listed")
        .map(|entry| entry.expect("an entry of fixtures/").file_name().into_string().expect("a UTF-8 file name"))
        .filter(|name| format_of(name).is_some())
        .collect();
    names.sort();
    assert!(names.len() > 10, "fixtures/ holds only {names:?}");
    names
}

fn format_of(name: &str) -> Option<Format> {
    match name.rsplit_once('.')?.1 {
        "txt" => Some(Format::Text),
        "md" => Some(Format::Markdown),
        "json" => Some(Format::Json),
        "jsonl" => Some(Format::Jsonl),
        "html" => Some(Format::Html),
        _ => None,
    }
}

/// The raw inputs of a fixture: one, or one a line.
pub(crate) fn raws(name: &str) -> Vec<Raw> {
    let bytes = std::fs::read(folder().join(name)).expect("a readable fixture");
    let format = format_of(name).expect("a known extension");
    let raw = |number, bytes: &[u8]| Raw { path: name.to_owned(), number, format, bytes: bytes.to_owned() };
    match format {
        Format::Jsonl => (1..).zip(bytes.split_inclusive(|&b| b == b'\n')).map(|(n, line)| raw(Some(n), line)).collect(),
        _ => vec![raw(None, &bytes)],
    }
}

/// All articles of all fixtures that can be read as such.
pub(crate) fn readable() -> Vec<(String, Article)> {
    let named = |name: &String| raws(name).into_iter().filter_map(|raw| Some((name.clone(), input::read(&raw).ok()?))).collect::<Vec<_>>();
    articles().iter().flat_map(named).collect()
}
