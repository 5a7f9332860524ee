//! A sentence as items: what the patterns are written over. A numeral is one item however many words it has; every other token is one.

use crate::lexicon::Class;
use crate::lexicon::calendar::{Role, calendar_word};
use crate::text::{Document, Quantity, Sentence, TokenKind};

/// One element of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// The parts it can play.
    pub roles: Role,
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
    /// The number it says, or the value of the word in `calendar.tsv`.
    pub value: i32,
    /// Stands glued to the item before it.
    pub glued: bool,
}

/// Should this sentence be looked at: does it hold a word or number of time?
pub(super) fn has_trigger(doc: &Document, sentence: &Sentence) -> bool {
    let heads = Class::MONTH | Class::WEEKDAY | Class::TIME_UNIT | Class::TIME;
    sentence.tokens.range().any(|at| match doc.tokens[at].kind {
        TokenKind::Word | TokenKind::Abbreviation => doc.word(at).is(heads) || fiscal_year(doc.lower(at)).is_some(),
        // "2016", "12:30", "20/2"; other numbers need a word of time beside them.
        TokenKind::Number => {
            matches!(doc.tokens[at].span.len(), 4 | 8..=10)
                || at > 0 && !doc.tokens[at].spaced && doc.tokens[at - 1].kind == TokenKind::Quote
                // "In 348", which may be a year.
                || at > 0 && doc.tokens[at].span.len() == 3 && matches!(doc.lower(at - 1), "in" | "by" | "after" | "since" | "about" | "until" | "before")
                || doc.tokens.get(at + 1).is_some_and(|next| !next.spaced && is_joint(doc.lower(at + 1)))
        }
        TokenKind::Decade => true,
        // "the 28th"
        TokenKind::Ordinal => at > 0 && doc.lower(at - 1) == "the",
        _ => false,
    })
}

fn is_joint(mark: &str) -> bool {
    matches!(mark, ":" | "/" | "-" | "–")
}

/// Fills `items` with those of a sentence.
pub(super) fn read(text: &str, doc: &Document, sentence: &Sentence, items: &mut Vec<Item>) {
    items.clear();
    let (mut at, end) = (sentence.tokens.first as usize, sentence.tokens.end as usize);
    let mut numeral = doc.numerals.partition_point(|n| (n.tokens.end as usize) <= at);
    while at < end {
        let next_numeral = doc.numerals.get(numeral).filter(|n| n.tokens.first as usize == at);
        let token = doc.tokens[at];
        let mut item = Item { roles: Role::empty(), first: at as u32, end: at as u32 + 1, value: 0, glued: !token.spaced };
        if let Some(n) = next_numeral {
            numeral += 1;
            item.end = n.tokens.end;
            number(text, doc, n.quantity, &mut item);
            // "the next three quarters" are no share of anything.
            if n.quantity == Quantity::Share(0.75) && item.end == item.first + 2 && doc.lower(at + 1) == "quarters" {
                (item.end, item.value, item.roles) = (item.first + 1, 3, Role::NUM);
            }
        } else {
            single(text, doc, at, &mut item);
        }
        at = item.end as usize;
        items.push(item);
    }
}

/// A word that is no part of a numeral, or a mark.
fn single(text: &str, doc: &Document, at: usize, item: &mut Item) {
    let token = doc.tokens[at];
    match token.kind {
        TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial => {
            let word = doc.word(at);
            if word.is(Class::CALENDAR)
                && let Some(entry) = calendar_word(word.lower())
                && (!entry.roles.contains(Role::CAPITAL) || word.is_capitalized())
            {
                item.roles = entry.roles;
                item.value = i32::from(entry.value);
            } else if let [kind, digit @ b'1'..=b'4'] = token.span.of(text).as_bytes() {
                let digit = i32::from(digit - b'0');
                (item.roles, item.value) = match kind {
                    b'Q' => (Role::CODE, digit),
                    b'H' if digit < 3 => (Role::CODE, 10 + digit),
                    _ => (item.roles, 0),
                };
            } else if let [b'T', hour @ ..] = token.span.of(text).as_bytes()
                && item.glued
                && let [tens @ b'0'..=b'2', ones @ b'0'..=b'9'] = hour
            {
                // "2016-02-20T14:30"
                (item.roles, item.value) = (Role::HOUR, i32::from(tens - b'0') * 10 + i32::from(ones - b'0'));
            } else if let Some(year) = fiscal_year(word.lower()) {
                (item.roles, item.value) = (Role::YEAR | Role::FISCAL, year);
            }
        }
        TokenKind::Decade => {
            item.roles = Role::DECADE;
            item.value = leading_digits(token.span.of(text));
        }
        TokenKind::Number | TokenKind::Ordinal => digits(token.span.of(text), token.kind, item),
        TokenKind::Clitic => item.roles = Role::CLITIC,
        TokenKind::Hyphen => item.roles = Role::HYPHEN,
        TokenKind::Dash => item.roles = if token.span.of(text) == "-" { Role::DASH | Role::HYPHEN } else { Role::DASH },
        TokenKind::Quote if matches!(doc.lower(at), "'" | "`") => item.roles = Role::QUOTE,
        TokenKind::Mark => {
            item.roles = match token.span.of(text) {
                "," => Role::COMMA,
                ":" => Role::COLON,
                "/" => Role::SLASH,
                "(" | ")" => Role::PAREN,
                _ => Role::empty(),
            }
        }
        _ => {}
    }
}

/// "FY2015", "FY15", lower case: the year.
fn fiscal_year(lower: &str) -> Option<i32> {
    let digits = lower.strip_prefix("fy").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let year = digits.parse::<i32>().ok()?;
    match digits.len() {
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        4 => Some(year).filter(|year| (1900..2100).contains(year)),
        _ => None,
    }
}

fn leading_digits(text: &str) -> i32 {
    text.bytes().take_while(u8::is_ascii_digit).take(7).fold(0, |n, b| n * 10 + i32::from(b - b'0'))
}

/// Roles of digits as they are written.
fn digits(written: &str, kind: TokenKind, item: &mut Item) {
    let bytes = written.as_bytes();
    if kind == TokenKind::Ordinal {
        item.roles = Role::ORD;
        item.value = leading_digits(written);
        return;
    }
    if !bytes.iter().all(u8::is_ascii_digit) {
        let dots = bytes.iter().filter(|&&b| b == b'.').count();
        item.roles = if dots == 2 {
            Role::DOTTED
        } else if dots == 1 {
            Role::DECIMAL
        } else {
            Role::NUM
        };
        return;
    }
    if bytes.len() > 7 {
        return;
    }
    let value = leading_digits(written);
    item.value = value;
    item.roles = Role::NUM;
    let short = bytes.len() <= 2;
    for (role, holds) in [
        (Role::DAY, short && (1..=31).contains(&value)),
        (Role::MM, short && (1..=12).contains(&value)),
        (Role::HOUR, short && value <= 24),
        (Role::YY, bytes.len() == 2),
        (Role::NN, bytes.len() == 2 && value < 60),
        (Role::THREE, bytes.len() == 3 && value >= 100),
        (Role::YEAR, bytes.len() == 4 && (1000..2200).contains(&value)),
    ] {
        if holds {
            item.roles |= role;
        }
    }
}

/// Roles of a numeral.
fn number(text: &str, doc: &Document, quantity: Quantity, item: &mut Item) {
    let at = item.first as usize;
    let token = doc.tokens[at];
    let single_token = item.end == item.first + 1;
    if single_token && matches!(token.kind, TokenKind::Number | TokenKind::Ordinal) {
        digits(token.span.of(text), token.kind, item);
        match quantity {
            Quantity::Exact(n) if i32::try_from(n).is_err() => item.roles = Role::empty(),
            Quantity::Exact(n) => item.value = n as i32,
            _ => {}
        }
        return;
    }
    // A word that is both ("second", "third", "quarter", "half") plays its calendar parts too.
    if single_token && let Some(entry) = calendar_word(doc.lower(at)) {
        item.roles = entry.roles - Role::CAPITAL;
        item.value = i32::from(entry.value);
    }
    match quantity {
        // "four billion years" are no length that a value can hold.
        Quantity::Exact(n) if i32::try_from(n).is_err() => {}
        Quantity::Exact(n) => {
            item.value = n as i32;
            item.roles |= Role::NUM;
            if (10..100).contains(&n) && token.kind == TokenKind::Word {
                item.roles |= Role::WORDS;
            }
        }
        Quantity::AtLeast(_) => item.roles |= Role::VAGUE,
        Quantity::Ordinal(n) => {
            item.roles |= Role::ORD;
            // "second" the unit keeps its own value; as an ordinal it is the only unit with it.
            if !item.roles.contains(Role::UNIT) {
                item.value = i32::try_from(n).unwrap_or(0);
            }
        }
        Quantity::Share(0.5) => item.roles |= Role::HALF,
        _ => {}
    }
}

impl Item {
    /// The number of an ordinal item.
    pub(super) fn ordinal(&self) -> i32 {
        // "second" is both a unit (value 1) and the ordinal of two.
        if self.roles.contains(Role::UNIT | Role::ORD) { 2 } else { self.value }
    }
}
