//! Many articles: one output line for each input line, in order, whatever stands in them and however many threads there are.

use serde_json::{Value, json};

use super::{folder, records, run, text};

/// Lines of the mixed input.
const LINES: usize = 10_000;

/// Mixed lines and what becomes of each: its id, and the kind of its error.
fn lines() -> (Vec<u8>, Vec<(String, Option<&'static str>)>) {
    let mut input = Vec::new();
    let mut expected = Vec::new();
    for n in 1..=LINES {
        let own = format!("id-{n}");
        let by_line = format!("-:{n}");
        let article = |text: &str| json!({"id": own, "text": text}).to_string().into_bytes();
        let (line, id, error) = match n % 10 {
            1 => (b"{\"text\": \"no end".to_vec(), by_line, Some("parse")),
            2 => (Vec::new(), by_line, Some("empty")),
            3 => (b"  \t ".to_vec(), by_line, Some("empty")),
            4 => (article("A storm\u{2028}killed 12 people\u{2029}in Manila.\u{85}It rained."), own, None),
            5 => (article("A storm\0 killed\u{1b}[0m 12 people."), own, None),
            6 => (br#"{"text": 5}"#.to_vec(), by_line, Some("parse")),
            7 => (
                [b"{\"id\": \"".to_vec(), own.clone().into_bytes(), b"\", \"text\": \"Caf\xe9 owners fled.\"}".to_vec()].concat(),
                own,
                None,
            ),
            8 => (br#"{"headline": "No text", "text": null}"#.to_vec(), by_line, Some("parse")),
            9 => (format!("{{\"id\": \"{own}\", \"text\": \"A flood\\nhit Lagos.\"}}\r").into_bytes(), own, None),
            // One line of 1 MB.
            _ if n == 1000 => (article(&"A storm killed 12 people in Manila on Friday. ".repeat(22_000)), own, None),
            _ => (article("“A storm killed 12 people in Manila on Friday,” said Anna Keller."), own, None),
        };
        input.extend(line);
        input.push(b'\n');
        expected.push((id, error));
    }
    // The last line has no end.
    input.pop();
    (input, expected)
}

#[test]
fn every_line_has_its_record_in_order() {
    let folder = folder(&[]);
    let (input, expected) = lines();
    let arguments = ["--input-format", "jsonl", "-f", "jsonl", "--fail", "never", "-q", "-j"];
    let one = run(folder.path(), &[&arguments[..], &["1"]].concat(), &input);
    assert_eq!(one.status.code(), Some(0));
    assert_eq!(text(&one.stderr), "");
    // Only "\n" ends a line of JSON Lines.
    assert_eq!(one.stdout.iter().filter(|&&b| b == b'\n').count(), LINES);
    let outline = |record: &Value| {
        let error = record["error"]["kind"].as_str().map(str::to_owned);
        (record["source"]["id"].as_str().expect("an id").to_owned(), error)
    };
    let found: Vec<_> = records(&one.stdout).iter().map(outline).collect();
    assert_eq!(found.len(), LINES);
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!((&*found.0, found.1.as_deref()), (&*expected.0, expected.1));
    }
    for jobs in ["2", "8"] {
        let other = run(folder.path(), &[&arguments[..], &[jobs]].concat(), &input);
        assert!(other.stdout == one.stdout, "-j {jobs} gives other bytes than -j 1");
    }
}

#[test]
fn a_table_and_an_array_do_not_depend_on_the_threads_either() {
    let folder = folder(&[]);
    let (input, _) = lines();
    // Without the long line: it says nothing more.
    let input: Vec<u8> = input.split_inclusive(|&b| b == b'\n').filter(|line| line.len() < 1000).take(300).flatten().copied().collect();
    for format in ["table", "json"] {
        let outputs = ["1", "2", "8"].map(|jobs| run(folder.path(), &["--input-format", "jsonl", "-f", format, "-j", jobs], &input));
        assert_eq!(outputs[0].status.code(), Some(1));
        assert!(outputs[0].stdout == outputs[1].stdout && outputs[1].stdout == outputs[2].stdout, "{format}");
        assert_eq!(outputs[0].stderr, outputs[1].stderr);
        if format == "json" {
            let all: Vec<Value> = serde_json::from_slice(&outputs[0].stdout).expect("one array");
            assert_eq!(all.len(), 300);
            all.iter().for_each(|record| super::fits(record, &[]));
        }
    }
}

#[test]
fn a_line_of_60_mb_is_passed_over() {
    let folder = folder(&[]);
    let mut input = b"{\"id\": \"before\", \"text\": \"A storm.\"}\n{\"text\": \"".to_vec();
    input.resize(input.len() + 60_000_000, b'x');
    input.extend(b"\"}\n{\"id\": \"after\", \"text\": \"A fire.\"}\n");
    let output = run(folder.path(), &["--input-format", "jsonl", "--max-bytes", "1M"], &input);
    assert_eq!(output.status.code(), Some(1));
    let found = records(&output.stdout);
    assert_eq!(found.len(), 3);
    assert_eq!((&found[0]["source"]["id"], &found[2]["source"]["id"]), (&json!("before"), &json!("after")));
    assert_eq!(found[1]["error"]["kind"], "too_large");
    assert_eq!(text(&output.stderr), "-:2: larger than 1 MiB (--max-bytes)\n3 articles, 1 failed\n");
}

#[test]
fn utf_16_lines_are_read() {
    let utf16: Vec<u8> =
        "\u{feff}{\"text\": \"A storm hit Łódź.\"}\n{\"text\": \"A fire.\"}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[("x.jsonl", &utf16), ("y.json", &utf16)]);
    for path in ["x.jsonl", "y.json"] {
        let output = run(folder.path(), &["--with-text", path], b"");
        let found = records(&output.stdout);
        assert_eq!((&found[0]["text"], &found[1]["text"]), (&json!("A storm hit Łódź."), &json!("A fire.")), "{path}");
    }
}
