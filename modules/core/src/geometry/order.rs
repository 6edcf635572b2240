use super::position::Position;

/// The order in which places are numbered: west to east along a strip, the strips from north to south. There are about
/// as many strips as places in each. Returns the places' indices.
pub fn reading_order(places: &[Position]) -> Vec<usize> {
    let strips = (places.len() as f64).sqrt().round().max(1.0);
    let north = places.iter().map(|p| p.latitude()).fold(f64::MIN, f64::max);
    let south = places.iter().map(|p| p.latitude()).fold(f64::MAX, f64::min);
    let height = ((north - south) / strips).max(f64::MIN_POSITIVE);
    let strip = |p: Position| ((north - p.latitude()) / height).floor().min(strips - 1.0);
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (places[*a], places[*b]);
        strip(a)
            .total_cmp(&strip(b))
            .then(a.longitude().total_cmp(&b.longitude()))
            .then(b.latitude().total_cmp(&a.latitude()))
    });
    order
}
