//! A summary as a table: one line an article, however long; on a terminal that is too narrow for that, its title and name stand below.

use std::io;

use super::lines::{self, Head};
use super::{bounds, cell};
use crate::summary::{Bounds, Line, Lines};

const HEADS: [Head; 9] = [
    Head::words("date"),
    Head::words("event"),
    Head::words("place"),
    Head::figure("killed"),
    Head::figure("injured"),
    Head::figure("missing"),
    Head::figure("displaced"),
    Head::below("title"),
    Head::below("article"),
];

/// The lines of a summary under their headings, on a page so wide.
pub(crate) fn print(summary: &Lines, width: usize, color: bool, put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    print_lines(|| summary.iter(), width, color, put)
}

fn print_lines<I: Iterator<Item = Line>>(
    all: impl Fn() -> I,
    width: usize,
    color: bool,
    put: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    lines::print(&HEADS, || all().map(|line| (row(&line), line.copy_of.is_some())), width, color, put)
}

fn row(line: &Line) -> Vec<String> {
    // A sum over a column counts a story once.
    let figure = |figure: Option<Bounds>| match figure.filter(|_| line.copy_of.is_none()) {
        Some(Bounds { min, max }) => bounds(min, max, false).unwrap_or_default(),
        None => String::new(),
    };
    let place = [&line.place, &line.country].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let title = lines::headline(line.title.as_deref());
    let article = line.copy_of.as_ref().map_or_else(|| line.id.clone(), |first| format!("{} (copy of {first})", line.id));
    vec![
        line.date.clone().unwrap_or_default(),
        line.event_date.as_ref().map(lines::days).unwrap_or_default(),
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
    use crate::summary::{Days, Schema};

    #[test]
    fn one_line_an_article() {
        let line = |id: &str, killed: Option<u64>, copy_of: Option<&str>| Line {
            schema: Schema::One,
            date: Some("2016-02-20".into()),
            event_date: Some(Days { from: "2016-02-19".into(), to: "2016-02-19".into() }),
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
DATE        event       place       killed  injured  missing  displaced  title                     article
2016-02-20  2016-02-19  Aleppo, SY     ≥12                               Shell hits \\u{1b}[31mmarket   a.txt
2016-02-20  2016-02-19  Aleppo, SY                                       Shell hits \\u{1b}[31mmarket   b.txt (copy of a.txt)
";
        let squeeze = |text: &str| text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
        assert_eq!(squeeze(&shown), squeeze(expected), "{shown}");
        assert_eq!(shown.lines().count(), 3);
        assert!(shown.lines().all(|line| line == line.trim_end()), "{shown}");
        let narrow = print(60);
        let expected = "\
DATE        event       place       killed
2016-02-20  2016-02-19  Aleppo, SY     ≥12
    Shell hits \\u{1b}[31mmarket · a.txt
2016-02-20  2016-02-19  Aleppo, SY
    Shell hits \\u{1b}[31mmarket · b.txt (copy of a.txt)
";
        assert_eq!(narrow, expected);
    }
}
