//! Organisations that a source calls by a noun: "the ministry", "the company", "the group".

use rustc_hash::FxHashMap;

use crate::extract::Findings;
use crate::extract::findings::OrganizationKind;
use crate::lexicon::Class;
use crate::text::Document;

/// Sentences over which a noun looks back for its organisation.
const FAR: usize = 10;
/// The most organisations of one noun.
const MOST: usize = 32;

/// Which organisations a noun can mean, and when each was last named.
#[derive(Debug)]
pub(super) struct Bodies<'a> {
    nouns: FxHashMap<&'a str, Vec<usize>>,
    seen: Vec<Option<usize>>,
}

impl<'a> Bodies<'a> {
    /// The nouns are the words of the organisations' names ("Health Ministry") and those of their kinds.
    pub(super) fn of(doc: &'a Document, findings: &Findings) -> Self {
        let mut nouns: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut add = |noun: &'a str, k: usize| {
            let list = nouns.entry(noun).or_default();
            if list.last() != Some(&k) && list.len() < MOST {
                list.push(k);
            }
        };
        for (k, organization) in findings.organizations.iter().enumerate() {
            for noun in of_kind(organization.kind) {
                add(noun, k);
            }
            for mention in organization.mentions.iter().take(3) {
                for token in doc.tokens_in(mention.span).range().filter(|&t| doc.word(t).is(Class::ORGANIZATION_WORD)) {
                    add(doc.lower(token), k);
                }
            }
        }
        Self { nouns, seen: vec![None; findings.organizations.len()] }
    }

    /// The organisation is named.
    pub(super) fn name(&mut self, organization: usize, sentence: usize) {
        if let Some(seen) = self.seen.get_mut(organization) {
            *seen = Some(sentence);
        }
    }

    /// The organisation of that noun which was named last; None where none or two were.
    pub(super) fn pick(&self, noun: &str, sentence: usize) -> Option<usize> {
        let seen = |k: &usize| self.seen.get(*k).copied().flatten().filter(|at| at + FAR >= sentence).map(|at| (at, *k));
        let mut found = self.nouns.get(noun)?.iter().filter_map(seen);
        let first = found.next()?;
        let (mut best, mut tied) = (first, false);
        for next in found {
            tied = next.0 == best.0 || tied && next.0 < best.0;
            if next.0 > best.0 {
                best = next;
            }
        }
        (!tied).then_some(best.1)
    }
}

/// Nouns for organisations of a kind.
fn of_kind(kind: OrganizationKind) -> &'static [&'static str] {
    match kind {
        OrganizationKind::Company => &["company", "firm"],
        OrganizationKind::Party => &["party"],
        OrganizationKind::University => &["university"],
        OrganizationKind::ArmedGroup => &["group", "movement", "militia"],
        OrganizationKind::Ngo => &["group", "organization", "organisation", "charity"],
        OrganizationKind::Media => &["newspaper", "paper", "agency", "broadcaster"],
        OrganizationKind::Intergovernmental => &["organization", "organisation", "agency", "bloc"],
        OrganizationKind::Military => &["army", "military"],
        OrganizationKind::Sports => &["club", "team"],
        _ => &[],
    }
}
