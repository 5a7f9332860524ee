//! The user's own names: a TSV file given with `--lexicon`, which wins over what the rules make of the same words.
//!
//! Unlike the tables beside it, this one is run-time data: it stands in [`crate::Config`] and is shared by the threads. `read` makes it of
//! a file's bytes. Names are found as they are written in the file, also where a heading or a whole sentence stands in capitals; the longest
//! wins. They are met on the text and not on tokens, so that the file need not know where the tokenizer cuts.

use std::hash::Hasher;
use std::num::NonZeroU32;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};

use super::kinds::{OrganizationKind, PlaceKind};

mod read;

pub use read::Fault;

/// The rule of a name from the user's file.
pub const RULE: &str = "user lexicon";

/// What the words of a row name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A person.
    Person,
    /// An organisation, with its kind where the row says it.
    Organization(Option<OrganizationKind>),
    /// A place, with its kind where the row says it.
    Place(Option<PlaceKind>),
    /// Nothing: never a name by itself.
    None,
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name under which all its forms are one entry.
    pub name: Box<str>,
    /// What it names.
    pub names: Type,
    /// The place's country: its index in the gazetteer, its ISO code and its English name.
    pub country: Option<(u8, &'static str, &'static str)>,
    /// The place's point.
    pub point: Option<Point>,
    /// The 1-based line of the row.
    pub line: usize,
}

/// A point on the earth, in millionths of a degree, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    lat: i32,
    lon: i32,
}

impl Point {
    /// From degrees north and east; None outside -90 to 90 and -180 to 180.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let inside = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        inside.then(|| Self { lat: (lat * 1e6).round() as i32, lon: (lon * 1e6).round() as i32 })
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        f64::from(self.lat) / 1e6
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        f64::from(self.lon) / 1e6
    }
}

/// A name or alias as written, and the row that it stands in. Hundreds of thousands of them are read in a moment, so none has a place in
/// memory of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    /// Its bytes in [`UserLexicon::text`].
    from: u32,
    to: u32,
    row: u32,
    /// The form of the same words that was read before it.
    before: Option<NonZeroU32>,
}

/// What is known of some words in lower case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Node {
    /// One past the index of the last form that consists of these words.
    last: Option<NonZeroU32>,
    /// Do longer forms begin with these words?
    goes_on: bool,
}

/// The names of a user's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLexicon {
    rows: Vec<Row>,
    forms: Vec<Form>,
    /// All forms, one behind the other.
    text: String,
    /// By the hash of the words, in lower case, that a form begins with. A collision does no harm, for the letters are compared.
    nodes: FxHashMap<u64, Node>,
}

/// A name found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its row, an index for [`UserLexicon::row`].
    pub row: usize,
    /// How many bytes it has.
    pub len: usize,
}

impl UserLexicon {
    /// An empty one with room for the names of a file of so many bytes.
    fn sized(bytes: usize) -> Self {
        let rows = bytes / 40;
        let nodes = FxHashMap::with_capacity_and_hasher(4 * rows, FxBuildHasher);
        Self { rows: Vec::with_capacity(rows), forms: Vec::with_capacity(2 * rows), text: String::with_capacity(bytes / 2), nodes }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Has it no row at all?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row, by its index.
    pub fn row(&self, index: usize) -> &Row {
        &self.rows[index]
    }

    /// The longest name with which `text` begins and behind whose bytes a name may end. `heading`: capitals say nothing here, so that a word
    /// may have more of them than in the file; elsewhere only names that stand in capitals altogether may. One look-up for each word.
    pub fn longest(&self, text: &str, heading: bool, ends: impl Fn(usize) -> bool) -> Option<Found> {
        let mut hasher = FxHasher::default();
        let mut best = None;
        for (end, hash) in word_ends(text, &mut hasher) {
            let Some(node) = self.nodes.get(&hash) else { break };
            let mut here: Option<(Found, bool)> = None;
            for form in self.forms_of(node) {
                let words = &self.text[form.from as usize..form.to as usize];
                if let Some((len, same)) = fits(words, text, end, heading).filter(|&(len, _)| ends(len))
                    && (same || here.is_none_or(|(_, exact)| !exact))
                {
                    here = Some((Found { row: form.row as usize, len }, same));
                }
            }
            best = here.map(|(found, _)| found).or(best);
            if !node.goes_on {
                break;
            }
        }
        best
    }

    /// The row that these words, all of them, are a name of.
    pub fn named(&self, words: &str) -> Option<(usize, &Row)> {
        let found = self.longest(words, true, |len| len == words.len())?;
        Some((found.row, self.row(found.row)))
    }

    /// The forms that consist of the words of a node, the last first.
    fn forms_of(&self, node: &Node) -> impl Iterator<Item = &Form> {
        let get = |at: Option<NonZeroU32>| at.and_then(|at| self.forms.get(at.get() as usize - 1));
        std::iter::successors(get(node.last), move |form| get(form.before))
    }

    /// Adds a form; gives the row that has it already, where one does.
    fn add(&mut self, form: &str, row: usize) -> Option<usize> {
        let mut hasher = FxHasher::default();
        let mut whole = None;
        for (_, hash) in word_ends(form, &mut hasher) {
            if let Some(before) = whole.replace(hash) {
                self.nodes.entry(before).or_default().goes_on = true;
            }
        }
        let Self { forms, text, nodes, .. } = self;
        let node = nodes.entry(whole?).or_default();
        let mut at = node.last;
        while let Some(old) = at.and_then(|at| forms.get(at.get() as usize - 1)) {
            if text[old.from as usize..old.to as usize] == *form {
                return Some(old.row as usize);
            }
            at = old.before;
        }
        let from = text.len() as u32;
        text.push_str(form);
        forms.push(Form { from, to: text.len() as u32, row: row as u32, before: node.last });
        node.last = NonZeroU32::new(forms.len() as u32);
        None
    }
}

/// The words of a text, at most [`MOST_WORDS`] and of [`MOST_BYTES`] in all: for each the byte behind it, and the hash of all words so far.
/// A word is a stretch of letters and digits; what stands before the first is passed over, but nothing that could not belong to a name.
fn word_ends<'t>(text: &'t str, hasher: &'t mut FxHasher) -> impl Iterator<Item = (usize, u64)> + 't {
    let mut at = 0;
    let mut words = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let near = rest.char_indices().take_while(|&(gap, _)| gap <= MOST_GAP);
        let (gap, _) = near.into_iter().find(|(_, c)| c.is_alphanumeric())?;
        words += 1;
        if words > MOST_WORDS || at + gap > MOST_BYTES {
            return None;
        }
        let mut end = at + gap;
        for c in text[end..].chars().take_while(|c| c.is_alphanumeric()).take(MOST_BYTES) {
            end += c.len_utf8();
            if c.is_ascii() {
                hasher.write_u32(c.to_ascii_lowercase().into());
            } else {
                c.to_lowercase().for_each(|lower| hasher.write_u32(lower.into()));
            }
        }
        hasher.write_u32(u32::MAX);
        at = end;
        Some((end, hasher.finish()))
    })
}

/// The most words of a name.
const MOST_WORDS: usize = 24;
/// The most bytes of a name.
const MOST_BYTES: usize = 400;
/// The most bytes between two words of a name.
const MOST_GAP: usize = 8;
/// A name in small letters with fewer is not met in capitals in the running text: "IT", "WHO" may be another thing.
const FEW_LETTERS: usize = 4;

/// Does `text`, whose words up to byte `end` are those of the form, begin with the form? Gives the bytes and whether it is written the same.
fn fits(form: &str, text: &str, end: usize, heading: bool) -> Option<(usize, bool)> {
    let own = form.chars();
    let mut other = text.char_indices().peekable();
    let (mut len, mut letters) = (0, 0);
    let (mut raised, mut first_raised, mut small, mut capital) = (0, false, false, false);
    for c in own {
        if c == ' ' {
            // Any white space for a blank, line breaks too.
            let mut blank = false;
            while let Some((_, w)) = other.next_if(|(_, w)| w.is_whitespace()) {
                len += w.len_utf8();
                blank = true;
            }
            if !blank {
                return None;
            }
            continue;
        }
        let (_, o) = other.next()?;
        len += o.len_utf8();
        letters += usize::from(o.is_alphabetic());
        small |= o.is_lowercase();
        capital |= c.is_uppercase();
        if plain(c) == plain(o) {
            continue;
        }
        if !o.is_uppercase() || !c.to_lowercase().eq(o.to_lowercase()) {
            return None;
        }
        first_raised |= raised == 0 && letters == 1;
        raised += 1;
    }
    let shouted = !small && letters >= FEW_LETTERS;
    // "Al-Nahda" for "al-Nahda" where a sentence begins.
    let opened = raised == 1 && first_raised && capital;
    (len >= end && (raised == 0 || heading || shouted || opened)).then_some((len, raised == 0))
}
/// One form for the marks that are written in several ways.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '‐' | '‑' | '–' => '-',
        '“' | '”' => '"',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(rows: &str) -> UserLexicon {
        UserLexicon::parse(format!("name\ttype\taliases\n{rows}").as_bytes()).unwrap()
    }

    #[test]
    fn names_are_met_as_they_are_written() {
        let names =
            lexicon("Xavora\tplace\t\nXavora Sea Watch\torganization\tXSW|al-Xavi|eXa\nD'Orso & Sons\torganization\t\nIla\tperson\n");
        for (text, heading, found) in [
            ("Xavora fell", false, Some("Xavora")),
            ("Xavora Sea Watch said", false, Some("Xavora Sea Watch")),
            ("Xavora Sea\n  Watch said", false, Some("Xavora Sea\n  Watch")),
            ("Xavora Sea Watchers", false, Some("Xavora")),
            ("XAVORA FELL", false, Some("XAVORA")),
            ("XAVORA SEA WATCH", false, Some("XAVORA SEA WATCH")),
            ("XSW said", false, Some("XSW")),
            ("D’Orso & Sons said", false, Some("D’Orso & Sons")),
            ("Al-Xavi said", false, Some("Al-Xavi")),
            ("ILA SPEAKS", true, Some("ILA")),
            ("D'Orso & sons", true, None),
            // Capitals are asked for, and words are whole.
            ("xavora fell", false, None),
            ("Xsw said", false, None),
            ("XavorA fell", false, None),
            ("Xavoran food", false, None),
            ("ILA spoke", false, None),
            ("Exa said", false, None),
            ("", false, None),
            ("---", false, None),
        ] {
            let ends = |len: usize| !text[len..].starts_with(char::is_alphanumeric);
            assert_eq!(names.longest(text, heading, ends).map(|f| &text[..f.len]), found, "{text}");
        }
    }

    #[test]
    fn the_form_that_is_written_the_same_wins() {
        let names = lexicon("Hope\tperson\t\nHOPE\torganization\t\n");
        let kind = |text: &str| names.named(text).map(|(_, row)| row.names);
        assert_eq!(kind("Hope"), Some(Type::Person));
        assert_eq!(kind("HOPE"), Some(Type::Organization(None)));
        assert_eq!(kind("Hopes"), None);
        assert_eq!(kind("Hope s"), None);
    }

    #[test]
    fn long_words_and_many_words_end() {
        let names = lexicon("Xavora\tplace\t\n");
        assert_eq!(names.longest(&"Xavora ".repeat(10_000), false, |_| true).map(|f| f.len), Some(6));
        assert_eq!(names.longest(&"X".repeat(100_000), false, |_| true), None);
    }
}
