//! Signs that act on a terminal or split lines, in JSON: escaped as JSON allows.

use memchr::memchr3_iter;

use super::visible::acts;

/// Printed JSON with every sign that would act on a terminal or on the order of the letters around it, and the line ends of Unicode, as `\uXXXX`.
/// Any reader of JSON takes it for the same; those below U+0020 JSON itself has escaped, but for the line ends between its values.
pub(super) fn escaped(json: Vec<u8>) -> Vec<u8> {
    // The first bytes of all such signs: U+007F, U+0080 to U+009F, U+061C, U+200E to U+2069.
    let mut at = memchr3_iter(0x7f, 0xc2, 0xe2, &json).chain(memchr::memchr_iter(0xd8, &json));
    if !at.any(|at| acting(&json[at..]).is_some()) {
        return json;
    }
    let Ok(text) = std::str::from_utf8(&json) else { return json };
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if acts(c) && c != '\n' {
            // None of them is beyond U+FFFF.
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out.into_bytes()
}

/// The sign that the bytes begin with, if it acts.
fn acting(bytes: &[u8]) -> Option<char> {
    let sign = match *bytes {
        [0x7f, ..] => Some('\u{7f}'),
        [a @ (0xc2 | 0xd8), b, ..] => char::from_u32(u32::from(a & 0x1f) << 6 | u32::from(b & 0x3f)),
        [0xe2, b, c, ..] => char::from_u32(0x2000 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f)),
        _ => None,
    };
    sign.filter(|&c| acts(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_says_the_same() {
        for text in [
            "plain",
            "“quoted” – é ß Ø ؤ 人 🔥",
            "a\u{7f}b",
            "\u{9b}31mred",
            "a\u{80}\u{85}b",
            "\u{61c}x",
            "\u{200e}\u{200f}",
            "\u{2028}\u{2029}",
            "abc \u{202e}evil\u{202c}",
            "\u{2066}x\u{2069}",
            "\u{a0}\u{2060}\u{200b}\u{2014}",
            "\u{1b}[2J\n\t",
        ] {
            for json in [serde_json::to_vec(&[text]).unwrap(), serde_json::to_vec_pretty(&[text]).unwrap()] {
                let shown = escaped(json.clone());
                assert_eq!(serde_json::from_slice::<[String; 1]>(&shown).unwrap(), [text]);
                let shown = String::from_utf8(shown).unwrap();
                assert!(!shown.contains(|c| acts(c) && c != '\n'), "{shown:?}");
                assert_eq!(shown.as_bytes() == json, !text.contains(|c| acts(c) && c >= '\u{7f}'), "{text:?}");
            }
        }
    }

    /// Every sign that acts is looked for.
    #[test]
    fn all_first_bytes_are_known() {
        for c in ('\u{7f}'..=char::MAX).filter(|&c| acts(c)) {
            let text = c.to_string();
            assert_eq!(acting(text.as_bytes()), Some(c), "{c:?}");
            assert!(matches!(text.as_bytes()[0], 0x7f | 0xc2 | 0xd8 | 0xe2), "{c:?}");
        }
    }
}
