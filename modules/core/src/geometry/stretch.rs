use super::plane::Plane;
use super::position::Position;
use super::shape::Shape;
use geo::line_measures::InterpolateLine;
use geo::{
    BooleanOps, Coord, Euclidean, Geometry, Length, LineString, MapCoords, MultiLineString, MultiPolygon,
};

/// Half the length of the line that is laid over a shape, metres: longer than any district.
const FAR: f64 = 500_000.0;
/// Part of a stretch that is left free at each end.
const FREE: f64 = 0.03;

impl Shape {
    /// The longest stretch inside an area of the straight line through `at`, a little short of the border at both
    /// ends. `bearing` is in degrees clockwise from north. None when the line misses the area.
    pub(crate) fn stretch(&self, at: Position, bearing: f64) -> Option<Shape> {
        let plane = Plane::around(at.coord());
        let flat = match self.geometry().map_coords(|c| plane.metres(c)) {
            Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon]),
            Geometry::MultiPolygon(many) => many,
            _ => return None,
        };
        let (east, north) = bearing.to_radians().sin_cos();
        let end = |far: f64| Coord { x: east * far, y: north * far };
        let line = MultiLineString::new(vec![LineString::new(vec![end(-FAR), end(FAR)])]);
        let inside = flat.clip(&line, false);
        let longest = inside.iter().max_by(|a, b| Euclidean.length(*a).total_cmp(&Euclidean.length(*b)))?;
        let part = |ratio| Euclidean.point_at_ratio_from_start(longest, ratio).map(|p| plane.degrees(p.0));
        let ends = vec![part(FREE)?, part(0.5)?, part(1.0 - FREE)?];
        Shape::of(Geometry::LineString(LineString::new(ends)), "stretch").ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_lies_inside_and_takes_the_longer_side() {
        let bent = r#"{"type":"Polygon","coordinates":[[[0,0],[0.1,0],[0.1,0.04],[0.06,0.04],[0.06,0.01],[0.02,0.01],
            [0.02,0.04],[0,0.04],[0,0]]]}"#;
        let shape = Shape::parse(bent, "shape").unwrap();
        let at = Position::new(0.04, 0.02, "at").unwrap();
        let found = shape.stretch(at, 90.0).unwrap();
        let bounds = found.bounds();
        assert!(bounds.west > 0.06 && bounds.east < 0.1 && found.length() > 4_000.0, "{bounds:?}");
        assert!(shape.stretch(Position::new(0.5, 0.5, "at").unwrap(), 0.0).is_none());
    }
}
