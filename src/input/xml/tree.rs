//! The text of one item, made fit for a parser that stops at the first fault, and what is read from trees of all kinds.

use std::borrow::Cow;

use chrono::NaiveDate;
use roxmltree::Node;

use crate::extract::dates::written_day;
use crate::input::decode::Unreadable;
use crate::lexicon::entities::{LONGEST, named};
use crate::record::ErrorKind;

/// How much of what makes a parser slow an item may have.
#[derive(Clone, Copy)]
pub(in crate::input) struct Guard {
    /// Elements one in the other.
    pub(in crate::input) depth: usize,
    /// Attributes of an element.
    pub(in crate::input) attributes: usize,
    /// Namespaces that are declared.
    pub(in crate::input) namespaces: usize,
}

impl Default for Guard {
    fn default() -> Self {
        Self { depth: 200, attributes: 100, namespaces: 1000 }
    }
}

/// Refuses an item that has more of it than any program writes.
pub(in crate::input) fn check(text: &str, most: Guard) -> Result<(), Unreadable> {
    let too_much = |what: &str| Err((ErrorKind::Parse, format!("this XML has more {what} than any program writes")));
    if memchr::memmem::find_iter(text.as_bytes(), "xmlns").take(most.namespaces + 1).count() > most.namespaces {
        return too_much("namespaces");
    }
    let (mut depth, mut deepest, mut widest) = (0_usize, 0, 0);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &bytes[at..]) {
        at += next;
        let rest = &bytes[at..];
        let marked = [(&b"<![CDATA["[..], &b"]]>"[..]), (b"<!--", b"-->")].into_iter().find(|(start, _)| rest.starts_with(start));
        if let Some((_, end)) = marked {
            // The tags of HTML in a section are none of this.
            at += memchr::memmem::find(rest, end).unwrap_or(rest.len());
            continue;
        }
        match rest.get(1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b) if b.is_ascii_alphabetic() || *b == b'_' => {
                let tag = &rest[..memchr::memchr2(b'>', b'<', &rest[1..]).map_or(rest.len(), |end| end + 1)];
                widest = widest.max(memchr::memchr_iter(b'=', tag).count());
                depth += usize::from(!tag.ends_with(b"/"));
                deepest = deepest.max(depth);
            }
            _ => {}
        }
        at += 1;
    }
    if deepest > most.depth {
        return too_much("elements one in the other");
    }
    if widest > most.attributes { too_much("attributes in one element") } else { Ok(()) }
}

/// The text without what a strict parser stops at: a document type, characters that XML has not, "&" alone ("AT&T"), and the names of HTML
/// for characters ("&nbsp;").
pub(in crate::input) fn sound(text: &str) -> Cow<'_, str> {
    let bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if !text.contains('&') && !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    let mut fit = String::with_capacity(text.len());
    let mut rest = text;
    // In a section nothing stands for anything else.
    while let Some(start) = memchr::memmem::find(rest.as_bytes(), b"<![CDATA[") {
        let end = rest[start..].find("]]>").map_or(rest.len(), |end| start + end + 3);
        references(&rest[..start], &mut fit);
        fit.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    references(rest, &mut fit);
    Cow::Owned(if fit.contains(bad) { fit.replace(bad, " ") } else { fit })
}

/// Writes a text whose references are such as XML knows.
fn references(text: &str, fit: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        fit.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.bytes().take(LONGEST + 2).position(|b| b == b';') else {
            fit.push_str("&amp;");
            rest = &rest[1..];
            continue;
        };
        let name = &rest[1..end];
        match name.strip_prefix('#') {
            Some(number) => fit.extend(numbered(number).map(|_| &rest[..=end])),
            None if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") => fit.push_str(&rest[..=end]),
            None => match named(name) {
                Some(character) => fit.push(character),
                None => {
                    fit.push_str("&amp;");
                    rest = &rest[1..];
                    continue;
                }
            },
        }
        rest = &rest[end + 1..];
    }
    fit.push_str(rest);
}

/// The character of a number, where XML has it: "8217", "x2019".
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
        .filter(|&c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

/// What is wrong with an item, without the place, which would count from the item's start.
pub(in crate::input) fn malformed(error: &roxmltree::Error) -> String {
    let said = error.to_string();
    format!("this is no valid XML: {}", said.rsplit_once(" at ").map_or(&*said, |(what, _)| what))
}

/// The first element of this name in a tree, the node itself included; names without prefixes.
pub(super) fn first<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|inner| inner.is_element() && inner.tag_name().name() == name)
}

/// The children of a node that have this name.
pub(super) fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// All text in a node.
pub(super) fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|inner| inner.text()).collect()
}

/// All text in a node, its white space single; None where there is none.
pub(super) fn line(node: Node) -> Option<String> {
    let line = text(node).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line).filter(|line| !line.is_empty())
}

/// The first of these elements in a tree that has a text.
pub(super) fn first_line(node: Node, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| node.descendants().filter(|inner| inner.tag_name().name() == *name).find_map(line))
}

/// The day of an instant: "20151210T191044Z", "2016-11-21T15:21:06-05:00", "Sat, 07 Sep 2002 00:00:01 GMT".
pub(super) fn day(written: &str) -> Option<NaiveDate> {
    let written = written.trim();
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let compact = matches!(written.as_bytes().get(8), None | Some(b'T')) && digits == 8;
    if compact { NaiveDate::parse_from_str(&written[..8], "%Y%m%d").ok() } else { written_day(written) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_such_as_xml_knows() {
        for (text, fit) in [
            (
                "AT&T &amp; caf&eacute;&nbsp;&#8217;&#x2019; &#0; &#x1f; &nothing; &",
                "AT&amp;T &amp; café\u{a0}&#8217;&#x2019;   &amp;nothing; &amp;",
            ),
            ("a <![CDATA[b & c &nbsp;]]> & d", "a <![CDATA[b & c &nbsp;]]> &amp; d"),
            ("<![CDATA[never & closed", "<![CDATA[never & closed"),
            ("a\u{b}b", "a b"),
            ("&lt;p&gt;", "&lt;p&gt;"),
            ("&*a*; &[a](b);", "&amp;*a*; &amp;[a](b);"),
        ] {
            assert_eq!(sound(text), fit);
            let document = format!("<a>{}</a>", sound(text));
            assert!(roxmltree::Document::parse(&document).is_ok() || text.contains("never"), "{document}");
        }
        assert!(matches!(sound("plain <b>text</b>"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_would_be_slow_is_refused() {
        let guard = Guard::default();
        assert!(check(&"<a>".repeat(150), guard).is_ok());
        assert!(check(&"<a></a><b/>".repeat(1500), guard).is_ok());
        assert!(check(&format!("<a><![CDATA[{}]]></a>", "<br>".repeat(500)), guard).is_ok());
        assert!(check(&"<a>".repeat(250), guard).is_err());
        assert!(check(&format!("<a {}>", "b='c' ".repeat(250)), guard).is_err());
        assert!(check(&"<a xmlns:b='c'/>".repeat(1500), guard).is_err());
    }

    #[test]
    fn days_are_read() {
        for written in ["20160220T191044Z", "20160220", "2016-02-20T15:21:06-05:00", "Sat, 20 Feb 2016 00:00:01 GMT", " 2016-02-20 "] {
            assert_eq!(day(written), NaiveDate::from_ymd_opt(2016, 2, 20), "{written}");
        }
        for written in ["201602201", "20161320T1", "", "today", "2016"] {
            assert_eq!(day(written), None, "{written}");
        }
    }
}
