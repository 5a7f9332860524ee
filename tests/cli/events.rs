//! `--events`: articles and records in, a row for each event out; and records of an earlier run as inputs.

use serde_json::{Value, json};

use super::{folder, records, run, text};

/// Articles on two events of one day, with a follow-up, a copy, one on something else and one that cannot be read.
fn articles() -> Vec<u8> {
    let wreck = "MOMBASA, Kenya – Seven fishermen drowned when their boat, the Neema, sank off Mombasa on Friday night, the coast guard said. Three others were pulled \
        out of the water alive. The boat had left port in spite of a warning of high waves, said Captain Omar Said, who leads the search. Divers will go down again when the sea is calm.";
    let all = [
        json!({"id": "wreck", "date": "2020-07-11", "title": "Seven drown off Mombasa", "text": wreck}),
        json!({"id": "copy", "date": "2020-07-12", "title": "Seven drown off Mombasa", "text": format!("{wreck} (Agencies)")}),
        json!({"id": "later", "date": "2020-07-13", "title": "Toll of boat disaster off Mombasa rises to nine", "text": "MOMBASA, Kenya – Two more bodies were found on \
            Sunday in the wreck of the Neema, the boat that sank off Mombasa on Friday night, which brings the number of fishermen who died to nine, Captain Omar Said of the coast guard said."}),
        json!({"id": "fire", "date": "2020-07-11", "title": "Fire in a tannery kills two", "text": "KANO, Nigeria – A fire in a tannery killed two workers and injured five in Kano on Friday, \
            the fire service said. It began in a store of chemicals."}),
        json!({"id": "fair", "date": "2020-07-11", "title": "Book fair opens", "text": "LAGOS – The book fair opened on Friday with readings from forty writers."}),
        json!({"id": "none"}),
    ];
    all.iter().flat_map(|article| format!("{article}\n").into_bytes()).collect()
}

fn ids(row: &Value) -> Vec<&str> {
    row["articles"].as_array().into_iter().flatten().filter_map(|article| article["id"].as_str()).collect()
}

#[test]
fn a_row_for_each_event_whatever_the_threads_and_the_order() {
    let folder = folder(&[]);
    let input = articles();
    let arguments = ["--events", "--input-format", "jsonl", "-j"];
    let one = run(folder.path(), &[&arguments[..], &["1"]].concat(), &input);
    assert_eq!(one.status.code(), Some(1), "the last line holds no text");
    let rows = records(&one.stdout);
    assert_eq!(rows.iter().map(ids).collect::<Vec<_>>(), [vec!["fire"], vec!["wreck", "copy", "later"]]);
    let [fire, wreck] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((&fire["id"], &fire["killed"], &fire["cause"]), (&json!("e1"), &json!({"min": 2, "max": 2}), &json!("fire")));
    assert_eq!((&fire["place"]["name"], &fire["place"]["country_code"]), (&json!("Kano"), &json!("NG")));
    assert_eq!((&wreck["date"], &wreck["killed"]), (&json!({"from": "2020-07-10", "to": "2020-07-10"}), &json!({"min": 9, "max": 9})));
    let told: Vec<_> =
        wreck["articles"].as_array().into_iter().flatten().map(|a| (a["killed"]["min"].as_u64(), a["copy_of"].as_str())).collect();
    assert_eq!(told, [(Some(7), None), (Some(7), Some("wreck")), (Some(9), None)]);
    let mut lines: Vec<&[u8]> = input.split_inclusive(|&b| b == b'\n').collect();
    lines.reverse();
    for (jobs, input) in [("4", input.clone()), ("2", lines.concat())] {
        assert!(run(folder.path(), &[&arguments[..], &[jobs]].concat(), &input).stdout == one.stdout);
    }
    let verbose = run(folder.path(), &[&arguments[..], &["1", "-v"]].concat(), &input);
    assert!(text(&verbose.stderr).contains("1 article without an event left out\n"), "{}", text(&verbose.stderr));
}

#[test]
fn records_of_an_earlier_run_are_inputs() {
    let folder = folder(&[]);
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("a file");
    write("articles.jsonl", &articles());
    let direct = run(folder.path(), &["--events", "articles.jsonl"], b"");
    for (name, format) in [("records.jsonl", "jsonl"), ("records.json", "json")] {
        run(folder.path(), &["articles.jsonl", "--ages", "--with-text", "-f", format, "-o", name, "--fail", "never"], b"");
        let merged = run(folder.path(), &["--events", name], b"");
        assert_eq!((text(&merged.stdout), merged.status.code()), (text(&direct.stdout), Some(1)), "{name}");
        // The error of the article without text is told again.
        assert!(
            text(&merged.stderr).contains("there is no text") && text(&merged.stderr).contains("6 articles, 1 failed\n"),
            "{}",
            text(&merged.stderr)
        );
    }
    // Without their texts too, with articles among them, through a pipe, and for a summary.
    run(folder.path(), &["articles.jsonl", "-o", "plain.jsonl", "--fail", "never"], b"");
    let plain = std::fs::read(folder.path().join("plain.jsonl")).expect("records");
    let two = [plain.as_slice(), b"{\"id\": \"own\", \"text\": \"A landslide killed 30 people in Butembo on Friday.\"}\n"].concat();
    let merged = records(&run(folder.path(), &["--events", "-"], &two).stdout);
    assert_eq!(merged.iter().map(ids).collect::<Vec<_>>(), [vec!["fire"], vec!["wreck", "copy", "later"], vec!["own"]]);
    let lines = records(&run(folder.path(), &["--summary", "-"], &two).stdout);
    let found: Vec<_> =
        lines.iter().map(|line| (line["id"].as_str().unwrap_or(""), line["killed"]["min"].as_u64(), line["copy_of"].as_str())).collect();
    let expected = [
        ("wreck", Some(7), None),
        ("fire", Some(2), None),
        ("fair", None, None),
        ("copy", Some(7), Some("wreck")),
        ("later", Some(9), None),
        ("own", Some(30), None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn records_of_another_version_are_told_with_their_line() {
    let folder = folder(&[("r.jsonl", b"{\"schema\": \"analyze/7\", \"ok\": true}\n{\"schema\": \"analyze/1\", \"ok\": true}\n")]);
    let output = run(folder.path(), &["--events", "r.jsonl"], b"");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
    let said = text(&output.stderr);
    assert!(
        said.starts_with(
            "r.jsonl:1: this is a record of the version analyze/7; analyze/1 is read\nr.jsonl:2: this is no whole record of analyze/1: "
        ),
        "{said}"
    );
    // A record is no article.
    let plain = run(folder.path(), &["r.jsonl"], b"");
    assert_eq!(records(&plain.stdout)[1]["error"]["message"], "this is a record that analyze wrote, and no article");
}

#[test]
fn tables_arrays_files_and_nothing_at_all() {
    let folder = folder(&[("a.jsonl", &articles())]);
    let table = text(&run(folder.path(), &["--events", "-f", "table", "--fail", "never", "a.jsonl"], b"").stdout);
    let cells = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = table.lines().map(cells).collect();
    assert_eq!(lines[0], ["DATE", "place", "cause", "killed", "injured", "articles", "title"], "{table}");
    assert_eq!((&*lines[1][0], lines.len()), ("2020-07-10", 3), "{table}");
    assert!(lines[1].contains(&"Kano,".to_owned()) && lines[2].contains(&"9".to_owned()), "{table}");
    let array = run(folder.path(), &["--events", "-f", "json", "--fail", "never", "a.jsonl"], b"").stdout;
    assert_eq!(serde_json::from_slice::<Value>(&array).expect("an array").as_array().map(Vec::len), Some(2));
    run(folder.path(), &["--events", "-o", "rows.jsonl", "a.jsonl"], b"");
    assert_eq!(std::fs::read_to_string(folder.path().join("rows.jsonl")).expect("a file").lines().count(), 2);
    assert_eq!(text(&run(folder.path(), &["--events", "--fail", "never", "-f", "json", "--input-format", "jsonl"], b"").stdout), "[]\n");
}
