//! What holds for every record, whatever the article: it is what the schema says and can be read back, spans are true, ids resolve, lists are in
//! order, names do not overlap, values lie in their ranges, and the same article gives the same bytes.
//!
//! A new invariant is a function here that takes the analysis and is called in [`check`]; the tests and the fuzzer then hold it.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use analyze::article::Format;
use analyze::input;
use analyze::input::files::{self, Input, Options};
use analyze::output::{Printer, Shown};
use analyze::record::{Analysis, AnchorKind, Form, JSON_SCHEMA, MentionRecord, Piece, Record, Scope, SpeakerRecord};
use analyze::{Analyzer, Article, Config, ErrorRecord, events, output, summary};
use jsonschema::Validator;
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
pub(crate) fn check(analyzer: &mut Analyzer, article: &Article) -> Result<String, String> {
    layout(article)?;
    let record = Record::Analysis(Box::new(analyzer.analyze(article)));
    let (value, text) = contract(&record)?;
    spans(&value, article, "record")?;
    let Record::Analysis(analysis) = record else { return Err("no analysis".to_owned()) };
    order(&analysis)?;
    references(&analysis)?;
    anchors(&analysis)?;
    names_apart(&analysis)?;
    values(&analysis)?;
    summary_line(article, &analysis)?;
    event_row(article, &analysis)?;
    Ok(text)
}

/// The article's line in a summary is what its schema says.
fn summary_line(article: &Article, analysis: &Analysis) -> Result<(), String> {
    let lines = summary::Lines::new(vec![summary::Entry::new(article, analysis)]);
    let line = lines.iter().next().ok_or("a summary without its article")?;
    ensure!(line.copy_of.is_none(), "the only article of a summary is a copy: {line:?}");
    fits_summary_schema(&serde_json::to_value(&line).map_err(|e| e.to_string())?)
}

/// The article's row of events, where it has one, is what its schema says, and names the article; so does that of its record alone.
fn event_row(article: &Article, analysis: &Analysis) -> Result<(), String> {
    for text in [article.text.get(article.body..), None] {
        let rows = events::Rows::new(vec![events::Report::new(analysis, text)]);
        let all: Vec<events::EventRow> = rows.iter().collect();
        ensure!(all.len() + rows.left_out() == 1, "one article, and rows {all:?} with {} left out", rows.left_out());
        for row in all {
            ensure!(row.articles.len() == 1 && row.articles[0].copy_of.is_none(), "the only article of an event: {row:?}");
            fits_events_schema(&serde_json::to_value(&row).map_err(|e| e.to_string())?)?;
        }
    }
    Ok(())
}

/// The record is what the schema says, and what is read back from its JSON is the same record. Gives the JSON, as a value and as text.
fn contract(record: &Record) -> Result<(Value, String), String> {
    let value = serde_json::to_value(record).map_err(|e| e.to_string())?;
    fits_schema(&value)?;
    let text = serde_json::to_string(record).map_err(|e| e.to_string())?;
    let back: Record = serde_json::from_str(&text).map_err(|e| format!("the record cannot be read back: {e}\n{text}"))?;
    ensure!(back == *record, "another record is read back: {back:?}\n{text}");
    printed(record, &value)?;
    Ok((value, text))
}

/// Every format prints the record, the JSON ones so that it can be read again, and nothing in it acts on a terminal.
fn printed(record: &Record, value: &Value) -> Result<(), String> {
    let acts =
        |c: char| c != '\n' && c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for format in [output::Format::Table, output::Format::Json, output::Format::Jsonl] {
        let printed = Printer { format, width: 80, color: false, shown: Shown::default() }.print(record);
        let text = std::str::from_utf8(&printed).map_err(|e| format!("{format:?} is no UTF-8: {e}"))?;
        ensure!(!text.contains(acts), "{format:?} holds a sign that acts on a terminal: {text:?}");
        ensure!(text.ends_with('\n'), "{format:?} ends without a line end: {text:?}");
        if format != output::Format::Table {
            let back: Value = serde_json::from_str(text).map_err(|e| format!("{format:?} is no JSON: {e}\n{text}"))?;
            ensure!(back == *value, "{format:?} says something else:\n{text}\n{value}");
        }
        ensure!(format != output::Format::Jsonl || text.lines().count() == 1, "a record is split:\n{text}");
    }
    Ok(())
}

/// Is a value what `analyze --schema` says of records?
pub(crate) fn fits_schema(value: &Value) -> Result<(), String> {
    static WHOLE: LazyLock<Validator> = LazyLock::new(|| validator("", JSON_SCHEMA));
    static ANALYSIS: LazyLock<Validator> = LazyLock::new(|| validator("Analysis", JSON_SCHEMA));
    static ERROR: LazyLock<Validator> = LazyLock::new(|| validator("ErrorRecord", JSON_SCHEMA));
    if WHOLE.is_valid(value) {
        return Ok(());
    }
    // The schema of either is asked why, for the whole one says only that it is neither.
    misfit(if value["ok"] == true { &ANALYSIS } else { &ERROR }, value)
}

/// Is a value what `analyze --schema=summary` says of lines?
pub(crate) fn fits_summary_schema(value: &Value) -> Result<(), String> {
    static LINE: LazyLock<Validator> = LazyLock::new(|| validator("", summary::JSON_SCHEMA));
    misfit(&LINE, value)
}

/// Is a value what `analyze --schema=events` says of rows?
pub(crate) fn fits_events_schema(value: &Value) -> Result<(), String> {
    static ROW: LazyLock<Validator> = LazyLock::new(|| validator("", events::JSON_SCHEMA));
    misfit(&ROW, value)
}

/// A validator for a schema, or for one of its definitions.
fn validator(definition: &str, schema: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    if !definition.is_empty() {
        schema = json!({"$ref": format!("#/$defs/{definition}"), "$defs": schema["$defs"]});
    }
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn misfit(validator: &Validator, value: &Value) -> Result<(), String> {
    validator.iter_errors(value).next().map_or(Ok(()), |e| Err(format!("against the schema at {}: {e}\n{value}", e.instance_path())))
}

/// The blocks of the article are in order, disjoint, not empty and on character boundaries.
fn layout(article: &Article) -> Result<(), String> {
    ensure!(article.text.is_char_boundary(article.body), "the text begins inside a character, at byte {}", article.body);
    let mut end = 0;
    for span in article.blocks.iter().map(|block| block.span) {
        let words = article.text.get(span.range());
        ensure!(words.is_some_and(|w| !w.is_empty()) && span.start >= end, "block at bytes {span:?} after {end}: {words:?}");
        end = span.end;
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
                ensure!(text.trim() == text, "{path}: white space at an end of {text:?}");
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

/// What a date was counted from was not counted from it in turn, and the two ends of a range are two.
fn anchors(analysis: &Analysis) -> Result<(), String> {
    let dates: Vec<_> = analysis.dates.iter().flatten().collect();
    let anchor: HashMap<&str, &str> = dates.iter().filter_map(|d| Some((d.id.as_str(), d.anchor_id.as_deref()?))).collect();
    // Those whose chain is known to come to an end.
    let mut ends: HashSet<&str> = HashSet::new();
    for date in &dates {
        let mut chain = Vec::new();
        let mut at = Some(date.id.as_str());
        while let Some(id) = at.filter(|id| !ends.contains(id)) {
            ensure!(!chain.contains(&id), "{} {:?} is counted in a circle: {chain:?}", date.id, date.piece.text);
            chain.push(id);
            at = anchor.get(id).copied();
        }
        ends.extend(chain);
    }
    let mut ranges: HashMap<&str, usize> = HashMap::new();
    dates.iter().filter_map(|d| d.range.as_deref()).for_each(|range| *ranges.entry(range).or_default() += 1);
    let odd = ranges.iter().find(|(_, ends)| **ends != 2);
    ensure!(odd.is_none(), "range, ends: {odd:?} in {:?}", dates.iter().map(|d| (&d.piece.text, &d.range)).collect::<Vec<_>>());
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
        // The id is null where its list is not asked for.
        let named = speaker.name.is_some() && analysis.people.is_some() && analysis.organizations.is_some();
        ensure!(
            speaker.id.is_some() == named || speaker.id.is_some(),
            "{from}: the speaker {:?} has only one of id and name",
            speaker.piece.text
        );
        resolve(from, "po", speaker.id.as_deref())
    };
    for person in analysis.people.iter().flatten() {
        for role in &person.roles {
            resolve(&person.id, "o", role.organization.as_deref())?;
            resolve(&person.id, "l", role.place.as_deref())?;
        }
        let spoken = analysis.quotes.iter().flatten().filter(|q| q.speaker.as_ref().is_some_and(|s| s.id.as_ref() == Some(&person.id)));
        ensure!(analysis.quotes.is_none() || spoken.count() == person.quotes, "{} {:?}: {} quotes", person.id, person.name, person.quotes);
    }
    for date in analysis.dates.iter().flatten() {
        ensure!(
            (date.anchor == AnchorKind::Context) == date.anchor_id.is_some(),
            "{} {:?}: anchor {}",
            date.id,
            date.piece.text,
            date.anchor
        );
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
            ensure!(figure.is_some_and(|f| f.scope == Scope::Event), "the toll of {kind} comes from {id}: {figure:?}");
        }
    }
    if let Some(event) = analysis.event.iter().flatten().next() {
        resolve("event", "l", event.place.as_deref())?;
        resolve("event", "d", event.date.as_ref().and_then(|date| date.id.as_deref()))?;
        for victim in &event.victims {
            resolve("event", "p", victim.person.as_deref())?;
            resolve("event", "c", victim.figure.as_deref())?;
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
        .flat_map(|(id, _, _, mentions)| mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Demonym)).map(|m| (*id, &m.piece)))
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
        let signed = date.value.starts_with(['+', '-']) || date.value.starts_with("0000");
        ensure!(!signed, "{} {:?}: the year of {:?} is none from 1 to 9999", date.id, date.piece.text, date.value);
    }
    if let Some(event) = analysis.event.iter().flatten().next() {
        ensure!(event.date.as_ref().is_none_or(|date| date.from <= date.to), "event: {:?}", event.date);
        let named: Vec<&String> = event.victims.iter().filter_map(|victim| victim.person.as_ref()).collect();
        let twice = named.iter().enumerate().any(|(k, id)| named[..k].contains(id));
        ensure!(!twice, "event: a victim twice: {named:?}");
        for victim in &event.victims {
            ensure!(victim.age.is_none_or(|age| age <= 125), "event: {victim:?}");
            let told = victim.person.is_some() || victim.name.is_some() || victim.figure.is_some();
            ensure!(told || analysis.people.is_none(), "event: a victim of whom nothing is told: {victim:?}");
        }
    }
    let bounded = |min: Option<u64>, max: Option<u64>| min.zip(max).is_none_or(|(min, max)| min <= max);
    for figure in analysis.casualties.iter().flatten() {
        let count = &figure.count;
        ensure!(bounded(count.min, count.max), "{} {:?}: {:?} to {:?}", figure.id, figure.piece.text, count.min, count.max);
        let share = count.share.is_none_or(|share| (0.0..=1.0).contains(&share) && count.min.is_none() && count.max.is_none());
        ensure!(share, "{} {:?}: {count:?}", figure.id, figure.piece.text);
    }
    for (kind, toll) in tolls(analysis) {
        ensure!(bounded(toll.min, toll.max) && !toll.from.is_empty(), "the toll of {kind}: {toll:?}");
    }
    Ok(())
}

/// The record twice from one analyzer and once from a fresh one: the same.
pub(crate) fn check_anew(used: &mut Analyzer, article: &Article, config: &Config) -> Result<(), String> {
    let first = check(used, article)?;
    let json = |analyzer: &mut Analyzer| serde_json::to_string(&analyzer.analyze(article)).map_err(|e| e.to_string());
    let second = json(used)?;
    let fresh = json(&mut Analyzer::new(config.clone()))?;
    ensure!(first == second, "a second analysis differs:\n{first}\n{second}");
    ensure!(first == fresh, "a fresh analyzer differs:\n{first}\n{fresh}");
    Ok(())
}

/// Cuts a file of this format into its articles; what can be read is analysed and checked.
pub(crate) fn check_bytes(bytes: &[u8], format: Format) -> Result<(), String> {
    check_bytes_with(bytes, format, &Config::default())
}

/// The same with options.
pub(crate) fn check_bytes_with(bytes: &[u8], format: Format, config: &Config) -> Result<(), String> {
    let options = Options { format: Some(format), ..Options::default() };
    let articles = match files::articles("-", Cursor::new(bytes.to_owned()), &options) {
        Ok(articles) => articles,
        Err(error) => return failure(*error),
    };
    let options = Arc::new(options);
    for (count, (number, raw)) in articles.enumerate() {
        ensure!(count <= bytes.len(), "more articles than bytes");
        let input = Input { name: "-".into(), number, raw, options: Arc::clone(&options) };
        let own_id = input.own_id();
        match input.raw.and_then(|raw| input::read(&raw)) {
            Ok(article) => {
                let id = own_id.unwrap_or_else(|| number.map_or("-".to_owned(), |number| format!("-:{number}")));
                ensure!(article.source.id == id, "the id {:?} was to be {id:?}", article.source.id);
                check_anew(&mut Analyzer::new(config.clone()), &article, config)?;
            }
            Err(error) => failure(*error)?,
        }
    }
    Ok(())
}

/// An error record keeps the contract, too.
fn failure(error: ErrorRecord) -> Result<(), String> {
    ensure!(!error.error.message.is_empty(), "an error without a word");
    contract(&Record::Error(error)).map(drop)
}
