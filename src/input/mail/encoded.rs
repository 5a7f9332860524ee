//! What a mail parser leaves undone: encoded words that cut a character in two, and parts that do not say how they are encoded.

use std::borrow::Cow;

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders};

use crate::input::decode;

/// Bytes of the longest encoded word; the standard has 75.
const LONGEST: usize = 1000;

/// "=?utf-8?Q?M=C3=BCnster?=".
#[derive(Clone, Copy)]
struct Word<'a> {
    /// "utf-8?Q".
    kind: &'a [u8],
    text: &'a [u8],
    /// Bytes of all of it.
    length: usize,
}

impl<'a> Word<'a> {
    /// The word that some bytes begin with.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let bytes = &bytes[..bytes.len().min(LONGEST)];
        let inner = bytes.strip_prefix(b"=?")?;
        let charset = memchr::memchr(b'?', inner)?;
        let text = charset + 3;
        let marked = matches!(inner.get(charset + 1..text)?, [b'q' | b'Q' | b'b' | b'B', b'?']);
        let end = text + memchr::memmem::find(&inner[text..], b"?=")?;
        marked.then_some(Self { kind: &inner[..charset + 2], text: &inner[text..end], length: end + 4 })
    }

    /// Can the next word go on in this one? Base64 ends where it was filled up.
    fn goes_on(&self, next: &Word<'_>) -> bool {
        let whole =
            self.kind.ends_with(b"q") || self.kind.ends_with(b"Q") || self.text.len().is_multiple_of(4) && !self.text.ends_with(b"=");
        whole && self.kind.eq_ignore_ascii_case(next.kind)
    }
}

/// A mail whose head has one encoded word where one begins in the next: programs cut them between the bytes of a character.
pub(super) fn joined(mail: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let ends = [&b"\n\n"[..], b"\n\r\n"];
    let end = ends.iter().filter_map(|end| memchr::memmem::find(&mail, end)).min().unwrap_or(mail.len());
    if memchr::memmem::find(&mail[..end], b"=?").is_none() {
        return mail;
    }
    let mut out = Vec::with_capacity(mail.len());
    let mut rest = &mail[..end];
    let mut last: Option<Word<'_>> = None;
    while let Some(at) = memchr::memmem::find(rest, b"=?") {
        let Some(word) = Word::of(&rest[at..]) else {
            out.extend_from_slice(&rest[..at + 2]);
            (rest, last) = (&rest[at + 2..], None);
            continue;
        };
        // White space between two encoded words is none of the text.
        if last.is_some_and(|last| rest[..at].iter().all(u8::is_ascii_whitespace) && last.goes_on(&word)) {
            out.truncate(out.len() - 2);
            out.extend_from_slice(word.text);
            out.extend_from_slice(b"?=");
        } else {
            out.extend_from_slice(&rest[..at + word.length]);
        }
        (rest, last) = (&rest[at + word.length..], Some(word));
    }
    out.extend_from_slice(rest);
    out.extend_from_slice(&mail[end..]);
    Cow::Owned(out)
}

/// A part that the parser took for UTF-8, for want of a word on its encoding or by a wrong one, read as what it is: its text and encoding.
/// None where the parser lost nothing.
pub(super) fn guessed(message: &Message, part: &MessagePart, read: &str) -> Option<(String, &'static str)> {
    if !read.contains('\u{FFFD}') {
        return None;
    }
    let named =
        part.content_type().and_then(|kind| kind.attribute("charset")).map(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    if named.is_some_and(|named| named.is_some_and(|encoding| encoding != encoding_rs::UTF_8)) {
        return None;
    }
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    let bytes = match part.encoding {
        Encoding::None => Cow::Borrowed(raw),
        Encoding::QuotedPrintable => Cow::Owned(quoted_printable_decode(raw)?),
        Encoding::Base64 => Cow::Owned(base64_decode(raw)?),
    };
    // A page may say it itself.
    let decoded = decode::decode_page(&bytes, None).ok()?;
    (decoded.encoding != encoding_rs::UTF_8.name()).then_some((decoded.text, decoded.encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_that_belong_together_are_one() {
        for (head, wanted) in [
            ("Subject: =?utf-8?Q?M=C3?=\r\n =?UTF-8?Q?=BCnster?= =?utf-8?Q?_now?=", "Subject: =?utf-8?Q?M=C3=BCnster_now?="),
            ("Subject: =?utf-8?B?TcO8?=\n =?utf-8?B?bnN0ZXI=?= x", "Subject: =?utf-8?B?TcO8bnN0ZXI=?= x"),
            // Filled up, of another kind, with words between, broken.
            ("S: =?utf-8?B?bnN0ZXI=?= =?utf-8?B?TcO8?=", "S: =?utf-8?B?bnN0ZXI=?= =?utf-8?B?TcO8?="),
            ("S: =?utf-8?Q?a?= =?utf-8?B?TcO8?=", "S: =?utf-8?Q?a?= =?utf-8?B?TcO8?="),
            ("S: =?utf-8?Q?a?= b =?utf-8?Q?c?=", "S: =?utf-8?Q?a?= b =?utf-8?Q?c?="),
            ("S: =?utf-8?Q?a?=\r\nT: =?utf-8?Q?c?=", "S: =?utf-8?Q?a?=\r\nT: =?utf-8?Q?c?="),
            ("S: =?utf-8?X?a?= =?utf-8 =?", "S: =?utf-8?X?a?= =?utf-8 =?"),
            ("S: =? =?Q?", "S: =? =?Q?"),
            ("S: plain", "S: plain"),
        ] {
            for body in ["", "\r\n\r\n=?utf-8?Q?a?= =?utf-8?Q?b?="] {
                let mail = format!("{head}{body}");
                let joined = joined(Cow::Borrowed(mail.as_bytes()));
                assert_eq!(String::from_utf8_lossy(&joined), format!("{wanted}{body}"), "{mail}");
            }
        }
    }
}
