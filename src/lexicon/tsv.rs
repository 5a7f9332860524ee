//! Reading the TSV files of `data/`: comment lines begin with `#`, then one header line, then rows; fields are separated by one tab,
//! lists inside a field by `|`. Files are sorted by their first field and hold no row twice; the function `check` tests that.

/// The rows of a file, each as its fields. Nothing is copied.
pub fn rows(file: &'static str) -> impl Iterator<Item = Pieces> {
    Pieces::of(file, b'\n').filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1).map(|line| Pieces::of(line, b'\t'))
}

/// The pieces of a text between signs of ASCII. Every start of the program goes through all tables, and their pieces are short: looking at byte
/// after byte takes a third of what `str::split` does.
pub struct Pieces {
    rest: Option<&'static str>,
    sign: u8,
}

impl Pieces {
    fn of(text: &'static str, sign: u8) -> Self {
        Self { rest: Some(text), sign }
    }
}

impl Iterator for Pieces {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.rest?;
        let end = rest.bytes().position(|b| b == self.sign);
        self.rest = end.map(|end| &rest[end + 1..]);
        Some(&rest[..end.unwrap_or(rest.len())])
    }
}

/// The rows of a file of exactly `N` columns; missing fields are empty.
pub fn table<const N: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    rows(file).map(|mut fields| std::array::from_fn(|_| fields.next().unwrap_or("")))
}

/// The members of a list field.
pub fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|member| !member.is_empty())
}

/// Panics where a file breaks the rules above; every TSV's module calls it from a test.
#[cfg(test)]
pub(crate) fn check(name: &str, file: &'static str, columns: usize) {
    assert!(file.starts_with('#'), "{name}: begins with a comment that says what it is and where it is from");
    assert!(file.ends_with('\n') && !file.contains('\r'), "{name}: ends with a line feed, has no carriage return");
    let mut last = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        assert_eq!(line.split('\t').count(), columns, "{name}: {columns} columns in {line:?}");
        assert!(line.split('\t').all(|field| field == field.trim()), "{name}: white space around a field of {line:?}");
    }
    for mut row in rows(file) {
        let key = row.next().unwrap_or("");
        assert!(last < key, "{name}: rows are sorted and unique, but {key:?} follows {last:?}");
        last = key;
    }
}
