//! The judgements of all articles counted, as a table; and the numbers of it that are pinned.

use std::fmt::Write;

use super::fields::KINDS;
use super::score::{Judged, Outcome};

/// A row of the table: findings of one kind, or the values of one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// All that the gold has.
    pub(crate) gold: usize,
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
    pub(crate) invented: usize,
}

/// The rows, in the order of the kinds and their fields; those that count nothing are left out.
pub(crate) fn rows(judged: &[&Judged]) -> Vec<Row> {
    let fields = |kind: &'static super::fields::Kind| kind.fields.iter().map(|field| format!("{} {}", kind.name, field.name));
    let names = KINDS.iter().flat_map(|kind| std::iter::once(kind.name.to_owned()).chain(fields(kind)));
    let rows = names.map(|name| {
        let count = |outcome| judged.iter().filter(|judged| judged.row == name && judged.outcome == outcome).count();
        let [right, wrong, missed, invented] = [Outcome::Right, Outcome::Wrong, Outcome::Missed, Outcome::Invented].map(count);
        Row { name, gold: right + wrong + missed, right, wrong, missed, invented }
    });
    rows.filter(|row| row.gold + row.invented > 0).collect()
}

/// The table for a person. Fields stand under their kind.
pub(crate) fn shown(rows: &[Row]) -> String {
    let mut out = format!("{:<16}{:>6}{:>7}{:>5}{:>7}{:>8}{:>10}\n", "", "gold", "right", "%", "wrong", "missed", "invented");
    let mut last = "";
    for row in rows {
        // What is not looked for as a whole has fields alone.
        let kind = row.name.split(' ').next().unwrap_or_default();
        if kind != last && kind != row.name {
            let _ = writeln!(out, "{kind}");
        }
        last = kind;
        let percent = 100 * row.right / row.gold.max(1);
        let (name, wrong, invented) = match row.name.split_once(' ') {
            Some((_, field)) => (format!("  {field}"), row.wrong.to_string(), String::new()),
            None => (row.name.clone(), String::new(), row.invented.to_string()),
        };
        let line = format!("{name:<16}{:>6}{:>7}{percent:>5}{wrong:>7}{:>8}{invented:>10}", row.gold, row.right, row.missed);
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

/// The numbers that are pinned.
pub(crate) fn pinned(rows: &[Row]) -> String {
    let mut out = "row\tgold\tright\tinvented\n".to_owned();
    for row in rows {
        let _ = writeln!(out, "{}\t{}\t{}\t{}", row.name, row.gold, row.right, row.invented);
    }
    out
}

/// Which rows are worse than pinned, and which better. Where the gold itself has changed, all must be pinned anew.
pub(crate) fn compare(rows: &[Row], pinned: &str) -> (Vec<String>, Vec<String>) {
    let (mut worse, mut better) = (Vec::new(), Vec::new());
    let old: Vec<Row> = pinned.lines().skip(1).filter_map(read).collect();
    let now = |name: &str| rows.iter().find(|row| row.name == name).cloned().unwrap_or_default();
    for old in &old {
        let row = now(&old.name);
        let what = format!("{}: {} right of {}, {} invented", old.name, row.right, row.gold, row.invented);
        let what = format!("{what}; pinned: {} of {}, {}", old.right, old.gold, old.invented);
        match row {
            row if row.gold != old.gold || row.right < old.right || row.invented > old.invented => worse.push(what),
            row if row.right > old.right || row.invented < old.invented => better.push(what),
            _ => {}
        }
    }
    let new = rows.iter().filter(|row| !old.iter().any(|old| old.name == row.name));
    worse.extend(new.map(|row| format!("{}: is not pinned", row.name)));
    (worse, better)
}

/// A line of pinned numbers.
fn read(line: &str) -> Option<Row> {
    let mut cells = line.split('\t');
    let name = cells.next()?.to_owned();
    let mut number = || cells.next()?.parse().ok();
    Some(Row { name, gold: number()?, right: number()?, invented: number()?, ..Row::default() })
}

#[test]
fn a_row_is_worse_or_better_than_it_was() {
    let row = |name: &str, gold, right, invented| Row { name: name.to_owned(), gold, right, invented, ..Row::default() };
    let old = pinned(&[row("date", 9, 5, 2), row("date value", 9, 4, 0)]);
    for (rows, worse, better) in [
        (vec![row("date", 9, 5, 2), row("date value", 9, 4, 0)], 0, 0),
        (vec![row("date", 9, 6, 1), row("date value", 9, 4, 0)], 0, 1),
        (vec![row("date", 9, 4, 2), row("date value", 9, 5, 0)], 1, 1),
        (vec![row("date", 9, 6, 3), row("date value", 9, 4, 0)], 1, 0),
        // More gold, a row that is gone and one that is new.
        (vec![row("date", 10, 5, 2), row("quote", 1, 1, 0)], 3, 0),
    ] {
        let (found_worse, found_better) = compare(&rows, &old);
        assert_eq!((found_worse.len(), found_better.len()), (worse, better), "{rows:?}");
    }
}
