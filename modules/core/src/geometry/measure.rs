use super::ellipsoid;
use super::position::{Position, round};
use super::shape::Shape;
use geo::line_measures::InterpolateLine;
use geo::{BoundingRect, Coord, Euclidean, Geodesic, Geometry, InteriorPoint, Intersects, Length, Point};

/// The box around a shape, degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
}

impl Bounds {
    /// Is the position in the box or on its border?
    pub fn contains(&self, at: Position) -> bool {
        (self.west..=self.east).contains(&at.longitude())
            && (self.south..=self.north).contains(&at.latitude())
    }
}

impl Shape {
    /// The box around it.
    pub fn bounds(&self) -> Bounds {
        match self.geometry().bounding_rect() {
            Some(r) => Bounds { west: r.min().x, south: r.min().y, east: r.max().x, north: r.max().y },
            None => Bounds { west: 0.0, south: 0.0, east: 0.0, north: 0.0 },
        }
    }

    /// A point of the shape that stands for it, e.g. to put its name there: inside an area (of several, the largest),
    /// half-way along a line.
    pub fn centre(&self) -> Position {
        let found = match self.geometry() {
            Geometry::LineString(line) => Euclidean.point_at_ratio_from_start(line, 0.5),
            other => other.interior_point(),
        };
        let exact = found.unwrap_or(Point::new(0.0, 0.0)).0;
        let rounded = Coord { x: round(exact.x), y: round(exact.y) };
        Position::of(if self.geometry().intersects(&Point(rounded)) { rounded } else { exact })
    }

    /// Is the position in the shape or on its border?
    pub fn contains(&self, at: Position) -> bool {
        self.geometry().intersects(&Point(at.coord()))
    }

    /// Length of a line on the ellipsoid, metres; 0 for what is no line.
    pub fn length(&self) -> f64 {
        match self.geometry() {
            Geometry::LineString(line) => Geodesic.length(line),
            _ => 0.0,
        }
    }

    /// Area on the ellipsoid, square metres, with edges straight in longitude and latitude (RFC 7946); 0 for points and
    /// lines.
    pub fn area(&self) -> f64 {
        match self.geometry() {
            Geometry::Polygon(p) => ellipsoid::area(p),
            Geometry::MultiPolygon(m) => m.iter().map(ellipsoid::area).sum(),
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        Shape::parse(text, "shape").unwrap()
    }

    #[test]
    fn an_area_is_measured_on_the_ellipsoid() {
        let degree =
            shape(r#"{"type":"Polygon","coordinates":[[[117,30],[118,30],[118,31],[117,31],[117,30]]]}"#);
        let area = degree.area() / 1e6;
        assert!((10_640.0..10_660.0).contains(&area), "{area} square kilometres");
        let b = degree.bounds();
        assert_eq!((b.west, b.south, b.east, b.north), (117.0, 30.0, 118.0, 31.0));
    }

    #[test]
    fn the_centre_of_a_bent_shape_lies_in_it() {
        let bent = shape(
            r#"{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,1],[1,1],[1,9],[10,9],[10,10],[0,10],[0,0]]]}"#,
        );
        assert!(bent.contains(bent.centre()));
        assert!(!bent.contains(Position::new(5.0, 5.0, "p").unwrap()));
        assert!(bent.contains(Position::new(0.0, 5.0, "p").unwrap()), "the border belongs to it");
    }

    #[test]
    fn the_centre_of_a_line_is_half_way() {
        let road = shape(r#"{"type":"LineString","coordinates":[[117,30],[117.1,30],[117.3,30]]}"#);
        assert_eq!(road.centre(), Position::new(117.15, 30.0, "p").unwrap());
        assert_eq!(road.area(), 0.0);
        assert!((28_900.0..29_000.0).contains(&road.length()), "{}", road.length());
    }
}
