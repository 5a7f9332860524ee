//! A page that was downloaded from Factiva → one article each. Its older form is a table of codes (HD headline, PD day, LP and TD text …), its
//! newer one a row of lines.

use dom_query::{Document, NodeRef};

use super::files::Numbered;
use super::several::Counted;
use super::story::{self, Story};
use super::{Raw, archives, decode, fail, html, json, xml};
use crate::article::{Article, DateOrigin, Format, Given};
use crate::record::{ErrorKind, ErrorRecord};

/// What an article begins with.
const ARTICLE: &[u8] = b"<div class=\"article ";
/// What the id of an article comes after.
const ID: &str = "Document ";

/// Is a page such a download, by its beginning?
pub(super) fn is_page(head: &[u8]) -> bool {
    let start = &head[..head.len().min(4096)];
    memchr::memmem::find(start, b"<title>Factiva</title>").is_some()
        || memchr::memmem::find(head, ARTICLE).is_some() && memchr::memmem::find(head, b"articleParagraph").is_some()
}

/// The articles of a page.
pub(super) fn of_page(page: &str, path: &str) -> Vec<Numbered> {
    let mut counted = Counted::new(path, Format::Factiva);
    let starts: Vec<usize> = memchr::memmem::find_iter(page.as_bytes(), ARTICLE).collect();
    if starts.is_empty() {
        return vec![counted.file_failed(ErrorKind::Empty, "there is no article of Factiva in this page")];
    }
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    starts.iter().zip(ends).map(|(&start, end)| counted.article(page.as_bytes()[start..end].to_vec())).collect()
}

/// The accession number: "Document X000020160220".
pub(super) fn own_id(raw: &Raw) -> Option<String> {
    if raw.bytes.starts_with(ARTICLE) {
        let text = String::from_utf8_lossy(&raw.bytes);
        let last = text.rsplit(ID).find_map(accession);
        return last;
    }
    xml::own_id(raw)
}

/// An accession number at the start of a text.
fn accession(rest: &str) -> Option<String> {
    let end = rest.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let id = &rest[..end];
    (id.len() > 12 && id.bytes().filter(u8::is_ascii_digit).count() > 6).then(|| id.to_owned())
}

/// Reads one article, of a page or of XML.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    if !raw.bytes.starts_with(ARTICLE) {
        return xml::read(raw);
    }
    let id = own_id(raw);
    let failed = |(kind, message): (ErrorKind, String)| fail(raw, id.as_deref(), kind, message);
    let decoded = decode::decode(&raw.bytes).map_err(failed)?;
    let Some(text) = html::parsable(&decoded.text) else {
        return Err(failed((ErrorKind::Parse, "the elements of this page are nested deeper than those of any site".to_owned())));
    };
    let page = Document::fragment(&*text);
    let mut found = by_codes(&page);
    if found.blocks.text.is_empty() {
        found = by_lines(&page);
    }
    if found.blocks.text.trim().is_empty() {
        return Err(failed((ErrorKind::Empty, "this article has no text".to_owned())));
    }
    let encoding = decoded.encoding.to_owned();
    let (text, blocks) = (found.blocks.text, Some(found.blocks.pieces));
    story::article(raw, Story { id, title: found.title, text, blocks, given: found.given, encoding, warnings: decoded.warnings })
}

/// What an article says.
#[derive(Default)]
struct Found {
    title: Option<String>,
    blocks: html::Blocks,
    given: Given,
}

impl Found {
    fn new() -> Self {
        Self { given: Given { date_origin: DateOrigin::Header, ..Given::default() }, ..Self::default() }
    }
}

/// The text of a node as one line.
fn line(node: &NodeRef) -> Option<String> {
    let line = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line).filter(|line| !line.is_empty())
}

/// The older form: rows of a code and what it stands for.
fn by_codes(page: &Document) -> Found {
    let mut found = Found::new();
    for row in page.select("tr").nodes() {
        let cells: Vec<NodeRef> = row.children().into_iter().filter(NodeRef::is_element).collect();
        let [code, value] = &cells[..] else { continue };
        let Some(code) = line(code) else { continue };
        match code.as_str() {
            "HD" => found.title = line(value),
            "BY" => found.given.authors = line(value).map(|names| json::names_in_list(&names)).unwrap_or_default(),
            "PD" => found.given.date = line(value).and_then(|written| archives::day(&written)).map(|day| day.to_string()),
            "SN" => found.given.publisher = line(value),
            "LP" | "TD" => found.blocks.extend(html::Blocks::of(*value)),
            _ => {}
        }
    }
    found
}

/// The newer form: the headline, then lines ("Ruth Adeyemi", "355 words", "20 February 2016", "The Harbour Post" …), then paragraphs.
fn by_lines(page: &Document) -> Found {
    let mut found = Found::new();
    let headline = page.select("[class$=Headline], #hd").nodes().iter().find_map(line);
    found.title = headline;
    for paragraph in page.select("p.articleParagraph").nodes() {
        found.blocks.extend(html::Blocks::of(*paragraph));
    }
    let lines: Vec<String> = page.select("div.article > div").nodes().iter().filter_map(line).take(LINES).collect();
    let words = lines.iter().position(|line| is_word_count(line));
    let dated = lines.iter().position(|line| archives::day(line).is_some());
    if let Some(at) = words.filter(|at| *at > 0).map(|at| at - 1).filter(|at| found.title.as_ref() != Some(&lines[*at])) {
        found.given.authors = json::names_in_list(&lines[at]);
    }
    if let Some(at) = dated {
        found.given.date = archives::day(&lines[at]).map(|day| day.to_string());
        found.given.publisher = lines[at + 1..].iter().find(|line| !line.starts_with(|c: char| c.is_ascii_digit())).cloned();
    }
    found
}

/// Lines before the text.
const LINES: usize = 12;

/// "355 words", "295 mots"
fn is_word_count(line: &str) -> bool {
    let mut words = line.split(' ');
    let number = words.next().is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')));
    number && words.next().is_some() && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: &str = "<div class=\"article enArticle\"><table><tr><td><b>HD</b>&nbsp;</td><td><b class='enHeadline'>Storm kills 12</b></td></tr><tr><td><b>BY</b>&nbsp;</td><td>By Ruth Adeyemi</td></tr><tr><td><b>PD</b></td><td>20 février 2016</td></tr><tr><td><b>SN</b></td><td>The Harbour Post</td></tr><tr><td><b>LP</b></td><td><p class=\"articleParagraph enarticleParagraph\">A storm came.</p></td></tr><tr><td><b>TD</b></td><td><p>It went.</p><p>Roads are cut.</p></td></tr><tr><td><b>NS</b></td><td>gdis : Disasters</td></tr><tr><td><b>AN</b></td><td>Document HARB0020160220ec2k0001r</td></tr></table></div>";
    const LINED: &str = "<div class=\"article enArticle\"><div id=\"hd\"><span class='enHeadline'>Storm kills 12</span></div><div class=\"author\">Ruth Adeyemi</div><div>355 words</div><div>20 February 2016</div><div>15:32</div><div>The Harbour Post</div><div>HARB</div><p class=\"articleParagraph enarticleParagraph\">A storm came.</p><p class=\"articleParagraph enarticleParagraph\">It went.</p><p class=\"articleParagraph enarticleParagraph\">Roads are cut.</p><p>Document HARB0020160220ec2k0001r</p></div>";

    #[test]
    fn both_forms_are_read() {
        for form in [CODES, LINED] {
            let page = format!(
                "<!DOCTYPE html><html><head><title>Factiva</title></head><body>{form}<br>{form}<div id=\"pageFooter\">&copy;</div></body></html>"
            );
            assert!(is_page(page.as_bytes()));
            let raws = of_page(&page, "a.html");
            assert_eq!(raws.len(), 2);
            for (_, raw) in raws {
                let raw = raw.expect("an article");
                let article = read(&raw).expect("an article");
                assert_eq!(article.text, "Storm kills 12\n\nA storm came.\n\nIt went.\n\nRoads are cut.");
                assert_eq!(article.source.id, "HARB0020160220ec2k0001r");
                let given = &article.given;
                assert_eq!(
                    (given.date.as_deref(), given.publisher.as_deref(), &given.authors[..]),
                    (Some("2016-02-20"), Some("The Harbour Post"), &["Ruth Adeyemi".to_owned()][..])
                );
            }
        }
        let none = of_page("<html><title>Factiva</title></html>", "a.html");
        assert!(matches!(&none[..], [(None, Err(error))] if error.error.kind == ErrorKind::Empty));
        assert!(!is_page(b"<html><body><article><p>A storm.</p></article></body></html>"));
    }
}
