//! Many inputs through a few threads: results come in the order of the inputs, in bounded memory, and do not depend on the number of
//! threads.
//!
//! One thread reads the inputs, workers turn each into a result, the caller takes the results from [`Batch::next`]. What was read and
//! not yet taken is the window: it is limited in items and in bytes, so that one slow article holds up the reader and not the memory.
//! Threads are made as work comes in: one input needs one worker. No thread is ever joined, because the reader may hang in a read of
//! standard input when the caller is already done.

use std::collections::VecDeque;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes that an input or a result holds, for the limit of the window.
pub(crate) trait Weight {
    /// The bytes.
    fn weight(&self) -> usize;
}

/// How much may be on its way at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Worker threads, at least 1.
    pub(crate) jobs: usize,
    /// Inputs that were read and whose results were not yet taken.
    pub(crate) items: usize,
    /// Bytes of them. A single input may be larger.
    pub(crate) bytes: usize,
}

impl Limits {
    /// Enough to keep the threads busy while one of them has a long article.
    pub(crate) fn for_jobs(jobs: usize) -> Self {
        Self { jobs: jobs.max(1), items: 64 + 128 * jobs, bytes: 64 << 20 }
    }
}

/// What the threads share.
struct Shared<I, T> {
    state: Mutex<State<I, T>>,
    limits: Limits,
    /// Wakes the reader: there is room in the window.
    room: Condvar,
    /// Wakes a worker: there is an input, or no more will come.
    work: Condvar,
    /// Wakes the caller: its next result is there, or no more will come.
    ready: Condvar,
}

struct State<I, T> {
    /// Inputs that no worker has taken, with their places in the window counted from the very first input.
    queue: VecDeque<(u64, I)>,
    /// The window: results that the caller has not taken, `None` while they are being worked on.
    window: VecDeque<Option<T>>,
    /// The number of the window's first result.
    first: u64,
    /// Bytes in the window.
    bytes: usize,
    workers: usize,
    idle: usize,
    /// The reader is through.
    ended: bool,
    /// The caller wants no more.
    stopped: bool,
}

impl<I, T> Shared<I, T> {
    fn lock(&self) -> MutexGuard<'_, State<I, T>> {
        // Nothing panics while it holds the lock; a poisoned state is as good as any.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.room.notify_all();
        self.work.notify_all();
        self.ready.notify_all();
    }
}

/// A running batch.
pub(crate) struct Batch<I, T> {
    shared: Arc<Shared<I, T>>,
}

impl<I, T> Batch<I, T>
where
    I: Weight + Send + 'static,
    T: Weight + Send + 'static,
{
    /// Starts to read the inputs and to work on them. `worker` is called once on each thread and gives the function that turns an input
    /// into its result; that function must not panic ([`guarded`] helps).
    pub(crate) fn start<W>(
        inputs: impl Iterator<Item = I> + Send + 'static,
        limits: Limits,
        worker: impl Fn() -> W + Send + Sync + 'static,
    ) -> std::io::Result<Self>
    where
        W: FnMut(I) -> T,
    {
        let state = State {
            queue: VecDeque::new(),
            window: VecDeque::new(),
            first: 0,
            bytes: 0,
            workers: 0,
            idle: 0,
            ended: false,
            stopped: false,
        };
        let shared =
            Arc::new(Shared { state: Mutex::new(state), limits, room: Condvar::new(), work: Condvar::new(), ready: Condvar::new() });
        let worker = Arc::new(worker);
        let reader = Arc::clone(&shared);
        std::thread::Builder::new().name("reader".to_owned()).spawn(move || {
            let end = EndOnDrop(&reader);
            for input in inputs {
                match push(&reader, input) {
                    Pushed::Stopped => break,
                    Pushed::Waiting => {}
                    Pushed::WantsWorker => {
                        let (shared, worker) = (Arc::clone(&reader), Arc::clone(&worker));
                        let spawned = std::thread::Builder::new().name("worker".to_owned()).spawn(move || work(&shared, &mut worker()));
                        let mut state = reader.lock();
                        state.workers += usize::from(spawned.is_ok());
                        if state.workers == 0 {
                            // Not one thread to be had: the caller must not wait for ever.
                            state.stopped = true;
                            break;
                        }
                    }
                }
            }
            drop(end);
        })?;
        Ok(Self { shared })
    }

    /// A function that ends the batch from another thread: [`Batch::next`] gives nothing more.
    pub(crate) fn stopper(&self) -> impl Fn() + Send + 'static {
        let shared = Arc::clone(&self.shared);
        move || shared.stop()
    }

    /// Would [`Batch::next`] have to wait?
    pub(crate) fn must_wait(&self) -> bool {
        let state = self.shared.lock();
        !state.stopped && !matches!(state.window.front(), Some(Some(_)))
    }

    /// Is all that was read also done and taken? Then [`Batch::next`] waits for inputs, perhaps for long.
    pub(crate) fn is_idle(&self) -> bool {
        let state = self.shared.lock();
        state.stopped || state.window.is_empty()
    }

    /// The next result, in the order of the inputs. Waits for it; `None` when there are no more or the batch was stopped.
    pub(crate) fn next(&self) -> Option<T> {
        let mut state = self.shared.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(Some(_)) = state.window.front() {
                let result = state.window.pop_front().flatten();
                state.first += 1;
                state.bytes = state.bytes.saturating_sub(result.as_ref().map_or(0, T::weight));
                self.shared.room.notify_one();
                return result;
            }
            if state.ended && state.window.is_empty() {
                return None;
            }
            state = self.shared.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<I, T> Drop for Batch<I, T> {
    fn drop(&mut self) {
        self.shared.stop();
    }
}

/// Tells the others that no more inputs come, whatever ends the reader.
struct EndOnDrop<'a, I, T>(&'a Shared<I, T>);

impl<I, T> Drop for EndOnDrop<'_, I, T> {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.work.notify_all();
        self.0.ready.notify_all();
    }
}

enum Pushed {
    Stopped,
    Waiting,
    WantsWorker,
}

/// Puts an input into the window when there is room for it.
fn push<I: Weight, T>(shared: &Shared<I, T>, input: I) -> Pushed {
    let weight = input.weight();
    let limits = shared.limits;
    let mut state = shared.lock();
    while !state.stopped && !state.window.is_empty() && (state.window.len() >= limits.items || state.bytes + weight > limits.bytes) {
        state = shared.room.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    if state.stopped {
        return Pushed::Stopped;
    }
    let number = state.first + state.window.len() as u64;
    state.window.push_back(None);
    state.bytes += weight;
    state.queue.push_back((number, input));
    shared.work.notify_one();
    if state.idle < state.queue.len() && state.workers < limits.jobs { Pushed::WantsWorker } else { Pushed::Waiting }
}

/// A worker: takes inputs until there are no more.
fn work<I: Weight, T: Weight>(shared: &Shared<I, T>, turn: &mut impl FnMut(I) -> T) {
    loop {
        let (number, input) = {
            let mut state = shared.lock();
            loop {
                if state.stopped {
                    return;
                }
                if let Some(next) = state.queue.pop_front() {
                    break next;
                }
                if state.ended {
                    return;
                }
                state.idle += 1;
                state = shared.work.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.idle -= 1;
            }
        };
        let before = input.weight();
        let result = turn(input);
        let mut state = shared.lock();
        state.bytes = (state.bytes + result.weight()).saturating_sub(before);
        let place = number.saturating_sub(state.first) as usize;
        if let Some(slot) = state.window.get_mut(place) {
            *slot = Some(result);
        }
        if place == 0 {
            shared.ready.notify_one();
        }
    }
}

thread_local! {
    /// What the last panic on this thread said, while [`guarded`] runs.
    static PANIC: std::cell::RefCell<Option<String>> = const { std::cell::RefCell::new(None) };
    /// Does [`guarded`] run on this thread?
    static GUARDED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Runs a function and catches its panic.
///
/// # Errors
/// What the panic said and where.
pub(crate) fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    let outer = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(run));
    GUARDED.set(outer);
    done.map_err(|_| PANIC.take().unwrap_or_else(|| "panic".to_owned()))
}

/// Makes panics keep quiet where [`guarded`] will report them: their words go where it finds them. Others are a line on standard error.
/// Called once, at the start.
pub(crate) fn hush_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let payload = panic.payload();
        let words = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let words = words.unwrap_or("panic");
        let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        if !GUARDED.get() {
            // Nothing is left to do for an error here.
            let _ = writeln!(std::io::stderr(), "analyze: a fault of the program, please report it: {words}{place}");
        }
        PANIC.set(Some(format!("{words}{place}")));
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Weight for u64 {
        fn weight(&self) -> usize {
            1
        }
    }

    impl Weight for String {
        fn weight(&self) -> usize {
            self.len()
        }
    }

    /// Later inputs are done sooner.
    fn slow_first(n: u64) -> u64 {
        if n.is_multiple_of(7) {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        n
    }

    #[test]
    fn results_come_in_order_whatever_the_threads_and_the_window() {
        for jobs in [1, 2, 8] {
            for items in [1, 3, 1000] {
                for bytes in [1, 5, 1000] {
                    let batch = Batch::start(0..300u64, Limits { jobs, items, bytes }, || slow_first).unwrap();
                    let results: Vec<u64> = std::iter::from_fn(|| batch.next()).collect();
                    assert_eq!(results, (0..300).collect::<Vec<_>>(), "{jobs} {items} {bytes}");
                }
            }
        }
    }

    #[test]
    fn no_inputs_give_no_results() {
        let batch = Batch::start(std::iter::empty::<u64>(), Limits::for_jobs(4), || slow_first).unwrap();
        assert_eq!(batch.next(), None);
        assert!(batch.is_idle());
    }

    #[test]
    fn a_batch_is_idle_when_all_that_was_read_is_taken() {
        let (sender, receiver) = std::sync::mpsc::channel::<u64>();
        sender.send(1).unwrap();
        let inputs = receiver.into_iter().chain(2..5);
        let batch = Batch::start(inputs, Limits { jobs: 1, items: 2, bytes: 1000 }, || slow_first).unwrap();
        assert_eq!(batch.next(), Some(1));
        assert!(batch.is_idle(), "nothing more is there");
        drop(sender);
        assert_eq!(std::iter::from_fn(|| batch.next()).collect::<Vec<_>>(), [2, 3, 4]);
        assert!(batch.is_idle());
    }

    #[test]
    fn the_reader_waits_for_room() {
        use std::sync::atomic::{AtomicU64, Ordering};
        let read = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&read);
        let inputs = (0..u64::MAX).inspect(move |_| {
            seen.fetch_add(1, Ordering::SeqCst);
        });
        let batch = Batch::start(inputs, Limits { jobs: 2, items: 10, bytes: 1000 }, || slow_first).unwrap();
        for n in 0..50 {
            assert_eq!(batch.next(), Some(n));
            // Ten in the window, one in the reader's hand.
            assert!(read.load(Ordering::SeqCst) <= n + 1 + 11);
        }
    }

    #[test]
    fn heavy_inputs_fill_the_window_sooner() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static READ: AtomicUsize = AtomicUsize::new(0);
        let inputs = std::iter::repeat_with(|| "x".repeat(100)).take(100).inspect(|_| {
            READ.fetch_add(1, Ordering::SeqCst);
        });
        let batch = Batch::start(inputs, Limits { jobs: 2, items: 1000, bytes: 250 }, || |text: String| text).unwrap();
        let mut taken = 0;
        while let Some(text) = batch.next() {
            taken += 1;
            assert_eq!(text.len(), 100);
            assert!(READ.load(Ordering::SeqCst) <= taken + 3);
        }
        assert_eq!(taken, 100);
    }

    #[test]
    fn a_stopped_batch_gives_nothing_more_though_its_reader_hangs() {
        let (sender, receiver) = std::sync::mpsc::channel::<u64>();
        sender.send(1).unwrap();
        let batch = Batch::start(receiver.into_iter(), Limits::for_jobs(2), || slow_first).unwrap();
        assert_eq!(batch.next(), Some(1));
        let stop = batch.stopper();
        std::thread::spawn(stop);
        assert_eq!(batch.next(), None);
        drop(sender);
    }

    #[test]
    fn a_panic_becomes_words() {
        hush_panics();
        let guard = |n: u64| guarded(|| assert!(n != 3, "three")).map_or_else(|words| words, |()| "fine".to_owned());
        let batch = Batch::start(0..5u64, Limits::for_jobs(2), move || guard).unwrap();
        let results: Vec<String> = std::iter::from_fn(|| batch.next()).collect();
        let _ = std::panic::take_hook();
        assert_eq!(results.len(), 5);
        for (n, words) in results.iter().enumerate() {
            assert!(if n == 3 { words.starts_with("three (src/batch.rs:") } else { words == "fine" }, "{n}: {words}");
        }
    }
}
