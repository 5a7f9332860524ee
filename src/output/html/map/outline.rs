//! The outline of the world: rings of land and borders between countries, unpacked once from what `examples/build_outline.rs` made of Natural Earth.

use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!("outline.bin");

/// A line and the box around it, in hundredths of a degree: longitude first. One that crosses the 180th meridian goes on beyond it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) points: Vec<[i32; 2]>,
    pub(super) least: [i32; 2],
    pub(super) most: [i32; 2],
}

/// All lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// Rings of land, and of seas that lie in land.
    pub(super) land: Vec<Line>,
    /// Between two countries.
    pub(super) borders: Vec<Line>,
}

static OUTLINE: LazyLock<Outline> = LazyLock::new(|| unpack(PACKED).unwrap_or_default());

pub(super) fn outline() -> &'static Outline {
    &OUTLINE
}

fn unpack(mut bytes: &[u8]) -> Option<Outline> {
    let mut lines = || {
        let count = varint(&mut bytes)?;
        (0..count).map(|_| line(&mut bytes)).collect::<Option<Vec<Line>>>()
    };
    Some(Outline { land: lines()?, borders: lines()? })
}

fn line(bytes: &mut &[u8]) -> Option<Line> {
    let count = varint(bytes)?;
    let (mut at, mut least, mut most) = ([0, 0], [i32::MAX; 2], [i32::MIN; 2]);
    let mut points = Vec::new();
    for _ in 0..count {
        for k in 0..2 {
            let step = varint(bytes)?;
            at[k] += (step >> 1) as i32 ^ -((step & 1) as i32);
            least[k] = least[k].min(at[k]);
            most[k] = most[k].max(at[k]);
        }
        points.push(at);
    }
    Some(Line { points, least, most })
}

fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let (mut n, mut shift) = (0, 0);
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(n);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Is the point on land, by the rule of even and odd?
    fn is_land(lon: f64, lat: f64) -> bool {
        let (x, y) = (lon * 100.0, lat * 100.0);
        let crosses = |a: &[i32; 2], b: &[i32; 2], x: f64| {
            let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(f64::from);
            (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
        };
        let times = outline().land.iter().flat_map(|line| line.points.windows(2));
        let around = [-36_000.0, 0.0, 36_000.0];
        times.map(|pair| around.iter().filter(|turn| crosses(&pair[0], &pair[1], x + **turn)).count()).sum::<usize>() % 2 == 1
    }

    #[test]
    fn land_and_sea_are_where_they_are() {
        for (name, lon, lat, land) in [
            ("Aleppo", 37.16, 36.2, true),
            ("Kansas", -98.0, 38.5, true),
            ("Chukotka, beyond the 180th meridian", -172.0, 66.5, true),
            ("Hamilton, New Zealand", 175.3, -37.8, true),
            ("the South Pole", 10.0, -88.0, true),
            ("the Caspian Sea", 50.5, 42.0, false),
            ("the Atlantic", -35.0, 30.0, false),
            ("the North Pole", 10.0, 89.0, false),
        ] {
            assert_eq!(is_land(lon, lat), land, "{name}");
        }
    }

    #[test]
    fn the_packed_outline_is_whole_and_small() {
        let all = unpack(PACKED).expect("whole");
        assert!(all.land.len() > 1000 && all.borders.len() > 300 && PACKED.len() < 150_000);
        assert!(all.land.iter().all(|ring| ring.points.first() == ring.points.last()));
        for cut in [0, 1, 1000, PACKED.len() - 1] {
            assert!(unpack(&PACKED[..cut]).is_none(), "{cut}");
        }
    }
}
