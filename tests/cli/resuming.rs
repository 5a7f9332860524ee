//! `--skip-existing`: a run is taken up again where it ended, and what is done is not analysed again.

use std::fs;
use std::path::Path;

use super::writing::{FILES, names, write};
use super::{folder, records, run, text};

/// Takes a run up again; gives the exit code and the messages.
fn again(folder: &Path, input: &str) -> (Option<i32>, String) {
    write(folder, &[input, "-o", "out/", "--skip-existing"])
}

#[test]
fn files_whose_records_are_there_are_left_out() {
    let folder = folder(FILES);
    let done = folder.path().join("out/a.jsonl");
    assert_eq!(write(folder.path(), &["in/a.txt", "-o", "out/"]).0, Some(0));
    fs::write(&done, "done before").expect("a file");
    assert_eq!(again(folder.path(), "in"), (Some(0), "2 articles; 1 left out: done before\n".to_owned()));
    assert_eq!(fs::read_to_string(&done).expect("a file"), "done before");
    assert_eq!(again(folder.path(), "in"), (Some(0), "0 articles; 3 left out: done before\n".to_owned()));
    assert_eq!(write(folder.path(), &["in", "-o", "out/", "--skip-existing", "-q"]), (Some(0), String::new()));
    assert_eq!(write(folder.path(), &["in", "-o", "other/", "--skip-existing"]), (Some(0), "3 articles\n".to_owned()));
}

#[test]
fn an_empty_file_is_no_record() {
    let folder = folder(FILES);
    for name in ["a.jsonl", "sub/b.jsonl", "x_1.jsonl"] {
        let path = folder.path().join("out").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, "").expect("a file");
    }
    // As a machine may leave them that lost its power.
    assert_eq!(again(folder.path(), "in"), (Some(0), "3 articles\n".to_owned()));
    let (_, said) = again(folder.path(), "lines.jsonl");
    assert!(said.ends_with("5 articles, 1 failed\n"), "{said}");
    for name in names(&folder.path().join("out")) {
        assert_eq!(records(&fs::read(folder.path().join("out").join(&name)).expect("a file")).len(), 1, "{name}");
    }
}

#[test]
fn lines_and_items_whose_records_are_there_are_left_out_before_they_are_analysed() {
    for (input, count, failed) in [("lines.jsonl", 5, true), ("list.json", 2, false), ("packed.jsonl.gz", 2, false)] {
        let folder = folder(FILES);
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, b"{\"text\": \"A storm.\"}\n{\"id\": 8, \"text\": \"A fire.\"}").expect("packed");
        fs::write(folder.path().join("packed.jsonl.gz"), packed.finish().expect("packed")).expect("a file");
        let (code, _) = write(folder.path(), &[input, "-o", "out/"]);
        assert_eq!(code, Some(i32::from(failed)), "{input}");
        let out = folder.path().join("out");
        let all = names(&out);
        assert_eq!(all.len(), count, "{input}");
        // What failed is done too, and the run has not failed again.
        let none = format!("0 articles; {count} left out: done before\n");
        assert_eq!(again(folder.path(), input), (Some(0), none), "{input}");
        assert_eq!(names(&out), all, "{input}");
        // Each of them alone is what is missing.
        for name in &all {
            let before = fs::read(out.join(name)).expect("a file");
            fs::remove_file(out.join(name)).expect("a file");
            let (_, said) = again(folder.path(), input);
            assert!(said.ends_with(&format!("; {} left out: done before\n", count - 1)), "{input} {name}: {said}");
            assert_eq!(text(&fs::read(out.join(name)).expect("a file")), text(&before), "{input} {name}");
        }
    }
}

#[test]
fn the_folder_that_is_written_is_not_read() {
    let folder = folder(FILES);
    let input = folder.path().join("in");
    for (more, said) in
        [(&[][..], "3 articles\n"), (&["--skip-existing"], "0 articles; 3 left out: done before\n"), (&["--force"], "3 articles\n")]
    {
        let output = run(&input, &[&[".", "-o", "records/"], more].concat(), b"");
        assert_eq!((output.status.code(), &*text(&output.stderr)), (Some(0), said), "{more:?}");
    }
    assert_eq!(names(&input.join("records")), ["a.jsonl", "sub/b.jsonl", "sub/deep/a.jsonl"]);
    assert_eq!(text(&run(&input, &["sub", "-o", "sub"], b"").stderr), "2 articles\n", "the folder that is read itself");
    // Where it is named itself it is an input like others.
    let output = run(&input, &["records", "-o", "./"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr).lines().filter(|line| line.contains("this is a record that analyze wrote")).count(), 3);
}

#[test]
fn a_file_that_is_not_to_be_left_is_an_error_of_its_line() {
    let folder = folder(FILES);
    assert_eq!(write(folder.path(), &["list.json", "-o", "out/"]).0, Some(0));
    let (code, said) = write(folder.path(), &["list.json", "-o", "out/"]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("list.json:1: out/7.jsonl: exists (--force overwrites it)\n"), "{said}");
    assert_eq!(write(folder.path(), &["list.json", "-o", "out/", "--force"]).0, Some(0));
}

#[cfg(unix)]
#[test]
fn a_run_that_was_ended_and_taken_up_gives_what_one_run_gives() {
    use std::io::{BufRead, BufReader, Read};
    let lines: String = (0..300)
        .map(|n| match n % 3 {
            0 => format!("{{\"id\": \"story {n}\", \"text\": \"A storm killed {n} people in Manila on Friday.\"}}\n"),
            1 => format!("{{\"id\": \"the same\", \"text\": \"A fire hurt {n} people in Lima.\"}}\n"),
            _ => format!("{{\"text\": \"A flood drove {n} families from their homes in Lagos.\"}}\n"),
        })
        .collect();
    let folder = folder(&[("in.jsonl", lines.as_bytes())]);
    assert_eq!(write(folder.path(), &["in.jsonl", "-o", "whole/"]), (Some(0), "300 articles\n".to_owned()));
    let mut command = super::analyze(folder.path());
    command.args(["in.jsonl", "-o", "out/", "-v", "-j", "2"]).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut said = String::new();
    stderr.read_line(&mut said).expect("UTF-8");
    super::signals::send(&child, "TERM");
    stderr.read_to_string(&mut said).expect("UTF-8");
    let (code, done) = (child.wait().expect("it ends").code(), names(&folder.path().join("out")).len());
    // Where it was faster than the signal, there is nothing to take up.
    assert!(code == Some(143) || done == 300, "{code:?} {said}");
    assert!(done > 0);
    let (code, said) = again(folder.path(), "in.jsonl");
    let articles = if done == 299 { "article" } else { "articles" };
    assert_eq!((code, said), (Some(0), format!("{} {articles}; {done} left out: done before\n", 300 - done)));
    let [whole, out] = ["whole", "out"].map(|name| folder.path().join(name));
    assert_eq!(names(&out), names(&whole));
    for name in names(&whole) {
        assert!(fs::read(out.join(&name)).expect("a file") == fs::read(whole.join(&name)).expect("a file"), "{name}");
    }
}

#[test]
fn no_article_takes_the_name_of_another() {
    let folder = folder(&[
        (
            "in/list.json",
            b"[{\"id\": \"x\", \"text\": \"A storm.\"}, {\"id\": \"list.3\", \"text\": \"A fire.\"}, {\"text\": \"A flood.\"}]",
        ),
        ("in/x.txt", b"A strike.\n"),
    ]);
    for more in [&["--force"][..], &["--skip-existing"], &["--skip-existing"]] {
        assert_eq!(write(folder.path(), &[&["in", "--with-text", "-o", "out/"], more].concat()).0, Some(0));
        let out = folder.path().join("out");
        let found: Vec<(String, String)> = names(&out)
            .into_iter()
            .map(|name| {
                let found = records(&fs::read(out.join(&name)).expect("a file"));
                (name, found[0]["text"].as_str().expect("text").trim().to_owned())
            })
            .collect();
        let expected =
            [("list.1.jsonl", "A storm."), ("list.3-2.jsonl", "A flood."), ("list.3.jsonl", "A fire."), ("x.jsonl", "A strike.")];
        assert_eq!(found, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }
}
