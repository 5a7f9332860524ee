//! One JSON object → [`Article`]: its text, and what the other fields say of it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::repair::{self, Repairs};
use super::story::{self, Story};
use super::{Raw, fail};
use crate::article::{Article, DateOrigin, Format, Given};
use crate::lexicon::fields::{Field, FieldNames, FieldRole};
use crate::record::{ErrorKind, ErrorRecord};

/// Brackets one inside the other that `serde_json` goes through.
const DEEPEST: usize = 127;

/// Reads one article object. `names`: what the user calls its fields.
pub(super) fn read(raw: &Raw, names: &FieldNames) -> Result<Article, Box<ErrorRecord>> {
    let decoded = super::decode::decode_json(&raw.bytes);
    let mut warnings = decoded.warnings;
    let json = decoded.text.trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    if json.is_empty() {
        return Err(fail(raw, None, ErrorKind::Empty, "there is no JSON object here"));
    }
    let (value, json) = parse(json, &mut warnings).map_err(|error| fail(raw, None, ErrorKind::Parse, malformed(raw, &error)))?;
    let Value::Object(object) = value else {
        return Err(fail(raw, None, ErrorKind::Parse, format!("expected an article object, found {}", kind(&value))));
    };
    let fields = Fields::of(&object, names);
    let id = fields.id(&json);
    let (text, is_html) = fields.text(&object).map_err(|(kind, message)| fail(raw, id.as_deref(), kind, message))?;
    // Tags that stand in a field that is none of HTML are worth a word.
    let tagged = !is_html && super::html::warning(text).is_some();
    if tagged {
        warnings.push("HTML tags were taken out of the text".to_owned());
    }
    let given = fields.given();
    warnings.extend(fields.unread_date().filter(|_| given.date.is_none()));
    let title = fields.first(FieldRole::Title, |v| v.as_str().filter(|t| !t.trim().is_empty()).map(str::to_owned));
    let (text, blocks) = if is_html || tagged {
        let mut repairs = Repairs::default();
        let blocks = super::html::text_of(&repairs.repair(text, repair::Kind::Html));
        warnings.extend(repairs.warnings());
        (blocks.text, Some(blocks.pieces))
    } else {
        (text.to_owned(), None)
    };
    if text.trim().is_empty() {
        return Err(fail(raw, id.as_deref(), ErrorKind::Empty, "the text is empty"));
    }
    let story = Story { id, title, text, blocks, given, encoding: decoded.encoding.to_owned(), warnings };
    story::article(raw, story)
}

/// The value, and the JSON that it was read from: what programs write that is no JSON is mended, and a warning says so.
fn parse<'j>(json: &'j str, warnings: &mut Vec<String>) -> Result<(Value, Cow<'j, str>), serde_json::Error> {
    let error = match serde_json::from_str(json) {
        Ok(value) => return Ok((value, Cow::Borrowed(json))),
        Err(error) => error,
    };
    // "NaN" is what Python writes for a missing value.
    let numbers = without_nan(json);
    let plain = numbers.as_deref().unwrap_or(json);
    // Half a surrogate pair is no character, but programs write it: everything else of the record can be kept.
    let pairs = without_lone_surrogates(plain);
    let mended = pairs.as_deref().unwrap_or(plain);
    let value = serde_json::from_str(mended).map_err(|_| error)?;
    if numbers.is_some() {
        warnings.push("NaN or Infinity is no JSON, and was read as null".to_owned());
    }
    if pairs.is_some() {
        warnings.push("half surrogate pairs were replaced by U+FFFD".to_owned());
    }
    Ok((value, Cow::Owned(mended.to_owned())))
}

/// The fields of an object that say something of an article, in order of their ranks.
struct Fields<'v>(Vec<(Field, String, &'v Value)>, Vec<(&'v str, &'v Value)>);

impl<'v> Fields<'v> {
    fn of(object: &'v Map<String, Value>, names: &FieldNames) -> Self {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for (name, value) in object {
            match names.field(name) {
                Some(field) => known.push((field, name.clone(), value)),
                None => unknown.push((name.as_str(), value)),
            }
            // "headline": {"main": …}
            for (inner, value) in value.as_object().into_iter().flatten() {
                let name = format!("{name}.{inner}");
                known.extend(names.field(&name).map(|field| (field, name, value)));
            }
        }
        known.sort_by_key(|(field, ..)| field.rank);
        Self(known, unknown)
    }

    fn with(&self, role: FieldRole) -> impl Iterator<Item = (&str, &'v Value)> {
        self.0.iter().filter(move |(field, ..)| field.role == role).map(|(_, name, value)| (name.as_str(), *value))
    }

    /// The first field of a role for which `read` gives something.
    fn first<T>(&self, role: FieldRole, read: impl Fn(&'v Value) -> Option<T>) -> Option<T> {
        self.with(role).find_map(|(_, value)| read(value))
    }

    fn id(&self, json: &str) -> Option<String> {
        self.with(FieldRole::Id).find_map(|(name, value)| id_of(value, || digits(json, name)))
    }

    /// The text, and whether its tags are markup.
    fn text(&self, object: &Map<String, Value>) -> Result<(&'v str, bool), (ErrorKind, String)> {
        let (mut blank, mut other) = (false, None);
        for (role, is_html) in [(FieldRole::Text, false), (FieldRole::Html, true)] {
            for (name, value) in self.with(role) {
                match value {
                    Value::String(text) if !text.trim().is_empty() => return Ok((text, is_html)),
                    Value::String(_) => blank = true,
                    Value::Null => {}
                    value => other = other.or(Some(format!("`{name}` holds {} and no text", kind(value)))),
                }
            }
        }
        if object.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with("analyze/")) {
            return Err((ErrorKind::Parse, "this is a record that analyze wrote, and no article".to_owned()));
        }
        let names = "an article's text is in `text`, `maintext`, `content`, `body` or `article`; --fields text=NAME names another field";
        match other {
            Some(other) => Err((ErrorKind::Parse, format!("{other}; {names}"))),
            None if blank => Err((ErrorKind::Empty, "the text is empty".to_owned())),
            None => Err((ErrorKind::Parse, format!("there is no text; {names}"))),
        }
    }

    fn given(&self) -> Given {
        let iso = |value: &Value| scalar(value).filter(|written| is_iso(written));
        let source = self.first(FieldRole::Source, name);
        let (address, publisher) =
            source.map_or((None, None), |source| if is_address(&source) { (Some(source), None) } else { (None, Some(source)) });
        Given {
            date: self.first(FieldRole::Date, scalar).or_else(|| self.first(FieldRole::IsoDate, iso)),
            date_origin: DateOrigin::Field,
            url: self.first(FieldRole::Url, scalar).or(address),
            authors: self.first(FieldRole::Authors, |v| Some(authors(v)).filter(|a| !a.is_empty())).unwrap_or_default(),
            publisher: publisher.or_else(|| self.first(FieldRole::Publisher, name)),
        }
    }

    /// A warning about a field that looks like a date and is called by no known name: "story_date": "2016-02-20".
    fn unread_date(&self) -> Option<String> {
        let dated = |(name, value): &&(&str, &Value)| says_date(name) && scalar(value).is_some_and(|written| looks_like_date(&written));
        self.1.iter().find(dated).map(|(name, _)| format!("the field `{name}` looks like a date and was not read (--fields date={name})"))
    }
}

/// Is "date", "day" or "time" a word of a field's name, or does it say that something was published?
fn says_date(name: &str) -> bool {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && small {
            words.push(String::new());
        }
        small = c.is_lowercase();
        words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())));
    }
    words.iter().any(|word| matches!(word.as_str(), "date" | "day" | "time" | "timestamp" | "datetime" | "published" | "issued" | "dated"))
}

/// A year and two more numbers, or a year and a month's name: "2016-02-20T10:00:00Z", "03 May 2021".
fn looks_like_date(written: &str) -> bool {
    let parts: Vec<&str> = written.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let year = |part: &&&str| part.len() == 4 && matches!(part.parse(), Ok(1700..=2199));
    let number = |part: &&&str| {
        matches!(part.parse(), Ok(1..=31)) || part.len() > 2 && part.starts_with(|c: char| c.is_ascii_digit()) && part.contains('T')
    };
    let month = |part: &&&str| part.len() >= 3 && MONTHS.iter().any(|month| part.to_lowercase().starts_with(month));
    let (years, numbers, months) =
        (parts.iter().filter(year).count(), parts.iter().filter(number).count(), parts.iter().filter(month).count());
    years == 1 && numbers + months >= 2 && parts.len() <= 10
}

/// How the names of months begin.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// "2016-02-20…"
fn is_iso(written: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| written.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    digits(0..4) && digits(5..7) && digits(8..10) && written.get(4..5) == Some("-") && written.get(7..8) == Some("-")
}

/// "https://example.org/a"
fn is_address(words: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| words.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
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
        Value::String(list) => names_in_list(list),
        _ => name(value).into_iter().collect(),
    }
}

/// The names in a string that lists them: "By Ruth Adeyemi and Sam Low".
pub(super) fn names_in_list(list: &str) -> Vec<String> {
    let list = list.trim();
    let list = list.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(list, |by| &list[by.len()..]);
    let names = list.split([';', ',']).flat_map(|part| part.split(" and ")).map(str::trim).filter(|n| !n.is_empty());
    names.map(str::to_owned).collect()
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

/// The JSON with NaN, Infinity and -Infinity outside of strings as null; None where it has none.
pub(super) fn without_nan(json: &str) -> Option<String> {
    let (mut out, mut done, mut in_string, mut escaped) = (String::new(), 0, false, false);
    for (at, b) in json.bytes().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'N' | b'I' | b'-' if !in_string && at >= done => {
                let Some(word) = ["NaN", "Infinity", "-Infinity"].iter().find(|word| json[at..].starts_with(**word)) else { continue };
                out.push_str(&json[done..at]);
                out.push_str("null");
                done = at + word.len();
            }
            _ => {}
        }
    }
    (done > 0).then(|| out + &json[done..])
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
    use crate::span::Span;

    fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
        super::read(raw, &FieldNames::default())
    }
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
            date_origin: DateOrigin::Field,
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
