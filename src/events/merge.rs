//! Reports → groups that report one event: always the two groups whose pairs score highest on average, while that is above a bar.
//!
//! Not the best pair alone: one article on two events would join them, and a chain of such ones a whole city.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

/// Groups are joined while the mean score of their pairs is above.
pub(super) const BAR: f32 = -1.0;
/// The mean of two groups without the report that joins them most must not be less.
const VETO: f32 = -2.0;
const VETO_SEVERAL: f32 = -1.0;
/// No pair counts less.
const FLOOR: f32 = -4.0;
/// The most pairs of two groups that are scored, evenly taken.
const PAIRS: usize = 30;
/// Of the reports that one is compared with, those that it may be joined to at first.
const LINKS: usize = 16;
/// Where more may be of its event, fewer links hold so large a group together.
const MANY: usize = 32;
const FEW_LINKS: usize = 4;
/// A mean is taken for true until the groups have grown by so much.
const GROWTH: f32 = 1.125;

/// Two groups that may be joined, by members that they had when their score was found.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Link {
    score: f32,
    a: u32,
    b: u32,
    /// Members of both groups then.
    members: u32,
}

impl Eq for Link {}

impl Ord for Link {
    /// The highest score first; of equal ones the first reports.
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then((other.a, other.b).cmp(&(self.a, self.b))).then(self.members.cmp(&other.members))
    }
}

impl PartialOrd for Link {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Reports that are joined step by step.
pub(super) struct Groups<S> {
    score: S,
    /// For each report the one that it was joined to.
    joined: Vec<u32>,
    /// For each report that stands for a group its members.
    members: Vec<Vec<u32>>,
    links: BinaryHeap<Link>,
    /// Links of groups whose present score is known, with the members that both had then.
    known: FxHashMap<(u32, u32), u32>,
}

impl<S: Fn(u32, u32) -> f32> Groups<S> {
    /// So many reports, each alone.
    pub(super) fn new(reports: usize, score: S) -> Self {
        let numbers = (0u32..).take(reports);
        Self {
            score,
            joined: numbers.clone().collect(),
            members: numbers.map(|k| vec![k]).collect(),
            links: BinaryHeap::new(),
            known: FxHashMap::default(),
        }
    }

    /// Looks at a report and those before it that may be of its event. Only the best are links: where very many are of one event, these join them.
    pub(super) fn link(&mut self, report: u32, others: &[u32]) {
        let links = others.iter().map(|&other| Link { score: (self.score)(other, report), a: other, b: report, members: 2 });
        let mut links: Vec<Link> = links.filter(|link| link.score > BAR).collect();
        let most = if links.len() > MANY { FEW_LINKS } else { LINKS };
        if links.len() > most {
            links.select_nth_unstable_by(most, |a, b| b.cmp(a));
            links.truncate(most);
        }
        self.links.extend(links);
    }

    /// Joins what is to be joined. Gives the groups, each with its members in order.
    pub(super) fn join(mut self) -> Vec<Vec<u32>> {
        while let Some(link) = self.links.pop() {
            let (a, b) = (self.group(link.a), self.group(link.b));
            if a == b {
                continue;
            }
            let (a, b) = (a.min(b), a.max(b));
            let members = self.size(a) + self.size(b);
            if is_fresh(link.members, members) {
                self.unite(a, b);
            } else if !self.known.get(&(a, b)).is_some_and(|&then| is_fresh(then, members)) {
                self.known.insert((a, b), members);
                let score = self.mean(a, b);
                if score > BAR {
                    self.links.push(Link { score, a, b, members });
                }
            }
        }
        let mut groups: Vec<Vec<u32>> = self.members.into_iter().filter(|members| !members.is_empty()).collect();
        groups.iter_mut().for_each(|members| members.sort_unstable());
        groups
    }

    /// The report that stands for the group of a report.
    fn group(&mut self, mut k: u32) -> u32 {
        while self.joined[k as usize] != k {
            let next = self.joined[self.joined[k as usize] as usize];
            self.joined[k as usize] = next;
            k = next;
        }
        k
    }

    fn size(&self, group: u32) -> u32 {
        self.members[group as usize].len() as u32
    }

    fn unite(&mut self, a: u32, b: u32) {
        let (large, small) = if self.size(a) >= self.size(b) { (a, b) } else { (b, a) };
        self.joined[small as usize] = large;
        let moved = std::mem::take(&mut self.members[small as usize]);
        self.members[large as usize].extend(moved);
    }

    /// The mean score of the pairs of two groups. Without the one report that joins them most it must not be too low: a round-up is like those of
    /// all events that it tells of, which are not like each other.
    fn mean(&self, a: u32, b: u32) -> f32 {
        let (a, b) = (&self.members[a as usize], &self.members[b as usize]);
        let all = a.len() * b.len();
        let count = all.min(PAIRS);
        let pairs: Vec<(u32, u32, f32)> = (0..count)
            .map(|k| {
                let k = k * all / count;
                let (x, y) = (a[k / b.len()], b[k % b.len()]);
                (x, y, (self.score)(x, y).max(FLOOR))
            })
            .collect();
        let mean = mean(pairs.iter().map(|&(.., score)| score)).unwrap_or(FLOOR);
        match without_best(&pairs) {
            // Two groups of several reports have more to be alike in.
            Some(rest) if rest < if a.len().min(b.len()) > 1 { VETO_SEVERAL } else { VETO } => rest.min(BAR),
            _ => mean,
        }
    }
}

fn mean(scores: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = scores.fold((0.0, 0), |(sum, count), score| (sum + score, count + 1));
    (count > 0).then(|| sum / count as f32)
}

/// The mean of some pairs of two groups without the report whose pairs have the highest; None where all pairs are its.
fn without_best(pairs: &[(u32, u32, f32)]) -> Option<f32> {
    let mut of: Vec<(u32, (f32, u32))> = Vec::with_capacity(PAIRS);
    for &(x, y, score) in pairs {
        for k in [x, y] {
            match of.iter_mut().find(|(other, _)| *other == k) {
                Some((_, (sum, count))) => (*sum, *count) = (*sum + score, *count + 1),
                None => of.push((k, (score, 1))),
            }
        }
    }
    // Whoever stands alone on a side has all pairs.
    let own = of.into_iter().filter(|&(_, (_, count))| (count as usize) < pairs.len()).map(|(k, (sum, count))| (sum / count as f32, k));
    let (_, best) = own.max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.cmp(x)))?;
    mean(pairs.iter().filter(|&&(x, y, _)| x != best && y != best).map(|&(.., score)| score))
}

/// Does a mean of groups that had so many members then still hold?
fn is_fresh(then: u32, now: u32) -> bool {
    now as f32 <= then as f32 * GROWTH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(scores: &[(u32, u32, f32)], reports: usize) -> Vec<Vec<u32>> {
        let table: FxHashMap<(u32, u32), f32> = scores.iter().map(|&(a, b, score)| ((a, b), score)).collect();
        let score = |a: u32, b: u32| table.get(&(a.min(b), a.max(b))).copied().unwrap_or(FLOOR);
        let mut groups = Groups::new(reports, score);
        scores.iter().for_each(|&(a, b, _)| groups.link(b, &[a]));
        let mut found = groups.join();
        found.sort();
        found
    }

    #[test]
    fn groups_are_joined_by_the_mean_of_their_pairs() {
        assert_eq!(groups(&[(0, 1, 3.0), (1, 2, 2.0), (0, 2, 1.0)], 3), [vec![0, 1, 2]]);
        // One report alone is like those of both events.
        assert_eq!(groups(&[(0, 1, 3.0), (2, 3, 3.0), (1, 2, 2.0)], 4), [vec![0, 1], vec![2, 3]]);
        assert_eq!(groups(&[(0, 1, BAR)], 2), [vec![0], vec![1]]);
        assert_eq!(groups(&[], 0), Vec::<Vec<u32>>::new());
    }

    #[test]
    fn a_chain_does_not_become_one_group() {
        let links: Vec<(u32, u32, f32)> = (0..99).map(|k| (k, k + 1, 2.0 - k as f32 / 100.0)).collect();
        assert!(groups(&links, 100).iter().all(|group| group.len() <= 3));
    }

    #[test]
    fn very_many_on_one_event_are_one_group() {
        let mut groups = Groups::new(5000, |_, _| 2.0);
        (1..5000u32).for_each(|k| groups.link(k, &(k.saturating_sub(40)..k).collect::<Vec<_>>()));
        assert_eq!(groups.join().len(), 1);
    }
}
