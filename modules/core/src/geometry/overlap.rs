use super::ellipsoid;
use super::shape::Shape;
use geo::{BooleanOps, Geometry, Intersects, MultiPolygon};

impl Shape {
    /// Do the two touch or share ground?
    pub fn meets(&self, other: &Shape) -> bool {
        self.geometry().intersects(other.geometry())
    }

    /// Area that two areas share, square metres; 0 for points and lines.
    pub fn shared_area(&self, other: &Shape) -> f64 {
        let (Some(one), Some(two)) = (ground(self), ground(other)) else { return 0.0 };
        one.intersection(&two).iter().map(ellipsoid::area).sum()
    }
}

fn ground(shape: &Shape) -> Option<MultiPolygon> {
    match shape.geometry() {
        Geometry::Polygon(one) => Some(MultiPolygon(vec![one.clone()])),
        Geometry::MultiPolygon(many) => Some(many.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64) -> Shape {
        let east = west + 0.01;
        let text = format!(
            r#"{{"type":"Polygon","coordinates":[[[{west},30],[{east},30],[{east},30.01],[{west},30.01],[{west},30]]]}}"#
        );
        Shape::parse(&text, "shape").unwrap()
    }

    #[test]
    fn neighbours_share_no_ground() {
        assert!(square(117.0).meets(&square(117.01)));
        assert!(square(117.0).shared_area(&square(117.01)) < 1.0);
        assert!(!square(117.0).meets(&square(117.02)));
    }

    #[test]
    fn half_of_it_is_shared() {
        let part = square(117.0).shared_area(&square(117.005)) / square(117.0).area();
        assert!((0.499..0.501).contains(&part), "{part}");
    }
}
