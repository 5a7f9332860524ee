//! What the program finds in the articles of `fixtures/` against what they say: the gold in `fixtures/gold/`, whose form is described there
//! in `ABOUT`.
//!
//! `cargo test --test gold -- --nocapture` prints the table and all that is wrong; with `GOLD=ferry` before it that of one article. The
//! numbers of the table are pinned in `fixtures/gold/PINNED.tsv`: where fewer are right or more invented the test fails. `UPDATE=1` pins
//! those that are found.

#[path = "../common/mod.rs"]
mod common;

mod align;
mod fields;
mod found;
mod lines;
mod score;
mod table;
mod wanted;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use analyze::{Analyzer, Config, input};
use score::{Judged, Outcome};

fn folder() -> PathBuf {
    common::folder().join("gold")
}

/// The name of an article's file without its extension.
fn stem(file: &str) -> &str {
    file.split('.').next().unwrap_or(file)
}

/// The gold of a file.
fn gold(file: &str) -> String {
    fs::read_to_string(folder().join(format!("{}.gold", stem(file)))).unwrap_or_default()
}

/// The judgements of the articles in a file by this gold.
fn judge(analyzer: &mut Analyzer, file: &str, gold: &str) -> Result<Vec<Judged>, String> {
    let name = format!("{}.gold", stem(file));
    let wrong = |what: String| format!("{name}: {what}");
    let golds = lines::read(gold).map_err(wrong)?;
    let articles: Vec<_> = common::raws(file).iter().filter_map(|raw| input::read(raw).ok()).collect();
    if golds.len() != articles.len() {
        return Err(wrong(format!("{} articles have gold, of {}", golds.len(), articles.len())));
    }
    let mut all = Vec::new();
    for (gold, article) in golds.iter().zip(&articles) {
        let analysis = analyzer.analyze(article);
        if gold.id.as_ref().is_some_and(|id| *id != analysis.source.id) {
            return Err(wrong(format!("{:?} is called {}", gold.id, analysis.source.id)));
        }
        let wanted = wanted::wanted(gold, &article.text).map_err(wrong)?;
        let found = found::found(&analysis, article.text[..article.body].chars().count());
        all.extend(score::score(&wanted, &found, &name));
    }
    Ok(all)
}

/// The table of these judgements, and what is wrong.
fn report(judged: &[&Judged]) -> String {
    let wrong = judged.iter().filter(|judged| judged.outcome != Outcome::Right && !judged.what.is_empty());
    let wrong: String = wrong.map(|judged| format!("{}\n", judged.what)).collect();
    format!("{}\n{wrong}", table::shown(&table::rows(judged)))
}

/// Puts the table into ACCURACY.md.
fn write_table(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ACCURACY.md");
    let text = fs::read_to_string(&path).expect("ACCURACY.md can be read");
    let (before, rest) = text.split_once("```text\n").expect("ACCURACY.md has a block of text");
    let (_, after) = rest.split_once("```\n").expect("the block ends");
    fs::write(&path, format!("{before}```text\n{table}```\n{after}")).expect("ACCURACY.md can be written");
}

#[test]
#[allow(clippy::print_stdout)] // The table is what one runs it for.
fn as_much_is_right_as_was() {
    let (mut analyzer, mut judged, mut unread) = (Analyzer::new(Config::default()), Vec::new(), Vec::new());
    for file in common::articles() {
        match judge(&mut analyzer, &file, &gold(&file)) {
            Ok(more) => judged.extend(more.into_iter().map(|judged| (file.clone(), judged))),
            Err(what) => unread.push(what),
        }
    }
    assert!(unread.is_empty(), "\n{}", unread.join("\n"));
    let one = std::env::var("GOLD").ok();
    let asked = judged.iter().filter(|(file, _)| one.as_ref().is_none_or(|one| stem(file) == one));
    println!("{}", report(&asked.map(|(_, judged)| judged).collect::<Vec<_>>()));

    let rows = table::rows(&judged.iter().map(|(_, judged)| judged).collect::<Vec<_>>());
    let path = folder().join("PINNED.tsv");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, table::pinned(&rows)).expect("a file in fixtures/gold/ can be written");
        write_table(&table::shown(&rows));
    }
    let (worse, better) = table::compare(&rows, &fs::read_to_string(&path).unwrap_or_default());
    if !better.is_empty() {
        println!("Better than pinned (UPDATE=1 cargo test --test gold pins it):\n{}", better.join("\n"));
    }
    assert!(worse.is_empty(), "worse than fixtures/gold/PINNED.tsv, or other gold:\n{}", worse.join("\n"));
}

#[test]
fn every_article_has_gold_and_no_other() {
    let articles: BTreeSet<String> = common::articles().iter().map(|file| format!("{}.gold", stem(file))).collect();
    let entries = fs::read_dir(folder()).expect("fixtures/gold/ can be listed");
    let files = entries.map(|entry| entry.expect("an entry of fixtures/gold/").file_name().into_string().expect("a UTF-8 file name"));
    assert_eq!(files.filter(|file| file.ends_with(".gold")).collect::<BTreeSet<_>>(), articles);
}

#[test]
fn what_is_wrong_is_told() {
    let mut analyzer = Analyzer::new(Config::default());
    let mut told = |gold: &str| -> Vec<String> {
        let judged = judge(&mut analyzer, "aleppo.txt", gold).unwrap();
        judged.into_iter().filter(|judged| judged.outcome != Outcome::Right && !judged.what.is_empty()).map(|judged| judged.what).collect()
    };
    let gold = gold("aleppo.txt");
    assert_eq!(told(&gold), [""; 0]);
    for (line, other, what) in [
        ("date Friday | value=2016-02-19", "date Friday | value=2016-02-12", "date Friday: value is 2016-02-19, right is 2016-02-12"),
        ("org Red Cross | kind=ngo", "org Red Cross | kind=company", "org Red Cross: kind is ngo, right is company"),
        ("date 2011 | value=2011", "", "date 2011 d4 is invented"),
        ("person Anna Keller |", "person Ruth Adeyemi\nperson Anna Keller |", "person Ruth Adeyemi is missed"),
        ("event | cause=shelling |", "event | cause=fire |", "event: cause is shelling, right is fire"),
        // A figure is where its own gold says, by the name of the place.
        ("place=Syrian | date=2011", "place=Aleppo | date=2011", "figure killed 260,000 people: place is Syrian, right is Aleppo"),
    ] {
        assert!(gold.contains(line), "{line}");
        let told = told(&gold.replace(line, other));
        assert!(told.len() == 1 && told[0].ends_with(what), "{told:?} {what}");
    }
}
