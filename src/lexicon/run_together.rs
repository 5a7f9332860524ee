//! Words run together by a lost space (`data/run_together.tsv`).

use std::sync::LazyLock;

use super::tsv;

const FILE: &str = include_str!("data/run_together.tsv");

static TABLE: LazyLock<Vec<(&'static str, Vec<&'static str>)>> =
    LazyLock::new(|| tsv::table(FILE).map(|[first, second]| (first, tsv::list(second).collect())).collect());

/// Bytes of two words run together at least.
const SHORTEST: usize = 7;

/// The length of the first of two words that a lost space has run together ("weredisplaced", "between120").
#[inline]
pub fn first_of_two(letters: &str) -> Option<usize> {
    // Nearly every word is turned away by its length, its end or its first letter.
    let bytes = letters.as_bytes();
    let number = bytes.last()?.is_ascii_digit();
    let fits = number || matches!(bytes.get(bytes.len().saturating_sub(2)..), Some(b"ad" | b"ed" | b"en" | b"ng" | b"re" | b"ve"));
    if bytes.len() < if number { 4 } else { SHORTEST } || !fits {
        return None;
    }
    look_up(letters)
}

#[cold]
fn look_up(letters: &str) -> Option<usize> {
    let letter = letters.bytes().next()?.to_ascii_lowercase();
    let starts = TABLE.iter().filter(|(first, _)| first.as_bytes().first() == Some(&letter));
    let second = |first: &str, seconds: &[&str]| {
        let (Some(head), Some(rest)) = (letters.get(..first.len()), letters.get(first.len()..)) else { return false };
        let same = head == first || head.get(1..) == first.get(1..) && head.eq_ignore_ascii_case(first);
        let digits = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        same && seconds.iter().any(|&s| s == rest || s == "#" && digits)
    };
    starts.into_iter().find(|(first, seconds)| second(first, seconds)).map(|(first, _)| first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("run_together.tsv", FILE, 2);
    }

    #[test]
    fn two_words_or_one() {
        assert_eq!(first_of_two("weredisplaced"), Some(4));
        assert_eq!(first_of_two("between120"), Some(7));
        assert_eq!(first_of_two("Around1"), Some(6));
        for one in ["peopled", "wasted", "withdrew", "fromage", "G20", "overt", "overcame", "with", "hasbeens", "AROUND", ""] {
            assert_eq!(first_of_two(one), None, "{one}");
        }
    }
}
