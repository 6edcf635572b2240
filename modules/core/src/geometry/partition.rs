use super::cut::{Cut, Line, Ring, area, area_behind, around, cuts};
use super::plane::Plane;
use super::shape::Shape;
use crate::dice::Dice;
use geo::{Coord, Geometry, LineString, Polygon};
use kit::error::{Error, Result};
use std::f64::consts::PI;

/// Directions that are tried for each cut.
const DIRECTIONS: u32 = 16;
/// Halvings in the search for a line that cuts off a wanted area: to a billionth of the way.
const HALVINGS: u32 = 40;

/// Divides an area into connected cells that tile it: one cell for each weight, its area in proportion (nearly, where
/// the form is very bent). The same input and seed give the same cells. The cells have full precision; call
/// [`super::knit`] before they are rounded.
///
/// The area must be one polygon without holes, and the weights positive; otherwise an error.
pub fn partition(shape: &Shape, weights: &[f64], seed: u64) -> Result<Vec<Polygon>> {
    let Geometry::Polygon(polygon) = shape.geometry() else {
        return Err(Error::bad_input("shape", "only one polygon can be divided"));
    };
    if !polygon.interiors().is_empty() {
        return Err(Error::bad_input("shape", "a polygon with holes cannot be divided"));
    }
    divide(polygon, weights, seed)
}

/// As [`partition`], for a cell that is divided further.
pub(crate) fn divide(polygon: &Polygon, weights: &[f64], seed: u64) -> Result<Vec<Polygon>> {
    if weights.is_empty() || weights.iter().any(|w| !w.is_finite() || *w <= 0.0) {
        return Err(Error::bad_input("weights", "give at least one weight, all greater than 0"));
    }
    let corners = &polygon.exterior().0;
    let plane = Plane::around(corners[0]);
    let ring: Ring = corners[1..].iter().map(|c| plane.metres(*c)).collect();
    let mut cells = Vec::with_capacity(weights.len());
    bisect(ring, weights, &mut Dice::new(seed), &mut cells);
    Ok(cells.iter().map(|cell| to_polygon(cell, plane)).collect())
}

/// Cuts the ring in two with about half of the weights on each side, and so on.
fn bisect(ring: Ring, weights: &[f64], dice: &mut Dice, cells: &mut Vec<Ring>) {
    if weights.len() < 2 {
        return cells.push(ring);
    }
    match best_cut(&ring, weights, dice) {
        Some((cut, count)) => {
            bisect(cut.first, &weights[..count], dice, cells);
            bisect(cut.second, &weights[count..], dice, cells);
        }
        None => cells.push(ring),
    }
}

/// The cut with the roundest parts that leaves the first `count` weights on its first side, and that count.
fn best_cut(ring: &Ring, weights: &[f64], dice: &mut Dice) -> Option<(Cut, usize)> {
    let total: f64 = weights.iter().sum();
    let half = split_near(weights, 0.5).1;
    let size = area(ring);
    let mut best: Option<(f64, Cut, usize)> = None;
    let turn = dice.unit();
    for step in 0..DIRECTIONS {
        let angle = (f64::from(step) + turn) * PI / f64::from(DIRECTIONS);
        let taste = 1.0 + 0.3 * dice.unit();
        for cut in cuts(ring, line_behind(ring, angle, half * size)) {
            let (count, share) = split_near(weights, area(&cut.first) / size);
            let off = (area(&cut.first) / size - share).abs() * total / share.min(1.0 - share);
            let score = taste * (slimness(&cut.first) + slimness(&cut.second)) + 50.0 * off;
            if best.as_ref().is_none_or(|b| score < b.0) {
                best = Some((score, cut, count));
            }
        }
    }
    best.map(|(_, cut, count)| (cut, count))
}

/// How many of the first weights come nearest to this share of all, at least one and not all, and their share.
fn split_near(weights: &[f64], share: f64) -> (usize, f64) {
    let total: f64 = weights.iter().sum();
    let mut best = (1, weights[0] / total);
    let mut sum = 0.0;
    for (i, weight) in weights[..weights.len() - 1].iter().enumerate() {
        sum += weight;
        if (sum / total - share).abs() < (best.1 - share).abs() {
            best = (i + 1, sum / total);
        }
    }
    best
}

/// How slim a ring is: the square of its length for its area, least for a circle.
fn slimness(ring: &Ring) -> f64 {
    let length = around(ring);
    length * length / area(ring).max(f64::MIN_POSITIVE)
}

/// The line of this direction with `wanted` square metres of the ring behind it.
fn line_behind(ring: &Ring, angle: f64, wanted: f64) -> Line {
    let across = Coord { x: angle.cos(), y: angle.sin() };
    let offsets = ring.iter().map(|p| across.x * p.x + across.y * p.y);
    let (mut low, mut high) = offsets.fold((f64::MAX, f64::MIN), |(l, h), o| (l.min(o), h.max(o)));
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if area_behind(ring, Line { across, offset: middle }) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    Line { across, offset: (low + high) / 2.0 }
}

fn to_polygon(ring: &Ring, plane: Plane) -> Polygon {
    Polygon::new(LineString::new(ring.iter().map(|c| plane.degrees(*c)).collect()), vec![])
}

#[cfg(test)]
mod tests;
