//! What needs a running process: first results at once, a reader that goes away, Ctrl-C.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Stdio};

use super::{analyze, files_below, folder};

const LINE: &[u8] = b"{\"text\": \"A storm killed 12 people in Manila on Friday.\"}\n";

/// A filter that waits for lines.
fn filter(folder: &std::path::Path, arguments: &[&str]) -> Child {
    let mut command = analyze(folder);
    command.args(["--input-format", "jsonl", "-f", "jsonl"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs")
}

fn messages(child: &mut Child) -> String {
    let mut text = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn a_record_comes_before_the_next_line_is_there() {
    let folder = folder(&[]);
    for jobs in ["1", "4"] {
        let mut child = filter(folder.path(), &["-j", jobs]);
        let (mut stdin, mut stdout) = (child.stdin.take().expect("a pipe"), BufReader::new(child.stdout.take().expect("a pipe")));
        for _ in 0..3 {
            stdin.write_all(LINE).expect("it listens");
            let mut record = String::new();
            // Waits for ever if the record is held back.
            stdout.read_line(&mut record).expect("UTF-8");
            assert!(record.starts_with("{\"schema\""), "{record}");
        }
        drop(stdin);
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}

#[test]
fn a_broken_pipe_is_a_quiet_end() {
    let folder = folder(&[]);
    let mut child = filter(folder.path(), &[]);
    let (mut stdin, stdout) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    let feeder = std::thread::spawn(move || {
        let lines = LINE.repeat(100);
        // It has to stop by itself: here there is always more.
        while stdin.write_all(&lines).is_ok() {}
    });
    let mut record = String::new();
    BufReader::new(stdout).read_line(&mut record).expect("UTF-8");
    assert!(record.starts_with("{\"schema\""));
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(messages(&mut child), "");
    feeder.join().expect("no panic");
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_130_and_says_how_far_it_came() {
    let folder = folder(&[]);
    let mut child = filter(folder.path(), &[]);
    // Standard input stays open: the command waits for more when it is interrupted.
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    stdin.write_all(&LINE.repeat(2)).expect("it listens");
    let mut records = String::new();
    stdout.read_line(&mut records).expect("UTF-8");
    stdout.read_line(&mut records).expect("UTF-8");
    interrupt(&child);
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    stdout.read_to_string(&mut records).expect("UTF-8");
    assert_eq!(records.lines().count(), 2);
    assert_eq!(messages(&mut child), "interrupted after 2 articles\n");
}

#[cfg(unix)]
#[test]
fn what_was_done_before_ctrl_c_is_kept_under_another_name() {
    let folder = folder(&[]);
    let mut child = filter(folder.path(), &["-o", "all.jsonl", "-v"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    stdin.write_all(LINE).expect("it listens");
    let mut note = String::new();
    stderr.read_line(&mut note).expect("UTF-8");
    assert!(note.starts_with("-:1: jsonl, "), "{note}");
    interrupt(&child);
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).expect("UTF-8");
    let left = files_below(folder.path());
    assert_eq!(left.len(), 1);
    let name = left[0].to_string_lossy();
    assert_ne!(name, "all.jsonl");
    assert_eq!(rest, format!("interrupted after 1 article\n{name}: what was done until then\n"));
    let kept = std::fs::read_to_string(folder.path().join(&left[0])).expect("a file");
    assert!(kept.starts_with("{\"schema\"") && kept.ends_with("}\n") && kept.lines().count() == 1);
}

#[cfg(unix)]
#[test]
fn ctrl_c_lets_what_is_being_written_be_finished() {
    let folder = folder(&[]);
    let mut child = filter(folder.path(), &[]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    // More than the pipes and the window hold: when the first record is read, the command waits in the middle of writing the others.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&LINE.repeat(50_000))));
    let mut records = String::new();
    stdout.read_line(&mut records).expect("UTF-8");
    interrupt(&child);
    stdout.read_to_string(&mut records).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    feeder.join().expect("no panic");
    let count = records.lines().count();
    assert!((2..50_000).contains(&count), "{count}");
    assert!(records.ends_with("}\n"));
    records.lines().for_each(|line| drop(super::record(line)));
    assert_eq!(messages(&mut child), format!("interrupted after {count} articles\n"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_whole_files_in_a_folder() {
    let folder = folder(&[]);
    let mut child = filter(folder.path(), &["-o", "out/", "-v"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&LINE.repeat(50_000))));
    let mut note = String::new();
    stderr.read_line(&mut note).expect("UTF-8");
    interrupt(&child);
    stderr.read_to_string(&mut note).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    feeder.join().expect("no panic");
    let files = files_below(folder.path());
    assert!((1..50_000).contains(&files.len()), "{}", files.len());
    assert!(note.ends_with(&format!("\ninterrupted after {} article{}\n", files.len(), if files.len() == 1 { "" } else { "s" })));
    for file in files {
        let written = std::fs::read_to_string(folder.path().join(&file)).expect("a file");
        assert_eq!((written.lines().count(), file.extension()), (1, Some("jsonl".as_ref())), "{}", file.display());
        super::record(&written);
    }
}
