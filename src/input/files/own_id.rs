//! The id of an article before it is read: names of files depend on it.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::super::decode::decode_json;
use super::super::json::{id_of, without_lone_surrogates, without_nan};
use super::super::{Raw, factiva, mail, records, warc, xml};
use super::{Format, Input};
use crate::lexicon::fields::{FieldNames, FieldRole};

impl Input {
    /// What its record will have as `source.id`, where records of an earlier run are used as they are.
    pub fn record_id(&self) -> String {
        match &self.raw {
            Ok(raw) => records::id(raw).unwrap_or_else(|| raw.id(self.own_id().as_deref())),
            Err(error) => error.source.id.clone(),
        }
    }

    /// The id of an article, where it has one of its own: what its record will have as `source.id`. Little else of it is read, so that this costs
    /// a hundredth of an analysis.
    pub fn own_id(&self) -> Option<String> {
        let raw = self.raw.as_ref().ok()?;
        match raw.format {
            Format::Json | Format::Jsonl | Format::Csv | Format::Tsv => self.id_field(raw),
            Format::Warc => warc::own_id(&raw.bytes),
            Format::Email => mail::own_id(&raw.bytes),
            Format::Feed | Format::Newsml => xml::own_id(raw),
            Format::Factiva => factiva::own_id(raw),
            _ => None,
        }
    }

    /// The id of an object.
    fn id_field(&self, raw: &Raw) -> Option<String> {
        let decoded = decode_json(&raw.bytes);
        let json = decoded.text.trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
        let numbers = without_nan(json);
        let json = numbers.as_deref().unwrap_or(json);
        let mut ids = IdFields { names: &self.options.fields }.deserialize(&mut serde_json::Deserializer::from_str(json)).ok()?;
        ids.sort_by_key(|(rank, ..)| *rank);
        ids.into_iter().find_map(|(_, _, written)| {
            let written = written.get();
            let value =
                serde_json::from_str(written).or_else(|error| serde_json::from_str(&without_lone_surrogates(written).ok_or(error)?));
            id_of(&value.ok()?, || Some(written.to_owned()))
        })
    }
}

/// Reads the fields of an object that may be its id, as they are written there; of several with one name the last.
struct IdFields<'n> {
    names: &'n FieldNames,
}

impl<'de> DeserializeSeed<'de> for IdFields<'_> {
    type Value = Vec<(u8, String, &'de RawValue)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for IdFields<'_> {
    type Value = Vec<(u8, String, &'de RawValue)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut ids: Self::Value = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            match self.names.field(&name).filter(|field| field.role == FieldRole::Id) {
                Some(field) => {
                    let value = fields.next_value()?;
                    ids.retain(|(_, other, _)| *other != name);
                    ids.push((field.rank, name, value));
                }
                None => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::read;

    fn input(format: Format, bytes: &[u8]) -> Input {
        let raw = Raw { path: "in.jsonl".to_owned(), number: Some(3), format, bytes: bytes.to_owned() };
        Input { name: "in.jsonl".into(), number: Some(3), raw: Ok(raw), options: std::sync::Arc::default() }
    }

    #[test]
    fn it_is_that_of_the_record() {
        for json in [
            &br#"{"id": "x", "text": "A storm."}"#[..],
            br#"{"text": "A storm.", "more": {"id": "inner", "list": [{"id": 1}]}, "id": "last"}"#,
            br#"{"id": "first", "text": "A storm.", "id": "second"}"#,
            b"\xEF\xBB\xBF {\"id\": \"a \\u00e9 \\\"b\\\"\", \"text\": \"A storm.\"}\r",
            br#"{"id": 7, "text": "A storm."}"#,
            br#"{"id": -1.50, "text": "A storm."}"#,
            br#"{"id": 12345678901234567890123, "text": "A storm."}"#,
            b"{\"id\": \"caf\xE9\", \"text\": \"A storm.\"}",
            br#"{"id": "a\ud83d", "text": "A storm."}"#,
            br#"{"id": "half", "text": "A \ud83d storm."}"#,
            br#"{"id": "no text"}"#,
        ] {
            let input = input(Format::Jsonl, json);
            let id = match read(input.raw.as_ref().unwrap()) {
                Ok(article) => article.source.id,
                Err(error) => error.source.id,
            };
            assert_eq!(input.own_id(), Some(id), "{}", String::from_utf8_lossy(json));
        }
    }

    #[test]
    fn there_may_be_none() {
        for json in ["", "[]", "7", "{", r#"{"id": "x", "text": }"#, r#"{"id": " ", "text": "a"}"#, r#"{"id": ["x"]}"#, r#"{"id": null}"#] {
            assert_eq!(input(Format::Jsonl, json.as_bytes()).own_id(), None, "{json}");
        }
        assert_eq!(input(Format::Text, br#"{"id": "x"}"#).own_id(), None);
    }
}
