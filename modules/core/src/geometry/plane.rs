use geo::Coord;

/// Metres of one degree of latitude, near enough for tolerances and for dividing an area of a city's size.
const METRES_OF_A_DEGREE: f64 = 111_320.0;

/// A flat map around one place: degrees to metres and back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    origin: Coord,
    east: f64,
}

impl Plane {
    /// The plane around `origin`.
    pub(super) fn around(origin: Coord) -> Self {
        Self { origin, east: METRES_OF_A_DEGREE * origin.y.to_radians().cos().max(0.01) }
    }

    /// Metres east and north of the origin.
    pub(super) fn metres(&self, degrees: Coord) -> Coord {
        Coord {
            x: (degrees.x - self.origin.x) * self.east,
            y: (degrees.y - self.origin.y) * METRES_OF_A_DEGREE,
        }
    }

    /// Degrees of a place in metres.
    pub(super) fn degrees(&self, metres: Coord) -> Coord {
        Coord { x: self.origin.x + metres.x / self.east, y: self.origin.y + metres.y / METRES_OF_A_DEGREE }
    }
}
