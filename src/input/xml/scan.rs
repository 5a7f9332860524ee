//! The markup of XML, piece by piece, as far as names of elements go.

use std::io::Read;

use crate::input::several::Window;

/// A piece of XML at the start of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A start tag; `empty`: "<br/>".
    Open { name: String, empty: bool },
    /// An end tag.
    Close { name: String },
    /// The document type.
    Doctype,
    /// Text, a comment, an instruction.
    Other,
}

/// How many bytes a tag may have.
const TAG: usize = 64 << 10;

/// The next piece and its bytes; text may come in several. None at the end.
///
/// # Errors
/// Markup that has no end within `most` bytes.
pub(super) fn next<R: Read>(window: &mut Window<R>, most: usize) -> Result<Option<(Piece, usize)>, &'static str> {
    let held = window.ahead(9);
    if held.is_empty() {
        return Ok(None);
    }
    if held[0] != b'<' {
        let end = memchr::memchr(b'<', held).unwrap_or(held.len());
        return Ok(Some((Piece::Other, end)));
    }
    let until = |window: &mut Window<R>, mark: &[u8], from: usize| {
        window.find(mark, from, most).map(|at| at + mark.len()).ok_or("a comment, an instruction or a section has no end")
    };
    if held.starts_with(b"<!--") {
        return until(window, b"-->", 4).map(|end| Some((Piece::Other, end)));
    }
    if held.starts_with(b"<![CDATA[") {
        return until(window, b"]]>", 9).map(|end| Some((Piece::Other, end)));
    }
    if held.starts_with(b"<?") {
        return until(window, b"?>", 2).map(|end| Some((Piece::Other, end)));
    }
    if held.starts_with(b"<!") {
        return window.look(TAG, doctype_end).map(|end| Some((Piece::Doctype, end))).ok_or("the document type has no end");
    }
    let end = window.look(TAG, tag_end).ok_or("a tag has no end")?;
    let held = window.held();
    let (tag, empty) = (&held[1..end - 1], held[..end].ends_with(b"/>"));
    let name = |tag: &[u8]| String::from_utf8_lossy(&tag[..name_length(tag)]).into_owned();
    let piece = match tag.strip_prefix(b"/") {
        Some(tag) => Piece::Close { name: name(tag) },
        None => Piece::Open { name: name(tag), empty },
    };
    Ok(Some((piece, end)))
}

/// Where a tag ends: at ">" outside of quotation marks.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &b) in tag.iter().enumerate() {
        match quote {
            Some(mark) if b == mark => quote = None,
            Some(_) => {}
            None if b == b'"' || b == b'\'' => quote = Some(b),
            None if b == b'>' => return Some(at + 1),
            None => {}
        }
    }
    None
}

/// Where a document type ends, with the declarations in its brackets.
fn doctype_end(doctype: &[u8]) -> Option<usize> {
    let (mut quote, mut inside) = (None, false);
    for (at, &b) in doctype.iter().enumerate() {
        match (quote, b) {
            (Some(mark), _) if b == mark => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(b),
            (None, b'[') => inside = true,
            (None, b']') => inside = false,
            (None, b'>') if !inside => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn name_length(tag: &[u8]) -> usize {
    tag.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')).unwrap_or(tag.len())
}

/// A name without its prefix: "encoded" of "content:encoded".
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The local name of the first element in a text that begins as XML, after comments, instructions and the document type.
pub(super) fn first_element(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{FEFF}');
    loop {
        rest = rest.trim_start();
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
            _ if rest.starts_with("<?") => rest.find("?>")? + 2,
            _ if rest.starts_with("<!") => doctype_end(rest.as_bytes())?,
            _ => break,
        };
        rest = &rest[end..];
    }
    let tag = rest.strip_prefix('<')?;
    let name = tag.get(..name_length(tag.as_bytes()))?;
    (!name.is_empty() && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')).then(|| local(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_told_apart() {
        let xml = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x '>'>]>\n<a:b c='>' d=\"/\">text<!-- <no> --><![CDATA[<no>]]><e/></a:b>";
        let mut window = Window::new(&xml[..]);
        let mut pieces = Vec::new();
        while let Ok(Some((piece, end))) = next(&mut window, 1000) {
            pieces.push((piece, String::from_utf8_lossy(&window.held()[..end]).into_owned()));
            window.pass(end);
        }
        let shown: Vec<&str> = pieces.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            shown,
            [
                "<?xml version='1.0'?>",
                "<!DOCTYPE a [<!ENTITY x '>'>]>",
                "\n",
                "<a:b c='>' d=\"/\">",
                "text",
                "<!-- <no> -->",
                "<![CDATA[<no>]]>",
                "<e/>",
                "</a:b>"
            ]
        );
        assert_eq!(pieces[3].0, Piece::Open { name: "a:b".to_owned(), empty: false });
        assert_eq!(pieces[7].0, Piece::Open { name: "e".to_owned(), empty: true });
        assert_eq!(pieces[8].0, Piece::Close { name: "a:b".to_owned() });
    }

    #[test]
    fn the_first_element_is_found() {
        for (head, name) in [
            ("<?xml version='1.0'?>\n<!-- x --><rdf:RDF a='b'>", Some("RDF")),
            ("\u{FEFF}<rss>", Some("rss")),
            ("<!DOCTYPE nitf SYSTEM 'x.dtd' [ <!ENTITY a '<b>'> ]><nitf version='1'>", Some("nitf")),
            ("<b", Some("b")),
            ("x <b>", None),
            ("< 12 people", None),
            ("<3", None),
            ("", None),
        ] {
            assert_eq!(first_element(head), name, "{head}");
        }
    }
}
