//! A record for reading on a terminal: what the article is, its toll, then a table for each kind of findings.
//!
//! Nothing of the article's text can act on the terminal: see [`visible`]. Plain text and colours say the same.

use std::fmt::{Display, Write};

use anstyle::{AnsiColor, Style};
use rustc_hash::FxHashMap;

use super::visible::{self, visible};
use crate::record::*;

mod counts;
pub(super) mod events;
mod grid;
mod header;
mod lines;
#[cfg(test)]
mod sample;
pub(super) mod summary;

use counts::{bounds, count};
use grid::{BOUND, Column, Grid};

/// The record as text, at most `width` columns wide where its words allow it.
pub(super) fn print(record: &Record, width: usize, color: bool) -> String {
    let mut page = Page::new(width, color);
    match record {
        Record::Analysis(found) => analysis(found, &mut page),
        Record::Error(e) => {
            page.text(&visible(&e.source.id));
            page.text(": ");
            page.alarm(&visible(&e.error.message));
            page.end_line();
        }
    }
    page.out
}

/// Text being written, with or without colours.
struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    fn new(width: usize, color: bool) -> Self {
        Self { out: String::with_capacity(4096), width, color }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn styled(&mut self, style: Style, text: &str) {
        // Writing to a string does not fail.
        let _ = if self.color { write!(self.out, "{style}{text}{style:#}") } else { self.out.write_str(text) };
    }

    fn strong(&mut self, text: &str) {
        self.styled(Style::new().bold(), text);
    }

    fn dim(&mut self, text: &str) {
        self.styled(Style::new().dimmed(), text);
    }

    fn alarm(&mut self, text: &str) {
        self.styled(AnsiColor::Red.on_default(), text);
    }

    fn notice(&mut self, text: &str) {
        self.styled(AnsiColor::Yellow.on_default(), text);
    }

    fn blanks(&mut self, n: usize) {
        self.out.extend(std::iter::repeat_n(' ', n));
    }

    fn end_line(&mut self) {
        self.out.push('\n');
    }

    /// A label and what it says, wrapped behind it.
    fn field(&mut self, label: &str, value: &str, write: fn(&mut Self, &str)) {
        const LABEL: usize = 10;
        for (k, line) in visible::wrap(value, self.width.saturating_sub(LABEL)).iter().enumerate() {
            let label = if k == 0 { label } else { "" };
            self.dim(label);
            self.blanks(LABEL - visible::width(label));
            write(self, line);
            self.end_line();
        }
    }
}

fn analysis(found: &Analysis, page: &mut Page) {
    header::write(found, page);
    let mut none = Vec::new();
    let mut section = |name, empty: Option<bool>, write: fn(&Analysis, &mut Page), page: &mut Page| match empty {
        None => {}
        Some(true) => none.push(name),
        Some(false) => {
            page.end_line();
            write(found, page);
        }
    };
    section("people", found.people.as_ref().map(Vec::is_empty), people, page);
    section("organizations", found.organizations.as_ref().map(Vec::is_empty), organizations, page);
    section("places", found.places.as_ref().map(Vec::is_empty), places, page);
    section("dates", found.dates.as_ref().map(Vec::is_empty), dates, page);
    section("quotes", found.quotes.as_ref().map(Vec::is_empty), quotes, page);
    section("casualties", found.casualties.as_ref().map(Vec::is_empty), casualties, page);
    if !none.is_empty() {
        page.end_line();
        for line in visible::wrap(&format!("None found: {}", none.join(", ")), page.width) {
            page.dim(&line);
            page.end_line();
        }
    }
    if !found.warnings.is_empty() {
        page.end_line();
        for warning in &found.warnings {
            page.field("Note", &visible(warning), Page::notice);
        }
    }
}

/// Why a finding was made, where that was asked for.
fn why(explanation: &Explanation) -> Option<String> {
    let rule = explanation.rule.as_ref()?;
    let runner_up = explanation.runner_up.as_ref().map(|other| format!("; not {other}")).unwrap_or_default();
    let evidence = explanation.evidence.as_ref().map(|piece| format!(": {}", piece.text)).unwrap_or_default();
    Some(visible(&format!("{rule}{runner_up}{evidence}")).into_owned())
}

fn cell(text: impl AsRef<str>) -> String {
    visible(text.as_ref()).into_owned()
}

/// The findings of a kind by their ids: a table of many rows asks for one in each.
type ById<'a, T> = FxHashMap<&'a str, &'a T>;

fn by_id<'a, T>(all: impl IntoIterator<Item = &'a T>, id: fn(&T) -> &String) -> ById<'a, T> {
    all.into_iter().map(|found| (id(found).as_str(), found)).collect()
}

/// The finding that an id stands for.
fn linked<'a, T>(all: &ById<'a, T>, id: Option<&String>) -> Option<&'a T> {
    id.and_then(|id| all.get(id.as_str()).copied())
}

fn people(found: &Analysis, page: &mut Page) {
    let mut grid = Grid::new(&[Column::Words("People"), Column::Words("role"), Column::Right("mentions"), Column::Right("quotes")]);
    for person in found.people.iter().flatten() {
        let mut roles: Vec<&str> = person.roles.iter().map(|role| role.piece.text.as_str()).collect();
        roles.dedup();
        let quotes = if person.quotes > 0 { person.quotes.to_string() } else { String::new() };
        grid.row(vec![cell(&person.name), cell(roles.join("; ")), person.count.to_string(), quotes], why(&person.explanation));
    }
    grid.write(page);
}

fn organizations(found: &Analysis, page: &mut Page) {
    let mut grid = Grid::new(&[Column::Words("Organizations"), Column::Words("kind"), Column::Right("mentions")]);
    for organization in found.organizations.iter().flatten() {
        let cells = vec![cell(&organization.name), words(organization.kind), organization.count.to_string()];
        grid.row(cells, why(&organization.explanation));
    }
    grid.write(page);
}

fn places(found: &Analysis, page: &mut Page) {
    let columns = [
        Column::Words("Places"),
        Column::Left("kind"),
        Column::Words("in"),
        Column::Right("north"),
        Column::Right("east"),
        Column::Right("mentions"),
    ];
    let mut grid = Grid::new(&columns);
    for place in found.places.iter().flatten() {
        let mut within: Vec<&str> = [&place.admin1, &place.country].into_iter().flatten().map(String::as_str).collect();
        within.retain(|name| *name != place.name);
        within.dedup();
        let degrees = |value: Option<f64>| value.map(|value| format!("{value:.2}")).unwrap_or_default();
        let cells = vec![
            cell(&place.name),
            place.kind.to_string(),
            cell(within.join(", ")),
            degrees(place.lat),
            degrees(place.lon),
            place.count.to_string(),
        ];
        grid.row(cells, why(&place.explanation));
    }
    grid.write(page);
}

fn dates(found: &Analysis, page: &mut Page) {
    let columns =
        [Column::Words("Dates"), Column::Words("value"), Column::Words("days"), Column::Left("type"), Column::Words("counted from")];
    let mut grid = Grid::new(&columns);
    let all = found.dates.as_deref().unwrap_or_default();
    let by_id = by_id(all, |date| &date.id);
    let mut seen = rustc_hash::FxHashSet::default();
    for date in all {
        // The same words with the same meaning are said once.
        let explained = date.explanation.rule.is_some();
        if !explained && !seen.insert((date.piece.text.to_lowercase(), &date.value)) {
            continue;
        }
        let days = match (&date.from, &date.to) {
            (Some(from), Some(to)) if from == to && date.value.starts_with(from.as_str()) => String::new(),
            (Some(from), Some(to)) if from == to => from.clone(),
            (from, to) if from.is_none() && to.is_none() => String::new(),
            (from, to) => format!("{}{BOUND}– {}", from.as_deref().unwrap_or("…"), to.as_deref().unwrap_or("…")),
        };
        let anchor = match date.anchor {
            AnchorKind::Article => "article's date".to_owned(),
            AnchorKind::Context => linked(&by_id, date.anchor_id.as_ref()).map(|other| cell(&other.piece.text)).unwrap_or_default(),
            _ => String::new(),
        };
        let value = match date.modifier {
            Some(modifier) => format!("{} {modifier}", date.value),
            None => date.value.clone(),
        };
        grid.row(
            vec![
                cell(&date.piece.text),
                cell(value),
                days,
                if date.age { "age".to_owned() } else { date.kind.name().to_lowercase() },
                anchor,
            ],
            why(&date.explanation),
        );
    }
    grid.write(page);
}

/// A name of a closed set in words: "armed group".
fn words(name: impl Display) -> String {
    name.to_string().replace('_', " ")
}

/// The words that the table has for a speaker or source.
fn named(speaker: &SpeakerRecord) -> String {
    cell(speaker.name.as_ref().unwrap_or(&speaker.piece.text))
}

fn quotes(found: &Analysis, page: &mut Page) {
    page.strong("QUOTES");
    page.end_line();
    let mut last = None;
    for quote in found.quotes.iter().flatten() {
        let speaker = quote.speaker.as_ref().map_or_else(|| "(no speaker found)".to_owned(), named);
        if last.as_ref() != Some(&speaker) {
            for line in visible::wrap(&speaker, page.width) {
                page.text(&line);
                page.end_line();
            }
        }
        last = Some(speaker);
        let pieces: Vec<_> = quote.spans.iter().map(|piece| visible(&piece.text)).collect();
        let mut words = pieces.join(" … ");
        if quote.kind == QuoteKind::Indirect {
            words.push_str(" (indirect)");
        }
        for (k, line) in visible::wrap(&words, page.width.saturating_sub(4)).iter().enumerate() {
            page.text(if k == 0 { "  - " } else { "    " });
            page.text(line);
            page.end_line();
        }
        if let Some(why) = why(&quote.explanation) {
            for line in visible::wrap(&why, page.width.saturating_sub(6)) {
                page.text("      ");
                page.dim(&line);
                page.end_line();
            }
        }
    }
}

fn casualties(found: &Analysis, page: &mut Page) {
    let columns = [
        Column::Left("Casualties"),
        Column::Right("count"),
        Column::Words("victims"),
        Column::Words("place"),
        Column::Words("date"),
        Column::Words("source"),
        Column::Words("remarks"),
    ];
    let mut grid = Grid::new(&columns);
    let all = found.casualties.as_deref().unwrap_or_default();
    let places = by_id(found.places.iter().flatten(), |place| &place.id);
    let dates = by_id(found.dates.iter().flatten(), |date| &date.id);
    let figures = by_id(all, |figure| &figure.id);
    for figure in all {
        let place = linked(&places, figure.place.as_ref());
        let date = linked(&dates, figure.date.as_ref());
        let whole = linked(&figures, figure.part_of.as_ref());
        let remarks = [
            (figure.status != Status::Reported).then(|| figure.status.to_string()),
            (figure.scope != Scope::Event).then(|| figure.scope.to_string()),
            whole.map(|whole| format!("of the {}", count(&whole.count))),
            figure.cause.as_ref().map(words),
        ];
        let cells = vec![
            figure.kind.to_string(),
            count(&figure.count),
            figure.victims.as_ref().map(|victims| cell(&victims.text)).unwrap_or_default(),
            place.map(|place| cell(&place.name)).unwrap_or_default(),
            date.map(|date| cell(&date.value)).unwrap_or_default(),
            figure.source.as_ref().map(named).unwrap_or_default(),
            remarks.into_iter().flatten().collect::<Vec<_>>().join(", "),
        ];
        grid.row(cells, why(&figure.explanation));
    }
    grid.write(page);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE=1 cargo test` rewrites the file.
    #[test]
    fn a_record_reads_like_this() {
        let page = print(&sample::record(), 80, false);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/output/table/sample.txt"), &page).unwrap();
        } else {
            assert_eq!(page, include_str!("sample.txt"));
        }
    }

    #[test]
    fn a_page_is_as_wide_as_it_may_be_and_colours_change_nothing_else() {
        for width in 24..140 {
            let plain = print(&sample::record(), width, false);
            for line in plain.lines() {
                assert!(visible::width(line) <= width && line == line.trim_end(), "{width}: {line:?}");
            }
            let mut colored = print(&sample::record(), width, true);
            while let Some(start) = colored.find('\u{1b}') {
                let end = start + colored[start..].find('m').unwrap();
                colored.replace_range(start..=end, "");
            }
            assert_eq!(colored, plain);
        }
    }

    #[test]
    fn an_error_is_one_line() {
        let error = ErrorRecord::new("a\u{1b}[2J.txt", "a.txt", ErrorKind::Io, "no such\nfile");
        assert_eq!(print(&Record::Error(error), 80, false), "a\\u{1b}[2J.txt: no such file\n");
    }

    #[test]
    fn nothing_of_the_text_acts_on_the_terminal() {
        let Record::Analysis(mut found) = sample::record() else { panic!("an analysis") };
        let evil = "\u{1b}]0;title\u{7}\u{202e}x\n\r\u{9b}2J";
        found.source.id = evil.to_owned();
        found.source.path = evil.to_owned();
        found.warnings.push(evil.to_owned());
        if let Some(title) = &mut found.article.title {
            title.text = evil.to_owned();
        }
        found.article.authors.push(evil.to_owned());
        for person in found.people.iter_mut().flatten() {
            person.name = evil.to_owned();
        }
        for place in found.places.iter_mut().flatten() {
            place.name = evil.to_owned();
            place.country = Some(evil.to_owned());
        }
        for date in found.dates.iter_mut().flatten() {
            date.piece.text = evil.to_owned();
            date.value = evil.to_owned();
        }
        for quote in found.quotes.iter_mut().flatten() {
            quote.spans[0].text = evil.to_owned();
            quote.explanation = Explanation { rule: Some("rule".to_owned()), evidence: Some(quote.spans[0].clone()), runner_up: None };
        }
        for figure in found.casualties.iter_mut().flatten() {
            figure.source = figure.source.take().map(|source| SpeakerRecord { name: Some(evil.to_owned()), ..source });
            figure.victims = figure.victims.take().map(|victims| VictimsRecord { text: evil.to_owned(), ..victims });
        }
        let page = print(&Record::Analysis(found), 80, false);
        assert!(!page.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{page:?}");
    }
}
