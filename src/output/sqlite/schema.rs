//! What a database holds, as SQL: the tables of [`Sheet`] by their columns, what their rows link to, what is indexed and what can be searched.

use std::fmt::Write;

use super::super::columns::rows::Head;
use super::super::columns::{Holds, Sheet, heads};

/// Marks a database as one of this program ("anlz"), and says which of its versions it is. Whoever changes `docs/database.sql` raises the version.
pub(super) const APPLICATION: i32 = 0x616e_6c7a;
pub(super) const VERSION: i32 = 1;

/// The columns that link to a row of the same article.
const LINKS: &[(Sheet, &str, Sheet)] = &[
    (Sheet::Articles, "focus_place_id", Sheet::Places),
    (Sheet::Articles, "place_id", Sheet::Places),
    (Sheet::People, "organization_id", Sheet::Organizations),
    (Sheet::People, "place_id", Sheet::Places),
    (Sheet::Dates, "anchor_id", Sheet::Dates),
    (Sheet::Dates, "person_id", Sheet::People),
    (Sheet::Quotes, "speaker_id", Sheet::People),
    (Sheet::Casualties, "part_of", Sheet::Casualties),
    (Sheet::Casualties, "place_id", Sheet::Places),
    (Sheet::Casualties, "date_id", Sheet::Dates),
    (Sheet::Casualties, "source_id", Sheet::People),
    (Sheet::Victims, "person_id", Sheet::People),
    (Sheet::Victims, "figure_id", Sheet::Casualties),
];

/// What is asked for across articles.
const INDEXES: &[(&str, &str)] = &[
    ("articles", "date"),
    ("articles", "event_date"),
    ("people", "name"),
    ("organizations", "name"),
    ("places", "name"),
    ("quotes", "speaker"),
    ("victims", "name"),
    ("events", "event_date"),
    ("event_articles", "article"),
];

/// The tables with a full-text search, and the columns that are searched.
const SEARCHED: &[(Sheet, &[&str])] = &[(Sheet::Articles, &["title", "text"]), (Sheet::Quotes, &["quote", "speaker"])];

/// The articles of the events. `copy_of` is whose text an article repeats.
const EVENT_ARTICLES: &str = r#"
CREATE TABLE "event_articles" (
  "event_id" TEXT NOT NULL REFERENCES "events" ("event_id") ON DELETE CASCADE,
  "article" TEXT NOT NULL REFERENCES "articles" ("id") ON DELETE CASCADE,
  "date" TEXT,
  "title" TEXT,
  "killed_min" INTEGER,
  "killed_max" INTEGER,
  "injured_min" INTEGER,
  "injured_max" INTEGER,
  "copy_of" TEXT REFERENCES "articles" ("id") ON DELETE SET NULL,
  PRIMARY KEY ("event_id", "article")
) WITHOUT ROWID;
"#;

/// The columns of a table in their order. Those of the other ways out, but that an article is called by `id` alone and carries its text, and that
/// coordinates have the names by which Datasette knows them.
pub(super) fn columns(sheet: Sheet) -> Vec<Head> {
    let known = |(name, holds): Head| match name {
        "lat" => ("latitude", holds),
        "lon" => ("longitude", holds),
        _ => (name, holds),
    };
    let all = heads(sheet).into_iter().map(known);
    if sheet == Sheet::Articles { all.skip(1).chain([("text", Holds::Text)]).collect() } else { all.collect() }
}

/// What this column of a table links to.
pub(super) fn link(sheet: Sheet, column: &str) -> Option<Sheet> {
    LINKS.iter().find(|(from, name, _)| *from == sheet && *name == column).map(|(.., to)| *to)
}

/// The columns of a table that are searched.
pub(super) fn searched(sheet: Sheet) -> &'static [&'static str] {
    SEARCHED.iter().find(|(searched, _)| *searched == sheet).map_or(&[], |(_, columns)| columns)
}

/// The statement that puts a row into the search of its table: its number, then the columns that are searched.
pub(super) fn find(table: &str, columns: &[&str]) -> String {
    let values: Vec<String> = (2..columns.len() + 2).map(|k| format!("?{k}")).collect();
    format!("INSERT INTO \"{table}_fts\" (rowid, {}) VALUES (?1, {})", quoted("", columns), values.join(", "))
}

/// The statement that takes the rows of an article out of the search of their table, while they are still there.
pub(super) fn lose(table: &str, article: &str, columns: &[&str]) -> String {
    let names = quoted("", columns);
    format!(
        "INSERT INTO \"{table}_fts\" (\"{table}_fts\", rowid, {names}) SELECT 'delete', rowid, {names} FROM \"{table}\" WHERE \"{article}\" = ?1"
    )
}

fn quoted(before: &str, columns: &[&str]) -> String {
    columns.iter().map(|column| format!("{before}\"{column}\"")).collect::<Vec<_>>().join(", ")
}

/// The statement that inserts a row.
pub(super) fn insert(table: &str, columns: usize) -> String {
    let values: Vec<String> = (1..=columns).map(|k| format!("?{k}")).collect();
    format!("INSERT INTO \"{table}\" VALUES ({})", values.join(", "))
}

/// Everything that makes an empty database.
pub(super) fn all() -> String {
    let mut sql = String::new();
    Sheet::ALL.iter().for_each(|sheet| sql.push_str(&table(*sheet)));
    sql.push_str(EVENT_ARTICLES);
    SEARCHED.iter().for_each(|(sheet, columns)| sql.push_str(&search(sheet.name(), columns)));
    let _ = writeln!(sql, "\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {VERSION};");
    sql
}

/// The indexes. They are made when a run has come to its end: to keep them up from the first article on would take longer than all else.
pub(super) fn indexes() -> String {
    let index =
        |(table, column): &(&str, &str)| format!("CREATE INDEX IF NOT EXISTS \"{table}_{column}\" ON \"{table}\" (\"{column}\");\n");
    INDEXES.iter().map(index).collect()
}

/// A table. Where nothing looks for its rows by their numbers, they lie in the order of their keys, each article's side by side.
fn table(sheet: Sheet) -> String {
    let mut lines: Vec<String> = columns(sheet).into_iter().map(|(name, holds)| column(sheet, name, holds)).collect();
    if !matches!(sheet, Sheet::Articles | Sheet::Events) {
        lines.push("PRIMARY KEY (\"article\", \"id\")".to_owned());
    }
    // The rows of an article come in any order.
    let article = if sheet == Sheet::Articles { "id" } else { "article" };
    for (_, from, to) in LINKS.iter().filter(|link| link.0 == sheet) {
        lines.push(format!(
            "FOREIGN KEY (\"{article}\", \"{from}\") REFERENCES \"{to}\" (\"article\", \"id\") DEFERRABLE INITIALLY DEFERRED"
        ));
    }
    let by_key = if searched(sheet).is_empty() { " WITHOUT ROWID" } else { "" };
    format!("\nCREATE TABLE \"{sheet}\" (\n  {}\n){by_key};\n", lines.join(",\n  "))
}

fn column(sheet: Sheet, name: &str, holds: Holds) -> String {
    let kind = match holds {
        Holds::Text => "TEXT",
        Holds::Whole | Holds::Flag => "INTEGER",
        Holds::Number => "REAL",
    };
    let more = match (sheet, name) {
        (Sheet::Articles, "id") | (Sheet::Events, "event_id") => " NOT NULL PRIMARY KEY",
        (Sheet::Events, "first_article") => " REFERENCES \"articles\" (\"id\") ON DELETE SET NULL",
        (_, "article") => " NOT NULL REFERENCES \"articles\" (\"id\") ON DELETE CASCADE",
        (_, "id") => " NOT NULL",
        _ => "",
    };
    format!("\"{name}\" {kind}{more}")
}

/// A full-text search that reads its words from the table, and the triggers that keep it up with whatever is done to that. `content` is in the
/// marks by which Datasette finds it.
fn search(table: &str, columns: &[&str]) -> String {
    let (names, new, old) = (quoted("", columns), quoted("new.", columns), quoted("old.", columns));
    let add = format!("INSERT INTO \"{table}_fts\" (rowid, {names}) VALUES (new.rowid, {new});");
    let take = format!("INSERT INTO \"{table}_fts\" (\"{table}_fts\", rowid, {names}) VALUES ('delete', old.rowid, {old});");
    format!(
        "
CREATE VIRTUAL TABLE \"{table}_fts\" USING fts5 ({names}, content=\"{table}\", tokenize=\"porter unicode61 remove_diacritics 2\");
CREATE TRIGGER \"{table}_ai\" AFTER INSERT ON \"{table}\" BEGIN
  {add}
END;
CREATE TRIGGER \"{table}_ad\" AFTER DELETE ON \"{table}\" BEGIN
  {take}
END;
CREATE TRIGGER \"{table}_au\" AFTER UPDATE ON \"{table}\" BEGIN
  {take}
  {add}
END;
"
    )
}
