//! How each sentence is cased, and how each capitalised word is used in the whole document.

use std::ops::Range;

use bitflags::bitflags;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::article::Block;
use crate::extract::Reading;
use crate::lexicon::Class;
use crate::lexicon::not_names::NotName;
use crate::lexicon::titles::TitleKind;
use crate::lexicon::words::TagSet;
use crate::text::{Case, Document, Small, Token, TokenKind, Word, WordId};

/// What the capitals of a sentence say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    /// Names are capitalised and little else.
    Cased,
    /// Every Word Is Capitalised, OR EVERY LETTER: capitals say nothing.
    Uncased,
    /// No part of the story: a byline, a trailer.
    Skipped,
}

/// How a capitalised word is used, counted over the cased sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Usage {
    /// Inside a sentence.
    pub(super) inside: u16,
    /// Right behind a title.
    pub(super) titled: u16,
    /// Right behind "in", "near", "from" …
    pub(super) located: u16,
    /// Right behind "the".
    pub(super) the: u16,
    /// Beside a verb of saying, or before "who".
    pub(super) speaks: u16,
}

/// A lower-case word among those that the document writes with a capital somewhere: an index into tables about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u32);

impl Key {
    /// Of a word that is never capitalised.
    pub(super) const NONE: Self = Self(u32::MAX);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

bitflags! {
    /// What is told of a capitalised word where it stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Marks: u8 {
        /// It is one.
        const CAPITAL = 1 << 0;
        /// Its capital says nothing: see [`is_initial`].
        const INITIAL = 1 << 1;
        /// See [`speaks_before`].
        const SPEAKS_BEFORE = 1 << 2;
        /// See [`speaks_behind`].
        const SPEAKS_BEHIND = 1 << 3;
    }
}

/// A token of the story that is a capitalised word, or a small word that may begin a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noted {
    pub(super) token: u32,
    pub(super) key: Key,
    pub(super) marks: Marks,
}

/// The evidence of one document.
#[derive(Debug)]
pub(super) struct Evidence {
    /// One for each sentence.
    pub(super) casing: Vec<Casing>,
    /// Where names can begin, in order.
    pub(super) noted: Vec<Noted>,
    keys: FxHashMap<WordId, Key>,
    /// By key.
    usage: Vec<Usage>,
}

impl Evidence {
    /// Reads the document once.
    pub(super) fn gather(reading: &Reading<'_>) -> Self {
        let doc = reading.doc;
        // In most articles an eighth of the tokens are other words with a capital.
        let words = doc.tokens.len() / 8;
        let mut found = Self {
            casing: Vec::with_capacity(doc.sentences.len()),
            noted: Vec::with_capacity(3 * words),
            keys: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
            usage: Vec::with_capacity(words),
        };
        for sentence in &doc.sentences {
            let block = reading.article.blocks.get(sentence.block as usize);
            // A dateline on a line of its own names its place, whatever its capitals.
            let dateline = |block: &Block| reading.article.parts.dateline.is_some_and(|dateline| block.span.contains(dateline));
            let casing = match block {
                Some(block) if !block.kind.is_story() && dateline(block) => {
                    found.sentence(doc, sentence.tokens.range(), false);
                    Casing::Cased
                }
                Some(block) if !block.kind.is_story() => Casing::Skipped,
                _ => found.sentence(doc, sentence.tokens.range(), block.is_some_and(|block| block.kind.is_heading())),
            };
            found.casing.push(casing);
        }
        found
    }

    /// Reads one sentence.
    fn sentence(&mut self, doc: &Document, range: Range<usize>, heading: bool) -> Casing {
        let from = self.noted.len();
        let mut words = Words::default();
        for (k, token) in range.clone().zip(&doc.tokens[range.clone()]) {
            let counts = token.kind == TokenKind::Word && k > range.start;
            words.all += u32::from(counts);
            if token.case.is_capital() {
                words.capital += u32::from(counts);
                words.upper += u32::from(counts && token.case == Case::Upper && token.span.len() > 1);
                if begins_with_capital(token) {
                    self.noted.push(Noted { token: k as u32, key: Key::NONE, marks: Marks::CAPITAL });
                }
            } else if may_be_particle(token) {
                self.noted.push(Noted { token: k as u32, key: Key::NONE, marks: Marks::empty() });
            }
        }
        let casing = casing_of(doc, range.clone(), words, heading);
        for noted in self.noted[from..].iter_mut().filter(|noted| !noted.marks.is_empty()) {
            let k = noted.token as usize;
            let next = Key(self.usage.len() as u32);
            noted.key = *self.keys.entry(doc.folded(k)).or_insert(next);
            if noted.key == next {
                self.usage.push(Usage::default());
            }
            noted.marks |= marks(doc, k, range.start);
            if casing == Casing::Cased {
                note(doc, k, range.start, noted.marks, &mut self.usage[noted.key.index()]);
            }
        }
        casing
    }

    /// The key of a word, by its lower-case form.
    pub(super) fn key(&self, folded: WordId) -> Key {
        self.keys.get(&folded).copied().unwrap_or(Key::NONE)
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.usage.len()
    }

    /// How a word is used where it is capitalised.
    pub(super) fn usage(&self, key: Key) -> Usage {
        self.usage.get(key.index()).copied().unwrap_or_default()
    }
}

/// How many words there are behind the first of a sentence, and how they are written.
#[derive(Clone, Copy, Default)]
struct Words {
    all: u32,
    upper: u32,
    capital: u32,
}

fn begins_with_capital(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial) && token.case.is_capital()
}

/// Is it written as the small particles of names are?
fn may_be_particle(token: &Token) -> bool {
    token.joins && token.kind == TokenKind::Word && token.case == Case::Lower
}

/// A word that begins with a capital.
pub(super) fn is_capital_word(doc: &Document, k: usize) -> bool {
    begins_with_capital(&doc.tokens[k])
}

/// Does a sentence, a quotation or a clause behind a colon begin with token `k`? There a capital says nothing.
pub(super) fn is_initial(doc: &Document, k: usize, sentence_start: usize) -> bool {
    let mut at = k;
    while at > sentence_start {
        at -= 1;
        match doc.tokens[at].kind {
            TokenKind::Quote => return true,
            TokenKind::Stop | TokenKind::Dash => return true,
            TokenKind::Mark if matches!(doc.lower(at), ":") => return true,
            TokenKind::Mark if matches!(doc.lower(at), "(" | "[") && at == sentence_start => {}
            TokenKind::Sign if at == sentence_start => {}
            _ => return false,
        }
    }
    true
}

/// Title Case and ALL CAPS give themselves away by the common words that they capitalise.
fn casing_of(doc: &Document, range: Range<usize>, counts: Words, heading: bool) -> Casing {
    let closed = Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::MODAL;
    let last = range.end.saturating_sub(1);
    if counts.all >= 3 && counts.upper * 10 >= counts.all * 8 {
        return Casing::Uncased;
    }
    let (least, share) = if heading || doc.tokens[last].kind != TokenKind::Stop { (2, 2) } else { (4, 8) };
    // Most sentences have too few capitals to look at the words.
    if counts.capital < least {
        return Casing::Cased;
    }
    let telling = |&k: &usize| doc.tokens[k].span.len() > 2 && doc.word(k).is_common() && !doc.word(k).is(closed);
    let (mut capital, mut small) = (0u32, 0u32);
    for k in range.skip(1).filter(|&k| doc.tokens[k].kind == TokenKind::Word).filter(telling) {
        if doc.is_capitalized(k) {
            capital += 1;
        } else {
            small += 1;
            // Even all capitals would be too few.
            if counts.capital <= small * share {
                return Casing::Cased;
            }
        }
    }
    if capital >= least && capital > small * share { Casing::Uncased } else { Casing::Cased }
}

/// The marks of the capitalised word at `k`.
fn marks(doc: &Document, k: usize, start: usize) -> Marks {
    let mut marks = Marks::CAPITAL;
    marks.set(Marks::INITIAL, is_initial(doc, k, start));
    marks.set(Marks::SPEAKS_BEFORE, speaks_before(doc, k, start));
    marks.set(Marks::SPEAKS_BEHIND, speaks_behind(doc, k + 1));
    marks
}

fn note(doc: &Document, k: usize, start: usize, marks: Marks, usage: &mut Usage) {
    let add = |count: &mut u16, more: bool| *count = count.saturating_add(u16::from(more));
    add(&mut usage.inside, !marks.contains(Marks::INITIAL));
    add(&mut usage.speaks, marks.intersects(Marks::SPEAKS_BEFORE | Marks::SPEAKS_BEHIND));
    if k > start {
        let before = doc.word(k - 1);
        let titled = before.title.is_some_and(|t| {
            matches!(t.kind, TitleKind::Honorific | TitleKind::Royal | TitleKind::Rank | TitleKind::Office | TitleKind::Religious)
        }) && before.is_capitalized();
        add(&mut usage.titled, titled);
        add(&mut usage.located, before.small.contains(Small::LOCATES));
        add(&mut usage.the, before.small.contains(Small::THE));
    }
}

/// Does a verb of saying stand right before token `first`?
pub(super) fn speaks_before(doc: &Document, first: usize, start: usize) -> bool {
    first > start && doc.case(first - 1) == Case::Lower && doc.tokens[first - 1].kind == TokenKind::Word && says(doc.word(first - 1))
}

/// Does a verb of saying, or "who", perhaps behind a comma, stand at token `end`?
pub(super) fn speaks_behind(doc: &Document, end: usize) -> bool {
    let Some(token) = doc.tokens.get(end) else { return false };
    let word = doc.words.get(token.word);
    if word.small.contains(Small::COMMA) {
        return doc.small(end + 1).contains(Small::WHO);
    }
    word.small.contains(Small::WHO) || token.kind == TokenKind::Word && says(word)
}

fn says(word: &Word) -> bool {
    word.is(Class::CUE) && word.can_be(TagSet::PAST | TagSet::THIRD)
}

/// A day, month or holiday.
pub(super) fn is_calendar(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    word.is(Class::WEEKDAY | Class::MONTH) || word.not_name == Some(NotName::Calendar)
}

/// "d’Xavora": a word with its particle before an apostrophe.
pub(super) fn is_elided(doc: &Document, k: usize) -> bool {
    let Some(token) = doc.tokens.get(k).filter(|t| t.case == Case::Mixed && t.kind == TokenKind::Word) else { return false };
    let text = doc.words.get(token.word).text();
    let rest = ["d'", "d’"].iter().find_map(|p| text.strip_prefix(p));
    rest.is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
}

/// A small particle of a name ("de", "bin", "al"); those that are English words too ("as", "at", "do") only before a hyphen.
pub(super) fn is_particle(doc: &Document, k: usize) -> bool {
    let Some(token) = doc.tokens.get(k).filter(|token| may_be_particle(token)) else { return false };
    let word = doc.words.get(token.word);
    if !word.is(Class::NAME_PARTICLE) {
        return false;
    }
    let closed = Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::AUXILIARY;
    !word.is(closed | Class::NUMBER) || doc.tokens.get(k + 1).is_some_and(|t| t.kind == TokenKind::Hyphen)
}
