//! Reading what the gazetteer is made of: TSV files with a header line, and the files that GeoNames publishes, which have none.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use anyhow::Context;

/// Columns of GeoNames' files of populated places (`cities1000.txt` and its like), in their order, by the names they have here.
const CITY: &[&str] = &[
    "geonameid",
    "name",
    "ascii",
    "alternates",
    "lat",
    "lon",
    "class",
    "feature_code",
    "country",
    "cc2",
    "admin1",
    "admin2",
    "admin3",
    "admin4",
    "population",
    "elevation",
    "dem",
    "timezone",
    "changed",
];
/// Columns of GeoNames' files of divisions (`admin1CodesASCII.txt`, `admin2Codes.txt`).
const DIVISION: &[&str] = &["code", "name", "alternates", "geonameid"];

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    columns: Rc<HashMap<String, usize>>,
    fields: Vec<String>,
    /// What separates the members of a list.
    comma: char,
}

impl Row {
    /// The text of a column; "" where the table lacks it.
    pub(crate) fn get(&self, column: &str) -> &str {
        self.columns.get(column).and_then(|&k| self.fields.get(k)).map_or("", String::as_str)
    }

    /// The members of a list, without empty ones.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split(self.comma).filter(|member| !member.is_empty())
    }

    /// A number; `None` where there is none.
    pub(crate) fn number(&self, column: &str) -> Option<f64> {
        self.get(column).parse().ok()
    }
}

/// The rows of a TSV file: comment lines begin with `#`, the first other line names the columns, lists are separated by `|`.
pub(crate) fn with_header(path: &Path) -> anyhow::Result<Vec<Row>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    Ok(rows(lines, &header, '|'))
}

/// The populated places of a folder: `cities.tsv`, or else the one file `cities….txt` of GeoNames there.
pub(crate) fn cities(folder: &Path) -> anyhow::Result<Vec<Row>> {
    let own = folder.join("cities.tsv");
    if own.exists() {
        return with_header(&own);
    }
    let found = ["cities500.txt", "cities1000.txt", "cities5000.txt", "cities15000.txt"].map(|name| folder.join(name));
    let path =
        found.iter().find(|path| path.exists()).with_context(|| format!("{}: no cities.tsv and no cities1000.txt", folder.display()))?;
    dump(path, CITY)
}

/// The divisions of a folder, of the first (1) or second level (2): the TSV file, or else the file of GeoNames. None where it has neither.
pub(crate) fn divisions(folder: &Path, level: u8) -> anyhow::Result<Vec<Row>> {
    let own = folder.join(format!("admin{level}.tsv"));
    if own.exists() {
        return with_header(&own);
    }
    let path = folder.join(if level == 1 { "admin1CodesASCII.txt" } else { "admin2Codes.txt" });
    if path.exists() { dump(&path, DIVISION) } else { Ok(Vec::new()) }
}

/// The rows of a file of GeoNames: no header, lists separated by commas.
fn dump(path: &Path, columns: &[&str]) -> anyhow::Result<Vec<Row>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let rows = rows(text.lines().filter(|line| !line.is_empty()), columns, ',');
    let first = rows.first().map_or(0, |row| row.fields.len());
    anyhow::ensure!(first == columns.len(), "{}: {} columns wanted, {first} found", path.display(), columns.len());
    Ok(rows)
}

fn rows<'a>(lines: impl Iterator<Item = &'a str>, columns: &[&str], comma: char) -> Vec<Row> {
    let columns = Rc::new(columns.iter().enumerate().map(|(k, name)| ((*name).to_owned(), k)).collect());
    lines.map(|line| Row { columns: Rc::clone(&columns), fields: line.split('\t').map(str::to_owned).collect(), comma }).collect()
}
