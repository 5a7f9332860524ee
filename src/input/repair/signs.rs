//! The signs of Windows-1252 at the bytes where Unicode has control characters.

/// The characters of the bytes 0x80 to 0x9F. Five bytes have none.
#[rustfmt::skip]
const SIGNS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The byte above 0x7F that Windows-1252 (or Latin 1) writes a character with.
pub(super) fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        0x100.. => SIGNS.iter().position(|&sign| sign == c).and_then(|at| u8::try_from(0x80 + at).ok()),
        _ => None,
    }
}

/// What is meant by a character: for a control character the sign of its byte, else itself.
pub(super) fn sign(c: char) -> char {
    match u32::from(c) {
        code @ 0x80..=0x9F => SIGNS.get(code as usize - 0x80).copied().unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_signs_are_those_of_the_encoding() {
        for code in 0x80..=0xFF_u8 {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&code));
            let c = text.chars().next().expect("a character");
            assert_eq!(byte(c), Some(code));
            assert_eq!(sign(char::from(code)), c);
        }
        assert_eq!((byte('a'), byte('ł'), byte('人')), (None, None, None));
    }
}
