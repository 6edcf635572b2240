use super::super::boundaries::DivisionShape;
use super::names::ROADS;
use super::types::{Plan, Road};
use crate::dice::Dice;
use crate::geometry::{Position, Shape};
use geo::Intersects;
use kit::error::Result;

/// Which way the roads of the district run, degrees clockwise from north; others cross them.
const BEARING: f64 = 12.0;
/// Where main roads cross the district, as parts of its width and height.
const MAIN: [f64; 3] = [0.3, 0.5, 0.7];

/// Adds straight roads: main roads through the district, two branch roads through each town, a lane through each
/// community. Each notes every grid that it touches.
pub(super) fn add(plan: &mut Plan, district: &DivisionShape, dice: &mut Dice) -> Result<()> {
    let mut lines = Vec::new();
    for part in MAIN {
        let b = district.shape.bounds();
        let (x, y) = (b.west + part * (b.east - b.west), b.south + part * (b.north - b.south));
        let at = Position::new(x, y, "at")?;
        lines.push(("trunk", district.shape.stretch(at, BEARING)));
        lines.push(("main", district.shape.stretch(at, BEARING + 90.0)));
    }
    for DivisionShape { code, shape, .. } in &plan.shapes {
        let (at, bend) = (shape.centre(), 16.0 * dice.unit() - 8.0);
        match code.len() {
            9 => lines.extend([0.0, 90.0].map(|turn| ("branch", shape.stretch(at, BEARING + turn + bend)))),
            _ => lines.push(("lane", shape.stretch(at, BEARING + 90.0 * dice.below(2) as f64 + bend))),
        }
    }
    let lines = lines.into_iter().filter_map(|(kind, line)| Some((kind, line?)));
    let roads: Vec<Road> = lines.enumerate().map(|(i, (kind, line))| road(plan, i, kind, line)).collect();
    plan.roads.extend(roads);
    Ok(())
}

fn road(plan: &Plan, number: usize, kind: &'static str, line: Shape) -> Road {
    let ending = match kind {
        "trunk" | "main" => "大道",
        "branch" => "路",
        _ => "巷",
    };
    let part = ["", "东", "西", "南", "北"][number / ROADS.len() % 5];
    let name = format!("{}{part}{ending}", ROADS[number % ROADS.len()]);
    let touches = |shape: &Shape| shape.geometry().intersects(line.geometry());
    let all = plan.grids.iter().enumerate();
    let grids = all.filter(|(_, g)| g.shape.as_ref().is_some_and(touches)).map(|(i, _)| i).collect();
    Road { name, kind, grids, line }
}
