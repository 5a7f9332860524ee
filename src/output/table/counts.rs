//! Numbers as a table has them.

use super::cell;
use crate::record::CountRecord;

/// A count in short: "12", "≥12", "≤12", "12–15", "~12", "50 %"; its words where it has no bounds.
pub(super) fn count(count: &CountRecord) -> String {
    let share = count.share.map(|share| format!("{:.0} %", share * 100.0));
    share.or_else(|| bounds(count.min, count.max, count.approximate)).unwrap_or_else(|| cell(&count.text))
}

/// The same of bare bounds; None where there are none.
pub(super) fn bounds(min: Option<u64>, max: Option<u64>, approximate: bool) -> Option<String> {
    let about = if approximate { "~" } else { "" };
    Some(match (min, max) {
        (Some(0), Some(0)) => "none".to_owned(),
        (Some(min), Some(max)) if min == max => format!("{about}{}", thousands(min)),
        (Some(min), Some(max)) => format!("{about}{}–{}", thousands(min), thousands(max)),
        (Some(min), None) => format!("≥{about}{}", thousands(min)),
        (None, Some(max)) => format!("≤{about}{}", thousands(max)),
        (None, None) => return None,
    })
}

/// A number with a comma before each three digits.
pub(super) fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_short() {
        let table = [
            (Some(12), Some(12), false, "12"),
            (Some(12), None, false, "≥12"),
            (None, Some(12), false, "≤12"),
            (Some(12), Some(15), false, "12–15"),
            (Some(12), Some(12), true, "~12"),
            (Some(200), None, true, "≥~200"),
            (Some(260_000), Some(260_000), false, "260,000"),
            (Some(1_000_000), Some(1_234_567), false, "1,000,000–1,234,567"),
            (Some(0), Some(0), false, "none"),
        ];
        for (min, max, approximate, expected) in table {
            assert_eq!(bounds(min, max, approximate).unwrap(), expected);
        }
        let bare = CountRecord { text: "half the\ntown".to_owned(), min: None, max: None, approximate: false, share: Some(0.5) };
        assert_eq!(count(&bare), "50 %");
        assert_eq!(count(&CountRecord { share: None, ..bare }), "half the town");
    }
}
