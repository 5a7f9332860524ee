//! Titles before a name: "US Secretary of State", "State Department spokesman", "Mr.".

use crate::extract::Reading;
use crate::lexicon::Class;
use crate::lexicon::titles::{Title, TitleKind};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Case, Document, TokenKind, TokenRange};

use super::evidence::{is_calendar, is_capital_word};
use super::runs::Run;

/// The most tokens that a title is extended by to the left of its head.
const LONGEST: usize = 8;

/// The title whose head stands at `k`.
pub(super) fn head(doc: &Document, k: usize) -> Option<Title> {
    let word = doc.tokens.get(k).map(|_| doc.word(k))?;
    word.title.filter(|t| t.is_head())
}

/// Is it a form of address or a rank ("Sheikh", "Gen."), which names begin behind?
pub(super) fn addresses(doc: &Document, k: usize) -> bool {
    head(doc, k).is_some_and(|t| match t.kind {
        TitleKind::Honorific | TitleKind::Rank => true,
        TitleKind::Royal | TitleKind::Religious => matches!(
            doc.lower(k),
            "king" | "queen" | "princess" | "sheikh" | "sheik" | "sheikha" | "shaikh" | "imam" | "ayatollah" | "pope"
        ),
        _ => false,
    })
}

/// How strongly the words right before token `first` speak for a person, and the head that does.
pub(super) fn strength(doc: &Document, first: usize, sentence: usize) -> (i32, Option<usize>) {
    let Some(at) = head_before(doc, first, sentence) else { return (0, None) };
    let Some(title) = head(doc, at) else { return (0, None) };
    let word = doc.word(at);
    let score = match title.kind {
        TitleKind::Honorific => {
            if word.is_capitalized() {
                36
            } else {
                8
            }
        }
        _ if word.is_capitalized() => {
            if title.kind == TitleKind::Job {
                24
            } else {
                32
            }
        }
        // "in general Ruiz": a rank or a king in small letters is rarer.
        TitleKind::Rank | TitleKind::Royal | TitleKind::Religious => 16,
        TitleKind::Office => 26,
        _ => 22,
    };
    (score, Some(at))
}

/// The head of the title that ends right before token `first`.
fn head_before(doc: &Document, first: usize, sentence: usize) -> Option<usize> {
    let at = first.checked_sub(1).filter(|&at| at >= sentence)?;
    if !doc.tokens[first].spaced {
        return None;
    }
    if head(doc, at).is_some() {
        return Some(at);
    }
    // "President-elect Ana Ruiz".
    if at >= sentence + 2 && doc.tokens[at - 1].kind == TokenKind::Hyphen && matches!(doc.lower(at), "elect" | "designate") {
        return head(doc, at - 2).map(|_| at - 2);
    }
    // What ends no longer title, as most words do.
    if doc.case(at) == Case::Lower && !doc.tokens[at].joins {
        return None;
    }
    // "Secretary of State", "Minister of Foreign Affairs", "Minister for Women and Equality".
    let mut k = at;
    let mut words = 0;
    while k > sentence && words < 6 {
        if matches!(doc.lower(k), "of" | "for") {
            let office = |t: Title| matches!(t.kind, TitleKind::Office | TitleKind::Rank);
            let behind = words > 0 && head(doc, k - 1).is_some_and(office) && doc.is_capitalized(k - 1);
            return behind.then(|| k - 1);
        }
        let joins = matches!(doc.lower(k), "and" | "the" | "&") || doc.tokens[k].kind == TokenKind::Hyphen;
        if !(joins || is_capital_word(doc, k) && complements(doc, k)) {
            return None;
        }
        words += 1;
        k -= 1;
    }
    None
}

/// Can a capitalised word stand behind "Minister of", as a thing and not as a name?
fn complements(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    word.is_common() || word.is(Class::ORGANIZATION_WORD | Class::TITLE) || word.lower() == "state"
}

/// The capitalised title phrase whose head stands at token `k` of a run: "Foreign Minister", "Secretary of State", "Major General".
/// None where another head follows, which then makes the longer phrase.
pub(super) fn phrase(doc: &Document, k: usize, run: &Run) -> Option<(usize, usize)> {
    head(doc, k)?;
    let limit = run.tokens.end as usize;
    let mut end = k + 1;
    let hyphen = |at: usize| at < limit && doc.tokens[at].kind == TokenKind::Hyphen;
    while hyphen(end) && end + 1 < limit && (head(doc, end + 1).is_some() || matches!(doc.lower(end + 1), "elect" | "designate")) {
        end += 2;
    }
    if end + 1 < limit && matches!(doc.lower(end), "of" | "for") {
        let mut at = end + 1;
        while at < limit
            && (is_capital_word(doc, at) && complements(doc, at) && doc.word(at).entry.given < 5
                || at > end + 1 && doc.lower(at) == "and" && at + 1 < limit && complements(doc, at + 1))
        {
            at += 1;
        }
        if at > end + 1 {
            end = at;
        }
    }
    let mut first = k;
    while first > run.tokens.first as usize {
        let before = first - 1;
        let word = doc.word(before);
        let modifies = is_capital_word(doc, before)
            && (word.is(Class::TITLE) || word.is_common() && word.can_be(TagSet::NOUN | TagSet::ADJECTIVE | TagSet::NOUNS))
            && !word.is(Class::ORGANIZATION_WORD | Class::DEMONYM);
        if modifies {
            first = before;
        } else if doc.tokens[before].kind == TokenKind::Hyphen
            && before > run.tokens.first as usize
            && doc.word(before - 1).is(Class::TITLE)
        {
            first = before - 1;
        } else {
            break;
        }
    }
    Some((first, end))
}

/// The whole title right before token `first`: its head with everything that modifies it, back to an article, a preposition or a verb.
pub(super) fn before(reading: &Reading<'_>, first: usize) -> Option<TokenRange> {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(first)].tokens.first as usize;
    let at = head_before(doc, first, sentence)?;
    let capital = doc.is_capitalized(at);
    let mut start = at;
    while start > sentence && at - start < LONGEST {
        let before = start - 1;
        match doc.tokens[before].kind {
            TokenKind::Hyphen if before > sentence => start = before - 1,
            TokenKind::Word | TokenKind::Abbreviation if modifies(doc, before, capital) => start = before,
            TokenKind::Sign if doc.lower(before) == "&" => start = before,
            // "de facto leader".
            TokenKind::Word if doc.lower(before) == "de" && doc.lower(start) == "facto" => start = before,
            TokenKind::Word if matches!(doc.lower(before), "of" | "and" | "for") => match joined(doc, before, at, sentence) {
                Some(from) => start = from,
                None => break,
            },
            _ => break,
        }
    }
    Some(TokenRange::new(start, first))
}

/// Where the title begins that holds "of", "for" or "and" at `k` before its head at `at`: "Ministry of Defence spokesman", "Chief of Staff
/// General", "Chamber of Commerce and Industry President". All of it is capitalised, and a word for a body or an office stands before
/// "of"; "and" joins two things of which the body is, not two offices.
fn joined(doc: &Document, k: usize, at: usize, sentence: usize) -> Option<usize> {
    if !is_capital_word(doc, k + 1) || k == sentence {
        return None;
    }
    let mut of = k;
    if doc.lower(k) == "and" {
        if k + 1 >= at || head(doc, k + 1).is_some() {
            return None;
        }
        while doc.lower(of) != "of" {
            of = of.checked_sub(1).filter(|&j| j > sentence && k - j < 4 && (doc.lower(j) == "of" || is_capital_word(doc, j)))?;
        }
    }
    let before = of - 1;
    let word = doc.word(before);
    let body = word.is(Class::ORGANIZATION_WORD) || of == k && k + 1 < at && word.lower() == "chief";
    (is_capital_word(doc, before) && body).then_some(before)
}

/// Can the word stand in a title before its head, which is capitalised or not? "support President Ruiz" begins with a verb, "then
/// President Ruiz" with a word of titles.
fn modifies(doc: &Document, k: usize, capital: bool) -> bool {
    let word = doc.word(k);
    if word.is(Class::CLOSED) && !(word.case == Case::Upper && word.text().len() > 1) || word.is(Class::CUE) && word.case == Case::Lower {
        return false;
    }
    if word.is_capitalized() {
        return !is_calendar(doc, k);
    }
    let verb = word.can_be(TagSet::VERB) && !matches!(word.entry.main, Tag::Noun | Tag::Adjective | Tag::Proper);
    word.is(Class::TITLE) || !capital && word.can_be(TagSet::NOUN | TagSet::ADJECTIVE) && !verb
}
