use super::plane::Plane;
use super::shape::Shape;
use geo::{Geometry, MapCoords, SimplifyVwPreserve};
use kit::code::AreaLevel;

/// The detail that a map of places of this level needs: the tolerance of [`Shape::simplified`], metres.
pub fn tolerance_for(level: AreaLevel) -> f64 {
    match level {
        AreaLevel::Province => 2_000.0,
        AreaLevel::City => 500.0,
        AreaLevel::District => 150.0,
        AreaLevel::Town => 40.0,
        AreaLevel::Community => 10.0,
        AreaLevel::Grid => 2.0,
    }
}

impl Shape {
    /// The shape with fewer vertices: corners that stand out by less than about `tolerance` metres are left out
    /// (Visvalingam's method). The result is valid and of the same kind; where that is not possible at this tolerance
    /// a smaller one is used, and at the end the shape itself.
    pub fn simplified(&self, tolerance: f64) -> Shape {
        if !tolerance.is_finite() || tolerance <= 0.0 || matches!(self.geometry(), Geometry::Point(_)) {
            return self.clone();
        }
        let plane = Plane::around(self.centre().coord());
        let flat = self.geometry().map_coords(|c| plane.metres(c));
        [1.0, 0.5, 0.25, 0.1]
            .iter()
            .find_map(|part| {
                let fewer = simplify_flat(&flat, tolerance * part)?;
                let back = fewer.map_coords(|c| plane.degrees(c));
                Shape::of(back, "shape").ok().filter(|s| s.kind() == self.kind())
            })
            .unwrap_or_else(|| self.clone())
    }
}

/// Simplified in metres.
fn simplify_flat(flat: &Geometry, tolerance: f64) -> Option<Geometry> {
    let least_triangle = tolerance * tolerance;
    match flat {
        Geometry::LineString(line) => Some(Geometry::LineString(line.simplify_vw_preserve(least_triangle))),
        Geometry::Polygon(one) => Some(Geometry::Polygon(one.simplify_vw_preserve(least_triangle))),
        Geometry::MultiPolygon(many) => {
            Some(Geometry::MultiPolygon(many.simplify_vw_preserve(least_triangle)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::TAU;

    fn wavy(count: u32) -> Shape {
        let ring: Vec<String> = (0..=count)
            .map(|i| f64::from(i % count) / f64::from(count) * TAU)
            .map(|t| (0.05 + 0.0005 * (t * 90.0).sin(), t))
            .map(|(r, t)| format!("[{},{}]", 117.8 + r * t.cos(), 30.9 + r * t.sin()))
            .collect();
        let text = format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, ring.join(","));
        Shape::parse(&text, "shape").unwrap()
    }

    #[test]
    fn a_coarser_map_has_fewer_vertices_and_nearly_the_same_area() {
        let full = wavy(3_000);
        let mut before = full.vertices();
        for level in [AreaLevel::Grid, AreaLevel::Community, AreaLevel::Town, AreaLevel::District] {
            let coarse = full.simplified(tolerance_for(level));
            assert!(coarse.vertices() < before, "{level:?}");
            assert!((coarse.area() / full.area() - 1.0).abs() < 0.05, "{level:?}");
            before = coarse.vertices();
        }
    }

    #[test]
    fn a_tolerance_beyond_the_shape_still_gives_a_valid_shape() {
        let full = wavy(300);
        let coarse = full.simplified(1e9);
        assert_eq!(coarse.kind(), full.kind());
        assert!((4..=full.vertices()).contains(&coarse.vertices()));
        assert_eq!(full.simplified(0.0), full);
        assert_eq!(full.simplified(f64::NAN), full);
    }
}
