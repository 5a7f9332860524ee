//! How deep the elements of a page nest, told from its tags before it is parsed.
//!
//! A parser of HTML goes through all open elements at many tags, and opens formatting elements again in every paragraph, as the standard has
//! it: a page that closes nothing would take time, and memory, by the square of its length.

use std::borrow::Cow;

/// Elements that a page may have open at once; browsers stop at 512.
const MOST_OPEN: usize = 2000;
/// Formatting elements that a page may have open at once.
const MOST_FORMATTING: usize = 64;

/// The elements that are opened again in the next paragraph where they are not closed.
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements without an end, or whose end may be left out: they do not nest.
const ENDLESS: [&str; 28] = [
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements of drawings.
const DRAWING: [&str; 12] = ["circle", "ellipse", "g", "image", "line", "path", "polygon", "polyline", "rect", "stop", "text", "use"];

/// The page as it can be parsed: without its formatting tags, where it leaves many of them open; None where it nests deeper than pages do.
pub(in crate::input) fn parsable(page: &str) -> Option<Cow<'_, str>> {
    let (mut open, mut formatting, mut most) = (0_usize, 0_usize, 0);
    for tag in Tags::of(page) {
        if is_one_of(tag.name, &ENDLESS) {
            continue;
        }
        let count = if is_one_of(tag.name, &FORMATTING) { &mut formatting } else { &mut open };
        *count = if tag.closes { count.saturating_sub(1) } else { *count + 1 };
        most = most.max(formatting);
        if open > MOST_OPEN {
            return None;
        }
    }
    Some(if most > MOST_FORMATTING { Cow::Owned(without_formatting(page)) } else { Cow::Borrowed(page) })
}

fn without_formatting(page: &str) -> String {
    let (mut out, mut done) = (String::with_capacity(page.len()), 0);
    for tag in Tags::of(page).filter(|tag| is_one_of(tag.name, &FORMATTING)) {
        out.push_str(&page[done..tag.start]);
        done = tag.end;
    }
    out + &page[done..]
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// A tag: its name, whether it closes, and its bytes.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    start: usize,
    end: usize,
}

/// The tags of a page, but for those in comments, scripts and styles.
struct Tags<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    fn of(page: &'a str) -> Self {
        Self { page, at: 0 }
    }

    /// Goes on after the next `end`; where there is none, at the end of the page.
    fn skip(&mut self, from: usize, end: &str) {
        let rest = &self.page.as_bytes()[from..];
        self.at = memchr::memmem::find(rest, end.as_bytes()).map_or(self.page.len(), |found| from + found + end.len());
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + memchr::memchr(b'<', self.page.as_bytes().get(self.at..)?)?;
            let rest = &self.page[start + 1..];
            if rest.starts_with("!--") {
                self.skip(start + 4, "-->");
                continue;
            }
            let inner = rest.strip_prefix('/');
            let named = inner.unwrap_or(rest);
            let name = &named[..named.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count()];
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.at = start + 1;
                continue;
            }
            let Some(end) = memchr::memchr(b'>', &self.page.as_bytes()[start..]).map(|k| start + k + 1) else {
                self.at = self.page.len();
                return None;
            };
            self.at = end;
            if inner.is_none() && ["script", "style"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                let close = if name.eq_ignore_ascii_case("script") { "</script" } else { "</style" };
                self.skip(end, close);
                continue;
            }
            // The elements of a drawing close themselves: "<path d='M0'/>".
            if is_one_of(name, &DRAWING) && self.page[start..end].ends_with("/>") {
                continue;
            }
            return Some(Tag { name, closes: inner.is_some(), start, end });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_are_can_be_parsed() {
        let paragraphs = "<p>A <b>storm</b> hit.<li>One".repeat(10_000);
        let script = format!("<script>{}</script><p>A storm.", "'<div>'".repeat(5000));
        for page in [
            paragraphs.as_str(),
            &script,
            "<div><p>A storm.</div>",
            "A < B, <3, <!-- <div><div> --> <",
            &"<div>".repeat(2000),
            &"<br><img src=x><path d='M0'/>".repeat(3000),
        ] {
            assert!(matches!(parsable(page), Some(Cow::Borrowed(same)) if same == page), "{}", &page[..page.len().min(60)]);
        }
    }

    #[test]
    fn what_closes_nothing_is_seen() {
        assert_eq!(parsable(&"<div>".repeat(2001)), None);
        assert_eq!(parsable(&"<ul><li>".repeat(2001)), None);
        let open = (0..100).map(|k| format!("<font id={k}><p>A storm {k}.")).collect::<String>();
        let wanted = (0..100).map(|k| format!("<p>A storm {k}.")).collect::<String>();
        assert_eq!(parsable(&open).as_deref(), Some(wanted.as_str()));
    }
}
