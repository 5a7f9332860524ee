//! The fields around the text of an article of Nexis.

use crate::article::{DateOrigin, Given};
use crate::input::archives::day;
use crate::input::json::names_in_list;
use crate::input::story::Story;

/// What a field is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Byline,
    Dateline,
    /// Another field before the text.
    Before,
    /// A field after the text: nothing that follows is story.
    After,
    Url,
}

/// The names of fields, in capitals.
const FIELDS: &[(&str, Role)] = &[
    ("BYLINE", Role::Byline),
    ("DATELINE", Role::Dateline),
    ("URL", Role::Url),
    ("SECTION", Role::Before),
    ("LENGTH", Role::Before),
    ("HIGHLIGHT", Role::Before),
    ("COLUMN", Role::Before),
    ("SERIES", Role::Before),
    ("DISTRIBUTION", Role::Before),
    ("TYPE", Role::Before),
    ("EDITION", Role::Before),
    ("LOAD-DATE", Role::After),
    ("LANGUAGE", Role::After),
    ("PUBLICATION-TYPE", Role::After),
    ("PUB-TYPE", Role::After),
    ("DOCUMENT-TYPE", Role::After),
    ("GRAPHIC", Role::After),
    ("SUBJECT", Role::After),
    ("JOURNAL-CODE", Role::After),
    ("ACC-NO", Role::After),
    ("COMPANY", Role::After),
    ("ORGANIZATION", Role::After),
    ("PERSON", Role::After),
    ("COUNTRY", Role::After),
    ("STATE", Role::After),
    ("CITY", Role::After),
    ("GEOGRAPHIC", Role::After),
    ("INDUSTRY", Role::After),
    ("TICKER", Role::After),
    ("CORRECTION-DATE", Role::After),
    ("NOTES", Role::After),
];

/// Reads a paragraph as a field.
type ReadField = fn(&str) -> Option<(Role, &str)>;

/// The field that a paragraph is, and its value: "BYLINE: Ruth Adeyemi", in the new form "Byline:\u{a0}Ruth Adeyemi".
fn field(paragraph: &str) -> Option<(Role, &str)> {
    let (name, value) = paragraph.trim_start().split_once(':')?;
    let (_, role) = FIELDS.iter().find(|(known, _)| name.eq_ignore_ascii_case(known))?;
    // "City: …" may begin a paragraph of the text in the old form, whose names are in capitals.
    Some((*role, value.trim()))
}

/// The same for the old form.
fn old_field(paragraph: &str) -> Option<(Role, &str)> {
    field(paragraph).filter(|_| paragraph.trim_start().split(':').next().is_some_and(|name| !name.contains(|c: char| c.is_lowercase())))
}

/// A paragraph as one line.
fn line(paragraph: &str) -> String {
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The story of an article with its fields; None where it has no text.
pub(super) fn story(paragraphs: &[String]) -> Option<Story> {
    let body = paragraphs.iter().position(|paragraph| paragraph.trim() == "Body");
    let (head, body, field_of): (_, _, ReadField) = match body {
        Some(body) => (new_head(&paragraphs[..body]), &paragraphs[body + 1..], field),
        None => old_head(paragraphs),
    };
    let ends = |paragraph: &&String| {
        field_of(paragraph).is_some_and(|(role, _)| role == Role::After) || paragraph.trim_start().starts_with("Copyright ")
    };
    let text: Vec<&str> = body.iter().take_while(|paragraph| !ends(paragraph)).map(|paragraph| paragraph.trim_end()).collect();
    let mut text = text.join("\n\n");
    if text.trim().is_empty() {
        return None;
    }
    if let Some(dateline) = head.dateline.filter(|dateline| !text.trim_start().starts_with(dateline.as_str())) {
        text = format!("{dateline} – {}", text.trim_start());
    }
    let title = Some(head.title).filter(|title| !title.is_empty());
    Some(Story { title, text, given: head.given, ..Story::default() })
}

/// What stands before the text.
#[derive(Default)]
struct Head {
    title: String,
    dateline: Option<String>,
    given: Given,
}

impl Head {
    fn take(&mut self, field: (Role, &str)) {
        match field {
            (Role::Byline, names) => self.given.authors = names_in_list(&line(names)),
            (Role::Dateline, place) => self.dateline = Some(line(place)).filter(|place| !place.is_empty()),
            (Role::Url, address) => self.given.url = Some(line(address)).filter(|address| !address.is_empty()),
            _ => {}
        }
    }

    fn dated(publisher: Option<&String>, date: Option<&String>) -> Self {
        let date = date.and_then(|date| day(date)).map(|day| day.to_string());
        let given = Given { date, date_origin: DateOrigin::Header, publisher: publisher.map(|name| line(name)), ..Given::default() };
        Self { given, ..Self::default() }
    }
}

/// The old form: the outlet, the day, the headline, fields, the text. Gives the rest, too.
fn old_head(paragraphs: &[String]) -> (Head, &[String], ReadField) {
    // "3 of 10 DOCUMENTS" is the first.
    let rest = paragraphs.get(1..).unwrap_or_default();
    let dated = rest.iter().take(FIRST).position(|paragraph| day(paragraph).is_some() && old_field(paragraph).is_none());
    let mut head = Head::dated(dated.and_then(|at| rest[..at].first()), dated.map(|at| &rest[at]));
    let rest = &rest[dated.map_or(0, |at| at + 1)..];
    let titled = rest.iter().take(FIRST).position(|paragraph| old_field(paragraph).is_some()).unwrap_or(usize::from(!rest.is_empty()));
    head.title = rest[..titled].iter().map(|paragraph| line(paragraph)).collect::<Vec<_>>().join(" ");
    let mut rest = &rest[titled..];
    while let Some(field) = rest.first().and_then(|paragraph| old_field(paragraph)).filter(|(role, _)| *role != Role::After) {
        head.take(field);
        rest = &rest[1..];
    }
    (head, rest, old_field)
}

/// Paragraphs in which the day and the first field stand.
const FIRST: usize = 6;

/// The new form: the headline, the outlet, the day, fields, "Body". Before the first article stands a cover.
fn new_head(paragraphs: &[String]) -> Head {
    let said: Vec<&String> = paragraphs.iter().filter(|paragraph| !paragraph.trim().is_empty()).collect();
    let dated = said.iter().rposition(|paragraph| field(paragraph).is_none() && day(paragraph).is_some());
    let at = dated.unwrap_or(0);
    let mut head = Head::dated(at.checked_sub(1).map(|at| said[at]), dated.map(|at| said[at]));
    head.title = at.checked_sub(2).map(|at| line(said[at])).unwrap_or_default();
    for paragraph in &said[at..] {
        if let Some(field) = field(paragraph) {
            head.take(field);
        }
    }
    head
}
