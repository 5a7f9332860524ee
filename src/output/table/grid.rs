//! Rows of cells → lines of text: columns as wide as they need to be, long cells wrapped where the page is too narrow.

use super::Page;
use crate::output::visible::{width, wrap};

/// Columns between two cells.
const GAP: usize = 2;
/// What a column is not made narrower than, its longest word up to [`LONG`] included.
const NARROW: usize = 8;
/// Longer words may be broken.
const LONG: usize = 14;
/// Lines that a cell may take; the rest of a longer one is only in the record.
const LINES: usize = 3;

/// A column: its heading and how its cells stand.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// Words, to the left, wrapped where they must be.
    Words(&'static str),
    /// A number or short name, to the left, never wrapped.
    Left(&'static str),
    /// A number, to the right, never wrapped.
    Right(&'static str),
}

impl Column {
    fn head(self) -> &'static str {
        match self {
            Self::Words(head) | Self::Left(head) | Self::Right(head) => head,
        }
    }
}

/// A table of one kind of findings. The first heading names the kind.
pub(super) struct Grid {
    columns: Vec<Column>,
    rows: Vec<(Vec<String>, Option<String>)>,
}

impl Grid {
    pub(super) fn new(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row, with a line that explains it below.
    pub(super) fn row(&mut self, cells: Vec<String>, below: Option<String>) {
        self.rows.push((cells, below));
    }

    /// Writes the table; columns without any cell are left out.
    pub(super) fn write(mut self, page: &mut Page) {
        let used = |k: usize| k == 0 || self.rows.iter().any(|(cells, _)| cells.get(k).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<usize> = (0..self.columns.len()).filter(|&k| used(k)).collect();
        self.columns = kept.iter().map(|&k| self.columns[k]).collect();
        for (cells, _) in &mut self.rows {
            *cells = kept.iter().map(|&k| cells.get_mut(k).map(std::mem::take).unwrap_or_default()).collect();
        }
        let widths = self.widths(page.width);
        let heads: Vec<String> =
            self.columns.iter().enumerate().map(|(k, c)| if k == 0 { c.head().to_uppercase() } else { c.head().to_owned() }).collect();
        self.line(&heads, &widths, page, true);
        for (cells, below) in &self.rows {
            self.line(cells, &widths, page, false);
            if let Some(below) = below {
                for line in wrap(below, page.width.saturating_sub(4)) {
                    page.text("    ");
                    page.dim(&line);
                    page.end_line();
                }
            }
        }
    }

    fn widths(&self, page: usize) -> Vec<usize> {
        let natural: Vec<usize> = (0..self.columns.len())
            .map(|k| self.rows.iter().map(|(cells, _)| width(&cells[k])).max().unwrap_or(0).max(width(self.columns[k].head())))
            .collect();
        let free = page.saturating_sub(GAP * (natural.len().saturating_sub(1)));
        let longest = |k: usize, limit: usize| {
            let words = self.rows.iter().flat_map(|(cells, _)| cells[k].split(' ')).map(width);
            words.filter(|&n| n <= limit).max().unwrap_or(0)
        };
        let least = |limit| (0..natural.len()).map(|k| longest(k, limit).max(width(self.columns[k].head()))).collect::<Vec<usize>>();
        let capped = |cap: usize, least: &[usize]| -> Vec<usize> {
            let column = |(k, &n): (usize, &usize)| if matches!(self.columns[k], Column::Words(_)) { n.min(cap.max(least[k])) } else { n };
            natural.iter().enumerate().map(column).collect()
        };
        let fits = |widths: &Vec<usize>| widths.iter().sum::<usize>() <= free;
        // The widest columns give way first; then the longest words may be broken, and shorter ones only where nothing else helps.
        let none = vec![0; natural.len()];
        let whole = (NARROW..=LONG).rev().map(least);
        let tries = whole.flat_map(|least| (NARROW..=page).rev().map(|cap| capped(cap, &least)).collect::<Vec<_>>());
        tries.chain((NARROW..=LONG).rev().map(|cap| capped(cap, &none))).find(fits).unwrap_or_else(|| capped(NARROW, &none))
    }

    fn line(&self, cells: &[String], widths: &[usize], page: &mut Page, head: bool) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .enumerate()
            .map(
                |(k, cell)| {
                    if matches!(self.columns[k], Column::Words(_)) { cut(wrap(cell, widths[k]), widths[k]) } else { vec![cell.clone()] }
                },
            )
            .collect();
        for n in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            let mut owed = 0;
            for (k, lines) in wrapped.iter().enumerate() {
                let cell = lines.get(n).map_or("", String::as_str);
                let rest = widths[k].saturating_sub(width(cell));
                let (before, after) = if matches!(self.columns[k], Column::Right(_)) { (rest, 0) } else { (0, rest) };
                // Blanks are only owed: no line ends in them.
                if !cell.is_empty() {
                    page.blanks(owed + before);
                    owed = 0;
                    match (head, k) {
                        (true, 0) => page.strong(cell),
                        (true, _) => page.dim(cell),
                        (false, _) => page.text(cell),
                    }
                } else {
                    owed += before;
                }
                owed += after + GAP;
            }
            page.end_line();
        }
    }
}

/// Keeps the first lines of a cell and says where there were more.
fn cut(mut lines: Vec<String>, columns: usize) -> Vec<String> {
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            while width(last) + 1 > columns && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(grid: Grid, width: usize) -> String {
        let mut page = Page::new(width, false);
        grid.write(&mut page);
        page.out
    }

    fn row(grid: &mut Grid, cells: &[&str]) {
        grid.row(cells.iter().map(|&c| c.to_owned()).collect(), None);
    }

    #[test]
    fn columns_are_as_wide_as_needed() {
        let mut grid = Grid::new(&[Column::Words("People"), Column::Words("role"), Column::Right("mentions"), Column::Left("never")]);
        row(&mut grid, &["Anna Keller", "spokeswoman", "2", ""]);
        row(&mut grid, &["Bo", "", "10", ""]);
        assert_eq!(
            printed(grid, 80),
            "PEOPLE       role         mentions\nAnna Keller  spokeswoman         2\nBo                              10\n"
        );
    }

    #[test]
    fn the_widest_column_gives_way_and_wide_characters_count_twice() {
        let mut grid = Grid::new(&[Column::Words("Places"), Column::Words("what"), Column::Right("n")]);
        row(&mut grid, &["東京", "a city that has a rather long description", "3"]);
        assert_eq!(
            printed(grid, 30),
            "PLACES  what                 n\n東京    a city that has a    3\n        rather long\n        description\n"
        );
    }

    #[test]
    fn words_are_kept_whole_and_long_cells_cut() {
        let mut grid = Grid::new(&[Column::Words("Kind"), Column::Words("place"), Column::Words("source")]);
        row(&mut grid, &["killed", "Catbalogan", "the National Council for the Reduction of Risk and for Management"]);
        assert_eq!(
            printed(grid, 36),
            "KIND    place       source\nkilled  Catbalogan  the National\n                    Council for the\n                    Reduction of…\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_page_or_ends_in_blanks() {
        for page in 40..100 {
            let mut grid = Grid::new(&[Column::Words("Kind"), Column::Right("count"), Column::Words("victims"), Column::Words("source")]);
            row(&mut grid, &["killed", "1,200", "civilians who lived along the river", "the Ministry of the Interior"]);
            row(&mut grid, &["injured", "", "", "x"]);
            for line in printed(grid, page).lines() {
                assert!(width(line) <= page && line == line.trim_end(), "{page}: {line:?}");
            }
        }
    }
}
