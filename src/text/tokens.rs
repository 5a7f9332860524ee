//! Tokens: offset-true pieces of the text. Rules, in the order they are tried at each place:
//!
//! - An address of the net is one token.
//! - Letters make a word, with apostrophes between letters ("O'Brien") and digits ("G20"); a compound is cut at its hyphens. The clitics
//!   's 're 've 'll 'd 'm are cut off; "n't" is not. Two words run together by a lost space ("weredisplaced") are cut where a list knows them.
//! - A word takes the full stop that belongs to it: a known abbreviation, letters with stops between them ("U.S."), one capital ("J.").
//! - Digits make a number with their commas (of three digits) and decimals; "20th" and "1990s" are one token; other letters behind digits
//!   are a word of their own.
//! - Every mark is a token; doubled apostrophes or backticks are one quotation mark, dots one ellipsis, two hyphens one dash.

use super::words::Seen;
use super::{Document, Token, TokenKind, TokenRange};
use crate::article::Article;
use crate::lexicon::abbreviations::{Abbreviation, abbreviation};
use crate::lexicon::run_together::first_of_two;
use crate::span::Span;

/// Fills the tokens and blocks of a document.
pub(super) fn tokenize(article: &Article, doc: &mut Document) {
    for block in &article.blocks {
        let first = doc.tokens.len();
        let mut scanner = Scanner { text: &article.text, at: block.span.start as usize, end: block.span.end as usize, spaced: true };
        while scanner.skip_space() {
            let start = scanner.at;
            let (length, kind) = scanner.next();
            debug_assert!(length > 0);
            scanner.at = start + length;
            let Seen { word, case, joins } = doc.words.intern(&article.text[start..scanner.at]);
            let spaced = std::mem::take(&mut scanner.spaced);
            doc.tokens.push(Token { span: Span::new(start, scanner.at), word, kind, case, joins, spaced });
        }
        doc.blocks.push(TokenRange::new(first, doc.tokens.len()));
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    spaced: bool,
}

impl Scanner<'_> {
    /// Moves to the next character that is no white space; false at the end of the block.
    fn skip_space(&mut self) -> bool {
        // Nearly always one space at most.
        let next = |at: usize| self.text.as_bytes()[..self.end].get(at).copied().unwrap_or(0);
        if next(self.at) == b' ' {
            self.at += 1;
            self.spaced = true;
        }
        if next(self.at).is_ascii_graphic() {
            return true;
        }
        for c in self.text[self.at..self.end].chars() {
            if !(c.is_whitespace() || is_invisible(c)) {
                return true;
            }
            self.at += c.len_utf8();
            self.spaced = true;
        }
        false
    }

    /// Length in bytes and kind of the token at `self.at`, which reaches `limit` at most.
    fn next(&self) -> (usize, TokenKind) {
        let rest = &self.text[self.at..self.end];
        let mut chars = rest.chars();
        let c = chars.next().unwrap_or(' ');
        let next = chars.next().unwrap_or(' ');
        if let Some(length) = address(rest, c, self.spaced) {
            return (length, TokenKind::Address);
        }
        if c.is_alphabetic() {
            return word(rest);
        }
        if c.is_ascii_digit() {
            return number(rest);
        }
        let one = c.len_utf8();
        match c {
            '\'' | '’' | '‘' | '`' => {
                if let Some(length) = self.clitic(rest) {
                    return (length, TokenKind::Clitic);
                }
                if next == c && c != '‘' && c != '’' { (2 * one, TokenKind::Quote) } else { (one, TokenKind::Quote) }
            }
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‚' | '‛' => (one, TokenKind::Quote),
            '-' | '‐' | '‑' => {
                let run = rest.len() - rest.trim_start_matches(c).len();
                let glued = !self.spaced && rest[run..].chars().next().is_some_and(char::is_alphanumeric);
                if run == one && glued { (run, TokenKind::Hyphen) } else { (run, TokenKind::Dash) }
            }
            '–' | '—' | '―' | '−' | '‒' => (rest.len() - rest.trim_start_matches(c).len(), TokenKind::Dash),
            '.' => (rest.len() - rest.trim_start_matches('.').len(), TokenKind::Stop),
            '?' | '!' | '…' | '。' | '؟' => (one, TokenKind::Stop),
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '/' => (one, TokenKind::Mark),
            _ => (one, TokenKind::Sign),
        }
    }

    /// Length of a clitic at an apostrophe that is glued to a word.
    fn clitic(&self, rest: &str) -> Option<usize> {
        if self.spaced || rest.starts_with(['`', '‘']) {
            return None;
        }
        let mark = rest.chars().next()?.len_utf8();
        let letters = rest[mark..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        let known = matches!(&rest[mark..mark + letters], "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "RE" | "VE" | "LL" | "D" | "M");
        known.then_some(mark + letters)
    }
}

/// Characters that take no room and carry no meaning here: zero-width space and joiners, soft hyphen, byte-order mark, direction marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{AD}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\0')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Characters of the longest e-mail address.
const MAIL: usize = 1000;

/// Length of a URL, e-mail address, handle or tag.
fn address(rest: &str, c: char, spaced: bool) -> Option<usize> {
    let head = rest.as_bytes();
    let tag = matches!(c, '@' | '#') && spaced && head.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_');
    if tag {
        return Some(1 + rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1));
    }
    if !c.is_ascii_alphanumeric() || !spaced && !rest.starts_with("http") {
        return None;
    }
    let page = matches!(c, 'h' | 'w') && ["http://", "https://", "www."].iter().any(|begin| rest.starts_with(begin));
    let mail = || head.iter().take(254).find(|b| **b == b'@' || b.is_ascii_whitespace()) == Some(&b'@');
    if !(page || mail()) {
        return None;
    }
    // A page may have an address of any length: it is one token. What is no address after all would be looked through again for each of its parts.
    let most = if page { rest.len() } else { rest.char_indices().nth(MAIL).map_or(rest.len(), |(at, _)| at) };
    let rest = &rest[..most];
    let stretch = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '“' | ')' | ']')).unwrap_or(rest.len());
    let end = rest[..stretch].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_']).len();
    let words = &rest[..end];
    let mail = words.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && words.bytes().all(|b| b.is_ascii_alphanumeric() || b"@._+-".contains(&b))
    });
    (words.starts_with("http") && words.contains("://") || words.starts_with("www.") || mail).then_some(end)
}

/// A word at the start of `rest`, with the full stop that belongs to it.
fn word(rest: &str) -> (usize, TokenKind) {
    // Most words are of plain letters and nothing else.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if let Some(first) = first_of_two(&rest[..plain]) {
        return (first, TokenKind::Word);
    }
    let mut end = plain;
    let mut chars = rest[plain..].chars().peekable();
    let mut at = plain;
    while let Some(c) = chars.next() {
        at += c.len_utf8();
        if c.is_alphanumeric() || is_mark(c) {
            end = at;
        } else if is_apostrophe(c) && chars.peek().is_some_and(|next| next.is_alphabetic()) && !cuts_clitic(&rest[at..]) {
            // Between letters: "O'Brien", "don't".
        } else {
            break;
        }
    }
    if rest[end..].starts_with('.') {
        if let Some(length) = host(&rest[end..]) {
            return (end + length, TokenKind::Word);
        }
        if let Some(length) = dotted(rest, end) {
            return (length, TokenKind::Abbreviation);
        }
        let letters = rest[..end].chars().count();
        let capital = rest.chars().next().is_some_and(char::is_uppercase);
        // "J." is an initial; "I." hardly ever.
        if letters == 1 && capital && !rest.starts_with('I') {
            return (end + 1, TokenKind::Initial);
        }
        if letters <= 6 && is_abbreviation(&rest[..end + 1], &rest[end + 1..], capital) {
            return (end + 1, TokenKind::Abbreviation);
        }
    }
    (end, TokenKind::Word)
}

/// Length of what makes a word the name of a site: ".com", ".co.uk".
fn host(rest: &str) -> Option<usize> {
    let part = |rest: &str| rest.strip_prefix('.').map(|rest| rest.bytes().take_while(u8::is_ascii_alphanumeric).count()).unwrap_or(0);
    let first = part(rest);
    if !matches!(rest.get(1..1 + first)?, "com" | "org" | "net" | "edu" | "gov" | "info" | "co" | "io") {
        return None;
    }
    let country = &rest[1 + first..];
    let second = part(country);
    let longer = second == 2 && country[1..3].bytes().all(|b| b.is_ascii_lowercase());
    if longer { Some(1 + first + 3) } else { (first > 2 || rest.starts_with(".io")).then_some(1 + first) }
}

/// A combining mark belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Do these letters behind an apostrophe make a clitic ("s", "re", "ve", "ll", "d", "m")?
fn cuts_clitic(after: &str) -> bool {
    let letters = after.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    matches!(&after[..letters], "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "RE" | "VE" | "LL" | "D" | "M")
}

/// Length of letters with stops between them: "U.S.", "p.m.", "Ph.D.". The first part ends at `end`, before a stop.
fn dotted(rest: &str, end: usize) -> Option<usize> {
    if end > 2 {
        return None;
    }
    let bytes = rest.as_bytes();
    let mut at = end + 1;
    let mut parts = 1;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
        parts += 1;
    }
    // "U.S", its last stop missing or doing as the sentence's.
    let open =
        bytes.get(at).is_some_and(u8::is_ascii_uppercase) && !bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || b >= &0x80);
    if parts > 1 || end == 1 && open && bytes[0].is_ascii_uppercase() { Some(if open && parts == 1 { at + 1 } else { at }) } else { None }
}

/// Is this a known abbreviation in the place it stands in? Those that are common words too ("ill.", "no.", "sat.") need their capital or a number.
fn is_abbreviation(with_stop: &str, after: &str, capital: bool) -> bool {
    let lower = with_stop.to_lowercase();
    let number_next = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    match abbreviation(&lower) {
        None => false,
        Some(Abbreviation::Month | Abbreviation::Weekday | Abbreviation::State | Abbreviation::Title) => capital,
        Some(Abbreviation::Inner) => match lower.as_str() {
            "no." | "nos." | "p." | "pp." | "fig." | "v." | "ca." | "op." | "ed." | "mt." | "ft." | "vol." => {
                number_next || capital && !matches!(&*lower, "no." | "op." | "ed." | "v.")
            }
            _ => true,
        },
        Some(Abbreviation::Final) => true,
    }
}

/// White space that stands inside a number: no-break, narrow no-break, thin.
pub(super) fn is_thousands_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Digits at the start of `rest`.
fn number(rest: &str) -> (usize, TokenKind) {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
        end += 4;
    }
    // "1 200" with a space that does not break: up to three digits, then threes. A comma and such a space do not go together.
    if (1..=3).contains(&end) {
        while let Some(mark) = rest[end..].chars().next().filter(|&c| is_thousands_space(c)).map(char::len_utf8)
            && digits(end + mark) == 3
        {
            end += mark + 3;
        }
    }
    while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end += 1 + digits(end + 1);
    }
    // One more than the longest ending: what follows is a word of its own.
    let letters = rest[end..].chars().take(3).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    match &rest[end..end + letters] {
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => (end + letters, TokenKind::Ordinal),
        "s" | "S" if end == 4 || end == 2 => (end + letters, TokenKind::Decade),
        _ => (end, TokenKind::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};

    fn read(text: &str) -> (Article, Document) {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let article = Article { text: text.to_owned(), blocks: vec![block], ..Article::default() };
        let mut doc = Document::default();
        tokenize(&article, &mut doc);
        (article, doc)
    }

    fn tokens(text: &str) -> String {
        let (article, doc) = read(text);
        doc.tokens.iter().map(|t| t.span.of(&article.text)).collect::<Vec<_>>().join("|")
    }

    fn kinds(text: &str) -> Vec<TokenKind> {
        read(text).1.tokens.iter().map(|t| t.kind).collect()
    }

    #[test]
    fn words_clitics_and_compounds() {
        assert_eq!(tokens("Kerry’s aide didn't say they're late"), "Kerry|’s|aide|didn't|say|they|'re|late");
        assert_eq!(tokens("O'Brien, al-Assad and Jean-Luc d’Arvor"), "O'Brien|,|al|-|Assad|and|Jean|-|Luc|d’Arvor");
        assert_eq!(tokens("a 17-year-old boy"), "a|17|-|year|-|old|boy");
        assert_eq!(tokens("the officers' car"), "the|officers|'|car");
        assert_eq!(tokens("Around2.4 million weredisplaced"), "Around|2.4|million|were|displaced");
    }

    #[test]
    fn stops_that_belong_to_the_word() {
        assert_eq!(
            tokens("Gen. John F. Low of the U.S. Army, at 5 p.m. Friday."),
            "Gen.|John|F.|Low|of|the|U.S.|Army|,|at|5|p.m.|Friday|."
        );
        assert_eq!(tokens("He was ill. He sat. No. 7 said no."), "He|was|ill|.|He|sat|.|No.|7|said|no|.");
        assert_eq!(tokens("in Peoria, Ill., on Feb. 3"), "in|Peoria|,|Ill.|,|on|Feb.|3");
        assert_eq!(tokens("He won. I lost, Vitamin A. too"), "He|won|.|I|lost|,|Vitamin|A.|too");
    }

    #[test]
    fn numbers() {
        assert_eq!(tokens("260,000 or 1.2 million, $3.5m, 12,5 at 18:30"), "260,000|or|1.2|million|,|$|3.5|m|,|12|,|5|at|18|:|30");
        assert_eq!(kinds("20th 1990s 5pm"), [TokenKind::Ordinal, TokenKind::Decade, TokenKind::Number, TokenKind::Word]);
        assert_eq!(tokens("1\u{A0}200 or 12\u{202F}000\u{2009}000 of 5\u{A0}men"), "1\u{A0}200|or|12\u{202F}000\u{2009}000|of|5|men");
        assert_eq!(tokens("In 2016\u{A0}300 of 5\u{A0}20 or 5\u{A0}2000, 1 200"), "In|2016|300|of|5|20|or|5|2000|,|1|200");
        assert_eq!(tokens("In 2016. Then 2009-10"), "In|2016|.|Then|2009|-|10");
    }

    #[test]
    fn marks() {
        assert_eq!(tokens("``Go,'' he said -- \"now\"..."), "``|Go|,|''|he|said|--|\"|now|\"|...");
        assert_eq!(tokens("“Wait…” – 'so' it’s"), "“|Wait|…|”|–|'|so|'|it|’s");
        assert_eq!(kinds("so-called - x"), [TokenKind::Word, TokenKind::Hyphen, TokenKind::Word, TokenKind::Dash, TokenKind::Word]);
    }

    #[test]
    fn addresses() {
        assert_eq!(
            tokens("see https://example.org/a?b=1. Or a.b@example.org, @maria_k #now"),
            "see|https://example.org/a?b=1|.|Or|a.b@example.org|,|@maria_k|#now"
        );
        assert_eq!(tokens("five@six"), "five|@|six");
        assert_eq!(tokens("Xavora.com, Xavora.co.uk. The end.Commas"), "Xavora.com|,|Xavora.co.uk|.|The|end|.|Commas");
    }

    #[test]
    fn invisible_and_odd_characters() {
        assert_eq!(tokens("a\u{200B}b\u{A0}c\0d é̀x"), "a|b|c|d|é̀x");
        assert_eq!(tokens(" \t\n"), "");
    }
}
