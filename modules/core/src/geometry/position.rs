use geo::{Coord, Distance, Haversine};
use kit::error::{Error, Result};

/// A place on the ground: longitude and latitude in degrees, finite and in range, six decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    longitude: f64,
    latitude: f64,
}

impl Position {
    /// A position; `path` is the input field that an error names. Longitude is -180 to 180, latitude -90 to 90.
    pub fn new(longitude: f64, latitude: f64, path: &str) -> Result<Self> {
        match problem(longitude, latitude) {
            None => Ok(Self { longitude: round(longitude), latitude: round(latitude) }),
            Some(message) => Err(Error::bad_input(path, message)),
        }
    }

    /// Degrees east of Greenwich.
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// Degrees north of the equator.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Metres to another place, over a sphere: within 0.6 %.
    pub fn metres_to(self, other: Self) -> f64 {
        Haversine.distance(self.coord().into(), other.coord().into())
    }

    pub(super) fn of(coord: Coord) -> Self {
        Self { longitude: coord.x, latitude: coord.y }
    }

    pub(super) fn coord(self) -> Coord {
        Coord { x: self.longitude, y: self.latitude }
    }
}

/// Rounded to six decimals, about 0.1 m.
pub(super) fn round(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Why this is no position.
pub(super) fn problem(longitude: f64, latitude: f64) -> Option<String> {
    if !longitude.is_finite() || !latitude.is_finite() {
        Some("give finite numbers".into())
    } else if !(-180.0..=180.0).contains(&longitude) {
        Some(format!("longitude {longitude} is outside -180 to 180; the order is longitude, latitude"))
    } else if !(-90.0..=90.0).contains(&latitude) {
        Some(format!("latitude {latitude} is outside -90 to 90; the order is longitude, latitude"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_on_earth_are_positions() {
        for (x, y) in [(f64::NAN, 1.0), (1.0, f64::INFINITY), (180.1, 0.0), (30.9, 117.8)] {
            assert_eq!(Position::new(x, y, "input.point").unwrap_err().fields()[0].path, "input.point");
        }
        let p = Position::new(117.123_456_78, 30.9, "p").unwrap();
        assert_eq!((p.longitude(), p.latitude()), (117.123_457, 30.9));
    }

    #[test]
    fn a_minute_of_latitude_is_about_a_sea_mile() {
        let (a, b) =
            (Position::new(117.8, 30.9, "a").unwrap(), Position::new(117.8, 30.9 + 1.0 / 60.0, "b").unwrap());
        assert!((a.metres_to(b) - 1_853.0).abs() < 10.0);
        assert!(a.metres_to(a) < 0.001);
    }
}
