//! Which finding is meant by which line of gold.

use std::collections::HashMap;
use std::ops::Range;

use super::found::{Found, Value};
use super::wanted::Wanted;
use super::words::fold;

/// Pairs of a wanted and a found finding of one kind, by their indices; none is in two pairs. The pairs that have most in common come first.
pub(crate) fn align(wanted: &[&Wanted], found: &[&Found], names: &HashMap<String, String>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (k, wanted) in wanted.iter().enumerate() {
        pairs.extend(found.iter().enumerate().filter_map(|(j, found)| Some((likeness(wanted, found, names)?, k, j))));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, k, j) in pairs {
        if taken.iter().all(|&(a, b)| a != k && b != j) {
            taken.push((k, j));
        }
    }
    taken
}

/// How much two findings have in common; none where they cannot be the same.
fn likeness(wanted: &Wanted, found: &Found, names: &HashMap<String, String>) -> Option<f64> {
    let named = found.names.iter().any(|name| fold(&name.shown(names)) == fold(&wanted.name));
    let overlap = wanted.span.iter().flat_map(|span| found.spans.iter().map(|other| overlap(span, other))).fold(0.0, f64::max);
    let same = |name: &str| {
        let right = wanted.values.iter().find(|(field, _)| field.name == name).map(|(_, values)| values);
        let value = found.values.iter().find(|(field, _)| *field == name).map(|(_, values)| values.as_slice());
        matches!((right, value), (Some(right), Some([Value::Is(value)])) if right.contains(value))
    };
    let possible = match wanted.kind.name {
        "date" | "mention" => overlap > 0.0,
        // Words that one quotes within a quotation are another one.
        "quote" => overlap > 0.3,
        // Spans of figures run into each other.
        "figure" => overlap > 0.0 && (same("number") || same("kind")),
        _ => named || overlap > 0.0,
    };
    let alike = ["number", "kind", "value"].into_iter().filter(|name| same(name)).count();
    possible.then_some(if named { 2.0 } else { 0.0 } + overlap + alike as f64 / 2.0)
}

/// The part that two spans share of what both cover.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

#[test]
fn spans_overlap_by_what_they_share() {
    for (a, b, shared) in [(0..4, 0..4, 1.0), (0..4, 2..6, 1.0 / 3.0), (0..4, 4..8, 0.0), (0..0, 0..0, 0.0)] {
        assert!((overlap(&a, &b) - shared).abs() < 1e-9, "{a:?} {b:?}");
    }
}
