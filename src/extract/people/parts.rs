//! Given and family names, where they can be told.

use std::ops::Range;

use crate::extract::Reading;
use crate::extract::findings::Name;
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::{Class, name_syllables};
use crate::text::{Document, TokenKind, TokenRange};

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
    let nickname = marks.next().map_or(end..end, |first| first..marks.next_back().unwrap_or(first) + 1);
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
    // "Ms Ribeiro Falcao": a family name of two words.
    let family = |from: &usize| doc.word(*from).entry.given <= doc.word(*from).entry.surname.max(1);
    if let Some(from) =
        starts[1..starts.len() - 1].iter().copied().filter(family).find(|&from| forms.iter().any(|form| is_rest(doc, form, from..end)))
    {
        return (part(first, from), part(from, end));
    }
    let (one, other) = (doc.word(first).entry, doc.word(end - 1).entry);
    // "President Xi": the family name first. "Vesmira", who is Vesmira Kostic elsewhere: the given name, and no title before it.
    let called = |name: &&&Name| name.tokens.len() == 1 && doc.lower(name.tokens.first as usize) == doc.lower(first);
    let titled = || forms.iter().filter(called).any(|name| name.title.is_some());
    if by_first && !by_last && one.given < 5 && (titled() || one.surname > one.given || is_eastern(reading, &starts, end)) {
        return (part(starts[1], end), part(first, starts[1]));
    }
    let particle = !doc.is_capitalized(last);
    let known = by_last || one.given >= 3 || other.surname >= 3 && one.surname <= other.surname || particle;
    // Two words that no list knows stand as most of the world's names do, unless they look like names of East Asia.
    let eastern = || is_eastern(reading, &starts, end) || starts.len() != 2 || one.surname > other.surname;
    if known || by_first && !by_last || !eastern() {
        return (part(first, last), part(last, end));
    }
    (None, None)
}

/// Does the name look like one of East Asia, where the family name stands first: a short word before others, one of them a syllable of such names?
fn is_eastern(reading: &Reading<'_>, starts: &[usize], end: usize) -> bool {
    let doc = reading.doc;
    let first = starts[0];
    let syllable = (first..end).any(|k| name_syllables::is_syllable(doc.lower(k)));
    let ends = doc.lower(first).ends_with(['a', 'e', 'i', 'o', 'u', 'n', 'g', 'm']);
    syllable || ends && doc.tokens[first].span.len() <= 4 && doc.word(first).entry.given < 3
}

/// Does the article call the person by these last words of the full name alone?
fn is_rest(doc: &Document, form: &Name, rest: Range<usize>) -> bool {
    form.tokens.len() == rest.len() && form.tokens.range().zip(rest).all(|(a, b)| doc.folded(a) == doc.folded(b))
}
