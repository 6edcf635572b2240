use geo::{Coord, LineString, Polygon};

/// Half the greater axis of the ellipsoid of CGCS2000 (GRS 80), metres.
const AXIS: f64 = 6_378_137.0;
/// Its first eccentricity, squared.
const E2: f64 = 0.006_694_380_022_9;
/// Places and weights of Gauss's formula of three points on 0 to 1.
const GAUSS: [(f64, f64); 3] =
    [(0.112_701_665_379_258, 5.0 / 18.0), (0.5, 8.0 / 18.0), (0.887_298_334_620_742, 5.0 / 18.0)];

/// Area of a polygon on the ellipsoid, square metres. Edges are straight in longitude and latitude, as RFC 7946 draws
/// them, so that the parts of an area add up to it exactly.
pub(super) fn area(polygon: &Polygon) -> f64 {
    let holes: f64 = polygon.interiors().iter().map(ring_area).sum();
    (ring_area(polygon.exterior()) - holes).max(0.0)
}

fn ring_area(ring: &LineString) -> f64 {
    ring.lines().map(|edge| below(edge.start, edge.end)).sum::<f64>().abs()
}

/// Area between the equator and an edge, signed.
fn below(a: Coord, b: Coord) -> f64 {
    let turn = (b.x - a.x).to_radians();
    GAUSS.iter().map(|(at, weight)| turn * weight * zone((a.y + at * (b.y - a.y)).to_radians())).sum()
}

/// Area between the equator and a latitude for each radian of longitude.
fn zone(latitude: f64) -> f64 {
    let (e, sin) = (E2.sqrt(), latitude.sin());
    AXIS * AXIS * (1.0 - E2) / 2.0 * (sin / (1.0 - E2 * sin * sin) + (e * sin).atanh() / e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{GeodesicArea, polygon};

    #[test]
    fn small_areas_agree_with_the_geodesic_ones() {
        let p =
            polygon![(x: 117.8, y: 30.9), (x: 117.81, y: 30.9), (x: 117.812, y: 30.92), (x: 117.8, y: 30.91)];
        assert!((area(&p) / p.geodesic_area_unsigned() - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_whole_earth_has_its_area() {
        let p = polygon![(x: -180., y: -90.), (x: 180., y: -90.), (x: 180., y: 90.), (x: -180., y: 90.)];
        assert!((area(&p) / 510_065_621_724_000.0 - 1.0).abs() < 1e-6);
    }
}
