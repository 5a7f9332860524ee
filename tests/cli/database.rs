//! `-f sqlite`: a database that grows from run to run, is whole whatever ends a run, and holds what the tables of CSV hold.
#![cfg(feature = "sqlite")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Stdio};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::process::{LINE, messages};
use super::ways_out::{TABLES, articles, table};
use super::writing::{FILES, names, write};
use super::{analyze, folder, run, text};

/// Opens it as any other program does. Nothing is wrong with it.
fn open(path: &Path) -> Connection {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("a database");
    assert_eq!(cells(&connection, "PRAGMA integrity_check"), [["ok"]]);
    assert!(cells(&connection, "PRAGMA foreign_key_check").is_empty());
    connection
}

/// What a query gives, as words.
fn cells(connection: &Connection, sql: &str) -> Vec<Vec<String>> {
    let mut query = connection.prepare(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    let columns = query.column_count();
    let word = |value: ValueRef<'_>| match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(n) => n.to_string(),
        ValueRef::Real(n) => n.to_string(),
        ValueRef::Text(words) => text(words),
        ValueRef::Blob(_) => panic!("bytes"),
    };
    let rows = query.query_map([], |row| (0..columns).map(|k| row.get_ref(k).map(word)).collect()).expect("rows");
    rows.collect::<rusqlite::Result<_>>().expect("rows")
}

/// Everything that the tables hold, but for the paths.
fn everything(path: &Path) -> Vec<Vec<Vec<String>>> {
    let connection = open(path);
    TABLES
        .iter()
        .chain(&["events", "event_articles"])
        .map(|table| cells(&connection, &format!("SELECT * FROM {table} ORDER BY 1, 2")))
        .collect()
}

#[test]
fn every_row_is_that_of_csv() {
    let bus =
        "Jos, Nigeria – A bus hit a wall in Jos on 3 May 2021 and killed four pupils, said Ada Obi, director of the Plateau Hospital.\n";
    let folder = folder(&[("a.jsonl", &articles()), ("bus.txt", bus.as_bytes())]);
    assert_eq!(write(folder.path(), &["-f", "csv", "a.jsonl", "bus.txt", "-o", "out/"]).0, Some(1));
    let (code, said) = write(folder.path(), &["-f", "sqlite", "a.jsonl", "bus.txt", "-o", "news.db"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("a.jsonl:3: there is no text") && said.ends_with("4 articles, 1 failed\n"), "{said}");
    assert_eq!(names(folder.path()).iter().filter(|name| name.starts_with("news")).count(), 1);
    let connection = open(&folder.path().join("news.db"));
    for name in TABLES {
        let csv = table(&fs::read(folder.path().join(format!("out/{name}.csv"))).expect("a table"));
        let columns = cells(&connection, &format!("SELECT name FROM pragma_table_info('{name}')"));
        // In the order in which they were written, which is that of the ids within an article.
        let mut kept: Vec<BTreeMap<String, String>> = Vec::new();
        for row in cells(&connection, &format!("SELECT * FROM {name}")) {
            let cell = |(column, value): (&Vec<String>, String)| {
                let column = match &*column[0] {
                    "latitude" => "lat",
                    "longitude" => "lon",
                    column => column,
                };
                let value = match (column, &*value) {
                    ("approximate" | "age", "0") if name != "victims" => "false".to_owned(),
                    ("approximate" | "age", "1") if name != "victims" => "true".to_owned(),
                    // An article may be called like a formula, and a spreadsheet alone needs to be told.
                    _ if value.starts_with(['=', '+', '-', '@', '\t', '\r']) && value.parse::<f64>().is_err() => format!("'{value}"),
                    _ => value,
                };
                (column.to_owned(), value)
            };
            let mut row: BTreeMap<String, String> = columns.iter().zip(row).map(cell).collect();
            if name == "articles" {
                let text = row.remove("text").expect("a column");
                assert_eq!(text.is_empty(), !row["error"].is_empty(), "{row:?}");
                row.insert("article".to_owned(), row["id"].clone());
            }
            kept.push(row);
        }
        let order = |rows: &mut Vec<BTreeMap<String, String>>| rows.sort_by_key(|row| (row["article"].clone(), row["id"].clone()));
        let mut csv = csv;
        order(&mut csv);
        order(&mut kept);
        assert!(!csv.is_empty(), "{name}");
        assert_eq!(kept, csv, "{name}");
    }
}

#[test]
fn it_can_be_searched_and_joined_and_datasette_finds_that() {
    let folder = folder(&[("a.jsonl", &articles())]);
    write(folder.path(), &["-f", "sqlite", "a.jsonl", "-o", "news.db"]);
    let connection = open(&folder.path().join("news.db"));
    let found = |sql: &str| cells(&connection, sql).into_iter().map(|mut row| row.remove(0)).collect::<Vec<_>>();
    let search =
        |word: &str| format!("SELECT id FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH '{word}')");
    assert_eq!(found(&search("hiker")), ["=1+1"]);
    assert_eq!(found(&search("fires")), ["second, one"]);
    assert_eq!(found(&search("title : coldest")), ["=1+1"]);
    assert_eq!(found(&search("zebra")), Vec::<String>::new());
    let quotes = "SELECT speaker FROM quotes WHERE rowid IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH '\"too late\"')";
    assert_eq!(found(quotes), ["Kari Moen"]);
    let joined =
        "SELECT DISTINCT places.name FROM casualties JOIN places ON places.article = casualties.article AND places.id = casualties.place_id
        JOIN articles ON articles.id = casualties.article WHERE articles.title LIKE 'Fire%'";
    assert_eq!(found(joined), ["Kano"]);
    // The query by which Datasette looks for the search of a table.
    for table in ["articles", "quotes"] {
        let looks =
            format!("SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"{table}\"%'");
        assert_eq!(found(&looks), [format!("{table}_fts")]);
    }
    assert_eq!(found("SELECT name FROM sqlite_master WHERE type = 'index' AND name = 'people_name'"), ["people_name"]);
    // What makes a map of a table.
    for table in ["articles", "people", "places", "casualties", "events"] {
        let columns = format!("SELECT name FROM pragma_table_info('{table}') WHERE name IN ('latitude', 'longitude')");
        assert_eq!(found(&columns), ["latitude", "longitude"], "{table}");
    }
}

#[test]
fn runs_add_up_and_the_threads_do_not_show() {
    let folder = folder(FILES);
    let at = |name: &str| folder.path().join(name);
    assert_eq!(write(folder.path(), &["-f", "sqlite", "in", "-o", "parts.db"]), (Some(0), "3 articles\n".to_owned()));
    assert_eq!(write(folder.path(), &["-f", "sqlite", "other", "list.json", "-o", "parts.db", "-j", "4"]).0, Some(0));
    assert_eq!(write(folder.path(), &["-f", "sqlite", "in", "other", "list.json", "-o", "whole.db", "-j", "1"]).0, Some(0));
    assert_eq!(everything(&at("parts.db")), everything(&at("whole.db")));
    let before = everything(&at("whole.db"));
    let (code, said) = write(folder.path(), &["-f", "sqlite", "in/a.txt", "twins/a.txt", "-o", "whole.db"]);
    let holds = "in/a.txt: whole.db: holds the article in/a.txt (--force replaces it, --skip-existing leaves it)\n";
    assert_eq!((code, said), (Some(1), format!("{holds}2 articles, 1 failed\n")));
    assert_eq!(cells(&open(&at("whole.db")), "SELECT count(*) FROM articles"), [["7"]]);
    let (code, said) = write(folder.path(), &["-f", "sqlite", "in", "other", "list.json", "-o", "whole.db", "--skip-existing"]);
    assert_eq!((code, &*said), (Some(0), "0 articles; 6 left out: done before\n"));
    assert_eq!(write(folder.path(), &["-f", "sqlite", "in", "list.json", "-o", "parts.db", "--force"]).0, Some(0));
    assert_eq!(everything(&at("parts.db")), before);
}

#[test]
fn articles_of_one_id_are_all_kept_and_told_apart_again() {
    let folder = folder(FILES);
    let renamed = "lines.jsonl:3: x/1 is the id of another article too: here it is x/1#2\n";
    let (code, said) = write(folder.path(), &["-f", "sqlite", "lines.jsonl", "-o", "a.db"]);
    assert!(code == Some(1) && said.starts_with(renamed), "{said}");
    let ids = |name: &str| cells(&open(&folder.path().join(name)), "SELECT id, text FROM articles ORDER BY rowid");
    let all = [["x/1", "A storm."], ["lines.jsonl:2", "A fire."], ["x/1#2", "A flood."], ["lines.jsonl:4", ""], ["../up", "A flood."]];
    assert_eq!(ids("a.db"), all);
    let (_, said) = write(folder.path(), &["-f", "sqlite", "lines.jsonl", "-o", "a.db", "--skip-existing"]);
    assert_eq!(said, "0 articles; 5 left out: done before\n");
    assert_eq!(write(folder.path(), &["-f", "sqlite", "lines.jsonl", "-o", "a.db", "--force", "-q"]), (Some(1), String::new()));
    assert_eq!(ids("a.db"), all);
    // What is missing is put in again, under the id that it had.
    open(&folder.path().join("a.db")).execute("DELETE FROM articles WHERE id = 'x/1#2'", []).expect("deleted");
    let (_, said) = write(folder.path(), &["-f", "sqlite", "lines.jsonl", "-o", "a.db", "--skip-existing"]);
    assert_eq!(said, format!("{renamed}1 article; 4 left out: done before\n"));
    assert_eq!(ids("a.db").len(), all.len());
}

#[test]
fn records_give_the_rows_that_their_articles_give() {
    let folder = folder(&[("a.jsonl", &articles())]);
    let told = run(folder.path(), &["--explain", "--with-text", "a.jsonl"], b"").stdout;
    fs::write(folder.path().join("told.jsonl"), told).expect("a file");
    let bare = run(folder.path(), &["a.jsonl"], b"").stdout;
    fs::write(folder.path().join("bare.jsonl"), bare).expect("a file");
    for (input, output) in [("a", "direct"), ("told", "told"), ("bare", "bare")] {
        let (code, said) = write(folder.path(), &["-f", "sqlite", &format!("{input}.jsonl"), "-o", &format!("{output}.db")]);
        assert_eq!(code, Some(1), "{said}");
    }
    assert_eq!(everything(&folder.path().join("told.db")), everything(&folder.path().join("direct.db")));
    let bare = open(&folder.path().join("bare.db"));
    assert_eq!(cells(&bare, "SELECT count(*), count(text), count(title) FROM articles"), [["3", "0", "2"]]);
    // Records are known by their ids before they are read.
    let (_, said) = write(folder.path(), &["-f", "sqlite", "told.jsonl", "-o", "direct.db", "--skip-existing"]);
    assert_eq!(said, "0 articles; 3 left out: done before\n");
}

#[test]
fn events_stand_beside_their_articles() {
    let folder = folder(&[("a.jsonl", &articles()), ("b.jsonl", &articles()[..])]);
    let path = folder.path().join("news.db");
    let (code, said) = write(folder.path(), &["--events", "-f", "sqlite", "a.jsonl", "-o", "news.db"]);
    assert_eq!(code, Some(1), "{said}");
    let events = table(&run(folder.path(), &["--events", "-f", "csv", "--fail", "never", "a.jsonl"], b"").stdout);
    let connection = open(&path);
    let kept = cells(&connection, "SELECT event_id, event_date, location, killed_min, first_article FROM events ORDER BY event_id");
    let of = |event: &BTreeMap<String, String>| {
        ["event_id", "event_date", "location", "killed_min"].map(|column| event[column].clone()).to_vec()
    };
    assert_eq!(kept.iter().map(|row| row[..4].to_vec()).collect::<Vec<_>>(), events.iter().map(of).collect::<Vec<_>>());
    let joined = "SELECT event_id, articles.title FROM event_articles JOIN articles ON articles.id = article ORDER BY 1";
    let titles = cells(&connection, joined);
    assert_eq!(titles, [["e1", "-12 degrees, \"coldest\" night kills two"], ["e2", "Fire kills one"]]);
    assert_eq!(cells(&connection, "SELECT count(*) FROM articles"), [["3"]]);
    // Other events take their place only where that is said.
    let (code, said) = write(folder.path(), &["--events", "-f", "sqlite", "b.jsonl", "-o", "news.db"]);
    assert_eq!((code, &*said), (Some(2), "news.db: holds events (--force replaces them)\n"));
    let one = articles().split_inclusive(|&b| b == b'\n').nth(1).expect("a line").to_vec();
    fs::write(folder.path().join("b.jsonl"), one).expect("a file");
    assert_eq!(write(folder.path(), &["--events", "-f", "sqlite", "b.jsonl", "-o", "news.db", "--force"]).0, Some(0));
    let connection = open(&path);
    assert_eq!(cells(&connection, "SELECT event_id, article FROM event_articles"), [["e1", "second, one"]]);
    assert_eq!(cells(&connection, "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM articles)"), [["1", "3"]]);
}

#[test]
fn what_cannot_be_asked_for_is_said() {
    let folder = folder(&[("a.txt", b"A storm hit Manila.\n"), ("mine", b"mine"), ("own.db", b"")]);
    Connection::open(folder.path().join("own.db")).expect("a database").execute_batch("CREATE TABLE mine (x)").expect("a table");
    Connection::open(folder.path().join("new.db"))
        .expect("a database")
        .execute_batch("PRAGMA application_id = 1634626682; PRAGMA user_version = 99")
        .expect("a database");
    fs::create_dir(folder.path().join("dir")).expect("a folder");
    let before: Vec<Vec<u8>> = names(folder.path()).iter().map(|name| fs::read(folder.path().join(name)).expect("a file")).collect();
    for (arguments, says) in [
        (&["a.txt"][..], "-f sqlite: a database is a file; name it with -o FILE.db\n"),
        (&["a.txt", "-o", "-"], "-f sqlite: a database is a file; name it with -o FILE.db\n"),
        (&["a.txt", "-o", "dir"], "dir: a folder, and -f sqlite writes one file; name it with -o FILE.db\n"),
        (&["a.txt", "-o", "none/"], "none/: a folder, and -f sqlite writes one file; name it with -o FILE.db\n"),
        (&["a.txt", "-o", "none/a.db"], "none/a.db: no such file or folder\n"),
        (&["a.txt", "-o", "mine"], "mine: exists and is no database; choose another name\n"),
        (&["a.txt", "-o", "mine", "--force"], "mine: exists and is no database; choose another name\n"),
        (&["a.txt", "-o", "own.db", "--force"], "own.db: is a database of another program; choose another name\n"),
        (&["a.txt", "-o", "new.db"], "new.db: is a database of another version of analyze (99; this one writes 1); choose another name\n"),
        (&["a.txt", "-o", "a.txt"], "a.txt: is an input itself; choose another name\n"),
        (&["--summary", "a.txt", "-o", "x.db"], "--summary: not as sqlite; -f csv -e articles has a row for each article\n"),
        (
            &["--events", "--skip-existing", "a.txt", "-o", "x.db"],
            "--skip-existing: --events needs all articles, those too that are in the database; --force replaces them\n",
        ),
    ] {
        let output = run(folder.path(), &[&["-f", "sqlite"], arguments].concat(), b"");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{arguments:?}");
        assert_eq!(text(&output.stderr), says, "{arguments:?}");
    }
    let after: Vec<Vec<u8>> = names(folder.path()).iter().map(|name| fs::read(folder.path().join(name)).expect("a file")).collect();
    assert_eq!(after, before);
}

#[test]
fn some_tables_alone_can_be_asked_for() {
    let folder = folder(&[("a.jsonl", &articles())]);
    assert_eq!(write(folder.path(), &["-f", "sqlite", "-e", "quotes,victims", "a.jsonl", "-o", "a.db", "--fail", "never"]).0, Some(0));
    let connection = open(&folder.path().join("a.db"));
    let count = |table: &str| cells(&connection, &format!("SELECT count(*) > 0 FROM {table}")).remove(0).remove(0);
    let filled: Vec<&str> = TABLES.into_iter().filter(|table| count(table) == "1").collect();
    assert_eq!(filled, ["articles", "quotes", "victims"]);
}

/// A run that reads lines, of which it was given these and more may come.
fn reading(folder: &Path, lines: usize) -> Child {
    let mut command = analyze(folder);
    command.args(["--input-format", "jsonl", "-f", "sqlite", "-o", "a.db"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    child.stdin.as_mut().expect("a pipe").write_all(&LINE.repeat(lines)).expect("it listens");
    child
}

/// Waits until a database holds so many articles; for ever, if they are held back.
fn wait_for(path: &Path, articles: i64) {
    let holds = || {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
        connection.query_row("SELECT count(*) FROM articles", [], |row| row.get::<_, i64>(0)).ok()
    };
    while holds() != Some(articles) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn articles_are_there_before_the_next_line_is_and_a_kill_loses_none_of_them() {
    let folder = folder(&[]);
    let path = folder.path().join("a.db");
    let mut child = reading(folder.path(), 3);
    wait_for(&path, 3);
    child.kill().expect("killed");
    child.wait().expect("it ends");
    assert_eq!(cells(&open(&path), "SELECT id FROM articles"), [["-:1"], ["-:2"], ["-:3"]]);
    // And it goes on from there.
    let more = run(folder.path(), &["--input-format", "jsonl", "-f", "sqlite", "-o", "a.db", "--skip-existing"], &LINE.repeat(5));
    assert_eq!(text(&more.stderr), "2 articles; 3 left out: done before\n");
    assert_eq!(cells(&open(&path), "SELECT count(*), count(DISTINCT id) FROM articles"), [["5", "5"]]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_what_it_did() {
    let folder = folder(&[]);
    let path = folder.path().join("a.db");
    let mut child = reading(folder.path(), 2);
    wait_for(&path, 2);
    // Held open, because to wait closes it, and the run would end by itself.
    let input = child.stdin.take();
    super::signals::send(&child, "INT");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    drop(input);
    assert_eq!(messages(&mut child), "interrupted after 2 articles\n");
    assert_eq!(names(folder.path()), ["a.db"]);
    assert_eq!(cells(&open(&path), "SELECT count(*) FROM articles"), [["2"]]);
}
