//! Builds `src/output/html/map/outline.bin`, the outline of the world that the maps of pages are drawn from.
//!
//! ```sh
//! npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//! cargo run --profile fast --example build_outline -- package/countries-50m.json src/output/html/map/outline.bin
//! ```
//!
//! The input is TopoJSON of Natural Earth (public domain) as the npm package `world-atlas` has it (ISC): the objects `land` and `countries`. What goes in are
//! the rings of the land and the borders between countries, each line thinned to [`TOLERANCE`] (Douglas and Peucker) and rounded to hundredths of a degree.
//! The same file gives the same bytes. The layout is read by `src/output/html/map/outline.rs`.

use std::collections::HashMap;

use anyhow::Context;
use serde_json::Value;

/// How far a line may be from where it was, in degrees. On a map of the smallest area that a page shows it is two pixels.
const TOLERANCE: f64 = 0.02;

type Point = (f64, f64);
type Line = Vec<(i64, i64)>;

#[allow(clippy::print_stderr)]
fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, out] = &args[..] else { anyhow::bail!("usage: build_outline countries-50m.json OUT.bin") };
    let atlas: Value = serde_json::from_slice(&std::fs::read(input)?)?;
    let arcs = arcs(&atlas).context("no arcs")?;
    let rings: Vec<Line> = rings(&atlas["objects"]["land"]).iter().map(|ring| closed(&arcs, ring)).filter(|ring| ring.len() > 3).collect();
    let borders: Vec<Line> = borders(&atlas["objects"]["countries"]).iter().map(|&arc| rounded(&thinned(&arcs[arc]))).collect();
    let mut bytes = Vec::new();
    for lines in [&rings, &borders] {
        varint(lines.len() as u64, &mut bytes);
        lines.iter().for_each(|line| pack(line, &mut bytes));
    }
    eprintln!("{} rings, {} borders, {} bytes", rings.len(), borders.len(), bytes.len());
    Ok(std::fs::write(out, bytes)?)
}

/// The arcs of a topology, in degrees.
fn arcs(atlas: &Value) -> Option<Vec<Vec<Point>>> {
    let two = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    let (scale, start) = (two(&atlas["transform"]["scale"])?, two(&atlas["transform"]["translate"])?);
    let arc = |arc: &Value| {
        let (mut x, mut y) = (0.0, 0.0);
        let step = |step: &Value| {
            let (dx, dy) = two(step)?;
            (x, y) = (x + dx, y + dy);
            Some((x * scale.0 + start.0, y * scale.1 + start.1))
        };
        arc.as_array()?.iter().map(step).collect()
    };
    atlas["arcs"].as_array()?.iter().map(arc).collect()
}

/// The rings of an object, each the numbers of its arcs; `!k` is the arc `k` backwards.
fn rings(object: &Value) -> Vec<Vec<i64>> {
    match object["type"].as_str() {
        Some("GeometryCollection") => object["geometries"].as_array().into_iter().flatten().flat_map(rings).collect(),
        Some("Polygon") => serde_json::from_value(object["arcs"].clone()).unwrap_or_default(),
        Some("MultiPolygon") => serde_json::from_value::<Vec<Vec<Vec<i64>>>>(object["arcs"].clone()).unwrap_or_default().concat(),
        _ => Vec::new(),
    }
}

/// The arcs that lie between two countries.
fn borders(countries: &Value) -> Vec<usize> {
    let mut uses: HashMap<usize, u32> = HashMap::new();
    for arc in rings(countries).into_iter().flatten() {
        *uses.entry(number(arc)).or_default() += 1;
    }
    let mut shared: Vec<usize> = uses.into_iter().filter(|&(_, uses)| uses > 1).map(|(arc, _)| arc).collect();
    shared.sort_unstable();
    shared
}

fn number(arc: i64) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

/// A ring as one line that ends where it began. One that goes around the world, because it encloses a pole, is closed along the pole.
fn closed(arcs: &[Vec<Point>], ring: &[i64]) -> Line {
    let mut line: Vec<Point> = Vec::new();
    for &arc in ring {
        let mut points = thinned(&arcs[number(arc)]);
        if arc < 0 {
            points.reverse();
        }
        line.extend(points.into_iter().skip(usize::from(!line.is_empty())));
    }
    let mut line = rounded(&line);
    line.dedup();
    if let (Some(&first), Some(&last)) = (line.first(), line.last())
        && (first.0 - last.0).abs() > 18_000
    {
        let pole = if first.1 < 0 { -9_000 } else { 9_000 };
        line.extend([(last.0, pole), (first.0, pole), first]);
    }
    line
}

/// In hundredths of a degree. Lines that cross the 180th meridian go on beyond it.
fn rounded(line: &[Point]) -> Line {
    let mut out: Line = Vec::new();
    for &(x, y) in line {
        let (mut x, y) = ((x * 100.0).round() as i64, (y * 100.0).round() as i64);
        if let Some(&(before, _)) = out.last() {
            x -= ((x - before) as f64 / 36_000.0).round() as i64 * 36_000;
        }
        out.push((x, y));
    }
    out
}

/// Douglas and Peucker's algorithm: the points without which the line would be further than [`TOLERANCE`] from where it was.
fn thinned(line: &[Point]) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((a, b)) = open.pop() {
        let far = (a + 1..b).map(|k| (distance(line[k], line[a], line[b]), k)).max_by(|x, y| x.0.total_cmp(&y.0));
        if let Some((_, k)) = far.filter(|&(far, _)| far > TOLERANCE) {
            keep[k] = true;
            open.extend([(a, k), (k, b)]);
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(&point, _)| point).collect()
}

/// From a point to the line through two others.
fn distance((x, y): Point, (ax, ay): Point, (bx, by): Point) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx.hypot(dy);
    if length == 0.0 { (x - ax).hypot(y - ay) } else { ((x - ax) * dy - (y - ay) * dx).abs() / length }
}

/// How many points, then from each to the next.
fn pack(line: &Line, bytes: &mut Vec<u8>) {
    varint(line.len() as u64, bytes);
    let mut before = (0, 0);
    for &(x, y) in line {
        for step in [x - before.0, y - before.1] {
            varint(((step << 1) ^ (step >> 63)) as u64, bytes);
        }
        before = (x, y);
    }
}

fn varint(mut n: u64, bytes: &mut Vec<u8>) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}
