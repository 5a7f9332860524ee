//! Ages of people, which are no dates. Takes the document and the people; gives [`Findings::ages`], lengths with [`Date::age`] set, which
//! are listed among the dates only where they are asked for ([`Config::ages`](crate::Config)).
//!
//! Forms: "a 17-year-old", "17 years old", "17 years of age", "aged 17", "age of 17", "ages 17 to 20"; "Ana Ruiz, 34," "Ana Ruiz (34)", "Ana Ruiz, of
//! Leeds, 34," and "Ana Ruiz was 34" where a person is named before it; "the victim, 34,". The person is linked where the name stands beside the age
//! (`person`) or is said later ("the 17-year-old was identified as", `identified`).

use self::identified::identify;
use self::person::person;
use super::findings::{Age, Anchor, Date, DateKind, Form};
use super::{Findings, Reading};
use crate::config::Kinds;
use crate::lexicon::Class;
use crate::lexicon::calendar::{Role, calendar_word};
use crate::lexicon::persons::{Number, person_noun};
use crate::lexicon::words::Tag;
use crate::text::{Document, Numeral, TokenKind, TokenRange};

mod identified;
mod person;

/// The oldest that anybody has been, in years, with some to spare.
const OLDEST: u64 = 125;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let config = reading.config;
    if !config.ages && !config.kinds.contains(Kinds::CASUALTIES) {
        return;
    }
    let doc = reading.doc;
    let named = named(doc, findings);
    let mut ages: Vec<Aged> = Vec::new();
    let mut range = None;
    for numeral in &doc.numerals {
        let Some(n) = numeral.quantity.exact().filter(|n| (1..=OLDEST).contains(n)) else { continue };
        let before = range.take().filter(|end| *end == numeral.tokens.first as usize);
        let Some((tokens, unit, said)) = read(doc, numeral, &named, before.is_some()) else { continue };
        let listed = matches!(said, Said::Aged | Said::Range);
        if listed && joins(doc, tokens.end as usize) {
            range = Some(tokens.end as usize + 1);
        }
        // "Ana and Tom Ruiz, aged 31 and 27": whose is which is not said in a way to rely on.
        let one = !listed || before.is_none() && range.is_none();
        let person = one.then(|| person(doc, tokens, said, &named)).flatten();
        ages.push(Aged { tokens, value: (n, unit), said, person });
    }
    identify(doc, &named, &mut ages);
    findings.ages.extend(ages.into_iter().map(|aged| aged.date(doc)));
}

/// An age in its place.
struct Aged {
    tokens: TokenRange,
    /// How many, and the letter of their unit.
    value: (u64, char),
    said: Said,
    person: Option<usize>,
}

impl Aged {
    fn date(self, doc: &Document) -> Date {
        Date {
            span: doc.span(self.tokens),
            kind: DateKind::Duration,
            value: format!("P{}{}", self.value.0, self.value.1),
            days: None,
            modifier: None,
            anchor: Anchor::Explicit,
            quant: None,
            freq: None,
            range: None,
            age: Some(Age { person: self.person }),
            rule: self.said.name(),
        }
    }
}

/// Lists the ages after the dates, where they are asked for.
pub(super) fn list(reading: &Reading<'_>, findings: &mut Findings) {
    if reading.config.ages {
        findings.dates.extend_from_slice(&findings.ages);
    }
}

/// How an age is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// "aged 17", "at the age of 17"
    Aged,
    /// The second of two: "aged 17 to 20"
    Range,
    /// "Ana Ruiz, 34, of …"
    Apposed,
    /// "Ana Ruiz was 34."
    Is,
    /// "the victim, 34, of …"
    Noun,
    /// "17-year-old", "17 years old"
    YearsOld,
    /// "17 years of age"
    YearsOfAge,
}

impl Said {
    /// The rule's name in records.
    fn name(self) -> &'static str {
        match self {
            Self::Aged => "aged",
            Self::Range => "aged_range",
            Self::Apposed => "age_apposed",
            Self::Is => "age_is",
            Self::Noun => "age_of_noun",
            Self::YearsOld => "years_old",
            Self::YearsOfAge => "years_of_age",
        }
    }
}

/// A person's mention by name.
struct Named {
    tokens: TokenRange,
    person: usize,
}

/// All mentions of people by name, in order.
fn named(doc: &Document, findings: &Findings) -> Vec<Named> {
    let mut named = Vec::new();
    for (person, each) in findings.people.iter().enumerate() {
        let mentions = each.mentions.iter().filter(|mention| mention.form == Form::Name);
        named.extend(mentions.map(|mention| Named { tokens: doc.tokens_in(mention.span), person }));
    }
    named.sort_by_key(|named| named.tokens.first);
    named
}

/// The age that a numeral is: its tokens, its unit's letter, how it is said.
fn read(doc: &Document, numeral: &Numeral, named: &[Named], in_range: bool) -> Option<(TokenRange, char, Said)> {
    let (first, end) = (numeral.tokens.first as usize, numeral.tokens.end as usize);
    let sentence = doc.sentences[doc.sentence_of(first)].tokens;
    let limit = sentence.end as usize;
    let lower = |at: usize| if at < limit { doc.lower(at) } else { "" };
    let hyphen = |at: usize| usize::from(at < limit && doc.tokens[at].kind == TokenKind::Hyphen);
    let before = if first > sentence.first as usize { doc.lower(first - 1) } else { "" };
    // "17-year-old", "17 years old", "17 years of age"
    let at = end + hyphen(end);
    let unit = calendar_word(lower(at)).filter(|word| word.roles.intersects(Role::UNIT | Role::UNITS)).and_then(|word| letter(word.value));
    if let Some(unit) = unit {
        let behind = at + 1 + hyphen(at + 1);
        if matches!(lower(behind), "old" | "olds") {
            // "a 20-year-old company"
            let of_thing = behind + 1 < limit && hyphen(at + 1) == 1 && is_thing(doc, behind + 1);
            return (!of_thing).then(|| (TokenRange::new(first, behind + 1), unit, Said::YearsOld));
        }
        if lower(at + 1) == "of" && lower(at + 2) == "age" {
            return Some((TokenRange::new(first, at + 3), unit, Said::YearsOfAge));
        }
    }
    let written = doc.tokens[first].kind == TokenKind::Number && end == first + 1;
    let of_age = before == "of" && first >= sentence.first as usize + 2 && doc.lower(first - 2) == "age";
    if (of_age || matches!(before, "aged" | "age" | "ages")) && (written || doc.tokens[first].kind == TokenKind::Word) {
        // "aged 3 months"
        let (end, unit) = unit.filter(|_| at == end).map_or((end, 'Y'), |unit| (at + 1, unit));
        return Some((TokenRange::new(first - 1 - usize::from(of_age), end), unit, Said::Aged));
    }
    if in_range && written {
        return Some((numeral.tokens, 'Y', Said::Range));
    }
    let said = beside(doc, (first, end), sentence, named).filter(|_| written)?;
    Some((numeral.tokens, 'Y', said))
}

/// A bare number beside a name or a noun for a person: "Ana Ruiz, 34,", "Ana Ruiz (34)", "Ana Ruiz was 34.", "the victim, 34,".
fn beside(doc: &Document, (first, end): (usize, usize), sentence: TokenRange, named: &[Named]) -> Option<Said> {
    let start = sentence.first as usize;
    let before = if first > start { doc.lower(first - 1) } else { "" };
    let behind = if end < sentence.end as usize { doc.lower(end) } else { "" };
    let mark = behind.is_empty() || matches!(doc.tokens[end].kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Dash);
    let ends = |at: usize| name_before(named, at).filter(|k| named[*k].tokens.first >= sentence.first);
    match before {
        "," => {
            if !mark && !matches!(behind, "," | ")" | ";" | "and" | "who" | "from" | "of" | "was" | "were" | "is") {
                return None;
            }
            if ends(first - 1).is_some()
                || person::with_place(doc, first - 1, named).is_some_and(|k| named[k].tokens.first >= sentence.first)
            {
                return Some(Said::Apposed);
            }
            // "a man, 5'11""
            let closed = behind.is_empty() || doc.tokens[end].kind == TokenKind::Stop || matches!(behind, "," | "was" | "who");
            (closed && first >= start + 3 && is_one_person(doc, first - 2)).then_some(Said::Noun)
        }
        // "Kane (34)" is the minute of a goal.
        "(" if behind == ")" => ends(first - 1).filter(|k| named[*k].tokens.range().len() > 1).map(|_| Said::Apposed),
        "is" | "was" if mark || matches!(behind, "," | "when" | "at") => {
            let who = usize::from(first >= start + 3 && doc.lower(first - 2) == "who");
            let comma = usize::from(who == 1 && doc.lower(first - 3) == ",");
            ends(first - 1 - who - comma).map(|_| Said::Is)
        }
        _ => None,
    }
}

/// The name that ends right before a token.
fn name_before(named: &[Named], at: usize) -> Option<usize> {
    let k = named.partition_point(|named| (named.tokens.end as usize) < at);
    named.get(k).is_some_and(|named| named.tokens.end as usize == at).then_some(k)
}

/// "victim", "man", and not "men"; "her boyfriend" and "the victim" before a comma.
fn is_one_person(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    word.is(Class::PERSON_NOUN)
        && !word.is_capitalized()
        && person_noun(word.lower()).is_some_and(|noun| noun.number == Number::One)
        && doc.tokens[at - 1].kind == TokenKind::Word
}

/// A noun that names no person.
fn is_thing(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    let noun = word.is_mostly(Tag::Noun) || word.is_mostly(Tag::Nouns);
    let person = word.is(Class::PERSON_NOUN) || word.is(Class::TITLE) && !word.is(Class::ORGANIZATION_WORD);
    doc.tokens[at].kind == TokenKind::Word && noun && !word.is_capitalized() && !person
}

/// Does "and", "to" or a hyphen join a second age of the same people: "aged 17 to 20"?
fn joins(doc: &Document, at: usize) -> bool {
    at < doc.tokens.len() && (matches!(doc.lower(at), "and" | "to") || matches!(doc.tokens[at].kind, TokenKind::Hyphen | TokenKind::Dash))
}

/// TIMEX3's letter of a unit in which ages are told.
fn letter(unit: u8) -> Option<char> {
    Some(match unit {
        4 => 'D',
        5 => 'W',
        6 => 'M',
        7 => 'Y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
