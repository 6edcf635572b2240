use geo::{BoundingRect, Coord, LineString, Polygon, Rect};

/// How near to a border a corner counts as on it, degrees: far below the six decimals of a shape.
const NEAR: f64 = 1e-10;

/// Gives neighbours the same corners: where a corner of one polygon lies on the border of another, it becomes a corner
/// there too. Rounding then moves both alike, and they go on to meet without gap or overlap.
pub fn knit(polygons: &mut [Polygon]) {
    let mut corners: Vec<Coord> = polygons.iter().flat_map(|p| p.exterior().0.iter().copied()).collect();
    corners.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    corners.dedup();
    for polygon in polygons {
        let Some(bounds) = polygon.bounding_rect() else { continue };
        let near = within(&corners, bounds);
        let ring: Vec<Coord> =
            polygon.exterior().lines().flat_map(|e| knit_edge(e.start, e.end, &near)).collect();
        *polygon = Polygon::new(LineString::new(ring), vec![]);
    }
}

/// The corners in the box, of a list that is sorted by longitude.
fn within(corners: &[Coord], bounds: Rect) -> Vec<Coord> {
    let from = corners.partition_point(|c| c.x < bounds.min().x - NEAR);
    let to = corners.partition_point(|c| c.x <= bounds.max().x + NEAR);
    let (south, north) = (bounds.min().y - NEAR, bounds.max().y + NEAR);
    corners[from..to].iter().copied().filter(|c| (south..=north).contains(&c.y)).collect()
}

/// The start of an edge and then the corners that lie on it, in order.
fn knit_edge(start: Coord, end: Coord, corners: &[Coord]) -> Vec<Coord> {
    let way = end - start;
    let length = way.x.hypot(way.y);
    let mut on: Vec<(f64, Coord)> = corners
        .iter()
        .map(|c| (*c, *c - start))
        .filter(|(_, to)| (way.x * to.y - way.y * to.x).abs() <= NEAR * length)
        .map(|(c, to)| ((way.x * to.x + way.y * to.y) / length, c))
        .filter(|(along, _)| (NEAR..=length - NEAR).contains(along))
        .collect();
    on.sort_by(|a, b| a.0.total_cmp(&b.0));
    std::iter::once(start).chain(on.into_iter().map(|(_, c)| c)).collect()
}
