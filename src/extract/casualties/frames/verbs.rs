//! Verbs: "killed 12", "12 were killed", "12 died", "drove 500 from their homes".

use super::nouns::possessive;
use super::{Found, adjacent, with_list};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule, VictimKind};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::persons::person_noun;
use crate::lexicon::words::{Tag, TagSet};
use crate::text::TokenKind;

pub(super) fn verb(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.np_at(trigger.first).is_some_and(|np| view.nps[np].inner == Some(t)) {
        return None;
    }
    let group = view.group(trigger.first);
    if trigger.frame == Frame::Shot && view.lower(trigger.end) == "at" {
        return shot_at(view, t, group);
    }
    // "being held by a neighbour": no guard holds there.
    if trigger.kind == Some(CasualtyKind::Detained) && view.lower(trigger.end - 1) == "held" && view.lower(trigger.end) == "by" {
        let holder = view.np_at(trigger.end + 1).filter(|&np| view.nps[np].first == trigger.end + 1);
        let private = holder.is_some_and(|np| {
            let phrase = &view.nps[np];
            phrase.person
                && phrase.single
                && phrase.name.is_none()
                && !matches!(phrase.kind, Some(VictimKind::Police | VictimKind::Military | VictimKind::Militant | VictimKind::Attacker))
        });
        if private {
            return None;
        }
    }
    // "was captured on camera"
    let pictured = view.lower(trigger.first) == "captured" && (view.first..view.end).any(|k| view.plays(k, Role::PICTURES));
    if pictured {
        return None;
    }
    if let Some(np) = evacuated_homes(view, t, group) {
        return Some(Found { list: vec![np], group, rule: FigureRule::Homes });
    }
    // "Killed were Ana Ruiz and Luis Vega."
    let opens = trigger.first == view.first || trigger.first == view.first + 1 && view.lower(view.first) == "also";
    if opens && matches!(view.lower(trigger.end), "was" | "were" | "is" | "are") {
        let np = view.np_at(trigger.end + 1).filter(|&np| view.nps[np].first == trigger.end + 1 && view.nps[np].is_victims())?;
        return Some(Found { list: view.list_right(np), group, rule: FigureRule::Inverted });
    }
    if group.be {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, FigureRule::Passive);
    }
    if let Some(np) = view.object(trigger.end, false) {
        // "shot 68 in the final round", "shot 12 of 20 from the field"
        let score =
            trigger.frame == Frame::Shot && view.nps[np].bare && (trigger.end..trigger.end + 8).any(|k| view.plays(k, Role::SCORES));
        // "shot just 4 for 19"
        let ratio = view.lower(view.nps[np].end) == "for" && view.doc.numeral_at(view.nps[np].end + 1).is_some();
        let score = score || trigger.frame == Frame::Shot && view.nps[np].bare && ratio;
        // "a single shot 223": the noun, and a calibre.
        let noun = trigger.frame == Frame::Shot && view.is_plain_number(np) && view.is_noun(trigger.first);
        return (!score && !noun).then(|| Found { list: view.list_right(np), group, rule: FigureRule::Active });
    }
    // "slaughtered the goats": something else is the object.
    let thing = view.np_at(trigger.end).filter(|&np| view.nps[np].first == trigger.end && !view.is_time(np));
    // "The visit of the minister affected prices."
    if trigger.kind == Some(CasualtyKind::Affected) && thing.is_some() {
        return None;
    }
    let determined = matches!(view.lower(trigger.end), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my");
    // "captured 45 percent of the vote", "captured a mere 1.3 percent"
    let percent = || (trigger.end + 1..trigger.end + 4).any(|k| matches!(view.lower(k), "percent" | "%"));
    if thing.is_none() && (determined || view.doc.numeral_at(trigger.end).is_some()) && percent() {
        return None;
    }
    if thing.is_some() && determined && !group.be {
        // "evacuated their homes"
        return if trigger.kind == Some(CasualtyKind::Displaced) { subject(view, t, FigureRule::Subject) } else { None };
    }
    if group.have {
        // "30,000 people had evacuated"
        return if trigger.kind == Some(CasualtyKind::Displaced) { subject(view, t, FigureRule::Subject) } else { None };
    }
    // "Her uncle slaughtered lame horses."
    let animals = |&np: &usize| {
        let head = view.word(view.nps[np].head);
        !view.nps[np].person && !view.nps[np].bare && !head.is_capitalized() && head.is_mostly(Tag::Nouns)
    };
    if thing.filter(animals).is_some() && view.word(trigger.first).can_be(TagSet::PAST) {
        return None;
    }
    // "Boy shot, killed brother": the object is that of both.
    let shared = matches!(view.lower(trigger.end), "," | "and") && {
        let at = trigger.end + 1;
        view.trigger_at(at).is_some_and(|other| {
            // In a headline "killed brother" looks like a killed brother.
            let described =
                view.np_at(at).is_some_and(|np| view.nps[np].inner == Some(other) && view.nps[np].first == at && view.nps[np].is_victims());
            let second = view.triggers[other];
            matches!(second.frame, Frame::Verb | Frame::Shot) && (described || view.object(second.end, false).is_some())
        })
    };
    if shared {
        return None;
    }
    // "12 people killed in …", "Man shot in leg"
    if let Some(np) = adjacent(view, group) {
        let next = view.lower(trigger.end);
        let onward = matches!(
            next,
            "into" | "through" | "toward" | "towards" | "from" | "back" | "up" | "at" | "the" | "a" | "an" | "his" | "her" | "their"
        ) && trigger.frame == Frame::Shot;
        // "found him injured in a cave"
        let person_subject = view.nps[np].pronoun && !view.plays(view.nps[np].first.wrapping_sub(1), Role::FINDS);
        // "one shot hit her"
        let noun = trigger.frame == Frame::Shot && view.nps[np].bare && view.is_verb(trigger.end);
        return if onward || person_subject || noun { None } else { with_list(view, group, np, FigureRule::Participle) };
    }
    // "was shot and killed", "were kidnapped and later killed"
    let before = group.first.checked_sub(1)?;
    // "was hit by a car and killed"
    if view.lower(before) == "and"
        && trigger.kind == Some(CasualtyKind::Killed)
        && let Some(np) = struck_before(view, before)
    {
        return with_list(view, group, np, FigureRule::Passive);
    }
    if matches!(view.lower(before), "and" | "or" | ",") {
        let other = view.trigger_at(before.checked_sub(1)?)?;
        let passive = view.group(view.triggers[other].first);
        if matches!(view.triggers[other].frame, Frame::Verb | Frame::Shot | Frame::State | Frame::Struck) {
            if passive.be {
                let np = view.subject(passive.first, 3)?;
                return with_list(view, passive, np, FigureRule::Passive);
            }
            if let Some(np) = adjacent(view, passive).filter(|&np| !view.nps[np].pronoun) {
                return with_list(view, passive, np, FigureRule::Participle);
            }
        }
        return None;
    }
    if trigger.kind == Some(CasualtyKind::Affected) {
        return None;
    }
    // "people in the village killed by …": past prepositional phrases, where no finite verb claims the subject.
    if view.word(trigger.first).can_be(TagSet::PARTICIPLE)
        && matches!(view.lower(trigger.end), "in" | "by" | "when" | "during" | "on" | "at" | "after" | "as" | "." | "," | "")
    {
        let np = view.subject(group.first, 0).filter(|&np| view.nps[np].count.is_some() && !view.nps[np].pronoun)?;
        return with_list(view, group, np, FigureRule::Participle);
    }
    None
}

/// "were shot at a party", "Teen shot at mall", but "were shot at by a man", "shot at the officers": a place or a time behind "at".
fn shot_at(view: &View<'_>, t: usize, group: Group) -> Option<Found> {
    let behind = view.triggers[t].end + 1;
    let place = view.np_at(behind).filter(|&np| view.nps[np].first == behind);
    let thing = place.is_some_and(|np| {
        let phrase = &view.nps[np];
        !phrase.person && !phrase.pronoun && !view.plays(phrase.head, Role::STRIKES)
    });
    let times = place.is_some_and(|np| matches!(view.lower(view.nps[np].head), "times" | "twice"));
    let hour = view.doc.numeral_at(behind).is_some() || view.word_in(behind).is_some_and(|w| w.is(Class::HEDGE));
    if times || !(thing || hour) {
        return None;
    }
    if group.be {
        return with_list(view, group, view.subject(group.first, 3)?, FigureRule::Passive);
    }
    // A headline: who has no article, or is a number.
    let np = adjacent(view, group).filter(|&np| {
        let phrase = &view.nps[np];
        phrase.first == view.first && !phrase.pronoun && !phrase.definite && phrase.name.is_none() && !view.plays(behind, Role::HOME_UNIT)
    })?;
    let house = place.is_some_and(|np| view.plays(view.nps[np].head, Role::HOME | Role::HOME_UNIT));
    let article = matches!(view.lower(view.nps[np].first), "a" | "an" | "the");
    (!house && !article).then(|| with_list(view, group, np, FigureRule::Participle)).flatten()
}

/// Tokens from "hit" to "and killed" at most.
const STRUCK_REACH: usize = 8;

/// The subject of "was hit by a car", where "and" follows it.
fn struck_before(view: &View<'_>, and: usize) -> Option<usize> {
    let passive = |k: usize| {
        let t = view.trigger_at(k).filter(|&t| view.triggers[t].frame == Frame::Struck && view.triggers[t].first == k)?;
        Some(view.group(view.triggers[t].first)).filter(|group| group.be && view.lower(view.triggers[t].end) == "by")
    };
    let group = (and.saturating_sub(STRUCK_REACH).max(view.first)..and).rev().find_map(passive)?;
    view.subject(group.first, 3)
}

pub(super) fn act(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if let Some(np) = evacuated_homes(view, t, Group { first: trigger.first, ..Group::default() }) {
        return Some(Found { list: vec![np], group: view.group(trigger.first), rule: FigureRule::Homes });
    }
    let Some(np) = view.object(trigger.end, true) else {
        return if view.plays(trigger.first, Role::SUFFERED_BY) { possessive(view, t) } else { None };
    };
    let phrase = &view.nps[np];
    // "shooting victims", "murder suspect": a compound.
    let noun = trigger.end == trigger.first + 1 && view.plays(trigger.first, Role::ACT_NOUN);
    let involving = view.lower(phrase.first) == "involving";
    if noun && phrase.first == trigger.end && (involving || opens_clause(view, trigger.first, phrase.end)) {
        return None;
    }
    // "The report was hurting her in the polls."
    if view.lower(trigger.first).starts_with("hurt") && phrase.pronoun && !(view.first..view.end).any(|k| view.word(k).is(Class::CAUSE)) {
        return None;
    }
    // "the exodus of manager Luis Vega and two aides"
    if view.lower(trigger.first) == "exodus" && (phrase.single || phrase.kind == Some(VictimKind::Official)) {
        return None;
    }
    // "County police arrests woman"
    let headline = phrase.single && view.lower(trigger.first) == "arrests" && view.np_before(trigger.first).is_some();
    // "Man pleads guilty to shooting nephew"
    let headline = headline
        || phrase.single
            && phrase.kind != Some(VictimKind::Attacker)
            && trigger.first > view.first
            && view.word(trigger.first - 1).is(Class::PREPOSITION)
            && !view.plays(phrase.head, Role::VICTIM);
    let opened = phrase.name.is_some()
        || headline
        || phrase.pronoun
        || phrase.first != trigger.end
        || view.word(phrase.first).is(Class::DETERMINER | Class::NUMBER | Class::HEDGE)
        || view.token(phrase.first) == TokenKind::Number;
    if noun && !opened {
        return None;
    }
    // "hosts a million users"
    let hosts = view.plays(trigger.first, Role::HOSTS);
    if hosts
        && !matches!(
            phrase.kind,
            Some(VictimKind::Household | VictimKind::Migrant | VictimKind::Child | VictimKind::Woman | VictimKind::Civilian)
        )
        && !phrase.bare
        && !phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::HOSTED)))
    {
        return None;
    }
    // "the search for the other four"
    let sought = view.lower(trigger.end - 1) == "for";
    if sought && !(phrase.other && phrase.definite) {
        return None;
    }
    let mut group = view.group(trigger.first);
    group.possible |= infinitive(view, trigger.first);
    Some(Found { list: view.list_right(np), group, rule: FigureRule::Active })
}

/// "In that shooting an 11-year-old got away", "CLUB SHOOTING Three people have been held": a noun, behind a determiner or another noun, and what follows
/// is the subject of a verb.
fn opens_clause(view: &View<'_>, noun: usize, end: usize) -> bool {
    if noun == view.first || !view.starts_clause(end) {
        return false;
    }
    let before = view.word(noun - 1);
    let compound =
        view.np_before(noun).is_some_and(|np| !view.nps[np].is_victims() || view.nps[np].end == noun && view.nps[np].count.is_none());
    before.is(Class::DETERMINER) && view.lower(noun - 1) != "of" || compound
}

/// "to try, convict and [shoot] her": a base form that goes on with an infinitive.
fn infinitive(view: &View<'_>, verb: usize) -> bool {
    let base = |k: usize| view.word(k).can_be(TagSet::BASE);
    if !base(verb) || !matches!(view.lower(verb.wrapping_sub(1)), "and" | "or") {
        return false;
    }
    let list = (verb.saturating_sub(7).max(view.first)..verb - 1).rev();
    for k in list {
        if view.lower(k) == "to" || view.is_modal(k) {
            return true;
        }
        if view.lower(k) != "," && !(base(k) && view.token(k) == TokenKind::Word) {
            return false;
        }
    }
    false
}

/// Tokens from "turned himself into" to the police at most.
const INTO_REACH: usize = 5;

pub(super) fn subject(view: &View<'_>, t: usize, rule: FigureRule) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    // "shot her son before killing herself": the subject of the verb before.
    let itself = (trigger.first..trigger.end).any(|k| matches!(view.lower(k), "himself" | "herself" | "themselves" | "life"));
    let gerund = (trigger.first..trigger.end).any(|k| view.lower(k).ends_with("ing") && view.word(k).can_be(TagSet::GERUND));
    if itself && gerund && !group.be {
        // "her son shooting himself"
        if let Some(np) = adjacent(view, group).filter(|&np| view.nps[np].single) {
            return with_list(view, group, np, rule);
        }
        let link = group.first.checked_sub(1).filter(|&k| k > view.first && view.np_at(k).is_none())?;
        let links = view.word(link).is(Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION);
        let np = view.shared_subject(link, 2).filter(|_| links)?;
        // "had talked about killing himself"
        let possible = group.possible || matches!(view.lower(link), "about" | "of" | "from");
        return with_list(view, Group { possible, ..group }, np, rule);
    }
    // "is recovering", but "a recovering economy"
    if view.lower(trigger.first) == "recovering" && !group.be {
        return None;
    }
    // "turned himself into the police", but not "into a star"
    let into = view.lower(trigger.first) == "turned" && view.lower(trigger.end - 1) == "into";
    if into && !(trigger.end..view.end.min(trigger.end + INTO_REACH)).any(|k| view.plays(k, Role::JAIL | Role::UNFREE)) {
        return None;
    }
    // "about 5,000 people were already there, having fled …"
    let having = view.lower(group.first) == "having" && view.lower(group.first.wrapping_sub(1)) == ",";
    let counted = |&np: &usize| view.nps[np].person && view.nps[np].count.is_some() && !view.under_preposition(np);
    let before = || (0..view.nps.len()).rev().filter(|&np| view.nps[np].end < group.first).find(counted).filter(|_| having);
    let np = adjacent(view, group).filter(|&np| !view.under_preposition(np)).or_else(|| view.subject(group.first, 3)).or_else(before);
    // "dialled 911, hung up and shot himself"
    let np = np.or_else(|| view.doer_to_self(trigger))?;
    // "shot the five, closed the door, then fled"
    let np = view.doer(trigger.first).filter(|_| view.is_plain_number(np)).unwrap_or(np);
    if trigger.kind == Some(CasualtyKind::Displaced) && (escapes(view, t, np) || leaves_few(view, t, np)) {
        return None;
    }
    with_list(view, group, np, rule)
}

/// From how many on people who "fled the area" have left their homes.
const MANY: u64 = 20;

/// "The men fled the area": a few, who ran away; but "900 villagers fled the area", "two families fled the area".
fn leaves_few(view: &View<'_>, t: usize, np: usize) -> bool {
    let trigger = view.triggers[t];
    let phrase = &view.nps[np];
    let area = matches!(view.lower(trigger.end - 1), "area" | "region" | "district" | "vicinity");
    let many = phrase.count.is_some_and(|c| c.min.or(c.max).is_some_and(|n| n >= MANY));
    let live_there = phrase.kind == Some(VictimKind::Household)
        || phrase.words.is_some_and(|words| words.range().any(|k| is_of_the_place(view.lower(k))));
    let crowd = many && !phrase.kind.is_some_and(|kind| DOERS.contains(&kind));
    let residents = live_there && !phrase.single;
    area && !crowd && !residents
}

fn is_of_the_place(lower: &str) -> bool {
    matches!(
        lower,
        "residents" | "villagers" | "inhabitants" | "civilians" | "families" | "townspeople" | "islanders" | "farmers" | "herders"
    )
}

/// Those who flee from what they did, or from who comes after them for it.
const DOERS: [VictimKind; 7] = [
    VictimKind::Attacker,
    VictimKind::Criminal,
    VictimKind::Militant,
    VictimKind::Military,
    VictimKind::Official,
    VictimKind::Police,
    VictimKind::Prisoner,
];

/// "The driver fled", "two gunmen fled": who gets away from what they did is not displaced.
fn escapes(view: &View<'_>, t: usize, np: usize) -> bool {
    let trigger = view.triggers[t];
    if trigger.end != trigger.first + 1 || !matches!(view.lower(trigger.first), "fled" | "flee" | "flees" | "fleeing") {
        return false;
    }
    let phrase = &view.nps[np];
    let doer = phrase.single
        || phrase.pronoun
        || phrase.bare && view.lower(phrase.head) == "both"
        || phrase.kind.is_some_and(|kind| DOERS.contains(&kind));
    let crew = phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::ESCAPES)));
    let homes = (trigger.end..view.end.min(trigger.end + 4)).any(|k| view.plays(k, Role::FLED_FROM));
    // "Vega fled the home": of others.
    let scene = phrase.single && view.lower(trigger.end) == "the" && view.plays(trigger.end + 1, Role::HOME);
    let homes = homes && !scene;
    (doer || crew) && !homes
}

/// "drove 90,000 from their homes", "has driven 500 families into camps".
pub(super) fn drive(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let group = view.group(trigger.first);
    if group.be {
        // "were driven by hunger across the hills into a camp"
        let away = (trigger.end..view.end.min(trigger.end + 10)).find(|&k| matches!(view.lower(k), "from" | "out" | "into" | "off"))?;
        let refuge = (away + 1..view.end.min(away + 5)).any(|k| view.plays(k, Role::HOME));
        let np = view.subject(group.first, 2).filter(|&np| refuge && !view.nps[np].pronoun)?;
        return with_list(view, group, np, FigureRule::Passive);
    }
    let np = view.object(trigger.end, false).filter(|&np| !view.nps[np].pronoun)?;
    let away = view.nps[np].end;
    if !matches!(view.lower(away), "from" | "out" | "into" | "off") {
        return None;
    }
    let refuge = (away + 1..view.end.min(away + 5)).any(|k| view.plays(k, Role::HOME));
    refuge.then(|| Found { list: view.list_right(np), group, rule: FigureRule::Active })
}

/// "80 homes were evacuated", "the evacuation of 50 houses": counted for those who live there.
pub(super) fn evacuated_homes(view: &View<'_>, t: usize, group: Group) -> Option<usize> {
    let trigger = view.triggers[t];
    if !view.lower(trigger.first).starts_with("evacuat") {
        return None;
    }
    let homes = |np: &usize| view.nps[*np].count.is_some() && view.plays(view.nps[*np].head, Role::HOME_UNIT);
    let behind = trigger.end + usize::from(view.lower(trigger.end) == "of");
    let object = view.np_at(behind).filter(|&np| view.nps[np].first == behind);
    let before = || view.np_before(group.first).filter(|&np| group.be && view.nps[np].end == group.first);
    object.filter(homes).or_else(|| before().filter(homes))
}

/// "beat two men to death", "holds 12 soldiers hostage", "fell to his death".
pub(super) fn outcome(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let role = if view.lower(trigger.first) == "to" { Role::TO_DEATH } else { Role::HOLDS };
    if let Some(np) = view.np_before(trigger.first) {
        let phrase = &view.nps[np];
        let verb = phrase.first.wrapping_sub(1);
        if !plays(view.lower(verb), role) || !phrase.is_victims() || phrase.end != trigger.first {
            return None;
        }
        return Some(Found { list: view.list_left(np), group: view.group(verb), rule: FigureRule::Outcome });
    }
    let verb = trigger.first.checked_sub(1).filter(|&k| k > view.first && plays(view.lower(k), role))?;
    let group = view.group(verb);
    if group.be || trigger.end > trigger.first + 2 {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, FigureRule::Outcome);
    }
    let np = adjacent(view, group).filter(|&np| !view.nps[np].pronoun)?;
    with_list(view, group, np, FigureRule::Outcome)
}

/// "the rebels lost 12": a number of those who fight.
fn loses_fighters(view: &View<'_>, verb: usize, end: usize) -> bool {
    let closes = end >= view.end || matches!(view.lower(end), "." | "," | ";" | "and" | "there");
    let unit = view.clauses.at(verb).and_then(|unit| view.clauses.subject(unit)).map(|subject| view.clauses.units()[subject].head as usize);
    let fighters = unit.is_some_and(|head| {
        let kind = person_noun(view.lower(head)).and_then(|noun| noun.kind);
        matches!(kind, Some(VictimKind::Military | VictimKind::Militant | VictimKind::Police))
            || matches!(view.lower(head), "army" | "forces" | "militia" | "side")
    });
    closes && fighters && !(view.first..view.end).any(|k| view.plays(k, Role::SPORT))
}

/// "lost 12 tanks and 40 soldiers", "lost her husband": soldiers, police and kin are lost by death.
pub(super) fn loss(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    // "her long-lost aunt"
    if trigger.first > view.first && view.token(trigger.first - 1) == TokenKind::Hyphen {
        return None;
    }
    let first = view.np_at(trigger.end).filter(|&np| view.nps[np].first == trigger.end)?;
    let second = || {
        let k = view.nps[first].end;
        let next = view.np_at(k + 1).filter(|&np| view.nps[np].first == k + 1);
        next.filter(|_| view.lower(k) == "and" && view.nps[first].count.is_some())
    };
    let dies = |np: &usize| {
        let phrase = &view.nps[*np];
        let soldiers = matches!(phrase.kind, Some(VictimKind::Military | VictimKind::Militant | VictimKind::Police))
            || matches!(view.lower(phrase.head), "men" | "man");
        let kin = phrase.words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::KIN)));
        phrase.person && phrase.count.is_some() && (soldiers || kin)
            || view.is_plain_number(*np) && loses_fighters(view, trigger.first, phrase.end)
    };
    let np = Some(first).filter(dies).or_else(|| second().filter(dies))?;
    let group = view.group(trigger.first);
    // "The force could lose 12 officers": of those whom it would no longer pay.
    let kin = view.nps[np].words.is_some_and(|w| w.range().any(|k| view.plays(k, Role::KIN)));
    (kin || !group.possible).then(|| Found { list: vec![np], group, rule: FigureRule::Loss })
}
