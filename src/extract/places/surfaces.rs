//! The different names of places in an article, each with everything that it can mean.

use rustc_hash::FxHashMap;

use crate::extract::Reading;
use crate::extract::findings::{Name, NameKind, NameRule};
use crate::lexicon::Class;
use crate::lexicon::event_words;
use crate::lexicon::gazetteer::pack::NO_COUNTRY;
use crate::lexicon::gazetteer::{self, Candidate, Cursor, Kind, Role};
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::lexicon::user::Row;
use crate::text::{Document, TokenKind, TokenRange, Toponym};

use super::{divisions, journeys, listed, outlet, quarters, respelled, streets};

/// What a step of fame is worth.
const FAME: f32 = 0.4;
/// What another name of a city loses where it is the name of a city too.
const OLD: f32 = 2.0;
/// The same where that city is the larger one.
const OLDER: f32 = 4.0;
/// The most meanings looked at for one name: the likeliest.
const MOST: usize = 32;
/// A name inside that of an organisation says where it is from this strength on.
pub(super) const TELLING: u8 = 4;

/// A name with its mentions and meanings.
#[derive(Debug)]
pub(super) struct Surface<'a> {
    /// Its words at the first mention.
    pub(super) text: &'a str,
    /// Its mentions, as indices into the names, in order.
    pub(super) mentions: Vec<usize>,
    /// What it can mean, the likeliest first; empty for a name that the gazetteer lacks.
    pub(super) meanings: Vec<(Candidate, f32)>,
    /// What a noun of the name makes of it ("Camp Speicher": a facility).
    pub(super) noun: Option<Kind>,
    /// The meanings are those of a name inside it ("Aleppo Airport"): they say where it is, not what it is.
    pub(super) site: bool,
    /// "the North", "the West": a part of some country or of the world, never the town of that name.
    pub(super) side: bool,
    /// How often it stands inside the name of an organisation ("Georgia State Patrol"), where it is no mention and yet says where.
    pub(super) silent: u16,
    /// Its police or firefighters act, so that the article plays there.
    pub(super) serves: bool,
    /// It is said to be a quarter of a town: "the Park Hill neighborhood".
    pub(super) quarter: bool,
    /// All its mentions are ends of journeys: "flights from Chicago to Toronto".
    pub(super) journey: bool,
    /// Its meanings are those of a name that is spelled a little differently.
    pub(super) respelled: bool,
    /// The row of the user's lexicon that names it.
    pub(super) row: Option<&'a Row>,
}

/// What makes two mentions one surface.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// A name of the gazetteer, as a division of this kind, as a demonym or not.
    Known(u64, Option<Kind>, bool),
    /// A row of the user's lexicon.
    Row(usize),
    /// A street, in small letters.
    Street(String),
    /// Any other words in small letters, as a division of this kind.
    Words(String, Option<Kind>),
}

/// Gathers the surfaces in order of their first mentions.
pub(super) fn gather<'a>(reading: &Reading<'a>, names: &[Name]) -> Vec<Surface<'a>> {
    let doc = reading.doc;
    let divisions = divisions::beside(doc, names);
    let mut surfaces: Vec<Surface<'a>> = Vec::new();
    let mut known: FxHashMap<Key, usize> = FxHashMap::default();
    for (k, (name, division)) in names.iter().zip(divisions).enumerate() {
        let demonym = match name.kind {
            NameKind::Demonym => true,
            NameKind::Place => false,
            NameKind::Organization => {
                silent(reading, name.tokens, &mut surfaces, &mut known);
                continue;
            }
            NameKind::Person => continue,
        };
        let text = name.span.of(reading.text);
        let side = is_side(doc, name.tokens);
        let street = streets::is_one(doc, name.tokens);
        let whole = doc.toponym_of(name.tokens).filter(|_| !(street || side && name.tokens.len() == 1));
        let lexicon = reading.config.lexicon.as_deref().filter(|_| name.rule == NameRule::Listed);
        let row = lexicon.and_then(|lexicon| lexicon.named(text));
        let key = match &whole {
            _ if row.is_some() => Key::Row(row.map_or(0, |(k, _)| k)),
            Some(m) => Key::Known(m.id(), division, demonym),
            None if street => Key::Street(text.to_lowercase()),
            None => Key::Words(text.to_lowercase(), division),
        };
        let at = *known.entry(key).or_insert_with(|| {
            surfaces.push(match whole {
                None if side => Surface { noun: Some(Kind::Region), side, ..Surface::of(text) },
                _ if row.is_some() => {
                    let known = whole.map(|m| meanings(&m, demonym, division, doc)).unwrap_or_default();
                    listed::surface(row, text, known)
                }
                Some(m) => {
                    let noun = if side { Some(Kind::Region) } else { place_noun(doc, m.tokens) };
                    Surface { side, meanings: meanings(&m, demonym, division, doc), noun, ..Surface::of(text) }
                }
                None if street => Surface { noun: Some(Kind::Facility), ..Surface::of(text) },
                None => respell(partly_known(doc, name.tokens, text, division)),
            });
            surfaces.len() - 1
        });
        // "TORVIK, Mo.": shown as it is written elsewhere.
        let surface = &mut surfaces[at];
        if whole.is_none() && is_shouted(surface.text) && !is_shouted(text) {
            surface.text = text;
        }
        surface.mentions.push(k);
        if let Some(whole) = part_of(doc, name.tokens) {
            surface.meanings.retain(|(c, _)| lies_in(c, &whole));
            surface.side |= surface.meanings.is_empty();
        }
        surface.journey = (surface.journey || surface.mentions.len() == 1) && journeys::is_end(doc, name.tokens);
        surface.quarter |= quarters::is_said(doc, name.tokens);
        surface.serves |= serves(doc, name.tokens);
    }
    outlet::places(&reading.article.given, &mut surfaces);
    surfaces
}

/// The meanings of a name that stands outside the text.
pub(super) fn plain(value: u64) -> Vec<(Candidate, f32)> {
    let mut all: Vec<_> = gazetteer::candidates(value).map(|c| (c, prior(&c, gazetteer::name(&c.record).len(), false))).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.index.cmp(&b.0.index)));
    all.truncate(MOST);
    all
}

/// Directions after "the" that are the whole name: "the West", "the North East"; no division that is called so ("the North West province").
fn is_side(doc: &Document, tokens: TokenRange) -> bool {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let direction = |k: usize| matches!(place_word(doc.lower(k)), Some(PlaceWord::Direction));
    let noun = || place_noun_at(doc, end).is_some() || doc.tokens[end - 1].kind == TokenKind::Hyphen;
    first > 0
        && doc.lower(first - 1) == "the"
        && tokens.range().all(|k| doc.tokens[k].kind == TokenKind::Hyphen || direction(k))
        && (tokens.len() == 1 || !noun())
}

/// What a noun after a name makes of it: "North West province".
fn place_noun_at(doc: &Document, at: usize) -> Option<Kind> {
    match place_word(doc.lower(at)) {
        Some(PlaceWord::Noun { after: true, kind, .. }) => Some(kind),
        _ => None,
    }
}

/// "the Eastern District of Virginia", "Eastern Province of Kenya": what a direction and a noun are called in the country or state that follows.
fn part_of(doc: &Document, tokens: TokenRange) -> Option<Toponym> {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let named = tokens.len() > 1 && place_word(doc.lower(first)) == Some(PlaceWord::Direction) && place_noun_at(doc, end - 1).is_some();
    let at = end + if doc.lower(end + 1) == "the" { 2 } else { 1 };
    if !named || doc.lower(end) != "of" {
        return None;
    }
    doc.toponym(at).copied().filter(|whole| !whole.demonym && matches!(whole.kind, Kind::Country | Kind::Admin1))
}

/// Does a meaning lie in one of a place?
fn lies_in(inner: &Candidate, whole: &Toponym) -> bool {
    whole.candidates().any(|outer| match outer.record.kind {
        Kind::Country => inner.record.country == outer.record.country,
        Kind::Admin1 => inner.record.kind != Kind::Admin1 && u32::from(inner.record.admin1) == outer.index,
        _ => false,
    })
}

/// Does an officer or a service of the town act: "Dublin firefighters", "Karachi's fire brigade"?
fn serves(doc: &Document, tokens: TokenRange) -> bool {
    let end = tokens.end as usize;
    let at = end + usize::from(doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic));
    let noun = doc.lower(at);
    event_words::plays(noun, event_words::Role::OFFICER) || matches!(noun, "fire" | "firefighters" | "paramedics")
}

/// A single word behind "the" that is no attribute: "across the Pacific", but not "the Paris attacks".
fn behind_article(doc: &Document, tokens: TokenRange) -> bool {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let free = doc.tokens.get(end).is_none_or(|next| match next.kind {
        TokenKind::Stop | TokenKind::Quote => true,
        TokenKind::Mark => doc.lower(end) == ",",
        TokenKind::Word => doc.word(end).is(Class::PREPOSITION | Class::AUXILIARY | Class::MODAL | Class::PRONOUN),
        _ => false,
    });
    tokens.len() == 1 && first > 0 && free && doc.lower(first - 1) == "the" && !doc.is_capitalized(first - 1)
}

/// Is it written in capitals alone?
fn is_shouted(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// Counts the places inside the name of an organisation, which say where the article plays.
fn silent<'a>(reading: &Reading<'a>, tokens: TokenRange, surfaces: &mut Vec<Surface<'a>>, known: &mut FxHashMap<Key, usize>) {
    let doc = reading.doc;
    let mut at = tokens.first as usize;
    while at < tokens.end as usize {
        let Some(found) = doc.toponym_before(at, tokens.end as usize).filter(|m| m.strength >= TELLING) else {
            at += 1;
            continue;
        };
        let surface = *known.entry(Key::Known(found.id(), None, found.demonym)).or_insert_with(|| {
            let text = doc.span(found.tokens).of(reading.text);
            surfaces.push(Surface { meanings: meanings(&found, found.demonym, None, doc), ..Surface::of(text) });
            surfaces.len() - 1
        });
        surfaces[surface].silent = surfaces[surface].silent.saturating_add(1);
        at = found.tokens.end as usize;
    }
}

impl<'a> Surface<'a> {
    /// A name of which nothing is known yet.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            mentions: Vec::new(),
            meanings: Vec::new(),
            noun: None,
            site: false,
            side: false,
            silent: 0,
            serves: false,
            quarter: false,
            journey: false,
            respelled: false,
            row: None,
        }
    }
}

/// Gives a name of which nothing is known the meanings of names that are spelled nearly so.
fn respell(mut surface: Surface<'_>) -> Surface<'_> {
    if !surface.meanings.is_empty() || surface.noun.is_some() {
        return surface;
    }
    let found = respelled::candidates(surface.text);
    surface.respelled = !found.is_empty();
    surface.meanings = found.into_iter().map(|(c, loss)| (c, prior(&c, surface.text.len(), false) - loss)).collect();
    surface.meanings.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.index.cmp(&b.0.index)));
    surface.meanings.truncate(MOST);
    surface
}

/// The meanings of a name, the likeliest first.
fn meanings(m: &Toponym, demonym: bool, division: Option<Kind>, doc: &Document) -> Vec<(Candidate, f32)> {
    let mut all: Vec<(Candidate, f32)> = m.candidates().filter(|c| (c.role == Role::Demonym) == demonym).map(|c| (c, 0.0)).collect();
    if all.is_empty() {
        all = m.candidates().map(|c| (c, 0.0)).collect();
    }
    // "Barrow and Jackson counties".
    if division == Some(Kind::Admin2) {
        all.extend(counties(doc, m.tokens).map(|c| (c, 0.0)));
    }
    // "Eastern Region": the division that is called Eastern too.
    if let Some(kind) = place_noun(doc, m.tokens).and_then(as_division_noun) {
        let stem = TokenRange::new(m.tokens.first as usize, m.tokens.end as usize - 1);
        let missing = |c: &Candidate| c.record.kind == kind && c.role <= Role::Alternate && all.iter().all(|(a, _)| a.index != c.index);
        let more: Vec<_> = named(doc, stem).into_iter().flat_map(gazetteer::candidates).filter(missing).map(|c| (c, 0.0)).collect();
        all.extend(more);
    }
    // "the Republic", "the Pacific": no town has an article but those called so ("the Hague", "the Bronx"). "the Delta", "the Midlands": a division called so only where others lie, as one
    // by another name.
    let town = |c: &Candidate| c.record.kind == Kind::City && !gazetteer::name(&c.record).starts_with("The ");
    if behind_article(doc, m.tokens) && all.iter().any(|(c, _)| town(c)) {
        all.retain(|(c, _)| !town(c));
        for (c, _) in all.iter_mut().filter(|(c, _)| matches!(c.record.kind, Kind::Admin1 | Kind::Admin2)) {
            c.role = Role::Alternate;
        }
    }
    let as_division = division.is_some();
    let letters: usize = doc.span(m.tokens).len();
    let county = place_noun(doc, m.tokens) == Some(Kind::Admin2);
    let listed = all.iter().any(|(c, _)| c.role == Role::Main && c.record.kind == Kind::City);
    // A division that is named after a city inside it is meant only where the words say so.
    let seats: Vec<(u16, u8, bool)> = all
        .iter()
        .filter(|(c, _)| c.record.kind == Kind::City && c.role <= Role::Alternate)
        .map(|(c, _)| (c.record.admin1, c.record.population, c.role == Role::Main))
        .collect();
    for (c, prior) in &mut all {
        // "Salisbury": hardly an old name of a capital where other towns are called so today.
        let old = c.role == Role::Alternate && c.record.kind == Kind::City && listed;
        // "Newcastle" is what people call Newcastle upon Tyne, and no old name.
        let first = doc.lower(m.tokens.first as usize);
        let short = || gazetteer::name(&c.record).get(..first.len()).is_some_and(|start| start.eq_ignore_ascii_case(first));
        let larger = old && !short() && seats.iter().any(|&(_, people, main)| main && people > c.record.population);
        *prior = if old { c.record.log_population() - if larger { OLDER } else { OLD } } else { self::prior(c, letters, county) };
        // By another name only where it makes up a quarter of it ("New York"), and so in federations whose states news names more than
        // their cities ("Quebec").
        let large = c.record.population.saturating_sub(15);
        let federal = matches!(gazetteer::country(&c.record), Some(("US" | "CA" | "AU", _)));
        let namesake = c.record.kind == Kind::Admin1
            && c.role <= Role::Alternate
            && seats.iter().any(|&(a, p, main)| u32::from(a) == c.index && (main && !federal || p >= large));
        match (as_division, c.record.kind) {
            (true, Kind::Admin1) => *prior += 6.0,
            (true, Kind::Admin2) => *prior += 4.0,
            (false, Kind::Admin1) if namesake => *prior -= 3.0,
            _ => {}
        }
    }
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.index.cmp(&b.0.index)));
    all.truncate(MOST);
    all
}

/// What the noun that ends a name makes of it: "Walker County".
fn place_noun(doc: &Document, tokens: TokenRange) -> Option<Kind> {
    match place_word(doc.lower(tokens.end as usize - 1)) {
        Some(PlaceWord::Noun { kind, .. }) if tokens.len() > 1 => Some(kind),
        _ => None,
    }
}

/// The division that a noun makes of a name: a "region" is a first-level one in many countries.
fn as_division_noun(noun: Kind) -> Option<Kind> {
    match noun {
        Kind::Admin1 | Kind::Region => Some(Kind::Admin1),
        Kind::Admin2 => Some(Kind::Admin2),
        _ => None,
    }
}

/// What the gazetteer holds under these words.
fn named(doc: &Document, tokens: TokenRange) -> Option<u64> {
    let mut cursor = Cursor::start()?;
    for at in tokens.range() {
        let spaced = at > tokens.first as usize && doc.tokens[at].spaced;
        cursor = if spaced { cursor.space()? } else { cursor }.word(doc.lower(at))?;
    }
    cursor.value()
}

/// The counties that are called by these words and "County".
fn counties(doc: &Document, tokens: TokenRange) -> impl Iterator<Item = Candidate> {
    let value = doc.toponym_with(tokens, "county");
    value.into_iter().flat_map(gazetteer::candidates).filter(|c| c.record.kind == Kind::Admin2 && c.role == Role::Main)
}

/// How likely a meaning is before the article is read.
fn prior(c: &Candidate, letters: usize, county: bool) -> f32 {
    let r = &c.record;
    let kind = match r.kind {
        _ if c.role == Role::Demonym => 6.0,
        Kind::Country => 6.0,
        Kind::Continent | Kind::Bloc => 12.0,
        Kind::Region | Kind::Historical => 11.0,
        Kind::Facility => 8.0,
        Kind::Admin1 => 1.5,
        Kind::Admin2 if county => 2.0,
        Kind::Admin2 => -1.0,
        Kind::City => 0.0,
        // As much as a city of a few hundred thousand where it is prominent.
        // An ocean, which no country votes for.
        Kind::Water if r.country == NO_COUNTRY && r.rank == 0 => 11.0,
        Kind::Water | Kind::Mountain | Kind::Island | Kind::Land => 6.5 - 0.4 * f32::from(r.rank),
    };
    let seat = match r.seat() {
        1 => 3.0,
        2 => 0.5,
        _ => 0.0,
    } + FAME * f32::from(r.fame());
    let role = match c.role {
        Role::Main | Role::Demonym => 0.7,
        Role::Code | Role::Short => 0.5,
        Role::Alternate => 0.0,
    };
    let short = if letters <= 3 && !matches!(r.kind, Kind::Country | Kind::Admin1 | Kind::Region | Kind::Bloc) { -3.0 } else { 0.0 };
    r.log_population() + kind + seat + role + short
}

/// A name that the gazetteer knows only a part of, or nothing: "Aleppo International Airport", "Camp Speicher".
fn partly_known<'a>(doc: &Document, tokens: TokenRange, text: &'a str, division: Option<Kind>) -> Surface<'a> {
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let noun_at = |k: usize, before: bool| match place_word(doc.lower(k)) {
        Some(PlaceWord::Noun { before: b, after, kind }) if if before { b } else { after } => Some(kind),
        _ => None,
    };
    let closing = end.checked_sub(1).filter(|&k| k > first).and_then(|k| noun_at(k, false));
    let opening = if closing.is_none() && tokens.len() > 1 { noun_at(first, true) } else { None };
    // "the town of Torvik".
    let outside = || {
        let of = first.checked_sub(2).filter(|_| doc.lower(first - 1) == "of")?;
        noun_at(of, true).or_else(|| noun_at(of, false)).filter(|kind| matches!(kind, Kind::City | Kind::Island))
    };
    let mut surface = Surface { noun: closing.or(opening).or_else(outside), ..Surface::of(text) };
    if surface.noun.is_none() && division == Some(Kind::Admin2) {
        surface.meanings = counties(doc, tokens).map(|c| (c, prior(&c, text.len(), true))).collect();
        surface.noun = division;
        return surface;
    }
    // A direction before it changes little: "Northern Syria", "Far North Queensland".
    let is_direction = |k: usize| place_word(doc.lower(k)) == Some(PlaceWord::Direction) || doc.lower(k) == "far";
    let direction = (first..end).find(|&k| doc.tokens[k].kind != TokenKind::Hyphen && !is_direction(k));
    if let Some(inner) = direction.filter(|&k| k > first && k < end)
        && let Some(m) = doc.toponym_of(TokenRange::new(inner, end))
    {
        surface.meanings = meanings(&m, false, None, doc);
        surface.site = true;
        surface.noun = Some(Kind::Region);
        return surface;
    }
    // "Savannah Region": the division Savannah.
    if surface.noun == Some(Kind::Region)
        && closing.is_some()
        && let Some(value) = named(doc, TokenRange::new(first, end - 1))
    {
        let divisions = gazetteer::candidates(value).filter(|c| c.record.kind == Kind::Admin1 && c.role <= Role::Alternate);
        surface.meanings = divisions.map(|c| (c, prior(&c, text.len(), false))).collect();
        if !surface.meanings.is_empty() {
            return surface;
        }
    }
    match surface.noun {
        // "Helmand Province": the division itself.
        Some(kind @ (Kind::Admin1 | Kind::Admin2)) => {
            let inner = if closing.is_some() { TokenRange::new(first, end - 1) } else { TokenRange::new(first + 1, end) };
            if let Some(m) = doc.toponym_of(inner) {
                let all = meanings(&m, false, Some(kind), doc);
                let divisions: Vec<_> = all.iter().copied().filter(|(c, _)| matches!(c.record.kind, Kind::Admin1 | Kind::Admin2)).collect();
                surface.site = divisions.is_empty();
                surface.meanings = if divisions.is_empty() { all } else { divisions };
            }
            surface.noun = Some(kind);
        }
        // "Washington Street": streets are named after what lies elsewhere.
        Some(_) if matches!(doc.lower(end - 1), "street" | "road" | "avenue" | "boulevard" | "drive" | "lane") => {}
        // "Aleppo Airport": there.
        Some(_) if closing.is_some() => {
            if let Some(m) = doc.toponym_before(first, end - 1).filter(|m| !m.demonym && m.strength >= 4) {
                surface.meanings = meanings(&m, false, None, doc);
                surface.site = true;
            }
        }
        _ => {}
    }
    surface
}
