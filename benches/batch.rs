//! The whole command as a user has it: how long one article takes from start to finish, what a second core brings, what memory many articles and very
//! long ones take.
//!
//!     cargo bench --bench batch                       all of it, some minutes
//!     cargo bench --bench batch -- start cores        only these of start, cores, memory, events, files, long
//!     cargo bench --bench batch -- articles 500       no measuring: prints so many of the articles as JSON Lines
//!     cargo bench --bench batch -- reports 500        so many reports of events; one-event, undated: all of one, the same without dates
//!
//! Times are medians of runs that alternate, so that other work on the machine hits all alike; what the cores bring is also shown for the fastest
//! runs. Not a test: nothing here fails.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

mod news;

/// Bytes of an ordinary article.
const ORDINARY: usize = 3000;
/// Runs of which the median counts.
const RUNS: usize = 9;

/// Something that is measured: its name, and what measures it in a folder of its own and prints it.
type Section = (&'static str, fn(&mut dyn Write, &Path) -> io::Result<()>);

const SECTIONS: &[Section] =
    &[("start", start), ("cores", cores), ("memory", memory), ("events", events), ("files", files), ("long", long)];

fn main() -> io::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let mut out = io::stdout().lock();
    if let [what, count] = &wanted[..]
        && what == "articles"
    {
        return write_lines(&mut BufWriter::new(out), count.parse().map_err(io::Error::other)?, ordinary);
    }
    if let [what, count] = &wanted[..]
        && let Some((.., make)) = REPORTS.iter().find(|(_, name, _)| name == what)
    {
        return write_reports(BufWriter::new(out), count.parse().map_err(io::Error::other)?, *make);
    }
    let folder = tempfile::tempdir()?;
    for &(name, section) in SECTIONS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            section(&mut out, folder.path())?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Makes the text of the k-th article.
type Maker = fn(u64) -> String;

/// No two alike, of some 16,000 different words.
fn ordinary(k: u64) -> String {
    news::article(k, ORDINARY)
}

/// Three sentences with a figure, no two alike.
fn short(k: u64) -> String {
    format!("A storm killed {} people in Manila on Friday. {}", k % 90 + 2, news::article(k, 300))
}

/// Always the same thousand.
fn known(k: u64) -> String {
    news::article(k % 1000, ORDINARY)
}

/// With new words in each.
fn strange(k: u64) -> String {
    news::article_of_strangers(k, ORDINARY)
}

/// Where the events of [`reported`] are, and what happens there.
const TOWNS: [&str; 8] = ["Manila", "Lima", "Gulu", "Izmir", "Accra", "Quito", "Pune", "Nairobi"];
const MISHAPS: [&str; 5] =
    ["bus fell into a ravine", "fire swept through a mill", "ferry sank", "wall of a school collapsed", "gunman opened fire in a market"];

/// Reports of events, some three of each, of three years.
fn reported(k: u64) -> serde_json::Value {
    // Scattered over the years and the towns, always the same.
    let event = k / 3;
    let mixed = event.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let (day, town, mishap) = (mixed % 1000 + k % 3, TOWNS[(mixed / 1000 % 8) as usize], MISHAPS[(mixed / 8000 % 5) as usize]);
    let date = chrono::NaiveDate::from_num_days_from_ce_opt(737_000 + day as i32).map(|date| date.to_string());
    let killed = mixed % 40 + 2 + k % 3;
    let text = format!(
        "{killed} people were killed when a {mishap} in {town}, police said. Number {event} was its name. {}",
        news::article(event, 1200)
    );
    serde_json::json!({"id": k, "date": date, "title": format!("{killed} killed in {town}"), "text": text})
}

/// Reports of one event, of one week, each in words of its own.
fn of_one_event(k: u64) -> serde_json::Value {
    let text =
        format!("At least {} people were killed when an earthquake struck Izmir in Turkey. {}", 100 + k % 7 * 20, news::article(k, 1200));
    serde_json::json!({"id": k, "date": format!("2020-03-{:02}", 2 + k % 7), "title": "Earthquake strikes Izmir", "text": text})
}

/// The same without a date.
fn undated(k: u64) -> serde_json::Value {
    let mut article = of_one_event(k);
    article["date"] = serde_json::Value::Null;
    article
}

/// Makes the k-th report.
type Reporter = fn(u64) -> serde_json::Value;

/// Kinds of reports, each with the word that prints them.
const REPORTS: [(&str, &str, Reporter); 3] =
    [("three an event", "reports", reported), ("all on one event", "one-event", of_one_event), ("the same, undated", "undated", undated)];

/// Reports as JSON Lines.
fn write_reports(mut out: impl Write, count: u64, make: Reporter) -> io::Result<()> {
    (0..count).try_for_each(|k| writeln!(out, "{}", make(k)))?;
    out.flush()
}

/// Many articles merged into events, beside a plain run over them.
fn events(out: &mut dyn Write, folder: &Path) -> io::Result<()> {
    writeln!(out, "{:<34} {:>9} {:>9} {:>9}", "articles to events", "number", "seconds", "peak MB")?;
    for ((name, _, make), count) in REPORTS.into_iter().flat_map(|kind| [10_000, 100_000].map(|count| (kind, count))) {
        write_reports(BufWriter::new(File::create(folder.join("events.jsonl"))?), count, make)?;
        row(out, &format!("{name}, records"), count, &watched(folder, &["events.jsonl"])?)?;
        row(out, &format!("{name}, --events"), count, &watched(folder, &["events.jsonl", "--events"])?)?;
    }
    Ok(())
}

/// Articles as JSON Lines.
fn write_lines(out: &mut impl Write, count: u64, make: Maker) -> io::Result<()> {
    for k in 0..count {
        let article = serde_json::json!({"id": k, "text": make(k)});
        serde_json::to_writer(&mut *out, &article)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// One article, the whole process.
fn start(out: &mut dyn Write, folder: &Path) -> io::Result<()> {
    let inputs =
        [("smallest.txt", "A storm killed 12 people in Manila on Friday.\n".to_owned()), ("ordinary.txt", news::article(1, ORDINARY))];
    let mut times = vec![Vec::new(); inputs.len()];
    for (name, text) in &inputs {
        fs::write(folder.join(name), text)?;
    }
    for _ in 0..RUNS * 9 {
        for ((name, _), times) in inputs.iter().zip(&mut times) {
            times.push(timed(folder, &[name])?);
        }
    }
    writeln!(out, "{:<34} {:>9} {:>9}", "one article, start to finish", "bytes", "ms")?;
    for ((name, text), times) in inputs.iter().zip(times) {
        writeln!(out, "{name:<34} {:>9} {:>9.1}", text.len(), 1e3 * median(times).as_secs_f64())?;
    }
    Ok(())
}

/// The same articles with one worker thread and with more.
fn cores(out: &mut dyn Write, folder: &Path) -> io::Result<()> {
    const ARTICLES: u64 = 1500;
    let path = folder.join("cores.jsonl");
    write_lines(&mut BufWriter::new(File::create(&path)?), ARTICLES, ordinary)?;
    let bytes: usize = (0..ARTICLES).map(|k| news::article(k, ORDINARY).len()).sum();
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    let mut jobs = vec![1, 2, all];
    jobs.dedup();
    let mut times = vec![Vec::new(); jobs.len()];
    // Short runs and many of them: some find the machine quiet.
    for _ in 0..RUNS * 3 {
        for (&jobs, times) in jobs.iter().zip(&mut times) {
            times.push(timed(folder, &["cores.jsonl", "-j", &jobs.to_string()])?);
        }
    }
    writeln!(out, "{:<34} {:>9} {:>9} {:>9} {:>9} {:>9}", "1,500 articles, -j", "seconds", "MB/s", "times -j1", "best MB/s", "times -j1")?;
    let seconds: Vec<(f64, f64)> =
        times.into_iter().map(|times| (times.iter().min().map_or(0.0, Duration::as_secs_f64), median(times).as_secs_f64())).collect();
    for (jobs, (best, time)) in jobs.iter().zip(&seconds) {
        let speed = |time| bytes as f64 / time / 1e6;
        writeln!(
            out,
            "{jobs:<34} {time:>9.2} {:>9.2} {:>9.2} {:>9.2} {:>9.2}",
            speed(time),
            seconds[0].1 / time,
            speed(best),
            seconds[0].0 / best
        )?;
    }
    Ok(())
}

/// Peak memory by number of articles: through a pipe, and from a folder into a folder.
fn memory(out: &mut dyn Write, folder: &Path) -> io::Result<()> {
    writeln!(out, "{:<34} {:>9} {:>9} {:>9}", "many articles", "number", "seconds", "peak MB")?;
    let kinds: [(&str, Maker); 3] = [("the same thousand", known), ("of 16,000 words", ordinary), ("of words without end", strange)];
    for ((name, make), count) in kinds.into_iter().flat_map(|kind| [1_000, 10_000, 100_000].map(|count| (kind, count))) {
        let run = fed("jsonl", count, move |pipe| write_lines(pipe, count, make))?;
        row(out, &format!("of 3 kB, {name}"), count, &run)?;
    }
    for count in [10_000, 100_000] {
        write_lines(&mut BufWriter::new(File::create(folder.join("short.jsonl"))?), count, short)?;
        let run = watched(folder, &["short.jsonl", "--summary", "--input-format", "jsonl"])?;
        row(out, "of three sentences, --summary", count, &run)?;
    }
    let small = "A storm killed 12 people in Manila on Friday.\n";
    for (name, from, count) in [("ten", 0, 10_000), ("hundred", 10_000, 100_000)] {
        for k in from..count {
            let below = folder.join("in").join((k / 1000).to_string());
            if k % 1000 == 0 {
                fs::create_dir_all(&below)?;
            }
            fs::write(below.join(format!("{k}.txt")), small)?;
        }
        let run = watched(folder, &["in", "-o", &format!("{name}/")])?;
        row(out, "of one sentence, folder to folder", count, &run)?;
    }
    Ok(())
}

/// The command while it is fed through a pipe, up to the record of the last article.
fn fed(format: &str, articles: u64, feed: impl FnOnce(&mut BufWriter<ChildStdin>) -> io::Result<()> + Send + 'static) -> io::Result<Run> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_analyze"));
    let mut child = child.args(["--input-format", format, "-q"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let start = Instant::now();
    let pipe = child.stdin.take().ok_or_else(|| io::Error::other("no pipe"))?;
    let feeder = std::thread::spawn(move || {
        let mut pipe = BufWriter::new(pipe);
        feed(&mut pipe)?;
        pipe.flush().map(|()| pipe)
    });
    let mut lines = BufReader::new(child.stdout.take().ok_or_else(|| io::Error::other("no pipe"))?).split(b'\n');
    // The last record may only come when the pipe is closed; what was held before that is looked at then.
    for line in lines.by_ref().take(articles.saturating_sub(1) as usize) {
        line?;
    }
    let peak = peak(&child);
    drop(feeder.join().map_err(|_| io::Error::other("the feeder failed"))??);
    lines.next().transpose()?;
    let time = start.elapsed();
    child.wait()?;
    Ok(Run { time, peak })
}

/// Files of many articles in the formats that hold them, up to a gigabyte: what they take must not grow with them.
fn files(out: &mut dyn Write, _: &Path) -> io::Result<()> {
    writeln!(out, "{:<34} {:>9} {:>9} {:>9} {:>9}", "files of many articles", "MB", "seconds", "peak MB", "MB/s")?;
    for kind in &news::FILES {
        for megabytes in [10, 100, kind.most] {
            let articles = megabytes * 1_000_000 / kind.article(1).len() as u64;
            let run = fed(kind.format, articles, move |pipe| {
                pipe.write_all(kind.head.as_bytes())?;
                (0..articles).try_for_each(|k| pipe.write_all(kind.article(k).as_bytes()))?;
                pipe.write_all(kind.foot.as_bytes())
            })?;
            let time = run.time.as_secs_f64();
            writeln!(out, "{:<34} {megabytes:>9} {time:>9.2} {:>9} {:>9.1}", kind.name, shown(run.peak), megabytes as f64 / time)?;
        }
    }
    Ok(())
}

/// Single articles of many megabytes: time and memory should grow with their length and no faster.
fn long(out: &mut dyn Write, folder: &Path) -> io::Result<()> {
    writeln!(out, "{:<34} {:>9} {:>9} {:>9} {:>9}", "one long article", "MB", "seconds", "peak MB", "MB/s")?;
    for bytes in [12_500_000, 25_000_000, 50_000_000] {
        one_long(out, folder, "of news", &news::article(bytes, bytes as usize))?;
    }
    // Nothing but what goes into the record.
    for (what, sentence) in [
        ("of figures", "The blast killed 12 people in Aleppo on Monday. "),
        ("of dates", "May 5. "),
        ("of capitals, in one sentence", "Ab "),
    ] {
        one_long(out, folder, what, &sentence.repeat(5_000_000 / sentence.len()))?;
    }
    Ok(())
}

/// One long article: the median time of three runs, and the most memory.
fn one_long(out: &mut dyn Write, folder: &Path, what: &str, text: &str) -> io::Result<()> {
    fs::write(folder.join("long.txt"), text)?;
    let mut runs = Vec::new();
    for _ in 0..3 {
        runs.push(watched(folder, &["long.txt", "--max-bytes", "1G"])?);
    }
    let (time, peak) = (median(runs.iter().map(|run| run.time).collect()).as_secs_f64(), runs.iter().filter_map(|run| run.peak).max());
    let megabytes = text.len() as f64 / 1e6;
    writeln!(out, "{what:<34} {megabytes:>9.1} {time:>9.2} {:>9} {:>9.2}", shown(peak), megabytes / time)
}

/// One run of the command.
struct Run {
    time: Duration,
    /// The most memory that it held at once, in kB; None where the system does not tell.
    peak: Option<u64>,
}

fn row(out: &mut dyn Write, what: &str, count: u64, run: &Run) -> io::Result<()> {
    writeln!(out, "{what:<34} {count:>9} {:>9.2} {:>9}", run.time.as_secs_f64(), shown(run.peak))
}

fn shown(peak: Option<u64>) -> String {
    peak.map_or_else(|| "?".to_owned(), |kb| format!("{:.1}", kb as f64 * 1024.0 / 1e6))
}

/// The command in a folder; what it prints is thrown away.
fn analyze(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_analyze"));
    command.arg("-q").args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// How long the command takes.
fn timed(folder: &Path, arguments: &[&str]) -> io::Result<Duration> {
    let start = Instant::now();
    succeeded(analyze(folder, arguments).status()?)?;
    Ok(start.elapsed())
}

/// How long it takes and what memory; for runs that are long enough to be looked at now and then.
fn watched(folder: &Path, arguments: &[&str]) -> io::Result<Run> {
    let start = Instant::now();
    let mut child = analyze(folder, arguments).spawn()?;
    let mut seen = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        seen = peak(&child).max(seen);
        std::thread::sleep(Duration::from_millis(5));
    };
    succeeded(status)?;
    Ok(Run { time: start.elapsed(), peak: seen })
}

fn succeeded(status: ExitStatus) -> io::Result<()> {
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("analyze: {status}"))) }
}

/// The largest resident set of a process so far, in kB.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
