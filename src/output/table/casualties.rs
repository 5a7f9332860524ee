//! The table of casualty figures. What the toll took, what is denied, only feared or of another event is told by words, and by colours too.

use rustc_hash::FxHashSet;

use super::counts::count;
use super::grid::{Column, Grid};
use super::places::with_state;
use super::when::day;
use super::{Page, by_id, cell, linked, named, why, words};
use crate::record::{Analysis, CasualtyRecord, Scope, Status};

pub(super) fn write(found: &Analysis, page: &mut Page) {
    let columns = [
        Column::Left("Casualties"),
        Column::Right("count"),
        Column::Words("victims"),
        Column::Words("place"),
        Column::Words("date"),
        Column::Words("source"),
        Column::Words("remarks"),
    ];
    let mut grid = Grid::new(&columns);
    let all = found.casualties.as_deref().unwrap_or_default();
    let places = by_id(found.places.iter().flatten(), |place| &place.id);
    let dates = by_id(found.dates.iter().flatten(), |date| &date.id);
    let figures = by_id(all, |figure| &figure.id);
    let taken = taken(found);
    for figure in all {
        let in_toll = taken.contains(figure.id.as_str());
        let whole = linked(&figures, figure.part_of.as_ref());
        let remarks = [
            in_toll.then(|| "in the toll".to_owned()),
            (figure.status != Status::Reported).then(|| figure.status.to_string()),
            (figure.scope != Scope::Event).then(|| figure.scope.to_string()),
            whole.map(|whole| format!("of the {}", count(&whole.count))),
            figure.cause.as_ref().map(words),
        ];
        let day = linked(&dates, figure.date.as_ref()).map(day);
        let cells = vec![
            figure.kind.to_string(),
            count(&figure.count),
            figure.victims.as_ref().map(|victims| cell(&victims.text)).unwrap_or_default(),
            linked(&places, figure.place.as_ref()).map(|place| cell(with_state(place))).unwrap_or_default(),
            day.map(cell).unwrap_or_default(),
            figure.source.as_ref().map(named).unwrap_or_default(),
            remarks.into_iter().flatten().collect::<Vec<_>>().join(", "),
        ];
        grid.styled_row(cells, why(&figure.explanation), style(figure, in_toll));
    }
    grid.write(page);
}

/// The figures that the toll took.
fn taken(found: &Analysis) -> FxHashSet<&str> {
    let kinds = found.toll.iter().flat_map(|toll| [&toll.killed, &toll.injured, &toll.missing, &toll.displaced]);
    kinds.flatten().flat_map(|figure| &figure.from).map(String::as_str).collect()
}

fn style(figure: &CasualtyRecord, in_toll: bool) -> fn(&mut Page, &str) {
    match (figure.status, figure.scope) {
        (Status::Denied, _) => Page::alarm,
        (Status::Possible, _) => Page::notice,
        (_, Scope::Background | Scope::Cumulative) => Page::dim,
        _ if in_toll => Page::strong,
        _ => Page::text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Shown;
    use crate::output::table::{print, sample};
    use crate::record::Record;

    #[test]
    fn what_does_not_count_is_told_by_words_and_by_colours() {
        let Record::Analysis(mut found) = sample::record() else { panic!("an analysis") };
        for (figure, status) in found.casualties.as_mut().unwrap().iter_mut().zip([Status::Reported, Status::Denied, Status::Possible]) {
            figure.status = status;
        }
        let record = Record::Analysis(found);
        let colored = print(&record, 100, true, Shown::default());
        let rows = &colored[colored.find("CASUALTIES").unwrap()..];
        for (row, (kind, style, words)) in rows.lines().skip(1).zip([
            ("killed", "\u{1b}[1m", "in the toll"),
            ("killed", "\u{1b}[31m", "denied"),
            ("displaced", "\u{1b}[33m", "possible"),
            ("killed", "\u{1b}[2m", "cumulative"),
        ]) {
            assert!(row.starts_with(&format!("{style}{kind}")) && row.contains(words), "{row:?}");
        }
        assert!(!print(&record, 100, false, Shown::default()).contains('\u{1b}'));
    }
}
