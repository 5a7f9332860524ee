//! Toponyms: the names of the gazetteer that stand in a document.
//!
//! Found in one sweep while the document is read, so that whoever asks later pays for an index: for each capitalised word the longest name
//! that begins there. Where a name can begin is known of each word when it is interned (`Start`); of most words none does.

use crate::lexicon::Class;
use crate::lexicon::gazetteer::{self, Candidate, Cursor, Kind, Role, key};
use crate::lexicon::place_words::{PlaceWord, place_word};

use super::{Case, Document, TokenKind, TokenRange};

/// The most words in a name.
const LONGEST: usize = 6;

/// A name of the gazetteer in a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Toponym {
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
    value: u64,
}

impl Toponym {
    /// The same for two toponyms of the same name, however it is written; differs for names that can mean different things.
    pub fn id(&self) -> u64 {
        self.value
    }

    /// Everything the name can mean, in the gazetteer's order (countries, divisions, the rest). Never empty.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> {
        let written = self.written;
        gazetteer::candidates(self.value).filter(move |c| written.allows(c.role, c.record.kind))
    }
}

/// How a toponym is written, as far as it decides which readings it can have.
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

/// What the gazetteer knows of names that begin with a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// The value of the word as a name by itself.
    value: Option<u64>,
    /// Behind the word in longer names.
    on: Option<Cursor>,
}

impl Start {
    /// Of a lower-case word; None where no name begins with it.
    pub(super) fn of(lower: &str) -> Option<Self> {
        let root = Cursor::start()?;
        let (value, on) = go(root, lower);
        let on = on.filter(|on| !on.is_end());
        (value.is_some() || on.is_some()).then_some(Self { value, on })
    }
}

/// Goes on by a word: the value of the name that ends with it, and from where longer names go on.
fn go(from: Cursor, lower: &str) -> (Option<u64>, Option<Cursor>) {
    let whole = from.word(lower);
    // Before another word an abbreviation is read as what it stands for, as it is in the keys.
    let on = match key::opening(lower) {
        Some(opening) => from.word(opening),
        None => whole,
    };
    (whole.and_then(Cursor::value), on)
}

/// The toponyms of a document.
#[derive(Debug, Default)]
pub(super) struct Toponyms {
    /// For each token one more than the index of the name that begins there, 0 for none.
    at: Vec<u32>,
    found: Vec<Toponym>,
}

/// In [`Toponyms::at`]: the longest name is given up, though a shorter one may stand.
const DOUBTED: u32 = u32::MAX;

impl Toponyms {
    pub(super) fn clear(&mut self) {
        self.at.clear();
        self.found.clear();
    }
}

/// Finds the toponyms of a document whose sentences are known.
pub(super) fn find(doc: &mut Document) {
    let mut toponyms = std::mem::take(&mut doc.toponyms);
    toponyms.at.resize(doc.tokens.len(), 0);
    for sentence in &doc.sentences {
        let end = sentence.tokens.end as usize;
        for at in sentence.tokens.range() {
            if !begins(doc, at) {
                continue;
            }
            let Some((last, value)) = walk(doc, at, end, closes) else { continue };
            toponyms.at[at] = match read(doc, TokenRange::new(at, last + 1), value, true) {
                Some(toponym) => {
                    toponyms.found.push(toponym);
                    toponyms.found.len() as u32
                }
                None if last > at => DOUBTED,
                None => 0,
            };
        }
    }
    doc.toponyms = toponyms;
}

/// Can a toponym begin with this token?
fn begins(doc: &Document, at: usize) -> bool {
    doc.is_capitalized(at)
        && doc.word(at).start.is_some()
        && matches!(doc.tokens[at].kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial)
}

impl Document {
    /// The longest name of the gazetteer, up to six words, that begins at a token and ends in its sentence. It begins and ends with a
    /// capitalised word. None where there is none, or only one that can hardly be a place. Costs an index.
    pub fn toponym(&self, token: usize) -> Option<&Toponym> {
        let slot = *self.toponyms.at.get(token)?;
        self.toponyms.found.get((slot as usize).wrapping_sub(1))
    }

    /// The same, but it ends before token `end` too.
    pub fn toponym_before(&self, token: usize, end: usize) -> Option<Toponym> {
        let longest = self.toponym(token).copied();
        let doubted = self.toponyms.at.get(token) == Some(&DOUBTED);
        if !doubted && longest.is_none_or(|longest| longest.tokens.end as usize <= end) {
            return longest.filter(|_| token < end);
        }
        let (last, value) = walk(self, token, end, closes)?;
        read(self, TokenRange::new(token, last + 1), value, true)
    }

    /// The name that these tokens are, all of them, however weak; a leading "the" is passed over. For tokens that are known to be a name.
    pub fn toponym_of(&self, tokens: TokenRange) -> Option<Toponym> {
        let mut first = tokens.first as usize;
        if tokens.len() > 1 && self.lower(first) == "the" {
            first += 1;
        }
        if let Some(longest) = self.toponym(first).filter(|longest| longest.tokens.end == tokens.end) {
            return Some(*longest);
        }
        let (last, value) = walk(self, first, tokens.end as usize, |_, k| k + 1 == tokens.end as usize)?;
        read(self, TokenRange::new(first, last + 1), value, false)
    }

    /// The value, for [`gazetteer::candidates`], of the name that these tokens and one lower-case word more are ("Barrow" and "county").
    pub fn toponym_with(&self, tokens: TokenRange, word: &str) -> Option<u64> {
        let mut cursor = Cursor::start()?;
        for k in tokens.range().filter(|&k| self.tokens[k].kind != TokenKind::Hyphen) {
            let at = if k == tokens.first as usize { cursor } else { cursor.space()? };
            cursor = go(at, self.lower(k)).1?;
        }
        cursor.space()?.word(word)?.value()
    }
}

/// What the readings of a name are worth where it stands. `doubt`: give up what can hardly be a place.
fn read(doc: &Document, tokens: TokenRange, value: u64, doubt: bool) -> Option<Toponym> {
    let (at, last) = (tokens.first as usize, tokens.end as usize - 1);
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
    // "Far North Queensland": not the region called Far North.
    let direction = |k: usize| doc.word(k).is(Class::DIRECTION) || doc.lower(k) == "far";
    let named = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && t.spaced) && doc.word(k).is_capitalized();
    if doubt && (at..=last).all(direction) && named(last + 1) {
        return None;
    }
    let words = (at..=last).filter(|&k| doc.tokens[k].kind != TokenKind::Hyphen).count();
    let mut best: Option<(u8, Kind)> = None;
    let mut capital = false;
    let mut demonym = false;
    for c in gazetteer::candidates(value).filter(|c| written.allows(c.role, c.record.kind)) {
        capital |= c.record.seat() == 1 && c.record.log_population() >= 5.7;
        let strength = c.strength(words);
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
    Some(Toponym { tokens, demonym, strength, kind, written, value })
}

/// Follows the keys from token `at`; the last token of the longest name found that may close there, and its value.
fn walk(doc: &Document, at: usize, end: usize, closes: impl Fn(&Document, usize) -> bool) -> Option<(usize, u64)> {
    let mut found = None;
    let mut words = 0;
    let mut cursor: Option<Cursor> = None;
    for k in at..end.min(doc.tokens.len()) {
        let kind = doc.tokens[k].kind;
        match kind {
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial | TokenKind::Sign if words < LONGEST => words += 1,
            TokenKind::Hyphen if k > at => continue,
            // The "'s" of "People's Republic of China", "St. John's".
            TokenKind::Clitic if k > at => {}
            _ => break,
        }
        let (value, on) = if k == at {
            let word = doc.word(at);
            let start = if word.is_capitalized() { word.start.as_deref().copied() } else { Start::of(word.lower()) };
            start.map_or((None, None), |start| (start.value, start.on))
        } else {
            let behind = if kind == TokenKind::Clitic { cursor } else { cursor.and_then(Cursor::space) };
            let Some(behind) = behind else { break };
            go(behind, doc.lower(k))
        };
        // It closes a name only behind the second word: "Jordan's" is no other place than "Jordan".
        let may_close = (kind != TokenKind::Clitic || words > 1) && closes(doc, k);
        if let Some(value) = value.filter(|_| may_close) {
            found = Some((k, value));
        }
        if on.is_none() {
            break;
        }
        cursor = on;
    }
    found
}

/// Can a name end with this token: a capitalised word, a clitic, or a word such as "peninsula"? In small letters "city" and "province" say
/// what the name before them is, and are no part of it.
fn closes(doc: &Document, token: usize) -> bool {
    let word = doc.word(token);
    let noun = || match place_word(word.lower()) {
        Some(PlaceWord::Noun { kind, .. }) => !matches!(kind, Kind::City | Kind::Admin1 | Kind::Admin2),
        _ => false,
    };
    word.is_capitalized() || word.case == Case::Mixed || doc.tokens[token].kind == TokenKind::Clitic || word.is(Class::PLACE_WORD) && noun()
}

/// Do both neighbours stand in capitals too?
fn shouted(doc: &Document, at: usize) -> bool {
    let upper = |k: usize| doc.tokens.get(k).is_none_or(|t| t.kind != TokenKind::Word || doc.word(k).case == Case::Upper);
    let before = at == 0 || upper(at - 1);
    let word = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word);
    before && upper(at + 1) && (at > 0 && word(at - 1) || word(at + 1))
}

/// What a single word can be worth at most, given what else the word can be.
fn ceiling(doc: &Document, at: usize, kind: Kind, written: Written) -> u8 {
    let word = doc.word(at);
    if kind == Kind::Country || kind == Kind::Continent {
        return 9;
    }
    // Never places by themselves, whatever they end: "North", "Central", "Monday".
    let unfit = Class::MONTH.union(Class::WEEKDAY).union(Class::NOT_A_NAME).union(Class::DIRECTION).union(Class::PLACE_WORD);
    let small = Class::DETERMINER.union(Class::PRONOUN).union(Class::PREPOSITION).union(Class::CONJUNCTION).union(Class::AUXILIARY);
    if word.is(unfit.union(small)) && !written.after_comma {
        return 0;
    }
    if written.tiny && !written.dotted && kind != Kind::Bloc {
        return if written.after_comma { 6 } else { 1 };
    }
    if let Some(most) = gazetteer::trap(word.lower()).filter(|_| !written.dotted) {
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
            match doc.toponym(at) {
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
    }

    #[test]
    fn ends_are_kept() {
        let article = article_from_text("They left New York City for the Gambia.");
        let mut doc = Document::default();
        doc.read(&article);
        let words = |toponym: Option<Toponym>| toponym.map(|t| t.tokens.len());
        assert_eq!(words(doc.toponym_before(2, 9)), Some(3));
        assert_eq!(words(doc.toponym_before(2, 4)), Some(2));
        assert_eq!(words(doc.toponym_before(2, 2)), None);
        assert_eq!(words(doc.toponym_of(TokenRange::new(2, 4))), Some(2));
        assert_eq!(words(doc.toponym_of(TokenRange::new(6, 8))), Some(1));
        assert_eq!(words(doc.toponym_of(TokenRange::new(1, 4))), None);
    }
}
