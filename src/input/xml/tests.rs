use super::*;
use crate::input::files::Numbered;

/// The articles of a file, cut and read.
fn read_all(xml: &str, max_bytes: u64) -> Vec<Result<Article, Box<ErrorRecord>>> {
    let format = kind(&xml[..xml.floor_char_boundary(4096)]).expect("XML");
    let cut = Items::new(xml.as_bytes(), "a.xml", format, max_bytes);
    let read = |(number, raw): Numbered| {
        let raw = raw?;
        assert_eq!(raw.number, number);
        let article = read(&raw);
        if let Ok(article) = &article {
            assert_eq!(own_id(&raw).unwrap_or_else(|| format!("a.xml:{}", raw.number.unwrap_or(0))), article.source.id);
        }
        article
    };
    cut.map(read).collect()
}

fn shown(read: &[Result<Article, Box<ErrorRecord>>]) -> Vec<String> {
    let shown = |read: &Result<Article, Box<ErrorRecord>>| match read {
        Ok(article) => format!("{}|{}|{}", article.source.id, article.given.date.as_deref().unwrap_or("-"), article.text),
        Err(error) => format!("{}: {}: {}", error.source.id, error.error.kind, error.error.message),
    };
    read.iter().map(shown).collect()
}

const RSS: &str = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x 'y'>]><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The Harbour Post</title>";

#[test]
fn items_of_a_feed_are_read() {
    let xml = format!(
        "{RSS}<item><title>Storm &amp;amp; flood kill 12</title><link>https://example.org/1</link><guid isPermaLink='false'>g1</guid><pubDate>Sat, 20 Feb 2016 10:00:00 GMT</pubDate><dc:creator>Ruth Adeyemi</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>A storm killed 12&nbsp;people.</p><p>Roads are cut &amp; closed.</p>]]></content:encoded></item><item><title>AT&T <b>grows</b></title><link>https://example.org/2</link><description>A &lt;b&gt;storm&lt;/b&gt; came.</description></item></channel></rss>"
    );
    let read = read_all(&xml, 1 << 20);
    assert_eq!(
        shown(&read),
        [
            "g1|2016-02-20|Storm & flood kill 12\n\nA storm killed 12 people.\n\nRoads are cut & closed.",
            "https://example.org/2|-|AT&T grows\n\nA storm came."
        ]
    );
    let first = read[0].as_ref().expect("an article");
    assert_eq!(first.given.authors, ["Ruth Adeyemi"]);
    assert_eq!(first.given.publisher.as_deref(), Some("The Harbour Post"));
    assert!(first.warnings.is_empty() && read[1].as_ref().expect("an article").warnings[0].contains("summary"));
}

#[test]
fn entries_of_atom_are_read() {
    let xml = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/news/'><title>The Harbour Post</title><entry><title type='html'>Storm &amp;mdash; 12 dead</title><id>urn:1</id><link rel='edit' href='/no'/><link href='/1'/><updated>2016-02-21T00:00:00Z</updated><published>2016-02-20T10:00:00Z</published><author><name>Ruth Adeyemi</name><email>r@example.org</email></author><summary>No.</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>A storm.</p><p>It <i>came</i>.</p></div></content></entry></feed>";
    let read = read_all(xml, 1 << 20);
    assert_eq!(shown(&read), ["urn:1|2016-02-20|Storm — 12 dead\n\nA storm.\n\nIt came."]);
    assert_eq!(read[0].as_ref().expect("an article").given.url.as_deref(), Some("https://example.org/1"));
}

#[test]
fn pictures_in_an_export_are_no_articles() {
    let xml = "<rss xmlns:wp='x'><channel><item><title>a.jpg</title><wp:post_type>attachment</wp:post_type></item><item><title>Storm</title><description>A storm came.</description><wp:post_type><![CDATA[post]]></wp:post_type></item></channel></rss>";
    assert_eq!(shown(&read_all(xml, 1 << 20)), ["a.xml:1|-|Storm\n\nA storm came."]);
}

#[test]
fn items_of_agencies_are_read() {
    let nitf = "<nitf><head><docdata><doc-id id-string='n1'/><date.issue norm='20160220T100000Z'/><doc.copyright holder='The Wire'/></docdata></head><body><body.head><hedline><hl1>Storm kills 12</hl1></hedline><byline>By RUTH ADEYEMI<byttl>Staff Writer</byttl></byline></body.head><body.content><media><media-caption>A road.</media-caption></media><block><p>MANILA (Wire) — A storm in <location>Samar</location> killed 12.</p><hl2>Roads</hl2><p>They are cut.</p></block></body.content></body></nitf>";
    let text = "Storm kills 12\n\nMANILA (Wire) — A storm in Samar killed 12.\n\nRoads\n\nThey are cut.";
    let read = read_all(nitf, 1 << 20);
    assert_eq!(shown(&read), [format!("n1|2016-02-20|{text}")]);
    let article = read[0].as_ref().expect("an article");
    assert_eq!((&*article.given.authors, article.given.publisher.as_deref()), (&["RUTH ADEYEMI".to_owned()][..], Some("The Wire")));
    let old = |n: u32| {
        format!(
            "<NewsItem><Identification><PublicIdentifier>urn:{n}</PublicIdentifier></Identification><NewsManagement><FirstCreated>20160220T100000+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><DateLine>MANILA, Feb 20, 2016 (Wire) -</DateLine><HeadLine>Storm kills 12</HeadLine></NewsLines><ContentItem><DataContent><p>A storm killed 12.</p><p>Roads are cut.</p></DataContent></ContentItem></NewsComponent></NewsItem>"
        )
    };
    let xml = format!("<?xml version='1.0'?><NewsML><Catalog/>{}<NewsItem><NewsComponent/></NewsItem>{}</NewsML>", old(1), old(2));
    let text = "Storm kills 12\n\nMANILA, Feb 20, 2016 (Wire) - A storm killed 12.\n\nRoads are cut.";
    assert_eq!(
        shown(&read_all(&xml, 1 << 20)),
        [format!("urn:1|2016-02-20|{text}"), "a.xml:2: empty: this item has no text".to_owned(), format!("urn:2|2016-02-20|{text}")]
    );
    let new = "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><newsItem guid='g1'><itemMeta><versionCreated>2018-01-01T00:00:00Z</versionCreated></itemMeta><contentMeta><contentCreated>2016-02-20T10:00:00Z</contentCreated><creator><name>Ruth Adeyemi</name></creator><headline>Storm kills 12</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body><p>A storm.</p></body></html></inlineXML></contentSet></newsItem><newsItem guid='g2'><contentSet><inlineData>A storm.&#10;&#10;It came.</inlineData></contentSet></newsItem></itemSet></newsMessage>";
    assert_eq!(shown(&read_all(new, 1 << 20)), ["g1|2016-02-20|Storm kills 12\n\nA storm.", "g2|-|A storm.\n\nIt came."]);
}

#[test]
fn articles_of_factiva_are_read() {
    let xml = "<?xml version='1.0'?><PPSResponse><ppsArticleResponse><ppsarticleResultSet count='2'><ppsarticle><article><accessionNo>X1</accessionNo><headline><paragraph><hlt>Storm</hlt> kills 12</paragraph></headline><leadParagraph><paragraph>A storm killed 12.</paragraph></leadParagraph><tailParagraphs><paragraph>Roads are cut.</paragraph></tailParagraphs><publicationDate><dateTime>2016-02-20T01:00:00Z</dateTime></publicationDate><sourceName>The Harbour Post</sourceName></article></ppsarticle><ppsarticle><article><headline>Flood</headline></article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>";
    let read = read_all(xml, 1 << 20);
    assert_eq!(
        shown(&read),
        ["X1|2016-02-20|Storm kills 12\n\nA storm killed 12.\n\nRoads are cut.", "a.xml:2: empty: this article has no text"]
    );
}

#[test]
fn what_is_broken_spoils_no_more_than_it_must() {
    let item = |title: &str| format!("<item><title>{title}</title><description>A storm came.</description></item>");
    let of = |inner: &str| format!("<rss><channel><title>P</title>{inner}</channel></rss>");
    let bad = "<item><title>B</description></title></item>";
    let long = item(&"long ".repeat(500));
    for (xml, said) in [
        (of(&[&*item("A"), bad, &item("C")].concat()), vec!["A", "a.xml:2: parse", "C"]),
        (of(&[&*item("A"), &long, &item("C")].concat()), vec!["A", "a.xml:2: too_large", "C"]),
        (of(&item("A"))[..70].to_owned(), vec!["a.xml:1: parse"]),
        (format!("{}<!-- never closed", of(&item("A"))), vec!["A", "a.xml:2: parse"]),
        (of(""), vec!["a.xml: empty"]),
        ("<?xml version='1.0'?><svg><path/></svg>".to_owned(), vec!["a.xml: unsupported"]),
        (format!("<?xml version='1.0'?>{}", "<a>".repeat(5000)), vec!["a.xml:1: parse"]),
        (of(&format!("<item>{}</item>", "<a>".repeat(300))), vec!["a.xml:1: parse"]),
    ] {
        let read = shown(&read_all(&xml, 1024));
        assert_eq!(read.len(), said.len(), "{read:?}");
        for (read, said) in read.iter().zip(said) {
            assert!(read.starts_with(said) || read.contains(&format!("|{said}\n\n")), "{read} is not {said}");
        }
    }
}

#[test]
fn entities_do_not_grow() {
    let laughs = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>x</title><description>A storm &b; &c; came.</description></item></channel></rss>";
    assert_eq!(shown(&read_all(laughs, 1 << 20)), ["a.xml:1|-|x\n\nA storm &b; &c; came."]);
}

#[test]
fn kinds_are_told_by_the_first_element() {
    for (head, format) in [
        ("<rss version='2.0'>", Some(Format::Feed)),
        ("<?xml version='1.0'?><rdf:RDF>", Some(Format::Feed)),
        ("<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", Some(Format::Newsml)),
        ("\u{FEFF}<?xml version='1.0'?><PPSResponse>", Some(Format::Factiva)),
        ("<?xml version='1.0'?><kml>", Some(Format::Feed)),
        ("<kml>", None),
        ("<p>A storm.</p>", None),
        ("A <rss> storm", None),
    ] {
        assert_eq!(kind(head), format, "{head}");
    }
}

#[test]
fn blank_lines_before_the_declaration_are_passed() {
    for blank in ["", "\n", "\r\n\r\n", " \t\n"] {
        let xml = format!("{blank}{RSS}<item><title>Storm</title><description>A storm came.</description></item></channel></rss>");
        assert_eq!(shown(&read_all(&xml, 1 << 20)), ["a.xml:1|-|Storm\n\nA storm came."], "{blank:?}");
    }
}

#[test]
fn addresses_are_completed_by_those_of_the_feed() {
    let url = |xml: &str| read_all(xml, 1 << 20)[0].as_ref().expect("an article").given.url.clone();
    for (base, link, wanted) in [
        ("https://example.org/news/", "/a/1.html", Some("https://example.org/a/1.html")),
        ("https://example.org", "/1", Some("https://example.org/1")),
        ("https://example.org/", "//cdn.example.org/1", Some("https://cdn.example.org/1")),
        ("https://example.org/", "https://example.net/1", Some("https://example.net/1")),
        ("https://example.org/", "example.net/1", None),
        ("", "/1", None),
        ("https://example.org/", "#a", None),
    ] {
        let xml =
            format!("{RSS}<link>{base}</link><item><link>{link}</link><description>A storm came.</description></item></channel></rss>");
        assert_eq!(url(&xml).as_deref(), wanted, "{base} {link}");
        let xml = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='https://example.net/feed'/><link href='{base}'/><entry><link href='{link}'/><summary>A storm came.</summary></entry></feed>"
        );
        assert_eq!(url(&xml).as_deref(), wanted, "{base} {link}");
    }
    for (base, link, wanted) in [
        ("https://example.org/news/", "1.html", Some("https://example.org/news/1.html")),
        ("https://example.org", "1.html", Some("https://example.org/1.html")),
        ("https://example.org/news/feed.xml", "a/1", Some("https://example.org/news/a/1")),
        ("https://example.org/news/", "../1", None),
        ("https://example.org/news/", "mailto:a@example.org", None),
    ] {
        let xml = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{base}'><entry><link href='{link}'/><summary>A storm came.</summary></entry></feed>"
        );
        assert_eq!(url(&xml).as_deref(), wanted, "{base} {link}");
    }
}

#[test]
fn paragraphs_with_a_prefix_are_paragraphs() {
    let xml = "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xmlns:h='http://www.w3.org/1999/xhtml'><a:entry><a:content type='xhtml'><h:div><h:p>A storm.</h:p><h:p>It <h:i>came</h:i>.</h:p></h:div></a:content></a:entry></a:feed>";
    assert_eq!(shown(&read_all(xml, 1 << 20)), ["a.xml:1|-|A storm.\n\nIt came."]);
}
