//! How each sentence is cased, and how each capitalised word is used in the whole document.

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::lexicon::Class;
use crate::lexicon::not_names::NotName;
use crate::lexicon::titles::TitleKind;
use crate::lexicon::words::TagSet;
use crate::text::{Case, Document, Small, TokenKind, WordId};

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

/// The evidence of one document.
#[derive(Debug)]
pub(super) struct Evidence {
    /// One for each sentence.
    pub(super) casing: Vec<Casing>,
    /// By lower-case word.
    usage: FxHashMap<WordId, Usage>,
}

impl Evidence {
    /// Reads the document once.
    pub(super) fn gather(reading: &Reading<'_>) -> Self {
        let doc = reading.doc;
        let mut casing = Vec::with_capacity(doc.sentences.len());
        let mut usage: FxHashMap<WordId, Usage> = FxHashMap::default();
        for sentence in &doc.sentences {
            let block = reading.article.blocks.get(sentence.block as usize).map(|b| b.kind);
            let range = sentence.tokens.range();
            let case = if block.is_some_and(|kind| !kind.is_story()) {
                Casing::Skipped
            } else {
                casing_of(doc, range.clone(), block.is_some_and(|kind| kind.is_heading()))
            };
            casing.push(case);
            if case == Casing::Cased {
                for k in range.clone().filter(|&k| is_capital_word(doc, k)) {
                    note(doc, k, range.start, usage.entry(doc.folded(k)).or_default());
                }
            }
        }
        Self { casing, usage }
    }

    /// How a word (by its lower-case form) is used where it is capitalised.
    pub(super) fn usage(&self, folded: WordId) -> Usage {
        self.usage.get(&folded).copied().unwrap_or_default()
    }
}

/// A word that begins with a capital.
pub(super) fn is_capital_word(doc: &Document, k: usize) -> bool {
    matches!(doc.tokens[k].kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial) && doc.is_capitalized(k)
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
fn casing_of(doc: &Document, range: std::ops::Range<usize>, heading: bool) -> Casing {
    let closed = Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::MODAL;
    let last = range.end.saturating_sub(1);
    let words = || range.clone().skip(1).filter(|&k| doc.tokens[k].kind == TokenKind::Word);
    let (mut count, mut upper, mut capitals) = (0u32, 0u32, 0u32);
    for token in words().map(|k| doc.tokens[k]) {
        count += 1;
        upper += u32::from(token.case == Case::Upper && token.span.len() > 1);
        capitals += u32::from(token.case.is_capital());
    }
    if count >= 3 && upper * 10 >= count * 8 {
        return Casing::Uncased;
    }
    let (least, share) = if heading || doc.tokens[last].kind != TokenKind::Stop { (2, 2) } else { (4, 8) };
    // Most sentences have too few capitals to look at the words.
    if capitals < least {
        return Casing::Cased;
    }
    let telling = |&k: &usize| doc.tokens[k].span.len() > 2 && doc.word(k).is_common() && !doc.word(k).is(closed);
    let (mut capital, mut small) = (0u32, 0u32);
    for k in words().filter(telling) {
        if doc.is_capitalized(k) { capital += 1 } else { small += 1 }
    }
    if capital >= least && capital > small * share { Casing::Uncased } else { Casing::Cased }
}

fn note(doc: &Document, k: usize, start: usize, usage: &mut Usage) {
    if !is_initial(doc, k, start) {
        usage.inside = usage.inside.saturating_add(1);
    }
    if k > start {
        let before = doc.word(k - 1);
        let titled = before.title.is_some_and(|t| {
            matches!(t.kind, TitleKind::Honorific | TitleKind::Royal | TitleKind::Rank | TitleKind::Office | TitleKind::Religious)
        }) && before.is_capitalized();
        usage.titled += u16::from(titled && usage.titled < u16::MAX);
        usage.located += u16::from(before.small.contains(Small::LOCATES) && usage.located < u16::MAX);
        usage.the += u16::from(before.small.contains(Small::THE) && usage.the < u16::MAX);
    }
    if speaks_beside(doc, k, k + 1, start) {
        usage.speaks = usage.speaks.saturating_add(1);
    }
}

/// Does a verb of saying stand right behind or before the tokens, or "who" behind?
pub(super) fn speaks_beside(doc: &Document, first: usize, end: usize, start: usize) -> bool {
    let after = doc.small(end);
    let next = if after.contains(Small::COMMA) { doc.small(end + 1) } else { after };
    let cue = |k: usize| {
        doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word)
            && doc.word(k).is(Class::CUE)
            && doc.word(k).can_be(TagSet::PAST | TagSet::THIRD)
    };
    next.contains(Small::WHO) || cue(end) || first > start && cue(first - 1) && doc.case(first - 1) == Case::Lower
}

/// A day, month or holiday.
pub(super) fn is_calendar(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    word.is(Class::WEEKDAY | Class::MONTH) || word.not_name == Some(NotName::Calendar)
}

/// "d’Xavora": a word with its particle before an apostrophe.
pub(super) fn is_elided(doc: &Document, k: usize) -> bool {
    let Some(token) = doc.tokens.get(k) else { return false };
    let text = doc.word(k).text();
    let rest = ["d'", "d’"].iter().find_map(|p| text.strip_prefix(p));
    token.kind == TokenKind::Word && rest.is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
}

/// A small particle of a name ("de", "bin", "al"); those that are English words too ("as", "at", "do") only before a hyphen.
pub(super) fn is_particle(doc: &Document, k: usize) -> bool {
    let Some(token) = doc.tokens.get(k).filter(|t| t.joins && t.kind == TokenKind::Word && t.case == Case::Lower) else { return false };
    let word = doc.words.get(token.word);
    if !word.is(Class::NAME_PARTICLE) {
        return false;
    }
    let closed = Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::AUXILIARY;
    !word.is(closed | Class::NUMBER) || doc.tokens.get(k + 1).is_some_and(|t| t.kind == TokenKind::Hyphen)
}
