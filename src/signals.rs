//! Signals that ask for the end of a run: Ctrl-C, and on Unix SIGTERM (which schedulers, containers and `timeout` send) and SIGHUP (the terminal
//! has gone). All are treated alike: what is being written is finished. Only the exit code tells them apart.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

/// A second signal that comes sooner is the same wish: a terminal and the shell in it, or `timeout`, send theirs twice.
const SAME: Duration = Duration::from_millis(500);

/// Whether a signal came.
pub(crate) struct Asked(Arc<AtomicU8>);

impl Asked {
    /// The exit code for the first signal that came: 128 and its number.
    pub(crate) fn code(&self) -> Option<u8> {
        Some(self.0.load(Ordering::SeqCst)).filter(|&code| code > 0)
    }
}

/// What is done with signals.
struct Handler<F> {
    asked: Arc<AtomicU8>,
    since: Option<Instant>,
    stop: F,
}

impl<F: Fn()> Handler<F> {
    /// The first one stops the run; a second one ends the process at once, for the output may hang.
    fn handle(&mut self, signal: u8) {
        let code = 128 + signal;
        match self.since {
            None => {
                self.since = Some(Instant::now());
                self.asked.store(code, Ordering::SeqCst);
                (self.stop)();
            }
            Some(since) if since.elapsed() > SAME => std::process::exit(code.into()),
            Some(_) => {}
        }
    }
}

/// Calls `stop` when a signal asks for the end. Where no handler can be had, signals end the process as they always did.
pub(crate) fn listen(stop: impl Fn() + Send + 'static) -> Asked {
    let asked = Arc::new(AtomicU8::new(0));
    listen_with(Handler { asked: Arc::clone(&asked), since: None, stop });
    Asked(asked)
}

#[cfg(unix)]
fn listen_with(mut handler: Handler<impl Fn() + Send + 'static>) {
    let (ready, is_ready) = std::sync::mpsc::channel::<()>();
    let thread = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        // Registered on the thread that waits for them: were there no thread, nothing would come of a signal.
        let signals = signal_hook::iterator::Signals::new(signals());
        drop(ready);
        if let Ok(mut signals) = signals {
            signals.forever().for_each(|signal| handler.handle(u8::try_from(signal).unwrap_or_default()));
        }
    });
    if thread.is_ok() {
        // Ends when the sender is dropped.
        let _ = is_ready.recv();
    }
}

/// The signals to listen to.
#[cfg(unix)]
fn signals() -> Vec<i32> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = vec![SIGINT, SIGTERM];
    // `nohup` has it ignored, and that must stay so. Where it cannot be told, the system's own way is kept: it ends the process.
    let ignored = std::fs::read_to_string("/proc/self/status").ok().and_then(|status| ignored(&status));
    if ignored.is_some_and(|mask| mask & 1 << (SIGHUP - 1) == 0) {
        signals.push(SIGHUP);
    }
    signals
}

/// The signals that a process ignores, a bit each, from what Linux says of it.
#[cfg(unix)]
fn ignored(status: &str) -> Option<u64> {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}

#[cfg(not(unix))]
fn listen_with(mut handler: Handler<impl Fn() + Send + 'static>) {
    const INTERRUPT: u8 = 2;
    let _ = ctrlc::set_handler(move || handler.handle(INTERRUPT));
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn ignored_signals_are_read() {
        assert_eq!(ignored("Name:\tanalyze\nSigBlk:\t00ff\nSigIgn:\t0000000000001001\nSigCgt:\t0\n"), Some(0x1001));
        assert_eq!(ignored("Name:\tanalyze\n"), None);
        assert_eq!(ignored("SigIgn:\tmany\n"), None);
    }
}
