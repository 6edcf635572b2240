use super::position::{problem, round};
use super::valid;
use geo::orient::{Direction, Orient};
use geo::{CoordsIter, Geometry, MapCoords, RemoveRepeatedPoints, Validation};
use geojson::GeometryValue;
use kit::error::{Error, Result};

/// The most vertices that a shape may have.
pub const MAX_VERTICES: usize = 20_000;
/// The longest GeoJSON text that is read, in bytes: generous for [`MAX_VERTICES`].
const MAX_TEXT: usize = 2_000_000;

/// A checked shape of a place: point, line, polygon or several polygons.
///
/// Coordinates are in range and rounded to six decimals, rings are closed, polygons valid (OGC simple features), outer
/// rings counter-clockwise (RFC 7946).
#[derive(Clone, Debug, PartialEq)]
pub struct Shape(Geometry);

/// What a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShapeKind {
    /// One place, e.g. a hydrant.
    Point,
    /// A way, e.g. a road.
    Line,
    /// Ground with a border: a polygon or several.
    Area,
}

impl Shape {
    /// Reads a GeoJSON geometry (RFC 7946). Accepted types are Point, LineString, Polygon and MultiPolygon. An error
    /// names the place in the input below `path`, e.g. `input.shape.coordinates[0][3]`.
    pub fn parse(text: &str, path: &str) -> Result<Self> {
        if text.len() > MAX_TEXT {
            return Err(Error::bad_input(
                path,
                format!("at most {MAX_TEXT} bytes of GeoJSON; simplify it first"),
            ));
        }
        let json = geometry_of(text, path)?;
        check_positions(&json.value, path)?;
        // the library has nothing to say beyond what was checked
        let geometry = Geometry::try_from(&json.value).map_err(|_| Error::bad_input(path, NESTED))?;
        Self::of(geometry, path)
    }

    /// Takes a geometry made by the program itself: rounds, orients and checks it.
    pub fn of(geometry: Geometry, path: &str) -> Result<Self> {
        let shape = Self(tidy(geometry)).checked(path)?;
        if matches!(shape.kind(), ShapeKind::Area) && shape.area() < 0.01 {
            return Err(Error::bad_input(path, "the shape has no area; give corners at least 0.1 m apart"));
        }
        Ok(shape)
    }

    /// The GeoJSON text, six decimals.
    pub fn to_geojson(&self) -> String {
        GeometryValue::from(&self.0).to_string()
    }

    /// What it is.
    pub fn kind(&self) -> ShapeKind {
        match self.0 {
            Geometry::Point(_) => ShapeKind::Point,
            Geometry::LineString(_) => ShapeKind::Line,
            _ => ShapeKind::Area,
        }
    }

    /// The geometry, for calculations.
    pub fn geometry(&self) -> &Geometry {
        &self.0
    }

    /// How many vertices it has; the closing one of each ring counts.
    pub fn vertices(&self) -> usize {
        self.0.coords_count()
    }

    fn checked(self, path: &str) -> Result<Self> {
        let problem = match &self.0 {
            Geometry::Polygon(polygon) => valid::problem(std::slice::from_ref(polygon)),
            Geometry::MultiPolygon(many) => valid::problem(&many.0),
            Geometry::LineString(line) if line.check_validation().is_err() => {
                Some("a line needs at least two different positions".to_owned())
            }
            other => other.check_validation().is_err().then(|| "its positions are no numbers".to_owned()),
        };
        match problem {
            None => Ok(self),
            Some(why) => Err(Error::bad_input(path, format!("the shape is not valid: {why}"))),
        }
    }
}

const NESTED: &str =
    "not a GeoJSON geometry: `coordinates` are numbers in as many brackets as the type asks for (RFC 7946)";

/// The geometry in a text; an error says where the text stops to be one.
fn geometry_of(text: &str, path: &str) -> Result<geojson::Geometry> {
    let json: serde_json::Value = serde_json::from_str(text).map_err(|error| {
        let at = format!("line {}, column {}", error.line(), error.column());
        Error::bad_input(path, format!("not a GeoJSON geometry: the text is no JSON from {at} on"))
    })?;
    if !json.is_object() {
        let text = "not a GeoJSON geometry: an object with `type` and `coordinates` is expected";
        return Err(Error::bad_input(path, text));
    }
    let wrong = |below: &str, message: &str| Err(Error::bad_input(format!("{path}.{below}"), message));
    match json.get("type").map(serde_json::Value::as_str) {
        None => return wrong("type", "`type` is missing, such as Polygon"),
        Some(None) => return wrong("type", "a text is expected, such as Polygon"),
        Some(Some("Feature" | "FeatureCollection")) => {
            return wrong("type", "a geometry is expected, not a feature: send its `geometry`");
        }
        Some(Some(
            "Point" | "LineString" | "Polygon" | "MultiPoint" | "MultiLineString" | "MultiPolygon",
        )) => match json.get("coordinates") {
            None => return wrong("coordinates", "`coordinates` are missing"),
            Some(coordinates) if !coordinates.is_array() => {
                return wrong("coordinates", "an array is expected");
            }
            Some(_) => {}
        },
        Some(Some(_)) => {
            return wrong("type", "no such type; use Point, LineString, Polygon or MultiPolygon");
        }
    }
    serde_json::from_value(json).or_else(|_| wrong("coordinates", NESTED))
}

/// Rounded, without repeated points, outer rings counter-clockwise.
fn tidy(geometry: Geometry) -> Geometry {
    let rounded =
        geometry.map_coords(|c| geo::Coord { x: round(c.x), y: round(c.y) }).remove_repeated_points();
    match rounded {
        Geometry::Polygon(p) => Geometry::Polygon(p.orient(Direction::Default)),
        Geometry::MultiPolygon(m) if m.0.len() == 1 => Geometry::Polygon(m.0[0].orient(Direction::Default)),
        Geometry::MultiPolygon(m) => Geometry::MultiPolygon(m.orient(Direction::Default)),
        other => other,
    }
}

fn check_positions(value: &GeometryValue, path: &str) -> Result<()> {
    let at = format!("{path}.coordinates");
    let mut count = 0;
    match value {
        GeometryValue::Point { coordinates } => {
            check_line(std::slice::from_ref(coordinates), path, &mut count)
        }
        GeometryValue::LineString { coordinates } => check_line(coordinates, &at, &mut count),
        GeometryValue::Polygon { coordinates } => check_rings(coordinates, &at, &mut count),
        GeometryValue::MultiPolygon { coordinates } => coordinates
            .iter()
            .enumerate()
            .try_for_each(|(i, rings)| check_rings(rings, &format!("{at}[{i}]"), &mut count)),
        other => {
            let message = format!(
                "a {} is not taken; use Point, LineString, Polygon or MultiPolygon",
                other.type_name()
            );
            Err(Error::bad_input(path, message))
        }
    }
}

fn check_rings(rings: &[Vec<geojson::Position>], at: &str, count: &mut usize) -> Result<()> {
    if rings.is_empty() {
        return Err(Error::bad_input(at, "a polygon needs an outer ring"));
    }
    for (i, ring) in rings.iter().enumerate() {
        let at = format!("{at}[{i}]");
        check_line(ring, &at, count)?;
        if ring.len() < 4 {
            return Err(Error::bad_input(
                at,
                "a ring needs at least four positions, the last the same as the first",
            ));
        }
        if ring.first() != ring.last() {
            return Err(Error::bad_input(at, "the ring is not closed: repeat the first position at its end"));
        }
    }
    Ok(())
}

fn check_line(line: &[geojson::Position], at: &str, count: &mut usize) -> Result<()> {
    *count += line.len();
    if *count > MAX_VERTICES {
        return Err(Error::bad_input(
            at,
            format!("at most {MAX_VERTICES} positions; simplify the shape first"),
        ));
    }
    for (i, position) in line.iter().enumerate() {
        let found = match position.as_slice() {
            [x, y] => problem(*x, *y),
            _ => Some("give longitude and latitude, two numbers".into()),
        };
        if let Some(message) = found {
            return Err(Error::bad_input(format!("{at}[{i}]"), message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
