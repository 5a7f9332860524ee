//! Who says it, by the grammar of the sentence: the subject of the cue, whatever stands between.

use super::phrases::{Source, View};
use crate::extract::findings::NameKind;
use crate::grammar::{Clauses, Kind, Label};
use crate::lexicon::Class;
use crate::text::TokenRange;

impl View<'_> {
    /// The subject of the cue at token `k`, whose verb group begins at `group`: "The ministry on Friday said", "its director, Ana Ruiz, told". None where the grammar finds
    /// none before it in its sentence (from `floor`) and outside marks.
    pub(super) fn subject_of_cue(&self, k: usize, group: usize, floor: usize) -> Option<Source> {
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        let verb = clauses.at(k)?;
        let subject = clauses.subject(verb).filter(|&subject| subject < verb)?;
        let head = clauses.units()[subject].head as usize;
        let first = clauses.units()[subject].tokens.first as usize;
        if first < floor || head >= group || self.region_at(head).is_some() || self.region_at(first).is_some() {
            return None;
        }
        let named = clauses.extent(subject, verb);
        let named = TokenRange::new(named.first as usize, (named.end as usize).min(group));
        let apposed = || self.apposed_name(clauses, subject, verb);
        let mention = self.named_at_end(clauses, named).or_else(apposed).unwrap_or_else(|| self.mention(named));
        Some(Source { mention, whole: TokenRange::new(first, group) })
    }

    /// "Chief engineer at the plant Tom Hale", but not "the wife of Tom Hale": a name at the end that no preposition governs by itself.
    fn named_at_end(&self, clauses: Clauses<'_>, phrase: TokenRange) -> Option<TokenRange> {
        let last = phrase.end as usize - 1;
        let name = self.name_at(last).filter(|name| name.kind == NameKind::Person && name.tokens.end == phrase.end)?;
        let unit = clauses.units()[clauses.at(last)?].tokens;
        let first = name.title.map_or(name.tokens.first, |title| title.first);
        let noun = (unit.first..first).any(|k| self.grammar.pos(k as usize).is_noun());
        (noun && unit.first > phrase.first).then_some(name.tokens)
    }

    /// "the mayor, Ana Ruiz,": the name, where the noun phrase before the comma has none.
    fn apposed_name(&self, clauses: Clauses<'_>, subject: usize, verb: usize) -> Option<TokenRange> {
        let unit = &clauses.units()[subject];
        let kind = |k: usize| self.name_at(k).map(|name| name.kind);
        let is_named = matches!(kind(unit.head as usize), Some(NameKind::Person | NameKind::Organization));
        if is_named || self.is(unit.head as usize, Class::PRONOUN) {
            return None;
        }
        // "the head of the union, Ana Ruiz,": the parser may tie her to the union.
        let apposed = (subject + 1..verb).filter(|&k| clauses.units()[k].label == Label::Apposition && is_inside(clauses, k, subject));
        let names = apposed.filter_map(|k| self.name_at(clauses.units()[k].head as usize));
        names.filter(|name| name.kind == NameKind::Person).map(|name| name.tokens).next()
    }
}

/// Is a unit governed by another one, or by one that this one governs without a verb between?
fn is_inside(clauses: Clauses<'_>, unit: usize, phrase: usize) -> bool {
    let governor = clauses.governor(unit);
    governor.is_some_and(|governor| governor >= phrase && governor < unit)
        && !clauses.units()[phrase..unit].iter().any(|unit| matches!(unit.kind, Kind::Verb(_)))
}
