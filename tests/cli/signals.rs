//! Signals that end a run: what is being written is finished, nothing half-written has the name of a whole file, and the exit code says which it was.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use super::process::{LINE, filter, messages};
use super::{analyze, files_below, folder, record};

/// Signals and the exit codes of runs that they end. Elsewhere than on Linux it cannot be told whether SIGHUP is ignored, and it is left alone.
const SIGNALS: &[(&str, i32)] =
    if cfg!(target_os = "linux") { &[("INT", 130), ("TERM", 143), ("HUP", 129)] } else { &[("INT", 130), ("TERM", 143)] };

/// [`SIGNALS`]; but SIGHUP only where it is heard. Under `nohup cargo test` it is ignored, and a process that waits for it would do so for ever.
fn heard() -> impl Iterator<Item = &'static (&'static str, i32)> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    let no_hangup = mask.is_some_and(|mask| mask & 1 != 0);
    if no_hangup {
        // Not eprintln!, which is hidden where a test passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED for SIGHUP: it is ignored here, as under nohup");
    }
    SIGNALS.iter().filter(move |(signal, _)| !(no_hangup && *signal == "HUP"))
}

/// More lines than the pipes and the window hold: it is in the middle of them when it has written the first.
const MANY: usize = 50_000;

pub(super) fn send(child: &Child, signal: &str) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args([&format!("-{signal}"), &id]).status().expect("kill runs").success());
}

/// Feeds it [`MANY`] lines, as long as it takes them.
fn feed(mut stdin: ChildStdin) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || drop(stdin.write_all(&LINE.repeat(MANY))))
}

/// Starts to write to `target`, sends the signal after the first article and gives the messages behind its note.
fn ended_in_the_middle(folder: &Path, target: &str, signal: &str, code: i32) -> String {
    let mut child = filter(folder, &["-o", target, "-v"]);
    let feeder = feed(child.stdin.take().expect("a pipe"));
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut note = String::new();
    stderr.read_line(&mut note).expect("UTF-8");
    assert!(note.starts_with("-:1: jsonl, "), "{note}");
    send(&child, signal);
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(code), "{signal}");
    feeder.join().expect("no panic");
    rest.lines().skip_while(|line| line.starts_with("-:")).map(|line| format!("{line}\n")).collect()
}

fn articles(n: usize) -> String {
    format!("{n} article{}", if n == 1 { "" } else { "s" })
}

#[test]
fn a_filter_that_waits_ends_and_says_how_far_it_came() {
    let folder = folder(&[]);
    for &(signal, code) in heard() {
        let mut child = filter(folder.path(), &[]);
        // Standard input stays open: the command waits for more.
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        stdin.write_all(&LINE.repeat(2)).expect("it listens");
        let mut records = String::new();
        stdout.read_line(&mut records).expect("UTF-8");
        stdout.read_line(&mut records).expect("UTF-8");
        send(&child, signal);
        assert_eq!(child.wait().expect("it ends").code(), Some(code), "{signal}");
        stdout.read_to_string(&mut records).expect("UTF-8");
        assert_eq!(records.lines().count(), 2);
        assert_eq!(messages(&mut child), "interrupted after 2 articles\n");
    }
}

#[test]
fn lines_on_standard_output_are_whole() {
    let folder = folder(&[]);
    for &(signal, code) in heard() {
        let mut child = filter(folder.path(), &[]);
        let feeder = feed(child.stdin.take().expect("a pipe"));
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut records = String::new();
        stdout.read_line(&mut records).expect("UTF-8");
        send(&child, signal);
        stdout.read_to_string(&mut records).expect("UTF-8");
        assert_eq!(child.wait().expect("it ends").code(), Some(code), "{signal}");
        feeder.join().expect("no panic");
        let count = records.lines().count();
        assert!((1..MANY).contains(&count) && records.ends_with("}\n"), "{signal}: {count}");
        records.lines().for_each(|line| drop(record(line)));
        assert_eq!(messages(&mut child), format!("interrupted after {}\n", articles(count)));
    }
}

#[test]
fn what_was_done_of_one_file_is_kept_under_another_name() {
    for &(signal, code) in heard() {
        let folder = folder(&[]);
        let said = ended_in_the_middle(folder.path(), "all.jsonl", signal, code);
        let left = files_below(folder.path());
        assert_eq!(left.len(), 1, "{left:?}");
        let name = left[0].to_string_lossy();
        assert_ne!(name, "all.jsonl");
        let kept = fs::read_to_string(folder.path().join(&left[0])).expect("a file");
        let count = kept.lines().count();
        assert!((1..MANY).contains(&count) && kept.ends_with("}\n"), "{signal}: {count}");
        kept.lines().for_each(|line| drop(record(line)));
        assert_eq!(said, format!("interrupted after {}\n{name}: what was done until then\n", articles(count)));
    }
}

#[test]
fn files_in_a_folder_are_whole() {
    for &(signal, code) in heard() {
        let folder = folder(&[]);
        let said = ended_in_the_middle(folder.path(), "out/", signal, code);
        let files = files_below(folder.path());
        assert!((1..MANY).contains(&files.len()), "{}", files.len());
        assert_eq!(said, format!("interrupted after {}\n", articles(files.len())));
        for file in files {
            let written = fs::read_to_string(folder.path().join(&file)).expect("a file");
            assert_eq!((written.lines().count(), file.extension()), (1, Some("jsonl".as_ref())), "{}", file.display());
            record(&written);
        }
    }
}

/// Starts to write a record that is larger than a pipe, into one that nobody reads on: the command hangs in the middle of it.
fn hanging(folder: &Path) -> Child {
    let mut child = filter(folder, &["--with-text"]);
    let line = format!("{{\"text\": \"A storm killed 12 people in Manila.{}\"}}\n", " ".repeat(400_000));
    child.stdin.take().expect("a pipe").write_all(line.as_bytes()).expect("it listens");
    let mut first = [0];
    child.stdout.as_mut().expect("a pipe").read_exact(&mut first).expect("it has begun to write");
    child
}

#[test]
fn the_same_wish_twice_is_no_second_one() {
    let folder = folder(&[]);
    let mut child = hanging(folder.path());
    // As `timeout` does, to the process and to its group.
    let twice = format!("kill -TERM {id}; sleep 0.1; kill -TERM {id}", id = child.id());
    assert!(Command::new("sh").args(["-c", &twice]).status().expect("a shell").success());
    let mut record = String::from("{");
    child.stdout.take().expect("a pipe").read_to_string(&mut record).expect("UTF-8");
    super::record(record.strip_suffix('\n').expect("a whole line"));
    assert_eq!(child.wait().expect("it ends").code(), Some(143));
    assert_eq!(messages(&mut child), "interrupted after 1 article\n");
}

#[test]
fn a_second_signal_ends_a_run_that_hangs_at_once() {
    let folder = folder(&[]);
    let mut child = hanging(folder.path());
    send(&child, "TERM");
    std::thread::sleep(Duration::from_millis(800));
    assert!(child.try_wait().expect("a process").is_none(), "it finishes what it writes");
    // Its output is still not read. On a busy machine the first may have come late, and the next be taken for the same wish.
    let ended = (0..50).find_map(|_| {
        send(&child, "INT");
        std::thread::sleep(Duration::from_millis(600));
        child.try_wait().expect("a process")
    });
    assert_eq!(ended.and_then(|status| status.code()), Some(130));
    assert_eq!(messages(&mut child), "");
}

#[cfg(target_os = "linux")]
#[test]
fn what_nohup_started_does_not_end_with_the_terminal() {
    let folder = folder(&[]);
    let program = analyze(folder.path());
    let mut child = Command::new("sh")
        .args(["-c", "trap '' HUP; exec \"$@\"", "sh"])
        .arg(program.get_program())
        .args(["--input-format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell");
    let (mut stdin, mut stdout) = (child.stdin.take().expect("a pipe"), BufReader::new(child.stdout.take().expect("a pipe")));
    let mut records = String::new();
    for _ in 0..2 {
        stdin.write_all(LINE).expect("it listens");
        stdout.read_line(&mut records).expect("UTF-8");
        send(&child, "HUP");
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(records.lines().count(), 2);
}
