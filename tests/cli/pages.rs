//! `-f html`: a page of an article, a folder of them with an index, of articles and of records of an earlier run. What a page shows is tested beside the
//! code, and by `.ci/page` in a browser.

use std::fs;

use dom_query::Document;
use serde_json::json;

use super::writing::{names, write};
use super::{folder, run, text};

const FIRE: &str = "Fire kills one in Kano\n\nKANO, Nigeria, 12 July 2020 – A fire killed one man in Kano on Saturday, police said.\n";

fn read(folder: &tempfile::TempDir, name: &str) -> Document {
    Document::from(fs::read_to_string(folder.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}")).as_str())
}

/// The rows of a table of the index, each with the words of its cells.
fn rows(index: &Document, table: &str) -> Vec<Vec<String>> {
    let row = |row: dom_query::Selection| row.select("td").iter().map(|cell| cell.text().trim().to_owned()).collect();
    index.select(&format!("{table} tbody tr")).iter().map(row).collect()
}

#[test]
fn one_article_is_one_page() {
    let folder = folder(&[("a.txt", FIRE.as_bytes())]);
    let page = text(&run(folder.path(), &["-f", "html", "a.txt"], b"").stdout);
    assert_eq!(&*Document::from(page.as_str()).select("article").text(), FIRE);
    assert_eq!(write(folder.path(), &["-f", "html", "a.txt", "-o", "a.html"]).0, Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("a.html")).expect("a page"), page);
    assert_eq!(write(folder.path(), &["-f", "html", "a.txt", "-o", "a.html"]).0, Some(2), "it exists");
    // Kinds that are not asked for are not marked.
    let people = text(&run(folder.path(), &["-f", "html", "-e", "people", "a.txt"], b"").stdout);
    let people = Document::from(people.as_str());
    assert!(people.select(".m.l, .m.c, .event, svg").is_empty() && &*people.select("article").text() == FIRE);
}

#[test]
fn several_articles_need_a_folder() {
    let folder = folder(&[("a.txt", FIRE.as_bytes()), ("b.jsonl", b"{\"text\": \"It rained.\"}\n{\"text\": \"It snowed.\"}\n")]);
    for inputs in [&["a.txt", "b.jsonl"][..], &["b.jsonl"]] {
        let output = run(folder.path(), &[&["-f", "html"], inputs].concat(), b"");
        assert_eq!((output.status.code(), &*text(&output.stdout)), (Some(2), ""), "{inputs:?}");
        assert!(
            text(&output.stderr).contains("a page holds one article; -f html -o FOLDER/ makes one of each"),
            "{}",
            text(&output.stderr)
        );
        assert_eq!(write(folder.path(), &[&["-f", "html", "-o", "all.html"], inputs].concat()).0, Some(2));
    }
    // Nothing is left of what was begun.
    assert_eq!(names(folder.path()), ["a.txt", "b.jsonl"]);
}

#[test]
fn a_folder_has_a_page_of_each_and_an_index() {
    let articles = [
        json!({"id": "<b>&\"x\"", "date": "2020-07-12", "title": "Fire kills <one> & hurts two", "text": "A fire killed one man and hurt two in Kano, Nigeria, on Saturday."}),
        json!({"id": "same", "date": "2020-07-13", "text": "KANO, Nigeria – A fire that hit a market in Kano on Saturday killed one man."}),
        json!({"id": "same", "text": "Nothing happened."}),
        json!({"id": "none"}),
    ];
    let lines: String = articles.iter().map(|article| format!("{article}\n")).collect();
    let folder = folder(&[("in/all.jsonl", lines.as_bytes()), ("in/index.txt", FIRE.as_bytes()), ("in/sub/index.txt", FIRE.as_bytes())]);
    let (code, said) = write(folder.path(), &["-f", "html", "in", "-o", "out/"]);
    assert_eq!(code, Some(1), "{said}");
    let pages: Vec<String> = names(folder.path()).into_iter().filter(|name| name.starts_with("out")).collect();
    assert_eq!(
        pages,
        ["_b___x_.html", "all.3.html", "index.html", "index_.html", "none.html", "same.html", "sub/index.html"]
            .map(|name| format!("out/{name}"))
    );
    let index = read(&folder, "out/index.html");
    let articles = rows(&index, "#articles");
    assert_eq!(articles.len(), 6);
    assert_eq!((&*articles[0][1], &*articles[0][4], &*articles[0][5]), ("Fire kills <one> & hurts two", "1", "2"));
    assert!(articles[3][6].starts_with("parse: there is no text"), "{:?}", articles[3]);
    assert!(index.select("header").text().contains("6 articles, of which 1 could not be analysed"));
    // All links lead to pages, each page is linked, and the events link to the same ones.
    let links = |part: &str| -> Vec<String> {
        index.select(part).iter().filter_map(|link| link.attr("href")).map(|link| link.to_string()).collect()
    };
    let all = links("#articles a");
    let mut sorted: Vec<String> = all.iter().map(|link| format!("out/{}", link.trim_start_matches("./"))).collect();
    sorted.sort();
    assert_eq!(sorted, pages.iter().filter(|page| *page != "out/index.html").cloned().collect::<Vec<_>>());
    let events = rows(&index, "#events");
    assert!(!events.is_empty() && events.iter().any(|row| row[1] == "Kano, Nigeria" && row[3] == "1"), "{events:?}");
    assert!(!links("#events a").is_empty() && links("#events a").iter().all(|link| all.contains(link)));
    let last = index.select("svg").last();
    assert_eq!(last.select(".pin.event").length(), events.len());
}

#[test]
fn the_threads_do_not_show() {
    let line = |k: usize| json!({"id": format!("a{k}"), "date": "2020-07-12", "text": format!("A fire killed {} people in Kano, Nigeria, on Saturday.", k + 2)});
    let lines: String = (0..60).map(|k| format!("{}\n", line(k))).collect();
    let folder = folder(&[("a.jsonl", lines.as_bytes())]);
    for jobs in ["1", "4"] {
        assert_eq!(write(folder.path(), &["-f", "html", "-j", jobs, "a.jsonl", "-o", &format!("out{jobs}/")]).0, Some(0));
    }
    for name in names(folder.path()).iter().filter_map(|name| name.strip_prefix("out1/")) {
        let of = |jobs: u8| fs::read(folder.path().join(format!("out{jobs}/{name}"))).expect("a page");
        assert!(of(1) == of(4), "{name}");
    }
}

#[test]
fn records_need_their_text() {
    let folder = folder(&[("a.txt", FIRE.as_bytes())]);
    let with = run(folder.path(), &["--with-text", "--explain", "a.txt"], b"").stdout;
    let without = run(folder.path(), &["a.txt"], b"").stdout;
    fs::write(folder.path().join("with.jsonl"), &with).expect("a file");
    fs::write(folder.path().join("without.jsonl"), [&with[..], &without].concat()).expect("a file");
    let of_article = run(folder.path(), &["-f", "html", "a.txt"], b"").stdout;
    assert_eq!(text(&run(folder.path(), &["-f", "html", "with.jsonl"], b"").stdout), text(&of_article));
    let (code, said) = write(folder.path(), &["-f", "html", "without.jsonl", "-o", "out/"]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("without.jsonl:2: this record has no text, which a page shows; make records with --with-text"), "{said}");
    assert_eq!(rows(&read(&folder, "out/index.html"), "#articles").len(), 2);
}

#[test]
fn what_cannot_be_asked_for_is_said() {
    let folder = folder(&[("a.txt", FIRE.as_bytes()), ("out/index.html", b"mine")]);
    for (arguments, says) in [
        (&["--events", "-f", "html", "a.txt"][..], "--events: not as html; -f html -o FOLDER/ has an index"),
        (&["--summary", "-f", "html", "a.txt"], "--summary: not as html"),
        (&["-f", "html", "-e", "victims", "a.txt"], "-e victims: a table of -f csv"),
        (&["-f", "html", "-o", "new/", "--skip-existing", "a.txt"], "--skip-existing: not with -f html, whose index lists all articles"),
        (&["-f", "html", "-o", "out/", "a.txt"], "index.html: exists (--force overwrites it)"),
    ] {
        let output = run(folder.path(), arguments, b"");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{arguments:?}");
        assert!(text(&output.stderr).contains(says), "{arguments:?}: {}", text(&output.stderr));
    }
    assert_eq!(names(folder.path()), ["a.txt", "out/index.html"]);
    assert_eq!(write(folder.path(), &["-f", "html", "-o", "out/", "--force", "a.txt"]).0, Some(0));
    assert_eq!(names(folder.path()), ["a.txt", "out/a.html", "out/index.html"]);
}

/// A saved page that is an input is neither overwritten nor read again as a page of an earlier run.
#[test]
fn an_input_is_never_a_page_that_is_written() {
    let saved = b"<html><body><h1>Storm</h1><p>A storm killed two people in Manila on Friday, and many more were hurt, police said on Saturday.</p></body></html>";
    let folder = folder(&[("in/storm.html", saved)]);
    let (code, said) = write(folder.path(), &["-f", "html", "in/storm.html", "-o", "in/", "--force"]);
    assert!(code == Some(2) && said.contains("is an input itself"), "{said}");
    assert_eq!(fs::read(folder.path().join("in/storm.html")).expect("a file"), saved);
    assert_eq!(write(folder.path(), &["-f", "html", "in", "-o", "in/out/"]).0, Some(0));
    let first = fs::read(folder.path().join("in/out/index.html")).expect("a page");
    assert_eq!(write(folder.path(), &["-f", "html", "in", "-o", "in/out/", "--force"]).0, Some(0));
    assert!(fs::read(folder.path().join("in/out/index.html")).expect("a page") == first);
}
