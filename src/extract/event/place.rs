//! Where it happened: the place that most speaks for, and of a county, a state or a street the town that is named in it.

use super::reasons::{Reason, weigh};
use super::scene::{Scene, Stand, Topic};
use crate::extract::findings::{Form, Place, PlaceKind, Told};
use crate::lexicon::Class;
use crate::lexicon::event_words::{Role, plays};
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// A place where it is named.
struct Mention {
    span: Span,
    stand: Stand,
    line: Topic,
    around: Topic,
    /// After "|" or a dash in the headline, where pages name the paper or the station.
    outlet: bool,
}

const OF_MENTION: &[Reason<Mention>] = &[
    Reason { name: "title", points: 2, holds: |_, m| m.stand == Stand::Title && !m.outlet },
    Reason { name: "first_sentences", points: 2, holds: |_, m| matches!(m.stand, Stand::Body(0..=1)) },
    Reason { name: "lead", points: 1, holds: |_, m| matches!(m.stand, Stand::Body(2..=4)) },
    Reason { name: "harm_in_sentence", points: 1, holds: |_, m| m.line.contains(Topic::HARM) },
    Reason { name: "harm_beside", points: 1, holds: |_, m| m.around.contains(Topic::HARM) },
    Reason { name: "happened", points: 1, holds: |_, m| m.line.contains(Topic::HAPPENS) },
    Reason { name: "there", points: 1, holds: |scene, m| is_there(scene.doc, m.span) },
    Reason { name: "hospital", points: -2, holds: |_, m| m.around.contains(Topic::HOSPITAL) },
    Reason { name: "home", points: -3, holds: |scene, m| is_home(scene.doc, m.span) },
    Reason { name: "office", points: -1, holds: |scene, m| is_of_office(scene.doc, m.span) },
    Reason { name: "aftermath_beside", points: -1, holds: |_, m| m.around.contains(Topic::AFTERMATH) },
    Reason { name: "outlet", points: -4, holds: |_, m| m.outlet },
];

/// A place with what speaks for it as a whole.
struct Candidate {
    place: usize,
    linked: bool,
    of_toll: bool,
}

const OF_PLACE: &[Reason<Candidate>] = &[
    Reason { name: "figure", points: 2, holds: |_, c| c.linked },
    Reason { name: "toll", points: 1, holds: |_, c| c.of_toll },
    Reason { name: "focus", points: 2, holds: |s, c| s.findings.focus.as_ref().and_then(|f| f.place) == Some(c.place) },
    Reason { name: "town", points: 2, holds: |s, c| kind(s, c) == PlaceKind::City },
    Reason { name: "country", points: -2, holds: |s, c| matches!(kind(s, c), PlaceKind::Country | PlaceKind::Continent) },
    Reason { name: "unknown", points: -3, holds: |s, c| s.findings.places[c.place].lat.is_none() },
];

fn kind(scene: &Scene<'_>, candidate: &Candidate) -> PlaceKind {
    scene.findings.places[candidate.place].kind
}

/// Points that count in full; those of a place's other mentions count for a quarter.
const FULL: i32 = 4;

/// What a place comes to.
#[derive(Clone, Copy)]
struct Weight {
    points: i32,
    span: Span,
    rule: &'static str,
}

/// The place; of an event that hits a land (`wide`), in the country that the article is about.
pub(super) fn find(scene: &Scene<'_>, wide: bool) -> Option<Told<usize>> {
    let weights = weights(scene);
    let places = &scene.findings.places;
    let country = match &scene.findings.focus {
        Some(focus) if wide => focus.country.as_deref(),
        _ => country(places, &weights),
    };
    let inside = |k: &usize| country.is_none() || places[*k].country_code.as_deref() == country;
    let points = |k: usize| weights[k].map_or(i32::MIN, |w| w.points);
    let candidates: Vec<usize> = (0..places.len()).filter(|&k| weights[k].is_some()).filter(inside).collect();
    // The first of those with the most points.
    let best = candidates.iter().copied().rev().max_by_key(|&k| points(k))?;
    let town = candidates.iter().copied().filter(|&k| is_town_in(&places[k], &places[best]) && points(k) > least(places[best].kind));
    let chosen = town.rev().max_by_key(|&k| points(k)).unwrap_or(best);
    let weight = weights[chosen]?;
    Some(Told { value: chosen, span: Some(weight.span), rule: weight.rule })
}

/// The points that a town needs to be taken rather than the land it lies in.
fn least(kind: PlaceKind) -> i32 {
    if kind == PlaceKind::Country { 3 * FULL } else { 0 }
}

/// The country whose places have the most points together; the first of several.
fn country<'p>(places: &'p [Place], weights: &[Option<Weight>]) -> Option<&'p str> {
    let mut votes: Vec<(&str, i32)> = Vec::new();
    for (place, weight) in places.iter().zip(weights) {
        let (Some(code), Some(weight)) = (place.country_code.as_deref(), weight) else { continue };
        match votes.iter_mut().find(|vote| vote.0 == code) {
            Some(vote) => vote.1 += weight.points.max(0),
            None => votes.push((code, weight.points.max(0))),
        }
    }
    votes.iter().rev().max_by_key(|vote| vote.1).map(|vote| vote.0)
}

/// For each place; None where it is never named in a way that says where something was.
fn weights(scene: &Scene<'_>) -> Vec<Option<Weight>> {
    let findings = scene.findings;
    let mut linked = vec![false; findings.places.len()];
    let mut of_toll = linked.clone();
    // What a figure has from the article's focus says nothing that the focus does not say itself.
    let place = |k: usize| findings.casualties[k].place.filter(|_| findings.casualties[k].names_place);
    for place in scene.figures.iter().filter_map(|&k| place(k)) {
        linked[place] = true;
    }
    let toll = [&findings.toll.killed, &findings.toll.injured, &findings.toll.missing, &findings.toll.displaced];
    for k in toll.into_iter().flatten().flat_map(|figure| &figure.from) {
        if let Some(place) = place(*k) {
            of_toll[place] = true;
        }
    }
    let outlet = outlet(scene);
    let weight = |(k, place): (usize, &Place)| {
        let mut best: Option<Weight> = None;
        let mut others = 0;
        for mention in place.mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Demonym)) {
            let Some(line) = scene.line(mention.span) else { continue };
            let (stand, around) = (line.stand, scene.around(mention.span));
            let outlet = stand == Stand::Title && outlet.is_some_and(|from| mention.span.start >= from);
            let (points, rule) = weigh(OF_MENTION, scene, &Mention { span: mention.span, stand, line: line.topic, around, outlet });
            let new = Weight { points, span: mention.span, rule };
            match best {
                Some(old) if old.points >= points => others += points.max(0),
                old => {
                    others += old.map_or(0, |old| old.points.max(0));
                    best = Some(new);
                }
            }
        }
        let best = best?;
        let candidate = Candidate { place: k, linked: linked[k], of_toll: of_toll[k] };
        let (points, rule) = weigh(OF_PLACE, scene, &candidate);
        let rule = if candidate.linked { rule } else { best.rule };
        Some(Weight { points: (best.points + points) * FULL + others, rule, ..best })
    };
    findings.places.iter().enumerate().map(weight).collect()
}

/// Where the headline begins to name the outlet: "Two shot in Reno - KTVN Channel 2 - Reno Tahoe News".
fn outlet(scene: &Scene<'_>) -> Option<u32> {
    let doc = scene.doc;
    let title = doc.tokens_in(scene.reading.article.parts.title?);
    let middle = title.first as usize + title.len() / 2;
    let separates = |&k: &usize| matches!(doc.tokens[k].kind, TokenKind::Dash) || matches!(doc.lower(k), "|" | "»");
    (middle..title.end as usize).find(separates).map(|k| doc.tokens[k].span.end)
}

/// Kilometres between a county's point, or a street, and a town in it at most.
const NEAR: f64 = 80.0;

/// Is it a town in a place that is none: a county, a state, a country, a street?
fn is_town_in(town: &Place, whole: &Place) -> bool {
    let same = town.country_code == whole.country_code;
    if town.kind != PlaceKind::City || !same {
        return false;
    }
    match whole.kind {
        PlaceKind::Country => true,
        PlaceKind::City | PlaceKind::Continent => false,
        _ => {
            let division = whole.admin1.as_ref().unwrap_or(&whole.name);
            let state = whole.kind == PlaceKind::Region && whole.admin1.as_ref().is_none_or(|admin1| *admin1 == whole.name);
            town.admin1.as_ref() == Some(division) && (state || kilometres(town, whole).is_none_or(|km| km < NEAR))
        }
    }
}

/// Between two places, by the sphere.
fn kilometres(a: &Place, b: &Place) -> Option<f64> {
    let (lat_a, lon_a, lat_b, lon_b) = (a.lat?.to_radians(), a.lon?.to_radians(), b.lat?.to_radians(), b.lon?.to_radians());
    let haversine = ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
    Some(12742.0 * haversine.sqrt().min(1.0).asin())
}

fn before(doc: &Document, span: Span, back: usize) -> &str {
    let first = doc.tokens_in(span).first as usize;
    first.checked_sub(back).map_or("", |k| doc.lower(k))
}

/// "in Reno", "outside Reno", "at a market in the town of Reno"
fn is_there(doc: &Document, span: Span) -> bool {
    matches!(before(doc, span, 1), "in" | "at" | "near" | "on" | "outside" | "around")
}

/// Where who is spoken of comes from: "Luis Vega, 34, of Reno", "a man from Reno".
fn is_home(doc: &Document, span: Span) -> bool {
    let first = doc.tokens_in(span).first as usize;
    if first < 2 || !matches!(before(doc, span, 1), "of" | "from") {
        return false;
    }
    let whose = doc.word(first - 2);
    let aged = doc.lower(first - 2) == "," || doc.tokens[first - 2].kind == TokenKind::Number;
    aged || whose.is(Class::PERSON_NOUN)
        || doc.is_capitalized(first - 2)
        || matches!(doc.lower(first - 2), "both" | "all" | "native" | "resident")
}

/// "Reno police", "the Reno coroner"
fn is_of_office(doc: &Document, span: Span) -> bool {
    let end = doc.tokens_in(span).end as usize;
    doc.tokens.get(end).is_some() && plays(doc.lower(end), Role::OFFICER)
}
