//! Text of articles and names of files made safe to show on a terminal, and measured in its columns.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Would it act on the terminal, or on the order of the letters around it, instead of being seen?
pub(super) fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text on one line: runs of white space are one space, control characters and those that turn the direction of writing are shown
/// as their escapes (`\u{1b}`).
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| acts(c) || c.is_whitespace() && c != ' ') && !text.contains("  ") {
        return Cow::Borrowed(text.trim());
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if acts(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
        }
    }
    Cow::Owned(out)
}

/// Columns of a terminal that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Breaks a text into lines of at most `columns` columns: at spaces, and inside of words that are longer than a line, there behind a hyphen or a slash
/// where they have one in the line's second half.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needs = width(word);
        if used > 0 && used + 1 + needs <= columns {
            line.push(' ');
            line.push_str(word);
            used += 1 + needs;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
        }
        if needs <= columns {
            line.push_str(word);
            used = needs;
            continue;
        }
        (line, used) = break_word(word, columns, &mut lines);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Breaks a word that is longer than a line; gives its end and the columns of that.
fn break_word(word: &str, columns: usize, lines: &mut Vec<String>) -> (String, usize) {
    let mut line = String::new();
    let mut used = 0;
    // Behind the last hyphen or slash: bytes and columns.
    let mut good = (0, 0);
    let mut before = 0;
    for c in word.chars() {
        // A sign that is shown as a picture takes two columns.
        let more = if c == '\u{fe0f}' { 2_usize.saturating_sub(before) } else { c.width().unwrap_or(0) };
        before = more;
        if used + more > columns {
            let (end, taken) = if 2 * good.1 > columns { good } else { (line.len(), used) };
            let rest = line.split_off(end);
            lines.push(std::mem::replace(&mut line, rest));
            used -= taken;
            good = (0, 0);
        }
        line.push(c);
        used += more;
        if matches!(c, '-' | '/' | '_') {
            good = (line.len(), used);
        }
    }
    (line, used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        let table = [
            ("plain – “text”", "plain – “text”"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("a\u{202e}b\u{2066}c\u{200f}", "a\\u{202e}b\\u{2066}c\\u{200f}"),
            ("a\0b\u{7f}c\u{9b}d\u{8}", "a\\u{0}b\\u{7f}c\\u{9b}d\\u{8}"),
            ("two\nlines\r\n\tand  more ", "two lines and more"),
            ("a\u{2028}b\u{a0}c", "a b c"),
            ("עברית e\u{301} 東京", "עברית e\u{301} 東京"),
            ("", ""),
            (" \n ", ""),
        ];
        for (text, shown) in table {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn lines_are_as_wide_as_they_may_be() {
        let table: &[(&str, usize, &[&str])] = &[
            ("", 5, &[""]),
            ("one two three", 7, &["one two", "three"]),
            ("one two three", 80, &["one two three"]),
            ("incomprehensible", 6, &["incomp", "rehens", "ible"]),
            ("a incomprehensible b", 6, &["a", "incomp", "rehens", "ible b"]),
            ("東京都 大阪府", 6, &["東京都", "大阪府"]),
            ("東京都大阪府", 5, &["東京", "都大", "阪府"]),
            ("ab", 0, &["ab"]),
            ("well-thought-out", 8, &["well-", "thought-", "out"]),
            ("a-incomprehensible", 6, &["a-inco", "mprehe", "nsible"]),
            ("https://example.org/a/long/path.html", 16, &["https://example.", "org/a/long/", "path.html"]),
            ("e\u{301}e\u{301}e\u{301}e\u{301}", 3, &["e\u{301}e\u{301}e\u{301}", "e\u{301}"]),
            ("❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}", 4, &["❤\u{fe0f}❤\u{fe0f}", "❤\u{fe0f}"]),
            ("two\u{a0}words here", 9, &["two\u{a0}words", "here"]),
        ];
        for (text, columns, lines) in table {
            assert_eq!(wrap(text, *columns), *lines, "{text} in {columns}");
        }
    }
}
