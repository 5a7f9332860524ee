//! Records of an earlier run as inputs: one [`Raw`] → its [`Analysis`], where it holds a record and no article.

use serde::Deserialize;

use super::{Raw, fail};
use crate::article::Format;
use crate::record::{Analysis, ErrorKind, ErrorRecord, Schema};

/// What tells a record, and which one.
#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
    ok: Option<bool>,
}

/// The record that this input is; None where it is none. A record of an error is that error again.
///
/// # Errors
/// The error that the record tells of; or that it is no record of the version that is read.
pub fn read(raw: &Raw) -> Option<Result<Analysis, Box<ErrorRecord>>> {
    if !matches!(raw.format, Format::Json | Format::Jsonl) || memchr::memmem::find(&raw.bytes, b"analyze").is_none() {
        return None;
    }
    let head: Head = serde_json::from_slice(&raw.bytes).ok()?;
    let schema = head.schema.filter(|schema| schema.starts_with("analyze/"))?;
    Some(match Schema::from_name(&schema) {
        Some(Schema::One) if head.ok == Some(false) => Err(parsed::<Box<ErrorRecord>>(raw).unwrap_or_else(|error| error)),
        Some(Schema::One) => parsed(raw),
        None => Err(fail(raw, None, ErrorKind::Parse, format!("this is a record of the version {schema}; {} is read", Schema::One))),
    })
}

/// The id of this record; None where it is none.
pub(super) fn id(raw: &Raw) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        schema: String,
        source: Source,
    }
    #[derive(Deserialize)]
    struct Source {
        id: String,
    }
    if !matches!(raw.format, Format::Json | Format::Jsonl) || memchr::memmem::find(&raw.bytes, b"analyze/").is_none() {
        return None;
    }
    let record: Named = serde_json::from_slice(&raw.bytes).ok()?;
    (Schema::from_name(&record.schema) == Some(Schema::One)).then_some(record.source.id)
}

fn parsed<T: serde::de::DeserializeOwned>(raw: &Raw) -> Result<T, Box<ErrorRecord>> {
    serde_json::from_slice(&raw.bytes)
        .map_err(|error| fail(raw, None, ErrorKind::Parse, format!("this is no whole record of {}: {error}", Schema::One)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Config};

    fn raw(format: Format, bytes: &[u8]) -> Raw {
        Raw { path: "in.jsonl".into(), number: Some(3), format, bytes: bytes.to_vec() }
    }

    #[test]
    fn a_record_is_read_back() {
        let article = super::super::article_from_text("A storm killed 12 people in Manila on Friday, police said.");
        let record = Analyzer::new(Config::default()).analyze(&article);
        let json = serde_json::to_vec(&record).expect("JSON");
        for format in [Format::Json, Format::Jsonl] {
            assert_eq!(read(&raw(format, &json)), Some(Ok(record.clone())));
            assert_eq!(id(&raw(format, &json)).as_ref(), Some(&record.source.id));
        }
        assert_eq!(read(&raw(Format::Text, &json)), None);
    }

    #[test]
    fn what_is_no_record_is_none() {
        for json in [
            r#"{"text": "analyze/1"}"#,
            r#"{"schema": "analyze-summary/1"}"#,
            r#"{"schema": "other/1", "text": "analyze"}"#,
            "analyze",
            "[]",
        ] {
            assert_eq!(read(&raw(Format::Jsonl, json.as_bytes())), None, "{json}");
            assert_eq!(id(&raw(Format::Jsonl, json.as_bytes())), None, "{json}");
        }
    }

    #[test]
    fn errors_stay_errors_and_versions_are_told() {
        let failed = serde_json::to_string(&ErrorRecord::new("a.txt", "a.txt", ErrorKind::Empty, "the text is empty")).expect("JSON");
        for (json, kind, id, words) in [
            (&*failed, ErrorKind::Empty, "a.txt", "the text is empty"),
            (
                r#"{"schema": "analyze/2", "ok": true}"#,
                ErrorKind::Parse,
                "in.jsonl:3",
                "this is a record of the version analyze/2; analyze/1 is read",
            ),
            (
                r#"{"schema": "analyze/1", "ok": true}"#,
                ErrorKind::Parse,
                "in.jsonl:3",
                "this is no whole record of analyze/1: missing field",
            ),
        ] {
            let error = read(&raw(Format::Jsonl, json.as_bytes())).expect("a record").expect_err("an error");
            assert_eq!((error.error.kind, &*error.source.id), (kind, id), "{json}");
            assert!(error.error.message.contains(words), "{}", error.error.message);
        }
    }
}
