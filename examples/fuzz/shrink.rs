//! Cutting a failing input down, in the manner of Zeller and Hildebrandt's delta debugging (2002): pieces of half the length, then of a quarter,
//! and so on to single bytes are left out as long as what is left still fails.

use crate::generate::Case;

/// How many inputs are tried for one failure.
const TRIES: usize = 3000;

/// The shortest input found that still fails.
pub(crate) fn smallest(case: &Case, fails: impl Fn(&Case) -> bool) -> Case {
    let mut best = case.clone();
    let mut tries = 0;
    let mut length = best.bytes.len().div_ceil(2);
    while length > 0 && tries < TRIES {
        let before = best.bytes.len();
        let mut at = 0;
        while at < best.bytes.len() && tries < TRIES {
            let end = (at + length).min(best.bytes.len());
            let mut smaller = best.clone();
            smaller.bytes.drain(at..end);
            tries += 1;
            if fails(&smaller) { best = smaller } else { at = end }
        }
        if length == 1 && best.bytes.len() == before {
            break;
        }
        length = if length == 1 { 1 } else { length.div_ceil(2) };
    }
    best
}
