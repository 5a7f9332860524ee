//! What README.md shows is what happens: its `console` blocks are run with the built binary and must end well and print what is shown.
//!
//! In a block with the language `console`, a line that starts with `$ ` is a command (one that ends in `\` goes on in the next line); the
//! lines up to the next command are what it prints, standard error included, and none means that it may print anything. `…` in them
//! stands for any words, a line that is only `…` for any number of lines. Blocks with the language `sh` are not run. Commands run under
//! `sh` in a folder that holds a copy of `fixtures/`, so that they may write files; one that needs `jq` is skipped where there is none.
#![cfg(unix)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A command of the README and what it prints there.
#[derive(Debug, PartialEq)]
struct Example {
    /// The 1-based line of the command.
    line: usize,
    command: String,
    output: Vec<String>,
}

/// The commands of the `console` blocks, in order.
fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let (mut inside, mut goes_on) = (false, false);
    for (line, words) in (1..).zip(readme.lines()) {
        if words.starts_with("```") {
            inside = words == "```console";
            goes_on = false;
        } else if !inside {
            continue;
        } else if let Some(command) = words.strip_prefix("$ ") {
            examples.push(Example { line, command: command.to_owned(), output: Vec::new() });
            goes_on = words.ends_with('\\');
        } else if let Some(example) = examples.last_mut() {
            if goes_on {
                example.command = format!("{}\n{words}", example.command);
                goes_on = words.ends_with('\\');
            } else {
                example.output.push(words.to_owned());
            }
        }
    }
    for example in &mut examples {
        while example.output.last().is_some_and(|line| line.trim().is_empty()) {
            example.output.pop();
        }
    }
    examples
}

/// Does the line say what is shown, where `…` stands for any words?
fn line_matches(shown: &str, line: &str) -> bool {
    let Some((before, after)) = shown.split_once('…') else { return shown.trim_end() == line.trim_end() };
    let Some(rest) = line.strip_prefix(before) else { return false };
    (0..=rest.len()).filter(|&k| rest.is_char_boundary(k)).any(|k| line_matches(after, &rest[k..]))
}

/// Do the lines say what is shown, where a line `…` stands for any number of lines?
fn lines_match(shown: &[String], lines: &[&str]) -> bool {
    match shown {
        [] => lines.is_empty(),
        [any, shown @ ..] if any.trim() == "…" => (0..=lines.len()).any(|k| lines_match(shown, &lines[k..])),
        [first, shown @ ..] => lines.split_first().is_some_and(|(line, lines)| line_matches(first, line) && lines_match(shown, lines)),
    }
}

/// Runs the command; what is wrong, if something is.
fn run(example: &Example, folder: &Path) -> Option<String> {
    let bin = Path::new(env!("CARGO_BIN_EXE_analyze")).parent()?;
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let script = format!("exec 2>&1\n{}", example.command);
    let ran = Command::new("sh").arg("-c").arg(script).current_dir(folder).env("PATH", path).stdin(Stdio::null()).output();
    let ran = ran.expect("sh can be started");
    let printed = String::from_utf8_lossy(&ran.stdout);
    let fault = if !ran.status.success() {
        ran.status.to_string()
    } else if !example.output.is_empty() && !lines_match(&example.output, &printed.trim_end().lines().collect::<Vec<_>>()) {
        format!("README.md shows\n{}\nbut it prints", example.output.join("\n"))
    } else {
        return None;
    };
    Some(format!("README.md:{}: $ {}\n{fault}\n{}", example.line, example.command, printed.trim_end()))
}

#[test]
fn the_readme_shows_what_happens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = examples(&std::fs::read_to_string(root.join("README.md")).expect("README.md can be read"));
    assert!(examples.iter().any(|e| e.command.starts_with("analyze ")), "README.md has no console block with `$ analyze …`");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let copied = Command::new("cp").arg("-R").arg(root.join("fixtures")).arg(folder.path()).status();
    assert!(copied.is_ok_and(|status| status.success()), "fixtures/ cannot be copied");

    let jq = Command::new("jq").arg("--version").output().is_ok();
    let (run_now, skipped): (Vec<_>, Vec<_>) = examples.iter().partition(|e| jq || !e.command.split([' ', '|', '\n']).any(|w| w == "jq"));
    for example in skipped {
        // Not eprintln!, which is hidden where a test passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED, there is no jq: README.md:{}: {}", example.line, example.command);
    }
    let wrong: Vec<String> = run_now.into_iter().filter_map(|example| run(example, folder.path())).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

#[test]
fn recipes_for_spreadsheets_write_no_formulas() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md can be read");
    // In either kind of block: what stands between `jq -r '` and the next apostrophe.
    let programs: Vec<&str> = readme.split("jq -r '").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    let programs: Vec<&str> = programs.into_iter().filter(|program| program.contains("@csv")).collect();
    assert_eq!((programs.len(), readme.matches("@csv").count()), (2, 2));
    if Command::new("jq").arg("--version").output().is_err() {
        let _ = writeln!(std::io::stderr(), "SKIPPED, there is no jq: recipes_for_spreadsheets_write_no_formulas");
        return;
    }
    for bad in ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"] {
        let record = serde_json::json!({
            "source": {"path": bad},
            "quotes": [{"speaker": {"name": bad}, "kind": "direct", "text": bad}],
            "casualties": [{"kind": "killed", "count": {"min": 1, "max": null}, "scope": "event", "status": "reported", "text": bad}],
        });
        for program in &programs {
            let mut jq = Command::new("jq").args(["-r", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("jq runs");
            jq.stdin.take().expect("a pipe").write_all(record.to_string().as_bytes()).expect("it listens");
            let ran = jq.wait_with_output().expect("jq ends");
            let printed = String::from_utf8_lossy(&ran.stdout);
            assert!(ran.status.success() && printed.contains(&format!("\"'{bad}\"")), "{program}: {printed}");
            assert!(!printed.contains(&format!("\"{bad}")), "{program}: {printed}");
        }
    }
}

#[test]
fn commands_and_outputs_are_told_apart() {
    let found = examples("```sh\n$ no\n```\n\n```console\n$ one \\\n  two\nout\n\n$ three\n```\n$ no\n");
    let example = |line, command: &str, output: &[&str]| Example {
        line,
        command: command.to_owned(),
        output: output.iter().map(|&line| line.to_owned()).collect(),
    };
    assert_eq!(found, [example(6, "one \\\n  two", &["out"]), example(10, "three", &[])]);
}

#[test]
fn an_ellipsis_stands_for_anything_and_nothing_else_does() {
    for (shown, printed, matches) in [
        ("a b", "a b", true),
        ("a b", "a c", false),
        ("a … c", "a b c", true),
        ("a …", "a b c", true),
        ("… c", "a b d", false),
        ("a\n…\nd", "a\nb\nc\nd", true),
        ("a\n…\nd", "a\nd", true),
        ("a\n…", "b\na", false),
        ("a", "a\nb", false),
        ("a\nb", "a", false),
    ] {
        let shown_lines: Vec<String> = shown.lines().map(str::to_owned).collect();
        assert_eq!(lines_match(&shown_lines, &printed.lines().collect::<Vec<_>>()), matches, "{shown:?} against {printed:?}");
    }
}
