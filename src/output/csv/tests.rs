//! What is written is read back by `csv-core`, which splits the tables that come in.

use csv_core::{ReadRecordResult, Reader};
use proptest::prelude::*;

use super::*;
use crate::record::{Analysis, ErrorKind, ErrorRecord};
use crate::{Analyzer, Config};

/// The cells of a table.
fn read(mut csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = Reader::new();
    let (mut out, mut ends) = (vec![0; csv.len() + 16], vec![0; csv.len() + 16]);
    let mut rows = Vec::new();
    loop {
        let (result, taken, _, ended) = reader.read_record(csv, &mut out, &mut ends);
        csv = &csv[taken..];
        match result {
            ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..ended].iter().copied());
                let cells = starts.zip(&ends[..ended]).map(|(start, &end)| String::from_utf8(out[start..end].to_vec()).unwrap());
                rows.push(cells.collect());
            }
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::End => return rows,
            other => panic!("{other:?}"),
        }
    }
}

fn analysis() -> Analysis {
    let text = "Jos, Nigeria – A bus hit a wall in Jos on 3 May 2021 and killed four pupils, said Ada Obi, director of the Plateau Hospital. “Two more,” she said, “are in \
        danger.” Tunde Bello, 9, was among the dead.";
    Analyzer::new(Config { explain: true, ..Config::default() }).analyze(&crate::input::article_from_text(text))
}

#[test]
fn cells() {
    for (words, printed) in [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ruiz, Ana", "\"Ruiz, Ana\""),
        ("the “Lion” or \"Lion\"", "the “Lion” or \"\"Lion\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""),
        ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
        ("+44 20", "'+44 20"),
        ("-12", "'-12"),
        ("@ana", "'@ana"),
        ("\t=1", "'\t=1"),
        ("\r=1", "\"'\r=1\""),
        ("a=b", "a=b"),
        ("'=1", "'=1"),
        (" =1", " =1"),
        ("\u{1b}[2J\0", "\\u{1b}[2J\\u{0}"),
        ("\u{202e}evil", "\\u{202e}evil"),
        ("é 人 🔥 ;", "é 人 🔥 ;"),
        ("", ""),
    ] {
        let mut out = Vec::new();
        cell(&words.into(), &mut out);
        let quoted = printed.contains('"') && !printed.starts_with('"');
        let printed = if quoted { format!("\"{printed}\"") } else { printed.to_owned() };
        assert_eq!(String::from_utf8(out).unwrap(), printed, "{words:?}");
    }
    for (value, printed) in [
        (Value::Empty, ""),
        (12u64.into(), "12"),
        // A number is no formula.
        ((-73.12).into(), "-73.12"),
        (36.0.into(), "36"),
        (0.000_001.into(), "0.000001"),
        (true.into(), "true"),
    ] {
        let mut out = Vec::new();
        cell(&value, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), printed, "{value:?}");
    }
}

#[test]
fn every_table_begins_with_article_and_id_and_no_column_is_there_twice() {
    for sheet in Sheet::ALL {
        let header = read(&header(*sheet)).remove(0);
        if *sheet != Sheet::Events {
            assert_eq!(header[..2], ["article", "id"], "{sheet}");
        }
        let mut sorted = header.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), header.len(), "{sheet}");
    }
}

/// A row as it is read back: what stands in the column.
fn at<'r>(header: &[String], row: &'r [String], column: &str) -> &'r str {
    &row[header.iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"))]
}

#[test]
fn links_are_spelled_out() {
    let record = Record::Analysis(Box::new(analysis()));
    let sheets: Vec<Sheet> = Sheet::of_records().collect();
    let printed = print(&record, &sheets);
    let table = |sheet: Sheet| {
        let at = sheets.iter().position(|known| *known == sheet).unwrap();
        (read(&header(sheet)).remove(0), read(&printed[at]))
    };
    for (sheet, column, holds) in [
        (Sheet::Casualties, "place", "Jos"),
        (Sheet::Casualties, "country", "Nigeria"),
        (Sheet::Casualties, "date", "2021-05-03"),
        (Sheet::Casualties, "source", "Ada Obi"),
        (Sheet::Casualties, "min", "4"),
        (
            Sheet::Casualties,
            "sentence",
            "A bus hit a wall in Jos on 3 May 2021 and killed four pupils, said Ada Obi, director of the Plateau Hospital.",
        ),
        (Sheet::Quotes, "quote", "“Two more,” … “are in danger.”"),
        (Sheet::Quotes, "speaker", "Ada Obi"),
        (Sheet::Quotes, "sentence", "“Two more,” she said, “are in danger.”"),
        (Sheet::People, "organization", "Plateau Hospital"),
        (
            Sheet::Dates,
            "sentence",
            "A bus hit a wall in Jos on 3 May 2021 and killed four pupils, said Ada Obi, director of the Plateau Hospital.",
        ),
        (Sheet::Victims, "name", "Tunde Bello"),
        (Sheet::Victims, "age", "9"),
        (Sheet::Articles, "killed_min", "4"),
        (Sheet::Articles, "place", "Jos"),
    ] {
        let (header, rows) = table(sheet);
        assert!(rows.iter().any(|row| at(&header, row, column) == holds), "{sheet} {column}: {rows:#?}");
    }
}

#[test]
fn a_failed_input_is_a_row_of_the_articles_alone() {
    let record = Record::Error(ErrorRecord::new("a.txt", "in/a.txt", ErrorKind::Empty, "the text is empty"));
    for sheet in Sheet::of_records() {
        let rows = read(&print(&record, &[sheet])[0]);
        if sheet == Sheet::Articles {
            let header = read(&header(sheet)).remove(0);
            let cells = ["article", "path", "error", "error_message"].map(|column| at(&header, &rows[0], column));
            assert_eq!((cells, rows.len()), (["a.txt", "in/a.txt", "empty", "the text is empty"], 1));
        } else {
            assert!(rows.is_empty(), "{sheet}");
        }
    }
}

#[test]
fn what_a_record_does_not_hold_is_linked_to_by_empty_cells() {
    let mut bare = analysis();
    (bare.people, bare.organizations, bare.places, bare.dates) = (None, None, None, None);
    let record = Record::Analysis(Box::new(bare));
    let header = read(&header(Sheet::Casualties)).remove(0);
    let rows = read(&print(&record, &[Sheet::Casualties])[0]);
    assert!(!rows.is_empty());
    for row in &rows {
        assert_eq!(row.len(), header.len());
        assert_eq!(["place", "country", "date"].map(|column| at(&header, row, column)), [""; 3]);
    }
}

proptest! {
    /// Whatever an article says, a reader of CSV gets it back, after an apostrophe where it would be a formula.
    #[test]
    fn tables_are_read_back(names in prop::collection::vec("[=+@\t\r\n\",;' a-zé人-]{0,8}", 1..6)) {
        let mut analysis = analysis();
        let people = analysis.people.as_mut().expect("people");
        let person = people[0].clone();
        *people = names.iter().map(|name| { let mut person = person.clone(); person.name.clone_from(name); person }).collect();
        analysis.source.id.clone_from(&names[0]);
        let record = Record::Analysis(Box::new(analysis));
        let guarded = |text: &str| if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
        let columns = heads(Sheet::People).len();
        let rows = read(&print(&record, &[Sheet::People])[0]);
        prop_assert_eq!(rows.len(), names.len());
        for (row, name) in rows.iter().zip(&names) {
            prop_assert_eq!(row.len(), columns);
            prop_assert_eq!(&row[2], &guarded(name));
            prop_assert_eq!(&row[0], &guarded(&names[0]));
        }
    }
}
