//! What goes wrong around the articles: files that cannot be read, change or vanish, names of any bytes, a full disk. The rest is done, the message
//! names the path, and nothing half-written has the name of a whole file.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{analyze, files_below, folder, outline, records, run, text};

/// Runs a shell script in which "$@" is the command with these arguments.
fn shell(folder: &Path, script: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_analyze")]).args(arguments);
    command.current_dir(folder).stdin(Stdio::null()).output().expect("a shell")
}

#[test]
fn what_cannot_be_opened_is_an_error_record() {
    let folder = folder(&[("in/a.txt", b"A storm.\n"), ("in/z.txt", b"A fire.\n")]);
    symlink("loop.txt", folder.path().join("in/loop.txt")).expect("a link");
    assert!(Command::new("mkfifo").arg(folder.path().join("in/pipe.txt")).status().expect("mkfifo runs").success());
    symlink("pipe.txt", folder.path().join("in/way.txt")).expect("a link");
    // Would wait for ever if it opened the pipe.
    let output = run(folder.path(), &["in", "in/a.txt/b.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    let expected = ["in/a.txt", "in/loop.txt!io", "in/pipe.txt!io", "in/way.txt!io", "in/z.txt", "in/a.txt/b.txt!io"];
    assert_eq!(outline(&output.stdout), expected);
    let messages = text(&output.stderr);
    for path in ["in/loop.txt: ", "in/pipe.txt: is no plain file", "in/way.txt: is no plain file", "in/a.txt/b.txt: "] {
        assert!(messages.lines().any(|line| line.starts_with(path)), "{path} in {messages}");
    }
}

#[test]
fn a_named_pipe_is_read_where_it_is_named() {
    let folder = folder(&[]);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().expect("mkfifo runs").success());
    let output = shell(folder.path(), "echo 'A storm hit Manila.' > pipe & exec \"$@\"", &["pipe"]);
    assert_eq!((output.status.code(), outline(&output.stdout)), (Some(0), vec!["pipe".to_owned()]));
}

// Elsewhere file systems refuse such names.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_names() {
    let folder = folder(&[("in/b.txt", b"A flood.\n")]);
    let name = |bytes: &'static [u8]| Path::new("in").join(OsStr::from_bytes(bytes));
    for (bytes, content) in [(&b"a\xE9.txt"[..], "A storm hit Manila.\n"), (b"a\xEA.txt", "A fire hit Lima.\n")] {
        fs::write(folder.path().join(name(bytes)), content).expect("a file");
    }
    let walked = run(folder.path(), &["in"], b"");
    assert_eq!(outline(&walked.stdout), ["in/a\u{FFFD}.txt", "in/a\u{FFFD}.txt", "in/b.txt"]);
    assert_eq!(walked.status.code(), Some(0));
    // Named one by one, through a list, and written under names of the same bytes.
    let listed = run(folder.path(), &["--files-from", "-", "--null", "-o", "out/"], b"in/a\xE9.txt\0in/a\xEA.txt\0in/none\xEB.txt");
    assert_eq!(text(&listed.stderr), "in/none\u{FFFD}.txt: no such file or folder\n3 articles, 1 failed\n");
    for (bytes, ok) in [(&b"a\xE9.jsonl"[..], true), (b"a\xEA.jsonl", true), (b"none\xEB.jsonl", false)] {
        let written = fs::read(folder.path().join("out").join(OsStr::from_bytes(bytes))).expect("a file");
        assert_eq!(records(&written)[0]["ok"], ok);
    }
    assert_eq!(files_below(&folder.path().join("out")).len(), 3);
}

#[test]
fn names_as_long_as_they_may_be_are_names() {
    // With ".jsonl" the longest that is allowed; in letters of two bytes.
    let name = "é".repeat(124);
    let folder = folder(&[(&format!("in/{name}.txt"), b"A storm.\n"), (&format!("in/{}.txt", "x".repeat(251)), b"A fire.\n")]);
    let output = run(folder.path(), &["in", "-o", "out/"], b"");
    assert_eq!(output.status.code(), Some(1));
    let messages = text(&output.stderr);
    assert!(messages.starts_with("in/xxx") && messages.contains(".jsonl: ") && messages.lines().count() == 2, "{messages}");
    assert_eq!(files_below(&folder.path().join("out")), [Path::new(&format!("{name}.jsonl"))]);
}

/// Small articles, far more than are read ahead of what is written.
fn many(prefix: &str) -> Vec<(String, Vec<u8>)> {
    (0..3000).map(|n| (format!("{prefix}{n:04}.txt"), b"A storm killed 12 people in Manila on Friday.\n".to_vec())).collect()
}

#[test]
fn a_file_that_vanishes_is_an_error_record() {
    let files = many("in/");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    let folder = folder(&files);
    let mut child = analyze(folder.path()).args(["in", "-j", "2"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut found = Vec::new();
    stdout.read_until(b'\n', &mut found).expect("a record");
    // Nobody reads on for now, so the last files are still to come.
    fs::remove_file(folder.path().join("in/2998.txt")).expect("it is there");
    stdout.read_to_end(&mut found).expect("records");
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    let found = outline(&found);
    assert_eq!(found.len(), 3000);
    assert_eq!(found[2997..], ["in/2997.txt", "in/2998.txt!io", "in/2999.txt"]);
    let mut messages = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut messages).expect("UTF-8");
    assert_eq!(messages, "in/2998.txt: no such file or folder\n3000 articles, 1 failed\n");
}

#[test]
fn a_file_that_grows_is_read_to_the_end_that_it_has_then() {
    let line = format!("{{\"text\": \"A storm killed 12 people in Manila.{}\"}}\n", " ".repeat(1000));
    let folder = folder(&[("in.jsonl", line.repeat(2000).as_bytes())]);
    let mut child = analyze(folder.path()).args(["in.jsonl", "-j", "2", "-q"]).stdout(Stdio::piped()).spawn().expect("it runs");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut found = Vec::new();
    stdout.read_until(b'\n', &mut found).expect("a record");
    let mut file = fs::File::options().append(true).open(folder.path().join("in.jsonl")).expect("it is there");
    file.write_all(b"{\"id\": \"late\", \"text\": \"A fire.\"}\n{\"text\": \"half a li").expect("written");
    stdout.read_to_end(&mut found).expect("records");
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    let found = outline(&found);
    assert_eq!(found.len(), 2002);
    assert_eq!(found[1999..], ["in.jsonl:2000", "late", "in.jsonl:2002!parse"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_ends_the_run_with_a_message() {
    let folder = folder(&[("a.txt", b"A storm.\n"), ("b.txt", b"A fire.\n")]);
    let output = shell(folder.path(), "exec \"$@\" > /dev/full", &["a.txt", "b.txt"]);
    assert_eq!((output.status.code(), &*text(&output.stderr)), (Some(1), "standard output: No space left on device\n"));
    let output = run(folder.path(), &["a.txt", "-o", "/dev/full"], b"");
    assert_eq!((output.status.code(), &*text(&output.stderr)), (Some(1), "/dev/full: No space left on device\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_memory_cannot_hold_is_an_error_record() {
    // As much as any small article needs, and less than these do.
    const LITTLE: &str = "ulimit -v 500000; exec \"$@\"";
    let folder = folder(&[("small.txt", b"A fire.\n")]);
    let lines = folder.path().join("lines.jsonl");
    let small = "{\"id\": \"small\", \"text\": \"A fire.\"}\n";
    let mut file = std::io::BufWriter::new(fs::File::create(&lines).expect("a file"));
    file.write_all(small.as_bytes()).expect("written");
    // A line that finds no room while it is read, and one that can be read but not analysed.
    for bytes in [300_000_000, 40_000_000] {
        file.write_all(b"{\"text\": \"").expect("written");
        std::io::copy(&mut std::io::repeat(b'x').take(bytes), &mut file).expect("written");
        file.write_all(b"\"}\n").expect("written");
    }
    file.write_all(small.as_bytes()).expect("written");
    drop(file);
    // A file that is larger than that, though there is nothing in it.
    fs::File::create(folder.path().join("huge.txt")).and_then(|file| file.set_len(1 << 30)).expect("a file");
    let output = shell(folder.path(), LITTLE, &["lines.jsonl", "huge.txt", "small.txt", "--max-bytes", "2G", "-j", "1"]);
    let found = ["small", "lines.jsonl:2!too_large", "lines.jsonl:3!too_large", "small", "huge.txt!too_large", "small.txt"];
    assert_eq!((output.status.code(), outline(&output.stdout)), (Some(1), found.map(str::to_owned).to_vec()), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr).matches(": needs more memory than there is\n").count(), 3);
}

/// Lets no file grow beyond 20 blocks of 512 bytes, as a full disk would, and lets the program go on then.
const NARROW: &str = "trap '' XFSZ; ulimit -f 20; exec \"$@\"";

#[test]
fn one_file_that_cannot_be_finished_does_not_get_its_name() {
    let files = many("in/");
    let files: Vec<(&str, &[u8])> = files.iter().take(200).map(|(name, bytes)| (&**name, &**bytes)).collect();
    let folder = folder(&files);
    let output = shell(folder.path(), NARROW, &["in", "-o", "all.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let left: Vec<_> = files_below(folder.path()).into_iter().filter(|path| !path.starts_with("in")).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    let part = left[0].display();
    assert!(part.to_string().ends_with(".part"), "{part}");
    let messages = text(&output.stderr);
    let (first, second) = messages.split_once('\n').expect("two lines");
    assert!(first.starts_with("all.jsonl: "), "{messages}");
    assert_eq!(second, format!("{part}: what was done until then; its last record may be cut off\n"));
}

#[test]
fn a_folder_gets_what_there_is_room_for() {
    let long = "A storm killed 12 people in Manila on Friday. ".repeat(200);
    let folder = folder(&[("in/a.txt", b"A storm.\n"), ("in/long.txt", long.as_bytes()), ("in/z.txt", b"A fire.\n")]);
    let output = shell(folder.path(), NARROW, &["in", "-o", "out/"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(files_below(&folder.path().join("out")), ["a.jsonl", "z.jsonl"].map(Path::new));
    let messages = text(&output.stderr);
    assert!(messages.starts_with("in/long.txt: out/long.jsonl: ") && messages.ends_with("\n3 articles, 1 failed\n"), "{messages}");
    // With room, the same command line takes it up where it ended.
    let output = run(folder.path(), &["in", "-o", "out/", "--skip-existing"], b"");
    assert_eq!((output.status.code(), &*text(&output.stderr)), (Some(0), "1 article; 2 left out: done before\n"));
    assert_eq!(files_below(&folder.path().join("out")), ["a.jsonl", "long.jsonl", "z.jsonl"].map(Path::new));
}

#[test]
fn what_a_killed_run_left_stands_in_nobodys_way() {
    let folder = folder(&[("a.txt", b"A storm.\n")]);
    // The same process number again, as in a container.
    let script = "mkdir out; echo old > .all.jsonl.$$.part; echo old > out/.a.jsonl.$$.part; exec \"$@\"";
    for (target, written) in [("all.jsonl", "all.jsonl"), ("out/", "out/a.jsonl")] {
        let output = shell(folder.path(), script, &["a.txt", "-o", target]);
        assert_eq!((output.status.code(), &*text(&output.stderr)), (Some(0), ""), "{target}");
        assert_eq!(records(&fs::read(folder.path().join(written)).expect("a file")).len(), 1);
        let left: Vec<_> = files_below(folder.path()).into_iter().filter(|path| path.to_string_lossy().ends_with(".part")).collect();
        assert_eq!(left.len(), 2, "{target}: {left:?}");
        for path in left {
            assert_eq!(fs::read_to_string(folder.path().join(&path)).expect("a file"), "old\n");
            fs::remove_file(folder.path().join(path)).expect("a file");
        }
        fs::remove_dir_all(folder.path().join("out")).expect("a folder");
    }
}

#[test]
fn messages_show_the_signs_of_names() {
    const RED: &str = "\u{1b}[31mred";
    let folder = folder(&[
        (&format!("in/{RED}.txt"), b"A storm.\n"),
        (&format!("out/{RED}.jsonl"), b"mine"),
        (&format!("{RED}.tsv"), b"name\ttype\nXav\tship\n"),
        (&format!("{RED}.list"), b"-\n-\n"),
        (&format!("{RED}.dir/a.txt"), b"A storm.\n"),
        ("a.txt", b"A storm.\n"),
    ]);
    let (dir, slash) = (format!("{RED}.dir"), format!("{RED}/"));
    let rows: &[(&[&str], i32)] = &[
        (&["in", "-o", "out"], 2),
        (&["--lexicon", &format!("{RED}.none"), "a.txt"], 2),
        (&["--lexicon", &dir, "a.txt"], 2),
        (&["--lexicon", &format!("{RED}.tsv"), "a.txt"], 2),
        (&["--gazetteer", &format!("{RED}.none"), "a.txt"], 2),
        (&["--files-from", &format!("{RED}.none")], 2),
        (&["--files-from", &format!("{RED}.list")], 2),
        (&["--summary", "-o", &slash, "a.txt"], 2),
        (&["--events", "-o", &slash, "a.txt"], 2),
        (&["--skip-existing", "-o", RED, "a.txt"], 2),
        (&["-o", &format!("{RED}/{RED}.jsonl"), "a.txt"], 2),
        (&["-o", &format!("in/{RED}.txt"), "a.txt"], 2),
        (&[&format!("{RED}.none")], 1),
        (&["-v", &dir], 0),
    ];
    for (arguments, code) in rows {
        let output = run(folder.path(), arguments, b"A storm.");
        let messages = text(&output.stderr);
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}: {messages}");
        assert!(messages.contains("\\u{1b}[31mred") && !messages.contains('\u{1b}'), "{arguments:?}: {messages:?}");
    }
}
