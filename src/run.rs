//! A run: inputs through the workers into their place, with what is said on the way and the exit code at the end.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use analyze::input::files::{Entry, Inputs, PassedOver};
use analyze::output::files::Failed;
use analyze::{ErrorRecord, input};
use anyhow::Context;

use crate::batch::{Batch, Limits};
use crate::cli::Settings;
use crate::counts::Counts;
use crate::gather::Gathered;
use crate::progress::Progress;
use crate::sink::Sink;
use crate::task::{Called, Task, tasks};
use crate::worker::{Done, worker};
use crate::{SOME_FAILED, WRONG_USAGE, say, signals};

/// What a run is given.
pub(crate) struct Run<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) sink: Sink,
    /// What tells the records apart in the sink.
    pub(crate) called: Called,
    pub(crate) counts: Arc<Counts>,
    /// The bytes of all inputs, once they are known.
    pub(crate) total: Arc<OnceLock<u64>>,
    /// What is wrong with the list of inputs, once it has come to that; or that they are too many for one page.
    pub(crate) refused: Arc<OnceLock<String>>,
    /// The files of folders that are of no kind that is read.
    pub(crate) passed_over: PassedOver,
}

impl Run<'_> {
    /// Analyses the articles of these files. Gives the exit code.
    pub(crate) fn analyze<E>(self, entries: E) -> anyhow::Result<u8>
    where
        E: Iterator<Item = Result<Entry, Box<ErrorRecord>>> + Send + 'static,
    {
        let Self { settings, mut sink, called, counts, total, refused, passed_over } = self;
        let for_workers = settings.clone();
        let tasks = tasks(Inputs::new(entries, settings.input.clone()).counting(passed_over.clone()), called, Arc::clone(&counts));
        let batch = Batch::start(tasks, Limits::for_jobs(settings.jobs), move || worker(&for_workers)).context("cannot start a thread")?;
        let asked = signals::listen(batch.stopper());

        let bar = if settings.progress { Progress::start(&counts, &total, settings.columns) } else { Progress::hidden() };
        let (wanted, parts) = (sink.path(), sink.parts());
        let written = write_all(settings, &batch, &mut sink, &counts, &bar, &refused);
        drop(bar);
        let interrupted = asked.code();
        let cut_off = interrupted.is_some() || refused.get().is_some();
        let leave_out = refused.get().is_some() || settings.gather.is_none() && cut_off;
        let gathered = written.and_then(|gathered| if leave_out { Ok(()) } else { gathered.write(settings, &mut sink) });
        let ended = gathered.and_then(|()| if cut_off { sink.interrupt() } else { sink.finish() });
        refused.get().into_iter().for_each(say);
        if interrupted.is_some() {
            say(format_args!("interrupted after {counts}"));
        }
        let whole = match ended {
            Ok(()) => true,
            // The reader of the output has gone away. That is how `analyze … | head` ends, and no failure.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(interrupted.unwrap_or(0)),
            Err(e) => {
                say(format_args!("{}: {}", wanted.display(), input::files::io_message(&e)));
                false
            }
        };
        say_what_is_left(&parts, whole);
        if let Some(code) = interrupted {
            return Ok(code);
        }
        if refused.get().is_some() {
            return Ok(WRONG_USAGE);
        }
        if !whole {
            return Ok(SOME_FAILED);
        }
        if !passed_over.is_empty() && !settings.quiet {
            say(&passed_over);
        }
        if counts.worth_saying() && !settings.quiet {
            say(&counts);
        }
        Ok(if counts.fails(settings.fail) { SOME_FAILED } else { 0 })
    }
}

/// Says where that is what was written, when it did not get the name that was asked for.
fn say_what_is_left(parts: &[PathBuf], whole: bool) {
    for part in parts.iter().filter(|part| part.exists()) {
        let caution = if whole { "" } else { "; its last record may be cut off" };
        say(format_args!("{}: what was done until then{caution}", part.display()));
    }
}

/// Says which files could not be written to their end.
fn say_lost(lost: &[Failed], settings: &Settings, counts: &Counts, bar: &Progress) {
    counts.failed.add(lost.len() as u64);
    for Failed { article, path, error } in lost.iter().filter(|_| !settings.quiet) {
        bar.aside(|| say(format_args!("{article}: {}: {}", path.display(), input::files::io_message(error))));
    }
}

/// Writes the results of a batch as they come, and says which inputs failed; gives what is kept of them for the end. An error is the output's, and
/// ends the run.
fn write_all(
    settings: &Settings,
    batch: &Batch<Task, Done>,
    sink: &mut Sink,
    counts: &Counts,
    bar: &Progress,
    refused: &OnceLock<String>,
) -> io::Result<Gathered> {
    let mut gathered = Gathered::default();
    loop {
        if batch.must_wait() {
            sink.flush()?;
        }
        say_lost(&sink.settle(batch.is_idle())?, settings, counts, bar);
        let Some(mut done) = batch.next() else { break };
        if settings.pages() && settings.indexed().is_none() && counts.inputs.get() == 1 {
            // Nothing is written then: half of what was asked for would look like all of it.
            sink.forget();
            let _ = refused.set(format!("{}: a page holds one article; -f html -o FOLDER/ makes one of each, and an index", done.place));
            break;
        }
        counts.inputs.add(1);
        counts.bytes.add(done.bytes as u64);
        let mut error = done.error.clone();
        gathered.extend(done.kept.take());
        if settings.puts_records()
            && let Err((path, e)) = sink.put(&mut done)?
        {
            error.get_or_insert_with(|| format!("{}: {}", path.display(), input::files::io_message(&e)));
        }
        if let Some((own, id)) = done.renamed.as_ref().filter(|_| !settings.quiet) {
            bar.aside(|| say(format_args!("{}: {own} is the id of another article too: here it is {id}", done.place)));
        }
        counts.failed.add(u64::from(error.is_some()));
        bar.step();
        match (error, done.note) {
            (Some(error), _) if !settings.quiet && !settings.seen => {
                bar.aside(|| say(format_args!("{}: {error}", done.place)));
            }
            (None, Some(note)) => say(format_args!("{}: {note}", done.place)),
            _ => {}
        }
    }
    say_lost(&sink.settle(true)?, settings, counts, bar);
    Ok(gathered)
}
