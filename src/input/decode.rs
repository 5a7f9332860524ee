//! Bytes → text: which encoding, and what was lost.
//!
//! In this order: a known binary format is refused; a byte-order mark decides; UTF-16 without one shows by its zero bytes; what is valid
//! UTF-8 is UTF-8; text that is more often right UTF-8 than wrong stays UTF-8; the rest is guessed (`chardetng`, made for web pages).
//! Nothing is normalised: line ends and control characters stay, so that offsets are true. A byte-order mark is not part of the text.

use crate::record::ErrorKind;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without byte-order mark.
    pub(super) text: String,
    /// The encoding's name in the Encoding Standard.
    pub(super) encoding: &'static str,
    /// What the reader should know.
    pub(super) warnings: Vec<String>,
}

/// Why bytes are no text: the kind of the error, and what they look like.
pub(super) type Unreadable = (ErrorKind, String);

/// Decodes a page of HTML: where it is no UTF-8 it has the encoding that was `named` by what it came in, else the one that it declares; many
/// declare one that they do not have.
pub(super) fn decode_page(bytes: &[u8], named: Option<&'static Encoding>) -> Result<Decoded, Unreadable> {
    decode_declared(bytes, named.or_else(|| declared(bytes)))
}

/// The encoding that a page declares: `<meta charset="windows-1251">`, `content="text/html; charset=windows-1251"`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    memchr::memmem::find_iter(&head, "charset").find_map(|at| {
        let rest = head[at + "charset".len()..].trim_ascii_start().strip_prefix(b"=")?;
        let rest = rest.trim_ascii_start().strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest.trim_ascii_start());
        let end = rest.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_' | b':')).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    })
}

/// Decodes XML: where it is no UTF-8 it has the encoding that its first line declares.
pub(super) fn decode_xml(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    let line = bytes.starts_with(b"<?xml").then(|| bytes[..bytes.len().min(DECLARATION)].split(|&b| b == b'>').next()).flatten();
    let label = line.and_then(|line| {
        let at = memchr::memmem::find(line, b"encoding")?;
        let rest = line[at + "encoding".len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        rest.get(1..)?.split(|b| matches!(b, b'"' | b'\'')).next()
    });
    decode_declared(bytes, label.and_then(Encoding::for_label))
}

/// Bytes in which a page declares its encoding.
const DECLARATION: usize = 4096;

/// Decodes a file. The error says in words why the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    decode_declared(bytes, None)
}

fn decode_declared(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, Unreadable> {
    if let Some(message) = binary(bytes) {
        return Err((ErrorKind::Unsupported, message));
    }
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, &bytes[bom..]));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(decode_as(encoding, bytes));
    }
    if mostly_control(bytes) {
        return Err((ErrorKind::Decode, "looks like binary data, not text".to_owned()));
    }
    if std::str::from_utf8(bytes).is_ok() || damaged_utf8(bytes) {
        return Ok(decode_as(UTF_8, bytes));
    }
    // What is no UTF-8 and holds more than a stray control character is no text of another encoding either.
    if controls(bytes) * 30 > bytes.len().min(SAMPLE) {
        return Err((ErrorKind::Decode, "looks like binary data, not text".to_owned()));
    }
    if let Some(encoding) = declared.filter(|&e| e != UTF_8 && e != UTF_16LE && e != UTF_16BE) {
        return Ok(decode_as(encoding, bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(decode_as(detector.guess(None, Utf8Detection::Deny), bytes))
}

/// Decodes JSON, which is UTF-8 by its standard (RFC 8259), or UTF-16 with a byte-order mark; bytes that are not are replaced.
pub(super) fn decode_json(bytes: &[u8]) -> Decoded {
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    decode_as(encoding, &bytes[bom..])
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let mut warnings = Vec::new();
    if damaged {
        // A replacement character that already stood in the input was not made here.
        let own = if encoding == UTF_8 { memchr::memmem::find_iter(bytes, "\u{FFFD}").count() } else { 0 };
        let replaced = text.matches('\u{FFFD}').count().saturating_sub(own);
        let what = if replaced == 1 { "1 character was".to_owned() } else { format!("{replaced} characters were") };
        warnings.push(format!("{what} not valid {} and replaced by U+FFFD", encoding.name()));
    }
    let nuls = memchr::memchr_iter(0, text.as_bytes()).count();
    if nuls > 0 {
        warnings.push(format!("the text holds {nuls} NUL character{}", if nuls == 1 { "" } else { "s" }));
    }
    Decoded { text: text.into_owned(), encoding: encoding.name(), warnings }
}

/// First bytes of formats that are no text, what they are called, and what to do.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF: extract its text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document: extract its text first, for instance with unzip or pandoc"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xD0\xCF\x11\xE0", "an old office document: extract its text first, for instance with antiword or libreoffice"),
    (b"{\\rtf", "an RTF document: extract its text first, for instance with pandoc"),
    (b"\x1F\x8B", "gzip-compressed data: uncompress it first, for instance with gunzip"),
    (b"BZh", "bzip2-compressed data: uncompress it first, for instance with bunzip2"),
    (b"\xFD7zXZ\0", "xz-compressed data: uncompress it first, for instance with unxz"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed data: uncompress it first, for instance with unzstd"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive: unpack it first"),
    (b"Rar!\x1A\x07", "a RAR archive: unpack it first"),
    (b"\x89PNG\r\n", "a PNG image: text in pictures is not read"),
    (b"\xFF\xD8\xFF", "a JPEG image: text in pictures is not read"),
    (b"GIF87a", "a GIF image: text in pictures is not read"),
    (b"GIF89a", "a GIF image: text in pictures is not read"),
    (b"II*\0", "a TIFF image: text in pictures is not read"),
    (b"MM\0*", "a TIFF image: text in pictures is not read"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xCA\xFE\xBA\xBE", "a program"),
    (b"\xCF\xFA\xED\xFE", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"OggS\0", "a recording"),
    (b"ID3\x03", "a recording"),
    (b"ID3\x04", "a recording"),
];

/// What stands near the beginning of archives that are documents, what they are, and what to do.
const PACKED: &[(&[u8], &str)] = &[
    (b"word/", "a Word document (.docx): extract its text first, for instance with pandoc"),
    (b"xl/", "an Excel spreadsheet: save it as CSV first"),
    (b"ppt/", "a PowerPoint presentation: extract its text first, for instance with libreoffice"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet (.ods): save it as CSV first"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument text: extract its text first, for instance with pandoc"),
    (b"mimetypeapplication/epub", "an e-book (EPUB): extract its text first, for instance with pandoc"),
];

/// Does it begin like a format that is no text, or is it text that stands for one?
fn binary(bytes: &[u8]) -> Option<String> {
    let (magic, what) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).copied().or_else(|| in_base64(bytes))?;
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let inside = PACKED.iter().find(|(name, _)| magic == b"PK\x03\x04" && memchr::memmem::find(head, name).is_some());
    Some(format!("looks like {}", inside.map_or(what, |(_, what)| what)))
}

/// Lines of base64 and nothing else: a file of a mail. Words are never so long.
fn in_base64(bytes: &[u8]) -> Option<(&'static [u8], &'static str)> {
    let sample = bytes[..bytes.len().min(SAMPLE)].trim_ascii();
    let lines: Vec<&[u8]> = sample.split(|&b| b == b'\n').map(<[u8]>::trim_ascii).collect();
    let coded = |line: &&[u8]| line.iter().all(|&b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='));
    let long = lines.iter().take(lines.len() - 1).all(|line| line.len() >= BASE64_LINE) && sample.len() >= BASE64_LEAST;
    // A word in capitals, or a row of digits, is none.
    let mixed = |of: fn(&u8) -> bool| sample.iter().any(of);
    let all = mixed(u8::is_ascii_uppercase) && mixed(u8::is_ascii_lowercase) && mixed(u8::is_ascii_digit);
    (lines.iter().all(coded) && long && all).then_some((b"", "base64: decode it first, for instance with base64 -d"))
}

/// Bytes of a line of base64.
const BASE64_LINE: usize = 60;
/// Bytes of base64 that are no single word.
const BASE64_LEAST: usize = 300;

/// Bytes that the shape of an input is judged by.
const SAMPLE: usize = 8192;

/// UTF-16 of a script with many characters below U+0100 has zeros at every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    if pairs < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let (many, few) = (pairs * 2 / 5, pairs / 20);
    match (first, second) {
        (f, s) if s >= many && f <= few => Some(UTF_16LE),
        (f, s) if f >= many && s <= few => Some(UTF_16BE),
        _ => None,
    }
}

/// Many NULs or control characters: no text, whatever the encoding. A few are let through.
fn mostly_control(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let nuls = memchr::memchr_iter(0, sample).count();
    let control = controls(bytes);
    nuls == sample.len() && nuls > 0 || nuls >= 8 && nuls * 20 > sample.len() || control >= 8 && control * 5 > sample.len()
}

/// Control characters at the beginning that no text has.
fn controls(bytes: &[u8]) -> usize {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    sample.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x0B | 0x1B)).count()
}

/// Is it UTF-8 in the main, with some bytes broken (cut characters, a line that was pasted from elsewhere)? Every byte that goes on with a
/// character as it should is evidence for it, every sequence that does not is evidence against. In other encodings a letter is followed
/// by such a byte by accident only: not once in ten times in Chinese or Korean, hardly ever in the others ("CAFÉ” in windows-1252).
fn damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|&b| b & 0xC0 == 0x80).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn each_encoding_is_told_and_named() {
        let text = "Café “Zürich”\r\nopened – at last";
        let western = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let cyrillic = "Вчера в городе произошло землетрясение, сообщили власти. Погибли семь человек.";
        for (bytes, encoding, wanted) in [
            (text.as_bytes().to_vec(), "UTF-8", text),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8", text),
            (utf16(text, true, true), "UTF-16LE", text),
            (utf16(text, false, true), "UTF-16BE", text),
            (utf16(text, true, false), "UTF-16LE", text),
            (utf16(text, false, false), "UTF-16BE", text),
            (western, "windows-1252", text),
            (encoding_rs::WINDOWS_1251.encode(cyrillic).0.into_owned(), "windows-1251", cyrillic),
            (Vec::new(), "UTF-8", ""),
        ] {
            let decoded = decode(&bytes).expect("a text");
            assert_eq!((decoded.encoding, &*decoded.text), (encoding, wanted));
            assert!(decoded.warnings.is_empty(), "{:?}", decoded.warnings);
        }
    }

    #[test]
    fn what_is_lost_or_odd_is_said() {
        for (bytes, text, warning) in [
            (&b"\xEF\xBB\xBFa\xFFb\xFE"[..], "a\u{FFFD}b\u{FFFD}", "2 characters were not valid UTF-8 and replaced by U+FFFD"),
            ("\u{FEFF}\u{FFFD}\u{FEFF}".as_bytes(), "\u{FFFD}\u{FEFF}", ""),
            (
                b"caf\xC3\xA9 \xC3\xA9t\xC3\xA9 r\xC3\xB4le n\xC3\xA9 \xFF",
                "café été rôle né \u{FFFD}",
                "1 character was not valid UTF-8 and replaced by U+FFFD",
            ),
            (b"a\0b", "a\0b", "the text holds 1 NUL character"),
        ] {
            let decoded = decode(bytes).expect("a text");
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.warnings, if warning.is_empty() { vec![] } else { vec![warning.to_owned()] });
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_make_another_encoding() {
        let pasted = ["Café Zoë – closed".as_bytes(), b" at \x93noon\x94"].concat();
        let cut = ["The price: 5 €, 7 €, 9 ".as_bytes(), b"\xE2\x82"].concat();
        for (bytes, text, count) in [(pasted, "Café Zoë – closed at \u{FFFD}noon\u{FFFD}", 2), (cut, "The price: 5 €, 7 €, 9 \u{FFFD}", 1)]
        {
            let decoded = decode(&bytes).expect("a text");
            assert_eq!((&*decoded.text, decoded.encoding), (text, "UTF-8"));
            let characters = if count == 1 { "character was" } else { "characters were" };
            assert_eq!(decoded.warnings, [format!("{count} {characters} not valid UTF-8 and replaced by U+FFFD")]);
        }
    }

    #[test]
    fn text_that_is_seldom_utf8_is_of_another_encoding() {
        let chinese = "今年夏天，暴雨袭击了沿海城市，造成十二人死亡。市长说，许多房屋被毁，学校停课，军队已经前往救援。";
        let korean = "폭풍이 해안 도시를 강타해 열두 명이 숨졌다고 시장이 밝혔다. 많은 집이 부서졌고 군대가 구조에 나섰다.";
        let japanese = "金曜日に嵐が海岸の町を襲い、十二人が死亡したと市長が述べた。多くの家が壊れ、軍隊が救助に向かった。";
        let western = "“CAFÉ” and “ÉCOLE” closed in Zürich, said Mr. Müller; Mrs. Østergård’s naïve façade";
        for (encoding, text) in [
            (encoding_rs::GBK, chinese),
            (encoding_rs::EUC_KR, korean),
            (encoding_rs::SHIFT_JIS, japanese),
            (encoding_rs::WINDOWS_1252, western),
        ] {
            let bytes = encoding.encode(text).0;
            let decoded = decode(&bytes).expect("a text");
            assert_eq!((&*decoded.text, decoded.encoding), (text, encoding.name()));
        }
    }

    #[test]
    fn binary_files_are_refused_with_advice() {
        for (bytes, message) in [
            (&b"%PDF-1.7\n"[..], "looks like a PDF: extract its text first, for instance with pdftotext"),
            (b"PK\x03\x04\x14\0", "looks like a zip archive"),
            (b"\x1F\x8B\x08\0", "looks like gzip"),
            (b"\x89PNG\r\n\x1A\n", "looks like a PNG image"),
            (b"\x7FELF\x02\x01", "looks like a program"),
            (&[0; 300], "looks like binary data"),
            (&(0..=255).cycle().map(|b| if b < 160 { 0 } else { b }).take(2000).collect::<Vec<u8>>(), "looks like binary data"),
        ] {
            assert!(decode(bytes).is_err_and(|(_, said)| said.starts_with(message)), "{message}");
        }
        for text in ["PDF files were found", "BZ is a name", "PK won", "{\"rtf\": 1}"] {
            assert!(decode(text.as_bytes()).is_ok(), "{text}");
        }
    }
}
