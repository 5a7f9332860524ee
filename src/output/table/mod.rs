//! A record for reading on a terminal: what the article is, its toll, then a table for each kind of findings.
//!
//! Nothing of the article's text can act on the terminal: see [`visible`]. Plain text and colours say the same.

use std::fmt::{Display, Write};

use anstyle::{AnsiColor, Style};
use rustc_hash::FxHashMap;

use super::visible::{self, visible};
use crate::record::*;

mod brief;
mod casualties;
mod counts;
mod dates;
pub(super) mod events;
mod grid;
mod header;
mod lines;
mod places;
#[cfg(test)]
mod sample;
pub(super) mod summary;
mod when;

use super::Shown;
use counts::bounds;
use grid::{Column, Grid};

/// The record as text, at most `width` columns wide where its words allow it.
pub(super) fn print(record: &Record, width: usize, color: bool, shown: Shown) -> String {
    let mut page = Page { shown, ..Page::new(width, color) };
    match record {
        Record::Analysis(found) if shown.brief => brief::write(found, &mut page),
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
    shown: Shown,
}

impl Page {
    fn new(width: usize, color: bool) -> Self {
        Self { out: String::with_capacity(4096), width, color, shown: Shown::default() }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn styled(&mut self, style: Style, text: &str) {
        // Writing to a string does not fail.
        let _ = if self.color && !text.is_empty() { write!(self.out, "{style}{text}{style:#}") } else { self.out.write_str(text) };
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

    /// A label and what it says, wrapped beside it; in short at most two lines of it.
    fn field(&mut self, label: &str, value: &str, write: fn(&mut Self, &str)) {
        let room = self.width.saturating_sub(LABEL);
        let lines = visible::wrap(value, room);
        let lines = if self.shown.brief { grid::cut(lines, 2, room) } else { lines };
        for (k, line) in lines.iter().enumerate() {
            let label = if k == 0 { label } else { "" };
            self.dim(label);
            self.blanks(LABEL - visible::width(label));
            write(self, line);
            self.end_line();
        }
    }
}

/// Columns of the labels.
const LABEL: usize = 10;

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
    section("places", found.places.as_ref().map(Vec::is_empty), places::write, page);
    section("dates", found.dates.as_ref().map(Vec::is_empty), dates::write, page);
    section("quotes", found.quotes.as_ref().map(Vec::is_empty), quotes, page);
    section("casualties", found.casualties.as_ref().map(Vec::is_empty), casualties::write, page);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE=1 cargo test` rewrites the file.
    #[test]
    fn a_record_reads_like_this() {
        let page = print(&sample::record(), 80, false, Shown::default());
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/output/table/sample.txt"), &page).unwrap();
        } else {
            assert_eq!(page, include_str!("sample.txt"));
        }
    }

    #[test]
    fn a_page_is_as_wide_as_it_may_be_and_colours_change_nothing_else() {
        for (width, shown) in (24..140).flat_map(|width| [false, true].map(|brief| (width, Shown { brief, all_dates: !brief }))) {
            let plain = print(&sample::record(), width, false, shown);
            for line in plain.lines() {
                assert!(visible::width(line) <= width && line == line.trim_end(), "{width}: {line:?}");
            }
            let mut colored = print(&sample::record(), width, true, shown);
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
        assert_eq!(print(&Record::Error(error), 80, false, Shown::default()), "a\\u{1b}[2J.txt: no such file\n");
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
        let record = Record::Analysis(found);
        let pages = [Shown::default(), Shown { brief: true, all_dates: true }].map(|shown| print(&record, 80, false, shown));
        let page = pages.concat();
        assert!(!page.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{page:?}");
    }
}
