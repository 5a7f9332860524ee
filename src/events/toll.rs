//! The figures of an event, of what its articles say.

use super::report::{Day, Report};
use crate::summary::Bounds;

/// What the reports of an event say of one kind of victims, in order of their dates; copies of one story are one voice.
struct Voices {
    /// The number that each report gives, None where it gives none.
    numbers: Vec<Option<u64>>,
    days: Vec<Option<Day>>,
    bounds: Vec<Option<Bounds>>,
}

/// The figure of a kind (its place in [`Report::toll`]): the number that most reports give. None where that is none at all.
///
/// Where a toll grows from day to day, the later reports weigh more; where as many stand against each other, it is a range.
pub(super) fn figure(reports: &[&Report], kind: usize) -> Option<Bounds> {
    let voices = Voices {
        numbers: reports.iter().map(|report| report.number(kind)).collect(),
        days: reports.iter().map(|report| report.day).collect(),
        bounds: reports.iter().map(|report| report.toll[kind]).collect(),
    };
    let (least, most) = voices.winners(kind)?;
    let open = |n: u64| {
        let mut of = voices.bounds.iter().flatten().filter(|bounds| bounds.min.or(bounds.max) == Some(n)).peekable();
        of.peek().is_some() && of.all(|bounds| bounds.max.is_none())
    };
    let only_most = voices.bounds.iter().flatten().all(|bounds| bounds.min.is_none());
    Some(Bounds { min: Some(least).filter(|_| !only_most), max: Some(most).filter(|_| !open(most)) })
}

impl Voices {
    /// The number with most votes, and the largest of several.
    fn winners(&self, kind: usize) -> Option<(u64, u64)> {
        let weights = self.weights();
        let mut votes: Vec<(u64, f64)> = Vec::new();
        let mut sorted: Vec<(u64, f64)> = self.numbers.iter().map(|number| number.unwrap_or(0)).zip(weights).collect();
        sorted.sort_by_key(|&(number, _)| number);
        for (number, weight) in sorted {
            match votes.last_mut().filter(|(last, _)| *last == number) {
                Some((_, sum)) => *sum += weight,
                None => votes.push((number, weight)),
            }
        }
        let most = votes.iter().map(|&(_, sum)| sum).fold(0.0, f64::max);
        let mut best: Vec<u64> = votes.into_iter().filter(|&(_, sum)| sum >= most).map(|(number, _)| number).collect();
        // Silence on deaths may be the reporter's; silence on injured mostly says that there were none.
        if kind != INJURED && best.len() > 1 {
            best.retain(|&number| number > 0);
        }
        let (least, most) = (*best.first()?, *best.last()?);
        (least > 0).then_some((least, most))
    }

    /// How much each report counts.
    fn weights(&self) -> Vec<f64> {
        if !self.grows() {
            return vec![1.0; self.numbers.len()];
        }
        (0..self.numbers.len()).map(|k| if self.numbers[k].is_some() { (k + 1) as f64 } else { 0.0 }).collect()
    }

    /// Does the toll grow from day to day? It has three numbers at least, and a later day gives hardly ever a smaller one.
    fn grows(&self) -> bool {
        let dated: Vec<(Day, u64)> = self.days.iter().zip(&self.numbers).filter_map(|(day, number)| Some(((*day)?, (*number)?))).collect();
        let mut distinct: Vec<u64> = dated.iter().map(|&(_, number)| number).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() < 3 {
            return false;
        }
        let (mut up, mut down) = (0, 0);
        for pair in dated.windows(2) {
            if let [(a, m), (b, n)] = pair
                && b > a
            {
                up += u32::from(n > m);
                down += u32::from(n < m);
            }
        }
        up >= 2 && down * 4 <= up
    }
}

/// The place of the injured in [`Report::toll`].
const INJURED: usize = 1;
