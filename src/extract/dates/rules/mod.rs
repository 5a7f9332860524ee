//! The patterns: rows of data over the roles of items, compiled once, and what matches them.
//!
//! A pattern is a row of elements: role names joined by `|`, with `?` behind what may be missing and `~` before what must be glued to the
//! item before it. At each item the longest match wins, the earlier row among equals. A row's guard looks at what stands around the match;
//! its builder says what was meant, or declines. Every row carries a text in which it must fire (the expression in brackets) and one in
//! which it must not.

use std::sync::LazyLock;

use super::items::Item;
use super::meaning::{Meaning, Raw, Wording};
use crate::lexicon::calendar::Role;
use crate::text::Document;

mod bounded;
mod clocks;
mod durations;
mod explicit;
mod named;
mod relative;
mod years;

/// One row.
pub(super) struct Rule {
    /// Its name, which the finding carries.
    pub name: &'static str,
    wording: Wording,
    pattern: &'static str,
    /// What must stand around the match; None where anything may.
    guard: Option<fn(&Match<'_>) -> bool>,
    /// What is meant.
    build: fn(&Match<'_>, &mut Vec<Raw>) -> Option<()>,
    #[cfg(test)]
    fires: &'static str,
    #[cfg(test)]
    quiet: &'static str,
}

/// Writes a row: its name, with its [`Wording`] where that is not plain, its pattern, guard and builder, and its two texts.
macro_rules! rule {
    ($name:literal $($wording:ident)?, $pattern:literal, always, $build:expr, fires $fires:literal, quiet $quiet:literal) => {
        rule!(@ $name, [$($wording)?], $pattern, None, $build, $fires, $quiet)
    };
    ($name:literal $($wording:ident)?, $pattern:literal, $guard:expr, $build:expr, fires $fires:literal, quiet $quiet:literal) => {
        rule!(@ $name, [$($wording)?], $pattern, Some($guard), $build, $fires, $quiet)
    };
    (@ $name:literal, [], $($rest:tt)*) => {
        rule!(@ $name, [Plain], $($rest)*)
    };
    (@ $name:literal, [$wording:ident], $pattern:literal, $guard:expr, $build:expr, $fires:literal, $quiet:literal) => {
        $crate::extract::dates::rules::Rule {
            name: $name,
            wording: $crate::extract::dates::meaning::Wording::$wording,
            pattern: $pattern,
            guard: $guard,
            build: $build,
            #[cfg(test)]
            fires: $fires,
            #[cfg(test)]
            quiet: $quiet,
        }
    };
}
use rule;

/// One element of a pattern.
#[derive(Clone, Copy)]
struct Element {
    roles: Role,
    optional: bool,
    glued: bool,
}

struct Compiled {
    rule: &'static Rule,
    elements: Vec<Element>,
    /// What the second item of a match can be; None where a match may end behind the first.
    second: Option<Role>,
}

impl Compiled {
    fn new(rule: &'static Rule) -> Self {
        let elements: Vec<Element> = rule.pattern.split(' ').map(element).collect();
        let mut second = Some(Role::empty());
        for first in 0..=elements.iter().take_while(|e| e.optional).count().min(elements.len() - 1) {
            let behind = &elements[first + 1..];
            let reached = behind.iter().take_while(|e| e.optional).count();
            let roles = behind.iter().take(reached + 1).fold(Role::empty(), |all, e| all | e.roles);
            second = second.filter(|_| reached < behind.len()).map(|all| all | roles);
        }
        Self { rule, elements, second }
    }
}

/// All rows compiled, and for each bit of [`Role`] the rows that can begin with it.
struct Table {
    rules: Vec<Compiled>,
    starts: Vec<Vec<u16>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rules: Vec<Compiled> =
        [named::RULES, explicit::RULES, years::RULES, bounded::RULES, relative::RULES, durations::RULES, clocks::RULES]
            .into_iter()
            .flatten()
            .map(Compiled::new)
            .collect();
    let mut starts = vec![Vec::new(); 128];
    for (k, rule) in rules.iter().enumerate() {
        let mut first = Role::empty();
        for element in &rule.elements {
            first |= element.roles;
            if !element.optional {
                break;
            }
        }
        for (bit, list) in starts.iter_mut().enumerate() {
            if first.bits() >> bit & 1 == 1 {
                list.push(k as u16);
            }
        }
    }
    Table { rules, starts }
});

fn element(written: &str) -> Element {
    let (glued, rest) = written.strip_prefix('~').map_or((false, written), |rest| (true, rest));
    let (optional, names) = rest.strip_suffix('?').map_or((false, rest), |names| (true, names));
    let roles = names.split('|').filter_map(Role::from_name).fold(Role::empty(), Role::union);
    Element { roles, optional, glued }
}

/// Elements that a pattern can have.
const MOST: usize = 16;

/// A pattern laid on items.
pub(super) struct Match<'a> {
    /// The sentence.
    pub items: &'a [Item],
    /// The text as language.
    pub doc: &'a Document,
    /// First item of the match.
    pub first: usize,
    /// One past its last item.
    pub end: usize,
    rule: &'static Rule,
    /// What each element took.
    taken: [Option<u32>; MOST],
    elements: &'a [Element],
}

impl<'a> Match<'a> {
    /// The index of the n-th (from 0) item taken by an element that may take one of these roles, and that has one of them.
    pub(super) fn index(&self, roles: Role, n: usize) -> Option<usize> {
        let taken = self.elements.iter().zip(&self.taken).filter(|(element, _)| element.roles.intersects(roles));
        taken.filter_map(|(_, item)| item.map(|k| k as usize)).filter(|&k| self.items[k].roles.intersects(roles)).nth(n)
    }

    /// The first such item.
    pub(super) fn get(&self, roles: Role) -> Option<&'a Item> {
        self.index(roles, 0).map(|k| &self.items[k])
    }

    /// The n-th such item.
    pub(super) fn nth(&self, roles: Role, n: usize) -> Option<&'a Item> {
        self.index(roles, n).map(|k| &self.items[k])
    }

    /// Its value, as a month, day or the like.
    pub(super) fn value(&self, roles: Role) -> Option<u32> {
        self.get(roles).and_then(|item| u32::try_from(item.value).ok())
    }

    /// Did an element take one of these?
    pub(super) fn has(&self, roles: Role) -> bool {
        self.get(roles).is_some()
    }

    /// Roles of the n-th item (from 1) before the match; none past the sentence's start.
    pub(super) fn before(&self, n: usize) -> Role {
        self.first.checked_sub(n).map_or(Role::empty(), |k| self.items[k].roles)
    }

    /// Roles of the n-th item (from 1) behind the match; none past the sentence's end.
    pub(super) fn after(&self, n: usize) -> Role {
        self.items.get(self.end + n - 1).map_or(Role::empty(), |item| item.roles)
    }

    /// The lower-case word of the n-th item before the match.
    pub(super) fn word_before(&self, n: usize) -> &'a str {
        self.first.checked_sub(n).map_or("", |k| self.doc.lower(self.items[k].first as usize))
    }

    /// The lower-case word of the n-th item behind the match.
    pub(super) fn word_after(&self, n: usize) -> &'a str {
        self.items.get(self.end + n - 1).map_or("", |item| self.doc.lower(item.first as usize))
    }

    /// The token of the n-th item behind the match.
    pub(super) fn token_after(&self, n: usize) -> Option<usize> {
        self.items.get(self.end + n - 1).map(|item| item.first as usize)
    }

    /// The token of the n-th item before the match.
    pub(super) fn token_before(&self, n: usize) -> Option<usize> {
        self.first.checked_sub(n).map(|k| self.items[k].first as usize)
    }

    /// Is the next item glued to the match?
    pub(super) fn glued_after(&self) -> bool {
        self.items.get(self.end).is_some_and(|item| item.glued)
    }

    /// Is the match glued to the item before it?
    pub(super) fn glued_before(&self) -> bool {
        self.items.get(self.first).is_some_and(|item| item.glued) && self.first > 0
    }

    /// Reports the whole match.
    pub(super) fn emit(&self, out: &mut Vec<Raw>, meaning: Meaning) -> Option<()> {
        self.emit_part(out, self.first, self.end, meaning)
    }

    /// Reports a part of the match.
    pub(super) fn emit_part(&self, out: &mut Vec<Raw>, first: usize, end: usize, meaning: Meaning) -> Option<()> {
        out.push(Raw { first, end, meaning, rule: self.rule.name, wording: self.rule.wording, ..Raw::default() });
        Some(())
    }
}

/// Finds the expressions of a sentence: appends them to `out`, in order, disjoint.
pub(super) fn scan(doc: &Document, items: &[Item], out: &mut Vec<Raw>) {
    let table = &*TABLE;
    let mut at = 0;
    let mut trial = Vec::new();
    while at < items.len() {
        let mut bits = items[at].roles.bits();
        let mut best: Option<(usize, u16)> = None;
        let start = out.len();
        let next = items.get(at + 1).map_or(Role::empty(), |item| item.roles);
        while bits != 0 {
            let bit = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            for &k in &table.starts[bit] {
                let compiled = &table.rules[k as usize];
                if compiled.second.is_some_and(|second| !next.intersects(second)) {
                    continue;
                }
                let mut taken = [None; MOST];
                let Some(end) = lay(&compiled.elements, items, at, &mut taken, 0) else { continue };
                if end == at || best.is_some_and(|(longest, row)| longest > end || longest == end && row <= k) {
                    continue;
                }
                let found = Match { items, doc, first: at, end, rule: compiled.rule, taken, elements: &compiled.elements };
                trial.clear();
                if compiled.rule.guard.is_none_or(|guard| guard(&found)) && (compiled.rule.build)(&found, &mut trial).is_some() {
                    best = Some((end, k));
                    out.truncate(start);
                    out.append(&mut trial);
                }
            }
        }
        // A builder may take in more than the pattern.
        at = best.map_or(at + 1, |(end, _)| out.last().map_or(end, |last| last.end.max(end)));
    }
}

/// Lays the elements from `k` on at item `at`: the item behind the last one. Takes what may be missing where it can.
fn lay(elements: &[Element], items: &[Item], at: usize, taken: &mut [Option<u32>; MOST], k: usize) -> Option<usize> {
    let Some(element) = elements.get(k) else { return Some(at) };
    if let Some(item) = items.get(at)
        && item.roles.intersects(element.roles)
        && (!element.glued || item.glued)
    {
        taken[k] = Some(at as u32);
        if let Some(end) = lay(elements, items, at + 1, taken, k + 1) {
            return Some(end);
        }
    }
    taken[k] = None;
    if element.optional { lay(elements, items, at, taken, k + 1) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::findings::Findings;
    use crate::{Config, input};

    /// Findings of a text written on Saturday, 20 February 2016.
    fn findings(text: &str) -> Findings {
        let mut article = input::article_from_text(text);
        article.given.date = Some("2016-02-20".to_owned());
        let mut doc = Document::default();
        doc.read(&article);
        crate::extract::extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default())
    }

    #[test]
    fn every_row_fires_where_it_must_and_nowhere_else() {
        let mut wrong = Vec::new();
        for row in TABLE.rules.iter().map(|c| c.rule) {
            let text = row.fires.replace(['[', ']'], "");
            let wanted: Vec<&str> = row.fires.split('[').skip(1).filter_map(|part| part.split(']').next()).collect();
            let fired = |text: &str| -> Vec<String> {
                findings(text).dates.iter().filter(|d| d.rule == row.name).map(|d| d.span.of(text).to_owned()).collect()
            };
            if fired(&text) != wanted {
                wrong.push(format!("{}: {:?} in {text:?}, wanted {wanted:?}", row.name, fired(&text)));
            }
            if !fired(row.quiet).is_empty() {
                wrong.push(format!("{}: fires {:?} in {:?}", row.name, fired(row.quiet), row.quiet));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    /// Does the pattern of a row lie anywhere on a text, whatever its guard says?
    fn lies_on(compiled: &Compiled, text: &str) -> bool {
        let article = input::article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let mut items = Vec::new();
        doc.sentences.iter().any(|sentence| {
            super::super::items::read(&article.text, &doc, sentence, &mut items);
            (0..items.len()).any(|at| lay(&compiled.elements, &items, at, &mut [None; MOST], 0).is_some_and(|end| end > at))
        })
    }

    #[test]
    fn what_must_not_fire_is_kept_by_the_guard() {
        let guarded = TABLE.rules.iter().filter(|compiled| compiled.rule.guard.is_some());
        let idle: Vec<&str> = guarded.filter(|c| !lies_on(c, c.rule.quiet)).map(|c| c.rule.name).collect();
        assert!(idle.is_empty(), "the guard is not reached by the quiet text of {idle:?}");
    }

    #[test]
    fn rows_name_known_roles_and_have_names_of_their_own() {
        let mut names = std::collections::HashSet::new();
        for rule in TABLE.rules.iter().map(|c| c.rule) {
            assert!(names.insert(rule.name), "two rows {}", rule.name);
            for written in rule.pattern.split(' ') {
                let bare = written.trim_start_matches('~').trim_end_matches('?');
                assert!(bare.split('|').all(|name| Role::from_name(name).is_some()), "{}: {written}", rule.name);
            }
            assert!(rule.pattern.split(' ').count() <= MOST, "{}", rule.name);
        }
    }
}
