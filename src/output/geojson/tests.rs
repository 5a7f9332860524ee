//! What is written is read by `serde_json`, and has the shape and the numbers that RFC 7946 asks for.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::output::{Format, Stream};
use crate::record::Analysis;
use crate::{Analyzer, Config};

fn analysis() -> Analysis {
    let text = "Two farmers were killed in Gulu on 3 May 2021, a police officer said. A third was hurt near Zanbur.";
    Analyzer::new(Config { explain: true, ..Config::default() }).analyze(&crate::input::article_from_text(text))
}

/// The features of a collection that holds these pieces.
fn features(pieces: &[Vec<u8>]) -> Vec<Value> {
    let mut stream = Stream::new(Format::Geojson(Kinds::all()), Vec::new());
    pieces.iter().for_each(|piece| stream.put(piece).expect("memory"));
    let collection: Value = serde_json::from_slice(&stream.finish().expect("memory")).expect("JSON");
    assert_eq!(collection["type"], "FeatureCollection");
    let features = collection["features"].as_array().expect("an array").clone();
    for feature in &features {
        assert_eq!((&feature["type"], &feature["geometry"]["type"]), (&"Feature".into(), &"Point".into()));
        let at: Vec<f64> = feature["geometry"]["coordinates"].as_array().expect("coordinates").iter().filter_map(Value::as_f64).collect();
        assert!(at.len() == 2 && at[0].abs() <= 180.0 && at[1].abs() <= 90.0, "{at:?}");
        assert!(feature["properties"].is_object());
    }
    features
}

#[test]
fn places_and_figures_are_points() {
    let record = Record::Analysis(Box::new(analysis()));
    let found = features(&[print(&record, Kinds::all())]);
    let told: Vec<[&str; 3]> = found
        .iter()
        .map(|feature| ["layer", "kind", "country"].map(|name| feature["properties"][name].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(told[..2], [["place", "city", "Uganda"], ["figure", "killed", "Uganda"]]);
    // Longitude first.
    let at =
        found[0]["geometry"]["coordinates"].as_array().expect("two").iter().filter_map(Value::as_f64).map(f64::round).collect::<Vec<_>>();
    assert_eq!(at, [32.0, 3.0]);
    let figure = &found[1]["properties"];
    assert_eq!((&figure["min"], &figure["max"], &figure["date"]), (&2.into(), &2.into(), &"2021-05-03".into()));
    assert_eq!((&figure["source"], &figure["cause"]), (&"a police officer".into(), &Value::Null));
    assert_eq!(figure["sentence"], "Two farmers were killed in Gulu on 3 May 2021, a police officer said.");
    // Zanbur is nowhere.
    assert!(found.iter().all(|feature| feature["properties"]["name"] != "Zanbur"), "{found:#?}");
    let places = features(&[print(&record, Kinds::PLACES)]);
    assert!(!places.is_empty() && places.iter().all(|feature| feature["properties"]["layer"] == "place"));
    let figures = features(&[print(&record, Kinds::CASUALTIES)]);
    assert!(!figures.is_empty() && figures.iter().all(|feature| feature["properties"]["layer"] == "figure"));
    assert!(features(&[]).is_empty() && features(&[Vec::new(), Vec::new()]).is_empty());
}

proptest! {
    #[test]
    fn any_name_and_any_number_is_valid(lat in prop::option::of(-200.0..200.0), lon in prop::option::of(-400.0..400.0), name in "\\PC{0,6}|[\"\\\\\n\r\0\u{202e}\u{2028}]{0,6}") {
        let mut analysis = analysis();
        let places = analysis.places.as_mut().expect("places");
        places.truncate(1);
        (places[0].lat, places[0].lon) = (lat, lon);
        places[0].name.clone_from(&name);
        let piece = print(&Record::Analysis(Box::new(analysis)), Kinds::PLACES);
        let found = features(&[piece.clone(), Vec::new(), piece]);
        let expected = lat.zip(lon).filter(|&(lat, lon): &(f64, f64)| lat.abs() <= 90.0 && lon.abs() <= 180.0);
        prop_assert_eq!(found.len(), if expected.is_some() { 2 } else { 0 });
        if let Some((lat, lon)) = expected {
            prop_assert_eq!(&found[0]["properties"]["name"], &Value::from(name));
            let at = &found[1]["geometry"]["coordinates"];
            prop_assert!((at[0].as_f64().expect("a number") - lon).abs() < 1e-6 && (at[1].as_f64().expect("a number") - lat).abs() < 1e-6);
            // At most six decimals.
            let text = at[0].to_string();
            prop_assert!(text.contains('e') || text.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 6), "{}", text);
        }
    }
}
