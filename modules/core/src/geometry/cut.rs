use geo::Coord;

/// A ring of a polygon without holes: counter-clockwise, the first vertex not repeated, metres.
pub(super) type Ring = Vec<Coord>;

/// A straight line: the places `p` with `across · p == offset`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Unit vector across the line.
    pub(super) across: Coord,
    /// Distance from the origin along `across`, metres.
    pub(super) offset: f64,
}

/// Two parts of a ring.
pub(super) struct Cut {
    pub(super) first: Ring,
    pub(super) second: Ring,
}

/// The ways to cut a ring along the line. Each is along one stretch of the line that lies inside, so that both parts
/// are connected whatever the ring's form; they share the two new vertices exactly.
pub(super) fn cuts(ring: &[Coord], line: Line) -> Vec<Cut> {
    let mut crossings = crossings(ring, line);
    crossings.sort_by(|a, b| a.along.total_cmp(&b.along));
    crossings.chunks_exact(2).map(|pair| cut_between(ring, &pair[0], &pair[1])).collect()
}

/// Area of a ring, square metres.
pub(super) fn area(ring: &[Coord]) -> f64 {
    edges(ring).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
}

/// Length of a ring, metres.
pub(super) fn around(ring: &[Coord]) -> f64 {
    edges(ring).map(|(a, b)| (b - a).x.hypot((b - a).y)).sum()
}

/// Area of the part of the ring behind the line (`across · p < offset`).
pub(super) fn area_behind(ring: &[Coord], line: Line) -> f64 {
    let mut kept = Vec::with_capacity(ring.len() + 2);
    for (a, b) in edges(ring) {
        let (sa, sb) = (line.side(a), line.side(b));
        if sa < 0.0 {
            kept.push(a);
        }
        if (sa < 0.0) != (sb < 0.0) {
            kept.push(line.crossing(a, b));
        }
    }
    area(&kept)
}

struct Crossing {
    edge: usize,
    at: Coord,
    along: f64,
}

impl Line {
    fn side(self, p: Coord) -> f64 {
        self.across.x * p.x + self.across.y * p.y - self.offset
    }

    fn crossing(self, a: Coord, b: Coord) -> Coord {
        let (sa, sb) = (self.side(a), self.side(b));
        a + (b - a) * (sa / (sa - sb))
    }
}

fn edges(ring: &[Coord]) -> impl Iterator<Item = (Coord, Coord)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn crossings(ring: &[Coord], line: Line) -> Vec<Crossing> {
    edges(ring)
        .enumerate()
        .filter(|(_, (a, b))| (line.side(*a) < 0.0) != (line.side(*b) < 0.0))
        .map(|(edge, (a, b))| {
            let at = line.crossing(a, b);
            Crossing { edge, at, along: line.across.x * at.y - line.across.y * at.x }
        })
        .collect()
}

fn cut_between(ring: &[Coord], one: &Crossing, other: &Crossing) -> Cut {
    let (a, b) = if one.edge < other.edge { (one, other) } else { (other, one) };
    let mut first = vec![a.at];
    first.extend_from_slice(&ring[a.edge + 1..=b.edge]);
    first.push(b.at);
    let mut second = vec![b.at];
    second.extend_from_slice(&ring[b.edge + 1..]);
    second.extend_from_slice(&ring[..=a.edge]);
    second.push(a.at);
    Cut { first, second }
}
