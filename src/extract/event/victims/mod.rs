//! Who was hurt: the people whom figures name, those whom the story names as victims elsewhere, and those it tells of one by one without a name.

mod cues;
mod named;
mod suspects;

use super::scene::Scene;
use crate::extract::findings::{Casualty, CasualtyKind, Date, Entity, EventDays, EventVictim, Form, SingleVictim, Toll, TollFigure};
use crate::text::TokenKind;
use cues::Cue;
use named::Named;
use suspects::Suspicion;

/// The victims, in order of the words that tell of them.
/// `days`: those of the event, where known.
pub(super) fn find(scene: &Scene<'_>, days: Option<EventDays>) -> Vec<EventVictim> {
    let named = named::mentions(scene);
    let suspicions = suspects::find(scene, &named);
    let speakers = speakers(scene);
    let mut victims = of_figures(scene, &named, &suspicions, &speakers, days);
    for (k, cue) in cues::find(scene, &named, &suspicions, &victims) {
        add(scene, &mut victims, &named[k], cue);
    }
    for victim in &mut victims {
        victim.age = victim.person.and_then(|person| age_of(scene, person, victim.status));
    }
    give_ages(scene, &mut victims);
    let nameless = nameless(scene, &victims);
    victims.extend(nameless);
    victims.sort_by_key(|victim| (victim.span.start, victim.span.end));
    victims
}

/// For each person: does a quotation name them as who said it? "his mother" of "Vega's mother said" does not name Vega.
fn speakers(scene: &Scene<'_>) -> Vec<bool> {
    let mut speakers = vec![false; scene.findings.people.len()];
    let doc = scene.doc;
    for speaker in scene.findings.quotes.iter().filter_map(|quote| quote.speaker) {
        let Some(Entity::Person(k)) = speaker.entity else { continue };
        let by_name = scene.findings.people[k].mentions.iter().any(|m| m.form == Form::Name && m.span.end == speaker.span.end);
        let end = doc.tokens_in(speaker.span).end as usize;
        let owner = doc.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Clitic);
        speakers[k] |= by_name && !owner;
    }
    speakers
}

/// May a figure's person be a victim of its kind? Who was charged lives, the gunman is hurt only if he dies, who speaks is not dead, and who speaks
/// by an office is no victim.
fn may_be(scene: &Scene<'_>, person: usize, status: CasualtyKind, suspicion: Suspicion, speaks: bool) -> bool {
    let killed = status == CasualtyKind::Killed;
    let office = !scene.findings.people[person].roles.is_empty();
    !suspicion.accused && (killed || !suspicion.suspect) && !(speaks && (killed || office))
}

/// The people whom the figures of the event name, each with what is worst.
fn of_figures(
    scene: &Scene<'_>,
    named: &[Named],
    suspicions: &[Suspicion],
    speakers: &[bool],
    days: Option<EventDays>,
) -> Vec<EventVictim> {
    let mut victims: Vec<EventVictim> = Vec::new();
    for &k in scene.figures.iter() {
        let figure = &scene.findings.casualties[k];
        let status = figure.kind;
        if rank(status).is_none() || is_of_earlier_day(scene, figure, days) {
            continue;
        }
        for &person in figure.victims.iter().flat_map(|victims| &victims.people) {
            let Some(person) = named::meant(scene.doc, named, person, figure.span) else { continue };
            if !may_be(scene, person, status, suspicions[person], speakers[person]) {
                continue;
            }
            match victims.iter_mut().find(|victim| victim.person == Some(person)) {
                Some(victim) if rank(victim.status) >= rank(status) => {}
                Some(victim) => (victim.status, victim.figure) = (status, Some(k)),
                None => victims.push(EventVictim {
                    person: Some(person),
                    age: None,
                    status,
                    figure: Some(k),
                    span: figure.span,
                    rule: "figure",
                }),
            }
        }
    }
    victims
}

/// Does the figure tell of a day before the event: "Tom Hale was killed there on March 19", where the event is of June?
fn is_of_earlier_day(scene: &Scene<'_>, figure: &Casualty, days: Option<EventDays>) -> bool {
    let told = figure.date.and_then(|k| scene.findings.dates[k].days);
    let (Some(event), Some((from, to))) = (days.filter(|days| days.date.is_some()), told) else { return false };
    from == to && (event.from - to).num_days() > 1
}

/// How much a status says; None: of nobody who is told of alone.
fn rank(status: CasualtyKind) -> Option<u8> {
    match status {
        CasualtyKind::Killed => Some(4),
        CasualtyKind::Kidnapped => Some(3),
        CasualtyKind::Missing => Some(2),
        CasualtyKind::Injured => Some(1),
        _ => None,
    }
}

/// Adds the victim of a cue, who may be one already.
fn add(scene: &Scene<'_>, victims: &mut Vec<EventVictim>, name: &Named, cue: Cue) {
    if victims.iter().any(|victim| victim.person == Some(name.person)) {
        return;
    }
    let status = cue.status.unwrap_or_else(|| status(scene, victims));
    if rank(status).is_some() {
        victims.push(EventVictim { person: Some(name.person), age: None, status, figure: cue.figure, span: name.span, rule: cue.rule });
    }
}

/// What became of a victim of whom the words do not say it: dead while the article's toll has more dead than are named, else hurt.
fn status(scene: &Scene<'_>, victims: &[EventVictim]) -> CasualtyKind {
    let toll = &scene.findings.toll;
    let named = |kind: CasualtyKind| victims.iter().filter(|victim| victim.status == kind).count() as u64;
    let room = |figure: &Option<TollFigure>, kind| figure.as_ref().is_some_and(|f| f.max.is_none_or(|max| named(kind) < max));
    match () {
        () if room(&toll.killed, CasualtyKind::Killed) => CasualtyKind::Killed,
        () if room(&toll.injured, CasualtyKind::Injured) => CasualtyKind::Injured,
        () if toll.killed.is_some() => CasualtyKind::Killed,
        () => CasualtyKind::Injured,
    }
}

/// The age that the article gives a person first, in full years: beside the name, or, where the person is the only one of the kind, in a figure.
fn age_of(scene: &Scene<'_>, person: usize, status: CasualtyKind) -> Option<u32> {
    let of_person = |date: &&Date| date.age.as_ref().is_some_and(|age| age.person == Some(person));
    let beside = scene.findings.ages.iter().filter(of_person).find_map(|date| years(&date.value));
    beside.or_else(|| {
        if !is_of_one(&scene.findings.toll, status) {
            return None;
        }
        let single = scene.findings.single_victims.iter().find(|single| single.person == Some(person) && single.age.is_some())?;
        u32::try_from(single.age?).ok()
    })
}

/// Is there one victim of this kind alone?
fn is_of_one(toll: &Toll, status: CasualtyKind) -> bool {
    let figure = match status {
        CasualtyKind::Killed => &toll.killed,
        CasualtyKind::Injured => &toll.injured,
        CasualtyKind::Missing => &toll.missing,
        _ => return false,
    };
    figure.as_ref().is_some_and(|figure| figure.max == Some(1))
}

/// Full years of a TIMEX3 length: "P17Y", "P8M".
fn years(value: &str) -> Option<u32> {
    let length = value.strip_prefix('P')?;
    match length.strip_suffix('Y') {
        Some(years) => years.parse().ok(),
        None => {
            let (number, unit) = length.split_at_checked(length.len().checked_sub(1)?)?;
            let number: u32 = number.parse().ok()?;
            match unit {
                "M" => Some(number / 12),
                "W" | "D" => Some(0),
                _ => None,
            }
        }
    }
}

/// "A 17-year-old was shot … Tom Hale died at the scene": where one victim is named without an age, and one without a name has one, they are one.
fn give_ages(scene: &Scene<'_>, victims: &mut [EventVictim]) {
    for status in [CasualtyKind::Killed, CasualtyKind::Injured, CasualtyKind::Kidnapped, CasualtyKind::Missing] {
        if !is_of_one(&scene.findings.toll, status) {
            continue;
        }
        let mut ages: Vec<u64> = nameless_of(scene, victims, status).filter_map(|single| single.age).collect();
        ages.dedup();
        let mut without = victims.iter_mut().filter(|victim| victim.status == status);
        if let ([age], Some(victim), None) = (ages.as_slice(), without.next(), without.next())
            && victim.age.is_none()
        {
            victim.age = u32::try_from(*age).ok();
        }
    }
}

/// Those of a kind who are told of one by one and are none of the named.
fn nameless_of<'s>(scene: &'s Scene<'_>, victims: &'s [EventVictim], status: CasualtyKind) -> impl Iterator<Item = &'s SingleVictim> + 's {
    let all = &scene.findings.casualties;
    scene.findings.single_victims.iter().filter(move |single| {
        let of_kind = single.figures.iter().map(|&k| all[k].kind).max_by_key(|&kind| rank(kind)) == Some(status);
        let counted = || victims.iter().any(|v| v.figure.is_some_and(|k| single.figures.contains(&k)));
        of_kind && single.person.is_none() && !counted()
    })
}

/// The nameless with an age or a kind, as far as the toll has more victims than are named.
fn nameless(scene: &Scene<'_>, victims: &[EventVictim]) -> Vec<EventVictim> {
    let toll = &scene.findings.toll;
    let mut found = Vec::new();
    for (status, figure) in
        [(CasualtyKind::Killed, &toll.killed), (CasualtyKind::Injured, &toll.injured), (CasualtyKind::Missing, &toll.missing)]
    {
        let named = victims.iter().filter(|victim| victim.status == status);
        let known: Vec<Option<u32>> = named.clone().map(|victim| victim.age).collect();
        let most = figure.as_ref().and_then(|figure| figure.max.or(figure.min)).unwrap_or(0) as usize;
        let room = most.saturating_sub(known.len());
        let told = nameless_of(scene, victims, status).filter(|single| single.age.is_some() || single.kind.is_some());
        let new = told.filter(|single| single.age.is_none_or(|age| !known.contains(&u32::try_from(age).ok())));
        found.extend(new.take(room).filter_map(|single| {
            let &k = single.figures.first()?;
            let age = single.age.and_then(|age| u32::try_from(age).ok());
            Some(EventVictim { person: None, age, status, figure: Some(k), span: scene.findings.casualties[k].span, rule: "told_alone" })
        }));
    }
    found
}
