//! Names beside their points, as far as there is room: the more important ones first.

use unicode_width::UnicodeWidthStr;

use super::clip::{Frame, Point};

/// Boxes that are taken.
pub(super) struct Labels {
    frame: Frame,
    /// The height of a line of letters.
    size: f64,
    taken: Vec<[f64; 4]>,
}

/// Where a name stands: the point at its start or end, at the foot of its letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) x: i64,
    pub(super) y: i64,
    /// Does it end there?
    pub(super) ends: bool,
}

impl Labels {
    pub(super) fn new(frame: Frame, size: f64) -> Self {
        Self { frame, size, taken: Vec::new() }
    }

    /// Keeps a point free of names.
    pub(super) fn point(&mut self, [x, y]: Point, radius: f64) {
        self.taken.push([x - radius, y - radius, x + radius, y + radius]);
    }

    /// A place for the name of a point: to its right, left, below or above.
    pub(super) fn beside(&mut self, [x, y]: Point, radius: f64, name: &str) -> Option<Place> {
        let (width, gap, low) = (self.width(name), radius + self.size * 0.3, self.size * 0.36);
        let places = [(x + gap, y + low), (x - gap - width, y + low), (x - width / 2.0, y + gap + self.size), (x - width / 2.0, y - gap)];
        let (k, left, foot) = (0..).zip(places).find_map(|(k, (left, foot))| self.take(left, foot, width).then_some((k, left, foot)))?;
        let ends = k == 1;
        Some(Place { x: (if ends { left + width } else { left }).round() as i64, y: foot.round() as i64, ends })
    }

    /// A place for a name that stands on its point, or a little above or below.
    pub(super) fn over(&mut self, [x, y]: Point, name: &str) -> Option<Place> {
        let width = self.width(name) * 1.25;
        let left = x - width / 2.0;
        let foot = [0.36, -1.64, 2.36].map(|lines| y + self.size * lines).into_iter().find(|&foot| self.take(left, foot, width))?;
        Some(Place { x: left.round() as i64, y: foot.round() as i64, ends: false })
    }

    fn width(&self, name: &str) -> f64 {
        name.width() as f64 * self.size * 0.62
    }

    fn take(&mut self, left: f64, foot: f64, width: f64) -> bool {
        let own = [left, foot - self.size, left + width, foot + self.size * 0.25];
        let inside = self.frame.holds([own[0], own[1]]) && self.frame.holds([own[2], own[3]]);
        let free = |other: &[f64; 4]| own[0] >= other[2] || own[2] <= other[0] || own[1] >= other[3] || own[3] <= other[1];
        let fits = inside && self.taken.iter().all(free);
        if fits {
            self.taken.push(own);
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_lie_on_each_other() {
        let mut labels = Labels::new(Frame { width: 1000.0, height: 1000.0 }, 100.0);
        let right = labels.beside([300.0, 500.0], 20.0, "Aleppo").expect("room");
        assert!(right.x > 300 && !right.ends);
        let left = labels.beside([310.0, 500.0], 20.0, "Ab").expect("room");
        assert!(left.x < 310 && left.ends, "{left:?}");
        assert!(labels.beside([305.0, 560.0], 20.0, "Idlib").is_some_and(|place| place.y > 600));
        assert!(labels.over([320.0, 500.0], "SYRIA").is_some_and(|place| place.y < 440), "above");
        assert!(labels.over([320.0, 900.0], "a name that is wider than all of the map").is_none());
        assert!(labels.beside([500.0, 100.0], 20.0, "a name that is wider than all of the map").is_none());
    }
}
