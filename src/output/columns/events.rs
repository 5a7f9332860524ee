//! The table of events, in the manner of the data sets of conflicts (ACLED, UCDP GED): how exactly day and place are known, and the least and the
//! greatest number of each kind.

use chrono::NaiveDate;

use super::{Column, Line, number, text, whole};
use crate::events::{EventRow, PlaceRow};
use crate::record::PlaceKind;
use crate::summary::{Bounds, Days};

pub(in super::super) const EVENTS: &[Column<EventRow>] = &[
    text("event_id", |l| (&l.it.id).into()),
    text("event_date", |l| l.it.date.as_ref().map(|days| &days.from).into()),
    text("event_date_to", |l| l.it.date.as_ref().map(|days| &days.to).into()),
    whole("time_precision", |l| l.it.date.as_ref().map(time_precision).into()),
    text("cause", |l| l.it.cause.map(|cause| cause.name()).into()),
    text("country", |l| place(l).and_then(|place| place.country.as_deref()).into()),
    text("iso2", |l| place(l).and_then(|place| place.country_code.as_deref()).into()),
    text("admin1", |l| place(l).and_then(|place| place.admin1.as_deref()).into()),
    text("location", |l| place(l).map(|place| &place.name).into()),
    number("latitude", |l| place(l).and_then(|place| place.lat).into()),
    number("longitude", |l| place(l).and_then(|place| place.lon).into()),
    whole("geo_precision", |l| place(l).and_then(|place| place.kind).map(geo_precision).into()),
    whole("killed_min", |l| min(l.it.killed).into()),
    whole("killed_max", |l| max(l.it.killed).into()),
    whole("injured_min", |l| min(l.it.injured).into()),
    whole("injured_max", |l| max(l.it.injured).into()),
    whole("missing_min", |l| min(l.it.missing).into()),
    whole("missing_max", |l| max(l.it.missing).into()),
    whole("displaced_min", |l| min(l.it.displaced).into()),
    whole("displaced_max", |l| max(l.it.displaced).into()),
    text("victims", |l| victims(l.it).into()),
    whole("articles", |l| l.it.articles.len().into()),
    text("first_article", |l| l.it.articles.first().map(|article| &article.id).into()),
    text("headline", |l| l.it.articles.first().and_then(|article| article.title.as_deref()).into()),
    text("notes", |l| l.it.sentence.as_deref().into()),
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
