//! The articles of `fixtures/` against the marked-up views of them that were reviewed, in `tests/expected/`.
//!
//! `NAME.marked.txt` is the text with marks under its words, and all entries below it. Two have their whole record as well, `NAME.json`,
//! pretty (of JSON Lines: an array); the views say what records hold, and are shorter. Whether what they show is right is not asked here
//! but in `tests/gold/`. What differs is written beside them as `….new` and fails, with the first lines that differ;
//! `UPDATE=1 cargo test --test fixtures` takes it over. Read the difference of the marked views before you commit it: they are there to be
//! judged by a person.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use analyze::{Analyzer, Config, Record, input};
use common::invariants::fits_schema;
use common::marked;
use serde_json::Value;

/// The articles whose whole records are kept: together they show more fields and values of the contract than any other two.
const WHOLE: [&str; 2] = ["briefs", "wrapped"];

/// The record and the marked-up view of a fixture.
fn outputs(name: &str) -> (String, String) {
    let mut analyzer = Analyzer::new(Config::default());
    let (mut records, mut views) = (Vec::new(), Vec::new());
    for raw in common::raws(name) {
        match input::read(&raw) {
            Ok(article) => {
                let analysis = analyzer.analyze(&article);
                views.push(marked::view(&article, &analysis));
                records.push(Record::Analysis(Box::new(analysis)));
            }
            Err(error) => {
                views.push(format!("error: {:?}: {}\n", error.error.kind, error.error.message));
                records.push(Record::Error(*error));
            }
        }
    }
    let json = match &records[..] {
        [record] => serde_json::to_string_pretty(record),
        records => serde_json::to_string_pretty(records),
    };
    (json.expect("a record is JSON") + "\n", views.join("\n--------\n\n"))
}

/// The first lines that differ, from both.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let side = |sign: char, lines: &[&str]| lines.iter().skip(same).take(8).map(|line| format!("    {sign} {line}\n")).collect::<String>();
    format!("  from line {}:\n{}{}", same + 1, side('-', &old), side('+', &new))
}

/// Compares with the reviewed file, or writes it; what is wrong, if something is.
fn compare(path: &Path, found: &str) -> Option<String> {
    let new = path.with_file_name(format!("{}.new", path.file_name()?.to_string_lossy()));
    let _ = fs::remove_file(&new);
    let expected = fs::read_to_string(path).ok();
    if expected.as_deref() == Some(found) {
        return None;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).expect("a file in tests/expected/ can be written");
        return None;
    }
    fs::write(&new, found).expect("a file in tests/expected/ can be written");
    let what = expected.map_or("  has not been reviewed yet\n".into(), |expected| difference(&expected, found));
    Some(format!("{}\n{what}", path.display()))
}

#[test]
fn fixtures_give_the_views_that_were_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected");
    fs::create_dir_all(&folder).expect("tests/expected/ can be made");
    let (mut wrong, mut files) = (Vec::new(), BTreeSet::new());
    for name in common::articles() {
        let stem = name.split('.').next().unwrap_or(&name);
        let (json, view) = outputs(&name);
        let record = WHOLE.contains(&stem).then(|| (format!("{stem}.json"), json));
        for (file, found) in record.into_iter().chain([(format!("{stem}.marked.txt"), view)]) {
            wrong.extend(compare(&folder.join(&file), &found));
            assert!(files.insert(file), "two articles are called {stem}");
        }
    }
    for entry in fs::read_dir(&folder).expect("tests/expected/ can be listed") {
        let file = entry.expect("an entry of tests/expected/").file_name().into_string().expect("a UTF-8 file name");
        if !file.ends_with(".new") && !files.contains(&file) {
            wrong.push(format!("{file}: no article in fixtures/ has this name\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\nUPDATE=1 cargo test --test fixtures takes the new files over.", wrong.join("\n"));
}

#[test]
fn records_fit_the_schema_and_are_read_back_as_they_are() {
    let (mut wrong, mut read) = (Vec::new(), 0);
    for name in common::articles() {
        let (text, _) = outputs(&name);
        match read_back(&text) {
            Ok((again, records)) if again == text => read += records,
            Ok((again, _)) => wrong.push(format!("{name}\n{}", difference(&text, &again))),
            Err(message) => wrong.push(format!("{name}: {message}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(read > 15, "only {read} records were read back");
}

/// The records of a pretty file, printed again, and how many they are.
fn read_back(text: &str) -> Result<(String, usize), String> {
    let value: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let many = value.is_array();
    let values = if many { value } else { Value::Array(vec![value]) };
    values.as_array().into_iter().flatten().try_for_each(fits_schema)?;
    let records: Vec<Record> = serde_json::from_value(values).map_err(|e| e.to_string())?;
    let again = if many { serde_json::to_string_pretty(&records) } else { serde_json::to_string_pretty(&records[0]) };
    Ok((again.map_err(|e| e.to_string())? + "\n", records.len()))
}

#[test]
fn a_difference_starts_at_the_first_line_that_differs() {
    assert_eq!(difference("a\nb\nc\n", "a\nx\nc\n"), "  from line 2:\n    - b\n    - c\n    + x\n    + c\n");
    assert_eq!(difference("a\n", "a\nb\n"), "  from line 2:\n    + b\n");
}
