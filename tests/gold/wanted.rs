//! Lines of gold, with where their words stand in the article and all values that are judged.

use std::collections::HashMap;
use std::ops::Range;

use super::fields::{Compare, Field, Kind, Unsaid};
use super::lines::Gold;
use super::words::{Text, fold};

/// A finding that should be made.
pub(crate) struct Wanted {
    /// The number of its line.
    pub(crate) line: usize,
    pub(crate) optional: bool,
    pub(crate) kind: &'static Kind,
    /// Where its words stand, in code points; none where nothing is looked up ("toll killed").
    pub(crate) span: Option<Range<usize>>,
    /// What other lines call it.
    pub(crate) name: String,
    /// The values of a field, each of which is right.
    pub(crate) values: Vec<(&'static Field, Vec<String>)>,
}

/// The findings of an article that should be made, or the first line that is wrong.
pub(crate) fn wanted(gold: &Gold, text: &str) -> Result<Vec<Wanted>, String> {
    let (words, mut from) = (Text::new(text), HashMap::new());
    let mut all: Vec<Wanted> = Vec::new();
    for line in &gold.lines {
        let named = |other: &Wanted| other.kind.name == "person" && other.name == line.words;
        let mut wanted = Wanted {
            line: line.number,
            optional: line.optional,
            kind: line.kind,
            span: None,
            name: line.words.clone(),
            values: line.values.clone(),
        };
        let stands = match line.kind.name {
            "article" | "event" | "toll" => false,
            "victim" => !all.iter().any(named),
            _ => true,
        };
        if stands {
            let from = from.entry(line.kind.name).or_insert(0);
            place(&mut wanted, &words, from, text).map_err(|what| format!("line {}: {what}", line.number))?;
        }
        say_all(&mut wanted);
        all.push(wanted);
    }
    all.iter().try_for_each(|wanted| names_known(wanted, &all))?;
    Ok(all)
}

/// Finds the words in the article. What has an order is looked for after the one before of its kind.
fn place(wanted: &mut Wanted, text: &Text, from: &mut usize, whole: &str) -> Result<(), String> {
    let in_order = matches!(wanted.kind.name, "date" | "quote" | "figure");
    let found = span(&wanted.name, text, if in_order { *from } else { 0 });
    let found = found.ok_or_else(|| format!("{:?} is not in the article, or stands before the line above", wanted.name))?;
    *from = found.start + 1;
    if wanted.name.contains(['…', '[']) {
        wanted.name = whole.chars().skip(found.start).take(found.len()).collect();
    }
    wanted.span = Some(found);
    Ok(())
}

/// Where words stand: "first … last" are the ends of a passage, "with [these] words" are "these" alone.
fn span(words: &str, text: &Text, from: usize) -> Option<Range<usize>> {
    if let Some((first, last)) = words.split_once(" … ") {
        let first = text.find(first, from)?;
        return Some(first.start..text.find(last, first.end)?.end);
    }
    let Some((before, rest)) = words.split_once('[') else { return text.find(words, from) };
    let (inside, after) = rest.split_once(']')?;
    let around = text.find(&format!("{before}{inside}{after}"), from)?;
    text.find(inside, if before.is_empty() { around.start } else { text.find(before.trim_end(), around.start)?.end })
}

/// Adds what holds of the fields that the line does not have, and takes out those that are not judged.
fn say_all(wanted: &mut Wanted) {
    for field in wanted.kind.fields {
        if wanted.values.iter().any(|(said, _)| said.name == field.name) {
            continue;
        }
        match field.unsaid {
            Unsaid::Open => {}
            Unsaid::Words => wanted.values.push((field, vec![wanted.name.clone()])),
            Unsaid::Is(value) => wanted.values.push((field, vec![value.to_owned()])),
        }
    }
    wanted.values.retain(|(_, values)| values != &["?"]);
    // The fullest form is what others call it.
    if let Some((_, values)) = wanted.values.iter().find(|(field, _)| field.name == "name") {
        wanted.name.clone_from(&values[0]);
    }
}

/// Holds that the lines which a line names are there.
fn names_known(wanted: &Wanted, all: &[Wanted]) -> Result<(), String> {
    for (field, values) in wanted.values.iter().filter(|(field, _)| !field.names.is_empty()) {
        let names = values.iter().flat_map(|value| if field.compare == Compare::Set { value.split("; ") } else { value.split("\n") });
        for name in names.filter(|name| *name != "-" && !name.starts_with('"')) {
            let is = |other: &Wanted| field.names.contains(&other.kind.name) && fold(&other.name) == fold(name);
            if !all.iter().any(is) {
                return Err(format!("line {}: {} {name:?} has no line of its own", wanted.line, field.name));
            }
        }
    }
    Ok(())
}

#[test]
fn lines_are_found_in_their_article() {
    let text = "Ana met Ana Ruiz on Friday. “I go,” she said, “on Friday.”";
    let spans = |gold: &str| {
        let wanted = wanted(&super::lines::read(gold).unwrap()[0], text)?;
        Ok::<_, String>(wanted.into_iter().map(|wanted| (wanted.name, wanted.span.unwrap_or_default())).collect::<Vec<_>>())
    };
    for (gold, name, span) in [
        ("person Ana Ruiz", "Ana Ruiz", 8..16),
        ("person met [Ana] Ruiz | name=Ana Ruiz", "Ana Ruiz", 8..11),
        ("quote “I … Friday.”", "“I go,” she said, “on Friday.”", 28..58),
        ("event | cause=fire", "", 0..0),
    ] {
        assert_eq!(spans(gold).unwrap(), [(name.to_owned(), span)]);
    }
    // Dates stand in their order.
    assert_eq!(spans("date Friday\ndate Friday").unwrap()[1].1, 50..56);
    // A victim is a person with a line, or some words.
    assert_eq!(spans("person Ana Ruiz\nvictim Ana Ruiz").unwrap()[1].1, 0..0);
    for (gold, message) in [
        ("date Monday", "line 1: \"Monday\" is not in the article, or stands before the line above"),
        ("person Ana Ruiz\nquote I go | speaker=Ana", "line 2: speaker \"Ana\" has no line of its own"),
    ] {
        assert_eq!(spans(gold).err().as_deref(), Some(message));
    }
}
