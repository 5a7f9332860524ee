//! Teams that are called by their town: "Leeds beat Hull 2-0", "Boise State lost to Wake Forest in the bowl", "Cardiff were relegated".

use super::evidence::is_capital_word;
use super::runs::Run;
use super::{Candidate, Context};
use crate::extract::findings::{NameKind, NameRule};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::sports_words::{Sport, is};
use crate::text::{Document, TokenKind, TokenRange};

/// How far around a name words of sport are looked for.
const AROUND: usize = 24;
/// The most words between "lost" and the name of the winner.
const BETWEEN: usize = 5;

/// Adds the team that the first words of a run name.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let doc = context.reading.doc;
    if !run.cased || run.dateline {
        return;
    }
    // "Luton on Saturday".
    let capitals = run.tokens.range().take_while(|&k| is_capital_word(doc, k)).count();
    if capitals == 0 || capitals > 4 {
        return;
    }
    let name = TokenRange::new(run.tokens.first as usize, run.tokens.first as usize + capitals);
    let view = View { doc, run, name };
    let Some(asked) = view.asked() else { return };
    let weight = view.weight();
    let town = is_town(doc, name);
    // The other of two is a team by the first: "Fresno State beat Lake Erie 20-17".
    let other = || view.other().is_some_and(|other| is_town(doc, other));
    if weight >= asked && (town || weight >= 2 && view.is_named() && other()) {
        out.push(Candidate { tokens: name, kind: Some(NameKind::Organization), score: 84, rule: NameRule::Team });
    }
}

/// Are these tokens the name of a town, alone or before "State": no country, no people?
fn is_town(doc: &Document, tokens: TokenRange) -> bool {
    let first = tokens.first as usize;
    let Some(found) = doc.toponym(first).filter(|_| tokens.end > tokens.first) else { return false };
    let place = !found.demonym && matches!(found.kind, Kind::City | Kind::Admin1 | Kind::Admin2);
    let end = found.tokens.end as usize;
    let state = end + 1 == tokens.end as usize && matches!(doc.lower(end), "state" | "tech" | "city" | "town");
    place && (end == tokens.end as usize || state)
}

struct View<'a> {
    doc: &'a Document,
    run: &'a Run,
    name: TokenRange,
}

impl View<'_> {
    fn inside(&self, k: usize) -> bool {
        (self.run.sentence..self.run.sentence_end).contains(&k)
    }

    /// How much of sport must stand around the name, by what stands right beside it; None where it does nothing that teams do.
    fn asked(&self) -> Option<u32> {
        let doc = self.doc;
        let (first, end) = (self.name.first as usize, self.name.end as usize);
        let verb =
            end + usize::from(matches!(doc.lower(end), "narrowly" | "comfortably" | "easily" | "also" | "then" | "have" | "had" | "has"));
        let capital = |k: usize| self.inside(k) && is_capital_word(doc, k);
        let listed = first > self.run.sentence && matches!(doc.lower(first - 1), "and" | "," | "or");
        if capital(verb + 1) && is(doc.lower(verb), Sport::BEATS) || self.is_beaten(Sport::BEATS) || self.loses(verb) {
            return Some(1);
        }
        let many = |k: usize| matches!(doc.lower(k), "play" | "host" | "face" | "visit" | "meet");
        if capital(verb + 1) && is(doc.lower(verb), Sport::MEETS) || self.is_beaten(Sport::MEETS) {
            return Some(if many(verb) || first > 0 && many(first - 1) { 1 } else { 2 });
        }
        if is(doc.lower(verb), Sport::TRADES) || self.is_dealt_to() {
            return Some(1);
        }
        // "Cardiff were relegated", "Milan lead the league", "Leeds won 3-1": a town is one, its team is many.
        let were = matches!(doc.lower(end), "were" | "are" | "have") && !listed;
        let fares = is(doc.lower(verb), Sport::FARES) || matches!(doc.lower(end), "was" | "has") && is(doc.lower(end + 1), Sport::FARES);
        let lead =
            matches!(doc.lower(end), "lead" | "play" | "win" | "lose" | "draw" | "face" | "host" | "sit" | "trail" | "travel" | "meet")
                && !listed;
        match () {
            () if were && matches!(doc.lower(end + 1), "relegated" | "promoted" | "eliminated" | "unbeaten") => Some(0),
            () if lead || were && is(doc.lower(end + 1), Sport::FARES) => Some(1),
            () if were || fares && !listed => Some(2),
            () => None,
        }
    }

    /// Does "beat" stand right before the name, and a name before that?
    fn is_beaten(&self, verbs: Sport) -> bool {
        let first = self.name.first as usize;
        let named = |k: usize| self.inside(k) && is_capital_word(self.doc, k);
        let adverb = |k: usize| matches!(self.doc.lower(k), "narrowly" | "comfortably" | "easily" | "also" | "then");
        first >= self.run.sentence + 2
            && is(self.doc.lower(first - 1), verbs)
            && (named(first - 2) || adverb(first - 2) && first >= self.run.sentence + 3 && named(first - 3))
    }

    /// "lost to Xavora" behind the name, or "Xavora lost to", "drew at" before it.
    fn loses(&self, verb: usize) -> bool {
        let doc = self.doc;
        let first = self.name.first as usize;
        let joins = |k: usize| matches!(doc.lower(k), "to" | "with" | "against" | "at" | "by");
        let capital = |k: usize| self.inside(k) && is_capital_word(doc, k);
        let behind = is(doc.lower(verb), Sport::LOSES) && (verb + 1..verb + 1 + BETWEEN).any(|k| joins(k) && capital(k + 1));
        let before = || {
            let from = first.saturating_sub(BETWEEN + 1).max(self.run.sentence + 1);
            first > self.run.sentence && joins(first - 1) && (from..first).any(|k| is(doc.lower(k), Sport::LOSES) && self.is_subject(k - 1))
        };
        behind || before()
    }

    /// Does a town's name end at `k`, or before a "had" there?
    fn is_subject(&self, k: usize) -> bool {
        let doc = self.doc;
        let k = if matches!(doc.lower(k), "had" | "have" | "has" | "narrowly" | "then") && k > self.run.sentence { k - 1 } else { k };
        let town = |t: usize| doc.toponym(t).is_some_and(|found| !found.demonym && found.tokens.end as usize == k + 1);
        is_capital_word(doc, k) && (k.saturating_sub(2).max(self.run.sentence)..=k).any(town)
    }

    /// "traded two players to" before the name.
    fn is_dealt_to(&self) -> bool {
        let first = self.name.first as usize;
        let from = first.saturating_sub(BETWEEN + 2).max(self.run.sentence);
        first > self.run.sentence
            && matches!(self.doc.lower(first - 1), "to" | "from")
            && (from..first).any(|k| is(self.doc.lower(k), Sport::TRADES))
    }

    /// The capitalised words on the other side of the verb.
    fn other(&self) -> Option<TokenRange> {
        let doc = self.doc;
        let (first, end) = (self.name.first as usize, self.name.end as usize);
        let capital = |k: usize| self.inside(k) && is_capital_word(doc, k);
        let behind = (end + 1..end + 2 + BETWEEN).find(|&k| capital(k));
        let before = (first.saturating_sub(BETWEEN + 1)..first.saturating_sub(1)).rev().find(|&k| capital(k));
        if self.is_beaten(Sport::BEATS | Sport::MEETS) || self.loses(first) {
            let last = before?;
            let from = (last.saturating_sub(3)..=last).rev().take_while(|&k| capital(k)).last()?;
            return Some(TokenRange::new(from, last + 1));
        }
        let from = behind?;
        let to = (from..from + 4).take_while(|&k| capital(k)).last()?;
        Some(TokenRange::new(from, to + 1))
    }

    /// Can the run be the name of a team that no list knows: capitalised words that are no person's?
    fn is_named(&self) -> bool {
        let doc = self.doc;
        let plain = |k: usize| is_capital_word(doc, k) && !doc.word(k).is(Class::TITLE | Class::WEEKDAY | Class::MONTH | Class::DEMONYM);
        self.name.range().all(plain) && doc.word(self.name.first as usize).entry.given < 4
    }

    /// How much of sport stands around the name: a result counts two, another word one.
    fn weight(&self) -> u32 {
        let doc = self.doc;
        let from = (self.name.first as usize).saturating_sub(AROUND).max(self.run.sentence);
        let to = (self.name.end as usize + AROUND).min(self.run.sentence_end);
        let number = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3);
        let dash = |k: usize| matches!(doc.tokens[k].kind, TokenKind::Hyphen | TokenKind::Dash) && !doc.tokens[k].spaced;
        let result = |k: usize| dash(k) && k > from && number(k - 1) && number(k + 1);
        (from..to).map(|k| if result(k) { 2 } else { u32::from(is(doc.lower(k), Sport::TALKS)) }).sum()
    }
}
