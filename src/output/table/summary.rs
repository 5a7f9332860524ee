//! A summary as a table: one line an article, however long; on a terminal that is too narrow for that, its title and name stand below.

use std::io;

use super::grid::{Column, Grid};
use super::{Page, bounds, cell};
use crate::output::visible;
use crate::summary::{Bounds, Line, Lines};

/// The most columns of a headline; the rest of a longer one is in the record.
const TITLE: usize = 48;

const HEADS: [&str; 8] = ["date", "place", "killed", "injured", "missing", "displaced", "title", "article"];

/// Do figures stand in the column?
fn is_figure(k: usize) -> bool {
    (2..=5).contains(&k)
}

/// The lines of a summary under their headings, on a page so wide; one line each where it is wide enough, so that they can be sorted and searched.
/// They are made twice, to know the widths of the columns first, and never held all at once.
pub(crate) fn print(lines: &Lines, width: usize, color: bool, put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    print_lines(|| lines.iter(), width, color, put)
}

fn print_lines<I: Iterator<Item = Line>>(
    lines: impl Fn() -> I,
    width: usize,
    color: bool,
    mut put: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut page = Page::new(width, color);
    let mut widths = HEADS.map(str::len);
    for line in lines() {
        for (width, cell) in widths.iter_mut().zip(row(&line)) {
            *width = visible::width(&cell).max(*width);
        }
    }
    if widths.iter().sum::<usize>() + 2 * (HEADS.len() - 1) > width {
        folded(lines(), &mut page);
        return put(page.out.as_bytes());
    }
    let mut line = |cells: &[String; 8], head: bool, copy: bool| {
        page.out.clear();
        write_row(&mut page, cells, &widths, head, copy);
        put(page.out.as_bytes())
    };
    line(&HEADS.map(str::to_owned), true, false)?;
    lines().try_for_each(|of| line(&row(&of), false, of.copy_of.is_some()))
}

/// A line of the table.
fn write_row(page: &mut Page, cells: &[String; 8], widths: &[usize; 8], head: bool, copy: bool) {
    for (k, text) in cells.iter().enumerate() {
        let blanks = widths[k] - visible::width(text);
        page.blanks(if k > 0 { 2 } else { 0 } + if is_figure(k) { blanks } else { 0 });
        match () {
            () if head && k == 0 => page.strong(&text.to_uppercase()),
            () if head || copy => page.dim(text),
            () => page.text(text),
        }
        if !is_figure(k) && k + 1 < cells.len() {
            page.blanks(blanks);
        }
    }
    page.end_line();
}

/// The lines where the page is too narrow for them: titles and names stand below.
fn folded(lines: impl Iterator<Item = Line>, page: &mut Page) {
    let column = |(k, head)| match k {
        0 => Column::Left(head),
        _ if is_figure(k) => Column::Right(head),
        _ => Column::Words(head),
    };
    let mut grid = Grid::new(&HEADS.into_iter().enumerate().take(6).map(column).collect::<Vec<_>>());
    for line in lines {
        let [date, place, killed, injured, missing, displaced, title, article] = row(&line);
        let below = [title, article].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        grid.row(vec![date, place, killed, injured, missing, displaced], Some(below));
    }
    grid.write(page);
}

fn row(line: &Line) -> [String; 8] {
    // A sum over a column counts a story once.
    let figure = |figure: Option<Bounds>| match figure.filter(|_| line.copy_of.is_none()) {
        Some(Bounds { min, max }) => bounds(min, max, false).unwrap_or_default(),
        None => String::new(),
    };
    let place = [&line.place, &line.country].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let title: String = line.title.as_deref().unwrap_or("").chars().take(TITLE + 1).collect();
    let title = if title.chars().count() > TITLE { title.chars().take(TITLE - 1).chain(['…']).collect() } else { title };
    let article = line.copy_of.as_ref().map_or_else(|| line.id.clone(), |first| format!("{} (copy of {first})", line.id));
    [
        line.date.clone().unwrap_or_default(),
        cell(place),
        figure(line.killed),
        figure(line.injured),
        figure(line.missing),
        figure(line.displaced),
        cell(title),
        cell(article),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::Schema;

    #[test]
    fn one_line_an_article() {
        let line = |id: &str, killed: Option<u64>, copy_of: Option<&str>| Line {
            schema: Schema::One,
            date: Some("2016-02-20".into()),
            country: Some("SY".into()),
            place: Some("Aleppo".into()),
            killed: killed.map(|n| Bounds { min: Some(n), max: None }),
            injured: None,
            missing: None,
            displaced: None,
            title: Some("Shell hits \u{1b}[31mmarket".into()),
            id: id.into(),
            path: id.into(),
            copy_of: copy_of.map(str::to_owned),
        };
        let lines = [line("a.txt", Some(12), None), line("b.txt", Some(12), Some("a.txt"))];
        let print = |width| {
            let mut out = Vec::new();
            let put = |piece: &[u8]| {
                out.extend_from_slice(piece);
                Ok(())
            };
            print_lines(|| lines.iter().cloned(), width, false, put).unwrap();
            String::from_utf8(out).unwrap()
        };
        let shown = print(usize::MAX);
        let expected = "\
DATE        place       killed  injured  missing  displaced  title                     article
2016-02-20  Aleppo, SY     ≥12                               Shell hits \\u{1b}[31mmarket   a.txt
2016-02-20  Aleppo, SY                                       Shell hits \\u{1b}[31mmarket   b.txt (copy of a.txt)
";
        let squeeze = |text: &str| text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
        assert_eq!(squeeze(&shown), squeeze(expected), "{shown}");
        assert_eq!(shown.lines().count(), 3);
        assert!(shown.lines().all(|line| line == line.trim_end()), "{shown}");
        let narrow = print(60);
        let expected = "\
DATE        place       killed
2016-02-20  Aleppo, SY     ≥12
    Shell hits \\u{1b}[31mmarket · a.txt
2016-02-20  Aleppo, SY
    Shell hits \\u{1b}[31mmarket · b.txt (copy of a.txt)
";
        assert_eq!(narrow, expected);
    }
}
