//! Rows of cells → lines of text: columns as wide as they need to be, long cells wrapped where the page is too narrow.

use super::Page;
use crate::output::visible::{width, wrap};

/// Columns between two cells.
const GAP: usize = 2;
/// What a column is not made narrower than for the sake of others, its longest word included.
const NARROW: usize = 8;
/// Longer words may be broken: addresses and the like.
const LONG: usize = 24;
/// Lines that a cell may take; the rest of a longer one is only in the record.
const LINES: usize = 3;
/// Blanks before what stands below a row.
const INDENT: usize = 4;

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

    fn wraps(self) -> bool {
        matches!(self, Self::Words(_))
    }
}

/// A row: its cells, and what explains it below.
struct Row {
    cells: Vec<String>,
    write: fn(&mut Page, &str),
    below: Option<String>,
}

/// A table of one kind of findings. The first heading names the kind.
///
/// Where the page is too narrow for all columns without breaking words, columns are folded: their cells stand below their row, each behind its
/// heading. Those of words give way first, from the right; the first column never does.
pub(super) struct Grid {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Grid {
    pub(super) fn new(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row, with a line that explains it below.
    pub(super) fn row(&mut self, cells: Vec<String>, below: Option<String>) {
        self.styled_row(cells, below, Page::text);
    }

    /// The same, its cells written in this way.
    pub(super) fn styled_row(&mut self, cells: Vec<String>, below: Option<String>, write: fn(&mut Page, &str)) {
        self.rows.push(Row { cells, write, below });
    }

    /// Writes the table; columns without any cell are left out.
    pub(super) fn write(self, page: &mut Page) {
        let used = |k: usize| k == 0 || self.rows.iter().any(|row| row.cells.get(k).is_some_and(|cell| !cell.is_empty()));
        let mut kept: Vec<usize> = (0..self.columns.len()).filter(|&k| used(k)).collect();
        let mut folded = Vec::new();
        let widths = loop {
            if let Some(widths) = self.widths(&kept, page.width) {
                break widths;
            }
            let at = (1..kept.len()).rev().find(|&at| self.columns[kept[at]].wraps()).or_else(|| (1..kept.len()).next_back());
            match at {
                Some(at) => folded.push(kept.remove(at)),
                None => break vec![page.width; kept.len()],
            }
        };
        folded.sort_unstable();

        let head = |k: usize| self.columns[k].head();
        let heads: Vec<String> = kept.iter().map(|&k| if k == 0 { head(k).to_uppercase() } else { head(k).to_owned() }).collect();
        let columns: Vec<(Column, usize)> = kept.iter().map(|&k| self.columns[k]).zip(widths).collect();
        line(&heads, &columns, page, |page, k, text| if k == 0 { page.strong(text) } else { page.dim(text) });
        for Row { cells, write, below } in &self.rows {
            let cell = |k: usize| cells.get(k).map_or("", String::as_str);
            let of_row: Vec<String> = kept.iter().map(|&k| cell(k).to_owned()).collect();
            line(&of_row, &columns, page, |page, _, text| write(page, text));
            let room = page.width.saturating_sub(INDENT);
            let short = |k: usize| cut(wrap(cell(k), room), LINES, room).join(" ");
            let more: Vec<String> =
                folded.iter().filter(|&&k| !cell(k).is_empty()).map(|&k| format!("{}: {}", head(k), short(k))).collect();
            for text in wrap(&more.join(" · "), room).iter().filter(|text| !text.is_empty()) {
                page.blanks(INDENT);
                write(page, &text.replace(BOUND, " "));
                page.end_line();
            }
            for text in below.iter().flat_map(|below| wrap(below, room)) {
                page.blanks(INDENT);
                page.dim(&text);
                page.end_line();
            }
        }
    }

    /// The widths of these columns on a page, where they fit on it without a broken word: as wide as they need to be, the widest giving way first.
    fn widths(&self, kept: &[usize], page: usize) -> Option<Vec<usize>> {
        let free = page.checked_sub(GAP * (kept.len().saturating_sub(1)))?;
        let most = |k: usize, measure: fn(&str) -> usize| {
            let cells = self.rows.iter().filter_map(|row| row.cells.get(k)).map(|cell| measure(cell)).max().unwrap_or(0);
            cells.max(width(self.columns[k].head()))
        };
        let longest_word = |cell: &str| cell.split(' ').map(width).max().unwrap_or(0).min(LONG);
        // What each takes where it is not wrapped, and what it takes at least.
        let bounds: Vec<(usize, usize)> =
            kept.iter().map(|&k| (most(k, width), if self.columns[k].wraps() { most(k, longest_word) } else { most(k, width) })).collect();
        let capped = |cap: usize| bounds.iter().map(move |&(natural, least)| natural.min(cap.max(least)));
        let widest = bounds.iter().map(|(natural, _)| *natural).max().unwrap_or(0).min(free);
        let cap = (NARROW..=widest.max(NARROW)).rev().find(|&cap| capped(cap).sum::<usize>() <= free)?;
        Some(capped(cap).collect())
    }
}

/// A space at which no line is broken. Article's text has none: it is made [`visible`](super::visible) before.
pub(super) const BOUND: char = '\u{a0}';

/// Writes a line of cells, or more where some are wrapped; `write` is told the cell's column.
fn line(cells: &[String], columns: &[(Column, usize)], page: &mut Page, write: impl Fn(&mut Page, usize, &str)) {
    let wrapped: Vec<Vec<String>> = cells
        .iter()
        .zip(columns)
        .map(|(cell, (column, width))| if column.wraps() { cut(wrap(cell, *width), LINES, *width) } else { vec![cell.clone()] })
        .collect();
    for n in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
        let mut owed = 0;
        for (k, (lines, (column, columns))) in wrapped.iter().zip(columns).enumerate() {
            let cell = lines.get(n).map_or("", String::as_str);
            let rest = columns.saturating_sub(width(cell));
            let (before, after) = if matches!(column, Column::Right(_)) { (rest, 0) } else { (0, rest) };
            // Blanks are only owed: no line ends in them.
            if cell.is_empty() {
                owed += before;
            } else {
                page.blanks(owed + before);
                owed = 0;
                write(page, k, &cell.replace(BOUND, " "));
            }
            owed += after + GAP;
        }
        page.end_line();
    }
}

/// Keeps the first lines of a cell and says where there were more.
pub(super) fn cut(mut lines: Vec<String>, most: usize, columns: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
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
    fn columns_that_find_no_room_stand_below_their_rows() {
        let grid = || {
            let mut grid = Grid::new(&[
                Column::Left("Casualties"),
                Column::Right("count"),
                Column::Words("victims"),
                Column::Left("type"),
                Column::Words("source"),
            ]);
            row(&mut grid, &["killed", "≥12", "schoolchildren", "event", "a monitoring group"]);
            row(&mut grid, &["injured", "1,200", "", "event", ""]);
            grid
        };
        assert_eq!(
            printed(grid(), 52),
            "CASUALTIES  count  victims         type   source\nkilled        ≥12  schoolchildren  event  a\n                                          monitoring\n                                          group\ninjured     1,200                  event\n"
        );
        assert_eq!(
            printed(grid(), 40),
            "CASUALTIES  count  victims         type\nkilled        ≥12  schoolchildren  event\n    source: a monitoring group\ninjured     1,200                  event\n"
        );
        assert_eq!(
            printed(grid(), 28),
            "CASUALTIES  count  type\nkilled        ≥12  event\n    victims: schoolchildren\n    · source: a monitoring\n    group\ninjured     1,200  event\n"
        );
        assert_eq!(
            printed(grid(), 20),
            "CASUALTIES  count\nkilled        ≥12\n    victims:\n    schoolchildren ·\n    type: event ·\n    source: a\n    monitoring group\ninjured     1,200\n    type: event\n"
        );
    }

    #[test]
    fn bound_words_stay_together() {
        let mut grid = Grid::new(&[Column::Left("Dates"), Column::Words("days")]);
        row(&mut grid, &["2011", "2011-01-01\u{a0}– 2011-12-31"]);
        assert_eq!(printed(grid, 20), "DATES  days\n2011   2011-01-01 –\n       2011-12-31\n");
    }

    #[test]
    fn accents_take_no_columns_of_their_own() {
        let mut grid = Grid::new(&[Column::Words("People"), Column::Right("n")]);
        row(&mut grid, &["Jose\u{301} Garc\u{131}\u{301}a", "1"]);
        row(&mut grid, &["김민준 대통령", "2"]);
        assert_eq!(printed(grid, 40), "PEOPLE         n\nJose\u{301} Garc\u{131}\u{301}a    1\n김민준 대통령  2\n");
    }

    #[test]
    fn no_line_is_wider_than_the_page_or_ends_in_blanks() {
        for page in 20..100 {
            let mut grid = Grid::new(&[Column::Words("Kind"), Column::Right("count"), Column::Words("victims"), Column::Words("source")]);
            row(
                &mut grid,
                &["killed", "1,200", "civilians who lived along the river", "the Ministry of the Interior, 内務省と防衛省の報道官"],
            );
            row(&mut grid, &["injured", "", "", "x"]);
            for line in printed(grid, page).lines() {
                assert!(width(line) <= page && line == line.trim_end(), "{page}: {line:?}");
            }
        }
    }
}
