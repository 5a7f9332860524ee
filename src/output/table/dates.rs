//! The table of dates. Lengths of time and what repeats are left out unless dates are what was asked for: they date nothing.

use super::grid::{Column, Grid};
use super::when::when;
use super::{Page, by_id, cell, linked, visible, why};
use crate::record::{Analysis, AnchorKind, DateKind, DateRecord};

pub(super) fn write(found: &Analysis, page: &mut Page) {
    let all = found.dates.as_deref().unwrap_or_default();
    let shows = |date: &&DateRecord| page.shown.all_dates || date.age || matches!(date.kind, DateKind::Date | DateKind::Time);
    let (shown, left_out): (Vec<&DateRecord>, Vec<&DateRecord>) = all.iter().partition(shows);
    let mut grid = Grid::new(&[Column::Words("Dates"), Column::Words("when"), Column::Left("kind"), Column::Words("counted from")]);
    let by_id = by_id(all, |date| &date.id);
    let mut seen = rustc_hash::FxHashSet::default();
    for date in shown {
        // The same words with the same meaning are said once.
        let explained = date.explanation.rule.is_some();
        if !explained && !seen.insert((date.piece.text.to_lowercase(), &date.value)) {
            continue;
        }
        let anchor = match date.anchor {
            AnchorKind::Article => "article's date".to_owned(),
            AnchorKind::Context => linked(&by_id, date.anchor_id.as_ref()).map(|other| cell(&other.piece.text)).unwrap_or_default(),
            _ => String::new(),
        };
        let kind = match date.kind {
            _ if date.age => "age",
            DateKind::Date | DateKind::Time => "",
            DateKind::Duration => "length",
            DateKind::Set => "repeated",
        };
        // What no-break spaces bind stays so.
        let words = when(date).split('\u{a0}').map(cell).collect::<Vec<_>>().join("\u{a0}");
        grid.row(vec![cell(&date.piece.text), words, kind.to_owned(), anchor], why(&date.explanation));
    }
    grid.write(page);
    if !left_out.is_empty() {
        let note = match left_out.len() {
            1 => "1 length of time or repeated time is not shown (-e dates)".to_owned(),
            n => format!("{n} lengths of time and repeated times are not shown (-e dates)"),
        };
        for line in visible::wrap(&note, page.width) {
            page.dim(&line);
            page.end_line();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Shown;
    use crate::output::table::{print, sample};
    use crate::record::Record;

    fn printed(shown: Shown, change: impl Fn(&mut Vec<DateRecord>)) -> String {
        let Record::Analysis(mut found) = sample::record() else { panic!("an analysis") };
        change(found.dates.as_mut().unwrap());
        let page = print(&Record::Analysis(found), 80, false, shown);
        let start = page.find("\nDATES").unwrap() + 1;
        page[start..start + page[start..].find("\n\n").unwrap()].to_owned()
    }

    fn lengths(dates: &mut Vec<DateRecord>) {
        let length =
            |text: &str, value: &str| DateRecord { kind: DateKind::Duration, from: None, to: None, ..sample::dated("d9", text, value) };
        dates.truncate(1);
        dates.push(length("two years", "P2Y"));
        dates.push(DateRecord { kind: DateKind::Set, ..length("every Monday", "XXXX-WXX-1") });
        dates.push(DateRecord { age: true, ..length("34", "P34Y") });
    }

    #[test]
    fn lengths_and_what_repeats_are_for_who_asks_for_dates() {
        assert_eq!(
            printed(Shown::default(), lengths),
            "DATES        when        kind\n20 Feb 2016  2016-02-20\n34           34 years    age\n2 lengths of time and repeated times are not shown (-e dates)"
        );
        assert_eq!(
            printed(Shown { all_dates: true, ..Shown::default() }, lengths),
            "DATES         when          kind\n20 Feb 2016   2016-02-20\ntwo years     2 years       length\nevery Monday  every Monday  repeated\n34            34 years      age"
        );
    }
}
