//! Candidates for persons: by what is known of each word, by titles and ages beside them, by how the document uses the words elsewhere.

use super::evidence::{is_calendar, is_capital_word, is_elided, is_initial, is_particle, speaks_beside};
use super::known::Part;
use super::runs::Run;
use super::{Candidate, Context, place, titles};
use crate::extract::findings::NameKind;
use crate::lexicon::Class;
use crate::lexicon::not_names::NotName;
use crate::text::{Case, Document, Small, TokenKind, TokenRange};

/// The most capitalised words in a name.
const LONGEST: usize = 6;

/// Adds the persons of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    if run.dateline {
        return;
    }
    let doc = context.reading.doc;
    for first in run.tokens.range() {
        if begins(doc, first, run) {
            Maker { context, doc, run, first }.extend(out);
        }
    }
}

/// Can a name begin with this token?
fn begins(doc: &Document, k: usize, run: &Run) -> bool {
    let glued = k > run.tokens.first as usize && doc.tokens[k - 1].kind == TokenKind::Hyphen;
    if glued || doc.tokens[k].kind == TokenKind::Hyphen {
        return false;
    }
    // A particle that ends what stands before it ("Abd al-Aziz") is inside a name, not its first word.
    let inside = k > run.tokens.first as usize && is_particle(doc, k - 1);
    if is_capital_word(doc, k) {
        // "À Saint-Xavora": a word of another language.
        let word = doc.word(k).text();
        if !word.is_ascii() && word.chars().count() == 1 && doc.tokens[k].kind != TokenKind::Initial {
            return false;
        }
        let address =
            titles::addresses(doc, k) && k + 1 < run.tokens.end as usize && is_capital_word(doc, k + 1) && doc.word(k).entry.given < 8;
        return !inside && !address && !doc.word(k).is(Class::NAME_SUFFIX);
    }
    is_particle(doc, k) && (k == run.tokens.first as usize || titles::head(doc, k - 1).is_some())
}

struct Maker<'a> {
    context: &'a Context<'a>,
    doc: &'a Document,
    run: &'a Run,
    first: usize,
}

impl Maker<'_> {
    /// Adds a candidate for every place where the name can end.
    fn extend(&self, out: &mut Vec<Candidate>) {
        let doc = self.doc;
        let limit = self.run.tokens.end as usize;
        let (mut sum, mut words, mut k) = (0, 0, self.first);
        // What the last word is worth as a last and as another word.
        let mut pending = 0;
        let title = self.title();
        while k < limit && words < LONGEST {
            let token = doc.tokens[k];
            if token.kind == TokenKind::Hyphen {
                k += 1;
                continue;
            }
            if !is_capital_word(doc, k) && (words == 0 || !is_elided(doc, k)) {
                let glued = !token.spaced && doc.tokens[k - 1].kind == TokenKind::Hyphen;
                if glued && doc.case(k) == Case::Lower {
                    // "Ki-moon", "Abdel-fattah": the rest of a compound; "Assad-backed" ended before it.
                    if doc.word(k).is_common() {
                        return;
                    }
                } else if !is_particle(doc, k) {
                    return;
                } else {
                    k += 1;
                    continue;
                }
            } else {
                sum += pending;
                let (as_other, as_last) = self.worth(k, words == 0);
                pending = as_other;
                words += usize::from(!doc.word(k).is(Class::NAME_SUFFIX | Class::NAME_PARTICLE) || words == 0);
                if self.ends(k + 1) {
                    let score = self.score(k + 1, words, sum + as_last, title);
                    if score > 0 {
                        let tokens = TokenRange::new(self.first, k + 1);
                        out.push(Candidate { tokens, kind: Some(NameKind::Person), score, rule: self.rule(words, title) });
                    }
                }
                if sum + pending < -60 {
                    return;
                }
                k += 1;
                continue;
            }
            if self.ends(k + 1) {
                let score = self.score(k + 1, words, sum + pending, title);
                if score > 0 {
                    let tokens = TokenRange::new(self.first, k + 1);
                    out.push(Candidate { tokens, kind: Some(NameKind::Person), score, rule: self.rule(words, title) });
                }
            }
            k += 1;
        }
    }

    /// How strongly the words before speak for a person; not at all where they are part of a place's name ("Sri Lanka").
    fn title(&self) -> i32 {
        let (strength, head) = titles::strength(self.doc, self.first, self.run.sentence);
        let place = head.and_then(|head| self.doc.toponym_before(head, self.run.tokens.end as usize));
        if place.is_some_and(|m| m.tokens.holds(self.first) && m.strength >= 5) { 0 } else { strength }
    }

    fn rule(&self, words: usize, title: i32) -> &'static str {
        match words {
            _ if title > 0 => "title",
            1 if self.context.known.is_person_word(self.doc.folded(self.first)) => "word of a full name",
            1 => "name in context",
            _ => "full name",
        }
    }

    /// May the name end before token `end`?
    fn ends(&self, end: usize) -> bool {
        if end >= self.run.tokens.end as usize {
            return true;
        }
        if self.doc.tokens[end].kind == TokenKind::Hyphen {
            let next = self.doc.word(end + 1);
            return next.case == Case::Lower && next.is_common();
        }
        // "Jr." belongs to the name.
        !self.doc.word(end).is(Class::NAME_SUFFIX)
    }

    /// What the capitalised word at `k` is worth inside and at the end of a person's name.
    fn worth(&self, k: usize, first: bool) -> (i32, i32) {
        let doc = self.doc;
        let word = doc.word(k);
        let letter = doc.tokens[k].kind == TokenKind::Initial || word.text().len() == 1;
        if letter {
            return (8, if first { -40 } else { -2 });
        }
        if word.is(Class::NAME_SUFFIX) && !first {
            return (0, 8);
        }
        // "Al Thani", "Van Dyk", "El Salvador".
        if word.is(Class::NAME_PARTICLE) {
            return (if first { -12 } else { 4 }, -30);
        }
        let e = word.entry;
        let (given, surname) = (i32::from(e.given), i32::from(e.surname));
        let name = given.max(surname);
        let strong = name >= 5 && i32::from(e.lower) <= i32::from(e.capital) + 2;
        // Words of names found elsewhere count as much in a full name as alone, so that it is not cut.
        let mut base = match self.context.known.part(word.folded) {
            Some(Part::Last) => 70,
            Some(Part::Other) => 30,
            None => 0,
        };
        if word.is(Class::NOT_A_NAME) {
            base -= match word.not_name {
                Some(NotName::Group) => {
                    if strong || !first {
                        10
                    } else {
                        50
                    }
                }
                Some(NotName::Event | NotName::Storm | NotName::Street) => {
                    if strong {
                        6
                    } else {
                        30
                    }
                }
                Some(NotName::Calendar) => {
                    if strong {
                        14
                    } else {
                        90
                    }
                }
                _ => {
                    if strong {
                        10
                    } else {
                        60
                    }
                }
            };
        }
        if word.is(Class::ORGANIZATION_WORD) {
            base -= if strong { 12 } else { 30 };
        }
        if word.is(Class::PLACE_WORD | Class::DIRECTION) {
            base -= if strong { 8 } else { 24 };
        }
        if word.is(Class::TITLE) {
            let head = titles::head(doc, k).is_some();
            base -= if strong {
                6
            } else if head {
                26
            } else {
                18
            };
        }
        if word.is(Class::DEMONYM) {
            // "Ahmad Karim Iraqi": behind other names it is one too.
            base -= if strong || !first { 8 } else { 22 };
        }
        if word.is_common() {
            base -= if strong { 4 } else { 16 };
        } else if e.lower == 0 && e.capital == 0 && name == 0 {
            base += 8;
        } else if e.capital > e.lower {
            base += 3;
        }
        let label = self.is_label(k);
        if word.case == Case::Upper && word.text().len() > 1 && self.run.cased && !label {
            // "JB Low": initials without stops.
            let initials = first
                && word.text().len() == 2
                && !word.is(Class::ORGANIZATION_NAME)
                && k + 1 < self.run.tokens.end as usize
                && is_capital_word(doc, k + 1);
            base -= match () {
                () if initials && doc.toponym_before(k, k + 1).is_none() => 4,
                // "Ana Ruiz KC": an office or an honour behind the name.
                () if !first && (2..=4).contains(&word.text().len()) && doc.case(k - 1) == Case::Capital => 90,
                () if name >= 3 && word.text().len() > 3 => 4,
                () => 24,
            };
        }
        if first && is_initial(doc, k, self.run.sentence) && word.is_common() && self.context.evidence.usage(word.folded).inside == 0 {
            base -= if strong { 6 } else { 30 };
        }
        let inner = base + (2 * given).max(surname).min(16);
        let last = base + (2 * surname).max(given).min(16);
        (inner, last)
    }

    /// The score of the candidate `first..end` of so many words that are worth `sum`.
    fn score(&self, end: usize, words: usize, sum: i32, title: i32) -> i32 {
        let (doc, run, first) = (self.doc, self.run, self.first);
        let usage = self.context.evidence.usage(doc.folded(end - 1));
        let mut score = sum
            + title
            + match words {
                1 => -24,
                2 | 3 => 6,
                4 => 2,
                _ => -4,
            };
        if words == 1 {
            score += 14 * i32::from(usage.titled.min(2)) + 5 * i32::from(usage.speaks.min(3));
            score -= 8 * i32::from(usage.located.min(3)) + 10 * i32::from(usage.the.min(2));
        }
        let before = if first > run.sentence { doc.small(first - 1) } else { Small::empty() };
        let rules = doc.small(end).contains(Small::RULE);
        if before.contains(Small::ARTICLE) && !rules {
            score -= 20;
        } else if before.contains(Small::LOCATES) {
            score -= if words == 1 { 22 } else { 14 };
        }
        if speaks_beside(doc, first, end, run.sentence) {
            score += 10;
        }
        if words == 1 && self.is_label(first) {
            score += 60;
        }
        // "Ana d’Xavora".
        if (first + 1..end).any(|k| is_elided(doc, k)) {
            score += 30;
        }
        score += self.age(end);
        if words == 1 && title == 0 && place::single_kin(doc, first, end, run.sentence) {
            score += 80;
        }
        // "Villa Xavora", "Cerro Xavora": a name of a place begins so.
        if words >= 2 && title == 0 && doc.word(first).is(Class::BEFORE_A_NAME) && doc.word(first).not_name == Some(NotName::Site) {
            score -= 30;
        }
        if words == 1 && rules && doc.toponym_before(first, end).is_none_or(|m| m.strength < 5) {
            score += 50;
        }
        // "Director General": the second word is no name.
        if words == 1 && title > 0 && titles::head(doc, first).is_some() {
            score -= 40;
        }
        // More of the same run beside it.
        if end < run.tokens.end as usize && is_capital_word(doc, end) {
            let next = doc.word(end);
            let other = next.is(Class::ORGANIZATION_WORD | Class::PLACE_WORD)
                || next.is(Class::NOT_A_NAME) && matches!(next.not_name, Some(NotName::Event | NotName::Storm | NotName::Street));
            score -= if other {
                24
            } else if next.is(Class::NOT_A_NAME) || is_calendar(doc, end) {
                0
            } else {
                6
            };
        }
        if words == 1
            && title == 0
            && doc.toponym_before(first, end).is_some_and(|m| m.tokens.end as usize == end && m.strength >= 8)
            && self.context.known.part(doc.folded(first)) != Some(Part::Last)
        {
            score -= 30;
        }
        if title > 0 && words >= 2 {
            score += 4;
        }
        score
    }

    /// "RUIZ: …": the family name of a known person in capitals, alone before a colon.
    fn is_label(&self, k: usize) -> bool {
        k == self.run.sentence && self.doc.lower(k + 1) == ":" && self.context.known.part(self.doc.folded(k)) == Some(Part::Last)
    }

    /// ", 34," behind a name.
    fn age(&self, end: usize) -> i32 {
        let doc = self.doc;
        let number = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number) && doc.lower(k).len() <= 3;
        let comma = doc.small(end).contains(Small::COMMA);
        let bracket = doc.small(end).contains(Small::BRACKET);
        if comma && number(end + 1) && matches!(doc.lower(end + 2), "," | "." | "of" | "from" | "and" | ";" | ")")
            || bracket && number(end + 1) && doc.lower(end + 2) == ")"
            || comma && doc.lower(end + 1) == "aged"
        {
            20
        } else {
            0
        }
    }
}
