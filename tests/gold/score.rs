//! The findings of an article against its gold.

use std::collections::HashMap;

use super::align::align;
use super::fields::{Compare, Field, KINDS};
use super::found::{Found, Value};
use super::wanted::Wanted;
use super::words::fold;

/// What became of one finding or value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    Right,
    /// Found, and not so.
    Wrong,
    /// It should be there, or its finding should.
    Missed,
    /// It should not be there.
    Invented,
}

/// One judgement.
pub(crate) struct Judged {
    /// "figure", or "figure place".
    pub(crate) row: String,
    pub(crate) outcome: Outcome,
    /// In words, where something is wrong.
    pub(crate) what: String,
}

/// Judges all findings of an article, whose gold is in this file.
pub(crate) fn score(wanted: &[Wanted], found: &[Found], file: &str) -> Vec<Judged> {
    let mut names = own_names(found);
    let mut pairs = Vec::new();
    for kind in KINDS {
        let wanted: Vec<&Wanted> = wanted.iter().filter(|wanted| wanted.kind.name == kind.name).collect();
        let found: Vec<&Found> = found.iter().filter(|found| found.kind == kind.name).collect();
        let aligned = align(&wanted, &found, &names);
        // What comes later names this as gold does.
        for &(k, j) in aligned.iter().filter(|_| kind.name != "date") {
            names.insert(found[j].id.clone(), wanted[k].name.clone());
        }
        pairs.push((kind, wanted, found, aligned));
    }
    let mut all = Vec::new();
    for (kind, wanted, found, aligned) in pairs {
        let of = |k: usize| aligned.iter().find(|(a, _)| *a == k).map(|(_, j)| found[*j]);
        for (k, wanted) in wanted.iter().enumerate().filter(|(_, wanted)| !wanted.optional) {
            judge(wanted, of(k), &names, file, &mut all);
        }
        let taken = |j: usize| aligned.iter().any(|(_, b)| *b == j);
        for (_, found) in found.iter().enumerate().filter(|(j, _)| kind.complete && !taken(*j)) {
            let what = format!("{file}: {} {} {} is invented", kind.name, brief(&found.words), found.id);
            all.push(Judged { row: kind.name.to_owned(), outcome: Outcome::Invented, what });
        }
    }
    all
}

/// What the entries of a record are called before they are aligned: their words, and dates by their values.
fn own_names(found: &[Found]) -> HashMap<String, String> {
    let name = |found: &Found| match found.values.first() {
        Some(("value", values)) => values.iter().map(|value| value.shown(&HashMap::new())).collect(),
        _ => found.words.clone(),
    };
    found.iter().filter(|found| !found.id.is_empty()).map(|found| (found.id.clone(), name(found))).collect()
}

/// Judges one line of gold: the finding, and the values of its fields.
fn judge(wanted: &Wanted, found: Option<&Found>, names: &HashMap<String, String>, file: &str, all: &mut Vec<Judged>) {
    let kind = wanted.kind;
    let head = format!("{file}:{}: {} {}", wanted.line, kind.name, brief(&wanted.name));
    let head = head.trim_end();
    if kind.complete {
        let (outcome, what) = found.map_or((Outcome::Missed, format!("{head} is missed")), |_| (Outcome::Right, String::new()));
        all.push(Judged { row: kind.name.to_owned(), outcome, what });
    }
    for (field, right) in &wanted.values {
        let row = format!("{} {}", kind.name, field.name);
        // What is no complete list is there by its being null.
        if found.is_none() && kind.complete {
            all.push(Judged { row, outcome: Outcome::Missed, what: String::new() });
            continue;
        }
        let value = found.map_or(Vec::new(), |found| value(found, field, names));
        let outcome = if right.iter().any(|right| same(field.compare, right, &value)) { Outcome::Right } else { Outcome::Wrong };
        let shown = if value.is_empty() { "-".to_owned() } else { brief(&value.join("; ")) };
        let what = format!("{head}: {} is {shown}, right is {}", field.name, brief(&right.join(" or ")));
        all.push(Judged { row, outcome, what });
    }
}

/// Words on one line, the middle of many left out.
fn brief(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.len() {
        0..=12 => words.join(" "),
        many => format!("{} … {}", words[..6].join(" "), words[many - 5..].join(" ")),
    }
}

/// What a field of a finding holds, in words.
fn value(found: &Found, field: &Field, names: &HashMap<String, String>) -> Vec<String> {
    let values = found.values.iter().filter(|(name, _)| *name == field.name).flat_map(|(_, values)| values);
    values.map(|value: &Value| value.shown(names)).collect()
}

/// Is this what gold says? Nothing is "-".
fn same(compare: Compare, right: &str, value: &[String]) -> bool {
    let [value] = value else {
        return match right {
            "-" => value.is_empty(),
            right => compare == Compare::Set && same_set(right, value),
        };
    };
    match compare {
        Compare::Exact => right == value,
        Compare::Words => fold(right) == fold(value),
        Compare::Source => right.starts_with('"') == value.starts_with('"') && fold(right) == fold(value),
        Compare::Set => same_set(right, std::slice::from_ref(value)),
        Compare::Near => degrees(right).zip(degrees(value)).is_some_and(|(a, b)| near(a, b)),
        Compare::Day => day(right) == day(value),
    }
}

fn same_set(right: &str, value: &[String]) -> bool {
    let (mut right, mut value): (Vec<_>, Vec<_>) = (right.split("; ").map(fold).collect(), value.iter().map(|value| fold(value)).collect());
    right.sort();
    value.sort();
    right == value
}

/// Degrees north and east.
fn degrees(written: &str) -> Option<(f64, f64)> {
    let (north, east) = written.split_once(' ')?;
    Some((north.parse().ok()?, east.parse().ok()?))
}

fn near(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).abs() <= 0.5 && (a.1 - b.1).abs() <= 0.5
}

/// A day without its hour; anything else as it is.
fn day(value: &str) -> &str {
    if value.starts_with('P') { value } else { value.split('T').next().unwrap_or(value) }
}

#[test]
fn values_are_compared_by_what_they_are() {
    use Compare::{Day, Exact, Near, Set, Source, Words};
    for (compare, right, value, expected) in [
        (Exact, "12..", &["12.."][..], true),
        (Exact, "12..", &["12"], false),
        (Exact, "-", &[], true),
        (Exact, "-", &["fire"], false),
        (Words, "The Red Cross", &["red cross"], true),
        // An unnamed source is no entry of that name.
        (Source, "\"the police\"", &["\"police\""], true),
        (Source, "\"the police\"", &["police"], false),
        (Set, "nurse; mayor", &["mayor", "nurse"], true),
        (Set, "nurse; mayor", &["mayor"], false),
        (Set, "mayor", &["mayor"], true),
        (Set, "-", &["mayor"], false),
        (Near, "48.8 2.3", &["48.86 2.35"], true),
        (Near, "48.8 2.3", &["33.66 -95.56"], false),
        (Near, "-", &["33.66 -95.56"], false),
        (Day, "2021-08-19", &["2021-08-19TNI"], true),
        (Day, "2021-08-19", &["2021-08-20TNI"], false),
        (Day, "PT1H", &["PT9H"], false),
    ] {
        let value: Vec<String> = value.iter().map(ToString::to_string).collect();
        assert_eq!(same(compare, right, &value), expected, "{compare:?} {right} {value:?}");
    }
}
