//! The command line, run as users run it: arguments, files and standard input in; exit code, standard output and messages out.
//!
//! Most cases are rows of tables ([`cases`]); what needs a running process (a broken pipe) is in [`process`], signals are in [`signals`], what a
//! terminal shows is in [`terminal`].

mod cases;
#[path = "../common/invariants.rs"]
#[allow(dead_code)]
mod invariants;

mod database;
mod events;
mod failing;
mod formats;
mod many;
mod options;
mod pages;
mod process;
mod resuming;
mod signals;
mod terminal;
mod ways_out;
mod writing;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// The command in a folder, with nothing of the caller's surroundings that could matter.
fn analyze(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_analyze"));
    command.current_dir(folder).env_remove("NO_COLOR").env("TERM", "xterm");
    command
}

/// Runs the command to its end with this standard input.
fn run(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = analyze(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    let stdin = stdin.to_owned();
    // The command may end without reading all of it.
    let feeder = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
    let output = child.wait_with_output().expect("the command ends");
    feeder.join().expect("no panic");
    conforms(&output.stdout, arguments);
    output
}

/// A new folder with these files; parents are made.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the command writes UTF-8")
}

/// The records of JSON Lines.
fn records(stdout: &[u8]) -> Vec<Value> {
    text(stdout).lines().map(record).collect()
}

/// Ids of the records, in order; of error records, the kind.
fn outline(stdout: &[u8]) -> Vec<String> {
    let name = |record: &Value| match record["ok"].as_bool() {
        Some(true) => record["source"]["id"].as_str().expect("an id").to_owned(),
        _ => format!("{}!{}", record["source"]["id"].as_str().expect("an id"), record["error"]["kind"].as_str().expect("a kind")),
    };
    records(stdout).iter().map(name).collect()
}

/// One record.
fn record(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))
}

/// What a command printed as JSON is what its schema says: records, the lines of a summary, the rows of events.
fn conforms(stdout: &[u8], arguments: &[&str]) {
    let whole = serde_json::from_slice::<Value>(stdout).map(|value| if value.is_array() { value } else { json!([value]) });
    let lines = || stdout.split(|&b| b == b'\n').map(serde_json::from_slice).filter_map(Result::ok).collect();
    let values = whole.unwrap_or_else(|_| Value::Array(lines()));
    values.as_array().into_iter().flatten().filter(|value| value["schema"].is_string()).for_each(|value| fits(value, arguments));
}

/// A record, a line of a summary or a row of events is what its schema says.
fn fits(value: &Value, arguments: &[&str]) {
    let fits = match value["schema"].as_str() {
        Some("analyze/1") => invariants::fits_schema(value),
        Some("analyze-summary/1") => invariants::fits_summary_schema(value),
        Some("analyze-events/1") => invariants::fits_events_schema(value),
        other => Err(format!("no schema is called {other:?}: {value}")),
    };
    assert!(fits.is_ok(), "{arguments:?}: {}", fits.unwrap_err());
}

/// All files below a folder, by name, in order.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { open.push(path) } else { found.push(path.strip_prefix(folder).expect("below").to_owned()) }
        }
    }
    found.sort();
    found
}
