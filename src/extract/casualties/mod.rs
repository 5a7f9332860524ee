//! Casualty figures: how many were killed, injured, missing, displaced …, who they are, where, when, and who says so.
//!
//! Only sentences with a casualty word are read. Each is taken apart into noun phrases and triggers ([`view`], [`phrase`]); a rule for each trigger's
//! frame walks the clause to the phrases that stand for its victims ([`frames`], [`group`], [`subject`], [`lists`]); [`count`] reads their number. What is
//! left is to say what the figure belongs to: status and scope ([`scope`]), place, date, source and cause ([`links`]).

mod cause;
mod clause;
mod count;
mod frames;
mod group;
mod known;
mod links;
mod lists;
mod natural;
mod number_of;
mod other_event;
mod parts;
mod phrase;
mod returned;
mod running;
mod scan;
mod scope;
mod subject;
mod syntax;
#[cfg(test)]
mod tests;
mod unreal;
mod view;

use rustc_hash::{FxHashMap, FxHashSet};

use super::findings::{Casualty, CasualtyKind, Count, FigureRule, PlaceKind, Scope, Status, VictimKind, Victims};
use super::{Findings, Reading};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::span::Span;
use crate::text::TokenRange;
use frames::Hit;
use links::Links;
use scope::Reference;
use view::View;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let mut found = Vec::new();
    let reference = Reference::of(reading, findings);
    let mut links = Links::new(reading, findings);
    // The paragraph that tells of another event.
    let mut other = None;
    let mut told = Told::default();
    // Figures of some of those told of just before.
    let mut pieces = Vec::new();
    // Days by which what figures without a date tell of had happened.
    let mut news = FxHashMap::default();
    // Figures of which their sentence says that they are of another event.
    let mut others = FxHashSet::default();
    for sentence in &reading.doc.sentences {
        let block = &reading.article.blocks[sentence.block as usize];
        let triggered = sentence.tokens.range().any(|k| reading.doc.word(k).is(Class::CASUALTY));
        if block.kind.is_story() && scope::opens_other(reading.doc, sentence.tokens) && told.in_one_place == Some(true) {
            other = Some(sentence.block);
        }
        if !block.kind.is_story() || !triggered {
            continue;
        }
        let Some(view) = View::new(reading, &findings.names, sentence.tokens) else { continue };
        let hits = settle(&view, frames::hits(&view));
        let lead = !told.event;
        let mut kept = Vec::with_capacity(hits.len());
        for hit in &hits {
            let unreal = unreal::in_a_story(&view, hit) || unreal::is_won(&view, hit) || unreal::is_applauded(&view, hit);
            let real = !unreal && !scope::invented(&view, hit) && !scope::is_sport(&view, hit);
            let Some(mut casualty) = casualty(&view, hit, block.kind.is_heading()).filter(|_| real) else {
                kept.push(None);
                continue;
            };
            let kind = match hit.rule {
                FigureRule::Total => found.last().filter(|c: &&Casualty| recent(reading, c, sentence.tokens)).map(|c| c.kind),
                FigureRule::Named => told.victims().or_else(|| frames::stated_kind(&view, hit)),
                FigureRule::Partitive | FigureRule::Among if view.triggers[hit.trigger].frame == Frame::Named => told.victims(),
                FigureRule::NamedThey => told_before(reading, &found, sentence.tokens),
                _ => Some(casualty.kind),
            };
            let Some(kind) = kind else {
                kept.push(None);
                continue;
            };
            casualty.kind = kind;
            casualty.scope = scope::scope(&view, hit, &reference, lead);
            let running = || {
                scope::is_running(&view, hit, findings) || scope::goes_on(&view, hit) && cumulative_before(reading, &found, sentence.tokens)
            };
            if casualty.scope == Scope::Event && running() {
                casualty.scope = Scope::Cumulative;
            }
            if casualty.scope == Scope::Event && other == Some(sentence.block) {
                casualty.scope = Scope::Background;
            }
            casualty.status = scope::status(&view, hit);
            if running::is_nth_victim(&view, hit) {
                if told.tells_of(casualty.kind) {
                    kept.push(None);
                    continue;
                }
                (casualty.scope, casualty.status) = (Scope::Event, Status::Reported);
            }
            // "They would not kill nuns": no number of anyone.
            let plural = casualty.count.approximate && casualty.count.min == Some(2) && !numbered(&view, hit);
            // "if someone is hurt"
            let someone = matches!(reading.doc.lower(view.nps[hit.np].head), "someone" | "somebody" | "anyone" | "anybody");
            if (plural || someone) && casualty.status != Status::Reported {
                kept.push(None);
                continue;
            }
            let mut another = other_event::is_of_another_event(&view, hit);
            if another && casualty.scope != Scope::Background {
                casualty.scope = Scope::Background;
            } else if casualty.scope == Scope::Event && !lead && told.in_one_place == Some(true) && other_event::is_a_habit(&view, hit) {
                casualty.scope = Scope::Cumulative;
            }
            links.fill(&view, hit, block.span, &mut casualty);
            let elsewhere =
                || told.is_elsewhere(&casualty, findings) && (told.spares(casualty.kind) || other_event::is_by_the_same(&view, hit));
            if casualty.scope == Scope::Event && elsewhere() {
                (casualty.scope, another) = (Scope::Background, true);
            }
            if another {
                others.insert(found.len());
            }
            if let Some(date) = links.news(&view, hit).filter(|_| casualty.date.is_none()) {
                news.insert(found.len(), date);
            }
            if parts::is_of_them(&view, hit) {
                pieces.push(found.len());
            }
            kept.push(Some(found.len()));
            told.note(&casualty);
            found.push(casualty);
        }
        for (hit, own) in hits.iter().zip(&kept) {
            if let (Some(whole), &Some(own)) = (hit.part_of, own) {
                found[own].part_of = kept.get(whole).copied().flatten();
            }
        }
    }
    died_of_it(&mut found);
    scope::by_date(&mut found, reading, findings, &reference, &news);
    scope::take_back(&mut found, reading);
    come_back(&mut found, reading);
    scope::promote(&mut found, reading, findings, &reference, &others);
    scope::history(&mut found, reading, findings, &reference);
    natural::private(&mut found, reading);
    members(reading, &mut found);
    parts::join(reading.doc, &mut found, &pieces);
    name_members(&mut found);
    findings.casualties = found;
}

/// Was the last figure a running toll, given in the sentence before and in the same block?
fn cumulative_before(reading: &Reading<'_>, found: &[Casualty], sentence: TokenRange) -> bool {
    let doc = reading.doc;
    let at = doc.sentence_at(doc.span(sentence).start);
    let block = |k: usize| doc.sentences.get(k).map(|s| s.block);
    let before = |c: &&Casualty| doc.sentence_at(c.span.start) + 1 == at && block(at) == block(at - 1);
    found.last().filter(before).is_some_and(|c| c.scope == Scope::Cumulative)
}

/// Sentences from a figure to the total that goes on with it at most.
const TOTAL_REACH: usize = 3;

/// Was the figure given in this sentence or shortly before?
fn recent(reading: &Reading<'_>, figure: &Casualty, sentence: TokenRange) -> bool {
    let at = reading.doc.sentence_at(reading.doc.span(sentence).start);
    at <= reading.doc.sentence_at(figure.span.start) + TOTAL_REACH
}

/// What the figures so far tell, kept as they are found: a question to all of them for each sentence would take the square of the text's length.
#[derive(Default)]
struct Told {
    /// One is of the event.
    event: bool,
    /// Is the event of a cause that strikes in one place, as the first figure that tells a cause has it?
    in_one_place: Option<bool>,
    /// One of the event tells of somebody killed, injured.
    killed: bool,
    injured: bool,
    /// One of the event says that nobody was killed, injured.
    none_killed: bool,
    none_injured: bool,
    /// Where the event was, by its first figure with a place.
    place: Option<usize>,
}

impl Told {
    fn note(&mut self, figure: &Casualty) {
        let own = figure.scope == Scope::Event;
        self.event |= own && figure.rule != FigureRule::Manifold;
        self.in_one_place = self.in_one_place.or_else(|| scope::strikes_in_one_place(figure));
        let victims = own && figure.status == Status::Reported && figure.count.max != Some(0);
        self.killed |= victims && figure.kind == CasualtyKind::Killed;
        self.injured |= victims && figure.kind == CasualtyKind::Injured;
        let none = own && figure.status == Status::Reported && figure.count.max == Some(0) && figure.rule != FigureRule::Unhurt;
        self.none_killed |= none && figure.kind == CasualtyKind::Killed;
        self.none_injured |= none && figure.kind == CasualtyKind::Injured;
        self.place = self.place.or(figure.place.filter(|_| own));
    }

    /// Does the article say that the event did this to nobody, and has it told of nobody?
    fn spares(&self, kind: CasualtyKind) -> bool {
        self.none_killed && !self.killed && kind == CasualtyKind::Killed
            || self.none_injured && !self.injured && kind == CasualtyKind::Injured
    }

    /// Is the figure of another town than the event?
    fn is_elsewhere(&self, figure: &Casualty, findings: &Findings) -> bool {
        let town = |k: &usize| findings.places[*k].kind == PlaceKind::City;
        let (Some(event), Some(own)) = (self.place.filter(town), figure.place.filter(town)) else { return false };
        event != own && figure.count.max != Some(0)
    }

    /// Is someone told of whom this befell?
    fn tells_of(&self, kind: CasualtyKind) -> bool {
        self.killed && kind == CasualtyKind::Killed || self.injured && kind == CasualtyKind::Injured
    }

    /// What befell those whom an article goes on to name as its victims: they died, if anyone did.
    fn victims(&self) -> Option<CasualtyKind> {
        if self.killed { Some(CasualtyKind::Killed) } else { self.injured.then_some(CasualtyKind::Injured) }
    }
}

/// What befell those of whom "They" in the sentence speaks: the last figure of several, in the sentence before or in this one.
fn told_before(reading: &Reading<'_>, found: &[Casualty], sentence: TokenRange) -> Option<CasualtyKind> {
    let at = reading.doc.sentence_at(reading.doc.span(sentence).start);
    let several = |c: &&Casualty| c.count.max != Some(1) && c.count.max != Some(0) || c.rule.names_victims();
    found.last().filter(several).filter(|c| reading.doc.sentence_at(c.span.start) + 1 >= at).map(|c| c.kind)
}

/// "Five children were missing. They were found alive.": who is no longer missing.
fn come_back(found: &mut [Casualty], reading: &Reading<'_>) {
    let doc = reading.doc;
    for casualty in found.iter_mut().filter(|c| c.kind == CasualtyKind::Missing && c.status == Status::Reported) {
        let next = doc.sentences.get(doc.sentence_at(casualty.span.start) + 1);
        if next.is_some_and(|s| returned::opens_with_safety(doc, s.tokens)) {
            casualty.status = Status::Denied;
        }
    }
}

/// "He shot Ana Ruiz", of whom the article also says that she died: it killed her.
fn died_of_it(found: &mut [Casualty]) {
    let person = |c: &Casualty| match c.victims.as_ref().map(|v| v.people.as_slice()) {
        Some(&[person]) if c.count.max == Some(1) && c.scope == Scope::Event && c.status == Status::Reported => Some(person),
        _ => None,
    };
    let dead: FxHashSet<_> = found.iter().filter(|c| c.kind == CasualtyKind::Killed).filter_map(person).collect();
    for casualty in found.iter_mut().filter(|c| c.kind == CasualtyKind::Injured && c.rule == FigureRule::Active) {
        if person(casualty).is_some_and(|person| dead.contains(&person)) {
            casualty.kind = CasualtyKind::Killed;
        }
    }
}

/// Who is named in the parts of a figure is named in the figure.
fn name_members(found: &mut [Casualty]) {
    for k in 0..found.len() {
        let Some(whole) = found[k].part_of else { continue };
        let own = found[k].victims.as_ref().map(|v| v.people.clone()).unwrap_or_default();
        if let Some(victims) = &mut found[whole].victims {
            let new: Vec<_> = own.into_iter().filter(|id| !victims.people.contains(id)).collect();
            victims.people.extend(new);
        }
    }
}

/// "Among the dead are two children", "Her son was among the dead": parts of the largest figure given before; "two more died, raising the toll to
/// 14": a part of the toll.
fn members(reading: &Reading<'_>, found: &mut [Casualty]) {
    let counts = |c: &Casualty| c.scope == Scope::Event && c.status == Status::Reported;
    let size = |c: &Casualty| c.count.min.or(c.count.max);
    for k in 0..found.len() {
        let own = &found[k];
        if own.part_of.is_some() {
            continue;
        }
        let whole = |&j: &usize| {
            let c = &found[j];
            c.kind == own.kind && c.part_of.is_none() && counts(c) && size(c).is_some_and(|n| n > own.count.min.unwrap_or(1))
        };
        if own.rule.tells_of_members() {
            let largest = (k.saturating_sub(12)..k).filter(whole).max_by_key(|&j| (size(&found[j]), j));
            found[k].part_of = largest;
        } else if counts(own) && own.rule != FigureRule::Conceded && own.count.max.is_some_and(|n| n > 0) {
            let at = reading.doc.sentence_at(own.span.start);
            let near = k.saturating_sub(4)..found.len().min(k + 5);
            let beside = |&j: &usize| found[j].rule.gives_total() && reading.doc.sentence_at(found[j].span.start) == at;
            let toll = near.filter(|&j| j != k).filter(whole).find(beside);
            found[k].part_of = toll;
        }
    }
}

/// One hit a phrase and kind: a person shot and killed is killed; killed or injured together is a figure of unclear kind.
fn settle(view: &View<'_>, mut hits: Vec<Hit>) -> Vec<Hit> {
    let mut keep = vec![true; hits.len()];
    // The same figure, said again: its parts are parts of the one that is kept.
    let mut same: Vec<usize> = (0..hits.len()).collect();
    for k in 0..hits.len() {
        for j in 0..k {
            if !keep[j] || !keep[k] || hits[j].np != hits[k].np || hits[j].whole || hits[k].whole {
                continue;
            }
            let (a, b) = (hits[j], hits[k]);
            if a.kind == b.kind {
                // A part of a total stays one; else the stronger, then the first.
                if a.part_of.is_none() && b.part_of.is_some() || a.weak && !b.weak && b.part_of.is_none() {
                    (keep[j], same[j]) = (false, k);
                    hits[k].part_of = b.part_of.or(a.part_of);
                } else {
                    (keep[k], same[k]) = (false, j);
                }
                continue;
            }
            // "90 refugees were killed": refugees are who they were, not what happened.
            let were = |hit: &Hit| hit.rule == FigureRule::Noun && hit.kind == CasualtyKind::Displaced;
            if were(&a) && b.kind != CasualtyKind::Affected {
                keep[j] = false;
                continue;
            } else if were(&b) && a.kind != CasualtyKind::Affected {
                keep[k] = false;
                continue;
            }
            let harm = |kind| matches!(kind, CasualtyKind::Killed | CasualtyKind::Injured);
            let between =
                |words: &[&str]| (view.triggers[a.trigger].end..view.triggers[b.trigger].first).any(|k| words.contains(&view.lower(k)));
            // "200 people were killed or went missing", "200 are dead or missing"
            if a.kind == CasualtyKind::Killed && b.kind == CasualtyKind::Missing && between(&["or"]) {
                (hits[j].kind, keep[k]) = (CasualtyKind::Affected, false);
            } else if harm(a.kind) && harm(b.kind) {
                let (dead, hurt) = if a.kind == CasualtyKind::Killed { (j, k) } else { (k, j) };
                let (first, second) = (view.triggers[a.trigger], view.triggers[b.trigger]);
                let joined = second.first == first.end + 1 && matches!(view.lower(first.end), "or" | "and");
                let several = view.nps[a.np].count.is_some_and(|c| c.max != Some(1) && c.max != Some(0));
                if joined && several && !hits[hurt].weak {
                    hits[dead].kind = CasualtyKind::Affected;
                }
                let none = view.nps[a.np].count.is_some_and(|c| c.max == Some(0));
                if !none {
                    keep[hurt] = false;
                }
            } else if b.weak {
                keep[k] = false;
            } else if a.weak {
                keep[j] = false;
            }
        }
    }
    // "200 are dead or missing": of unclear kind.
    for hit in &mut hits {
        let end = view.triggers[hit.trigger].end;
        if hit.kind == CasualtyKind::Killed
            && view.lower(end) == "or"
            && matches!(view.lower(end + 1), "missing" | "wounded" | "injured" | "hurt")
        {
            hit.kind = CasualtyKind::Affected;
        }
    }
    // Indices of wholes move with what is dropped.
    let mut moved = vec![None; hits.len()];
    let mut settled = Vec::with_capacity(hits.len());
    for (k, hit) in hits.iter().enumerate() {
        if keep[k] {
            moved[k] = Some(settled.len());
            settled.push(*hit);
        }
    }
    for hit in &mut settled {
        hit.part_of = hit.part_of.and_then(|whole| moved[whole].or(moved[same[whole]]));
    }
    settled
}

/// Does the phrase say a number, or a word that stands for one ("several")?
fn numbered(view: &View<'_>, hit: &Hit) -> bool {
    let phrase = &view.nps[hit.np];
    (phrase.first..phrase.end).any(|k| view.doc.numeral_at(k).is_some() && !matches!(view.lower(k), "many" | "some" | "most" | "numerous"))
}

/// The figure of a hit, without its links.
fn casualty(view: &View<'_>, hit: &Hit, heading: bool) -> Option<Casualty> {
    let phrase = &view.nps[hit.np];
    let trigger = view.triggers[hit.trigger];
    let mut count = if hit.rule == FigureRule::Unhurt {
        let words = view.doc.span(TokenRange::new(trigger.first, trigger.end));
        Count { span: words, min: Some(0), max: Some(0), approximate: false, share: None }
    } else if let Some(n) = view.manifold(trigger).filter(|_| hit.rule == FigureRule::Manifold) {
        let words = view.doc.span(TokenRange::new(trigger.first, trigger.first + 1));
        Count { span: words, min: Some(n), max: Some(n), approximate: false, share: None }
    } else {
        phrase.whole.filter(|_| hit.whole).or(phrase.count)?
    };
    // "The 000 people": the end of a number that cannot be read.
    let written = view.doc.tokens_in(count.span);
    let zeros = |k: usize| view.lower(k).len() > 1 && view.lower(k).bytes().all(|b| b == b'0');
    if count.max == Some(0) && written.len() == 1 && written.range().all(zeros) {
        return None;
    }
    // "She relocated to the coast", "an affected farmer": no one was driven out or harmed.
    let lone = count.max == Some(1) && count.min == Some(1);
    let moved = hit.kind == CasualtyKind::Displaced && view.plays(trigger.first, Role::MOVES);
    // "was seeking shelter", but "was relocated"
    let moved = moved && (!hit.group.be || view.lower(trigger.first) == "seeking");
    let touched = hit.kind == CasualtyKind::Affected && hit.rule == FigureRule::Attributive;
    // "the villager who flees a war": anyone who does.
    let anyone_who = phrase.definite && !phrase.pronoun && phrase.name.is_none() && view.lower(phrase.end) == "who";
    let moved = moved || hit.kind == CasualtyKind::Displaced && anyone_who && view.lower(trigger.first) == "flees";
    if lone && (moved || touched || natural::death(view, hit)) {
        return None;
    }
    // "The toll passed 60."
    let passed = |k: usize| view.plays(k, Role::EXCEEDS);
    if hit.rule.gives_total() && phrase.first > view.first && passed(phrase.first - 1) {
        count.max = None;
    }
    // "that your uncle gets killed": no one's uncle.
    if view.lower(phrase.first) == "your" {
        return None;
    }
    // "Many residents fled", "missing persons": no number, and nothing that a number could be made of.
    let vague = count.approximate && count.min == Some(2) && count.max.is_none() && !numbered(view, hit);
    // "The virus is killing people."
    let anyone = vague && phrase.words.is_some_and(|w| w.len() == 1) && view.lower(phrase.head) == "people";
    if anyone && hit.rule == FigureRule::Active && matches!(view.lower(trigger.first), "kill" | "kills" | "killing") {
        return None;
    }
    // "caused so many deaths"
    // "when people get shot"
    let get = (phrase.end..trigger.first).any(|k| matches!(view.lower(k), "get" | "gets" | "getting"));
    if vague && get {
        return None;
    }
    // "Many more have been injured": more than those of a figure that is not there.
    if vague && (hit.rule == FigureRule::Noun || phrase.bare && phrase.other) && (phrase.first..phrase.end).any(|k| view.lower(k) == "many")
    {
        return None;
    }
    // "help for shooting victims"
    if vague && hit.rule == FigureRule::Noun && view.plays(trigger.end - 1, Role::VICTIM) && !view.plays(trigger.end - 1, Role::BODY) {
        return None;
    }
    if vague && matches!(hit.kind, CasualtyKind::Displaced | CasualtyKind::Affected | CasualtyKind::Missing | CasualtyKind::Detained) {
        return None;
    }
    let own = view.doc.span(TokenRange::new(phrase.first, phrase.end));
    let words = view.doc.span(TokenRange::new(trigger.first, trigger.end.min(view.end)));
    let behind = phrase.first >= trigger.end;
    let mut span = if matches!(hit.rule, FigureRule::Part | FigureRule::Members | FigureRule::Partitive) && behind
        || phrase.inner == Some(hit.trigger)
        || hit.rule == FigureRule::Conceded
    {
        own
    } else {
        own.cover(words)
    };
    if hit.rule == FigureRule::Lives {
        span = span.cover(view.doc.span(TokenRange::new(hit.group.first, trigger.end.min(view.end))));
    }
    // In a headline the doer belongs to it: "Shell kills 12".
    if heading
        && behind
        && hit.rule == FigureRule::Active
        && let Some(doer) = view.np_before(hit.group.first)
    {
        span = span.cover(view.doc.span(TokenRange::new(view.nps[doer].first, view.nps[doer].end)));
    }
    // "14 of the dead were women"
    let inside = usize::from(trigger.end > trigger.first + 1);
    let behind_number = if trigger.frame == Frame::Named { (trigger.end - inside).max(phrase.end) } else { phrase.end };
    let said = matches!(hit.rule, FigureRule::Partitive | FigureRule::Part)
        && phrase.bare
        && matches!(view.lower(behind_number), "were" | "are" | "was" | "is");
    let complement = if said { view.np_at(behind_number + 1).map(|np| &view.nps[np]).filter(|np| np.person) } else { None };
    let named = complement.unwrap_or(phrase);
    let homes = hit.rule == FigureRule::Homes;
    let victims = named.words.filter(|w| (named.person || homes) && !w.is_empty()).map(|words| Victims {
        span: named.name.unwrap_or_else(|| view.doc.span(words)),
        kind: if homes { Some(VictimKind::Household) } else { named.kind },
        people: Vec::new(),
    });
    Some(Casualty {
        span,
        kind: hit.kind,
        count,
        victims,
        scope: Scope::Event,
        status: Status::Reported,
        part_of: None,
        cause: None,
        place: None,
        names_place: false,
        date: None,
        source: None,
        rule: hit.rule,
    })
}

/// Is the byte span inside a quotation's marks?
fn inside(piece: Span, span: Span) -> bool {
    piece.start <= span.start && span.end <= piece.end
}
