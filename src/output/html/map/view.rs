//! Which part of the world a map shows, and the world's outline in it.

use std::fmt::{self, Write};

use super::clip::{Frame, Point, thinned};
use super::outline::{Line, outline};
use crate::output::html::markup::Plain;

/// Hundredths of a degree once around the world.
const TURN: i32 = 36_000;

/// A part of the world, laid flat: degrees of longitude are as wide as they are at its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    west: f64,
    north: f64,
    /// Units of the map a degree.
    across: f64,
    down: f64,
    pub(super) frame: Frame,
}

impl View {
    /// All of the world that people live in.
    pub(super) const WORLD: Self =
        Self { west: -180.0, north: 84.0, across: 10.0, down: 10.0, frame: Frame { width: 3600.0, height: 1410.0 } };

    /// Around these points, given as latitude and longitude, at least so many degrees high. The first point says on which side of the 180th meridian the
    /// others are meant.
    pub(super) fn around(points: &[(f64, f64)], least: f64, frame: Frame) -> Self {
        let first = points.first().copied().unwrap_or_default();
        let lons = points.iter().map(|point| first.1 + turned(point.1 - first.1));
        let (west, east) = lons.fold((f64::MAX, f64::MIN), |(low, high), lon| (low.min(lon), high.max(lon)));
        let (south, north) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), point| (low.min(point.0), high.max(point.0)));
        let (lat, lon) = ((south + north) / 2.0, (west + east) / 2.0);
        // At the poles nothing is wide.
        let narrow = lat.to_radians().cos().max(0.15);
        let high = ((north - south) * 1.5).max((east - west) * 1.5 * narrow * frame.height / frame.width).max(least);
        let down = frame.height / high;
        let across = down * narrow;
        Self { west: lon - frame.width / across / 2.0, north: lat + high / 2.0, across, down, frame }
    }

    /// Where a place lies on the map, whether it is shown or not.
    pub(super) fn at(self, lat: f64, lon: f64) -> Point {
        let middle = self.west + self.frame.width / self.across / 2.0;
        [(middle + turned(lon - middle) - self.west) * self.across, (self.north - lat) * self.down]
    }

    /// The corners, as latitude and longitude: north-west and south-east.
    pub(super) fn corners(self) -> [(f64, f64); 2] {
        let (width, height) = (self.frame.width / self.across, self.frame.height / self.down);
        [(self.north, self.west), (self.north - height, self.west + width)]
    }

    /// Units of the map that are a kilometre.
    pub(super) fn kilometre(self) -> f64 {
        self.down / 111.2
    }

    /// The land. Points that are nearer to each other than `near` are left out.
    pub(super) fn land(self, near: f64) -> Path {
        let mut path = Path::default();
        self.each(&outline().land, |view, points, inside| {
            let ring = if inside { points } else { view.frame.ring(&points) };
            let ring = thinned(&ring, near);
            if ring.len() > 2 {
                path.add(&ring, true);
            }
        });
        path
    }

    /// The borders between countries.
    pub(super) fn borders(self, near: f64) -> Path {
        let mut path = Path::default();
        self.each(&outline().borders, |view, points, inside| {
            let parts = if inside { vec![points] } else { view.frame.line(&points) };
            for part in parts.iter().map(|part| thinned(part, near)).filter(|part| part.len() > 1) {
                path.add(&part, false);
            }
        });
        path
    }

    /// The lines that this part of the world may hold, in units of the map; and whether they lie wholly inside.
    fn each(self, lines: &[Line], mut draw: impl FnMut(Self, Vec<Point>, bool)) {
        let hundredths = |degrees: f64| (degrees * 100.0) as i32;
        let [(north, west), (south, east)] = self.corners();
        let (least, most) = ([hundredths(west), hundredths(south)], [hundredths(east), hundredths(north)]);
        for line in lines {
            for turn in [-TURN, 0, TURN] {
                let (left, right) = (line.least[0] + turn, line.most[0] + turn);
                if right < least[0] || left > most[0] || line.most[1] < least[1] || line.least[1] > most[1] {
                    continue;
                }
                let place = |&[x, y]: &[i32; 2]| {
                    let (lon, lat) = (f64::from(x + turn) / 100.0, f64::from(y) / 100.0);
                    [(lon - self.west) * self.across, (self.north - lat) * self.down]
                };
                let points: Vec<Point> = seen(&line.points, [least[0] - turn, least[1]], [most[0] - turn, most[1]]).map(place).collect();
                let inside = points.iter().all(|&point| self.frame.holds(point));
                draw(self, points, inside);
            }
        }
    }
}

/// The points that matter between these corners: those of a run that lies beyond one edge do not, but for its first and last. Most of a continent does.
fn seen(points: &[[i32; 2]], least: [i32; 2], most: [i32; 2]) -> impl Iterator<Item = &[i32; 2]> {
    let beyond = move |&[x, y]: &[i32; 2]| {
        u8::from(x < least[0]) | u8::from(x > most[0]) << 1 | u8::from(y < least[1]) << 2 | u8::from(y > most[1]) << 3
    };
    // The edges beyond which all points since the last one that matters lie.
    let mut run = 0;
    let mut here = points.first().map_or(0, beyond);
    (0..points.len()).filter_map(move |k| {
        let next = points.get(k + 1).map_or(0, beyond);
        let matters = run & here & next == 0;
        run = if matters { here } else { run & here };
        here = next;
        matters.then(|| &points[k])
    })
}

/// A difference of longitudes, the short way around.
pub(super) fn turned(degrees: f64) -> f64 {
    degrees - (degrees / 360.0).round() * 360.0
}

/// The data of a path in a drawing: whole numbers, each from the one before.
#[derive(Clone, Debug, Default)]
pub(super) struct Path(String);

impl Path {
    fn add(&mut self, points: &[Point], closed: bool) {
        let mut before: Option<[i64; 2]> = None;
        for point in points {
            let at = [point[0].round() as i64, point[1].round() as i64];
            // Writing to memory does not fail.
            let _ = match before {
                None => write!(self.0, "M{} {}l", at[0], at[1]),
                Some(last) if last == at => continue,
                Some(last) => self.step(at[0] - last[0]).and_then(|()| self.step(at[1] - last[1])),
            };
            before = Some(at);
        }
        if closed {
            self.0.push('z');
        }
    }

    /// A number; the sign of a negative one separates it from the one before.
    fn step(&mut self, n: i64) -> fmt::Result {
        if n >= 0 && !self.0.ends_with('l') {
            self.0.push(' ');
        }
        write!(self.0, "{n}")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Plain for &Path {}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { width: 4800.0, height: 3200.0 };

    #[test]
    fn points_are_in_the_view_that_is_made_for_them() {
        for points in [
            &[(36.2, 37.2)][..],
            &[(36.2, 37.2), (33.5, 36.3), (41.0, 29.0)],
            &[(-17.8, 178.0), (-16.5, -179.9)],
            &[(89.0, 0.0)],
            &[(-89.9, 12.0), (89.9, -100.0)],
            &[],
        ] {
            let view = View::around(points, 5.0, FRAME);
            for &(lat, lon) in points.iter().filter(|point| point.0.abs() < 88.0) {
                assert!(view.frame.holds(view.at(lat, lon)), "{points:?}: {:?}", view.at(lat, lon));
            }
            let path = view.land(12.0).0;
            assert!(path.len() < 30_000, "{points:?}: {}", path.len());
        }
    }

    #[test]
    fn a_view_has_the_land_around_it() {
        for (name, point, land, borders) in
            [("Aleppo", (36.2, 37.2), true, true), ("mid-Atlantic", (30.0, -40.0), false, false), ("Fiji", (-17.8, 178.0), true, false)]
        {
            let view = View::around(&[point], 5.0, FRAME);
            assert_eq!(!view.land(12.0).0.is_empty(), land, "{name}");
            assert_eq!(!view.borders(12.0).0.is_empty(), borders, "{name}");
        }
    }

    /// What is left out changes nothing of what is seen.
    #[test]
    fn points_beyond_an_edge_do_not_matter() {
        let mut random = fastrand::Rng::with_seed(3);
        let frame = Frame { width: 10.0, height: 10.0 };
        let area = |ring: &[Point]| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>()
        };
        for _ in 0..300 {
            let mut at = [5, 5];
            let mut walk: Vec<[i32; 2]> = std::iter::repeat_with(|| {
                at = at.map(|x: i32| (x + random.i32(-4..=4)).clamp(-30, 40));
                at
            })
            .take(80)
            .collect();
            walk.push(walk[0]);
            let real = |&[x, y]: &[i32; 2]| [f64::from(x), f64::from(y)];
            let all: Vec<Point> = walk.iter().map(real).collect();
            let some: Vec<Point> = seen(&walk, [0, 0], [10, 10]).map(real).collect();
            assert!((area(&frame.ring(&all)) - area(&frame.ring(&some))).abs() < 1e-6, "{walk:?}");
            assert_eq!(frame.line(&all), frame.line(&some));
        }
    }

    #[test]
    fn paths_are_written_shortly() {
        let mut path = Path::default();
        path.add(&[[1.0, 2.0], [3.2, 1.0], [3.4, 1.0], [3.0, 1.0], [0.0, 9.0]], true);
        assert_eq!(path.0, "M1 2l2-1-3 8z");
    }
}
