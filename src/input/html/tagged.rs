//! Is a text a page of HTML, whatever it is called?

/// Elements of pages, by which tags are told from other words in angle brackets.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "div",
    "em",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "td",
    "title",
    "tr",
    "ul",
];

/// Tags from which on a text without the head of a page is called HTML.
const TAGS: usize = 4;
/// Bytes for which a tag must stand: a story about how pages are made has fewer.
const BYTES_A_TAG: usize = 500;

/// The warning about a text that looks like HTML: it begins like a page, or tags stand all over it.
pub(in crate::input) fn warning(text: &str) -> Option<String> {
    (begins_page(text) || is_tagged(text)).then(|| "looks like HTML: tags were not removed".to_owned())
}

/// Does it begin with a document type or the first element of a page, behind comments and an XML declaration?
pub(in crate::input) fn begins_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?xml") => "?>",
            _ => break,
        };
        let Some(at) = memchr::memmem::find(rest.as_bytes(), end.as_bytes()) else { return false };
        rest = rest[at + end.len()..].trim_start();
    }
    let begins = |words: &str| rest.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words));
    begins("<!doctype html") || begins("<html>") || begins("<html ") || begins("<head>")
}

/// Has it many tags for its length, among them one that closes an element?
fn is_tagged(text: &str) -> bool {
    let (mut tags, mut closing) = (0, false);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let rest = &text[at + 1..];
        let inner = rest.strip_prefix('/');
        let name = inner.unwrap_or(rest);
        let name = &name[..name.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count()];
        let behind = text[at + 1 + usize::from(inner.is_some()) + name.len()..].bytes().next();
        if matches!(behind, Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')) && ELEMENTS.iter().any(|e| name.eq_ignore_ascii_case(e)) {
            tags += 1;
            closing |= inner.is_some();
        }
    }
    closing && tags >= TAGS && tags * BYTES_A_TAG >= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told() {
        for text in [
            "<!DOCTYPE html>\n<html lang=\"en\"><body>A storm killed 12.",
            "\n <!-- made by hand -->\n<HTML>\nA storm killed 12.",
            "<?xml version=\"1.0\"?><!doctype HTML public>A storm.",
            "<p>A storm killed 12.</p>\n<p class=\"x\">Roofs flew off.</p>",
            "A storm<br/>killed <b>12</b>.<br>Roofs flew off.",
        ] {
            assert!(warning(text).is_some_and(|w| w.contains("HTML")), "{text}");
        }
        let page = format!("<div><p>{}</p></div>", "Roofs flew off. ".repeat(100));
        assert!(warning(&page).is_some());
    }

    #[test]
    fn other_texts_are_no_pages() {
        for text in [
            "",
            "<",
            "</",
            "<!--",
            "A storm killed 12.",
            "Losses were <5% in 2015, >10% in 2016, <a third> in all.",
            "Write to <sam@example.org>, <ruth@example.org>, <anna@example.org> or <b@example.org>.",
            "One <p> begins a paragraph and </p> ends it.",
            "<applause> Thank you. <laughter> </applause> <pause> <more>",
            "<br> <br> <br> <br> <br>",
            "The page began with <!doctype html>.",
            "<htmlé",
        ] {
            assert_eq!(warning(text), None, "{text}");
        }
        let story = format!("{}<p>one</p> <b>two</b>", "Roofs flew off. ".repeat(1000));
        assert_eq!(warning(&story), None);
    }
}
