//! The features of a token: 32-bit hashes of a template's number and what fills it.
//!
//! Features of a **word** depend on nothing but the word and how far it stands from the token ([`word`], at [`DISTANCES`] places from two
//! before to two behind); their sums can be kept. So can those of what the word does elsewhere in the article ([`habits`]). Features of its
//! **surroundings** ([`around`]) join words, look into the gazetteer and the lists of organisations.

use super::evidence::Evidence;
use crate::lexicon::{Class, organizations};
use crate::text::{Case, Document, TokenKind, TokenRange, Word, WordId};

/// Places a word can stand at, as seen from the token: two before (0), one before (1), itself (2), one behind (3), two behind (4).
pub const DISTANCES: usize = 5;

/// The token at `distance` of `at`, if the sentence has one there.
pub fn neighbour(at: usize, distance: usize, sentence: TokenRange) -> Option<usize> {
    (at + distance).checked_sub(2).filter(|&k| sentence.holds(k))
}

/// The feature "the sentence has no token at this distance".
pub fn border(distance: usize) -> u32 {
    hash(200, distance as u64)
}

/// A hash of a template's number and a value; never 0.
fn hash(template: u64, value: u64) -> u32 {
    let mut h = (value ^ template.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h ^= h >> 32;
    h = h.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    h ^= h >> 29;
    (h as u32).max(1)
}

/// A hash of a text (FNV-1a), the same on every machine.
pub(crate) fn letters(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

/// Can a word join the capitalised words of a name: "of", "bin"?
pub(crate) fn may_join(lower: &str, case: Case, class: Class) -> bool {
    matches!(lower, "of" | "for" | "and" | "&" | "the" | "on" | "in" | "to" | "against" | "without")
        || case == Case::Lower && class.contains(Class::NAME_PARTICLE)
}

/// The same of a token; hyphens and "'s" can too.
pub fn joins(doc: &Document, at: usize) -> bool {
    match doc.tokens[at].kind {
        TokenKind::Hyphen | TokenKind::Clitic => true,
        TokenKind::Word | TokenKind::Sign => doc.tokens[at].joins,
        _ => false,
    }
}

/// "McCain" → XxXx, "NATO" → XX, "U.S." → X.X., with runs cut at two.
fn shape(text: &str) -> u64 {
    let mut out = 0u64;
    let (mut last, mut run) = (0, 0);
    for c in text.chars().take(24) {
        let class = match c {
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            '.' => 4,
            '-' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            out = out.wrapping_mul(8).wrapping_add(class);
        }
    }
    out
}

/// The last `n` letters of a word; None where it is no longer than that.
fn suffix(text: &str, n: usize) -> Option<&str> {
    let (at, _) = text.char_indices().rev().nth(n - 1)?;
    (at > 0).then(|| &text[at..])
}

/// The first `n` letters of a word; None where it is no longer than that.
fn prefix(text: &str, n: usize) -> Option<&str> {
    let (at, _) = text.char_indices().nth(n)?;
    Some(&text[..at])
}

/// Classes that say something about names.
const TELLING: Class = Class::DETERMINER
    .union(Class::PRONOUN)
    .union(Class::PREPOSITION)
    .union(Class::CONJUNCTION)
    .union(Class::AUXILIARY)
    .union(Class::MONTH)
    .union(Class::WEEKDAY)
    .union(Class::CUE)
    .union(Class::TITLE)
    .union(Class::PERSON_NOUN)
    .union(HEADS)
    .union(Class::DIRECTION)
    .union(Class::NAME_PARTICLE)
    .union(Class::NAME_SUFFIX)
    .union(Class::NUMBER);

/// Classes that decide what a chain of capitals is, wherever in it such a word stands.
const HEADS: Class = Class::ORGANIZATION_WORD.union(Class::PLACE_WORD).union(Class::TITLE).union(Class::NOT_A_NAME).union(Class::DEMONYM);

/// The telling classes of a word as one value.
fn told(word: &Word) -> u64 {
    (word.class & TELLING).bits()
}

/// Each class by itself.
fn bits(classes: Class) -> impl Iterator<Item = u64> {
    let mut left = classes.bits();
    std::iter::from_fn(move || {
        let lowest = left & left.wrapping_neg();
        left ^= lowest;
        (lowest != 0).then_some(lowest)
    })
}

/// How common the word is in lower case against capitals, in nine steps.
fn commonness(word: &Word) -> u64 {
    let e = word.entry;
    if e.tags.is_empty() {
        return 9;
    }
    (i32::from(e.lower) - i32::from(e.capital)).clamp(-8, 8).unsigned_abs() as u64 / 2 + if e.lower >= e.capital { 10 } else { 20 }
}

/// The features of a word that stands at `distance` of the token. `cluster`: the cluster it belongs to, 0 for none.
pub fn word(word: &Word, cluster: u8, distance: usize, put: &mut impl FnMut(u32)) {
    let lower = word.lower();
    let e = word.entry;
    let mut at = |template: u64, value: u64| put(hash(template * 8 + distance as u64, value));
    at(1, word.hash);
    at(2, shape(word.text()));
    if cluster > 0 {
        at(9, u64::from(cluster));
    }
    at(3, e.main as u64 | if e.tags.is_empty() { 99 } else { 0 });
    if distance == 0 || distance == 4 {
        return;
    }
    for class in bits(word.class & TELLING) {
        at(4, class);
    }
    at(5, u64::from(e.given));
    at(6, u64::from(e.surname));
    at(7, commonness(word));
    if let Some(s) = suffix(lower, 3) {
        at(8, letters(s));
    }
    if distance != 2 {
        return;
    }
    for n in [2, 4] {
        if let Some(s) = suffix(lower, n) {
            at(8 + n as u64, letters(s));
        }
    }
    for n in [2, 3, 4] {
        if let Some(p) = prefix(lower, n) {
            at(14 + n as u64, letters(p));
        }
    }
    at(19, u64::from(e.given.min(8)) << 8 | u64::from(e.surname.min(8)));
    at(20, commonness(word) << 8 | word.case as u64);
    at(21, u64::from(e.tags.bits()));
    at(22, lower.chars().count().min(12) as u64);
}

/// The features of a token's surroundings. `titled`: the sentence is mostly capitals.
pub fn around(doc: &Document, sentence: TokenRange, titled: bool, at: usize, put: &mut impl FnMut(u32)) {
    let token = doc.tokens[at];
    let this = doc.words.get(token.word);
    let mut feature = |template: u64, value: u64| put(hash(template * 8, value));
    let beside = |distance: usize| neighbour(at, distance, sentence).map(|k| doc.word(k));
    let (left, right) = (beside(1), beside(3));
    let form = |w: Option<&Word>| w.map_or(1, |w| w.hash);
    let start = u64::from(at == sentence.first as usize);

    feature(31, start << 1 | u64::from(titled));
    feature(34, form(left).wrapping_mul(31) ^ this.hash);
    feature(35, form(right).wrapping_mul(37) ^ this.hash);
    chain(doc, sentence, at, &mut feature);
    if !this.is_capitalized() {
        return;
    }
    let classes = |w: Option<&Word>| w.map_or(1, told);
    feature(40, commonness(this) << 2 | start << 1 | u64::from(titled));
    feature(41, classes(left).wrapping_mul(31) ^ classes(right) ^ told(this).rotate_left(32));
    let strengths = |w: &Word| u64::from(w.entry.given.min(8)) << 4 | u64::from(w.entry.surname.min(8));
    let given = |w: Option<&Word>| w.map_or(99, |w| if w.is_capitalized() { strengths(w) } else { 98 });
    feature(42, given(left) << 16 | strengths(this));
    feature(43, given(right) << 16 | strengths(this));
    run(doc, sentence, at, &mut feature);
    if token.kind == TokenKind::Initial {
        feature(50, 1);
    }
    places(doc, sentence, at, &mut feature);
}

/// The most tokens to either side that belong to a run.
const RUN: usize = 4;

/// The capitalised words right beside the token: the first and the last of them, and what stands around them.
fn run(doc: &Document, sentence: TokenRange, at: usize, feature: &mut impl FnMut(u64, u64)) {
    let (from, to) = (sentence.first as usize, sentence.end as usize);
    let (mut first, mut last) = (at, at);
    while last + 1 < to && last - at < RUN && doc.is_capitalized(last + 1) {
        last += 1;
    }
    while first > from && at - first < RUN && doc.is_capitalized(first - 1) {
        first -= 1;
    }
    feature(44, doc.word(last).hash << 1 | u64::from(last > at));
    feature(45, doc.word(first).hash << 1 | u64::from(first < at));
    feature(47, if first > from { doc.word(first - 1).hash } else { 1 });
    feature(48, if last + 1 < to { doc.word(last + 1).hash } else { 1 });
}

/// The next capitalised token behind or before `at`, with at most two between that may join.
fn step(doc: &Document, at: usize, sentence: TokenRange, forward: bool) -> Option<usize> {
    let mut k = at;
    for _ in 0..3 {
        k = if forward { k + 1 } else { k.checked_sub(1)? };
        if !sentence.holds(k) {
            return None;
        }
        if doc.is_capitalized(k) && doc.tokens[k].kind != TokenKind::Address {
            return Some(k);
        }
        if !joins(doc, k) {
            return None;
        }
    }
    None
}

/// The most steps along a chain to either side.
const CHAIN: u64 = 5;

/// The chain of capitals and joining words that the token stands in: which words in it head organisations, places and titles; where it
/// ends; and the known organisation that the token belongs to.
fn chain(doc: &Document, sentence: TokenRange, at: usize, feature: &mut impl FnMut(u64, u64)) {
    let capital = u64::from(doc.is_capitalized(at));
    for forward in [true, false] {
        let mut k = at;
        let mut heads = Class::empty();
        let side = u64::from(forward) << 1 | capital;
        for steps in 1..=CHAIN {
            let Some(next) = step(doc, k, sentence, forward) else { break };
            k = next;
            let word = doc.word(k);
            for class in bits((word.class & HEADS).difference(heads)) {
                feature(90, class << 8 | steps.min(3) << 2 | side);
                if class == Class::ORGANIZATION_WORD.bits() {
                    feature(91, word.hash << 2 | side);
                }
            }
            heads |= word.class & HEADS;
        }
        let beyond = if forward { Some(k + 1) } else { k.checked_sub(1) };
        feature(94, beyond.filter(|&k| sentence.holds(k)).map_or(1, |k| doc.word(k).hash) << 2 | side);
    }
    for back in 0..4usize {
        let Some(from) = at.checked_sub(back).filter(|&k| sentence.holds(k)) else { break };
        if !doc.word(from).is(Class::ORGANIZATION_NAME) {
            continue;
        }
        let end = sentence.end as usize;
        let lower = |n: usize| if from + n < end { doc.lower(from + n) } else { "" };
        let upper = |n: usize| (from..from + n).all(|t| matches!(doc.case(t), Case::Upper | Case::None));
        if let Some((known, n)) = organizations::longest(doc.lower(from), lower, upper)
            && back < n
        {
            feature(96, (back.min(2) as u64) << 8 | (n.min(3) as u64) << 2 | capital);
            feature(97, letters(known.kind.name()) ^ u64::from(back > 0));
            break;
        }
    }
}

/// Templates of what the same word does elsewhere in the article, and how many values each has: so few that they can be looked up in advance.
pub const HABITS: [u8; 10] = [6, 5, 5, 5, 8, 37, 5, 4, 5, 32];

/// The feature of a value in one of [`HABITS`].
pub fn habit(template: usize, value: u8) -> u32 {
    hash((60 + template as u64) * 8, u64::from(value))
}

/// What a capitalised word, by its lower-case form, does elsewhere in the article: a value for each of [`HABITS`]. None where nothing is
/// known, which is value 0 of the first alone.
pub fn habits(folded: WordId, evidence: &Evidence) -> Option<[u8; HABITS.len()]> {
    let h = evidence.habit(folded)?;
    let count = u32::from(h.count.max(1));
    // None, or how many thirds of the occurrences; a cue may stand on both sides.
    let part = |n: u16| if n == 0 { 0 } else { 1 + (1..=6).map(|k| u8::from(3 * u32::from(n) >= k * count)).sum::<u8>() };
    let any = |n: u16| u8::from(n > 0);
    Some([
        1 + h.count.min(4) as u8,
        part(h.after_title),
        part(h.after_place_cue),
        part(h.after_the),
        part(h.by_cue),
        part(h.left_capital) * 8 + part(h.right_capital),
        part(h.after_given),
        u8::from(h.inside == 0) << 1 | u8::from(evidence.is_lower_too(folded)),
        part(h.possessive),
        any(h.after_title) | any(h.after_place_cue) << 1 | any(h.after_the) << 2 | any(h.by_cue) << 3 | any(h.after_given) << 4,
    ])
}

/// What the gazetteer makes of the token: the longest name that begins here, or one or two tokens before.
fn places(doc: &Document, sentence: TokenRange, at: usize, feature: &mut impl FnMut(u64, u64)) {
    for back in 0..=2usize {
        let Some(from) = at.checked_sub(back).filter(|&k| sentence.holds(k)) else { break };
        let Some(found) = doc.toponym(from).filter(|found| found.tokens.holds(at)) else { continue };
        let long = found.tokens.len().min(3) as u64;
        let demonym = u64::from(found.demonym);
        feature(70, (found.kind as u64) << 12 | u64::from(found.strength) << 6 | long << 3 | demonym << 2 | back as u64);
        return;
    }
    feature(73, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_cut_long_runs() {
        assert_eq!(shape("Market"), shape("Tomato"));
        assert_eq!(shape("NATO"), shape("UN"));
        assert_ne!(shape("McCain"), shape("Market"));
        assert_ne!(shape("U.S."), shape("US"));
    }

    #[test]
    fn ends_of_words_are_shorter_than_the_word() {
        assert_eq!((suffix("aléppo", 3), prefix("aléppo", 3)), (Some("ppo"), Some("alé")));
        assert_eq!((suffix("ana", 3), prefix("ana", 3)), (None, None));
    }

    #[test]
    fn hashes_are_never_the_empty_slot() {
        assert!((0..10_000).all(|k| hash(1, k) != 0));
        assert_ne!(hash(1, 2), hash(2, 1));
    }
}
