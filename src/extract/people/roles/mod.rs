//! What a person is said to be: titles before the name, appositions, relative clauses and plain statements behind it.
//!
//! [`before`] reads what stands in front of a name, [`behind`] what follows, [`phrase`] the noun phrases of both.

use rustc_hash::FxHashSet;

use super::{Links, parts};
use crate::extract::findings::{Name, NameKind, Role};
use crate::extract::{Findings, Reading};
use crate::lexicon::titles::{Title, is_crowd};
use crate::text::{Document, TokenKind, TokenRange};

mod before;
mod behind;
mod phrase;

/// The most tokens in a role.
const LONGEST: usize = 18;

/// What the readers of roles look at.
#[derive(Clone, Copy)]
struct View<'a> {
    doc: &'a Document,
    /// All names, in order.
    names: &'a [Name],
}

impl View<'_> {
    /// The name that begins at token `k`.
    fn name_at(&self, k: usize) -> Option<&Name> {
        let at = self.names.partition_point(|name| (name.tokens.first as usize) < k);
        self.names.get(at).filter(|name| name.tokens.first as usize == k)
    }

    /// The name that ends before token `k`.
    fn name_to(&self, k: usize) -> Option<&Name> {
        let at = self.names.partition_point(|name| (name.tokens.end as usize) < k);
        self.names.get(at).filter(|name| name.tokens.end as usize == k)
    }

    fn title(&self, k: usize) -> Option<Title> {
        self.doc.tokens.get(k).and_then(|token| self.doc.words.get(token.word).title)
    }

    fn is_head(&self, k: usize) -> bool {
        self.title(k).is_some_and(Title::is_head)
    }

    /// Is it the plural of a title ("senators", "secretaries", "chairmen")?
    fn is_crowd(&self, k: usize) -> bool {
        is_crowd(self.doc.lower(k))
    }
}

/// The roles of a person's names, in order, each wording once.
pub(super) fn of(reading: &Reading<'_>, findings: &Findings, links: &Links, forms: &[&Name]) -> Vec<Role> {
    let view = View { doc: reading.doc, names: &findings.names };
    let mut said: FxHashSet<String> = FxHashSet::default();
    let mut roles: Vec<Role> = Vec::new();
    for name in forms {
        let found = [before::title(view, name), before::crowd(view, name), before::ahead(view, name), behind::role(view, name)];
        for tokens in found.into_iter().flatten() {
            if said.insert(words(reading, tokens)) {
                roles.push(link(reading, findings, links, name, tokens));
            }
        }
    }
    if roles.len() < 2 {
        return roles;
    }
    let implied = implied(&said);
    roles.retain(|role| !implied.contains(words(reading, reading.doc.tokens_in(role.span)).as_str()));
    roles
}

/// Wordings that are part of another one: "Secretary" beside "Secretary of State" says nothing more.
fn implied(said: &FxHashSet<String>) -> FxHashSet<&str> {
    let mut implied = FxHashSet::default();
    for whole in said {
        let borders: Vec<usize> = whole.match_indices(' ').map(|(at, _)| at).collect();
        let starts = std::iter::once(0).chain(borders.iter().map(|at| at + 1));
        for (k, start) in starts.enumerate() {
            let ends = borders[k..].iter().copied().chain([whole.len()]).take(LONGEST);
            let parts = ends.map(|end| &whole[start..end]).filter(|part| part.len() < whole.len());
            implied.extend(parts.filter_map(|part| said.get(part)).map(String::as_str));
        }
    }
    implied
}

/// Lower case, white space single.
fn words(reading: &Reading<'_>, tokens: TokenRange) -> String {
    parts::shown(reading, tokens).to_lowercase()
}

/// The role with the organisation and the place that its words name, or that stand right before it ("Syria's foreign minister").
fn link(reading: &Reading<'_>, findings: &Findings, links: &Links, person: &Name, tokens: TokenRange) -> Role {
    let doc = reading.doc;
    let span = doc.span(tokens);
    let mut role = Role { span, organization: None, place: None };
    let first = findings.names.partition_point(|name| name.tokens.end <= tokens.first);
    let inside = findings.names[first..].iter().take_while(|name| name.tokens.first < tokens.end);
    let possessor = findings.names[..first].last().filter(|name| {
        let end = name.tokens.end as usize;
        end + 1 == tokens.first as usize && doc.tokens[end].kind == TokenKind::Clitic
    });
    // "Inspector Ana Ruiz of the Blue River Police".
    let of = person.tokens.end as usize;
    let from = if doc.lower(of + 1) == "the" { of + 2 } else { of + 1 };
    let body = findings.names[first..].iter().take(3).find(|name| doc.lower(of) == "of" && name.tokens.first as usize == from);
    for name in inside.chain(possessor).chain(body) {
        match name.kind {
            NameKind::Organization => role.organization = role.organization.or_else(|| links.organizations.get(&name.span.start).copied()),
            NameKind::Place | NameKind::Demonym => role.place = role.place.or_else(|| links.places.get(&name.span.start).copied()),
            NameKind::Person => {}
        }
    }
    role
}
