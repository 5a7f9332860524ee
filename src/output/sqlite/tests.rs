//! What is written is read back by SQL. The rows are held equal to those of CSV in `tests/cli/database.rs`.

use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::record::Analysis;
use crate::{Analyzer, Config};

const ALL: &[&str] = &["articles", "people", "organizations", "places", "dates", "quotes", "casualties", "victims"];

fn wanted(existing: Existing) -> Wanted {
    Wanted { existing, sheets: Sheet::of_records().collect(), events: false }
}

fn analysis(id: &str) -> Analysis {
    let text = "Jos, Nigeria – A bus hit a wall in Jos on 3 May 2021 and killed four pupils, said Ada Obi, director of the Plateau Hospital. “Two more,” she said, “are in \
        danger.” Tunde Bello, 9, was among the dead.";
    let mut article = crate::input::article_from_text(text);
    article.source.id = id.to_owned();
    Analyzer::new(Config { explain: true, with_text: true, ..Config::default() }).analyze(&article)
}

fn record(id: &str) -> Record {
    Record::Analysis(Box::new(analysis(id)))
}

fn open(path: &Path, existing: Existing) -> Database {
    Database::open(path, &wanted(existing), &[]).unwrap()
}

fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// Nothing is wrong with the file, its links or its searches.
fn check(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    let said: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
    assert!(!connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
    for table in ["articles", "quotes"] {
        let check = format!("INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)");
        connection.execute(&check, []).unwrap_or_else(|e| panic!("{table}: {e}"));
    }
    connection
}

/// `UPDATE=1 cargo test` rewrites the file.
#[test]
fn the_schema_is_the_one_that_is_documented() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/database.sql");
    let made = format!(
        "-- What `-f sqlite` makes. Written by a test (`UPDATE=1 cargo test`).\n{}\n-- Made at the end of the first run that comes to one.\n{}",
        schema::all(),
        schema::indexes()
    );
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    // A database of another form is one of another version: raise it when this changes.
    assert_eq!(std::fs::read_to_string(path).unwrap(), made);
}

#[test]
fn every_link_is_a_column_and_goes_to_a_table_of_findings() {
    for sheet in Sheet::of_records() {
        let columns = schema::columns(sheet);
        assert!(columns.iter().all(|(name, _)| !matches!(*name, "lat" | "lon")), "{sheet}");
        let links = columns.iter().filter(|(name, _)| schema::link(sheet, name).is_some()).count();
        let ids = columns.iter().filter(|(name, _)| name.ends_with("_id") && *name != "geonames_id" || *name == "part_of").count();
        assert_eq!(links, ids, "{sheet}");
    }
}

#[test]
fn values_are_of_the_types_that_their_columns_have() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    database.put(&record("a")).unwrap().unwrap();
    database.commit().unwrap();
    let connection = check(&path);
    for &table in ALL {
        let mut columns = connection.prepare("SELECT name, type FROM pragma_table_info(?1)").unwrap();
        let columns = columns.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let columns: Vec<(String, String)> = columns.collect::<rusqlite::Result<_>>().unwrap();
        let mut rows = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let mut rows = rows.query([]).unwrap();
        let mut count = 0;
        while let Some(row) = rows.next().unwrap() {
            count += 1;
            for (k, (name, kind)) in columns.iter().enumerate() {
                use rusqlite::types::Type::{Blob, Integer, Null, Real, Text};
                let holds = match row.get_ref(k).unwrap().data_type() {
                    Null => kind.as_str(),
                    Integer => "INTEGER",
                    Real => "REAL",
                    Text => "TEXT",
                    Blob => "BLOB",
                };
                assert_eq!(holds, kind, "{table}.{name}");
            }
        }
        assert!(count > 0, "{table}");
    }
}

#[test]
fn what_was_not_committed_is_not_there_and_everything_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    for k in 0..GROUP + 3 {
        database.put(&record(&format!("a{k}"))).unwrap().unwrap();
    }
    // As when the process is killed: the transaction is never ended.
    drop(database);
    let connection = check(&path);
    assert_eq!(number(&connection, "SELECT count(*) FROM articles"), GROUP as i64);
    assert_eq!(number(&connection, "SELECT count(DISTINCT article) FROM quotes"), GROUP as i64);
}

#[test]
fn articles_that_are_there_are_refused_left_or_replaced_in_all_tables_and_searches() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let put = |database: &mut Database, ids: &[&str]| -> Vec<Result<(), String>> {
        let put: Vec<_> = ids.iter().map(|id| database.put(&record(id)).unwrap().map_err(|e| e.to_string())).collect();
        database.commit().unwrap();
        put
    };
    let refused = "holds the article b (--force replaces it, --skip-existing leaves it)".to_owned();
    assert_eq!(put(&mut open(&path, Existing::Refuse), &["a", "b"]), [Ok(()), Ok(())]);
    assert_eq!(put(&mut open(&path, Existing::Refuse), &["b", "c"]), [Err(refused), Ok(())]);
    assert_eq!(put(&mut open(&path, Existing::Skip), &["c", "d"]), [Ok(()), Ok(())]);
    let connection = check(&path);
    let quotes = number(&connection, "SELECT count(*) FROM quotes");
    assert_eq!((number(&connection, "SELECT count(*) FROM articles"), quotes % 4), (4, 0));
    // One with nothing in it takes the place of the last, another that of the first; only some tables are asked for.
    let some = Wanted { sheets: vec![Sheet::People], ..wanted(Existing::Overwrite) };
    let mut database = Database::open(&path, &some, &[]).unwrap();
    database.put(&Record::Error(ErrorRecord::new("d", "d.txt", ErrorKind::Empty, "the text is empty"))).unwrap().unwrap();
    database.put(&record("a")).unwrap().unwrap();
    database.put(&record("e")).unwrap().unwrap();
    database.commit().unwrap();
    let connection = check(&path);
    assert_eq!(number(&connection, "SELECT count(*) FROM articles"), 5);
    assert_eq!(number(&connection, "SELECT count(*) FROM quotes") * 2, quotes);
    assert_eq!(number(&connection, "SELECT count(DISTINCT article) FROM people"), 4);
    assert_eq!(number(&connection, "SELECT count(*) FROM people WHERE organization_id NOTNULL"), 2);
    assert_eq!(number(&connection, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'pupil'"), 4);
    assert_eq!(number(&connection, "SELECT count(*) FROM articles WHERE error = 'empty' AND error_message = 'the text is empty'"), 1);
}

#[test]
fn searches_keep_up_with_what_others_change_and_with_vacuum() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    for id in ["a", "b", "c"] {
        database.put(&record(id)).unwrap().unwrap();
    }
    database.commit().unwrap();
    let connection = check(&path);
    connection
        .execute_batch(
            "PRAGMA foreign_keys = ON; DELETE FROM articles WHERE id = 'a'; UPDATE articles SET text = 'A zebra.' WHERE id = 'b'; VACUUM;",
        )
        .unwrap();
    let connection = check(&path);
    let found = |word: &str| {
        let sql = format!("SELECT id FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH '{word}')");
        let mut ids = connection.prepare(&sql).unwrap();
        ids.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<Vec<String>>>().unwrap()
    };
    assert_eq!((found("zebras"), found("bus"), found("lion")), (vec!["b".to_owned()], vec!["c".to_owned()], vec![]));
    // Whose rows are deleted, takes all of its findings along.
    for table in ALL.iter().skip(1) {
        assert_eq!(number(&connection, &format!("SELECT count(*) FROM {table} WHERE article = 'a'")), 0, "{table}");
    }
}

#[test]
fn records_changed_by_hand_break_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    let (mut twice, mut nowhere) = (analysis("twice"), analysis("nowhere"));
    let person = twice.people.as_ref().unwrap()[0].clone();
    twice.people.as_mut().unwrap().push(person);
    nowhere.casualties.as_mut().unwrap()[0].place = Some("l99".to_owned());
    nowhere.casualties.as_mut().unwrap()[0].count.min = Some(u64::MAX);
    let said = database.put(&Record::Analysis(Box::new(twice))).unwrap().unwrap_err();
    assert_eq!(said.to_string(), "no sound record: two people are called p1");
    database.put(&Record::Analysis(Box::new(nowhere))).unwrap().unwrap();
    database.commit().unwrap();
    let connection = check(&path);
    assert_eq!(number(&connection, "SELECT count(*) FROM articles WHERE id = 'twice' AND error = 'parse'"), 1);
    assert_eq!(number(&connection, "SELECT count(*) FROM people WHERE article = 'twice'"), 0);
    assert_eq!(number(&connection, "SELECT count(*) FROM casualties WHERE article = 'nowhere' AND place_id ISNULL AND min > 1000"), 1);
}

#[test]
fn hostile_words_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    let mut hostile = analysis("'; DROP TABLE articles; --");
    let name = format!("{}\u{202e}\0\u{1b}[2J \"quoted\" 'and' \\", "long ".repeat(2000));
    hostile.people.as_mut().unwrap()[0].name.clone_from(&name);
    hostile.text = Some("One\0two.".to_owned());
    database.put(&Record::Analysis(Box::new(hostile))).unwrap().unwrap();
    database.commit().unwrap();
    let connection = check(&path);
    let (id, kept, text): (String, String, String) = connection
        .query_row("SELECT articles.id, name, text FROM articles JOIN people ON article = articles.id WHERE people.id = 'p1'", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    assert_eq!((&*id, kept), ("'; DROP TABLE articles; --", name.replace('\0', "\u{FFFD}")));
    // Offsets still count, also in SQL.
    assert_eq!(text, "One\u{FFFD}two.");
    assert_eq!(number(&connection, "SELECT length(text) FROM articles"), 8);
}

#[test]
fn a_full_disk_ends_the_run_and_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    database.put(&record("a")).unwrap().unwrap();
    database.commit().unwrap();
    let pages = number(&database.connection, "PRAGMA page_count");
    database.connection.execute_batch(&format!("PRAGMA max_page_count = {}", pages + 4)).unwrap();
    let ended = (0..GROUP * 2).find_map(|k| database.put(&record(&format!("b{k}"))).err()).unwrap();
    assert_eq!((ended.kind(), &*ended.to_string()), (io::ErrorKind::StorageFull, "no space left on the disk"));
    drop(database);
    assert_eq!(number(&check(&path), "SELECT count(*) FROM articles"), 1);
}

#[test]
fn a_database_that_another_program_holds_is_said_and_is_whole_when_it_is_free_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut database = open(&path, Existing::Refuse);
    // The other's lock is waited for, but not in a test.
    database.connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = database.put(&record("a")).and_then(|_| database.commit()).unwrap_err();
    assert_eq!(refused.to_string(), "another program holds the database locked");
    drop(database);
    other.execute_batch("COMMIT").unwrap();
    let mut database = open(&path, Existing::Refuse);
    database.put(&record("a")).unwrap().unwrap();
    database.commit().unwrap();
    assert_eq!(number(&check(&path), "SELECT count(*) FROM articles"), 1);
}

#[test]
fn a_name_is_only_a_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["file:a.db?mode=memory", ":memory:", "with space ' and \" quote.db"] {
        let path = folder.path().join(name);
        let mut database = open(&path, Existing::Refuse);
        database.put(&record("a")).unwrap().unwrap();
        database.commit().unwrap();
        drop(database);
        assert!(std::fs::metadata(&path).unwrap().len() > 0, "{name}");
    }
}
