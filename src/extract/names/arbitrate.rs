//! One span, one kind: the disjoint candidates of a run with the highest sum of scores.
//!
//! Weighted interval scheduling: the best sum up to each token of the run is found from left to right, so time is linear in the length
//! of the run and the number of its candidates. Of two equal sums the one of the longer last candidate wins.

use super::Candidate;
use super::runs::Run;

/// Writes the chosen candidates into `chosen`, in order. Reorders `candidates`.
pub(super) fn choose(run: &Run, candidates: &mut [Candidate], chosen: &mut Vec<Candidate>) {
    chosen.clear();
    let first = run.tokens.first;
    candidates.sort_by_key(|c| (c.tokens.end, c.tokens.first, -c.score));
    // For each token boundary: the best sum of what lies before it, and the candidate that ends there.
    let size = candidates.last().map_or(0, |c| (c.tokens.end - first) as usize) + 1;
    let mut best: Vec<(i32, Option<usize>)> = vec![(0, None); size];
    let mut next = candidates.iter().enumerate().peekable();
    for end in 1..size {
        best[end] = (best[end - 1].0, None);
        while let Some((k, candidate)) = next.next_if(|(_, c)| (c.tokens.end - first) as usize == end) {
            let Some(start) = candidate.tokens.first.checked_sub(first) else { continue };
            let sum = best[start as usize].0 + candidate.score;
            if candidate.score > 0 && sum > best[end].0 {
                best[end] = (sum, Some(k));
            }
        }
    }
    let mut at = size - 1;
    while at > 0 {
        if let Some(k) = best[at].1 {
            chosen.push(candidates[k]);
            at = (candidates[k].tokens.first - first) as usize;
        } else {
            at -= 1;
        }
    }
    chosen.reverse();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::findings::NameKind;
    use crate::text::TokenRange;

    #[test]
    fn the_highest_sum_of_disjoint_candidates_wins() {
        let run = Run { tokens: TokenRange::new(10, 15), sentence: 10, sentence_end: 20, cased: true, dateline: false };
        let c = |first, end, score| Candidate { tokens: TokenRange::new(first, end), kind: Some(NameKind::Person), score, rule: "" };
        let pick = |mut list: Vec<Candidate>| {
            let mut chosen = Vec::new();
            choose(&run, &mut list, &mut chosen);
            chosen.iter().map(|c| (c.tokens.first, c.tokens.end)).collect::<Vec<_>>()
        };
        assert_eq!(pick(vec![c(10, 12, 5), c(11, 15, 8), c(12, 13, 4)]), [(10, 12), (12, 13)]);
        assert_eq!(pick(vec![c(10, 12, 5), c(11, 15, 10)]), [(11, 15)]);
        assert_eq!(pick(vec![c(10, 12, -5)]), []);
        assert_eq!(pick(vec![]), []);
    }
}
