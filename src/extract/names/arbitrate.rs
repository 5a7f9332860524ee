//! One span, one kind: the disjoint candidates of a run with the highest sum of scores.
//!
//! Weighted interval scheduling, where two candidates that touch may be worth more or less than their sum: the best sum that ends with
//! each candidate is found from left to right, so time is linear in the length of the run and the number of pairs that touch.

use std::cmp::Ordering;

use super::Candidate;
use super::runs::Run;

/// What choosing needs room for, kept from run to run.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// For each boundary: the best sum of what ends there or before, and the candidate that it ends with.
    best: Vec<(i32, Option<usize>)>,
    /// For each candidate: the best sum that ends with it, and the candidate before it.
    sums: Vec<(i32, Option<usize>)>,
}

/// Writes the chosen candidates into `chosen`, in order. `joint` is what a candidate that touches the next is worth beside both scores.
/// Reorders `candidates`.
pub(super) fn choose(
    run: &Run,
    candidates: &mut Vec<Candidate>,
    joint: impl Fn(&Candidate, &Candidate) -> i32,
    scratch: &mut Scratch,
    chosen: &mut Vec<Candidate>,
) {
    chosen.clear();
    let first = run.tokens.first;
    candidates.retain(|c| c.score > 0 && c.tokens.first >= first);
    if candidates.len() < 2 {
        chosen.extend_from_slice(candidates);
        return;
    }
    let order = |c: &Candidate| (c.tokens.end, c.tokens.first, -c.score);
    if let [a, b] = candidates[..] {
        let (a, b) = if order(&b) < order(&a) { (b, a) } else { (a, b) };
        chosen.extend(of_two(a, b, joint).into_iter().flatten());
        return;
    }
    candidates.sort_unstable_by_key(order);
    let size = candidates.last().map_or(0, |c| (c.tokens.end - first) as usize) + 1;
    let Scratch { best, sums } = scratch;
    best.clear();
    best.resize(size, (0, None));
    sums.clear();
    let mut filled = 0;
    for (k, candidate) in candidates.iter().enumerate() {
        let (start, end) = ((candidate.tokens.first - first) as usize, (candidate.tokens.end - first) as usize);
        while filled < end {
            best[filled + 1] = best[filled];
            filled += 1;
        }
        let mut sum = if start == 0 { (0, None) } else { best[start - 1] };
        let touching = candidates[..k].partition_point(|c| c.tokens.end < candidate.tokens.first);
        for (j, before) in candidates[..k].iter().enumerate().skip(touching).take_while(|(_, c)| c.tokens.end == candidate.tokens.first) {
            let with = sums[j].0 + joint(before, candidate);
            if with > sum.0 {
                sum = (with, Some(j));
            }
        }
        sum.0 += candidate.score;
        sums.push((sum.0, sum.1));
        if sum.0 > best[end].0 {
            best[end] = (sum.0, Some(k));
        }
    }
    let mut at = best[size - 1].1;
    while let Some(k) = at {
        chosen.push(candidates[k]);
        at = sums[k].1;
    }
    chosen.reverse();
}

/// The same of two candidates in order.
fn of_two(a: Candidate, b: Candidate, joint: impl Fn(&Candidate, &Candidate) -> i32) -> [Option<Candidate>; 2] {
    let before = match a.tokens.end.cmp(&b.tokens.first) {
        Ordering::Less => a.score,
        Ordering::Equal => (a.score + joint(&a, &b)).max(0),
        Ordering::Greater => 0,
    };
    if before + b.score > a.score { [Some(a).filter(|_| before > 0), Some(b)] } else { [Some(a), None] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::findings::{NameKind, NameRule};
    use crate::text::TokenRange;

    #[test]
    fn the_highest_sum_of_disjoint_candidates_wins() {
        let run =
            Run { tokens: TokenRange::new(10, 15), sentence: 10, sentence_end: 20, cased: true, dateline: false, facts: 0, tagged: (0, 0) };
        let c = |first, end, score| Candidate {
            tokens: TokenRange::new(first, end),
            kind: Some(NameKind::Person),
            score,
            rule: NameRule::FullName,
        };
        let pick = |mut list: Vec<Candidate>| {
            let mut chosen = Vec::new();
            choose(&run, &mut list, |a, _| if a.score == 7 { -9 } else { 0 }, &mut Scratch::default(), &mut chosen);
            chosen.iter().map(|c| (c.tokens.first, c.tokens.end)).collect::<Vec<_>>()
        };
        assert_eq!(pick(vec![c(10, 12, 5), c(11, 15, 8), c(12, 13, 4)]), [(10, 12), (12, 13)]);
        assert_eq!(pick(vec![c(10, 12, 5), c(11, 15, 10)]), [(11, 15)]);
        assert_eq!(pick(vec![c(10, 12, -5)]), []);
        assert_eq!(pick(vec![c(10, 12, 7), c(12, 14, 7), c(10, 14, 6)]), [(10, 12)], "touching costs nine");
        assert_eq!(pick(vec![c(10, 12, 7), c(13, 14, 7), c(10, 14, 13)]), [(10, 12), (13, 14)]);
        assert_eq!(pick(vec![]), []);
    }
}
