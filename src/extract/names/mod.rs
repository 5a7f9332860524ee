//! Name candidates and one arbitration: one span, one kind.
//!
//! Takes the document, gives [`Findings::names`]. In order:
//!
//! 1. [`evidence`]: how each sentence is cased, and how each capitalised word is used throughout the document.
//! 2. [`runs`]: stretches of capitalised words with what may join them; [`facts`]: what is asked of their tokens again and again.
//! 3. [`person`], [`organization`], [`place`], [`mask`]: scored candidates for the spans of a run. A score above zero speaks for the
//!    candidate; a mask is what is capitalised and no name ("Monday", "Foreign Minister"). What stands around a name says more than its words
//!    in [`alone`] (a person), [`beside`], [`bodies`], [`teams`], [`universities`], [`firms`] (organisations), [`works`] (no places) and [`sites`] (none of a person).
//! 4. [`listed`]: the names of the user's lexicon, where there is one.
//! 5. [`arbitrate`]: the disjoint candidates of a run with the highest sum of scores.
//!
//! Steps 3 to 5 run twice: what the first reading finds for certain (full names, acronyms) is evidence for the second ([`known`]). Each
//! leaves out what it cannot add to.

use super::findings::{Name, NameKind, NameRule};
use super::{Findings, Reading};
use crate::span::Span;
use crate::text::TokenRange;

mod alone;
mod arbitrate;
mod beside;
mod bodies;
mod evidence;
mod facts;
mod firms;
mod known;
mod listed;
mod mask;
mod no_place;
mod organization;
mod person;
mod place;
mod runs;
mod sites;
mod tagged;
mod teams;
mod titles;
mod universities;
mod works;

use evidence::Evidence;
use facts::Fact;
use known::Known;
use runs::Run;

/// A reading of some tokens of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Candidate {
    tokens: TokenRange,
    /// What it names; None: it is no name.
    kind: Option<NameKind>,
    /// Higher is likelier; only those above zero are candidates at all.
    score: i32,
    /// What spoke for it.
    rule: NameRule,
}

/// The score of a reading that the rules refuse, whatever the tagger says.
const REFUSED: i32 = i32::MIN / 2;

/// What the makers of candidates read.
#[derive(Clone, Copy)]
struct Context<'a> {
    reading: &'a Reading<'a>,
    evidence: &'a Evidence,
    known: &'a Known,
    /// Of the tokens of all runs.
    facts: &'a [Fact],
    /// Names of the user's lexicon, in order.
    listed: &'a [Candidate],
}

impl<'a> Context<'a> {
    /// The facts of the tokens of a run.
    fn facts(&self, run: &Run) -> &'a [Fact] {
        &self.facts[run.facts..run.facts + run.tokens.len()]
    }

    /// The facts of a token of a run.
    fn fact(&self, run: &Run, k: usize) -> &'a Fact {
        &self.facts[run.facts + k - run.tokens.first as usize]
    }
}

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let evidence = Evidence::gather(reading);
    let mut runs = runs::find(reading, &evidence);
    let listed = listed::find(reading, &evidence);
    listed::cover((reading, &evidence), &listed, &mut runs);
    let facts = facts::gather(reading.doc, &evidence, &mut runs);
    let (nothing, mut known) = (Known::default(), Known::default());
    let mut work = Work::default();
    // What the first reading chose in all runs, and for each run where that ends; None: it was not read.
    let mut first = Vec::new();
    let mut ends = Vec::with_capacity(runs.len());
    for run in &runs {
        let context = Context { reading, evidence: &evidence, known: &nothing, facts: &facts, listed: &listed };
        let read_now = run.cased && (known::can_teach(reading.doc, run, context.facts(run)) || !listed.is_empty());
        if read_now {
            read(&context, run, &mut work);
            known.learn(&context, run, &work.chosen);
            first.extend_from_slice(&work.chosen);
        }
        ends.push(read_now.then_some(first.len()));
    }
    known.learn_acronyms(reading, &evidence);
    let mut from = 0;
    for (run, end) in runs.iter().zip(ends) {
        let context = Context { reading, evidence: &evidence, known: &known, facts: &facts, listed: &listed };
        match end {
            // It would be read as before.
            Some(end) if !known.concerns(run, context.facts(run)) => {
                work.chosen.clear();
                work.chosen.extend_from_slice(&first[from..end]);
            }
            _ => read(&context, run, &mut work),
        }
        from = end.unwrap_or(from);
        // A known name may reach beyond its run ("Kurdistan Workers' Party"), into the next.
        for found in work.chosen.iter().filter_map(|candidate| name(&context, candidate)) {
            if findings.names.last().is_none_or(|last| last.tokens.end <= found.tokens.first) {
                findings.names.push(found);
            }
        }
    }
}

/// What reading needs room for, kept from run to run.
#[derive(Default)]
struct Work {
    candidates: Vec<Candidate>,
    scratch: arbitrate::Scratch,
    /// The best candidates of the run read last, in order.
    chosen: Vec<Candidate>,
}

/// Reads one run.
fn read(context: &Context<'_>, run: &Run, work: &mut Work) {
    let Work { candidates, scratch, chosen } = work;
    candidates.clear();
    mask::candidates(context, run, candidates);
    place::candidates(context, run, candidates);
    organization::candidates(context, run, candidates);
    beside::candidates(context, run, candidates);
    bodies::candidates(context, run, candidates);
    teams::candidates(context, run, candidates);
    universities::candidates(context, run, candidates);
    firms::candidates(context, run, candidates);
    sites::candidates(context, run, candidates);
    person::candidates(context, run, candidates);
    tagged::weigh(context, run, candidates);
    sites::refuse(context, run, candidates);
    listed::candidates(context, run, candidates);
    let tags = context.reading.doc.tags();
    arbitrate::choose(run, candidates, |candidate, next| tagged::joint(tags, candidate, next), scratch, chosen);
}

fn name(context: &Context<'_>, candidate: &Candidate) -> Option<Name> {
    let doc = context.reading.doc;
    let kind = candidate.kind?;
    let tokens = candidate.tokens;
    let title = (kind == NameKind::Person).then(|| titles::before(context.reading, tokens.first as usize)).flatten();
    let span: Span = doc.span(tokens);
    Some(Name { tokens, span, kind, title, rule: candidate.rule })
}

#[cfg(test)]
mod tests;
