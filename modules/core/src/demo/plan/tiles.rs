use crate::geometry::{Shape, divide, knit, partition, reading_order};
use geo::{Geometry, Polygon};
use kit::error::{Error, Result};

/// The made-up shapes of a community and of its grids; the grids in the order of their numbers.
#[derive(Debug)]
pub(super) struct Tiled {
    pub(super) community: Shape,
    pub(super) grids: Vec<Shape>,
}

/// Divides a district into towns, communities and grids that tile it. `towns` lists for each town the number of grids
/// of each of its communities. Returns the towns' shapes and for each town its communities.
pub(super) fn tile(district: &Shape, towns: &[Vec<usize>], seed: u64) -> Result<Vec<(Shape, Vec<Tiled>)>> {
    let weight = |grids: &[usize]| grids.iter().sum::<usize>() as f64;
    let weights: Vec<f64> = towns.iter().map(|t| weight(t)).collect();
    let mut all = partition(district, &weights, seed)?;
    for (t, communities) in towns.iter().enumerate() {
        let weights: Vec<f64> = communities.iter().map(|n| *n as f64).collect();
        let mut cells = divide(&all[t].clone(), &weights, seed + t as u64)?;
        for (c, count) in communities.iter().enumerate() {
            let grids = divide(&cells[c], &vec![1.0; *count], seed ^ (t * 1_000 + c) as u64)?;
            cells.extend(grids);
        }
        all.extend(cells);
    }
    knit(&mut all);
    let mut shapes = all.into_iter().map(|p: Polygon| Shape::of(Geometry::Polygon(p), "cell"));
    let mut next = || shapes.next().unwrap_or_else(|| Err(Error::conflict("the cells do not match")));
    let town_shapes: Vec<Shape> = towns.iter().map(|_| next()).collect::<Result<_>>()?;
    let mut tiled = Vec::with_capacity(towns.len());
    for (town, communities) in town_shapes.into_iter().zip(towns) {
        let shapes: Vec<Shape> = communities.iter().map(|_| next()).collect::<Result<_>>()?;
        let mut inner = Vec::with_capacity(communities.len());
        for (community, count) in shapes.into_iter().zip(communities) {
            let grids: Vec<Shape> = (0..*count).map(|_| next()).collect::<Result<_>>()?;
            inner.push(Tiled { community, grids: numbered(grids) });
        }
        tiled.push((town, inner));
    }
    Ok(tiled)
}

/// Grids in the order in which they are numbered.
fn numbered(grids: Vec<Shape>) -> Vec<Shape> {
    let centres: Vec<_> = grids.iter().map(Shape::centre).collect();
    reading_order(&centres).into_iter().map(|i| grids[i].clone()).collect()
}
