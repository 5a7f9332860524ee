//! UTF-8 that was read as Windows-1252 ("donâ€™t") → the characters that were meant.
//!
//! Two to four characters whose bytes are one character of UTF-8 hardly ever stand in clean text by chance. Where they can ("IRMÃ”": a word in
//! capitals, then a closing mark) they are read so only in a text that shows the damage elsewhere.

use super::signs::{byte, sign};

/// How often a text is taken to be damaged the same way, one time over the other.
const LAYERS: usize = 5;

/// The text as it was meant, and at how many places it was damaged; None where it is not.
pub(super) fn repair(text: &str) -> Option<(String, usize)> {
    let (mut out, places) = layer(text)?;
    for _ in 1..LAYERS {
        match layer(&out) {
            Some((text, _)) => out = text,
            None => break,
        }
    }
    Some((out, places))
}

fn layer(text: &str) -> Option<(String, usize)> {
    let whole = |damaged| Reader { text, damaged };
    whole(false).next(0, None)?;
    let (mut out, mut last, mut places) = (String::with_capacity(text.len()), 0, 0);
    let (reader, mut before) = (whole(true), None);
    while let Some(Damage { start, end, meant }) = reader.next(last, before) {
        places += usize::from(places == 0 || start > last);
        out.push_str(&text[last..start]);
        out.extend(meant);
        before = meant;
        last = end;
    }
    out.push_str(&text[last..]);
    Some((out, places))
}

/// What stands for another character.
struct Damage {
    start: usize,
    end: usize,
    /// None: for nothing.
    meant: Option<char>,
}

/// Characters that are the bytes of one character in UTF-8.
#[derive(Clone, Copy)]
struct Sequence {
    /// Bytes in the text.
    length: usize,
    bytes: [u8; 4],
    meant: char,
}

struct Reader<'a> {
    text: &'a str,
    /// Is it known that the text is damaged?
    damaged: bool,
}

impl Reader<'_> {
    /// The first damage from byte `from` on. `before`: the character that stood before `from`, where it was another one in the text.
    fn next(&self, from: usize, before: Option<char>) -> Option<Damage> {
        // All characters from U+0080 to U+00FF begin with one of two bytes.
        for at in memchr::memchr2_iter(0xC2, 0xC3, &self.text.as_bytes()[from..]) {
            let start = from + at;
            let touches = at == 0 && before.is_some();
            let before = before.filter(|_| touches).or(self.text[..start].chars().next_back());
            let rest = &self.text[start..];
            let found = match sequence(rest).filter(|found| self.holds(found, &rest[found.length..], before, touches)) {
                Some(found) => Some((found.length, Some(found.meant).filter(|&c| c != '\u{FEFF}').map(sign))),
                None => self.remainder(rest, before),
            };
            if let Some((length, meant)) = found {
                return Some(Damage { start, end: start + length, meant });
            }
        }
        None
    }

    /// Is a sequence one indeed, and no clean text by chance? `touches`: another one stands right before it.
    fn holds(&self, found: &Sequence, after: &str, before: Option<char>, touches: bool) -> bool {
        let [lead, second, third, _] = found.bytes;
        let next = after.chars().next().unwrap_or(' ');
        let capital = before.is_some_and(char::is_uppercase);
        let small = before.is_some_and(char::is_lowercase);
        // “Ã”: the letter itself.
        let letter = matches!(before, Some('“' | '‘' | '„' | '«' | '"' | '(')) && !next.is_alphabetic();
        let sure = match lead {
            0xC2 | 0xC3 if letter && closes(second) => false,
            // "ROMÂ»"
            0xC2 => !(capital && closes(second)),
            // "KÃ–LN" and "CÃ“RDOBA", but "IRMÃ”" and "IRMÃ’S".
            0xC3 if capital && closes(second) => match second {
                0x92 | 0x97 => false,
                0xA0 => next.is_lowercase(),
                _ => next.is_alphabetic(),
            },
            0xC3 => true,
            // "VodÄ›", but "SKÄ™", “Å” and "Å’s".
            0xC4 | 0xC5 if closes(second) => small || next.is_lowercase() && !matches!(second, 0x92 | 0xA0),
            0xC4 | 0xC5 => true,
            // "TimiÈ™oara": a capital stands inside no word.
            0xC6..=0xDE => small && lead != 0xD7,
            // "Viá»‡t", but «Bogotá»…
            0xE1 => matches!(second, 0xBA | 0xBB) && (!closes(third) || next.is_lowercase()),
            0xE2 => matches!(second, 0x80..=0x84 | 0x86),
            0xEF => matches!(found.meant, '\u{FEFF}' | '\u{FFFD}' | '\u{FB00}'..='\u{FB06}'),
            0xF0 => second == 0x9F,
            _ => false,
        };
        sure || self.damaged && self.fits(found, capital && !touches) || is_script(found, after, before)
    }

    /// May a sequence of a damaged text be damage, too? `capital`: it stands after a capital.
    fn fits(&self, found: &Sequence, capital: bool) -> bool {
        let [lead, second, ..] = found.bytes;
        match lead {
            0xC2..=0xC5 | 0xE2 => true,
            0xC6..=0xDE => lead != 0xD7 && !(capital && closes(second)),
            _ => false,
        }
    }

    /// What is left of a sequence that lost a byte: "â€", whose third has no sign; "Â", whose no-break space became a plain one; and control
    /// characters that stand for signs.
    fn remainder(&self, rest: &str, before: Option<char>) -> Option<(usize, Option<char>)> {
        let mut chars = rest.chars();
        let (c, next) = (chars.next()?, chars.next().unwrap_or(' '));
        let one = c.len_utf8();
        let inside = before.is_some_and(char::is_alphabetic);
        match c {
            'â' if next == '€' => {
                let lost = if chars.next() == Some('\u{FFFD}') { '\u{FFFD}'.len_utf8() } else { 0 };
                Some((one + next.len_utf8() + lost, Some('”')))
            }
            'Â' if next == ' ' || next == '\n' || next == '\r' => {
                // "Ă, Â and Î" are letters.
                let glued = before
                    .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | ',' | '?' | '!' | ')' | '"' | '”' | '’'));
                (glued || self.damaged && !inside).then_some((one, None))
            }
            // "voilÃ ", "Ãngel": after these the byte was a no-break space, or has no sign.
            'Ã' if self.damaged && next == ' ' && !before.is_some_and(char::is_uppercase) => {
                let space = usize::from(chars.next().is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '?' | '!')));
                Some((one + space, Some('à')))
            }
            'Ã' if self.damaged && next.is_ascii_lowercase() && !inside => Some((one, Some('Á'))),
            '\u{85}' => self.damaged.then_some((one, Some('…'))),
            _ => Some(sign(c)).filter(|&meant| meant != c).map(|meant| (one, Some(meant))),
        }
    }
}

/// Is it one of a row that make a word of another script?
fn is_script(found: &Sequence, after: &str, before: Option<char>) -> bool {
    let near = |c: char| c > '\u{FF}' && byte(c).is_none() && u32::from(c) >> 8 == u32::from(found.meant) >> 8;
    found.bytes[0] > 0xC5 && (before.is_some_and(near) || sequence(after).is_some_and(|next| next.bytes[0] > 0xC5))
}

/// The sequence at the start of a text.
fn sequence(text: &str) -> Option<Sequence> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let lead = byte(first)?;
    let more = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let (mut bytes, mut length) = ([lead, 0, 0, 0], first.len_utf8());
    for place in bytes.iter_mut().skip(1).take(more) {
        let c = chars.next()?;
        *place = byte(c).filter(|b| (0x80..=0xBF).contains(b))?;
        length += c.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..=more]).ok()?.chars().next()?;
    Some(Sequence { length, bytes, meant })
}

/// Does the sign of this byte close what stands before it, so that it may follow any word: a mark, a dash, a no-break space?
fn closes(byte: u8) -> bool {
    matches!(byte, 0x85 | 0x8B | 0x91..=0x97 | 0x99 | 0x9B | 0xA0 | 0xAB | 0xAD | 0xBB)
}
