//! Markup being written, made so that no word of an article can be taken for some: what goes in as it is must be known when the program is built
//! ([`Html::raw`]), all else is escaped.

use std::fmt::{Display, Write};

use super::super::visible::acts;

/// A page, or a part of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Html {
    out: String,
}

/// What is shown as it is: numbers, and names that this program gives.
pub(super) trait Plain: Display + Copy {}

impl Plain for u32 {}
impl Plain for u64 {}
impl Plain for usize {}
impl Plain for i64 {}
impl Plain for f64 {}
impl Plain for super::anchors::Anchor {}
impl Plain for super::anchors::Spot {}

impl Html {
    /// Nothing, with room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes) }
    }

    /// Markup of this program.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// What was written apart.
    pub(super) fn part(&mut self, part: &Self) -> &mut Self {
        self.out.push_str(&part.out);
        self
    }

    /// A number or an anchor.
    pub(super) fn plain(&mut self, value: impl Plain) -> &mut Self {
        // Writing to memory does not fail.
        let _ = write!(self.out, "{value}");
        self
    }

    /// Words, or the value of an attribute between quotation marks. Signs that act on the order of the letters or on nothing that is seen are shown as their
    /// escapes (`\u{202e}`).
    pub(super) fn text(&mut self, words: &str) -> &mut Self {
        self.escape(words, |out, c| out.extend(c.escape_unicode()))
    }

    /// Words of the article's text, so that a reader of the page's text gets just them. Only a null character, which no page can hold, becomes U+FFFD.
    pub(super) fn exact(&mut self, words: &str) -> &mut Self {
        self.escape(words, |out, c| match c {
            '\r' => out.push_str("&#13;"),
            '\0' => sign(out, c, '\u{fffd}'),
            _ => sign(out, c, c),
        })
    }

    fn escape(&mut self, words: &str, acting: impl Fn(&mut String, char)) -> &mut Self {
        let mut rest = words;
        let mut from = 0;
        while let Some(at) = rest.bytes().skip(from).position(|byte| MAY_BE_SPECIAL[usize::from(byte)]).map(|at| from + at) {
            let Some(c) = rest[at..].chars().next() else { break };
            let after = at + c.len_utf8();
            if !is_special(c) {
                from = after;
                continue;
            }
            self.out.push_str(&rest[..at]);
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&#34;"),
                '\'' => self.out.push_str("&#39;"),
                _ => acting(&mut self.out, c),
            }
            (rest, from) = (&rest[after..], 0);
        }
        self.out.push_str(rest);
        self
    }

    /// Its length in bytes.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    #[cfg(test)]
    pub(super) fn as_str(&self) -> &str {
        &self.out
    }
}

/// The first bytes of all signs that are special; of ASCII just those.
const MAY_BE_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let is_control = byte < 0x20 && byte != b'\n' as usize && byte != b'\t' as usize || byte == 0x7f;
        // U+0080 to U+009F, U+061C, U+200E to U+2069.
        table[byte] = is_control || matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | b'\'' | 0xc2 | 0xd8 | 0xe2);
        byte += 1;
    }
    table
};

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'') || acts(c) && !matches!(c, '\n' | '\t')
}

/// A sign that acts: there for who reads the text, hidden where it would act, and shown as its escape by the style sheet.
fn sign(out: &mut String, shown: char, held: char) {
    let _ = write!(out, "<span class=\"sign\" data-sign=\"{}\"><span hidden>{held}</span></span>", shown.escape_unicode());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> String {
        let mut html = Html::default();
        html.text(words);
        html.out
    }

    #[test]
    fn no_word_is_markup() {
        for (words, shown) in [
            ("plain “text” – é", "plain “text” – é"),
            ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
            ("AT&T \"quoted\"", "AT&amp;T &#34;quoted&#34;"),
            ("&amp; &lt;", "&amp;amp; &amp;lt;"),
            ("a\0b\u{202e}c\u{1b}[2J", "a\\u{0}b\\u{202e}c\\u{1b}[2J"),
            ("two\nlines\tand\r\nmore", "two\nlines\tand\\u{d}\nmore"),
            ("", ""),
        ] {
            assert_eq!(text(words), shown, "{words:?}");
        }
    }

    /// Every sign that is special is looked for.
    #[test]
    fn all_first_bytes_are_known() {
        for c in ('\0'..=char::MAX).filter(|&c| is_special(c)) {
            assert!(MAY_BE_SPECIAL[usize::from(c.to_string().as_bytes()[0])], "{c:?}");
            let words = format!("é“a {c}b{c}");
            assert!(!text(&words).contains(c) || matches!(c, '&'), "{c:?}");
        }
        assert_eq!(text("é “so” – ½ Ø \u{a0} ؤ"), "é “so” – ½ Ø \u{a0} ؤ");
    }

    /// What a reader of the page gets is the text, sign by sign.
    #[test]
    fn exact_words_are_read_back() {
        for words in [
            "a <b> & \"c\" 'd'",
            "&#60;",
            "a\r\nb\rc",
            "\u{202e}evil\u{202c}",
            "\u{1b}\u{7f}\u{9b}\u{80}",
            "\u{2028}",
            "עברית",
            "x\u{feff}y",
        ] {
            let mut html = Html::default();
            html.raw("<p>").exact(words).raw("</p>");
            let page = dom_query::Document::from(html.as_str());
            assert_eq!(&*page.select("p").text(), words);
        }
        let mut html = Html::default();
        html.raw("<p>").exact("a\0b").raw("</p>");
        assert_eq!(&*dom_query::Document::from(html.as_str()).select("p").text(), "a\u{fffd}b");
    }
}
