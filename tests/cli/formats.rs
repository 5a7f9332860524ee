//! What kinds of files are read, and what is said of those that are not.

use super::{folder, records, run, text};

const PAGE: &[u8] = b"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Storm kills 12 | Example News</title>
<meta property='og:site_name' content='Example News'><meta property='article:published_time' content='2016-02-20T22:15:00-05:00'>
<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Storm kills 12\", \"author\": {\"name\": \"Ruth Adeyemi\"}}</script>
<script>var note = '<p>A fire killed 99 people.</p>';</script></head><body><nav><ul><li><a href=/a>Fire kills nine</a></ul></nav><article>
<h1>Storm kills 12</h1><p>A storm that came in from the sea killed 12 people in Manila on Friday, the mayor of the city said on the radio.</p>
<p>&ldquo;Roofs flew off,&rdquo; said Anna Keller, who heads the city&#39;s fire service, and a school was lost to the waves.<br>The army sent 300 soldiers.</p>
<div class='related-stories'><p><a href=/b>Forty die in Lima</a></p></div></article><footer>Copyright Example News</footer></body></html>";

const TABLE: &[u8] = b"id,Title,publish_date,body\n7,Flood,2016-02-20,A flood hit Lagos on Friday.\n8,Fire,2016-02-21,\"A fire hit Lima, \"\"badly\"\".\"\n9,,,\n";

#[test]
fn a_page_is_its_story_and_what_it_states() {
    for (name, arguments) in [("a.html", &["a.html"][..]), ("a.txt", &["a.txt"]), ("a", &["--input-format", "html", "a"])] {
        let folder = folder(&[(name, PAGE)]);
        let output = run(folder.path(), &[arguments, &["-f", "jsonl", "--with-text"]].concat(), b"");
        let found = &records(&output.stdout)[0];
        assert_eq!((&found["source"]["format"], &found["article"]["title"]["text"]), (&"html".into(), &"Storm kills 12".into()));
        assert_eq!((&found["article"]["date"]["value"], &found["article"]["date"]["basis"]), (&"2016-02-20".into(), &"meta".into()));
        assert_eq!((&found["article"]["authors"][0], &found["article"]["publisher"]), (&"Ruth Adeyemi".into(), &"Example News".into()));
        let story = found["text"].as_str().unwrap_or_default();
        assert!(story.starts_with("A storm that came in") && story.ends_with("The army sent 300 soldiers."), "{story}");
        assert!(story.contains("\n\n\u{201c}Roofs flew off,\u{201d} said Anna Keller, who heads the city's fire service"), "{story}");
        assert_eq!((&found["toll"]["killed"]["min"], &found["dates"][0]["value"]), (&12.into(), &"2016-02-19".into()));
    }
    let output = run(folder(&[]).path(), &["-f", "jsonl", "-"], PAGE);
    assert_eq!(records(&output.stdout)[0]["source"]["format"], "html");
}

#[test]
fn a_table_is_an_article_a_row() {
    let folder = folder(&[("a.csv", TABLE), ("b.csv", b"name,size\nx,1\n"), ("c.tsv", b"speech\tday\nA storm hit Manila.\t2016-02-20\n")]);
    let output = run(folder.path(), &["-f", "jsonl", "a.csv"], b"");
    let found = records(&output.stdout);
    assert_eq!(found.iter().map(|r| r["source"]["id"].as_str().unwrap_or("")).collect::<Vec<_>>(), ["7", "8", "9"]);
    assert_eq!((&found[0]["article"]["title"]["text"], &found[0]["article"]["date"]["basis"]), (&"Flood".into(), &"field".into()));
    assert_eq!((&found[0]["dates"][0]["value"], &found[2]["error"]["kind"]), (&"2016-02-19".into(), &"empty".into()));
    // By its content, too, and written to a folder under its ids.
    assert_eq!(records(&run(folder.path(), &["-f", "jsonl", "-"], TABLE).stdout).len(), 3);
    run(folder.path(), &["a.csv", "-o", "found/", "--fail", "never"], b"");
    assert!(
        folder.path().join("found/a.7.jsonl").exists() || folder.path().join("found/7.jsonl").exists(),
        "{:?}",
        super::files_below(folder.path())
    );
    // No column of texts, unless the user names one.
    let output = run(folder.path(), &["-f", "jsonl", "b.csv"], b"");
    assert!(text(&output.stderr).starts_with("b.csv: no column is called as texts are"), "{}", text(&output.stderr));
    let output = run(folder.path(), &["-f", "jsonl", "--fields", "text=speech,date=day", "c.tsv"], b"");
    assert_eq!(records(&output.stdout)[0]["article"]["date"]["value"], "2016-02-20");
}

#[test]
fn what_is_recognised_and_not_read_is_said() {
    let base64 = "QSBzdG9ybSBraWxsZWQgMTIgcGVvcGxlIGluIE1hbmlsYSBvbiBGcmlkYXksIHBvbGljZSBzYWlk\n".repeat(20);
    for (bytes, said) in [
        (&b"%PDF-1.7\n1 0 obj"[..], "looks like a PDF: extract its text first, for instance with pdftotext"),
        (b"{\\rtf1\\ansi A storm.}", "looks like an RTF document"),
        (b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml", "looks like an Excel spreadsheet: save it as CSV first"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG image"),
        (base64.as_bytes(), "looks like base64"),
    ] {
        let folder = folder(&[("a.txt", bytes)]);
        let output = run(folder.path(), &["-f", "jsonl", "a.txt"], b"");
        let error = &records(&output.stdout)[0]["error"];
        assert_eq!(error["kind"], "unsupported", "{error}");
        assert!(error["message"].as_str().is_some_and(|message| message.starts_with(said)), "{error}");
    }
    // One long word is a text.
    let folder = folder(&[("a.txt", b"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft2016\n")]);
    assert_eq!(run(folder.path(), &["-f", "jsonl", "a.txt"], b"").status.code(), Some(0));
}

#[test]
fn a_folder_says_what_it_did_not_read() {
    let folder = folder(&[
        ("in/a.txt", b"A flood hit Lagos.\n"),
        ("in/b.pdf", b"x"),
        ("in/c/d.PDF", b"x"),
        ("in/e.jpg", b"x"),
        ("in/Makefile", b"x"),
        // Of kinds that hold articles elsewhere.
        ("in/prices.csv", b"name,price\nx,1\n"),
        ("in/map.xml", b"<?xml version='1.0'?><kml><Placemark/></kml>"),
    ]);
    let output = run(folder.path(), &["-f", "jsonl", "in"], b"");
    assert_eq!(text(&output.stderr), "6 files of other kinds were not read: 2 .pdf, 1 without an ending, 1 .csv, 1 .jpg, 1 .xml\n");
    assert_eq!((output.status.code(), records(&output.stdout).len()), (Some(0), 1));
    // Named themselves they are errors.
    for (name, kind) in [("in/prices.csv", "parse"), ("in/map.xml", "unsupported")] {
        let output = run(folder.path(), &["-f", "jsonl", name], b"");
        assert_eq!((&records(&output.stdout)[0]["error"]["kind"], output.status.code()), (&kind.into(), Some(1)), "{name}");
    }
    assert_eq!(text(&run(folder.path(), &["-q", "-f", "jsonl", "in"], b"").stderr), "");
}

/// A file, how it is read, and for each of its articles the id, and the beginning of the title, the day and somebody who is quoted.
type File = (&'static str, &'static str, &'static [(&'static str, [&'static str; 3])]);

/// What the files of `fixtures/formats` hold.
#[test]
fn the_fixtures_of_all_formats_are_read() {
    const FERRY: [&str; 3] = ["Ferry runs aground", "2021-06-14", "Nuala Brennan"];
    const BLAST: [&str; 3] = ["Gas blast kills two bakers", "2021-06-15", "Paolo Serra"];
    const CRANE: [&str; 3] = ["Crane falls at harbour", "2021-06-11", "Maja Lindqvist"];
    let files: &[File] = &[
        ("agency-newsml.xml", "newsml", &[("urn:courier:1", FERRY), ("urn:courier:2", BLAST)]),
        ("agency-nitf.xml", "newsml", &[("courier-nitf-1", FERRY)]),
        ("alerts.mbox", "email", &[("courier-1@courier.example", FERRY), ("courier-2@courier.example", BLAST)]),
        ("articles.csv", "csv", &[("c1", FERRY), ("c2", BLAST)]),
        (
            "crawl.warc.gz",
            "warc",
            &[("https://courier.example/2021/06/11/crane-falls-at-harbour", CRANE), ("https://courier.example/2021/06/15/bakery", BLAST)],
        ),
        ("factiva-page.html", "factiva", &[("COUR000020210614eh6e00001", FERRY), ("COUR000020210615eh6e00002", BLAST)]),
        ("factiva.xml", "factiva", &[("COUR000020210614eh6e00001", FERRY), ("COUR000020210615eh6e00002", BLAST)]),
        ("feed.rss", "feed", &[("courier-1", FERRY), ("courier-2", BLAST)]),
        ("nexis-word.docx", "nexis", &[("nexis-word.docx:1", FERRY), ("nexis-word.docx:2", BLAST)]),
        ("nexis.txt", "nexis", &[("nexis.txt:1", FERRY), ("nexis.txt:2", BLAST)]),
        ("story.docx", "docx", &[("story.docx", BLAST)]),
    ];
    let formats = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats");
    let names: Vec<std::path::PathBuf> = files.iter().map(|(name, ..)| name.into()).collect();
    assert_eq!(super::files_below(&formats), names, "every fixture is in this table");
    for (name, format, articles) in files {
        let found = records(&run(&formats, &["-f", "jsonl", name], b"").stdout);
        let shown = |record: &serde_json::Value| {
            let title = record["article"]["title"]["text"].as_str().unwrap_or_default().to_owned();
            let day = record["article"]["date"]["value"].as_str().unwrap_or_default().to_owned();
            let speakers = record["quotes"].as_array().into_iter().flatten().filter_map(|quote| quote["speaker"]["name"].as_str());
            let quoted = speakers.collect::<Vec<_>>().join(", ");
            (record["source"]["id"].as_str().unwrap_or_default().to_owned(), [title, day, quoted])
        };
        let found: Vec<_> = found.iter().inspect(|record| assert_eq!(record["source"]["format"], **format, "{name}")).map(shown).collect();
        assert_eq!(found.len(), articles.len(), "{name}: {found:?}");
        for ((id, said), (own, [title, day, speaker])) in found.iter().zip(*articles) {
            assert_eq!(id, own, "{name}");
            assert!(said[0].starts_with(title) && said[1] == *day && said[2].contains(speaker), "{name}: {said:?}");
        }
        // From standard input it is told by its content alone; a file each in a folder.
        let piped = records(&run(&formats, &["-f", "jsonl", "-"], &std::fs::read(formats.join(name)).unwrap_or_default()).stdout);
        assert_eq!(piped.len(), articles.len(), "{name}");
        let out = folder(&[]);
        run(&formats, &[name, "-o", &format!("{}/", out.path().display())], b"");
        assert_eq!(super::files_below(out.path()).len(), articles.len(), "{name}");
    }
}
