//! A figure of an event, of what its articles say.

use super::report::Day;
use crate::lexicon::causes::Cause;
use crate::summary::Bounds;

/// What a report says of one kind of victims, None where it says nothing of them, and the day that it is of.
pub(super) type Voice = (Option<Day>, Option<Bounds>);

/// What becomes of the toll of events of a kind in the days after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// Victims are found, and die, for days.
    Grows,
    /// Who was hit is mostly known at once; a later report with more has mostly counted otherwise.
    Known,
}

impl Course {
    pub(super) fn of(cause: Option<Cause>) -> Self {
        match cause {
            Some(Cause::Shooting | Cause::Stabbing | Cause::Attack | Cause::Suicide | Cause::Execution) => Self::Known,
            _ => Self::Grows,
        }
    }
}

/// Deaths from which a mishap is a disaster.
const DISASTER: u64 = 10;

/// Is there hardly another event of this kind in the same place and week? A town has one earthquake and one flood then, whatever day a report gives it. It
/// may have two fires, but on other days, and hardly two that kill ten; war comes back every day.
pub(super) fn is_alone(cause: Cause, killed: u64, days_apart: Option<Day>) -> bool {
    use Cause::{Avalanche, Cold, Disease, Earthquake, Famine, Flood, Heat, Landslide, Storm};
    use Cause::{Collapse, Crash, Drowning, Explosion, Fire, Poisoning, Shipwreck, Stampede};
    match cause {
        Avalanche | Cold | Disease | Earthquake | Famine | Flood | Heat | Landslide | Storm => true,
        Collapse | Crash | Drowning | Explosion | Fire | Poisoning | Shipwreck | Stampede => {
            killed >= DISASTER && days_apart.is_none_or(|days| days <= 1)
        }
        _ => false,
    }
}

/// The number that most reports give, as they come in order of their days; None where that is none at all. Where a toll grows from day to day the
/// later ones weigh more; where as many stand against each other, it is a range, or the larger number where that is the later word and the `course`
/// of such events lets more victims be found.
///
/// Who says nothing of a kind says none. `silence`: may that win against as many others? Of the injured hardly a report says nothing; of the dead, many.
pub(super) fn figure(voices: &[Voice], silence: bool, course: Course) -> Option<Bounds> {
    let weigh = if grows(voices) { later_more } else { alike };
    let mut votes: Vec<(u64, f64)> =
        (1..).zip(voices).map(|(place, (_, bounds))| (bounds.map_or(0, number), weigh(place, bounds.is_some()))).collect();
    votes.sort_unstable_by_key(|&(number, _)| number);
    let mut sums: Vec<(u64, f64)> = Vec::new();
    for (number, weight) in votes {
        match sums.last_mut().filter(|(last, _)| *last == number) {
            Some((_, sum)) => *sum += weight,
            None => sums.push((number, weight)),
        }
    }
    let most = sums.iter().map(|&(_, sum)| sum).fold(0.0, f64::max);
    let mut best: Vec<u64> = sums.into_iter().filter(|&(_, sum)| sum >= most).map(|(number, _)| number).collect();
    if !silence && best.len() > 1 {
        best.retain(|&number| number > 0);
    }
    let (least, most) = (*best.first()?, *best.last()?);
    let least = if course == Course::Grows && is_update(voices, least, most) { most } else { least };
    (least > 0).then(|| between(voices, least, most))
}

/// Is the larger number what is said later than the smaller one?
fn is_update(voices: &[Voice], least: u64, most: u64) -> bool {
    let days = |n: u64| voices.iter().filter(move |(_, bounds)| bounds.map(number) == Some(n)).filter_map(|&(day, _)| day);
    days(least).max().zip(days(most).min()).is_some_and(|(before, after)| before < after)
}

/// From the least to the largest number that was voted for, open where all who give it say "at least" or "at most".
fn between(voices: &[Voice], least: u64, most: u64) -> Bounds {
    let who_give = |n: u64| voices.iter().filter_map(|&(_, bounds)| bounds).filter(move |&bounds| number(bounds) == n);
    let at_most = who_give(least).all(|bounds| bounds.min.is_none());
    let at_least = who_give(most).all(|bounds| bounds.max.is_none());
    // A figure that is a range where it stands ("30 to 40") is one in the row, unless others give its number alone.
    let alone = who_give(most).any(|bounds| bounds.max == Some(most));
    let upper = if alone { Some(most) } else { who_give(most).filter_map(|bounds| bounds.max).max() };
    Bounds { min: Some(least).filter(|_| !at_most), max: upper.filter(|_| !at_least) }
}

/// The number by which a figure counts: its least one, where it has one.
pub(super) fn number(bounds: Bounds) -> u64 {
    bounds.min.or(bounds.max).unwrap_or(0)
}

fn alike(_: usize, _: bool) -> f64 {
    1.0
}

fn later_more(place: usize, speaks: bool) -> f64 {
    if speaks { place as f64 } else { 0.0 }
}

/// Does the toll grow from day to day? It has three numbers at least, and hardly ever a smaller one on a later day.
fn grows(voices: &[Voice]) -> bool {
    let dated: Vec<(Day, u64)> = voices.iter().filter_map(|&(day, bounds)| Some((day?, number(bounds?)))).collect();
    let mut numbers: Vec<u64> = dated.iter().map(|&(_, number)| number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let steps = || dated.windows(2).filter(|pair| pair[1].0 > pair[0].0);
    let up = steps().filter(|pair| pair[1].1 > pair[0].1).count();
    let down = steps().filter(|pair| pair[1].1 < pair[0].1).count();
    numbers.len() >= 3 && up >= 2 && down * 4 <= up
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: u64, max: u64) -> Bounds {
        Bounds { min: Some(min), max: Some(max) }
    }

    /// Reports by their days and numbers: 0 is one that says nothing.
    fn voices(told: &[(Day, u64)]) -> Vec<Voice> {
        told.iter().map(|&(day, n)| (Some(day), (n > 0).then(|| range(n, n)))).collect()
    }

    #[test]
    fn most_win_and_those_against_each_other_are_a_range() {
        for (told, expected) in [
            (&[(1, 3), (1, 3), (1, 4)][..], Some(range(3, 3))),
            (&[(1, 12), (1, 14)], Some(range(12, 14))),
            (&[(1, 12), (2, 14)], Some(range(14, 14))),
            (&[(1, 14), (2, 12)], Some(range(12, 14))),
            (&[(1, 0), (1, 2)], Some(range(2, 2))),
            (&[(1, 0), (1, 0), (2, 2)], None),
            (&[(1, 5), (1, 7), (1, 9), (2, 9), (2, 5)], Some(range(5, 9))),
            (&[], None),
        ] {
            assert_eq!(figure(&voices(told), false, Course::Grows), expected, "{told:?}");
        }
        assert_eq!(figure(&voices(&[(1, 0), (1, 2)]), true, Course::Grows), None);
        assert_eq!(figure(&voices(&[(1, 1), (2, 2)]), false, Course::Known), Some(range(1, 2)));
    }

    #[test]
    fn a_toll_that_grows_is_what_the_later_say() {
        let quake = [(1, 40), (1, 40), (1, 44), (2, 120), (2, 120), (3, 210), (4, 231), (4, 231)];
        assert_eq!(figure(&voices(&quake), false, Course::Grows), Some(range(231, 231)));
        // Numbers that go up and down do not grow.
        let doubted = [(1, 40), (2, 30), (3, 45), (4, 30), (5, 40), (6, 40)];
        assert_eq!(figure(&voices(&doubted), false, Course::Grows), Some(range(40, 40)));
        // A late word of many more is one voice.
        assert_eq!(figure(&voices(&[(1, 2), (1, 2), (1, 2), (90, 40)]), false, Course::Grows), Some(range(2, 2)));
    }

    #[test]
    fn bounds_are_open_where_all_who_give_them_say_so() {
        let at_least = |n| (Some(1), Some(Bounds { min: Some(n), max: None }));
        let at_most = |n| (Some(1), Some(Bounds { min: None, max: Some(n) }));
        assert_eq!(figure(&[at_least(12), at_least(12)], false, Course::Grows), Some(Bounds { min: Some(12), max: None }));
        assert_eq!(figure(&[at_least(12), (Some(1), Some(range(12, 12)))], false, Course::Grows), Some(range(12, 12)));
        assert_eq!(figure(&[at_most(30)], false, Course::Grows), Some(Bounds { min: None, max: Some(30) }));
        let doubted = (Some(1), Some(range(30, 40)));
        assert_eq!(figure(&[doubted], false, Course::Grows), Some(range(30, 40)));
        assert_eq!(figure(&[doubted, (Some(1), Some(range(30, 30)))], false, Course::Grows), Some(range(30, 30)));
        assert_eq!(figure(&[at_least(12), at_least(14)], false, Course::Grows), Some(Bounds { min: Some(12), max: None }));
    }
}
