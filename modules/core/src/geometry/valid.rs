//! Validity of polygons (OGC simple features), in time that many vertices do not drive up: edges are compared only
//! with those beside them.

use geo::coordinate_position::CoordPos;
use geo::dimensions::Dimensions;
use geo::{Coord, Intersects, Line, LineString, Polygon, PreparedGeometry, Relate};

/// What is wrong with these polygons of one shape; None when they are valid.
pub(super) fn problem(polygons: &[Polygon]) -> Option<String> {
    let several = polygons.len() > 1;
    for (i, polygon) in polygons.iter().enumerate() {
        let of = if several { format!(" of polygon {i}") } else { String::new() };
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for (number, ring) in rings.enumerate() {
            if let Some(why) = ring_problem(ring) {
                return Some(format!("ring {number}{of} {why}"));
            }
        }
        if let Some(why) = holes_problem(polygon) {
            return Some(format!("{why}{of}"));
        }
    }
    parts_problem(polygons)
}

/// A ring has three corners or more and does not touch itself.
fn ring_problem(ring: &LineString) -> Option<String> {
    let mut edges: Vec<Line> = ring.lines().collect();
    if edges.len() < 3 {
        return Some("needs at least three different corners".into());
    }
    edges.sort_by(|a, b| least_x(a).total_cmp(&least_x(b)));
    for (i, edge) in edges.iter().enumerate() {
        let east = edge.start.x.max(edge.end.x);
        let beside = edges[i + 1..].iter().take_while(|other| least_x(other) <= east);
        if let Some(at) = beside.filter(|other| same_height(edge, other)).find_map(|other| touch(edge, other))
        {
            return Some(format!("touches itself near longitude {}, latitude {}", at.x, at.y));
        }
    }
    None
}

/// Holes lie inside the outer ring and apart from each other; they may touch in single points.
fn holes_problem(polygon: &Polygon) -> Option<String> {
    if polygon.interiors().is_empty() {
        return None;
    }
    let outer = Polygon::new(polygon.exterior().clone(), vec![]);
    let outer = PreparedGeometry::from(&outer);
    let holes: Vec<Polygon> = polygon.interiors().iter().map(|h| Polygon::new(h.clone(), vec![])).collect();
    for (i, hole) in holes.iter().enumerate() {
        let with_outer = outer.relate(hole);
        let edge_shared =
            with_outer.get(CoordPos::OnBoundary, CoordPos::OnBoundary) == Dimensions::OneDimensional;
        if !with_outer.is_contains() || edge_shared {
            return Some(format!("ring {} is not inside the outer ring", i + 1));
        }
    }
    overlap(&holes).map(|(a, b)| format!("rings {} and {} overlap", a + 1, b + 1))
}

/// The polygons of one shape do not overlap; they may touch in single points.
fn parts_problem(polygons: &[Polygon]) -> Option<String> {
    overlap(polygons).map(|(a, b)| format!("polygons {a} and {b} overlap or share an edge: join them"))
}

fn overlap(polygons: &[Polygon]) -> Option<(usize, usize)> {
    let prepared: Vec<_> = polygons.iter().map(PreparedGeometry::from).collect();
    let pairs = (0..polygons.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
    let mut near = pairs.filter(|(a, b)| boxes_meet(&polygons[*a], &polygons[*b]));
    near.find(|(a, b)| {
        let found = prepared[*a].relate(&prepared[*b]);
        found.get(CoordPos::Inside, CoordPos::Inside) == Dimensions::TwoDimensional
            || found.get(CoordPos::OnBoundary, CoordPos::OnBoundary) == Dimensions::OneDimensional
    })
}

fn boxes_meet(a: &Polygon, b: &Polygon) -> bool {
    use geo::BoundingRect;
    matches!((a.bounding_rect(), b.bounding_rect()), (Some(a), Some(b)) if a.intersects(&b))
}

fn least_x(edge: &Line) -> f64 {
    edge.start.x.min(edge.end.x)
}

fn same_height(a: &Line, b: &Line) -> bool {
    a.start.y.min(a.end.y) <= b.start.y.max(b.end.y) && b.start.y.min(b.end.y) <= a.start.y.max(a.end.y)
}

/// Where two edges of a ring touch in another way than one following the other.
fn touch(a: &Line, b: &Line) -> Option<Coord> {
    if !a.intersects(b) {
        return None;
    }
    let follows = |first: &Line, next: &Line| {
        first.end == next.start && !next.intersects(&first.start) && !first.intersects(&next.end)
    };
    if follows(a, b) || follows(b, a) { None } else { Some(b.start) }
}
