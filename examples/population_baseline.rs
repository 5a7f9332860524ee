//! The baseline for the resolution of places: each mention that `analyze` finds is taken for the country of its name, else for the place with
//! most inhabitants, whatever the article says. Reads and writes JSON Lines as `analyze` does, so that an evaluation can run it in its place:
//!
//! ```sh
//! cargo build --release --example population_baseline
//! $KIT/eval/evaluate places --bin target/release/examples/population_baseline
//! ```
//!
//! Arguments are ignored.

use std::io::{self, BufRead, Write};

use analyze::article::Format;
use analyze::input::{self, Raw};
use analyze::lexicon::gazetteer::{self, Candidate, Kind};
use analyze::record::PlaceRecord;
use analyze::text::{Document, TokenRange};
use analyze::{Analyzer, Config};

fn main() -> anyhow::Result<()> {
    let mut analyzer = Analyzer::new(Config::default());
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (k, line) in io::stdin().lock().lines().enumerate() {
        let raw = Raw { path: "-".to_owned(), number: Some(k as u64 + 1), format: Format::Jsonl, bytes: line?.into_bytes() };
        match input::read(&raw) {
            Ok(article) => {
                let mut analysis = analyzer.analyze(&article);
                if let Some(places) = &mut analysis.places {
                    places.iter_mut().for_each(resolve);
                }
                serde_json::to_writer(&mut out, &analysis)?;
            }
            Err(error) => serde_json::to_writer(&mut out, &error)?,
        }
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// Gives a place the meaning of its first mention that most people live in.
fn resolve(place: &mut PlaceRecord) {
    let text = place.mentions.first().map_or("", |m| m.piece.text.as_str());
    let mut doc = Document::default();
    doc.read(&input::article_from_text(text));
    let meaning = doc.toponym_of(TokenRange::new(0, doc.tokens.len())).and_then(|toponym| largest(toponym.candidates()));
    (place.country_code, place.geonames_id, place.lat, place.lon) = (None, None, None, None);
    if let Some(Candidate { record, .. }) = meaning {
        place.country_code = gazetteer::country(&record).map(|(code, _)| code.to_owned());
        place.geonames_id = (record.geonames_id > 0).then_some(record.geonames_id);
        (place.lat, place.lon) = (Some(record.latitude()), Some(record.longitude()));
    }
}

fn largest(candidates: impl Iterator<Item = Candidate>) -> Option<Candidate> {
    candidates.max_by_key(|c| (c.record.kind == Kind::Country, c.record.population))
}
