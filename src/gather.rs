//! What is printed once all articles are read, instead of their records: a line for each article, or a row for each event.

use std::io;

use analyze::{Analysis, Article, Kinds, events, summary};

use crate::cli::Settings;
use crate::counts::articles;
use crate::say;
use crate::sink::Sink;

/// What is gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gather {
    /// A line for each article.
    Summary,
    /// A row for each event.
    Events,
}

/// What is kept of an article until all are read.
pub(crate) enum Kept {
    Line(Box<summary::Entry>),
    Report(Box<events::Report>),
}

impl Gather {
    /// The option that asks for it.
    pub(crate) fn option(self) -> &'static str {
        match self {
            Self::Summary => "--summary",
            Self::Events => "--events",
        }
    }

    /// What an analysis must find for it.
    pub(crate) fn kinds(self) -> Kinds {
        let summary = Kinds::PLACES | Kinds::DATES | Kinds::CASUALTIES;
        match self {
            Self::Summary => summary,
            Self::Events => summary | Kinds::PEOPLE | Kinds::QUOTES,
        }
    }

    /// What is kept of an article, or of a record of an earlier run.
    pub(crate) fn keep(self, analysis: &Analysis, article: Option<&Article>) -> Kept {
        match (self, article) {
            (Self::Summary, Some(article)) => Kept::Line(Box::new(summary::Entry::new(article, analysis))),
            (Self::Summary, None) => Kept::Line(Box::new(summary::Entry::of_record(analysis))),
            (Self::Events, _) => {
                let text = article.map(|article| article.text.get(article.body..).unwrap_or_default());
                Kept::Report(Box::new(events::Report::new(analysis, text)))
            }
        }
    }
}

/// What was kept of all articles.
#[derive(Default)]
pub(crate) struct Gathered {
    lines: Vec<summary::Entry>,
    reports: Vec<events::Report>,
}

impl Gathered {
    pub(crate) fn extend(&mut self, kept: Option<Kept>) {
        match kept {
            Some(Kept::Line(line)) => self.lines.push(*line),
            Some(Kept::Report(report)) => self.reports.push(*report),
            None => {}
        }
    }

    /// Writes what was asked for.
    pub(crate) fn write(self, settings: &Settings, sink: &mut Sink) -> io::Result<()> {
        match settings.gather {
            None if settings.indexed().is_some() => sink.put_index(&events::Rows::new(self.reports)),
            None => Ok(()),
            Some(Gather::Summary) => settings.printer.summary(&summary::Lines::new(self.lines), |piece| sink.put_piece(piece)),
            Some(Gather::Events) => {
                let rows = events::Rows::new(self.reports);
                if settings.verbose && rows.left_out() > 0 {
                    say(format_args!("{} without an event left out", articles(rows.left_out() as u64)));
                }
                if sink.put_events(&rows)? { Ok(()) } else { settings.printer.events(&rows, |piece| sink.put_piece(piece)) }
            }
        }
    }
}
