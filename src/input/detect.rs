//! Which format an input has: by its name, else by its first bytes. Any text is Markdown: it shows by its name, or by marks that nothing else has.

use std::borrow::Cow;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

use super::{docx, factiva, html, mail, nexis, tables, warc, xml};
use crate::article::Format;

/// The format that the name of a file stands for, None for a name that says nothing.
pub fn format_of(path: &str) -> Option<Format> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    let is = |names: &[&str]| names.iter().any(|n| extension.eq_ignore_ascii_case(n));
    match () {
        () if is(&["txt", "text"]) => Some(Format::Text),
        () if is(&["md", "markdown"]) => Some(Format::Markdown),
        () if is(&["json"]) => Some(Format::Json),
        () if is(&["jsonl", "ndjson"]) => Some(Format::Jsonl),
        () if is(&["html", "htm", "xhtml"]) => Some(Format::Html),
        () if is(&["csv"]) => Some(Format::Csv),
        () if is(&["tsv"]) => Some(Format::Tsv),
        () if is(&["warc"]) => Some(Format::Warc),
        () if is(&["eml", "mbox", "mht", "mhtml"]) => Some(Format::Email),
        () if is(&["xml", "rss", "atom"]) => Some(Format::Feed),
        () if is(&["docx"]) => Some(Format::Docx),
        () => None,
    }
}

/// The format that the first bytes show whatever the file is called: a page that was saved as `.txt` is a page.
pub fn shown(head: &[u8]) -> Option<Format> {
    let text = start(head);
    match () {
        () if warc::begins(head) => Some(Format::Warc),
        () if html::begins_page(&text) => Some(match () {
            () if nexis::is_page(head) => Format::Nexis,
            () if factiva::is_page(head) => Format::Factiva,
            () => Format::Html,
        }),
        () if xml::kind(&text).is_some() => xml::kind(&text),
        () if docx::begins(head) => Some(Format::Docx),
        () if nexis::begins(head) => Some(Format::Nexis),
        () if mail::begins(head) => Some(Format::Email),
        () => tables::begins_table(head),
    }
}

/// Does a file begin as a page?
pub(super) fn is_page(head: &[u8]) -> bool {
    html::begins_page(&start(head))
}

/// The first characters of a file.
pub(super) fn start(head: &[u8]) -> Cow<'_, str> {
    let (encoding, mark) = Encoding::for_bom(head).unwrap_or((encoding_rs::UTF_8, 0));
    encoding.decode_without_bom_handling(&head[mark..head.len().min(START)]).0
}

/// Bytes by which a page or XML is told.
const START: usize = 4096;

/// The format that the first bytes look like (some kB are enough): text where they do not look like JSON.
pub fn sniff(head: &[u8]) -> Format {
    match Encoding::for_bom(head) {
        Some((encoding, mark)) if encoding != encoding_rs::UTF_8 => {
            sniff_utf8(encoding.decode_without_bom_handling(&head[mark..]).0.as_bytes())
        }
        Some((_, mark)) => sniff_utf8(&head[mark..]),
        None => sniff_utf8(head),
    }
}

fn sniff_utf8(head: &[u8]) -> Format {
    let head = head.trim_ascii_start();
    let opens = |mark: u8, next: &[u8]| head.first() == Some(&mark) && next_mark(&head[1..]).is_some_and(|b| next.contains(&b));
    if opens(b'[', b"{]") {
        return Format::Json;
    }
    if !opens(b'{', b"\"}") {
        return Format::Text;
    }
    let (line, more) = match memchr::memchr(b'\n', head) {
        Some(end) => (&head[..end], true),
        None => (head, false),
    };
    // An object that goes on behind the first line is one document; a first line longer than the head is one of many.
    let whole = serde_json::from_slice::<IgnoredAny>(line).is_ok();
    if whole || !more && line.len() >= 1024 { Format::Jsonl } else { Format::Json }
}

/// Has a text the marks of Markdown: words in bold or italic type, a link, a heading? An asterisk, a footnote's mark, a name with underscores, a list
/// and "# 1" are none.
pub fn is_marked(text: &str) -> bool {
    // A wire service's copy has marks of its own.
    if text.as_bytes().first().is_some_and(|&b| b < 8) {
        return false;
    }
    let (mut blank, mut led) = (true, false);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let ends = lines.peek().is_none_or(|next| next.trim().is_empty() || next.starts_with('#'));
        // "# Stand tall" in the middle of a text may be somebody's tag.
        let heading = blank && ends && is_heading(line) && (!led || line.starts_with("##"));
        led |= !line.trim().is_empty();
        if heading || has_link(line) || ["***", "**", "__", "*", "_"].iter().any(|mark| has_type(line, mark)) {
            return true;
        }
        blank = line.trim().is_empty();
    }
    false
}

/// "## Storm kills 12"
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - words.len()))
        && words.starts_with(' ')
        && words.trim().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'))
        && words.split_whitespace().count() >= 2
        && !words.trim_end().ends_with('.')
}

/// "[the dam](https://example.org/dam)", "![A lost roof](roof.jpg)"
fn has_link(line: &str) -> bool {
    let part = |from: usize, to: usize| String::from_utf8_lossy(&line.as_bytes()[from..to.min(line.len())]);
    line.match_indices("](").any(|(at, _)| {
        // No link is longer, and a line of brackets is read in linear time.
        let before = part(at.saturating_sub(LINK), at);
        let words = before.rfind('[').map(|open| &before[open + 1..]);
        let behind = part(at + 2, at + 2 + LINK);
        let target = behind.split_once(')').map_or("", |(target, _)| target);
        let address = ["http://", "https://", "www.", "mailto:", "/", "#"].iter().any(|start| target.starts_with(start));
        let file = !target.contains(' ') && target.rsplit_once('.').is_some_and(|(_, end)| (2..=5).contains(&end.len()));
        words.is_some_and(|words| !words.trim().is_empty()) && (address || file)
    })
}

/// Bytes of the longest words of a link, and of its target.
const LINK: usize = 400;

/// Words in bold or italic type: the mark before a word, and again after one, in the same line.
fn has_type(line: &str, mark: &str) -> bool {
    let sign = if mark.starts_with('*') { '*' } else { '_' };
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(found) = line[at..].find(sign) {
        let start = at + found;
        let run = line[start..].len() - line[start..].trim_start_matches(sign).len();
        let (before, after) = (line[..start].chars().next_back(), line[start + run..].chars().next());
        at = start + run;
        if run != mark.len() {
            continue;
        }
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if let Some(from) = open.filter(|_| free(after) && !spaced(before)) {
            let words = &line[from..start];
            // "*Her name was changed for her safety and that of Ana* said": a footnote.
            let footnote = mark == "*" && from == 1 && words.split_whitespace().count() > 3 && !line[at..].trim().is_empty();
            let code = sign == '_' && !words.contains(' ') && !words.contains(char::is_uppercase) && mark.len() == 2;
            if words.contains(char::is_alphanumeric) && !footnote && !code {
                return true;
            }
        }
        // "--*NEWS*--" is decoration.
        open = (free(before) && before != Some('-') && !spaced(after)).then_some(at);
    }
    false
}

/// The first byte that is no white space.
fn next_mark(bytes: &[u8]) -> Option<u8> {
    bytes.trim_ascii_start().first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format() {
        for (path, format) in [
            ("a.txt", Some(Format::Text)),
            ("dir.md/a.TEXT", Some(Format::Text)),
            ("a.b.md", Some(Format::Markdown)),
            ("a.markdown", Some(Format::Markdown)),
            ("x/a.json", Some(Format::Json)),
            ("a.JSONL", Some(Format::Jsonl)),
            ("a.ndjson", Some(Format::Jsonl)),
            ("a.html", Some(Format::Html)),
            ("a.HTM", Some(Format::Html)),
            ("a.xhtml", Some(Format::Html)),
            ("a.csv", Some(Format::Csv)),
            ("a.tsv", Some(Format::Tsv)),
            ("a.pdf", None),
            ("txt", None),
            (".md", None),
            ("-", None),
            ("dir.txt/name", None),
        ] {
            assert_eq!(format_of(path), format, "{path}");
        }
    }

    #[test]
    fn marks_tell_markdown() {
        for text in [
            "We lost **everything**, she said.",
            "“We lost **everything**,” said **Ana Ruiz**, who owns the mill.",
            "It was *very* hot.",
            "*By Ruth Adeyemi, 9 October 2020*",
            "__Ana Ruiz__, 41, was wounded.",
            "She read _The Dam_ twice.",
            "They saw [the dam](https://example.org/dam).",
            "![A lost roof](roof.jpg)",
            "## Storm kills 12\n\nA storm came.",
            "\n# Storm kills 12 in Lima\n\nA storm came.",
            "***Late***, and early.",
            "## Storm kills 12\n### By Ana Ruiz\n\nA storm came.",
        ] {
            assert!(is_marked(text), "{text}");
        }
        for text in [
            "The file a_b_c.txt held a 2*3 table, and 4 * 5 is 20.",
            "Ana* said so.\n\n*Her name was changed.",
            "*Her name was changed for her and that of Sam* and others.",
            "* one roof\n* two roofs\n* three roofs",
            "- one\n- two",
            "# 1 in the world",
            "# 1",
            "#1 and #2",
            "#Peace Now\n",
            "She wrote:\n\n# Stand tall, stand free\n",
            "# dpa NOTEBOOK\n",
            "* * * *",
            "****",
            "____ and ____",
            "f**k and s**t",
            "p < .05*, p < .01**",
            "a * b * c",
            "A 5* hotel and a 4* hotel",
            "**Provisional figures.",
            "def __init__(self)",
            "He said so [sic](as before).",
            "[1] A note (see above)",
            "_______",
            "He wrote--*NEWS*-- that it was late.",
            "\u{1}eca **bold**",
            "",
        ] {
            assert!(!is_marked(text), "{text}");
        }
    }

    #[test]
    fn content_tells_the_format() {
        let long = format!("{{\"text\": \"{}", "word ".repeat(400));
        let utf16: Vec<u8> = "\u{FEFF}{\"text\": 1}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (head, format) in [
            (&b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n"[..], Format::Jsonl),
            (b"\xEF\xBB\xBF\n {\"text\": \"a\"}", Format::Jsonl),
            (long.as_bytes(), Format::Jsonl),
            (&utf16, Format::Jsonl),
            (b"{\n  \"text\": \"a\"\n}\n", Format::Json),
            (b"{\"text\":\n\"a\"}", Format::Json),
            (b"[{\"text\": \"a\"}]", Format::Json),
            (b"[\n  {\"text\"", Format::Json),
            (b"[]", Format::Json),
            (b"[TEXT] FIVE MEN", Format::Text),
            (b"[1] A note", Format::Text),
            (b"{braces} in prose", Format::Text),
            (b"# Heading\n", Format::Text),
            (b"", Format::Text),
            (b"{", Format::Text),
        ] {
            assert_eq!(sniff(head), format, "{:?}", String::from_utf8_lossy(&head[..head.len().min(40)]));
        }
    }
}
