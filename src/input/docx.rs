//! A Word document (.docx) → its paragraphs, and the article that they are.
//!
//! The document is an archive (`zip`) of XML (`roxmltree`). Headers, footers, notes, comments and what was struck out are no part of it.

use std::io::{Cursor, Read};

use roxmltree::Node;

use super::decode::Unreadable;
use super::files::{Options, too_large};
use super::story::{self, Story};
use super::xml::{self, Guard};
use super::{Raw, fail};
use crate::article::Article;
use crate::record::{ErrorKind, ErrorRecord};

/// What an archive begins with.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// The member that holds the text.
const TEXT: &str = "word/document.xml";

/// Does a file begin as a Word document?
pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(ARCHIVE) && memchr::memmem::find(head, b"word/").is_some()
}

/// A paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Is it the title, by its style?
    pub(super) is_title: bool,
}

/// The paragraphs of a document, the blank ones too.
///
/// # Errors
/// `unsupported`: an archive that is no Word document; `decode`, `parse`: a broken one; `too_large`: one that unpacks to more than `max_bytes`.
pub(super) fn paragraphs(bytes: &[u8], max_bytes: u64) -> Result<Vec<Paragraph>, Unreadable> {
    let broken = |what: String| (ErrorKind::Decode, format!("this Word document cannot be unpacked: {what}"));
    if !bytes.starts_with(ARCHIVE) {
        return Err((ErrorKind::Unsupported, "this is no Word document (.docx)".to_owned()));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let member = match archive.by_name(TEXT) {
        Ok(member) => member,
        Err(zip::result::ZipError::FileNotFound) => {
            return Err((ErrorKind::Unsupported, "this archive is no Word document: unpack it first".to_owned()));
        }
        Err(error) => return Err(broken(error.to_string())),
    };
    let mut text = Vec::new();
    member.take(max_bytes.saturating_add(1)).read_to_end(&mut text).map_err(|error| broken(error.to_string()))?;
    if text.len() as u64 > max_bytes {
        return Err((ErrorKind::TooLarge, too_large(max_bytes)));
    }
    in_xml(&String::from_utf8_lossy(&text))
}

/// The paragraphs of the member that holds the text.
fn in_xml(text: &str) -> Result<Vec<Paragraph>, Unreadable> {
    let text = xml::sound(text);
    xml::check(&text, Guard::default())?;
    let document = roxmltree::Document::parse(&text).map_err(|error| (ErrorKind::Parse, xml::malformed(&error)))?;
    let mut paragraphs = Vec::new();
    // What stands in a box in a paragraph is a paragraph after it.
    for node in document.descendants().filter(|node| is(*node, "p")) {
        if node.ancestors().any(|around| is(around, "Fallback") || is(around, "del")) {
            continue;
        }
        let style = node.children().find(|child| is(*child, "pPr")).and_then(|child| child.children().find(|child| is(*child, "pStyle")));
        let style = style.and_then(|style| style.attributes().find(|attribute| attribute.name() == "val"));
        let is_title = style.is_some_and(|style| style.value() == "Title");
        paragraphs.push(Paragraph { text: text_of(node), is_title });
    }
    Ok(paragraphs)
}

fn is(node: Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The text of a paragraph, without the paragraphs in it.
fn text_of(paragraph: Node) -> String {
    let mut text = String::new();
    let mut nodes: Vec<Node> = paragraph.children().rev().collect();
    while let Some(node) = nodes.pop() {
        match node.tag_name().name() {
            "t" => text.push_str(node.text().unwrap_or_default()),
            "tab" => text.push('\t'),
            "br" | "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            "p" | "pPr" | "del" | "instrText" | "Fallback" => {}
            _ => nodes.extend(node.children().rev()),
        }
    }
    text
}

/// Reads a document that holds one story.
pub(super) fn read(raw: &Raw, options: &Options) -> Result<Article, Box<ErrorRecord>> {
    let failed = |(kind, message): (ErrorKind, String)| fail(raw, None, kind, message);
    let paragraphs = paragraphs(&raw.bytes, options.max_bytes).map_err(failed)?;
    let title = paragraphs.iter().find(|paragraph| paragraph.is_title && !paragraph.text.trim().is_empty());
    let body = paragraphs.iter().filter(|paragraph| !paragraph.is_title && !paragraph.text.trim().is_empty());
    let text = body.map(|paragraph| paragraph.text.trim()).collect::<Vec<_>>().join("\n\n");
    let title = title.map(|title| title.text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.is_empty() && title.is_none() {
        return Err(failed((ErrorKind::Empty, "this document has no text".to_owned())));
    }
    let (title, text) = if text.is_empty() { (None, title.unwrap_or_default()) } else { (title, text) };
    let warnings = story::lost(&format!("{}{text}", title.as_deref().unwrap_or_default())).into_iter().collect();
    story::article(raw, Story { title, text, encoding: "UTF-8".to_owned(), warnings, ..Story::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;
    use std::io::Write;

    const HEAD: &str = "<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='mc'><w:body>";

    fn document(name: &str, body: &str) -> Vec<u8> {
        document_of(name, body.as_bytes())
    }

    fn document_of(name: &str, body: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file("[Content_Types].xml", options).expect("room");
        writer.start_file(name, options).expect("room");
        writer.write_all(&[HEAD.as_bytes(), body, b"</w:body></w:document>"].concat()).expect("room");
        writer.finish().expect("room").into_inner()
    }

    fn text(bytes: &[u8]) -> String {
        let raw = Raw { path: "a.docx".to_owned(), number: None, format: Format::Docx, bytes: bytes.to_vec() };
        match read(&raw, &Options { max_bytes: 100_000, ..Options::default() }) {
            Ok(article) => article.text,
            Err(error) => format!("{}: {}", error.error.kind, error.error.message),
        }
    }

    #[test]
    fn paragraphs_are_read() {
        let body = "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Storm</w:t></w:r><w:r><w:t xml:space='preserve'> kills 12</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>A storm</w:t><w:tab/><w:t>came &amp; went.</w:t><w:br/><w:t>Twice.</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>A box.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>A box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>";
        let bytes = document(TEXT, body);
        assert!(begins(&bytes));
        assert_eq!(text(&bytes), "Storm kills 12\n\nA storm\tcame & went.\nTwice.\n\nA box.");
    }

    #[test]
    fn characters_that_are_lost_are_counted() {
        let body = "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Cafe burns</w:t></w:r></w:p><w:p><w:r><w:t>A cafe burned in Malmo.</w:t></w:r></w:p>";
        for (sound, said) in [(true, None), (false, Some("2 characters could not be decoded and are U+FFFD"))] {
            // As a program writes it that knows no UTF-8.
            let broken =
                |text: &str| if sound { text.into() } else { text.bytes().map(|b| if b == b'f' { 0xE9 } else { b }).collect::<Vec<u8>>() };
            let bytes = document_of(TEXT, &broken(body));
            let raw = Raw { path: "a.docx".to_owned(), number: None, format: Format::Docx, bytes };
            let article = read(&raw, &Options { max_bytes: 100_000, ..Options::default() }).expect("an article");
            assert_eq!(article.warnings.first().map(|warning| &**warning), said, "{}", article.text);
        }
    }

    #[test]
    fn what_is_no_document_is_an_error() {
        let whole = document(TEXT, "<w:p><w:r><w:t>A storm.</w:t></w:r></w:p>");
        for (bytes, said) in [
            (b"A storm.".to_vec(), "unsupported: this is no Word document (.docx)"),
            (document("xl/workbook.xml", ""), "unsupported: this archive is no Word document: unpack it first"),
            (document(TEXT, "<w:p></w:r>"), "parse: this is no valid XML"),
            (document(TEXT, ""), "empty: this document has no text"),
            (document(TEXT, &"<w:p/>".repeat(100_000)), "too_large: "),
            (whole[..whole.len() - 30].to_vec(), "decode: this Word document cannot be unpacked"),
        ] {
            assert!(text(&bytes).starts_with(said), "{} is not {said}", text(&bytes));
        }
        for cut in 0..whole.len() {
            assert_ne!(text(&whole[..cut]), "A storm.", "{cut}");
        }
    }
}
