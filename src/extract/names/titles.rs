//! Titles before a name: "US Secretary of State", "State Department spokesman", "Mr.".

use crate::extract::Reading;
use crate::grammar::Pos;
use crate::lexicon::Class;
use crate::lexicon::person_adjectives;
use crate::lexicon::titles::{self, Title, TitleKind};
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

/// How strongly the plural of a title speaks for the person named first.
pub(super) const CROWD: i32 = 26;

/// How strongly the words right before token `first` speak for a person, and the head that does.
pub(super) fn strength(doc: &Document, first: usize, sentence: usize) -> (i32, Option<usize>) {
    let Some(at) = head_before(doc, first, sentence) else {
        let crowd = first > sentence && is_crowd(doc, first - 1);
        return (if crowd { CROWD } else { 0 }, None);
    };
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

/// The most words between the head of a title and the name: "Minister for Food, Water and Forests Ana Ruiz".
const COMPLEMENT: usize = 9;

/// The head of the title that ends right before token `first`.
pub(super) fn head_before(doc: &Document, first: usize, sentence: usize) -> Option<usize> {
    let at = first.checked_sub(1).filter(|&at| at >= sentence)?;
    if !doc.tokens[first].spaced {
        return None;
    }
    // "Secretary for Home Affairs and Justice Ana Ruiz": no Justice.
    if doc.word(at).is(Class::PORTFOLIO)
        && doc.is_capitalized(at)
        && let Some(office) = head_of_complement(doc, at, sentence)
    {
        return Some(office);
    }
    if head(doc, at).is_some() {
        // "at 5 PM".
        let hour = at > sentence && doc.case(at) == Case::Upper && doc.tokens[at - 1].kind == TokenKind::Number;
        return (!hour).then_some(at);
    }
    // "President-elect Ana Ruiz".
    if at >= sentence + 2 && doc.tokens[at - 1].kind == TokenKind::Hyphen && matches!(doc.lower(at), "elect" | "designate") {
        return head(doc, at - 2).map(|_| at - 2);
    }
    // What ends no longer title, as most words do.
    if doc.case(at) == Case::Lower && !doc.tokens[at].joins {
        return None;
    }
    head_of_complement(doc, at, sentence)
}

/// The head whose complement ends at `at`: "Secretary of State", "Minister of Foreign Affairs", "Secretary of State for Mines and Ports",
/// "minister for Food, Water and Forests". A head in small letters wants words for what ministers are in charge of.
fn head_of_complement(doc: &Document, at: usize, sentence: usize) -> Option<usize> {
    let (mut k, mut words, mut joined, mut portfolio) = (at, 0, false, true);
    while k > sentence && at - k < COMPLEMENT {
        let lower = doc.lower(k);
        if matches!(lower, "of" | "for") {
            let office = |t: Title| matches!(t.kind, TitleKind::Office | TitleKind::Rank);
            let behind = words > 0 && head(doc, k - 1).is_some_and(office) && (doc.is_capitalized(k - 1) || portfolio);
            if behind || words == 0 || !(doc.is_capitalized(k - 1) && complements(doc, k - 1)) {
                return behind.then(|| k - 1);
            }
        } else if lower == "," {
            if !joined || !doc.word(k - 1).is(Class::PORTFOLIO) {
                return None;
            }
        } else if is_capital_word(doc, k) && complements(doc, k) {
            portfolio &= doc.word(k).is(Class::PORTFOLIO);
            words += 1;
        } else if matches!(lower, "and" | "the" | "&") || doc.tokens[k].kind == TokenKind::Hyphen {
            joined |= matches!(lower, "and" | "&");
        } else {
            return None;
        }
        k -= 1;
    }
    None
}

/// Can a capitalised word stand behind "Minister of", as a thing and not as a name?
fn complements(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    word.is_common() || word.is(Class::ORGANIZATION_WORD | Class::TITLE | Class::PORTFOLIO) || word.lower() == "state"
}

/// Does the title before a name end with token `k`, as a word for what the office is in charge of: "Minister for Youth"?
pub(super) fn ends_complement(doc: &Document, k: usize, sentence: usize) -> bool {
    let next = doc.tokens.get(k + 1).is_some_and(|_| is_capital_word(doc, k + 1));
    next && doc.word(k).is(Class::PORTFOLIO) && head_before(doc, k + 1, sentence).is_some_and(|head| head < k)
}

/// "Climbers Ana Ruiz and Luis Vega": the plural of a title at `k`, before the first name of a list.
pub(super) fn is_crowd(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    let next = doc.tokens.get(k + 1).is_some_and(|token| token.spaced && is_capital_word(doc, k + 1));
    next && word.entry.given.max(word.entry.surname) < 4 && titles::is_crowd(word.lower())
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
            && (is_capital_word(doc, at) && complements(doc, at) && (doc.word(at).entry.given < 5 || doc.word(at).is(Class::PORTFOLIO))
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
            TokenKind::Word | TokenKind::Abbreviation if modifies(reading, before, capital) => start = before,
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
/// President Ruiz" with a word of titles, "suspected bomber Ruiz" with a participle.
fn modifies(reading: &Reading<'_>, k: usize, capital: bool) -> bool {
    let doc = reading.doc;
    let word = doc.word(k);
    if word.is(Class::CLOSED) && !(word.case == Case::Upper && word.text().len() > 1) {
        return false;
    }
    if word.is_capitalized() {
        return !is_calendar(doc, k) && !matches!(word.lower(), "today" | "yesterday" | "tomorrow" | "tonight");
    }
    // "last week mayor Ana Ruiz", "today mayor Ana Ruiz", "told reporters mayor Ana Ruiz".
    let told = |k: usize| matches!(doc.lower(k), "last" | "this" | "next" | "that" | "every" | "each" | "past") || is_calendar(doc, k);
    let time = word.is(Class::TIME_UNIT | Class::TIME) && k > 0 && told(k - 1)
        || matches!(word.lower(), "today" | "yesterday" | "tomorrow" | "tonight");
    if time || titles::is_crowd(word.lower()) {
        return false;
    }
    let pos = reading.grammar.pos(k);
    let verb = word.can_be(TagSet::VERB) && !matches!(word.entry.main, Tag::Noun | Tag::Adjective | Tag::Proper);
    match pos {
        // "third-ranked player", "suspected bomber", but not "mentioned baseball star".
        Pos::Participle => {
            // "the jury convicted banker Ruiz" is a clause.
            let subject = k > 0 && doc.case(k - 1) == Case::Lower && reading.grammar.pos(k - 1).is_noun();
            let compound = k > 0 && doc.tokens[k - 1].kind == TokenKind::Hyphen;
            compound || !subject && (person_adjectives::is(word.lower()) || word.is(Class::TITLE))
        }
        // "killing President Ruiz".
        Pos::Gerund => word.is(Class::TITLE),
        Pos::Adjective | Pos::Noun | Pos::Nouns => {
            word.is(Class::TITLE) || !capital && (word.entry.tags.is_empty() || word.can_be(NOMINAL)) && !(verb && pos == Pos::Nouns)
        }
        Pos::Comparative | Pos::Superlative => true,
        // The sentence was not read: "pay acquitted trader Ruiz" is no clause, "the jury acquitted trader Ruiz" is one.
        Pos::Edge if word.can_be(TagSet::PARTICIPLE) && verb => person_adjectives::is(word.lower()) && describes(doc, k),
        Pos::Adverb | Pos::Edge => !word.is(Class::CUE) && (word.is(Class::TITLE) || !capital && word.can_be(NOMINAL) && !verb),
        _ => false,
    }
}

/// Can the participle at `k` only describe what follows? It begins the sentence, or an article, a preposition or another verb stands before it.
fn describes(doc: &Document, k: usize) -> bool {
    let sentence = doc.sentences[doc.sentence_of(k)].tokens.first as usize;
    if k == sentence {
        return true;
    }
    let before = doc.word(k - 1);
    let auxiliary = Class::AUXILIARY | Class::PRONOUN | Class::SUBORDINATOR;
    let closed = before.is(Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION) && !before.is(auxiliary);
    let infinitive = k > sentence + 1
        && before.can_be(TagSet::BASE)
        && (doc.word(k - 2).is(Class::MODAL) || doc.lower(k - 2) == "to" || doc.word(k - 2).is(Class::PRONOUN));
    let past = before.entry.main == Tag::Past && before.case == Case::Lower;
    closed || infinitive || past
}

/// What a word before the head of a title can be.
const NOMINAL: TagSet = TagSet::NOUN.union(TagSet::NOUNS).union(TagSet::ADJECTIVE).union(TagSet::PARTICIPLE).union(TagSet::GERUND);
