//! What holds for every record, whatever the article: spans are true, ids resolve, lists are in order, names do not overlap, and the
//! same article gives the same bytes. Checked on the fixtures, on pieces of them, on glued fragments of news and on arbitrary text.
//!
//! The cases are the same in every run; `PROPTEST_CASES=10000 cargo test --test invariants` tries more of them.

mod common;

use std::collections::HashSet;

use analyze::article::Format;
use analyze::input::{self, Raw};
use analyze::lexicon::user::UserLexicon;
use analyze::record::{Analysis, MentionRecord, Piece, SpeakerRecord};
use analyze::{Analyzer, Article, Config};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

/// An error if the condition does not hold, with the words that tell where.
macro_rules! ensure {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err(format!($($message)+));
        }
    };
}

/// Analyses the article and checks its record.
fn check(analyzer: &mut Analyzer, article: &Article) -> Result<String, String> {
    layout(article)?;
    let analysis = analyzer.analyze(article);
    let value = serde_json::to_value(&analysis).map_err(|e| e.to_string())?;
    spans(&value, article, "record")?;
    order(&analysis)?;
    references(&analysis)?;
    names_apart(&analysis)?;
    values(&analysis)?;
    serde_json::to_string(&analysis).map_err(|e| e.to_string())
}

/// The blocks of the article are in order, disjoint, not empty and on character boundaries.
fn layout(article: &Article) -> Result<(), String> {
    ensure!(article.text.is_char_boundary(article.body), "the text begins inside a character, at byte {}", article.body);
    for (what, parts) in [("block", article.blocks.iter().map(|b| b.span).collect::<Vec<_>>()), ("markup", article.markup.clone())] {
        let mut end = 0;
        for span in parts {
            let words = article.text.get(span.range());
            ensure!(words.is_some_and(|w| !w.is_empty()) && span.start >= end, "{what} at bytes {span:?} after {end}: {words:?}");
            end = span.end;
        }
    }
    Ok(())
}

/// Every object with `text`, `start` and `end` says what stands there, in code points of the text or, with `"in": "title"`, of the title.
fn spans(value: &Value, article: &Article, path: &str) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter().enumerate().try_for_each(|(k, item)| spans(item, article, &format!("{path}[{k}]"))),
        Value::Object(fields) => {
            if let (Some(Value::String(text)), Some(start), Some(end)) = (fields.get("text"), fields.get("start"), fields.get("end")) {
                let (title, body) = article.text.split_at(article.body);
                let whole = if fields.get("in").is_some_and(|i| i == "title") { title } else { body };
                let (start, end) = (start.as_u64().unwrap_or(u64::MAX) as usize, end.as_u64().unwrap_or(0) as usize);
                let there: String = whole.chars().skip(start).take(end.saturating_sub(start)).collect();
                ensure!(start < end && there == *text, "{path}: says {text:?} at {start}..{end}, where {there:?} stands");
            }
            fields.iter().try_for_each(|(key, field)| spans(field, article, &format!("{path}.{key}")))
        }
        _ => Ok(()),
    }
}

/// Where a piece stands; a title that came apart is before the text.
fn at(piece: &Piece) -> (bool, u32, u32) {
    (piece.within.is_none(), piece.start, piece.end)
}

/// The name mentions of people, organisations and places, with the id of their entry.
fn entries(analysis: &Analysis) -> Vec<(&str, &str, usize, &[MentionRecord])> {
    let people = analysis.people.iter().flatten().map(|x| (x.id.as_str(), x.name.as_str(), x.count, &x.mentions[..]));
    let organizations = analysis.organizations.iter().flatten().map(|x| (x.id.as_str(), x.name.as_str(), x.count, &x.mentions[..]));
    let places = analysis.places.iter().flatten().map(|x| (x.id.as_str(), x.name.as_str(), x.count, &x.mentions[..]));
    people.chain(organizations).chain(places).collect()
}

/// Lists are in order of first mention, mentions in order of the text and counted.
fn order(analysis: &Analysis) -> Result<(), String> {
    let entries = entries(analysis);
    for (id, name, count, mentions) in &entries {
        ensure!(!mentions.is_empty() && *count == mentions.len(), "{id} {name:?}: count {count} of {} mentions", mentions.len());
        ensure!(mentions.is_sorted_by_key(|m| at(&m.piece)), "{id} {name:?}: mentions out of order");
    }
    for pair in entries.windows(2).filter(|pair| pair[0].0[..1] == pair[1].0[..1]) {
        let [(one, _, _, a), (other, name, _, b)] = pair else { continue };
        ensure!(at(&a[0].piece) <= at(&b[0].piece), "{other} {name:?} is mentioned before {one}");
    }
    let dates = analysis.dates.iter().flatten().map(|x| (x.id.as_str(), &x.piece));
    let quotes = analysis.quotes.iter().flatten().map(|x| (x.id.as_str(), &x.piece));
    let casualties = analysis.casualties.iter().flatten().map(|x| (x.id.as_str(), &x.piece));
    let pieces: Vec<_> = dates.chain(quotes).chain(casualties).collect();
    for pair in pieces.windows(2).filter(|pair| pair[0].0[..1] == pair[1].0[..1]) {
        let [(one, a), (other, b)] = pair else { continue };
        ensure!(at(a) <= at(b), "{other} {:?} stands before {one} {:?}", b.text, a.text);
    }
    for quote in analysis.quotes.iter().flatten() {
        let (first, last) = (quote.spans.first(), quote.spans.last());
        let whole = first.zip(last).is_some_and(|(a, b)| a.start == quote.piece.start && b.end == quote.piece.end);
        ensure!(whole, "{}: its pieces do not begin and end it: {:?}", quote.id, quote.piece.text);
        ensure!(quote.spans.windows(2).all(|two| two[0].end <= two[1].start), "{}: pieces overlap: {:?}", quote.id, quote.spans);
    }
    Ok(())
}

/// Ids are unique and what points to an id points to an entry of its kind.
fn references(analysis: &Analysis) -> Result<(), String> {
    let mut ids = HashSet::new();
    let dates = analysis.dates.iter().flatten().map(|x| x.id.as_str());
    let quotes = analysis.quotes.iter().flatten().map(|x| x.id.as_str());
    let casualties = analysis.casualties.iter().flatten().map(|x| x.id.as_str());
    for id in entries(analysis).iter().map(|e| e.0).chain(dates).chain(quotes).chain(casualties) {
        ensure!(ids.insert(id), "id {id} twice");
    }
    let resolve = |from: &str, prefixes: &str, id: Option<&str>| {
        let good = id.is_none_or(|id| ids.contains(id) && id.starts_with(|c| prefixes.contains(c)));
        if good { Ok(()) } else { Err(format!("{from} points to {id:?}")) }
    };
    let speaker = |from: &str, speaker: &Option<SpeakerRecord>| -> Result<(), String> {
        let Some(speaker) = speaker else { return Ok(()) };
        ensure!(speaker.id.is_some() == speaker.name.is_some(), "{from}: the speaker {:?} has only one of id and name", speaker.piece.text);
        resolve(from, "po", speaker.id.as_deref())
    };
    for person in analysis.people.iter().flatten() {
        for role in &person.roles {
            resolve(&person.id, "o", role.organization.as_deref())?;
            resolve(&person.id, "l", role.place.as_deref())?;
        }
        let spoken = analysis.quotes.iter().flatten().filter(|q| q.speaker.as_ref().is_some_and(|s| s.id.as_ref() == Some(&person.id)));
        ensure!(spoken.count() == person.quotes, "{} {:?}: {} quotes", person.id, person.name, person.quotes);
    }
    for date in analysis.dates.iter().flatten() {
        ensure!((date.anchor == "context") == date.anchor_id.is_some(), "{} {:?}: anchor {}", date.id, date.piece.text, date.anchor);
        ensure!(date.anchor_id.as_ref() != Some(&date.id), "{} {:?} is its own anchor", date.id, date.piece.text);
        resolve(&date.id, "d", date.anchor_id.as_deref())?;
    }
    for quote in analysis.quotes.iter().flatten() {
        speaker(&quote.id, &quote.speaker)?;
    }
    let figures: Vec<_> = analysis.casualties.iter().flatten().collect();
    for figure in &figures {
        resolve(&figure.id, "c", figure.part_of.as_deref())?;
        resolve(&figure.id, "l", figure.place.as_deref())?;
        resolve(&figure.id, "d", figure.date.as_deref())?;
        speaker(&figure.id, &figure.source)?;
        for person in figure.victims.iter().flat_map(|v| &v.people) {
            resolve(&figure.id, "p", Some(person))?;
        }
        // A part of a part of … must come to an end.
        let (mut whole, mut steps) = (figure.part_of.as_ref(), 0);
        while let Some(id) = whole {
            steps += 1;
            ensure!(steps <= figures.len(), "{} {:?} is a part of itself", figure.id, figure.piece.text);
            whole = figures.iter().find(|f| f.id == *id).and_then(|f| f.part_of.as_ref());
        }
    }
    for (kind, toll) in tolls(analysis) {
        for id in &toll.from {
            let figure = figures.iter().find(|f| f.id == *id);
            ensure!(figure.is_some_and(|f| f.scope == "event"), "the toll of {kind} comes from {id}: {figure:?}");
        }
    }
    resolve("focus", "l", analysis.article.focus.as_ref().and_then(|f| f.place.as_deref()))
}

fn tolls(analysis: &Analysis) -> Vec<(&'static str, &analyze::record::TollFigureRecord)> {
    let Some(toll) = &analysis.toll else { return Vec::new() };
    let kinds = [("killed", &toll.killed), ("injured", &toll.injured), ("missing", &toll.missing), ("displaced", &toll.displaced)];
    kinds.into_iter().filter_map(|(kind, figure)| Some((kind, figure.as_ref()?))).collect()
}

/// One span, one kind: name mentions of people, organisations and places share no character.
fn names_apart(analysis: &Analysis) -> Result<(), String> {
    let mut names: Vec<(&str, &Piece)> = entries(analysis)
        .iter()
        .flat_map(|(id, _, _, mentions)| mentions.iter().filter(|m| matches!(m.form, "name" | "demonym")).map(|m| (*id, &m.piece)))
        .collect();
    names.sort_by_key(|(_, piece)| at(piece));
    for pair in names.windows(2) {
        let [(one, a), (other, b)] = pair else { continue };
        ensure!(a.within != b.within || a.end <= b.start, "{one} {:?} and {other} {:?} overlap at {}", a.text, b.text, b.start);
    }
    Ok(())
}

/// Values lie in their ranges.
fn values(analysis: &Analysis) -> Result<(), String> {
    for place in analysis.places.iter().flatten() {
        ensure!((0.0..=1.0).contains(&place.score), "{} {:?}: score {}", place.id, place.name, place.score);
        let on_earth = place.lat.is_none_or(|lat| lat.abs() <= 90.0) && place.lon.is_none_or(|lon| lon.abs() <= 180.0);
        ensure!(on_earth && place.lat.is_some() == place.lon.is_some(), "{} {:?}: {:?} {:?}", place.id, place.name, place.lat, place.lon);
        let code = place.country_code.as_ref().is_none_or(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()));
        ensure!(code, "{} {:?}: country {:?}", place.id, place.name, place.country_code);
    }
    for date in analysis.dates.iter().flatten() {
        ensure!(!date.value.is_empty() && date.from <= date.to, "{} {:?}: {:?} to {:?}", date.id, date.piece.text, date.from, date.to);
        ensure!(date.from.is_some() == date.to.is_some(), "{} {:?}: {:?} to {:?}", date.id, date.piece.text, date.from, date.to);
    }
    let bounded = |min: Option<u64>, max: Option<u64>| min.zip(max).is_none_or(|(min, max)| min <= max);
    for figure in analysis.casualties.iter().flatten() {
        let count = &figure.count;
        ensure!(bounded(count.min, count.max), "{} {:?}: {:?} to {:?}", figure.id, figure.piece.text, count.min, count.max);
    }
    for (kind, toll) in tolls(analysis) {
        ensure!(bounded(toll.min, toll.max) && !toll.from.is_empty(), "the toll of {kind}: {toll:?}");
    }
    Ok(())
}

/// The record twice from one analyzer and once from a fresh one: the same.
fn check_anew(used: &mut Analyzer, article: &Article) -> Result<(), String> {
    let first = check(used, article)?;
    let second = check(used, article)?;
    let fresh = check(&mut Analyzer::new(Config::default()), article)?;
    ensure!(first == second, "a second analysis differs:\n{first}\n{second}");
    ensure!(first == fresh, "a fresh analyzer differs:\n{first}\n{fresh}");
    Ok(())
}

/// Reads bytes in a format; what can be read is analysed and checked.
fn check_bytes(bytes: &[u8], format: Format) -> Result<(), String> {
    let raw = Raw { path: "-".to_owned(), number: None, format, bytes: bytes.to_owned() };
    match input::read(&raw) {
        Ok(article) => check_anew(&mut Analyzer::new(Config::default()), &article),
        Err(error) => {
            ensure!(!error.error.message.is_empty(), "an error without a word");
            Ok(())
        }
    }
}

#[test]
fn fixtures_keep_the_invariants() {
    let mut analyzer = Analyzer::new(Config::default());
    let failed: Vec<String> = common::readable()
        .iter()
        .filter_map(|(name, article)| Some(format!("{name}: {}", check_anew(&mut analyzer, article).err()?)))
        .collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn explained_records_keep_the_invariants() {
    let mut analyzer = Analyzer::new(Config { explain: true, with_text: true, ..Config::default() });
    for (name, article) in common::readable() {
        let checked = check(&mut analyzer, &article);
        assert!(checked.is_ok(), "{name}: {}", checked.unwrap_err());
    }
}

#[test]
fn long_and_monotonous_texts_come_to_an_end() {
    let all: String = common::readable().iter().map(|(_, article)| article.text.as_str()).collect();
    let mut analyzer = Analyzer::new(Config::default());
    let units =
        ["\"", "“", "(", "1,", "12 ", "Anna Keller ", "said ", "killed ", "Friday ", "Paris, ", "a\n\n", "\n", "He ", "*", "[a](", "🔥"];
    let units = units.iter().map(|unit| unit.repeat(30_000 / unit.len())).chain([all.repeat(5)]);
    for text in units {
        let checked = check(&mut analyzer, &input::article_from_text(&text));
        assert!(checked.is_ok(), "{:?} …: {}", text.chars().take(20).collect::<String>(), checked.unwrap_err());
        let checked = check_bytes(text.as_bytes(), Format::Markdown);
        assert!(checked.is_ok(), "{:?} …: {}", text.chars().take(20).collect::<String>(), checked.unwrap_err());
    }
}

/// Pieces of news, glued in any order.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    "Anna Keller", "Keller", "Mr. Müller", "President Zuwena Ali", "Dr J. O’Neill-Paz", "al-Hadi", "the Red Cross", "UN", "U.S.",
    "Acme Ltd.", "Paris", "Paris, Texas", "Syrian", "GENEVA, 20 Feb 2016 (Reuters) –", "Washington", "Lake Chad", "Bank of England",
    "the north of Mali", "said", "says", "told reporters", "according to", "asked", "wrote:", "added that", "who heads",
    "declined to comment", "he", "She", "they", "“", "”", "\"", "'", "‘", "’", "''", "``", "«", "»", "[", "]", "(", ")", "—", "–", "-",
    "…", "...", "12", "at least 12", "1,200", "1 200", "260,000", "two", "twenty-three", "dozens", "hundreds of", "no one", "half of",
    "3.5 million", "a third", "0", "99999999999999999999999", "10 to 15", "between 40 and 30", "-7", "12th", "1/2", "½", "٣", "IV",
    "people", "children", "soldiers", "were killed", "killed", "died", "wounded", "missing", "fled their homes", "including", "of them",
    "the death toll", "rose to", "bodies", "was shot dead", "aged 31", ", 34,", "injuring", "not", "may have", "feared", "Friday",
    "this morning", "20 February 2016", "02/29/2015", "31 June", "2016-02-30", "last week", "two days later", "9999", "the 1980s", "May",
    "March", "5 p.m.", "25:61", "tonight", "every Monday", "0000-00-00", "1 January 0001", "in the year 99999", "300000 years ago",
    "10,000 weeks from now", ".", ",", ";", ":", "?", "!", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u{a0}",
    "\u{2028}", "\u{0}", "\u{7}", "\u{feff}", "\u{200b}", "\u{202e}", "\u{ad}", "e\u{301}", "🔥", "👩‍👩‍👧", "שלום", "人", "ﬁ", "İ", "ß",
    "# ", "## Head", "**", "*", "_", "[link](http://a.b/c)", "> ", "- ", "1. ", "```", "<b>", "&amp;", "![alt](x.png)", "|", "---",
    "By Ruth Adeyemi", "(Photo: AFP)", "Q:", "A:", "KELLER:", "Updated:", "© 2016", "Related:", "https://example.org/2016/02/20/x",
    "@name", "#tag",
];

/// Names that meet the fragments and the fixtures in every way.
const NAMES: &str = "name\ttype\taliases\tcountry\tlatitude\tlongitude\n\
    Anna Keller\tperson\tKeller|Müller said|he\nMr. Müller\tnone\nRed Cross\tnone\tPaz|al-Hadi\nUN\tplace\tCross UN\n\
    Paris, Texas\tplace\tTexas.\tSY\t-90\t180\nsaid\torganization\t12|killed 12|the\nParis\torganization\tİ|ß|人|e\u{301}\n\
    Lake\tperson\tChad (\nFriday\tplace\tMali\tML\nGENEVA\tperson\tReuters) –\nBank\tplace\tEngland\n-7\torganization\t#tag|@name|U.S\n";

/// Text that looks like news from afar.
fn news() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec!["", " ", " ", " ", "\n"]);
    (prop::collection::vec(prop::sample::select(FRAGMENTS), 0..70), glue).prop_map(|(pieces, glue)| pieces.join(glue))
}

/// A piece of a fixture with a fragment put somewhere into it.
fn cut_fixture() -> impl Strategy<Value = String> {
    let texts: Vec<Vec<char>> = common::readable().iter().map(|(_, article)| article.text.chars().collect()).collect();
    let at = any::<prop::sample::Index>();
    (prop::sample::select(texts), at, 0..600_usize, any::<prop::sample::Index>(), prop::sample::select(FRAGMENTS)).prop_map(
        |(text, start, length, middle, fragment)| {
            let start = start.index(text.len());
            let piece = &text[start..text.len().min(start + length + 1)];
            let (before, after) = piece.split_at(middle.index(piece.len()));
            before.iter().copied().chain(fragment.chars()).chain(after.iter().copied()).collect()
        },
    )
}

fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(20_160_220), ..ProptestConfig::default() }
}

/// Fails with the words and with the text that gave them.
fn holds(result: Result<(), String>) -> Result<(), TestCaseError> {
    result.map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn glued_news_keeps_the_invariants(text in news()) {
        holds(check_anew(&mut Analyzer::new(Config::default()), &input::article_from_text(&text)))?;
        holds(check_bytes(text.as_bytes(), Format::Markdown))?;
    }

    #[test]
    fn names_of_a_user_keep_the_invariants(text in news(), piece in cut_fixture()) {
        let lexicon = Some(UserLexicon::parse(NAMES.as_bytes()).expect("a good table").into());
        let mut analyzer = Analyzer::new(Config { lexicon, ..Config::default() });
        holds(check(&mut analyzer, &input::article_from_text(&text)).map(drop))?;
        holds(check(&mut analyzer, &input::article_from_text(&piece)).map(drop))?;
    }

    #[test]
    fn pieces_of_fixtures_keep_the_invariants(text in cut_fixture()) {
        holds(check_bytes(text.as_bytes(), Format::Text))?;
        holds(check_bytes(text.as_bytes(), Format::Markdown))?;
    }

    #[test]
    fn any_text_keeps_the_invariants(text in any::<String>()) {
        holds(check_bytes(text.as_bytes(), Format::Text))?;
        holds(check_bytes(text.as_bytes(), Format::Markdown))?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in [Format::Text, Format::Markdown, Format::Json, Format::Jsonl] {
            holds(check_bytes(&bytes, format))?;
        }
    }

    #[test]
    fn json_articles_keep_the_invariants(title in news(), text in news(), date in "[0-9T:.Z+-]{0,12}|2016-02-20") {
        let object = json!({"id": "x", "title": title, "text": text, "date": date, "authors": ["Ruth Adeyemi"]}).to_string();
        holds(check_bytes(object.as_bytes(), Format::Jsonl))?;
        holds(check_bytes(object.as_bytes(), Format::Json))?;
    }
}
