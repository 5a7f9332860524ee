//! From a trigger to its victims: one rule a frame, by what stands where: [`verbs`], [`states`], [`nouns`], [`wounds`]; and what goes on without a verb: [`ellipsis`].

mod conceded;
mod ellipsis;
mod nouns;
mod states;
mod verbs;
mod wounds;

use super::group::Group;
use super::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule, VictimKind};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::text::TokenKind;
use conceded::conceded;
use ellipsis::{elliptical, other_side};
use nouns::{event, lives, noun, toll, total};
pub(in crate::extract::casualties) use states::stated_kind;
use states::{among, members, named, out_of_the_dead, state, unhurt};
use verbs::{act, drive, loss, outcome, subject, verb};
use wounds::{camp, carry, refuge, struck, wound};

/// A trigger and a phrase that stands for its victims.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract::casualties) struct Hit {
    /// Index into the view's phrases.
    pub np: usize,
    /// Index into the view's triggers.
    pub trigger: usize,
    /// What happened.
    pub kind: CasualtyKind,
    /// What stands before the trigger.
    pub group: Group,
    /// The rule.
    pub rule: FigureRule,
    /// A part of the hit with this index.
    pub part_of: Option<usize>,
    /// Not the phrase's own count: those of whom it is a part ("one of the [12 killed]").
    pub whole: bool,
    /// Only until something worse is said of the same victims ("shot", "taken to hospital").
    pub weak: bool,
}

/// How a rule found its victims.
struct Found {
    list: Vec<usize>,
    group: Group,
    rule: FigureRule,
}

/// All hits of a sentence, in the order of the triggers.
pub(in crate::extract::casualties) fn hits(view: &View<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (t, trigger) in view.triggers.iter().enumerate() {
        let Some(kind) = trigger.kind else { continue };
        let Some(found) = victims(view, t) else { continue };
        let kind = match found.rule {
            FigureRule::Hospital => CasualtyKind::Injured,
            FigureRule::Jail => CasualtyKind::Detained,
            // "the fatal officer-involved shooting of a man"
            FigureRule::Active if kind == CasualtyKind::Injured && is_fatal(view, trigger.first) => CasualtyKind::Killed,
            _ => kind,
        };
        let weak = matches!(trigger.frame, Frame::Shot | Frame::Wound | Frame::Struck)
            || kind == CasualtyKind::Injured && matches!(trigger.frame, Frame::State | Frame::Carry | Frame::Drive);
        let hit = |np| Hit { np, trigger: t, kind, group: found.group, rule: found.rule, part_of: None, whole: false, weak };
        let mut last = 0;
        let sum_first = hits.len();
        for &np in &found.list {
            if view.nps[np].count.is_none() && trigger.frame != Frame::Unhurt && found.rule != FigureRule::Manifold {
                continue;
            }
            // "A tanker was hit", "a printer is missing": what looks like a person is one where only the living are harmed.
            let harmed = matches!(kind, CasualtyKind::Killed | CasualtyKind::Injured) && trigger.frame != Frame::Struck;
            if view.nps[np].guessed && !harmed {
                continue;
            }
            last = last.max(view.nps[np].end);
            let hit = hit(np);
            if out_of(view, &hit) {
                let whole = hits.len();
                hits.push(Hit { whole: true, ..hit });
                hits.push(Hit { part_of: Some(whole), rule: FigureRule::Part, ..hit });
            } else {
                hits.push(hit);
            }
        }
        if hits.len() == sum_first {
            continue;
        }
        let total = sum_first;
        if same_person(view, &hits[total..]) {
            hits.truncate(total + 1);
        }
        apposed(view, &mut hits[total..], total);
        other_unit(view, &mut hits[total..], total);
        let mut parts = view.parts(view.nps[hits[total].np].end, if trigger.first >= last { trigger.first } else { view.end });
        if parts.is_empty() && trigger.first >= last {
            parts = view.parts(trigger.end, view.end);
        }
        let alone = parts.is_empty() && hits.len() == total + 1;
        let mut apposed = if alone { apposition(view, hits[total].np, view.nps[hits[total].np].end) } else { Vec::new() };
        // "Two were killed: Ida Berg, 12, and Nils Berg, 40."
        if alone && apposed.is_empty() && trigger.first >= last {
            apposed = apposition(view, hits[total].np, trigger.end);
        }
        for np in parts.into_iter().chain(apposed) {
            let listed = hits[total..].iter().any(|hit: &Hit| hit.np == np);
            // "four teens, one fatally, were shot"
            let kind = if view.plays(view.nps[np].end, Role::FATAL) { CasualtyKind::Killed } else { kind };
            if !listed && view.nps[np].count.is_some() {
                hits.push(Hit { kind, rule: FigureRule::Part, part_of: Some(total), ..hit(np) });
            }
        }
        if let Some(np) = and_oneself(view, t, last).filter(|&np| hits[total..].iter().all(|hit| hit.np != np)) {
            hits.push(Hit { rule: FigureRule::Subject, ..hit(np) });
        }
        for (np, part) in elliptical(view, &hits[total]) {
            if hits[total..].iter().all(|hit: &Hit| hit.np != np) {
                hits.push(Hit { rule: FigureRule::Ellipsis, part_of: part.then_some(total), ..hit(np) });
            }
        }
        if let Some(np) = other_side(view, &hits[total]).filter(|&np| hits[total..].iter().all(|hit| hit.np != np)) {
            hits.push(Hit { rule: FigureRule::Ellipsis, ..hit(np) });
        }
    }
    let more = conceded(view, &hits);
    hits.extend(more);
    attributive(view, &mut hits);
    // "Among those hurt, nine had serious injuries."
    if view.lower(view.first) == "among"
        && matches!(view.lower(view.first + 1), "the" | "those")
        && view.trigger_at(view.first + 2).is_some()
    {
        for hit in hits.iter_mut().filter(|hit| view.nps[hit.np].bare && hit.part_of.is_none()) {
            hit.rule = FigureRule::Partitive;
        }
    }
    hits
}

/// "The gunman shot two clerks [and himself]": who did it.
fn and_oneself(view: &View<'_>, t: usize, end: usize) -> Option<usize> {
    let trigger = view.triggers[t];
    let behind = end > trigger.end && trigger.kind == Some(CasualtyKind::Killed) && matches!(trigger.frame, Frame::Verb | Frame::Act);
    let at = end + usize::from(view.lower(end) == ",") + 1;
    let pronoun = matches!(view.lower(at), "himself" | "herself" | "themselves");
    if !(behind && pronoun && matches!(view.lower(at - 1), "and" | "then")) || view.plays(at - 2, Role::TO_DEATH) {
        return None;
    }
    view.doer(trigger.first).or_else(|| view.shared_subject(trigger.first, 2)).filter(|&np| view.nps[np].count.is_some())
}

/// Tokens from "fatal" to "shooting" at most.
const FATAL_REACH: usize = 5;

/// Is a noun of harm called fatal?
fn is_fatal(view: &View<'_>, noun: usize) -> bool {
    let before = (noun.saturating_sub(FATAL_REACH).max(view.first)..noun).rev();
    let ends = Class::DETERMINER | Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION;
    view.plays(noun, Role::ACT_NOUN) && before.take_while(|&k| !view.word(k).is(ends)).any(|k| view.plays(k, Role::FATAL))
}

/// "three of the 12 people killed were children", "one of six who were arrested": 12 were killed, and six arrested.
fn out_of(view: &View<'_>, hit: &Hit) -> bool {
    let phrase = &view.nps[hit.np];
    let participle =
        hit.rule == FigureRule::Participle && hit.group.first == phrase.end && hit.group.first == view.triggers[hit.trigger].first;
    let relative = matches!(hit.rule, FigureRule::Passive | FigureRule::Subject)
        && matches!(view.lower(phrase.end), "who" | "that")
        && hit.group.first == phrase.end + 1;
    phrase.whole.is_some() && (participle || relative)
}

/// "killed Ana Ruiz, the mother of his child": what stands behind a name without "and", and is no name, says more of the same person.
fn same_person(view: &View<'_>, list: &[Hit]) -> bool {
    let [named, other] = list else { return false };
    let (named, other) = (&view.nps[named.np], &view.nps[other.np]);
    let described = other.single && other.name.is_none() && !other.other && view.lower(other.first.wrapping_sub(1)) == ",";
    named.name.is_some() && named.single && described && other.first > named.first
}

/// "killed three climbers, two Czechs and an Iranian": what stands behind a total and adds up to it, or is joined to it by nothing, is no more of them.
fn apposed(view: &View<'_>, list: &mut [Hit], total: usize) {
    let [whole, rest @ ..] = list else { return };
    let number = |hit: &Hit| view.nps[hit.np].count.and_then(|c| c.min);
    let (Some(most), false) = (number(whole), rest.is_empty()) else { return };
    let sum: u64 = rest.iter().filter_map(number).fold(0, u64::saturating_add);
    let joined = |hit: &Hit| matches!(view.lower(view.nps[hit.np].first.wrapping_sub(1)), "and" | "or" | "&" | "plus" | "as");
    let kind = view.nps[whole.np].kind;
    let alike = kind.is_none() || rest.iter().all(|hit| view.nps[hit.np].kind.is_none_or(|k| Some(k) == kind));
    let unjoined = !rest.iter().any(joined) && !view.nps[whole.np].single;
    if view.nps[whole.np].single {
        return;
    }
    let apposition = !joined(&rest[0]) && alike && (sum == most || unjoined && sum < most);
    if apposition && !rest.iter().any(|hit| view.nps[hit.np].other) {
        for hit in rest {
            (hit.part_of, hit.rule) = (Some(total), FigureRule::Part);
        }
    }
}

/// "310 families or 1,540 people": the same victims in another unit.
fn other_unit(view: &View<'_>, list: &mut [Hit], first: usize) {
    let homes = |hit: &Hit| view.nps[hit.np].kind == Some(VictimKind::Household);
    if let [a, b] = list
        && homes(a) != homes(b)
        && view.lower(view.nps[b.np].first.wrapping_sub(1)) == "or"
        && view.nps[a.np].end + 1 == view.nps[b.np].first
    {
        let (part, whole) = if homes(a) { (a, first + 1) } else { (b, first) };
        (part.part_of, part.rule) = (Some(whole), FigureRule::Part);
    }
}

/// "four people – a woman and three children –", "six people: two women and …": members that add up to the number.
fn apposition(view: &View<'_>, np: usize, from: usize) -> Vec<usize> {
    let phrase = &view.nps[np];
    let Some(total) = phrase.count.and_then(|c| c.min).filter(|&n| n > 1) else { return Vec::new() };
    let k = view.skip_modifiers(from);
    if k + 1 >= view.end || !(matches!(view.lower(k), "," | ":" | "(") || view.token(k) == TokenKind::Dash) {
        return Vec::new();
    }
    let Some(first) = view.np_at(k + 1).filter(|&m| view.nps[m].first == k + 1 && view.nps[m].person && view.nps[m].count.is_some()) else {
        return Vec::new();
    };
    let list = view.list_right(first);
    // "wounding two others, officials said"
    if list.last().is_some_and(|&last| view.starts_clause(view.nps[last].end)) && view.lower(k) == "," && list.len() == 1 {
        return Vec::new();
    }
    let sum: u64 = list.iter().filter_map(|&m| view.nps[m].count.and_then(|c| c.min)).fold(0, u64::saturating_add);
    if sum == total { list } else { Vec::new() }
}

/// "two of the injured", "12 wounded soldiers", "800 displaced families": the trigger stands inside the phrase.
fn attributive(view: &View<'_>, hits: &mut Vec<Hit>) {
    for (np, phrase) in view.nps.iter().enumerate() {
        let Some(t) = phrase.inner else { continue };
        let trigger = view.triggers[t];
        if phrase.of_them
            && let Some(kind) = trigger.kind
        {
            let group = Group { first: trigger.first, ..Group::default() };
            hits.push(Hit { np, trigger: t, kind, group, rule: FigureRule::Partitive, part_of: None, whole: false, weak: true });
            continue;
        }
        let fits = phrase.person
            && phrase.count.is_some()
            && !phrase.definite
            && matches!(trigger.frame, Frame::Verb | Frame::State | Frame::Shot);
        // "would hurt people"
        let verb = phrase.first == trigger.first && phrase.first > view.first && {
            view.is_modal(phrase.first - 1) || view.lower(phrase.first - 1) == "to"
        };
        let Some(kind) = trigger.kind.filter(|_| fits && !verb) else { continue };
        let group = Group { first: trigger.first, ..Group::default() };
        hits.push(Hit { np, trigger: t, kind, group, rule: FigureRule::Attributive, part_of: None, whole: false, weak: true });
    }
}

fn victims(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if matches!(trigger.frame, Frame::Verb | Frame::Act | Frame::Subject) {
        let group = view.group(trigger.first);
        if let Some(np) = view.made_to(group) {
            return Some(Found { list: vec![np], group: Group { possible: false, ..group }, rule: FigureRule::MadeTo });
        }
    }
    if matches!(trigger.frame, Frame::Verb | Frame::State)
        && let Some(found) = among(view, t).or_else(|| members(view, t)).or_else(|| out_of_the_dead(view, t))
    {
        return Some(found);
    }
    match trigger.frame {
        Frame::Verb | Frame::Shot => verb(view, t),
        Frame::Act => act(view, t),
        Frame::Subject => subject(view, t, FigureRule::Subject),
        Frame::State => state(view, t),
        Frame::Noun => wound(view, t).or_else(|| noun(view, t)),
        Frame::Event => event(view, t),
        Frame::Toll => toll(view, t),
        Frame::Lives => lives(view, t),
        Frame::Carry => carry(view, t),
        Frame::Camp => camp(view, t),
        Frame::Refuge => refuge(view, t),
        Frame::Struck => struck(view, t),
        Frame::Wound => wound(view, t),
        // "was driven to a hospital"
        Frame::Drive => drive(view, t).or_else(|| carry(view, t)),
        Frame::Total => total(view, t),
        Frame::Outcome => outcome(view, t),
        Frame::Loss => loss(view, t),
        Frame::Unhurt => unhurt(view, t),
        Frame::Named => named(view, t),
        Frame::Trap => None,
    }
}

/// The subject of a group, with the list that it ends.
fn with_list(view: &View<'_>, group: Group, np: usize, rule: FigureRule) -> Option<Found> {
    Some(Found { list: view.list_left(np), group, rule })
}

/// "Man, 66, [shot outside bar]", "pronounced a man, 22, [dead]": the one with whom a headline begins, or who is found, past an age; "four people – a woman and three boys – [dead]".
fn past_aside(view: &View<'_>, at: usize) -> Option<usize> {
    let close = at.checked_sub(1).filter(|&k| k > view.first)?;
    if view.lower(close) == "," {
        let age = view.np_before(close).filter(|&np| view.is_aside_number(np))?;
        let np = view.np_before(view.nps[age].first - 1)?;
        let phrase = &view.nps[np];
        let opens = phrase.first == view.first && !view.word(phrase.first).is(Class::DETERMINER);
        let found = phrase.first > view.first && view.plays(phrase.first - 1, Role::FINDS);
        return (phrase.end + 1 == view.nps[age].first && (opens || found) && phrase.single && phrase.person).then_some(np);
    }
    let dash = |&k: &usize| view.token(k) == TokenKind::Dash;
    let open = Some(close).filter(dash).and_then(|close| (close.saturating_sub(16).max(view.first)..close).rev().find(dash))?;
    view.np_before(open).filter(|&np| view.nps[np].person && view.plays(view.nps[np].first.wrapping_sub(1), Role::FINDS))
}

/// The phrase that ends right before the group.
fn adjacent(view: &View<'_>, group: Group) -> Option<usize> {
    let Some(np) = view.np_before(group.first) else { return past_aside(view, group.first) };
    let phrase = &view.nps[np];
    // "three members of a family shot"
    let members =
        phrase.first.checked_sub(2).filter(|&k| k >= view.first && phrase.kind == Some(VictimKind::Household) && view.lower(k + 1) == "of");
    if let Some(np) = members.and_then(|k| view.np_at(k)).filter(|&np| view.nps[np].count.is_some()) {
        return Some(np);
    }
    // "spoke of eight dead"
    let told = phrase.first > view.first + 1 && view.lower(phrase.first - 1) == "of" && view.plays(phrase.first - 2, Role::TELLS_OF);
    if phrase.bare && told && phrase.end == group.first {
        return Some(np);
    }
    // "father of 4 killed", but "resulted in 704 dead", "of the 40 killed"
    let state = view.trigger_at(group.first).is_some_and(|t| view.triggers[t].frame == Frame::State);
    let known = phrase.definite && view.trigger_at(group.first).is_some();
    let stated = known || state && matches!(view.lower(phrase.first.wrapping_sub(1)), "in" | "with" | "at" | "to" | "by" | "against");
    if phrase.bare && view.under_preposition(np) && !phrase.of_them && !stated {
        return view.subject(group.first, 0).filter(|&np| view.nps[np].person);
    }
    (phrase.end == group.first && phrase.is_victims()).then_some(np)
}
