//! The gazetteer: names of places and their people, packed in `data/gazetteer.bin` and used in place.
//!
//! `examples/build_gazetteer.rs` makes the file and names its sources; [`pack`] describes its layout, [`key`] how a name is looked up.
//! [`longest`] takes a position in a document and gives the longest name that begins there, with everything it can mean.

use std::sync::LazyLock;

use super::{Add, Class};
use crate::text::{Case, Document, TokenKind, TokenRange};

pub mod key;
pub mod pack;
mod traps;

pub use pack::{Kind, Record, Role};

use pack::{NO_ADMIN1, NO_COUNTRY, Pack, Readings};

static BYTES: &[u8] = include_bytes!("../data/gazetteer.bin");

static PACK: LazyLock<Option<Pack>> = LazyLock::new(|| Pack::open(BYTES));

/// The most words in a name.
const LONGEST: usize = 6;

/// A name of the gazetteer in a document.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Is the likeliest reading a demonym ("Syrian")?
    pub demonym: bool,
    /// How surely such a word is a place when nothing around it speaks for or against: 9 and 8 (countries, large divisions, well-known
    /// regions) hardly need a cue, 7 to 4 do, below that a common word or a person's name is likelier.
    pub strength: u8,
    /// Of what kind the likeliest reading is.
    pub kind: Kind,
    written: Written,
    readings: Readings,
    id: u64,
}

/// How a match is written, as far as it decides which readings it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    /// Capitals alone: codes may be read.
    upper: bool,
    /// With a full stop inside or behind: abbreviations may be read.
    dotted: bool,
    /// ", X": behind a comma, where a state's code may stand.
    after_comma: bool,
    /// One word of two letters.
    tiny: bool,
}

impl Written {
    fn allows(self, role: Role, kind: Kind) -> bool {
        match role {
            Role::Main | Role::Alternate | Role::Demonym => true,
            // "OR", "IN", "ME" are states only in "Salem, OR".
            Role::Code => self.upper && (self.dotted || !self.tiny || kind == Kind::Country || kind == Kind::Bloc || self.after_comma),
            Role::Short => self.dotted,
        }
    }
}

/// One thing that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the record.
    pub index: u32,
    /// How the name names it.
    pub role: Role,
    /// The record.
    pub record: Record,
}

impl Match {
    /// The same for two matches of the same name, however it is written; differs for names that can mean different things.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Everything the name can mean, in the gazetteer's order (countries, divisions, the rest). Never empty.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> {
        let written = self.written;
        candidates(self.readings).filter(move |c| written.allows(c.role, c.record.kind))
    }
}

fn candidates(readings: Readings) -> impl Iterator<Item = Candidate> {
    readings.map(|(index, role)| Candidate { index, role, record: record(index) })
}

/// The longest name, up to six words, that begins at token `at` and ends before token `end`; None where there is none. Begins and ends
/// with a capitalised word. Linear in the length of the name, and nothing is allocated.
pub fn longest(doc: &Document, at: usize, end: usize) -> Option<Match> {
    let pack = PACK.as_ref()?;
    let first = doc.tokens.get(at)?;
    if !matches!(first.kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial) || !doc.word(at).is_capitalized() {
        return None;
    }
    let (last, value) = walk(pack, doc, at, end, closes)?;
    read(pack, doc, TokenRange::new(at, last + 1), value, true)
}

/// The name that these tokens are, all of them, however weak; a leading "the" is passed over. For tokens that are known to be a name.
pub fn exact(doc: &Document, tokens: TokenRange) -> Option<Match> {
    let pack = PACK.as_ref()?;
    let mut first = tokens.first as usize;
    if tokens.len() > 1 && doc.lower(first) == "the" {
        first += 1;
    }
    let (last, value) = walk(pack, doc, first, tokens.end as usize, |_, k| k + 1 == tokens.end as usize)?;
    read(pack, doc, TokenRange::new(first, last + 1), value, false)
}

/// What the readings of a name are worth where it stands. `doubt`: give up what can hardly be a place.
fn read(pack: &Pack, doc: &Document, tokens: TokenRange, value: u64, doubt: bool) -> Option<Match> {
    let (at, last) = (tokens.first as usize, tokens.end as usize - 1);
    let readings = pack.readings(value);
    let word = doc.word(at);
    let single = last == at;
    let written = Written {
        upper: (at..=last).all(|k| doc.word(k).case != Case::Capital),
        dotted: doc.lower(last).contains('.'),
        after_comma: at > 1 && doc.lower(at - 1) == "," && doc.word(at - 2).is_capitalized(),
        tiny: single && word.text().chars().filter(|c| c.is_alphabetic()).count() <= 2,
    };
    // A short word in capitals among other capitals says nothing.
    if doubt && written.tiny && !written.dotted && shouted(doc, at) && !written.after_comma {
        return None;
    }
    let words = (at..=last).filter(|&k| doc.tokens[k].kind != TokenKind::Hyphen).count();
    let mut best: Option<(u8, Kind)> = None;
    let mut capital = false;
    let mut demonym = false;
    for c in candidates(readings).filter(|c| written.allows(c.role, c.record.kind)) {
        capital |= c.record.seat() == 1 && c.record.log_population() >= 5.7;
        let strength = strength(&c, words);
        if best.is_none_or(|(most, _)| strength > most) {
            best = Some((strength, c.record.kind));
            demonym = c.role == Role::Demonym;
        }
    }
    let (mut strength, kind) = best?;
    if single && !demonym {
        let ceiling = ceiling(doc, at, kind, written);
        strength = strength.min(if capital && ceiling > 2 { ceiling.max(7) } else { ceiling });
    }
    if doubt && strength == 0 {
        return None;
    }
    Some(Match { tokens, demonym, strength, kind, written, readings, id: value })
}

/// A place in the map of keys.
#[derive(Clone, Copy)]
struct Cursor<'f> {
    keys: &'f fst::raw::Fst<&'static [u8]>,
    node: fst::raw::CompiledAddr,
    output: fst::raw::Output,
}

impl Cursor<'_> {
    /// Goes on by one byte; false where no key does.
    fn step(&mut self, byte: u8) -> bool {
        let node = self.keys.node(self.node);
        let Some(i) = node.find_input(byte) else { return false };
        let transition = node.transition(i);
        self.output = self.output.cat(transition.out);
        self.node = transition.addr;
        true
    }

    /// The value, where a key ends here.
    fn value(&self) -> Option<u64> {
        let node = self.keys.node(self.node);
        node.is_final().then(|| self.output.cat(node.final_output()).value())
    }
}

/// Follows the keys from token `at`; the last token of the longest name found that may close there, and its value.
fn walk(pack: &Pack, doc: &Document, at: usize, end: usize, closes: impl Fn(&Document, usize) -> bool) -> Option<(usize, u64)> {
    let keys = pack.keys.as_fst();
    let mut cursor = Cursor { keys, node: keys.root().addr(), output: fst::raw::Output::zero() };
    let mut found = None;
    let mut words = 0;
    for k in at..end.min(doc.tokens.len()) {
        let kind = doc.tokens[k].kind;
        match kind {
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial | TokenKind::Sign if words < LONGEST => words += 1,
            TokenKind::Hyphen if k > at => continue,
            // The "'s" of "People's Republic of China", "St. John's".
            TokenKind::Clitic if k > at => {}
            _ => break,
        }
        if k > at && kind != TokenKind::Clitic && !cursor.step(b' ') {
            break;
        }
        let lower = doc.lower(k);
        let mut whole = cursor;
        let complete = key::fold(lower, |b| whole.step(b));
        // It closes a name only behind the second word: "Jordan's" is no other place than "Jordan".
        let may_close = (kind != TokenKind::Clitic || words > 1) && closes(doc, k);
        if let Some(value) = whole.value().filter(|_| complete && may_close) {
            found = Some((k, value));
        }
        match key::opening(lower) {
            // Before another word the abbreviation is read as what it stands for, as it is in the keys.
            Some(opening) if key::fold(opening, |b| cursor.step(b)) => {}
            None if complete => cursor = whole,
            _ => break,
        }
    }
    found
}

/// Can a name end with this token: a capitalised word, a clitic, or a word such as "peninsula"?
fn closes(doc: &Document, token: usize) -> bool {
    let word = doc.word(token);
    word.is_capitalized() || word.case == Case::Mixed || doc.tokens[token].kind == TokenKind::Clitic || word.is(Class::PLACE_WORD)
}

/// Do both neighbours stand in capitals too?
fn shouted(doc: &Document, at: usize) -> bool {
    let upper = |k: usize| doc.tokens.get(k).is_none_or(|t| t.kind != TokenKind::Word || doc.word(k).case == Case::Upper);
    let before = at == 0 || upper(at - 1);
    let word = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word);
    before && upper(at + 1) && (at > 0 && word(at - 1) || word(at + 1))
}

/// How strong one reading is by itself.
fn strength(c: &Candidate, words: usize) -> u8 {
    let r = &c.record;
    let several = if words > 1 { 1 } else { 0 };
    let base: u8 = match r.kind {
        Kind::Country => 9,
        Kind::Continent | Kind::Region | Kind::Historical | Kind::Bloc => 8 + several,
        Kind::Facility => 7 + several,
        Kind::Admin1 if c.role == Role::Demonym => 8,
        Kind::Admin1 if matches!(c.role, Role::Code | Role::Short) => 7,
        Kind::Admin1 => (if r.log_population() >= 6.0 { 8 } else { 5 }) + several,
        Kind::Admin2 => 4 + 3 * several,
        Kind::Water | Kind::Mountain | Kind::Island | Kind::Land => match r.rank {
            0..=2 => 7 + several,
            3..=5 => 5 + 2 * several,
            _ => 4 + 2 * several,
        },
        Kind::City => {
            let digits = match r.log_population() {
                p if p >= 6.5 => 8,
                p if p >= 6.0 => 7,
                p if p >= 5.5 => 6,
                p if p >= 5.0 => 5,
                p if p >= 4.3 => 4,
                _ => 3,
            };
            let seat = match r.seat() {
                1 => 2,
                2 => 1,
                _ => 0,
            };
            (digits + seat + several).min(8)
        }
    };
    match (c.role, r.kind) {
        (Role::Alternate, Kind::City | Kind::Admin2) => base.saturating_sub(2),
        (Role::Alternate, Kind::Admin1 | Kind::Water | Kind::Mountain | Kind::Island | Kind::Land) => base.saturating_sub(1),
        _ => base,
    }
}

/// What a single word can be worth at most, given what else the word can be.
fn ceiling(doc: &Document, at: usize, kind: Kind, written: Written) -> u8 {
    let word = doc.word(at);
    if written.tiny && !written.dotted && kind != Kind::Country && kind != Kind::Bloc {
        return if written.after_comma { 6 } else { 1 };
    }
    if kind == Kind::Country || kind == Kind::Continent {
        return 9;
    }
    // Never places by themselves, whatever they end: "North", "Central", "Monday".
    let unfit = Class::MONTH.union(Class::WEEKDAY).union(Class::NOT_A_NAME).union(Class::DIRECTION).union(Class::PLACE_WORD);
    let small = Class::DETERMINER.union(Class::PRONOUN).union(Class::PREPOSITION).union(Class::CONJUNCTION).union(Class::AUXILIARY);
    if word.is(unfit.union(small)) && !written.after_comma {
        return 0;
    }
    if let Some(most) = traps::most(word.lower()).filter(|_| !written.dotted) {
        return most;
    }
    if word.is(Class::TITLE) {
        return 2;
    }
    let entry = word.entry;
    // As common in lower case: "Reading", "Mobile", "Split", "Nice".
    if entry.lower >= 4 && entry.lower + 1 >= entry.capital {
        return 2;
    }
    // As common as a name of persons: "Florence", "Lincoln".
    let person = entry.given.max(entry.surname);
    match person {
        0..=3 => 9,
        4..=5 => 6,
        6..=7 => 5,
        _ => 4,
    }
}

/// The record with this index.
pub fn record(index: u32) -> Record {
    PACK.as_ref().map_or_else(Record::default, |pack| pack.record(index))
}

/// How many records there are.
pub fn len() -> usize {
    PACK.as_ref().map_or(0, Pack::len)
}

/// The name by which a record is listed.
pub fn name(record: &Record) -> &'static str {
    PACK.as_ref().map_or("", |pack| pack.name(record))
}

/// ISO code and English name of a record's country.
pub fn country(record: &Record) -> Option<(&'static str, &'static str)> {
    let pack = PACK.as_ref()?;
    if record.country == NO_COUNTRY {
        return None;
    }
    Some((pack.code(record.country)?, pack.name(&pack.record(u32::from(record.country)))))
}

/// Name of a record's first-level division.
pub fn admin1(record: &Record) -> Option<&'static str> {
    let pack = PACK.as_ref()?;
    (record.admin1 != NO_ADMIN1).then(|| pack.name(&pack.record(u32::from(record.admin1))))
}

/// Month of the data, as "2026-07".
pub fn date() -> &'static str {
    PACK.as_ref().map_or("", Pack::date)
}

/// Reports the one-word demonyms.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in PACK.iter().flat_map(Pack::demonyms) {
        add(word, Class::DEMONYM);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::article_from_text;

    /// The names found in a text from left to right, as "Words kind strength".
    fn found(text: &str) -> Vec<String> {
        let article = article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let mut out = Vec::new();
        let mut at = 0;
        while at < doc.tokens.len() {
            match longest(&doc, at, doc.tokens.len()) {
                Some(m) => {
                    let kind = if m.demonym { "Demonym".to_owned() } else { format!("{:?}", m.kind) };
                    out.push(format!("{} {kind} {}", doc.span(m.tokens).of(text), m.strength));
                    at = m.tokens.end as usize;
                }
                None => at += 1,
            }
        }
        out
    }

    fn names(text: &str) -> Vec<String> {
        found(text).into_iter().map(|f| f.rsplitn(3, ' ').nth(2).unwrap_or("").to_owned()).collect()
    }

    #[test]
    fn the_packed_file_opens() {
        assert!(len() > 20_000);
        assert!(date().starts_with("20"));
    }

    #[test]
    fn names_of_several_words_are_taken_whole() {
        for (text, want) in [
            ("He flew from New York to St. Petersburg.", vec!["New York", "St. Petersburg"]),
            ("Côte d'Ivoire, or Ivory Coast", vec!["Côte d'Ivoire", "Ivory Coast"]),
            ("in Trinidad and Tobago and Guinea-Bissau", vec!["Trinidad and Tobago", "Guinea-Bissau"]),
            ("Bosnia and Herzegovina’s border with Croatia", vec!["Bosnia and Herzegovina", "Croatia"]),
            ("the Democratic Republic of the Congo", vec!["Democratic Republic of the Congo"]),
            ("the People's Republic of China, Jordan's king", vec!["People's Republic of China", "Jordan"]),
            ("Port-au-Prince and St. John's", vec!["Port-au-Prince", "St. John's"]),
            ("North and South Korea, S. Korea", vec!["South Korea", "S. Korea"]),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn codes_need_their_capitals() {
        for (text, want) in [
            ("The US and the U.K. agreed; the U.S. did", vec!["US", "U.K.", "U.S."]),
            ("They told us to go, or else, in me", vec![]),
            ("Us and them. In time. Or not.", vec![]),
            ("from Salem, OR, or Gary, IN", vec!["Salem", "OR", "Gary", "IN"]),
            ("the CAR OR a car IN town", vec!["CAR"]),
            ("DON'T TELL US NOW", vec![]),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn common_words_and_names_of_persons_are_weak() {
        let strength = |text: &str| found(text)[0].rsplit(' ').next().unwrap().parse::<u8>().unwrap();
        for weak in ["Reading", "Nice", "Mobile", "Split", "Bath", "Lincoln"] {
            assert!(strength(weak) <= 6, "{:?}", found(weak));
        }
        for strong in ["Syria", "Aleppo", "Texas", "Moscow", "Amman", "California", "Europe", "Midwest"] {
            assert!(strength(strong) >= 7, "{:?}", found(strong));
        }
    }

    #[test]
    fn demonyms() {
        for text in ["Russian", "Syrians", "Saudi", "Texan", "South Koreans", "European", "Britons", "Kurdish"] {
            assert!(found(text)[0].contains(" Demonym "), "{:?}", found(text));
        }
        assert!(super::super::classes("syrian").contains(Class::DEMONYM));
        assert!(!super::super::classes("syria").contains(Class::DEMONYM));
    }

    #[test]
    fn readings_carry_their_places() {
        let article = article_from_text("Aleppo");
        let mut doc = Document::default();
        doc.read(&article);
        let aleppo = longest(&doc, 0, 1).unwrap().candidates().find(|c| c.record.kind == Kind::City).unwrap().record;
        assert_eq!((aleppo.geonames_id, aleppo.kind), (170_063, Kind::City));
        assert_eq!((name(&aleppo), country(&aleppo), admin1(&aleppo)), ("Aleppo", Some(("SY", "Syria")), Some("Aleppo")));
        assert_eq!((aleppo.latitude(), aleppo.longitude()), (36.2, 37.16));
    }
}
