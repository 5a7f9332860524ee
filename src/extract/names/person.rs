//! Candidates for persons: by what is known of each word, by titles and ages beside them, by how the document uses the words elsewhere.

use super::evidence::{Marks, is_calendar, is_capital_word, is_elided, is_particle, speaks_before, speaks_behind};
use super::facts::Fact;
use super::known::Part;
use super::runs::{Run, nickname};
use super::{Candidate, Context, alone, titles};
use crate::extract::findings::{NameKind, NameRule};
use crate::grammar::Pos;
use crate::lexicon::not_names::NotName;
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::words::{Tag, TagSet};
use crate::lexicon::{Class, name_syllables};
use crate::text::{Case, Document, Small, TokenKind, TokenRange, Word};

/// The most capitalised words in a name.
const LONGEST: usize = 6;

/// The most that can still speak for a word by itself when the rest is weighed: an age and a verb of saying.
const MOST_BESIDE: i32 = 20 + 10;

/// What a nickname between the words of a name is worth.
const NICKNAMED: i32 = 40;

/// Adds the persons of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    if run.dateline {
        return;
    }
    let doc = context.reading.doc;
    let facts = context.facts(run);
    for first in run.tokens.range() {
        if begins(doc, first, run) {
            let before = Before::of(context, run, first);
            Maker { context, doc, run, facts, first, before }.extend(out);
        }
    }
}

/// Can a name begin with this token?
fn begins(doc: &Document, k: usize, run: &Run) -> bool {
    let glued = k > run.tokens.first as usize && doc.tokens[k - 1].kind == TokenKind::Hyphen;
    if glued || doc.tokens[k].kind == TokenKind::Hyphen {
        return false;
    }
    if is_capital_word(doc, k) {
        let word = doc.word(k);
        // "À Saint-Xavora": a word of another language.
        let text = word.text();
        let letter = (2..=4).contains(&text.len()) && !text.is_ascii() && text.chars().count() == 1;
        if letter && doc.tokens[k].kind != TokenKind::Initial {
            return false;
        }
        // A particle that ends what stands before it ("Abd al-Aziz") is inside a name, not its first word.
        if word.is(Class::NAME_SUFFIX) || k > run.tokens.first as usize && is_particle(doc, k - 1) {
            return false;
        }
        // "minister for Youth and Sport Ana Ruiz", "Climbers Ana Ruiz and Luis Vega".
        if titles::ends_complement(doc, k, run.sentence) || titles::is_crowd(doc, k) {
            return false;
        }
        let address = word.entry.given < 8 && k + 1 < run.tokens.end as usize && is_capital_word(doc, k + 1) && titles::addresses(doc, k);
        return !address;
    }
    is_particle(doc, k) && (k == run.tokens.first as usize || titles::head(doc, k - 1).is_some())
}

/// What stands before a name, whatever its end.
struct Before {
    /// How strongly it speaks for a person.
    title: i32,
    small: Small,
    speaks: bool,
}

impl Before {
    /// Before the names that begin with this token.
    fn of(context: &Context<'_>, run: &Run, first: usize) -> Self {
        let doc = context.reading.doc;
        if first == run.sentence {
            return Self { title: 0, small: Small::empty(), speaks: false };
        }
        let fact = context.fact(run, first);
        let title = if fact.title == 0 { 0 } else { title(doc, run, first) };
        let speaks = if fact.is_capital() { fact.marks.contains(Marks::SPEAKS_BEFORE) } else { speaks_before(doc, first, run.sentence) };
        Self { title, small: doc.small(first - 1), speaks }
    }
}

/// How strongly the words before speak for a person; not at all where they are part of a place's name ("Sri Lanka").
fn title(doc: &Document, run: &Run, first: usize) -> i32 {
    let (strength, head) = titles::strength(doc, first, run.sentence);
    let place = head.and_then(|head| doc.toponym_before(head, run.tokens.end as usize));
    if place.is_some_and(|m| m.tokens.holds(first) && m.strength >= 5) { 0 } else { strength }
}

struct Maker<'a> {
    context: &'a Context<'a>,
    doc: &'a Document,
    run: &'a Run,
    facts: &'a [Fact],
    first: usize,
    before: Before,
}

impl Maker<'_> {
    fn fact(&self, k: usize) -> &Fact {
        &self.facts[k - self.run.tokens.first as usize]
    }

    fn part(&self, k: usize) -> Option<Part> {
        self.context.known.part(self.fact(k).key)
    }

    /// Adds a candidate for every place where the name can end.
    fn extend(&self, out: &mut Vec<Candidate>) {
        let doc = self.doc;
        let limit = self.run.tokens.end as usize;
        let (mut sum, mut words, mut k) = (0, 0, self.first);
        // What the last word is worth as a last and as another word.
        let mut pending = 0;
        while k < limit && words < LONGEST {
            let token = doc.tokens[k];
            if token.kind == TokenKind::Hyphen {
                k += 1;
                continue;
            }
            if words > 0 && token.kind == TokenKind::Quote {
                let Some(family) = nickname(doc, k, limit) else { return };
                sum += NICKNAMED;
                k = family;
                continue;
            }
            if words > 0 && self.are_letters(k) {
                return;
            }
            let counts = is_capital_word(doc, k) || words > 0 && is_elided(doc, k);
            let glued = || !token.spaced && doc.tokens[k - 1].kind == TokenKind::Hyphen && token.case == Case::Lower;
            let last = if counts {
                sum += pending;
                let (as_other, as_last) = self.worth(k, words == 0);
                pending = as_other;
                words += usize::from(!doc.word(k).is(Class::NAME_SUFFIX | Class::NAME_PARTICLE) || words == 0);
                as_last
            } else if glued() {
                // "Ki-moon", "Abdel-fattah": the rest of a compound; "Assad-backed" ended before it.
                if doc.word(k).is_common() && !self.is_rest_of_given(k) {
                    return;
                }
                pending
            } else if is_particle(doc, k) {
                k += 1;
                continue;
            } else {
                return;
            };
            self.add(k + 1, words, sum + last, out);
            if counts && sum + pending < -60 {
                return;
            }
            k += 1;
        }
    }

    /// "Ana Ruiz KC": do letters stand at `k` that are no part of the name? Among capitals alone nothing tells them from it.
    fn are_letters(&self, k: usize) -> bool {
        let (word, before) = (self.doc.word(k), self.doc.word(k - 1));
        word.case == Case::Upper && before.case != Case::Upper && particle(word.lower()) == Some(Particle::Letters)
    }

    /// Adds the candidate that ends before token `end` and whose words are worth `sum`, where it is any.
    fn add(&self, end: usize, words: usize, sum: i32, out: &mut Vec<Candidate>) {
        if self.ends(end) {
            let score = self.score(end, words, sum);
            if score > 0 {
                out.push(Candidate {
                    tokens: TokenRange::new(self.first, end),
                    kind: Some(NameKind::Person),
                    score,
                    rule: self.rule(words),
                });
            }
        }
    }

    fn rule(&self, words: usize) -> NameRule {
        match words {
            _ if self.before.title > 0 => NameRule::Titled,
            1 if self.part(self.first).is_some() => NameRule::WordOfFullName,
            1 => NameRule::NameInContext,
            _ => NameRule::FullName,
        }
    }

    /// Is the small word at `k`, behind a hyphen, the second syllable of a given name ("Moon Jae-in"), though it is a word of its own too?
    /// What stands before the hyphen is short, and the family name before that, or it is no common word.
    fn is_rest_of_given(&self, k: usize) -> bool {
        let syllable = k - 2;
        // "Blair-you", a hyphen for a dash: small words want a syllable before them.
        let small = self.doc.word(k).is(Class::PREPOSITION | Class::PRONOUN | Class::CONJUNCTION | Class::AUXILIARY);
        let short = self.doc.tokens[syllable].span.len() <= if small { 4 } else { 6 };
        short && name_syllables::is_syllable(self.doc.lower(k)) && (syllable > self.first || !self.doc.word(syllable).is_common())
    }

    /// May the name end before token `end`?
    fn ends(&self, end: usize) -> bool {
        if end >= self.run.tokens.end as usize {
            return true;
        }
        if self.doc.tokens[end].kind == TokenKind::Hyphen {
            let next = self.doc.word(end + 1);
            return next.case == Case::Lower && next.is_common() && !self.is_rest_of_given(end + 1);
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
        let part = self.part(k);
        // Words of names found elsewhere count as much in a full name as alone, so that it is not cut.
        let mut base = match part {
            Some(Part::Last) => 70,
            Some(Part::Other) => 30,
            None if first && self.context.known.is_named(self.fact(k).key) => -60,
            // "Georgia the state" beside "his wife, Georgia".
            None if self.context.known.is_alone(self.fact(k).key) && doc.toponym(k).is_none_or(|found| found.strength < 9) => 70,
            None => 0,
        };
        let dated =
            word.is(Class::NOT_A_NAME) && word.not_name == Some(NotName::Calendar) && is_name_in_calendar(self.context, self.run, k);
        if dated {
            return (base + 8, base + 8);
        }
        if word.is(OTHER) {
            // "Sapper said so" after "Elly Sapper".
            base -= other(word, strong, first) / if part == Some(Part::Last) { 2 } else { 1 };
        }
        // "Per Lund" inside a sentence: a small word has its capital for being a name.
        let small = first && word.is(Class::CLOSED) && word.case == Case::Capital && !self.fact(k).marks.contains(Marks::INITIAL);
        let common = word.is_common();
        if small {
            base += 24;
        } else if common {
            base -= if strong { 4 } else { 16 };
            if first && self.fact(k).is_never_inside() {
                base -= if strong { 6 } else { 30 };
            }
        } else if e.lower == 0 && e.capital == 0 && name == 0 {
            base += 8;
        } else if e.capital > e.lower {
            base += 3;
        }
        if word.case == Case::Upper && self.run.cased && !(part == Some(Part::Last) && self.is_label(k)) {
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
        let inner = base + (2 * given).max(surname).min(16);
        let last = base + (2 * surname).max(given).min(16);
        (inner, last)
    }

    /// The score of the candidate `first..end` of so many words that are worth `sum`.
    fn score(&self, end: usize, words: usize, sum: i32) -> i32 {
        let (doc, run, first, before) = (self.doc, self.run, self.first, &self.before);
        let (single, title, last) = (words == 1, before.title, self.fact(end - 1));
        let (begins, last_word) = (doc.word(first), doc.word(end - 1));
        let behind = doc.small(end);
        let rules = behind.contains(Small::RULE);
        let mut score = sum
            + title
            + match words {
                1 => -24,
                2 | 3 => 6,
                4 => 2,
                _ => -4,
            };
        if single {
            let usage = last.usage;
            score += 14 * i32::from(usage.titled.min(2)) + 5 * i32::from(usage.speaks.min(3));
            score -= 8 * i32::from(usage.located.min(3)) + 10 * i32::from(usage.the.min(2));
            if self.is_label(first) {
                score += 60;
            }
            if rules && doc.toponym_before(first, end).is_none_or(|m| m.strength < 5) {
                score += 50;
            }
        }
        if before.small.contains(Small::ARTICLE) && !rules {
            score -= 20;
        } else if before.small.contains(Small::LOCATES) {
            score -= if single { 22 } else { 14 };
        }
        // Not "Kimura" of "Jun Kimura, an archaeologist".
        let whole = first == run.tokens.first as usize || !is_capital_word(doc, first - 1);
        if single && whole && title == 0 && alone::is_person(doc, first, run.sentence) {
            score += 80;
        }
        // "Zoltan and Vera Horvath".
        if single && title == 0 && doc.lower(end) == "and" && self.is_couple(end) {
            score += 40;
        }
        // "Climbers Ana Ruiz and Luis Vega".
        if words >= 2 && title == titles::CROWD && !begins.is_common() && !last_word.is(OTHER) {
            score += 16;
        }
        // "Um Khalil".
        if words == 2 && is_kunya(doc.lower(first)) && doc.toponym(first).is_none_or(|found| found.tokens.end as usize != end) {
            score += 90;
        }
        // "Xavora, head of the rescue agency,": a word that no list knows, or a full name.
        if behind.contains(Small::COMMA) && title == 0 && alone::is_apposed(doc, end) {
            let unknown =
                || whole && doc.toponym(first).is_none() && !last_word.is_common() && !last_word.is(Class::ORGANIZATION_NAME | OTHER);
            score += if !single {
                14
            } else if unknown() {
                64
            } else {
                0
            };
        }
        // "Frexit would cost jobs".
        if single && title == 0 && last_word.entry.surname == 0 && self.part(first).is_none() && is_coined(last_word.lower()) {
            score -= 80;
        }
        // Most words by themselves are no names, whatever else could speak for them.
        if score <= -MOST_BESIDE && end == first + 1 {
            return 0;
        }
        let speaks = if last.is_capital() { last.marks.contains(Marks::SPEAKS_BEHIND) } else { speaks_behind(doc, end) };
        if before.speaks || speaks {
            score += 10;
        }
        // "Ana d’Xavora".
        if (first + 1..end).any(|k| is_elided(doc, k)) {
            score += 30;
        }
        if behind.intersects(Small::COMMA | Small::BRACKET) && alone::is_aged(doc, end) {
            score += 20;
        }
        // "Villa Xavora", "Cerro Xavora": a name of a place begins so.
        if words >= 2 && title == 0 && begins.is(Class::BEFORE_A_NAME) && begins.not_name == Some(NotName::Site) {
            score -= 30;
        }
        // "Sunday Okoro scored", "Rose Field said": words that are names as well, where a clause begins with them.
        if words == 2 && title == 0 && first == run.sentence && end == first + 2 && opens_clause(self.context, end) {
            let called = is_name_in_calendar(self.context, run, first);
            let both = begins.entry.given >= 4 && last_word.entry.surname >= 2 && (begins.is_common() || last_word.is_common());
            let speaks = last.marks.contains(Marks::SPEAKS_BEHIND);
            score += if !called && !both {
                0
            } else if speaks || called {
                74
            } else {
                44
            };
        }
        // "Sharp lives beside it", "May said so": the family name of a person, and a verb behind it.
        let known = || self.part(first) == Some(Part::Last) && last_word.is_common() || self.context.known.is_alone(last.key);
        if single && title == 0 && known() && opens_clause(self.context, end) {
            score += if last.marks.contains(Marks::INITIAL) { 44 } else { 20 };
        }
        // "Director General": the second word is no name.
        if single && title > 0 && titles::head(doc, first).is_some() {
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
        if single
            && title == 0
            && doc.toponym_before(first, end).is_some_and(|m| m.tokens.end as usize == end && m.strength >= 8)
            && self.part(first).is_none()
        {
            score -= 30;
        }
        if title > 0 && words >= 2 {
            score += 4;
        }
        score
    }

    /// Do two words that are a given and a family name stand behind the "and" at `k`, after a given name?
    fn is_couple(&self, k: usize) -> bool {
        let doc = self.doc;
        let name = |k: usize| self.run.tokens.holds(k) && is_capital_word(doc, k) && !doc.word(k).is(OTHER.union(Class::ORGANIZATION_NAME));
        let (first, last) = (doc.word(self.first).entry, k + 2);
        let given = |k: usize| name(k) && doc.word(k).entry.given >= 4 && !doc.word(k).is_common();
        let ends = !self.run.tokens.holds(last + 1) || !is_capital_word(doc, last + 1);
        first.given >= 4 && first.given >= first.surname && given(k + 1) && name(last) && ends
    }

    /// "RUIZ: …": the family name of a known person in capitals, alone before a colon.
    fn is_label(&self, k: usize) -> bool {
        k == self.run.sentence && self.doc.lower(k + 1) == ":" && self.part(k) == Some(Part::Last)
    }
}

/// Does a verb with a tense stand at token `end`, where a clause goes on behind its subject?
fn opens_clause(context: &Context<'_>, end: usize) -> bool {
    let doc = context.reading.doc;
    // "Xavora now lives in Leeds".
    let adverb = matches!(doc.lower(end), "now" | "then" | "later" | "also" | "still" | "never" | "once" | "only" | "first" | "already");
    let end = if adverb { end + 1 } else { end };
    let Some(word) = doc.tokens.get(end).map(|_| doc.word(end)).filter(|word| word.case == Case::Lower) else { return false };
    match context.reading.grammar.pos(end) {
        Pos::Edge => {
            let small = |word: &Word| {
                word.is(Class::PREPOSITION | Class::DETERMINER | Class::PRONOUN)
                    || matches!(word.entry.main, Tag::Preposition | Tag::Adverb | Tag::Determiner | Tag::Pronoun)
            };
            let closed = || doc.tokens.get(end + 1).is_some_and(|_| small(doc.word(end + 1)));
            word.is(Class::AUXILIARY | Class::MODAL)
                || matches!(word.entry.main, Tag::Past | Tag::Third)
                || word.can_be(TagSet::THIRD | TagSet::PAST) && closed()
        }
        pos => pos.is_finite(),
    }
}

/// Is the day or month at `k` a word of a person's name: "May said so" after "Martha May", "Sunday Okoro scored", where no preposition and no
/// number speak for the date?
pub(super) fn is_name_in_calendar(context: &Context<'_>, run: &Run, k: usize) -> bool {
    let doc = context.reading.doc;
    let number = |k: usize| doc.tokens.get(k).is_some_and(|t| matches!(t.kind, TokenKind::Number | TokenKind::Ordinal));
    let dated = k > run.sentence && {
        let before = doc.word(k - 1);
        before.is(Class::PREPOSITION | Class::DETERMINER | Class::MODAL | Class::AUXILIARY)
            || matches!(
                before.lower(),
                "last" | "next" | "early" | "late" | "mid" | "past" | "previous" | "coming" | "following" | "and" | "or" | "to"
            )
            || number(k - 1)
    };
    if dated || number(k + 1) {
        return false;
    }
    if context.known.part(context.fact(run, k).key) == Some(Part::Last) && opens_clause(context, k + 1) {
        return true;
    }
    let next = k + 1;
    if k != run.sentence || !run.tokens.holds(next) || run.tokens.end as usize != next + 1 || !is_capital_word(doc, next) {
        return false;
    }
    let (word, family) = (doc.word(k), doc.word(next));
    let other = OTHER.union(Class::ORGANIZATION_NAME).union(Class::PORTFOLIO);
    let named = !is_calendar(doc, next) && (!family.is(other) || family.entry.surname >= 3);
    named && word.text().len() > 2 && (family.entry.surname >= 3 || !family.is_common()) && opens_clause(context, next + 1)
}

/// "Abu Nasser", "Umm Khalil": called after a child.
fn is_kunya(lower: &str) -> bool {
    matches!(lower, "abu" | "abou" | "umm" | "um" | "oum")
}

/// A coined word: "Frexit", "Bidenomics".
fn is_coined(lower: &str) -> bool {
    const ENDINGS: [&str; 7] = ["exit", "gate", "nomics", "mania", "geddon", "coin", "xiteer"];
    ENDINGS.iter().any(|ending| lower.len() > ending.len() + 1 && lower.ends_with(ending))
}

/// The classes of words that are something else more often than they are names of persons.
const OTHER: Class = Class::NOT_A_NAME
    .union(Class::ORGANIZATION_WORD)
    .union(Class::PLACE_WORD)
    .union(Class::DIRECTION)
    .union(Class::TITLE)
    .union(Class::DEMONYM);

/// What such a word is worth less. `strong`: it is a name of many persons.
fn other(word: &Word, strong: bool, first: bool) -> i32 {
    let mut less = 0;
    if word.is(Class::NOT_A_NAME) {
        less += match word.not_name {
            Some(NotName::Group) if strong || !first => 10,
            Some(NotName::Group) => 50,
            Some(NotName::Event | NotName::Storm | NotName::Street) if strong => 6,
            Some(NotName::Event | NotName::Storm | NotName::Street) => 30,
            Some(NotName::Calendar) if strong => 14,
            Some(NotName::Calendar) => 90,
            _ if strong => 10,
            _ => 60,
        };
    }
    if word.is(Class::ORGANIZATION_WORD) {
        less += if strong { 12 } else { 30 };
    }
    if word.is(Class::PLACE_WORD | Class::DIRECTION) {
        less += if strong { 8 } else { 24 };
    }
    if word.is(Class::TITLE) {
        less += match word.title {
            _ if strong => 6,
            Some(title) if title.is_head() => 26,
            _ => 18,
        };
    }
    if word.is(Class::DEMONYM) {
        // "Ahmad Karim Iraqi": behind other names it is one too.
        less += if strong || !first { 8 } else { 22 };
    }
    less
}
