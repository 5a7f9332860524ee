//! Ages of people, which are no dates. Takes the document and the people; gives [`Findings::ages`], lengths with [`Date::age`] set, which
//! are listed among the dates only where they are asked for ([`Config::ages`](crate::Config)).
//!
//! Forms: "a 17-year-old", "17 years old", "17 years of age", "aged 17", "age of 17", "ages 17 to 20", and "Ana Ruiz, 34," where a person is named
//! before it. The person is linked where the name stands beside the age: "17-year-old student Ana Ruiz", "Ana Ruiz, aged 17".

use super::findings::{Age, Anchor, Date, DateKind, Form};
use super::{Findings, Reading};
use crate::config::Kinds;
use crate::lexicon::Class;
use crate::lexicon::calendar::{Role, calendar_word};
use crate::lexicon::words::Tag;
use crate::text::{Document, Numeral, TokenKind, TokenRange};

/// The oldest that anybody has been, in years, with some to spare.
const OLDEST: u64 = 125;

/// Tokens between an age and the name behind it: "17-year-old high school student Ana Ruiz".
const BETWEEN: usize = 4;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let config = reading.config;
    if !config.ages && !config.kinds.contains(Kinds::CASUALTIES) {
        return;
    }
    let doc = reading.doc;
    let named = named(doc, findings);
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
        findings.ages.push(Date {
            span: doc.span(tokens),
            kind: DateKind::Duration,
            value: format!("P{n}{unit}"),
            days: None,
            modifier: None,
            anchor: Anchor::Explicit,
            quant: None,
            freq: None,
            range: None,
            age: Some(Age { person: one.then(|| person(doc, tokens, &named)).flatten() }),
            rule: said.name(),
        });
    }
}

/// Lists the ages after the dates, where they are asked for.
pub(super) fn list(reading: &Reading<'_>, findings: &mut Findings) {
    if reading.config.ages {
        findings.dates.extend_from_slice(&findings.ages);
    }
}

/// How an age is said.
#[derive(Clone, Copy)]
enum Said {
    /// "aged 17", "at the age of 17"
    Aged,
    /// The second of two: "aged 17 to 20"
    Range,
    /// "Ana Ruiz, 34, of …"
    Apposed,
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
    // "Ana Ruiz, 34, of …", "Ana Ruiz, 34."
    let closed = end >= limit
        || matches!(doc.tokens[end].kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Dash)
        || matches!(lower(end), "," | ")" | ";" | "and" | "who" | "from" | "of" | "was" | "were" | "is");
    let apposed = written && closed && before == "," && named.binary_search_by_key(&(first as u32 - 1), |named| named.tokens.end).is_ok();
    apposed.then_some((numeral.tokens, 'Y', Said::Apposed))
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

/// The person whose age it is, where the name stands beside it.
fn person(doc: &Document, age: TokenRange, named: &[Named]) -> Option<usize> {
    let sentence = doc.sentences[doc.sentence_of(age.first as usize)].tokens;
    let next = named.partition_point(|named| named.tokens.first < age.end);
    // "Ana Ruiz, 34", "Ana Ruiz, a 17-year-old", "Ana Ruiz is 17 years old"
    if let Some(last) = next.checked_sub(1).map(|k| &named[k]).filter(|last| last.tokens.first >= sentence.first) {
        let gap: Vec<&str> = (last.tokens.end as usize..age.first as usize).take(5).map(|at| doc.lower(at)).collect();
        let gap: Vec<&str> = gap.into_iter().filter(|word| !matches!(*word, "a" | "an" | "," | "just" | "only")).collect();
        if matches!(gap.as_slice(), [] | ["is" | "was"] | ["who", "is" | "was"]) {
            return Some(last.person);
        }
    }
    // "17-year-old student Ana Ruiz": nouns and adjectives between them.
    let behind = named.get(next).filter(|behind| behind.tokens.first < sentence.end)?;
    let mut between = age.end as usize..behind.tokens.first as usize;
    let described = between.len() <= BETWEEN
        && between.all(|at| {
            let word = doc.word(at);
            doc.tokens[at].kind == TokenKind::Word
                && !word.is(Class::CLOSED)
                && [Tag::Noun, Tag::Nouns, Tag::Proper, Tag::Adjective].into_iter().any(|tag| word.is_mostly(tag))
        });
    described.then_some(behind.person)
}

#[cfg(test)]
mod tests {
    use crate::config::Kinds;
    use crate::text::Document;
    use crate::{Config, input};

    /// "words=value person" of each age.
    fn ages(text: &str, asked: bool) -> Vec<String> {
        let mut article = input::article_from_text(text);
        article.given.date = Some("2016-02-20".to_owned());
        let mut doc = Document::default();
        doc.read(&article);
        let found = crate::extract::extract(&article, &doc, &Config { ages: asked, ..Config::default() });
        let ages = found.dates.iter().filter_map(|date| Some((date, date.age.as_ref()?)));
        let name = |age: &crate::extract::findings::Age| age.person.map_or("-", |k| found.people[k].name.as_str()).to_owned();
        ages.map(|(date, age)| format!("{}={} {}", date.span.of(text), date.value, name(age))).collect()
    }

    #[test]
    fn ages_with_their_people() {
        for (text, wanted) in [
            ("Police found 17-year-old student Ana Ruiz in the park.", &["17-year-old=P17Y Ana Ruiz"] as &[_]),
            ("Ana Ruiz, 34, of Springfield, was hurt.", &["34=P34Y Ana Ruiz"]),
            ("Ana Ruiz, 34, and Tom Hale, 41.", &["34=P34Y Ana Ruiz", "41=P41Y Tom Hale"]),
            ("Ana Ruiz, aged 34, was hurt.", &["aged 34=P34Y Ana Ruiz"]),
            ("Ana Ruiz, a 17-year-old from Leeds, was hurt.", &["17-year-old=P17Y Ana Ruiz"]),
            ("The 17-year-old told Ana Ruiz so.", &["17-year-old=P17Y -"]),
            ("Two 16-year-olds and a boy of three months.", &["16-year-olds=P16Y -"]),
            ("A baby aged 3 months and men aged 20 to 35 were hurt.", &["aged 3 months=P3M -", "aged 20=P20Y -", "35=P35Y -"]),
            ("He died at the age of 81.", &["age of 81=P81Y -"]),
            ("He was 17 years of age.", &["17 years of age=P17Y -"]),
            ("They found Ana and Tom Ruiz, aged 31 and 27.", &["aged 31=P31Y -", "27=P27Y -"]),
            // What is no age.
            ("Ana Ruiz, 34 others and a dog were hurt.", &[]),
            ("The pages, 34, were torn; rooms 12, 14 and 15.", &[]),
            ("The 20-year-old company closed its 80-year-old factory.", &[]),
            ("The war is 300 years old; it took 17 years.", &[]),
        ] {
            assert_eq!(ages(text, true), wanted, "{text}");
            assert!(ages(text, false).is_empty(), "{text}");
        }
    }

    #[test]
    fn ages_are_kept_for_who_asks_of_casualties_alone() {
        let text = "Ana Ruiz, 34, of Springfield, was killed on Friday.";
        let kept = |kinds: Kinds, ages: bool| {
            let article = input::article_from_text(text);
            let mut doc = Document::default();
            doc.read(&article);
            let found = crate::extract::extract(&article, &doc, &Config { kinds, ages, ..Config::default() });
            (found.ages.len(), found.dates.iter().filter(|date| date.age.is_some()).count())
        };
        assert_eq!(kept(Kinds::CASUALTIES, false), (1, 0));
        assert_eq!(kept(Kinds::DATES, false), (0, 0));
        assert_eq!(kept(Kinds::DATES, true), (1, 1));
    }
}
