//! Which event a figure belongs to, and whether it is said to have happened.

use chrono::{Datelike, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use super::frames::Hit;
use super::running::{counts_time, own_end};
use super::view::View;
use super::{returned, unreal};
use crate::extract::findings::{Anchor, Casualty, CasualtyKind, Cause, FigureRule, Scope, Status};
use crate::extract::{Findings, Reading};
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::{Class, cause_acts, other_events};
use crate::span::Span;
use crate::text::{Document, TokenKind, TokenRange};

/// The year the article speaks of.
pub(super) struct Reference {
    year: Option<i32>,
    /// The token that names it, where the article has no date.
    named: Option<usize>,
}

impl Reference {
    /// The year of the article's date, else the first year that its first sentences name.
    pub(super) fn of(reading: &Reading<'_>, findings: &Findings) -> Self {
        let dated = findings.article_date.as_ref().map(|d| d.day.year());
        let named = (0..reading.doc.tokens.len().min(120)).find(|&k| dated.is_none() && year_at(reading.doc, k).is_some());
        Self { year: dated.or_else(|| year_at(reading.doc, named?)), named }
    }
}

/// The year that a token is: four digits that no noun follows as a count.
fn year_at(doc: &Document, at: usize) -> Option<i32> {
    let token = doc.tokens.get(at)?;
    if token.kind != TokenKind::Number || token.span.len() != 4 {
        return None;
    }
    let year: i32 = doc.lower(at).parse().ok()?;
    (1500..=2100).contains(&year).then_some(year)
}

/// Tokens before and behind a trigger that are looked at.
const REACH: usize = 24;

/// The scope that the words around a figure give; `lead`: nothing was said before of the event.
pub(super) fn scope(view: &View<'_>, hit: &Hit, reference: &Reference, lead: bool) -> Scope {
    let trigger = view.triggers[hit.trigger];
    let phrase = &view.nps[hit.np];
    let (low, high) = (trigger.first.min(phrase.first), trigger.end.max(phrase.end));
    let (first, end) = (low.saturating_sub(REACH).max(view.first), (high + REACH).min(view.end));
    let end = own_end(view, hit, high, end);
    for k in first..end {
        let lower = view.lower(k);
        let (next, third) = (view.lower(k + 1), view.lower(k + 2));
        match lower {
            ";" if k < low => {}
            "since" => {
                let record = (k.saturating_sub(8).max(first)..k).any(|j| view.plays(j, Role::RECORD));
                if far_back(view, k, end) && !record {
                    // "Since 2011, the war has killed …"
                    let perfect = || hit.group.have && (k == view.first || view.lower(k - 1) == ",");
                    if k >= low || perfect() {
                        return Scope::Cumulative;
                    }
                }
            }
            "this" if counts_time(view, hit, k) => return Scope::Cumulative,
            "this" if matches!(next, "year" | "season") && view.lower(k.wrapping_sub(1)) != "earlier" => return Scope::Cumulative,
            // "109 homicides for the year", "the number of victims for the year past 100"
            "for" if next == "the" && third == "year" && k >= trigger.end && nothing_counted(view, trigger.end, k) => {
                return Scope::Cumulative;
            }
            "in" | "over" | "during" | "within"
                if matches!(next, "the" | "recent") && matches!(third, "past" | "last" | "years" | "decades")
                    || matches!(next, "recent") && matches!(third, "years" | "months" | "decades") =>
            {
                let unit = (k + 2..k + 7).find(|&j| matches!(view.lower(j), "years" | "months" | "decades" | "year" | "decade"));
                if unit.is_some() {
                    return Scope::Cumulative;
                }
            }
            "in" | "during"
                if next == "the" && third == "first" && view.word_in(k + 4).is_some_and(|w| w.is(Class::TIME_UNIT)) && k >= high =>
            {
                return Scope::Cumulative;
            }
            "last" if matches!(next, "year" | "decade" | "century") => return Scope::Background,
            "last" | "previous" if !lead && matches!(next, "month" | "winter" | "summer" | "spring" | "autumn" | "fall" | "season") => {
                return Scope::Background;
            }
            "every" | "each" | "per" if matches!(next, "year" | "month" | "week" | "day" | "winter" | "summer" | "season") => {
                return Scope::Cumulative;
            }
            "annually" | "yearly" => return Scope::Cumulative,
            // "5 million refugees are registered": those who live there, whenever they came.
            "registered" if hit.kind == CasualtyKind::Displaced => return Scope::Cumulative,
            // "98,000 births and 109,000 deaths": a country's statistics
            "births"
                if view.token_in(k.wrapping_sub(1)) == Some(TokenKind::Number) && matches!(next, "and" | ",") && k + 2 == low
                    || view.token_in(k.wrapping_sub(1)) == Some(TokenKind::Number)
                        && view.lower(k.wrapping_sub(2)) == "and"
                        && k - 2 == high =>
            {
                return Scope::Cumulative;
            }
            // "have died in the nearly three-year conflict"
            "in" | "during" | "over" | "throughout" if k >= high && long_conflict(view, k + 1, end) => return Scope::Cumulative,
            // "killed 20 people a year"
            "a" if matches!(next, "year" | "month" | "week" | "day")
                && (high..high + 3).contains(&k)
                && view.np_before(k).is_some()
                && !matches!(third, "ago" | "earlier" | "later" | "after" | "before" | "old") =>
            {
                return Scope::Cumulative;
            }
            // "blamed on the group, whose fighters killed 12": what the doer did before.
            "whose" if k < low && hit.rule == FigureRule::Active && view.nps[hit.np].first >= trigger.end => return Scope::Background,
            "ago" if matches!(view.lower(k.wrapping_sub(1)), "years" | "decades" | "year" | "decade" | "months") => {
                return Scope::Background;
            }
            "anniversary" => return Scope::Background,
            _ => {
                let near = k >= low.saturating_sub(12) && k < high + 14;
                if let Some(year) = year_at(view.doc, k).filter(|_| near)
                    && let Some(own) = reference.year
                    && year < own
                    && !is_since(view, k)
                    && view.np_at(k).is_none_or(|np| np != hit.np)
                {
                    return Scope::Background;
                }
            }
        }
    }
    Scope::Event
}

/// "since 2012", "since 11 April [2012]": from when a record or a toll is counted.
fn is_since(view: &View<'_>, year: usize) -> bool {
    let date = |k: usize| view.word(k).is(Class::MONTH) || view.token_in(k) == Some(TokenKind::Number) || view.lower(k) == ",";
    let first = (view.first..year).rev().take(4).take_while(|&k| date(k)).last().unwrap_or(year);
    matches!(view.lower(first.wrapping_sub(1)), "since" | "until")
}

/// Days before the article from which "since" counts a running toll: "since 27 February", said in May.
const LONG_SINCE: i64 = 30;

/// A running toll by what it is counted from or of: "Since 27 February, 1,200 have died", "The war, now in its sixth year, has killed 270,000".
pub(super) fn is_running(view: &View<'_>, hit: &Hit, findings: &Findings) -> bool {
    if !hit.group.have || dated(view) {
        return false;
    }
    let lasting = |np: usize| view.plays(view.nps[np].head, Role::CONFLICT) && view.lower(view.nps[np].head) != "fighting";
    // The subject, past an aside between commas too.
    let opens = || (0..view.nps.len().min(1)).find(|&np| view.lower(view.nps[np].end) == ",");
    let war = || view.np_before(hit.group.first).is_some_and(lasting) || opens().is_some_and(lasting);
    let Some(article) = findings.article_date.as_ref().map(|d| d.day) else { return hit.rule == FigureRule::Active && war() };
    let since = (view.first..view.end).find(|&k| view.lower(k) == "since");
    let counted = since.and_then(|k| {
        let behind = view.doc.tokens.get(k + 1)?.span.start;
        let at = findings.dates.partition_point(|d| d.span.start < behind);
        let date = findings.dates.get(at).filter(|d| d.span.start == behind)?;
        Some((article - date.days?.0).num_days() > LONG_SINCE)
    });
    let record = since.is_some_and(|k| (k.saturating_sub(8).max(view.first)..k).any(|j| view.plays(j, Role::RECORD)));
    counted == Some(true) && !record || since.is_none() && hit.rule == FigureRule::Active && war()
}

/// Does a weekday or "today" stand in the sentence?
fn dated(view: &View<'_>) -> bool {
    (view.first..view.end).any(|k| view.word(k).is(Class::WEEKDAY) || matches!(view.lower(k), "today" | "yesterday"))
}

/// "Attacks there have cost the lives of 19": of what goes on, where the sentence before gave a running toll of it.
pub(super) fn goes_on(view: &View<'_>, hit: &Hit) -> bool {
    let active = matches!(hit.rule, FigureRule::Active | FigureRule::Lives) && !hit.group.be;
    let perfect = hit.group.have || matches!(view.lower(hit.group.first.wrapping_sub(1)), "have" | "has");
    active && perfect && !dated(view)
}

/// Does a conflict with its length in years or months stand at `at` ("the nearly three-year civil war"), and no day behind it?
fn long_conflict(view: &View<'_>, at: usize, end: usize) -> bool {
    let conflict = |j: &usize| view.plays(*j, Role::CONFLICT);
    let Some(noun) = (at..(at + 8).min(end)).find(conflict) else { return false };
    let length = |j: usize| {
        matches!(view.lower(j), "year" | "years" | "month" | "months" | "decade" | "decades")
            && (view.token_in(j.wrapping_sub(1)) == Some(TokenKind::Hyphen) || view.token_in(j + 1) == Some(TokenKind::Hyphen))
    };
    let other = |j: usize| matches!(view.lower(j), "of" | "in" | "," | "and" | "since");
    let day = (noun..end).any(|j| view.word_in(j).is_some_and(|w| w.is(Class::WEEKDAY)));
    (at..noun).any(length) && !(at..noun).any(other) && !day
}

/// Does no other figure stand between?
fn nothing_counted(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|k| view.np_at(k).is_none_or(|np| view.nps[np].count.is_none() || view.nps[np].first < from))
}

/// Does a year or the start of something long follow "since"?
fn far_back(view: &View<'_>, since: usize, end: usize) -> bool {
    // "since August", but not "since August 3"
    let month = view.word_in(since + 1).is_some_and(|w| w.is(Class::MONTH) && w.is_capitalized());
    if month && view.token_in(since + 2) != Some(TokenKind::Number) {
        return true;
    }
    (since + 1..(since + 5).min(end)).any(|j| year_at(view.doc, j).is_some() || view.plays(j, Role::BEGINNING))
}

/// Does the figure belong to a story ("the novel tells of a man who kills 12")?
pub(super) fn invented(view: &View<'_>, hit: &Hit) -> bool {
    let low = hit.group.first.min(view.nps[hit.np].first);
    let work = |k: &usize| view.plays(*k, Role::FICTION) && view.np_at(*k).is_some_and(|np| view.nps[np].end == k + 1);
    let Some(at) = (low.saturating_sub(REACH).max(view.first)..low).find(work) else { return false };
    (at + 1..(at + 5).min(low)).any(|k| view.plays(k, Role::TELLS_STORY))
}

/// Who is injured in sport and misses a match is no casualty.
pub(super) fn is_sport(view: &View<'_>, hit: &Hit) -> bool {
    if hit.kind != CasualtyKind::Injured {
        return false;
    }
    let phrase = &view.nps[hit.np];
    let players = phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::PLAYER | Role::SPORT)));
    let trigger = view.triggers[hit.trigger];
    if !(players || phrase.single || phrase.pronoun) {
        return false;
    }
    let act = |k: usize| view.word(k).is(Class::CAUSE_ACT) && cause_acts::longest(|j| view.lower(k + j)).is_some();
    let cause = |k: usize| !(trigger.first..trigger.end).contains(&k) && (view.word(k).is(Class::CAUSE) || act(k));
    (view.first..view.end).any(|k| sport(view, k))
        && !(view.first..view.end).any(cause)
        && !matches!(trigger.frame, Frame::Carry | Frame::Shot)
}

fn sport(view: &View<'_>, at: usize) -> bool {
    view.plays(at, Role::SPORT)
}

/// Whether the figure is said to have happened.
pub(super) fn status(view: &View<'_>, hit: &Hit) -> Status {
    let none = view.nps[hit.np].count.is_some_and(|c| c.max == Some(0));
    if hit.group.negated && !none {
        return Status::Denied;
    }
    if returned::is_found(view, hit) {
        return Status::Denied;
    }
    if view.plays(view.triggers[hit.trigger].first, Role::SUPPOSED) {
        return Status::Possible;
    }
    // "More than 100 casualties are feared."
    let behind = view.triggers[hit.trigger].end;
    let feared =
        view.word_in(behind).is_some_and(|w| w.is(Class::AUXILIARY)) && matches!(view.lower(behind + 1), "feared" | "expected" | "likely");
    if matches!(hit.rule, FigureRule::Noun | FigureRule::NounOf) && feared {
        return Status::Possible;
    }
    let first = hit.group.first.min(view.nps[hit.np].first);
    for k in first.saturating_sub(18).max(view.first)..first {
        match view.lower(k) {
            // "denied shooting him and instead said that he shot himself"
            lower if plays(lower, Role::DENIES) && denies(view, k) && !is_over(view, k, first) => {
                return Status::Denied;
            }
            // "would not confirm the victim was shot"
            "confirm" if view.word_in(k.wrapping_sub(1)).is_some_and(|w| w.is(Class::NEGATION)) && first - k < 8 => {
                return Status::Possible;
            }
            lower if plays(lower, Role::SIMULATES) => return Status::Possible,
            "if" | "unless" if (k..first).all(|j| view.lower(j) != ",") => return Status::Possible,
            "fear" | "fears" | "fearing" | "feared" if first - k < 4 => return Status::Possible,
            _ => {}
        }
    }
    let possible = unreal::is_drilled(view, hit) || hit.group.possible || view.is_wished(view.triggers[hit.trigger].first);
    if possible { Status::Possible } else { Status::Reported }
}

/// "denied shooting him and [instead] said that he shot himself", "denied a cover-up and said 12 had died", "…, adding that 12 had died": a denial ends where something else is said.
fn is_over(view: &View<'_>, denies: usize, figure: usize) -> bool {
    let joins = |k: usize| matches!(view.lower(k), "and" | "," | "but" | "then" | "also" | "instead" | "he" | "she" | "it" | "they");
    (denies + 1..figure).any(|k| match view.lower(k) {
        "instead" | "but" => true,
        "adding" | "saying" | "insisting" | "claiming" | "stating" | "asserting" | "maintaining" => view.lower(k - 1) != "denied",
        _ => view.plays(k, Role::SAYS) && joins(k - 1) || view.word(k).is(Class::CUE) && view.is_finite(k) && view.lower(k - 1) == "and",
    })
}

/// "denied that …", "rejected reports that …", but "rejected the offer".
fn denies(view: &View<'_>, at: usize) -> bool {
    let lower = view.lower(at);
    if lower.starts_with("den") || lower.starts_with("refut") {
        return true;
    }
    (at + 1..at + 4).any(|k| view.plays(k, Role::CLAIM))
}

/// Causes that strike in one place, by people or machines; a storm or flood kills "in a separate incident" or "elsewhere" too.
const IN_ONE_PLACE: [Cause; 14] = [
    Cause::Abduction,
    Cause::AirStrike,
    Cause::Arson,
    Cause::Attack,
    Cause::Bombing,
    Cause::Crash,
    Cause::Execution,
    Cause::Explosion,
    Cause::Landmine,
    Cause::Shelling,
    Cause::Shooting,
    Cause::Stabbing,
    Cause::Suicide,
    Cause::VehicleAttack,
];

/// Is it a figure of the event that tells its cause, and that cause one of those?
pub(super) fn strikes_in_one_place(c: &Casualty) -> Option<bool> {
    let own = c.scope == Scope::Event && harm(c);
    c.cause.filter(|_| own).map(is_in_one_place)
}

/// Does it strike in one place?
pub(super) fn is_in_one_place(cause: Cause) -> bool {
    IN_ONE_PLACE.contains(&cause)
}

/// "In a separate incident", "Elsewhere": does the sentence open with it?
pub(super) fn opens_other(doc: &Document, sentence: TokenRange) -> bool {
    let (first, end) = (sentence.first as usize, sentence.end as usize);
    other_events::stands(|k| if first + k < end { doc.lower(first + k) } else { "" })
}

/// Years before the article from which on what happened is history to it.
const HISTORY: i32 = 10;

/// What happened many years before the time that the article speaks of is told as history: "The steamer sank in 1912, killing 1,500".
pub(super) fn history(found: &mut [Casualty], reading: &Reading<'_>, findings: &Findings, reference: &Reference) {
    let newest = || (0..reading.doc.tokens.len()).filter_map(|k| year_at(reading.doc, k)).max();
    let Some(now) = reference.year.or_else(newest) else { return };
    for casualty in found.iter_mut().filter(|c| c.scope == Scope::Event) {
        if of_history(casualty, findings, now) {
            casualty.scope = Scope::Background;
        }
    }
}

fn of_history(casualty: &Casualty, findings: &Findings, now: i32) -> bool {
    let days = casualty.date.and_then(|date| findings.dates[date].days);
    days.is_some_and(|(_, to)| to.year() <= now - HISTORY)
}

/// Where no figure is about the article's own event, the one that comes first is, and those of the same year; but not history.
pub(super) fn promote(
    found: &mut [Casualty],
    reading: &Reading<'_>,
    findings: &Findings,
    reference: &Reference,
    others: &FxHashSet<usize>,
) {
    if found.iter().any(|c| c.scope == Scope::Event && harm(c)) {
        return;
    }
    let old = |c: &Casualty| reference.year.is_some_and(|now| of_history(c, findings, now));
    let fits = |k: usize, c: &Casualty| c.scope == Scope::Background && !old(c) && !others.contains(&k);
    let Some((_, first)) = found.iter().enumerate().find(|&(k, c)| harm(c) && fits(k, c)) else { return };
    let sentence = reading.doc.sentence_at(first.span.start);
    for (_, casualty) in found.iter_mut().enumerate().filter(|&(k, ref c)| fits(k, c)) {
        if reading.doc.sentence_at(casualty.span.start) <= sentence + 3 {
            casualty.scope = Scope::Event;
        }
    }
}

/// Is it of a kind that a toll sums up?
pub(super) fn harm(c: &Casualty) -> bool {
    matches!(c.kind, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Displaced | CasualtyKind::Missing)
}

/// Days by which a date may come before the event's own.
const BEFORE_EVENT: i64 = 3;

/// Days by which the date of a figure behind the lead may come before the article, where the lead gives none.
const BEFORE_ARTICLE: i64 = 45;

/// What happened well before the event of the lead is another event.
/// `news`: for figures without a date, that of what is told of them as known, by which they had happened.
pub(super) fn by_date(
    found: &mut [Casualty],
    reading: &Reading<'_>,
    findings: &Findings,
    reference: &Reference,
    news: &FxHashMap<usize, usize>,
) {
    let own = |c: &Casualty| c.scope == Scope::Event && c.status == Status::Reported && harm(c);
    let Some(first) = found.iter().find(|c| own(c)) else { return };
    let sentence = |c: &Casualty| reading.doc.sentence_at(c.span.start);
    let lead = sentence(first) + 1;
    let mut ends: FxHashMap<u32, NaiveDate> = FxHashMap::default();
    for (range, (_, to)) in findings.dates.iter().filter_map(|d| d.range.zip(d.days)) {
        ends.entry(range).and_modify(|end| *end = to.max(*end)).or_insert(to);
    }
    // The end of "between June and September" is its last.
    let days_of = |k: usize| {
        let date = &findings.dates[k];
        let (from, to) = date.days?;
        Some((from, date.range.and_then(|range| ends.get(&range).copied()).map_or(to, |end| end.max(to))))
    };
    let days = |c: &Casualty| days_of(c.date?);
    let dates_event = |c: &&Casualty| own(c) && matches!(c.kind, CasualtyKind::Killed | CasualtyKind::Injured) && sentence(c) <= lead;
    let start = sentence(first);
    // "In 1987 police killed 16 there": the year of another event.
    let own_date =
        |c: &&Casualty| sentence(c) == start || !c.date.is_some_and(|date| opens_with(reading.doc, findings.dates[date].span, sentence(c)));
    let dated = found.iter().filter(dates_event).filter(own_date).find_map(&days);
    let article = findings.article_date.as_ref().map(|d| d.day);
    let year = reference.year.filter(|_| reference.named.is_none_or(|k| reading.doc.sentence_of(k) < lead));
    let first = (sentence(first), first.place, first.cause);
    for (k, casualty) in found.iter_mut().enumerate().filter(|(_, c)| c.scope == Scope::Event) {
        let at = sentence(casualty);
        let Some(date) = casualty.date.or(news.get(&k).copied()) else { continue };
        let Some((_, to)) = days_of(date) else { continue };
        let beside = || dated.is_none() && !(at > first.0 && opens_with(reading.doc, findings.dates[date].span, at));
        if at < lead || at == lead && beside() {
            continue;
        }
        let other = match (dated, article) {
            (Some((from, _)), _) => {
                let differs =
                    casualty.place.zip(first.1).is_some_and(|(a, b)| a != b) || casualty.cause.zip(first.2).is_some_and(|(a, b)| a != b);
                let opens = at > first.0 && differs && opens_with(reading.doc, findings.dates[date].span, at);
                (from - to).num_days() > if opens { 0 } else { BEFORE_EVENT }
            }
            (None, Some(article)) => (article - to).num_days() > BEFORE_ARTICLE,
            // An article that gives its own event no year gives other events theirs.
            (None, None) => {
                let opens = || year.is_none() && opens_with(reading.doc, findings.dates[date].span, at);
                findings.dates[date].anchor == Anchor::Explicit && (reference.year.is_none_or(|year| to.year() < year) || opens())
            }
        };
        if other {
            casualty.scope = Scope::Background;
        }
    }
}

/// "Two days earlier, six had died", "Last week 27 died": a date with which its sentence opens.
fn opens_with(doc: &Document, date: Span, sentence: usize) -> bool {
    let first = doc.sentences.get(sentence).map_or(0, |s| s.tokens.first);
    doc.tokens_in(date).first <= first + 1
}

/// "An earlier report said that 80 had died. That was wrong.": the figures that the next sentence takes back.
pub(super) fn take_back(found: &mut [Casualty], reading: &Reading<'_>) {
    let doc = reading.doc;
    for casualty in found {
        let Some(next) = doc.sentences.get(doc.sentence_at(casualty.span.start) + 1) else { continue };
        let first = next.tokens.first as usize;
        let subject = match (doc.lower(first), doc.lower(first + 1)) {
            ("the" | "that" | "this", "figure" | "number" | "report" | "claim" | "information") => 2,
            ("that" | "this" | "it", _) => 1,
            _ => continue,
        };
        let wrong = |k: usize| plays(doc.lower(k), Role::WRONG);
        let k = first + subject;
        let denied = matches!(doc.lower(k), "was" | "is" | "were" | "proved" | "turned")
            && (wrong(k + 1) || doc.lower(k + 1) == "not" && matches!(doc.lower(k + 2), "true" | "correct" | "right"));
        if denied && k + 2 < next.tokens.end as usize {
            casualty.status = Status::Denied;
        }
    }
}
