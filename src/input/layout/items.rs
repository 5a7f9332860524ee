//! Items of lists.

/// Does a list's mark stand before these words?
pub(super) fn is_item(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return false };
    let rest = text[first.len()..].trim_start();
    if rest.is_empty() {
        return false;
    }
    let bullet = matches!(first, "-" | "*" | "•" | "·" | "▪" | "■" | "●" | "◦" | "‣" | "+" | "–" | "--" | "►" | "➤" | "\u{F0B7}");
    let glued = first.starts_with(['•', '▪', '■', '●', '►', '➤']) && first.len() > 3;
    let number = first.strip_suffix(['.', ')']).map(|n| n.trim_start_matches('('));
    let number = number.is_some_and(|n| {
        (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())
            || first.ends_with(')') && n.len() == 1 && n.bytes().all(|b| b.is_ascii_lowercase())
    });
    bullet || glued || number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_told() {
        for text in ["• Anna Keller", "- one school", "1. One school", "(2) two ships", "a) roofs", "•One school", "12) roofs"] {
            assert!(is_item(text), "{text}");
        }
        for text in ["", "-", "•", "1.", "2016. A storm", "A. Keller", "a storm", "–30 degrees", "123) roofs"] {
            assert!(!is_item(text), "{text}");
        }
    }
}
