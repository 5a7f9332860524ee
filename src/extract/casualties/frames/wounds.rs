//! Wounds, hospitals and shelters: words that say "injured" or "displaced" only with what stands beside them.

use super::{Found, adjacent, subject, with_list};
use crate::extract::casualties::group::Group;
use crate::extract::casualties::view::View;
use crate::extract::findings::{CasualtyKind, FigureRule, VictimKind};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::{Role, plays};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::TokenKind;

/// Tokens from "taken" to the hospital or the jail at most.
const CARRY_REACH: usize = 16;

/// Tokens from the bullet or car to "hit" at most.
const STRIKE_REACH: usize = 14;

/// Tokens from "to" or "into" to the hospital or the jail at most.
const INTO_REACH: usize = 8;

/// What became of who was "taken to a hospital", "booked into jail", "held on bond".
pub(super) fn destination(view: &View<'_>, t: usize) -> Option<CasualtyKind> {
    let trigger = view.triggers[t];
    let reach = || {
        let clause = |&k: &usize| !matches!(view.lower(k), ";" | "who" | "where" | "when" | "while");
        (trigger.end..view.end.min(trigger.end + CARRY_REACH)).take_while(clause)
    };
    if trigger.kind == Some(CasualtyKind::Detained) {
        return reach().any(|k| view.plays(k, Role::JAIL)).then_some(CasualtyKind::Detained);
    }
    let treated = view.lower(trigger.first) == "treated";
    // "The crash sent six people to a clinic", but "The hospital sent …"; "took the visitors to a hospital", but not "to a hospital museum".
    let takes = trigger.frame == Frame::Drive || !view.word(trigger.first).can_be(TagSet::PARTICIPLE);
    let sent = view.plays(trigger.first, Role::SENDS) || takes;
    let hospital = |k: usize| {
        let center = matches!((view.lower(k), view.lower(k + 1)), ("health", "center" | "centre") | ("emergency", "room"));
        let museum = takes && view.continues(k + 1) && !view.word(k).is_capitalized();
        let morgue = view.lower(k) == "medical" && view.lower(k + 1) == "examiner";
        view.plays(k, Role::HOSPITAL) && !museum && !morgue || center || treated && (view.lower(k) == "scene" || view.plays(k, Role::HARM))
    };
    let into = reach().find(|&k| matches!(view.lower(k), "to" | "into"));
    if reach().filter(|&k| !sent || into.is_some_and(|into| (into..into + INTO_REACH).contains(&k))).any(hospital) {
        return Some(CasualtyKind::Injured);
    }
    // "taken to the county jail"
    let into = into?;
    let jail = reach().skip_while(|&k| k < into).take(INTO_REACH).any(|k| view.plays(k, Role::JAIL));
    (jail && !treated).then_some(CasualtyKind::Detained)
}

pub(super) fn carry(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let jailed = destination(view, t)? == CasualtyKind::Detained;
    let rule = if jailed { FigureRule::Jail } else { FigureRule::Hospital };
    let group = view.group(trigger.first);
    // "He drove himself to the hospital."
    let himself = matches!(view.lower(trigger.end), "himself" | "herself" | "themselves");
    // "was driving a victim to the hospital"
    let active = view.word(trigger.first).is_mostly(Tag::Gerund);
    if group.be && !active || himself {
        let np = view.subject(group.first, 3)?;
        // "Deputies were sent to the hospital": to work there.
        let duty = view.plays(trigger.first, Role::SENDS)
            && matches!(
                view.nps[np].kind,
                Some(VictimKind::Medic | VictimKind::AidWorker | VictimKind::Police | VictimKind::Official | VictimKind::Military)
            );
        return if duty { None } else { with_list(view, group, np, rule) };
    }
    if let Some(np) = view.object(trigger.end, false).filter(|&np| view.nps[np].person) {
        // "sent 12 nurses to the hospital"
        let staff = view.plays(trigger.first, Role::SENDS) && matches!(view.nps[np].kind, Some(VictimKind::Medic | VictimKind::AidWorker));
        return (!staff).then(|| Found { list: view.list_right(np), group, rule });
    }
    // "The road took to the hills": a verb without its object.
    if !view.word(trigger.first).can_be(TagSet::PARTICIPLE) {
        return None;
    }
    // "held a meeting in the prison"
    if jailed && !(view.word_in(trigger.end)?.is(Class::PREPOSITION) && view.np_at(trigger.end).is_none()) {
        return None;
    }
    if matches!(view.lower(group.first.wrapping_sub(1)), "and" | "," | "then") {
        let np = view.subject(group.first, 3)?;
        return with_list(view, group, np, rule);
    }
    let np = adjacent(view, group).filter(|&np| !view.nps[np].pronoun)?;
    with_list(view, group, np, rule)
}

/// "are living in tents", "remained in 20 evacuation centres".
pub(super) fn camp(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let housed = (trigger.end..view.end.min(trigger.end + 9)).any(|k| {
        view.plays(k, Role::SHELTER)
            || view.lower(k) == "open" && view.lower(k - 1) == "the"
            || view.lower(k) == "host" && matches!(view.lower(k + 1), "families" | "communities")
            // Many people with relatives have left their homes; one is on a visit.
            || view.lower(trigger.end) == "with" && matches!(view.lower(k), "relatives" | "friends" | "neighbours" | "neighbors") && many(view, t)
    });
    let inside = matches!(view.lower(trigger.end), "in" | "at" | "with" | "under");
    if !(housed && inside) {
        return None;
    }
    // "reports of 1,000 people staying with host families"
    let group = view.group(trigger.first);
    let participle = view.lower(trigger.first).ends_with("ing") && !group.be;
    if let Some(np) = view.np_before(group.first).filter(|&np| participle && view.nps[np].person && view.nps[np].count.is_some()) {
        return with_list(view, group, np, FigureRule::Camp);
    }
    subject(view, t, FigureRule::Camp)
}

/// Does a number of many stand before the trigger?
fn many(view: &View<'_>, t: usize) -> bool {
    let np = view.np_before(view.group(view.triggers[t].first).first);
    np.and_then(|np| view.nps[np].count).and_then(|count| count.min).is_some_and(|n| n >= MANY)
}

/// As many as no household has for visitors.
const MANY: u64 = 20;

/// "12,000 people were still in nine relief camps", "joined 4,000 others in relief camps".
pub(super) fn refuge(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let number = view.np_before(trigger.first).filter(|&np| view.nps[np].end == trigger.first && view.nps[np].bare);
    let own = view.np_at(trigger.first).or(number);
    let first = own.map_or(trigger.first, |np| view.nps[np].first);
    let inside = first.checked_sub(1).filter(|&k| k > view.first && matches!(view.lower(k), "in" | "at"))?;
    let group = view.group(inside);
    let np = if group.be || view.plays(inside - 1, Role::LINKING) {
        view.subject(group.first, 2)?
    } else {
        // "taught 40 children in refugee camps": they were there before.
        let before = |&np: &usize| view.nps[np].first.checked_sub(1).filter(|&k| k >= view.first);
        view.np_before(inside).filter(|np| before(np).is_none_or(|k| !view.is_verb(k) || view.lower(k).starts_with("join")))?
    };
    let phrase = &view.nps[np];
    (phrase.person && phrase.count.is_some() && !phrase.single).then(|| Found { list: vec![np], group, rule: FigureRule::Refuge })
}

pub(super) fn struck(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    let near = |from: usize, n: usize, test: &dyn Fn(&str) -> bool| (from..view.end.min(from + n)).any(|k| test(view.lower(k)));
    let group = view.group(trigger.first);
    let body = |at: usize| matches!(view.lower(at), "in" | "on") && near(at + 1, 6, &|w| plays(w, Role::BODY_PART));
    // "opened fire, hitting four people", "a bullet struck a boy", "hit her in the arm"
    let object = view.object(trigger.end, false).filter(|&np| !group.be && view.nps[np].person && view.nps[np].count.is_some());
    if let Some(np) = object {
        let owner = view.token_in(view.nps[np].end) == Some(TokenKind::Clitic);
        let before = (trigger.first.saturating_sub(STRIKE_REACH).max(view.first)..trigger.first).any(|k| view.plays(k, Role::STRIKES));
        let fits = !owner && (body(view.nps[np].end) || before);
        return fits.then(|| Found { list: view.list_right(np), group, rule: FigureRule::Struck });
    }
    let fits = body(trigger.end)
        || matches!(view.lower(trigger.end), "by" | "with") && near(trigger.end + 1, 6, &|w| plays(w, Role::STRIKES))
        || near(trigger.end, 3, &|w| matches!(w, "times" | "twice" | "once"));
    if !fits || view.word(trigger.first).is_mostly(Tag::Gerund) {
        return None;
    }
    let np = if group.be { view.subject(group.first, 3)? } else { adjacent(view, group).filter(|&np| !view.nps[np].pronoun)? };
    with_list(view, group, np, FigureRule::Struck)
}

/// "Gunfire wounds teen", "Drive-by wounds 3": a verb, in a headline.
fn wounds(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    if view.lower(trigger.first) != "wounds" || trigger.end != trigger.first + 1 {
        return None;
    }
    let doer = view.np_at(trigger.first).map_or(trigger.first, |np| view.nps[np].first);
    let object = view.np_at(trigger.end).filter(|&np| view.nps[np].first == trigger.end && view.nps[np].is_victims())?;
    let opens = doer == view.first || view.token(doer - 1) == TokenKind::Hyphen;
    let group = Group { first: trigger.first, ..Group::default() };
    (opens && trigger.first > view.first && view.nps[object].count.is_some()).then(|| Found {
        list: view.list_right(object),
        group,
        rule: FigureRule::Active,
    })
}

/// "suffered two wounds", "with a gunshot wound", "suffering from burns".
pub(super) fn wound(view: &View<'_>, t: usize) -> Option<Found> {
    let trigger = view.triggers[t];
    // "a shooting victim" is no wound.
    let harm = trigger.kind == Some(CasualtyKind::Injured) || trigger.frame == Frame::Wound;
    if !harm || view.plays(trigger.end - 1, Role::VICTIM) {
        return None;
    }
    if let Some(found) = wounds(view, t) {
        return Some(found);
    }
    let own = view.np_at(trigger.first);
    if own.is_some_and(|np| view.nps[np].count.is_some_and(|c| c.max == Some(0))) {
        return None;
    }
    let mut k = own.map_or(trigger.first, |np| view.nps[np].first);
    // "a bullet wound to the leg and shrapnel wounds": back over list and modifiers to the word that governs.
    for _ in 0..10 {
        let governor = k.checked_sub(1).filter(|&governor| governor >= view.first)?;
        if view.plays(governor, Role::HAS_WOUND) && view.np_at(governor).is_none() {
            return suffered(view, governor);
        }
        let lower = view.lower(governor);
        // "suffering from what appeared to be a gunshot wound"
        if lower == "be" && view.lower(governor.wrapping_sub(1)) == "to" && governor > view.first + 2 {
            k = governor - 2 - usize::from(view.lower(governor - 3) == "what");
            continue;
        }
        if view.plays(governor, Role::SUFFERS) || lower == "with" {
            return bearing(view, governor);
        }
        if matches!(lower, "from" | "of" | "for") {
            let verb = governor.checked_sub(1).filter(|&verb| verb >= view.first)?;
            return match view.lower(verb) {
                "complained" | "complaining" => suffered(view, verb),
                "suffering" => bearing(view, verb),
                _ => None,
            };
        }
        if view.np_at(governor).is_some()
            || view.word(governor).is(Class::CONJUNCTION | Class::PREPOSITION)
            || lower == ","
            || view.word(governor).can_be(TagSet::ADJECTIVE | TagSet::ADVERB)
            || view.plays(governor, Role::GRAVE)
            || matches!(view.token(governor), TokenKind::Hyphen | TokenKind::Quote)
        {
            k = view.np_at(governor).map_or(governor, |np| view.nps[np].first);
        } else {
            return None;
        }
    }
    None
}

/// Those whose office it is to report of others.
const REPORTERS: [VictimKind; 6] =
    [VictimKind::Police, VictimKind::Official, VictimKind::Medic, VictimKind::AidWorker, VictimKind::Journalist, VictimKind::Military];

/// "Two passengers suffered [a wound]"; who "reported minor injuries" had them, unless it is their office to report.
fn suffered(view: &View<'_>, verb: usize) -> Option<Found> {
    let group = view.group(verb);
    let np = view.subject(group.first, 3)?;
    let phrase = &view.nps[np];
    let office = phrase.kind.is_some_and(|kind| REPORTERS.contains(&kind));
    let tells = view.lower(verb).starts_with("report") && (group.be || office || phrase.name.is_some() || !phrase.person);
    // "None of the victims have life-threatening injuries": they have others.
    let none = phrase.count.is_some_and(|c| c.max == Some(0));
    let grave = (verb + 1..view.end.min(verb + 5)).any(|k| view.plays(k, Role::GRAVE));
    (!(tells || none && grave)).then(|| with_list(view, group, np, FigureRule::Wound)).flatten()
}

/// "a man [with a wound]", "was found suffering [from a wound]", "is at a hospital [with a wound]".
fn bearing(view: &View<'_>, at: usize) -> Option<Found> {
    if let Some(np) = view.np_before(at).filter(|&np| view.nps[np].is_victims() && view.nps[np].end == at && !view.nps[np].bare) {
        return with_list(view, Group { first: at, ..Group::default() }, np, FigureRule::Wound);
    }
    let verb = at.checked_sub(1).filter(|&verb| verb >= view.first)?;
    if view.plays(verb, Role::FINDS | Role::CARED_FOR) {
        let group = view.group(verb);
        if group.be {
            let np = view.subject(group.first, 3)?;
            return with_list(view, group, np, FigureRule::Wound);
        }
    }
    let np = view.governor(at).filter(|&np| !view.nps[np].bare || view.nps[np].of_them)?;
    with_list(view, Group { first: at, ..Group::default() }, np, FigureRule::Wound)
}
