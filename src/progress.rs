//! How far a long run is: one line on a terminal, drawn anew some times a second.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::counts::{Counts, articles};

/// How often the line moves where nothing is done.
const TICK: Duration = Duration::from_millis(250);
/// Sooner nothing is said of the time left: it would jump about.
const EARLY: Duration = Duration::from_secs(2);

/// The line.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// The line of a run that is counted in `counts`, as wide as the terminal. `total`: the bytes of all inputs, set when they are known.
    pub(crate) fn start(counts: &Arc<Counts>, total: &Arc<OnceLock<u64>>, width: usize) -> Self {
        let (counts, total, begun) = (Arc::clone(counts), Arc::clone(total), Instant::now());
        let state = move |_: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
            // The spinner and a blank before it, and no sign in the last column: there some terminals break the line.
            let _ = out.write_str(&state(&counts, begun.elapsed(), total.get().copied(), width.saturating_sub(3)));
        };
        let style = ProgressStyle::with_template("{spinner} {state}").ok().map(|style| style.with_key("state", state));
        let bar = style.map(|style| ProgressBar::new_spinner().with_style(style));
        if let Some(bar) = &bar {
            bar.enable_steady_tick(TICK);
        }
        Self { bar }
    }

    /// No line.
    pub(crate) fn hidden() -> Self {
        Self { bar: None }
    }

    /// Something was counted.
    pub(crate) fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// Writes something above the line.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// The line of a run after this time: "120 articles, 2 failed, 6.8 MB/s, 40 s left". What does not fit into `width` columns is left out.
fn state(counts: &Counts, time: Duration, total: Option<u64>, width: usize) -> String {
    let (bytes, passed) = (counts.bytes.get(), counts.left_out_bytes.get());
    let rate = bytes as f64 / time.as_secs_f64();
    let rest = total.map(|total| total.saturating_sub(bytes + passed)).filter(|&rest| rest > 0 && bytes > 0 && time >= EARLY);
    let (failed, left_out) = (counts.failed.get(), counts.left_out.get());
    // Each with how soon it gives way.
    let mut parts = vec![
        (0, Some(articles(counts.inputs.get()))),
        (1, (failed > 0).then(|| format!("{failed} failed"))),
        (4, (left_out > 0).then(|| format!("{left_out} left out"))),
        (3, (rate > 0.0 && rate.is_finite()).then(|| speed(rate))),
        (2, rest.map(|rest| format!("{} left", span(rest as f64 / rate)))),
    ];
    loop {
        let line = parts.iter().filter_map(|(_, part)| part.as_deref()).collect::<Vec<_>>().join(", ");
        let last = parts.iter().filter(|(_, part)| part.is_some()).map(|(order, _)| *order).max();
        match last {
            Some(last) if last > 0 && line.len() > width => parts.retain(|(order, _)| *order != last),
            _ => return line,
        }
    }
}

/// Bytes a second in short: "6.8 MB/s", "40 kB/s".
fn speed(rate: f64) -> String {
    if rate < 1e5 { format!("{:.0} kB/s", rate / 1e3) } else { format!("{:.1} MB/s", rate / 1e6) }
}

/// A span of time in short: "40 s", "12 min", "2 h 5 min".
fn span(seconds: f64) -> String {
    let seconds = seconds.ceil() as u64;
    let minutes = seconds.div_ceil(60);
    match seconds {
        0..90 => format!("{seconds} s"),
        90..5400 => format!("{minutes} min"),
        _ => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(inputs: u64, failed: u64, bytes: u64) -> Counts {
        let counts = crate::counts::tests::counts(inputs, failed, 0);
        counts.bytes.add(bytes);
        counts
    }

    #[test]
    fn a_line_says_how_far_it_is() {
        let ten = Duration::from_secs(10);
        let table = [
            (counts(0, 0, 0), Duration::ZERO, None, 80, "0 articles"),
            (counts(1, 0, 1_000_000), Duration::from_millis(500), Some(2_000_000), 80, "1 article, 2.0 MB/s"),
            (counts(120, 2, 400_000), ten, None, 80, "120 articles, 2 failed, 40 kB/s"),
            (counts(120, 2, 70_000_000), ten, None, 80, "120 articles, 2 failed, 7.0 MB/s"),
            (counts(120, 2, 70_000_000), ten, Some(350_000_000), 80, "120 articles, 2 failed, 7.0 MB/s, 40 s left"),
            (counts(120, 2, 70_000_000), ten, Some(70_000_000), 80, "120 articles, 2 failed, 7.0 MB/s"),
            (counts(120, 2, 70_000_000), ten, Some(60_000_000), 80, "120 articles, 2 failed, 7.0 MB/s"),
            (counts(120, 2, 70_000_000), ten, Some(350_000_000), 40, "120 articles, 2 failed, 40 s left"),
            (counts(120, 2, 70_000_000), ten, Some(350_000_000), 25, "120 articles, 2 failed"),
            (counts(120, 2, 70_000_000), ten, Some(350_000_000), 3, "120 articles"),
        ];
        for (counts, time, total, width, line) in table {
            assert_eq!(state(&counts, time, total, width), line, "{counts} {time:?} {total:?} {width}");
        }
    }

    #[test]
    fn what_is_left_out_needs_no_time() {
        let counts = counts(10, 0, 1_000_000);
        counts.left_out.add(500);
        counts.left_out_bytes.add(50_000_000);
        let line = state(&counts, Duration::from_secs(10), Some(52_000_000), 80);
        assert_eq!(line, "10 articles, 500 left out, 0.1 MB/s, 10 s left");
    }

    #[test]
    fn spans_are_short() {
        for (seconds, short) in
            [(0.2, "1 s"), (89.0, "89 s"), (90.0, "2 min"), (5399.0, "90 min"), (7260.0, "2 h 1 min"), (360_000.0, "100 h 0 min")]
        {
            assert_eq!(span(seconds), short);
        }
    }
}
