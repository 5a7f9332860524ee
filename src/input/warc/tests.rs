use super::*;
use crate::article::Article;
use crate::input::files::Options;

const PAGE: &str = "<html><head><title>Storm kills 12</title></head><body><p>The storm killed 12 people on the coast of Samar on Friday, the police said.</p><p>Roads to the town were cut, and the harbour was closed until the morning.</p></body></html>";

fn record(kind: &str, target: &str, content_type: &str, block: &str) -> String {
    let length = block.len();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
    )
}

fn response(target: &str, head: &str, body: &str) -> String {
    record("response", target, "application/http; msgtype=response", &format!("HTTP/1.1 {head}\r\n\r\n{body}"))
}

fn page(target: &str) -> String {
    response(target, "200 OK\r\nContent-Type: text/html", PAGE)
}

/// What the records of an archive become: the address of an article, or the kind of an error and the id.
fn read_all(archive: &[u8], max_bytes: u64) -> Vec<String> {
    let options = Options { max_bytes, ..Options::default() };
    let shown = |(number, raw): Numbered| {
        let article: Result<Article, _> = raw.and_then(|raw| {
            assert_eq!(number, raw.number);
            let article = read(&raw, &options);
            assert!(article.as_ref().is_ok_and(|a| Some(&a.source.id) == own_id(&raw.bytes).as_ref()) || article.is_err());
            article
        });
        match article {
            Ok(article) => article.source.id,
            Err(error) => format!("{}: {}: {}", error.source.id, error.error.kind, error.error.message),
        }
    };
    Records::new(archive, "a.warc", max_bytes).map(shown).collect()
}

#[test]
fn pages_are_read_and_the_rest_is_passed() {
    let archive = [
        record("warcinfo", "", "application/warc-fields", "software: x"),
        record("request", "https://example.org/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
        page("https://example.org/1"),
        response("https://example.org/2", "404 Not Found\r\nContent-Type: text/html", PAGE),
        response("https://example.org/3", "200 OK\r\nContent-Type: image/png", "\u{1}PNG"),
        response("https://example.org/4", "200 OK", PAGE),
        record("revisit", "https://example.org/5", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n"),
        record("resource", "<https://example.org/6>", "text/html", PAGE),
        record("conversion", "https://example.org/7", "text/plain", "Storm kills 12\n\nThe storm killed 12 people."),
        page("https://example.org/8").replace("\r\n", "\n").replace("Length: ", "Length:"),
    ];
    // With line feeds alone the block is shorter than its head says, so that its length is put right.
    let shorter = |text: &str| text.replace("Content-Length:", "Content-Length: ");
    let mut archive = archive.map(|record| shorter(&record));
    let last = archive.len() - 1;
    let block = archive[last].trim_end().split_once("\n\n").map(|(_, block)| block.len()).unwrap_or_default();
    let old = page("https://example.org/8").split("Content-Length: ").nth(1).map(|rest| rest.split("\r\n").next().unwrap_or("").to_owned());
    archive[last] = archive[last].replace(&format!("Content-Length: {}", old.unwrap_or_default()), &format!("Content-Length: {block}"));
    let ids = read_all(archive.concat().as_bytes(), 1 << 20);
    assert_eq!(ids, [1, 4, 6, 7, 8].map(|n| format!("https://example.org/{n}")));
}

#[test]
fn a_page_says_more_than_its_address() {
    let archive = page("https://example.org/2016/02/20/storm");
    let (_, raw) = Records::new(archive.as_bytes(), "a.warc", 1 << 20).next().expect("a record");
    let article = read(&raw.expect("a page"), &Options::default()).expect("an article");
    assert!(article.text.starts_with("Storm kills 12\n\nThe storm killed 12 people"), "{}", article.text);
    assert_eq!(article.given.url.as_deref(), Some("https://example.org/2016/02/20/storm"));
    assert_eq!(article.given.date.as_deref(), Some("2016-02-20"));
}

#[test]
fn a_wrong_length_spoils_its_record_alone() {
    let (one, two, three) = (page("https://example.org/1"), page("https://example.org/2"), page("https://example.org/3"));
    let length = |record: &str, to: &str| {
        let (before, after) = record.split_once("Content-Length: ").expect("a length");
        format!("{before}Content-Length: {to}{}", &after[after.find("\r\n").expect("a line")..])
    };
    let places = |bad: String| read_all([&*one, &bad, &three].concat().as_bytes(), 4096);
    let around = |middle: &str| vec!["https://example.org/1".to_owned(), middle.to_owned(), "https://example.org/3".to_owned()];
    let at = one.len();
    for (to, said) in [
        ("7", format!("https://example.org/2: parse: the length is wrong in the record that begins at byte {at}")),
        ("600", format!("https://example.org/2: parse: the length is wrong in the record that begins at byte {at}")),
        ("4000", format!("https://example.org/2: parse: the file ends inside of the record that begins at byte {at}")),
        ("99999999999", "https://example.org/2: too_large: larger than 4 KiB (--max-bytes)".to_owned()),
        ("99999999999999999999", format!("a.warc:2: parse: the length of a record is no number, at byte {at}")),
        ("-1", format!("a.warc:2: parse: the length of a record is no number, at byte {at}")),
        ("", format!("a.warc:2: parse: the length of a record is no number, at byte {at}")),
    ] {
        assert_eq!(places(length(&two, to)), around(&said), "{to}");
    }
    assert_eq!(
        places(two.replace("Content-Length", "Length")),
        around(&format!("a.warc:2: parse: a record does not say how long it is, at byte {at}"))
    );
    assert_eq!(
        places("stray words\r\n\r\n".to_owned()),
        around(&format!("a.warc:2: parse: no record begins where one should, at byte {at}"))
    );
}

#[test]
fn what_is_whole_in_a_cut_archive_is_read() {
    let archive = page("https://example.org/1").repeat(2);
    for cut in (0..archive.len()).step_by(37) {
        let read = read_all(&archive.as_bytes()[..cut], 1 << 20);
        assert!(read.len() <= 2, "{read:?}");
        assert_eq!(read.first().is_some_and(|first| first == "https://example.org/1"), cut >= archive.len() / 2 - 4, "{cut}: {read:?}");
    }
    assert_eq!(read_all(b"", 1 << 20), ["a.warc: empty: there is no page in this archive"]);
    let none = record("warcinfo", "", "application/warc-fields", "x");
    assert_eq!(read_all(none.as_bytes(), 1 << 20), ["a.warc: empty: there is no page in this archive"]);
}

#[test]
fn records_of_other_archives_in_a_block_are_no_records() {
    let inner = page("https://example.org/inner");
    let archive = [record("resource", "https://example.org/a.warc", "application/warc", &inner), page("https://example.org/1")].concat();
    assert_eq!(read_all(archive.as_bytes(), 1 << 20), ["https://example.org/1"]);
}

#[test]
fn a_page_that_is_cut_off_says_so() {
    for (end, warnings) in [("0\r\n\r\n", 0), ("fff\r\nmore", 1)] {
        let body = format!("{:x}\r\n{PAGE}\r\n{end}", PAGE.len());
        let archive = response("https://example.org/1", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", &body);
        let (_, raw) = Records::new(archive.as_bytes(), "a.warc", 1 << 20).next().expect("a record");
        let article = read(&raw.expect("a page"), &Options::default()).expect("an article");
        assert_eq!(article.warnings.len(), warnings, "{:?}", article.warnings);
    }
}
