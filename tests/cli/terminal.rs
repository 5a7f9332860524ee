//! What a terminal shows. `script` (util-linux) gives the command a real one; where there is none these tests say so and pass.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::folder;

/// Is there a `script` that passes a command's exit code on?
fn no_terminal() -> bool {
    let runs = |command: &mut Command| command.stdin(Stdio::null()).output().is_ok_and(|output| output.status.code() == Some(3));
    let none = !runs(Command::new("script").args(["-qec", "exit 3", "/dev/null"]));
    if none {
        // Not eprintln!, which is hidden where a test passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED, there is no terminal to be had: `script -qec` does not run");
    }
    none
}

/// A command in a terminal of its own, and what it shows.
struct Terminal {
    child: Child,
    shown: String,
    more: Receiver<Vec<u8>>,
}

impl Terminal {
    /// Runs a shell script in which `analyze` is the command, in a terminal of so many columns.
    fn run(folder: &Path, columns: usize, script: &str) -> Self {
        let bin = Path::new(env!("CARGO_BIN_EXE_analyze")).parent().expect("a folder");
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let mut child = Command::new("script")
            .args(["-qec", &format!("stty cols {columns} rows 24; {script}"), "/dev/null"])
            .current_dir(folder)
            .env("PATH", path)
            .env("TERM", "xterm")
            .env("SHELL", "/bin/sh")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a terminal");
        let mut stdout = child.stdout.take().expect("a pipe");
        let (sender, more) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = stdout.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, shown: String::new(), more }
    }

    /// Waits until this is shown.
    fn wait_for(&mut self, wanted: &str) {
        while !self.shown.contains(wanted) {
            let more = self.more.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|e| panic!("{e}: no {wanted:?} in {:?}", self.shown));
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
    }

    /// Waits for the end; gives the exit code and all that was shown.
    fn end(mut self) -> (Option<i32>, String) {
        while let Ok(more) = self.more.recv() {
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
        (self.child.wait().expect("it ends").code(), self.shown)
    }
}

/// What is left on the screen: of each line what was written last, where one is written over another or taken away.
fn left(shown: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = shown;
    while let Some(c) = rest.chars().next() {
        let last = lines.last_mut().expect("a line");
        if let Some(behind) = rest.strip_prefix("\x1b[2K") {
            last.clear();
            rest = behind;
            continue;
        }
        match c {
            '\r' if !rest.starts_with("\r\n") => last.clear(),
            '\n' => lines.push(String::new()),
            c if !c.is_control() => last.push(c),
            _ => {}
        }
        rest = &rest[c.len_utf8()..];
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

const GOOD: &str = "{\"text\": \"A storm killed 12 people in Manila on Friday.\"}\n";

#[test]
fn a_line_shows_how_far_a_run_is_and_is_gone_at_its_end() {
    if no_terminal() {
        return;
    }
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let mut terminal = Terminal::run(folder.path(), 100, "analyze --input-format jsonl pipe -o all.jsonl");
    // The command waits for each line, and says what was done until then.
    let mut lines = File::options().write(true).open(&pipe).expect("it is read");
    lines.write_all(GOOD.as_bytes()).expect("it listens");
    terminal.wait_for("1 article, ");
    lines.write_all(b"nonsense\n").expect("it listens");
    terminal.wait_for("2 articles, 1 failed, ");
    lines.write_all(GOOD.as_bytes()).expect("it listens");
    terminal.wait_for("3 articles, 1 failed, ");
    terminal.wait_for("B/s");
    drop(lines);
    let (code, shown) = terminal.end();
    assert_eq!(code, Some(1));
    let left = left(&shown);
    assert_eq!(left.len(), 2, "{left:?} of {shown:?}");
    assert!(left[0].starts_with("pipe:2: this is no valid JSON") && left[1] == "3 articles, 1 failed", "{left:?}");
}

#[test]
fn the_time_left_is_shown_where_it_can_be_told() {
    if no_terminal() {
        return;
    }
    let folder = folder(&[("a.txt", b"A storm killed 12 people in Manila on Friday.\n"), ("b.jsonl", &GOOD.as_bytes().repeat(5000))]);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let mut terminal = Terminal::run(folder.path(), 100, "analyze a.txt b.jsonl -o pipe");
    // Nobody reads: what the pipe has no room for is still to be done, however fast the machine is.
    let output = File::open(&pipe).expect("it is written");
    terminal.wait_for(" left");
    drop(output);
    let (code, shown) = terminal.end();
    assert_eq!(code, Some(0));
    let line = shown.split(['\r', '\n']).find(|line| line.contains(" left")).expect("a line");
    assert!(line.contains(" articles, ") && line.contains("B/s, ") && (line.contains(" s left") || line.contains(" min left")), "{line:?}");
    assert_eq!(left(&shown), [""; 0]);
}

#[test]
fn a_narrow_terminal_gets_a_short_line() {
    if no_terminal() {
        return;
    }
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let mut terminal = Terminal::run(folder.path(), 20, "analyze --input-format jsonl pipe -o all.jsonl");
    // The command waits for more, and says what was done until then, however fast it was.
    let mut lines = File::options().write(true).open(&pipe).expect("it is read");
    lines.write_all(&GOOD.as_bytes().repeat(50)).expect("it listens");
    terminal.wait_for("50 articles");
    drop(lines);
    let (code, shown) = terminal.end();
    assert_eq!(code, Some(0));
    assert!(!shown.contains("B/s"), "{shown:?}");
    assert_eq!(left(&shown), ["50 articles"]);
}

#[test]
fn a_list_that_is_a_pipe_is_read_once() {
    if no_terminal() {
        return;
    }
    let folder = folder(&[("a.txt", b"A storm killed 12 people in Manila on Friday.\n")]);
    let pipe = folder.path().join("list");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let terminal = Terminal::run(folder.path(), 100, "analyze --files-from list -o all.jsonl");
    let mut list = File::options().write(true).open(&pipe).expect("it is read");
    for _ in 0..200 {
        // One by one: whoever else reads the pipe gets some of them.
        list.write_all(b"a.txt\n").expect("it listens");
        std::thread::yield_now();
    }
    drop(list);
    let (code, shown) = terminal.end();
    assert_eq!((code, left(&shown)), (Some(0), vec!["200 articles".to_owned()]));
}

#[test]
fn there_is_no_line_where_records_are_shown_or_none_is_wanted() {
    if no_terminal() {
        return;
    }
    let folder = folder(&[("in.jsonl", &GOOD.as_bytes().repeat(3))]);
    for (script, lines) in
        [("analyze in.jsonl -f jsonl", 4), ("analyze in.jsonl -o a.jsonl -q", 0), ("analyze in.jsonl -o b.jsonl 2>said; cat said", 1)]
    {
        let (code, shown) = Terminal::run(folder.path(), 100, script).end();
        assert_eq!(code, Some(0), "{script}");
        assert!(!shown.contains("B/s"), "{script}: {shown:?}");
        assert_eq!(shown.lines().filter(|line| !line.is_empty()).count(), lines, "{script}: {shown:?}");
    }
}

#[test]
fn tables_are_as_wide_as_the_terminal_and_break_no_words() {
    if no_terminal() {
        return;
    }
    let article = "Mudslide kills 12 near Catbalogan\n\nCATBALOGAN, 20 Feb 2016 - A mudslide killed at least 12 schoolchildren near \
        Catbalogan on Friday, the National Council for Disaster Management said. Around 2,000 people fled their homes, it said.\n";
    let folder = folder(&[("a.txt", article.as_bytes())]);
    let words: Vec<String> = {
        let (_, shown) = Terminal::run(folder.path(), 120, "analyze --color never a.txt").end();
        shown.split_whitespace().map(str::to_owned).collect()
    };
    assert!(words.iter().any(|word| word == "Catbalogan") && words.iter().any(|word| word == "schoolchildren"));
    for columns in [40, 60, 80] {
        for options in ["", "--explain", "--summary", "--events"] {
            let (code, shown) = Terminal::run(folder.path(), columns, &format!("analyze --color never {options} a.txt")).end();
            assert_eq!(code, Some(0));
            for line in shown.lines() {
                assert!(line.chars().count() <= columns, "{options} in {columns}: {line:?}");
            }
            if options.is_empty() {
                let broken = shown.split_whitespace().find(|word| {
                    word.chars().all(char::is_alphabetic)
                        && !words.iter().any(|whole| whole.trim_matches(|c: char| !c.is_alphanumeric()) == *word)
                });
                assert_eq!(broken, None, "{columns}: {shown}");
                assert!(shown.contains("schoolchildren") && shown.contains("Catbalogan"), "{columns}: {shown}");
            }
        }
    }
}
