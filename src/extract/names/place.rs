//! Candidates for places and demonyms: from the gazetteer, and by a word that heads a place's name.

use super::evidence::{is_calendar, is_capital_word, is_initial, is_particle};
use super::known::Part;
use super::runs::Run;
use super::{Candidate, Context, REFUSED, alone, no_place};
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::not_names::NotName;
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::span::Span;
use crate::text::{Case, Document, Small, TokenKind, TokenRange, Toponym};

/// Adds the places of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    if let Some(tokens) = dateline_place(context, run) {
        out.push(Candidate { tokens, kind: Some(NameKind::Place), score: DATELINE + 30, rule: NameRule::Dateline });
    }
    for at in run.tokens.range() {
        if !is_capital_word(doc, at) {
            continue;
        }
        // "March 5", "5 May".
        let day =
            |k: Option<usize>| k.and_then(|k| doc.tokens.get(k)).is_some_and(|t| matches!(t.kind, TokenKind::Number | TokenKind::Ordinal));
        if is_calendar(doc, at) && (day(Some(at + 1)) || day(at.checked_sub(1)) || run.dateline) {
            continue;
        }
        // A name may hold words that end a run ("Dar es Salaam").
        if let Some(found) = doc.toponym(at) {
            let kind = if found.demonym { NameKind::Demonym } else { NameKind::Place };
            let score = score(context, run, at, found);
            out.push(Candidate { tokens: found.tokens, kind: Some(kind), score, rule: NameRule::Gazetteer });
        }
        // "Grace Park, 33, …" is a person.
        let aged = |end: usize| alone::is_aged(doc, end) && !alone::is_located(doc, run.tokens.first as usize, run.sentence);
        if let Some((first, end, rule)) = headed(doc, at, run).filter(|&(_, end, _)| !aged(end)) {
            // More than a place inside it: "Jericho Street".
            let score = if rule == NameRule::Site { 12 } else { 52 + 4 * (end - first) as i32 };
            out.push(Candidate { tokens: TokenRange::new(first, end), kind: Some(NameKind::Place), score, rule });
        }
        if let Some(end) = located(context, run, at) {
            out.push(Candidate { tokens: TokenRange::new(at, end), kind: Some(NameKind::Place), score: 14, rule: NameRule::Located });
        }
    }
}

/// What a place of a dateline scores.
const DATELINE: i32 = 60;

/// "XAVORA, Zambia – ", "XAVORA FARM, Zambia – ": the words that a dateline begins with, where the gazetteer knows none of them, or only a small place
/// by one of them.
fn dateline_place(context: &Context<'_>, run: &Run) -> Option<TokenRange> {
    let doc = context.reading.doc;
    let dateline = context.reading.article.parts.dateline.filter(|_| run.dateline)?;
    let before = doc.tokens_in(Span { end: doc.span(run.tokens).start, ..dateline });
    // "NEAR XAVORA, Iraq – "
    if before.range().any(|k| is_capital_word(doc, k) && !is_calendar(doc, k) && !doc.word(k).is(Class::CLOSED)) || run.tokens.len() > 5 {
        return None;
    }
    let mut tokens = run.tokens.range();
    let places = tokens.clone().any(|k| doc.toponym(k).is_some());
    let last = run.tokens.end as usize - 1;
    let fits = |k: usize| {
        let word = doc.word(k);
        let first = k == run.tokens.first as usize;
        let hyphen = |k: usize| doc.tokens.get(k).is_some_and(|token| token.kind == TokenKind::Hyphen);
        let joins = !first && (hyphen(k) || is_particle(doc, k)) || is_particle(doc, k) && hyphen(k + 1);
        let other = Class::TITLE | Class::ORGANIZATION_NAME;
        let refused = word.is(other) || word.is(Class::CLOSED) && first || word.is(Class::DIRECTION) && places;
        // A town of its own elsewhere, and the beginning of many names.
        let saint =
            first && k != last && matches!(word.lower(), "san" | "santa" | "saint" | "el" | "la" | "los" | "las" | "al" | "new" | "port");
        let named = !saint && doc.toponym(k).is_some_and(|found| found.strength > SMALL || found.tokens.len() == run.tokens.len());
        joins || is_capital_word(doc, k) && !is_calendar(doc, k) && !refused && !named && (first || k != last || word.text().len() > 3)
    };
    // "WXYZ – ": a station.
    let whole = doc.span(run.tokens);
    let letters = whole.len() <= 4 && whole == dateline && doc.case(run.tokens.first as usize) == Case::Upper;
    let plain = tokens.clone().any(|k| is_capital_word(doc, k) && !doc.word(k).is(Class::PLACE_WORD | Class::DIRECTION));
    (!letters && plain && tokens.all(fits)).then_some(run.tokens)
}

/// How well a place is known at most whose name may be that of another one: Kalambo in "KALAMBO FARM".
const SMALL: u8 = 5;

fn score(context: &Context<'_>, run: &Run, at: usize, found: &Toponym) -> i32 {
    let doc = context.reading.doc;
    let end = found.tokens.end as usize;
    if run.dateline {
        return DATELINE;
    }
    // "US$", "HK$": money.
    if doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Sign) && doc.lower(end) == "$" {
        return REFUSED;
    }
    let single = found.tokens.len() == 1;
    // "His wife, Georgia, died".
    if single && !found.demonym && is_person(context, run, at, found) {
        return REFUSED;
    }
    if no_place::is_said(doc, at, found, (run.sentence, run.sentence_end)) {
        return REFUSED;
    }
    let mut score = match found.strength {
        9.. => 40,
        8 => 32,
        7 => 26,
        6 => 20,
        5 => 14,
        4 => 8,
        3 => 3,
        _ => -6,
    };
    if found.demonym {
        score = score.max(30);
    }
    // "St. Xavora's University": the beginning of a longer name.
    if doc.tokens[end - 1].kind == TokenKind::Clitic && run.sentence_end > end && is_capital_word(doc, end) {
        score -= 60;
    }
    let fact = context.fact(run, at);
    let usage = fact.usage;
    if at > run.sentence && doc.word(at - 1).small.contains(Small::LOCATES) {
        score += 14;
    }
    // More than the sum of its words: "Latin America".
    score += if single { 0 } else { 32 };
    score += if single && usage.located > 1 { 6 } else { 0 };
    if found.strength < 9 && !found.demonym {
        if single {
            score -= 12 * i32::from(usage.titled.min(2));
            if context.known.is_person_word(fact.key) {
                score -= 24;
            }
            if fact.is_never_inside() && doc.word(at).is_common() {
                score -= 25;
            }
        }
        // "César Delgado": a word of a longer name.
        score -= 12 * (i32::from(single && beside(doc, at.checked_sub(1), run)) + i32::from(beside(doc, Some(end), run)));
        if fact.title >= 30 {
            score -= 25;
        } else if single && fact.title > 0 && alone::is_addressed(doc, at, run.sentence) {
            score -= 40;
        }
    }
    if found.demonym && single && ends_name(doc, at, run) {
        score -= 26;
    }
    // "Chad Marlow": a given name before a family name.
    if found.strength == 9 && single && !found.demonym && is_full_name(doc, at, run) {
        score -= 24;
    }
    // "Aleppo Crescent": a street that is called after it.
    if run.tokens.holds(end) && is_capital_word(doc, end) && doc.word(end).not_name == Some(NotName::Street) {
        score -= 40;
    }
    // "the Dover-Calais route": two names.
    if no_place::is_end_of_way(doc, found) {
        score += 40;
    }
    // "Peoria, Ill.", "Homs, Syria".
    if doc.small(end).contains(Small::COMMA) && doc.toponym(end + 1).is_some_and(|next| next.strength >= 7 && !next.demonym) {
        score += 14;
    }
    score
}

/// Does what stands around it, or the article elsewhere, say that the single name at `at` is a person's: "Preston, 44, denies it", "Florence works
/// in a bank" after "her sister, Florence", "Dallas was not hurt" after "Dallas Pryor"?
fn is_person(context: &Context<'_>, run: &Run, at: usize, found: &Toponym) -> bool {
    let doc = context.reading.doc;
    if alone::is_person(doc, at, run.sentence) {
        return true;
    }
    let fact = context.fact(run, at);
    let key = fact.key;
    let end = found.tokens.end as usize;
    let located = alone::is_located(doc, at, run.sentence)
        || at > run.sentence && doc.small(at - 1).intersects(Small::ARTICLE)
        || doc.small(end).contains(Small::COMMA) && doc.toponym(end + 1).is_some_and(|next| !next.demonym)
        || doc.lower(at.wrapping_sub(1)) == "of";
    // "Charlotte is calm" in news of Charlotte that names a Charlotte Low.
    let called = || context.known.part(key) == Some(Part::Other) && found.strength < 9 && fact.usage.the == 0;
    let person = fact.usage.located == 0 || fact.usage.speaks > 2 * fact.usage.located;
    !located && person && (context.known.is_alone(key) && found.strength < 9 || called())
}

/// Do two words that are names of persons stand right before the last word of a run, "Ahmad Karim Iraqi"?
pub(super) fn ends_name(doc: &Document, at: usize, run: &Run) -> bool {
    let name = |k: usize| {
        let word = doc.word(k);
        is_capital_word(doc, k) && doc.tokens[k + 1].spaced && !word.is_common() && word.entry.given.max(word.entry.surname) >= 3
    };
    at + 1 == run.tokens.end as usize && at >= run.tokens.first as usize + 2 && name(at - 1) && name(at - 2)
}

/// A word that is a given name, and right behind it one word more that is a family name and nothing else.
fn is_full_name(doc: &Document, at: usize, run: &Run) -> bool {
    let next = at + 1;
    if !run.tokens.holds(next) || !is_capital_word(doc, next) || run.tokens.holds(next + 1) && is_capital_word(doc, next + 1) {
        return false;
    }
    let (given, family) = (doc.word(at).entry, doc.word(next));
    let other = Class::ORGANIZATION_WORD | Class::PLACE_WORD | Class::TITLE | Class::NOT_A_NAME | Class::DEMONYM | Class::ORGANIZATION_NAME;
    given.given >= 4 && family.entry.surname >= 3 && !family.is(other) && !family.is_common()
}

/// "in Xavora", "near Old Xavora", "the Xavora river": one past an unknown name at `at` behind a preposition of place. Not where something speaks for a
/// person or a thing.
fn located(context: &Context<'_>, run: &Run, at: usize) -> Option<usize> {
    let doc = context.reading.doc;
    if !run.cased || at == run.sentence || at != run.tokens.first as usize {
        return None;
    }
    let before = doc.word(at - 1);
    let noun = || {
        let behind = run.tokens.end as usize;
        behind < doc.tokens.len()
            && doc.word(behind).is(Class::PLACE_WORD)
            && matches!(
                place_word(doc.lower(behind)),
                Some(PlaceWord::Noun { after: true, kind: Kind::Water | Kind::Mountain | Kind::Island | Kind::Admin1 | Kind::Admin2, .. })
            )
    };
    let preposition = || before.small.contains(Small::LOCATES) && matches!(before.lower(), "in" | "near" | "outside" | "around");
    if !(preposition() || before.small.contains(Small::THE) && noun()) {
        return None;
    }
    let mut end = at;
    while run.tokens.holds(end) {
        let word = doc.word(end);
        if doc.tokens[end].kind == TokenKind::Hyphen || is_particle(doc, end) && end > at {
            end += 1;
            continue;
        }
        let other = Class::ORGANIZATION_WORD
            | Class::ORGANIZATION_NAME
            | Class::PLACE_WORD
            | Class::TITLE
            | Class::NOT_A_NAME
            | Class::DEMONYM
            | Class::NAME_SUFFIX;
        let plain = is_capital_word(doc, end) && word.case == Case::Capital && doc.tokens[end].kind == TokenKind::Word;
        let fact = context.fact(run, end);
        let person = context.known.is_person_word(fact.key) || fact.usage.titled + fact.usage.speaks > 0 || word.entry.given >= 4;
        if !plain || word.is(other) || word.is_common() || person {
            return None;
        }
        end += 1;
    }
    // A possessor may be anyone.
    let clitic = doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic);
    (end > at && end - at <= 4 && !clitic && end == run.tokens.end as usize).then_some(end)
}

/// Does a capitalised word of the run stand at `k` that could be part of a person's name?
fn beside(doc: &Document, k: Option<usize>, run: &Run) -> bool {
    let other = Class::ORGANIZATION_WORD
        | Class::PLACE_WORD
        | Class::TITLE
        | Class::NOT_A_NAME
        | Class::DEMONYM
        | Class::DIRECTION
        | Class::ORGANIZATION_NAME;
    k.is_some_and(|k| run.tokens.holds(k) && is_capital_word(doc, k) && !doc.word(k).is(other) && !doc.word(k).is_common())
}

/// "Blue Nile River", "Lake Van", "Main Street": the tokens that a head word at `k` makes a place of.
fn headed(doc: &Document, k: usize, run: &Run) -> Option<(usize, usize, NameRule)> {
    let word = doc.word(k);
    if !word.is(Class::PLACE_WORD | Class::NOT_A_NAME | Class::BEFORE_A_NAME) {
        return None;
    }
    let street = word.is(Class::NOT_A_NAME) && word.not_name == Some(NotName::Street);
    let leads = word.is(Class::PLACE_WORD) && matches!(word.lower(), "mount" | "mt." | "lake" | "fort" | "cape" | "gulf" | "camp" | "port");
    if leads
        && k + 1 < run.tokens.end as usize
        && is_capital_word(doc, k + 1)
        && doc.tokens[k + 1].spaced
        && !doc.word(k + 1).is(Class::ORGANIZATION_WORD)
    {
        return Some((k, k + 2, NameRule::PlaceWordBefore));
    }
    // "Cerro Xavora": less surely, for other names begin so too.
    let site = word.is(Class::BEFORE_A_NAME)
        && word.not_name == Some(NotName::Site)
        && k + 1 < run.tokens.end as usize
        && is_capital_word(doc, k + 1);
    if site && !doc.word(k + 1).is(Class::ORGANIZATION_WORD | Class::TITLE) {
        return Some((k, k + 2, NameRule::Site));
    }
    if !street && !word.is(Class::PLACE_WORD) || word.is(Class::TITLE | Class::DIRECTION) {
        return None;
    }
    let mut first = k;
    while first > run.tokens.first as usize && k - first < 4 {
        let before = first - 1;
        // "Kabul International Airport": a word that stands before titles stands inside other names too.
        let office = doc.word(before).is(Class::TITLE) && doc.word(before).title.is_none_or(|t| t.is_head());
        let fits = is_capital_word(doc, before) && !office && !doc.word(before).is(Class::NOT_A_NAME | Class::ORGANIZATION_WORD);
        if fits && !(is_initial(doc, before, run.sentence) && doc.word(before).is_common()) {
            first = before;
        } else if first < k && doc.tokens[before].kind == TokenKind::Hyphen && before > run.tokens.first as usize {
            first = before - 1;
        } else {
            break;
        }
    }
    while first < k && doc.word(first).is(Class::TITLE) {
        first += 1;
    }
    (first < k).then_some((first, k + 1, if street { NameRule::Street } else { NameRule::PlaceWord }))
}
