//! How a place stands where it is named: where something was, or only what that is near to, where somebody lives, travels or speaks.

use super::findings::{Form, Place, PlaceKind};
use crate::lexicon::persons::person_noun;
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::lexicon::standing::{Role, plays};
use crate::lexicon::{Class, casualty_words};
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// From what speaks most for the place of an event to what speaks least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// "in Oruro"
    Scene,
    /// "near Maroua"
    Near,
    /// "Oruro, Bolivia": the one that holds the place before it.
    Holder,
    /// "AMMAN, 3 March –": where the reporter sits, and often where it happened.
    Dateline,
    /// "160 km west of Shimla"
    Reference,
    /// "on the road to Katsina", "left Oruro"
    Way,
    /// "officials in Kyiv said", "told reporters in Kinshasa"
    Speaker,
    /// "pupils from Bristol", "a Boston-area woman"
    Home,
    /// "the US embassy"
    Office,
}

impl Stand {
    /// Does the place say where something was, as far as its own words tell?
    pub(super) fn is_scene(self) -> bool {
        self <= Self::Dateline
    }
}

/// A place where it is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Its words.
    pub span: Span,
    /// Index of the place.
    pub place: usize,
    /// How it stands there.
    pub stand: Stand,
}

/// All places where they are named, in the order of the text.
pub(super) fn standings(doc: &Document, places: &[Place]) -> Vec<Standing> {
    let named = |(k, p): (usize, &Place)| {
        let names: Vec<_> = p.mentions.iter().filter(|m| m.form == Form::Name && !m.metonym).map(|m| (m.span, k)).collect();
        names
    };
    let mut all: Vec<(Span, usize)> = places.iter().enumerate().flat_map(named).collect();
    all.sort_unstable();
    let mut standings: Vec<Standing> = Vec::with_capacity(all.len());
    for (k, &(span, place)) in all.iter().enumerate() {
        let next = all.get(k + 1).map(|&(span, place)| (span, &places[place]));
        let own = stand(doc, span);
        let held = standings.last().filter(|last| holds(doc, (last.span, &places[last.place]), (span, &places[place]), next));
        let beside = || standings.last().is_some_and(|last| last.stand == Stand::Scene && is_beside(doc, last.span, span));
        let stand = match held {
            Some(last) => last.stand.max(Stand::Holder).max(own),
            None if own == Stand::Near && beside() => Stand::Reference,
            None => own,
        };
        // "Lebanon, Ohio, schoolteacher Ana Ruiz"
        let home = held.is_some() && stand == Stand::Holder && is_of_a_person(doc, span);
        if home && let Some(last) = standings.last_mut() {
            last.stand = Stand::Home;
        }
        standings.push(Standing { span, place, stand: if home { Stand::Home } else { stand } });
    }
    standings
}

/// Does a noun for a person follow a place and its comma: "…, Ohio, [schoolteacher] Ana Ruiz"?
fn is_of_a_person(doc: &Document, place: Span) -> bool {
    let end = doc.tokens_in(place).end as usize;
    let noun = |k: usize| k + 1 < doc.tokens.len() && person_noun(doc.lower(k)).is_some() && doc.word(k + 1).is_capitalized();
    end < doc.tokens.len() && doc.lower(end) == "," && noun(end + 1)
}

/// Smaller is more particular.
pub(super) fn coarseness(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::City | PlaceKind::Facility => 0,
        PlaceKind::Region | PlaceKind::Island | PlaceKind::Mountain | PlaceKind::Water | PlaceKind::Other => 1,
        PlaceKind::Country => 2,
        PlaceKind::Continent => 3,
    }
}

/// Tokens between a place and what it is near to at most.
const BESIDE_REACH: usize = 8;

/// "in Sanaa [near] the port of Hodeidah": a place, and in the same breath what it is near to.
fn is_beside(doc: &Document, last: Span, own: Span) -> bool {
    let (from, to) = (doc.tokens_in(last).end as usize, doc.tokens_in(own).first as usize);
    let parts = |k: usize| doc.word(k).is(Class::CONJUNCTION | Class::AUXILIARY) || matches!(doc.lower(k), ";" | "." | ":");
    to > from && to - from <= BESIDE_REACH && !(from..to).any(parts)
}

/// Tokens between a place and the one that holds it at most: ", in the north of".
const HOLDER_REACH: usize = 6;

/// "Oruro, Bolivia", "Kidal, in the north of Mali", "Esenyurt, Istanbul, Turkey", but not "Kirkuk, Mosul and Erbil".
fn holds(doc: &Document, last: (Span, &Place), own: (Span, &Place), next: Option<(Span, &Place)>) -> bool {
    let (from, to) = (doc.tokens_in(last.0).end as usize, doc.tokens_in(own.0).first as usize);
    if to <= from || to - from > HOLDER_REACH || last.1.country_code.is_some() && own.1.country_code != last.1.country_code {
        return false;
    }
    let comma = doc.lower(from) == ",";
    let between = |k: usize| {
        let word = doc.word(k);
        word.is(Class::DIRECTION | Class::DETERMINER | Class::PLACE_WORD)
            || matches!(doc.lower(k), "in" | "of" | "state" | "capital" | "'s" | "’s")
            || plays(doc.lower(k), Role::BEARING)
    };
    if !(from + usize::from(comma)..to).all(between) {
        return false;
    }
    let (inner, outer) = (coarseness(last.1.kind), coarseness(own.1.kind));
    let behind = doc.tokens_in(own.0).end as usize;
    let town_of_next = || {
        next.is_some_and(|(span, place)| {
            doc.tokens_in(span).first as usize == behind + 1 && doc.lower(behind) == "," && coarseness(place.kind) > outer
        })
    };
    outer > inner || outer == inner && comma && to == from + 1 && town_of_next()
}

/// How a place stands by the words around it.
pub(super) fn stand(doc: &Document, span: Span) -> Stand {
    let tokens = doc.tokens_in(span);
    let around = Around { doc, first: before_place(doc, tokens.first as usize), end: tokens.end as usize };
    around.behind().or_else(|| around.before()).unwrap_or(Stand::Scene)
}

/// The first token of the phrase that names a place: "the northern city of [Mosul]".
fn before_place(doc: &Document, first: usize) -> usize {
    let mut at = first;
    for _ in 0..5 {
        let Some(k) = at.checked_sub(1) else { break };
        let named = doc.lower(k) == "of" && k > 0 && place_word(doc.lower(k - 1)).is_some_and(|word| word != PlaceWord::Direction);
        let noun = place_word(doc.lower(k)).is_some() && doc.lower(at) == "of";
        let bearing = doc.word(k).is(Class::DIRECTION) && !doc.word(k).is(Class::PREPOSITION) && doc.lower(at) != "of";
        if !(named || noun || bearing || doc.lower(k) == "the" || doc.word(k).is(Class::DEMONYM) && noun_after(doc, k + 1)) {
            break;
        }
        at = k;
    }
    at
}

/// "the Syrian [city] of"
fn noun_after(doc: &Document, at: usize) -> bool {
    at + 1 < doc.tokens.len() && doc.lower(at + 1) == "of" && place_word(doc.lower(at)).is_some()
}

struct Around<'a> {
    doc: &'a Document,
    first: usize,
    end: usize,
}

/// Tokens from a place to the verb of who speaks there at most: "officials in Mosul, Iraq, on Friday said".
const VERB_REACH: usize = 7;

impl Around<'_> {
    fn lower(&self, at: usize) -> &str {
        if at < self.doc.tokens.len() { self.doc.lower(at) } else { "" }
    }

    /// The word `n` before the place's phrase.
    fn back(&self, n: usize) -> &str {
        self.first.checked_sub(n).map_or("", |k| self.doc.lower(k))
    }

    /// What follows: "the US [embassy]", "a Boston[-area] woman", "in Geneva [said]".
    fn behind(&self) -> Option<Stand> {
        let next = self.lower(self.end);
        if plays(next, Role::OFFICE) || plays(self.lower(self.end + 1), Role::OFFICE) && !matches!(next, "," | "." | "and") {
            return Some(Stand::Office);
        }
        let hyphen = self.doc.tokens.get(self.end).is_some_and(|t| t.kind == TokenKind::Hyphen);
        if hyphen && matches!(self.lower(self.end + 1), "area" | "based" | "born" | "raised" | "native") {
            return Some(Stand::Home);
        }
        let people = |k: usize| person_noun(self.lower(k)).is_some() && self.doc.tokens.get(k).is_some_and(|t| t.spaced);
        let attributive = people(self.end) && !matches!(self.back(1), "in" | "at" | "near" | "on" | "from" | ",");
        attributive.then_some(Stand::Home)
    }

    /// What stands before it.
    fn before(&self) -> Option<Stand> {
        let (prep, word) = (self.back(1), self.back(2));
        if plays(prep, Role::LEAVES) && !matches!(word, "had" | "was" | "were" | "is" | "are") {
            return Some(Stand::Way);
        }
        match prep {
            "of" | "from" => self.of_or_from(prep, word),
            "to" | "for" | "toward" | "towards" | "into" => {
                // "from Kampala to Mombasa"
                let leg = (3..7).any(|n| self.back(n) == "from") && !(2..7).any(|n| self.back(n) == ",");
                (plays(word, Role::WAY) && word != "line" || leg && prep == "to").then_some(Stand::Way)
            }
            "with" if matches!(word, "border" | "frontier" | "borders") => Some(Stand::Near),
            "and" if self.is_between() => Some(Stand::Way),
            "between" if self.lower(self.end) == "and" && (2..7).any(|n| plays(self.back(n), Role::WAY)) => Some(Stand::Way),
            "near" | "outside" | "off" | "around" | "beside" | "opposite" => Some(Stand::Near),
            "in" | "at" | "on" => self.speaks_there(word),
            _ => self.is_actor().then_some(Stand::Speaker),
        }
    }

    /// "the road between Lagos and [Ibadan]"
    fn is_between(&self) -> bool {
        let from = (2..5).find(|&n| self.back(n) == "between");
        from.is_some_and(|n| (n + 1..n + 6).any(|k| plays(self.back(k), Role::WAY)))
    }

    fn of_or_from(&self, prep: &str, word: &str) -> Option<Stand> {
        let doc = self.doc;
        let directed =
            plays(word, Role::BEARING | Role::LENGTH) || doc.word(self.first.saturating_sub(2)).is(Class::DIRECTION) && prep == "of";
        if directed && !(prep == "of" && matches!(self.back(3), "the" | "in")) {
            // "in Lazarevac, just south of Belgrade", but "on a farm south of Belgrade"
            let far = (2..6).any(|n| plays(self.back(n), Role::LENGTH) || self.back(n) == ",");
            return Some(if far { Stand::Reference } else { Stand::Near });
        }
        let aged = self.first > 2 && word == "," && (prep == "of" || doc.tokens[self.first - 3].kind == TokenKind::Number);
        let number = prep == "of" && self.first > 1 && doc.tokens[self.first - 2].kind == TokenKind::Number;
        if aged || number || plays(word, Role::LIVE) && prep == "from" {
            return Some(Stand::Home);
        }
        if prep == "from" {
            if plays(word, Role::WAY) || self.lower(self.end) == "to" {
                return Some(Stand::Way);
            }
            if casualty_words::plays(word, casualty_words::Role::SAYS) {
                return Some(Stand::Speaker);
            }
            return person_noun(word).is_some().then_some(Stand::Home);
        }
        None
    }

    /// "[officials] in Kyiv said", "told [reporters] in Kinshasa", "[said] in Geneva"
    fn speaks_there(&self, word: &str) -> Option<Stand> {
        let says = |lower: &str| {
            casualty_words::plays(lower, casualty_words::Role::SAYS | casualty_words::Role::PUTS | casualty_words::Role::TELLS_OF)
        };
        if plays(word, Role::AUDIENCE) || casualty_words::plays(word, casualty_words::Role::SAYS) {
            return Some(Stand::Speaker);
        }
        let mut k = self.end;
        let limit = (self.end + VERB_REACH).min(self.doc.tokens.len());
        while k < limit {
            let (lower, token) = (self.doc.lower(k), self.doc.word(k));
            if says(lower) && !matches!(lower, "total" | "reports" | "report") || token.is(Class::CUE) && k == self.end {
                // "The police in Nairobi reported", but "a blast in Kabul, police said"
                let direct = k == self.end || plays(word, Role::SPEAKER) || person_noun(word).is_some();
                return direct.then_some(Stand::Speaker);
            }
            let passes = matches!(lower, "," | "on" | "the" | "late" | "early" | "also" | "has" | "have" | "had" | "later")
                || token.is(Class::WEEKDAY | Class::TIME)
                || token.is_capitalized() && self.doc.tokens[k].kind == TokenKind::Word && plays(word, Role::SPEAKER);
            if !passes {
                break;
            }
            k += 1;
        }
        None
    }

    /// "Ecuador [blamed] a gang": who does something, and nowhere.
    fn is_actor(&self) -> bool {
        let Some(token) = self.doc.tokens.get(self.end) else { return false };
        self.doc.word(self.end).is(Class::CUE) && token.spaced && token.kind == TokenKind::Word
    }
}
