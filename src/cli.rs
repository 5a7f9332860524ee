//! The command line: [`Opts`] is what was said, [`Settings`] what it means.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use analyze::grammar::view::Aspect;
use analyze::input::files::Options;
use analyze::lexicon::fields::FieldNames;
use analyze::output::files::Existing;
use analyze::output::{Format, Printer, Sheet, Shown};
use analyze::{Config, Kinds, article, events, record, summary};
use chrono::NaiveDate;
use clap::{ArgAction, CommandFactory, Parser, ValueEnum, ValueHint};

mod values;
mod ways_out;

use crate::gather::Gather;

/// Finds the people, organizations, places, dates, quotes and casualty figures of news articles.
///
/// Works offline. Prints one record an article: a table on a terminal, JSON Lines otherwise.
#[derive(Debug, Parser)]
#[command(name = "analyze", disable_version_flag = true, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Opts {
    /// Files, folders (walked with their sub-folders) or - for standard input
    ///
    /// In folders, files ending in .txt .text .md .json .jsonl .ndjson are read, compressed ones (.gz .zst) too, in the order of their names; hidden files
    /// and folders are skipped, links to folders are not followed. Without a path, standard input is read when something is piped into it.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    paths: Vec<OsString>,

    /// What to print
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = FormatOpt::Auto)]
    format: FormatOpt,

    /// Write to this file; or, when it is a folder or ends in /, one file an article into it
    ///
    /// With -f csv, one file a table (people.csv ...) into the folder; with -f html an index of all too. With -f sqlite, a database, to which a run adds.
    ///
    /// In a folder, files are named after their inputs, with sub-folders kept; articles of JSON Lines and arrays after their ids. A file
    /// that exists is an error, see --force. The folder is not read where it lies in one that is.
    #[arg(short, long, value_name = "FILE|FOLDER/", value_hint = ValueHint::AnyPath)]
    output: Option<PathBuf>,

    /// Overwrite output files that exist; in a database, replace articles that are there
    #[arg(long, requires = "output")]
    force: bool,

    /// Leave out articles whose file exists in the output folder, or that are in the database: goes on where an interrupted run ended
    #[arg(long, requires = "output", conflicts_with = "force")]
    skip_existing: bool,

    /// Read paths from this file, one a line; - is standard input
    ///
    /// A line "-" in the file is standard input too, as on the command line; it is read once.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    files_from: Option<PathBuf>,

    /// The paths of --files-from are parted by NUL characters, as find -print0 writes them
    #[arg(long, requires = "files_from")]
    null: bool,

    /// Only these kinds, comma separated [default: all]
    ///
    /// With -f csv and sqlite these tables, where articles and victims are two more; with -f geojson places or casualties.
    #[arg(short, long, value_enum, value_name = "KINDS", value_delimiter = ',')]
    extract: Vec<KindOpt>,

    /// How to read the inputs
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = InputOpt::Auto)]
    input_format: InputOpt,

    /// What fields and columns are called: text=Body,date="Pub date"; also title, url, publisher, authors, id
    #[arg(long, value_name = "NAMES", value_parser = values::fields)]
    fields: Option<FieldNames>,

    /// The articles' date, for those that carry none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::date)]
    date: Option<NaiveDate>,

    /// Prefer this country where a place's name can mean several: for collections of local news
    ///
    /// Two letters (GB, NG, US). A preference, not a filter: what an article says of its places still wins.
    #[arg(long, value_name = "CC", value_parser = values::country)]
    country: Option<[u8; 2]>,

    /// Extra names from this file: tab-separated, the first line names the columns
    ///
    /// Columns: name and type (person, organization, place; none: never a name), and where wanted kind, aliases (separated by |), country,
    /// latitude, longitude. These names win over what the rules find. The README has an example.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    lexicon: Option<PathBuf>,

    /// Use this gazetteer instead of the one in the program
    ///
    /// A file made by examples/build_gazetteer of newer data, or of more or fewer places.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) gazetteer: Option<PathBuf>,

    /// One line an article with its date, place and toll, in order of the dates, instead of the records
    ///
    /// Copies of one story are marked, so that its toll is not counted twice. A table on a terminal, else JSON Lines.
    ///
    /// Records of an earlier run (JSON Lines) may be among the inputs: they are used as they are.
    #[arg(long, conflicts_with_all = ["extract", "explain", "with_text"])]
    summary: bool,

    /// One row for each event, merged over the articles that report it, instead of the records
    ///
    /// Follow-ups update the toll, copies of one story are one voice, other events of the same day or town stay apart. In order of the events' dates. A
    /// table on a terminal, else JSON Lines. Records of an earlier run (JSON Lines) may be among the inputs: they are used as they are.
    #[arg(long, conflicts_with_all = ["summary", "extract", "explain", "with_text"])]
    events: bool,

    /// Also list ages ("a 17-year-old", "Ana Ruiz, 34"): among the dates, marked "age", with the person where named
    #[arg(long, conflicts_with_all = ["summary", "events"])]
    ages: bool,

    /// A table that fits a screen: the article, its event and toll, people and quotations
    #[arg(long, conflicts_with_all = ["summary", "events", "explain"])]
    brief: bool,

    /// Put the decoded text into the record, so that its offsets can be used
    #[arg(long)]
    with_text: bool,

    /// Give each finding the sentence that says it and the rule that found it
    ///
    /// Of a sentence of more than 1,000 characters, as many around the finding.
    #[arg(long)]
    explain: bool,

    /// Worker threads; the output does not depend on their number [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,

    /// Larger files and lines are not read: a number of bytes, or with K, M, G (1024) or KB, MB, GB (1000)
    ///
    /// An article takes 20 to 30 times its size in memory while it is worked on, one of nothing but figures and dates up to 130 times. What memory
    /// cannot hold is an error record too, where that can be told before; else the process ends with 134.
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = values::size)]
    max_bytes: u64,

    /// When to exit with 1: any input failed, all failed, or never
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Fail::Any)]
    fail: Fail,

    /// No messages about inputs, no counts, no progress
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// A note on every input
    #[arg(short, long)]
    verbose: bool,

    /// Colours in tables; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    color: When,

    /// Show how sentences were read instead of a record: parts of speech, phrases, or who governs what
    #[arg(long, value_enum, value_name = "WHAT", hide = true)]
    debug: Option<DebugOf>,

    /// Print the JSON Schema of a record, of a line of --summary or of a row of --events
    #[arg(long, value_enum, value_name = "OF", num_args = 0..=1, require_equals = true, default_missing_value = "record")]
    pub(crate) schema: Option<SchemaOf>,

    /// Print a completion script for this shell
    #[arg(long, value_enum, value_name = "SHELL")]
    pub(crate) completions: Option<clap_complete::Shell>,

    /// Print the manual page
    #[arg(long)]
    pub(crate) man: bool,

    /// Print the version and what is built in
    #[arg(short = 'V', long, action = ArgAction::SetTrue)]
    pub(crate) version: bool,
}

const EXAMPLES: &str = "\
Examples:
  analyze article.txt                      a table on the terminal
  analyze -f json article.txt              everything that was found, as JSON
  analyze news/ -o found.jsonl             a folder, a record a line
  analyze news/ -f json -o found/          a folder, a file an article
  analyze -e casualties,dates *.txt        only these kinds
  analyze --summary news/                  a line an article: when, where, how many
  analyze --events news/                   a row an event, of all articles that report it
  analyze -f csv news/ -o tables/          tables for a spreadsheet: people.csv, quotes.csv ...
  analyze -f geojson news/ -o map.geojson  places and figures for a map
  analyze -f html article.txt > page.html  a page for the browser, for reading and printing
  analyze -f html news/ -o pages/          a page an article, and an index of articles and events
  analyze -f sqlite news/ -o news.db       a database to search and to ask in SQL
  cat articles.jsonl | analyze --input-format jsonl --fail never | jq .toll

Exit status:
  0    all done
  1    some input failed, the others were done
  2    wrong usage, or a wrong list of --files-from
  130  interrupted; by SIGTERM 143, by SIGHUP 129";

/// What a schema is printed of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A record
    Record,
    /// A line of --summary
    Summary,
    /// A row of --events
    Events,
}

impl SchemaOf {
    /// The JSON Schema.
    pub(crate) fn json(self) -> &'static str {
        match self {
            Self::Record => record::JSON_SCHEMA,
            Self::Summary => summary::JSON_SCHEMA,
            Self::Events => events::JSON_SCHEMA,
        }
    }
}

/// What `--debug` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DebugOf {
    Tokens,
    Phrases,
    Clauses,
}

impl DebugOf {
    fn aspect(self) -> Aspect {
        match self {
            Self::Tokens => Aspect::Tokens,
            Self::Phrases => Aspect::Phrases,
            Self::Clauses => Aspect::Clauses,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatOpt {
    /// A table on a terminal, jsonl otherwise
    Auto,
    /// For reading
    Table,
    /// JSON over many lines; several articles are one array
    Json,
    /// A record a line, in the order of the inputs
    Jsonl,
    /// Flat tables for spreadsheets: all into a folder (-o), or the one that -e names; one of --events
    Csv,
    /// Points for maps: places and figures, or events
    Geojson,
    /// A page to read and to print in a browser; of several articles a folder of them with an index (-o FOLDER/)
    Html,
    /// A database with a full-text search, in the file that -o names; a run adds to what is there
    Sqlite,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputOpt {
    /// By the file's content, then by its extension
    Auto,
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// An article object, or an array of them
    Json,
    /// An article object a line
    Jsonl,
    /// A saved web page
    Html,
    /// A table, a row an article
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// An archive of web pages
    Warc,
    /// A mail, or an mbox of them
    Email,
    /// RSS, Atom, an export of WordPress
    Feed,
    /// NITF, NewsML 1.2, NewsML-G2
    Newsml,
    /// A download of Nexis (text, Word, HTML)
    Nexis,
    /// A download of Factiva (HTML, XML)
    Factiva,
    /// A Word document that holds one story
    Docx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindOpt {
    People,
    Organizations,
    Places,
    Dates,
    Quotes,
    Casualties,
    /// Only with -f csv and sqlite: a row an article
    Articles,
    /// Only with -f csv and sqlite: the victims of events, a row each
    Victims,
}

impl KindOpt {
    /// The kinds of findings. Empty where it is only a table.
    fn kinds(self) -> Kinds {
        match self {
            Self::People => Kinds::PEOPLE,
            Self::Organizations => Kinds::ORGANIZATIONS,
            Self::Places => Kinds::PLACES,
            Self::Dates => Kinds::DATES,
            Self::Quotes => Kinds::QUOTES,
            Self::Casualties => Kinds::CASUALTIES,
            Self::Articles | Self::Victims => Kinds::empty(),
        }
    }

    /// The table.
    fn sheet(self) -> Sheet {
        match self {
            Self::People => Sheet::People,
            Self::Organizations => Sheet::Organizations,
            Self::Places => Sheet::Places,
            Self::Dates => Sheet::Dates,
            Self::Quotes => Sheet::Quotes,
            Self::Casualties => Sheet::Casualties,
            Self::Articles => Sheet::Articles,
            Self::Victims => Sheet::Victims,
        }
    }
}

/// When a failed input makes the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Fail {
    /// One failed
    Any,
    /// All failed
    All,
    /// Not even then
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// The columns that a table takes at least, however narrow the terminal, and at most: longer lines are hard to read.
const NARROWEST: usize = 24;
const WIDEST: usize = 120;

/// What the command finds itself in. Nothing of it reaches the analysis.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surroundings {
    /// Is standard input a terminal?
    pub(crate) stdin: bool,
    /// Is standard output a terminal?
    pub(crate) stdout: bool,
    /// Is standard error a terminal?
    pub(crate) stderr: bool,
    /// The terminal's columns.
    pub(crate) width: Option<usize>,
    /// Is `NO_COLOR` set, or the terminal a dumb one?
    pub(crate) no_color: bool,
}

/// Where records go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

/// What the command line means.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) paths: Vec<OsString>,
    /// A file of more paths (`-` is standard input), and what parts them.
    pub(crate) files_from: Option<(PathBuf, u8)>,
    pub(crate) input: Options,
    pub(crate) config: Config,
    /// The file of the user's names, to be read into `config`.
    pub(crate) lexicon: Option<PathBuf>,
    pub(crate) printer: Printer,
    /// The tables of a folder; empty where records go somewhere else.
    pub(crate) sheets: Vec<Sheet>,
    /// Are records of an earlier run used as they are?
    pub(crate) takes_records: bool,
    /// What is printed at the end of all articles, instead of their records.
    pub(crate) gather: Option<Gather>,
    /// What of the reading is shown instead of records.
    pub(crate) debug: Option<Aspect>,
    pub(crate) target: Target,
    pub(crate) existing: Existing,
    pub(crate) jobs: usize,
    pub(crate) fail: Fail,
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
    /// Show how far a long run is.
    pub(crate) progress: bool,
    /// The terminal's columns, for that.
    pub(crate) columns: usize,
    /// Records are seen on the terminal where messages are: an error need not be said twice.
    pub(crate) seen: bool,
}

impl Settings {
    /// Are the records pages?
    pub(crate) fn pages(&self) -> bool {
        self.printer.format == Format::Html
    }

    /// The folder of pages that an index lists.
    pub(crate) fn indexed(&self) -> Option<&Path> {
        match &self.target {
            Target::Folder(path) if self.pages() => Some(path),
            _ => None,
        }
    }

    /// Are the records written, and not only what is gathered from them?
    pub(crate) fn puts_records(&self) -> bool {
        self.gather.is_none() || self.printer.format == Format::Sqlite
    }

    /// How what is printed stands one after the other.
    pub(crate) fn stream(&self) -> Format {
        if self.gather.is_some() { self.printer.gathered_stream() } else { self.printer.format }
    }
}

impl Opts {
    /// What the options mean here. `None`: there is nothing to read.
    ///
    /// # Errors
    /// Options that do not go together.
    pub(crate) fn resolve(self, around: Surroundings) -> Result<Option<Settings>, String> {
        let mut paths = self.paths;
        if paths.is_empty() && self.files_from.is_none() {
            if around.stdin {
                return Ok(None);
            }
            paths.push("-".into());
        }
        let target = match self.output {
            None => Target::Stdout,
            Some(path) if path.as_os_str() == "-" => Target::Stdout,
            Some(path) if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) => Target::Folder(path),
            Some(path) => Target::File(path),
        };
        let on_terminal = around.stdout && target == Target::Stdout;
        let color = match self.color {
            When::Auto => on_terminal && !around.no_color,
            When::Always => true,
            When::Never => false,
        };
        let gather = match (self.summary, self.events) {
            (true, _) => Some(Gather::Summary),
            (_, true) => Some(Gather::Events),
            _ => None,
        };
        let way_out = ways_out::asked(self.format, &self.extract, gather, matches!(target, Target::Folder(_)))?;
        let is_page = way_out.as_ref().is_some_and(|way_out| way_out.format == Format::Html);
        let database = way_out.as_ref().is_some_and(|way_out| way_out.format == Format::Sqlite);
        if database {
            ways_out::check_database(&target, gather, self.skip_existing)?;
        } else if way_out.is_some() && self.with_text && !is_page {
            return Err("--with-text: tables and maps do not hold the text".to_owned());
        }
        let format = match (self.format, &way_out) {
            (_, Some(way_out)) => way_out.format,
            (FormatOpt::Auto, None) if on_terminal => Format::Table,
            (FormatOpt::Table, None) => Format::Table,
            (FormatOpt::Json, None) => Format::Json,
            _ => Format::Jsonl,
        };
        if self.brief && (format != Format::Table || gather.is_some()) {
            return Err("--brief: a short form of the table of articles; -f table prints that here".to_owned());
        }
        let shown = Shown { brief: self.brief, all_dates: self.extract.contains(&KindOpt::Dates) };
        // What goes to a file or a pipe is the same everywhere.
        let width = match around.width.filter(|_| on_terminal) {
            Some(columns) if gather.is_some() => columns,
            Some(columns) => columns.clamp(NARROWEST, WIDEST),
            None if gather.is_some() => usize::MAX,
            None => 80,
        };
        let input_format = match self.input_format {
            InputOpt::Auto => None,
            InputOpt::Text => Some(article::Format::Text),
            InputOpt::Markdown => Some(article::Format::Markdown),
            InputOpt::Json => Some(article::Format::Json),
            InputOpt::Jsonl => Some(article::Format::Jsonl),
            InputOpt::Html => Some(article::Format::Html),
            InputOpt::Csv => Some(article::Format::Csv),
            InputOpt::Tsv => Some(article::Format::Tsv),
            InputOpt::Warc => Some(article::Format::Warc),
            InputOpt::Email => Some(article::Format::Email),
            InputOpt::Feed => Some(article::Format::Feed),
            InputOpt::Newsml => Some(article::Format::Newsml),
            InputOpt::Nexis => Some(article::Format::Nexis),
            InputOpt::Factiva => Some(article::Format::Factiva),
            InputOpt::Docx => Some(article::Format::Docx),
        };
        let kinds = match gather {
            Some(gather) if !database => gather.kinds(),
            // Rows spell out what they link to, of whatever kind that is.
            _ if self.extract.is_empty() || way_out.is_some() && !is_page => Kinds::all(),
            _ => self.extract.iter().map(|kind| kind.kinds()).collect(),
        };
        let all_cores = || std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Some(Settings {
            paths,
            files_from: self.files_from.map(|path| (path, if self.null { 0 } else { b'\n' })),
            input: Options { format: input_format, max_bytes: self.max_bytes, fields: self.fields.unwrap_or_default() },
            config: Config {
                kinds,
                date: self.date,
                country: self.country,
                lexicon: None,
                ages: self.ages || gather == Some(Gather::Events),
                with_text: self.with_text || is_page || database,
                // Sentences are columns of theirs.
                explain: self.explain || way_out.is_some(),
            },
            lexicon: self.lexicon,
            printer: Printer { format, width, color, shown },
            takes_records: gather.is_some() || way_out.is_some(),
            sheets: way_out.map(|way_out| way_out.sheets).unwrap_or_default(),
            gather,
            debug: self.debug.map(DebugOf::aspect),
            target,
            existing: match (self.force, self.skip_existing) {
                (true, _) => Existing::Overwrite,
                (_, true) => Existing::Skip,
                _ => Existing::Refuse,
            },
            jobs: self.jobs.map_or_else(all_cores, usize::from),
            fail: self.fail,
            quiet: self.quiet,
            verbose: self.verbose,
            progress: around.stderr && !on_terminal && !self.quiet && !self.verbose,
            columns: around.width.unwrap_or(80),
            seen: around.stderr && on_terminal && format == Format::Table,
        }))
    }

    /// The completion script for a shell.
    pub(crate) fn completion(shell: clap_complete::Shell) -> Vec<u8> {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Self::command(), "analyze", &mut script);
        script
    }

    /// The manual page.
    pub(crate) fn manual() -> std::io::Result<Vec<u8>> {
        use std::io::Write;
        let man = clap_mangen::Man::new(Self::command());
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        // What stands below the short help, in sections of its own and with its lines kept.
        let plain = |text: &str| text.replace('\\', "\\e").replace('-', "\\-");
        for part in EXAMPLES.split("\n\n") {
            let (head, text) = part.split_once(':').unwrap_or(("", part));
            write!(page, ".SH {}\n.nf\n{}\n.fi\n", head.to_uppercase(), plain(text.trim_matches('\n')))?;
        }
        Ok(page)
    }

    /// The short help.
    pub(crate) fn help() -> String {
        Self::command().render_help().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(line: &str, around: Surroundings) -> Settings {
        let words = std::iter::once("analyze").chain(line.split_whitespace());
        Opts::try_parse_from(words).unwrap().resolve(around).unwrap().unwrap()
    }

    const PIPED: Surroundings = Surroundings { stdin: false, stdout: false, stderr: false, width: None, no_color: false };
    const TERMINAL: Surroundings = Surroundings { stdin: true, stdout: true, stderr: true, width: Some(100), no_color: false };

    #[test]
    fn the_definition_is_sound() {
        Opts::command().debug_assert();
    }

    #[test]
    fn formats_follow_the_surroundings() {
        assert_eq!(settings("a", PIPED).printer, Printer { format: Format::Jsonl, width: 80, color: false, shown: Shown::default() });
        assert_eq!(settings("a", TERMINAL).printer, Printer { format: Format::Table, width: 100, color: true, shown: Shown::default() });
        assert_eq!(
            settings("a -o b", TERMINAL).printer,
            Printer { format: Format::Jsonl, width: 80, color: false, shown: Shown::default() }
        );
        assert_eq!(
            settings("a -f table", PIPED).printer,
            Printer { format: Format::Table, width: 80, color: false, shown: Shown::default() }
        );
        assert_eq!(
            settings("a -f table --color always", PIPED).printer,
            Printer { format: Format::Table, width: 80, color: true, shown: Shown::default() }
        );
        for (columns, line, width) in [(500, "a", 120), (10, "a", 24), (500, "a --summary", 500), (60, "a --summary", 60)] {
            assert_eq!(settings(line, Surroundings { width: Some(columns), ..TERMINAL }).printer.width, width, "{line} in {columns}");
        }
        assert_eq!(settings("a --summary", PIPED).printer.width, usize::MAX);
        let no_color = Surroundings { no_color: true, ..TERMINAL };
        assert!(!settings("a", no_color).printer.color);
        assert!(settings("a --color always", no_color).printer.color);
        assert!(!settings("a --color never", TERMINAL).printer.color);
    }

    #[test]
    fn progress_is_for_terminals_that_show_no_records() {
        assert!(!settings("a", TERMINAL).progress);
        assert!(settings("a -o b", TERMINAL).progress);
        assert!(!settings("a -o b -q", TERMINAL).progress);
        assert!(!settings("a -o b", PIPED).progress);
    }

    #[test]
    fn without_paths_standard_input_is_read_where_it_is_no_terminal() {
        assert_eq!(settings("", PIPED).paths, ["-"]);
        assert!(Opts::try_parse_from(["analyze"]).unwrap().resolve(TERMINAL).unwrap().is_none());
    }

    #[test]
    fn outputs_are_files_or_folders() {
        assert_eq!(settings("a", PIPED).target, Target::Stdout);
        assert_eq!(settings("a -o -", PIPED).target, Target::Stdout);
        assert_eq!(settings("a -o none.jsonl", PIPED).target, Target::File("none.jsonl".into()));
        assert_eq!(settings("a -o none/", PIPED).target, Target::Folder("none/".into()));
        assert_eq!(settings("a -o src", PIPED).target, Target::Folder("src".into()));
    }

    #[test]
    fn kinds_are_a_list() {
        assert_eq!(settings("a", PIPED).config.kinds, Kinds::all());
        assert_eq!(settings("a -e dates,people", PIPED).config.kinds, Kinds::DATES | Kinds::PEOPLE);
        assert_eq!(settings("a -e dates -e quotes", PIPED).config.kinds, Kinds::DATES | Kinds::QUOTES);
    }
}
