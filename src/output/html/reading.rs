//! A record as its page reads it: the entries by their anchors, and where each is marked in the text.

use rustc_hash::FxHashMap;

use super::anchors::{Anchor, Anchors, Kind, Spot};
use super::nest::{self, Span};
use crate::record::{Analysis, CasualtyRecord, DateRecord, Form, PersonRecord, Piece, PlaceRecord, Within};

/// What is marked: an entry, and how it is meant there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) anchor: Anchor,
    /// Only of names.
    pub(super) form: Form,
}

/// A text with its marks, sorted.
#[derive(Debug, Default)]
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    pub(super) spans: Vec<Span<(Kind, usize)>>,
    pub(super) marks: Vec<Mark>,
}

/// A record, ready to be shown.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) found: &'a Analysis,
    pub(super) anchors: Anchors<'a>,
    /// The article's text.
    pub(super) body: Marked<'a>,
    /// The title, where it stands apart from the text.
    pub(super) title: Option<Marked<'a>>,
    spots: FxHashMap<Anchor, Vec<Spot>>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(found: &'a Analysis) -> Self {
        let title = found.article.title.as_ref().filter(|title| title.within.is_some());
        let pieces = pieces(found);
        let (in_title, in_body): (Vec<_>, Vec<_>) = pieces.into_iter().partition(|(piece, _)| piece.within == Some(Within::Title));
        let body = marked(found.text.as_deref().unwrap_or_default(), 0, in_body);
        let title = title.map(|title| marked(&title.text, title.start, in_title));
        let mut spots: FxHashMap<Anchor, Vec<Spot>> = FxHashMap::default();
        for (in_title, marked) in [(true, title.as_ref()), (false, Some(&body))] {
            for (number, mark) in (1..).zip(marked.iter().flat_map(|marked| &marked.marks)) {
                spots.entry(mark.anchor).or_default().push(Spot { in_title, number });
            }
        }
        Self { found, anchors: Anchors::of(found), body, title, spots }
    }

    /// Where an entry is marked.
    pub(super) fn spots(&self, kind: Kind, index: usize) -> &[Spot] {
        self.spots.get(&Anchor { kind, index }).map_or(&[], Vec::as_slice)
    }

    /// How many entries of this kind there are.
    pub(super) fn count(&self, kind: Kind) -> usize {
        let found = self.found;
        match kind {
            Kind::Person => found.people.as_ref().map_or(0, Vec::len),
            Kind::Organization => found.organizations.as_ref().map_or(0, Vec::len),
            Kind::Place => found.places.as_ref().map_or(0, Vec::len),
            Kind::Date => found.dates.as_ref().map_or(0, Vec::len),
            Kind::Quote => found.quotes.as_ref().map_or(0, Vec::len),
            Kind::Figure => found.casualties.as_ref().map_or(0, Vec::len),
        }
    }

    pub(super) fn person(&self, id: Option<&str>) -> Option<(usize, &'a PersonRecord)> {
        let index = self.anchors.get(Kind::Person, id)?;
        Some((index, self.found.people.as_ref()?.get(index)?))
    }

    pub(super) fn place(&self, id: Option<&str>) -> Option<(usize, &'a PlaceRecord)> {
        let index = self.anchors.get(Kind::Place, id)?;
        Some((index, self.found.places.as_ref()?.get(index)?))
    }

    pub(super) fn date(&self, id: Option<&str>) -> Option<(usize, &'a DateRecord)> {
        let index = self.anchors.get(Kind::Date, id)?;
        Some((index, self.found.dates.as_ref()?.get(index)?))
    }

    pub(super) fn figure(&self, id: Option<&str>) -> Option<(usize, &'a CasualtyRecord)> {
        let index = self.anchors.get(Kind::Figure, id)?;
        Some((index, self.found.casualties.as_ref()?.get(index)?))
    }
}

/// All that is marked.
fn pieces(found: &Analysis) -> Vec<(&Piece, Mark)> {
    let mark = |kind, index, form| Mark { anchor: Anchor { kind, index }, form };
    let mut all: Vec<(&Piece, Mark)> = Vec::new();
    for (k, person) in found.people.iter().flatten().enumerate() {
        all.extend(person.mentions.iter().map(|m| (&m.piece, mark(Kind::Person, k, m.form))));
    }
    for (k, body) in found.organizations.iter().flatten().enumerate() {
        all.extend(body.mentions.iter().map(|m| (&m.piece, mark(Kind::Organization, k, m.form))));
    }
    for (k, place) in found.places.iter().flatten().enumerate() {
        all.extend(place.mentions.iter().map(|m| (&m.piece, mark(Kind::Place, k, m.form))));
    }
    all.extend(found.dates.iter().flatten().enumerate().map(|(k, date)| (&date.piece, mark(Kind::Date, k, Form::Name))));
    for (k, quote) in found.quotes.iter().flatten().enumerate() {
        all.extend(quote.spans.iter().map(|piece| (piece, mark(Kind::Quote, k, Form::Name))));
    }
    all.extend(found.casualties.iter().flatten().enumerate().map(|(k, figure)| (&figure.piece, mark(Kind::Figure, k, Form::Name))));
    all
}

/// A text with the marks that lie in it; `from` is the code point with which it begins. Pieces that do not, in a record that was changed by hand, are left
/// out.
fn marked<'a>(text: &'a str, from: u32, pieces: Vec<(&Piece, Mark)>) -> Marked<'a> {
    let mut ends: Vec<u32> = pieces.iter().flat_map(|(piece, _)| [piece.start, piece.end]).collect();
    ends.sort_unstable();
    ends.dedup();
    let bytes = bytes_of(text, from, &ends);
    let byte = |point: u32| ends.binary_search(&point).ok().and_then(|k| bytes.get(k).copied().flatten());
    let mut all: Vec<(Span<(Kind, usize)>, Mark)> = Vec::with_capacity(pieces.len());
    for (piece, mark) in pieces {
        if let (Some(start), Some(end)) = (byte(piece.start), byte(piece.end))
            && start < end
        {
            all.push((Span { bytes: start..end, rank: (mark.anchor.kind, all.len()) }, mark));
        }
    }
    let mut spans: Vec<_> = all.iter().map(|(span, _)| span.clone()).collect();
    nest::sort(&mut spans);
    let marks = spans.iter().map(|span| all[span.rank.1].1).collect();
    Marked { text, spans, marks }
}

/// For each of these code points, sorted, its byte; None beyond the text.
pub(super) fn bytes_of(text: &str, from: u32, points: &[u32]) -> Vec<Option<usize>> {
    let mut found = Vec::with_capacity(points.len());
    let mut signs = (from..).zip(text.char_indices().map(|(at, _)| at).chain([text.len()])).peekable();
    for &point in points {
        while signs.next_if(|&(number, _)| number < point).is_some() {}
        found.push(signs.peek().filter(|&&(number, _)| number == point).map(|&(_, at)| at));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_become_bytes() {
        let text = "“é” 12";
        assert_eq!(bytes_of(text, 0, &[0, 1, 2, 3, 6, 7]), [Some(0), Some(3), Some(5), Some(8), Some(11), None]);
        assert_eq!(bytes_of(text, 4, &[3, 4, 5, 10, 11]), [None, Some(0), Some(3), Some(11), None]);
        assert_eq!(bytes_of("", 0, &[0, 1]), [Some(0), None]);
    }
}
