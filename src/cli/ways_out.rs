//! What is asked for in a format that does not hold whole records: the tables of `csv`, the points of `geojson`, the pages of `html`.

use analyze::Kinds;
use analyze::output::{Format, Sheet};

use super::{FormatOpt, KindOpt, Target};
use crate::gather::Gather;

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WayOut {
    pub(super) format: Format,
    /// The tables of a folder; empty where the format is all.
    pub(super) sheets: Vec<Sheet>,
}

/// What is asked for by `--format` and `--extract`. None where that are whole records.
pub(super) fn asked(format: FormatOpt, extract: &[KindOpt], gather: Option<Gather>, to_folder: bool) -> Result<Option<WayOut>, String> {
    let name = match format {
        FormatOpt::Csv => "csv",
        FormatOpt::Geojson => "geojson",
        FormatOpt::Html => "html",
        FormatOpt::Sqlite => "sqlite",
        _ => return whole_records(extract),
    };
    let one = |format| Ok(Some(WayOut { format, sheets: Vec::new() }));
    match (format, gather) {
        (FormatOpt::Html, Some(gather)) => {
            Err(format!("{}: not as html; -f html -o FOLDER/ has an index of all articles and events", gather.option()))
        }
        (FormatOpt::Html, None) => whole_records(extract).and_then(|_| one(Format::Html)),
        (_, Some(Gather::Summary)) => Err(format!("--summary: not as {name}; -f csv -e articles has a row for each article")),
        (FormatOpt::Csv, Some(Gather::Events)) => one(Format::Csv(Sheet::Events)),
        (FormatOpt::Sqlite, _) => Ok(Some(WayOut { format: Format::Sqlite, sheets: sheets(extract) })),
        (FormatOpt::Csv, None) => tables(extract, to_folder).map(Some),
        _ => one(Format::Geojson(layers(extract)?)),
    }
}

fn whole_records(extract: &[KindOpt]) -> Result<Option<WayOut>, String> {
    match extract.iter().find(|kind| kind.kinds().is_empty()) {
        Some(kind) => Err(format!("-e {}: a table of -f csv, and no kind of finding", kind.sheet())),
        None => Ok(None),
    }
}

/// Those that are asked for: all, or some.
fn sheets(extract: &[KindOpt]) -> Vec<Sheet> {
    let is_asked = |sheet: &Sheet| extract.is_empty() || extract.iter().any(|kind| kind.sheet() == *sheet);
    Sheet::of_records().filter(is_asked).collect()
}

/// Can there be a database here?
pub(super) fn check_database(target: &Target, gather: Option<Gather>, skip_existing: bool) -> Result<(), String> {
    match target {
        _ if !cfg!(feature = "sqlite") => Err("-f sqlite: this analyze was built without it (its feature is called sqlite)".to_owned()),
        Target::Stdout => Err("-f sqlite: a database is a file; name it with -o FILE.db".to_owned()),
        Target::Folder(path) => Err(format!("{}: a folder, and -f sqlite writes one file; name it with -o FILE.db", path.display())),
        Target::File(_) if gather.is_some() && skip_existing => {
            Err("--skip-existing: --events needs all articles, those too that are in the database; --force replaces them".to_owned())
        }
        Target::File(_) => Ok(()),
    }
}

/// The tables that are asked for: all or some for a folder, elsewhere one.
fn tables(extract: &[KindOpt], to_folder: bool) -> Result<WayOut, String> {
    let sheets = sheets(extract);
    match sheets[..] {
        [only] if !to_folder => Ok(WayOut { format: Format::Csv(only), sheets: Vec::new() }),
        [first, ..] if to_folder => Ok(WayOut { format: Format::Csv(first), sheets }),
        _ => {
            let all: Vec<&str> = Sheet::of_records().map(Sheet::name).collect();
            Err(format!("-f csv: one table only, named by -e ({}); all of them with -o FOLDER/", all.join(", ")))
        }
    }
}

/// The kinds of points.
fn layers(extract: &[KindOpt]) -> Result<Kinds, String> {
    let all = Kinds::PLACES | Kinds::CASUALTIES;
    match extract.iter().find(|kind| kind.kinds().is_empty() || !all.contains(kind.kinds())) {
        Some(kind) => Err(format!("-e {}: -f geojson has places and casualties", kind.sheet())),
        None if extract.is_empty() => Ok(all),
        None => Ok(extract.iter().map(|kind| kind.kinds()).collect()),
    }
}
