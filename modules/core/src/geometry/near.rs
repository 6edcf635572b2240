use super::shape::Shape;
use geo::{Distance, Euclidean};

/// Degrees that two shapes with a common border can be apart after rounding, about 1 m.
const GAP: f64 = 1e-5;

impl Shape {
    /// Does it border on the other shape, or overlap it?
    pub fn borders(&self, other: &Shape) -> bool {
        let (a, b) = (self.bounds(), other.bounds());
        let apart = a.west > b.east + GAP
            || b.west > a.east + GAP
            || a.south > b.north + GAP
            || b.south > a.north + GAP;
        !apart && Euclidean.distance(self.geometry(), other.geometry()) <= GAP
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
    fn a_common_border_makes_neighbours() {
        assert!(square(117.0).borders(&square(117.01)));
        assert!(square(117.0).borders(&square(117.010_001)), "rounding leaves a gap");
        assert!(!square(117.0).borders(&square(117.02)));
    }
}
