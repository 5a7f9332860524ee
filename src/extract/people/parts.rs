//! Given and family names, where they can be told.

use crate::extract::Reading;
use crate::extract::findings::Name;
use crate::lexicon::Class;
use crate::lexicon::particles::{Particle, particle};
use crate::text::{TokenKind, TokenRange};

/// The words of a name with single spaces.
pub(super) fn shown(reading: &Reading<'_>, tokens: TokenRange) -> String {
    let text = reading.doc.span(tokens).of(reading.text);
    // As most names are written.
    if text.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) && !text.as_bytes().windows(2).any(|two| two == b"  ") {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    shown
}

/// Given and family name of the fullest form, with the person's other forms as evidence. None for what cannot be told: a lone word has
/// neither, behind "bin" no family name follows, and two words that no list knows may stand in either order.
pub(super) fn split(reading: &Reading<'_>, fullest: &Name, forms: &[&Name]) -> (Option<String>, Option<String>) {
    let doc = reading.doc;
    let range = fullest.tokens.range();
    let mut end = range.end;
    while end > range.start && doc.word(end - 1).is(Class::NAME_SUFFIX) {
        end -= 1;
    }
    // Where each word begins, with the particles before it and the compounds behind it.
    let mut starts: Vec<usize> = Vec::new();
    let mut open = false;
    // 'Leonard “Skip” Hargrove': the nickname is no part of either.
    let mut marks = (range.start..end).filter(|&k| doc.tokens[k].kind == TokenKind::Quote);
    let nickname = marks.next().map_or(end..end, |first| first..marks.last().unwrap_or(first) + 1);
    for k in (range.start..end).filter(|k| !nickname.contains(k)) {
        let glued = k > range.start && !doc.tokens[k].spaced && doc.tokens[k].kind != TokenKind::Initial;
        if !glued && !open {
            starts.push(k);
        }
        let small = doc.word(k).is(Class::NAME_PARTICLE) && !doc.is_capitalized(k);
        open = small || open && doc.tokens[k].kind == TokenKind::Hyphen;
    }
    let [first, .., last] = starts[..] else { return (None, None) };
    let part = |from: usize, to: usize| {
        let to = if from < nickname.start { to.min(nickname.start) } else { to };
        Some(shown(reading, TokenRange::new(from, to)))
    };
    let patronymic =
        (range.start..end).any(|k| doc.word(k).is(Class::NAME_PARTICLE) && particle(doc.lower(k)) == Some(Particle::Patronymic));
    if patronymic {
        return (part(first, starts[1]), None);
    }
    // The word by which the article calls the person alone.
    let alone = forms.iter().filter(|name| name.tokens.len() < fullest.tokens.len()).map(|name| doc.lower(name.tokens.end as usize - 1));
    let (mut by_first, mut by_last) = (false, false);
    for word in alone {
        by_first |= word == doc.lower(first) && starts.len() > 1;
        by_last |= word == doc.lower(end - 1);
    }
    let given = doc.word(first).entry.given;
    let surname = doc.word(end - 1).entry.surname;
    if by_first && !by_last && given < 5 {
        return (part(starts[1], end), part(first, starts[1]));
    }
    let particle = !doc.is_capitalized(last);
    if by_last || given >= 3 || surname >= 3 && doc.word(first).entry.surname <= surname || particle {
        return (part(first, last), part(last, end));
    }
    (None, None)
}
