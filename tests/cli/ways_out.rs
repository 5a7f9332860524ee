//! `-f csv` and `-f geojson`: tables for spreadsheets and points for maps, of records, of events and of records of an earlier run.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::Stdio;

use csv_core::{ReadRecordResult, Reader};
use serde_json::{Value, json};

use super::process::{LINE, messages};
use super::writing::{names, write};
use super::{analyze, folder, run, text};

pub(super) const TABLES: [&str; 8] = ["articles", "people", "organizations", "places", "dates", "quotes", "casualties", "victims"];

/// The rows below a header, each by its columns.
pub(super) fn table(mut csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = Reader::new();
    let (mut out, mut ends) = (vec![0; csv.len() + 16], vec![0; csv.len() + 16]);
    let mut rows: Vec<Vec<String>> = Vec::new();
    loop {
        let (result, taken, _, ended) = reader.read_record(csv, &mut out, &mut ends);
        csv = &csv[taken..];
        match result {
            ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..ended].iter().copied());
                rows.push(starts.zip(&ends[..ended]).map(|(start, &end)| text(&out[start..end])).collect());
            }
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::End => break,
            other => panic!("{other:?}"),
        }
    }
    let header = rows.remove(0);
    let row = |cells: Vec<String>| {
        assert_eq!(cells.len(), header.len(), "{cells:?}");
        header.iter().cloned().zip(cells).collect()
    };
    rows.into_iter().map(row).collect()
}

/// The points of a collection.
fn points(bytes: &[u8]) -> Vec<Value> {
    let collection: Value = serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{e}: {}", text(bytes)));
    assert_eq!(collection["type"], "FeatureCollection");
    collection["features"].as_array().expect("an array").clone()
}

/// Two articles with everything in them, one of which has signs that tables and maps must bear, and one that cannot be read.
pub(super) fn articles() -> Vec<u8> {
    let all = [
        json!({"id": "=1+1", "date": "2020-07-11", "title": "-12 degrees, \"coldest\" night kills two", "url": "@evil",
            "text": "OSLO, Norway – Two hikers died and three were hurt when a snow bridge gave way near Oslo on Friday, police officer Kari Moen said. “We came\nas soon as \
                we could,” said Moen, “but it was too late.” One of the dead was Ida Berg, 34."}),
        json!({"id": "second, one", "date": "2020-07-12", "title": "Fire kills one", "text": "A fire killed one man in Kano, Nigeria, on Saturday."}),
        json!({"id": "none"}),
    ];
    all.iter().flat_map(|article| format!("{article}\n").into_bytes()).collect()
}

#[test]
fn every_table_is_read_back_and_joins_the_articles() {
    let folder = folder(&[("a.jsonl", &articles())]);
    let (code, said) = write(folder.path(), &["-f", "csv", "a.jsonl", "-o", "out/"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("a.jsonl:3: there is no text") && said.contains("3 articles, 1 failed\n"), "{said}");
    let read = |name: &str| table(&fs::read(folder.path().join(format!("out/{name}.csv"))).expect("a table"));
    let articles = read("articles");
    assert_eq!(articles.iter().map(|row| &*row["article"]).collect::<Vec<_>>(), ["'=1+1", "second, one", "none"]);
    assert_eq!((&*articles[0]["title"], &*articles[0]["url"]), ("'-12 degrees, \"coldest\" night kills two", "'@evil"));
    assert_eq!((&*articles[0]["killed_min"], &*articles[0]["error"], &*articles[2]["error"]), ("2", "", "parse"));
    for name in TABLES {
        for row in read(name) {
            assert!(articles.iter().any(|article| article["article"] == row["article"]), "{name}: {row:?}");
            for (id, other) in [("person_id", "people"), ("place_id", "places"), ("date_id", "dates"), ("figure_id", "casualties")] {
                let Some(link) = row.get(id).filter(|link| !link.is_empty()) else { continue };
                let same = |found: &BTreeMap<String, String>| found["article"] == row["article"] && found["id"] == *link;
                assert_eq!(read(other).iter().filter(|found| same(found)).count(), 1, "{name}: {row:?}");
            }
        }
    }
    let figure = &read("casualties")[1];
    assert_eq!((&*figure["min"], &*figure["max"], &*figure["place"], &*figure["country"]), ("2", "2", "Oslo", "Norway"));
    assert!(figure["sentence"].contains("Two hikers died and three were hurt"), "{figure:?}");
    let quote = &read("quotes")[0];
    assert!(quote.values().any(|cell| cell == "Kari Moen"), "{quote:?}");
    let quote = read("quotes").into_iter().find(|quote| quote["kind"] == "direct").expect("a quotation");
    assert_eq!((&*quote["quote"], &*quote["speaker"]), ("“We came\nas soon as we could,” … “but it was too late.”", "Kari Moen"));
    let victim = &read("victims")[0];
    assert_eq!((&*victim["name"], &*victim["age"], &*victim["status"]), ("Ida Berg", "34", "killed"));
    assert!(names(folder.path()).iter().all(|name| !name.contains("part")));
}

#[test]
fn one_table_goes_anywhere_and_the_threads_do_not_show() {
    let folder = folder(&[("a.jsonl", &articles().repeat(40))]);
    write(folder.path(), &["-f", "csv", "a.jsonl", "-o", "out/", "--fail", "never"]);
    for name in TABLES {
        let of = |jobs: &str| run(folder.path(), &["-f", "csv", "-e", name, "-j", jobs, "--fail", "never", "a.jsonl"], b"").stdout;
        let one = of("1");
        assert_eq!(text(&one), text(&of("4")), "{name}");
        assert_eq!(text(&one), fs::read_to_string(folder.path().join(format!("out/{name}.csv"))).expect("a table"), "{name}");
    }
    let (code, _) = write(folder.path(), &["-f", "csv", "-e", "people,victims", "a.jsonl", "-o", "two/", "--fail", "never"]);
    assert_eq!(code, Some(0));
    write(folder.path(), &["-f", "csv", "-e", "places", "a.jsonl", "-o", "one.csv", "--fail", "never"]);
    assert_eq!(fs::read(folder.path().join("one.csv")).expect("a file"), fs::read(folder.path().join("out/places.csv")).expect("a file"));
    let two: Vec<String> = names(folder.path()).into_iter().filter(|name| name.starts_with("two")).collect();
    assert_eq!(two, ["two/people.csv", "two/victims.csv"]);
}

#[test]
fn what_cannot_be_asked_for_is_said() {
    let folder = folder(&[("a.txt", b"A storm hit Manila.\n"), ("out/quotes.csv", b"mine")]);
    let exists = Path::new("out").join("quotes.csv").display().to_string();
    for (arguments, says) in [
        (&["-f", "csv", "a.txt"][..], "-f csv: one table only, named by -e (articles, people, "),
        (&["-f", "csv", "-e", "people,quotes", "a.txt"], "all of them with -o FOLDER/"),
        (&["-f", "csv", "-o", "all.csv", "a.txt"], "-f csv: one table only"),
        (&["-e", "victims", "a.txt"], "-e victims: a table of -f csv, and no kind of finding"),
        (&["-f", "json", "-e", "people,articles", "a.txt"], "-e articles: a table of -f csv"),
        (&["-f", "geojson", "-e", "places,people", "a.txt"], "-e people: -f geojson has places and casualties"),
        (&["--summary", "-f", "csv", "a.txt"], "--summary: not as csv"),
        (&["--summary", "-f", "geojson", "a.txt"], "--summary: not as geojson"),
        (&["-f", "csv", "-e", "people", "--with-text", "a.txt"], "--with-text: tables and maps do not hold the text"),
        (&["-f", "csv", "-o", "new/", "--skip-existing", "a.txt"], "--skip-existing is for a file an article"),
        (&["--events", "-f", "csv", "-o", "out/", "a.txt"], "--events is one table: name a file"),
        (&["-f", "csv", "-o", "out/", "a.txt"], &format!("{exists}: exists (--force overwrites it)\n")),
    ] {
        let output = run(folder.path(), arguments, b"");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{arguments:?}");
        assert!(text(&output.stderr).contains(says), "{arguments:?}: {}", text(&output.stderr));
    }
    // Nothing is left of the tables that were begun.
    assert_eq!(names(folder.path()), ["a.txt", "out/quotes.csv"]);
    assert_eq!(write(folder.path(), &["-f", "csv", "-o", "out/", "--force", "a.txt"]).0, Some(0));
    assert_eq!(names(folder.path()).len(), 1 + TABLES.len());
}

#[test]
fn an_input_is_never_a_table_that_is_written() {
    let own = b"id,text\n1,A storm killed two in Manila.\n";
    let folder = folder(&[("in/articles.csv", own)]);
    let (code, said) = write(folder.path(), &["-f", "csv", "in/articles.csv", "-o", "in/", "--force"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("is an input itself"), "{said}");
    assert_eq!(fs::read(folder.path().join("in/articles.csv")).expect("a file"), own);
    // The tables of an earlier run are not read again.
    fs::write(folder.path().join("in/a.txt"), "A storm hit Manila.").expect("a file");
    assert_eq!(write(folder.path(), &["-f", "csv", "in", "-o", "in/out/"]).0, Some(0));
    let first = fs::read(folder.path().join("in/out/articles.csv")).expect("a table");
    assert_eq!(write(folder.path(), &["-f", "csv", "in", "-o", "in/out/", "--force"]).0, Some(0));
    assert_eq!(text(&fs::read(folder.path().join("in/out/articles.csv")).expect("a table")), text(&first));
}

#[test]
fn without_articles_there_are_headers_and_an_empty_collection() {
    let folder = folder(&[("empty/x.bin", b"x"), ("bad.txt", b"")]);
    for (input, code) in [("empty", 1), ("bad.txt", 1)] {
        let people = run(folder.path(), &["-f", "csv", "-e", "people", input], b"");
        assert_eq!((people.status.code(), table(&people.stdout).len()), (Some(code), 0), "{input}");
        assert!(text(&people.stdout).starts_with("article,id,name,"));
        let map = run(folder.path(), &["-f", "geojson", input], b"");
        assert_eq!((map.status.code(), points(&map.stdout).len()), (Some(code), 0), "{input}");
        let events = run(folder.path(), &["--events", "-f", "csv", input], b"");
        assert!(text(&events.stdout).starts_with("event_id,event_date,event_date_to,time_precision,cause,"));
        assert_eq!(table(&events.stdout).len(), 0);
        assert!(points(&run(folder.path(), &["--events", "-f", "geojson", input], b"").stdout).is_empty());
    }
    let nothing = run(folder.path(), &["-f", "geojson", "--input-format", "jsonl"], b"");
    assert!(nothing.status.success() && points(&nothing.stdout).is_empty());
}

#[test]
fn events_are_rows_and_points() {
    let folder = folder(&[("a.jsonl", &articles())]);
    let output = run(folder.path(), &["--events", "-f", "csv", "--fail", "never", "a.jsonl"], b"");
    let header = text(&output.stdout).lines().next().expect("a header").to_owned();
    assert_eq!(
        header,
        "event_id,event_date,event_date_to,time_precision,cause,country,iso2,admin1,location,latitude,longitude,geo_precision,killed_min,killed_max,injured_min,\
            injured_max,missing_min,missing_max,displaced_min,displaced_max,victims,articles,first_article,headline,notes"
    );
    let rows = table(&output.stdout);
    let cells = |row: usize, columns: &[&str]| columns.iter().map(|column| rows[row][*column].clone()).collect::<Vec<_>>();
    assert_eq!(
        cells(0, &["event_id", "event_date", "time_precision", "country", "iso2", "location", "geo_precision", "killed_min", "killed_max"]),
        ["e1", "2020-07-10", "1", "Norway", "NO", "Oslo", "1", "2", "2"]
    );
    assert_eq!(
        cells(0, &["injured_min", "missing_min", "victims", "articles", "first_article"]),
        ["3", "", "Ida Berg (34, killed)", "1", "'=1+1"]
    );
    assert_eq!(cells(1, &["cause", "location", "notes"]), ["fire", "Kano", "A fire killed one man in Kano, Nigeria, on Saturday."]);
    let points = points(&run(folder.path(), &["--events", "-f", "geojson", "--fail", "never", "a.jsonl"], b"").stdout);
    assert_eq!(points.len(), 2);
    let of_row = |column: &str| rows[1][column].parse::<f64>().expect("a number");
    assert_eq!(points[1]["geometry"]["coordinates"], json!([of_row("longitude"), of_row("latitude")]));
    assert_eq!((&points[1]["properties"]["killed_min"], &points[1]["properties"]["headline"]), (&json!(1), &json!("Fire kills one")));
}

#[test]
fn records_of_an_earlier_run_are_inputs() {
    let folder = folder(&[("a.jsonl", &articles())]);
    for (name, explain) in [("bare.jsonl", &[][..]), ("told.jsonl", &["--explain"])] {
        run(folder.path(), &[&["a.jsonl", "-o", name, "--fail", "never"], explain].concat(), b"");
    }
    for name in TABLES {
        let of = |input: &str| run(folder.path(), &["-f", "csv", "-e", name, "--fail", "never", input], b"").stdout;
        assert_eq!(text(&of("told.jsonl")), text(&of("a.jsonl")), "{name}");
        // What says no sentence leaves its cells empty, and the rest is the same.
        let without = |csv: &[u8]| {
            let rows = table(csv).into_iter().map(|mut row| {
                row.remove("sentence");
                row
            });
            rows.collect::<Vec<_>>()
        };
        assert_eq!(without(&of("bare.jsonl")), without(&of("a.jsonl")), "{name}");
        assert!(table(&of("bare.jsonl")).iter().all(|row| row.get("sentence").is_none_or(String::is_empty)), "{name}");
    }
    for arguments in [&["-f", "geojson"][..], &["--events", "-f", "geojson"], &["--events", "-f", "csv"]] {
        let of = |input: &str| run(folder.path(), &[arguments, &["--fail", "never", input]].concat(), b"").stdout;
        let (told, direct) = (text(&of("told.jsonl")), text(&of("a.jsonl")));
        assert!(told.len() > 200, "{arguments:?}");
        assert_eq!(told, direct, "{arguments:?}");
    }
    let failed = run(folder.path(), &["-f", "csv", "-e", "articles", "told.jsonl"], b"");
    assert_eq!((failed.status.code(), &*table(&failed.stdout)[2]["error"]), (Some(1), "parse"));
}

#[test]
fn a_map_is_a_file_or_one_for_each_article() {
    let folder = folder(&[("in/a.txt", b"Two people died in Oslo on Friday.\n"), ("in/b.txt", b"It rained all day, and nobody came.\n")]);
    assert_eq!(write(folder.path(), &["-f", "geojson", "in", "-o", "all.geojson"]).0, Some(0));
    assert_eq!(write(folder.path(), &["-f", "geojson", "in", "-o", "maps/"]).0, Some(0));
    assert_eq!(names(folder.path()), ["all.geojson", "in/a.txt", "in/b.txt", "maps/a.geojson", "maps/b.geojson"]);
    let read = |name: &str| points(&fs::read(folder.path().join(name)).expect("a file"));
    assert_eq!((read("all.geojson"), read("maps/b.geojson")), (read("maps/a.geojson"), Vec::new()));
    assert_eq!(read("all.geojson")[0]["properties"]["name"], "Oslo");
}

#[test]
fn rows_come_before_the_next_line_is_there_and_a_closed_pipe_is_a_quiet_end() {
    let folder = folder(&[]);
    for arguments in [&["-f", "csv", "-e", "casualties"][..], &["-f", "geojson"]] {
        let mut command = analyze(folder.path());
        command.args(["--input-format", "jsonl"]).args(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
        let (mut stdin, mut stdout) = (child.stdin.take().expect("a pipe"), BufReader::new(child.stdout.take().expect("a pipe")));
        stdin.write_all(LINE).expect("it listens");
        let mut first = String::new();
        stdout.read_line(&mut first).expect("UTF-8");
        // The header, or what opens the collection; then a row, or a point without its line end.
        let mut row = [0; 9];
        stdout.read_exact(&mut row).expect("a row");
        assert!(first.starts_with("article,") || first.starts_with("{\"type\":\"FeatureCollection\""), "{first}");
        drop(stdout);
        let lines = LINE.repeat(100);
        // It has to stop by itself: here there is always more.
        while stdin.write_all(&lines).is_ok() {}
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{arguments:?}");
        assert_eq!(messages(&mut child), "", "{arguments:?}");
    }
}
