//! What single options do, beyond the formats and exit codes of [`super::cases`].

use std::io::Write;

use serde_json::{Value, json};

use super::cases::FILES;
use super::{folder, records, run, text};

/// The first record of a run that succeeds.
fn first(arguments: &[&str], stdin: &[u8]) -> Value {
    let folder = folder(FILES);
    let output = run(folder.path(), arguments, stdin);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    records(&output.stdout).swap_remove(0)
}

#[test]
fn kinds_that_are_not_asked_for_are_absent() {
    let kinds = ["people", "organizations", "places", "dates", "quotes", "casualties", "toll"];
    let rows: &[(&[&str], &[&str])] = &[
        (&[], &kinds),
        (&["-e", "dates"], &["dates"]),
        (&["--extract", "people,places"], &["people", "places"]),
        (&["-e", "casualties"], &["casualties", "toll"]),
        (&["-e", "quotes", "-e", "organizations"], &["organizations", "quotes"]),
    ];
    for (arguments, present) in rows {
        let record = first(&[*arguments, &["storm.txt"]].concat(), b"");
        for kind in kinds {
            assert_eq!(record.get(kind).is_some(), present.contains(&kind), "{arguments:?}: {kind}");
        }
    }
}

#[test]
fn text_is_given_when_asked_for() {
    assert_eq!(first(&["news/b.txt"], b"").get("text"), None);
    assert_eq!(first(&["--with-text", "news/b.txt"], b"")["text"], "A fire hit Lima.\n");
    assert_eq!(first(&["--with-text", "-"], b"\xEF\xBB\xBFA\r\nfire.")["text"], "A\r\nfire.");
    assert_eq!(first(&["--with-text", "one.json"], b"")["text"], "A flood hit Lagos.");
}

#[test]
fn the_surroundings_do_not_matter() {
    let folder = folder(FILES);
    let plain = run(folder.path(), &["-f", "table", "storm.txt", "lines.jsonl"], b"");
    let output = super::analyze(folder.path())
        .args(["-f", "table", "storm.txt", "lines.jsonl"])
        .envs([
            ("TZ", "Asia/Tokyo"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "ar_EG"),
            ("COLUMNS", "40"),
            ("CLICOLOR_FORCE", "1"),
            ("NO_COLOR", "1"),
        ])
        .output()
        .expect("the command runs");
    assert_eq!(text(&output.stdout), text(&plain.stdout));
}

#[test]
fn the_date_option_is_for_articles_without_one() {
    let date = |arguments: &[&str], stdin: &[u8]| {
        first(&[arguments, &["--input-format", "jsonl", "--date", "2016-02-20"]].concat(), stdin)["article"]["date"].clone()
    };
    assert_eq!(date(&[], br#"{"text": "A storm hit Manila."}"#)["value"], json!("2016-02-20"));
    assert_eq!(date(&[], br#"{"text": "A storm hit Manila."}"#)["basis"], json!("option"));
    assert_eq!(date(&[], br#"{"text": "A storm hit Manila.", "date": "2015-01-02"}"#)["value"], json!("2015-01-02"));
    assert_eq!(date(&[], br#"{"text": "A storm hit Manila.", "date": "2015-01-02"}"#)["basis"], json!("field"));
}

#[test]
fn paths_come_from_a_list() {
    let folder = folder(FILES);
    let ids = |arguments: &[&str], list: &[u8]| {
        let output = run(folder.path(), arguments, list);
        let ids = records(&output.stdout).iter().map(|r| r["source"]["id"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>();
        (output.status.code(), ids.join(" "))
    };
    assert_eq!(ids(&["--files-from", "-"], b"storm.txt\r\n\nnews\n"), (Some(0), "storm.txt news/a/z.md news/a.txt news/b.txt".into()));
    assert_eq!(ids(&["--files-from", "-", "--null"], b"storm.txt\0fire.md\0"), (Some(0), "storm.txt fire.md".into()));
    assert_eq!(ids(&["fire.md", "--files-from", "-"], b"storm.txt\ngone.txt"), (Some(1), "fire.md storm.txt gone.txt".into()));
    std::fs::write(folder.path().join("list"), "fire.md\nstorm.txt\n").expect("a file");
    assert_eq!(ids(&["--files-from", "list"], b""), (Some(0), "fire.md storm.txt".into()));
    assert_eq!(ids(&["--files-from", "-"], b""), (Some(0), String::new()));
    // In a file, "-" is standard input as on the command line.
    std::fs::write(folder.path().join("list"), "fire.md\n-\nstorm.txt\n").expect("a file");
    assert_eq!(ids(&["--files-from", "list"], b"A flood hit Lagos."), (Some(0), "fire.md - storm.txt".into()));
}

#[test]
fn standard_input_is_read_once() {
    let folder = folder(FILES);
    std::fs::write(folder.path().join("list"), "\nfire.md\n-\nstorm.txt\n").expect("a file");
    std::fs::write(folder.path().join("twice"), "-\n-\nstorm.txt\n").expect("a file");
    // What stands before it in the list is done; where files are named after their articles, nothing is.
    let rows: &[(&[&str], &[u8], &str, usize)] = &[
        (&["--files-from", "-"], b"fire.md\n-\nstorm.txt\n", "-:2: \"-\" is standard input, which is this list", 1),
        (&["--files-from", "-", "--null"], b"fire.md\0-\0storm.txt\0", "-:2: \"-\" is standard input, which is this list", 1),
        (&["--files-from", "-", "-o", "out/"], b"fire.md\n-\nstorm.txt\n", "-:2: \"-\" is standard input, which is this list", 0),
        (&["--files-from", "-", "--summary"], b"fire.md\n-\nstorm.txt\n", "-:2: \"-\" is standard input, which is this list", 0),
        (&["-", "--files-from", "list"], b"A flood.", "list:3: \"-\" is standard input, which is read already", 2),
        (&["--files-from", "twice"], b"A flood.", "twice:2: \"-\" is standard input, which is read already", 1),
        (&["-", "storm.txt", "-"], b"A flood.", "-: standard input is read once, and was named more often", 0),
    ];
    for (arguments, stdin, message, done) in rows {
        let output = run(folder.path(), arguments, stdin);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).starts_with(message), "{arguments:?}: {}", text(&output.stderr));
        assert_eq!(text(&output.stdout).lines().count(), *done, "{arguments:?}");
        assert!(!folder.path().join("out").exists(), "{arguments:?}");
    }
    // One file that is not whole does not get its name.
    let output = run(folder.path(), &["--files-from", "-", "-o", "all.jsonl"], b"fire.md\n-\nstorm.txt\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains(".part: what was done until then"), "{}", text(&output.stderr));
    assert!(!folder.path().join("all.jsonl").exists());
}

#[test]
fn compressed_files_are_read_like_others() {
    let gzip = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("compressed");
        encoder.finish().expect("compressed")
    };
    let lines = [gzip(b"{\"text\": \"Three people died in Lima.\"}\n"), gzip(b"{\"text\": \"Two people died in Quito.\"}\n")].concat();
    let storm = gzip(b"A storm killed 12 people in Manila on Friday.");
    let folder =
        folder(&[("in/lines.jsonl.gz", &lines), ("in/storm.txt.gz", &storm), ("in/cut.txt.gz", &storm[..30]), ("in/other.tar.gz", b"")]);
    let output = run(folder.path(), &["in"], b"");
    let seen: Vec<String> = records(&output.stdout)
        .iter()
        .map(|r| format!("{} {}", r["source"]["id"].as_str().unwrap_or(""), r["toll"]["killed"]["max"].as_u64().unwrap_or(0)))
        .collect();
    assert_eq!(seen, ["in/cut.txt.gz 0", "in/lines.jsonl.gz:1 3", "in/lines.jsonl.gz:2 2", "in/storm.txt.gz 12"]);
    assert!(text(&output.stderr).starts_with("in/cut.txt.gz: broken gzip data: "), "{}", text(&output.stderr));
    // Through a pipe too; and what is written has the name of the article.
    let output = run(folder.path(), &["-"], &storm);
    assert_eq!(records(&output.stdout)[0]["toll"]["killed"]["max"], 12);
    run(folder.path(), &["in/storm.txt.gz", "-o", "out/"], b"");
    assert!(folder.path().join("out/storm.jsonl").is_file());
    // What comes out of a small file is limited like a large one.
    let bomb = run(folder.path(), &["--max-bytes", "40", "in/storm.txt.gz"], b"");
    assert_eq!(records(&bomb.stdout)[0]["error"]["kind"], "too_large");
}

#[test]
fn a_summary_is_one_line_an_article() {
    let folder = folder(FILES);
    let lines = |arguments: &[&str]| {
        let output = run(folder.path(), arguments, b"");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, out, _) = lines(&["--summary", "news", "storm.txt", "empty.txt"]);
    let found: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((code, found.len()), (Some(1), 4), "{out}");
    assert_eq!(found[0]["schema"], "analyze-summary/1");
    assert_eq!((&found[0]["date"], &found[0]["killed"]["min"], &found[0]["place"]), (&json!("2016-02-20"), &json!(12), &json!("Manila")));
    assert_eq!(found[1]["date"], Value::Null, "articles without a date are last, in their order");
    let (code, out, _) = lines(&["--summary", "-f", "table", "storm.txt"]);
    assert_eq!(code, Some(0));
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(out.starts_with("DATE") && out.contains("Manila, PH"), "{out}");
    let (_, out, _) = lines(&["--summary", "-f", "json", "news"]);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap().as_array().map(Vec::len), Some(3));
}

#[test]
fn a_country_is_preferred_and_a_gazetteer_is_used() {
    let folder = folder(FILES);
    let country = |arguments: &[&str], article: &str| {
        let output = run(folder.path(), arguments, article.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        records(&output.stdout)[0]["places"][0]["country_code"].as_str().unwrap_or("none").to_owned()
    };
    let article = "The council of Boston met on Monday.";
    assert_eq!(country(&["-"], article), "US");
    assert_eq!(country(&["--country", "gb", "-"], article), "GB");
    assert_eq!(country(&["--country", "GB", "-"], "The council of Boston, Massachusetts, met on Monday."), "US");
    assert_eq!(country(&["--gazetteer", "whole.gazetteer", "-"], article), "US");
}

#[test]
fn a_lexicon_adds_names() {
    let stdin = b"On Monday Quiet Harbour spoke to Luza. Later QH left.\n";
    let folder = folder(FILES);
    let names = |arguments: &[&str]| {
        let found = records(&run(folder.path(), arguments, stdin).stdout);
        let of = |kind: &str| found[0][kind].as_array().expect(kind).iter().map(|x| x["name"].clone()).collect::<Vec<_>>();
        (json!(of("organizations")), json!(of("people")), found[0]["organizations"][0].clone())
    };
    let (organizations, people, first) = names(&["--lexicon", "names.tsv", "-"]);
    assert_eq!((organizations, people), (json!(["Quiet Harbour"]), json!(["Luza"])));
    assert_eq!((&first["kind"], &first["count"], &first["rule"]), (&json!("ngo"), &json!(2), &Value::Null));
    assert_eq!(names(&["--lexicon", "names.tsv", "--explain", "-"]).2["rule"], "user lexicon");
    let (without, _, _) = names(&["-"]);
    assert_ne!(without, json!(["Quiet Harbour"]));
}

#[test]
fn the_short_form_is_one_of_the_table() {
    let folder = folder(FILES);
    let output = run(folder.path(), &["--brief", "-f", "table", "storm.txt"], b"");
    let whole = run(folder.path(), &["-f", "table", "storm.txt"], b"");
    assert_eq!(output.status.code(), Some(0));
    let (brief, whole) = (text(&output.stdout), text(&whole.stdout));
    let header = brief.split_once("\n\n").map_or(&*brief, |(header, _)| header);
    assert!(brief.lines().count() <= 23 && whole.starts_with(header) && !brief.contains("PEOPLE"), "{brief}");
    for arguments in
        [&["--brief"][..], &["--brief", "-f", "jsonl"], &["--brief", "-f", "csv", "-e", "people"], &["--brief", "-o", "out.jsonl"]]
    {
        let output = run(folder.path(), &[arguments, &["storm.txt"]].concat(), b"");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{arguments:?}");
        assert_eq!(text(&output.stderr), "--brief: a short form of the table of articles; -f table prints that here\n", "{arguments:?}");
    }
    for other in ["--summary", "--events", "--explain"] {
        let output = run(folder.path(), &["--brief", "-f", "table", other, "storm.txt"], b"");
        assert_eq!(output.status.code(), Some(2), "{other}");
    }
}
