//! Reasons for a reading: named rows, each with its points and when it holds. The reading with the most points is taken, and the row that
//! gave it most is its rule in `--explain`.

use super::scene::Scene;

/// A reason for a reading, or against it.
pub(super) struct Reason<T> {
    /// Its name in `--explain`.
    pub name: &'static str,
    /// Above 0 for, below 0 against.
    pub points: i32,
    /// Does it hold?
    pub holds: fn(&Scene<'_>, &T) -> bool,
}

/// The points of all reasons that hold, and the name of the one that gives most; "named" where none speaks for the reading.
pub(super) fn weigh<T>(reasons: &[Reason<T>], scene: &Scene<'_>, reading: &T) -> (i32, &'static str) {
    let mut points = 0;
    let mut best = (0, "named");
    for reason in reasons.iter().filter(|reason| (reason.holds)(scene, reading)) {
        points += reason.points;
        if reason.points > best.0 {
            best = (reason.points, reason.name);
        }
    }
    (points, best.1)
}
