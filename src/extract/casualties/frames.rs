//! From a trigger to its victims: one rule a frame.

use super::syntax::Group;
use super::view::View;
use crate::extract::findings::CasualtyKind;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::words::TagSet;
use crate::text::TokenKind;

/// A trigger and a phrase that stands for its victims.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Index into the view's phrases.
    pub np: usize,
    /// Index into the view's triggers.
    pub trigger: usize,
    /// What happened.
    pub kind: CasualtyKind,
    /// What stands before the trigger.
    pub group: Group,
    /// The rule.
    pub rule: &'static str,
    /// A part of the hit with this index.
    pub part_of: Option<usize>,
    /// Only until something worse is said of the same victims ("shot", "taken to hospital").
    pub weak: bool,
}

/// How a rule found its victims.
struct Found {
    list: Vec<usize>,
    group: Group,
    rule: &'static str,
}

/// All hits of a sentence, in the order of the triggers.
pub(super) fn hits(view: &View<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (t, trigger) in view.triggers.iter().enumerate() {
        let Some(kind) = trigger.kind else { continue };
        let Some(found) = victims(view, t) else { continue };
        let weak = matches!(trigger.frame, Frame::Shot | Frame::Carry | Frame::Wound | Frame::Struck)
            || kind == CasualtyKind::Injured && trigger.frame == Frame::State;
        let mut last = 0;
        let sum_first = hits.len();
        for &np in &found.list {
            if view.nps[np].count.is_none() {
                continue;
            }
            last = last.max(view.nps[np].end);
            hits.push(Hit { np, trigger: t, kind, group: found.group, rule: found.rule, part_of: None, weak });
        }
        if hits.len() == sum_first {
            continue;
        }
        let total = sum_first;
        apposed(view, &mut hits[total..], total);
        let mut parts = view.parts(view.nps[hits[total].np].end, if trigger.first >= last { trigger.first } else { view.end });
        if parts.is_empty() && trigger.first >= last {
            parts = view.parts(trigger.end, view.end);
        }
        let apposed = if parts.is_empty() && hits.len() == total + 1 { apposition(view, hits[total].np) } else { Vec::new() };
        for np in parts.into_iter().chain(apposed) {
            let listed = hits[total..].iter().any(|hit: &Hit| hit.np == np);
            if !listed && view.nps[np].count.is_some() {
                hits.push(Hit { np, trigger: t, kind, group: found.group, rule: "part", part_of: Some(total), weak });
            }
        }
    }
    attributive(view, &mut hits);
    hits
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
    let apposition = !joined(&rest[0]) && alike && (sum == most || unjoined && sum < most);
    if apposition && !rest.iter().any(|hit| view.nps[hit.np].other) {
        for hit in rest {
            (hit.part_of, hit.rule) = (Some(total), "part");
        }
    }
}

/// "four people – a woman and three children –", "six people: two women and …": members that add up to the number.
fn apposition(view: &View<'_>, np: usize) -> Vec<usize> {
    let phrase = &view.nps[np];
    let Some(total) = phrase.count.and_then(|c| c.min).filter(|&n| n > 1) else { return Vec::new() };
    let k = view.skip_modifiers(phrase.end);
    if k + 1 >= view.end || !(matches!(view.lower(k), "," | ":" | "(") || view.token(k) == TokenKind::Dash) {
        return Vec::new();
    }
    let Some(first) = view.np_at(k + 1).filter(|&m| view.nps[m].first == k + 1 && view.nps[m].person && view.nps[m].count.is_some()) else {
        return Vec::new();
    };
    let list = view.list_right(first);
    let sum: u64 = list.iter().filter_map(|&m| view.nps[m].count.and_then(|c| c.min)).fold(0, u64::saturating_add);
    if sum == total { list } else { Vec::new() }
}

/// "12 wounded soldiers", "800 displaced families": the trigger stands inside the phrase.
fn attributive(view: &View<'_>, hits: &mut Vec<Hit>) {
    for (np, phrase) in view.nps.iter().enumerate() {
        let Some(t) = phrase.inner else { continue };
        let trigger = view.triggers[t];
        let fits = phrase.person
            && phrase.count.is_some()
            && !phrase.definite
            && matches!(trigger.frame, Frame::Verb | Frame::State | Frame::Shot);
        let Some(kind) = trigger.kind.filter(|_| fits) else { continue };
        let group = Group { first: trigger.first, ..Group::default() };
        hits.push(Hit { np, trigger: t, kind, group, rule: "attributive", part_of: None, weak: true });
    }
}

fn victims(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if matches!(trigger.frame, Frame::Verb | Frame::Act | Frame::Subject) {
        let group = view.group(trigger.first);
        if let Some(np) = view.made_to(group) {
            return Some(Found { list: vec![np], group: Group { possible: false, ..group }, rule: "made_to" });
        }
    }
    if matches!(trigger.frame, Frame::Verb | Frame::State)
        && let Some(found) = among(view, t)
    {
        return Some(found);
    }
    match trigger.frame {
        Frame::Verb | Frame::Shot => verb(view, t),
        Frame::Act => act(view, t),
        Frame::Subject => subject(view, t, "subject"),
        Frame::State => state(view, t),
        Frame::Noun => wound(view, t).or_else(|| noun(view, t)),
        Frame::Event => event(view, t),
        Frame::Toll => toll(view, t),
        Frame::Lives => lives(view, t),
        Frame::Carry => carry(view, t),
        Frame::Camp => camp(view, t),
        Frame::Struck => struck(view, t),
        Frame::Wound => wound(view, t),
        Frame::Drive => drive(view, t),
        Frame::Trap => None,
    }
}

/// The subject of a group, with the list that it ends.
fn with_list(view: &View<'_>, group: Group, np: usize, rule: &'static str) -> Option<Found> {
    Some(Found { list: view.list_left(np), group, rule })
}

/// The phrase that ends right before the group.
fn adjacent(view: &View<'_>, group: Group) -> Option<usize> {
    let np = view.np_before(group.first)?;
    let phrase = &view.nps[np];
    // "spoke of eight dead"
    let told = phrase.first > view.first + 1
        && view.lower(phrase.first - 1) == "of"
        && matches!(
            view.lower(phrase.first - 2),
            "spoke" | "speaks" | "speak" | "spoken" | "knew" | "knows" | "know" | "reports" | "report" | "told" | "talked" | "total"
        );
    if phrase.bare && told && phrase.end == group.first {
        return Some(np);
    }
    // "father of 4 killed"
    if phrase.bare && view.under_preposition(np) && !phrase.of_them {
        return view.subject(group.first, 0).filter(|&np| view.nps[np].person);
    }
    (phrase.end == group.first && phrase.is_victims()).then_some(np)
}

fn verb(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    let group = view.group(trigger.first);
    if group.be {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "passive");
    }
    if let Some(np) = view.object(trigger.end, false) {
        return Some(Found { list: view.list_right(np), group, rule: "active" });
    }
    if group.have {
        // "30,000 people had evacuated"
        return if trigger.kind == Some(CasualtyKind::Displaced) { subject(view, t, "subject") } else { None };
    }
    // "12 people killed in …", "Man shot in leg"
    if let Some(np) = adjacent(view, group) {
        let next = view.lower(trigger.end);
        let onward = matches!(
            next,
            "into" | "through" | "toward" | "towards" | "from" | "back" | "up" | "at" | "the" | "a" | "an" | "his" | "her" | "their"
        ) && trigger.frame == Frame::Shot;
        let person_subject = view.nps[np].pronoun;
        // "one shot hit her"
        let noun = trigger.frame == Frame::Shot && view.nps[np].bare && view.is_verb(trigger.end);
        return if onward || person_subject || noun { None } else { with_list(view, group, np, "participle") };
    }
    // "was shot and killed", "were kidnapped and later killed"
    let before = group.first.checked_sub(1)?;
    if matches!(view.lower(before), "and" | "or" | ",") {
        let other = view.trigger_at(before.checked_sub(1)?)?;
        let passive = view.group(view.triggers[other].first);
        if matches!(view.triggers[other].frame, Frame::Verb | Frame::Shot | Frame::State | Frame::Struck) {
            if passive.be {
                let np = view.subject(passive.first, 3)?;
                return with_list(view, passive, np, "passive");
            }
            if let Some(np) = adjacent(view, passive).filter(|&np| !view.nps[np].pronoun) {
                return with_list(view, passive, np, "participle");
            }
        }
        return None;
    }
    // "people in the village killed by …": past prepositional phrases, where no finite verb claims the subject.
    if view.word(trigger.first).can_be(TagSet::PARTICIPLE)
        && matches!(view.lower(trigger.end), "in" | "by" | "when" | "during" | "on" | "at" | "after" | "as" | "." | "," | "")
    {
        let np = view.subject(group.first, 0).filter(|&np| view.nps[np].count.is_some() && !view.nps[np].pronoun)?;
        return with_list(view, group, np, "participle");
    }
    None
}

fn act(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let np = view.object(trigger.end, true)?;
    let phrase = &view.nps[np];
    // "shooting victims", "murder suspect": a compound.
    let noun = trigger.end == trigger.first + 1
        && matches!(view.lower(trigger.first), "shooting" | "stabbing" | "murder" | "kidnapping" | "kidnaping" | "arrests");
    let opened = phrase.name.is_some()
        || phrase.pronoun
        || phrase.first != trigger.end
        || view.word(phrase.first).is(Class::DETERMINER | Class::NUMBER | Class::HEDGE)
        || view.token(phrase.first) == TokenKind::Number;
    if noun && !opened {
        return None;
    }
    let group = view.group(trigger.first);
    Some(Found { list: view.list_right(np), group, rule: "active" })
}

fn subject(view: &View<'_>, t: usize, rule: &'static str) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    let np = adjacent(view, group).filter(|&np| !view.under_preposition(np)).or_else(|| view.subject(group.first, 3))?;
    if trigger.kind == Some(CasualtyKind::Displaced) && escapes(view, t, np) {
        return None;
    }
    with_list(view, group, np, rule)
}

/// "The driver fled", "two gunmen fled": who gets away from what they did is not displaced.
fn escapes(view: &View<'_>, t: usize, np: usize) -> bool {
    let trigger = view.triggers[t];
    if trigger.end != trigger.first + 1 || !matches!(view.lower(trigger.first), "fled" | "flee" | "flees" | "fleeing") {
        return false;
    }
    let phrase = &view.nps[np];
    let doer = matches!(phrase.kind, Some("attacker" | "criminal" | "militant" | "military" | "police" | "prisoner"));
    let crew = phrase.words.is_some_and(|w| {
        w.range()
            .any(|k| matches!(view.lower(k), "crew" | "driver" | "drivers" | "captain" | "pilot" | "pilots" | "rider" | "riders" | "owner"))
    });
    let homes = (trigger.end..view.end.min(trigger.end + 4)).any(|k| matches!(view.lower(k), "homes" | "home" | "villages" | "country"));
    (doer || crew) && !homes
}

/// "was among the dead", "Among the dead were two nurses".
fn among(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let from = trigger.first.checked_sub(2).filter(|&k| k >= view.first)?;
    if view.lower(from) != "among" || view.lower(from + 1) != "the" {
        return None;
    }
    let group = view.group(from);
    if group.be {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "among");
    }
    if matches!(view.lower(trigger.end), "is" | "are" | "was" | "were") {
        let np = view.np_at(trigger.end + 1).filter(|&np| view.nps[np].first == trigger.end + 1 && view.nps[np].is_victims())?;
        return Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: "members" });
    }
    None
}

/// "drove 90,000 from their homes", "has driven 500 families into camps".
fn drive(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let np = view.object(trigger.end, false).filter(|&np| !view.nps[np].pronoun)?;
    let away = view.nps[np].end;
    if !matches!(view.lower(away), "from" | "out" | "into" | "off") {
        return None;
    }
    let refuge = (away + 1..view.end.min(away + 5)).any(|k| {
        matches!(
            view.lower(k),
            "homes" | "houses" | "home" | "villages" | "camps" | "camp" | "shelters" | "land" | "lands" | "exile" | "tents"
        )
    });
    refuge.then(|| Found { list: view.list_right(np), group: view.group(trigger.first), rule: "active" })
}

fn state(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    // "The dead include two children"
    if view.np_before(trigger.first).is_none() && trigger.first > view.first && view.lower(trigger.first - 1) == "the" {
        if matches!(view.lower(trigger.end), "include" | "included" | "includes" | "were" | "was" | "are") {
            let mut at = trigger.end + 1;
            // "The dead were named as …"
            if matches!(view.lower(at), "named" | "identified") {
                at += 1 + usize::from(view.lower(at + 1) == "as");
            }
            let np = view.np_at(at).filter(|&np| view.nps[np].first == at && view.nps[np].is_victims())?;
            return Some(Found { list: view.list_right(np), group: Group { first: trigger.first, ..Group::default() }, rule: "members" });
        }
        return None;
    }
    let group = view.group(trigger.first);
    // "listed 17 people as missing"
    if view.lower(trigger.first.wrapping_sub(1)) == "as"
        && let Some(np) = view.np_before(trigger.first - 1)
    {
        let verb = view.lower(view.nps[np].first.wrapping_sub(1));
        let lists =
            matches!(verb, "listed" | "lists" | "listing" | "reported" | "reports" | "counted" | "registered" | "recorded" | "gave");
        return if lists && view.nps[np].is_victims() { with_list(view, group, np, "state") } else { None };
    }
    if let Some(np) = adjacent(view, group)
        && (group.be || !view.nps[np].pronoun || view.nps[np].first > view.first)
    {
        return with_list(view, group, np, "state");
    }
    if group.be
        || matches!(view.lower(trigger.first), "in" | "on" | "clinging" | "fighting")
        || matches!(view.lower(trigger.first), "feared" | "presumed" | "believed")
    {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "state");
    }
    // "was found, dead"; "remain missing"
    if trigger.first > view.first
        && matches!(view.lower(trigger.first - 1), "remain" | "remains" | "remained" | "still" | "left" | "became" | "go" | "went" | "stay")
    {
        let np = view.subject(trigger.first - 1, 2)?;
        return with_list(view, group, np, "state");
    }
    None
}

fn noun(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = Group { first: trigger.first, ..Group::default() };
    let own = view.np_at(trigger.first).filter(|&np| view.nps[np].inner == Some(t));
    let head = view.lower(trigger.end - 1);
    let body = matches!(head, "body" | "bodies" | "corpse" | "corpses");
    if let Some(np) = own
        && view.nps[np].count.is_some()
    {
        let phrase = &view.nps[np];
        let modifier = view.lower(trigger.first.wrapping_sub(1));
        let plain = phrase.words.is_some_and(|w| w.len() == trigger.end - trigger.first)
            || modifier.ends_with("ed") && modifier != "armed"
            || matches!(modifier, "lifeless" | "dead" | "headless" | "more");
        let one = phrase.count.is_some_and(|c| c.max == Some(1));
        let found = !one
            || (view.first..view.end)
                .any(|k| matches!(view.lower(k), "found" | "recovered" | "discovered" | "pulled" | "retrieved" | "located"));
        let zero = phrase.count.is_some_and(|c| c.max == Some(0));
        let injuries = trigger.kind == Some(CasualtyKind::Injured) && (one || !zero && !plain);
        if body && !(plain && found) || injuries {
            return None;
        }
        return Some(Found { list: vec![np], group, rule: "noun" });
    }
    if view.lower(trigger.end) == "of" {
        let np = view.object(trigger.end, true)?;
        let kind = trigger.kind != Some(CasualtyKind::Injured);
        return kind.then(|| Found { list: view.list_right(np), group, rule: "noun_of" });
    }
    None
}

fn event(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = Group { first: trigger.first, ..Group::default() };
    if view.lower(trigger.end) == "of"
        && let Some(np) = view.object(trigger.end, true)
    {
        return (view.nps[np].bare.then_some(()).is_none() || view.nps[np].count.is_some()).then(|| Found {
            list: view.list_right(np),
            group,
            rule: "event_of",
        });
    }
    // "Vega's death", "the woman's murder"
    let start = view.np_at(trigger.first).map_or(trigger.first, |np| view.nps[np].first);
    let clitic = start.checked_sub(1).filter(|&k| k > view.first && view.token(k) == TokenKind::Clitic)?;
    let np = view.np_before(clitic).filter(|&np| view.nps[np].single && view.nps[np].is_victims())?;
    Some(Found { list: vec![np], group, rule: "possessive" })
}

/// Words between "death toll" and its number.
fn leads_to_number(word: &str) -> bool {
    matches!(
        word,
        "to" | "at"
            | "of"
            | "is"
            | "was"
            | ":"
            | "reached"
            | "hit"
            | "topped"
            | "exceeded"
            | "surpassed"
            | "passed"
            | "past"
            | "be"
            | "above"
            | "now"
            | "as"
            | "tops"
            | "reaches"
            | "hits"
            | "passes"
            | "exceeds"
            | "stood"
            | "being"
            | "jumps"
            | "surpasses"
            | "near"
            | "nears"
            | "pass"
            | "reach"
            | "exceed"
            | "top"
            | "surpass"
            | "that"
    )
}

fn toll(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    let mut k = trigger.end;
    let limit = view.end.min(trigger.end + 26);
    while k < limit {
        let Some(np) = view.np_at(k) else {
            if view.lower(k) == ";" || view.trigger_at(k).is_some_and(|other| other != t && view.triggers[other].frame != Frame::Noun) {
                break;
            }
            k += 1;
            continue;
        };
        let phrase = &view.nps[np];
        let first = phrase.first;
        if phrase.count.is_some_and(|c| c.share.is_none()) && (phrase.bare || phrase.person && !phrase.single) && !phrase.pronoun {
            let before = view.lower(first.saturating_sub(1));
            if leads_to_number(before) || first > view.first && (view.word(first - 1).is_mostly(crate::lexicon::words::Tag::Adverb)) {
                // "could pass 60"
                let possible = (trigger.end..first).any(|k| view.word(k).is(Class::MODAL) || view.lower(k) == "expected");
                let group = Group { first: trigger.first, possible: group.possible || possible, ..group };
                return Some(Found { list: vec![np], group, rule: "toll" });
            }
        }
        k = phrase.end.max(k + 1);
    }
    // "brings to 40,000 the number of people displaced"
    let before = (trigger.first.saturating_sub(4).max(view.first)..trigger.first)
        .rev()
        .find_map(|k| view.np_at(k).filter(|&np| view.nps[np].end == k + 1 && view.nps[np].count.is_some() && view.nps[np].bare))?;
    let first = view.nps[before].first;
    (first > view.first && matches!(view.lower(first - 1), "to" | "at")).then(|| Found { list: vec![before], group, rule: "toll" })
}

fn lives(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let taking = |word: &str| {
        matches!(
            word,
            "claimed"
                | "claims"
                | "claiming"
                | "claim"
                | "cost"
                | "costs"
                | "costing"
                | "took"
                | "takes"
                | "taking"
                | "taken"
                | "lost"
                | "losing"
                | "ended"
                | "lose"
        )
    };
    let own = view.np_at(trigger.first);
    let first = own.map_or(trigger.first, |np| view.nps[np].first);
    let loss = view.lower(first.wrapping_sub(1)) == "of" && view.lower(first.wrapping_sub(2)) == "loss";
    let before = loss || taking(view.lower(first.wrapping_sub(1)));
    let behind = taking(view.lower(trigger.end))
        || view.word_in(trigger.end).is_some_and(|w| w.is(Class::AUXILIARY))
            && (trigger.end..trigger.end + 4).any(|k| taking(view.lower(k)));
    if !(before || behind) {
        return None;
    }
    let group = Group { first: if before { first - 1 } else { first }, ..Group::default() };
    if let Some(np) = own.filter(|&np| view.nps[np].count.is_some()) {
        return Some(Found { list: vec![np], group, rule: "lives" });
    }
    if view.lower(trigger.end) == "of" {
        let np = view.object(trigger.end, true)?;
        return Some(Found { list: view.list_right(np), group, rule: "lives" });
    }
    None
}

fn carry(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let treated = view.lower(trigger.first) == "treated";
    let mut hospital = false;
    for k in trigger.end..view.end.min(trigger.end + 16) {
        let lower = view.lower(k);
        if matches!(lower, ";" | "who" | "where" | "when" | "while") {
            break;
        }
        if matches!(lower, "hospital" | "hospitals" | "clinic" | "clinics" | "medical" | "infirmary" | "hospitalization")
            || matches!(lower, "center" | "centre") && matches!(view.lower(k - 1), "trauma" | "medical" | "health")
            || treated && matches!(lower, "injuries" | "injury" | "wounds" | "wound" | "burns" | "inhalation" | "scene" | "gunshot")
        {
            hospital = true;
            break;
        }
    }
    if !hospital {
        return None;
    }
    let group = view.group(trigger.first);
    if group.be {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "hospital");
    }
    if let Some(np) = view.object(trigger.end, false).filter(|&np| view.nps[np].person) {
        return Some(Found { list: view.list_right(np), group, rule: "hospital" });
    }
    if matches!(view.lower(group.first.wrapping_sub(1)), "and" | "," | "then") {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, "hospital");
    }
    let np = adjacent(view, group).filter(|&np| !view.nps[np].pronoun)?;
    with_list(view, group, np, "hospital")
}

/// "are living in tents", "remained in 20 evacuation centres".
fn camp(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let housed = (trigger.end..view.end.min(trigger.end + 9)).any(|k| {
        matches!(view.lower(k), "camps" | "camp" | "tents" | "shelters" | "shelter" | "evacuation" | "displacement")
            || view.lower(k) == "host" && matches!(view.lower(k + 1), "families" | "communities")
    });
    let inside = matches!(view.lower(trigger.end), "in" | "at" | "with" | "under");
    if housed && inside { subject(view, t, "camp") } else { None }
}

fn is_body_part(word: &str) -> bool {
    matches!(
        word,
        "arm"
            | "arms"
            | "leg"
            | "legs"
            | "head"
            | "chest"
            | "back"
            | "face"
            | "neck"
            | "shoulder"
            | "stomach"
            | "abdomen"
            | "torso"
            | "hand"
            | "hands"
            | "foot"
            | "feet"
            | "thigh"
            | "hip"
            | "buttocks"
            | "buttock"
            | "ankle"
            | "knee"
            | "side"
            | "body"
            | "groin"
            | "calf"
            | "elbow"
            | "wrist"
            | "jaw"
            | "eye"
            | "forearm"
            | "extremity"
            | "extremities"
            | "pelvis"
            | "wrists"
            | "knees"
            | "ear"
            | "cheek"
            | "rib"
            | "ribs"
            | "throat"
            | "finger"
            | "toe"
    )
}

fn struck(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let near = |from: usize, n: usize, test: &dyn Fn(&str) -> bool| (from..view.end.min(from + n)).any(|k| test(view.lower(k)));
    let fits = match view.lower(trigger.end) {
        "in" | "on" => near(trigger.end + 1, 6, &|w| is_body_part(w)),
        "by" => near(trigger.end + 1, 6, &|w| {
            matches!(
                w,
                "bullet"
                    | "bullets"
                    | "gunfire"
                    | "shrapnel"
                    | "vehicle"
                    | "car"
                    | "truck"
                    | "train"
                    | "bus"
                    | "round"
                    | "rounds"
                    | "shots"
                    | "fire"
                    | "lightning"
                    | "shot"
                    | "van"
                    | "suv"
                    | "motorcycle"
                    | "fragments"
                    | "debris"
                    | "crossfire"
            )
        }),
        _ => near(trigger.end, 3, &|w| w == "times" || w == "twice"),
    };
    if !fits {
        return None;
    }
    let group = view.group(trigger.first);
    let np = if group.be { view.subject(group.first, 3)? } else { adjacent(view, group).filter(|&np| !view.nps[np].pronoun)? };
    with_list(view, group, np, "struck")
}

/// "suffered two wounds", "with a gunshot wound", "suffering from burns".
fn wound(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if trigger.kind != Some(CasualtyKind::Injured) {
        return None;
    }
    let own = view.np_at(trigger.first);
    if own.is_some_and(|np| view.nps[np].count.is_some_and(|c| c.max == Some(0))) {
        return None;
    }
    let mut k = own.map_or(trigger.first, |np| view.nps[np].first);
    // "a bullet wound to the leg and shrapnel wounds": back over list and modifiers to the word that governs.
    for _ in 0..10 {
        if k <= view.first {
            return None;
        }
        let lower = view.lower(k - 1);
        match lower {
            "suffered" | "sustained" | "received" | "had" | "has" | "suffers" | "sustains" | "suffer" | "incurred" => {
                let group = view.group(k - 1);
                let np = view.subject(group.first, 3)?;
                return with_list(view, group, np, "wound");
            }
            "suffering" | "sustaining" | "receiving" | "with" | "from" | "of" | "for" => {
                if matches!(lower, "from" | "of" | "for") && matches!(view.lower(k.wrapping_sub(2)), "suffering" | "treated" | "recovering")
                {
                    k -= 1;
                    if view.lower(k - 1) != "suffering" {
                        return None;
                    }
                }
                if matches!(lower, "from" | "of" | "for") && view.lower(k - 1) != "suffering" {
                    return None;
                }
                let before = k - 1;
                if let Some(np) =
                    view.np_before(before).filter(|&np| view.nps[np].is_victims() && view.nps[np].end == before && !view.nps[np].bare)
                {
                    let group = Group { first: before, ..Group::default() };
                    return with_list(view, group, np, "wound");
                }
                if before > view.first
                    && matches!(view.lower(before - 1), "found" | "located" | "discovered" | "hospitalized" | "left" | "treated")
                {
                    let group = view.group(before - 1);
                    if !group.be {
                        return None;
                    }
                    let np = view.subject(group.first, 3)?;
                    return with_list(view, group, np, "wound");
                }
                return None;
            }
            _ => {}
        }
        if view.np_at(k - 1).is_some()
            || view.word(k - 1).is(Class::CONJUNCTION | Class::PREPOSITION)
            || lower == ","
            || view.word(k - 1).can_be(TagSet::ADJECTIVE | TagSet::ADVERB)
            || view.token(k - 1) == TokenKind::Hyphen
        {
            k = view.np_at(k - 1).map_or(k - 1, |np| view.nps[np].first);
        } else {
            return None;
        }
    }
    None
}
