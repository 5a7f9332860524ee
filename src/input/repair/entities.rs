//! HTML entities that are left over in plain text ("&eacute;", "&#8217;") → the characters that they stand for.
//!
//! Only what is closed by a semicolon and known is one: "AT&T", "R&D;" and "&c" stay. What was written twice ("&amp;rsquo;") is read twice.

use super::signs;
use crate::lexicon::entities::{LONGEST, named};

/// The text with its entities replaced, and how many they were; None where there are none. In Markdown those that would make marks stay.
pub(super) fn repair(text: &str, markdown: bool) -> Option<(String, usize)> {
    let (mut out, mut last, mut count) = (String::new(), 0, 0);
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if at < last {
            continue;
        }
        let Some((length, c)) = entity(&text[at..]) else { continue };
        let before = text[last..at].chars().next_back().or(out.chars().next_back());
        // A sign that would make an entity of what stands around it ("&am&shy;p;"), and a mark of Markdown.
        let joins = is_invisible(c) && (opens(&text[last..at]).unwrap_or_else(|| opens(&out).unwrap_or(false)));
        if joins || c == '#' && before == Some('&') || markdown && c.is_ascii() && !matches!(c, '&' | '"' | '\'') {
            continue;
        }
        out.push_str(&text[last..at]);
        if !is_invisible(c) {
            out.push(signs::sign(c));
        }
        last = at + length;
        count += 1;
    }
    if count == 0 {
        return None;
    }
    out.push_str(&text[last..]);
    Some((out, count))
}

/// Does an entity begin at the end of this text: "&", "&am"? None where all of it may be the rest of one.
fn opens(text: &str) -> Option<bool> {
    let inside = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let end = text.bytes().rev().take(LONGEST + 1).take_while(inside).count();
    text.as_bytes().get(text.len().checked_sub(end + 1)?).map(|&b| b == b'&')
}

/// The entity at the start of a text that begins with "&": its length and its character.
fn entity(text: &str) -> Option<(usize, char)> {
    let (mut at, mut ampersand) = (1, false);
    loop {
        match reference(&text[at..]) {
            // "&amp;eacute;"
            Some((length, '&')) => {
                at += length;
                ampersand = true;
            }
            Some((length, c)) => return Some((at + length, c)),
            None => return ampersand.then_some((at, '&')),
        }
    }
}

/// What stands after an ampersand: the length with the semicolon, and the character.
fn reference(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let name = rest.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((end + 1, c))
}

/// The character of a number ("233", "xE9"). Letters, digits and the semicolon are not written so, and signs that control are none.
fn numbered(number: &str) -> Option<char> {
    let digits = |digits: &str, radix| {
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_alphanumeric());
        plain.then(|| u32::from_str_radix(digits, radix).ok()).flatten()
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => digits(hex, 16),
        None => digits(number, 10),
    }?;
    let c = char::from_u32(code)?;
    let control = c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t');
    (!control && !c.is_ascii_alphanumeric() && c != ';').then_some(c)
}

/// Soft hyphens and signs without width say where a line may break, and would cut words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters() {
        for (text, wanted, count) in [
            ("&ldquo;We won&rsquo;t go,&rdquo; said Ren&eacute; Pe&ntilde;a.", "“We won’t go,” said René Peña.", 5),
            ("It&#39;s 5&#xB0; in K&#246;ln&#x2014;cold", "It's 5° in Köln—cold", 4),
            ("killing&nbsp;12 at Smith &amp; Sons", "killing\u{A0}12 at Smith & Sons", 2),
            ("It&#146;s &#147;over&#148;", "It’s “over”", 3),
            ("Carri&amp;egrave;re &amp;amp; Fils, Fran&amp;#231;ois", "Carrière & Fils, François", 3),
            ("&am&shy;p; &amp;&shy;amp; &amp;a&shy;mp;&shy;", "&am&shy;p; &&shy;amp; &a&shy;mp;", 3),
            ("AT&amp;T, evacu&shy;ated, &Eacute;tienne &Scaron;imi&cacute;", "AT&T, evacuated, Étienne Šimić", 5),
            ("a &lt; b &quot;c&quot;", "a < b \"c\"", 3),
        ] {
            assert_eq!(repair(text, false), Some((wanted.to_owned(), count)), "{text}");
            assert_eq!(repair(wanted, false), None, "{wanted}");
        }
    }

    #[test]
    fn a_bare_ampersand_is_none() {
        for text in [
            "AT&T and R&D; B&B",
            "Q&A; that is all",
            "Ben & Jerry",
            "salt, oil &c",
            "&c; and so on",
            "Marks&Spencer; Procter & Gamble;",
            "https://example.org/?a=1&copy=2&lt=3",
            "&; &#; &#x; &#xyz; &#0; &#7; &#xD800; &#99999999; &#-5; &#+65;",
            "&#65;&#x41;&#59;",
            "&nosuchname; & eacute; &e acute; &é;",
            "the firm &sons; in Hull",
            "D&D; P&L; M&A; S&P; H&M; A&E;",
            "&",
            "&eacute",
            "",
        ] {
            assert_eq!(repair(text, false), None, "{text}");
        }
        assert_eq!(repair("&&num;39;", false), None);
    }

    #[test]
    fn no_marks_are_made_in_markdown() {
        assert_eq!(repair("a &lt;b&gt; &#42;c&#42; &amp; d&eacute;", true).map(|r| r.0).as_deref(), Some("a &lt;b&gt; &#42;c&#42; & dé"));
    }
}
