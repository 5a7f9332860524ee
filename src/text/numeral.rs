//! Numerals: numbers of the text as values, whether in digits or in words.
//!
//! "260,000", "two dozen", "one hundred and five", "1.2 million", "tens of thousands", "half", "two-thirds", "30 percent", "17th". What
//! surrounds a number ("at least", "some") is left to the passes; ranges ("10 to 15") are two numerals.

use super::{Case, Document, TokenKind, TokenRange};
use crate::lexicon::Class;
use crate::lexicon::numbers::{NumberWord, number_word};

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its tokens ("a" of "a dozen" and "a hundred" included).
    pub tokens: TokenRange,
    /// What it says.
    pub quantity: Quantity,
}

/// What a numeral says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// A whole number.
    Exact(u64),
    /// A number with decimals that no scale word makes whole ("3.5").
    Decimal(f64),
    /// An open number: "dozens" = at least 24, "several" = at least 2.
    AtLeast(u64),
    /// A part of a whole, 0 to 1: "half", "two-thirds", "30 percent".
    Share(f64),
    /// "17th", "third".
    Ordinal(u64),
}

impl Quantity {
    /// The whole number, if it is one.
    pub fn exact(self) -> Option<u64> {
        if let Self::Exact(n) = self { Some(n) } else { None }
    }
}

/// Fills the numerals of a document that has its sentences.
pub(super) fn find(text: &str, doc: &mut Document) {
    let mut numerals = std::mem::take(&mut doc.numerals);
    for sentence in &doc.sentences {
        let end = sentence.tokens.end as usize;
        let mut at = sentence.tokens.first as usize;
        while at < end {
            let found = begins(doc, at).then(|| Reader { text, doc, at, end }.read()).flatten();
            if let Some((quantity, next)) = found {
                numerals.push(Numeral { tokens: TokenRange::new(at, next), quantity });
                at = next;
            } else {
                at += 1;
            }
        }
    }
    doc.numerals = numerals;
}

fn begins(doc: &Document, at: usize) -> bool {
    match doc.tokens[at].kind {
        TokenKind::Number | TokenKind::Ordinal => true,
        TokenKind::Word => doc.word(at).is(Class::NUMBER) && !is_short_scale(doc.lower(at)) || matches!(doc.lower(at), "a" | "an"),
        _ => false,
    }
}

/// "5 mn": a million only behind digits; "a MN father" is from Minnesota.
fn is_short_scale(lower: &str) -> bool {
    matches!(lower, "mn" | "bn")
}

/// What stands between the thousands of a number.
fn is_thousands_mark(c: char) -> bool {
    c == ',' || super::tokens::is_thousands_space(c)
}

struct Reader<'a> {
    text: &'a str,
    doc: &'a Document,
    at: usize,
    end: usize,
}

impl Reader<'_> {
    /// The quantity at `at` and the token behind it.
    fn read(mut self) -> Option<(Quantity, usize)> {
        let token = self.doc.tokens[self.at];
        match token.kind {
            TokenKind::Ordinal => {
                let digits = token.span.of(self.text).trim_end_matches(|c: char| c.is_alphabetic()).replace(is_thousands_mark, "");
                Some((Quantity::Ordinal(digits.parse().ok()?), self.at + 1))
            }
            TokenKind::Number => self.digits(),
            _ if matches!(self.doc.lower(self.at), "a" | "an") => {
                self.at += 1;
                let article = matches!(
                    self.number_word(),
                    Some(
                        NumberWord::Hundred
                            | NumberWord::Scale(_)
                            | NumberWord::Dozen(_)
                            | NumberWord::Couple(_)
                            | NumberWord::Vague(_)
                            | NumberWord::Share(_)
                    )
                );
                // "a few", "a third"; but "a several", "a many" are no numbers, and "a second" is another word.
                let other = matches!(self.doc.lower(self.at), "several" | "many" | "numerous" | "multiple" | "quarter" | "mn" | "bn")
                    || self.doc.lower(self.at) == "third" && !self.of_follows();
                if article && !other { self.words() } else { None }
            }
            _ => self.words(),
        }
    }

    fn number_word(&self) -> Option<NumberWord> {
        if self.at >= self.end || !self.doc.word(self.at).is(Class::NUMBER) { None } else { number_word(self.doc.lower(self.at)) }
    }

    fn of_follows(&self) -> bool {
        self.at + 1 < self.end && self.doc.lower(self.at + 1) == "of"
    }

    /// "260,000", "1.2 million", "30 percent", "12%".
    fn digits(mut self) -> Option<(Quantity, usize)> {
        let written = self.doc.tokens[self.at].span.of(self.text).replace(is_thousands_mark, "");
        self.at += 1;
        let mut scale = 1u64;
        while let Some(NumberWord::Scale(by)) = self.number_word().filter(|_| !self.is_state()) {
            // "5 m" and "5 bn" may be glued; a scale word after white space must be one of the long ones.
            scale = scale.checked_mul(by)?;
            self.at += 1;
        }
        if let Some(NumberWord::Dozen(by)) = self.number_word() {
            scale = scale.checked_mul(by)?;
            self.at += 1;
        }
        let value: f64 = written.parse().ok()?;
        let percent =
            self.at < self.end && (self.doc.tokens[self.at].span.of(self.text) == "%" || self.number_word() == Some(NumberWord::Percent));
        if percent && scale == 1 {
            return Some((Quantity::Share(value / 100.0), self.at + 1));
        }
        if self.lower() == "per" && self.at + 1 < self.end && self.doc.lower(self.at + 1) == "cent" && scale == 1 {
            return Some((Quantity::Share(value / 100.0), self.at + 2));
        }
        let quantity = match written.parse::<u64>() {
            Ok(whole) => Quantity::Exact(whole.checked_mul(scale)?),
            Err(_) => {
                let product = value * scale as f64;
                let whole = (product - product.round()).abs() < 1e-6 && product < 1e15;
                if scale > 1 && whole { Quantity::Exact(product.round() as u64) } else { Quantity::Decimal(product) }
            }
        };
        Some((quantity, self.at))
    }

    /// "Two shot, 4 MN teens held": the state, in capitals after white space.
    fn is_state(&self) -> bool {
        is_short_scale(self.lower()) && self.doc.tokens[self.at].spaced && self.doc.word(self.at).case == Case::Upper
    }

    fn lower(&self) -> &str {
        if self.at < self.end { self.doc.lower(self.at) } else { "" }
    }

    /// A number in words, at its first word.
    fn words(self) -> Option<(Quantity, usize)> {
        match self.number_word()? {
            NumberWord::Ordinal(n) => Some((Quantity::Ordinal(n), self.at + 1)),
            NumberWord::Vague(n) | NumberWord::Plural(n) => Some(self.open(n)),
            NumberWord::Share(hundredths) => Some((Quantity::Share(share(hundredths)), self.at + 1)),
            NumberWord::Couple(n) => Some((Quantity::Exact(n), self.at + 1)),
            NumberWord::Percent | NumberWord::Shares(_) => None,
            _ => self.exact(),
        }
    }

    /// "dozens", "tens of thousands", "several hundred", "a few dozen".
    fn open(mut self, mut least: u64) -> (Quantity, usize) {
        self.at += 1;
        loop {
            let before = self.at;
            if self.lower() == "of" {
                self.at += 1;
            }
            let by = match self.number_word() {
                Some(NumberWord::Hundred) => 100,
                Some(NumberWord::Scale(by) | NumberWord::Dozen(by)) => by,
                Some(NumberWord::Plural(_)) if self.at > before => match self.lower() {
                    "thousands" => 1000,
                    "millions" => 1_000_000,
                    "hundreds" => 100,
                    "dozens" => 12,
                    _ => 1,
                },
                _ => 1,
            };
            let Some(product) = least.checked_mul(by).filter(|_| by > 1) else {
                self.at = before;
                return (Quantity::AtLeast(least), self.at);
            };
            least = product;
            self.at += 1;
        }
    }

    /// "one hundred and five", "twenty-five", "two dozen", "three million", "two-thirds".
    fn exact(mut self) -> Option<(Quantity, usize)> {
        let (mut total, mut group) = (0u64, None::<u64>);
        let mut last = self.at;
        while let Some(word) = self.number_word() {
            let have = group.unwrap_or(0);
            match word {
                NumberWord::Unit(n) if group.is_none() || have % 10 == 0 && n < 10 && have > 0 || have % 100 == 0 && have > 0 => {
                    group = Some(have + n);
                }
                NumberWord::Ten(n) if group.is_none() || have % 100 == 0 && have > 0 => group = Some(have + n),
                NumberWord::Hundred if have < 100 => group = Some(have.max(1) * 100),
                NumberWord::Dozen(n) if have < 100 => group = Some(have.max(1) * n),
                NumberWord::Scale(by) => {
                    total = total.checked_add(group.unwrap_or(1).max(1).checked_mul(by)?)?;
                    group = None;
                }
                NumberWord::Shares(parts) if have > 0 && have <= parts => {
                    return Some((Quantity::Share(have as f64 / parts as f64), self.at + 1));
                }
                NumberWord::Share(33) if have == 1 => return Some((Quantity::Share(1.0 / 3.0), self.at + 1)),
                NumberWord::Percent if have > 0 => return Some((Quantity::Share(have as f64 / 100.0), self.at + 1)),
                _ => break,
            }
            self.at += 1;
            last = self.at;
            // "twenty-five", "hundred and five".
            let hyphen = self.at < self.end && self.doc.tokens[self.at].kind == TokenKind::Hyphen;
            let and = self.lower() == "and" && (group.is_some_and(|g| g >= 100 && g % 100 == 0) || group.is_none());
            if hyphen || and {
                self.at += 1;
            }
        }
        // "two out of three" and "one in ten" are left to the passes.
        (last > 0 && (group.is_some() || total > 0 || self.doc.lower(last - 1) == "zero"))
            .then_some((Quantity::Exact(total + group.unwrap_or(0)), last))
    }
}

fn share(hundredths: u64) -> f64 {
    if hundredths == 33 { 1.0 / 3.0 } else { hundredths as f64 / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::Quantity::{self, AtLeast, Decimal, Exact, Ordinal, Share};
    use crate::article::{Article, Block, BlockKind};
    use crate::span::Span;
    use crate::text::Document;

    fn numerals(text: &str) -> Vec<(String, Quantity)> {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let article = Article { text: text.to_owned(), blocks: vec![block], ..Article::default() };
        let mut doc = Document::default();
        doc.read(&article);
        doc.numerals.iter().map(|n| (doc.span(n.tokens).of(text).to_owned(), n.quantity)).collect()
    }

    fn one(text: &str) -> Quantity {
        let found = numerals(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, text);
        found[0].1
    }

    #[test]
    fn digits() {
        assert_eq!(one("12"), Exact(12));
        assert_eq!(one("260,000"), Exact(260_000));
        assert_eq!(one("1.2 million"), Exact(1_200_000));
        assert_eq!(one("3.5"), Decimal(3.5));
        assert_eq!(one("30 percent"), Share(0.3));
        assert_eq!(one("30 per cent"), Share(0.3));
        assert_eq!(one("12%"), Share(0.12));
        assert_eq!(one("17th"), Ordinal(17));
        assert_eq!(one("2 dozen"), Exact(24));
        assert_eq!(one("5 lakh"), Exact(500_000));
    }

    #[test]
    fn words() {
        assert_eq!(one("twelve"), Exact(12));
        assert_eq!(one("Twenty-five"), Exact(25));
        assert_eq!(one("one hundred and five"), Exact(105));
        assert_eq!(one("two thousand three hundred"), Exact(2_300));
        assert_eq!(one("three million"), Exact(3_000_000));
        assert_eq!(one("two dozen"), Exact(24));
        assert_eq!(one("a dozen"), Exact(12));
        assert_eq!(one("a hundred"), Exact(100));
        assert_eq!(one("a couple"), Exact(2));
        assert_eq!(one("zero"), Exact(0));
    }

    #[test]
    fn open_numbers_and_shares() {
        assert_eq!(one("dozens"), AtLeast(24));
        assert_eq!(one("hundreds of thousands"), AtLeast(200_000));
        assert_eq!(one("several"), AtLeast(2));
        assert_eq!(one("several hundred"), AtLeast(200));
        assert_eq!(one("a few dozen"), AtLeast(24));
        assert_eq!(one("half"), Share(0.5));
        assert_eq!(one("two-thirds"), Share(2.0 / 3.0));
    }

    #[test]
    fn two_numbers_stay_two() {
        let values = |text| numerals(text).into_iter().map(|(_, q)| q).collect::<Vec<_>>();
        assert_eq!(values("between 10 and 15"), [Exact(10), Exact(15)]);
        assert_eq!(values("five and six"), [Exact(5), Exact(6)]);
        assert_eq!(values("two, three"), [Exact(2), Exact(3)]);
        assert_eq!(values("one hundred and five and six"), [Exact(105), Exact(6)]);
    }

    #[test]
    fn no_numbers() {
        for text in ["a man", "an hour", "the market", "a score", "percent of it"] {
            assert_eq!(numerals(text), [], "{text}");
        }
    }
}
