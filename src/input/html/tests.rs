//! Pages of made-up sites: what is read of them, and what is not.

use super::super::{Raw, read};
use super::text_of;
use crate::article::{Article, DateOrigin, Format};
use crate::record::ErrorKind;

fn raw(page: &[u8]) -> Raw {
    Raw { path: "page.html".to_owned(), number: None, format: Format::Html, bytes: page.to_vec() }
}

fn page(head: &str, body: &str) -> Article {
    read(&raw(format!("<html><head>{head}</head><body>{body}</body></html>").as_bytes())).expect("an article")
}

const STORY: &str = "<p>A storm that came in from the sea killed 12 people in Manila on Friday, the mayor of the city said on the radio.</p>\
    <p>Roofs flew off, and a school was lost to the waves before the army could send its soldiers to the coast.</p>";

#[test]
fn blocks_are_never_glued_together() {
    for (html, text) in [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\n\nTwo\n\nThree"),
        ("<ul><li>One<li>Two</ul>Three", "One\n\nTwo\n\nThree"),
        ("<h2>Head</h2>Text <b>bold</b>, <i>more</i>.", "Head\n\nText bold, more."),
        ("<table><tr><th>Town<th>Dead<tr><td>Lima<td>3</table>", "Town Dead\n\nLima 3"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("don&rsquo;t &amp; Jos&eacute;&nbsp;V&#225;squez", "don’t & José Vásquez"),
        ("Sol\u{ad}diers\u{200b} at\u{feff} sea", "Soldiers at sea"),
        ("a<script>b</script>c<style>d</style><!-- e -->", "ac"),
        (" \n ", ""),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
    ] {
        let blocks = text_of(html);
        assert_eq!(blocks.text, text, "{html}");
        let pieces: Vec<&str> = blocks.pieces.iter().map(|piece| piece.span.of(&blocks.text)).collect();
        assert_eq!(pieces.join("\n\n"), text, "{html}");
    }
}

#[test]
fn what_stands_around_a_story_is_none_of_it() {
    for around in [
        "<nav><a href=/a>Fire kills nine</a></nav>",
        "<div class='related-stories'><p>Forty die in Lima as the river rises, and more is to come.</p></div>",
        "<ul><li><a href=/a>Fire kills nine in Quito</a><li><a href=/b>Forty die in Lima</a></ul>",
        "<figure><img src=x><figcaption>A man looks for his roof. (Ana Ruiz/AFP)</figcaption></figure>",
        "<form><p>Enter your address for our letter</p><input><button>Send</button></form>",
        "<aside><p>Luis Vega writes about the weather of the islands every week.</p></aside>",
        "<script>document.write('<p>A fire killed 99 people in Quito.</p>')</script>",
        "<div id=comments><p>Terrible news, my thoughts are with them, said a reader of this page.</p></div>",
    ] {
        let article = page("<title>Storm kills 12</title>", &format!("<article>{STORY}{around}</article>"));
        let text = &article.text[article.body..];
        assert!(text.starts_with("A storm that") && text.ends_with("to the coast."), "{around}\n{text}");
    }
    // The box of the whole story is called like one of teasers.
    let article = page("", &format!("<div class='share-wrap'>{STORY}</div>"));
    assert!(article.text.ends_with("to the coast."), "{}", article.text);
}

#[test]
fn a_title_stands_apart() {
    for (head, body, title) in [
        ("<title>Storm kills 12 | Example News</title><meta property=og:site_name content='Example News'>", "", "Storm kills 12"),
        ("<title>Storm kills 12 - what we know</title>", "", "Storm kills 12 - what we know"),
        ("<meta property=og:title content='Storm kills 12'><title>Home</title>", "<h1>Storm kills 12</h1>", "Storm kills 12"),
        ("", "<h1>Storm  kills\n12</h1>", "Storm kills 12"),
    ] {
        let article = page(head, &format!("<article>{body}{STORY}</article>"));
        assert_eq!(article.parts.title.map(|t| t.of(&article.text)), Some(title));
        assert!(article.text[article.body..].starts_with("A storm that"), "{}", article.text);
    }
}

#[test]
fn the_day_of_a_page_is_the_statement_that_is_right_most_often() {
    let meta = |name: &str, content: &str| format!("<meta property='{name}' content='{content}'>");
    let published = |written: &str| meta("article:published_time", written);
    let linked = |written: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"datePublished\":\"{written}\"}}]}}</script>"
        )
    };
    let canonical = |url: &str| format!("<link rel=canonical href='{url}'>");
    for (head, date, origin) in [
        (published("2016-02-20T10:00:00Z"), Some("2016-02-20"), DateOrigin::Meta),
        // An instant in UTC, where the paper's own day is the evening before.
        (canonical("https://a.example/2016/02/19/storm") + &published("2016-02-20T03:05:46Z"), Some("2016-02-19"), DateOrigin::Url),
        (linked("Sat Feb 20 2016 03:05:46 GMT+0000"), Some("2016-02-20"), DateOrigin::Meta),
        // JSON as templates write it.
        (
            linked("2016-02-20\",\"keywords\":[\"a\",\"b\", ],\n\"genre\":\"x").replace("}]}<", ",}],}<"),
            Some("2016-02-20"),
            DateOrigin::Meta,
        ),
        (linked("2016-02-20\",\"headline\":\"x").replace("NewsArticle", "MedicalWebPage"), Some("2016-02-20"), DateOrigin::Meta),
        (linked("2016-02-20").replace("NewsArticle", "WebPage"), None, DateOrigin::Field),
        (linked("0001-01-01T00:00:00Z") + &meta("pubdate", "2016-02-20"), Some("2016-02-20"), DateOrigin::Meta),
        (published("1970-01-01T00:00:00Z"), None, DateOrigin::Field),
        (linked("2016-02-21") + &published("2016-02-20"), Some("2016-02-20"), DateOrigin::Meta),
        (meta("article:modified_time", "2020-01-01"), None, DateOrigin::Field),
        (canonical("/2016/02/19/storm"), None, DateOrigin::Field),
        (String::new(), None, DateOrigin::Field),
    ] {
        let given = page(&head, STORY).given;
        assert_eq!((given.date.as_deref(), given.date_origin), (date, origin), "{head}");
    }
    // The page's own readers see the evening before.
    for (shown, written, date) in [
        ("February 19, 2016, 10:05 p.m.", "2016-02-20T03:05:46Z", "2016-02-19"),
        ("Feb. 19, 2016</p><p>Updated Feb. 20, 2016", "2016-02-20T03:05:46+00:00", "2016-02-19"),
        ("02/19/16", "2016-02-20 03:05:46 UTC", "2016-02-19"),
        ("Feb 19, 2016 at 9:24 p.m.", "2016-02-20 02:24:00", "2016-02-19"),
        ("February 20, 2016</p><p>The storm of February 19, 2016", "2016-02-20 02:24:00", "2016-02-20"),
        ("Feb 19, 2016", "2016-02-20", "2016-02-20"),
        ("February 20, 2016</p><p>The storm of February 19, 2016", "2016-02-20T03:05:46Z", "2016-02-20"),
        (
            "A man looks for his roof in Manila, Philippines, after the storm of the day before, on February 19, 2016",
            "2016-02-20T03:05:46Z",
            "2016-02-20",
        ),
        ("the storm of February 19, 2016", "2016-02-20T15:05:46Z", "2016-02-20"),
        ("the storm of February 19, 2016", "2016-02-20T03:05:46+09:00", "2016-02-20"),
        ("", "2016-02-20T03:05:46Z", "2016-02-20"),
    ] {
        let article = page(&published(written), &format!("<p>{shown}</p>{STORY}"));
        assert_eq!(article.given.date.as_deref(), Some(date), "{shown}, {written}");
    }
    let article = page("", &format!("<p><time datetime='2016-02-20T10:00'>yesterday</time></p>{STORY}"));
    assert_eq!(article.given.date.as_deref(), Some("2016-02-20"));
}

#[test]
fn authors_are_names() {
    let linked = |author: &str| format!("<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"author\":{author}}}</script>");
    for (head, authors) in [
        (linked("{\"name\": \"Ruth Adeyemi\"}"), &["Ruth Adeyemi"][..]),
        (linked("[{\"name\": \"Ruth Adeyemi\"}, {\"name\": \"Sam Low\"}]"), &["Ruth Adeyemi", "Sam Low"]),
        ("<meta name=author content='By Ruth Adeyemi and Sam Low'>".to_owned(), &["Ruth Adeyemi", "Sam Low"]),
        ("<meta property=article:author content='https://social.example/example.news'>".to_owned(), &[]),
        ("<meta property=og:site_name content='Example News'><meta name=author content='Example News'>".to_owned(), &[]),
        ("<meta name=author content='webmaster@news.example'>".to_owned(), &[]),
    ] {
        assert_eq!(page(&head, STORY).given.authors, authors, "{head}");
    }
}

#[test]
fn a_page_has_the_encoding_that_it_has() {
    let latin = b"<html><head><meta charset=windows-1252></head><body><p>Jos\xe9 Mart\xedn said that 12 people had died in the storm, and that the road to the coast was shut.</p>";
    assert!(read(&raw(latin)).expect("an article").text.starts_with("José Martín said"));
    let cyrillic = b"<html><meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xcc\xee\xf1\xea\xe2\xe0 said that 12 people had died in the storm, and that the road to the coast was shut.</p>";
    assert!(read(&raw(cyrillic)).expect("an article").text.starts_with("Москва said"));
    let wrong = "<html><meta charset=iso-8859-1><p>José Martín said that 12 people had died in the storm, and that the road to the coast was shut.</p>";
    assert!(read(&raw(wrong.as_bytes())).expect("an article").text.starts_with("José Martín said"));
}

#[test]
fn pages_without_a_story_are_errors() {
    let deep = "<div>".repeat(5000) + STORY;
    for (html, kind) in [
        ("", ErrorKind::Empty),
        (" \n", ErrorKind::Empty),
        ("<html><body></body></html>", ErrorKind::Empty),
        ("<html><script>var a = 1;</script></html>", ErrorKind::Empty),
        (deep.as_str(), ErrorKind::Parse),
        ("<<<<<<", ErrorKind::Empty),
        ("\u{0}<p", ErrorKind::Empty),
    ] {
        assert_eq!(read(&raw(html.as_bytes())).map(|a| a.text).map_err(|e| e.error.kind), Err(kind), "{:?}", &html[..html.len().min(40)]);
    }
    // Deeper than the search for a story goes, a page is its paragraphs.
    let article = read(&raw(format!("<html>{}{STORY}", "<div>".repeat(400)).as_bytes())).expect("an article");
    assert!(article.text.starts_with("A storm that came"), "{}", article.text);
}
