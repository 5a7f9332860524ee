//! The table of events, in the manner of the data sets of conflicts (ACLED, UCDP GED): how exactly day and place are known, and the least and the
//! greatest number of each kind.

use chrono::NaiveDate;

use super::{Column, Line};
use crate::events::{EventRow, PlaceRow};
use crate::record::PlaceKind;
use crate::summary::{Bounds, Days};

pub(in super::super) const EVENTS: &[Column<EventRow>] = &[
    Column("event_id", |l| (&l.it.id).into()),
    Column("event_date", |l| l.it.date.as_ref().map(|days| &days.from).into()),
    Column("event_date_to", |l| l.it.date.as_ref().map(|days| &days.to).into()),
    Column("time_precision", |l| l.it.date.as_ref().map(time_precision).into()),
    Column("cause", |l| l.it.cause.map(|cause| cause.name()).into()),
    Column("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    Column("iso2", |l| place(l).and_then(|place| place.country_code.as_deref()).into()),
    Column("admin1", |l| place(l).and_then(|place| place.admin1.as_deref()).into()),
    Column("location", |l| place(l).map(|place| &place.name).into()),
    Column("latitude", |l| place(l).and_then(|place| place.lat).into()),
    Column("longitude", |l| place(l).and_then(|place| place.lon).into()),
    Column("geo_precision", |l| place(l).and_then(|place| place.kind).map(geo_precision).into()),
    Column("killed_min", |l| min(l.it.killed).into()),
    Column("killed_max", |l| max(l.it.killed).into()),
    Column("injured_min", |l| min(l.it.injured).into()),
    Column("injured_max", |l| max(l.it.injured).into()),
    Column("missing_min", |l| min(l.it.missing).into()),
    Column("missing_max", |l| max(l.it.missing).into()),
    Column("displaced_min", |l| min(l.it.displaced).into()),
    Column("displaced_max", |l| max(l.it.displaced).into()),
    Column("victims", |l| victims(l.it).into()),
    Column("articles", |l| l.it.articles.len().into()),
    Column("first_article", |l| l.it.articles.first().map(|article| &article.id).into()),
    Column("headline", |l| l.it.articles.first().and_then(|article| article.title.as_deref()).into()),
    Column("notes", |l| l.it.sentence.as_deref().into()),
];

fn place<'x>(line: &Line<'x, EventRow>) -> Option<&'x PlaceRow> {
    line.it.place.as_ref()
}

fn min(figure: Option<Bounds>) -> Option<u64> {
    figure?.min
}

fn max(figure: Option<Bounds>) -> Option<u64> {
    figure?.max
}

/// 1: the day is known, 2: the week, 3: the month or worse.
fn time_precision(days: &Days) -> u64 {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    match day(&days.from).zip(day(&days.to)).map(|(from, to)| (to - from).num_days()) {
        Some(0) => 1,
        Some(1..7) => 2,
        _ => 3,
    }
}

/// 1: the town or a place in it, 2: the division or what is as large, 3: the country or more.
fn geo_precision(kind: PlaceKind) -> u64 {
    match kind {
        PlaceKind::City | PlaceKind::Facility => 1,
        PlaceKind::Region | PlaceKind::Water | PlaceKind::Mountain | PlaceKind::Island | PlaceKind::Other => 2,
        PlaceKind::Country | PlaceKind::Continent => 3,
    }
}

/// "Ana Ruiz (34, killed); aged 17 (injured)"
fn victims(event: &EventRow) -> Option<String> {
    let told = event.victims.iter().map(|victim| match (&victim.name, victim.age) {
        (Some(name), Some(age)) => format!("{name} ({age}, {})", victim.status),
        (Some(name), None) => format!("{name} ({})", victim.status),
        (None, Some(age)) => format!("aged {age} ({})", victim.status),
        (None, None) => victim.status.to_string(),
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_known_to_the_day_the_week_or_worse() {
        for (from, to, precision) in [
            ("2021-05-03", "2021-05-03", 1),
            ("2021-05-03", "2021-05-04", 2),
            ("2021-05-03", "2021-05-09", 2),
            ("2021-05-03", "2021-05-10", 3),
            ("2021-05-01", "2021-05-31", 3),
            ("2021-05-04", "2021-05-03", 3),
            ("2021", "2021", 3),
        ] {
            assert_eq!(time_precision(&Days { from: from.to_owned(), to: to.to_owned() }), precision, "{from} – {to}");
        }
    }
}
