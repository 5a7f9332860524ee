//! The short form, which fits on a screen however long the article is: what stands above the tables, then the people and the quotations, a line each.

use super::grid::cut;
use super::{LABEL, Page, cell, header, named, visible};
use crate::record::{Analysis, PersonRecord, QuoteRecord};

/// Lines of a screen, but for one where the shell waits.
const SCREEN: usize = 23;

pub(super) fn write(found: &Analysis, page: &mut Page) {
    header::write(found, page);
    let people = people(found.people.as_deref().unwrap_or_default());
    let quotes: Vec<String> = found.quotes.iter().flatten().map(quote).collect();
    // Two empty lines, and what is there; a long header leaves some lines to both all the same.
    let room = SCREEN.saturating_sub(page.out.lines().count() + 2).max(4);
    let half = (room / 2).max(room.saturating_sub(quotes.len()));
    let first = people.len().min(half);
    list("People", &people, half, page);
    list("Quotes", &quotes, room - first, page);
}

/// The persons, first those of whom the article says most.
fn people(all: &[PersonRecord]) -> Vec<String> {
    let mut ranked: Vec<&PersonRecord> = all.iter().collect();
    ranked.sort_by_key(|person| std::cmp::Reverse(person.count + person.quotes));
    let line = |person: &PersonRecord| match person.roles.first() {
        Some(role) => format!("{}, {}", cell(&person.name), cell(&role.piece.text)),
        None => cell(&person.name),
    };
    ranked.into_iter().map(line).collect()
}

/// Who said it, and what.
fn quote(quote: &QuoteRecord) -> String {
    let words: Vec<String> = quote.spans.iter().map(|piece| cell(&piece.text)).collect();
    let words = words.join(" … ");
    quote.speaker.as_ref().map_or_else(|| words.clone(), |speaker| format!("{}: {words}", named(speaker)))
}

/// A line for each, at most so many; the last one says how many more there are.
fn list(label: &str, lines: &[String], most: usize, page: &mut Page) {
    if lines.is_empty() {
        return;
    }
    page.end_line();
    let room = page.width.saturating_sub(LABEL);
    let shown = if lines.len() > most { most.saturating_sub(1) } else { lines.len() };
    for (k, line) in lines.iter().take(shown).enumerate() {
        for line in cut(visible::wrap(line, room), 1, room) {
            begin(if k == 0 { label } else { "" }, page);
            page.text(&line);
            page.end_line();
        }
    }
    if shown < lines.len() {
        begin(if shown == 0 { label } else { "" }, page);
        page.dim(&format!("and {} more", lines.len() - shown));
        page.end_line();
    }
}

fn begin(label: &str, page: &mut Page) {
    page.dim(label);
    page.blanks(LABEL - label.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Shown;
    use crate::output::table::{print, sample};
    use crate::record::Record;

    fn printed(people: usize, quotes: usize) -> String {
        let Record::Analysis(mut found) = sample::record() else { panic!("an analysis") };
        let (person, quote) = (found.people.as_ref().unwrap()[0].clone(), found.quotes.as_ref().unwrap()[0].clone());
        let numbered = |k| PersonRecord { name: format!("Person {k}"), count: 100 - k, ..person.clone() };
        found.people = Some((0..people).map(numbered).collect());
        found.quotes = Some(vec![quote; quotes]);
        print(&Record::Analysis(found), 80, false, Shown { brief: true, ..Shown::default() })
    }

    #[test]
    fn the_short_form_reads_like_this() {
        let page = printed(2, 1);
        let rest = page.split_once("displaced\n").unwrap().1;
        assert_eq!(
            rest,
            "\nPeople    Person 0, heads the Red Cross office\n          Person 1, heads the Red Cross office\n\nQuotes    Anna Keller: “We found two bodies this morning,” … “and hundreds have…\n"
        );
    }

    #[test]
    fn it_fits_a_screen_and_fills_it() {
        for (people, quotes) in [(0, 0), (1, 0), (0, 100), (100, 0), (100, 100), (3, 100), (100, 2), (9, 9)] {
            let lines = printed(people, quotes).lines().count();
            assert!(lines <= SCREEN, "{people} {quotes}: {lines}");
            if people + quotes >= 100 {
                assert_eq!(lines, SCREEN - usize::from(people == 0 || quotes == 0), "{people} {quotes}");
            }
        }
        let page = printed(100, 100);
        assert!(page.contains("Person 0,") && !page.contains("Person 99,"), "{page}");
        assert_eq!(page.matches("and 9").count(), 2, "{page}");
    }
}
