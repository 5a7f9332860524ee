//! `--output`: files and folders, and nothing lost.

use std::fs;
use std::path::Path;

use super::{files_below, folder, records, run, text};

pub(super) const FILES: &[(&str, &[u8])] = &[
    ("in/a.txt", b"A storm hit Manila.\n"),
    ("in/sub/b.md", b"A fire hit Lima.\n"),
    ("in/sub/deep/a.txt", b"A flood hit Lagos.\n"),
    ("twins/a.txt", b"A storm hit Manila.\n"),
    ("twins/a.md", b"A storm hit Manila.\n"),
    ("other/a.txt", b"A flood hit Lagos.\n"),
    (
        "lines.jsonl",
        b"{\"id\": \"x/1\", \"text\": \"A storm.\"}\n{\"text\": \"A fire.\"}\n{\"id\": \"x/1\", \"text\": \"A flood.\"}\nnonsense\n{\"id\": \"../up\", \"text\": \"A flood.\"}\n",
    ),
    ("list.json", b"[{\"id\": 7, \"text\": \"A storm.\"}, {\"text\": \"A fire.\"}]"),
];

/// Runs it; gives the exit code and the messages. Nothing may be printed.
pub(super) fn write(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(folder, arguments, b"");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    (output.status.code(), text(&output.stderr))
}

pub(super) fn names(folder: &Path) -> Vec<String> {
    files_below(folder).iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

#[test]
fn one_file_holds_all_records() {
    let folder = folder(FILES);
    for (format, file) in [("jsonl", "all.jsonl"), ("json", "all.json"), ("table", "all.txt"), ("auto", "all")] {
        let (code, messages) = write(folder.path(), &["-f", format, "in", "-o", file]);
        assert_eq!((code, &*messages), (Some(0), "3 articles\n"));
        let printed = run(folder.path(), &["-f", format, "in"], b"").stdout;
        assert_eq!(text(&fs::read(folder.path().join(file)).expect("a file")), text(&printed));
    }
    assert!(names(folder.path()).iter().all(|name| !name.contains("part")));
}

#[test]
fn a_file_that_exists_stays_unless_forced() {
    let folder = folder(FILES);
    let target = folder.path().join("out.jsonl");
    fs::write(&target, "mine").expect("a file");
    assert_eq!(write(folder.path(), &["in", "-o", "out.jsonl"]), (Some(2), "out.jsonl: exists (--force overwrites it)\n".to_owned()));
    assert_eq!(fs::read_to_string(&target).expect("a file"), "mine");
    assert_eq!(write(folder.path(), &["in", "-o", "out.jsonl", "--force"]).0, Some(0));
    assert_eq!(records(&fs::read(&target).expect("a file")).len(), 3);
}

#[test]
fn an_input_is_never_overwritten() {
    let folder =
        folder(&[("a.txt", b"A storm.\n"), ("b.jsonl", b"{\"id\": \"b\", \"text\": \"A fire.\"}\n"), ("list", b"b.jsonl\na.txt\n")]);
    for arguments in [
        &["a.txt", "-o", "a.txt", "--force"][..],
        &["-f", "table", "a.txt", "-o", "./", "--force"],
        &["b.jsonl", "-o", "./", "--force"],
        &["--files-from", "list", "-o", "a.txt", "--force"],
    ] {
        let (code, messages) = write(folder.path(), arguments);
        assert!(code == Some(2) || code == Some(1), "{arguments:?}");
        assert!(messages.contains("is an input itself"), "{arguments:?}: {messages}");
        assert_eq!(fs::read(folder.path().join("a.txt")).expect("a file"), b"A storm.\n");
        assert!(fs::read(folder.path().join("b.jsonl")).expect("a file").starts_with(b"{\"id\""));
        assert_eq!(names(folder.path()), ["a.txt", "b.jsonl", "list"], "{arguments:?}");
    }
}

#[test]
fn standard_output_and_devices_are_files_too() {
    let folder = folder(FILES);
    assert_eq!(records(&run(folder.path(), &["in", "-o", "-"], b"").stdout).len(), 3);
    #[cfg(unix)]
    assert_eq!(write(folder.path(), &["in", "-o", "/dev/null"]).0, Some(0));
}

#[test]
fn a_folder_gets_one_file_an_article() {
    let rows: &[(&[&str], i32, &[&str])] = &[
        (&["in", "-o", "out/"], 0, &["a.jsonl", "sub/b.jsonl", "sub/deep/a.jsonl"]),
        (&["in", "-f", "json", "-o", "out/"], 0, &["a.json", "sub/b.json", "sub/deep/a.json"]),
        (&["in", "-f", "table", "-o", "out/deep/"], 0, &["deep/a.txt", "deep/sub/b.txt", "deep/sub/deep/a.txt"]),
        (&["in/sub/b.md", "-f", "json", "-o", "out/"], 0, &["b.json"]),
        (&["list.json", "-f", "json", "-o", "out/"], 0, &["7.json", "list.2.json"]),
        (&["lines.jsonl", "-f", "json", "-o", "out/"], 1, &["_up.json", "lines.2.json", "lines.3.json", "lines.4.json", "x_1.json"]),
        (&["in", "missing.txt", "-f", "json", "-o", "out/"], 1, &["a.json", "missing.json", "sub/b.json", "sub/deep/a.json"]),
    ];
    for (arguments, code, files) in rows {
        let folder = folder(FILES);
        assert_eq!(write(folder.path(), arguments).0, Some(*code), "{arguments:?}");
        let mut found = names(&folder.path().join("out"));
        found.sort();
        assert_eq!(found, *files, "{arguments:?}");
        for file in files.iter().filter(|file| !file.ends_with(".txt")) {
            let record: serde_json::Value =
                serde_json::from_slice(&fs::read(folder.path().join("out").join(file)).expect("a file")).expect("JSON");
            super::fits(&record, &[]);
        }
    }
}

#[test]
fn the_folder_may_exist_and_is_then_told_without_a_slash() {
    let folder = folder(FILES);
    fs::create_dir(folder.path().join("out")).expect("a folder");
    assert_eq!(write(folder.path(), &["in/a.txt", "-o", "out"]).0, Some(0));
    assert_eq!(names(&folder.path().join("out")), ["a.jsonl"]);
}

#[test]
fn two_inputs_with_one_name_are_refused_before_anything_is_written() {
    for arguments in [&["twins", "-o", "out/"][..], &["in", "other/a.txt", "-o", "out/"], &["in/a.txt", "in/a.txt", "-o", "out/"]] {
        let folder = folder(FILES);
        let (code, messages) = write(folder.path(), arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(messages.starts_with("out/a.jsonl: both ") && messages.contains("would be written to it"), "{messages}");
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn files_in_a_folder_stay_unless_forced() {
    let folder = folder(FILES);
    fs::create_dir_all(folder.path().join("out/sub")).expect("a folder");
    fs::write(folder.path().join("out/sub/b.jsonl"), "mine").expect("a file");
    fs::write(folder.path().join("out/x_1.jsonl"), "mine").expect("a file");
    let (code, messages) = write(folder.path(), &["in", "-o", "out"]);
    assert_eq!((code, &*messages), (Some(2), "out/sub/b.jsonl: exists (--force overwrites it)\n"));
    assert_eq!(names(&folder.path().join("out")), ["sub/b.jsonl", "x_1.jsonl"]);
    // The names of lines are only known on the way: the others are written.
    let (code, messages) = write(folder.path(), &["lines.jsonl", "-o", "out"]);
    assert_eq!(code, Some(1));
    assert!(messages.contains("lines.jsonl:1: out/x_1.jsonl: exists (--force overwrites it)\n"), "{messages}");
    assert_eq!(fs::read_to_string(folder.path().join("out/x_1.jsonl")).expect("a file"), "mine");
    assert_eq!(names(&folder.path().join("out")).len(), 6);
    assert_eq!(write(folder.path(), &["in", "-o", "out", "--force"]).0, Some(0));
    assert_ne!(fs::read_to_string(folder.path().join("out/sub/b.jsonl")).expect("a file"), "mine");
}
