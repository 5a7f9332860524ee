//! Words of gold in the text of an article: found however its spaces, hyphens and quotation marks are written.

use std::ops::Range;

/// A text to look words up in.
pub(crate) struct Text {
    /// One sign for each kind of space, hyphen and quotation mark; of spaces in a row one.
    plain: Vec<char>,
    /// Where each of them stands, in code points of the text, and where the text ends.
    at: Vec<usize>,
}

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        let (mut written, mut at) = (Vec::new(), Vec::new());
        for (k, c) in text.chars().map(plain).enumerate() {
            if c != ' ' || written.last() != Some(&' ') {
                written.push(c);
                at.push(k);
            }
        }
        at.push(text.chars().count());
        Self { plain: written, at }
    }

    /// Where these words first stand from a code point on, as whole words.
    pub(crate) fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let words: Vec<char> = squeezed(words).chars().collect();
        let whole = |k: usize| {
            let end = k + words.len();
            let cut = |a: usize| a > 0 && a < self.plain.len() && self.plain[a - 1].is_alphanumeric() && self.plain[a].is_alphanumeric();
            !cut(k) && !cut(end)
        };
        let first = self.at.partition_point(|&at| at < from);
        let last = self.plain.len().checked_sub(words.len())?;
        let k = (first..=last).find(|&k| self.plain[k..].starts_with(&words) && whole(k))?;
        Some(self.at[k]..self.at[k + words.len() - 1] + 1)
    }
}

/// A sign in its plainest form.
fn plain(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        '“' | '”' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        c => c,
    }
}

/// Plain signs, with one space between words.
fn squeezed(words: &str) -> String {
    let plain: String = words.chars().map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words for comparison: lower case, without the signs around them and a leading article.
pub(crate) fn fold(words: &str) -> String {
    let lower = squeezed(words).to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    ["the ", "a ", "an "].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare).to_owned()
}

#[test]
fn words_are_found_however_they_are_written() {
    let text = Text::new("A 26‑year‑old cook\r\n  said: “I’m off”. The cooks left, the cook too.");
    for (words, from, found) in [
        ("26-year-old cook", 0, Some(2..18)),
        ("cook said: \"I'm off\"", 0, Some(14..37)),
        // Whole words only, and from where one looks.
        ("cook", 15, Some(59..63)),
        ("coo", 0, None),
        ("waiter", 0, None),
    ] {
        assert_eq!(text.find(words, from), found, "{words}");
    }
}

#[test]
fn words_are_the_same_but_for_what_stands_around_them() {
    for (one, other, same) in [
        ("The  Red Cross", "red cross", true),
        ("“for tea,”", "for tea", true),
        ("N’Diaye", "N'Diaye", true),
        ("Red Cross", "Red Crescent", false),
        ("Theodor", "odor", false),
    ] {
        assert_eq!(fold(one) == fold(other), same, "{one} {other}");
    }
}
