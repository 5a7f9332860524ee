//! What is done with one input: read, analysed, printed. Never panics: a fault of the analysis is an error record.

use std::path::{Path, PathBuf};

use analyze::input::files::Input;
use analyze::output::html::index::{self, Row};
use analyze::output::{Format, Printer};
use analyze::record::{Analysis, ErrorKind};
use analyze::{Analyzer, Article, ErrorRecord, Record, input};

use crate::batch::{Weight, guarded};
use crate::cli::Settings;
use crate::gather::{Gather, Kept};
use crate::task::Task;

/// A record is mostly three to seven times as long as its text.
const RECORD: usize = 5;

impl Weight for Task {
    fn weight(&self) -> usize {
        // Room for its record is kept from the start, so that what is done and waits for its turn does not grow beyond the limit.
        self.input.raw.as_ref().map_or(0, |raw| raw.bytes.len() * RECORD) + 256
    }
}

/// An input that is done: its record, printed, and what there is to say about it.
pub(crate) struct Done {
    /// In a folder: its file.
    pub(crate) file: Option<PathBuf>,
    /// The input's path as given, with its line or item where it holds several: what messages begin with.
    pub(crate) place: String,
    pub(crate) printed: Vec<u8>,
    /// In a folder of tables: its rows in each.
    pub(crate) sheets: Vec<Vec<u8>>,
    pub(crate) bytes: usize,
    pub(crate) error: Option<String>,
    /// For a database: the record itself.
    pub(crate) record: Option<Box<Record>>,
    /// Its own id, which is another article's in the database too, and the one that it has there.
    pub(crate) renamed: Option<(String, String)>,
    /// With `--verbose`: what was found.
    pub(crate) note: Option<String>,
    /// What is kept of an article for what is printed at the end of all.
    pub(crate) kept: Option<Kept>,
    /// In a folder of pages: its row of their index.
    pub(crate) row: Option<Row>,
}

impl Weight for Done {
    fn weight(&self) -> usize {
        // A record is no smaller in memory than it is printed.
        let record = if self.record.is_some() { self.bytes * 2 * RECORD } else { 0 };
        let row = self.row.as_ref().map_or(0, Row::weight);
        record + row + self.printed.len() + self.sheets.iter().map(Vec::len).sum::<usize>() + 256
    }
}

/// What a worker does with an input.
pub(crate) fn worker(settings: &Settings) -> impl FnMut(Task) -> Done + use<> {
    let (config, printer, verbose, gather) = (settings.config.clone(), settings.printer, settings.verbose, settings.gather);
    let (takes_records, tables) = (settings.takes_records, settings.sheets.clone());
    let (pages, indexed) = (settings.pages(), settings.indexed().map(Path::to_owned));
    let database = printer.format == Format::Sqlite;
    let mut analyzer = Analyzer::new(config.clone());
    move |task: Task| {
        let Task { input: Input { number, raw, options, .. }, file, id: given } = task;
        let bytes = raw.as_ref().map_or(0, |raw| raw.bytes.len());
        let label = raw.as_ref().map_or_else(|e| e.source.path.clone(), |raw| raw.path.clone());
        let place = match number {
            Some(number) => format!("{label}:{number}"),
            // `analyze "$file"` where there is no `$file`.
            None if label.is_empty() => "\"\"".to_owned(),
            None => label.clone(),
        };
        let address = indexed.as_ref().zip(file.as_ref()).map(|(folder, file)| index::address(folder, file));
        let mut id = place.clone();
        let mut kept = None;
        let mut record = record(&mut id, &label, |id| {
            let raw = raw?;
            if takes_records && let Some(record) = input::records::read(&raw) {
                let mut analysis = record?;
                given.iter().for_each(|given| analysis.source.id.clone_from(&given.id));
                id.clone_from(&analysis.source.id);
                if pages && analysis.text.is_none() {
                    let message = "this record has no text, which a page shows; make records with --with-text";
                    return Err(Box::new(ErrorRecord::new(&*analysis.source.id, &*label, ErrorKind::Unsupported, message)));
                }
                kept = keep(gather, address.as_deref(), &mut analysis, None);
                return Ok(analysis);
            }
            let article = input::read_with(&raw, &options)?;
            id.clone_from(&article.source.id);
            let mut analysis = analyzer.analyze(&article);
            given.iter().for_each(|given| analysis.source.id.clone_from(&given.id));
            kept = keep(gather, address.as_deref(), &mut analysis, Some(&article));
            Ok(analysis)
        });
        if matches!(&record, Record::Error(e) if e.error.kind == ErrorKind::Internal) {
            // Whatever state its buffers are in.
            analyzer = Analyzer::new(config.clone());
        }
        if let (Record::Error(error), Some(given)) = (&mut record, &given) {
            error.source.id.clone_from(&given.id);
        }
        let print = |record: &Record| match () {
            () if gather.is_some() || database => (Vec::new(), Vec::new()),
            () if !tables.is_empty() => (Vec::new(), Printer::sheets(record, &tables)),
            () if file.is_some() => (printer.file(record), Vec::new()),
            () => (printer.print(record), Vec::new()),
        };
        let row = |record: &Record| address.as_ref().map(|address| Row::of(record, address));
        let ((printed, sheets), row, record) = match guarded(|| (print(&record), row(&record))) {
            Ok((printed, row)) => (printed, row, record),
            Err(panic) => {
                let failed = Record::Error(ErrorRecord::new(&*id, &*label, ErrorKind::Internal, panic));
                (print(&failed), row(&failed), failed)
            }
        };
        let note = verbose.then(|| note(&record)).flatten();
        let error = match &record {
            Record::Analysis(_) => None,
            Record::Error(e) => Some(e.error.message.clone()),
        };
        let renamed = given.and_then(|given| Some((given.own?, given.id)));
        let record = database.then(|| Box::new(record));
        Done { file, place, printed, sheets, record, renamed, bytes, error, note, kept, row }
    }
}

/// What is kept of an article for the end. An index of pages has events too; their articles are called by the addresses of their pages, which no two share.
fn keep(gather: Option<Gather>, address: Option<&str>, analysis: &mut Analysis, article: Option<&Article>) -> Option<Kept> {
    let Some(address) = address else { return gather.map(|gather| gather.keep(analysis, article)) };
    let id = std::mem::replace(&mut analysis.source.id, address.to_owned());
    let kept = Gather::Events.keep(analysis, article);
    analysis.source.id = id;
    Some(kept)
}

/// The record of an analysis that may fail or panic. It is told the input's id as soon as that is known.
fn record(id: &mut String, label: &str, analyze: impl FnOnce(&mut String) -> Result<Analysis, Box<ErrorRecord>>) -> Record {
    match guarded(|| analyze(id)) {
        Ok(Ok(analysis)) => Record::Analysis(Box::new(analysis)),
        Ok(Err(error)) => Record::Error(*error),
        Err(panic) => Record::Error(ErrorRecord::new(&**id, label, ErrorKind::Internal, panic)),
    }
}

/// What was found, in one line, and the record's warnings.
fn note(record: &Record) -> Option<String> {
    let Record::Analysis(found) = record else { return None };
    let source = &found.source;
    let mut parts = vec![source.format.to_string(), source.encoding.clone(), format!("{} characters", source.chars)];
    parts.retain(|part| !part.is_empty());
    let mut count = |kind: &str, n: Option<usize>| parts.extend(n.map(|n| format!("{n} {kind}")));
    count("people", found.people.as_ref().map(Vec::len));
    count("organizations", found.organizations.as_ref().map(Vec::len));
    count("places", found.places.as_ref().map(Vec::len));
    count("dates", found.dates.as_ref().map(Vec::len));
    count("quotes", found.quotes.as_ref().map(Vec::len));
    count("casualties", found.casualties.as_ref().map(Vec::len));
    let warnings = found.warnings.iter().map(|warning| format!("; {warning}"));
    Some(parts.join(", ") + &warnings.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_record_of_its_article() {
        let mut id = "in.jsonl:3".to_owned();
        let found = record(&mut id, "in.jsonl", |id| {
            *id = "story-7".to_owned();
            panic!("no such sentence");
        });
        let Record::Error(error) = found else { panic!("no error record") };
        assert_eq!((error.error.kind, &*error.source.id, &*error.source.path), (ErrorKind::Internal, "story-7", "in.jsonl"));
    }
}
