//! What is asked again and again of the tokens of runs, found once for both readings and for all makers of candidates.

use super::evidence::{Evidence, Key, Marks, Usage, is_initial};
use super::runs::Run;
use super::titles;
use crate::text::{Document, TokenKind};

/// What is asked of a token of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// Of its word.
    pub(super) key: Key,
    /// How its word is used where it is capitalised.
    pub(super) usage: Usage,
    /// Of a word without a capital no more than whether a sentence begins with it.
    pub(super) marks: Marks,
    /// How strongly the words before it speak for a person: see [`titles::strength`].
    pub(super) title: i32,
}

impl Fact {
    /// Is it a word that begins with a capital?
    pub(super) fn is_capital(&self) -> bool {
        self.marks.contains(Marks::CAPITAL)
    }

    /// Does its capital say nothing here, and is the word never capitalised where that would say something?
    pub(super) fn is_never_inside(&self) -> bool {
        self.marks.contains(Marks::INITIAL) && self.usage.inside == 0
    }
}

/// The facts of all tokens of all runs, in order; tells each run where its own begin, and the tagger's names in it.
pub(super) fn gather(doc: &Document, evidence: &Evidence, runs: &mut [Run]) -> Vec<Fact> {
    let mut facts = Vec::with_capacity(2 * runs.len());
    let mut noted = evidence.noted.iter().peekable();
    let names = doc.tags().names();
    let mut name = 0;
    let mut names_before = |limit: u32| {
        name += names[name..].iter().take_while(|(tokens, _)| tokens.first < limit).count();
        name
    };
    for run in runs {
        run.facts = facts.len();
        run.tagged = (names_before(run.tokens.first), names_before(run.tokens.end));
        for k in run.tokens.range() {
            let mut here = None;
            while let Some(next) = noted.next_if(|noted| noted.token as usize <= k) {
                here = Some(next).filter(|next| next.token as usize == k && !next.marks.is_empty());
            }
            let (key, marks) = match here {
                Some(here) => (here.key, here.marks),
                None => {
                    let key = if doc.tokens[k].kind == TokenKind::Hyphen { Key::NONE } else { evidence.key(doc.folded(k)) };
                    (key, if is_initial(doc, k, run.sentence) { Marks::INITIAL } else { Marks::empty() })
                }
            };
            let title = titles::strength(doc, k, run.sentence).0;
            facts.push(Fact { key, usage: evidence.usage(key), marks, title });
        }
    }
    facts
}
