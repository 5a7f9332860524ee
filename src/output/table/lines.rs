//! Tables of one line each for very many articles or events: made twice, to know the widths of the columns first, and never held all at once. Where
//! the page is too narrow for a line, its last columns stand below it.

use std::io;

use super::Page;
use super::grid::{Column, Grid};
use crate::output::visible;
use crate::summary::Days;

/// The most columns of a headline; the rest of a longer one is in the record.
const TITLE: usize = 48;

/// A column: its heading, and how its cells stand.
#[derive(Clone, Copy)]
pub(super) struct Head {
    name: &'static str,
    figure: bool,
    below: bool,
}

impl Head {
    /// To the left.
    pub(super) const fn words(name: &'static str) -> Self {
        Self { name, figure: false, below: false }
    }

    /// To the right.
    pub(super) const fn figure(name: &'static str) -> Self {
        Self { name, figure: true, below: false }
    }

    /// To the left; below the others where the page is narrow.
    pub(super) const fn below(name: &'static str) -> Self {
        Self { name, figure: false, below: true }
    }
}

/// First and last day: "2016-02-19", "2016-02-14 – 2016-02-20".
pub(super) fn days(days: &Days) -> String {
    if days.from == days.to { days.from.clone() } else { format!("{} – {}", days.from, days.to) }
}

/// Prints rows under their headings, on a page so wide; each row has its cells, and whether it is one of less weight. One line each where the page is
/// wide enough, so that they can be sorted and searched.
pub(super) fn print<I: Iterator<Item = (Vec<String>, bool)>>(
    heads: &[Head],
    rows: impl Fn() -> I,
    width: usize,
    color: bool,
    mut put: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut page = Page::new(width, color);
    let mut widths: Vec<usize> = heads.iter().map(|head| head.name.len()).collect();
    for (cells, _) in rows() {
        for (width, cell) in widths.iter_mut().zip(&cells) {
            *width = visible::width(cell).max(*width);
        }
    }
    if widths.iter().sum::<usize>() + 2 * heads.len().saturating_sub(1) > width {
        folded(heads, rows(), &mut page);
        return put(page.out.as_bytes());
    }
    let mut line = |cells: &[String], head: bool, dim: bool| {
        page.out.clear();
        write_row(&mut page, heads, cells, &widths, head, dim);
        put(page.out.as_bytes())
    };
    line(&heads.iter().map(|head| head.name.to_owned()).collect::<Vec<_>>(), true, false)?;
    rows().try_for_each(|(cells, dim)| line(&cells, false, dim))
}

/// A line of the table.
fn write_row(page: &mut Page, heads: &[Head], cells: &[String], widths: &[usize], is_head: bool, dim: bool) {
    for (k, (text, head)) in cells.iter().zip(heads).enumerate() {
        let blanks = widths[k] - visible::width(text);
        page.blanks(if k > 0 { 2 } else { 0 } + if head.figure { blanks } else { 0 });
        match () {
            () if is_head && k == 0 => page.strong(&text.to_uppercase()),
            () if is_head || dim => page.dim(text),
            () => page.text(text),
        }
        if !head.figure && k + 1 < cells.len() {
            page.blanks(blanks);
        }
    }
    page.end_line();
}

/// The lines where the page is too narrow for them.
fn folded(heads: &[Head], rows: impl Iterator<Item = (Vec<String>, bool)>, page: &mut Page) {
    let column = |(k, head): (usize, &Head)| match () {
        () if k == 0 => Column::Left(head.name),
        () if head.figure => Column::Right(head.name),
        () => Column::Words(head.name),
    };
    let mut grid = Grid::new(&heads.iter().filter(|head| !head.below).enumerate().map(column).collect::<Vec<_>>());
    for (cells, _) in rows {
        let (below, beside): (Vec<_>, Vec<_>) = cells.into_iter().zip(heads).partition(|(_, head)| head.below);
        let below = below.into_iter().map(|(text, _)| text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        grid.row(beside.into_iter().map(|(text, _)| text).collect(), Some(below));
    }
    grid.write(page);
}

/// A headline, cut where it is long.
pub(super) fn headline(title: Option<&str>) -> String {
    let title: String = title.unwrap_or("").chars().take(TITLE + 1).collect();
    if title.chars().count() > TITLE { title.chars().take(TITLE - 1).chain(['…']).collect() } else { title }
}
