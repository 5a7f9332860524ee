//! Places of the user's lexicon: what their rows say wins over the gazetteer.

use crate::extract::findings::{Place, PlaceKind};
use crate::lexicon::gazetteer::pack::{NO_ADMIN1, NO_COUNTRY};
use crate::lexicon::gazetteer::{Candidate, Kind, Record, Role};
use crate::lexicon::user::{self, Point, Row, Type};

use super::surfaces::Surface;

/// The surface of a row: with its own point where it gives one, else with what the gazetteer knows in its country. `known` is everything
/// that the gazetteer knows by this name, the likeliest first.
pub(super) fn surface<'a>(row: Option<(usize, &'a Row)>, text: &'a str, known: Vec<(Candidate, f32)>) -> Surface<'a> {
    let mut surface = Surface { meanings: known, row: row.map(|(_, row)| row), ..Surface::of(text) };
    let Some((k, row)) = row else { return surface };
    match (row.point, row.country) {
        (Some(point), _) => surface.meanings = vec![(candidate(k, row, point), 20.0)],
        (None, Some((country, ..))) => surface.meanings.retain(|(c, _)| c.record.country == country),
        (None, None) => {}
    }
    surface
}

/// The kind of place that the row says.
fn kind_of(row: &Row) -> Option<PlaceKind> {
    if let Type::Place(kind) = row.names { kind } else { None }
}

/// The row as the resolver reads places, so that it speaks for its country and for what is near.
fn candidate(k: usize, row: &Row, point: Point) -> Candidate {
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i16;
    let kind = match kind_of(row) {
        Some(PlaceKind::Country) => Kind::Country,
        Some(PlaceKind::Region) => Kind::Region,
        Some(PlaceKind::Facility) => Kind::Facility,
        Some(PlaceKind::Water) => Kind::Water,
        Some(PlaceKind::Mountain) => Kind::Mountain,
        Some(PlaceKind::Island) => Kind::Island,
        Some(PlaceKind::Continent) => Kind::Continent,
        Some(PlaceKind::City | PlaceKind::Other) | None => Kind::City,
    };
    let record = Record {
        lat: hundredths(point.latitude()),
        lon: hundredths(point.longitude()),
        country: row.country.map_or(NO_COUNTRY, |(country, ..)| country),
        admin1: NO_ADMIN1,
        kind,
        // A city of a hundred thousand: no doubt that it is meant.
        population: 125,
        ..Record::default()
    };
    // Behind all records of the gazetteer.
    Candidate { index: u32::MAX - k as u32, role: Role::Main, record }
}

/// Writes what the row says over what was resolved.
pub(super) fn settle(place: &mut Place, row: &Row) {
    place.name = row.name.to_string();
    place.rule = user::RULE;
    place.runner_up = None;
    if let Some(kind) = kind_of(row) {
        place.kind = kind;
    }
    if let Some(point) = row.point {
        place.kind = kind_of(row).unwrap_or_default();
        (place.lat, place.lon) = (Some(point.latitude()), Some(point.longitude()));
        (place.geonames_id, place.admin1, place.country, place.country_code) = (None, None, None, None);
        place.score = 1.0;
    }
    if let Some((_, code, name)) = row.country {
        place.country_code = Some(code.to_owned());
        place.country = Some(name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use crate::input::article_from_text;
    use crate::lexicon::user::UserLexicon;
    use crate::{Analyzer, Config};

    const ROWS: &str = "name\ttype\tkind\taliases\tcountry\tlatitude\tlongitude\n\
        Deir Xav\tplace\tcity\tDayr Xav\tSY\t36.25\t37.5\n\
        Hama\tplace\t\t\tSY\n\
        Xavora\tplace\t\t\tKE\n\
        Old Yard\tplace\tfacility\n\
        Paris\tplace\t\t\tUS\n";

    #[test]
    fn rows_win_over_the_gazetteer() {
        let lexicon = UserLexicon::parse(ROWS.as_bytes()).unwrap();
        let mut analyzer = Analyzer::new(Config { lexicon: Some(lexicon.into()), ..Config::default() });
        for (text, found) in [
            ("Shells fell on Dayr Xav. In Deir Xav a school burnt.", &["Deir Xav/city/SY/36.25/37.5/2"][..]),
            ("Shells fell on DEIR XAV, A TOWN NEAR ALEPPO", &["Deir Xav/city/SY/36.25/37.5/1", "Aleppo/city/SY/36.2/37.16/1"]),
            ("They met in Hama.", &["Hama/city/SY/35.13/36.76/1"]),
            ("They met in Xavora.", &["Xavora/other/KE/-/-/1"]),
            ("They left Old Yard.", &["Old Yard/facility/-/-/-/1"]),
            ("The old yard was empty.", &[]),
            ("They met at the Old Yard Hotel in Hama.", &["Old Yard Hotel/facility/SY/35.13/36.76/1", "Hama/city/SY/35.13/36.76/1"]),
        ] {
            let places = analyzer.analyze(&article_from_text(text)).places.unwrap_or_default();
            let number = |n: Option<f64>| n.map_or("-".to_owned(), |n| n.to_string());
            let show = |p: &crate::record::PlaceRecord| {
                let code = p.country_code.as_deref().unwrap_or("-");
                format!("{}/{}/{code}/{}/{}/{}", p.name, p.kind, number(p.lat), number(p.lon), p.count)
            };
            assert_eq!(places.iter().map(show).collect::<Vec<_>>(), found, "{text}");
        }
        let paris = analyzer.analyze(&article_from_text("The mayor of Paris came.")).places.unwrap_or_default();
        assert_eq!(paris[0].country_code.as_deref(), Some("US"));
    }

    #[test]
    fn rows_speak_for_their_country() {
        let lexicon = UserLexicon::parse(ROWS.as_bytes()).unwrap();
        let mut analyzer = Analyzer::new(Config { lexicon: Some(lexicon.into()), ..Config::default() });
        let focus = analyzer.analyze(&article_from_text("Shells fell on Deir Xav on Monday.")).article.focus.unwrap();
        assert_eq!((focus.country.as_deref(), focus.place.as_deref()), (Some("SY"), Some("l1")));
    }
}
