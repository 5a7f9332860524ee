//! Rows: files and standard input, arguments, what comes out.

use super::{folder, outline, records, run, text};

/// What must be true of a text.
enum Is {
    /// It is this.
    Exactly(&'static str),
    /// This stands in it.
    With(&'static str),
    /// This does not stand in it.
    Without(&'static str),
    /// It begins like this.
    Begins(&'static str),
}
use Is::{Begins, Exactly, With, Without};

impl Is {
    fn check(&self, of: &str, what: &str) {
        let holds = match self {
            Exactly(wanted) => of == *wanted,
            With(wanted) => of.contains(wanted),
            Without(unwanted) => !of.contains(unwanted),
            Begins(wanted) => of.starts_with(wanted),
        };
        let wanted = match self {
            Exactly(w) => format!("exactly {w:?}"),
            With(w) => format!("with {w:?}"),
            Without(w) => format!("without {w:?}"),
            Begins(w) => format!("beginning with {w:?}"),
        };
        assert!(holds, "{what} is not {wanted}:\n{of}");
    }
}

struct Case {
    arguments: &'static [&'static str],
    stdin: &'static [u8],
    code: i32,
    out: &'static [Is],
    err: &'static [Is],
}

const NOTHING: &[Is] = &[Exactly("")];

/// Files that the rows share.
pub(super) const FILES: &[(&str, &[u8])] = &[
    ("storm.txt", b"Storm kills 12 in Manila\n\nMANILA, 20 Feb 2016 - A storm killed 12 people in Manila on Friday, police said.\n"),
    ("fire.md", b"# Fire in Lima\n\nA fire hurt three people in **Lima** on Monday.\n"),
    ("one.json", br#"{"id": "one", "title": "Flood", "text": "A flood hit Lagos.", "date": "2016-02-20"}"#),
    ("two.json", br#"[{"id": "first", "text": "A flood hit Lagos."}, {"text": "A fire hit Lima."}]"#),
    ("lines.jsonl", b"{\"id\": \"a\", \"text\": \"A flood hit Lagos.\"}\n\n{\"id\": \"b\"}\n{\"text\": \"A fire hit Lima.\"}"),
    ("empty.txt", b""),
    ("blank.txt", b" \n\t\n"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"),
    ("nul.txt", b"A storm\0 killed 12 people in Manila.\n"),
    ("latin.txt", b"Caf\xe9 owner Jos\xe9 Mart\xedn said on Monday that 12 people were hurt.\n"),
    ("cut.json", br#"{"text": "A flood hit La"#),
    ("textless.json", br#"{"id": "x", "title": "Flood"}"#),
    ("noname", b"{\"text\": \"A flood hit Lagos.\"}\n{\"text\": \"A fire hit Lima.\"}\n"),
    ("escape.txt", b"\x1b]0;owned\x07Storm kills 12\n\nA storm killed 12 people in \xe2\x80\xaeManila\x1b[31m.\n"),
    ("names.tsv", b"# Names\r\nname\ttype\tkind\taliases\r\nQuiet Harbour\torganization\tngo\tQH\r\nLuza\tperson\r\n"),
    ("wrong.tsv", b"name\ttype\nXav\tship\n\tplace\n"),
    ("old.gazetteer", b"places01........0000000000000000000000000000000000000000000000"),
    ("cut.gazetteer", include_bytes!("../../src/lexicon/data/gazetteer.bin").split_at(4096).0),
    ("whole.gazetteer", include_bytes!("../../src/lexicon/data/gazetteer.bin")),
    ("latin.tsv", b"name\ttype\nCaf\xe9\tplace\n"),
    ("news/b.txt", b"A fire hit Lima.\n"),
    ("news/a/z.md", b"A flood hit Lagos.\n"),
    ("news/a.txt", b"A storm hit Manila.\n"),
    ("news/.hidden.txt", b"Not read.\n"),
    ("news/.git/x.txt", b"Not read.\n"),
    ("news/notes.pdf", b"Not read.\n"),
    ("nothing/readme.pdf", b"Not read.\n"),
];

fn check(cases: &[Case]) {
    let folder = folder(FILES);
    for case in cases {
        let output = run(folder.path(), case.arguments, case.stdin);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        let what = format!("`analyze {}`", case.arguments.join(" "));
        assert_eq!(output.status.code(), Some(case.code), "exit code of {what}\n{out}\n{err}");
        case.out.iter().for_each(|is| is.check(&out, &format!("standard output of {what}")));
        case.err.iter().for_each(|is| is.check(&err, &format!("standard error of {what}")));
    }
}

#[test]
fn information() {
    check(&[
        Case {
            arguments: &["--help"],
            stdin: b"",
            code: 0,
            out: &[With("Usage: analyze [OPTIONS] [PATH]..."), With("--max-bytes"), With("Examples:")],
            err: NOTHING,
        },
        Case { arguments: &["-h"], stdin: b"", code: 0, out: &[With("Usage:"), With("--completions")], err: NOTHING },
        Case {
            arguments: &["--version"],
            stdin: b"",
            code: 0,
            out: &[Begins(concat!("analyze ", env!("CARGO_PKG_VERSION"), "\n")), With(" English words"), With("; tagger news-")],
            err: NOTHING,
        },
        Case { arguments: &["-V"], stdin: b"", code: 0, out: &[Begins("analyze ")], err: NOTHING },
        Case { arguments: &["--completions", "bash"], stdin: b"", code: 0, out: &[With("complete -F _analyze")], err: NOTHING },
        Case { arguments: &["--completions", "zsh"], stdin: b"", code: 0, out: &[Begins("#compdef analyze")], err: NOTHING },
        Case { arguments: &["--man"], stdin: b"", code: 0, out: &[With(".TH analyze 1"), With("max\\-bytes")], err: NOTHING },
        Case { arguments: &["--schema"], stdin: b"", code: 0, out: &[Exactly(analyze::record::JSON_SCHEMA)], err: NOTHING },
        Case { arguments: &["--schema=record"], stdin: b"", code: 0, out: &[Exactly(analyze::record::JSON_SCHEMA)], err: NOTHING },
        Case { arguments: &["--schema=summary"], stdin: b"", code: 0, out: &[Exactly(analyze::summary::JSON_SCHEMA)], err: NOTHING },
        Case { arguments: &["--schema=events"], stdin: b"", code: 0, out: &[Exactly(analyze::events::JSON_SCHEMA)], err: NOTHING },
    ]);
}

#[test]
fn wrong_usage_is_2_and_prints_nothing() {
    let rows: &[(&[&str], &str)] = &[
        (&["--nonsense"], "--nonsense"),
        (&["--schema=table"], "table"),
        (&["-f", "xml", "storm.txt"], "xml"),
        (&["--input-format", "pdf", "storm.txt"], "pdf"),
        (&["-e", "people,ships", "storm.txt"], "ships"),
        (&["-e", "", "storm.txt"], "--extract"),
        (&["--date", "20 Feb 2016", "storm.txt"], "YYYY-MM-DD"),
        (&["--date", "2016-02-30", "storm.txt"], "YYYY-MM-DD"),
        (&["--max-bytes", "many", "storm.txt"], "--max-bytes"),
        (&["--max-bytes", "0", "storm.txt"], "at least 1"),
        (&["-j", "0", "storm.txt"], "--jobs"),
        (&["-j", "x", "storm.txt"], "--jobs"),
        (&["--fail", "sometimes", "storm.txt"], "sometimes"),
        (&["--color", "blue", "storm.txt"], "blue"),
        (&["-q", "-v", "storm.txt"], "--verbose"),
        (&["--force", "storm.txt"], "--output"),
        (&["--completions", "elvish2"], "elvish2"),
        (&["--null", "storm.txt"], "--files-from"),
        (&["--files-from", "missing.list"], "missing.list: no such file or folder\n"),
        (&["--files-from", "news"], "news: is a folder\n"),
        (&["--lexicon", "news", "storm.txt"], "news: is a folder\n"),
        (&["--gazetteer", "news", "storm.txt"], "news: is a folder\n"),
        (&["--files-from", "-", "-"], "standard input cannot be an article too"),
        (&["--skip-existing", "storm.txt"], "--output"),
        (&["--skip-existing", "-o", "one.jsonl", "storm.txt"], "one.jsonl: --skip-existing is for a folder"),
        (&["--summary", "--explain", "storm.txt"], "--explain"),
        (&["--summary", "-o", "found/", "news"], "found/: --summary is one table: name a file"),
        (&["--events", "-o", "found/", "news"], "found/: --events is one table: name a file"),
        (&["--events", "--summary", "storm.txt"], "--summary"),
        (&["--events", "--explain", "storm.txt"], "--explain"),
        (&["--events", "-e", "dates", "storm.txt"], "--extract"),
        (&["--country", "Britain", "storm.txt"], "two letters of ISO 3166"),
        (&["--country", "uk", "storm.txt"], "--country UK: the gazetteer has no such country (the United Kingdom is GB)\n"),
        (&["--country", "ZZ", "storm.txt"], "--country ZZ: the gazetteer has no such country"),
        (&["--gazetteer", "missing.bin", "storm.txt"], "missing.bin: no such file or folder\n"),
        (&["--gazetteer", "storm.txt", "storm.txt"], "storm.txt: this is no gazetteer"),
        (
            &["--gazetteer", "old.gazetteer", "storm.txt"],
            "old.gazetteer: a gazetteer of layout \"01\", but this program reads layout \"02\"",
        ),
        (&["--gazetteer", "cut.gazetteer", "storm.txt"], "cut.gazetteer: the gazetteer is damaged"),
        (&["--lexicon", "missing.tsv", "storm.txt"], "missing.tsv: no such file or folder\n"),
        (&["--lexicon", "storm.txt", "storm.txt"], "storm.txt:1: no column is called"),
        (&["--lexicon", "wrong.tsv", "storm.txt"], "wrong.tsv:2: no type is called \"ship\""),
        (&["--lexicon", "wrong.tsv", "storm.txt"], "\nwrong.tsv:3: no name\n"),
        (&["--lexicon", "latin.tsv", "-o", "storm.txt", "storm.txt"], "latin.tsv:2: not UTF-8"),
        (&["--lexicon", "empty.txt", "storm.txt"], "empty.txt:1: no header line"),
        (&["-o", "storm.txt", "storm.txt"], "storm.txt: exists (--force overwrites it)"),
        (&["-o", "missing/x.jsonl", "storm.txt"], "missing/x.jsonl: no such file or folder"),
    ];
    let folder = folder(FILES);
    for (arguments, message) in rows {
        let output = run(folder.path(), arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        let err = text(&output.stderr);
        assert!(err.contains(message), "{arguments:?}: {err}");
    }
}

#[test]
fn formats() {
    check(&[
        Case {
            arguments: &["storm.txt"],
            stdin: b"",
            code: 0,
            out: &[Begins(
                "{\"schema\":\"analyze/1\",\"ok\":true,\"source\":{\"id\":\"storm.txt\",\"path\":\"storm.txt\",\"format\":\"text\"",
            )],
            err: NOTHING,
        },
        Case {
            arguments: &["-f", "json", "storm.txt"],
            stdin: b"",
            code: 0,
            out: &[Begins("{\n  \"schema\": \"analyze/1\",\n"), With("\n}\n")],
            err: NOTHING,
        },
        Case {
            arguments: &["-f", "json", "storm.txt", "fire.md"],
            stdin: b"",
            code: 0,
            out: &[Begins("[\n  {\n    \"schema\""), With("\n  },\n  {\n"), With("\n]\n")],
            err: &[Exactly("2 articles\n")],
        },
        Case { arguments: &["-f", "json", "--input-format", "jsonl"], stdin: b"", code: 0, out: &[Exactly("[]\n")], err: NOTHING },
        Case {
            arguments: &["-f", "table", "storm.txt"],
            stdin: b"",
            code: 0,
            out: &[Begins("Storm kills 12 in Manila\n────────────────────────\nSource    storm.txt"), Without("\u{1b}")],
            err: NOTHING,
        },
        Case {
            arguments: &["-f", "table", "-e", "casualties", "storm.txt"],
            stdin: b"",
            code: 0,
            out: &[With("\nWhere     Philippines\n"), With("\nCASUALTIES  count"), Without("PLACES")],
            err: NOTHING,
        },
        Case {
            arguments: &["-f", "table", "--color", "always", "storm.txt"],
            stdin: b"",
            code: 0,
            out: &[With("\u{1b}[1mStorm kills 12 in Manila\u{1b}[0m")],
            err: NOTHING,
        },
        Case {
            arguments: &["-f", "table", "missing.txt"],
            stdin: b"",
            code: 1,
            out: &[Exactly("missing.txt: no such file or folder\n")],
            err: &[Exactly("missing.txt: no such file or folder\n")],
        },
        Case {
            arguments: &["-f", "jsonl", ""],
            stdin: b"",
            code: 1,
            out: &[With("\"path\":\"\""), With("no such file or folder")],
            err: &[Exactly("\"\": no such file or folder\n")],
        },
        Case {
            arguments: &["-f", "table", "escape.txt"],
            stdin: b"",
            code: 0,
            out: &[Without("\u{1b}"), Without("\u{7}"), Without("\u{202e}"), With("\\u{1b}]0;owned\\u{7}Storm kills 12")],
            err: NOTHING,
        },
        Case {
            arguments: &["-f", "jsonl", "--explain", "escape.txt"],
            stdin: b"",
            code: 0,
            out: &[Without("\u{1b}"), Without("\u{202e}"), With("\\u202e")],
            err: NOTHING,
        },
    ]);
}

#[test]
fn standard_input() {
    check(&[
        Case {
            arguments: &["-"],
            stdin: b"A storm hit Manila.",
            code: 0,
            out: &[With("\"id\":\"-\",\"path\":\"-\",\"format\":\"text\"")],
            err: NOTHING,
        },
        Case { arguments: &[], stdin: b"A storm hit Manila.", code: 0, out: &[With("\"path\":\"-\"")], err: NOTHING },
        Case { arguments: &[], stdin: b"", code: 1, out: &[With("\"kind\":\"empty\"")], err: &[Begins("-: ")] },
        Case {
            arguments: &[],
            stdin: b"{\"text\": \"A storm.\"}\n{\"text\": \"A fire.\"}\n",
            code: 0,
            out: &[With("\"format\":\"jsonl\"")],
            err: &[Exactly("2 articles\n")],
        },
        Case {
            arguments: &[],
            stdin: b"{\n\"text\": \"A storm.\"}\n",
            code: 0,
            out: &[With("\"id\":\"-\",\"path\":\"-\",\"format\":\"json\"")],
            err: NOTHING,
        },
        Case {
            arguments: &[],
            stdin: b"[{\"text\": \"A storm.\"},\n {\"text\": \"A fire.\"}]",
            code: 0,
            out: &[With("\"format\":\"json\"")],
            err: &[Exactly("2 articles\n")],
        },
        Case {
            arguments: &["--input-format", "text"],
            stdin: b"{\"text\": \"A storm.\"}\n",
            code: 0,
            out: &[With("\"format\":\"text\"")],
            err: NOTHING,
        },
        Case { arguments: &["--input-format", "jsonl"], stdin: b"", code: 0, out: NOTHING, err: NOTHING },
        Case {
            arguments: &["storm.txt", "-", "fire.md"],
            stdin: b"A fire hit Lima.",
            code: 0,
            out: &[With("\"id\":\"-\"")],
            err: &[Exactly("3 articles\n")],
        },
        Case {
            arguments: &["--input-format", "markdown", "-"],
            stdin: b"# Storm\n\nA storm.",
            code: 0,
            out: &[With("\"format\":\"markdown\"")],
            err: NOTHING,
        },
    ]);
}

#[test]
fn what_is_read_and_in_which_order() {
    let rows: &[(&[&str], i32, &[&str])] = &[
        (&["storm.txt", "fire.md", "one.json"], 0, &["storm.txt", "fire.md", "one"]),
        (&["news"], 0, &["news/a/z.md", "news/a.txt", "news/b.txt"]),
        (&["news/"], 0, &["news/a/z.md", "news/a.txt", "news/b.txt"]),
        (&["./news/a"], 0, &["./news/a/z.md"]),
        (&["news/.hidden.txt"], 0, &["news/.hidden.txt"]),
        (&["news/notes.pdf"], 0, &["news/notes.pdf"]),
        (&["two.json"], 0, &["first", "two.json:2"]),
        (&["noname"], 0, &["noname:1", "noname:2"]),
        (&["lines.jsonl"], 1, &["a", "lines.jsonl:2!empty", "b!parse", "lines.jsonl:4"]),
        (&["empty.txt", "storm.txt"], 1, &["empty.txt!empty", "storm.txt"]),
        (&["blank.txt", "storm.txt"], 1, &["blank.txt!empty", "storm.txt"]),
        (&["nothing", "storm.txt"], 1, &["nothing!empty", "storm.txt"]),
        (&["missing.txt", "storm.txt"], 1, &["missing.txt!io", "storm.txt"]),
        (&["picture.txt", "storm.txt"], 1, &["picture.txt!unsupported", "storm.txt"]),
        (&["cut.json", "storm.txt"], 1, &["cut.json!parse", "storm.txt"]),
        (&["textless.json", "storm.txt"], 1, &["x!parse", "storm.txt"]),
        (&["nul.txt", "latin.txt"], 0, &["nul.txt", "latin.txt"]),
        (&["--max-bytes", "50", "storm.txt", "news"], 1, &["storm.txt!too_large", "news/a/z.md", "news/a.txt", "news/b.txt"]),
        (&["--max-bytes", "45", "lines.jsonl"], 1, &["a", "lines.jsonl:2!empty", "b!parse", "lines.jsonl:4"]),
        (&["--max-bytes", "30", "lines.jsonl"], 1, &["lines.jsonl:1!too_large", "lines.jsonl:2!empty", "b!parse", "lines.jsonl:4"]),
    ];
    let folder = folder(FILES);
    for (arguments, code, ids) in rows {
        let output = run(folder.path(), arguments, b"");
        assert_eq!(outline(&output.stdout), *ids, "{arguments:?}");
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}");
        // One message for each that failed, in their order, and the counts where there are several.
        let messages = text(&output.stderr);
        let mut messages = messages.lines();
        for (n, id) in ids.iter().enumerate().filter(|(_, id)| id.contains('!')) {
            let message = messages.next().unwrap_or_default();
            // Its place is its id without one of its own, else the file or the line.
            let (place, _) = id.split_once('!').unwrap_or_default();
            let line = arguments.last().map(|path| format!("{path}:{}", n + 1)).unwrap_or_default();
            let mut places = [place, &line].into_iter().chain(arguments.iter().copied());
            assert!(places.any(|place| message.starts_with(&format!("{place}: "))), "{arguments:?}: {id} and {message:?}");
        }
        // What a folder holds besides.
        let rest: Vec<&str> = messages.filter(|message| !message.ends_with(" of other kinds was not read: 1 .pdf")).collect();
        assert_eq!(rest.len(), usize::from(ids.len() > 1), "{arguments:?}: {rest:?}");
    }
}

#[test]
fn a_bad_folder_is_an_error_record_and_a_loop_of_links_no_trap() {
    #[cfg(unix)]
    {
        let folder = folder(FILES);
        std::os::unix::fs::symlink("..", folder.path().join("news/loop")).expect("a link");
        std::os::unix::fs::symlink("../storm.txt", folder.path().join("news/link.txt")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.path().join("news/dead.txt")).expect("a link");
        let output = run(folder.path(), &["news"], b"");
        assert_eq!(outline(&output.stdout), ["news/a/z.md", "news/a.txt", "news/b.txt", "news/dead.txt!io", "news/link.txt"]);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn failures_and_exit_codes() {
    let rows: &[(&str, &[&str], i32)] = &[
        ("any", &["storm.txt"], 0),
        ("any", &["storm.txt", "missing.txt"], 1),
        ("any", &["missing.txt"], 1),
        ("all", &["storm.txt", "missing.txt"], 0),
        ("all", &["missing.txt", "empty.txt"], 1),
        ("never", &["missing.txt"], 0),
        ("never", &["nothing"], 0),
    ];
    let folder = folder(FILES);
    for (fail, paths, code) in rows {
        let output = run(folder.path(), &[&["--fail", fail], *paths].concat(), b"");
        assert_eq!(output.status.code(), Some(*code), "{fail} {paths:?}");
        assert_eq!(records(&output.stdout).len(), paths.len());
    }
}

#[test]
fn messages() {
    check(&[
        Case {
            arguments: &["storm.txt", "missing.txt", "fire.md"],
            stdin: b"",
            code: 1,
            out: &[],
            err: &[Exactly("missing.txt: no such file or folder\n3 articles, 1 failed\n")],
        },
        Case { arguments: &["-q", "storm.txt", "missing.txt"], stdin: b"", code: 1, out: &[], err: NOTHING },
        Case {
            arguments: &["-v", "storm.txt"],
            stdin: b"",
            code: 0,
            out: &[],
            err: &[Begins("storm.txt: text, UTF-8, 107 characters, "), With(" people"), With(" casualties")],
        },
        Case { arguments: &["-v", "-e", "dates", "storm.txt"], stdin: b"", code: 0, out: &[], err: &[With(" dates"), Without(" people")] },
        Case {
            arguments: &["lines.jsonl"],
            stdin: b"",
            code: 1,
            out: &[],
            err: &[Begins("lines.jsonl:2: "), With("\nlines.jsonl:3: "), With("\n4 articles, 2 failed\n")],
        },
        Case {
            arguments: &["nothing"],
            stdin: b"",
            code: 1,
            out: &[],
            err: &[
                Begins("nothing: no articles in this folder (.txt .text .md .json .jsonl .ndjson .html "),
                With("1 file of other kinds was not read: 1 .pdf\n"),
            ],
        },
    ]);
}
