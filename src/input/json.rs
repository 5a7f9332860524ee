//! One JSON object → [`Article`]: its text, and what the other fields say of it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Raw, fail, finish, layout};
use crate::article::{Article, Format, Given, Source};
use crate::record::{ErrorKind, ErrorRecord};
use crate::span::Span;

/// Fields that may hold the text, the title, the date: the first that does is taken.
const TEXT: &[&str] = &["text", "maintext", "content", "body", "article"];
const TITLE: &[&str] = &["title", "headline"];
const DATE: &[&str] = &["date", "date_publish", "published", "publishedAt", "pubDate"];
const AUTHORS: &[&str] = &["authors", "author", "byline"];
const PUBLISHER: &[&str] = &["source", "publisher"];

/// Brackets one inside the other that `serde_json` goes through.
const DEEPEST: usize = 127;

/// Reads one article object.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    let decoded = super::decode::decode_json(&raw.bytes);
    let mut warnings = decoded.warnings;
    let json = decoded.text.trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    if json.is_empty() {
        return Err(fail(raw, None, ErrorKind::Empty, "there is no JSON object here"));
    }
    let mut json = Cow::Borrowed(json);
    let value = match serde_json::from_str(&json) {
        Ok(value) => value,
        // Half a surrogate pair is no character, but programs write it: everything else of the record can be kept.
        Err(error) => match without_lone_surrogates(&json).and_then(|json| Some((serde_json::from_str(&json).ok()?, json))) {
            Some((value, mended)) => {
                warnings.push("half surrogate pairs were replaced by U+FFFD".to_owned());
                json = Cow::Owned(mended);
                value
            }
            None => return Err(fail(raw, None, ErrorKind::Parse, malformed(raw, &error))),
        },
    };
    let Value::Object(object) = value else {
        return Err(fail(raw, None, ErrorKind::Parse, format!("expected an article object, found {}", kind(&value))));
    };
    let id = object.get("id").and_then(|id| id_of(id, || digits(&json, "id")));
    let id = id.as_deref();
    let body = text(&object).map_err(|(kind, message)| fail(raw, id, kind, message))?;
    warnings.extend(super::html::warning(body));
    let mut article = Article {
        source: Source {
            id: raw.id(id),
            path: raw.path.clone(),
            format: raw.format,
            encoding: decoded.encoding.to_owned(),
            language: None,
        },
        given: Given {
            date: first(&object, DATE, scalar),
            url: first(&object, &["url"], scalar),
            authors: first(&object, AUTHORS, |v| Some(authors(v)).filter(|a| !a.is_empty())).unwrap_or_default(),
            publisher: first(&object, PUBLISHER, name),
        },
        warnings,
        ..Article::default()
    };
    let title = first(&object, TITLE, |v| v.as_str().filter(|t| !t.trim().is_empty()).map(str::to_owned));
    let known = match title {
        Some(title) if !begins_with(body, title.trim()) => {
            article.body = title.len() + 2;
            article.text = format!("{title}\n\n{body}");
            Some(Span::new(0, title.len()).trim(&article.text))
        }
        Some(title) => {
            article.text = body.to_owned();
            let start = body.len() - body.trim_start().len();
            Some(Span::new(start, start + title.trim().len()))
        }
        None => {
            article.text = body.to_owned();
            None
        }
    };
    super::check_size(raw, id, article.text.len())?;
    layout::find(&mut article, known);
    finish(&mut article);
    Ok(article)
}

/// The id that the value of an `id` field gives: a string that is not blank, or a number with its digits as they are `written`.
pub(super) fn id_of(value: &Value, written: impl FnOnce() -> Option<String>) -> Option<String> {
    match value {
        Value::String(id) if !id.trim().is_empty() => Some(id.clone()),
        // A whole number of 64 bits is kept as it is; any other one lost digits when it was read.
        Value::Number(id) if id.is_f64() => written().or_else(|| Some(id.to_string())),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// A number as it is written in a field of an object: of several fields of the same name the last one, which counts for the others too.
fn digits(json: &str, field: &str) -> Option<String> {
    let fields: HashMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    fields.get(field).map(|number| number.get().to_owned())
}

/// The article's text.
fn text(object: &Map<String, Value>) -> Result<&str, (ErrorKind, String)> {
    let mut blank = false;
    let mut other = None;
    for field in TEXT {
        match object.get(*field) {
            Some(Value::String(text)) if !text.trim().is_empty() => return Ok(text),
            Some(Value::String(_)) => blank = true,
            Some(Value::Null) | None => {}
            Some(value) => other = other.or(Some(format!("`{field}` holds {} and no text", kind(value)))),
        }
    }
    if object.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with("analyze/")) {
        return Err((ErrorKind::Parse, "this is a record that analyze wrote, and no article".to_owned()));
    }
    let names = "an article's text is in `text`, `maintext`, `content`, `body` or `article`";
    match other {
        Some(other) => Err((ErrorKind::Parse, format!("{other}; {names}"))),
        None if blank => Err((ErrorKind::Empty, "the text is empty".to_owned())),
        None => Err((ErrorKind::Parse, format!("there is no text; {names}"))),
    }
}

/// Does the text begin with its title, as a line of its own?
fn begins_with(text: &str, title: &str) -> bool {
    text.trim_start().strip_prefix(title).is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\u{A0}']).starts_with(['\n', '\r']))
}

/// The first of the fields for which `read` gives a value.
fn first<T>(object: &Map<String, Value>, fields: &[&str], read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    fields.iter().filter_map(|field| object.get(*field)).find_map(read)
}

/// A string or number as it was written.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A name, alone or in an object.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => object.get("name").and_then(scalar),
        Value::String(_) => scalar(value),
        _ => None,
    }
}

/// The authors: a list, or a string that lists them.
fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(name).collect(),
        Value::String(list) => {
            let list = list.trim();
            let list = list.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(list, |by| &list[by.len()..]);
            let names = list.split([';', ',']).flat_map(|part| part.split(" and ")).map(str::trim).filter(|n| !n.is_empty());
            names.map(str::to_owned).collect()
        }
        _ => name(value).into_iter().collect(),
    }
}

/// What a JSON value is called.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What is wrong with the JSON, and where: the line counts in the file.
fn malformed(raw: &Raw, error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(&*said, |(what, _)| what);
    let line = match (raw.format, raw.number) {
        (Format::Jsonl, Some(number)) => number,
        _ => error.line() as u64,
    };
    let column = error.column();
    // The reader's own limit, and nothing that is wrong by the standard.
    if what.starts_with("recursion limit") {
        return format!("this JSON is nested too deep: more than {DEEPEST} brackets one inside the other at line {line}, column {column}");
    }
    format!("this is no valid JSON: {what} at line {line}, column {column}")
}

/// The JSON with every escape of half a surrogate pair replaced; None where it has none.
pub(super) fn without_lone_surrogates(json: &str) -> Option<String> {
    let unit = |at: usize| {
        let escape = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(escape, 16).ok()
    };
    let mut out = String::new();
    let (mut at, mut done) = (0, 0);
    while let Some(found) = memchr::memchr(b'\\', &json.as_bytes()[at..]) {
        at += found;
        match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                out.push_str(&json[done..at]);
                out.push_str("\\uFFFD");
                at += 6;
                done = at;
            }
            // The escaped character is one byte at least, and a backslash may be it.
            _ => at = (at + 2).min(json.len()),
        }
        if !json.is_char_boundary(at) {
            return None;
        }
    }
    (done > 0).then(|| out + &json[done..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    fn raw(json: &str) -> Raw {
        Raw { path: "in.jsonl".into(), number: Some(3), format: Format::Jsonl, bytes: json.as_bytes().to_vec() }
    }

    #[test]
    fn every_field_is_read() {
        let article = read(&raw(
            r#"{"id": 7, "headline": "Storm kills 12", "content": "MANILA – A storm killed 12 people.", "date_publish": "2016-02-20 10:00:00",
            "url": "https://example.org/a", "authors": ["Ruth Adeyemi", {"name": "Sam Low"}], "source": {"name": "Example News"}}"#,
        ))
        .expect("an article");
        assert_eq!(article.text, "Storm kills 12\n\nMANILA – A storm killed 12 people.");
        assert_eq!(article.body, 16);
        assert_eq!(article.source.id, "7");
        assert_eq!(article.parts.title.map(|t| t.of(&article.text)), Some("Storm kills 12"));
        assert_eq!(article.parts.dateline.map(|t| t.of(&article.text)), Some("MANILA"));
        let given = Given {
            date: Some("2016-02-20 10:00:00".into()),
            url: Some("https://example.org/a".into()),
            authors: vec!["Ruth Adeyemi".into(), "Sam Low".into()],
            publisher: Some("Example News".into()),
        };
        assert_eq!(article.given, given);
    }

    #[test]
    fn a_title_that_the_text_repeats_is_not_put_before_it() {
        let article = read(&raw(r#"{"title": "Storm kills 12", "text": "Storm kills 12\n\nA storm killed 12 people in Manila."}"#))
            .expect("an article");
        assert_eq!(article.body, 0);
        assert_eq!(article.parts.title, Some(Span::new(0, 14)));
        assert_eq!(article.blocks.iter().map(|b| b.kind).collect::<Vec<_>>(), [BlockKind::Title, BlockKind::Paragraph]);
        let article =
            read(&raw(r#"{"title": "Storm kills 12", "text": "Storm kills 12 in Manila on Friday, police said."}"#)).expect("an article");
        assert_eq!(article.body, 16);
    }

    #[test]
    fn authors_come_in_many_shapes() {
        for (json, wanted) in [
            (r#""By Ruth Adeyemi and Sam Low""#, &["Ruth Adeyemi", "Sam Low"][..]),
            (r#""Ruth Adeyemi; Sam Low""#, &["Ruth Adeyemi", "Sam Low"]),
            (r#"{"name": "Ruth Adeyemi"}"#, &["Ruth Adeyemi"]),
            (r#"["Ruth Adeyemi", null, 5, ""]"#, &["Ruth Adeyemi"]),
            ("null", &[]),
            ("12", &[]),
        ] {
            assert_eq!(authors(&serde_json::from_str(json).unwrap_or_default()), wanted, "{json}");
        }
    }

    #[test]
    fn errors_say_what_is_wrong_and_whose() {
        for (json, kind, id, words) in [
            (r#"{"id": "x", "text": }"#, ErrorKind::Parse, "in.jsonl:3", "expected value at line 3, column 21"),
            (r#"{"text": "a"} {"text": "b"}"#, ErrorKind::Parse, "in.jsonl:3", "trailing characters"),
            (r#"["a"]"#, ErrorKind::Parse, "in.jsonl:3", "found a list"),
            ("", ErrorKind::Empty, "in.jsonl:3", "no JSON object"),
            (r#"{"id": "x"}"#, ErrorKind::Parse, "x", "`text`, `maintext`"),
            (r#"{"id": "x", "text": null}"#, ErrorKind::Parse, "x", "there is no text"),
            (
                r#"{"id": "x", "schema": "analyze/1", "article": {}}"#,
                ErrorKind::Parse,
                "x",
                "this is a record that analyze wrote, and no article",
            ),
            (r#"{"id": "x", "text": 5}"#, ErrorKind::Parse, "x", "`text` holds a number"),
            (r#"{"id": 12, "text": " \n\u00a0"}"#, ErrorKind::Empty, "12", "the text is empty"),
        ] {
            let error = read(&raw(json)).expect_err(json);
            assert_eq!((error.error.kind, &*error.source.id), (kind, id), "{json}");
            assert!(error.error.message.contains(words), "{json}: {}", error.error.message);
        }
    }

    #[test]
    fn a_number_as_id_keeps_its_digits() {
        for (id, wanted) in [
            ("7", "7"),
            ("-7", "-7"),
            ("9007199254740993", "9007199254740993"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("-12345678901234567890123", "-12345678901234567890123"),
            ("20160220.0700", "20160220.0700"),
            ("1e3", "1e3"),
            ("5, \"id\": 1.50", "1.50"),
            ("1.50, \"id\": \"x\"", "x"),
        ] {
            for text in ["A storm.", "A storm \\ud83d."] {
                let article = read(&raw(&format!(r#"{{"id": {id}, "text": "{text}", "deep": {{"id": 1.25}}}}"#))).expect("an article");
                assert_eq!(article.source.id, wanted);
            }
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_said_in_words() {
        let nested = |depth: usize| format!(r#"{{"text": "A storm.", "deep": {}{}}}"#, "[".repeat(depth - 1), "]".repeat(depth - 1));
        assert!(read(&raw(&nested(DEEPEST))).is_ok());
        for depth in [DEEPEST + 1, 100_000] {
            let error = read(&raw(&nested(depth))).expect_err("too deep");
            assert_eq!(error.error.kind, ErrorKind::Parse);
            let message = "this JSON is nested too deep: more than 127 brackets one inside the other at line 3, column 156";
            assert_eq!(error.error.message, message);
        }
    }

    #[test]
    fn broken_characters_do_not_lose_the_record() {
        let mut bytes = br#"{"text": "Caf"#.to_vec();
        bytes.extend(b"\xE9 closed in Manila.\"}");
        let article = read(&Raw { bytes, ..raw("") }).expect("an article");
        assert_eq!(article.text, "Caf\u{FFFD} closed in Manila.");
        assert_eq!(article.warnings, ["1 character was not valid UTF-8 and replaced by U+FFFD"]);
        let article = read(&raw(r#"{"text": "\ud83d\ude00 \ud83d \\ud83d é\udc00"}"#)).expect("an article");
        assert_eq!(article.text, "😀 \u{FFFD} \\ud83d é\u{FFFD}");
        assert_eq!(article.warnings, ["half surrogate pairs were replaced by U+FFFD"]);
    }

    #[test]
    fn a_file_counts_its_own_lines() {
        let error = read(&Raw { number: None, format: Format::Json, path: "a.json".into(), ..raw("{\n \"text\": oops\n}") })
            .expect_err("malformed");
        assert_eq!(error.source.id, "a.json");
        assert!(error.error.message.ends_with("at line 2, column 10"), "{}", error.error.message);
    }
}
