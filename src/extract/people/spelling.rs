//! Names that a writer or a newspaper spells in two ways: "Lindemann" and "Lindeman", "Abdulla" and "Abdullah".

/// The fewest letters of a name in which a slip is told from another name.
const LEAST: usize = 6;
/// From this length on two slips may be one name's.
const LONG: usize = 9;

/// Can two different folded words be one name, misspelt? They begin with the same letter and differ by one letter more, less, other or
/// swapped with its neighbour; long ones by two.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    let slips = if shorter >= LONG { 2 } else { 1 };
    let apart = a.len().abs_diff(b.len());
    shorter >= LEAST && apart <= slips && a.as_bytes()[0] == b.as_bytes()[0] && distance(a, b, slips) <= slips
}

/// The least number of slips between two words (optimal string alignment, in bytes); more than `most` is as good as many.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut slips = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                slips = slips.min(before[j - 1] + 1);
            }
            row.push(slips);
        }
        if row.iter().all(|&slips| slips > most) {
            return most + 1;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_other_names() {
        for (a, b) in
            [("velmora", "velmroa"), ("buchtmann", "bauchtman"), ("abdulla", "abdullah"), ("marlowe", "marlow"), ("xavoran", "xaworan")]
        {
            assert!(is_near(a, b) && is_near(b, a), "{a} {b}");
        }
        for (a, b) in
            [("marlow", "barlow"), ("low", "lowe"), ("jongun", "jongil"), ("hansson", "hernson"), ("velmora", "velm"), ("salem", "selim")]
        {
            assert!(!is_near(a, b) && !is_near(b, a), "{a} {b}");
        }
    }
}
