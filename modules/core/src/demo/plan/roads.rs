use super::names::ROADS;
use super::types::{Plan, Road};
use crate::dice::Dice;
use crate::geometry::Shape;
use geo::{Coord, Geometry, Intersects, LineString};
use kit::error::Result;

/// Grids that a lane, a branch and a main road are led through.
const KINDS: [(&str, &str, usize); 3] = [("lane", "巷", 2), ("branch", "路", 4), ("main", "大道", 7)];

/// Adds roads through the middle of grids that follow each other, one of a kind from place to place; each notes every
/// grid that its line touches.
pub(super) fn add(plan: &mut Plan, dice: &mut Dice) -> Result<()> {
    let mut from = 0;
    let mut count = 0;
    while from + 1 < plan.grids.len() {
        let (kind, ending, length) = KINDS[[0, 1, 0, 1, 2][count % 5]];
        let to = plan.grids.len().min(from + length);
        let points = plan.grids[from..to].iter().filter_map(|g| g.shape.as_ref()).map(|s| s.centre());
        let line: Vec<Coord> = points.map(|p| Coord { x: p.longitude(), y: p.latitude() }).collect();
        let line = Shape::of(Geometry::LineString(LineString::new(line)), "road")?;
        let round = count / ROADS.len();
        let name = match round {
            0 => format!("{}{ending}", ROADS[count % ROADS.len()]),
            _ => {
                format!("{}{}{ending}", ROADS[count % ROADS.len()], ["东", "西", "南", "北"][(round - 1) % 4])
            }
        };
        plan.roads.push(Road { name, kind, grids: touched(plan, &line), line });
        count += 1;
        from = to + dice.below(2);
    }
    Ok(())
}

fn touched(plan: &Plan, line: &Shape) -> Vec<usize> {
    let touches = |shape: &Shape| shape.geometry().intersects(line.geometry());
    let all = plan.grids.iter().enumerate();
    all.filter(|(_, g)| g.shape.as_ref().is_some_and(touches)).map(|(i, _)| i).collect()
}
