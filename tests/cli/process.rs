//! What needs a running process: first results at once, a reader that goes away.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Stdio};

use super::{analyze, folder};

pub(super) const LINE: &[u8] = b"{\"text\": \"A storm killed 12 people in Manila on Friday.\"}\n";

/// A filter that waits for lines.
pub(super) fn filter(folder: &std::path::Path, arguments: &[&str]) -> Child {
    let mut command = analyze(folder);
    command.args(["--input-format", "jsonl", "-f", "jsonl"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs")
}

pub(super) fn messages(child: &mut Child) -> String {
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
fn a_file_has_its_name_before_the_next_line_is_there() {
    let folder = folder(&[]);
    let mut child = filter(folder.path(), &["-o", "out/"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    for n in 1..4 {
        stdin.write_all(LINE).expect("it listens");
        // Waits for ever if the file is held back.
        while !folder.path().join(format!("out/stdin.{n}.jsonl")).exists() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
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
