//! Lines cut at the edges of a map, so that a page holds no more of the world than it shows.

/// A point of the map, in its own units.
pub(super) type Point = [f64; 2];

/// The part of a map that is drawn: from (0, 0) to this.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Frame {
    /// For each edge the axis that it cuts, where, and whether what lies below is inside.
    fn edges(self) -> [(usize, f64, bool); 4] {
        [(0, 0.0, false), (0, self.width, true), (1, 0.0, false), (1, self.height, true)]
    }

    /// The part of a ring inside (Sutherland and Hodgman): edges take the place of what lies outside.
    pub(super) fn ring(self, ring: &[Point]) -> Vec<Point> {
        let mut ring = ring.to_vec();
        for (axis, at, below) in self.edges() {
            let inside = |p: &Point| if below { p[axis] <= at } else { p[axis] >= at };
            let mut cut = Vec::with_capacity(ring.len() + 8);
            let last = ring.last().copied();
            for (before, point) in last.into_iter().chain(ring.iter().copied()).zip(&ring) {
                if inside(&before) != inside(point) {
                    cut.push(between(before, *point, axis, at));
                }
                if inside(point) {
                    cut.push(*point);
                }
            }
            ring = cut;
        }
        ring
    }

    /// The parts of a line inside.
    pub(super) fn line(self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        for pair in line.windows(2) {
            let Some([from, to]) = self.segment(pair[0], pair[1]) else { continue };
            match parts.last_mut() {
                Some(part) if part.last() == Some(&from) => part.push(to),
                _ => parts.push(vec![from, to]),
            }
        }
        parts
    }

    /// The part of a straight line inside (Liang and Barsky).
    fn segment(self, a: Point, b: Point) -> Option<[Point; 2]> {
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (axis, at, below) in self.edges() {
            let sign = if below { 1.0 } else { -1.0 };
            let (step, room) = ((b[axis] - a[axis]) * sign, (at - a[axis]) * sign);
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step > 0.0 {
                to = to.min(room / step);
            } else {
                from = from.max(room / step);
            }
        }
        let on = |t: f64, p: Point| {
            if t == 0.0 {
                a
            } else if t == 1.0 {
                b
            } else {
                p
            }
        };
        let point = |t: f64| [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
        (from <= to).then(|| [on(from, point(from)), on(to, point(to))])
    }

    /// Is the point inside?
    pub(super) fn holds(self, [x, y]: Point) -> bool {
        (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)
    }
}

/// Where the line between two points meets an edge.
fn between(a: Point, b: Point, axis: usize, at: f64) -> Point {
    let t = (at - a[axis]) / (b[axis] - a[axis]);
    let mut point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    point[axis] = at;
    point
}

/// Without points that are nearer than this to the one before: they would not be seen.
pub(super) fn thinned(line: &[Point], near: f64) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(line.len());
    for (k, point) in line.iter().enumerate() {
        let far = |last: &Point| (last[0] - point[0]).abs() >= near || (last[1] - point[1]).abs() >= near;
        if out.last().is_none_or(far) || k + 1 == line.len() && k > 0 && out.len() > 1 {
            out.push(*point);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { width: 10.0, height: 10.0 };

    fn area(ring: &[Point]) -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn of_a_ring_the_part_inside_is_left() {
        let square = |x: f64, y: f64, side: f64| [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
        for (ring, left) in [
            (square(2.0, 2.0, 3.0), 9.0),
            (square(-5.0, -5.0, 10.0), 25.0),
            (square(-5.0, -5.0, 30.0), 100.0),
            (square(8.0, -1.0, 4.0), 6.0),
            (square(20.0, 0.0, 5.0), 0.0),
            (square(-9.0, 3.0, 5.0), 0.0),
        ] {
            let cut = FRAME.ring(&ring);
            assert!((area(&cut) - left).abs() < 1e-9, "{ring:?}: {cut:?}");
            assert!(cut.iter().all(|&point| FRAME.holds(point)), "{cut:?}");
        }
        assert!(FRAME.ring(&[]).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_has_two_parts() {
        let parts = FRAME.line(&[[1.0, 1.0], [1.0, -5.0], [5.0, -5.0], [5.0, 5.0], [20.0, 5.0]]);
        assert_eq!(parts, [vec![[1.0, 1.0], [1.0, 0.0]], vec![[5.0, 0.0], [5.0, 5.0], [10.0, 5.0]]]);
        assert!(FRAME.line(&[[-1.0, 0.0], [-1.0, 9.0]]).is_empty());
        assert!(FRAME.line(&[[-1.0, 9.0], [4.0, 24.0]]).is_empty());
        assert_eq!(FRAME.line(&[[-5.0, 5.0], [15.0, 5.0]]), [vec![[0.0, 5.0], [10.0, 5.0]]]);
    }

    #[test]
    fn near_points_are_left_out_and_the_last_one_stays() {
        let line: Vec<Point> = (0..=100).map(|k| [f64::from(k) / 10.0, 0.0]).collect();
        let thin = thinned(&line, 1.0);
        assert!(thin.len() <= 12 && thin[0] == [0.0, 0.0] && thin.last() == Some(&[10.0, 0.0]), "{thin:?}");
        assert_eq!(thinned(&[[0.0, 0.0], [0.1, 0.0]], 1.0), [[0.0, 0.0]]);
    }
}
